/** What the theme leaves undone for a keyboard: its menu on small or magnified screens, and its single-letter shortcuts. */
(function () {
  "use strict";
  var SHORTCUTS = ["f", "s", "/", "p", ",", "n", "."];
  var drawer = /** @type {HTMLInputElement} */ (document.getElementById("__drawer"));
  var label = document.querySelector(".md-header [for=__drawer]");
  var menu = document.querySelector(".md-sidebar--primary");

  // Who dictates would jump about with every word: a letter alone is to do nothing.
  document.addEventListener("keydown", function (event) {
    var modified = event.ctrlKey || event.metaKey || event.altKey;
    if (!modified && SHORTCUTS.indexOf(event.key.toLowerCase()) >= 0) event.stopPropagation();
  }, true);

  // The theme's script follows its radio buttons, and shows the next button in place of the one that was pressed.
  document.addEventListener("click", function (event) {
    var pressed = /** @type {Element} */ (event.target).closest("[data-chooses]");
    if (!pressed) return;
    document.getElementById(pressed.getAttribute("data-chooses")).click();
    requestAnimationFrame(function () {
      var next = pressed.parentNode.querySelector("button:not([hidden])");
      if (next) next.focus();
    });
  });

  if (!drawer || !label || !menu) return;

  // A part's checkbox has two labels with the same words: one opens it, one closes it.
  menu.querySelectorAll(".md-nav__toggle").forEach(function (checkbox) {
    var title = checkbox.parentNode.querySelector(".md-nav__title");
    if (title) checkbox.setAttribute("aria-label", title.textContent.trim());
  });

  // A label cannot be pressed by keyboard.
  var opener = document.createElement("button");
  opener.type = "button";
  opener.className = label.className + " menu-button";
  opener.setAttribute("aria-label", menu.querySelector("nav").getAttribute("aria-label"));
  opener.setAttribute("aria-expanded", String(drawer.checked));
  opener.append.apply(opener, Array.from(label.childNodes));
  opener.addEventListener("click", function () { drawer.click(); });
  label.replaceWith(opener);

  // The open menu covers what opened it: the focus goes in, and what it leaves behind closes.
  drawer.addEventListener("change", function () {
    opener.setAttribute("aria-expanded", String(drawer.checked));
    if (!drawer.checked || document.activeElement !== opener) return;
    Array.from(menu.querySelectorAll("a, input")).some(function (one) {
      one.focus();
      return document.activeElement === one;
    });
  });
  menu.addEventListener("focusout", function (event) {
    var next = /** @type {Node} */ (event.relatedTarget);
    if (drawer.checked && next && !menu.contains(next)) drawer.click();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.click();
    opener.focus();
  });
})();
