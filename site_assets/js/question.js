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
      /** Whether the quick form asks it. */
      this.isKey = "key" in fieldset.dataset;
      this.formerly = formerIds(fieldset);
      this.inputs = Array.from(fieldset.querySelectorAll("input"));
      /** The field of a number or date. */
      this.typed = this.inputs.find((input) => input.type === this.kind);
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
      if (this.typed.value === "" || this.wrong) return undefined;
      return this.kind === "number" ? Number(this.typed.value) : this.typed.value;
    }

    set answer(answer) {
      const values = (Array.isArray(answer) ? answer : [answer]).map(String);
      for (const input of this.inputs) {
        const ids = [input.value, ...formerIds(input)];
        if (input !== this.typed) input.checked = answer !== undefined && ids.some((id) => values.includes(id));
      }
      // What is being typed and is not an answer yet stays, whatever another tab does meanwhile.
      if (this.typed && !(this.wrong && this.typed === document.activeElement)) {
        const fits = this.kind === "number" ? typeof answer === "number" : AnswerEntries.isDate(answer);
        this.typed.value = fits ? String(answer) : "";
      }
      this.show();
    }

    /** Whether something is typed that is no answer. */
    get wrong() {
      return Boolean(this.typed && !this.typed.validity.valid);
    }

    /**
     * What is kept for this question: under its present id, else a former one.
     * @param {Object<string, any>} values by id
     */
    given(values) {
      const former = this.formerly.filter((id) => values[id] !== undefined).sort();
      return values[this.id] !== undefined ? values[this.id] : values[former.pop()];
    }

    /** "I don't know" excludes the other answers of a question that takes several, a number or a date. */
    settle(changed) {
      if (this.kind === "one") return;
      const exclusive = EXCLUSIVE.includes(changed.value) && changed !== this.typed;
      for (const input of this.inputs) {
        if (input === changed) continue;
        const other = EXCLUSIVE.includes(input.value) && input !== this.typed;
        if (input === this.typed && exclusive && changed.checked) input.value = "";
        else if (input !== this.typed && (exclusive || other)) input.checked = false;
      }
    }

    show() {
      this.clearButton.hidden = this.answer === undefined && !this.wrong;
      if (!this.typed) return;
      this.error.hidden = !this.wrong;
      this.typed.setAttribute("aria-invalid", String(this.wrong));
    }
  }

  /** Ids that a question or an option was known by before. */
  function formerIds(element) {
    return element.dataset.formerly ? element.dataset.formerly.split(" ") : [];
  }

  self.Question = Question;
})();
