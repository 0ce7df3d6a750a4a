/**
 * PixiJS 8: a texture of a pack as a Texture.
 *
 *     const sprite = new PIXI.Sprite(textureOf(PIXI, pack.texture({ seed: 7 })));
 *
 * And many of them while the page runs: stream(PIXI, await AsyncPack.load("plants.agp")), whose get gives such textures.
 */

import { Stream } from "./src/stream.js";

/** A Texture with sharp pixels. Pixi premultiplies alpha on the way to the graphics card, so edges filter well too. */
export function textureOf(PIXI, { width, height, data }, { smooth = false } = {}) {
  const source = new PIXI.BufferImageSource({
    resource: new Uint8Array(data.buffer, data.byteOffset, data.length),
    width,
    height,
    format: "rgba8unorm",
    alphaMode: "premultiply-alpha-on-upload",
    scaleMode: smooth ? "linear" : "nearest",
  });
  return new PIXI.Texture({ source });
}

/** A Stream whose textures are Textures. packs: one AsyncPack or several. fallback: shown meanwhile; else nothing is. */
export function stream(PIXI, packs, { fallback = PIXI.Texture.EMPTY, capacity = 1024, smooth = false } = {}) {
  const upload = (texture) => textureOf(PIXI, texture, { smooth });
  return new Stream(packs, { upload, drop: (texture) => texture.destroy(true), fallback, capacity });
}
