"use strict";
/*
 * A round: several people answer the same self-check one after another, at one screen.
 */
(function () {
  /**
   * Who is in it, who is done, whose turn it is, and what they have agreed to do next. Kept by the browser.
   *
   * Nobody's answers can be opened but in a turn of that person's, and in none after the reveal.
   */
  class Round {
    /** @param {AnswerStore} own the reader's own answers, which a round leaves alone */
    constructor(own) {
      this.own = own;
      this.kept = new KeptValue(own.assessment, "round");
    }

    /** @returns {{names: string[], done: boolean[], turn: number | null, revealed: boolean, action: Object} | null} */
    get state() {
      return isRound(this.kept.value) ? this.kept.value : null;
    }

    get waiting() {
      return this.state.turn === null;
    }

    get complete() {
      return this.state.done.every(Boolean);
    }

    /** @param {string[]} names empty for whoever gives none */
    begin(names) {
      const round = { names, done: names.map(() => false), turn: 0, revealed: false, action: {} };
      this.kept.set(round);
    }

    /** Let a person answer, or change an answer. */
    open(person) {
      if (!this.state.revealed) this.change({ turn: person });
    }

    /** End the turn; the next one is that of the next person who is not done. */
    finish() {
      const { done, turn } = this.state;
      const now = done.map((before, person) => before || person === turn);
      const next = now.indexOf(false);
      this.change({ done: now, turn: next === -1 ? null : next });
    }

    reveal() {
      if (this.complete) this.change({ turn: null, revealed: true });
    }

    /** @param {{what?: string, owner?: string, due?: string}} action the one thing to do next */
    agreeOn(action) {
      this.change({ action });
    }

    /** Forget everything about it. */
    end() {
      for (const person of this.state.names.keys()) {
        const store = this.store(person);
        // Cleared before it goes, so that another tab does not take it for lost and write it again.
        store.clear();
        browserStorage.remove(store.key);
      }
      this.kept.set(null);
    }

    /** @returns {AnswerStore} of one person, or of nobody (null) */
    store(person) {
      const slot = person === null ? "nobody" : "person-" + (person + 1);
      return new AnswerStore(this.own.assessment, this.own.contentVersion, slot);
    }

    change(part) {
      this.kept.set(Object.assign({}, this.state, part));
    }
  }

  /** Anything on the host can write under any key. */
  function isRound(value) {
    if (!value || !Array.isArray(value.names) || !Array.isArray(value.done)) return false;
    const { names, done, turn, action } = value;
    const complete = names.length === done.length && Object(action) === action;
    return complete && names.every((name) => typeof name === "string") && (turn === null || turn in names);
  }

  self.Round = Round;
})();
