"use strict";
/*
 * Move the reader to a part of the page, or leave them there while content is replaced.
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

  /** Share of the window below whose top a reader has reached what begins there. */
  const REACHED = 0.2;

  /**
   * Replace the content of an element, and leave what the reader has reached in it where it is in the window.
   *
   * A browser keeps the place of what stays, but new content has nothing that stays. A reader who is still above the element
   * is left to the browser.
   * @param {HTMLElement} element with an id
   * @param {() => void} replace
   */
  function keepPlace(element, replace) {
    const top = (part) => part.getBoundingClientRect().top;
    const parts = [element, ...element.querySelectorAll("[id]")].filter((part) => part.getClientRects().length);
    const reached = parts.filter((part) => top(part) < innerHeight * REACHED).map((part) => ({ id: part.id, top: top(part) }));
    replace();
    const last = reached.reverse().find((part) => document.getElementById(part.id));
    if (last) scrollBy({ top: top(document.getElementById(last.id)) - last.top, behavior: "instant" });
  }

  document.addEventListener("click", (event) => event.target.closest("a[href^='#']") && layOut(), true);
  if (location.hash) layOut();

  Object.assign(self, { goTo, keepPlace, layOut });
})();
