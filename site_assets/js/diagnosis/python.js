"use strict";
/*
 * Whether Python starts and answers, by all the ways that a self-check would try.
 */
self.checkPython = async function checkPython({ address, expected, words }) {
  const begun = performance.now();
  let engine = null;
  try {
    await runScript(address(expected.script));
    engine = startEngine();
    await engine.open(expected.trial.bundle, "en");
    await engine.ask("result", expected.trial.answers);
    return Finding.works(`${((performance.now() - begun) / 1000).toFixed(1)} s`, engine.method);
  } catch (error) {
    const code = words[error.code] ? error.code : "engine-worker";
    return Finding.fails(code, words[code], error.detail ? JSON.stringify(error.detail) : error);
  } finally {
    if (engine) engine.close();
  }
};
