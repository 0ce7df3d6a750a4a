import type { AsyncPack, Stream, StreamOptions, Texture } from "./index.js";

interface Pixi<T> {
  Texture: (new (...args: any[]) => T) & { EMPTY: T };
  BufferImageSource: new (...args: any[]) => object;
}

/** A Texture, sharp unless smooth. pixi: the module, PixiJS 8. */
export function textureOf<T>(pixi: Pixi<T>, texture: Texture, options?: { smooth?: boolean }): T;

/** A Stream whose textures are Textures. */
export function stream<T extends { destroy(source?: boolean): void }>(
  pixi: Pixi<T>,
  packs: AsyncPack | readonly AsyncPack[],
  options?: StreamOptions<T> & { smooth?: boolean },
): Stream<T>;
