/**
 * Texts as search compares them: folded, so that width, case and kana do not matter (compatibility forms unified, lower case,
 * katakana as hiragana).
 */
(function () {
  "use strict";

  /** @type {Map<string, string>} */
  var foldedCharacters = new Map();

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

  /** @typedef {{folded: string, origins: number[]}} Traced a folded text that knows where its characters come from */

  /** @param {string} text @returns {Traced} */
  function traced(text) {
    /** @type {number[]} */
    var origins = [];
    return { folded: fold(text, origins), origins: origins };
  }

  /** @type {any} */ (self).searchText = { fold: fold, plain: plain, escaped: escaped, traced: traced };
})();
