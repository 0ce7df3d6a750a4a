/**
 * Phaser 3.80 and later, and 4: packs by the Loader, textures in the Texture Manager.
 *
 *     register(Phaser);                                   // once, before the game
 *     this.load.assetgen("plants", "plants.agp");         // preload
 *     addTexture(this, "oak", this.cache.custom.assetgen.get("plants").texture({ seed: 7 }));
 *     this.add.image(100, 100, "oak");
 */

import { Pack } from "./src/pack.js";

const TYPE = "assetgen";

/** Gives Loaders the file type: this.load.assetgen(key, url), after which this.cache.custom.assetgen has the Pack. */
export function register(Phaser) {
  class PackFile extends Phaser.Loader.File {
    constructor(loader, key, url, xhrSettings) {
      const cache = loader.cacheManager.custom[TYPE] ?? loader.cacheManager.addCustom(TYPE);
      super(loader, { type: TYPE, cache, extension: "agp", responseType: "arraybuffer", key, url, xhrSettings });
    }

    onProcess() {
      this.state = Phaser.Loader.FILE_PROCESSING;
      try {
        this.data = Pack.from(this.xhrLoader.response);
        this.onProcessComplete();
      } catch (error) {
        console.error(`${this.src}: ${error.message}`);
        this.loader.emit(Phaser.Loader.Events.FILE_LOAD_ERROR, this); // as for a file that is not there
        this.onProcessError();
      }
    }
  }

  Phaser.Loader.FileTypesManager.register(TYPE, function (key, url, xhrSettings) {
    const files = Array.isArray(key) ? key : [typeof key === "object" ? key : { key, url, xhrSettings }];
    for (const file of files) this.addFile(new PackFile(this, file.key, file.url, file.xhrSettings));
    return this;
  });
}

/**
 * A texture of a pack under a key of the scene's Texture Manager: Phaser's Texture, or null if the key is in use.
 * WebGL takes the pixels as they are, the canvas renderer a canvas of them.
 */
export function addTexture(scene, key, { width, height, data }) {
  const { textures, renderer } = scene.sys;
  if (renderer.gl) {
    // An array of bytes, since Phaser knows no clamped ones. It premultiplies alpha itself, and adds the frame __BASE
    // with the size: without that frame (textures.create alone) the texture is drawn as a texture that is missing.
    return textures.addUint8Array(key, new Uint8Array(data.buffer, data.byteOffset, data.length), width, height);
  }
  const texture = textures.createCanvas(key, width, height);
  texture?.putData(new ImageData(data, width, height), 0, 0);
  return texture;
}
