/** Text and attributes in another language than the element they are in declares. */
([own, pattern]) => {
  const foreign = new RegExp(pattern);
  const inside = (element) => element.closest("[lang]").lang;
  const found = [];
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (["SCRIPT", "STYLE", "NOSCRIPT"].includes(parent.tagName)) continue;
    if (foreign.test(walker.currentNode.data) && inside(parent) === own) found.push(walker.currentNode.data.trim());
  }
  for (const name of ["aria-label", "title", "alt", "placeholder", "content"]) {
    for (const one of document.querySelectorAll(`[${name}]`)) {
      if (foreign.test(one.getAttribute(name)) && inside(one) === own) found.push(`${name}: ${one.getAttribute(name)}`);
    }
  }
  return found;
}
