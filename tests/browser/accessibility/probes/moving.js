/** Elements that move or glide although the device asks for reduced motion. */
() => Array.from(document.querySelectorAll("*")).flatMap((one) => ["", "::before", "::after"].flatMap((part) => {
  const style = getComputedStyle(one, part || null);
  const seconds = (text) => Math.max(...text.split(",").map(parseFloat));
  const still = seconds(style.transitionDuration) <= 0.01 && (style.animationName === "none" || seconds(style.animationDuration) <= 0.01);
  return still && style.scrollBehavior !== "smooth" ? [] : [`${one.tagName}.${one.className}${part}`];
}))
