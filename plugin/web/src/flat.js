/** The flat container of a pack, .agp (contract, section 10): bytes to named integer tensors and a fingerprint. */

import { PackError, shown } from "./errors.js";
import { hex, sha256Hex } from "./sha256.js";

export const CONTRACTS = [1, 2];
const MAX_FILE_BYTES = 64 << 20;
const MAX_TENSORS = 4096;
const MAX_NAME = 128; // bytes
const MAX_DIMENSIONS = 4;
const HEADER = 44; // bytes before the first tensor

/** Dtypes by their code, with the view that holds the values; files and all JavaScript engines are little-endian. */
const DTYPES = [
  null,
  ["u8", Uint8Array],
  ["i8", Int8Array],
  ["i16", Int16Array],
  ["i32", Int32Array],
  ["u32", Uint32Array],
];

/** PackError unless these bytes begin as a file does that may be read on. */
export function checkHead(bytes) {
  if (bytes.length < HEADER || String.fromCharCode(...bytes.subarray(0, 4)) !== "AGP1") {
    throw new PackError("not an .agp file (assetgen export PACK -o pack.agp --format agp writes one)");
  }
  if (bytes.length > MAX_FILE_BYTES) {
    throw new PackError(`${bytes.length} bytes; a pack has at most ${MAX_FILE_BYTES}`);
  }
}

/**
 * What a file's fingerprint must be, (32,) Uint8Array, as the browser computes it by itself, several times as fast; null
 * where it does not, as on a page that is not secure.
 */
export async function digestOf(bytes) {
  try {
    return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes.subarray(HEADER)));
  } catch {
    return null;
  }
}

/**
 * The tensors in the bytes of an .agp file: {tensors: Map of name to {dtype, shape, data}, fingerprint}.
 * data is a typed array of the values in C order. PackError for anything that is not whole.
 * isCompared: the fingerprint has been compared with the content already. digest: as digestOf gives it.
 */
export function readFlat(bytes, isCompared = false, digest = null) {
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
  // A product of four words may be inexact, but then it is far beyond any file; a zero among them stays zero.
  const size = shape.reduce((product, side) => product * side, View.BYTES_PER_ELEMENT);
  const raw = reader.bytes(size, what);
  return [name, { dtype, shape, data: new View(raw.slice().buffer) }]; // a copy, since views must be aligned
}

/** The data of a tensor; PackError if it is missing or has another dtype or shape. null: any number. */
export function expect(tensors, name, dtype, shape, prefix = "") {
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
