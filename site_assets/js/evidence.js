"use strict";
/*
 * What stands beside one answer: a note, a link, who sees to it, and until when. The editor is made when it is opened.
 */
(function () {
  class EvidenceEditor {
    /**
     * @param {Question} question
     * @param {HTMLTemplateElement} template button, editor and what is shown while it is closed
     * @param {(evidence: Evidence | undefined) => void} change called with what was written
     */
    constructor(question, template, change) {
      this.question = question;
      this.template = template.content;
      this.change = change;
      this.evidence = {};
      this.button = this.copy("button");
      this.button.querySelector("span").textContent = question.fieldset.querySelector("legend").textContent;
      this.button.addEventListener("click", () => (this.editor ? this.close() : this.open()));
      question.fieldset.append(this.button);
    }

    copy(selector) {
      return document.importNode(this.template.querySelector(selector), true);
    }

    get fields() {
      return Array.from(this.editor.querySelectorAll("[data-part]"));
    }

    open() {
      this.editor = this.copy("[data-editor]");
      this.editor.addEventListener("input", () => this.write());
      this.editor.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
      this.editor.querySelector("button").addEventListener("click", () => this.close());
      this.question.fieldset.append(this.editor);
      this.button.setAttribute("aria-expanded", "true");
      this.show(this.evidence);
      this.fields[0].focus();
    }

    close() {
      this.editor.remove();
      this.editor = null;
      this.button.setAttribute("aria-expanded", "false");
      this.show(this.evidence);
      this.button.focus();
    }

    /** Take what is written; of a date that is not complete, or is none, the one before it. */
    write() {
      const value = (field) => (isUnreadable(field) ? this.evidence[field.dataset.part] : field.value);
      const written = Object.assign({}, ...this.fields.map((field) => ({ [field.dataset.part]: value(field) })));
      this.showErrors();
      this.evidence = AnswerEntries.evidence(this.question.id, written) || {};
      this.change(this.evidence);
    }

    showErrors() {
      const due = this.fields.find((field) => field.dataset.part === "due");
      due.setAttribute("aria-invalid", String(isUnreadable(due)));
      this.editor.querySelector("[data-error]").hidden = !isUnreadable(due);
    }

    /** @param {Evidence} evidence */
    show(evidence) {
      this.evidence = evidence;
      if (this.editor) {
        for (const field of this.fields) {
          const text = evidence[field.dataset.part] || "";
          const typing = composition.field === field || (field === document.activeElement && isUnreadable(field));
          if (field.value !== text && !typing) field.value = text;
        }
        this.showErrors();
      }
      if (this.told) this.told.remove();
      this.told = Object.keys(evidence).length > 0 ? this.copy("dl") : null;
      if (!this.told) return;
      for (const line of this.told.querySelectorAll("[data-told]")) {
        const text = evidence[line.dataset.told] || "";
        line.querySelector("dd").textContent = text;
        line.querySelector("dd").lang = typedLanguage(text);
        line.hidden = !evidence[line.dataset.told];
      }
      // While it is being written it stands in the editor; paper has what is told.
      this.told.classList.toggle("print-only", Boolean(this.editor));
      this.question.fieldset.append(this.told);
    }
  }

  /** Whether a field holds a date by half, or one with too long a year. */
  function isUnreadable(field) {
    return !field.validity.valid || (field.type === "date" && field.value !== "" && !AnswerEntries.isDate(field.value));
  }

  self.EvidenceEditor = EvidenceEditor;
})();
