/*
 * From bytes to a Python that can open a session. There is no network here: Pyodide's requests are answered from the bytes.
 *
 * Pyodide's own loader waits for ever when WebAssembly cannot be instantiated, so each step that can fail is done here.
 * `PYODIDE` stands before all of this, written by the build: `lock`, an empty one for Pyodide's package manager, and
 * `snapshot`, the sizes of memory and header.
 */
const PACKAGE = "playbook-engine";
const SESSION_MODULE = "generator.report.session";
/** Pyodide wants addresses for what it is given as bytes; nothing is asked there. */
const NOWHERE = "https://engine.invalid/";
const WASM = "pyodide.asm.wasm";
const LOCK = "pyodide-lock.json";
const STANDARD_LIBRARY = "python_stdlib.zip";
/** A zip archive without entries: a restored Python has imported everything that it needs. */
const EMPTY_ARCHIVE = Uint8Array.of(0x50, 0x4b, 5, 6, ...new Array(18).fill(0));
const WAYS_OUT = ["XMLHttpRequest", "WebSocket", "EventSource", "WebTransport", "Worker", "importScripts"];

/** What took how long: name, start and duration in milliseconds since the worker's `performance.timeOrigin`. */
const timings = [];

async function measured(name, work) {
  const start = performance.now();
  const value = await work();
  timings.push({ name, start, duration: performance.now() - start });
  return value;
}

/** Fail at once where WebAssembly is switched off or forbidden. */
function requireWebAssembly() {
  if (typeof WebAssembly !== "object") throw new EngineFault("engine-webassembly-missing", {});
  try {
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch (error) {
    throw new EngineFault("engine-csp", { directive: "script-src 'wasm-unsafe-eval'", reason: String(error) });
  }
}

/** Answers stay here: nothing in this worker can send or load anything, Pyodide included. */
function closeWaysOut(files) {
  self.fetch = async function answerFromMemory(request) {
    const url = String(request.url || request);
    const content = files.get(url.slice(NOWHERE.length));
    if (!url.startsWith(NOWHERE) || !content) throw new TypeError("The engine does not make requests: " + url);
    return new Response(content);
  };
  for (const name of WAYS_OUT) {
    if (name in self) Object.defineProperty(self, name, { value: undefined });
  }
}

/** Compile while unpacking; takes the entry of an archive. */
function compile(wasm) {
  const headers = { "Content-Type": "application/wasm" };
  return WebAssembly.compileStreaming(new Response(wasm.stream(), { headers }));
}

/**
 * Put our own instantiation in the place of Pyodide's.
 * @param {Promise<WebAssembly.Module>} compiled
 * @returns {{failed: Promise<never>, memory: () => WebAssembly.Memory}} `failed` rejects where Pyodide's would be silent
 */
function interceptInstantiation(compiled) {
  let memory = null;
  const failed = new Promise((resolve, reject) => {
    compiled.catch(reject);
    WebAssembly.instantiateStreaming = async function instantiateVerified(response, imports) {
      try {
        const module = await compiled;
        memory = imports.env.memory;
        const instance = await measured("instantiate", () => WebAssembly.instantiate(module, imports));
        return { module, instance };
      } catch (error) {
        reject(error);
        throw error;
      }
    };
  });
  return { failed, memory: () => memory };
}

/** Restore a Python that has started before. */
function startFromSnapshot(archive, printed) {
  const files = new Map([[WASM, EMPTY_ARCHIVE], [STANDARD_LIBRARY, EMPTY_ARCHIVE]]);
  closeWaysOut(files);
  const compiled = measured("compile", async () => compile((await archive("runtime.zip"))[0]));
  const { failed, memory } = interceptInstantiation(compiled);
  const image = MemoryImage.of(PYODIDE.snapshot, memory);
  const filled = archive("memory.zip").then(([entry]) => measured("unpack", async () => image.fill(await entry.bytes())));
  const started = self.loadPyodide({
    indexURL: NOWHERE,
    lockFileContents: JSON.stringify(PYODIDE.lock),
    stdout: (line) => printed.push(line),
    stderr: (line) => printed.push(line),
    _loadSnapshot: image,
    // Instantiation goes on meanwhile; memory is restored right after.
    fsInit: () => filled.catch(() => {}),
  });
  return Promise.race([failed, filled.then(() => started)]);
}

/** Start Python from its standard library and our packages: several seconds, but by documented means only. */
async function startPlainly(archive, printed) {
  const files = new Map([[WASM, EMPTY_ARCHIVE]]);
  closeWaysOut(files);
  const { failed } = interceptInstantiation(archive("runtime.zip").then(([wasm]) => compile(wasm)));
  for (const entry of await archive("packages.zip")) files.set(entry.name, await entry.bytes());
  const started = self.loadPyodide({
    indexURL: NOWHERE,
    packageBaseUrl: NOWHERE,
    lockFileContents: new TextDecoder().decode(files.get(LOCK)),
    packages: [PACKAGE],
    stdout: (line) => printed.push(line),
    stderr: (line) => printed.push(line),
  });
  const pyodide = await Promise.race([failed, started]);
  files.clear();
  return pyodide;
}

/**
 * @param {"snapshot" | "plain"} method
 * @param {(name: string) => Promise<ArchiveEntry[]>} archive the entries of an archive, once it is here
 * @returns {Promise<Function>} the Python class `Session`
 * @throws {EngineFault}
 */
async function startPython(method, archive) {
  const start = method === "snapshot" ? startFromSnapshot : startPlainly;
  const printed = [];
  try {
    const pyodide = await measured("start", () => start(archive, printed));
    return await measured("import", () => pyodide.pyimport(SESSION_MODULE).Session);
  } catch (error) {
    throw new EngineFault("engine-boot", { method, reason: String(error), printed: printed.slice(-20).join("\n") });
  }
}
