/**
 * The theme searches when a key comes up. Text also gets into a field by pasting with the mouse, by dictation, or by
 * picking a conversion candidate: let those count too.
 */
(function () {
  "use strict";

  document.addEventListener("input", function (event) {
    var field = /** @type {HTMLElement} */ (event.target);
    if (field.getAttribute("data-md-component") === "search-query") field.dispatchEvent(new Event("keyup"));
  });
})();
