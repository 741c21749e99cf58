/** What the theme leaves undone on every page. */
(function () {
  "use strict";

  // This script is not alone in what it needs: without the other one, the page is missing a part.
  var notice = /** @type {HTMLElement | null} */ (document.querySelector(".notice--script"));
  if (notice && !("__md_get" in window)) notice.hidden = false;

  // The theme searches when a key comes up. Text also gets into a field by pasting with the mouse, by dictation, or by
  // picking a conversion candidate: let those count too.
  document.addEventListener("input", function (event) {
    var field = /** @type {HTMLElement} */ (event.target);
    if (field.getAttribute("data-md-component") === "search-query") field.dispatchEvent(new Event("keyup"));
  });

  // Headings have the same ids in every language, so a reader who switches can stay at the same one.
  document.addEventListener("click", function (event) {
    var link = /** @type {Element} */ (event.target).closest(".languages__link");
    if (link) /** @type {HTMLAnchorElement} */ (link).hash = location.hash;
  });
})();
