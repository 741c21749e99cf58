/**
 * Texts as search compares them: folded, so that width, case, kana, forms of kanji and characters that nobody sees do not matter
 * (compatibility forms unified, lower case, katakana as hiragana).
 */
(function () {
  "use strict";

  /** @type {Map<string, string>} */
  var foldedCharacters = new Map();
  /** @type {Map<number, string>} the same by code for those of one code, which most are: no text has to be cut out for them */
  var foldedCodes = new Map();

  /** @type {Map<string, string>} */
  var kanji = /** @type {any} */ (self).searchKanji;

  /** Variation selectors, which choose the form of a kanji; soft hyphens, zero-width spaces and joiners, marks of direction. */
  var UNSEEN = /[\ufe00-\ufe0f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\udb40[\udd00-\uddef]/g;
  /** ヴ with a small vowel behind it, of any width, is one sound. */
  var WITH_SMALL_VOWEL = {
    "\u30a1": "ば", "\u30a3": "び", "\u30a7": "べ", "\u30a9": "ぼ", "\u3041": "ば", "\u3043": "び", "\u3047": "べ", "\u3049": "ぼ",
    "\uff67": "ば", "\uff68": "び", "\uff6a": "べ", "\uff6b": "ぼ",
  };

  /** @param {string} text @param {number} at @returns {number} how long what joins the character before it is: 0 if nothing does */
  function markAt(text, at) {
    var code = text.charCodeAt(at);
    // Most letters are none of these.
    if (code < 0x300 || (code > 0x309a && code < 0xdb40)) return 0;
    if (code <= 0x36f || code === 0x3099 || code === 0x309a || code === 0xff9e || code === 0xff9f) return 1;
    if (code >= 0xfe00 && code <= 0xfe0f) return 1;
    var low = code === 0xdb40 ? text.charCodeAt(at + 1) : 0;
    return low >= 0xdd00 && low <= 0xddef ? 2 : 0;
  }

  /** @param {string} text @returns {string} in which characters that look or mean the same are the same */
  function unified(text) {
    return Array.from(text.replace(UNSEEN, "").normalize("NFKC"), function (one) { return kanji.get(one) || one; }).join("");
  }

  /** @param {string} character with its marks @returns {string} */
  function foldCharacter(character) {
    var known = foldedCharacters.get(character);
    if (known === undefined) {
      known = unified(character).toLowerCase().replace(/[\u2010-\u2015\u2212]/g, "-").replace(/\u301c/g, "~")
        .replace(/[\u2018\u2019]/g, "'").replace(/[\u30a1-\u30f6\u30fd\u30fe]/g, function (katakana) {
        return String.fromCharCode(katakana.charCodeAt(0) - 0x60);
      });
      foldedCharacters.set(character, known);
      if (character.length === 1) foldedCodes.set(character.charCodeAt(0), known);
    }
    return known;
  }

  /**
   * @param {string} text
   * @param {number[]=} origins receives, for every position of the result, where what it comes from begins in `text`
   * @param {number[]=} ends receives where that ends
   * @returns {string}
   */
  function fold(text, origins, ends) {
    var result = "";
    for (var start = 0, end = 0; start < text.length; start = end) {
      var code = text.charCodeAt(start);
      end = start + (code >= 0xd800 && code < 0xdc00 && text.codePointAt(start) > 0xffff ? 2 : 1);
      for (var mark = markAt(text, end); mark; mark = markAt(text, end)) end += mark;
      var folded = end === start + 1 && foldedCodes.get(code) || foldCharacter(text.slice(start, end));
      if (folded === "ゔ") {
        folded = WITH_SMALL_VOWEL[text.charAt(end)] || "ぶ";
        if (folded !== "ぶ") end++;
      }
      // Many leave out the dot of 実装・技術担当. Between letters it parts words, as in IT・AI.
      if (folded === "・" && !/[a-z0-9]$/.test(result)) folded = "";
      for (var i = 0; origins && i < folded.length; i++) {
        origins.push(start);
        ends.push(end);
      }
      result += folded;
    }
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

  /** @typedef {{folded: string, origins: number[], ends: number[]}} Traced a folded text that knows where its characters come from */

  /** @param {string} text @returns {Traced} */
  function traced(text) {
    /** @type {number[]} */
    var origins = [];
    /** @type {number[]} */
    var ends = [];
    return { folded: fold(text, origins, ends), origins: origins, ends: ends };
  }

  /** @type {any} */ (self).searchText = { fold: fold, unified: unified, markAt: markAt, plain: plain, escaped: escaped, traced: traced };
})();
