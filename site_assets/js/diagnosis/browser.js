"use strict";
/*
 * What the browser can do and is allowed to.
 */
(function () {
  const { works, fails, notNeeded } = Finding;
  const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
  const KEY = "playbook-diagnosis";
  /** Thousands of letters, from plenty to what the answers to one self-check may take. */
  const ROOM = [1024, 256, 64, 16];
  const DAY_MS = 24 * 60 * 60 * 1000;

  /** @returns {Finding | null} what is to be told of a browser that is too old for the self-checks */
  function tooOld() {
    try {
      new DecompressionStream("deflate-raw");
      return null;
    } catch (error) {
      return fails("browser-too-old", navigator.userAgent, error);
    }
  }

  /** @returns {Finding} a refusal. An old browser takes a policy for stricter than it is: nobody should change the policy for its sake. */
  self.refused = function refused(code, ...facts) {
    return tooOld() || fails(code, ...facts);
  };

  /** @returns {Promise<Finding>} whether a worker starts and may run WebAssembly */
  async function startWorker(url) {
    let worker = null;
    try {
      worker = new Worker(url);
      const problem = await inTime(firstMessage(worker));
      return problem ? refused("policy-webassembly", problem) : works();
    } catch (error) {
      return refused("worker-refused", blocked.get(url), error.code || error);
    } finally {
      if (worker) worker.terminate();
    }
  }

  function firstMessage(worker) {
    return new Promise((resolve, reject) => {
      worker.onmessage = (event) => resolve(event.data);
      worker.onerror = (event) => {
        event.preventDefault();
        // A policy says so in an event right after.
        setTimeout(() => reject(new Error(event.message || "the script did not run")));
      };
    });
  }

  /** @returns {number} for how many thousand letters there is room, at most `ROOM[0]`. Throws if nothing may be kept. */
  function roomIn(storage) {
    try {
      storage.setItem(KEY, "");
      return ROOM.find((size) => fits(storage, size)) || 0;
    } finally {
      storage.removeItem(KEY);
    }
  }

  function fits(storage, size) {
    try {
      storage.setItem(KEY, "x".repeat(size * 1024));
      return true;
    } catch (error) {
      return false;
    }
  }

  self.browserChecks = {
    webassembly() {
      if (typeof WebAssembly !== "object") return fails("engine-webassembly-missing");
      try {
        new WebAssembly.Module(EMPTY_MODULE);
        return works();
      } catch (error) {
        return refused("policy-webassembly", error);
      }
    },

    worker({ inFolder, address, expected }) {
      return inFolder ? notNeeded() : startWorker(address(expected.worker));
    },

    "memory-worker"({ inFolder }) {
      if (!inFolder) return notNeeded();
      return startWorker(URL.createObjectURL(new Blob(['postMessage("")'], { type: "text/javascript" })));
    },

    storage() {
      try {
        // Touching either may throw.
        const rooms = [roomIn(localStorage), roomIn(sessionStorage)];
        const facts = ["localStorage", "sessionStorage"].map((name, index) => `${name} ≥ ${rooms[index]} KB`);
        return rooms.includes(0) ? fails("storage-full", ...facts) : works(...facts);
      } catch (error) {
        return fails(error.name === "QuotaExceededError" ? "storage-full" : "storage-refused", error);
      }
    },

    browser() {
      return tooOld() || works(navigator.userAgent);
    },

    clock({ expected }) {
      // The day begins earlier east of Greenwich.
      const latest = new Date(Date.now() + DAY_MS).toISOString();
      const now = new Date().toISOString();
      return latest < expected.updated ? fails("clock-behind", now) : works(now);
    },
  };
})();
