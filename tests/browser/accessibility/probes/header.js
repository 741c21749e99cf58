/** Controls of the header, or of the bar above a paper, by place, with their accessible names. */
() => Array.from(document.querySelectorAll(".md-header :is(a, button, input, label), .paper__bar :is(a, button)"), (one, at) => [
  `${one.closest(".md-header, .paper__bar").classList[0]} ${at}`,
  one.getAttribute("aria-label") || one.textContent.trim() || one.placeholder || one.title])
