"use strict";
/*
 * Answers from elsewhere, shown before anything is changed: what Python makes of them, and the reader's decision.
 */
(function () {
  /** The element `data-preview` of a tool. */
  class Preview {
    /**
     * @param {Tool} tool
     * @param {{method: string, shown: string, refused: string}} [way] of Python's `Session` to look at what is shown, and the
     *   words that say whether it can be used
     */
    constructor(tool, way = { method: "receive", shown: "preview-shown", refused: "preview-refused" }) {
      this.tool = tool;
      this.way = way;
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
     * @param {string} text of a saved file, or whatever the preview's method reads
     * @param {AnswerStore} store whose answers would be replaced
     */
    async show(text, store) {
      const number = (this.shown += 1);
      const reply = await this.tool.ask(this.way.method, text, store.toJson());
      if (reply === null || number !== this.shown) return;
      document.dispatchEvent(new CustomEvent("tools:preview", { detail: this }));
      const { html, answers, evidence, by } = JSON.parse(reply);
      this.offer = answers && { store, saved: { answers, evidence, by } };
      this.tool.find("[data-decide]").hidden = !answers;
      this.element.hidden = false;
      this.tool.show(this.tool.find("[data-preview-report]"), html);
      this.tool.selfCheck.announce(this.tool.words[answers ? this.way.shown : this.way.refused]);
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

  self.Preview = Preview;
})();
