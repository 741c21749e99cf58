/**
 * Hits as the theme shows them: words marked, the text around them, and grouped by kind. The theme shows the first of an array
 * without `#` in its location as a heading of the others.
 */
(function () {
  "use strict";

  /**
   * @typedef {{location: string, title: string, text: string, score: number, terms: Object<string, boolean>}} Item
   * @typedef {{name: string, title: string, path: string | null}} Kind
   */

  var text = /** @type {any} */ (self).searchText;
  var searched = /** @type {any} */ (self).searchSections;

  /** How much text is shown around a hit, in characters, and how many such pieces. */
  var BEFORE = 24;
  var AFTER = 72;
  var PIECES = 3;

  /** How many results of a kind are shown at once, and how many there are at most. */
  var SHOWN = 3;
  var MOST = 20;

  /** @type {Map<string, Kind>} */
  var kinds = new Map();

  /** @param {Kind[]} all */
  function setUp(all) {
    kinds = new Map(all.map(function (kind) { return /** @type {[string, Kind]} */ ([kind.name, kind]); }));
  }

  /** @param {Traced} text @param {string[]} words @returns {number[][]} where hits begin and end as written, in order */
  function hits(text, words) {
    var folded = text.folded;
    /** @type {number[][]} */
    var found = [];
    words.filter(Boolean).forEach(function (word) {
      for (var at = searched.find(folded, word, 0); at >= 0; at = searched.find(folded, word, at + word.length)) {
        // A hit may end inside a character that folds to several (㈱ to (株)); then all of it is a hit.
        found.push([text.origins[at], text.ends[at + word.length - 1]]);
      }
    });
    found.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
    return found;
  }

  /** @param {string} content @param {number[][]} found @param {number} from @param {number} to @returns {string} HTML */
  function marked(content, found, from, to) {
    var html = "";
    var at = from;
    found.forEach(function (hit) {
      if (hit[0] < at || hit[1] > to) return;
      html += text.escaped(content.slice(at, hit[0])) + "<mark data-md-highlight>" + text.escaped(content.slice(hit[0], hit[1])) + "</mark>";
      at = hit[1];
    });
    return html + text.escaped(content.slice(at, to));
  }

  /** @param {string} content @param {number} place @returns {number} the last place up to there that parts no character */
  function boundary(content, place) {
    var at = Math.min(Math.max(place, 0), content.length);
    while (at > 0 && (/[\udc00-\udfff]/.test(content.charAt(at)) || text.markAt(content, at))) at--;
    return at;
  }

  /** @param {string} content @param {number[][]} found @returns {string} HTML: the text around the first hits */
  function teaser(content, found) {
    if (!found.length) {
      var end = boundary(content, BEFORE + AFTER);
      return text.escaped(content.slice(0, end)) + (content.length > end ? " …" : "");
    }
    /** @type {number[][]} */
    var pieces = [];
    found.forEach(function (hit) {
      var last = pieces[pieces.length - 1];
      if (last && hit[0] - BEFORE <= last[1]) last[1] = Math.max(last[1], Math.min(hit[1] + AFTER, last[0] + 3 * AFTER));
      else if (pieces.length < PIECES) pieces.push([boundary(content, hit[0] - BEFORE), hit[1] + AFTER]);
    });
    return pieces.map(function (piece) {
      var to = boundary(content, piece[1]);
      return (piece[0] ? "… " : "") + marked(content, found, piece[0], to) + (to < content.length ? " …" : "");
    }).join(" ");
  }

  /** @param {Hit} hit @param {number} score @returns {Item} */
  function item(hit, score) {
    var section = hit.section;
    var terms = hit.terms;
    var words = terms.reduce(function (/** @type {string[]} */ all, term) { return all.concat(term.spellings); }, []);
    var tracedTitle = text.traced(section.title);
    section.traced = section.traced || text.traced(section.text);
    var inTitle = hits(tracedTitle, words);
    var inText = hits(section.traced, words);
    /** @type {Object<string, boolean>} */
    var held = {};
    terms.forEach(function (term) {
      // The theme marks these words on the page the reader goes to, so they are given as they are written there.
      var title = hits(tracedTitle, term.spellings)[0];
      var content = hits(/** @type {Traced} */ (section.traced), term.spellings)[0];
      if (title) held[section.title.slice(title[0], title[1])] = true;
      else if (content) held[section.text.slice(content[0], content[1])] = true;
      else if (searched.weightOf(section, term) > 0) held[term.written] = true;
      // The theme takes the words that are missing for HTML; they may come from an address that somebody sends.
      else held[text.escaped(term.written)] = false;
    });
    return {
      // With a mark for its top, a page is no heading to the theme.
      location: section.location.indexOf("#") < 0 ? section.location + "#" : section.location,
      score: score, terms: held,
      title: (section.page && text.escaped(section.page) + " – ") + marked(section.title, inTitle, 0, section.title.length),
      text: teaser(section.text, inText),
    };
  }

  /** @param {Hit[]} group of one kind, best first @returns {Item[]} */
  function items(group) {
    var kind = kinds.get(group[0].section.kind);
    var best = group[0].score;
    var found = group.slice(0, MOST).map(function (hit, at) {
      // The theme puts those with less points than the first behind "more", and Enter leads to the one with most.
      return item(hit, at < SHOWN ? best : Math.min(hit.score, best - 0.01));
    });
    /** @type {Item} */
    var heading = {
      location: kind && kind.path || found[0].location.split("#")[0], title: text.escaped(kind ? kind.title : ""), text: "",
      score: 0, terms: {},
    };
    // Not in the first place, where the theme would measure the others by it.
    found.splice(1, 0, heading);
    return found;
  }

  /** @param {Hit[]} found best first @returns {Item[][]} by kind, the kind of the best first */
  function grouped(found) {
    /** @type {Map<string, Hit[]>} */
    var groups = new Map();
    found.forEach(function (hit) {
      var group = groups.get(hit.section.kind);
      if (group) group.push(hit);
      else groups.set(hit.section.kind, [hit]);
    });
    return Array.from(groups.values()).map(items);
  }

  /** @type {any} */ (self).searchResults = { setUp: setUp, grouped: grouped };
})();
