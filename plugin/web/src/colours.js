/** From what the decoder gives to pixels: alpha made straight, palettes looked up and forced (contract, section 7). */

/** Channels (C, H, W) of a direct pack to pixels (H, W, C), straight alpha. */
export function fromPlanes(planes, channels) {
  const area = planes.length / channels;
  const pixels = new Uint8Array(planes.length);
  for (let i = 0; i < area; i++) {
    const alpha = channels === 4 ? planes[3 * area + i] : 255;
    for (let c = 0; c < channels; c++) {
      const value = planes[c * area + i];
      pixels[i * channels + c] = channels === 4 && c < 3 ? straight(value, alpha) : value;
    }
  }
  return pixels;
}

function straight(value, alpha) {
  return alpha === 0 ? 0 : Math.min(255, Math.floor((255 * value + (alpha >> 1)) / alpha));
}

/** Slots (H·W) of an indexed pack and its palette (P·C) to pixels (H, W, C); with C = 4, slot 0 is transparent. */
export function fromSlots(slots, palette, channels) {
  const pixels = new Uint8Array(slots.length * channels);
  for (let i = 0; i < slots.length; i++) {
    const colour = channels === 4 ? slots[i] - 1 : slots[i];
    if (colour < 0) continue;
    for (let c = 0; c < channels; c++) pixels[i * channels + c] = palette[colour * channels + c];
  }
  return pixels;
}

/** A palette (P·C) with each colour as the nearest of `colours`, [[r, g, b], …]; of equally near ones the first. */
export function forcedTo(colours, palette, channels) {
  const forced = palette.slice();
  for (let at = 0; at < palette.length; at += channels) {
    let best = colours[0];
    let least = Infinity;
    for (const colour of colours) {
      const apart = distance(palette, at, colour);
      if (apart < least) [best, least] = [colour, apart];
    }
    forced.set(best, at);
  }
  return forced;
}

/** The "redmean" in integers: how far two colours look apart. */
function distance(palette, at, [r, g, b]) {
  const red = (palette[at] + r) >> 1;
  const dr = palette[at] - r;
  const dg = palette[at + 1] - g;
  const db = palette[at + 2] - b;
  return (((512 + red) * dr * dr) >> 8) + 4 * dg * dg + (((767 - red) * db * db) >> 8);
}

/** Pixels (H, W, C) as RGBA, (H·W·4) Uint8ClampedArray; of RGBA pixels the same memory. */
export function toRgba(pixels, channels) {
  if (channels === 4) return new Uint8ClampedArray(pixels.buffer);
  const rgba = new Uint32Array(pixels.length / channels); // little-endian, as all JavaScript engines are
  const [green, blue] = channels === 3 ? [1, 2] : [0, 0];
  for (let i = 0, at = 0; i < rgba.length; i++, at += channels) {
    rgba[i] = pixels[at] | (pixels[at + green] << 8) | (pixels[at + blue] << 16) | 0xff000000;
  }
  return new Uint8ClampedArray(rgba.buffer);
}
