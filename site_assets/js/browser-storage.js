"use strict";
/*
 * What this playbook keeps in the browser: texts by key. What the browser will not keep lives in memory, as long as the page.
 *
 * The storage is shared with everything on the same host: only this playbook's own keys are touched, and nothing is
 * taken for granted. Touching it may throw, it may be full, and others may empty it.
 */
(function () {
  /** The site's root as this page was served: two playbooks on one host keep what is theirs apart. */
  const SITE = new URL("..", document.currentScript.src).pathname;
  const PREFIX = "playbook:" + SITE + ":";
  // No id begins with a line: these keys are no self-check's.
  const MESSAGE = PREFIX + "_message";
  const UNWANTED = PREFIX + "_unwanted";
  const CLEARED = PREFIX + "_cleared";
  const MOST_BACKUPS = 3;

  /**
   * @typedef {"" | "unwanted" | "refused" | "full"} Problem why something is not kept: the reader does not want it, the
   *   browser does not allow it, there is no room
   * @typedef {{key?: string | null, text?: string | null, cleared?: number, wanted?: boolean, returned?: boolean}} News
   *   a key that another tab has changed (null: all are gone) and its new text; when everything was cleared; whether
   *   what stands under the key is to be kept; whether the page comes back from the browser's history
   */

  class BrowserStorage {
    constructor() {
      /** @type {Map<string, string>} what is not kept, by key */
      this.memory = new Map();
      /** @type {Set<(news: News) => void>} */
      this.watchers = new Set();
      // For this tab's session alone: the next reader of a shared PC decides anew, a reload or another language does not.
      this.wanted = this.session(UNWANTED) === null;
      this.clearedBefore = this.session(CLEARED);
      addEventListener("storage", (event) => this.onStorage(event));
      addEventListener("pageshow", (event) => event.persisted && this.onReturn());
      addEventListener("pagehide", () => this.tell({}));
      document.addEventListener("visibilitychange", () => this.tell({}));
    }

    /** @returns {string} the key of something that has this name, or these names from the general to the special */
    key(...names) {
      return PREFIX + names.filter((name) => name !== "").join(":");
    }

    /** @returns {{text: string | null, problem: Problem}} what the browser keeps under a key */
    read(key) {
      if (!this.wanted) return { text: null, problem: "unwanted" };
      try {
        return { text: localStorage.getItem(key), problem: "" };
      } catch (error) {
        return { text: null, problem: "refused" };
      }
    }

    /** @returns {Problem} why the text is not kept; it is then held in memory */
    write(key, text) {
      const problem = this.wanted ? this.put(key, text) : "unwanted";
      if (problem) this.memory.set(key, text);
      else {
        this.memory.delete(key);
        this.putRest();
      }
      return problem;
    }

    /** Keep what no longer has to be in memory; where another tab has written meanwhile, whoever reads it merges both. */
    putRest() {
      for (const [key, text] of this.memory) {
        if (this.read(key).text === null && !this.put(key, text)) this.memory.delete(key);
      }
    }

    /** @returns {Problem} why the browser does not keep the text */
    put(key, text) {
      try {
        localStorage.setItem(key, text);
        return "";
      } catch (error) {
        return error.name === "QuotaExceededError" ? "full" : "refused";
      }
    }

    remove(key) {
      this.memory.delete(key);
      try {
        localStorage.removeItem(key);
      } catch (error) {
        // What cannot be touched keeps nothing.
      }
    }

    /** @returns {string[]} keys that are this one or stand below it */
    keys(above) {
      try {
        const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index));
        return keys.filter((key) => key === above || key.startsWith(above + ":"));
      } catch (error) {
        return [];
      }
    }

    // What could not be read

    /**
     * Put a text that cannot be read aside. The latest are kept, each once.
     * @returns {boolean} whether it is safe there
     */
    backUp(key, text) {
      const texts = this.backups(key);
      if (texts.includes(text) || text.trim() === "") return true;
      const latest = texts.concat(text).slice(-MOST_BACKUPS);
      const problems = latest.map((one, index) => this.write(backupKey(key, index), one));
      return problems.every((problem) => problem === "" || problem === "unwanted");
    }

    /** @returns {string[]} what was put aside for a key, from the oldest to the latest */
    backups(key) {
      const places = Array.from({ length: MOST_BACKUPS }, (_, index) => backupKey(key, index));
      return places.map((place) => this.memory.get(place) || this.read(place).text).filter((text) => text);
    }

    discardBackups(key) {
      for (let index = 0; index < MOST_BACKUPS; index += 1) this.remove(backupKey(key, index));
    }

    // What concerns the whole PC, and other tabs

    /** Keep what stands under a key and below it from now on, or have it in memory alone; in other tabs too. */
    want(key, wanted) {
      this.takeWish(key, wanted);
      this.send({ key, wanted });
    }

    takeWish(key, wanted) {
      this.wanted = wanted;
      this.session(UNWANTED, wanted ? null : "yes");
      if (wanted) return this.putRest();
      for (const one of this.keys(key)) {
        this.memory.set(one, localStorage.getItem(one));
        localStorage.removeItem(one);
      }
      return undefined;
    }

    /**
     * Remove all that this playbook has in this browser, in this tab and all others.
     * @param {number} time what is newer stays: it was given after this
     */
    clear(time) {
      this.clearedBefore = this.session(CLEARED, String(time));
      this.send({ cleared: time });
      for (const key of this.keys(PREFIX.slice(0, -1))) {
        // The key above all of ours is none of them.
        if (key.startsWith(PREFIX)) this.remove(key);
      }
      this.tell({ cleared: time });
    }

    /** @param {(news: News) => void} watcher called with what happens to the storage elsewhere */
    watch(watcher) {
      this.watchers.add(watcher);
    }

    unwatch(watcher) {
      this.watchers.delete(watcher);
    }

    tell(news) {
      if (news.cleared) this.memory.clear();
      for (const watcher of Array.from(this.watchers)) watcher(news);
    }

    /** Storage events are the one thing that reaches all tabs, from folders too. */
    send(news) {
      if (!this.put(MESSAGE, JSON.stringify(news))) this.remove(MESSAGE);
    }

    onStorage(event) {
      if (event.key !== MESSAGE) return this.tell({ key: event.key, text: event.newValue });
      return event.newValue === null ? undefined : this.tell(readMessage(event.newValue));
    }

    /** A page that comes back from the browser's history was told nothing meanwhile. */
    onReturn() {
      const cleared = this.session(CLEARED);
      this.tell({ returned: true, cleared: cleared === this.clearedBefore ? 0 : Number(cleared) });
      this.clearedBefore = cleared;
    }

    /** Read, write (text) or remove (null) what the tab's session knows. */
    session(key, text) {
      try {
        if (text === null) sessionStorage.removeItem(key);
        else if (text !== undefined) sessionStorage.setItem(key, text);
        return sessionStorage.getItem(key);
      } catch (error) {
        return null;
      }
    }
  }

  function backupKey(key, index) {
    return key + ":backup" + (index === 0 ? "" : "-" + (index + 1));
  }

  /** Anything on the host can write under any key. */
  function readMessage(text) {
    try {
      const { key, wanted, cleared } = JSON.parse(text);
      return Number.isSafeInteger(cleared) ? { cleared } : { key: String(key), wanted: wanted === true };
    } catch (error) {
      return {};
    }
  }

  self.browserStorage = new BrowserStorage();
})();
