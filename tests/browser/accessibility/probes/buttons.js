/** Buttons of the page by the data attributes that their scripts find them by, with their visible words. */
() => Array.from(document.querySelectorAll("main button"), (one) => [
  Array.from(one.attributes, (each) => each.name).filter((name) => name.startsWith("data-")).sort().join(" "),
  Array.from(one.childNodes, (part) => (part.className === "visually-hidden" ? "" : part.textContent)).join("").trim()])
  .filter(([hook]) => hook)
