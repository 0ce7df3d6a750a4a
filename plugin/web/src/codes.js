/** Latents from seeds: which class, which exemplar or component, how much noise (contract, section 6). */

import {
  CLASS, choose, COMPONENT, draw, mulHigh, NEIGHBOUR, NOISE, normal, PALETTE_NOISE, PALETTE_SOURCE, REGIONS, WAY,
} from "./seeds.js";
import { LATENT_MAX } from "./layers.js";

const LABEL_HEIGHT = 64; // of the one-hot that follows the latent in a code
const WHOLE = 256; // 1, as spreads and ways are counted

/**
 * What enters the decoder is a code: {z, palette, kind}. z, palette: (D + K) Int8Array, the latent in 1/32 and the
 * one-hot of the class; palette is null where the pack computes none. kind: the number of the class. Of a painted pack
 * {kept, sources, t, rules, regions} besides: the code of the kept palette, one or two exemplars whose art is painted
 * with, the way between two (over 256), the rules to paint by, "levels", "mix" or "style", and of two sources where each
 * is preferred, 3×3 bytes.
 *
 * A place is {low, high, index, attempt}: the words of the seed, and the rest of the counter.
 */
export class Prior {
  constructor(tensors, description) {
    const own = new Map([...tensors].filter(([name]) => !/^(decoder|palette)\./.test(name))); // the rest may be freed
    this.data = (name) => own.get(name).data;
    this.kind = description.prior;
    this.nLatent = description.nLatent;
    this.nLabels = description.labels.length;
    this.computesPalettes = description.computesPalettes;
    this.offsets = this.data(`${this.kind}.offsets`);
    this.paints = description.output === "painted";
    this.nEpochs = description.nEpochs;
    this.nExemplars = this.kind === "exemplar" ? this.offsets.at(-1) : 0;
    this.width = tensors.get(this.kind === "gaussian" ? "gaussian.factor" : "exemplar.neighbours").shape[1];
  }

  /**
   * The code of one texture. spread: over 256. label: number of a class, or null to draw one. base: number of an
   * exemplar, or null to draw one. palette: "varied", "keep", "any" or the number of an exemplar. Of a painted pack, epoch:
   * 1 … nEpochs; style: the number of an exemplar whose art it takes, or null.
   */
  draw(place, { spread = WHOLE, label = null, base = null, palette = "varied", epoch = 1, style = null } = {}) {
    const kind = base !== null ? this.classOf(base) : (label ?? this.#drawnClass(place, epoch));
    const hot = this.#oneHot(kind);
    if (this.kind === "gaussian") {
      const component = this.#entry(kind, draw(place, COMPONENT, 1)[0], epoch);
      const mean = row(this.data("gaussian.mean"), component, this.nLatent);
      const factor = row(this.data("gaussian.factor"), component, this.width);
      return { z: this.#disturbed(mean, factor, place, NOISE, spread, hot), palette: null, kind };
    }
    const exemplar = base ?? this.#entry(kind, draw(place, COMPONENT, 1)[0], epoch);
    const own = this.#latent(exemplar);
    const neighbour = mulHigh(draw(place, NEIGHBOUR, 1)[0], this.width);
    const there = this.#latent(this.data("exemplar.neighbours")[exemplar * this.width + neighbour]);
    const way = mulHigh(draw(place, WAY, 1)[0], this.data("exemplar.reach")[0] + 1);
    const mean = lerp(own, there, Math.min(WHOLE, (way * spread + 128) >> 8));
    const code = this.#around(mean, own, hot, kind, place, spread, palette, epoch);
    if (style === null) return this.paints ? { ...code, ...between(exemplar, exemplar, 0, place) } : code;
    return { ...code, ...this.#styled(style, place, spread, palette, epoch), sources: [style], t: 0, rules: "style" };
  }

  /** {palette, kept} of a texture with the art of an exemplar. */
  #styled(exemplar, place, spread, palette, epoch) {
    if (!this.computesPalettes) return {};
    const kind = this.classOf(exemplar);
    const kept = this.codeOf(exemplar);
    const mean = this.#latent(exemplar);
    return { palette: this.#palette(kept, mean, this.#oneHot(kind), kind, place, spread, palette, epoch), kept };
  }

  /** The code of an exemplar itself (D + K). */
  codeOf(exemplar) {
    return joined(this.#latent(exemplar), this.#oneHot(this.classOf(exemplar)));
  }

  /** The code of one texture from the centroid of a class. */
  aroundCentroid(place, { spread = WHOLE, label = null } = {}) {
    const kind = label ?? this.#drawnClass(place, 1);
    const mean = row(this.data("centroid.mean"), kind, this.nLatent);
    const scale = row(this.data("centroid.scale"), kind, this.nLatent);
    const code = (domain) => this.#disturbed(mean, scale, place, domain, spread, this.#oneHot(kind));
    return { z: code(NOISE), palette: this.computesPalettes ? code(PALETTE_NOISE) : null, kind };
  }

  /** The code of one texture around the point at way (over 256) from exemplar a to exemplar b. */
  blend(a, b, way, place, { spread = WHOLE, palette = "varied", epoch = 1 } = {}) {
    const mean = lerp(this.#latent(a), this.#latent(b), way);
    const hot = lerp(this.#oneHot(this.classOf(a)), this.#oneHot(this.classOf(b)), way);
    const kind = this.classOf(2 * way > WHOLE ? b : a);
    const code = this.#around(mean, mean, hot, kind, place, spread, palette, epoch);
    return this.paints ? { ...code, ...between(a, b, way, place) } : code;
  }

  /** The class of an exemplar. */
  classOf(exemplar) {
    let kind = 0;
    while (this.offsets[kind + 1] <= exemplar) kind++;
    return kind;
  }

  /** own: what stands for the palette that is kept. */
  #around(mean, own, hot, kind, place, spread, palette, epoch) {
    const scale = row(this.data("exemplar.scale"), kind, this.nLatent);
    const z = this.#disturbed(mean, scale, place, NOISE, spread, hot);
    if (!this.computesPalettes) return { z, palette: null, kept: null, kind };
    const kept = joined(own, hot);
    return { z, palette: this.#palette(kept, mean, hot, kind, place, spread, palette, epoch), kept, kind };
  }

  #palette(kept, mean, hot, kind, place, spread, palette, epoch) {
    if (palette === "keep") return kept;
    if (palette === "varied") {
      const scale = row(this.data("exemplar.palette_scale"), kind, this.nLatent);
      return this.#disturbed(mean, scale, place, PALETTE_NOISE, spread, hot);
    }
    return this.codeOf(palette === "any" ? this.#entry(kind, draw(place, PALETTE_SOURCE, 1)[0], epoch) : palette);
  }

  /** A mean (D) with noise, and the one-hot behind it. factor: (D) diagonal, or a lower triangle row by row. */
  #disturbed(mean, factor, place, domain, spread, hot) {
    const n = this.nLatent;
    const words = draw(place, domain, n);
    const code = joined(mean, hot);
    for (let i = 0, at = 0; i < n; i++) {
      let sum = 0; // sums and products stay below 2^53, so that doubles hold them exactly
      if (factor.length === n) sum = factor[i] * normal(words[i]);
      else for (let j = 0; j <= i; j++) sum += factor[at++] * normal(words[j]);
      const moved = mean[i] + Math.floor((sum * spread + 32768) / 65536);
      code[i] = Math.min(Math.max(moved, -LATENT_MAX), LATENT_MAX);
    }
    return code;
  }

  #drawnClass(place, epoch) {
    const table = this.data("class.cumulative");
    const n = table.length / this.nEpochs;
    return choose(draw(place, CLASS, 1)[0], table, (epoch - 1) * n, n, this.paints);
  }

  /** The component or exemplar that a word chooses among those of a class. */
  #entry(kind, word, epoch) {
    const table = this.data(`${this.kind}.cumulative`);
    const first = this.offsets[kind];
    const row = ((epoch - 1) * table.length) / this.nEpochs;
    return first + choose(word, table, row + first, this.offsets[kind + 1] - first, this.paints);
  }

  #latent(exemplar) {
    return row(this.data("exemplar.latent"), exemplar, this.nLatent);
  }

  #oneHot(kind) {
    const hot = new Int8Array(this.nLabels);
    if (this.nLabels) hot[kind] = LABEL_HEIGHT;
    return hot;
  }
}

/** The code at way (over 256) from one code to another. place: of the first. */
export function interpolate(a, b, way, place) {
  const both = (one, other) => one && lerp(one, other, way);
  const code = { z: lerp(a.z, b.z, way), palette: both(a.palette, b.palette), kind: (2 * way > WHOLE ? b : a).kind };
  return a.sources ? { ...code, kept: both(a.kept, b.kept), ...between(a.sources[0], b.sources[0], way, place) } : code;
}

/** What is painted with on the way from exemplar a to exemplar b. */
function between(a, b, way, place) {
  if (a === b || way === 0 || way === WHOLE) return { sources: [way === WHOLE ? b : a], t: 0, rules: "levels" };
  const regions = Uint8Array.from(draw(place, REGIONS, 9), (word) => word >>> 24);
  return { sources: [a, b], t: way, rules: "mix", regions };
}

function lerp(here, there, way) {
  return here.map((value, i) => value + (((there[i] - value) * way + 128) >> 8));
}

function joined(latent, hot) {
  const code = new Int8Array(latent.length + hot.length);
  code.set(latent);
  code.set(hot, latent.length);
  return code;
}

function row(values, number, width) {
  return values.subarray(number * width, (number + 1) * width);
}
