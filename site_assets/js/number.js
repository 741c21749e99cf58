"use strict";
/*
 * Whole numbers as people type them, read the same in every browser: fields of type `number` differ, and most drop what an
 * input method gives them.
 */
(function () {
  const INVISIBLE = /[\u200b-\u200f\u2060\ufeff]/g;
  const FULL_WIDTH = /[\uff01-\uff5e]/g;
  /** The key for a minus gives a long vowel mark while an input method is on. */
  const MINUS = /^[\u2010-\u2015\u2212\u30fc\uff70]/;
  /** With more digits a number is not exact. */
  const NUMBER = /^-?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})$/;

  /**
   * Digits, sign and groups of three may be of full width. Nothing is guessed: circled digits (①② are two choices, not 12),
   * numerals in words, units, exponents and fractions are refused.
   * @param {string} text
   * @returns {number | null} null if it is no whole number
   */
  function readNumber(text) {
    const narrow = text.replace(INVISIBLE, "").trim().replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
    const plain = narrow.replace(MINUS, "-");
    // Zero added, minus zero is zero.
    return NUMBER.test(plain) ? Number(plain.replace(/,/g, "")) + 0 : null;
  }

  self.readNumber = readNumber;
})();
