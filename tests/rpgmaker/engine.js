// Stand-ins for what Assetgen.js calls of RPG Maker MZ 1.x, over the real PixiJS 5: the same names, the least behaviour.
class Bitmap {
  constructor(width, height) {
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    this.context = canvas.getContext("2d");
    this.baseTexture = new PIXI.BaseTexture(canvas);
    this.baseTexture.mipmap = false;
    this.smooth = true;
  }
  get smooth() {
    return this._smooth;
  }
  set smooth(value) {
    this._smooth = value;
    this.baseTexture.scaleMode = value ? PIXI.SCALE_MODES.LINEAR : PIXI.SCALE_MODES.NEAREST;
  }
}
const ImageManager = { loadBitmap: (folder, filename) => `file ${folder}${filename}` };
class Scene_Boot {
  isReady() {
    return true;
  }
}
const commands = {};
const PluginManager = {
  parameters: (name) => (name === "Assetgen" ? { packs: JSON.stringify(plan.packs) } : {}),
  registerCommand: (plugin, name, run) => {
    commands[`${plugin} ${name}`] = run;
  },
};
const pictures = [];
const $gameScreen = { showPicture: (...given) => pictures.push(given) };
