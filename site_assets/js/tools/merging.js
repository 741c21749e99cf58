"use strict";
/*
 * The answers of a whole team: where they differ, and what to go on with.
 */
(function () {
  /** The tool `merge`. */
  class Merging extends Tool {
    /**
     * @param {SelfCheck} selfCheck
     * @param {PlanB} planB
     */
    constructor(selfCheck, planB) {
      super("merge", selfCheck);
      this.planB = planB;
      this.chosen = new ChosenFiles(this);
      this.preview = new Preview(this);
      /** @type {Object<string, Answer>} what the team agrees on, as Python said last */
      this.agreed = {};
    }

    start() {
      this.chosen.start();
      this.preview.start();
      this.onClick("[data-merge]", () => this.merge());
      this.onClick("[data-print-result]", () => this.print());
      this.selfCheck.form.addEventListener("self-check:store", () => this.forgetResult());
      this.onClick("[data-try-agreed]", () => this.planB.make({ answers: this.agreed, evidence: {} }));
      this.onClick("[data-take-agreed]", () => {
        const { store } = this.selfCheck;
        this.preview.show(savedFile(store, this.agreed), store);
      });
    }

    async merge() {
      const reply = await this.ask("merge", this.chosen.toJson());
      if (reply === null) return;
      const { html, answers } = JSON.parse(reply);
      this.agreed = answers;
      this.preview.hide();
      this.find("[data-outcome]").hidden = false;
      this.show(this.find("[data-result]"), html);
    }
  }

  /**
   * @param {AnswerStore} store
   * @param {Object<string, Answer>} answers
   * @returns {string} other answers to the store's self-check, as a saved file
   */
  function savedFile(store, answers) {
    const saved = JSON.parse(store.toJson());
    return JSON.stringify(Object.assign(saved, { answers, evidence: {}, by: "" }));
  }

  Object.assign(self, { Merging, savedFile });
})();
