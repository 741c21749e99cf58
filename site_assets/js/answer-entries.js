"use strict";
/*
 * Answers that several tabs may change at the same time. Each has a revision; of two the later holds, and tabs that have
 * heard of the same changes hold the same, whatever the order. An answer taken back leaves its revision behind.
 */
(function () {
  const FORMAT = "playbook-answers";
  const VERSION = 1;
  const ID = /^[a-z][a-z0-9-]{0,63}$/;
  /** Characters of an answer, which is an id or a date. */
  const LONGEST = 64;
  const PARTS = ["note", "link", "owner", "due"];

  /**
   * @typedef {string | number | string[]} Answer option id, number, date, several option ids, `unknown` or `not-applicable`
   * @typedef {{note?: string, link?: string, owner?: string, due?: string}} Evidence the parts that say something
   * @typedef {{value: Answer | Evidence | undefined, revision: number}} Entry undefined: taken back
   * @typedef {{name: string, before: Answer | Evidence | undefined, after: Entry}[]} Changes what they were made to
   */

  class AnswerEntries {
    constructor() {
      /** @type {Map<string, Entry>} by `answers/<question>`, `evidence/<question>`, and `by` */
      this.byName = new Map();
    }

    /**
     * Read stored or saved answers; those without revisions count as older than all others.
     * @param {string} text
     * @param {string} assessment
     * @returns {{entries: AnswerEntries, whole: boolean, savedAt: Date | null}} whole: whether everything could be read
     */
    static read(text, assessment) {
      const entries = new AnswerEntries();
      let saved;
      try {
        saved = JSON.parse(text);
      } catch (error) {
        saved = null;
      }
      const known = isObject(saved) && saved.format === FORMAT && saved.version === VERSION;
      if (!known || saved.assessment !== assessment || !isObject(saved.answers)) {
        return { entries, whole: false, savedAt: null };
      }
      const evidence = saved.evidence === undefined ? {} : saved.evidence;
      const revisions = isObject(saved.revisions) ? saved.revisions : {};
      let whole = isObject(evidence);
      const accept = (name, value) => {
        if (value === undefined) whole = false;
        else entries.put(name, value, revisions[name]);
      };
      for (const [id, value] of Object.entries(saved.answers)) accept("answers/" + id, AnswerEntries.answer(id, value));
      for (const [id, value] of Object.entries(whole ? evidence : {})) {
        accept("evidence/" + id, AnswerEntries.evidence(id, value));
        // A date that cannot be kept is put aside with the rest of the text.
        if (isObject(value) && value.due && !AnswerEntries.isDate(value.due)) whole = false;
      }
      if (saved.by !== undefined) accept("by", typeof saved.by === "string" ? saved.by : undefined);
      entries.takeBack(revisions);
      return { entries, whole, savedAt: AnswerEntries.moment(saved.saved_at) };
    }

    /** Note what has a revision and no value. @param {Object<string, number>} revisions by name */
    takeBack(revisions) {
      for (const name of Object.keys(revisions)) {
        const [part, id] = name.split("/");
        const known = name === "by" || (["answers", "evidence"].includes(part) && AnswerEntries.isId(id || ""));
        if (known && !this.byName.has(name)) this.put(name, undefined, revisions[name]);
      }
    }

    /** @returns {Date | null} the time that a file says it was saved at */
    static moment(text) {
      const moment = new Date(typeof text === "string" ? text : NaN);
      return isNaN(moment.getTime()) ? null : moment;
    }

    /** Note a value that was read. @param {number} [given] its revision, if it has one */
    put(name, value, given) {
      this.byName.set(name, { value, revision: revision(given) });
    }

    /** @returns {boolean} whether a text can be the id of something */
    static isId(text) {
      return ID.test(text);
    }

    /**
     * A clock's time, so that of answers given in tabs that could not hear each other the later holds; counted on where
     * the clock stands still or goes back.
     * @returns {number} a revision later than all others here
     */
    next() {
      let highest = 0;
      for (const entry of this.byName.values()) highest = Math.max(highest, entry.revision);
      return Math.max(Date.now(), highest + 1);
    }

    /**
     * @param {Map<string, Answer | Evidence | undefined>} values by name
     * @returns {Changes} what really changes by them
     */
    change(values) {
      const revision = this.next();
      const changes = [];
      for (const [name, value] of values) {
        const before = this.value(name);
        if (written(before) === written(value)) continue;
        const after = { value, revision };
        this.byName.set(name, after);
        changes.push({ name, before, after });
      }
      return changes;
    }

    /** @param {Changes} changes undone where nothing else has been answered since */
    undo(changes) {
      const still = changes.filter((one) => same(this.byName.get(one.name), one.after));
      this.change(new Map(still.map((one) => [one.name, one.before])));
    }

    /** Take from others what is later there. @returns {boolean} whether anything says something else now */
    merge(others) {
      let news = false;
      for (const [name, theirs] of others.byName) {
        const mine = this.byName.get(name);
        if (mine && !later(theirs, mine)) continue;
        news = news || written(theirs.value) !== written(mine && mine.value);
        this.byName.set(name, theirs);
      }
      return news;
    }

    /** Take back everything as it was at a time. */
    forget(time) {
      for (const [name, entry] of this.byName) {
        if (entry.revision <= time) this.byName.set(name, { value: undefined, revision: time });
      }
    }

    /** @returns {boolean} whether both say the same of everything */
    equal(others) {
      if (this.byName.size !== others.byName.size) return false;
      return Array.from(this.byName).every(([name, entry]) => same(entry, others.byName.get(name)));
    }

    /** @returns {boolean} whether there is nothing to keep */
    get empty() {
      return Array.from(this.byName.values()).every((entry) => entry.value === undefined);
    }

    value(name) {
      const entry = this.byName.get(name);
      return entry && entry.value;
    }

    /** @param {"answers" | "evidence"} part @returns {Object<string, any>} by question, in a fixed order */
    values(part) {
      const values = Object.create(null);
      for (const name of Array.from(this.byName.keys()).sort()) {
        const value = this.value(name);
        if (name.startsWith(part + "/") && value !== undefined) values[name.slice(part.length + 1)] = value;
      }
      return values;
    }

    /** @returns {object} what a saved file holds; with nothing in it but answers it is the same as ever */
    saved(assessment, contentVersion) {
      const evidence = this.values("evidence");
      return {
        format: FORMAT,
        version: VERSION,
        assessment,
        content_version: contentVersion,
        answers: this.values("answers"),
        ...(Object.keys(evidence).length > 0 ? { evidence } : {}),
        ...(this.value("by") ? { by: this.value("by") } : {}),
        saved_at: new Date().toISOString(),
      };
    }

    /** @returns {Object<string, number>} revisions by name, for the browser's storage alone */
    get revisions() {
      const revisions = Object.create(null);
      for (const [name, entry] of this.byName) revisions[name] = entry.revision;
      return revisions;
    }

    /**
     * Nothing that is nested, and no id that means something to JavaScript, gets any further than this.
     * @returns {Answer | undefined} the value, if it is one that an answer can have
     */
    static answer(id, value) {
      const strings = Array.isArray(value) && value.every((one) => typeof one === "string" && one.length <= LONGEST);
      const usable = (typeof value === "string" && value.length <= LONGEST) || Number.isFinite(value) || strings;
      return usable && ID.test(id) && !/\p{Cs}/u.test(String(value)) ? value : undefined;
    }

    /** @returns {boolean} whether the value is a date as ISO 8601 writes it, with hyphens */
    static isDate(value) {
      const day = new Date(/^\d{4}-\d{2}-\d{2}$/.test(value) ? value : NaN);
      return !isNaN(day.getTime()) && day.toISOString().startsWith(value);
    }

    /** @returns {Evidence | undefined} the parts that say something */
    static evidence(id, value) {
      if (!isObject(value) || !ID.test(id)) return undefined;
      const told = PARTS.filter((part) => typeof value[part] === "string" && value[part].trim() !== "");
      if (told.includes("due") && !AnswerEntries.isDate(value.due)) told.pop();
      // Half of a character is nothing that a file or Python could hold.
      const whole = (text) => text.replace(/\p{Cs}/gu, "\ufffd");
      return told.length > 0 ? Object.assign({}, ...told.map((part) => ({ [part]: whole(value[part]) }))) : undefined;
    }
  }

  function revision(value) {
    // Below the greatest, so that there is always a next one.
    return Number.isSafeInteger(value) && value > 0 && value < Number.MAX_SAFE_INTEGER / 2 ? value : 0;
  }

  /** Of two changes made at once, an answer holds against its taking back. */
  function later(one, other) {
    if (one.revision !== other.revision) return one.revision > other.revision;
    return written(one.value) > written(other.value);
  }

  function same(one, other) {
    return Boolean(one && other) && one.revision === other.revision && written(one.value) === written(other.value);
  }

  function written(value) {
    return value === undefined ? "" : JSON.stringify(value);
  }

  function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
  }

  self.AnswerEntries = AnswerEntries;
})();
