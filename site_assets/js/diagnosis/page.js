"use strict";
/*
 * The page: runs the checks of its tables, shows what they find, and says in one sentence what that comes to.
 */
(function () {
  const CHECKS = Object.assign({ python: checkPython }, browserChecks, serverChecks);
  /** One after the other, when all else is done: what Python needs has the line for itself, and policies have been tried. */
  const LAST = ["python", "policy"];
  const LOOKS = {
    works: ["✓", "badge badge--good"],
    fails: ["✗", "badge badge--danger"],
    "not-needed": ["–", "badge"],
    unknown: ["?", "badge badge--warning"],
  };

  class DiagnosisPage {
    /** @param {Element} element */
    constructor(element) {
      this.element = element;
      this.words = JSON.parse(element.querySelector("[data-words]").textContent);
      this.expectedText = element.querySelector("[data-expected]").textContent;
      /** What the build knows of the site. */
      this.expected = JSON.parse(this.expectedText);
      const frame = document.querySelector("[data-frame-files]");
      // The site generator knows the theme's files, too.
      if (frame) this.expected.files.assets = JSON.parse(frame.textContent);
      this.inFolder = location.protocol === "file:";
      /** @type {(path: string) => string} the address of a file below the site's root */
      this.address = (path) => new URL(this.expected.root + path, location.href).href;
      this.conclusion = element.querySelector("[data-conclusion]");
      this.rows = Array.from(element.querySelectorAll("[data-check]"));
      /** @type {Map<Element, Finding>} by row */
      this.findings = new Map();
    }

    async start() {
      this.conclude("note", this.words.running);
      for (const cell of this.element.querySelectorAll("[data-filled]")) cell.hidden = false;
      const last = this.rows.filter((row) => LAST.includes(row.dataset.check));
      const files = this.rows.filter((row) => this.filesOf(row));
      const others = this.rows.filter((row) => !last.includes(row) && !files.includes(row));
      await Promise.all([this.runInTurn(files), ...others.map((row) => this.run(row))]);
      last.sort((one, other) => LAST.indexOf(one.dataset.check) - LAST.indexOf(other.dataset.check));
      await this.runInTurn(last);
      this.end();
    }

    filesOf(row) {
      return this.expected.files[row.dataset.check];
    }

    async runInTurn(rows) {
      for (const row of rows) await this.run(row);
    }

    /** Whatever becomes of one check, the others go on. */
    async run(row) {
      const files = this.filesOf(row);
      let finding;
      try {
        finding = await (files ? checkFiles(this, files) : CHECKS[row.dataset.check](this));
      } catch (error) {
        finding = Finding.unknown("", error);
      }
      this.findings.set(row, finding);
      this.show(row, finding);
    }

    show(row, { state, code, facts }) {
      Object.assign(row.dataset, { state, code });
      const badge = row.querySelector(".badge");
      const [sign, look] = LOOKS[state];
      badge.className = look;
      badge.textContent = `${sign} ${this.words[state]}`;
      row.querySelector("[data-found]").textContent = facts.join(" · ");
      const advice = row.querySelector("[data-advice]");
      advice.textContent = this.words["advice-" + code] || "";
      advice.hidden = !advice.textContent;
    }

    end() {
      const [faults, untold] = ["fails", "unknown"].map((state) => this.rows.filter((row) => row.dataset.state === state).length);
      const told = [faults === 0 ? this.words["all-well"] : this.counted("fault", faults)];
      if (untold > 0) told.push(this.counted("untold", untold));
      this.conclude(faults > 0 ? "note note--danger" : "note note--good", told.join(" "));
      const results = this.rows.map((row) => ({ name: row.querySelector("th").textContent, finding: this.findings.get(row) }));
      new Ticket(this.element.querySelector("[data-ticket]"), this.words).show(told.join(" "), results);
      this.element.dataset.diagnosis = "done";
    }

    counted(what, n) {
      return this.words[what + (n === 1 ? "-one" : "-many")].replace("{n}", n);
    }

    conclude(look, text) {
      this.conclusion.className = look;
      this.conclusion.firstElementChild.textContent = text;
    }
  }

  new DiagnosisPage(document.querySelector("[data-diagnosis]")).start();
})();
