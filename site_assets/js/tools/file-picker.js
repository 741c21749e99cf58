"use strict";
/*
 * Where a reader chooses files or drops them.
 */
(function () {
  /** @typedef {{name: string, text: string}} SavedFile a file that may hold answers */

  /** The element `data-picker` of a tool: a file input, and the place around it where files may be dropped. */
  class FilePicker {
    /**
     * @param {Tool | TickFiles} tool
     * @param {(files: SavedFile[]) => void} onFiles takes what can be read
     */
    constructor(tool, onFiles) {
      this.tool = tool;
      this.onFiles = onFiles;
      this.element = tool.find("[data-picker]");
      this.input = tool.find("[data-picker] input");
    }

    start() {
      this.input.addEventListener("change", () => {
        this.take(Array.from(this.input.files));
        // The same file may be chosen again after it has been changed.
        this.input.value = "";
      });
      this.element.addEventListener("dragover", (event) => event.preventDefault());
      this.element.addEventListener("drop", (event) => {
        event.preventDefault();
        this.take(Array.from(event.dataTransfer.files));
      });
    }

    /** Read the files, hand on those that can be read, and say why others cannot. */
    async take(files) {
      const read = await Promise.all(files.map((file) => this.read(file)));
      const refused = read.filter((one) => one.refusal);
      this.tool.tell(refused.map((one) => one.refusal).join(" "));
      const fine = read.filter((one) => !one.refusal);
      if (fine.length > 0) this.onFiles(fine);
    }

    async read(file) {
      const { largest, deepest } = this.element.dataset;
      try {
        return { name: file.name, text: await readTextFile(file, Number(largest), Number(deepest)) };
      } catch (error) {
        const why = this.tool.words["refused-" + error.code] || String(error);
        return { refusal: this.tool.words["file-refused"].replace("{name}", () => file.name).replace("{why}", () => why) };
      }
    }
  }

  self.FilePicker = FilePicker;
})();
