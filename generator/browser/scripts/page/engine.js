/*
 * What a page uses: `bootEngine` starts Python, and `Engine` asks it. Knows nothing about questions, scores or reports.
 *
 * Every way to fail rejects with an `EngineError`; nothing waits for ever.
 */

/**
 * @typedef {Object} EngineFile one line of the build's manifest
 * @property {string} name in the engine's folder
 * @property {number} size in bytes
 * @property {string} sha256 in lower-case hexadecimal; of a script, the hash of the function in it
 * @property {boolean} usual whether Python is usually started from it
 */
/**
 * @typedef {Object} Deadlines how long silence may last, in milliseconds
 * @property {number} stall without a byte, while something is downloaded
 * @property {number} beat without a sign of life from a worker that waits for its archives
 * @property {number} start from the last byte to a ready engine
 * @property {number} call for one call of Python
 */
/** @type {Deadlines} A browser that interprets WebAssembly (a policy of Edge) takes long to start. */
const DEADLINES = { stall: 20000, beat: 5000, start: 60000, call: 10000 };
const WORKER = "engine-worker.js";
/** What each way to start Python needs: from memory that was taken when it had started, or all anew. */
const ARCHIVES = { snapshot: ["runtime.zip", "memory.zip"], plain: ["runtime.zip", "packages.zip"] };
const SCRIPT = document.currentScript;

/** The worker's script is run by the browser, from its address; a page in a folder runs the function in it from memory. */
async function startWorker(url) {
  if (location.protocol !== "file:") return new Worker(url);
  const script = document.createElement("script");
  await new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = () => reject(new Error("the worker's script did not load"));
    script.src = url;
    document.head.appendChild(script);
  });
  script.remove();
  const source = new Blob(["(" + self.engineWorker + ")()"], { type: "text/javascript" });
  return new Worker(URL.createObjectURL(source));
}

/** Some contexts (a sandboxed frame) forbid workers at once. */
async function connect(url, deadlines) {
  try {
    return new Connection(await startWorker(url), url, deadlines);
  } catch (error) {
    throw new EngineError("engine-worker", { reason: String(error), url });
  }
}

/** A Python that is ready to assess answers. Made by `bootEngine`. */
class Engine {
  /**
   * @param {Supply} supply
   * @param {Deadlines} deadlines
   * @param {() => void} onRestart
   */
  constructor(supply, deadlines, onRestart) {
    this.supply = supply;
    this.deadlines = deadlines;
    this.onRestart = onRestart;
    this.connection = null;
    this.session = null;
    this.closed = false;
  }

  /** @returns {boolean} false after a fatal error or `close()` */
  get alive() {
    return this.connection !== null && this.connection.end === null;
  }

  /**
   * Start; a second time where that may help: with a fresh script, or without the snapshot.
   * @param {AbortSignal} [signal]
   */
  async start(signal) {
    // Worth knowing before anything is downloaded.
    if (typeof WebAssembly !== "object") throw new EngineError("engine-webassembly-missing", {});
    let method = "snapshot";
    try {
      await this.startOnce(method, signal);
    } catch (error) {
      const brokenScript = error.code === "engine-worker" || (error.detail && error.detail.file === WORKER);
      if ((signal && signal.aborted) || !(brokenScript || error.code === "engine-boot")) throw error;
      if (brokenScript) await this.renewScript();
      else method = "plain";
      await this.startOnce(method, signal);
    }
  }

  async startOnce(method, signal) {
    const { base, files } = this.supply;
    const connection = await connect(base + WORKER, this.deadlines);
    const downloads = new AbortController();
    const onAbort = () => connection.die(new DOMException("The boot was aborted", "AbortError"));
    if (signal) signal.addEventListener("abort", onAbort);
    this.supply.expect(ARCHIVES[method]);
    const booted = connection.request("boot", { method, script: files.get(WORKER) });
    const delivered = ARCHIVES[method].map((name) => this.supply.deliver(connection, name, downloads.signal));
    Promise.all(delivered).then(
      () => connection.watchStart(),
      (error) => connection.die(error),
    );
    if (signal && signal.aborted) onAbort();
    try {
      measureParts(await booted);
      connection.rest();
      this.connection = connection;
    } finally {
      downloads.abort();
      if (signal) signal.removeEventListener("abort", onAbort);
    }
  }

  /** A wrong script may sit in the browser's cache, from where a worker always takes it. */
  async renewScript() {
    if (location.protocol === "file:") return;
    await fetch(this.supply.base + WORKER, { cache: "reload" }).then((response) => response.text()).catch(() => {});
  }

  /**
   * Open a self-check; replaces the one that was open.
   * @param {string} bundle the self-check's bundle, JSON
   * @param {string} language code of the language to report in
   * @returns {Promise<void>}
   */
  async open(bundle, language) {
    this.session = { bundle, language };
    await this.call("open", this.session);
  }

  /**
   * Assess answers to the self-check that is open. Answers come back in the order of the calls.
   * @param {string} answers JSON
   * @returns {Promise<{result: Object, html: string}>}
   */
  async assess(answers) {
    return JSON.parse(await this.call("assess", { answers }));
  }

  /** Ask Python; if it dies of it, once more a new one. */
  async call(command, content) {
    try {
      return await this.connection.call(command, content);
    } catch (error) {
      if (this.alive || this.closed) throw error;
      await this.restart();
      return this.connection.call(command, content);
    }
  }

  async restart() {
    this.onRestart();
    this.restarting = this.restarting || this.start().then(() => this.session && this.connection.call("open", this.session));
    try {
      await this.restarting;
    } finally {
      this.restarting = null;
    }
  }

  /** Stop Python and free its memory. */
  close() {
    this.closed = true;
    this.connection.die(new EngineError("engine-worker", { reason: "the engine was closed" }));
  }
}

/** For the browser's profiler, and for `make bench`: what has taken how long in the worker. */
function measureParts({ origin, timings }) {
  for (const { name, start, duration } of timings) {
    performance.measure("engine:" + name, { start: Math.max(0, origin - performance.timeOrigin + start), duration });
  }
}

/**
 * Start Python.
 * @param {Object} [options]
 * @param {(loaded: number, total: number) => void} [options.onProgress] bytes so far and in all
 * @param {() => void} [options.onRestart] Python has died of a call and is started once more
 * @param {AbortSignal} [options.signal] stops the boot with an `AbortError`
 * @param {Partial<Deadlines>} [options.deadlines]
 * @param {EngineFile[]} [options.files] by default as the script element of this script has them in `data-files`
 * @returns {Promise<Engine>}
 * @throws {EngineError}
 */
async function bootEngine(options = {}) {
  const deadlines = Object.assign({}, DEADLINES, options.deadlines);
  const files = options.files || JSON.parse(SCRIPT.dataset.files);
  const supply = new Supply(new URL(".", SCRIPT.src).href, files, deadlines, options.onProgress || (() => {}));
  const engine = new Engine(supply, deadlines, options.onRestart || (() => {}));
  await engine.start(options.signal);
  return engine;
}

self.EngineError = EngineError;
self.bootEngine = bootEngine;
if ("start" in SCRIPT.dataset) {
  /** While the page is still being read: whoever comes to use it sets the listeners. */
  const early = { onProgress: () => {}, onRestart: () => {} };
  early.engine = bootEngine({
    onProgress: (loaded, total) => early.onProgress(loaded, total),
    onRestart: () => early.onRestart(),
  });
  // It is told to whoever uses it.
  early.engine.catch(() => {});
  self.earlyEngine = early;
}
