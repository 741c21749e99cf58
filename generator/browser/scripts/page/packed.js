/*
 * The other source of the engine's bytes: archives as text in scripts.
 *
 * Pages opened from a folder may not download, but may load scripts; and where a server, a proxy or a policy withholds the
 * archives, scripts may still get through.
 */

/** What is called by the scripts that the build has packed, by name of the archive. */
const unpacking = new Map();
self.engineArchive = (name, base64) => unpacking.get(name)(base64);

/**
 * @param {string} url of the script
 * @param {EngineFile} file the archive in it
 * @param {number} limit milliseconds: how far a script has come cannot be seen
 * @returns {Promise<{bytes: Uint8Array, detail: Object}>}
 * @throws {EngineError}
 */
function loadPacked(url, file, limit) {
  const detail = { file: file.name, url };
  const script = document.createElement("script");
  let timer;
  return new Promise((resolve, reject) => {
    const fail = (reason) => networkError(Object.assign({ reason }, detail)).then(reject);
    unpacking.set(file.name, (base64) => {
      const text = atob(base64);
      const bytes = new Uint8Array(text.length);
      for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
      resolve({ bytes, detail });
    });
    script.onerror = () => fail("the script did not load");
    // If it has called before, that counts.
    script.onload = () => fail("the script holds something else");
    script.src = url;
    document.head.appendChild(script);
    timer = setTimeout(() => fail("the script has not loaded after " + limit + " ms"), limit);
  }).finally(() => {
    clearTimeout(timer);
    script.remove();
  });
}
