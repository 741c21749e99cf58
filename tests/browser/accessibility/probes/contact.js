/** Addresses, numbers, forms and frames that offer help or contact. */
() => Array.from(document.querySelectorAll("a[href^='mailto:'], a[href^='tel:'], a[href^='sms:'], form[action], iframe"), (one) => one.outerHTML.slice(0, 100))
