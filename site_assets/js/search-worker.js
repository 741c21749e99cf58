/**
 * Search that finds any part of a word, which Japanese needs: words have no spaces between them.
 *
 * Takes the place of the theme's own search worker and speaks its protocol: SETUP with the index is answered by READY,
 * QUERY by RESULT. Everything is compared in a folded form (compatibility forms unified, lower case, katakana as
 * hiragana), so width, case and kana do not matter.
 *
 * What holds every word of the query is found, and so is what holds the words that these consist of: of スコアリングの設計
 * that is スコアリング and 設計. If nothing does, some of them will do, and results tell which are missing.
 * Results are grouped by kind: the theme shows the first of an array without `#` in its location as their heading.
 *
 * Runs as a worker, or as a plain script in a page opened from a folder (see local-files.js). ES2017 for old browsers.
 */
(function () {
  "use strict";

  /**
   * @typedef {{location: string, title: string, text: string, kind?: string, names?: string[],
   *   sizes?: (number | null)[][], part?: boolean}} Entry of the index: HTML title and text, kind, other names
   * @typedef {{location: string, title: string, text: string, kind: string, foldedTitle: string, foldedText: string,
   *   page: string, foldedPage: string, names: string[], sizes: (number | null)[][], traced?: Traced}} Section
   * @typedef {{location: string, title: string, text: string, score: number, terms: Object<string, boolean>}} Item
   * @typedef {{written: string, spellings: string[]}} Term a word as typed, and folded in every way to spell it
   * @typedef {{section: Section, score: number, terms: Term[]}} Hit
   * @typedef {{name: string, title: string, path: string | null}} Kind
   */

  var SETUP = 0;
  var READY = 1;
  var QUERY = 2;
  var RESULT = 3;

  /** How much text is shown around a hit, in characters, and how many such pieces. */
  var BEFORE = 24;
  var AFTER = 72;
  var PIECES = 3;

  /** How many results of a kind are shown at once, and how many there are at most. */
  var SHOWN = 3;
  var MOST = 20;

  /** What a word counts for, by where it is. */
  var EXACT = 100;
  var BEGINS = 80;
  var IN_TITLE = 60;
  var NAME = 45;
  var IN_NAME = 35;
  var SIZE = 30;
  var IN_TEXT = 10;
  var ON_PAGE = 3;
  /** With fewer results, words are cut up further. */
  var FEW = 3;
  /** What words count for that have been cut up, as a part of that. */
  var CUT = 0.8;

  /** Kana behind other letters is an ending; of a verb its first kana is kept, to tell it from others. */
  var ENDING = /([々〆ヶ\u3400-\u9fffァ-ヺーa-z0-9])([ぁ-ん]+)/g;
  var PART_OF_VERB = /^[々〆ヶ\u3400-\u9fff](?![のをにがはとでへもやさしすせ])/;
  /** A word, where no space parts it from the next: characters of one script. */
  var RUN = /[々〆ヶ\u3400-\u9fff]+[ぁ-ん]?|[ァ-ヺ][ァ-ヺー]*|[a-z0-9&+.-]+|[ぁ-ん][ぁ-んー]+|[가-힣]+/g;

  /** @type {Map<string, string>} */
  var foldedCharacters = new Map();
  /** @type {Section[]} */
  var sections = [];
  /** @type {Map<string, Kind>} in the order in which they are shown if all else is equal */
  var kinds = new Map();
  /** @type {Map<string, number>} */
  var ranks = new Map();
  /** @type {string[][]} words to take for one, folded */
  var sameWords = [];
  /** @type {Set<string>} words that name nothing, folded */
  var stopWords = new Set();
  /** @type {Set<string>} the words of up to three letters that there are: IT, KPI */
  var shortWords = new Set();

  /** @type {{config: any, docs: Entry[]} | null} what has not been set up yet */
  var index = null;

  /** @param {number} code @returns {boolean} whether the character joins the one before it: a sound mark or an accent */
  function isMark(code) {
    return (code >= 0x300 && code <= 0x36f) || code === 0x3099 || code === 0x309a || code === 0xff9e || code === 0xff9f;
  }

  /** @param {string} character with its marks @returns {string} */
  function foldCharacter(character) {
    var known = foldedCharacters.get(character);
    if (known === undefined) {
      known = character.normalize("NFKC").toLowerCase().replace(/[\u2010-\u2015\u2212]/g, "-").replace(/\u301c/g, "~")
        .replace(/[\u2018\u2019]/g, "'").replace(/[\u30a1-\u30f6\u30fd\u30fe]/g, function (katakana) {
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
      // Many leave out the dot of 実装・技術担当. Between letters it parts words, as in IT・AI.
      if (folded === "・" && !/[a-z0-9]$/.test(result)) folded = "";
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

  /** @param {{config: any, docs: Entry[]}} data */
  function setUp(data) {
    kinds = new Map((data.config.kinds || []).map(function (/** @type {Kind} */ kind) { return [kind.name, kind]; }));
    ranks = new Map(Array.from(kinds.keys()).map(function (name, at) {
      return /** @type {[string, number]} */ ([name, at]);
    }));
    sameWords = (data.config.same_words || []).map(function (/** @type {string[]} */ group) {
      return group.map(function (word) { return fold(word); });
    });
    stopWords = new Set((data.config.stop_words || []).map(function (/** @type {string} */ word) { return fold(word); }));
    shortWords = new Set();
    /** @type {Map<string, string>} */
    var pages = new Map();
    sections = data.docs.map(function (entry) {
      var title = plain(entry.title);
      var text = plain(entry.text);
      var foldedTitle = fold(title);
      if (entry.location.indexOf("#") < 0) pages.set(entry.location, title);
      return {
        location: entry.location, title: title, text: text, kind: entry.kind || "",
        foldedTitle: foldedTitle, foldedText: fold(text), page: entry.part ? entry.location.split("#")[0] : "", foldedPage: "",
        names: (entry.names || []).map(function (name) { return fold(name); }), sizes: entry.sizes || [],
      };
    });
    sections.forEach(function (section) {
      section.foldedPage = fold(pages.get(section.location.split("#")[0]) || "");
      section.page = pages.get(section.page) || "";
      (section.foldedTitle + " " + section.foldedText).split(/[^a-z0-9]+/).forEach(function (word) {
        if (word.length <= 3) shortWords.add(word);
      });
    });
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

  /** @typedef {{folded: string, origins: number[]}} Traced a folded text that knows where its characters come from */

  /** @param {string} text @returns {Traced} */
  function traced(text) {
    /** @type {number[]} */
    var origins = [];
    return { folded: fold(text, origins), origins: origins };
  }

  /** @param {Traced} text @param {string[]} words @returns {number[][]} where hits begin and end as written, in order */
  function hits(text, words) {
    var folded = text.folded;
    var origins = text.origins;
    /** @type {number[][]} */
    var found = [];
    words.forEach(function (word) {
      for (var at = find(folded, word, 0); at >= 0; at = find(folded, word, at + word.length)) {
        // A hit may end inside a character that folds to several (㈱ to (株)); then all of it is a hit.
        var end = at + word.length;
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

  /** @param {Section} section @param {string} word @returns {number} what the word counts for here; 0 if it is not here */
  function weight(section, word) {
    var title = section.foldedTitle;
    if (title === word) return EXACT;
    var at = find(title, word, 0);
    // The more of the title it is, the better.
    if (at >= 0) return (at ? IN_TITLE : BEGINS) + 10 * word.length / title.length;
    if (section.names.indexOf(word) >= 0) return NAME;
    if (section.names.some(function (name) { return find(name, word, 0) >= 0; })) return IN_NAME;
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
    return Math.max.apply(null, term.spellings.map(function (word) { return weight(section, word); }));
  }

  /** @param {string} written @returns {Term} */
  function asTerm(written) {
    var word = fold(written);
    var all = [word];
    sameWords.forEach(function (group) {
      group.forEach(function (one) {
        if (word.indexOf(one) >= 0) group.forEach(function (other) { all.push(word.split(one).join(other)); });
      });
    });
    return { written: written, spellings: Array.from(new Set(all)) };
  }

  /** @param {string[]} words @returns {Term[]} */
  function asTerms(words) {
    return Array.from(new Set(words)).map(asTerm).filter(function (term) { return term.spellings[0]; });
  }

  /** @param {string} word @returns {string[]} what it consists of, as far as its script tells */
  function runs(word) {
    // A reading has no endings to tell.
    if (/^[ぁ-んー]+$/.test(word)) return [word];
    var parted = word.replace(ENDING, function (all, letter, kana) {
      return letter + (PART_OF_VERB.test(all) ? kana.charAt(0) : "") + " ";
    });
    return parted.match(RUN) || [word];
  }

  /** @param {string} run @returns {string[]} compounds in pairs, verbs without kana: 戦略担当者 as 戦略 and 担当, 進む as 進 */
  function stems(run) {
    var ideographs = /^[\u3400-\u9fff]+/.exec(run);
    return ideographs ? ideographs[0].match(/[\u3400-\u9fff]{2}/g) || [ideographs[0]] : [run];
  }

  /** @param {string[]} words @param {function(string): string[]} parts @returns {string[]} */
  function cut(words, parts) {
    return words.reduce(function (/** @type {string[]} */ all, word) { return all.concat(parts(word)); }, []);
  }

  /** @param {string[]} words @returns {string[]} those that name something, if there are any */
  function telling(words) {
    var some = words.filter(function (word) { return !stopWords.has(fold(word)); });
    return some.length ? some : words;
  }

  /** @param {Section} section @returns {number} puts what is shown first before what counts as much */
  function preference(section) {
    return (kinds.size - (ranks.has(section.kind) ? Number(ranks.get(section.kind)) : kinds.size)) / 10;
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
      var score = Math.max(sum / terms.length, section.foldedTitle === phrase ? EXACT : 0);
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
    var best = Math.max.apply(null, scores.concat(0));
    /** @type {Hit[]} */
    var found = [];
    scores.forEach(function (score, at) {
      var points = score / (best || 1) * EXACT + preference(sections[at]);
      if (score > 0 && score >= best / 2) found.push({ section: sections[at], score: points, terms: terms });
    });
    return found;
  }

  /** @param {Hit} hit @param {number} score @returns {Item} */
  function item(hit, score) {
    var section = hit.section;
    var terms = hit.terms;
    var words = terms.reduce(function (/** @type {string[]} */ all, term) { return all.concat(term.spellings); }, []);
    var tracedTitle = traced(section.title);
    section.traced = section.traced || traced(section.text);
    var inTitle = hits(tracedTitle, words);
    var inText = hits(section.traced, words);
    /** @type {Object<string, boolean>} */
    var held = {};
    terms.forEach(function (term) {
      // The theme marks these words on the page the reader goes to, so they are given as they are written there.
      var title = hits(tracedTitle, term.spellings)[0];
      var text = hits(/** @type {Traced} */ (section.traced), term.spellings)[0];
      if (title) held[section.title.slice(title[0], title[1])] = true;
      else if (text) held[section.text.slice(text[0], text[1])] = true;
      else if (weightOf(section, term) > 0) held[term.written] = true;
      // The theme takes the words that are missing for HTML; they may come from an address that somebody sends.
      else held[escaped(term.written)] = false;
    });
    return {
      // With a mark for its top, a page is no heading to the theme.
      location: section.location.indexOf("#") < 0 ? section.location + "#" : section.location,
      score: score, terms: held,
      title: (section.page && escaped(section.page) + " – ") + marked(section.title, inTitle, 0, section.title.length),
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
      location: kind && kind.path || found[0].location.split("#")[0], title: escaped(kind ? kind.title : ""), text: "",
      score: 0, terms: {},
    };
    // Not in the first place, where the theme would measure the others by it.
    found.splice(1, 0, heading);
    return found;
  }

  /** @param {string} query @returns {Item[][]} found things by kind, best first */
  function search(query) {
    var typed = query.normalize("NFKC").toLowerCase().split(/[\s、。,?!;:「」"“”]+/).filter(Boolean);
    var phrase = fold(typed.join(" "));
    if (!typed.length) return [];
    var words = telling(typed);
    var parts = telling(cut(words, runs));
    var found = holdingAll(asTerms(words), phrase);
    if (parts.length > words.length) found = better(found, holdingAll(asTerms(parts), phrase));
    if (found.length < FEW) found = better(found, holdingAll(asTerms(cut(parts, stems)), phrase));
    if (!found.length) found = holdingSome(asTerms(parts));
    found.sort(function (a, b) { return b.score - a.score; });
    /** @type {Map<string, Hit[]>} */
    var groups = new Map();
    found.forEach(function (hit) {
      var group = groups.get(hit.section.kind);
      if (group) group.push(hit);
      else groups.set(hit.section.kind, [hit]);
    });
    return Array.from(groups.values()).map(items);
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
    return message.type === QUERY ? { type: RESULT, data: { items: search(message.data) } } : undefined;
  }

  if (typeof document === "undefined") {
    self.onmessage = function (event) { self.postMessage(answer(event.data)); };
  } else {
    /** @type {any} */ (window).playbookSearch = answer;
  }
})();
