/*
 * From bytes to a Python that can open a session. There is no network here: Pyodide's requests are answered from the bytes.
 *
 * Pyodide's own loader waits for ever when WebAssembly cannot be instantiated, so each step that can fail is done here.
 *
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

/** Answers stay here: nothing in this worker can send or load anything. */
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

/**
 * Put our own instantiation in the place of Pyodide's.
 * @param {Promise<WebAssembly.Module | Uint8Array>} wasm
 * @returns {{failed: Promise<never>, memory: () => WebAssembly.Memory}} `failed` rejects where Pyodide's would be silent
 */
function interceptInstantiation(wasm) {
  let memory = null;
  const compiled = wasm.then((code) => (code instanceof WebAssembly.Module ? code : WebAssembly.compile(code)));
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
function startFromSnapshot(supplied, printed) {
  closeWaysOut(new Map([[WASM, EMPTY_ARCHIVE], [STANDARD_LIBRARY, EMPTY_ARCHIVE]]));
  const { failed, memory } = interceptInstantiation(supplied("runtime.zip"));
  const image = MemoryImage.of(PYODIDE.snapshot, memory);
  const filled = supplied("memory.zip").then((content) => image.fill(content));
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
async function startPlainly(supplied, printed) {
  const files = new Map([[WASM, EMPTY_ARCHIVE]]);
  closeWaysOut(files);
  const { failed } = interceptInstantiation(supplied("runtime.zip"));
  for (const [name, content] of await supplied("packages.zip")) files.set(name, content);
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
 * @param {(name: string) => Promise<any>} supplied what the other worker made of an archive, once it is here
 * @returns {Promise<Function>} the Python class `Session`
 * @throws {EngineFault}
 */
async function startPython(method, supplied) {
  const start = method === "snapshot" ? startFromSnapshot : startPlainly;
  const printed = [];
  try {
    const pyodide = await measured("start Python", () => start(supplied, printed));
    return pyodide.pyimport(SESSION_MODULE).Session;
  } catch (error) {
    throw new EngineFault("engine-boot", { method, reason: String(error), printed: printed.slice(-20).join("\n") });
  }
}
