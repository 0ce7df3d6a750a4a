/** A pack in a Worker: the calls of Pack, which answer with promises while the page goes on. */

import { asBytes, fetchBytes, nameOf } from "./files.js";
import { digestOf } from "./flat.js";
import { checkedOptions } from "./pack.js";
import { WorkerCalls } from "./worker_calls.js";

const OPTIONS = ["engine", "limits", "worker"];

export class AsyncPack {
  #calls;

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

  /** Ends the worker; calls that wait are refused. */
  close() {
    this.#calls.close();
  }
}
