/*:
 * @target MZ
 * @plugindesc Pictures from packs: unique variants from seeds, the same wherever the game runs.
 * @base assetgen.global
 * @orderAfter assetgen.global
 *
 * @help
 * Wherever a picture goes by its name, "assetgen:PACK?seed=7" is a variant: of the pack assetgen/PACK.agp in the game's
 * folder. Other controls follow with &: index, attempt, label, base, spread, palette (keep, any or from:NAME), epoch,
 * style, layer. A seed may be a name. Saved games hold the name, and with it the picture.
 *
 *   $gameScreen.showPicture(1, "assetgen:plants?seed=forest&index=3", 0, 100, 100, 400, 400, 255, 0)
 *   sprite.bitmap = Assetgen.bitmap("plants", { seed: 7, label: "oak" })
 *
 * @param packs
 * @text Packs
 * @desc Names of the packs in the folder assetgen, without .agp. They are loaded when the game starts.
 * @type string[]
 * @default ["plants"]
 *
 * @command show
 * @text Show Variant
 * @desc Shows a variant as a picture.
 *
 * @arg picture
 * @text Picture Number
 * @type number
 * @min 1
 * @max 100
 * @default 1
 *
 * @arg variant
 * @text Variant
 * @desc The pack and its controls.
 * @default plants?seed=7
 *
 * @arg x
 * @type number
 * @min -9999
 * @default 0
 *
 * @arg y
 * @type number
 * @min -9999
 * @default 0
 *
 * @arg zoom
 * @text Zoom (%)
 * @type number
 * @min 1
 * @max 2000
 * @default 400
 */

const Assetgen = (() => {
  "use strict";

  const PREFIX = "assetgen:";
  const NUMBERS = ["index", "attempt", "spread", "epoch"];
  const MOST = 512; // bitmaps that are kept for names that come again
  const packs = new Map();
  const failures = [];
  const bitmaps = new Map();

  const load = (name) => {
    const request = new XMLHttpRequest(); // as RPG Maker loads its own files: fetch refuses those on the disk
    const url = `assetgen/${encodeURIComponent(name)}.agp`;
    request.open("GET", url);
    request.responseType = "arraybuffer";
    request.onload = () => {
      try {
        if (request.status >= 400) throw new Error(`the server answers ${request.status}`);
        packs.set(name, assetgen.Pack.from(request.response));
      } catch (error) {
        failures.push(`${url}: ${error.message}`);
      }
    };
    request.onerror = () => failures.push(`${url} cannot be loaded; put the pack into the game's folder assetgen`);
    request.send();
  };

  const wanted = JSON.parse(PluginManager.parameters("Assetgen").packs || "[]");
  wanted.forEach(load);

  /** A Pack by its name; Error if it is not among the plugin's parameters. */
  const pack = (name) => {
    const found = packs.get(name);
    if (!found) throw new Error(`assetgen has no pack "${name}"; the plugin's parameter Packs lists ${wanted.join(", ")}`);
    return found;
  };

  /** A variant as a Bitmap with sharp pixels. request: as Pack.texture takes it. */
  const bitmap = (name, request) => {
    const { width, height, data } = pack(name).texture(request);
    const drawn = new Bitmap(width, height);
    drawn.smooth = false;
    drawn.context.putImageData(new ImageData(data, width, height), 0, 0);
    drawn.baseTexture.update();
    return drawn;
  };

  /** [pack, request] of "PACK?seed=7&label=oak". */
  const parsed = (text) => {
    const [name, controls = ""] = text.split(/\?(.*)/s);
    const request = { seed: "0" };
    for (const [key, value] of new URLSearchParams(controls)) request[key] = NUMBERS.includes(key) ? Number(value) : value;
    return [name, { ...request, seed: /^\d+$/.test(request.seed) ? BigInt(request.seed) : request.seed }];
  };

  const named = (text) => {
    let found = bitmaps.get(text);
    if (!found) {
      found = bitmap(...parsed(text));
      if (bitmaps.size >= MOST) bitmaps.delete(bitmaps.keys().next().value); // the oldest
      bitmaps.set(text, found);
    }
    return found;
  };

  const loadBitmap = ImageManager.loadBitmap;
  ImageManager.loadBitmap = function (folder, filename, ...rest) {
    return filename && filename.startsWith(PREFIX)
      ? named(filename.slice(PREFIX.length))
      : loadBitmap.call(this, folder, filename, ...rest);
  };

  const isReady = Scene_Boot.prototype.isReady;
  Scene_Boot.prototype.isReady = function () {
    if (failures.length) throw new Error(failures[0]);
    return isReady.call(this) && packs.size === new Set(wanted).size;
  };

  PluginManager.registerCommand("Assetgen", "show", ({ picture, variant, x, y, zoom }) => {
    const [left, top, scale] = [x, y, zoom].map(Number);
    $gameScreen.showPicture(Number(picture), PREFIX + variant, 0, left, top, scale, scale, 255, 0);
  });

  return { pack, bitmap };
})();
