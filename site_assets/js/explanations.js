/**
 * Shows what a marked term means beside it: on hover, on focus, and with the first tap. A mark is a link to the glossary
 * all the same; a click, the Enter key and a second tap follow it.
 *
 * The explanations stand at the end of the page's content. One that is open stays there for the document's order, so that
 * neither a table nor a scroller clips it, and is moved to its term. It stays open while the pointer is on it or on the
 * term, or the focus on the term; Escape closes it and leaves the focus where it is.
 */
(function () {
  "use strict";

  /** Milliseconds that a pointer rests on a term before it is explained, and that it may be away on its way to the explanation. */
  var REST = 150;
  var AWAY = 250;
  /** Pixels between an explanation and the edge of the window, and between it and its term, whose focus is to be seen. */
  var EDGE = 8;
  var GAP = 6;

  /** @type {HTMLElement | null} the term that is explained now */
  var term = null;
  /** @type {HTMLElement | null} */
  var explanation = null;
  /** @type {HTMLElement | null} the term that a finger is on, if it was not explained when the finger came */
  var tapped = null;
  var timer = 0;

  /** @param {EventTarget | null} target @returns {HTMLElement | null} */
  function termAt(target) {
    return target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest("a.term")) : null;
  }

  /** @param {EventTarget | null} target @returns {boolean} whether it is the term that is explained, or its explanation */
  function isOpen(target) {
    return target instanceof Node && !!term && !!explanation && (term.contains(target) || explanation.contains(target));
  }

  function close() {
    clearTimeout(timer);
    if (explanation) {
      explanation.classList.remove("explanation--open");
      explanation.removeAttribute("style");
    }
    term = explanation = null;
  }

  /** @param {HTMLElement} next */
  function open(next) {
    clearTimeout(timer);
    if (next === term) return;
    close();
    var text = document.getElementById(next.getAttribute("aria-describedby") || "");
    if (!text) return;
    term = next;
    explanation = /** @type {HTMLElement} */ (text.parentElement);
    explanation.classList.add("explanation--open");
    place();
  }

  /** Puts the explanation below its term, or above where there is more room, and within the window. */
  function place() {
    var lines = term.getClientRects();
    var first = lines[0];
    var last = lines[lines.length - 1];
    var header = document.querySelector(".md-header");
    var width = document.documentElement.clientWidth;
    var above = first.top - Math.max(header ? header.getBoundingClientRect().bottom : 0, 0) - EDGE - GAP;
    var below = document.documentElement.clientHeight - last.bottom - EDGE - GAP;
    explanation.style.maxWidth = width - 2 * EDGE + "px";
    var isBelow = explanation.offsetHeight <= below || below >= above;
    explanation.style.maxHeight = Math.max(isBelow ? below : above, 0) + "px";
    var box = explanation.getBoundingClientRect();
    var left = Math.max(EDGE, Math.min((isBelow ? last : first).left, width - EDGE - box.width));
    var top = isBelow ? last.bottom + GAP : first.top - GAP - box.height;
    explanation.style.left = explanation.offsetLeft + left - box.left + "px";
    explanation.style.top = explanation.offsetTop + top - box.top + "px";
  }

  document.addEventListener("pointerover", function (event) {
    if (event.pointerType === "touch") return;
    var next = termAt(event.target);
    if (isOpen(event.target)) clearTimeout(timer);
    else if (next) {
      clearTimeout(timer);
      timer = setTimeout(open, REST, next);
    }
  });

  document.addEventListener("pointerout", function (event) {
    if (event.pointerType === "touch" || isOpen(event.relatedTarget)) return;
    if (isOpen(event.target) && document.activeElement !== term) {
      clearTimeout(timer);
      timer = setTimeout(close, AWAY);
    } else if (termAt(event.target) && !termAt(event.relatedTarget)) clearTimeout(timer);
  });

  document.addEventListener("focusin", function (event) {
    var next = termAt(event.target);
    if (next) open(next);
    else if (!isOpen(event.target)) close();
  });

  document.addEventListener("focusout", function (event) {
    if (event.target === term && !isOpen(event.relatedTarget) && !explanation.matches(":hover")) close();
  });

  document.addEventListener("pointerdown", function (event) {
    var next = termAt(event.target);
    tapped = event.pointerType !== "mouse" && next !== term ? next : null;
    if (!isOpen(event.target)) close();
  });

  document.addEventListener("click", function (event) {
    var next = termAt(event.target);
    if (next && next === tapped) {
      event.preventDefault();
      open(next);
    }
    tapped = null;
  });

  document.addEventListener("keydown", function (event) {
    tapped = null;
    if (event.key === "Escape") close();
  });

  // A page that is come back to, or is as wide as another device now, shows nothing at a wrong place.
  addEventListener("pagehide", close);
  addEventListener("resize", close);
})();
