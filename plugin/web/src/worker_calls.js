/** Calls of a pack that lives in a Worker: numbered questions, answered by promises. */

import { coreBytes } from "./core.js";
import { PackError, SeedError } from "./errors.js";
import { nameOf } from "./files.js";
import { startWorker } from "./start_worker.js";

const ERRORS = { PackError, SeedError };

export class WorkerCalls {
  #worker = null;
  #address;
  #name;
  #hint; // what may be wrong if it does not start
  #isOpen = false;
  #waiting = new Map(); // number of a call: {resolve, reject}
  #calls = 0;
  #closed = null; // why no more calls are answered

  /** address: of src/worker.js; undefined: the worker comes from memory. */
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

  /** What the worker says of the pack that it opens. method: of worker.js; given: what it takes, the bytes first. */
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
      this.#worker.ref?.(); // Node waits for answers, and for nothing else
    });
  }

  /** Ends the worker; calls that wait are refused. */
  close() {
    this.#end(new PackError("the pack is closed"));
  }

  #answer({ number, result, error }) {
    if (this.#closed) return; // on its way when the pack was closed
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
