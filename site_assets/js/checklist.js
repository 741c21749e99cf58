"use strict";
/*
 * Ticks on a checklist, kept in the browser; filters by phase and owner; the printed sheet follows both.
 */
(function () {
  const SITE = new URL("..", document.currentScript.src).pathname;

  class Checklist {
    /** @param {HTMLFormElement} form */
    constructor(form) {
      this.form = form;
      this.key = ["playbook", SITE, "checklist", form.dataset.checklist].join(":");
      this.boxes = Array.from(form.querySelectorAll("input[type=checkbox]"));
      this.filters = Array.from(form.querySelectorAll("[data-filter]"));
      this.status = form.querySelector("[data-checklist-status]");
      this.kept = true;
    }

    start() {
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.form.addEventListener("change", (event) => this.onChange(event.target));
      this.form.querySelector("[data-print]").addEventListener("click", () => print());
      addEventListener("storage", (event) => {
        // Without a key, somebody else's page has emptied the storage that all pages of a host share.
        if (event.key === null) this.write(this.ticked());
        else if (event.key === this.key) this.show();
      });
      this.form.querySelector("[data-checklist-controls]").hidden = false;
      this.show();
    }

    onChange(control) {
      if ("filter" in control.dataset) this.filter();
      else this.tick(control);
    }

    /** Only the box that changed is written, so that another tab's ticks stay. */
    tick(box) {
      const ticked = this.read();
      if (box.checked) ticked[box.name] = true;
      else delete ticked[box.name];
      this.write(ticked);
      this.tell();
    }

    /** @returns {Object<string, boolean>} what is ticked on the screen */
    ticked() {
      return Object.fromEntries(this.boxes.filter((box) => box.checked).map((box) => [box.name, true]));
    }

    /** @param {Object<string, boolean>} ticked */
    write(ticked) {
      try {
        localStorage.setItem(this.key, JSON.stringify(ticked));
      } catch (error) {
        this.kept = false;
      }
    }

    /** @returns {Object<string, boolean>} ticks by item */
    read() {
      try {
        const stored = JSON.parse(localStorage.getItem(this.key) || "{}");
        return Object.assign(Object.create(null), stored);
      } catch (error) {
        if (!(error instanceof SyntaxError)) this.kept = false;
        return Object.create(null);
      }
    }

    show() {
      const ticked = this.read();
      for (const box of this.boxes) box.checked = ticked[box.name] === true;
      this.tell();
    }

    tell() {
      const done = this.boxes.filter((box) => box.checked).length;
      const words = this.status.dataset;
      const progress = words.wording.replace("{n}", done).replace("{all}", this.boxes.length);
      this.status.textContent = this.kept ? progress : progress + " " + words.unsaved;
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

  for (const form of document.querySelectorAll("form[data-checklist]")) new Checklist(form).start();
})();
