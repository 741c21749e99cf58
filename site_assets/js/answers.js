"use strict";
/*
 * The answers to one self-check, with what stands beside them: in memory, in the browser's storage as far as that is
 * allowed, and the same in all tabs.
 *
 * They are kept in the form of a saved file, so that what is stored, saved and read back is one thing.
 */
(function () {
  class AnswerStore {
    /**
     * @param {string} assessment id of the self-check
     * @param {string} contentVersion version of the playbook the answers are given to
     * @param {string} [slot] name of further answers to the same self-check: `plan-b`; none for the reader's own
     */
    constructor(assessment, contentVersion, slot = "") {
      this.assessment = assessment;
      this.contentVersion = contentVersion;
      this.slot = slot;
      this.key = browserStorage.key(assessment, slot);
      this.entries = new AnswerEntries();
      /** @type {Problem} why the answers are not kept: then they live as long as the page */
      this.problem = "";
      /** @type {Date | null} when they were last stored */
      this.savedAt = null;
      this.listeners = new Set();
      /** Whether the storage has brought other answers that no listener knows of yet. */
      this.news = false;
      this.watcher = (news) => this.hear(news);
      const held = browserStorage.memory.get(this.key);
      if (held !== undefined) this.take(held);
      this.sync();
    }

    /** The key above which nothing is kept once the reader does not want it. */
    get above() {
      return browserStorage.key(this.assessment);
    }

    /** Whether the browser keeps the answers. */
    get kept() {
      return this.problem === "";
    }

    /**
     * Give, change or take back (undefined) one answer.
     * @param {string} question
     * @param {Answer | undefined} answer
     */
    set(question, answer) {
      this.change(new Map([["answers/" + question, AnswerEntries.answer(question, answer)]]));
    }

    /**
     * Write, change or remove (undefined, or nothing but blanks) what stands beside an answer.
     * @param {string} question
     * @param {Evidence | undefined} evidence
     */
    setEvidence(question, evidence) {
      this.change(new Map([["evidence/" + question, AnswerEntries.evidence(question, evidence)]]));
    }

    /**
     * Replace everything at once; what is not given is taken back, a name only if another is given.
     * @param {{answers: Object<string, Answer>, evidence?: Object<string, Evidence>, by?: string}} given
     * @returns {Changes} for `restore`
     */
    replace({ answers, evidence = {}, by }) {
      // What the storage holds and this page has not heard of yet is replaced too.
      this.sync();
      const values = new Map(Array.from(this.entries.byName.keys(), (name) => [name, undefined]));
      for (const [id, value] of Object.entries(answers)) values.set("answers/" + id, AnswerEntries.answer(id, value));
      for (const [id, value] of Object.entries(evidence)) values.set("evidence/" + id, AnswerEntries.evidence(id, value));
      values.set("by", by === undefined ? this.entries.value("by") : by || undefined);
      return this.change(values);
    }

    /** Take back everything. @returns {Changes} for `restore` */
    clear() {
      return this.replace({ answers: {}, by: "" });
    }

    /** Undo a replacement; what has been answered since stays. @param {Changes} snapshot */
    restore(snapshot) {
      this.entries.undo(snapshot);
      this.syncAndTell();
    }

    /**
     * @param {{bare?: boolean}} [options] whether to leave out names, notes, links and due dates
     * @returns {string} a saved file
     */
    toJson({ bare = false } = {}) {
      const saved = this.saved();
      if (bare) {
        delete saved.by;
        delete saved.evidence;
      }
      return JSON.stringify(saved);
    }

    /** @returns {object} what a saved file holds */
    saved() {
      return this.entries.saved(this.assessment, this.contentVersion);
    }

    /** Read a saved file, or what was stored. */
    read(text) {
      return AnswerEntries.read(text, this.assessment);
    }

    /** @param {() => void} listener called when something changed without this page's doing: by another tab, or the storage */
    onChange(listener) {
      this.listeners.add(listener);
      browserStorage.watch(this.watcher);
      this.sync();
    }

    /** Listen to other tabs no longer. */
    release() {
      this.listeners.clear();
      browserStorage.unwatch(this.watcher);
    }

    /** Keep the answers in this browser from now on, or in memory alone; in other tabs too. @param {boolean} wanted */
    keep(wanted) {
      browserStorage.want(this.above, wanted);
      this.sync();
    }

    /** Remove all that this playbook has in this browser: these answers, all others, ticks, and what was put aside. */
    clearBrowser() {
      browserStorage.clear(this.entries.next());
    }

    // Below is how memory and storage come to say the same.

    change(values) {
      // The reader's word comes after what another tab has stored by now.
      this.sync();
      const changes = this.entries.change(values);
      this.syncAndTell();
      return changes;
    }

    /** Another tab's change can be in the storage before the event that tells of it, which then brings nothing new. */
    syncAndTell() {
      this.sync();
      if (this.news) this.callListeners();
    }

    callListeners() {
      this.news = false;
      for (const listener of Array.from(this.listeners)) listener();
    }

    hear(news) {
      const before = this.shown;
      if (news.returned && this.kept) this.entries = new AnswerEntries();
      if (news.cleared) this.forget(news.cleared);
      else if (news.wanted !== undefined && news.key === this.above) {
        browserStorage.takeWish(news.key, news.wanted);
      } else if (news.key && news.key !== this.key) return;
      // A tab may have written this and been closed before it heard of what has been written over it.
      if (typeof news.text === "string" && browserStorage.wanted) this.take(news.text);
      this.sync();
      this.news = false;
      if (this.shown !== before) this.callListeners();
    }

    /** Take back what was there at a time; if nothing is newer, not even its revisions are kept. */
    forget(time) {
      this.entries.forget(time);
      if (this.entries.empty) browserStorage.remove(this.key);
    }

    /** Each takes from the other what is later there. What others have removed is written again, unless it was cleared. */
    sync() {
      this.unsafe = false;
      const { text, problem } = browserStorage.read(this.key);
      const stored = text === null ? null : this.take(text);
      const nothing = text === null && this.entries.empty;
      if (problem || !(nothing || (stored && this.entries.equal(stored)))) this.problem = this.store();
      else this.problem = "";
      this.answers = this.entries.values("answers");
      this.evidence = this.entries.values("evidence");
      this.by = this.entries.value("by") || "";
    }

    /** @returns {Problem} why the answers are not kept; what could not be read is not written over before it is safe */
    store() {
      const saved = this.saved();
      const text = JSON.stringify({ ...saved, revisions: this.entries.revisions });
      if (this.unsafe) {
        browserStorage.memory.set(this.key, text);
        return "full";
      }
      const problem = browserStorage.write(this.key, text);
      if (!problem) this.savedAt = new Date(saved.saved_at);
      return problem;
    }

    /** Take from a text what is later there. @returns {AnswerEntries} what could be read of it, if that was everything */
    take(text) {
      const { entries, whole, savedAt } = this.read(text);
      this.news = this.entries.merge(entries) || this.news;
      if (savedAt) this.savedAt = savedAt;
      this.unsafe = !whole && !browserStorage.backUp(this.key, text);
      return whole ? entries : null;
    }

    /** What a listener wants to know of: everything but the revisions. */
    get shown() {
      const { answers, evidence, by, problem } = this;
      return JSON.stringify([answers, evidence, by, problem, browserStorage.backups(this.key).length]);
    }
  }

  self.AnswerStore = AnswerStore;
})();
