/**
 * A reader's query as words to look for. Phrases are cut by script alone: it knows no words but those that come with the index.
 */
(function () {
  "use strict";

  /** @typedef {{written: string, spellings: string[]}} Term a word as typed, and folded in every way to spell it */

  var text = /** @type {any} */ (self).searchText;
  var fold = text.fold;
  var kana = /** @type {any} */ (self).searchKana;

  /** Kana behind other letters is an ending; of a verb its first kana is kept, to tell it from others. */
  var ENDING = /([ヶ\p{Script=Han}ァ-ヺーa-z0-9])([ぁ-ん]+)/gu;
  var PART_OF_VERB = /^[ヶ\p{Script=Han}](?![のをにがはとでへもやさしすせ])/u;
  /** A word, where no space parts it from the next: characters of one script. */
  var RUN = /[ヶ\p{Script=Han}]+[ぁ-ん]?|[ァ-ヺ][ァ-ヺー]*|[a-z0-9&+.-]+|[ぁ-ん][ぁ-んー]+|[가-힣]+/gu;

  /** @type {string[][]} words to take for one, folded */
  var sameWords = [];
  /** @type {Set<string>} words that name nothing, folded */
  var stopWords = new Set();

  /** @param {{same_words?: string[][], stop_words?: string[]}} config */
  function setUp(config) {
    // A word of nothing but signs that are folded away would be found everywhere, for ever.
    sameWords = (config.same_words || []).map(function (group) {
      return group.map(function (word) { return fold(word); }).filter(Boolean);
    });
    stopWords = new Set((config.stop_words || []).map(function (word) { return fold(word); }));
  }

  /** @param {string} written @returns {Term} */
  function asTerm(written) {
    /** @type {string[]} */
    var all = [];
    kana.spellings(fold(written)).forEach(function (/** @type {string} */ word) {
      all.push(word);
      sameWords.forEach(function (group) {
        group.forEach(function (one) {
          if (word.indexOf(one) >= 0) group.forEach(function (other) { all.push(word.split(one).join(other)); });
        });
      });
    });
    var spellings = all.reduce(function (/** @type {string[]} */ some, one) { return some.concat(kana.spellings(one)); }, []);
    return { written: written, spellings: Array.from(new Set(spellings)) };
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
    var ideographs = /^\p{Script=Han}+/u.exec(run);
    return ideographs ? ideographs[0].match(/\p{Script=Han}{2}/gu) || [ideographs[0]] : [run];
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

  /** @param {string} query @returns {string[]} its words, as typed */
  function typed(query) {
    return text.unified(query).toLowerCase().split(/[\s、。,?!;:「」"“”]+/).filter(Boolean);
  }

  /** @type {any} */ (self).searchQuery = {
    setUp: setUp, typed: typed, telling: telling, asTerms: asTerms,
    runs: function (/** @type {string[]} */ words) { return cut(words, runs); },
    stems: function (/** @type {string[]} */ words) { return cut(words, stems); },
  };
})();
