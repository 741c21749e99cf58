/*
 * Archives as text in scripts.
 *
 * Pages opened from a folder may not download, but may load scripts; and where a server, a proxy or a policy withholds the
 * archives, scripts may still get through.
 */

/** What is called by the scripts that the build has packed, by name of the archive. */
const unpacking = new Map();
self.engineArchive = (name, base64) => unpacking.get(name)(base64);

/**
 * @param {string} base address of the engine's folder
 * @param {string} name of the archive
 * @param {number} limit milliseconds: how far a script has come cannot be seen
 * @returns {Promise<ArrayBuffer>}
 * @throws {EngineError}
 */
function loadPacked(base, name, limit) {
  const url = base + name.replace(/\.zip$/, ".js");
  const loaded = loadScript(url, limit);
  return new Promise((resolve, reject) => {
    unpacking.set(name, (base64) => {
      const text = atob(base64);
      const bytes = new Uint8Array(text.length);
      for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
      resolve(bytes.buffer);
    });
    // If it has called before, that counts.
    loaded.then(() => reject(new EngineError("engine-network", { file: name, url, reason: "the script holds something else" })), reject);
  });
}

/** Run a script in the page. */
function loadScript(url, limit) {
  const script = document.createElement("script");
  let timer;
  return new Promise((resolve, reject) => {
    const fail = (reason) => reject(new EngineError("engine-network", { url, reason }));
    script.onload = resolve;
    script.onerror = () => fail("the script did not load");
    script.src = url;
    document.head.appendChild(script);
    timer = setTimeout(() => fail("the script has not loaded after " + limit + " ms"), limit);
  }).finally(() => {
    clearTimeout(timer);
    script.remove();
  });
}
