/*
 * What a page uses: `startEngine` starts Python, and `Engine` asks it. Knows nothing about questions, scores or reports.
 *
 * Every way to fail rejects with an `EngineError`; nothing waits for ever. `SCRIPTS` stands before all of this, written by
 * the build: name and hash of the workers' scripts.
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
/** What each way to start Python needs: from memory that was taken when it had started, or all anew. */
const ARCHIVES = { snapshot: ["runtime.zip", "memory.zip"], plain: ["runtime.zip", "packages.zip"] };
const SCRIPT = document.currentScript;
const BASE = new URL(".", SCRIPT.src).href;
/** Whether a sandboxed frame has taken the page's origin away: to the browser every file of the site is another site's. */
const IN_SANDBOX = location.protocol !== "file:" && self.origin === "null";
/** Whether the page may run scripts only, as in a folder: no requests, and workers from memory. */
const IN_FOLDER = location.protocol === "file:" || IN_SANDBOX;

/**
 * Where a worker's script can be run from: its address, or for pages in a folder, memory.
 * @param {"supply" | "python"} role
 * @param {string} url its address
 * @param {number} limit milliseconds
 * @returns {Promise<string>} address
 * @throws {EngineError}
 */
async function findScript(role, url, limit) {
  if (!IN_FOLDER) return url;
  try {
    await loadScript(url, limit);
  } catch (error) {
    throw new EngineError("engine-worker", error.detail);
  }
  return URL.createObjectURL(new Blob([`(${self[role + "Worker"]})()`], { type: "text/javascript" }));
}

/**
 * Start a worker. What it tells before somebody listens is lost, so listen in the same turn.
 * @param {"supply" | "python"} role
 * @param {string} script address
 * @param {Object} task what the worker finds in its name
 * @returns {Worker}
 * @throws {EngineError} some contexts (a sandboxed frame) forbid workers at once
 */
function startWorker(role, script, task) {
  try {
    return new Worker(script, { name: JSON.stringify(Object.assign({ script: SCRIPTS[role] }, task)) });
  } catch (error) {
    throw new EngineError(IN_SANDBOX ? "engine-frame" : "engine-worker", { reason: String(error), url: BASE + SCRIPTS[role].name });
  }
}

/** A Python that assesses answers: at once, or as soon as it is there. Made by `startEngine`. */
class Engine {
  /**
   * @param {Deadlines} deadlines
   * @param {Listeners} listeners may be changed later
   * @param {AbortSignal} [signal]
   * @param {Promise<any>} [after] what to wait for
   */
  constructor(deadlines, listeners, signal, after = null) {
    this.deadlines = deadlines;
    this.listeners = listeners;
    this.session = null;
    this.closed = false;
    this.started = false;
    /** Whether the last start has failed: the next call tries again. */
    this.failed = false;
    /** @type {"snapshot" | "plain"} where the snapshot has not fitted once, it never will */
    this.method = "snapshot";
    /** What the addresses of the workers' scripts end in. */
    this.query = "";
    /** Archives by name, for another start. */
    this.kept = new Map();
    /** The worker that is asked now. */
    this.connecting = null;
    /** Resolves once Python is there; rejects with an `EngineError`. */
    this.ready = this.start(signal, after);
    this.ready.catch(() => (this.failed = true));
  }

  /** Start; a second time where that may help: with fresh scripts, or without the snapshot. */
  async start(signal, after) {
    // Worth knowing before anything is downloaded.
    if (typeof WebAssembly !== "object") throw new EngineError("engine-webassembly-missing", {});
    try {
      await this.startOnce(signal, after);
    } catch (error) {
      const scripts = Object.values(SCRIPTS).map((script) => script.name);
      const brokenScript = error.code === "engine-worker" || (error.detail && scripts.includes(error.detail.file));
      if ((signal && signal.aborted) || !(brokenScript || error.code === "engine-boot")) throw error;
      // The browser's cache may hold a wrong script, but not under this address; nor does a folder.
      if (brokenScript && !IN_FOLDER) this.query = "?again=" + Date.now();
      else if (!brokenScript) this.method = "plain";
      await this.startOnce(signal);
    }
    this.started = true;
  }

  async startOnce(signal, after) {
    this.connecting = this.connect(after);
    const connection = await this.connecting;
    // Every start, a repeated one too, opens the self-check again before anything else is asked of it.
    if (this.session) connection.request("open", this.session).catch(() => {});
    const onAbort = () => connection.die(new DOMException("The start was aborted", "AbortError"));
    if (signal) signal.addEventListener("abort", onAbort);
    if (signal && signal.aborted) onAbort();
    try {
      measureParts(await connection.start);
    } finally {
      connection.delivery.end();
      if (signal) signal.removeEventListener("abort", onAbort);
    }
  }

  /** Start both workers: one loads Pyodide while the other gets what Python starts from. */
  async connect(after) {
    await after;
    const { stall, start } = this.deadlines;
    const archives = ARCHIVES[this.method];
    const mayDownload = !IN_FOLDER && !archives.every((name) => this.kept.has(name));
    const urls = { supply: BASE + SCRIPTS.supply.name + this.query, python: BASE + SCRIPTS.python.name + this.query };
    const found = [findScript("supply", urls.supply, start), findScript("python", urls.python, start)];
    const [supplyScript, pythonScript] = await Promise.all(found);
    const supplier = startWorker("supply", supplyScript, { archives, base: BASE, inFolder: IN_FOLDER, mayDownload, stall });
    const python = startWorker("python", pythonScript, { method: this.method });
    const connection = new Connection(python, urls.python, this.deadlines);
    const delivery = new Delivery(supplier, urls.supply, this.deadlines, {
      onProgress: (loaded, total) => this.listeners.onProgress(loaded, total),
      onWanted: async (name) => this.kept.get(name) || loadPacked(BASE, name, start),
      onSupplied: (supplied) => {
        this.kept = supplied.kept;
        measureParts(supplied);
        connection.watchStart();
      },
      onFailure: (error) => connection.die(error),
    });
    const { port1, port2 } = new MessageChannel();
    supplier.postMessage({}, [port1]);
    connection.delivery = delivery;
    connection.start = connection.request("boot", {}, [port2]);
    connection.start.catch(() => {});
    return connection;
  }

  /**
   * Open a self-check; replaces the one that was open.
   * @param {string} bundle the self-check's bundle, JSON
   * @param {string} language code of the language to report in
   * @returns {Promise<void>}
   */
  async open(bundle, language) {
    await this.call("open", { bundle, language });
    this.session = { bundle, language };
  }

  /**
   * Report on answers to the self-check that is open. Reports come in the order of the calls.
   * @param {string} answers JSON
   * @param {"quick" | "full"} [form] in use; decides which questions count as missing
   * @returns {Promise<{hidden: string[], html: string}>} questions that need not be asked, and the report
   */
  async assess(answers, form = "full") {
    const text = new TextDecoder().decode(await this.call("assess", { answers, form }));
    const end = text.indexOf("\n");
    return { hidden: JSON.parse(text.slice(0, end)), html: text.slice(end + 1) };
  }

  /**
   * Ask the self-check that is open for something else.
   * @param {string} method of Python's `Session`
   * @param {...string} texts what it takes
   * @returns {Promise<string>}
   */
  ask(method, ...texts) {
    return this.call("ask", { method, texts });
  }

  /** Ask Python; if it dies of it, once more a new one. What is asked before it is there waits in the worker. */
  async call(command, content) {
    try {
      return await (await this.connecting).request(command, content);
    } catch (error) {
      if (this.closed || error.code === "engine-python") throw error;
      if (this.started || this.failed) this.restart();
      await this.ready;
      return (await this.connecting).request(command, content);
    }
  }

  restart() {
    this.started = false;
    this.failed = false;
    this.listeners.onRestart();
    this.ready = this.start();
    this.ready.catch(() => (this.failed = true));
  }

  /** Stop Python and free its memory. */
  close() {
    this.closed = true;
    const end = (connection) => connection.die(new EngineError("engine-worker", { reason: "the engine was closed" }));
    if (this.connecting) this.connecting.then(end, () => {});
  }
}

/** For the browser's profiler, and for `make bench`: what has taken how long in the worker. */
function measureParts({ origin, timings }) {
  for (const { name, start, duration } of timings) {
    performance.measure("engine:" + name, { start: Math.max(0, origin - performance.timeOrigin + start), duration });
  }
}

/**
 * @typedef {Object} Listeners
 * @property {(loaded: number, total: number) => void} onProgress bytes so far and in all
 * @property {() => void} onRestart Python has died of a call and is started once more
 */
/**
 * Start Python.
 * @param {Object} [options]
 * @param {Partial<Listeners>} [options.listeners]
 * @param {Partial<Deadlines>} [options.deadlines]
 * @param {AbortSignal} [options.signal] stops the start with an `AbortError`
 * @param {Promise<any>} [options.after] what to wait for
 * @returns {Engine} can be asked at once
 */
function startEngine({ listeners, deadlines, signal, after } = {}) {
  return new Engine(
    Object.assign({}, DEADLINES, deadlines),
    Object.assign({ onProgress: () => {}, onRestart: () => {} }, listeners),
    signal,
    after,
  );
}

self.EngineError = EngineError;
self.startEngine = startEngine;

/** Resolves once the page can be seen: on a slow line what a reader looks at comes before what Python starts from. */
function styled() {
  const sheets = Array.from(document.querySelectorAll('link[rel="stylesheet"]')).filter((link) => !link.sheet);
  const arrival = (link) => new Promise((resolve) => ["load", "error"].forEach((event) => link.addEventListener(event, resolve)));
  return Promise.all(sheets.map(arrival));
}

/** Started while the page is still being read, for whoever comes to use it. */
self.earlyEngine = "start" in SCRIPT.dataset ? startEngine({ after: styled() }) : null;
