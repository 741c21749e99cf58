"use strict";
/*
 * In which language a reader has written. Python does the same for reports, in report/typed.py.
 */
(function () {
  const JAPANESE = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]/;

  /**
   * @param {string} text what somebody has typed
   * @returns {string} for the attribute `lang`; empty where it cannot be known
   */
  function typedLanguage(text) {
    return JAPANESE.test(text) ? "ja" : "";
  }

  self.typedLanguage = typedLanguage;
})();
