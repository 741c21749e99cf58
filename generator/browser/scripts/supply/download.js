/*
 * One source of the engine's bytes: download from the site.
 *
 * A server may lie about types, compress or not, or answer with a login page; only the bytes count.
 */

/** What a Content-Security-Policy has blocked last, by address. */
const blocked = new Map();
self.addEventListener("securitypolicyviolation", (event) => blocked.set(event.blockedURI, event.effectiveDirective));

/** A failed request looks the same whatever the reason; a policy says so in an event right after. */
async function networkFault(detail) {
  await new Promise((resolve) => setTimeout(resolve));
  const directive = blocked.get(detail.url);
  return directive
    ? new EngineFault("engine-csp", Object.assign({ directive }, detail))
    : new EngineFault("engine-network", detail);
}

/** Read the body into a buffer of the expected size; more or less than that is an error. */
async function readBody(response, file, detail, onBytes) {
  const bytes = new Uint8Array(file.size);
  const reader = response.body.getReader();
  let received = 0;
  for (;;) {
    let part;
    try {
      part = await reader.read();
    } catch (error) {
      throw await networkFault(Object.assign({ expected: file.size, actual: received, reason: String(error) }, detail));
    }
    if (part.done) break;
    if (received + part.value.length <= file.size) bytes.set(part.value, received);
    received += part.value.length;
    onBytes(received);
    if (received > file.size) {
      reader.cancel().catch(() => {});
      break;
    }
  }
  if (received !== file.size) {
    throw new EngineFault("engine-download-size", Object.assign({ expected: file.size, actual: received }, detail));
  }
  return bytes;
}

/**
 * Download a file.
 * @param {string} url
 * @param {EngineFile} file
 * @param {{cache: RequestCache, stall: number, onBytes: (received: number) => void}} options `stall` is how many
 *   milliseconds may pass without a byte
 * @returns {Promise<{bytes: Uint8Array, detail: Object, headers: Headers}>} `detail` tells where they are from
 * @throws {EngineFault}
 */
async function download(url, file, { cache, stall, onBytes }) {
  const control = new AbortController();
  let received = 0;
  let watchdog;
  const stalled = new Promise((resolve, reject) => (watchdog = new Watchdog(reject)));
  const heard = (size) => {
    received = size;
    watchdog.heard();
    onBytes(size);
  };
  const detail = () => ({ file: file.name, url, expected: file.size, actual: received });
  watchdog.watch(stall, () => new EngineFault("engine-download-stalled", detail()));
  try {
    return await Promise.race([stalled, request(url, file, cache, control.signal, heard)]);
  } finally {
    watchdog.rest();
    control.abort();
  }
}

/** `same-origin` also keeps a redirect to somewhere else from being followed. */
async function request(url, file, cache, signal, onBytes) {
  let response;
  try {
    response = await fetch(url, { mode: "same-origin", credentials: "same-origin", cache, signal });
  } catch (error) {
    throw await networkFault({ file: file.name, url, reason: String(error) });
  }
  const detail = { file: file.name, url, status: response.status, mime: response.headers.get("Content-Type") };
  if (!response.ok) throw new EngineFault("engine-download-status", detail);
  return { bytes: await readBody(response, file, detail, onBytes), detail, headers: response.headers };
}
