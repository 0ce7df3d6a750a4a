/**
 * three.js: a texture of a pack as a DataTexture.
 *
 *     const map = dataTexture(THREE, pack.texture({ seed: 7 }));
 *     scene.add(new THREE.Sprite(new THREE.SpriteMaterial({ map })));
 */

/**
 * A THREE.DataTexture: sRGB, straight alpha, sharp pixels, upright. three puts the first row of data at the bottom, so
 * rows are turned here; its flipY would do so on the way to WebGL, but not in every renderer.
 */
export function dataTexture(THREE, { width, height, data }) {
  const turned = new Uint8Array(data.length);
  for (let row = 0; row < height; row++) {
    turned.set(data.subarray(4 * width * row, 4 * width * (row + 1)), 4 * width * (height - 1 - row));
  }
  const texture = new THREE.DataTexture(turned, width, height, THREE.RGBAFormat, THREE.UnsignedByteType);
  texture.colorSpace = THREE.SRGBColorSpace;
  texture.magFilter = THREE.NearestFilter;
  texture.minFilter = THREE.NearestFilter;
  texture.needsUpdate = true;
  return texture;
}
