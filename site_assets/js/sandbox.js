"use strict";
/*
 * A frame whose sandbox takes the page's origin away: nothing can be kept there, and printing and saving may be blocked.
 */
(function () {
  /** Whether the page is in such a frame. */
  self.inSandbox = location.protocol !== "file:" && self.origin === "null";

  /** @param {string} words @returns {string} with the page's address, which a reader can open in a window of its own */
  self.withOwnAddress = (words) => words.replace("{address}", location.href.split("#")[0]);
})();
