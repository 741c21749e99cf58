"use strict";
/*
 * Answers given on paper: the codes that were written down are typed in, looked at, and taken over.
 */
(function () {
  /** The tool `codes`. */
  class PaperCodes extends Tool {
    constructor(selfCheck) {
      super("codes", selfCheck);
      this.typed = this.find("[data-codes]");
      this.kept = new KeptValue(selfCheck.store.assessment, "codes");
      this.preview = new Preview(this, { method: "read_codes", shown: "codes-shown", refused: "codes-refused" });
    }

    start() {
      this.preview.start();
      this.showKept();
      this.kept.onChange(() => this.showKept());
      this.typed.addEventListener("input", () => {
        this.kept.set(this.typed.value || null);
        // What was shown told of other codes.
        this.preview.hide();
      });
      this.onClick("[data-read]", () => this.preview.show(this.typed.value, this.selfCheck.store));
    }

    showKept() {
      if (composition.field === this.typed) return;
      this.typed.value = typeof this.kept.value === "string" ? this.kept.value : "";
    }
  }

  self.PaperCodes = PaperCodes;
})();
