"use strict";
/*
 * What is being composed with an input method: kana that are not yet converted, in one field at a time.
 *
 * A key that an input method has handled means nothing to the page: Escape cancels a conversion, Enter confirms it. Its event
 * says so by `isComposing`; Safari sends it after the composition has ended, when only its code tells. No handler gets it, of
 * ours or of the theme.
 */
(function () {
  // Self-checks need it before the script of all pages has arrived.
  if (/** @type {any} */ (self).composition) return;

  /** `keyCode` of a key that an input method has handled. */
  var HANDLED = 229;

  /** @type {{field: EventTarget | null}} */
  var composition = { field: null };

  addEventListener("keydown", function (event) {
    if (event.isComposing || event.keyCode === HANDLED) event.stopImmediatePropagation();
  }, true);
  addEventListener("compositionstart", function (event) { composition.field = event.target; }, true);
  addEventListener("compositionend", function () { composition.field = null; }, true);

  /** @type {any} */ (self).composition = composition;
})();
