/** A pack in a Worker: the calls of Pack, which answer with promises while the page goes on. */

import { PackError, SeedError } from "./errors.js";
import { asBytes, fetchBytes } from "./pack.js";

const ERRORS = { PackError, SeedError };

export class AsyncPack {
  #worker;
  #waiting = new Map(); // number of a call: {resolve, reject}
  #calls = 0;
  #closed = null; // why no more calls are answered

  /** The pack at an address. */
  static async load(url) {
    return AsyncPack.from(await fetchBytes(url), String(url)); // a URL cannot be posted
  }

  /** The pack in bytes (ArrayBuffer or Uint8Array); where: what its errors begin with. */
  static async from(content, where = "pack") {
    const pack = new AsyncPack();
    try {
      Object.assign(pack, await pack.#call("open", [asBytes(content), where]));
    } catch (error) {
      pack.close();
      throw error;
    }
    return pack;
  }

  constructor() {
    this.#worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    this.#worker.onmessage = ({ data }) => this.#answer(data);
    this.#worker.onerror = ({ message = "not loaded" }) => this.#end(new PackError(`the worker has failed: ${message}`));
  }

  texture(request) {
    return this.#call("texture", [request]);
  }

  blend(a, b, t, request = {}) {
    return this.#call("blend", [a, b, t, request]);
  }

  aroundCentroid(request) {
    return this.#call("aroundCentroid", [request]);
  }

  interpolate(a, b, ways, controls = {}) {
    return this.#call("interpolate", [a, b, Array.from(ways), controls]);
  }

  /** Ends the worker; calls that wait are refused. */
  close() {
    this.#end(new PackError("the pack is closed"));
  }

  #call(method, given) {
    return new Promise((resolve, reject) => {
      if (this.#closed) throw this.#closed;
      const number = this.#calls++;
      this.#worker.postMessage({ number, method, given });
      this.#waiting.set(number, { resolve, reject });
    });
  }

  #answer({ number, result, error }) {
    const { resolve, reject } = this.#waiting.get(number);
    this.#waiting.delete(number);
    if (error) reject(new (ERRORS[error.name] ?? Error)(error.message));
    else resolve(result);
  }

  #end(error) {
    this.#closed = error;
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
