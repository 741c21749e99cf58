"use strict";
/* Tells the server when the page was of use: when the first elements that match the given selectors were there. */
(function () {
  const QUIET_MS = 500;
  const selectors = JSON.parse(new URLSearchParams(location.search).get("measure"));
  const moments = selectors.map(() => null);

  function look() {
    selectors.forEach((selector, number) => {
      if (moments[number] === null && document.querySelector(selector)) moments[number] = performance.now();
    });
    if (moments.includes(null)) return;
    watching.disconnect();
    setTimeout(tell, QUIET_MS);
  }

  function tell() {
    const parts = performance.getEntriesByType("measure").map((entry) => [entry.name, entry.duration]);
    fetch("/bench/told", { method: "POST", body: JSON.stringify({ loop: Number(window.name), moments, parts }) });
  }

  const watching = new MutationObserver(look);
  watching.observe(document, { attributes: true, childList: true, characterData: true, subtree: true });
})();
