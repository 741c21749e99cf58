/*
 * What the theme's script finds in every page, and the colours that the reader has chosen: before anything is shown.
 *
 * The theme has this in scripts within the pages, which a strict policy forbids.
 */
(function () {
  "use strict";

  var own = /** @type {HTMLScriptElement} */ (document.currentScript);
  // One place for all languages.
  var root = new URL("../", own.src);

  /** @param {string} name @param {URL} scope @returns {string} where the theme's script keeps something */
  function key(name, scope) {
    return scope.pathname + "." + name;
  }

  /** @param {string} name @param {Storage} [storage] @param {URL} [scope] @returns {any} null where nothing may be kept */
  function get(name, storage, scope) {
    try {
      return JSON.parse((storage || localStorage).getItem(key(name, scope || root)) || "null");
    } catch (error) {
      return null;
    }
  }

  /** @param {string} name @param {any} value @param {Storage} [storage] @param {URL} [scope] */
  function set(name, value, storage, scope) {
    try {
      (storage || localStorage).setItem(key(name, scope || root), JSON.stringify(value));
    } catch (error) {
      // Forgotten with the page.
    }
  }

  // A script or style sheet that did not load. Those that are asked for later (`async`) have somebody who waits for them.
  addEventListener("error", function (event) {
    var element = event.target;
    var isScript = element instanceof HTMLScriptElement && !element.async;
    var isStyle = element instanceof HTMLLinkElement && element.rel === "stylesheet";
    var notice = /** @type {HTMLElement | null} */ (document.querySelector(".notice--script"));
    if (notice && (isScript || isStyle)) notice.hidden = false;
  }, true);

  Object.assign(window, { __md_scope: root, __md_get: get, __md_set: set });

  /** @returns {string} the media query of the colours that the reader has chosen, or else the device's */
  function chosenMedia() {
    var chosen = get("__palette");
    var media = (chosen && chosen.color && chosen.color.media) || "(prefers-color-scheme)";
    if (media !== "(prefers-color-scheme)") return media;
    return "(prefers-color-scheme: " + (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light") + ")";
  }

  var chosen = document.querySelector('[data-md-color-media="' + CSS.escape(chosenMedia()) + '"]');
  var scheme = chosen && chosen.getAttribute("data-md-color-scheme");
  if (scheme) document.body.setAttribute("data-md-color-scheme", scheme);
})();
