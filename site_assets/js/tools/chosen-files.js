"use strict";
/*
 * Several files that a reader has chosen, one after another or together, for a tool that takes them all.
 */
(function () {
  /** The elements `data-picker`, `data-chosen` and `data-include-now` of a tool. */
  class ChosenFiles {
    /** @param {Tool} tool */
    constructor(tool) {
      this.tool = tool;
      /** @type {SavedFile[]} */
      this.files = [];
      this.list = tool.find("[data-chosen]");
      this.now = tool.find("[data-include-now]");
      this.picker = new FilePicker(tool, (files) => this.add(files));
    }

    start() {
      this.picker.start();
      const { form } = this.tool.selfCheck;
      for (const type of ["self-check:store", "self-check:report"]) form.addEventListener(type, () => this.offerNow());
      this.tool.root.addEventListener("toggle", () => this.offerNow());
      this.offerNow();
      this.list.addEventListener("click", (event) => this.remove(event.target.closest("button")));
    }

    /** Offer to include the answers in the form, if there are any. */
    offerNow() {
      const { store } = this.tool.selfCheck;
      const none = Object.keys(store.answers).length === 0;
      this.now.closest("label").hidden = none;
      if (none) this.now.checked = this.now.defaultChecked;
    }

    /** @returns {string} the files and, if the reader wants it, the answers of now, JSON */
    toJson() {
      const { store } = this.tool.selfCheck;
      this.offerNow();
      const wanted = this.now.checked && !this.now.closest("label").hidden;
      const now = wanted ? [{ name: this.tool.words["answers-now"], text: store.toJson() }] : [];
      return JSON.stringify(this.files.concat(now));
    }

    add(files) {
      this.files = this.files.concat(files);
      this.show();
    }

    remove(button) {
      if (!button) return;
      const at = Array.from(this.list.querySelectorAll("button")).indexOf(button);
      this.files.splice(at, 1);
      this.show();
      const left = this.list.querySelectorAll("button");
      (left[Math.min(at, left.length - 1)] || this.picker.input).focus();
    }

    show() {
      this.list.textContent = "";
      for (const file of this.files) {
        const entry = document.createElement("li");
        const name = document.createElement("span");
        const button = document.createElement("button");
        name.textContent = file.name;
        button.type = "button";
        button.className = "button";
        button.textContent = this.tool.words["remove-file"];
        button.setAttribute("aria-label", this.tool.words["remove-file"] + " " + file.name);
        entry.append(name, button);
        this.list.append(entry);
      }
      this.tool.selfCheck.announce(this.tool.words["files-chosen"].replace("{n}", String(this.files.length)));
    }
  }

  self.ChosenFiles = ChosenFiles;
})();
