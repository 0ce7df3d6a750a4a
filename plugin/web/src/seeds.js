/** Seeds, indices and controls to integers; Philox words; normal draws; choices (contract, sections 1 to 4). */

import { SeedError, shown } from "./errors.js";
import { sha256 } from "./sha256.js";

/** Philox domains: what a word is drawn for. */
export const CLASS = 0;
export const COMPONENT = 1;
export const NEIGHBOUR = 2;
export const WAY = 3;
export const NOISE = 4;
export const PALETTE_NOISE = 5;
export const PALETTE_SOURCE = 6;
export const REGIONS = 8; // contract 2: of two sources, where each is preferred

// How often the upper half of the table of normal quantiles holds the value 0, 1, 2, … 117 (units of 1/32).
const RUNS = [
  26, 51, 51, 50, 51, 50, 51, 50, 49, 49, 49, 48, 47, 47, 47, 46, 45, 44, 44, 42, 42, 42, 40, 39, 39, 38, 36, 36, 35,
  34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 24, 22, 22, 21, 19, 19, 19, 17, 17, 15, 15, 15, 13, 13, 13, 11, 11, 11, 10, 9,
  9, 8, 8, 7, 7, 7, 6, 5, 6, 5, 5, 4, 4, 4, 3, 4, 3, 2, 3, 2, 3, 2, 2, 1, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0, 1,
  0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1,
];
const UPPER = RUNS.flatMap((times, value) => Array(times).fill(value));

/** Normal quantiles Φ⁻¹((i + ½)/4096) in units of 1/32, (4096,) Int8Array; a constant of contract version 1. */
export const NORMAL_TABLE = Int8Array.from([...UPPER.map((value) => -value).reverse(), ...UPPER]);

/**
 * The two 32-bit words [low, high] of a seed: an integer 0 … 2^64−1 as a number or bigint, or a name (a string), which
 * stands for the first 8 bytes of its UTF-8's SHA-256.
 */
export function seedWords(seed) {
  if (typeof seed === "string") {
    if (/\p{Surrogate}/u.test(seed)) {
      throw new SeedError(`the seed name ${shown(seed)} holds a lone surrogate and has no UTF-8`);
    }
    const digest = new DataView(sha256(new TextEncoder().encode(seed)).buffer);
    return [digest.getUint32(0, true), digest.getUint32(4, true)];
  }
  if (typeof seed === "number") {
    if (Number.isInteger(seed) && seed > Number.MAX_SAFE_INTEGER) {
      throw new SeedError(`seed ${seed} is beyond 2^53, where numbers are not exact; give it as a bigint, ${seed}n`);
    }
    if (Number.isInteger(seed) && seed >= 0) return [seed >>> 0, Math.floor(seed / 2 ** 32)];
  } else if (typeof seed === "bigint" && seed >= 0n && seed < 1n << 64n) {
    return [Number(seed & 0xffffffffn), Number(seed >> 32n)];
  }
  throw new SeedError(`seed must be an integer from 0 to 2^64-1, or a name, got ${shown(seed)}`);
}

/** The 64-bit integer (bigint) of a seed or of a name. */
export function asSeed(seed) {
  const [low, high] = seedWords(seed);
  return (BigInt(high) << 32n) | BigInt(low);
}

/** A seed or an index as JSON holds them, a string of 1 to 20 ASCII digits, as a bigint. */
export function fromDecimal(text) {
  if (typeof text !== "string" || !/^[0-9]{1,20}$/.test(text)) {
    throw new SeedError(`a decimal string has 1 to 20 digits, got ${shown(text)}`);
  }
  return BigInt(text);
}

/** An index or attempt, a number or bigint 0 … 2^32−1, as a number. */
export function asU32(value, what) {
  const number = typeof value === "bigint" && value >= 0n && value < 1n << 32n ? Number(value) : value;
  if (typeof number !== "number" || !Number.isInteger(number) || number < 0 || number >= 2 ** 32) {
    throw new SeedError(`${what} must be an integer from 0 to 2^32-1, got ${shown(value)}`);
  }
  return number;
}

/** A control in units of 1/256: floor(256·value + ½), for 0 <= value <= highest. */
export function asFixed(value, what, highest) {
  if (typeof value !== "number" || !(value >= 0 && value <= highest)) {
    throw new SeedError(`${what} must be a number from 0 to ${highest}, got ${shown(value)}`);
  }
  return Math.floor(256 * value + 0.5);
}

/** The first n random words of a domain, (n,) Uint32Array. place: {low, high, index, attempt}. */
export function draw(place, domain, n) {
  const words = new Uint32Array((n + 3) & ~3);
  for (let block = 0; 4 * block < n; block++) {
    philox(words, 4 * block, place.low, place.high, place.index, place.attempt, block, domain);
  }
  return words.subarray(0, n);
}

/**
 * One block of Philox4x32-10, four words from words[at] on. Key (k0, k1), counter (c0, c1, c2, c3), 32 bits each.
 * Source: Salmon et al., Parallel random numbers: as easy as 1, 2, 3 (SC 2011).
 */
export function philox(words, at, k0, k1, c0, c1, c2, c3) {
  for (let round = 0; round < 10; round++) {
    const p = mulHigh(0xd2511f53, c0);
    const q = mulHigh(0xcd9e8d57, c2);
    const lowP = Math.imul(0xd2511f53, c0);
    const lowQ = Math.imul(0xcd9e8d57, c2);
    c0 = q ^ c1 ^ k0;
    c2 = p ^ c3 ^ k1;
    c1 = lowQ;
    c3 = lowP;
    k0 = (k0 + 0x9e3779b9) | 0;
    k1 = (k1 + 0xbb67ae85) | 0;
  }
  words[at] = c0;
  words[at + 1] = c1;
  words[at + 2] = c2;
  words[at + 3] = c3;
}

/** The high word of the product of two unsigned words, 0 … 2^32−1: from 16-bit halves, whose products are exact. */
export function mulHigh(a, b) {
  const a0 = a & 0xffff;
  const a1 = a >>> 16;
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  const middle = a1 * b0 + (Math.imul(a0, b0) >>> 16);
  const other = a0 * b1 + (middle & 0xffff);
  return (a1 * b1 + (middle >>> 16) + (other >>> 16)) >>> 0;
}

/** A normal draw in units of 1/32, from the top 12 bits of a word. */
export function normal(word) {
  return NORMAL_TABLE[word >>> 20];
}

/**
 * The first i of n with word < cumulative[first + i]; the last entry is never compared. early: neither is the first that
 * stands for 2^32, behind which all have the weight 0 (contract 2).
 */
export function choose(word, cumulative, first, n, early = false) {
  for (let i = 0; i < n - 1; i++) {
    if (word < cumulative[first + i] || (early && cumulative[first + i] === 0xffffffff)) return i;
  }
  return n - 1;
}
