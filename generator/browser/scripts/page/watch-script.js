/**
 * Hear what becomes of a worker's script, whatever the browser says of it.
 * @param {Worker} worker
 * @param {string} url of the script
 * @param {() => void} onLoad it is here, so the worker must soon be heard of
 * @param {(error: EngineError) => void} onError
 */
function watchScript(worker, url, onLoad, onError) {
  const observer = new PerformanceObserver((list) => {
    if (list.getEntriesByName(url).length === 0) return;
    observer.disconnect();
    onLoad();
  });
  observer.observe({ entryTypes: ["resource"] });
  // A policy that forbids the worker itself shows as an error without a message, and as this event, which comes later.
  document.addEventListener("securitypolicyviolation", (event) => {
    if (event.blockedURI === url) onError(new EngineError("engine-csp", { directive: event.effectiveDirective, url }));
  });
  worker.onmessageerror = () => onError(new EngineError("engine-worker", { reason: "unreadable message" }));
  worker.onerror = (event) => {
    event.preventDefault();
    const reason = event.message || "the worker's script did not load";
    const error = new EngineError("engine-worker", { reason, url: event.filename || url, line: event.lineno });
    setTimeout(() => onError(error));
  };
}
