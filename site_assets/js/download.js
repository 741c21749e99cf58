"use strict";
/*
 * Texts handed to the reader as files. A page is not told whether a browser, a policy or a frame has blocked a download, so
 * the text itself is always offered beside it.
 */
(function () {
  /** The element `data-saved`: what was downloaded last, and its text. It stands below the button that was pressed. */
  class Download {
    /**
     * @param {Element} page
     * @param {Object<string, string>} words
     * @param {(text: string) => void} announce
     */
    constructor(page, words, announce) {
      this.page = page;
      this.words = words;
      this.announce = announce;
      this.element = page.querySelector("[data-saved]");
      this.area = this.element.querySelector("textarea");
    }

    start() {
      // Before whoever answers the press: that may start a download. Not all browsers focus a pressed button.
      this.page.addEventListener("click", (event) => (this.pressed = event.target.closest("button") || this.pressed), true);
      this.element.querySelector("[data-saved-show]").addEventListener("click", () => this.open());
      this.element.querySelector("[data-saved-copy]").addEventListener("click", () => this.copy());
    }

    /**
     * Start a download, and offer the text for where it is blocked.
     * @param {string} text
     * @param {string} name of the file
     * @param {string} type MIME type
     */
    save(text, name, type) {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type }));
      link.download = name;
      link.click();
      // Some browsers start the download only after this task.
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
      this.offer(text, name, this.words["file-saved"].replace("{name}", () => name));
      this.announce(this.told.textContent);
    }

    /** Offer a text without a download. */
    show(text, name) {
      this.offer(text, name, "");
      this.open();
    }

    offer(text, name, told) {
      const place = this.pressed && this.pressed.closest(".actions");
      if (place && !this.element.contains(place)) place.after(this.element);
      this.told.textContent = told;
      this.area.value = text;
      this.element.querySelector("[data-saved-for]").textContent = this.words["text-for"].replace("{name}", () => name);
      this.element.querySelector("[data-saved-copied]").textContent = "";
      this.element.querySelector("[data-saved-text]").hidden = true;
      this.element.hidden = false;
    }

    get told() {
      return this.element.querySelector("[data-saved-told]");
    }

    open() {
      this.element.querySelector("[data-saved-text]").hidden = false;
      this.area.focus();
      this.area.select();
    }

    /** Works on plain HTTP and in a folder too, where the clipboard's newer interface is missing. */
    copy() {
      this.area.select();
      const told = this.words[document.execCommand("copy") ? "text-copied" : "text-not-copied"];
      this.element.querySelector("[data-saved-copied]").textContent = told;
      this.announce(told);
    }

    /** Leave nothing behind of what was saved: the next reader of the page may be another one. */
    forget() {
      this.element.hidden = true;
      this.area.value = "";
      this.told.textContent = "";
    }
  }

  /**
   * @param {string[]} parts of a file's name: what it is of, and whose; may be any text
   * @param {string} ending
   * @returns {string} a name with this day that every file system takes
   */
  function fileName([what, ...parts], ending) {
    const plain = parts.map((part) => part.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 40));
    return ["playbook", what, today(), ...plain.filter(Boolean)].join("-") + ending;
  }

  /** @returns {string} the day where the reader is, ISO 8601 */
  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  }

  Object.assign(self, { Download, fileName });
})();
