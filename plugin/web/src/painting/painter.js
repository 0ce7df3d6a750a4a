/** Paints textures with the art in a pack, in plain JavaScript (contract 2). */

import { forcedTo } from "../colours.js";
import { Chain } from "../decoder.js";
import { artOf, layerPrefix } from "./art.js";
import { moves, shares } from "./recolour.js";
import { painted } from "./paint.js";
import { holdFlow, mirrorFlow, mirrorPlaces, Pose } from "./pose.js";

export class Painter {
  /** tensors of a pack that describePack has found whole. */
  constructor(tensors, description) {
    const { height, width, channels, painting, decoder, palette } = description;
    Object.assign(this, { height, width, channels, painting });
    this.scale = painting.scale;
    this.decoder = new Chain(decoder);
    this.palette = palette && new Chain(palette);
    this.colours = tensors.get("palette.colours")?.data ?? null;
    this.pose = new Pose(tensors, height, width, painting.keep && !painting.wrap);
    this.art = artOf(tensors, "art", painting.boxes, channels);
    this.layers = painting.layers.map((_, i) => artOf(tensors, layerPrefix(i), painting.boxes, null));
    this.searched = null; // {key, places} of the last layer
    this.sources = new Map(); // what has been found out about the exemplars that were drawn
  }

  /** The places of a texture, (H·W) Int32Array: s·H·W + y·W + x of source s, −1 for transparent paint. */
  places({ z, kept, sources, t, rules, regions }, ownCode) {
    const { height, width, painting } = this;
    const known = sources.map((exemplar) => this.#source(exemplar, ownCode));
    const flow = this.pose.places(z, known[0].box);
    const held = painting.hold && this.#held(sources[0]);
    if (held) holdFlow(flow, held, height, width, painting.hold.reach);
    const axis = sources.length === 1 ? (painting.mirror?.[sources[0]] ?? -1) : -1;
    if (axis >= 0) mirrorFlow(flow, height, width, axis);
    const places = painted({
      sources: known,
      variant: this.#guide(z, this.#colours(kept)),
      flow,
      height,
      width,
      rules: { ...painting, ...painting.rules[rules] },
      prefers: sources.length === 2 ? preferences(regions, t, known[0].box, height, width) : null,
      held,
    });
    return axis < 0 ? places : mirrorPlaces(places, height, width, axis);
  }

  /** Pixels (H·W·C) of codes; of a layer, RGBA. ownCode: a function of an exemplar to its own code. */
  draw(codes, ownCode) {
    const { height, width } = this;
    const known = codes.sources.map((exemplar) => this.#source(exemplar, ownCode));
    const isLayer = codes.layer !== null && codes.layer !== undefined;
    const places = isLayer ? this.#placesOfLayers(codes, ownCode) : this.places(codes, ownCode);
    const channels = isLayer ? 4 : this.channels;
    const pixels = new Uint8Array(height * width * channels);
    const isColoured = !isLayer || this.painting.coloured?.[codes.layer] === 1;
    const recoloured = isColoured ? known.map((source) => this.#recoloured(source, codes)) : null;
    const drawn = codes.sources.map((exemplar, s) => this.#drawn(exemplar, isLayer ? codes.layer : null) ?? known[s].straight);
    const area = height * width;
    places.forEach((place, i) => {
      if (place < 0) return;
      const s = place < area ? 0 : 1;
      const from = 4 * (place - s * area);
      const all = drawn[s];
      const alpha = all[from + 3];
      if (!isColoured || alpha === 0) {
        pixels.set(all.subarray(from, from + channels), channels * i);
        return;
      }
      pixels.set(recoloured[s](all[from], all[from + 1], all[from + 2]), channels * i);
      if (channels === 4) pixels[4 * i + 3] = alpha;
    });
    return pixels;
  }

  /** As places; what was found for the layer before, which is mostly of the same texture, is kept. */
  #placesOfLayers(codes, ownCode) {
    const { z, kept, sources, t, rules, regions } = codes;
    const key = [z, kept ?? [], sources, [t, rules], regions ?? []].map((part) => part.join()).join(";");
    if (this.searched?.key !== key) this.searched = { key, places: this.places(codes, ownCode) };
    return this.searched.places;
  }

  /** A layer of an exemplar, or the one that its textures show, (H·W·4); null if that is its art. */
  #drawn(exemplar, layer) {
    const number = layer ?? this.painting.shown?.[exemplar] ?? -1;
    return number < 0 ? null : this.#onCanvas(this.layers[number], exemplar);
  }

  /** Which pixels keep their place in textures from an exemplar, (H·W). */
  #held(exemplar) {
    const { height, width } = this;
    const { edges, layer } = this.painting.hold;
    const mask = layer < 0 ? null : this.#onCanvas(this.layers[layer], exemplar);
    const held = new Uint8Array(height * width);
    for (let y = 0, at = 0; y < height; y++) {
      for (let x = 0; x < width; x++, at++) {
        const isEdge = Math.min(y, x, height - 1 - y, width - 1 - x) < edges;
        held[at] = isEdge || mask?.[4 * at + 3] ? 1 : 0;
      }
    }
    return held;
  }

  /** A function of a colour of the art to that of the texture. */
  #recoloured(source, { kept, palette, colours, swaps }) {
    const { channels } = this;
    const to = moves({
      own: source.palette,
      counts: source.shares,
      kept: this.#colours(kept),
      palette: this.#colours(palette),
      channels,
    });
    const swapped = new Map();
    for (const [from, into] of swaps ?? []) {
      const key = (from[0] << 16) | (from[1] << 8) | from[2];
      if (!swapped.has(key)) swapped.set(key, into);
    }
    const known = new Map();
    return (r, g, b) => {
      const key = (r << 16) | (g << 8) | b;
      if (!known.has(key)) {
        let colour = swapped.get(key);
        if (!colour) {
          colour = to(r, g, b);
          if (colours) colour = forcedTo(colours, Uint8Array.from(colour), 3);
        }
        known.set(key, colour);
      }
      return known.get(key);
    };
  }

  #source(exemplar, ownCode) {
    if (!this.sources.has(exemplar)) this.sources.set(exemplar, this.#found(exemplar, ownCode(exemplar)));
    return this.sources.get(exemplar);
  }

  #found(exemplar, code) {
    const { height, width, channels } = this;
    const straight = this.#onCanvas(this.art, exemplar);
    const palette = this.#colours(code);
    const box = { top: height, left: width, bottom: 0, right: 0 };
    let opaque = true;
    for (let i = 0; i < height * width; i++) {
      if (straight[4 * i + 3] < 255) opaque = false;
      if (!straight[4 * i + 3]) continue;
      const [y, x] = [Math.floor(i / width), i % width];
      box.top = Math.min(box.top, y);
      box.left = Math.min(box.left, x);
      box.bottom = Math.max(box.bottom, y + 1);
      box.right = Math.max(box.right, x + 1);
    }
    return {
      straight,
      art: premultiplied(straight),
      guide: this.#guide(code, palette),
      palette,
      shares: shares(straight, palette, channels),
      box: box.bottom ? box : { top: 0, left: 0, bottom: height, right: width },
      opaque,
    };
  }

  /** Pixels of an exemplar's box on the canvas, (H·W·4). */
  #onCanvas(art, exemplar) {
    const { top, left, height, width } = this.painting.boxes[exemplar];
    const canvas = new Uint8Array(4 * this.height * this.width);
    for (let y = 0; y < height; y++) {
      const line = art[exemplar].subarray(4 * width * y, 4 * width * (y + 1));
      canvas.set(line, 4 * ((top + y) * this.width + left));
    }
    return canvas;
  }

  /** The palette (P·C) of a palette code. */
  #colours(code) {
    return this.colours ?? this.palette.run(code).slice();
  }

  /** What the decoder draws of a code, premultiplied RGBA at the texture's size. */
  #guide(code, palette) {
    const { height, width, channels, scale } = this;
    const slots = this.decoder.run(code);
    const guide = new Uint8Array(4 * height * width);
    for (let y = 0, to = 0; y < height; y++) {
      const row = Math.floor(y / scale) * (width / scale);
      for (let x = 0; x < width; x++, to += 4) {
        const colour = slots[row + Math.floor(x / scale)] - (channels === 4 ? 1 : 0);
        if (colour < 0) continue;
        for (let c = 0; c < channels; c++) guide[to + c] = palette[colour * channels + c];
        if (channels === 3) guide[to + 3] = 255;
      }
    }
    return premultiplied(guide);
  }
}

/** The source (0 or 1) that each pixel prefers, (H·W) Uint8Array: in regions, 3×3 bytes, at t (contract 2, section 5). */
function preferences(regions, t, { top, left, bottom, right }, height, width) {
  const field = new Uint8Array(height * width);
  const counts = new Float64Array(256); // of the values in the box
  for (let y = 0, at = 0; y < height; y++) {
    const a = Math.floor(((2 * y + 1) * 256) / height);
    for (let x = 0; x < width; x++, at++) {
      const c = Math.floor(((2 * x + 1) * 256) / width);
      const [b, d] = [a & 255, c & 255];
      const n = 3 * (a >> 8) + (c >> 8);
      const upper = regions[n] * (256 - d) + regions[n + 1] * d;
      const lower = regions[n + 3] * (256 - d) + regions[n + 4] * d;
      field[at] = (upper * (256 - b) + lower * b) >> 16;
      if (y >= top && y < bottom && x >= left && x < right) counts[field[at]]++;
    }
  }
  const wanted = t * (bottom - top) * (right - left);
  let most = 0;
  for (let seen = counts[0]; 256 * seen < wanted; seen += counts[most]) most++;
  return field.map((value) => (value <= most ? 1 : 0));
}

function premultiplied(straight) {
  const pixels = new Uint8Array(straight.length);
  for (let i = 0; i < straight.length; i += 4) {
    const alpha = straight[i + 3];
    for (let c = 0; c < 3; c++) pixels[i + c] = (straight[i + c] * alpha + 127) / 255; // stored as its whole part
    pixels[i + 3] = alpha;
  }
  return pixels;
}
