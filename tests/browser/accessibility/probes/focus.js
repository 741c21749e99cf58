/** What a reader sees who has just moved the focus, and whether it moved on in the HTML: null where it has left the page. */
() => {
  const one = document.activeElement;
  if (!one || one === document.body || one === document.documentElement) return null;
  // Some rounds lead back to the first place without a stop at the browser's own controls.
  if (self.focusFirst === one && self.focusBefore !== one) return null;
  self.focusFirst = self.focusFirst || one;
  // Asked for a second time, the answer is the same.
  if (self.focusBefore !== one) {
    const order = self.focusBefore ? self.focusBefore.compareDocumentPosition(one) : 0;
    self.focusFollows = order ? Boolean(order & Node.DOCUMENT_POSITION_FOLLOWING) : null;
    self.focusBefore = one;
  }
  // The theme's checkboxes have no size: what is seen is a label of theirs.
  const outlines = (at) => getComputedStyle(at).outlineStyle !== "none" && parseFloat(getComputedStyle(at).outlineWidth) >= 2;
  const sized = (at) => at.getBoundingClientRect().width > 1;
  const labels = Array.from(one.labels || []).flatMap((label) => [label, label.parentElement]);
  const shown = sized(one) ? one : labels.find((at) => sized(at) && outlines(at)) || one;
  // Of what is larger than the screen, the part that is on it.
  const rects = Array.from(shown.getClientRects(), (rect) => {
    const [left, top] = [Math.max(rect.left, 0), Math.max(rect.top, 0)];
    return new DOMRect(left, top, Math.min(rect.right, innerWidth) - left, Math.min(rect.bottom, innerHeight) - top);
  }).filter((rect) => rect.width > 0 && rect.height > 0);
  const points = rects.flatMap((rect) => [0.5, 0.1, 0.9].flatMap((share) => [
    [rect.left + rect.width / 2, rect.top + rect.height * share],
    [rect.left + Math.min(4, rect.width * 0.1), rect.top + rect.height * share],
  ])).filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
  const hits = points.filter(([x, y]) => {
    const hit = document.elementFromPoint(x, y);
    return hit && (shown.contains(hit) || hit.contains(shown));
  });
  const rgb = (text) => (text.match(/[\d.]+/g) || []).map(Number);
  const luminance = (text) => rgb(text).slice(0, 3).map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const contrast = (a, b) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      const parts = rgb(colour);
      if (parts.length === 3 || parts[3] > 0.99) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const outlined = [shown, shown.parentElement].filter(outlines).map((at) => [at, getComputedStyle(at)])[0];
  const inside = outlined && parseFloat(outlined[1].outlineOffset) < 0;
  return {
    name: `${one.tagName.toLowerCase()}.${one.className} ${(one.getAttribute("aria-label") || one.textContent || one.name || "").trim().slice(0, 40)}`,
    follows: self.focusFollows,
    inArticle: one.closest("article") !== null,
    seen: hits.length > 0,
    contrast: outlined ? contrast(outlined[1].outlineColor, ground(inside ? outlined[0] : outlined[0].parentElement)) : 0,
  };
}
