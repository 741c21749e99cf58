"use strict";
/*
 * A checklist: its ticks, kept in the browser and saved to files; filters by phase and owner; the printed sheet follows both.
 */
(function () {
  /** What a self-check has too, and takes part in under the same names: words, store, messages, downloads, this PC. */
  class Checklist {
    /** @param {HTMLFormElement} form */
    constructor(form) {
      this.form = form;
      this.page = form.parentElement;
      this.words = JSON.parse(this.find("[data-words]").textContent);
      this.boxes = Array.from(form.querySelectorAll("[data-item] input[type=checkbox]"));
      this.filters = Array.from(form.querySelectorAll("[data-filter]"));
      this.store = new TickStore(form.dataset.checklist, form.dataset.contentVersion);
      this.messages = new Messages(this.page);
      this.downloads = new Download(this.page, this.words, (text) => this.announce(text));
      this.thisPc = new ThisPc(this);
      this.files = new TickFiles(this);
    }

    start() {
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.form.addEventListener("change", (event) => this.onChange(event.target));
      this.find("[data-print]").addEventListener("click", () => print());
      this.store.onChange(() => this.fill());
      // A browser may bring back boxes as they were when the page was left, and ticks may have changed since.
      addEventListener("pageshow", () => this.fill());
      for (const part of [this.messages, this.downloads, this.thisPc, this.files]) part.start();
      this.find("[data-checklist-controls]").hidden = false;
      this.fill();
    }

    onChange(control) {
      if ("filter" in control.dataset) this.filter();
      else if (this.boxes.includes(control)) this.tick(control);
    }

    /** Only the box that changed is written, so that another tab's ticks stay. */
    tick(box) {
      this.store.tick(box.name, box.checked);
      this.thisPc.show();
      this.tell();
    }

    /** Show the stored ticks. */
    fill() {
      const { ticks } = this.store;
      for (const box of this.boxes) box.checked = ticks.includes(box.name);
      this.thisPc.show();
      this.tell();
    }

    /** One sentence on how much is done, one on whether the ticks are kept. */
    tell() {
      const done = this.boxes.filter((box) => box.checked).length;
      const progress = this.words.progress.replace("{n}", done).replace("{all}", this.boxes.length);
      this.announce(done > 0 || !this.store.kept ? progress + " " + this.thisPc.told : progress);
    }

    announce(text) {
      this.messages.announce(text);
    }

    /** @returns {Promise<boolean>} whether the reader wants it; see `Messages` */
    confirm(text, yes) {
      return this.messages.confirm(text, yes);
    }

    download(text, parts, ending, type) {
      this.downloads.save(text, fileName([this.form.dataset.checklist, ...parts], ending), type);
    }

    focusFirst() {
      this.boxes[0].focus();
    }

    /** @returns {HTMLElement} */
    find(selector) {
      const element = this.page.querySelector(selector);
      if (!element) throw new Error("checklist: there is no " + selector);
      return element;
    }

    filter() {
      const chosen = this.filters.filter((select) => select.value !== "");
      for (const row of this.form.querySelectorAll("[data-item]")) {
        row.hidden = !chosen.every((select) => row.dataset[select.dataset.filter + "Of"] === select.value);
      }
      for (const area of this.form.querySelectorAll("[data-area]")) {
        area.hidden = !area.querySelector("[data-item]:not([hidden])");
      }
      const note = this.form.querySelector("[data-filter-note]");
      note.hidden = chosen.length === 0;
      const names = chosen.map((select) => select.selectedOptions[0].textContent);
      note.querySelector("[data-filter-names]").textContent = names.join(" / ");
    }
  }

  new Checklist(document.querySelector("form[data-checklist]")).start();
})();
