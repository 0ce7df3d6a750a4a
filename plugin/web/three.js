/**
 * three.js: a texture of a pack as a DataTexture.
 *
 *     const map = dataTexture(THREE, pack.texture({ seed: 7 }));
 *     scene.add(new THREE.Sprite(new THREE.SpriteMaterial({ map })));
 *
 * And many of them while the page runs: stream(THREE, await AsyncPack.load("plants.agp")), whose get gives such textures.
 */

import { bled } from "./src/bleed.js";
import { Stream } from "./src/stream.js";

/**
 * A THREE.DataTexture: sRGB, straight alpha, sharp pixels, upright. three puts the first row of data at the bottom, so
 * rows are turned here; its flipY would do so on the way to WebGL, but not in every renderer. smooth: for linear filtering;
 * clear pixels then have the colour of the edges beside them, which would else be drawn dark.
 */
export function dataTexture(THREE, drawn, { smooth = false } = {}) {
  const { width, height, data } = smooth ? bled(drawn) : drawn;
  const turned = new Uint8Array(data.length);
  for (let row = 0; row < height; row++) {
    turned.set(data.subarray(4 * width * row, 4 * width * (row + 1)), 4 * width * (height - 1 - row));
  }
  const texture = new THREE.DataTexture(turned, width, height, THREE.RGBAFormat, THREE.UnsignedByteType);
  texture.colorSpace = THREE.SRGBColorSpace;
  texture.magFilter = texture.minFilter = smooth ? THREE.LinearFilter : THREE.NearestFilter;
  texture.needsUpdate = true;
  return texture;
}

/** A Stream whose textures are DataTextures. packs: one AsyncPack or several. fallback: a texture to show meanwhile. */
export function stream(THREE, packs, { fallback = null, capacity = 1024, smooth = false } = {}) {
  const upload = (texture) => dataTexture(THREE, texture, { smooth });
  return new Stream(packs, { upload, drop: (texture) => texture.dispose(), fallback, capacity });
}
