/** Errors that say that other bytes came than those expected: a cache may hold them, and the server better ones. */
const WRONG_BYTES = ["engine-download-size", "engine-download-hash"];

/** The archives that Python starts from: each is asked for once, and kept for another start. */
class Supply {
  /**
   * @param {string} base absolute address of the engine's folder, ending in a slash
   * @param {EngineFile[]} files
   * @param {Deadlines} deadlines
   * @param {(loaded: number, total: number) => void} onProgress
   */
  constructor(base, files, deadlines, onProgress) {
    this.base = base;
    this.files = new Map(files.map((file) => [file.name, file]));
    this.deadlines = deadlines;
    this.onProgress = onProgress;
    this.kept = new Map();
    this.received = new Map();
  }

  /** Hand an archive to the worker, from the first source whose bytes are right; rejects with what the first one said. */
  async deliver(connection, name, signal) {
    const file = this.files.get(name);
    let first = null;
    for (const source of this.sources(file)) {
      if (first && !source.tryAfter(first)) continue;
      try {
        const begun = performance.now();
        const found = this.kept.get(name) || (await source.get(signal));
        performance.measure("engine:fetch " + name, { start: begun, end: performance.now() });
        await this.hand(connection, file, found);
        this.kept.set(name, found);
        return;
      } catch (error) {
        if (connection.end || signal.aborted) throw error;
        first = first || error;
        this.tell(file, 0);
      }
    }
    throw first;
  }

  async hand(connection, file, { bytes, detail }) {
    const actual = await connection.request("deliver", { name: file.name, bytes, sha256: file.sha256 });
    if (actual !== file.sha256) {
      throw new EngineError("engine-download-hash", Object.assign({ expected: file.sha256, actual }, detail));
    }
    this.tell(file, file.size);
  }

  /** In the order in which they are tried; `tryAfter` says whether an error leaves them any hope. */
  sources(file) {
    const url = this.base + file.name;
    const options = (cache, signal) => ({
      cache,
      signal,
      stall: this.deadlines.stall,
      onBytes: (received) => this.tell(file, received),
    });
    const packed = {
      get: () => loadPacked(url.replace(/\.zip$/, ".js"), file, this.deadlines.start),
      tryAfter: (error) => error.code !== "engine-download-stalled",
    };
    if (location.protocol === "file:") return [packed];
    const fromCache = { get: (signal) => download(url, file, options("default", signal)) };
    const fromServer = {
      get: (signal) => download(url, file, options("reload", signal)),
      tryAfter: (error) => WRONG_BYTES.includes(error.code),
    };
    return [fromCache, fromServer, packed];
  }

  tell(file, received) {
    this.received.set(file.name, received);
    let [loaded, total] = [0, 0];
    for (const [name, size] of this.received) {
      loaded += size;
      total += this.files.get(name).size;
    }
    this.onProgress(loaded, total);
  }

  /** Forget how far earlier starts have come. */
  expect(names) {
    this.received = new Map(names.map((name) => [name, 0]));
  }
}
