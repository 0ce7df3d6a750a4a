/** The inside of the Worker of AsyncPack and AsyncPlanPack: opens one pack, then answers calls of its methods. */

import { compile } from "./core.js";
import { from } from "./pack.js";
import { plansFrom } from "./plans/plan_pack.js";

const OPENERS = { open, openPlans };
let pack = null;

self.onmessage = ({ data: { number, method, given } }) => {
  try {
    const result = method in OPENERS ? OPENERS[method](...given) : pack[method](...given);
    self.postMessage({ number, result }, buffersOf(result));
  } catch ({ name, message }) {
    self.postMessage({ number, error: { name, message } });
  }
};

/** digest: as digestOf gives it. core: the bytes of assetgen.wasm, or null where the engine asked for needs none. */
function open(bytes, where, options, digest, core) {
  if (core) compile(core);
  pack = from(bytes, where, options, digest);
  const { width, height, channels, output, labels, names, spread, epochs, layers, fingerprint, engine, work } = pack;
  return { width, height, channels, output, labels, names, spread, epochs, layers, fingerprint, engine, work };
}

function openPlans(bytes, where, options, core) {
  if (core) compile(core);
  pack = plansFrom(bytes, where, options);
  const { classes, walkable, colours, labels, fingerprint, engine } = pack;
  return { classes, walkable, colours, labels, fingerprint, engine };
}

/** The memory of textures and plans, which is handed over instead of copied. */
function buffersOf(result) {
  const drawn = [result].flat().flatMap(({ pixels, data, classes }) => (pixels ? [pixels, data] : [classes]));
  return [...new Set(drawn.filter(ArrayBuffer.isView).map(({ buffer }) => buffer))];
}
