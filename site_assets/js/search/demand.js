/**
 * Has a page ask for its search index when a reader turns to the search: most readers of a page search for nothing, and the index
 * grows with the site.
 */
(function () {
  "use strict";

  /** The theme marks on a page what has been searched for (h), and searches for what a link asks for (q). */
  var WANTED_BY_ADDRESS = /[?&][hq]=/;
  /** Not the shade over the page, which opens beneath a pointer that is at rest. */
  var SEARCH = ".md-search__inner, .md-header__button[for=__search]";

  /** @param {() => void} ask called whenever a reader turns to the search */
  function listen(ask) {
    /** @param {Event} event */
    function onIntent(event) {
      if (event.target instanceof Element && event.target.closest(SEARCH)) ask();
    }

    document.addEventListener("pointerover", onIntent, { passive: true });
    document.addEventListener("focusin", onIntent);
    if (WANTED_BY_ADDRESS.test(location.search)) ask();
  }

  /** @param {boolean} failed */
  function showFailure(failed) {
    /** @type {any} */ (window).showSearchFailure("index", failed);
  }

  /**
   * What the theme's script gets its index by (see theme_files.py).
   *
   * @param {() => any} request gives an observable of the theme's, which asks for the index once it is subscribed to
   * @returns {any} an observable that waits; what fails is tried again when a reader comes back to the search
   */
  /** @type {any} */ (window).searchIndexOnDemand = function (request) {
    var Observable = request().constructor;
    return new Observable(function (/** @type {any} */ subscriber) {
      var asked = false;
      listen(function () {
        if (asked) return;
        asked = true;
        request().subscribe({
          next: function (/** @type {any} */ value) {
            showFailure(false);
            subscriber.next(value);
          },
          error: function () {
            asked = false;
            showFailure(true);
          },
          complete: function () { subscriber.complete(); },
        });
      });
    });
  };
})();
