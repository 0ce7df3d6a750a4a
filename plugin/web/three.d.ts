import type { AsyncPack, Stream, StreamOptions, Texture } from "./index.js";

/** A DataTexture: sRGB, straight alpha, sharp pixels, upright. three: the module. */
export function dataTexture<T>(
  three: { DataTexture: new (...args: any[]) => T },
  texture: Texture,
  options?: { smooth?: boolean },
): T;

/** A Stream whose textures are DataTextures. smooth: for linear filtering, without dark edges. */
export function stream<T extends { dispose(): void }>(
  three: { DataTexture: new (...args: any[]) => T },
  packs: AsyncPack | readonly AsyncPack[],
  options?: StreamOptions<T> & { smooth?: boolean },
): Stream<T>;
