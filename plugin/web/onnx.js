/**
 * The second decoder: onnxruntime-web (or -node), given by the caller, draws what Pack draws.
 *
 *     import * as ort from "onnxruntime-web/wasm";
 *     const pack = await OnnxPack.open(ort, await Pack.load("plants.agp"), "plants.onnx");
 *     const { width, height, data } = await pack.texture({ seed: 7 });
 */

import { PackError } from "./src/errors.js";
import { textureHash } from "./src/pack.js";

export class OnnxPack {
  #ort;
  #session;

  /**
   * ort: the module of onnxruntime. pack: the Pack of the same model. model: its .onnx, as an address or as bytes.
   * PackError if the session does not draw what the pack draws.
   */
  static async open(ort, pack, model) {
    const session = await ort.InferenceSession.create(model, { executionProviders: [provider(ort)] });
    const opened = new OnnxPack(ort, pack, session);
    for (const seed of [0, 1]) {
      const found = textureHash(await opened.texture({ seed }));
      const wanted = textureHash(pack.texture({ seed }));
      if (found !== wanted) throw new PackError(`the .onnx draws ${found} for seed ${seed}, the .agp ${wanted}`);
    }
    return opened;
  }

  constructor(ort, pack, session) {
    this.#ort = ort;
    this.#session = session;
    this.pack = pack;
  }

  async texture(request) {
    return this.render(this.pack.codes(request));
  }

  async blend(a, b, t, request = {}) {
    return this.render(this.pack.blendCodes(a, b, t, request));
  }

  async aroundCentroid(request) {
    return this.render(this.pack.centroidCodes(request));
  }

  async interpolate(a, b, ways, controls = {}) {
    const textures = [];
    for (const codes of this.pack.interpolationCodes(a, b, ways, controls)) textures.push(await this.render(codes));
    return textures;
  }

  /** The texture of a code of `pack`. */
  async render(codes) {
    const feeds = { z: this.#tensor(codes.z) };
    if (codes.palette) feeds.z_palette = this.#tensor(codes.palette);
    const { texture, index, palette } = await this.#session.run(feeds);
    return this.pack.paint(codes, (texture ?? index).data, palette?.data);
  }

  #tensor(code) {
    return new this.#ort.Tensor("float32", Float32Array.from(code), [1, code.length]);
  }
}

/** wasm computes in whole float32, which GPUs may not; onnxruntime-node has its cpu. */
function provider(ort) {
  return ort.env.versions?.node === undefined ? "wasm" : "cpu";
}
