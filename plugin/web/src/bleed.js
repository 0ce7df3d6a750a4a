/** Colours for clear pixels beside what can be seen, for engines that filter textures with straight alpha. */

/**
 * A texture whose clear pixels have the mean colour of the visible ones among their eight neighbours; alpha stays. Without
 * it linear filtering mixes edges with black. For display alone: hashes are of the texture as it was drawn.
 */
export function bled({ width, height, channels, pixels, data }) {
  const filled = data.slice();
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = 4 * (y * width + x);
      if (data[at + 3]) continue;
      const sums = [0, 0, 0];
      let n = 0;
      for (let j = Math.max(0, y - 1); j <= Math.min(height - 1, y + 1); j++) {
        for (let i = Math.max(0, x - 1); i <= Math.min(width - 1, x + 1); i++) {
          const from = 4 * (j * width + i);
          if (!data[from + 3]) continue;
          for (let c = 0; c < 3; c++) sums[c] += data[from + c];
          n++;
        }
      }
      if (n) for (let c = 0; c < 3; c++) filled[at + c] = Math.round(sums[c] / n);
    }
  }
  return { width, height, channels, pixels, data: filled };
}
