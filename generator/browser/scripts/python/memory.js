/*
 * The memory of a Python that has already started, taken at build time by snapshot/take.js.
 *
 * Only what differs from freshly instantiated memory travels. Layout, in little-endian 32-bit words:
 *
 *   fixed size, fixed sum, header size, number of runs  memory that is the same after each start; what follows
 *   header                                              as Pyodide writes it
 *   offset and length of each run                       in bytes, multiples of 4
 *   content of the runs, one after the other
 */

/** Sum of memory up to `size` bytes: two memories with different content differ in it, but for bad luck. */
function sumOfMemory(buffer, size) {
  const words = new Uint32Array(buffer, 0, size / 4);
  let sum = 0;
  for (let at = 0; at < words.length; at += 1) sum = (Math.imul(sum, 31) + words[at]) | 0;
  return sum >>> 0;
}

/**
 * Stands for a snapshot where Pyodide expects the bytes of one.
 *
 * Pyodide asks for its length, to make memory of that size; later for its header; and last for all of the memory, to copy
 * it. Instead of handing out 20 MB that are mostly zero or there already, we write the runs at that moment.
 */
class MemoryImage extends Uint8Array {
  /**
   * @param {{memory: number, header: number}} size in bytes: of all memory, and of Pyodide's header
   * @param {() => WebAssembly.Memory} memory to restore into
   */
  static of(size, memory) {
    const image = new MemoryImage(size.header);
    image.size = size;
    image.memory = memory;
    return image;
  }

  get length() {
    return this.size.header + this.size.memory;
  }

  /** @param {Uint8Array} content the file that was taken at build time */
  fill(content) {
    const [fixedSize, fixedSum, headerSize, runs] = new Uint32Array(content.buffer, content.byteOffset, 4);
    const header = content.subarray(16, 16 + headerSize);
    new Uint8Array(this.buffer).set(header);
    this.fixed = { size: fixedSize, sum: fixedSum };
    this.table = new Uint32Array(content.buffer, content.byteOffset + 16 + headerSize, 2 * runs);
    this.content = content.subarray(16 + headerSize + 8 * runs);
  }

  subarray(begin, end) {
    if (end !== undefined) return new Uint8Array(this.buffer, begin, end - begin);
    this.restore();
    return new Uint8Array(0);
  }

  restore() {
    const { buffer } = this.memory();
    // If a browser prepared memory in another way, the snapshot would not fit, and Python had to start plainly.
    if (sumOfMemory(buffer, this.fixed.size) !== this.fixed.sum) throw new Error("The snapshot is of other memory");
    const bytes = new Uint8Array(buffer);
    for (let run = 0, at = 0; run < this.table.length; run += 2) {
      const length = this.table[run + 1];
      bytes.set(this.content.subarray(at, at + length), this.table[run]);
      at += length;
    }
  }
}
