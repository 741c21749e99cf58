"use strict";
/*
 * Which questions the form asks: all of them, or in the quick form the key questions alone; never those that the answers
 * make needless. Only fieldsets are hidden: the answers stay.
 */
(function () {
  class FormLength {
    /** @param {SelfCheck} selfCheck */
    constructor(selfCheck) {
      this.selfCheck = selfCheck;
      this.questions = selfCheck.questions;
      this.inputs = Array.from(selfCheck.form.querySelectorAll("[name=form-length]"));
      this.kept = new KeptValue(selfCheck.form.dataset.selfCheck, "form-length");
      /** Ids of the questions that the answers leave no reason to ask, as Python said last. */
      this.needless = [];
    }

    /** @returns {"quick" | "full"} the form in use */
    get form() {
      return this.inputs.length > 0 && this.kept.value === "quick" ? "quick" : "full";
    }

    /** @returns {Question[]} what the form in use asks */
    get asked() {
      return this.askedBy(this.form);
    }

    askedBy(form) {
      return this.questions.filter(
        (question) => (form === "full" || question.isKey) && !this.needless.includes(question.id),
      );
    }

    start() {
      for (const input of this.inputs) input.addEventListener("change", () => this.choose(input.value));
      this.kept.onChange(() => this.use());
      document.addEventListener("click", (event) => this.onLink(event.target.closest("a[href^='#']")));
      this.show();
      this.uncover(location.hash);
    }

    choose(form) {
      this.kept.set(form === "quick" ? form : null);
      this.use();
    }

    /** @param {string[]} needless ids of the questions that the answers leave no reason to ask */
    leaveOut(needless) {
      const changed = needless.join() !== this.needless.join();
      this.needless = needless;
      if (!changed) return;
      this.show();
      this.selfCheck.tell();
    }

    /** Go on with the form that is chosen now. */
    use() {
      this.show();
      this.selfCheck.tell();
      this.selfCheck.scoring.ask();
    }

    /** Show the questions of the form in use, and on each choice how many questions it has. */
    show() {
      const { form, asked } = this;
      for (const question of this.questions) question.fieldset.hidden = !asked.includes(question);
      for (const group of this.selfCheck.form.querySelectorAll("section, .matrix")) {
        group.hidden = !group.querySelector("[data-question]:not([hidden])");
      }
      for (const input of this.inputs) {
        input.checked = input.value === form;
        input.parentElement.querySelector("[data-count]").textContent = String(this.askedBy(input.value).length);
      }
    }

    /** A link to a question that the quick form leaves out leads to the full form. */
    onLink(link) {
      if (link) this.uncover(link.hash);
    }

    uncover(hash) {
      const question = this.questions.find((one) => "#" + one.fieldset.id === hash);
      if (!question || !question.fieldset.hidden || this.needless.includes(question.id)) return;
      this.choose("full");
      question.fieldset.scrollIntoView();
    }
  }

  self.FormLength = FormLength;
})();
