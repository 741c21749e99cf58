"use strict";
/*
 * Taking turns at one screen: who comes next, and that nobody sees what others have answered before all are in.
 */
(function () {
  /** The tool `turns`, and the banner that says whose turn it is. */
  class Turns extends Tool {
    /**
     * @param {SelfCheck} selfCheck
     * @param {PlanB} planB whose answers the form shows while there is no round
     */
    constructor(selfCheck, planB) {
      super("turns", selfCheck);
      this.planB = planB;
      this.own = selfCheck.store;
      this.round = new Round(this.own);
      this.outcome = new RoundOutcome(this);
      this.banner = document.querySelector("[data-turn]");
      this.report = selfCheck.find("[data-report]");
      this.count = this.find("[data-count]");
      /** Names as they were typed, so that fewer people for a moment lose none. */
      this.names = [];
    }

    start() {
      this.outcome.start();
      for (const type of ["input", "compositionend"]) this.count.addEventListener(type, () => this.askNames());
      this.onClick("[data-begin]", () => this.begin());
      this.onClick("[data-reveal]", () => this.reveal());
      this.find("[data-people]").addEventListener("click", (event) => this.open(event.target.closest("button")));
      this.banner.querySelector("[data-done]").addEventListener("click", () => this.finish());
      this.onClick("[data-end]", () => this.end());
      this.round.kept.onChange(() => this.use());
      // A report on one person's answers would sway the next.
      this.selfCheck.form.addEventListener("self-check:report", () => this.hideReport());
      this.askNames();
      if (this.round.state) this.use();
    }

    /** @returns {number | null} how many people take part */
    get people() {
      const { value, dataset } = this.count;
      const number = readNumber(value);
      return number >= Number(dataset.least) && number <= Number(dataset.most) ? number : null;
    }

    /** One field for each person's name; while the number cannot be read, those that are there stay. */
    askNames() {
      if (composition.field === this.count) return;
      const { people } = this;
      this.count.setAttribute("aria-invalid", String(!people));
      this.find("[data-count-error]").hidden = Boolean(people);
      if (!people) return void this.find("[data-count-error]").scrollIntoView({ block: "nearest" });
      const place = this.find("[data-names]");
      place.querySelectorAll("input").forEach((input, index) => (this.names[index] = input.value));
      place.textContent = "";
      for (let person = 0; person < people; person += 1) {
        const field = this.find("[data-name-field]").content.cloneNode(true);
        field.querySelector("span").textContent = this.numbered(person);
        field.querySelector("input").value = this.names[person] || "";
        place.append(field);
      }
    }

    begin() {
      if (!this.people) return void this.count.focus();
      this.round.begin(Array.from(this.find("[data-names]").querySelectorAll("input"), (input) => input.value.trim()));
      this.go();
    }

    open(button) {
      if (!button) return;
      this.round.open(Number(button.value));
      this.go();
    }

    finish() {
      this.round.finish();
      this.go();
    }

    async reveal() {
      this.round.reveal();
      await this.use();
      goTo(this.find("[data-result]"));
    }

    async end() {
      if (!(await this.selfCheck.confirm(this.words["round-end-asked"], this.words["round-end"]))) return;
      this.round.end();
      this.use();
      this.tell(this.words["round-ended"]);
      this.find("summary").focus();
    }

    /** Show what is to be done next, and take the reader there. */
    go() {
      this.use();
      // What one person has done is not for the next to undo.
      this.selfCheck.messages.bar.hidden = true;
      const { turn } = this.round.state;
      this.selfCheck.announce(this.round.waiting ? this.words["all-in"] : this.turnOf(turn));
      if (this.round.waiting) return goTo(this.find("[data-round]"));
      layOut();
      this.selfCheck.form.scrollIntoView();
      return this.banner.focus({ preventScroll: true });
    }

    /** Show the round as it stands; the form shows the answers of whoever's turn it is, and otherwise nobody's. */
    async use() {
      const { state } = this.round;
      if (state) this.selfCheck.page.dataset.round = this.round.waiting ? "waiting" : "answering";
      else delete this.selfCheck.page.dataset.round;
      // What was answered before this page knew of the round is nobody's between two turns.
      if (state && this.round.waiting) this.selfCheck.early = [];
      if (state) this.planB.turnTo(this.round.store(state.turn));
      else this.planB.use();
      this.hideReport();
      this.find("[data-setup]").hidden = Boolean(state);
      this.find("[data-round]").hidden = !state;
      this.banner.hidden = !state || this.round.waiting;
      if (!state) return this.outcome.hide();
      this.root.open = true;
      this.list(state);
      this.find("[data-reveal]").hidden = !this.round.complete || state.revealed;
      if (!this.round.waiting) this.banner.querySelector("[data-turn-told]").textContent = this.turnOf(state.turn);
      return state.revealed ? this.outcome.show() : undefined;
    }

    hideReport() {
      if (this.round.state) this.report.textContent = "";
    }

    /** Who is done and who is not, each with a way into their own turn. */
    list(state) {
      const place = this.find("[data-people]");
      place.textContent = "";
      for (const person of state.names.keys()) {
        const row = this.find("[data-person]").content.cloneNode(true);
        row.querySelector("[data-name]").textContent = this.label(person);
        const now = state.turn === person ? "now" : state.done[person] ? "done" : "open";
        row.querySelector("[data-state]").textContent = this.words["turn-" + now];
        const button = row.querySelector("button");
        button.value = String(person);
        button.hidden = state.revealed || now === "now";
        const word = this.words[state.done[person] ? "turn-again" : "turn-take"];
        button.textContent = word.replace("{name}", () => this.label(person));
        place.append(row);
      }
    }

    /** @returns {string} what a person is called in files; two of one name are told apart */
    name(person) {
      const { names } = this.round.state;
      const name = names[person];
      if (!name) return this.numbered(person);
      return names.filter((one) => one === name).length > 1 ? name + " " + this.numbered(person) : name;
    }

    /** @returns {string} what a person is called on the screen */
    label(person) {
      const name = this.round.state.names[person];
      return name ? this.words["person-named"].replace("{name}", () => name) : this.numbered(person);
    }

    numbered(person) {
      return this.words["person-number"].replace("{n}", String(person + 1));
    }

    turnOf(person) {
      const told = this.words["turn-of"].replace("{n}", String(person + 1)).replace("{all}", String(this.round.state.names.length));
      return told.replace("{name}", () => this.label(person));
    }
  }

  self.Turns = Turns;
})();
