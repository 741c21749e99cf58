/**
 * Where the order on screen is not that of the HTML: of two neighbours in the HTML, the later one has to begin below the end
 * of the earlier one, or to the right of it. Gives a line for each pair that does not.
 */
() => {
  // Boxes of letters are higher than their lines, so those of two lines overlap a little.
  const OVERLAP = 8;
  // Three things that have no place among their neighbours. The table of contents stands right of the text and comes before
  // it in the HTML. What is fixed, sticky or absolute is drawn over others. The sign in the search field lies in its field.
  const aside = (one) => one.matches(".md-sidebar--secondary, .md-search__form > label")
    || ["fixed", "sticky", "absolute"].includes(getComputedStyle(one).position);
  const isText = (node) => node.nodeType === Node.TEXT_NODE;

  /** The pieces that an element, or a stretch of text, is drawn as. */
  const pieces = (node) => {
    const source = isText(node) ? document.createRange() : node;
    if (isText(node)) source.selectNodeContents(node);
    return Array.from(source.getClientRects()).filter((rect) => rect.width > 1 && rect.height > 1);
  };

  /** What is drawn of an element's children, in order; of one without a box of its own, its children. */
  const drawn = (parent) => Array.from(parent.childNodes).flatMap((node) => {
    if (isText(node)) return node.data.trim() && pieces(node).length ? [node] : [];
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches("script, style, template, .visually-hidden")) return [];
    if (getComputedStyle(node).display === "none") return [];
    if (pieces(node).length) return [node];
    return aside(node) ? [] : drawn(node);
  });

  const told = (node) => {
    const text = node.textContent.trim().replace(/\s+/g, " ").slice(0, 40);
    return isText(node) ? `"${text}"` : `${node.tagName.toLowerCase()}.${node.className} "${text}"`;
  };

  const faults = (parent) => {
    const children = drawn(parent);
    const placed = children.filter((node) => isText(node) || !aside(node));
    const wrong = placed.slice(1).flatMap((later, at) => {
      const earlier = placed[at];
      const [last, first] = [pieces(earlier).pop(), pieces(later)[0]];
      const slack = Math.min(OVERLAP, first.height / 2, last.height / 2);
      const follows = first.top >= last.bottom - slack || first.left >= last.right - 2;
      return follows ? [] : [`${told(later)} does not come after ${told(earlier)}`];
    });
    const inside = children.filter((node) => !isText(node) && !node.matches("svg, select, button"));
    return wrong.concat(inside.flatMap(faults));
  };
  return faults(document.body);
}
