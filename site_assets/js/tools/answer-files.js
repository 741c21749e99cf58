"use strict";
/*
 * Answers as files: saved, copied, loaded, and as tables and dates for other programs.
 */
(function () {
  /** The tool `files`. */
  class AnswerFiles extends Tool {
    constructor(selfCheck) {
      super("files", selfCheck);
      this.by = this.find("[data-by]");
      this.bare = this.find("[data-bare]");
      this.preview = new Preview(this);
      this.picker = new FilePicker(this, (files) => this.preview.show(files[0].text, selfCheck.store));
    }

    start() {
      this.preview.start();
      this.picker.start();
      // With every letter: a page may be closed while its field has the focus.
      this.by.addEventListener("input", () => this.name(this.by.value.trim()));
      this.onClick("[data-save-answers]", () => this.save(this.saved, [this.label], ".json", "application/json"));
      this.onClick("[data-show-text]", () => this.showText());
      this.onClick("[data-answers-table]", () => this.saveFromPython("answers_table", "answers", ".csv"));
      this.onClick("[data-plan-table]", () => this.saveFromPython("plan_table", "plan", ".csv"));
      this.onClick("[data-plan-calendar]", () => this.saveFromPython("plan_calendar", "plan", ".ics"));
      this.selfCheck.form.addEventListener("self-check:store", () => this.showName());
      this.selfCheck.form.addEventListener("self-check:report", () => this.onReport());
      this.showName();
    }

    /** @returns {string} the answers as a file, without names and notes if the reader wants them left out */
    get saved() {
      return this.selfCheck.store.toJson({ bare: this.bare.checked });
    }

    /** @returns {string} whose answers they are, in the name of a file */
    get label() {
      return this.bare.checked ? "" : this.selfCheck.store.by;
    }

    onReport() {
      this.find("[data-tables]").hidden = false;
      if (document.activeElement !== this.by) this.showName();
    }

    /** Show whose answers they are. */
    showName() {
      this.by.value = this.selfCheck.store.by;
    }

    /** Say whose answers they are. */
    name(by) {
      const { store } = this.selfCheck;
      store.replace({ answers: store.answers, evidence: store.evidence, by });
    }

    /** For where no file may be saved: the same text, to be copied. */
    showText() {
      this.selfCheck.downloads.show(this.saved, fileName([this.selfCheck.store.assessment, this.label], ".json"));
    }

    async saveFromPython(method, what, ending) {
      const text = await this.ask(method, this.saved);
      if (text === null) return;
      if (text === "") return void this.tell(this.words["no-plan"]);
      this.save(text, [this.label, what], ending, ending === ".csv" ? "text/csv" : "text/calendar");
    }
  }

  self.AnswerFiles = AnswerFiles;
})();
