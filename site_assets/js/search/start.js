/**
 * Starts the search: as a worker, or, where a browser starts none (on pages opened from a folder), as a script in the page that stands
 * in for the worker. Every other worker stays what it was.
 */
(function () {
  "use strict";

  var SEARCH = /(^|\/)js\/search-worker\.[0-9a-f]+\.js$/;
  var NativeWorker = window.Worker;

  /** @param {boolean} failed */
  function show(failed) {
    /** @type {any} */ (window).showSearchFailure("worker", failed);
  }

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
    loaded.catch(function () { show(true); });
    return {
      addEventListener: stand.addEventListener.bind(stand),
      removeEventListener: stand.removeEventListener.bind(stand),
      /** @param {any} message */
      postMessage: function (message) {
        loaded.then(function () {
          var data = /** @type {any} */ (window).playbookSearch(message);
          stand.dispatchEvent(new MessageEvent("message", { data: data }));
        }, function () {});
      },
    };
  }

  /** @param {string} url @param {WorkerOptions} options */
  function searchInWorker(url, options) {
    var worker = new NativeWorker(url, options);
    worker.addEventListener("error", function (event) {
      event.preventDefault();
      show(true);
    });
    worker.addEventListener("message", function () { show(false); });
    return worker;
  }

  /** @type {any} */ (window).Worker = function (/** @type {string | URL} */ url, /** @type {WorkerOptions} */ options) {
    if (!SEARCH.test(String(url))) return new NativeWorker(url, options);
    return location.protocol === "file:" ? searchInPage(String(url)) : searchInWorker(String(url), options);
  };
  window.Worker.prototype = NativeWorker.prototype;
})();
