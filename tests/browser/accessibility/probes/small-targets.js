/** Controls, and links outside of running text, smaller than 24 by 24 pixels. */
() => {
  const least = 24;
  const shown = (one) => one.getClientRects().length && getComputedStyle(one).visibility !== "hidden";
  // A label is pressed as well as its control is; a link among words is as high as their lines.
  // The link in a card's title covers the card.
  const area = (one) => [one.closest(".card__title") ? one.closest(".card") : one, ...(one.labels || [])].filter(shown).map((part) => part.getBoundingClientRect());
  const among = (one) => {
    if (one.tagName !== "A" || getComputedStyle(one).display !== "inline") return false;
    return one.closest("p, li, dt, dd, td, th, caption, figcaption, .md-skip") !== null;
  };
  return Array.from(document.querySelectorAll("a, button, input, select, textarea, summary"))
    .filter((one) => shown(one) && !among(one) && !one.matches(".md-toggle, [aria-hidden=true]") && !one.closest(".md-search"))
    .filter((one) => !area(one).some((box) => Math.round(box.width) >= least && Math.round(box.height) >= least))
    .map((one) => `${one.outerHTML.slice(0, 110)} ${area(one).map((box) => `${box.width}x${box.height}`).join(" ")}`);
}
