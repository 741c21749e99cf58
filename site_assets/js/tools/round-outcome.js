"use strict";
/*
 * What a round leads to: where the answers differ, one next action, and everything as files.
 */
(function () {
  /** The element `data-outcome` of the tool `turns`. */
  class RoundOutcome {
    /** @param {Turns} turns */
    constructor(turns) {
      this.turns = turns;
      this.round = turns.round;
      this.element = turns.find("[data-outcome]");
      this.preview = new Preview(turns);
      this.fields = Array.from(this.element.querySelectorAll("[data-action-field]"));
      this.agreed = null;
    }

    start() {
      this.preview.start();
      for (const field of this.fields) field.addEventListener("input", () => this.keepAction());
      this.turns.onClick("[data-take-agreed]", () => this.preview.show(savedFile(this.turns.own, this.agreed), this.turns.own));
      this.turns.onClick("[data-save-action]", () => this.saveAction());
      this.turns.onClick("[data-print-result]", () => this.turns.print());
      this.turns.find("[data-people-files]").addEventListener("click", (event) => this.save(event.target.closest("button")));
    }

    hide() {
      this.element.hidden = true;
      this.preview.hide();
      this.turns.find("[data-result]").textContent = "";
      this.turns.find("[data-people-files]").textContent = "";
    }

    /** Resolves once there is all that Python has to say. */
    async show() {
      this.element.hidden = false;
      for (const field of this.fields) field.value = this.round.state.action[field.dataset.actionField] || "";
      this.listFiles();
      const files = this.files();
      const reply = await this.turns.ask("merge", JSON.stringify(files));
      // The round may have been ended meanwhile.
      if (reply === null || !this.round.state) return;
      const { html, answers } = JSON.parse(reply);
      this.agreed = answers;
      this.turns.find("[data-result]").innerHTML = html;
      this.turns.find("[data-agreed]").hidden = false;
      await this.suggest();
    }

    /** @returns {SavedFile[]} one for each person, under that person's name */
    files() {
      return Array.from(this.round.state.names.keys(), (person) => {
        const name = this.turns.name(person);
        const saved = Object.assign(JSON.parse(this.round.store(person).toJson()), { by: name });
        return { name, text: JSON.stringify(saved) };
      });
    }

    /** The actions that the agreed answers call for, to choose from; without Python there are none. */
    async suggest() {
      const { engine } = this.turns.selfCheck;
      const { html } = await engine.assess(savedFile(this.turns.own, this.agreed)).catch(() => ({ html: "" }));
      const report = document.createElement("template");
      report.innerHTML = html;
      const list = this.turns.find("datalist");
      list.textContent = "";
      for (const title of report.content.querySelectorAll("[data-action] h4")) {
        const option = document.createElement("option");
        option.value = title.textContent;
        list.append(option);
      }
    }

    listFiles() {
      const place = this.turns.find("[data-people-files]");
      place.textContent = "";
      for (const person of this.round.state.names.keys()) {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "button";
        button.value = String(person);
        button.textContent = this.turns.words["save-person"].replace("{name}", () => this.turns.label(person));
        place.append(button);
      }
    }

    save(button) {
      if (!button) return;
      const { name, text } = this.files()[Number(button.value)];
      this.turns.save(text, [name], ".json", "application/json");
    }

    /** A date that is not complete leaves the one before it. */
    keepAction() {
      const { action } = this.round.state;
      const readable = this.fields.filter((field) => field.validity.valid);
      this.round.agreeOn({ ...action, ...Object.fromEntries(readable.map((field) => [field.dataset.actionField, field.value])) });
    }

    /** The next action as a text file: a line for each field, with its label. */
    saveAction() {
      const lines = this.fields.map((field) => field.labels[0].textContent.trim() + "\t" + field.value);
      const text = [document.querySelector("h1").textContent.trim(), ...lines, ""].join("\r\n");
      this.turns.save(text, [this.turns.words["next-action"]], ".txt", "text/plain");
    }
  }

  self.RoundOutcome = RoundOutcome;
})();
