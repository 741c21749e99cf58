/** Record every event listener, with the script and the kind of target it was added for. Runs before the page's scripts. */
() => {
  const add = EventTarget.prototype.addEventListener;
  self.heard = [];
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    const by = (new Error().stack.split("\n")[2] || "").match(/[\w.-]+\.js/);
    const at = this === document || this === self ? "page" : `${this.nodeName || this.constructor.name}.${this.className || ""}`;
    self.heard.push([type, (by || ["?"])[0].replace(/^bundle\..*/, "theme").replace(/\.[0-9a-f]{8,}\.js$/, ".js"), at]);
    return add.call(this, type, ...rest);
  };
}
