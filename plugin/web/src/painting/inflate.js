/** Inflates a zlib stream (RFC 1950 and 1951), at once and without the host's help. */

import { PackError } from "../errors.js";

// Of length symbols 257 … 285 and distance symbols 0 … 29: the least value, and how many bits follow.
const LENGTHS = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCES = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
];
const DISTANCE_BITS = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]; // of the code lengths' own lengths
const MAX_BITS = 15;

/** The n bytes of a stream; PackError if it is damaged, or holds more or fewer. */
export function inflate(stream, n) {
  const damaged = new PackError("its art is not a whole zlib stream of the size that its boxes say");
  const out = new Uint8Array(n);
  let filled = 0;
  let at = 2;
  let held = 0; // bits that have been read, lowest first
  let nHeld = 0;
  if (stream.length < 6 || (stream[0] & 15) !== 8 || stream[0] >> 4 > 7 || stream[1] & 32) throw damaged;
  if (((stream[0] << 8) | stream[1]) % 31) throw damaged;

  function bits(count) {
    while (nHeld < count) {
      if (at >= stream.length) throw damaged;
      held |= stream[at++] << nHeld;
      nHeld += 8;
    }
    const value = held & ((1 << count) - 1);
    held >>>= count;
    nHeld -= count;
    return value;
  }

  function symbol({ counts, symbols }) {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= MAX_BITS; length++) {
      code |= bits(1);
      const count = counts[length];
      if (code - count < first) return symbols[index + (code - first)];
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw damaged;
  }

  function stored() {
    held = nHeld = 0; // the rest of a byte is skipped; less than one is held
    if (at + 4 > stream.length) throw damaged;
    const length = stream[at] | (stream[at + 1] << 8);
    if ((length ^ 0xffff) !== (stream[at + 2] | (stream[at + 3] << 8))) throw damaged;
    at += 4;
    if (at + length > stream.length || filled + length > n) throw damaged;
    out.set(stream.subarray(at, at + length), filled);
    at += length;
    filled += length;
  }

  function coded(literals, distances) {
    for (;;) {
      const code = symbol(literals);
      if (code === 256) return;
      if (code < 256) {
        if (filled === n) throw damaged;
        out[filled++] = code;
        continue;
      }
      if (code > 285) throw damaged;
      let length = LENGTHS[code - 257] + bits(LENGTH_BITS[code - 257]);
      const far = symbol(distances);
      if (far > 29) throw damaged;
      const distance = DISTANCES[far] + bits(DISTANCE_BITS[far]);
      if (distance > filled || length > n - filled) throw damaged;
      for (; length > 0; length--, filled++) out[filled] = out[filled - distance];
    }
  }

  function dynamic() {
    const nLiterals = bits(5) + 257;
    const nDistances = bits(5) + 1;
    const nLengths = bits(4) + 4;
    if (nLiterals > 286 || nDistances > 30) throw damaged;
    const lengths = new Uint8Array(nLiterals + nDistances);
    const own = new Uint8Array(19);
    for (let i = 0; i < nLengths; i++) own[ORDER[i]] = bits(3);
    const table = huffman(own, damaged, true);
    for (let i = 0; i < lengths.length; ) {
      const code = symbol(table);
      if (code < 16) {
        lengths[i++] = code;
        continue;
      }
      if (code === 16 && i === 0) throw damaged;
      const value = code === 16 ? lengths[i - 1] : 0;
      let repeat = code === 16 ? 3 + bits(2) : code === 17 ? 3 + bits(3) : 11 + bits(7);
      if (i + repeat > lengths.length) throw damaged;
      for (; repeat > 0; repeat--) lengths[i++] = value;
    }
    if (lengths[256] === 0) throw damaged;
    coded(huffman(lengths.subarray(0, nLiterals), damaged), huffman(lengths.subarray(nLiterals), damaged));
  }

  for (let last = 0; !last; ) {
    last = bits(1);
    const kind = bits(2);
    if (kind === 0) stored();
    else if (kind === 1) coded(FIXED_LITERALS, FIXED_DISTANCES);
    else if (kind === 2) dynamic();
    else throw damaged;
  }
  if (filled !== n || stream.length !== at + 4) throw damaged;
  const sum = ((stream[at] << 24) | (stream[at + 1] << 16) | (stream[at + 2] << 8) | stream[at + 3]) >>> 0;
  if (sum !== adler32(out)) throw damaged;
  return out;
}

/**
 * A canonical Huffman code of these lengths: how many codes there are of each length, and their symbols in order.
 * whole: also a code of one symbol, or of none, is refused, which stands for only half of what can be read.
 */
function huffman(lengths, damaged, whole = false) {
  const counts = new Uint16Array(MAX_BITS + 1);
  for (const length of lengths) if (length) counts[length]++;
  let left = 1;
  let nCodes = 0;
  const starts = new Uint16Array(MAX_BITS + 2);
  for (let length = 1; length <= MAX_BITS; length++) {
    left = 2 * left - counts[length];
    if (left < 0) throw damaged; // more codes than there is room for
    starts[length + 1] = starts[length] + counts[length];
    nCodes += counts[length];
  }
  if (left > 0 && (whole || nCodes > 1 || nCodes !== counts[1])) throw damaged; // bits that stand for nothing
  const symbols = new Uint16Array(lengths.length);
  lengths.forEach((length, symbol) => {
    if (length) symbols[starts[length]++] = symbol;
  });
  return { counts, symbols };
}

const FIXED_LITERALS = huffman(
  Uint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)),
);
const FIXED_DISTANCES = huffman(new Uint8Array(32).fill(5));

function adler32(bytes) {
  let a = 1;
  let b = 0;
  for (let i = 0; i < bytes.length; ) {
    for (const end = Math.min(i + 3800, bytes.length); i < end; i++) {
      a += bytes[i];
      b += a;
    }
    a %= 65521;
    b %= 65521;
  }
  return b * 65536 + a;
}
