/** Shows in the search that its index or its worker did not load: without them it would find nothing, and give no reason. */
(function () {
  "use strict";

  /** @type {Set<string>} */
  var missing = new Set();

  /** @returns {HTMLElement | null} the message, in the search's results */
  function message() {
    var meta = document.querySelector(".md-search-result__meta");
    var shown = /** @type {HTMLElement | null} */ (document.querySelector(".search-failure"));
    if (shown || !meta) return shown;
    var config = /** @type {Element} */ (document.getElementById("__config"));
    shown = document.createElement("p");
    shown.className = "search-failure";
    shown.setAttribute("role", "alert");
    shown.textContent = JSON.parse(config.textContent || "").translations["search.failed"];
    meta.after(shown);
    return shown;
  }

  /**
   * @param {"index" | "worker"} part
   * @param {boolean} failed
   */
  /** @type {any} */ (window).showSearchFailure = function (part, failed) {
    if (failed) missing.add(part);
    else missing.delete(part);
    if (missing.size === 0 && !document.querySelector(".search-failure")) return;
    var shown = message();
    if (!shown) return;
    shown.hidden = missing.size === 0;
    // What the theme has there is about a search that works.
    /** @type {HTMLElement} */ (shown.previousElementSibling).hidden = missing.size > 0;
  };
})();
