/** A pack: textures from seeds, each a function of its (seed, index) and controls alone. */

import { interpolate, Prior } from "./codes.js";
import { forcedTo, fromPlanes, fromSlots, toRgba } from "./colours.js";
import { Core, prepare } from "./core.js";
import { Chain } from "./decoder.js";
import { PackError, SeedError, shown } from "./errors.js";
import { asBytes, fetchBytes, nameOf } from "./files.js";
import { checkHead, digestOf, readFlat } from "./flat.js";
import { LATENT_MAX } from "./layers.js";
import { Painter } from "./painting/painter.js";
import { isBright } from "./ramps.js";
import { asFixed, asU32, seedWords } from "./seeds.js";
import { sha256Hex } from "./sha256.js";
import { describePack } from "./tensors.js";

const MAX_SPREAD = 4;
const MAX_COLOURS = 256;
const WORK = { products: "multiplications", moves: "moves of values" };
const PLACE = ["seed", "index", "attempt", "spread"];
const FRAME = "frame."; // how the names of layers begin that are frames of an animation
const PAINTED = ["epoch", "swaps", "layer"]; // controls of painted packs

export class Pack {
  #core = null; // the WebAssembly that draws, or
  #chains = null; // {decoder, palette} in plain JavaScript, or
  #painter = null; // what paints in it
  #closed = false;

  /**
   * The pack in the bytes of an .agp file (ArrayBuffer or Uint8Array), checked from the first to the last.
   * engine: "wasm", "js" or a compiled assetgen.wasm; left out, WebAssembly draws where it can, else plain JavaScript.
   * limits: {products, moves} that a texture may take at most, for packs of people one does not know.
   */
  static from(content, options = {}) {
    return new Pack(asBytes(content), checkedOptions(options));
  }

  /** The pack at an address (in Node, or in a file). */
  static async load(url, options = {}) {
    const { engine } = checkedOptions(options);
    const [bytes] = await Promise.all([fetchBytes(url), prepare(engine)]);
    return from(bytes, nameOf(url), options, await digestOf(bytes));
  }

  /** digest: of these bytes, as digestOf gives it. */
  constructor(bytes, { engine, limits }, digest = null) {
    checkHead(bytes);
    const { core, reason } = engine === "js" ? {} : Core.open(bytes, engine, digest);
    // What takes long to check the core has checked. What it refuses is checked here, for the reason in words.
    const { tensors, fingerprint } = readFlat(bytes, core !== undefined, digest);
    const description = describePack(tensors, core !== undefined);
    checkWork(description.work, limits);
    if (!core && engine !== undefined && engine !== "js") throw new PackError(`WebAssembly cannot draw it: ${reason}`);
    /** Texture sides in pixels, and 1 (grey), 3 (RGB) or 4 (RGBA) channels. */
    this.width = description.width;
    this.height = description.height;
    this.channels = description.channels;
    /** "direct", "indexed" or "painted". */
    this.output = description.output;
    /** How far variants are from their sprites if a request does not say. */
    this.spread = (description.painting?.spread ?? 256) / 256;
    /** What a painted pack has been given: 1 at first, one more each time that sprites were added. */
    this.epochs = description.nEpochs;
    /** Names of what lies over the art of a painted pack, such as normal maps; [] if there is nothing. */
    this.layers = Object.freeze(description.painting?.layers ?? []);
    /** Class names, in order; [] if the pack has none. */
    this.labels = Object.freeze(description.labels);
    /** Names of the sprites it was trained on, by which variants are asked for; [] if it keeps none. */
    this.names = Object.freeze(description.names);
    /** SHA-256 (hex) of what the pack computes; equal packs give equal textures. */
    this.fingerprint = fingerprint;
    /** The file. */
    this.bytes = bytes;
    /** What a texture takes: {products, moves}, multiplications and values that layers write. */
    this.work = Object.freeze(description.work);
    this.prior = new Prior(tensors, description);
    this.colours = tensors.get("palette.colours")?.data ?? null;
    this.numbers = new Map(this.names.map((name, number) => [name, number]));
    /** What draws: "wasm", the C core, or "js", as slow as a tenth of it, to the same bytes. */
    this.engine = core ? "wasm" : "js";
    if (core) this.#core = core;
    else this.#makeChains(tensors, description);
  }

  #makeChains(tensors, description) {
    const { decoder, palette, painting } = description;
    try {
      if (painting) this.#painter = new Painter(tensors, description);
      else this.#chains = { decoder: new Chain(decoder), palette: palette && new Chain(palette) };
    } catch (error) {
      if (error instanceof RangeError) throw new PackError("its layers need more memory than there is");
      throw error;
    }
  }

  /** One texture of {seed, index, label, base, spread, palette, attempt}; index.d.ts says what each is. */
  texture(request) {
    return this.render(this.codes(request));
  }

  /** The frames of a variant of an animation, of {base} and what `texture` takes; of a layer, what lies over each. */
  frames(request) {
    const names = this.layers.filter((name) => name.startsWith(FRAME)).sort();
    if (!request?.base) throw new SeedError("frames are of one sprite; give its name as base");
    const drawn = names.map((layer) => this.texture({ ...request, layer }));
    let count = drawn.length;
    while (count && !drawn[count - 1].data.some((value, i) => i % 4 === 3 && value > 0)) count--;
    if (!count) throw new SeedError(`${shown(request.base)} has no frames in this pack`);
    const { layer } = request;
    if (layer === undefined || layer === null) return drawn.slice(0, count);
    return names.slice(0, count).map((name) => this.texture({ ...request, layer: `${layer}.${name.slice(FRAME.length)}` }));
  }

  /** A texture of {…, swaps} whose colours are swapped only where the layer `mask` is bright; `mask` if none is named. */
  team({ swaps, mask = "mask", ...request }) {
    const [plain, worn] = [this.texture(request), this.texture({ ...request, swaps })];
    const ofFrame = `${mask}.${request.layer?.split(".")[1]}`;
    const { data: where } = this.texture({ ...request, layer: this.layers.includes(ofFrame) ? ofFrame : mask });
    const { channels } = plain;
    for (let i = 0, at = 0; i < where.length; i += 4, at += channels) {
      if (isBright(where, i)) plain.pixels.set(worn.pixels.subarray(at, at + channels), at);
    }
    return { ...plain, data: toRgba(plain.pixels, channels) };
  }

  /** One texture between the sprites a and b at t, 0 … 1; without a spread the seed does not matter. */
  blend(a, b, t, request = {}) {
    return this.render(this.blendCodes(a, b, t, request));
  }

  /** One texture from the centroid of a class and noise of the class's own spread, of {seed, index, label, spread}. */
  aroundCentroid(request) {
    return this.render(this.centroidCodes(request));
  }

  /** The transition from one variant {seed, index} to another: a texture for each t, 0 … 1, of ways. */
  interpolate(a, b, ways, controls = {}) {
    return this.interpolationCodes(a, b, ways, controls).map((codes) => this.render(codes));
  }

  /** The code behind `texture`: {z, palette, kind, colours}, which `render` turns into pixels. */
  codes(request) {
    checkKeys(request, [...PLACE, ...PAINTED, "label", "base", "palette", "style"]);
    const { label, base, spread = this.spread, palette } = request;
    const { source, colours } = this.#palette(palette);
    const painting = this.#painting(request);
    const exemplar = base === undefined || base === null ? null : this.#exemplar(base);
    const kind = this.#class(label);
    if (exemplar !== null && kind !== null && kind !== this.prior.classOf(exemplar)) {
      throw new SeedError(`the sprite ${shown(base)} is not of class ${shown(label)}; leave the label out`);
    }
    const { epoch, style, ...more } = painting;
    const controls = { spread: asFixed(spread, "spread", MAX_SPREAD), label: kind, base: exemplar, palette: source };
    return { ...this.prior.draw(placeOf(request), { ...controls, epoch, style }), colours, ...more };
  }

  blendCodes(a, b, t, request) {
    checkKeys(request, [...PLACE, ...PAINTED, "palette"]);
    const { seed = 0, spread = 0, palette } = request;
    const { source, colours } = this.#palette(palette);
    const { epoch, swaps, layer } = this.#painting(request);
    const controls = { spread: asFixed(spread, "spread", MAX_SPREAD), palette: source, epoch };
    const ends = [this.#exemplar(a), this.#exemplar(b)];
    const codes = this.prior.blend(...ends, asFixed(t, "t", 1), placeOf({ ...request, seed }), controls);
    return { ...codes, colours, swaps, layer };
  }

  centroidCodes(request) {
    checkKeys(request, [...PLACE, "label"]);
    if (this.output === "painted") throw new SeedError("a painted pack draws variants of its sprites; it has no centroids");
    const { label, spread = 1 } = request;
    const controls = { spread: asFixed(spread, "spread", MAX_SPREAD), label: this.#class(label) };
    return { ...this.prior.aroundCentroid(placeOf(request), controls), colours: null };
  }

  interpolationCodes(a, b, ways, { label, epoch } = {}) {
    const controls = { label: this.#class(label), spread: 256 * this.spread, epoch: this.#epoch(epoch) };
    const [here, there] = [a, b].map((end) => {
      checkKeys(end, ["seed", "index"]);
      return this.prior.draw(placeOf(end), controls);
    });
    return Array.from(ways, (t) => ({ ...interpolate(here, there, asFixed(t, "t", 1), placeOf(a)), colours: null }));
  }

  /** The texture of a code: {width, height, channels, pixels: (H·W·C) Uint8Array, data: (H·W·4) Uint8ClampedArray}. */
  render(codes) {
    this.#checkCodes(codes);
    const { width, height } = this;
    const channels = codes.layer !== undefined && codes.layer !== null ? 4 : this.channels; // layers are RGBA
    if (this.#painter) {
      const pixels = this.#painter.draw(codes, (exemplar) => this.prior.codeOf(exemplar));
      return { width, height, channels, pixels, data: toRgba(pixels, channels) };
    }
    if (!this.#core) {
      const { decoder, palette } = this.#chains;
      return this.paint(codes, decoder.run(codes.z), palette?.run(codes.palette));
    }
    const pixels = this.#core.draw(codes, width * height * channels);
    return { width, height, channels, pixels, data: toRgba(pixels, channels) };
  }

  /** Frees what draws; later textures are refused. The garbage collector does it too, in its own time. */
  close() {
    this.#closed = true;
    this.#core = this.#chains = this.#painter = null;
  }

  /** As `render`, from what a decoder gave: channels (C, H, W), or slots (H, W) and a palette (P, C) of the pack. */
  paint(codes, decoded, palette) {
    const { width, height, channels } = this;
    let pixels;
    if (this.output === "direct") {
      pixels = fromPlanes(decoded, channels);
    } else {
      const own = this.colours ?? palette;
      pixels = fromSlots(decoded, codes.colours ? forcedTo(codes.colours, own, channels) : own, channels);
    }
    return { width, height, channels, pixels, data: toRgba(pixels, channels) };
  }

  /** The names of a class's sprites. */
  namesOf(label) {
    const kind = this.#class(label);
    return kind === null ? [] : this.names.filter((_, number) => this.prior.classOf(number) === kind);
  }

  /** Codes may come from anywhere, and what draws trusts them. */
  #checkCodes(codes) {
    if (this.#closed) throw new PackError("the pack is closed");
    const { nLatent, nLabels, computesPalettes } = this.prior;
    const { z, palette, kept, colours } = codes;
    const n = nLatent + nLabels;
    const isPainted = this.output === "painted";
    for (const code of computesPalettes ? [z, palette, ...(isPainted ? [kept] : [])] : [z]) {
      if (!(code instanceof Int8Array) || code.length !== n || code.includes(-LATENT_MAX - 1)) {
        throw new SeedError(`a code of this pack is an Int8Array of ${n} values from -${LATENT_MAX} to ${LATENT_MAX}`);
      }
    }
    if (colours && (this.output === "direct" || this.channels === 1)) {
      throw new SeedError("this pack has no palette that can be forced to colours");
    }
    if (colours) checkedColours(colours);
    if (isPainted) this.#checkPainting(codes);
  }

  #checkPainting({ sources, t, rules, regions, swaps, layer }) {
    const exists = (value, n) => Number.isInteger(value) && value >= 0 && value < n;
    const known = Array.isArray(sources) && sources.every((source) => exists(source, this.prior.nExemplars));
    if (!known || sources.length < 1 || sources.length > 2 || !exists(t, 257)) {
      throw new SeedError("a code of this pack has one or two sources, numbers of its sprites, and t from 0 to 256");
    }
    const isFit = sources.length === 2 ? rules === "mix" && regions?.length === 9 : rules === "levels" || rules === "style";
    if (!isFit) throw new SeedError("a code of two sources is painted by the rules mix, in 3×3 regions; of one by levels or style");
    if (layer !== undefined && layer !== null && !exists(layer, this.layers.length)) {
      throw new SeedError(`layer ${shown(layer)} of ${this.layers.length}`);
    }
    checkedSwaps(swaps);
  }

  #class(label) {
    if (label === undefined || label === null) return null;
    const kind = this.labels.indexOf(label);
    if (kind >= 0) return kind;
    const allowed = this.labels.join(", ") || "none: this pack has no classes";
    throw new SeedError(`no class ${shown(label)} in this pack; it has ${allowed}`);
  }

  #exemplar(name) {
    const number = this.numbers.get(name);
    if (number !== undefined) return number;
    const count = this.names.length;
    const hint = count ? `the first is ${shown(this.names[0])}` : "it keeps none";
    throw new SeedError(`no sprite ${shown(name)} among the ${count} names of this pack; ${hint}`);
  }

  /** The controls of painted packs, by their numbers: {epoch, style, swaps, layer}. */
  #painting({ epoch, style, swaps, layer }) {
    const isGiven = (value) => value !== undefined && value !== null;
    if (this.output !== "painted" && [style, swaps, layer].some(isGiven)) {
      throw new SeedError("style, swaps and layer are for painted packs; this one does not hold its art");
    }
    const number = isGiven(layer) ? this.layers.indexOf(layer) : null;
    if (number === -1) {
      throw new SeedError(`no layer ${shown(layer)} in this pack; it has ${this.layers.join(", ") || "none"}`);
    }
    return {
      epoch: this.#epoch(epoch),
      style: isGiven(style) ? this.#exemplar(style) : null,
      swaps: checkedSwaps(swaps),
      layer: number,
    };
  }

  #epoch(epoch = 1) {
    if (Number.isInteger(epoch) && epoch >= 1 && epoch <= this.epochs) return epoch;
    throw new SeedError(`epoch ${shown(epoch)}; this pack has ${this.epochs === 1 ? "only epoch 1" : `1 to ${this.epochs}`}`);
  }

  /** Where the palette code comes from, and colours to force palettes to. */
  #palette(palette) {
    if (palette === undefined || palette === null) return { source: "varied", colours: null };
    if (this.output === "direct") {
      throw new SeedError("this pack draws channel values, not palette colours; it has no palette control");
    }
    if (typeof palette !== "string") {
      if (this.channels === 1) {
        throw new SeedError("this pack draws shades of grey; its palettes cannot be forced to colours [r, g, b]");
      }
      return { source: "varied", colours: checkedColours(palette) };
    }
    if (!this.prior.computesPalettes) {
      throw new SeedError("this pack has one fixed palette; give colours instead, as a list of [r, g, b]");
    }
    if (palette === "keep" || palette === "any") return { source: palette, colours: null };
    if (palette.startsWith("from:")) return { source: this.#exemplar(palette.slice(5)), colours: null };
    throw new SeedError(`palette ${shown(palette)}; keep, any, from:NAME or a list of [r, g, b] is allowed`);
  }
}

/** SHA-256 (hex) of a texture's pixels, H×W×C bytes: the hash of golden vectors and lock files. */
export function textureHash(texture) {
  return sha256Hex(texture.pixels);
}

/** The pack in bytes; an error begins with where they came from. digest: of the bytes, as digestOf gives it. */
export function from(bytes, where, options, digest) {
  try {
    return new Pack(bytes, options, digest);
  } catch (error) {
    if (error instanceof PackError) throw new PackError(`${where}: ${error.message}`);
    throw error;
  }
}

/** The options of from and load; TypeError if there is something else among them. */
export function checkedOptions(options, allowed = ["engine", "limits"]) {
  const { engine, limits } = options;
  const others = Object.keys(options).filter((key) => !allowed.includes(key));
  if (others.length) throw new TypeError(`no option ${shown(others[0])} here; ${allowed.join(", ")} are allowed`);
  const isModule = typeof WebAssembly !== "undefined" && engine instanceof WebAssembly.Module;
  if (engine !== undefined && engine !== "wasm" && engine !== "js" && !isModule) {
    throw new TypeError(`engine ${shown(engine)}; "wasm", "js" or a WebAssembly.Module of assetgen.wasm is allowed`);
  }
  for (const [key, most] of Object.entries(limits ?? {})) {
    if (!(key in WORK && most >= 0)) throw new TypeError(`limits are {products, moves}, numbers from 0; got ${shown(key)}`);
  }
  return { engine, limits };
}

function checkWork(work, limits) {
  for (const [key, most] of Object.entries(limits ?? {})) {
    if (work[key] > most) throw new PackError(`a texture takes ${work[key]} ${WORK[key]}; the limit set is ${most}`);
  }
}

function placeOf({ seed, index = 0, attempt = 0 }) {
  const [low, high] = seedWords(seed);
  return { low, high, index: asU32(index, "index"), attempt: asU32(attempt, "attempt") };
}

/** A misspelt control must not draw the texture without it. */
function checkKeys(request, allowed) {
  if (typeof request !== "object" || request === null) {
    throw new SeedError(`a request is an object like {seed: 7}, got ${shown(request)}`);
  }
  for (const key of Object.keys(request)) {
    if (!allowed.includes(key)) throw new SeedError(`no control ${shown(key)} here; ${allowed.join(", ")} are allowed`);
  }
}

/** Pairs of colours, [[[r, g, b], [r, g, b]], …]; a Map will do. null if there are none. */
function checkedSwaps(swaps) {
  if (swaps === undefined || swaps === null) return null;
  const pairs = Symbol.iterator in Object(swaps) ? Array.from(swaps) : [null];
  if (pairs.length > MAX_COLOURS || !pairs.every((pair) => Array.isArray(pair) && pair.length === 2)) {
    throw new SeedError(`swaps must be at most ${MAX_COLOURS} pairs of colours, [[[r, g, b], [r, g, b]], …]`);
  }
  return pairs.map((pair) => checkedColours(pair));
}

function checkedColours(palette) {
  const whole = (value) => Number.isInteger(value) && value >= 0 && value <= 255;
  const colours = Symbol.iterator in Object(palette) ? Array.from(palette, (colour) => Array.from(colour ?? [])) : [];
  const fits = colours.every((colour) => colour.length === 3 && colour.every(whole));
  if (!fits || colours.length < 1 || colours.length > MAX_COLOURS) {
    throw new SeedError(`a palette must be 1 to ${MAX_COLOURS} colours [r, g, b] of whole numbers from 0 to 255`);
  }
  return colours;
}
