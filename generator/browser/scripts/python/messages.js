/*
 * What the page asks of the worker that runs Python, and what it is told. The other end is page/connection.js.
 */
const BEAT_MS = 1000;

/** @type {{method: "snapshot" | "plain", script: Object}} written by the page */
const task = JSON.parse(self.name);

/** What is open now: the Python class, and the session that holds the page's questions. */
const python = { Session: null, session: null };

/** What has come from the worker that supplies this one, or is awaited, by name. */
const supplies = new Map();

function supply(name) {
  if (!supplies.has(name)) {
    const one = {};
    one.value = new Promise((resolve) => (one.resolve = resolve));
    supplies.set(name, one);
  }
  return supplies.get(name);
}

/** Broken code may fail in any way: that it is broken is what the page needs to know. */
const checked = requireOwnHash(task.script, pythonWorker);
checked.catch(() => {});

/** Start Python. Resolves to what took how long. */
async function boot() {
  const started = startPython(task.method, (name) => supply(name).value);
  const explained = started.catch(async (error) => (await checked, Promise.reject(error)));
  [python.Session] = await Promise.all([explained, checked]);
  Error.stackTraceLimit = stackTraceLimit;
  clearInterval(beat);
  supplies.clear();
  return { origin: performance.timeOrigin, timings };
}

const commands = {
  /** Comes with the port of the worker that supplies this one. */
  boot(content, [port]) {
    port.onmessage = ({ data }) => supply(data.name).resolve(data.value);
    port.onmessageerror = () => {
      throw new Error("what Python starts from cannot be handed over");
    };
    return booted;
  },

  async open({ bundle, language }) {
    await booted;
    if (python.session) python.session.destroy();
    python.session = null;
    python.session = python.Session(bundle, language);
  },

  async assess({ answers, form }) {
    await booted;
    return takeBytes(openSession().assess(answers, form));
  },

  /** Any other method of the session; takes and gives text. */
  async ask({ method, texts }) {
    await booted;
    return openSession()[method](...texts);
  },
};

/** A copy of Python's `bytes` that can be given away; Pyodide would turn text over letter by letter. */
function takeBytes(proxy) {
  const buffer = proxy.getBuffer();
  const bytes = buffer.data.slice();
  buffer.release();
  proxy.destroy();
  return bytes;
}

function openSession() {
  if (!python.session) throw new EngineFault("engine-python", { type: "", traceback: "No self-check is open" });
  return python.session;
}

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
    const start = performance.now();
    const value = await commands[command](event.data, event.ports);
    const took = performance.now() - start;
    self.postMessage({ kind: "reply", id, value, took }, ArrayBuffer.isView(value) ? [value.buffer] : []);
  } catch (error) {
    self.postMessage(Object.assign({ kind: "failure", id }, describe(error)));
  }
});
self.addEventListener("unhandledrejection", async (event) => {
  event.preventDefault();
  const fault = new EngineFault("engine-worker", { file: task.script.name, reason: String(event.reason) });
  const { code, detail } = await checked.then(() => fault, (broken) => broken);
  self.postMessage({ kind: "failure", code, detail, fatal: true });
});

const beat = setInterval(() => self.postMessage({ kind: "beat" }), BEAT_MS);
self.postMessage({ kind: "beat" });

// Begun without a word from the page, which is busy while it loads.
const booted = boot();
booted.catch(() => {});
