/** The C core as WebAssembly: turns the codes of one pack into pixels. wasm/core.c is its other side. */

import { PackError } from "./errors.js";
import { CORE } from "./core_bytes.js";

const TAIL = 21; // bytes of a painted pack's code behind its three parts

let shared = {}; // what packs share: {module} when it is compiled, or {reason} why it cannot be

/** The content of assetgen.wasm. */
export function coreBytes() {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(CORE); // browsers of 2025 on
  const text = atob(CORE);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** Compiles the core at once. from: where a Worker has been given the bytes. */
export function compile(from = coreBytes()) {
  try {
    shared = { module: new WebAssembly.Module(from) };
  } catch (error) {
    shared = { reason: reasonOf(error, from) };
  }
}

/** Compiles it in the background, if this engine needs it; old browsers compile nothing of this size at once. */
export async function prepare(engine) {
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

/** {module}, or {reason} why there is none. engine: as for Pack. */
export function moduleFor(engine) {
  if (typeof engine === "object") return { module: engine };
  if (!shared.module && !shared.reason) compile();
  return shared;
}

/** The core with one pack in it. */
export class Core {
  /**
   * {core}, or {reason} why there is none. bytes: of an .agp file, which may be damaged. engine: as for Pack. digest: as
   * digestOf gives it.
   */
  static open(bytes, engine, digest) {
    const { module, reason } = moduleFor(engine);
    if (!module) return { reason };
    try {
      return Core.#opened(new WebAssembly.Instance(module).exports, bytes, digest);
    } catch (error) {
      return { reason: error.message }; // no memory, or a trap
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

  /**
   * The n bytes of pixels (H, W, C) of a code, {z, palette, colours}; of a painted pack {kept, sources, t, rules, regions,
   * swaps, layer} besides.
   */
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

  /** Writes a code as ag_code does (assetgen.h). */
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

/** A text of C. */
export function textAt({ memory }, at) {
  const bytes = new Uint8Array(memory.buffer, at);
  return String.fromCharCode(...bytes.subarray(0, bytes.indexOf(0)));
}
