/** Painting: a texture from patches of the art, found by a coarse-to-fine search (contract 2, section 4). */

const EMPTY = -1;
const OUTSIDE = -2;
const DRAWN = 64; // alpha from which the pose puts paint at a pixel
const PAD = 2; // pixels around each picture, as far as patches reach
// Neighbours whose matches are tried, then steps from a pixel's own match; rows and columns.
const NEAR = [
  [0, 0], [0, 1], [0, -1], [1, 0], [-1, 0], [1, 1], [-1, -1], [1, -1], [-1, 1], [0, 2], [0, -2], [2, 0], [-2, 0],
];
const STEPS = [[-1, -1], [-1, 0], [-1, 1], [0, -1], [0, 1], [1, -1], [1, 0], [1, 1]];

/** A picture of h×w pixels of four channels, with a margin: 0, or, if it wraps, the other side. */
class Picture {
  constructor(height, width, wrap) {
    this.height = height;
    this.width = width;
    this.wrap = wrap;
    this.row = 4 * (width + 2 * PAD);
    this.data = new Uint8Array(this.row * (height + 2 * PAD));
  }

  static of(pixels, height, width, wrap) {
    const picture = new Picture(height, width, wrap);
    for (let y = 0; y < height; y++) {
      picture.data.set(pixels.subarray(4 * width * y, 4 * width * (y + 1)), picture.at(y, 0));
    }
    return picture.wrapped();
  }

  at(y, x) {
    return (y + PAD) * this.row + 4 * (x + PAD);
  }

  /** Fills the margin. */
  wrapped() {
    if (!this.wrap) return this;
    const { height, width, data } = this;
    for (let y = -PAD; y < height + PAD; y++) {
      for (let x = -PAD; x < width + PAD; x++) {
        if (y >= 0 && y < height && x >= 0 && x < width) continue;
        const from = this.at(modulo(y, height), modulo(x, width));
        data.copyWithin(this.at(y, x), from, from + 4);
      }
    }
    return this;
  }

  /** Rounded means of 2×2 pixels; an odd side is continued by 0. */
  halved() {
    const half = new Picture((this.height + 1) >> 1, (this.width + 1) >> 1, this.wrap);
    const { data, row } = this;
    for (let y = 0; y < half.height; y++) {
      for (let x = 0; x < half.width; x++) {
        const from = this.at(2 * y, 2 * x);
        const to = half.at(y, x);
        const right = 2 * x + 1 < this.width;
        const down = 2 * y + 1 < this.height;
        for (let c = 0; c < 4; c++) {
          let sum = data[from + c] + 2;
          if (right) sum += data[from + 4 + c];
          if (down) sum += data[from + row + c];
          if (right && down) sum += data[from + row + 4 + c];
          half.data[to + c] = sum >> 2;
        }
      }
    }
    return half.wrapped();
  }
}

/**
 * The places of a texture, (H·W) Int32Array: s·H·W + y·W + x of source s, or −1 for transparent paint.
 *
 * sources: one or two {art, guide}, premultiplied RGBA of H×W pixels, and of the first its {box, opaque}. variant: as a
 * guide. flow: {y, x} of Pose. rules: {levels, coarsest, follow, wrap, guideHeight}. prefers: of two sources, the number
 * of the one that each pixel prefers, (H·W), else null. held: which pixels keep their place, (H·W), or null.
 */
export function painted({ sources, variant, flow, height, width, rules, prefers, held }) {
  const { wrap } = rules;
  const first = {
    height,
    width,
    arts: sources.map(({ art }) => Picture.of(art, height, width, wrap)),
    guides: sources.map(({ guide }) => Picture.of(guide, height, width, wrap)),
    variant: Picture.of(variant, height, width, wrap),
    flow,
    prefers,
    held,
  };
  const pyramid = pyramidOf(first, sources[0].box, rules);
  const { opaque } = sources[0];
  let search = null;
  pyramid.forEach((level, number) => {
    const row = rules.levels[Math.min(number, rules.levels.length - 1)];
    search = new Search(level, row, { opaque, wrap, hasGuide: level.height <= rules.guideHeight });
    search.begin(number ? pyramid[number - 1] : null, rules.follow);
    for (let sweep = 0; sweep < row.sweeps; sweep++) search.sweep();
    level.matches = search.matches;
  });
  return search.choice();
}

/** The levels, coarsest first. */
function pyramidOf(finest, { top, left, bottom, right }, { coarsest, wrap }) {
  const levels = [finest];
  let side = Math.max(bottom - top, right - left);
  for (let level = finest; side > coarsest; side = (side + 1) >> 1) {
    if (wrap && (level.height % 2 || level.width % 2)) break;
    level = {
      height: (level.height + 1) >> 1,
      width: (level.width + 1) >> 1,
      arts: level.arts.map((art) => art.halved()),
      guides: level.guides.map((guide) => guide.halved()),
      variant: level.variant.halved(),
      flow: halvedFlow(level),
      prefers: level.prefers && everySecond(level),
      held: level.held && heldByAll(level),
    };
    levels.unshift(level);
  }
  return levels;
}

function halvedFlow({ flow, height, width }) {
  const [rows, columns] = [(height + 1) >> 1, (width + 1) >> 1];
  const half = (of) => {
    const values = new Int32Array(rows * columns);
    for (let y = 0; y < rows; y++) {
      const upper = 2 * y * width;
      const lower = Math.min(2 * y + 1, height - 1) * width;
      for (let x = 0; x < columns; x++) {
        const right = Math.min(2 * x + 1, width - 1);
        values[y * columns + x] = (of[upper + 2 * x] + of[upper + right] + of[lower + 2 * x] + of[lower + right] - 28) >> 3;
      }
    }
    return values;
  };
  return { y: half(flow.y), x: half(flow.x) };
}

/** Of each 2×2 pixels the first. */
function everySecond({ prefers, height, width }) {
  const [rows, columns] = [(height + 1) >> 1, (width + 1) >> 1];
  const half = new Uint8Array(rows * columns);
  for (let y = 0; y < rows; y++) for (let x = 0; x < columns; x++) half[y * columns + x] = prefers[2 * y * width + 2 * x];
  return half;
}

/** Whether all of 2×2 pixels are held; the last row or column of an odd side counts twice. */
function heldByAll({ held, height, width }) {
  const [rows, columns] = [(height + 1) >> 1, (width + 1) >> 1];
  const half = new Uint8Array(rows * columns);
  for (let y = 0; y < rows; y++) {
    const upper = 2 * y * width;
    const lower = Math.min(2 * y + 1, height - 1) * width;
    for (let x = 0; x < columns; x++) {
      const right = Math.min(2 * x + 1, width - 1);
      half[y * columns + x] = held[upper + 2 * x] & held[upper + right] & held[lower + 2 * x] & held[lower + right];
    }
  }
  return half;
}

/** The search for the matches of one level. */
class Search {
  constructor(level, { radius, paint, guide, place }, { opaque, wrap, hasGuide }) {
    Object.assign(this, level);
    this.area = this.height * this.width;
    this.radius = radius;
    this.paint = paint;
    this.guide = hasGuide ? guide : 0;
    this.place = place * (2 * radius + 1) ** 2;
    this.opaque = opaque;
    this.wrap = wrap;
    this.tried = new Int32Array(this.area * this.arts.length + 1).fill(-1); // by match + 1: the last pixel and sweep
    this.stamp = 0;
    this.picture = null;
  }

  /** The number of a place in source s; OUTSIDE where there is none. */
  placed(s, y, x) {
    const { height, width, area } = this;
    if (this.wrap) return s * area + modulo(y, height) * width + modulo(x, width);
    return y >= 0 && y < height && x >= 0 && x < width ? s * area + y * width + x : OUTSIDE;
  }

  /** The same, but that a place outside is transparent paint, or in opaque art the nearest place inside. */
  landed(s, y, x) {
    const place = this.placed(s, y, x);
    if (place !== OUTSIDE) return place;
    if (!this.opaque) return EMPTY;
    return this.placed(s, Math.min(Math.max(y, 0), this.height - 1), Math.min(Math.max(x, 0), this.width - 1));
  }

  moved(match, dy, dx, land = false) {
    if (match === EMPTY) return EMPTY;
    const { area, width } = this;
    const s = match < area ? 0 : 1;
    const at = match - s * area;
    const y = Math.floor(at / width) + dy;
    const x = (at % width) + dx;
    return land ? this.landed(s, y, x) : this.placed(s, y, x);
  }

  /** The first matches: where the pose points to, or what the level before found. */
  begin(before, follow) {
    const { height, width, flow } = this;
    this.matches = new Int32Array(this.area);
    for (let y = 0, at = 0; y < height; y++) {
      for (let x = 0; x < width; x++, at++) {
        const [row, column] = [(flow.y[at] + 8) >> 4, (flow.x[at] + 8) >> 4];
        if (this.held?.[at]) {
          this.matches[at] = at;
          continue;
        }
        if (!before) {
          this.matches[at] = this.landed(this.prefers ? this.prefers[at] : 0, row, column);
          continue;
        }
        const parent = (y >> 1) * before.width + (x >> 1);
        const match = before.matches[parent];
        if (match === EMPTY) {
          this.matches[at] = EMPTY;
          continue;
        }
        const area = before.height * before.width;
        const s = match < area ? 0 : 1;
        const py = Math.floor((match - s * area) / before.width);
        const px = (match - s * area) % before.width;
        this.matches[at] = follow
          ? this.landed(
              s,
              row + 2 * (py - ((before.flow.y[parent] + 8) >> 4)),
              column + 2 * (px - ((before.flow.x[parent] + 8) >> 4)),
            )
          : this.landed(s, 2 * py + (y & 1), 2 * px + (x & 1));
      }
    }
    this.vote();
  }

  /** Where in its art a match lies, in bytes, and which art. */
  #art(match) {
    const s = match < this.area ? 0 : 1;
    const at = match - s * this.area;
    return [this.arts[s].data, this.arts[s].at(Math.floor(at / this.width), at % this.width)];
  }

  /** The picture: at each pixel the rounded mean of what the patches over it propose. */
  vote() {
    const { height, width, radius, matches } = this;
    const picture = new Picture(height, width, this.wrap);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        let [n, red, green, blue, alpha] = [0, 0, 0, 0, 0];
        for (let i = -radius; i <= radius; i++) {
          for (let j = -radius; j <= radius; j++) {
            const neighbour = this.placed(0, y + i, x + j);
            if (neighbour === OUTSIDE) continue;
            n++;
            const proposal = this.moved(matches[neighbour], -i, -j, true);
            if (proposal === EMPTY) continue;
            const [art, at] = this.#art(proposal);
            red += art[at];
            green += art[at + 1];
            blue += art[at + 2];
            alpha += art[at + 3];
          }
        }
        const to = picture.at(y, x);
        const half = n >> 1;
        picture.data[to] = (red + half) / n; // stored as its whole part
        picture.data[to + 1] = (green + half) / n;
        picture.data[to + 2] = (blue + half) / n;
        picture.data[to + 3] = (alpha + half) / n;
      }
    }
    this.picture = picture.wrapped();
  }

  /** All matches anew, from those before and their picture. */
  sweep() {
    const { height, width, matches, flow } = this;
    const next = new Int32Array(this.area);
    for (let y = 0, at = 0; y < height; y++) {
      for (let x = 0; x < width; x++, at++) {
        if (this.held?.[at]) {
          next[at] = at;
          continue;
        }
        if (!this.opaque && this.#isClear(y, x)) {
          next[at] = EMPTY;
          continue;
        }
        this.stamp++;
        this.least = Infinity;
        this.best = matches[at];
        if (!this.opaque) this.#try(y, x, at, EMPTY);
        for (const [dy, dx] of NEAR) {
          const neighbour = this.placed(0, y + dy, x + dx);
          if (neighbour !== OUTSIDE) this.#try(y, x, at, this.moved(matches[neighbour], -dy, -dx));
        }
        for (let s = 0; s < this.arts.length; s++) {
          this.#try(y, x, at, this.placed(s, (flow.y[at] + 8) >> 4, (flow.x[at] + 8) >> 4));
        }
        if (matches[at] !== EMPTY) {
          for (const [dy, dx] of STEPS) this.#try(y, x, at, this.moved(matches[at], dy, dx));
        }
        next[at] = this.best;
      }
    }
    this.matches = next;
    this.vote();
  }

  /** Whether nothing is seen around a pixel, neither in the picture nor in the variant. */
  #isClear(y, x) {
    const { radius, picture, variant } = this;
    for (let i = -radius; i <= radius; i++) {
      const from = picture.at(y + i, x - radius);
      for (let k = from; k < from + 4 * (2 * radius + 1); k++) if (picture.data[k] || variant.data[k]) return false;
    }
    return true;
  }

  #try(y, x, at, match) {
    if (match === OUTSIDE || this.tried[match + 1] === this.stamp) return;
    this.tried[match + 1] = this.stamp;
    const cost = match === EMPTY ? this.#emptyCost(y, x, at) : this.#cost(y, x, at, match);
    if (cost < this.least) {
      this.least = cost;
      this.best = match;
    }
  }

  /** The cost of no paint: dear where the pose puts some. */
  #emptyCost(y, x, at) {
    const { radius, picture, variant, paint, guide } = this;
    let [painted, guided] = [0, 0];
    for (let i = -radius; i <= radius; i++) {
      const from = picture.at(y + i, x - radius);
      for (let k = from; k < from + 4 * (2 * radius + 1); k++) {
        painted += picture.data[k] ** 2;
        guided += variant.data[k] ** 2;
      }
    }
    const s = this.prefers ? this.prefers[at] : 0;
    const posed = this.placed(s, (this.flow.y[at] + 8) >> 4, (this.flow.x[at] + 8) >> 4);
    const [art, to] = posed === OUTSIDE ? [null, 0] : this.#art(posed);
    return paint * painted + guide * guided + (art && art[to + 3] >= DRAWN ? 16 * this.place : 0);
  }

  /** The cost of a match, or something not below `least` as soon as that is sure. */
  #cost(y, x, at, match) {
    const { radius, paint, guide, area, width, height } = this;
    const s = match < area ? 0 : 1;
    const row = Math.floor((match - s * area) / width);
    const column = (match - s * area) % width;
    let dy = 16 * row - this.flow.y[at];
    let dx = 16 * column - this.flow.x[at];
    if (this.wrap) {
      dy = modulo(dy + 8 * height, 16 * height) - 8 * height;
      dx = modulo(dx + 8 * width, 16 * width) - 8 * width;
    }
    const apart = Math.floor((dy * dy + dx * dx) / 16);
    let cost = Math.floor((this.place * Math.min(apart, 256)) / 16);
    const factor = this.prefers && this.prefers[at] !== s ? 4 : 1;
    const here = this.picture.data;
    const there = this.arts[s].data;
    const variant = this.variant.data;
    const decoded = this.guides[s].data;
    const n = 4 * (2 * radius + 1);
    for (let i = -radius; i <= radius; i++) {
      const from = this.picture.at(y + i, x - radius);
      const to = this.picture.at(row + i, column - radius);
      let [painted, guided] = [0, 0];
      for (let k = 0; k < n; k++) {
        const difference = here[from + k] - there[to + k];
        painted += difference * difference;
      }
      if (guide) {
        for (let k = 0; k < n; k++) {
          const difference = variant[from + k] - decoded[to + k];
          guided += difference * difference;
        }
      }
      cost += paint * painted + guide * guided;
      if (cost * factor >= this.least) break;
    }
    return cost * factor;
  }

  /** For each pixel, the proposal of 3×3 that is nearest to the picture. */
  choice() {
    const { height, width, matches, picture } = this;
    const chosen = new Int32Array(this.area);
    for (let y = 0, at = 0; y < height; y++) {
      for (let x = 0; x < width; x++, at++) {
        const from = picture.at(y, x);
        if (this.held?.[at]) {
          chosen[at] = at;
          continue;
        }
        let [best, least] = [EMPTY, Infinity];
        for (let i = -1; i <= 1; i++) {
          for (let j = -1; j <= 1; j++) {
            const neighbour = this.placed(0, y + i, x + j);
            if (neighbour === OUTSIDE) continue;
            const proposal = this.moved(matches[neighbour], -i, -j, true);
            let apart = 0;
            const [art, to] = proposal === EMPTY ? [null, 0] : this.#art(proposal);
            for (let c = 0; c < 4; c++) apart += (picture.data[from + c] - (art ? art[to + c] : 0)) ** 2;
            if (apart < least || (apart === least && proposal < best)) [best, least] = [proposal, apart];
          }
        }
        chosen[at] = best;
      }
    }
    return chosen;
  }
}

function modulo(value, n) {
  return ((value % n) + n) % n;
}
