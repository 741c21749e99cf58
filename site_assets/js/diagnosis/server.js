"use strict";
/*
 * What the server does with pages: how it is reached, which edition it has, what it forbids.
 */
(function () {
  const { works, fails, notNeeded, unknown } = Finding;

  /** What policies have blocked on this page, by directive and what; from its beginning, where the browser keeps that. */
  const violations = new Map();
  if (typeof ReportingObserver === "function") {
    const observer = new ReportingObserver((reports) => reports.forEach((report) => note(report.body)), {
      types: ["csp-violation"],
      buffered: true,
    });
    observer.observe();
  }
  document.addEventListener("securitypolicyviolation", note);

  /** Reports and events have different names for what was blocked. */
  function note({ effectiveDirective, blockedURL, blockedURI, disposition }) {
    const what = blockedURL || blockedURI || "";
    if (disposition === "enforce") violations.set(`${effectiveDirective} ${what}`, { effectiveDirective, what });
  }

  /** Whether it is the site's: extensions of the browser come to violations of their own. */
  function isOurs({ what }, site) {
    return !what.includes(":") || what.startsWith(site) || what.startsWith("blob:");
  }

  let asked = null;

  /** This page as the server has it now. @returns {Promise<{response: Response, text: string}>} */
  function ownPage() {
    asked = asked || inTime(askForOwnPage());
    return asked;
  }

  async function askForOwnPage() {
    const url = location.href.split("#")[0];
    try {
      const response = await fetch(url, { mode: "same-origin", credentials: "same-origin", cache: "no-store" });
      return { response, text: await response.text() };
    } catch (error) {
      throw await networkFault({ url, reason: String(error) });
    }
  }

  self.serverChecks = {
    address({ inFolder, words }) {
      if (inFolder) return works(location.protocol);
      return works(location.origin, self.isSecureContext ? "" : words["no-secure-context"]);
    },

    async edition({ inFolder, expected, expectedText }) {
      const { version, updated, engine } = expected;
      const own = [version, updated, `Pyodide ${expected.pyodide}`, `Python ${expected.python}`, engine];
      if (inFolder) return notNeeded(...own);
      try {
        const { response, text } = await ownPage();
        const block = new DOMParser().parseFromString(text, "text/html").querySelector("[data-expected]");
        if (!block) return fails("page-instead", response.status, response.headers.get("Content-Type"));
        if (block.textContent === expectedText) return works(...own, response.headers.get("Cache-Control"));
        const theirs = JSON.parse(block.textContent);
        return fails("edition-old", `${version} ${engine} ≠ ${theirs.version} ${theirs.engine}`);
      } catch (fault) {
        if (fault.code === "engine-csp") return unknown("policy-connections", fault.detail.directive);
        return fails(fault.code, fault.detail.reason);
      }
    },

    async search({ expected }) {
      const theme = document.getElementById("__config");
      const ours = theme && /js\/search-worker\.[0-9a-f]+\.js$/.test(JSON.parse(theme.textContent).search);
      // Another site generator brings its own search.
      if (!ours) return notNeeded();
      try {
        await runScript(expected.search);
        return works(self.__index.docs.length);
      } catch (error) {
        return fails("search-missing", expected.search, error.code || error);
      }
    },

    /** Asked when all else has been tried. */
    async policy({ address, words, inFolder }) {
      const headers = inFolder ? new Headers() : await ownPage().then(({ response }) => response.headers, () => null);
      const sent = headers ? headers.get("Content-Security-Policy") || words["no-policy-sent"] : "";
      const facts = [sent, ...violations.keys()];
      const broken = Array.from(violations.values()).filter((one) => isOurs(one, address("")));
      // Pages with answers ask for nothing themselves, and their workers have another way.
      const hindering = broken.filter((one) => one.effectiveDirective !== "connect-src");
      return hindering.length > 0 ? refused("policy-blocks", ...facts) : works(...facts);
    },
  };
})();
