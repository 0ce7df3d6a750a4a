/** What assetgen.global.js, the classic script, calls `assetgen`. */

export * from "../index.js";
export * as onnx from "../onnx.js";
export * as phaser from "../phaser.js";
export * as pixi from "../pixi.js";
export * as three from "../three.js";
