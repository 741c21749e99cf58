"use strict";
/*
 * One question of a self-check's form: what is chosen in it, and how an answer is shown.
 */
(function () {
  const EXCLUSIVE = ["unknown", "not-applicable"];

  /** One question of the form. */
  class Question {
    /** @param {HTMLFieldSetElement} fieldset */
    constructor(fieldset) {
      this.fieldset = fieldset;
      this.id = fieldset.dataset.question;
      this.kind = fieldset.dataset.kind;
      this.inputs = Array.from(fieldset.querySelectorAll("input"));
      this.number = this.inputs.find((input) => input.type === "number");
      this.clearButton = fieldset.querySelector("[data-clear]");
      this.error = fieldset.querySelector("[data-error]");
    }

    /** @returns {Answer | undefined} what is chosen now */
    get answer() {
      const chosen = this.inputs.filter((input) => input.checked).map((input) => input.value);
      const exclusive = chosen.find((value) => EXCLUSIVE.includes(value));
      if (exclusive) return exclusive;
      if (this.kind === "one") return chosen[0];
      if (this.kind === "many") return chosen.length > 0 ? chosen : undefined;
      const typed = this.number.value !== "" && this.number.validity.valid;
      return typed ? Number(this.number.value) : undefined;
    }

    set answer(answer) {
      const values = (Array.isArray(answer) ? answer : [answer]).map(String);
      for (const input of this.inputs) {
        if (input !== this.number) input.checked = answer !== undefined && values.includes(input.value);
      }
      if (this.number) this.number.value = typeof answer === "number" ? String(answer) : "";
      this.show();
    }

    /** "I don't know" excludes the other answers of a question that takes several, or a number. */
    settle(changed) {
      if (this.kind === "one") return;
      const exclusive = EXCLUSIVE.includes(changed.value) && changed !== this.number;
      for (const input of this.inputs) {
        if (input === changed) continue;
        const other = EXCLUSIVE.includes(input.value) && input !== this.number;
        if (input === this.number && exclusive && changed.checked) input.value = "";
        else if (input !== this.number && (exclusive || other)) input.checked = false;
      }
    }

    show() {
      const wrong = Boolean(this.number && !this.number.validity.valid);
      this.clearButton.hidden = this.answer === undefined && !wrong;
      if (!this.number) return;
      this.error.hidden = !wrong;
      this.number.setAttribute("aria-invalid", String(wrong));
    }
  }

  self.Question = Question;
})();
