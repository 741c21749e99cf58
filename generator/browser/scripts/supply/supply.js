/*
 * The worker that gets what Python starts from, while another loads Pyodide: downloads or asks the page, checks, unpacks.
 * It hands everything to that one directly, tells the page how far it is, and is then no longer needed.
 *
 * `FILES` stands before all of this, written by the build: name, size and hash of each archive.
 */

/** Errors that say that other bytes came than those expected: a cache may hold them, and the server better ones. */
const WRONG_BYTES = ["engine-download-size", "engine-download-hash"];
const BEAT_MS = 1000;
const PROGRESS_MS = 100;

/** @type {{archives: string[], base: string, inFolder: boolean, mayDownload: boolean, stall: number, script: Object}} written by the page */
const task = JSON.parse(self.name);
const received = new Map(task.archives.map((name) => [name, 0]));
/** The packed bytes by name, for another start. */
const kept = new Map();
const waiting = new Map();
let told = 0;

/** Tell the page now and then, and always when a file is here. */
function setReceived(file, size) {
  received.set(file.name, size);
  if (size === file.size || performance.now() - told >= PROGRESS_MS) tellProgress();
}

/** Also the beat that shows that this worker lives; so the page knows the last bytes before a stall, too. */
function tellProgress() {
  told = performance.now();
  const wanted = FILES.filter(({ name }) => received.has(name));
  const loaded = wanted.reduce((sum, { name }) => sum + received.get(name), 0);
  const total = wanted.reduce((sum, { size }) => sum + size, 0);
  self.postMessage({ kind: "progress", loaded, total });
}

/** Where an archive may come from, in the order in which it is tried. */
const sources = {
  cache: (file) => downloadWith(file, "default"),
  server: (file) => downloadWith(file, "reload"),
  async page(file) {
    self.postMessage({ kind: "wanted", name: file.name });
    const bytes = await new Promise((resolve) => waiting.set(file.name, resolve));
    if (!bytes) throw new EngineFault("engine-network", { file: file.name });
    return { bytes: new Uint8Array(bytes), detail: { file: file.name } };
  },
};

function downloadWith(file, cache) {
  setReceived(file, 0);
  return download(task.base + file.name, file, { cache, stall: task.stall, onBytes: (size) => setReceived(file, size) });
}

/** The bytes from the first source that has the right ones; otherwise what the first one has said. */
async function get(file) {
  let first = null;
  for (const [name, source] of Object.entries(sources)) {
    if (name !== "page" && !task.mayDownload) continue;
    if (name === "server" && !WRONG_BYTES.includes(first.code)) continue;
    // Where nothing comes, nothing will.
    if (first && first.code === "engine-download-stalled") break;
    try {
      return await verified(file, await measured("fetch " + file.name, () => source(file)));
    } catch (fault) {
      first = first || fault;
    }
  }
  throw first;
}

/** Nothing is handed on before its hash is right. */
async function verified(file, { bytes, detail }) {
  const actual = await measured("verify " + file.name, () => sha256Hex(bytes));
  if (actual !== file.sha256) {
    throw new EngineFault("engine-download-hash", Object.assign({ expected: file.sha256, actual }, detail));
  }
  setReceived(file, file.size);
  kept.set(file.name, bytes);
  return readArchive(bytes);
}

/** What Python gets of each archive. */
const unpack = {
  // Pages in a folder have no origin; workers without one may not hand compiled code to each other.
  "runtime.zip": ([wasm]) => (task.inFolder ? wasm.bytes() : compile(wasm)),
  "memory.zip": ([memory]) => memory.bytes(),
  "packages.zip": async (entries) => new Map(await Promise.all(entries.map(async (one) => [one.name, await one.bytes()]))),
};

/** Compile while unpacking. */
function compile(wasm) {
  const headers = { "Content-Type": "application/wasm" };
  return WebAssembly.compileStreaming(new Response(wasm.stream(), { headers }));
}

async function supplyOne(name, python) {
  const entries = await get(FILES.find((file) => file.name === name));
  const value = await measured("unpack " + name, () => unpack[name](entries));
  (await python).postMessage({ name, value }, ArrayBuffer.isView(value) ? [value.buffer] : []);
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

/** @param {Promise<MessagePort>} python */
async function supplyAll(python) {
  requireWebAssembly();
  const checked = requireOwnHash(task.script, supplyWorker);
  await Promise.all([checked, ...task.archives.map((name) => supplyOne(name, python))]);
  self.postMessage({ kind: "supplied", kept, timings, origin: performance.timeOrigin });
}

const python = new Promise((resolve) => {
  self.addEventListener("message", ({ data, ports }) => {
    if (data.name) waiting.get(data.name)(data.bytes);
    else resolve(ports[0]);
  });
});
setInterval(tellProgress, BEAT_MS);
tellProgress();
// Begun without a word from the page, which is busy while it loads.
supplyAll(python).catch((error) => {
  const known = error instanceof EngineFault;
  const detail = known ? error.detail : { reason: String(error) };
  self.postMessage({ kind: "failure", code: known ? error.code : "engine-boot", detail });
});
