/**
 * Gets a self-check ready when a reader is about to open it: the page, and what the page says that it starts from.
 * Nothing of it is asked for before a pointer or the focus is on a link to it.
 */
(function () {
  "use strict";

  // A folder has no need of it, and a page in a folder may not read another.
  if (location.protocol === "file:") return;

  var asked = new Set();

  /** @param {string} url */
  function prefetch(url) {
    var link = document.createElement("link");
    link.rel = "prefetch";
    link.href = url;
    document.head.appendChild(link);
  }

  /** @param {string} url of the page */
  async function prepare(url) {
    if (asked.has(url) || url === location.href.split("#")[0]) return;
    asked.add(url);
    var page = new DOMParser().parseFromString(await (await fetch(url)).text(), "text/html");
    var script = /** @type {HTMLScriptElement | null} */ (page.querySelector("script[data-start]"));
    if (!script) return;
    var engine = new URL(script.getAttribute("src") || "", url);
    prefetch(engine.href);
    for (var name of (script.dataset.needs || "").split(" ")) prefetch(new URL(name, engine).href);
  }

  /** @param {Event} event */
  function onIntent(event) {
    var link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!link || !/(^|\/)self-check\/[^/]+\.html(#|$)/.test(link.getAttribute("href") || "")) return;
    // Whatever is wrong is told on the page itself.
    prepare(/** @type {HTMLAnchorElement} */ (link).href.split("#")[0]).catch(function () {});
  }

  document.addEventListener("pointerover", onIntent, { passive: true });
  document.addEventListener("focusin", onIntent);
})();
