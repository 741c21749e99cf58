/** Elements with an animation. */
() => Array.from(document.querySelectorAll("*")).flatMap((one) => ["", "::before", "::after"]
  .filter((part) => getComputedStyle(one, part || null).animationName !== "none")
  .map((part) => `${one.tagName}.${one.className}${part}: ${getComputedStyle(one, part || null).animationName}`))
