import type { AsyncPack, Stream, StreamOptions, Texture } from "./index.js";

declare global {
  namespace Phaser.Loader {
    interface LoaderPlugin {
      /** A pack (.agp); in `create`, this.cache.custom.assetgen.get(key) is the Pack. Calls register gives this. */
      assetgen(key: string, url?: string, xhrSettings?: object): this;
      assetgen(files: { key: string; url?: string; xhrSettings?: object }[]): this;
    }
  }
}

/** Gives Loaders the file type assetgen; once, before the game. phaser: the module or the global. */
export function register(phaser: object): void;

/** A texture under a key of the scene's Texture Manager: Phaser's Texture, or null if the key is in use. */
export function addTexture<T = any>(scene: object, key: string, texture: Texture): T | null;

/**
 * A Stream whose textures are [key, frame] of shared pages in the scene's Texture Manager, as setTexture takes them. key:
 * how the pages' keys begin.
 */
export function stream(
  scene: object,
  key: string,
  packs: AsyncPack | readonly AsyncPack[],
  options?: StreamOptions<[string, string]>,
): Stream<[string, string]>;
