"use strict";
/*
 * What a check finds, and the end of waiting for what never comes.
 */
(function () {
  /**
   * @typedef {Object} Finding
   * @property {"works" | "fails" | "not-needed" | "unknown"} state
   * @property {string} code what is the matter, or might be elsewhere; empty if nothing is. The word `advice-<code>` says what
   *   to change
   * @property {string[]} facts what was seen
   */
  function finding(state, code, facts) {
    return { state, code, facts: facts.filter(Boolean).map(String) };
  }

  /** Milliseconds after which an answer that takes none to make will not come. */
  const LONGEST_MS = 15000;

  self.Finding = {
    works: (...facts) => finding("works", "", facts),
    worksHere: (code, ...facts) => finding("works", code, facts),
    notNeeded: (...facts) => finding("not-needed", "", facts),
    fails: (code, ...facts) => finding("fails", code, facts),
    unknown: (code, ...facts) => finding("unknown", code, facts),
  };

  /**
   * @param {Promise<any>} answer
   * @returns {Promise<any>} the answer
   * @throws {EngineFault} `no-answer` if there is none in time
   */
  self.inTime = function inTime(answer) {
    let timer;
    const end = new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(new EngineFault("no-answer", {})), LONGEST_MS);
    });
    return Promise.race([answer, end]).finally(() => clearTimeout(timer));
  };

  /**
   * Run a script in the page.
   * @param {string} url
   * @returns {Promise<void>}
   * @throws {EngineFault}
   */
  self.runScript = function runScript(url) {
    const script = document.createElement("script");
    script.src = url;
    const arrival = new Promise((resolve, reject) => {
      script.onload = () => resolve();
      script.onerror = () => reject(new EngineFault("engine-network", { url }));
    });
    document.head.appendChild(script);
    return inTime(arrival);
  };
})();
