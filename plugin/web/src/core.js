/** The C core as WebAssembly: turns the codes of one pack into pixels. wasm/core.c is its other side. */

import { PackError } from "./errors.js";
import { CORE } from "./core_bytes.js";

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

/** The core with one pack in it. */
export class Core {
  /** {core}, or {reason} why there is none. bytes: of an .agp file, which may be damaged. engine: as for Pack. */
  static open(bytes, engine) {
    if (typeof engine !== "object" && !shared.module && !shared.reason) compile();
    const module = typeof engine === "object" ? engine : shared.module;
    if (!module) return { reason: shared.reason };
    try {
      return Core.#opened(new WebAssembly.Instance(module).exports, bytes);
    } catch (error) {
      return { reason: error.message }; // no memory, or a trap
    }
  }

  static #opened(calls, bytes) {
    const file = calls.room(bytes.length);
    if (!file) return { reason: "not enough memory" };
    new Uint8Array(calls.memory.buffer).set(bytes, file);
    const code = calls.open(file, bytes.length);
    if (code) return { reason: textAt(calls, calls.error(code)) };
    return { core: new Core(calls) };
  }

  #calls;
  #failed = null;

  constructor(calls) {
    this.#calls = calls;
    this.memory = calls.memory;
    this.places = { codes: calls.codes(), colours: calls.colours(), pixels: calls.pixels() };
  }

  /** The n bytes of pixels (H, W, C) of a code, {z, palette, colours}. */
  draw({ z, palette, colours }, n) {
    if (this.#failed) throw new PackError(this.#failed);
    const { memory, places } = this;
    const codes = new Int8Array(memory.buffer, places.codes, 2 * z.length);
    codes.set(z);
    if (palette) codes.set(palette, z.length);
    if (colours) new Uint8Array(memory.buffer, places.colours, 3 * colours.length).set(colours.flat());
    let code;
    try {
      code = this.#calls.draw(colours ? colours.length : 0);
    } catch (error) {
      this.#failed = `the WebAssembly core has failed (${error.message}); open the pack with {engine: "js"}`;
      throw new PackError(this.#failed);
    }
    if (code) throw new PackError(textAt(this.#calls, this.#calls.error(code)));
    return new Uint8Array(memory.buffer, places.pixels, n).slice();
  }
}

/** A text of C. */
function textAt({ memory }, at) {
  const bytes = new Uint8Array(memory.buffer, at);
  return String.fromCharCode(...bytes.subarray(0, bytes.indexOf(0)));
}
