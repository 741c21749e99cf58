"use strict";
/*
 * Whether files arrive as they were built. They are asked for as the engine asks for its own, one after another: where the
 * line is slow, none has to wait for another and be taken for lost.
 */
(function () {
  const { works, worksHere, fails, unknown } = Finding;
  /** Milliseconds without a byte. */
  const STALL_MS = 20000;
  const MOST_TOLD = 5;
  const SCRIPT = /^(text|application)\/(x-)?(java|ecma)script$/;

  /** Whether browsers take the file for what it is. Of most they do not ask. */
  function isFit(sent, expected) {
    const type = (sent || "").split(";")[0].trim().toLowerCase();
    if (SCRIPT.test(expected)) return SCRIPT.test(type);
    return expected !== "text/css" || type === expected;
  }

  /** What comes of a wrong type: not every browser insists on that of scripts, unless the server tells it to. */
  function misnamed(headers, file) {
    const insists = file.type === "text/css" || headers.get("X-Content-Type-Options") === "nosniff";
    const difference = `${headers.get("Content-Type")} ≠ ${file.type}`;
    return insists ? fails("wrong-type", difference) : worksHere("type-tolerated", difference);
  }

  /**
   * @param {DiagnosisPage} page
   * @param {{name: string, size: number, sha256: string, type: string}} file `name` is its address below the site's root
   * @returns {Promise<Finding>}
   */
  async function checkFile(page, file) {
    // To be compared by hand.
    if (page.inFolder) return unknown("in-folder", `${file.size} B`, `SHA-256 ${file.sha256}`);
    try {
      const options = { cache: "reload", stall: STALL_MS, onBytes: () => {} };
      const { bytes, detail, headers } = await download(page.address(file.name), file, options);
      const actual = await sha256Hex(bytes);
      if (actual !== file.sha256) {
        throw new EngineFault("engine-download-hash", Object.assign({ expected: file.sha256, actual }, detail));
      }
      const sent = ["Content-Type", "Content-Encoding", "Cache-Control"].map((name) => headers.get(name));
      const facts = [...sent, `${file.size} B`, `SHA-256 ${actual.slice(0, 12)}`];
      return isFit(sent[0], file.type) ? works(...facts) : misnamed(headers, file);
    } catch (fault) {
      return explain(fault, file);
    }
  }

  function explain({ code, detail = {} }, file) {
    if (code === "engine-csp") return unknown("policy-connections", detail.directive);
    const { status, mime, expected, actual, reason } = detail;
    const isPage = status === 200 && /^text\/html/i.test(mime) && file.type !== "text/html";
    const difference = expected !== undefined && actual !== undefined && `${actual} ≠ ${expected}`;
    return fails(isPage ? "page-instead" : code, status, mime, difference, reason);
  }

  /** @returns {Promise<Finding>} on all files of a row together */
  self.checkFiles = async function checkFiles(page, files) {
    const found = [];
    for (const file of files) found.push(await checkFile(page, file));
    if (found.length === 1) return found[0];
    const worst = ["fails", "unknown", "works"].map((state) => found.find((one) => one.state === state && one.code)).find(Boolean);
    if (worst && worst.state === "unknown") return worst;
    const sound = found.filter((one) => one.state === "works").length;
    const notable = files.filter((file, index) => found[index].code).map((file) => file.name);
    const facts = [`${sound} / ${files.length}`, ...notable.slice(0, MOST_TOLD)];
    return worst ? Object.assign({}, worst, { facts: facts.concat(worst.facts) }) : works(...facts);
  };
})();
