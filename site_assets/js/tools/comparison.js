"use strict";
/*
 * Answers of several days side by side.
 */
(function () {
  /** The tool `compare`. */
  class Comparison extends Tool {
    constructor(selfCheck) {
      super("compare", selfCheck);
      this.chosen = new ChosenFiles(this);
    }

    start() {
      this.chosen.start();
      this.onClick("[data-compare]", () => this.compare());
      this.onClick("[data-print-result]", () => this.print());
      this.selfCheck.form.addEventListener("self-check:store", () => this.forgetResult());
    }

    async compare() {
      const reply = await this.ask("compare", this.chosen.toJson());
      if (reply === null) return;
      this.find("[data-outcome]").hidden = false;
      this.show(this.find("[data-result]"), JSON.parse(reply).html);
    }
  }

  self.Comparison = Comparison;
})();
