/** Where the pose takes each pixel of a texture from (contract 2, section 3). */

const NODES = 17;
const MOST = 8192; // a pixel's way, in 1/16 pixel

export class Pose {
  /** keep: whether art is kept within the texture. */
  constructor(tensors, height, width, keep) {
    this.height = height;
    this.width = width;
    this.keep = keep;
    this.terms = tensors.get("pose.terms").data;
    const n = this.terms.length / 2;
    this.rows = profiles(tensors.get("pose.rows").data, n, height);
    this.columns = profiles(tensors.get("pose.columns").data, n, width);
  }

  /** {y, x}: Int32Array (H·W) each, rows and columns in 1/16 pixel. z: a code. box: {top, left, bottom, right}. */
  places(z, box) {
    const { height, width } = this;
    const y = this.#axis(z, 0, height);
    const x = this.#axis(z, 1, width);
    for (let i = 0, at = 0; i < height; i++) {
      for (let j = 0; j < width; j++, at++) {
        y[at] += 16 * i;
        x[at] += 16 * j;
      }
    }
    if (this.keep) {
      squeeze(y, height, width, 1, box.top, box.bottom, box.left, box.right);
      squeeze(x, width, 1, width, box.left, box.right, box.top, box.bottom);
    }
    return { y, x };
  }

  /** How far pixels move along an axis. Sums stay below 2^53, where doubles are exact. */
  #axis(z, axis, side) {
    const { height, width, terms, rows, columns } = this;
    const sums = new Float64Array(height * width);
    for (let k = 0; 2 * k < terms.length; k++) {
      const latent = z[terms[2 * k]];
      if (terms[2 * k + 1] !== axis || latent === 0) continue;
      for (let i = 0, at = 0; i < height; i++) {
        const factor = latent * rows[k * height + i];
        for (let j = 0; j < width; j++, at++) sums[at] += factor * columns[k * width + j];
      }
    }
    const moved = new Int32Array(sums.length);
    for (let at = 0; at < sums.length; at++) {
      const way = Math.floor((sums[at] * side + 2 ** 21) / 2 ** 22);
      moved[at] = Math.min(Math.max(way, -MOST), MOST);
    }
    return moved;
  }
}

/** The flow {y, x} made symmetrical about column axis / 2, in place: a pixel and its mirror image move alike, or against. */
export function mirrorFlow({ y, x }, height, width, axis) {
  for (let i = 0; i < height; i++) {
    for (let j = Math.max(0, axis - width + 1); 2 * j < axis; j++) {
      const [left, right] = [i * width + j, i * width + axis - j];
      const down = (y[left] + y[right] - 32 * i) >> 1;
      const along = (x[left] - 16 * j - (x[right] - 16 * (axis - j))) >> 1;
      y[left] = y[right] = 16 * i + down;
      x[left] = 16 * j + along;
      x[right] = 16 * (axis - j) - along;
    }
    if (axis % 2 === 0) x[i * width + axis / 2] = 8 * axis;
  }
}

/** Places (H·W) of one source, in place: right of the axis those of the mirror image, mirrored. */
export function mirrorPlaces(places, height, width, axis) {
  for (let start = 0; start < height * width; start += width) {
    for (let x = (axis >> 1) + 1; x < width && x <= axis; x++) {
      const place = places[start + axis - x];
      const column = axis - (place % width);
      if (place < 0) places[start + x] = -1;
      else if (column >= 0 && column < width) places[start + x] = place - (place % width) + column;
    }
  }
  return places;
}

/** The flow {y, x} near held pixels (H·W) drawn to their own places, in place; `reach` pixels away it is as it was. */
export function holdFlow({ y, x }, held, height, width, reach) {
  let away = Uint8Array.from(held, (flag) => (flag ? 0 : reach));
  for (let distance = 1; distance < reach; distance++) {
    const before = away;
    away = before.slice();
    for (let i = 0, at = 0; i < height; i++) {
      for (let j = 0; j < width; j++, at++) {
        if (before[at] !== reach) continue;
        for (let k = Math.max(0, i - 1); k <= Math.min(height - 1, i + 1); k++) {
          for (let l = Math.max(0, j - 1); l <= Math.min(width - 1, j + 1); l++) {
            if (before[k * width + l] === distance - 1) away[at] = distance;
          }
        }
      }
    }
  }
  for (let at = 0; at < away.length; at++) {
    const row = 16 * Math.floor(at / width);
    const column = 16 * (at % width);
    y[at] = row + Math.floor(((y[at] - row) * away[at]) / reach);
    x[at] = column + Math.floor(((x[at] - column) * away[at]) / reach);
  }
}

/** Profiles of n terms over a side, from their nodes, linear between them. */
function profiles(nodes, n, side) {
  const values = new Int32Array(n * side);
  for (let k = 0; k < n; k++) {
    for (let y = 0; y < side; y++) {
      const a = Math.floor(((2 * y + 1) * 2048) / side);
      const at = k * NODES + (a >> 8);
      values[k * side + y] = (nodes[at] * (256 - (a & 255)) + nodes[at + 1] * (a & 255) + 128) >> 8;
    }
  }
  return values;
}

/**
 * Keeps what lies at first … last − 1 of an axis within its side: the ends of the side show nothing from beyond those.
 * step: from a pixel to the next along the axis is `along`, across it `across`; lines from … to − 1 across are looked at.
 */
function squeeze(places, side, along, across, first, last, from, to) {
  let before = 0;
  let behind = 0;
  for (let line = from; line < to; line++) {
    before = Math.max(before, places[line * across] - 16 * first);
    behind = Math.max(behind, 16 * (last - 1) - places[line * across + (side - 1) * along]);
  }
  if (!before && !behind) return;
  const most = Math.max(1, side - 1);
  for (let at = 0; at < places.length; at++) {
    const y = Math.floor(at / along) % side;
    places[at] += Math.floor((behind * y) / most) - Math.floor((before * (side - 1 - y)) / most);
  }
}
