/**
 * Makes search work on pages opened from a folder. There a browser starts no worker from a file, so the search runs as
 * a script in the page and this stands in for its worker. Every other worker stays what it was.
 */
(function () {
  "use strict";

  if (location.protocol !== "file:") return;

  var NativeWorker = window.Worker;

  /** @param {string} url @returns {object} what the theme uses of a worker */
  function searchInPage(url) {
    var stand = document.createElement("span");
    var script = document.createElement("script");
    var loaded = new Promise(function (resolve, reject) {
      script.onload = resolve;
      script.onerror = reject;
    });
    script.src = url;
    document.head.appendChild(script);
    return {
      addEventListener: stand.addEventListener.bind(stand),
      removeEventListener: stand.removeEventListener.bind(stand),
      /** @param {any} message */
      postMessage: function (message) {
        loaded.then(function () {
          var data = /** @type {any} */ (window).playbookSearch(message);
          stand.dispatchEvent(new MessageEvent("message", { data: data }));
        });
      },
    };
  }

  /** @type {any} */ (window).Worker = function (/** @type {string | URL} */ url, /** @type {WorkerOptions} */ options) {
    return /(^|\/)js\/search-worker\.js$/.test(String(url)) ? searchInPage(String(url)) : new NativeWorker(url, options);
  };
  window.Worker.prototype = NativeWorker.prototype;
})();
