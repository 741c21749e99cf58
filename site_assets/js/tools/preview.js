"use strict";
/*
 * Answers from elsewhere, shown before anything is changed: what Python makes of them, and the reader's decision.
 */
(function () {
  /** The element `data-preview` of a tool. */
  class Preview {
    /** @param {Tool} tool */
    constructor(tool) {
      this.tool = tool;
      this.element = tool.find("[data-preview]");
      this.shown = 0;
      /** What would be taken over, and where. */
      this.offer = null;
    }

    start() {
      this.tool.onClick("[data-take-over]", () => this.takeOver());
      this.tool.onClick("[data-leave]", () => this.leave());
      // What is shown tells whose answers would be replaced; and one decision at a time.
      this.tool.selfCheck.form.addEventListener("self-check:store", () => this.hide());
      document.addEventListener("tools:preview", (event) => event.detail !== this && this.hide());
    }

    /**
     * Ask Python what taking over would change.
     * @param {string} text of a saved file
     * @param {AnswerStore} store whose answers would be replaced
     */
    async show(text, store) {
      const number = (this.shown += 1);
      const reply = await this.tool.ask("receive", text, store.toJson());
      if (reply === null || number !== this.shown) return;
      document.dispatchEvent(new CustomEvent("tools:preview", { detail: this }));
      const { html, answers, evidence } = JSON.parse(reply);
      this.offer = answers && { store, saved: { answers, evidence, by: whose(text) } };
      this.tool.find("[data-decide]").hidden = !answers;
      this.element.hidden = false;
      this.tool.show(this.tool.find("[data-preview-report]"), html);
      this.tool.selfCheck.announce(this.tool.words[answers ? "preview-shown" : "preview-refused"]);
    }

    takeOver() {
      const { store, saved } = this.offer;
      this.hide();
      this.tool.replace(store, saved, this.tool.words["taken-over"]);
      this.tool.tell(this.tool.words["taken-over"]);
      this.tool.find("summary").focus();
    }

    leave() {
      this.hide();
      this.tool.tell(this.tool.words["left-as-is"]);
      this.tool.find("summary").focus();
    }

    hide() {
      this.shown += 1;
      this.offer = null;
      this.element.hidden = true;
      this.tool.find("[data-preview-report]").textContent = "";
    }
  }

  /** @returns {string} whose answers a file holds that Python has accepted */
  function whose(text) {
    const { by } = JSON.parse(text);
    return typeof by === "string" ? by : "";
  }

  self.Preview = Preview;
})();
