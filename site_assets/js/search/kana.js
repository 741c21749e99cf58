/**
 * The long vowel at the end of a katakana word, which some write and others leave out: サーバー and サーバ, also within compounds
 * such as ベンダートレーニング. Short words keep it (JIS Z 8301 drops it from three sounds on): カード is not カド.
 *
 * A word is looked for as it is typed, without these vowels, and as the texts of the site write it; so texts stay as they are,
 * and nothing is taken for a word that no text has.
 */
(function () {
  "use strict";

  /** Sounds in front of a long vowel that may be missing. */
  var SOUNDS = 3;
  /** Spellings of one word that are looked for at most. */
  var MOST = 8;
  var SMALL = "ぁぃぅぇぉゃゅょゎ";
  var RUN = /[ぁ-ゖー]{3,}/g;

  var fold = /** @type {any} */ (self).searchText.fold;

  /** @type {{folded: string, bare: string, origins: number[]}[]} words of the site that have such a vowel */
  var known = [];
  /** All katakana words of the site, folded. */
  var words = "";

  /** @param {string} run folded @returns {{folded: string, bare: string, origins: number[]}} where its letters come from */
  function bared(run) {
    var sounds = 0;
    var bare = "";
    /** @type {number[]} */
    var origins = [];
    for (var at = 0; at < run.length; at++) {
      var letter = run.charAt(at);
      if (letter === "ー" && sounds >= SOUNDS) continue;
      if (SMALL.indexOf(letter) < 0) sounds++;
      bare += letter;
      origins.push(at);
    }
    return { folded: run, bare: bare, origins: origins };
  }

  /** @param {string[]} texts of the site */
  function setUp(texts) {
    /** @type {Set<string>} */
    var runs = new Set();
    texts.forEach(function (text) {
      (text.match(/[ァ-ヴー]{3,}/g) || []).forEach(function (run) { runs.add(run); });
    });
    var all = Array.from(runs, function (run) { return bared(fold(run)); });
    words = all.map(function (word) { return word.folded; }).join(" ") + " ";
    known = all.filter(function (word) { return word.bare !== word.folded; });
  }

  /** @param {string} spelling @returns {boolean} whether the site has it, with no long vowel behind it */
  function isWritten(spelling) {
    var at = words.indexOf(spelling);
    while (at >= 0 && words.charAt(at + spelling.length) === "ー") at = words.indexOf(spelling, at + 1);
    return at >= 0;
  }

  /** @param {string} run folded @returns {string[]} with and without these vowels */
  function spellingsOfRun(run) {
    var bare = bared(run).bare;
    var all = [run];
    if (bare !== run && isWritten(bare)) all.push(bare);
    known.forEach(function (word) {
      var at = word.bare.indexOf(bare);
      var written = at < 0 ? run : word.folded.slice(word.origins[at], word.origins[at + bare.length - 1] + 1);
      // What the word as it is typed is found in needs no search of its own.
      if (written.indexOf(run) < 0) all.push(written);
    });
    return Array.from(new Set(all));
  }

  /** @param {string} word folded @returns {string[]} the word first */
  function spellings(word) {
    var all = [""];
    var end = 0;
    (word.match(RUN) || []).forEach(function (run) {
      var before = word.slice(end, word.indexOf(run, end));
      end = word.indexOf(run, end) + run.length;
      all = spellingsOfRun(run).slice(0, MOST).reduce(function (/** @type {string[]} */ longer, one) {
        return longer.concat(all.map(function (start) { return start + before + one; }));
      }, []).slice(0, MOST);
    });
    return all.map(function (start) { return start + word.slice(end); });
  }

  /** @type {any} */ (self).searchKana = { setUp: setUp, spellings: spellings };
})();
