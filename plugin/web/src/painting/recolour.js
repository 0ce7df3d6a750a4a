/** The colours of a variant: those of the art, moved as its palette moves (contract 2, section 5). */

/** Squared RGB distance of a colour to colour j of a palette (P·C). */
function squared(r, g, b, palette, j, channels) {
  const at = j * channels;
  return (r - palette[at]) ** 2 + (g - palette[at + 1]) ** 2 + (b - palette[at + 2]) ** 2;
}

/** n_j: how many pixels of the art (RGBA) that can be seen are nearest to colour j of the palette (P·C). */
export function shares(pixels, palette, channels) {
  const counts = new Float64Array(palette.length / channels);
  const nearest = new Map();
  for (let i = 0; i < pixels.length; i += 4) {
    if (pixels[i + 3] === 0) continue;
    const [r, g, b] = pixels.subarray(i, i + 3);
    const key = (r << 16) | (g << 8) | b;
    if (!nearest.has(key)) {
      let best = 0;
      for (let j = 1; j < counts.length; j++) {
        if (squared(r, g, b, palette, j, channels) < squared(r, g, b, palette, best, channels)) best = j;
      }
      nearest.set(key, best);
    }
    counts[nearest.get(key)]++;
  }
  return counts;
}

/**
 * Where colours of the art go: a function of (r, g, b) to [r, g, b]. palette: the texture's; kept: its kept palette; own:
 * that of the source, with its shares. Each (P·C). Sums stay below 2^53.
 */
export function moves({ own, counts, kept, palette, channels }) {
  const apart = Array.from({ length: counts.length }, (_, j) => {
    const at = j * channels;
    return [0, 1, 2].map((c) => palette[at + c] - kept[at + c]);
  });
  const still = apart.every((move) => move.every((value) => value === 0));
  const known = new Map();
  return (r, g, b) => {
    if (still) return [r, g, b];
    const key = (r << 16) | (g << 8) | b;
    if (!known.has(key)) {
      const sums = [0, 0, 0];
      let total = 0;
      for (let j = 0; j < counts.length; j++) {
        const d = squared(r, g, b, own, j, channels);
        const weight = Math.floor((counts[j] * 65536) / (Math.floor((d * d) / 64) + 65536));
        total += weight;
        for (let c = 0; c < 3; c++) sums[c] += weight * apart[j][c];
      }
      known.set(
        key,
        [r, g, b].map((value, c) => Math.min(Math.max(value + Math.floor(sums[c] / Math.max(1, total)), 0), 255)),
      );
    }
    return known.get(key);
  };
}
