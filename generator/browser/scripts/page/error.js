/**
 * Why there is no engine, or no answer from it.
 *
 * code                        detail
 * engine-webassembly-missing  -
 * engine-csp                  directive
 * engine-download-status      file, url, status, mime
 * engine-download-size        file, url, status, mime, expected, actual (bytes)
 * engine-download-hash        file, url, status, mime, expected, actual (SHA-256)
 * engine-download-stalled     file, url, expected, actual (bytes)
 * engine-network              file, url, reason
 * engine-boot                 method, reason, printed
 * engine-python               type, traceback; the only one that the engine survives
 * engine-timeout              phase ("start" or "call"), limit
 * engine-worker               reason, file or url
 * engine-frame                reason, url; as engine-worker, in a frame whose sandbox forbids workers
 */
class EngineError extends Error {
  /**
   * @param {string} code stable: the interface has words for each
   * @param {Object} detail facts for the IT department
   */
  constructor(code, detail) {
    super(code + " " + JSON.stringify(detail));
    this.name = "EngineError";
    this.code = code;
    this.detail = detail;
  }
}
