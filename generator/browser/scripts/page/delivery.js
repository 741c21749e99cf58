/** The worker that supplies Python's: what it tells, and what it asks. The other end is supply/supply.js. */
class Delivery {
  /**
   * @param {Worker} worker
   * @param {string} url of its script
   * @param {Deadlines} deadlines
   * @param {Object} listeners
   * @param {(loaded: number, total: number) => void} listeners.onProgress
   * @param {(name: string) => Promise<ArrayBuffer>} listeners.onWanted finds an archive that the worker cannot get
   * @param {(supplied: Object) => void} listeners.onSupplied when Python's worker has all that it needs
   * @param {(error: EngineError) => void} listeners.onFailure
   */
  constructor(worker, url, deadlines, listeners) {
    this.worker = worker;
    this.deadlines = deadlines;
    this.listeners = listeners;
    /** Whether the worker has been heard of. */
    this.heard = false;
    this.ended = false;
    this.watchdog = new Watchdog((error) => this.fail(error));
    worker.onmessage = (event) => this.receive(event.data);
    watchScript(worker, url, () => this.watchBeat("the worker did not start"), (error) => this.fail(error));
    this.watch(deadlines.stall, "the worker's script did not load");
  }

  watch(limit, reason) {
    this.watchdog.watch(limit, () => new EngineError("engine-worker", { reason }));
  }

  watchBeat(reason) {
    if (!this.heard && !this.ended) this.watch(this.deadlines.beat, reason);
  }

  receive(message) {
    this.watchBeat("the worker fell silent");
    this.heard = true;
    this.watchdog.heard();
    if (message.kind === "progress") this.listeners.onProgress(message.loaded, message.total);
    if (message.kind === "wanted") this.give(message.name);
    if (message.kind === "failure") this.fail(new EngineError(message.code, message.detail));
    if (message.kind === "supplied") {
      this.end();
      this.listeners.onSupplied(message);
    }
  }

  async give(name) {
    const bytes = await this.listeners.onWanted(name).catch(() => null);
    this.worker.postMessage({ name, bytes });
  }

  fail(error) {
    if (this.ended) return;
    this.end();
    this.listeners.onFailure(error);
  }

  end() {
    this.ended = true;
    this.watchdog.rest();
    this.worker.terminate();
  }
}
