"use strict";
/*
 * One source of the engine's bytes: download from the site, checked against the manifest that came with the page.
 *
 * A server may lie about types, compress or not, or answer with a login page; only the bytes count. Nothing is handed on
 * before its size and hash are right. Runs in the worker.
 */
(function () {
  const STALL_TICKS = 8;

  /** Something that the page shall report under a stable code. */
  class EngineFault extends Error {
    /**
     * @param {string} code see `EngineError` in engine.js
     * @param {Object} detail facts that can be posted to the page
     */
    constructor(code, detail) {
      super(code);
      this.code = code;
      this.detail = detail;
    }
  }
  self.EngineFault = EngineFault;

  let blockedByPolicy = "";
  self.addEventListener("securitypolicyviolation", (event) => {
    blockedByPolicy = event.effectiveDirective;
  });

  /** A failed fetch looks the same whatever the reason; a policy says so in an event right after. */
  async function networkFault(detail) {
    await new Promise((resolve) => setTimeout(resolve));
    return blockedByPolicy
      ? new EngineFault("engine-csp", Object.assign({ directive: blockedByPolicy }, detail))
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
        throw await networkFault(Object.assign({ expected: file.size, actual: received }, detail));
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

  /** One attempt at one file. `same-origin` also keeps a redirect to somewhere else from being followed. */
  async function attempt(base, file, cache, signal, onBytes) {
    const url = base + file.name;
    let response;
    try {
      response = await fetch(url, { mode: "same-origin", credentials: "same-origin", cache, signal });
    } catch (error) {
      throw await networkFault({ file: file.name, url, reason: String(error) });
    }
    const detail = { file: file.name, url, status: response.status, mime: response.headers.get("Content-Type") };
    if (!response.ok) throw new EngineFault("engine-download-status", detail);
    const bytes = await readBody(response, file, detail, onBytes);
    const actual = await self.sha256Hex(bytes);
    if (actual !== file.sha256) {
      throw new EngineFault("engine-download-hash", Object.assign({ expected: file.sha256, actual }, detail));
    }
    return bytes;
  }

  /** A wrong file may sit in the browser's cache, where no retry would ever get past it: ask the server once more. */
  async function downloadFile(base, file, signal, onBytes) {
    try {
      return await attempt(base, file, "default", signal, onBytes);
    } catch (fault) {
      const wrongBytes = fault.code === "engine-download-size" || fault.code === "engine-download-hash";
      if (!wrongBytes || signal.aborted) throw fault;
      onBytes(0);
      return attempt(base, file, "reload", signal, onBytes);
    }
  }

  /** Calls back when nothing has arrived for `limit` ms. Counts ticks, so a sleeping computer is not a stalled server. */
  function watchForStall(limit, onStall) {
    let quiet = 0;
    const timer = setInterval(() => {
      quiet += 1;
      if (quiet >= STALL_TICKS) onStall();
    }, limit / STALL_TICKS);
    return { heard: () => (quiet = 0), stop: () => clearInterval(timer) };
  }

  /**
   * Download all files in parallel and check them.
   * @param {{base: string, files: {name: string, size: number, sha256: string}[], stall: number}} source `base` is an
   *   absolute URL ending in a slash; `stall` is how many milliseconds may pass without a byte
   * @param {(loaded: number, total: number) => void} onProgress
   * @returns {Promise<Map<string, Uint8Array>>} bytes by file name
   * @throws {EngineFault}
   */
  self.downloadFiles = async function downloadFiles(source, onProgress) {
    const total = source.files.reduce((sum, file) => sum + file.size, 0);
    const received = new Map();
    const loaded = () => Array.from(received.values()).reduce((sum, size) => sum + size, 0);
    const control = new AbortController();
    let watch;
    const stalled = new Promise((resolve, reject) => {
      watch = watchForStall(source.stall, () => {
        const waiting = source.files.filter((file) => (received.get(file.name) || 0) < file.size);
        const file = waiting.map((unfinished) => unfinished.name).join(", ");
        reject(new EngineFault("engine-download-stalled", { file, expected: total, actual: loaded() }));
      });
    });
    const downloads = source.files.map(async (file) => {
      const bytes = await downloadFile(source.base, file, control.signal, (size) => {
        received.set(file.name, size);
        watch.heard();
        onProgress(loaded(), total);
      });
      return [file.name, bytes];
    });
    try {
      return new Map(await Promise.race([stalled, Promise.all(downloads)]));
    } finally {
      watch.stop();
      control.abort();
    }
  };
})();
