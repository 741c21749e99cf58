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
    const error = await explain(script);
    // A cache may have held a wrong one; it holds what the server has now. A copy of the element would not run.
    const again = document.createElement("script");
    Object.assign(again.dataset, script.dataset);
    again.src = script.src;
    await new Promise((resolve) => {
      again.onload = resolve;
      again.onerror = resolve;
      script.replaceWith(again);
    });
    if (!self.startEngine) throw error;
  };

  /** Why a script has not run, as the engine would say it. */
  async function explain(script) {
    const detail = { file: script.src.split("/").pop(), url: script.src };
    const told = (code, more) => Object.assign(new Error(code), { code, detail: Object.assign(detail, more) });
    try {
      const response = await fetch(script.src, { cache: "reload" });
      await response.text();
      const about = { status: response.status, mime: response.headers.get("Content-Type") };
      return told(response.ok ? "engine-download-hash" : "engine-download-status", about);
    } catch (error) {
      return told("engine-network", { reason: String(error) });
    }
  }
})();
