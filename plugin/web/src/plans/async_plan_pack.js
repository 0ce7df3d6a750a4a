/** A pack of plans in a Worker: the calls of PlanPack, which answer with promises while the page goes on. */

import { asBytes, fetchBytes, nameOf } from "../files.js";
import { checkedOptions } from "../pack.js";
import { WorkerCalls } from "../worker_calls.js";

const OPTIONS = ["engine", "worker"];

export class AsyncPlanPack {
  #calls;

  /** The pack at an address. */
  static async load(url, options = {}) {
    checkedOptions(options, OPTIONS);
    return AsyncPlanPack.from(await fetchBytes(url), { where: nameOf(url), ...options });
  }

  /** The pack in bytes (ArrayBuffer or Uint8Array). where, worker: as for AsyncPack. engine: as for PlanPack. */
  static async from(content, { where = "pack", ...options } = {}) {
    const { engine } = checkedOptions(options, OPTIONS);
    const bytes = asBytes(content).slice(); // handed over below
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

  /** Ends the worker; calls that wait are refused. */
  close() {
    this.#calls.close();
  }
}
