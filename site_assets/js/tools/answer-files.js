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
      this.preview = new Preview(this);
      this.picker = new FilePicker(this, (files) => this.preview.show(files[0].text, selfCheck.store));
    }

    start() {
      this.preview.start();
      this.picker.start();
      // With every letter: a page may be closed while its field has the focus.
      this.by.addEventListener("input", () => this.name(this.by.value.trim()));
      this.onClick("[data-save-answers]", () => this.tellSaved(this.selfCheck.save()));
      this.onClick("[data-show-text]", () => this.showText());
      this.onClick("[data-copy]", () => this.copy());
      this.onClick("[data-answers-table]", () => this.saveFromPython("answers_table", "answers", ".csv"));
      this.onClick("[data-plan-table]", () => this.saveFromPython("plan_table", "plan", ".csv"));
      this.onClick("[data-plan-calendar]", () => this.saveFromPython("plan_calendar", "plan", ".ics"));
      this.selfCheck.form.addEventListener("self-check:store", () => this.forget());
      this.selfCheck.form.addEventListener("self-check:report", () => this.onReport());
      this.showName();
    }

    /** Other answers are shown now. */
    forget() {
      this.find("[data-text]").hidden = true;
      this.find("[data-text] textarea").value = "";
      this.showName();
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
      const area = this.find("[data-text] textarea");
      area.value = this.selfCheck.store.toJson();
      this.find("[data-text]").hidden = false;
      area.select();
      area.focus();
    }

    /** Works on plain HTTP and in a folder too, where the clipboard's newer interface is missing. */
    copy() {
      this.find("[data-text] textarea").select();
      this.tell(this.words[document.execCommand("copy") ? "text-copied" : "text-not-copied"]);
    }

    async saveFromPython(method, what, ending) {
      const text = await this.ask(method, this.selfCheck.store.toJson());
      if (text === null) return;
      if (text === "") return void this.tell(this.words["no-plan"]);
      const parts = [this.selfCheck.store.by, what];
      this.save(text, parts, ending, ending === ".csv" ? "text/csv" : "text/calendar");
    }
  }

  self.AnswerFiles = AnswerFiles;
})();
