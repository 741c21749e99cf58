/**
 * The sections of the site, and which of them hold what is looked for, with points for how well.
 *
 * What holds every word of the query is found, and so is what holds the words that these consist of: of スコアリングの設計
 * that is スコアリング and 設計. If nothing does, some of them will do.
 */
(function () {
  "use strict";

  /**
   * @typedef {{location: string, title: string, text: string, kind?: string, names?: string[],
   *   sizes?: (number | null)[][], part?: boolean}} Entry of the index: HTML title and text, kind, other names
   * @typedef {{location: string, title: string, text: string, kind: string, foldedTitle: string, foldedText: string,
   *   page: string, foldedPage: string, names: Name[], sizes: (number | null)[][], traced?: any}} Section
   * @typedef {{folded: string, length: number}} Name another name, or a question that is answered here: length of its words that
   *   name something
   * @typedef {{section: Section, score: number, terms: Term[]}} Hit
   */

  var text = /** @type {any} */ (self).searchText;
  var query = /** @type {any} */ (self).searchQuery;
  var kana = /** @type {any} */ (self).searchKana;
  var fold = text.fold;

  /** What a word counts for, by where it is. */
  var EXACT = 100;
  var BEGINS = 80;
  var IN_TITLE = 60;
  var NAME = 45;
  var IN_NAME = 35;
  var SIZE = 30;
  var IN_TEXT = 10;
  var ON_PAGE = 3;
  /** What a query counts for that is another name, or the part of one that says most of it. */
  var NAMED = 95;
  var MOST_OF_NAME = 2 / 3;
  /** What a page of its own has before a part of a page, all else being equal. */
  var OWN_PAGE = 0.05;
  /** With fewer results, words are cut up further. */
  var FEW = 3;
  /** What words count for that have been cut up, as a part of that. */
  var CUT = 0.8;

  /** @type {Section[]} */
  var sections = [];
  /** @type {Map<string, number>} places of the kinds in the order in which they are shown if all else is equal */
  var ranks = new Map();
  /** @type {Set<string>} the words of up to three letters that there are: IT, KPI */
  var shortWords = new Set();

  /** @param {Entry[]} entries @param {string[]} kinds in their order */
  function setUp(entries, kinds) {
    ranks = new Map(kinds.map(function (name, at) { return /** @type {[string, number]} */ ([name, at]); }));
    shortWords = new Set();
    /** @type {Map<string, string>} */
    var pages = new Map();
    sections = entries.map(function (entry) {
      var title = text.plain(entry.title);
      var content = text.plain(entry.text);
      var foldedTitle = fold(title);
      if (entry.location.indexOf("#") < 0) pages.set(entry.location, title);
      return {
        location: entry.location, title: title, text: content, kind: entry.kind || "",
        foldedTitle: foldedTitle, foldedText: fold(content),
        page: entry.part ? entry.location.split("#")[0] : "", foldedPage: "",
        names: (entry.names || []).map(asName), sizes: entry.sizes || [],
      };
    });
    kana.setUp(sections.map(function (section) { return section.title + " " + section.text; }));
    sections.forEach(function (section) {
      section.foldedPage = fold(pages.get(section.location.split("#")[0]) || "");
      section.page = pages.get(section.page) || "";
      (section.foldedTitle + " " + section.foldedText).split(/[^a-z0-9]+/).forEach(function (word) {
        if (word.length <= 3) shortWords.add(word);
      });
    });
  }

  /** @param {string} name @returns {Name} */
  function asName(name) {
    var telling = query.telling(query.runs(query.telling(query.typed(name))));
    return { folded: fold(name), length: telling.reduce(function (/** @type {number} */ sum, word) { return sum + fold(word).length; }, 0) };
  }

  /**
   * Where a word is. A short word and a number have to stand alone: IT is not in "position", nor 5 in 15. What a reader has
   * typed so far of a longer word begins one.
   *
   * @param {string} text folded @param {string} word folded @param {number} from @returns {number} -1 if nowhere
   */
  function find(text, word, from) {
    var short = /^[a-z0-9]{1,3}$/.test(word);
    for (var at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
      var before = text.charAt(at - 1);
      var after = text.charAt(at + word.length);
      if (short && /[a-z]/.test(before)) continue;
      if (short && shortWords.has(word) && /^s?[a-rt-z]|^ss/.test(text.substr(at + word.length, 2))) continue;
      if (/^[0-9]/.test(word) && /[0-9]/.test(before)) continue;
      if (/[0-9]$/.test(word) && /[0-9]/.test(after)) continue;
      return at;
    }
    return -1;
  }

  /** @param {Section} section @param {string} word @returns {number} what the word counts for here; 0 if it is not here */
  function weight(section, word) {
    var title = section.foldedTitle;
    if (title === word) return EXACT;
    var at = find(title, word, 0);
    // The more of the title it is, the better.
    if (at >= 0) return (at ? IN_TITLE : BEGINS) + 10 * word.length / title.length;
    if (section.names.length) {
      if (section.names.some(function (name) { return name.folded === word; })) return NAME;
      if (section.names.some(function (name) { return find(name.folded, word, 0) >= 0; })) return IN_NAME;
    }
    var count = 0;
    for (at = find(section.foldedText, word, 0); at >= 0 && count < 9; at = find(section.foldedText, word, at + 1)) count++;
    if (count) return IN_TEXT + 8 * count / (count + section.foldedText.length / 200);
    var people = /^[0-9]+/.exec(word);
    if (people && section.sizes.some(function (size) {
      return Number(people[0]) >= Number(size[0]) && (size[1] === null || Number(people[0]) < size[1]);
    })) return SIZE;
    return find(section.foldedPage, word, 0) >= 0 ? ON_PAGE : 0;
  }

  /** @param {Section} section @param {Term} term @returns {number} */
  function weightOf(section, term) {
    var most = 0;
    for (var at = 0; at < term.spellings.length; at++) most = Math.max(most, weight(section, term.spellings[at]));
    return most;
  }

  /** @param {Section} section @param {Term[]} terms @returns {number} what it counts for that one of its names holds them all */
  function weightAsName(section, terms) {
    return section.names.reduce(function (most, name) {
      var length = 0;
      var complete = terms.every(function (term) {
        var held = term.spellings.find(function (word) { return find(name.folded, word, 0) >= 0; });
        length += held ? held.length : 0;
        return held;
      });
      var share = Math.min(1, length / name.length);
      return complete && share >= MOST_OF_NAME ? Math.max(most, NAMED * share) : most;
    }, 0);
  }

  /** @param {Section} section @returns {number} puts what is shown first before what counts as much */
  function preference(section) {
    var rank = ranks.has(section.kind) ? Number(ranks.get(section.kind)) : ranks.size;
    return (ranks.size - rank) / 10 + (section.location.indexOf("#") < 0 ? OWN_PAGE : 0);
  }

  /** @param {Term[]} terms @param {string} phrase @returns {Hit[]} what holds all terms, at least one in itself */
  function holdingAll(terms, phrase) {
    /** @type {Hit[]} */
    var found = [];
    if (!terms.length) return found;
    sections.forEach(function (section) {
      var sum = 0;
      var most = 0;
      var complete = terms.every(function (term) {
        var points = weightOf(section, term);
        sum += points;
        most = Math.max(most, points);
        return points > 0;
      });
      if (!complete || most <= ON_PAGE) return;
      var named = section.names.length ? weightAsName(section, terms) : 0;
      var score = Math.max(sum / terms.length, section.foldedTitle === phrase ? EXACT : 0, named);
      found.push({ section: section, score: score + preference(section), terms: terms });
    });
    return found;
  }

  /** @param {Hit[]} whole @param {Hit[]} cut up @returns {Hit[]} both: a word as it was typed is better than its parts */
  function better(whole, cut) {
    /** @type {Map<Section, Hit>} */
    var all = new Map();
    cut.forEach(function (hit) { all.set(hit.section, { section: hit.section, score: hit.score * CUT, terms: hit.terms }); });
    whole.forEach(function (hit) {
      var other = all.get(hit.section);
      if (!other || other.score < hit.score) all.set(hit.section, hit);
    });
    return Array.from(all.values());
  }

  /** @param {Term[]} terms @returns {Hit[]} what holds most of the terms, rare ones counting more */
  function holdingSome(terms) {
    var table = sections.map(function (section) {
      return terms.map(function (term) {
        var points = weightOf(section, term);
        return points > ON_PAGE ? points : 0;
      });
    });
    var rarity = terms.map(function (_, at) {
      var holding = table.filter(function (row) { return row[at] > 0; }).length;
      return holding ? Math.log(1 + sections.length / holding) : 0;
    });
    var scores = table.map(function (row) {
      return row.reduce(function (sum, points, at) { return points ? sum + rarity[at] * (IN_TITLE + points) : sum; }, 0);
    });
    // Of a large site there are too many to be arguments of one call.
    var best = scores.reduce(function (most, score) { return Math.max(most, score); }, 0);
    /** @type {Hit[]} */
    var found = [];
    scores.forEach(function (score, at) {
      var points = score / (best || 1) * EXACT + preference(sections[at]);
      if (score > 0 && score >= best / 2) found.push({ section: sections[at], score: points, terms: terms });
    });
    return found;
  }

  /** @param {string} typed query @returns {Hit[]} best first */
  function search(typed) {
    var all = query.typed(typed);
    if (!all.length) return [];
    var phrase = fold(all.join(" "));
    var words = query.telling(all);
    var parts = query.telling(query.runs(words));
    var found = holdingAll(query.asTerms(words), phrase);
    if (parts.length > words.length) found = better(found, holdingAll(query.asTerms(parts), phrase));
    if (found.length < FEW) found = better(found, holdingAll(query.asTerms(query.stems(parts)), phrase));
    if (!found.length) found = holdingSome(query.asTerms(parts));
    return found.sort(function (a, b) { return b.score - a.score; });
  }

  /** @type {any} */ (self).searchSections = { setUp: setUp, search: search, find: find, weightOf: weightOf };
})();
