/** A worker, the requests it has not answered yet, and its end. The other end is worker/messages.js. */
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
    /** @type {Error | null} why it has ended */
    this.end = null;
    this.watchdog = new Watchdog((error) => this.die(error));
    this.onViolation = (event) => this.noticePolicy(event, url);
    document.addEventListener("securitypolicyviolation", this.onViolation);
    worker.onmessage = (event) => this.receive(event.data);
    worker.onmessageerror = () => this.die(new EngineError("engine-worker", { reason: "unreadable message" }));
    worker.onerror = (event) => {
      event.preventDefault();
      this.dieOfError(event, url);
    };
    this.watchScript();
  }

  /** Send a command. */
  request(command, content) {
    if (this.end) return Promise.reject(this.end);
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.worker.postMessage(Object.assign({ id, command }, content));
    });
  }

  /** Send a command that must be answered in time. Python does one thing at a time: what waits is not on the clock. */
  call(command, content) {
    const answer = this.request(command, content);
    if (this.pending.size === 1) this.watchCall();
    return answer;
  }

  watchCall() {
    const limit = this.deadlines.call;
    this.watchdog.watch(limit, new EngineError("engine-timeout", { phase: "call", limit }));
  }

  watchScript() {
    const reason = "the worker's script did not load";
    this.watchdog.watch(this.deadlines.stall, new EngineError("engine-worker", { reason }));
  }

  watchBeat() {
    const reason = "the worker fell silent";
    this.watchdog.watch(this.deadlines.beat, new EngineError("engine-worker", { reason }));
  }

  /** All that it needs is on its way: from now on it works without a sign of life, and not for ever. */
  watchStart() {
    const limit = this.deadlines.start;
    this.starting = true;
    this.watchdog.watch(limit, new EngineError("engine-timeout", { phase: "start", limit }));
  }

  receive(message) {
    if (message.kind === "reply" || message.kind === "failure") this.settle(message);
    else if (message.kind === "hello" && !this.starting) this.watchBeat();
    else if (!this.starting) this.watchdog.heard();
  }

  settle(message) {
    const error = message.kind === "failure" ? new EngineError(message.code, message.detail) : null;
    const request = this.pending.get(message.id);
    this.pending.delete(message.id);
    if (request && error) request.reject(error);
    else if (request) request.resolve(message.value);
    if (error && message.fatal) this.die(error);
    else if (!this.booted) this.watchdog.heard();
    else if (this.pending.size > 0) this.watchCall();
    else this.watchdog.rest();
  }

  /** Python is there: from now on silence is what is expected. */
  rest() {
    this.booted = true;
    this.watchdog.rest();
  }

  /** A policy that forbids the worker itself shows as an error without a message, and as this event. */
  noticePolicy(event, url) {
    if (event.blockedURI !== url) return;
    this.die(new EngineError("engine-csp", { directive: event.effectiveDirective, url }));
  }

  dieOfError(event, url) {
    const reason = event.message || "the worker's script did not load";
    const error = new EngineError("engine-worker", { reason, url: event.filename || url, line: event.lineno });
    // If a policy is to blame, its event comes next and knows more.
    setTimeout(() => this.die(error));
  }

  /** @param {Error} error rejects everything that waits, now and later */
  die(error) {
    if (this.end) return;
    this.end = error;
    this.watchdog.rest();
    this.worker.terminate();
    document.removeEventListener("securitypolicyviolation", this.onViolation);
    for (const request of this.pending.values()) request.reject(error);
    this.pending.clear();
  }
}
