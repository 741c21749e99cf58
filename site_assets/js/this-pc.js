"use strict";
/*
 * What is kept on this PC of a self-check or a checklist, as the reader sees it and decides about it.
 */
(function () {
  class ThisPc {
    /** @param {SelfCheck | Checklist} owner whose store it is */
    constructor(owner) {
      this.owner = owner;
      this.words = owner.words;
      this.panel = owner.find("[data-this-pc]");
      this.unwanted = owner.find("[data-unwanted]");
      this.unkept = owner.find("[data-unkept]");
      this.unreadable = owner.find("[data-unreadable]");
    }

    start() {
      this.panel.hidden = false;
      const served = location.protocol !== "file:";
      // Pages in folders share one storage, which nobody would expect.
      this.panel.querySelector("[data-local-files]").hidden = served;
      this.panel.querySelector("[data-a-week]").hidden = !(served && deletesAfterAWeek(navigator));
      this.unwanted.addEventListener("input", () => this.keep(!this.unwanted.checked));
      this.panel.querySelector("[data-clear-pc]").addEventListener("click", () => this.clear());
      this.unreadable.querySelector("[data-discard]").addEventListener("click", () => this.discard());
      addEventListener("beforeunload", (event) => this.onLeave(event));
    }

    /** Whether the answers shown are kept, and since when, or why not. @returns {string} */
    get told() {
      const { kept, problem, savedAt } = this.owner.store;
      if (!kept && inSandbox) return withOwnAddress(this.words["unkept-frame"]);
      if (!kept) return this.words["unkept-" + problem];
      return savedAt ? this.words.saved.replace("{time}", clock(savedAt)) : "";
    }

    show() {
      const { store } = this.owner;
      this.unwanted.checked = store.problem === "unwanted";
      this.unkept.hidden = store.kept;
      this.unkept.querySelector("p").textContent = store.kept ? "" : this.told;
      const texts = browserStorage.backups(store.key);
      const shown = this.unreadable.querySelectorAll("[data-original]");
      this.unreadable.hidden = texts.length === 0;
      if (shown.length !== texts.length) this.offer(texts);
    }

    /** @param {string[]} texts what could not be read, each to be saved by a button */
    offer(texts) {
      const actions = this.unreadable.querySelector("[data-originals]");
      for (const old of actions.querySelectorAll("[data-original]")) old.remove();
      texts.forEach((text, index) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "button";
        button.dataset.original = "";
        button.textContent = this.words["save-original"].replace("{n}", index + 1);
        button.addEventListener("click", () => this.owner.download(text, ["original", String(index + 1)], "", "text/plain"));
        actions.insertBefore(button, actions.lastElementChild);
      });
    }

    async discard() {
      const { store, words } = this.owner;
      if (!(await this.owner.confirm(words["discard-original-confirm"], words["discard-original"]))) return;
      browserStorage.discardBackups(store.key);
      this.show();
      this.owner.focusFirst();
    }

    keep(wanted) {
      this.owner.store.keep(wanted);
      this.show();
      this.owner.tell();
    }

    /** Remove everything, after one question: other self-checks, ticks, what other tabs show, and the address's fragment. */
    async clear() {
      const { words } = this.owner;
      if (!(await this.owner.confirm(words["clear-pc-confirm"], words["clear-pc"]))) return;
      this.owner.messages.bar.hidden = true;
      this.owner.store.clearBrowser();
      history.replaceState(history.state, "", location.pathname + location.search);
      this.owner.fill();
      this.owner.announce(words["clear-pc-done"]);
      this.owner.focusFirst();
    }

    /** Answers that live as long as the page are not left behind by a slip. */
    onLeave(event) {
      const { store } = this.owner;
      if (store.kept || Object.keys(store.answers).length === 0) return;
      event.preventDefault();
      event.returnValue = true;
    }
  }

  function clock(time) {
    return [time.getHours(), time.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
  }

  self.ThisPc = ThisPc;
})();
