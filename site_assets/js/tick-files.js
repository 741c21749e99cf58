"use strict";
/*
 * Ticks as files: saved, shown as text, and loaded after one question.
 */
(function () {
  class TickFiles {
    /** @param {Checklist} checklist */
    constructor(checklist) {
      this.checklist = checklist;
      this.words = checklist.words;
      this.root = checklist.find("[data-tick-files]");
      this.picker = new FilePicker(this, (files) => this.load(files[0]));
    }

    start() {
      this.root.hidden = false;
      this.picker.start();
      this.find("[data-save-ticks]").addEventListener("click", () => this.save());
    }

    find(selector) {
      return this.root.querySelector(selector);
    }

    /** Say what became of a file: beside the picker, where it stays, and in the page's status. */
    tell(text) {
      this.find("[data-told]").textContent = text;
      if (text) this.checklist.announce(text);
    }

    save() {
      this.checklist.download(this.checklist.store.toJson(), [], ".json", "application/json");
    }

    /** @param {SavedFile} file */
    async load({ name, text }) {
      const { store } = this.checklist;
      let ticks;
      try {
        ({ ticks } = readTicks(text, store.slot));
      } catch (error) {
        const why = this.words["refused-" + error.code] || String(error);
        return this.tell(this.words["file-refused"].replace("{name}", () => name).replace("{why}", () => why));
      }
      if (!(await this.checklist.confirm(this.ask(ticks), this.words["load-ticks"]))) return this.tell(this.words["ticks-left"]);
      const snapshot = store.replaceTicks(ticks);
      this.checklist.fill();
      this.checklist.messages.offerUndo(this.words["ticks-loaded"], () => {
        store.restore(snapshot);
        this.checklist.fill();
      });
      return this.tell([this.words["ticks-loaded"], this.unknown(ticks)].join(" ").trim());
    }

    /** What loading would change. @param {string[]} ticks */
    ask(ticks) {
      const known = this.known.filter((id) => ticks.includes(id));
      const before = this.known.filter((id) => this.checklist.store.ticks.includes(id));
      const counts = { n: known.length, added: known.filter((id) => !before.includes(id)).length };
      const told = this.fillIn("load-ticks-confirm", { ...counts, removed: before.filter((id) => !known.includes(id)).length });
      return [told, this.unknown(ticks)].join(" ").trim();
    }

    /** Items of a file that the checklist does not have. @returns {string} nothing if there are none */
    unknown(ticks) {
      const unknown = ticks.filter((id) => !this.known.includes(id));
      if (unknown.length === 0) return "";
      return this.fillIn("ticks-unknown", { n: unknown.length, names: unknown.join(", ") });
    }

    get known() {
      return this.checklist.boxes.map((box) => box.name);
    }

    fillIn(word, values) {
      return this.words[word].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
    }
  }

  self.TickFiles = TickFiles;
})();
