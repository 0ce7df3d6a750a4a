// Written by wasm/build.py.
var assetgen = (() => {
"use strict";
const _errors = (() => {
class PackError extends Error {
name = "PackError";
}
class SeedError extends Error {
name = "SeedError";
}
function shown(value) {
const text = typeof value === "string" ? JSON.stringify(value) : plain(value);
return text.length <= 80 ? text : text.slice(0, 80) + " …";
}
function plain(value) {
try {
return typeof value === "bigint" ? `${value}n` : String(value);
} catch {
return typeof value;
}
}
return { PackError, SeedError, shown };
})();
const _files = (() => {
const {PackError, shown} = _errors;
const IN_NODE = typeof process !== "undefined" && Boolean(process.versions?.node) && typeof window === "undefined";
async function fetchBytes(url) {
if (IN_NODE && !/^(https?|data|blob):/.test(url)) return readBytes(url);
let answer;
try {
answer = await fetch(url);
} catch (error) {
throw new PackError(`${nameOf(url)}: cannot be fetched (${error.message})`);
}
if (!answer.ok) throw new PackError(`${nameOf(url)}: cannot be fetched (HTTP ${answer.status})`);
return new Uint8Array(await answer.arrayBuffer());
}
async function readBytes(url) {
const { readFile } = await nodeModule("node:fs/promises");
try {
return asBytes(await readFile(/^file:/.test(url) ? new URL(url) : url));
} catch (error) {
throw new PackError(`${nameOf(url)}: cannot be read (${error.message})`);
}
}
function nodeModule(name) {
return import(/* webpackIgnore: true */ /* @vite-ignore */ name);
}
function asBytes(content) {
if (content instanceof ArrayBuffer) return new Uint8Array(content);
if (ArrayBuffer.isView(content)) return new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
throw new PackError(`a pack is read from an ArrayBuffer or Uint8Array, got ${shown(content)}`);
}
function nameOf(url) {
const text = String(url);
return text.length <= 200 ? text : `${text.slice(0, 60)} …`;
}
return { fetchBytes, nodeModule, asBytes, nameOf };
})();
const _sha256 = (() => {
const PRIMES = [];
for (let n = 2; PRIMES.length < 64; n++) if (PRIMES.every((prime) => n % prime)) PRIMES.push(n);
const START = PRIMES.slice(0, 8).map((prime) => fraction(prime, 2n));
const ROUND = Int32Array.from(PRIMES, (prime) => fraction(prime, 3n));
function sha256(bytes) {
const state = Int32Array.from(START);
const schedule = new Int32Array(64);
const whole = bytes.length & ~63;
const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
for (let at = 0; at < whole; at += 64) compress(state, schedule, view, at);
const rest = bytes.length - whole;
const tail = new Uint8Array(rest < 56 ? 64 : 128);
tail.set(bytes.subarray(whole));
tail[rest] = 0x80;
const end = new DataView(tail.buffer);
end.setBigUint64(tail.length - 8, BigInt(bytes.length) * 8n);
for (let at = 0; at < tail.length; at += 64) compress(state, schedule, end, at);
const digest = new DataView(new ArrayBuffer(32));
state.forEach((word, i) => digest.setInt32(4 * i, word));
return new Uint8Array(digest.buffer);
}
function sha256Hex(bytes) {
return hex(sha256(bytes));
}
function hex(bytes) {
return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
function compress(state, w, view, at) {
for (let i = 0; i < 16; i++) w[i] = view.getInt32(at + 4 * i);
for (let i = 16; i < 64; i++) {
const x = w[i - 15];
const y = w[i - 2];
const s0 = turned(x, 7) ^ turned(x, 18) ^ (x >>> 3);
const s1 = turned(y, 17) ^ turned(y, 19) ^ (y >>> 10);
w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
}
let a = state[0];
let b = state[1];
let c = state[2];
let d = state[3];
let e = state[4];
let f = state[5];
let g = state[6];
let h = state[7];
for (let i = 0; i < 64; i++) {
const s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUND[i] + w[i]) | 0;
const s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
h = g;
g = f;
f = e;
e = (d + t1) | 0;
d = c;
c = b;
b = a;
a = (t1 + t2) | 0;
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
function turned(word, bits) {
return (word >>> bits) | (word << (32 - bits));
}
function fraction(prime, degree) {
const square = BigInt(prime) << (32n * degree);
let low = 0n;
let high = 1n << 40n;
while (high - low > 1n) {
const middle = (low + high) / 2n;
if (middle ** degree <= square) low = middle;
else high = middle;
}
return Number(low & 0xffffffffn) | 0;
}
return { sha256, sha256Hex, hex };
})();
const _flat = (() => {
const {PackError, shown} = _errors;
const {hex, sha256Hex} = _sha256;
const CONTRACTS = [1, 2];
const MAX_FILE_BYTES = 64 << 20;
const MAX_TENSORS = 4096;
const MAX_NAME = 128;
const MAX_DIMENSIONS = 4;
const HEADER = 44;
const DTYPES = [
null,
["u8", Uint8Array],
["i8", Int8Array],
["i16", Int16Array],
["i32", Int32Array],
["u32", Uint32Array],
];
function checkHead(bytes) {
if (bytes.length < HEADER || String.fromCharCode(...bytes.subarray(0, 4)) !== "AGP1") {
throw new PackError("not an .agp file (assetgen export PACK -o pack.agp --format agp writes one)");
}
if (bytes.length > MAX_FILE_BYTES) {
throw new PackError(`${bytes.length} bytes; a pack has at most ${MAX_FILE_BYTES}`);
}
}
async function digestOf(bytes) {
try {
return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes.subarray(HEADER)));
} catch {
return null;
}
}
function readFlat(bytes, isCompared = false, digest = null) {
checkHead(bytes);
const reader = new Reader(bytes, 4);
const contract = reader.u32("the contract");
if (!CONTRACTS.includes(contract)) {
const kind = contract > CONTRACTS.at(-1) ? "newer than this runtime" : "unknown";
throw new PackError(`contract ${contract} is ${kind} (${CONTRACTS.join(", ")}); upgrade assetgen or export again`);
}
const nTensors = reader.u32("the number of tensors");
if (nTensors > MAX_TENSORS) throw new PackError(`${nTensors} tensors; at most ${MAX_TENSORS} are allowed`);
const fingerprint = hex(reader.bytes(32, "the fingerprint"));
const found = isCompared ? fingerprint : digest ? hex(digest) : sha256Hex(bytes.subarray(HEADER));
if (found !== fingerprint) throw new PackError(`altered: its fingerprint is ${found}, it says ${fingerprint}`);
const tensors = new Map();
let last = "";
for (let i = 0; i < nTensors; i++) {
const [name, tensor] = readTensor(reader);
if (name <= last) throw new PackError(`tensor ${shown(name)} stands behind ${shown(last)}; names must rise`);
tensors.set(name, tensor);
last = name;
}
if (reader.left) throw new PackError(`${reader.left} bytes behind its last tensor`);
if (tensors.get("contract")?.data[0] !== contract) throw new PackError("its head names another contract than its tensors");
return { tensors, fingerprint };
}
function readTensor(reader) {
const length = reader.u32("the length of a name");
if (length < 1 || length > MAX_NAME) throw new PackError(`a name of ${length} bytes; 1 to ${MAX_NAME} are allowed`);
const name = String.fromCharCode(...reader.bytes(length, "a name"));
if (/[^\x21-\x7e]/.test(name)) throw new PackError(`tensor ${shown(name)}: its name is not printable ASCII`);
const what = `tensor ${shown(name)}`;
const [code] = reader.bytes(1, what);
if (code < 1 || code >= DTYPES.length) throw new PackError(`${what} has the dtype code ${code}; 1 to 5 are allowed`);
const [dtype, View] = DTYPES[code];
const nDimensions = reader.u32(what);
if (nDimensions > MAX_DIMENSIONS) {
throw new PackError(`${what} has ${nDimensions} dimensions; at most ${MAX_DIMENSIONS} are allowed`);
}
const shape = Array.from({ length: nDimensions }, () => reader.u32(what));
const size = shape.reduce((product, side) => product * side, View.BYTES_PER_ELEMENT);
const raw = reader.bytes(size, what);
return [name, { dtype, shape, data: new View(raw.slice().buffer) }];
}
function expect(tensors, name, dtype, shape, prefix = "") {
const tensor = tensors.get(name);
if (!tensor) throw new PackError(`tensor ${shown(prefix + name)} is missing`);
const asWanted = (want, i) => want === null || want === tensor.shape[i];
if (tensor.dtype !== dtype || tensor.shape.length !== shape.length || !shape.every(asWanted)) {
const wanted = shape.map((side) => side ?? "any").join("x");
const found = `${tensor.dtype}[${tensor.shape.join(", ")}]`;
throw new PackError(`tensor ${shown(prefix + name)} is ${found}, not ${dtype} of ${wanted}`);
}
return tensor.data;
}
class Reader {
constructor(bytes, at) {
this.content = bytes;
this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
this.at = at;
}
get left() {
return this.content.length - this.at;
}
bytes(n, what) {
if (n > this.left) throw new PackError(`cut short: ${what} needs ${n} bytes at ${this.at}, ${this.left} are left`);
this.at += n;
return this.content.subarray(this.at - n, this.at);
}
u32(what) {
if (this.left < 4) throw new PackError(`cut short: ${what} needs 4 bytes at ${this.at}, ${this.left} are left`);
this.at += 4;
return this.view.getUint32(this.at - 4, true);
}
}
return { CONTRACTS, checkHead, digestOf, readFlat, expect };
})();
const _seeds = (() => {
const {SeedError, shown} = _errors;
const {sha256} = _sha256;
const CLASS = 0;
const COMPONENT = 1;
const NEIGHBOUR = 2;
const WAY = 3;
const NOISE = 4;
const PALETTE_NOISE = 5;
const PALETTE_SOURCE = 6;
const REGIONS = 8;
const RUNS = [
26, 51, 51, 50, 51, 50, 51, 50, 49, 49, 49, 48, 47, 47, 47, 46, 45, 44, 44, 42, 42, 42, 40, 39, 39, 38, 36, 36, 35,
34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 24, 22, 22, 21, 19, 19, 19, 17, 17, 15, 15, 15, 13, 13, 13, 11, 11, 11, 10, 9,
9, 8, 8, 7, 7, 7, 6, 5, 6, 5, 5, 4, 4, 4, 3, 4, 3, 2, 3, 2, 3, 2, 2, 1, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0, 1,
0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1,
];
const UPPER = RUNS.flatMap((times, value) => Array(times).fill(value));
const NORMAL_TABLE = Int8Array.from([...UPPER.map((value) => -value).reverse(), ...UPPER]);
function seedWords(seed) {
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
function asSeed(seed) {
const [low, high] = seedWords(seed);
return (BigInt(high) << 32n) | BigInt(low);
}
function fromDecimal(text) {
if (typeof text !== "string" || !/^[0-9]{1,20}$/.test(text)) {
throw new SeedError(`a decimal string has 1 to 20 digits, got ${shown(text)}`);
}
return BigInt(text);
}
function asU32(value, what) {
const number = typeof value === "bigint" && value >= 0n && value < 1n << 32n ? Number(value) : value;
if (typeof number !== "number" || !Number.isInteger(number) || number < 0 || number >= 2 ** 32) {
throw new SeedError(`${what} must be an integer from 0 to 2^32-1, got ${shown(value)}`);
}
return number;
}
function asFixed(value, what, highest) {
if (typeof value !== "number" || !(value >= 0 && value <= highest)) {
throw new SeedError(`${what} must be a number from 0 to ${highest}, got ${shown(value)}`);
}
return Math.floor(256 * value + 0.5);
}
function draw(place, domain, n) {
const words = new Uint32Array((n + 3) & ~3);
for (let block = 0; 4 * block < n; block++) {
philox(words, 4 * block, place.low, place.high, place.index, place.attempt, block, domain);
}
return words.subarray(0, n);
}
function philox(words, at, k0, k1, c0, c1, c2, c3) {
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
function mulHigh(a, b) {
const a0 = a & 0xffff;
const a1 = a >>> 16;
const b0 = b & 0xffff;
const b1 = b >>> 16;
const middle = a1 * b0 + (Math.imul(a0, b0) >>> 16);
const other = a0 * b1 + (middle & 0xffff);
return (a1 * b1 + (middle >>> 16) + (other >>> 16)) >>> 0;
}
function normal(word) {
return NORMAL_TABLE[word >>> 20];
}
function choose(word, cumulative, first, n, early = false) {
for (let i = 0; i < n - 1; i++) {
if (word < cumulative[first + i] || (early && cumulative[first + i] === 0xffffffff)) return i;
}
return n - 1;
}
return { CLASS, COMPONENT, NEIGHBOUR, WAY, NOISE, PALETTE_NOISE, PALETTE_SOURCE, REGIONS, NORMAL_TABLE, seedWords, asSeed, fromDecimal, asU32, asFixed, draw, philox, mulHigh, normal, choose };
})();
const _layers = (() => {
const {PackError, shown} = _errors;
const {expect} = _flat;
const LATENT_MAX = 127;
const MAX_ACCUMULATOR = 2 ** 22;
const MAX_SHIFT = 22;
const MAX_ACTIVATIONS = 2 ** 24; // values of one layer's output
const MAX_MULTIPLICATIONS = 2 ** 32;
const MAX_PADDED = 2 ** 25; // of a convolution's input; the contract has no bound of its own for what pads add
const MAX_COMPARED = 2 ** 15;
const LINEAR = { bias: ["i32", 1], shift: ["u8", 1], range: ["i32", 1] };
const KINDS = new Map([
["dense", { weight: ["i8", 2], ...LINEAR }],
["conv", { weight: ["i8", 4], ...LINEAR, pads: ["u8", 1] }],
["reshape", { shape: ["i32", 1] }],
["upsample", { factor: ["u8", 1] }],
["shuffle", { block: ["u8", 1] }],
["crop", { size: ["i32", 1] }],
["wrap", { pads: ["u8", 1] }],
["table", { values: ["u8", 1] }],
["argmax", { slots: ["i32", 1] }],
]);
function layersOf(tensors, chain) {
const grouped = new Map();
for (const [name, tensor] of tensors) {
const dot = name.lastIndexOf(".");
const layer = name.slice(0, dot);
if (!layer.startsWith(chain + ".")) continue;
if (!grouped.has(layer)) grouped.set(layer, new Map());
grouped.get(layer).set(name.slice(dot + 1), tensor);
}
return [...grouped].map(([name, own], number) => {
const kind = name.slice(name.lastIndexOf(".") + 1);
if (name !== `${chain}.${String(number).padStart(2, "0")}.${kind}` || !KINDS.has(kind)) {
const known = [...KINDS.keys()].join(", ");
throw new PackError(`${shown(name)} is not a layer of this contract; kinds are ${known}`);
}
return { kind, name, tensors: own };
});
}
function checkChain(layers, nInputs, last, result, isProven) {
let shape = [nInputs];
let low = -LATENT_MAX;
let high = LATENT_MAX;
let multiplications = 0;
let moves = 0;
layers.forEach((layer, number) => {
const { kind, name, tensors } = layer;
const wanted = KINDS.get(kind);
if (tensors.size !== Object.keys(wanted).length || Object.keys(wanted).some((short) => !tensors.has(short))) {
throw new PackError(`${name} needs the tensors ${Object.keys(wanted).join(", ")}`);
}
for (const [short, [dtype, nDimensions]] of Object.entries(wanted)) {
expect(tensors, short, dtype, Array(nDimensions).fill(null), `${name}.`);
}
if ((kind === "table" || kind === "argmax") && number !== layers.length - 1) {
throw new PackError(`${name} may only come last`);
}
layer.input = shape;
shape = outputShape(layer, shape);
layer.output = shape;
if (shape.some((side) => side < 1) || product(shape) > MAX_ACTIVATIONS) {
throw new PackError(`${name} gives values of shape ${shape}`);
}
moves += product(shape);
if (kind === "dense" || kind === "conv") {
multiplications += tensors.get("weight").data.length * product(shape.slice(1));
if (multiplications > MAX_MULTIPLICATIONS) {
throw new PackError(`${name} brings a texture to ${multiplications} multiplications; 2^32 is allowed`);
}
if (!isProven) checkAccumulator(layer, Math.max(-low, high));
[low, high] = tensors.get("range").data;
} else if (kind === "table" && !(low >= 0 && high < tensors.get("values").data.length)) {
const held = tensors.get("values").data.length;
throw new PackError(`${name} is read at ${low} to ${high}, but holds ${held} values`);
} else if (kind === "argmax" && Math.max(-low, high) > MAX_COMPARED) {
throw new PackError(`${name} compares values from ${low} to ${high}; at most ±2^15 is allowed`);
}
});
if (layers.length === 0 || layers.at(-1).kind !== last || String(shape) !== String(result)) {
throw new PackError(`the layers end in ${shape}, not in a ${last} of ${result}`);
}
return { products: multiplications, moves };
}
function outputShape(layer, shape) {
const { kind, name, tensors } = layer;
const values = (short) => Array.from(tensors.get(short).data);
const refused = new PackError(`${name} does not fit values of shape ${shape}`);
const need = (fits) => {
if (!fits) throw refused;
};
if (kind === "table") return shape;
const [channels, height, width] = shape;
if (kind === "dense") {
const [nOut, nIn] = tensors.get("weight").shape;
need(shape.length === 1 && nIn === shape[0]);
return [nOut];
}
if (kind === "reshape") {
const to = values("shape");
need(shape.length === 1 && to.length === 3 && to.every((side) => side >= 1) && product(to) === shape[0]);
return to;
}
need(shape.length === 3);
switch (kind) {
case "conv": {
const [nOut, nIn, kernelHeight, kernelWidth] = tensors.get("weight").shape;
const [top, left, bottom, right, ...more] = values("pads");
need(right !== undefined && more.length === 0 && nIn === channels && kernelHeight > 0 && kernelWidth > 0);
const nPadded = channels * (height + top + bottom) * (width + left + right);
if (nPadded > MAX_PADDED) throw new PackError(`${name} pads its input to ${nPadded} values; 2^25 is allowed`);
return [nOut, height + top + bottom - kernelHeight + 1, width + left + right - kernelWidth + 1];
}
case "upsample": {
const [factor, ...more] = values("factor");
need(factor >= 1 && factor <= 8 && more.length === 0);
return [channels, height * factor, width * factor];
}
case "shuffle": {
const [block, ...more] = values("block");
need(block >= 1 && block <= 8 && more.length === 0 && channels % block ** 2 === 0);
return [channels / block ** 2, height * block, width * block];
}
case "crop": {
const [rows, columns, ...more] = values("size");
need(rows <= height && columns <= width && more.length === 0);
return [channels, rows, columns];
}
case "wrap": {
const [top, left, bottom, right, ...more] = values("pads");
need(right !== undefined && more.length === 0 && Math.min(top, left, bottom, right) >= 1);
need(Math.max(top, bottom) <= height && Math.max(left, right) <= width);
return [channels, top + height + bottom, left + width + right];
}
default: {
const [slots, ...more] = values("slots");
need(slots === channels && slots <= 256 && more.length === 0);
return [height, width];
}
}
}
function checkAccumulator({ name, tensors }, amax) {
const weight = tensors.get("weight").data;
const bias = tensors.get("bias").data;
const shift = tensors.get("shift").data;
const range = tensors.get("range").data;
const [nOut] = tensors.get("weight").shape;
if (shift.length !== nOut || bias.length !== nOut || range.length !== 2) {
throw new PackError(`${name}: bias and shift need ${nOut} values, range 2`);
}
const [low, high] = range;
const bounded = low >= -MAX_ACCUMULATOR && low < high && high <= MAX_ACCUMULATOR;
if (!bounded || shift.some((bits) => bits > MAX_SHIFT)) {
throw new PackError(`${name}: range ${low} to ${high} or its shifts are beyond the contract's`);
}
const nIn = weight.length / nOut;
for (let o = 0; o < nOut; o++) {
let sum = 0;
for (let i = o * nIn; i < (o + 1) * nIn; i++) sum += Math.abs(weight[i]);
const worst = amax * sum + Math.abs(bias[o]);
if (worst > MAX_ACCUMULATOR) {
throw new PackError(`${name}: channel ${o} can reach ${worst}, beyond the ${MAX_ACCUMULATOR} of a sum`);
}
}
}
function product(sides) {
return sides.reduce((all, side) => all * side, 1);
}
return { LATENT_MAX, MAX_MULTIPLICATIONS, layersOf, checkChain };
})();
const _codes = (() => {
const {CLASS, choose, COMPONENT, draw, mulHigh, NEIGHBOUR, NOISE, normal, PALETTE_NOISE, PALETTE_SOURCE, REGIONS, WAY,} = _seeds;
const {LATENT_MAX} = _layers;
const LABEL_HEIGHT = 64;
const WHOLE = 256;
class Prior {
constructor(tensors, description) {
const own = new Map([...tensors].filter(([name]) => !/^(decoder|palette)\./.test(name)));
this.data = (name) => own.get(name).data;
this.kind = description.prior;
this.nLatent = description.nLatent;
this.nLabels = description.labels.length;
this.computesPalettes = description.computesPalettes;
this.offsets = this.data(`${this.kind}.offsets`);
this.paints = description.output === "painted";
this.nEpochs = description.nEpochs;
this.nExemplars = this.kind === "exemplar" ? this.offsets.at(-1) : 0;
this.width = tensors.get(this.kind === "gaussian" ? "gaussian.factor" : "exemplar.neighbours").shape[1];
}
draw(place, { spread = WHOLE, label = null, base = null, palette = "varied", epoch = 1, style = null } = {}) {
const kind = base !== null ? this.classOf(base) : (label ?? this.#drawnClass(place, epoch));
const hot = this.#oneHot(kind);
if (this.kind === "gaussian") {
const component = this.#entry(kind, draw(place, COMPONENT, 1)[0], epoch);
const mean = row(this.data("gaussian.mean"), component, this.nLatent);
const factor = row(this.data("gaussian.factor"), component, this.width);
return { z: this.#disturbed(mean, factor, place, NOISE, spread, hot), palette: null, kind };
}
const exemplar = base ?? this.#entry(kind, draw(place, COMPONENT, 1)[0], epoch);
const own = this.#latent(exemplar);
const neighbour = mulHigh(draw(place, NEIGHBOUR, 1)[0], this.width);
const there = this.#latent(this.data("exemplar.neighbours")[exemplar * this.width + neighbour]);
const way = mulHigh(draw(place, WAY, 1)[0], this.data("exemplar.reach")[0] + 1);
const mean = lerp(own, there, Math.min(WHOLE, (way * spread + 128) >> 8));
const code = this.#around(mean, own, hot, kind, place, spread, palette, epoch);
if (style === null) return this.paints ? { ...code, ...between(exemplar, exemplar, 0, place) } : code;
return { ...code, ...this.#styled(style, place, spread, palette, epoch), sources: [style], t: 0, rules: "style" };
}
#styled(exemplar, place, spread, palette, epoch) {
if (!this.computesPalettes) return {};
const kind = this.classOf(exemplar);
const kept = this.codeOf(exemplar);
const mean = this.#latent(exemplar);
return { palette: this.#palette(kept, mean, this.#oneHot(kind), kind, place, spread, palette, epoch), kept };
}
codeOf(exemplar) {
return joined(this.#latent(exemplar), this.#oneHot(this.classOf(exemplar)));
}
aroundCentroid(place, { spread = WHOLE, label = null } = {}) {
const kind = label ?? this.#drawnClass(place, 1);
const mean = row(this.data("centroid.mean"), kind, this.nLatent);
const scale = row(this.data("centroid.scale"), kind, this.nLatent);
const code = (domain) => this.#disturbed(mean, scale, place, domain, spread, this.#oneHot(kind));
return { z: code(NOISE), palette: this.computesPalettes ? code(PALETTE_NOISE) : null, kind };
}
blend(a, b, way, place, { spread = WHOLE, palette = "varied", epoch = 1 } = {}) {
const mean = lerp(this.#latent(a), this.#latent(b), way);
const hot = lerp(this.#oneHot(this.classOf(a)), this.#oneHot(this.classOf(b)), way);
const kind = this.classOf(2 * way > WHOLE ? b : a);
const code = this.#around(mean, mean, hot, kind, place, spread, palette, epoch);
return this.paints ? { ...code, ...between(a, b, way, place) } : code;
}
classOf(exemplar) {
let kind = 0;
while (this.offsets[kind + 1] <= exemplar) kind++;
return kind;
}
#around(mean, own, hot, kind, place, spread, palette, epoch) {
const scale = row(this.data("exemplar.scale"), kind, this.nLatent);
const z = this.#disturbed(mean, scale, place, NOISE, spread, hot);
if (!this.computesPalettes) return { z, palette: null, kept: null, kind };
const kept = joined(own, hot);
return { z, palette: this.#palette(kept, mean, hot, kind, place, spread, palette, epoch), kept, kind };
}
#palette(kept, mean, hot, kind, place, spread, palette, epoch) {
if (palette === "keep") return kept;
if (palette === "varied") {
const scale = row(this.data("exemplar.palette_scale"), kind, this.nLatent);
return this.#disturbed(mean, scale, place, PALETTE_NOISE, spread, hot);
}
return this.codeOf(palette === "any" ? this.#entry(kind, draw(place, PALETTE_SOURCE, 1)[0], epoch) : palette);
}
#disturbed(mean, factor, place, domain, spread, hot) {
const n = this.nLatent;
const words = draw(place, domain, n);
const code = joined(mean, hot);
for (let i = 0, at = 0; i < n; i++) {
let sum = 0;
if (factor.length === n) sum = factor[i] * normal(words[i]);
else for (let j = 0; j <= i; j++) sum += factor[at++] * normal(words[j]);
const moved = mean[i] + Math.floor((sum * spread + 32768) / 65536);
code[i] = Math.min(Math.max(moved, -LATENT_MAX), LATENT_MAX);
}
return code;
}
#drawnClass(place, epoch) {
const table = this.data("class.cumulative");
const n = table.length / this.nEpochs;
return choose(draw(place, CLASS, 1)[0], table, (epoch - 1) * n, n, this.paints);
}
#entry(kind, word, epoch) {
const table = this.data(`${this.kind}.cumulative`);
const first = this.offsets[kind];
const row = ((epoch - 1) * table.length) / this.nEpochs;
return first + choose(word, table, row + first, this.offsets[kind + 1] - first, this.paints);
}
#latent(exemplar) {
return row(this.data("exemplar.latent"), exemplar, this.nLatent);
}
#oneHot(kind) {
const hot = new Int8Array(this.nLabels);
if (this.nLabels) hot[kind] = LABEL_HEIGHT;
return hot;
}
}
function interpolate(a, b, way, place) {
const both = (one, other) => one && lerp(one, other, way);
const code = { z: lerp(a.z, b.z, way), palette: both(a.palette, b.palette), kind: (2 * way > WHOLE ? b : a).kind };
return a.sources ? { ...code, kept: both(a.kept, b.kept), ...between(a.sources[0], b.sources[0], way, place) } : code;
}
function between(a, b, way, place) {
if (a === b || way === 0 || way === WHOLE) return { sources: [way === WHOLE ? b : a], t: 0, rules: "levels" };
const regions = Uint8Array.from(draw(place, REGIONS, 9), (word) => word >>> 24);
return { sources: [a, b], t: way, rules: "mix", regions };
}
function lerp(here, there, way) {
return here.map((value, i) => value + (((there[i] - value) * way + 128) >> 8));
}
function joined(latent, hot) {
const code = new Int8Array(latent.length + hot.length);
code.set(latent);
code.set(hot, latent.length);
return code;
}
function row(values, number, width) {
return values.subarray(number * width, (number + 1) * width);
}
return { Prior, interpolate };
})();
const _colours = (() => {
function fromPlanes(planes, channels) {
const area = planes.length / channels;
const pixels = new Uint8Array(planes.length);
for (let i = 0; i < area; i++) {
const alpha = channels === 4 ? planes[3 * area + i] : 255;
for (let c = 0; c < channels; c++) {
const value = planes[c * area + i];
pixels[i * channels + c] = channels === 4 && c < 3 ? straight(value, alpha) : value;
}
}
return pixels;
}
function straight(value, alpha) {
return alpha === 0 ? 0 : Math.min(255, Math.floor((255 * value + (alpha >> 1)) / alpha));
}
function fromSlots(slots, palette, channels) {
const pixels = new Uint8Array(slots.length * channels);
for (let i = 0; i < slots.length; i++) {
const colour = channels === 4 ? slots[i] - 1 : slots[i];
if (colour < 0) continue;
for (let c = 0; c < channels; c++) pixels[i * channels + c] = palette[colour * channels + c];
}
return pixels;
}
function forcedTo(colours, palette, channels) {
const forced = palette.slice();
for (let at = 0; at < palette.length; at += channels) {
let best = colours[0];
let least = Infinity;
for (const colour of colours) {
const apart = distance(palette, at, colour);
if (apart < least) [best, least] = [colour, apart];
}
forced.set(best, at);
}
return forced;
}
function distance(palette, at, [r, g, b]) {
const red = (palette[at] + r) >> 1;
const dr = palette[at] - r;
const dg = palette[at + 1] - g;
const db = palette[at + 2] - b;
return (((512 + red) * dr * dr) >> 8) + 4 * dg * dg + (((767 - red) * db * db) >> 8);
}
function toRgba(pixels, channels) {
if (channels === 4) return new Uint8ClampedArray(pixels.buffer);
const rgba = new Uint32Array(pixels.length / channels);
const [green, blue] = channels === 3 ? [1, 2] : [0, 0];
for (let i = 0, at = 0; i < rgba.length; i++, at += channels) {
rgba[i] = pixels[at] | (pixels[at + green] << 8) | (pixels[at + blue] << 16) | 0xff000000;
}
return new Uint8ClampedArray(rgba.buffer);
}
return { fromPlanes, fromSlots, forcedTo, toRgba };
})();
const _core_bytes = (() => {
const CORE = "AGFzbQEAAAABlQETYAJ/fwF/YAN/f38Bf2AEf39/fwBgAX8Bf2AFf39/f38Bf2AAAX9gBH9/f38Bf2AFf39/f38AYAh/f39/f39/fwBgCn9/f39/f39/f38Bf2ADf39/AGAHf39/f35+fwF/YAZ/f39/f38Bf2ABfwBgBn9/f39/fwBgB39/f39/fn8Bf2ACf38AYAd/f39/f39/AGAAAANhYAMDAQAEAAEDBQUFBQEABgIBBwgHBwAAAAcJCgIDCgEACwwBDAABCwAGBgMCAQIBCg0DAwAGAQ4GDwYCDAEDAQACAgcHDRAAAAACAgABAAMBAgcREhIDAQMFBQUFAQAACQQFAXABCwsFAwEAAgYIAX8BQYCABAsHZgwGbWVtb3J5AgAEcm9vbQBVBG9wZW4AVgVlcnJvcgBXBWNvZGVzAFgHY29sb3VycwBZBXN3YXBzAFoGcGl4ZWxzAFsEZHJhdwBcCm9wZW5fcGxhbnMAXQVib2FyZABeBHBsYW4AXwkQAQBBAQsKAxZJSiszLC0uOgqynQdgewECf0EAIQECQEFvQQAoAqjIhIAAIgJBsMiEgABBD2pBcHEgAhsiAmsgAEkNAEEAIAAgAmpBD2pBcHEiADYCqMiEgAACQCAAQf//A2pBEHYiAD8AIgFNDQAgACABa0AAQX9HDQBBACACNgKoyISAAEEADwsgAiEBCyABC3sBAn9BACEBAkBBb0EAKAKoyISAACICQbDIhIAAQQ9qQXBxIAIbIgJrIABJDQBBACAAIAJqQQ9qQXBxIgA2AqjIhIAAAkAgAEH//wNqQRB2IgA/ACIBTQ0AIAAgAWtAAEF/Rw0AQQAgAjYCqMiEgABBAA8LIAIhAQsgAQu0CwELf0EAQQA2AvC1hIAAAkACQCAADQBBASEDIAENAQtBAiEDQQAoAqjIhIAAIgRBsMiEgABBD2pBcHEgBBsiBUH4ImpB6CJJDQBBACAFQfciakFwcSIENgKoyISAAAJAIARB//8DakEQdiIEPwAiBk0NACAEIAZrQABBf0cNAEEAIAU2AqjIhIAAQQIPCyAFRQ0AIAVBAEHoIvwLACAFQeMiaiEHIAVB5AJqIQhBgBAhCUEAIQMDQAJAIANBwJ+EgABqLQAAIgpFDQAgCkF/aiELQQAgA2shBiAJIQQCQCAKQQNxIgxFDQAgByAJayENIAkhBANAIAggBGogAzoAACANIAY6AAAgDUF/aiENIARBAWohBCAMQX9qIgwNAAsLIAkgCmohCSALQQNJDQBBACAEayEKA0AgBSAEaiINQeQCaiADOgAAIAUgCmoiDEHjImogBjoAACANQeUCaiADOgAAIAxB4iJqIAY6AAAgDUHmAmogAzoAACAMQeEiaiAGOgAAIA1B5wJqIAM6AAAgDEHgImogBjoAACAKQXxqIQogCSAEQQRqIgRHDQALCyADQQFqIgNB9gBHDQALIAVBgICEgAA2AgQgBUGAAjYCrAECQCAFIAAgASACQYGAgIAAEISAgIAAIgNFDQAgBSgCACIERQ0BA0AgBCgCACIEDQAMAgsLQQAhBkEAIAU2AvC1hIAAQQAgBUEBEIWAgIAANgL0tYSAAEEAIQ0CQEFvQQAoAqjIhIAAIgRBsMiEgABBD2pBcHEiCiAEGyIMa0EAKALwtYSAACIDKAIoIAMoAiRqIgVBA2xBFWogBUEBdCADKAKkARsiA0kNAEEAIAMgDGpBD2pBcHEiBDYCqMiEgAACQAJAIARB//8DakEQdiIDPwAiDU0NACADIA1rQABBf0YNAUEAKAKoyISAACEECyAMIQ0MAQtBACENQQAgDDYCqMiEgAAgDCEEC0EAIA02Avi1hIAAQQBBACgC8LWEgAAiAygCDCADKAIIbEECdCIDNgL8tYSAAAJAQW8gBCAKIAQbIgRrIANJDQBBACADIARqQQ9qQXBxIgM2AqjIhIAAAkAgA0H//wNqQRB2IgM/ACIGTQ0AIAMgBmtAAEF/Rw0AQQAhBkEAIAQ2AqjIhIAADAELIAQhBgtBACEEQQAgBjYCgLaEgAACQAJAQQAoAvC1hIAAKALIAQ0AQQBBADYChLaEgAAMAQsCQAJAQW9BACgCqMiEgAAiBEGwyISAAEEPakFwcSAEGyIDa0EAKAL8tYSAACIGSQ0AQQAhBEEAIAYgA2pBD2pBcHEiBjYCqMiEgAAgBkH//wNqQRB2IgY/ACINTQ0BIAYgDWtAAEF/Rw0BQQAgAzYCqMiEgAALQQAhBEEAQQA2AoS2hIAADAELQQAgAzYChLaEgAAgA0UNAEEAIQRBb0EAKAKoyISAACIDQbDIhIAAQQ9qQXBxIAMbIg1rQQAoAvC1hIAAIgMoAiggAygCJGoiBkEDbEEVaiAGQQF0IAMoAqQBGyIDSQ0AQQAgAyANakEPakFwcSIENgKoyISAAAJAIARB//8DakEQdiIEPwAiA00NACAEIANrQABBf0cNAEEAIQRBACANNgKoyISAAAwBCyANIQQLQQAgBDYCiLaEgAACQEEAKAL0tYSAACIEIAFNDQBBACEAQW9BACgCqMiEgAAiA0GwyISAAEEPakFwcSADGyIDayAESQ0AQQAgBCADakEPakFwcSIENgKoyISAAAJAIARB//8DakEQdiIEPwAiBk0NACAEIAZrQABBf0cNAEEAIQBBACADNgKoyISAAAwBCyADIQALQQAgADYCjLaEgABBAiEDQQAoAvi1hIAARQ0AQQAoAoC2hIAARQ0AIABFDQBBACEDQQAoAoi2hIAADQBBACgC8LWEgAAoAsgBQQBHQQF0IQMLIAMLux4DDH8BfgN/I4CAgIAAQRBrIgIkgICAgAAgACgCACEDIAJCADcDAAJAAkAgACgCCCIEDQBBCSEFDAELIAAoAgQhBkEAIQcgBCEIAkADQAJAAkACQCAGIAggB2pBAXYiCUEsbGoiBSgCAEGBhoSAACAFKAIEIgVBCCAFQQhJGxDMgICAACIKDQAgBUEIRg0EIAVBB00NASAJIQgMAgsgCkEASA0AIAkhCAwBCyAJQQFqIQcLIAcgCEkNAAtBCSEFDAELAkAgBiAJQSxsaiIFKAIQQQFGDQBBCiEFDAELAkAgBSgCFEEBRg0AQQohBQwBCwJAIAYgCUEsbGoiBygCHEEBRg0AQQohBQwBCyAHQQE2AhhBBCEFIAcoAgwtAAAgAUcNAEEAIQcgBCEIAkADQAJAAkACQCAGIAggB2pBAXYiCUEsbGoiCigCAEH/goSAACAKKAIEIgVBBiAFQQZJGxDMgICAACILDQAgBUEGRg0EIAVBBU0NASAJIQgMAgsgC0EASA0AIAkhCAwBCyAJQQFqIQcLIAcgCEkNAAtBCSEFDAELAkAgBiAJQSxsaiIFKAIQQQFGDQBBCiEFDAELAkAgBSgCFEEBRg0AQQohBQwBCyADIAFBAkYiBzYCpAEgBiAJQSxsaiIFQQE2AhgCQAJAAkAgBSgCCEEHRg0AIANBADYCFAwBCyADIAUoAgxB45mEgABB6JiEgAAgBxtBBxDMgICAACIFRTYCFCAFDQBBACEHIAQhCAJAA0ACQAJAAkAgBiAIIAdqQQF2IgpBLGxqIgkoAgBBz4aEgAAgCSgCBCIFQQ8gBUEPSRsQzICAgAAiAQ0AIAVBD0YNBCAFQQ5NDQEgCiEIDAILIAFBAEgNACAKIQgMAQsgCkEBaiEHCyAHIAhJDQALQQAhCQsgCUUhBwwBC0EOIQUgAUECRg0BQQAhByAKQfqFhIAAEJ+AgIAARQ0BCyADIAc2AiBBACEHAkADQAJAAkACQCAGIAQgB2pBAXYiCEEsbGoiCSgCAEGlk4SAACAJKAIEIgVBBCAFQQRJGxDMgICAACIKDQAgBUEERg0EIAVBA00NASAIIQQMAgsgCkEASA0AIAghBAwBCyAIQQFqIQcLIAcgBEkNAAtBCSEFDAELAkAgBiAIQSxsaiIFKAIQQQRGDQBBCiEFDAELAkAgBSgCFEEBRg0AQQohBQwBC0EKIQUgBiAIQSxsaiIHKAIcQQNHDQAgB0EBNgIYIAMgBygCDCIFKAAANgIIIAMgBSgABDYCDCADIAUoAAg2AhAgAiAJNgIMIABBtYSEgABBBEEBQgFCfyACQQxqEKCAgIAAIgUNACADIAIoAgwoAgwoAAAiBzYCJEEPIQUgAygCCCIIQf93akGAeEkNACADKAIMIglB/3dqQYB4SQ0AIAdBAUgNACAHQYAESg0AIAMoAhAiB0EESw0AQQEhCkEBIAd0QRpxRQ0AIANBATYCuAECQCADKAKkAUUNACAAQYmXhIAAQQFBAUEIIANBuAFqIgcQoYCAgAAiBQ0BQSchBSADKAIQQQFGDQEgAygCCCIIQYACSg0BIAMoAgwiCUGAAkoNASAIIAcoAgAiCm8NASAJIApvDQELIAMgCSAKbTYCtAEgAyAIIAptNgKwASAAQdGHhIAAQQFBAUJ/Qn8gAkEMahCggICAACIFDQACQCACKAIMIgUoAghFDQAgAyAFIANBOGoQooCAgAAiBQ0BCyADIAMoAjgiBzYCKEENIQUgB0GB/P8HTg0AIAMgB0EBIAcbIgU2AiwgAiAFNgIEIABBqpOEgAAgBSACQQEgA0HQAGoQo4CAgAAiBQ0AAkACQAJAAkAgAygCpAENACAAQcSQhIAAQQJBAiAAKAIAIgg0AiwgCDQCJCACQQxqEKCAgIAAIgUNBEECIQUgACgCACACKAIMEKSAgIAAIgdFDQQgCCAHNgJ4AkAgCCgCJCIJIAgoAiwiCmwiBUUNAAJAA0AgBy0AAEGAAUYNASAHQQFqIQcgBUF/aiIFRQ0CDAALC0ESIQUMBQsgAEGVl4SAAEEDQQIgCqwgCawgAkEMahCggICAACIFDQRBAiEFIAAoAgAgAigCDBCkgICAACIHRQ0EIAggBzYCfCADKAKkAQ0AIAAoAggiB0UNACAAKAIEIQZBACEIA0ACQAJAAkAgBiAHIAhqQQF2IglBLGxqIgUoAgBBvoaEgAAgBSgCBCIFQRAgBUEQSRsQzICAgAAiCg0AIAVBEEYNBSAFQQ9NDQEgCSEHDAILIApBAEgNACAJIQcMAQsgCUEBaiEICyAIIAdJDQALCyADQQA2AhggAEGMo4SAACAAKAIAIgtB1ABqIgEQpYCAgAAiBQ0DIAAoAggiBw0BQQkhBQwDCyADQQE2AhhBFCEFIAAoAgAiCygCFA0CIAsoAiQhDCAAQYCjhIAAIAtB1ABqIgcQpYCAgAAiBQ0CQQkhBSAAKAIIIghFDQIgBygCACINrCEOIAAoAgQhAUEAIQkCQANAAkACQAJAIAEgCCAJakEBdiIKQSxsaiIGKAIAQZaNhIAAIAYoAgQiB0EPIAdBD0kbEMyAgIAAIgQNACAHQQ9GDQQgB0EOTQ0BIAohCAwCCyAEQQBIDQAgCiEIDAELIApBAWohCQsgCSAISQ0ADAQLC0EKIQUgASAKQSxsaiIHKAIQQQNHDQIgBygCFEECRw0CAkAgDUEASA0AIAEgCkEsbGo1AhwgDlINAwsgASAKQSxsaiIHQQE2AhgCQCAHQSBqKAIAIgggDEYiBw0AIAggDEEBaiAMbEEBdkcNAwsgCyAHNgIcIAsgCyAGEKSAgIAAIgU2AmQgBQ0BQQIhBQwCCyABKAIAIgysIQ4gACgCBCEEQQAhCAJAA0ACQAJAAkAgBCAHIAhqQQF2IglBLGxqIgooAgBB34aEgAAgCigCBCIFQRMgBUETSRsQzICAgAAiBg0AIAVBE0YNBCAFQRJNDQEgCSEHDAILIAZBAEgNACAJIQcMAQsgCUEBaiEICyAIIAdJDQALQQkhBQwCC0EKIQUgBCAJQSxsaiIHKAIQQQRHDQEgBygCFEECRw0BAkAgDEEASA0AIAQgCUEsbGo1AhwgDlINAgsgBCAJQSxsaiIHQQE2AhgCQCAHQSBqKAIAIgdBAU4NAEETIQUMAgsgCyAHNgIwIAsgCyAKEKSAgIAAIg02AmgCQCANDQBBAiEFDAILAkAgCygCLCIPQQFIDQAgCygCMCIMQQJ0IRAgC0HYAGooAgAiESgCACEKQQAhBANAAkAgCiIGIAxsIBEgBEEBaiIEQQJ0aigCACIKIAxsTw0AIA0gECAGbGohByAMIAogBmtsIQgDQAJAIAcoAgAiCSAGTg0AQRMhBQwGCwJAIAkgCk4NACAHQQRqIQcgCEF/aiIIRQ0CDAELC0ETIQUMBAsgBCAPRw0ACwsCQCAAKAIIIggNAEEJIQUMAgsgACgCBCEMQQAhCQJAA0ACQAJAAkAgDCAIIAlqQQF2IgpBLGxqIgYoAgBBrpKEgAAgBigCBCIHQQ4gB0EOSRsQzICAgAAiBA0AIAdBDkYNBCAHQQ1NDQEgCiEIDAILIARBAEgNACAKIQgMAQsgCkEBaiEJCyAJIAhJDQALQQkhBQwCCyAMIApBLGxqIgcoAhBBBEcNASAHKAIUQQFHDQEgDCAKQSxsaiIHKAIcQQFHDQEgB0EBNgIYIAsgBygCDCgAACIHNgJsIAIgBjYCDEETIQUgB0GAAksNASAAQfqWhIAAQQNBAiAPrCALNAIkIAJBCGoQpoCAgAAiBQ0BIAsgAigCCDYCcAJAIAsoAiBFDQAgAEHjloSAAEEDQQIgCzQCLCALNAIkIAJBCGoQpoCAgAAiBQ0CIAsgAigCCDYCdAsgAEG1iYSAABCngICAAEUNACAAQbWJhIAAQQFBAUJ/Qn8gAkEMahCggICAACIFDQEgCyACKAIMIAtBxABqIgcQooCAgAAiBQ0BQQ0hBSAHKAIAIAEoAgBHDQELQQIhBUEAKAKoyISAACIHQbDIhIAAQQ9qQXBxIAcbIgdBoM4AakGQzgBJDQAgACgCACEIQQAgB0GfzgBqQXBxIgk2AqjIhIAAAkAgCUH//wNqQRB2Igk/ACIKTQ0AIAkgCmtAAEF/Rw0AQQAgBzYCqMiEgAAMAQsgB0UNACAAKAIAIQkCQCAAQcqOhIAAIAcgAkEIahCogICAACIFDQBBCEEHIAkoAhQiChshBiACKAIIIgtBf2ohBUEBIQQCQCAKDQAgCSgCECEECwJAIAcgBUHkAGxqIgEoAgAgBkYNAEEaIQUMAQsCQCABKAIUQQFGDQBBGiEFDAELAkAgByAFQeQAbGoiBkEYaigCACAERg0AQRohBQwBCwJAIAZBHGooAgAgCSgCsAFGDQBBGiEFDAELAkAgByAFQeQAbGoiBUEgaigCACAJKAK0AUYNAEEaIQUMAQsgCSAFQQhqKAIAIAkoAhBBBEZrIgU2AjQCQCAFQQBKDQAgCkUNAEEaIQUMAQsgCSAHIAsgCUGEAWoQqYCAgAAiBQ0AQQAhBSAJKAIURQ0AAkAgCSgCIA0AIABBz4aEgABBAUECIAk0AjQgCTQCECACQQxqEKCAgIAAIgUNAUECIQUgACgCACACKAIMEKSAgIAAIgdFDQEgCSAHNgKAAUEAIQUMAQsgAEHjk4SAACAHIAJBCGoQqICAgAAiBQ0AAkAgByACKAIIIgZBf2oiCkHkAGxqIgUoAgBBB0YNAEEaIQUMAQsCQCAFKAIURQ0AQRohBQwBCwJAIAcgCkHkAGxqIgVBGGooAgAgCSgCECAJKAI0bEYNAEEaIQUMAQsCQCAFQRxqKAIAQQFGDQBBGiEFDAELQRohBSAHIApB5ABsakEgaigCAEEBRw0AIAkgByAGIAlBlAFqEKmAgIAAIQULQQEhBwJAIAhBjAFqKAIAIgkgCEGcAWooAgAiCiAJIApLGyIJQX9qQf7/D0sNAEGAgBAgCW4iB0EIIAdBCEkbIQcLIAhBASAHIAgoAqQBGzYCwAIgBQ0AAkAgAygCpAFFDQAgABCqgICAACIFDQELQQAhBSAAKAIIIghFDQAgACgCBEEYaiEHAkADQCAHKAIARQ0BIAdBLGohByAIQX9qIghFDQIMAAsLQQshBQsgAkEQaiSAgICAACAFC60CAQJ/I4CAgIAAQRBrIgUkgICAgABBAyEGAkAgAkEESQ0AIAEoAABBwY7BigNHDQBBBSEGIAJBLEkNAEEEIQYgASgABEF/akEBSw0AQQghBiABKAAIQYAISw0AAkACQCADRQ0AIAAgA/0AAAD9CwDEAiAAQdQCaiADQRBq/QAAAP0LAAAMAQsgAUEsaiACQVRqIABBxAJqEJ2AgIAAC0EHIQYgAEHEAmogAUEMakEgEMyAgIAADQAgBSAANgIAIAUgASgACCIGNgIIIAUgBkEsbEEsaiIAEIGAgIAAIgY2AgQCQCAGDQBBAiEGDAELIAZBACAA/AsAIAUgAUEsaiACQVRqEJ6AgIAAIgYNACAFIAEoAAQgBBGAgICAAAAhBgsgBUEQaiSAgICAACAGC/wBAQJ/I4CAgIAAQZADayICJICAgIAAIAAoAsACIgMgASADIAFJGyIBQQEgARshAQJAAkAgACgCpAFFDQAgACgCKCAAKAIkakEDbEEVaiABQQIgAUECSxtsQf8AakFAcSAAQQAgAkEIahCGgICAAGohAAwBCyABQQIgAUECSxsgACgCKCAAKAIkamxBAXRB/wBqQUBxIAFBhAhsQT9qQUBxaiAAQYwBaigCACABQQF0IgFsIABBkAFqKAIAQQN0akGAAWoiAyAAQZwBaigCACABbCAAQaABaigCAEEDdGpBgAFqIgAgAyAASxtqIQALIAJBkANqJICAgIAAIAAL4wsBEX8gAEGgAWooAgAhAyAAQZwBaigCACEEIAAoAggiBUEEaiEGIAAoAgwiB0EEaiEIQQEhCQJAIAAoAowCIgogBSAHIAUgB0obIgtODQAgACgChAIhDEEBIQ0gByEOIAUhDyALIRACQAJAA0ACQCAMRQ0AIA8gDnJBAXENAgsgDUEBaiENIA5BAWpBAXUhDiAPQQFqQQF1IQ8gEEEBakEBdSIQIApKDQAMAgsLQQEhCSANQQJJDQELIA0hCQsgA0EDdCERIARBA3QhBCAIIAZsIQNBASENAkAgAEGQAmooAgAiCiALTg0AIAAoAoQCIQxBASENIAchDiAFIQ8gCyEQA0ACQCAMRQ0AIA8gDnJBAXENAgsgDUEBaiENIA5BAWpBAXUhDiAPQQFqQQF1IQ8gEEEBakEBdSIQIApKDQALCyAEIBFqIQQgA0EBdCEGIAhBBWwhESAAKAKwASESIAAoArQBIRMgDSAJIA0gCUobIQxBASENAkAgAEGUAmooAgAiECALTg0AIAAoAoQCIQpBASENIAchDiAFIQ8DQAJAIApFDQAgDyAOckEBcQ0CCyANQQFqIQ0gDkEBakEBdSEOIA9BAWpBAXUhDyALQQFqQQF1IgsgEEoNAAsLIARBgAFqIQggBiARaiEEIBMgEmwhBiAHIAVsIQkgAkEAQYgD/AsAIA0gDCANIAxKGyEKIAJBIGohDiAAKALgASEMQQAhDUEAIQsDQCAOQWRqIAc2AgAgDkFgaiAFNgIAIA5BaGogASALakEAIAEbNgIAIA5BbGogASAFIAdsIhBBAnRBP2pBQHEiDyALaiILakEAIAEbNgIAIA5BcGogASALIA9qIgtqQQAgARs2AgAgDkF0aiABIAsgD2oiC2pBACABGzYCACAOQXhqIAEgCyAPaiILakEAIAEbNgIAIA5BfGogASALIA9qIgtqQQAgARs2AgAgCyAPaiELAkAgDEUNACAOIAEgC2pBACABGzYCACALIBBBP2pBQHFqIQsLIA5BJGohDiAHQQFqQQF1IQcgBUEBakEBdSEFIA1BAWoiDSAKSA0ACyACIAEgC2pBACABGzYCoAIgAkGkAmogASALIARBAnRBP2pBQHEiDmoiD2pBACABGzYCACACQagCaiABIA8gBEEDdEE/akFAcWoiD2pBACABGzYCACACQawCaiABIA8gA0EDdEE/akFAcWoiD2pBACABGzYCACACQbACaiABIA8gA0E/akFAcSILaiIPakEAIAEbNgIAIAIgASAPIAtqIg9qQQAgARs2ArQCIAIgASAPIA5qIg5qQQAgARs2ArgCIAIgASAOIAlBP2pBQHFqIg5qQQAgARs2ArwCIAJBwAJqIAEgDiAJQQN0QT9qQUBxIg9qIg5qQQAgARs2AgAgAiABIA4gD2oiDmpBACABGzYCxAIgAiABIA5BgIAIaiIPakEAIAEbNgLQAiACQdQCaiABIA8gBkE/akFAcSIOaiIPakEAIAEbNgIAIAJB2AJqIAEgDyAOaiIPakEAIAEbNgIAIAIgASAPIA5qIg5qQQAgARs2AtwCIAIgASAOIAZBA2wiD0GQICAPQZAgSxtBP2pBQHFqIg9qIg5BACABGzYC4AIgAkHsAmogDkHAGWpBACABGzYCACACQegCaiAOQYARakEAIAEbNgIAIAJB5AJqIA5BwAhqQQAgARs2AgAgAiABIAAoAiggACgCJGoiDkECdEE/akFAcSAPQYAiaiIPaiILakEAIAEbNgL0AiACIAEgD2pBACABGzYC8AIgAkJ/NwLIAiACQfgCaiABIAsgDkE/akFAcSIOaiIPakEAIAEbNgIAIAIgASAPIA5qIg5qQQAgARs2AvwCIAIgASAOIAlBAnRBP2pBQHFqIg5qQQAgARs2AoADIAIgASAOQcCAAmoiDmpBACABGzYChAMgAEGMAWooAgBBBmwgAEGQAWooAgBBA3RqQYABaiIBIAggASAISxtBP2pBQHEgDmoLKQEBf0HJgoSAACEBAkAgAEE6Sw0AIABBAnRBsKWEgABqKAIAIQELIAELCwBBACgC+LWEgAALCABBkLaEgAALCABBkLyEgAALCwBBACgCgLaEgAALgBYDAn8BexB/I4CAgIAAQZAEayIDJICAgIAAIANBKGoiBP0MAAAAAAAAAAAAAAAAAAAAACIF/QsDACADQRhqIgYgBf0LAwAgA0E4aiIHQgA3AwAgA0EQakJ/NwMAIANBMGpBfzYCACAGQX82AgAgBEGQtoSAADYCACAHQZC8hIAANgIAIAMgBf0LAwAgAyAANgIkIAMgATYCNAJAAkAgAkF/Sg0AQQEhAUEAKALwtYSAACIIRQ0BQQAoAvi1hIAAIglFDQFBACgCgLaEgAAiCkUNAUEhIQEgCCgCDCAIKAIIbCAIKAIQbEEAKAL8tYSAAEsNAUEAKAL0tYSAACEAQQAoAoy2hIAAIQQCQCAIKAKkAQ0AIAgoAiggCCgCJGpBAXQiAkUNACAJIQECQANAIAEtAABBgAFGDQEgAUEBaiEBIAJBf2oiAkUNAgwACwtBJiEBDAILIAggAxCNgICAACIBDQEgCCAEIAAgA0HQAGoQjoCAgAAiAQ0BIAMoAlRBAEchASAIQZQBaiELIAhBhAFqIQwgA0HgAGohDQNAAkACQCAIKAKkAQ0AIAgoAgghAiAIKAIMIQAgCCgCECEOIAgoAighBCAIKAIkIQYgAygCXCEPIAMgCTYCQCADIAQgBmpBAXQ2AkggAyAOIAAgAmwiAGwiAjYCTCADIAogAiAAa0EAIAgoAhQbajYCRCAMIANBwABqIAEgDyABQYQIbEE/akHAH3FqIgIQj4CAgAACQCAIKAIUDQAgAUUNAiAOQQRHDQIgAEUNAiAKIQEDQAJAAkACQCABQQNqLQAAIgINAEEAIQIgAUEAOwAADAELQf8BIQQgASABLQAAQf8BbCACQQF2IgZqQf//A3EgAm4iB0H/ASAHQf8BSRs6AAAgAUEBaiIHIActAABB/wFsIAZqQf//A3EgAm4iB0H/ASAHQf8BSRs6AAAgAUECai0AAEH/AWwgBmpB//8DcSACbiICQf4BSw0BCyACIQQLIAFBAmogBDoAACABQQRqIQEgAEF/aiIADQAMAwsLIANBhAg2AkwgAyAPIA5BBEZBAnQiBGoiEDYCRCADIAkgCCgCKCAIKAIkaiIAQQNsQRVqIABBAXQgCCgCpAEbQQF2ajYCQAJAIAgoAiBFDQAgCyADQcAAaiABIAIQj4CAgAALIAFFDQEgD0EAIAT8CwACQCAIKAIgDQAgECAIKAKAASAIKAI0IA5s/AoAAAsCQCAIKAI0RQ0AQQAhEQNAIAMoAiQiBEUNASAQIBEgDmxqIRIgAygCKCEBAkACQCAEQQFODQAgASEADAELIBItAAIhEyASLQABIRQgEi0AACEGQf////8HIQIgASEAA0AgBiABLQAAIgdrIhUgFWwgByAGakEBdiIHQYAEcmxBCHYgFCABQQFqLQAAayIVIBVsQQJ0aiATIAFBAmotAABrIhVB/wUgB2tsIBVsQQh1aiIHIAIgByACSCIHGyECIAEgACAHGyEAIAFBA2ohASAEQX9qIgQNAAsLIBIgAC8AADsAACASQQJqIABBAmotAAA6AAAgEUEBaiIRIAgoAjRJDQALCyAKIAgoAhAiAUF/aiAIKAIMIAgoAghsIgRsIgdqIQACQAJAAkAgAUF9ag4CAAECCyAERQ0DIARBAXEhFUEAIQICQCAEQQFGDQAgBEF+cSEHQQAhAiAKIQEDQCABIA8gACACaiIELQAAQQNsaiIGLwAAOwAAIAFBAmogBkECai0AADoAACABQQNqIA8gBEEBai0AAEEDbGoiBC8AADsAACABQQVqIARBAmotAAA6AAAgAUEGaiEBIAcgAkECaiICRw0ACwsgFUUNAyAKIAJBA2xqIgEgDyAAIAJqLQAAQQNsaiICLwAAOwAAIAFBAmogAkECai0AADoAAAwDCyAERQ0CIARBAXEhB0EAIQICQCAEQQFGDQAgBEF+cSEGQQAhAiAKIQEDQCABIA8gACACaiIELQAAQQJ0aigAADYAACABQQRqIA8gBEEBai0AAEECdGooAAA2AAAgAUEIaiEBIAYgAkECaiICRw0ACwsgB0UNAiAKIAJBAnRqIA8gACACai0AAEECdGooAAA2AAAMAgsgBEUNASAEQQNxIQZBACEBAkAgBEF/akEDSQ0AIARBfHEhFUEAIQEDQCAKIAFqIgIgDyAAIAFqIgQtAABqLQAAOgAAIAJBAWogDyAEQQFqLQAAai0AADoAACACQQJqIA8gBEECai0AAGotAAA6AAAgAkEDaiAPIARBA2otAABqLQAAOgAAIBUgAUEEaiIBRw0ACwsgBkUNASAKIAFqIQEDQCABIA8gASAHai0AAGotAAA6AAAgAUEBaiEBIAZBf2oiBg0ADAILCyAIIAkgA0HoA2oQkICAgAAiAQ0DQQAhAQJAIAMoAqgDIgAgAygC+AMiAkYNAEEBIQEgAygCrAMgAkYNAEEAIQEgAygC9ANBAkcNACAAIAMoAvwDRiEBCyAIIANB6ANqIAEgDSADKALcAxCRgICAACAIIANB6ANqIAEgA0F/IA0gAygC3AMgChCSgICAAAtBACEBIAMoAlRFDQAMAgsLAkBBACgChLaEgAAiBg0AQS8hAQwBCwJAAkACQEEALQCQyISAAA0AQQAoAvi1hIAAIQRBACgC8LWEgAAhAAwBC0EAKAKItoSAAEEAKAL4tYSAACIEQQAoAvC1hIAAIgAoAiggACgCJGoiAUEDbEEVaiABQQF0IAAoAqQBGxDMgICAAEUNAQtBAEEAOgCQyISAAEEBIQEgAEUNASAERQ0BAkAgACgCpAENAEEvIQEMAgtBISEBIAAoAgwgACgCCGxBACgC/LWEgABBAnZLDQEgAEEAKAKMtoSAAEEAKAL0tYSAACADQdAAahCOgICAACIBDQEgACAEIANB6ANqEJCAgIAAIgENASADQeAAaiEEQQAhAQJAIANBqANqKAIAIhUgAygC+AMiB0YNAEEBIQEgAygCrAMgB0YNAEEAIQEgAygC9ANBAkcNACAVIAMoAvwDRiEBCyAAIANB6ANqIAEgBCAGEJGAgIAAQQAoAoi2hIAAQQAoAvi1hIAAIgRBACgC8LWEgAAiACgCKCAAKAIkaiIBQQNsQRVqIAFBAXQgACgCpAEb/AoAAEEAQQE6AJDIhIAAQQAoAoS2hIAAIQYLQQEhASAERQ0AIAZFDQBBACgCgLaEgAAiB0UNAEEvIQEgACgCpAFFDQAgACgCyAEgAkwNAEEhIQEgACgCDCAAKAIIbCIVQQJ0QQAoAvy1hIAASw0AQQAoAvS1hIAAIQhBACgCjLaEgAAhEiAAIAMQjYCAgAAiAQ0AIAAgBCADQegDahCQgICAACIBDQACQCAVRQ0AIAMoAvQDIBVsIRQgBiEEA0BBMCEBIAQoAgAiE0F/SA0CIBMgFE4NAiAEQQRqIQQgFUF/aiIVDQALCwJAAkAgACgC1AEiAUUNACABIAJqLQAADQELIAAgA0HoA2ogAiAGIAcQk4CAgABBACEBDAELIAAgEiAIIANB0ABqEI6AgIAAIgENACADQeAAaiEVQQAhAUEAIQQCQCADQagDaigCACIUIAMoAvgDIhNGDQBBASEEIANBrANqKAIAIBNGDQBBACEEIAMoAvQDQQJHDQAgFCADQfwDaigCAEYhBAsgACADQegDaiAEQQAgFRCUgICAACAAIANB6ANqIAQgAyACIBUgBiAHEJKAgIAACyADQZAEaiSAgICAACABC9kCAQV/QRshAgJAIAEoAhAiA0F/SA0AIAMgACgCKE4NAEEcIQIgASgCFCIDQX9IDQBBACEEAkAgACgCGA0AIAAoAlQhBAsgAyAETg0AQR0hAiABKAIYQf93akH+d0kNAEEfIQIgASgCHCIDQQNLDQACQCADRQ0AIAAoAiBFDQEgA0ECRw0AIAEoAiAiA0EASA0BIAMgACgCVE4NAQsCQCABKAIkIgNBgAJNDQBBIA8LQSshAiABKAIsIAAoAqgBSw0AQSwhAiABKAIwIgRBf0gNAAJAAkAgACgCpAEiBQ0AQQAhBgwBCyAAKAJUIQYLIAQgBk4NAEEtIQIgASgCNCIEQQBIDQAgBCAFQQBHQQh0Sw0AAkAgBEUNACABKAI4RQ0BCwJAIANFDQACQCABKAIoDQBBIA8LAkAgACgCFA0AQSAPC0EgIQIgACgCEEEDSA0BC0EAIQILIAILrwIBAn8gA0EANgIAIAMgACgCwAJBAEciBDYCBCAAIAQQhYCAgAAhBAJAAkACQCABDQACQAJAQW9BACgCqMiEgAAiAUGwyISAAEEPakFwcSABGyIBayAESQ0AQQAgBCABakEPakFwcSIENgKoyISAACAEQf//A2pBEHYiBD8AIgVNDQEgBCAFa0AAQX9HDQFBACABNgKoyISAAAsgA0EANgIAQQIPCyADIAE2AgAgAQ0BQQIPC0EkIQUgBCACSw0BC0EAIQUgAyABQQAgAWtBP3FqIgE2AgggAyABIAAoAiggACgCJGoiBEEDbEEVaiAEQQF0IAAoAqQBIgQbIAMoAgQiAkECIAJBAksbbEE/akFAcWoiATYCDCAERQ0AIAAgASADQRBqEIaAgIAAGgsgBQugHwIvfwJ7I4CAgIAAQYADayIEJICAgIAAIAAoAgghBQJAIAJFDQBBAkEEIAAoAgQiBigCBCIHQQJGG0EBIAdBAUobIQggBkEIaigCACEHQQAhCQNAQQAhCgJAIAdFDQBBACEHIAMhCwNAIAsgCSAGKAIwbGohCiABKAIAIAkgASgCCGxqIAdqLAAAIQwCQAJAAkACQAJAIAYoAgQOAwABAgMLIAogDDoAAAwDCyAKIAxBgAFzOgAADAILIAogDDsAAAwBCyAKIAw2AAALIAsgCGohCyAHQQFqIgcgBigCCCIKSQ0ACwsgCiEHIAlBAWoiCSACRw0ACwsCQCAAKAIAQQFIDQAgAyAFIAJsIgdqQcAAaiINIAdqQcAAaiEOQQAhDwNAIAMhECAAKAIEIA9B0AFsaiERAkACQCACRQ0AIBFB0ABqIRIgEUE8aiEIIBFByABqIRMgEUHcAGohBiARQdQAaiEUIBFB2ABqIRUgEUHMAGohFiARQTRqIRcgEUHgAGohGEEAIRkDQCARKAIAIgdBBkoNAiAUKAIAIQUgFSgCACEMIBYoAgAhAyANIBgoAgAgGWxqIglBgH9BACAXKAIAQQFGGyILIBMoAgAgBigCACIabPwLACAJIAYoAgAiByATKAIAbGohCQJAIAgoAgAiCkEBSA0AIAwgA2wiA0EAIAUgDGwiDGtGDQAgCSALIAP8CwAgCSAaIAxraiIFIAsgDPwLAAJAIAgoAgAiCkECSA0AQQEhBwNAIAkgByAGKAIAbGogCyAD/AsAIAUgBigCACAHbGogCyAM/AsAIAdBAWoiByAIKAIAIgpIDQALCyAGKAIAIQcLIAkgCiAHbGogCyASKAIAIAds/AsAIBlBAWoiGSACRw0ACwsgESgCACEHCwJAAkAgBw4DAAEAAQsgAkUNAEEIQTAgEUGQAWoiGygCABshHCARQeAAaiEdIBFBMGohHiARQYgBaiEfIBFBjAFqISAgEUHYAGohISARQcwAaiEiIBFB3ABqISMgEUHIAGohJCARQeQAaiElIBFBDGohBSARQYABaiEDIBFBBGohJiARQfgAaiEMIBFBEGohJyARQYQBaiEoIBFB/ABqISkgEUG0AWohKiARQShqISsgEUEsaiESQQAhGiAQISxBACEKQQAhFCANIS0gAiEuA0AgBEHAAWogFEECdCIYaiIvICwgEigCACAKbGogKygCACIHIBpsajYCAAJAIBsoAgBFDQAgDiAqKAIAIBRsaiEwAkAgDCgCAEEBSA0AICkoAgAiEyAHbCEGQQAhC0GAf0EAICYoAgBBAUYbIQggGiAoKAIAayIJQR91QQAgCWtxIhkgB2whFSATICcoAgAgCWsiFiAWIBNKGyITIBlrIAdsIRYgLCAZIAlqIAdsaiEXIDAhBwNAIAMoAgAhCSAHIAggBvwLAAJAIAogC2ogCWsiCUEASA0AIAkgBSgCAE4NACATIBlMDQAgByAVaiAXIBIoAgAgCWxqIBb8CgAACyAHIAZqIQcgC0EBaiILIAwoAgBIDQALCyAvIDA2AgALIAQgGGogLSAhKAIAIgcgIigCAGwgJCgCACAlKAIAIgsgCmxqICMoAgBsamogCyAabCAHbGo2AgACQCAaQQFqIhogICgCAEgNAEEAIRogCkEBaiIKIB8oAgBIDQAgLkF/aiEuIC0gHSgCAGohLSAsIB4oAgBqISxBACEKQQAhGgsCQCAUQQFqIhQgHE8NACAuDQELIBEgBEHAAWogBCAUEJuAgIAAQQAhFCAuDQALCwJAIAJFDQAgEEHAAGohHiARQThqIQogEUHkAGohKyARQdgAaiEbIBFBzABqIRwgEUHcAGohICARQcgAaiEhIBFB6ABqISggEUE8aiEqIBFBwABqISIgEUHsAGohMSARQfAAaiETIBFBCGohAyARQShqIRcgEUEcaiEYIBFBLGohLCARQRhqIS4gEUEQaiEtIBFBDGohJiARQRRqITIgEUEEaiEFIBFB4ABqISkgEUEwaiEdQQAhJwNAIAEoAgQgASgCDCAnbGohCCANICkoAgAgJ2xqIRIgECAdKAIAICdsIgdqIRUCQAJAAkACQAJAAkACQAJAIBEoAgBBf2oOCAAHAQIDBAUGBwsgKigCACIHQQFIDQZBAkEEIAUoAgAiC0ECRhtBASALQQFKGyIGICIoAgAiC2wgB2whCEEAIRoDQAJAIAtBAUgNACAKKAIAIQdBACEZA0BBACEMAkAgB0UNACASICAoAgAgGiAhKAIAamwgGygCACAcKAIAIBlqbGpqIQdBACEJIBUhCwNAAkACQCAGQQFHDQAgByALLQAAOgAADAELIAcgCyAG/AoAAAsgByAGaiEHIAsgCGohCyAJQQFqIgkgCigCACIMSQ0ACyAiKAIAIQsLIBUgBmohFSAMIQcgGUEBaiIZIAtIDQALICooAgAhBwsgGkEBaiIaIAdIDQAMBwsLICooAgBBAUgNBSAXKAIAIgdBAXQhGSAiKAIAIjAgB2whFiAwQX9qIi9BfnEhGiAvQQFxISNBACEJIAchFANAIBIgGygCACAcKAIAbCAhKAIAIAlqICAoAgAiBmxqaiEIAkACQAJAAkAgCSAJICsoAgAiC20iDCALbGsNACAwRQ0DIAggFSAYKAIAIBRsIC4oAgAgDGogLCgCAGxqaiIMIAf8CgAAQQEhCyAvDgIDAgELIAggCCAGayAW/AoAAAwCC0EAIQsgCCEGA0AgBiAHaiAMIAtBAWogKygCAG4gB2xqIAf8CgAAIAYgGWoiBiAMIAtBAmoiCyArKAIAbiAHbGogB/wKAAAgGiALRw0ACyALQQFqIQsLICNFDQAgCCALIAdsaiAMIAsgKygCAG4gB2xqIAf8CgAACyAJQQFqIgkgKigCAE4NBiAXKAIAIRQMAAsLICooAgAiC0EBSA0EQQJBBCAFKAIAIgdBAkYbQQEgB0EBShshByArKAIAIhogGmwhCCAiKAIAIQxBACEUA0ACQCAMQQFIDQAgFCAabSEWIBQgGnAgGmwhMCAKKAIAIQZBACEZA0AgGSAabiELQQAhCQJAIAZFDQAgFSAXKAIAIgYgGCgCAGwgLigCACAWaiAsKAIAbGpqIAsgBmxqIBkgCyAabGsgMGogB2xqIQwgEiAgKAIAIBQgISgCAGpsIBsoAgAgHCgCACAZamxqaiEGQQAhCwNAIAwgCCALIAdsbGohCQJAAkAgB0EBRw0AIAYgCS0AADoAAAwBCyAGIAkgB/wKAAALIAYgB2ohBiALQQFqIgsgCigCACIJSQ0ACyAiKAIAIQwLIAkhBiAZQQFqIhkgDEgNAAsgKigCACELCyAUQQFqIhQgC0gNAAwFCwsgKigCAEEBSA0DQQAhBwNAIBIgGygCACILIBwoAgBsIAcgISgCAGogICgCAGxqaiAVIBcoAgAgGCgCAGwgByAuKAIAaiAsKAIAbGpqICIoAgAgC2z8CgAAIAdBAWoiByAqKAIASA0ADAQLCyAqKAIAQQFIDQIgIigCACAXKAIAIgZsIDEoAgAgBmwiCSAtKAIAIAZsIgtqayEIQQAgCWshGUEAIQcDQCASIBsoAgAgHCgCAGwgByAhKAIAaiAgKAIAbGpqIgwgFSAYKAIAIAZsIC4oAgAgByAmKAIAIgYgKCgCAGtqIAZvaiAsKAIAbGpqIgYgC2ogGWogCfwKAAAgDCAJaiIMIAYgC/wKAAAgDCALaiAGIAj8CgAAIAdBAWoiByAqKAIATg0DIBcoAgAhBgwACwsgJigCACILQQFIDQFBAkEEIAUoAgAiBkECRhtBASAGQQFKGyEZIBAgB2ohFCAtKAIAIQdBACESA0ACQCAHQQFIDQAgAygCACEGQQAhGgNAAkACQCAGDQBBACEGDAELIBQgLCgCACASIC4oAgBqbCAXKAIAIBgoAgAgGmpsamohC0EAIQcDQCAIIAdqIQYgEygCACEJAkACQAJAAkACQCAFKAIADgMAAQIDCyALLQAAIQwMAwsgCy0AAEGAAXMhDAwCCyALLgAAIQwMAQsgCygAACEMCyAGIAkgDGotAAA6AAAgCyAZaiELIAdBAWoiByADKAIAIgZJDQALIAggB2ohCCAtKAIAIQcLIBpBAWoiGiAHSA0ACyAmKAIAIQsLIBJBAWoiEiALSA0ADAILC0EAISQCQCAFKAIAQQJHDQAgMi0AAEEHcUUhJAsgJigCACILQQFIDQAgECAHaiElIB4gB2ohHyAtKAIAIQdBACEjA0ACQCAHQQFIDQBBACEWA0AgFSAXKAIAIhkgGCgCACIwbCAuKAIAICNqICwoAgBsIi9qaiAZIBZsaiEHAkACQCAkRQ0AIAf9AAAAITMCQCADKAIAIgdBCUgNACAHQXdqIgdBA3ZBAWoiCUEDcSELQQghBgJAIAdBGEkNACAfIC8gGSAwIBZqbGpqIQcgCUH8////A3EhCUEIIQYDQCAH/QAAACAHQXBq/QAAACAHQWBq/QAAACAHQVBq/QAAACAz/ZgB/ZgB/ZgB/ZgBITMgB0HAAGohByAGQSBqIQYgCUF8aiIJDQALCyALRQ0AICUgLyAZIDAgFmpsaiAGQQF0amohBwNAIAf9AAAAIDP9mAEhMyAHQRBqIQcgC0F/aiILDQALCyAzIDMgM/0NCAkKCwwNDg8AAQIDBAUGB/2YASIzIDMgM/0NBAUGBwABAgMMDQ4PCAkKC/2YASIzIDMgM/0NAgMAAQYHBAUKCwgJDg8MDf2YASE0ICUgLyAZIDAgFmpsamohB0F4IQsDQCALQQhqIQsgB/0AAAAhMyAHQRBqIQcgMyA0/S39hAEiBkUNAAsgBmggC2ohDAwBCwJAAkACQAJAAkAgBSgCACIaDgMAAQIDCyAHLQAAIQcMAwsgBy0AAEGAAXMhBwwCCyAHLgAAIQcMAQsgBygAACEHC0EAIQwgAygCACISQQJIDQAgJUECQQQgGkECRhtBASAaQQFKGyIUIC9qIBkgMCAWamxqaiEGQQAhDEEBIQsDQAJAAkACQAJAAkAgGg4DAAECAwsgBi0AACEJDAMLIAYtAABBgAFzIQkMAgsgBi4AACEJDAELIAYoAAAhCQsgCSAHIAkgB0oiGRshByALIAwgGRshDCAGIBRqIQYgEiALQQFqIgtHDQALCyAIIAw6AAAgCEEBaiEIIBZBAWoiFiAtKAIAIgdIDQALICYoAgAhCwsgI0EBaiIjIAtIDQALCyAnQQFqIicgAkcNAAsLIA0hAyAQIQ0gD0EBaiIPIAAoAgBIDQALCyAEQYADaiSAgICAAAuYAgEEfwJAIAAoAiggACgCJGoiA0EDbCIERQ0AIAEhBSAEIQYCQANAIAUtAABBgAFGDQEgBUEBaiEFIAZBf2oiBkUNAgwACwtBJg8LIAIgATYCACACIAEgBGoiBUEMajYCICACIAEgA2o2AgQgAiABIANBAXRqNgIIIAIgBSgAACIBNgIQIAJBFGogBSgABCIGNgIAIAUoAAghBSACQQFBAiAGQX9GIgMbNgIMIAIgBTYCGCACIAVBAEdBAXRBASADGzYCHEEmIQICQCABQQBIDQAgASAAKAJUIgBODQAgBkF/SA0AIAYgAE4NAAJAIAZBf0cNAEEmQQAgBUEBSxsPC0EmQSZBACABIAZGGyAFQYACSxshAgsgAguEoQELGn8FewV/AX4BewF+AX8EfgN/AXs3fyOAgICAAEGAEmsiBSSAgICAACABKAIQIQZBfyEHAkAgACgC3AEiCEUNACABKAIMQQFHDQAgCCAGQQJ0aigCACEHCyAAKALEASEJIAAgASACQQEgAxCUgICAAAJAIAEoAgxBAUgNACACRSEKQQAhCwNAIAEgC0ECdCIIakEQaigCACEMIAAoArwBIQ0gAyAIaiIOQQhqKAIAIg9BACAAKAIIIAAoAgxsQQJ0/AsAAkAgDSAMQRxsaiIQKAIQIg1BAUgNACAQKAIUIRFBACEIIA0hEgNAIAUgCGoiDEEDaiARIAhqIhNBA2otAAAiFDoAACAMIBQgEy0AAGxB/wBqQf//A3FB/wFuOgAAIAxBAWogFCATQQFqLQAAbEH/AGpB//8DcUH/AW46AAAgDEECaiAUIBNBAmotAABsQf8AakH//wNxQf8BbjoAACAIQQRqIQggEkF/aiISDQALCyAKIAIgCxshFQJAIBAoAggiCEEBSA0AIBBBEGohFiAQQQhqIRcgEEEMaiEYIBBBGGohGSAQQQRqIRogECgCDCETQQAhGwNAAkAgE0EBSA0AIBkoAgBBAUEEIA0bIBNsIBtsaiESIA8gGigCACAAKAIMIBAoAgAgG2psakECdGohEUEBIQhBACEMA0ACQAJAIA1FDQAgESAMaiAFIBIgCGpBf2otAABBAnRqKAIANgAADAELIBEgDGoiDSASIAxqIhMtAAAgE0EDaiIcLQAAIhRsQf8AakH//wNxQf8BbjoAACANQQFqIBQgE0EBai0AAGxB/wBqQf//A3FB/wFuOgAAIA1BAmogFCATQQJqLQAAbEH/AGpB//8DcUH/AW46AAAgDUEDaiAcLQAAOgAACwJAIAggGCgCACITTg0AIAxBBGohDCAIQQFqIQggFigCACENDAELCyAXKAIAIQgLIBtBAWoiGyAITg0BIBYoAgAhDQwACwsgACADIBVBAnRqIghB0AJqKAIAIAhB4AJqKAIAIA5BEGooAgAQwICAgAAgC0EBaiILIAEoAgxIDQALCyAAIANB2AJqKAIAIANB6AJqKAIAIAMoAhgQwICAgAAgAygCxAIiEEGAgARqIR0gACgCDCESIAAoAgghGyADKAIcIQ4gASgCACEPAkAgACgC8AEiHEEBSA0AIBBBgIAEaiEeIBJBfHEhFSAbQXxxIQIgEv0RIR8gG/0RISBBACEXIBtBAUghCyAbQQRJIQogHSEZIBAhGkEAIRgDQAJAIAsNACAAKAL8ASAYQSJsaiEIQQAhEwJAIAoNAP0MAAAAAAEAAAACAAAAAwAAACEhIAIhDSAaIQwDQCAM/QwAAQAAAAEAAAABAAAAAQAAICFBDP2rAf0MAAgAAAAIAAAACAAAAAgAAP1QIiL9GwAgIP0bAG39ESAi/RsBICD9GwFt/RwBICL9GwIgIP0bAm39HAIgIv0bAyAg/RsDbf0cAyIi/Qz/AAAA/wAAAP8AAAD/AAAA/U4iI/2xASAIICJBCP2sASIi/RsDQQF0aiITIAggIv0bAkEBdGoiFCAIICL9GwFBAXRqIhEgCCAi/RsAQQF0aiIW/QwAAAAAAAAAAAAAAAAAAAAAIiL9VQEAAP1VAQAC/VUBAAT9VQEABkEQ/asBQRD9rAH9tQEgIyATQQJqIBRBAmogEUECaiAWQQJqICL9VQEAAP1VAQAC/VUBAAT9VQEABkEQ/asBQRD9rAH9tQH9rgH9DIAAAACAAAAAgAAAAIAAAAD9rgFBCP2sAf0LAgAgDEEQaiEMICH9DAQAAAAEAAAABAAAAAQAAAD9rgEhISANQXxqIg0NAAsgAiETIBsgAkYNAQsgE0EMdEGAEHIhDCAQIBMgF2pBAnRqIQ0DQCANQYACIAwgG20iFEH/AXEiEWsgCCAUQQh1QQF0aiIULgEAbCARIBQuAQJsakGAAWpBCHU2AgAgDEGAIGohDCANQQRqIQ0gGyATQQFqIhNHDQALCwJAIBJBAUgNACAAKAKAAiAYQSJsaiEIQQAhEwJAIBJBBEkNAP0MAAAAAAEAAAACAAAAAwAAACEhIBUhDSAZIQwDQCAM/QwAAQAAAAEAAAABAAAAAQAAICFBDP2rAf0MAAgAAAAIAAAACAAAAAgAAP1QIiL9GwAgH/0bAG39ESAi/RsBIB/9GwFt/RwBICL9GwIgH/0bAm39HAIgIv0bAyAf/RsDbf0cAyIi/Qz/AAAA/wAAAP8AAAD/AAAA/U4iI/2xASAIICJBCP2sASIi/RsDQQF0aiITIAggIv0bAkEBdGoiFCAIICL9GwFBAXRqIhEgCCAi/RsAQQF0aiIW/QwAAAAAAAAAAAAAAAAAAAAAIiL9VQEAAP1VAQAC/VUBAAT9VQEABkEQ/asBQRD9rAH9tQEgIyATQQJqIBRBAmogEUECaiAWQQJqICL9VQEAAP1VAQAC/VUBAAT9VQEABkEQ/asBQRD9rAH9tQH9rgH9DIAAAACAAAAAgAAAAIAAAAD9rgFBCP2sAf0LAgAgDEEQaiEMICH9DAQAAAAEAAAABAAAAAQAAAD9rgEhISANQXxqIg0NAAsgFSETIBIgFUYNAQsgE0EMdEGAEHIhDCAeIBMgF2pBAnRqIQ0DQCANQYACIAwgEm0iFEH/AXEiEWsgCCAUQQh1QQF0aiIULgEAbCARIBQuAQJsakGAAWpBCHU2AgAgDEGAIGohDCANQQRqIQ0gEiATQQFqIhNHDQALCyAZQYAIaiEZIBdBgAJqIRcgGkGACGohGiAYQQFqIhggACgC8AEiHEgNAAsLIAZBFGwhJCASQQF0ISUCQCAbQQBMDQAgEkECdCEmIBBBgIAEaiECIBBBiIAEaiEnIBJBfnEhCyASQX5qIhVBAXZBAWoiKEF+cSEeIChBAXEhCiAbrSIp/RIhKkIAISsgDiEsA0AgBUEAQYAQ/AsAICunIRoCQCAcQQFIDQAgACgC+AEhF0EAIRYgJyEYQQAhEQNAAkAgFyARQQN0aiIIQQRqKAIADQAgECARQQh0IhkgGmpBAnRqNAIAIA8gCCgCAGowAAB+Ii1QDQAgEkEBSA0AQQAhCAJAIBJBAkkNACAt/RIhH0EAIQ0CQCAVQQJJDQBBACENIAUhCCAeIRMgGCEMA0AgCEEQaiIUIB8gDP0FAgD91QEgFP0ABAD9zgH9CwQAIAggHyAMQXhq/QUCAP3VASAI/QAEAP3OAf0LBAAgCEEgaiEIIAxBEGohDCANQQRqIQ0gE0F+aiITDQALCwJAIApFDQAgBSANQQN0aiIIIB8gHSANIBlqQQJ0av0FAgD91QEgCP0ABAD9zgH9CwQACyALIQggEiALRg0BCyASIAhrIQ0gAiAIIBZqQQJ0aiEMIAUgCEEDdGohCANAIAggLSAMNAIAfiAIKQMAfDcDACAMQQRqIQwgCEEIaiEIIA1Bf2oiDQ0ACwsgFkGAAmohFiAYQYAIaiEYIBFBAWoiESAcRw0ACwsCQCASQQFIDQAgK0IEhiEuQQAhDAJAIBJBAUYNACAOICUgGmxBAXRqIQwgLv0SISP9DAAAAAABAAAAAAAAAAAAAAAhHyAFIQggCyENA0AgDCAfQQH9qwEiIP0bAEEBdGogCP0ABAAgKv3VAf0MAAAgAAAAAAAAACAAAAAAAP3OAUEW/cwBIiL9DADg////////AOD///////8iISAiICH92QH9UiIi/QwAIAAAAAAAAAAgAAAAAAAAIiEgIiAh/dgB/VIgI/3OASIi/R0APQEAIAwgIP0bAUEBdGogIv0dAT0BACAIQRBqIQggH/0MAgAAAAIAAAAAAAAAAAAAAP2uASEfIA1BfmoiDQ0ACyALIQwgEiALRg0BCyASIAxrIQ0gLCAMQQJ0aiEIIAUgDEEDdGohDANAIAggDCkDACApfkKAgIABfEIWhyItQoBAIC1CgEBVGyItQoDAACAtQoDAAFMbIC58PQEAIAxBCGohDCAIQQRqIQggDUF/aiINDQALCyAsICZqISwgK0IBfCIrIClSDQALIBtBAUgNACASQQJ0ISYgEEGAgARqIQIgEEGIgARqIScgKEF+cSEeIChBAXEhCiASQX5xIQsgEq0iL0L+////D4MhMCASrCIr/RIhKiAOQQJqIighLEEAIRoDQCAFQQBBgBD8CwACQCAcQQFIDQAgACgC+AEhF0EAIRYgJyEYQQAhEQNAAkAgFyARQQN0aiIIQQRqKAIAQQFHDQAgECARQQh0IhkgGmpBAnRqNAIAIA8gCCgCAGowAAB+Ii1QDQAgEkEBSA0AQQAhCAJAIBJBAkkNACAt/RIhH0EAIQ0CQCAVQQJJDQBBACENIAUhCCAeIRMgGCEMA0AgCEEQaiIUIB8gDP0FAgD91QEgFP0ABAD9zgH9CwQAIAggHyAMQXhq/QUCAP3VASAI/QAEAP3OAf0LBAAgCEEgaiEIIAxBEGohDCANQQRqIQ0gE0F+aiITDQALCwJAIApFDQAgBSANQQN0aiIIIB8gHSANIBlqQQJ0av0FAgD91QEgCP0ABAD9zgH9CwQACyALIQggEiALRg0BCyASIAhrIQ0gAiAIIBZqQQJ0aiEMIAUgCEEDdGohCANAIAggLSAMNAIAfiAIKQMAfDcDACAMQQRqIQwgCEEIaiEIIA1Bf2oiDQ0ACwsgFkGAAmohFiAYQYAIaiEYIBFBAWoiESAcRw0ACwsCQCASQQFIDQBCACEuAkAgEkEBRg0AICggGiAlbEEBdGohDP0MAAAAAAEAAAAAAAAAAAAAACEf/QwAAAAAAAAAAAEAAAAAAAAAISAgBSEIIDAhLQNAIAwgH0EB/asBIiL9GwBBAXRqIAj9AAQAICr91QH9DAAAIAAAAAAAAAAgAAAAAAD9zgFBFv3MASIh/QwA4P///////wDg////////IiMgISAj/dkB/VIiIf0MACAAAAAAAAAAIAAAAAAAACIjICEgI/3YAf1SICBBBP3LAf3OASIh/R0APQEAIAwgIv0bAUEBdGogIf0dAT0BACAIQRBqIQggH/0MAgAAAAIAAAAAAAAAAAAAAP2uASEfICD9DAIAAAAAAAAAAgAAAAAAAAD9zgEhICAtQn58Ii1CAFINAAsgMCEuIDAgL1ENAQsgLyAufSEpIC5CBIYhLSAsIC6nIgxBAnRqIQggBSAMQQN0aiEMA0AgCCAMKQMAICt+QoCAgAF8QhaHIi5CgEAgLkKAQFUbIi5CgMAAIC5CgMAAUxsgLXw9AQAgDEEIaiEMIC1CEHwhLSAIQQRqIQggKUJ/fCIpQgBSDQALCyAsICZqISwgGkEBaiIaIBtHDQALCyAJICRqIRcCQCAAKAL0AUUNACAAKAKEAg0AIBtBf2ohHSAJIAZBFGxqIggoAgghMSAXKAIAISRBACEZQQAhGgJAIAgoAgwiMiAIKAIEIjNMDQAgMUEEdEFwaiEWQQAhGkEAICRBBHRrIRhBACEZIDMhHAJAIDIgM2siEEEESQ0AIDP9Ef0MAAAAAAEAAAACAAAAAwAAAP2uASEgIDMgEEF8cSIPaiEcIBb9ESEjIBj9ESEqICUgHWxBAXQhCCAPIQz9DAAAAAAAAAAAAAAAAAAAAAAiIiEhA0AgIyAOICBBAf2rASIf/RsDQQF0aiINIAhqIA4gH/0bAkEBdGoiEyAIaiAOIB/9GwFBAXRqIhQgCGogDiAf/RsAQQF0aiIRIAhq/QwAAAAAAAAAAAAAAAAAAAAAIh/9VQEAAP1VAQAC/VUBAAT9VQEABkEQ/asBQRD9rAH9sQEgIf24ASEhICogDSATIBQgESAf/VUBAAD9VQEAAv1VAQAE/VUBAAZBEP2rAUEQ/awB/a4BICL9uAEhIiAg/QwEAAAABAAAAAQAAAAEAAAA/a4BISAgDEF8aiIMDQALICIgIiAf/Q0ICQoLDA0ODwAAAAAAAAAA/bgBIh8gHyAf/Q0EBQYHAAAAAAAAAAAAAAAA/bgB/RsAIRogISAhIB/9DQgJCgsMDQ4PAAAAAAAAAAD9uAEiHyAfIB/9DQQFBgcAAAAAAAAAAAAAAAD9uAH9GwAhGSAQIA9GDQELIDIgHGshDCASIB1sQQJ0IRMgDiAcQQJ0aiEIA0AgGCAILgEAaiINIBogDSAaShshGiAWIAggE2ouAQBrIg0gGSANIBlKGyEZIAhBBGohCCAMQX9qIgwNAAsLAkAgG0EBSA0AIBpBACAZa0YNACAdQQEgG0EBShshFSASQX9qIghB/////wNxIAhHISYgEkEDcSEKIBJBeHEhLCASQQF0IScgCEECdCIoQQRqIQJBACEPIBJBCEkhHiAOIQsDQAJAIBJBAUgNACAPIBlsIBVtIB0gD2sgGmwgFW1rIQxBACENAkAgHg0AIA4gJyAPbEEBdGoiCCAoaiAISSAmcg0AIA8gJWz9ESEjIAz9ECEq/QwEAAAABQAAAAYAAAAHAAAAISL9DAAAAAABAAAAAgAAAAMAAAAhISAsIQgDQCAOICFBAf2rASAj/a4BIh/9GwBBAXRqIg0gDiAiQQH9qwEgI/2uASIg/RsDQQF0aiITIA4gIP0bAkEBdGoiFCAOICD9GwFBAXRqIhEgDiAg/RsAQQF0aiIWIA4gH/0bA0EBdGoiGCAOIB/9GwJBAXRqIhwgDiAf/RsBQQF0aiIQIA39CAEA/VUBAAH9VQEAAv1VAQAD/VUBAAT9VQEABf1VAQAG/VUBAAcgKv2OASIf/VkBAAAgECAf/VkBAAEgHCAf/VkBAAIgGCAf/VkBAAMgFiAf/VkBAAQgESAf/VkBAAUgFCAf/VkBAAYgEyAf/VkBAAcgIf0MCAAAAAgAAAAIAAAACAAAACIf/a4BISEgIiAf/a4BISIgCEF4aiIIDQALICwhDSASICxGDQELIBIgDUF/c2ohFAJAIApFDQAgCyANQQJ0aiEIIAohEwNAIAggCC8BACAMajsBACAIQQRqIQggDUEBaiENIBNBf2oiEw0ACwsgFEEDSQ0AIBIgDWshEyALIA1BAnRqIQgDQCAIIAgvAQAgDGo7AQAgCEEEaiINIA0vAQAgDGo7AQAgCEEIaiINIA0vAQAgDGo7AQAgCEEMaiINIA0vAQAgDGo7AQAgCEEQaiEIIBNBfGoiEw0ACwsgCyACaiELIA9BAWoiDyAbRw0ACwsgEkF/aiECIA5BAmohEEEAIRpBACEZAkAgMSAkTA0AIDJBBHRBcGohFkEAIRlBACAzQQR0ayEYAkACQCAxICRrIhxBBE8NAEEAIRoMAQsgJP0R/QwAAAAAAQAAAAIAAAADAAAA/a4BISAgJCAcQXxxIg9qISQgFv0RISMgGP0RISogJf0RITQgAkEBdEEBdCEIIA8hDP0MAAAAAAAAAAAAAAAAAAAAACIiISEDQCAjIBAgICA0/bUBIh/9GwNBAXRqIg0gCGogECAf/RsCQQF0aiITIAhqIBAgH/0bAUEBdGoiFCAIaiAQIB/9GwBBAXRqIhEgCGr9DAAAAAAAAAAAAAAAAAAAAAAiH/1VAQAA/VUBAAL9VQEABP1VAQAGQRD9qwFBEP2sAf2xASAh/bgBISEgKiANIBMgFCARIB/9VQEAAP1VAQAC/VUBAAT9VQEABkEQ/asBQRD9rAH9rgEgIv24ASEiICD9DAQAAAAEAAAABAAAAAQAAAD9rgEhICAMQXxqIgwNAAsgIiAiIB/9DQgJCgsMDQ4PAAAAAAAAAAD9uAEiHyAfIB/9DQQFBgcAAAAAAAAAAAAAAAD9uAH9GwAhGSAhICEgH/0NCAkKCwwNDg8AAAAAAAAAAP24ASIfIB8gH/0NBAUGBwAAAAAAAAAAAAAAAP24Af0bACEaIBwgD0YNAQsgEkECdCETIDEgJGshDCAkIBJsQQJ0QQJyIRQgEiAkQQJ0QQRqbEF+aiERIA4hCANAIBYgCCARai4BAGsiDSAaIA0gGkobIRogGCAIIBRqLgEAaiINIBkgDSAZShshGSAIIBNqIQggDEF/aiIMDQALCyASQQFIDQAgGUEAIBprRg0AIAJBASASQQFKGyELIBJBAXQhHSASQQxsIREgEkECdCETIBJBBHQhFiASQQN0IRggG0F8cSEcIBtBA3EhFUEAIQ8gG0F/akEDSSEKA0ACQCAbQQFIDQAgDyAabCALbSACIA9rIBlsIAttayEMQQAhDQJAIAoNAEEAIQ0gECEIA0AgCCAILwEAIAxqOwEAIAggE2oiFCAULwEAIAxqOwEAIAggGGoiFCAULwEAIAxqOwEAIAggEWoiFCAULwEAIAxqOwEAIAggFmohCCAcIA1BBGoiDUcNAAsLIBVFDQAgECAdIA1sQQF0aiEIIBUhDQNAIAggCC8BACAMajsBACAIIBNqIQggDUF/aiINDQALCyAQQQRqIRAgD0EBaiIPIBJHDQALCwJAIAAoAuABRQ0AQQAhFAJAIAAoAuwBIghBAEgNACAAKALAASAIQQJ0aigCACABKAIQQRxsaiEUCyAAKAIIIhBBAUgNACAAKALoASESIAMoArgCIR0gACgCDCITIAAoAuQBIhFrIRggECARayEcIBNBAUghFSADKAIgIg8hFkEAIQ0DQAJAIBUNAEEAIQgDQCANIBFIIAggEUhyIA0gHE5yIAggGE5yIQwCQCAURQ0AIAwNAEGQpYSAACEMAkAgDSAUKAIAayIbQQBIDQAgGyAUKAIITg0AIAggFCgCBCIaayIZQQBIDQAgGSAUKAIMIgtODQAgCyAbbCAaayEMAkAgFCgCEEUNACAUKAIUIBQoAhggDGogCGotAABBAnRqIQwMAQsgFCgCGCAIIAxqQQJ0aiEMCyAMLQADQQBHIQwLIBYgCGogDDoAACATIAhBAWoiCEcNAAsLIBYgE2ohFiANQQFqIg0gEEcNAAtBASATayEbQQAgE2shHCATQX9zIRlBACERA0ACQCATQQFIDQBBACASIA8gESATbCIYai0AABshCCAdIBhqIRYCQAJAIBFFDQAgFiAcai0AACIMQQFqIAggCCAMShshCAJAIBNBAUsNACAWIAg6AAAMAwsgFiAWIBtqLQAAIgxBAWogCCAIIAxKGzoAAAwBCyAWIAg6AAAgE0EBRg0BC0EBIQgDQCAWIAhqIg1Bf2otAAAiDEEBakEAIBIgDyAIIBhqai0AABsiFCAUIAxKGyEMAkACQCARDQAgCEEBaiEIDAELAkAgCCATSg0AIA0gGWotAAAiFEEBaiAMIAwgFEobIQwLAkAgCCATTg0AIA0gHGotAAAiFEEBaiAMIAwgFEobIQwLIAhBAWoiCCATTg0AIA0gG2otAAAiFEEBaiAMIAwgFEobIQwLIA0gDDoAACAIIBNHDQALCyARQQFqIhEgEEcNAAtBACATayECQQAgE0ECdGshCkEQIBNBBHQiCGshHiAIQXBqISwgEyAQbCIIIB1qQX9qIRogEyAQQQFqbCAdakF+aiELIAhBAnQgDmpBfGohDiAQIRUDQCAVIg9Bf2ohFQJAIBNBAUgNACAVQQR0IRwgCyEYIA4hDSAaIRQgHiERICwhFiATIQwDQCAULQAAIQgCQCAMIBNOIhsNACAUQQFqLQAAIhkgCE8NACAZQQFqIQgLAkAgDyAQTg0AAkAgDEECSQ0AIAxBfmogE04NACAYLQAAIhlBAWogCCAIIBlLGyEICwJAIAwgE0oNACAYQQFqLQAAIhlBAWogCCAIIBlLGyEICyAbDQAgGEECai0AACIbQQFqIAggCCAbSxshCAsgFCAIOgAAAkACQCANLgEAIBxrIAhsIhtBf0oNAEEAIBIgG0F/c2ogEm1rIRsMAQsgGyASbSEbCyAMQX9qIQwgDSAbIBxqOwEAAkACQCARIA1BAmoiGy4BAGogCGwiCEEASA0AIAggEm0hCAwBC0EAIBIgCEF/c2ogEm1rIQgLIBsgCCAWajsBACAYQX9qIRggDUF8aiENIBRBf2ohFCARQRBqIREgFkFwaiEWIAxBAWpBAUsNAAsLIAsgAmohCyAOIApqIQ4gGiACaiEaIA9BAk4NAAsLAkAgB0EASA0AIAAoAggiFUEBSA0AIAdBBHQiDUEAIAdBAWoiHSAAKAIMIghrIAcgCEgbIgxBBHQiHmshLCANIAxBBXRrISYgAygCHCIKIAxBAnRqIRkgCiAHQQF0IAxBAXQiDmtBAXRqIRogCEECdCELIAdBA3QhJyAHQQFxIQIgCEEBdCElQQAhDwNAAkAgDiAHTg0AIA9BBHQhG0EAIA9BBXRrIRAgLCENIB4hEyAmIRQgDiESIBohCCAZIQwDQCAMQQJqIhEuAQAhFiAIIBAgDC4BAGogCC4BAGpBfnFBAm0gG2oiGDsBACARIBMgFCAWIAhBAmoiHC4BAGtqQX5xQQJtIhZqOwEAIAwgGDsBACAcIA0gFms7AQAgDUFwaiENIBNBEGohEyAUQWBqIRQgCEF8aiEIIAxBBGohDCASQQJqIhIgB0gNAAsLAkAgAg0AIAogJSAPbEEBdGogHUEBdGogJzsBAAsgGiALaiEaIBkgC2ohGSAPQQFqIg8gFUcNAAsLAkAgASgCDCI1QQJHDQAgACgCDCETIAMoArgCIQ4gACgCCCEaIAkgBkEUbGoiCCgCCCEMIAgoAgQhDSAIKAIMIRQgFygCACESQQAhGSAFQQBBgAj8CwAgFCANayAMIBJrbCEVQQAhDAJAIBpBAUgNACAIQQRqIRAgCEEMaiEPIAhBCGohG0EAIRYgE0EBSCELIA4hGANAAkAgCw0AQYACIQ1BgAIgFkEJdEGAAnIgGm0iCEH/AXEiFGshEiAIQQh1QQNsIRxBACEMA0AgGCAMaiAUIAEoAiAgHGogDSATbSIRQQh1aiIILQAEbCASIAgtAAFsaiARQf8BcSIRbCAUIAgtAANsIBIgCC0AAGxqQYACIBFrbGpBEHYiCDoAAAJAIBYgFygCAEgNACAWIBsoAgBODQAgDCAQKAIASA0AIAwgDygCAE4NACAFIAhBAnRqIgggCCgCAEEBajYCAAsgDUGABGohDSATIAxBAWoiDEcNAAsLIBggE2ohGCAWQQFqIhYgGkcNAAsgBSgCACEMCwJAIAxBCHQgFSABKAIYbCIUTg0AIAVBBHIhCEEAIRkDQCAZQQFqIRkgCCgCACENIAhBBGohCCANIAxqIgxBCHQgFEgNAAsLAkAgEyAabCITQQFIDQBBACEUAkAgE0EQSQ0AIBNBcHEiFEFwaiIIQQR2QQFqIgxBAXEhEiAZ/REhHwJAAkAgCA0AQQAhCAwBCyAMQf7///8BcSENQQAhCANAIA4gCGoiDCAf/QwAAAAAAAAAAAAAAAAAAAAAIiAgDP0AAAAiIf0NEAECAxEFBgcSCQoLEw0OD/1A/Qz/AAAA/wAAAP8AAAD/AAAAIiL9TiAfICEgIP0NBBESEwUVFhcGGRobBx0eH/1AICL9Tv2GASAfICEgIP0NCBESEwkVFhcKGRobCx0eH/1AICL9TiAfICEgIP0NDBESEw0VFhcOGRobDx0eH/1AICL9Tv2GAf1m/QwBAQEBAQEBAQEBAQEBAQEBIiP9Tv0LAAAgDEEQaiIMIB8gICAM/QAAACIh/Q0QAQIDEQUGBxIJCgsTDQ4P/UAgIv1OIB8gISAg/Q0EERITBRUWFwYZGhsHHR4f/UAgIv1O/YYBIB8gISAg/Q0IERITCRUWFwoZGhsLHR4f/UAgIv1OIB8gISAg/Q0MERITDRUWFw4ZGhsPHR4f/UAgIv1O/YYB/WYgI/1O/QsAACAIQSBqIQggDUF+aiINDQALCwJAIBJFDQAgDiAIaiIIIB/9DAAAAAAAAAAAAAAAAAAAAAAiICAI/QAAACIi/Q0QAQIDEQUGBxIJCgsTDQ4P/UD9DP8AAAD/AAAA/wAAAP8AAAAiIf1OIB8gIiAg/Q0EERITBRUWFwYZGhsHHR4f/UAgIf1O/YYBIB8gIiAg/Q0IERITCRUWFwoZGhsLHR4f/UAgIf1OIB8gIiAg/Q0MERITDRUWFw4ZGhsPHR4f/UAgIf1O/YYB/Wb9DAEBAQEBAQEBAQEBAQEBAQH9Tv0LAAALIBMgFEYNAQsgDiAUaiEIIBMgFGshDANAIAggGSAILQAATzoAACAIQQFqIQggDEF/aiIMDQALCyABKAIMITULAkACQCAAIAEoAhwiFUECdGpBjAJqKAIAIhMgCSAGQRRsaiIIKAIIIBcoAgBrIgwgCCgCDCAIKAIEayIIIAwgCEobIg1IDQBBASE2DAELIAAoAoQCIRQgACgCCCEIIAAoAgwhDEEBIQsCQAJAA0ACQCAURQ0AIAggDHJBAXENAgsgC0EBaiELIAxBAWpBAXUhDCAIQQFqQQF1IQggDUEBakEBdSINIBNKDQAMAgsLQQEhNiALQQJJDQELIANBNGohAUEBIRoDQCADIBpBf2pBJGxqIRACQCA1QQFIDQAgEEEEaiEMIDUhDSABIQgDQCAIQVRqKAIAIBAoAgAgDCgCACAIQXhqKAIAEMGAgIAAIAhBXGooAgAgECgCACAMKAIAIAgoAgAQwYCAgAAgCEEEaiEIIA1Bf2oiDQ0ACwsgECgCGCAQKAIAIBAoAgQgAyAaQSRsaiIOKAIYEMGAgIAAAkAgECgCACIYQQFIDQAgECgCBCINQQN0IRcgECgCHEECaiEcIA1BAXQhGSAOKAIcIQxBACEbA0ACQCANQQFIIg8NAEEAIRMgGUEAIBtBAXIgGEgbQQF0IRYgHCEIA0AgDCAIQX5qLgEAIAggE0EBaiANSEECdCISaiIRQX5qLgEAaiAIIBZqIhRBfmouAQBqIBQgEmoiEkF+ai4BAGpB5P8fakEDdjsBACAMQQJqIAguAQAgES4BAGogFC4BAGogEi4BAGpB5P8fakEDdjsBACAMQQRqIQwgCEEIaiEIIBNBAmoiEyANSA0ACwsgHCAXaiEcIBtBAmoiGyAYSA0ACyAOKAIgIgxFDQAgECgCICEcQQAhFgNAAkAgDw0AQQAhCCANQQAgFkEBciAYSBshEiAcIBYgDWxqIREDQCAMIBEgCGoiEyAIQQFyIA1IIhRqLQAAIBMtAABxIBMgEmoiEy0AAHEgEyAUai0AAHE6AAAgDEEBaiEMIAhBAmoiCCANSA0ACwsgFkECaiIWIBhIDQALCyABQSRqIQEgGkEBaiIaIAtHDQALIAshNgsgNkEBIDZBAUobITcgA0HAAmohOCADQbwCaiE5IAMgNkEkbGpBZGohOiAJIAZBFGxqQRBqITsgACAVQQJ0aiIIQaQCaiE8IAhBmAJqIT1BACE+A0AgPCgCACEMID0oAgAhCCAFQYAQaiA+QQFxIhNB8ABsaiI/QQBB8AD8CwAgPyA1NgIMID8gAyA2ID5Bf3NqIhRBJGxqIiYoAgQiEjYCCCA/ICYoAgAiDTYCBCA/IAAoAoQCNgIQID8gOygCADYCFCA/IAwgPiAIQX9qIAggPkobQRRsaiIIKAIANgIYID8gCCgCBDYCHCA/IAA2AgAgPyAIKAIINgIkIBNBAXMhESA/QQRyIRtBACEMAkAgDSAAKAKwAUoNACAIKAIMIQwLID9BEGohFyA/QQxyIQIgP0EIciEPID8gDDYCKCA/IBJBBGoiEyANQQRqbCISNgI8ID8gEzYCOCA/IAMoArgCNgIwID8gA/0AAqACIh/9CwRQID8gAygCtAI2AmAgPyAmKAIYNgJMID8gJikCHDcCRCAIKAIQIQggPyAMQQBHNgIgID8gCDYCLCA/IBNBAXRBAmo2AkAgPyAUNgI0ID8gBUGAEGogEUHwAGxqIg1B6ABqIhwgOSA+GygCADYCaCA/IA1B7ABqIicgOCA+GygCADYCbCAf/RsCQQBBCEEEIAwbIBJs/AsAID8oAmBBACA/KAI8QQF0ID8oAjhBBWxqQQJ0/AsAID9B7ABqIUAgP0HoAGohQSA/QdAAaiEoID9ByABqIUIgP0HEAGohQyA/QcAAaiEeID9BOGohECA/QTRqIUQgP0EwaiFFID9BIGohBiAbKAIAIQgCQAJAID5FDQACQCAIQQFIDQAgDUE8aiEKIA1BOGohHSANQQxyIQ4gDUHEAGohFSANQcAAaiEBIA1BCHIhGSAPKAIAIQ0gQygCACETQQAhFANAAkAgDUEBSA0AIBRBAXEhLCAUQQF2IRpBACEIA0AgGSgCACESIEAoAgAgCCAUIA1saiIWQQN0aiEMIBwoAgAhEQJAAkAgQigCACIYRQ0AIBggFmotAABFDQAgFCEWIAghGAJAIBsoAgAiCyAUSg0AIBcoAgBFDQEgCCANbyEYIBQgC28hFgsgDCAYOwEGIAwgFjsBBCAMIBggECgCACAWQQdqbGpBAmo2AgAMAQsCQCARIBIgGmwgCEEBdmoiFkEDdGoiEigCACIRIAEoAgBHDQAgDCAeKAIANgIAIAxBADYCBAwBCyASLgEGQQF0IQ0gEi4BBEEBdCESAkACQCA/KAIAKAKIAkUNACASIBMuAQBBiIAEakEEdmogFSgCACAWQQJ0aiIWLgEAQYiABGpBA3ZB/v///wFxa0GAIGohEiANIBNBAmouAQBBiIAEakEEdmogFkECai4BAEGIgARqQQN2Qf7///8BcWtBgCBqIRYMAQsgEiAsciESIA0gCEEBcXIhFgtBACENAkAgDigCAEECSA0AIB0oAgBBBWwgCigCAGogEU0hDQsgBSA/IA0gEiAWEMKAgIAAIAwgBSkDADcCACAPKAIAIQ0LIBNBBGohEyAIQQFqIgggDUgNAAsgGygCACEICyAUQQFqIhQgCEgNAAsLIEAgQSgCADYCACBBICcoAgA2AgAMAQsgCEEBSA0AIA8oAgAhDSBDKAIAIQxBACEUA0ACQCANQQFIDQBBACEIA0AgQSgCACAIIBQgDWxqIhJBA3RqIRMCQAJAIEIoAgAiEUUNACARIBJqLQAARQ0AIBQhEiAIIRECQCAbKAIAIhYgFEoNACAXKAIARQ0BIAggDW8hESAUIBZvIRILIBMgETsBBiATIBI7AQQgEyARIBAoAgAgEkEHamxqQQJqNgIADAELQQAhDQJAIAIoAgBBAUYNACBFKAIAID8oAgAoAgwgFCBEKAIAIg10bCAIIA10amotAAAhDQsgBSA/IA0gDC4BAEGIgARqQQR2QYBgaiAMQQJqLgEAQYiABGpBBHZBgGBqEMKAgIAAIBMgBSkDADcCACAPKAIAIQ0LIAxBBGohDCAIQQFqIgggDUgNAAsgGygCACEICyAUQQFqIhQgCEgNAAsLID9BFGohRiA/QdQAaiEJID9BPGohDiAXKAIAIQwgBigCACEIICgoAgBBACAQKAIAQRRs/AsAQQhBBCAIGyEUAkAgAigCAEEBSA0AQQAhDSA6IQgDQCAOKAIAIA1sIBAoAgBBBWxqIRMgCCgCACERAkACQCAMDQBBAiESIEYoAgANAQsgDCESCyA/IBFBBCASICgoAgAgE0ECdGoQw4CAgAAgPyAIKAIAIBQgDCAJKAIAIBMgFGwiE2oQw4CAgAACQCAGKAIARQ0AID8gCEEIaigCACAUIAwgCSgCACATakEEahDDgICAAAsgCEEEaiEIIA1BAWoiDSACKAIASA0ACwsgP0EcaiFHID9B2ABqIUgCQCAGKAIARQ0AID8gJkEYaigCACAUIAwgSCgCAEEEahDDgICAAAsgPxDEgICAAAJAIEcoAgBBAUgNACA/QSRqIUkgP0EYaiEsID9B4ABqIQsgP0HcAGohSiA/QcwAaiFLID9BLGohJyA/QShqIUwgP0HkAGohAUEAIU0DQCAPKAIAIU4gGygCACFPAkACQCBGKAIADQAgECgCACESICwoAgAhUCAGKAIAIQggAygCsAIiGkEAIA4oAgD8CwACQCBPQQFIIlENAEEIQQQgCBsiEUEBdCEWIE5BfnEhGCBOQQFxIVIgTkEBaiFTQQIhFSAaQQJqITIgTkECdCEdIBogEkEBdGohFEEAIRlBBCEKA0AgMiAZQQJqIiYgEmxqIRwCQCBOQQFIDQBBCEEEIAYoAgAbISUgECgCACEkIEgoAgAhMSBLKAIAITNBACENAkAgTkEBRg0AIDMgCmohCCAxICUgJCAVbEECamxqIQxBACENA0AgFCANaiITQQJqIAhBfGooAAAgDCgAAHJBAEc6AAAgE0EDaiAIKAAAIAwgEWooAAByQQBHOgAAIAhBCGohCCAMIBZqIQwgGCANQQJqIg1HDQALCyBSRQ0AIBwgDWogMyAdIBlsaiANQQJ0aigAACAxICQgJmxBAmogJWxqIA0gEWxqKAAAckEARzoAAAsCQCAXKAIARQ0AIBxBf2ogHEF/IE5vIgggTnEgCGpqLQAAOgAAIBwgTmogHC0AADoAACAcQX5qIBxBfiBObyIIQR91IE5xIAhqai0AADoAACAcIFNqIBxBASBOb2otAAA6AAALIBQgEmohFCAKIB1qIQogFUEBaiEVIBlBAWoiGSBPRw0ACwsCQCAXKAIARQ0AIBogEmogGiBPQQBBASBPbyIIGyAIa0ECaiASbGogEvwKAAAgGiASIE9BAmpsaiAaIBJBAXRqIBL8CgAAIBcoAgBFDQAgGiAaIE9BAEECIE9vIgwbIAxrQQJqIBJsaiAS/AoAACAaIBIgT0EDamxqIBogCEECciASbGogEvwKAAALAkAgT0F9SA0AQQAhGSBPQQNqIghBACAIQQBKGyEkIE5BAEogUEECRnEhMSBOQQFxIVIgTkFwcSFTIE5BA2ohVCBOQQRqIVUgTkECaiEzIBpBAmohMiBOQXBqIlZBBHZBAWoiCEEBcSFXIAhB/v///wFxIVggGiENQQAhCANAIDIgEiAIIhxsIhhqIRUgMyAYaiEmIEooAgAiHSAYakECaiEKIBogGGohJQJAIE5BAUgNAEEAIQgCQCBOQRBJDQACQCAKIBogVCAYampPDQAgJUEBaiAdICZqSQ0BC0EAIQwCQCBWQRBJDQAgHSAZaiERQQAhDCBYIRMDQCARIAxqIhRBAmogDSAMaiIIQQJq/QAAACAIQQFq/QAAAP1QIAhBA2r9AAAA/VD9CwAAIBRBEmogCEESav0AAAAgCEERav0AAAD9UCAIQRNq/QAAAP1Q/QsAACAMQSBqIQwgE0F+aiITDQALCwJAIFdFDQAgCiAMaiAVIAxqIgj9AAAAIAhBf2r9AAAA/VAgFSAMQQFyav0AAAD9UP0LAAALIFMhCCBOIFNGDQELIAhBAXIhDAJAIFJFDQAgCiAIaiAVIAhqIggtAAAgCEF/ai0AAHIgFSAMai0AAHI6AAAgDCEICyBOIAxGDQAgHSAZaiEWA0AgFiAIaiITQQJqIA0gCGoiDEECaiIULQAAIAxBAWotAAByIAxBA2oiES0AAHI6AAAgE0EDaiARLQAAIBQtAAByIAxBBGotAAByOgAAIE4gCEECaiIIRw0ACwsCQCAxRQ0AQQAhCAJAIE5BEEkNAAJAIAogGiBVIBhqak8NACAlIB0gJmpJDQELQQAhCAJAIFZBEEkNACAdIBlqIRZBACEIIFghEwNAIBYgCGoiFEECaiIRIA0gCGoiDP0AAAAgEf0AAAD9UCAMQQRq/QAAAP1Q/QsAACAUQRJqIhQgDEEQav0AAAAgFP0AAAD9UCAMQRRq/QAAAP1Q/QsAACAIQSBqIQggE0F+aiITDQALCwJAIFdFDQAgCiAIaiIMIAggFWpBfmr9AAAAIAz9AAAA/VAgFSAIQQJyav0AAAD9UP0LAAALIFMhCCBOIFNGDQELIAhBAXIhDAJAIFJFDQAgCiAIaiITIAggFWpBfmotAAAgEy0AAHIgFSAIQQJyai0AAHI6AAAgDCEICyBOIAxGDQAgHSAZaiERA0AgESAIaiITQQJqIhQgDSAIaiIMLQAAIBQtAAByIAxBBGotAAByOgAAIBNBA2oiEyAMQQFqLQAAIBMtAAByIAxBBWotAAByOgAAIE4gCEECaiIIRw0ACwsgGSASaiEZIA0gEmohDSAcQQFqIQggHCAkRw0ACwsgUQ0BQQIhCiBPQQJqIllBAyBZQQNKGyFaIBpBAmoiWyASQQF0IlxqIVYgTkECaiJdIBJBA2wiWGohXiBdIBJBAnQiUWohXyBdIFxqIWBBACEzIE5BAEogUEECRnEhYSBOQQFxIWIgTkFwcSFjIBogXGohESASQQJqImQgTmohZSBOQXBqImZBBHZBAWoiCEEBcSFnIAhB/v///wFxIWggUUECciJpIVUgWEECaiIxITIgXEECaiImIVIgZCFTIFwhUCASIWpBACEdA0AgWyAKIBJsIghqIWsgSigCACIZIAhqQQJqISUgGiBgIBIgHWwiFWoiDGohVCAaICYgFWpqIVcCQCBOQQFIDQBBACEIAkAgTkEQSQ0AIFcgGSBeIBVqakkgGSAxIBVqaiBUSXENACBXIBkgDGpJICUgVElxDQAgVyAZIGUgFWpqSSAZIGQgFWpqIFRJcQ0AQQAhCAJAIGZBEEkNACAZIFhqIRggGSBQaiEcIBkgamohJEEAIQggaCEMA0AgESAIaiINQQJqIBwgCGoiE0ECav0AAAAgJCAIaiIUQQJq/QAAAP1QIBggCGoiFkECav0AAAD9UP0LAAAgDUESaiATQRJq/QAAACAUQRJq/QAAAP1QIBZBEmr9AAAA/VD9CwAAIAhBIGohCCAMQX5qIgwNAAsLAkAgZ0UNACBrIAhqICUgCGr9AAAAICUgCCASa2r9AAAA/VAgJSAIIBJqav0AAAD9UP0LAAALIGMhCCBOIGNGDQELIAhBAXIhDAJAIGJFDQAgayAIaiAlIAhqLQAAICUgCCASa2otAAByICUgCCASamotAAByOgAAIAwhCAsgTiAMRg0AIBkgMmohFiAZIFJqIRggGSBTaiEcA0AgESAIaiIMQQJqIBggCGoiDS0AACAcIAhqIhMtAAByIBYgCGoiFC0AAHI6AAAgDEEDaiANQQFqLQAAIBNBAWotAAByIBRBAWotAAByOgAAIE4gCEECaiIIRw0ACwsCQCBhRQ0AQQAhCAJAIE5BEEkNACBXIBkgXyAVampJIBkgaSAVamogVElxDQAgVyAZIF0gFWpqSSAZIBVBAmpqIFRJcQ0AQQAhCAJAIGZBEEkNACAZIFFqIRYgGSAzaiEYQQAhCCBoIQwDQCARIAhqIg1BAmoiEyAYIAhqIhRBAmr9AAAAIBP9AAAA/VAgFiAIaiITQQJq/QAAAP1Q/QsAACANQRJqIg0gFEESav0AAAAgDf0AAAD9UCATQRJq/QAAAP1Q/QsAACAIQSBqIQggDEF+aiIMDQALCwJAIGdFDQAgayAIaiIMICUgCCBca2r9AAAAIAz9AAAA/VAgJSAIIFxqav0AAAD9UP0LAAALIGMhCCBOIGNGDQELIAhBAXIhDAJAIGJFDQAgayAIaiINICUgCCBca2otAAAgDS0AAHIgJSAIIFxqai0AAHI6AAAgDCEICyBOIAxGDQAgGSBVaiEMIBkgM2ohDSBWIRMgTiEWA0AgEyAIaiIUIA0gCGoiGEECai0AACAULQAAciAMIAhqIhwtAAByOgAAIBRBAWoiFCAYQQNqLQAAIBQtAAByIBxBAWotAAByOgAAIAxBAmohDCANQQJqIQ0gE0ECaiETIAggFkF+aiIWRw0ACwsgVSASaiFVIFYgEmohViBRIBJqIVEgMyASaiEzIDIgEmohMiBSIBJqIVIgUyASaiFTIBEgEmohESBYIBJqIVggUCASaiFQIGogEmohaiAdQQFqIR0gCkEBaiIKIFpHDQALIFpBAXEhDUECIQgCQCBZQQRIDQAgWkF+akF+cSEMQQAhCANAIEooAgAgJmogGiAmaiBO/AoAACBKKAIAIDFqIBogMWogTvwKAAAgJiBcaiEmIDEgXGohMSAMIAhBAmoiCEcNAAsgCEECaiEICyANRQ0AIEooAgAgCCASbCIIakECaiBbIAhqIE78CgAACyBPQQFIDQBBACExA0ACQCBOQQFIDQAgMUECaiFUIDEgTmwhU0EAISQDQCBAKAIAICQgU2pBA3RqITICQAJAIEIoAgAiCEUNACAIIA8oAgAiDSAxbCAkamotAABFDQACQAJAIBsoAgAiEyAxTA0AIDEhCCAkIQwgDSAkSg0BCyAXKAIARQ0BICQgDW8hDCAxIBNvIQgLIDIgDDsBBiAyIAg7AQQgMiAMIBAoAgAgCEEHamxqQQJqNgIADAELAkACQAJAIEYoAgAiDA0AICQgECgCACBUbGogSigCAGpBAmotAABFDQELIEEoAgAiFSAPKAIAIDFsICRqIg1BA3RqKQIAISkgQygCACETQQAhCCAFQQA2AsAEIA1BAnQhDQJAIAIoAgBBAUYNACBFKAIAID8oAgAoAgwgMSBEKAIAIgh0bCAkIAh0amotAAAhCAsgKUIgiCEtIBMgDWohGiAsKAIAIVIgASABKAIAQQFqIg02AgAgBSAINgLEBCAeKAIAIRECQCAMDQAgCygCACARQQJ0aiIIKAIAIA1GDQAgCCANNgIAIAUgBSgCwAQiCEEBajYCwAQgBSAIQQN0akGAA2ogEa03AgAgLCgCACIMQQF0QQFyIQgCQCARIB4oAgAiDUcNACAaLgECQYiABGoiEkEEdkGAYGohDSAaLgEAQYiABGoiE0EEdkGAYGohDCAFKALEBCEUAkACQAJAAkAgE0GAgARJDQAgEkGAgARJDQAgGygCACAMTA0AIA8oAgAgDUoNAQsgFygCAEUNASANIA8oAgAiE28iDUEfdSATcSANaiENIAwgGygCACITbyIMQR91IBNxIAxqIQwLIA0gECgCACAMQQdqbGogDigCACAUbGpBAnQgKCgCAGpBC2otAAAhDSAFQQE2AgxBACEMIAVBADYCBCAFQcCvhIAANgIAIA1BwABJDQEgBSAIIAhsICcoAgBsQQR0NgIIDAMLIAVBATYCDEEAIQwgBUEANgIEIAVBwK+EgAA2AgALIAUgDDYCCAwBC0EIQQQgBigCABshEyAaLgECIRQgGi4BACESAkACQCAXKAIADQBBACAUayEUQQAgEmshEgwBCyAPKAIAIhZBA3QiGCAUayAWQQR0IhRvIhYgGGsgFkEfdSAUcWohFCAbKAIAIhZBA3QiGCASayAWQQR0IhJvIhYgGGsgFkEfdSAScWohEgsgBSAQKAIAIhYgE2w2AgQgBSAJKAIAIBEgDCAWIAxsamsgE2xqNgIAIAUgJzUCACAIIAhsrX4gEiASbCAUIBRsakEEdiIIQYACIAhBgAJJG61+QgSIPgIIQQAhCAJAIAIoAgBBAkgNACAOKAIAIBZBBWxqIBFNIQgLIAVBAUEEIAggBSgCxARGGzYCDCANIRELICmnIRMgLachGUFmIQgDQCAkIAhBu6+EgABqLAAAIhhqIQwCQAJAAkAgMSAIQbqvhIAAaiwAACIcaiINQQBIDQAgDEEASA0AIBsoAgAiEiANTA0AIA8oAgAiFCAMSg0BCyAXKAIARQ0BIAwgDygCACIUbyIMQR91IBRxIAxqIQwgDSAbKAIAIhJvIg1BH3UgEnEgDWohDQsgFSANIBRsIAxqQQN0aiINKAAEIQwCQAJAIA0oAAAiDSARRw0AIBEhDQwBCyAMQRB1IBhrIRYCQAJAIAxBEHRBEHUgHGsiDEEASCIKDQAgFkEASA0AIBIgDEwNACAUIBZMDQAgDSAQKAIAIBxsIBhqayENDAELQQAhGAJAIAIoAgBBAkgNACAQKAIAQQVsIA4oAgBqIA1NIRgLAkACQCAKDQAgFkEASA0AIBIgDEwNACAUIBZKDQELIBcoAgBFDQMgFiAUbyINQR91IBRxIA1qIRYgDCASbyIMQR91IBJxIAxqIQwLIBYgECgCACAMQQdqbGogDigCACAYbGpBAmohDQsgFkEQdCAMQf//A3FyIQwLIAsoAgAgDUECdGoiEigCACABKAIAIhZGDQAgBSAFKALABEEEdGohFCASIBY2AgAgBSAFKALABCISQQFqNgLABCAFIBJBA3RqQYADaiAMrUIghiANrYQ3AgAgLCgCACIYQQF0QQFyIRICQCANIB4oAgAiEUcNACAaLgECQYiABGoiHEEEdkGAYGohESAaLgEAQYiABGoiFkEEdkGAYGohDCAFKALEBCEYAkACQAJAAkAgFkGAgARJDQAgHEGAgARJDQAgGygCACAMTA0AIA8oAgAgEUoNAQsgFygCAEUNASARIA8oAgAiFm8iEUEfdSAWcSARaiERIAwgGygCACIWbyIMQR91IBZxIAxqIQwLIBEgECgCACAMQQdqbGogDigCACAYbGpBAnQgKCgCAGpBC2otAAAhESAUQcCvhIAANgIAIBRBATYCDEEAIQwgFEEANgIEIBFBwABJDQEgEiASbCAnKAIAbEEEdCEMDAELIBRBwK+EgAA2AgAgFEEBNgIMQQAhDCAUQQA2AgQLIBQgDDYCCCANIREMAQtBCEEEIAYoAgAbIRwgDEEMdUFwcSAaLgECayEWIAxBEHRBDHUgGi4BAGshDAJAIBcoAgBFDQAgDygCACIKQQN0Ih0gFmogCkEEdCIWbyIKIB1rIApBH3UgFnFqIRYgGygCACIKQQN0Ih0gDGogCkEEdCIMbyIKIB1rIApBH3UgDHFqIQwLIBQgECgCACIKIBxsNgIEIBQgCSgCACANIBggCiAYbGprIBxsajYCACAUICc1AgAgEiASbK1+IAwgDGwgFiAWbGpBBHYiDEGAAiAMQYACSRutfkIEiD4CCEEAIQwCQCACKAIAQQJIDQAgDigCACAKQQVsaiANTSEMCyAUQQFBBCAMIAUoAsQERhs2AgwLIAhBAmoiCEUNAgwACwsgMiAeKAIANgIAIDJBADYCBAwBCwJAIAIoAgAiFkEBSA0AIBovAQIhGCAaLwEAIRxBACENA0AgGEEQdEEQdUGIgARqIhJBBHZBgGBqIQwgHEEQdEEQdUGIgARqIhRBBHZBgGBqIQgCQAJAAkAgFEGAgARJDQAgEkGAgARJDQAgGygCACAITA0AIA8oAgAgDEoNAQsgFygCAEUNASAMIA8oAgAiFG8iDEEfdSAUcSAMaiEMIAggGygCACIUbyIIQR91IBRxIAhqIQgLIAsoAgAgDCAQKAIAIhUgCEEHamxqIA4oAgAiJiANbGpBAmoiFEECdGoiCigCACABKAIAIh1GDQAgBSAFKALABEEEdGohEiAKIB02AgAgBSAFKALABCIRQQFqNgLABCAFIBFBA3RqQYADaiAMrUIwhiAIQf//A3GtQiCGhCItIBSthDcCACAsKAIAIhZBAXRBAXIhDAJAIBQgHigCACIRRw0AIBouAQIiGEGIgARqIh1BBHZBgGBqIREgGi4BACIcQYiABGoiFkEEdkGAYGohCCAFKALEBCEKAkACQAJAAkAgFkGAgARJDQAgHUGAgARJDQAgGygCACAITA0AIA8oAgAgEUoNAQsgFygCAEUNASARIA8oAgAiFm8iEUEfdSAWcSARaiERIAggGygCACIWbyIIQR91IBZxIAhqIQgLIAogJmwgEWogCEEHaiAVbGpBAnQgKCgCAGpBC2otAAAhESASQcCvhIAANgIAIBJBATYCDEEAIQggEkEANgIEIBFBwABJDQEgDCAMbCAnKAIAbEEEdCEIDAELIBJBwK+EgAA2AgAgEkEBNgIMQQAhCCASQQA2AgQLIBIgCDYCCCACKAIAIRYgFCERDAELQQhBBCAGKAIAGyEdIAhBEHRBDHUgGi4BACIcayEIIC1CLIenQXBxIBouAQIiGGshCgJAIBcoAgBFDQAgDygCACIlQQN0IjMgCmogJUEEdCIKbyIlIDNrICVBH3UgCnFqIQogGygCACIlQQN0IjMgCGogJUEEdCIIbyIlIDNrICVBH3UgCHFqIQgLIBIgHSAVbDYCBCASIAkoAgAgHSAUIBYgFiAVbGprbGo2AgAgEkEBQQQgBSgCxAQgAigCACIWQQFKICYgFUEFbGogFE1xRhs2AgwgEiAnNQIAIAwgDGytfiAIIAhsIAogCmxqQQR2IghBgAIgCEGAAkkbrX5CBIg+AggLIA1BAWoiDSAWSA0ACwsgGUEQdSEmIBlBEHRBEHUhM0F/IRQCQANAIBEgE0YNASAUIDNqIRZBfyEIA0ACQCAUIAhyRQ0AIBkhDSATIQwCQCARIBNGDQAgJiAIaiENAkACQCAWQQBIIgwNACANQQBIDQAgGygCACAWTA0AIA8oAgAgDUwNACATIAhqIBQgECgCAGxqIQwgFiESDAELQQAhGAJAIAIoAgBBAkgNACAQKAIAQQVsIA4oAgBqIBNNIRgLAkACQCAMDQAgDUEASA0AIBsoAgAgFkwNACAPKAIAIA1MDQAgFiESDAELIBcoAgBFDQMgDSAPKAIAIgxvIg1BH3UgDHEgDWohDSAWIBsoAgAiDG8iEkEfdSAMcSASaiESCyANIBAoAgAgEkEHamxqIA4oAgAgGGxqQQJqIQwLIA1BEHQgEkH//wNxciENCyALKAIAIAxBAnRqIhgoAgAgASgCACIcRg0AIAUgBSgCwARBBHRqIRIgGCAcNgIAIAUgBSgCwAQiEUEBajYCwAQgBSARQQN0akGAA2ogDa1CIIYgDK2ENwIAICwoAgAiFUEBdEEBciEYAkAgDCAeKAIAIhFHDQAgGi4BAkGIgARqIgpBBHZBgGBqIREgGi4BAEGIgARqIhxBBHZBgGBqIQ0gBSgCxAQhFQJAAkACQAJAIBxBgIAESQ0AIApBgIAESQ0AIBsoAgAgDUwNACAPKAIAIBFKDQELIBcoAgBFDQEgESAPKAIAIhxvIhFBH3UgHHEgEWohESANIBsoAgAiHG8iDUEfdSAccSANaiENCyARIBAoAgAgDUEHamxqIA4oAgAgFWxqQQJ0ICgoAgBqQQtqLQAAIREgEkHAr4SAADYCACASQQE2AgxBACENIBJBADYCBCARQcAASQ0BIBggGGwgJygCAGxBBHQhDQwBCyASQcCvhIAANgIAIBJBATYCDEEAIQ0gEkEANgIECyASIA02AgggDCERDAELQQhBBCAGKAIAGyEKIA1BDHVBcHEgGi4BAmshHCANQRB0QQx1IBouAQBrIQ0CQCAXKAIARQ0AIA8oAgAiHUEDdCIlIBxqIB1BBHQiHG8iHSAlayAdQR91IBxxaiEcIBsoAgAiHUEDdCIlIA1qIB1BBHQiDW8iHSAlayAdQR91IA1xaiENCyASIBAoAgAiHSAKbDYCBCASIAkoAgAgDCAVIB0gFWxqayAKbGo2AgAgEiAnNQIAIBggGGytfiANIA1sIBwgHGxqQQR2Ig1BgAIgDUGAAkkbrX5CBIg+AghBACENAkAgAigCAEECSA0AIA4oAgAgHUEFbGogDE0hDQsgEkEBQQQgDSAFKALEBEYbNgIMCyAIQQFqIghBAkcNAAsgFEEBaiIUQQJHDQALCwJAIAUoAsAEIghBAUoNACAyIAUpA4ADICkgCBs3AgAMAQsgBSAGKAIAIgw2AvQRIAUgSSgCADYC+BEgBSBMKAIANgL8ESAFIFJBAXRBAXI2AvARIAVBCEEEIAwbIgwgECgCACINbDYC7BEgBSBIKAIAICQgUmsgDSBUIFJrbGpBAmogDGxqNgLoESAyIAUgBUHoEWogBSAIID8oAgAoAgQoAigRgYCAgAAAQQN0akGAA2opAgA3AgALICRBAWoiJCBORw0ACwsgMUEBaiIxIE9HDQALCyBBKAIAIQggQSBAKAIANgIAIEAgCDYCACA/EMSAgIAAIE1BAWoiTSBHKAIASA0ACwsgOkFcaiE6ID5BAWoiPiA3Rw0ACwJAIAVBgBBqIDZBf3NBAXFB8ABsaiIOKAIEIgxBAUgNACAOQQRyIRwgDkHQAGohFSAOQTxqIR4gDkEMciELIA5BwABqIRcgDkHoAGohGSAOQRBqIRsgDkHIAGohBiAOQThqIR0gDkEgaiEJIA5B2ABqISggDkEIciEQIA4oAgghCCAEISVBACEmA0ACQCAIQQFIDQAgJkECaiEkQQAhJ0F/ISwDQCAJKAIAIQwgHSgCACENICgoAgAhEwJAAkAgBigCACIURQ0AIBQgJyAIICZsaiIIai0AAEUNACAcKAIAICZKDQEgGygCAA0BCyATICcgDSAkbGpBAmpBCEEEIAwbbGohEUEAIQFBfyEYQf////8HIQ9BfyEaQQAhAkEAIQoDQCAaICZqIRNBASENICwhCANAAkACQAJAIBNBAEgNACAIQQBIDQAgHCgCACATTA0AIBMhFCAIIRIgECgCACIMIAhKDQELIBsoAgBFDQEgCCAQKAIAIgxvIhRBH3UgDHEgFGohEiATIBwoAgAiFG8iFkEfdSAUcSAWaiEUCyAZKAIAIBQgDGwgEmpBA3RqIgwuAQYhFCAMLgEEIRICQCAMKAIAIgwgFygCAEYNAEEAIRYCQCALKAIAQQJIDQAgHSgCAEEFbCAeKAIAaiAMTSEWCyAFIA4gFiASIBprIA0gFGoQwoCAgAAgBS8BBiEUIAUvAQQhEiAFKAIAIQwLIAwgGEYNAAJAIBEtAAEgFSgCACAMQQJ0aiIWLQABayIYIBhsIBEtAAAgFi0AAGsiGCAYbGogES0AAiAWLQACayIYIBhsaiARLQADIBYtAANrIhYgFmxqIhYgD0gNAAJAIBYgD0YNACAMIRgMAgsgDCABSA0AIAwhGAwBCyAUIQogEiECIAwhASAMIRggFiEPCyAIQQFqIQggDUF/aiINQX5HDQALIBpBAWoiGkECRw0AC0F/IQggASAXKAIARg0AQQAhCAJAIAsoAgBBAkgNACAdKAIAQQVsIB4oAgBqIAFNIQgLIBwoAgAgCGwgAkEQdEEQdWogECgCAGwgCkEQdEEQdWohCAsgJSAINgIAICxBAWohLCAlQQRqISUgJ0EBaiInIBAoAgAiCEgNAAsgHCgCACEMCyAmQQFqIiYgDEgNAAsLAkAgB0EASA0AIAAoAggiEEEBSA0AIAcgB0EBdiIISyAIQQFqIhcgACgCDCITSHEhDyATQQJ0IRwgBCAXQQJ0aiEWIAcgCGtBAnQgBGpBfGohGEEAIRsDQAJAIA9FDQAgGCEIIBYhDSAXIQwDQAJAAkACQCAIKAIAIhRBAE4NAEF/IRQMAQsgByAUIBNvIhFrIhJBAEgNASASIBNODQEgFCARayASaiEUCyANIBQ2AgALIAcgDEwNASAIQXxqIQggDUEEaiENIAxBAWoiDCATSA0ACwsgGCAcaiEYIBYgHGohFiAbQQFqIhsgEEcNAAsLIAVBgBJqJICAgIAAC74PARx/I4CAgIAAQZAIayIIJICAgIAAIAAoAgwhCSAAKAIIIQogACgCECELIAhCADcDCCAJIApsIQwCQCABKAIMQQFIDQAgC0EERkECdCENIABBvAFqIQ4gAkUhDyAEQX9KIRBBACERA0AgASARQQJ0IhJqQRBqKAIAIQogBCETAkACQCAQDQAgDiEJIAAoAtgBIhNFDQEgDiEJIBMgCkECdGooAgAiE0EASA0BCyAAKALAASATQQJ0aiEJCyAIQQhqIBJqIAkoAgAgCkEcbCIJaiIUNgIAQQAhFSAFKAKAAyARQYyAAWxqIhZBADYCCCAWIAAoAjQiFzYCBCAFIA8gAiARG0ECdGpB4AJqKAIAIRIgBSgC6AIhGCAFKALsAiEZIBYgAzYCACAAKAK8ASAJaiIaKAIIIRsgGigCDCEcIAAoAhAhHSAWQYzAAGpBAEGAIPwLACAWQQhqIR4CQCAXQQFIDQAgFkGUGGohCUEAIRUDQCAJQfhnaiASIA1qIh8tAAA2AgAgCUF4aiAZIA1qIgotAAAgGCANaiITLQAAazYCACAeIBUgCi0AACATLQAAR3IiFTYCACAJQfxnaiAfQQFqLQAANgIAIAlBfGogCkEBaiIgLQAAIBNBAWoiIS0AAGs2AgAgHiAVICAtAAAgIS0AAEdyIhU2AgAgCUGAaGogH0ECai0AADYCACAJIApBAmoiCi0AACATQQJqIhMtAABrNgIAIB4gFSAKLQAAIBMtAABHciIVNgIAIBkgHWohGSAYIB1qIRggCUEMaiEJIBIgHWohEiAXQX9qIhcNAAsLIBwgG2whISAWQQRqIRsgFkGMMGpBAEGACPwLACAaQRBqISACQCAaKAIQIhhFDQAgCEEQakEAQYAI/AsAAkAgIUUNACAVRQ0AICFBA3EhEyAaKAIYIRlBACEKAkAgIUF/akEDSQ0AICFBfHEhHUEAIQoDQCAIQRBqIBkgCmoiCS0AAEECdGoiEiASKAIAQQFqNgIAIAhBEGogCUEBai0AAEECdGoiEiASKAIAQQFqNgIAIAhBEGogCUECai0AAEECdGoiEiASKAIAQQFqNgIAIAhBEGogCUEDai0AAEECdGoiCSAJKAIAQQFqNgIAIB0gCkEEaiIKRw0ACwsgE0UNACAZIApqIQkDQCAIQRBqIAktAABBAnRqIgogCigCAEEBajYCACAJQQFqIQkgE0F/aiITDQALCyAYQQFIDQAgFUUNACAWQRRqISIgGigCFCEjQQAhFwNAAkAgIyAXQQJ0IgpqIglBA2otAABFDQAgCEEQaiAKaigCACEcAkACQCAbKAIAIhlBAU4NAEEAIRIMAQsgCS0AAiEdIAktAAEhHyAJLQAAIRVBACEKQf////8HIRMgIiEJQQAhEgNAIB8gCUF8aigCAGsiGCAYbCAVIAlBeGooAgBrIhggGGxqIB0gCSgCAGsiGCAYbGoiGCATIBggE0giGBshEyAKIBIgGBshEiAJQQxqIQkgGSAKQQFqIgpHDQALCyAWIBJBAnRqQYwwaiIJIAkoAgAgHGo2AgAgICgCACEYCyAXQQFqIhcgGE4NASAeKAIADQALCwJAICFFDQAgFkEUaiEjIBpBGGohHEEAIRcDQCAeKAIARQ0BICAoAgANAQJAIBwoAgAgF0ECdGoiCS0AA0UNAAJAAkAgGygCACIZQQFODQBBACESDAELIAktAAIhHSAJLQABIR8gCS0AACEVQQAhCkH/////ByETICMhCUEAIRIDQCAfIAlBfGooAgBrIhggGGwgFSAJQXhqKAIAayIYIBhsaiAdIAkoAgBrIhggGGxqIhggEyAYIBNIIhgbIRMgCiASIBgbIRIgCUEMaiEJIBkgCkEBaiIKRw0ACwsgFiASQQJ0akGMMGoiCSAJKAIAQQFqNgIACyAXQQFqIhcgIUcNAAsLIBZBjDhqIgkgFCgCFCAUKAIQQQJ0/AoAAAJAIBQoAhBBAUgNACAUQRBqIRNBACEKA0AgFiAJEMWAgIAAIAlBBGohCSAKQQFqIgogEygCAEgNAAsLIBFBAWoiESABKAIMSA0ACwsCQCAMQQFIDQAgC0EEIARBAEgbIQogDCETA0AgCEEANgIQAkAgBigCACIJQQBIDQAgCSAMQQAgCSAMTiISG2siGSAAKAIMIh1tIh8gCEEIaiASQQJ0cigCACIJKAIAayIYQQBIDQAgGCAJKAIITg0AIBkgHyAdbGsgCSgCBGsiGUEASA0AIBkgCSgCDCIdTg0AIAUoAoADIBJBjIABbGohEiAdIBhsIBlqIRggCSgCGCEZAkACQCAJKAIQRQ0AIBIgGSAYai0AAEECdGpBjDhqKAIAIQkMAQsgCCAZIBhBAnRqKAAAIgk2AhAgCUGAgIAISQ0BAkAgEigCCA0AIBIoAgAiGCgCJA0AIBgoAjRFDQILAkAgEiAJQbHz3fF5bEEWdkECdGoiGEGMwABqIhkoAgAgCUcNACAYQYzgAGooAgAhCQwBCyASIAhBEGoQxYCAgAAgGSAJNgIAIBhBjOAAaiAIKAIQIgk2AgALIAggCTYCEAsgByAIQRBqIAr8CgAAIAZBBGohBiAHIApqIQcgE0F/aiITDQALCyAIQZAIaiSAgICAAAuZAgEIfwJAIAAoAgwgACgCCGwiBUEBSA0AIAJBAnQhBiAFIQcDQCADKAIAIQIgBEEANgAAAkAgAygCAEEASA0AQZClhIAAIQgCQCACIAVBACACIAVOIgkbayIKIAAoAgwiC20iDCAAKALAASAGaigCACABIAlBAnRqQRBqKAIAQRxsaiICKAIAayIJQQBIDQAgCSACKAIITg0AIAogDCALbGsgAigCBGsiCkEASA0AIAogAigCDCILTg0AIAsgCWwgCmohCAJAIAIoAhBFDQAgAigCFCACKAIYIAhqLQAAQQJ0aiEIDAELIAIoAhggCEECdGohCAsgBCAIKAAANgAACyADQQRqIQMgBEEEaiEEIAdBf2oiBw0ACwsLjA4BDH8jgICAgABB0ABrIgUkgICAgAACQCABKAIMIgZBAUgNACACRSEHQQAhCANAIAQgByACIAgbQQJ0akH0AmooAgAiCSAAKAJgIAAoAiQiBiABIAhBAnRqQRBqIgooAgBsaiAG/AoAACAJQX9qIQsgACgCWEEEaiEGIAooAgAhDANAIAtBAWohCyAGKAIAIQogBkEEaiEGIAogDEwNAAsCQCAAKAIoIgZFDQAgCSAAKAIkakEAIAb8CwAgCyAAKAIkakHAADoAAAsgCEEBaiIIIAEoAgwiBkgNAAsLAkAgA0UNACAAKAK0ASEGIAAoArABIQsgBCgC8AIgASgCACAAKAIoIAAoAiRqIg38CgAAIAVBAjYCMCAGIAtsIQxBASEKAkAgASgCDCIIQQFIDQAgAUEQaiEGIAJFIQ5BACELQQEhCgNAAkAgBCAOIAIgCxsiCUECdGoiB0HIAmooAgAgBigCAEYNACAEKALwAiAKIA1saiAHQfQCaigCACAN/AoAACAFQTBqIApBAnRqIAk2AgAgCkEBaiEKIAEoAgwhCAsgBkEEaiEGIAtBAWoiCyAISA0ACwsgBSANNgJIIAUgDDYCTCAFIAQoAvACNgJAIAUgBCgC3AI2AkQgAEGEAWogBUHAAGogCiAEKAKEAxCPgICAAAJAIApBAUgNACAKQQFxIQ1BACEIAkAgCkEBRg0AIApBfnEhCSAMQQF0IQcgBUEwaiEGQQAhCyAEQdACaiEKQQAhCANAIAogBigCAEECdGooAgAgBCgC3AIgC2ogDPwKAAAgCiAGQQRqKAIAQQJ0aigCACAEKALcAiAMaiALaiAM/AoAACALIAdqIQsgBkEIaiEGIAkgCEECaiIIRw0ACwsgDUUNACAEIAVBMGogCEECdGooAgBBAnRqQdACaigCACAEKALcAiAIIAxsaiAM/AoAAAsgASgCDCEGCyAAKAIoIQggACgCJCEJIAAoAhAhCiAAKAI0IQcgBf0MAAAAAAAAAAAAAAAAAAAAAP0LBEAgBSACNgIwIApBBEYhDSACIQxBASELAkAgBkECRw0AIAVBwABqIAJBAnQiBmogBCAGakH0AmooAgA2AgAgBSACRSIMNgI0QQIhCwsgCiAHbCEPIAggCWohCiANQQJ0IRAgBUHAAGogDEECdCIGaiAEIAZqQfQCaigCADYCACALQQJ0IAVBMGpyQoKAgIAwNwIAIAUgASkCBEIgiTcDSCALQQJqIQ5BACENIAIhB0EAIQkDQAJAAkACQAJAIAlFDQAgBUHAAGogB0ECdGooAgAhDCAFQTBqIQYgCSELAkADQCAFQcAAaiAGKAIAIghBAnRqKAIAIAwgChDMgICAAEUNASAGQQRqIQYgC0F/aiILRQ0CDAALCyAAKAIgDQELIAVBEGogCUECdGpBfzYCAAwBCyAFQRBqIAlBAnRqIAg2AgAgCEF/Sg0BCwJAIAdBAUoNACAEIAdBAnRqQcgCaigCACABIAcgAkdBAnRqQRBqKAIARg0BCyAEKALwAiANIApsaiAFQcAAaiAHQQJ0aigCACAK/AoAACAFQSBqIA1BAnRqIAc2AgAgDUEBaiENCwJAIAlBAWoiCSAORg0AIAVBMGogCUECdGooAgAhBwwBCwsgBSAKNgIIIAVBhAg2AgwgBSAEKALwAjYCACAFIAQoAtwCNgIEAkAgDUUNAAJAIAAoAiBFDQAgAEGUAWogBSANIAQoAoQDEI+AgIAACyANQQFIDQAgBUEgaiEGQQAhCwNAIAQgBigCAEECdGpB4AJqIgooAgBBACAQ/AsAIAooAgAgEGohCgJAAkAgACgCIEUNACAEKALcAiALaiEMDAELIAAoAoABIQwLIAogDCAP/AoAACAGQQRqIQYgC0GECGohCyANQX9qIg0NAAsLIBAgD2ohBgJAIAUoAhAiC0F/TA0AIARB4AJqIgogBSgCMEECdGooAgAgCiALQQJ0aigCACAG/AoAAAsCQCAFKAIUIgtBAEgNACAEQeACaiIKIAUoAjRBAnRqKAIAIAogC0ECdGooAgAgBvwKAAALAkAgBSgCGCILQQBIDQAgBEHgAmoiCiAFKAI4QQJ0aigCACAKIAtBAnRqKAIAIAb8CgAACwJAIA5BA0YNACAFKAIcIgtBAEgNACAEQeACaiIKIAUoAjxBAnRqKAIAIAogC0ECdGooAgAgBvwKAAALAkAgASgCDEEBSA0AIAFBEGohCyACRSEMQQAhBgNAIAwgAiAGGyEKAkACQCADRQ0AIAQgCkECdGpByAJqIAsoAgA2AgAMAQsgBCAKQQJ0akHIAmoiCigCACALKAIARg0AIApBfzYCAAsgC0EEaiELIAZBAWoiBiABKAIMSA0ACwsgBUHQAGokgICAgAAL9AEBBH9BAEEANgKUyISAAAJAAkAgAA0AQQEhAiABDQELQQIhAkEAKAKoyISAACIDQbDIhIAAQQ9qQXBxIAMbIgNBwDFqQbAxSQ0AQQAgA0G/MWpBcHEiBDYCqMiEgAACQCAEQf//A2pBEHYiBD8AIgVNDQAgBCAFa0AAQX9HDQBBACADNgKoyISAAEECDwsgA0UNAEEAIQIgA0EAQbAx/AsAIANBgICEgAA2AgQCQCADIAAgAUEAQYKAgIAAEISAgIAAIgBFDQACQCADKAIAIgINACAADwsDQCACKAIAIgINAAsgAA8LQQAgAzYClMiEgAALIAIL3wcBCX8jgICAgABBEGsiAiSAgICAAEEEIQMCQCABQQJHDQACQCAAKAIIIgQNAEEJIQMMAQsgACgCACEFIAAoAgQhBkEAIQcgBCEIAkADQAJAAkACQCAGIAggB2pBAXYiCUEsbGoiASgCAEGBhoSAACABKAIEIgFBCCABQQhJGxDMgICAACIKDQAgAUEIRg0EIAFBB00NASAJIQgMAgsgCkEASA0AIAkhCAwBCyAJQQFqIQcLIAcgCEkNAAtBCSEDDAELAkAgBiAJQSxsaiIBKAIQQQFGDQBBCiEDDAELAkAgASgCFEEBRg0AQQohAwwBCwJAIAYgCUEsbGoiASgCHEEBRg0AQQohAwwBCyABQQE2AhggASgCDC0AAEECRw0AQQAhByAEIQgCQANAAkACQAJAIAYgCCAHakEBdiIJQSxsaiIBKAIAQf+ChIAAIAEoAgQiAUEGIAFBBkkbEMyAgIAAIgoNACABQQZGDQQgAUEFTQ0BIAkhCAwCCyAKQQBIDQAgCSEIDAELIAlBAWohBwsgByAISQ0AC0EJIQMMAQsCQCAGIAlBLGxqIgEoAhBBAUYNAEEKIQMMAQsCQCABKAIUQQFGDQBBCiEDDAELIAYgCUEsbGoiAUEBNgIYQQ4hAyABKAIIQQRHDQAgASgCDCgAAEHw2IXzBkcNAEEAIQcCQANAAkACQAJAIAYgBCAHakEBdiIJQSxsaiIIKAIAQaGJhIAAIAgoAgQiAUEHIAFBB0kbEMyAgIAAIgoNACABQQdGDQQgAUEGTQ0BIAkhBAwCCyAKQQBIDQAgCSEEDAELIAlBAWohBwsgByAESQ0AC0EJIQMMAQsCQCAGIAlBLGxqIgEoAhBBAUYNAEEKIQMMAQtBCiEDIAEoAhRBAUcNACAGIAlBLGxqQQE2AhggAiAINgIMIAUgCCAFQegiahCigICAACIDDQAgBSAFKALoIjYC9CIgAEHRh4SAAEEBQQFCf0J/IAJBDGoQoICAgAAiAw0AAkAgAigCDCIBKAIIRQ0AIAAoAgAgASAFQThqEKKAgIAAIgMNAQsgBSAFKAI4IgE2AvgiQQ0hAyAFKAL0IkF1akF3SQ0AIAFBgAJKDQAgACAFEMaAgIAAIgMNACAAIAUQx4CAgAAiAw0AIAAgBRDIgICAACIDDQACQCAAKAIIIgdFDQAgACgCBEEYaiEBAkADQCABKAIARQ0BIAFBLGohASAHQX9qIgdFDQIMAAsLQQshAwwBCyAFQYOAgIAAQYSAgIAAIAUoAgRBJGooAgBBhYCAgABGGzYC8CNBACEDCyACQRBqJICAgIAAIAML/gMBBX8jgICAgABBkAFrIgIkgICAgABBACEDQQAoApTIhIAAIQQgAkIANwOIAQJAIABB/3tqQYB8SQ0AIAFB/3tqQf97TQ0AIAQgACABIAJBiAFqIAJBCGoQmICAgAACQCACKAKMASIEQcAAaiIDDQBBACEDDAELAkAgACABbEEDbCIAQQAoApjIhIAATQ0AQQAhAQJAQW9BACgCqMiEgAAiBUGwyISAAEEPakFwcSAFGyIFayAASQ0AQQAgACAFakEPakFwcSIBNgKoyISAAAJAIAFB//8DakEQdiIBPwAiBk0NACABIAZrQABBf0cNAEEAIQFBACAFNgKoyISAAAwBCyAFIQELQQAgATYCnMiEgABBACAAQQAgARs2ApjIhIAACwJAAkAgA0EAKAKgyISAAEsNAEEAKAKkyISAACEADAELQQAhAAJAQW9BACgCqMiEgAAiAUGwyISAAEEPakFwcSABGyIBayADSQ0AQQAgBCABakHPAGpBcHEiADYCqMiEgAACQCAAQf//A2pBEHYiAD8AIgRNDQAgACAEa0AAQX9HDQBBACEAQQAgATYCqMiEgAAMAQsgASEAC0EAIAA2AqTIhIAAQQAgA0EAIAAbNgKgyISAAAtBACgCnMiEgAAiAUEAIAAbQQAgARshAwsgAkGQAWokgICAgAAgAwuWBQEKfyAAKAL0IiEFIAAoAsgjIQYgACgCwCMhByAAKAK4IyEIIAAoArAjIQkgACgCqCMhCiAEQRRqQQBB7AD8CwAgBCACQSJqIgsgAUEiamwiDDYCDCAEIAs2AgggBCABNgIEIAQgADYCACAEIAtBEWxBEWo2AhAgBCADKAIAIgsgAygCBCINakEAIAsbNgIYIAQgCyANIAxBP2pBQHEiDmoiDWpBACALGzYCHCAEIAsgDSAOaiINakEAIAsbNgIkIAQgCyANIA5qIg1qQQAgCxs2AiggBCALIA0gDmoiDWpBACALGzYCLCAEIAsgDSAOaiIOakEAIAsbNgIgIAQgCyAAKAL0IkEBaiAMbEE/akFAcSAOaiIOakEAIAsbNgIwIAQgCyAOIAcgCCAJIApqampBAnRBP2pBQHFqIgdqQQAgCxsiDjYCPCAEIA42AjQgBCALIAcgDEECdEE/akFAcSIOaiIMakEAIAsbIgc2AkAgBCAHNgI4IAQgCyAMIA5qIgxqQQAgCxs2AkQgBCALIAwgDmoiDGpBACALGzYCSCAEIAsgDCAOaiIOakEAIAsbNgJMIAQgCyAOIAIgAWwiAUGAgAQgAUGAgARJG0EEdEE/akFAcWoiAWpBACALGzYCVCAEQdgAaiALIAEgBSAGakEBdEHLAGpBQHEiDmoiAWpBACALGzYCACAEQdwAaiALIAEgDmoiAWpBACALGzYCACAEIAsgASAOaiIOakEAIAsbNgJoIAQgCyAAKALQI0ECdEE/akFAcSIBIA5qIg5qQQAgCxs2AmwgBCALIA4gAWoiDmpBACALGzYCcCADIAAoAvwwQf8AakFAcSIAIA5qIg4gAGo2AgQgBCALIA5qQQAgCxs2AnQLoHwFDn8Dew9/AXsCfiOAgICAAEGwImsiCiSAgICAAEEAKAKgyISAACELQQAoAqTIhIAAIQxBACgClMiEgAAhDUEAKAKcyISAACEOIApCADcDiAECQAJAIA0NAEEBIQ8MAQsCQCAODQBBASEPDAELAkAgB0H/e2pBgHxPDQBBNiEPDAELAkAgCEH/e2pBgHxPDQBBNiEPDAELQSEhDyAIIAdsIhAgCG4gB0kNAEEbIQ8gBEF/SA0AIA0oAvgiIARMDQBBNCEPIAVBCEsNAEEdIQ8gBkGACEsNACAKQgA3AwggDSAHIAggCkEIaiAKQZABahCYgICAACAKKAIMIhFBwABqIRICQAJAIAxFDQBBJCEPIBIgC00NAQwCC0ECIQ9Bb0EAKAKoyISAACIMQbDIhIAAQQ9qQXBxIAwbIgxrIBJJDQFBACARIAxqQc8AakFwcSILNgKoyISAAAJAIAtB//8DakEQdiILPwAiEk0NACALIBJrQABBf0cNAEEAIAw2AqjIhIAADAILIAxFDQELQQAhCyAKIAxBACAMa0E/cWo2AogBIA0gByAIIApBiAFqIApBCGoQmICAgAAgCigCECENIAooAgghEyAKKAIgQQAgCigCFPwLACAKKAIkQQEgCigCFPwLACAKKAIsQQAgCigCFPwLACAKKAIwQQAgCigCFPwLACAKKAI0QQAgCigCFPwLACAKKAIoQQAgEygC9CJBAWogCigCFGz8CwACQCAKKAIUIg9FDQAgCigCTEEAIA9BAnT8CwALAkAgCigCDCIPRQ0AIA4gEGpBACAJGyEUIA1BXmohDCAOIRVBACELQQAhFgNAAkAgDEUNAEEAIQ0DQEEAIQcCQCAJRQ0AIBQgDWotAAAhBwtBOSEPIBMoAvQiIAdB/wFxIghIDQQCQAJAIBUgDWotAAANACAIRQ0BDAYLIAooAhAhDyAKKAIYIRIgCiAKKAIcIhFBAWo2AhwgCigCICASIBYgD2xqIg9qIA1qQQE6AAAgCigCJCAPaiANakEAOgAAIAooAjAgD2ogDWogBzoAACAKKAJMIA0gD2oiD0ECdGpBfzYCACAKIAooAoQBIAhyNgKEASALIA8gERshCwsgDCANQQFqIg1HDQALIAooAgwhDwsgFCAMaiEUIBUgDGohFSAWQQFqIhYgD0kNAAsLAkAgCigCHCIJDQBBNSEPDAELAkAgCUGAgARNDQBBNiEPDAELQTYhDyATNQKAMSAJrX5CgICAgCBWDQAgDiAQQQF0aiEXIAooAlAiDiALNgIAIAooAkwiDSALQQJ0akF+NgIAIAooAhAhDEEBIQgDQAJAIA0gDiAIQX9qIg9BAnRqIgsoAgAiByAMayIQQQJ0aiISKAIAQX9HDQAgEkF+NgIAIAsgEDYCACAIIQ8LAkAgDSAHQX9qIghBAnRqIgsoAgBBf0cNACALQX42AgAgDiAPQQJ0aiAINgIAIA9BAWohDwsCQCANIAdBAWoiCEECdGoiCygCAEF/Rw0AIAtBfjYCACAOIA9BAnRqIAg2AgAgD0EBaiEPCwJAAkAgDSAHIAxqIgdBAnRqIggoAgBBf0YNACAPIQgMAQsgCEF+NgIAIA4gD0ECdGogBzYCACAPQQFqIQgLIAlBf2ohCSAIDQALAkAgCUUNACANIAooAhhBAnRqIQ0DQCANKAIAIQdBNyEPIA1BBGohDSAHQX9HDQAMAgsLIAooAiQhByAKKAIIIRMgCigCKEEJIAooAhQiD/wLAEEAIQsCQCAMQQR0Ig1BEGogDyANa0Fwak8NACAHIA1qIRAgByAMQQ9saiESIAcgDEERbGohESAPIAxBBXRrQWBqIQxBACEPQQAhCwNAIAooAiggDWogD2pBEGogECAPaiIHQQ9qLQAAIBIgD2oiCEEQai0AAGogB0ERai0AAGogESAPaiIOQRBqLQAAaiIJIAhBD2otAABqIAhBEWotAABqIA5BD2otAABqIA5BEWotAABqIAdBEGotAABqIgc6AAACQCAKKAIgIA1qIA9qQRBqIggtAAAiDkUNAAJAIAlFDQAgCCAOQQRyOgAACwJAIAdFDQAgCigCICANaiAPakEQaiIIIAgtAABBAnI6AAALIAooAjQgDWogD2pBEGogCigCMCANaiAPakEQai0AADoAACALIAdFaiELIAooAjQgDWogD2pBEGoiCC0AAA0AAkACQCAHDQBB/wEhBwwBCyATKAL8IiIHQf8BIAcbIQcLIAggBzoAAAsgDCAPQQFqIg9HDQALCyAKKAIQIQkgCigCGCEVAkAgEygC/CJFDQBBOCEPIAtFDQELAkAgCigChAFFDQBBOiEPIBUgCigCFCITTw0BIAooAkwiByAVQQJ0aiEOIAooAgghESAKKAIgIRAgCigCMCESIBUhDUEAIQwDQCAMIQtBACEIAkAgECANai0AAEUNAAJAAkAgEiANai0AACIIDQBBACEIDAELIBEgCGpBhCNqLQAARSEICyAIQQFzIQgLIA5BACAIazYCACAOQQRqIQ4gCyAIaiEMIBMgDUEBaiINRw0ACyALIAhqIRQgCigCUCEMA0ACQCAHIBVBAnRqIg0oAgBBf0cNACAMIBU2AgAgDUF+NgIAQQEhDiAUIQsDQAJAIAcgDCAOQX9qIg1BAnRqIhAoAgAiCCAJayISQQJ0aiIRKAIAQX9HDQAgEUF+NgIAIBAgEjYCACAOIQ0LAkAgByAIQX9qIg5BAnRqIhAoAgBBf0cNACAQQX42AgAgDCANQQJ0aiAONgIAIA1BAWohDQsCQCAHIAhBAWoiDkECdGoiECgCAEF/Rw0AIBBBfjYCACAMIA1BAnRqIA42AgAgDUEBaiENCwJAAkAgByAIIAlqIghBAnRqIg4oAgBBf0YNACANIQ4MAQsgDkF+NgIAIAwgDUECdGogCDYCACANQQFqIQ4LIAtBf2ohCyAODQALIAtFDQILIBVBAWoiFSATRw0ADAILCyAKKAI4IQgCQAJAIAooAggiECgCqCMiDA0AIAghDQwBCyAQQawjaigCACESQQAhCyAKKAIUIQcCQAJAIAxBBE8NACAIIQ0MAQsCQCAIIBIgDEEkbGpBaGpPDQAgEiAIIAxBAnRqTw0AIAghDQwBCyASQfQAaiEPIAggDEF8cSILQQJ0aiENIAf9ESEYIAn9ESEZIAshDgNAIAggD0F4aiAPQVRqIA9BsH9qIA9BjH9q/QkCAP1WAgAB/VYCAAL9VgIAAyAZ/bUBIA9BfGogD0FYaiAPQbR/aiAPQZB/av0JAgD9VgIAAf1WAgAC/VYCAAP9rgEgDyAPQVxqIA9BuH9qIA9BlH9q/QkCAP1WAgAB/VYCAAL9VgIAAyAY/bUB/a4B/QsCACAIQRBqIQggD0GQAWohDyAOQXxqIg4NAAsgDCALRg0BCyALQQFyIQ8CQCAMQQFxRQ0AIA0gEiALQSRsaiIIKAIAIAlsIAgoAgRqIAgoAgggB2xqNgIAIA1BBGohDSAPIQsLIAwgD0YNACAMIAtrIQggC0EkbCASakEsaiEPA0AgDSAPQVRqKAIAIAlsIA9BWGooAgBqIA9BXGooAgAgB2xqNgIAIA1BBGogD0F4aigCACAJbCAPQXxqKAIAaiAPKAIAIAdsajYCACANQQhqIQ0gD0HIAGohDyAIQX5qIggNAAsLAkACQCAQKAKwIyIMDQAgDSEHDAELIBBBtCNqKAIAIRJBACELIAooAhQhCAJAAkAgDEEETw0AIA0hBwwBCwJAIA0gEiAMQSRsakFoak8NACASIA0gDEECdGpPDQAgDSEHDAELIBJB9ABqIQ8gDSAMQXxxIgtBAnRqIQcgCP0RIRggCf0RIRkgCyEOA0AgDSAPQXhqIA9BVGogD0Gwf2ogD0GMf2r9CQIA/VYCAAH9VgIAAv1WAgADIBn9tQEgD0F8aiAPQVhqIA9BtH9qIA9BkH9q/QkCAP1WAgAB/VYCAAL9VgIAA/2uASAPIA9BXGogD0G4f2ogD0GUf2r9CQIA/VYCAAH9VgIAAv1WAgADIBj9tQH9rgH9CwIAIA1BEGohDSAPQZABaiEPIA5BfGoiDg0ACyAMIAtGDQELIAtBAXIhDwJAIAxBAXFFDQAgByASIAtBJGxqIg0oAgAgCWwgDSgCBGogDSgCCCAIbGo2AgAgB0EEaiEHIA8hCwsgDCAPRg0AIAwgC2shDSALQSRsIBJqQSxqIQ8DQCAHIA9BVGooAgAgCWwgD0FYaigCAGogD0FcaigCACAIbGo2AgAgB0EEaiAPQXhqKAIAIAlsIA9BfGooAgBqIA8oAgAgCGxqNgIAIAdBCGohByAPQcgAaiEPIA1BfmoiDQ0ACwsCQAJAIBAoArgjIgwNACAHIQ0MAQsgEEG8I2ooAgAhEkEAIQsgCigCFCEIAkACQCAMQQRPDQAgByENDAELAkAgByASIAxBJGxqQWhqTw0AIBIgByAMQQJ0ak8NACAHIQ0MAQsgEkH0AGohDyAHIAxBfHEiC0ECdGohDSAI/REhGCAJ/REhGSALIQ4DQCAHIA9BeGogD0FUaiAPQbB/aiAPQYx/av0JAgD9VgIAAf1WAgAC/VYCAAMgGf21ASAPQXxqIA9BWGogD0G0f2ogD0GQf2r9CQIA/VYCAAH9VgIAAv1WAgAD/a4BIA8gD0FcaiAPQbh/aiAPQZR/av0JAgD9VgIAAf1WAgAC/VYCAAMgGP21Af2uAf0LAgAgB0EQaiEHIA9BkAFqIQ8gDkF8aiIODQALIAwgC0YNAQsgC0EBciEPAkAgDEEBcUUNACANIBIgC0EkbGoiBygCACAJbCAHKAIEaiAHKAIIIAhsajYCACANQQRqIQ0gDyELCyAMIA9GDQAgDCALayEHIAtBJGwgEmpBLGohDwNAIA0gD0FUaigCACAJbCAPQVhqKAIAaiAPQVxqKAIAIAhsajYCACANQQRqIA9BeGooAgAgCWwgD0F8aigCAGogDygCACAIbGo2AgAgDUEIaiENIA9ByABqIQ8gB0F+aiIHDQALCwJAAkAgECgCwCMiDg0AIAooAhQhDAwBCyAQQcQjaigCACESQQAhCyAKKAIUIQwCQAJAIA5BBE8NACANIQcMAQsCQCANIBIgDkEkbGpBaGpPDQAgEiANIA5BAnRqTw0AIA0hBwwBCyASQfQAaiEPIA0gDkF8cSILQQJ0aiEHIAz9ESEYIAn9ESEZIAshCANAIA0gD0F4aiAPQVRqIA9BsH9qIA9BjH9q/QkCAP1WAgAB/VYCAAL9VgIAAyAZ/bUBIA9BfGogD0FYaiAPQbR/aiAPQZB/av0JAgD9VgIAAf1WAgAC/VYCAAP9rgEgDyAPQVxqIA9BuH9qIA9BlH9q/QkCAP1WAgAB/VYCAAL9VgIAAyAY/bUB/a4B/QsCACANQRBqIQ0gD0GQAWohDyAIQXxqIggNAAsgDiALRg0BCyALQQFyIQ8CQCAOQQFxRQ0AIAcgEiALQSRsaiINKAIAIAlsIA0oAgRqIA0oAgggDGxqNgIAIAdBBGohByAPIQsLIA4gD0YNACAOIAtrIQ0gC0EkbCASakEsaiEPA0AgByAPQVRqKAIAIAlsIA9BWGooAgBqIA9BXGooAgAgDGxqNgIAIAdBBGogD0F4aigCACAJbCAPQXxqKAIAaiAPKAIAIAxsajYCACAHQQhqIQcgD0HIAGohDyANQX5qIg0NAAsLAkAgDEUNAEEAIQ4gCigCQCEHIAooAjwhCAJAIAxBBEkNAAJAIAggByAMQQJ0Ig9qTw0AIAcgCCAPakkNAQsgDEF8cSIOQXxqIg9BAnZBAWoiDUEDcSESQQAhEQJAIA9BDEkNACANQfz///8HcSEVQQAhD0EAIREDQCAHIA9qIg39DAAAAAAAAAAAAAAAAAAAAAAiGP0LAgAgCCAPaiIL/Qz/////////////////////Ihn9CwIAIAtBEGogGf0LAgAgDUEQaiAY/QsCACALQSBqIBn9CwIAIA1BIGogGP0LAgAgC0EwaiAZ/QsCACANQTBqIBj9CwIAIA9BwABqIQ8gEUEQaiERIBVBfGoiFQ0ACwsCQCASRQ0AIAggEUECdCINaiEPIAcgDWohDQNAIA39DAAAAAAAAAAAAAAAAAAAAAD9CwIAIA/9DP/////////////////////9CwIAIA9BEGohDyANQRBqIQ0gEkF/aiISDQALCyAMIA5GDQELIAwgDkF/c2ohEgJAIAxBA3EiC0UNACAIIA5BAnQiDWohDyAHIA1qIQ0DQCAPQX82AgAgDUEANgIAIA9BBGohDyANQQRqIQ0gDkEBaiEOIAtBf2oiCw0ACwsgEkEDSQ0AIA5BAnQhCyAMIA5rIQ4DQCAIIAtqIg9BfzYCACAHIAtqIg1BADYCACAPQQRqQX82AgAgDUEEakEANgIAIA9BCGpBfzYCACANQQhqQQA2AgAgD0EMakF/NgIAIA1BDGpBADYCACAIQRBqIQggB0EQaiEHIA5BfGoiDg0ACwsgCkGoImpBADYCACAKQaAiakIANwMAIApBkCJq/QwAAAAAAAAAAAAAAAAAAAAAIhr9CwQAIAogGv0LBIAiIAogATYC/CEgCiAANgL4ISAKQgA3A+ghIAogAzYC5CEgCiACNgLgIQJAIARBf0oNACAKQfghaiAKQeAhaiAKQdAhahCagICAACAQKAL4IiIPQQEgDxutIAo1AtAhfkIgiKchBAsgCkEHNgLsISAKKAJ0QQAgECgC0CNBAnT8CwACQCAQKALMIyILRQ0AIAsgBWwhEyALIARsIRUgECgC4CMhESAQKALcIyESIBAoAtgjIQBBACEBIAooAnQhDAJAIAtBBEkNACAMIAAgC0ECdCIPakkgACAMIA9qIg9JcQ0AIBIgCyAEQQJ0QQRqbGogDEsgEiAVQQJ0aiAPSXENACARIAsgBUECdEEEamxqIAxLIBEgE0ECdGogD0lxDQAgC0F8cSIBQXxqIg9BAnZBAWoiDUEBcSEQAkACQCAPDQBBACENDAELIA1B/v///wdxIQcgESATQQJ0aiECIBIgFUECdGohA0EAIQ9BACENA0AgDCAPaiIIIAMgD2oiDv0AAgAgACAPaiIE/QACAP2uASACIA9qIgX9AAIA/a4B/QsCACAIQRBqIA5BEGr9AAIAIARBEGr9AAIA/a4BIAVBEGr9AAIA/a4B/QsCACAPQSBqIQ8gDUEIaiENIAdBfmoiBw0ACwsCQCAQRQ0AIAwgDUECdCIPaiASIA0gFWpBAnRq/QACACAAIA9q/QACAP2uASARIA0gE2pBAnRq/QACAP2uAf0LAgALIAsgAUYNAQsgAUEBciEPAkAgC0EBcUUNACAMIAFBAnQiDWogEiABIBVqQQJ0aigCACAAIA1qKAIAaiARIAEgE2pBAnRqKAIAajYCACAPIQELIAsgD0YNACALIAFrIQ4gACABQQJ0Ig1qIQ8gDCANaiENIBEgASATakECdGohByASIAEgFWpBAnRqIQgDQCANIAgoAgAgDygCAGogBygCAGo2AgAgDUEEaiAIQQRqKAIAIA9BBGooAgBqIAdBBGooAgBqNgIAIAdBCGohByAIQQhqIQggD0EIaiEPIA1BCGohDSAOQX5qIg4NAAsLAkAgCigCDCIPRQ0AIAlBXmohGyAKQcYhakEBaiEcIApBlCJqIR0gCkGQAWpBCHIhHiAKQdwAaiEfIApBuAFqISAgCkGQAWpBIGohISAKQZABakEQaiEiQQAhI0F/ISRBACElA0ACQCAbRQ0AICMgG2whJkEAIRUDQCAKKAIYIQ8gCigCECENIBcgFSAmaiInaiIoQQA6AAACQCAKKAIgIA8gFWogDSAjbGoiC2otAABFDQACQCAKKAI0IAtqIhItAAAiBEH/AUcNACAKKAIIIQxBACEJICBBADYCACAhQgA3AwAgIiAa/QsEACAKIBr9CwSQASAKKAIQIhBBAWohKSAQQQJqIRYgEEEBdCIUQQFyIREgFEECaiETA0AgEiAQIAlB/wFxQQNuIg9sIAkgD0EDbGtB/wFxamshD0EAIQ0CQAJAAkACQAJAAkACQAJAAkACQCAJQQhGDQAgDyATai0AACINQf8BRg0JIAwoAqgxIA1sIQ0gCUEHRg0BCyAPIBFqLQAAIgdB/wFGDQggDCgCpDEgB2wgDWohDSAJQQZGDQELIA8gFGotAAAiB0H/AUYNByAMKAKgMSAHbCANaiENIAlBBUYNAQsgDyAWai0AACIHQf8BRg0GIAwoApwxIAdsIA1qIQ0gCUEERg0BCyAPIClqLQAAIgdB/wFGDQUgDCgCmDEgB2wgDWohDSAJQQNGDQELIA8gEGotAAAiB0H/AUYNBCAMKAKUMSAHbCANaiEAIAlBAkYNASAPLQACIg1B/wFGDQQgDCgCkDEgDWwgAGohACAJQQFHDQEMAgsgDy0AAiIHQf8BRg0DIAwoApAxIAdsIA1qIQALIA8tAAEiDUH/AUYNAiAMKAKMMSANbCAAaiEAIAlFDQELIA8tAAAiD0H/AUYNASAMKAKIMSAPbCAAaiEACyAMKAL0IiIBQQFIDQBBICAMKAKsMSIPayECQX8gD3RBf3MhBCAMIAlBAnRqQYgxaigCACEDIAwoAoQxIQ5BASEPA0BBASEHAkAgDiAPIgUgA2wgAGoiCEGx893xeWwgAnYiDUECdGooAgAiD0F/Rg0AA0ACQCAPIAhHDQBBACEHDAILQQEhByAOIA1BAWogBHEiDUECdGooAgAiD0F/Rw0ACwsgCkGQAWogBUECdGoiDyAPKAIAIAdqNgIAIAVBAWohDyAFIAFHDQALCyAJQQFqIglBCUcNAAsCQAJAIAwoAvQiIg9BAUgNAEEBIQ0gD0EBcSEAAkACQCAPQQFHDQBBCiEPQQAhDgwBCyAPQX5xIQVBCiEPQQAhDiAeIQdBACENA0AgB0F8aigCACIEIA8gBCAPSCIJGyEIQQAgDiAJGyEOAkAgBCAPSg0AIApBxiFqIA5qIA1BAWo6AAAgDkEBaiEOC0EAIA4gBygCACIPIAhIIgQbIQ4gDUECaiENAkAgDyAISg0AIApBxiFqIA5qIA06AAAgDkEBaiEOCyAPIAggBBshDyAHQQhqIQcgBSANRw0ACyANQQFqIQ0LAkAgAEUNAEEAIA4gCkGQAWogDUECdGooAgAiByAPSBshDiAHIA9KDQAgCkHGIWogDmogDToAACAOQQFqIQ4LIA5BAUcNASAKLQDGISEEDAILQQAhDgtBACEPIApBADYCaCAKKAI4IQICQCAMKAKoIyIBRQ0AIAooAiwgC2ohBCABQQFxIQMgDEGsI2ooAgAhEkEAIQ8gCigCXCEJQQAhCAJAIAFBAUYNACASQTBqIQ0gAUF+cSEAQQAhDyACIQdBACEIA0AgCSAPQQF0aiANIAQgBygCAGotAABBAXRqQVxqLwEAIgU7AQAgCSAPIAVB//8DR2oiD0EBdGogDSAEIAdBBGooAgBqLQAAQQF0ai8BACIFOwEAIA8gBUH//wNHaiEPIA1ByABqIQ0gB0EIaiEHIAAgCEECaiIIRw0ACwsgA0UNACAJIA9BAXRqIBIgCEEkbGogBCACIAhBAnRqKAIAai0AAEEBdGpBDGovAQAiDTsBACAPIA1B//8DR2ohDwsgCiAPNgJoIAIgAUECdGohAgJAAkAgCigChAENACAMKAKwIyEBDAELAkAgDCgCsCMiAUUNACAKKAIwIAtqIQQgAUEBcSEDIAxBtCNqKAIAIRJBACEIIAooAlwhCQJAIAFBAUYNACASQTBqIQ0gAUF+cSEAQQAhCCACIQcDQCAJIA9BAXRqIA0gBCAHKAIAai0AAEEBdGpBXGovAQAiBTsBACAJIA8gBUH//wNHaiIPQQF0aiANIAQgB0EEaigCAGotAABBAXRqLwEAIgU7AQAgDyAFQf//A0dqIQ8gDUHIAGohDSAHQQhqIQcgACAIQQJqIghHDQALCyADRQ0AIAkgD0EBdGogEiAIQSRsaiAEIAIgCEECdGooAgBqLQAAQQF0akEMai8BACINOwEAIA8gDUH//wNHaiEPCyAKIA82AmgLIAIgAUECdGohAQJAIAwoArgjIgBFDQAgAEEBcSECIAxBvCNqKAIAIQNBACENIAooAiQhCCAKKAJcIQQCQCAAQQFGDQAgA0EwaiENQQAhCUEAIABBfnFrIQUgASEHA0AgBCAPQQF0aiANQVxqLwEAOwEAIAogDyAIIAcoAgAgC2pqLQAAaiIPNgJoIAQgD0EBdGogDS8BADsBACAKIA8gCCAHQQRqKAIAIAtqai0AAGoiDzYCaCAHQQhqIQcgDUHIAGohDSAFIAlBfmoiCUcNAAtBACAJayENCyACRQ0AIAQgD0EBdGogAyANQSRsai8BDDsBACAKIA8gCCABIA1BAnRqKAIAIAtqai0AAGo2AmgLAkACQCAMKALAIyIEDQBBACEPDAELIAEgAEECdGohDSAMQcQjaigCAEEMaiEHQQAhDyAKKAJkIQUgCigCYCEAIAooAighAQNAIAEgDSgCACALamotAAAhCCAAIA9BAXQiCWogBy8BADsBACAFIAlqIAg7AQAgDUEEaiENIAdBJGohByAPIAhBAEdqIQ8gBEF/aiIEDQALC0F/IQQgDCgCyCMhACAKKAIcIQVBfyEIAkAgCigCPCINIAtBf2oiAUECdGoiCSgCACIHQQBIDQAgASEIIAcgAUYNAANAIAkgDSAHQQJ0aigCACIINgIAIAggDSAIQQJ0aiIJKAIAIgdHDQALCwJAIA0gCyAQayIBQQJ0aiIJKAIAIgdBAEgNACABIQQgByABRg0AA0AgCSANIAdBAnRqKAIAIgQ2AgAgBCANIARBAnRqIgkoAgAiB0cNAAsLQQAhFkEAIQ0CQCAMKAL0IiIBQQFIDQBBASEHIAVBAXYhAkEAIQkCQAJAIAFBBEkNACABQXxxIglBfGoiDUECdkEBaiIHQQFxISkgBf0RIRggAv0RISoCQAJAIA0NAEEAIQMMAQsgB0H+////B3EhEEEAIQMgCkGQAWohDSAdIQcDQCANQRBqIAf9AAIAQQT9qwEgKv2uASIZ/RsAIBj9GwAiEm79ESAZ/RsBIBj9GwEiEW79HAEgGf0bAiAY/RsCIhNu/RwCIBn9GwMgGP0bAyIUbv0cA/0LBAAgDSAHQXBq/QACAEEE/asBICr9rgEiGf0bACASbv0RIBn9GwEgEW79HAEgGf0bAiATbv0cAiAZ/RsDIBRu/RwD/QsEACANQSBqIQ0gB0EgaiEHIANBCGohAyAQQX5qIhANAAsLAkAgKUUNACAKQZABaiADQQJ0Ig1qIApBgCJqIA1BBHJq/QACAEEE/asBICr9rgEiGf0bACAY/RsAbv0RIBn9GwEgGP0bAW79HAEgGf0bAiAY/RsCbv0cAiAZ/RsDIBj9GwNu/RwD/QsEAAsgASAJRg0BIAlBAXIhBwsgCkGQAWogCUECdGohDSAKQYAiaiAHQQJ0aiEHA0AgDSAHKAIAQQR0IAJqIAVuNgIAIA1BBGohDSAHQQRqIQcgASAJQQFqIglHDQALCyABIQ0LIApBkAFqIA1BAnQiAWogJUEEdCAFbjYCACANQQFqIQcCQCAIQQBIDQAgCigCQCAIQQJ0aigCACIJQQkgCUEJSBshFgsgCkGQAWogB0ECdGogFjYCACANQQJqIQVBACEHQQAhCQJAIARBAEgNACAKKAJAIARBAnRqKAIAIglBCSAJQQlIGyEJCyAKQZABaiAFQQJ0aiAJNgIAIAEgCkGQAWpqIglBDGogCEF/SiAIIARGcTYCACAJQRBqIAooAoABQQFKNgIAIA1BBWoiDUEBIA1BAUsbIglBAXEhAiAKKAJkIQggCigCYCEEAkAgDUECSQ0AIAlBfnEhAUEAIQcgCkGQAWohDQNAIAQgD0EBdCIJaiAAIAdqIgU7AQAgCCAJaiANKAIAIgk7AQAgBCAPIAlBAEdqIg9BAXQiCWogBUEBajsBACAIIAlqIA1BBGooAgAiCTsBACAPIAlBAEdqIQ8gDUEIaiENIAEgB0ECaiIHRw0ACyAAIAdqIQALAkAgAkUNACAEIA9BAXQiDWogADsBACAIIA1qIApBkAFqIAdBAnRqKAIAIg07AQAgDyANQQBHaiEPCyAKIA82AmwgDCgC9CMhBCAKKAJ4IQkgCigCfCEFIAooAnAgCigCdCAMKALQI0ECdPwKAAAgDCgC1CMgDCgC0CMgHyAKKAJwIAwoAvAjEYKAgIAAAAJAIAwoAswjRQ0AQQJBBCAEQQJGG0EBIARBAUobIQFBACEPIAkhB0EAIQ0DQAJAIAooAnAgD2ooAgBBgICAAmogDCgC7CMgDWotAAAiCHZBgICAAiAIdmsiACAMKALkIyIISA0AIAwoAugjIgggACAAIAhKGyEICwJAAkACQAJAAkAgBA4DAAECAwsgByAIOgAADAMLIAcgCEGAAXM6AAAMAgsgByAIOwAADAELIAcgCDYAAAsgD0EEaiEPIAcgAWohByANQQFqIg0gDCgCzCNJDQALCwJAAkAgDCgC+CNBAU4NACAJIQ8MAQsgDEGwJGohDUEAIQcDQCAFIQ8gCiAJIgU2ApABIAogDzYCkCEgDSIIQUxqIApBkAFqIApBkCFqQQEQm4CAgAAgCEHQAWohDSAPIQkgB0EBaiIHIAwoAvgjSA0ACyAIKAIAIQQLAkAgDCgC9CIiB0EBSA0AQQJBBCAEQQJGG0EBIARBAUobIQkgCkGQIWohDQNAAkACQAJAAkACQCAEDgMAAQIDCyAPLQAAIQgMAwsgDy0AAEGAAXMhCAwCCyAPLgAAIQgMAQsgDygAACEICyANIAg2AgAgDyAJaiEPIA1BBGohDSAHQX9qIgcNAAsLAkAgJCAnQQJ2Ig9GDQAgCiAPNgLoISAKQfghaiAKQeAhaiAKQdAhahCagICAACAPISQLIApB0CFqICdBA3FBAnRyNQIAISsgCi0AxiEiBEECdCAKQZAhampBfGooAgAiCSEPAkAgDkECSCIADQBBASEIIAkhDwJAIA5Bf2oiB0EESQ0AIAdBfHEiBUEBciEIIAn9ESEZIAUhDSAcIQ8DQCAKQZAhav0MAAAAAAAAAAAAAAAAAAAAACAPKAAA/RH9DRABAgMRBQYHEgkKCxMNDg/9DP/////////////////////9rgEiGP0bA0ECdGogCkGQIWogGP0bAkECdGogCkGQIWogGP0bAUECdGogCkGQIWogGP0bAEECdGr9CQIA/VYCAAH9VgIAAv1WAgADIBn9uAEhGSAPQQRqIQ8gDUF8aiINDQALIBkgGSAY/Q0ICQoLDA0ODwAAAAAAAAAA/bgBIhggGCAY/Q0EBQYHAAAAAAAAAAAAAAAA/bgB/RsAIQ8gByAFRg0BCyAOIAhrIQcgCkHGIWogCGohDQNAIA0tAABBAnQgCkGQIWpqQXxqKAIAIgggDyAIIA9KGyEPIA1BAWohDSAHQX9qIgcNAAsLAkACQCAOQQFODQBBACEJDAELIAYgDyAJayIMckUNASAOQX9qIQ1BACEJIApBkAFqIQcgHCEIA0ACQCAGRQ0AQYCABCEFAkBBgIAEIAZurSAMrH4iLEKAAlQNAEEAIQUgLEL/8wVWDQAgLEIIiKdBAXRB8K+EgABqLwEAIQULIAUgCWohCQsgByAJNgIAIA1FDQEgB0EEaiEHIA1Bf2ohDSAILQAAIQUgCEEBaiEIIAYgDyAFQQJ0IApBkCFqakF8aigCAGsiDHINAAsgBSEEDAELIAANACAOQX9qIQggCa0gK35CIIinIQdBACENIApBkAFqIQ8CQANAIA8oAgAgB0sNASAPQQRqIQ8gCCANQQFqIg1HDQALIAghDQsgCkHGIWogDWotAAAhBAsgKCAEOgAAIAooAiAgC2otAAAhByAKKAIoIQ8gCigCFCENIAooAhAhCSAKKAI0IAtqIAQ6AAAgCigCLCALaiAEOgAAIA8gDSAEbGogC2oiDyAJQX9zaiINIA0tAABBAWo6AAAgDyAJayINIA0tAABBAWo6AAAgDUEBaiINIA0tAABBAWo6AAAgD0F/aiINIA0tAABBAWo6AAAgDyAPLQAAQQFqOgAAIA8gDy0AAUEBajoAASAPIAlqIg9Bf2oiDSANLQAAQQFqOgAAIA8gDy0AAEEBajoAACAPQQFqIg8gDy0AAEEBajoAACAHQQNxIQVBfyENAkAgCigCPCIPIAtBf2oiDkECdGoiCCgCACIHQQBIDQAgDiENIAcgDkYNAANAIAggDyAHQQJ0aigCACINNgIAIA0gDyANQQJ0aiIIKAIAIgdHDQALCyAFQQFGIQxBfyEHAkAgDyALIAlrIgVBAnRqIg4oAgAiCEEASA0AIAUhByAIIAVGDQADQCAOIA8gCEECdGooAgAiBzYCACAHIA8gB0ECdGoiDigCACIIRw0ACwtBf0EAIAwbIQgCQCANQQBIIg4NACAKKAJAIA1BAnRqIgUgBSgCACAIajYCAAsCQCAHQQBIIgUNACAKKAJAIAdBAnRqIgwgDCgCACAIajYCAAsCQCAKKAIIIARqQYQjai0AAEUNACAPIAtBAnQiCGogCzYCACAKIAooAoABQQFqNgKAASAKKAJAIgwgCGoiCCAKKAIgIgAgCSALamotAABBA3FBAUYgCyAAakEBai0AAEEDcUEBRmo2AgACQCAODQAgDyANQQJ0Ig5qIAs2AgAgCiAKKAKAAUF/ajYCgAEgCCAIKAIAIAwgDmooAgBqNgIACyAFDQAgByANRg0AIA8gB0ECdCINaiALNgIAIAogCigCgAFBf2o2AoABIAggCCgCACAMIA1qKAIAajYCAAsgCkGAImogBEECdGoiDyAPKAIAQQFqNgIAICVBAWohJQsgFUEBaiIVIBtHDQALIAooAgwhDwsgI0EBaiIjIA9JDQALCyAKQQhqEJyAgIAAIQwgCigCECEbAkACQCAMDQBBACEOAkAgCigCGCIPIAooAhQiB08NAEEAIQ4gCigCMCEEIAooAiAhCANAAkAgCCAPai0AACINRQ0AIAQgD2otAAANAAJAIA1BBHENACAPIQ4MAwsgDiAPIA4bIQ4LIAcgD0EBaiIPRw0ACwsgCigCLCAOaiAKKAIIQZwjaigCADoAAAwBCyAMQQJIDQBBACEIIAooAlAhBSAKKAJMIQcgCigCCCELAkACQCAMQQRJDQACQCAFIAcgDEECdCIPak8NACAHIAUgD2pJDQELIAxBfHEiCEF8aiIPQQJ2QQFqIg1BA3EhBEEAIQkCQCAPQQxJDQAgDUH8////B3EhBkEAIQ9BACEJA0AgByAPaiIN/QwAAAAAAAAAAAAAAAAAAAAAIhj9CwIAIAUgD2oiDiAY/QsCACAOQRBqIBj9CwIAIA1BEGogGP0LAgAgDkEgaiAY/QsCACANQSBqIBj9CwIAIA5BMGogGP0LAgAgDUEwaiAY/QsCACAPQcAAaiEPIAlBEGohCSAGQXxqIgYNAAsLAkAgBEUNACAFIAlBAnQiDWohDyAHIA1qIQ0DQCAN/QwAAAAAAAAAAAAAAAAAAAAAIhj9CwIAIA8gGP0LAgAgD0EQaiEPIA1BEGohDSAEQX9qIgQNAAsLIAwgCEYNAQsgDCAIQX9zaiEEAkAgDEEDcSIORQ0AIAUgCEECdCINaiEPIAcgDWohDQNAIA9BADYCACANQQA2AgAgD0EEaiEPIA1BBGohDSAIQQFqIQggDkF/aiIODQALCyAEQQNJDQAgCEECdCEEIAwgCGshCSAFIQggByEOA0AgCCAEaiIPQQA2AgAgDiAEaiINQQA2AgAgD0EEakEANgIAIA1BBGpBADYCACAPQQhqQQA2AgAgDUEIakEANgIAIA9BDGpBADYCACANQQxqQQA2AgAgCEEQaiEIIA5BEGohDiAJQXxqIgkNAAsLAkAgCigCGCIEIAooAhQiBk8iAA0AIAooAjAgBGohDSAGIARrIQggCigCSCAEQQJ0aiEPA0ACQCAPKAIAIg5BAEgNACAHIA5BAnRqIg4gDigCAEEBajYCACANLQAARQ0AIAUgDygCAEECdGpBATYCAAsgD0EEaiEPIA1BAWohDSAIQX9qIggNAAsLIAxBf2oiD0EDcSEOAkACQCAMQX5qQQNPDQBBACENQQEhDwwBCyAHQRBqIQggD0F8cSEMQQAhDUEBIQ8DQCAPQQNqIgkgD0ECaiAPQQFqIA8gDSAIQXRqKAIAIAcgDUECdGooAgBKGyINIAhBeGooAgAgByANQQJ0aigCAEobIg0gCEF8aigCACAHIA1BAnRqKAIAShsiDSAIKAIAIAcgDUECdGooAgBKGyENIA9BBGohDyAIQRBqIQggCSAMRw0ACwsCQCAORQ0AIAcgD0ECdGohCANAIA8gDSAIKAIAIAcgDUECdGooAgBKGyENIAhBBGohCCAPQQFqIQ8gDkF/aiIODQALCyAFIA1BAnRqQQE2AgACQCAADQAgBEECdCEPIAooAkghCANAAkAgCCAPaigCACINQQBIDQAgBSANQQJ0Ig1qKAIADQAgByANaigCACALKAKQI04NACAKKAIsIARqIAsoApgjOgAAIAooAkgiCCAPakF/NgIAIAooAhQhBgsgD0EEaiEPIARBAWoiBCAGSQ0ACwsgCkEIahCcgICAACInQQJIDQAgCiAKKAIQIgM2AowiIApC/////x83AoQiIApBACADayIjNgKAIiAKQZABakH/AUGAIPwLAAJAIAooAhQiKUUNACAKKAJMIQggCigCSCIRIQ8gCigCRCIQIQcgCigCUCIFIQ5BACENQQAhAQNAIAcgDygCAEEfdUH/////B3EiBDYCAAJAIA8oAgBBAEgNACAIIApBkAFqIARB/wdxQQJ0aiIJKAIAIgQ2AgAgDkF/NgIAAkAgBEEASA0AIAUgBEECdGogDTYCAAsgCSANNgIAIAFBAWohAQsgD0EEaiEPIAdBBGohByAIQQRqIQggDkEEaiEOICkgDUEBaiINRw0ACyABRQ0AIAooAiwhDiAKKAIIIQcgCigCTCECIAooAlAhC0EAIRIDQAJAIApBkAFqIBJB/wdxQQJ0aiITKAIAIghBAEgNAANAIAIgCEECdCIPaiINKAIAIQQCQAJAIAsgD2oiBSgCACIJQQBIDQAgAiAJQQJ0aiEJDAELIApBkAFqIBAgD2ooAgBBgAhvQQJ0aiEJCyAJIAQ2AgACQCANKAIAIg1BAEgNACALIA1BAnRqIAUoAgA2AgALIAFBf2ohASARIA9qIRVBACEPIAooAjAhBSAKKAIgIQkDQAJAIAcgDiAKQYAiaiAPaigCACAIaiINai0AAGpBhCNqLQAADQAgCSANai0AACIERQ0AIAUgDWotAAANACAHQRRBECAEQQRxG2pBkCNqKAIAIgRBAUgNACAEIBJqIgwgECANQQJ0IgRqIgAoAgAiBkoNAAJAIAwgBkcNACAVKAIAIg0gESAEaiIEKAIATg0BIAQgDTYCAAwBCwJAAkAgBkH/////B0YNACACIARqIhQoAgAhFgJAAkAgCyAEaiIoKAIAIiVBAEgNACACICVBAnRqIQYMAQsgCkGQAWogBkGACG9BAnRqIQYLIAYgFjYCACAUKAIAIgZBAEgNASALIAZBAnRqICgoAgA2AgAMAQsgAUEBaiEBCyAAIAw2AgAgESAEaiAVKAIANgIAIAIgBGogCkGQAWogACgCAEGACG9BAnRqIgwoAgAiBjYCACALIARqQX82AgACQCAGQQBIDQAgCyAGQQJ0aiANNgIACyAMIA02AgALIA9BBGoiD0EQRw0ACyATKAIAIghBAE4NAAsLIBJBAWohEiABDQALCyAKKAJQIQwCQAJAIAooAhgiEiApTyIWRQ0AQQAhCwwBCyASQQF0IQcgCigCSCIPIBJBAnQiDWohBSAKKAJEIgggDWohACAprSASrX0hLCAPIBIgA2pBAnQiDWohBiAIIA1qIQIgCigCVCEBIBIhDUEAIQ9BACELA0AgDSIOQQFqIQ0CQCAFIA9qIgkoAgAiBEEASCIIDQAgDSApTw0AIAlBBGooAgAiCUEASA0AIAQgCUYNACABIAtBA3RqIAAgD2oiCUEEaigCACAJKAIAaqxCFIYgB62ENwMAIAtBAWohCwsCQCAIDQAgAyAOaiApTw0AIAYgD2ooAgAiCEEASA0AIAQgCEYNACABIAtBA3RqIAIgD2ooAgAgACAPaigCAGqsQhSGIAdBAWqthDcDACALQQFqIQsLIAdBAmohByAPQQRqIQ8gLEJ/fCIsQgBSDQALIAtBAkkNACALQQF2IQQgCigCVCENA0AgDSAEQX9qIgRBA3RqKQMAISsgBCEPAkAgBEEBdCIIQQFyIgcgC08NACAEIQ4DQAJAAkAgCEECaiIPIAtJDQAgByEPDAELIA8gByANIA9BA3RqKQMAIA0gB0EDdGopAwBUGyEPCwJAIA0gD0EDdGopAwAiLCArVA0AIA4hDwwCCyANIA5BA3RqICw3AwAgDyEOIA9BAXQiCEEBciIHIAtJDQALCyANIA9BA3RqICs3AwAgBA0ACwsCQCApRQ0AIAooAkxBACApQQJ0/AsACwJAICdBAUgNAEEAIQ8CQAJAICdBBEkNACAnQXxxIg9BfGoiDUECdkEBaiIIQQNxIQcCQAJAIA1BDE8NAP0MAAAAAAEAAAACAAAAAwAAACEYQQAhCAwBCyAIQfz///8HcSEO/QwAAAAAAQAAAAIAAAADAAAAIRhBACEIIAwhDQNAIA0gGP0LAgAgDUEwaiAY/QwMAAAADAAAAAwAAAAMAAAA/a4B/QsCACANQSBqIBj9DAgAAAAIAAAACAAAAAgAAAD9rgH9CwIAIA1BEGogGP0MBAAAAAQAAAAEAAAABAAAAP2uAf0LAgAgDUHAAGohDSAY/QwQAAAAEAAAABAAAAAQAAAA/a4BIRggCEEQaiEIIA5BfGoiDg0ACwsCQCAHRQ0AIAwgCEECdGohDQNAIA0gGP0LAgAgDUEQaiENIBj9DAQAAAAEAAAABAAAAAQAAAD9rgEhGCAHQX9qIgcNAAsLICcgD0YNAQsgDCAPQQJ0aiENA0AgDSAPNgIAIA1BBGohDSAnIA9BAWoiD0cNAAsLIAtFDQAgCigCTCEBIAooAiwhAiAKKAIIIQAgCigCRCENIAooAkghCSAKKAJUIRBBASETA0BBASADIBApAwAiLEIBg1AbICynQQF2Qf//H3EiCGohDgJAIAwgCSAIQQJ0IhVqKAIAIg9BAnRqIgcoAgAiBCAPRg0AA0AgByAMIARBAnRqKAIAIg82AgAgDyAMIA9BAnRqIgcoAgAiBEcNAAsLAkAgDCAJIA5BAnQiFGooAgAiB0ECdGoiBCgCACIFIAdGDQADQCAEIAwgBUECdGooAgAiBzYCACAHIAwgB0ECdGoiBCgCACIFRw0ACwsgECAQIAtBf2oiC0EDdGopAwAiKzcDAEEAIQQCQAJAAkAgCw4CAgEAC0EAIQZBASEFQQAhEQNAAkACQCAGQQJqIgQgC0kNACAFIQQMAQsgBCAFIBAgBEEDdGopAwAgECAFQQN0aikDAFQbIQQLAkAgECAEQQN0aikDACIsICtUDQAgESEEDAILIBAgEUEDdGogLDcDACAEIREgBEEBdCIGQQFyIgUgC0kNAAsLIBAgBEEDdGogKzcDAAsCQCAPIAdGDQAgDCAPQQJ0aiAHNgIAIAogAzYCnAEgCkL/////HzcClAEgCiAjNgKQAQJAIA0gFWooAgAiBEUNACAKKAIwIRUgCigCICERA0BBACEPAkAgACACIAhqLQAAakGEI2otAAANAEF/IQ8gESAIai0AACIHRQ0AIBUgCGotAAANACAAQRRBECAHQQRxG2pBkCNqKAIAIQ8LIAEgCEECdCIHakEBNgIAIAQgD2shBCAJIAdqIQYgCkGQAWohDwJAA0ACQCANIA8oAgAgCGoiBUECdCIHaigCACAERw0AIAkgB2ooAgAgBigCAEYNAgsgD0EEaiEPDAALCyAFIQggBA0ACwsgCiADNgKcASAKQv////8fNwKUASAKICM2ApABAkAgDSAUaigCACIIRQ0AIAooAjAhESAKKAIgIQYDQEEAIQ8CQCAAIAIgDmotAABqQYQjai0AAA0AQX8hDyAGIA5qLQAAIgdFDQAgESAOai0AAA0AIABBFEEQIAdBBHEbakGQI2ooAgAhDwsgASAOQQJ0IgdqQQE2AgAgCCAPayEIIAkgB2ohBSAKQZABaiEPAkADQAJAIA0gDygCACAOaiIEQQJ0IgdqKAIAIAhHDQAgCSAHaigCACAFKAIARg0CCyAPQQRqIQ8MAAsLIAQhDiAIDQALCyATQQFqIRMLIBMgJ04NASALDQALCyAKKAIIIg9BnCNqKAIAIQAgD0GUI2ooAgAhCwJAIBYNACASQQJ0IQ8DQAJAIAooAkwgD2ooAgBFDQAgCigCLCASaiAAOgAAIAooAhQhKQsgD0EEaiEPIBJBAWoiEiApSQ0ACyAKKAIYIRILIBIgKU8NACASIANrIQIDQAJAIAooAkwgEkECdGooAgBFDQAgC0EBSCIBDQBBACEMIAIhBSASIQYDQAJAIAENACAFIQ0gBiEPIAshBwNAAkAgCigCCCIIIAooAiwiBCAPaiIOLQAAakGEI2otAAANACAKKAIgIA9qLQAAIglFDQAgCUEEcQ0AIAooAjAgD2otAAANAAJAIAggBCANai0AAGpBhCNqLQAADQAgCCAOQX9qLQAAakGEI2otAABFDQELIA4gADoAAAsgDUEBaiENIA9BAWohDyAHQX9qIgcNAAsLIAUgA2ohBSAGIANqIQYgDEEBaiIMIAtHDQALIAooAhQhKQsgAkEBaiECIBJBAWoiEiApSQ0ACwsCQCAKKAIMDQBBACEPDAELIBtBXmohB0EAIQ9BACENA0AgFyAKKAIsIAooAhAgDWwgCigCGGpqIAf8CgAAIBcgB2ohFyANQQFqIg0gCigCDEkNAAsLIApBsCJqJICAgIAAIA8LxAQCAX8FfiACIAAoAgAiA0HIm++Nf2ogACgCBCIAQZ6uuKMGaiADQeTN98YHaiAAQYq6vbYHaiABKAIEIAE1AghC15r67Ax+IgRCIIincyADc61C077Ekg1+IgUgA0G5893xeWogBCABKAIMIAE1AgBC077Ekg1+IgZCIIincyAAc61C15r67Ax+IgdCIIiFp3OtQtO+xJINfiIEQiCIhadzrULXmvrsDH4iCCAAQY+X3JEDaiAEIANB8ua74wNqIAcgAEGF3Z7be2ogBiAFQiCIhadzrULXmvrsDH4iBUIgiIWnc61C077Ekg1+IgZCIIiFp3OtQtea+uwMfiIEQiCIhadzrULTvsSSDX4iByADQZ3B1bgBaiAEIABBlPT67H5qIAYgA0Gr2pnVfWogBSAIQiCIhadzrULTvsSSDX4iBUIgiIWnc61C15r67Ax+IgZCIIiFp3OtQtO+xJINfiIEQiCIhadzrULXmvrsDH4iCCAAQaOL1/4BaiAEIANB1rSzqntqIAYgAEGZ0ZnIemogBSAHQiCIhadzrULXmvrsDH4iBUIgiIWnc61C077Ekg1+IgZCIIiFp3OtQtea+uwMfiIEQiCIhadzrULTvsSSDX4iBz4CDCACIABBqOj12X1qIAYgA0GPqJGcBWogBSAIQiCIhadzrULTvsSSDX4iBUIgiIWnc61C15r67Ax+IgY+AgQgAiAAQa3FlLV5aiAFIAdCIIiFp3M2AgggAiADQYGPzf94aiAEIAZCIIiFp3M2AgALkQMBCH8jgICAgABBwABrIgQkgICAgAAgACgCdCgCBCEFIAQgACgCNCIGNgI4IAQgAEG4AWopAgA3AwggBCAAQZwBaigCADYCECAEIABBlAFqKQIANwMwAkAgAEGgAWooAgAiB0UNAEECQQQgBkECRhtBASAGQQFKGyEIQQAhCSAAQagBaigCACIGIQoDQAJAAkAgCg0AQQAhCgwBC0EAIQcDQCAEIAAoAqwBIAdrNgIYIAQgACgCXCAJbCAHIAhsajYCHCAEQQJBASAGIAdrIAAoAnQiCygCBEsbNgIUIAQgACgCwAEgCiAJbCAHakECdCIGajYCICAEIAAoAsQBIAZqNgIkIAQgACgCzAEgBmo2AiggBCAAKALIASAGajYCLCAEQQhqIAEgAiADIAsoAgwRgoCAgAAAIAQgBCgCCCAAKAKwASAEKAIUIgtsajYCCCAAKAKoASIGIQogCyAFbCAHaiIHIAZJDQALIAAoAqABIQcgBiEKCyAJQQFqIgkgB0kNAAsLIARBwABqJICAgIAAC/YDAQ5/IAAoAgghASAAKAJIIQICQCAAKAIMIgNFDQAgACgCQEH/ASADQQJ0/AsAC0EAIQQCQCAAKAIQIgUgA08NACAAKAIkIQYgACgCACEHQQAhBANAAkAgByAGIAVqLQAAakGEI2otAABFDQAgACgCQCIIIAVBAnRqIgkoAgBBf0oNACACIAU2AgAgCSAENgIAQQEhCgNAAkAgCCACIApBf2oiC0ECdGoiDCgCACIJIAFrIg1BAnRqIg4oAgBBf0oNACAHIAYgDWotAABqQYQjai0AAEUNACAOIAQ2AgAgDCANNgIAIAohCwsCQCAIIAlBf2oiCkECdGoiDSgCAEF/Sg0AIAcgBiAKai0AAGpBhCNqLQAARQ0AIA0gBDYCACACIAtBAnRqIAo2AgAgC0EBaiELCwJAIAggCUEBaiIKQQJ0aiINKAIAQX9KDQAgByAGIApqLQAAakGEI2otAABFDQAgDSAENgIAIAIgC0ECdGogCjYCACALQQFqIQsLAkACQCAIIAEgCWoiCUECdGoiCigCAEF/TA0AIAshCgwBCwJAIAcgBiAJai0AAGpBhCNqLQAADQAgCyEKDAELIAogBDYCACACIAtBAnRqIAk2AgAgC0EBaiEKCyAKDQALIARBAWohBAsgBUEBaiIFIANHDQALCyAEC/kDAwR/AX4DeyOAgICAAEGgAWsiAySAgICAAEEAIQQgA0GQAWpBAP0ABNCghIAA/QsEACADQQD9AATAoISAAP0LBIABIANBgAFqIAAgAUEGdhCvgICAACADQQBBgAH8CwBBwABBgAEgAUE/cSIFQThJGyEGAkAgBUUNACADIAAgAUFAcWogBfwKAAALIAMgBWpBgAE6AAAgBiADaiIFQX5qIAGtIgdCBYg8AAAgBUF/aiABQQN0OgAAIAVBfWogB0INiDwAACAFQXxqIAdCFYg8AAAgBUF7aiAHQh2IPAAAIAVBempBADoAACAFQXhqQQA7AQAgA0GAAWogAyAGQQZ2EK+AgIAA/QwAAAAAAQAAAAIAAAADAAAAIQgDQCACIARqIANBgAFqIAhBAv2tASIJ/RsAQQJ0aigCAP0MGAAAABgAAAAYAAAAGAAAACAIQQP9qwH9TyIK/RsAdv0RIANBgAFqIAn9GwFBAnRqKAIAIAr9GwF2/RwBIANBgAFqIAn9GwJBAnRqKAIAIAr9GwJ2/RwCIANBgAFqIAn9GwNBAnRqKAIAIAr9GwN2/RwDIAj9DQAECAwAAAAAAAAAAAAAAAD9WgAAACAI/QwEAAAABAAAAAQAAAAEAAAA/a4BIQggBEEEaiIEQSBHDQALIANBoAFqJICAgIAAC5sIAgx/AnsCQAJAIAAoAggiA0UNACAAKAIEIgRBHGohBUEAIQYDQAJAIAJBBE8NAEEFDwsgBCAGQSxsaiIHIAEoAAAiADYCBAJAIABBwABNDQBBCA8LQQUhCCACQXxqIgkgAEEFakkNAiAHIAFBBGoiCjYCAAJAIAZFDQACQCAHQVRqIgIoAgAgCiAAIAIoAgQiAiAAIAJJGxDMgICAACILQQBMDQBBCA8LIAsNACACIABJDQBBCA8LIAcgCiAAaiIKLQAAIgw2AhACQCAMQXpqQf8BcUH7AU8NAEEIDwtBCCEIIAooAAEiAkEESw0CIAcgAjYCFEEFIQggCSAAa0F7aiIJIAJBAnRJDQIgCkEFaiEKAkACQCACRQ0AQQAhCwJAAkAgAkEBIAJBAUobIg1BBEkNAAJAIAEgACANQQJ0Ig5qakEJaiAHQRxqTQ0AIAogByAOakEcakkNAQsgASAAaiEO/QwAAAAAAAAAAAAAAAAAAAAAIAn9HAAhDyAKIA1B/P///wdxIgtBAnRqIQpBACEJIAshAQNAIAUgCWr9DAAAAAAAAAAAAAAAAAAAAAAiECAOIAlqIgBBFmogAEESaiAAQQ5qIABBCmr9BwAA/VQAAAH9VAAAAv1UAAAD/Q0QAQIDEQUGBxIJCgsTDQ4PQQj9qwEgECAAQRVqIABBEWogAEENaiAAQQlq/QcAAP1UAAAB/VQAAAL9VAAAA/0NEAECAxEFBgcSCQoLEw0OD/1QIBAgAEEXaiAAQRNqIABBD2ogAEELav0HAAD9VAAAAf1UAAAC/VQAAAP9DRABAgMRBQYHEgkKCxMNDg9BEP2rAf1QIABBGGogAEEUaiAAQRBqIABBDGogEP1UAAAA/VQAAAT9VAAACP1UAAAMQRj9qwH9UP0LAgAgCUEQaiEJIA/9DPz////8/////P////z////9rgEhDyABQXxqIgENAAsgDyAPIBD9DQgJCgsMDQ4PAAAAAAAAAAD9rgEiECAQIBD9DQQFBgcAAAAAAAAAAAAAAAD9rgH9GwAhCSANIAtGDQELIAUgC0ECdGohAANAIAAgCigAADYCACAKQQRqIQogAEEEaiEAIAlBfGohCSALQQFqIgsgAkgNAAsLQQEhCyAHQQE2AgggCSAMQeCihIAAai0AACINbiEMIAJFDQEgB0EIaiEOQQEhCyAFIQADQAJAIAAoAgAiAUUNACALIAwgAW5LDQYLIA4gCyABbCILNgIAIABBBGohACACQX9qIgINAAwCCwtBASELIAdBATYCCCAJIAxB4KKEgABqLQAAIg1uIQwLIAsgDEsNAiAHIAo2AgwgBUEsaiEFIAkgCyANbCIAayECIAogAGohASAGQQFqIgYgA0cNAAsLQQZBACACGyEICyAICzEBAn9BACECAkAgACgCCCIDIAEQzoCAgABHDQAgACgCDCABIAMQzICAgABFIQILIAILkgIBCH9BCSEHIAEQzoCAgAAhCAJAIAAoAggiCUUNACAAKAIEIQpBACELAkADQAJAAkACQCAKIAkgC2pBAXYiDEEsbGoiDSgCACABIA0oAgQiACAIIAAgCEkbEMyAgIAAIg4NACAAIAhGDQQgACAISQ0BIAwhCQwCCyAOQQBIDQAgDCEJDAELIAxBAWohCwsgCyAJSQ0ADAILC0EKIQcgCiAMQSxsaiIIKAIQIAJHDQAgCCgCFCADRw0AAkAgBEIAUw0AIAogDEEsbGo1AhwgBFINAQsCQCADQQJIDQAgBUIAUw0AIAogDEEsbGpBIGo1AgAgBVINAQsgBiANNgIAIAogDEEsbGpBATYCGEEAIQcLIAcLpQIBB39BCSEGIAEQzoCAgAAhBwJAIAAoAggiCEUNACAAKAIEIQlBACEKAkADQAJAAkACQCAJIAggCmpBAXYiC0EsbGoiACgCACABIAAoAgQiACAHIAAgB0kbEMyAgIAAIgwNACAAIAdGDQQgACAHSQ0BIAshCAwCCyAMQQBIDQAgCyEIDAELIAtBAWohCgsgCiAISQ0ADAILC0EKIQYgCSALQSxsaiIHKAIQIAJHDQAgBygCFEEBRw0AIAkgC0EsbGoiBygCHEEBRw0AIAdBATYCGCAHKAIMIgAtAAAhBwJAIAJBAUYNACAALQABQQh0IAdyIAAtAAJBEHRyIAAtAANBGHRyIQcLIAUgBzYCAEEnQSdBACAHIARKGyAHIANIGyEGCyAGC7YMAQl/IAEoAgwiAyABKAIIIgRqIQUgAyEGAkADQAJAIAYgBUkNAEEBIQcCQCAEQQFIDQBBASEHA0BBACEIAkACQAJAAkAgAywAACIGQX9KDQBBfyEJIAZBQkkNAUEBIQggBkFgSQ0AQQIhCCAGQXBJDQBBA0F/IAZBdUkbIQgLQX8hCSAIQQBIDQAgBSADQQFqIgprIAhIDQBBPyAIdkH/ASAIGyAGQf8BcXEhBgJAIAhFDQAgAy0AASILQcABcUGAAUcNASAIIANqQQFqIQogC0E/cSAGQQZ0ciEGIAhBAUYNACADLQACIgtBwAFxQYABRw0BIAtBP3EgBkEGdHIhBiAIQQJGDQAgAy0AAyILQcABcUGAAUcNASALQT9xIAZBBnRyIQYLIAZBgPD/H3FBgLADRg0AIAZB///DAEoNACAGIAhBAnRB8KKEgABqKAIASA0AIAZBCkYNASAGIQkgCiEDC0ENIQogCUH1v39qQQVJDQYgCUEgSA0GIAlBgX9qQSFJDQYgCUHYv39qQQdJDQYgCUGav39qQQRPDQEMBgsgByAHQf////8HR2ohByAKIQMLIAMgBUkNAAsLIAIgBzYCAEEAIQkCQCAEQQFqIghBb0sNAEEAIQlBb0EAKAKoyISAACIGQbDIhIAAQQ9qQXBxIAYbIgZrIAhBASAIGyIIQRBqSQ0AQQAhCUEAIAggBmpBH2pBcHEiBTYCqMiEgAACQCAFQf//A2pBEHYiBT8AIgpNDQAgBSAKa0AAQX9HDQBBACEJQQAgBjYCqMiEgAAMAQsgBkUNACAGIAAoAgA2AgAgACAGNgIAIAZBEGoiCUEAIAj8CwALIAIgCTYCBAJAAkAgB0H7////A0sNAEEAIQNBACEJAkBBb0EAKAKoyISAACIIQbDIhIAAQQ9qQXBxIgogCBsiCGsgB0ECdEEEIAcbIgZBEGoiC0kNAEEAIQlBACAGIAhqQR9qQXBxIgU2AqjIhIAAAkAgBUH//wNqQRB2IgU/ACIETQ0AIAUgBGtAAEF/Rw0AQQAhCUEAIAg2AqjIhIAADAELIAhFDQAgCCAAKAIANgIAIAAgCDYCACAIQRBqIglBACAG/AsACyACIAk2AgggAkEIaiEFQW9BACgCqMiEgAAiCSAKIAkbIglrIAtJDQFBACEDQQAgBiAJakEfakFwcSIINgKoyISAAAJAIAhB//8DakEQdiIIPwAiCk0NACAIIAprQABBf0cNAEEAIQNBACAJNgKoyISAAAwCCyAJRQ0BIAkgACgCADYCACAAIAk2AgAgCUEQaiIDQQAgBvwLAAwBC0EAIQMgAkEANgIIIAJBCGohBQtBAiEKIAIoAgQiCUUNAiAFKAIAIghFDQIgA0UNAiAIIAk2AgACQCABKAIIRQ0AQQAhBkEAIQkDQCACKAIEIAlqQQAgASgCDCAJai0AACIIIAhBCkYbOgAAAkAgAigCBCAJaiIILQAADQAgBSgCACAGQQFqIgZBAnRqIAhBAWo2AgALIAlBAWoiCSABKAIISQ0ACwsgAyAFKAIAIAdBAnT8CgAAIAMgB0EEQYaAgIAAENCAgIAAAkAgB0EBTg0AQQAPCyADQXxqIQhBACEJA0BBDSEKIAhBBGoiBigCACIFLQAARQ0DAkAgCUUNACAIKAIAIAUQzYCAgABFDQQLQQAhCiAGIQggByAJQQFqIglHDQAMAwsLQQAhCQJAIAYsAAAiCEF/Sg0AAkAgCEFCTw0AQQwPC0EBIQkgCEFgSQ0AQQIhCSAIQXBJDQBBA0F/IAhBdUkbIQkLQQwhCiAJQQBIDQEgBSAGQQFqIgdrIAlIDQFBPyAJdkH/ASAJGyAIQf8BcXEhCAJAAkAgCQ0AIAchBgwBCyAGLQABIgdBwAFxQYABRw0CIAkgBmpBAWohCyAHQT9xIAhBBnRyIQgCQCAJQQFGDQAgBi0AAiIHQcABcUGAAUcNAyAHQT9xIAhBBnRyIQggCUECRg0AIAYtAAMiBkHAAXFBgAFHDQMgBkE/cSAIQQZ0ciEICyALIQYLIAhBgPD/H3FBgLADRg0BIAhB///DAEoNASAIIAlBAnRB8KKEgABqKAIASA0BIAhBAE4NAAsLIAoL7QQDBX8BfgV/I4CAgIAAQRBrIgYkgICAgAACQAJAAkAgACgCACIHKAKkAQ0AQQkhCCABEM6AgIAAIQkgACgCCCIKRQ0CIAKsIQsgACgCBCEMQQAhDQJAA0ACQAJAAkAgDCAKIA1qQQF2Ig5BLGxqIg8oAgAgASAPKAIEIgAgCSAAIAlJGxDMgICAACIQDQAgACAJRg0EIAAgCUkNASAOIQoMAgsgEEEASA0AIA4hCgwBCyAOQQFqIQ0LIA0gCkkNAAwECwtBCiEIIAwgDkEsbGoiCSgCEEEFRw0CIAkoAhRBAUcNAgJAIAJBAEgNACAMIA5BLGxqNQIcIAtSDQMLIAdBATYCqAEgDCAOQSxsakEBNgIYDAELIAAgAUEFQQIgBygCqAEiCUF/IAkbrCACrCAGQQxqEKCAgIAAIggNAUEKIQggBigCDCIPKAIcIglB////d2pBgICAeEkNASAHIAk2AqgBCyAFIAcgDxCkgICAACIQNgIAAkAgEA0AQQIhCAwBCwJAIAcoAqgBIgVBAU4NAEEAIQgMAQtBACEMIARBACAEQQBKGyEBIAJBAnQhBCAQIQ8DQCAQIAwgAmxBAnRqIQdBACEOAkADQCAOIAFGDQEgAyAOQQJ0aigCACIKQQJ0IQkgAyAOQQFqIg5BAnRqKAIAIQ0CQANAIApBAWoiCiANTg0BIA8gCWohACAJQQRqIQkgAEEEaigCACAAKAIATw0AC0ERIQgMBAtBESEIIA1BAnQgB2pBfGooAgBBf0YNAAwDCwsgDyAEaiEPQQAhCCAMQQFqIgwgBUcNAAsLIAZBEGokgICAgAAgCAv0CgIGfwV7IAEoAgwhAiABKAIIIQMCQAJAAkACQAJAIAEoAhBBf2oOBAAAAQIDC0EAIQEgA0FvSw0DQQAhAUFvQQAoAqjIhIAAIgRBsMiEgABBD2pBcHEgBBsiBGsgA0EBIAMbIgVBEGpJDQNBACEBQQAgBSAEakEfakFwcSIGNgKoyISAAAJAIAZB//8DakEQdiIGPwAiB00NACAGIAdrQABBf0cNAEEAIAQ2AqjIhIAAQQAPCyAERQ0DIAQgACgCADYCACAAIAQ2AgAgBEEQaiIBQQAgBfwLACADRQ0DIAEgAiAD/AoAACABDwtBACEBIANB9////wdLDQJBACEBQW9BACgCqMiEgAAiBEGwyISAAEEPakFwcSAEGyIFayADQQF0QQIgAxsiBkEQakkNAkEAIQFBACAGIAVqQR9qQXBxIgQ2AqjIhIAAAkAgBEH//wNqQRB2IgQ/ACIHTQ0AIAQgB2tAAEF/Rw0AQQAgBTYCqMiEgABBAA8LIAVFDQIgBSAAKAIANgIAIAAgBTYCAEEAIQQgBUEQaiIBQQAgBvwLACADRQ0CAkAgA0EISQ0AAkAgASACIANBAXQiAGpPDQAgAiAAIAVqQRBqSQ0BC/0MBAAAAAUAAAAGAAAABwAAACEI/QwAAAAAAQAAAAIAAAADAAAAIQkgA0F4cSIEIQYgASEAA0AgACACIAhBAf2rASIK/QwBAAAAAQAAAAEAAAABAAAAIgv9UCIM/RsDaiACIAz9GwJqIAIgDP0bAWogAiAM/RsAaiACIAlBAf2rASIMIAv9UCIL/RsDaiACIAv9GwJqIAIgC/0bAWogAiAL/RsAav0MAAAAAAAAAAAAAAAAAAAAACIL/VQAAAD9VAAAAv1UAAAE/VQAAAb9VAAACP1UAAAK/VQAAAz9VAAADkEI/YsBIAIgCv0bA2ogAiAK/RsCaiACIAr9GwFqIAIgCv0bAGogAiAM/RsDaiACIAz9GwJqIAIgDP0bAWogAiAM/RsAaiAL/VQAAAD9VAAAAv1UAAAE/VQAAAb9VAAACP1UAAAK/VQAAAz9VAAADv1Q/QsBACAJ/QwIAAAACAAAAAgAAAAIAAAAIgr9rgEhCSAAQRBqIQAgCCAK/a4BIQggBkF4aiIGDQALIAMgBEYNAwsgAiAEQQF0IgBqIQIgACAFakEQaiEAA0AgACACLwAAOwEAIAJBAmohAiAAQQJqIQAgBEEBaiIEIANJDQAMAwsLQQAhASADQfv///8DSw0BQQAhAUFvQQAoAqjIhIAAIgRBsMiEgABBD2pBcHEgBBsiBWsgA0ECdEEEIAMbIgZBEGpJDQFBACEBQQAgBiAFakEfakFwcSIENgKoyISAAAJAIARB//8DakEQdiIEPwAiB00NACAEIAdrQABBf0cNAEEAIAU2AqjIhIAAQQAPCyAFRQ0BIAUgACgCADYCACAAIAU2AgBBACEEIAVBEGoiAUEAIAb8CwAgA0UNASABIQADQCAAIAIoAAA2AgAgAkEEaiECIABBBGohACAEQQFqIgQgA0kNAAwCCwtBACEBIANB+////wNLDQBBACEBQW9BACgCqMiEgAAiBEGwyISAAEEPakFwcSAEGyIFayADQQJ0QQQgAxsiBkEQakkNAEEAIQFBACAGIAVqQR9qQXBxIgQ2AqjIhIAAAkAgBEH//wNqQRB2IgQ/ACIHTQ0AIAQgB2tAAEF/Rw0AQQAgBTYCqMiEgABBAA8LIAVFDQAgBSAAKAIANgIAIAAgBTYCAEEAIQQgBUEQaiIBQQAgBvwLACADRQ0AIAEhAANAIAAgAigAADYCACACQQRqIQIgAEEEaiEAIARBAWoiBCADSQ0ACwsgAQvDBAMHfwF+Bn8jgICAgABBEGsiAySAgICAACAAKAIAIgQoAiwhBUEJIQYgASgCACIHEM6AgIAAIQgCQCAAKAIIIglFDQAgBaxCAXwhCiAAKAIEIQtBACEMAkADQAJAAkACQCALIAkgDGpBAXYiDUEsbGoiDigCACAHIA4oAgQiDyAIIA8gCEkbEMyAgIAAIhANACAPIAhGDQQgDyAISQ0BIA0hCQwCCyAQQQBIDQAgDSEJDAELIA1BAWohDAsgDCAJSQ0ADAILC0EKIQYgCyANQSxsaiIIKAIQQQRHDQAgCCgCFEEBRw0AAkAgBUF/SA0AIAogCyANQSxsajUCHFINAQsgCyANQSxsakEBNgIYAkAgBCAOEKSAgIAAIg4NAEECIQYMAQsgAiAONgIEQRAhBiAOKAIADQAgDkEEaiEIQQAhCSAEKAIsIhBBACAQQQBKG0EBaiEPAkADQCAPQX9qIg9FDQEgCCgCACIMIAlKIQ0gCEEEaiEIIAwhCSANDQAMAgsLIAIgDiAQQQJ0aigCACIINgIAIAAgASgCBCAIIA4gECACQQhqEKOAgIAAIgYNACAAIAEoAghBAkECIAI0AgAgBDQCJCADQQxqEKCAgIAAIgYNAAJAIAAoAgAgAygCDBCkgICAACIIDQBBAiEGDAELIAIgCDYCDEEAIQYgBCgCJCACKAIAbCIPRQ0AAkADQCAILQAAQYABRg0BIAhBAWohCCAPQX9qIg9FDQIMAAsLQRIhBgsgA0EQaiSAgICAACAGC18BAX8jgICAgABBEGsiBySAgICAAAJAIAAgASACIAMgBCAFIAdBDGoQoICAgAAiAQ0AIAYgACgCACAHKAIMEKSAgIAAIgA2AgAgAEVBAXQhAQsgB0EQaiSAgICAACABC5oBAQd/IAEQzoCAgAAhAgJAAkAgACgCCCIDRQ0AIAAoAgQhBEEAIQUDQAJAAkACQCAEIAUgA2pBAXYiBkEsbGoiBygCACABIAcoAgQiACACIAAgAkkbEMyAgIAAIggNACAAIAJGDQUgACACSQ0BIAYhAwwCCyAIQQBIDQAgBiEDDAELIAZBAWohBQsgBSADSQ0ACwtBACEHCyAHC68DAwR/AnsDfiOAgICAAEEgayIEJICAgIAAIAAoAgAiBSgCKCEGIAUoAiQhByADQQA2AgD9DAAAAAAAAAAAAQAAAAEAAAAgBiAHav0cASEI/QyB////fwAAAAAAAAAAAAAAIQlCACEKQQAhBgJAAkADQAJAAkACQCAAIAEgBiAEELSAgIAAIgdBAEgNACACIAZB5ABsaiEGAkAgAygCAEUNACAGQZx/aigCAEEGTA0AQRohBwwGCyAGQQRqQQBB4AD8CwAgBiAJIAj9DQABAgMEBQYHAAECAwQFBgf9CwIkIAYgCP0LAgQgBiAHNgIAIAAgBCAGELWAgIAAIgcNBSAFIAUpA7gCIAb9AAIUIgj9GwOsIAj9GwKsfiILIAj9GwGsIgx+fDcDuAIgBv1dAiwhCSAGKAJURQ0CIAY1AlAgDH4iDEKAgICAECAKfSALgFgNAUEZIQcMBQsgAygCACEGDAMLIAwgC34gCnwhCgsgAyADKAIAIgdBAWoiBjYCACAHQeMASA0ACwsgBSAFKQOwAiAKfDcDsAJBAEEaIAYbIQcLIARBIGokgICAgAAgBwuQDgYFfwF7AX4BewR+DH8jgICAgABBMGsiBCSAgICAACABQRBqKAIAIQUgAUEMaigCACEGIAFBCGooAgAhByAAKAIEIQj9DAAAAAAAAAAAAAAAAAAAAAAhCQJAIAEoAgBBAkcNACABNAI4IQoCQCAB/QACPCIL/RsAIAZqIAv9GwJqrCAHrCIMfiAL/RsBIAVqIAv9GwNqrH4iDUKBgMAAVA0AIA0gBqwgDH4gBax+Ig4gAUEcajQCACABQRhqNAIAfiABQSBqNAIAfiIPIA4gD1YbQgGGVg0BCyAL/QwAAAAAAAAAAAAAAAAAAAAAIAwgCn5CAYYgCEEgajQCAFYbIQkLIAMgCf0bASAFaiAJ/RsDaiAHQQF0IhBsIhEgCf0bACAGaiAJ/RsCamxBP2pBQHEiEjYCCAJAAkACQCACQbGn7AlLDQBBb0EAKAKoyISAACITQbDIhIAAQQ9qQXBxIBMbIhNrIAJB0AFsQdABIAIbIhRBEGpJDQBBACAUIBNqQR9qQXBxIhU2AqjIhIAAAkAgFUH//wNqQRB2IhU/ACIWTQ0AIBUgFmtAAEF/Rw0AQQAgEzYCqMiEgAAMAQsgEw0BCyADQQA2AgRBAiEVDAELIBMgACgCADYCACAAIBM2AgBBACEVIBNBEGoiFkEAIBT8CwAgAyAWNgIEIAJFDQAgCEEIaiEXIAhBGGohGP0MAgAAAAAAAAAAAAAAAAAAACAH/RwBIAb9HAIgBf0cAyELQQAhBgNAIAMgAygCACIFQQFqNgIAIAEgBkHkAGwiFWoiEygCACEUIBYgBUHQAWxqIgUgC/0LAgQgBUEwaiASNgIAIAVBLGogETYCACAFQShqIBA2AgAgBUEYaiAJ/QsCACAFQRRqIAc2AgAgBSAUNgIAQQEhEgJAIBMoAgAiFkF9akEBSw0AIAEgFWooAkwhEgsgBSASNgJkIAUgASAVaiISKAI8IhU2AmggBSASKAJAIhQ2AmwgEkHUAGohEQJAAkAgEigCVA0AQQAhECATIQcMAQsgBUGYo4SAACAYIBcgC/0bACIHQQJGGyAHQQNGGyIZNgJ0QQAhEEEAIQcCQCAWQQJHDQAgEjQCOCEKAkACQCAVIBJBDGooAgAiGmogEigCRGqsIBJBCGo0AgAiDH4gFCASQRBqKAIAIhVqIBIoAkhqrH4iDUKBgMAAVA0AQQEhByANIBqsIAx+IBWsfiIOIBJBHGo0AgAgEkEYajQCAH4gEkEgajQCAH4iDyAOIA9WG0IBhlYNAQsgDCAKfkIBhiAZNAIIWCEHCyAHQQBHIQcLIAVBkAFqIAc2AgACQCAGQQFqIhUgAkgNACATIQcMAQsgASAVQeQAbCIaaiEUIBkoAgQhGSATIQcCQAJAAkAgFg4DAAMBAwsCQCAUKAIAQQFGDQAgEyEHDAMLIAEgGmpBIGohB0EBIRsMAQsCQCAUKAIAQQRGDQAgEyEHDAILIAEgGmpBzABqIQdBACEbCyAGIBUgGSAUQRhqKAIAIAcoAgBsIgdqQX9qIhAgECAZcGtBAXQgB0EDbEsiFhshBkEAIBQgFhshECATIBQgFhshByAWDQAgGw0AIAVB5ABqIAEgGmooAkw2AgAgFCEHIBQhECAVIQYLIAQgCCAHQRRqIBIoAiwgEigCMCABIAZBAWoiBkHkAGxqQQAgBiACSBsiFhC2gICAACAE/QACFCEJIAQoAhAhByAE/QAEACELAkAgESgCAEUNACAFKAJ0KAIEIRECQAJAIBANAEEBIRUMAQsgEEHMAEEcIBAoAgBBBEYbaigCACEVCyAFQaABaiAVNgIAIAVBrAFqIhQgEkEYaigCACAVbiIVNgIAIAVBpAFqIBU2AgAgBUGoAWoiGSAVQX9qIhogEWoiFSAVIBFwazYCAAJAIBANACAWRQ0AIBYoAgBBB0gNACAZIBogEUEIIBFBCEsbIgdqIhEgESAHcGsiBzYCACAUIAc2AgALIAAgEyAQIAUQt4CAgAAiFQ0CIAVBkAFqKAIARQ0AIAVBtAFqKAIAIhAgAygCDE0NACADIBA2AgwLAkAgEygCACIVQQdHDQAgBSAAIBIoAmAQpICAgAAiEjYCcAJAIBINAEECIRUMAwsgEygCACEVCyAHQQJBBCAL/RsAIhJBAkYbQQEgEkEBShtsIhAgCf0bASAL/RsDaiAJ/RsDamwiESAJ/RsAIAv9GwJqIAn9GwJqbEE/akFAcSESAkAgFUEGSg0AIBIgAygCCE0NACADIBI2AggLIAUgC/0LAjQgBUHgAGogEjYCACAFQdwAaiARNgIAIAVB2ABqIBA2AgAgBUHIAGogCf0LAgAgBUHEAGogBzYCAAJAIAYgAkgNAEEAIRUMAgsgAygCBCEWDAALCyAEQTBqJICAgIAAIBULjwcBD38CQCAAQfiahIAAQQRBAEGACCAAKAIAIgFBrAFqEKGAgIAAIgINACAAQdyOhIAAQQFBAEEBIAFBhAJqEKGAgIAAIgINACAAQfKChIAAQQFBAEEBIAFBiAJqEKGAgIAAIgINAEEJIQIgACgCCCIDRQ0AIAAoAgQhBEEAIQUCQANAAkACQAJAIAQgAyAFakEBdiIGQSxsaiIHKAIAQdiDhIAAIAcoAgQiB0EOIAdBDkkbEMyAgIAAIggNACAHQQ5GDQQgB0ENTQ0BIAYhAwwCCyAIQQBIDQAgBiEDDAELIAZBAWohBQsgBSADSQ0ADAILCwJAIAQgBkEsbGoiBygCEEEERg0AQQoPCwJAIAcoAhRBAUYNAEEKDwsCQCAEIAZBLGxqIgcoAhxBA0YNAEEKDwsgB0EBNgIYIAdBDGohCUEAIQoDQCABIApBAnQiB2oiA0GMAmogCSgCACAHaigAACIFNgIAAkAgBUG/f2pBQ08NAEEnDwsgB0Goo4SAAGooAgAiCxDOgICAACEHIAAoAggiBUUNASADQZgCaiEMIANBpAJqIQ0gACgCBCEOQQAhBgJAA0ACQAJAAkAgDiAFIAZqQQF2IgRBLGxqIggoAgAgCyAIKAIEIgMgByADIAdJGxDMgICAACIPDQAgAyAHRg0EIAMgB0kNASAEIQUMAgsgD0EASA0AIAQhBQwBCyAEQQFqIQYLIAYgBUkNAAwDCwsCQCAIKAIQQQRGDQBBCg8LAkAgCCgCFEECRg0AQQoPCwJAIAhBIGooAgBBBUYNAEEKDwsgCEEBNgIYAkAgCCgCHCIHQXdqQXhPDQBBJw8LIAwgBzYCACANIAAoAgAgCBCkgICAACIHNgIAAkAgBw0AQQIPCwJAIAwoAgAiA0EBSA0AA0ACQCAHKAIAQX1qQX5PDQBBJw8LAkAgB0EEaigCAEEETQ0AQScPCwJAIAdBCGooAgAiBUGAfmpBgX5PDQBBJw8LAkAgB0EMaigCACIGQf8BTQ0AQScPCwJAIAdBEGooAgAiCEGAgMAATQ0AQScPCwJAIAitQpADfiAGrSAFrXxC5PCMA358Qv////8HVg0AIAdBFGohByADQX9qIgNFDQIMAQsLQScPCyAKQQFqIgpBA0cNAAsgARCwgICAAEEZIQIgASkDsAJCgICAgBBWDQAgABCxgICAACICDQAgABCygICAACECCyACC9UQBAd/CHsGfwV7I4CAgIAAQbACayIEJICAgIAAAkAgA0UNAEECQQQgACgCMCIFQQJGG0EBIAVBAUobIgZBAnQhByAAKAIMIQgDQEEBQQIgA0EBRhtBBCADQQRJGyEJAkACQAJAAkAgCEECRw0AAkACQAJAIAlBfmoOAwECAAILAkAgACgCCCIKDQD9DAAAAAAAAAAAAAAAAAAAAAAiCyEMIAshDSALIQ4gCyEPIAshECALIREgCyESDAULIAEoAgwhEyABKAIIIRQgASgCBCEVIAEoAgAhFiAAKAIEIRcgACgCACEF/QwAAAAAAAAAAAAAAAAAAAAAIgshDCALIQ0gCyEOIAshDyALIRAgCyERIAshEgNAIBMgFygCACIYav0JAAAiGSAFQRBq/QAAACIa/boBIAv9rgEhCyAUIBhq/QkAACIbIBr9ugEgDf2uASENIBUgGGr9CQAAIhwgGv26ASAP/a4BIQ8gFiAYav0JAAAiHSAa/boBIBH9rgEhESAXQQRqIRcgGSAF/QAAACIa/boBIAz9rgEhDCAbIBr9ugEgDv2uASEOIBwgGv26ASAQ/a4BIRAgHSAa/boBIBL9rgEhEiAFQSBqIQUgCkF/aiIKDQAMBQsLAkAgACgCCCIXDQD9DAAAAAAAAAAAAAAAAAAAAAAiGiELIBohDCAaIQ0MAwsgASgCBCETIAEoAgAhFCAAKAIEIRggACgCACEF/QwAAAAAAAAAAAAAAAAAAAAAIhohCyAaIQwgGiENA0AgEyAYKAIAIgpq/QkAACIOIAVBEGr9AAAAIg/9ugEgDf2uASENIBQgCmr9CQAAIhAgD/26ASAL/a4BIQsgGEEEaiEYIA4gBf0AAAAiD/26ASAM/a4BIQwgECAP/boBIBr9rgEhGiAFQSBqIQUgF0F/aiIXDQAMAwsLIARBsAFqQRBqIhP9DAAAAAAAAAAAAAAAAAAAAAAiGv0LBAAgBCAa/QsEsAECQCAAKAIIIhdFDQAgASgCACEKIAAoAgAhBSAAKAIEIRj9DAAAAAAAAAAAAAAAAAAAAAAiGiELA0AgCiAYKAIAav0JAAAiDCAFQRBq/QAAAP26ASAa/a4BIRogGEEEaiEYIAwgBf0AAAD9ugEgC/2uASELIAVBIGohBSAXQX9qIhcNAAsgBCAa/QsEwAEgBCAL/QsEsAELIARBEGpBEGogE/0ABAD9CwQAIAQgBP0ABLAB/QsEEAwDCwJAAkACQAJAAkAgCUF+ag4DAQIAAgsCQCAAKAIIIgoNAP0MAAAAAAAAAAAAAAAAAAAAACILIQwgCyENIAshDgwECyABKAIMIRMgASgCCCEUIAEoAgQhFSABKAIAIRYgACgCBCEYIAAoAgAhF/0MAAAAAAAAAAAAAAAAAAAAACILIQwgCyENIAshDgNAIBMgGCgCACIFav0JAAAgF/0AAAAiGv26ASAO/a4BIQ4gFCAFav0JAAAgGv26ASAN/a4BIQ0gFSAFav0JAAAgGv26ASAM/a4BIQwgFiAFav0JAAAgGv26ASAL/a4BIQsgGEEEaiEYIBdBEGohFyAKQX9qIgoNAAwECwsCQCAAKAIIIhcNAP0MAAAAAAAAAAAAAAAAAAAAACIaIQsMAgsgASgCBCETIAEoAgAhFCAAKAIEIQUgACgCACEY/QwAAAAAAAAAAAAAAAAAAAAAIhohCwNAIBMgBSgCACIKav0JAAAgGP0AAAAiDP26ASAL/a4BIQsgFCAKav0JAAAgDP26ASAa/a4BIRogBUEEaiEFIBhBEGohGCAXQX9qIhcNAAwCCwsgBP0MAAAAAAAAAAAAAAAAAAAAAP0LBLABAkAgACgCCCIXRQ0AIAEoAgAhEyAAKAIAIQUgACgCBCEY/QwAAAAAAAAAAAAAAAAAAAAAIRoDQCAYKAIAIQogBCAF/QAAAP0LBJABIBhBBGohGCAFQRBqIQUgEyAKav0JAAAgBP0ABJAB/boBIBr9rgEhGiAXQX9qIhcNAAsgBCAa/QsEsAELIAQgBP0ABLAB/QsEEAwECyAEIAv9CwQgIAQgGv0LBBAMAwsgBCAO/QsEQCAEIA39CwQwIAQgDP0LBCAgBCAL/QsEEAwCCyAEIA39CwRAIAQgDP0LBDAgBCAL/QsEICAEIBr9CwQQDAELIAQgC/0LBIABIAQgDP0LBHAgBCAN/QsEYCAEIA79CwRQIAQgD/0LBEAgBCAQ/QsEMCAEIBH9CwQgIAQgEv0LBBALQQAhFQNAAkAgCEEBSA0AIAIgFUECdGohFkEAIRhBACEXQQAhBUEAIQoDQCAAKAIgIAVq/QAAACIaIAAoAhggBWr9AAAAIARBEGogCiAVIAhsakEEdGr9AAQA/a4BQQH9qwEiC/3eASAaIAv93wH9DQQFBgcMDQ4PFBUWFxwdHh8gACgCJCAFav0AAAD9sQEgAP0JAij9uAEgAP0JAiz9tgEhGiAWKAIAIAAoAhRqIBdqIRMgACgCMCEIAkACQCAYIAAoAhBqIhRBBEgNAAJAIAhBA0cNACATIBr9CwAADAILIBogGv2FASEaAkAgCEECRw0AIBMgGv1bAAAADAILIBMgGiAa/Wb9WgAAAAwBCwJAAkAgCEEDRw0AIAQgGv0LBAAMAQsgGiAa/YUBIRoCQCAIQQJHDQAgBCAa/VsDAAAMAQsgBCAaIBr9Zv1aAgAACyATIAQgFCAGbPwKAAALIBhBfGohGCAXIAdqIRcgBUEQaiEFIApBAWoiCiAAKAIMIghIDQALCyAVQQFqIhUgCUcNAAsgAiAJQQJ0IgVqIQIgASAFaiEBIAMgCWsiAw0ACwsgBEGwAmokgICAgAAL3hMIBH8DewF/FnsBfwN+An8BeyOAgICAAEGQA2siAySAgICAACAAKAIIIQQCQAJAIAAoAgxFDQAgACgCBCEFIAAoAgAiBv0CABAhByAG/QIACCEIIAb9AgAAIQkCQCAEQQVHDQBBACEKIAJBAEwNAiAGIAVqIgT9AgAgIQsgBP0CABghDCAE/QIAECENIAT9AgAIIQ4gBP0CAAAhDyAGIAVBAnRqIgT9AgAgIRAgBP0CABghESAE/QIAECESIAT9AgAIIRMgBP0CAAAhFCAGIAVBA2xqIgT9AgAgIRUgBP0CABghFiAE/QIAECEXIAT9AgAIIRggBP0CAAAhGSAGIAVBAXRqIgT9AgAgIRogBP0CABghGyAE/QIAECEcIAT9AgAIIR0gBP0CAAAhHiAG/QIAICEfIAb9AgAYISBBACEhQn8hIkEAIQoDQAJAIAFBDGo1AgAiIyABQQhqNQIAfiIkICJaDQAgACgCFCABKAIAIgYgAUEEaigCACIlaiIEICVqIgUgJWoiJiAlaiIl/QIAACAU/ZEBIicgJ/26ASAm/QIAACAZ/ZEBIicgJ/26ASAF/QIAACAe/ZEBIicgJ/26ASAE/QIAACAP/ZEBIicgJ/26ASAG/QIAACAJ/ZEBIicgJ/26ASAG/QIACCAI/ZEBIicgJ/26Af2uASAG/QIAECAH/ZEBIicgJ/26Af2uASAG/QIAGCAg/ZEBIicgJ/26Af2uASAG/QIAICAf/ZEBIicgJ/26Af2uAf2uASAE/QIACCAO/ZEBIicgJ/26Af2uASAE/QIAECAN/ZEBIicgJ/26Af2uASAE/QIAGCAM/ZEBIicgJ/26Af2uASAE/QIAICAL/ZEBIicgJ/26Af2uAf2uASAF/QIACCAd/ZEBIicgJ/26Af2uASAF/QIAECAc/ZEBIicgJ/26Af2uASAF/QIAGCAb/ZEBIicgJ/26Af2uASAF/QIAICAa/ZEBIicgJ/26Af2uAf2uASAm/QIACCAY/ZEBIicgJ/26Af2uASAm/QIAECAX/ZEBIicgJ/26Af2uASAm/QIAGCAW/ZEBIicgJ/26Af2uASAm/QIAICAV/ZEBIicgJ/26Af2uAf2uASAl/QIACCAT/ZEBIicgJ/26Af2uASAl/QIAECAS/ZEBIicgJ/26Af2uASAl/QIAGCAR/ZEBIicgJ/26Af2uASAl/QIAICAQ/ZEBIicgJ/26Af2uASIn/RsCICf9GwNqbCAAKAIQICf9GwAgJ/0bAWpsaq0gI34gJHwiIyAiICMgIlQiBhshIiAhIAogBhshCgsgAUEQaiEBIAIgIUEBaiIhRw0ADAMLC0EAIQogAkEATA0BIAYgBWoiBP0CABAhCyAE/QIACCEMIAT9AgAAIQ0gBiAFQQF0aiIG/QIAECEOIAb9AgAIIQ8gBv0CAAAhEEEAIQZCfyEiQQAhCgNAAkAgAUEMajUCACIjIAFBCGo1AgB+IiQgIloNACAAKAIUIAEoAgAiBCABQQRqKAIAIiZqIgUgJmoiJv0CAAAgEP2RASInICf9ugEgBf0CAAAgDf2RASInICf9ugEgBP0CAAAgCf2RASInICf9ugEgBP0CAAggCP2RASInICf9ugH9rgEgBP0CABAgB/2RASInICf9ugH9rgH9rgEgBf0CAAggDP2RASInICf9ugH9rgEgBf0CABAgC/2RASInICf9ugH9rgH9rgEgJv0CAAggD/2RASInICf9ugH9rgEgJv0CABAgDv2RASInICf9ugH9rgEiJ/0bAiAn/RsDamwgACgCECAn/RsAICf9GwFqbGqtICN+ICR8IiMgIiAjICJUIgQbISIgBiAKIAQbIQoLIAFBEGohASACIAZBAWoiBkcNAAwCCwsCQCAEQQVGDQACQCACQQFODQBBACEKDAIL/QwAAAAAAAAAAAAAAAAAAAAAIicgACgCACIGNQAI/RL9DRABEQMSBRMHFAkVCxYNFw8hByAnIAYgACgCBCIEaiIFNQAI/RL9DRABEQMSBRMHFAkVCxYNFw8hCCAnIAYgBEEBdGoiBDUACP0S/Q0QAREDEgUTBxQJFQsWDRcPIQkgBf0CAAAhCyAE/QIAACEMIAb9AgAAIQ1BACEGQn8hIkEAIQoDQAJAIAFBDGo1AgAiIyABQQhqNQIAfiIkICJaDQAgACgCECABKAIAIgQgAUEEaigCACImaiIFICZqIib9AgAAIAz9kQEiJyAn/boBIAX9AgAAIAv9kQEiJyAn/boBIAT9AgAAIA39kQEiJyAn/boBIAT9XAAI/YkBIAf9kQEiJyAn/boB/a4B/a4BIAX9XAAI/YkBIAj9kQEiJyAn/boB/a4B/a4BICb9XAAI/YkBIAn9kQEiJyAn/boB/a4BIif9GwAgJ/0bAWogJ/0bA2ogJ/0bAmpsrSAjfiAkfCIjICIgIyAiVCIEGyEiIAYgCiAEGyEKCyABQRBqIQEgAiAGQQFqIgZHDQAMAgsLIAMgACgCACIG/QIAAP0LBAAgAyAG/QIACP0LBBAgAyAGIAAoAgQiBGoiBf0CAAD9CwRQIAMgBf0CAAj9CwRgIAP9DAAAAAAAAAAAAAAAAAAAAAAiJyAGNQAQ/RL9DRABEQMSBRMHFAkVCxYNFw/9CwQgIAMgBiAEQQF0aiIm/QIAAP0LBKABIAMgJv0CAAj9CwSwASADICcgBTUAEP0S/Q0QAREDEgUTBxQJFQsWDRcP/QsEcCADICcgJjUAEP0S/Q0QAREDEgUTBxQJFQsWDRcP/QsEwAEgAyAGIARBA2xqIgX9AgAA/QsE8AEgAyAF/QIACP0LBIACIAMgBiAEQQJ0aiIG/QIAAP0LBMACIAMgBv0CAAj9CwTQAiADICcgBTUAEP0S/Q0QAREDEgUTBxQJFQsWDRcP/QsEkAIgAyAnIAY1ABD9Ev0NEAERAxIFEwcUCRULFg0XD/0LBOACQQAhCiACQQBMDQBBACEhQn8hIkEAIQoDQAJAIAEgIUEEdGoiBjUCDCIjIAY1Agh+IiQgIloNACAGKAIEISYgBigCACEG/QwAAAAAAAAAAAAAAAAAAAAAISdBACEEA0AgBv0CAAAgAyAEaiIF/QAAAP2RASIHIAf9ugEgJ/2uASAGQQhq/QIAACAFQRBq/QAAAP2RASInICf9ugH9rgEgBkEQav1cAAD9iQEgBUEgav0AAAD9kQEiJyAn/boB/a4BIScgBiAmaiEGIARB0ABqIgRBkANHDQALIAAoAhAgJ/0bACAn/RsBaiAn/RsDaiAn/RsCamytICN+ICR8IiMgIiAjICJUIgYbISIgISAKIAYbIQoLICFBAWoiISACRw0ACwsgA0GQA2okgICAgAAgCgveDgEffwJAIANFDQAgACgCDCEEQQAhBQNAAkAgBEEBSA0AIAIgBUECdCIGaiEHIAEgBmohCEEAIQlBPyEKA0AgCUECdCELQQAhDEEAIQ1BACEOQQAhDwJAIAAoAggiEEUNACAEQQd0IREgACgCACAKQQF0aiEEIAAoAgQhEiAIKAIAIRNBACEPQQAhDkEAIQ1BACEMA0AgBEGgf2ouAQAgEyASKAIAaiIGLgAeIhRsIARBnn9qLgEAIAYuABwiFWwgBEGcf2ouAQAgBi4AGiIWbCAEQZp/ai4BACAGLgAYIhdsIARBmH9qLgEAIAYuABYiGGwgBEGWf2ouAQAgBi4AFCIZbCAEQZR/ai4BACAGLgASIhpsIARBkn9qLgEAIAYuABAiG2wgBEGQf2ouAQAgBi4ADiIcbCAEQY5/ai4BACAGLgAMIh1sIARBjH9qLgEAIAYuAAoiHmwgBEGKf2ouAQAgBi4ACCIfbCAEQYh/ai4BACAGLgAGIiBsIARBhn9qLgEAIAYuAAQiIWwgBEGEf2ouAQAgBi4AAiIibCAEQYJ/ai4BACAGLgAAIgZsIAxqampqampqampqampqampqIQwgBEFgai4BACAUbCAEQV5qLgEAIBVsIARBXGouAQAgFmwgBEFaai4BACAXbCAEQVhqLgEAIBhsIARBVmouAQAgGWwgBEFUai4BACAabCAEQVJqLgEAIBtsIARBUGouAQAgHGwgBEFOai4BACAdbCAEQUxqLgEAIB5sIARBSmouAQAgH2wgBEFIai4BACAgbCAEQUZqLgEAICFsIARBRGouAQAgImwgBEFCai4BACAGbCAOampqampqampqampqampqaiEOIAQuAQAgFGwgBEF+ai4BACAVbCAEQXxqLgEAIBZsIARBemouAQAgF2wgBEF4ai4BACAYbCAEQXZqLgEAIBlsIARBdGouAQAgGmwgBEFyai4BACAbbCAEQXBqLgEAIBxsIARBbmouAQAgHWwgBEFsai4BACAebCAEQWpqLgEAIB9sIARBaGouAQAgIGwgBEFmai4BACAhbCAEQWRqLgEAICJsIARBYmouAQAgBmwgD2pqampqampqampqampqamohDyAEQUBqLgEAIBRsIARBvn9qLgEAIBVsIARBvH9qLgEAIBZsIARBun9qLgEAIBdsIARBuH9qLgEAIBhsIARBtn9qLgEAIBlsIARBtH9qLgEAIBpsIARBsn9qLgEAIBtsIARBsH9qLgEAIBxsIARBrn9qLgEAIB1sIARBrH9qLgEAIB5sIARBqn9qLgEAIB9sIARBqH9qLgEAICBsIARBpn9qLgEAICFsIARBpH9qLgEAICJsIARBon9qLgEAIAZsIA1qampqampqampqampqampqIQ0gEkEEaiESIAQgEWohBCAQQX9qIhANAAsLAkAgACgCGCALQQJ0IgRqKAIAIAxqIAAoAhwgBGooAgB2IAAoAiQgBGooAgBrIgQgACgCKCIGSA0AIAAoAiwiBiAEIAQgBkobIQYLAkAgACgCECALTA0AIAcoAgAgACgCFGpBAkEEIAAoAjAiBEECRhtBASAEQQFKGyALbGohFAJAAkACQAJAIAQOAwABAgMLIBQgBjoAAAwDCyAUIAZBgAFzOgAADAILIBQgBjsAAAwBCyAUIAY2AAALIAcoAgAhFQJAIAAoAhggC0EBciIGQQJ0IgRqKAIAIA1qIAAoAhwgBGooAgB2IAAoAiQgBGooAgBrIgQgACgCKCIUSA0AIAAoAiwiFCAEIAQgFEobIRQLAkAgACgCECAGTA0AIBUgACgCFGpBAkEEIAAoAjAiBEECRhtBASAEQQFKGyAGbGohBgJAAkACQAJAIAQOAwABAgMLIAYgFDoAAAwDCyAGIBRBgAFzOgAADAILIAYgFDsAAAwBCyAGIBQ2AAALIAcoAgAhFQJAIAAoAhggC0ECciIGQQJ0IgRqKAIAIA5qIAAoAhwgBGooAgB2IAAoAiQgBGooAgBrIgQgACgCKCIUSA0AIAAoAiwiFCAEIAQgFEobIRQLAkAgACgCECAGTA0AIBUgACgCFGpBAkEEIAAoAjAiBEECRhtBASAEQQFKGyAGbGohBgJAAkACQAJAIAQOAwABAgMLIAYgFDoAAAwDCyAGIBRBgAFzOgAADAILIAYgFDsAAAwBCyAGIBQ2AAALIAcoAgAhFQJAIAAoAhggC0EDciIGQQJ0IgRqKAIAIA9qIAAoAhwgBGooAgB2IAAoAiQgBGooAgBrIgQgACgCKCIUSA0AIAAoAiwiFCAEIAQgFEobIRQLAkAgACgCECAGTA0AIBUgACgCFGpBAkEEIAAoAjAiBEECRhtBASAEQQFKGyAGbGohBgJAAkACQAJAIAQOAwABAgMLIAYgFDoAAAwDCyAGIBRBgAFzOgAADAILIAYgFDsAAAwBCyAGIBQ2AAALIApBwABqIQogCUEBaiIJIAAoAgwiBEgNAAsLIAVBAWoiBSADRw0ACwsLwAcJB38BfgN/An4JfwJ7An8BewJ/AkAgAkEBTg0AQQAPC0EIQQQgACgCDCIDGyAAKAIIIgRsIgVBfGoiBkECdkEBaiIHQf7///8HcSEIIAdBAXEhCUJ/IQpBACELQQAhDANAIAEgDEEEdGoiDTUCDCIOIA01Agh+Ig8gClQhBwJAIARBAUgNACAPIApaDQAgDSgCBCEQIAAoAhQhESAAKAIQIRIgACgCBCETQQAhFCAAKAIAIhUhFiANKAIAIhchGANAAkACQAJAAkAgA0UNACAFQQFODQEMAgsgBUEBSA0B/QwAAAAAAAAAAAAAAAAAAAAAIRlBACEHAkAgBkUNACAIIQ0DQP0MAAAAAAAAAAAAAAAAAAAAACIaIBYgB2oiG0EEaigAAP0R/Q0QAQIDEQUGBxIJCgsTDQ4PIBogGCAHaiIcQQRqKAAA/RH9DRABAgMRBQYHEgkKCxMNDg/9sQEiHSAd/bUBIBogGygAAP0R/Q0QAQIDEQUGBxIJCgsTDQ4PIBogHCgAAP0R/Q0QAQIDEQUGBxIJCgsTDQ4P/bEBIhogGv21ASAZ/a4B/a4BIRkgB0EIaiEHIA1BfmoiDQ0ACwsCQCAJRQ0A/QwAAAAAAAAAAAAAAAAAAAAAIhogFSATIBRsaiAHaigAAP0R/Q0QAQIDEQUGBxIJCgsTDQ4PIBogFyAQIBRsaiAHaigAAP0R/Q0QAQIDEQUGBxIJCgsTDQ4P/bEBIhogGv21ASAZ/a4BIRkLIBkgGSAa/Q0ICQoLDA0ODwAAAAAAAAAA/a4BIhogGiAa/Q0EBQYHAAAAAAAAAAAAAAAA/a4B/RsAIR5BACEcDAILQQAhG0EAIR5BACEcA0AgFiAbaiIHLQAAIBggG2oiDS0AAGsiHyAfbCAeaiAHQQFqLQAAIA1BAWotAABrIh4gHmxqIAdBAmotAAAgDUECai0AAGsiHiAebGogB0EDai0AACANQQNqLQAAayIeIB5saiEeIAdBBGotAAAgDUEEai0AAGsiHyAfbCAcaiAHQQVqLQAAIA1BBWotAABrIhwgHGxqIAdBBmotAAAgDUEGai0AAGsiHCAcbGogB0EHai0AACANQQdqLQAAayIHIAdsaiEcIBtBCGoiGyAFSA0ADAILC0EAIRxBACEeCyARIBxsIBIgHmxqrSAOfiAPfCIPIApUIQcgFEEBaiIUIARODQEgFiATaiEWIBggEGohGCAPIApUDQALCyAMIAsgBxshCyAPIAogBxshCiAMQQFqIgwgAkcNAAsgCwu+DAUBfwF7AX8Dew1/I4CAgIAAQYACayIDJICAgIAAAkAgAkUNAANA/QwAAAAAAQAAAAIAAAADAAAAIQRBACEFA0AgAyAFav0MAAAAAAAAAAAAAAAAAAAAACIGIAEgBEEC/asBIgf9DAEAAAABAAAAAQAAAAEAAAD9UCII/RsDaiABIAj9GwJqIAEgCP0bAWogASAI/RsAav0HAAD9VAAAAf1UAAAC/VQAAAP9DRABAgMRBQYHEgkKCxMNDg9BEP2rASABIAf9GwNqIAEgB/0bAmogASAH/RsBaiABIAf9GwBqIAb9VAAAAP1UAAAE/VQAAAj9VAAADEEY/asB/VAgBiABIAf9DAIAAAACAAAAAgAAAAIAAAD9UCII/RsDaiABIAj9GwJqIAEgCP0bAWogASAI/RsAav0HAAD9VAAAAf1UAAAC/VQAAAP9DRABAgMRBQYHEgkKCxMNDg9BCP2rAf1QIAYgASAH/QwDAAAAAwAAAAMAAAADAAAA/VAiB/0bA2ogASAH/RsCaiABIAf9GwFqIAEgB/0bAGr9BwAA/VQAAAH9VAAAAv1UAAAD/Q0QAQIDEQUGBxIJCgsTDQ4P/VD9CwQAIAT9DAQAAAAEAAAABAAAAAQAAAD9rgEhBCAFQRBqIgVBwABHDQALQQAhCSADKAIAIgohCwNAIAMgCWoiBUHAAGogBUEkaigCACALaiAFQQRqKAIAIgtBGXcgC0EOd3MgC0EDdnNqIAVBOGooAgAiBUEPdyAFQQ13cyAFQQp2c2o2AgAgCyELIAlBBGoiCUHAAUcNAAsgAP0AAhAiB/0bAyEMIAf9GwIhDSAH/RsBIQ4gB/0bACELIAD9AAIAIgb9GwMhDyAG/RsCIRAgBv0bASERIAb9GwAhCUEAIQVBACESAkADQCAQIBEgCXNxIBEgCXEiE3MgCUEedyAJQRN3cyAJQQp3c2ogCyAOcSAMaiANIAtBf3NxaiALQRp3IAtBFXdzIAtBB3dzaiAFQeCghIAAaigCAGogCmoiCmoiDEEedyAMQRN3cyAMQQp3cyAMIBFxIBNzIAwgCXEiFHNqIAVB5KCEgABqKAIAIA1qIAMgBWoiFUEEaigCAGogDiAKIA9qIg1Bf3NxaiANIAtxaiANQRp3IA1BFXdzIA1BB3dzaiIPaiITQR53IBNBE3dzIBNBCndzIBMgCXEgFHMgEyAMcSIUc2ogBUHooISAAGooAgAgDmogFUEIaigCAGogCyAPIBBqIg5Bf3NxaiAOIA1xaiAOQRp3IA5BFXdzIA5BB3dzaiIPaiIKQR53IApBE3dzIApBCndzIAogDHEgFHMgCiATcSIQc2ogBUHsoISAAGooAgAgC2ogFUEMaigCAGogDSAPIBFqIgtBf3NxaiALIA5xaiALQRp3IAtBFXdzIAtBB3dzaiIPaiIUQR53IBRBE3dzIBRBCndzIBQgE3EgEHMgFCAKcSIQc2ogBUHwoISAAGooAgAgDWogFUEQaigCAGogDiAPIAlqIglBf3NxaiAJIAtxaiAJQRp3IAlBFXdzIAlBB3dzaiINaiIPQR53IA9BE3dzIA9BCndzIA8gCnEgEHMgDyAUcSIRc2ogDiAFQfSghIAAaigCAGogFUEUaigCAGogCyANIAxqIgxBf3NxaiAMIAlxaiAMQRp3IAxBFXdzIAxBB3dzaiINaiIQQR53IBBBE3dzIBBBCndzIBAgFHEgEXMgECAPcSIOc2ogFUEYaigCACAFQfighIAAaigCAGogC2ogCSANIBNqIg1Bf3NxaiANIAxxaiANQRp3IA1BFXdzIA1BB3dzaiILaiIRQR53IBFBE3dzIBFBCndzIBEgECAPc3EgDnNqIBVBHGooAgAgBUH8oISAAGooAgBqIAlqIAwgCyAKaiIOQX9zcWogDiANcWogDkEadyAOQRV3cyAOQQd3c2oiC2ohCSALIBRqIQsgEkE3Sw0BIBJBCGohEiAFQSBqIQUgFUEgaigCACEKDAALCyAAIAv9ESAO/RwBIA39HAIgDP0cAyAH/a4B/QsCECAAIAn9ESAR/RwBIBD9HAIgD/0cAyAG/a4B/QsCACABQcAAaiEBIAJBf2oiAg0ACwsgA0GAAmokgICAgAAL6gIEBH8Bfgh/An4gACgCCCIBIAAoAgwiAiABIAJKGyEDQQAhBEIAIQUDQEEBIQYCQCAAIARBAnRqIgdBjAJqKAIAIgggA04NACAAKAKEAiEJQQEhBiACIQogASELIAMhDANAAkAgCUUNACALIApyQQFxDQILIAZBAWohBiAKQQFqQQF1IQogC0EBakEBdSELIAxBAWpBAXUiDCAISg0ACwsgB0GYAmooAgAiCUF/aiENIAdBpAJqKAIAIQdCACEOIAEhCiACIQsDQCAKrCALrH4gByANIAZBf2oiDCAJIAZIG0EUbGoiCCgCAEEBdEEBcqwiD34gD34gCCgCBEEYbEECcqx+QgOGIA58IQ4gC0EBakEBdSELIApBAWpBAXUhCiAGQQFKIQggDCEGIAgNAAsgDiAFIA4gBVYbIQUgBEEBaiIEQQNHDQALIAAgACkDuAJCA343A7gCIAAgACkDsAJCA34gBXw3A7ACC5EEAQl/I4CAgIAAQRBrIgEkgICAgAACQAJAIAAoAggiAg0AQQkhAwwBCyAAKAIAIQQgACgCBCEFQQAhBgJAA0ACQAJAAkAgBSACIAZqQQF2IgdBLGxqIggoAgBBuYeEgAAgCCgCBCIDQQogA0EKSRsQzICAgAAiCQ0AIANBCkYNBCADQQlNDQEgByECDAILIAlBAEgNACAHIQIMAQsgB0EBaiEGCyAGIAJJDQALQQkhAwwBC0EKIQMgBSAHQSxsaiICKAIQQQRHDQAgAigCFEECRw0AIAUgB0EsbGoiAkEgaigCAEECRw0AIAJBATYCGEEoIQMgAigCHCICQcAASw0AIAQgAjYC8AEgBCAEIAgQpICAgAAiAjYC+AECQCACDQBBAiEDDAELAkAgBCgC8AEiCEEBSA0AIAghBwNAIAIoAgAiBkEASA0CIAYgBCgCJE4NAiACQQRqKAIAQQJPDQIgAkEIaiECIAdBf2oiBw0ACwsgAEGKhoSAAEEDQQIgCKxCESABQQxqEKCAgIAAIgMNACABIAAoAgAgASgCDBCkgICAACICNgIIQQIhAyACRQ0AIAQgAjYC/AEgAEGsh4SAAEEDQQIgBDQC8AFCESABQQhqEKaAgIAAIgMNACAEIAEoAgg2AoACIABB0o6EgABBAUEAQQEgBEH0AWoQoYCAgAAhAwsgAUEQaiSAgICAACADC50JASR/I4CAgIAAQRBrIgEkgICAgAAgACgCACECIAFBgICAgAE2AgwCQCAAQZCJhIAAQQRBAiACNAJUQgQgAUEIahCggICAACIDDQAgASgCCCEEAkAgAigCVCIFQQFIDQAgBCgCDCEGA0BBKSEDIAYoAAAiB0EASA0CIAZBBGooAAAiCEEASA0CIAZBCGooAAAiCUEBSA0CIAZBDGooAAAiCkEBSA0CIAmtIAetfCACNAIIVQ0CIAqsIAisfCACNAIMVQ0CIAZBEGohBiAFQX9qIgUNAAsLIAIgBBCkgICAACEFAkACQCACKAJUIgZBy5mz5gBLDQBBb0EAKAKoyISAACIDQbDIhIAAQQ9qQXBxIAMbIgNrIAZBFGxBFCAGGyIGQRBqSQ0AQQAgBiADakEfakFwcSIHNgKoyISAAAJAIAdB//8DakEQdiIHPwAiCU0NACAHIAlrQABBf0cNAEEAIAM2AqjIhIAADAELIAMNAQsgAkEANgLEAUECIQMMAQsgAyACKAIANgIAIAIgAzYCACADQRBqIgNBACAG/AsAIAIgAzYCxAECQCAFDQBBAiEDDAELIABBooaEgABB/5qEgAAgBSABQQxqIAJBvAFqELuAgIAAIgMNAAJAIAIoAlQiBkEBSA0AIAZBACAGQQBKGyELIAIoAgwhDCACKAIIIQ0gAigCxAEhDiACKAK8ASEPQQAhEANAIA4gEEEUbGoiESAMNgIEIBEgDTYCACARQgA3AghBACEDAkAgDyAQQRxsaiIGKAIIIhIgDUcNACAGKAIMIAxGIQMLIBFBCGohEyARQQxqIRQgEUEEaiEVIBEgAzYCEAJAAkAgEkEBSA0AIBFBEGohFiAGKAIAIhcgEmohGCAGKAIMIhkgBigCBCIKaiEaIAZBGGohGyAGQRRqIRwgBkEQaiEdIBlBAnQhHkEAIR9BACEgIAwhISANISIgFyEJA0ACQAJAIBlBAEoNACAJQQFqIQkMAQsgCUEBaiEjIB4gCSAXayIEbCEIIAQgGWwhJEEAIQYDQEGQpYSAACEHAkAgBEEASA0AIAQgEk4NACAGQQBIDQAgBiAZTg0AAkAgHSgCAEUNACAcKAIAIBsoAgAgJGogBmotAABBAnRqIQcMAQsgGygCACAIaiEHCwJAAkAgBy0AAyIDQf8BRg0AAkAgAw0AQSkhAyAHLQAADQogBy0AAQ0KIActAAINCiACKAIQQQNGDQogFkEANgIADAILAkAgAigCEEEDRw0AQSkhAwwKCyAWQQA2AgALIAogBmohAwJAIAkgIk4NACARIAk2AgAgCSEiCwJAIAMgIU4NACAVIAM2AgAgAyEhCwJAIAkgIEgNACATICM2AgAgIyEgCyADIB9IDQAgFCAKIAZqQQFqIh82AgALIAhBBGohCCAKIAZBAWoiBmogGkgNAAsgIyEJCyAJIBhIDQALICANAQsgEUEANgIAIBVBADYCACATIA02AgAgFCAMNgIACyAQQQFqIhAgC0cNAAsLIAAgBSABQQxqELyAgIAAIgMNACAAEL2AgIAAIQMLIAFBEGokgICAgAAgAwsSACAAKAIAIAEoAgAQzYCAgAALjAUBC38gAyABIAEQzoCAgAAiBPwKAAAgAyAEaiIBQS46AAAgAUEDakEuOgAAIAFBAWogAkEKbSIFQTBqOgAAIAFBAmogAiAFQQpsa0EwajoAAAJAIAAoAggiAg0AQX8PCyAEQQRqIQEgBEELaiEGIARBCmohByAEQQlqIQggBEEMaiEJIARBDWohCiAAKAIEIQQDQAJAIARBBGooAgAiACABTQ0AIAQoAgAiBSADIAEQzICAgAANAAJAAkAgACAHTSILDQBBh5+EgAAhDCAFIAFqQYefhIAAQQYQzICAgAANAEEHIQRBACENDAELAkAgACAJTSINDQAgBSABaikAAELyys3Dlozcsi5SDQBBCSEEQY6fhIAAIQxBASENDAELAkAgACAITSIODQBB9Z6EgAAhDCAFIAFqQfWehIAAQQUQzICAgAANAEEGIQRBAiENDAELAkAgACAKTQ0AQZefhIAAIQwgBSABakGXn4SAAEEJEMyAgIAADQBBCiEEQQMhDQwBCwJAIA0NACAFIAFqKQAAQvPQ1bPmjNuyLlINAEEJIQRBoZ+EgAAhDEEEIQ0MAQsCQCAODQBB+56EgAAhDEEFIQ0gBSABakH7noSAAEEFEMyAgIAADQBBBiEEDAELAkAgDg0AQYGfhIAAIQwgBSABakGBn4SAAEEFEMyAgIAADQBBBiENQQYhBAwBCwJAIAsNAEGqn4SAACEMIAUgAWpBqp+EgABBBhDMgICAAA0AQQchDUEHIQQMAQsgACAGTQ0BQe2ehIAAIQwgBSABakHtnoSAAEEHEMyAgIAADQFBCCENQQghBAsgAyABaiAMIAT8CgAAIA0PCyAEQSxqIQQgAkF/aiICDQALQX8LgAsCB38FfiOAgICAAEEQayIDJICAgIAAIAJBCGooAgAhBCACQQxqKAIAIQUgAkEQaigCACEGIAIgAigCBCIHNgIUIAJCgYCAgBA3AjQCQAJAIAIoAgAiCEECSQ0AIAhBB0YNAEEVIQkgB0UNAQsgBqwhCiAFrCELIASsIQwCQAJAAkACQAJAAkACQAJAAkAgCA4IAAECAwMEBQYHCyAAIAFB4oSEgABBAkECQn8gA0EMahC4gICAACIJDQhBFSEJIAcNCCADKAIMIghBIGo1AgAgDFINCEEYIQkgCCgCHCIEQf///3dqQYCAgHhJDQggACABIAggAhC5gICAACIJDQggBK0hDQwHCyAAIAFBwZSEgABBBEEBQgMgA0EMahC4gICAACIJDQdBGCEJIAMoAgwoAgwiCCgAACIFQQFIDQcgCCgABCIAQQFIDQcgCCgACCIIQQFIDQdBFSEJIAcNByAFIARKDQcgACAESg0HIAggBEoNByAArCILIAWsIg1+Ig4gDFUNByAOIAisIgp+IAxSDQcgAkEBNgIUDAYLIAAgAUHihISAAEECQQRCfyADQQxqELiAgIAAIgkNBiAAIAFBwoqEgABBAUEBQgQgA0EIahC4gICAACIJDQZBFSEJIAMoAgwiCEEgajUCACAMUg0GIAhBJGooAgBFDQYgCEEoaigCAEUNBiACIAMoAggoAgwiBC0AADYCPCACIAQtAAE2AkAgAiAELQACNgJEIAIgBC0AAzYCSEEYIQkgCCgCHCIFRQ0GIAsgBDEAAHwgBDEAAnwgCCgCJCIGrX1CAXwiC0IBUw0GIAogBDEAAXwgBDEAA3wgCDUCKH1CAXwiCkIBUw0GIAVBgYCACE8NBiACIAY2AjQgAiAIKAIoNgI4IAAgASAIIAIQuYCAgAAiCQ0GIAWtIQ0MBQsgACABQbKRhIAAQZ+NhIAAIAhBBEYbQQFBAUIBIANBDGoQuICAgAAiCQ0FIAIgAygCDCgCDC0AACIINgJMQRUhCSAIQXdqQf8BcUH4AUkNBSAIrSINIAp+IQogDSALfiELAkAgAigCAEEERg0AIAwhDQwFCyAEIAQgCCAIbCIIbSIFIAhsaw0FIAWsIQ0MBAsgACABQaWThIAAQQRBAUICIANBDGoQuICAgAAiCQ0EQRUhCSADKAIMKAIMIggoAAAiBCAFSg0EIAgoAAQiCCAGSg0EIAisIQogBKwhCyAMIQ0MAwsgACABQcKKhIAAQQFBAUIEIANBDGoQuICAgAAiCQ0DQRUhCSADKAIMKAIMIggtAAAiBEUNAyAFIARIDQMgCC0AASIARQ0DIAYgAEgNAyAILQACIgBFDQMgBSAASA0DIAgtAAMiBUUNAyAGIAVIDQMgAiAENgI8IAIgCC0AATYCQCACIAgtAAI2AkQgAiAILQADNgJIIAgxAAEgCnwgCDEAA3whCiAIMQAAIAt8IAgxAAJ8IQsgDCENDAILIAAgAUGaiYSAAEEBQQFCfyADQQxqELiAgIAAIgkNAkEVIQkgAigCLEEASA0CIAIoAjAgAygCDCIIKAIITw0CIAIgCDYCYCAMIQ0MAQsgACABQZyGhIAAQQRBAUIBIANBDGoQuICAgAAiCQ0BQRUhCSAEQYACSg0BIAMoAgwoAgwoAAAgBEcNASACKAIsQYCAfkgNAUIBIQ0gAigCMEGAgAJKDQELQRghCSANQgFTDQAgC0IBUw0AIApCAVMNACANQoCAgAhWDQAgC0KAgIAIVg0AIApCgICACFYNACANIAt+IgxCgICACFYNACAMIAp+QoCAgAhVDQAgAkEgaiAKPgIAIAJBHGogCz4CACACQRhqIA0+AgBBACEJCyADQRBqJICAgIAAIAkL5AIDAX4BewR+IAD9DAAAAAAAAAAAAAAAAAAAAAD9CwIUIABBLGpBADYCACAAQSRqQgA3AgACQAJAIARB/wFKDQAgA0EASA0AIAFBFGooAgBFDQAgASgCCCEEDAELQQJBAyAEQYCAAkgbQQMgA0H//31KGyEECyAAIAQ2AgAgACACKAIEIgM2AhAgACADNgIEIAAgAikCCDcCCAJAIAVFDQAgBSgCAEECRw0AIAU0AjghBgJAIAX9AAI8Igf9GwAgBUEMaigCACICaiAH/RsCaqwgBUEIajQCACIIfiAH/RsBIAVBEGooAgAiA2ogB/0bA2qsfiIJQoGAwABUDQAgCSACrCAIfiADrH4iCiAFQRxqNAIAIAVBGGo0AgB+IAVBIGo0AgB+IgsgCiALVhtCAYZWDQELIAggBn5CAYZBmKOEgAAgAUEYQQggBEECRhtqIARBA0YbNAIIWA0AIAAgB/0LAhQLC4YYBQR/AXsOfwZ7CX8jgICAgABBkAFrIgQkgICAgAAgAygCdCIFKAIIIQYgBSgCBCEHIAUoAgAhBSADQfgAaiAB/QACNCII/QsCACADQYgBaiABQRxqKQIANwIAIANBlAFqIAEpAiw3AgBBAUECIAVBAkgbIQkCQAJAIANBkAFqKAIARQ0AIAEoAlAiCiELDAELIAFBCGooAgAgCP0bAWwhCyABKAJQIQoLIANBnAFqIAogC24gBiALakF/aiAGbiIMbCILNgIAIANBsAFqIAkgB2wgCyAGbCINbDYCAEECIQogA0G0AWogDUECQQQgBUECRhtBASAFQQFKG2xBP2pBQHE2AgACQCALQb////8HIANBqAFqKAIAIANBoAFqKAIAbCIFbiAGQQF0Ig1uSw0AQQAhDkEAIQ8CQCANIAVsIAtsQcAAaiILQW9LDQBBACEPQW9BACgCqMiEgAAiDUGwyISAAEEPakFwcSANGyINayALQQEgCxsiC0EQakkNAEEAIQ9BACALIA1qQR9qQXBxIhA2AqjIhIAAAkAgEEH//wNqQRB2IhA/ACIRTQ0AIBAgEWtAAEF/Rw0AQQAhD0EAIA02AqjIhIAADAELIA1FDQAgDSAAKAIANgIAIAAgDTYCACANQRBqIg9BACAL/AsACyADQbgBaiAPNgIAAkAgAygCnAEiC0H7////A0sNAEEAIQ5Bb0EAKAKoyISAACINQbDIhIAAQQ9qQXBxIA0bIg1rIAtBAnRBBCALGyILQRBqSQ0AQQAhDkEAIAsgDWpBH2pBcHEiDzYCqMiEgAACQCAPQf//A2pBEHYiDz8AIhBNDQAgDyAQa0AAQX9HDQBBACEOQQAgDTYCqMiEgAAMAQsgDUUNACANIAAoAgA2AgAgACANNgIAIA1BEGoiDkEAIAv8CwALIANBvAFqIA42AgACQAJAIAVB+////wNLDQBBACEOQQAhDwJAQW9BACgCqMiEgAAiC0GwyISAAEEPakFwcSIRIAsbIhBrIAVBAnRBBCAFGyILQRBqIg1JDQBBACEPQQAgCyAQakEfakFwcSIFNgKoyISAAAJAIAVB//8DakEQdiIFPwAiEk0NACAFIBJrQABBf0cNAEEAIQ9BACAQNgKoyISAAAwBCyAQRQ0AIBAgACgCADYCACAAIBA2AgAgEEEQaiIPQQAgC/wLAAsgA0HAAWoiECAPNgIAAkBBb0EAKAKoyISAACIFIBEgBRsiBWsgDUkNAEEAIQ5BACALIAVqQR9qQXBxIg82AqjIhIAAAkAgD0H//wNqQRB2Ig8/ACIRTQ0AIA8gEWtAAEF/Rw0AQQAhDkEAIAU2AqjIhIAADAELIAVFDQAgBSAAKAIANgIAIAAgBTYCACAFQRBqIg5BACAL/AsACyADQcQBaiIRIA42AgBBACEFQQAhDgJAQW9BACgCqMiEgAAiD0GwyISAAEEPakFwcSISIA8bIg9rIA1JDQBBACEOQQAgCyAPakEfakFwcSITNgKoyISAAAJAIBNB//8DakEQdiITPwAiFE0NACATIBRrQABBf0cNAEEAIQ5BACAPNgKoyISAAAwBCyAPRQ0AIA8gACgCADYCACAAIA82AgAgD0EQaiIOQQAgC/wLAAsgA0HMAWoiDyAONgIAQW9BACgCqMiEgAAiDiASIA4bIg5rIA1JDQFBACEFQQAgCyAOakEfakFwcSINNgKoyISAAAJAIA1B//8DakEQdiINPwAiEk0NACANIBJrQABBf0cNAEEAIQVBACAONgKoyISAAAwCCyAORQ0BIA4gACgCADYCACAAIA42AgAgDkEQaiIFQQAgC/wLAAwBC0EAIQUgA0HMAWoiD0EANgIAIANBwAFqIhBCADcCACADQcQBaiERCyADQcgBaiAFNgIAIAMoArgBIgtFDQAgAygCvAEiDUUNACAQKAIARQ0AIBEoAgBFDQAgDygCAEUNACAFRQ0AQQAhBSADIAtBACALa0E/cWoiFTYCuAECQCADKAKcASIWRQ0AIANBLGooAgAhDiADKAJ0IQACQCAWQQRJDQACQCANIABBBGpPDQAgACANIBZBAnRqSQ0BC/0MAgAAAAIAAAACAAAAAgAAACII/QwEAAAABAAAAAQAAAAEAAAAIhcgCCAA/QkCACIY/Tf9Uv0MAQAAAAEAAAABAAAAAQAAACIIIBggCP07/VIhGSAG/REhGiAO/REhGyAM/REhGP0MAAAAAAEAAAACAAAAAwAAACEIIBZBfHEiBSEKIA0hCwNAIAsgCCAI/RsAIBj9GwBu/REgCP0bASAY/RsBbv0cASAI/RsCIBj9GwJu/RwCIAj9GwMgGP0bA279HAMiHCAY/bUB/bEBIBr9tQEgGf21ASAbIBz9tQH9rgH9CwIAIAtBEGohCyAIIBf9rgEhCCAKQXxqIgoNAAsgFiAFRg0BCyANIAVBAnRqIQsDQCALIAUgBSAMbiIKIAxsayAGbEECQQQgACgCACINQQJGG0EBIA1BAUobbCAOIApsajYCACALQQRqIQsgFiAFQQFqIgVHDQALCwJAIAMoAqABIgUNAEEAIQoMAQsgCSAGbCEdIAMoAqgBIh4hBkEAIR8DQAJAAkAgBg0AQQAhBgwBC0EAISADQAJAQQJBASAeICBrIAMoAnQiISgCBEsbIAdsIhNFDQAgBiAfbCEiIAMoAsgBIREgAygCzAEhEiADKAKkASEUQQAhDQNAAkACQCANICBqIgYgFEkNACAEIA1BAnRqQQA2AgAgBiAiaiEPIAMoAsQBIRAMAQsgBiELAkAgAkUNACAGIAYgAigCGCIFbiILIAVsayEFAkACQCACKAIAQQRHDQAgBSACKAJMIgpsIB9qIApsIQUMAQsgAigCHCAFbCAfaiACKAIgbCEFCyALIAVqIQsLIAQgDUECdGogASgCVCIFIAEoAlAiCiALbGoiADYCACAGICJqIQ8CQCAFDQAgAygCxAEhEAwBCyADKALAASAPQQJ0IgZqIgUgASgCWCALQQJ0aigAAEGAgIACajYCACADKALEASIQIAZqIAEoAlwgC2otAAA2AgAgISgCAEEBRw0AIApFDQAgCkEBcSEjIAUoAgAhC0EAIQYCQCAKQQFGDQAgCkF+cSEOQQAhBgNAIAUgACAGaiIKLAAAIgxB/wFxQQd0IglBgIB+ciAJIAxBAEgbIAtqIgs2AgAgBSAKQQFqLAAAIgpB/wFxQQd0IgxBgIB+ciAMIApBAEgbIAtqIgs2AgAgDiAGQQJqIgZHDQALCyAjRQ0AIAUgACAGaiwAACIGQf8BcUEHdCIKQYCAfnIgCiAGQQBIGyALajYCAAsgEiAPQQJ0IgZqQYCAgIB4IBAgBmoiBSgCAHY2AgAgESAGakGAgIACIAUoAgB2NgIAIA1BAWoiDSATRw0ACwsgISgCACEPIAEoAjQhCyABKAI4IQUgASgCCCEiICEoAgghCQJAAkAgAygCkAFFDQAgASgCUCIGIRQMAQsgBSAibCEUIAEoAlAhBgsCQCAGRQ0AIAUgC2whI0EBQQIgD0ECSBsiDSATbCEkIAkgE2whHiAJIBRqQX9qISVBACERIBUhIUEAIRJBACEWA0ACQCAURQ0AQQAhEANAIBAgCW4hBgJAIBNFDQAgISAeIAZsIBAgBiAJbGtqIA1saiEOICMgEmwgEWohAEEAIQUgBCEGIBMhCwNAAkAgBigCACIKRQ0AIAQgCiAAaiwAACIKQf8BcSIMQYB+ciAMIApBAEgbIgo7AY4BAkAgD0EBSg0AIA4gBSAJbGogCjoAAAwBCyAOIAUgCWwgDWxqIARBjgFqIA38CgAACyAGQQRqIQYgBUEBaiEFIAtBf2oiCw0ACwtBACASQQFqIgYgBiAiRiIGGyESIBEgBmohESAQQQFqIhAgFEcNAAsgISAkICUgJSAJcGtsaiEhIAEoAlAhBgsgFiAUaiIWIAZJDQALIAMoAqgBIR4gAygCnAEhFgsgFSAdIBNsIBZsaiEVIB4hBiATICBqIiAgHkkNAAsgAygCoAEhBSAeIQYLQQAhCiAfQQFqIh8gBUkNAAsLIARBkAFqJICAgIAAIAoLwQIBB38jgICAgABB0ABrIgckgICAgABBCSEIAkAgARDOgICAACIJIAIQzoCAgAAiCmpBwABLDQAgByABIAn8CgAAIAcgCWogAiAKQQFq/AoAACAHEM6AgIAAIQEgACgCCCIJRQ0AIAAoAgQhC0EAIQACQANAAkACQAJAIAsgCSAAakEBdiIKQSxsaiIMKAIAIAcgDCgCBCICIAEgAiABSRsQzICAgAAiDQ0AIAIgAUYNBCACIAFJDQEgCiEJDAILIA1BAEgNACAKIQkMAQsgCkEBaiEACyAAIAlJDQAMAgsLQQohCCALIApBLGxqIgEoAhAgA0cNACABKAIUIARHDQACQCAFQgBTDQAgCyAKQSxsajUCHCAFUg0BCyAGIAw2AgAgCyAKQSxsakEBNgIYQQAhCAsgB0HQAGokgICAgAAgCAvWCAYFfwF+BH8BfgN/BnsjgICAgABBEGsiBCSAgICAACADKAIkIQUgAygCKCEGIAJBIGooAgAhBwJAIAAgAUHHioSAAEEEQQEgAigCHCIIrSIJIARBDGoQuICAgAAiCg0AIAAgAUHphISAAEEBQQEgCSAEQQhqELiAgIAAIgoNACAAIAFBpJeEgABBBEEBQgIgBEEEahC4gICAACIKDQAgAyAEKAIEKAIMIgooAAAiADYCLCADIAooAAQiATYCMEEWIQogAEGAgIB+SA0AIAAgAU4NACABQYCAgAJKDQAgAyACKAIMIgs2AlQgAyAEKAIMKAIMIgw2AlggAyAEKAIIKAIMIg02AlwgAyADKAI0IAdsIAMoAjhsIgE2AlACQCAIDQBBACEKDAELQQAgBWsiAyAGIAYgA0gbrCEOIAFBfnEhBSABQX5qIg9BAXZBAWoiA0F+cSEQIANBAXEhESALIQBBACEGAkADQCAMIAZBAnRqKAAAIQdCACEJQQAhAwJAAkACQAJAAkAgAQ4CAwEAC/0MAAAAAAAAAAAAAAAAAAAAACESQQAhAwJAIA9BAkkNACAQIQIDQCAS/QwAAAAAAAAAAAAAAAAAAAAAIhP9DAABAAAAAQAAAAAAAAAAAAAiFP0MAAAAAAAAAAAAAAAAAAAAACIVIAAgA2oiCi8AAP0QIhb9DRABAgMRBQYHEgkKCxMNDg8iF/2xASAXIBYgFf0lIBX9DQAAAAABAAAAAgAAAAMAAABBGP2rAUEY/awB/VL9DRAREhMEBQYHFBUWFwwNDg/9zgEgEyAUIBUgCkECai8AAP0QIhL9DRABAgMRBQYHEgkKCxMNDg8iFv2xASAWIBIgFf0lIBX9DQAAAAABAAAAAgAAAAMAAABBGP2rAUEY/awB/VL9DRAREhMEBQYHFBUWFwwNDg/9zgEhEiADQQRqIQMgAkF+aiICDQALCwJAIBFFDQAgEv0MAAAAAAAAAAAAAAAAAAAAAP0MAAEAAAABAAAAAAAAAAAAAP0MAAAAAAAAAAAAAAAAAAAAACIVIAsgBiABbGogA2ovAAD9ECIT/Q0QAQIDEQUGBxIJCgsTDQ4PIhT9sQEgFCATIBX9JSAV/Q0AAAAAAQAAAAIAAAADAAAAQRj9qwFBGP2sAf1S/Q0QERITBAUGBxQVFhcMDQ4P/c4BIRILIBIgEiAV/Q0ICQoLDA0ODwAAAAAAAAAA/c4B/R0AIQkgBSEDIAEgBUYNAQsDQCAJQYACIAAgA2osAAAiAkH/AXEiCmsgCiACQQBIG618IQkgASADQQFqIgNHDQALC0EWIQogDSAGai0AAEEWSw0EIAlCgICAAlgNAQwDC0EWIQpCACEJIA0gBmotAABBFksNAwsgCSAOfiAHIAdBH3UiA2ogA3OtfEKBgIACWg0BIAAgAWohAEEAIQogBkEBaiIGIAhGDQIMAAsLQRchCgsgBEEQaiSAgICAACAKC94OAR9/AkAgA0UNACAAKAIMIQRBACEFA0ACQCAEQQFIDQAgAiAFQQJ0IgZqIQcgASAGaiEIQQAhCUE/IQoDQCAJQQJ0IQtBACEMQQAhDUEAIQ5BACEPAkAgACgCCCIQRQ0AIARBB3QhESAAKAIAIApBAXRqIQQgACgCBCESIAgoAgAhE0EAIQ9BACEOQQAhDUEAIQwDQCATIBIoAgBqIgYoADwiFCAEQaB/ai4BAGwgBigAOCIVIARBnn9qLgEAbCAGKAA0IhYgBEGcf2ouAQBsIAYoADAiFyAEQZp/ai4BAGwgBigALCIYIARBmH9qLgEAbCAGKAAoIhkgBEGWf2ouAQBsIAYoACQiGiAEQZR/ai4BAGwgBigAICIbIARBkn9qLgEAbCAGKAAcIhwgBEGQf2ouAQBsIAYoABgiHSAEQY5/ai4BAGwgBigAFCIeIARBjH9qLgEAbCAGKAAQIh8gBEGKf2ouAQBsIAYoAAwiICAEQYh/ai4BAGwgBigACCIhIARBhn9qLgEAbCAGKAAEIiIgBEGEf2ouAQBsIAYoAAAiBiAEQYJ/ai4BAGwgDGpqampqampqampqampqamohDCAUIARBYGouAQBsIBUgBEFeai4BAGwgFiAEQVxqLgEAbCAXIARBWmouAQBsIBggBEFYai4BAGwgGSAEQVZqLgEAbCAaIARBVGouAQBsIBsgBEFSai4BAGwgHCAEQVBqLgEAbCAdIARBTmouAQBsIB4gBEFMai4BAGwgHyAEQUpqLgEAbCAgIARBSGouAQBsICEgBEFGai4BAGwgIiAEQURqLgEAbCAGIARBQmouAQBsIA5qampqampqampqampqampqIQ4gFCAELgEAbCAVIARBfmouAQBsIBYgBEF8ai4BAGwgFyAEQXpqLgEAbCAYIARBeGouAQBsIBkgBEF2ai4BAGwgGiAEQXRqLgEAbCAbIARBcmouAQBsIBwgBEFwai4BAGwgHSAEQW5qLgEAbCAeIARBbGouAQBsIB8gBEFqai4BAGwgICAEQWhqLgEAbCAhIARBZmouAQBsICIgBEFkai4BAGwgBiAEQWJqLgEAbCAPampqampqampqampqampqaiEPIBQgBEFAai4BAGwgFSAEQb5/ai4BAGwgFiAEQbx/ai4BAGwgFyAEQbp/ai4BAGwgGCAEQbh/ai4BAGwgGSAEQbZ/ai4BAGwgGiAEQbR/ai4BAGwgGyAEQbJ/ai4BAGwgHCAEQbB/ai4BAGwgHSAEQa5/ai4BAGwgHiAEQax/ai4BAGwgHyAEQap/ai4BAGwgICAEQah/ai4BAGwgISAEQaZ/ai4BAGwgIiAEQaR/ai4BAGwgBiAEQaJ/ai4BAGwgDWpqampqampqampqampqamohDSASQQRqIRIgBCARaiEEIBBBf2oiEA0ACwsCQCAAKAIYIAtBAnQiBGooAgAgDGogACgCHCAEaigCAHYgACgCJCAEaigCAGsiBCAAKAIoIgZIDQAgACgCLCIGIAQgBCAGShshBgsCQCAAKAIQIAtMDQAgBygCACAAKAIUakECQQQgACgCMCIEQQJGG0EBIARBAUobIAtsaiEUAkACQAJAAkAgBA4DAAECAwsgFCAGOgAADAMLIBQgBkGAAXM6AAAMAgsgFCAGOwAADAELIBQgBjYAAAsgBygCACEVAkAgACgCGCALQQFyIgZBAnQiBGooAgAgDWogACgCHCAEaigCAHYgACgCJCAEaigCAGsiBCAAKAIoIhRIDQAgACgCLCIUIAQgBCAUShshFAsCQCAAKAIQIAZMDQAgFSAAKAIUakECQQQgACgCMCIEQQJGG0EBIARBAUobIAZsaiEGAkACQAJAAkAgBA4DAAECAwsgBiAUOgAADAMLIAYgFEGAAXM6AAAMAgsgBiAUOwAADAELIAYgFDYAAAsgBygCACEVAkAgACgCGCALQQJyIgZBAnQiBGooAgAgDmogACgCHCAEaigCAHYgACgCJCAEaigCAGsiBCAAKAIoIhRIDQAgACgCLCIUIAQgBCAUShshFAsCQCAAKAIQIAZMDQAgFSAAKAIUakECQQQgACgCMCIEQQJGG0EBIARBAUobIAZsaiEGAkACQAJAAkAgBA4DAAECAwsgBiAUOgAADAMLIAYgFEGAAXM6AAAMAgsgBiAUOwAADAELIAYgFDYAAAsgBygCACEVAkAgACgCGCALQQNyIgZBAnQiBGooAgAgD2ogACgCHCAEaigCAHYgACgCJCAEaigCAGsiBCAAKAIoIhRIDQAgACgCLCIUIAQgBCAUShshFAsCQCAAKAIQIAZMDQAgFSAAKAIUakECQQQgACgCMCIEQQJGG0EBIARBAUobIAZsaiEGAkACQAJAAkAgBA4DAAECAwsgBiAUOgAADAMLIAYgFEGAAXM6AAAMAgsgBiAUOwAADAELIAYgFDYAAAsgCkHAAGohCiAJQQFqIgkgACgCDCIESA0ACwsgBUEBaiIFIANHDQALCwu0LgEWfyOAgICAAEGgHGsiBiSAgICAAEECIQcCQCAAKAIAIggoAlQiCUHIpJLJAEsNAEFvQQAoAqjIhIAAIgpBsMiEgABBD2pBcHEgChsiC2sgCUEcbEEcIAkbIgpBEGpJDQBBACAKIAtqQR9qQXBxIgw2AqjIhIAAAkAgDEH//wNqQRB2Igw/ACINTQ0AIAwgDWtAAEF/Rw0AQQAgCzYCqMiEgAAMAQsgC0UNACALIAgoAgA2AgAgCCALNgIAIAtBEGoiDkEAIAr8CwAgARDOgICAACEHAkAgACgCCCIPDQBBCSEHDAELIAAoAgQhEEEAIQogDyEMAkADQAJAAkACQCAQIAwgCmpBAXYiDUEsbGoiACgCACABIAAoAgQiACAHIAAgB0kbEMyAgIAAIhENACAAIAdGDQQgACAHSQ0BIA0hDAwCCyARQQBIDQAgDSEMDAELIA1BAWohCgsgCiAMSQ0AC0EJIQcMAQtBCiEHIBAgDUEsbGoiACgCEEEERw0AIAAoAhRBAUcNACAQIA1BLGxqIgAoAhwgCUcNACAAQQE2AhggAhDOgICAACEAQQAhDAJAA0ACQAJAAkAgECAPIAxqQQF2IhFBLGxqIgooAgAgAiAKKAIEIgogACAKIABJGxDMgICAACIBDQAgCiAARg0EIAogAEkNASARIQ8MAgsgAUEASA0AIBEhDwwBCyARQQFqIQwLIAwgD0kNAAtBCSEHDAELIBAgEUEsbGoiACgCEEEBRw0AIAAoAhRBAUcNACAQIBFBLGxqQQE2AhgCQAJAIAlFDQAgC0EgaiEAIANBDGohCiAQIA1BLGxqKAIMIQFBACENIAkhAwNAIABBcGogCkF0aigCADYCACAAQXRqIApBeGooAgA2AgAgAEF4aiAKQXxqKAIAIgs2AgAgAEF8aiAKKAIAIgI2AgAgACABKAAAIgw2AgBBKSEHIAxBgAJLDQMgDEECdCACIAtsIgtqIAtBAnQgDBsgDWoiDUGAgIAgSw0DIAQoAgAiDCANSQ0DIABBHGohACABQQRqIQEgCkEQaiEKIANBf2oiAw0ACyAEIAwgDWs2AgAgDSEHIA0NAQtBACENQQEhBwtBACEKAkBBb0EAKAKoyISAACIAQbDIhIAAQQ9qQXBxIgwgABsiAGsgB0EQakkNAEEAIQpBACAHIABqQR9qQXBxIgE2AqjIhIAAAkAgAUH//wNqQRB2IgE/ACILTQ0AIAEgC2tAAEF/Rw0AQQAhCkEAIAA2AqjIhIAADAELIABFDQAgACAIKAIANgIAIAggADYCACAAQRBqIgpBACAH/AsAC0ECIQdBb0EAKAKoyISAACIAIAwgABsiDGsgCCgCCCAIKAIMbEECdCIASQ0AQQAgACAMakEPakFwcSIANgKoyISAAAJAIABB//8DakEQdiIAPwAiAU0NACAAIAFrQABBf0cNAEEAIAw2AqjIhIAADAELIApFDQAgDEUNAAJAIBAgEUEsbGoiBygCCCIAQQZJDQAgBygCDCIRLAAAIgdBD3FBCEcNACAHQQBIDQAgB0H/AXFBCHQgES0AASIHckEfcCAHQSBxcg0AIAYgDTYCGCAGQQA2AhQgBiAKNgIQIAZCADcDCCAGIBFBAmo2AgAgBiARIABqIhJBfGo2AgQgBkHgGWpBgAJqIQ8gBkHgGWpBkAFqIRMgBkH8DGohAyAGQRxqIQQgBkH4GWohFEEAIREDQAJAAkACQAJAIBFBAUgNACAGKAIIIQIMAQsgBigCACEAIAYoAgQhCyARIQcDQAJAIAAgC0kNAEF/IRUMAwsgBiAAQQFqIgE2AgAgAC0AACEAIAYgB0EIaiIRNgIMIAYgACAHdCAGKAIIciICNgIIIAdBeUghECABIQAgESEHIBANAAsLIAYgEUF/aiIHNgIMIAYgAkEBdiIINgIIIAJBAXEhFSAHQQFLDQEgBigCACEAIAYoAgQhCwsDQCAAIAtPDQMgBiAAQQFqIgE2AgAgAC0AACEAIAYgB0EIaiIRNgIMIAYgACAHdCAGKAIIciIINgIIIAdBekghECABIQAgESEHIBANAAsgESEHCyAGIAdBfmoiADYCDCAGIAhBAnYiATYCCAJAAkACQAJAAkAgCEEDcQ4EAwABBgMLIAZB4BlqQQhBkAH8CwAgE0EJQfAA/AsAIA9BEGpCh46cuPDgwYMHNwMAIA9BCGpCh46cuPDgwYMHNwMAIA9Ch46cuPDgwYMHNwMAIAZCiJCgwICBgoQINwP4GyAEIAZB4BlqQaACEL6AgIAAGiAUQoWKlKjQoMGCBTcDACAGQeAZakEQakKFipSo0KDBggU3AwAgBkKFipSo0KDBggU3A+gZIAZChYqUqNCgwYIFNwPgGSADIAZB4BlqQSAQvoCAgAAaDAELAkACQAJAAkACQCAHQQZNDQAgACERDAELIAYoAgAhByAGKAIEIQgDQAJAIAcgCEkNAEF/IRZBgAIhFwwDCyAGIAdBAWoiEDYCACAHLQAAIQcgBiAAQQhqIhE2AgwgBiAHIAB0IAFyIgE2AgggAEF9SCELIBAhByARIQAgCw0ACwsgBiARQXtqIgA2AgwgBiABQQV2IhA2AgggAUEfcSIWQYECaiEXIABBBEsNASAGKAIAIQcgBigCBCEIIBAhAQsDQAJAIAcgCEkNAEF/IQIMAwsgBiAHQQFqIhA2AgAgBy0AACEHIAYgAEEIaiIRNgIMIAYgByAAdCABciIBNgIIIABBfUghCyAQIQcgESEAIAsNAAsgASEQIBEhAAsgBiAAQXtqIgA2AgwgBiAQQQV2IgE2AgggEEEfcSECCwJAAkACQCAAQQNMDQAgACERDAELIAYoAgAhByAGKAIEIQgDQAJAIAcgCEkNAEF/IQcgASERDAMLIAYgB0EBaiIQNgIAIActAAAhByAGIABBCGoiETYCDCAGIAcgAHQgAXIiATYCCCAAQXxIIQsgECEHIBEhACALDQALCyAGIBFBfGoiADYCDCAGIAFBBHYiETYCCCABQQ9xIQcLIBZBHUsNBCACQQBIDQQgAkEdSg0EIAdBAEgNBCACQQFqIRhBACECIAZB4BlqQQBBwAL8CwAgB0EDaiEWIAYoAgQhCANAAkACQCAAQQJMDQAgACEBDAELIAYoAgAhBwNAIAcgCE8NByAGIAdBAWoiEDYCACAHLQAAIQcgBiAAQQhqIgE2AgwgBiAHIAB0IBFyIhE2AgggAEF7SCELIBAhByABIQAgCw0ACwsgBkHgGWogAkHAo4SAAGotAABqIBFBB3E6AAAgBiABQX1qIgA2AgwgBiARQQN2IhE2AgggAiAWRyEHIAJBAWohAiAHDQALIAQgBkHgGWpBExC+gICAAEECRw0EQQAhESAGQeAZakEAQcAC/AsAIBggF2ohGQNAIAYgBBC/gICAACIBQQBIDQUCQAJAIAFBD0sNACAGQeAZaiARaiABOgAAIBFBAWohEQwBCwJAAkACQAJAAkAgAUFwag4CAAEDCyARRQ0KIBEgBkHgGWpqQX9qLQAAIRoCQAJAIAYoAgwiEEECSA0AIAYoAgghAgwBCyAGKAIAIQcgBigCBCEWIBAhAANAIAcgFk8NDCAGIAdBAWoiCzYCACAHLQAAIQcgBiAAQQhqIhA2AgwgBiAHIAB0IAYoAghyIgI2AgggAEF6SCEIIAshByAQIQAgCA0ACwsgBiACQQJ2NgIIIBBBfmohByACQQNxIQAMAQsCQAJAIAYoAgwiEEEDSA0AIAYoAgghAgwBCyAGKAIAIQcgBigCBCEWIBAhAANAIAcgFk8NCyAGIAdBAWoiCzYCACAHLQAAIQcgBiAAQQhqIhA2AgwgBiAHIAB0IAYoAghyIgI2AgggAEF7SCEIIAshByAQIQAgCA0ACwsgBiACQQN2NgIIIBBBfWohByACQQdxIQBBACEaCyAGIAc2AgwgAEEDaiEHDAELAkACQAJAIAYoAgwiEEEHSA0AIAYoAgghAgwBCyAGKAIAIQcgBigCBCEWIBAhAANAAkAgByAWSQ0AQX8hBwwDCyAGIAdBAWoiCzYCACAHLQAAIQcgBiAAQQhqIhA2AgwgBiAHIAB0IAYoAghyIgI2AgggAEF/SCEIIAshByAQIQAgCA0ACwsgBiAQQXlqNgIMIAYgAkEHdjYCCCACQf8AcSEHCyAHQQtqIQdBACEaCyABQRJGIAdBC0lxDQYgByAZIBFrSg0GIAZB4BlqIBFqIBogB/wLACAHIBFqIRELIBkgEUoNAAsgBi0A4BtFDQQgBCAGQeAZaiAXEL6AgIAARQ0EIAMgBkHgGWogF2ogGBC+gICAAEUNBAsgBiAEEL+AgIAAIgdBAEgNAwNAIAdBgAJGDQICQAJAIAdB/wFLDQAgBigCFCIAIAYoAhhGDQYgBiAAQQFqNgIUIAYoAhAgAGogBzoAAAwBCyAHQZ0CSw0FAkACQCAGKAIMIhEgB0H/fWoiFkGgpISAAGotAAAiEEgNACARIQAMAQsgBigCACEHIAYoAgQhCwNAAkAgByALSQ0AIBEhAAwCCyAGIAdBAWoiATYCACAHLQAAIQcgBiARQQhqIgA2AgwgBiAHIBF0IAYoAghyNgIIIAEhByAAIREgACAQSA0ACwsgACAQSA0FIAYgACAQazYCDCAGIAYoAggiByAQdjYCCCAHQX8gEHRBf3NxIhlBAEgNBSAGIAMQv4CAgAAiCEEdSw0FAkACQCAGKAIMIhFBACAIQQF2QX9qIAhBAkkbIhBIDQAgESEADAELIAYoAgAhByAGKAIEIQsDQAJAIAcgC0kNACARIQAMAgsgBiAHQQFqIgE2AgAgBy0AACEHIAYgEUEIaiIANgIMIAYgByARdCAGKAIIcjYCCCABIQcgACERIAAgEEgNAAsLIAAgEEgNBSAGIAAgEGs2AgwgBiAGKAIIIgcgEHY2AgggB0F/IBB0QX9zcSIHQQBIDQUgByAIQQF0QcCkhIAAai8BAGoiByAGKAIUIgJLDQUgGSAWQQF0QeCjhIAAai8BACIAaiILIAYoAhggAmtLDQUCQCALRQ0AQQAgB2shESAGKAIQIRpBACEXAkACQCALQRBJDQAgGiACaiIWIAdrIRgCQCAWIBogAiAZaiAAaiIAIAdrak8NACAYIBogAGpJDQELIAtBcHEiF0FwaiIAQQR2QQFqIgFBA3EhEEEAIQcCQCAAQTBJDQAgAUH8////AXEhCEEAIQcDQCAWIAdqIgAgGCAHaiIB/QAAAP0LAAAgAEEQaiABQRBq/QAAAP0LAAAgAEEgaiABQSBq/QAAAP0LAAAgAEEwaiABQTBq/QAAAP0LAAAgB0HAAGohByAIQXxqIggNAAsLAkAgEEUNACAaIAcgAmpqIQcDQCAHIAcgEWr9AAAA/QsAACAHQRBqIQcgEEF/aiIQDQALCyALIBdGDQELIBdBf3MgC2ohEAJAIAtBA3EiAUUNAEEAIBdrIQAgGiAXIAJqaiEHA0AgByAHIBFqLQAAOgAAIAdBAWohByAAQX9qIQAgAUF/aiIBDQALQQAgAGshFwsgEEEDSQ0AIBogFyACamohByALIBdrIQEDQCAHIAcgEWoiAC0AADoAACAHQQFqIABBAWotAAA6AAAgB0ECaiAAQQJqLQAAOgAAIAdBA2ogAEEDai0AADoAACAHQQRqIQcgAUF8aiIBDQALCyAGKAIUIQILIAYgAiALajYCFAsgBiAEEL+AgIAAIgdBAE4NAAwECwsgBiAAQXhxIgc2AgwgBiABIABBB3F2IhE2AggCQAJAAkACQAJAIAdBD00NACAHIQEMAQsgBigCACEAIAYoAgQhAgNAAkAgACACSQ0AQX8hAQwDCyAGIABBAWoiEDYCACAALQAAIQAgBiAHQQhqIgE2AgwgBiAAIAd0IBFyIhE2AgggB0EISCELIBAhACABIQcgCw0ACwsgBiABQXBqIgc2AgwgBiARQRB2Igs2AgggEUH//wNxIQEgB0EPSw0BIAYoAgAhACAGKAIEIQIgCyERCwNAAkAgACACSQ0AQX8hAAwDCyAGIABBAWoiCzYCACAALQAAIQAgBiAHQQhqIhA2AgwgBiAAIAd0IBFyIhE2AgggB0EISCEIIAshACAQIQcgCA0ACyARIQsgECEHCyAGIAdBcGoiBzYCDCAGIAtBEHYiETYCCCALQf//A3EhAAsgAUEASA0CIAAgAUH//wNzRw0CAkACQCABDQBBASERQQAhAQwBCwJAA0AgByIARQ0BIAYoAhQiByAGKAIYRg0FIAYgB0EBajYCFCAGKAIQIAdqIBE6AAAgBiAGKAIIQQh2IhE2AgggBiAGKAIMQXhqIgc2AgwgAUF/aiIBDQALQQAhAQsgAEEARyERCyAGKAIEIAYoAgAiB2sgAUgNAiAGKAIYIAYoAhQiAGsgAUkNAgJAIBENACAGKAIQIABqIAcgAfwKAAALIAYgACABajYCFCAGIAcgAWo2AgALAkAgFQ0AIAYoAgwhEQwBCwsgBigCFCANRw0AIAYoAgAgBigCBEcNACAGKAIMQQdKDQACQAJAIA0NAEEBIQ0MAQtBACELQQEhAEEAIREDQAJAIAsgDSALQbAraiANIAtrIgdBsCtJIgEbIgJPDQAgB0GwKyABGyIIQX9qIQQCQAJAIAhBA3EiAQ0AIAshEAwBCyALIQcDQCAAIAogB2otAABqIgAgEWohESAHQQFqIhAhByABQX9qIgENAAsLAkAgBEEDSQ0AIAogEGohByALIAhqIBBrIQEDQCAAIActAABqIhAgB0EBai0AAGoiCyAHQQJqLQAAaiIIIAdBA2otAABqIgAgCCALIBAgEWpqamohESAHQQRqIQcgAUF8aiIBDQALCyACIQsLIBFB8f8DcCERIABB8f8DcCEAIAsgDUkNAAsgACARQRB0ciENC0EqIQcgDSASQXxqKAAAIgBBGHQgAEEIdEGAgPwHcXIgAEEIdkGA/gNxIABBGHZyckcNAQJAIAlFDQBBACESA0AgDiASQRxsaiIaIAo2AhQgGiAKIBooAhAiB0ECdCIAajYCGCAAIBooAgwgGigCCGwiE2ogE0ECdCAHGyEbAkAgBw0AIAwgCiAb/AoAACAaQQxqKAIAIg8gGkEIaigCACIWbCEUQQAhFUEAIA9BAnQiGGshBCAMIRkDQAJAIBZBAUgNACAKIBVBAnRBgKWEgABqKAIAaiEXQQAhAiAZIQMDQAJAIA9BAUgNACAXIAIgGGxqIQ1BACEBIAMhESAPIRBBACEAA0BBACEHAkAgAkUNACANIARqLQAAIQcLIA0gES0AACAAIAcgACAHSSILGyIIIAcgACALGyILIAcgACABa2oiACALIABIGyAIIABKG2oiADoAACAAQf8BcSEAIBFBAWohESANQQRqIQ0gByEBIBBBf2oiEA0ACwsgAyAPaiEDIAJBAWoiAiAWRw0ACwsgGSAUaiEZIBVBAWoiFUEERw0ACyAURQ0AIBRBAXEhASAKIQcCQCAUQQFGDQAgFEF+cSEAIAohBwNAIAcgB0EBai0AACINIActAABqOgAAIAdBAmoiESANIBEtAABqOgAAIAdBBGoiDSAHQQVqLQAAIhEgDS0AAGo6AAAgB0EGaiINIBEgDS0AAGo6AAAgB0EIaiEHIABBfmoiAA0ACwsgAUUNACAHIActAAEiACAHLQAAajoAACAHIAAgBy0AAmo6AAILAkAgE0UNACAaQRBqKAIAIgBFDQAgGkEYaigCACEHAkADQCAAIActAABMDQEgB0EBaiEHIBNBf2oiE0UNAgwACwtBKSEHDAQLIAogG2ohCiASQQFqIhIgCUcNAAsLIAUgDjYCAEEAIQcMAQtBKiEHCyAGQaAcaiSAgICAACAHC4sGAQl/I4CAgIAAQSBrIgMkgICAgAAgACgCACEEQQAhBSADQQD9AASgpYSAAP0LBBAgA0EAKQCOm4SAADcBBiADQQApAIibhIAANwMAAkAgACgCCCIGRQ0AIAAoAgQhB0EAIQggBiEJA0ACQAJAAkAgByAJIAhqQQF2IgpBLGxqIgUoAgBBqYmEgAAgBSgCBCIFQQsgBUELSRsQzICAgAAiCw0AAkAgBUELRw0AQQAhCAJAA0ACQAJAAkAgByAGIAhqQQF2IgpBLGxqIgkoAgBBqYmEgAAgCSgCBCIFQQsgBUELSRsQzICAgAAiCw0AIAVBC0YNBCAFQQpNDQEgCiEGDAILIAtBAEgNACAKIQYMAQsgCkEBaiEICyAIIAZJDQALQQkhBQwGC0EKIQUgByAKQSxsaiIIKAIQQQFHDQUgCCgCFEEBRw0FIAcgCkEsbGpBATYCGCAEIAkgBEHIAWoiCBCigICAACIFDQVBDSEFIAgoAgAiCUHkAEoNBQJAAkAgCUH7////A0sNAEFvQQAoAqjIhIAAIgVBsMiEgABBD2pBcHEgBRsiCmsgCUECdEEEIAkbIglBEGpJDQBBACAJIApqQR9qQXBxIgU2AqjIhIAAAkAgBUH//wNqQRB2IgU/ACILTQ0AIAUgC2tAAEF/Rw0AQQAgCjYCqMiEgAAMAQsgCg0BCyAEQQA2AsABQQIhBQwGCyAKIAQoAgA2AgAgBCAKNgIAQQAhBSAKQRBqIgtBACAJ/AsAIAQgCzYCwAEgBCgCyAFBAUgNBUEAIQpBACEJA0AgAyAJQQpuIgVBMGoiBzoAFiADIAc6AAYgAyAJIAVBdmxqQTByIgU6AAcgAyAFOgAXIAAgA0EQaiADIAEgAiALIApqELuAgIAAIgUNBgJAIAlBAWoiCSAIKAIASA0AQQAhBQwHCyAKQQRqIQogBCgCwAEhCwwACwsgBUEKTQ0BIAohCQwCCyALQQBIDQAgCiEJDAELIApBAWohCAsgCCAJSQ0AC0EAIQULIANBIGokgICAgAAgBQv3DQMJfwF+AX8CQCAAKAIIIgENAEEADwsgACgCACICKALIASEDIAAoAgQhBEEAIQUgASEGAkACQAJAA0ACQAJAAkAgBCAGIAVqQQF2IgdBLGxqIggoAgBB65mEgAAgCCgCBCIIQQ4gCEEOSRsQzICAgAAiCQ0AIAhBDkYNBCAIQQ1NDQEgByEGDAILIAlBAEgNACAHIQYMAQsgB0EBaiEFCyAFIAZJDQAMAgsLIAOsIQpBACEFAkADQAJAAkACQCAEIAEgBWpBAXYiBkEsbGoiBygCAEHrmYSAACAHKAIEIghBDiAIQQ5JGxDMgICAACIJDQAgCEEORg0EIAhBDU0NASAGIQEMAgsgCUEASA0AIAYhAQwBCyAGQQFqIQULIAUgAUkNAAtBCQ8LQQohCCAEIAZBLGxqIgUoAhBBAUcNASAFKAIUQQFHDQECQCADQQBIDQAgBCAGQSxsajUCHCAKUg0CCyAEIAZBLGxqQQE2AhggAiACIAcQpICAgAAiCDYC1AECQCAIDQBBAg8LIANBAUgNACADIQUCQANAIAgtAABBAUsNASAIQQFqIQggBUF/aiIFRQ0CDAALC0EpDwsCQCAAKAIIIgENAEEADwsgACgCBCEEQQAhBSABIQYCQAJAA0ACQAJAAkAgBCAGIAVqQQF2IgdBLGxqIggoAgBB546EgAAgCCgCBCIIQQsgCEELSRsQzICAgAAiCQ0AIAhBC0YNBCAIQQpNDQEgByEGDAILIAlBAEgNACAHIQYMAQsgB0EBaiEFCyAFIAZJDQAMAgsLIAIoAlQiC6whCkEAIQUCQANAAkACQAJAIAQgASAFakEBdiIGQSxsaiIHKAIAQeeOhIAAIAcoAgQiCEELIAhBC0kbEMyAgIAAIgkNACAIQQtGDQQgCEEKTQ0BIAYhAQwCCyAJQQBIDQAgBiEBDAELIAZBAWohBQsgBSABSQ0AC0EJDwtBCiEIIAQgBkEsbGoiBSgCEEEERw0BIAUoAhRBAUcNAQJAIAtBAEgNACAEIAZBLGxqNQIcIApSDQILIAQgBkEsbGpBATYCGCACIAIgBxCkgICAACIGNgLYAQJAIAYNAEECDwsgAigCVCIHQQFIDQADQEEpIQggBigCACIFQX9IDQIgBSADTg0CAkAgBUEASA0AIAIoAtQBIglFDQMgCSAFai0AAEUNAwsgBkEEaiEGIAdBf2oiBw0ACwsCQCAAKAIIIgENAEEADwsgACgCBCEEQQAhBSABIQYCQAJAA0ACQAJAAkAgBCAGIAVqQQF2IgdBLGxqIggoAgBB9o2EgAAgCCgCBCIIQQYgCEEGSRsQzICAgAAiCQ0AIAhBBkYNBCAIQQVNDQEgByEGDAILIAlBAEgNACAHIQYMAQsgB0EBaiEFCyAFIAZJDQAMAgsLIAIoAlQiC6whCkEAIQUCQANAAkACQAJAIAQgASAFakEBdiIGQSxsaiIHKAIAQfaNhIAAIAcoAgQiCEEGIAhBBkkbEMyAgIAAIgkNACAIQQZGDQQgCEEFTQ0BIAYhAQwCCyAJQQBIDQAgBiEBDAELIAZBAWohBQtBCSEIIAUgAUkNAAwDCwtBCiEIIAQgBkEsbGoiBSgCEEEERw0BIAUoAhRBAUcNAQJAIAtBAEgNACAEIAZBLGxqNQIcIApSDQILIAQgBkEsbGpBATYCGCACIAIgBxCkgICAACIFNgLcAQJAIAUNAEECDwsgAigCVCIGQQFIDQADQEEnIQggBSgCACIHQX9IDQIgByACKAIMQQF0QX5qSg0CIAVBBGohBSAGQX9qIgYNAAsLAkAgACgCCCIBDQBBAA8LIAAoAgQhBEEAIQUgASEGA0ACQAJAAkAgBCAGIAVqQQF2IgdBLGxqIggoAgBBkJiEgAAgCCgCBCIIQQQgCEEESRsQzICAgAAiCQ0AAkAgCEEERw0AQQAhBQJAA0ACQAJAAkAgBCABIAVqQQF2IgZBLGxqIggoAgBBkJiEgAAgCCgCBCIIQQQgCEEESRsQzICAgAAiBw0AIAhBBEYNBCAIQQNNDQEgBiEBDAILIAdBAEgNACAGIQEMAQsgBkEBaiEFC0EJIQggBSABSQ0ADAcLC0EKIQggBCAGQSxsaiIFKAIQQQRHDQUgBSgCFEEBRw0FIAQgBkEsbGoiBSgCHEEDRw0FIAJBATYC4AEgBUEBNgIYIAIgBSgCDCIIKAAAIgU2AuQBIAIgCCgABCIHNgLoASACIAgoAAgiBjYC7AFBJyEIIAVBwABLDQUgB0G/f2pBQEkNBSAGQX9IDQVBAEEnIAYgA0gbIQgMBQsgCEEDTQ0BIAchBgwCCyAJQQBIDQAgByEGDAELIAdBAWohBQsgBSAGSQ0AC0EADwsgCAvbCAERfyOAgICAAEEwayEDQQAhBCAAQQBBoAj8CwACQCACQQFIDQAgAkEDcSEFQQAhBgJAIAJBf2pBA0kNACACQXxxIQdBACEGIABBgAhqIQgDQCAIIAEgBmoiCS0AAEEBdGoiCiAKLwEAQQFqOwEAIAggCUEBai0AAEEBdGoiCiAKLwEAQQFqOwEAIAggCUECai0AAEEBdGoiCiAKLwEAQQFqOwEAIAggCUEDai0AAEEBdGoiCSAJLwEAQQFqOwEAIAcgBkEEaiIGRw0ACwsgBUUNACABIAZqIQgDQCAAIAgtAABBAXRqQYAIaiIJIAkvAQBBAWo7AQAgCEEBaiEIIAVBf2oiBQ0ACwsgAEEAOwGACEEAIQhBASEGAkADQEEAIQkgBkEBdCAAIARqIgVBgghqLwEAIgZrIgtBAEgNASADIARqIgpBAmogCDsBACAIIAZqIQgCQCAEQRxGDQBBACEJIAtBAXQgBUGECGovAQAiBWsiBkEASA0CIApBBGogCDsBACAEQQRqIQQgCCAFaiEIDAELCwJAIAtFDQAgCEUNACAIQQFHDQEgAEGCCGovAQBBAUcNAQsCQCACQQFIDQAgAkEBcSEFQQAhBAJAIAJBAUYNACACQX5xIQZBACEEA0ACQCABIARqIggtAAAiCUUNACADIAlBAXRqIgkgCS8BACIJQQFqOwEAIAAgCUEBdGpBoAhqIAQ7AQALAkAgCEEBai0AACIIRQ0AIAMgCEEBdGoiCCAILwEAIghBAWo7AQAgACAIQQF0akGgCGogBEEBajsBAAsgBiAEQQJqIgRHDQALCyAFRQ0AIAEgBGotAAAiCEUNACADIAhBAXRqIgggCC8BACIIQQFqOwEAIAAgCEEBdGpBoAhqIAQ7AQALQQAhDEF9IQ1BASEOQQAhBkEBIQpBACECA0ACQCAAIApBAXRqQYAIaiIPLwEAIhBFDQAgDkEDcSERIApB/P///wdxIQMgCkEDcSESQQEgCnQiAUEBdCEHQQAhEwNAQQAhBEEAIQgCQCAMQQNJDQBBACEEIA0hCUEAIQgDQCAGIARBA2p2QQFxIAl0IAYgBEECanZBAXEgCUEBanQgBiAEQQFqdkEBcSAJQQJqdCAGIAR2QQFxIAlBA2p0IAhycnJyIQggCUF8aiEJIARBBGoiBCADRw0ACwsCQCASRQ0AIAwgBGshCSARIQUDQCAGIAR2QQFxIAl0IAhyIQggCUF/aiEJIARBAWohBCAFQX9qIgUNAAsLAkAgCEH/A0sNACAAIAhBAXRqIQQgACACQQF0akGgCGohCQNAIAQgCS8BAEEEdCAKajsBACAEIAdqIQQgCCABaiIIQYAESQ0ACyAPLwEAIRALIAZBAWohBiACQQFqIQIgE0EBaiITIBBB//8DcUkNAAsLIA5BAWohDiANQQFqIQ0gDEEBaiEMIAZBAXQhBiAKQQFqIgpBCkcNAAtBAUECIAsbIQkLIAkL7AIBCX8CQAJAIAAoAgwiAkEOTA0AIAIhAwwBCyAAKAIAIQQgACgCBCEFA0ACQCAEIAVJDQAgAiEDDAILIAAgBEEBaiIGNgIAIAQtAAAhBCAAIAJBCGoiAzYCDCAAIAQgAnQgACgCCHI2AgggAkEHSCEHIAYhBCADIQIgBw0ACwsCQCABIAAoAggiCEH/A3FBAXRqLwEAIgJFDQAgAyACQQ9xIgRIDQAgACADIARrNgIMIAAgCCAEdjYCCCACQQR2DwtBACECIANBACADQQBKGyEJIAFBgghqIQZBACEFQQAhCkEAIQQCQANAIAkgAkYNAQJAIAggAnZBAXEgBXIiBSAEayAGLwEAIgdODQAgACACQX9zIANqNgIMIAAgCCACQQFqdjYCCCABIAogBGsgBWpBAXRqQaAIai8BAA8LIAZBAmohBiAFQQF0IQUgCiAHaiEKIAQgB2pBAXQhBCACQQFqIgJBD0cNAAsLQX8LtwYCFH8BeyOAgICAAEGgCGsiBCSAgICAACAAKAIMIQUgACgCuAEhBgJAIAAoAjQgACgCECIHQQRGaiIIQQFIDQAgBEEQaiEJA0AgBEGAgIB4NgIMIARBDGogAiAH/AoAACAJQQNqIAQtAA8iCjoAACAJIAogBC0ADGxB/wBqQf//A3FB/wFuOgAAIAlBAWogCiAELQANbEH/AGpB//8DcUH/AW46AAAgCUECaiAKIAQtAA5sQf8AakH//wNxQf8BbjoAACAJQQRqIQkgAiAHaiECIAhBf2oiCA0ACwsCQCAAKAIIQQFIDQAgBkEBcSELIAZBfHEhDCAGQQJ0IQ1BACEOQQAgBUECdCIPayEQIAZBBEkhESADIRIDQAJAAkAgDiAOIAZtIgogBmxrDQAgACgCtAEiCUEBSA0BIA0gDyAObCITaiEUIAEgCSAKbCIVaiEWIBVBAWohF0EAIQUgEiEIA0ACQCAGQQFIDQAgFiAFaiEKQQAhAgJAAkAgEQ0AAkAgAyATIA0gBWwiCWpqIAEgFyAFampPDQAgASAVIAVqaiADIBQgCWpqSQ0BCyAEQRBq/QwAAAAAAAAAAAAAAAAAAAAAIAr9BwAA/Q0QAQIDEQUGBxIJCgsTDQ4PIhj9GwNBAnRqIARBEGogGP0bAkECdGogBEEQaiAY/RsBQQJ0aiAEQRBqIBj9GwBBAnRq/QkCAP1WAgAB/VYCAAL9VgIAAyEYIAwhAiAIIQkDQCAJIBj9CwAAIAlBEGohCSACQXxqIgINAAsgDCECIAYgDEYNAQsgAkEBciEJAkAgC0UNACASIAIgBSAGbGpBAnRqIARBEGogCi0AAEECdGooAgA2AAAgCSECCyAGIAlGDQAgAkECdCEJIAYgAmshAgNAIAggCWoiByAEQRBqIAotAABBAnRqKAIANgAAIAdBBGogBEEQaiAKLQAAQQJ0aigCADYAACAJQQhqIQkgAkF+aiICDQALCyAAKAK0ASEJCyAIIA1qIQggBUEBaiIFIAlIDQAMAgsLIBIgEiAQaiAP/AoAAAsgEiAPaiESIA5BAWoiDiAAKAIISA0ACwsgBEGgCGokgICAgAALsAMBBn8CQCABQQFIDQAgAkF+cSEEIAJBAnQhBUEAIQYDQCAAIAUgBmxqIgcgBWpBoKeEgAAgBkEBciABSBshCAJAAkAgAkECTg0AQQAhCQwBC0EBIQkDQCADIActAAAgB0EEai0AAGogCC0AAGogCEEEai0AAGpBAmpBAnY6AAAgA0EBaiAHQQFqLQAAIAdBBWotAABqIAhBAWotAABqIAhBBWotAABqQQJqQQJ2OgAAIANBAmogB0ECai0AACAHQQZqLQAAaiAIQQJqLQAAaiAIQQZqLQAAakECakECdjoAACADQQNqIAdBA2otAAAgB0EHai0AAGogCEEDai0AAGogCEEHai0AAGpBAmpBAnY6AAAgA0EEaiEDIAhBCGohCCAHQQhqIQcgCUECaiIJIAJIDQALIAQhCQsCQCAJIAJGDQAgAyAHLQAAIAgtAABqQQJqQQJ2OgAAIAMgBy0AASAILQABakECakECdjoAASADIActAAIgCC0AAmpBAmpBAnY6AAIgAyAHLQADIAgtAANqQQJqQQJ2OgADIANBBGohAwsgBkECaiIGIAFIDQALCwvCAgEBfwJAAkACQCADQQBIDQAgBEEASA0AIAEoAgQgA0wNACABKAIIIARKDQELIAEoAhBFDQEgBCABKAIIIgVvIgRBH3UgBXEgBGohBCADIAEoAgQiBW8iA0EfdSAFcSADaiEDCyAAIAQ7AQYgACADOwEEIAAgBCABKAI4IANBB2psaiABKAI8IAJsakECajYCAA8LQQAhBSAAQQA2AgQgACABKAJANgIAAkAgASgCFEUNAAJAIANBAEgNACADIAEoAgQiBUF/aiAFIANKGyEFC0EAIQMCQCAEQQBIDQAgBCABKAIIIgNBf2ogAyAEShshAwsgBUEASA0AIANBAEgNACABKAIEIAVMDQAgASgCCCADTA0AIAAgAzsBBiAAIAU7AQQgACADIAEoAjggBUEHamxqIAEoAjwgAmxqQQJqNgIACwuyAgEGfwJAIAAoAgQiBUF9SA0AIAAoAgghBkF+IQcDQAJAIAZBfUgNAEF9IQUDQCAFQQFqIQgCQAJAAkAgB0EASA0AIAhBAEgNACAAKAIEIAdMDQAgBiAITA0AIAchCSAIIQoMAQsCQAJAAkAgAw4CAAECCyAEQQA2AAAMAwsgCCAGbyIIQR91IAZxIAhqIQogByAAKAIEIghvIglBH3UgCHEgCWohCQwBC0EAIQpBACEJAkAgB0EASA0AIAcgACgCBCIJQX9qIAcgCUgbIQkLIAhBAEgNACAIIAZBf2ogCCAGSBshCgsgBCABIAkgBmwgCmpBAnRqKAAANgAACyAEIAJqIQQgBUEBaiIFIAAoAggiBkwNAAsgACgCBCEFCyAHIAVMIQggB0EBaiEHIAgNAAsLC6kOARZ/AkAgACgCBCIBQQFIDQAgACgCGCECIAAoAgghA0FwIQRBACEFA0ACQCADQQFIDQAgBUEBaiEGIAVBf2ohByAFQQJqIQhBACEJA0ACQAJAAkAgBSACSA0AIAkgAkgNACAFIAAoAgQgAmtODQAgCSADIAJrSA0BC0EAIQoCQAJAIAAoAhgiC0EATg0AQQAhDEEAIQ0MAQtBACALayEOIAkgC2shDyALQQF0QX9zIRBBACENIAshEUEAIQxBACEKA0AgDiAFaiESIA8hE0EAIQEDQAJAAkACQCASQQBIDQAgE0EASA0AIAAoAgQgEkwNACASIRQgEyEVIAMgE0oNAQsgACgCEEUNASATIANvIhRBH3UgA3EgFGohFSASIAAoAgQiFG8iFkEfdSAUcSAWaiEUCyAAKAJQIAsgAWogACgCaCAUIANsQQN0aiAVQQN0aigCACARIAAoAjhsampBAnRqKAAAIhRB/4H8B3EgDGohDCAUQQh2Qf+B/AdxIApqIQogDUEBaiENCyATQQFqIRMgECABQX9qIgFHDQALIBFBf2ohESAOIAtHIRMgDkEBaiEOIBMNAAsLIA1BAXYiEyAKQRB2aiANQf//P2ogDW4iAWxBBHRBgICAeHEgASATIAxB//8DcWpsQRR2ciABIBMgDEEQdmpsQQR2QYCA/P8AcXIgASATIApB//8DcWpsQQx2QYD+P3FyIRMgACgCWCAJIAAoAjggCGxqQQJqQQhBBCAAKAIgG2xqIQEMAQsgACgCaCAJQQN0aiETIAAoAjghESAAKAJQIRICQCACQQJHDQAgEyAEIANsaiETIANBA3QhCyARQQF0IQFBACEDQQUhFUEAIRQDQCABIBNBEGooAgBqQQJ0IBJqQXhqKAAAIg1B/4H8B3EgASATQQhqKAIAakECdCASakF8aigAACIKQf+B/AdxIBIgASATKAIAakECdGooAAAiDEH/gfwHcSABIBNBeGooAgBqQQJ0IBJqQQRqKAAAIhBB/4H8B3EgASATQXBqKAIAakECdCASakEIaigAACIWQf+B/AdxIANqampqaiEDIA1BCHZB/4H8B3EgCkEIdkH/gfwHcSAMQQh2Qf+B/AdxIBBBCHZB/4H8B3EgFkEIdkH/gfwHcSAUampqamohFCATIAtqIRMgASARayEBIBVBf2oiFQ0ACyAAKAJYQQhBBCAAKAIgGyAJIBEgCGxqQQJqbGohASADQRB2QdjHAmxBoNweakEEdkGAgPz/AHEgA0H//wNxQdjHAmxBoNweakEUdnIgFEEMdkHw/z9xQdjHAmxBgMTrA2pBgICAeHFyIBRB//8DcUHYxwJsQaDcHmpBDHZBgP4/cXIhEwwBCyASIBMgBiADbEEDdGoiASgCCCARQX9zakECdGooAAAiFEH/gfwHcSASIAEoAgAgEWtBAnRqKAAAIhVB/4H8B3EgEiABQXhqKAIAIBFBf2oiDWtBAnRqKAAAIgpB/4H8B3EgEyAFIANsQQN0aiIBKAIIQQJ0IBJqQXxqKAAAIgxB/4H8B3EgEiABKAIAQQJ0aigAACIQQf+B/AdxIAFBeGooAgBBAnQgEmpBBGooAAAiAUH/gfwHcSASIA0gEyAHIANsQQN0aiITKAIIakECdGooAAAiA0H/gfwHcSASIBMoAgAgEWpBAnRqKAAAIg1B/4H8B3EgESATQXhqKAIAakECdCASakEEaigAACITQf+B/AdxampqampqamoiEkEQdkGdjgdsQfS4HGpBBHZBgID8P3EgEkH//wNxQZ2OB2xB9LgcakEUdnIgFEEIdkH/gfwHcSAVQQh2Qf+B/AdxIApBCHZB/4H8B3EgDEEIdkH/gfwHcSAQQQh2Qf+B/AdxIAFBCHZB/4H8B3EgA0EIdkH/gfwHcSANQQh2Qf+B/AdxIBNBCHZB/4H8B3FqampqampqaiITQQx2QfD/P3FBnY4HbEHAjscDakGAgIB4cXIgE0H//wNxQZ2OB2xB9LgcakEMdkGA/j9xciETIAAoAlhBCEEEIAAoAiAbIAkgESAIbGpBAmpsaiEBCyABIBM2AAAgCUEBaiIJIAAoAggiA0gNAAsgACgCBCEBCyAEQQhqIQQgBUEBaiIFIAFIDQALCwJAIAAoAhBFDQAgAUF9SA0AIAAoAgghEkF+IQMDQAJAIBJBfUgNACADQQJqIQxBfiETAkADQCAAKAJYIhQgEyATIBIgExsgEyADIAFIGyADQQBIGyITIAAoAjgiFSAMbGpBAmpBCEEEIAAoAiAbIg1saiAUIBMgEm8iCiAKQR91IBJxaiADIAFvIhIgEkEfdSABcWpBAmogFWxqQQJqIA1saigAADYAACATIAAoAggiEkoNASATQQFqIRMgACgCBCEBDAALCyAAKAIEIQELIAMgAUwhEyADQQFqIQMgEw0ACwsLswYKBX8BfgF/AX4BfwJ+AX8EfgF/AX4CQCABLQADRQ0AAkAgACgCACICKAI0IgNBAUgNACACKAI4IQQCQANAIAQgAUEDEMyAgIAARQ0BIARBBmohBCADQX9qIgNFDQIMAAsLIAFBAmogBEEFai0AADoAACABIARBA2ovAAA7AAAPCwJAIAAoAghFDQAgACgCBCIFQQFIDQAgAS0AAiIGrSEHIAEtAAEiCK0hCSABLQAAIgqtIQtCACEMQQAhA0GMMCENQgAhDkIAIQ9CACEQA0ACQCAAIA1qNQIAQhCGIhEgCCAAIANqIgRBEGooAgBrIhIgEmwgCiAEQQxqKAIAayISIBJsaiAGIARBFGooAgBrIhIgEmxqrSITIBN+QgaIQoCABHwiE1QNACARIBOAIhMgBEGUGGo0AgB+IA98IQ8gEyAEQZAYajQCAH4gDnwhDiATIARBjBhqNAIAfiAMfCEMIBMgEHwhEAsgDUEEaiENIANBDGohAyAFQX9qIgUNAAsgEFANAAJAAkAgDEJ/VQ0AQgAgECAMQn+FfCAQf30hEwwBCyAMIBB/IRMLIAEgEyALfCITQv8BIBNC/wFTGyITQgAgE0IAVRs8AAACQAJAIA5CAFMNACAOIBB/IRMMAQtCACAQIA5Cf4V8IBB/fSETCyABIBMgCXwiE0L/ASATQv8BUxsiE0IAIBNCAFUbPAABAkACQCAPQgBTDQAgDyAQfyETDAELQgAgECAPQn+FfCAQf30hEwsgASATIAd8IhNC/wEgE0L/AVMbIhNCACATQgBVGzwAAgsgAigCJCIARQ0AIAIoAighBAJAAkAgAEEBTg0AIAQhDQwBCyABLQACIQggAS0AASEKIAEtAAAhBUH/////ByEDIAQhDQNAIAUgBC0AACISayIGIAZsIBIgBWpBAXYiEkGABHJsQQh2IAogBEEBai0AAGsiBiAGbEECdGogCCAEQQJqLQAAayIGQf8FIBJrbCAGbEEIdWoiEiADIBIgA0giEhshAyAEIA0gEhshDSAEQQNqIQQgAEF/aiIADQALCyABIA0vAAA7AAAgAUECaiANQQJqLQAAOgAACwuvCAMFfwF+BX8jgICAgABBEGsiAiSAgICAAAJAIABB14aEgABBAUECIAEoAvQiIgNBAWqsQgQgAkEMahCggICAACIEDQBBAiEEIAAoAgAgAigCDBCkgICAACIFRQ0AIAEgBTYCgCMCQCAAKAIIIgYNAEEJIQQMAQsgA6whByAAKAIEIQhBACEFIAYhCQJAA0ACQAJAAkAgCCAJIAVqQQF2IgpBLGxqIgQoAgBB2paEgAAgBCgCBCIEQQggBEEISRsQzICAgAAiCw0AIARBCEYNBCAEQQdNDQEgCiEJDAILIAtBAEgNACAKIQkMAQsgCkEBaiEFCyAFIAlJDQALQQkhBAwBC0EKIQQgCCAKQSxsaiIFKAIQQQFHDQAgBSgCFEEBRw0AAkACQCADQX9KDQAgCCAKQSxsakEBNgIYDAELIAggCkEsbGoiBTUCHCAHUg0BIAVBATYCGCADRQ0AIAFBhSNqIQsgCCAKQSxsakEMaiEKQQAhBQJAAkADQCALIAVqIAooAgAgBWotAAAiCToAACAJQQFLDQEgAyAFQQFqIgVGDQIMAAsLQTIhBAwCCyAAKAIIIQYLAkAgBg0AQQkhBAwBCyAAKAIEIQxBACEJIAYhCgJAA0ACQAJAAkAgDCAKIAlqQQF2IgtBLGxqIgUoAgBB3JCEgAAgBSgCBCIFQQMgBUEDSRsQzICAgAAiCA0AIAVBA0YNBCAFQQJNDQEgCyEKDAILIAhBAEgNACALIQoMAQsgC0EBaiEJCyAJIApJDQALQQkhBAwBCyAMIAtBLGxqIgUoAhBBAUcNACAFKAIUQQFHDQAgDCALQSxsaiIFKAIcQQFHDQAgBUEBNgIYIAEgBSgCDC0AACIINgL8IkEAIQkCQANAAkACQAJAIAwgBiAJakEBdiIKQSxsaiIFKAIAQcOOhIAAIAUoAgQiBUEGIAVBBkkbEMyAgIAAIgsNACAFQQZGDQQgBUEFTQ0BIAohBgwCCyALQQBIDQAgCiEGDAELIApBAWohCQsgCSAGSQ0AC0EJIQQMAQsgDCAKQSxsaiIFKAIQQQRHDQAgBSgCFEEBRw0AIAwgCkEsbGoiBSgCHEEGRw0AIAVBATYCGCABIAUoAgwiBCgAADYCkCMgAUGUI2ogBCgABCIJNgIAIAFBmCNqIAQoAAgiBTYCACABQZwjaiAEKAAMIgo2AgAgAUGgI2ogBCgAECILNgIAIAFBpCNqIAQoABQiBjYCAEEyIQQgAyAISA0AIAEoApAjQYCABEsNACAJQXdqQXhJDQAgBUEBSA0AIAUgA0oNACABIAVqQYQjai0AAA0AIApBAUgNACAKIANKDQAgASAKakGEI2otAABBAUcNACALQYB4akGBeEkNACAGQYB4akGBeEkNACAAIAEQy4CAgAAhBAsgAkEQaiSAgICAACAEC5AUARR/I4CAgIAAQRBrIgIkgICAgAAgAiABQcAjaiIDNgIMIAIgAUG4I2oiBDYCCCACIAFBsCNqIgU2AgQgAiABQagjaiIGNgIAAkACQCAAKAIIIgcNAEEJIQAMAQsgASgC9CIhCCAAKAIEIQlBACEKAkADQAJAAkACQCAJIAcgCmpBAXYiC0EsbGoiACgCAEHzhoSAACAAKAIEIgBBCSAAQQlJGxDMgICAACIMDQAgAEEJRg0EIABBCE0NASALIQcMAgsgDEEASA0AIAshBwwBCyALQQFqIQoLIAogB0kNAAtBCSEADAELQQohACAJIAtBLGxqIgcoAhBBAkcNACAHKAIUQQJHDQAgCSALQSxsaiIHQSBqKAIAQQNHDQAgB0EBNgIYIAEgBygCHCIANgLIIwJAIABB/3dqQYB4Tw0AQTMhAAwBC0EAIQoCQEFvQQAoAqjIhIAAIgdBsMiEgABBD2pBcHEgBxsiB2sgAEEkbCIAQRBqSQ0AQQAhCkEAIAAgB2pBH2pBcHEiDDYCqMiEgAACQAJAIAxB//8DakEQdiIMPwAiDU0NACAMIA1rQABBf0cNAEEAIQoMAQsgB0UNASAHIAEoAgA2AgAgASAHNgIAIAdBEGoiB0EAIAD8CwAgAUGsI2ogBzYCAEEBIQogASgCyCMiAEHG4/E4Sw0BQW9BACgCqMiEgAAiB0GwyISAAEEPakFwcSAHGyIHayAAQSRsQSQgABsiAEEQakkNAUEAIAAgB2pBH2pBcHEiDDYCqMiEgAACQCAMQf//A2pBEHYiDD8AIg1NDQAgDCANa0AAQX9HDQBBASEKDAELIAdFDQEgByABKAIANgIAIAEgBzYCACAHQRBqIgdBACAA/AsAIAFBtCNqIAc2AgBBAiEKIAEoAsgjIgBBxuPxOEsNAUFvQQAoAqjIhIAAIgdBsMiEgABBD2pBcHEgBxsiB2sgAEEkbEEkIAAbIgBBEGpJDQFBACAAIAdqQR9qQXBxIgw2AqjIhIAAAkAgDEH//wNqQRB2Igw/ACINTQ0AIAwgDWtAAEF/Rw0AQQIhCgwBCyAHRQ0BIAcgASgCADYCACABIAc2AgAgB0EQaiIHQQAgAPwLACABQbwjaiAHNgIAQQMhCiABKALIIyIAQcbj8ThLDQFBb0EAKAKoyISAACIHQbDIhIAAQQ9qQXBxIAcbIgdrIABBJGxBJCAAGyIMQRBqSQ0BQQAgDCAHakEfakFwcSIANgKoyISAAAJAIABB//8DakEQdiIAPwAiDU0NACAAIA1rQABBf0cNAEEDIQoMAQsgB0UNASAHIAEoAgA2AgAgASAHNgIAQQAhACAHQRBqIgdBACAM/AsAIAFBxCNqIAc2AgAgASgCyCNFDQIgCSALQSxsakEMaiENIAhBf3MhDiAIQQJqIQ9BCiAIQQJ0ayEQIAhBAXQiAEF/cyERIABBAmohEiAIQQNsQQFqIRNBACEJA0ACQCANKAIAIAlBA2xqIgAsAAAiB0EASCIKRQ0AQTMhAAwECwJAIAdB/wFxIgdBgH5yIAcgChsiCiATTA0AQTMhAAwECwJAIABBAWotAAAiB0GAfnIgByAHQRh0QRh1QQBIIgwbIgdBcE4NAEEzIQAMBAsCQCAHQRBMDQBBMyEADAQLAkAgAEECai0AACIAQYB+ciAAIABBGHRBGHVBAEgiCBsiC0FwTg0AQTMhAAwECwJAIAtBEEwNAEEzIQAMBAsCQAJAAkACQAJAAkACQAJAAkACQCAKDgIAAQILIAEoArwjIQgCQCABKAK4IyIMDQBBACEKDAYLQQAhCiAIIQADQAJAIAAoAgAgB0cNACAAQQRqKAIAIAtHDQAgAEEIaigCAA0AIABBDGovAQBB//8DRg0HCyAAQSRqIQAgDCAKQQFqIgpHDQAMBwsLIAEoAsQjIQgCQCABKALAIyIMDQBBACEKDAILQQAhCiAIIQADQAJAIAAoAgAgB0cNACAAQQRqKAIAIAtHDQAgAEEIaigCAA0AIABBDGovAQBB//8DRg0DCyAAQSRqIQAgDCAKQQFqIgpHDQAMAwsLAkACQAJAAkAgCiAPTg0AAkAgDA0AIAggB0VxDQBBMyEADA8LIApBf2ohFCABKAKsIyEIAkAgASgCqCMiDA0AQQAhCgwCCyAKQQF0QQpqIRVBACEKIAghAANAAkAgACgCACAHRw0AIABBBGooAgAgC0cNACAAQQhqKAIADQAgACAVai8BAEH//wNGDQMLIABBJGohACAMIApBAWoiCkcNAAwDCwsCQAJAAkACQCAKIBJODQACQCAHQX9IDQAgB0F/RiALQX9IcQ0AQTMhAAwSCyAKIA5qIQggASgCxCMhFQJAIAEoAsAjIgwNAEEAIQoMAgtBACEKIBUhAANAAkAgACgCACAHRw0AIABBBGooAgAgC0cNACAAQQhqKAIAIAhHDQAgAEEMai8BAEH//wNGDQMLIABBJGohACAMIApBAWoiCkcNAAwDCwsgCiARaiEUIAEoArQjIQgCQAJAAkACQCABKAKwIyIMDQBBACEKDAELIBAgCkEBdGohFUEAIQogCCEAA0ACQCAAKAIAIAdHDQAgAEEEaigCACALRw0AIABBCGooAgANACAAIBVqLwEAQf//A0YNAgsgAEEkaiEAIAwgCkEBaiIKRw0ADAILCyAKIAxHDQELIAUgDEEBajYCACAIIAxBJGxqIgBCfzcCDCAAQQA2AgggACALNgIEIAAgBzYCACAAQRRqQn83AgAgAEEaakJ/NwEAIAwhCgsgCCAKQSRsaiAUQQF0akEMaiAJOwEADAwLIAogDEcNAQsgAyAMQQFqNgIAIBUgDEEkbGoiAEJ/NwIMIAAgCDYCCCAAIAs2AgQgACAHNgIAIABBFGpCfzcCACAAQRpqQn83AQAgDCEKCyAVIApBJGxqIAk7AQwMCQsgCiAMRw0BCyAGIAxBAWo2AgAgCCAMQSRsaiIAQn83AgwgAEEANgIIIAAgCzYCBCAAIAc2AgAgAEEUakJ/NwIAIABBGmpCfzcBACAMIQoLIAggCkEkbGogFEEBdGpBDGogCTsBAAwGCyAKIAxHDQELIAMgDEEBajYCACAIIAxBJGxqIgBCfzcCDCAAQQA2AgggACALNgIEIAAgBzYCACAAQRRqQn83AgAgAEEaakJ/NwEAIAwhCgsgCCAKQSRsaiAJOwEMDAMLIAogDEcNAQsgBCAMQQFqNgIAIAggDEEkbGoiAEJ/NwIMIABBADYCCCAAIAs2AgQgACAHNgIAIABBFGpCfzcCACAAQRpqQn83AQAgDCEKCyAIIApBJGxqIAk7AQwLQQAhACAJQQFqIgkgASgCyCNJDQAMAwsLQQAgBzYCqMiEgAALQQIhACACIApBAnRyKAIAQQA2AgQLIAJBEGokgICAgAAgAAuhHQoSfwF7AX8BfhV/AX4CfwN7An4BeyOAgICAAEGgAWsiAiSAgICAACABKALIIyABKAL0ImpBBWohA0GwyISAAEEPakFwcSEEQQAhBUEQIQZBACEHQQEhCEEBIQlBACEKQQAhC0EAIQxBACENQQAhDkEAIQ9BACEQQQAhEQJAAkACQANAIABB0pCEgAAgByACQfAAahC0gICAACISQQBIDQFBFSETIBINAyAHQQhGDQMgAkEIakEAQeQA/AsAIAIgBjYCMCACIAU2AiwgAiAINgIYIAIgCTYCFCACIAM2AhAgAiAKNgIMIAAgAkHwAGogAkEIahC1gICAACITDQNBFSETIAIoAiAiA0GACEoNAyABIAEoAoAxIAIoAlggA2xqNgKAMSACKAI4IQYgAigCNCEFIAIoAighCCACKAIkIQkgAigCHCEKAkACQCAHRQ0AIAEgASgC+CMiE0HQAWxqIhJBrCRqIAw2AgAgEkGoJGogDTYCACASQaQkaiAONgIAIBJBkCRqIBE2AgAgEkGMJGogEDYCACASQYgkaiAPNgIAIBJBhCRqIBE2AgAgEkGAJGogCzYCACASQZQkav0MAAAAAAAAAAAAAAAAAAAAACIU/QsCACABIBNBAWo2AvgjIBJB/CNqIhNBADYCACASQeAkakEBNgIAIBJBqCVqIAM2AgAgEkGcJWpBATYCACASQfAkakGYo4SAACABKAIEQRhBCCALQQJGG2ogC0EDRhsiCzYCACASQaAlaiADNgIAIBJBpCVqIAMgCygCBCILakF/aiIRIBEgC3BrNgIAIAEgAkEIakEAIBMQt4CAgAAiEw0FIAIoAjQhCwJAAkAgAigCOCITQf8BSg0AIAtBAEgNACABKAIEIhFBFGooAgBFDQAgESgCCCELDAELQQJBAyATQYCAAkgbQQMgC0H//31KGyELCwJAQQJBBCALQQJGG0EBIAtBAUobIAIoAiAiEWwiDiACKAIoIhBsIg0gAigCJCIPbEE/akFAcSIMIAEoAvwwTQ0AIAEgDDYC/DALIBJBwCRqIBE2AgAgEkG8JGogEDYCACASQbgkaiAPNgIAIBJBtCRqIBE2AgAgEkGwJGogCzYCACASQcQkaiAU/QsCACASQdwkaiAMNgIAIBJB2CRqIA02AgAgEkHUJGogDjYCAAwBCyABIAY2AugjIAEgBTYC5CMgASADNgLMIyABIANBL2oiEiASQTBwazYC0CMgAEHPloSAAEEEQQIgASgC+CIiEkEBIBIbIhWsIAOtIhYgAkGcAWoQoICAgAAiEw0EAkAgACgCACACKAKcARCkgICAACISDQBBAiETDAULIAEgEjYC3CMgAEGkkYSAAEEEQQJCCSAWIAJBnAFqEKCAgIAAIhMNBAJAIAAoAgAgAigCnAEQpICAgAAiEg0AQQIhEwwFCyABIBI2AuAjQQAhEgJAIAEoAtAjIAIoAlhsIgtB9////wdLDQBBACESQW9BACgCqMiEgAAiEyAEIBMbIhNrIAtBAXRBAiALGyILQRBqSQ0AQQAgCyATakEfakFwcSIRNgKoyISAAAJAIBFB//8DakEQdiIRPwAiDE0NACARIAxrQABBf0cNAEEAIRJBACATNgKoyISAAAwBCyATRQ0AIBMgASgCADYCACABIBM2AgAgE0EQaiISQQAgC/wLAAsgASASNgLUIwJAAkACQCADQfv///8DSw0AQQAhCwJAQW9BACgCqMiEgAAiEiAEIBIbIhJrIANBAnRBBCADGyITQRBqSQ0AQQAgEyASakEfakFwcSIRNgKoyISAAAJAIBFB//8DakEQdiIRPwAiDE0NACARIAxrQABBf0cNAEEAIBI2AqjIhIAAIAFBADYC2CMMAwsgEkUNACASIAEoAgA2AgAgASASNgIAIBJBEGoiC0EAIBP8CwALIAEgCzYC2CMMAQtBACELIAFBADYC2CMgA0FvSw0BC0EAIQsCQEFvQQAoAqjIhIAAIhIgBCASGyISayADQQEgAxsiE0EQakkNAEEAIBMgEmpBH2pBcHEiETYCqMiEgAACQCARQf//A2pBEHYiET8AIgxNDQAgESAMa0AAQX9HDQBBACELQQAgEjYCqMiEgAAMAQsgEkUNACASIAEoAgA2AgAgASASNgIAIBJBEGoiC0EAIBP8CwALIAEoAtQjIRILIAEgCzYC7CNBAiETIBJFDQQgASgC2CNFDQQgC0UNBCALIAIoAmQgA/wKAAACQCADRQ0AIBVBAUsgA0EBRnEhFyADQQR0IRggA0EDdCENIBVBAXEhGSAVQX5xIRogAigCWCIMQX5xIRsgA0EHbCEcIANBBmwhHSADQQVsIR4gA0ECdCEfIANBA2whICADQQF0ISEgFUF+aiIiQQF2QQFqIhJBfnEhIyASQQFxISQgASgC4CMhJSABKALYIyEmQQAhECACKAJgIScgASgC3CMiKCEpIAIoAlwiKiEOA0AgJiAQQQJ0IitqICcgK2ooAAAiEjYCACASIBJBH3UiC2ogC3OtISwCQCAMRQ0AIAEoAtAjIS0gASgC1CMhLkEAIRICQCAMQQFGDQAgLUEBRw0AAkAgKiAMIAwgEGwiE2pqIC4gEEEBdGoiC00NACAqIBNqIC4gDCAQakEBdGpJDQELIC1BAnQhEf0MAAAAAAAAAAAAAAAAAAAAACAs/R4AIRQgGyETIA4hEgNAIAv9DAAAAAAAAAAAAAAAAAAAAAAiLyASLwAA/RAiMP0NEAECAxEFBgcSCQoLEw0ODyIx/QwA////AP///wAAAAAAAAAA/VAgMSAwIC/9JSAU/Q0AAAAAAQAAAAIAAAADAAAAQRj9qwFBGP2sAf1SIi8gFP0NAAEEBQAAAAAAAAAAAAAAAP1aAQAA/QwAAAAAAAAAAAAAAAAAAAAAIC/9oAH9DRAREhMEBQYHFBUWFwwNDg9BBP3LASAU/c4BIRQgCyARaiELIBJBAmohEiATQX5qIhMNAAsgFCAUIBT9DQgJCgsMDQ4PAAAAAAAAAAD9zgH9HQAhLCAbIRIgDCAbRg0BCyAtQQF0IQ8gLiAQIBIgLWxqQQF0aiELA0AgCyAOIBJqLAAAIhNB/wFxIhFBgH5yIBEgE0EASBsiEzsBACATIBNBH3UiEWogEXOtQgSGICx8ISwgCyAPaiELIAwgEkEBaiISRw0ACwsCQAJAAkAgFw0AQQAhEkIAIRYMAQv9DAAAAAAAAAAAAAAAAAAAAAAhFEEAIQsCQCAiQQJJDQAgIyETICkhEgNA/QwAAAAAAAAAAAAAAAAAAAAAIjAgEiANav1dAgD9oAH9DRAREhMEBQYHFBUWFwwNDg8iLyAwIBL9XQIA/aAB/Q0QERITBAUGBxQVFhcMDQ4PIjAgFEJ/QgAgFP0dACAw/R0AVBv9EkJ/QgAgFP0dASAw/R0BVBv9HgH9UiIUQn9CACAU/R0AIC/9HQBUG/0SQn9CACAU/R0BIC/9HQFUG/0eAf1SIRQgEiAYaiESIAtBBGohCyATQX5qIhMNAAsLAkAgJEUNAP0MAAAAAAAAAAAAAAAAAAAAACAoIAsgA2wgEGpBAnRq/V0CAP2gAf0NEBESEwQFBgcUFRYXDA0ODyIvIBRCf0IAIBT9HQAgL/0dAFQb/RJCf0IAIBT9HQEgL/0dAVQb/R4B/VIhFAsgFCAUIBT9DQgJCgsMDQ4PAAAAAAAAAAAiL0J/QgAgFP0dACAv/R0AVhv9Ev1S/R0AIRYgGiESIBUgGkYNAQsgEkEBciELAkAgGUUNACAoIBIgA2wgEGpBAnRqKAIAIhIgEkEfdSISaiASc60iMiAWIBYgMlQbIRYgCyESCyAVIAtGDQAgFSASayELICkgAyASbEECdGohESApIAMgEkEBamxBAnRqIQ9BACESA0AgDyASaigCACITIBNBH3UiE2ogE3OtIjIgESASaigCACITIBNBH3UiE2ogE3OtIjMgFiAWIDNUGyIWIBYgMlQbIRYgEiANaiESIAtBfmoiCw0ACwsCQCAWICx8/QwAAAAAAAAAAAAAAAAAAAAAIhQgJSAQIB5qQQJ0aiAlIBAgHWpBAnRqICUgECAcakECdGogJSAQIA1qQQJ0av0JAgD9VgIAAf1WAgAC/VYCAAP9oAEiMf0NEBESEwQFBgcUFRYXDA0ODyIvIBQgJSAQIANqQQJ0aiAlIBAgIWpBAnRqICUgECAgakECdGogJSAQIB9qQQJ0av0JAgD9VgIAAf1WAgAC/VYCAAP9oAEiNP0NEBESEwQFBgcUFRYXDA0ODyIwQn9CACAv/R0AIDD9HQBWG/0SQn9CACAv/R0BIDD9HQFWG/0eAf1SIi8gMSAU/Q0ICQoLFBUWFwwNDg8cHR4fIjAgNCAU/Q0ICQoLFBUWFwwNDg8cHR4fIhRCf0IAIDD9HQAgFP0dAFYb/RJCf0IAIDD9HQEgFP0dAVYb/R4B/VIiFEJ/QgAgL/0dACAU/R0AVhv9EkJ/QgAgL/0dASAU/R0BVhv9HgH9UiIUIBQgFP0NCAkKCwwNDg8AAAAAAAAAACIvQn9CACAU/R0AIC/9HQBWG/0S/VL9HQAiFiAlICtqKAIAIhIgEkEfdSILaiALc0EAIBIbrSIsIBYgLFYbfEKAgIACVg0AIClBBGohKSAOIAxqIQ4gEEEBaiIQIANGDQIMAQsLQRchEwwFCwJAAkAgBkH/AUoNACAFQQBIDQAgASgCBCISQRRqKAIARQ0AIBIoAgghCwwBC0ECQQMgBkGAgAJIG0EDIAVB//99ShshCwsgASALNgL0IyABQQJBBCALQQJGG0EBIAtBAUobIANsIg4gCGwiDSAJbEE/akFAcSIMNgL8MCADIREgCCEQIAkhDwsgB0EBaiIHQQlHDQAMAgsLIAcNAEEaIRMMAQtBGiETIAMgASgC9CJHDQAgBUGAgH5IDQBBGkEAIAZBgIACShshEwsgAkGgAWokgICAgAAgEwuZCQIIfwd7AkAgAUUNAEEAIQQDQCAAIARBAXRqIQUCQCACKAIMIgZFDQAgAyAEQQJ0aiEHQQAhCANAAkACQCAIIAYgCEH/AWogBiAIayIJQf8BSSIKGyILSQ0A/QwAAAAAAAAAAAAAAAAAAAAAIgwhDSAMIQ4gDCEPIAwhECAMIREMAQsgCUH/ASAKGyEJIAIoAgAgCEEBdGohBv0MAAAAAAAAAAAAAAAAAAAAACIMIQ0gDCEOIAwhDyAMIRAgDCERA0AgBSAGLwEAIAFsQQF0aiII/QAAUCAM/Y4BIQwgCP0AAEAgDf2OASENIAj9AAAwIA79jgEhDiAI/QAAICAP/Y4BIQ8gCP0AABAgEP2OASEQIAj9AAAAIBH9jgEhESAGQQJqIQYgCUF/aiIJDQALCyAHIAf9AAAAIBH9pwH9rgH9CwAAIAcgB/0AABAgEf2oAf2uAf0LABAgByAH/QAAICAQ/acB/a4B/QsAICAHIAf9AAAwIBD9qAH9rgH9CwAwIAcgB/0AAEAgD/2nAf2uAf0LAEAgByAH/QAAUCAP/agB/a4B/QsAUCAHIAf9AABgIA79pwH9rgH9CwBgIAcgB/0AAHAgDv2oAf2uAf0LAHAgByAH/QAAgAEgDf2nAf2uAf0LAIABIAcgB/0AAJABIA39qAH9rgH9CwCQASAHIAf9AACgASAM/acB/a4B/QsAoAEgByAH/QAAsAEgDP2oAf2uAf0LALABIAshCCACKAIMIgYgC0sNAAsLAkAgAigCECIGRQ0AIAMgBEECdGohC0EAIQgDQAJAAkAgCCAGIAhBD2ogBiAIayIJQQ9JIgcbIgpJDQD9DAAAAAAAAAAAAAAAAAAAAAAiDSEOIA0hDyANIRAgDSERIA0hEgwBCyAJQQ8gBxshByACKAIEIAhBAXQiCGohBiACKAIIIAhqIQn9DAAAAAAAAAAAAAAAAAAAAAAiDSEOIA0hDyANIRAgDSERIA0hEgNAIAn9CAEAIgwgBSAGLwEAIAFsQQF0aiII/QAAUP2VASAN/Y4BIQ0gDCAI/QAAQP2VASAO/Y4BIQ4gDCAI/QAAMP2VASAP/Y4BIQ8gDCAI/QAAIP2VASAQ/Y4BIRAgDCAI/QAAEP2VASAR/Y4BIREgDCAI/QAAAP2VASAS/Y4BIRIgBkECaiEGIAlBAmohCSAHQX9qIgcNAAsLIAsgC/0AAAAgEv2nAf2uAf0LAAAgCyAL/QAAECAS/agB/a4B/QsAECALIAv9AAAgIBH9pwH9rgH9CwAgIAsgC/0AADAgEf2oAf2uAf0LADAgCyAL/QAAQCAQ/acB/a4B/QsAQCALIAv9AABQIBD9qAH9rgH9CwBQIAsgC/0AAGAgD/2nAf2uAf0LAGAgCyAL/QAAcCAP/agB/a4B/QsAcCALIAv9AACAASAO/acB/a4B/QsAgAEgCyAL/QAAkAEgDv2oAf2uAf0LAJABIAsgC/0AAKABIA39pwH9rgH9CwCgASALIAv9AACwASAN/agB/a4B/QsAsAEgCiEIIAIoAhAiBiAKSw0ACwsgBEEwaiIEIAFJDQALCwv6BgIQfwF7AkAgAigCDCIERQ0AIABBEGohBSABQXxxIQYgAUF8aiIHQQJ2QQFqIghB/P///wdxIQkgCEEDcSEKIAIoAgAhC0EAIQwgAUEESSENIAdBDEkhDgNAAkAgAUUNACALIAxBAXRqLwEAIAFsIQ9BACEIAkAgDQ0AQQAhEAJAIA4NACAFIA9BAXRqIQhBACEQIAkhESADIQcDQCAHIAf9AAIAIAhBcGr9AwEA/a4B/QsCACAHQRBqIhIgEv0AAgAgCEF4av0DAQD9rgH9CwIAIAdBIGoiEiAS/QACACAI/QMBAP2uAf0LAgAgB0EwaiISIBL9AAIAIAhBCGr9AwEA/a4B/QsCACAHQcAAaiEHIAhBIGohCCAQQRBqIRAgEUF8aiIRDQALCwJAIApFDQAgAyAQQQJ0aiEHIAAgECAPakEBdGohCCAKIRADQCAHIAf9AAIAIAj9AwEA/a4B/QsCACAIQQhqIQggB0EQaiEHIBBBf2oiEA0ACwsgBiEIIAYgAUYNAQsgASAIayEQIAMgCEECdGohByAAIAggD2pBAXRqIQgDQCAHIAcoAgAgCC4BAGo2AgAgCEECaiEIIAdBBGohByAQQX9qIhANAAsLIAxBAWoiDCAERw0ACwsCQCACKAIQIgtFDQAgAUF8cSEOIAFBfGoiBUECdkEBaiIHQf7///8HcSETIAdBAXEhCSACKAIIIQ0gAigCBCEGQQAhDyABQQRJIQoDQAJAIAFFDQAgBiAPQQF0IgdqLwEAIAFsIQQgDSAHai4BACERQQAhCAJAIAoNACAAIARBAXRqIQIgEf0RIRRBACEQAkAgBUEESQ0AQQAhECATIRIgAyEHIAIhCANAIAcgFCAI/QMBAP21ASAH/QACAP2uAf0LAgAgB0EQaiIMIBQgCEEIav0DAQD9tQEgDP0AAgD9rgH9CwIAIAdBIGohByAIQRBqIQggEEEIaiEQIBJBfmoiEg0ACwsCQCAJRQ0AIAMgEEECdGoiByAUIAIgEEEBdGr9AwEA/bUBIAf9AAIA/a4B/QsCAAsgDiEIIA4gAUYNAQsgASAIayEQIAMgCEECdGohByAAIAggBGpBAXRqIQgDQCAHIAguAQAgEWwgBygCAGo2AgAgCEECaiEIIAdBBGohByAQQX9qIhANAAsLIA9BAWoiDyALRw0ACwsLogYDB38BfgF/QQkhAgJAIAAoAggiA0UNACABKAL0IkEBaiEEIAAoAgQhBUEAIQYCQANAAkACQAJAIAUgAyAGakEBdiIHQSxsaiIAKAIAQZSGhIAAIAAoAgQiAEEHIABBB0kbEMyAgIAAIggNACAAQQdGDQQgAEEGTQ0BIAchAwwCCyAIQQBIDQAgByEDDAELIAdBAWohBgsgBiADSQ0ADAILC0EKIQIgBSAHQSxsaiIAKAIQQQVHDQAgACgCFEEBRw0AIAUgB0EsbGoiAEEBNgIYAkAgACgCCCIIQYCAwABNDQBBMQ8LIAFBpDFqIAQ2AgAgAUGoMWpBATYCACABQaAxaiAEIARsIgA2AgAgAUGcMWogACAEbCIANgIAIAFBmDFqIAAgBGwiADYCACABQZQxaiAAIARsIgA2AgAgAUGQMWogACAEbCIANgIAIAFBjDFqIAAgBGwiADYCACABIAAgBGwiADYCiDEgCEEBdEEBciEDIACtIAStfiEJQQAhAANAQQEgAEEBaiIAdCIGIANJDQALIAEgADYCrDECQAJAIABBHUsNAEFvQQAoAqjIhIAAIgBBsMiEgABBD2pBcHEgABsiAGsgBkECdCIDQRBqSQ0AQQAgAyAAakEfakFwcSIGNgKoyISAAAJAIAZB//8DakEQdiIGPwAiAk0NACAGIAJrQABBf0cNAEEAIAA2AqjIhIAADAELIAANAQsgAUEANgKEMUECDwsgACABKAIANgIAIAEgADYCAEEAIQIgAEEQaiIAQQAgA/wLACABIAA2AoQxIABB/wFBBCABKAKsMXT8CwAgCEUNACAFIAdBLGxqKAIMIQpBACEAQQAhBANAAkAgCSAKIARBAnRqKAAAIgWtVg0AQTEPCwJAIARFDQAgBSAASw0AQTEPCwJAIAEoAoQxIgYgBUGx893xeWxBICABKAKsMSIHa3YiAEECdGoiAygCAEF/Rg0AQX8gB3RBf3MhBwNAIAYgAEEBaiAHcSIAQQJ0aiIDKAIAQX9HDQALCyADIAU2AgBBACECIAUhACAEQQFqIgQgCEcNAAsLIAILSQEDf0EAIQMCQCACRQ0AAkADQCAALQAAIgQgAS0AACIFRw0BIAFBAWohASAAQQFqIQAgAkF/aiICDQAMAgsLIAQgBWshAwsgAwtnAQJ/IAEtAAAhAgJAIAAtAAAiA0UNACADIAJB/wFxRw0AIABBAWohACABQQFqIQEDQCABLQAAIQIgAC0AACIDRQ0BIABBAWohACABQQFqIQEgAyACQf8BcUYNAAsLIAMgAkH/AXFrC7EBAQJ/IAAhAQJAAkAgAEEDcUUNACAAIQEgAC0AAEUNASAAQQFqIgFBA3FFDQAgAS0AAEUNASAAQQJqIgFBA3FFDQAgAS0AAEUNASAAQQNqIgFBA3FFDQAgAS0AAEUNASAAQQRqIQELIAFBfGohAQNAIAFBBGoiASgCACICQX9zIAJB//37d2pxQYCBgoR4cUUNAAsgAkH/AXFFDQADQCABQQFqIgEtAAANAAsLIAEgAGsLkAoBBn8CQAJAIAFBA3FFDQAgAkUNACAAIAEtAAA6AAAgAkF/aiEDIABBAWohBCABQQFqIgVBA3FFDQEgA0UNASAAIAEtAAE6AAEgAkF+aiEDIABBAmohBCABQQJqIgVBA3FFDQEgA0UNASAAIAEtAAI6AAIgAkF9aiEDIABBA2ohBCABQQNqIgVBA3FFDQEgA0UNASAAIAEtAAM6AAMgAkF8aiEDIABBBGohBCABQQRqIQUMAQsgAiEDIAAhBCABIQULAkACQAJAIARBA3EiAQ0AAkACQCADQRBJDQACQCADQXBqIgFBEHENACAEIAUpAgA3AgAgBCAFKQIINwIIIARBEGohBCAFQRBqIQUgASEDCyABQRBJDQEDQCAEIAUpAgA3AgAgBEEIaiAFQQhqKQIANwIAIARBEGogBUEQaikCADcCACAEQRhqIAVBGGopAgA3AgAgBEEgaiEEIAVBIGohBSADQWBqIgNBD0sNAAsLIAMhAQsCQCABQQhxRQ0AIAQgBSkCADcCACAFQQhqIQUgBEEIaiEECwJAIAFBBHFFDQAgBCAFKAIANgIAIAVBBGohBSAEQQRqIQQLAkAgAUECcUUNACAEIAUvAAA7AAAgBEECaiEEIAVBAmohBQsgAUEBcQ0BDAILAkAgA0EgSQ0AAkACQAJAIAFBf2oOAwABAgMLIAQgBSgCACIGOgAAIAQgBkEQdjoAAiAEIAZBCHY6AAEgA0F9aiEDIARBA2ohB0EAIQEDQCAHIAFqIgQgBSABaiICQQRqKAIAIghBCHQgBkEYdnI2AgAgBEEEaiACQQhqKAIAIgZBCHQgCEEYdnI2AgAgBEEIaiACQQxqKAIAIghBCHQgBkEYdnI2AgAgBEEMaiACQRBqKAIAIgZBCHQgCEEYdnI2AgAgAUEQaiEBIANBcGoiA0EQSw0ACyAHIAFqIQQgBSABakEDaiEFDAILIAQgBSgCACIGOwAAIANBfmohAyAEQQJqIQdBACEBA0AgByABaiIEIAUgAWoiAkEEaigCACIIQRB0IAZBEHZyNgIAIARBBGogAkEIaigCACIGQRB0IAhBEHZyNgIAIARBCGogAkEMaigCACIIQRB0IAZBEHZyNgIAIARBDGogAkEQaigCACIGQRB0IAhBEHZyNgIAIAFBEGohASADQXBqIgNBEUsNAAsgByABaiEEIAUgAWpBAmohBQwBCyAEIAUoAgAiBjoAACADQX9qIQMgBEEBaiEHQQAhAQNAIAcgAWoiBCAFIAFqIgJBBGooAgAiCEEYdCAGQQh2cjYCACAEQQRqIAJBCGooAgAiBkEYdCAIQQh2cjYCACAEQQhqIAJBDGooAgAiCEEYdCAGQQh2cjYCACAEQQxqIAJBEGooAgAiBkEYdCAIQQh2cjYCACABQRBqIQEgA0FwaiIDQRJLDQALIAcgAWohBCAFIAFqQQFqIQULAkAgA0EQcUUNACAEIAUtAAA6AAAgBCAFKAABNgABIAQgBSkABTcABSAEIAUvAA07AA0gBCAFLQAPOgAPIARBEGohBCAFQRBqIQULAkAgA0EIcUUNACAEIAUpAAA3AAAgBEEIaiEEIAVBCGohBQsCQCADQQRxRQ0AIAQgBSgAADYAACAEQQRqIQQgBUEEaiEFCwJAIANBAnFFDQAgBCAFLwAAOwAAIARBAmohBCAFQQJqIQULIANBAXFFDQELIAQgBS0AADoAAAsgAAvoBgEHfyOAgICAAEHQAWsiBCSAgICAACAEQgE3AwgCQCACIAFsIgVFDQAgBCACNgIQIAQgAjYCFEEAIAJrIQYgBEEQakEIciEHIAIhCCACIQkDQCAHIAkgAmogCCIJaiIINgIAIAdBBGohByAJIQkgCCAFSQ0ACwJAAkAgACAFaiAGaiIKIABLDQBBACEJQQEhCEEBIQcMAQsgAiABQX9qbCEFQQAhCUEBIQhBASEHA0ACQAJAIAhBA3FBA0cNACAAIAIgAyAHIARBEGoQ0YCAgAAgBCAJQQJ2IgE2AgwgCUEedCAIQQJ2ciEIIAdBAmohByABIQkMAQsCQAJAIARBEGogB0F/aiIBQQJ0aigCACAFSQ0AIAAgAiADIARBCGogB0EAIARBEGoQ0oCAgAAMAQsgACACIAMgByAEQRBqENGAgIAACwJAIAdBAUcNACAEIAlBAXQgCEEfdnIiCTYCDCAIQQF0IQhBACEHDAELIARBACAIIAFBH0siCRsiCEEgIAdBX2ogASAJGyIHa3YgBEEIaiABQSBJQQJ0cigCACAHdHIiCTYCDCAIIAd0IQhBASEHCyAEIAhBAXIiCDYCCCAFIAJrIQUgACACaiIAIApJDQALCyAAIAIgAyAEQQhqIAdBACAEQRBqENKAgIAAAkAgB0EBRw0AIAhBAUcNACAJRQ0BCyAAIAZqIQADQAJAAkACQAJAIAdBAUoNAAJAIAhBf2poIgUNAAJAIAloIgVFDQAgBUEgaiEKDAMLQQAhCiAJIQFBACEFDAMLQSAhCiAFQSBPDQEgBSEKIAkhAQwCCyAEIAlBAnQgCEEednIiCUEfdCAIQQF0Qf7///8HcXJBA3MiCDYCCCAEIAlBAXYiBTYCDCAHQX9qIQEgACAEQRBqIAdBfmoiB0ECdGooAgBrIAIgAyAEQQhqIAFBASAEQRBqENKAgIAAIAQgBUEBdCAJQQFxciIJNgIMIAQgCEEBdEEBciIINgIIIAAgAiADIARBCGogB0EBIARBEGoQ0oCAgAAMAgsgCkFgaiEFQQAhASAJIQgLIAQgASAFdiIJNgIMIAQgAUEgIAVrdCAIIAV2ciIINgIIIAogB2ohBwsgACAGaiEAIAdBAUcNACAIQQFHDQAgCQ0ACwsgBEHQAWokgICAgAALwwMBCH8jgICAgABB8ANrIgUkgICAgAAgBSAANgIAAkAgA0EBTA0AQQAgAWshBiAFQQRyIQdBASEIIAAhCQJAA0ACQCAAIAkgBmoiCSAEIANBfmoiCkECdGooAgBrIgsgAhGAgICAAABBAEgNACAAIAkgAhGAgICAAABBf0oNAgsgByALIAkgCyAJIAIRgICAgAAAQX9KIgwbIgk2AgAgB0EEaiEHIAhBAWohCCADQX9qIAogDBsiA0EBSg0ACwsgCEECSQ0AIAUgCEECdGoiBCAFQfABajYCACABRQ0AIAhBfnEhCiAIQQFxIQwgBUHwAWohAwNAIAMgACABQYACIAFBgAJJGyIJEM+AgIAAGkEAIQcCQCAIQQFGDQBBACEHIAUhAwNAIAMgACADQQRqIgsoAgAiAiAJEM+AgIAAIAlqNgIAIAsgAiADQQhqIgMoAgAiACAJEM+AgIAAIAlqNgIAIAogB0ECaiIHRw0ACwsCQCAMRQ0AIAUgB0ECdGohAyADIAAgA0EEaigCACAJEM+AgIAAIAlqNgIACyABIAlrIgFFDQEgBCgCACEDIAUoAgAhAAwACwsgBUHwA2okgICAgAALrAUBCn8jgICAgABB8ANrIgckgICAgAAgByAANgIAQQEhCCADKAIEIQkCQAJAAkAgAygCACIKQQFHDQAgCQ0AIAAhCyAFRQ0BDAILQQAgAWshDCAHQQRyIQ0gACEOQQEhCANAAkAgDiAGIARBAnRqIgMoAgBrIgsgACACEYCAgIAAAEEBTg0AIA4hCyAFRQ0CDAMLAkAgBQ0AIARBAkgNACADQXhqKAIAIQMCQCAOIAxqIg8gCyACEYCAgIAAAEF/TA0AIA4hCwwDCyAPIANrIAsgAhGAgICAAABBf0wNACAOIQsMAgsgDSALNgIAAkACQAJAIApBf2poIgMNAAJAIAloIgNFDQAgA0EgaiEODAILQQAhDiAJIQ8gCiEJQQAhAwwCC0EgIQ4gA0EgTw0AIAMhDiAJIQ8gCiEJDAELIA5BYGohA0EAIQ8LIAkgA3YhCiAIQQFqIQggDUEEaiENIA4gBGohBCAPIAN2IQlBACEFIAshDiAKIA9BICADa3RyIgpBAUcNACALIQ4gCQ0ACwsCQCAIQQJJDQAgByAIQQJ0aiIQIAdB8AFqNgIAIAFFDQAgCEF+cSEKIAhBAXEhDCAHQfABaiEJIAEhBQNAIAkgACAFQYACIAVBgAJJGyIDEM+AgIAAGkEAIQ4CQCAIQQFGDQBBACEOIAchCQNAIAkgACAJQQRqIg0oAgAiDyADEM+AgIAAIANqNgIAIA0gDyAJQQhqIgkoAgAiACADEM+AgIAAIANqNgIAIAogDkECaiIORw0ACwsCQCAMRQ0AIAcgDkECdGohCSAJIAAgCUEEaigCACADEM+AgIAAIANqNgIACyAFIANrIgVFDQEgECgCACEJIAcoAgAhAAwACwsgCyABIAIgBCAGENGAgIAACyAHQfADaiSAgICAAAsCAAsOABDTgICAABDTgICAAAsIACAAEAAQVAsMACAAIAEgAhACEFQLCAAgABAHEFQLBgAQCBBUCwYAEAkQVAsGABAKEFQLBgAQCxBUCwwAIAAgASACEAwQVAsKACAAIAEQFRBUCwoAIAAgARAXEFQLGgAgACABIAIgAyAEIAUgBiAHIAggCRAZEFQLC+01AQBBgIAEC+Q1VwgBAAAAAAAAAAAAAAAAAAAAAAAAAAAAAgAAAAQAAAACAAAABQAAAAcAAAC0BwEAAAAAAAAAAAAAAAAAAAAAAAAAAAACAAAABAAAABAAAAAIAAAACQAAAHRoZSBvdXRsaW5lIGlzIGVtcHR5AG9mZnNldHMgbXVzdCByaXNlIGZyb20gMDogZXZlcnkgY2xhc3MgbmVlZHMgYW4gZW50cnkAbm90IGVub3VnaCBtZW1vcnkAaXRzIHRlbnNvcnMgYXJlIG5vdCBpbiBvcmRlciwgaGF2ZSBsb25nIG5hbWVzIG9yIHVua25vd24gdHlwZXMsIG9yIGFyZSB0b28gbWFueQBjb2xvdXJzIGFyZSAxIHRvIDI1NiwgZm9yIGFuIGluZGV4ZWQgcGFjayB0aGF0IGlzIG5vdCBncmV5AHBhaW50Lm1peABhbiBlcnJvciB0aGF0IHRoaXMgcnVudGltZSBkb2VzIG5vdCBrbm93AHBhaW50LmZvbGxvdwBvdXRwdXQAdGhlIG91dGxpbmUgaXMgaW4gc2V2ZXJhbCBwaWVjZXM7IHRoZSBjZWxsIGlzIG9uZSBvZiBhbm90aGVyIHBpZWNlIHRoYW4gdGhlIGZpcnN0AHBhaW50LmNvYXJzZXN0AGEgdmFsdWUgb2YgYSBjb2RlIGlzIC0xMjgsIG9yIGl0IG5hbWVzIHNwcml0ZXMgdGhhdCB0aGUgcGFjayBoYXMgbm90AGV4ZW1wbGFyLmxhdGVudABhIGxheWVyIGRvZXMgbm90IGZpdCB3aGF0IGNvbWVzIHRvIGl0AHdlaWdodABzaGlmdABhIHRhcCBpcyBiZXlvbmQgaXRzIHJlYWNoLCBvciBzZWVzIGEgY2xhc3MgdGhhdCBpcyBub3QgZHJhd24geWV0AGEgdGV4dHVyZSB0YWtlcyBtb3JlIG11bHRpcGxpY2F0aW9ucyBvciBtb3ZlcyB0aGFuIHRoZSBsaW1pdCB0aGF0IHdhcyBzZXQAZGlyZWN0AGNvbnRyYWN0AHBvc2Uucm93cwB3aW5kb3dzAHNsb3RzAGFydC5jb3VudHMAZXhlbXBsYXIub2Zmc2V0cwBnYXVzc2lhbi5vZmZzZXRzAHBhbGV0dGUuY29sb3VycwBleGVtcGxhci5uZWlnaGJvdXJzAHNjYW4udGFwcwBhIHRleHR1cmUgdGFrZXMgbW9yZSB0aGFuIDJeMzIgbXVsdGlwbGljYXRpb25zAHBvc2UuY29sdW1ucwBwb3NlLnRlcm1zAHBhaW50LmxldmVscwBsYWJlbHMAYW4gb3V0bGluZSBoYXMgc2lkZXMgb2YgMSB0byA1MTIgYW5kIGF0IG1vc3QgNjU1MzYgY2VsbHMsIGZld2VyIGluIGxhcmdlIHBhY2tzAGEgcG9pbnRlciB0aGF0IG11c3Qgbm90IGJlIG51bGwgaXMAYSB0IG11c3QgYmUgMCB0byAyNTYsIGluIDI1NnRocwBhIHNwcmVhZCBtdXN0IGJlIDAgdG8gMTAyNCwgaW4gMjU2dGhzAGFydC5ib3hlcwB2YWx1ZXMAY2xhc3NlcwBsYXllci5uYW1lcwBleGVtcGxhci5uYW1lcwBhbHRlcmVkOiB0aGUgY29udGVudCBkb2VzIG5vdCBoYXZlIHRoZSBmaW5nZXJwcmludCB0aGF0IHRoZSBmaWxlIG5hbWVzAGEgcGFpbnRlZCBwYWNrIGRyYXdzIGZyb20gc3ByaXRlcywgaXQgaGFzIG5vIGNlbnRyb2lkcwBwYWRzAGJpYXMAYSB0ZW5zb3IgaXMgb2YgYW5vdGhlciB0eXBlIG9yIHNoYXBlIHRoYW4gdGhlIGNvbnRyYWN0J3MAd2Fsa2FibGUsIHJpbSBvciByZXBhaXIgbmFtZSBjbGFzc2VzIG9yIGNvc3RzIGJleW9uZCB0aGUgY29udHJhY3QncwBhIG51bWJlciBvZiBndWlkZSwgc3ByZWFkIG9yIHBhaW50IGlzIGJleW9uZCB0aGUgY29udHJhY3QncwBhIHJhbmdlIG9yIGEgc2hpZnQgb2YgYSBsYXllciBpcyBiZXlvbmQgdGhlIGNvbnRyYWN0J3MAYSB0ZXJtIG9mIHRoZSBwb3NlIGlzIGJleW9uZCB0aGUgY29udHJhY3QncwBubyBzdWNoIGNsYXNzIGluIHRoaXMgcGFjaywgb3Igbm90IHRoZSBiYXNlJ3MAZ2F1c3NpYW4uZmFjdG9yAHRoZXJlIGFyZSBieXRlcyBiZWhpbmQgdGhlIGxhc3QgdGVuc29yAGN1dCBzaG9ydDogdGhlIGZpbGUgZW5kcyB3aXRoaW4gYSB0ZW5zb3IAbWlycm9yAGFuIGluZGV4ZWQgcGFjayBkcmF3cyBmcm9tIGV4ZW1wbGFycywgdGhpcyBvbmUgaG9sZHMgYSBHYXVzc2lhbiBwcmlvcgByZXBhaXIAZGVjb2RlcgBwb3NlLmtlZXAAcGFpbnQud3JhcABsYXllci5zaG93bgBwaW5zIHNodXQgb2ZmIHNvbWUgY2VsbHMgZnJvbSB0aGUgcmVzdCwgb3IgbGVhdmUgbm9uZSB0byB3YWxrIG9uAHBsYWluAG5vIHN1Y2ggc3ByaXRlIGluIHRoaXMgcGFjaywgb3Igb25lIHdoZXJlIG5vbmUgbWF5IGJlIGdpdmVuAG5vIHN1Y2ggc3ByaXRlIGluIHRoaXMgcGFjaywgb3Igb25lIHdoZXJlIG5vIHN0eWxlIG1heSBiZSBnaXZlbgBnYXVzc2lhbi5tZWFuAGNlbnRyb2lkLm1lYW4Ac2NhbgB3YXNtAHJpbQBubyBzdWNoIGtlcm5lbCwgb3Igbm90IG9uIHRoaXMgcHJvY2Vzc29yOyBhZ19rZXJuZWxfbmFtZSBsaXN0cyB0aGVtAHNjYW4ubGV2ZWwAb2sAYmxvY2sAbm8gc3VjaCBlcG9jaCBpbiB0aGlzIHBhY2sAc3dhcHMgYXJlIDAgdG8gMjU2IHBhaXJzIG9mIGNvbG91cnMsIGZvciBhIHBhaW50ZWQgcGFjawBhIHRlbnNvciBkb2VzIG5vdCBiZWxvbmcgaW4gYSBwYWNrAGV4ZW1wbGFyLnJlYWNoAGEgdGVuc29yIGlzIG1pc3NpbmcAdGhlIHNjcmF0Y2ggbWVtb3J5IGlzIGxlc3MgdGhhbiBhZ19zY3JhdGNoX3NpemUAdGhlIHJvb20gZm9yIHBpeGVscyBpcyBsZXNzIHRoYW4gYWdfc2l6ZQBjbGFzcy5jdW11bGF0aXZlAGV4ZW1wbGFyLmN1bXVsYXRpdmUAZ2F1c3NpYW4uY3VtdWxhdGl2ZQBwYWxldHRlAG5hbWVzIG11c3QgYmUgcHJpbnRhYmxlLCBub3QgZW1wdHksIGRpZmZlcmVudCBmcm9tIGVhY2ggb3RoZXIgYW5kIG9uZSBmb3IgZWFjaCBzcHJpdGUAc2hhcGUAYSBsZXZlbCBtdXN0IGJlIDEgdG8gOCwgb3IgMCBmb3Igbm9uZQBubyBzdWNoIHNvdXJjZSBvZiB0aGUgcGFsZXR0ZTsgYSBwYWNrIHRoYXQgY29tcHV0ZXMgbm9uZSBoYXMgQUdfVkFSSUVEIGFsb25lAG5vdCBhbiAuYWdwIGZpbGU7IGFzc2V0Z2VuIGV4cG9ydCBQQUNLLm9ubnggLW8gUEFDSy5hZ3AgLS1mb3JtYXQgYWdwIHdyaXRlcyBvbmUAYSBwaW4gaXMgb2Ygbm8gY2xhc3Mgb2YgdGhlIHBhY2ssIG9yIG91dHNpZGUgdGhlIG91dGxpbmUAcGFpbnQuc3R5bGUAc2Nhbi5zdHlsZQB3YWxrYWJsZQBleGVtcGxhci5wYWxldHRlX3NjYWxlAGV4ZW1wbGFyLnNjYWxlAGd1aWRlLnNjYWxlAGNlbnRyb2lkLnNjYWxlAHJhbmdlAGEgcGxhY2UgbGllcyBpbiBubyBzcHJpdGUgb2YgdGhlIGNvZGUAc2lkZXMgYXJlIDEgdG8gMTAyNCwgY2hhbm5lbHMgMSwgMyBvciA0LCBhIGxhdGVudCAxIHRvIDUxMiB3aWRlAGhvbGQAdGhlIG91dGxpbmUgaXMgdG9vIHRoaW46IGFsbCBpdHMgY2VsbHMgdG91Y2ggdm9pZABpdHMgb3V0cHV0IGlzIG5laXRoZXIgZGlyZWN0IG5vciBpbmRleGVkAGFydCBkb2VzIG5vdCBmaXQgaXRzIGJveCwgaXRzIGNvbG91cnMgb3IgdGhlIGJ5dGVzIHRoYXQgYXJlIGFsbG93ZWQAbm8gc3VjaCBsYXllciBpbiB0aGlzIHBhY2ssIG9yIHRoZSBwYWNrIGlzIG5vdCBwYWludGVkAGxheWVyLmNvbG91cmVkAHRoZSBsYXllcnMgZG8gbm90IGVuZCBpbiB3aGF0IHRoZSBwYWNrJ3Mgc2l6ZSBhbmQgb3V0cHV0IG5lZWQAYXJ0IGlzIG5vdCBhIHdob2xlIHpsaWIgc3RyZWFtIG9mIHRoZSBieXRlcyB0aGF0IGl0cyBib3hlcyBuZWVkAHNwcmVhZABhcnQuZGF0YQBsYXllci4wMC5kYXRhAGEgdGV4dCBpcyBub3QgVVRGLTgAbmVpZ2hib3VycyBtdXN0IGJlIGV4ZW1wbGFycyBvZiB0aGUgc2FtZSBjbGFzcywgYW5kIHRoZSByZWFjaCAwIHRvIDI1NgBjdW11bGF0aXZlIHdlaWdodHMgbXVzdCByaXNlIHdpdGhpbiBlYWNoIGNsYXNzIGFuZCBlbmQgYXQgNDI5NDk2NzI5NQB0aGUgaW5kaWNlcyBvZiBhIHNlcmllcyBnbyBiZXlvbmQgNDI5NDk2NzI5NQBhIGxheWVyIGdpdmVzIG5vIHZhbHVlcywgb3IgbW9yZSB0aGFuIDJeMjQAYSBjaGFubmVsIG9mIGEgbGF5ZXIgY2FuIHJlYWNoIHN1bXMgYmV5b25kIDQxOTQzMDQAYSBjb250cmFjdCB0aGF0IHRoaXMgcnVudGltZSBkb2VzIG5vdCBrbm93OyBpdCBrbm93cyAxIGFuZCAyAHdpbmRvd3MgbXVzdCBiZSByaXNpbmcgY29kZXMgYmVsb3cgKGNsYXNzZXMgKyAxKV45LCBhdCBtb3N0IDJeMjAAYSBsYXRlbnQgb2YgLTEyODsgbGF0ZW50cyBsaWUgd2l0aGluIDEyNyBvZiAwAGFyZ21heC4AY29udi4AY3JvcC4Ad3JhcC4AZGVuc2UuAHJlc2hhcGUuAHVwc2FtcGxlLgBzaHVmZmxlLgB0YWJsZS4AAAAAAAAAAAAAAAAAAAAAGjMzMjMyMzIxMTEwLy8vLi0sLCoqKignJyYkJCMiISAfHh0cGxoZGBgWFhUTExMREQ8PDw0NDQsLCwoJCQgIBwcHBgUGBQUEBAQDBAMCAwIDAgIBAgIBAQEBAQEBAQEAAQABAAEAAAEAAAAAAQAAAAAAAAAAAQAAAAAAAAAAAABn5glqha5nu3Lzbjw69U+lf1IOUYxoBZur2YMfGc3gW5gvikKRRDdxz/vAtaXbtelbwlY58RHxWaSCP5LVXhyrmKoH2AFbgxK+hTEkw30MVXRdvnL+sd6Apwbcm3Txm8HBaZvkhke+78adwQ/MoQwkbyzpLaqEdErcqbBc2oj5dlJRPphtxjGoyCcDsMd/Wb/zC+DGR5Gn1VFjygZnKSkUhQq3JzghGy78bSxNEw04U1RzCmW7Cmp2LsnCgYUscpKh6L+iS2YaqHCLS8KjUWzHGeiS0SQGmdaFNQ70cKBqEBbBpBkIbDceTHdIJ7W8sDSzDBw5SqrYTk/KnFvzby5o7oKPdG9jpXgUeMiECALHjPr/vpDrbFCk96P5vvJ4ccYAAQECBAQAAAAAAAAAAAAAAAAAAIAAAAAACAAAAAABAD4DAQDPCQEANggBAC0DAQC7CQEALAIBAAMAAAAEAAAAEAAAAAoAAADEAwEAPwEBAEMLAQAAAAAAAAAAAAAAAAAQERIACAcJBgoFCwQMAw0CDgEPAAAAAAAAAAAAAAAAAAMABAAFAAYABwAIAAkACgALAA0ADwARABMAFwAbAB8AIwArADMAOwBDAFMAYwBzAIMAowDDAOMAAgEAAAAAAAAAAAAAAAAAAAEBAQECAgICAwMDAwQEBAQFBQUFAAAAAAEAAgADAAQABQAHAAkADQARABkAIQAxAEEAYQCBAMEAAQGBAQECAQMBBAEGAQgBDAEQARgBIAEwAUABYAAAAAABAAAAAAAAAAIAAAADAAAAAAAAAAAAAAAAAAAAAAAAAGxheWVyLjAwLmNvdW50cwCvCAEAJwQBAKIAAQC6CgEAwQ4BAM0GAQCmBgEAxAQBALQAAQA9CQEATAUBAAsJAQCWDQEA6wkBAEcMAQDQCwEAbQABAPENAQA/DwEAqg0BAP0GAQA8AgEABQYBAI4OAQBjDgEAfQMBAPoMAQBoBgEAugcBAGoEAQBKBAEAbQoBAAQBAQCBCQEAsAIBAGAIAQBRCQEANg4BAOcBAQDJBQEAPAYBAHAMAQA4DQEAuAgBAPYHAQDTCAEACwUBALQMAQCqCwEA/g4BAIUFAQBvAgEARwoBAFgAAQDYAwEAhgEBABUMAQAKCwEAcwcBAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQD/AQD/AAEB//8B//8BAAIA/gIA/gAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACD4ffAX6evh+No71LTNX8c9wUu7iLXyr4iqSaUzoEabf5bdkWCNB4nQhLqAxHzteDV1mXEbbrdqb2dAZCthLV5IW3lYwFUcU45QE06sS1hJF0fnRMhCukC8Ps487zofOV03qTUCNGky3DBbL+YtfCweK8opgShCJw0m4SS/I6UilCGMIIwfkx6iHbkc1xv7GicaWRmRGNAXFBdeFq4VBBVeFL4TIhOLEvkRbBHjEF4Q3Q9gD+cOcQ4ADpENJg2/DFoM+QubCz8L5wqRCj4K7QmfCVMJCgnDCH4IOwj6B7sHfgdDBwoH0gadBmkGNgYFBtYFqAV7BVAFJgX+BNYEsASLBGgERQQjBAME4wPEA6cDigNuA1MDOQMgAwcD7wLYAsICrAKXAoICbwJcAkkCNwImAhUCBAL0AeUB1gHIAboBrAGfAZIBhgF6AW4BYwFYAU0BQwE5AS8BJgEdARQBDAEEAfwA9ADsAOUA3gDXANEAygDEAL4AuACyAK0AqACiAJ0AmQCUAI8AiwCHAIMAfwB7AHcAcwBwAGwAaQBmAGMAXwBdAFoAVwBUAFIATwBNAEoASABGAEQAQgBAAD4APAA6ADgANgA1ADMAMgAwAC8ALQAsACoAKQAoACcAJQAkACMAIgAhACAAHwAeAB0AHAAbABsAGgAZABgAFwAXABYAFQAVABQAEwATABIAEgARABEAEAAQAA8ADwAOAA4ADQANAA0ADAAMAAsACwALAAoACgAKAAkACQAJAAkACAAIAAgACAAHAAcABwAHAAYABgAGAAYABgAGAAUABQAFAAUABQAFAAQABAAEAAQABAAEAAQABAADAAMAAwADAAMAAwADAAMAAwADAAMAAgACAAIAAgACAAIAAgACAAIAAgACAAIAAgACAAIAAgABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQA=";
return { CORE };
})();
const _core = (() => {
const {PackError} = _errors;
const {CORE} = _core_bytes;
const TAIL = 21; // bytes of a painted pack's code behind its three parts
let shared = {};
function coreBytes() {
if (Uint8Array.fromBase64) return Uint8Array.fromBase64(CORE);
const text = atob(CORE);
const bytes = new Uint8Array(text.length);
for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
return bytes;
}
function compile(from = coreBytes()) {
try {
shared = { module: new WebAssembly.Module(from) };
} catch (error) {
shared = { reason: reasonOf(error, from) };
}
}
async function prepare(engine) {
if (engine === "js" || typeof engine === "object" || shared.module) return;
const bytes = coreBytes();
try {
shared = { module: await WebAssembly.compile(bytes) };
} catch (error) {
shared = { reason: reasonOf(error, bytes) };
}
}
function reasonOf(error, bytes) {
if (typeof WebAssembly === "undefined") return "there is no WebAssembly here";
return WebAssembly.validate(bytes) ? error.message : "this WebAssembly has no SIMD";
}
function moduleFor(engine) {
if (typeof engine === "object") return { module: engine };
if (!shared.module && !shared.reason) compile();
return shared;
}
class Core {
static open(bytes, engine, digest) {
const { module, reason } = moduleFor(engine);
if (!module) return { reason };
try {
return Core.#opened(new WebAssembly.Instance(module).exports, bytes, digest);
} catch (error) {
return { reason: error.message };
}
}
static #opened(calls, bytes, digest) {
const [file, known] = [calls.room(bytes.length), digest ? calls.room(digest.length) : 0];
if (!file || (digest && !known)) return { reason: "not enough memory" };
const memory = new Uint8Array(calls.memory.buffer);
memory.set(bytes, file);
if (digest) memory.set(digest, known);
const code = calls.open(file, bytes.length, known);
if (code) return { reason: textAt(calls, calls.error(code)) };
return { core: new Core(calls) };
}
#calls;
#failed = null;
constructor(calls) {
this.#calls = calls;
this.memory = calls.memory;
this.places = { codes: calls.codes(), colours: calls.colours(), swaps: calls.swaps(), pixels: calls.pixels() };
}
draw(code, n) {
if (this.#failed) throw new PackError(this.#failed);
const { memory, places } = this;
const { colours, swaps, layer } = code;
this.#write(code);
if (colours) new Uint8Array(memory.buffer, places.colours, 3 * colours.length).set(colours.flat());
if (swaps) new Uint8Array(memory.buffer, places.swaps, 6 * swaps.length).set(swaps.flat(2));
let error;
try {
error = this.#calls.draw(colours?.length ?? 0, swaps?.length ?? 0, layer ?? -1);
} catch ({ message }) {
this.#failed = `the WebAssembly core has failed (${message}); open the pack with {engine: "js"}`;
throw new PackError(this.#failed);
}
if (error) throw new PackError(textAt(this.#calls, this.#calls.error(error)));
return new Uint8Array(memory.buffer, places.pixels, n).slice();
}
#write({ z, palette, kept, sources, t, rules, regions }) {
const { memory, places } = this;
const n = z.length;
const codes = new Int8Array(memory.buffer, places.codes, sources ? 3 * n + TAIL : 2 * n);
codes.set(z);
if (palette) codes.set(palette, n);
if (!sources) return;
if (kept) codes.set(kept, 2 * n);
const tail = new DataView(memory.buffer, places.codes + 3 * n, TAIL);
tail.setInt32(0, sources[0], true);
tail.setInt32(4, sources[1] ?? -1, true);
tail.setInt32(8, sources.length === 2 ? t : Number(rules === "style"), true);
(regions ?? []).forEach((byte, i) => tail.setUint8(12 + i, byte));
}
}
function textAt({ memory }, at) {
const bytes = new Uint8Array(memory.buffer, at);
return String.fromCharCode(...bytes.subarray(0, bytes.indexOf(0)));
}
return { coreBytes, compile, prepare, moduleFor, Core, textAt };
})();
const _decoder = (() => {
const UNIT = 2 ** 24;
const HALF = 2 ** 23;
const PAIRS = 4;
const LANES = 2 * PAIRS;
class Chain {
constructor(layers) {
const largest = Math.max(...layers.flatMap((layer) => [product(layer.input), product(layer.output)]));
this.buffers = [new Float64Array(largest), new Float64Array(largest)];
this.steps = layers.map(stepOf);
this.result = new Uint8Array(product(layers[layers.length - 1].output));
}
run(code) {
let [from, to] = this.buffers;
from.set(code);
for (const step of this.steps.slice(0, -1)) {
step(from, to);
[from, to] = [to, from];
}
this.steps[this.steps.length - 1](from, this.result);
return this.result;
}
}
function stepOf(layer) {
const { kind, tensors } = layer;
const [channels, height, width] = layer.input;
switch (kind) {
case "dense":
case "conv":
return linear(layer);
case "reshape":
return (from, to) => to.set(from);
case "upsample": {
const [factor] = tensors.get("factor").data;
return (from, to) => upsample(from, to, channels * height, width, factor);
}
case "shuffle": {
const [block] = tensors.get("block").data;
return (from, to) => shuffle(from, to, channels, height, width, block);
}
case "crop":
return window(layer, 0, 0);
case "wrap": {
const [top, left] = tensors.get("pads").data;
return window(layer, top, left);
}
case "table": {
const values = tensors.get("values").data;
const n = product(layer.input);
return (from, to) => {
for (let i = 0; i < n; i++) to[i] = values[from[i]];
};
}
default:
return (from, to) => argmax(from, to, channels, height * width);
}
}
function linear({ kind, tensors, input, output }) {
const weight = tensors.get("weight");
const [nOut, nIn, kernelHeight, kernelWidth] = [...weight.shape, 1, 1];
const [, height, width] = [...input, 1, 1];
const [, rows, columns] = [...output, 1, 1];
const [top, left, bottom, right] = kind === "conv" ? tensors.get("pads").data : [0, 0, 0, 0];
const paddedHeight = height + top + bottom;
const paddedWidth = width + left + right;
const padded = top + left + bottom + right ? new Float64Array(nIn * paddedHeight * paddedWidth) : null;
const size = nIn * kernelHeight * kernelWidth;
const offsets = new Int32Array(size);
for (let c = 0, k = 0; c < nIn; c++) {
for (let i = 0; i < kernelHeight; i++) {
for (let j = 0; j < kernelWidth; j++) offsets[k++] = (c * paddedHeight + i) * paddedWidth + j;
}
}
const weights = paired(weight.data, nOut, size);
const bias = tensors.get("bias").data;
const shift = tensors.get("shift").data;
const [low, high] = tensors.get("range").data;
const values = new Float64Array(2 * size);
const places = new Int32Array(size);
const area = rows * columns;
const start = (pixel) => Math.floor(pixel / columns) * paddedWidth + (pixel % columns);
return (from, to) => {
if (padded) pad(from, padded, nIn, height, width, paddedHeight, paddedWidth, top, left);
const source = padded ?? from;
if (nOut <= 2) {
for (let here = 0; here < area; here++) {
store(fewSums(source, start(here), offsets, weights), 0, nOut, bias, shift, low, high, to, here, area);
}
return;
}
for (let here = 0; here < area; here += 2) {
const there = Math.min(here + 1, area - 1);
const n = gather(source, start(here), start(there), offsets, values, places);
sums(values, places, n, weights, size, nOut, bias, shift, low, high, to, here, there, area);
}
};
}
function paired(weight, nOut, size) {
const blocks = Math.ceil(nOut / LANES);
const pairs = new Float64Array(blocks * size * PAIRS);
for (let o = 0; o < nOut; o++) {
const block = Math.floor(o / LANES);
const pair = (o % LANES) >> 1;
const unit = o % 2 ? UNIT : 1;
for (let k = 0; k < size; k++) pairs[(block * size + k) * PAIRS + pair] += weight[o * size + k] * unit;
}
return pairs;
}
function gather(source, here, there, offsets, values, places) {
let n = 0;
for (let k = 0; k < offsets.length; k++) {
const x = source[here + offsets[k]];
const y = source[there + offsets[k]];
if (x !== 0 || y !== 0) {
values[2 * n] = x;
values[2 * n + 1] = y;
places[n] = k * PAIRS;
n++;
}
}
return n;
}
function fewSums(source, first, offsets, weights) {
let sum = 0;
for (let k = 0; k < offsets.length; k++) sum += source[first + offsets[k]] * weights[k * PAIRS];
return sum;
}
function sums(values, places, n, weights, size, nOut, bias, shift, low, high, to, here, there, area) {
for (let o = 0, first = 0; o < nOut; o += LANES, first += size * PAIRS) {
let x0 = 0;
let x1 = 0;
let x2 = 0;
let x3 = 0;
let y0 = 0;
let y1 = 0;
let y2 = 0;
let y3 = 0;
for (let k = 0; k < n; k++) {
const x = values[2 * k];
const y = values[2 * k + 1];
const place = first + places[k];
const w0 = weights[place];
const w1 = weights[place + 1];
const w2 = weights[place + 2];
const w3 = weights[place + 3];
x0 += x * w0;
x1 += x * w1;
x2 += x * w2;
x3 += x * w3;
y0 += y * w0;
y1 += y * w1;
y2 += y * w2;
y3 += y * w3;
}
store(x0, o, nOut, bias, shift, low, high, to, here, area);
store(x1, o + 2, nOut, bias, shift, low, high, to, here, area);
store(x2, o + 4, nOut, bias, shift, low, high, to, here, area);
store(x3, o + 6, nOut, bias, shift, low, high, to, here, area);
store(y0, o, nOut, bias, shift, low, high, to, there, area);
store(y1, o + 2, nOut, bias, shift, low, high, to, there, area);
store(y2, o + 4, nOut, bias, shift, low, high, to, there, area);
store(y3, o + 6, nOut, bias, shift, low, high, to, there, area);
}
}
function store(sum, o, nOut, bias, shift, low, high, to, at, area) {
const second = Math.floor((sum + HALF) / UNIT);
const first = sum - second * UNIT;
if (o < nOut) to[o * area + at] = Math.min(Math.max((first + bias[o]) >> shift[o], low), high);
if (o + 1 < nOut) to[(o + 1) * area + at] = Math.min(Math.max((second + bias[o + 1]) >> shift[o + 1], low), high);
}
function pad(from, to, channels, height, width, paddedHeight, paddedWidth, top, left) {
for (let c = 0, k = 0; c < channels; c++) {
for (let i = 0; i < height; i++) {
const at = (c * paddedHeight + top + i) * paddedWidth + left;
for (let j = 0; j < width; j++) to[at + j] = from[k++];
}
}
}
function upsample(from, to, rows, width, factor) {
for (let i = 0, at = 0; i < rows * factor; i++) {
const row = Math.floor(i / factor) * width;
for (let j = 0; j < width; j++) {
const value = from[row + j];
for (let k = 0; k < factor; k++) to[at++] = value;
}
}
}
function shuffle(from, to, channels, height, width, block) {
for (let c = 0, k = 0; c < channels; c++) {
const out = Math.floor(c / block ** 2) * block * height;
const a = Math.floor(c / block) % block;
const b = c % block;
for (let i = 0; i < height; i++) {
const at = (out + i * block + a) * width * block + b;
for (let j = 0; j < width; j++) to[at + j * block] = from[k++];
}
}
}
function window({ input, output }, top, left) {
const [channels, height, width] = input;
const [, rows, columns] = output;
return (from, to) => {
for (let c = 0, at = 0; c < channels; c++) {
for (let i = 0; i < rows; i++) {
const row = (c * height + ((i - top + height) % height)) * width;
for (let j = 0; j < columns; j++) to[at++] = from[row + ((j - left + width) % width)];
}
}
};
}
function argmax(from, to, slots, area) {
for (let i = 0; i < area; i++) {
let best = 0;
let most = from[i];
for (let slot = 1; slot < slots; slot++) {
const value = from[slot * area + i];
if (value > most) {
most = value;
best = slot;
}
}
to[i] = best;
}
}
function product(sides) {
return sides.reduce((all, side) => all * side, 1);
}
return { Chain };
})();
const _inflate = (() => {
const {PackError} = _errors;
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
function inflate(stream, n) {
const damaged = new PackError("its art is not a whole zlib stream of the size that its boxes say");
const out = new Uint8Array(n);
let filled = 0;
let at = 2;
let held = 0;
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
held = nHeld = 0;
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
function huffman(lengths, damaged, whole = false) {
const counts = new Uint16Array(MAX_BITS + 1);
for (const length of lengths) if (length) counts[length]++;
let left = 1;
let nCodes = 0;
const starts = new Uint16Array(MAX_BITS + 2);
for (let length = 1; length <= MAX_BITS; length++) {
left = 2 * left - counts[length];
if (left < 0) throw damaged;
starts[length + 1] = starts[length] + counts[length];
nCodes += counts[length];
}
if (left > 0 && (whole || nCodes > 1 || nCodes !== counts[1])) throw damaged;
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
return { inflate };
})();
const _art = (() => {
const {PackError} = _errors;
const {expect} = _flat;
const {inflate} = _inflate;
const MAX_BYTES = 2 ** 26;
function layerPrefix(i) {
return `layer.${String(i).padStart(2, "0")}`;
}
function boxesOf(tensors, n, height, width) {
const data = expect(tensors, "art.boxes", "i32", [n, 4]);
return Array.from({ length: n }, (_, i) => {
const [top, left, rows, columns] = data.subarray(4 * i, 4 * i + 4);
if (!(top >= 0 && left >= 0 && rows >= 1 && columns >= 1 && top + rows <= height && left + columns <= width)) {
throw new PackError(`art.boxes: box ${i} does not lie within the texture of ${height}x${width}`);
}
return { top, left, height: rows, width: columns };
});
}
function artOf(tensors, prefix, boxes, channels) {
const counts = expect(tensors, `${prefix}.counts`, "i32", [boxes.length]);
const stream = expect(tensors, `${prefix}.data`, "u8", [null]);
let size = 0;
boxes.forEach(({ height, width }, i) => {
if (counts[i] < 0 || counts[i] > 256) throw new PackError(`${prefix}.counts holds ${counts[i]}; 0 to 256 is allowed`);
size += counts[i] ? 4 * counts[i] + height * width : 4 * height * width;
});
if (size > MAX_BYTES) throw new PackError(`${prefix}.data inflates to ${size} bytes; at most ${MAX_BYTES} are allowed`);
const bytes = inflate(stream, size);
let at = 0;
return boxes.map(({ height, width }, i) => {
const used = counts[i] ? 4 * counts[i] + height * width : 4 * height * width;
const part = bytes.subarray(at, at + used);
at += used;
const pixels = counts[i] ? indexed(part, counts[i], prefix) : trueColour(part, height, width);
if (channels) checkPixels(pixels, channels, prefix);
return pixels;
});
}
function indexed(part, n, prefix) {
const pixels = new Uint8Array(4 * (part.length - 4 * n));
for (let i = 4 * n, to = 0; i < part.length; i++, to += 4) {
if (part[i] >= n) throw new PackError(`${prefix}.data has colour ${part[i]} of ${n}`);
for (let c = 0; c < 4; c++) pixels[to + c] = part[4 * part[i] + c];
}
return pixels;
}
function trueColour(part, height, width) {
const area = height * width;
const planes = part.slice();
for (let plane = 0; plane < 4 * area; plane += area) {
for (let y = 0, at = plane; y < height; y++) {
for (let x = 0; x < width; x++, at++) {
const left = x ? planes[at - 1] : 0;
const up = y ? planes[at - width] : 0;
const corner = x && y ? planes[at - width - 1] : 0;
planes[at] += median(left, up, left + up - corner);
}
}
}
const pixels = new Uint8Array(4 * area);
for (let i = 0; i < area; i++) {
const green = planes[i];
pixels[4 * i] = planes[area + i] + green;
pixels[4 * i + 1] = green;
pixels[4 * i + 2] = planes[2 * area + i] + green;
pixels[4 * i + 3] = planes[3 * area + i];
}
return pixels;
}
function median(a, b, c) {
return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
function checkPixels(pixels, channels, prefix) {
for (let i = 0; i < pixels.length; i += 4) {
if (channels === 3 && pixels[i + 3] !== 255) throw new PackError(`${prefix}.data is not opaque, but its textures are`);
if (pixels[i + 3] === 0 && (pixels[i] || pixels[i + 1] || pixels[i + 2])) {
throw new PackError(`${prefix}.data has colour in a pixel that cannot be seen`);
}
}
}
return { layerPrefix, boxesOf, artOf };
})();
const _recolour = (() => {
function squared(r, g, b, palette, j, channels) {
const at = j * channels;
return (r - palette[at]) ** 2 + (g - palette[at + 1]) ** 2 + (b - palette[at + 2]) ** 2;
}
function shares(pixels, palette, channels) {
const counts = new Float64Array(palette.length / channels);
const nearest = new Map();
for (let i = 0; i < pixels.length; i += 4) {
if (pixels[i + 3] === 0) continue;
const [r, g, b] = pixels.subarray(i, i + 3);
const key = (r << 16) | (g << 8) | b;
if (!nearest.has(key)) {
let best = 0;
for (let j = 1; j < counts.length; j++) {
if (squared(r, g, b, palette, j, channels) < squared(r, g, b, palette, best, channels)) best = j;
}
nearest.set(key, best);
}
counts[nearest.get(key)]++;
}
return counts;
}
function moves({ own, counts, kept, palette, channels }) {
const apart = Array.from({ length: counts.length }, (_, j) => {
const at = j * channels;
return [0, 1, 2].map((c) => palette[at + c] - kept[at + c]);
});
const still = apart.every((move) => move.every((value) => value === 0));
const known = new Map();
return (r, g, b) => {
if (still) return [r, g, b];
const key = (r << 16) | (g << 8) | b;
if (!known.has(key)) {
const sums = [0, 0, 0];
let total = 0;
for (let j = 0; j < counts.length; j++) {
const d = squared(r, g, b, own, j, channels);
const weight = Math.floor((counts[j] * 65536) / (Math.floor((d * d) / 64) + 65536));
total += weight;
for (let c = 0; c < 3; c++) sums[c] += weight * apart[j][c];
}
known.set(
key,
[r, g, b].map((value, c) => Math.min(Math.max(value + Math.floor(sums[c] / Math.max(1, total)), 0), 255)),
);
}
return known.get(key);
};
}
return { shares, moves };
})();
const _paint = (() => {
const EMPTY = -1;
const OUTSIDE = -2;
const DRAWN = 64;
const PAD = 2;
const NEAR = [
[0, 0], [0, 1], [0, -1], [1, 0], [-1, 0], [1, 1], [-1, -1], [1, -1], [-1, 1], [0, 2], [0, -2], [2, 0], [-2, 0],
];
const STEPS = [[-1, -1], [-1, 0], [-1, 1], [0, -1], [0, 1], [1, -1], [1, 0], [1, 1]];
class Picture {
constructor(height, width, wrap) {
this.height = height;
this.width = width;
this.wrap = wrap;
this.row = 4 * (width + 2 * PAD);
this.data = new Uint8Array(this.row * (height + 2 * PAD));
}
static of(pixels, height, width, wrap) {
const picture = new Picture(height, width, wrap);
for (let y = 0; y < height; y++) {
picture.data.set(pixels.subarray(4 * width * y, 4 * width * (y + 1)), picture.at(y, 0));
}
return picture.wrapped();
}
at(y, x) {
return (y + PAD) * this.row + 4 * (x + PAD);
}
wrapped() {
if (!this.wrap) return this;
const { height, width, data } = this;
for (let y = -PAD; y < height + PAD; y++) {
for (let x = -PAD; x < width + PAD; x++) {
if (y >= 0 && y < height && x >= 0 && x < width) continue;
const from = this.at(modulo(y, height), modulo(x, width));
data.copyWithin(this.at(y, x), from, from + 4);
}
}
return this;
}
halved() {
const half = new Picture((this.height + 1) >> 1, (this.width + 1) >> 1, this.wrap);
const { data, row } = this;
for (let y = 0; y < half.height; y++) {
for (let x = 0; x < half.width; x++) {
const from = this.at(2 * y, 2 * x);
const to = half.at(y, x);
const right = 2 * x + 1 < this.width;
const down = 2 * y + 1 < this.height;
for (let c = 0; c < 4; c++) {
let sum = data[from + c] + 2;
if (right) sum += data[from + 4 + c];
if (down) sum += data[from + row + c];
if (right && down) sum += data[from + row + 4 + c];
half.data[to + c] = sum >> 2;
}
}
}
return half.wrapped();
}
}
function painted({ sources, variant, flow, height, width, rules, prefers, held }) {
const { wrap } = rules;
const first = {
height,
width,
arts: sources.map(({ art }) => Picture.of(art, height, width, wrap)),
guides: sources.map(({ guide }) => Picture.of(guide, height, width, wrap)),
variant: Picture.of(variant, height, width, wrap),
flow,
prefers,
held,
};
const pyramid = pyramidOf(first, sources[0].box, rules);
const { opaque } = sources[0];
let search = null;
pyramid.forEach((level, number) => {
const row = rules.levels[Math.min(number, rules.levels.length - 1)];
search = new Search(level, row, { opaque, wrap, hasGuide: level.height <= rules.guideHeight });
search.begin(number ? pyramid[number - 1] : null, rules.follow);
for (let sweep = 0; sweep < row.sweeps; sweep++) search.sweep();
level.matches = search.matches;
});
return search.choice();
}
function pyramidOf(finest, { top, left, bottom, right }, { coarsest, wrap }) {
const levels = [finest];
let side = Math.max(bottom - top, right - left);
for (let level = finest; side > coarsest; side = (side + 1) >> 1) {
if (wrap && (level.height % 2 || level.width % 2)) break;
level = {
height: (level.height + 1) >> 1,
width: (level.width + 1) >> 1,
arts: level.arts.map((art) => art.halved()),
guides: level.guides.map((guide) => guide.halved()),
variant: level.variant.halved(),
flow: halvedFlow(level),
prefers: level.prefers && everySecond(level),
held: level.held && heldByAll(level),
};
levels.unshift(level);
}
return levels;
}
function halvedFlow({ flow, height, width }) {
const [rows, columns] = [(height + 1) >> 1, (width + 1) >> 1];
const half = (of) => {
const values = new Int32Array(rows * columns);
for (let y = 0; y < rows; y++) {
const upper = 2 * y * width;
const lower = Math.min(2 * y + 1, height - 1) * width;
for (let x = 0; x < columns; x++) {
const right = Math.min(2 * x + 1, width - 1);
values[y * columns + x] = (of[upper + 2 * x] + of[upper + right] + of[lower + 2 * x] + of[lower + right] - 28) >> 3;
}
}
return values;
};
return { y: half(flow.y), x: half(flow.x) };
}
function everySecond({ prefers, height, width }) {
const [rows, columns] = [(height + 1) >> 1, (width + 1) >> 1];
const half = new Uint8Array(rows * columns);
for (let y = 0; y < rows; y++) for (let x = 0; x < columns; x++) half[y * columns + x] = prefers[2 * y * width + 2 * x];
return half;
}
function heldByAll({ held, height, width }) {
const [rows, columns] = [(height + 1) >> 1, (width + 1) >> 1];
const half = new Uint8Array(rows * columns);
for (let y = 0; y < rows; y++) {
const upper = 2 * y * width;
const lower = Math.min(2 * y + 1, height - 1) * width;
for (let x = 0; x < columns; x++) {
const right = Math.min(2 * x + 1, width - 1);
half[y * columns + x] = held[upper + 2 * x] & held[upper + right] & held[lower + 2 * x] & held[lower + right];
}
}
return half;
}
class Search {
constructor(level, { radius, paint, guide, place }, { opaque, wrap, hasGuide }) {
Object.assign(this, level);
this.area = this.height * this.width;
this.radius = radius;
this.paint = paint;
this.guide = hasGuide ? guide : 0;
this.place = place * (2 * radius + 1) ** 2;
this.opaque = opaque;
this.wrap = wrap;
this.tried = new Int32Array(this.area * this.arts.length + 1).fill(-1);
this.stamp = 0;
this.picture = null;
}
placed(s, y, x) {
const { height, width, area } = this;
if (this.wrap) return s * area + modulo(y, height) * width + modulo(x, width);
return y >= 0 && y < height && x >= 0 && x < width ? s * area + y * width + x : OUTSIDE;
}
landed(s, y, x) {
const place = this.placed(s, y, x);
if (place !== OUTSIDE) return place;
if (!this.opaque) return EMPTY;
return this.placed(s, Math.min(Math.max(y, 0), this.height - 1), Math.min(Math.max(x, 0), this.width - 1));
}
moved(match, dy, dx, land = false) {
if (match === EMPTY) return EMPTY;
const { area, width } = this;
const s = match < area ? 0 : 1;
const at = match - s * area;
const y = Math.floor(at / width) + dy;
const x = (at % width) + dx;
return land ? this.landed(s, y, x) : this.placed(s, y, x);
}
begin(before, follow) {
const { height, width, flow } = this;
this.matches = new Int32Array(this.area);
for (let y = 0, at = 0; y < height; y++) {
for (let x = 0; x < width; x++, at++) {
const [row, column] = [(flow.y[at] + 8) >> 4, (flow.x[at] + 8) >> 4];
if (this.held?.[at]) {
this.matches[at] = at;
continue;
}
if (!before) {
this.matches[at] = this.landed(this.prefers ? this.prefers[at] : 0, row, column);
continue;
}
const parent = (y >> 1) * before.width + (x >> 1);
const match = before.matches[parent];
if (match === EMPTY) {
this.matches[at] = EMPTY;
continue;
}
const area = before.height * before.width;
const s = match < area ? 0 : 1;
const py = Math.floor((match - s * area) / before.width);
const px = (match - s * area) % before.width;
this.matches[at] = follow
? this.landed(
s,
row + 2 * (py - ((before.flow.y[parent] + 8) >> 4)),
column + 2 * (px - ((before.flow.x[parent] + 8) >> 4)),
)
: this.landed(s, 2 * py + (y & 1), 2 * px + (x & 1));
}
}
this.vote();
}
#art(match) {
const s = match < this.area ? 0 : 1;
const at = match - s * this.area;
return [this.arts[s].data, this.arts[s].at(Math.floor(at / this.width), at % this.width)];
}
vote() {
const { height, width, radius, matches } = this;
const picture = new Picture(height, width, this.wrap);
for (let y = 0; y < height; y++) {
for (let x = 0; x < width; x++) {
let [n, red, green, blue, alpha] = [0, 0, 0, 0, 0];
for (let i = -radius; i <= radius; i++) {
for (let j = -radius; j <= radius; j++) {
const neighbour = this.placed(0, y + i, x + j);
if (neighbour === OUTSIDE) continue;
n++;
const proposal = this.moved(matches[neighbour], -i, -j, true);
if (proposal === EMPTY) continue;
const [art, at] = this.#art(proposal);
red += art[at];
green += art[at + 1];
blue += art[at + 2];
alpha += art[at + 3];
}
}
const to = picture.at(y, x);
const half = n >> 1;
picture.data[to] = (red + half) / n;
picture.data[to + 1] = (green + half) / n;
picture.data[to + 2] = (blue + half) / n;
picture.data[to + 3] = (alpha + half) / n;
}
}
this.picture = picture.wrapped();
}
sweep() {
const { height, width, matches, flow } = this;
const next = new Int32Array(this.area);
for (let y = 0, at = 0; y < height; y++) {
for (let x = 0; x < width; x++, at++) {
if (this.held?.[at]) {
next[at] = at;
continue;
}
if (!this.opaque && this.#isClear(y, x)) {
next[at] = EMPTY;
continue;
}
this.stamp++;
this.least = Infinity;
this.best = matches[at];
if (!this.opaque) this.#try(y, x, at, EMPTY);
for (const [dy, dx] of NEAR) {
const neighbour = this.placed(0, y + dy, x + dx);
if (neighbour !== OUTSIDE) this.#try(y, x, at, this.moved(matches[neighbour], -dy, -dx));
}
for (let s = 0; s < this.arts.length; s++) {
this.#try(y, x, at, this.placed(s, (flow.y[at] + 8) >> 4, (flow.x[at] + 8) >> 4));
}
if (matches[at] !== EMPTY) {
for (const [dy, dx] of STEPS) this.#try(y, x, at, this.moved(matches[at], dy, dx));
}
next[at] = this.best;
}
}
this.matches = next;
this.vote();
}
#isClear(y, x) {
const { radius, picture, variant } = this;
for (let i = -radius; i <= radius; i++) {
const from = picture.at(y + i, x - radius);
for (let k = from; k < from + 4 * (2 * radius + 1); k++) if (picture.data[k] || variant.data[k]) return false;
}
return true;
}
#try(y, x, at, match) {
if (match === OUTSIDE || this.tried[match + 1] === this.stamp) return;
this.tried[match + 1] = this.stamp;
const cost = match === EMPTY ? this.#emptyCost(y, x, at) : this.#cost(y, x, at, match);
if (cost < this.least) {
this.least = cost;
this.best = match;
}
}
#emptyCost(y, x, at) {
const { radius, picture, variant, paint, guide } = this;
let [painted, guided] = [0, 0];
for (let i = -radius; i <= radius; i++) {
const from = picture.at(y + i, x - radius);
for (let k = from; k < from + 4 * (2 * radius + 1); k++) {
painted += picture.data[k] ** 2;
guided += variant.data[k] ** 2;
}
}
const s = this.prefers ? this.prefers[at] : 0;
const posed = this.placed(s, (this.flow.y[at] + 8) >> 4, (this.flow.x[at] + 8) >> 4);
const [art, to] = posed === OUTSIDE ? [null, 0] : this.#art(posed);
return paint * painted + guide * guided + (art && art[to + 3] >= DRAWN ? 16 * this.place : 0);
}
#cost(y, x, at, match) {
const { radius, paint, guide, area, width, height } = this;
const s = match < area ? 0 : 1;
const row = Math.floor((match - s * area) / width);
const column = (match - s * area) % width;
let dy = 16 * row - this.flow.y[at];
let dx = 16 * column - this.flow.x[at];
if (this.wrap) {
dy = modulo(dy + 8 * height, 16 * height) - 8 * height;
dx = modulo(dx + 8 * width, 16 * width) - 8 * width;
}
const apart = Math.floor((dy * dy + dx * dx) / 16);
let cost = Math.floor((this.place * Math.min(apart, 256)) / 16);
const factor = this.prefers && this.prefers[at] !== s ? 4 : 1;
const here = this.picture.data;
const there = this.arts[s].data;
const variant = this.variant.data;
const decoded = this.guides[s].data;
const n = 4 * (2 * radius + 1);
for (let i = -radius; i <= radius; i++) {
const from = this.picture.at(y + i, x - radius);
const to = this.picture.at(row + i, column - radius);
let [painted, guided] = [0, 0];
for (let k = 0; k < n; k++) {
const difference = here[from + k] - there[to + k];
painted += difference * difference;
}
if (guide) {
for (let k = 0; k < n; k++) {
const difference = variant[from + k] - decoded[to + k];
guided += difference * difference;
}
}
cost += paint * painted + guide * guided;
if (cost * factor >= this.least) break;
}
return cost * factor;
}
choice() {
const { height, width, matches, picture } = this;
const chosen = new Int32Array(this.area);
for (let y = 0, at = 0; y < height; y++) {
for (let x = 0; x < width; x++, at++) {
const from = picture.at(y, x);
if (this.held?.[at]) {
chosen[at] = at;
continue;
}
let [best, least] = [EMPTY, Infinity];
for (let i = -1; i <= 1; i++) {
for (let j = -1; j <= 1; j++) {
const neighbour = this.placed(0, y + i, x + j);
if (neighbour === OUTSIDE) continue;
const proposal = this.moved(matches[neighbour], -i, -j, true);
let apart = 0;
const [art, to] = proposal === EMPTY ? [null, 0] : this.#art(proposal);
for (let c = 0; c < 4; c++) apart += (picture.data[from + c] - (art ? art[to + c] : 0)) ** 2;
if (apart < least || (apart === least && proposal < best)) [best, least] = [proposal, apart];
}
}
chosen[at] = best;
}
}
return chosen;
}
}
function modulo(value, n) {
return ((value % n) + n) % n;
}
return { painted };
})();
const _pose = (() => {
const NODES = 17;
const MOST = 8192; // a pixel's way, in 1/16 pixel
class Pose {
constructor(tensors, height, width, keep) {
this.height = height;
this.width = width;
this.keep = keep;
this.terms = tensors.get("pose.terms").data;
const n = this.terms.length / 2;
this.rows = profiles(tensors.get("pose.rows").data, n, height);
this.columns = profiles(tensors.get("pose.columns").data, n, width);
}
places(z, box) {
const { height, width } = this;
const y = this.#axis(z, 0, height);
const x = this.#axis(z, 1, width);
for (let i = 0, at = 0; i < height; i++) {
for (let j = 0; j < width; j++, at++) {
y[at] += 16 * i;
x[at] += 16 * j;
}
}
if (this.keep) {
squeeze(y, height, width, 1, box.top, box.bottom, box.left, box.right);
squeeze(x, width, 1, width, box.left, box.right, box.top, box.bottom);
}
return { y, x };
}
#axis(z, axis, side) {
const { height, width, terms, rows, columns } = this;
const sums = new Float64Array(height * width);
for (let k = 0; 2 * k < terms.length; k++) {
const latent = z[terms[2 * k]];
if (terms[2 * k + 1] !== axis || latent === 0) continue;
for (let i = 0, at = 0; i < height; i++) {
const factor = latent * rows[k * height + i];
for (let j = 0; j < width; j++, at++) sums[at] += factor * columns[k * width + j];
}
}
const moved = new Int32Array(sums.length);
for (let at = 0; at < sums.length; at++) {
const way = Math.floor((sums[at] * side + 2 ** 21) / 2 ** 22);
moved[at] = Math.min(Math.max(way, -MOST), MOST);
}
return moved;
}
}
function mirrorFlow({ y, x }, height, width, axis) {
for (let i = 0; i < height; i++) {
for (let j = Math.max(0, axis - width + 1); 2 * j < axis; j++) {
const [left, right] = [i * width + j, i * width + axis - j];
const down = (y[left] + y[right] - 32 * i) >> 1;
const along = (x[left] - 16 * j - (x[right] - 16 * (axis - j))) >> 1;
y[left] = y[right] = 16 * i + down;
x[left] = 16 * j + along;
x[right] = 16 * (axis - j) - along;
}
if (axis % 2 === 0) x[i * width + axis / 2] = 8 * axis;
}
}
function mirrorPlaces(places, height, width, axis) {
for (let start = 0; start < height * width; start += width) {
for (let x = (axis >> 1) + 1; x < width && x <= axis; x++) {
const place = places[start + axis - x];
const column = axis - (place % width);
if (place < 0) places[start + x] = -1;
else if (column >= 0 && column < width) places[start + x] = place - (place % width) + column;
}
}
return places;
}
function holdFlow({ y, x }, held, height, width, reach) {
let away = Uint8Array.from(held, (flag) => (flag ? 0 : reach));
for (let distance = 1; distance < reach; distance++) {
const before = away;
away = before.slice();
for (let i = 0, at = 0; i < height; i++) {
for (let j = 0; j < width; j++, at++) {
if (before[at] !== reach) continue;
for (let k = Math.max(0, i - 1); k <= Math.min(height - 1, i + 1); k++) {
for (let l = Math.max(0, j - 1); l <= Math.min(width - 1, j + 1); l++) {
if (before[k * width + l] === distance - 1) away[at] = distance;
}
}
}
}
}
for (let at = 0; at < away.length; at++) {
const row = 16 * Math.floor(at / width);
const column = 16 * (at % width);
y[at] = row + Math.floor(((y[at] - row) * away[at]) / reach);
x[at] = column + Math.floor(((x[at] - column) * away[at]) / reach);
}
}
function profiles(nodes, n, side) {
const values = new Int32Array(n * side);
for (let k = 0; k < n; k++) {
for (let y = 0; y < side; y++) {
const a = Math.floor(((2 * y + 1) * 2048) / side);
const at = k * NODES + (a >> 8);
values[k * side + y] = (nodes[at] * (256 - (a & 255)) + nodes[at + 1] * (a & 255) + 128) >> 8;
}
}
return values;
}
function squeeze(places, side, along, across, first, last, from, to) {
let before = 0;
let behind = 0;
for (let line = from; line < to; line++) {
before = Math.max(before, places[line * across] - 16 * first);
behind = Math.max(behind, 16 * (last - 1) - places[line * across + (side - 1) * along]);
}
if (!before && !behind) return;
const most = Math.max(1, side - 1);
for (let at = 0; at < places.length; at++) {
const y = Math.floor(at / along) % side;
places[at] += Math.floor((behind * y) / most) - Math.floor((before * (side - 1 - y)) / most);
}
}
return { Pose, mirrorFlow, mirrorPlaces, holdFlow };
})();
const _painter = (() => {
const {forcedTo} = _colours;
const {Chain} = _decoder;
const {artOf, layerPrefix} = _art;
const {moves, shares} = _recolour;
const {painted} = _paint;
const {holdFlow, mirrorFlow, mirrorPlaces, Pose} = _pose;
class Painter {
constructor(tensors, description) {
const { height, width, channels, painting, decoder, palette } = description;
Object.assign(this, { height, width, channels, painting });
this.scale = painting.scale;
this.decoder = new Chain(decoder);
this.palette = palette && new Chain(palette);
this.colours = tensors.get("palette.colours")?.data ?? null;
this.pose = new Pose(tensors, height, width, painting.keep && !painting.wrap);
this.art = artOf(tensors, "art", painting.boxes, channels);
this.layers = painting.layers.map((_, i) => artOf(tensors, layerPrefix(i), painting.boxes, null));
this.searched = null;
this.sources = new Map();
}
places({ z, kept, sources, t, rules, regions }, ownCode) {
const { height, width, painting } = this;
const known = sources.map((exemplar) => this.#source(exemplar, ownCode));
const flow = this.pose.places(z, known[0].box);
const held = painting.hold && this.#held(sources[0]);
if (held) holdFlow(flow, held, height, width, painting.hold.reach);
const axis = sources.length === 1 ? (painting.mirror?.[sources[0]] ?? -1) : -1;
if (axis >= 0) mirrorFlow(flow, height, width, axis);
const places = painted({
sources: known,
variant: this.#guide(z, this.#colours(kept)),
flow,
height,
width,
rules: { ...painting, ...painting.rules[rules] },
prefers: sources.length === 2 ? preferences(regions, t, known[0].box, height, width) : null,
held,
});
return axis < 0 ? places : mirrorPlaces(places, height, width, axis);
}
draw(codes, ownCode) {
const { height, width } = this;
const known = codes.sources.map((exemplar) => this.#source(exemplar, ownCode));
const isLayer = codes.layer !== null && codes.layer !== undefined;
const places = isLayer ? this.#placesOfLayers(codes, ownCode) : this.places(codes, ownCode);
const channels = isLayer ? 4 : this.channels;
const pixels = new Uint8Array(height * width * channels);
const isColoured = !isLayer || this.painting.coloured?.[codes.layer] === 1;
const recoloured = isColoured ? known.map((source) => this.#recoloured(source, codes)) : null;
const drawn = codes.sources.map((exemplar, s) => this.#drawn(exemplar, isLayer ? codes.layer : null) ?? known[s].straight);
const area = height * width;
places.forEach((place, i) => {
if (place < 0) return;
const s = place < area ? 0 : 1;
const from = 4 * (place - s * area);
const all = drawn[s];
const alpha = all[from + 3];
if (!isColoured || alpha === 0) {
pixels.set(all.subarray(from, from + channels), channels * i);
return;
}
pixels.set(recoloured[s](all[from], all[from + 1], all[from + 2]), channels * i);
if (channels === 4) pixels[4 * i + 3] = alpha;
});
return pixels;
}
#placesOfLayers(codes, ownCode) {
const { z, kept, sources, t, rules, regions } = codes;
const key = [z, kept ?? [], sources, [t, rules], regions ?? []].map((part) => part.join()).join(";");
if (this.searched?.key !== key) this.searched = { key, places: this.places(codes, ownCode) };
return this.searched.places;
}
#drawn(exemplar, layer) {
const number = layer ?? this.painting.shown?.[exemplar] ?? -1;
return number < 0 ? null : this.#onCanvas(this.layers[number], exemplar);
}
#held(exemplar) {
const { height, width } = this;
const { edges, layer } = this.painting.hold;
const mask = layer < 0 ? null : this.#onCanvas(this.layers[layer], exemplar);
const held = new Uint8Array(height * width);
for (let y = 0, at = 0; y < height; y++) {
for (let x = 0; x < width; x++, at++) {
const isEdge = Math.min(y, x, height - 1 - y, width - 1 - x) < edges;
held[at] = isEdge || mask?.[4 * at + 3] ? 1 : 0;
}
}
return held;
}
#recoloured(source, { kept, palette, colours, swaps }) {
const { channels } = this;
const to = moves({
own: source.palette,
counts: source.shares,
kept: this.#colours(kept),
palette: this.#colours(palette),
channels,
});
const swapped = new Map();
for (const [from, into] of swaps ?? []) {
const key = (from[0] << 16) | (from[1] << 8) | from[2];
if (!swapped.has(key)) swapped.set(key, into);
}
const known = new Map();
return (r, g, b) => {
const key = (r << 16) | (g << 8) | b;
if (!known.has(key)) {
let colour = swapped.get(key);
if (!colour) {
colour = to(r, g, b);
if (colours) colour = forcedTo(colours, Uint8Array.from(colour), 3);
}
known.set(key, colour);
}
return known.get(key);
};
}
#source(exemplar, ownCode) {
if (!this.sources.has(exemplar)) this.sources.set(exemplar, this.#found(exemplar, ownCode(exemplar)));
return this.sources.get(exemplar);
}
#found(exemplar, code) {
const { height, width, channels } = this;
const straight = this.#onCanvas(this.art, exemplar);
const palette = this.#colours(code);
const box = { top: height, left: width, bottom: 0, right: 0 };
let opaque = true;
for (let i = 0; i < height * width; i++) {
if (straight[4 * i + 3] < 255) opaque = false;
if (!straight[4 * i + 3]) continue;
const [y, x] = [Math.floor(i / width), i % width];
box.top = Math.min(box.top, y);
box.left = Math.min(box.left, x);
box.bottom = Math.max(box.bottom, y + 1);
box.right = Math.max(box.right, x + 1);
}
return {
straight,
art: premultiplied(straight),
guide: this.#guide(code, palette),
palette,
shares: shares(straight, palette, channels),
box: box.bottom ? box : { top: 0, left: 0, bottom: height, right: width },
opaque,
};
}
#onCanvas(art, exemplar) {
const { top, left, height, width } = this.painting.boxes[exemplar];
const canvas = new Uint8Array(4 * this.height * this.width);
for (let y = 0; y < height; y++) {
const line = art[exemplar].subarray(4 * width * y, 4 * width * (y + 1));
canvas.set(line, 4 * ((top + y) * this.width + left));
}
return canvas;
}
#colours(code) {
return this.colours ?? this.palette.run(code).slice();
}
#guide(code, palette) {
const { height, width, channels, scale } = this;
const slots = this.decoder.run(code);
const guide = new Uint8Array(4 * height * width);
for (let y = 0, to = 0; y < height; y++) {
const row = Math.floor(y / scale) * (width / scale);
for (let x = 0; x < width; x++, to += 4) {
const colour = slots[row + Math.floor(x / scale)] - (channels === 4 ? 1 : 0);
if (colour < 0) continue;
for (let c = 0; c < channels; c++) guide[to + c] = palette[colour * channels + c];
if (channels === 3) guide[to + 3] = 255;
}
}
return premultiplied(guide);
}
}
function preferences(regions, t, { top, left, bottom, right }, height, width) {
const field = new Uint8Array(height * width);
const counts = new Float64Array(256);
for (let y = 0, at = 0; y < height; y++) {
const a = Math.floor(((2 * y + 1) * 256) / height);
for (let x = 0; x < width; x++, at++) {
const c = Math.floor(((2 * x + 1) * 256) / width);
const [b, d] = [a & 255, c & 255];
const n = 3 * (a >> 8) + (c >> 8);
const upper = regions[n] * (256 - d) + regions[n + 1] * d;
const lower = regions[n + 3] * (256 - d) + regions[n + 4] * d;
field[at] = (upper * (256 - b) + lower * b) >> 16;
if (y >= top && y < bottom && x >= left && x < right) counts[field[at]]++;
}
}
const wanted = t * (bottom - top) * (right - left);
let most = 0;
for (let seen = counts[0]; 256 * seen < wanted; seen += counts[most]) most++;
return field.map((value) => (value <= most ? 1 : 0));
}
function premultiplied(straight) {
const pixels = new Uint8Array(straight.length);
for (let i = 0; i < straight.length; i += 4) {
const alpha = straight[i + 3];
for (let c = 0; c < 3; c++) pixels[i + c] = (straight[i + c] * alpha + 127) / 255;
pixels[i + 3] = alpha;
}
return pixels;
}
return { Painter };
})();
const _ramps = (() => {
const {SeedError} = _errors;
function rampSwaps(ramp, target) {
const levels = ramp.map(lightness);
const [low, high] = [Math.min(...levels), Math.max(...levels)];
if (!ramp.length || !target.length) throw new SeedError("a ramp has at least one colour");
if (target.length === 1) {
const middle = Math.max(1, levels.reduce((sum, level) => sum + level, 0) / levels.length) | 0;
return ramp.map((colour, i) => [colour, target[0].map((value) => shade(value, levels[i], middle))]);
}
return ramp.map((colour, i) => {
const at = high === low ? 0 : Math.floor(((levels[i] - low) * 256 * (target.length - 1)) / (high - low));
const first = Math.min(at >> 8, target.length - 2);
const part = at - 256 * first;
return [colour, target[first].map((value, c) => (value * (256 - part) + target[first + 1][c] * part + 128) >> 8)];
});
}
function isBright(data, i) {
return data[i + 3] >= 128 && lightness(data.subarray(i, i + 3)) >= 128 * 256;
}
function lightness([r, g, b]) {
return 77 * r + 151 * g + 28 * b;
}
function shade(value, level, middle) {
if (level <= middle) return Math.floor((value * level) / middle);
return value + Math.floor(((255 - value) * (level - middle)) / (65280 - middle));
}
return { rampSwaps, isBright };
})();
const _rules = (() => {
const {PackError} = _errors;
const {expect} = _flat;
const {boxesOf, layerPrefix} = _art;
const MAX_PAINTED_SIDE = 256;
const MAX_TERMS = 64;
const MAX_LEVELS = 8;
const NODES = 17;
const MOST_SQUARED = 6502500;
const NAMES = [
"guide.scale", "spread", "art.boxes", "art.counts", "art.data", "pose.terms", "pose.rows", "pose.columns",
"pose.keep", "paint.wrap", "paint.coarsest", "paint.follow", "paint.levels", "paint.mix", "paint.style",
];
function checkPainted(tensors, { height, width }, nLatent, n, lines) {
if (height > MAX_PAINTED_SIDE || width > MAX_PAINTED_SIDE) {
throw new PackError(`textures of ${height}x${width}; a painted pack has sides of at most ${MAX_PAINTED_SIDE}`);
}
const number = (name, dtype, least, most) => {
const [value] = expect(tensors, name, dtype, [1]);
if (value < least || value > most) throw new PackError(`${name} is ${value}; ${least} to ${most} is allowed`);
return value;
};
const scale = number("guide.scale", "u8", 1, 8);
if (height % scale || width % scale) throw new PackError(`guide.scale is ${scale}, which does not divide ${height}x${width}`);
const terms = expect(tensors, "pose.terms", "i32", [null, 2]);
const nTerms = terms.length / 2;
if (nTerms > MAX_TERMS) throw new PackError(`pose.terms has ${nTerms} terms; at most ${MAX_TERMS} are allowed`);
for (let k = 0; k < nTerms; k++) {
const [latent, axis] = terms.subarray(2 * k, 2 * k + 2);
if (latent < 0 || latent >= nLatent || axis < 0 || axis > 1) {
throw new PackError(`pose.terms holds latent ${latent}, axis ${axis}; latents are 0 to ${nLatent - 1}, axes 0 and 1`);
}
}
for (const name of ["pose.rows", "pose.columns"]) expect(tensors, name, "i16", [nTerms, NODES]);
const painting = {
scale,
spread: number("spread", "i32", 0, 1024),
boxes: boxesOf(tensors, n, height, width),
keep: number("pose.keep", "u8", 0, 1) === 1,
wrap: number("paint.wrap", "u8", 0, 1) === 1,
follow: number("paint.follow", "u8", 0, 1) === 1,
rules: rulesOf(tensors),
layers: tensors.has("layer.names") ? lines("layer.names") : [],
guideHeight: height / scale,
};
const use = useOfLayers(tensors, painting.layers.length, n, width);
Object.assign(painting, use.found);
painting.products = productsOf(painting, height, width);
const known = [...NAMES, ...(painting.layers.length ? ["layer.names"] : [])];
known.push(...use.known);
painting.layers.forEach((_, i) => known.push(`${layerPrefix(i)}.counts`, `${layerPrefix(i)}.data`));
return { painting, known };
}
function useOfLayers(tensors, nLayers, n, width) {
const known = ["layer.coloured", "layer.shown", "mirror", "hold"].filter((name) => tensors.has(name));
const given = (name, dtype, shape) => (tensors.has(name) ? expect(tensors, name, dtype, shape) : null);
const coloured = given("layer.coloured", "u8", [nLayers]);
if (coloured?.some((flag) => flag > 1)) throw new PackError("layer.coloured must be 0 or 1 for each layer");
const shown = given("layer.shown", "i32", [n]);
if (shown?.some((layer) => layer !== -1 && !(layer >= 0 && layer < nLayers && coloured?.[layer]))) {
throw new PackError("layer.shown must be -1 or a coloured layer for each sprite");
}
const mirror = given("mirror", "i32", [n]);
if (mirror?.some((axis) => axis < -1 || axis > 2 * (width - 1))) {
throw new PackError(`mirror holds ${mirror.join(", ")}; -1 to ${2 * (width - 1)} is allowed`);
}
const row = given("hold", "i32", [3]);
const hold = row && { edges: row[0], reach: row[1], layer: row[2] };
if (hold && (hold.edges < 0 || hold.edges > 64 || hold.reach < 1 || hold.reach > 64 || hold.layer < -1 || hold.layer >= nLayers)) {
throw new PackError(`hold is ${row.join(", ")}; edges 0 to 64, reach 1 to 64 and one of ${nLayers} layers or -1 are allowed`);
}
return { found: { coloured, shown, mirror, hold }, known };
}
function rulesOf(tensors) {
const coarsest = expect(tensors, "paint.coarsest", "i32", [3]);
if (!coarsest.every((side) => side >= 4 && side <= 64)) {
throw new PackError(`paint.coarsest is ${coarsest.join(", ")}; 4 to 64 is allowed`);
}
const of = (kind, i) => ({ coarsest: coarsest[i], levels: levelsOf(tensors, `paint.${kind}`) });
return { levels: of("levels", 0), mix: of("mix", 1), style: of("style", 2) };
}
function levelsOf(tensors, name) {
const data = expect(tensors, name, "i32", [null, 5]);
if (data.length < 5 || data.length > 5 * MAX_LEVELS) throw new PackError(`${name} must have 1 to ${MAX_LEVELS} rows`);
return Array.from({ length: data.length / 5 }, (_, i) => {
const [radius, sweeps, paint, guide, place] = data.subarray(5 * i, 5 * i + 5);
const inRange = (value, least, most) => value >= least && value <= most;
const fits = inRange(radius, 1, 2) && inRange(sweeps, 0, 4) && inRange(paint, 1, 255) && inRange(guide, 0, 255);
if (!fits || !inRange(place, 0, 2 ** 20) || (paint + guide) * MOST_SQUARED + 400 * place >= 2 ** 31) {
throw new PackError(`row ${i} of ${name} is beyond the contract's bounds`);
}
return { radius, sweeps, paint, guide, place };
});
}
function productsOf({ rules, wrap }, height, width) {
const most = Object.values(rules).map(({ coarsest, levels }) => {
const sides = [[height, width]];
for (let side = Math.max(height, width); side > coarsest; side = (side + 1) >> 1) {
const [rows, columns] = sides[0];
if (wrap && (rows % 2 || columns % 2)) break;
sides.unshift([(rows + 1) >> 1, (columns + 1) >> 1]);
}
return sides.reduce((sum, [h, w], level) => {
const { radius, sweeps } = levels[Math.min(level, levels.length - 1)];
return sum + h * w * (24 * sweeps + 2) * (2 * radius + 1) ** 2 * 8;
}, 0);
});
return Math.max(...most);
}
return { MAX_PAINTED_SIDE, checkPainted };
})();
const _tensors = (() => {
const {PackError, shown} = _errors;
const {CONTRACTS, expect} = _flat;
const {checkChain, LATENT_MAX, layersOf, MAX_MULTIPLICATIONS} = _layers;
const {checkPainted} = _rules;
const MAX_LATENT = 512;
const MAX_SIDE = 1024;
const MAX_REACH = 256;
const LAST = 0xffffffff;
const UNSAFE = /[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/;
function describePack(tensors, isProven = false) {
const contract = expect(tensors, "contract", "u8", [1])[0];
if (!CONTRACTS.includes(contract)) {
throw new PackError(`contract ${contract} is not one this runtime knows (${CONTRACTS.join(", ")})`);
}
const [height, width, channels] = expect(tensors, "size", "i32", [3]);
const [nLatent] = expect(tensors, "latent", "i32", [1]);
const output = text(tensors, "output");
const labels = lines(tensors, "labels");
const outputs = contract === 1 ? ["direct", "indexed"] : ["painted"];
if (!outputs.includes(output)) {
throw new PackError(`output kind ${shown(output)}; of contract ${contract} this runtime knows ${outputs.join(" and ")}`);
}
checkNames(labels, "class names");
const isPainted = output === "painted";
const allowed = isPainted ? [3, 4] : [1, 3, 4];
if (![height, width].every((side) => side >= 1 && side <= MAX_SIDE) || !allowed.includes(channels)) {
const found = `texture size ${height}x${width}x${channels}`;
throw new PackError(`${found}; sides 1 to ${MAX_SIDE}, channels ${allowed.join(" or ")}`);
}
if (nLatent < 1 || nLatent > MAX_LATENT) {
throw new PackError(`latent of width ${nLatent}; 1 to ${MAX_LATENT} is allowed`);
}
const indexed = output !== "direct";
const computesPalettes = indexed && !tensors.has("palette.colours");
const prior = checkPrior(tensors, Math.max(1, labels.length), nLatent, { indexed, computesPalettes, isPainted });
const own = isPainted ? checkPainted(tensors, { height, width }, nLatent, prior.n, (name) => lines(tensors, name)) : null;
const painting = own?.painting ?? null;
if (painting) checkNames(painting.layers, "names of layers");
const guide = [height, width].map((side) => side / (painting?.scale ?? 1));
const decoder = layersOf(tensors, "decoder");
const palette = computesPalettes ? layersOf(tensors, "palette") : null;
const nInputs = nLatent + labels.length;
let nColours = 0;
let work;
if (!indexed) {
work = checkChain(decoder, nInputs, "table", [channels, height, width], isProven);
} else {
work = checkChain(decoder, nInputs, "argmax", guide, isProven);
nColours = decoder.at(-1).tensors.get("slots").data[0] - (channels === 4 ? 1 : 0);
if (nColours < 1) throw new PackError("its palette has no colours");
if (computesPalettes) {
const more = checkChain(palette, nInputs, "table", [nColours * channels], isProven);
work = { products: work.products + more.products, moves: work.moves + more.moves };
} else {
expect(tensors, "palette.colours", "u8", [nColours, channels]);
}
}
if (painting) {
work = { products: 3 * work.products + painting.products, moves: 3 * work.moves };
if (work.products > MAX_MULTIPLICATIONS) {
throw new PackError(`a texture takes ${work.products} products; 2^32 is allowed`);
}
}
const known = new Set(["contract", "output", "size", "latent", "labels", ...prior.known, ...(own?.known ?? [])]);
if (indexed && !computesPalettes) known.add("palette.colours");
for (const layer of [...decoder, ...(palette ?? [])]) {
for (const short of layer.tensors.keys()) known.add(`${layer.name}.${short}`);
}
for (const name of tensors.keys()) {
if (!known.has(name)) throw new PackError(`tensor ${shown(name)} does not belong in a pack`);
}
const { kind, names } = prior;
return {
contract, height, width, channels, output, nLatent, labels, names, prior: kind, nEpochs: prior.nEpochs,
computesPalettes, nColours, decoder, palette, painting, work,
};
}
function checkPrior(tensors, nClasses, nLatent, { indexed, computesPalettes, isPainted }) {
const known = ["class.cumulative"];
const nEpochs = isPainted ? (tensors.get("class.cumulative")?.shape[0] ?? 0) : 1;
const epochs = isPainted ? [nEpochs] : [];
checkCumulative(expect(tensors, "class.cumulative", "u32", [...epochs, nClasses]), [0, nClasses], "class.cumulative");
if (nEpochs < 1) throw new PackError("class.cumulative must have a row for each epoch, and at least one");
if (!isPainted) {
checkLatents(expect(tensors, "centroid.mean", "i8", [nClasses, nLatent]), "centroid.mean");
expect(tensors, "centroid.scale", "i16", [nClasses, nLatent]);
known.push("centroid.mean", "centroid.scale");
}
const kind = !isPainted && tensors.has("gaussian.offsets") ? "gaussian" : "exemplar";
if (indexed && kind === "gaussian") {
throw new PackError("an indexed pack draws from exemplars, this one holds a Gaussian prior");
}
const offsets = expect(tensors, `${kind}.offsets`, "i32", [nClasses + 1]);
if (offsets[0] !== 0 || offsets.some((offset, k) => k > 0 && offset <= offsets[k - 1])) {
throw new PackError(`${kind}.offsets must rise from 0, with something in each class`);
}
const n = offsets[nClasses];
checkCumulative(expect(tensors, `${kind}.cumulative`, "u32", [...epochs, n]), offsets, `${kind}.cumulative`);
known.push(`${kind}.offsets`, `${kind}.cumulative`);
if (kind === "gaussian") {
checkLatents(expect(tensors, "gaussian.mean", "i8", [n, nLatent]), "gaussian.mean");
expect(tensors, "gaussian.factor", "i16", [n, null]);
const width = tensors.get("gaussian.factor").shape[1];
const triangle = (nLatent * (nLatent + 1)) / 2;
if (width !== nLatent && width !== triangle) {
throw new PackError(`gaussian.factor is ${width} wide; ${nLatent} or ${triangle} is allowed`);
}
return { kind, n, nEpochs, names: [], known: [...known, "gaussian.mean", "gaussian.factor"] };
}
checkLatents(expect(tensors, "exemplar.latent", "i8", [n, nLatent]), "exemplar.latent");
expect(tensors, "exemplar.scale", "i16", [nClasses, nLatent]);
checkNeighbours(expect(tensors, "exemplar.neighbours", "i32", [n, null]), tensors, offsets);
const [reach] = expect(tensors, "exemplar.reach", "i32", [1]);
if (reach < 0 || reach > MAX_REACH) throw new PackError(`exemplar.reach is ${reach}; 0 to ${MAX_REACH} is allowed`);
known.push("exemplar.latent", "exemplar.neighbours", "exemplar.reach", "exemplar.scale");
if (computesPalettes) {
expect(tensors, "exemplar.palette_scale", "i16", [nClasses, nLatent]);
known.push("exemplar.palette_scale");
}
if (!tensors.has("exemplar.names")) return { kind, n, nEpochs, names: [], known };
const names = text(tensors, "exemplar.names").split("\n");
checkNames(names, "names of exemplars");
if (names.length !== n) throw new PackError(`exemplar.names holds ${names.length} names for ${n} exemplars`);
return { kind, n, nEpochs, names, known: [...known, "exemplar.names"] };
}
function checkNeighbours(neighbours, tensors, offsets) {
const width = tensors.get("exemplar.neighbours").shape[1];
for (let k = 0; k + 1 < offsets.length; k++) {
for (let i = offsets[k] * width; i < offsets[k + 1] * width; i++) {
if (neighbours[i] < offsets[k] || neighbours[i] >= offsets[k + 1]) {
throw new PackError("exemplar.neighbours must name exemplars of the same class");
}
}
}
if (width < 1) throw new PackError("exemplar.neighbours must name exemplars of the same class");
}
function checkCumulative(table, offsets, name) {
for (let row = 0; row < table.length; row += offsets.at(-1)) {
for (let k = 0; k + 1 < offsets.length; k++) {
let rises = table[row + offsets[k + 1] - 1] === LAST;
for (let i = row + offsets[k] + 1; i < row + offsets[k + 1]; i++) rises &&= table[i] >= table[i - 1];
if (!rises) throw new PackError(`${name} must rise within each class and end at ${LAST}`);
}
}
}
function checkLatents(values, name) {
if (values.includes(-128)) throw new PackError(`${name} holds -128; latents lie within ±${LATENT_MAX}`);
}
function checkNames(names, what) {
if (new Set(names).size !== names.length || names.some((name) => name === "" || UNSAFE.test(name))) {
throw new PackError(`${what} must be printable, not empty and different from each other`);
}
}
function lines(tensors, name) {
const content = text(tensors, name);
return content === "" ? [] : content.split("\n");
}
function text(tensors, name) {
const bytes = expect(tensors, name, "u8", [null]);
try {
return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
} catch {
throw new PackError(`tensor ${shown(name)} is not UTF-8`);
}
}
return { describePack, checkNames, lines, text };
})();
const _pack = (() => {
const {interpolate, Prior} = _codes;
const {forcedTo, fromPlanes, fromSlots, toRgba} = _colours;
const {Core, prepare} = _core;
const {Chain} = _decoder;
const {PackError, SeedError, shown} = _errors;
const {asBytes, fetchBytes, nameOf} = _files;
const {checkHead, digestOf, readFlat} = _flat;
const {LATENT_MAX} = _layers;
const {Painter} = _painter;
const {isBright} = _ramps;
const {asFixed, asU32, seedWords} = _seeds;
const {sha256Hex} = _sha256;
const {describePack} = _tensors;
const MAX_SPREAD = 4;
const MAX_COLOURS = 256;
const WORK = { products: "multiplications", moves: "moves of values" };
const PLACE = ["seed", "index", "attempt", "spread"];
const FRAME = "frame.";
const PAINTED = ["epoch", "swaps", "layer"];
class Pack {
#core = null;
#chains = null;
#painter = null;
#closed = false;
static from(content, options = {}) {
return new Pack(asBytes(content), checkedOptions(options));
}
static async load(url, options = {}) {
const { engine } = checkedOptions(options);
const [bytes] = await Promise.all([fetchBytes(url), prepare(engine)]);
return from(bytes, nameOf(url), options, await digestOf(bytes));
}
constructor(bytes, { engine, limits }, digest = null) {
checkHead(bytes);
const { core, reason } = engine === "js" ? {} : Core.open(bytes, engine, digest);
const { tensors, fingerprint } = readFlat(bytes, core !== undefined, digest);
const description = describePack(tensors, core !== undefined);
checkWork(description.work, limits);
if (!core && engine !== undefined && engine !== "js") throw new PackError(`WebAssembly cannot draw it: ${reason}`);
this.width = description.width;
this.height = description.height;
this.channels = description.channels;
this.output = description.output;
this.spread = (description.painting?.spread ?? 256) / 256;
this.epochs = description.nEpochs;
this.layers = Object.freeze(description.painting?.layers ?? []);
this.labels = Object.freeze(description.labels);
this.names = Object.freeze(description.names);
this.fingerprint = fingerprint;
this.bytes = bytes;
this.work = Object.freeze(description.work);
this.prior = new Prior(tensors, description);
this.colours = tensors.get("palette.colours")?.data ?? null;
this.numbers = new Map(this.names.map((name, number) => [name, number]));
this.engine = core ? "wasm" : "js";
if (core) this.#core = core;
else this.#makeChains(tensors, description);
}
#makeChains(tensors, description) {
const { decoder, palette, painting } = description;
try {
if (painting) this.#painter = new Painter(tensors, description);
else this.#chains = { decoder: new Chain(decoder), palette: palette && new Chain(palette) };
} catch (error) {
if (error instanceof RangeError) throw new PackError("its layers need more memory than there is");
throw error;
}
}
texture(request) {
return this.render(this.codes(request));
}
frames(request) {
const names = this.layers.filter((name) => name.startsWith(FRAME)).sort();
if (!request?.base) throw new SeedError("frames are of one sprite; give its name as base");
const drawn = names.map((layer) => this.texture({ ...request, layer }));
let count = drawn.length;
while (count && !drawn[count - 1].data.some((value, i) => i % 4 === 3 && value > 0)) count--;
if (!count) throw new SeedError(`${shown(request.base)} has no frames in this pack`);
const { layer } = request;
if (layer === undefined || layer === null) return drawn.slice(0, count);
return names.slice(0, count).map((name) => this.texture({ ...request, layer: `${layer}.${name.slice(FRAME.length)}` }));
}
team({ swaps, mask = "mask", ...request }) {
const [plain, worn] = [this.texture(request), this.texture({ ...request, swaps })];
const ofFrame = `${mask}.${request.layer?.split(".")[1]}`;
const { data: where } = this.texture({ ...request, layer: this.layers.includes(ofFrame) ? ofFrame : mask });
const { channels } = plain;
for (let i = 0, at = 0; i < where.length; i += 4, at += channels) {
if (isBright(where, i)) plain.pixels.set(worn.pixels.subarray(at, at + channels), at);
}
return { ...plain, data: toRgba(plain.pixels, channels) };
}
blend(a, b, t, request = {}) {
return this.render(this.blendCodes(a, b, t, request));
}
aroundCentroid(request) {
return this.render(this.centroidCodes(request));
}
interpolate(a, b, ways, controls = {}) {
return this.interpolationCodes(a, b, ways, controls).map((codes) => this.render(codes));
}
codes(request) {
checkKeys(request, [...PLACE, ...PAINTED, "label", "base", "palette", "style"]);
const { label, base, spread = this.spread, palette } = request;
const { source, colours } = this.#palette(palette);
const painting = this.#painting(request);
const exemplar = base === undefined || base === null ? null : this.#exemplar(base);
const kind = this.#class(label);
if (exemplar !== null && kind !== null && kind !== this.prior.classOf(exemplar)) {
throw new SeedError(`the sprite ${shown(base)} is not of class ${shown(label)}; leave the label out`);
}
const { epoch, style, ...more } = painting;
const controls = { spread: asFixed(spread, "spread", MAX_SPREAD), label: kind, base: exemplar, palette: source };
return { ...this.prior.draw(placeOf(request), { ...controls, epoch, style }), colours, ...more };
}
blendCodes(a, b, t, request) {
checkKeys(request, [...PLACE, ...PAINTED, "palette"]);
const { seed = 0, spread = 0, palette } = request;
const { source, colours } = this.#palette(palette);
const { epoch, swaps, layer } = this.#painting(request);
const controls = { spread: asFixed(spread, "spread", MAX_SPREAD), palette: source, epoch };
const ends = [this.#exemplar(a), this.#exemplar(b)];
const codes = this.prior.blend(...ends, asFixed(t, "t", 1), placeOf({ ...request, seed }), controls);
return { ...codes, colours, swaps, layer };
}
centroidCodes(request) {
checkKeys(request, [...PLACE, "label"]);
if (this.output === "painted") throw new SeedError("a painted pack draws variants of its sprites; it has no centroids");
const { label, spread = 1 } = request;
const controls = { spread: asFixed(spread, "spread", MAX_SPREAD), label: this.#class(label) };
return { ...this.prior.aroundCentroid(placeOf(request), controls), colours: null };
}
interpolationCodes(a, b, ways, { label, epoch } = {}) {
const controls = { label: this.#class(label), spread: 256 * this.spread, epoch: this.#epoch(epoch) };
const [here, there] = [a, b].map((end) => {
checkKeys(end, ["seed", "index"]);
return this.prior.draw(placeOf(end), controls);
});
return Array.from(ways, (t) => ({ ...interpolate(here, there, asFixed(t, "t", 1), placeOf(a)), colours: null }));
}
render(codes) {
this.#checkCodes(codes);
const { width, height } = this;
const channels = codes.layer !== undefined && codes.layer !== null ? 4 : this.channels;
if (this.#painter) {
const pixels = this.#painter.draw(codes, (exemplar) => this.prior.codeOf(exemplar));
return { width, height, channels, pixels, data: toRgba(pixels, channels) };
}
if (!this.#core) {
const { decoder, palette } = this.#chains;
return this.paint(codes, decoder.run(codes.z), palette?.run(codes.palette));
}
const pixels = this.#core.draw(codes, width * height * channels);
return { width, height, channels, pixels, data: toRgba(pixels, channels) };
}
close() {
this.#closed = true;
this.#core = this.#chains = this.#painter = null;
}
paint(codes, decoded, palette) {
const { width, height, channels } = this;
let pixels;
if (this.output === "direct") {
pixels = fromPlanes(decoded, channels);
} else {
const own = this.colours ?? palette;
pixels = fromSlots(decoded, codes.colours ? forcedTo(codes.colours, own, channels) : own, channels);
}
return { width, height, channels, pixels, data: toRgba(pixels, channels) };
}
namesOf(label) {
const kind = this.#class(label);
return kind === null ? [] : this.names.filter((_, number) => this.prior.classOf(number) === kind);
}
#checkCodes(codes) {
if (this.#closed) throw new PackError("the pack is closed");
const { nLatent, nLabels, computesPalettes } = this.prior;
const { z, palette, kept, colours } = codes;
const n = nLatent + nLabels;
const isPainted = this.output === "painted";
for (const code of computesPalettes ? [z, palette, ...(isPainted ? [kept] : [])] : [z]) {
if (!(code instanceof Int8Array) || code.length !== n || code.includes(-LATENT_MAX - 1)) {
throw new SeedError(`a code of this pack is an Int8Array of ${n} values from -${LATENT_MAX} to ${LATENT_MAX}`);
}
}
if (colours && (this.output === "direct" || this.channels === 1)) {
throw new SeedError("this pack has no palette that can be forced to colours");
}
if (colours) checkedColours(colours);
if (isPainted) this.#checkPainting(codes);
}
#checkPainting({ sources, t, rules, regions, swaps, layer }) {
const exists = (value, n) => Number.isInteger(value) && value >= 0 && value < n;
const known = Array.isArray(sources) && sources.every((source) => exists(source, this.prior.nExemplars));
if (!known || sources.length < 1 || sources.length > 2 || !exists(t, 257)) {
throw new SeedError("a code of this pack has one or two sources, numbers of its sprites, and t from 0 to 256");
}
const isFit = sources.length === 2 ? rules === "mix" && regions?.length === 9 : rules === "levels" || rules === "style";
if (!isFit) throw new SeedError("a code of two sources is painted by the rules mix, in 3×3 regions; of one by levels or style");
if (layer !== undefined && layer !== null && !exists(layer, this.layers.length)) {
throw new SeedError(`layer ${shown(layer)} of ${this.layers.length}`);
}
checkedSwaps(swaps);
}
#class(label) {
if (label === undefined || label === null) return null;
const kind = this.labels.indexOf(label);
if (kind >= 0) return kind;
const allowed = this.labels.join(", ") || "none: this pack has no classes";
throw new SeedError(`no class ${shown(label)} in this pack; it has ${allowed}`);
}
#exemplar(name) {
const number = this.numbers.get(name);
if (number !== undefined) return number;
const count = this.names.length;
const hint = count ? `the first is ${shown(this.names[0])}` : "it keeps none";
throw new SeedError(`no sprite ${shown(name)} among the ${count} names of this pack; ${hint}`);
}
#painting({ epoch, style, swaps, layer }) {
const isGiven = (value) => value !== undefined && value !== null;
if (this.output !== "painted" && [style, swaps, layer].some(isGiven)) {
throw new SeedError("style, swaps and layer are for painted packs; this one does not hold its art");
}
const number = isGiven(layer) ? this.layers.indexOf(layer) : null;
if (number === -1) {
throw new SeedError(`no layer ${shown(layer)} in this pack; it has ${this.layers.join(", ") || "none"}`);
}
return {
epoch: this.#epoch(epoch),
style: isGiven(style) ? this.#exemplar(style) : null,
swaps: checkedSwaps(swaps),
layer: number,
};
}
#epoch(epoch = 1) {
if (Number.isInteger(epoch) && epoch >= 1 && epoch <= this.epochs) return epoch;
throw new SeedError(`epoch ${shown(epoch)}; this pack has ${this.epochs === 1 ? "only epoch 1" : `1 to ${this.epochs}`}`);
}
#palette(palette) {
if (palette === undefined || palette === null) return { source: "varied", colours: null };
if (this.output === "direct") {
throw new SeedError("this pack draws channel values, not palette colours; it has no palette control");
}
if (typeof palette !== "string") {
if (this.channels === 1) {
throw new SeedError("this pack draws shades of grey; its palettes cannot be forced to colours [r, g, b]");
}
return { source: "varied", colours: checkedColours(palette) };
}
if (!this.prior.computesPalettes) {
throw new SeedError("this pack has one fixed palette; give colours instead, as a list of [r, g, b]");
}
if (palette === "keep" || palette === "any") return { source: palette, colours: null };
if (palette.startsWith("from:")) return { source: this.#exemplar(palette.slice(5)), colours: null };
throw new SeedError(`palette ${shown(palette)}; keep, any, from:NAME or a list of [r, g, b] is allowed`);
}
}
function textureHash(texture) {
return sha256Hex(texture.pixels);
}
function from(bytes, where, options, digest) {
try {
return new Pack(bytes, options, digest);
} catch (error) {
if (error instanceof PackError) throw new PackError(`${where}: ${error.message}`);
throw error;
}
}
function checkedOptions(options, allowed = ["engine", "limits"]) {
const { engine, limits } = options;
const others = Object.keys(options).filter((key) => !allowed.includes(key));
if (others.length) throw new TypeError(`no option ${shown(others[0])} here; ${allowed.join(", ")} are allowed`);
const isModule = typeof WebAssembly !== "undefined" && engine instanceof WebAssembly.Module;
if (engine !== undefined && engine !== "wasm" && engine !== "js" && !isModule) {
throw new TypeError(`engine ${shown(engine)}; "wasm", "js" or a WebAssembly.Module of assetgen.wasm is allowed`);
}
for (const [key, most] of Object.entries(limits ?? {})) {
if (!(key in WORK && most >= 0)) throw new TypeError(`limits are {products, moves}, numbers from 0; got ${shown(key)}`);
}
return { engine, limits };
}
function checkWork(work, limits) {
for (const [key, most] of Object.entries(limits ?? {})) {
if (work[key] > most) throw new PackError(`a texture takes ${work[key]} ${WORK[key]}; the limit set is ${most}`);
}
}
function placeOf({ seed, index = 0, attempt = 0 }) {
const [low, high] = seedWords(seed);
return { low, high, index: asU32(index, "index"), attempt: asU32(attempt, "attempt") };
}
function checkKeys(request, allowed) {
if (typeof request !== "object" || request === null) {
throw new SeedError(`a request is an object like {seed: 7}, got ${shown(request)}`);
}
for (const key of Object.keys(request)) {
if (!allowed.includes(key)) throw new SeedError(`no control ${shown(key)} here; ${allowed.join(", ")} are allowed`);
}
}
function checkedSwaps(swaps) {
if (swaps === undefined || swaps === null) return null;
const pairs = Symbol.iterator in Object(swaps) ? Array.from(swaps) : [null];
if (pairs.length > MAX_COLOURS || !pairs.every((pair) => Array.isArray(pair) && pair.length === 2)) {
throw new SeedError(`swaps must be at most ${MAX_COLOURS} pairs of colours, [[[r, g, b], [r, g, b]], …]`);
}
return pairs.map((pair) => checkedColours(pair));
}
function checkedColours(palette) {
const whole = (value) => Number.isInteger(value) && value >= 0 && value <= 255;
const colours = Symbol.iterator in Object(palette) ? Array.from(palette, (colour) => Array.from(colour ?? [])) : [];
const fits = colours.every((colour) => colour.length === 3 && colour.every(whole));
if (!fits || colours.length < 1 || colours.length > MAX_COLOURS) {
throw new SeedError(`a palette must be 1 to ${MAX_COLOURS} colours [r, g, b] of whole numbers from 0 to 255`);
}
return colours;
}
return { Pack, textureHash, from, checkedOptions };
})();
const _worker_source = (() => {
const WORKER =
"(() => {\n\"use strict\";\nconst _errors = (() => {\nclass PackError extends Error {\nname = \"PackError\";\n}\nclass SeedError extends Error {\nname = \"SeedError\";\n}\nfunction shown(value) {\nconst text = typeof value === \"string\" ? JSON.stringify(value) : plain(value);\nreturn text.length <= 80 ? text : text.slice(0, 80) + \" …\";\n}\nfunction plain(value) {\ntry {\nreturn typeof value === \"bigint\" ? `${value}n` : String(value);\n} catch {\nreturn typeof value;\n}\n}\nreturn { PackError, SeedError, shown };\n})();\nconst _core_bytes = (() => {\nconst CORE = \"\";\nreturn { CORE };\n})();\nconst _core = (() => {\nconst {PackError} = _errors;\nconst {CORE} = _core_bytes;\nconst TAIL = 21; // bytes of a painted pack's code behind its three parts\nlet shared = {};\nfunction coreBytes() {\nif (Uint8Array.fromBase64) return Uint8Array.fromBase64(CORE);\nconst text = atob(CORE);\nconst bytes = new Uint8Array(text.length);\nfor (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);\nreturn bytes;\n}\nfunction compile(from = coreBytes()) {\ntry {\nshared = { module: new WebAssembly.Module(from) };\n} catch (error) {\nshared = { reason: reasonOf(error, from) };\n}\n}\nasync function prepare(engine) {\nif (engine === \"js\" || typeof engine === \"object\" || shared.module) return;\nconst bytes = coreBytes();\ntry {\nshared = { module: await WebAssembly.compile(bytes) };\n} catch (error) {\nshared = { reason: reasonOf(error, bytes) };\n}\n}\nfunction reasonOf(error, bytes) {\nif (typeof WebAssembly === \"undefined\") return \"there is no WebAssembly here\";\nreturn WebAssembly.validate(bytes) ? error.message : \"this WebAssembly has no SIMD\";\n}\nfunction moduleFor(engine) {\nif (typeof engine === \"object\") return { module: engine };\nif (!shared.module && !shared.reason) compile();\nreturn shared;\n}\nclass Core {\nstatic open(bytes, engine, digest) {\nconst { module, reason } = moduleFor(engine);\nif (!module) return { reason };\ntry {\nreturn Core.#opened(new WebAssembly.Instance(module).exports, bytes, digest);\n} catch (error) {\nreturn { reason: error.message };\n}\n}\nstatic #opened(calls, bytes, digest) {\nconst [file, known] = [calls.room(bytes.length), digest ? calls.room(digest.length) : 0];\nif (!file || (digest && !known)) return { reason: \"not enough memory\" };\nconst memory = new Uint8Array(calls.memory.buffer);\nmemory.set(bytes, file);\nif (digest) memory.set(digest, known);\nconst code = calls.open(file, bytes.length, known);\nif (code) return { reason: textAt(calls, calls.error(code)) };\nreturn { core: new Core(calls) };\n}\n#calls;\n#failed = null;\nconstructor(calls) {\nthis.#calls = calls;\nthis.memory = calls.memory;\nthis.places = { codes: calls.codes(), colours: calls.colours(), swaps: calls.swaps(), pixels: calls.pixels() };\n}\ndraw(code, n) {\nif (this.#failed) throw new PackError(this.#failed);\nconst { memory, places } = this;\nconst { colours, swaps, layer } = code;\nthis.#write(code);\nif (colours) new Uint8Array(memory.buffer, places.colours, 3 * colours.length).set(colours.flat());\nif (swaps) new Uint8Array(memory.buffer, places.swaps, 6 * swaps.length).set(swaps.flat(2));\nlet error;\ntry {\nerror = this.#calls.draw(colours?.length ?? 0, swaps?.length ?? 0, layer ?? -1);\n} catch ({ message }) {\nthis.#failed = `the WebAssembly core has failed (${message}); open the pack with {engine: \"js\"}`;\nthrow new PackError(this.#failed);\n}\nif (error) throw new PackError(textAt(this.#calls, this.#calls.error(error)));\nreturn new Uint8Array(memory.buffer, places.pixels, n).slice();\n}\n#write({ z, palette, kept, sources, t, rules, regions }) {\nconst { memory, places } = this;\nconst n = z.length;\nconst codes = new Int8Array(memory.buffer, places.codes, sources ? 3 * n + TAIL : 2 * n);\ncodes.set(z);\nif (palette) codes.set(palette, n);\nif (!sources) return;\nif (kept) codes.set(kept, 2 * n);\nconst tail = new DataView(memory.buffer, places.codes + 3 * n, TAIL);\ntail.setInt32(0, sources[0], true);\ntail.setInt32(4, sources[1] ?? -1, true);\ntail.setInt32(8, sources.length === 2 ? t : Number(rules === \"style\"), true);\n(regions ?? []).forEach((byte, i) => tail.setUint8(12 + i, byte));\n}\n}\nfunction textAt({ memory }, at) {\nconst bytes = new Uint8Array(memory.buffer, at);\nreturn String.fromCharCode(...bytes.subarray(0, bytes.indexOf(0)));\n}\nreturn { coreBytes, compile, prepare, moduleFor, Core, textAt };\n})();\nconst _sha256 = (() => {\nconst PRIMES = [];\nfor (let n = 2; PRIMES.length < 64; n++) if (PRIMES.every((prime) => n % prime)) PRIMES.push(n);\nconst START = PRIMES.slice(0, 8).map((prime) => fraction(prime, 2n));\nconst ROUND = Int32Array.from(PRIMES, (prime) => fraction(prime, 3n));\nfunction sha256(bytes) {\nconst state = Int32Array.from(START);\nconst schedule = new Int32Array(64);\nconst whole = bytes.length & ~63;\nconst view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);\nfor (let at = 0; at < whole; at += 64) compress(state, schedule, view, at);\nconst rest = bytes.length - whole;\nconst tail = new Uint8Array(rest < 56 ? 64 : 128);\ntail.set(bytes.subarray(whole));\ntail[rest] = 0x80;\nconst end = new DataView(tail.buffer);\nend.setBigUint64(tail.length - 8, BigInt(bytes.length) * 8n);\nfor (let at = 0; at < tail.length; at += 64) compress(state, schedule, end, at);\nconst digest = new DataView(new ArrayBuffer(32));\nstate.forEach((word, i) => digest.setInt32(4 * i, word));\nreturn new Uint8Array(digest.buffer);\n}\nfunction sha256Hex(bytes) {\nreturn hex(sha256(bytes));\n}\nfunction hex(bytes) {\nreturn Array.from(bytes, (byte) => byte.toString(16).padStart(2, \"0\")).join(\"\");\n}\nfunction compress(state, w, view, at) {\nfor (let i = 0; i < 16; i++) w[i] = view.getInt32(at + 4 * i);\nfor (let i = 16; i < 64; i++) {\nconst x = w[i - 15];\nconst y = w[i - 2];\nconst s0 = turned(x, 7) ^ turned(x, 18) ^ (x >>> 3);\nconst s1 = turned(y, 17) ^ turned(y, 19) ^ (y >>> 10);\nw[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;\n}\nlet a = state[0];\nlet b = state[1];\nlet c = state[2];\nlet d = state[3];\nlet e = state[4];\nlet f = state[5];\nlet g = state[6];\nlet h = state[7];\nfor (let i = 0; i < 64; i++) {\nconst s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);\nconst t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUND[i] + w[i]) | 0;\nconst s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);\nconst t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;\nh = g;\ng = f;\nf = e;\ne = (d + t1) | 0;\nd = c;\nc = b;\nb = a;\na = (t1 + t2) | 0;\n}\nstate[0] += a;\nstate[1] += b;\nstate[2] += c;\nstate[3] += d;\nstate[4] += e;\nstate[5] += f;\nstate[6] += g;\nstate[7] += h;\n}\nfunction turned(word, bits) {\nreturn (word >>> bits) | (word << (32 - bits));\n}\nfunction fraction(prime, degree) {\nconst square = BigInt(prime) << (32n * degree);\nlet low = 0n;\nlet high = 1n << 40n;\nwhile (high - low > 1n) {\nconst middle = (low + high) / 2n;\nif (middle ** degree <= square) low = middle;\nelse high = middle;\n}\nreturn Number(low & 0xffffffffn) | 0;\n}\nreturn { sha256, sha256Hex, hex };\n})();\nconst _seeds = (() => {\nconst {SeedError, shown} = _errors;\nconst {sha256} = _sha256;\nconst CLASS = 0;\nconst COMPONENT = 1;\nconst NEIGHBOUR = 2;\nconst WAY = 3;\nconst NOISE = 4;\nconst PALETTE_NOISE = 5;\nconst PALETTE_SOURCE = 6;\nconst REGIONS = 8;\nconst RUNS = [\n26, 51, 51, 50, 51, 50, 51, 50, 49, 49, 49, 48, 47, 47, 47, 46, 45, 44, 44, 42, 42, 42, 40, 39, 39, 38, 36, 36, 35,\n34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 24, 22, 22, 21, 19, 19, 19, 17, 17, 15, 15, 15, 13, 13, 13, 11, 11, 11, 10, 9,\n9, 8, 8, 7, 7, 7, 6, 5, 6, 5, 5, 4, 4, 4, 3, 4, 3, 2, 3, 2, 3, 2, 2, 1, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0, 1,\n0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1,\n];\nconst UPPER = RUNS.flatMap((times, value) => Array(times).fill(value));\nconst NORMAL_TABLE = Int8Array.from([...UPPER.map((value) => -value).reverse(), ...UPPER]);\nfunction seedWords(seed) {\nif (typeof seed === \"string\") {\nif (/\\p{Surrogate}/u.test(seed)) {\nthrow new SeedError(`the seed name ${shown(seed)} holds a lone surrogate and has no UTF-8`);\n}\nconst digest = new DataView(sha256(new TextEncoder().encode(seed)).buffer);\nreturn [digest.getUint32(0, true), digest.getUint32(4, true)];\n}\nif (typeof seed === \"number\") {\nif (Number.isInteger(seed) && seed > Number.MAX_SAFE_INTEGER) {\nthrow new SeedError(`seed ${seed} is beyond 2^53, where numbers are not exact; give it as a bigint, ${seed}n`);\n}\nif (Number.isInteger(seed) && seed >= 0) return [seed >>> 0, Math.floor(seed / 2 ** 32)];\n} else if (typeof seed === \"bigint\" && seed >= 0n && seed < 1n << 64n) {\nreturn [Number(seed & 0xffffffffn), Number(seed >> 32n)];\n}\nthrow new SeedError(`seed must be an integer from 0 to 2^64-1, or a name, got ${shown(seed)}`);\n}\nfunction asSeed(seed) {\nconst [low, high] = seedWords(seed);\nreturn (BigInt(high) << 32n) | BigInt(low);\n}\nfunction fromDecimal(text) {\nif (typeof text !== \"string\" || !/^[0-9]{1,20}$/.test(text)) {\nthrow new SeedError(`a decimal string has 1 to 20 digits, got ${shown(text)}`);\n}\nreturn BigInt(text);\n}\nfunction asU32(value, what) {\nconst number = typeof value === \"bigint\" && value >= 0n && value < 1n << 32n ? Number(value) : value;\nif (typeof number !== \"number\" || !Number.isInteger(number) || number < 0 || number >= 2 ** 32) {\nthrow new SeedError(`${what} must be an integer from 0 to 2^32-1, got ${shown(value)}`);\n}\nreturn number;\n}\nfunction asFixed(value, what, highest) {\nif (typeof value !== \"number\" || !(value >= 0 && value <= highest)) {\nthrow new SeedError(`${what} must be a number from 0 to ${highest}, got ${shown(value)}`);\n}\nreturn Math.floor(256 * value + 0.5);\n}\nfunction draw(place, domain, n) {\nconst words = new Uint32Array((n + 3) & ~3);\nfor (let block = 0; 4 * block < n; block++) {\nphilox(words, 4 * block, place.low, place.high, place.index, place.attempt, block, domain);\n}\nreturn words.subarray(0, n);\n}\nfunction philox(words, at, k0, k1, c0, c1, c2, c3) {\nfor (let round = 0; round < 10; round++) {\nconst p = mulHigh(0xd2511f53, c0);\nconst q = mulHigh(0xcd9e8d57, c2);\nconst lowP = Math.imul(0xd2511f53, c0);\nconst lowQ = Math.imul(0xcd9e8d57, c2);\nc0 = q ^ c1 ^ k0;\nc2 = p ^ c3 ^ k1;\nc1 = lowQ;\nc3 = lowP;\nk0 = (k0 + 0x9e3779b9) | 0;\nk1 = (k1 + 0xbb67ae85) | 0;\n}\nwords[at] = c0;\nwords[at + 1] = c1;\nwords[at + 2] = c2;\nwords[at + 3] = c3;\n}\nfunction mulHigh(a, b) {\nconst a0 = a & 0xffff;\nconst a1 = a >>> 16;\nconst b0 = b & 0xffff;\nconst b1 = b >>> 16;\nconst middle = a1 * b0 + (Math.imul(a0, b0) >>> 16);\nconst other = a0 * b1 + (middle & 0xffff);\nreturn (a1 * b1 + (middle >>> 16) + (other >>> 16)) >>> 0;\n}\nfunction normal(word) {\nreturn NORMAL_TABLE[word >>> 20];\n}\nfunction choose(word, cumulative, first, n, early = false) {\nfor (let i = 0; i < n - 1; i++) {\nif (word < cumulative[first + i] || (early && cumulative[first + i] === 0xffffffff)) return i;\n}\nreturn n - 1;\n}\nreturn { CLASS, COMPONENT, NEIGHBOUR, WAY, NOISE, PALETTE_NOISE, PALETTE_SOURCE, REGIONS, NORMAL_TABLE, seedWords, asSeed, fromDecimal, asU32, asFixed, draw, philox, mulHigh, normal, choose };\n})();\nconst _flat = (() => {\nconst {PackError, shown} = _errors;\nconst {hex, sha256Hex} = _sha256;\nconst CONTRACTS = [1, 2];\nconst MAX_FILE_BYTES = 64 << 20;\nconst MAX_TENSORS = 4096;\nconst MAX_NAME = 128;\nconst MAX_DIMENSIONS = 4;\nconst HEADER = 44;\nconst DTYPES = [\nnull,\n[\"u8\", Uint8Array],\n[\"i8\", Int8Array],\n[\"i16\", Int16Array],\n[\"i32\", Int32Array],\n[\"u32\", Uint32Array],\n];\nfunction checkHead(bytes) {\nif (bytes.length < HEADER || String.fromCharCode(...bytes.subarray(0, 4)) !== \"AGP1\") {\nthrow new PackError(\"not an .agp file (assetgen export PACK -o pack.agp --format agp writes one)\");\n}\nif (bytes.length > MAX_FILE_BYTES) {\nthrow new PackError(`${bytes.length} bytes; a pack has at most ${MAX_FILE_BYTES}`);\n}\n}\nasync function digestOf(bytes) {\ntry {\nreturn new Uint8Array(await crypto.subtle.digest(\"SHA-256\", bytes.subarray(HEADER)));\n} catch {\nreturn null;\n}\n}\nfunction readFlat(bytes, isCompared = false, digest = null) {\ncheckHead(bytes);\nconst reader = new Reader(bytes, 4);\nconst contract = reader.u32(\"the contract\");\nif (!CONTRACTS.includes(contract)) {\nconst kind = contract > CONTRACTS.at(-1) ? \"newer than this runtime\" : \"unknown\";\nthrow new PackError(`contract ${contract} is ${kind} (${CONTRACTS.join(\", \")}); upgrade assetgen or export again`);\n}\nconst nTensors = reader.u32(\"the number of tensors\");\nif (nTensors > MAX_TENSORS) throw new PackError(`${nTensors} tensors; at most ${MAX_TENSORS} are allowed`);\nconst fingerprint = hex(reader.bytes(32, \"the fingerprint\"));\nconst found = isCompared ? fingerprint : digest ? hex(digest) : sha256Hex(bytes.subarray(HEADER));\nif (found !== fingerprint) throw new PackError(`altered: its fingerprint is ${found}, it says ${fingerprint}`);\nconst tensors = new Map();\nlet last = \"\";\nfor (let i = 0; i < nTensors; i++) {\nconst [name, tensor] = readTensor(reader);\nif (name <= last) throw new PackError(`tensor ${shown(name)} stands behind ${shown(last)}; names must rise`);\ntensors.set(name, tensor);\nlast = name;\n}\nif (reader.left) throw new PackError(`${reader.left} bytes behind its last tensor`);\nif (tensors.get(\"contract\")?.data[0] !== contract) throw new PackError(\"its head names another contract than its tensors\");\nreturn { tensors, fingerprint };\n}\nfunction readTensor(reader) {\nconst length = reader.u32(\"the length of a name\");\nif (length < 1 || length > MAX_NAME) throw new PackError(`a name of ${length} bytes; 1 to ${MAX_NAME} are allowed`);\nconst name = String.fromCharCode(...reader.bytes(length, \"a name\"));\nif (/[^\\x21-\\x7e]/.test(name)) throw new PackError(`tensor ${shown(name)}: its name is not printable ASCII`);\nconst what = `tensor ${shown(name)}`;\nconst [code] = reader.bytes(1, what);\nif (code < 1 || code >= DTYPES.length) throw new PackError(`${what} has the dtype code ${code}; 1 to 5 are allowed`);\nconst [dtype, View] = DTYPES[code];\nconst nDimensions = reader.u32(what);\nif (nDimensions > MAX_DIMENSIONS) {\nthrow new PackError(`${what} has ${nDimensions} dimensions; at most ${MAX_DIMENSIONS} are allowed`);\n}\nconst shape = Array.from({ length: nDimensions }, () => reader.u32(what));\nconst size = shape.reduce((product, side) => product * side, View.BYTES_PER_ELEMENT);\nconst raw = reader.bytes(size, what);\nreturn [name, { dtype, shape, data: new View(raw.slice().buffer) }];\n}\nfunction expect(tensors, name, dtype, shape, prefix = \"\") {\nconst tensor = tensors.get(name);\nif (!tensor) throw new PackError(`tensor ${shown(prefix + name)} is missing`);\nconst asWanted = (want, i) => want === null || want === tensor.shape[i];\nif (tensor.dtype !== dtype || tensor.shape.length !== shape.length || !shape.every(asWanted)) {\nconst wanted = shape.map((side) => side ?? \"any\").join(\"x\");\nconst found = `${tensor.dtype}[${tensor.shape.join(\", \")}]`;\nthrow new PackError(`tensor ${shown(prefix + name)} is ${found}, not ${dtype} of ${wanted}`);\n}\nreturn tensor.data;\n}\nclass Reader {\nconstructor(bytes, at) {\nthis.content = bytes;\nthis.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);\nthis.at = at;\n}\nget left() {\nreturn this.content.length - this.at;\n}\nbytes(n, what) {\nif (n > this.left) throw new PackError(`cut short: ${what} needs ${n} bytes at ${this.at}, ${this.left} are left`);\nthis.at += n;\nreturn this.content.subarray(this.at - n, this.at);\n}\nu32(what) {\nif (this.left < 4) throw new PackError(`cut short: ${what} needs 4 bytes at ${this.at}, ${this.left} are left`);\nthis.at += 4;\nreturn this.view.getUint32(this.at - 4, true);\n}\n}\nreturn { CONTRACTS, checkHead, digestOf, readFlat, expect };\n})();\nconst _layers = (() => {\nconst {PackError, shown} = _errors;\nconst {expect} = _flat;\nconst LATENT_MAX = 127;\nconst MAX_ACCUMULATOR = 2 ** 22;\nconst MAX_SHIFT = 22;\nconst MAX_ACTIVATIONS = 2 ** 24; // values of one layer's output\nconst MAX_MULTIPLICATIONS = 2 ** 32;\nconst MAX_PADDED = 2 ** 25; // of a convolution's input; the contract has no bound of its own for what pads add\nconst MAX_COMPARED = 2 ** 15;\nconst LINEAR = { bias: [\"i32\", 1], shift: [\"u8\", 1], range: [\"i32\", 1] };\nconst KINDS = new Map([\n[\"dense\", { weight: [\"i8\", 2], ...LINEAR }],\n[\"conv\", { weight: [\"i8\", 4], ...LINEAR, pads: [\"u8\", 1] }],\n[\"reshape\", { shape: [\"i32\", 1] }],\n[\"upsample\", { factor: [\"u8\", 1] }],\n[\"shuffle\", { block: [\"u8\", 1] }],\n[\"crop\", { size: [\"i32\", 1] }],\n[\"wrap\", { pads: [\"u8\", 1] }],\n[\"table\", { values: [\"u8\", 1] }],\n[\"argmax\", { slots: [\"i32\", 1] }],\n]);\nfunction layersOf(tensors, chain) {\nconst grouped = new Map();\nfor (const [name, tensor] of tensors) {\nconst dot = name.lastIndexOf(\".\");\nconst layer = name.slice(0, dot);\nif (!layer.startsWith(chain + \".\")) continue;\nif (!grouped.has(layer)) grouped.set(layer, new Map());\ngrouped.get(layer).set(name.slice(dot + 1), tensor);\n}\nreturn [...grouped].map(([name, own], number) => {\nconst kind = name.slice(name.lastIndexOf(\".\") + 1);\nif (name !== `${chain}.${String(number).padStart(2, \"0\")}.${kind}` || !KINDS.has(kind)) {\nconst known = [...KINDS.keys()].join(\", \");\nthrow new PackError(`${shown(name)} is not a layer of this contract; kinds are ${known}`);\n}\nreturn { kind, name, tensors: own };\n});\n}\nfunction checkChain(layers, nInputs, last, result, isProven) {\nlet shape = [nInputs];\nlet low = -LATENT_MAX;\nlet high = LATENT_MAX;\nlet multiplications = 0;\nlet moves = 0;\nlayers.forEach((layer, number) => {\nconst { kind, name, tensors } = layer;\nconst wanted = KINDS.get(kind);\nif (tensors.size !== Object.keys(wanted).length || Object.keys(wanted).some((short) => !tensors.has(short))) {\nthrow new PackError(`${name} needs the tensors ${Object.keys(wanted).join(\", \")}`);\n}\nfor (const [short, [dtype, nDimensions]] of Object.entries(wanted)) {\nexpect(tensors, short, dtype, Array(nDimensions).fill(null), `${name}.`);\n}\nif ((kind === \"table\" || kind === \"argmax\") && number !== layers.length - 1) {\nthrow new PackError(`${name} may only come last`);\n}\nlayer.input = shape;\nshape = outputShape(layer, shape);\nlayer.output = shape;\nif (shape.some((side) => side < 1) || product(shape) > MAX_ACTIVATIONS) {\nthrow new PackError(`${name} gives values of shape ${shape}`);\n}\nmoves += product(shape);\nif (kind === \"dense\" || kind === \"conv\") {\nmultiplications += tensors.get(\"weight\").data.length * product(shape.slice(1));\nif (multiplications > MAX_MULTIPLICATIONS) {\nthrow new PackError(`${name} brings a texture to ${multiplications} multiplications; 2^32 is allowed`);\n}\nif (!isProven) checkAccumulator(layer, Math.max(-low, high));\n[low, high] = tensors.get(\"range\").data;\n} else if (kind === \"table\" && !(low >= 0 && high < tensors.get(\"values\").data.length)) {\nconst held = tensors.get(\"values\").data.length;\nthrow new PackError(`${name} is read at ${low} to ${high}, but holds ${held} values`);\n} else if (kind === \"argmax\" && Math.max(-low, high) > MAX_COMPARED) {\nthrow new PackError(`${name} compares values from ${low} to ${high}; at most ±2^15 is allowed`);\n}\n});\nif (layers.length === 0 || layers.at(-1).kind !== last || String(shape) !== String(result)) {\nthrow new PackError(`the layers end in ${shape}, not in a ${last} of ${result}`);\n}\nreturn { products: multiplications, moves };\n}\nfunction outputShape(layer, shape) {\nconst { kind, name, tensors } = layer;\nconst values = (short) => Array.from(tensors.get(short).data);\nconst refused = new PackError(`${name} does not fit values of shape ${shape}`);\nconst need = (fits) => {\nif (!fits) throw refused;\n};\nif (kind === \"table\") return shape;\nconst [channels, height, width] = shape;\nif (kind === \"dense\") {\nconst [nOut, nIn] = tensors.get(\"weight\").shape;\nneed(shape.length === 1 && nIn === shape[0]);\nreturn [nOut];\n}\nif (kind === \"reshape\") {\nconst to = values(\"shape\");\nneed(shape.length === 1 && to.length === 3 && to.every((side) => side >= 1) && product(to) === shape[0]);\nreturn to;\n}\nneed(shape.length === 3);\nswitch (kind) {\ncase \"conv\": {\nconst [nOut, nIn, kernelHeight, kernelWidth] = tensors.get(\"weight\").shape;\nconst [top, left, bottom, right, ...more] = values(\"pads\");\nneed(right !== undefined && more.length === 0 && nIn === channels && kernelHeight > 0 && kernelWidth > 0);\nconst nPadded = channels * (height + top + bottom) * (width + left + right);\nif (nPadded > MAX_PADDED) throw new PackError(`${name} pads its input to ${nPadded} values; 2^25 is allowed`);\nreturn [nOut, height + top + bottom - kernelHeight + 1, width + left + right - kernelWidth + 1];\n}\ncase \"upsample\": {\nconst [factor, ...more] = values(\"factor\");\nneed(factor >= 1 && factor <= 8 && more.length === 0);\nreturn [channels, height * factor, width * factor];\n}\ncase \"shuffle\": {\nconst [block, ...more] = values(\"block\");\nneed(block >= 1 && block <= 8 && more.length === 0 && channels % block ** 2 === 0);\nreturn [channels / block ** 2, height * block, width * block];\n}\ncase \"crop\": {\nconst [rows, columns, ...more] = values(\"size\");\nneed(rows <= height && columns <= width && more.length === 0);\nreturn [channels, rows, columns];\n}\ncase \"wrap\": {\nconst [top, left, bottom, right, ...more] = values(\"pads\");\nneed(right !== undefined && more.length === 0 && Math.min(top, left, bottom, right) >= 1);\nneed(Math.max(top, bottom) <= height && Math.max(left, right) <= width);\nreturn [channels, top + height + bottom, left + width + right];\n}\ndefault: {\nconst [slots, ...more] = values(\"slots\");\nneed(slots === channels && slots <= 256 && more.length === 0);\nreturn [height, width];\n}\n}\n}\nfunction checkAccumulator({ name, tensors }, amax) {\nconst weight = tensors.get(\"weight\").data;\nconst bias = tensors.get(\"bias\").data;\nconst shift = tensors.get(\"shift\").data;\nconst range = tensors.get(\"range\").data;\nconst [nOut] = tensors.get(\"weight\").shape;\nif (shift.length !== nOut || bias.length !== nOut || range.length !== 2) {\nthrow new PackError(`${name}: bias and shift need ${nOut} values, range 2`);\n}\nconst [low, high] = range;\nconst bounded = low >= -MAX_ACCUMULATOR && low < high && high <= MAX_ACCUMULATOR;\nif (!bounded || shift.some((bits) => bits > MAX_SHIFT)) {\nthrow new PackError(`${name}: range ${low} to ${high} or its shifts are beyond the contract's`);\n}\nconst nIn = weight.length / nOut;\nfor (let o = 0; o < nOut; o++) {\nlet sum = 0;\nfor (let i = o * nIn; i < (o + 1) * nIn; i++) sum += Math.abs(weight[i]);\nconst worst = amax * sum + Math.abs(bias[o]);\nif (worst > MAX_ACCUMULATOR) {\nthrow new PackError(`${name}: channel ${o} can reach ${worst}, beyond the ${MAX_ACCUMULATOR} of a sum`);\n}\n}\n}\nfunction product(sides) {\nreturn sides.reduce((all, side) => all * side, 1);\n}\nreturn { LATENT_MAX, MAX_MULTIPLICATIONS, layersOf, checkChain };\n})();\nconst _codes = (() => {\nconst {CLASS, choose, COMPONENT, draw, mulHigh, NEIGHBOUR, NOISE, normal, PALETTE_NOISE, PALETTE_SOURCE, REGIONS, WAY,} = _seeds;\nconst {LATENT_MAX} = _layers;\nconst LABEL_HEIGHT = 64;\nconst WHOLE = 256;\nclass Prior {\nconstructor(tensors, description) {\nconst own = new Map([...tensors].filter(([name]) => !/^(decoder|palette)\\./.test(name)));\nthis.data = (name) => own.get(name).data;\nthis.kind = description.prior;\nthis.nLatent = description.nLatent;\nthis.nLabels = description.labels.length;\nthis.computesPalettes = description.computesPalettes;\nthis.offsets = this.data(`${this.kind}.offsets`);\nthis.paints = description.output === \"painted\";\nthis.nEpochs = description.nEpochs;\nthis.nExemplars = this.kind === \"exemplar\" ? this.offsets.at(-1) : 0;\nthis.width = tensors.get(this.kind === \"gaussian\" ? \"gaussian.factor\" : \"exemplar.neighbours\").shape[1];\n}\ndraw(place, { spread = WHOLE, label = null, base = null, palette = \"varied\", epoch = 1, style = null } = {}) {\nconst kind = base !== null ? this.classOf(base) : (label ?? this.#drawnClass(place, epoch));\nconst hot = this.#oneHot(kind);\nif (this.kind === \"gaussian\") {\nconst component = this.#entry(kind, draw(place, COMPONENT, 1)[0], epoch);\nconst mean = row(this.data(\"gaussian.mean\"), component, this.nLatent);\nconst factor = row(this.data(\"gaussian.factor\"), component, this.width);\nreturn { z: this.#disturbed(mean, factor, place, NOISE, spread, hot), palette: null, kind };\n}\nconst exemplar = base ?? this.#entry(kind, draw(place, COMPONENT, 1)[0], epoch);\nconst own = this.#latent(exemplar);\nconst neighbour = mulHigh(draw(place, NEIGHBOUR, 1)[0], this.width);\nconst there = this.#latent(this.data(\"exemplar.neighbours\")[exemplar * this.width + neighbour]);\nconst way = mulHigh(draw(place, WAY, 1)[0], this.data(\"exemplar.reach\")[0] + 1);\nconst mean = lerp(own, there, Math.min(WHOLE, (way * spread + 128) >> 8));\nconst code = this.#around(mean, own, hot, kind, place, spread, palette, epoch);\nif (style === null) return this.paints ? { ...code, ...between(exemplar, exemplar, 0, place) } : code;\nreturn { ...code, ...this.#styled(style, place, spread, palette, epoch), sources: [style], t: 0, rules: \"style\" };\n}\n#styled(exemplar, place, spread, palette, epoch) {\nif (!this.computesPalettes) return {};\nconst kind = this.classOf(exemplar);\nconst kept = this.codeOf(exemplar);\nconst mean = this.#latent(exemplar);\nreturn { palette: this.#palette(kept, mean, this.#oneHot(kind), kind, place, spread, palette, epoch), kept };\n}\ncodeOf(exemplar) {\nreturn joined(this.#latent(exemplar), this.#oneHot(this.classOf(exemplar)));\n}\naroundCentroid(place, { spread = WHOLE, label = null } = {}) {\nconst kind = label ?? this.#drawnClass(place, 1);\nconst mean = row(this.data(\"centroid.mean\"), kind, this.nLatent);\nconst scale = row(this.data(\"centroid.scale\"), kind, this.nLatent);\nconst code = (domain) => this.#disturbed(mean, scale, place, domain, spread, this.#oneHot(kind));\nreturn { z: code(NOISE), palette: this.computesPalettes ? code(PALETTE_NOISE) : null, kind };\n}\nblend(a, b, way, place, { spread = WHOLE, palette = \"varied\", epoch = 1 } = {}) {\nconst mean = lerp(this.#latent(a), this.#latent(b), way);\nconst hot = lerp(this.#oneHot(this.classOf(a)), this.#oneHot(this.classOf(b)), way);\nconst kind = this.classOf(2 * way > WHOLE ? b : a);\nconst code = this.#around(mean, mean, hot, kind, place, spread, palette, epoch);\nreturn this.paints ? { ...code, ...between(a, b, way, place) } : code;\n}\nclassOf(exemplar) {\nlet kind = 0;\nwhile (this.offsets[kind + 1] <= exemplar) kind++;\nreturn kind;\n}\n#around(mean, own, hot, kind, place, spread, palette, epoch) {\nconst scale = row(this.data(\"exemplar.scale\"), kind, this.nLatent);\nconst z = this.#disturbed(mean, scale, place, NOISE, spread, hot);\nif (!this.computesPalettes) return { z, palette: null, kept: null, kind };\nconst kept = joined(own, hot);\nreturn { z, palette: this.#palette(kept, mean, hot, kind, place, spread, palette, epoch), kept, kind };\n}\n#palette(kept, mean, hot, kind, place, spread, palette, epoch) {\nif (palette === \"keep\") return kept;\nif (palette === \"varied\") {\nconst scale = row(this.data(\"exemplar.palette_scale\"), kind, this.nLatent);\nreturn this.#disturbed(mean, scale, place, PALETTE_NOISE, spread, hot);\n}\nreturn this.codeOf(palette === \"any\" ? this.#entry(kind, draw(place, PALETTE_SOURCE, 1)[0], epoch) : palette);\n}\n#disturbed(mean, factor, place, domain, spread, hot) {\nconst n = this.nLatent;\nconst words = draw(place, domain, n);\nconst code = joined(mean, hot);\nfor (let i = 0, at = 0; i < n; i++) {\nlet sum = 0;\nif (factor.length === n) sum = factor[i] * normal(words[i]);\nelse for (let j = 0; j <= i; j++) sum += factor[at++] * normal(words[j]);\nconst moved = mean[i] + Math.floor((sum * spread + 32768) / 65536);\ncode[i] = Math.min(Math.max(moved, -LATENT_MAX), LATENT_MAX);\n}\nreturn code;\n}\n#drawnClass(place, epoch) {\nconst table = this.data(\"class.cumulative\");\nconst n = table.length / this.nEpochs;\nreturn choose(draw(place, CLASS, 1)[0], table, (epoch - 1) * n, n, this.paints);\n}\n#entry(kind, word, epoch) {\nconst table = this.data(`${this.kind}.cumulative`);\nconst first = this.offsets[kind];\nconst row = ((epoch - 1) * table.length) / this.nEpochs;\nreturn first + choose(word, table, row + first, this.offsets[kind + 1] - first, this.paints);\n}\n#latent(exemplar) {\nreturn row(this.data(\"exemplar.latent\"), exemplar, this.nLatent);\n}\n#oneHot(kind) {\nconst hot = new Int8Array(this.nLabels);\nif (this.nLabels) hot[kind] = LABEL_HEIGHT;\nreturn hot;\n}\n}\nfunction interpolate(a, b, way, place) {\nconst both = (one, other) => one && lerp(one, other, way);\nconst code = { z: lerp(a.z, b.z, way), palette: both(a.palette, b.palette), kind: (2 * way > WHOLE ? b : a).kind };\nreturn a.sources ? { ...code, kept: both(a.kept, b.kept), ...between(a.sources[0], b.sources[0], way, place) } : code;\n}\nfunction between(a, b, way, place) {\nif (a === b || way === 0 || way === WHOLE) return { sources: [way === WHOLE ? b : a], t: 0, rules: \"levels\" };\nconst regions = Uint8Array.from(draw(place, REGIONS, 9), (word) => word >>> 24);\nreturn { sources: [a, b], t: way, rules: \"mix\", regions };\n}\nfunction lerp(here, there, way) {\nreturn here.map((value, i) => value + (((there[i] - value) * way + 128) >> 8));\n}\nfunction joined(latent, hot) {\nconst code = new Int8Array(latent.length + hot.length);\ncode.set(latent);\ncode.set(hot, latent.length);\nreturn code;\n}\nfunction row(values, number, width) {\nreturn values.subarray(number * width, (number + 1) * width);\n}\nreturn { Prior, interpolate };\n})();\nconst _colours = (() => {\nfunction fromPlanes(planes, channels) {\nconst area = planes.length / channels;\nconst pixels = new Uint8Array(planes.length);\nfor (let i = 0; i < area; i++) {\nconst alpha = channels === 4 ? planes[3 * area + i] : 255;\nfor (let c = 0; c < channels; c++) {\nconst value = planes[c * area + i];\npixels[i * channels + c] = channels === 4 && c < 3 ? straight(value, alpha) : value;\n}\n}\nreturn pixels;\n}\nfunction straight(value, alpha) {\nreturn alpha === 0 ? 0 : Math.min(255, Math.floor((255 * value + (alpha >> 1)) / alpha));\n}\nfunction fromSlots(slots, palette, channels) {\nconst pixels = new Uint8Array(slots.length * channels);\nfor (let i = 0; i < slots.length; i++) {\nconst colour = channels === 4 ? slots[i] - 1 : slots[i];\nif (colour < 0) continue;\nfor (let c = 0; c < channels; c++) pixels[i * channels + c] = palette[colour * channels + c];\n}\nreturn pixels;\n}\nfunction forcedTo(colours, palette, channels) {\nconst forced = palette.slice();\nfor (let at = 0; at < palette.length; at += channels) {\nlet best = colours[0];\nlet least = Infinity;\nfor (const colour of colours) {\nconst apart = distance(palette, at, colour);\nif (apart < least) [best, least] = [colour, apart];\n}\nforced.set(best, at);\n}\nreturn forced;\n}\nfunction distance(palette, at, [r, g, b]) {\nconst red = (palette[at] + r) >> 1;\nconst dr = palette[at] - r;\nconst dg = palette[at + 1] - g;\nconst db = palette[at + 2] - b;\nreturn (((512 + red) * dr * dr) >> 8) + 4 * dg * dg + (((767 - red) * db * db) >> 8);\n}\nfunction toRgba(pixels, channels) {\nif (channels === 4) return new Uint8ClampedArray(pixels.buffer);\nconst rgba = new Uint32Array(pixels.length / channels);\nconst [green, blue] = channels === 3 ? [1, 2] : [0, 0];\nfor (let i = 0, at = 0; i < rgba.length; i++, at += channels) {\nrgba[i] = pixels[at] | (pixels[at + green] << 8) | (pixels[at + blue] << 16) | 0xff000000;\n}\nreturn new Uint8ClampedArray(rgba.buffer);\n}\nreturn { fromPlanes, fromSlots, forcedTo, toRgba };\n})();\nconst _decoder = (() => {\nconst UNIT = 2 ** 24;\nconst HALF = 2 ** 23;\nconst PAIRS = 4;\nconst LANES = 2 * PAIRS;\nclass Chain {\nconstructor(layers) {\nconst largest = Math.max(...layers.flatMap((layer) => [product(layer.input), product(layer.output)]));\nthis.buffers = [new Float64Array(largest), new Float64Array(largest)];\nthis.steps = layers.map(stepOf);\nthis.result = new Uint8Array(product(layers[layers.length - 1].output));\n}\nrun(code) {\nlet [from, to] = this.buffers;\nfrom.set(code);\nfor (const step of this.steps.slice(0, -1)) {\nstep(from, to);\n[from, to] = [to, from];\n}\nthis.steps[this.steps.length - 1](from, this.result);\nreturn this.result;\n}\n}\nfunction stepOf(layer) {\nconst { kind, tensors } = layer;\nconst [channels, height, width] = layer.input;\nswitch (kind) {\ncase \"dense\":\ncase \"conv\":\nreturn linear(layer);\ncase \"reshape\":\nreturn (from, to) => to.set(from);\ncase \"upsample\": {\nconst [factor] = tensors.get(\"factor\").data;\nreturn (from, to) => upsample(from, to, channels * height, width, factor);\n}\ncase \"shuffle\": {\nconst [block] = tensors.get(\"block\").data;\nreturn (from, to) => shuffle(from, to, channels, height, width, block);\n}\ncase \"crop\":\nreturn window(layer, 0, 0);\ncase \"wrap\": {\nconst [top, left] = tensors.get(\"pads\").data;\nreturn window(layer, top, left);\n}\ncase \"table\": {\nconst values = tensors.get(\"values\").data;\nconst n = product(layer.input);\nreturn (from, to) => {\nfor (let i = 0; i < n; i++) to[i] = values[from[i]];\n};\n}\ndefault:\nreturn (from, to) => argmax(from, to, channels, height * width);\n}\n}\nfunction linear({ kind, tensors, input, output }) {\nconst weight = tensors.get(\"weight\");\nconst [nOut, nIn, kernelHeight, kernelWidth] = [...weight.shape, 1, 1];\nconst [, height, width] = [...input, 1, 1];\nconst [, rows, columns] = [...output, 1, 1];\nconst [top, left, bottom, right] = kind === \"conv\" ? tensors.get(\"pads\").data : [0, 0, 0, 0];\nconst paddedHeight = height + top + bottom;\nconst paddedWidth = width + left + right;\nconst padded = top + left + bottom + right ? new Float64Array(nIn * paddedHeight * paddedWidth) : null;\nconst size = nIn * kernelHeight * kernelWidth;\nconst offsets = new Int32Array(size);\nfor (let c = 0, k = 0; c < nIn; c++) {\nfor (let i = 0; i < kernelHeight; i++) {\nfor (let j = 0; j < kernelWidth; j++) offsets[k++] = (c * paddedHeight + i) * paddedWidth + j;\n}\n}\nconst weights = paired(weight.data, nOut, size);\nconst bias = tensors.get(\"bias\").data;\nconst shift = tensors.get(\"shift\").data;\nconst [low, high] = tensors.get(\"range\").data;\nconst values = new Float64Array(2 * size);\nconst places = new Int32Array(size);\nconst area = rows * columns;\nconst start = (pixel) => Math.floor(pixel / columns) * paddedWidth + (pixel % columns);\nreturn (from, to) => {\nif (padded) pad(from, padded, nIn, height, width, paddedHeight, paddedWidth, top, left);\nconst source = padded ?? from;\nif (nOut <= 2) {\nfor (let here = 0; here < area; here++) {\nstore(fewSums(source, start(here), offsets, weights), 0, nOut, bias, shift, low, high, to, here, area);\n}\nreturn;\n}\nfor (let here = 0; here < area; here += 2) {\nconst there = Math.min(here + 1, area - 1);\nconst n = gather(source, start(here), start(there), offsets, values, places);\nsums(values, places, n, weights, size, nOut, bias, shift, low, high, to, here, there, area);\n}\n};\n}\nfunction paired(weight, nOut, size) {\nconst blocks = Math.ceil(nOut / LANES);\nconst pairs = new Float64Array(blocks * size * PAIRS);\nfor (let o = 0; o < nOut; o++) {\nconst block = Math.floor(o / LANES);\nconst pair = (o % LANES) >> 1;\nconst unit = o % 2 ? UNIT : 1;\nfor (let k = 0; k < size; k++) pairs[(block * size + k) * PAIRS + pair] += weight[o * size + k] * unit;\n}\nreturn pairs;\n}\nfunction gather(source, here, there, offsets, values, places) {\nlet n = 0;\nfor (let k = 0; k < offsets.length; k++) {\nconst x = source[here + offsets[k]];\nconst y = source[there + offsets[k]];\nif (x !== 0 || y !== 0) {\nvalues[2 * n] = x;\nvalues[2 * n + 1] = y;\nplaces[n] = k * PAIRS;\nn++;\n}\n}\nreturn n;\n}\nfunction fewSums(source, first, offsets, weights) {\nlet sum = 0;\nfor (let k = 0; k < offsets.length; k++) sum += source[first + offsets[k]] * weights[k * PAIRS];\nreturn sum;\n}\nfunction sums(values, places, n, weights, size, nOut, bias, shift, low, high, to, here, there, area) {\nfor (let o = 0, first = 0; o < nOut; o += LANES, first += size * PAIRS) {\nlet x0 = 0;\nlet x1 = 0;\nlet x2 = 0;\nlet x3 = 0;\nlet y0 = 0;\nlet y1 = 0;\nlet y2 = 0;\nlet y3 = 0;\nfor (let k = 0; k < n; k++) {\nconst x = values[2 * k];\nconst y = values[2 * k + 1];\nconst place = first + places[k];\nconst w0 = weights[place];\nconst w1 = weights[place + 1];\nconst w2 = weights[place + 2];\nconst w3 = weights[place + 3];\nx0 += x * w0;\nx1 += x * w1;\nx2 += x * w2;\nx3 += x * w3;\ny0 += y * w0;\ny1 += y * w1;\ny2 += y * w2;\ny3 += y * w3;\n}\nstore(x0, o, nOut, bias, shift, low, high, to, here, area);\nstore(x1, o + 2, nOut, bias, shift, low, high, to, here, area);\nstore(x2, o + 4, nOut, bias, shift, low, high, to, here, area);\nstore(x3, o + 6, nOut, bias, shift, low, high, to, here, area);\nstore(y0, o, nOut, bias, shift, low, high, to, there, area);\nstore(y1, o + 2, nOut, bias, shift, low, high, to, there, area);\nstore(y2, o + 4, nOut, bias, shift, low, high, to, there, area);\nstore(y3, o + 6, nOut, bias, shift, low, high, to, there, area);\n}\n}\nfunction store(sum, o, nOut, bias, shift, low, high, to, at, area) {\nconst second = Math.floor((sum + HALF) / UNIT);\nconst first = sum - second * UNIT;\nif (o < nOut) to[o * area + at] = Math.min(Math.max((first + bias[o]) >> shift[o], low), high);\nif (o + 1 < nOut) to[(o + 1) * area + at] = Math.min(Math.max((second + bias[o + 1]) >> shift[o + 1], low), high);\n}\nfunction pad(from, to, channels, height, width, paddedHeight, paddedWidth, top, left) {\nfor (let c = 0, k = 0; c < channels; c++) {\nfor (let i = 0; i < height; i++) {\nconst at = (c * paddedHeight + top + i) * paddedWidth + left;\nfor (let j = 0; j < width; j++) to[at + j] = from[k++];\n}\n}\n}\nfunction upsample(from, to, rows, width, factor) {\nfor (let i = 0, at = 0; i < rows * factor; i++) {\nconst row = Math.floor(i / factor) * width;\nfor (let j = 0; j < width; j++) {\nconst value = from[row + j];\nfor (let k = 0; k < factor; k++) to[at++] = value;\n}\n}\n}\nfunction shuffle(from, to, channels, height, width, block) {\nfor (let c = 0, k = 0; c < channels; c++) {\nconst out = Math.floor(c / block ** 2) * block * height;\nconst a = Math.floor(c / block) % block;\nconst b = c % block;\nfor (let i = 0; i < height; i++) {\nconst at = (out + i * block + a) * width * block + b;\nfor (let j = 0; j < width; j++) to[at + j * block] = from[k++];\n}\n}\n}\nfunction window({ input, output }, top, left) {\nconst [channels, height, width] = input;\nconst [, rows, columns] = output;\nreturn (from, to) => {\nfor (let c = 0, at = 0; c < channels; c++) {\nfor (let i = 0; i < rows; i++) {\nconst row = (c * height + ((i - top + height) % height)) * width;\nfor (let j = 0; j < columns; j++) to[at++] = from[row + ((j - left + width) % width)];\n}\n}\n};\n}\nfunction argmax(from, to, slots, area) {\nfor (let i = 0; i < area; i++) {\nlet best = 0;\nlet most = from[i];\nfor (let slot = 1; slot < slots; slot++) {\nconst value = from[slot * area + i];\nif (value > most) {\nmost = value;\nbest = slot;\n}\n}\nto[i] = best;\n}\n}\nfunction product(sides) {\nreturn sides.reduce((all, side) => all * side, 1);\n}\nreturn { Chain };\n})();\nconst _files = (() => {\nconst {PackError, shown} = _errors;\nconst IN_NODE = typeof process !== \"undefined\" && Boolean(process.versions?.node) && typeof window === \"undefined\";\nasync function fetchBytes(url) {\nif (IN_NODE && !/^(https?|data|blob):/.test(url)) return readBytes(url);\nlet answer;\ntry {\nanswer = await fetch(url);\n} catch (error) {\nthrow new PackError(`${nameOf(url)}: cannot be fetched (${error.message})`);\n}\nif (!answer.ok) throw new PackError(`${nameOf(url)}: cannot be fetched (HTTP ${answer.status})`);\nreturn new Uint8Array(await answer.arrayBuffer());\n}\nasync function readBytes(url) {\nconst { readFile } = await nodeModule(\"node:fs/promises\");\ntry {\nreturn asBytes(await readFile(/^file:/.test(url) ? new URL(url) : url));\n} catch (error) {\nthrow new PackError(`${nameOf(url)}: cannot be read (${error.message})`);\n}\n}\nfunction nodeModule(name) {\nreturn import(/* webpackIgnore: true */ /* @vite-ignore */ name);\n}\nfunction asBytes(content) {\nif (content instanceof ArrayBuffer) return new Uint8Array(content);\nif (ArrayBuffer.isView(content)) return new Uint8Array(content.buffer, content.byteOffset, content.byteLength);\nthrow new PackError(`a pack is read from an ArrayBuffer or Uint8Array, got ${shown(content)}`);\n}\nfunction nameOf(url) {\nconst text = String(url);\nreturn text.length <= 200 ? text : `${text.slice(0, 60)} …`;\n}\nreturn { fetchBytes, nodeModule, asBytes, nameOf };\n})();\nconst _inflate = (() => {\nconst {PackError} = _errors;\nconst LENGTHS = [\n3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,\n];\nconst LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];\nconst DISTANCES = [\n1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,\n8193, 12289, 16385, 24577,\n];\nconst DISTANCE_BITS = [\n0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,\n];\nconst ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]; // of the code lengths' own lengths\nconst MAX_BITS = 15;\nfunction inflate(stream, n) {\nconst damaged = new PackError(\"its art is not a whole zlib stream of the size that its boxes say\");\nconst out = new Uint8Array(n);\nlet filled = 0;\nlet at = 2;\nlet held = 0;\nlet nHeld = 0;\nif (stream.length < 6 || (stream[0] & 15) !== 8 || stream[0] >> 4 > 7 || stream[1] & 32) throw damaged;\nif (((stream[0] << 8) | stream[1]) % 31) throw damaged;\nfunction bits(count) {\nwhile (nHeld < count) {\nif (at >= stream.length) throw damaged;\nheld |= stream[at++] << nHeld;\nnHeld += 8;\n}\nconst value = held & ((1 << count) - 1);\nheld >>>= count;\nnHeld -= count;\nreturn value;\n}\nfunction symbol({ counts, symbols }) {\nlet code = 0;\nlet first = 0;\nlet index = 0;\nfor (let length = 1; length <= MAX_BITS; length++) {\ncode |= bits(1);\nconst count = counts[length];\nif (code - count < first) return symbols[index + (code - first)];\nindex += count;\nfirst = (first + count) << 1;\ncode <<= 1;\n}\nthrow damaged;\n}\nfunction stored() {\nheld = nHeld = 0;\nif (at + 4 > stream.length) throw damaged;\nconst length = stream[at] | (stream[at + 1] << 8);\nif ((length ^ 0xffff) !== (stream[at + 2] | (stream[at + 3] << 8))) throw damaged;\nat += 4;\nif (at + length > stream.length || filled + length > n) throw damaged;\nout.set(stream.subarray(at, at + length), filled);\nat += length;\nfilled += length;\n}\nfunction coded(literals, distances) {\nfor (;;) {\nconst code = symbol(literals);\nif (code === 256) return;\nif (code < 256) {\nif (filled === n) throw damaged;\nout[filled++] = code;\ncontinue;\n}\nif (code > 285) throw damaged;\nlet length = LENGTHS[code - 257] + bits(LENGTH_BITS[code - 257]);\nconst far = symbol(distances);\nif (far > 29) throw damaged;\nconst distance = DISTANCES[far] + bits(DISTANCE_BITS[far]);\nif (distance > filled || length > n - filled) throw damaged;\nfor (; length > 0; length--, filled++) out[filled] = out[filled - distance];\n}\n}\nfunction dynamic() {\nconst nLiterals = bits(5) + 257;\nconst nDistances = bits(5) + 1;\nconst nLengths = bits(4) + 4;\nif (nLiterals > 286 || nDistances > 30) throw damaged;\nconst lengths = new Uint8Array(nLiterals + nDistances);\nconst own = new Uint8Array(19);\nfor (let i = 0; i < nLengths; i++) own[ORDER[i]] = bits(3);\nconst table = huffman(own, damaged, true);\nfor (let i = 0; i < lengths.length; ) {\nconst code = symbol(table);\nif (code < 16) {\nlengths[i++] = code;\ncontinue;\n}\nif (code === 16 && i === 0) throw damaged;\nconst value = code === 16 ? lengths[i - 1] : 0;\nlet repeat = code === 16 ? 3 + bits(2) : code === 17 ? 3 + bits(3) : 11 + bits(7);\nif (i + repeat > lengths.length) throw damaged;\nfor (; repeat > 0; repeat--) lengths[i++] = value;\n}\nif (lengths[256] === 0) throw damaged;\ncoded(huffman(lengths.subarray(0, nLiterals), damaged), huffman(lengths.subarray(nLiterals), damaged));\n}\nfor (let last = 0; !last; ) {\nlast = bits(1);\nconst kind = bits(2);\nif (kind === 0) stored();\nelse if (kind === 1) coded(FIXED_LITERALS, FIXED_DISTANCES);\nelse if (kind === 2) dynamic();\nelse throw damaged;\n}\nif (filled !== n || stream.length !== at + 4) throw damaged;\nconst sum = ((stream[at] << 24) | (stream[at + 1] << 16) | (stream[at + 2] << 8) | stream[at + 3]) >>> 0;\nif (sum !== adler32(out)) throw damaged;\nreturn out;\n}\nfunction huffman(lengths, damaged, whole = false) {\nconst counts = new Uint16Array(MAX_BITS + 1);\nfor (const length of lengths) if (length) counts[length]++;\nlet left = 1;\nlet nCodes = 0;\nconst starts = new Uint16Array(MAX_BITS + 2);\nfor (let length = 1; length <= MAX_BITS; length++) {\nleft = 2 * left - counts[length];\nif (left < 0) throw damaged;\nstarts[length + 1] = starts[length] + counts[length];\nnCodes += counts[length];\n}\nif (left > 0 && (whole || nCodes > 1 || nCodes !== counts[1])) throw damaged;\nconst symbols = new Uint16Array(lengths.length);\nlengths.forEach((length, symbol) => {\nif (length) symbols[starts[length]++] = symbol;\n});\nreturn { counts, symbols };\n}\nconst FIXED_LITERALS = huffman(\nUint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)),\n);\nconst FIXED_DISTANCES = huffman(new Uint8Array(32).fill(5));\nfunction adler32(bytes) {\nlet a = 1;\nlet b = 0;\nfor (let i = 0; i < bytes.length; ) {\nfor (const end = Math.min(i + 3800, bytes.length); i < end; i++) {\na += bytes[i];\nb += a;\n}\na %= 65521;\nb %= 65521;\n}\nreturn b * 65536 + a;\n}\nreturn { inflate };\n})();\nconst _art = (() => {\nconst {PackError} = _errors;\nconst {expect} = _flat;\nconst {inflate} = _inflate;\nconst MAX_BYTES = 2 ** 26;\nfunction layerPrefix(i) {\nreturn `layer.${String(i).padStart(2, \"0\")}`;\n}\nfunction boxesOf(tensors, n, height, width) {\nconst data = expect(tensors, \"art.boxes\", \"i32\", [n, 4]);\nreturn Array.from({ length: n }, (_, i) => {\nconst [top, left, rows, columns] = data.subarray(4 * i, 4 * i + 4);\nif (!(top >= 0 && left >= 0 && rows >= 1 && columns >= 1 && top + rows <= height && left + columns <= width)) {\nthrow new PackError(`art.boxes: box ${i} does not lie within the texture of ${height}x${width}`);\n}\nreturn { top, left, height: rows, width: columns };\n});\n}\nfunction artOf(tensors, prefix, boxes, channels) {\nconst counts = expect(tensors, `${prefix}.counts`, \"i32\", [boxes.length]);\nconst stream = expect(tensors, `${prefix}.data`, \"u8\", [null]);\nlet size = 0;\nboxes.forEach(({ height, width }, i) => {\nif (counts[i] < 0 || counts[i] > 256) throw new PackError(`${prefix}.counts holds ${counts[i]}; 0 to 256 is allowed`);\nsize += counts[i] ? 4 * counts[i] + height * width : 4 * height * width;\n});\nif (size > MAX_BYTES) throw new PackError(`${prefix}.data inflates to ${size} bytes; at most ${MAX_BYTES} are allowed`);\nconst bytes = inflate(stream, size);\nlet at = 0;\nreturn boxes.map(({ height, width }, i) => {\nconst used = counts[i] ? 4 * counts[i] + height * width : 4 * height * width;\nconst part = bytes.subarray(at, at + used);\nat += used;\nconst pixels = counts[i] ? indexed(part, counts[i], prefix) : trueColour(part, height, width);\nif (channels) checkPixels(pixels, channels, prefix);\nreturn pixels;\n});\n}\nfunction indexed(part, n, prefix) {\nconst pixels = new Uint8Array(4 * (part.length - 4 * n));\nfor (let i = 4 * n, to = 0; i < part.length; i++, to += 4) {\nif (part[i] >= n) throw new PackError(`${prefix}.data has colour ${part[i]} of ${n}`);\nfor (let c = 0; c < 4; c++) pixels[to + c] = part[4 * part[i] + c];\n}\nreturn pixels;\n}\nfunction trueColour(part, height, width) {\nconst area = height * width;\nconst planes = part.slice();\nfor (let plane = 0; plane < 4 * area; plane += area) {\nfor (let y = 0, at = plane; y < height; y++) {\nfor (let x = 0; x < width; x++, at++) {\nconst left = x ? planes[at - 1] : 0;\nconst up = y ? planes[at - width] : 0;\nconst corner = x && y ? planes[at - width - 1] : 0;\nplanes[at] += median(left, up, left + up - corner);\n}\n}\n}\nconst pixels = new Uint8Array(4 * area);\nfor (let i = 0; i < area; i++) {\nconst green = planes[i];\npixels[4 * i] = planes[area + i] + green;\npixels[4 * i + 1] = green;\npixels[4 * i + 2] = planes[2 * area + i] + green;\npixels[4 * i + 3] = planes[3 * area + i];\n}\nreturn pixels;\n}\nfunction median(a, b, c) {\nreturn Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));\n}\nfunction checkPixels(pixels, channels, prefix) {\nfor (let i = 0; i < pixels.length; i += 4) {\nif (channels === 3 && pixels[i + 3] !== 255) throw new PackError(`${prefix}.data is not opaque, but its textures are`);\nif (pixels[i + 3] === 0 && (pixels[i] || pixels[i + 1] || pixels[i + 2])) {\nthrow new PackError(`${prefix}.data has colour in a pixel that cannot be seen`);\n}\n}\n}\nreturn { layerPrefix, boxesOf, artOf };\n})();\nconst _recolour = (() => {\nfunction squared(r, g, b, palette, j, channels) {\nconst at = j * channels;\nreturn (r - palette[at]) ** 2 + (g - palette[at + 1]) ** 2 + (b - palette[at + 2]) ** 2;\n}\nfunction shares(pixels, palette, channels) {\nconst counts = new Float64Array(palette.length / channels);\nconst nearest = new Map();\nfor (let i = 0; i < pixels.length; i += 4) {\nif (pixels[i + 3] === 0) continue;\nconst [r, g, b] = pixels.subarray(i, i + 3);\nconst key = (r << 16) | (g << 8) | b;\nif (!nearest.has(key)) {\nlet best = 0;\nfor (let j = 1; j < counts.length; j++) {\nif (squared(r, g, b, palette, j, channels) < squared(r, g, b, palette, best, channels)) best = j;\n}\nnearest.set(key, best);\n}\ncounts[nearest.get(key)]++;\n}\nreturn counts;\n}\nfunction moves({ own, counts, kept, palette, channels }) {\nconst apart = Array.from({ length: counts.length }, (_, j) => {\nconst at = j * channels;\nreturn [0, 1, 2].map((c) => palette[at + c] - kept[at + c]);\n});\nconst still = apart.every((move) => move.every((value) => value === 0));\nconst known = new Map();\nreturn (r, g, b) => {\nif (still) return [r, g, b];\nconst key = (r << 16) | (g << 8) | b;\nif (!known.has(key)) {\nconst sums = [0, 0, 0];\nlet total = 0;\nfor (let j = 0; j < counts.length; j++) {\nconst d = squared(r, g, b, own, j, channels);\nconst weight = Math.floor((counts[j] * 65536) / (Math.floor((d * d) / 64) + 65536));\ntotal += weight;\nfor (let c = 0; c < 3; c++) sums[c] += weight * apart[j][c];\n}\nknown.set(\nkey,\n[r, g, b].map((value, c) => Math.min(Math.max(value + Math.floor(sums[c] / Math.max(1, total)), 0), 255)),\n);\n}\nreturn known.get(key);\n};\n}\nreturn { shares, moves };\n})();\nconst _paint = (() => {\nconst EMPTY = -1;\nconst OUTSIDE = -2;\nconst DRAWN = 64;\nconst PAD = 2;\nconst NEAR = [\n[0, 0], [0, 1], [0, -1], [1, 0], [-1, 0], [1, 1], [-1, -1], [1, -1], [-1, 1], [0, 2], [0, -2], [2, 0], [-2, 0],\n];\nconst STEPS = [[-1, -1], [-1, 0], [-1, 1], [0, -1], [0, 1], [1, -1], [1, 0], [1, 1]];\nclass Picture {\nconstructor(height, width, wrap) {\nthis.height = height;\nthis.width = width;\nthis.wrap = wrap;\nthis.row = 4 * (width + 2 * PAD);\nthis.data = new Uint8Array(this.row * (height + 2 * PAD));\n}\nstatic of(pixels, height, width, wrap) {\nconst picture = new Picture(height, width, wrap);\nfor (let y = 0; y < height; y++) {\npicture.data.set(pixels.subarray(4 * width * y, 4 * width * (y + 1)), picture.at(y, 0));\n}\nreturn picture.wrapped();\n}\nat(y, x) {\nreturn (y + PAD) * this.row + 4 * (x + PAD);\n}\nwrapped() {\nif (!this.wrap) return this;\nconst { height, width, data } = this;\nfor (let y = -PAD; y < height + PAD; y++) {\nfor (let x = -PAD; x < width + PAD; x++) {\nif (y >= 0 && y < height && x >= 0 && x < width) continue;\nconst from = this.at(modulo(y, height), modulo(x, width));\ndata.copyWithin(this.at(y, x), from, from + 4);\n}\n}\nreturn this;\n}\nhalved() {\nconst half = new Picture((this.height + 1) >> 1, (this.width + 1) >> 1, this.wrap);\nconst { data, row } = this;\nfor (let y = 0; y < half.height; y++) {\nfor (let x = 0; x < half.width; x++) {\nconst from = this.at(2 * y, 2 * x);\nconst to = half.at(y, x);\nconst right = 2 * x + 1 < this.width;\nconst down = 2 * y + 1 < this.height;\nfor (let c = 0; c < 4; c++) {\nlet sum = data[from + c] + 2;\nif (right) sum += data[from + 4 + c];\nif (down) sum += data[from + row + c];\nif (right && down) sum += data[from + row + 4 + c];\nhalf.data[to + c] = sum >> 2;\n}\n}\n}\nreturn half.wrapped();\n}\n}\nfunction painted({ sources, variant, flow, height, width, rules, prefers, held }) {\nconst { wrap } = rules;\nconst first = {\nheight,\nwidth,\narts: sources.map(({ art }) => Picture.of(art, height, width, wrap)),\nguides: sources.map(({ guide }) => Picture.of(guide, height, width, wrap)),\nvariant: Picture.of(variant, height, width, wrap),\nflow,\nprefers,\nheld,\n};\nconst pyramid = pyramidOf(first, sources[0].box, rules);\nconst { opaque } = sources[0];\nlet search = null;\npyramid.forEach((level, number) => {\nconst row = rules.levels[Math.min(number, rules.levels.length - 1)];\nsearch = new Search(level, row, { opaque, wrap, hasGuide: level.height <= rules.guideHeight });\nsearch.begin(number ? pyramid[number - 1] : null, rules.follow);\nfor (let sweep = 0; sweep < row.sweeps; sweep++) search.sweep();\nlevel.matches = search.matches;\n});\nreturn search.choice();\n}\nfunction pyramidOf(finest, { top, left, bottom, right }, { coarsest, wrap }) {\nconst levels = [finest];\nlet side = Math.max(bottom - top, right - left);\nfor (let level = finest; side > coarsest; side = (side + 1) >> 1) {\nif (wrap && (level.height % 2 || level.width % 2)) break;\nlevel = {\nheight: (level.height + 1) >> 1,\nwidth: (level.width + 1) >> 1,\narts: level.arts.map((art) => art.halved()),\nguides: level.guides.map((guide) => guide.halved()),\nvariant: level.variant.halved(),\nflow: halvedFlow(level),\nprefers: level.prefers && everySecond(level),\nheld: level.held && heldByAll(level),\n};\nlevels.unshift(level);\n}\nreturn levels;\n}\nfunction halvedFlow({ flow, height, width }) {\nconst [rows, columns] = [(height + 1) >> 1, (width + 1) >> 1];\nconst half = (of) => {\nconst values = new Int32Array(rows * columns);\nfor (let y = 0; y < rows; y++) {\nconst upper = 2 * y * width;\nconst lower = Math.min(2 * y + 1, height - 1) * width;\nfor (let x = 0; x < columns; x++) {\nconst right = Math.min(2 * x + 1, width - 1);\nvalues[y * columns + x] = (of[upper + 2 * x] + of[upper + right] + of[lower + 2 * x] + of[lower + right] - 28) >> 3;\n}\n}\nreturn values;\n};\nreturn { y: half(flow.y), x: half(flow.x) };\n}\nfunction everySecond({ prefers, height, width }) {\nconst [rows, columns] = [(height + 1) >> 1, (width + 1) >> 1];\nconst half = new Uint8Array(rows * columns);\nfor (let y = 0; y < rows; y++) for (let x = 0; x < columns; x++) half[y * columns + x] = prefers[2 * y * width + 2 * x];\nreturn half;\n}\nfunction heldByAll({ held, height, width }) {\nconst [rows, columns] = [(height + 1) >> 1, (width + 1) >> 1];\nconst half = new Uint8Array(rows * columns);\nfor (let y = 0; y < rows; y++) {\nconst upper = 2 * y * width;\nconst lower = Math.min(2 * y + 1, height - 1) * width;\nfor (let x = 0; x < columns; x++) {\nconst right = Math.min(2 * x + 1, width - 1);\nhalf[y * columns + x] = held[upper + 2 * x] & held[upper + right] & held[lower + 2 * x] & held[lower + right];\n}\n}\nreturn half;\n}\nclass Search {\nconstructor(level, { radius, paint, guide, place }, { opaque, wrap, hasGuide }) {\nObject.assign(this, level);\nthis.area = this.height * this.width;\nthis.radius = radius;\nthis.paint = paint;\nthis.guide = hasGuide ? guide : 0;\nthis.place = place * (2 * radius + 1) ** 2;\nthis.opaque = opaque;\nthis.wrap = wrap;\nthis.tried = new Int32Array(this.area * this.arts.length + 1).fill(-1);\nthis.stamp = 0;\nthis.picture = null;\n}\nplaced(s, y, x) {\nconst { height, width, area } = this;\nif (this.wrap) return s * area + modulo(y, height) * width + modulo(x, width);\nreturn y >= 0 && y < height && x >= 0 && x < width ? s * area + y * width + x : OUTSIDE;\n}\nlanded(s, y, x) {\nconst place = this.placed(s, y, x);\nif (place !== OUTSIDE) return place;\nif (!this.opaque) return EMPTY;\nreturn this.placed(s, Math.min(Math.max(y, 0), this.height - 1), Math.min(Math.max(x, 0), this.width - 1));\n}\nmoved(match, dy, dx, land = false) {\nif (match === EMPTY) return EMPTY;\nconst { area, width } = this;\nconst s = match < area ? 0 : 1;\nconst at = match - s * area;\nconst y = Math.floor(at / width) + dy;\nconst x = (at % width) + dx;\nreturn land ? this.landed(s, y, x) : this.placed(s, y, x);\n}\nbegin(before, follow) {\nconst { height, width, flow } = this;\nthis.matches = new Int32Array(this.area);\nfor (let y = 0, at = 0; y < height; y++) {\nfor (let x = 0; x < width; x++, at++) {\nconst [row, column] = [(flow.y[at] + 8) >> 4, (flow.x[at] + 8) >> 4];\nif (this.held?.[at]) {\nthis.matches[at] = at;\ncontinue;\n}\nif (!before) {\nthis.matches[at] = this.landed(this.prefers ? this.prefers[at] : 0, row, column);\ncontinue;\n}\nconst parent = (y >> 1) * before.width + (x >> 1);\nconst match = before.matches[parent];\nif (match === EMPTY) {\nthis.matches[at] = EMPTY;\ncontinue;\n}\nconst area = before.height * before.width;\nconst s = match < area ? 0 : 1;\nconst py = Math.floor((match - s * area) / before.width);\nconst px = (match - s * area) % before.width;\nthis.matches[at] = follow\n? this.landed(\ns,\nrow + 2 * (py - ((before.flow.y[parent] + 8) >> 4)),\ncolumn + 2 * (px - ((before.flow.x[parent] + 8) >> 4)),\n)\n: this.landed(s, 2 * py + (y & 1), 2 * px + (x & 1));\n}\n}\nthis.vote();\n}\n#art(match) {\nconst s = match < this.area ? 0 : 1;\nconst at = match - s * this.area;\nreturn [this.arts[s].data, this.arts[s].at(Math.floor(at / this.width), at % this.width)];\n}\nvote() {\nconst { height, width, radius, matches } = this;\nconst picture = new Picture(height, width, this.wrap);\nfor (let y = 0; y < height; y++) {\nfor (let x = 0; x < width; x++) {\nlet [n, red, green, blue, alpha] = [0, 0, 0, 0, 0];\nfor (let i = -radius; i <= radius; i++) {\nfor (let j = -radius; j <= radius; j++) {\nconst neighbour = this.placed(0, y + i, x + j);\nif (neighbour === OUTSIDE) continue;\nn++;\nconst proposal = this.moved(matches[neighbour], -i, -j, true);\nif (proposal === EMPTY) continue;\nconst [art, at] = this.#art(proposal);\nred += art[at];\ngreen += art[at + 1];\nblue += art[at + 2];\nalpha += art[at + 3];\n}\n}\nconst to = picture.at(y, x);\nconst half = n >> 1;\npicture.data[to] = (red + half) / n;\npicture.data[to + 1] = (green + half) / n;\npicture.data[to + 2] = (blue + half) / n;\npicture.data[to + 3] = (alpha + half) / n;\n}\n}\nthis.picture = picture.wrapped();\n}\nsweep() {\nconst { height, width, matches, flow } = this;\nconst next = new Int32Array(this.area);\nfor (let y = 0, at = 0; y < height; y++) {\nfor (let x = 0; x < width; x++, at++) {\nif (this.held?.[at]) {\nnext[at] = at;\ncontinue;\n}\nif (!this.opaque && this.#isClear(y, x)) {\nnext[at] = EMPTY;\ncontinue;\n}\nthis.stamp++;\nthis.least = Infinity;\nthis.best = matches[at];\nif (!this.opaque) this.#try(y, x, at, EMPTY);\nfor (const [dy, dx] of NEAR) {\nconst neighbour = this.placed(0, y + dy, x + dx);\nif (neighbour !== OUTSIDE) this.#try(y, x, at, this.moved(matches[neighbour], -dy, -dx));\n}\nfor (let s = 0; s < this.arts.length; s++) {\nthis.#try(y, x, at, this.placed(s, (flow.y[at] + 8) >> 4, (flow.x[at] + 8) >> 4));\n}\nif (matches[at] !== EMPTY) {\nfor (const [dy, dx] of STEPS) this.#try(y, x, at, this.moved(matches[at], dy, dx));\n}\nnext[at] = this.best;\n}\n}\nthis.matches = next;\nthis.vote();\n}\n#isClear(y, x) {\nconst { radius, picture, variant } = this;\nfor (let i = -radius; i <= radius; i++) {\nconst from = picture.at(y + i, x - radius);\nfor (let k = from; k < from + 4 * (2 * radius + 1); k++) if (picture.data[k] || variant.data[k]) return false;\n}\nreturn true;\n}\n#try(y, x, at, match) {\nif (match === OUTSIDE || this.tried[match + 1] === this.stamp) return;\nthis.tried[match + 1] = this.stamp;\nconst cost = match === EMPTY ? this.#emptyCost(y, x, at) : this.#cost(y, x, at, match);\nif (cost < this.least) {\nthis.least = cost;\nthis.best = match;\n}\n}\n#emptyCost(y, x, at) {\nconst { radius, picture, variant, paint, guide } = this;\nlet [painted, guided] = [0, 0];\nfor (let i = -radius; i <= radius; i++) {\nconst from = picture.at(y + i, x - radius);\nfor (let k = from; k < from + 4 * (2 * radius + 1); k++) {\npainted += picture.data[k] ** 2;\nguided += variant.data[k] ** 2;\n}\n}\nconst s = this.prefers ? this.prefers[at] : 0;\nconst posed = this.placed(s, (this.flow.y[at] + 8) >> 4, (this.flow.x[at] + 8) >> 4);\nconst [art, to] = posed === OUTSIDE ? [null, 0] : this.#art(posed);\nreturn paint * painted + guide * guided + (art && art[to + 3] >= DRAWN ? 16 * this.place : 0);\n}\n#cost(y, x, at, match) {\nconst { radius, paint, guide, area, width, height } = this;\nconst s = match < area ? 0 : 1;\nconst row = Math.floor((match - s * area) / width);\nconst column = (match - s * area) % width;\nlet dy = 16 * row - this.flow.y[at];\nlet dx = 16 * column - this.flow.x[at];\nif (this.wrap) {\ndy = modulo(dy + 8 * height, 16 * height) - 8 * height;\ndx = modulo(dx + 8 * width, 16 * width) - 8 * width;\n}\nconst apart = Math.floor((dy * dy + dx * dx) / 16);\nlet cost = Math.floor((this.place * Math.min(apart, 256)) / 16);\nconst factor = this.prefers && this.prefers[at] !== s ? 4 : 1;\nconst here = this.picture.data;\nconst there = this.arts[s].data;\nconst variant = this.variant.data;\nconst decoded = this.guides[s].data;\nconst n = 4 * (2 * radius + 1);\nfor (let i = -radius; i <= radius; i++) {\nconst from = this.picture.at(y + i, x - radius);\nconst to = this.picture.at(row + i, column - radius);\nlet [painted, guided] = [0, 0];\nfor (let k = 0; k < n; k++) {\nconst difference = here[from + k] - there[to + k];\npainted += difference * difference;\n}\nif (guide) {\nfor (let k = 0; k < n; k++) {\nconst difference = variant[from + k] - decoded[to + k];\nguided += difference * difference;\n}\n}\ncost += paint * painted + guide * guided;\nif (cost * factor >= this.least) break;\n}\nreturn cost * factor;\n}\nchoice() {\nconst { height, width, matches, picture } = this;\nconst chosen = new Int32Array(this.area);\nfor (let y = 0, at = 0; y < height; y++) {\nfor (let x = 0; x < width; x++, at++) {\nconst from = picture.at(y, x);\nif (this.held?.[at]) {\nchosen[at] = at;\ncontinue;\n}\nlet [best, least] = [EMPTY, Infinity];\nfor (let i = -1; i <= 1; i++) {\nfor (let j = -1; j <= 1; j++) {\nconst neighbour = this.placed(0, y + i, x + j);\nif (neighbour === OUTSIDE) continue;\nconst proposal = this.moved(matches[neighbour], -i, -j, true);\nlet apart = 0;\nconst [art, to] = proposal === EMPTY ? [null, 0] : this.#art(proposal);\nfor (let c = 0; c < 4; c++) apart += (picture.data[from + c] - (art ? art[to + c] : 0)) ** 2;\nif (apart < least || (apart === least && proposal < best)) [best, least] = [proposal, apart];\n}\n}\nchosen[at] = best;\n}\n}\nreturn chosen;\n}\n}\nfunction modulo(value, n) {\nreturn ((value % n) + n) % n;\n}\nreturn { painted };\n})();\nconst _pose = (() => {\nconst NODES = 17;\nconst MOST = 8192; // a pixel's way, in 1/16 pixel\nclass Pose {\nconstructor(tensors, height, width, keep) {\nthis.height = height;\nthis.width = width;\nthis.keep = keep;\nthis.terms = tensors.get(\"pose.terms\").data;\nconst n = this.terms.length / 2;\nthis.rows = profiles(tensors.get(\"pose.rows\").data, n, height);\nthis.columns = profiles(tensors.get(\"pose.columns\").data, n, width);\n}\nplaces(z, box) {\nconst { height, width } = this;\nconst y = this.#axis(z, 0, height);\nconst x = this.#axis(z, 1, width);\nfor (let i = 0, at = 0; i < height; i++) {\nfor (let j = 0; j < width; j++, at++) {\ny[at] += 16 * i;\nx[at] += 16 * j;\n}\n}\nif (this.keep) {\nsqueeze(y, height, width, 1, box.top, box.bottom, box.left, box.right);\nsqueeze(x, width, 1, width, box.left, box.right, box.top, box.bottom);\n}\nreturn { y, x };\n}\n#axis(z, axis, side) {\nconst { height, width, terms, rows, columns } = this;\nconst sums = new Float64Array(height * width);\nfor (let k = 0; 2 * k < terms.length; k++) {\nconst latent = z[terms[2 * k]];\nif (terms[2 * k + 1] !== axis || latent === 0) continue;\nfor (let i = 0, at = 0; i < height; i++) {\nconst factor = latent * rows[k * height + i];\nfor (let j = 0; j < width; j++, at++) sums[at] += factor * columns[k * width + j];\n}\n}\nconst moved = new Int32Array(sums.length);\nfor (let at = 0; at < sums.length; at++) {\nconst way = Math.floor((sums[at] * side + 2 ** 21) / 2 ** 22);\nmoved[at] = Math.min(Math.max(way, -MOST), MOST);\n}\nreturn moved;\n}\n}\nfunction mirrorFlow({ y, x }, height, width, axis) {\nfor (let i = 0; i < height; i++) {\nfor (let j = Math.max(0, axis - width + 1); 2 * j < axis; j++) {\nconst [left, right] = [i * width + j, i * width + axis - j];\nconst down = (y[left] + y[right] - 32 * i) >> 1;\nconst along = (x[left] - 16 * j - (x[right] - 16 * (axis - j))) >> 1;\ny[left] = y[right] = 16 * i + down;\nx[left] = 16 * j + along;\nx[right] = 16 * (axis - j) - along;\n}\nif (axis % 2 === 0) x[i * width + axis / 2] = 8 * axis;\n}\n}\nfunction mirrorPlaces(places, height, width, axis) {\nfor (let start = 0; start < height * width; start += width) {\nfor (let x = (axis >> 1) + 1; x < width && x <= axis; x++) {\nconst place = places[start + axis - x];\nconst column = axis - (place % width);\nif (place < 0) places[start + x] = -1;\nelse if (column >= 0 && column < width) places[start + x] = place - (place % width) + column;\n}\n}\nreturn places;\n}\nfunction holdFlow({ y, x }, held, height, width, reach) {\nlet away = Uint8Array.from(held, (flag) => (flag ? 0 : reach));\nfor (let distance = 1; distance < reach; distance++) {\nconst before = away;\naway = before.slice();\nfor (let i = 0, at = 0; i < height; i++) {\nfor (let j = 0; j < width; j++, at++) {\nif (before[at] !== reach) continue;\nfor (let k = Math.max(0, i - 1); k <= Math.min(height - 1, i + 1); k++) {\nfor (let l = Math.max(0, j - 1); l <= Math.min(width - 1, j + 1); l++) {\nif (before[k * width + l] === distance - 1) away[at] = distance;\n}\n}\n}\n}\n}\nfor (let at = 0; at < away.length; at++) {\nconst row = 16 * Math.floor(at / width);\nconst column = 16 * (at % width);\ny[at] = row + Math.floor(((y[at] - row) * away[at]) / reach);\nx[at] = column + Math.floor(((x[at] - column) * away[at]) / reach);\n}\n}\nfunction profiles(nodes, n, side) {\nconst values = new Int32Array(n * side);\nfor (let k = 0; k < n; k++) {\nfor (let y = 0; y < side; y++) {\nconst a = Math.floor(((2 * y + 1) * 2048) / side);\nconst at = k * NODES + (a >> 8);\nvalues[k * side + y] = (nodes[at] * (256 - (a & 255)) + nodes[at + 1] * (a & 255) + 128) >> 8;\n}\n}\nreturn values;\n}\nfunction squeeze(places, side, along, across, first, last, from, to) {\nlet before = 0;\nlet behind = 0;\nfor (let line = from; line < to; line++) {\nbefore = Math.max(before, places[line * across] - 16 * first);\nbehind = Math.max(behind, 16 * (last - 1) - places[line * across + (side - 1) * along]);\n}\nif (!before && !behind) return;\nconst most = Math.max(1, side - 1);\nfor (let at = 0; at < places.length; at++) {\nconst y = Math.floor(at / along) % side;\nplaces[at] += Math.floor((behind * y) / most) - Math.floor((before * (side - 1 - y)) / most);\n}\n}\nreturn { Pose, mirrorFlow, mirrorPlaces, holdFlow };\n})();\nconst _painter = (() => {\nconst {forcedTo} = _colours;\nconst {Chain} = _decoder;\nconst {artOf, layerPrefix} = _art;\nconst {moves, shares} = _recolour;\nconst {painted} = _paint;\nconst {holdFlow, mirrorFlow, mirrorPlaces, Pose} = _pose;\nclass Painter {\nconstructor(tensors, description) {\nconst { height, width, channels, painting, decoder, palette } = description;\nObject.assign(this, { height, width, channels, painting });\nthis.scale = painting.scale;\nthis.decoder = new Chain(decoder);\nthis.palette = palette && new Chain(palette);\nthis.colours = tensors.get(\"palette.colours\")?.data ?? null;\nthis.pose = new Pose(tensors, height, width, painting.keep && !painting.wrap);\nthis.art = artOf(tensors, \"art\", painting.boxes, channels);\nthis.layers = painting.layers.map((_, i) => artOf(tensors, layerPrefix(i), painting.boxes, null));\nthis.searched = null;\nthis.sources = new Map();\n}\nplaces({ z, kept, sources, t, rules, regions }, ownCode) {\nconst { height, width, painting } = this;\nconst known = sources.map((exemplar) => this.#source(exemplar, ownCode));\nconst flow = this.pose.places(z, known[0].box);\nconst held = painting.hold && this.#held(sources[0]);\nif (held) holdFlow(flow, held, height, width, painting.hold.reach);\nconst axis = sources.length === 1 ? (painting.mirror?.[sources[0]] ?? -1) : -1;\nif (axis >= 0) mirrorFlow(flow, height, width, axis);\nconst places = painted({\nsources: known,\nvariant: this.#guide(z, this.#colours(kept)),\nflow,\nheight,\nwidth,\nrules: { ...painting, ...painting.rules[rules] },\nprefers: sources.length === 2 ? preferences(regions, t, known[0].box, height, width) : null,\nheld,\n});\nreturn axis < 0 ? places : mirrorPlaces(places, height, width, axis);\n}\ndraw(codes, ownCode) {\nconst { height, width } = this;\nconst known = codes.sources.map((exemplar) => this.#source(exemplar, ownCode));\nconst isLayer = codes.layer !== null && codes.layer !== undefined;\nconst places = isLayer ? this.#placesOfLayers(codes, ownCode) : this.places(codes, ownCode);\nconst channels = isLayer ? 4 : this.channels;\nconst pixels = new Uint8Array(height * width * channels);\nconst isColoured = !isLayer || this.painting.coloured?.[codes.layer] === 1;\nconst recoloured = isColoured ? known.map((source) => this.#recoloured(source, codes)) : null;\nconst drawn = codes.sources.map((exemplar, s) => this.#drawn(exemplar, isLayer ? codes.layer : null) ?? known[s].straight);\nconst area = height * width;\nplaces.forEach((place, i) => {\nif (place < 0) return;\nconst s = place < area ? 0 : 1;\nconst from = 4 * (place - s * area);\nconst all = drawn[s];\nconst alpha = all[from + 3];\nif (!isColoured || alpha === 0) {\npixels.set(all.subarray(from, from + channels), channels * i);\nreturn;\n}\npixels.set(recoloured[s](all[from], all[from + 1], all[from + 2]), channels * i);\nif (channels === 4) pixels[4 * i + 3] = alpha;\n});\nreturn pixels;\n}\n#placesOfLayers(codes, ownCode) {\nconst { z, kept, sources, t, rules, regions } = codes;\nconst key = [z, kept ?? [], sources, [t, rules], regions ?? []].map((part) => part.join()).join(\";\");\nif (this.searched?.key !== key) this.searched = { key, places: this.places(codes, ownCode) };\nreturn this.searched.places;\n}\n#drawn(exemplar, layer) {\nconst number = layer ?? this.painting.shown?.[exemplar] ?? -1;\nreturn number < 0 ? null : this.#onCanvas(this.layers[number], exemplar);\n}\n#held(exemplar) {\nconst { height, width } = this;\nconst { edges, layer } = this.painting.hold;\nconst mask = layer < 0 ? null : this.#onCanvas(this.layers[layer], exemplar);\nconst held = new Uint8Array(height * width);\nfor (let y = 0, at = 0; y < height; y++) {\nfor (let x = 0; x < width; x++, at++) {\nconst isEdge = Math.min(y, x, height - 1 - y, width - 1 - x) < edges;\nheld[at] = isEdge || mask?.[4 * at + 3] ? 1 : 0;\n}\n}\nreturn held;\n}\n#recoloured(source, { kept, palette, colours, swaps }) {\nconst { channels } = this;\nconst to = moves({\nown: source.palette,\ncounts: source.shares,\nkept: this.#colours(kept),\npalette: this.#colours(palette),\nchannels,\n});\nconst swapped = new Map();\nfor (const [from, into] of swaps ?? []) {\nconst key = (from[0] << 16) | (from[1] << 8) | from[2];\nif (!swapped.has(key)) swapped.set(key, into);\n}\nconst known = new Map();\nreturn (r, g, b) => {\nconst key = (r << 16) | (g << 8) | b;\nif (!known.has(key)) {\nlet colour = swapped.get(key);\nif (!colour) {\ncolour = to(r, g, b);\nif (colours) colour = forcedTo(colours, Uint8Array.from(colour), 3);\n}\nknown.set(key, colour);\n}\nreturn known.get(key);\n};\n}\n#source(exemplar, ownCode) {\nif (!this.sources.has(exemplar)) this.sources.set(exemplar, this.#found(exemplar, ownCode(exemplar)));\nreturn this.sources.get(exemplar);\n}\n#found(exemplar, code) {\nconst { height, width, channels } = this;\nconst straight = this.#onCanvas(this.art, exemplar);\nconst palette = this.#colours(code);\nconst box = { top: height, left: width, bottom: 0, right: 0 };\nlet opaque = true;\nfor (let i = 0; i < height * width; i++) {\nif (straight[4 * i + 3] < 255) opaque = false;\nif (!straight[4 * i + 3]) continue;\nconst [y, x] = [Math.floor(i / width), i % width];\nbox.top = Math.min(box.top, y);\nbox.left = Math.min(box.left, x);\nbox.bottom = Math.max(box.bottom, y + 1);\nbox.right = Math.max(box.right, x + 1);\n}\nreturn {\nstraight,\nart: premultiplied(straight),\nguide: this.#guide(code, palette),\npalette,\nshares: shares(straight, palette, channels),\nbox: box.bottom ? box : { top: 0, left: 0, bottom: height, right: width },\nopaque,\n};\n}\n#onCanvas(art, exemplar) {\nconst { top, left, height, width } = this.painting.boxes[exemplar];\nconst canvas = new Uint8Array(4 * this.height * this.width);\nfor (let y = 0; y < height; y++) {\nconst line = art[exemplar].subarray(4 * width * y, 4 * width * (y + 1));\ncanvas.set(line, 4 * ((top + y) * this.width + left));\n}\nreturn canvas;\n}\n#colours(code) {\nreturn this.colours ?? this.palette.run(code).slice();\n}\n#guide(code, palette) {\nconst { height, width, channels, scale } = this;\nconst slots = this.decoder.run(code);\nconst guide = new Uint8Array(4 * height * width);\nfor (let y = 0, to = 0; y < height; y++) {\nconst row = Math.floor(y / scale) * (width / scale);\nfor (let x = 0; x < width; x++, to += 4) {\nconst colour = slots[row + Math.floor(x / scale)] - (channels === 4 ? 1 : 0);\nif (colour < 0) continue;\nfor (let c = 0; c < channels; c++) guide[to + c] = palette[colour * channels + c];\nif (channels === 3) guide[to + 3] = 255;\n}\n}\nreturn premultiplied(guide);\n}\n}\nfunction preferences(regions, t, { top, left, bottom, right }, height, width) {\nconst field = new Uint8Array(height * width);\nconst counts = new Float64Array(256);\nfor (let y = 0, at = 0; y < height; y++) {\nconst a = Math.floor(((2 * y + 1) * 256) / height);\nfor (let x = 0; x < width; x++, at++) {\nconst c = Math.floor(((2 * x + 1) * 256) / width);\nconst [b, d] = [a & 255, c & 255];\nconst n = 3 * (a >> 8) + (c >> 8);\nconst upper = regions[n] * (256 - d) + regions[n + 1] * d;\nconst lower = regions[n + 3] * (256 - d) + regions[n + 4] * d;\nfield[at] = (upper * (256 - b) + lower * b) >> 16;\nif (y >= top && y < bottom && x >= left && x < right) counts[field[at]]++;\n}\n}\nconst wanted = t * (bottom - top) * (right - left);\nlet most = 0;\nfor (let seen = counts[0]; 256 * seen < wanted; seen += counts[most]) most++;\nreturn field.map((value) => (value <= most ? 1 : 0));\n}\nfunction premultiplied(straight) {\nconst pixels = new Uint8Array(straight.length);\nfor (let i = 0; i < straight.length; i += 4) {\nconst alpha = straight[i + 3];\nfor (let c = 0; c < 3; c++) pixels[i + c] = (straight[i + c] * alpha + 127) / 255;\npixels[i + 3] = alpha;\n}\nreturn pixels;\n}\nreturn { Painter };\n})();\nconst _ramps = (() => {\nconst {SeedError} = _errors;\nfunction rampSwaps(ramp, target) {\nconst levels = ramp.map(lightness);\nconst [low, high] = [Math.min(...levels), Math.max(...levels)];\nif (!ramp.length || !target.length) throw new SeedError(\"a ramp has at least one colour\");\nif (target.length === 1) {\nconst middle = Math.max(1, levels.reduce((sum, level) => sum + level, 0) / levels.length) | 0;\nreturn ramp.map((colour, i) => [colour, target[0].map((value) => shade(value, levels[i], middle))]);\n}\nreturn ramp.map((colour, i) => {\nconst at = high === low ? 0 : Math.floor(((levels[i] - low) * 256 * (target.length - 1)) / (high - low));\nconst first = Math.min(at >> 8, target.length - 2);\nconst part = at - 256 * first;\nreturn [colour, target[first].map((value, c) => (value * (256 - part) + target[first + 1][c] * part + 128) >> 8)];\n});\n}\nfunction isBright(data, i) {\nreturn data[i + 3] >= 128 && lightness(data.subarray(i, i + 3)) >= 128 * 256;\n}\nfunction lightness([r, g, b]) {\nreturn 77 * r + 151 * g + 28 * b;\n}\nfunction shade(value, level, middle) {\nif (level <= middle) return Math.floor((value * level) / middle);\nreturn value + Math.floor(((255 - value) * (level - middle)) / (65280 - middle));\n}\nreturn { rampSwaps, isBright };\n})();\nconst _rules = (() => {\nconst {PackError} = _errors;\nconst {expect} = _flat;\nconst {boxesOf, layerPrefix} = _art;\nconst MAX_PAINTED_SIDE = 256;\nconst MAX_TERMS = 64;\nconst MAX_LEVELS = 8;\nconst NODES = 17;\nconst MOST_SQUARED = 6502500;\nconst NAMES = [\n\"guide.scale\", \"spread\", \"art.boxes\", \"art.counts\", \"art.data\", \"pose.terms\", \"pose.rows\", \"pose.columns\",\n\"pose.keep\", \"paint.wrap\", \"paint.coarsest\", \"paint.follow\", \"paint.levels\", \"paint.mix\", \"paint.style\",\n];\nfunction checkPainted(tensors, { height, width }, nLatent, n, lines) {\nif (height > MAX_PAINTED_SIDE || width > MAX_PAINTED_SIDE) {\nthrow new PackError(`textures of ${height}x${width}; a painted pack has sides of at most ${MAX_PAINTED_SIDE}`);\n}\nconst number = (name, dtype, least, most) => {\nconst [value] = expect(tensors, name, dtype, [1]);\nif (value < least || value > most) throw new PackError(`${name} is ${value}; ${least} to ${most} is allowed`);\nreturn value;\n};\nconst scale = number(\"guide.scale\", \"u8\", 1, 8);\nif (height % scale || width % scale) throw new PackError(`guide.scale is ${scale}, which does not divide ${height}x${width}`);\nconst terms = expect(tensors, \"pose.terms\", \"i32\", [null, 2]);\nconst nTerms = terms.length / 2;\nif (nTerms > MAX_TERMS) throw new PackError(`pose.terms has ${nTerms} terms; at most ${MAX_TERMS} are allowed`);\nfor (let k = 0; k < nTerms; k++) {\nconst [latent, axis] = terms.subarray(2 * k, 2 * k + 2);\nif (latent < 0 || latent >= nLatent || axis < 0 || axis > 1) {\nthrow new PackError(`pose.terms holds latent ${latent}, axis ${axis}; latents are 0 to ${nLatent - 1}, axes 0 and 1`);\n}\n}\nfor (const name of [\"pose.rows\", \"pose.columns\"]) expect(tensors, name, \"i16\", [nTerms, NODES]);\nconst painting = {\nscale,\nspread: number(\"spread\", \"i32\", 0, 1024),\nboxes: boxesOf(tensors, n, height, width),\nkeep: number(\"pose.keep\", \"u8\", 0, 1) === 1,\nwrap: number(\"paint.wrap\", \"u8\", 0, 1) === 1,\nfollow: number(\"paint.follow\", \"u8\", 0, 1) === 1,\nrules: rulesOf(tensors),\nlayers: tensors.has(\"layer.names\") ? lines(\"layer.names\") : [],\nguideHeight: height / scale,\n};\nconst use = useOfLayers(tensors, painting.layers.length, n, width);\nObject.assign(painting, use.found);\npainting.products = productsOf(painting, height, width);\nconst known = [...NAMES, ...(painting.layers.length ? [\"layer.names\"] : [])];\nknown.push(...use.known);\npainting.layers.forEach((_, i) => known.push(`${layerPrefix(i)}.counts`, `${layerPrefix(i)}.data`));\nreturn { painting, known };\n}\nfunction useOfLayers(tensors, nLayers, n, width) {\nconst known = [\"layer.coloured\", \"layer.shown\", \"mirror\", \"hold\"].filter((name) => tensors.has(name));\nconst given = (name, dtype, shape) => (tensors.has(name) ? expect(tensors, name, dtype, shape) : null);\nconst coloured = given(\"layer.coloured\", \"u8\", [nLayers]);\nif (coloured?.some((flag) => flag > 1)) throw new PackError(\"layer.coloured must be 0 or 1 for each layer\");\nconst shown = given(\"layer.shown\", \"i32\", [n]);\nif (shown?.some((layer) => layer !== -1 && !(layer >= 0 && layer < nLayers && coloured?.[layer]))) {\nthrow new PackError(\"layer.shown must be -1 or a coloured layer for each sprite\");\n}\nconst mirror = given(\"mirror\", \"i32\", [n]);\nif (mirror?.some((axis) => axis < -1 || axis > 2 * (width - 1))) {\nthrow new PackError(`mirror holds ${mirror.join(\", \")}; -1 to ${2 * (width - 1)} is allowed`);\n}\nconst row = given(\"hold\", \"i32\", [3]);\nconst hold = row && { edges: row[0], reach: row[1], layer: row[2] };\nif (hold && (hold.edges < 0 || hold.edges > 64 || hold.reach < 1 || hold.reach > 64 || hold.layer < -1 || hold.layer >= nLayers)) {\nthrow new PackError(`hold is ${row.join(\", \")}; edges 0 to 64, reach 1 to 64 and one of ${nLayers} layers or -1 are allowed`);\n}\nreturn { found: { coloured, shown, mirror, hold }, known };\n}\nfunction rulesOf(tensors) {\nconst coarsest = expect(tensors, \"paint.coarsest\", \"i32\", [3]);\nif (!coarsest.every((side) => side >= 4 && side <= 64)) {\nthrow new PackError(`paint.coarsest is ${coarsest.join(\", \")}; 4 to 64 is allowed`);\n}\nconst of = (kind, i) => ({ coarsest: coarsest[i], levels: levelsOf(tensors, `paint.${kind}`) });\nreturn { levels: of(\"levels\", 0), mix: of(\"mix\", 1), style: of(\"style\", 2) };\n}\nfunction levelsOf(tensors, name) {\nconst data = expect(tensors, name, \"i32\", [null, 5]);\nif (data.length < 5 || data.length > 5 * MAX_LEVELS) throw new PackError(`${name} must have 1 to ${MAX_LEVELS} rows`);\nreturn Array.from({ length: data.length / 5 }, (_, i) => {\nconst [radius, sweeps, paint, guide, place] = data.subarray(5 * i, 5 * i + 5);\nconst inRange = (value, least, most) => value >= least && value <= most;\nconst fits = inRange(radius, 1, 2) && inRange(sweeps, 0, 4) && inRange(paint, 1, 255) && inRange(guide, 0, 255);\nif (!fits || !inRange(place, 0, 2 ** 20) || (paint + guide) * MOST_SQUARED + 400 * place >= 2 ** 31) {\nthrow new PackError(`row ${i} of ${name} is beyond the contract's bounds`);\n}\nreturn { radius, sweeps, paint, guide, place };\n});\n}\nfunction productsOf({ rules, wrap }, height, width) {\nconst most = Object.values(rules).map(({ coarsest, levels }) => {\nconst sides = [[height, width]];\nfor (let side = Math.max(height, width); side > coarsest; side = (side + 1) >> 1) {\nconst [rows, columns] = sides[0];\nif (wrap && (rows % 2 || columns % 2)) break;\nsides.unshift([(rows + 1) >> 1, (columns + 1) >> 1]);\n}\nreturn sides.reduce((sum, [h, w], level) => {\nconst { radius, sweeps } = levels[Math.min(level, levels.length - 1)];\nreturn sum + h * w * (24 * sweeps + 2) * (2 * radius + 1) ** 2 * 8;\n}, 0);\n});\nreturn Math.max(...most);\n}\nreturn { MAX_PAINTED_SIDE, checkPainted };\n})();\nconst _tensors = (() => {\nconst {PackError, shown} = _errors;\nconst {CONTRACTS, expect} = _flat;\nconst {checkChain, LATENT_MAX, layersOf, MAX_MULTIPLICATIONS} = _layers;\nconst {checkPainted} = _rules;\nconst MAX_LATENT = 512;\nconst MAX_SIDE = 1024;\nconst MAX_REACH = 256;\nconst LAST = 0xffffffff;\nconst UNSAFE = /[\\x00-\\x1f\\x7f-\\x9f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]/;\nfunction describePack(tensors, isProven = false) {\nconst contract = expect(tensors, \"contract\", \"u8\", [1])[0];\nif (!CONTRACTS.includes(contract)) {\nthrow new PackError(`contract ${contract} is not one this runtime knows (${CONTRACTS.join(\", \")})`);\n}\nconst [height, width, channels] = expect(tensors, \"size\", \"i32\", [3]);\nconst [nLatent] = expect(tensors, \"latent\", \"i32\", [1]);\nconst output = text(tensors, \"output\");\nconst labels = lines(tensors, \"labels\");\nconst outputs = contract === 1 ? [\"direct\", \"indexed\"] : [\"painted\"];\nif (!outputs.includes(output)) {\nthrow new PackError(`output kind ${shown(output)}; of contract ${contract} this runtime knows ${outputs.join(\" and \")}`);\n}\ncheckNames(labels, \"class names\");\nconst isPainted = output === \"painted\";\nconst allowed = isPainted ? [3, 4] : [1, 3, 4];\nif (![height, width].every((side) => side >= 1 && side <= MAX_SIDE) || !allowed.includes(channels)) {\nconst found = `texture size ${height}x${width}x${channels}`;\nthrow new PackError(`${found}; sides 1 to ${MAX_SIDE}, channels ${allowed.join(\" or \")}`);\n}\nif (nLatent < 1 || nLatent > MAX_LATENT) {\nthrow new PackError(`latent of width ${nLatent}; 1 to ${MAX_LATENT} is allowed`);\n}\nconst indexed = output !== \"direct\";\nconst computesPalettes = indexed && !tensors.has(\"palette.colours\");\nconst prior = checkPrior(tensors, Math.max(1, labels.length), nLatent, { indexed, computesPalettes, isPainted });\nconst own = isPainted ? checkPainted(tensors, { height, width }, nLatent, prior.n, (name) => lines(tensors, name)) : null;\nconst painting = own?.painting ?? null;\nif (painting) checkNames(painting.layers, \"names of layers\");\nconst guide = [height, width].map((side) => side / (painting?.scale ?? 1));\nconst decoder = layersOf(tensors, \"decoder\");\nconst palette = computesPalettes ? layersOf(tensors, \"palette\") : null;\nconst nInputs = nLatent + labels.length;\nlet nColours = 0;\nlet work;\nif (!indexed) {\nwork = checkChain(decoder, nInputs, \"table\", [channels, height, width], isProven);\n} else {\nwork = checkChain(decoder, nInputs, \"argmax\", guide, isProven);\nnColours = decoder.at(-1).tensors.get(\"slots\").data[0] - (channels === 4 ? 1 : 0);\nif (nColours < 1) throw new PackError(\"its palette has no colours\");\nif (computesPalettes) {\nconst more = checkChain(palette, nInputs, \"table\", [nColours * channels], isProven);\nwork = { products: work.products + more.products, moves: work.moves + more.moves };\n} else {\nexpect(tensors, \"palette.colours\", \"u8\", [nColours, channels]);\n}\n}\nif (painting) {\nwork = { products: 3 * work.products + painting.products, moves: 3 * work.moves };\nif (work.products > MAX_MULTIPLICATIONS) {\nthrow new PackError(`a texture takes ${work.products} products; 2^32 is allowed`);\n}\n}\nconst known = new Set([\"contract\", \"output\", \"size\", \"latent\", \"labels\", ...prior.known, ...(own?.known ?? [])]);\nif (indexed && !computesPalettes) known.add(\"palette.colours\");\nfor (const layer of [...decoder, ...(palette ?? [])]) {\nfor (const short of layer.tensors.keys()) known.add(`${layer.name}.${short}`);\n}\nfor (const name of tensors.keys()) {\nif (!known.has(name)) throw new PackError(`tensor ${shown(name)} does not belong in a pack`);\n}\nconst { kind, names } = prior;\nreturn {\ncontract, height, width, channels, output, nLatent, labels, names, prior: kind, nEpochs: prior.nEpochs,\ncomputesPalettes, nColours, decoder, palette, painting, work,\n};\n}\nfunction checkPrior(tensors, nClasses, nLatent, { indexed, computesPalettes, isPainted }) {\nconst known = [\"class.cumulative\"];\nconst nEpochs = isPainted ? (tensors.get(\"class.cumulative\")?.shape[0] ?? 0) : 1;\nconst epochs = isPainted ? [nEpochs] : [];\ncheckCumulative(expect(tensors, \"class.cumulative\", \"u32\", [...epochs, nClasses]), [0, nClasses], \"class.cumulative\");\nif (nEpochs < 1) throw new PackError(\"class.cumulative must have a row for each epoch, and at least one\");\nif (!isPainted) {\ncheckLatents(expect(tensors, \"centroid.mean\", \"i8\", [nClasses, nLatent]), \"centroid.mean\");\nexpect(tensors, \"centroid.scale\", \"i16\", [nClasses, nLatent]);\nknown.push(\"centroid.mean\", \"centroid.scale\");\n}\nconst kind = !isPainted && tensors.has(\"gaussian.offsets\") ? \"gaussian\" : \"exemplar\";\nif (indexed && kind === \"gaussian\") {\nthrow new PackError(\"an indexed pack draws from exemplars, this one holds a Gaussian prior\");\n}\nconst offsets = expect(tensors, `${kind}.offsets`, \"i32\", [nClasses + 1]);\nif (offsets[0] !== 0 || offsets.some((offset, k) => k > 0 && offset <= offsets[k - 1])) {\nthrow new PackError(`${kind}.offsets must rise from 0, with something in each class`);\n}\nconst n = offsets[nClasses];\ncheckCumulative(expect(tensors, `${kind}.cumulative`, \"u32\", [...epochs, n]), offsets, `${kind}.cumulative`);\nknown.push(`${kind}.offsets`, `${kind}.cumulative`);\nif (kind === \"gaussian\") {\ncheckLatents(expect(tensors, \"gaussian.mean\", \"i8\", [n, nLatent]), \"gaussian.mean\");\nexpect(tensors, \"gaussian.factor\", \"i16\", [n, null]);\nconst width = tensors.get(\"gaussian.factor\").shape[1];\nconst triangle = (nLatent * (nLatent + 1)) / 2;\nif (width !== nLatent && width !== triangle) {\nthrow new PackError(`gaussian.factor is ${width} wide; ${nLatent} or ${triangle} is allowed`);\n}\nreturn { kind, n, nEpochs, names: [], known: [...known, \"gaussian.mean\", \"gaussian.factor\"] };\n}\ncheckLatents(expect(tensors, \"exemplar.latent\", \"i8\", [n, nLatent]), \"exemplar.latent\");\nexpect(tensors, \"exemplar.scale\", \"i16\", [nClasses, nLatent]);\ncheckNeighbours(expect(tensors, \"exemplar.neighbours\", \"i32\", [n, null]), tensors, offsets);\nconst [reach] = expect(tensors, \"exemplar.reach\", \"i32\", [1]);\nif (reach < 0 || reach > MAX_REACH) throw new PackError(`exemplar.reach is ${reach}; 0 to ${MAX_REACH} is allowed`);\nknown.push(\"exemplar.latent\", \"exemplar.neighbours\", \"exemplar.reach\", \"exemplar.scale\");\nif (computesPalettes) {\nexpect(tensors, \"exemplar.palette_scale\", \"i16\", [nClasses, nLatent]);\nknown.push(\"exemplar.palette_scale\");\n}\nif (!tensors.has(\"exemplar.names\")) return { kind, n, nEpochs, names: [], known };\nconst names = text(tensors, \"exemplar.names\").split(\"\\n\");\ncheckNames(names, \"names of exemplars\");\nif (names.length !== n) throw new PackError(`exemplar.names holds ${names.length} names for ${n} exemplars`);\nreturn { kind, n, nEpochs, names, known: [...known, \"exemplar.names\"] };\n}\nfunction checkNeighbours(neighbours, tensors, offsets) {\nconst width = tensors.get(\"exemplar.neighbours\").shape[1];\nfor (let k = 0; k + 1 < offsets.length; k++) {\nfor (let i = offsets[k] * width; i < offsets[k + 1] * width; i++) {\nif (neighbours[i] < offsets[k] || neighbours[i] >= offsets[k + 1]) {\nthrow new PackError(\"exemplar.neighbours must name exemplars of the same class\");\n}\n}\n}\nif (width < 1) throw new PackError(\"exemplar.neighbours must name exemplars of the same class\");\n}\nfunction checkCumulative(table, offsets, name) {\nfor (let row = 0; row < table.length; row += offsets.at(-1)) {\nfor (let k = 0; k + 1 < offsets.length; k++) {\nlet rises = table[row + offsets[k + 1] - 1] === LAST;\nfor (let i = row + offsets[k] + 1; i < row + offsets[k + 1]; i++) rises &&= table[i] >= table[i - 1];\nif (!rises) throw new PackError(`${name} must rise within each class and end at ${LAST}`);\n}\n}\n}\nfunction checkLatents(values, name) {\nif (values.includes(-128)) throw new PackError(`${name} holds -128; latents lie within ±${LATENT_MAX}`);\n}\nfunction checkNames(names, what) {\nif (new Set(names).size !== names.length || names.some((name) => name === \"\" || UNSAFE.test(name))) {\nthrow new PackError(`${what} must be printable, not empty and different from each other`);\n}\n}\nfunction lines(tensors, name) {\nconst content = text(tensors, name);\nreturn content === \"\" ? [] : content.split(\"\\n\");\n}\nfunction text(tensors, name) {\nconst bytes = expect(tensors, name, \"u8\", [null]);\ntry {\nreturn new TextDecoder(\"utf-8\", { fatal: true, ignoreBOM: true }).decode(bytes);\n} catch {\nthrow new PackError(`tensor ${shown(name)} is not UTF-8`);\n}\n}\nreturn { describePack, checkNames, lines, text };\n})();\nconst _pack = (() => {\nconst {interpolate, Prior} = _codes;\nconst {forcedTo, fromPlanes, fromSlots, toRgba} = _colours;\nconst {Core, prepare} = _core;\nconst {Chain} = _decoder;\nconst {PackError, SeedError, shown} = _errors;\nconst {asBytes, fetchBytes, nameOf} = _files;\nconst {checkHead, digestOf, readFlat} = _flat;\nconst {LATENT_MAX} = _layers;\nconst {Painter} = _painter;\nconst {isBright} = _ramps;\nconst {asFixed, asU32, seedWords} = _seeds;\nconst {sha256Hex} = _sha256;\nconst {describePack} = _tensors;\nconst MAX_SPREAD = 4;\nconst MAX_COLOURS = 256;\nconst WORK = { products: \"multiplications\", moves: \"moves of values\" };\nconst PLACE = [\"seed\", \"index\", \"attempt\", \"spread\"];\nconst FRAME = \"frame.\";\nconst PAINTED = [\"epoch\", \"swaps\", \"layer\"];\nclass Pack {\n#core = null;\n#chains = null;\n#painter = null;\n#closed = false;\nstatic from(content, options = {}) {\nreturn new Pack(asBytes(content), checkedOptions(options));\n}\nstatic async load(url, options = {}) {\nconst { engine } = checkedOptions(options);\nconst [bytes] = await Promise.all([fetchBytes(url), prepare(engine)]);\nreturn from(bytes, nameOf(url), options, await digestOf(bytes));\n}\nconstructor(bytes, { engine, limits }, digest = null) {\ncheckHead(bytes);\nconst { core, reason } = engine === \"js\" ? {} : Core.open(bytes, engine, digest);\nconst { tensors, fingerprint } = readFlat(bytes, core !== undefined, digest);\nconst description = describePack(tensors, core !== undefined);\ncheckWork(description.work, limits);\nif (!core && engine !== undefined && engine !== \"js\") throw new PackError(`WebAssembly cannot draw it: ${reason}`);\nthis.width = description.width;\nthis.height = description.height;\nthis.channels = description.channels;\nthis.output = description.output;\nthis.spread = (description.painting?.spread ?? 256) / 256;\nthis.epochs = description.nEpochs;\nthis.layers = Object.freeze(description.painting?.layers ?? []);\nthis.labels = Object.freeze(description.labels);\nthis.names = Object.freeze(description.names);\nthis.fingerprint = fingerprint;\nthis.bytes = bytes;\nthis.work = Object.freeze(description.work);\nthis.prior = new Prior(tensors, description);\nthis.colours = tensors.get(\"palette.colours\")?.data ?? null;\nthis.numbers = new Map(this.names.map((name, number) => [name, number]));\nthis.engine = core ? \"wasm\" : \"js\";\nif (core) this.#core = core;\nelse this.#makeChains(tensors, description);\n}\n#makeChains(tensors, description) {\nconst { decoder, palette, painting } = description;\ntry {\nif (painting) this.#painter = new Painter(tensors, description);\nelse this.#chains = { decoder: new Chain(decoder), palette: palette && new Chain(palette) };\n} catch (error) {\nif (error instanceof RangeError) throw new PackError(\"its layers need more memory than there is\");\nthrow error;\n}\n}\ntexture(request) {\nreturn this.render(this.codes(request));\n}\nframes(request) {\nconst names = this.layers.filter((name) => name.startsWith(FRAME)).sort();\nif (!request?.base) throw new SeedError(\"frames are of one sprite; give its name as base\");\nconst drawn = names.map((layer) => this.texture({ ...request, layer }));\nlet count = drawn.length;\nwhile (count && !drawn[count - 1].data.some((value, i) => i % 4 === 3 && value > 0)) count--;\nif (!count) throw new SeedError(`${shown(request.base)} has no frames in this pack`);\nconst { layer } = request;\nif (layer === undefined || layer === null) return drawn.slice(0, count);\nreturn names.slice(0, count).map((name) => this.texture({ ...request, layer: `${layer}.${name.slice(FRAME.length)}` }));\n}\nteam({ swaps, mask = \"mask\", ...request }) {\nconst [plain, worn] = [this.texture(request), this.texture({ ...request, swaps })];\nconst ofFrame = `${mask}.${request.layer?.split(\".\")[1]}`;\nconst { data: where } = this.texture({ ...request, layer: this.layers.includes(ofFrame) ? ofFrame : mask });\nconst { channels } = plain;\nfor (let i = 0, at = 0; i < where.length; i += 4, at += channels) {\nif (isBright(where, i)) plain.pixels.set(worn.pixels.subarray(at, at + channels), at);\n}\nreturn { ...plain, data: toRgba(plain.pixels, channels) };\n}\nblend(a, b, t, request = {}) {\nreturn this.render(this.blendCodes(a, b, t, request));\n}\naroundCentroid(request) {\nreturn this.render(this.centroidCodes(request));\n}\ninterpolate(a, b, ways, controls = {}) {\nreturn this.interpolationCodes(a, b, ways, controls).map((codes) => this.render(codes));\n}\ncodes(request) {\ncheckKeys(request, [...PLACE, ...PAINTED, \"label\", \"base\", \"palette\", \"style\"]);\nconst { label, base, spread = this.spread, palette } = request;\nconst { source, colours } = this.#palette(palette);\nconst painting = this.#painting(request);\nconst exemplar = base === undefined || base === null ? null : this.#exemplar(base);\nconst kind = this.#class(label);\nif (exemplar !== null && kind !== null && kind !== this.prior.classOf(exemplar)) {\nthrow new SeedError(`the sprite ${shown(base)} is not of class ${shown(label)}; leave the label out`);\n}\nconst { epoch, style, ...more } = painting;\nconst controls = { spread: asFixed(spread, \"spread\", MAX_SPREAD), label: kind, base: exemplar, palette: source };\nreturn { ...this.prior.draw(placeOf(request), { ...controls, epoch, style }), colours, ...more };\n}\nblendCodes(a, b, t, request) {\ncheckKeys(request, [...PLACE, ...PAINTED, \"palette\"]);\nconst { seed = 0, spread = 0, palette } = request;\nconst { source, colours } = this.#palette(palette);\nconst { epoch, swaps, layer } = this.#painting(request);\nconst controls = { spread: asFixed(spread, \"spread\", MAX_SPREAD), palette: source, epoch };\nconst ends = [this.#exemplar(a), this.#exemplar(b)];\nconst codes = this.prior.blend(...ends, asFixed(t, \"t\", 1), placeOf({ ...request, seed }), controls);\nreturn { ...codes, colours, swaps, layer };\n}\ncentroidCodes(request) {\ncheckKeys(request, [...PLACE, \"label\"]);\nif (this.output === \"painted\") throw new SeedError(\"a painted pack draws variants of its sprites; it has no centroids\");\nconst { label, spread = 1 } = request;\nconst controls = { spread: asFixed(spread, \"spread\", MAX_SPREAD), label: this.#class(label) };\nreturn { ...this.prior.aroundCentroid(placeOf(request), controls), colours: null };\n}\ninterpolationCodes(a, b, ways, { label, epoch } = {}) {\nconst controls = { label: this.#class(label), spread: 256 * this.spread, epoch: this.#epoch(epoch) };\nconst [here, there] = [a, b].map((end) => {\ncheckKeys(end, [\"seed\", \"index\"]);\nreturn this.prior.draw(placeOf(end), controls);\n});\nreturn Array.from(ways, (t) => ({ ...interpolate(here, there, asFixed(t, \"t\", 1), placeOf(a)), colours: null }));\n}\nrender(codes) {\nthis.#checkCodes(codes);\nconst { width, height } = this;\nconst channels = codes.layer !== undefined && codes.layer !== null ? 4 : this.channels;\nif (this.#painter) {\nconst pixels = this.#painter.draw(codes, (exemplar) => this.prior.codeOf(exemplar));\nreturn { width, height, channels, pixels, data: toRgba(pixels, channels) };\n}\nif (!this.#core) {\nconst { decoder, palette } = this.#chains;\nreturn this.paint(codes, decoder.run(codes.z), palette?.run(codes.palette));\n}\nconst pixels = this.#core.draw(codes, width * height * channels);\nreturn { width, height, channels, pixels, data: toRgba(pixels, channels) };\n}\nclose() {\nthis.#closed = true;\nthis.#core = this.#chains = this.#painter = null;\n}\npaint(codes, decoded, palette) {\nconst { width, height, channels } = this;\nlet pixels;\nif (this.output === \"direct\") {\npixels = fromPlanes(decoded, channels);\n} else {\nconst own = this.colours ?? palette;\npixels = fromSlots(decoded, codes.colours ? forcedTo(codes.colours, own, channels) : own, channels);\n}\nreturn { width, height, channels, pixels, data: toRgba(pixels, channels) };\n}\nnamesOf(label) {\nconst kind = this.#class(label);\nreturn kind === null ? [] : this.names.filter((_, number) => this.prior.classOf(number) === kind);\n}\n#checkCodes(codes) {\nif (this.#closed) throw new PackError(\"the pack is closed\");\nconst { nLatent, nLabels, computesPalettes } = this.prior;\nconst { z, palette, kept, colours } = codes;\nconst n = nLatent + nLabels;\nconst isPainted = this.output === \"painted\";\nfor (const code of computesPalettes ? [z, palette, ...(isPainted ? [kept] : [])] : [z]) {\nif (!(code instanceof Int8Array) || code.length !== n || code.includes(-LATENT_MAX - 1)) {\nthrow new SeedError(`a code of this pack is an Int8Array of ${n} values from -${LATENT_MAX} to ${LATENT_MAX}`);\n}\n}\nif (colours && (this.output === \"direct\" || this.channels === 1)) {\nthrow new SeedError(\"this pack has no palette that can be forced to colours\");\n}\nif (colours) checkedColours(colours);\nif (isPainted) this.#checkPainting(codes);\n}\n#checkPainting({ sources, t, rules, regions, swaps, layer }) {\nconst exists = (value, n) => Number.isInteger(value) && value >= 0 && value < n;\nconst known = Array.isArray(sources) && sources.every((source) => exists(source, this.prior.nExemplars));\nif (!known || sources.length < 1 || sources.length > 2 || !exists(t, 257)) {\nthrow new SeedError(\"a code of this pack has one or two sources, numbers of its sprites, and t from 0 to 256\");\n}\nconst isFit = sources.length === 2 ? rules === \"mix\" && regions?.length === 9 : rules === \"levels\" || rules === \"style\";\nif (!isFit) throw new SeedError(\"a code of two sources is painted by the rules mix, in 3×3 regions; of one by levels or style\");\nif (layer !== undefined && layer !== null && !exists(layer, this.layers.length)) {\nthrow new SeedError(`layer ${shown(layer)} of ${this.layers.length}`);\n}\ncheckedSwaps(swaps);\n}\n#class(label) {\nif (label === undefined || label === null) return null;\nconst kind = this.labels.indexOf(label);\nif (kind >= 0) return kind;\nconst allowed = this.labels.join(\", \") || \"none: this pack has no classes\";\nthrow new SeedError(`no class ${shown(label)} in this pack; it has ${allowed}`);\n}\n#exemplar(name) {\nconst number = this.numbers.get(name);\nif (number !== undefined) return number;\nconst count = this.names.length;\nconst hint = count ? `the first is ${shown(this.names[0])}` : \"it keeps none\";\nthrow new SeedError(`no sprite ${shown(name)} among the ${count} names of this pack; ${hint}`);\n}\n#painting({ epoch, style, swaps, layer }) {\nconst isGiven = (value) => value !== undefined && value !== null;\nif (this.output !== \"painted\" && [style, swaps, layer].some(isGiven)) {\nthrow new SeedError(\"style, swaps and layer are for painted packs; this one does not hold its art\");\n}\nconst number = isGiven(layer) ? this.layers.indexOf(layer) : null;\nif (number === -1) {\nthrow new SeedError(`no layer ${shown(layer)} in this pack; it has ${this.layers.join(\", \") || \"none\"}`);\n}\nreturn {\nepoch: this.#epoch(epoch),\nstyle: isGiven(style) ? this.#exemplar(style) : null,\nswaps: checkedSwaps(swaps),\nlayer: number,\n};\n}\n#epoch(epoch = 1) {\nif (Number.isInteger(epoch) && epoch >= 1 && epoch <= this.epochs) return epoch;\nthrow new SeedError(`epoch ${shown(epoch)}; this pack has ${this.epochs === 1 ? \"only epoch 1\" : `1 to ${this.epochs}`}`);\n}\n#palette(palette) {\nif (palette === undefined || palette === null) return { source: \"varied\", colours: null };\nif (this.output === \"direct\") {\nthrow new SeedError(\"this pack draws channel values, not palette colours; it has no palette control\");\n}\nif (typeof palette !== \"string\") {\nif (this.channels === 1) {\nthrow new SeedError(\"this pack draws shades of grey; its palettes cannot be forced to colours [r, g, b]\");\n}\nreturn { source: \"varied\", colours: checkedColours(palette) };\n}\nif (!this.prior.computesPalettes) {\nthrow new SeedError(\"this pack has one fixed palette; give colours instead, as a list of [r, g, b]\");\n}\nif (palette === \"keep\" || palette === \"any\") return { source: palette, colours: null };\nif (palette.startsWith(\"from:\")) return { source: this.#exemplar(palette.slice(5)), colours: null };\nthrow new SeedError(`palette ${shown(palette)}; keep, any, from:NAME or a list of [r, g, b] is allowed`);\n}\n}\nfunction textureHash(texture) {\nreturn sha256Hex(texture.pixels);\n}\nfunction from(bytes, where, options, digest) {\ntry {\nreturn new Pack(bytes, options, digest);\n} catch (error) {\nif (error instanceof PackError) throw new PackError(`${where}: ${error.message}`);\nthrow error;\n}\n}\nfunction checkedOptions(options, allowed = [\"engine\", \"limits\"]) {\nconst { engine, limits } = options;\nconst others = Object.keys(options).filter((key) => !allowed.includes(key));\nif (others.length) throw new TypeError(`no option ${shown(others[0])} here; ${allowed.join(\", \")} are allowed`);\nconst isModule = typeof WebAssembly !== \"undefined\" && engine instanceof WebAssembly.Module;\nif (engine !== undefined && engine !== \"wasm\" && engine !== \"js\" && !isModule) {\nthrow new TypeError(`engine ${shown(engine)}; \"wasm\", \"js\" or a WebAssembly.Module of assetgen.wasm is allowed`);\n}\nfor (const [key, most] of Object.entries(limits ?? {})) {\nif (!(key in WORK && most >= 0)) throw new TypeError(`limits are {products, moves}, numbers from 0; got ${shown(key)}`);\n}\nreturn { engine, limits };\n}\nfunction checkWork(work, limits) {\nfor (const [key, most] of Object.entries(limits ?? {})) {\nif (work[key] > most) throw new PackError(`a texture takes ${work[key]} ${WORK[key]}; the limit set is ${most}`);\n}\n}\nfunction placeOf({ seed, index = 0, attempt = 0 }) {\nconst [low, high] = seedWords(seed);\nreturn { low, high, index: asU32(index, \"index\"), attempt: asU32(attempt, \"attempt\") };\n}\nfunction checkKeys(request, allowed) {\nif (typeof request !== \"object\" || request === null) {\nthrow new SeedError(`a request is an object like {seed: 7}, got ${shown(request)}`);\n}\nfor (const key of Object.keys(request)) {\nif (!allowed.includes(key)) throw new SeedError(`no control ${shown(key)} here; ${allowed.join(\", \")} are allowed`);\n}\n}\nfunction checkedSwaps(swaps) {\nif (swaps === undefined || swaps === null) return null;\nconst pairs = Symbol.iterator in Object(swaps) ? Array.from(swaps) : [null];\nif (pairs.length > MAX_COLOURS || !pairs.every((pair) => Array.isArray(pair) && pair.length === 2)) {\nthrow new SeedError(`swaps must be at most ${MAX_COLOURS} pairs of colours, [[[r, g, b], [r, g, b]], …]`);\n}\nreturn pairs.map((pair) => checkedColours(pair));\n}\nfunction checkedColours(palette) {\nconst whole = (value) => Number.isInteger(value) && value >= 0 && value <= 255;\nconst colours = Symbol.iterator in Object(palette) ? Array.from(palette, (colour) => Array.from(colour ?? [])) : [];\nconst fits = colours.every((colour) => colour.length === 3 && colour.every(whole));\nif (!fits || colours.length < 1 || colours.length > MAX_COLOURS) {\nthrow new SeedError(`a palette must be 1 to ${MAX_COLOURS} colours [r, g, b] of whole numbers from 0 to 255`);\n}\nreturn colours;\n}\nreturn { Pack, textureHash, from, checkedOptions };\n})();\nconst _plan_core = (() => {\nconst {moduleFor, textAt} = _core;\nconst {PackError} = _errors;\nclass PlanCore {\nstatic open(bytes, engine) {\nconst { module, reason } = moduleFor(engine);\nif (!module) return { reason };\ntry {\nconst calls = new WebAssembly.Instance(module).exports;\nconst file = calls.room(bytes.length);\nif (!file) return { reason: \"not enough memory\" };\nnew Uint8Array(calls.memory.buffer).set(bytes, file);\nconst code = calls.open_plans(file, bytes.length);\nreturn code ? { reason: textAt(calls, calls.error(code)) } : { core: new PlanCore(calls) };\n} catch (error) {\nreturn { reason: error.message };\n}\n}\n#calls;\n#failed = null;\nconstructor(calls) {\nthis.#calls = calls;\n}\ndraw({ width, height, outline, pins }, { low, high, index, attempt }, { style, level, spread }) {\nif (this.#failed) throw new PackError(this.#failed);\nconst calls = this.#calls;\nconst n = width * height;\nlet error;\ntry {\nconst board = calls.board(height, width);\nif (!board) throw new PackError(\"not enough memory for a plan of this size\");\nconst memory = new Uint8Array(calls.memory.buffer, board, 3 * n);\nmemory.set(outline);\nif (pins) memory.set(pins, n);\nerror = calls.plan(low, high, index, attempt, style ?? -1, level, spread, height, width, pins ? 1 : 0);\nif (!error) return memory.slice(2 * n);\n} catch (trap) {\nif (trap instanceof PackError) throw trap;\nthis.#failed = `the WebAssembly core has failed (${trap.message}); open the pack with {engine: \"js\"}`;\nthrow new PackError(this.#failed);\n}\nthrow new PackError(textAt(calls, calls.error(error)));\n}\n}\nreturn { PlanCore };\n})();\nconst _plan_site = (() => {\nconst {SeedError, shown} = _errors;\nconst MAX_SIDE = 512;\nconst MAX_CELLS = 2 ** 16;\nconst MAX_PRODUCTS = 2 ** 33;\nconst MOST_SIZES = 8;\nfunction piecesOf(mask, width) {\nconst numbers = new Int32Array(mask.length).fill(-1);\nconst counts = [];\nconst stack = [];\nconst visit = (cell, number) => {\nif (!mask[cell] || numbers[cell] >= 0) return;\nnumbers[cell] = number;\nstack.push(cell);\n};\nfor (let start = 0; start < mask.length; start++) {\nif (!mask[start] || numbers[start] >= 0) continue;\nconst number = counts.length;\ncounts.push(0);\nvisit(start, number);\nwhile (stack.length) {\nconst cell = stack.pop();\nconst x = cell % width;\ncounts[number]++;\nif (cell >= width) visit(cell - width, number);\nif (x > 0) visit(cell - 1, number);\nif (x + 1 < width) visit(cell + 1, number);\nif (cell + width < mask.length) visit(cell + width, number);\n}\n}\nreturn { numbers, counts };\n}\nfunction nearVoid(inside, width, corners) {\nconst height = inside.length / width;\nconst near = new Uint8Array(inside.length);\nconst isVoid = (y, x) => y < 0 || y >= height || x < 0 || x >= width || !inside[y * width + x];\nfor (let y = 0; y < height; y++) {\nfor (let x = 0; x < width; x++) {\nif (!inside[y * width + x]) continue;\nlet found = isVoid(y - 1, x) || isVoid(y, x - 1) || isVoid(y, x + 1) || isVoid(y + 1, x);\nif (corners) found ||= isVoid(y - 1, x - 1) || isVoid(y - 1, x + 1) || isVoid(y + 1, x - 1) || isVoid(y + 1, x + 1);\nnear[y * width + x] = found ? 1 : 0;\n}\n}\nreturn near;\n}\nfunction sitesOf(plans, { outline, pins, pieces }) {\nconst { width, height, inside } = checkedOutline(outline);\nconst pinned = checkedPins(pins, inside, width, plans.classes.length);\nif (![undefined, null, \"largest\", \"each\"].includes(pieces)) {\nthrow new SeedError(`pieces ${shown(pieces)}; \"largest\" or \"each\" is allowed`);\n}\nconst { numbers, counts } = piecesOf(inside, width);\nconst order = bySize(counts);\nif (counts.length > 1 && !pieces) throw new SeedError(severalPieces(numbers, counts, order, width));\nconst chosen = pieces === \"largest\" ? [order[0]] : [...counts.keys()];\nconst lost = pieces === \"largest\" && pinned ? pinned.findIndex((pin, cell) => pin && numbers[cell] !== order[0]) : -1;\nif (lost >= 0) {\nconst at = cellName(lost, width);\nthrow new SeedError(`the pin at ${at} lies outside the largest piece of the outline; pin cells inside`);\n}\nreturn chosen.map((number) => {\nconst site = {\nwidth,\nheight,\noutline: Uint8Array.from(numbers, (found) => (found === number ? 1 : 0)),\npins: pinned && pinned.map((pin, cell) => (numbers[cell] === number ? pin : 0)),\n};\ncheckSite(plans, site);\nreturn site;\n});\n}\nfunction checkSite(plans, { width, outline, pins }) {\nconst nCells = outline.reduce((sum, each) => sum + each, 0);\nif (nCells > MAX_CELLS || plans.nWeights * nCells > MAX_PRODUCTS) {\nconst most = Math.min(MAX_CELLS, Math.floor(MAX_PRODUCTS / plans.nWeights));\nthrow new SeedError(`the outline is too large: ${nCells} cells; this pack draws at most ${most}`);\n}\nif (plans.rim) {\nconst rim = nearVoid(outline, width, true);\nif (outline.every((each, cell) => !each || rim[cell])) {\nconst at = where(outline, width);\nconst name = shown(plans.classes[plans.rim - 1]);\nthrow new SeedError(\n`the outline is too thin at ${at}: all its cells touch void and become ${name}; 3x3 cells are the least`,\n);\n}\n}\nif (!pins) return;\nconst free = outline.map((each, cell) => (each && (!pins[cell] || plans.walkable[pins[cell]]) ? 1 : 0));\nconst { numbers, counts } = piecesOf(free, width);\nif (counts.length === 0) {\nthrow new SeedError(`the pins leave no cell to walk on; unpin one, such as ${where(outline, width)}`);\n}\nif (counts.length > 1) {\nconst shut = bySize(counts)[1];\nconst at = where(numbers.map((number) => (number === shut ? 1 : 0)), width);\nthrow new SeedError(\n`the pins shut off ${counts[shut]} cells at ${at} from the rest; leave a way open, or pin them too`,\n);\n}\n}\nfunction checkedOutline(outline) {\nconst { width, height, data } = outline ?? {};\nif (![width, height].every((side) => Number.isInteger(side) && side >= 0) || !isGrid(data, width * height)) {\nthrow new SeedError(\"an outline is {width, height, data}: a number or truth value for each cell, row by row\");\n}\nconst inside = Uint8Array.from(data, (value) => (value ? 1 : 0));\nif (!inside.includes(1)) throw new SeedError(`the outline is empty: none of its ${height}x${width} cells is inside`);\nif (Math.max(width, height) > MAX_SIDE) {\nthrow new SeedError(`the outline is too large: ${height}x${width}; sides up to ${MAX_SIDE} are allowed`);\n}\nreturn { width, height, inside };\n}\nfunction checkedPins(pins, inside, width, nClasses) {\nif (pins === undefined || pins === null) return null;\nif (!isGrid(pins, inside.length)) {\nthrow new SeedError(`pins are ${inside.length} class numbers, one for each cell of the outline, row by row`);\n}\nconst pinned = Array.from(pins, Number);\nconst unknown = pinned.findIndex((pin) => !Number.isInteger(pin) || pin < 0 || pin > nClasses);\nif (unknown >= 0) {\nconst at = cellName(unknown, width);\nconst pin = shown(pins[unknown]);\nthrow new SeedError(`the pin at ${at} is class ${pin}; 1 to ${nClasses} are known, 0 pins nothing`);\n}\nconst outside = pinned.findIndex((pin, cell) => pin && !inside[cell]);\nif (outside >= 0) {\nthrow new SeedError(`the pin at ${cellName(outside, width)} lies outside the outline; pin cells inside`);\n}\nreturn Uint8Array.from(pinned);\n}\nfunction isGrid(data, n) {\nreturn (Array.isArray(data) || (ArrayBuffer.isView(data) && !(data instanceof DataView))) && data.length === n;\n}\nfunction bySize(counts) {\nreturn [...counts.keys()].sort((a, b) => counts[b] - counts[a] || a - b);\n}\nfunction severalPieces(numbers, counts, order, width) {\nconst sizes = order.slice(0, MOST_SIZES).map((number) => counts[number]).join(\", \");\nconst more = counts.length > MOST_SIZES ? \", …\" : \"\";\nconst at = cellName(numbers.indexOf(order[1]), width);\nreturn (\n`the outline is in ${counts.length} pieces, of ${sizes}${more} cells, the second at ${at}; ` +\n'join them, or give pieces: \"largest\" or \"each\"'\n);\n}\nfunction where(mask, width) {\nreturn cellName(mask.indexOf(1), width);\n}\nfunction cellName(cell, width) {\nreturn `row ${Math.floor(cell / width)}, column ${cell % width}`;\n}\nreturn { piecesOf, nearVoid, sitesOf };\n})();\nconst _plan_mend = (() => {\nconst {nearVoid, piecesOf} = _plan_site;\nconst FAR = Infinity;\nfunction mend(plans, plan, { width, outline, pins }) {\nconst { walkable, repair } = plans;\nconst edge = nearVoid(outline, width, false);\nconst isPinned = (cell) => Boolean(pins?.[cell]);\nif (!plan.some((k) => walkable[k])) {\nconst isFree = (cell) => outline[cell] && !isPinned(cell);\nlet first = plan.findIndex((_, cell) => isFree(cell) && !edge[cell]);\nif (first < 0) first = plan.findIndex((_, cell) => isFree(cell));\nplan[first] = repair.floor;\n}\nwallUp(plans, plan, width, isPinned);\nconst { numbers, counts } = piecesOf(plan.map((k) => walkable[k]), width);\nif (counts.length < 2) return;\nconst costs = Int32Array.from(plan, (k, cell) => {\nif (walkable[k]) return 0;\nreturn !outline[cell] || isPinned(cell) ? -1 : edge[cell] ? repair.rimCost : repair.cost;\n});\nconst ways = waysBetween(numbers, counts.length, costs, width);\nfor (const cell of ways) plan[cell] = repair.floor;\nconst height = plan.length / width;\nfor (const cell of ways) {\nconst [y, x] = [Math.floor(cell / width), cell % width];\nfor (let b = y; b < Math.min(height, y + repair.brush); b++) {\nfor (let a = x; a < Math.min(width, x + repair.brush); a++) {\nconst here = b * width + a;\nif (walkable[plan[here]] || !outline[here] || edge[here] || isPinned(here)) continue;\nif ((b && walkable[plan[here - width]]) || (a && walkable[plan[here - 1]])) plan[here] = repair.floor;\n}\n}\n}\n}\nfunction wallUp({ walkable, repair }, plan, width, isPinned) {\nconst { numbers, counts } = piecesOf(plan.map((k) => walkable[k]), width);\nconst keeps = counts.map((count) => count >= repair.least);\nkeeps[counts.indexOf(counts.reduce((most, count) => Math.max(most, count), 0))] = true;\nnumbers.forEach((number, cell) => {\nif (number >= 0 && isPinned(cell)) keeps[number] = true;\n});\nnumbers.forEach((number, cell) => {\nif (number >= 0 && !keeps[number]) plan[cell] = repair.wall;\n});\n}\nfunction waysBetween(numbers, n, costs, width) {\nconst owners = numbers.slice();\nconst reached = Float64Array.from(owners, (owner) => (owner >= 0 ? 0 : FAR));\ngrow(owners, reached, costs, width);\nconst edges = [];\nfor (let cell = 0; cell < owners.length; cell++) {\nconst others = [(cell + 1) % width ? cell + 1 : -1, cell + width < owners.length ? cell + width : -1];\nothers.forEach((other, direction) => {\nif (other < 0 || owners[cell] < 0 || owners[other] < 0 || owners[cell] === owners[other]) return;\nedges.push([reached[cell] + reached[other], cell, direction, other]);\n});\n}\nedges.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);\nconst roots = Int32Array.from({ length: n }, (_, i) => i);\nconst ways = new Set();\nfor (const [, cell, , other] of edges) {\nconst [here, there] = [rootOf(roots, owners[cell]), rootOf(roots, owners[other])];\nif (here === there) continue;\nroots[here] = there;\nfor (let end of [cell, other]) {\nwhile (costs[end] > 0) {\nways.add(end);\nconst before = reached[end] - costs[end];\nconst owner = owners[end];\nend = neighbours(end, width, owners.length).find((near) => reached[near] === before && owners[near] === owner);\n}\n}\n}\nreturn [...ways].sort((a, b) => a - b);\n}\nfunction grow(owners, reached, costs, width) {\nconst buckets = new Map([[0, []]]);\nowners.forEach((owner, cell) => {\nif (owner >= 0) buckets.get(0).push(cell);\n});\nfor (let cost = 0; buckets.size; cost++) {\nconst cells = buckets.get(cost) ?? [];\nbuckets.delete(cost);\nfor (const cell of cells) {\nif (reached[cell] !== cost) continue;\nfor (const other of neighbours(cell, width, owners.length)) {\nconst there = cost + costs[other];\nif (costs[other] <= 0 || there > reached[other]) continue;\nif (there === reached[other]) {\nowners[other] = Math.min(owners[other], owners[cell]);\ncontinue;\n}\nreached[other] = there;\nowners[other] = owners[cell];\nif (!buckets.has(there)) buckets.set(there, []);\nbuckets.get(there).push(other);\n}\n}\n}\n}\nfunction neighbours(cell, width, n) {\nconst found = [];\nif (cell >= width) found.push(cell - width);\nif (cell % width) found.push(cell - 1);\nif ((cell + 1) % width) found.push(cell + 1);\nif (cell + width < n) found.push(cell + width);\nreturn found;\n}\nfunction rootOf(roots, component) {\nwhile (roots[component] !== component) component = roots[component] = roots[roots[component]];\nreturn component;\n}\nreturn { mend };\n})();\nconst _plan_scan = (() => {\nconst {CLASS, draw} = _seeds;\nconst {nearVoid} = _plan_site;\nconst CELLS = 7; // the domain of the cells' words\nconst MARGIN = 17;\nconst UNKNOWN = 255;\nconst NO_COLUMN = -1;\nconst AT_THE_RIM = 2;\nconst WEIGHTS = Uint32Array.of(\n65536, 63520, 61565, 59671, 57835, 56056, 54331, 52660, 51039, 49469, 47947, 46472, 45042, 43656, 42313, 41011,\n39750, 38527, 37341, 36192, 35079, 34000, 32954, 31940, 30957, 30005, 29081, 28187, 27319, 26479, 25664, 24875,\n24109, 23368, 22649, 21952, 21276, 20622, 19987, 19372, 18776, 18199, 17639, 17096, 16570, 16060, 15566, 15087,\n14623, 14173, 13737, 13314, 12905, 12508, 12123, 11750, 11388, 11038, 10698, 10369, 10050, 9741, 9441, 9151, 8869,\n8596, 8332, 8076, 7827, 7586, 7353, 7127, 6907, 6695, 6489, 6289, 6096, 5908, 5726, 5550, 5380, 5214, 5054, 4898,\n4747, 4601, 4460, 4323, 4190, 4061, 3936, 3815, 3697, 3584, 3473, 3366, 3263, 3162, 3065, 2971, 2879, 2791, 2705,\n2622, 2541, 2463, 2387, 2314, 2243, 2174, 2107, 2042, 1979, 1918, 1859, 1802, 1746, 1693, 1641, 1590, 1541, 1494,\n1448, 1403, 1360, 1318, 1278, 1238, 1200, 1163, 1128, 1093, 1059, 1027, 995, 964, 935, 906, 878, 851, 825, 800,\n775, 751, 728, 706, 684, 663, 642, 623, 604, 585, 567, 550, 533, 516, 500, 485, 470, 456, 442, 428, 415, 402, 390,\n378, 366, 355, 344, 333, 323, 313, 303, 294, 285, 276, 268, 260, 252, 244, 236, 229, 222, 215, 209, 202, 196, 190,\n184, 178, 173, 168, 162, 157, 153, 148, 143, 139, 135, 131, 127, 123, 119, 115, 112, 108, 105, 102, 99, 95, 93,\n90, 87, 84, 82, 79, 77, 74, 72, 70, 68, 66, 64, 62, 60, 58, 56, 54, 53, 51, 50, 48, 47, 45, 44, 42, 41, 40, 39,\n37, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 27, 26, 25, 24, 23, 23, 22, 21, 21, 20, 19, 19, 18, 18, 17, 17, 16,\n16, 15, 15, 14, 14, 13, 13, 13, 12, 12, 11, 11, 11, 10, 10, 10, 9, 9, 9, 9, 8, 8, 8, 8, 7, 7, 7, 7, 6, 6, 6, 6, 6,\n6, 5, 5, 5, 5, 5, 5, 4, 4, 4, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,\n2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,\n1, 1,\n);\nclass Scan {\nconstructor(plans) {\nthis.plans = plans;\nconst n = plans.classes.length;\nthis.windows = new Set(plans.windows);\nthis.powers = Array.from({ length: 9 }, (_, i) => (n + 1) ** (8 - i));\nthis.places = placesOf(plans.taps, n);\nconst [first, ...rest] = plans.layers;\nthis.columns = columnsOf(first);\nthis.rest = rest.map((layer) => ({ ...layer, columns: columnsOf(layer), sums: new Int32Array(layer.nOut) }));\nthis.bias = new Int32Array(first.nOut);\nthis.sums = new Int32Array(first.nOut);\nthis.logits = new Int32Array(n);\n}\ndraw(site, place, { style, level, spread }) {\nconst { plans } = this;\nconst { width, height, outline } = site;\nconst board = this.#board(site);\nthis.#setBias(style ?? Math.floor((draw(place, CLASS, 1)[0] * Math.max(1, plans.styles.length)) / 2 ** 32), level);\nconst words = draw(place, CELLS, width * height);\nconst plan = new Uint8Array(width * height);\nfor (let y = 0, number = 0; y < height; y++) {\nfor (let x = 0; x < width; x++, number++) {\nif (!outline[number]) continue;\nconst p = (y + MARGIN) * board.width + x + MARGIN;\nlet drawn = board.known[p];\nif (drawn === UNKNOWN) {\nconst best = this.#fitting(board, p);\nif (best.length > 1) this.#infer(board, p);\ndrawn = best.length > 1 ? this.#choice(best, words[number], spread) : best[0];\n}\nplan[number] = drawn;\nthis.#put(board, p, drawn);\n}\n}\nreturn plan;\n}\n#board({ width, height, outline, pins }) {\nconst { plans } = this;\nconst n = plans.classes.length;\nconst w = width + 2 * MARGIN;\nconst area = w * (height + 2 * MARGIN);\nconst grid = (fill = 0) => new Uint8Array(area).fill(fill);\nconst board = {\nwidth: w, area, voids: grid(1), rim: grid(), drawn: grid(), pinned: grid(), known: grid(),\nsums: Array.from({ length: n + 1 }, () => grid()), counts: new Uint32Array(n + 1), nCells: 0, nDrawn: 0,\nparents: new Int32Array(area).fill(-1), open: new Int32Array(area), nIslands: 0,\noffsets: this.places.map(({ dy, dx }) => dy * w + dx), hasPins: Boolean(pins?.some(Boolean)),\n};\nconst rim = nearVoid(outline, width, true);\nfor (let cell = 0; cell < outline.length; cell++) {\nif (!outline[cell]) continue;\nconst p = (Math.floor(cell / width) + MARGIN) * w + (cell % width) + MARGIN;\nconst pin = pins ? pins[cell] : 0;\nboard.nCells++;\nboard.voids[p] = 0;\nboard.rim[p] = rim[cell] ? AT_THE_RIM : 1;\nboard.pinned[p] = pin;\nboard.known[p] = pin || (rim[cell] && plans.rim) || UNKNOWN;\n}\nboard.sums[0].fill(9);\nfor (let p = w + 1; p < area - w - 1; p++) {\nlet sum = 0;\nfor (let i = -w; i <= w; i += w) sum += board.voids[p + i - 1] + board.voids[p + i] + board.voids[p + i + 1];\nboard.sums[0][p] = sum;\n}\nreturn board;\n}\n#setBias(style, level) {\nconst { plans, bias } = this;\nconst n = bias.length;\nfor (let o = 0; o < n; o++) {\nbias[o] = plans.layers[0].bias[o] + plans.style[style * n + o] + plans.level[level * n + o];\n}\n}\n#fitting(board, p) {\nconst { powers, windows } = this;\nconst n = this.plans.classes.length;\nconst { known, width: w } = board;\nconst faults = new Array(n + 1).fill(0);\nfor (let place = 0; place < 9; place++) {\nconst corner = p - Math.floor(place / 3) * w - (place % 3);\nlet code = 0;\nlet i = 8;\nfor (; i >= 0; i--) {\nif (i === place) continue;\nconst found = known[corner + Math.floor(i / 3) * w + (i % 3)];\nif (found === UNKNOWN) break;\ncode += found * powers[i];\n}\nif (i >= 0) continue;\nfor (let k = 1; k <= n; k++) if (!windows.has(code + k * powers[place])) faults[k]++;\n}\nlet best = [];\nfor (let k = 1, fewest = 10; k <= n; k++) {\nif (faults[k] < fewest) [fewest, best] = [faults[k], []];\nif (faults[k] === fewest) best.push(k);\n}\nreturn best;\n}\n#infer(board, p) {\nconst { plans, columns, sums } = this;\nconst { nOut, shift, low, high } = plans.layers[0];\nsums.set(this.bias);\nthis.places.forEach((look, i) => {\nconst at = p + board.offsets[i];\nif (look.kind === \"sums\") return add(sums, columns, look.columns[0], board.sums[look.plane][at]);\nif (look.kind === \"pinned\" && !board.hasPins) return undefined;\nconst column = look.columns[board[look.kind][at]];\nif (column !== NO_COLUMN) add(sums, columns, column, 1);\nreturn undefined;\n});\nthis.#told(board, p).forEach((value, i) => add(sums, columns, plans.taps.length / 3 + i, value));\nlet values = sums;\nfor (let o = 0; o < nOut; o++) sums[o] = Math.min(Math.max(sums[o] >> shift[o], low), high);\nfor (const layer of this.rest) {\nlayer.sums.set(layer.bias);\nfor (let i = 0; i < layer.nIn; i++) if (values[i]) add(layer.sums, layer.columns, i, values[i]);\nvalues = layer.sums;\nfor (let o = 0; o < layer.nOut; o++) {\nvalues[o] = Math.min(Math.max(values[o] >> layer.shift[o], layer.low), layer.high);\n}\n}\nthis.logits.set(values);\n}\n#told({ counts, nCells, nDrawn, nIslands, width, open, parents }, p) {\nconst shares = [];\nfor (let k = 1; k < counts.length; k++) shares.push(Math.floor((16 * counts[k] + (nCells >> 1)) / nCells));\nconst left = rootOf(parents, p - 1);\nconst above = rootOf(parents, p - width);\nconst edges = [left, above].map((root) => (root < 0 ? 0 : Math.min(9, open[root])));\nconst areOne = left >= 0 && left === above ? 1 : 0;\nreturn [...shares, Math.floor((16 * nDrawn) / nCells), ...edges, areOne, nIslands > 1 ? 1 : 0];\n}\n#choice(allowed, word, spread) {\nconst { logits } = this;\nconst most = Math.max(...allowed.map((k) => logits[k - 1]));\nif (spread === 0) return allowed.find((k) => logits[k - 1] === most);\nconst quotient = Math.floor(65536 / spread);\nlet total = 0;\nconst steps = allowed.map((k) => (total += WEIGHTS[Math.floor(((most - logits[k - 1]) * quotient) / 256)] ?? 0));\nconst r = Math.floor((word * total) / 2 ** 32);\nreturn allowed[steps.findIndex((step) => r < step)];\n}\n#put(board, p, drawn) {\nconst { width: w, rim, open, parents } = board;\nboard.drawn[p] = board.known[p] = drawn;\nfor (let i = -w; i <= w; i += w) for (let j = -1; j <= 1; j++) board.sums[drawn][p + i + j]++;\nboard.counts[drawn]++;\nboard.nDrawn++;\nconst around = [...new Set([rootOf(parents, p - 1), rootOf(parents, p - w)])].filter((root) => root >= 0);\nif (rim[p] === 1) for (const beside of [p - 1, p - w]) if (parents[beside] >= 0) open[rootOf(parents, beside)]--;\nif (!this.plans.walkable[drawn]) return;\nparents[p] = p;\nopen[p] = (rim[p + 1] === 1 ? 1 : 0) + (rim[p + w] === 1 ? 1 : 0);\nboard.nIslands += 1 - around.length;\nfor (const root of around) {\nparents[root] = p;\nopen[p] += open[root];\n}\n}\n}\nfunction placesOf(taps, n) {\nconst places = [];\nfor (let i = 0; i < taps.length; i += 3) {\nconst [plane, dy, dx] = taps.subarray(i, i + 3);\nconst kind = plane === 0 ? \"voids\" : plane === 1 ? \"sums\" : plane < 2 + n ? \"drawn\" : plane < 2 + 2 * n ? \"sums\" : \"pinned\";\nconst summed = kind === \"sums\" && plane > 1 ? plane - 1 - n : 0;\nconst there = kind === \"voids\" ? 1 : kind === \"sums\" ? 0 : kind === \"drawn\" ? plane - 1 : plane - 1 - 2 * n;\nconst fits = (look) =>\nlook.kind === kind && look.plane === summed && look.dy === dy && look.dx === dx && look.columns[there] === NO_COLUMN;\nlet look = places.find(fits);\nif (!look) {\nlook = { dy, dx, kind, plane: summed, columns: new Array(n + 1).fill(NO_COLUMN) };\nplaces.push(look);\n}\nlook.columns[there] = i / 3;\n}\nreturn places;\n}\nfunction columnsOf({ weight, nIn, nOut }) {\nconst columns = new Int32Array(weight.length);\nfor (let o = 0; o < nOut; o++) for (let i = 0; i < nIn; i++) columns[i * nOut + o] = weight[o * nIn + i];\nreturn columns;\n}\nfunction add(sums, columns, column, value) {\nif (value === 0) return;\nconst first = column * sums.length;\nfor (let o = 0; o < sums.length; o++) sums[o] += columns[first + o] * value;\n}\nfunction rootOf(parents, cell) {\nwhile (parents[cell] >= 0 && parents[cell] !== cell) cell = parents[cell] = parents[parents[cell]];\nreturn parents[cell];\n}\nreturn { Scan };\n})();\nconst _plan_tensors = (() => {\nconst {PackError, shown} = _errors;\nconst {expect} = _flat;\nconst {layersOf} = _layers;\nconst {checkNames, lines, text} = _tensors;\nconst CONTRACT = 2;\nconst MAX_CLASSES = 10;\nconst MAX_STYLES = 256;\nconst MAX_TAPS = 1024;\nconst MAX_REACH = 16;\nconst MAX_LAYERS = 8;\nconst MAX_WIDTH = 1024;\nconst MAX_WINDOWS = 2 ** 20;\nconst MAX_INPUT = 16;\nconst MAX_SUM = 2 ** 22;\nconst MAX_SHIFT = 22;\nconst MAX_LOGIT = 2 ** 15;\nconst N_TOLD = 5;\nconst MAX_LEAST = 2 ** 16;\nconst MAX_BRUSH = 8;\nconst MAX_COST = 1023;\nconst LEVELS = 9;\nfunction describePlans(tensors) {\nconst [contract] = expect(tensors, \"contract\", \"u8\", [1]);\nconst output = text(tensors, \"output\");\nif (contract !== CONTRACT || output !== \"plan\") {\nthrow new PackError(`contract ${contract}, output ${shown(output)}; a pack of plans has contract 2, output \"plan\"`);\n}\nconst classes = text(tensors, \"classes\").split(\"\\n\");\nconst styles = lines(tensors, \"labels\");\ncheckNames(classes, \"class names\");\ncheckNames(styles, \"labels\");\nconst n = classes.length;\nif (n < 2 || n > MAX_CLASSES) throw new PackError(`${n} classes; 2 to ${MAX_CLASSES} are allowed`);\nif (styles.length > MAX_STYLES) throw new PackError(`${styles.length} labels; at most ${MAX_STYLES} are allowed`);\nconst colours = expect(tensors, \"colours\", \"u8\", [n + 1, 4]);\nconst walkable = [0, ...expect(tensors, \"walkable\", \"u8\", [n])];\nif (walkable.some((value) => value > 1)) throw new PackError(\"walkable is 1 for classes that can be walked on, else 0\");\nconst rules = checkRules(tensors, n, walkable);\nconst taps = checkTaps(tensors, n);\nconst chain = new Map([...tensors].filter(([name]) => name.startsWith(\"scan.\") && name.split(\".\").length > 2));\nconst found = layersOf(chain, \"scan\");\nconst layers = checkLayers(tensors, found, taps.length / 3, n, Math.max(1, styles.length));\nconst known = new Set([\"contract\", \"output\", \"classes\", \"colours\", \"walkable\", \"labels\", \"windows\", \"rim\", \"repair\"]);\nfor (const name of [\"scan.style\", \"scan.level\", \"scan.taps\"]) known.add(name);\nfor (const layer of found) for (const short of layer.tensors.keys()) known.add(`${layer.name}.${short}`);\nfor (const name of tensors.keys()) {\nif (!known.has(name)) throw new PackError(`tensor ${shown(name)} does not belong in a pack of plans`);\n}\nconst nWeights = layers.reduce((sum, { weight }) => sum + weight.length, 0);\nconst [style, level] = [\"scan.style\", \"scan.level\"].map((name) => tensors.get(name).data);\nreturn { classes, styles, walkable, colours, ...rules, taps, style, level, layers, nWeights };\n}\nfunction checkRules(tensors, n, walkable) {\nconst windows = expect(tensors, \"windows\", \"u32\", [null]);\nconst most = (n + 1) ** 9;\nif (windows.length > MAX_WINDOWS || windows.some((code, i) => code >= most || (i > 0 && code <= windows[i - 1]))) {\nthrow new PackError(`windows must be at most ${MAX_WINDOWS} rising codes below ${most}`);\n}\nconst [rim] = expect(tensors, \"rim\", \"u8\", [1]);\nif (rim > n) throw new PackError(`rim is class ${rim}; 0 to ${n} is allowed`);\nconst [least, brush, wall, floor, cost, rimCost] = expect(tensors, \"repair\", \"i32\", [6]);\nif (!(least >= 0 && least <= MAX_LEAST && brush >= 1 && brush <= MAX_BRUSH)) {\nthrow new PackError(`repair: least ${least} and brush ${brush}; 0 to ${MAX_LEAST} and 1 to ${MAX_BRUSH} are allowed`);\n}\nif (![cost, rimCost].every((each) => each >= 1 && each <= MAX_COST)) {\nthrow new PackError(`repair: costs ${cost} and ${rimCost}; 1 to ${MAX_COST} is allowed`);\n}\nif (![wall, floor].every((k) => k >= 1 && k <= n) || walkable[wall] || !walkable[floor]) {\nthrow new PackError(`repair: wall is class ${wall} and floor ${floor}; an unwalkable and a walkable class are needed`);\n}\nreturn { rim, windows, repair: { least, brush, wall, floor, cost, rimCost } };\n}\nfunction checkTaps(tensors, n) {\nconst taps = expect(tensors, \"scan.taps\", \"i8\", [null, 3]);\nconst count = taps.length / 3;\nif (count < 1 || count > MAX_TAPS) throw new PackError(`${count} taps; 1 to ${MAX_TAPS} are allowed`);\nfor (let i = 0; i < count; i++) {\nconst [plane, dy, dx] = taps.subarray(3 * i, 3 * i + 3);\nif (plane < 0 || plane > 3 * n + 1) throw new PackError(`scan.taps: planes are 0 to ${3 * n + 1}`);\nif (Math.abs(dy) > MAX_REACH || Math.abs(dx) > MAX_REACH) {\nthrow new PackError(`scan.taps: taps are within ${MAX_REACH} cells of the cell that is drawn`);\n}\nconst isClass = plane >= 2 && plane < 2 + n;\nconst isSum = plane >= 2 + n && plane < 2 + 2 * n;\nconst isBefore = dy < 0 || (dy === 0 && dx < 0);\nconst isFarBefore = dy <= -2 || (dy === -1 && dx <= -2);\nif ((isClass && !isBefore) || (isSum && !isFarBefore)) {\nthrow new PackError(`scan.taps: tap ${i}, [${plane}, ${dy}, ${dx}], sees a class that is not drawn yet`);\n}\n}\nreturn taps;\n}\nfunction checkLayers(tensors, layers, nTaps, n, nStyles) {\nif (layers.length < 1 || layers.length > MAX_LAYERS) {\nthrow new PackError(`${layers.length} layers; 1 to ${MAX_LAYERS} are allowed`);\n}\nlet nIn = nTaps + n + N_TOLD;\nlet amax = MAX_INPUT;\nconst checked = layers.map(({ kind, name, tensors: own }, number) => {\nif (kind !== \"dense\") throw new PackError(`${name} is not dense; a pack of plans has dense layers only`);\nif (String([...own.keys()].sort()) !== \"bias,range,shift,weight\") {\nthrow new PackError(`${name} needs the tensors weight, bias, shift, range`);\n}\nconst weight = expect(own, \"weight\", \"i8\", [null, nIn], `${name}.`);\nconst nOut = weight.length / nIn;\nif (nOut < 1 || nOut > MAX_WIDTH) throw new PackError(`${name} has ${nOut} outputs; 1 to ${MAX_WIDTH} are allowed`);\nconst bias = expect(own, \"bias\", \"i32\", [nOut], `${name}.`);\nconst shift = expect(own, \"shift\", \"u8\", [nOut], `${name}.`);\nconst [low, high] = expect(own, \"range\", \"i32\", [2], `${name}.`);\nif (!(low >= -MAX_SUM && low < high && high <= MAX_SUM) || shift.some((bits) => bits > MAX_SHIFT)) {\nthrow new PackError(`${name}: range ${low} to ${high} or its shifts are beyond the contract's`);\n}\nconst rows = [bias];\nif (number === 0) {\nrows.push(expect(tensors, \"scan.style\", \"i32\", [nStyles, nOut]), expect(tensors, \"scan.level\", \"i32\", [LEVELS, nOut]));\n}\ncheckSums(name, weight, nIn, nOut, amax, rows);\nconst layer = { nIn, nOut, weight, bias, shift, low, high };\n[nIn, amax] = [nOut, Math.max(-low, high)];\nreturn layer;\n});\nif (nIn !== n || amax > MAX_LOGIT) {\nthrow new PackError(`the layers end in ${nIn} values up to ${amax}; ${n} up to ${MAX_LOGIT} are needed`);\n}\nreturn checked;\n}\nfunction checkSums(name, weight, nIn, nOut, amax, rows) {\nfor (let o = 0; o < nOut; o++) {\nlet sum = 0;\nfor (let i = o * nIn; i < (o + 1) * nIn; i++) sum += Math.abs(weight[i]);\nlet worst = amax * sum;\nfor (const table of rows) {\nlet most = 0;\nfor (let i = o; i < table.length; i += nOut) most = Math.max(most, Math.abs(table[i]));\nworst += most;\n}\nif (worst > MAX_SUM) throw new PackError(`${name}: channel ${o} can reach ${worst}, beyond the ${MAX_SUM} of a sum`);\n}\n}\nreturn { LEVELS, describePlans };\n})();\nconst _plan_pack = (() => {\nconst {prepare} = _core;\nconst {PackError, SeedError, shown} = _errors;\nconst {asBytes, fetchBytes, nameOf} = _files;\nconst {readFlat} = _flat;\nconst {checkedOptions} = _pack;\nconst {asFixed, asU32, seedWords} = _seeds;\nconst {PlanCore} = _plan_core;\nconst {mend} = _plan_mend;\nconst {Scan} = _plan_scan;\nconst {sitesOf} = _plan_site;\nconst {describePlans, LEVELS} = _plan_tensors;\nconst MAX_SPREAD = 4;\nconst CONTROLS = [\"seed\", \"index\", \"attempt\", \"outline\", \"pins\", \"level\", \"label\", \"spread\", \"pieces\"];\nclass PlanPack {\n#plans;\n#core = null;\n#scan = null;\nstatic from(content, options = {}) {\nreturn new PlanPack(asBytes(content), checkedOptions(options, [\"engine\"]));\n}\nstatic async load(url, options = {}) {\nconst { engine } = checkedOptions(options, [\"engine\"]);\nconst [bytes] = await Promise.all([fetchBytes(url), prepare(engine)]);\nreturn plansFrom(bytes, nameOf(url), { engine });\n}\nconstructor(bytes, { engine }) {\nconst { tensors, fingerprint } = readFlat(bytes);\nconst plans = describePlans(tensors);\nconst { core, reason } = engine === \"js\" ? {} : PlanCore.open(bytes, engine);\nif (!core && engine !== undefined && engine !== \"js\") throw new PackError(`WebAssembly cannot draw it: ${reason}`);\nthis.#plans = plans;\nthis.classes = Object.freeze(plans.classes);\nthis.walkable = Object.freeze(plans.walkable.slice(1).map(Boolean));\nthis.colours = Object.freeze(plans.walkable.map((_, k) => Array.from(plans.colours.subarray(4 * k, 4 * k + 4))));\nthis.labels = Object.freeze(plans.styles);\nthis.fingerprint = fingerprint;\nthis.engine = core ? \"wasm\" : \"js\";\nif (core) this.#core = core;\nelse this.#scan = new Scan(plans);\n}\nplan(request) {\ncheckKeys(request);\nconst { seed, index = 0, attempt = 0, spread = 1 } = request;\nconst [low, high] = seedWords(seed);\nconst place = { low, high, index: asU32(index, \"index\"), attempt: asU32(attempt, \"attempt\") };\nconst controls = {\nstyle: this.#style(request.label),\nlevel: asLevel(request.level),\nspread: asFixed(spread, \"spread\", MAX_SPREAD),\n};\nconst sites = sitesOf(this.#plans, request);\nconst [{ width, height }] = sites;\nconst classes = new Uint8Array(width * height);\nfor (const site of sites) {\nconst drawn = this.#draw(site, place, controls);\nfor (let cell = 0; cell < drawn.length; cell++) classes[cell] += drawn[cell];\n}\nreturn { width, height, classes };\n}\ntexture(request) {\nconst { width, height, classes } = this.plan(request);\nconst pixels = new Uint8Array(4 * classes.length);\nclasses.forEach((k, cell) => pixels.set(this.#plans.colours.subarray(4 * k, 4 * k + 4), 4 * cell));\nreturn { width, height, channels: 4, pixels, data: new Uint8ClampedArray(pixels) };\n}\n#draw(site, place, controls) {\nif (this.#core) return this.#core.draw(site, place, controls);\nconst plan = this.#scan.draw(site, place, controls);\nmend(this.#plans, plan, site);\nreturn plan;\n}\n#style(label) {\nif (label === undefined || label === null) return null;\nconst style = this.labels.indexOf(label);\nif (style >= 0) return style;\nconst allowed = this.labels.join(\", \") || \"none: this pack has no labels\";\nthrow new SeedError(`no label ${shown(label)} in this pack; it has ${allowed}`);\n}\n}\nfunction plansFrom(bytes, where, options) {\ntry {\nreturn new PlanPack(bytes, options);\n} catch (error) {\nif (error instanceof PackError) throw new PackError(`${where}: ${error.message}`);\nthrow error;\n}\n}\nfunction asLevel(level) {\nif (level === undefined || level === null) return 0;\nif (Number.isInteger(level) && level >= 1 && level < LEVELS) return level;\nthrow new SeedError(`level ${shown(level)}; 1, the most solid, to ${LEVELS - 1}, the most open, are allowed`);\n}\nfunction checkKeys(request) {\nif (typeof request !== \"object\" || request === null) {\nthrow new SeedError(`a request is an object like {seed: 7, outline}, got ${shown(request)}`);\n}\nfor (const key of Object.keys(request)) {\nif (!CONTROLS.includes(key)) throw new SeedError(`no control ${shown(key)} here; ${CONTROLS.join(\", \")} are allowed`);\n}\n}\nreturn { PlanPack, plansFrom };\n})();\nconst _worker = (() => {\nconst {compile} = _core;\nconst {from} = _pack;\nconst {plansFrom} = _plan_pack;\nconst OPENERS = { open, openPlans };\nlet pack = null;\nself.onmessage = ({ data: { number, method, given } }) => {\ntry {\nconst result = method in OPENERS ? OPENERS[method](...given) : pack[method](...given);\nself.postMessage({ number, result }, buffersOf(result));\n} catch ({ name, message }) {\nself.postMessage({ number, error: { name, message } });\n}\n};\nfunction open(bytes, where, options, digest, core) {\nif (core) compile(core);\npack = from(bytes, where, options, digest);\nconst { width, height, channels, output, labels, names, spread, epochs, layers, fingerprint, engine, work } = pack;\nreturn { width, height, channels, output, labels, names, spread, epochs, layers, fingerprint, engine, work };\n}\nfunction openPlans(bytes, where, options, core) {\nif (core) compile(core);\npack = plansFrom(bytes, where, options);\nconst { classes, walkable, colours, labels, fingerprint, engine } = pack;\nreturn { classes, walkable, colours, labels, fingerprint, engine };\n}\nfunction buffersOf(result) {\nconst drawn = [result].flat().flatMap(({ pixels, data, classes }) => (pixels ? [pixels, data] : [classes]));\nreturn [...new Set(drawn.filter(ArrayBuffer.isView).map(({ buffer }) => buffer))];\n}\nreturn {  };\n})();\n})();\n";
return { WORKER };
})();
const _start_worker = (() => {
const {nodeModule} = _files;
const {WORKER} = _worker_source;
const IN_NODE = `
const port = import("node:worker_threads").then(({ parentPort }) => parentPort);
globalThis.self = { postMessage: async (message, buffers) => (await port).postMessage(message, buffers) };
port.then((parent) => parent.on("message", (data) => self.onmessage({ data })));
`;
async function startWorker(address) {
if (typeof Worker === "undefined") return startThread();
if (address !== undefined) return new Worker(address, { type: "module" });
const url = URL.createObjectURL(new Blob([WORKER], { type: "text/javascript" }));
try {
return new Worker(url);
} finally {
setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
}
async function startThread() {
const { Worker: Thread } = await nodeModule("node:worker_threads");
const thread = new Thread(IN_NODE + WORKER, { eval: true });
const worker = {
postMessage: (message, buffers) => thread.postMessage(message, buffers),
terminate: () => thread.terminate(),
ref: () => thread.ref(),
unref: () => thread.unref(),
};
thread.on("message", (data) => worker.onmessage({ data }));
thread.on("error", (error) => worker.onerror(error));
return worker;
}
return { startWorker };
})();
const _worker_calls = (() => {
const {coreBytes} = _core;
const {PackError, SeedError} = _errors;
const {nameOf} = _files;
const {startWorker} = _start_worker;
const ERRORS = { PackError, SeedError };
class WorkerCalls {
#worker = null;
#address;
#name;
#hint;
#isOpen = false;
#waiting = new Map();
#calls = 0;
#closed = null;
constructor(address) {
this.#address = address;
this.#name = address === undefined ? "the worker" : `the worker ${nameOf(address)}`;
this.#hint = address === undefined ? "; a Content-Security-Policy must allow worker-src blob:" : "";
}
async start() {
try {
this.#worker = await startWorker(this.#address);
} catch (error) {
throw new PackError(`${this.#name} cannot be started (${error.message})${this.#hint}`);
}
this.#worker.onmessage = ({ data }) => this.#answer(data);
this.#worker.onerror = ({ message }) => {
const reason = message || (this.#isOpen ? "no reason given" : "not found, or not allowed");
const failed = this.#isOpen ? `has failed (${reason})` : `has not started (${reason})${this.#hint}`;
this.#end(new PackError(`${this.#name} ${failed}`));
};
}
async open(method, given, engine) {
const core = engine === undefined || engine === "wasm" ? coreBytes() : null;
const described = await this.call(method, [...given, core], [given[0].buffer]);
this.#isOpen = true;
return described;
}
call(method, given, handedOver = []) {
return new Promise((resolve, reject) => {
if (this.#closed) throw this.#closed;
const number = this.#calls++;
this.#worker.postMessage({ number, method, given }, handedOver);
this.#waiting.set(number, { resolve, reject });
this.#worker.ref?.();
});
}
close() {
this.#end(new PackError("the pack is closed"));
}
#answer({ number, result, error }) {
if (this.#closed) return;
const { resolve, reject } = this.#waiting.get(number);
this.#waiting.delete(number);
if (this.#waiting.size === 0) this.#worker.unref?.();
if (error) reject(new (ERRORS[error.name] ?? Error)(error.message));
else resolve(result);
}
#end(error) {
this.#closed ??= error;
this.#worker?.terminate();
for (const { reject } of this.#waiting.values()) reject(error);
this.#waiting.clear();
}
}
return { WorkerCalls };
})();
const _async_pack = (() => {
const {asBytes, fetchBytes, nameOf} = _files;
const {digestOf} = _flat;
const {checkedOptions} = _pack;
const {WorkerCalls} = _worker_calls;
const OPTIONS = ["engine", "limits", "worker"];
class AsyncPack {
#calls;
static async load(url, options = {}) {
checkedOptions(options, OPTIONS);
return AsyncPack.from(await fetchBytes(url), { where: nameOf(url), ...options });
}
static async from(content, { where = "pack", ...options } = {}) {
const { engine, limits } = checkedOptions(options, OPTIONS);
const bytes = asBytes(content).slice();
const pack = new AsyncPack();
pack.#calls = new WorkerCalls(options.worker);
try {
const [digest] = await Promise.all([digestOf(bytes), pack.#calls.start()]);
Object.assign(pack, await pack.#calls.open("open", [bytes, where, { engine, limits }, digest], engine));
} catch (error) {
pack.close();
throw error;
}
return pack;
}
texture(request) {
return this.#calls.call("texture", [request]);
}
frames(request) {
return this.#calls.call("frames", [request]);
}
team(request) {
return this.#calls.call("team", [request]);
}
blend(a, b, t, request = {}) {
return this.#calls.call("blend", [a, b, t, request]);
}
aroundCentroid(request) {
return this.#calls.call("aroundCentroid", [request]);
}
interpolate(a, b, ways, controls = {}) {
return this.#calls.call("interpolate", [a, b, Array.from(ways), controls]);
}
close() {
this.#calls.close();
}
}
return { AsyncPack };
})();
const _bleed = (() => {
function bled({ width, height, channels, pixels, data }) {
const filled = data.slice();
for (let y = 0; y < height; y++) {
for (let x = 0; x < width; x++) {
const at = 4 * (y * width + x);
if (data[at + 3]) continue;
const sums = [0, 0, 0];
let n = 0;
for (let j = Math.max(0, y - 1); j <= Math.min(height - 1, y + 1); j++) {
for (let i = Math.max(0, x - 1); i <= Math.min(width - 1, x + 1); i++) {
const from = 4 * (j * width + i);
if (!data[from + 3]) continue;
for (let c = 0; c < 3; c++) sums[c] += data[from + c];
n++;
}
}
if (n) for (let c = 0; c < 3; c++) filled[at + c] = Math.round(sums[c] / n);
}
}
return { width, height, channels, pixels, data: filled };
}
return { bled };
})();
const _async_plan_pack = (() => {
const {asBytes, fetchBytes, nameOf} = _files;
const {checkedOptions} = _pack;
const {WorkerCalls} = _worker_calls;
const OPTIONS = ["engine", "worker"];
class AsyncPlanPack {
#calls;
static async load(url, options = {}) {
checkedOptions(options, OPTIONS);
return AsyncPlanPack.from(await fetchBytes(url), { where: nameOf(url), ...options });
}
static async from(content, { where = "pack", ...options } = {}) {
const { engine } = checkedOptions(options, OPTIONS);
const bytes = asBytes(content).slice();
const pack = new AsyncPlanPack();
pack.#calls = new WorkerCalls(options.worker);
try {
await pack.#calls.start();
Object.assign(pack, await pack.#calls.open("openPlans", [bytes, where, { engine }], engine));
} catch (error) {
pack.close();
throw error;
}
return pack;
}
plan(request) {
return this.#calls.call("plan", [request]);
}
texture(request) {
return this.#calls.call("texture", [request]);
}
close() {
this.#calls.close();
}
}
return { AsyncPlanPack };
})();
const _plan_core = (() => {
const {moduleFor, textAt} = _core;
const {PackError} = _errors;
class PlanCore {
static open(bytes, engine) {
const { module, reason } = moduleFor(engine);
if (!module) return { reason };
try {
const calls = new WebAssembly.Instance(module).exports;
const file = calls.room(bytes.length);
if (!file) return { reason: "not enough memory" };
new Uint8Array(calls.memory.buffer).set(bytes, file);
const code = calls.open_plans(file, bytes.length);
return code ? { reason: textAt(calls, calls.error(code)) } : { core: new PlanCore(calls) };
} catch (error) {
return { reason: error.message };
}
}
#calls;
#failed = null;
constructor(calls) {
this.#calls = calls;
}
draw({ width, height, outline, pins }, { low, high, index, attempt }, { style, level, spread }) {
if (this.#failed) throw new PackError(this.#failed);
const calls = this.#calls;
const n = width * height;
let error;
try {
const board = calls.board(height, width);
if (!board) throw new PackError("not enough memory for a plan of this size");
const memory = new Uint8Array(calls.memory.buffer, board, 3 * n);
memory.set(outline);
if (pins) memory.set(pins, n);
error = calls.plan(low, high, index, attempt, style ?? -1, level, spread, height, width, pins ? 1 : 0);
if (!error) return memory.slice(2 * n);
} catch (trap) {
if (trap instanceof PackError) throw trap;
this.#failed = `the WebAssembly core has failed (${trap.message}); open the pack with {engine: "js"}`;
throw new PackError(this.#failed);
}
throw new PackError(textAt(calls, calls.error(error)));
}
}
return { PlanCore };
})();
const _plan_site = (() => {
const {SeedError, shown} = _errors;
const MAX_SIDE = 512;
const MAX_CELLS = 2 ** 16;
const MAX_PRODUCTS = 2 ** 33;
const MOST_SIZES = 8;
function piecesOf(mask, width) {
const numbers = new Int32Array(mask.length).fill(-1);
const counts = [];
const stack = [];
const visit = (cell, number) => {
if (!mask[cell] || numbers[cell] >= 0) return;
numbers[cell] = number;
stack.push(cell);
};
for (let start = 0; start < mask.length; start++) {
if (!mask[start] || numbers[start] >= 0) continue;
const number = counts.length;
counts.push(0);
visit(start, number);
while (stack.length) {
const cell = stack.pop();
const x = cell % width;
counts[number]++;
if (cell >= width) visit(cell - width, number);
if (x > 0) visit(cell - 1, number);
if (x + 1 < width) visit(cell + 1, number);
if (cell + width < mask.length) visit(cell + width, number);
}
}
return { numbers, counts };
}
function nearVoid(inside, width, corners) {
const height = inside.length / width;
const near = new Uint8Array(inside.length);
const isVoid = (y, x) => y < 0 || y >= height || x < 0 || x >= width || !inside[y * width + x];
for (let y = 0; y < height; y++) {
for (let x = 0; x < width; x++) {
if (!inside[y * width + x]) continue;
let found = isVoid(y - 1, x) || isVoid(y, x - 1) || isVoid(y, x + 1) || isVoid(y + 1, x);
if (corners) found ||= isVoid(y - 1, x - 1) || isVoid(y - 1, x + 1) || isVoid(y + 1, x - 1) || isVoid(y + 1, x + 1);
near[y * width + x] = found ? 1 : 0;
}
}
return near;
}
function sitesOf(plans, { outline, pins, pieces }) {
const { width, height, inside } = checkedOutline(outline);
const pinned = checkedPins(pins, inside, width, plans.classes.length);
if (![undefined, null, "largest", "each"].includes(pieces)) {
throw new SeedError(`pieces ${shown(pieces)}; "largest" or "each" is allowed`);
}
const { numbers, counts } = piecesOf(inside, width);
const order = bySize(counts);
if (counts.length > 1 && !pieces) throw new SeedError(severalPieces(numbers, counts, order, width));
const chosen = pieces === "largest" ? [order[0]] : [...counts.keys()];
const lost = pieces === "largest" && pinned ? pinned.findIndex((pin, cell) => pin && numbers[cell] !== order[0]) : -1;
if (lost >= 0) {
const at = cellName(lost, width);
throw new SeedError(`the pin at ${at} lies outside the largest piece of the outline; pin cells inside`);
}
return chosen.map((number) => {
const site = {
width,
height,
outline: Uint8Array.from(numbers, (found) => (found === number ? 1 : 0)),
pins: pinned && pinned.map((pin, cell) => (numbers[cell] === number ? pin : 0)),
};
checkSite(plans, site);
return site;
});
}
function checkSite(plans, { width, outline, pins }) {
const nCells = outline.reduce((sum, each) => sum + each, 0);
if (nCells > MAX_CELLS || plans.nWeights * nCells > MAX_PRODUCTS) {
const most = Math.min(MAX_CELLS, Math.floor(MAX_PRODUCTS / plans.nWeights));
throw new SeedError(`the outline is too large: ${nCells} cells; this pack draws at most ${most}`);
}
if (plans.rim) {
const rim = nearVoid(outline, width, true);
if (outline.every((each, cell) => !each || rim[cell])) {
const at = where(outline, width);
const name = shown(plans.classes[plans.rim - 1]);
throw new SeedError(
`the outline is too thin at ${at}: all its cells touch void and become ${name}; 3x3 cells are the least`,
);
}
}
if (!pins) return;
const free = outline.map((each, cell) => (each && (!pins[cell] || plans.walkable[pins[cell]]) ? 1 : 0));
const { numbers, counts } = piecesOf(free, width);
if (counts.length === 0) {
throw new SeedError(`the pins leave no cell to walk on; unpin one, such as ${where(outline, width)}`);
}
if (counts.length > 1) {
const shut = bySize(counts)[1];
const at = where(numbers.map((number) => (number === shut ? 1 : 0)), width);
throw new SeedError(
`the pins shut off ${counts[shut]} cells at ${at} from the rest; leave a way open, or pin them too`,
);
}
}
function checkedOutline(outline) {
const { width, height, data } = outline ?? {};
if (![width, height].every((side) => Number.isInteger(side) && side >= 0) || !isGrid(data, width * height)) {
throw new SeedError("an outline is {width, height, data}: a number or truth value for each cell, row by row");
}
const inside = Uint8Array.from(data, (value) => (value ? 1 : 0));
if (!inside.includes(1)) throw new SeedError(`the outline is empty: none of its ${height}x${width} cells is inside`);
if (Math.max(width, height) > MAX_SIDE) {
throw new SeedError(`the outline is too large: ${height}x${width}; sides up to ${MAX_SIDE} are allowed`);
}
return { width, height, inside };
}
function checkedPins(pins, inside, width, nClasses) {
if (pins === undefined || pins === null) return null;
if (!isGrid(pins, inside.length)) {
throw new SeedError(`pins are ${inside.length} class numbers, one for each cell of the outline, row by row`);
}
const pinned = Array.from(pins, Number);
const unknown = pinned.findIndex((pin) => !Number.isInteger(pin) || pin < 0 || pin > nClasses);
if (unknown >= 0) {
const at = cellName(unknown, width);
const pin = shown(pins[unknown]);
throw new SeedError(`the pin at ${at} is class ${pin}; 1 to ${nClasses} are known, 0 pins nothing`);
}
const outside = pinned.findIndex((pin, cell) => pin && !inside[cell]);
if (outside >= 0) {
throw new SeedError(`the pin at ${cellName(outside, width)} lies outside the outline; pin cells inside`);
}
return Uint8Array.from(pinned);
}
function isGrid(data, n) {
return (Array.isArray(data) || (ArrayBuffer.isView(data) && !(data instanceof DataView))) && data.length === n;
}
function bySize(counts) {
return [...counts.keys()].sort((a, b) => counts[b] - counts[a] || a - b);
}
function severalPieces(numbers, counts, order, width) {
const sizes = order.slice(0, MOST_SIZES).map((number) => counts[number]).join(", ");
const more = counts.length > MOST_SIZES ? ", …" : "";
const at = cellName(numbers.indexOf(order[1]), width);
return (
`the outline is in ${counts.length} pieces, of ${sizes}${more} cells, the second at ${at}; ` +
'join them, or give pieces: "largest" or "each"'
);
}
function where(mask, width) {
return cellName(mask.indexOf(1), width);
}
function cellName(cell, width) {
return `row ${Math.floor(cell / width)}, column ${cell % width}`;
}
return { piecesOf, nearVoid, sitesOf };
})();
const _plan_mend = (() => {
const {nearVoid, piecesOf} = _plan_site;
const FAR = Infinity;
function mend(plans, plan, { width, outline, pins }) {
const { walkable, repair } = plans;
const edge = nearVoid(outline, width, false);
const isPinned = (cell) => Boolean(pins?.[cell]);
if (!plan.some((k) => walkable[k])) {
const isFree = (cell) => outline[cell] && !isPinned(cell);
let first = plan.findIndex((_, cell) => isFree(cell) && !edge[cell]);
if (first < 0) first = plan.findIndex((_, cell) => isFree(cell));
plan[first] = repair.floor;
}
wallUp(plans, plan, width, isPinned);
const { numbers, counts } = piecesOf(plan.map((k) => walkable[k]), width);
if (counts.length < 2) return;
const costs = Int32Array.from(plan, (k, cell) => {
if (walkable[k]) return 0;
return !outline[cell] || isPinned(cell) ? -1 : edge[cell] ? repair.rimCost : repair.cost;
});
const ways = waysBetween(numbers, counts.length, costs, width);
for (const cell of ways) plan[cell] = repair.floor;
const height = plan.length / width;
for (const cell of ways) {
const [y, x] = [Math.floor(cell / width), cell % width];
for (let b = y; b < Math.min(height, y + repair.brush); b++) {
for (let a = x; a < Math.min(width, x + repair.brush); a++) {
const here = b * width + a;
if (walkable[plan[here]] || !outline[here] || edge[here] || isPinned(here)) continue;
if ((b && walkable[plan[here - width]]) || (a && walkable[plan[here - 1]])) plan[here] = repair.floor;
}
}
}
}
function wallUp({ walkable, repair }, plan, width, isPinned) {
const { numbers, counts } = piecesOf(plan.map((k) => walkable[k]), width);
const keeps = counts.map((count) => count >= repair.least);
keeps[counts.indexOf(counts.reduce((most, count) => Math.max(most, count), 0))] = true;
numbers.forEach((number, cell) => {
if (number >= 0 && isPinned(cell)) keeps[number] = true;
});
numbers.forEach((number, cell) => {
if (number >= 0 && !keeps[number]) plan[cell] = repair.wall;
});
}
function waysBetween(numbers, n, costs, width) {
const owners = numbers.slice();
const reached = Float64Array.from(owners, (owner) => (owner >= 0 ? 0 : FAR));
grow(owners, reached, costs, width);
const edges = [];
for (let cell = 0; cell < owners.length; cell++) {
const others = [(cell + 1) % width ? cell + 1 : -1, cell + width < owners.length ? cell + width : -1];
others.forEach((other, direction) => {
if (other < 0 || owners[cell] < 0 || owners[other] < 0 || owners[cell] === owners[other]) return;
edges.push([reached[cell] + reached[other], cell, direction, other]);
});
}
edges.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
const roots = Int32Array.from({ length: n }, (_, i) => i);
const ways = new Set();
for (const [, cell, , other] of edges) {
const [here, there] = [rootOf(roots, owners[cell]), rootOf(roots, owners[other])];
if (here === there) continue;
roots[here] = there;
for (let end of [cell, other]) {
while (costs[end] > 0) {
ways.add(end);
const before = reached[end] - costs[end];
const owner = owners[end];
end = neighbours(end, width, owners.length).find((near) => reached[near] === before && owners[near] === owner);
}
}
}
return [...ways].sort((a, b) => a - b);
}
function grow(owners, reached, costs, width) {
const buckets = new Map([[0, []]]);
owners.forEach((owner, cell) => {
if (owner >= 0) buckets.get(0).push(cell);
});
for (let cost = 0; buckets.size; cost++) {
const cells = buckets.get(cost) ?? [];
buckets.delete(cost);
for (const cell of cells) {
if (reached[cell] !== cost) continue;
for (const other of neighbours(cell, width, owners.length)) {
const there = cost + costs[other];
if (costs[other] <= 0 || there > reached[other]) continue;
if (there === reached[other]) {
owners[other] = Math.min(owners[other], owners[cell]);
continue;
}
reached[other] = there;
owners[other] = owners[cell];
if (!buckets.has(there)) buckets.set(there, []);
buckets.get(there).push(other);
}
}
}
}
function neighbours(cell, width, n) {
const found = [];
if (cell >= width) found.push(cell - width);
if (cell % width) found.push(cell - 1);
if ((cell + 1) % width) found.push(cell + 1);
if (cell + width < n) found.push(cell + width);
return found;
}
function rootOf(roots, component) {
while (roots[component] !== component) component = roots[component] = roots[roots[component]];
return component;
}
return { mend };
})();
const _plan_scan = (() => {
const {CLASS, draw} = _seeds;
const {nearVoid} = _plan_site;
const CELLS = 7; // the domain of the cells' words
const MARGIN = 17;
const UNKNOWN = 255;
const NO_COLUMN = -1;
const AT_THE_RIM = 2;
const WEIGHTS = Uint32Array.of(
65536, 63520, 61565, 59671, 57835, 56056, 54331, 52660, 51039, 49469, 47947, 46472, 45042, 43656, 42313, 41011,
39750, 38527, 37341, 36192, 35079, 34000, 32954, 31940, 30957, 30005, 29081, 28187, 27319, 26479, 25664, 24875,
24109, 23368, 22649, 21952, 21276, 20622, 19987, 19372, 18776, 18199, 17639, 17096, 16570, 16060, 15566, 15087,
14623, 14173, 13737, 13314, 12905, 12508, 12123, 11750, 11388, 11038, 10698, 10369, 10050, 9741, 9441, 9151, 8869,
8596, 8332, 8076, 7827, 7586, 7353, 7127, 6907, 6695, 6489, 6289, 6096, 5908, 5726, 5550, 5380, 5214, 5054, 4898,
4747, 4601, 4460, 4323, 4190, 4061, 3936, 3815, 3697, 3584, 3473, 3366, 3263, 3162, 3065, 2971, 2879, 2791, 2705,
2622, 2541, 2463, 2387, 2314, 2243, 2174, 2107, 2042, 1979, 1918, 1859, 1802, 1746, 1693, 1641, 1590, 1541, 1494,
1448, 1403, 1360, 1318, 1278, 1238, 1200, 1163, 1128, 1093, 1059, 1027, 995, 964, 935, 906, 878, 851, 825, 800,
775, 751, 728, 706, 684, 663, 642, 623, 604, 585, 567, 550, 533, 516, 500, 485, 470, 456, 442, 428, 415, 402, 390,
378, 366, 355, 344, 333, 323, 313, 303, 294, 285, 276, 268, 260, 252, 244, 236, 229, 222, 215, 209, 202, 196, 190,
184, 178, 173, 168, 162, 157, 153, 148, 143, 139, 135, 131, 127, 123, 119, 115, 112, 108, 105, 102, 99, 95, 93,
90, 87, 84, 82, 79, 77, 74, 72, 70, 68, 66, 64, 62, 60, 58, 56, 54, 53, 51, 50, 48, 47, 45, 44, 42, 41, 40, 39,
37, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 27, 26, 25, 24, 23, 23, 22, 21, 21, 20, 19, 19, 18, 18, 17, 17, 16,
16, 15, 15, 14, 14, 13, 13, 13, 12, 12, 11, 11, 11, 10, 10, 10, 9, 9, 9, 9, 8, 8, 8, 8, 7, 7, 7, 7, 6, 6, 6, 6, 6,
6, 5, 5, 5, 5, 5, 5, 4, 4, 4, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
1, 1,
);
class Scan {
constructor(plans) {
this.plans = plans;
const n = plans.classes.length;
this.windows = new Set(plans.windows);
this.powers = Array.from({ length: 9 }, (_, i) => (n + 1) ** (8 - i));
this.places = placesOf(plans.taps, n);
const [first, ...rest] = plans.layers;
this.columns = columnsOf(first);
this.rest = rest.map((layer) => ({ ...layer, columns: columnsOf(layer), sums: new Int32Array(layer.nOut) }));
this.bias = new Int32Array(first.nOut);
this.sums = new Int32Array(first.nOut);
this.logits = new Int32Array(n);
}
draw(site, place, { style, level, spread }) {
const { plans } = this;
const { width, height, outline } = site;
const board = this.#board(site);
this.#setBias(style ?? Math.floor((draw(place, CLASS, 1)[0] * Math.max(1, plans.styles.length)) / 2 ** 32), level);
const words = draw(place, CELLS, width * height);
const plan = new Uint8Array(width * height);
for (let y = 0, number = 0; y < height; y++) {
for (let x = 0; x < width; x++, number++) {
if (!outline[number]) continue;
const p = (y + MARGIN) * board.width + x + MARGIN;
let drawn = board.known[p];
if (drawn === UNKNOWN) {
const best = this.#fitting(board, p);
if (best.length > 1) this.#infer(board, p);
drawn = best.length > 1 ? this.#choice(best, words[number], spread) : best[0];
}
plan[number] = drawn;
this.#put(board, p, drawn);
}
}
return plan;
}
#board({ width, height, outline, pins }) {
const { plans } = this;
const n = plans.classes.length;
const w = width + 2 * MARGIN;
const area = w * (height + 2 * MARGIN);
const grid = (fill = 0) => new Uint8Array(area).fill(fill);
const board = {
width: w, area, voids: grid(1), rim: grid(), drawn: grid(), pinned: grid(), known: grid(),
sums: Array.from({ length: n + 1 }, () => grid()), counts: new Uint32Array(n + 1), nCells: 0, nDrawn: 0,
parents: new Int32Array(area).fill(-1), open: new Int32Array(area), nIslands: 0,
offsets: this.places.map(({ dy, dx }) => dy * w + dx), hasPins: Boolean(pins?.some(Boolean)),
};
const rim = nearVoid(outline, width, true);
for (let cell = 0; cell < outline.length; cell++) {
if (!outline[cell]) continue;
const p = (Math.floor(cell / width) + MARGIN) * w + (cell % width) + MARGIN;
const pin = pins ? pins[cell] : 0;
board.nCells++;
board.voids[p] = 0;
board.rim[p] = rim[cell] ? AT_THE_RIM : 1;
board.pinned[p] = pin;
board.known[p] = pin || (rim[cell] && plans.rim) || UNKNOWN;
}
board.sums[0].fill(9);
for (let p = w + 1; p < area - w - 1; p++) {
let sum = 0;
for (let i = -w; i <= w; i += w) sum += board.voids[p + i - 1] + board.voids[p + i] + board.voids[p + i + 1];
board.sums[0][p] = sum;
}
return board;
}
#setBias(style, level) {
const { plans, bias } = this;
const n = bias.length;
for (let o = 0; o < n; o++) {
bias[o] = plans.layers[0].bias[o] + plans.style[style * n + o] + plans.level[level * n + o];
}
}
#fitting(board, p) {
const { powers, windows } = this;
const n = this.plans.classes.length;
const { known, width: w } = board;
const faults = new Array(n + 1).fill(0);
for (let place = 0; place < 9; place++) {
const corner = p - Math.floor(place / 3) * w - (place % 3);
let code = 0;
let i = 8;
for (; i >= 0; i--) {
if (i === place) continue;
const found = known[corner + Math.floor(i / 3) * w + (i % 3)];
if (found === UNKNOWN) break;
code += found * powers[i];
}
if (i >= 0) continue;
for (let k = 1; k <= n; k++) if (!windows.has(code + k * powers[place])) faults[k]++;
}
let best = [];
for (let k = 1, fewest = 10; k <= n; k++) {
if (faults[k] < fewest) [fewest, best] = [faults[k], []];
if (faults[k] === fewest) best.push(k);
}
return best;
}
#infer(board, p) {
const { plans, columns, sums } = this;
const { nOut, shift, low, high } = plans.layers[0];
sums.set(this.bias);
this.places.forEach((look, i) => {
const at = p + board.offsets[i];
if (look.kind === "sums") return add(sums, columns, look.columns[0], board.sums[look.plane][at]);
if (look.kind === "pinned" && !board.hasPins) return undefined;
const column = look.columns[board[look.kind][at]];
if (column !== NO_COLUMN) add(sums, columns, column, 1);
return undefined;
});
this.#told(board, p).forEach((value, i) => add(sums, columns, plans.taps.length / 3 + i, value));
let values = sums;
for (let o = 0; o < nOut; o++) sums[o] = Math.min(Math.max(sums[o] >> shift[o], low), high);
for (const layer of this.rest) {
layer.sums.set(layer.bias);
for (let i = 0; i < layer.nIn; i++) if (values[i]) add(layer.sums, layer.columns, i, values[i]);
values = layer.sums;
for (let o = 0; o < layer.nOut; o++) {
values[o] = Math.min(Math.max(values[o] >> layer.shift[o], layer.low), layer.high);
}
}
this.logits.set(values);
}
#told({ counts, nCells, nDrawn, nIslands, width, open, parents }, p) {
const shares = [];
for (let k = 1; k < counts.length; k++) shares.push(Math.floor((16 * counts[k] + (nCells >> 1)) / nCells));
const left = rootOf(parents, p - 1);
const above = rootOf(parents, p - width);
const edges = [left, above].map((root) => (root < 0 ? 0 : Math.min(9, open[root])));
const areOne = left >= 0 && left === above ? 1 : 0;
return [...shares, Math.floor((16 * nDrawn) / nCells), ...edges, areOne, nIslands > 1 ? 1 : 0];
}
#choice(allowed, word, spread) {
const { logits } = this;
const most = Math.max(...allowed.map((k) => logits[k - 1]));
if (spread === 0) return allowed.find((k) => logits[k - 1] === most);
const quotient = Math.floor(65536 / spread);
let total = 0;
const steps = allowed.map((k) => (total += WEIGHTS[Math.floor(((most - logits[k - 1]) * quotient) / 256)] ?? 0));
const r = Math.floor((word * total) / 2 ** 32);
return allowed[steps.findIndex((step) => r < step)];
}
#put(board, p, drawn) {
const { width: w, rim, open, parents } = board;
board.drawn[p] = board.known[p] = drawn;
for (let i = -w; i <= w; i += w) for (let j = -1; j <= 1; j++) board.sums[drawn][p + i + j]++;
board.counts[drawn]++;
board.nDrawn++;
const around = [...new Set([rootOf(parents, p - 1), rootOf(parents, p - w)])].filter((root) => root >= 0);
if (rim[p] === 1) for (const beside of [p - 1, p - w]) if (parents[beside] >= 0) open[rootOf(parents, beside)]--;
if (!this.plans.walkable[drawn]) return;
parents[p] = p;
open[p] = (rim[p + 1] === 1 ? 1 : 0) + (rim[p + w] === 1 ? 1 : 0);
board.nIslands += 1 - around.length;
for (const root of around) {
parents[root] = p;
open[p] += open[root];
}
}
}
function placesOf(taps, n) {
const places = [];
for (let i = 0; i < taps.length; i += 3) {
const [plane, dy, dx] = taps.subarray(i, i + 3);
const kind = plane === 0 ? "voids" : plane === 1 ? "sums" : plane < 2 + n ? "drawn" : plane < 2 + 2 * n ? "sums" : "pinned";
const summed = kind === "sums" && plane > 1 ? plane - 1 - n : 0;
const there = kind === "voids" ? 1 : kind === "sums" ? 0 : kind === "drawn" ? plane - 1 : plane - 1 - 2 * n;
const fits = (look) =>
look.kind === kind && look.plane === summed && look.dy === dy && look.dx === dx && look.columns[there] === NO_COLUMN;
let look = places.find(fits);
if (!look) {
look = { dy, dx, kind, plane: summed, columns: new Array(n + 1).fill(NO_COLUMN) };
places.push(look);
}
look.columns[there] = i / 3;
}
return places;
}
function columnsOf({ weight, nIn, nOut }) {
const columns = new Int32Array(weight.length);
for (let o = 0; o < nOut; o++) for (let i = 0; i < nIn; i++) columns[i * nOut + o] = weight[o * nIn + i];
return columns;
}
function add(sums, columns, column, value) {
if (value === 0) return;
const first = column * sums.length;
for (let o = 0; o < sums.length; o++) sums[o] += columns[first + o] * value;
}
function rootOf(parents, cell) {
while (parents[cell] >= 0 && parents[cell] !== cell) cell = parents[cell] = parents[parents[cell]];
return parents[cell];
}
return { Scan };
})();
const _plan_tensors = (() => {
const {PackError, shown} = _errors;
const {expect} = _flat;
const {layersOf} = _layers;
const {checkNames, lines, text} = _tensors;
const CONTRACT = 2;
const MAX_CLASSES = 10;
const MAX_STYLES = 256;
const MAX_TAPS = 1024;
const MAX_REACH = 16;
const MAX_LAYERS = 8;
const MAX_WIDTH = 1024;
const MAX_WINDOWS = 2 ** 20;
const MAX_INPUT = 16;
const MAX_SUM = 2 ** 22;
const MAX_SHIFT = 22;
const MAX_LOGIT = 2 ** 15;
const N_TOLD = 5;
const MAX_LEAST = 2 ** 16;
const MAX_BRUSH = 8;
const MAX_COST = 1023;
const LEVELS = 9;
function describePlans(tensors) {
const [contract] = expect(tensors, "contract", "u8", [1]);
const output = text(tensors, "output");
if (contract !== CONTRACT || output !== "plan") {
throw new PackError(`contract ${contract}, output ${shown(output)}; a pack of plans has contract 2, output "plan"`);
}
const classes = text(tensors, "classes").split("\n");
const styles = lines(tensors, "labels");
checkNames(classes, "class names");
checkNames(styles, "labels");
const n = classes.length;
if (n < 2 || n > MAX_CLASSES) throw new PackError(`${n} classes; 2 to ${MAX_CLASSES} are allowed`);
if (styles.length > MAX_STYLES) throw new PackError(`${styles.length} labels; at most ${MAX_STYLES} are allowed`);
const colours = expect(tensors, "colours", "u8", [n + 1, 4]);
const walkable = [0, ...expect(tensors, "walkable", "u8", [n])];
if (walkable.some((value) => value > 1)) throw new PackError("walkable is 1 for classes that can be walked on, else 0");
const rules = checkRules(tensors, n, walkable);
const taps = checkTaps(tensors, n);
const chain = new Map([...tensors].filter(([name]) => name.startsWith("scan.") && name.split(".").length > 2));
const found = layersOf(chain, "scan");
const layers = checkLayers(tensors, found, taps.length / 3, n, Math.max(1, styles.length));
const known = new Set(["contract", "output", "classes", "colours", "walkable", "labels", "windows", "rim", "repair"]);
for (const name of ["scan.style", "scan.level", "scan.taps"]) known.add(name);
for (const layer of found) for (const short of layer.tensors.keys()) known.add(`${layer.name}.${short}`);
for (const name of tensors.keys()) {
if (!known.has(name)) throw new PackError(`tensor ${shown(name)} does not belong in a pack of plans`);
}
const nWeights = layers.reduce((sum, { weight }) => sum + weight.length, 0);
const [style, level] = ["scan.style", "scan.level"].map((name) => tensors.get(name).data);
return { classes, styles, walkable, colours, ...rules, taps, style, level, layers, nWeights };
}
function checkRules(tensors, n, walkable) {
const windows = expect(tensors, "windows", "u32", [null]);
const most = (n + 1) ** 9;
if (windows.length > MAX_WINDOWS || windows.some((code, i) => code >= most || (i > 0 && code <= windows[i - 1]))) {
throw new PackError(`windows must be at most ${MAX_WINDOWS} rising codes below ${most}`);
}
const [rim] = expect(tensors, "rim", "u8", [1]);
if (rim > n) throw new PackError(`rim is class ${rim}; 0 to ${n} is allowed`);
const [least, brush, wall, floor, cost, rimCost] = expect(tensors, "repair", "i32", [6]);
if (!(least >= 0 && least <= MAX_LEAST && brush >= 1 && brush <= MAX_BRUSH)) {
throw new PackError(`repair: least ${least} and brush ${brush}; 0 to ${MAX_LEAST} and 1 to ${MAX_BRUSH} are allowed`);
}
if (![cost, rimCost].every((each) => each >= 1 && each <= MAX_COST)) {
throw new PackError(`repair: costs ${cost} and ${rimCost}; 1 to ${MAX_COST} is allowed`);
}
if (![wall, floor].every((k) => k >= 1 && k <= n) || walkable[wall] || !walkable[floor]) {
throw new PackError(`repair: wall is class ${wall} and floor ${floor}; an unwalkable and a walkable class are needed`);
}
return { rim, windows, repair: { least, brush, wall, floor, cost, rimCost } };
}
function checkTaps(tensors, n) {
const taps = expect(tensors, "scan.taps", "i8", [null, 3]);
const count = taps.length / 3;
if (count < 1 || count > MAX_TAPS) throw new PackError(`${count} taps; 1 to ${MAX_TAPS} are allowed`);
for (let i = 0; i < count; i++) {
const [plane, dy, dx] = taps.subarray(3 * i, 3 * i + 3);
if (plane < 0 || plane > 3 * n + 1) throw new PackError(`scan.taps: planes are 0 to ${3 * n + 1}`);
if (Math.abs(dy) > MAX_REACH || Math.abs(dx) > MAX_REACH) {
throw new PackError(`scan.taps: taps are within ${MAX_REACH} cells of the cell that is drawn`);
}
const isClass = plane >= 2 && plane < 2 + n;
const isSum = plane >= 2 + n && plane < 2 + 2 * n;
const isBefore = dy < 0 || (dy === 0 && dx < 0);
const isFarBefore = dy <= -2 || (dy === -1 && dx <= -2);
if ((isClass && !isBefore) || (isSum && !isFarBefore)) {
throw new PackError(`scan.taps: tap ${i}, [${plane}, ${dy}, ${dx}], sees a class that is not drawn yet`);
}
}
return taps;
}
function checkLayers(tensors, layers, nTaps, n, nStyles) {
if (layers.length < 1 || layers.length > MAX_LAYERS) {
throw new PackError(`${layers.length} layers; 1 to ${MAX_LAYERS} are allowed`);
}
let nIn = nTaps + n + N_TOLD;
let amax = MAX_INPUT;
const checked = layers.map(({ kind, name, tensors: own }, number) => {
if (kind !== "dense") throw new PackError(`${name} is not dense; a pack of plans has dense layers only`);
if (String([...own.keys()].sort()) !== "bias,range,shift,weight") {
throw new PackError(`${name} needs the tensors weight, bias, shift, range`);
}
const weight = expect(own, "weight", "i8", [null, nIn], `${name}.`);
const nOut = weight.length / nIn;
if (nOut < 1 || nOut > MAX_WIDTH) throw new PackError(`${name} has ${nOut} outputs; 1 to ${MAX_WIDTH} are allowed`);
const bias = expect(own, "bias", "i32", [nOut], `${name}.`);
const shift = expect(own, "shift", "u8", [nOut], `${name}.`);
const [low, high] = expect(own, "range", "i32", [2], `${name}.`);
if (!(low >= -MAX_SUM && low < high && high <= MAX_SUM) || shift.some((bits) => bits > MAX_SHIFT)) {
throw new PackError(`${name}: range ${low} to ${high} or its shifts are beyond the contract's`);
}
const rows = [bias];
if (number === 0) {
rows.push(expect(tensors, "scan.style", "i32", [nStyles, nOut]), expect(tensors, "scan.level", "i32", [LEVELS, nOut]));
}
checkSums(name, weight, nIn, nOut, amax, rows);
const layer = { nIn, nOut, weight, bias, shift, low, high };
[nIn, amax] = [nOut, Math.max(-low, high)];
return layer;
});
if (nIn !== n || amax > MAX_LOGIT) {
throw new PackError(`the layers end in ${nIn} values up to ${amax}; ${n} up to ${MAX_LOGIT} are needed`);
}
return checked;
}
function checkSums(name, weight, nIn, nOut, amax, rows) {
for (let o = 0; o < nOut; o++) {
let sum = 0;
for (let i = o * nIn; i < (o + 1) * nIn; i++) sum += Math.abs(weight[i]);
let worst = amax * sum;
for (const table of rows) {
let most = 0;
for (let i = o; i < table.length; i += nOut) most = Math.max(most, Math.abs(table[i]));
worst += most;
}
if (worst > MAX_SUM) throw new PackError(`${name}: channel ${o} can reach ${worst}, beyond the ${MAX_SUM} of a sum`);
}
}
return { LEVELS, describePlans };
})();
const _plan_pack = (() => {
const {prepare} = _core;
const {PackError, SeedError, shown} = _errors;
const {asBytes, fetchBytes, nameOf} = _files;
const {readFlat} = _flat;
const {checkedOptions} = _pack;
const {asFixed, asU32, seedWords} = _seeds;
const {PlanCore} = _plan_core;
const {mend} = _plan_mend;
const {Scan} = _plan_scan;
const {sitesOf} = _plan_site;
const {describePlans, LEVELS} = _plan_tensors;
const MAX_SPREAD = 4;
const CONTROLS = ["seed", "index", "attempt", "outline", "pins", "level", "label", "spread", "pieces"];
class PlanPack {
#plans;
#core = null;
#scan = null;
static from(content, options = {}) {
return new PlanPack(asBytes(content), checkedOptions(options, ["engine"]));
}
static async load(url, options = {}) {
const { engine } = checkedOptions(options, ["engine"]);
const [bytes] = await Promise.all([fetchBytes(url), prepare(engine)]);
return plansFrom(bytes, nameOf(url), { engine });
}
constructor(bytes, { engine }) {
const { tensors, fingerprint } = readFlat(bytes);
const plans = describePlans(tensors);
const { core, reason } = engine === "js" ? {} : PlanCore.open(bytes, engine);
if (!core && engine !== undefined && engine !== "js") throw new PackError(`WebAssembly cannot draw it: ${reason}`);
this.#plans = plans;
this.classes = Object.freeze(plans.classes);
this.walkable = Object.freeze(plans.walkable.slice(1).map(Boolean));
this.colours = Object.freeze(plans.walkable.map((_, k) => Array.from(plans.colours.subarray(4 * k, 4 * k + 4))));
this.labels = Object.freeze(plans.styles);
this.fingerprint = fingerprint;
this.engine = core ? "wasm" : "js";
if (core) this.#core = core;
else this.#scan = new Scan(plans);
}
plan(request) {
checkKeys(request);
const { seed, index = 0, attempt = 0, spread = 1 } = request;
const [low, high] = seedWords(seed);
const place = { low, high, index: asU32(index, "index"), attempt: asU32(attempt, "attempt") };
const controls = {
style: this.#style(request.label),
level: asLevel(request.level),
spread: asFixed(spread, "spread", MAX_SPREAD),
};
const sites = sitesOf(this.#plans, request);
const [{ width, height }] = sites;
const classes = new Uint8Array(width * height);
for (const site of sites) {
const drawn = this.#draw(site, place, controls);
for (let cell = 0; cell < drawn.length; cell++) classes[cell] += drawn[cell];
}
return { width, height, classes };
}
texture(request) {
const { width, height, classes } = this.plan(request);
const pixels = new Uint8Array(4 * classes.length);
classes.forEach((k, cell) => pixels.set(this.#plans.colours.subarray(4 * k, 4 * k + 4), 4 * cell));
return { width, height, channels: 4, pixels, data: new Uint8ClampedArray(pixels) };
}
#draw(site, place, controls) {
if (this.#core) return this.#core.draw(site, place, controls);
const plan = this.#scan.draw(site, place, controls);
mend(this.#plans, plan, site);
return plan;
}
#style(label) {
if (label === undefined || label === null) return null;
const style = this.labels.indexOf(label);
if (style >= 0) return style;
const allowed = this.labels.join(", ") || "none: this pack has no labels";
throw new SeedError(`no label ${shown(label)} in this pack; it has ${allowed}`);
}
}
function plansFrom(bytes, where, options) {
try {
return new PlanPack(bytes, options);
} catch (error) {
if (error instanceof PackError) throw new PackError(`${where}: ${error.message}`);
throw error;
}
}
function asLevel(level) {
if (level === undefined || level === null) return 0;
if (Number.isInteger(level) && level >= 1 && level < LEVELS) return level;
throw new SeedError(`level ${shown(level)}; 1, the most solid, to ${LEVELS - 1}, the most open, are allowed`);
}
function checkKeys(request) {
if (typeof request !== "object" || request === null) {
throw new SeedError(`a request is an object like {seed: 7, outline}, got ${shown(request)}`);
}
for (const key of Object.keys(request)) {
if (!CONTROLS.includes(key)) throw new SeedError(`no control ${shown(key)} here; ${CONTROLS.join(", ")} are allowed`);
}
}
return { PlanPack, plansFrom };
})();
const _stream = (() => {
const {shown} = _errors;
const AHEAD = 2;
class Stream {
#packs;
#upload;
#drop;
#capacity;
#kept = new Map();
#wanted = new Map();
#drawing = new Set();
#ready = [];
#failed = new Map();
#errors = [];
#frame = 0;
#order = 0;
#closed = false;
constructor(packs, { upload, drop = () => {}, fallback = null, capacity = 1024 }) {
if (!(Number.isInteger(capacity) && capacity >= 1)) throw new TypeError(`capacity must be 1 or more, got ${shown(capacity)}`);
this.#packs = [packs].flat().map((pack) => ({ pack, busy: 0 }));
this.#upload = upload;
this.#drop = drop;
this.#capacity = capacity;
this.fallback = fallback;
}
get(request, priority = 0) {
const key = keyOf(request);
if (this.#kept.has(key)) {
const kept = this.#kept.get(key);
this.#kept.delete(key);
this.#kept.set(key, kept);
return kept;
}
if (this.#closed || this.#drawing.has(key) || this.#failed.has(key)) return this.fallback;
const order = this.#wanted.get(key)?.order ?? this.#order++;
this.#wanted.delete(key);
this.#wanted.set(key, { request, frame: this.#frame, priority, order });
if (this.#wanted.size > this.#capacity) this.#wanted.delete(this.#wanted.keys().next().value);
return this.fallback;
}
pump(budget = 2) {
const begun = performance.now();
let last = begun;
let took = 0;
let n = 0;
while (this.#ready.length && (n === 0 || last - begun + took <= budget)) {
this.#keep(...this.#ready.shift());
n++;
const now = performance.now();
took = now - last;
last = now;
}
this.#send();
this.#frame++;
if (this.#errors.length) throw this.#errors.shift();
return n;
}
async finish() {
while (this.pending && !this.#closed) {
this.pump(8);
await new Promise((resolve) => setTimeout(resolve));
}
if (this.#errors.length) throw this.#errors.shift();
}
get pending() {
return this.#wanted.size + this.#drawing.size;
}
get size() {
return this.#kept.size;
}
cancel(request) {
const key = keyOf(request);
this.#wanted.delete(key);
this.#drawing.delete(key);
this.#ready = this.#ready.filter(([ready]) => ready !== key);
if (this.#kept.has(key)) this.#giveUp(key);
}
clear() {
for (const key of [...this.#kept.keys()]) this.#giveUp(key);
this.#wanted.clear();
this.#drawing.clear();
this.#failed.clear();
this.#ready = [];
}
close() {
this.#closed = true;
for (const { pack } of this.#packs) pack.close();
this.clear();
}
#keep(key, texture) {
if (!this.#drawing.delete(key)) return;
while (this.#kept.size >= this.#capacity) this.#giveUp(this.#kept.keys().next().value);
this.#kept.set(key, this.#upload(texture));
}
#giveUp(key) {
const kept = this.#kept.get(key);
this.#kept.delete(key);
this.#drop(kept);
}
#send() {
let room = this.#packs.reduce((sum, { busy }) => sum + Math.max(0, AHEAD - busy), 0);
if (!room || !this.#wanted.size || this.#ready.length > this.#capacity) return;
const waiting = [...this.#wanted].sort(
([, a], [, b]) => b.frame - a.frame || b.priority - a.priority || a.order - b.order,
);
for (const [key, { request }] of waiting) {
if (!room--) return;
this.#draw(key, request);
}
}
#draw(key, request) {
this.#wanted.delete(key);
this.#drawing.add(key);
const worker = this.#packs.reduce((least, one) => (one.busy < least.busy ? one : least));
worker.busy++;
worker.pack.texture(request).then(
(texture) => {
worker.busy--;
if (this.#drawing.has(key)) this.#ready.push([key, texture]);
this.#send();
},
(error) => {
worker.busy--;
if (this.#drawing.delete(key)) {
this.#failed.set(key, true);
this.#errors.push(error);
}
this.#send();
},
);
}
}
function keyOf(request) {
const given = Object.entries(request).filter(([, value]) => value !== undefined && value !== null);
given.sort(([a], [b]) => (a < b ? -1 : 1));
return JSON.stringify(given, (_, value) => (typeof value === "bigint" ? `${value}n` : value));
}
return { Stream };
})();
const _index = (() => {
return { AsyncPack: _async_pack.AsyncPack, bled: _bleed.bled, PackError: _errors.PackError, SeedError: _errors.SeedError, Pack: _pack.Pack, textureHash: _pack.textureHash, AsyncPlanPack: _async_plan_pack.AsyncPlanPack, PlanPack: _plan_pack.PlanPack, asSeed: _seeds.asSeed, fromDecimal: _seeds.fromDecimal, rampSwaps: _ramps.rampSwaps, sha256: _sha256.sha256, Stream: _stream.Stream };
})();
const _onnx = (() => {
const {PackError} = _errors;
const {textureHash} = _pack;
class OnnxPack {
#ort;
#session;
static async open(ort, pack, model) {
const session = await ort.InferenceSession.create(model, { executionProviders: [provider(ort)] });
const opened = new OnnxPack(ort, pack, session);
for (const seed of [0, 1]) {
const found = textureHash(await opened.texture({ seed }));
const wanted = textureHash(pack.texture({ seed }));
if (found !== wanted) throw new PackError(`the .onnx draws ${found} for seed ${seed}, the .agp ${wanted}`);
}
return opened;
}
constructor(ort, pack, session) {
this.#ort = ort;
this.#session = session;
this.pack = pack;
}
async texture(request) {
return this.render(this.pack.codes(request));
}
async blend(a, b, t, request = {}) {
return this.render(this.pack.blendCodes(a, b, t, request));
}
async aroundCentroid(request) {
return this.render(this.pack.centroidCodes(request));
}
async interpolate(a, b, ways, controls = {}) {
const textures = [];
for (const codes of this.pack.interpolationCodes(a, b, ways, controls)) textures.push(await this.render(codes));
return textures;
}
async render(codes) {
const feeds = { z: this.#tensor(codes.z) };
if (codes.palette) feeds.z_palette = this.#tensor(codes.palette);
const { texture, index, palette } = await this.#session.run(feeds);
return this.pack.paint(codes, (texture ?? index).data, palette?.data);
}
#tensor(code) {
return new this.#ort.Tensor("float32", Float32Array.from(code), [1, code.length]);
}
}
function provider(ort) {
return ort.env.versions?.node === undefined ? "wasm" : "cpu";
}
return { OnnxPack };
})();
const _slots = (() => {
const SIDE = 1024;
const GAP = 2;
class Slots {
constructor(width, height, n) {
this.width = width;
this.height = height;
this.columns = Math.max(1, Math.floor(SIDE / (width + GAP)));
this.perPage = this.columns * Math.max(1, Math.floor(SIDE / (height + GAP)));
this.nPages = Math.ceil(n / this.perPage);
const rows = Math.ceil(Math.min(n, this.perPage) / this.columns);
this.pageWidth = this.columns * (width + GAP);
this.pageHeight = rows * (height + GAP);
this.free = Array.from({ length: n }, (_, i) => n - 1 - i);
}
take() {
const number = this.free.pop();
const at = number % this.perPage;
return {
number,
page: Math.floor(number / this.perPage),
x: (at % this.columns) * (this.width + GAP),
y: Math.floor(at / this.columns) * (this.height + GAP),
};
}
give(number) {
this.free.push(number);
}
}
return { Slots };
})();
const _phaser = (() => {
const {Pack} = _pack;
const {Slots} = _slots;
const {Stream} = _stream;
const TYPE = "assetgen";
function register(Phaser) {
class PackFile extends Phaser.Loader.File {
constructor(loader, key, url, xhrSettings) {
const cache = loader.cacheManager.custom[TYPE] ?? loader.cacheManager.addCustom(TYPE);
super(loader, { type: TYPE, cache, extension: "agp", responseType: "arraybuffer", key, url, xhrSettings });
}
onProcess() {
this.state = Phaser.Loader.FILE_PROCESSING;
try {
this.data = Pack.from(this.xhrLoader.response);
this.onProcessComplete();
} catch (error) {
console.error(`${this.src}: ${error.message}`);
this.loader.emit(Phaser.Loader.Events.FILE_LOAD_ERROR, this);
this.onProcessError();
}
}
}
Phaser.Loader.FileTypesManager.register(TYPE, function (key, url, xhrSettings) {
const files = Array.isArray(key) ? key : [typeof key === "object" ? key : { key, url, xhrSettings }];
for (const file of files) this.addFile(new PackFile(this, file.key, file.url, file.xhrSettings));
return this;
});
}
function addTexture(scene, key, { width, height, data }) {
const { textures, renderer } = scene.sys;
if (renderer.gl) {
return textures.addUint8Array(key, new Uint8Array(data.buffer, data.byteOffset, data.length), width, height);
}
const texture = textures.createCanvas(key, width, height);
texture?.putData(new ImageData(data, width, height), 0, 0);
return texture;
}
function stream(scene, key, packs, { fallback = null, capacity = 1024 } = {}) {
const { width, height } = [packs].flat()[0];
const slots = new Slots(width, height, capacity);
const pages = [];
const pageOf = (number) => {
pages[number] ??= new Page(scene, `${key}-${number}`, slots.pageWidth, slots.pageHeight);
return pages[number];
};
const clear = pageOf(0).texture.add("clear", 0, slots.pageWidth - 1, slots.pageHeight - 1, 1, 1) && [`${key}-0`, "clear"];
const upload = (texture) => {
const slot = slots.take();
const page = pageOf(slot.page);
page.put(texture, slot.x, slot.y);
if (!page.texture.has(String(slot.number))) page.texture.add(String(slot.number), 0, slot.x, slot.y, width, height);
return [`${key}-${slot.page}`, String(slot.number)];
};
const drop = ([, frame]) => slots.give(Number(frame));
return new Stream(packs, { upload, drop, fallback: fallback ?? clear, capacity });
}
class Page {
constructor(scene, key, width, height) {
const { textures, renderer } = scene.sys;
this.gl = renderer.gl ?? null;
this.texture = this.gl
? textures.addUint8Array(key, new Uint8Array(4 * width * height), width, height)
: textures.createCanvas(key, width, height);
if (!this.texture) throw new Error(`the key ${key} is in use in the Texture Manager`);
}
put({ width, height, data }, x, y) {
const { gl } = this;
if (!gl) {
this.texture.putData(new ImageData(data, width, height), x, y);
return;
}
const { glTexture } = this.texture.source[0];
const bound = gl.getParameter(gl.TEXTURE_BINDING_2D);
const settings = [gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, gl.UNPACK_FLIP_Y_WEBGL];
const before = settings.map((name) => gl.getParameter(name));
gl.bindTexture(gl.TEXTURE_2D, glTexture.webGLTexture);
gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, Boolean(glTexture.flipY));
const rows = new Uint8Array(data.buffer, data.byteOffset, data.length);
const top = glTexture.flipY ? this.texture.source[0].height - y - height : y;
gl.texSubImage2D(gl.TEXTURE_2D, 0, x, top, width, height, gl.RGBA, gl.UNSIGNED_BYTE, rows);
settings.forEach((name, i) => gl.pixelStorei(name, before[i]));
gl.bindTexture(gl.TEXTURE_2D, bound);
}
}
return { register, addTexture, stream };
})();
const _pixi = (() => {
const {Stream} = _stream;
function textureOf(PIXI, { width, height, data }, { smooth = false } = {}) {
const source = new PIXI.BufferImageSource({
resource: new Uint8Array(data.buffer, data.byteOffset, data.length),
width,
height,
format: "rgba8unorm",
alphaMode: "premultiply-alpha-on-upload",
scaleMode: smooth ? "linear" : "nearest",
});
return new PIXI.Texture({ source });
}
function stream(PIXI, packs, { fallback = PIXI.Texture.EMPTY, capacity = 1024, smooth = false } = {}) {
const upload = (texture) => textureOf(PIXI, texture, { smooth });
return new Stream(packs, { upload, drop: (texture) => texture.destroy(true), fallback, capacity });
}
return { textureOf, stream };
})();
const _three = (() => {
const {bled} = _bleed;
const {Stream} = _stream;
function dataTexture(THREE, drawn, { smooth = false } = {}) {
const { width, height, data } = smooth ? bled(drawn) : drawn;
const turned = new Uint8Array(data.length);
for (let row = 0; row < height; row++) {
turned.set(data.subarray(4 * width * row, 4 * width * (row + 1)), 4 * width * (height - 1 - row));
}
const texture = new THREE.DataTexture(turned, width, height, THREE.RGBAFormat, THREE.UnsignedByteType);
texture.colorSpace = THREE.SRGBColorSpace;
texture.magFilter = texture.minFilter = smooth ? THREE.LinearFilter : THREE.NearestFilter;
texture.needsUpdate = true;
return texture;
}
function stream(THREE, packs, { fallback = null, capacity = 1024, smooth = false } = {}) {
const upload = (texture) => dataTexture(THREE, texture, { smooth });
return new Stream(packs, { upload, drop: (texture) => texture.dispose(), fallback, capacity });
}
return { dataTexture, stream };
})();
const _global = (() => {
return { ..._index, onnx: _onnx, phaser: _phaser, pixi: _pixi, three: _three };
})();
return _global;
})();
