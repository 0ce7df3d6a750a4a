/** The inside of AsyncPack's Worker: opens one pack, then answers calls of its methods. */

import { compile } from "./core.js";
import { from } from "./pack.js";

let pack = null;

self.onmessage = ({ data: { number, method, given } }) => {
  try {
    const result = method === "open" ? open(...given) : pack[method](...given);
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

/** The memory of textures, which is handed over instead of copied. */
function buffersOf(result) {
  const textures = [result].flat().filter((each) => each.pixels);
  return [...new Set(textures.flatMap(({ pixels, data }) => [pixels.buffer, data.buffer]))];
}
