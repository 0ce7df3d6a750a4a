/**
 * Phaser 3.80 and later, and 4: packs by the Loader, textures in the Texture Manager.
 *
 *     register(Phaser);                                   // once, before the game
 *     this.load.assetgen("plants", "plants.agp");         // preload
 *     addTexture(this, "oak", this.cache.custom.assetgen.get("plants").texture({ seed: 7 }));
 *     this.add.image(100, 100, "oak");
 *
 * And many of them while the game runs, on shared pages:
 *
 *     const trees = stream(this, "trees", await AsyncPack.load("plants.agp"), { capacity: 500 });
 *     sprite.setTexture(...trees.get({ seed: 7 }));       // each frame, for each thing in sight
 *     trees.pump(2);                                      // at the end of each frame: at most 2 ms
 */

import { Pack } from "./src/pack.js";
import { Slots } from "./src/slots.js";
import { Stream } from "./src/stream.js";

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

/**
 * A Stream whose textures are [key, frame] of pages in the scene's Texture Manager, as setTexture and add.image take them.
 * key: how the pages' keys begin. packs: one AsyncPack or several. fallback: [key, frame] to show meanwhile; left out,
 * nothing is seen. A frame that is given up shows another texture later: capacity is more than are ever in sight.
 */
export function stream(scene, key, packs, { fallback = null, capacity = 1024 } = {}) {
  const { width, height } = [packs].flat()[0];
  const slots = new Slots(width, height, capacity);
  const pages = [];
  const pageOf = (number) => {
    pages[number] ??= new Page(scene, `${key}-${number}`, slots.pageWidth, slots.pageHeight);
    return pages[number];
  };
  const clear = pageOf(0).texture.add("clear", 0, slots.pageWidth - 1, slots.pageHeight - 1, 1, 1) && [`${key}-0`, "clear"];
  const upload = (texture) => {
    const slot = slots.take();
    const page = pageOf(slot.page);
    page.put(texture, slot.x, slot.y);
    if (!page.texture.has(String(slot.number))) page.texture.add(String(slot.number), 0, slot.x, slot.y, width, height);
    return [`${key}-${slot.page}`, String(slot.number)];
  };
  const drop = ([, frame]) => slots.give(Number(frame));
  return new Stream(packs, { upload, drop, fallback: fallback ?? clear, capacity });
}

/** A texture of Phaser's that parts can be written into. */
class Page {
  constructor(scene, key, width, height) {
    const { textures, renderer } = scene.sys;
    this.gl = renderer.gl ?? null;
    this.texture = this.gl
      ? textures.addUint8Array(key, new Uint8Array(4 * width * height), width, height)
      : textures.createCanvas(key, width, height);
    if (!this.texture) throw new Error(`the key ${key} is in use in the Texture Manager`);
  }

  put({ width, height, data }, x, y) {
    const { gl } = this;
    if (!gl) {
      this.texture.putData(new ImageData(data, width, height), x, y);
      return;
    }
    const { glTexture } = this.texture.source[0];
    const bound = gl.getParameter(gl.TEXTURE_BINDING_2D);
    const settings = [gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, gl.UNPACK_FLIP_Y_WEBGL];
    const before = settings.map((name) => gl.getParameter(name));
    gl.bindTexture(gl.TEXTURE_2D, glTexture.webGLTexture);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true); // as Phaser has all its textures
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, Boolean(glTexture.flipY));
    const rows = new Uint8Array(data.buffer, data.byteOffset, data.length);
    const top = glTexture.flipY ? this.texture.source[0].height - y - height : y;
    gl.texSubImage2D(gl.TEXTURE_2D, 0, x, top, width, height, gl.RGBA, gl.UNSIGNED_BYTE, rows);
    settings.forEach((name, i) => gl.pixelStorei(name, before[i]));
    gl.bindTexture(gl.TEXTURE_2D, bound);
  }
}
