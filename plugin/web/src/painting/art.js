/** The art in a pack: the pixels of each exemplar (contract 2, section 2). */

import { PackError } from "../errors.js";
import { expect } from "../flat.js";
import { inflate } from "./inflate.js";

const MAX_BYTES = 2 ** 26; // inflated

/** How the names of a layer's tensors begin. */
export function layerPrefix(i) {
  return `layer.${String(i).padStart(2, "0")}`;
}

/** Boxes of the art, N times {top, left, height, width}; PackError unless they lie within the texture. */
export function boxesOf(tensors, n, height, width) {
  const data = expect(tensors, "art.boxes", "i32", [n, 4]);
  return Array.from({ length: n }, (_, i) => {
    const [top, left, rows, columns] = data.subarray(4 * i, 4 * i + 4);
    if (!(top >= 0 && left >= 0 && rows >= 1 && columns >= 1 && top + rows <= height && left + columns <= width)) {
      throw new PackError(`art.boxes: box ${i} does not lie within the texture of ${height}x${width}`);
    }
    return { top, left, height: rows, width: columns };
  });
}

/**
 * The pixels of the art in each box, (h·w·4) Uint8Array of straight alpha. prefix: "art", or "layer.NN".
 * channels: 3 if all must be opaque, 4 if what cannot be seen must be black; null for layers, which may hold anything.
 */
export function artOf(tensors, prefix, boxes, channels) {
  const counts = expect(tensors, `${prefix}.counts`, "i32", [boxes.length]);
  const stream = expect(tensors, `${prefix}.data`, "u8", [null]);
  let size = 0;
  boxes.forEach(({ height, width }, i) => {
    if (counts[i] < 0 || counts[i] > 256) throw new PackError(`${prefix}.counts holds ${counts[i]}; 0 to 256 is allowed`);
    size += counts[i] ? 4 * counts[i] + height * width : 4 * height * width;
  });
  if (size > MAX_BYTES) throw new PackError(`${prefix}.data inflates to ${size} bytes; at most ${MAX_BYTES} are allowed`);
  const bytes = inflate(stream, size);
  let at = 0;
  return boxes.map(({ height, width }, i) => {
    const used = counts[i] ? 4 * counts[i] + height * width : 4 * height * width;
    const part = bytes.subarray(at, at + used);
    at += used;
    const pixels = counts[i] ? indexed(part, counts[i], prefix) : trueColour(part, height, width);
    if (channels) checkPixels(pixels, channels, prefix);
    return pixels;
  });
}

function indexed(part, n, prefix) {
  const pixels = new Uint8Array(4 * (part.length - 4 * n));
  for (let i = 4 * n, to = 0; i < part.length; i++, to += 4) {
    if (part[i] >= n) throw new PackError(`${prefix}.data has colour ${part[i]} of ${n}`);
    for (let c = 0; c < 4; c++) pixels[to + c] = part[4 * part[i] + c];
  }
  return pixels;
}

/** Four planes, each value predicted from its neighbours: G, R − G, B − G, A. */
function trueColour(part, height, width) {
  const area = height * width;
  const planes = part.slice();
  for (let plane = 0; plane < 4 * area; plane += area) {
    for (let y = 0, at = plane; y < height; y++) {
      for (let x = 0; x < width; x++, at++) {
        const left = x ? planes[at - 1] : 0;
        const up = y ? planes[at - width] : 0;
        const corner = x && y ? planes[at - width - 1] : 0;
        planes[at] += median(left, up, left + up - corner);
      }
    }
  }
  const pixels = new Uint8Array(4 * area);
  for (let i = 0; i < area; i++) {
    const green = planes[i];
    pixels[4 * i] = planes[area + i] + green;
    pixels[4 * i + 1] = green;
    pixels[4 * i + 2] = planes[2 * area + i] + green;
    pixels[4 * i + 3] = planes[3 * area + i];
  }
  return pixels;
}

function median(a, b, c) {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

function checkPixels(pixels, channels, prefix) {
  for (let i = 0; i < pixels.length; i += 4) {
    if (channels === 3 && pixels[i + 3] !== 255) throw new PackError(`${prefix}.data is not opaque, but its textures are`);
    if (pixels[i + 3] === 0 && (pixels[i] || pixels[i + 1] || pixels[i + 2])) {
      throw new PackError(`${prefix}.data has colour in a pixel that cannot be seen`);
    }
  }
}
