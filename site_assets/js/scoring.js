"use strict";
/*
 * A self-check's report: the answers go to Python, the report comes back and is shown; or it is told why there is none.
 */
(function () {
  const QUIET_MS = 250;

  class Scoring {
    /** @param {SelfCheck} selfCheck */
    constructor(selfCheck) {
      this.selfCheck = selfCheck;
      this.words = selfCheck.words;
      this.form = selfCheck.form;
      this.report = selfCheck.find("[data-report]");
      this.message = selfCheck.find("[data-engine-message]");
      this.progress = selfCheck.find("[data-engine-progress]");
      this.title = document.title;
      this.engine = null;
      this.booting = false;
      this.wanted = 0;
      this.assessing = false;
    }

    start() {
      this.message.querySelector("[data-retry]").addEventListener("click", () => (this.engine ? this.retry() : this.boot()));
      this.report.addEventListener("click", (event) => {
        if (event.target.closest("[data-print-summary]")) this.selfCheck.printAlone("summary");
      });
      this.boot();
    }

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
        const opened = this.engine.open(this.selfCheck.find("[data-bundle]").textContent, this.form.dataset.language);
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
          const outcome = await this.engine.assess(this.selfCheck.store.toJson(), this.selfCheck.formLength.form);
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
      keepPlace(this.report, () => {
        this.selfCheck.formLength.leaveOut(outcome.hidden);
        this.report.innerHTML = outcome.html;
      });
      this.report.dataset.revision = String(Number(this.report.dataset.revision) + 1);
      document.title = this.words.report + " – " + this.title;
      this.form.dispatchEvent(new CustomEvent("self-check:report"));
    }

    /** Say what happened, what still works, and what the IT department needs to know. */
    fail(error) {
      const code = error.code && this.words[error.code] ? error.code : "engine-worker";
      const detail = error.detail ? JSON.stringify(error.detail) : String(error);
      this.message.querySelector("[data-engine-told]").textContent = this.words["engine-failed"] + " " + this.words[code];
      this.message.querySelector("[data-engine-detail]").textContent = code + " " + detail;
      const still = this.message.querySelector("[data-engine-still]");
      if (inSandbox) still.textContent = withOwnAddress(this.words["engine-still-frame"]);
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
  }

  /** Tell the browser's profiler, and `make bench`, what has taken from `begun` to now. */
  function measure(name, begun) {
    performance.measure(name, { start: begun, end: performance.now() });
  }

  self.Scoring = Scoring;
})();
