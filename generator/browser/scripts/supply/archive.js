/*
 * Zip archives as our build writes them: every local header knows its entry's sizes, entries are deflated or stored.
 * They have been checked against their hash, so nothing is checked again here.
 */
const LOCAL_HEADER = 0x04034b50;
const HEADER_SIZE = 30;

/** An entry of an archive: `name`, `size` in bytes once unpacked, and its content. */
class ArchiveEntry {
  constructor(name, size, stored, content) {
    this.name = name;
    this.size = size;
    this.stored = stored;
    this.content = content;
  }

  /** @returns {ReadableStream<Uint8Array>} the unpacked content */
  stream() {
    const packed = new Response(this.content).body;
    return this.stored ? packed : packed.pipeThrough(new DecompressionStream("deflate-raw"));
  }

  /** @returns {Promise<Uint8Array>} the unpacked content */
  async bytes() {
    if (this.stored) return this.content;
    const bytes = new Uint8Array(this.size);
    const reader = this.stream().getReader();
    for (let at = 0; ; ) {
      const { done, value } = await reader.read();
      if (done) return bytes;
      bytes.set(value, at);
      at += value.length;
    }
  }
}

/**
 * @param {Uint8Array} archive
 * @returns {ArchiveEntry[]}
 */
function readArchive(archive) {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const entries = [];
  for (let at = 0; view.getUint32(at, true) === LOCAL_HEADER; ) {
    const stored = view.getUint16(at + 8, true) === 0;
    const [packed, size] = [view.getUint32(at + 18, true), view.getUint32(at + 22, true)];
    const nameEnd = at + HEADER_SIZE + view.getUint16(at + 26, true);
    const start = nameEnd + view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(archive.subarray(at + HEADER_SIZE, nameEnd));
    entries.push(new ArchiveEntry(name, size, stored, archive.subarray(start, start + packed)));
    at = start + packed;
  }
  return entries;
}
