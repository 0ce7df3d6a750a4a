/** The C core as WebAssembly with one pack of plans in it. wasm/core.c is its other side. */

import { moduleFor, textAt } from "../core.js";
import { PackError } from "../errors.js";

export class PlanCore {
  /** {core}, or {reason} why there is none. bytes: of an .agp file, which may be damaged. engine: as for PlanPack. */
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
      return { reason: error.message }; // no memory, or a trap
    }
  }

  #calls;
  #failed = null;

  constructor(calls) {
    this.#calls = calls;
  }

  /** The plan, (H·W,) Uint8Array, in a site that was checked; as Scan.draw and mend. */
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
