"use strict";
/*
 * The worker that runs Python. It talks to engine.js and to nobody else: once the engine's bytes are here, every request
 * is answered from them or refused.
 *
 * Pyodide's own loader waits for ever when WebAssembly cannot be instantiated, so each step that can fail is done here.
 */
(function () {
  const PACKAGE = "playbook-engine";
  const SESSION_MODULE = "generator.report.session";
  const BEAT_MS = 1000;
  const PROGRESS_MS = 100;
  const MIME_TYPES = {
    js: "text/javascript",
    json: "application/json",
    wasm: "application/wasm",
    zip: "application/zip",
  };
  const WAYS_OUT = ["XMLHttpRequest", "WebSocket", "EventSource", "WebTransport", "Worker", "importScripts"];

  /** What is open now: the Python class, and the session that holds the page's questions. */
  const python = { Session: null, session: null };

  // The query string carries the site's version of these files, so that a cache never mixes two releases.
  importScripts("sha256.js" + self.location.search, "engine-download.js" + self.location.search);

  /** Fail at once where WebAssembly is switched off or forbidden. */
  function requireWebAssembly() {
    if (typeof WebAssembly !== "object") throw new EngineFault("engine-webassembly-missing", {});
    try {
      new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    } catch (error) {
      throw new EngineFault("engine-csp", { directive: "script-src 'wasm-unsafe-eval'", reason: String(error) });
    }
  }

  /** Answer every request of Pyodide from the bytes, with the right type. */
  function answerOnlyFrom(bytes, base) {
    self.fetch = async function answerFromMemory(request) {
      const url = String(request.url || request);
      const name = url.startsWith(base) ? url.slice(base.length) : "";
      if (!bytes.has(name)) throw new TypeError("The engine does not make requests: " + url);
      const type = MIME_TYPES[name.slice(name.lastIndexOf(".") + 1)];
      return new Response(bytes.get(name), { headers: { "Content-Type": type } });
    };
  }

  /** Answers stay here: what could still send something is gone before the first answer arrives. */
  function closeWaysOut() {
    for (const name of WAYS_OUT) {
      if (name in self) Object.defineProperty(self, name, { value: undefined });
    }
  }

  /** Put our own instantiation in the place of Pyodide's; the promise rejects where Pyodide's would be silent. */
  function interceptInstantiation(wasm) {
    const compiled = WebAssembly.compile(wasm);
    return new Promise((resolve, reject) => {
      compiled.catch(reject);
      WebAssembly.instantiateStreaming = async function instantiateVerified(response, imports) {
        try {
          const module = await compiled;
          return { module, instance: await WebAssembly.instantiate(module, imports) };
        } catch (error) {
          reject(error);
          throw error;
        }
      };
    });
  }

  /** Start Python with our packages in it. */
  async function startPyodide(base, bytes, printed) {
    const failed = interceptInstantiation(bytes.get("pyodide.asm.wasm"));
    // Their bytes have just been checked. Under a strict policy a script can only come from its URL, so from the cache.
    importScripts(base + "pyodide.js", base + "pyodide.asm.js");
    const started = loadPyodide({
      indexURL: base,
      packageBaseUrl: base,
      lockFileContents: new TextDecoder().decode(bytes.get("pyodide-lock.json")),
      packages: [PACKAGE],
      stdout: (line) => printed.push(line),
      stderr: (line) => printed.push(line),
    });
    return Promise.race([failed, started]);
  }

  /** Everything from the first byte to a Python that can open a session. Resolves to what took how long. */
  async function boot(message) {
    const times = [performance.now()];
    requireWebAssembly();
    const bytes = await downloadFiles(message.source, reportProgress());
    clearInterval(beat);
    self.postMessage({ kind: "downloaded" });
    times.push(performance.now());
    answerOnlyFrom(bytes, message.source.base);
    const printed = [];
    try {
      const pyodide = await startPyodide(message.source.base, bytes, printed);
      times.push(performance.now());
      python.Session = pyodide.pyimport(SESSION_MODULE).Session;
      times.push(performance.now());
    } catch (error) {
      throw new EngineFault("engine-boot", { reason: String(error), printed: printed.slice(-20).join("\n") });
    }
    bytes.clear();
    closeWaysOut();
    const [begun, downloaded, started, imported] = times;
    return { download: downloaded - begun, start: started - downloaded, import: imported - started };
  }

  /** A progress callback that posts now and then, and always when everything is here. */
  function reportProgress() {
    let posted = 0;
    return (loaded, total) => {
      if (loaded < total && performance.now() - posted < PROGRESS_MS) return;
      posted = performance.now();
      self.postMessage({ kind: "progress", loaded, total });
    };
  }

  const commands = {
    boot,
    open(message) {
      if (python.session) python.session.destroy();
      python.session = null;
      python.session = python.Session(message.bundle, message.language);
    },
    assess(message) {
      if (!python.session) throw new EngineFault("engine-python", { type: "", traceback: "No self-check is open" });
      return python.session.assess(message.answers);
    },
  };

  /** What the page is told of an error. After anything but a Python exception the engine is beyond repair. */
  function describe(error) {
    if (error instanceof EngineFault) {
      return { code: error.code, detail: error.detail, fatal: error.code !== "engine-python" };
    }
    if (error.name === "PythonError") {
      return { code: "engine-python", detail: { type: error.type, traceback: error.message }, fatal: false };
    }
    return { code: "engine-worker", detail: { reason: String(error) }, fatal: true };
  }

  self.addEventListener("message", async (event) => {
    const { id, command } = event.data;
    try {
      self.postMessage({ kind: "reply", id, value: await commands[command](event.data) });
    } catch (error) {
      self.postMessage(Object.assign({ kind: "failure", id }, describe(error)));
    }
  });
  self.addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    const detail = { reason: String(event.reason) };
    self.postMessage({ kind: "failure", code: "engine-worker", detail, fatal: true });
  });

  const beat = setInterval(() => self.postMessage({ kind: "beat" }), BEAT_MS);
  self.postMessage({ kind: "hello" });
})();
