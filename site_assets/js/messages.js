"use strict";
/*
 * What a self-check's page says of itself: the one status line, the offer to undo, and the question before anything is
 * removed. What is said is text, never markup.
 */
(function () {
  /** So that a quick succession of changes is told once. */
  const QUIET_MS = 250;

  class Messages {
    /** @param {Element} page */
    constructor(page) {
      this.status = page.querySelector("[data-status]");
      this.bar = page.querySelector("[data-undo]");
      this.dialog = page.querySelector("[data-confirm]");
      this.undo = null;
      this.settle = null;
    }

    start() {
      this.bar.querySelector("button").addEventListener("click", () => this.takeBack());
      this.dialog.querySelector("[data-yes]").addEventListener("click", () => this.dialog.close("yes"));
      this.dialog.querySelector("[data-no]").addEventListener("click", () => this.dialog.close("no"));
      this.dialog.addEventListener("close", () => this.settle(this.dialog.returnValue === "yes"));
    }

    /** Say one sentence in the status line. @param {string} text */
    announce(text) {
      clearTimeout(this.telling);
      this.telling = setTimeout(() => (this.status.textContent = text), QUIET_MS);
    }

    /**
     * Say what was done, and offer to undo it until that has been used or something else can be undone.
     * @param {string} text
     * @param {() => void} undo
     */
    offerUndo(text, undo) {
      this.undo = undo;
      this.bar.querySelector("span").textContent = text;
      this.bar.hidden = false;
      this.announce(text);
    }

    takeBack() {
      this.bar.hidden = true;
      this.undo();
      this.undo = null;
    }

    /**
     * Ask before something is removed.
     * @param {string} text what is going to happen
     * @param {string} yes label of the button that does it
     * @returns {Promise<boolean>} whether the reader wants it
     */
    confirm(text, yes) {
      this.dialog.querySelector("p").textContent = text;
      this.dialog.querySelector("[data-yes]").textContent = yes;
      this.dialog.returnValue = "no";
      this.dialog.showModal();
      return new Promise((resolve) => (this.settle = resolve));
    }
  }

  self.Messages = Messages;
})();
