/** A pack in a Worker: the calls of Pack, which answer with promises while the page goes on. */

import { coreBytes } from "./core.js";
import { PackError, SeedError } from "./errors.js";
import { asBytes, fetchBytes, nameOf } from "./files.js";
import { digestOf } from "./flat.js";
import { checkedOptions } from "./pack.js";
import { startWorker } from "./start_worker.js";

const OPTIONS = ["engine", "limits", "worker"];
const ERRORS = { PackError, SeedError };

export class AsyncPack {
  #worker = null;
  #waiting = new Map(); // number of a call: {resolve, reject}
  #calls = 0;
  #closed = null; // why no more calls are answered

  /** The pack at an address. */
  static async load(url, options = {}) {
    checkedOptions(options, OPTIONS);
    return AsyncPack.from(await fetchBytes(url), { where: nameOf(url), ...options });
  }

  /**
   * The pack in bytes (ArrayBuffer or Uint8Array). where: what its errors begin with. engine, limits: as for Pack.
   * worker: the address of src/worker.js, for pages whose Content-Security-Policy allows no worker-src blob:.
   */
  static async from(content, { where = "pack", ...options } = {}) {
    const { engine, limits } = checkedOptions(options, OPTIONS);
    const bytes = asBytes(content).slice(); // handed over below
    const core = engine === undefined || engine === "wasm" ? coreBytes() : null;
    const pack = new AsyncPack();
    try {
      const [digest] = await Promise.all([digestOf(bytes), pack.#start(options.worker)]);
      const given = [bytes, where, { engine, limits }, digest, core];
      Object.assign(pack, await pack.#call("open", given, [bytes.buffer]));
    } catch (error) {
      pack.close();
      throw error;
    }
    return pack;
  }

  async #start(address) {
    const name = address === undefined ? "the worker" : `the worker ${nameOf(address)}`;
    const hint = address === undefined ? "; a Content-Security-Policy must allow worker-src blob:" : "";
    try {
      this.#worker = await startWorker(address);
    } catch (error) {
      throw new PackError(`${name} cannot be started (${error.message})${hint}`);
    }
    this.#worker.onmessage = ({ data }) => this.#answer(data);
    this.#worker.onerror = ({ message }) => {
      const isOpen = this.fingerprint !== undefined;
      const reason = message || (isOpen ? "no reason given" : "not found, or not allowed");
      this.#end(new PackError(isOpen ? `${name} has failed (${reason})` : `${name} has not started (${reason})${hint}`));
    };
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

  #call(method, given, handedOver = []) {
    return new Promise((resolve, reject) => {
      if (this.#closed) throw this.#closed;
      const number = this.#calls++;
      this.#worker.postMessage({ number, method, given }, handedOver);
      this.#waiting.set(number, { resolve, reject });
      this.#worker.ref?.(); // Node waits for answers, and for nothing else
    });
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
