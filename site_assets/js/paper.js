"use strict";
/*
 * A paper's own button to print it.
 */
(function () {
  const button = document.querySelector("[data-print]");
  button.hidden = false;
  button.addEventListener("click", () => print());
})();
