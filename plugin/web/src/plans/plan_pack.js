/** A pack of plans: rooms, caves or levels inside any outline, each a function of its request alone. */

import { prepare } from "../core.js";
import { PackError, SeedError, shown } from "../errors.js";
import { asBytes, fetchBytes, nameOf } from "../files.js";
import { readFlat } from "../flat.js";
import { checkedOptions } from "../pack.js";
import { asFixed, asU32, seedWords } from "../seeds.js";
import { PlanCore } from "./plan_core.js";
import { mend } from "./plan_mend.js";
import { Scan } from "./plan_scan.js";
import { sitesOf } from "./plan_site.js";
import { describePlans, LEVELS } from "./plan_tensors.js";

const MAX_SPREAD = 4;
const CONTROLS = ["seed", "index", "attempt", "outline", "pins", "level", "label", "spread", "pieces"];

export class PlanPack {
  #plans;
  #core = null; // the WebAssembly that draws, or
  #scan = null; // plain JavaScript

  /** The pack in the bytes of an .agp file, checked from the first to the last. engine: as for Pack. */
  static from(content, options = {}) {
    return new PlanPack(asBytes(content), checkedOptions(options, ["engine"]));
  }

  /** The pack at an address (in Node, or in a file). */
  static async load(url, options = {}) {
    const { engine } = checkedOptions(options, ["engine"]);
    const [bytes] = await Promise.all([fetchBytes(url), prepare(engine)]);
    return plansFrom(bytes, nameOf(url), { engine });
  }

  constructor(bytes, { engine }) {
    const { tensors, fingerprint } = readFlat(bytes);
    const plans = describePlans(tensors);
    const { core, reason } = engine === "js" ? {} : PlanCore.open(bytes, engine);
    if (!core && engine !== undefined && engine !== "js") throw new PackError(`WebAssembly cannot draw it: ${reason}`);
    this.#plans = plans;
    /** Names of the classes 1 … K of cells, in order; 0 is the void outside the outline. */
    this.classes = Object.freeze(plans.classes);
    /** Whether each of the classes can be walked on. */
    this.walkable = Object.freeze(plans.walkable.slice(1).map(Boolean));
    /** [r, g, b, a] of the void and of each class. */
    this.colours = Object.freeze(plans.walkable.map((_, k) => Array.from(plans.colours.subarray(4 * k, 4 * k + 4))));
    /** Names of its styles; [] if it has one alone. */
    this.labels = Object.freeze(plans.styles);
    /** SHA-256 (hex) of what the pack computes; equal packs give equal plans. */
    this.fingerprint = fingerprint;
    /** What draws: "wasm", the C core, or "js", far slower, to the same bytes. */
    this.engine = core ? "wasm" : "js";
    if (core) this.#core = core;
    else this.#scan = new Scan(plans);
  }

  /**
   * One plan of {seed, index, attempt, outline, pins, level, label, spread, pieces}: {width, height, classes}, the class of
   * each cell row by row, 0 outside. index.d.ts says what each is.
   */
  plan(request) {
    checkKeys(request);
    const { seed, index = 0, attempt = 0, spread = 1 } = request;
    const [low, high] = seedWords(seed);
    const place = { low, high, index: asU32(index, "index"), attempt: asU32(attempt, "attempt") };
    const controls = {
      style: this.#style(request.label),
      level: asLevel(request.level),
      spread: asFixed(spread, "spread", MAX_SPREAD),
    };
    const sites = sitesOf(this.#plans, request);
    const [{ width, height }] = sites;
    const classes = new Uint8Array(width * height);
    for (const site of sites) {
      const drawn = this.#draw(site, place, controls);
      for (let cell = 0; cell < drawn.length; cell++) classes[cell] += drawn[cell];
    }
    return { width, height, classes };
  }

  /** The plan of a request in the colours of its classes, a pixel a cell: as Pack.texture gives textures. */
  texture(request) {
    const { width, height, classes } = this.plan(request);
    const pixels = new Uint8Array(4 * classes.length);
    classes.forEach((k, cell) => pixels.set(this.#plans.colours.subarray(4 * k, 4 * k + 4), 4 * cell));
    return { width, height, channels: 4, pixels, data: new Uint8ClampedArray(pixels) };
  }

  #draw(site, place, controls) {
    if (this.#core) return this.#core.draw(site, place, controls);
    const plan = this.#scan.draw(site, place, controls);
    mend(this.#plans, plan, site);
    return plan;
  }

  #style(label) {
    if (label === undefined || label === null) return null;
    const style = this.labels.indexOf(label);
    if (style >= 0) return style;
    const allowed = this.labels.join(", ") || "none: this pack has no labels";
    throw new SeedError(`no label ${shown(label)} in this pack; it has ${allowed}`);
  }
}

/** The pack in bytes. where: what its errors begin with. */
export function plansFrom(bytes, where, options) {
  try {
    return new PlanPack(bytes, options);
  } catch (error) {
    if (error instanceof PackError) throw new PackError(`${where}: ${error.message}`);
    throw error;
  }
}

function asLevel(level) {
  if (level === undefined || level === null) return 0;
  if (Number.isInteger(level) && level >= 1 && level < LEVELS) return level;
  throw new SeedError(`level ${shown(level)}; 1, the most solid, to ${LEVELS - 1}, the most open, are allowed`);
}

/** A misspelt control must not draw the plan without it. */
function checkKeys(request) {
  if (typeof request !== "object" || request === null) {
    throw new SeedError(`a request is an object like {seed: 7, outline}, got ${shown(request)}`);
  }
  for (const key of Object.keys(request)) {
    if (!CONTROLS.includes(key)) throw new SeedError(`no control ${shown(key)} here; ${CONTROLS.join(", ")} are allowed`);
  }
}
