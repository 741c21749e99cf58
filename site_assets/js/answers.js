"use strict";
/*
 * The answers to one self-check: in memory, and in the browser's storage as far as that is allowed.
 *
 * They are kept in the form of a saved file, so that what is stored, saved and read back is one thing.
 */
(function () {
  const FORMAT = "playbook-answers";
  const VERSION = 1;
  /** The site's root as this page was served: two playbooks on one host keep their answers apart. */
  const SITE = new URL("..", document.currentScript.src).pathname;

  /** @typedef {string | number | string[]} Answer option id, number, several option ids, `unknown` or `not-applicable` */

  class AnswerStore {
    /**
     * @param {string} assessment id of the self-check
     * @param {string} contentVersion version of the playbook the answers are given to
     * @param {string} [slot] name of further answers to the same self-check: `plan-b`; none for the reader's own
     */
    constructor(assessment, contentVersion, slot = "") {
      this.assessment = assessment;
      this.contentVersion = contentVersion;
      this.key = ["playbook", SITE, assessment].concat(slot || []).join(":");
      /** @type {Object<string, Answer>} */
      this.answers = Object.create(null);
      /** Whether the browser keeps the answers; if not, they live as long as the page. */
      this.kept = true;
      this.load();
    }

    /** Take what is stored; what cannot be read is left where it is and kept under another key. */
    load() {
      const text = this.read();
      if (text === null) return;
      try {
        const saved = JSON.parse(text);
        if (saved.format !== FORMAT || saved.version !== VERSION) throw new Error("another format");
        this.answers = Object.assign(Object.create(null), saved.answers);
      } catch (error) {
        this.write(this.key + ":unreadable", text);
      }
    }

    /**
     * Give, change or take back (undefined) one answer. Only this answer is changed in the storage, so that another tab's
     * answers stay.
     * @param {string} question
     * @param {Answer | undefined} answer
     */
    set(question, answer) {
      this.load();
      if (answer === undefined) delete this.answers[question];
      else this.answers[question] = answer;
      this.kept = this.write(this.key, this.toJson());
    }

    /** Take back all answers. */
    clear() {
      this.answers = Object.create(null);
      try {
        localStorage.removeItem(this.key);
      } catch (error) {
        this.kept = false;
      }
    }

    /** @returns {string} a saved file */
    toJson() {
      return JSON.stringify({
        format: FORMAT,
        version: VERSION,
        assessment: this.assessment,
        content_version: this.contentVersion,
        answers: this.answers,
        saved_at: new Date().toISOString(),
      });
    }

    /** @param {() => void} listener called after another tab has changed the answers */
    onChangeElsewhere(listener) {
      addEventListener("storage", (event) => {
        if (event.key !== this.key) return;
        if (event.newValue === null) this.answers = Object.create(null);
        else this.load();
        listener();
      });
    }

    read() {
      try {
        return localStorage.getItem(this.key);
      } catch (error) {
        this.kept = false;
        return null;
      }
    }

    write(key, text) {
      try {
        localStorage.setItem(key, text);
        return true;
      } catch (error) {
        return false;
      }
    }
  }

  self.AnswerStore = AnswerStore;
})();
