"use strict";
/*
 * What if: a copy of the answers to try something out with, beside the reader's own.
 */
(function () {
  const SLOT = "plan-b";

  /** The tool `plan-b`, the banner that says whose answers the form shows, and the comparison below the report. */
  class PlanB extends Tool {
    constructor(selfCheck) {
      super("plan-b", selfCheck);
      this.own = selfCheck.store;
      this.copy = new AnswerStore(this.own.assessment, this.own.contentVersion, SLOT);
      this.shown = new KeptValue(this.own.assessment, "plan-shown");
      this.banner = document.querySelector("[data-plans]");
      this.printed = document.querySelector("[data-plan-printed]");
      this.outcome = document.querySelector("[data-plan-outcome]");
      this.difference = document.querySelector("[data-plan-difference]");
      this.asked = 0;
      this.heard = () => this.compare();
    }

    /** @returns {"a" | "b" | null} which of the two the form shows; none while there is no copy */
    get plan() {
      return ["a", "b"].includes(this.shown.value) ? this.shown.value : null;
    }

    start() {
      this.onClick("[data-make]", () => this.make(this.own));
      this.banner.addEventListener("change", (event) => this.choose(event.target.value));
      this.outcome.querySelector("[data-adopt]").addEventListener("click", () => this.adopt());
      this.outcome.querySelector("[data-discard-plan]").addEventListener("click", () => this.discard());
      this.shown.onChange(() => this.inUse && this.use());
      this.selfCheck.form.addEventListener("self-check:report", this.heard);
      this.selfCheck.form.addEventListener("self-check:store", () => (this.difference.textContent = ""));
      if (this.plan && this.inUse) this.use();
    }

    /** Have the form show some answers; both plans go on hearing of other tabs, and of a PC that is cleared. */
    turnTo(store) {
      this.selfCheck.use(store);
      for (const plan of [this.own, this.copy]) plan.onChange(this.heard);
    }

    /** Whether the form shows one of the two; during a round it does not. */
    get inUse() {
      return [this.own, this.copy].includes(this.selfCheck.store);
    }

    /**
     * Go on with a copy of some answers; one that was there before can be had back.
     * @param {{answers: Object<string, Answer>, evidence: Object<string, Evidence>}} answers
     */
    make({ answers, evidence }) {
      const before = this.plan;
      const snapshot = this.copy.replace({ answers, evidence });
      this.choose("b");
      this.selfCheck.announce(this.words["plan-b-made"]);
      this.banner.focus();
      if (before) this.offerBack(this.words["plan-b-made"], before, () => this.copy.restore(snapshot));
    }

    choose(plan) {
      this.shown.set(plan);
      this.use();
    }

    /** Show in the form what is to be shown. */
    use() {
      const { plan } = this;
      this.turnTo(plan === "b" ? this.copy : this.own);
      this.banner.hidden = !plan;
      this.printed.hidden = !plan;
      this.outcome.hidden = plan !== "b";
      this.find("[data-make]").hidden = Boolean(plan);
      if (!plan) return;
      const told = this.words["plan-" + plan + "-shown"];
      this.banner.dataset.plans = plan;
      this.banner.querySelector("[data-plan-told]").textContent = told;
      this.printed.textContent = told;
      for (const input of this.banner.querySelectorAll("input")) input.checked = input.value === plan;
    }

    /** Below the report on the copy: what it changes. */
    async compare() {
      const asked = (this.asked += 1);
      if (this.selfCheck.store !== this.copy) return;
      const plans = [this.named(this.own, "plan-a"), this.named(this.copy, "plan-b")];
      const reply = await this.ask("compare", JSON.stringify(plans));
      if (reply === null || asked !== this.asked || this.selfCheck.store !== this.copy) return;
      this.difference.replaceChildren(withOwnIds(JSON.parse(reply).html));
    }

    /** One of the two for a comparison; without a date, so that Python keeps them in this order. */
    named(store, name) {
      const saved = JSON.parse(store.toJson());
      delete saved.saved_at;
      saved.by = this.words[name];
      return { name: saved.by, text: JSON.stringify(saved) };
    }

    adopt() {
      const own = this.own.replace({ answers: this.copy.answers, evidence: this.copy.evidence });
      const copy = this.copy.clear();
      this.choose(null);
      this.end("plan-b-adopted", () => {
        this.own.restore(own);
        this.copy.restore(copy);
      });
    }

    discard() {
      const copy = this.copy.clear();
      this.choose(null);
      this.end("plan-b-discarded", () => this.copy.restore(copy));
    }

    end(word, undo) {
      this.offerBack(this.words[word], "b", undo);
      this.find("summary").focus();
    }

    offerBack(told, plan, undo) {
      this.selfCheck.offerUndo(told, () => {
        undo();
        this.choose(plan);
      });
    }
  }

  /** @returns {DocumentFragment} a comparison that may stand in one page with another */
  function withOwnIds(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    for (const element of template.content.querySelectorAll("[id], [aria-labelledby]")) {
      for (const name of ["id", "aria-labelledby"]) {
        if (element.hasAttribute(name)) element.setAttribute(name, "plan-" + element.getAttribute(name));
      }
    }
    return template.content;
  }

  self.PlanB = PlanB;
})();
