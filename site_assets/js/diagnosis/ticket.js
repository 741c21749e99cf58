"use strict";
/*
 * What was found as plain text, for a ticket, and a button that copies it.
 */
(function () {
  class Ticket {
    /** @param {Element} section @param {Object<string, string>} words */
    constructor(section, words) {
      this.section = section;
      this.words = words;
      this.text = section.querySelector("textarea");
      section.querySelector("button").addEventListener("click", () => this.copy());
    }

    /**
     * @param {string} conclusion
     * @param {{name: string, finding: Finding}[]} results
     */
    show(conclusion, results) {
      const told = new Set();
      const lines = [document.title, location.href, new Date().toISOString(), conclusion, ""];
      this.text.value = lines.concat(...results.map((one) => this.linesOn(one, told))).join("\n");
      this.text.rows = this.text.value.split("\n").length;
      this.section.hidden = false;
    }

    /** @param {Set<string>} told codes that there was advice for: many files may have the same fault */
    linesOn({ name, finding: { state, code, facts } }, told) {
      const advice = told.has(code) ? "" : this.words["advice-" + code];
      told.add(code);
      const line = [`[${this.words[state]}] ${name}`, code, ...facts].filter(Boolean).join(" | ");
      return advice ? [line, "    → " + advice] : [line];
    }

    /** Works on plain HTTP and in a folder too, where the clipboard's newer interface is missing. */
    copy() {
      this.text.select();
      const told = document.execCommand("copy") ? "text-copied" : "text-not-copied";
      this.section.querySelector("[data-copied]").textContent = this.words[told];
    }
  }

  self.Ticket = Ticket;
})();
