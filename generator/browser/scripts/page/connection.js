/** The worker that runs Python, the requests it has not answered yet, and its end. The other end is python/messages.js. */
class Connection {
  /**
   * @param {Worker} worker
   * @param {string} url of its script
   * @param {Deadlines} deadlines
   */
  constructor(worker, url, deadlines) {
    this.worker = worker;
    this.deadlines = deadlines;
    this.pending = new Map();
    this.lastId = 0;
    /** Whether the worker has been heard of. */
    this.heard = false;
    /** Whether all is there that Python starts from. */
    this.supplied = false;
    /** Whether Python is there; from then on silence is what is expected. */
    this.booted = false;
    /** @type {Error | null} why it has ended */
    this.end = null;
    this.watchdog = new Watchdog((error) => this.die(error));
    worker.onmessage = (event) => this.receive(event.data);
    watchScript(worker, url, () => this.watchBeat("the worker did not start"), (error) => this.die(error));
    this.watchSilence(deadlines.stall, "the worker's script did not load");
  }

  watchSilence(limit, reason) {
    this.watchdog.watch(limit, () => new EngineError("engine-worker", { reason }));
  }

  watchBeat(reason) {
    if (!this.heard && !this.end) this.watchSilence(this.deadlines.beat, reason);
  }

  /** Send a command. What is asked while Python starts is answered once it has. */
  request(command, content, transfer = []) {
    if (this.end) return Promise.reject(this.end);
    this.lastId += 1;
    const id = this.lastId;
    const answer = new Promise((resolve, reject) => this.pending.set(id, { command, resolve, reject }));
    this.worker.postMessage(Object.assign({ id, command }, content), transfer);
    if (this.booted && this.pending.size === 1) this.watchCall();
    return answer;
  }

  /** Python does one thing at a time, so what waits behind another call is not on the clock yet. */
  watchCall() {
    const limit = this.deadlines.call;
    this.watchdog.watch(limit, () => new EngineError("engine-timeout", { phase: "call", limit }));
  }

  /** All that it needs is there: from now on it works without a sign of life, and not for ever. */
  watchStart() {
    this.supplied = true;
    // One that has not even started is already being watched.
    if (!this.heard) return;
    const limit = this.deadlines.start;
    this.watchdog.watch(limit, () => new EngineError("engine-timeout", { phase: "start", limit }));
  }

  /** The first sign of life. */
  hear() {
    this.watchBeat("the worker fell silent");
    this.heard = true;
    if (this.supplied) this.watchStart();
  }

  receive(message) {
    if (!this.heard) this.hear();
    if (message.kind === "reply" || message.kind === "failure") this.settle(message);
    else if (!this.supplied) this.watchdog.heard();
  }

  settle(message) {
    const error = message.kind === "failure" ? new EngineError(message.code, message.detail) : null;
    const request = this.pending.get(message.id);
    this.pending.delete(message.id);
    if (request && request.command === "boot") this.booted = !error;
    if (request && error) request.reject(error);
    else if (request) {
      performance.measure("engine:" + request.command, { start: performance.now() - message.took, duration: message.took });
      request.resolve(message.value);
    }
    if (error && message.fatal) this.die(error);
    else if (!this.booted) return;
    else if (this.pending.size > 0) this.watchCall();
    else this.watchdog.rest();
  }

  /** @param {Error} error rejects everything that waits, now and later */
  die(error) {
    if (this.end) return;
    this.end = error;
    this.watchdog.rest();
    this.worker.terminate();
    for (const request of this.pending.values()) request.reject(error);
    this.pending.clear();
  }
}
