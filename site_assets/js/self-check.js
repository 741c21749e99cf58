"use strict";
/*
 * The cable between the form, the answers and the engine. It decides nothing: what an answer is worth, and what the
 * report says, is worked out in Python.
 */
(function () {
  const QUIET_MS = 250;
  class SelfCheck {
    /** @param {HTMLFormElement} form */
    constructor(form) {
      this.form = form;
      this.page = form.parentElement;
      this.words = JSON.parse(this.find("[data-words]").textContent);
      this.questions = Array.from(form.querySelectorAll("[data-question]"), (fieldset) => new Question(fieldset));
      this.store = new AnswerStore(form.dataset.selfCheck, form.dataset.contentVersion);
      this.report = this.find("[data-report]");
      this.status = this.find("[data-status]");
      this.message = this.find("[data-engine-message]");
      this.progress = this.find("[data-engine-progress]");
      this.title = document.title;
      this.quick = false;
      /** Questions that the answers leave no reason to ask, as Python said last. */
      this.hidden = [];
      this.engine = null;
      this.booting = false;
      this.wanted = 0;
      this.assessing = false;
    }

    start() {
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.form.addEventListener("input", (event) => this.onInput(event.target));
      this.form.addEventListener("click", (event) => this.onClick(event.target.closest("button")));
      this.find("[data-retry]").addEventListener("click", () => (this.engine ? this.retry() : this.boot()));
      this.store.onChangeElsewhere(() => this.fill());
      this.find("[data-bar]").hidden = false;
      this.find("[data-actions]").hidden = false;
      this.takeEarlyAnswers();
      this.fill();
      this.boot();
    }

    /** Keep what was answered while this script was still on its way. */
    takeEarlyAnswers() {
      for (const question of this.questions) {
        if (question.answer !== undefined) this.store.set(question.id, question.answer);
      }
    }

    /** Go on with the answers of another store: plan B beside plan A, one person after another. */
    use(store) {
      this.store = store;
      this.fill();
    }

    /** Show the stored answers in the form. */
    fill() {
      for (const question of this.questions) question.answer = this.store.answers[question.id];
      this.tell();
      this.ask();
    }

    onInput(input) {
      if (input.name === "form-length") {
        this.quick = input.value === "quick";
        return this.hide();
      }
      const question = this.questions.find((one) => one.inputs.includes(input));
      if (!question) return undefined;
      question.settle(input);
      question.show();
      this.store.set(question.id, question.answer);
      this.tell();
      return this.ask();
    }

    onClick(button) {
      if (!button) return;
      if ("clear" in button.dataset) this.clear(button.closest("[data-question]").dataset.question);
      if ("goReport" in button.dataset) this.report.focus();
      if ("save" in button.dataset) this.save();
      if ("print" in button.dataset) print();
      if ("reset" in button.dataset && confirm(this.words["reset-confirm"])) this.reset();
    }

    clear(id) {
      const question = this.questions.find((one) => one.id === id);
      question.answer = undefined;
      question.inputs[0].focus();
      this.store.set(id, undefined);
      this.tell();
      this.ask();
    }

    reset() {
      this.store.clear();
      this.fill();
      this.questions[0].inputs[0].focus();
    }

    /** The quick form shows the key questions alone, and no form asks what the answers make needless; answers stay. */
    hide() {
      for (const question of this.questions) {
        const left = this.quick && !("key" in question.fieldset.dataset);
        question.fieldset.hidden = left || this.hidden.includes(question.id);
      }
      for (const section of this.form.querySelectorAll("section")) {
        section.hidden = !section.querySelector("[data-question]:not([hidden])");
      }
    }

    save() {
      const link = document.createElement("a");
      const day = new Date().toISOString().slice(0, 10);
      link.href = URL.createObjectURL(new Blob([this.store.toJson()], { type: "application/json" }));
      link.download = ["playbook", this.store.assessment, day].join("-") + ".json";
      link.click();
      // Some browsers start the download only after this task.
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    }

    /** One sentence on how far the reader is and whether the answers are kept. */
    tell() {
      const given = this.questions.filter((question) => this.store.answers[question.id] !== undefined).length;
      const progress = this.words.progress.replace("{n}", given).replace("{all}", this.questions.length);
      const kept = this.store.kept ? this.words.saved : this.words.unsaved;
      clearTimeout(this.telling);
      this.telling = setTimeout(() => {
        this.status.textContent = given > 0 || !this.store.kept ? progress + " " + kept : progress;
      }, QUIET_MS);
    }

    // The engine

    /** Take the engine that the page has begun to start; after that one has failed, start another. */
    async boot() {
      this.setEngine("loading");
      this.booting = true;
      try {
        await loadEngine();
        this.engine = self.earlyEngine || startEngine();
        self.earlyEngine = null;
        this.engine.listeners.onProgress = (loaded, total) => (this.progress.value = loaded / total);
        this.engine.listeners.onRestart = () => this.setEngine("loading");
        const opened = this.engine.open(this.find("[data-bundle]").textContent, this.form.dataset.language);
        // Asked at once, both are answered without another word between the worker and this page, which is still busy.
        this.assess();
        await opened;
        this.booting = false;
        this.setEngine("ready");
      } catch (error) {
        this.booting = false;
        this.engine = null;
        this.fail(error);
      }
    }

    /** Have the answers assessed once the reader pauses; while the engine boots, as soon as it is ready. */
    ask() {
      this.wanted += 1;
      clearTimeout(this.asking);
      this.asking = setTimeout(() => this.assess(), QUIET_MS);
    }

    /** Assess the answers as they are now; those given meanwhile are assessed next, and only the last are shown. */
    async assess() {
      if (!this.engine || this.assessing) return;
      this.assessing = true;
      try {
        for (let shown = -1; shown !== this.wanted; ) {
          shown = this.wanted;
          const begun = performance.now();
          const outcome = await this.engine.assess(this.store.toJson());
          if (!this.booting) this.setEngine("ready");
          if (shown === this.wanted) this.show(outcome);
          measure("self-check:report", begun);
        }
      } catch (error) {
        // What keeps the engine from starting is told once, where it was started.
        if (!this.booting) this.fail(error);
      } finally {
        this.assessing = false;
      }
    }

    show(outcome) {
      this.hidden = outcome.hidden;
      this.hide();
      this.report.innerHTML = outcome.html;
      this.report.dataset.revision = String(Number(this.report.dataset.revision) + 1);
      document.title = this.words.report + " – " + this.title;
      this.form.dispatchEvent(new CustomEvent("self-check:report"));
    }

    /** Say what happened, what still works, and what the IT department needs to know. */
    fail(error) {
      const code = error.code && this.words[error.code] ? error.code : "engine-worker";
      const detail = error.detail ? JSON.stringify(error.detail) : String(error);
      this.find("[data-engine-told]").textContent = this.words["engine-failed"] + " " + this.words[code];
      this.find("[data-engine-detail]").textContent = code + " " + detail;
      this.message.dataset.code = code;
      this.setEngine("failed");
    }

    retry() {
      this.setEngine("ready");
      this.assess();
    }

    setEngine(state) {
      this.form.dataset.engine = state;
      this.progress.hidden = state !== "loading";
      this.message.hidden = state !== "failed";
    }

    find(selector) {
      const element = this.page.querySelector(selector);
      if (!element) throw new Error("self-check: there is no " + selector);
      return element;
    }
  }

  /** Tell the browser's profiler, and `make bench`, what has taken from `begun` to now. */
  function measure(name, begun) {
    performance.measure(name, { start: begun, end: performance.now() });
  }

  /** The page's self-check, for the tools beside it. */
  self.selfCheck = new SelfCheck(document.querySelector("form[data-self-check]"));
  self.selfCheck.start();
})();
