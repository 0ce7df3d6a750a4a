/** Ramps of colours, such as a team's: all shades of a hue become those of another, by lightness. */

import { SeedError } from "./errors.js";

/** [[from, to], …]: each colour of a ramp to that of the target, dark to light, at the same place in lightness. */
export function rampSwaps(ramp, target) {
  const levels = ramp.map(lightness);
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  if (!ramp.length || !target.length) throw new SeedError("a ramp has at least one colour");
  if (target.length === 1) {
    const middle = Math.max(1, levels.reduce((sum, level) => sum + level, 0) / levels.length) | 0;
    return ramp.map((colour, i) => [colour, target[0].map((value) => shade(value, levels[i], middle))]);
  }
  return ramp.map((colour, i) => {
    const at = high === low ? 0 : Math.floor(((levels[i] - low) * 256 * (target.length - 1)) / (high - low));
    const first = Math.min(at >> 8, target.length - 2);
    const part = at - 256 * first;
    return [colour, target[first].map((value, c) => (value * (256 - part) + target[first + 1][c] * part + 128) >> 8)];
  });
}

/** Whether a mask (RGBA) is bright at offset i. */
export function isBright(data, i) {
  return data[i + 3] >= 128 && lightness(data.subarray(i, i + 3)) >= 128 * 256;
}

/** 0 … 65280, of 0.30 red, 0.59 green, 0.11 blue. */
function lightness([r, g, b]) {
  return 77 * r + 151 * g + 28 * b;
}

function shade(value, level, middle) {
  if (level <= middle) return Math.floor((value * level) / middle);
  return value + Math.floor(((255 - value) * (level - middle)) / (65280 - middle));
}
