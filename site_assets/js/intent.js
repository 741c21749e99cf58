/**
 * Gets a self-check ready when a reader is about to open it: the page, and what a self-check starts from.
 * Nothing of it is asked for before a pointer or the focus is on a link to it.
 */
(function () {
  "use strict";

  // A folder has no need of it, and a page in a folder may not read another.
  if (location.protocol === "file:") return;

  var own = /** @type {HTMLScriptElement} */ (document.currentScript);
  // A self-check has got it already.
  var needs = document.querySelector("script[data-start]") ? [] : (own.dataset.prefetch || "").split(" ").filter(Boolean);
  var asked = new Set([location.href.split("#")[0]]);

  /** @param {string} url */
  function prefetch(url) {
    if (asked.has(url)) return;
    asked.add(url);
    var link = document.createElement("link");
    link.rel = "prefetch";
    link.href = url;
    document.head.appendChild(link);
  }

  /** @param {Event} event */
  function onIntent(event) {
    var link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!link || !/(^|\/)self-check\/[^/]+\.html(#|$)/.test(link.getAttribute("href") || "")) return;
    // Whatever is wrong is told on the page itself.
    prefetch(/** @type {HTMLAnchorElement} */ (link).href.split("#")[0]);
    needs.forEach(prefetch);
  }

  document.addEventListener("pointerover", onIntent, { passive: true });
  document.addEventListener("focusin", onIntent);
})();
