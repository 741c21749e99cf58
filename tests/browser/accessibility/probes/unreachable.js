/** Boxes that scroll sideways and cannot be reached by keyboard, or have no name. */
() => Array.from(document.querySelectorAll("body *")).filter((one) => {
  const scrolls = ["auto", "scroll"].includes(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth + 1;
  const reached = one.tabIndex === 0 && (one.getAttribute("role") || one.matches("main")) && (one.getAttribute("aria-label") || one.getAttribute("aria-labelledby"));
  return scrolls && one.getClientRects().length && !reached && getComputedStyle(one).visibility !== "hidden";
}).map((one) => `${one.tagName}.${one.className}`)
