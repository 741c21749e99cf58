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
    layOut();
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "start" });
  }

  /** Sections out of sight have a reserved height; their own, once they are near, would move the target away again. */
  function layOut() {
    document.documentElement.classList.add("laid-out");
  }

  document.addEventListener("click", (event) => event.target.closest("a[href^='#']") && layOut(), true);
  if (location.hash) layOut();

  Object.assign(self, { goTo, layOut });
})();
