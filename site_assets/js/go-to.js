"use strict";
/*
 * Move the reader to a part of the page.
 */
(function () {
  /**
   * Show the beginning of an element at the top of the window and focus the element.
   *
   * `focus` alone centres what is taller than the window, so that its beginning is out of sight.
   * @param {HTMLElement} element
   */
  function goTo(element) {
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "start" });
  }

  self.goTo = goTo;
})();
