/**
 * Search that finds any part of a word, which Japanese needs: words have no spaces between them.
 *
 * Takes the place of the theme's own search worker and speaks its protocol: SETUP with the index is answered by READY,
 * QUERY by RESULT. Everything is compared in a folded form (compatibility forms unified, lower case, katakana as
 * hiragana), so width, case and kana do not matter. A page is found when it holds every word of the query; its
 * sections are shown when they hold at least one.
 *
 * Runs as a worker, or as a plain script in a page opened from a folder (see local-files.js). ES2017 for old browsers.
 */
(function () {
  "use strict";

  /** @typedef {{location: string, title: string, text: string}} Entry an entry of the index: HTML title and text */
  /** @typedef {{title: string, text: string, foldedTitle: string, foldedText: string, location: string}} Section */
  /** @typedef {{location: string, title: string, text: string, score: number, terms: Object<string, boolean>}} Item */

  var SETUP = 0;
  var READY = 1;
  var QUERY = 2;
  var RESULT = 3;

  /** How much text is shown around a hit, in characters, and how many such pieces. */
  var BEFORE = 24;
  var AFTER = 72;
  var PIECES = 3;

  /** @type {Map<string, string>} */
  var foldedCharacters = new Map();
  /** @type {Map<string, Section[]>} the sections by page, the page itself first */
  var pages = new Map();

  /** @type {Entry[] | null} what has not been set up yet */
  var entries = null;

  /** @param {number} code @returns {boolean} whether the character joins the one before it: a sound mark or an accent */
  function isMark(code) {
    return (code >= 0x300 && code <= 0x36f) || code === 0x3099 || code === 0x309a || code === 0xff9e || code === 0xff9f;
  }

  /** @param {string} character with its marks @returns {string} */
  function foldCharacter(character) {
    var known = foldedCharacters.get(character);
    if (known === undefined) {
      known = character.normalize("NFKC").toLowerCase().replace(/[\u30a1-\u30f6\u30fd\u30fe]/g, function (katakana) {
        return String.fromCharCode(katakana.charCodeAt(0) - 0x60);
      });
      foldedCharacters.set(character, known);
    }
    return known;
  }

  /**
   * @param {string} text
   * @param {number[]=} origins receives, for every position of the result and its end, the position in `text`
   * @returns {string}
   */
  function fold(text, origins) {
    var result = "";
    for (var start = 0, end = 0; start < text.length; start = end) {
      end = start + (text.codePointAt(start) > 0xffff ? 2 : 1);
      while (end < text.length && isMark(text.charCodeAt(end))) end++;
      var folded = foldCharacter(text.slice(start, end));
      if (origins) for (var i = 0; i < folded.length; i++) origins.push(start);
      result += folded;
    }
    if (origins) origins.push(text.length);
    return result;
  }

  /** @param {string} html as the index holds it: a few tags, three entities @returns {string} */
  function plain(html) {
    return html
      .replace(/<\/?(?:p|li|ol|ul|pre)>/g, " ")
      .replace(/<[^>]*>/g, "")
      .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&#34;|&quot;/g, '"').replace(/&#39;/g, "'")
      .replace(/&amp;/g, "&")
      .replace(/\s+/g, " ").trim();
  }

  /** @param {string} text @returns {string} */
  function escaped(text) {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  }

  /** @param {Entry[]} entries */
  function setUp(entries) {
    pages = new Map();
    entries.forEach(function (entry) {
      var page = entry.location.split("#")[0];
      var title = plain(entry.title);
      var text = plain(entry.text);
      var sections = pages.get(page) || [];
      sections.push({
        location: entry.location, title: title, text: text, foldedTitle: fold(title), foldedText: fold(text),
      });
      pages.set(page, sections);
    });
  }

  /** @param {string} text @param {string[]} terms @returns {number[][]} where hits begin and end in `text`, in order */
  function hits(text, terms) {
    /** @type {number[]} */
    var origins = [];
    var folded = fold(text, origins);
    /** @type {number[][]} */
    var found = [];
    terms.forEach(function (term) {
      for (var at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
        // A hit may end inside a character that folds to several (㈱ to (株)); then all of it is a hit.
        var end = at + term.length;
        while (end < origins.length - 1 && origins[end] === origins[end - 1]) end++;
        found.push([origins[at], origins[end]]);
      }
    });
    found.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
    return found;
  }

  /** @param {string} text @param {number[][]} found @param {number} from @param {number} to @returns {string} HTML */
  function marked(text, found, from, to) {
    var html = "";
    var at = from;
    found.forEach(function (hit) {
      if (hit[0] < at || hit[1] > to) return;
      html += escaped(text.slice(at, hit[0])) + "<mark data-md-highlight>" + escaped(text.slice(hit[0], hit[1])) + "</mark>";
      at = hit[1];
    });
    return html + escaped(text.slice(at, to));
  }

  /** @param {string} text @param {number[][]} found @returns {string} HTML: the text around the first hits */
  function teaser(text, found) {
    if (!found.length) return escaped(text.slice(0, BEFORE + AFTER)) + (text.length > BEFORE + AFTER ? " …" : "");
    /** @type {number[][]} */
    var pieces = [];
    found.forEach(function (hit) {
      var last = pieces[pieces.length - 1];
      if (last && hit[0] - BEFORE <= last[1]) last[1] = Math.max(last[1], Math.min(hit[1] + AFTER, last[0] + 3 * AFTER));
      else if (pieces.length < PIECES) pieces.push([Math.max(0, hit[0] - BEFORE), hit[1] + AFTER]);
    });
    return pieces.map(function (piece) {
      var to = Math.min(piece[1], text.length);
      return (piece[0] ? "… " : "") + marked(text, found, piece[0], to) + (to < text.length ? " …" : "");
    }).join(" ");
  }

  /** @param {Section} section @param {string} term @returns {number} titles count far more than text */
  function weight(section, term) {
    if (section.foldedTitle === term) return 100;
    var at = section.foldedTitle.indexOf(term);
    if (at >= 0) return at === 0 ? 60 : 40;
    return section.foldedText.indexOf(term) < 0 ? 0 : 1 + Math.min(section.foldedText.split(term).length - 1, 9) / 10;
  }

  /** @param {Section} section @param {string[]} terms @param {boolean} isPage @returns {Item} */
  function item(section, terms, isPage) {
    var inTitle = hits(section.title, terms);
    var inText = hits(section.text, terms);
    /** @type {Object<string, boolean>} */
    var held = {};
    var score = 0;
    terms.forEach(function (term) {
      var points = weight(section, term);
      score += isPage ? points * 1.5 : points;
      // The theme marks these words on the page the reader goes to, so they are given as they are written there.
      var title = hits(section.title, [term])[0];
      var text = hits(section.text, [term])[0];
      var written = title ? section.title.slice(title[0], title[1]) : text ? section.text.slice(text[0], text[1]) : term;
      if (points > 0) held[written] = true;
    });
    return {
      location: section.location, score: score, terms: held,
      title: marked(section.title, inTitle, 0, section.title.length), text: teaser(section.text, inText),
    };
  }

  /** @param {Section} section @param {string} term */
  function holds(section, term) {
    return section.foldedTitle.indexOf(term) >= 0 || section.foldedText.indexOf(term) >= 0;
  }

  /** @param {string} query @returns {Item[][]} found pages, best first: each with its matching sections, best first */
  function search(query) {
    var terms = Array.from(new Set(fold(query).split(/\s+/).filter(Boolean)));
    /** @type {Item[][]} */
    var results = [];
    if (!terms.length) return results;
    pages.forEach(function (sections) {
      var complete = terms.every(function (term) {
        return sections.some(function (section) { return holds(section, term); });
      });
      if (!complete) return;
      var items = sections
        .filter(function (section, index) {
          // The theme takes the page itself as the heading of its sections, so it is there whether it matches or not.
          return index === 0 || terms.some(function (term) { return holds(section, term); });
        })
        .map(function (section) { return item(section, terms, section.location.indexOf("#") < 0); });
      results.push(items.sort(function (a, b) { return b.score - a.score; }));
    });
    return results.sort(function (a, b) { return b[0].score - a[0].score; });
  }

  /** @param {{type: number, data: any}} message @returns {{type: number, data?: {items: Item[][]}} | undefined} */
  function answer(message) {
    if (message.type === SETUP) {
      // While a page loads there is enough to do, and most readers of it search for nothing.
      entries = message.data.docs;
      return { type: READY };
    }
    if (entries) setUp(entries);
    entries = null;
    return message.type === QUERY ? { type: RESULT, data: { items: search(message.data) } } : undefined;
  }

  if (typeof document === "undefined") {
    self.onmessage = function (event) { self.postMessage(answer(event.data)); };
  } else {
    /** @type {any} */ (window).playbookSearch = answer;
  }
})();
