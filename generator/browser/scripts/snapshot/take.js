"use strict";
/*
 * Takes the memory of a Python that has our packages loaded and warm: `node take.js PYODIDE LIBRARY TARGET`.
 *
 * PYODIDE is the folder of the npm package, LIBRARY a zip archive with all Python modules as bytecode, TARGET the file to
 * write; python/memory.js says how it is laid out. Prints a line of JSON: sizes in bytes of memory and header.
 *
 * The same input gives the same bytes: Python sees no clock, no chance and no path of this machine. No playbook is in it.
 */
const crypto = require("crypto");
const fs = require("fs");
const path = require("path");

const [folder, library, target] = process.argv.slice(2).map((name) => path.resolve(name));
const BLOCK = 32;
const PAGE = 65536;

/** Make the machine one that leaves nothing of this run in memory; `chance` is the number that it always throws. */
function settle(chance) {
  crypto.randomFillSync = (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength).fill(chance) && view;
  Date.now = () => Date.UTC(2000, 0, chance);
  performance.now = () => chance;
  process.argv[1] = `python-${chance}`;
  process.env.TZ = "UTC";
}

settle(1);

const { loadPyodide } = require(path.join(folder, "pyodide.js"));
const OPTIONS = {
  stdLibURL: library,
  // Bytecode in the archive was compiled likewise: without docstrings, assertions and columns.
  env: { PYTHONHASHSEED: "0", PYTHONOPTIMIZE: "2", PYTHONNODEBUGRANGES: "1" },
};

/** Python with our packages loaded, used once and tidied up. */
async function takeMemory() {
  const pyodide = await loadPyodide({ ...OPTIONS, _makeSnapshot: true });
  pyodide.runPython("from generator.report.session import warm_up; warm_up(); del warm_up; import gc; gc.collect(); gc.freeze()");
  return pyodide.makeMemorySnapshot();
}

/** What memory holds at the moment when a snapshot is restored over it. Restores the snapshot, so we know that it works. */
async function takeBase(snapshot) {
  let memory = null;
  let base = null;
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = (module, imports) => {
    if (imports && imports.env && imports.env.memory) memory = imports.env.memory;
    return instantiate(module, imports);
  };
  // Pyodide takes the header first; by then the module is instantiated, and nothing is restored yet.
  snapshot.subarray = function (begin, end) {
    base = base || new Uint8Array(memory.buffer.slice(0));
    return Uint8Array.prototype.subarray.call(this, begin, end);
  };
  const pyodide = await loadPyodide({ ...OPTIONS, _loadSnapshot: snapshot });
  pyodide.pyimport("generator.report.session");
  delete snapshot.subarray;
  WebAssembly.instantiate = instantiate;
  return base;
}

/** Where one start begins to differ from another: before that, memory is as the WebAssembly module says. */
function firstDifference(base, other) {
  let at = 0;
  while (at < base.length && Buffer.compare(base.subarray(at, at + PAGE), other.subarray(at, at + PAGE)) === 0) at += PAGE;
  return at;
}

/**
 * Offset and length of the blocks of `memory` that must be written over freshly started memory, neighbours joined.
 *
 * Before `fixed` those that differ. After it a browser may have written what Node has not: pages that a start writes to are
 * taken whole, and of all others, which are empty, what is in them.
 */
function runsOf(memory, base, fixed) {
  const runs = [];
  const empty = Buffer.alloc(PAGE);
  const same = (one, other) => Buffer.compare(one, other) === 0;
  for (let at = 0; at < memory.length; at += BLOCK) {
    const block = memory.subarray(at, at + BLOCK);
    const page = at - (at % PAGE);
    const whole = at >= fixed && !same(base.subarray(page, page + PAGE), empty);
    if (!whole && same(block, at < fixed ? base.subarray(at, at + BLOCK) : empty.subarray(0, BLOCK))) continue;
    const last = runs[runs.length - 1];
    if (last && last[0] + last[1] === at) last[1] += BLOCK;
    else runs.push([at, BLOCK]);
  }
  return runs;
}

function words(values) {
  const numbers = Uint32Array.from(values);
  return new Uint8Array(numbers.buffer);
}

function sum(bytes) {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4).reduce(
    (total, word) => (Math.imul(total, 31) + word) >>> 0,
    0,
  );
}

async function main() {
  const snapshot = await takeMemory();
  const base = await takeBase(snapshot);
  settle(2);
  const fixed = firstDifference(base, await takeBase(snapshot));
  const headerSize = new Uint32Array(snapshot.buffer, 0, 2)[1];
  const memory = snapshot.subarray(headerSize);
  const runs = runsOf(memory, base, fixed);
  const parts = [
    words([fixed, sum(base.subarray(0, fixed)), headerSize, runs.length]),
    snapshot.subarray(0, headerSize),
    words(runs.flat()),
    ...runs.map(([at, length]) => memory.subarray(at, at + length)),
  ];
  fs.writeFileSync(target, Buffer.concat(parts));
  console.log(JSON.stringify({ memory: memory.length, header: headerSize }));
}

main().catch((error) => {
  // The source of a minified script comes before the message, in one line of a megabyte.
  console.error(String(error.stack || error).slice(0, 4000));
  process.exit(1);
});
