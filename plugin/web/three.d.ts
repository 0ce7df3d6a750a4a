import type { Texture } from "./index.js";

/** A DataTexture: sRGB, straight alpha, sharp pixels, upright. three: the module. */
export function dataTexture<T>(
  three: { DataTexture: new (...args: any[]) => T },
  texture: Texture,
): T;
