/** Text that its box cuts off. The header's title may be cut: the page's heading and the menu have it whole. */
() => Array.from(document.querySelectorAll("body *")).filter((one) => {
  const style = getComputedStyle(one);
  if (one.closest(".visually-hidden, svg, .md-header") || !one.getClientRects().length || style.visibility === "hidden") return false;
  const cut = (overflow, whole, room) => ["hidden", "clip"].includes(overflow) && whole > room + 1;
  return one.textContent.trim() && (cut(style.overflowX, one.scrollWidth, one.clientWidth)
    || cut(style.overflowY, one.scrollHeight, one.clientHeight));
}).map((one) => `${one.tagName}.${one.className}: ${one.textContent.trim().replace(/\s+/g, " ").slice(0, 60)}`)
