"use strict";
/*
 * What all tools beside a self-check have in common: their place in the page, their words, and their way to Python.
 */
(function () {
  /** One tool of the page, in the element `data-tool`. */
  class Tool {
    /**
     * @param {string} name of the tool
     * @param {SelfCheck} selfCheck
     */
    constructor(name, selfCheck) {
      this.root = document.querySelector(`[data-tool="${name}"]`);
      this.selfCheck = selfCheck;
      this.words = selfCheck.words;
    }

    /** @returns {HTMLElement} */
    find(selector) {
      return this.root.querySelector(selector);
    }

    /** Have a button do something. */
    onClick(selector, action) {
      this.find(selector).addEventListener("click", action);
    }

    /** Say what has happened: beside the tool, where it stays, and in the page's status. */
    tell(text) {
      this.find("[data-told]").textContent = text;
      if (text) this.selfCheck.announce(text);
    }

    /**
     * Ask Python; where it cannot answer, say so.
     * @param {string} method of Python's `Session`
     * @param {...string} texts
     * @returns {Promise<string | null>}
     */
    async ask(method, ...texts) {
      try {
        if (this.selfCheck.engine) return await this.selfCheck.engine.ask(method, ...texts);
        this.tell(this.words["engine-failed"]);
      } catch (error) {
        this.tell(this.words["engine-failed"] + " " + (this.words[error.code] || String(error)));
      }
      return null;
    }

    /**
     * Show what Python has written, and take the reader there.
     * @param {HTMLElement} place
     * @param {string} html
     */
    show(place, html) {
      place.innerHTML = html;
      place.hidden = false;
      goTo(place);
    }

    /** Take a result away once the form shows other answers: it may tell of those shown before. */
    forgetResult() {
      this.find("[data-outcome]").hidden = true;
      this.find("[data-result]").textContent = "";
    }

    /** Replace the answers of a store, and offer to take that back. */
    replace(store, saved, told) {
      const snapshot = store.replace(saved);
      this.selfCheck.fill();
      this.selfCheck.offerUndo(told, () => {
        store.restore(snapshot);
        this.selfCheck.fill();
      });
    }

    /** Hand a text over as `SelfCheck.download` does. */
    save(text, parts, ending, type) {
      this.tell("");
      this.selfCheck.download(text, parts, ending, type);
    }

    /** Print this tool's result alone. */
    print() {
      this.selfCheck.printAlone(this.root.dataset.tool);
    }
  }

  self.Tool = Tool;
})();
