/** Links of the menu; those below a page's own entry are its table of contents and left out. */
() => Array.from(document.querySelectorAll(".md-nav--primary .md-nav__link"))
  .filter((one) => !one.closest(".md-nav--secondary") && one.href)
  .map((one) => [one.textContent.trim(), new URL(one.href).pathname])
