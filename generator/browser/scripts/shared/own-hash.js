/**
 * A script is run before it can be checked, but nothing that it makes is used until then.
 * @param {{name: string, sha256: string}} script what the page knows of it
 * @param {Function} code the function that it all is in
 * @throws {EngineFault}
 */
async function requireOwnHash(script, code) {
  const text = new TextEncoder().encode(code.toString());
  const actual = await measured("verify " + script.name, () => sha256Hex(text));
  if (actual === script.sha256) return;
  throw new EngineFault("engine-download-hash", { file: script.name, expected: script.sha256, actual });
}
