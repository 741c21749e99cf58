"use strict";
/*
 * Waits for the engine's script, which the page asks for before all else; where it does not come, says why and asks again.
 */
(function () {
  /** Whether the engine's script, which comes with the page in its own time, has run. */
  const arrived = new Promise((resolve) => {
    const answer = () => resolve(Boolean(self.startEngine));
    const script = document.querySelector("script[data-start]");
    script.addEventListener("load", answer);
    script.addEventListener("error", answer);
    // If it has failed before this script ran nobody is told any more; but the page waits for it before it is complete.
    addEventListener("load", answer);
    if (self.startEngine) answer();
  });

  /** Resolves once the engine's script has run. */
  self.loadEngine = async function loadEngine() {
    if (self.startEngine || (await arrived)) return;
    const script = document.querySelector("script[data-start]");
    const error = explain(script);
    const again = document.createElement("script");
    Object.assign(again.dataset, script.dataset);
    // A cache may hold a wrong one, but not under this address. A copy of the element would not run.
    again.src = `${script.src.split("?")[0]}?again=${Date.now()}`;
    await new Promise((resolve) => {
      again.onload = resolve;
      again.onerror = resolve;
      script.replaceWith(again);
    });
    if (!self.startEngine) throw error;
  };

  /** Why a script has not run, as the engine would say it; from what the browser has noted, because pages ask for nothing. */
  function explain(script) {
    const noted = performance.getEntriesByName(script.src).pop() || {};
    const status = noted.responseStatus;
    const code = !status ? "engine-network" : status < 400 ? "engine-download-hash" : "engine-download-status";
    const detail = { file: script.src.split("/").pop(), url: script.src, status, mime: noted.contentType };
    if (!status) detail.reason = "the script did not run";
    return Object.assign(new Error(code), { code, detail });
  }
})();
