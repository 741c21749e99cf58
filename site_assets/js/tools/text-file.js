"use strict";
/*
 * A file that a reader chooses, as text.
 *
 * Whether a file holds answers is for Python to say. What is refused here is what would harm whoever reads it, or is no text.
 */
(function () {
  /** Why a file is not read; `code` names the word that says so. */
  class FileRefused extends Error {
    /** @param {string} code */
    constructor(code) {
      super(code);
      this.code = code;
    }
  }

  /**
   * @param {File} file
   * @param {number} largest bytes
   * @param {number} deepest lists and objects within one another
   * @returns {Promise<string>} without a byte order mark
   * @throws {FileRefused}
   */
  async function readTextFile(file, largest, deepest) {
    // A folder that is dropped has a size too, and fails when it is read.
    if (file.size > largest) throw new FileRefused("too-large");
    const bytes = await file.arrayBuffer().catch(() => {
      throw new FileRefused("unreadable");
    });
    const text = decode(new Uint8Array(bytes));
    if (isDeeper(text, deepest)) throw new FileRefused("too-deep");
    return text;
  }

  function decode(bytes) {
    const text = decodeAs("utf-8", bytes);
    if (text !== null) return text;
    const mark = bytes[0] * 256 + bytes[1];
    if (mark === 0xfeff || mark === 0xfffe) throw new FileRefused("utf-16");
    // No other text has zeros in it.
    if (bytes.includes(0)) throw new FileRefused("not-utf-8");
    // What is EUC-JP can be read as Shift_JIS too, but hardly the other way round.
    if (decodeAs("euc-jp", bytes) === null && decodeAs("shift_jis", bytes) !== null) throw new FileRefused("shift-jis");
    throw new FileRefused("not-utf-8");
  }

  function decodeAs(encoding, bytes) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch (error) {
      return null;
    }
  }

  /** Whether JSON is nested deeper than that; found without parsing it, because Python does not outlive what is very deep. */
  function isDeeper(json, limit) {
    let depth = 0;
    let quoted = false;
    for (let at = 0; at < json.length; at += 1) {
      const sign = json[at];
      if (quoted) {
        if (sign === "\\") at += 1;
        else if (sign === '"') quoted = false;
      } else if (sign === '"') quoted = true;
      else if (sign === "[" || sign === "{") depth += 1;
      else if (sign === "]" || sign === "}") depth -= 1;
      if (depth > limit) return true;
    }
    return false;
  }

  self.readTextFile = readTextFile;
})();
