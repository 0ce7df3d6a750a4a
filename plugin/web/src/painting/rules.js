/** What a painted pack holds beside an indexed one (contract 2, section 1). */

import { PackError } from "../errors.js";
import { expect } from "../flat.js";
import { boxesOf, layerPrefix } from "./art.js";

export const MAX_PAINTED_SIDE = 256;
const MAX_TERMS = 64;
const MAX_LEVELS = 8;
const NODES = 17;
const MOST_SQUARED = 6502500; // 25 pixels of 4 channels, 255 apart
const NAMES = [
  "guide.scale", "spread", "art.boxes", "art.counts", "art.data", "pose.terms", "pose.rows", "pose.columns",
  "pose.keep", "paint.wrap", "paint.coarsest", "paint.follow", "paint.levels", "paint.mix", "paint.style",
];

/**
 * {painting, known}: painting is {scale, spread, boxes, keep, wrap, follow, rules, layers, guideHeight, coloured, shown,
 * hold, products}, rules
 * those of "levels", "mix" and "style", each {coarsest, levels}, products what painting one texture takes at most; known
 * the names of its tensors.
 * nLatent, n: width of a latent, number of exemplars. lines: the lines of a text tensor.
 */
export function checkPainted(tensors, { height, width }, nLatent, n, lines) {
  if (height > MAX_PAINTED_SIDE || width > MAX_PAINTED_SIDE) {
    throw new PackError(`textures of ${height}x${width}; a painted pack has sides of at most ${MAX_PAINTED_SIDE}`);
  }
  const number = (name, dtype, least, most) => {
    const [value] = expect(tensors, name, dtype, [1]);
    if (value < least || value > most) throw new PackError(`${name} is ${value}; ${least} to ${most} is allowed`);
    return value;
  };
  const scale = number("guide.scale", "u8", 1, 8);
  if (height % scale || width % scale) throw new PackError(`guide.scale is ${scale}, which does not divide ${height}x${width}`);
  const terms = expect(tensors, "pose.terms", "i32", [null, 2]);
  const nTerms = terms.length / 2;
  if (nTerms > MAX_TERMS) throw new PackError(`pose.terms has ${nTerms} terms; at most ${MAX_TERMS} are allowed`);
  for (let k = 0; k < nTerms; k++) {
    const [latent, axis] = terms.subarray(2 * k, 2 * k + 2);
    if (latent < 0 || latent >= nLatent || axis < 0 || axis > 1) {
      throw new PackError(`pose.terms holds latent ${latent}, axis ${axis}; latents are 0 to ${nLatent - 1}, axes 0 and 1`);
    }
  }
  for (const name of ["pose.rows", "pose.columns"]) expect(tensors, name, "i16", [nTerms, NODES]);
  const painting = {
    scale,
    spread: number("spread", "i32", 0, 1024),
    boxes: boxesOf(tensors, n, height, width),
    keep: number("pose.keep", "u8", 0, 1) === 1,
    wrap: number("paint.wrap", "u8", 0, 1) === 1,
    follow: number("paint.follow", "u8", 0, 1) === 1,
    rules: rulesOf(tensors),
    layers: tensors.has("layer.names") ? lines("layer.names") : [],
    guideHeight: height / scale,
  };
  const use = useOfLayers(tensors, painting.layers.length, n, width);
  Object.assign(painting, use.found);
  painting.products = productsOf(painting, height, width);
  const known = [...NAMES, ...(painting.layers.length ? ["layer.names"] : [])];
  known.push(...use.known);
  painting.layers.forEach((_, i) => known.push(`${layerPrefix(i)}.counts`, `${layerPrefix(i)}.data`));
  return { painting, known };
}

/** {found: {coloured, shown, mirror, hold}, known}: what layers are for, what is mirrored and held, null where nothing says. */
function useOfLayers(tensors, nLayers, n, width) {
  const known = ["layer.coloured", "layer.shown", "mirror", "hold"].filter((name) => tensors.has(name));
  const given = (name, dtype, shape) => (tensors.has(name) ? expect(tensors, name, dtype, shape) : null);
  const coloured = given("layer.coloured", "u8", [nLayers]);
  if (coloured?.some((flag) => flag > 1)) throw new PackError("layer.coloured must be 0 or 1 for each layer");
  const shown = given("layer.shown", "i32", [n]);
  if (shown?.some((layer) => layer !== -1 && !(layer >= 0 && layer < nLayers && coloured?.[layer]))) {
    throw new PackError("layer.shown must be -1 or a coloured layer for each sprite");
  }
  const mirror = given("mirror", "i32", [n]);
  if (mirror?.some((axis) => axis < -1 || axis > 2 * (width - 1))) {
    throw new PackError(`mirror holds ${mirror.join(", ")}; -1 to ${2 * (width - 1)} is allowed`);
  }
  const row = given("hold", "i32", [3]);
  const hold = row && { edges: row[0], reach: row[1], layer: row[2] };
  if (hold && (hold.edges < 0 || hold.edges > 64 || hold.reach < 1 || hold.reach > 64 || hold.layer < -1 || hold.layer >= nLayers)) {
    throw new PackError(`hold is ${row.join(", ")}; edges 0 to 64, reach 1 to 64 and one of ${nLayers} layers or -1 are allowed`);
  }
  return { found: { coloured, shown, mirror, hold }, known };
}

function rulesOf(tensors) {
  const coarsest = expect(tensors, "paint.coarsest", "i32", [3]);
  if (!coarsest.every((side) => side >= 4 && side <= 64)) {
    throw new PackError(`paint.coarsest is ${coarsest.join(", ")}; 4 to 64 is allowed`);
  }
  const of = (kind, i) => ({ coarsest: coarsest[i], levels: levelsOf(tensors, `paint.${kind}`) });
  return { levels: of("levels", 0), mix: of("mix", 1), style: of("style", 2) };
}

function levelsOf(tensors, name) {
  const data = expect(tensors, name, "i32", [null, 5]);
  if (data.length < 5 || data.length > 5 * MAX_LEVELS) throw new PackError(`${name} must have 1 to ${MAX_LEVELS} rows`);
  return Array.from({ length: data.length / 5 }, (_, i) => {
    const [radius, sweeps, paint, guide, place] = data.subarray(5 * i, 5 * i + 5);
    const inRange = (value, least, most) => value >= least && value <= most;
    const fits = inRange(radius, 1, 2) && inRange(sweeps, 0, 4) && inRange(paint, 1, 255) && inRange(guide, 0, 255);
    if (!fits || !inRange(place, 0, 2 ** 20) || (paint + guide) * MOST_SQUARED + 400 * place >= 2 ** 31) {
      throw new PackError(`row ${i} of ${name} is beyond the contract's bounds`);
    }
    return { radius, sweeps, paint, guide, place };
  });
}

/** What painting takes at most, of art that fills the texture. */
function productsOf({ rules, wrap }, height, width) {
  const most = Object.values(rules).map(({ coarsest, levels }) => {
    const sides = [[height, width]];
    for (let side = Math.max(height, width); side > coarsest; side = (side + 1) >> 1) {
      const [rows, columns] = sides[0];
      if (wrap && (rows % 2 || columns % 2)) break;
      sides.unshift([(rows + 1) >> 1, (columns + 1) >> 1]);
    }
    return sides.reduce((sum, [h, w], level) => {
      const { radius, sweeps } = levels[Math.min(level, levels.length - 1)];
      return sum + h * w * (24 * sweeps + 2) * (2 * radius + 1) ** 2 * 8;
    }, 0);
  });
  return Math.max(...most);
}
