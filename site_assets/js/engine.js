"use strict";
/*
 * The page's end of the cable to Python: starts the worker, matches answers to questions, and never waits for ever.
 *
 * It knows nothing about questions, scores or reports. Every way to fail rejects with an `EngineError` whose code is
 * stable; after a fatal one the worker is gone and `bootEngine` can be called again.
 */
(function () {
  /**
   * @typedef {Object} EngineFile one line of the build's manifest
   * @property {string} name below `base`
   * @property {number} size in bytes
   * @property {string} sha256 in lower-case hexadecimal
   */
  /**
   * @typedef {Object} Deadlines how long silence may last, in milliseconds
   * @property {number} stall without a byte, while the worker's script or the engine's files are downloaded
   * @property {number} beat without a sign of life from a worker that is downloading
   * @property {number} start from the last byte to a ready engine
   * @property {number} call for one call of Python
   */
  /** @type {Deadlines} A browser that interprets WebAssembly (a policy of Edge) takes long to start. */
  const DEADLINES = { stall: 20000, beat: 5000, start: 60000, call: 10000 };
  const TICKS = 10;
  const SCRIPT_URL = document.currentScript.src;

  /**
   * Why there is no engine, or no answer from it.
   *
   * code                        detail
   * engine-webassembly-missing  -
   * engine-csp                  directive
   * engine-download-status      file, url, status, mime
   * engine-download-size        file, url, status, mime, expected, actual (bytes)
   * engine-download-hash        file, url, status, mime, expected, actual (SHA-256)
   * engine-download-stalled     file (those not complete), expected, actual (bytes of all files)
   * engine-network              file, url, reason
   * engine-boot                 reason, printed
   * engine-python               type, traceback; the only one that the engine survives
   * engine-timeout              phase ("start" or "call"), limit
   * engine-worker               reason
   */
  class EngineError extends Error {
    /**
     * @param {string} code
     * @param {Object} detail
     */
    constructor(code, detail) {
      super(code + " " + JSON.stringify(detail));
      this.name = "EngineError";
      this.code = code;
      this.detail = detail;
    }
  }

  /** Notices silence. Counts ticks instead of reading a clock: after a sleep of the computer nobody is to blame. */
  class Watchdog {
    /** @param {(error: EngineError) => void} onSilence */
    constructor(onSilence) {
      this.onSilence = onSilence;
      this.quiet = 0;
      this.timer = 0;
    }

    watch(limit, error) {
      this.rest();
      this.timer = setInterval(() => {
        this.quiet += 1;
        if (this.quiet >= TICKS) this.onSilence(error);
      }, limit / TICKS);
    }

    heard() {
      this.quiet = 0;
    }

    rest() {
      clearInterval(this.timer);
      this.quiet = 0;
    }
  }

  /** A worker, the requests it has not answered yet, and its end. */
  class Connection {
    /**
     * @param {string} url of the worker's script
     * @param {Deadlines} deadlines
     * @param {(loaded: number, total: number) => void} onProgress
     */
    constructor(url, deadlines, onProgress) {
      this.deadlines = deadlines;
      this.onProgress = onProgress;
      this.pending = new Map();
      this.lastId = 0;
      this.end = null;
      this.watchdog = new Watchdog((error) => this.die(error));
      this.onViolation = (event) => this.noticePolicy(event, url);
      document.addEventListener("securitypolicyviolation", this.onViolation);
      this.worker = new Worker(url);
      this.worker.onmessage = (event) => this.receive(event.data);
      this.worker.onmessageerror = () => this.die(new EngineError("engine-worker", { reason: "unreadable message" }));
      this.worker.onerror = (event) => {
        event.preventDefault();
        this.dieOfError(event, url);
      };
    }

    /** Send a command; the watchdog must be set by the caller for the first, and follows the replies afterwards. */
    request(command, content) {
      if (this.end) return Promise.reject(this.end);
      this.lastId += 1;
      const id = this.lastId;
      return new Promise((resolve, reject) => {
        this.pending.set(id, { resolve, reject });
        this.worker.postMessage(Object.assign({ id, command }, content));
        if (this.pending.size === 1) this.watchCall();
      });
    }

    /** Python does one thing at a time, so what waits in the queue is on the clock only once it is its turn. */
    watchCall() {
      const limit = this.deadlines.call;
      this.watchdog.watch(limit, new EngineError("engine-timeout", { phase: "call", limit }));
    }

    receive(message) {
      if (message.kind === "reply" || message.kind === "failure") this.settle(message);
      else if (message.kind === "downloaded") this.watchStart();
      else if (message.kind === "hello") this.watchBeat();
      else this.watchdog.heard();
      if (message.kind === "progress") this.onProgress(message.loaded, message.total);
    }

    watchScript() {
      const reason = "the worker's script did not load";
      this.watchdog.watch(this.deadlines.stall, new EngineError("engine-worker", { reason }));
    }

    watchBeat() {
      const reason = "the worker fell silent";
      this.watchdog.watch(this.deadlines.beat, new EngineError("engine-worker", { reason }));
    }

    watchStart() {
      const limit = this.deadlines.start;
      this.watchdog.watch(limit, new EngineError("engine-timeout", { phase: "start", limit }));
    }

    settle(message) {
      const error = message.kind === "failure" ? new EngineError(message.code, message.detail) : null;
      const request = this.pending.get(message.id);
      this.pending.delete(message.id);
      if (request && error) request.reject(error);
      else if (request) request.resolve(message.value);
      if (error && message.fatal) this.die(error);
      else if (this.pending.size > 0) this.watchCall();
      else this.watchdog.rest();
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

  /** A Python that is ready to assess answers. Made by `bootEngine`. */
  class Engine {
    /**
     * @param {Connection} connection
     * @param {{download: number, start: number, import: number}} timings milliseconds of the boot's steps
     */
    constructor(connection, timings) {
      this.connection = connection;
      this.timings = timings;
    }

    /** @returns {boolean} false after a fatal error or `close()` */
    get alive() {
      return this.connection.end === null;
    }

    /**
     * Open a self-check; replaces the one that was open.
     * @param {string} bundleText the self-check's bundle, JSON
     * @param {string} language code of the language to report in
     * @returns {Promise<void>}
     */
    async open(bundleText, language) {
      await this.connection.request("open", { bundle: bundleText, language });
    }

    /**
     * Assess answers to the self-check that is open. Answers come back in the order of the calls.
     * @param {string} answersText JSON
     * @returns {Promise<{result: Object, html: string}>}
     */
    async assess(answersText) {
      return JSON.parse(await this.connection.request("assess", { answers: answersText }));
    }

    /** Stop Python and free its memory. */
    close() {
      this.connection.die(new EngineError("engine-worker", { reason: "the engine was closed" }));
    }
  }

  /** Start the worker; some contexts (a sandboxed frame, file://) forbid it synchronously. */
  function connect(url, deadlines, onProgress) {
    try {
      return new Connection(url, deadlines, onProgress);
    } catch (error) {
      throw new EngineError("engine-worker", { reason: String(error), url });
    }
  }

  /**
   * Boot Python.
   * @param {Object} options
   * @param {string} options.base the engine's folder, relative to the page or absolute, ending in a slash
   * @param {EngineFile[]} options.files its files, from the build's manifest
   * @param {(loaded: number, total: number) => void} [options.onProgress] bytes so far and in all
   * @param {AbortSignal} [options.signal] stops the boot with an `AbortError`
   * @param {Partial<Deadlines>} [options.deadlines]
   * @param {string} [options.worker] the worker's script; by default beside this one, with the same query string
   * @returns {Promise<Engine>}
   * @throws {EngineError}
   */
  async function bootEngine(options) {
    const deadlines = Object.assign({}, DEADLINES, options.deadlines);
    const beside = new URL("engine-worker.js" + new URL(SCRIPT_URL).search, SCRIPT_URL);
    const url = options.worker ? new URL(options.worker, document.baseURI).href : beside.href;
    const aborted = () => new DOMException("The boot was aborted", "AbortError");
    if (options.signal && options.signal.aborted) throw aborted();
    const connection = connect(url, deadlines, options.onProgress || (() => {}));
    const onAbort = () => connection.die(aborted());
    if (options.signal) options.signal.addEventListener("abort", onAbort);
    const base = new URL(options.base, document.baseURI).href;
    const booted = connection.request("boot", { source: { base, files: options.files, stall: deadlines.stall } });
    connection.watchScript();
    try {
      return new Engine(connection, await booted);
    } finally {
      if (options.signal) options.signal.removeEventListener("abort", onAbort);
    }
  }

  self.EngineError = EngineError;
  self.Engine = Engine;
  self.bootEngine = bootEngine;
})();
