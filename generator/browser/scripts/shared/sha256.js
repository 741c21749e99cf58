/** SHA-256. Browsers withhold crypto.subtle from pages on plain http, and an intranet is exactly that. */
const sha256Hex = (function () {
  const BLOCK = 64;

  /** The first 32 bits of the fractional part of a root, as FIPS 180-4 derives its constants. */
  function fraction(root) {
    return ((root - Math.floor(root)) * 4294967296) | 0;
  }

  const [INITIAL, ROUND] = (function deriveConstants() {
    const primes = [];
    for (let candidate = 2; primes.length < 64; candidate++) {
      if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
    }
    return [
      Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime))),
      Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime))),
    ];
  })();

  /** Work one block of 64 bytes into the state. */
  function compress(state, words, bytes, offset) {
    for (let i = 0, at = offset; i < 16; i++, at += 4) {
      words[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
    }
    for (let i = 16; i < 64; i++) {
      const early = words[i - 15];
      const late = words[i - 2];
      const sigma0 = ((early >>> 7) | (early << 25)) ^ ((early >>> 18) | (early << 14)) ^ (early >>> 3);
      const sigma1 = ((late >>> 17) | (late << 15)) ^ ((late >>> 19) | (late << 13)) ^ (late >>> 10);
      words[i] = (words[i - 16] + sigma0 + words[i - 7] + sigma1) | 0;
    }
    let a = state[0], b = state[1], c = state[2], d = state[3];
    let e = state[4], f = state[5], g = state[6], h = state[7];
    for (let i = 0; i < 64; i++) {
      const sum1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const first = (h + sum1 + ((e & f) ^ (~e & g)) + ROUND[i] + words[i]) | 0;
      const sum0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const second = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + first) | 0;
      d = c;
      c = b;
      b = a;
      a = (first + second) | 0;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
  }

  /** What follows the last whole block: the remaining bytes, a one bit, zeros, and the length in bits. */
  function padded(bytes) {
    const rest = bytes.subarray(bytes.length - (bytes.length % BLOCK));
    const tail = new Uint8Array(rest.length + 9 > BLOCK ? 2 * BLOCK : BLOCK);
    tail.set(rest);
    tail[rest.length] = 0x80;
    const view = new DataView(tail.buffer);
    view.setUint32(tail.length - 8, Math.floor(bytes.length / 0x20000000));
    view.setUint32(tail.length - 4, (bytes.length << 3) >>> 0);
    return tail;
  }

  /**
   * SHA-256 without the browser's help.
   * @param {Uint8Array} bytes
   * @returns {Uint8Array} 32 bytes
   */
  function digest(bytes) {
    const state = Int32Array.from(INITIAL);
    const words = new Int32Array(64);
    for (let at = 0; at + BLOCK <= bytes.length; at += BLOCK) compress(state, words, bytes, at);
    const tail = padded(bytes);
    for (let at = 0; at < tail.length; at += BLOCK) compress(state, words, tail, at);
    const result = new DataView(new ArrayBuffer(32));
    state.forEach((word, i) => result.setInt32(4 * i, word));
    return new Uint8Array(result.buffer);
  }

  /**
   * SHA-256 in lower-case hexadecimal, by the browser where it may.
   * @param {Uint8Array} bytes
   * @returns {Promise<string>}
   */
  return async function sha256Hex(bytes) {
    const subtle = self.crypto && self.crypto.subtle;
    const result = subtle ? new Uint8Array(await subtle.digest("SHA-256", bytes)) : digest(bytes);
    return Array.from(result, (byte) => byte.toString(16).padStart(2, "0")).join("");
  };
})();
