"use strict";
/*
 * One question of a self-check's form: what is chosen in it, and how an answer is shown.
 *
 * Typed text that cannot be read as an answer stays in its field beside a message, and the answer before it stays the answer.
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
      this.typed = fieldset.querySelector(".question__typed input");
      /** @type {Answer | undefined} the last answer that was shown or could be read */
      this.kept = undefined;
      this.described = this.typed && this.typed.getAttribute("aria-describedby");
      this.clearButton = fieldset.querySelector("[data-clear]");
      this.error = fieldset.querySelector("[data-error]");
    }

    /** @returns {Answer | undefined} what is chosen now; the answer before it while that cannot be read */
    get answer() {
      const chosen = this.inputs.filter((input) => input.checked).map((input) => input.value);
      const exclusive = chosen.find((value) => EXCLUSIVE.includes(value));
      if (exclusive) return exclusive;
      if (this.kind === "one") return chosen[0];
      if (this.kind === "many") return chosen.length > 0 ? chosen : undefined;
      return this.wrong ? this.kept : this.read();
    }

    set answer(answer) {
      const changed = String(answer) !== String(this.kept);
      this.kept = answer;
      const values = (Array.isArray(answer) ? answer : [answer]).map(String);
      for (const input of this.inputs) {
        const ids = [input.value, ...formerIds(input)];
        if (input !== this.typed) input.checked = answer !== undefined && ids.some((id) => values.includes(id));
      }
      if (this.typed && !this.typing(answer, changed)) this.typed.value = this.fits(answer) ? String(answer) : "";
      this.show();
    }

    /** @returns {number | string | undefined} what is typed as a number or date */
    read() {
      const { value } = this.typed;
      if (value === "") return undefined;
      return this.kind === "number" ? readNumber(value) : value;
    }

    /** Whether a field keeps what is typed, whatever another tab does: while it is written, and while it cannot be read. */
    typing(answer, changed) {
      const active = this.typed === document.activeElement;
      if (composition.field === this.typed) return true;
      return this.wrong ? active || !changed : active && this.read() === answer;
    }

    /** Whether something is typed that is no answer. */
    get wrong() {
      if (!this.typed) return false;
      const { value, validity, dataset } = this.typed;
      // A browser takes a half-filled date for bad input, and years of five digits for dates.
      if (value === "") return !validity.valid;
      if (this.kind === "date") return !AnswerEntries.isDate(value);
      const number = readNumber(value);
      return number === null || number < Number(dataset.least) || number > Number(dataset.most);
    }

    /** Whether the field of a number or date can show an answer. */
    fits(answer) {
      return this.kind === "number" ? typeof answer === "number" : AnswerEntries.isDate(answer);
    }

    /** Empty a field whose text is no answer. */
    discard() {
      if (this.wrong) this.typed.value = "";
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
      if (this.kind === "one" || (changed === this.typed && this.wrong)) return;
      const exclusive = EXCLUSIVE.includes(changed.value) && changed !== this.typed;
      for (const input of this.inputs) {
        if (input === changed) continue;
        const other = EXCLUSIVE.includes(input.value) && input !== this.typed;
        if (input === this.typed && exclusive && changed.checked) input.value = "";
        else if (input !== this.typed && (exclusive || other)) input.checked = false;
      }
    }

    /** Take what a reader has just chosen or typed. */
    take(changed) {
      this.settle(changed);
      this.kept = this.answer;
      this.show();
      // A field at the window's lower edge has its message below.
      if (this.wrong) this.error.scrollIntoView({ block: "nearest" });
    }

    show() {
      this.clearButton.hidden = this.answer === undefined && !this.wrong;
      if (!this.typed) return;
      const { wrong, error, typed } = this;
      const kept = wrong && this.fits(this.kept) && this.kept !== this.read() ? String(this.kept) : "";
      const told = error.querySelector("[data-kept]");
      told.textContent = kept && " " + told.dataset.kept.replace("{answer}", kept);
      error.hidden = !wrong;
      // Paper has what is kept, not what cannot be read.
      this.fieldset.querySelector("[data-kept-answer]").textContent = kept;
      typed.setAttribute("aria-invalid", String(wrong));
      const described = [this.described, wrong && error.id].filter(Boolean).join(" ");
      if (described) typed.setAttribute("aria-describedby", described);
      else typed.removeAttribute("aria-describedby");
    }
  }

  /** Ids that a question or an option was known by before. */
  function formerIds(element) {
    return element.dataset.formerly ? element.dataset.formerly.split(" ") : [];
  }

  self.Question = Question;
})();
