"use strict";
// A worker that says that it has started, and whether it may run WebAssembly: it is under the policy that it came with.
(function () {
  try {
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    self.postMessage("");
  } catch (error) {
    self.postMessage(String(error));
  }
})();
