/**
 * Search that finds any part of a word, which Japanese needs: words have no spaces between them.
 *
 * Takes the place of the theme's own search worker and speaks its protocol: SETUP with the index is answered by READY,
 * QUERY by RESULT. Runs as a worker, or as a plain script in a page opened from a folder (see start.js).
 */
(function () {
  "use strict";

  var SETUP = 0;
  var READY = 1;
  var QUERY = 2;
  var RESULT = 3;

  var query = /** @type {any} */ (self).searchQuery;
  var sections = /** @type {any} */ (self).searchSections;
  var results = /** @type {any} */ (self).searchResults;

  /** @type {{config: any, docs: Entry[]} | null} what has not been set up yet */
  var index = null;

  /** @param {{config: any, docs: Entry[]}} data */
  function setUp(data) {
    var kinds = data.config.kinds || [];
    query.setUp(data.config);
    sections.setUp(data.docs, kinds.map(function (/** @type {Kind} */ kind) { return kind.name; }));
    results.setUp(kinds);
  }

  /** @param {{type: number, data: any}} message @returns {{type: number, data?: {items: Item[][]}} | undefined} */
  function answer(message) {
    if (message.type === SETUP) {
      // While a page loads there is enough to do, and most readers of it search for nothing.
      index = message.data;
      return { type: READY };
    }
    if (index) setUp(index);
    index = null;
    if (message.type !== QUERY) return undefined;
    return { type: RESULT, data: { items: results.grouped(sections.search(message.data)) } };
  }

  if (typeof document === "undefined") {
    self.onmessage = function (event) { self.postMessage(answer(event.data)); };
  } else {
    /** @type {any} */ (window).playbookSearch = answer;
  }
})();
