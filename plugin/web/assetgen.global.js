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
const CORE = "AGFzbQEAAAABlQETYAJ/fwF/YAN/f38Bf2AEf39/fwBgAX8Bf2AFf39/f38Bf2AAAX9gBH9/f38Bf2AFf39/f38AYAh/f39/f39/fwBgCn9/f39/f39/f38Bf2ADf39/AGAHf39/f35+fwF/YAZ/f39/f38Bf2ABfwBgBn9/f39/fwBgB39/f39/fn8Bf2ACf38AYAd/f39/f39/AGAAAANhYAMDAQAEAAEDBQUFBQEABgIBBwgHBwAAAAcJCgIDCgEACwwBDAABCwAGBgMCAQIBCg0DAwAGAQ4GDwYCDAEDAQACAgcHDRAAAAACAgABAAMBAgcREhIDAQMFBQUFAQAACQQFAXABCwsFAwEAAgYIAX8BQYCABAsHZgwGbWVtb3J5AgAEcm9vbQBVBG9wZW4AVgVlcnJvcgBXBWNvZGVzAFgHY29sb3VycwBZBXN3YXBzAFoGcGl4ZWxzAFsEZHJhdwBcCm9wZW5fcGxhbnMAXQVib2FyZABeBHBsYW4AXwkQAQBBAQsKAxZJSiszLC0uOgrMmgdgewECf0EAIQECQEFvQQAoAqTIhIAAIgJBsMiEgABBD2pBcHEgAhsiAmsgAEkNAEEAIAAgAmpBD2pBcHEiADYCpMiEgAACQCAAQf//A2pBEHYiAD8AIgFNDQAgACABa0AAQX9HDQBBACACNgKkyISAAEEADwsgAiEBCyABC3sBAn9BACEBAkBBb0EAKAKkyISAACICQbDIhIAAQQ9qQXBxIAIbIgJrIABJDQBBACAAIAJqQQ9qQXBxIgA2AqTIhIAAAkAgAEH//wNqQRB2IgA/ACIBTQ0AIAAgAWtAAEF/Rw0AQQAgAjYCpMiEgABBAA8LIAIhAQsgAQvuCQELf0EAQQA2AvC1hIAAAkACQCAADQBBASEDIAENAQtBAiEDQQAoAqTIhIAAIgRBsMiEgABBD2pBcHEgBBsiBUH4ImpB6CJJDQBBACAFQfciakFwcSIENgKkyISAAAJAIARB//8DakEQdiIEPwAiBk0NACAEIAZrQABBf0cNAEEAIAU2AqTIhIAAQQIPCyAFRQ0AIAVBAEHoIvwLACAFQeMiaiEHIAVB5AJqIQhBgBAhCUEAIQMDQAJAIANBwJ+EgABqLQAAIgpFDQAgCkF/aiELQQAgA2shBiAJIQQCQCAKQQNxIgxFDQAgByAJayENIAkhBANAIAggBGogAzoAACANIAY6AAAgDUF/aiENIARBAWohBCAMQX9qIgwNAAsLIAkgCmohCSALQQNJDQBBACAEayEKA0AgBSAEaiINQeQCaiADOgAAIAUgCmoiDEHjImogBjoAACANQeUCaiADOgAAIAxB4iJqIAY6AAAgDUHmAmogAzoAACAMQeEiaiAGOgAAIA1B5wJqIAM6AAAgDEHgImogBjoAACAKQXxqIQogCSAEQQRqIgRHDQALCyADQQFqIgNB9gBHDQALIAVBgICEgAA2AgQgBUGAAjYCrAECQCAFIAAgASACQYGAgIAAEISAgIAAIgNFDQAgBSgCACIERQ0BA0AgBCgCACIEDQAMAgsLQQAhBkEAIAU2AvC1hIAAQQAgBUEBEIWAgIAANgL0tYSAAEEAIQ0CQEFvQQAoAqTIhIAAIgRBsMiEgABBD2pBcHEiCiAEGyIMa0EAKALwtYSAACIDKAIoIAMoAiRqIgVBA2xBFWogBUEBdCADKAKkARsiA0kNAEEAIAMgDGpBD2pBcHEiBDYCpMiEgAACQAJAIARB//8DakEQdiIDPwAiDU0NACADIA1rQABBf0YNAUEAKAKkyISAACEECyAMIQ0MAQtBACENQQAgDDYCpMiEgAAgDCEEC0EAIA02Avi1hIAAQQBBACgC8LWEgAAiAygCDCADKAIIbEECdCIDNgL8tYSAAAJAQW8gBCAKIAQbIgRrIANJDQBBACADIARqQQ9qQXBxIgM2AqTIhIAAAkAgA0H//wNqQRB2IgM/ACIGTQ0AIAMgBmtAAEF/Rw0AQQAhBkEAIAQ2AqTIhIAADAELIAQhBgtBACAGNgKAtoSAAEEAIQQCQEEAKALwtYSAACgCyAFFDQBBACEEQW9BACgCpMiEgAAiA0GwyISAAEEPakFwcSADGyIDa0EAKAL8tYSAACIGSQ0AQQAgBiADakEPakFwcSIENgKkyISAAAJAIARB//8DakEQdiIEPwAiBk0NACAEIAZrQABBf0cNAEEAIQRBACADNgKkyISAAAwBCyADIQQLQQAgBDYChLaEgAACQEEAKAL0tYSAACIEIAFNDQBBACEAQW9BACgCpMiEgAAiA0GwyISAAEEPakFwcSADGyIDayAESQ0AQQAgBCADakEPakFwcSIENgKkyISAAAJAIARB//8DakEQdiIEPwAiBk0NACAEIAZrQABBf0cNAEEAIQBBACADNgKkyISAAAwBCyADIQALQQAgADYCiLaEgABBAiEDQQAoAvi1hIAARQ0AQQAoAoC2hIAARQ0AIABFDQBBACEDQQAoAoS2hIAADQBBACgC8LWEgAAoAsgBQQBHQQF0IQMLIAMLux4DDH8BfgN/I4CAgIAAQRBrIgIkgICAgAAgACgCACEDIAJCADcDAAJAAkAgACgCCCIEDQBBCSEFDAELIAAoAgQhBkEAIQcgBCEIAkADQAJAAkACQCAGIAggB2pBAXYiCUEsbGoiBSgCAEGBhoSAACAFKAIEIgVBCCAFQQhJGxDMgICAACIKDQAgBUEIRg0EIAVBB00NASAJIQgMAgsgCkEASA0AIAkhCAwBCyAJQQFqIQcLIAcgCEkNAAtBCSEFDAELAkAgBiAJQSxsaiIFKAIQQQFGDQBBCiEFDAELAkAgBSgCFEEBRg0AQQohBQwBCwJAIAYgCUEsbGoiBygCHEEBRg0AQQohBQwBCyAHQQE2AhhBBCEFIAcoAgwtAAAgAUcNAEEAIQcgBCEIAkADQAJAAkACQCAGIAggB2pBAXYiCUEsbGoiCigCAEH/goSAACAKKAIEIgVBBiAFQQZJGxDMgICAACILDQAgBUEGRg0EIAVBBU0NASAJIQgMAgsgC0EASA0AIAkhCAwBCyAJQQFqIQcLIAcgCEkNAAtBCSEFDAELAkAgBiAJQSxsaiIFKAIQQQFGDQBBCiEFDAELAkAgBSgCFEEBRg0AQQohBQwBCyADIAFBAkYiBzYCpAEgBiAJQSxsaiIFQQE2AhgCQAJAAkAgBSgCCEEHRg0AIANBADYCFAwBCyADIAUoAgxB45mEgABB6JiEgAAgBxtBBxDMgICAACIFRTYCFCAFDQBBACEHIAQhCAJAA0ACQAJAAkAgBiAIIAdqQQF2IgpBLGxqIgkoAgBBz4aEgAAgCSgCBCIFQQ8gBUEPSRsQzICAgAAiAQ0AIAVBD0YNBCAFQQ5NDQEgCiEIDAILIAFBAEgNACAKIQgMAQsgCkEBaiEHCyAHIAhJDQALQQAhCQsgCUUhBwwBC0EOIQUgAUECRg0BQQAhByAKQfqFhIAAEJ+AgIAARQ0BCyADIAc2AiBBACEHAkADQAJAAkACQCAGIAQgB2pBAXYiCEEsbGoiCSgCAEGlk4SAACAJKAIEIgVBBCAFQQRJGxDMgICAACIKDQAgBUEERg0EIAVBA00NASAIIQQMAgsgCkEASA0AIAghBAwBCyAIQQFqIQcLIAcgBEkNAAtBCSEFDAELAkAgBiAIQSxsaiIFKAIQQQRGDQBBCiEFDAELAkAgBSgCFEEBRg0AQQohBQwBC0EKIQUgBiAIQSxsaiIHKAIcQQNHDQAgB0EBNgIYIAMgBygCDCIFKAAANgIIIAMgBSgABDYCDCADIAUoAAg2AhAgAiAJNgIMIABBtYSEgABBBEEBQgFCfyACQQxqEKCAgIAAIgUNACADIAIoAgwoAgwoAAAiBzYCJEEPIQUgAygCCCIIQf93akGAeEkNACADKAIMIglB/3dqQYB4SQ0AIAdBAUgNACAHQYAESg0AIAMoAhAiB0EESw0AQQEhCkEBIAd0QRpxRQ0AIANBATYCuAECQCADKAKkAUUNACAAQYmXhIAAQQFBAUEIIANBuAFqIgcQoYCAgAAiBQ0BQSchBSADKAIQQQFGDQEgAygCCCIIQYACSg0BIAMoAgwiCUGAAkoNASAIIAcoAgAiCm8NASAJIApvDQELIAMgCSAKbTYCtAEgAyAIIAptNgKwASAAQdGHhIAAQQFBAUJ/Qn8gAkEMahCggICAACIFDQACQCACKAIMIgUoAghFDQAgAyAFIANBOGoQooCAgAAiBQ0BCyADIAMoAjgiBzYCKEENIQUgB0GB/P8HTg0AIAMgB0EBIAcbIgU2AiwgAiAFNgIEIABBqpOEgAAgBSACQQEgA0HQAGoQo4CAgAAiBQ0AAkACQAJAAkAgAygCpAENACAAQcSQhIAAQQJBAiAAKAIAIgg0AiwgCDQCJCACQQxqEKCAgIAAIgUNBEECIQUgACgCACACKAIMEKSAgIAAIgdFDQQgCCAHNgJ4AkAgCCgCJCIJIAgoAiwiCmwiBUUNAAJAA0AgBy0AAEGAAUYNASAHQQFqIQcgBUF/aiIFRQ0CDAALC0ESIQUMBQsgAEGVl4SAAEEDQQIgCqwgCawgAkEMahCggICAACIFDQRBAiEFIAAoAgAgAigCDBCkgICAACIHRQ0EIAggBzYCfCADKAKkAQ0AIAAoAggiB0UNACAAKAIEIQZBACEIA0ACQAJAAkAgBiAHIAhqQQF2IglBLGxqIgUoAgBBvoaEgAAgBSgCBCIFQRAgBUEQSRsQzICAgAAiCg0AIAVBEEYNBSAFQQ9NDQEgCSEHDAILIApBAEgNACAJIQcMAQsgCUEBaiEICyAIIAdJDQALCyADQQA2AhggAEGMo4SAACAAKAIAIgtB1ABqIgEQpYCAgAAiBQ0DIAAoAggiBw0BQQkhBQwDCyADQQE2AhhBFCEFIAAoAgAiCygCFA0CIAsoAiQhDCAAQYCjhIAAIAtB1ABqIgcQpYCAgAAiBQ0CQQkhBSAAKAIIIghFDQIgBygCACINrCEOIAAoAgQhAUEAIQkCQANAAkACQAJAIAEgCCAJakEBdiIKQSxsaiIGKAIAQZaNhIAAIAYoAgQiB0EPIAdBD0kbEMyAgIAAIgQNACAHQQ9GDQQgB0EOTQ0BIAohCAwCCyAEQQBIDQAgCiEIDAELIApBAWohCQsgCSAISQ0ADAQLC0EKIQUgASAKQSxsaiIHKAIQQQNHDQIgBygCFEECRw0CAkAgDUEASA0AIAEgCkEsbGo1AhwgDlINAwsgASAKQSxsaiIHQQE2AhgCQCAHQSBqKAIAIgggDEYiBw0AIAggDEEBaiAMbEEBdkcNAwsgCyAHNgIcIAsgCyAGEKSAgIAAIgU2AmQgBQ0BQQIhBQwCCyABKAIAIgysIQ4gACgCBCEEQQAhCAJAA0ACQAJAAkAgBCAHIAhqQQF2IglBLGxqIgooAgBB34aEgAAgCigCBCIFQRMgBUETSRsQzICAgAAiBg0AIAVBE0YNBCAFQRJNDQEgCSEHDAILIAZBAEgNACAJIQcMAQsgCUEBaiEICyAIIAdJDQALQQkhBQwCC0EKIQUgBCAJQSxsaiIHKAIQQQRHDQEgBygCFEECRw0BAkAgDEEASA0AIAQgCUEsbGo1AhwgDlINAgsgBCAJQSxsaiIHQQE2AhgCQCAHQSBqKAIAIgdBAU4NAEETIQUMAgsgCyAHNgIwIAsgCyAKEKSAgIAAIg02AmgCQCANDQBBAiEFDAILAkAgCygCLCIPQQFIDQAgCygCMCIMQQJ0IRAgC0HYAGooAgAiESgCACEKQQAhBANAAkAgCiIGIAxsIBEgBEEBaiIEQQJ0aigCACIKIAxsTw0AIA0gECAGbGohByAMIAogBmtsIQgDQAJAIAcoAgAiCSAGTg0AQRMhBQwGCwJAIAkgCk4NACAHQQRqIQcgCEF/aiIIRQ0CDAELC0ETIQUMBAsgBCAPRw0ACwsCQCAAKAIIIggNAEEJIQUMAgsgACgCBCEMQQAhCQJAA0ACQAJAAkAgDCAIIAlqQQF2IgpBLGxqIgYoAgBBrpKEgAAgBigCBCIHQQ4gB0EOSRsQzICAgAAiBA0AIAdBDkYNBCAHQQ1NDQEgCiEIDAILIARBAEgNACAKIQgMAQsgCkEBaiEJCyAJIAhJDQALQQkhBQwCCyAMIApBLGxqIgcoAhBBBEcNASAHKAIUQQFHDQEgDCAKQSxsaiIHKAIcQQFHDQEgB0EBNgIYIAsgBygCDCgAACIHNgJsIAIgBjYCDEETIQUgB0GAAksNASAAQfqWhIAAQQNBAiAPrCALNAIkIAJBCGoQpoCAgAAiBQ0BIAsgAigCCDYCcAJAIAsoAiBFDQAgAEHjloSAAEEDQQIgCzQCLCALNAIkIAJBCGoQpoCAgAAiBQ0CIAsgAigCCDYCdAsgAEG1iYSAABCngICAAEUNACAAQbWJhIAAQQFBAUJ/Qn8gAkEMahCggICAACIFDQEgCyACKAIMIAtBxABqIgcQooCAgAAiBQ0BQQ0hBSAHKAIAIAEoAgBHDQELQQIhBUEAKAKkyISAACIHQbDIhIAAQQ9qQXBxIAcbIgdBoM4AakGQzgBJDQAgACgCACEIQQAgB0GfzgBqQXBxIgk2AqTIhIAAAkAgCUH//wNqQRB2Igk/ACIKTQ0AIAkgCmtAAEF/Rw0AQQAgBzYCpMiEgAAMAQsgB0UNACAAKAIAIQkCQCAAQcqOhIAAIAcgAkEIahCogICAACIFDQBBCEEHIAkoAhQiChshBiACKAIIIgtBf2ohBUEBIQQCQCAKDQAgCSgCECEECwJAIAcgBUHkAGxqIgEoAgAgBkYNAEEaIQUMAQsCQCABKAIUQQFGDQBBGiEFDAELAkAgByAFQeQAbGoiBkEYaigCACAERg0AQRohBQwBCwJAIAZBHGooAgAgCSgCsAFGDQBBGiEFDAELAkAgByAFQeQAbGoiBUEgaigCACAJKAK0AUYNAEEaIQUMAQsgCSAFQQhqKAIAIAkoAhBBBEZrIgU2AjQCQCAFQQBKDQAgCkUNAEEaIQUMAQsgCSAHIAsgCUGEAWoQqYCAgAAiBQ0AQQAhBSAJKAIURQ0AAkAgCSgCIA0AIABBz4aEgABBAUECIAk0AjQgCTQCECACQQxqEKCAgIAAIgUNAUECIQUgACgCACACKAIMEKSAgIAAIgdFDQEgCSAHNgKAAUEAIQUMAQsgAEHjk4SAACAHIAJBCGoQqICAgAAiBQ0AAkAgByACKAIIIgZBf2oiCkHkAGxqIgUoAgBBB0YNAEEaIQUMAQsCQCAFKAIURQ0AQRohBQwBCwJAIAcgCkHkAGxqIgVBGGooAgAgCSgCECAJKAI0bEYNAEEaIQUMAQsCQCAFQRxqKAIAQQFGDQBBGiEFDAELQRohBSAHIApB5ABsakEgaigCAEEBRw0AIAkgByAGIAlBlAFqEKmAgIAAIQULQQEhBwJAIAhBjAFqKAIAIgkgCEGcAWooAgAiCiAJIApLGyIJQX9qQf7/D0sNAEGAgBAgCW4iB0EIIAdBCEkbIQcLIAhBASAHIAgoAqQBGzYCwAIgBQ0AAkAgAygCpAFFDQAgABCqgICAACIFDQELQQAhBSAAKAIIIghFDQAgACgCBEEYaiEHAkADQCAHKAIARQ0BIAdBLGohByAIQX9qIghFDQIMAAsLQQshBQsgAkEQaiSAgICAACAFC60CAQJ/I4CAgIAAQRBrIgUkgICAgABBAyEGAkAgAkEESQ0AIAEoAABBwY7BigNHDQBBBSEGIAJBLEkNAEEEIQYgASgABEF/akEBSw0AQQghBiABKAAIQYAISw0AAkACQCADRQ0AIAAgA/0AAAD9CwDEAiAAQdQCaiADQRBq/QAAAP0LAAAMAQsgAUEsaiACQVRqIABBxAJqEJ2AgIAAC0EHIQYgAEHEAmogAUEMakEgEMyAgIAADQAgBSAANgIAIAUgASgACCIGNgIIIAUgBkEsbEEsaiIAEIGAgIAAIgY2AgQCQCAGDQBBAiEGDAELIAZBACAA/AsAIAUgAUEsaiACQVRqEJ6AgIAAIgYNACAFIAEoAAQgBBGAgICAAAAhBgsgBUEQaiSAgICAACAGC/wBAQJ/I4CAgIAAQZADayICJICAgIAAIAAoAsACIgMgASADIAFJGyIBQQEgARshAQJAAkAgACgCpAFFDQAgACgCKCAAKAIkakEDbEEVaiABQQIgAUECSxtsQf8AakFAcSAAQQAgAkEIahCGgICAAGohAAwBCyABQQIgAUECSxsgACgCKCAAKAIkamxBAXRB/wBqQUBxIAFBhAhsQT9qQUBxaiAAQYwBaigCACABQQF0IgFsIABBkAFqKAIAQQN0akGAAWoiAyAAQZwBaigCACABbCAAQaABaigCAEEDdGpBgAFqIgAgAyAASxtqIQALIAJBkANqJICAgIAAIAAL4wsBEX8gAEGgAWooAgAhAyAAQZwBaigCACEEIAAoAggiBUEEaiEGIAAoAgwiB0EEaiEIQQEhCQJAIAAoAowCIgogBSAHIAUgB0obIgtODQAgACgChAIhDEEBIQ0gByEOIAUhDyALIRACQAJAA0ACQCAMRQ0AIA8gDnJBAXENAgsgDUEBaiENIA5BAWpBAXUhDiAPQQFqQQF1IQ8gEEEBakEBdSIQIApKDQAMAgsLQQEhCSANQQJJDQELIA0hCQsgA0EDdCERIARBA3QhBCAIIAZsIQNBASENAkAgAEGQAmooAgAiCiALTg0AIAAoAoQCIQxBASENIAchDiAFIQ8gCyEQA0ACQCAMRQ0AIA8gDnJBAXENAgsgDUEBaiENIA5BAWpBAXUhDiAPQQFqQQF1IQ8gEEEBakEBdSIQIApKDQALCyAEIBFqIQQgA0EBdCEGIAhBBWwhESAAKAKwASESIAAoArQBIRMgDSAJIA0gCUobIQxBASENAkAgAEGUAmooAgAiECALTg0AIAAoAoQCIQpBASENIAchDiAFIQ8DQAJAIApFDQAgDyAOckEBcQ0CCyANQQFqIQ0gDkEBakEBdSEOIA9BAWpBAXUhDyALQQFqQQF1IgsgEEoNAAsLIARBgAFqIQggBiARaiEEIBMgEmwhBiAHIAVsIQkgAkEAQYgD/AsAIA0gDCANIAxKGyEKIAJBIGohDiAAKALgASEMQQAhDUEAIQsDQCAOQWRqIAc2AgAgDkFgaiAFNgIAIA5BaGogASALakEAIAEbNgIAIA5BbGogASAFIAdsIhBBAnRBP2pBQHEiDyALaiILakEAIAEbNgIAIA5BcGogASALIA9qIgtqQQAgARs2AgAgDkF0aiABIAsgD2oiC2pBACABGzYCACAOQXhqIAEgCyAPaiILakEAIAEbNgIAIA5BfGogASALIA9qIgtqQQAgARs2AgAgCyAPaiELAkAgDEUNACAOIAEgC2pBACABGzYCACALIBBBP2pBQHFqIQsLIA5BJGohDiAHQQFqQQF1IQcgBUEBakEBdSEFIA1BAWoiDSAKSA0ACyACIAEgC2pBACABGzYCoAIgAkGkAmogASALIARBAnRBP2pBQHEiDmoiD2pBACABGzYCACACQagCaiABIA8gBEEDdEE/akFAcWoiD2pBACABGzYCACACQawCaiABIA8gA0EDdEE/akFAcWoiD2pBACABGzYCACACQbACaiABIA8gA0E/akFAcSILaiIPakEAIAEbNgIAIAIgASAPIAtqIg9qQQAgARs2ArQCIAIgASAPIA5qIg5qQQAgARs2ArgCIAIgASAOIAlBP2pBQHFqIg5qQQAgARs2ArwCIAJBwAJqIAEgDiAJQQN0QT9qQUBxIg9qIg5qQQAgARs2AgAgAiABIA4gD2oiDmpBACABGzYCxAIgAiABIA5BgIAIaiIPakEAIAEbNgLQAiACQdQCaiABIA8gBkE/akFAcSIOaiIPakEAIAEbNgIAIAJB2AJqIAEgDyAOaiIPakEAIAEbNgIAIAIgASAPIA5qIg5qQQAgARs2AtwCIAIgASAOIAZBA2wiD0GQICAPQZAgSxtBP2pBQHFqIg9qIg5BACABGzYC4AIgAkHsAmogDkHAGWpBACABGzYCACACQegCaiAOQYARakEAIAEbNgIAIAJB5AJqIA5BwAhqQQAgARs2AgAgAiABIAAoAiggACgCJGoiDkECdEE/akFAcSAPQYAiaiIPaiILakEAIAEbNgL0AiACIAEgD2pBACABGzYC8AIgAkJ/NwLIAiACQfgCaiABIAsgDkE/akFAcSIOaiIPakEAIAEbNgIAIAIgASAPIA5qIg5qQQAgARs2AvwCIAIgASAOIAlBAnRBP2pBQHFqIg5qQQAgARs2AoADIAIgASAOQcCAAmoiDmpBACABGzYChAMgAEGMAWooAgBBBmwgAEGQAWooAgBBA3RqQYABaiIBIAggASAISxtBP2pBQHEgDmoLKQEBf0HJgoSAACEBAkAgAEE6Sw0AIABBAnRBsKWEgABqKAIAIQELIAELCwBBACgC+LWEgAALCABBkLaEgAALCABBkLyEgAALCwBBACgCgLaEgAAL4BQDAn8BexB/I4CAgIAAQZAEayIDJICAgIAAIANBKGoiBP0MAAAAAAAAAAAAAAAAAAAAACIF/QsDACADQRhqIgYgBf0LAwAgA0E4aiIHQgA3AwAgA0EQakJ/NwMAIANBMGpBfzYCACAGQX82AgAgBEGQtoSAADYCACAHQZC8hIAANgIAIAMgBf0LAwAgAyAANgIkIAMgATYCNAJAAkAgAkF/Sg0AQQEhAUEAKALwtYSAACIIRQ0BQQAoAvi1hIAAIglFDQFBACgCgLaEgAAiCkUNAUEhIQEgCCgCDCAIKAIIbCAIKAIQbEEAKAL8tYSAAEsNAUEAKAL0tYSAACEAQQAoAoi2hIAAIQQCQCAIKAKkAQ0AIAgoAiggCCgCJGpBAXQiAkUNACAJIQECQANAIAEtAABBgAFGDQEgAUEBaiEBIAJBf2oiAkUNAgwACwtBJiEBDAILIAggAxCNgICAACIBDQEgCCAEIAAgA0HQAGoQjoCAgAAiAQ0BIAMoAlRBAEchASAIQZQBaiELIAhBhAFqIQwgA0HgAGohDQNAAkACQCAIKAKkAQ0AIAgoAgghAiAIKAIMIQAgCCgCECEOIAgoAighBCAIKAIkIQYgAygCXCEPIAMgCTYCQCADIAQgBmpBAXQ2AkggAyAOIAAgAmwiAGwiAjYCTCADIAogAiAAa0EAIAgoAhQbajYCRCAMIANBwABqIAEgDyABQYQIbEE/akHAH3FqIgIQj4CAgAACQCAIKAIUDQAgAUUNAiAOQQRHDQIgAEUNAiAKIQEDQAJAAkACQCABQQNqLQAAIgINAEEAIQIgAUEAOwAADAELQf8BIQQgASABLQAAQf8BbCACQQF2IgZqQf//A3EgAm4iB0H/ASAHQf8BSRs6AAAgAUEBaiIHIActAABB/wFsIAZqQf//A3EgAm4iB0H/ASAHQf8BSRs6AAAgAUECai0AAEH/AWwgBmpB//8DcSACbiICQf4BSw0BCyACIQQLIAFBAmogBDoAACABQQRqIQEgAEF/aiIADQAMAwsLIANBhAg2AkwgAyAPIA5BBEZBAnQiBGoiEDYCRCADIAkgCCgCKCAIKAIkaiIAQQNsQRVqIABBAXQgCCgCpAEbQQF2ajYCQAJAIAgoAiBFDQAgCyADQcAAaiABIAIQj4CAgAALIAFFDQEgD0EAIAT8CwACQCAIKAIgDQAgECAIKAKAASAIKAI0IA5s/AoAAAsCQCAIKAI0RQ0AQQAhEQNAIAMoAiQiBEUNASAQIBEgDmxqIRIgAygCKCEBAkACQCAEQQFODQAgASEADAELIBItAAIhEyASLQABIRQgEi0AACEGQf////8HIQIgASEAA0AgBiABLQAAIgdrIhUgFWwgByAGakEBdiIHQYAEcmxBCHYgFCABQQFqLQAAayIVIBVsQQJ0aiATIAFBAmotAABrIhVB/wUgB2tsIBVsQQh1aiIHIAIgByACSCIHGyECIAEgACAHGyEAIAFBA2ohASAEQX9qIgQNAAsLIBIgAC8AADsAACASQQJqIABBAmotAAA6AAAgEUEBaiIRIAgoAjRJDQALCyAKIAgoAhAiAUF/aiAIKAIMIAgoAghsIgRsIgdqIQACQAJAAkAgAUF9ag4CAAECCyAERQ0DIARBAXEhFUEAIQICQCAEQQFGDQAgBEF+cSEHQQAhAiAKIQEDQCABIA8gACACaiIELQAAQQNsaiIGLwAAOwAAIAFBAmogBkECai0AADoAACABQQNqIA8gBEEBai0AAEEDbGoiBC8AADsAACABQQVqIARBAmotAAA6AAAgAUEGaiEBIAcgAkECaiICRw0ACwsgFUUNAyAKIAJBA2xqIgEgDyAAIAJqLQAAQQNsaiICLwAAOwAAIAFBAmogAkECai0AADoAAAwDCyAERQ0CIARBAXEhB0EAIQICQCAEQQFGDQAgBEF+cSEGQQAhAiAKIQEDQCABIA8gACACaiIELQAAQQJ0aigAADYAACABQQRqIA8gBEEBai0AAEECdGooAAA2AAAgAUEIaiEBIAYgAkECaiICRw0ACwsgB0UNAiAKIAJBAnRqIA8gACACai0AAEECdGooAAA2AAAMAgsgBEUNASAEQQNxIQZBACEBAkAgBEF/akEDSQ0AIARBfHEhFUEAIQEDQCAKIAFqIgIgDyAAIAFqIgQtAABqLQAAOgAAIAJBAWogDyAEQQFqLQAAai0AADoAACACQQJqIA8gBEECai0AAGotAAA6AAAgAkEDaiAPIARBA2otAABqLQAAOgAAIBUgAUEEaiIBRw0ACwsgBkUNASAKIAFqIQEDQCABIA8gASAHai0AAGotAAA6AAAgAUEBaiEBIAZBf2oiBg0ADAILCyAIIAkgA0HoA2oQkICAgAAiAQ0DQQAhAQJAIAMoAqgDIgAgAygC+AMiAkYNAEEBIQEgAygCrAMgAkYNAEEAIQEgAygC9ANBAkcNACAAIAMoAvwDRiEBCyAIIANB6ANqIAEgDSADKALcAxCRgICAACAIIANB6ANqIAEgA0F/IA0gAygC3AMgChCSgICAAAtBACEBIAMoAlRFDQAMAgsLAkBBACgChLaEgAAiBA0AQS8hAQwBC0EBIQFBACgC8LWEgAAiAEUNAEEAKAL4tYSAACIGRQ0AAkAgACgCpAENAEEvIQEMAQtBISEBIAAoAgwgACgCCGxBACgC/LWEgABBAnZLDQAgAEEAKAKItoSAAEEAKAL0tYSAACADQdAAahCOgICAACIBDQAgACAGIANB6ANqEJCAgIAAIgENACADQeAAaiEGQQAhAQJAIANBqANqKAIAIhUgAygC+AMiB0YNAEEBIQEgAygCrAMgB0YNAEEAIQEgAygC9ANBAkcNACAVIAMoAvwDRiEBCyAAIANB6ANqIAEgBiAEEJGAgIAAQQEhAUEAKALwtYSAACIARQ0AQQAoAvi1hIAAIgRFDQBBACgChLaEgAAiBkUNAEEAKAKAtoSAACIHRQ0AQS8hASAAKAKkAUUNACAAKALIASACTA0AQSEhASAAKAIMIAAoAghsIhVBAnRBACgC/LWEgABLDQBBACgCiLaEgAAhCEEAKAL0tYSAACESIAAgAxCNgICAACIBDQAgACAEIANB6ANqEJCAgIAAIgENAAJAIBVFDQAgAygC9AMgFWwhFCAGIQQDQEEwIQEgBCgCACITQX9IDQIgEyAUTg0CIARBBGohBCAVQX9qIhUNAAsLAkACQCAAKALUASIBRQ0AIAEgAmotAAANAQsgACADQegDaiACIAYgBxCTgICAAEEAIQEMAQsgACAIIBIgA0HQAGoQjoCAgAAiAQ0AIANB4ABqIRVBACEBQQAhBAJAIANBqANqKAIAIhQgAygC+AMiE0YNAEEBIQQgA0GsA2ooAgAgE0YNAEEAIQQgAygC9ANBAkcNACAUIANB/ANqKAIARiEECyAAIANB6ANqIARBACAVEJSAgIAAIAAgA0HoA2ogBCADIAIgFSAGIAcQkoCAgAALIANBkARqJICAgIAAIAEL2QIBBX9BGyECAkAgASgCECIDQX9IDQAgAyAAKAIoTg0AQRwhAiABKAIUIgNBf0gNAEEAIQQCQCAAKAIYDQAgACgCVCEECyADIARODQBBHSECIAEoAhhB/3dqQf53SQ0AQR8hAiABKAIcIgNBA0sNAAJAIANFDQAgACgCIEUNASADQQJHDQAgASgCICIDQQBIDQEgAyAAKAJUTg0BCwJAIAEoAiQiA0GAAk0NAEEgDwtBKyECIAEoAiwgACgCqAFLDQBBLCECIAEoAjAiBEF/SA0AAkACQCAAKAKkASIFDQBBACEGDAELIAAoAlQhBgsgBCAGTg0AQS0hAiABKAI0IgRBAEgNACAEIAVBAEdBCHRLDQACQCAERQ0AIAEoAjhFDQELAkAgA0UNAAJAIAEoAigNAEEgDwsCQCAAKAIUDQBBIA8LQSAhAiAAKAIQQQNIDQELQQAhAgsgAguvAgECfyADQQA2AgAgAyAAKALAAkEARyIENgIEIAAgBBCFgICAACEEAkACQAJAIAENAAJAAkBBb0EAKAKkyISAACIBQbDIhIAAQQ9qQXBxIAEbIgFrIARJDQBBACAEIAFqQQ9qQXBxIgQ2AqTIhIAAIARB//8DakEQdiIEPwAiBU0NASAEIAVrQABBf0cNAUEAIAE2AqTIhIAACyADQQA2AgBBAg8LIAMgATYCACABDQFBAg8LQSQhBSAEIAJLDQELQQAhBSADIAFBACABa0E/cWoiATYCCCADIAEgACgCKCAAKAIkaiIEQQNsQRVqIARBAXQgACgCpAEiBBsgAygCBCICQQIgAkECSxtsQT9qQUBxaiIBNgIMIARFDQAgACABIANBEGoQhoCAgAAaCyAFC6AfAi9/AnsjgICAgABBgANrIgQkgICAgAAgACgCCCEFAkAgAkUNAEECQQQgACgCBCIGKAIEIgdBAkYbQQEgB0EBShshCCAGQQhqKAIAIQdBACEJA0BBACEKAkAgB0UNAEEAIQcgAyELA0AgCyAJIAYoAjBsaiEKIAEoAgAgCSABKAIIbGogB2osAAAhDAJAAkACQAJAAkAgBigCBA4DAAECAwsgCiAMOgAADAMLIAogDEGAAXM6AAAMAgsgCiAMOwAADAELIAogDDYAAAsgCyAIaiELIAdBAWoiByAGKAIIIgpJDQALCyAKIQcgCUEBaiIJIAJHDQALCwJAIAAoAgBBAUgNACADIAUgAmwiB2pBwABqIg0gB2pBwABqIQ5BACEPA0AgAyEQIAAoAgQgD0HQAWxqIRECQAJAIAJFDQAgEUHQAGohEiARQTxqIQggEUHIAGohEyARQdwAaiEGIBFB1ABqIRQgEUHYAGohFSARQcwAaiEWIBFBNGohFyARQeAAaiEYQQAhGQNAIBEoAgAiB0EGSg0CIBQoAgAhBSAVKAIAIQwgFigCACEDIA0gGCgCACAZbGoiCUGAf0EAIBcoAgBBAUYbIgsgEygCACAGKAIAIhps/AsAIAkgBigCACIHIBMoAgBsaiEJAkAgCCgCACIKQQFIDQAgDCADbCIDQQAgBSAMbCIMa0YNACAJIAsgA/wLACAJIBogDGtqIgUgCyAM/AsAAkAgCCgCACIKQQJIDQBBASEHA0AgCSAHIAYoAgBsaiALIAP8CwAgBSAGKAIAIAdsaiALIAz8CwAgB0EBaiIHIAgoAgAiCkgNAAsLIAYoAgAhBwsgCSAKIAdsaiALIBIoAgAgB2z8CwAgGUEBaiIZIAJHDQALCyARKAIAIQcLAkACQCAHDgMAAQABCyACRQ0AQQhBMCARQZABaiIbKAIAGyEcIBFB4ABqIR0gEUEwaiEeIBFBiAFqIR8gEUGMAWohICARQdgAaiEhIBFBzABqISIgEUHcAGohIyARQcgAaiEkIBFB5ABqISUgEUEMaiEFIBFBgAFqIQMgEUEEaiEmIBFB+ABqIQwgEUEQaiEnIBFBhAFqISggEUH8AGohKSARQbQBaiEqIBFBKGohKyARQSxqIRJBACEaIBAhLEEAIQpBACEUIA0hLSACIS4DQCAEQcABaiAUQQJ0IhhqIi8gLCASKAIAIApsaiArKAIAIgcgGmxqNgIAAkAgGygCAEUNACAOICooAgAgFGxqITACQCAMKAIAQQFIDQAgKSgCACITIAdsIQZBACELQYB/QQAgJigCAEEBRhshCCAaICgoAgBrIglBH3VBACAJa3EiGSAHbCEVIBMgJygCACAJayIWIBYgE0obIhMgGWsgB2whFiAsIBkgCWogB2xqIRcgMCEHA0AgAygCACEJIAcgCCAG/AsAAkAgCiALaiAJayIJQQBIDQAgCSAFKAIATg0AIBMgGUwNACAHIBVqIBcgEigCACAJbGogFvwKAAALIAcgBmohByALQQFqIgsgDCgCAEgNAAsLIC8gMDYCAAsgBCAYaiAtICEoAgAiByAiKAIAbCAkKAIAICUoAgAiCyAKbGogIygCAGxqaiALIBpsIAdsajYCAAJAIBpBAWoiGiAgKAIASA0AQQAhGiAKQQFqIgogHygCAEgNACAuQX9qIS4gLSAdKAIAaiEtICwgHigCAGohLEEAIQpBACEaCwJAIBRBAWoiFCAcTw0AIC4NAQsgESAEQcABaiAEIBQQm4CAgABBACEUIC4NAAsLAkAgAkUNACAQQcAAaiEeIBFBOGohCiARQeQAaiErIBFB2ABqIRsgEUHMAGohHCARQdwAaiEgIBFByABqISEgEUHoAGohKCARQTxqISogEUHAAGohIiARQewAaiExIBFB8ABqIRMgEUEIaiEDIBFBKGohFyARQRxqIRggEUEsaiEsIBFBGGohLiARQRBqIS0gEUEMaiEmIBFBFGohMiARQQRqIQUgEUHgAGohKSARQTBqIR1BACEnA0AgASgCBCABKAIMICdsaiEIIA0gKSgCACAnbGohEiAQIB0oAgAgJ2wiB2ohFQJAAkACQAJAAkACQAJAAkAgESgCAEF/ag4IAAcBAgMEBQYHCyAqKAIAIgdBAUgNBkECQQQgBSgCACILQQJGG0EBIAtBAUobIgYgIigCACILbCAHbCEIQQAhGgNAAkAgC0EBSA0AIAooAgAhB0EAIRkDQEEAIQwCQCAHRQ0AIBIgICgCACAaICEoAgBqbCAbKAIAIBwoAgAgGWpsamohB0EAIQkgFSELA0ACQAJAIAZBAUcNACAHIAstAAA6AAAMAQsgByALIAb8CgAACyAHIAZqIQcgCyAIaiELIAlBAWoiCSAKKAIAIgxJDQALICIoAgAhCwsgFSAGaiEVIAwhByAZQQFqIhkgC0gNAAsgKigCACEHCyAaQQFqIhogB0gNAAwHCwsgKigCAEEBSA0FIBcoAgAiB0EBdCEZICIoAgAiMCAHbCEWIDBBf2oiL0F+cSEaIC9BAXEhI0EAIQkgByEUA0AgEiAbKAIAIBwoAgBsICEoAgAgCWogICgCACIGbGpqIQgCQAJAAkACQCAJIAkgKygCACILbSIMIAtsaw0AIDBFDQMgCCAVIBgoAgAgFGwgLigCACAMaiAsKAIAbGpqIgwgB/wKAABBASELIC8OAgMCAQsgCCAIIAZrIBb8CgAADAILQQAhCyAIIQYDQCAGIAdqIAwgC0EBaiArKAIAbiAHbGogB/wKAAAgBiAZaiIGIAwgC0ECaiILICsoAgBuIAdsaiAH/AoAACAaIAtHDQALIAtBAWohCwsgI0UNACAIIAsgB2xqIAwgCyArKAIAbiAHbGogB/wKAAALIAlBAWoiCSAqKAIATg0GIBcoAgAhFAwACwsgKigCACILQQFIDQRBAkEEIAUoAgAiB0ECRhtBASAHQQFKGyEHICsoAgAiGiAabCEIICIoAgAhDEEAIRQDQAJAIAxBAUgNACAUIBptIRYgFCAacCAabCEwIAooAgAhBkEAIRkDQCAZIBpuIQtBACEJAkAgBkUNACAVIBcoAgAiBiAYKAIAbCAuKAIAIBZqICwoAgBsamogCyAGbGogGSALIBpsayAwaiAHbGohDCASICAoAgAgFCAhKAIAamwgGygCACAcKAIAIBlqbGpqIQZBACELA0AgDCAIIAsgB2xsaiEJAkACQCAHQQFHDQAgBiAJLQAAOgAADAELIAYgCSAH/AoAAAsgBiAHaiEGIAtBAWoiCyAKKAIAIglJDQALICIoAgAhDAsgCSEGIBlBAWoiGSAMSA0ACyAqKAIAIQsLIBRBAWoiFCALSA0ADAULCyAqKAIAQQFIDQNBACEHA0AgEiAbKAIAIgsgHCgCAGwgByAhKAIAaiAgKAIAbGpqIBUgFygCACAYKAIAbCAHIC4oAgBqICwoAgBsamogIigCACALbPwKAAAgB0EBaiIHICooAgBIDQAMBAsLICooAgBBAUgNAiAiKAIAIBcoAgAiBmwgMSgCACAGbCIJIC0oAgAgBmwiC2prIQhBACAJayEZQQAhBwNAIBIgGygCACAcKAIAbCAHICEoAgBqICAoAgBsamoiDCAVIBgoAgAgBmwgLigCACAHICYoAgAiBiAoKAIAa2ogBm9qICwoAgBsamoiBiALaiAZaiAJ/AoAACAMIAlqIgwgBiAL/AoAACAMIAtqIAYgCPwKAAAgB0EBaiIHICooAgBODQMgFygCACEGDAALCyAmKAIAIgtBAUgNAUECQQQgBSgCACIGQQJGG0EBIAZBAUobIRkgECAHaiEUIC0oAgAhB0EAIRIDQAJAIAdBAUgNACADKAIAIQZBACEaA0ACQAJAIAYNAEEAIQYMAQsgFCAsKAIAIBIgLigCAGpsIBcoAgAgGCgCACAaamxqaiELQQAhBwNAIAggB2ohBiATKAIAIQkCQAJAAkACQAJAIAUoAgAOAwABAgMLIAstAAAhDAwDCyALLQAAQYABcyEMDAILIAsuAAAhDAwBCyALKAAAIQwLIAYgCSAMai0AADoAACALIBlqIQsgB0EBaiIHIAMoAgAiBkkNAAsgCCAHaiEIIC0oAgAhBwsgGkEBaiIaIAdIDQALICYoAgAhCwsgEkEBaiISIAtIDQAMAgsLQQAhJAJAIAUoAgBBAkcNACAyLQAAQQdxRSEkCyAmKAIAIgtBAUgNACAQIAdqISUgHiAHaiEfIC0oAgAhB0EAISMDQAJAIAdBAUgNAEEAIRYDQCAVIBcoAgAiGSAYKAIAIjBsIC4oAgAgI2ogLCgCAGwiL2pqIBkgFmxqIQcCQAJAICRFDQAgB/0AAAAhMwJAIAMoAgAiB0EJSA0AIAdBd2oiB0EDdkEBaiIJQQNxIQtBCCEGAkAgB0EYSQ0AIB8gLyAZIDAgFmpsamohByAJQfz///8DcSEJQQghBgNAIAf9AAAAIAdBcGr9AAAAIAdBYGr9AAAAIAdBUGr9AAAAIDP9mAH9mAH9mAH9mAEhMyAHQcAAaiEHIAZBIGohBiAJQXxqIgkNAAsLIAtFDQAgJSAvIBkgMCAWamxqIAZBAXRqaiEHA0AgB/0AAAAgM/2YASEzIAdBEGohByALQX9qIgsNAAsLIDMgMyAz/Q0ICQoLDA0ODwABAgMEBQYH/ZgBIjMgMyAz/Q0EBQYHAAECAwwNDg8ICQoL/ZgBIjMgMyAz/Q0CAwABBgcEBQoLCAkODwwN/ZgBITQgJSAvIBkgMCAWamxqaiEHQXghCwNAIAtBCGohCyAH/QAAACEzIAdBEGohByAzIDT9Lf2EASIGRQ0ACyAGaCALaiEMDAELAkACQAJAAkACQCAFKAIAIhoOAwABAgMLIActAAAhBwwDCyAHLQAAQYABcyEHDAILIAcuAAAhBwwBCyAHKAAAIQcLQQAhDCADKAIAIhJBAkgNACAlQQJBBCAaQQJGG0EBIBpBAUobIhQgL2ogGSAwIBZqbGpqIQZBACEMQQEhCwNAAkACQAJAAkACQCAaDgMAAQIDCyAGLQAAIQkMAwsgBi0AAEGAAXMhCQwCCyAGLgAAIQkMAQsgBigAACEJCyAJIAcgCSAHSiIZGyEHIAsgDCAZGyEMIAYgFGohBiASIAtBAWoiC0cNAAsLIAggDDoAACAIQQFqIQggFkEBaiIWIC0oAgAiB0gNAAsgJigCACELCyAjQQFqIiMgC0gNAAsLICdBAWoiJyACRw0ACwsgDSEDIBAhDSAPQQFqIg8gACgCAEgNAAsLIARBgANqJICAgIAAC5gCAQR/AkAgACgCKCAAKAIkaiIDQQNsIgRFDQAgASEFIAQhBgJAA0AgBS0AAEGAAUYNASAFQQFqIQUgBkF/aiIGRQ0CDAALC0EmDwsgAiABNgIAIAIgASAEaiIFQQxqNgIgIAIgASADajYCBCACIAEgA0EBdGo2AgggAiAFKAAAIgE2AhAgAkEUaiAFKAAEIgY2AgAgBSgACCEFIAJBAUECIAZBf0YiAxs2AgwgAiAFNgIYIAIgBUEAR0EBdEEBIAMbNgIcQSYhAgJAIAFBAEgNACABIAAoAlQiAE4NACAGQX9IDQAgBiAATg0AAkAgBkF/Rw0AQSZBACAFQQFLGw8LQSZBJkEAIAEgBkYbIAVBgAJLGyECCyACC4ShAQsafwV7BX8BfgF7AX4BfwR+A38Bezd/I4CAgIAAQYASayIFJICAgIAAIAEoAhAhBkF/IQcCQCAAKALcASIIRQ0AIAEoAgxBAUcNACAIIAZBAnRqKAIAIQcLIAAoAsQBIQkgACABIAJBASADEJSAgIAAAkAgASgCDEEBSA0AIAJFIQpBACELA0AgASALQQJ0IghqQRBqKAIAIQwgACgCvAEhDSADIAhqIg5BCGooAgAiD0EAIAAoAgggACgCDGxBAnT8CwACQCANIAxBHGxqIhAoAhAiDUEBSA0AIBAoAhQhEUEAIQggDSESA0AgBSAIaiIMQQNqIBEgCGoiE0EDai0AACIUOgAAIAwgFCATLQAAbEH/AGpB//8DcUH/AW46AAAgDEEBaiAUIBNBAWotAABsQf8AakH//wNxQf8BbjoAACAMQQJqIBQgE0ECai0AAGxB/wBqQf//A3FB/wFuOgAAIAhBBGohCCASQX9qIhINAAsLIAogAiALGyEVAkAgECgCCCIIQQFIDQAgEEEQaiEWIBBBCGohFyAQQQxqIRggEEEYaiEZIBBBBGohGiAQKAIMIRNBACEbA0ACQCATQQFIDQAgGSgCAEEBQQQgDRsgE2wgG2xqIRIgDyAaKAIAIAAoAgwgECgCACAbamxqQQJ0aiERQQEhCEEAIQwDQAJAAkAgDUUNACARIAxqIAUgEiAIakF/ai0AAEECdGooAgA2AAAMAQsgESAMaiINIBIgDGoiEy0AACATQQNqIhwtAAAiFGxB/wBqQf//A3FB/wFuOgAAIA1BAWogFCATQQFqLQAAbEH/AGpB//8DcUH/AW46AAAgDUECaiAUIBNBAmotAABsQf8AakH//wNxQf8BbjoAACANQQNqIBwtAAA6AAALAkAgCCAYKAIAIhNODQAgDEEEaiEMIAhBAWohCCAWKAIAIQ0MAQsLIBcoAgAhCAsgG0EBaiIbIAhODQEgFigCACENDAALCyAAIAMgFUECdGoiCEHQAmooAgAgCEHgAmooAgAgDkEQaigCABDAgICAACALQQFqIgsgASgCDEgNAAsLIAAgA0HYAmooAgAgA0HoAmooAgAgAygCGBDAgICAACADKALEAiIQQYCABGohHSAAKAIMIRIgACgCCCEbIAMoAhwhDiABKAIAIQ8CQCAAKALwASIcQQFIDQAgEEGAgARqIR4gEkF8cSEVIBtBfHEhAiAS/REhHyAb/REhIEEAIRcgG0EBSCELIBtBBEkhCiAdIRkgECEaQQAhGANAAkAgCw0AIAAoAvwBIBhBImxqIQhBACETAkAgCg0A/QwAAAAAAQAAAAIAAAADAAAAISEgAiENIBohDANAIAz9DAABAAAAAQAAAAEAAAABAAAgIUEM/asB/QwACAAAAAgAAAAIAAAACAAA/VAiIv0bACAg/RsAbf0RICL9GwEgIP0bAW39HAEgIv0bAiAg/RsCbf0cAiAi/RsDICD9GwNt/RwDIiL9DP8AAAD/AAAA/wAAAP8AAAD9TiIj/bEBIAggIkEI/awBIiL9GwNBAXRqIhMgCCAi/RsCQQF0aiIUIAggIv0bAUEBdGoiESAIICL9GwBBAXRqIhb9DAAAAAAAAAAAAAAAAAAAAAAiIv1VAQAA/VUBAAL9VQEABP1VAQAGQRD9qwFBEP2sAf21ASAjIBNBAmogFEECaiARQQJqIBZBAmogIv1VAQAA/VUBAAL9VQEABP1VAQAGQRD9qwFBEP2sAf21Af2uAf0MgAAAAIAAAACAAAAAgAAAAP2uAUEI/awB/QsCACAMQRBqIQwgIf0MBAAAAAQAAAAEAAAABAAAAP2uASEhIA1BfGoiDQ0ACyACIRMgGyACRg0BCyATQQx0QYAQciEMIBAgEyAXakECdGohDQNAIA1BgAIgDCAbbSIUQf8BcSIRayAIIBRBCHVBAXRqIhQuAQBsIBEgFC4BAmxqQYABakEIdTYCACAMQYAgaiEMIA1BBGohDSAbIBNBAWoiE0cNAAsLAkAgEkEBSA0AIAAoAoACIBhBImxqIQhBACETAkAgEkEESQ0A/QwAAAAAAQAAAAIAAAADAAAAISEgFSENIBkhDANAIAz9DAABAAAAAQAAAAEAAAABAAAgIUEM/asB/QwACAAAAAgAAAAIAAAACAAA/VAiIv0bACAf/RsAbf0RICL9GwEgH/0bAW39HAEgIv0bAiAf/RsCbf0cAiAi/RsDIB/9GwNt/RwDIiL9DP8AAAD/AAAA/wAAAP8AAAD9TiIj/bEBIAggIkEI/awBIiL9GwNBAXRqIhMgCCAi/RsCQQF0aiIUIAggIv0bAUEBdGoiESAIICL9GwBBAXRqIhb9DAAAAAAAAAAAAAAAAAAAAAAiIv1VAQAA/VUBAAL9VQEABP1VAQAGQRD9qwFBEP2sAf21ASAjIBNBAmogFEECaiARQQJqIBZBAmogIv1VAQAA/VUBAAL9VQEABP1VAQAGQRD9qwFBEP2sAf21Af2uAf0MgAAAAIAAAACAAAAAgAAAAP2uAUEI/awB/QsCACAMQRBqIQwgIf0MBAAAAAQAAAAEAAAABAAAAP2uASEhIA1BfGoiDQ0ACyAVIRMgEiAVRg0BCyATQQx0QYAQciEMIB4gEyAXakECdGohDQNAIA1BgAIgDCASbSIUQf8BcSIRayAIIBRBCHVBAXRqIhQuAQBsIBEgFC4BAmxqQYABakEIdTYCACAMQYAgaiEMIA1BBGohDSASIBNBAWoiE0cNAAsLIBlBgAhqIRkgF0GAAmohFyAaQYAIaiEaIBhBAWoiGCAAKALwASIcSA0ACwsgBkEUbCEkIBJBAXQhJQJAIBtBAEwNACASQQJ0ISYgEEGAgARqIQIgEEGIgARqIScgEkF+cSELIBJBfmoiFUEBdkEBaiIoQX5xIR4gKEEBcSEKIButIin9EiEqQgAhKyAOISwDQCAFQQBBgBD8CwAgK6chGgJAIBxBAUgNACAAKAL4ASEXQQAhFiAnIRhBACERA0ACQCAXIBFBA3RqIghBBGooAgANACAQIBFBCHQiGSAaakECdGo0AgAgDyAIKAIAajAAAH4iLVANACASQQFIDQBBACEIAkAgEkECSQ0AIC39EiEfQQAhDQJAIBVBAkkNAEEAIQ0gBSEIIB4hEyAYIQwDQCAIQRBqIhQgHyAM/QUCAP3VASAU/QAEAP3OAf0LBAAgCCAfIAxBeGr9BQIA/dUBIAj9AAQA/c4B/QsEACAIQSBqIQggDEEQaiEMIA1BBGohDSATQX5qIhMNAAsLAkAgCkUNACAFIA1BA3RqIgggHyAdIA0gGWpBAnRq/QUCAP3VASAI/QAEAP3OAf0LBAALIAshCCASIAtGDQELIBIgCGshDSACIAggFmpBAnRqIQwgBSAIQQN0aiEIA0AgCCAtIAw0AgB+IAgpAwB8NwMAIAxBBGohDCAIQQhqIQggDUF/aiINDQALCyAWQYACaiEWIBhBgAhqIRggEUEBaiIRIBxHDQALCwJAIBJBAUgNACArQgSGIS5BACEMAkAgEkEBRg0AIA4gJSAabEEBdGohDCAu/RIhI/0MAAAAAAEAAAAAAAAAAAAAACEfIAUhCCALIQ0DQCAMIB9BAf2rASIg/RsAQQF0aiAI/QAEACAq/dUB/QwAACAAAAAAAAAAIAAAAAAA/c4BQRb9zAEiIv0MAOD///////8A4P///////yIhICIgIf3ZAf1SIiL9DAAgAAAAAAAAACAAAAAAAAAiISAiICH92AH9UiAj/c4BIiL9HQA9AQAgDCAg/RsBQQF0aiAi/R0BPQEAIAhBEGohCCAf/QwCAAAAAgAAAAAAAAAAAAAA/a4BIR8gDUF+aiINDQALIAshDCASIAtGDQELIBIgDGshDSAsIAxBAnRqIQggBSAMQQN0aiEMA0AgCCAMKQMAICl+QoCAgAF8QhaHIi1CgEAgLUKAQFUbIi1CgMAAIC1CgMAAUxsgLnw9AQAgDEEIaiEMIAhBBGohCCANQX9qIg0NAAsLICwgJmohLCArQgF8IisgKVINAAsgG0EBSA0AIBJBAnQhJiAQQYCABGohAiAQQYiABGohJyAoQX5xIR4gKEEBcSEKIBJBfnEhCyASrSIvQv7///8PgyEwIBKsIiv9EiEqIA5BAmoiKCEsQQAhGgNAIAVBAEGAEPwLAAJAIBxBAUgNACAAKAL4ASEXQQAhFiAnIRhBACERA0ACQCAXIBFBA3RqIghBBGooAgBBAUcNACAQIBFBCHQiGSAaakECdGo0AgAgDyAIKAIAajAAAH4iLVANACASQQFIDQBBACEIAkAgEkECSQ0AIC39EiEfQQAhDQJAIBVBAkkNAEEAIQ0gBSEIIB4hEyAYIQwDQCAIQRBqIhQgHyAM/QUCAP3VASAU/QAEAP3OAf0LBAAgCCAfIAxBeGr9BQIA/dUBIAj9AAQA/c4B/QsEACAIQSBqIQggDEEQaiEMIA1BBGohDSATQX5qIhMNAAsLAkAgCkUNACAFIA1BA3RqIgggHyAdIA0gGWpBAnRq/QUCAP3VASAI/QAEAP3OAf0LBAALIAshCCASIAtGDQELIBIgCGshDSACIAggFmpBAnRqIQwgBSAIQQN0aiEIA0AgCCAtIAw0AgB+IAgpAwB8NwMAIAxBBGohDCAIQQhqIQggDUF/aiINDQALCyAWQYACaiEWIBhBgAhqIRggEUEBaiIRIBxHDQALCwJAIBJBAUgNAEIAIS4CQCASQQFGDQAgKCAaICVsQQF0aiEM/QwAAAAAAQAAAAAAAAAAAAAAIR/9DAAAAAAAAAAAAQAAAAAAAAAhICAFIQggMCEtA0AgDCAfQQH9qwEiIv0bAEEBdGogCP0ABAAgKv3VAf0MAAAgAAAAAAAAACAAAAAAAP3OAUEW/cwBIiH9DADg////////AOD///////8iIyAhICP92QH9UiIh/QwAIAAAAAAAAAAgAAAAAAAAIiMgISAj/dgB/VIgIEEE/csB/c4BIiH9HQA9AQAgDCAi/RsBQQF0aiAh/R0BPQEAIAhBEGohCCAf/QwCAAAAAgAAAAAAAAAAAAAA/a4BIR8gIP0MAgAAAAAAAAACAAAAAAAAAP3OASEgIC1CfnwiLUIAUg0ACyAwIS4gMCAvUQ0BCyAvIC59ISkgLkIEhiEtICwgLqciDEECdGohCCAFIAxBA3RqIQwDQCAIIAwpAwAgK35CgICAAXxCFociLkKAQCAuQoBAVRsiLkKAwAAgLkKAwABTGyAtfD0BACAMQQhqIQwgLUIQfCEtIAhBBGohCCApQn98IilCAFINAAsLICwgJmohLCAaQQFqIhogG0cNAAsLIAkgJGohFwJAIAAoAvQBRQ0AIAAoAoQCDQAgG0F/aiEdIAkgBkEUbGoiCCgCCCExIBcoAgAhJEEAIRlBACEaAkAgCCgCDCIyIAgoAgQiM0wNACAxQQR0QXBqIRZBACEaQQAgJEEEdGshGEEAIRkgMyEcAkAgMiAzayIQQQRJDQAgM/0R/QwAAAAAAQAAAAIAAAADAAAA/a4BISAgMyAQQXxxIg9qIRwgFv0RISMgGP0RISogJSAdbEEBdCEIIA8hDP0MAAAAAAAAAAAAAAAAAAAAACIiISEDQCAjIA4gIEEB/asBIh/9GwNBAXRqIg0gCGogDiAf/RsCQQF0aiITIAhqIA4gH/0bAUEBdGoiFCAIaiAOIB/9GwBBAXRqIhEgCGr9DAAAAAAAAAAAAAAAAAAAAAAiH/1VAQAA/VUBAAL9VQEABP1VAQAGQRD9qwFBEP2sAf2xASAh/bgBISEgKiANIBMgFCARIB/9VQEAAP1VAQAC/VUBAAT9VQEABkEQ/asBQRD9rAH9rgEgIv24ASEiICD9DAQAAAAEAAAABAAAAAQAAAD9rgEhICAMQXxqIgwNAAsgIiAiIB/9DQgJCgsMDQ4PAAAAAAAAAAD9uAEiHyAfIB/9DQQFBgcAAAAAAAAAAAAAAAD9uAH9GwAhGiAhICEgH/0NCAkKCwwNDg8AAAAAAAAAAP24ASIfIB8gH/0NBAUGBwAAAAAAAAAAAAAAAP24Af0bACEZIBAgD0YNAQsgMiAcayEMIBIgHWxBAnQhEyAOIBxBAnRqIQgDQCAYIAguAQBqIg0gGiANIBpKGyEaIBYgCCATai4BAGsiDSAZIA0gGUobIRkgCEEEaiEIIAxBf2oiDA0ACwsCQCAbQQFIDQAgGkEAIBlrRg0AIB1BASAbQQFKGyEVIBJBf2oiCEH/////A3EgCEchJiASQQNxIQogEkF4cSEsIBJBAXQhJyAIQQJ0IihBBGohAkEAIQ8gEkEISSEeIA4hCwNAAkAgEkEBSA0AIA8gGWwgFW0gHSAPayAabCAVbWshDEEAIQ0CQCAeDQAgDiAnIA9sQQF0aiIIIChqIAhJICZyDQAgDyAlbP0RISMgDP0QISr9DAQAAAAFAAAABgAAAAcAAAAhIv0MAAAAAAEAAAACAAAAAwAAACEhICwhCANAIA4gIUEB/asBICP9rgEiH/0bAEEBdGoiDSAOICJBAf2rASAj/a4BIiD9GwNBAXRqIhMgDiAg/RsCQQF0aiIUIA4gIP0bAUEBdGoiESAOICD9GwBBAXRqIhYgDiAf/RsDQQF0aiIYIA4gH/0bAkEBdGoiHCAOIB/9GwFBAXRqIhAgDf0IAQD9VQEAAf1VAQAC/VUBAAP9VQEABP1VAQAF/VUBAAb9VQEAByAq/Y4BIh/9WQEAACAQIB/9WQEAASAcIB/9WQEAAiAYIB/9WQEAAyAWIB/9WQEABCARIB/9WQEABSAUIB/9WQEABiATIB/9WQEAByAh/QwIAAAACAAAAAgAAAAIAAAAIh/9rgEhISAiIB/9rgEhIiAIQXhqIggNAAsgLCENIBIgLEYNAQsgEiANQX9zaiEUAkAgCkUNACALIA1BAnRqIQggCiETA0AgCCAILwEAIAxqOwEAIAhBBGohCCANQQFqIQ0gE0F/aiITDQALCyAUQQNJDQAgEiANayETIAsgDUECdGohCANAIAggCC8BACAMajsBACAIQQRqIg0gDS8BACAMajsBACAIQQhqIg0gDS8BACAMajsBACAIQQxqIg0gDS8BACAMajsBACAIQRBqIQggE0F8aiITDQALCyALIAJqIQsgD0EBaiIPIBtHDQALCyASQX9qIQIgDkECaiEQQQAhGkEAIRkCQCAxICRMDQAgMkEEdEFwaiEWQQAhGUEAIDNBBHRrIRgCQAJAIDEgJGsiHEEETw0AQQAhGgwBCyAk/RH9DAAAAAABAAAAAgAAAAMAAAD9rgEhICAkIBxBfHEiD2ohJCAW/REhIyAY/REhKiAl/REhNCACQQF0QQF0IQggDyEM/QwAAAAAAAAAAAAAAAAAAAAAIiIhIQNAICMgECAgIDT9tQEiH/0bA0EBdGoiDSAIaiAQIB/9GwJBAXRqIhMgCGogECAf/RsBQQF0aiIUIAhqIBAgH/0bAEEBdGoiESAIav0MAAAAAAAAAAAAAAAAAAAAACIf/VUBAAD9VQEAAv1VAQAE/VUBAAZBEP2rAUEQ/awB/bEBICH9uAEhISAqIA0gEyAUIBEgH/1VAQAA/VUBAAL9VQEABP1VAQAGQRD9qwFBEP2sAf2uASAi/bgBISIgIP0MBAAAAAQAAAAEAAAABAAAAP2uASEgIAxBfGoiDA0ACyAiICIgH/0NCAkKCwwNDg8AAAAAAAAAAP24ASIfIB8gH/0NBAUGBwAAAAAAAAAAAAAAAP24Af0bACEZICEgISAf/Q0ICQoLDA0ODwAAAAAAAAAA/bgBIh8gHyAf/Q0EBQYHAAAAAAAAAAAAAAAA/bgB/RsAIRogHCAPRg0BCyASQQJ0IRMgMSAkayEMICQgEmxBAnRBAnIhFCASICRBAnRBBGpsQX5qIREgDiEIA0AgFiAIIBFqLgEAayINIBogDSAaShshGiAYIAggFGouAQBqIg0gGSANIBlKGyEZIAggE2ohCCAMQX9qIgwNAAsLIBJBAUgNACAZQQAgGmtGDQAgAkEBIBJBAUobIQsgEkEBdCEdIBJBDGwhESASQQJ0IRMgEkEEdCEWIBJBA3QhGCAbQXxxIRwgG0EDcSEVQQAhDyAbQX9qQQNJIQoDQAJAIBtBAUgNACAPIBpsIAttIAIgD2sgGWwgC21rIQxBACENAkAgCg0AQQAhDSAQIQgDQCAIIAgvAQAgDGo7AQAgCCATaiIUIBQvAQAgDGo7AQAgCCAYaiIUIBQvAQAgDGo7AQAgCCARaiIUIBQvAQAgDGo7AQAgCCAWaiEIIBwgDUEEaiINRw0ACwsgFUUNACAQIB0gDWxBAXRqIQggFSENA0AgCCAILwEAIAxqOwEAIAggE2ohCCANQX9qIg0NAAsLIBBBBGohECAPQQFqIg8gEkcNAAsLAkAgACgC4AFFDQBBACEUAkAgACgC7AEiCEEASA0AIAAoAsABIAhBAnRqKAIAIAEoAhBBHGxqIRQLIAAoAggiEEEBSA0AIAAoAugBIRIgAygCuAIhHSAAKAIMIhMgACgC5AEiEWshGCAQIBFrIRwgE0EBSCEVIAMoAiAiDyEWQQAhDQNAAkAgFQ0AQQAhCANAIA0gEUggCCARSHIgDSAcTnIgCCAYTnIhDAJAIBRFDQAgDA0AQZClhIAAIQwCQCANIBQoAgBrIhtBAEgNACAbIBQoAghODQAgCCAUKAIEIhprIhlBAEgNACAZIBQoAgwiC04NACALIBtsIBprIQwCQCAUKAIQRQ0AIBQoAhQgFCgCGCAMaiAIai0AAEECdGohDAwBCyAUKAIYIAggDGpBAnRqIQwLIAwtAANBAEchDAsgFiAIaiAMOgAAIBMgCEEBaiIIRw0ACwsgFiATaiEWIA1BAWoiDSAQRw0AC0EBIBNrIRtBACATayEcIBNBf3MhGUEAIREDQAJAIBNBAUgNAEEAIBIgDyARIBNsIhhqLQAAGyEIIB0gGGohFgJAAkAgEUUNACAWIBxqLQAAIgxBAWogCCAIIAxKGyEIAkAgE0EBSw0AIBYgCDoAAAwDCyAWIBYgG2otAAAiDEEBaiAIIAggDEobOgAADAELIBYgCDoAACATQQFGDQELQQEhCANAIBYgCGoiDUF/ai0AACIMQQFqQQAgEiAPIAggGGpqLQAAGyIUIBQgDEobIQwCQAJAIBENACAIQQFqIQgMAQsCQCAIIBNKDQAgDSAZai0AACIUQQFqIAwgDCAUShshDAsCQCAIIBNODQAgDSAcai0AACIUQQFqIAwgDCAUShshDAsgCEEBaiIIIBNODQAgDSAbai0AACIUQQFqIAwgDCAUShshDAsgDSAMOgAAIAggE0cNAAsLIBFBAWoiESAQRw0AC0EAIBNrIQJBACATQQJ0ayEKQRAgE0EEdCIIayEeIAhBcGohLCATIBBsIgggHWpBf2ohGiATIBBBAWpsIB1qQX5qIQsgCEECdCAOakF8aiEOIBAhFQNAIBUiD0F/aiEVAkAgE0EBSA0AIBVBBHQhHCALIRggDiENIBohFCAeIREgLCEWIBMhDANAIBQtAAAhCAJAIAwgE04iGw0AIBRBAWotAAAiGSAITw0AIBlBAWohCAsCQCAPIBBODQACQCAMQQJJDQAgDEF+aiATTg0AIBgtAAAiGUEBaiAIIAggGUsbIQgLAkAgDCATSg0AIBhBAWotAAAiGUEBaiAIIAggGUsbIQgLIBsNACAYQQJqLQAAIhtBAWogCCAIIBtLGyEICyAUIAg6AAACQAJAIA0uAQAgHGsgCGwiG0F/Sg0AQQAgEiAbQX9zaiASbWshGwwBCyAbIBJtIRsLIAxBf2ohDCANIBsgHGo7AQACQAJAIBEgDUECaiIbLgEAaiAIbCIIQQBIDQAgCCASbSEIDAELQQAgEiAIQX9zaiASbWshCAsgGyAIIBZqOwEAIBhBf2ohGCANQXxqIQ0gFEF/aiEUIBFBEGohESAWQXBqIRYgDEEBakEBSw0ACwsgCyACaiELIA4gCmohDiAaIAJqIRogD0ECTg0ACwsCQCAHQQBIDQAgACgCCCIVQQFIDQAgB0EEdCINQQAgB0EBaiIdIAAoAgwiCGsgByAISBsiDEEEdCIeayEsIA0gDEEFdGshJiADKAIcIgogDEECdGohGSAKIAdBAXQgDEEBdCIOa0EBdGohGiAIQQJ0IQsgB0EDdCEnIAdBAXEhAiAIQQF0ISVBACEPA0ACQCAOIAdODQAgD0EEdCEbQQAgD0EFdGshECAsIQ0gHiETICYhFCAOIRIgGiEIIBkhDANAIAxBAmoiES4BACEWIAggECAMLgEAaiAILgEAakF+cUECbSAbaiIYOwEAIBEgEyAUIBYgCEECaiIcLgEAa2pBfnFBAm0iFmo7AQAgDCAYOwEAIBwgDSAWazsBACANQXBqIQ0gE0EQaiETIBRBYGohFCAIQXxqIQggDEEEaiEMIBJBAmoiEiAHSA0ACwsCQCACDQAgCiAlIA9sQQF0aiAdQQF0aiAnOwEACyAaIAtqIRogGSALaiEZIA9BAWoiDyAVRw0ACwsCQCABKAIMIjVBAkcNACAAKAIMIRMgAygCuAIhDiAAKAIIIRogCSAGQRRsaiIIKAIIIQwgCCgCBCENIAgoAgwhFCAXKAIAIRJBACEZIAVBAEGACPwLACAUIA1rIAwgEmtsIRVBACEMAkAgGkEBSA0AIAhBBGohECAIQQxqIQ8gCEEIaiEbQQAhFiATQQFIIQsgDiEYA0ACQCALDQBBgAIhDUGAAiAWQQl0QYACciAabSIIQf8BcSIUayESIAhBCHVBA2whHEEAIQwDQCAYIAxqIBQgASgCICAcaiANIBNtIhFBCHVqIggtAARsIBIgCC0AAWxqIBFB/wFxIhFsIBQgCC0AA2wgEiAILQAAbGpBgAIgEWtsakEQdiIIOgAAAkAgFiAXKAIASA0AIBYgGygCAE4NACAMIBAoAgBIDQAgDCAPKAIATg0AIAUgCEECdGoiCCAIKAIAQQFqNgIACyANQYAEaiENIBMgDEEBaiIMRw0ACwsgGCATaiEYIBZBAWoiFiAaRw0ACyAFKAIAIQwLAkAgDEEIdCAVIAEoAhhsIhRODQAgBUEEciEIQQAhGQNAIBlBAWohGSAIKAIAIQ0gCEEEaiEIIA0gDGoiDEEIdCAUSA0ACwsCQCATIBpsIhNBAUgNAEEAIRQCQCATQRBJDQAgE0FwcSIUQXBqIghBBHZBAWoiDEEBcSESIBn9ESEfAkACQCAIDQBBACEIDAELIAxB/v///wFxIQ1BACEIA0AgDiAIaiIMIB/9DAAAAAAAAAAAAAAAAAAAAAAiICAM/QAAACIh/Q0QAQIDEQUGBxIJCgsTDQ4P/UD9DP8AAAD/AAAA/wAAAP8AAAAiIv1OIB8gISAg/Q0EERITBRUWFwYZGhsHHR4f/UAgIv1O/YYBIB8gISAg/Q0IERITCRUWFwoZGhsLHR4f/UAgIv1OIB8gISAg/Q0MERITDRUWFw4ZGhsPHR4f/UAgIv1O/YYB/Wb9DAEBAQEBAQEBAQEBAQEBAQEiI/1O/QsAACAMQRBqIgwgHyAgIAz9AAAAIiH9DRABAgMRBQYHEgkKCxMNDg/9QCAi/U4gHyAhICD9DQQREhMFFRYXBhkaGwcdHh/9QCAi/U79hgEgHyAhICD9DQgREhMJFRYXChkaGwsdHh/9QCAi/U4gHyAhICD9DQwREhMNFRYXDhkaGw8dHh/9QCAi/U79hgH9ZiAj/U79CwAAIAhBIGohCCANQX5qIg0NAAsLAkAgEkUNACAOIAhqIgggH/0MAAAAAAAAAAAAAAAAAAAAACIgIAj9AAAAIiL9DRABAgMRBQYHEgkKCxMNDg/9QP0M/wAAAP8AAAD/AAAA/wAAACIh/U4gHyAiICD9DQQREhMFFRYXBhkaGwcdHh/9QCAh/U79hgEgHyAiICD9DQgREhMJFRYXChkaGwsdHh/9QCAh/U4gHyAiICD9DQwREhMNFRYXDhkaGw8dHh/9QCAh/U79hgH9Zv0MAQEBAQEBAQEBAQEBAQEBAf1O/QsAAAsgEyAURg0BCyAOIBRqIQggEyAUayEMA0AgCCAZIAgtAABPOgAAIAhBAWohCCAMQX9qIgwNAAsLIAEoAgwhNQsCQAJAIAAgASgCHCIVQQJ0akGMAmooAgAiEyAJIAZBFGxqIggoAgggFygCAGsiDCAIKAIMIAgoAgRrIgggDCAIShsiDUgNAEEBITYMAQsgACgChAIhFCAAKAIIIQggACgCDCEMQQEhCwJAAkADQAJAIBRFDQAgCCAMckEBcQ0CCyALQQFqIQsgDEEBakEBdSEMIAhBAWpBAXUhCCANQQFqQQF1Ig0gE0oNAAwCCwtBASE2IAtBAkkNAQsgA0E0aiEBQQEhGgNAIAMgGkF/akEkbGohEAJAIDVBAUgNACAQQQRqIQwgNSENIAEhCANAIAhBVGooAgAgECgCACAMKAIAIAhBeGooAgAQwYCAgAAgCEFcaigCACAQKAIAIAwoAgAgCCgCABDBgICAACAIQQRqIQggDUF/aiINDQALCyAQKAIYIBAoAgAgECgCBCADIBpBJGxqIg4oAhgQwYCAgAACQCAQKAIAIhhBAUgNACAQKAIEIg1BA3QhFyAQKAIcQQJqIRwgDUEBdCEZIA4oAhwhDEEAIRsDQAJAIA1BAUgiDw0AQQAhEyAZQQAgG0EBciAYSBtBAXQhFiAcIQgDQCAMIAhBfmouAQAgCCATQQFqIA1IQQJ0IhJqIhFBfmouAQBqIAggFmoiFEF+ai4BAGogFCASaiISQX5qLgEAakHk/x9qQQN2OwEAIAxBAmogCC4BACARLgEAaiAULgEAaiASLgEAakHk/x9qQQN2OwEAIAxBBGohDCAIQQhqIQggE0ECaiITIA1IDQALCyAcIBdqIRwgG0ECaiIbIBhIDQALIA4oAiAiDEUNACAQKAIgIRxBACEWA0ACQCAPDQBBACEIIA1BACAWQQFyIBhIGyESIBwgFiANbGohEQNAIAwgESAIaiITIAhBAXIgDUgiFGotAAAgEy0AAHEgEyASaiITLQAAcSATIBRqLQAAcToAACAMQQFqIQwgCEECaiIIIA1IDQALCyAWQQJqIhYgGEgNAAsLIAFBJGohASAaQQFqIhogC0cNAAsgCyE2CyA2QQEgNkEBShshNyADQcACaiE4IANBvAJqITkgAyA2QSRsakFkaiE6IAkgBkEUbGpBEGohOyAAIBVBAnRqIghBpAJqITwgCEGYAmohPUEAIT4DQCA8KAIAIQwgPSgCACEIIAVBgBBqID5BAXEiE0HwAGxqIj9BAEHwAPwLACA/IDU2AgwgPyADIDYgPkF/c2oiFEEkbGoiJigCBCISNgIIID8gJigCACINNgIEID8gACgChAI2AhAgPyA7KAIANgIUID8gDCA+IAhBf2ogCCA+ShtBFGxqIggoAgA2AhggPyAIKAIENgIcID8gADYCACA/IAgoAgg2AiQgE0EBcyERID9BBHIhG0EAIQwCQCANIAAoArABSg0AIAgoAgwhDAsgP0EQaiEXID9BDHIhAiA/QQhyIQ8gPyAMNgIoID8gEkEEaiITIA1BBGpsIhI2AjwgPyATNgI4ID8gAygCuAI2AjAgPyAD/QACoAIiH/0LBFAgPyADKAK0AjYCYCA/ICYoAhg2AkwgPyAmKQIcNwJEIAgoAhAhCCA/IAxBAEc2AiAgPyAINgIsID8gE0EBdEECajYCQCA/IBQ2AjQgPyAFQYAQaiARQfAAbGoiDUHoAGoiHCA5ID4bKAIANgJoID8gDUHsAGoiJyA4ID4bKAIANgJsIB/9GwJBAEEIQQQgDBsgEmz8CwAgPygCYEEAID8oAjxBAXQgPygCOEEFbGpBAnT8CwAgP0HsAGohQCA/QegAaiFBID9B0ABqISggP0HIAGohQiA/QcQAaiFDID9BwABqIR4gP0E4aiEQID9BNGohRCA/QTBqIUUgP0EgaiEGIBsoAgAhCAJAAkAgPkUNAAJAIAhBAUgNACANQTxqIQogDUE4aiEdIA1BDHIhDiANQcQAaiEVIA1BwABqIQEgDUEIciEZIA8oAgAhDSBDKAIAIRNBACEUA0ACQCANQQFIDQAgFEEBcSEsIBRBAXYhGkEAIQgDQCAZKAIAIRIgQCgCACAIIBQgDWxqIhZBA3RqIQwgHCgCACERAkACQCBCKAIAIhhFDQAgGCAWai0AAEUNACAUIRYgCCEYAkAgGygCACILIBRKDQAgFygCAEUNASAIIA1vIRggFCALbyEWCyAMIBg7AQYgDCAWOwEEIAwgGCAQKAIAIBZBB2psakECajYCAAwBCwJAIBEgEiAabCAIQQF2aiIWQQN0aiISKAIAIhEgASgCAEcNACAMIB4oAgA2AgAgDEEANgIEDAELIBIuAQZBAXQhDSASLgEEQQF0IRICQAJAID8oAgAoAogCRQ0AIBIgEy4BAEGIgARqQQR2aiAVKAIAIBZBAnRqIhYuAQBBiIAEakEDdkH+////AXFrQYAgaiESIA0gE0ECai4BAEGIgARqQQR2aiAWQQJqLgEAQYiABGpBA3ZB/v///wFxa0GAIGohFgwBCyASICxyIRIgDSAIQQFxciEWC0EAIQ0CQCAOKAIAQQJIDQAgHSgCAEEFbCAKKAIAaiARTSENCyAFID8gDSASIBYQwoCAgAAgDCAFKQMANwIAIA8oAgAhDQsgE0EEaiETIAhBAWoiCCANSA0ACyAbKAIAIQgLIBRBAWoiFCAISA0ACwsgQCBBKAIANgIAIEEgJygCADYCAAwBCyAIQQFIDQAgDygCACENIEMoAgAhDEEAIRQDQAJAIA1BAUgNAEEAIQgDQCBBKAIAIAggFCANbGoiEkEDdGohEwJAAkAgQigCACIRRQ0AIBEgEmotAABFDQAgFCESIAghEQJAIBsoAgAiFiAUSg0AIBcoAgBFDQEgCCANbyERIBQgFm8hEgsgEyAROwEGIBMgEjsBBCATIBEgECgCACASQQdqbGpBAmo2AgAMAQtBACENAkAgAigCAEEBRg0AIEUoAgAgPygCACgCDCAUIEQoAgAiDXRsIAggDXRqai0AACENCyAFID8gDSAMLgEAQYiABGpBBHZBgGBqIAxBAmouAQBBiIAEakEEdkGAYGoQwoCAgAAgEyAFKQMANwIAIA8oAgAhDQsgDEEEaiEMIAhBAWoiCCANSA0ACyAbKAIAIQgLIBRBAWoiFCAISA0ACwsgP0EUaiFGID9B1ABqIQkgP0E8aiEOIBcoAgAhDCAGKAIAIQggKCgCAEEAIBAoAgBBFGz8CwBBCEEEIAgbIRQCQCACKAIAQQFIDQBBACENIDohCANAIA4oAgAgDWwgECgCAEEFbGohEyAIKAIAIRECQAJAIAwNAEECIRIgRigCAA0BCyAMIRILID8gEUEEIBIgKCgCACATQQJ0ahDDgICAACA/IAgoAgAgFCAMIAkoAgAgEyAUbCITahDDgICAAAJAIAYoAgBFDQAgPyAIQQhqKAIAIBQgDCAJKAIAIBNqQQRqEMOAgIAACyAIQQRqIQggDUEBaiINIAIoAgBIDQALCyA/QRxqIUcgP0HYAGohSAJAIAYoAgBFDQAgPyAmQRhqKAIAIBQgDCBIKAIAQQRqEMOAgIAACyA/EMSAgIAAAkAgRygCAEEBSA0AID9BJGohSSA/QRhqISwgP0HgAGohCyA/QdwAaiFKID9BzABqIUsgP0EsaiEnID9BKGohTCA/QeQAaiEBQQAhTQNAIA8oAgAhTiAbKAIAIU8CQAJAIEYoAgANACAQKAIAIRIgLCgCACFQIAYoAgAhCCADKAKwAiIaQQAgDigCAPwLAAJAIE9BAUgiUQ0AQQhBBCAIGyIRQQF0IRYgTkF+cSEYIE5BAXEhUiBOQQFqIVNBAiEVIBpBAmohMiBOQQJ0IR0gGiASQQF0aiEUQQAhGUEEIQoDQCAyIBlBAmoiJiASbGohHAJAIE5BAUgNAEEIQQQgBigCABshJSAQKAIAISQgSCgCACExIEsoAgAhM0EAIQ0CQCBOQQFGDQAgMyAKaiEIIDEgJSAkIBVsQQJqbGohDEEAIQ0DQCAUIA1qIhNBAmogCEF8aigAACAMKAAAckEARzoAACATQQNqIAgoAAAgDCARaigAAHJBAEc6AAAgCEEIaiEIIAwgFmohDCAYIA1BAmoiDUcNAAsLIFJFDQAgHCANaiAzIB0gGWxqIA1BAnRqKAAAIDEgJCAmbEECaiAlbGogDSARbGooAAByQQBHOgAACwJAIBcoAgBFDQAgHEF/aiAcQX8gTm8iCCBOcSAIamotAAA6AAAgHCBOaiAcLQAAOgAAIBxBfmogHEF+IE5vIghBH3UgTnEgCGpqLQAAOgAAIBwgU2ogHEEBIE5vai0AADoAAAsgFCASaiEUIAogHWohCiAVQQFqIRUgGUEBaiIZIE9HDQALCwJAIBcoAgBFDQAgGiASaiAaIE9BAEEBIE9vIggbIAhrQQJqIBJsaiAS/AoAACAaIBIgT0ECamxqIBogEkEBdGogEvwKAAAgFygCAEUNACAaIBogT0EAQQIgT28iDBsgDGtBAmogEmxqIBL8CgAAIBogEiBPQQNqbGogGiAIQQJyIBJsaiAS/AoAAAsCQCBPQX1IDQBBACEZIE9BA2oiCEEAIAhBAEobISQgTkEASiBQQQJGcSExIE5BAXEhUiBOQXBxIVMgTkEDaiFUIE5BBGohVSBOQQJqITMgGkECaiEyIE5BcGoiVkEEdkEBaiIIQQFxIVcgCEH+////AXEhWCAaIQ1BACEIA0AgMiASIAgiHGwiGGohFSAzIBhqISYgSigCACIdIBhqQQJqIQogGiAYaiElAkAgTkEBSA0AQQAhCAJAIE5BEEkNAAJAIAogGiBUIBhqak8NACAlQQFqIB0gJmpJDQELQQAhDAJAIFZBEEkNACAdIBlqIRFBACEMIFghEwNAIBEgDGoiFEECaiANIAxqIghBAmr9AAAAIAhBAWr9AAAA/VAgCEEDav0AAAD9UP0LAAAgFEESaiAIQRJq/QAAACAIQRFq/QAAAP1QIAhBE2r9AAAA/VD9CwAAIAxBIGohDCATQX5qIhMNAAsLAkAgV0UNACAKIAxqIBUgDGoiCP0AAAAgCEF/av0AAAD9UCAVIAxBAXJq/QAAAP1Q/QsAAAsgUyEIIE4gU0YNAQsgCEEBciEMAkAgUkUNACAKIAhqIBUgCGoiCC0AACAIQX9qLQAAciAVIAxqLQAAcjoAACAMIQgLIE4gDEYNACAdIBlqIRYDQCAWIAhqIhNBAmogDSAIaiIMQQJqIhQtAAAgDEEBai0AAHIgDEEDaiIRLQAAcjoAACATQQNqIBEtAAAgFC0AAHIgDEEEai0AAHI6AAAgTiAIQQJqIghHDQALCwJAIDFFDQBBACEIAkAgTkEQSQ0AAkAgCiAaIFUgGGpqTw0AICUgHSAmakkNAQtBACEIAkAgVkEQSQ0AIB0gGWohFkEAIQggWCETA0AgFiAIaiIUQQJqIhEgDSAIaiIM/QAAACAR/QAAAP1QIAxBBGr9AAAA/VD9CwAAIBRBEmoiFCAMQRBq/QAAACAU/QAAAP1QIAxBFGr9AAAA/VD9CwAAIAhBIGohCCATQX5qIhMNAAsLAkAgV0UNACAKIAhqIgwgCCAVakF+av0AAAAgDP0AAAD9UCAVIAhBAnJq/QAAAP1Q/QsAAAsgUyEIIE4gU0YNAQsgCEEBciEMAkAgUkUNACAKIAhqIhMgCCAVakF+ai0AACATLQAAciAVIAhBAnJqLQAAcjoAACAMIQgLIE4gDEYNACAdIBlqIREDQCARIAhqIhNBAmoiFCANIAhqIgwtAAAgFC0AAHIgDEEEai0AAHI6AAAgE0EDaiITIAxBAWotAAAgEy0AAHIgDEEFai0AAHI6AAAgTiAIQQJqIghHDQALCyAZIBJqIRkgDSASaiENIBxBAWohCCAcICRHDQALCyBRDQFBAiEKIE9BAmoiWUEDIFlBA0obIVogGkECaiJbIBJBAXQiXGohViBOQQJqIl0gEkEDbCJYaiFeIF0gEkECdCJRaiFfIF0gXGohYEEAITMgTkEASiBQQQJGcSFhIE5BAXEhYiBOQXBxIWMgGiBcaiERIBJBAmoiZCBOaiFlIE5BcGoiZkEEdkEBaiIIQQFxIWcgCEH+////AXEhaCBRQQJyImkhVSBYQQJqIjEhMiBcQQJqIiYhUiBkIVMgXCFQIBIhakEAIR0DQCBbIAogEmwiCGohayBKKAIAIhkgCGpBAmohJSAaIGAgEiAdbCIVaiIMaiFUIBogJiAVamohVwJAIE5BAUgNAEEAIQgCQCBOQRBJDQAgVyAZIF4gFWpqSSAZIDEgFWpqIFRJcQ0AIFcgGSAMakkgJSBUSXENACBXIBkgZSAVampJIBkgZCAVamogVElxDQBBACEIAkAgZkEQSQ0AIBkgWGohGCAZIFBqIRwgGSBqaiEkQQAhCCBoIQwDQCARIAhqIg1BAmogHCAIaiITQQJq/QAAACAkIAhqIhRBAmr9AAAA/VAgGCAIaiIWQQJq/QAAAP1Q/QsAACANQRJqIBNBEmr9AAAAIBRBEmr9AAAA/VAgFkESav0AAAD9UP0LAAAgCEEgaiEIIAxBfmoiDA0ACwsCQCBnRQ0AIGsgCGogJSAIav0AAAAgJSAIIBJrav0AAAD9UCAlIAggEmpq/QAAAP1Q/QsAAAsgYyEIIE4gY0YNAQsgCEEBciEMAkAgYkUNACBrIAhqICUgCGotAAAgJSAIIBJrai0AAHIgJSAIIBJqai0AAHI6AAAgDCEICyBOIAxGDQAgGSAyaiEWIBkgUmohGCAZIFNqIRwDQCARIAhqIgxBAmogGCAIaiINLQAAIBwgCGoiEy0AAHIgFiAIaiIULQAAcjoAACAMQQNqIA1BAWotAAAgE0EBai0AAHIgFEEBai0AAHI6AAAgTiAIQQJqIghHDQALCwJAIGFFDQBBACEIAkAgTkEQSQ0AIFcgGSBfIBVqakkgGSBpIBVqaiBUSXENACBXIBkgXSAVampJIBkgFUECamogVElxDQBBACEIAkAgZkEQSQ0AIBkgUWohFiAZIDNqIRhBACEIIGghDANAIBEgCGoiDUECaiITIBggCGoiFEECav0AAAAgE/0AAAD9UCAWIAhqIhNBAmr9AAAA/VD9CwAAIA1BEmoiDSAUQRJq/QAAACAN/QAAAP1QIBNBEmr9AAAA/VD9CwAAIAhBIGohCCAMQX5qIgwNAAsLAkAgZ0UNACBrIAhqIgwgJSAIIFxrav0AAAAgDP0AAAD9UCAlIAggXGpq/QAAAP1Q/QsAAAsgYyEIIE4gY0YNAQsgCEEBciEMAkAgYkUNACBrIAhqIg0gJSAIIFxrai0AACANLQAAciAlIAggXGpqLQAAcjoAACAMIQgLIE4gDEYNACAZIFVqIQwgGSAzaiENIFYhEyBOIRYDQCATIAhqIhQgDSAIaiIYQQJqLQAAIBQtAAByIAwgCGoiHC0AAHI6AAAgFEEBaiIUIBhBA2otAAAgFC0AAHIgHEEBai0AAHI6AAAgDEECaiEMIA1BAmohDSATQQJqIRMgCCAWQX5qIhZHDQALCyBVIBJqIVUgViASaiFWIFEgEmohUSAzIBJqITMgMiASaiEyIFIgEmohUiBTIBJqIVMgESASaiERIFggEmohWCBQIBJqIVAgaiASaiFqIB1BAWohHSAKQQFqIgogWkcNAAsgWkEBcSENQQIhCAJAIFlBBEgNACBaQX5qQX5xIQxBACEIA0AgSigCACAmaiAaICZqIE78CgAAIEooAgAgMWogGiAxaiBO/AoAACAmIFxqISYgMSBcaiExIAwgCEECaiIIRw0ACyAIQQJqIQgLIA1FDQAgSigCACAIIBJsIghqQQJqIFsgCGogTvwKAAALIE9BAUgNAEEAITEDQAJAIE5BAUgNACAxQQJqIVQgMSBObCFTQQAhJANAIEAoAgAgJCBTakEDdGohMgJAAkAgQigCACIIRQ0AIAggDygCACINIDFsICRqai0AAEUNAAJAAkAgGygCACITIDFMDQAgMSEIICQhDCANICRKDQELIBcoAgBFDQEgJCANbyEMIDEgE28hCAsgMiAMOwEGIDIgCDsBBCAyIAwgECgCACAIQQdqbGpBAmo2AgAMAQsCQAJAAkAgRigCACIMDQAgJCAQKAIAIFRsaiBKKAIAakECai0AAEUNAQsgQSgCACIVIA8oAgAgMWwgJGoiDUEDdGopAgAhKSBDKAIAIRNBACEIIAVBADYCwAQgDUECdCENAkAgAigCAEEBRg0AIEUoAgAgPygCACgCDCAxIEQoAgAiCHRsICQgCHRqai0AACEICyApQiCIIS0gEyANaiEaICwoAgAhUiABIAEoAgBBAWoiDTYCACAFIAg2AsQEIB4oAgAhEQJAIAwNACALKAIAIBFBAnRqIggoAgAgDUYNACAIIA02AgAgBSAFKALABCIIQQFqNgLABCAFIAhBA3RqQYADaiARrTcCACAsKAIAIgxBAXRBAXIhCAJAIBEgHigCACINRw0AIBouAQJBiIAEaiISQQR2QYBgaiENIBouAQBBiIAEaiITQQR2QYBgaiEMIAUoAsQEIRQCQAJAAkACQCATQYCABEkNACASQYCABEkNACAbKAIAIAxMDQAgDygCACANSg0BCyAXKAIARQ0BIA0gDygCACITbyINQR91IBNxIA1qIQ0gDCAbKAIAIhNvIgxBH3UgE3EgDGohDAsgDSAQKAIAIAxBB2psaiAOKAIAIBRsakECdCAoKAIAakELai0AACENIAVBATYCDEEAIQwgBUEANgIEIAVBwK+EgAA2AgAgDUHAAEkNASAFIAggCGwgJygCAGxBBHQ2AggMAwsgBUEBNgIMQQAhDCAFQQA2AgQgBUHAr4SAADYCAAsgBSAMNgIIDAELQQhBBCAGKAIAGyETIBouAQIhFCAaLgEAIRICQAJAIBcoAgANAEEAIBRrIRRBACASayESDAELIA8oAgAiFkEDdCIYIBRrIBZBBHQiFG8iFiAYayAWQR91IBRxaiEUIBsoAgAiFkEDdCIYIBJrIBZBBHQiEm8iFiAYayAWQR91IBJxaiESCyAFIBAoAgAiFiATbDYCBCAFIAkoAgAgESAMIBYgDGxqayATbGo2AgAgBSAnNQIAIAggCGytfiASIBJsIBQgFGxqQQR2IghBgAIgCEGAAkkbrX5CBIg+AghBACEIAkAgAigCAEECSA0AIA4oAgAgFkEFbGogEU0hCAsgBUEBQQQgCCAFKALEBEYbNgIMIA0hEQsgKachEyAtpyEZQWYhCANAICQgCEG7r4SAAGosAAAiGGohDAJAAkACQCAxIAhBuq+EgABqLAAAIhxqIg1BAEgNACAMQQBIDQAgGygCACISIA1MDQAgDygCACIUIAxKDQELIBcoAgBFDQEgDCAPKAIAIhRvIgxBH3UgFHEgDGohDCANIBsoAgAiEm8iDUEfdSAScSANaiENCyAVIA0gFGwgDGpBA3RqIg0oAAQhDAJAAkAgDSgAACINIBFHDQAgESENDAELIAxBEHUgGGshFgJAAkAgDEEQdEEQdSAcayIMQQBIIgoNACAWQQBIDQAgEiAMTA0AIBQgFkwNACANIBAoAgAgHGwgGGprIQ0MAQtBACEYAkAgAigCAEECSA0AIBAoAgBBBWwgDigCAGogDU0hGAsCQAJAIAoNACAWQQBIDQAgEiAMTA0AIBQgFkoNAQsgFygCAEUNAyAWIBRvIg1BH3UgFHEgDWohFiAMIBJvIgxBH3UgEnEgDGohDAsgFiAQKAIAIAxBB2psaiAOKAIAIBhsakECaiENCyAWQRB0IAxB//8DcXIhDAsgCygCACANQQJ0aiISKAIAIAEoAgAiFkYNACAFIAUoAsAEQQR0aiEUIBIgFjYCACAFIAUoAsAEIhJBAWo2AsAEIAUgEkEDdGpBgANqIAytQiCGIA2thDcCACAsKAIAIhhBAXRBAXIhEgJAIA0gHigCACIRRw0AIBouAQJBiIAEaiIcQQR2QYBgaiERIBouAQBBiIAEaiIWQQR2QYBgaiEMIAUoAsQEIRgCQAJAAkACQCAWQYCABEkNACAcQYCABEkNACAbKAIAIAxMDQAgDygCACARSg0BCyAXKAIARQ0BIBEgDygCACIWbyIRQR91IBZxIBFqIREgDCAbKAIAIhZvIgxBH3UgFnEgDGohDAsgESAQKAIAIAxBB2psaiAOKAIAIBhsakECdCAoKAIAakELai0AACERIBRBwK+EgAA2AgAgFEEBNgIMQQAhDCAUQQA2AgQgEUHAAEkNASASIBJsICcoAgBsQQR0IQwMAQsgFEHAr4SAADYCACAUQQE2AgxBACEMIBRBADYCBAsgFCAMNgIIIA0hEQwBC0EIQQQgBigCABshHCAMQQx1QXBxIBouAQJrIRYgDEEQdEEMdSAaLgEAayEMAkAgFygCAEUNACAPKAIAIgpBA3QiHSAWaiAKQQR0IhZvIgogHWsgCkEfdSAWcWohFiAbKAIAIgpBA3QiHSAMaiAKQQR0IgxvIgogHWsgCkEfdSAMcWohDAsgFCAQKAIAIgogHGw2AgQgFCAJKAIAIA0gGCAKIBhsamsgHGxqNgIAIBQgJzUCACASIBJsrX4gDCAMbCAWIBZsakEEdiIMQYACIAxBgAJJG61+QgSIPgIIQQAhDAJAIAIoAgBBAkgNACAOKAIAIApBBWxqIA1NIQwLIBRBAUEEIAwgBSgCxARGGzYCDAsgCEECaiIIRQ0CDAALCyAyIB4oAgA2AgAgMkEANgIEDAELAkAgAigCACIWQQFIDQAgGi8BAiEYIBovAQAhHEEAIQ0DQCAYQRB0QRB1QYiABGoiEkEEdkGAYGohDCAcQRB0QRB1QYiABGoiFEEEdkGAYGohCAJAAkACQCAUQYCABEkNACASQYCABEkNACAbKAIAIAhMDQAgDygCACAMSg0BCyAXKAIARQ0BIAwgDygCACIUbyIMQR91IBRxIAxqIQwgCCAbKAIAIhRvIghBH3UgFHEgCGohCAsgCygCACAMIBAoAgAiFSAIQQdqbGogDigCACImIA1sakECaiIUQQJ0aiIKKAIAIAEoAgAiHUYNACAFIAUoAsAEQQR0aiESIAogHTYCACAFIAUoAsAEIhFBAWo2AsAEIAUgEUEDdGpBgANqIAytQjCGIAhB//8Dca1CIIaEIi0gFK2ENwIAICwoAgAiFkEBdEEBciEMAkAgFCAeKAIAIhFHDQAgGi4BAiIYQYiABGoiHUEEdkGAYGohESAaLgEAIhxBiIAEaiIWQQR2QYBgaiEIIAUoAsQEIQoCQAJAAkACQCAWQYCABEkNACAdQYCABEkNACAbKAIAIAhMDQAgDygCACARSg0BCyAXKAIARQ0BIBEgDygCACIWbyIRQR91IBZxIBFqIREgCCAbKAIAIhZvIghBH3UgFnEgCGohCAsgCiAmbCARaiAIQQdqIBVsakECdCAoKAIAakELai0AACERIBJBwK+EgAA2AgAgEkEBNgIMQQAhCCASQQA2AgQgEUHAAEkNASAMIAxsICcoAgBsQQR0IQgMAQsgEkHAr4SAADYCACASQQE2AgxBACEIIBJBADYCBAsgEiAINgIIIAIoAgAhFiAUIREMAQtBCEEEIAYoAgAbIR0gCEEQdEEMdSAaLgEAIhxrIQggLUIsh6dBcHEgGi4BAiIYayEKAkAgFygCAEUNACAPKAIAIiVBA3QiMyAKaiAlQQR0IgpvIiUgM2sgJUEfdSAKcWohCiAbKAIAIiVBA3QiMyAIaiAlQQR0IghvIiUgM2sgJUEfdSAIcWohCAsgEiAdIBVsNgIEIBIgCSgCACAdIBQgFiAWIBVsamtsajYCACASQQFBBCAFKALEBCACKAIAIhZBAUogJiAVQQVsaiAUTXFGGzYCDCASICc1AgAgDCAMbK1+IAggCGwgCiAKbGpBBHYiCEGAAiAIQYACSRutfkIEiD4CCAsgDUEBaiINIBZIDQALCyAZQRB1ISYgGUEQdEEQdSEzQX8hFAJAA0AgESATRg0BIBQgM2ohFkF/IQgDQAJAIBQgCHJFDQAgGSENIBMhDAJAIBEgE0YNACAmIAhqIQ0CQAJAIBZBAEgiDA0AIA1BAEgNACAbKAIAIBZMDQAgDygCACANTA0AIBMgCGogFCAQKAIAbGohDCAWIRIMAQtBACEYAkAgAigCAEECSA0AIBAoAgBBBWwgDigCAGogE00hGAsCQAJAIAwNACANQQBIDQAgGygCACAWTA0AIA8oAgAgDUwNACAWIRIMAQsgFygCAEUNAyANIA8oAgAiDG8iDUEfdSAMcSANaiENIBYgGygCACIMbyISQR91IAxxIBJqIRILIA0gECgCACASQQdqbGogDigCACAYbGpBAmohDAsgDUEQdCASQf//A3FyIQ0LIAsoAgAgDEECdGoiGCgCACABKAIAIhxGDQAgBSAFKALABEEEdGohEiAYIBw2AgAgBSAFKALABCIRQQFqNgLABCAFIBFBA3RqQYADaiANrUIghiAMrYQ3AgAgLCgCACIVQQF0QQFyIRgCQCAMIB4oAgAiEUcNACAaLgECQYiABGoiCkEEdkGAYGohESAaLgEAQYiABGoiHEEEdkGAYGohDSAFKALEBCEVAkACQAJAAkAgHEGAgARJDQAgCkGAgARJDQAgGygCACANTA0AIA8oAgAgEUoNAQsgFygCAEUNASARIA8oAgAiHG8iEUEfdSAccSARaiERIA0gGygCACIcbyINQR91IBxxIA1qIQ0LIBEgECgCACANQQdqbGogDigCACAVbGpBAnQgKCgCAGpBC2otAAAhESASQcCvhIAANgIAIBJBATYCDEEAIQ0gEkEANgIEIBFBwABJDQEgGCAYbCAnKAIAbEEEdCENDAELIBJBwK+EgAA2AgAgEkEBNgIMQQAhDSASQQA2AgQLIBIgDTYCCCAMIREMAQtBCEEEIAYoAgAbIQogDUEMdUFwcSAaLgECayEcIA1BEHRBDHUgGi4BAGshDQJAIBcoAgBFDQAgDygCACIdQQN0IiUgHGogHUEEdCIcbyIdICVrIB1BH3UgHHFqIRwgGygCACIdQQN0IiUgDWogHUEEdCINbyIdICVrIB1BH3UgDXFqIQ0LIBIgECgCACIdIApsNgIEIBIgCSgCACAMIBUgHSAVbGprIApsajYCACASICc1AgAgGCAYbK1+IA0gDWwgHCAcbGpBBHYiDUGAAiANQYACSRutfkIEiD4CCEEAIQ0CQCACKAIAQQJIDQAgDigCACAdQQVsaiAMTSENCyASQQFBBCANIAUoAsQERhs2AgwLIAhBAWoiCEECRw0ACyAUQQFqIhRBAkcNAAsLAkAgBSgCwAQiCEEBSg0AIDIgBSkDgAMgKSAIGzcCAAwBCyAFIAYoAgAiDDYC9BEgBSBJKAIANgL4ESAFIEwoAgA2AvwRIAUgUkEBdEEBcjYC8BEgBUEIQQQgDBsiDCAQKAIAIg1sNgLsESAFIEgoAgAgJCBSayANIFQgUmtsakECaiAMbGo2AugRIDIgBSAFQegRaiAFIAggPygCACgCBCgCKBGBgICAAABBA3RqQYADaikCADcCAAsgJEEBaiIkIE5HDQALCyAxQQFqIjEgT0cNAAsLIEEoAgAhCCBBIEAoAgA2AgAgQCAINgIAID8QxICAgAAgTUEBaiJNIEcoAgBIDQALCyA6QVxqITogPkEBaiI+IDdHDQALAkAgBUGAEGogNkF/c0EBcUHwAGxqIg4oAgQiDEEBSA0AIA5BBHIhHCAOQdAAaiEVIA5BPGohHiAOQQxyIQsgDkHAAGohFyAOQegAaiEZIA5BEGohGyAOQcgAaiEGIA5BOGohHSAOQSBqIQkgDkHYAGohKCAOQQhyIRAgDigCCCEIIAQhJUEAISYDQAJAIAhBAUgNACAmQQJqISRBACEnQX8hLANAIAkoAgAhDCAdKAIAIQ0gKCgCACETAkACQCAGKAIAIhRFDQAgFCAnIAggJmxqIghqLQAARQ0AIBwoAgAgJkoNASAbKAIADQELIBMgJyANICRsakECakEIQQQgDBtsaiERQQAhAUF/IRhB/////wchD0F/IRpBACECQQAhCgNAIBogJmohE0EBIQ0gLCEIA0ACQAJAAkAgE0EASA0AIAhBAEgNACAcKAIAIBNMDQAgEyEUIAghEiAQKAIAIgwgCEoNAQsgGygCAEUNASAIIBAoAgAiDG8iFEEfdSAMcSAUaiESIBMgHCgCACIUbyIWQR91IBRxIBZqIRQLIBkoAgAgFCAMbCASakEDdGoiDC4BBiEUIAwuAQQhEgJAIAwoAgAiDCAXKAIARg0AQQAhFgJAIAsoAgBBAkgNACAdKAIAQQVsIB4oAgBqIAxNIRYLIAUgDiAWIBIgGmsgDSAUahDCgICAACAFLwEGIRQgBS8BBCESIAUoAgAhDAsgDCAYRg0AAkAgES0AASAVKAIAIAxBAnRqIhYtAAFrIhggGGwgES0AACAWLQAAayIYIBhsaiARLQACIBYtAAJrIhggGGxqIBEtAAMgFi0AA2siFiAWbGoiFiAPSA0AAkAgFiAPRg0AIAwhGAwCCyAMIAFIDQAgDCEYDAELIBQhCiASIQIgDCEBIAwhGCAWIQ8LIAhBAWohCCANQX9qIg1BfkcNAAsgGkEBaiIaQQJHDQALQX8hCCABIBcoAgBGDQBBACEIAkAgCygCAEECSA0AIB0oAgBBBWwgHigCAGogAU0hCAsgHCgCACAIbCACQRB0QRB1aiAQKAIAbCAKQRB0QRB1aiEICyAlIAg2AgAgLEEBaiEsICVBBGohJSAnQQFqIicgECgCACIISA0ACyAcKAIAIQwLICZBAWoiJiAMSA0ACwsCQCAHQQBIDQAgACgCCCIQQQFIDQAgByAHQQF2IghLIAhBAWoiFyAAKAIMIhNIcSEPIBNBAnQhHCAEIBdBAnRqIRYgByAIa0ECdCAEakF8aiEYQQAhGwNAAkAgD0UNACAYIQggFiENIBchDANAAkACQAJAIAgoAgAiFEEATg0AQX8hFAwBCyAHIBQgE28iEWsiEkEASA0BIBIgE04NASAUIBFrIBJqIRQLIA0gFDYCAAsgByAMTA0BIAhBfGohCCANQQRqIQ0gDEEBaiIMIBNIDQALCyAYIBxqIRggFiAcaiEWIBtBAWoiGyAQRw0ACwsgBUGAEmokgICAgAALvg8BHH8jgICAgABBkAhrIggkgICAgAAgACgCDCEJIAAoAgghCiAAKAIQIQsgCEIANwMIIAkgCmwhDAJAIAEoAgxBAUgNACALQQRGQQJ0IQ0gAEG8AWohDiACRSEPIARBf0ohEEEAIREDQCABIBFBAnQiEmpBEGooAgAhCiAEIRMCQAJAIBANACAOIQkgACgC2AEiE0UNASAOIQkgEyAKQQJ0aigCACITQQBIDQELIAAoAsABIBNBAnRqIQkLIAhBCGogEmogCSgCACAKQRxsIglqIhQ2AgBBACEVIAUoAoADIBFBjIABbGoiFkEANgIIIBYgACgCNCIXNgIEIAUgDyACIBEbQQJ0akHgAmooAgAhEiAFKALoAiEYIAUoAuwCIRkgFiADNgIAIAAoArwBIAlqIhooAgghGyAaKAIMIRwgACgCECEdIBZBjMAAakEAQYAg/AsAIBZBCGohHgJAIBdBAUgNACAWQZQYaiEJQQAhFQNAIAlB+GdqIBIgDWoiHy0AADYCACAJQXhqIBkgDWoiCi0AACAYIA1qIhMtAABrNgIAIB4gFSAKLQAAIBMtAABHciIVNgIAIAlB/GdqIB9BAWotAAA2AgAgCUF8aiAKQQFqIiAtAAAgE0EBaiIhLQAAazYCACAeIBUgIC0AACAhLQAAR3IiFTYCACAJQYBoaiAfQQJqLQAANgIAIAkgCkECaiIKLQAAIBNBAmoiEy0AAGs2AgAgHiAVIAotAAAgEy0AAEdyIhU2AgAgGSAdaiEZIBggHWohGCAJQQxqIQkgEiAdaiESIBdBf2oiFw0ACwsgHCAbbCEhIBZBBGohGyAWQYwwakEAQYAI/AsAIBpBEGohIAJAIBooAhAiGEUNACAIQRBqQQBBgAj8CwACQCAhRQ0AIBVFDQAgIUEDcSETIBooAhghGUEAIQoCQCAhQX9qQQNJDQAgIUF8cSEdQQAhCgNAIAhBEGogGSAKaiIJLQAAQQJ0aiISIBIoAgBBAWo2AgAgCEEQaiAJQQFqLQAAQQJ0aiISIBIoAgBBAWo2AgAgCEEQaiAJQQJqLQAAQQJ0aiISIBIoAgBBAWo2AgAgCEEQaiAJQQNqLQAAQQJ0aiIJIAkoAgBBAWo2AgAgHSAKQQRqIgpHDQALCyATRQ0AIBkgCmohCQNAIAhBEGogCS0AAEECdGoiCiAKKAIAQQFqNgIAIAlBAWohCSATQX9qIhMNAAsLIBhBAUgNACAVRQ0AIBZBFGohIiAaKAIUISNBACEXA0ACQCAjIBdBAnQiCmoiCUEDai0AAEUNACAIQRBqIApqKAIAIRwCQAJAIBsoAgAiGUEBTg0AQQAhEgwBCyAJLQACIR0gCS0AASEfIAktAAAhFUEAIQpB/////wchEyAiIQlBACESA0AgHyAJQXxqKAIAayIYIBhsIBUgCUF4aigCAGsiGCAYbGogHSAJKAIAayIYIBhsaiIYIBMgGCATSCIYGyETIAogEiAYGyESIAlBDGohCSAZIApBAWoiCkcNAAsLIBYgEkECdGpBjDBqIgkgCSgCACAcajYCACAgKAIAIRgLIBdBAWoiFyAYTg0BIB4oAgANAAsLAkAgIUUNACAWQRRqISMgGkEYaiEcQQAhFwNAIB4oAgBFDQEgICgCAA0BAkAgHCgCACAXQQJ0aiIJLQADRQ0AAkACQCAbKAIAIhlBAU4NAEEAIRIMAQsgCS0AAiEdIAktAAEhHyAJLQAAIRVBACEKQf////8HIRMgIyEJQQAhEgNAIB8gCUF8aigCAGsiGCAYbCAVIAlBeGooAgBrIhggGGxqIB0gCSgCAGsiGCAYbGoiGCATIBggE0giGBshEyAKIBIgGBshEiAJQQxqIQkgGSAKQQFqIgpHDQALCyAWIBJBAnRqQYwwaiIJIAkoAgBBAWo2AgALIBdBAWoiFyAhRw0ACwsgFkGMOGoiCSAUKAIUIBQoAhBBAnT8CgAAAkAgFCgCEEEBSA0AIBRBEGohE0EAIQoDQCAWIAkQxYCAgAAgCUEEaiEJIApBAWoiCiATKAIASA0ACwsgEUEBaiIRIAEoAgxIDQALCwJAIAxBAUgNACALQQQgBEEASBshCiAMIRMDQCAIQQA2AhACQCAGKAIAIglBAEgNACAJIAxBACAJIAxOIhIbayIZIAAoAgwiHW0iHyAIQQhqIBJBAnRyKAIAIgkoAgBrIhhBAEgNACAYIAkoAghODQAgGSAfIB1sayAJKAIEayIZQQBIDQAgGSAJKAIMIh1ODQAgBSgCgAMgEkGMgAFsaiESIB0gGGwgGWohGCAJKAIYIRkCQAJAIAkoAhBFDQAgEiAZIBhqLQAAQQJ0akGMOGooAgAhCQwBCyAIIBkgGEECdGooAAAiCTYCECAJQYCAgAhJDQECQCASKAIIDQAgEigCACIYKAIkDQAgGCgCNEUNAgsCQCASIAlBsfPd8XlsQRZ2QQJ0aiIYQYzAAGoiGSgCACAJRw0AIBhBjOAAaigCACEJDAELIBIgCEEQahDFgICAACAZIAk2AgAgGEGM4ABqIAgoAhAiCTYCAAsgCCAJNgIQCyAHIAhBEGogCvwKAAAgBkEEaiEGIAcgCmohByATQX9qIhMNAAsLIAhBkAhqJICAgIAAC5kCAQh/AkAgACgCDCAAKAIIbCIFQQFIDQAgAkECdCEGIAUhBwNAIAMoAgAhAiAEQQA2AAACQCADKAIAQQBIDQBBkKWEgAAhCAJAIAIgBUEAIAIgBU4iCRtrIgogACgCDCILbSIMIAAoAsABIAZqKAIAIAEgCUECdGpBEGooAgBBHGxqIgIoAgBrIglBAEgNACAJIAIoAghODQAgCiAMIAtsayACKAIEayIKQQBIDQAgCiACKAIMIgtODQAgCyAJbCAKaiEIAkAgAigCEEUNACACKAIUIAIoAhggCGotAABBAnRqIQgMAQsgAigCGCAIQQJ0aiEICyAEIAgoAAA2AAALIANBBGohAyAEQQRqIQQgB0F/aiIHDQALCwuMDgEMfyOAgICAAEHQAGsiBSSAgICAAAJAIAEoAgwiBkEBSA0AIAJFIQdBACEIA0AgBCAHIAIgCBtBAnRqQfQCaigCACIJIAAoAmAgACgCJCIGIAEgCEECdGpBEGoiCigCAGxqIAb8CgAAIAlBf2ohCyAAKAJYQQRqIQYgCigCACEMA0AgC0EBaiELIAYoAgAhCiAGQQRqIQYgCiAMTA0ACwJAIAAoAigiBkUNACAJIAAoAiRqQQAgBvwLACALIAAoAiRqQcAAOgAACyAIQQFqIgggASgCDCIGSA0ACwsCQCADRQ0AIAAoArQBIQYgACgCsAEhCyAEKALwAiABKAIAIAAoAiggACgCJGoiDfwKAAAgBUECNgIwIAYgC2whDEEBIQoCQCABKAIMIghBAUgNACABQRBqIQYgAkUhDkEAIQtBASEKA0ACQCAEIA4gAiALGyIJQQJ0aiIHQcgCaigCACAGKAIARg0AIAQoAvACIAogDWxqIAdB9AJqKAIAIA38CgAAIAVBMGogCkECdGogCTYCACAKQQFqIQogASgCDCEICyAGQQRqIQYgC0EBaiILIAhIDQALCyAFIA02AkggBSAMNgJMIAUgBCgC8AI2AkAgBSAEKALcAjYCRCAAQYQBaiAFQcAAaiAKIAQoAoQDEI+AgIAAAkAgCkEBSA0AIApBAXEhDUEAIQgCQCAKQQFGDQAgCkF+cSEJIAxBAXQhByAFQTBqIQZBACELIARB0AJqIQpBACEIA0AgCiAGKAIAQQJ0aigCACAEKALcAiALaiAM/AoAACAKIAZBBGooAgBBAnRqKAIAIAQoAtwCIAxqIAtqIAz8CgAAIAsgB2ohCyAGQQhqIQYgCSAIQQJqIghHDQALCyANRQ0AIAQgBUEwaiAIQQJ0aigCAEECdGpB0AJqKAIAIAQoAtwCIAggDGxqIAz8CgAACyABKAIMIQYLIAAoAighCCAAKAIkIQkgACgCECEKIAAoAjQhByAF/QwAAAAAAAAAAAAAAAAAAAAA/QsEQCAFIAI2AjAgCkEERiENIAIhDEEBIQsCQCAGQQJHDQAgBUHAAGogAkECdCIGaiAEIAZqQfQCaigCADYCACAFIAJFIgw2AjRBAiELCyAKIAdsIQ8gCCAJaiEKIA1BAnQhECAFQcAAaiAMQQJ0IgZqIAQgBmpB9AJqKAIANgIAIAtBAnQgBUEwanJCgoCAgDA3AgAgBSABKQIEQiCJNwNIIAtBAmohDkEAIQ0gAiEHQQAhCQNAAkACQAJAAkAgCUUNACAFQcAAaiAHQQJ0aigCACEMIAVBMGohBiAJIQsCQANAIAVBwABqIAYoAgAiCEECdGooAgAgDCAKEMyAgIAARQ0BIAZBBGohBiALQX9qIgtFDQIMAAsLIAAoAiANAQsgBUEQaiAJQQJ0akF/NgIADAELIAVBEGogCUECdGogCDYCACAIQX9KDQELAkAgB0EBSg0AIAQgB0ECdGpByAJqKAIAIAEgByACR0ECdGpBEGooAgBGDQELIAQoAvACIA0gCmxqIAVBwABqIAdBAnRqKAIAIAr8CgAAIAVBIGogDUECdGogBzYCACANQQFqIQ0LAkAgCUEBaiIJIA5GDQAgBUEwaiAJQQJ0aigCACEHDAELCyAFIAo2AgggBUGECDYCDCAFIAQoAvACNgIAIAUgBCgC3AI2AgQCQCANRQ0AAkAgACgCIEUNACAAQZQBaiAFIA0gBCgChAMQj4CAgAALIA1BAUgNACAFQSBqIQZBACELA0AgBCAGKAIAQQJ0akHgAmoiCigCAEEAIBD8CwAgCigCACAQaiEKAkACQCAAKAIgRQ0AIAQoAtwCIAtqIQwMAQsgACgCgAEhDAsgCiAMIA/8CgAAIAZBBGohBiALQYQIaiELIA1Bf2oiDQ0ACwsgECAPaiEGAkAgBSgCECILQX9MDQAgBEHgAmoiCiAFKAIwQQJ0aigCACAKIAtBAnRqKAIAIAb8CgAACwJAIAUoAhQiC0EASA0AIARB4AJqIgogBSgCNEECdGooAgAgCiALQQJ0aigCACAG/AoAAAsCQCAFKAIYIgtBAEgNACAEQeACaiIKIAUoAjhBAnRqKAIAIAogC0ECdGooAgAgBvwKAAALAkAgDkEDRg0AIAUoAhwiC0EASA0AIARB4AJqIgogBSgCPEECdGooAgAgCiALQQJ0aigCACAG/AoAAAsCQCABKAIMQQFIDQAgAUEQaiELIAJFIQxBACEGA0AgDCACIAYbIQoCQAJAIANFDQAgBCAKQQJ0akHIAmogCygCADYCAAwBCyAEIApBAnRqQcgCaiIKKAIAIAsoAgBGDQAgCkF/NgIACyALQQRqIQsgBkEBaiIGIAEoAgxIDQALCyAFQdAAaiSAgICAAAv0AQEEf0EAQQA2ApDIhIAAAkACQCAADQBBASECIAENAQtBAiECQQAoAqTIhIAAIgNBsMiEgABBD2pBcHEgAxsiA0HAMWpBsDFJDQBBACADQb8xakFwcSIENgKkyISAAAJAIARB//8DakEQdiIEPwAiBU0NACAEIAVrQABBf0cNAEEAIAM2AqTIhIAAQQIPCyADRQ0AQQAhAiADQQBBsDH8CwAgA0GAgISAADYCBAJAIAMgACABQQBBgoCAgAAQhICAgAAiAEUNAAJAIAMoAgAiAg0AIAAPCwNAIAIoAgAiAg0ACyAADwtBACADNgKQyISAAAsgAgvfBwEJfyOAgICAAEEQayICJICAgIAAQQQhAwJAIAFBAkcNAAJAIAAoAggiBA0AQQkhAwwBCyAAKAIAIQUgACgCBCEGQQAhByAEIQgCQANAAkACQAJAIAYgCCAHakEBdiIJQSxsaiIBKAIAQYGGhIAAIAEoAgQiAUEIIAFBCEkbEMyAgIAAIgoNACABQQhGDQQgAUEHTQ0BIAkhCAwCCyAKQQBIDQAgCSEIDAELIAlBAWohBwsgByAISQ0AC0EJIQMMAQsCQCAGIAlBLGxqIgEoAhBBAUYNAEEKIQMMAQsCQCABKAIUQQFGDQBBCiEDDAELAkAgBiAJQSxsaiIBKAIcQQFGDQBBCiEDDAELIAFBATYCGCABKAIMLQAAQQJHDQBBACEHIAQhCAJAA0ACQAJAAkAgBiAIIAdqQQF2IglBLGxqIgEoAgBB/4KEgAAgASgCBCIBQQYgAUEGSRsQzICAgAAiCg0AIAFBBkYNBCABQQVNDQEgCSEIDAILIApBAEgNACAJIQgMAQsgCUEBaiEHCyAHIAhJDQALQQkhAwwBCwJAIAYgCUEsbGoiASgCEEEBRg0AQQohAwwBCwJAIAEoAhRBAUYNAEEKIQMMAQsgBiAJQSxsaiIBQQE2AhhBDiEDIAEoAghBBEcNACABKAIMKAAAQfDYhfMGRw0AQQAhBwJAA0ACQAJAAkAgBiAEIAdqQQF2IglBLGxqIggoAgBBoYmEgAAgCCgCBCIBQQcgAUEHSRsQzICAgAAiCg0AIAFBB0YNBCABQQZNDQEgCSEEDAILIApBAEgNACAJIQQMAQsgCUEBaiEHCyAHIARJDQALQQkhAwwBCwJAIAYgCUEsbGoiASgCEEEBRg0AQQohAwwBC0EKIQMgASgCFEEBRw0AIAYgCUEsbGpBATYCGCACIAg2AgwgBSAIIAVB6CJqEKKAgIAAIgMNACAFIAUoAugiNgL0IiAAQdGHhIAAQQFBAUJ/Qn8gAkEMahCggICAACIDDQACQCACKAIMIgEoAghFDQAgACgCACABIAVBOGoQooCAgAAiAw0BCyAFIAUoAjgiATYC+CJBDSEDIAUoAvQiQXVqQXdJDQAgAUGAAkoNACAAIAUQxoCAgAAiAw0AIAAgBRDHgICAACIDDQAgACAFEMiAgIAAIgMNAAJAIAAoAggiB0UNACAAKAIEQRhqIQECQANAIAEoAgBFDQEgAUEsaiEBIAdBf2oiB0UNAgwACwtBCyEDDAELIAVBg4CAgABBhICAgAAgBSgCBEEkaigCAEGFgICAAEYbNgLwI0EAIQMLIAJBEGokgICAgAAgAwv+AwEFfyOAgICAAEGQAWsiAiSAgICAAEEAIQNBACgCkMiEgAAhBCACQgA3A4gBAkAgAEH/e2pBgHxJDQAgAUH/e2pB/3tNDQAgBCAAIAEgAkGIAWogAkEIahCYgICAAAJAIAIoAowBIgRBwABqIgMNAEEAIQMMAQsCQCAAIAFsQQNsIgBBACgClMiEgABNDQBBACEBAkBBb0EAKAKkyISAACIFQbDIhIAAQQ9qQXBxIAUbIgVrIABJDQBBACAAIAVqQQ9qQXBxIgE2AqTIhIAAAkAgAUH//wNqQRB2IgE/ACIGTQ0AIAEgBmtAAEF/Rw0AQQAhAUEAIAU2AqTIhIAADAELIAUhAQtBACABNgKYyISAAEEAIABBACABGzYClMiEgAALAkACQCADQQAoApzIhIAASw0AQQAoAqDIhIAAIQAMAQtBACEAAkBBb0EAKAKkyISAACIBQbDIhIAAQQ9qQXBxIAEbIgFrIANJDQBBACAEIAFqQc8AakFwcSIANgKkyISAAAJAIABB//8DakEQdiIAPwAiBE0NACAAIARrQABBf0cNAEEAIQBBACABNgKkyISAAAwBCyABIQALQQAgADYCoMiEgABBACADQQAgABs2ApzIhIAAC0EAKAKYyISAACIBQQAgABtBACABGyEDCyACQZABaiSAgICAACADC5YFAQp/IAAoAvQiIQUgACgCyCMhBiAAKALAIyEHIAAoArgjIQggACgCsCMhCSAAKAKoIyEKIARBFGpBAEHsAPwLACAEIAJBImoiCyABQSJqbCIMNgIMIAQgCzYCCCAEIAE2AgQgBCAANgIAIAQgC0ERbEERajYCECAEIAMoAgAiCyADKAIEIg1qQQAgCxs2AhggBCALIA0gDEE/akFAcSIOaiINakEAIAsbNgIcIAQgCyANIA5qIg1qQQAgCxs2AiQgBCALIA0gDmoiDWpBACALGzYCKCAEIAsgDSAOaiINakEAIAsbNgIsIAQgCyANIA5qIg5qQQAgCxs2AiAgBCALIAAoAvQiQQFqIAxsQT9qQUBxIA5qIg5qQQAgCxs2AjAgBCALIA4gByAIIAkgCmpqakECdEE/akFAcWoiB2pBACALGyIONgI8IAQgDjYCNCAEIAsgByAMQQJ0QT9qQUBxIg5qIgxqQQAgCxsiBzYCQCAEIAc2AjggBCALIAwgDmoiDGpBACALGzYCRCAEIAsgDCAOaiIMakEAIAsbNgJIIAQgCyAMIA5qIg5qQQAgCxs2AkwgBCALIA4gAiABbCIBQYCABCABQYCABEkbQQR0QT9qQUBxaiIBakEAIAsbNgJUIARB2ABqIAsgASAFIAZqQQF0QcsAakFAcSIOaiIBakEAIAsbNgIAIARB3ABqIAsgASAOaiIBakEAIAsbNgIAIAQgCyABIA5qIg5qQQAgCxs2AmggBCALIAAoAtAjQQJ0QT9qQUBxIgEgDmoiDmpBACALGzYCbCAEIAsgDiABaiIOakEAIAsbNgJwIAMgACgC/DBB/wBqQUBxIgAgDmoiDiAAajYCBCAEIAsgDmpBACALGzYCdAugfAUOfwN7D38BewJ+I4CAgIAAQbAiayIKJICAgIAAQQAoApzIhIAAIQtBACgCoMiEgAAhDEEAKAKQyISAACENQQAoApjIhIAAIQ4gCkIANwOIAQJAAkAgDQ0AQQEhDwwBCwJAIA4NAEEBIQ8MAQsCQCAHQf97akGAfE8NAEE2IQ8MAQsCQCAIQf97akGAfE8NAEE2IQ8MAQtBISEPIAggB2wiECAIbiAHSQ0AQRshDyAEQX9IDQAgDSgC+CIgBEwNAEE0IQ8gBUEISw0AQR0hDyAGQYAISw0AIApCADcDCCANIAcgCCAKQQhqIApBkAFqEJiAgIAAIAooAgwiEUHAAGohEgJAAkAgDEUNAEEkIQ8gEiALTQ0BDAILQQIhD0FvQQAoAqTIhIAAIgxBsMiEgABBD2pBcHEgDBsiDGsgEkkNAUEAIBEgDGpBzwBqQXBxIgs2AqTIhIAAAkAgC0H//wNqQRB2Igs/ACISTQ0AIAsgEmtAAEF/Rw0AQQAgDDYCpMiEgAAMAgsgDEUNAQtBACELIAogDEEAIAxrQT9xajYCiAEgDSAHIAggCkGIAWogCkEIahCYgICAACAKKAIQIQ0gCigCCCETIAooAiBBACAKKAIU/AsAIAooAiRBASAKKAIU/AsAIAooAixBACAKKAIU/AsAIAooAjBBACAKKAIU/AsAIAooAjRBACAKKAIU/AsAIAooAihBACATKAL0IkEBaiAKKAIUbPwLAAJAIAooAhQiD0UNACAKKAJMQQAgD0ECdPwLAAsCQCAKKAIMIg9FDQAgDiAQakEAIAkbIRQgDUFeaiEMIA4hFUEAIQtBACEWA0ACQCAMRQ0AQQAhDQNAQQAhBwJAIAlFDQAgFCANai0AACEHC0E5IQ8gEygC9CIgB0H/AXEiCEgNBAJAAkAgFSANai0AAA0AIAhFDQEMBgsgCigCECEPIAooAhghEiAKIAooAhwiEUEBajYCHCAKKAIgIBIgFiAPbGoiD2ogDWpBAToAACAKKAIkIA9qIA1qQQA6AAAgCigCMCAPaiANaiAHOgAAIAooAkwgDSAPaiIPQQJ0akF/NgIAIAogCigChAEgCHI2AoQBIAsgDyARGyELCyAMIA1BAWoiDUcNAAsgCigCDCEPCyAUIAxqIRQgFSAMaiEVIBZBAWoiFiAPSQ0ACwsCQCAKKAIcIgkNAEE1IQ8MAQsCQCAJQYCABE0NAEE2IQ8MAQtBNiEPIBM1AoAxIAmtfkKAgICAIFYNACAOIBBBAXRqIRcgCigCUCIOIAs2AgAgCigCTCINIAtBAnRqQX42AgAgCigCECEMQQEhCANAAkAgDSAOIAhBf2oiD0ECdGoiCygCACIHIAxrIhBBAnRqIhIoAgBBf0cNACASQX42AgAgCyAQNgIAIAghDwsCQCANIAdBf2oiCEECdGoiCygCAEF/Rw0AIAtBfjYCACAOIA9BAnRqIAg2AgAgD0EBaiEPCwJAIA0gB0EBaiIIQQJ0aiILKAIAQX9HDQAgC0F+NgIAIA4gD0ECdGogCDYCACAPQQFqIQ8LAkACQCANIAcgDGoiB0ECdGoiCCgCAEF/Rg0AIA8hCAwBCyAIQX42AgAgDiAPQQJ0aiAHNgIAIA9BAWohCAsgCUF/aiEJIAgNAAsCQCAJRQ0AIA0gCigCGEECdGohDQNAIA0oAgAhB0E3IQ8gDUEEaiENIAdBf0cNAAwCCwsgCigCJCEHIAooAgghEyAKKAIoQQkgCigCFCIP/AsAQQAhCwJAIAxBBHQiDUEQaiAPIA1rQXBqTw0AIAcgDWohECAHIAxBD2xqIRIgByAMQRFsaiERIA8gDEEFdGtBYGohDEEAIQ9BACELA0AgCigCKCANaiAPakEQaiAQIA9qIgdBD2otAAAgEiAPaiIIQRBqLQAAaiAHQRFqLQAAaiARIA9qIg5BEGotAABqIgkgCEEPai0AAGogCEERai0AAGogDkEPai0AAGogDkERai0AAGogB0EQai0AAGoiBzoAAAJAIAooAiAgDWogD2pBEGoiCC0AACIORQ0AAkAgCUUNACAIIA5BBHI6AAALAkAgB0UNACAKKAIgIA1qIA9qQRBqIgggCC0AAEECcjoAAAsgCigCNCANaiAPakEQaiAKKAIwIA1qIA9qQRBqLQAAOgAAIAsgB0VqIQsgCigCNCANaiAPakEQaiIILQAADQACQAJAIAcNAEH/ASEHDAELIBMoAvwiIgdB/wEgBxshBwsgCCAHOgAACyAMIA9BAWoiD0cNAAsLIAooAhAhCSAKKAIYIRUCQCATKAL8IkUNAEE4IQ8gC0UNAQsCQCAKKAKEAUUNAEE6IQ8gFSAKKAIUIhNPDQEgCigCTCIHIBVBAnRqIQ4gCigCCCERIAooAiAhECAKKAIwIRIgFSENQQAhDANAIAwhC0EAIQgCQCAQIA1qLQAARQ0AAkACQCASIA1qLQAAIggNAEEAIQgMAQsgESAIakGEI2otAABFIQgLIAhBAXMhCAsgDkEAIAhrNgIAIA5BBGohDiALIAhqIQwgEyANQQFqIg1HDQALIAsgCGohFCAKKAJQIQwDQAJAIAcgFUECdGoiDSgCAEF/Rw0AIAwgFTYCACANQX42AgBBASEOIBQhCwNAAkAgByAMIA5Bf2oiDUECdGoiECgCACIIIAlrIhJBAnRqIhEoAgBBf0cNACARQX42AgAgECASNgIAIA4hDQsCQCAHIAhBf2oiDkECdGoiECgCAEF/Rw0AIBBBfjYCACAMIA1BAnRqIA42AgAgDUEBaiENCwJAIAcgCEEBaiIOQQJ0aiIQKAIAQX9HDQAgEEF+NgIAIAwgDUECdGogDjYCACANQQFqIQ0LAkACQCAHIAggCWoiCEECdGoiDigCAEF/Rg0AIA0hDgwBCyAOQX42AgAgDCANQQJ0aiAINgIAIA1BAWohDgsgC0F/aiELIA4NAAsgC0UNAgsgFUEBaiIVIBNHDQAMAgsLIAooAjghCAJAAkAgCigCCCIQKAKoIyIMDQAgCCENDAELIBBBrCNqKAIAIRJBACELIAooAhQhBwJAAkAgDEEETw0AIAghDQwBCwJAIAggEiAMQSRsakFoak8NACASIAggDEECdGpPDQAgCCENDAELIBJB9ABqIQ8gCCAMQXxxIgtBAnRqIQ0gB/0RIRggCf0RIRkgCyEOA0AgCCAPQXhqIA9BVGogD0Gwf2ogD0GMf2r9CQIA/VYCAAH9VgIAAv1WAgADIBn9tQEgD0F8aiAPQVhqIA9BtH9qIA9BkH9q/QkCAP1WAgAB/VYCAAL9VgIAA/2uASAPIA9BXGogD0G4f2ogD0GUf2r9CQIA/VYCAAH9VgIAAv1WAgADIBj9tQH9rgH9CwIAIAhBEGohCCAPQZABaiEPIA5BfGoiDg0ACyAMIAtGDQELIAtBAXIhDwJAIAxBAXFFDQAgDSASIAtBJGxqIggoAgAgCWwgCCgCBGogCCgCCCAHbGo2AgAgDUEEaiENIA8hCwsgDCAPRg0AIAwgC2shCCALQSRsIBJqQSxqIQ8DQCANIA9BVGooAgAgCWwgD0FYaigCAGogD0FcaigCACAHbGo2AgAgDUEEaiAPQXhqKAIAIAlsIA9BfGooAgBqIA8oAgAgB2xqNgIAIA1BCGohDSAPQcgAaiEPIAhBfmoiCA0ACwsCQAJAIBAoArAjIgwNACANIQcMAQsgEEG0I2ooAgAhEkEAIQsgCigCFCEIAkACQCAMQQRPDQAgDSEHDAELAkAgDSASIAxBJGxqQWhqTw0AIBIgDSAMQQJ0ak8NACANIQcMAQsgEkH0AGohDyANIAxBfHEiC0ECdGohByAI/REhGCAJ/REhGSALIQ4DQCANIA9BeGogD0FUaiAPQbB/aiAPQYx/av0JAgD9VgIAAf1WAgAC/VYCAAMgGf21ASAPQXxqIA9BWGogD0G0f2ogD0GQf2r9CQIA/VYCAAH9VgIAAv1WAgAD/a4BIA8gD0FcaiAPQbh/aiAPQZR/av0JAgD9VgIAAf1WAgAC/VYCAAMgGP21Af2uAf0LAgAgDUEQaiENIA9BkAFqIQ8gDkF8aiIODQALIAwgC0YNAQsgC0EBciEPAkAgDEEBcUUNACAHIBIgC0EkbGoiDSgCACAJbCANKAIEaiANKAIIIAhsajYCACAHQQRqIQcgDyELCyAMIA9GDQAgDCALayENIAtBJGwgEmpBLGohDwNAIAcgD0FUaigCACAJbCAPQVhqKAIAaiAPQVxqKAIAIAhsajYCACAHQQRqIA9BeGooAgAgCWwgD0F8aigCAGogDygCACAIbGo2AgAgB0EIaiEHIA9ByABqIQ8gDUF+aiINDQALCwJAAkAgECgCuCMiDA0AIAchDQwBCyAQQbwjaigCACESQQAhCyAKKAIUIQgCQAJAIAxBBE8NACAHIQ0MAQsCQCAHIBIgDEEkbGpBaGpPDQAgEiAHIAxBAnRqTw0AIAchDQwBCyASQfQAaiEPIAcgDEF8cSILQQJ0aiENIAj9ESEYIAn9ESEZIAshDgNAIAcgD0F4aiAPQVRqIA9BsH9qIA9BjH9q/QkCAP1WAgAB/VYCAAL9VgIAAyAZ/bUBIA9BfGogD0FYaiAPQbR/aiAPQZB/av0JAgD9VgIAAf1WAgAC/VYCAAP9rgEgDyAPQVxqIA9BuH9qIA9BlH9q/QkCAP1WAgAB/VYCAAL9VgIAAyAY/bUB/a4B/QsCACAHQRBqIQcgD0GQAWohDyAOQXxqIg4NAAsgDCALRg0BCyALQQFyIQ8CQCAMQQFxRQ0AIA0gEiALQSRsaiIHKAIAIAlsIAcoAgRqIAcoAgggCGxqNgIAIA1BBGohDSAPIQsLIAwgD0YNACAMIAtrIQcgC0EkbCASakEsaiEPA0AgDSAPQVRqKAIAIAlsIA9BWGooAgBqIA9BXGooAgAgCGxqNgIAIA1BBGogD0F4aigCACAJbCAPQXxqKAIAaiAPKAIAIAhsajYCACANQQhqIQ0gD0HIAGohDyAHQX5qIgcNAAsLAkACQCAQKALAIyIODQAgCigCFCEMDAELIBBBxCNqKAIAIRJBACELIAooAhQhDAJAAkAgDkEETw0AIA0hBwwBCwJAIA0gEiAOQSRsakFoak8NACASIA0gDkECdGpPDQAgDSEHDAELIBJB9ABqIQ8gDSAOQXxxIgtBAnRqIQcgDP0RIRggCf0RIRkgCyEIA0AgDSAPQXhqIA9BVGogD0Gwf2ogD0GMf2r9CQIA/VYCAAH9VgIAAv1WAgADIBn9tQEgD0F8aiAPQVhqIA9BtH9qIA9BkH9q/QkCAP1WAgAB/VYCAAL9VgIAA/2uASAPIA9BXGogD0G4f2ogD0GUf2r9CQIA/VYCAAH9VgIAAv1WAgADIBj9tQH9rgH9CwIAIA1BEGohDSAPQZABaiEPIAhBfGoiCA0ACyAOIAtGDQELIAtBAXIhDwJAIA5BAXFFDQAgByASIAtBJGxqIg0oAgAgCWwgDSgCBGogDSgCCCAMbGo2AgAgB0EEaiEHIA8hCwsgDiAPRg0AIA4gC2shDSALQSRsIBJqQSxqIQ8DQCAHIA9BVGooAgAgCWwgD0FYaigCAGogD0FcaigCACAMbGo2AgAgB0EEaiAPQXhqKAIAIAlsIA9BfGooAgBqIA8oAgAgDGxqNgIAIAdBCGohByAPQcgAaiEPIA1BfmoiDQ0ACwsCQCAMRQ0AQQAhDiAKKAJAIQcgCigCPCEIAkAgDEEESQ0AAkAgCCAHIAxBAnQiD2pPDQAgByAIIA9qSQ0BCyAMQXxxIg5BfGoiD0ECdkEBaiINQQNxIRJBACERAkAgD0EMSQ0AIA1B/P///wdxIRVBACEPQQAhEQNAIAcgD2oiDf0MAAAAAAAAAAAAAAAAAAAAACIY/QsCACAIIA9qIgv9DP////////////////////8iGf0LAgAgC0EQaiAZ/QsCACANQRBqIBj9CwIAIAtBIGogGf0LAgAgDUEgaiAY/QsCACALQTBqIBn9CwIAIA1BMGogGP0LAgAgD0HAAGohDyARQRBqIREgFUF8aiIVDQALCwJAIBJFDQAgCCARQQJ0Ig1qIQ8gByANaiENA0AgDf0MAAAAAAAAAAAAAAAAAAAAAP0LAgAgD/0M//////////////////////0LAgAgD0EQaiEPIA1BEGohDSASQX9qIhINAAsLIAwgDkYNAQsgDCAOQX9zaiESAkAgDEEDcSILRQ0AIAggDkECdCINaiEPIAcgDWohDQNAIA9BfzYCACANQQA2AgAgD0EEaiEPIA1BBGohDSAOQQFqIQ4gC0F/aiILDQALCyASQQNJDQAgDkECdCELIAwgDmshDgNAIAggC2oiD0F/NgIAIAcgC2oiDUEANgIAIA9BBGpBfzYCACANQQRqQQA2AgAgD0EIakF/NgIAIA1BCGpBADYCACAPQQxqQX82AgAgDUEMakEANgIAIAhBEGohCCAHQRBqIQcgDkF8aiIODQALCyAKQagiakEANgIAIApBoCJqQgA3AwAgCkGQImr9DAAAAAAAAAAAAAAAAAAAAAAiGv0LBAAgCiAa/QsEgCIgCiABNgL8ISAKIAA2AvghIApCADcD6CEgCiADNgLkISAKIAI2AuAhAkAgBEF/Sg0AIApB+CFqIApB4CFqIApB0CFqEJqAgIAAIBAoAvgiIg9BASAPG60gCjUC0CF+QiCIpyEECyAKQQc2AuwhIAooAnRBACAQKALQI0ECdPwLAAJAIBAoAswjIgtFDQAgCyAFbCETIAsgBGwhFSAQKALgIyERIBAoAtwjIRIgECgC2CMhAEEAIQEgCigCdCEMAkAgC0EESQ0AIAwgACALQQJ0Ig9qSSAAIAwgD2oiD0lxDQAgEiALIARBAnRBBGpsaiAMSyASIBVBAnRqIA9JcQ0AIBEgCyAFQQJ0QQRqbGogDEsgESATQQJ0aiAPSXENACALQXxxIgFBfGoiD0ECdkEBaiINQQFxIRACQAJAIA8NAEEAIQ0MAQsgDUH+////B3EhByARIBNBAnRqIQIgEiAVQQJ0aiEDQQAhD0EAIQ0DQCAMIA9qIgggAyAPaiIO/QACACAAIA9qIgT9AAIA/a4BIAIgD2oiBf0AAgD9rgH9CwIAIAhBEGogDkEQav0AAgAgBEEQav0AAgD9rgEgBUEQav0AAgD9rgH9CwIAIA9BIGohDyANQQhqIQ0gB0F+aiIHDQALCwJAIBBFDQAgDCANQQJ0Ig9qIBIgDSAVakECdGr9AAIAIAAgD2r9AAIA/a4BIBEgDSATakECdGr9AAIA/a4B/QsCAAsgCyABRg0BCyABQQFyIQ8CQCALQQFxRQ0AIAwgAUECdCINaiASIAEgFWpBAnRqKAIAIAAgDWooAgBqIBEgASATakECdGooAgBqNgIAIA8hAQsgCyAPRg0AIAsgAWshDiAAIAFBAnQiDWohDyAMIA1qIQ0gESABIBNqQQJ0aiEHIBIgASAVakECdGohCANAIA0gCCgCACAPKAIAaiAHKAIAajYCACANQQRqIAhBBGooAgAgD0EEaigCAGogB0EEaigCAGo2AgAgB0EIaiEHIAhBCGohCCAPQQhqIQ8gDUEIaiENIA5BfmoiDg0ACwsCQCAKKAIMIg9FDQAgCUFeaiEbIApBxiFqQQFqIRwgCkGUImohHSAKQZABakEIciEeIApB3ABqIR8gCkG4AWohICAKQZABakEgaiEhIApBkAFqQRBqISJBACEjQX8hJEEAISUDQAJAIBtFDQAgIyAbbCEmQQAhFQNAIAooAhghDyAKKAIQIQ0gFyAVICZqIidqIihBADoAAAJAIAooAiAgDyAVaiANICNsaiILai0AAEUNAAJAIAooAjQgC2oiEi0AACIEQf8BRw0AIAooAgghDEEAIQkgIEEANgIAICFCADcDACAiIBr9CwQAIAogGv0LBJABIAooAhAiEEEBaiEpIBBBAmohFiAQQQF0IhRBAXIhESAUQQJqIRMDQCASIBAgCUH/AXFBA24iD2wgCSAPQQNsa0H/AXFqayEPQQAhDQJAAkACQAJAAkACQAJAAkACQAJAIAlBCEYNACAPIBNqLQAAIg1B/wFGDQkgDCgCqDEgDWwhDSAJQQdGDQELIA8gEWotAAAiB0H/AUYNCCAMKAKkMSAHbCANaiENIAlBBkYNAQsgDyAUai0AACIHQf8BRg0HIAwoAqAxIAdsIA1qIQ0gCUEFRg0BCyAPIBZqLQAAIgdB/wFGDQYgDCgCnDEgB2wgDWohDSAJQQRGDQELIA8gKWotAAAiB0H/AUYNBSAMKAKYMSAHbCANaiENIAlBA0YNAQsgDyAQai0AACIHQf8BRg0EIAwoApQxIAdsIA1qIQAgCUECRg0BIA8tAAIiDUH/AUYNBCAMKAKQMSANbCAAaiEAIAlBAUcNAQwCCyAPLQACIgdB/wFGDQMgDCgCkDEgB2wgDWohAAsgDy0AASINQf8BRg0CIAwoAowxIA1sIABqIQAgCUUNAQsgDy0AACIPQf8BRg0BIAwoAogxIA9sIABqIQALIAwoAvQiIgFBAUgNAEEgIAwoAqwxIg9rIQJBfyAPdEF/cyEEIAwgCUECdGpBiDFqKAIAIQMgDCgChDEhDkEBIQ8DQEEBIQcCQCAOIA8iBSADbCAAaiIIQbHz3fF5bCACdiINQQJ0aigCACIPQX9GDQADQAJAIA8gCEcNAEEAIQcMAgtBASEHIA4gDUEBaiAEcSINQQJ0aigCACIPQX9HDQALCyAKQZABaiAFQQJ0aiIPIA8oAgAgB2o2AgAgBUEBaiEPIAUgAUcNAAsLIAlBAWoiCUEJRw0ACwJAAkAgDCgC9CIiD0EBSA0AQQEhDSAPQQFxIQACQAJAIA9BAUcNAEEKIQ9BACEODAELIA9BfnEhBUEKIQ9BACEOIB4hB0EAIQ0DQCAHQXxqKAIAIgQgDyAEIA9IIgkbIQhBACAOIAkbIQ4CQCAEIA9KDQAgCkHGIWogDmogDUEBajoAACAOQQFqIQ4LQQAgDiAHKAIAIg8gCEgiBBshDiANQQJqIQ0CQCAPIAhKDQAgCkHGIWogDmogDToAACAOQQFqIQ4LIA8gCCAEGyEPIAdBCGohByAFIA1HDQALIA1BAWohDQsCQCAARQ0AQQAgDiAKQZABaiANQQJ0aigCACIHIA9IGyEOIAcgD0oNACAKQcYhaiAOaiANOgAAIA5BAWohDgsgDkEBRw0BIAotAMYhIQQMAgtBACEOC0EAIQ8gCkEANgJoIAooAjghAgJAIAwoAqgjIgFFDQAgCigCLCALaiEEIAFBAXEhAyAMQawjaigCACESQQAhDyAKKAJcIQlBACEIAkAgAUEBRg0AIBJBMGohDSABQX5xIQBBACEPIAIhB0EAIQgDQCAJIA9BAXRqIA0gBCAHKAIAai0AAEEBdGpBXGovAQAiBTsBACAJIA8gBUH//wNHaiIPQQF0aiANIAQgB0EEaigCAGotAABBAXRqLwEAIgU7AQAgDyAFQf//A0dqIQ8gDUHIAGohDSAHQQhqIQcgACAIQQJqIghHDQALCyADRQ0AIAkgD0EBdGogEiAIQSRsaiAEIAIgCEECdGooAgBqLQAAQQF0akEMai8BACINOwEAIA8gDUH//wNHaiEPCyAKIA82AmggAiABQQJ0aiECAkACQCAKKAKEAQ0AIAwoArAjIQEMAQsCQCAMKAKwIyIBRQ0AIAooAjAgC2ohBCABQQFxIQMgDEG0I2ooAgAhEkEAIQggCigCXCEJAkAgAUEBRg0AIBJBMGohDSABQX5xIQBBACEIIAIhBwNAIAkgD0EBdGogDSAEIAcoAgBqLQAAQQF0akFcai8BACIFOwEAIAkgDyAFQf//A0dqIg9BAXRqIA0gBCAHQQRqKAIAai0AAEEBdGovAQAiBTsBACAPIAVB//8DR2ohDyANQcgAaiENIAdBCGohByAAIAhBAmoiCEcNAAsLIANFDQAgCSAPQQF0aiASIAhBJGxqIAQgAiAIQQJ0aigCAGotAABBAXRqQQxqLwEAIg07AQAgDyANQf//A0dqIQ8LIAogDzYCaAsgAiABQQJ0aiEBAkAgDCgCuCMiAEUNACAAQQFxIQIgDEG8I2ooAgAhA0EAIQ0gCigCJCEIIAooAlwhBAJAIABBAUYNACADQTBqIQ1BACEJQQAgAEF+cWshBSABIQcDQCAEIA9BAXRqIA1BXGovAQA7AQAgCiAPIAggBygCACALamotAABqIg82AmggBCAPQQF0aiANLwEAOwEAIAogDyAIIAdBBGooAgAgC2pqLQAAaiIPNgJoIAdBCGohByANQcgAaiENIAUgCUF+aiIJRw0AC0EAIAlrIQ0LIAJFDQAgBCAPQQF0aiADIA1BJGxqLwEMOwEAIAogDyAIIAEgDUECdGooAgAgC2pqLQAAajYCaAsCQAJAIAwoAsAjIgQNAEEAIQ8MAQsgASAAQQJ0aiENIAxBxCNqKAIAQQxqIQdBACEPIAooAmQhBSAKKAJgIQAgCigCKCEBA0AgASANKAIAIAtqai0AACEIIAAgD0EBdCIJaiAHLwEAOwEAIAUgCWogCDsBACANQQRqIQ0gB0EkaiEHIA8gCEEAR2ohDyAEQX9qIgQNAAsLQX8hBCAMKALIIyEAIAooAhwhBUF/IQgCQCAKKAI8Ig0gC0F/aiIBQQJ0aiIJKAIAIgdBAEgNACABIQggByABRg0AA0AgCSANIAdBAnRqKAIAIgg2AgAgCCANIAhBAnRqIgkoAgAiB0cNAAsLAkAgDSALIBBrIgFBAnRqIgkoAgAiB0EASA0AIAEhBCAHIAFGDQADQCAJIA0gB0ECdGooAgAiBDYCACAEIA0gBEECdGoiCSgCACIHRw0ACwtBACEWQQAhDQJAIAwoAvQiIgFBAUgNAEEBIQcgBUEBdiECQQAhCQJAAkAgAUEESQ0AIAFBfHEiCUF8aiINQQJ2QQFqIgdBAXEhKSAF/REhGCAC/REhKgJAAkAgDQ0AQQAhAwwBCyAHQf7///8HcSEQQQAhAyAKQZABaiENIB0hBwNAIA1BEGogB/0AAgBBBP2rASAq/a4BIhn9GwAgGP0bACISbv0RIBn9GwEgGP0bASIRbv0cASAZ/RsCIBj9GwIiE279HAIgGf0bAyAY/RsDIhRu/RwD/QsEACANIAdBcGr9AAIAQQT9qwEgKv2uASIZ/RsAIBJu/REgGf0bASARbv0cASAZ/RsCIBNu/RwCIBn9GwMgFG79HAP9CwQAIA1BIGohDSAHQSBqIQcgA0EIaiEDIBBBfmoiEA0ACwsCQCApRQ0AIApBkAFqIANBAnQiDWogCkGAImogDUEEcmr9AAIAQQT9qwEgKv2uASIZ/RsAIBj9GwBu/REgGf0bASAY/RsBbv0cASAZ/RsCIBj9GwJu/RwCIBn9GwMgGP0bA279HAP9CwQACyABIAlGDQEgCUEBciEHCyAKQZABaiAJQQJ0aiENIApBgCJqIAdBAnRqIQcDQCANIAcoAgBBBHQgAmogBW42AgAgDUEEaiENIAdBBGohByABIAlBAWoiCUcNAAsLIAEhDQsgCkGQAWogDUECdCIBaiAlQQR0IAVuNgIAIA1BAWohBwJAIAhBAEgNACAKKAJAIAhBAnRqKAIAIglBCSAJQQlIGyEWCyAKQZABaiAHQQJ0aiAWNgIAIA1BAmohBUEAIQdBACEJAkAgBEEASA0AIAooAkAgBEECdGooAgAiCUEJIAlBCUgbIQkLIApBkAFqIAVBAnRqIAk2AgAgASAKQZABamoiCUEMaiAIQX9KIAggBEZxNgIAIAlBEGogCigCgAFBAUo2AgAgDUEFaiINQQEgDUEBSxsiCUEBcSECIAooAmQhCCAKKAJgIQQCQCANQQJJDQAgCUF+cSEBQQAhByAKQZABaiENA0AgBCAPQQF0IglqIAAgB2oiBTsBACAIIAlqIA0oAgAiCTsBACAEIA8gCUEAR2oiD0EBdCIJaiAFQQFqOwEAIAggCWogDUEEaigCACIJOwEAIA8gCUEAR2ohDyANQQhqIQ0gASAHQQJqIgdHDQALIAAgB2ohAAsCQCACRQ0AIAQgD0EBdCINaiAAOwEAIAggDWogCkGQAWogB0ECdGooAgAiDTsBACAPIA1BAEdqIQ8LIAogDzYCbCAMKAL0IyEEIAooAnghCSAKKAJ8IQUgCigCcCAKKAJ0IAwoAtAjQQJ0/AoAACAMKALUIyAMKALQIyAfIAooAnAgDCgC8CMRgoCAgAAAAkAgDCgCzCNFDQBBAkEEIARBAkYbQQEgBEEBShshAUEAIQ8gCSEHQQAhDQNAAkAgCigCcCAPaigCAEGAgIACaiAMKALsIyANai0AACIIdkGAgIACIAh2ayIAIAwoAuQjIghIDQAgDCgC6CMiCCAAIAAgCEobIQgLAkACQAJAAkACQCAEDgMAAQIDCyAHIAg6AAAMAwsgByAIQYABczoAAAwCCyAHIAg7AAAMAQsgByAINgAACyAPQQRqIQ8gByABaiEHIA1BAWoiDSAMKALMI0kNAAsLAkACQCAMKAL4I0EBTg0AIAkhDwwBCyAMQbAkaiENQQAhBwNAIAUhDyAKIAkiBTYCkAEgCiAPNgKQISANIghBTGogCkGQAWogCkGQIWpBARCbgICAACAIQdABaiENIA8hCSAHQQFqIgcgDCgC+CNIDQALIAgoAgAhBAsCQCAMKAL0IiIHQQFIDQBBAkEEIARBAkYbQQEgBEEBShshCSAKQZAhaiENA0ACQAJAAkACQAJAIAQOAwABAgMLIA8tAAAhCAwDCyAPLQAAQYABcyEIDAILIA8uAAAhCAwBCyAPKAAAIQgLIA0gCDYCACAPIAlqIQ8gDUEEaiENIAdBf2oiBw0ACwsCQCAkICdBAnYiD0YNACAKIA82AughIApB+CFqIApB4CFqIApB0CFqEJqAgIAAIA8hJAsgCkHQIWogJ0EDcUECdHI1AgAhKyAKLQDGISIEQQJ0IApBkCFqakF8aigCACIJIQ8CQCAOQQJIIgANAEEBIQggCSEPAkAgDkF/aiIHQQRJDQAgB0F8cSIFQQFyIQggCf0RIRkgBSENIBwhDwNAIApBkCFq/QwAAAAAAAAAAAAAAAAAAAAAIA8oAAD9Ef0NEAECAxEFBgcSCQoLEw0OD/0M//////////////////////2uASIY/RsDQQJ0aiAKQZAhaiAY/RsCQQJ0aiAKQZAhaiAY/RsBQQJ0aiAKQZAhaiAY/RsAQQJ0av0JAgD9VgIAAf1WAgAC/VYCAAMgGf24ASEZIA9BBGohDyANQXxqIg0NAAsgGSAZIBj9DQgJCgsMDQ4PAAAAAAAAAAD9uAEiGCAYIBj9DQQFBgcAAAAAAAAAAAAAAAD9uAH9GwAhDyAHIAVGDQELIA4gCGshByAKQcYhaiAIaiENA0AgDS0AAEECdCAKQZAhampBfGooAgAiCCAPIAggD0obIQ8gDUEBaiENIAdBf2oiBw0ACwsCQAJAIA5BAU4NAEEAIQkMAQsgBiAPIAlrIgxyRQ0BIA5Bf2ohDUEAIQkgCkGQAWohByAcIQgDQAJAIAZFDQBBgIAEIQUCQEGAgAQgBm6tIAysfiIsQoACVA0AQQAhBSAsQv/zBVYNACAsQgiIp0EBdEHwr4SAAGovAQAhBQsgBSAJaiEJCyAHIAk2AgAgDUUNASAHQQRqIQcgDUF/aiENIAgtAAAhBSAIQQFqIQggBiAPIAVBAnQgCkGQIWpqQXxqKAIAayIMcg0ACyAFIQQMAQsgAA0AIA5Bf2ohCCAJrSArfkIgiKchB0EAIQ0gCkGQAWohDwJAA0AgDygCACAHSw0BIA9BBGohDyAIIA1BAWoiDUcNAAsgCCENCyAKQcYhaiANai0AACEECyAoIAQ6AAAgCigCICALai0AACEHIAooAighDyAKKAIUIQ0gCigCECEJIAooAjQgC2ogBDoAACAKKAIsIAtqIAQ6AAAgDyANIARsaiALaiIPIAlBf3NqIg0gDS0AAEEBajoAACAPIAlrIg0gDS0AAEEBajoAACANQQFqIg0gDS0AAEEBajoAACAPQX9qIg0gDS0AAEEBajoAACAPIA8tAABBAWo6AAAgDyAPLQABQQFqOgABIA8gCWoiD0F/aiINIA0tAABBAWo6AAAgDyAPLQAAQQFqOgAAIA9BAWoiDyAPLQAAQQFqOgAAIAdBA3EhBUF/IQ0CQCAKKAI8Ig8gC0F/aiIOQQJ0aiIIKAIAIgdBAEgNACAOIQ0gByAORg0AA0AgCCAPIAdBAnRqKAIAIg02AgAgDSAPIA1BAnRqIggoAgAiB0cNAAsLIAVBAUYhDEF/IQcCQCAPIAsgCWsiBUECdGoiDigCACIIQQBIDQAgBSEHIAggBUYNAANAIA4gDyAIQQJ0aigCACIHNgIAIAcgDyAHQQJ0aiIOKAIAIghHDQALC0F/QQAgDBshCAJAIA1BAEgiDg0AIAooAkAgDUECdGoiBSAFKAIAIAhqNgIACwJAIAdBAEgiBQ0AIAooAkAgB0ECdGoiDCAMKAIAIAhqNgIACwJAIAooAgggBGpBhCNqLQAARQ0AIA8gC0ECdCIIaiALNgIAIAogCigCgAFBAWo2AoABIAooAkAiDCAIaiIIIAooAiAiACAJIAtqai0AAEEDcUEBRiALIABqQQFqLQAAQQNxQQFGajYCAAJAIA4NACAPIA1BAnQiDmogCzYCACAKIAooAoABQX9qNgKAASAIIAgoAgAgDCAOaigCAGo2AgALIAUNACAHIA1GDQAgDyAHQQJ0Ig1qIAs2AgAgCiAKKAKAAUF/ajYCgAEgCCAIKAIAIAwgDWooAgBqNgIACyAKQYAiaiAEQQJ0aiIPIA8oAgBBAWo2AgAgJUEBaiElCyAVQQFqIhUgG0cNAAsgCigCDCEPCyAjQQFqIiMgD0kNAAsLIApBCGoQnICAgAAhDCAKKAIQIRsCQAJAIAwNAEEAIQ4CQCAKKAIYIg8gCigCFCIHTw0AQQAhDiAKKAIwIQQgCigCICEIA0ACQCAIIA9qLQAAIg1FDQAgBCAPai0AAA0AAkAgDUEEcQ0AIA8hDgwDCyAOIA8gDhshDgsgByAPQQFqIg9HDQALCyAKKAIsIA5qIAooAghBnCNqKAIAOgAADAELIAxBAkgNAEEAIQggCigCUCEFIAooAkwhByAKKAIIIQsCQAJAIAxBBEkNAAJAIAUgByAMQQJ0Ig9qTw0AIAcgBSAPakkNAQsgDEF8cSIIQXxqIg9BAnZBAWoiDUEDcSEEQQAhCQJAIA9BDEkNACANQfz///8HcSEGQQAhD0EAIQkDQCAHIA9qIg39DAAAAAAAAAAAAAAAAAAAAAAiGP0LAgAgBSAPaiIOIBj9CwIAIA5BEGogGP0LAgAgDUEQaiAY/QsCACAOQSBqIBj9CwIAIA1BIGogGP0LAgAgDkEwaiAY/QsCACANQTBqIBj9CwIAIA9BwABqIQ8gCUEQaiEJIAZBfGoiBg0ACwsCQCAERQ0AIAUgCUECdCINaiEPIAcgDWohDQNAIA39DAAAAAAAAAAAAAAAAAAAAAAiGP0LAgAgDyAY/QsCACAPQRBqIQ8gDUEQaiENIARBf2oiBA0ACwsgDCAIRg0BCyAMIAhBf3NqIQQCQCAMQQNxIg5FDQAgBSAIQQJ0Ig1qIQ8gByANaiENA0AgD0EANgIAIA1BADYCACAPQQRqIQ8gDUEEaiENIAhBAWohCCAOQX9qIg4NAAsLIARBA0kNACAIQQJ0IQQgDCAIayEJIAUhCCAHIQ4DQCAIIARqIg9BADYCACAOIARqIg1BADYCACAPQQRqQQA2AgAgDUEEakEANgIAIA9BCGpBADYCACANQQhqQQA2AgAgD0EMakEANgIAIA1BDGpBADYCACAIQRBqIQggDkEQaiEOIAlBfGoiCQ0ACwsCQCAKKAIYIgQgCigCFCIGTyIADQAgCigCMCAEaiENIAYgBGshCCAKKAJIIARBAnRqIQ8DQAJAIA8oAgAiDkEASA0AIAcgDkECdGoiDiAOKAIAQQFqNgIAIA0tAABFDQAgBSAPKAIAQQJ0akEBNgIACyAPQQRqIQ8gDUEBaiENIAhBf2oiCA0ACwsgDEF/aiIPQQNxIQ4CQAJAIAxBfmpBA08NAEEAIQ1BASEPDAELIAdBEGohCCAPQXxxIQxBACENQQEhDwNAIA9BA2oiCSAPQQJqIA9BAWogDyANIAhBdGooAgAgByANQQJ0aigCAEobIg0gCEF4aigCACAHIA1BAnRqKAIAShsiDSAIQXxqKAIAIAcgDUECdGooAgBKGyINIAgoAgAgByANQQJ0aigCAEobIQ0gD0EEaiEPIAhBEGohCCAJIAxHDQALCwJAIA5FDQAgByAPQQJ0aiEIA0AgDyANIAgoAgAgByANQQJ0aigCAEobIQ0gCEEEaiEIIA9BAWohDyAOQX9qIg4NAAsLIAUgDUECdGpBATYCAAJAIAANACAEQQJ0IQ8gCigCSCEIA0ACQCAIIA9qKAIAIg1BAEgNACAFIA1BAnQiDWooAgANACAHIA1qKAIAIAsoApAjTg0AIAooAiwgBGogCygCmCM6AAAgCigCSCIIIA9qQX82AgAgCigCFCEGCyAPQQRqIQ8gBEEBaiIEIAZJDQALCyAKQQhqEJyAgIAAIidBAkgNACAKIAooAhAiAzYCjCIgCkL/////HzcChCIgCkEAIANrIiM2AoAiIApBkAFqQf8BQYAg/AsAAkAgCigCFCIpRQ0AIAooAkwhCCAKKAJIIhEhDyAKKAJEIhAhByAKKAJQIgUhDkEAIQ1BACEBA0AgByAPKAIAQR91Qf////8HcSIENgIAAkAgDygCAEEASA0AIAggCkGQAWogBEH/B3FBAnRqIgkoAgAiBDYCACAOQX82AgACQCAEQQBIDQAgBSAEQQJ0aiANNgIACyAJIA02AgAgAUEBaiEBCyAPQQRqIQ8gB0EEaiEHIAhBBGohCCAOQQRqIQ4gKSANQQFqIg1HDQALIAFFDQAgCigCLCEOIAooAgghByAKKAJMIQIgCigCUCELQQAhEgNAAkAgCkGQAWogEkH/B3FBAnRqIhMoAgAiCEEASA0AA0AgAiAIQQJ0Ig9qIg0oAgAhBAJAAkAgCyAPaiIFKAIAIglBAEgNACACIAlBAnRqIQkMAQsgCkGQAWogECAPaigCAEGACG9BAnRqIQkLIAkgBDYCAAJAIA0oAgAiDUEASA0AIAsgDUECdGogBSgCADYCAAsgAUF/aiEBIBEgD2ohFUEAIQ8gCigCMCEFIAooAiAhCQNAAkAgByAOIApBgCJqIA9qKAIAIAhqIg1qLQAAakGEI2otAAANACAJIA1qLQAAIgRFDQAgBSANai0AAA0AIAdBFEEQIARBBHEbakGQI2ooAgAiBEEBSA0AIAQgEmoiDCAQIA1BAnQiBGoiACgCACIGSg0AAkAgDCAGRw0AIBUoAgAiDSARIARqIgQoAgBODQEgBCANNgIADAELAkACQCAGQf////8HRg0AIAIgBGoiFCgCACEWAkACQCALIARqIigoAgAiJUEASA0AIAIgJUECdGohBgwBCyAKQZABaiAGQYAIb0ECdGohBgsgBiAWNgIAIBQoAgAiBkEASA0BIAsgBkECdGogKCgCADYCAAwBCyABQQFqIQELIAAgDDYCACARIARqIBUoAgA2AgAgAiAEaiAKQZABaiAAKAIAQYAIb0ECdGoiDCgCACIGNgIAIAsgBGpBfzYCAAJAIAZBAEgNACALIAZBAnRqIA02AgALIAwgDTYCAAsgD0EEaiIPQRBHDQALIBMoAgAiCEEATg0ACwsgEkEBaiESIAENAAsLIAooAlAhDAJAAkAgCigCGCISIClPIhZFDQBBACELDAELIBJBAXQhByAKKAJIIg8gEkECdCINaiEFIAooAkQiCCANaiEAICmtIBKtfSEsIA8gEiADakECdCINaiEGIAggDWohAiAKKAJUIQEgEiENQQAhD0EAIQsDQCANIg5BAWohDQJAIAUgD2oiCSgCACIEQQBIIggNACANIClPDQAgCUEEaigCACIJQQBIDQAgBCAJRg0AIAEgC0EDdGogACAPaiIJQQRqKAIAIAkoAgBqrEIUhiAHrYQ3AwAgC0EBaiELCwJAIAgNACADIA5qIClPDQAgBiAPaigCACIIQQBIDQAgBCAIRg0AIAEgC0EDdGogAiAPaigCACAAIA9qKAIAaqxCFIYgB0EBaq2ENwMAIAtBAWohCwsgB0ECaiEHIA9BBGohDyAsQn98IixCAFINAAsgC0ECSQ0AIAtBAXYhBCAKKAJUIQ0DQCANIARBf2oiBEEDdGopAwAhKyAEIQ8CQCAEQQF0IghBAXIiByALTw0AIAQhDgNAAkACQCAIQQJqIg8gC0kNACAHIQ8MAQsgDyAHIA0gD0EDdGopAwAgDSAHQQN0aikDAFQbIQ8LAkAgDSAPQQN0aikDACIsICtUDQAgDiEPDAILIA0gDkEDdGogLDcDACAPIQ4gD0EBdCIIQQFyIgcgC0kNAAsLIA0gD0EDdGogKzcDACAEDQALCwJAIClFDQAgCigCTEEAIClBAnT8CwALAkAgJ0EBSA0AQQAhDwJAAkAgJ0EESQ0AICdBfHEiD0F8aiINQQJ2QQFqIghBA3EhBwJAAkAgDUEMTw0A/QwAAAAAAQAAAAIAAAADAAAAIRhBACEIDAELIAhB/P///wdxIQ79DAAAAAABAAAAAgAAAAMAAAAhGEEAIQggDCENA0AgDSAY/QsCACANQTBqIBj9DAwAAAAMAAAADAAAAAwAAAD9rgH9CwIAIA1BIGogGP0MCAAAAAgAAAAIAAAACAAAAP2uAf0LAgAgDUEQaiAY/QwEAAAABAAAAAQAAAAEAAAA/a4B/QsCACANQcAAaiENIBj9DBAAAAAQAAAAEAAAABAAAAD9rgEhGCAIQRBqIQggDkF8aiIODQALCwJAIAdFDQAgDCAIQQJ0aiENA0AgDSAY/QsCACANQRBqIQ0gGP0MBAAAAAQAAAAEAAAABAAAAP2uASEYIAdBf2oiBw0ACwsgJyAPRg0BCyAMIA9BAnRqIQ0DQCANIA82AgAgDUEEaiENICcgD0EBaiIPRw0ACwsgC0UNACAKKAJMIQEgCigCLCECIAooAgghACAKKAJEIQ0gCigCSCEJIAooAlQhEEEBIRMDQEEBIAMgECkDACIsQgGDUBsgLKdBAXZB//8fcSIIaiEOAkAgDCAJIAhBAnQiFWooAgAiD0ECdGoiBygCACIEIA9GDQADQCAHIAwgBEECdGooAgAiDzYCACAPIAwgD0ECdGoiBygCACIERw0ACwsCQCAMIAkgDkECdCIUaigCACIHQQJ0aiIEKAIAIgUgB0YNAANAIAQgDCAFQQJ0aigCACIHNgIAIAcgDCAHQQJ0aiIEKAIAIgVHDQALCyAQIBAgC0F/aiILQQN0aikDACIrNwMAQQAhBAJAAkACQCALDgICAQALQQAhBkEBIQVBACERA0ACQAJAIAZBAmoiBCALSQ0AIAUhBAwBCyAEIAUgECAEQQN0aikDACAQIAVBA3RqKQMAVBshBAsCQCAQIARBA3RqKQMAIiwgK1QNACARIQQMAgsgECARQQN0aiAsNwMAIAQhESAEQQF0IgZBAXIiBSALSQ0ACwsgECAEQQN0aiArNwMACwJAIA8gB0YNACAMIA9BAnRqIAc2AgAgCiADNgKcASAKQv////8fNwKUASAKICM2ApABAkAgDSAVaigCACIERQ0AIAooAjAhFSAKKAIgIREDQEEAIQ8CQCAAIAIgCGotAABqQYQjai0AAA0AQX8hDyARIAhqLQAAIgdFDQAgFSAIai0AAA0AIABBFEEQIAdBBHEbakGQI2ooAgAhDwsgASAIQQJ0IgdqQQE2AgAgBCAPayEEIAkgB2ohBiAKQZABaiEPAkADQAJAIA0gDygCACAIaiIFQQJ0IgdqKAIAIARHDQAgCSAHaigCACAGKAIARg0CCyAPQQRqIQ8MAAsLIAUhCCAEDQALCyAKIAM2ApwBIApC/////x83ApQBIAogIzYCkAECQCANIBRqKAIAIghFDQAgCigCMCERIAooAiAhBgNAQQAhDwJAIAAgAiAOai0AAGpBhCNqLQAADQBBfyEPIAYgDmotAAAiB0UNACARIA5qLQAADQAgAEEUQRAgB0EEcRtqQZAjaigCACEPCyABIA5BAnQiB2pBATYCACAIIA9rIQggCSAHaiEFIApBkAFqIQ8CQANAAkAgDSAPKAIAIA5qIgRBAnQiB2ooAgAgCEcNACAJIAdqKAIAIAUoAgBGDQILIA9BBGohDwwACwsgBCEOIAgNAAsLIBNBAWohEwsgEyAnTg0BIAsNAAsLIAooAggiD0GcI2ooAgAhACAPQZQjaigCACELAkAgFg0AIBJBAnQhDwNAAkAgCigCTCAPaigCAEUNACAKKAIsIBJqIAA6AAAgCigCFCEpCyAPQQRqIQ8gEkEBaiISIClJDQALIAooAhghEgsgEiApTw0AIBIgA2shAgNAAkAgCigCTCASQQJ0aigCAEUNACALQQFIIgENAEEAIQwgAiEFIBIhBgNAAkAgAQ0AIAUhDSAGIQ8gCyEHA0ACQCAKKAIIIgggCigCLCIEIA9qIg4tAABqQYQjai0AAA0AIAooAiAgD2otAAAiCUUNACAJQQRxDQAgCigCMCAPai0AAA0AAkAgCCAEIA1qLQAAakGEI2otAAANACAIIA5Bf2otAABqQYQjai0AAEUNAQsgDiAAOgAACyANQQFqIQ0gD0EBaiEPIAdBf2oiBw0ACwsgBSADaiEFIAYgA2ohBiAMQQFqIgwgC0cNAAsgCigCFCEpCyACQQFqIQIgEkEBaiISIClJDQALCwJAIAooAgwNAEEAIQ8MAQsgG0FeaiEHQQAhD0EAIQ0DQCAXIAooAiwgCigCECANbCAKKAIYamogB/wKAAAgFyAHaiEXIA1BAWoiDSAKKAIMSQ0ACwsgCkGwImokgICAgAAgDwvEBAIBfwV+IAIgACgCACIDQcib741/aiAAKAIEIgBBnq64owZqIANB5M33xgdqIABBirq9tgdqIAEoAgQgATUCCELXmvrsDH4iBEIgiKdzIANzrULTvsSSDX4iBSADQbnz3fF5aiAEIAEoAgwgATUCAELTvsSSDX4iBkIgiKdzIABzrULXmvrsDH4iB0IgiIWnc61C077Ekg1+IgRCIIiFp3OtQtea+uwMfiIIIABBj5fckQNqIAQgA0Hy5rvjA2ogByAAQYXdntt7aiAGIAVCIIiFp3OtQtea+uwMfiIFQiCIhadzrULTvsSSDX4iBkIgiIWnc61C15r67Ax+IgRCIIiFp3OtQtO+xJINfiIHIANBncHVuAFqIAQgAEGU9PrsfmogBiADQavamdV9aiAFIAhCIIiFp3OtQtO+xJINfiIFQiCIhadzrULXmvrsDH4iBkIgiIWnc61C077Ekg1+IgRCIIiFp3OtQtea+uwMfiIIIABBo4vX/gFqIAQgA0HWtLOqe2ogBiAAQZnRmch6aiAFIAdCIIiFp3OtQtea+uwMfiIFQiCIhadzrULTvsSSDX4iBkIgiIWnc61C15r67Ax+IgRCIIiFp3OtQtO+xJINfiIHPgIMIAIgAEGo6PXZfWogBiADQY+okZwFaiAFIAhCIIiFp3OtQtO+xJINfiIFQiCIhadzrULXmvrsDH4iBj4CBCACIABBrcWUtXlqIAUgB0IgiIWnczYCCCACIANBgY/N/3hqIAQgBkIgiIWnczYCAAuRAwEIfyOAgICAAEHAAGsiBCSAgICAACAAKAJ0KAIEIQUgBCAAKAI0IgY2AjggBCAAQbgBaikCADcDCCAEIABBnAFqKAIANgIQIAQgAEGUAWopAgA3AzACQCAAQaABaigCACIHRQ0AQQJBBCAGQQJGG0EBIAZBAUobIQhBACEJIABBqAFqKAIAIgYhCgNAAkACQCAKDQBBACEKDAELQQAhBwNAIAQgACgCrAEgB2s2AhggBCAAKAJcIAlsIAcgCGxqNgIcIARBAkEBIAYgB2sgACgCdCILKAIESxs2AhQgBCAAKALAASAKIAlsIAdqQQJ0IgZqNgIgIAQgACgCxAEgBmo2AiQgBCAAKALMASAGajYCKCAEIAAoAsgBIAZqNgIsIARBCGogASACIAMgCygCDBGCgICAAAAgBCAEKAIIIAAoArABIAQoAhQiC2xqNgIIIAAoAqgBIgYhCiALIAVsIAdqIgcgBkkNAAsgACgCoAEhByAGIQoLIAlBAWoiCSAHSQ0ACwsgBEHAAGokgICAgAAL9gMBDn8gACgCCCEBIAAoAkghAgJAIAAoAgwiA0UNACAAKAJAQf8BIANBAnT8CwALQQAhBAJAIAAoAhAiBSADTw0AIAAoAiQhBiAAKAIAIQdBACEEA0ACQCAHIAYgBWotAABqQYQjai0AAEUNACAAKAJAIgggBUECdGoiCSgCAEF/Sg0AIAIgBTYCACAJIAQ2AgBBASEKA0ACQCAIIAIgCkF/aiILQQJ0aiIMKAIAIgkgAWsiDUECdGoiDigCAEF/Sg0AIAcgBiANai0AAGpBhCNqLQAARQ0AIA4gBDYCACAMIA02AgAgCiELCwJAIAggCUF/aiIKQQJ0aiINKAIAQX9KDQAgByAGIApqLQAAakGEI2otAABFDQAgDSAENgIAIAIgC0ECdGogCjYCACALQQFqIQsLAkAgCCAJQQFqIgpBAnRqIg0oAgBBf0oNACAHIAYgCmotAABqQYQjai0AAEUNACANIAQ2AgAgAiALQQJ0aiAKNgIAIAtBAWohCwsCQAJAIAggASAJaiIJQQJ0aiIKKAIAQX9MDQAgCyEKDAELAkAgByAGIAlqLQAAakGEI2otAAANACALIQoMAQsgCiAENgIAIAIgC0ECdGogCTYCACALQQFqIQoLIAoNAAsgBEEBaiEECyAFQQFqIgUgA0cNAAsLIAQL+QMDBH8BfgN7I4CAgIAAQaABayIDJICAgIAAQQAhBCADQZABakEA/QAE0KCEgAD9CwQAIANBAP0ABMCghIAA/QsEgAEgA0GAAWogACABQQZ2EK+AgIAAIANBAEGAAfwLAEHAAEGAASABQT9xIgVBOEkbIQYCQCAFRQ0AIAMgACABQUBxaiAF/AoAAAsgAyAFakGAAToAACAGIANqIgVBfmogAa0iB0IFiDwAACAFQX9qIAFBA3Q6AAAgBUF9aiAHQg2IPAAAIAVBfGogB0IViDwAACAFQXtqIAdCHYg8AAAgBUF6akEAOgAAIAVBeGpBADsBACADQYABaiADIAZBBnYQr4CAgAD9DAAAAAABAAAAAgAAAAMAAAAhCANAIAIgBGogA0GAAWogCEEC/a0BIgn9GwBBAnRqKAIA/QwYAAAAGAAAABgAAAAYAAAAIAhBA/2rAf1PIgr9GwB2/REgA0GAAWogCf0bAUECdGooAgAgCv0bAXb9HAEgA0GAAWogCf0bAkECdGooAgAgCv0bAnb9HAIgA0GAAWogCf0bA0ECdGooAgAgCv0bA3b9HAMgCP0NAAQIDAAAAAAAAAAAAAAAAP1aAAAAIAj9DAQAAAAEAAAABAAAAAQAAAD9rgEhCCAEQQRqIgRBIEcNAAsgA0GgAWokgICAgAALmwgCDH8CewJAAkAgACgCCCIDRQ0AIAAoAgQiBEEcaiEFQQAhBgNAAkAgAkEETw0AQQUPCyAEIAZBLGxqIgcgASgAACIANgIEAkAgAEHAAE0NAEEIDwtBBSEIIAJBfGoiCSAAQQVqSQ0CIAcgAUEEaiIKNgIAAkAgBkUNAAJAIAdBVGoiAigCACAKIAAgAigCBCICIAAgAkkbEMyAgIAAIgtBAEwNAEEIDwsgCw0AIAIgAEkNAEEIDwsgByAKIABqIgotAAAiDDYCEAJAIAxBempB/wFxQfsBTw0AQQgPC0EIIQggCigAASICQQRLDQIgByACNgIUQQUhCCAJIABrQXtqIgkgAkECdEkNAiAKQQVqIQoCQAJAIAJFDQBBACELAkACQCACQQEgAkEBShsiDUEESQ0AAkAgASAAIA1BAnQiDmpqQQlqIAdBHGpNDQAgCiAHIA5qQRxqSQ0BCyABIABqIQ79DAAAAAAAAAAAAAAAAAAAAAAgCf0cACEPIAogDUH8////B3EiC0ECdGohCkEAIQkgCyEBA0AgBSAJav0MAAAAAAAAAAAAAAAAAAAAACIQIA4gCWoiAEEWaiAAQRJqIABBDmogAEEKav0HAAD9VAAAAf1UAAAC/VQAAAP9DRABAgMRBQYHEgkKCxMNDg9BCP2rASAQIABBFWogAEERaiAAQQ1qIABBCWr9BwAA/VQAAAH9VAAAAv1UAAAD/Q0QAQIDEQUGBxIJCgsTDQ4P/VAgECAAQRdqIABBE2ogAEEPaiAAQQtq/QcAAP1UAAAB/VQAAAL9VAAAA/0NEAECAxEFBgcSCQoLEw0OD0EQ/asB/VAgAEEYaiAAQRRqIABBEGogAEEMaiAQ/VQAAAD9VAAABP1UAAAI/VQAAAxBGP2rAf1Q/QsCACAJQRBqIQkgD/0M/P////z////8/////P////2uASEPIAFBfGoiAQ0ACyAPIA8gEP0NCAkKCwwNDg8AAAAAAAAAAP2uASIQIBAgEP0NBAUGBwAAAAAAAAAAAAAAAP2uAf0bACEJIA0gC0YNAQsgBSALQQJ0aiEAA0AgACAKKAAANgIAIApBBGohCiAAQQRqIQAgCUF8aiEJIAtBAWoiCyACSA0ACwtBASELIAdBATYCCCAJIAxB4KKEgABqLQAAIg1uIQwgAkUNASAHQQhqIQ5BASELIAUhAANAAkAgACgCACIBRQ0AIAsgDCABbksNBgsgDiALIAFsIgs2AgAgAEEEaiEAIAJBf2oiAg0ADAILC0EBIQsgB0EBNgIIIAkgDEHgooSAAGotAAAiDW4hDAsgCyAMSw0CIAcgCjYCDCAFQSxqIQUgCSALIA1sIgBrIQIgCiAAaiEBIAZBAWoiBiADRw0ACwtBBkEAIAIbIQgLIAgLMQECf0EAIQICQCAAKAIIIgMgARDOgICAAEcNACAAKAIMIAEgAxDMgICAAEUhAgsgAguSAgEIf0EJIQcgARDOgICAACEIAkAgACgCCCIJRQ0AIAAoAgQhCkEAIQsCQANAAkACQAJAIAogCSALakEBdiIMQSxsaiINKAIAIAEgDSgCBCIAIAggACAISRsQzICAgAAiDg0AIAAgCEYNBCAAIAhJDQEgDCEJDAILIA5BAEgNACAMIQkMAQsgDEEBaiELCyALIAlJDQAMAgsLQQohByAKIAxBLGxqIggoAhAgAkcNACAIKAIUIANHDQACQCAEQgBTDQAgCiAMQSxsajUCHCAEUg0BCwJAIANBAkgNACAFQgBTDQAgCiAMQSxsakEgajUCACAFUg0BCyAGIA02AgAgCiAMQSxsakEBNgIYQQAhBwsgBwulAgEHf0EJIQYgARDOgICAACEHAkAgACgCCCIIRQ0AIAAoAgQhCUEAIQoCQANAAkACQAJAIAkgCCAKakEBdiILQSxsaiIAKAIAIAEgACgCBCIAIAcgACAHSRsQzICAgAAiDA0AIAAgB0YNBCAAIAdJDQEgCyEIDAILIAxBAEgNACALIQgMAQsgC0EBaiEKCyAKIAhJDQAMAgsLQQohBiAJIAtBLGxqIgcoAhAgAkcNACAHKAIUQQFHDQAgCSALQSxsaiIHKAIcQQFHDQAgB0EBNgIYIAcoAgwiAC0AACEHAkAgAkEBRg0AIAAtAAFBCHQgB3IgAC0AAkEQdHIgAC0AA0EYdHIhBwsgBSAHNgIAQSdBJ0EAIAcgBEobIAcgA0gbIQYLIAYLtgwBCX8gASgCDCIDIAEoAggiBGohBSADIQYCQANAAkAgBiAFSQ0AQQEhBwJAIARBAUgNAEEBIQcDQEEAIQgCQAJAAkACQCADLAAAIgZBf0oNAEF/IQkgBkFCSQ0BQQEhCCAGQWBJDQBBAiEIIAZBcEkNAEEDQX8gBkF1SRshCAtBfyEJIAhBAEgNACAFIANBAWoiCmsgCEgNAEE/IAh2Qf8BIAgbIAZB/wFxcSEGAkAgCEUNACADLQABIgtBwAFxQYABRw0BIAggA2pBAWohCiALQT9xIAZBBnRyIQYgCEEBRg0AIAMtAAIiC0HAAXFBgAFHDQEgC0E/cSAGQQZ0ciEGIAhBAkYNACADLQADIgtBwAFxQYABRw0BIAtBP3EgBkEGdHIhBgsgBkGA8P8fcUGAsANGDQAgBkH//8MASg0AIAYgCEECdEHwooSAAGooAgBIDQAgBkEKRg0BIAYhCSAKIQMLQQ0hCiAJQfW/f2pBBUkNBiAJQSBIDQYgCUGBf2pBIUkNBiAJQdi/f2pBB0kNBiAJQZq/f2pBBE8NAQwGCyAHIAdB/////wdHaiEHIAohAwsgAyAFSQ0ACwsgAiAHNgIAQQAhCQJAIARBAWoiCEFvSw0AQQAhCUFvQQAoAqTIhIAAIgZBsMiEgABBD2pBcHEgBhsiBmsgCEEBIAgbIghBEGpJDQBBACEJQQAgCCAGakEfakFwcSIFNgKkyISAAAJAIAVB//8DakEQdiIFPwAiCk0NACAFIAprQABBf0cNAEEAIQlBACAGNgKkyISAAAwBCyAGRQ0AIAYgACgCADYCACAAIAY2AgAgBkEQaiIJQQAgCPwLAAsgAiAJNgIEAkACQCAHQfv///8DSw0AQQAhA0EAIQkCQEFvQQAoAqTIhIAAIghBsMiEgABBD2pBcHEiCiAIGyIIayAHQQJ0QQQgBxsiBkEQaiILSQ0AQQAhCUEAIAYgCGpBH2pBcHEiBTYCpMiEgAACQCAFQf//A2pBEHYiBT8AIgRNDQAgBSAEa0AAQX9HDQBBACEJQQAgCDYCpMiEgAAMAQsgCEUNACAIIAAoAgA2AgAgACAINgIAIAhBEGoiCUEAIAb8CwALIAIgCTYCCCACQQhqIQVBb0EAKAKkyISAACIJIAogCRsiCWsgC0kNAUEAIQNBACAGIAlqQR9qQXBxIgg2AqTIhIAAAkAgCEH//wNqQRB2Igg/ACIKTQ0AIAggCmtAAEF/Rw0AQQAhA0EAIAk2AqTIhIAADAILIAlFDQEgCSAAKAIANgIAIAAgCTYCACAJQRBqIgNBACAG/AsADAELQQAhAyACQQA2AgggAkEIaiEFC0ECIQogAigCBCIJRQ0CIAUoAgAiCEUNAiADRQ0CIAggCTYCAAJAIAEoAghFDQBBACEGQQAhCQNAIAIoAgQgCWpBACABKAIMIAlqLQAAIgggCEEKRhs6AAACQCACKAIEIAlqIggtAAANACAFKAIAIAZBAWoiBkECdGogCEEBajYCAAsgCUEBaiIJIAEoAghJDQALCyADIAUoAgAgB0ECdPwKAAAgAyAHQQRBhoCAgAAQ0ICAgAACQCAHQQFODQBBAA8LIANBfGohCEEAIQkDQEENIQogCEEEaiIGKAIAIgUtAABFDQMCQCAJRQ0AIAgoAgAgBRDNgICAAEUNBAtBACEKIAYhCCAHIAlBAWoiCUcNAAwDCwtBACEJAkAgBiwAACIIQX9KDQACQCAIQUJPDQBBDA8LQQEhCSAIQWBJDQBBAiEJIAhBcEkNAEEDQX8gCEF1SRshCQtBDCEKIAlBAEgNASAFIAZBAWoiB2sgCUgNAUE/IAl2Qf8BIAkbIAhB/wFxcSEIAkACQCAJDQAgByEGDAELIAYtAAEiB0HAAXFBgAFHDQIgCSAGakEBaiELIAdBP3EgCEEGdHIhCAJAIAlBAUYNACAGLQACIgdBwAFxQYABRw0DIAdBP3EgCEEGdHIhCCAJQQJGDQAgBi0AAyIGQcABcUGAAUcNAyAGQT9xIAhBBnRyIQgLIAshBgsgCEGA8P8fcUGAsANGDQEgCEH//8MASg0BIAggCUECdEHwooSAAGooAgBIDQEgCEEATg0ACwsgCgvtBAMFfwF+BX8jgICAgABBEGsiBiSAgICAAAJAAkACQCAAKAIAIgcoAqQBDQBBCSEIIAEQzoCAgAAhCSAAKAIIIgpFDQIgAqwhCyAAKAIEIQxBACENAkADQAJAAkACQCAMIAogDWpBAXYiDkEsbGoiDygCACABIA8oAgQiACAJIAAgCUkbEMyAgIAAIhANACAAIAlGDQQgACAJSQ0BIA4hCgwCCyAQQQBIDQAgDiEKDAELIA5BAWohDQsgDSAKSQ0ADAQLC0EKIQggDCAOQSxsaiIJKAIQQQVHDQIgCSgCFEEBRw0CAkAgAkEASA0AIAwgDkEsbGo1AhwgC1INAwsgB0EBNgKoASAMIA5BLGxqQQE2AhgMAQsgACABQQVBAiAHKAKoASIJQX8gCRusIAKsIAZBDGoQoICAgAAiCA0BQQohCCAGKAIMIg8oAhwiCUH///93akGAgIB4SQ0BIAcgCTYCqAELIAUgByAPEKSAgIAAIhA2AgACQCAQDQBBAiEIDAELAkAgBygCqAEiBUEBTg0AQQAhCAwBC0EAIQwgBEEAIARBAEobIQEgAkECdCEEIBAhDwNAIBAgDCACbEECdGohB0EAIQ4CQANAIA4gAUYNASADIA5BAnRqKAIAIgpBAnQhCSADIA5BAWoiDkECdGooAgAhDQJAA0AgCkEBaiIKIA1ODQEgDyAJaiEAIAlBBGohCSAAQQRqKAIAIAAoAgBPDQALQREhCAwEC0ERIQggDUECdCAHakF8aigCAEF/Rg0ADAMLCyAPIARqIQ9BACEIIAxBAWoiDCAFRw0ACwsgBkEQaiSAgICAACAIC/QKAgZ/BXsgASgCDCECIAEoAgghAwJAAkACQAJAAkAgASgCEEF/ag4EAAABAgMLQQAhASADQW9LDQNBACEBQW9BACgCpMiEgAAiBEGwyISAAEEPakFwcSAEGyIEayADQQEgAxsiBUEQakkNA0EAIQFBACAFIARqQR9qQXBxIgY2AqTIhIAAAkAgBkH//wNqQRB2IgY/ACIHTQ0AIAYgB2tAAEF/Rw0AQQAgBDYCpMiEgABBAA8LIARFDQMgBCAAKAIANgIAIAAgBDYCACAEQRBqIgFBACAF/AsAIANFDQMgASACIAP8CgAAIAEPC0EAIQEgA0H3////B0sNAkEAIQFBb0EAKAKkyISAACIEQbDIhIAAQQ9qQXBxIAQbIgVrIANBAXRBAiADGyIGQRBqSQ0CQQAhAUEAIAYgBWpBH2pBcHEiBDYCpMiEgAACQCAEQf//A2pBEHYiBD8AIgdNDQAgBCAHa0AAQX9HDQBBACAFNgKkyISAAEEADwsgBUUNAiAFIAAoAgA2AgAgACAFNgIAQQAhBCAFQRBqIgFBACAG/AsAIANFDQICQCADQQhJDQACQCABIAIgA0EBdCIAak8NACACIAAgBWpBEGpJDQEL/QwEAAAABQAAAAYAAAAHAAAAIQj9DAAAAAABAAAAAgAAAAMAAAAhCSADQXhxIgQhBiABIQADQCAAIAIgCEEB/asBIgr9DAEAAAABAAAAAQAAAAEAAAAiC/1QIgz9GwNqIAIgDP0bAmogAiAM/RsBaiACIAz9GwBqIAIgCUEB/asBIgwgC/1QIgv9GwNqIAIgC/0bAmogAiAL/RsBaiACIAv9GwBq/QwAAAAAAAAAAAAAAAAAAAAAIgv9VAAAAP1UAAAC/VQAAAT9VAAABv1UAAAI/VQAAAr9VAAADP1UAAAOQQj9iwEgAiAK/RsDaiACIAr9GwJqIAIgCv0bAWogAiAK/RsAaiACIAz9GwNqIAIgDP0bAmogAiAM/RsBaiACIAz9GwBqIAv9VAAAAP1UAAAC/VQAAAT9VAAABv1UAAAI/VQAAAr9VAAADP1UAAAO/VD9CwEAIAn9DAgAAAAIAAAACAAAAAgAAAAiCv2uASEJIABBEGohACAIIAr9rgEhCCAGQXhqIgYNAAsgAyAERg0DCyACIARBAXQiAGohAiAAIAVqQRBqIQADQCAAIAIvAAA7AQAgAkECaiECIABBAmohACAEQQFqIgQgA0kNAAwDCwtBACEBIANB+////wNLDQFBACEBQW9BACgCpMiEgAAiBEGwyISAAEEPakFwcSAEGyIFayADQQJ0QQQgAxsiBkEQakkNAUEAIQFBACAGIAVqQR9qQXBxIgQ2AqTIhIAAAkAgBEH//wNqQRB2IgQ/ACIHTQ0AIAQgB2tAAEF/Rw0AQQAgBTYCpMiEgABBAA8LIAVFDQEgBSAAKAIANgIAIAAgBTYCAEEAIQQgBUEQaiIBQQAgBvwLACADRQ0BIAEhAANAIAAgAigAADYCACACQQRqIQIgAEEEaiEAIARBAWoiBCADSQ0ADAILC0EAIQEgA0H7////A0sNAEEAIQFBb0EAKAKkyISAACIEQbDIhIAAQQ9qQXBxIAQbIgVrIANBAnRBBCADGyIGQRBqSQ0AQQAhAUEAIAYgBWpBH2pBcHEiBDYCpMiEgAACQCAEQf//A2pBEHYiBD8AIgdNDQAgBCAHa0AAQX9HDQBBACAFNgKkyISAAEEADwsgBUUNACAFIAAoAgA2AgAgACAFNgIAQQAhBCAFQRBqIgFBACAG/AsAIANFDQAgASEAA0AgACACKAAANgIAIAJBBGohAiAAQQRqIQAgBEEBaiIEIANJDQALCyABC8MEAwd/AX4GfyOAgICAAEEQayIDJICAgIAAIAAoAgAiBCgCLCEFQQkhBiABKAIAIgcQzoCAgAAhCAJAIAAoAggiCUUNACAFrEIBfCEKIAAoAgQhC0EAIQwCQANAAkACQAJAIAsgCSAMakEBdiINQSxsaiIOKAIAIAcgDigCBCIPIAggDyAISRsQzICAgAAiEA0AIA8gCEYNBCAPIAhJDQEgDSEJDAILIBBBAEgNACANIQkMAQsgDUEBaiEMCyAMIAlJDQAMAgsLQQohBiALIA1BLGxqIggoAhBBBEcNACAIKAIUQQFHDQACQCAFQX9IDQAgCiALIA1BLGxqNQIcUg0BCyALIA1BLGxqQQE2AhgCQCAEIA4QpICAgAAiDg0AQQIhBgwBCyACIA42AgRBECEGIA4oAgANACAOQQRqIQhBACEJIAQoAiwiEEEAIBBBAEobQQFqIQ8CQANAIA9Bf2oiD0UNASAIKAIAIgwgCUohDSAIQQRqIQggDCEJIA0NAAwCCwsgAiAOIBBBAnRqKAIAIgg2AgAgACABKAIEIAggDiAQIAJBCGoQo4CAgAAiBg0AIAAgASgCCEECQQIgAjQCACAENAIkIANBDGoQoICAgAAiBg0AAkAgACgCACADKAIMEKSAgIAAIggNAEECIQYMAQsgAiAINgIMQQAhBiAEKAIkIAIoAgBsIg9FDQACQANAIAgtAABBgAFGDQEgCEEBaiEIIA9Bf2oiD0UNAgwACwtBEiEGCyADQRBqJICAgIAAIAYLXwEBfyOAgICAAEEQayIHJICAgIAAAkAgACABIAIgAyAEIAUgB0EMahCggICAACIBDQAgBiAAKAIAIAcoAgwQpICAgAAiADYCACAARUEBdCEBCyAHQRBqJICAgIAAIAELmgEBB38gARDOgICAACECAkACQCAAKAIIIgNFDQAgACgCBCEEQQAhBQNAAkACQAJAIAQgBSADakEBdiIGQSxsaiIHKAIAIAEgBygCBCIAIAIgACACSRsQzICAgAAiCA0AIAAgAkYNBSAAIAJJDQEgBiEDDAILIAhBAEgNACAGIQMMAQsgBkEBaiEFCyAFIANJDQALC0EAIQcLIAcLrwMDBH8CewN+I4CAgIAAQSBrIgQkgICAgAAgACgCACIFKAIoIQYgBSgCJCEHIANBADYCAP0MAAAAAAAAAAABAAAAAQAAACAGIAdq/RwBIQj9DIH///9/AAAAAAAAAAAAAAAhCUIAIQpBACEGAkACQANAAkACQAJAIAAgASAGIAQQtICAgAAiB0EASA0AIAIgBkHkAGxqIQYCQCADKAIARQ0AIAZBnH9qKAIAQQZMDQBBGiEHDAYLIAZBBGpBAEHgAPwLACAGIAkgCP0NAAECAwQFBgcAAQIDBAUGB/0LAiQgBiAI/QsCBCAGIAc2AgAgACAEIAYQtYCAgAAiBw0FIAUgBSkDuAIgBv0AAhQiCP0bA6wgCP0bAqx+IgsgCP0bAawiDH58NwO4AiAG/V0CLCEJIAYoAlRFDQIgBjUCUCAMfiIMQoCAgIAQIAp9IAuAWA0BQRkhBwwFCyADKAIAIQYMAwsgDCALfiAKfCEKCyADIAMoAgAiB0EBaiIGNgIAIAdB4wBIDQALCyAFIAUpA7ACIAp8NwOwAkEAQRogBhshBwsgBEEgaiSAgICAACAHC5AOBgV/AXsBfgF7BH4MfyOAgICAAEEwayIEJICAgIAAIAFBEGooAgAhBSABQQxqKAIAIQYgAUEIaigCACEHIAAoAgQhCP0MAAAAAAAAAAAAAAAAAAAAACEJAkAgASgCAEECRw0AIAE0AjghCgJAIAH9AAI8Igv9GwAgBmogC/0bAmqsIAesIgx+IAv9GwEgBWogC/0bA2qsfiINQoGAwABUDQAgDSAGrCAMfiAFrH4iDiABQRxqNAIAIAFBGGo0AgB+IAFBIGo0AgB+Ig8gDiAPVhtCAYZWDQELIAv9DAAAAAAAAAAAAAAAAAAAAAAgDCAKfkIBhiAIQSBqNAIAVhshCQsgAyAJ/RsBIAVqIAn9GwNqIAdBAXQiEGwiESAJ/RsAIAZqIAn9GwJqbEE/akFAcSISNgIIAkACQAJAIAJBsafsCUsNAEFvQQAoAqTIhIAAIhNBsMiEgABBD2pBcHEgExsiE2sgAkHQAWxB0AEgAhsiFEEQakkNAEEAIBQgE2pBH2pBcHEiFTYCpMiEgAACQCAVQf//A2pBEHYiFT8AIhZNDQAgFSAWa0AAQX9HDQBBACATNgKkyISAAAwBCyATDQELIANBADYCBEECIRUMAQsgEyAAKAIANgIAIAAgEzYCAEEAIRUgE0EQaiIWQQAgFPwLACADIBY2AgQgAkUNACAIQQhqIRcgCEEYaiEY/QwCAAAAAAAAAAAAAAAAAAAAIAf9HAEgBv0cAiAF/RwDIQtBACEGA0AgAyADKAIAIgVBAWo2AgAgASAGQeQAbCIVaiITKAIAIRQgFiAFQdABbGoiBSAL/QsCBCAFQTBqIBI2AgAgBUEsaiARNgIAIAVBKGogEDYCACAFQRhqIAn9CwIAIAVBFGogBzYCACAFIBQ2AgBBASESAkAgEygCACIWQX1qQQFLDQAgASAVaigCTCESCyAFIBI2AmQgBSABIBVqIhIoAjwiFTYCaCAFIBIoAkAiFDYCbCASQdQAaiERAkACQCASKAJUDQBBACEQIBMhBwwBCyAFQZijhIAAIBggFyAL/RsAIgdBAkYbIAdBA0YbIhk2AnRBACEQQQAhBwJAIBZBAkcNACASNAI4IQoCQAJAIBUgEkEMaigCACIaaiASKAJEaqwgEkEIajQCACIMfiAUIBJBEGooAgAiFWogEigCSGqsfiINQoGAwABUDQBBASEHIA0gGqwgDH4gFax+Ig4gEkEcajQCACASQRhqNAIAfiASQSBqNAIAfiIPIA4gD1YbQgGGVg0BCyAMIAp+QgGGIBk0AghYIQcLIAdBAEchBwsgBUGQAWogBzYCAAJAIAZBAWoiFSACSA0AIBMhBwwBCyABIBVB5ABsIhpqIRQgGSgCBCEZIBMhBwJAAkACQCAWDgMAAwEDCwJAIBQoAgBBAUYNACATIQcMAwsgASAaakEgaiEHQQEhGwwBCwJAIBQoAgBBBEYNACATIQcMAgsgASAaakHMAGohB0EAIRsLIAYgFSAZIBRBGGooAgAgBygCAGwiB2pBf2oiECAQIBlwa0EBdCAHQQNsSyIWGyEGQQAgFCAWGyEQIBMgFCAWGyEHIBYNACAbDQAgBUHkAGogASAaaigCTDYCACAUIQcgFCEQIBUhBgsgBCAIIAdBFGogEigCLCASKAIwIAEgBkEBaiIGQeQAbGpBACAGIAJIGyIWELaAgIAAIAT9AAIUIQkgBCgCECEHIAT9AAQAIQsCQCARKAIARQ0AIAUoAnQoAgQhEQJAAkAgEA0AQQEhFQwBCyAQQcwAQRwgECgCAEEERhtqKAIAIRULIAVBoAFqIBU2AgAgBUGsAWoiFCASQRhqKAIAIBVuIhU2AgAgBUGkAWogFTYCACAFQagBaiIZIBVBf2oiGiARaiIVIBUgEXBrNgIAAkAgEA0AIBZFDQAgFigCAEEHSA0AIBkgGiARQQggEUEISxsiB2oiESARIAdwayIHNgIAIBQgBzYCAAsgACATIBAgBRC3gICAACIVDQIgBUGQAWooAgBFDQAgBUG0AWooAgAiECADKAIMTQ0AIAMgEDYCDAsCQCATKAIAIhVBB0cNACAFIAAgEigCYBCkgICAACISNgJwAkAgEg0AQQIhFQwDCyATKAIAIRULIAdBAkEEIAv9GwAiEkECRhtBASASQQFKG2wiECAJ/RsBIAv9GwNqIAn9GwNqbCIRIAn9GwAgC/0bAmogCf0bAmpsQT9qQUBxIRICQCAVQQZKDQAgEiADKAIITQ0AIAMgEjYCCAsgBSAL/QsCNCAFQeAAaiASNgIAIAVB3ABqIBE2AgAgBUHYAGogEDYCACAFQcgAaiAJ/QsCACAFQcQAaiAHNgIAAkAgBiACSA0AQQAhFQwCCyADKAIEIRYMAAsLIARBMGokgICAgAAgFQuPBwEPfwJAIABB+JqEgABBBEEAQYAIIAAoAgAiAUGsAWoQoYCAgAAiAg0AIABB3I6EgABBAUEAQQEgAUGEAmoQoYCAgAAiAg0AIABB8oKEgABBAUEAQQEgAUGIAmoQoYCAgAAiAg0AQQkhAiAAKAIIIgNFDQAgACgCBCEEQQAhBQJAA0ACQAJAAkAgBCADIAVqQQF2IgZBLGxqIgcoAgBB2IOEgAAgBygCBCIHQQ4gB0EOSRsQzICAgAAiCA0AIAdBDkYNBCAHQQ1NDQEgBiEDDAILIAhBAEgNACAGIQMMAQsgBkEBaiEFCyAFIANJDQAMAgsLAkAgBCAGQSxsaiIHKAIQQQRGDQBBCg8LAkAgBygCFEEBRg0AQQoPCwJAIAQgBkEsbGoiBygCHEEDRg0AQQoPCyAHQQE2AhggB0EMaiEJQQAhCgNAIAEgCkECdCIHaiIDQYwCaiAJKAIAIAdqKAAAIgU2AgACQCAFQb9/akFDTw0AQScPCyAHQaijhIAAaigCACILEM6AgIAAIQcgACgCCCIFRQ0BIANBmAJqIQwgA0GkAmohDSAAKAIEIQ5BACEGAkADQAJAAkACQCAOIAUgBmpBAXYiBEEsbGoiCCgCACALIAgoAgQiAyAHIAMgB0kbEMyAgIAAIg8NACADIAdGDQQgAyAHSQ0BIAQhBQwCCyAPQQBIDQAgBCEFDAELIARBAWohBgsgBiAFSQ0ADAMLCwJAIAgoAhBBBEYNAEEKDwsCQCAIKAIUQQJGDQBBCg8LAkAgCEEgaigCAEEFRg0AQQoPCyAIQQE2AhgCQCAIKAIcIgdBd2pBeE8NAEEnDwsgDCAHNgIAIA0gACgCACAIEKSAgIAAIgc2AgACQCAHDQBBAg8LAkAgDCgCACIDQQFIDQADQAJAIAcoAgBBfWpBfk8NAEEnDwsCQCAHQQRqKAIAQQRNDQBBJw8LAkAgB0EIaigCACIFQYB+akGBfk8NAEEnDwsCQCAHQQxqKAIAIgZB/wFNDQBBJw8LAkAgB0EQaigCACIIQYCAwABNDQBBJw8LAkAgCK1CkAN+IAatIAWtfELk8IwDfnxC/////wdWDQAgB0EUaiEHIANBf2oiA0UNAgwBCwtBJw8LIApBAWoiCkEDRw0ACyABELCAgIAAQRkhAiABKQOwAkKAgICAEFYNACAAELGAgIAAIgINACAAELKAgIAAIQILIAIL1RAEB38IewZ/BXsjgICAgABBsAJrIgQkgICAgAACQCADRQ0AQQJBBCAAKAIwIgVBAkYbQQEgBUEBShsiBkECdCEHIAAoAgwhCANAQQFBAiADQQFGG0EEIANBBEkbIQkCQAJAAkACQCAIQQJHDQACQAJAAkAgCUF+ag4DAQIAAgsCQCAAKAIIIgoNAP0MAAAAAAAAAAAAAAAAAAAAACILIQwgCyENIAshDiALIQ8gCyEQIAshESALIRIMBQsgASgCDCETIAEoAgghFCABKAIEIRUgASgCACEWIAAoAgQhFyAAKAIAIQX9DAAAAAAAAAAAAAAAAAAAAAAiCyEMIAshDSALIQ4gCyEPIAshECALIREgCyESA0AgEyAXKAIAIhhq/QkAACIZIAVBEGr9AAAAIhr9ugEgC/2uASELIBQgGGr9CQAAIhsgGv26ASAN/a4BIQ0gFSAYav0JAAAiHCAa/boBIA/9rgEhDyAWIBhq/QkAACIdIBr9ugEgEf2uASERIBdBBGohFyAZIAX9AAAAIhr9ugEgDP2uASEMIBsgGv26ASAO/a4BIQ4gHCAa/boBIBD9rgEhECAdIBr9ugEgEv2uASESIAVBIGohBSAKQX9qIgoNAAwFCwsCQCAAKAIIIhcNAP0MAAAAAAAAAAAAAAAAAAAAACIaIQsgGiEMIBohDQwDCyABKAIEIRMgASgCACEUIAAoAgQhGCAAKAIAIQX9DAAAAAAAAAAAAAAAAAAAAAAiGiELIBohDCAaIQ0DQCATIBgoAgAiCmr9CQAAIg4gBUEQav0AAAAiD/26ASAN/a4BIQ0gFCAKav0JAAAiECAP/boBIAv9rgEhCyAYQQRqIRggDiAF/QAAACIP/boBIAz9rgEhDCAQIA/9ugEgGv2uASEaIAVBIGohBSAXQX9qIhcNAAwDCwsgBEGwAWpBEGoiE/0MAAAAAAAAAAAAAAAAAAAAACIa/QsEACAEIBr9CwSwAQJAIAAoAggiF0UNACABKAIAIQogACgCACEFIAAoAgQhGP0MAAAAAAAAAAAAAAAAAAAAACIaIQsDQCAKIBgoAgBq/QkAACIMIAVBEGr9AAAA/boBIBr9rgEhGiAYQQRqIRggDCAF/QAAAP26ASAL/a4BIQsgBUEgaiEFIBdBf2oiFw0ACyAEIBr9CwTAASAEIAv9CwSwAQsgBEEQakEQaiAT/QAEAP0LBAAgBCAE/QAEsAH9CwQQDAMLAkACQAJAAkACQCAJQX5qDgMBAgACCwJAIAAoAggiCg0A/QwAAAAAAAAAAAAAAAAAAAAAIgshDCALIQ0gCyEODAQLIAEoAgwhEyABKAIIIRQgASgCBCEVIAEoAgAhFiAAKAIEIRggACgCACEX/QwAAAAAAAAAAAAAAAAAAAAAIgshDCALIQ0gCyEOA0AgEyAYKAIAIgVq/QkAACAX/QAAACIa/boBIA79rgEhDiAUIAVq/QkAACAa/boBIA39rgEhDSAVIAVq/QkAACAa/boBIAz9rgEhDCAWIAVq/QkAACAa/boBIAv9rgEhCyAYQQRqIRggF0EQaiEXIApBf2oiCg0ADAQLCwJAIAAoAggiFw0A/QwAAAAAAAAAAAAAAAAAAAAAIhohCwwCCyABKAIEIRMgASgCACEUIAAoAgQhBSAAKAIAIRj9DAAAAAAAAAAAAAAAAAAAAAAiGiELA0AgEyAFKAIAIgpq/QkAACAY/QAAACIM/boBIAv9rgEhCyAUIApq/QkAACAM/boBIBr9rgEhGiAFQQRqIQUgGEEQaiEYIBdBf2oiFw0ADAILCyAE/QwAAAAAAAAAAAAAAAAAAAAA/QsEsAECQCAAKAIIIhdFDQAgASgCACETIAAoAgAhBSAAKAIEIRj9DAAAAAAAAAAAAAAAAAAAAAAhGgNAIBgoAgAhCiAEIAX9AAAA/QsEkAEgGEEEaiEYIAVBEGohBSATIApq/QkAACAE/QAEkAH9ugEgGv2uASEaIBdBf2oiFw0ACyAEIBr9CwSwAQsgBCAE/QAEsAH9CwQQDAQLIAQgC/0LBCAgBCAa/QsEEAwDCyAEIA79CwRAIAQgDf0LBDAgBCAM/QsEICAEIAv9CwQQDAILIAQgDf0LBEAgBCAM/QsEMCAEIAv9CwQgIAQgGv0LBBAMAQsgBCAL/QsEgAEgBCAM/QsEcCAEIA39CwRgIAQgDv0LBFAgBCAP/QsEQCAEIBD9CwQwIAQgEf0LBCAgBCAS/QsEEAtBACEVA0ACQCAIQQFIDQAgAiAVQQJ0aiEWQQAhGEEAIRdBACEFQQAhCgNAIAAoAiAgBWr9AAAAIhogACgCGCAFav0AAAAgBEEQaiAKIBUgCGxqQQR0av0ABAD9rgFBAf2rASIL/d4BIBogC/3fAf0NBAUGBwwNDg8UFRYXHB0eHyAAKAIkIAVq/QAAAP2xASAA/QkCKP24ASAA/QkCLP22ASEaIBYoAgAgACgCFGogF2ohEyAAKAIwIQgCQAJAIBggACgCEGoiFEEESA0AAkAgCEEDRw0AIBMgGv0LAAAMAgsgGiAa/YUBIRoCQCAIQQJHDQAgEyAa/VsAAAAMAgsgEyAaIBr9Zv1aAAAADAELAkACQCAIQQNHDQAgBCAa/QsEAAwBCyAaIBr9hQEhGgJAIAhBAkcNACAEIBr9WwMAAAwBCyAEIBogGv1m/VoCAAALIBMgBCAUIAZs/AoAAAsgGEF8aiEYIBcgB2ohFyAFQRBqIQUgCkEBaiIKIAAoAgwiCEgNAAsLIBVBAWoiFSAJRw0ACyACIAlBAnQiBWohAiABIAVqIQEgAyAJayIDDQALCyAEQbACaiSAgICAAAveEwgEfwN7AX8WewF/A34CfwF7I4CAgIAAQZADayIDJICAgIAAIAAoAgghBAJAAkAgACgCDEUNACAAKAIEIQUgACgCACIG/QIAECEHIAb9AgAIIQggBv0CAAAhCQJAIARBBUcNAEEAIQogAkEATA0CIAYgBWoiBP0CACAhCyAE/QIAGCEMIAT9AgAQIQ0gBP0CAAghDiAE/QIAACEPIAYgBUECdGoiBP0CACAhECAE/QIAGCERIAT9AgAQIRIgBP0CAAghEyAE/QIAACEUIAYgBUEDbGoiBP0CACAhFSAE/QIAGCEWIAT9AgAQIRcgBP0CAAghGCAE/QIAACEZIAYgBUEBdGoiBP0CACAhGiAE/QIAGCEbIAT9AgAQIRwgBP0CAAghHSAE/QIAACEeIAb9AgAgIR8gBv0CABghIEEAISFCfyEiQQAhCgNAAkAgAUEMajUCACIjIAFBCGo1AgB+IiQgIloNACAAKAIUIAEoAgAiBiABQQRqKAIAIiVqIgQgJWoiBSAlaiImICVqIiX9AgAAIBT9kQEiJyAn/boBICb9AgAAIBn9kQEiJyAn/boBIAX9AgAAIB79kQEiJyAn/boBIAT9AgAAIA/9kQEiJyAn/boBIAb9AgAAIAn9kQEiJyAn/boBIAb9AgAIIAj9kQEiJyAn/boB/a4BIAb9AgAQIAf9kQEiJyAn/boB/a4BIAb9AgAYICD9kQEiJyAn/boB/a4BIAb9AgAgIB/9kQEiJyAn/boB/a4B/a4BIAT9AgAIIA79kQEiJyAn/boB/a4BIAT9AgAQIA39kQEiJyAn/boB/a4BIAT9AgAYIAz9kQEiJyAn/boB/a4BIAT9AgAgIAv9kQEiJyAn/boB/a4B/a4BIAX9AgAIIB39kQEiJyAn/boB/a4BIAX9AgAQIBz9kQEiJyAn/boB/a4BIAX9AgAYIBv9kQEiJyAn/boB/a4BIAX9AgAgIBr9kQEiJyAn/boB/a4B/a4BICb9AgAIIBj9kQEiJyAn/boB/a4BICb9AgAQIBf9kQEiJyAn/boB/a4BICb9AgAYIBb9kQEiJyAn/boB/a4BICb9AgAgIBX9kQEiJyAn/boB/a4B/a4BICX9AgAIIBP9kQEiJyAn/boB/a4BICX9AgAQIBL9kQEiJyAn/boB/a4BICX9AgAYIBH9kQEiJyAn/boB/a4BICX9AgAgIBD9kQEiJyAn/boB/a4BIif9GwIgJ/0bA2psIAAoAhAgJ/0bACAn/RsBamxqrSAjfiAkfCIjICIgIyAiVCIGGyEiICEgCiAGGyEKCyABQRBqIQEgAiAhQQFqIiFHDQAMAwsLQQAhCiACQQBMDQEgBiAFaiIE/QIAECELIAT9AgAIIQwgBP0CAAAhDSAGIAVBAXRqIgb9AgAQIQ4gBv0CAAghDyAG/QIAACEQQQAhBkJ/ISJBACEKA0ACQCABQQxqNQIAIiMgAUEIajUCAH4iJCAiWg0AIAAoAhQgASgCACIEIAFBBGooAgAiJmoiBSAmaiIm/QIAACAQ/ZEBIicgJ/26ASAF/QIAACAN/ZEBIicgJ/26ASAE/QIAACAJ/ZEBIicgJ/26ASAE/QIACCAI/ZEBIicgJ/26Af2uASAE/QIAECAH/ZEBIicgJ/26Af2uAf2uASAF/QIACCAM/ZEBIicgJ/26Af2uASAF/QIAECAL/ZEBIicgJ/26Af2uAf2uASAm/QIACCAP/ZEBIicgJ/26Af2uASAm/QIAECAO/ZEBIicgJ/26Af2uASIn/RsCICf9GwNqbCAAKAIQICf9GwAgJ/0bAWpsaq0gI34gJHwiIyAiICMgIlQiBBshIiAGIAogBBshCgsgAUEQaiEBIAIgBkEBaiIGRw0ADAILCwJAIARBBUYNAAJAIAJBAU4NAEEAIQoMAgv9DAAAAAAAAAAAAAAAAAAAAAAiJyAAKAIAIgY1AAj9Ev0NEAERAxIFEwcUCRULFg0XDyEHICcgBiAAKAIEIgRqIgU1AAj9Ev0NEAERAxIFEwcUCRULFg0XDyEIICcgBiAEQQF0aiIENQAI/RL9DRABEQMSBRMHFAkVCxYNFw8hCSAF/QIAACELIAT9AgAAIQwgBv0CAAAhDUEAIQZCfyEiQQAhCgNAAkAgAUEMajUCACIjIAFBCGo1AgB+IiQgIloNACAAKAIQIAEoAgAiBCABQQRqKAIAIiZqIgUgJmoiJv0CAAAgDP2RASInICf9ugEgBf0CAAAgC/2RASInICf9ugEgBP0CAAAgDf2RASInICf9ugEgBP1cAAj9iQEgB/2RASInICf9ugH9rgH9rgEgBf1cAAj9iQEgCP2RASInICf9ugH9rgH9rgEgJv1cAAj9iQEgCf2RASInICf9ugH9rgEiJ/0bACAn/RsBaiAn/RsDaiAn/RsCamytICN+ICR8IiMgIiAjICJUIgQbISIgBiAKIAQbIQoLIAFBEGohASACIAZBAWoiBkcNAAwCCwsgAyAAKAIAIgb9AgAA/QsEACADIAb9AgAI/QsEECADIAYgACgCBCIEaiIF/QIAAP0LBFAgAyAF/QIACP0LBGAgA/0MAAAAAAAAAAAAAAAAAAAAACInIAY1ABD9Ev0NEAERAxIFEwcUCRULFg0XD/0LBCAgAyAGIARBAXRqIib9AgAA/QsEoAEgAyAm/QIACP0LBLABIAMgJyAFNQAQ/RL9DRABEQMSBRMHFAkVCxYNFw/9CwRwIAMgJyAmNQAQ/RL9DRABEQMSBRMHFAkVCxYNFw/9CwTAASADIAYgBEEDbGoiBf0CAAD9CwTwASADIAX9AgAI/QsEgAIgAyAGIARBAnRqIgb9AgAA/QsEwAIgAyAG/QIACP0LBNACIAMgJyAFNQAQ/RL9DRABEQMSBRMHFAkVCxYNFw/9CwSQAiADICcgBjUAEP0S/Q0QAREDEgUTBxQJFQsWDRcP/QsE4AJBACEKIAJBAEwNAEEAISFCfyEiQQAhCgNAAkAgASAhQQR0aiIGNQIMIiMgBjUCCH4iJCAiWg0AIAYoAgQhJiAGKAIAIQb9DAAAAAAAAAAAAAAAAAAAAAAhJ0EAIQQDQCAG/QIAACADIARqIgX9AAAA/ZEBIgcgB/26ASAn/a4BIAZBCGr9AgAAIAVBEGr9AAAA/ZEBIicgJ/26Af2uASAGQRBq/VwAAP2JASAFQSBq/QAAAP2RASInICf9ugH9rgEhJyAGICZqIQYgBEHQAGoiBEGQA0cNAAsgACgCECAn/RsAICf9GwFqICf9GwNqICf9GwJqbK0gI34gJHwiIyAiICMgIlQiBhshIiAhIAogBhshCgsgIUEBaiIhIAJHDQALCyADQZADaiSAgICAACAKC94OAR9/AkAgA0UNACAAKAIMIQRBACEFA0ACQCAEQQFIDQAgAiAFQQJ0IgZqIQcgASAGaiEIQQAhCUE/IQoDQCAJQQJ0IQtBACEMQQAhDUEAIQ5BACEPAkAgACgCCCIQRQ0AIARBB3QhESAAKAIAIApBAXRqIQQgACgCBCESIAgoAgAhE0EAIQ9BACEOQQAhDUEAIQwDQCAEQaB/ai4BACATIBIoAgBqIgYuAB4iFGwgBEGef2ouAQAgBi4AHCIVbCAEQZx/ai4BACAGLgAaIhZsIARBmn9qLgEAIAYuABgiF2wgBEGYf2ouAQAgBi4AFiIYbCAEQZZ/ai4BACAGLgAUIhlsIARBlH9qLgEAIAYuABIiGmwgBEGSf2ouAQAgBi4AECIbbCAEQZB/ai4BACAGLgAOIhxsIARBjn9qLgEAIAYuAAwiHWwgBEGMf2ouAQAgBi4ACiIebCAEQYp/ai4BACAGLgAIIh9sIARBiH9qLgEAIAYuAAYiIGwgBEGGf2ouAQAgBi4ABCIhbCAEQYR/ai4BACAGLgACIiJsIARBgn9qLgEAIAYuAAAiBmwgDGpqampqampqampqampqamohDCAEQWBqLgEAIBRsIARBXmouAQAgFWwgBEFcai4BACAWbCAEQVpqLgEAIBdsIARBWGouAQAgGGwgBEFWai4BACAZbCAEQVRqLgEAIBpsIARBUmouAQAgG2wgBEFQai4BACAcbCAEQU5qLgEAIB1sIARBTGouAQAgHmwgBEFKai4BACAfbCAEQUhqLgEAICBsIARBRmouAQAgIWwgBEFEai4BACAibCAEQUJqLgEAIAZsIA5qampqampqampqampqampqIQ4gBC4BACAUbCAEQX5qLgEAIBVsIARBfGouAQAgFmwgBEF6ai4BACAXbCAEQXhqLgEAIBhsIARBdmouAQAgGWwgBEF0ai4BACAabCAEQXJqLgEAIBtsIARBcGouAQAgHGwgBEFuai4BACAdbCAEQWxqLgEAIB5sIARBamouAQAgH2wgBEFoai4BACAgbCAEQWZqLgEAICFsIARBZGouAQAgImwgBEFiai4BACAGbCAPampqampqampqampqampqaiEPIARBQGouAQAgFGwgBEG+f2ouAQAgFWwgBEG8f2ouAQAgFmwgBEG6f2ouAQAgF2wgBEG4f2ouAQAgGGwgBEG2f2ouAQAgGWwgBEG0f2ouAQAgGmwgBEGyf2ouAQAgG2wgBEGwf2ouAQAgHGwgBEGuf2ouAQAgHWwgBEGsf2ouAQAgHmwgBEGqf2ouAQAgH2wgBEGof2ouAQAgIGwgBEGmf2ouAQAgIWwgBEGkf2ouAQAgImwgBEGif2ouAQAgBmwgDWpqampqampqampqampqamohDSASQQRqIRIgBCARaiEEIBBBf2oiEA0ACwsCQCAAKAIYIAtBAnQiBGooAgAgDGogACgCHCAEaigCAHYgACgCJCAEaigCAGsiBCAAKAIoIgZIDQAgACgCLCIGIAQgBCAGShshBgsCQCAAKAIQIAtMDQAgBygCACAAKAIUakECQQQgACgCMCIEQQJGG0EBIARBAUobIAtsaiEUAkACQAJAAkAgBA4DAAECAwsgFCAGOgAADAMLIBQgBkGAAXM6AAAMAgsgFCAGOwAADAELIBQgBjYAAAsgBygCACEVAkAgACgCGCALQQFyIgZBAnQiBGooAgAgDWogACgCHCAEaigCAHYgACgCJCAEaigCAGsiBCAAKAIoIhRIDQAgACgCLCIUIAQgBCAUShshFAsCQCAAKAIQIAZMDQAgFSAAKAIUakECQQQgACgCMCIEQQJGG0EBIARBAUobIAZsaiEGAkACQAJAAkAgBA4DAAECAwsgBiAUOgAADAMLIAYgFEGAAXM6AAAMAgsgBiAUOwAADAELIAYgFDYAAAsgBygCACEVAkAgACgCGCALQQJyIgZBAnQiBGooAgAgDmogACgCHCAEaigCAHYgACgCJCAEaigCAGsiBCAAKAIoIhRIDQAgACgCLCIUIAQgBCAUShshFAsCQCAAKAIQIAZMDQAgFSAAKAIUakECQQQgACgCMCIEQQJGG0EBIARBAUobIAZsaiEGAkACQAJAAkAgBA4DAAECAwsgBiAUOgAADAMLIAYgFEGAAXM6AAAMAgsgBiAUOwAADAELIAYgFDYAAAsgBygCACEVAkAgACgCGCALQQNyIgZBAnQiBGooAgAgD2ogACgCHCAEaigCAHYgACgCJCAEaigCAGsiBCAAKAIoIhRIDQAgACgCLCIUIAQgBCAUShshFAsCQCAAKAIQIAZMDQAgFSAAKAIUakECQQQgACgCMCIEQQJGG0EBIARBAUobIAZsaiEGAkACQAJAAkAgBA4DAAECAwsgBiAUOgAADAMLIAYgFEGAAXM6AAAMAgsgBiAUOwAADAELIAYgFDYAAAsgCkHAAGohCiAJQQFqIgkgACgCDCIESA0ACwsgBUEBaiIFIANHDQALCwvABwkHfwF+A38Cfgl/AnsCfwF7An8CQCACQQFODQBBAA8LQQhBBCAAKAIMIgMbIAAoAggiBGwiBUF8aiIGQQJ2QQFqIgdB/v///wdxIQggB0EBcSEJQn8hCkEAIQtBACEMA0AgASAMQQR0aiINNQIMIg4gDTUCCH4iDyAKVCEHAkAgBEEBSA0AIA8gCloNACANKAIEIRAgACgCFCERIAAoAhAhEiAAKAIEIRNBACEUIAAoAgAiFSEWIA0oAgAiFyEYA0ACQAJAAkACQCADRQ0AIAVBAU4NAQwCCyAFQQFIDQH9DAAAAAAAAAAAAAAAAAAAAAAhGUEAIQcCQCAGRQ0AIAghDQNA/QwAAAAAAAAAAAAAAAAAAAAAIhogFiAHaiIbQQRqKAAA/RH9DRABAgMRBQYHEgkKCxMNDg8gGiAYIAdqIhxBBGooAAD9Ef0NEAECAxEFBgcSCQoLEw0OD/2xASIdIB39tQEgGiAbKAAA/RH9DRABAgMRBQYHEgkKCxMNDg8gGiAcKAAA/RH9DRABAgMRBQYHEgkKCxMNDg/9sQEiGiAa/bUBIBn9rgH9rgEhGSAHQQhqIQcgDUF+aiINDQALCwJAIAlFDQD9DAAAAAAAAAAAAAAAAAAAAAAiGiAVIBMgFGxqIAdqKAAA/RH9DRABAgMRBQYHEgkKCxMNDg8gGiAXIBAgFGxqIAdqKAAA/RH9DRABAgMRBQYHEgkKCxMNDg/9sQEiGiAa/bUBIBn9rgEhGQsgGSAZIBr9DQgJCgsMDQ4PAAAAAAAAAAD9rgEiGiAaIBr9DQQFBgcAAAAAAAAAAAAAAAD9rgH9GwAhHkEAIRwMAgtBACEbQQAhHkEAIRwDQCAWIBtqIgctAAAgGCAbaiINLQAAayIfIB9sIB5qIAdBAWotAAAgDUEBai0AAGsiHiAebGogB0ECai0AACANQQJqLQAAayIeIB5saiAHQQNqLQAAIA1BA2otAABrIh4gHmxqIR4gB0EEai0AACANQQRqLQAAayIfIB9sIBxqIAdBBWotAAAgDUEFai0AAGsiHCAcbGogB0EGai0AACANQQZqLQAAayIcIBxsaiAHQQdqLQAAIA1BB2otAABrIgcgB2xqIRwgG0EIaiIbIAVIDQAMAgsLQQAhHEEAIR4LIBEgHGwgEiAebGqtIA5+IA98Ig8gClQhByAUQQFqIhQgBE4NASAWIBNqIRYgGCAQaiEYIA8gClQNAAsLIAwgCyAHGyELIA8gCiAHGyEKIAxBAWoiDCACRw0ACyALC74MBQF/AXsBfwN7DX8jgICAgABBgAJrIgMkgICAgAACQCACRQ0AA0D9DAAAAAABAAAAAgAAAAMAAAAhBEEAIQUDQCADIAVq/QwAAAAAAAAAAAAAAAAAAAAAIgYgASAEQQL9qwEiB/0MAQAAAAEAAAABAAAAAQAAAP1QIgj9GwNqIAEgCP0bAmogASAI/RsBaiABIAj9GwBq/QcAAP1UAAAB/VQAAAL9VAAAA/0NEAECAxEFBgcSCQoLEw0OD0EQ/asBIAEgB/0bA2ogASAH/RsCaiABIAf9GwFqIAEgB/0bAGogBv1UAAAA/VQAAAT9VAAACP1UAAAMQRj9qwH9UCAGIAEgB/0MAgAAAAIAAAACAAAAAgAAAP1QIgj9GwNqIAEgCP0bAmogASAI/RsBaiABIAj9GwBq/QcAAP1UAAAB/VQAAAL9VAAAA/0NEAECAxEFBgcSCQoLEw0OD0EI/asB/VAgBiABIAf9DAMAAAADAAAAAwAAAAMAAAD9UCIH/RsDaiABIAf9GwJqIAEgB/0bAWogASAH/RsAav0HAAD9VAAAAf1UAAAC/VQAAAP9DRABAgMRBQYHEgkKCxMNDg/9UP0LBAAgBP0MBAAAAAQAAAAEAAAABAAAAP2uASEEIAVBEGoiBUHAAEcNAAtBACEJIAMoAgAiCiELA0AgAyAJaiIFQcAAaiAFQSRqKAIAIAtqIAVBBGooAgAiC0EZdyALQQ53cyALQQN2c2ogBUE4aigCACIFQQ93IAVBDXdzIAVBCnZzajYCACALIQsgCUEEaiIJQcABRw0ACyAA/QACECIH/RsDIQwgB/0bAiENIAf9GwEhDiAH/RsAIQsgAP0AAgAiBv0bAyEPIAb9GwIhECAG/RsBIREgBv0bACEJQQAhBUEAIRICQANAIBAgESAJc3EgESAJcSITcyAJQR53IAlBE3dzIAlBCndzaiALIA5xIAxqIA0gC0F/c3FqIAtBGncgC0EVd3MgC0EHd3NqIAVB4KCEgABqKAIAaiAKaiIKaiIMQR53IAxBE3dzIAxBCndzIAwgEXEgE3MgDCAJcSIUc2ogBUHkoISAAGooAgAgDWogAyAFaiIVQQRqKAIAaiAOIAogD2oiDUF/c3FqIA0gC3FqIA1BGncgDUEVd3MgDUEHd3NqIg9qIhNBHncgE0ETd3MgE0EKd3MgEyAJcSAUcyATIAxxIhRzaiAFQeighIAAaigCACAOaiAVQQhqKAIAaiALIA8gEGoiDkF/c3FqIA4gDXFqIA5BGncgDkEVd3MgDkEHd3NqIg9qIgpBHncgCkETd3MgCkEKd3MgCiAMcSAUcyAKIBNxIhBzaiAFQeyghIAAaigCACALaiAVQQxqKAIAaiANIA8gEWoiC0F/c3FqIAsgDnFqIAtBGncgC0EVd3MgC0EHd3NqIg9qIhRBHncgFEETd3MgFEEKd3MgFCATcSAQcyAUIApxIhBzaiAFQfCghIAAaigCACANaiAVQRBqKAIAaiAOIA8gCWoiCUF/c3FqIAkgC3FqIAlBGncgCUEVd3MgCUEHd3NqIg1qIg9BHncgD0ETd3MgD0EKd3MgDyAKcSAQcyAPIBRxIhFzaiAOIAVB9KCEgABqKAIAaiAVQRRqKAIAaiALIA0gDGoiDEF/c3FqIAwgCXFqIAxBGncgDEEVd3MgDEEHd3NqIg1qIhBBHncgEEETd3MgEEEKd3MgECAUcSARcyAQIA9xIg5zaiAVQRhqKAIAIAVB+KCEgABqKAIAaiALaiAJIA0gE2oiDUF/c3FqIA0gDHFqIA1BGncgDUEVd3MgDUEHd3NqIgtqIhFBHncgEUETd3MgEUEKd3MgESAQIA9zcSAOc2ogFUEcaigCACAFQfyghIAAaigCAGogCWogDCALIApqIg5Bf3NxaiAOIA1xaiAOQRp3IA5BFXdzIA5BB3dzaiILaiEJIAsgFGohCyASQTdLDQEgEkEIaiESIAVBIGohBSAVQSBqKAIAIQoMAAsLIAAgC/0RIA79HAEgDf0cAiAM/RwDIAf9rgH9CwIQIAAgCf0RIBH9HAEgEP0cAiAP/RwDIAb9rgH9CwIAIAFBwABqIQEgAkF/aiICDQALCyADQYACaiSAgICAAAvqAgQEfwF+CH8CfiAAKAIIIgEgACgCDCICIAEgAkobIQNBACEEQgAhBQNAQQEhBgJAIAAgBEECdGoiB0GMAmooAgAiCCADTg0AIAAoAoQCIQlBASEGIAIhCiABIQsgAyEMA0ACQCAJRQ0AIAsgCnJBAXENAgsgBkEBaiEGIApBAWpBAXUhCiALQQFqQQF1IQsgDEEBakEBdSIMIAhKDQALCyAHQZgCaigCACIJQX9qIQ0gB0GkAmooAgAhB0IAIQ4gASEKIAIhCwNAIAqsIAusfiAHIA0gBkF/aiIMIAkgBkgbQRRsaiIIKAIAQQF0QQFyrCIPfiAPfiAIKAIEQRhsQQJyrH5CA4YgDnwhDiALQQFqQQF1IQsgCkEBakEBdSEKIAZBAUohCCAMIQYgCA0ACyAOIAUgDiAFVhshBSAEQQFqIgRBA0cNAAsgACAAKQO4AkIDfjcDuAIgACAAKQOwAkIDfiAFfDcDsAILkQQBCX8jgICAgABBEGsiASSAgICAAAJAAkAgACgCCCICDQBBCSEDDAELIAAoAgAhBCAAKAIEIQVBACEGAkADQAJAAkACQCAFIAIgBmpBAXYiB0EsbGoiCCgCAEG5h4SAACAIKAIEIgNBCiADQQpJGxDMgICAACIJDQAgA0EKRg0EIANBCU0NASAHIQIMAgsgCUEASA0AIAchAgwBCyAHQQFqIQYLIAYgAkkNAAtBCSEDDAELQQohAyAFIAdBLGxqIgIoAhBBBEcNACACKAIUQQJHDQAgBSAHQSxsaiICQSBqKAIAQQJHDQAgAkEBNgIYQSghAyACKAIcIgJBwABLDQAgBCACNgLwASAEIAQgCBCkgICAACICNgL4AQJAIAINAEECIQMMAQsCQCAEKALwASIIQQFIDQAgCCEHA0AgAigCACIGQQBIDQIgBiAEKAIkTg0CIAJBBGooAgBBAk8NAiACQQhqIQIgB0F/aiIHDQALCyAAQYqGhIAAQQNBAiAIrEIRIAFBDGoQoICAgAAiAw0AIAEgACgCACABKAIMEKSAgIAAIgI2AghBAiEDIAJFDQAgBCACNgL8ASAAQayHhIAAQQNBAiAENALwAUIRIAFBCGoQpoCAgAAiAw0AIAQgASgCCDYCgAIgAEHSjoSAAEEBQQBBASAEQfQBahChgICAACEDCyABQRBqJICAgIAAIAMLnQkBJH8jgICAgABBEGsiASSAgICAACAAKAIAIQIgAUGAgICAATYCDAJAIABBkImEgABBBEECIAI0AlRCBCABQQhqEKCAgIAAIgMNACABKAIIIQQCQCACKAJUIgVBAUgNACAEKAIMIQYDQEEpIQMgBigAACIHQQBIDQIgBkEEaigAACIIQQBIDQIgBkEIaigAACIJQQFIDQIgBkEMaigAACIKQQFIDQIgCa0gB618IAI0AghVDQIgCqwgCKx8IAI0AgxVDQIgBkEQaiEGIAVBf2oiBQ0ACwsgAiAEEKSAgIAAIQUCQAJAIAIoAlQiBkHLmbPmAEsNAEFvQQAoAqTIhIAAIgNBsMiEgABBD2pBcHEgAxsiA2sgBkEUbEEUIAYbIgZBEGpJDQBBACAGIANqQR9qQXBxIgc2AqTIhIAAAkAgB0H//wNqQRB2Igc/ACIJTQ0AIAcgCWtAAEF/Rw0AQQAgAzYCpMiEgAAMAQsgAw0BCyACQQA2AsQBQQIhAwwBCyADIAIoAgA2AgAgAiADNgIAIANBEGoiA0EAIAb8CwAgAiADNgLEAQJAIAUNAEECIQMMAQsgAEGihoSAAEH/moSAACAFIAFBDGogAkG8AWoQu4CAgAAiAw0AAkAgAigCVCIGQQFIDQAgBkEAIAZBAEobIQsgAigCDCEMIAIoAgghDSACKALEASEOIAIoArwBIQ9BACEQA0AgDiAQQRRsaiIRIAw2AgQgESANNgIAIBFCADcCCEEAIQMCQCAPIBBBHGxqIgYoAggiEiANRw0AIAYoAgwgDEYhAwsgEUEIaiETIBFBDGohFCARQQRqIRUgESADNgIQAkACQCASQQFIDQAgEUEQaiEWIAYoAgAiFyASaiEYIAYoAgwiGSAGKAIEIgpqIRogBkEYaiEbIAZBFGohHCAGQRBqIR0gGUECdCEeQQAhH0EAISAgDCEhIA0hIiAXIQkDQAJAAkAgGUEASg0AIAlBAWohCQwBCyAJQQFqISMgHiAJIBdrIgRsIQggBCAZbCEkQQAhBgNAQZClhIAAIQcCQCAEQQBIDQAgBCASTg0AIAZBAEgNACAGIBlODQACQCAdKAIARQ0AIBwoAgAgGygCACAkaiAGai0AAEECdGohBwwBCyAbKAIAIAhqIQcLAkACQCAHLQADIgNB/wFGDQACQCADDQBBKSEDIActAAANCiAHLQABDQogBy0AAg0KIAIoAhBBA0YNCiAWQQA2AgAMAgsCQCACKAIQQQNHDQBBKSEDDAoLIBZBADYCAAsgCiAGaiEDAkAgCSAiTg0AIBEgCTYCACAJISILAkAgAyAhTg0AIBUgAzYCACADISELAkAgCSAgSA0AIBMgIzYCACAjISALIAMgH0gNACAUIAogBmpBAWoiHzYCAAsgCEEEaiEIIAogBkEBaiIGaiAaSA0ACyAjIQkLIAkgGEgNAAsgIA0BCyARQQA2AgAgFUEANgIAIBMgDTYCACAUIAw2AgALIBBBAWoiECALRw0ACwsgACAFIAFBDGoQvICAgAAiAw0AIAAQvYCAgAAhAwsgAUEQaiSAgICAACADCxIAIAAoAgAgASgCABDNgICAAAuMBQELfyADIAEgARDOgICAACIE/AoAACADIARqIgFBLjoAACABQQNqQS46AAAgAUEBaiACQQptIgVBMGo6AAAgAUECaiACIAVBCmxrQTBqOgAAAkAgACgCCCICDQBBfw8LIARBBGohASAEQQtqIQYgBEEKaiEHIARBCWohCCAEQQxqIQkgBEENaiEKIAAoAgQhBANAAkAgBEEEaigCACIAIAFNDQAgBCgCACIFIAMgARDMgICAAA0AAkACQCAAIAdNIgsNAEGHn4SAACEMIAUgAWpBh5+EgABBBhDMgICAAA0AQQchBEEAIQ0MAQsCQCAAIAlNIg0NACAFIAFqKQAAQvLKzcOWjNyyLlINAEEJIQRBjp+EgAAhDEEBIQ0MAQsCQCAAIAhNIg4NAEH1noSAACEMIAUgAWpB9Z6EgABBBRDMgICAAA0AQQYhBEECIQ0MAQsCQCAAIApNDQBBl5+EgAAhDCAFIAFqQZefhIAAQQkQzICAgAANAEEKIQRBAyENDAELAkAgDQ0AIAUgAWopAABC89DVs+aM27IuUg0AQQkhBEGhn4SAACEMQQQhDQwBCwJAIA4NAEH7noSAACEMQQUhDSAFIAFqQfuehIAAQQUQzICAgAANAEEGIQQMAQsCQCAODQBBgZ+EgAAhDCAFIAFqQYGfhIAAQQUQzICAgAANAEEGIQ1BBiEEDAELAkAgCw0AQaqfhIAAIQwgBSABakGqn4SAAEEGEMyAgIAADQBBByENQQchBAwBCyAAIAZNDQFB7Z6EgAAhDCAFIAFqQe2ehIAAQQcQzICAgAANAUEIIQ1BCCEECyADIAFqIAwgBPwKAAAgDQ8LIARBLGohBCACQX9qIgINAAtBfwuACwIHfwV+I4CAgIAAQRBrIgMkgICAgAAgAkEIaigCACEEIAJBDGooAgAhBSACQRBqKAIAIQYgAiACKAIEIgc2AhQgAkKBgICAEDcCNAJAAkAgAigCACIIQQJJDQAgCEEHRg0AQRUhCSAHRQ0BCyAGrCEKIAWsIQsgBKwhDAJAAkACQAJAAkACQAJAAkACQCAIDggAAQIDAwQFBgcLIAAgAUHihISAAEECQQJCfyADQQxqELiAgIAAIgkNCEEVIQkgBw0IIAMoAgwiCEEgajUCACAMUg0IQRghCSAIKAIcIgRB////d2pBgICAeEkNCCAAIAEgCCACELmAgIAAIgkNCCAErSENDAcLIAAgAUHBlISAAEEEQQFCAyADQQxqELiAgIAAIgkNB0EYIQkgAygCDCgCDCIIKAAAIgVBAUgNByAIKAAEIgBBAUgNByAIKAAIIghBAUgNB0EVIQkgBw0HIAUgBEoNByAAIARKDQcgCCAESg0HIACsIgsgBawiDX4iDiAMVQ0HIA4gCKwiCn4gDFINByACQQE2AhQMBgsgACABQeKEhIAAQQJBBEJ/IANBDGoQuICAgAAiCQ0GIAAgAUHCioSAAEEBQQFCBCADQQhqELiAgIAAIgkNBkEVIQkgAygCDCIIQSBqNQIAIAxSDQYgCEEkaigCAEUNBiAIQShqKAIARQ0GIAIgAygCCCgCDCIELQAANgI8IAIgBC0AATYCQCACIAQtAAI2AkQgAiAELQADNgJIQRghCSAIKAIcIgVFDQYgCyAEMQAAfCAEMQACfCAIKAIkIgatfUIBfCILQgFTDQYgCiAEMQABfCAEMQADfCAINQIofUIBfCIKQgFTDQYgBUGBgIAITw0GIAIgBjYCNCACIAgoAig2AjggACABIAggAhC5gICAACIJDQYgBa0hDQwFCyAAIAFBspGEgABBn42EgAAgCEEERhtBAUEBQgEgA0EMahC4gICAACIJDQUgAiADKAIMKAIMLQAAIgg2AkxBFSEJIAhBd2pB/wFxQfgBSQ0FIAitIg0gCn4hCiANIAt+IQsCQCACKAIAQQRGDQAgDCENDAULIAQgBCAIIAhsIghtIgUgCGxrDQUgBawhDQwECyAAIAFBpZOEgABBBEEBQgIgA0EMahC4gICAACIJDQRBFSEJIAMoAgwoAgwiCCgAACIEIAVKDQQgCCgABCIIIAZKDQQgCKwhCiAErCELIAwhDQwDCyAAIAFBwoqEgABBAUEBQgQgA0EMahC4gICAACIJDQNBFSEJIAMoAgwoAgwiCC0AACIERQ0DIAUgBEgNAyAILQABIgBFDQMgBiAASA0DIAgtAAIiAEUNAyAFIABIDQMgCC0AAyIFRQ0DIAYgBUgNAyACIAQ2AjwgAiAILQABNgJAIAIgCC0AAjYCRCACIAgtAAM2AkggCDEAASAKfCAIMQADfCEKIAgxAAAgC3wgCDEAAnwhCyAMIQ0MAgsgACABQZqJhIAAQQFBAUJ/IANBDGoQuICAgAAiCQ0CQRUhCSACKAIsQQBIDQIgAigCMCADKAIMIggoAghPDQIgAiAINgJgIAwhDQwBCyAAIAFBnIaEgABBBEEBQgEgA0EMahC4gICAACIJDQFBFSEJIARBgAJKDQEgAygCDCgCDCgAACAERw0BIAIoAixBgIB+SA0BQgEhDSACKAIwQYCAAkoNAQtBGCEJIA1CAVMNACALQgFTDQAgCkIBUw0AIA1CgICACFYNACALQoCAgAhWDQAgCkKAgIAIVg0AIA0gC34iDEKAgIAIVg0AIAwgCn5CgICACFUNACACQSBqIAo+AgAgAkEcaiALPgIAIAJBGGogDT4CAEEAIQkLIANBEGokgICAgAAgCQvkAgMBfgF7BH4gAP0MAAAAAAAAAAAAAAAAAAAAAP0LAhQgAEEsakEANgIAIABBJGpCADcCAAJAAkAgBEH/AUoNACADQQBIDQAgAUEUaigCAEUNACABKAIIIQQMAQtBAkEDIARBgIACSBtBAyADQf//fUobIQQLIAAgBDYCACAAIAIoAgQiAzYCECAAIAM2AgQgACACKQIINwIIAkAgBUUNACAFKAIAQQJHDQAgBTQCOCEGAkAgBf0AAjwiB/0bACAFQQxqKAIAIgJqIAf9GwJqrCAFQQhqNAIAIgh+IAf9GwEgBUEQaigCACIDaiAH/RsDaqx+IglCgYDAAFQNACAJIAKsIAh+IAOsfiIKIAVBHGo0AgAgBUEYajQCAH4gBUEgajQCAH4iCyAKIAtWG0IBhlYNAQsgCCAGfkIBhkGYo4SAACABQRhBCCAEQQJGG2ogBEEDRhs0AghYDQAgACAH/QsCFAsLhhgFBH8Bew5/BnsJfyOAgICAAEGQAWsiBCSAgICAACADKAJ0IgUoAgghBiAFKAIEIQcgBSgCACEFIANB+ABqIAH9AAI0Igj9CwIAIANBiAFqIAFBHGopAgA3AgAgA0GUAWogASkCLDcCAEEBQQIgBUECSBshCQJAAkAgA0GQAWooAgBFDQAgASgCUCIKIQsMAQsgAUEIaigCACAI/RsBbCELIAEoAlAhCgsgA0GcAWogCiALbiAGIAtqQX9qIAZuIgxsIgs2AgAgA0GwAWogCSAHbCALIAZsIg1sNgIAQQIhCiADQbQBaiANQQJBBCAFQQJGG0EBIAVBAUobbEE/akFAcTYCAAJAIAtBv////wcgA0GoAWooAgAgA0GgAWooAgBsIgVuIAZBAXQiDW5LDQBBACEOQQAhDwJAIA0gBWwgC2xBwABqIgtBb0sNAEEAIQ9Bb0EAKAKkyISAACINQbDIhIAAQQ9qQXBxIA0bIg1rIAtBASALGyILQRBqSQ0AQQAhD0EAIAsgDWpBH2pBcHEiEDYCpMiEgAACQCAQQf//A2pBEHYiED8AIhFNDQAgECARa0AAQX9HDQBBACEPQQAgDTYCpMiEgAAMAQsgDUUNACANIAAoAgA2AgAgACANNgIAIA1BEGoiD0EAIAv8CwALIANBuAFqIA82AgACQCADKAKcASILQfv///8DSw0AQQAhDkFvQQAoAqTIhIAAIg1BsMiEgABBD2pBcHEgDRsiDWsgC0ECdEEEIAsbIgtBEGpJDQBBACEOQQAgCyANakEfakFwcSIPNgKkyISAAAJAIA9B//8DakEQdiIPPwAiEE0NACAPIBBrQABBf0cNAEEAIQ5BACANNgKkyISAAAwBCyANRQ0AIA0gACgCADYCACAAIA02AgAgDUEQaiIOQQAgC/wLAAsgA0G8AWogDjYCAAJAAkAgBUH7////A0sNAEEAIQ5BACEPAkBBb0EAKAKkyISAACILQbDIhIAAQQ9qQXBxIhEgCxsiEGsgBUECdEEEIAUbIgtBEGoiDUkNAEEAIQ9BACALIBBqQR9qQXBxIgU2AqTIhIAAAkAgBUH//wNqQRB2IgU/ACISTQ0AIAUgEmtAAEF/Rw0AQQAhD0EAIBA2AqTIhIAADAELIBBFDQAgECAAKAIANgIAIAAgEDYCACAQQRBqIg9BACAL/AsACyADQcABaiIQIA82AgACQEFvQQAoAqTIhIAAIgUgESAFGyIFayANSQ0AQQAhDkEAIAsgBWpBH2pBcHEiDzYCpMiEgAACQCAPQf//A2pBEHYiDz8AIhFNDQAgDyARa0AAQX9HDQBBACEOQQAgBTYCpMiEgAAMAQsgBUUNACAFIAAoAgA2AgAgACAFNgIAIAVBEGoiDkEAIAv8CwALIANBxAFqIhEgDjYCAEEAIQVBACEOAkBBb0EAKAKkyISAACIPQbDIhIAAQQ9qQXBxIhIgDxsiD2sgDUkNAEEAIQ5BACALIA9qQR9qQXBxIhM2AqTIhIAAAkAgE0H//wNqQRB2IhM/ACIUTQ0AIBMgFGtAAEF/Rw0AQQAhDkEAIA82AqTIhIAADAELIA9FDQAgDyAAKAIANgIAIAAgDzYCACAPQRBqIg5BACAL/AsACyADQcwBaiIPIA42AgBBb0EAKAKkyISAACIOIBIgDhsiDmsgDUkNAUEAIQVBACALIA5qQR9qQXBxIg02AqTIhIAAAkAgDUH//wNqQRB2Ig0/ACISTQ0AIA0gEmtAAEF/Rw0AQQAhBUEAIA42AqTIhIAADAILIA5FDQEgDiAAKAIANgIAIAAgDjYCACAOQRBqIgVBACAL/AsADAELQQAhBSADQcwBaiIPQQA2AgAgA0HAAWoiEEIANwIAIANBxAFqIRELIANByAFqIAU2AgAgAygCuAEiC0UNACADKAK8ASINRQ0AIBAoAgBFDQAgESgCAEUNACAPKAIARQ0AIAVFDQBBACEFIAMgC0EAIAtrQT9xaiIVNgK4AQJAIAMoApwBIhZFDQAgA0EsaigCACEOIAMoAnQhAAJAIBZBBEkNAAJAIA0gAEEEak8NACAAIA0gFkECdGpJDQEL/QwCAAAAAgAAAAIAAAACAAAAIgj9DAQAAAAEAAAABAAAAAQAAAAiFyAIIAD9CQIAIhj9N/1S/QwBAAAAAQAAAAEAAAABAAAAIgggGCAI/Tv9UiEZIAb9ESEaIA79ESEbIAz9ESEY/QwAAAAAAQAAAAIAAAADAAAAIQggFkF8cSIFIQogDSELA0AgCyAIIAj9GwAgGP0bAG79ESAI/RsBIBj9GwFu/RwBIAj9GwIgGP0bAm79HAIgCP0bAyAY/RsDbv0cAyIcIBj9tQH9sQEgGv21ASAZ/bUBIBsgHP21Af2uAf0LAgAgC0EQaiELIAggF/2uASEIIApBfGoiCg0ACyAWIAVGDQELIA0gBUECdGohCwNAIAsgBSAFIAxuIgogDGxrIAZsQQJBBCAAKAIAIg1BAkYbQQEgDUEBShtsIA4gCmxqNgIAIAtBBGohCyAWIAVBAWoiBUcNAAsLAkAgAygCoAEiBQ0AQQAhCgwBCyAJIAZsIR0gAygCqAEiHiEGQQAhHwNAAkACQCAGDQBBACEGDAELQQAhIANAAkBBAkEBIB4gIGsgAygCdCIhKAIESxsgB2wiE0UNACAGIB9sISIgAygCyAEhESADKALMASESIAMoAqQBIRRBACENA0ACQAJAIA0gIGoiBiAUSQ0AIAQgDUECdGpBADYCACAGICJqIQ8gAygCxAEhEAwBCyAGIQsCQCACRQ0AIAYgBiACKAIYIgVuIgsgBWxrIQUCQAJAIAIoAgBBBEcNACAFIAIoAkwiCmwgH2ogCmwhBQwBCyACKAIcIAVsIB9qIAIoAiBsIQULIAsgBWohCwsgBCANQQJ0aiABKAJUIgUgASgCUCIKIAtsaiIANgIAIAYgImohDwJAIAUNACADKALEASEQDAELIAMoAsABIA9BAnQiBmoiBSABKAJYIAtBAnRqKAAAQYCAgAJqNgIAIAMoAsQBIhAgBmogASgCXCALai0AADYCACAhKAIAQQFHDQAgCkUNACAKQQFxISMgBSgCACELQQAhBgJAIApBAUYNACAKQX5xIQ5BACEGA0AgBSAAIAZqIgosAAAiDEH/AXFBB3QiCUGAgH5yIAkgDEEASBsgC2oiCzYCACAFIApBAWosAAAiCkH/AXFBB3QiDEGAgH5yIAwgCkEASBsgC2oiCzYCACAOIAZBAmoiBkcNAAsLICNFDQAgBSAAIAZqLAAAIgZB/wFxQQd0IgpBgIB+ciAKIAZBAEgbIAtqNgIACyASIA9BAnQiBmpBgICAgHggECAGaiIFKAIAdjYCACARIAZqQYCAgAIgBSgCAHY2AgAgDUEBaiINIBNHDQALCyAhKAIAIQ8gASgCNCELIAEoAjghBSABKAIIISIgISgCCCEJAkACQCADKAKQAUUNACABKAJQIgYhFAwBCyAFICJsIRQgASgCUCEGCwJAIAZFDQAgBSALbCEjQQFBAiAPQQJIGyINIBNsISQgCSATbCEeIAkgFGpBf2ohJUEAIREgFSEhQQAhEkEAIRYDQAJAIBRFDQBBACEQA0AgECAJbiEGAkAgE0UNACAhIB4gBmwgECAGIAlsa2ogDWxqIQ4gIyASbCARaiEAQQAhBSAEIQYgEyELA0ACQCAGKAIAIgpFDQAgBCAKIABqLAAAIgpB/wFxIgxBgH5yIAwgCkEASBsiCjsBjgECQCAPQQFKDQAgDiAFIAlsaiAKOgAADAELIA4gBSAJbCANbGogBEGOAWogDfwKAAALIAZBBGohBiAFQQFqIQUgC0F/aiILDQALC0EAIBJBAWoiBiAGICJGIgYbIRIgESAGaiERIBBBAWoiECAURw0ACyAhICQgJSAlIAlwa2xqISEgASgCUCEGCyAWIBRqIhYgBkkNAAsgAygCqAEhHiADKAKcASEWCyAVIB0gE2wgFmxqIRUgHiEGIBMgIGoiICAeSQ0ACyADKAKgASEFIB4hBgtBACEKIB9BAWoiHyAFSQ0ACwsgBEGQAWokgICAgAAgCgvBAgEHfyOAgICAAEHQAGsiBySAgICAAEEJIQgCQCABEM6AgIAAIgkgAhDOgICAACIKakHAAEsNACAHIAEgCfwKAAAgByAJaiACIApBAWr8CgAAIAcQzoCAgAAhASAAKAIIIglFDQAgACgCBCELQQAhAAJAA0ACQAJAAkAgCyAJIABqQQF2IgpBLGxqIgwoAgAgByAMKAIEIgIgASACIAFJGxDMgICAACINDQAgAiABRg0EIAIgAUkNASAKIQkMAgsgDUEASA0AIAohCQwBCyAKQQFqIQALIAAgCUkNAAwCCwtBCiEIIAsgCkEsbGoiASgCECADRw0AIAEoAhQgBEcNAAJAIAVCAFMNACALIApBLGxqNQIcIAVSDQELIAYgDDYCACALIApBLGxqQQE2AhhBACEICyAHQdAAaiSAgICAACAIC9YIBgV/AX4EfwF+A38GeyOAgICAAEEQayIEJICAgIAAIAMoAiQhBSADKAIoIQYgAkEgaigCACEHAkAgACABQceKhIAAQQRBASACKAIcIgitIgkgBEEMahC4gICAACIKDQAgACABQemEhIAAQQFBASAJIARBCGoQuICAgAAiCg0AIAAgAUGkl4SAAEEEQQFCAiAEQQRqELiAgIAAIgoNACADIAQoAgQoAgwiCigAACIANgIsIAMgCigABCIBNgIwQRYhCiAAQYCAgH5IDQAgACABTg0AIAFBgICAAkoNACADIAIoAgwiCzYCVCADIAQoAgwoAgwiDDYCWCADIAQoAggoAgwiDTYCXCADIAMoAjQgB2wgAygCOGwiATYCUAJAIAgNAEEAIQoMAQtBACAFayIDIAYgBiADSBusIQ4gAUF+cSEFIAFBfmoiD0EBdkEBaiIDQX5xIRAgA0EBcSERIAshAEEAIQYCQANAIAwgBkECdGooAAAhB0IAIQlBACEDAkACQAJAAkACQCABDgIDAQAL/QwAAAAAAAAAAAAAAAAAAAAAIRJBACEDAkAgD0ECSQ0AIBAhAgNAIBL9DAAAAAAAAAAAAAAAAAAAAAAiE/0MAAEAAAABAAAAAAAAAAAAACIU/QwAAAAAAAAAAAAAAAAAAAAAIhUgACADaiIKLwAA/RAiFv0NEAECAxEFBgcSCQoLEw0ODyIX/bEBIBcgFiAV/SUgFf0NAAAAAAEAAAACAAAAAwAAAEEY/asBQRj9rAH9Uv0NEBESEwQFBgcUFRYXDA0OD/3OASATIBQgFSAKQQJqLwAA/RAiEv0NEAECAxEFBgcSCQoLEw0ODyIW/bEBIBYgEiAV/SUgFf0NAAAAAAEAAAACAAAAAwAAAEEY/asBQRj9rAH9Uv0NEBESEwQFBgcUFRYXDA0OD/3OASESIANBBGohAyACQX5qIgINAAsLAkAgEUUNACAS/QwAAAAAAAAAAAAAAAAAAAAA/QwAAQAAAAEAAAAAAAAAAAAA/QwAAAAAAAAAAAAAAAAAAAAAIhUgCyAGIAFsaiADai8AAP0QIhP9DRABAgMRBQYHEgkKCxMNDg8iFP2xASAUIBMgFf0lIBX9DQAAAAABAAAAAgAAAAMAAABBGP2rAUEY/awB/VL9DRAREhMEBQYHFBUWFwwNDg/9zgEhEgsgEiASIBX9DQgJCgsMDQ4PAAAAAAAAAAD9zgH9HQAhCSAFIQMgASAFRg0BCwNAIAlBgAIgACADaiwAACICQf8BcSIKayAKIAJBAEgbrXwhCSABIANBAWoiA0cNAAsLQRYhCiANIAZqLQAAQRZLDQQgCUKAgIACWA0BDAMLQRYhCkIAIQkgDSAGai0AAEEWSw0DCyAJIA5+IAcgB0EfdSIDaiADc618QoGAgAJaDQEgACABaiEAQQAhCiAGQQFqIgYgCEYNAgwACwtBFyEKCyAEQRBqJICAgIAAIAoL3g4BH38CQCADRQ0AIAAoAgwhBEEAIQUDQAJAIARBAUgNACACIAVBAnQiBmohByABIAZqIQhBACEJQT8hCgNAIAlBAnQhC0EAIQxBACENQQAhDkEAIQ8CQCAAKAIIIhBFDQAgBEEHdCERIAAoAgAgCkEBdGohBCAAKAIEIRIgCCgCACETQQAhD0EAIQ5BACENQQAhDANAIBMgEigCAGoiBigAPCIUIARBoH9qLgEAbCAGKAA4IhUgBEGef2ouAQBsIAYoADQiFiAEQZx/ai4BAGwgBigAMCIXIARBmn9qLgEAbCAGKAAsIhggBEGYf2ouAQBsIAYoACgiGSAEQZZ/ai4BAGwgBigAJCIaIARBlH9qLgEAbCAGKAAgIhsgBEGSf2ouAQBsIAYoABwiHCAEQZB/ai4BAGwgBigAGCIdIARBjn9qLgEAbCAGKAAUIh4gBEGMf2ouAQBsIAYoABAiHyAEQYp/ai4BAGwgBigADCIgIARBiH9qLgEAbCAGKAAIIiEgBEGGf2ouAQBsIAYoAAQiIiAEQYR/ai4BAGwgBigAACIGIARBgn9qLgEAbCAMampqampqampqampqampqaiEMIBQgBEFgai4BAGwgFSAEQV5qLgEAbCAWIARBXGouAQBsIBcgBEFaai4BAGwgGCAEQVhqLgEAbCAZIARBVmouAQBsIBogBEFUai4BAGwgGyAEQVJqLgEAbCAcIARBUGouAQBsIB0gBEFOai4BAGwgHiAEQUxqLgEAbCAfIARBSmouAQBsICAgBEFIai4BAGwgISAEQUZqLgEAbCAiIARBRGouAQBsIAYgBEFCai4BAGwgDmpqampqampqampqampqamohDiAUIAQuAQBsIBUgBEF+ai4BAGwgFiAEQXxqLgEAbCAXIARBemouAQBsIBggBEF4ai4BAGwgGSAEQXZqLgEAbCAaIARBdGouAQBsIBsgBEFyai4BAGwgHCAEQXBqLgEAbCAdIARBbmouAQBsIB4gBEFsai4BAGwgHyAEQWpqLgEAbCAgIARBaGouAQBsICEgBEFmai4BAGwgIiAEQWRqLgEAbCAGIARBYmouAQBsIA9qampqampqampqampqampqIQ8gFCAEQUBqLgEAbCAVIARBvn9qLgEAbCAWIARBvH9qLgEAbCAXIARBun9qLgEAbCAYIARBuH9qLgEAbCAZIARBtn9qLgEAbCAaIARBtH9qLgEAbCAbIARBsn9qLgEAbCAcIARBsH9qLgEAbCAdIARBrn9qLgEAbCAeIARBrH9qLgEAbCAfIARBqn9qLgEAbCAgIARBqH9qLgEAbCAhIARBpn9qLgEAbCAiIARBpH9qLgEAbCAGIARBon9qLgEAbCANampqampqampqampqampqaiENIBJBBGohEiAEIBFqIQQgEEF/aiIQDQALCwJAIAAoAhggC0ECdCIEaigCACAMaiAAKAIcIARqKAIAdiAAKAIkIARqKAIAayIEIAAoAigiBkgNACAAKAIsIgYgBCAEIAZKGyEGCwJAIAAoAhAgC0wNACAHKAIAIAAoAhRqQQJBBCAAKAIwIgRBAkYbQQEgBEEBShsgC2xqIRQCQAJAAkACQCAEDgMAAQIDCyAUIAY6AAAMAwsgFCAGQYABczoAAAwCCyAUIAY7AAAMAQsgFCAGNgAACyAHKAIAIRUCQCAAKAIYIAtBAXIiBkECdCIEaigCACANaiAAKAIcIARqKAIAdiAAKAIkIARqKAIAayIEIAAoAigiFEgNACAAKAIsIhQgBCAEIBRKGyEUCwJAIAAoAhAgBkwNACAVIAAoAhRqQQJBBCAAKAIwIgRBAkYbQQEgBEEBShsgBmxqIQYCQAJAAkACQCAEDgMAAQIDCyAGIBQ6AAAMAwsgBiAUQYABczoAAAwCCyAGIBQ7AAAMAQsgBiAUNgAACyAHKAIAIRUCQCAAKAIYIAtBAnIiBkECdCIEaigCACAOaiAAKAIcIARqKAIAdiAAKAIkIARqKAIAayIEIAAoAigiFEgNACAAKAIsIhQgBCAEIBRKGyEUCwJAIAAoAhAgBkwNACAVIAAoAhRqQQJBBCAAKAIwIgRBAkYbQQEgBEEBShsgBmxqIQYCQAJAAkACQCAEDgMAAQIDCyAGIBQ6AAAMAwsgBiAUQYABczoAAAwCCyAGIBQ7AAAMAQsgBiAUNgAACyAHKAIAIRUCQCAAKAIYIAtBA3IiBkECdCIEaigCACAPaiAAKAIcIARqKAIAdiAAKAIkIARqKAIAayIEIAAoAigiFEgNACAAKAIsIhQgBCAEIBRKGyEUCwJAIAAoAhAgBkwNACAVIAAoAhRqQQJBBCAAKAIwIgRBAkYbQQEgBEEBShsgBmxqIQYCQAJAAkACQCAEDgMAAQIDCyAGIBQ6AAAMAwsgBiAUQYABczoAAAwCCyAGIBQ7AAAMAQsgBiAUNgAACyAKQcAAaiEKIAlBAWoiCSAAKAIMIgRIDQALCyAFQQFqIgUgA0cNAAsLC7QuARZ/I4CAgIAAQaAcayIGJICAgIAAQQIhBwJAIAAoAgAiCCgCVCIJQcikkskASw0AQW9BACgCpMiEgAAiCkGwyISAAEEPakFwcSAKGyILayAJQRxsQRwgCRsiCkEQakkNAEEAIAogC2pBH2pBcHEiDDYCpMiEgAACQCAMQf//A2pBEHYiDD8AIg1NDQAgDCANa0AAQX9HDQBBACALNgKkyISAAAwBCyALRQ0AIAsgCCgCADYCACAIIAs2AgAgC0EQaiIOQQAgCvwLACABEM6AgIAAIQcCQCAAKAIIIg8NAEEJIQcMAQsgACgCBCEQQQAhCiAPIQwCQANAAkACQAJAIBAgDCAKakEBdiINQSxsaiIAKAIAIAEgACgCBCIAIAcgACAHSRsQzICAgAAiEQ0AIAAgB0YNBCAAIAdJDQEgDSEMDAILIBFBAEgNACANIQwMAQsgDUEBaiEKCyAKIAxJDQALQQkhBwwBC0EKIQcgECANQSxsaiIAKAIQQQRHDQAgACgCFEEBRw0AIBAgDUEsbGoiACgCHCAJRw0AIABBATYCGCACEM6AgIAAIQBBACEMAkADQAJAAkACQCAQIA8gDGpBAXYiEUEsbGoiCigCACACIAooAgQiCiAAIAogAEkbEMyAgIAAIgENACAKIABGDQQgCiAASQ0BIBEhDwwCCyABQQBIDQAgESEPDAELIBFBAWohDAsgDCAPSQ0AC0EJIQcMAQsgECARQSxsaiIAKAIQQQFHDQAgACgCFEEBRw0AIBAgEUEsbGpBATYCGAJAAkAgCUUNACALQSBqIQAgA0EMaiEKIBAgDUEsbGooAgwhAUEAIQ0gCSEDA0AgAEFwaiAKQXRqKAIANgIAIABBdGogCkF4aigCADYCACAAQXhqIApBfGooAgAiCzYCACAAQXxqIAooAgAiAjYCACAAIAEoAAAiDDYCAEEpIQcgDEGAAksNAyAMQQJ0IAIgC2wiC2ogC0ECdCAMGyANaiINQYCAgCBLDQMgBCgCACIMIA1JDQMgAEEcaiEAIAFBBGohASAKQRBqIQogA0F/aiIDDQALIAQgDCANazYCACANIQcgDQ0BC0EAIQ1BASEHC0EAIQoCQEFvQQAoAqTIhIAAIgBBsMiEgABBD2pBcHEiDCAAGyIAayAHQRBqSQ0AQQAhCkEAIAcgAGpBH2pBcHEiATYCpMiEgAACQCABQf//A2pBEHYiAT8AIgtNDQAgASALa0AAQX9HDQBBACEKQQAgADYCpMiEgAAMAQsgAEUNACAAIAgoAgA2AgAgCCAANgIAIABBEGoiCkEAIAf8CwALQQIhB0FvQQAoAqTIhIAAIgAgDCAAGyIMayAIKAIIIAgoAgxsQQJ0IgBJDQBBACAAIAxqQQ9qQXBxIgA2AqTIhIAAAkAgAEH//wNqQRB2IgA/ACIBTQ0AIAAgAWtAAEF/Rw0AQQAgDDYCpMiEgAAMAQsgCkUNACAMRQ0AAkAgECARQSxsaiIHKAIIIgBBBkkNACAHKAIMIhEsAAAiB0EPcUEIRw0AIAdBAEgNACAHQf8BcUEIdCARLQABIgdyQR9wIAdBIHFyDQAgBiANNgIYIAZBADYCFCAGIAo2AhAgBkIANwMIIAYgEUECajYCACAGIBEgAGoiEkF8ajYCBCAGQeAZakGAAmohDyAGQeAZakGQAWohEyAGQfwMaiEDIAZBHGohBCAGQfgZaiEUQQAhEQNAAkACQAJAAkAgEUEBSA0AIAYoAgghAgwBCyAGKAIAIQAgBigCBCELIBEhBwNAAkAgACALSQ0AQX8hFQwDCyAGIABBAWoiATYCACAALQAAIQAgBiAHQQhqIhE2AgwgBiAAIAd0IAYoAghyIgI2AgggB0F5SCEQIAEhACARIQcgEA0ACwsgBiARQX9qIgc2AgwgBiACQQF2Igg2AgggAkEBcSEVIAdBAUsNASAGKAIAIQAgBigCBCELCwNAIAAgC08NAyAGIABBAWoiATYCACAALQAAIQAgBiAHQQhqIhE2AgwgBiAAIAd0IAYoAghyIgg2AgggB0F6SCEQIAEhACARIQcgEA0ACyARIQcLIAYgB0F+aiIANgIMIAYgCEECdiIBNgIIAkACQAJAAkACQCAIQQNxDgQDAAEGAwsgBkHgGWpBCEGQAfwLACATQQlB8AD8CwAgD0EQakKHjpy48ODBgwc3AwAgD0EIakKHjpy48ODBgwc3AwAgD0KHjpy48ODBgwc3AwAgBkKIkKDAgIGChAg3A/gbIAQgBkHgGWpBoAIQvoCAgAAaIBRChYqUqNCgwYIFNwMAIAZB4BlqQRBqQoWKlKjQoMGCBTcDACAGQoWKlKjQoMGCBTcD6BkgBkKFipSo0KDBggU3A+AZIAMgBkHgGWpBIBC+gICAABoMAQsCQAJAAkACQAJAIAdBBk0NACAAIREMAQsgBigCACEHIAYoAgQhCANAAkAgByAISQ0AQX8hFkGAAiEXDAMLIAYgB0EBaiIQNgIAIActAAAhByAGIABBCGoiETYCDCAGIAcgAHQgAXIiATYCCCAAQX1IIQsgECEHIBEhACALDQALCyAGIBFBe2oiADYCDCAGIAFBBXYiEDYCCCABQR9xIhZBgQJqIRcgAEEESw0BIAYoAgAhByAGKAIEIQggECEBCwNAAkAgByAISQ0AQX8hAgwDCyAGIAdBAWoiEDYCACAHLQAAIQcgBiAAQQhqIhE2AgwgBiAHIAB0IAFyIgE2AgggAEF9SCELIBAhByARIQAgCw0ACyABIRAgESEACyAGIABBe2oiADYCDCAGIBBBBXYiATYCCCAQQR9xIQILAkACQAJAIABBA0wNACAAIREMAQsgBigCACEHIAYoAgQhCANAAkAgByAISQ0AQX8hByABIREMAwsgBiAHQQFqIhA2AgAgBy0AACEHIAYgAEEIaiIRNgIMIAYgByAAdCABciIBNgIIIABBfEghCyAQIQcgESEAIAsNAAsLIAYgEUF8aiIANgIMIAYgAUEEdiIRNgIIIAFBD3EhBwsgFkEdSw0EIAJBAEgNBCACQR1KDQQgB0EASA0EIAJBAWohGEEAIQIgBkHgGWpBAEHAAvwLACAHQQNqIRYgBigCBCEIA0ACQAJAIABBAkwNACAAIQEMAQsgBigCACEHA0AgByAITw0HIAYgB0EBaiIQNgIAIActAAAhByAGIABBCGoiATYCDCAGIAcgAHQgEXIiETYCCCAAQXtIIQsgECEHIAEhACALDQALCyAGQeAZaiACQcCjhIAAai0AAGogEUEHcToAACAGIAFBfWoiADYCDCAGIBFBA3YiETYCCCACIBZHIQcgAkEBaiECIAcNAAsgBCAGQeAZakETEL6AgIAAQQJHDQRBACERIAZB4BlqQQBBwAL8CwAgGCAXaiEZA0AgBiAEEL+AgIAAIgFBAEgNBQJAAkAgAUEPSw0AIAZB4BlqIBFqIAE6AAAgEUEBaiERDAELAkACQAJAAkACQCABQXBqDgIAAQMLIBFFDQogESAGQeAZampBf2otAAAhGgJAAkAgBigCDCIQQQJIDQAgBigCCCECDAELIAYoAgAhByAGKAIEIRYgECEAA0AgByAWTw0MIAYgB0EBaiILNgIAIActAAAhByAGIABBCGoiEDYCDCAGIAcgAHQgBigCCHIiAjYCCCAAQXpIIQggCyEHIBAhACAIDQALCyAGIAJBAnY2AgggEEF+aiEHIAJBA3EhAAwBCwJAAkAgBigCDCIQQQNIDQAgBigCCCECDAELIAYoAgAhByAGKAIEIRYgECEAA0AgByAWTw0LIAYgB0EBaiILNgIAIActAAAhByAGIABBCGoiEDYCDCAGIAcgAHQgBigCCHIiAjYCCCAAQXtIIQggCyEHIBAhACAIDQALCyAGIAJBA3Y2AgggEEF9aiEHIAJBB3EhAEEAIRoLIAYgBzYCDCAAQQNqIQcMAQsCQAJAAkAgBigCDCIQQQdIDQAgBigCCCECDAELIAYoAgAhByAGKAIEIRYgECEAA0ACQCAHIBZJDQBBfyEHDAMLIAYgB0EBaiILNgIAIActAAAhByAGIABBCGoiEDYCDCAGIAcgAHQgBigCCHIiAjYCCCAAQX9IIQggCyEHIBAhACAIDQALCyAGIBBBeWo2AgwgBiACQQd2NgIIIAJB/wBxIQcLIAdBC2ohB0EAIRoLIAFBEkYgB0ELSXENBiAHIBkgEWtKDQYgBkHgGWogEWogGiAH/AsAIAcgEWohEQsgGSARSg0ACyAGLQDgG0UNBCAEIAZB4BlqIBcQvoCAgABFDQQgAyAGQeAZaiAXaiAYEL6AgIAARQ0ECyAGIAQQv4CAgAAiB0EASA0DA0AgB0GAAkYNAgJAAkAgB0H/AUsNACAGKAIUIgAgBigCGEYNBiAGIABBAWo2AhQgBigCECAAaiAHOgAADAELIAdBnQJLDQUCQAJAIAYoAgwiESAHQf99aiIWQaCkhIAAai0AACIQSA0AIBEhAAwBCyAGKAIAIQcgBigCBCELA0ACQCAHIAtJDQAgESEADAILIAYgB0EBaiIBNgIAIActAAAhByAGIBFBCGoiADYCDCAGIAcgEXQgBigCCHI2AgggASEHIAAhESAAIBBIDQALCyAAIBBIDQUgBiAAIBBrNgIMIAYgBigCCCIHIBB2NgIIIAdBfyAQdEF/c3EiGUEASA0FIAYgAxC/gICAACIIQR1LDQUCQAJAIAYoAgwiEUEAIAhBAXZBf2ogCEECSRsiEEgNACARIQAMAQsgBigCACEHIAYoAgQhCwNAAkAgByALSQ0AIBEhAAwCCyAGIAdBAWoiATYCACAHLQAAIQcgBiARQQhqIgA2AgwgBiAHIBF0IAYoAghyNgIIIAEhByAAIREgACAQSA0ACwsgACAQSA0FIAYgACAQazYCDCAGIAYoAggiByAQdjYCCCAHQX8gEHRBf3NxIgdBAEgNBSAHIAhBAXRBwKSEgABqLwEAaiIHIAYoAhQiAksNBSAZIBZBAXRB4KOEgABqLwEAIgBqIgsgBigCGCACa0sNBQJAIAtFDQBBACAHayERIAYoAhAhGkEAIRcCQAJAIAtBEEkNACAaIAJqIhYgB2shGAJAIBYgGiACIBlqIABqIgAgB2tqTw0AIBggGiAAakkNAQsgC0FwcSIXQXBqIgBBBHZBAWoiAUEDcSEQQQAhBwJAIABBMEkNACABQfz///8BcSEIQQAhBwNAIBYgB2oiACAYIAdqIgH9AAAA/QsAACAAQRBqIAFBEGr9AAAA/QsAACAAQSBqIAFBIGr9AAAA/QsAACAAQTBqIAFBMGr9AAAA/QsAACAHQcAAaiEHIAhBfGoiCA0ACwsCQCAQRQ0AIBogByACamohBwNAIAcgByARav0AAAD9CwAAIAdBEGohByAQQX9qIhANAAsLIAsgF0YNAQsgF0F/cyALaiEQAkAgC0EDcSIBRQ0AQQAgF2shACAaIBcgAmpqIQcDQCAHIAcgEWotAAA6AAAgB0EBaiEHIABBf2ohACABQX9qIgENAAtBACAAayEXCyAQQQNJDQAgGiAXIAJqaiEHIAsgF2shAQNAIAcgByARaiIALQAAOgAAIAdBAWogAEEBai0AADoAACAHQQJqIABBAmotAAA6AAAgB0EDaiAAQQNqLQAAOgAAIAdBBGohByABQXxqIgENAAsLIAYoAhQhAgsgBiACIAtqNgIUCyAGIAQQv4CAgAAiB0EATg0ADAQLCyAGIABBeHEiBzYCDCAGIAEgAEEHcXYiETYCCAJAAkACQAJAAkAgB0EPTQ0AIAchAQwBCyAGKAIAIQAgBigCBCECA0ACQCAAIAJJDQBBfyEBDAMLIAYgAEEBaiIQNgIAIAAtAAAhACAGIAdBCGoiATYCDCAGIAAgB3QgEXIiETYCCCAHQQhIIQsgECEAIAEhByALDQALCyAGIAFBcGoiBzYCDCAGIBFBEHYiCzYCCCARQf//A3EhASAHQQ9LDQEgBigCACEAIAYoAgQhAiALIRELA0ACQCAAIAJJDQBBfyEADAMLIAYgAEEBaiILNgIAIAAtAAAhACAGIAdBCGoiEDYCDCAGIAAgB3QgEXIiETYCCCAHQQhIIQggCyEAIBAhByAIDQALIBEhCyAQIQcLIAYgB0FwaiIHNgIMIAYgC0EQdiIRNgIIIAtB//8DcSEACyABQQBIDQIgACABQf//A3NHDQICQAJAIAENAEEBIRFBACEBDAELAkADQCAHIgBFDQEgBigCFCIHIAYoAhhGDQUgBiAHQQFqNgIUIAYoAhAgB2ogEToAACAGIAYoAghBCHYiETYCCCAGIAYoAgxBeGoiBzYCDCABQX9qIgENAAtBACEBCyAAQQBHIRELIAYoAgQgBigCACIHayABSA0CIAYoAhggBigCFCIAayABSQ0CAkAgEQ0AIAYoAhAgAGogByAB/AoAAAsgBiAAIAFqNgIUIAYgByABajYCAAsCQCAVDQAgBigCDCERDAELCyAGKAIUIA1HDQAgBigCACAGKAIERw0AIAYoAgxBB0oNAAJAAkAgDQ0AQQEhDQwBC0EAIQtBASEAQQAhEQNAAkAgCyANIAtBsCtqIA0gC2siB0GwK0kiARsiAk8NACAHQbArIAEbIghBf2ohBAJAAkAgCEEDcSIBDQAgCyEQDAELIAshBwNAIAAgCiAHai0AAGoiACARaiERIAdBAWoiECEHIAFBf2oiAQ0ACwsCQCAEQQNJDQAgCiAQaiEHIAsgCGogEGshAQNAIAAgBy0AAGoiECAHQQFqLQAAaiILIAdBAmotAABqIgggB0EDai0AAGoiACAIIAsgECARampqaiERIAdBBGohByABQXxqIgENAAsLIAIhCwsgEUHx/wNwIREgAEHx/wNwIQAgCyANSQ0ACyAAIBFBEHRyIQ0LQSohByANIBJBfGooAAAiAEEYdCAAQQh0QYCA/AdxciAAQQh2QYD+A3EgAEEYdnJyRw0BAkAgCUUNAEEAIRIDQCAOIBJBHGxqIhogCjYCFCAaIAogGigCECIHQQJ0IgBqNgIYIAAgGigCDCAaKAIIbCITaiATQQJ0IAcbIRsCQCAHDQAgDCAKIBv8CgAAIBpBDGooAgAiDyAaQQhqKAIAIhZsIRRBACEVQQAgD0ECdCIYayEEIAwhGQNAAkAgFkEBSA0AIAogFUECdEGApYSAAGooAgBqIRdBACECIBkhAwNAAkAgD0EBSA0AIBcgAiAYbGohDUEAIQEgAyERIA8hEEEAIQADQEEAIQcCQCACRQ0AIA0gBGotAAAhBwsgDSARLQAAIAAgByAAIAdJIgsbIgggByAAIAsbIgsgByAAIAFraiIAIAsgAEgbIAggAEobaiIAOgAAIABB/wFxIQAgEUEBaiERIA1BBGohDSAHIQEgEEF/aiIQDQALCyADIA9qIQMgAkEBaiICIBZHDQALCyAZIBRqIRkgFUEBaiIVQQRHDQALIBRFDQAgFEEBcSEBIAohBwJAIBRBAUYNACAUQX5xIQAgCiEHA0AgByAHQQFqLQAAIg0gBy0AAGo6AAAgB0ECaiIRIA0gES0AAGo6AAAgB0EEaiINIAdBBWotAAAiESANLQAAajoAACAHQQZqIg0gESANLQAAajoAACAHQQhqIQcgAEF+aiIADQALCyABRQ0AIAcgBy0AASIAIActAABqOgAAIAcgACAHLQACajoAAgsCQCATRQ0AIBpBEGooAgAiAEUNACAaQRhqKAIAIQcCQANAIAAgBy0AAEwNASAHQQFqIQcgE0F/aiITRQ0CDAALC0EpIQcMBAsgCiAbaiEKIBJBAWoiEiAJRw0ACwsgBSAONgIAQQAhBwwBC0EqIQcLIAZBoBxqJICAgIAAIAcLiwYBCX8jgICAgABBIGsiAySAgICAACAAKAIAIQRBACEFIANBAP0ABKClhIAA/QsEECADQQApAI6bhIAANwEGIANBACkAiJuEgAA3AwACQCAAKAIIIgZFDQAgACgCBCEHQQAhCCAGIQkDQAJAAkACQCAHIAkgCGpBAXYiCkEsbGoiBSgCAEGpiYSAACAFKAIEIgVBCyAFQQtJGxDMgICAACILDQACQCAFQQtHDQBBACEIAkADQAJAAkACQCAHIAYgCGpBAXYiCkEsbGoiCSgCAEGpiYSAACAJKAIEIgVBCyAFQQtJGxDMgICAACILDQAgBUELRg0EIAVBCk0NASAKIQYMAgsgC0EASA0AIAohBgwBCyAKQQFqIQgLIAggBkkNAAtBCSEFDAYLQQohBSAHIApBLGxqIggoAhBBAUcNBSAIKAIUQQFHDQUgByAKQSxsakEBNgIYIAQgCSAEQcgBaiIIEKKAgIAAIgUNBUENIQUgCCgCACIJQeQASg0FAkACQCAJQfv///8DSw0AQW9BACgCpMiEgAAiBUGwyISAAEEPakFwcSAFGyIKayAJQQJ0QQQgCRsiCUEQakkNAEEAIAkgCmpBH2pBcHEiBTYCpMiEgAACQCAFQf//A2pBEHYiBT8AIgtNDQAgBSALa0AAQX9HDQBBACAKNgKkyISAAAwBCyAKDQELIARBADYCwAFBAiEFDAYLIAogBCgCADYCACAEIAo2AgBBACEFIApBEGoiC0EAIAn8CwAgBCALNgLAASAEKALIAUEBSA0FQQAhCkEAIQkDQCADIAlBCm4iBUEwaiIHOgAWIAMgBzoABiADIAkgBUF2bGpBMHIiBToAByADIAU6ABcgACADQRBqIAMgASACIAsgCmoQu4CAgAAiBQ0GAkAgCUEBaiIJIAgoAgBIDQBBACEFDAcLIApBBGohCiAEKALAASELDAALCyAFQQpNDQEgCiEJDAILIAtBAEgNACAKIQkMAQsgCkEBaiEICyAIIAlJDQALQQAhBQsgA0EgaiSAgICAACAFC/cNAwl/AX4BfwJAIAAoAggiAQ0AQQAPCyAAKAIAIgIoAsgBIQMgACgCBCEEQQAhBSABIQYCQAJAAkADQAJAAkACQCAEIAYgBWpBAXYiB0EsbGoiCCgCAEHrmYSAACAIKAIEIghBDiAIQQ5JGxDMgICAACIJDQAgCEEORg0EIAhBDU0NASAHIQYMAgsgCUEASA0AIAchBgwBCyAHQQFqIQULIAUgBkkNAAwCCwsgA6whCkEAIQUCQANAAkACQAJAIAQgASAFakEBdiIGQSxsaiIHKAIAQeuZhIAAIAcoAgQiCEEOIAhBDkkbEMyAgIAAIgkNACAIQQ5GDQQgCEENTQ0BIAYhAQwCCyAJQQBIDQAgBiEBDAELIAZBAWohBQsgBSABSQ0AC0EJDwtBCiEIIAQgBkEsbGoiBSgCEEEBRw0BIAUoAhRBAUcNAQJAIANBAEgNACAEIAZBLGxqNQIcIApSDQILIAQgBkEsbGpBATYCGCACIAIgBxCkgICAACIINgLUAQJAIAgNAEECDwsgA0EBSA0AIAMhBQJAA0AgCC0AAEEBSw0BIAhBAWohCCAFQX9qIgVFDQIMAAsLQSkPCwJAIAAoAggiAQ0AQQAPCyAAKAIEIQRBACEFIAEhBgJAAkADQAJAAkACQCAEIAYgBWpBAXYiB0EsbGoiCCgCAEHnjoSAACAIKAIEIghBCyAIQQtJGxDMgICAACIJDQAgCEELRg0EIAhBCk0NASAHIQYMAgsgCUEASA0AIAchBgwBCyAHQQFqIQULIAUgBkkNAAwCCwsgAigCVCILrCEKQQAhBQJAA0ACQAJAAkAgBCABIAVqQQF2IgZBLGxqIgcoAgBB546EgAAgBygCBCIIQQsgCEELSRsQzICAgAAiCQ0AIAhBC0YNBCAIQQpNDQEgBiEBDAILIAlBAEgNACAGIQEMAQsgBkEBaiEFCyAFIAFJDQALQQkPC0EKIQggBCAGQSxsaiIFKAIQQQRHDQEgBSgCFEEBRw0BAkAgC0EASA0AIAQgBkEsbGo1AhwgClINAgsgBCAGQSxsakEBNgIYIAIgAiAHEKSAgIAAIgY2AtgBAkAgBg0AQQIPCyACKAJUIgdBAUgNAANAQSkhCCAGKAIAIgVBf0gNAiAFIANODQICQCAFQQBIDQAgAigC1AEiCUUNAyAJIAVqLQAARQ0DCyAGQQRqIQYgB0F/aiIHDQALCwJAIAAoAggiAQ0AQQAPCyAAKAIEIQRBACEFIAEhBgJAAkADQAJAAkACQCAEIAYgBWpBAXYiB0EsbGoiCCgCAEH2jYSAACAIKAIEIghBBiAIQQZJGxDMgICAACIJDQAgCEEGRg0EIAhBBU0NASAHIQYMAgsgCUEASA0AIAchBgwBCyAHQQFqIQULIAUgBkkNAAwCCwsgAigCVCILrCEKQQAhBQJAA0ACQAJAAkAgBCABIAVqQQF2IgZBLGxqIgcoAgBB9o2EgAAgBygCBCIIQQYgCEEGSRsQzICAgAAiCQ0AIAhBBkYNBCAIQQVNDQEgBiEBDAILIAlBAEgNACAGIQEMAQsgBkEBaiEFC0EJIQggBSABSQ0ADAMLC0EKIQggBCAGQSxsaiIFKAIQQQRHDQEgBSgCFEEBRw0BAkAgC0EASA0AIAQgBkEsbGo1AhwgClINAgsgBCAGQSxsakEBNgIYIAIgAiAHEKSAgIAAIgU2AtwBAkAgBQ0AQQIPCyACKAJUIgZBAUgNAANAQSchCCAFKAIAIgdBf0gNAiAHIAIoAgxBAXRBfmpKDQIgBUEEaiEFIAZBf2oiBg0ACwsCQCAAKAIIIgENAEEADwsgACgCBCEEQQAhBSABIQYDQAJAAkACQCAEIAYgBWpBAXYiB0EsbGoiCCgCAEGQmISAACAIKAIEIghBBCAIQQRJGxDMgICAACIJDQACQCAIQQRHDQBBACEFAkADQAJAAkACQCAEIAEgBWpBAXYiBkEsbGoiCCgCAEGQmISAACAIKAIEIghBBCAIQQRJGxDMgICAACIHDQAgCEEERg0EIAhBA00NASAGIQEMAgsgB0EASA0AIAYhAQwBCyAGQQFqIQULQQkhCCAFIAFJDQAMBwsLQQohCCAEIAZBLGxqIgUoAhBBBEcNBSAFKAIUQQFHDQUgBCAGQSxsaiIFKAIcQQNHDQUgAkEBNgLgASAFQQE2AhggAiAFKAIMIggoAAAiBTYC5AEgAiAIKAAEIgc2AugBIAIgCCgACCIGNgLsAUEnIQggBUHAAEsNBSAHQb9/akFASQ0FIAZBf0gNBUEAQScgBiADSBshCAwFCyAIQQNNDQEgByEGDAILIAlBAEgNACAHIQYMAQsgB0EBaiEFCyAFIAZJDQALQQAPCyAIC9sIARF/I4CAgIAAQTBrIQNBACEEIABBAEGgCPwLAAJAIAJBAUgNACACQQNxIQVBACEGAkAgAkF/akEDSQ0AIAJBfHEhB0EAIQYgAEGACGohCANAIAggASAGaiIJLQAAQQF0aiIKIAovAQBBAWo7AQAgCCAJQQFqLQAAQQF0aiIKIAovAQBBAWo7AQAgCCAJQQJqLQAAQQF0aiIKIAovAQBBAWo7AQAgCCAJQQNqLQAAQQF0aiIJIAkvAQBBAWo7AQAgByAGQQRqIgZHDQALCyAFRQ0AIAEgBmohCANAIAAgCC0AAEEBdGpBgAhqIgkgCS8BAEEBajsBACAIQQFqIQggBUF/aiIFDQALCyAAQQA7AYAIQQAhCEEBIQYCQANAQQAhCSAGQQF0IAAgBGoiBUGCCGovAQAiBmsiC0EASA0BIAMgBGoiCkECaiAIOwEAIAggBmohCAJAIARBHEYNAEEAIQkgC0EBdCAFQYQIai8BACIFayIGQQBIDQIgCkEEaiAIOwEAIARBBGohBCAIIAVqIQgMAQsLAkAgC0UNACAIRQ0AIAhBAUcNASAAQYIIai8BAEEBRw0BCwJAIAJBAUgNACACQQFxIQVBACEEAkAgAkEBRg0AIAJBfnEhBkEAIQQDQAJAIAEgBGoiCC0AACIJRQ0AIAMgCUEBdGoiCSAJLwEAIglBAWo7AQAgACAJQQF0akGgCGogBDsBAAsCQCAIQQFqLQAAIghFDQAgAyAIQQF0aiIIIAgvAQAiCEEBajsBACAAIAhBAXRqQaAIaiAEQQFqOwEACyAGIARBAmoiBEcNAAsLIAVFDQAgASAEai0AACIIRQ0AIAMgCEEBdGoiCCAILwEAIghBAWo7AQAgACAIQQF0akGgCGogBDsBAAtBACEMQX0hDUEBIQ5BACEGQQEhCkEAIQIDQAJAIAAgCkEBdGpBgAhqIg8vAQAiEEUNACAOQQNxIREgCkH8////B3EhAyAKQQNxIRJBASAKdCIBQQF0IQdBACETA0BBACEEQQAhCAJAIAxBA0kNAEEAIQQgDSEJQQAhCANAIAYgBEEDanZBAXEgCXQgBiAEQQJqdkEBcSAJQQFqdCAGIARBAWp2QQFxIAlBAmp0IAYgBHZBAXEgCUEDanQgCHJycnIhCCAJQXxqIQkgBEEEaiIEIANHDQALCwJAIBJFDQAgDCAEayEJIBEhBQNAIAYgBHZBAXEgCXQgCHIhCCAJQX9qIQkgBEEBaiEEIAVBf2oiBQ0ACwsCQCAIQf8DSw0AIAAgCEEBdGohBCAAIAJBAXRqQaAIaiEJA0AgBCAJLwEAQQR0IApqOwEAIAQgB2ohBCAIIAFqIghBgARJDQALIA8vAQAhEAsgBkEBaiEGIAJBAWohAiATQQFqIhMgEEH//wNxSQ0ACwsgDkEBaiEOIA1BAWohDSAMQQFqIQwgBkEBdCEGIApBAWoiCkEKRw0AC0EBQQIgCxshCQsgCQvsAgEJfwJAAkAgACgCDCICQQ5MDQAgAiEDDAELIAAoAgAhBCAAKAIEIQUDQAJAIAQgBUkNACACIQMMAgsgACAEQQFqIgY2AgAgBC0AACEEIAAgAkEIaiIDNgIMIAAgBCACdCAAKAIIcjYCCCACQQdIIQcgBiEEIAMhAiAHDQALCwJAIAEgACgCCCIIQf8DcUEBdGovAQAiAkUNACADIAJBD3EiBEgNACAAIAMgBGs2AgwgACAIIAR2NgIIIAJBBHYPC0EAIQIgA0EAIANBAEobIQkgAUGCCGohBkEAIQVBACEKQQAhBAJAA0AgCSACRg0BAkAgCCACdkEBcSAFciIFIARrIAYvAQAiB04NACAAIAJBf3MgA2o2AgwgACAIIAJBAWp2NgIIIAEgCiAEayAFakEBdGpBoAhqLwEADwsgBkECaiEGIAVBAXQhBSAKIAdqIQogBCAHakEBdCEEIAJBAWoiAkEPRw0ACwtBfwu3BgIUfwF7I4CAgIAAQaAIayIEJICAgIAAIAAoAgwhBSAAKAK4ASEGAkAgACgCNCAAKAIQIgdBBEZqIghBAUgNACAEQRBqIQkDQCAEQYCAgHg2AgwgBEEMaiACIAf8CgAAIAlBA2ogBC0ADyIKOgAAIAkgCiAELQAMbEH/AGpB//8DcUH/AW46AAAgCUEBaiAKIAQtAA1sQf8AakH//wNxQf8BbjoAACAJQQJqIAogBC0ADmxB/wBqQf//A3FB/wFuOgAAIAlBBGohCSACIAdqIQIgCEF/aiIIDQALCwJAIAAoAghBAUgNACAGQQFxIQsgBkF8cSEMIAZBAnQhDUEAIQ5BACAFQQJ0Ig9rIRAgBkEESSERIAMhEgNAAkACQCAOIA4gBm0iCiAGbGsNACAAKAK0ASIJQQFIDQEgDSAPIA5sIhNqIRQgASAJIApsIhVqIRYgFUEBaiEXQQAhBSASIQgDQAJAIAZBAUgNACAWIAVqIQpBACECAkACQCARDQACQCADIBMgDSAFbCIJamogASAXIAVqak8NACABIBUgBWpqIAMgFCAJampJDQELIARBEGr9DAAAAAAAAAAAAAAAAAAAAAAgCv0HAAD9DRABAgMRBQYHEgkKCxMNDg8iGP0bA0ECdGogBEEQaiAY/RsCQQJ0aiAEQRBqIBj9GwFBAnRqIARBEGogGP0bAEECdGr9CQIA/VYCAAH9VgIAAv1WAgADIRggDCECIAghCQNAIAkgGP0LAAAgCUEQaiEJIAJBfGoiAg0ACyAMIQIgBiAMRg0BCyACQQFyIQkCQCALRQ0AIBIgAiAFIAZsakECdGogBEEQaiAKLQAAQQJ0aigCADYAACAJIQILIAYgCUYNACACQQJ0IQkgBiACayECA0AgCCAJaiIHIARBEGogCi0AAEECdGooAgA2AAAgB0EEaiAEQRBqIAotAABBAnRqKAIANgAAIAlBCGohCSACQX5qIgINAAsLIAAoArQBIQkLIAggDWohCCAFQQFqIgUgCUgNAAwCCwsgEiASIBBqIA/8CgAACyASIA9qIRIgDkEBaiIOIAAoAghIDQALCyAEQaAIaiSAgICAAAuwAwEGfwJAIAFBAUgNACACQX5xIQQgAkECdCEFQQAhBgNAIAAgBSAGbGoiByAFakGgp4SAACAGQQFyIAFIGyEIAkACQCACQQJODQBBACEJDAELQQEhCQNAIAMgBy0AACAHQQRqLQAAaiAILQAAaiAIQQRqLQAAakECakECdjoAACADQQFqIAdBAWotAAAgB0EFai0AAGogCEEBai0AAGogCEEFai0AAGpBAmpBAnY6AAAgA0ECaiAHQQJqLQAAIAdBBmotAABqIAhBAmotAABqIAhBBmotAABqQQJqQQJ2OgAAIANBA2ogB0EDai0AACAHQQdqLQAAaiAIQQNqLQAAaiAIQQdqLQAAakECakECdjoAACADQQRqIQMgCEEIaiEIIAdBCGohByAJQQJqIgkgAkgNAAsgBCEJCwJAIAkgAkYNACADIActAAAgCC0AAGpBAmpBAnY6AAAgAyAHLQABIAgtAAFqQQJqQQJ2OgABIAMgBy0AAiAILQACakECakECdjoAAiADIActAAMgCC0AA2pBAmpBAnY6AAMgA0EEaiEDCyAGQQJqIgYgAUgNAAsLC8ICAQF/AkACQAJAIANBAEgNACAEQQBIDQAgASgCBCADTA0AIAEoAgggBEoNAQsgASgCEEUNASAEIAEoAggiBW8iBEEfdSAFcSAEaiEEIAMgASgCBCIFbyIDQR91IAVxIANqIQMLIAAgBDsBBiAAIAM7AQQgACAEIAEoAjggA0EHamxqIAEoAjwgAmxqQQJqNgIADwtBACEFIABBADYCBCAAIAEoAkA2AgACQCABKAIURQ0AAkAgA0EASA0AIAMgASgCBCIFQX9qIAUgA0obIQULQQAhAwJAIARBAEgNACAEIAEoAggiA0F/aiADIARKGyEDCyAFQQBIDQAgA0EASA0AIAEoAgQgBUwNACABKAIIIANMDQAgACADOwEGIAAgBTsBBCAAIAMgASgCOCAFQQdqbGogASgCPCACbGpBAmo2AgALC7ICAQZ/AkAgACgCBCIFQX1IDQAgACgCCCEGQX4hBwNAAkAgBkF9SA0AQX0hBQNAIAVBAWohCAJAAkACQCAHQQBIDQAgCEEASA0AIAAoAgQgB0wNACAGIAhMDQAgByEJIAghCgwBCwJAAkACQCADDgIAAQILIARBADYAAAwDCyAIIAZvIghBH3UgBnEgCGohCiAHIAAoAgQiCG8iCUEfdSAIcSAJaiEJDAELQQAhCkEAIQkCQCAHQQBIDQAgByAAKAIEIglBf2ogByAJSBshCQsgCEEASA0AIAggBkF/aiAIIAZIGyEKCyAEIAEgCSAGbCAKakECdGooAAA2AAALIAQgAmohBCAFQQFqIgUgACgCCCIGTA0ACyAAKAIEIQULIAcgBUwhCCAHQQFqIQcgCA0ACwsLqQ4BFn8CQCAAKAIEIgFBAUgNACAAKAIYIQIgACgCCCEDQXAhBEEAIQUDQAJAIANBAUgNACAFQQFqIQYgBUF/aiEHIAVBAmohCEEAIQkDQAJAAkACQCAFIAJIDQAgCSACSA0AIAUgACgCBCACa04NACAJIAMgAmtIDQELQQAhCgJAAkAgACgCGCILQQBODQBBACEMQQAhDQwBC0EAIAtrIQ4gCSALayEPIAtBAXRBf3MhEEEAIQ0gCyERQQAhDEEAIQoDQCAOIAVqIRIgDyETQQAhAQNAAkACQAJAIBJBAEgNACATQQBIDQAgACgCBCASTA0AIBIhFCATIRUgAyATSg0BCyAAKAIQRQ0BIBMgA28iFEEfdSADcSAUaiEVIBIgACgCBCIUbyIWQR91IBRxIBZqIRQLIAAoAlAgCyABaiAAKAJoIBQgA2xBA3RqIBVBA3RqKAIAIBEgACgCOGxqakECdGooAAAiFEH/gfwHcSAMaiEMIBRBCHZB/4H8B3EgCmohCiANQQFqIQ0LIBNBAWohEyAQIAFBf2oiAUcNAAsgEUF/aiERIA4gC0chEyAOQQFqIQ4gEw0ACwsgDUEBdiITIApBEHZqIA1B//8/aiANbiIBbEEEdEGAgIB4cSABIBMgDEH//wNxamxBFHZyIAEgEyAMQRB2amxBBHZBgID8/wBxciABIBMgCkH//wNxamxBDHZBgP4/cXIhEyAAKAJYIAkgACgCOCAIbGpBAmpBCEEEIAAoAiAbbGohAQwBCyAAKAJoIAlBA3RqIRMgACgCOCERIAAoAlAhEgJAIAJBAkcNACATIAQgA2xqIRMgA0EDdCELIBFBAXQhAUEAIQNBBSEVQQAhFANAIAEgE0EQaigCAGpBAnQgEmpBeGooAAAiDUH/gfwHcSABIBNBCGooAgBqQQJ0IBJqQXxqKAAAIgpB/4H8B3EgEiABIBMoAgBqQQJ0aigAACIMQf+B/AdxIAEgE0F4aigCAGpBAnQgEmpBBGooAAAiEEH/gfwHcSABIBNBcGooAgBqQQJ0IBJqQQhqKAAAIhZB/4H8B3EgA2pqampqIQMgDUEIdkH/gfwHcSAKQQh2Qf+B/AdxIAxBCHZB/4H8B3EgEEEIdkH/gfwHcSAWQQh2Qf+B/AdxIBRqampqaiEUIBMgC2ohEyABIBFrIQEgFUF/aiIVDQALIAAoAlhBCEEEIAAoAiAbIAkgESAIbGpBAmpsaiEBIANBEHZB2McCbEGg3B5qQQR2QYCA/P8AcSADQf//A3FB2McCbEGg3B5qQRR2ciAUQQx2QfD/P3FB2McCbEGAxOsDakGAgIB4cXIgFEH//wNxQdjHAmxBoNweakEMdkGA/j9xciETDAELIBIgEyAGIANsQQN0aiIBKAIIIBFBf3NqQQJ0aigAACIUQf+B/AdxIBIgASgCACARa0ECdGooAAAiFUH/gfwHcSASIAFBeGooAgAgEUF/aiINa0ECdGooAAAiCkH/gfwHcSATIAUgA2xBA3RqIgEoAghBAnQgEmpBfGooAAAiDEH/gfwHcSASIAEoAgBBAnRqKAAAIhBB/4H8B3EgAUF4aigCAEECdCASakEEaigAACIBQf+B/AdxIBIgDSATIAcgA2xBA3RqIhMoAghqQQJ0aigAACIDQf+B/AdxIBIgEygCACARakECdGooAAAiDUH/gfwHcSARIBNBeGooAgBqQQJ0IBJqQQRqKAAAIhNB/4H8B3FqampqampqaiISQRB2QZ2OB2xB9LgcakEEdkGAgPw/cSASQf//A3FBnY4HbEH0uBxqQRR2ciAUQQh2Qf+B/AdxIBVBCHZB/4H8B3EgCkEIdkH/gfwHcSAMQQh2Qf+B/AdxIBBBCHZB/4H8B3EgAUEIdkH/gfwHcSADQQh2Qf+B/AdxIA1BCHZB/4H8B3EgE0EIdkH/gfwHcWpqampqampqIhNBDHZB8P8/cUGdjgdsQcCOxwNqQYCAgHhxciATQf//A3FBnY4HbEH0uBxqQQx2QYD+P3FyIRMgACgCWEEIQQQgACgCIBsgCSARIAhsakECamxqIQELIAEgEzYAACAJQQFqIgkgACgCCCIDSA0ACyAAKAIEIQELIARBCGohBCAFQQFqIgUgAUgNAAsLAkAgACgCEEUNACABQX1IDQAgACgCCCESQX4hAwNAAkAgEkF9SA0AIANBAmohDEF+IRMCQANAIAAoAlgiFCATIBMgEiATGyATIAMgAUgbIANBAEgbIhMgACgCOCIVIAxsakECakEIQQQgACgCIBsiDWxqIBQgEyASbyIKIApBH3UgEnFqIAMgAW8iEiASQR91IAFxakECaiAVbGpBAmogDWxqKAAANgAAIBMgACgCCCISSg0BIBNBAWohEyAAKAIEIQEMAAsLIAAoAgQhAQsgAyABTCETIANBAWohAyATDQALCwuzBgoFfwF+AX8BfgF/An4BfwR+AX8BfgJAIAEtAANFDQACQCAAKAIAIgIoAjQiA0EBSA0AIAIoAjghBAJAA0AgBCABQQMQzICAgABFDQEgBEEGaiEEIANBf2oiA0UNAgwACwsgAUECaiAEQQVqLQAAOgAAIAEgBEEDai8AADsAAA8LAkAgACgCCEUNACAAKAIEIgVBAUgNACABLQACIgatIQcgAS0AASIIrSEJIAEtAAAiCq0hC0IAIQxBACEDQYwwIQ1CACEOQgAhD0IAIRADQAJAIAAgDWo1AgBCEIYiESAIIAAgA2oiBEEQaigCAGsiEiASbCAKIARBDGooAgBrIhIgEmxqIAYgBEEUaigCAGsiEiASbGqtIhMgE35CBohCgIAEfCITVA0AIBEgE4AiEyAEQZQYajQCAH4gD3whDyATIARBkBhqNAIAfiAOfCEOIBMgBEGMGGo0AgB+IAx8IQwgEyAQfCEQCyANQQRqIQ0gA0EMaiEDIAVBf2oiBQ0ACyAQUA0AAkACQCAMQn9VDQBCACAQIAxCf4V8IBB/fSETDAELIAwgEH8hEwsgASATIAt8IhNC/wEgE0L/AVMbIhNCACATQgBVGzwAAAJAAkAgDkIAUw0AIA4gEH8hEwwBC0IAIBAgDkJ/hXwgEH99IRMLIAEgEyAJfCITQv8BIBNC/wFTGyITQgAgE0IAVRs8AAECQAJAIA9CAFMNACAPIBB/IRMMAQtCACAQIA9Cf4V8IBB/fSETCyABIBMgB3wiE0L/ASATQv8BUxsiE0IAIBNCAFUbPAACCyACKAIkIgBFDQAgAigCKCEEAkACQCAAQQFODQAgBCENDAELIAEtAAIhCCABLQABIQogAS0AACEFQf////8HIQMgBCENA0AgBSAELQAAIhJrIgYgBmwgEiAFakEBdiISQYAEcmxBCHYgCiAEQQFqLQAAayIGIAZsQQJ0aiAIIARBAmotAABrIgZB/wUgEmtsIAZsQQh1aiISIAMgEiADSCISGyEDIAQgDSASGyENIARBA2ohBCAAQX9qIgANAAsLIAEgDS8AADsAACABQQJqIA1BAmotAAA6AAALC68IAwV/AX4FfyOAgICAAEEQayICJICAgIAAAkAgAEHXhoSAAEEBQQIgASgC9CIiA0EBaqxCBCACQQxqEKCAgIAAIgQNAEECIQQgACgCACACKAIMEKSAgIAAIgVFDQAgASAFNgKAIwJAIAAoAggiBg0AQQkhBAwBCyADrCEHIAAoAgQhCEEAIQUgBiEJAkADQAJAAkACQCAIIAkgBWpBAXYiCkEsbGoiBCgCAEHaloSAACAEKAIEIgRBCCAEQQhJGxDMgICAACILDQAgBEEIRg0EIARBB00NASAKIQkMAgsgC0EASA0AIAohCQwBCyAKQQFqIQULIAUgCUkNAAtBCSEEDAELQQohBCAIIApBLGxqIgUoAhBBAUcNACAFKAIUQQFHDQACQAJAIANBf0oNACAIIApBLGxqQQE2AhgMAQsgCCAKQSxsaiIFNQIcIAdSDQEgBUEBNgIYIANFDQAgAUGFI2ohCyAIIApBLGxqQQxqIQpBACEFAkACQANAIAsgBWogCigCACAFai0AACIJOgAAIAlBAUsNASADIAVBAWoiBUYNAgwACwtBMiEEDAILIAAoAgghBgsCQCAGDQBBCSEEDAELIAAoAgQhDEEAIQkgBiEKAkADQAJAAkACQCAMIAogCWpBAXYiC0EsbGoiBSgCAEHckISAACAFKAIEIgVBAyAFQQNJGxDMgICAACIIDQAgBUEDRg0EIAVBAk0NASALIQoMAgsgCEEASA0AIAshCgwBCyALQQFqIQkLIAkgCkkNAAtBCSEEDAELIAwgC0EsbGoiBSgCEEEBRw0AIAUoAhRBAUcNACAMIAtBLGxqIgUoAhxBAUcNACAFQQE2AhggASAFKAIMLQAAIgg2AvwiQQAhCQJAA0ACQAJAAkAgDCAGIAlqQQF2IgpBLGxqIgUoAgBBw46EgAAgBSgCBCIFQQYgBUEGSRsQzICAgAAiCw0AIAVBBkYNBCAFQQVNDQEgCiEGDAILIAtBAEgNACAKIQYMAQsgCkEBaiEJCyAJIAZJDQALQQkhBAwBCyAMIApBLGxqIgUoAhBBBEcNACAFKAIUQQFHDQAgDCAKQSxsaiIFKAIcQQZHDQAgBUEBNgIYIAEgBSgCDCIEKAAANgKQIyABQZQjaiAEKAAEIgk2AgAgAUGYI2ogBCgACCIFNgIAIAFBnCNqIAQoAAwiCjYCACABQaAjaiAEKAAQIgs2AgAgAUGkI2ogBCgAFCIGNgIAQTIhBCADIAhIDQAgASgCkCNBgIAESw0AIAlBd2pBeEkNACAFQQFIDQAgBSADSg0AIAEgBWpBhCNqLQAADQAgCkEBSA0AIAogA0oNACABIApqQYQjai0AAEEBRw0AIAtBgHhqQYF4SQ0AIAZBgHhqQYF4SQ0AIAAgARDLgICAACEECyACQRBqJICAgIAAIAQLkBQBFH8jgICAgABBEGsiAiSAgICAACACIAFBwCNqIgM2AgwgAiABQbgjaiIENgIIIAIgAUGwI2oiBTYCBCACIAFBqCNqIgY2AgACQAJAIAAoAggiBw0AQQkhAAwBCyABKAL0IiEIIAAoAgQhCUEAIQoCQANAAkACQAJAIAkgByAKakEBdiILQSxsaiIAKAIAQfOGhIAAIAAoAgQiAEEJIABBCUkbEMyAgIAAIgwNACAAQQlGDQQgAEEITQ0BIAshBwwCCyAMQQBIDQAgCyEHDAELIAtBAWohCgsgCiAHSQ0AC0EJIQAMAQtBCiEAIAkgC0EsbGoiBygCEEECRw0AIAcoAhRBAkcNACAJIAtBLGxqIgdBIGooAgBBA0cNACAHQQE2AhggASAHKAIcIgA2AsgjAkAgAEH/d2pBgHhPDQBBMyEADAELQQAhCgJAQW9BACgCpMiEgAAiB0GwyISAAEEPakFwcSAHGyIHayAAQSRsIgBBEGpJDQBBACEKQQAgACAHakEfakFwcSIMNgKkyISAAAJAAkAgDEH//wNqQRB2Igw/ACINTQ0AIAwgDWtAAEF/Rw0AQQAhCgwBCyAHRQ0BIAcgASgCADYCACABIAc2AgAgB0EQaiIHQQAgAPwLACABQawjaiAHNgIAQQEhCiABKALIIyIAQcbj8ThLDQFBb0EAKAKkyISAACIHQbDIhIAAQQ9qQXBxIAcbIgdrIABBJGxBJCAAGyIAQRBqSQ0BQQAgACAHakEfakFwcSIMNgKkyISAAAJAIAxB//8DakEQdiIMPwAiDU0NACAMIA1rQABBf0cNAEEBIQoMAQsgB0UNASAHIAEoAgA2AgAgASAHNgIAIAdBEGoiB0EAIAD8CwAgAUG0I2ogBzYCAEECIQogASgCyCMiAEHG4/E4Sw0BQW9BACgCpMiEgAAiB0GwyISAAEEPakFwcSAHGyIHayAAQSRsQSQgABsiAEEQakkNAUEAIAAgB2pBH2pBcHEiDDYCpMiEgAACQCAMQf//A2pBEHYiDD8AIg1NDQAgDCANa0AAQX9HDQBBAiEKDAELIAdFDQEgByABKAIANgIAIAEgBzYCACAHQRBqIgdBACAA/AsAIAFBvCNqIAc2AgBBAyEKIAEoAsgjIgBBxuPxOEsNAUFvQQAoAqTIhIAAIgdBsMiEgABBD2pBcHEgBxsiB2sgAEEkbEEkIAAbIgxBEGpJDQFBACAMIAdqQR9qQXBxIgA2AqTIhIAAAkAgAEH//wNqQRB2IgA/ACINTQ0AIAAgDWtAAEF/Rw0AQQMhCgwBCyAHRQ0BIAcgASgCADYCACABIAc2AgBBACEAIAdBEGoiB0EAIAz8CwAgAUHEI2ogBzYCACABKALII0UNAiAJIAtBLGxqQQxqIQ0gCEF/cyEOIAhBAmohD0EKIAhBAnRrIRAgCEEBdCIAQX9zIREgAEECaiESIAhBA2xBAWohE0EAIQkDQAJAIA0oAgAgCUEDbGoiACwAACIHQQBIIgpFDQBBMyEADAQLAkAgB0H/AXEiB0GAfnIgByAKGyIKIBNMDQBBMyEADAQLAkAgAEEBai0AACIHQYB+ciAHIAdBGHRBGHVBAEgiDBsiB0FwTg0AQTMhAAwECwJAIAdBEEwNAEEzIQAMBAsCQCAAQQJqLQAAIgBBgH5yIAAgAEEYdEEYdUEASCIIGyILQXBODQBBMyEADAQLAkAgC0EQTA0AQTMhAAwECwJAAkACQAJAAkACQAJAAkACQAJAIAoOAgABAgsgASgCvCMhCAJAIAEoArgjIgwNAEEAIQoMBgtBACEKIAghAANAAkAgACgCACAHRw0AIABBBGooAgAgC0cNACAAQQhqKAIADQAgAEEMai8BAEH//wNGDQcLIABBJGohACAMIApBAWoiCkcNAAwHCwsgASgCxCMhCAJAIAEoAsAjIgwNAEEAIQoMAgtBACEKIAghAANAAkAgACgCACAHRw0AIABBBGooAgAgC0cNACAAQQhqKAIADQAgAEEMai8BAEH//wNGDQMLIABBJGohACAMIApBAWoiCkcNAAwDCwsCQAJAAkACQCAKIA9ODQACQCAMDQAgCCAHRXENAEEzIQAMDwsgCkF/aiEUIAEoAqwjIQgCQCABKAKoIyIMDQBBACEKDAILIApBAXRBCmohFUEAIQogCCEAA0ACQCAAKAIAIAdHDQAgAEEEaigCACALRw0AIABBCGooAgANACAAIBVqLwEAQf//A0YNAwsgAEEkaiEAIAwgCkEBaiIKRw0ADAMLCwJAAkACQAJAIAogEk4NAAJAIAdBf0gNACAHQX9GIAtBf0hxDQBBMyEADBILIAogDmohCCABKALEIyEVAkAgASgCwCMiDA0AQQAhCgwCC0EAIQogFSEAA0ACQCAAKAIAIAdHDQAgAEEEaigCACALRw0AIABBCGooAgAgCEcNACAAQQxqLwEAQf//A0YNAwsgAEEkaiEAIAwgCkEBaiIKRw0ADAMLCyAKIBFqIRQgASgCtCMhCAJAAkACQAJAIAEoArAjIgwNAEEAIQoMAQsgECAKQQF0aiEVQQAhCiAIIQADQAJAIAAoAgAgB0cNACAAQQRqKAIAIAtHDQAgAEEIaigCAA0AIAAgFWovAQBB//8DRg0CCyAAQSRqIQAgDCAKQQFqIgpHDQAMAgsLIAogDEcNAQsgBSAMQQFqNgIAIAggDEEkbGoiAEJ/NwIMIABBADYCCCAAIAs2AgQgACAHNgIAIABBFGpCfzcCACAAQRpqQn83AQAgDCEKCyAIIApBJGxqIBRBAXRqQQxqIAk7AQAMDAsgCiAMRw0BCyADIAxBAWo2AgAgFSAMQSRsaiIAQn83AgwgACAINgIIIAAgCzYCBCAAIAc2AgAgAEEUakJ/NwIAIABBGmpCfzcBACAMIQoLIBUgCkEkbGogCTsBDAwJCyAKIAxHDQELIAYgDEEBajYCACAIIAxBJGxqIgBCfzcCDCAAQQA2AgggACALNgIEIAAgBzYCACAAQRRqQn83AgAgAEEaakJ/NwEAIAwhCgsgCCAKQSRsaiAUQQF0akEMaiAJOwEADAYLIAogDEcNAQsgAyAMQQFqNgIAIAggDEEkbGoiAEJ/NwIMIABBADYCCCAAIAs2AgQgACAHNgIAIABBFGpCfzcCACAAQRpqQn83AQAgDCEKCyAIIApBJGxqIAk7AQwMAwsgCiAMRw0BCyAEIAxBAWo2AgAgCCAMQSRsaiIAQn83AgwgAEEANgIIIAAgCzYCBCAAIAc2AgAgAEEUakJ/NwIAIABBGmpCfzcBACAMIQoLIAggCkEkbGogCTsBDAtBACEAIAlBAWoiCSABKALII0kNAAwDCwtBACAHNgKkyISAAAtBAiEAIAIgCkECdHIoAgBBADYCBAsgAkEQaiSAgICAACAAC6EdChJ/AXsBfwF+FX8BfgJ/A3sCfgF7I4CAgIAAQaABayICJICAgIAAIAEoAsgjIAEoAvQiakEFaiEDQbDIhIAAQQ9qQXBxIQRBACEFQRAhBkEAIQdBASEIQQEhCUEAIQpBACELQQAhDEEAIQ1BACEOQQAhD0EAIRBBACERAkACQAJAA0AgAEHSkISAACAHIAJB8ABqELSAgIAAIhJBAEgNAUEVIRMgEg0DIAdBCEYNAyACQQhqQQBB5AD8CwAgAiAGNgIwIAIgBTYCLCACIAg2AhggAiAJNgIUIAIgAzYCECACIAo2AgwgACACQfAAaiACQQhqELWAgIAAIhMNA0EVIRMgAigCICIDQYAISg0DIAEgASgCgDEgAigCWCADbGo2AoAxIAIoAjghBiACKAI0IQUgAigCKCEIIAIoAiQhCSACKAIcIQoCQAJAIAdFDQAgASABKAL4IyITQdABbGoiEkGsJGogDDYCACASQagkaiANNgIAIBJBpCRqIA42AgAgEkGQJGogETYCACASQYwkaiAQNgIAIBJBiCRqIA82AgAgEkGEJGogETYCACASQYAkaiALNgIAIBJBlCRq/QwAAAAAAAAAAAAAAAAAAAAAIhT9CwIAIAEgE0EBajYC+CMgEkH8I2oiE0EANgIAIBJB4CRqQQE2AgAgEkGoJWogAzYCACASQZwlakEBNgIAIBJB8CRqQZijhIAAIAEoAgRBGEEIIAtBAkYbaiALQQNGGyILNgIAIBJBoCVqIAM2AgAgEkGkJWogAyALKAIEIgtqQX9qIhEgESALcGs2AgAgASACQQhqQQAgExC3gICAACITDQUgAigCNCELAkACQCACKAI4IhNB/wFKDQAgC0EASA0AIAEoAgQiEUEUaigCAEUNACARKAIIIQsMAQtBAkEDIBNBgIACSBtBAyALQf//fUobIQsLAkBBAkEEIAtBAkYbQQEgC0EBShsgAigCICIRbCIOIAIoAigiEGwiDSACKAIkIg9sQT9qQUBxIgwgASgC/DBNDQAgASAMNgL8MAsgEkHAJGogETYCACASQbwkaiAQNgIAIBJBuCRqIA82AgAgEkG0JGogETYCACASQbAkaiALNgIAIBJBxCRqIBT9CwIAIBJB3CRqIAw2AgAgEkHYJGogDTYCACASQdQkaiAONgIADAELIAEgBjYC6CMgASAFNgLkIyABIAM2AswjIAEgA0EvaiISIBJBMHBrNgLQIyAAQc+WhIAAQQRBAiABKAL4IiISQQEgEhsiFawgA60iFiACQZwBahCggICAACITDQQCQCAAKAIAIAIoApwBEKSAgIAAIhINAEECIRMMBQsgASASNgLcIyAAQaSRhIAAQQRBAkIJIBYgAkGcAWoQoICAgAAiEw0EAkAgACgCACACKAKcARCkgICAACISDQBBAiETDAULIAEgEjYC4CNBACESAkAgASgC0CMgAigCWGwiC0H3////B0sNAEEAIRJBb0EAKAKkyISAACITIAQgExsiE2sgC0EBdEECIAsbIgtBEGpJDQBBACALIBNqQR9qQXBxIhE2AqTIhIAAAkAgEUH//wNqQRB2IhE/ACIMTQ0AIBEgDGtAAEF/Rw0AQQAhEkEAIBM2AqTIhIAADAELIBNFDQAgEyABKAIANgIAIAEgEzYCACATQRBqIhJBACAL/AsACyABIBI2AtQjAkACQAJAIANB+////wNLDQBBACELAkBBb0EAKAKkyISAACISIAQgEhsiEmsgA0ECdEEEIAMbIhNBEGpJDQBBACATIBJqQR9qQXBxIhE2AqTIhIAAAkAgEUH//wNqQRB2IhE/ACIMTQ0AIBEgDGtAAEF/Rw0AQQAgEjYCpMiEgAAgAUEANgLYIwwDCyASRQ0AIBIgASgCADYCACABIBI2AgAgEkEQaiILQQAgE/wLAAsgASALNgLYIwwBC0EAIQsgAUEANgLYIyADQW9LDQELQQAhCwJAQW9BACgCpMiEgAAiEiAEIBIbIhJrIANBASADGyITQRBqSQ0AQQAgEyASakEfakFwcSIRNgKkyISAAAJAIBFB//8DakEQdiIRPwAiDE0NACARIAxrQABBf0cNAEEAIQtBACASNgKkyISAAAwBCyASRQ0AIBIgASgCADYCACABIBI2AgAgEkEQaiILQQAgE/wLAAsgASgC1CMhEgsgASALNgLsI0ECIRMgEkUNBCABKALYI0UNBCALRQ0EIAsgAigCZCAD/AoAAAJAIANFDQAgFUEBSyADQQFGcSEXIANBBHQhGCADQQN0IQ0gFUEBcSEZIBVBfnEhGiACKAJYIgxBfnEhGyADQQdsIRwgA0EGbCEdIANBBWwhHiADQQJ0IR8gA0EDbCEgIANBAXQhISAVQX5qIiJBAXZBAWoiEkF+cSEjIBJBAXEhJCABKALgIyElIAEoAtgjISZBACEQIAIoAmAhJyABKALcIyIoISkgAigCXCIqIQ4DQCAmIBBBAnQiK2ogJyAraigAACISNgIAIBIgEkEfdSILaiALc60hLAJAIAxFDQAgASgC0CMhLSABKALUIyEuQQAhEgJAIAxBAUYNACAtQQFHDQACQCAqIAwgDCAQbCITamogLiAQQQF0aiILTQ0AICogE2ogLiAMIBBqQQF0akkNAQsgLUECdCER/QwAAAAAAAAAAAAAAAAAAAAAICz9HgAhFCAbIRMgDiESA0AgC/0MAAAAAAAAAAAAAAAAAAAAACIvIBIvAAD9ECIw/Q0QAQIDEQUGBxIJCgsTDQ4PIjH9DAD///8A////AAAAAAAAAAD9UCAxIDAgL/0lIBT9DQAAAAABAAAAAgAAAAMAAABBGP2rAUEY/awB/VIiLyAU/Q0AAQQFAAAAAAAAAAAAAAAA/VoBAAD9DAAAAAAAAAAAAAAAAAAAAAAgL/2gAf0NEBESEwQFBgcUFRYXDA0OD0EE/csBIBT9zgEhFCALIBFqIQsgEkECaiESIBNBfmoiEw0ACyAUIBQgFP0NCAkKCwwNDg8AAAAAAAAAAP3OAf0dACEsIBshEiAMIBtGDQELIC1BAXQhDyAuIBAgEiAtbGpBAXRqIQsDQCALIA4gEmosAAAiE0H/AXEiEUGAfnIgESATQQBIGyITOwEAIBMgE0EfdSIRaiARc61CBIYgLHwhLCALIA9qIQsgDCASQQFqIhJHDQALCwJAAkACQCAXDQBBACESQgAhFgwBC/0MAAAAAAAAAAAAAAAAAAAAACEUQQAhCwJAICJBAkkNACAjIRMgKSESA0D9DAAAAAAAAAAAAAAAAAAAAAAiMCASIA1q/V0CAP2gAf0NEBESEwQFBgcUFRYXDA0ODyIvIDAgEv1dAgD9oAH9DRAREhMEBQYHFBUWFwwNDg8iMCAUQn9CACAU/R0AIDD9HQBUG/0SQn9CACAU/R0BIDD9HQFUG/0eAf1SIhRCf0IAIBT9HQAgL/0dAFQb/RJCf0IAIBT9HQEgL/0dAVQb/R4B/VIhFCASIBhqIRIgC0EEaiELIBNBfmoiEw0ACwsCQCAkRQ0A/QwAAAAAAAAAAAAAAAAAAAAAICggCyADbCAQakECdGr9XQIA/aAB/Q0QERITBAUGBxQVFhcMDQ4PIi8gFEJ/QgAgFP0dACAv/R0AVBv9EkJ/QgAgFP0dASAv/R0BVBv9HgH9UiEUCyAUIBQgFP0NCAkKCwwNDg8AAAAAAAAAACIvQn9CACAU/R0AIC/9HQBWG/0S/VL9HQAhFiAaIRIgFSAaRg0BCyASQQFyIQsCQCAZRQ0AICggEiADbCAQakECdGooAgAiEiASQR91IhJqIBJzrSIyIBYgFiAyVBshFiALIRILIBUgC0YNACAVIBJrIQsgKSADIBJsQQJ0aiERICkgAyASQQFqbEECdGohD0EAIRIDQCAPIBJqKAIAIhMgE0EfdSITaiATc60iMiARIBJqKAIAIhMgE0EfdSITaiATc60iMyAWIBYgM1QbIhYgFiAyVBshFiASIA1qIRIgC0F+aiILDQALCwJAIBYgLHz9DAAAAAAAAAAAAAAAAAAAAAAiFCAlIBAgHmpBAnRqICUgECAdakECdGogJSAQIBxqQQJ0aiAlIBAgDWpBAnRq/QkCAP1WAgAB/VYCAAL9VgIAA/2gASIx/Q0QERITBAUGBxQVFhcMDQ4PIi8gFCAlIBAgA2pBAnRqICUgECAhakECdGogJSAQICBqQQJ0aiAlIBAgH2pBAnRq/QkCAP1WAgAB/VYCAAL9VgIAA/2gASI0/Q0QERITBAUGBxQVFhcMDQ4PIjBCf0IAIC/9HQAgMP0dAFYb/RJCf0IAIC/9HQEgMP0dAVYb/R4B/VIiLyAxIBT9DQgJCgsUFRYXDA0ODxwdHh8iMCA0IBT9DQgJCgsUFRYXDA0ODxwdHh8iFEJ/QgAgMP0dACAU/R0AVhv9EkJ/QgAgMP0dASAU/R0BVhv9HgH9UiIUQn9CACAv/R0AIBT9HQBWG/0SQn9CACAv/R0BIBT9HQFWG/0eAf1SIhQgFCAU/Q0ICQoLDA0ODwAAAAAAAAAAIi9Cf0IAIBT9HQAgL/0dAFYb/RL9Uv0dACIWICUgK2ooAgAiEiASQR91IgtqIAtzQQAgEhutIiwgFiAsVht8QoCAgAJWDQAgKUEEaiEpIA4gDGohDiAQQQFqIhAgA0YNAgwBCwtBFyETDAULAkACQCAGQf8BSg0AIAVBAEgNACABKAIEIhJBFGooAgBFDQAgEigCCCELDAELQQJBAyAGQYCAAkgbQQMgBUH//31KGyELCyABIAs2AvQjIAFBAkEEIAtBAkYbQQEgC0EBShsgA2wiDiAIbCINIAlsQT9qQUBxIgw2AvwwIAMhESAIIRAgCSEPCyAHQQFqIgdBCUcNAAwCCwsgBw0AQRohEwwBC0EaIRMgAyABKAL0IkcNACAFQYCAfkgNAEEaQQAgBkGAgAJKGyETCyACQaABaiSAgICAACATC5kJAgh/B3sCQCABRQ0AQQAhBANAIAAgBEEBdGohBQJAIAIoAgwiBkUNACADIARBAnRqIQdBACEIA0ACQAJAIAggBiAIQf8BaiAGIAhrIglB/wFJIgobIgtJDQD9DAAAAAAAAAAAAAAAAAAAAAAiDCENIAwhDiAMIQ8gDCEQIAwhEQwBCyAJQf8BIAobIQkgAigCACAIQQF0aiEG/QwAAAAAAAAAAAAAAAAAAAAAIgwhDSAMIQ4gDCEPIAwhECAMIREDQCAFIAYvAQAgAWxBAXRqIgj9AABQIAz9jgEhDCAI/QAAQCAN/Y4BIQ0gCP0AADAgDv2OASEOIAj9AAAgIA/9jgEhDyAI/QAAECAQ/Y4BIRAgCP0AAAAgEf2OASERIAZBAmohBiAJQX9qIgkNAAsLIAcgB/0AAAAgEf2nAf2uAf0LAAAgByAH/QAAECAR/agB/a4B/QsAECAHIAf9AAAgIBD9pwH9rgH9CwAgIAcgB/0AADAgEP2oAf2uAf0LADAgByAH/QAAQCAP/acB/a4B/QsAQCAHIAf9AABQIA/9qAH9rgH9CwBQIAcgB/0AAGAgDv2nAf2uAf0LAGAgByAH/QAAcCAO/agB/a4B/QsAcCAHIAf9AACAASAN/acB/a4B/QsAgAEgByAH/QAAkAEgDf2oAf2uAf0LAJABIAcgB/0AAKABIAz9pwH9rgH9CwCgASAHIAf9AACwASAM/agB/a4B/QsAsAEgCyEIIAIoAgwiBiALSw0ACwsCQCACKAIQIgZFDQAgAyAEQQJ0aiELQQAhCANAAkACQCAIIAYgCEEPaiAGIAhrIglBD0kiBxsiCkkNAP0MAAAAAAAAAAAAAAAAAAAAACINIQ4gDSEPIA0hECANIREgDSESDAELIAlBDyAHGyEHIAIoAgQgCEEBdCIIaiEGIAIoAgggCGohCf0MAAAAAAAAAAAAAAAAAAAAACINIQ4gDSEPIA0hECANIREgDSESA0AgCf0IAQAiDCAFIAYvAQAgAWxBAXRqIgj9AABQ/ZUBIA39jgEhDSAMIAj9AABA/ZUBIA79jgEhDiAMIAj9AAAw/ZUBIA/9jgEhDyAMIAj9AAAg/ZUBIBD9jgEhECAMIAj9AAAQ/ZUBIBH9jgEhESAMIAj9AAAA/ZUBIBL9jgEhEiAGQQJqIQYgCUECaiEJIAdBf2oiBw0ACwsgCyAL/QAAACAS/acB/a4B/QsAACALIAv9AAAQIBL9qAH9rgH9CwAQIAsgC/0AACAgEf2nAf2uAf0LACAgCyAL/QAAMCAR/agB/a4B/QsAMCALIAv9AABAIBD9pwH9rgH9CwBAIAsgC/0AAFAgEP2oAf2uAf0LAFAgCyAL/QAAYCAP/acB/a4B/QsAYCALIAv9AABwIA/9qAH9rgH9CwBwIAsgC/0AAIABIA79pwH9rgH9CwCAASALIAv9AACQASAO/agB/a4B/QsAkAEgCyAL/QAAoAEgDf2nAf2uAf0LAKABIAsgC/0AALABIA39qAH9rgH9CwCwASAKIQggAigCECIGIApLDQALCyAEQTBqIgQgAUkNAAsLC/oGAhB/AXsCQCACKAIMIgRFDQAgAEEQaiEFIAFBfHEhBiABQXxqIgdBAnZBAWoiCEH8////B3EhCSAIQQNxIQogAigCACELQQAhDCABQQRJIQ0gB0EMSSEOA0ACQCABRQ0AIAsgDEEBdGovAQAgAWwhD0EAIQgCQCANDQBBACEQAkAgDg0AIAUgD0EBdGohCEEAIRAgCSERIAMhBwNAIAcgB/0AAgAgCEFwav0DAQD9rgH9CwIAIAdBEGoiEiAS/QACACAIQXhq/QMBAP2uAf0LAgAgB0EgaiISIBL9AAIAIAj9AwEA/a4B/QsCACAHQTBqIhIgEv0AAgAgCEEIav0DAQD9rgH9CwIAIAdBwABqIQcgCEEgaiEIIBBBEGohECARQXxqIhENAAsLAkAgCkUNACADIBBBAnRqIQcgACAQIA9qQQF0aiEIIAohEANAIAcgB/0AAgAgCP0DAQD9rgH9CwIAIAhBCGohCCAHQRBqIQcgEEF/aiIQDQALCyAGIQggBiABRg0BCyABIAhrIRAgAyAIQQJ0aiEHIAAgCCAPakEBdGohCANAIAcgBygCACAILgEAajYCACAIQQJqIQggB0EEaiEHIBBBf2oiEA0ACwsgDEEBaiIMIARHDQALCwJAIAIoAhAiC0UNACABQXxxIQ4gAUF8aiIFQQJ2QQFqIgdB/v///wdxIRMgB0EBcSEJIAIoAgghDSACKAIEIQZBACEPIAFBBEkhCgNAAkAgAUUNACAGIA9BAXQiB2ovAQAgAWwhBCANIAdqLgEAIRFBACEIAkAgCg0AIAAgBEEBdGohAiAR/REhFEEAIRACQCAFQQRJDQBBACEQIBMhEiADIQcgAiEIA0AgByAUIAj9AwEA/bUBIAf9AAIA/a4B/QsCACAHQRBqIgwgFCAIQQhq/QMBAP21ASAM/QACAP2uAf0LAgAgB0EgaiEHIAhBEGohCCAQQQhqIRAgEkF+aiISDQALCwJAIAlFDQAgAyAQQQJ0aiIHIBQgAiAQQQF0av0DAQD9tQEgB/0AAgD9rgH9CwIACyAOIQggDiABRg0BCyABIAhrIRAgAyAIQQJ0aiEHIAAgCCAEakEBdGohCANAIAcgCC4BACARbCAHKAIAajYCACAIQQJqIQggB0EEaiEHIBBBf2oiEA0ACwsgD0EBaiIPIAtHDQALCwuiBgMHfwF+AX9BCSECAkAgACgCCCIDRQ0AIAEoAvQiQQFqIQQgACgCBCEFQQAhBgJAA0ACQAJAAkAgBSADIAZqQQF2IgdBLGxqIgAoAgBBlIaEgAAgACgCBCIAQQcgAEEHSRsQzICAgAAiCA0AIABBB0YNBCAAQQZNDQEgByEDDAILIAhBAEgNACAHIQMMAQsgB0EBaiEGCyAGIANJDQAMAgsLQQohAiAFIAdBLGxqIgAoAhBBBUcNACAAKAIUQQFHDQAgBSAHQSxsaiIAQQE2AhgCQCAAKAIIIghBgIDAAE0NAEExDwsgAUGkMWogBDYCACABQagxakEBNgIAIAFBoDFqIAQgBGwiADYCACABQZwxaiAAIARsIgA2AgAgAUGYMWogACAEbCIANgIAIAFBlDFqIAAgBGwiADYCACABQZAxaiAAIARsIgA2AgAgAUGMMWogACAEbCIANgIAIAEgACAEbCIANgKIMSAIQQF0QQFyIQMgAK0gBK1+IQlBACEAA0BBASAAQQFqIgB0IgYgA0kNAAsgASAANgKsMQJAAkAgAEEdSw0AQW9BACgCpMiEgAAiAEGwyISAAEEPakFwcSAAGyIAayAGQQJ0IgNBEGpJDQBBACADIABqQR9qQXBxIgY2AqTIhIAAAkAgBkH//wNqQRB2IgY/ACICTQ0AIAYgAmtAAEF/Rw0AQQAgADYCpMiEgAAMAQsgAA0BCyABQQA2AoQxQQIPCyAAIAEoAgA2AgAgASAANgIAQQAhAiAAQRBqIgBBACAD/AsAIAEgADYChDEgAEH/AUEEIAEoAqwxdPwLACAIRQ0AIAUgB0EsbGooAgwhCkEAIQBBACEEA0ACQCAJIAogBEECdGooAAAiBa1WDQBBMQ8LAkAgBEUNACAFIABLDQBBMQ8LAkAgASgChDEiBiAFQbHz3fF5bEEgIAEoAqwxIgdrdiIAQQJ0aiIDKAIAQX9GDQBBfyAHdEF/cyEHA0AgBiAAQQFqIAdxIgBBAnRqIgMoAgBBf0cNAAsLIAMgBTYCAEEAIQIgBSEAIARBAWoiBCAIRw0ACwsgAgtJAQN/QQAhAwJAIAJFDQACQANAIAAtAAAiBCABLQAAIgVHDQEgAUEBaiEBIABBAWohACACQX9qIgINAAwCCwsgBCAFayEDCyADC2cBAn8gAS0AACECAkAgAC0AACIDRQ0AIAMgAkH/AXFHDQAgAEEBaiEAIAFBAWohAQNAIAEtAAAhAiAALQAAIgNFDQEgAEEBaiEAIAFBAWohASADIAJB/wFxRg0ACwsgAyACQf8BcWsLsQEBAn8gACEBAkACQCAAQQNxRQ0AIAAhASAALQAARQ0BIABBAWoiAUEDcUUNACABLQAARQ0BIABBAmoiAUEDcUUNACABLQAARQ0BIABBA2oiAUEDcUUNACABLQAARQ0BIABBBGohAQsgAUF8aiEBA0AgAUEEaiIBKAIAIgJBf3MgAkH//ft3anFBgIGChHhxRQ0ACyACQf8BcUUNAANAIAFBAWoiAS0AAA0ACwsgASAAawuQCgEGfwJAAkAgAUEDcUUNACACRQ0AIAAgAS0AADoAACACQX9qIQMgAEEBaiEEIAFBAWoiBUEDcUUNASADRQ0BIAAgAS0AAToAASACQX5qIQMgAEECaiEEIAFBAmoiBUEDcUUNASADRQ0BIAAgAS0AAjoAAiACQX1qIQMgAEEDaiEEIAFBA2oiBUEDcUUNASADRQ0BIAAgAS0AAzoAAyACQXxqIQMgAEEEaiEEIAFBBGohBQwBCyACIQMgACEEIAEhBQsCQAJAAkAgBEEDcSIBDQACQAJAIANBEEkNAAJAIANBcGoiAUEQcQ0AIAQgBSkCADcCACAEIAUpAgg3AgggBEEQaiEEIAVBEGohBSABIQMLIAFBEEkNAQNAIAQgBSkCADcCACAEQQhqIAVBCGopAgA3AgAgBEEQaiAFQRBqKQIANwIAIARBGGogBUEYaikCADcCACAEQSBqIQQgBUEgaiEFIANBYGoiA0EPSw0ACwsgAyEBCwJAIAFBCHFFDQAgBCAFKQIANwIAIAVBCGohBSAEQQhqIQQLAkAgAUEEcUUNACAEIAUoAgA2AgAgBUEEaiEFIARBBGohBAsCQCABQQJxRQ0AIAQgBS8AADsAACAEQQJqIQQgBUECaiEFCyABQQFxDQEMAgsCQCADQSBJDQACQAJAAkAgAUF/ag4DAAECAwsgBCAFKAIAIgY6AAAgBCAGQRB2OgACIAQgBkEIdjoAASADQX1qIQMgBEEDaiEHQQAhAQNAIAcgAWoiBCAFIAFqIgJBBGooAgAiCEEIdCAGQRh2cjYCACAEQQRqIAJBCGooAgAiBkEIdCAIQRh2cjYCACAEQQhqIAJBDGooAgAiCEEIdCAGQRh2cjYCACAEQQxqIAJBEGooAgAiBkEIdCAIQRh2cjYCACABQRBqIQEgA0FwaiIDQRBLDQALIAcgAWohBCAFIAFqQQNqIQUMAgsgBCAFKAIAIgY7AAAgA0F+aiEDIARBAmohB0EAIQEDQCAHIAFqIgQgBSABaiICQQRqKAIAIghBEHQgBkEQdnI2AgAgBEEEaiACQQhqKAIAIgZBEHQgCEEQdnI2AgAgBEEIaiACQQxqKAIAIghBEHQgBkEQdnI2AgAgBEEMaiACQRBqKAIAIgZBEHQgCEEQdnI2AgAgAUEQaiEBIANBcGoiA0ERSw0ACyAHIAFqIQQgBSABakECaiEFDAELIAQgBSgCACIGOgAAIANBf2ohAyAEQQFqIQdBACEBA0AgByABaiIEIAUgAWoiAkEEaigCACIIQRh0IAZBCHZyNgIAIARBBGogAkEIaigCACIGQRh0IAhBCHZyNgIAIARBCGogAkEMaigCACIIQRh0IAZBCHZyNgIAIARBDGogAkEQaigCACIGQRh0IAhBCHZyNgIAIAFBEGohASADQXBqIgNBEksNAAsgByABaiEEIAUgAWpBAWohBQsCQCADQRBxRQ0AIAQgBS0AADoAACAEIAUoAAE2AAEgBCAFKQAFNwAFIAQgBS8ADTsADSAEIAUtAA86AA8gBEEQaiEEIAVBEGohBQsCQCADQQhxRQ0AIAQgBSkAADcAACAEQQhqIQQgBUEIaiEFCwJAIANBBHFFDQAgBCAFKAAANgAAIARBBGohBCAFQQRqIQULAkAgA0ECcUUNACAEIAUvAAA7AAAgBEECaiEEIAVBAmohBQsgA0EBcUUNAQsgBCAFLQAAOgAACyAAC+gGAQd/I4CAgIAAQdABayIEJICAgIAAIARCATcDCAJAIAIgAWwiBUUNACAEIAI2AhAgBCACNgIUQQAgAmshBiAEQRBqQQhyIQcgAiEIIAIhCQNAIAcgCSACaiAIIglqIgg2AgAgB0EEaiEHIAkhCSAIIAVJDQALAkACQCAAIAVqIAZqIgogAEsNAEEAIQlBASEIQQEhBwwBCyACIAFBf2psIQVBACEJQQEhCEEBIQcDQAJAAkAgCEEDcUEDRw0AIAAgAiADIAcgBEEQahDRgICAACAEIAlBAnYiATYCDCAJQR50IAhBAnZyIQggB0ECaiEHIAEhCQwBCwJAAkAgBEEQaiAHQX9qIgFBAnRqKAIAIAVJDQAgACACIAMgBEEIaiAHQQAgBEEQahDSgICAAAwBCyAAIAIgAyAHIARBEGoQ0YCAgAALAkAgB0EBRw0AIAQgCUEBdCAIQR92ciIJNgIMIAhBAXQhCEEAIQcMAQsgBEEAIAggAUEfSyIJGyIIQSAgB0FfaiABIAkbIgdrdiAEQQhqIAFBIElBAnRyKAIAIAd0ciIJNgIMIAggB3QhCEEBIQcLIAQgCEEBciIINgIIIAUgAmshBSAAIAJqIgAgCkkNAAsLIAAgAiADIARBCGogB0EAIARBEGoQ0oCAgAACQCAHQQFHDQAgCEEBRw0AIAlFDQELIAAgBmohAANAAkACQAJAAkAgB0EBSg0AAkAgCEF/amgiBQ0AAkAgCWgiBUUNACAFQSBqIQoMAwtBACEKIAkhAUEAIQUMAwtBICEKIAVBIE8NASAFIQogCSEBDAILIAQgCUECdCAIQR52ciIJQR90IAhBAXRB/v///wdxckEDcyIINgIIIAQgCUEBdiIFNgIMIAdBf2ohASAAIARBEGogB0F+aiIHQQJ0aigCAGsgAiADIARBCGogAUEBIARBEGoQ0oCAgAAgBCAFQQF0IAlBAXFyIgk2AgwgBCAIQQF0QQFyIgg2AgggACACIAMgBEEIaiAHQQEgBEEQahDSgICAAAwCCyAKQWBqIQVBACEBIAkhCAsgBCABIAV2Igk2AgwgBCABQSAgBWt0IAggBXZyIgg2AgggCiAHaiEHCyAAIAZqIQAgB0EBRw0AIAhBAUcNACAJDQALCyAEQdABaiSAgICAAAvDAwEIfyOAgICAAEHwA2siBSSAgICAACAFIAA2AgACQCADQQFMDQBBACABayEGIAVBBHIhB0EBIQggACEJAkADQAJAIAAgCSAGaiIJIAQgA0F+aiIKQQJ0aigCAGsiCyACEYCAgIAAAEEASA0AIAAgCSACEYCAgIAAAEF/Sg0CCyAHIAsgCSALIAkgAhGAgICAAABBf0oiDBsiCTYCACAHQQRqIQcgCEEBaiEIIANBf2ogCiAMGyIDQQFKDQALCyAIQQJJDQAgBSAIQQJ0aiIEIAVB8AFqNgIAIAFFDQAgCEF+cSEKIAhBAXEhDCAFQfABaiEDA0AgAyAAIAFBgAIgAUGAAkkbIgkQz4CAgAAaQQAhBwJAIAhBAUYNAEEAIQcgBSEDA0AgAyAAIANBBGoiCygCACICIAkQz4CAgAAgCWo2AgAgCyACIANBCGoiAygCACIAIAkQz4CAgAAgCWo2AgAgCiAHQQJqIgdHDQALCwJAIAxFDQAgBSAHQQJ0aiEDIAMgACADQQRqKAIAIAkQz4CAgAAgCWo2AgALIAEgCWsiAUUNASAEKAIAIQMgBSgCACEADAALCyAFQfADaiSAgICAAAusBQEKfyOAgICAAEHwA2siBySAgICAACAHIAA2AgBBASEIIAMoAgQhCQJAAkACQCADKAIAIgpBAUcNACAJDQAgACELIAVFDQEMAgtBACABayEMIAdBBHIhDSAAIQ5BASEIA0ACQCAOIAYgBEECdGoiAygCAGsiCyAAIAIRgICAgAAAQQFODQAgDiELIAVFDQIMAwsCQCAFDQAgBEECSA0AIANBeGooAgAhAwJAIA4gDGoiDyALIAIRgICAgAAAQX9MDQAgDiELDAMLIA8gA2sgCyACEYCAgIAAAEF/TA0AIA4hCwwCCyANIAs2AgACQAJAAkAgCkF/amgiAw0AAkAgCWgiA0UNACADQSBqIQ4MAgtBACEOIAkhDyAKIQlBACEDDAILQSAhDiADQSBPDQAgAyEOIAkhDyAKIQkMAQsgDkFgaiEDQQAhDwsgCSADdiEKIAhBAWohCCANQQRqIQ0gDiAEaiEEIA8gA3YhCUEAIQUgCyEOIAogD0EgIANrdHIiCkEBRw0AIAshDiAJDQALCwJAIAhBAkkNACAHIAhBAnRqIhAgB0HwAWo2AgAgAUUNACAIQX5xIQogCEEBcSEMIAdB8AFqIQkgASEFA0AgCSAAIAVBgAIgBUGAAkkbIgMQz4CAgAAaQQAhDgJAIAhBAUYNAEEAIQ4gByEJA0AgCSAAIAlBBGoiDSgCACIPIAMQz4CAgAAgA2o2AgAgDSAPIAlBCGoiCSgCACIAIAMQz4CAgAAgA2o2AgAgCiAOQQJqIg5HDQALCwJAIAxFDQAgByAOQQJ0aiEJIAkgACAJQQRqKAIAIAMQz4CAgAAgA2o2AgALIAUgA2siBUUNASAQKAIAIQkgBygCACEADAALCyALIAEgAiAEIAYQ0YCAgAALIAdB8ANqJICAgIAACwIACw4AENOAgIAAENOAgIAACwgAIAAQABBUCwwAIAAgASACEAIQVAsIACAAEAcQVAsGABAIEFQLBgAQCRBUCwYAEAoQVAsGABALEFQLDAAgACABIAIQDBBUCwoAIAAgARAVEFQLCgAgACABEBcQVAsaACAAIAEgAiADIAQgBSAGIAcgCCAJEBkQVAsL7TUBAEGAgAQL5DVXCAEAAAAAAAAAAAAAAAAAAAAAAAAAAAACAAAABAAAAAIAAAAFAAAABwAAALQHAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAIAAAAEAAAAEAAAAAgAAAAJAAAAdGhlIG91dGxpbmUgaXMgZW1wdHkAb2Zmc2V0cyBtdXN0IHJpc2UgZnJvbSAwOiBldmVyeSBjbGFzcyBuZWVkcyBhbiBlbnRyeQBub3QgZW5vdWdoIG1lbW9yeQBpdHMgdGVuc29ycyBhcmUgbm90IGluIG9yZGVyLCBoYXZlIGxvbmcgbmFtZXMgb3IgdW5rbm93biB0eXBlcywgb3IgYXJlIHRvbyBtYW55AGNvbG91cnMgYXJlIDEgdG8gMjU2LCBmb3IgYW4gaW5kZXhlZCBwYWNrIHRoYXQgaXMgbm90IGdyZXkAcGFpbnQubWl4AGFuIGVycm9yIHRoYXQgdGhpcyBydW50aW1lIGRvZXMgbm90IGtub3cAcGFpbnQuZm9sbG93AG91dHB1dAB0aGUgb3V0bGluZSBpcyBpbiBzZXZlcmFsIHBpZWNlczsgdGhlIGNlbGwgaXMgb25lIG9mIGFub3RoZXIgcGllY2UgdGhhbiB0aGUgZmlyc3QAcGFpbnQuY29hcnNlc3QAYSB2YWx1ZSBvZiBhIGNvZGUgaXMgLTEyOCwgb3IgaXQgbmFtZXMgc3ByaXRlcyB0aGF0IHRoZSBwYWNrIGhhcyBub3QAZXhlbXBsYXIubGF0ZW50AGEgbGF5ZXIgZG9lcyBub3QgZml0IHdoYXQgY29tZXMgdG8gaXQAd2VpZ2h0AHNoaWZ0AGEgdGFwIGlzIGJleW9uZCBpdHMgcmVhY2gsIG9yIHNlZXMgYSBjbGFzcyB0aGF0IGlzIG5vdCBkcmF3biB5ZXQAYSB0ZXh0dXJlIHRha2VzIG1vcmUgbXVsdGlwbGljYXRpb25zIG9yIG1vdmVzIHRoYW4gdGhlIGxpbWl0IHRoYXQgd2FzIHNldABkaXJlY3QAY29udHJhY3QAcG9zZS5yb3dzAHdpbmRvd3MAc2xvdHMAYXJ0LmNvdW50cwBleGVtcGxhci5vZmZzZXRzAGdhdXNzaWFuLm9mZnNldHMAcGFsZXR0ZS5jb2xvdXJzAGV4ZW1wbGFyLm5laWdoYm91cnMAc2Nhbi50YXBzAGEgdGV4dHVyZSB0YWtlcyBtb3JlIHRoYW4gMl4zMiBtdWx0aXBsaWNhdGlvbnMAcG9zZS5jb2x1bW5zAHBvc2UudGVybXMAcGFpbnQubGV2ZWxzAGxhYmVscwBhbiBvdXRsaW5lIGhhcyBzaWRlcyBvZiAxIHRvIDUxMiBhbmQgYXQgbW9zdCA2NTUzNiBjZWxscywgZmV3ZXIgaW4gbGFyZ2UgcGFja3MAYSBwb2ludGVyIHRoYXQgbXVzdCBub3QgYmUgbnVsbCBpcwBhIHQgbXVzdCBiZSAwIHRvIDI1NiwgaW4gMjU2dGhzAGEgc3ByZWFkIG11c3QgYmUgMCB0byAxMDI0LCBpbiAyNTZ0aHMAYXJ0LmJveGVzAHZhbHVlcwBjbGFzc2VzAGxheWVyLm5hbWVzAGV4ZW1wbGFyLm5hbWVzAGFsdGVyZWQ6IHRoZSBjb250ZW50IGRvZXMgbm90IGhhdmUgdGhlIGZpbmdlcnByaW50IHRoYXQgdGhlIGZpbGUgbmFtZXMAYSBwYWludGVkIHBhY2sgZHJhd3MgZnJvbSBzcHJpdGVzLCBpdCBoYXMgbm8gY2VudHJvaWRzAHBhZHMAYmlhcwBhIHRlbnNvciBpcyBvZiBhbm90aGVyIHR5cGUgb3Igc2hhcGUgdGhhbiB0aGUgY29udHJhY3QncwB3YWxrYWJsZSwgcmltIG9yIHJlcGFpciBuYW1lIGNsYXNzZXMgb3IgY29zdHMgYmV5b25kIHRoZSBjb250cmFjdCdzAGEgbnVtYmVyIG9mIGd1aWRlLCBzcHJlYWQgb3IgcGFpbnQgaXMgYmV5b25kIHRoZSBjb250cmFjdCdzAGEgcmFuZ2Ugb3IgYSBzaGlmdCBvZiBhIGxheWVyIGlzIGJleW9uZCB0aGUgY29udHJhY3QncwBhIHRlcm0gb2YgdGhlIHBvc2UgaXMgYmV5b25kIHRoZSBjb250cmFjdCdzAG5vIHN1Y2ggY2xhc3MgaW4gdGhpcyBwYWNrLCBvciBub3QgdGhlIGJhc2UncwBnYXVzc2lhbi5mYWN0b3IAdGhlcmUgYXJlIGJ5dGVzIGJlaGluZCB0aGUgbGFzdCB0ZW5zb3IAY3V0IHNob3J0OiB0aGUgZmlsZSBlbmRzIHdpdGhpbiBhIHRlbnNvcgBtaXJyb3IAYW4gaW5kZXhlZCBwYWNrIGRyYXdzIGZyb20gZXhlbXBsYXJzLCB0aGlzIG9uZSBob2xkcyBhIEdhdXNzaWFuIHByaW9yAHJlcGFpcgBkZWNvZGVyAHBvc2Uua2VlcABwYWludC53cmFwAGxheWVyLnNob3duAHBpbnMgc2h1dCBvZmYgc29tZSBjZWxscyBmcm9tIHRoZSByZXN0LCBvciBsZWF2ZSBub25lIHRvIHdhbGsgb24AcGxhaW4Abm8gc3VjaCBzcHJpdGUgaW4gdGhpcyBwYWNrLCBvciBvbmUgd2hlcmUgbm9uZSBtYXkgYmUgZ2l2ZW4Abm8gc3VjaCBzcHJpdGUgaW4gdGhpcyBwYWNrLCBvciBvbmUgd2hlcmUgbm8gc3R5bGUgbWF5IGJlIGdpdmVuAGdhdXNzaWFuLm1lYW4AY2VudHJvaWQubWVhbgBzY2FuAHdhc20AcmltAG5vIHN1Y2gga2VybmVsLCBvciBub3Qgb24gdGhpcyBwcm9jZXNzb3I7IGFnX2tlcm5lbF9uYW1lIGxpc3RzIHRoZW0Ac2Nhbi5sZXZlbABvawBibG9jawBubyBzdWNoIGVwb2NoIGluIHRoaXMgcGFjawBzd2FwcyBhcmUgMCB0byAyNTYgcGFpcnMgb2YgY29sb3VycywgZm9yIGEgcGFpbnRlZCBwYWNrAGEgdGVuc29yIGRvZXMgbm90IGJlbG9uZyBpbiBhIHBhY2sAZXhlbXBsYXIucmVhY2gAYSB0ZW5zb3IgaXMgbWlzc2luZwB0aGUgc2NyYXRjaCBtZW1vcnkgaXMgbGVzcyB0aGFuIGFnX3NjcmF0Y2hfc2l6ZQB0aGUgcm9vbSBmb3IgcGl4ZWxzIGlzIGxlc3MgdGhhbiBhZ19zaXplAGNsYXNzLmN1bXVsYXRpdmUAZXhlbXBsYXIuY3VtdWxhdGl2ZQBnYXVzc2lhbi5jdW11bGF0aXZlAHBhbGV0dGUAbmFtZXMgbXVzdCBiZSBwcmludGFibGUsIG5vdCBlbXB0eSwgZGlmZmVyZW50IGZyb20gZWFjaCBvdGhlciBhbmQgb25lIGZvciBlYWNoIHNwcml0ZQBzaGFwZQBhIGxldmVsIG11c3QgYmUgMSB0byA4LCBvciAwIGZvciBub25lAG5vIHN1Y2ggc291cmNlIG9mIHRoZSBwYWxldHRlOyBhIHBhY2sgdGhhdCBjb21wdXRlcyBub25lIGhhcyBBR19WQVJJRUQgYWxvbmUAbm90IGFuIC5hZ3AgZmlsZTsgYXNzZXRnZW4gZXhwb3J0IFBBQ0sub25ueCAtbyBQQUNLLmFncCAtLWZvcm1hdCBhZ3Agd3JpdGVzIG9uZQBhIHBpbiBpcyBvZiBubyBjbGFzcyBvZiB0aGUgcGFjaywgb3Igb3V0c2lkZSB0aGUgb3V0bGluZQBwYWludC5zdHlsZQBzY2FuLnN0eWxlAHdhbGthYmxlAGV4ZW1wbGFyLnBhbGV0dGVfc2NhbGUAZXhlbXBsYXIuc2NhbGUAZ3VpZGUuc2NhbGUAY2VudHJvaWQuc2NhbGUAcmFuZ2UAYSBwbGFjZSBsaWVzIGluIG5vIHNwcml0ZSBvZiB0aGUgY29kZQBzaWRlcyBhcmUgMSB0byAxMDI0LCBjaGFubmVscyAxLCAzIG9yIDQsIGEgbGF0ZW50IDEgdG8gNTEyIHdpZGUAaG9sZAB0aGUgb3V0bGluZSBpcyB0b28gdGhpbjogYWxsIGl0cyBjZWxscyB0b3VjaCB2b2lkAGl0cyBvdXRwdXQgaXMgbmVpdGhlciBkaXJlY3Qgbm9yIGluZGV4ZWQAYXJ0IGRvZXMgbm90IGZpdCBpdHMgYm94LCBpdHMgY29sb3VycyBvciB0aGUgYnl0ZXMgdGhhdCBhcmUgYWxsb3dlZABubyBzdWNoIGxheWVyIGluIHRoaXMgcGFjaywgb3IgdGhlIHBhY2sgaXMgbm90IHBhaW50ZWQAbGF5ZXIuY29sb3VyZWQAdGhlIGxheWVycyBkbyBub3QgZW5kIGluIHdoYXQgdGhlIHBhY2sncyBzaXplIGFuZCBvdXRwdXQgbmVlZABhcnQgaXMgbm90IGEgd2hvbGUgemxpYiBzdHJlYW0gb2YgdGhlIGJ5dGVzIHRoYXQgaXRzIGJveGVzIG5lZWQAc3ByZWFkAGFydC5kYXRhAGxheWVyLjAwLmRhdGEAYSB0ZXh0IGlzIG5vdCBVVEYtOABuZWlnaGJvdXJzIG11c3QgYmUgZXhlbXBsYXJzIG9mIHRoZSBzYW1lIGNsYXNzLCBhbmQgdGhlIHJlYWNoIDAgdG8gMjU2AGN1bXVsYXRpdmUgd2VpZ2h0cyBtdXN0IHJpc2Ugd2l0aGluIGVhY2ggY2xhc3MgYW5kIGVuZCBhdCA0Mjk0OTY3Mjk1AHRoZSBpbmRpY2VzIG9mIGEgc2VyaWVzIGdvIGJleW9uZCA0Mjk0OTY3Mjk1AGEgbGF5ZXIgZ2l2ZXMgbm8gdmFsdWVzLCBvciBtb3JlIHRoYW4gMl4yNABhIGNoYW5uZWwgb2YgYSBsYXllciBjYW4gcmVhY2ggc3VtcyBiZXlvbmQgNDE5NDMwNABhIGNvbnRyYWN0IHRoYXQgdGhpcyBydW50aW1lIGRvZXMgbm90IGtub3c7IGl0IGtub3dzIDEgYW5kIDIAd2luZG93cyBtdXN0IGJlIHJpc2luZyBjb2RlcyBiZWxvdyAoY2xhc3NlcyArIDEpXjksIGF0IG1vc3QgMl4yMABhIGxhdGVudCBvZiAtMTI4OyBsYXRlbnRzIGxpZSB3aXRoaW4gMTI3IG9mIDAAYXJnbWF4LgBjb252LgBjcm9wLgB3cmFwLgBkZW5zZS4AcmVzaGFwZS4AdXBzYW1wbGUuAHNodWZmbGUuAHRhYmxlLgAAAAAAAAAAAAAAAAAAAAAaMzMyMzIzMjExMTAvLy8uLSwsKioqKCcnJiQkIyIhIB8eHRwbGhkYGBYWFRMTExERDw8PDQ0NCwsLCgkJCAgHBwcGBQYFBQQEBAMEAwIDAgMCAgECAgEBAQEBAQEBAQABAAEAAQAAAQAAAAABAAAAAAAAAAABAAAAAAAAAAAAAGfmCWqFrme7cvNuPDr1T6V/Ug5RjGgFm6vZgx8ZzeBbmC+KQpFEN3HP+8C1pdu16VvCVjnxEfFZpII/ktVeHKuYqgfYAVuDEr6FMSTDfQxVdF2+cv6x3oCnBtybdPGbwcFpm+SGR77vxp3BD8yhDCRvLOktqoR0StypsFzaiPl2UlE+mG3GMajIJwOwx39Zv/ML4MZHkafVUWPKBmcpKRSFCrcnOCEbLvxtLE0TDThTVHMKZbsKanYuycKBhSxykqHov6JLZhqocItLwqNRbMcZ6JLRJAaZ1oU1DvRwoGoQFsGkGQhsNx5Md0gntbywNLMMHDlKqthOT8qcW/NvLmjugo90b2OleBR4yIQIAseM+v++kOtsUKT3o/m+8nhxxgABAQIEBAAAAAAAAAAAAAAAAAAAgAAAAAAIAAAAAAEAPgMBAM8JAQA2CAEALQMBALsJAQAsAgEAAwAAAAQAAAAQAAAACgAAAMQDAQA/AQEAQwsBAAAAAAAAAAAAAAAAABAREgAIBwkGCgULBAwDDQIOAQ8AAAAAAAAAAAAAAAAAAwAEAAUABgAHAAgACQAKAAsADQAPABEAEwAXABsAHwAjACsAMwA7AEMAUwBjAHMAgwCjAMMA4wACAQAAAAAAAAAAAAAAAAAAAQEBAQICAgIDAwMDBAQEBAUFBQUAAAAAAQACAAMABAAFAAcACQANABEAGQAhADEAQQBhAIEAwQABAYEBAQIBAwEEAQYBCAEMARABGAEgATABQAFgAAAAAAEAAAAAAAAAAgAAAAMAAAAAAAAAAAAAAAAAAAAAAAAAbGF5ZXIuMDAuY291bnRzAK8IAQAnBAEAogABALoKAQDBDgEAzQYBAKYGAQDEBAEAtAABAD0JAQBMBQEACwkBAJYNAQDrCQEARwwBANALAQBtAAEA8Q0BAD8PAQCqDQEA/QYBADwCAQAFBgEAjg4BAGMOAQB9AwEA+gwBAGgGAQC6BwEAagQBAEoEAQBtCgEABAEBAIEJAQCwAgEAYAgBAFEJAQA2DgEA5wEBAMkFAQA8BgEAcAwBADgNAQC4CAEA9gcBANMIAQALBQEAtAwBAKoLAQD+DgEAhQUBAG8CAQBHCgEAWAABANgDAQCGAQEAFQwBAAoLAQBzBwEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABAP8BAP8AAQH//wH//wEAAgD+AgD+AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIPh98Bfp6+H42jvUtM1fxz3BS7uItfKviKpJpTOgRpt/lt2RYI0HidCEuoDEfO14NXWZcRtut2pvZ0BkK2EtXkhbeVjAVRxTjlATTqxLWEkXR+dEyEK6QLw+zjzvOh85XTepNQI0aTLcMFsv5i18LB4ryimBKEInDSbhJL8jpSKUIYwgjB+THqIduRzXG/saJxpZGZEY0BcUF14WrhUEFV4UvhMiE4sS+RFsEeMQXhDdD2AP5w5xDgAOkQ0mDb8MWgz5C5sLPwvnCpEKPgrtCZ8JUwkKCcMIfgg7CPoHuwd+B0MHCgfSBp0GaQY2BgUG1gWoBXsFUAUmBf4E1gSwBIsEaARFBCMEAwTjA8QDpwOKA24DUwM5AyADBwPvAtgCwgKsApcCggJvAlwCSQI3AiYCFQIEAvQB5QHWAcgBugGsAZ8BkgGGAXoBbgFjAVgBTQFDATkBLwEmAR0BFAEMAQQB/AD0AOwA5QDeANcA0QDKAMQAvgC4ALIArQCoAKIAnQCZAJQAjwCLAIcAgwB/AHsAdwBzAHAAbABpAGYAYwBfAF0AWgBXAFQAUgBPAE0ASgBIAEYARABCAEAAPgA8ADoAOAA2ADUAMwAyADAALwAtACwAKgApACgAJwAlACQAIwAiACEAIAAfAB4AHQAcABsAGwAaABkAGAAXABcAFgAVABUAFAATABMAEgASABEAEQAQABAADwAPAA4ADgANAA0ADQAMAAwACwALAAsACgAKAAoACQAJAAkACQAIAAgACAAIAAcABwAHAAcABgAGAAYABgAGAAYABQAFAAUABQAFAAUABAAEAAQABAAEAAQABAAEAAMAAwADAAMAAwADAAMAAwADAAMAAwACAAIAAgACAAIAAgACAAIAAgACAAIAAgACAAIAAgACAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAA==";
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
const places = this.places(codes, ownCode);
const known = codes.sources.map((exemplar) => this.#source(exemplar, ownCode));
const isLayer = codes.layer !== null && codes.layer !== undefined;
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
const {asFixed, asU32, seedWords} = _seeds;
const {sha256Hex} = _sha256;
const {describePack} = _tensors;
const MAX_SPREAD = 4;
const MAX_COLOURS = 256;
const WORK = { products: "multiplications", moves: "moves of values" };
const PLACE = ["seed", "index", "attempt", "spread"];
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
"(() => {\n\"use strict\";\nconst _errors = (() => {\nclass PackError extends Error {\nname = \"PackError\";\n}\nclass SeedError extends Error {\nname = \"SeedError\";\n}\nfunction shown(value) {\nconst text = typeof value === \"string\" ? JSON.stringify(value) : plain(value);\nreturn text.length <= 80 ? text : text.slice(0, 80) + \" …\";\n}\nfunction plain(value) {\ntry {\nreturn typeof value === \"bigint\" ? `${value}n` : String(value);\n} catch {\nreturn typeof value;\n}\n}\nreturn { PackError, SeedError, shown };\n})();\nconst _core_bytes = (() => {\nconst CORE = \"\";\nreturn { CORE };\n})();\nconst _core = (() => {\nconst {PackError} = _errors;\nconst {CORE} = _core_bytes;\nconst TAIL = 21; // bytes of a painted pack's code behind its three parts\nlet shared = {};\nfunction coreBytes() {\nif (Uint8Array.fromBase64) return Uint8Array.fromBase64(CORE);\nconst text = atob(CORE);\nconst bytes = new Uint8Array(text.length);\nfor (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);\nreturn bytes;\n}\nfunction compile(from = coreBytes()) {\ntry {\nshared = { module: new WebAssembly.Module(from) };\n} catch (error) {\nshared = { reason: reasonOf(error, from) };\n}\n}\nasync function prepare(engine) {\nif (engine === \"js\" || typeof engine === \"object\" || shared.module) return;\nconst bytes = coreBytes();\ntry {\nshared = { module: await WebAssembly.compile(bytes) };\n} catch (error) {\nshared = { reason: reasonOf(error, bytes) };\n}\n}\nfunction reasonOf(error, bytes) {\nif (typeof WebAssembly === \"undefined\") return \"there is no WebAssembly here\";\nreturn WebAssembly.validate(bytes) ? error.message : \"this WebAssembly has no SIMD\";\n}\nfunction moduleFor(engine) {\nif (typeof engine === \"object\") return { module: engine };\nif (!shared.module && !shared.reason) compile();\nreturn shared;\n}\nclass Core {\nstatic open(bytes, engine, digest) {\nconst { module, reason } = moduleFor(engine);\nif (!module) return { reason };\ntry {\nreturn Core.#opened(new WebAssembly.Instance(module).exports, bytes, digest);\n} catch (error) {\nreturn { reason: error.message };\n}\n}\nstatic #opened(calls, bytes, digest) {\nconst [file, known] = [calls.room(bytes.length), digest ? calls.room(digest.length) : 0];\nif (!file || (digest && !known)) return { reason: \"not enough memory\" };\nconst memory = new Uint8Array(calls.memory.buffer);\nmemory.set(bytes, file);\nif (digest) memory.set(digest, known);\nconst code = calls.open(file, bytes.length, known);\nif (code) return { reason: textAt(calls, calls.error(code)) };\nreturn { core: new Core(calls) };\n}\n#calls;\n#failed = null;\nconstructor(calls) {\nthis.#calls = calls;\nthis.memory = calls.memory;\nthis.places = { codes: calls.codes(), colours: calls.colours(), swaps: calls.swaps(), pixels: calls.pixels() };\n}\ndraw(code, n) {\nif (this.#failed) throw new PackError(this.#failed);\nconst { memory, places } = this;\nconst { colours, swaps, layer } = code;\nthis.#write(code);\nif (colours) new Uint8Array(memory.buffer, places.colours, 3 * colours.length).set(colours.flat());\nif (swaps) new Uint8Array(memory.buffer, places.swaps, 6 * swaps.length).set(swaps.flat(2));\nlet error;\ntry {\nerror = this.#calls.draw(colours?.length ?? 0, swaps?.length ?? 0, layer ?? -1);\n} catch ({ message }) {\nthis.#failed = `the WebAssembly core has failed (${message}); open the pack with {engine: \"js\"}`;\nthrow new PackError(this.#failed);\n}\nif (error) throw new PackError(textAt(this.#calls, this.#calls.error(error)));\nreturn new Uint8Array(memory.buffer, places.pixels, n).slice();\n}\n#write({ z, palette, kept, sources, t, rules, regions }) {\nconst { memory, places } = this;\nconst n = z.length;\nconst codes = new Int8Array(memory.buffer, places.codes, sources ? 3 * n + TAIL : 2 * n);\ncodes.set(z);\nif (palette) codes.set(palette, n);\nif (!sources) return;\nif (kept) codes.set(kept, 2 * n);\nconst tail = new DataView(memory.buffer, places.codes + 3 * n, TAIL);\ntail.setInt32(0, sources[0], true);\ntail.setInt32(4, sources[1] ?? -1, true);\ntail.setInt32(8, sources.length === 2 ? t : Number(rules === \"style\"), true);\n(regions ?? []).forEach((byte, i) => tail.setUint8(12 + i, byte));\n}\n}\nfunction textAt({ memory }, at) {\nconst bytes = new Uint8Array(memory.buffer, at);\nreturn String.fromCharCode(...bytes.subarray(0, bytes.indexOf(0)));\n}\nreturn { coreBytes, compile, prepare, moduleFor, Core, textAt };\n})();\nconst _sha256 = (() => {\nconst PRIMES = [];\nfor (let n = 2; PRIMES.length < 64; n++) if (PRIMES.every((prime) => n % prime)) PRIMES.push(n);\nconst START = PRIMES.slice(0, 8).map((prime) => fraction(prime, 2n));\nconst ROUND = Int32Array.from(PRIMES, (prime) => fraction(prime, 3n));\nfunction sha256(bytes) {\nconst state = Int32Array.from(START);\nconst schedule = new Int32Array(64);\nconst whole = bytes.length & ~63;\nconst view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);\nfor (let at = 0; at < whole; at += 64) compress(state, schedule, view, at);\nconst rest = bytes.length - whole;\nconst tail = new Uint8Array(rest < 56 ? 64 : 128);\ntail.set(bytes.subarray(whole));\ntail[rest] = 0x80;\nconst end = new DataView(tail.buffer);\nend.setBigUint64(tail.length - 8, BigInt(bytes.length) * 8n);\nfor (let at = 0; at < tail.length; at += 64) compress(state, schedule, end, at);\nconst digest = new DataView(new ArrayBuffer(32));\nstate.forEach((word, i) => digest.setInt32(4 * i, word));\nreturn new Uint8Array(digest.buffer);\n}\nfunction sha256Hex(bytes) {\nreturn hex(sha256(bytes));\n}\nfunction hex(bytes) {\nreturn Array.from(bytes, (byte) => byte.toString(16).padStart(2, \"0\")).join(\"\");\n}\nfunction compress(state, w, view, at) {\nfor (let i = 0; i < 16; i++) w[i] = view.getInt32(at + 4 * i);\nfor (let i = 16; i < 64; i++) {\nconst x = w[i - 15];\nconst y = w[i - 2];\nconst s0 = turned(x, 7) ^ turned(x, 18) ^ (x >>> 3);\nconst s1 = turned(y, 17) ^ turned(y, 19) ^ (y >>> 10);\nw[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;\n}\nlet a = state[0];\nlet b = state[1];\nlet c = state[2];\nlet d = state[3];\nlet e = state[4];\nlet f = state[5];\nlet g = state[6];\nlet h = state[7];\nfor (let i = 0; i < 64; i++) {\nconst s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);\nconst t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUND[i] + w[i]) | 0;\nconst s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);\nconst t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;\nh = g;\ng = f;\nf = e;\ne = (d + t1) | 0;\nd = c;\nc = b;\nb = a;\na = (t1 + t2) | 0;\n}\nstate[0] += a;\nstate[1] += b;\nstate[2] += c;\nstate[3] += d;\nstate[4] += e;\nstate[5] += f;\nstate[6] += g;\nstate[7] += h;\n}\nfunction turned(word, bits) {\nreturn (word >>> bits) | (word << (32 - bits));\n}\nfunction fraction(prime, degree) {\nconst square = BigInt(prime) << (32n * degree);\nlet low = 0n;\nlet high = 1n << 40n;\nwhile (high - low > 1n) {\nconst middle = (low + high) / 2n;\nif (middle ** degree <= square) low = middle;\nelse high = middle;\n}\nreturn Number(low & 0xffffffffn) | 0;\n}\nreturn { sha256, sha256Hex, hex };\n})();\nconst _seeds = (() => {\nconst {SeedError, shown} = _errors;\nconst {sha256} = _sha256;\nconst CLASS = 0;\nconst COMPONENT = 1;\nconst NEIGHBOUR = 2;\nconst WAY = 3;\nconst NOISE = 4;\nconst PALETTE_NOISE = 5;\nconst PALETTE_SOURCE = 6;\nconst REGIONS = 8;\nconst RUNS = [\n26, 51, 51, 50, 51, 50, 51, 50, 49, 49, 49, 48, 47, 47, 47, 46, 45, 44, 44, 42, 42, 42, 40, 39, 39, 38, 36, 36, 35,\n34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 24, 22, 22, 21, 19, 19, 19, 17, 17, 15, 15, 15, 13, 13, 13, 11, 11, 11, 10, 9,\n9, 8, 8, 7, 7, 7, 6, 5, 6, 5, 5, 4, 4, 4, 3, 4, 3, 2, 3, 2, 3, 2, 2, 1, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0, 1,\n0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1,\n];\nconst UPPER = RUNS.flatMap((times, value) => Array(times).fill(value));\nconst NORMAL_TABLE = Int8Array.from([...UPPER.map((value) => -value).reverse(), ...UPPER]);\nfunction seedWords(seed) {\nif (typeof seed === \"string\") {\nif (/\\p{Surrogate}/u.test(seed)) {\nthrow new SeedError(`the seed name ${shown(seed)} holds a lone surrogate and has no UTF-8`);\n}\nconst digest = new DataView(sha256(new TextEncoder().encode(seed)).buffer);\nreturn [digest.getUint32(0, true), digest.getUint32(4, true)];\n}\nif (typeof seed === \"number\") {\nif (Number.isInteger(seed) && seed > Number.MAX_SAFE_INTEGER) {\nthrow new SeedError(`seed ${seed} is beyond 2^53, where numbers are not exact; give it as a bigint, ${seed}n`);\n}\nif (Number.isInteger(seed) && seed >= 0) return [seed >>> 0, Math.floor(seed / 2 ** 32)];\n} else if (typeof seed === \"bigint\" && seed >= 0n && seed < 1n << 64n) {\nreturn [Number(seed & 0xffffffffn), Number(seed >> 32n)];\n}\nthrow new SeedError(`seed must be an integer from 0 to 2^64-1, or a name, got ${shown(seed)}`);\n}\nfunction asSeed(seed) {\nconst [low, high] = seedWords(seed);\nreturn (BigInt(high) << 32n) | BigInt(low);\n}\nfunction fromDecimal(text) {\nif (typeof text !== \"string\" || !/^[0-9]{1,20}$/.test(text)) {\nthrow new SeedError(`a decimal string has 1 to 20 digits, got ${shown(text)}`);\n}\nreturn BigInt(text);\n}\nfunction asU32(value, what) {\nconst number = typeof value === \"bigint\" && value >= 0n && value < 1n << 32n ? Number(value) : value;\nif (typeof number !== \"number\" || !Number.isInteger(number) || number < 0 || number >= 2 ** 32) {\nthrow new SeedError(`${what} must be an integer from 0 to 2^32-1, got ${shown(value)}`);\n}\nreturn number;\n}\nfunction asFixed(value, what, highest) {\nif (typeof value !== \"number\" || !(value >= 0 && value <= highest)) {\nthrow new SeedError(`${what} must be a number from 0 to ${highest}, got ${shown(value)}`);\n}\nreturn Math.floor(256 * value + 0.5);\n}\nfunction draw(place, domain, n) {\nconst words = new Uint32Array((n + 3) & ~3);\nfor (let block = 0; 4 * block < n; block++) {\nphilox(words, 4 * block, place.low, place.high, place.index, place.attempt, block, domain);\n}\nreturn words.subarray(0, n);\n}\nfunction philox(words, at, k0, k1, c0, c1, c2, c3) {\nfor (let round = 0; round < 10; round++) {\nconst p = mulHigh(0xd2511f53, c0);\nconst q = mulHigh(0xcd9e8d57, c2);\nconst lowP = Math.imul(0xd2511f53, c0);\nconst lowQ = Math.imul(0xcd9e8d57, c2);\nc0 = q ^ c1 ^ k0;\nc2 = p ^ c3 ^ k1;\nc1 = lowQ;\nc3 = lowP;\nk0 = (k0 + 0x9e3779b9) | 0;\nk1 = (k1 + 0xbb67ae85) | 0;\n}\nwords[at] = c0;\nwords[at + 1] = c1;\nwords[at + 2] = c2;\nwords[at + 3] = c3;\n}\nfunction mulHigh(a, b) {\nconst a0 = a & 0xffff;\nconst a1 = a >>> 16;\nconst b0 = b & 0xffff;\nconst b1 = b >>> 16;\nconst middle = a1 * b0 + (Math.imul(a0, b0) >>> 16);\nconst other = a0 * b1 + (middle & 0xffff);\nreturn (a1 * b1 + (middle >>> 16) + (other >>> 16)) >>> 0;\n}\nfunction normal(word) {\nreturn NORMAL_TABLE[word >>> 20];\n}\nfunction choose(word, cumulative, first, n, early = false) {\nfor (let i = 0; i < n - 1; i++) {\nif (word < cumulative[first + i] || (early && cumulative[first + i] === 0xffffffff)) return i;\n}\nreturn n - 1;\n}\nreturn { CLASS, COMPONENT, NEIGHBOUR, WAY, NOISE, PALETTE_NOISE, PALETTE_SOURCE, REGIONS, NORMAL_TABLE, seedWords, asSeed, fromDecimal, asU32, asFixed, draw, philox, mulHigh, normal, choose };\n})();\nconst _flat = (() => {\nconst {PackError, shown} = _errors;\nconst {hex, sha256Hex} = _sha256;\nconst CONTRACTS = [1, 2];\nconst MAX_FILE_BYTES = 64 << 20;\nconst MAX_TENSORS = 4096;\nconst MAX_NAME = 128;\nconst MAX_DIMENSIONS = 4;\nconst HEADER = 44;\nconst DTYPES = [\nnull,\n[\"u8\", Uint8Array],\n[\"i8\", Int8Array],\n[\"i16\", Int16Array],\n[\"i32\", Int32Array],\n[\"u32\", Uint32Array],\n];\nfunction checkHead(bytes) {\nif (bytes.length < HEADER || String.fromCharCode(...bytes.subarray(0, 4)) !== \"AGP1\") {\nthrow new PackError(\"not an .agp file (assetgen export PACK -o pack.agp --format agp writes one)\");\n}\nif (bytes.length > MAX_FILE_BYTES) {\nthrow new PackError(`${bytes.length} bytes; a pack has at most ${MAX_FILE_BYTES}`);\n}\n}\nasync function digestOf(bytes) {\ntry {\nreturn new Uint8Array(await crypto.subtle.digest(\"SHA-256\", bytes.subarray(HEADER)));\n} catch {\nreturn null;\n}\n}\nfunction readFlat(bytes, isCompared = false, digest = null) {\ncheckHead(bytes);\nconst reader = new Reader(bytes, 4);\nconst contract = reader.u32(\"the contract\");\nif (!CONTRACTS.includes(contract)) {\nconst kind = contract > CONTRACTS.at(-1) ? \"newer than this runtime\" : \"unknown\";\nthrow new PackError(`contract ${contract} is ${kind} (${CONTRACTS.join(\", \")}); upgrade assetgen or export again`);\n}\nconst nTensors = reader.u32(\"the number of tensors\");\nif (nTensors > MAX_TENSORS) throw new PackError(`${nTensors} tensors; at most ${MAX_TENSORS} are allowed`);\nconst fingerprint = hex(reader.bytes(32, \"the fingerprint\"));\nconst found = isCompared ? fingerprint : digest ? hex(digest) : sha256Hex(bytes.subarray(HEADER));\nif (found !== fingerprint) throw new PackError(`altered: its fingerprint is ${found}, it says ${fingerprint}`);\nconst tensors = new Map();\nlet last = \"\";\nfor (let i = 0; i < nTensors; i++) {\nconst [name, tensor] = readTensor(reader);\nif (name <= last) throw new PackError(`tensor ${shown(name)} stands behind ${shown(last)}; names must rise`);\ntensors.set(name, tensor);\nlast = name;\n}\nif (reader.left) throw new PackError(`${reader.left} bytes behind its last tensor`);\nif (tensors.get(\"contract\")?.data[0] !== contract) throw new PackError(\"its head names another contract than its tensors\");\nreturn { tensors, fingerprint };\n}\nfunction readTensor(reader) {\nconst length = reader.u32(\"the length of a name\");\nif (length < 1 || length > MAX_NAME) throw new PackError(`a name of ${length} bytes; 1 to ${MAX_NAME} are allowed`);\nconst name = String.fromCharCode(...reader.bytes(length, \"a name\"));\nif (/[^\\x21-\\x7e]/.test(name)) throw new PackError(`tensor ${shown(name)}: its name is not printable ASCII`);\nconst what = `tensor ${shown(name)}`;\nconst [code] = reader.bytes(1, what);\nif (code < 1 || code >= DTYPES.length) throw new PackError(`${what} has the dtype code ${code}; 1 to 5 are allowed`);\nconst [dtype, View] = DTYPES[code];\nconst nDimensions = reader.u32(what);\nif (nDimensions > MAX_DIMENSIONS) {\nthrow new PackError(`${what} has ${nDimensions} dimensions; at most ${MAX_DIMENSIONS} are allowed`);\n}\nconst shape = Array.from({ length: nDimensions }, () => reader.u32(what));\nconst size = shape.reduce((product, side) => product * side, View.BYTES_PER_ELEMENT);\nconst raw = reader.bytes(size, what);\nreturn [name, { dtype, shape, data: new View(raw.slice().buffer) }];\n}\nfunction expect(tensors, name, dtype, shape, prefix = \"\") {\nconst tensor = tensors.get(name);\nif (!tensor) throw new PackError(`tensor ${shown(prefix + name)} is missing`);\nconst asWanted = (want, i) => want === null || want === tensor.shape[i];\nif (tensor.dtype !== dtype || tensor.shape.length !== shape.length || !shape.every(asWanted)) {\nconst wanted = shape.map((side) => side ?? \"any\").join(\"x\");\nconst found = `${tensor.dtype}[${tensor.shape.join(\", \")}]`;\nthrow new PackError(`tensor ${shown(prefix + name)} is ${found}, not ${dtype} of ${wanted}`);\n}\nreturn tensor.data;\n}\nclass Reader {\nconstructor(bytes, at) {\nthis.content = bytes;\nthis.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);\nthis.at = at;\n}\nget left() {\nreturn this.content.length - this.at;\n}\nbytes(n, what) {\nif (n > this.left) throw new PackError(`cut short: ${what} needs ${n} bytes at ${this.at}, ${this.left} are left`);\nthis.at += n;\nreturn this.content.subarray(this.at - n, this.at);\n}\nu32(what) {\nif (this.left < 4) throw new PackError(`cut short: ${what} needs 4 bytes at ${this.at}, ${this.left} are left`);\nthis.at += 4;\nreturn this.view.getUint32(this.at - 4, true);\n}\n}\nreturn { CONTRACTS, checkHead, digestOf, readFlat, expect };\n})();\nconst _layers = (() => {\nconst {PackError, shown} = _errors;\nconst {expect} = _flat;\nconst LATENT_MAX = 127;\nconst MAX_ACCUMULATOR = 2 ** 22;\nconst MAX_SHIFT = 22;\nconst MAX_ACTIVATIONS = 2 ** 24; // values of one layer's output\nconst MAX_MULTIPLICATIONS = 2 ** 32;\nconst MAX_PADDED = 2 ** 25; // of a convolution's input; the contract has no bound of its own for what pads add\nconst MAX_COMPARED = 2 ** 15;\nconst LINEAR = { bias: [\"i32\", 1], shift: [\"u8\", 1], range: [\"i32\", 1] };\nconst KINDS = new Map([\n[\"dense\", { weight: [\"i8\", 2], ...LINEAR }],\n[\"conv\", { weight: [\"i8\", 4], ...LINEAR, pads: [\"u8\", 1] }],\n[\"reshape\", { shape: [\"i32\", 1] }],\n[\"upsample\", { factor: [\"u8\", 1] }],\n[\"shuffle\", { block: [\"u8\", 1] }],\n[\"crop\", { size: [\"i32\", 1] }],\n[\"wrap\", { pads: [\"u8\", 1] }],\n[\"table\", { values: [\"u8\", 1] }],\n[\"argmax\", { slots: [\"i32\", 1] }],\n]);\nfunction layersOf(tensors, chain) {\nconst grouped = new Map();\nfor (const [name, tensor] of tensors) {\nconst dot = name.lastIndexOf(\".\");\nconst layer = name.slice(0, dot);\nif (!layer.startsWith(chain + \".\")) continue;\nif (!grouped.has(layer)) grouped.set(layer, new Map());\ngrouped.get(layer).set(name.slice(dot + 1), tensor);\n}\nreturn [...grouped].map(([name, own], number) => {\nconst kind = name.slice(name.lastIndexOf(\".\") + 1);\nif (name !== `${chain}.${String(number).padStart(2, \"0\")}.${kind}` || !KINDS.has(kind)) {\nconst known = [...KINDS.keys()].join(\", \");\nthrow new PackError(`${shown(name)} is not a layer of this contract; kinds are ${known}`);\n}\nreturn { kind, name, tensors: own };\n});\n}\nfunction checkChain(layers, nInputs, last, result, isProven) {\nlet shape = [nInputs];\nlet low = -LATENT_MAX;\nlet high = LATENT_MAX;\nlet multiplications = 0;\nlet moves = 0;\nlayers.forEach((layer, number) => {\nconst { kind, name, tensors } = layer;\nconst wanted = KINDS.get(kind);\nif (tensors.size !== Object.keys(wanted).length || Object.keys(wanted).some((short) => !tensors.has(short))) {\nthrow new PackError(`${name} needs the tensors ${Object.keys(wanted).join(\", \")}`);\n}\nfor (const [short, [dtype, nDimensions]] of Object.entries(wanted)) {\nexpect(tensors, short, dtype, Array(nDimensions).fill(null), `${name}.`);\n}\nif ((kind === \"table\" || kind === \"argmax\") && number !== layers.length - 1) {\nthrow new PackError(`${name} may only come last`);\n}\nlayer.input = shape;\nshape = outputShape(layer, shape);\nlayer.output = shape;\nif (shape.some((side) => side < 1) || product(shape) > MAX_ACTIVATIONS) {\nthrow new PackError(`${name} gives values of shape ${shape}`);\n}\nmoves += product(shape);\nif (kind === \"dense\" || kind === \"conv\") {\nmultiplications += tensors.get(\"weight\").data.length * product(shape.slice(1));\nif (multiplications > MAX_MULTIPLICATIONS) {\nthrow new PackError(`${name} brings a texture to ${multiplications} multiplications; 2^32 is allowed`);\n}\nif (!isProven) checkAccumulator(layer, Math.max(-low, high));\n[low, high] = tensors.get(\"range\").data;\n} else if (kind === \"table\" && !(low >= 0 && high < tensors.get(\"values\").data.length)) {\nconst held = tensors.get(\"values\").data.length;\nthrow new PackError(`${name} is read at ${low} to ${high}, but holds ${held} values`);\n} else if (kind === \"argmax\" && Math.max(-low, high) > MAX_COMPARED) {\nthrow new PackError(`${name} compares values from ${low} to ${high}; at most ±2^15 is allowed`);\n}\n});\nif (layers.length === 0 || layers.at(-1).kind !== last || String(shape) !== String(result)) {\nthrow new PackError(`the layers end in ${shape}, not in a ${last} of ${result}`);\n}\nreturn { products: multiplications, moves };\n}\nfunction outputShape(layer, shape) {\nconst { kind, name, tensors } = layer;\nconst values = (short) => Array.from(tensors.get(short).data);\nconst refused = new PackError(`${name} does not fit values of shape ${shape}`);\nconst need = (fits) => {\nif (!fits) throw refused;\n};\nif (kind === \"table\") return shape;\nconst [channels, height, width] = shape;\nif (kind === \"dense\") {\nconst [nOut, nIn] = tensors.get(\"weight\").shape;\nneed(shape.length === 1 && nIn === shape[0]);\nreturn [nOut];\n}\nif (kind === \"reshape\") {\nconst to = values(\"shape\");\nneed(shape.length === 1 && to.length === 3 && to.every((side) => side >= 1) && product(to) === shape[0]);\nreturn to;\n}\nneed(shape.length === 3);\nswitch (kind) {\ncase \"conv\": {\nconst [nOut, nIn, kernelHeight, kernelWidth] = tensors.get(\"weight\").shape;\nconst [top, left, bottom, right, ...more] = values(\"pads\");\nneed(right !== undefined && more.length === 0 && nIn === channels && kernelHeight > 0 && kernelWidth > 0);\nconst nPadded = channels * (height + top + bottom) * (width + left + right);\nif (nPadded > MAX_PADDED) throw new PackError(`${name} pads its input to ${nPadded} values; 2^25 is allowed`);\nreturn [nOut, height + top + bottom - kernelHeight + 1, width + left + right - kernelWidth + 1];\n}\ncase \"upsample\": {\nconst [factor, ...more] = values(\"factor\");\nneed(factor >= 1 && factor <= 8 && more.length === 0);\nreturn [channels, height * factor, width * factor];\n}\ncase \"shuffle\": {\nconst [block, ...more] = values(\"block\");\nneed(block >= 1 && block <= 8 && more.length === 0 && channels % block ** 2 === 0);\nreturn [channels / block ** 2, height * block, width * block];\n}\ncase \"crop\": {\nconst [rows, columns, ...more] = values(\"size\");\nneed(rows <= height && columns <= width && more.length === 0);\nreturn [channels, rows, columns];\n}\ncase \"wrap\": {\nconst [top, left, bottom, right, ...more] = values(\"pads\");\nneed(right !== undefined && more.length === 0 && Math.min(top, left, bottom, right) >= 1);\nneed(Math.max(top, bottom) <= height && Math.max(left, right) <= width);\nreturn [channels, top + height + bottom, left + width + right];\n}\ndefault: {\nconst [slots, ...more] = values(\"slots\");\nneed(slots === channels && slots <= 256 && more.length === 0);\nreturn [height, width];\n}\n}\n}\nfunction checkAccumulator({ name, tensors }, amax) {\nconst weight = tensors.get(\"weight\").data;\nconst bias = tensors.get(\"bias\").data;\nconst shift = tensors.get(\"shift\").data;\nconst range = tensors.get(\"range\").data;\nconst [nOut] = tensors.get(\"weight\").shape;\nif (shift.length !== nOut || bias.length !== nOut || range.length !== 2) {\nthrow new PackError(`${name}: bias and shift need ${nOut} values, range 2`);\n}\nconst [low, high] = range;\nconst bounded = low >= -MAX_ACCUMULATOR && low < high && high <= MAX_ACCUMULATOR;\nif (!bounded || shift.some((bits) => bits > MAX_SHIFT)) {\nthrow new PackError(`${name}: range ${low} to ${high} or its shifts are beyond the contract's`);\n}\nconst nIn = weight.length / nOut;\nfor (let o = 0; o < nOut; o++) {\nlet sum = 0;\nfor (let i = o * nIn; i < (o + 1) * nIn; i++) sum += Math.abs(weight[i]);\nconst worst = amax * sum + Math.abs(bias[o]);\nif (worst > MAX_ACCUMULATOR) {\nthrow new PackError(`${name}: channel ${o} can reach ${worst}, beyond the ${MAX_ACCUMULATOR} of a sum`);\n}\n}\n}\nfunction product(sides) {\nreturn sides.reduce((all, side) => all * side, 1);\n}\nreturn { LATENT_MAX, MAX_MULTIPLICATIONS, layersOf, checkChain };\n})();\nconst _codes = (() => {\nconst {CLASS, choose, COMPONENT, draw, mulHigh, NEIGHBOUR, NOISE, normal, PALETTE_NOISE, PALETTE_SOURCE, REGIONS, WAY,} = _seeds;\nconst {LATENT_MAX} = _layers;\nconst LABEL_HEIGHT = 64;\nconst WHOLE = 256;\nclass Prior {\nconstructor(tensors, description) {\nconst own = new Map([...tensors].filter(([name]) => !/^(decoder|palette)\\./.test(name)));\nthis.data = (name) => own.get(name).data;\nthis.kind = description.prior;\nthis.nLatent = description.nLatent;\nthis.nLabels = description.labels.length;\nthis.computesPalettes = description.computesPalettes;\nthis.offsets = this.data(`${this.kind}.offsets`);\nthis.paints = description.output === \"painted\";\nthis.nEpochs = description.nEpochs;\nthis.nExemplars = this.kind === \"exemplar\" ? this.offsets.at(-1) : 0;\nthis.width = tensors.get(this.kind === \"gaussian\" ? \"gaussian.factor\" : \"exemplar.neighbours\").shape[1];\n}\ndraw(place, { spread = WHOLE, label = null, base = null, palette = \"varied\", epoch = 1, style = null } = {}) {\nconst kind = base !== null ? this.classOf(base) : (label ?? this.#drawnClass(place, epoch));\nconst hot = this.#oneHot(kind);\nif (this.kind === \"gaussian\") {\nconst component = this.#entry(kind, draw(place, COMPONENT, 1)[0], epoch);\nconst mean = row(this.data(\"gaussian.mean\"), component, this.nLatent);\nconst factor = row(this.data(\"gaussian.factor\"), component, this.width);\nreturn { z: this.#disturbed(mean, factor, place, NOISE, spread, hot), palette: null, kind };\n}\nconst exemplar = base ?? this.#entry(kind, draw(place, COMPONENT, 1)[0], epoch);\nconst own = this.#latent(exemplar);\nconst neighbour = mulHigh(draw(place, NEIGHBOUR, 1)[0], this.width);\nconst there = this.#latent(this.data(\"exemplar.neighbours\")[exemplar * this.width + neighbour]);\nconst way = mulHigh(draw(place, WAY, 1)[0], this.data(\"exemplar.reach\")[0] + 1);\nconst mean = lerp(own, there, Math.min(WHOLE, (way * spread + 128) >> 8));\nconst code = this.#around(mean, own, hot, kind, place, spread, palette, epoch);\nif (style === null) return this.paints ? { ...code, ...between(exemplar, exemplar, 0, place) } : code;\nreturn { ...code, ...this.#styled(style, place, spread, palette, epoch), sources: [style], t: 0, rules: \"style\" };\n}\n#styled(exemplar, place, spread, palette, epoch) {\nif (!this.computesPalettes) return {};\nconst kind = this.classOf(exemplar);\nconst kept = this.codeOf(exemplar);\nconst mean = this.#latent(exemplar);\nreturn { palette: this.#palette(kept, mean, this.#oneHot(kind), kind, place, spread, palette, epoch), kept };\n}\ncodeOf(exemplar) {\nreturn joined(this.#latent(exemplar), this.#oneHot(this.classOf(exemplar)));\n}\naroundCentroid(place, { spread = WHOLE, label = null } = {}) {\nconst kind = label ?? this.#drawnClass(place, 1);\nconst mean = row(this.data(\"centroid.mean\"), kind, this.nLatent);\nconst scale = row(this.data(\"centroid.scale\"), kind, this.nLatent);\nconst code = (domain) => this.#disturbed(mean, scale, place, domain, spread, this.#oneHot(kind));\nreturn { z: code(NOISE), palette: this.computesPalettes ? code(PALETTE_NOISE) : null, kind };\n}\nblend(a, b, way, place, { spread = WHOLE, palette = \"varied\", epoch = 1 } = {}) {\nconst mean = lerp(this.#latent(a), this.#latent(b), way);\nconst hot = lerp(this.#oneHot(this.classOf(a)), this.#oneHot(this.classOf(b)), way);\nconst kind = this.classOf(2 * way > WHOLE ? b : a);\nconst code = this.#around(mean, mean, hot, kind, place, spread, palette, epoch);\nreturn this.paints ? { ...code, ...between(a, b, way, place) } : code;\n}\nclassOf(exemplar) {\nlet kind = 0;\nwhile (this.offsets[kind + 1] <= exemplar) kind++;\nreturn kind;\n}\n#around(mean, own, hot, kind, place, spread, palette, epoch) {\nconst scale = row(this.data(\"exemplar.scale\"), kind, this.nLatent);\nconst z = this.#disturbed(mean, scale, place, NOISE, spread, hot);\nif (!this.computesPalettes) return { z, palette: null, kept: null, kind };\nconst kept = joined(own, hot);\nreturn { z, palette: this.#palette(kept, mean, hot, kind, place, spread, palette, epoch), kept, kind };\n}\n#palette(kept, mean, hot, kind, place, spread, palette, epoch) {\nif (palette === \"keep\") return kept;\nif (palette === \"varied\") {\nconst scale = row(this.data(\"exemplar.palette_scale\"), kind, this.nLatent);\nreturn this.#disturbed(mean, scale, place, PALETTE_NOISE, spread, hot);\n}\nreturn this.codeOf(palette === \"any\" ? this.#entry(kind, draw(place, PALETTE_SOURCE, 1)[0], epoch) : palette);\n}\n#disturbed(mean, factor, place, domain, spread, hot) {\nconst n = this.nLatent;\nconst words = draw(place, domain, n);\nconst code = joined(mean, hot);\nfor (let i = 0, at = 0; i < n; i++) {\nlet sum = 0;\nif (factor.length === n) sum = factor[i] * normal(words[i]);\nelse for (let j = 0; j <= i; j++) sum += factor[at++] * normal(words[j]);\nconst moved = mean[i] + Math.floor((sum * spread + 32768) / 65536);\ncode[i] = Math.min(Math.max(moved, -LATENT_MAX), LATENT_MAX);\n}\nreturn code;\n}\n#drawnClass(place, epoch) {\nconst table = this.data(\"class.cumulative\");\nconst n = table.length / this.nEpochs;\nreturn choose(draw(place, CLASS, 1)[0], table, (epoch - 1) * n, n, this.paints);\n}\n#entry(kind, word, epoch) {\nconst table = this.data(`${this.kind}.cumulative`);\nconst first = this.offsets[kind];\nconst row = ((epoch - 1) * table.length) / this.nEpochs;\nreturn first + choose(word, table, row + first, this.offsets[kind + 1] - first, this.paints);\n}\n#latent(exemplar) {\nreturn row(this.data(\"exemplar.latent\"), exemplar, this.nLatent);\n}\n#oneHot(kind) {\nconst hot = new Int8Array(this.nLabels);\nif (this.nLabels) hot[kind] = LABEL_HEIGHT;\nreturn hot;\n}\n}\nfunction interpolate(a, b, way, place) {\nconst both = (one, other) => one && lerp(one, other, way);\nconst code = { z: lerp(a.z, b.z, way), palette: both(a.palette, b.palette), kind: (2 * way > WHOLE ? b : a).kind };\nreturn a.sources ? { ...code, kept: both(a.kept, b.kept), ...between(a.sources[0], b.sources[0], way, place) } : code;\n}\nfunction between(a, b, way, place) {\nif (a === b || way === 0 || way === WHOLE) return { sources: [way === WHOLE ? b : a], t: 0, rules: \"levels\" };\nconst regions = Uint8Array.from(draw(place, REGIONS, 9), (word) => word >>> 24);\nreturn { sources: [a, b], t: way, rules: \"mix\", regions };\n}\nfunction lerp(here, there, way) {\nreturn here.map((value, i) => value + (((there[i] - value) * way + 128) >> 8));\n}\nfunction joined(latent, hot) {\nconst code = new Int8Array(latent.length + hot.length);\ncode.set(latent);\ncode.set(hot, latent.length);\nreturn code;\n}\nfunction row(values, number, width) {\nreturn values.subarray(number * width, (number + 1) * width);\n}\nreturn { Prior, interpolate };\n})();\nconst _colours = (() => {\nfunction fromPlanes(planes, channels) {\nconst area = planes.length / channels;\nconst pixels = new Uint8Array(planes.length);\nfor (let i = 0; i < area; i++) {\nconst alpha = channels === 4 ? planes[3 * area + i] : 255;\nfor (let c = 0; c < channels; c++) {\nconst value = planes[c * area + i];\npixels[i * channels + c] = channels === 4 && c < 3 ? straight(value, alpha) : value;\n}\n}\nreturn pixels;\n}\nfunction straight(value, alpha) {\nreturn alpha === 0 ? 0 : Math.min(255, Math.floor((255 * value + (alpha >> 1)) / alpha));\n}\nfunction fromSlots(slots, palette, channels) {\nconst pixels = new Uint8Array(slots.length * channels);\nfor (let i = 0; i < slots.length; i++) {\nconst colour = channels === 4 ? slots[i] - 1 : slots[i];\nif (colour < 0) continue;\nfor (let c = 0; c < channels; c++) pixels[i * channels + c] = palette[colour * channels + c];\n}\nreturn pixels;\n}\nfunction forcedTo(colours, palette, channels) {\nconst forced = palette.slice();\nfor (let at = 0; at < palette.length; at += channels) {\nlet best = colours[0];\nlet least = Infinity;\nfor (const colour of colours) {\nconst apart = distance(palette, at, colour);\nif (apart < least) [best, least] = [colour, apart];\n}\nforced.set(best, at);\n}\nreturn forced;\n}\nfunction distance(palette, at, [r, g, b]) {\nconst red = (palette[at] + r) >> 1;\nconst dr = palette[at] - r;\nconst dg = palette[at + 1] - g;\nconst db = palette[at + 2] - b;\nreturn (((512 + red) * dr * dr) >> 8) + 4 * dg * dg + (((767 - red) * db * db) >> 8);\n}\nfunction toRgba(pixels, channels) {\nif (channels === 4) return new Uint8ClampedArray(pixels.buffer);\nconst rgba = new Uint32Array(pixels.length / channels);\nconst [green, blue] = channels === 3 ? [1, 2] : [0, 0];\nfor (let i = 0, at = 0; i < rgba.length; i++, at += channels) {\nrgba[i] = pixels[at] | (pixels[at + green] << 8) | (pixels[at + blue] << 16) | 0xff000000;\n}\nreturn new Uint8ClampedArray(rgba.buffer);\n}\nreturn { fromPlanes, fromSlots, forcedTo, toRgba };\n})();\nconst _decoder = (() => {\nconst UNIT = 2 ** 24;\nconst HALF = 2 ** 23;\nconst PAIRS = 4;\nconst LANES = 2 * PAIRS;\nclass Chain {\nconstructor(layers) {\nconst largest = Math.max(...layers.flatMap((layer) => [product(layer.input), product(layer.output)]));\nthis.buffers = [new Float64Array(largest), new Float64Array(largest)];\nthis.steps = layers.map(stepOf);\nthis.result = new Uint8Array(product(layers[layers.length - 1].output));\n}\nrun(code) {\nlet [from, to] = this.buffers;\nfrom.set(code);\nfor (const step of this.steps.slice(0, -1)) {\nstep(from, to);\n[from, to] = [to, from];\n}\nthis.steps[this.steps.length - 1](from, this.result);\nreturn this.result;\n}\n}\nfunction stepOf(layer) {\nconst { kind, tensors } = layer;\nconst [channels, height, width] = layer.input;\nswitch (kind) {\ncase \"dense\":\ncase \"conv\":\nreturn linear(layer);\ncase \"reshape\":\nreturn (from, to) => to.set(from);\ncase \"upsample\": {\nconst [factor] = tensors.get(\"factor\").data;\nreturn (from, to) => upsample(from, to, channels * height, width, factor);\n}\ncase \"shuffle\": {\nconst [block] = tensors.get(\"block\").data;\nreturn (from, to) => shuffle(from, to, channels, height, width, block);\n}\ncase \"crop\":\nreturn window(layer, 0, 0);\ncase \"wrap\": {\nconst [top, left] = tensors.get(\"pads\").data;\nreturn window(layer, top, left);\n}\ncase \"table\": {\nconst values = tensors.get(\"values\").data;\nconst n = product(layer.input);\nreturn (from, to) => {\nfor (let i = 0; i < n; i++) to[i] = values[from[i]];\n};\n}\ndefault:\nreturn (from, to) => argmax(from, to, channels, height * width);\n}\n}\nfunction linear({ kind, tensors, input, output }) {\nconst weight = tensors.get(\"weight\");\nconst [nOut, nIn, kernelHeight, kernelWidth] = [...weight.shape, 1, 1];\nconst [, height, width] = [...input, 1, 1];\nconst [, rows, columns] = [...output, 1, 1];\nconst [top, left, bottom, right] = kind === \"conv\" ? tensors.get(\"pads\").data : [0, 0, 0, 0];\nconst paddedHeight = height + top + bottom;\nconst paddedWidth = width + left + right;\nconst padded = top + left + bottom + right ? new Float64Array(nIn * paddedHeight * paddedWidth) : null;\nconst size = nIn * kernelHeight * kernelWidth;\nconst offsets = new Int32Array(size);\nfor (let c = 0, k = 0; c < nIn; c++) {\nfor (let i = 0; i < kernelHeight; i++) {\nfor (let j = 0; j < kernelWidth; j++) offsets[k++] = (c * paddedHeight + i) * paddedWidth + j;\n}\n}\nconst weights = paired(weight.data, nOut, size);\nconst bias = tensors.get(\"bias\").data;\nconst shift = tensors.get(\"shift\").data;\nconst [low, high] = tensors.get(\"range\").data;\nconst values = new Float64Array(2 * size);\nconst places = new Int32Array(size);\nconst area = rows * columns;\nconst start = (pixel) => Math.floor(pixel / columns) * paddedWidth + (pixel % columns);\nreturn (from, to) => {\nif (padded) pad(from, padded, nIn, height, width, paddedHeight, paddedWidth, top, left);\nconst source = padded ?? from;\nif (nOut <= 2) {\nfor (let here = 0; here < area; here++) {\nstore(fewSums(source, start(here), offsets, weights), 0, nOut, bias, shift, low, high, to, here, area);\n}\nreturn;\n}\nfor (let here = 0; here < area; here += 2) {\nconst there = Math.min(here + 1, area - 1);\nconst n = gather(source, start(here), start(there), offsets, values, places);\nsums(values, places, n, weights, size, nOut, bias, shift, low, high, to, here, there, area);\n}\n};\n}\nfunction paired(weight, nOut, size) {\nconst blocks = Math.ceil(nOut / LANES);\nconst pairs = new Float64Array(blocks * size * PAIRS);\nfor (let o = 0; o < nOut; o++) {\nconst block = Math.floor(o / LANES);\nconst pair = (o % LANES) >> 1;\nconst unit = o % 2 ? UNIT : 1;\nfor (let k = 0; k < size; k++) pairs[(block * size + k) * PAIRS + pair] += weight[o * size + k] * unit;\n}\nreturn pairs;\n}\nfunction gather(source, here, there, offsets, values, places) {\nlet n = 0;\nfor (let k = 0; k < offsets.length; k++) {\nconst x = source[here + offsets[k]];\nconst y = source[there + offsets[k]];\nif (x !== 0 || y !== 0) {\nvalues[2 * n] = x;\nvalues[2 * n + 1] = y;\nplaces[n] = k * PAIRS;\nn++;\n}\n}\nreturn n;\n}\nfunction fewSums(source, first, offsets, weights) {\nlet sum = 0;\nfor (let k = 0; k < offsets.length; k++) sum += source[first + offsets[k]] * weights[k * PAIRS];\nreturn sum;\n}\nfunction sums(values, places, n, weights, size, nOut, bias, shift, low, high, to, here, there, area) {\nfor (let o = 0, first = 0; o < nOut; o += LANES, first += size * PAIRS) {\nlet x0 = 0;\nlet x1 = 0;\nlet x2 = 0;\nlet x3 = 0;\nlet y0 = 0;\nlet y1 = 0;\nlet y2 = 0;\nlet y3 = 0;\nfor (let k = 0; k < n; k++) {\nconst x = values[2 * k];\nconst y = values[2 * k + 1];\nconst place = first + places[k];\nconst w0 = weights[place];\nconst w1 = weights[place + 1];\nconst w2 = weights[place + 2];\nconst w3 = weights[place + 3];\nx0 += x * w0;\nx1 += x * w1;\nx2 += x * w2;\nx3 += x * w3;\ny0 += y * w0;\ny1 += y * w1;\ny2 += y * w2;\ny3 += y * w3;\n}\nstore(x0, o, nOut, bias, shift, low, high, to, here, area);\nstore(x1, o + 2, nOut, bias, shift, low, high, to, here, area);\nstore(x2, o + 4, nOut, bias, shift, low, high, to, here, area);\nstore(x3, o + 6, nOut, bias, shift, low, high, to, here, area);\nstore(y0, o, nOut, bias, shift, low, high, to, there, area);\nstore(y1, o + 2, nOut, bias, shift, low, high, to, there, area);\nstore(y2, o + 4, nOut, bias, shift, low, high, to, there, area);\nstore(y3, o + 6, nOut, bias, shift, low, high, to, there, area);\n}\n}\nfunction store(sum, o, nOut, bias, shift, low, high, to, at, area) {\nconst second = Math.floor((sum + HALF) / UNIT);\nconst first = sum - second * UNIT;\nif (o < nOut) to[o * area + at] = Math.min(Math.max((first + bias[o]) >> shift[o], low), high);\nif (o + 1 < nOut) to[(o + 1) * area + at] = Math.min(Math.max((second + bias[o + 1]) >> shift[o + 1], low), high);\n}\nfunction pad(from, to, channels, height, width, paddedHeight, paddedWidth, top, left) {\nfor (let c = 0, k = 0; c < channels; c++) {\nfor (let i = 0; i < height; i++) {\nconst at = (c * paddedHeight + top + i) * paddedWidth + left;\nfor (let j = 0; j < width; j++) to[at + j] = from[k++];\n}\n}\n}\nfunction upsample(from, to, rows, width, factor) {\nfor (let i = 0, at = 0; i < rows * factor; i++) {\nconst row = Math.floor(i / factor) * width;\nfor (let j = 0; j < width; j++) {\nconst value = from[row + j];\nfor (let k = 0; k < factor; k++) to[at++] = value;\n}\n}\n}\nfunction shuffle(from, to, channels, height, width, block) {\nfor (let c = 0, k = 0; c < channels; c++) {\nconst out = Math.floor(c / block ** 2) * block * height;\nconst a = Math.floor(c / block) % block;\nconst b = c % block;\nfor (let i = 0; i < height; i++) {\nconst at = (out + i * block + a) * width * block + b;\nfor (let j = 0; j < width; j++) to[at + j * block] = from[k++];\n}\n}\n}\nfunction window({ input, output }, top, left) {\nconst [channels, height, width] = input;\nconst [, rows, columns] = output;\nreturn (from, to) => {\nfor (let c = 0, at = 0; c < channels; c++) {\nfor (let i = 0; i < rows; i++) {\nconst row = (c * height + ((i - top + height) % height)) * width;\nfor (let j = 0; j < columns; j++) to[at++] = from[row + ((j - left + width) % width)];\n}\n}\n};\n}\nfunction argmax(from, to, slots, area) {\nfor (let i = 0; i < area; i++) {\nlet best = 0;\nlet most = from[i];\nfor (let slot = 1; slot < slots; slot++) {\nconst value = from[slot * area + i];\nif (value > most) {\nmost = value;\nbest = slot;\n}\n}\nto[i] = best;\n}\n}\nfunction product(sides) {\nreturn sides.reduce((all, side) => all * side, 1);\n}\nreturn { Chain };\n})();\nconst _files = (() => {\nconst {PackError, shown} = _errors;\nconst IN_NODE = typeof process !== \"undefined\" && Boolean(process.versions?.node) && typeof window === \"undefined\";\nasync function fetchBytes(url) {\nif (IN_NODE && !/^(https?|data|blob):/.test(url)) return readBytes(url);\nlet answer;\ntry {\nanswer = await fetch(url);\n} catch (error) {\nthrow new PackError(`${nameOf(url)}: cannot be fetched (${error.message})`);\n}\nif (!answer.ok) throw new PackError(`${nameOf(url)}: cannot be fetched (HTTP ${answer.status})`);\nreturn new Uint8Array(await answer.arrayBuffer());\n}\nasync function readBytes(url) {\nconst { readFile } = await nodeModule(\"node:fs/promises\");\ntry {\nreturn asBytes(await readFile(/^file:/.test(url) ? new URL(url) : url));\n} catch (error) {\nthrow new PackError(`${nameOf(url)}: cannot be read (${error.message})`);\n}\n}\nfunction nodeModule(name) {\nreturn import(/* webpackIgnore: true */ /* @vite-ignore */ name);\n}\nfunction asBytes(content) {\nif (content instanceof ArrayBuffer) return new Uint8Array(content);\nif (ArrayBuffer.isView(content)) return new Uint8Array(content.buffer, content.byteOffset, content.byteLength);\nthrow new PackError(`a pack is read from an ArrayBuffer or Uint8Array, got ${shown(content)}`);\n}\nfunction nameOf(url) {\nconst text = String(url);\nreturn text.length <= 200 ? text : `${text.slice(0, 60)} …`;\n}\nreturn { fetchBytes, nodeModule, asBytes, nameOf };\n})();\nconst _inflate = (() => {\nconst {PackError} = _errors;\nconst LENGTHS = [\n3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,\n];\nconst LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];\nconst DISTANCES = [\n1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,\n8193, 12289, 16385, 24577,\n];\nconst DISTANCE_BITS = [\n0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,\n];\nconst ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]; // of the code lengths' own lengths\nconst MAX_BITS = 15;\nfunction inflate(stream, n) {\nconst damaged = new PackError(\"its art is not a whole zlib stream of the size that its boxes say\");\nconst out = new Uint8Array(n);\nlet filled = 0;\nlet at = 2;\nlet held = 0;\nlet nHeld = 0;\nif (stream.length < 6 || (stream[0] & 15) !== 8 || stream[0] >> 4 > 7 || stream[1] & 32) throw damaged;\nif (((stream[0] << 8) | stream[1]) % 31) throw damaged;\nfunction bits(count) {\nwhile (nHeld < count) {\nif (at >= stream.length) throw damaged;\nheld |= stream[at++] << nHeld;\nnHeld += 8;\n}\nconst value = held & ((1 << count) - 1);\nheld >>>= count;\nnHeld -= count;\nreturn value;\n}\nfunction symbol({ counts, symbols }) {\nlet code = 0;\nlet first = 0;\nlet index = 0;\nfor (let length = 1; length <= MAX_BITS; length++) {\ncode |= bits(1);\nconst count = counts[length];\nif (code - count < first) return symbols[index + (code - first)];\nindex += count;\nfirst = (first + count) << 1;\ncode <<= 1;\n}\nthrow damaged;\n}\nfunction stored() {\nheld = nHeld = 0;\nif (at + 4 > stream.length) throw damaged;\nconst length = stream[at] | (stream[at + 1] << 8);\nif ((length ^ 0xffff) !== (stream[at + 2] | (stream[at + 3] << 8))) throw damaged;\nat += 4;\nif (at + length > stream.length || filled + length > n) throw damaged;\nout.set(stream.subarray(at, at + length), filled);\nat += length;\nfilled += length;\n}\nfunction coded(literals, distances) {\nfor (;;) {\nconst code = symbol(literals);\nif (code === 256) return;\nif (code < 256) {\nif (filled === n) throw damaged;\nout[filled++] = code;\ncontinue;\n}\nif (code > 285) throw damaged;\nlet length = LENGTHS[code - 257] + bits(LENGTH_BITS[code - 257]);\nconst far = symbol(distances);\nif (far > 29) throw damaged;\nconst distance = DISTANCES[far] + bits(DISTANCE_BITS[far]);\nif (distance > filled || length > n - filled) throw damaged;\nfor (; length > 0; length--, filled++) out[filled] = out[filled - distance];\n}\n}\nfunction dynamic() {\nconst nLiterals = bits(5) + 257;\nconst nDistances = bits(5) + 1;\nconst nLengths = bits(4) + 4;\nif (nLiterals > 286 || nDistances > 30) throw damaged;\nconst lengths = new Uint8Array(nLiterals + nDistances);\nconst own = new Uint8Array(19);\nfor (let i = 0; i < nLengths; i++) own[ORDER[i]] = bits(3);\nconst table = huffman(own, damaged, true);\nfor (let i = 0; i < lengths.length; ) {\nconst code = symbol(table);\nif (code < 16) {\nlengths[i++] = code;\ncontinue;\n}\nif (code === 16 && i === 0) throw damaged;\nconst value = code === 16 ? lengths[i - 1] : 0;\nlet repeat = code === 16 ? 3 + bits(2) : code === 17 ? 3 + bits(3) : 11 + bits(7);\nif (i + repeat > lengths.length) throw damaged;\nfor (; repeat > 0; repeat--) lengths[i++] = value;\n}\nif (lengths[256] === 0) throw damaged;\ncoded(huffman(lengths.subarray(0, nLiterals), damaged), huffman(lengths.subarray(nLiterals), damaged));\n}\nfor (let last = 0; !last; ) {\nlast = bits(1);\nconst kind = bits(2);\nif (kind === 0) stored();\nelse if (kind === 1) coded(FIXED_LITERALS, FIXED_DISTANCES);\nelse if (kind === 2) dynamic();\nelse throw damaged;\n}\nif (filled !== n || stream.length !== at + 4) throw damaged;\nconst sum = ((stream[at] << 24) | (stream[at + 1] << 16) | (stream[at + 2] << 8) | stream[at + 3]) >>> 0;\nif (sum !== adler32(out)) throw damaged;\nreturn out;\n}\nfunction huffman(lengths, damaged, whole = false) {\nconst counts = new Uint16Array(MAX_BITS + 1);\nfor (const length of lengths) if (length) counts[length]++;\nlet left = 1;\nlet nCodes = 0;\nconst starts = new Uint16Array(MAX_BITS + 2);\nfor (let length = 1; length <= MAX_BITS; length++) {\nleft = 2 * left - counts[length];\nif (left < 0) throw damaged;\nstarts[length + 1] = starts[length] + counts[length];\nnCodes += counts[length];\n}\nif (left > 0 && (whole || nCodes > 1 || nCodes !== counts[1])) throw damaged;\nconst symbols = new Uint16Array(lengths.length);\nlengths.forEach((length, symbol) => {\nif (length) symbols[starts[length]++] = symbol;\n});\nreturn { counts, symbols };\n}\nconst FIXED_LITERALS = huffman(\nUint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)),\n);\nconst FIXED_DISTANCES = huffman(new Uint8Array(32).fill(5));\nfunction adler32(bytes) {\nlet a = 1;\nlet b = 0;\nfor (let i = 0; i < bytes.length; ) {\nfor (const end = Math.min(i + 3800, bytes.length); i < end; i++) {\na += bytes[i];\nb += a;\n}\na %= 65521;\nb %= 65521;\n}\nreturn b * 65536 + a;\n}\nreturn { inflate };\n})();\nconst _art = (() => {\nconst {PackError} = _errors;\nconst {expect} = _flat;\nconst {inflate} = _inflate;\nconst MAX_BYTES = 2 ** 26;\nfunction layerPrefix(i) {\nreturn `layer.${String(i).padStart(2, \"0\")}`;\n}\nfunction boxesOf(tensors, n, height, width) {\nconst data = expect(tensors, \"art.boxes\", \"i32\", [n, 4]);\nreturn Array.from({ length: n }, (_, i) => {\nconst [top, left, rows, columns] = data.subarray(4 * i, 4 * i + 4);\nif (!(top >= 0 && left >= 0 && rows >= 1 && columns >= 1 && top + rows <= height && left + columns <= width)) {\nthrow new PackError(`art.boxes: box ${i} does not lie within the texture of ${height}x${width}`);\n}\nreturn { top, left, height: rows, width: columns };\n});\n}\nfunction artOf(tensors, prefix, boxes, channels) {\nconst counts = expect(tensors, `${prefix}.counts`, \"i32\", [boxes.length]);\nconst stream = expect(tensors, `${prefix}.data`, \"u8\", [null]);\nlet size = 0;\nboxes.forEach(({ height, width }, i) => {\nif (counts[i] < 0 || counts[i] > 256) throw new PackError(`${prefix}.counts holds ${counts[i]}; 0 to 256 is allowed`);\nsize += counts[i] ? 4 * counts[i] + height * width : 4 * height * width;\n});\nif (size > MAX_BYTES) throw new PackError(`${prefix}.data inflates to ${size} bytes; at most ${MAX_BYTES} are allowed`);\nconst bytes = inflate(stream, size);\nlet at = 0;\nreturn boxes.map(({ height, width }, i) => {\nconst used = counts[i] ? 4 * counts[i] + height * width : 4 * height * width;\nconst part = bytes.subarray(at, at + used);\nat += used;\nconst pixels = counts[i] ? indexed(part, counts[i], prefix) : trueColour(part, height, width);\nif (channels) checkPixels(pixels, channels, prefix);\nreturn pixels;\n});\n}\nfunction indexed(part, n, prefix) {\nconst pixels = new Uint8Array(4 * (part.length - 4 * n));\nfor (let i = 4 * n, to = 0; i < part.length; i++, to += 4) {\nif (part[i] >= n) throw new PackError(`${prefix}.data has colour ${part[i]} of ${n}`);\nfor (let c = 0; c < 4; c++) pixels[to + c] = part[4 * part[i] + c];\n}\nreturn pixels;\n}\nfunction trueColour(part, height, width) {\nconst area = height * width;\nconst planes = part.slice();\nfor (let plane = 0; plane < 4 * area; plane += area) {\nfor (let y = 0, at = plane; y < height; y++) {\nfor (let x = 0; x < width; x++, at++) {\nconst left = x ? planes[at - 1] : 0;\nconst up = y ? planes[at - width] : 0;\nconst corner = x && y ? planes[at - width - 1] : 0;\nplanes[at] += median(left, up, left + up - corner);\n}\n}\n}\nconst pixels = new Uint8Array(4 * area);\nfor (let i = 0; i < area; i++) {\nconst green = planes[i];\npixels[4 * i] = planes[area + i] + green;\npixels[4 * i + 1] = green;\npixels[4 * i + 2] = planes[2 * area + i] + green;\npixels[4 * i + 3] = planes[3 * area + i];\n}\nreturn pixels;\n}\nfunction median(a, b, c) {\nreturn Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));\n}\nfunction checkPixels(pixels, channels, prefix) {\nfor (let i = 0; i < pixels.length; i += 4) {\nif (channels === 3 && pixels[i + 3] !== 255) throw new PackError(`${prefix}.data is not opaque, but its textures are`);\nif (pixels[i + 3] === 0 && (pixels[i] || pixels[i + 1] || pixels[i + 2])) {\nthrow new PackError(`${prefix}.data has colour in a pixel that cannot be seen`);\n}\n}\n}\nreturn { layerPrefix, boxesOf, artOf };\n})();\nconst _recolour = (() => {\nfunction squared(r, g, b, palette, j, channels) {\nconst at = j * channels;\nreturn (r - palette[at]) ** 2 + (g - palette[at + 1]) ** 2 + (b - palette[at + 2]) ** 2;\n}\nfunction shares(pixels, palette, channels) {\nconst counts = new Float64Array(palette.length / channels);\nconst nearest = new Map();\nfor (let i = 0; i < pixels.length; i += 4) {\nif (pixels[i + 3] === 0) continue;\nconst [r, g, b] = pixels.subarray(i, i + 3);\nconst key = (r << 16) | (g << 8) | b;\nif (!nearest.has(key)) {\nlet best = 0;\nfor (let j = 1; j < counts.length; j++) {\nif (squared(r, g, b, palette, j, channels) < squared(r, g, b, palette, best, channels)) best = j;\n}\nnearest.set(key, best);\n}\ncounts[nearest.get(key)]++;\n}\nreturn counts;\n}\nfunction moves({ own, counts, kept, palette, channels }) {\nconst apart = Array.from({ length: counts.length }, (_, j) => {\nconst at = j * channels;\nreturn [0, 1, 2].map((c) => palette[at + c] - kept[at + c]);\n});\nconst still = apart.every((move) => move.every((value) => value === 0));\nconst known = new Map();\nreturn (r, g, b) => {\nif (still) return [r, g, b];\nconst key = (r << 16) | (g << 8) | b;\nif (!known.has(key)) {\nconst sums = [0, 0, 0];\nlet total = 0;\nfor (let j = 0; j < counts.length; j++) {\nconst d = squared(r, g, b, own, j, channels);\nconst weight = Math.floor((counts[j] * 65536) / (Math.floor((d * d) / 64) + 65536));\ntotal += weight;\nfor (let c = 0; c < 3; c++) sums[c] += weight * apart[j][c];\n}\nknown.set(\nkey,\n[r, g, b].map((value, c) => Math.min(Math.max(value + Math.floor(sums[c] / Math.max(1, total)), 0), 255)),\n);\n}\nreturn known.get(key);\n};\n}\nreturn { shares, moves };\n})();\nconst _paint = (() => {\nconst EMPTY = -1;\nconst OUTSIDE = -2;\nconst DRAWN = 64;\nconst PAD = 2;\nconst NEAR = [\n[0, 0], [0, 1], [0, -1], [1, 0], [-1, 0], [1, 1], [-1, -1], [1, -1], [-1, 1], [0, 2], [0, -2], [2, 0], [-2, 0],\n];\nconst STEPS = [[-1, -1], [-1, 0], [-1, 1], [0, -1], [0, 1], [1, -1], [1, 0], [1, 1]];\nclass Picture {\nconstructor(height, width, wrap) {\nthis.height = height;\nthis.width = width;\nthis.wrap = wrap;\nthis.row = 4 * (width + 2 * PAD);\nthis.data = new Uint8Array(this.row * (height + 2 * PAD));\n}\nstatic of(pixels, height, width, wrap) {\nconst picture = new Picture(height, width, wrap);\nfor (let y = 0; y < height; y++) {\npicture.data.set(pixels.subarray(4 * width * y, 4 * width * (y + 1)), picture.at(y, 0));\n}\nreturn picture.wrapped();\n}\nat(y, x) {\nreturn (y + PAD) * this.row + 4 * (x + PAD);\n}\nwrapped() {\nif (!this.wrap) return this;\nconst { height, width, data } = this;\nfor (let y = -PAD; y < height + PAD; y++) {\nfor (let x = -PAD; x < width + PAD; x++) {\nif (y >= 0 && y < height && x >= 0 && x < width) continue;\nconst from = this.at(modulo(y, height), modulo(x, width));\ndata.copyWithin(this.at(y, x), from, from + 4);\n}\n}\nreturn this;\n}\nhalved() {\nconst half = new Picture((this.height + 1) >> 1, (this.width + 1) >> 1, this.wrap);\nconst { data, row } = this;\nfor (let y = 0; y < half.height; y++) {\nfor (let x = 0; x < half.width; x++) {\nconst from = this.at(2 * y, 2 * x);\nconst to = half.at(y, x);\nconst right = 2 * x + 1 < this.width;\nconst down = 2 * y + 1 < this.height;\nfor (let c = 0; c < 4; c++) {\nlet sum = data[from + c] + 2;\nif (right) sum += data[from + 4 + c];\nif (down) sum += data[from + row + c];\nif (right && down) sum += data[from + row + 4 + c];\nhalf.data[to + c] = sum >> 2;\n}\n}\n}\nreturn half.wrapped();\n}\n}\nfunction painted({ sources, variant, flow, height, width, rules, prefers, held }) {\nconst { wrap } = rules;\nconst first = {\nheight,\nwidth,\narts: sources.map(({ art }) => Picture.of(art, height, width, wrap)),\nguides: sources.map(({ guide }) => Picture.of(guide, height, width, wrap)),\nvariant: Picture.of(variant, height, width, wrap),\nflow,\nprefers,\nheld,\n};\nconst pyramid = pyramidOf(first, sources[0].box, rules);\nconst { opaque } = sources[0];\nlet search = null;\npyramid.forEach((level, number) => {\nconst row = rules.levels[Math.min(number, rules.levels.length - 1)];\nsearch = new Search(level, row, { opaque, wrap, hasGuide: level.height <= rules.guideHeight });\nsearch.begin(number ? pyramid[number - 1] : null, rules.follow);\nfor (let sweep = 0; sweep < row.sweeps; sweep++) search.sweep();\nlevel.matches = search.matches;\n});\nreturn search.choice();\n}\nfunction pyramidOf(finest, { top, left, bottom, right }, { coarsest, wrap }) {\nconst levels = [finest];\nlet side = Math.max(bottom - top, right - left);\nfor (let level = finest; side > coarsest; side = (side + 1) >> 1) {\nif (wrap && (level.height % 2 || level.width % 2)) break;\nlevel = {\nheight: (level.height + 1) >> 1,\nwidth: (level.width + 1) >> 1,\narts: level.arts.map((art) => art.halved()),\nguides: level.guides.map((guide) => guide.halved()),\nvariant: level.variant.halved(),\nflow: halvedFlow(level),\nprefers: level.prefers && everySecond(level),\nheld: level.held && heldByAll(level),\n};\nlevels.unshift(level);\n}\nreturn levels;\n}\nfunction halvedFlow({ flow, height, width }) {\nconst [rows, columns] = [(height + 1) >> 1, (width + 1) >> 1];\nconst half = (of) => {\nconst values = new Int32Array(rows * columns);\nfor (let y = 0; y < rows; y++) {\nconst upper = 2 * y * width;\nconst lower = Math.min(2 * y + 1, height - 1) * width;\nfor (let x = 0; x < columns; x++) {\nconst right = Math.min(2 * x + 1, width - 1);\nvalues[y * columns + x] = (of[upper + 2 * x] + of[upper + right] + of[lower + 2 * x] + of[lower + right] - 28) >> 3;\n}\n}\nreturn values;\n};\nreturn { y: half(flow.y), x: half(flow.x) };\n}\nfunction everySecond({ prefers, height, width }) {\nconst [rows, columns] = [(height + 1) >> 1, (width + 1) >> 1];\nconst half = new Uint8Array(rows * columns);\nfor (let y = 0; y < rows; y++) for (let x = 0; x < columns; x++) half[y * columns + x] = prefers[2 * y * width + 2 * x];\nreturn half;\n}\nfunction heldByAll({ held, height, width }) {\nconst [rows, columns] = [(height + 1) >> 1, (width + 1) >> 1];\nconst half = new Uint8Array(rows * columns);\nfor (let y = 0; y < rows; y++) {\nconst upper = 2 * y * width;\nconst lower = Math.min(2 * y + 1, height - 1) * width;\nfor (let x = 0; x < columns; x++) {\nconst right = Math.min(2 * x + 1, width - 1);\nhalf[y * columns + x] = held[upper + 2 * x] & held[upper + right] & held[lower + 2 * x] & held[lower + right];\n}\n}\nreturn half;\n}\nclass Search {\nconstructor(level, { radius, paint, guide, place }, { opaque, wrap, hasGuide }) {\nObject.assign(this, level);\nthis.area = this.height * this.width;\nthis.radius = radius;\nthis.paint = paint;\nthis.guide = hasGuide ? guide : 0;\nthis.place = place * (2 * radius + 1) ** 2;\nthis.opaque = opaque;\nthis.wrap = wrap;\nthis.tried = new Int32Array(this.area * this.arts.length + 1).fill(-1);\nthis.stamp = 0;\nthis.picture = null;\n}\nplaced(s, y, x) {\nconst { height, width, area } = this;\nif (this.wrap) return s * area + modulo(y, height) * width + modulo(x, width);\nreturn y >= 0 && y < height && x >= 0 && x < width ? s * area + y * width + x : OUTSIDE;\n}\nlanded(s, y, x) {\nconst place = this.placed(s, y, x);\nif (place !== OUTSIDE) return place;\nif (!this.opaque) return EMPTY;\nreturn this.placed(s, Math.min(Math.max(y, 0), this.height - 1), Math.min(Math.max(x, 0), this.width - 1));\n}\nmoved(match, dy, dx, land = false) {\nif (match === EMPTY) return EMPTY;\nconst { area, width } = this;\nconst s = match < area ? 0 : 1;\nconst at = match - s * area;\nconst y = Math.floor(at / width) + dy;\nconst x = (at % width) + dx;\nreturn land ? this.landed(s, y, x) : this.placed(s, y, x);\n}\nbegin(before, follow) {\nconst { height, width, flow } = this;\nthis.matches = new Int32Array(this.area);\nfor (let y = 0, at = 0; y < height; y++) {\nfor (let x = 0; x < width; x++, at++) {\nconst [row, column] = [(flow.y[at] + 8) >> 4, (flow.x[at] + 8) >> 4];\nif (this.held?.[at]) {\nthis.matches[at] = at;\ncontinue;\n}\nif (!before) {\nthis.matches[at] = this.landed(this.prefers ? this.prefers[at] : 0, row, column);\ncontinue;\n}\nconst parent = (y >> 1) * before.width + (x >> 1);\nconst match = before.matches[parent];\nif (match === EMPTY) {\nthis.matches[at] = EMPTY;\ncontinue;\n}\nconst area = before.height * before.width;\nconst s = match < area ? 0 : 1;\nconst py = Math.floor((match - s * area) / before.width);\nconst px = (match - s * area) % before.width;\nthis.matches[at] = follow\n? this.landed(\ns,\nrow + 2 * (py - ((before.flow.y[parent] + 8) >> 4)),\ncolumn + 2 * (px - ((before.flow.x[parent] + 8) >> 4)),\n)\n: this.landed(s, 2 * py + (y & 1), 2 * px + (x & 1));\n}\n}\nthis.vote();\n}\n#art(match) {\nconst s = match < this.area ? 0 : 1;\nconst at = match - s * this.area;\nreturn [this.arts[s].data, this.arts[s].at(Math.floor(at / this.width), at % this.width)];\n}\nvote() {\nconst { height, width, radius, matches } = this;\nconst picture = new Picture(height, width, this.wrap);\nfor (let y = 0; y < height; y++) {\nfor (let x = 0; x < width; x++) {\nlet [n, red, green, blue, alpha] = [0, 0, 0, 0, 0];\nfor (let i = -radius; i <= radius; i++) {\nfor (let j = -radius; j <= radius; j++) {\nconst neighbour = this.placed(0, y + i, x + j);\nif (neighbour === OUTSIDE) continue;\nn++;\nconst proposal = this.moved(matches[neighbour], -i, -j, true);\nif (proposal === EMPTY) continue;\nconst [art, at] = this.#art(proposal);\nred += art[at];\ngreen += art[at + 1];\nblue += art[at + 2];\nalpha += art[at + 3];\n}\n}\nconst to = picture.at(y, x);\nconst half = n >> 1;\npicture.data[to] = (red + half) / n;\npicture.data[to + 1] = (green + half) / n;\npicture.data[to + 2] = (blue + half) / n;\npicture.data[to + 3] = (alpha + half) / n;\n}\n}\nthis.picture = picture.wrapped();\n}\nsweep() {\nconst { height, width, matches, flow } = this;\nconst next = new Int32Array(this.area);\nfor (let y = 0, at = 0; y < height; y++) {\nfor (let x = 0; x < width; x++, at++) {\nif (this.held?.[at]) {\nnext[at] = at;\ncontinue;\n}\nif (!this.opaque && this.#isClear(y, x)) {\nnext[at] = EMPTY;\ncontinue;\n}\nthis.stamp++;\nthis.least = Infinity;\nthis.best = matches[at];\nif (!this.opaque) this.#try(y, x, at, EMPTY);\nfor (const [dy, dx] of NEAR) {\nconst neighbour = this.placed(0, y + dy, x + dx);\nif (neighbour !== OUTSIDE) this.#try(y, x, at, this.moved(matches[neighbour], -dy, -dx));\n}\nfor (let s = 0; s < this.arts.length; s++) {\nthis.#try(y, x, at, this.placed(s, (flow.y[at] + 8) >> 4, (flow.x[at] + 8) >> 4));\n}\nif (matches[at] !== EMPTY) {\nfor (const [dy, dx] of STEPS) this.#try(y, x, at, this.moved(matches[at], dy, dx));\n}\nnext[at] = this.best;\n}\n}\nthis.matches = next;\nthis.vote();\n}\n#isClear(y, x) {\nconst { radius, picture, variant } = this;\nfor (let i = -radius; i <= radius; i++) {\nconst from = picture.at(y + i, x - radius);\nfor (let k = from; k < from + 4 * (2 * radius + 1); k++) if (picture.data[k] || variant.data[k]) return false;\n}\nreturn true;\n}\n#try(y, x, at, match) {\nif (match === OUTSIDE || this.tried[match + 1] === this.stamp) return;\nthis.tried[match + 1] = this.stamp;\nconst cost = match === EMPTY ? this.#emptyCost(y, x, at) : this.#cost(y, x, at, match);\nif (cost < this.least) {\nthis.least = cost;\nthis.best = match;\n}\n}\n#emptyCost(y, x, at) {\nconst { radius, picture, variant, paint, guide } = this;\nlet [painted, guided] = [0, 0];\nfor (let i = -radius; i <= radius; i++) {\nconst from = picture.at(y + i, x - radius);\nfor (let k = from; k < from + 4 * (2 * radius + 1); k++) {\npainted += picture.data[k] ** 2;\nguided += variant.data[k] ** 2;\n}\n}\nconst s = this.prefers ? this.prefers[at] : 0;\nconst posed = this.placed(s, (this.flow.y[at] + 8) >> 4, (this.flow.x[at] + 8) >> 4);\nconst [art, to] = posed === OUTSIDE ? [null, 0] : this.#art(posed);\nreturn paint * painted + guide * guided + (art && art[to + 3] >= DRAWN ? 16 * this.place : 0);\n}\n#cost(y, x, at, match) {\nconst { radius, paint, guide, area, width, height } = this;\nconst s = match < area ? 0 : 1;\nconst row = Math.floor((match - s * area) / width);\nconst column = (match - s * area) % width;\nlet dy = 16 * row - this.flow.y[at];\nlet dx = 16 * column - this.flow.x[at];\nif (this.wrap) {\ndy = modulo(dy + 8 * height, 16 * height) - 8 * height;\ndx = modulo(dx + 8 * width, 16 * width) - 8 * width;\n}\nconst apart = Math.floor((dy * dy + dx * dx) / 16);\nlet cost = Math.floor((this.place * Math.min(apart, 256)) / 16);\nconst factor = this.prefers && this.prefers[at] !== s ? 4 : 1;\nconst here = this.picture.data;\nconst there = this.arts[s].data;\nconst variant = this.variant.data;\nconst decoded = this.guides[s].data;\nconst n = 4 * (2 * radius + 1);\nfor (let i = -radius; i <= radius; i++) {\nconst from = this.picture.at(y + i, x - radius);\nconst to = this.picture.at(row + i, column - radius);\nlet [painted, guided] = [0, 0];\nfor (let k = 0; k < n; k++) {\nconst difference = here[from + k] - there[to + k];\npainted += difference * difference;\n}\nif (guide) {\nfor (let k = 0; k < n; k++) {\nconst difference = variant[from + k] - decoded[to + k];\nguided += difference * difference;\n}\n}\ncost += paint * painted + guide * guided;\nif (cost * factor >= this.least) break;\n}\nreturn cost * factor;\n}\nchoice() {\nconst { height, width, matches, picture } = this;\nconst chosen = new Int32Array(this.area);\nfor (let y = 0, at = 0; y < height; y++) {\nfor (let x = 0; x < width; x++, at++) {\nconst from = picture.at(y, x);\nif (this.held?.[at]) {\nchosen[at] = at;\ncontinue;\n}\nlet [best, least] = [EMPTY, Infinity];\nfor (let i = -1; i <= 1; i++) {\nfor (let j = -1; j <= 1; j++) {\nconst neighbour = this.placed(0, y + i, x + j);\nif (neighbour === OUTSIDE) continue;\nconst proposal = this.moved(matches[neighbour], -i, -j, true);\nlet apart = 0;\nconst [art, to] = proposal === EMPTY ? [null, 0] : this.#art(proposal);\nfor (let c = 0; c < 4; c++) apart += (picture.data[from + c] - (art ? art[to + c] : 0)) ** 2;\nif (apart < least || (apart === least && proposal < best)) [best, least] = [proposal, apart];\n}\n}\nchosen[at] = best;\n}\n}\nreturn chosen;\n}\n}\nfunction modulo(value, n) {\nreturn ((value % n) + n) % n;\n}\nreturn { painted };\n})();\nconst _pose = (() => {\nconst NODES = 17;\nconst MOST = 8192; // a pixel's way, in 1/16 pixel\nclass Pose {\nconstructor(tensors, height, width, keep) {\nthis.height = height;\nthis.width = width;\nthis.keep = keep;\nthis.terms = tensors.get(\"pose.terms\").data;\nconst n = this.terms.length / 2;\nthis.rows = profiles(tensors.get(\"pose.rows\").data, n, height);\nthis.columns = profiles(tensors.get(\"pose.columns\").data, n, width);\n}\nplaces(z, box) {\nconst { height, width } = this;\nconst y = this.#axis(z, 0, height);\nconst x = this.#axis(z, 1, width);\nfor (let i = 0, at = 0; i < height; i++) {\nfor (let j = 0; j < width; j++, at++) {\ny[at] += 16 * i;\nx[at] += 16 * j;\n}\n}\nif (this.keep) {\nsqueeze(y, height, width, 1, box.top, box.bottom, box.left, box.right);\nsqueeze(x, width, 1, width, box.left, box.right, box.top, box.bottom);\n}\nreturn { y, x };\n}\n#axis(z, axis, side) {\nconst { height, width, terms, rows, columns } = this;\nconst sums = new Float64Array(height * width);\nfor (let k = 0; 2 * k < terms.length; k++) {\nconst latent = z[terms[2 * k]];\nif (terms[2 * k + 1] !== axis || latent === 0) continue;\nfor (let i = 0, at = 0; i < height; i++) {\nconst factor = latent * rows[k * height + i];\nfor (let j = 0; j < width; j++, at++) sums[at] += factor * columns[k * width + j];\n}\n}\nconst moved = new Int32Array(sums.length);\nfor (let at = 0; at < sums.length; at++) {\nconst way = Math.floor((sums[at] * side + 2 ** 21) / 2 ** 22);\nmoved[at] = Math.min(Math.max(way, -MOST), MOST);\n}\nreturn moved;\n}\n}\nfunction mirrorFlow({ y, x }, height, width, axis) {\nfor (let i = 0; i < height; i++) {\nfor (let j = Math.max(0, axis - width + 1); 2 * j < axis; j++) {\nconst [left, right] = [i * width + j, i * width + axis - j];\nconst down = (y[left] + y[right] - 32 * i) >> 1;\nconst along = (x[left] - 16 * j - (x[right] - 16 * (axis - j))) >> 1;\ny[left] = y[right] = 16 * i + down;\nx[left] = 16 * j + along;\nx[right] = 16 * (axis - j) - along;\n}\nif (axis % 2 === 0) x[i * width + axis / 2] = 8 * axis;\n}\n}\nfunction mirrorPlaces(places, height, width, axis) {\nfor (let start = 0; start < height * width; start += width) {\nfor (let x = (axis >> 1) + 1; x < width && x <= axis; x++) {\nconst place = places[start + axis - x];\nconst column = axis - (place % width);\nif (place < 0) places[start + x] = -1;\nelse if (column >= 0 && column < width) places[start + x] = place - (place % width) + column;\n}\n}\nreturn places;\n}\nfunction holdFlow({ y, x }, held, height, width, reach) {\nlet away = Uint8Array.from(held, (flag) => (flag ? 0 : reach));\nfor (let distance = 1; distance < reach; distance++) {\nconst before = away;\naway = before.slice();\nfor (let i = 0, at = 0; i < height; i++) {\nfor (let j = 0; j < width; j++, at++) {\nif (before[at] !== reach) continue;\nfor (let k = Math.max(0, i - 1); k <= Math.min(height - 1, i + 1); k++) {\nfor (let l = Math.max(0, j - 1); l <= Math.min(width - 1, j + 1); l++) {\nif (before[k * width + l] === distance - 1) away[at] = distance;\n}\n}\n}\n}\n}\nfor (let at = 0; at < away.length; at++) {\nconst row = 16 * Math.floor(at / width);\nconst column = 16 * (at % width);\ny[at] = row + Math.floor(((y[at] - row) * away[at]) / reach);\nx[at] = column + Math.floor(((x[at] - column) * away[at]) / reach);\n}\n}\nfunction profiles(nodes, n, side) {\nconst values = new Int32Array(n * side);\nfor (let k = 0; k < n; k++) {\nfor (let y = 0; y < side; y++) {\nconst a = Math.floor(((2 * y + 1) * 2048) / side);\nconst at = k * NODES + (a >> 8);\nvalues[k * side + y] = (nodes[at] * (256 - (a & 255)) + nodes[at + 1] * (a & 255) + 128) >> 8;\n}\n}\nreturn values;\n}\nfunction squeeze(places, side, along, across, first, last, from, to) {\nlet before = 0;\nlet behind = 0;\nfor (let line = from; line < to; line++) {\nbefore = Math.max(before, places[line * across] - 16 * first);\nbehind = Math.max(behind, 16 * (last - 1) - places[line * across + (side - 1) * along]);\n}\nif (!before && !behind) return;\nconst most = Math.max(1, side - 1);\nfor (let at = 0; at < places.length; at++) {\nconst y = Math.floor(at / along) % side;\nplaces[at] += Math.floor((behind * y) / most) - Math.floor((before * (side - 1 - y)) / most);\n}\n}\nreturn { Pose, mirrorFlow, mirrorPlaces, holdFlow };\n})();\nconst _painter = (() => {\nconst {forcedTo} = _colours;\nconst {Chain} = _decoder;\nconst {artOf, layerPrefix} = _art;\nconst {moves, shares} = _recolour;\nconst {painted} = _paint;\nconst {holdFlow, mirrorFlow, mirrorPlaces, Pose} = _pose;\nclass Painter {\nconstructor(tensors, description) {\nconst { height, width, channels, painting, decoder, palette } = description;\nObject.assign(this, { height, width, channels, painting });\nthis.scale = painting.scale;\nthis.decoder = new Chain(decoder);\nthis.palette = palette && new Chain(palette);\nthis.colours = tensors.get(\"palette.colours\")?.data ?? null;\nthis.pose = new Pose(tensors, height, width, painting.keep && !painting.wrap);\nthis.art = artOf(tensors, \"art\", painting.boxes, channels);\nthis.layers = painting.layers.map((_, i) => artOf(tensors, layerPrefix(i), painting.boxes, null));\nthis.sources = new Map();\n}\nplaces({ z, kept, sources, t, rules, regions }, ownCode) {\nconst { height, width, painting } = this;\nconst known = sources.map((exemplar) => this.#source(exemplar, ownCode));\nconst flow = this.pose.places(z, known[0].box);\nconst held = painting.hold && this.#held(sources[0]);\nif (held) holdFlow(flow, held, height, width, painting.hold.reach);\nconst axis = sources.length === 1 ? (painting.mirror?.[sources[0]] ?? -1) : -1;\nif (axis >= 0) mirrorFlow(flow, height, width, axis);\nconst places = painted({\nsources: known,\nvariant: this.#guide(z, this.#colours(kept)),\nflow,\nheight,\nwidth,\nrules: { ...painting, ...painting.rules[rules] },\nprefers: sources.length === 2 ? preferences(regions, t, known[0].box, height, width) : null,\nheld,\n});\nreturn axis < 0 ? places : mirrorPlaces(places, height, width, axis);\n}\ndraw(codes, ownCode) {\nconst { height, width } = this;\nconst places = this.places(codes, ownCode);\nconst known = codes.sources.map((exemplar) => this.#source(exemplar, ownCode));\nconst isLayer = codes.layer !== null && codes.layer !== undefined;\nconst channels = isLayer ? 4 : this.channels;\nconst pixels = new Uint8Array(height * width * channels);\nconst isColoured = !isLayer || this.painting.coloured?.[codes.layer] === 1;\nconst recoloured = isColoured ? known.map((source) => this.#recoloured(source, codes)) : null;\nconst drawn = codes.sources.map((exemplar, s) => this.#drawn(exemplar, isLayer ? codes.layer : null) ?? known[s].straight);\nconst area = height * width;\nplaces.forEach((place, i) => {\nif (place < 0) return;\nconst s = place < area ? 0 : 1;\nconst from = 4 * (place - s * area);\nconst all = drawn[s];\nconst alpha = all[from + 3];\nif (!isColoured || alpha === 0) {\npixels.set(all.subarray(from, from + channels), channels * i);\nreturn;\n}\npixels.set(recoloured[s](all[from], all[from + 1], all[from + 2]), channels * i);\nif (channels === 4) pixels[4 * i + 3] = alpha;\n});\nreturn pixels;\n}\n#drawn(exemplar, layer) {\nconst number = layer ?? this.painting.shown?.[exemplar] ?? -1;\nreturn number < 0 ? null : this.#onCanvas(this.layers[number], exemplar);\n}\n#held(exemplar) {\nconst { height, width } = this;\nconst { edges, layer } = this.painting.hold;\nconst mask = layer < 0 ? null : this.#onCanvas(this.layers[layer], exemplar);\nconst held = new Uint8Array(height * width);\nfor (let y = 0, at = 0; y < height; y++) {\nfor (let x = 0; x < width; x++, at++) {\nconst isEdge = Math.min(y, x, height - 1 - y, width - 1 - x) < edges;\nheld[at] = isEdge || mask?.[4 * at + 3] ? 1 : 0;\n}\n}\nreturn held;\n}\n#recoloured(source, { kept, palette, colours, swaps }) {\nconst { channels } = this;\nconst to = moves({\nown: source.palette,\ncounts: source.shares,\nkept: this.#colours(kept),\npalette: this.#colours(palette),\nchannels,\n});\nconst swapped = new Map();\nfor (const [from, into] of swaps ?? []) {\nconst key = (from[0] << 16) | (from[1] << 8) | from[2];\nif (!swapped.has(key)) swapped.set(key, into);\n}\nconst known = new Map();\nreturn (r, g, b) => {\nconst key = (r << 16) | (g << 8) | b;\nif (!known.has(key)) {\nlet colour = swapped.get(key);\nif (!colour) {\ncolour = to(r, g, b);\nif (colours) colour = forcedTo(colours, Uint8Array.from(colour), 3);\n}\nknown.set(key, colour);\n}\nreturn known.get(key);\n};\n}\n#source(exemplar, ownCode) {\nif (!this.sources.has(exemplar)) this.sources.set(exemplar, this.#found(exemplar, ownCode(exemplar)));\nreturn this.sources.get(exemplar);\n}\n#found(exemplar, code) {\nconst { height, width, channels } = this;\nconst straight = this.#onCanvas(this.art, exemplar);\nconst palette = this.#colours(code);\nconst box = { top: height, left: width, bottom: 0, right: 0 };\nlet opaque = true;\nfor (let i = 0; i < height * width; i++) {\nif (straight[4 * i + 3] < 255) opaque = false;\nif (!straight[4 * i + 3]) continue;\nconst [y, x] = [Math.floor(i / width), i % width];\nbox.top = Math.min(box.top, y);\nbox.left = Math.min(box.left, x);\nbox.bottom = Math.max(box.bottom, y + 1);\nbox.right = Math.max(box.right, x + 1);\n}\nreturn {\nstraight,\nart: premultiplied(straight),\nguide: this.#guide(code, palette),\npalette,\nshares: shares(straight, palette, channels),\nbox: box.bottom ? box : { top: 0, left: 0, bottom: height, right: width },\nopaque,\n};\n}\n#onCanvas(art, exemplar) {\nconst { top, left, height, width } = this.painting.boxes[exemplar];\nconst canvas = new Uint8Array(4 * this.height * this.width);\nfor (let y = 0; y < height; y++) {\nconst line = art[exemplar].subarray(4 * width * y, 4 * width * (y + 1));\ncanvas.set(line, 4 * ((top + y) * this.width + left));\n}\nreturn canvas;\n}\n#colours(code) {\nreturn this.colours ?? this.palette.run(code).slice();\n}\n#guide(code, palette) {\nconst { height, width, channels, scale } = this;\nconst slots = this.decoder.run(code);\nconst guide = new Uint8Array(4 * height * width);\nfor (let y = 0, to = 0; y < height; y++) {\nconst row = Math.floor(y / scale) * (width / scale);\nfor (let x = 0; x < width; x++, to += 4) {\nconst colour = slots[row + Math.floor(x / scale)] - (channels === 4 ? 1 : 0);\nif (colour < 0) continue;\nfor (let c = 0; c < channels; c++) guide[to + c] = palette[colour * channels + c];\nif (channels === 3) guide[to + 3] = 255;\n}\n}\nreturn premultiplied(guide);\n}\n}\nfunction preferences(regions, t, { top, left, bottom, right }, height, width) {\nconst field = new Uint8Array(height * width);\nconst counts = new Float64Array(256);\nfor (let y = 0, at = 0; y < height; y++) {\nconst a = Math.floor(((2 * y + 1) * 256) / height);\nfor (let x = 0; x < width; x++, at++) {\nconst c = Math.floor(((2 * x + 1) * 256) / width);\nconst [b, d] = [a & 255, c & 255];\nconst n = 3 * (a >> 8) + (c >> 8);\nconst upper = regions[n] * (256 - d) + regions[n + 1] * d;\nconst lower = regions[n + 3] * (256 - d) + regions[n + 4] * d;\nfield[at] = (upper * (256 - b) + lower * b) >> 16;\nif (y >= top && y < bottom && x >= left && x < right) counts[field[at]]++;\n}\n}\nconst wanted = t * (bottom - top) * (right - left);\nlet most = 0;\nfor (let seen = counts[0]; 256 * seen < wanted; seen += counts[most]) most++;\nreturn field.map((value) => (value <= most ? 1 : 0));\n}\nfunction premultiplied(straight) {\nconst pixels = new Uint8Array(straight.length);\nfor (let i = 0; i < straight.length; i += 4) {\nconst alpha = straight[i + 3];\nfor (let c = 0; c < 3; c++) pixels[i + c] = (straight[i + c] * alpha + 127) / 255;\npixels[i + 3] = alpha;\n}\nreturn pixels;\n}\nreturn { Painter };\n})();\nconst _rules = (() => {\nconst {PackError} = _errors;\nconst {expect} = _flat;\nconst {boxesOf, layerPrefix} = _art;\nconst MAX_PAINTED_SIDE = 256;\nconst MAX_TERMS = 64;\nconst MAX_LEVELS = 8;\nconst NODES = 17;\nconst MOST_SQUARED = 6502500;\nconst NAMES = [\n\"guide.scale\", \"spread\", \"art.boxes\", \"art.counts\", \"art.data\", \"pose.terms\", \"pose.rows\", \"pose.columns\",\n\"pose.keep\", \"paint.wrap\", \"paint.coarsest\", \"paint.follow\", \"paint.levels\", \"paint.mix\", \"paint.style\",\n];\nfunction checkPainted(tensors, { height, width }, nLatent, n, lines) {\nif (height > MAX_PAINTED_SIDE || width > MAX_PAINTED_SIDE) {\nthrow new PackError(`textures of ${height}x${width}; a painted pack has sides of at most ${MAX_PAINTED_SIDE}`);\n}\nconst number = (name, dtype, least, most) => {\nconst [value] = expect(tensors, name, dtype, [1]);\nif (value < least || value > most) throw new PackError(`${name} is ${value}; ${least} to ${most} is allowed`);\nreturn value;\n};\nconst scale = number(\"guide.scale\", \"u8\", 1, 8);\nif (height % scale || width % scale) throw new PackError(`guide.scale is ${scale}, which does not divide ${height}x${width}`);\nconst terms = expect(tensors, \"pose.terms\", \"i32\", [null, 2]);\nconst nTerms = terms.length / 2;\nif (nTerms > MAX_TERMS) throw new PackError(`pose.terms has ${nTerms} terms; at most ${MAX_TERMS} are allowed`);\nfor (let k = 0; k < nTerms; k++) {\nconst [latent, axis] = terms.subarray(2 * k, 2 * k + 2);\nif (latent < 0 || latent >= nLatent || axis < 0 || axis > 1) {\nthrow new PackError(`pose.terms holds latent ${latent}, axis ${axis}; latents are 0 to ${nLatent - 1}, axes 0 and 1`);\n}\n}\nfor (const name of [\"pose.rows\", \"pose.columns\"]) expect(tensors, name, \"i16\", [nTerms, NODES]);\nconst painting = {\nscale,\nspread: number(\"spread\", \"i32\", 0, 1024),\nboxes: boxesOf(tensors, n, height, width),\nkeep: number(\"pose.keep\", \"u8\", 0, 1) === 1,\nwrap: number(\"paint.wrap\", \"u8\", 0, 1) === 1,\nfollow: number(\"paint.follow\", \"u8\", 0, 1) === 1,\nrules: rulesOf(tensors),\nlayers: tensors.has(\"layer.names\") ? lines(\"layer.names\") : [],\nguideHeight: height / scale,\n};\nconst use = useOfLayers(tensors, painting.layers.length, n, width);\nObject.assign(painting, use.found);\npainting.products = productsOf(painting, height, width);\nconst known = [...NAMES, ...(painting.layers.length ? [\"layer.names\"] : [])];\nknown.push(...use.known);\npainting.layers.forEach((_, i) => known.push(`${layerPrefix(i)}.counts`, `${layerPrefix(i)}.data`));\nreturn { painting, known };\n}\nfunction useOfLayers(tensors, nLayers, n, width) {\nconst known = [\"layer.coloured\", \"layer.shown\", \"mirror\", \"hold\"].filter((name) => tensors.has(name));\nconst given = (name, dtype, shape) => (tensors.has(name) ? expect(tensors, name, dtype, shape) : null);\nconst coloured = given(\"layer.coloured\", \"u8\", [nLayers]);\nif (coloured?.some((flag) => flag > 1)) throw new PackError(\"layer.coloured must be 0 or 1 for each layer\");\nconst shown = given(\"layer.shown\", \"i32\", [n]);\nif (shown?.some((layer) => layer !== -1 && !(layer >= 0 && layer < nLayers && coloured?.[layer]))) {\nthrow new PackError(\"layer.shown must be -1 or a coloured layer for each sprite\");\n}\nconst mirror = given(\"mirror\", \"i32\", [n]);\nif (mirror?.some((axis) => axis < -1 || axis > 2 * (width - 1))) {\nthrow new PackError(`mirror holds ${mirror.join(\", \")}; -1 to ${2 * (width - 1)} is allowed`);\n}\nconst row = given(\"hold\", \"i32\", [3]);\nconst hold = row && { edges: row[0], reach: row[1], layer: row[2] };\nif (hold && (hold.edges < 0 || hold.edges > 64 || hold.reach < 1 || hold.reach > 64 || hold.layer < -1 || hold.layer >= nLayers)) {\nthrow new PackError(`hold is ${row.join(\", \")}; edges 0 to 64, reach 1 to 64 and one of ${nLayers} layers or -1 are allowed`);\n}\nreturn { found: { coloured, shown, mirror, hold }, known };\n}\nfunction rulesOf(tensors) {\nconst coarsest = expect(tensors, \"paint.coarsest\", \"i32\", [3]);\nif (!coarsest.every((side) => side >= 4 && side <= 64)) {\nthrow new PackError(`paint.coarsest is ${coarsest.join(\", \")}; 4 to 64 is allowed`);\n}\nconst of = (kind, i) => ({ coarsest: coarsest[i], levels: levelsOf(tensors, `paint.${kind}`) });\nreturn { levels: of(\"levels\", 0), mix: of(\"mix\", 1), style: of(\"style\", 2) };\n}\nfunction levelsOf(tensors, name) {\nconst data = expect(tensors, name, \"i32\", [null, 5]);\nif (data.length < 5 || data.length > 5 * MAX_LEVELS) throw new PackError(`${name} must have 1 to ${MAX_LEVELS} rows`);\nreturn Array.from({ length: data.length / 5 }, (_, i) => {\nconst [radius, sweeps, paint, guide, place] = data.subarray(5 * i, 5 * i + 5);\nconst inRange = (value, least, most) => value >= least && value <= most;\nconst fits = inRange(radius, 1, 2) && inRange(sweeps, 0, 4) && inRange(paint, 1, 255) && inRange(guide, 0, 255);\nif (!fits || !inRange(place, 0, 2 ** 20) || (paint + guide) * MOST_SQUARED + 400 * place >= 2 ** 31) {\nthrow new PackError(`row ${i} of ${name} is beyond the contract's bounds`);\n}\nreturn { radius, sweeps, paint, guide, place };\n});\n}\nfunction productsOf({ rules, wrap }, height, width) {\nconst most = Object.values(rules).map(({ coarsest, levels }) => {\nconst sides = [[height, width]];\nfor (let side = Math.max(height, width); side > coarsest; side = (side + 1) >> 1) {\nconst [rows, columns] = sides[0];\nif (wrap && (rows % 2 || columns % 2)) break;\nsides.unshift([(rows + 1) >> 1, (columns + 1) >> 1]);\n}\nreturn sides.reduce((sum, [h, w], level) => {\nconst { radius, sweeps } = levels[Math.min(level, levels.length - 1)];\nreturn sum + h * w * (24 * sweeps + 2) * (2 * radius + 1) ** 2 * 8;\n}, 0);\n});\nreturn Math.max(...most);\n}\nreturn { MAX_PAINTED_SIDE, checkPainted };\n})();\nconst _tensors = (() => {\nconst {PackError, shown} = _errors;\nconst {CONTRACTS, expect} = _flat;\nconst {checkChain, LATENT_MAX, layersOf, MAX_MULTIPLICATIONS} = _layers;\nconst {checkPainted} = _rules;\nconst MAX_LATENT = 512;\nconst MAX_SIDE = 1024;\nconst MAX_REACH = 256;\nconst LAST = 0xffffffff;\nconst UNSAFE = /[\\x00-\\x1f\\x7f-\\x9f\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]/;\nfunction describePack(tensors, isProven = false) {\nconst contract = expect(tensors, \"contract\", \"u8\", [1])[0];\nif (!CONTRACTS.includes(contract)) {\nthrow new PackError(`contract ${contract} is not one this runtime knows (${CONTRACTS.join(\", \")})`);\n}\nconst [height, width, channels] = expect(tensors, \"size\", \"i32\", [3]);\nconst [nLatent] = expect(tensors, \"latent\", \"i32\", [1]);\nconst output = text(tensors, \"output\");\nconst labels = lines(tensors, \"labels\");\nconst outputs = contract === 1 ? [\"direct\", \"indexed\"] : [\"painted\"];\nif (!outputs.includes(output)) {\nthrow new PackError(`output kind ${shown(output)}; of contract ${contract} this runtime knows ${outputs.join(\" and \")}`);\n}\ncheckNames(labels, \"class names\");\nconst isPainted = output === \"painted\";\nconst allowed = isPainted ? [3, 4] : [1, 3, 4];\nif (![height, width].every((side) => side >= 1 && side <= MAX_SIDE) || !allowed.includes(channels)) {\nconst found = `texture size ${height}x${width}x${channels}`;\nthrow new PackError(`${found}; sides 1 to ${MAX_SIDE}, channels ${allowed.join(\" or \")}`);\n}\nif (nLatent < 1 || nLatent > MAX_LATENT) {\nthrow new PackError(`latent of width ${nLatent}; 1 to ${MAX_LATENT} is allowed`);\n}\nconst indexed = output !== \"direct\";\nconst computesPalettes = indexed && !tensors.has(\"palette.colours\");\nconst prior = checkPrior(tensors, Math.max(1, labels.length), nLatent, { indexed, computesPalettes, isPainted });\nconst own = isPainted ? checkPainted(tensors, { height, width }, nLatent, prior.n, (name) => lines(tensors, name)) : null;\nconst painting = own?.painting ?? null;\nif (painting) checkNames(painting.layers, \"names of layers\");\nconst guide = [height, width].map((side) => side / (painting?.scale ?? 1));\nconst decoder = layersOf(tensors, \"decoder\");\nconst palette = computesPalettes ? layersOf(tensors, \"palette\") : null;\nconst nInputs = nLatent + labels.length;\nlet nColours = 0;\nlet work;\nif (!indexed) {\nwork = checkChain(decoder, nInputs, \"table\", [channels, height, width], isProven);\n} else {\nwork = checkChain(decoder, nInputs, \"argmax\", guide, isProven);\nnColours = decoder.at(-1).tensors.get(\"slots\").data[0] - (channels === 4 ? 1 : 0);\nif (nColours < 1) throw new PackError(\"its palette has no colours\");\nif (computesPalettes) {\nconst more = checkChain(palette, nInputs, \"table\", [nColours * channels], isProven);\nwork = { products: work.products + more.products, moves: work.moves + more.moves };\n} else {\nexpect(tensors, \"palette.colours\", \"u8\", [nColours, channels]);\n}\n}\nif (painting) {\nwork = { products: 3 * work.products + painting.products, moves: 3 * work.moves };\nif (work.products > MAX_MULTIPLICATIONS) {\nthrow new PackError(`a texture takes ${work.products} products; 2^32 is allowed`);\n}\n}\nconst known = new Set([\"contract\", \"output\", \"size\", \"latent\", \"labels\", ...prior.known, ...(own?.known ?? [])]);\nif (indexed && !computesPalettes) known.add(\"palette.colours\");\nfor (const layer of [...decoder, ...(palette ?? [])]) {\nfor (const short of layer.tensors.keys()) known.add(`${layer.name}.${short}`);\n}\nfor (const name of tensors.keys()) {\nif (!known.has(name)) throw new PackError(`tensor ${shown(name)} does not belong in a pack`);\n}\nconst { kind, names } = prior;\nreturn {\ncontract, height, width, channels, output, nLatent, labels, names, prior: kind, nEpochs: prior.nEpochs,\ncomputesPalettes, nColours, decoder, palette, painting, work,\n};\n}\nfunction checkPrior(tensors, nClasses, nLatent, { indexed, computesPalettes, isPainted }) {\nconst known = [\"class.cumulative\"];\nconst nEpochs = isPainted ? (tensors.get(\"class.cumulative\")?.shape[0] ?? 0) : 1;\nconst epochs = isPainted ? [nEpochs] : [];\ncheckCumulative(expect(tensors, \"class.cumulative\", \"u32\", [...epochs, nClasses]), [0, nClasses], \"class.cumulative\");\nif (nEpochs < 1) throw new PackError(\"class.cumulative must have a row for each epoch, and at least one\");\nif (!isPainted) {\ncheckLatents(expect(tensors, \"centroid.mean\", \"i8\", [nClasses, nLatent]), \"centroid.mean\");\nexpect(tensors, \"centroid.scale\", \"i16\", [nClasses, nLatent]);\nknown.push(\"centroid.mean\", \"centroid.scale\");\n}\nconst kind = !isPainted && tensors.has(\"gaussian.offsets\") ? \"gaussian\" : \"exemplar\";\nif (indexed && kind === \"gaussian\") {\nthrow new PackError(\"an indexed pack draws from exemplars, this one holds a Gaussian prior\");\n}\nconst offsets = expect(tensors, `${kind}.offsets`, \"i32\", [nClasses + 1]);\nif (offsets[0] !== 0 || offsets.some((offset, k) => k > 0 && offset <= offsets[k - 1])) {\nthrow new PackError(`${kind}.offsets must rise from 0, with something in each class`);\n}\nconst n = offsets[nClasses];\ncheckCumulative(expect(tensors, `${kind}.cumulative`, \"u32\", [...epochs, n]), offsets, `${kind}.cumulative`);\nknown.push(`${kind}.offsets`, `${kind}.cumulative`);\nif (kind === \"gaussian\") {\ncheckLatents(expect(tensors, \"gaussian.mean\", \"i8\", [n, nLatent]), \"gaussian.mean\");\nexpect(tensors, \"gaussian.factor\", \"i16\", [n, null]);\nconst width = tensors.get(\"gaussian.factor\").shape[1];\nconst triangle = (nLatent * (nLatent + 1)) / 2;\nif (width !== nLatent && width !== triangle) {\nthrow new PackError(`gaussian.factor is ${width} wide; ${nLatent} or ${triangle} is allowed`);\n}\nreturn { kind, n, nEpochs, names: [], known: [...known, \"gaussian.mean\", \"gaussian.factor\"] };\n}\ncheckLatents(expect(tensors, \"exemplar.latent\", \"i8\", [n, nLatent]), \"exemplar.latent\");\nexpect(tensors, \"exemplar.scale\", \"i16\", [nClasses, nLatent]);\ncheckNeighbours(expect(tensors, \"exemplar.neighbours\", \"i32\", [n, null]), tensors, offsets);\nconst [reach] = expect(tensors, \"exemplar.reach\", \"i32\", [1]);\nif (reach < 0 || reach > MAX_REACH) throw new PackError(`exemplar.reach is ${reach}; 0 to ${MAX_REACH} is allowed`);\nknown.push(\"exemplar.latent\", \"exemplar.neighbours\", \"exemplar.reach\", \"exemplar.scale\");\nif (computesPalettes) {\nexpect(tensors, \"exemplar.palette_scale\", \"i16\", [nClasses, nLatent]);\nknown.push(\"exemplar.palette_scale\");\n}\nif (!tensors.has(\"exemplar.names\")) return { kind, n, nEpochs, names: [], known };\nconst names = text(tensors, \"exemplar.names\").split(\"\\n\");\ncheckNames(names, \"names of exemplars\");\nif (names.length !== n) throw new PackError(`exemplar.names holds ${names.length} names for ${n} exemplars`);\nreturn { kind, n, nEpochs, names, known: [...known, \"exemplar.names\"] };\n}\nfunction checkNeighbours(neighbours, tensors, offsets) {\nconst width = tensors.get(\"exemplar.neighbours\").shape[1];\nfor (let k = 0; k + 1 < offsets.length; k++) {\nfor (let i = offsets[k] * width; i < offsets[k + 1] * width; i++) {\nif (neighbours[i] < offsets[k] || neighbours[i] >= offsets[k + 1]) {\nthrow new PackError(\"exemplar.neighbours must name exemplars of the same class\");\n}\n}\n}\nif (width < 1) throw new PackError(\"exemplar.neighbours must name exemplars of the same class\");\n}\nfunction checkCumulative(table, offsets, name) {\nfor (let row = 0; row < table.length; row += offsets.at(-1)) {\nfor (let k = 0; k + 1 < offsets.length; k++) {\nlet rises = table[row + offsets[k + 1] - 1] === LAST;\nfor (let i = row + offsets[k] + 1; i < row + offsets[k + 1]; i++) rises &&= table[i] >= table[i - 1];\nif (!rises) throw new PackError(`${name} must rise within each class and end at ${LAST}`);\n}\n}\n}\nfunction checkLatents(values, name) {\nif (values.includes(-128)) throw new PackError(`${name} holds -128; latents lie within ±${LATENT_MAX}`);\n}\nfunction checkNames(names, what) {\nif (new Set(names).size !== names.length || names.some((name) => name === \"\" || UNSAFE.test(name))) {\nthrow new PackError(`${what} must be printable, not empty and different from each other`);\n}\n}\nfunction lines(tensors, name) {\nconst content = text(tensors, name);\nreturn content === \"\" ? [] : content.split(\"\\n\");\n}\nfunction text(tensors, name) {\nconst bytes = expect(tensors, name, \"u8\", [null]);\ntry {\nreturn new TextDecoder(\"utf-8\", { fatal: true, ignoreBOM: true }).decode(bytes);\n} catch {\nthrow new PackError(`tensor ${shown(name)} is not UTF-8`);\n}\n}\nreturn { describePack, checkNames, lines, text };\n})();\nconst _pack = (() => {\nconst {interpolate, Prior} = _codes;\nconst {forcedTo, fromPlanes, fromSlots, toRgba} = _colours;\nconst {Core, prepare} = _core;\nconst {Chain} = _decoder;\nconst {PackError, SeedError, shown} = _errors;\nconst {asBytes, fetchBytes, nameOf} = _files;\nconst {checkHead, digestOf, readFlat} = _flat;\nconst {LATENT_MAX} = _layers;\nconst {Painter} = _painter;\nconst {asFixed, asU32, seedWords} = _seeds;\nconst {sha256Hex} = _sha256;\nconst {describePack} = _tensors;\nconst MAX_SPREAD = 4;\nconst MAX_COLOURS = 256;\nconst WORK = { products: \"multiplications\", moves: \"moves of values\" };\nconst PLACE = [\"seed\", \"index\", \"attempt\", \"spread\"];\nconst PAINTED = [\"epoch\", \"swaps\", \"layer\"];\nclass Pack {\n#core = null;\n#chains = null;\n#painter = null;\n#closed = false;\nstatic from(content, options = {}) {\nreturn new Pack(asBytes(content), checkedOptions(options));\n}\nstatic async load(url, options = {}) {\nconst { engine } = checkedOptions(options);\nconst [bytes] = await Promise.all([fetchBytes(url), prepare(engine)]);\nreturn from(bytes, nameOf(url), options, await digestOf(bytes));\n}\nconstructor(bytes, { engine, limits }, digest = null) {\ncheckHead(bytes);\nconst { core, reason } = engine === \"js\" ? {} : Core.open(bytes, engine, digest);\nconst { tensors, fingerprint } = readFlat(bytes, core !== undefined, digest);\nconst description = describePack(tensors, core !== undefined);\ncheckWork(description.work, limits);\nif (!core && engine !== undefined && engine !== \"js\") throw new PackError(`WebAssembly cannot draw it: ${reason}`);\nthis.width = description.width;\nthis.height = description.height;\nthis.channels = description.channels;\nthis.output = description.output;\nthis.spread = (description.painting?.spread ?? 256) / 256;\nthis.epochs = description.nEpochs;\nthis.layers = Object.freeze(description.painting?.layers ?? []);\nthis.labels = Object.freeze(description.labels);\nthis.names = Object.freeze(description.names);\nthis.fingerprint = fingerprint;\nthis.bytes = bytes;\nthis.work = Object.freeze(description.work);\nthis.prior = new Prior(tensors, description);\nthis.colours = tensors.get(\"palette.colours\")?.data ?? null;\nthis.numbers = new Map(this.names.map((name, number) => [name, number]));\nthis.engine = core ? \"wasm\" : \"js\";\nif (core) this.#core = core;\nelse this.#makeChains(tensors, description);\n}\n#makeChains(tensors, description) {\nconst { decoder, palette, painting } = description;\ntry {\nif (painting) this.#painter = new Painter(tensors, description);\nelse this.#chains = { decoder: new Chain(decoder), palette: palette && new Chain(palette) };\n} catch (error) {\nif (error instanceof RangeError) throw new PackError(\"its layers need more memory than there is\");\nthrow error;\n}\n}\ntexture(request) {\nreturn this.render(this.codes(request));\n}\nblend(a, b, t, request = {}) {\nreturn this.render(this.blendCodes(a, b, t, request));\n}\naroundCentroid(request) {\nreturn this.render(this.centroidCodes(request));\n}\ninterpolate(a, b, ways, controls = {}) {\nreturn this.interpolationCodes(a, b, ways, controls).map((codes) => this.render(codes));\n}\ncodes(request) {\ncheckKeys(request, [...PLACE, ...PAINTED, \"label\", \"base\", \"palette\", \"style\"]);\nconst { label, base, spread = this.spread, palette } = request;\nconst { source, colours } = this.#palette(palette);\nconst painting = this.#painting(request);\nconst exemplar = base === undefined || base === null ? null : this.#exemplar(base);\nconst kind = this.#class(label);\nif (exemplar !== null && kind !== null && kind !== this.prior.classOf(exemplar)) {\nthrow new SeedError(`the sprite ${shown(base)} is not of class ${shown(label)}; leave the label out`);\n}\nconst { epoch, style, ...more } = painting;\nconst controls = { spread: asFixed(spread, \"spread\", MAX_SPREAD), label: kind, base: exemplar, palette: source };\nreturn { ...this.prior.draw(placeOf(request), { ...controls, epoch, style }), colours, ...more };\n}\nblendCodes(a, b, t, request) {\ncheckKeys(request, [...PLACE, ...PAINTED, \"palette\"]);\nconst { seed = 0, spread = 0, palette } = request;\nconst { source, colours } = this.#palette(palette);\nconst { epoch, swaps, layer } = this.#painting(request);\nconst controls = { spread: asFixed(spread, \"spread\", MAX_SPREAD), palette: source, epoch };\nconst ends = [this.#exemplar(a), this.#exemplar(b)];\nconst codes = this.prior.blend(...ends, asFixed(t, \"t\", 1), placeOf({ ...request, seed }), controls);\nreturn { ...codes, colours, swaps, layer };\n}\ncentroidCodes(request) {\ncheckKeys(request, [...PLACE, \"label\"]);\nif (this.output === \"painted\") throw new SeedError(\"a painted pack draws variants of its sprites; it has no centroids\");\nconst { label, spread = 1 } = request;\nconst controls = { spread: asFixed(spread, \"spread\", MAX_SPREAD), label: this.#class(label) };\nreturn { ...this.prior.aroundCentroid(placeOf(request), controls), colours: null };\n}\ninterpolationCodes(a, b, ways, { label, epoch } = {}) {\nconst controls = { label: this.#class(label), spread: 256 * this.spread, epoch: this.#epoch(epoch) };\nconst [here, there] = [a, b].map((end) => {\ncheckKeys(end, [\"seed\", \"index\"]);\nreturn this.prior.draw(placeOf(end), controls);\n});\nreturn Array.from(ways, (t) => ({ ...interpolate(here, there, asFixed(t, \"t\", 1), placeOf(a)), colours: null }));\n}\nrender(codes) {\nthis.#checkCodes(codes);\nconst { width, height } = this;\nconst channels = codes.layer !== undefined && codes.layer !== null ? 4 : this.channels;\nif (this.#painter) {\nconst pixels = this.#painter.draw(codes, (exemplar) => this.prior.codeOf(exemplar));\nreturn { width, height, channels, pixels, data: toRgba(pixels, channels) };\n}\nif (!this.#core) {\nconst { decoder, palette } = this.#chains;\nreturn this.paint(codes, decoder.run(codes.z), palette?.run(codes.palette));\n}\nconst pixels = this.#core.draw(codes, width * height * channels);\nreturn { width, height, channels, pixels, data: toRgba(pixels, channels) };\n}\nclose() {\nthis.#closed = true;\nthis.#core = this.#chains = this.#painter = null;\n}\npaint(codes, decoded, palette) {\nconst { width, height, channels } = this;\nlet pixels;\nif (this.output === \"direct\") {\npixels = fromPlanes(decoded, channels);\n} else {\nconst own = this.colours ?? palette;\npixels = fromSlots(decoded, codes.colours ? forcedTo(codes.colours, own, channels) : own, channels);\n}\nreturn { width, height, channels, pixels, data: toRgba(pixels, channels) };\n}\nnamesOf(label) {\nconst kind = this.#class(label);\nreturn kind === null ? [] : this.names.filter((_, number) => this.prior.classOf(number) === kind);\n}\n#checkCodes(codes) {\nif (this.#closed) throw new PackError(\"the pack is closed\");\nconst { nLatent, nLabels, computesPalettes } = this.prior;\nconst { z, palette, kept, colours } = codes;\nconst n = nLatent + nLabels;\nconst isPainted = this.output === \"painted\";\nfor (const code of computesPalettes ? [z, palette, ...(isPainted ? [kept] : [])] : [z]) {\nif (!(code instanceof Int8Array) || code.length !== n || code.includes(-LATENT_MAX - 1)) {\nthrow new SeedError(`a code of this pack is an Int8Array of ${n} values from -${LATENT_MAX} to ${LATENT_MAX}`);\n}\n}\nif (colours && (this.output === \"direct\" || this.channels === 1)) {\nthrow new SeedError(\"this pack has no palette that can be forced to colours\");\n}\nif (colours) checkedColours(colours);\nif (isPainted) this.#checkPainting(codes);\n}\n#checkPainting({ sources, t, rules, regions, swaps, layer }) {\nconst exists = (value, n) => Number.isInteger(value) && value >= 0 && value < n;\nconst known = Array.isArray(sources) && sources.every((source) => exists(source, this.prior.nExemplars));\nif (!known || sources.length < 1 || sources.length > 2 || !exists(t, 257)) {\nthrow new SeedError(\"a code of this pack has one or two sources, numbers of its sprites, and t from 0 to 256\");\n}\nconst isFit = sources.length === 2 ? rules === \"mix\" && regions?.length === 9 : rules === \"levels\" || rules === \"style\";\nif (!isFit) throw new SeedError(\"a code of two sources is painted by the rules mix, in 3×3 regions; of one by levels or style\");\nif (layer !== undefined && layer !== null && !exists(layer, this.layers.length)) {\nthrow new SeedError(`layer ${shown(layer)} of ${this.layers.length}`);\n}\ncheckedSwaps(swaps);\n}\n#class(label) {\nif (label === undefined || label === null) return null;\nconst kind = this.labels.indexOf(label);\nif (kind >= 0) return kind;\nconst allowed = this.labels.join(\", \") || \"none: this pack has no classes\";\nthrow new SeedError(`no class ${shown(label)} in this pack; it has ${allowed}`);\n}\n#exemplar(name) {\nconst number = this.numbers.get(name);\nif (number !== undefined) return number;\nconst count = this.names.length;\nconst hint = count ? `the first is ${shown(this.names[0])}` : \"it keeps none\";\nthrow new SeedError(`no sprite ${shown(name)} among the ${count} names of this pack; ${hint}`);\n}\n#painting({ epoch, style, swaps, layer }) {\nconst isGiven = (value) => value !== undefined && value !== null;\nif (this.output !== \"painted\" && [style, swaps, layer].some(isGiven)) {\nthrow new SeedError(\"style, swaps and layer are for painted packs; this one does not hold its art\");\n}\nconst number = isGiven(layer) ? this.layers.indexOf(layer) : null;\nif (number === -1) {\nthrow new SeedError(`no layer ${shown(layer)} in this pack; it has ${this.layers.join(\", \") || \"none\"}`);\n}\nreturn {\nepoch: this.#epoch(epoch),\nstyle: isGiven(style) ? this.#exemplar(style) : null,\nswaps: checkedSwaps(swaps),\nlayer: number,\n};\n}\n#epoch(epoch = 1) {\nif (Number.isInteger(epoch) && epoch >= 1 && epoch <= this.epochs) return epoch;\nthrow new SeedError(`epoch ${shown(epoch)}; this pack has ${this.epochs === 1 ? \"only epoch 1\" : `1 to ${this.epochs}`}`);\n}\n#palette(palette) {\nif (palette === undefined || palette === null) return { source: \"varied\", colours: null };\nif (this.output === \"direct\") {\nthrow new SeedError(\"this pack draws channel values, not palette colours; it has no palette control\");\n}\nif (typeof palette !== \"string\") {\nif (this.channels === 1) {\nthrow new SeedError(\"this pack draws shades of grey; its palettes cannot be forced to colours [r, g, b]\");\n}\nreturn { source: \"varied\", colours: checkedColours(palette) };\n}\nif (!this.prior.computesPalettes) {\nthrow new SeedError(\"this pack has one fixed palette; give colours instead, as a list of [r, g, b]\");\n}\nif (palette === \"keep\" || palette === \"any\") return { source: palette, colours: null };\nif (palette.startsWith(\"from:\")) return { source: this.#exemplar(palette.slice(5)), colours: null };\nthrow new SeedError(`palette ${shown(palette)}; keep, any, from:NAME or a list of [r, g, b] is allowed`);\n}\n}\nfunction textureHash(texture) {\nreturn sha256Hex(texture.pixels);\n}\nfunction from(bytes, where, options, digest) {\ntry {\nreturn new Pack(bytes, options, digest);\n} catch (error) {\nif (error instanceof PackError) throw new PackError(`${where}: ${error.message}`);\nthrow error;\n}\n}\nfunction checkedOptions(options, allowed = [\"engine\", \"limits\"]) {\nconst { engine, limits } = options;\nconst others = Object.keys(options).filter((key) => !allowed.includes(key));\nif (others.length) throw new TypeError(`no option ${shown(others[0])} here; ${allowed.join(\", \")} are allowed`);\nconst isModule = typeof WebAssembly !== \"undefined\" && engine instanceof WebAssembly.Module;\nif (engine !== undefined && engine !== \"wasm\" && engine !== \"js\" && !isModule) {\nthrow new TypeError(`engine ${shown(engine)}; \"wasm\", \"js\" or a WebAssembly.Module of assetgen.wasm is allowed`);\n}\nfor (const [key, most] of Object.entries(limits ?? {})) {\nif (!(key in WORK && most >= 0)) throw new TypeError(`limits are {products, moves}, numbers from 0; got ${shown(key)}`);\n}\nreturn { engine, limits };\n}\nfunction checkWork(work, limits) {\nfor (const [key, most] of Object.entries(limits ?? {})) {\nif (work[key] > most) throw new PackError(`a texture takes ${work[key]} ${WORK[key]}; the limit set is ${most}`);\n}\n}\nfunction placeOf({ seed, index = 0, attempt = 0 }) {\nconst [low, high] = seedWords(seed);\nreturn { low, high, index: asU32(index, \"index\"), attempt: asU32(attempt, \"attempt\") };\n}\nfunction checkKeys(request, allowed) {\nif (typeof request !== \"object\" || request === null) {\nthrow new SeedError(`a request is an object like {seed: 7}, got ${shown(request)}`);\n}\nfor (const key of Object.keys(request)) {\nif (!allowed.includes(key)) throw new SeedError(`no control ${shown(key)} here; ${allowed.join(\", \")} are allowed`);\n}\n}\nfunction checkedSwaps(swaps) {\nif (swaps === undefined || swaps === null) return null;\nconst pairs = Symbol.iterator in Object(swaps) ? Array.from(swaps) : [null];\nif (pairs.length > MAX_COLOURS || !pairs.every((pair) => Array.isArray(pair) && pair.length === 2)) {\nthrow new SeedError(`swaps must be at most ${MAX_COLOURS} pairs of colours, [[[r, g, b], [r, g, b]], …]`);\n}\nreturn pairs.map((pair) => checkedColours(pair));\n}\nfunction checkedColours(palette) {\nconst whole = (value) => Number.isInteger(value) && value >= 0 && value <= 255;\nconst colours = Symbol.iterator in Object(palette) ? Array.from(palette, (colour) => Array.from(colour ?? [])) : [];\nconst fits = colours.every((colour) => colour.length === 3 && colour.every(whole));\nif (!fits || colours.length < 1 || colours.length > MAX_COLOURS) {\nthrow new SeedError(`a palette must be 1 to ${MAX_COLOURS} colours [r, g, b] of whole numbers from 0 to 255`);\n}\nreturn colours;\n}\nreturn { Pack, textureHash, from, checkedOptions };\n})();\nconst _plan_core = (() => {\nconst {moduleFor, textAt} = _core;\nconst {PackError} = _errors;\nclass PlanCore {\nstatic open(bytes, engine) {\nconst { module, reason } = moduleFor(engine);\nif (!module) return { reason };\ntry {\nconst calls = new WebAssembly.Instance(module).exports;\nconst file = calls.room(bytes.length);\nif (!file) return { reason: \"not enough memory\" };\nnew Uint8Array(calls.memory.buffer).set(bytes, file);\nconst code = calls.open_plans(file, bytes.length);\nreturn code ? { reason: textAt(calls, calls.error(code)) } : { core: new PlanCore(calls) };\n} catch (error) {\nreturn { reason: error.message };\n}\n}\n#calls;\n#failed = null;\nconstructor(calls) {\nthis.#calls = calls;\n}\ndraw({ width, height, outline, pins }, { low, high, index, attempt }, { style, level, spread }) {\nif (this.#failed) throw new PackError(this.#failed);\nconst calls = this.#calls;\nconst n = width * height;\nlet error;\ntry {\nconst board = calls.board(height, width);\nif (!board) throw new PackError(\"not enough memory for a plan of this size\");\nconst memory = new Uint8Array(calls.memory.buffer, board, 3 * n);\nmemory.set(outline);\nif (pins) memory.set(pins, n);\nerror = calls.plan(low, high, index, attempt, style ?? -1, level, spread, height, width, pins ? 1 : 0);\nif (!error) return memory.slice(2 * n);\n} catch (trap) {\nif (trap instanceof PackError) throw trap;\nthis.#failed = `the WebAssembly core has failed (${trap.message}); open the pack with {engine: \"js\"}`;\nthrow new PackError(this.#failed);\n}\nthrow new PackError(textAt(calls, calls.error(error)));\n}\n}\nreturn { PlanCore };\n})();\nconst _plan_site = (() => {\nconst {SeedError, shown} = _errors;\nconst MAX_SIDE = 512;\nconst MAX_CELLS = 2 ** 16;\nconst MAX_PRODUCTS = 2 ** 33;\nconst MOST_SIZES = 8;\nfunction piecesOf(mask, width) {\nconst numbers = new Int32Array(mask.length).fill(-1);\nconst counts = [];\nconst stack = [];\nconst visit = (cell, number) => {\nif (!mask[cell] || numbers[cell] >= 0) return;\nnumbers[cell] = number;\nstack.push(cell);\n};\nfor (let start = 0; start < mask.length; start++) {\nif (!mask[start] || numbers[start] >= 0) continue;\nconst number = counts.length;\ncounts.push(0);\nvisit(start, number);\nwhile (stack.length) {\nconst cell = stack.pop();\nconst x = cell % width;\ncounts[number]++;\nif (cell >= width) visit(cell - width, number);\nif (x > 0) visit(cell - 1, number);\nif (x + 1 < width) visit(cell + 1, number);\nif (cell + width < mask.length) visit(cell + width, number);\n}\n}\nreturn { numbers, counts };\n}\nfunction nearVoid(inside, width, corners) {\nconst height = inside.length / width;\nconst near = new Uint8Array(inside.length);\nconst isVoid = (y, x) => y < 0 || y >= height || x < 0 || x >= width || !inside[y * width + x];\nfor (let y = 0; y < height; y++) {\nfor (let x = 0; x < width; x++) {\nif (!inside[y * width + x]) continue;\nlet found = isVoid(y - 1, x) || isVoid(y, x - 1) || isVoid(y, x + 1) || isVoid(y + 1, x);\nif (corners) found ||= isVoid(y - 1, x - 1) || isVoid(y - 1, x + 1) || isVoid(y + 1, x - 1) || isVoid(y + 1, x + 1);\nnear[y * width + x] = found ? 1 : 0;\n}\n}\nreturn near;\n}\nfunction sitesOf(plans, { outline, pins, pieces }) {\nconst { width, height, inside } = checkedOutline(outline);\nconst pinned = checkedPins(pins, inside, width, plans.classes.length);\nif (![undefined, null, \"largest\", \"each\"].includes(pieces)) {\nthrow new SeedError(`pieces ${shown(pieces)}; \"largest\" or \"each\" is allowed`);\n}\nconst { numbers, counts } = piecesOf(inside, width);\nconst order = bySize(counts);\nif (counts.length > 1 && !pieces) throw new SeedError(severalPieces(numbers, counts, order, width));\nconst chosen = pieces === \"largest\" ? [order[0]] : [...counts.keys()];\nconst lost = pieces === \"largest\" && pinned ? pinned.findIndex((pin, cell) => pin && numbers[cell] !== order[0]) : -1;\nif (lost >= 0) {\nconst at = cellName(lost, width);\nthrow new SeedError(`the pin at ${at} lies outside the largest piece of the outline; pin cells inside`);\n}\nreturn chosen.map((number) => {\nconst site = {\nwidth,\nheight,\noutline: Uint8Array.from(numbers, (found) => (found === number ? 1 : 0)),\npins: pinned && pinned.map((pin, cell) => (numbers[cell] === number ? pin : 0)),\n};\ncheckSite(plans, site);\nreturn site;\n});\n}\nfunction checkSite(plans, { width, outline, pins }) {\nconst nCells = outline.reduce((sum, each) => sum + each, 0);\nif (nCells > MAX_CELLS || plans.nWeights * nCells > MAX_PRODUCTS) {\nconst most = Math.min(MAX_CELLS, Math.floor(MAX_PRODUCTS / plans.nWeights));\nthrow new SeedError(`the outline is too large: ${nCells} cells; this pack draws at most ${most}`);\n}\nif (plans.rim) {\nconst rim = nearVoid(outline, width, true);\nif (outline.every((each, cell) => !each || rim[cell])) {\nconst at = where(outline, width);\nconst name = shown(plans.classes[plans.rim - 1]);\nthrow new SeedError(\n`the outline is too thin at ${at}: all its cells touch void and become ${name}; 3x3 cells are the least`,\n);\n}\n}\nif (!pins) return;\nconst free = outline.map((each, cell) => (each && (!pins[cell] || plans.walkable[pins[cell]]) ? 1 : 0));\nconst { numbers, counts } = piecesOf(free, width);\nif (counts.length === 0) {\nthrow new SeedError(`the pins leave no cell to walk on; unpin one, such as ${where(outline, width)}`);\n}\nif (counts.length > 1) {\nconst shut = bySize(counts)[1];\nconst at = where(numbers.map((number) => (number === shut ? 1 : 0)), width);\nthrow new SeedError(\n`the pins shut off ${counts[shut]} cells at ${at} from the rest; leave a way open, or pin them too`,\n);\n}\n}\nfunction checkedOutline(outline) {\nconst { width, height, data } = outline ?? {};\nif (![width, height].every((side) => Number.isInteger(side) && side >= 0) || !isGrid(data, width * height)) {\nthrow new SeedError(\"an outline is {width, height, data}: a number or truth value for each cell, row by row\");\n}\nconst inside = Uint8Array.from(data, (value) => (value ? 1 : 0));\nif (!inside.includes(1)) throw new SeedError(`the outline is empty: none of its ${height}x${width} cells is inside`);\nif (Math.max(width, height) > MAX_SIDE) {\nthrow new SeedError(`the outline is too large: ${height}x${width}; sides up to ${MAX_SIDE} are allowed`);\n}\nreturn { width, height, inside };\n}\nfunction checkedPins(pins, inside, width, nClasses) {\nif (pins === undefined || pins === null) return null;\nif (!isGrid(pins, inside.length)) {\nthrow new SeedError(`pins are ${inside.length} class numbers, one for each cell of the outline, row by row`);\n}\nconst pinned = Array.from(pins, Number);\nconst unknown = pinned.findIndex((pin) => !Number.isInteger(pin) || pin < 0 || pin > nClasses);\nif (unknown >= 0) {\nconst at = cellName(unknown, width);\nconst pin = shown(pins[unknown]);\nthrow new SeedError(`the pin at ${at} is class ${pin}; 1 to ${nClasses} are known, 0 pins nothing`);\n}\nconst outside = pinned.findIndex((pin, cell) => pin && !inside[cell]);\nif (outside >= 0) {\nthrow new SeedError(`the pin at ${cellName(outside, width)} lies outside the outline; pin cells inside`);\n}\nreturn Uint8Array.from(pinned);\n}\nfunction isGrid(data, n) {\nreturn (Array.isArray(data) || (ArrayBuffer.isView(data) && !(data instanceof DataView))) && data.length === n;\n}\nfunction bySize(counts) {\nreturn [...counts.keys()].sort((a, b) => counts[b] - counts[a] || a - b);\n}\nfunction severalPieces(numbers, counts, order, width) {\nconst sizes = order.slice(0, MOST_SIZES).map((number) => counts[number]).join(\", \");\nconst more = counts.length > MOST_SIZES ? \", …\" : \"\";\nconst at = cellName(numbers.indexOf(order[1]), width);\nreturn (\n`the outline is in ${counts.length} pieces, of ${sizes}${more} cells, the second at ${at}; ` +\n'join them, or give pieces: \"largest\" or \"each\"'\n);\n}\nfunction where(mask, width) {\nreturn cellName(mask.indexOf(1), width);\n}\nfunction cellName(cell, width) {\nreturn `row ${Math.floor(cell / width)}, column ${cell % width}`;\n}\nreturn { piecesOf, nearVoid, sitesOf };\n})();\nconst _plan_mend = (() => {\nconst {nearVoid, piecesOf} = _plan_site;\nconst FAR = Infinity;\nfunction mend(plans, plan, { width, outline, pins }) {\nconst { walkable, repair } = plans;\nconst edge = nearVoid(outline, width, false);\nconst isPinned = (cell) => Boolean(pins?.[cell]);\nif (!plan.some((k) => walkable[k])) {\nconst isFree = (cell) => outline[cell] && !isPinned(cell);\nlet first = plan.findIndex((_, cell) => isFree(cell) && !edge[cell]);\nif (first < 0) first = plan.findIndex((_, cell) => isFree(cell));\nplan[first] = repair.floor;\n}\nwallUp(plans, plan, width, isPinned);\nconst { numbers, counts } = piecesOf(plan.map((k) => walkable[k]), width);\nif (counts.length < 2) return;\nconst costs = Int32Array.from(plan, (k, cell) => {\nif (walkable[k]) return 0;\nreturn !outline[cell] || isPinned(cell) ? -1 : edge[cell] ? repair.rimCost : repair.cost;\n});\nconst ways = waysBetween(numbers, counts.length, costs, width);\nfor (const cell of ways) plan[cell] = repair.floor;\nconst height = plan.length / width;\nfor (const cell of ways) {\nconst [y, x] = [Math.floor(cell / width), cell % width];\nfor (let b = y; b < Math.min(height, y + repair.brush); b++) {\nfor (let a = x; a < Math.min(width, x + repair.brush); a++) {\nconst here = b * width + a;\nif (walkable[plan[here]] || !outline[here] || edge[here] || isPinned(here)) continue;\nif ((b && walkable[plan[here - width]]) || (a && walkable[plan[here - 1]])) plan[here] = repair.floor;\n}\n}\n}\n}\nfunction wallUp({ walkable, repair }, plan, width, isPinned) {\nconst { numbers, counts } = piecesOf(plan.map((k) => walkable[k]), width);\nconst keeps = counts.map((count) => count >= repair.least);\nkeeps[counts.indexOf(counts.reduce((most, count) => Math.max(most, count), 0))] = true;\nnumbers.forEach((number, cell) => {\nif (number >= 0 && isPinned(cell)) keeps[number] = true;\n});\nnumbers.forEach((number, cell) => {\nif (number >= 0 && !keeps[number]) plan[cell] = repair.wall;\n});\n}\nfunction waysBetween(numbers, n, costs, width) {\nconst owners = numbers.slice();\nconst reached = Float64Array.from(owners, (owner) => (owner >= 0 ? 0 : FAR));\ngrow(owners, reached, costs, width);\nconst edges = [];\nfor (let cell = 0; cell < owners.length; cell++) {\nconst others = [(cell + 1) % width ? cell + 1 : -1, cell + width < owners.length ? cell + width : -1];\nothers.forEach((other, direction) => {\nif (other < 0 || owners[cell] < 0 || owners[other] < 0 || owners[cell] === owners[other]) return;\nedges.push([reached[cell] + reached[other], cell, direction, other]);\n});\n}\nedges.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);\nconst roots = Int32Array.from({ length: n }, (_, i) => i);\nconst ways = new Set();\nfor (const [, cell, , other] of edges) {\nconst [here, there] = [rootOf(roots, owners[cell]), rootOf(roots, owners[other])];\nif (here === there) continue;\nroots[here] = there;\nfor (let end of [cell, other]) {\nwhile (costs[end] > 0) {\nways.add(end);\nconst before = reached[end] - costs[end];\nconst owner = owners[end];\nend = neighbours(end, width, owners.length).find((near) => reached[near] === before && owners[near] === owner);\n}\n}\n}\nreturn [...ways].sort((a, b) => a - b);\n}\nfunction grow(owners, reached, costs, width) {\nconst buckets = new Map([[0, []]]);\nowners.forEach((owner, cell) => {\nif (owner >= 0) buckets.get(0).push(cell);\n});\nfor (let cost = 0; buckets.size; cost++) {\nconst cells = buckets.get(cost) ?? [];\nbuckets.delete(cost);\nfor (const cell of cells) {\nif (reached[cell] !== cost) continue;\nfor (const other of neighbours(cell, width, owners.length)) {\nconst there = cost + costs[other];\nif (costs[other] <= 0 || there > reached[other]) continue;\nif (there === reached[other]) {\nowners[other] = Math.min(owners[other], owners[cell]);\ncontinue;\n}\nreached[other] = there;\nowners[other] = owners[cell];\nif (!buckets.has(there)) buckets.set(there, []);\nbuckets.get(there).push(other);\n}\n}\n}\n}\nfunction neighbours(cell, width, n) {\nconst found = [];\nif (cell >= width) found.push(cell - width);\nif (cell % width) found.push(cell - 1);\nif ((cell + 1) % width) found.push(cell + 1);\nif (cell + width < n) found.push(cell + width);\nreturn found;\n}\nfunction rootOf(roots, component) {\nwhile (roots[component] !== component) component = roots[component] = roots[roots[component]];\nreturn component;\n}\nreturn { mend };\n})();\nconst _plan_scan = (() => {\nconst {CLASS, draw} = _seeds;\nconst {nearVoid} = _plan_site;\nconst CELLS = 7; // the domain of the cells' words\nconst MARGIN = 17;\nconst UNKNOWN = 255;\nconst NO_COLUMN = -1;\nconst AT_THE_RIM = 2;\nconst WEIGHTS = Uint32Array.of(\n65536, 63520, 61565, 59671, 57835, 56056, 54331, 52660, 51039, 49469, 47947, 46472, 45042, 43656, 42313, 41011,\n39750, 38527, 37341, 36192, 35079, 34000, 32954, 31940, 30957, 30005, 29081, 28187, 27319, 26479, 25664, 24875,\n24109, 23368, 22649, 21952, 21276, 20622, 19987, 19372, 18776, 18199, 17639, 17096, 16570, 16060, 15566, 15087,\n14623, 14173, 13737, 13314, 12905, 12508, 12123, 11750, 11388, 11038, 10698, 10369, 10050, 9741, 9441, 9151, 8869,\n8596, 8332, 8076, 7827, 7586, 7353, 7127, 6907, 6695, 6489, 6289, 6096, 5908, 5726, 5550, 5380, 5214, 5054, 4898,\n4747, 4601, 4460, 4323, 4190, 4061, 3936, 3815, 3697, 3584, 3473, 3366, 3263, 3162, 3065, 2971, 2879, 2791, 2705,\n2622, 2541, 2463, 2387, 2314, 2243, 2174, 2107, 2042, 1979, 1918, 1859, 1802, 1746, 1693, 1641, 1590, 1541, 1494,\n1448, 1403, 1360, 1318, 1278, 1238, 1200, 1163, 1128, 1093, 1059, 1027, 995, 964, 935, 906, 878, 851, 825, 800,\n775, 751, 728, 706, 684, 663, 642, 623, 604, 585, 567, 550, 533, 516, 500, 485, 470, 456, 442, 428, 415, 402, 390,\n378, 366, 355, 344, 333, 323, 313, 303, 294, 285, 276, 268, 260, 252, 244, 236, 229, 222, 215, 209, 202, 196, 190,\n184, 178, 173, 168, 162, 157, 153, 148, 143, 139, 135, 131, 127, 123, 119, 115, 112, 108, 105, 102, 99, 95, 93,\n90, 87, 84, 82, 79, 77, 74, 72, 70, 68, 66, 64, 62, 60, 58, 56, 54, 53, 51, 50, 48, 47, 45, 44, 42, 41, 40, 39,\n37, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 27, 26, 25, 24, 23, 23, 22, 21, 21, 20, 19, 19, 18, 18, 17, 17, 16,\n16, 15, 15, 14, 14, 13, 13, 13, 12, 12, 11, 11, 11, 10, 10, 10, 9, 9, 9, 9, 8, 8, 8, 8, 7, 7, 7, 7, 6, 6, 6, 6, 6,\n6, 5, 5, 5, 5, 5, 5, 4, 4, 4, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,\n2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,\n1, 1,\n);\nclass Scan {\nconstructor(plans) {\nthis.plans = plans;\nconst n = plans.classes.length;\nthis.windows = new Set(plans.windows);\nthis.powers = Array.from({ length: 9 }, (_, i) => (n + 1) ** (8 - i));\nthis.places = placesOf(plans.taps, n);\nconst [first, ...rest] = plans.layers;\nthis.columns = columnsOf(first);\nthis.rest = rest.map((layer) => ({ ...layer, columns: columnsOf(layer), sums: new Int32Array(layer.nOut) }));\nthis.bias = new Int32Array(first.nOut);\nthis.sums = new Int32Array(first.nOut);\nthis.logits = new Int32Array(n);\n}\ndraw(site, place, { style, level, spread }) {\nconst { plans } = this;\nconst { width, height, outline } = site;\nconst board = this.#board(site);\nthis.#setBias(style ?? Math.floor((draw(place, CLASS, 1)[0] * Math.max(1, plans.styles.length)) / 2 ** 32), level);\nconst words = draw(place, CELLS, width * height);\nconst plan = new Uint8Array(width * height);\nfor (let y = 0, number = 0; y < height; y++) {\nfor (let x = 0; x < width; x++, number++) {\nif (!outline[number]) continue;\nconst p = (y + MARGIN) * board.width + x + MARGIN;\nlet drawn = board.known[p];\nif (drawn === UNKNOWN) {\nconst best = this.#fitting(board, p);\nif (best.length > 1) this.#infer(board, p);\ndrawn = best.length > 1 ? this.#choice(best, words[number], spread) : best[0];\n}\nplan[number] = drawn;\nthis.#put(board, p, drawn);\n}\n}\nreturn plan;\n}\n#board({ width, height, outline, pins }) {\nconst { plans } = this;\nconst n = plans.classes.length;\nconst w = width + 2 * MARGIN;\nconst area = w * (height + 2 * MARGIN);\nconst grid = (fill = 0) => new Uint8Array(area).fill(fill);\nconst board = {\nwidth: w, area, voids: grid(1), rim: grid(), drawn: grid(), pinned: grid(), known: grid(),\nsums: Array.from({ length: n + 1 }, () => grid()), counts: new Uint32Array(n + 1), nCells: 0, nDrawn: 0,\nparents: new Int32Array(area).fill(-1), open: new Int32Array(area), nIslands: 0,\noffsets: this.places.map(({ dy, dx }) => dy * w + dx), hasPins: Boolean(pins?.some(Boolean)),\n};\nconst rim = nearVoid(outline, width, true);\nfor (let cell = 0; cell < outline.length; cell++) {\nif (!outline[cell]) continue;\nconst p = (Math.floor(cell / width) + MARGIN) * w + (cell % width) + MARGIN;\nconst pin = pins ? pins[cell] : 0;\nboard.nCells++;\nboard.voids[p] = 0;\nboard.rim[p] = rim[cell] ? AT_THE_RIM : 1;\nboard.pinned[p] = pin;\nboard.known[p] = pin || (rim[cell] && plans.rim) || UNKNOWN;\n}\nboard.sums[0].fill(9);\nfor (let p = w + 1; p < area - w - 1; p++) {\nlet sum = 0;\nfor (let i = -w; i <= w; i += w) sum += board.voids[p + i - 1] + board.voids[p + i] + board.voids[p + i + 1];\nboard.sums[0][p] = sum;\n}\nreturn board;\n}\n#setBias(style, level) {\nconst { plans, bias } = this;\nconst n = bias.length;\nfor (let o = 0; o < n; o++) {\nbias[o] = plans.layers[0].bias[o] + plans.style[style * n + o] + plans.level[level * n + o];\n}\n}\n#fitting(board, p) {\nconst { powers, windows } = this;\nconst n = this.plans.classes.length;\nconst { known, width: w } = board;\nconst faults = new Array(n + 1).fill(0);\nfor (let place = 0; place < 9; place++) {\nconst corner = p - Math.floor(place / 3) * w - (place % 3);\nlet code = 0;\nlet i = 8;\nfor (; i >= 0; i--) {\nif (i === place) continue;\nconst found = known[corner + Math.floor(i / 3) * w + (i % 3)];\nif (found === UNKNOWN) break;\ncode += found * powers[i];\n}\nif (i >= 0) continue;\nfor (let k = 1; k <= n; k++) if (!windows.has(code + k * powers[place])) faults[k]++;\n}\nlet best = [];\nfor (let k = 1, fewest = 10; k <= n; k++) {\nif (faults[k] < fewest) [fewest, best] = [faults[k], []];\nif (faults[k] === fewest) best.push(k);\n}\nreturn best;\n}\n#infer(board, p) {\nconst { plans, columns, sums } = this;\nconst { nOut, shift, low, high } = plans.layers[0];\nsums.set(this.bias);\nthis.places.forEach((look, i) => {\nconst at = p + board.offsets[i];\nif (look.kind === \"sums\") return add(sums, columns, look.columns[0], board.sums[look.plane][at]);\nif (look.kind === \"pinned\" && !board.hasPins) return undefined;\nconst column = look.columns[board[look.kind][at]];\nif (column !== NO_COLUMN) add(sums, columns, column, 1);\nreturn undefined;\n});\nthis.#told(board, p).forEach((value, i) => add(sums, columns, plans.taps.length / 3 + i, value));\nlet values = sums;\nfor (let o = 0; o < nOut; o++) sums[o] = Math.min(Math.max(sums[o] >> shift[o], low), high);\nfor (const layer of this.rest) {\nlayer.sums.set(layer.bias);\nfor (let i = 0; i < layer.nIn; i++) if (values[i]) add(layer.sums, layer.columns, i, values[i]);\nvalues = layer.sums;\nfor (let o = 0; o < layer.nOut; o++) {\nvalues[o] = Math.min(Math.max(values[o] >> layer.shift[o], layer.low), layer.high);\n}\n}\nthis.logits.set(values);\n}\n#told({ counts, nCells, nDrawn, nIslands, width, open, parents }, p) {\nconst shares = [];\nfor (let k = 1; k < counts.length; k++) shares.push(Math.floor((16 * counts[k] + (nCells >> 1)) / nCells));\nconst left = rootOf(parents, p - 1);\nconst above = rootOf(parents, p - width);\nconst edges = [left, above].map((root) => (root < 0 ? 0 : Math.min(9, open[root])));\nconst areOne = left >= 0 && left === above ? 1 : 0;\nreturn [...shares, Math.floor((16 * nDrawn) / nCells), ...edges, areOne, nIslands > 1 ? 1 : 0];\n}\n#choice(allowed, word, spread) {\nconst { logits } = this;\nconst most = Math.max(...allowed.map((k) => logits[k - 1]));\nif (spread === 0) return allowed.find((k) => logits[k - 1] === most);\nconst quotient = Math.floor(65536 / spread);\nlet total = 0;\nconst steps = allowed.map((k) => (total += WEIGHTS[Math.floor(((most - logits[k - 1]) * quotient) / 256)] ?? 0));\nconst r = Math.floor((word * total) / 2 ** 32);\nreturn allowed[steps.findIndex((step) => r < step)];\n}\n#put(board, p, drawn) {\nconst { width: w, rim, open, parents } = board;\nboard.drawn[p] = board.known[p] = drawn;\nfor (let i = -w; i <= w; i += w) for (let j = -1; j <= 1; j++) board.sums[drawn][p + i + j]++;\nboard.counts[drawn]++;\nboard.nDrawn++;\nconst around = [...new Set([rootOf(parents, p - 1), rootOf(parents, p - w)])].filter((root) => root >= 0);\nif (rim[p] === 1) for (const beside of [p - 1, p - w]) if (parents[beside] >= 0) open[rootOf(parents, beside)]--;\nif (!this.plans.walkable[drawn]) return;\nparents[p] = p;\nopen[p] = (rim[p + 1] === 1 ? 1 : 0) + (rim[p + w] === 1 ? 1 : 0);\nboard.nIslands += 1 - around.length;\nfor (const root of around) {\nparents[root] = p;\nopen[p] += open[root];\n}\n}\n}\nfunction placesOf(taps, n) {\nconst places = [];\nfor (let i = 0; i < taps.length; i += 3) {\nconst [plane, dy, dx] = taps.subarray(i, i + 3);\nconst kind = plane === 0 ? \"voids\" : plane === 1 ? \"sums\" : plane < 2 + n ? \"drawn\" : plane < 2 + 2 * n ? \"sums\" : \"pinned\";\nconst summed = kind === \"sums\" && plane > 1 ? plane - 1 - n : 0;\nconst there = kind === \"voids\" ? 1 : kind === \"sums\" ? 0 : kind === \"drawn\" ? plane - 1 : plane - 1 - 2 * n;\nconst fits = (look) =>\nlook.kind === kind && look.plane === summed && look.dy === dy && look.dx === dx && look.columns[there] === NO_COLUMN;\nlet look = places.find(fits);\nif (!look) {\nlook = { dy, dx, kind, plane: summed, columns: new Array(n + 1).fill(NO_COLUMN) };\nplaces.push(look);\n}\nlook.columns[there] = i / 3;\n}\nreturn places;\n}\nfunction columnsOf({ weight, nIn, nOut }) {\nconst columns = new Int32Array(weight.length);\nfor (let o = 0; o < nOut; o++) for (let i = 0; i < nIn; i++) columns[i * nOut + o] = weight[o * nIn + i];\nreturn columns;\n}\nfunction add(sums, columns, column, value) {\nif (value === 0) return;\nconst first = column * sums.length;\nfor (let o = 0; o < sums.length; o++) sums[o] += columns[first + o] * value;\n}\nfunction rootOf(parents, cell) {\nwhile (parents[cell] >= 0 && parents[cell] !== cell) cell = parents[cell] = parents[parents[cell]];\nreturn parents[cell];\n}\nreturn { Scan };\n})();\nconst _plan_tensors = (() => {\nconst {PackError, shown} = _errors;\nconst {expect} = _flat;\nconst {layersOf} = _layers;\nconst {checkNames, lines, text} = _tensors;\nconst CONTRACT = 2;\nconst MAX_CLASSES = 10;\nconst MAX_STYLES = 256;\nconst MAX_TAPS = 1024;\nconst MAX_REACH = 16;\nconst MAX_LAYERS = 8;\nconst MAX_WIDTH = 1024;\nconst MAX_WINDOWS = 2 ** 20;\nconst MAX_INPUT = 16;\nconst MAX_SUM = 2 ** 22;\nconst MAX_SHIFT = 22;\nconst MAX_LOGIT = 2 ** 15;\nconst N_TOLD = 5;\nconst MAX_LEAST = 2 ** 16;\nconst MAX_BRUSH = 8;\nconst MAX_COST = 1023;\nconst LEVELS = 9;\nfunction describePlans(tensors) {\nconst [contract] = expect(tensors, \"contract\", \"u8\", [1]);\nconst output = text(tensors, \"output\");\nif (contract !== CONTRACT || output !== \"plan\") {\nthrow new PackError(`contract ${contract}, output ${shown(output)}; a pack of plans has contract 2, output \"plan\"`);\n}\nconst classes = text(tensors, \"classes\").split(\"\\n\");\nconst styles = lines(tensors, \"labels\");\ncheckNames(classes, \"class names\");\ncheckNames(styles, \"labels\");\nconst n = classes.length;\nif (n < 2 || n > MAX_CLASSES) throw new PackError(`${n} classes; 2 to ${MAX_CLASSES} are allowed`);\nif (styles.length > MAX_STYLES) throw new PackError(`${styles.length} labels; at most ${MAX_STYLES} are allowed`);\nconst colours = expect(tensors, \"colours\", \"u8\", [n + 1, 4]);\nconst walkable = [0, ...expect(tensors, \"walkable\", \"u8\", [n])];\nif (walkable.some((value) => value > 1)) throw new PackError(\"walkable is 1 for classes that can be walked on, else 0\");\nconst rules = checkRules(tensors, n, walkable);\nconst taps = checkTaps(tensors, n);\nconst chain = new Map([...tensors].filter(([name]) => name.startsWith(\"scan.\") && name.split(\".\").length > 2));\nconst found = layersOf(chain, \"scan\");\nconst layers = checkLayers(tensors, found, taps.length / 3, n, Math.max(1, styles.length));\nconst known = new Set([\"contract\", \"output\", \"classes\", \"colours\", \"walkable\", \"labels\", \"windows\", \"rim\", \"repair\"]);\nfor (const name of [\"scan.style\", \"scan.level\", \"scan.taps\"]) known.add(name);\nfor (const layer of found) for (const short of layer.tensors.keys()) known.add(`${layer.name}.${short}`);\nfor (const name of tensors.keys()) {\nif (!known.has(name)) throw new PackError(`tensor ${shown(name)} does not belong in a pack of plans`);\n}\nconst nWeights = layers.reduce((sum, { weight }) => sum + weight.length, 0);\nconst [style, level] = [\"scan.style\", \"scan.level\"].map((name) => tensors.get(name).data);\nreturn { classes, styles, walkable, colours, ...rules, taps, style, level, layers, nWeights };\n}\nfunction checkRules(tensors, n, walkable) {\nconst windows = expect(tensors, \"windows\", \"u32\", [null]);\nconst most = (n + 1) ** 9;\nif (windows.length > MAX_WINDOWS || windows.some((code, i) => code >= most || (i > 0 && code <= windows[i - 1]))) {\nthrow new PackError(`windows must be at most ${MAX_WINDOWS} rising codes below ${most}`);\n}\nconst [rim] = expect(tensors, \"rim\", \"u8\", [1]);\nif (rim > n) throw new PackError(`rim is class ${rim}; 0 to ${n} is allowed`);\nconst [least, brush, wall, floor, cost, rimCost] = expect(tensors, \"repair\", \"i32\", [6]);\nif (!(least >= 0 && least <= MAX_LEAST && brush >= 1 && brush <= MAX_BRUSH)) {\nthrow new PackError(`repair: least ${least} and brush ${brush}; 0 to ${MAX_LEAST} and 1 to ${MAX_BRUSH} are allowed`);\n}\nif (![cost, rimCost].every((each) => each >= 1 && each <= MAX_COST)) {\nthrow new PackError(`repair: costs ${cost} and ${rimCost}; 1 to ${MAX_COST} is allowed`);\n}\nif (![wall, floor].every((k) => k >= 1 && k <= n) || walkable[wall] || !walkable[floor]) {\nthrow new PackError(`repair: wall is class ${wall} and floor ${floor}; an unwalkable and a walkable class are needed`);\n}\nreturn { rim, windows, repair: { least, brush, wall, floor, cost, rimCost } };\n}\nfunction checkTaps(tensors, n) {\nconst taps = expect(tensors, \"scan.taps\", \"i8\", [null, 3]);\nconst count = taps.length / 3;\nif (count < 1 || count > MAX_TAPS) throw new PackError(`${count} taps; 1 to ${MAX_TAPS} are allowed`);\nfor (let i = 0; i < count; i++) {\nconst [plane, dy, dx] = taps.subarray(3 * i, 3 * i + 3);\nif (plane < 0 || plane > 3 * n + 1) throw new PackError(`scan.taps: planes are 0 to ${3 * n + 1}`);\nif (Math.abs(dy) > MAX_REACH || Math.abs(dx) > MAX_REACH) {\nthrow new PackError(`scan.taps: taps are within ${MAX_REACH} cells of the cell that is drawn`);\n}\nconst isClass = plane >= 2 && plane < 2 + n;\nconst isSum = plane >= 2 + n && plane < 2 + 2 * n;\nconst isBefore = dy < 0 || (dy === 0 && dx < 0);\nconst isFarBefore = dy <= -2 || (dy === -1 && dx <= -2);\nif ((isClass && !isBefore) || (isSum && !isFarBefore)) {\nthrow new PackError(`scan.taps: tap ${i}, [${plane}, ${dy}, ${dx}], sees a class that is not drawn yet`);\n}\n}\nreturn taps;\n}\nfunction checkLayers(tensors, layers, nTaps, n, nStyles) {\nif (layers.length < 1 || layers.length > MAX_LAYERS) {\nthrow new PackError(`${layers.length} layers; 1 to ${MAX_LAYERS} are allowed`);\n}\nlet nIn = nTaps + n + N_TOLD;\nlet amax = MAX_INPUT;\nconst checked = layers.map(({ kind, name, tensors: own }, number) => {\nif (kind !== \"dense\") throw new PackError(`${name} is not dense; a pack of plans has dense layers only`);\nif (String([...own.keys()].sort()) !== \"bias,range,shift,weight\") {\nthrow new PackError(`${name} needs the tensors weight, bias, shift, range`);\n}\nconst weight = expect(own, \"weight\", \"i8\", [null, nIn], `${name}.`);\nconst nOut = weight.length / nIn;\nif (nOut < 1 || nOut > MAX_WIDTH) throw new PackError(`${name} has ${nOut} outputs; 1 to ${MAX_WIDTH} are allowed`);\nconst bias = expect(own, \"bias\", \"i32\", [nOut], `${name}.`);\nconst shift = expect(own, \"shift\", \"u8\", [nOut], `${name}.`);\nconst [low, high] = expect(own, \"range\", \"i32\", [2], `${name}.`);\nif (!(low >= -MAX_SUM && low < high && high <= MAX_SUM) || shift.some((bits) => bits > MAX_SHIFT)) {\nthrow new PackError(`${name}: range ${low} to ${high} or its shifts are beyond the contract's`);\n}\nconst rows = [bias];\nif (number === 0) {\nrows.push(expect(tensors, \"scan.style\", \"i32\", [nStyles, nOut]), expect(tensors, \"scan.level\", \"i32\", [LEVELS, nOut]));\n}\ncheckSums(name, weight, nIn, nOut, amax, rows);\nconst layer = { nIn, nOut, weight, bias, shift, low, high };\n[nIn, amax] = [nOut, Math.max(-low, high)];\nreturn layer;\n});\nif (nIn !== n || amax > MAX_LOGIT) {\nthrow new PackError(`the layers end in ${nIn} values up to ${amax}; ${n} up to ${MAX_LOGIT} are needed`);\n}\nreturn checked;\n}\nfunction checkSums(name, weight, nIn, nOut, amax, rows) {\nfor (let o = 0; o < nOut; o++) {\nlet sum = 0;\nfor (let i = o * nIn; i < (o + 1) * nIn; i++) sum += Math.abs(weight[i]);\nlet worst = amax * sum;\nfor (const table of rows) {\nlet most = 0;\nfor (let i = o; i < table.length; i += nOut) most = Math.max(most, Math.abs(table[i]));\nworst += most;\n}\nif (worst > MAX_SUM) throw new PackError(`${name}: channel ${o} can reach ${worst}, beyond the ${MAX_SUM} of a sum`);\n}\n}\nreturn { LEVELS, describePlans };\n})();\nconst _plan_pack = (() => {\nconst {prepare} = _core;\nconst {PackError, SeedError, shown} = _errors;\nconst {asBytes, fetchBytes, nameOf} = _files;\nconst {readFlat} = _flat;\nconst {checkedOptions} = _pack;\nconst {asFixed, asU32, seedWords} = _seeds;\nconst {PlanCore} = _plan_core;\nconst {mend} = _plan_mend;\nconst {Scan} = _plan_scan;\nconst {sitesOf} = _plan_site;\nconst {describePlans, LEVELS} = _plan_tensors;\nconst MAX_SPREAD = 4;\nconst CONTROLS = [\"seed\", \"index\", \"attempt\", \"outline\", \"pins\", \"level\", \"label\", \"spread\", \"pieces\"];\nclass PlanPack {\n#plans;\n#core = null;\n#scan = null;\nstatic from(content, options = {}) {\nreturn new PlanPack(asBytes(content), checkedOptions(options, [\"engine\"]));\n}\nstatic async load(url, options = {}) {\nconst { engine } = checkedOptions(options, [\"engine\"]);\nconst [bytes] = await Promise.all([fetchBytes(url), prepare(engine)]);\nreturn plansFrom(bytes, nameOf(url), { engine });\n}\nconstructor(bytes, { engine }) {\nconst { tensors, fingerprint } = readFlat(bytes);\nconst plans = describePlans(tensors);\nconst { core, reason } = engine === \"js\" ? {} : PlanCore.open(bytes, engine);\nif (!core && engine !== undefined && engine !== \"js\") throw new PackError(`WebAssembly cannot draw it: ${reason}`);\nthis.#plans = plans;\nthis.classes = Object.freeze(plans.classes);\nthis.walkable = Object.freeze(plans.walkable.slice(1).map(Boolean));\nthis.colours = Object.freeze(plans.walkable.map((_, k) => Array.from(plans.colours.subarray(4 * k, 4 * k + 4))));\nthis.labels = Object.freeze(plans.styles);\nthis.fingerprint = fingerprint;\nthis.engine = core ? \"wasm\" : \"js\";\nif (core) this.#core = core;\nelse this.#scan = new Scan(plans);\n}\nplan(request) {\ncheckKeys(request);\nconst { seed, index = 0, attempt = 0, spread = 1 } = request;\nconst [low, high] = seedWords(seed);\nconst place = { low, high, index: asU32(index, \"index\"), attempt: asU32(attempt, \"attempt\") };\nconst controls = {\nstyle: this.#style(request.label),\nlevel: asLevel(request.level),\nspread: asFixed(spread, \"spread\", MAX_SPREAD),\n};\nconst sites = sitesOf(this.#plans, request);\nconst [{ width, height }] = sites;\nconst classes = new Uint8Array(width * height);\nfor (const site of sites) {\nconst drawn = this.#draw(site, place, controls);\nfor (let cell = 0; cell < drawn.length; cell++) classes[cell] += drawn[cell];\n}\nreturn { width, height, classes };\n}\ntexture(request) {\nconst { width, height, classes } = this.plan(request);\nconst pixels = new Uint8Array(4 * classes.length);\nclasses.forEach((k, cell) => pixels.set(this.#plans.colours.subarray(4 * k, 4 * k + 4), 4 * cell));\nreturn { width, height, channels: 4, pixels, data: new Uint8ClampedArray(pixels) };\n}\n#draw(site, place, controls) {\nif (this.#core) return this.#core.draw(site, place, controls);\nconst plan = this.#scan.draw(site, place, controls);\nmend(this.#plans, plan, site);\nreturn plan;\n}\n#style(label) {\nif (label === undefined || label === null) return null;\nconst style = this.labels.indexOf(label);\nif (style >= 0) return style;\nconst allowed = this.labels.join(\", \") || \"none: this pack has no labels\";\nthrow new SeedError(`no label ${shown(label)} in this pack; it has ${allowed}`);\n}\n}\nfunction plansFrom(bytes, where, options) {\ntry {\nreturn new PlanPack(bytes, options);\n} catch (error) {\nif (error instanceof PackError) throw new PackError(`${where}: ${error.message}`);\nthrow error;\n}\n}\nfunction asLevel(level) {\nif (level === undefined || level === null) return 0;\nif (Number.isInteger(level) && level >= 1 && level < LEVELS) return level;\nthrow new SeedError(`level ${shown(level)}; 1, the most solid, to ${LEVELS - 1}, the most open, are allowed`);\n}\nfunction checkKeys(request) {\nif (typeof request !== \"object\" || request === null) {\nthrow new SeedError(`a request is an object like {seed: 7, outline}, got ${shown(request)}`);\n}\nfor (const key of Object.keys(request)) {\nif (!CONTROLS.includes(key)) throw new SeedError(`no control ${shown(key)} here; ${CONTROLS.join(\", \")} are allowed`);\n}\n}\nreturn { PlanPack, plansFrom };\n})();\nconst _worker = (() => {\nconst {compile} = _core;\nconst {from} = _pack;\nconst {plansFrom} = _plan_pack;\nconst OPENERS = { open, openPlans };\nlet pack = null;\nself.onmessage = ({ data: { number, method, given } }) => {\ntry {\nconst result = method in OPENERS ? OPENERS[method](...given) : pack[method](...given);\nself.postMessage({ number, result }, buffersOf(result));\n} catch ({ name, message }) {\nself.postMessage({ number, error: { name, message } });\n}\n};\nfunction open(bytes, where, options, digest, core) {\nif (core) compile(core);\npack = from(bytes, where, options, digest);\nconst { width, height, channels, output, labels, names, spread, epochs, layers, fingerprint, engine, work } = pack;\nreturn { width, height, channels, output, labels, names, spread, epochs, layers, fingerprint, engine, work };\n}\nfunction openPlans(bytes, where, options, core) {\nif (core) compile(core);\npack = plansFrom(bytes, where, options);\nconst { classes, walkable, colours, labels, fingerprint, engine } = pack;\nreturn { classes, walkable, colours, labels, fingerprint, engine };\n}\nfunction buffersOf(result) {\nconst drawn = [result].flat().flatMap(({ pixels, data, classes }) => (pixels ? [pixels, data] : [classes]));\nreturn [...new Set(drawn.filter(ArrayBuffer.isView).map(({ buffer }) => buffer))];\n}\nreturn {  };\n})();\n})();\n";
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
return { AsyncPack: _async_pack.AsyncPack, bled: _bleed.bled, PackError: _errors.PackError, SeedError: _errors.SeedError, Pack: _pack.Pack, textureHash: _pack.textureHash, AsyncPlanPack: _async_plan_pack.AsyncPlanPack, PlanPack: _plan_pack.PlanPack, asSeed: _seeds.asSeed, fromDecimal: _seeds.fromDecimal, sha256: _sha256.sha256, Stream: _stream.Stream };
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
