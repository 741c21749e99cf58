"use strict";
/*
 * A small value beside the answers to a self-check: kept like them, and the same in all tabs.
 */
(function () {
  class KeptValue {
    /**
     * @param {string} assessment
     * @param {string} name
     */
    constructor(assessment, name) {
      this.key = browserStorage.key(assessment, name);
      this.value = parse(browserStorage.memory.get(this.key) || browserStorage.read(this.key).text);
    }

    /** @param {any} value null for none */
    set(value) {
      this.value = value;
      if (value === null) browserStorage.remove(this.key);
      else browserStorage.write(this.key, JSON.stringify(value));
    }

    /** @param {() => void} listener called after the value has changed without this page's doing */
    onChange(listener) {
      browserStorage.watch(({ key, text, cleared }) => {
        // What another program on the host has removed is written again, as answers are.
        if (key === null && this.value !== null) this.set(this.value);
        if (!cleared && key !== this.key) return;
        this.value = cleared ? null : parse(text);
        listener();
      });
    }
  }

  /** Anything on the host can write under any key. */
  function parse(text) {
    try {
      return JSON.parse(text || "null");
    } catch (error) {
      return null;
    }
  }

  self.KeptValue = KeptValue;
})();
