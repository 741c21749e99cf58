"use strict";
/*
 * Ways to the tools: links on the page, and addresses that end in `#tool-…`, as search gives them.
 */
(function () {
  /** What a reader does who moves the page by hand. */
  const OWN_MOVES = ["wheel", "touchstart", "keydown", "pointerdown"];
  /** Pixels from which on an element has been scrolled away. */
  const FAR = 40;
  /** How long what is above a tool may still grow: Python starts and writes the report. */
  const SETTLING_MS = 20000;

  class ToolLinks {
    /** @param {SelfCheck} selfCheck */
    constructor(selfCheck) {
      this.selfCheck = selfCheck;
      this.links = Array.from(document.querySelectorAll("[data-tool-links]"));
    }

    start() {
      this.links[0].hidden = false;
      this.selfCheck.form.addEventListener("self-check:report", () => this.links.forEach((one) => (one.hidden = false)));
      document.addEventListener("click", (event) => this.onClick(event));
      addEventListener("hashchange", () => this.go());
      this.go();
    }

    /** The address may name the tool already, and then does not change. */
    onClick(event) {
      const link = event.target.closest('a[href^="#tool-"]');
      if (link && link.hash === location.hash) this.go();
    }

    /** Open the tool that the address names, and show it from its beginning. */
    go() {
      const tool = document.getElementById(location.hash.slice(1));
      if (!tool || !("tool" in tool.dataset)) return;
      tool.open = true;
      tool.querySelector("summary").focus({ preventScroll: true });
      keepInSight(tool);
    }
  }

  /** Keep the beginning of an element at the top of the window while the page above it grows, until the reader moves. */
  function keepInSight(element) {
    let place = 0;
    let height = 0;
    const top = () => element.getBoundingClientRect().top;
    const show = () => {
      element.scrollIntoView({ block: "start" });
      height = document.body.offsetHeight;
      place = top();
    };
    // A scroll bar and assistive technology move the page without a key or pointer. Parts of the form that come near are laid
    // out and move it too, but then its height changes.
    const onScroll = () => document.body.offsetHeight === height && Math.abs(top() - place) > FAR && stop();
    const observer = new ResizeObserver(show);
    const stop = () => {
      observer.disconnect();
      removeEventListener("scroll", onScroll);
      for (const type of OWN_MOVES) removeEventListener(type, stop);
    };
    for (const type of OWN_MOVES) addEventListener(type, stop, { passive: true });
    setTimeout(stop, SETTLING_MS);
    show();
    addEventListener("scroll", onScroll, { passive: true });
    observer.observe(document.body);
  }

  self.ToolLinks = ToolLinks;
})();
