/** Something that the page shall report under a stable code. */
class EngineFault extends Error {
  /**
   * @param {string} code see `EngineError` in page/error.js
   * @param {Object} detail facts that can be posted to the page
   */
  constructor(code, detail) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}
