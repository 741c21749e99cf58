/*
 * What the page asks of the worker, and what it is told. The other end is page/connection.js.
 */
const BEAT_MS = 1000;

/** What is open now: the Python class, and the session that holds the page's questions. */
const python = { Session: null, session: null };

/** Archives that are here or awaited, by name. */
const archives = new Map();

function awaitArchive(name) {
  if (!archives.has(name)) {
    const arrival = {};
    arrival.entries = new Promise((resolve) => (arrival.resolve = resolve));
    archives.set(name, arrival);
  }
  return archives.get(name);
}

/** A script is run before it can be checked, but nothing that it makes is used until then. */
async function requireOwnHash(script) {
  const text = new TextEncoder().encode(engineWorker.toString());
  const actual = await measured("verify code", () => sha256Hex(text));
  if (actual === script.sha256) return;
  throw new EngineFault("engine-download-hash", { file: script.name, expected: script.sha256, actual });
}

const commands = {
  /** Resolves to timings; `script` is what the manifest says of this one. */
  async boot({ method, script }) {
    requireWebAssembly();
    const checked = requireOwnHash(script);
    const started = startPython(method, (name) => awaitArchive(name).entries);
    // Broken code may fail in any way: that it is broken is what the page needs to know.
    [, python.Session] = await Promise.all([checked, started.catch(async (error) => (await checked, Promise.reject(error)))]);
    clearInterval(beat);
    archives.clear();
    return { origin: performance.timeOrigin, timings };
  },

  /** An archive's bytes, checked against its hash. Resolves to the hash they have; only the right one is taken. */
  async deliver({ name, bytes, sha256 }) {
    const content = new Uint8Array(bytes);
    const actual = await measured("verify " + name, () => sha256Hex(content));
    if (actual === sha256) awaitArchive(name).resolve(readArchive(content));
    return actual;
  },

  open({ bundle, language }) {
    if (python.session) python.session.destroy();
    python.session = null;
    python.session = python.Session(bundle, language);
  },

  assess({ answers }) {
    if (!python.session) throw new EngineFault("engine-python", { type: "", traceback: "No self-check is open" });
    return python.session.assess(answers);
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
