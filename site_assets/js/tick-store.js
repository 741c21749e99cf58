"use strict";
/*
 * The ticks on one checklist: kept, saved and the same in all tabs, as the answers to a self-check are.
 *
 * A tick is held as the answer `done` to its item; only in a file it stands in a list.
 */
(function () {
  const FORMAT = "playbook-ticks";
  const VERSION = 1;
  const DONE = "done";

  /** Why a text is no file of ticks; `code` names the word that says so. */
  class TicksRefused extends Error {
    /** @param {string} code */
    constructor(code) {
      super(code);
      this.code = code;
    }
  }

  class TickStore extends AnswerStore {
    /**
     * @param {string} checklist id
     * @param {string} contentVersion version of the playbook
     */
    constructor(checklist, contentVersion) {
      super("checklist", contentVersion, checklist);
    }

    get above() {
      return this.key;
    }

    /** @returns {string[]} ids of the items that are done, in a fixed order */
    get ticks() {
      return Object.keys(this.answers).filter((id) => this.answers[id] === DONE);
    }

    /** @param {string} item @param {boolean} done */
    tick(item, done) {
      this.set(item, done ? DONE : undefined);
    }

    /** Replace all ticks. @param {string[]} items that are done @returns {Changes} for `restore` */
    replaceTicks(items) {
      return this.replace({ answers: Object.fromEntries(items.map((id) => [id, DONE])) });
    }

    saved() {
      return {
        format: FORMAT,
        version: VERSION,
        checklist: this.slot,
        content_version: this.contentVersion,
        ticks: Object.keys(this.entries.values("answers")),
        saved_at: new Date().toISOString(),
      };
    }

    read(text) {
      const entries = new AnswerEntries();
      let saved;
      try {
        saved = readTicks(text, this.slot);
      } catch (error) {
        saved = readOldTicks(text);
        if (!saved) return { entries, whole: false, savedAt: null };
      }
      const revisions = Object(saved.revisions);
      for (const id of saved.ticks) entries.put("answers/" + id, DONE, revisions["answers/" + id]);
      entries.takeBack(revisions);
      return { entries, whole: true, savedAt: AnswerEntries.moment(saved.saved_at) };
    }
  }

  /**
   * @param {string} text of a file
   * @param {string} checklist id
   * @returns {{ticks: string[], saved_at?: any, content_version?: any, revisions?: any}}
   * @throws {TicksRefused}
   */
  function readTicks(text, checklist) {
    const saved = parse(text);
    if (saved === undefined) throw new TicksRefused("not-json");
    if (Object(saved) !== saved || saved.format !== FORMAT) throw new TicksRefused("other-format");
    if (saved.version !== VERSION) throw new TicksRefused("other-version");
    if (saved.checklist !== checklist) throw new TicksRefused("other-checklist");
    const { ticks } = saved;
    const sound = Array.isArray(ticks) && ticks.every((id) => typeof id === "string" && AnswerEntries.isId(id));
    if (!sound || new Set(ticks).size < ticks.length) throw new TicksRefused("no-ticks");
    return saved;
  }

  /** What earlier editions stored: `true` by item. */
  function readOldTicks(text) {
    const saved = parse(text);
    if (Object(saved) !== saved || Array.isArray(saved)) return null;
    const ticks = Object.keys(saved);
    return ticks.every((id) => saved[id] === true && AnswerEntries.isId(id)) ? { ticks } : null;
  }

  function parse(text) {
    try {
      return JSON.parse(text);
    } catch (error) {
      return undefined;
    }
  }

  Object.assign(self, { TickStore, TicksRefused, readTicks });
})();
