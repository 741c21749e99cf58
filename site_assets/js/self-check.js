"use strict";
/*
 * The cable between the form, the answers and Python. It decides nothing: what an answer is worth, and what the report
 * says, is worked out in Python.
 */
(function () {
  class SelfCheck {
    /** @param {HTMLFormElement} form */
    constructor(form) {
      this.form = form;
      this.page = form.parentElement;
      this.words = JSON.parse(this.find("[data-words]").textContent);
      this.questions = Array.from(form.querySelectorAll("[data-question]"), (fieldset) => new Question(fieldset));
      const template = this.find("[data-evidence]");
      this.editors = this.questions.map((question) => this.editor(question, template));
      this.store = new AnswerStore(form.dataset.selfCheck, form.dataset.contentVersion);
      this.messages = new Messages(this.page);
      this.downloads = new Download(this.page, this.words, (text) => this.announce(text));
      this.thisPc = new ThisPc(this);
      this.scoring = new Scoring(this);
      this.formLength = new FormLength(this);
    }

    /** What answers in Python; null until it is there. */
    get engine() {
      return this.scoring.engine;
    }

    start() {
      this.form.addEventListener("submit", (event) => event.preventDefault());
      for (const type of ["input", "compositionend"]) this.form.addEventListener(type, (event) => this.onInput(event));
      this.form.addEventListener("focusout", (event) => this.onLeave(event.target));
      this.form.addEventListener("click", (event) => this.onClick(event.target.closest("button")));
      this.find("[data-bar]").hidden = false;
      this.find("[data-actions]").hidden = false;
      this.messages.start();
      this.downloads.start();
      this.thisPc.start();
      this.formLength.start();
      this.store.onChange(() => this.refresh());
      this.takeEarlyAnswers();
      this.refresh();
      this.scoring.start();
    }

    /**
     * Keep what was answered while this script was still on its way. Where the tools will show other answers than the
     * reader's own, a person's in a round or plan B, it waits for them: it was meant for what is shown then.
     */
    takeEarlyAnswers() {
      this.early = this.questions.map((question) => [question.id, question.answer]).filter((one) => one[1] !== undefined);
      const { assessment } = this.store;
      const others = ["round", "plan-shown"].some((name) => browserStorage.read(browserStorage.key(assessment, name)).text);
      if (!others) this.keepEarlyAnswers();
    }

    keepEarlyAnswers() {
      for (const [id, answer] of this.early.splice(0)) this.store.set(id, answer);
    }

    /** Go on with the answers of another store: plan B beside plan A, one person after another. */
    use(store) {
      this.store.release();
      this.store = store;
      this.keepEarlyAnswers();
      this.downloads.forget();
      store.onChange(() => this.refresh());
      this.fill();
      this.form.dispatchEvent(new CustomEvent("self-check:store"));
    }

    /** Show the stored answers in the form, in place of all that is typed and could not be read. */
    fill() {
      for (const question of this.questions) question.discard();
      this.refresh();
    }

    /** Show the stored answers in the form. */
    refresh() {
      this.questions.forEach((question, index) => {
        question.answer = question.given(this.store.answers);
        this.editors[index].show(question.given(this.store.evidence) || {});
      });
      this.thisPc.show();
      this.tell();
      this.scoring.ask();
    }

    onInput({ target: input, type, inputType = type }) {
      const question = this.questions.find((one) => one.inputs.includes(input));
      // A composition that leaves nothing behind was cancelled; before its end it is no answer.
      const composing = composition.field === input || (input.value === "" && /composition/i.test(inputType));
      if (!question || composing) return undefined;
      question.take(input);
      return this.keep(question);
    }

    /** Show in a field how its text was read: 12 for １２, and the answer that a cancelled composition has left. */
    onLeave(input) {
      const question = this.questions.find((one) => one.typed === input);
      if (question && !question.wrong) question.answer = question.kept;
    }

    /** Store what is chosen, under the question's present id alone. */
    keep(question) {
      for (const id of question.formerly) this.store.set(id, undefined);
      this.store.set(question.id, question.answer);
      this.thisPc.show();
      this.tell();
      this.scoring.ask();
    }

    /** @returns {EvidenceEditor} what stands beside a question's answer */
    editor(question, template) {
      return new EvidenceEditor(question, template, (evidence) => {
        for (const id of question.formerly) this.store.setEvidence(id, undefined);
        this.store.setEvidence(question.id, evidence);
        this.thisPc.show();
        this.tell();
        this.scoring.ask();
      });
    }

    onClick(button) {
      if (!button) return;
      if ("clear" in button.dataset) this.clear(button.closest("[data-question]").dataset.question);
      if ("goReport" in button.dataset) goTo(this.find("[data-report]"));
      if ("save" in button.dataset || "saveUnkept" in button.dataset) this.save();
      if ("print" in button.dataset) print();
      if ("reset" in button.dataset) this.reset();
    }

    clear(id) {
      const question = this.questions.find((one) => one.id === id);
      question.discard();
      question.answer = undefined;
      question.inputs[0].focus();
      this.keep(question);
    }

    /** Take back all answers, after one question, and offer to have them again. */
    async reset() {
      if (!(await this.confirm(this.words["reset-confirm"], this.words.reset))) return;
      const store = this.store;
      const snapshot = store.clear();
      this.fill();
      this.offerUndo(this.words["reset-done"], () => {
        store.restore(snapshot);
        this.fill();
      });
      this.focusFirst();
    }

    focusFirst() {
      this.formLength.asked[0].inputs[0].focus();
    }

    /** Hand the answers over as a file. */
    save() {
      this.download(this.store.toJson(), [this.store.by], ".json", "application/json");
    }

    /**
     * Hand a text over as a file of this day.
     * @param {string} text
     * @param {string[]} parts of its name: whose or what it is; may be any text
     * @param {string} ending
     * @param {string} type MIME type
     */
    download(text, parts, ending, type) {
      this.downloads.save(text, fileName([this.store.assessment, ...parts], ending), type);
    }

    /** Print one part of the page alone. @param {string} part as the style sheet knows it */
    printAlone(part) {
      this.page.dataset.printing = part;
      print();
      delete this.page.dataset.printing;
    }

    /** One sentence on how far the reader is, one on whether the answers are kept. */
    tell() {
      const { asked } = this.formLength;
      const given = asked.filter((question) => question.answer !== undefined).length;
      const progress = this.words.progress.replace("{n}", given).replace("{all}", asked.length);
      this.announce(given > 0 || !this.store.kept ? progress + " " + this.thisPc.told : progress);
    }

    announce(text) {
      this.messages.announce(text);
    }

    offerUndo(text, undo) {
      this.messages.offerUndo(text, undo);
    }

    /** @returns {Promise<boolean>} whether the reader wants it; see `Messages` */
    confirm(text, yes) {
      return this.messages.confirm(text, yes);
    }

    find(selector) {
      const element = this.page.querySelector(selector);
      if (!element) throw new Error("self-check: there is no " + selector);
      return element;
    }
  }

  /** The page's self-check, for the tools beside it. */
  self.selfCheck = new SelfCheck(document.querySelector("form[data-self-check]"));
  self.selfCheck.start();
})();
