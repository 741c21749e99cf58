/** Fields and forms that ask who the reader is, or for a secret. */
() => Array.from(document.querySelectorAll(
  "input[type=password], [autocomplete~=username], [autocomplete*=password], [autocomplete=one-time-code], form[method=post]"), (one) => one.outerHTML.slice(0, 100))
