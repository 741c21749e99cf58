"use strict";
/*
 * As much of a browser as the answers' scripts touch: tabs whose processes each have a copy of the storage. What one
 * writes reaches the storage, and from there the others, only when the test lets it; a process pays no heed to a value
 * from elsewhere while its own for that key is still on the way. So it is in Chromium.
 */
const SCRIPTS = [];
const world = { disk: new Map(), tabs: new Map(), clock: 0, room: Infinity };

class Failure extends Error {
  constructor(name) {
    super(name);
    this.name = name;
  }
}

class TestDate extends Date {
  constructor(...parts) {
    if (parts.length > 0) super(...parts);
    else super(world.clock);
  }

  static now() {
    return world.clock;
  }
}

/** V8 alone has no addresses. */
class SiteRoot {
  get pathname() {
    return "/";
  }
}

/** A page of a site at the root of its host. */
class Tab {
  constructor(session) {
    this.view = new Map(world.disk);
    this.session = session;
    this.sent = [];
    this.coming = [];
    /** Changes that are coming and already stored. */
    this.seen = new WeakSet();
    this.handlers = {};
    this.refused = false;
  }

  load() {
    const listen = (name, handler) => (this.handlers[name] = (this.handlers[name] || []).concat(handler));
    const document = { currentScript: { src: "" }, addEventListener: listen };
    const page = {};
    const given = { self: page, document, addEventListener: listen, URL: SiteRoot, Date: TestDate };
    Object.assign(given, { localStorage: this.localStorage(), sessionStorage: this.sessionStorage() });
    for (const script of SCRIPTS) {
      const scope = { ...given, ...page };
      new Function(...Object.keys(scope), script)(...Object.values(scope));
    }
    this.page = page;
  }

  open(version) {
    this.load();
    this.store = new this.page.AnswerStore("check", version);
    this.heard = 0;
    this.store.onChange(() => {
      this.heard += 1;
      this.fill();
    });
    this.fill();
  }

  /** The page shows the answers that it has been told of. */
  fill() {
    this.form = { ...this.store.answers };
  }

  localStorage() {
    const view = () => {
      if (this.refused) throw new Failure("SecurityError");
      return this.view;
    };
    return {
      get length() {
        return view().size;
      },
      key: (index) => Array.from(view().keys())[index],
      getItem: (key) => (view().has(key) ? view().get(key) : null),
      setItem: (key, text) => {
        const size = Array.from(view(), ([name, one]) => (name === key ? 0 : name.length + one.length));
        if (size.reduce((sum, one) => sum + one, key.length + text.length) > world.room) {
          throw new Failure("QuotaExceededError");
        }
        this.write(key, text);
      },
      removeItem: (key) => {
        if (view().has(key)) this.write(key, null);
      },
    };
  }

  sessionStorage() {
    return {
      getItem: (key) => (key in this.session ? this.session[key] : null),
      setItem: (key, text) => (this.session[key] = text),
      removeItem: (key) => delete this.session[key],
    };
  }

  write(key, text) {
    put(this.view, key, text);
    this.sent.push({ key, text, from: this });
  }

  /** The oldest change of this tab reaches the storage. */
  flush() {
    const change = this.sent.shift();
    if (!change) return;
    put(world.disk, change.key, change.text);
    for (const tab of world.tabs.values()) tab.coming.push(change);
  }

  /** The oldest change is in the storage as this tab sees it, which is not told of it yet. */
  peek() {
    const change = this.coming.find((one) => one.from !== this && !this.seen.has(one));
    if (change) this.see(change);
  }

  /** The oldest change that comes from the storage reaches this tab. */
  deliver() {
    const change = this.coming.shift();
    if (!change || change.from === this) return;
    if (!this.seen.has(change)) this.see(change);
    this.fire("storage", { key: change.key, newValue: change.text });
  }

  see(change) {
    this.seen.add(change);
    const waiting = this.sent.concat(this.coming).filter((one) => one.from === this).map((one) => one.key);
    if (change.key === null && !waiting.length) this.view.clear();
    else if (change.key === null) for (const key of this.view.keys()) waiting.includes(key) || this.view.delete(key);
    else if (!waiting.includes(change.key)) put(this.view, change.key, change.text);
  }

  fire(name, event) {
    for (const handler of this.handlers[name] || []) handler(event);
  }
}

function put(map, key, text) {
  if (key === null) map.clear();
  else if (text === null) map.delete(key);
  else map.set(key, text);
}

/** What another application on the host does. */
const elsewhere = {
  write(key, text) {
    put(world.disk, key, text);
    for (const tab of world.tabs.values()) tab.coming.push({ key, text, from: null });
  },
};

function settle() {
  for (let round = 0; round < 500; round += 1) {
    const busy = Array.from(world.tabs.values()).filter((tab) => tab.sent.length || tab.coming.length);
    if (busy.length === 0) return true;
    for (const tab of busy) {
      while (tab.sent.length) tab.flush();
      while (tab.coming.length) tab.deliver();
    }
  }
  return false;
}

const actions = {
  restart() {
    Object.assign(world, { disk: new Map(), tabs: new Map(), clock: 1000000, room: Infinity });
  },
  open(name, version, stored) {
    if (stored !== null) world.disk.set("playbook:/:check", stored);
    const tab = new Tab({});
    world.tabs.set(name, tab);
    tab.open(version);
  },
  reload(name, version) {
    const old = world.tabs.get(name);
    while (old.sent.length || old.coming.length) {
      while (old.sent.length) old.flush();
      old.deliver();
    }
    world.tabs.delete(name);
    const tab = new Tab(old.session);
    tab.refused = old.refused;
    world.tabs.set(name, tab);
    tab.open(version);
  },
  /** The page rests in the history, where nothing reaches it, and comes back. */
  leave(name) {
    const tab = world.tabs.get(name);
    tab.fire("pagehide", {});
    while (tab.sent.length || tab.coming.length) {
      while (tab.sent.length) tab.flush();
      tab.deliver();
    }
    world.tabs.delete(name);
    tab.resting = name;
    world.resting = tab;
  },
  comeBack() {
    const tab = world.resting;
    tab.view = new Map(world.disk);
    world.tabs.set(tab.resting, tab);
    tab.fire("pageshow", { persisted: true });
  },
  set(name, question, answer) {
    const tab = world.tabs.get(name);
    if (answer === null) delete tab.form[question];
    else tab.form[question] = answer;
    tab.store.set(question, answer === null ? undefined : answer);
  },
  note: (name, question, evidence) => world.tabs.get(name).store.setEvidence(question, evidence || undefined),
  reset(name) {
    world.tabs.get(name).undo = world.tabs.get(name).store.clear();
    world.tabs.get(name).fill();
  },
  replace(name, given) {
    world.tabs.get(name).undo = world.tabs.get(name).store.replace(given);
    world.tabs.get(name).fill();
  },
  undo(name) {
    const tab = world.tabs.get(name);
    if (tab.undo) tab.store.restore(tab.undo);
    tab.undo = null;
    tab.fill();
  },
  save: (name) => world.tabs.get(name).store.toJson(),
  keep(name, wanted) {
    world.tabs.get(name).store.keep(wanted);
    world.tabs.get(name).fill();
  },
  clearBrowser: (name) => world.tabs.get(name).store.clearBrowser(),
  refuse: (name, refused) => (world.tabs.get(name).refused = refused),
  room: (units) => (world.room = units === null ? Infinity : units),
  peek: (name) => world.tabs.get(name).peek(),
  flush: (name) => world.tabs.get(name).flush(),
  deliver: (name) => world.tabs.get(name).deliver(),
  elsewhere: (key, text) => elsewhere.write(key, text),
  tick: (ms) => (world.clock += ms),
  settle,
};

/** What the tabs and the storage hold. */
function look() {
  const tabs = {};
  for (const [name, { store, heard, view, form }] of world.tabs) {
    const { answers, evidence, by, kept, problem } = store;
    tabs[name] = { answers, evidence, by, kept, problem, heard, form, text: view.has(store.key) ? view.get(store.key) : null };
  }
  return { tabs, disk: Object.fromEntries(world.disk), polluted: {}.x !== undefined };
}

function act(name, ...given) {
  const result = actions[name](...given);
  return JSON.stringify({ result: typeof result === "object" || result === undefined ? null : result, ...look() });
}
