/** An endless forest from its name alone, the twin of ../forest/world.py: the same plants in the same places. */

import { sha256 } from "@assetgen/runtime";

export const CELL = 16; // pixels; a plant at most in each
export const CHUNK = 12; // cells
export const SIDE = CELL * CHUNK; // pixels of a chunk
const WIDE = SIDE + 2 * CELL; // of a chunk and a cell around it

// Ground colours, from the deepest water to the shade under the trees.
const [WATER, SHORE, SAND, TULIPS, SUNFLOWERS, GRASS, MOSS, PATH] = [0, 1, 2, 3, 4, 5, 6, 7];
const PALETTES = [
  [[41, 92, 128], [46, 104, 141], [52, 115, 151], [62, 130, 163]],
  [[120, 160, 160], [139, 171, 158], [158, 180, 150], [178, 178, 138]],
  [[201, 181, 126], [207, 188, 134], [213, 195, 143], [220, 203, 152]],
  [[122, 164, 78], [130, 172, 84], [138, 180, 90], [148, 188, 98]],
  [[122, 164, 78], [130, 172, 84], [138, 180, 90], [148, 188, 98]],
  [[94, 141, 67], [101, 149, 71], [108, 157, 76], [117, 166, 82]],
  [[66, 110, 60], [72, 117, 63], [79, 125, 66], [87, 133, 70]],
  [[158, 131, 92], [166, 139, 98], [174, 147, 105], [183, 157, 115]],
];

// What grows on each kind of ground: [species, weight], and how many cells of 256 hold a plant.
const GROWS = new Map([
  [SAND, [[["palm", 5], ["cactus", 4], ["fern", 1]], 96]],
  [TULIPS, [[["tulip", 12], ["fern", 3], ["oak", 1]], 156]],
  [SUNFLOWERS, [[["sunflower", 12], ["fern", 3], ["oak", 1]], 156]],
  [GRASS, [[["oak", 9], ["fern", 4], ["mushroom", 1], ["pine", 1]], 200]],
  [MOSS, [[["pine", 10], ["oak", 3], ["fern", 2], ["mushroom", 2]], 232]],
]);
const SHADOWS = { oak: 20, pine: 16, palm: 16, cactus: 12, mushroom: 12, tulip: 10, fern: 14, sunflower: 10 };
const SHADE = [168, 178, 196]; // over 256

export class World {
  /** name: of the world; everything else follows from it. */
  constructor(name) {
    this.name = name;
    const digest = new DataView(sha256(new TextEncoder().encode(name)).buffer);
    this.key = Array.from({ length: 8 }, (_, i) => digest.getUint32(4 * i, true));
  }

  /**
   * {plants: [{species, x, y, seed}, …] from the farthest to the nearest, x and y in pixels of the world;
   * ground: (SIDE·SIDE·4) RGBA; walkable: (CHUNK·CHUNK) of cells}.
   */
  chunk(cx, cy) {
    const kinds = this.#kinds(cx, cy);
    const plants = this.#plants(cx, cy, kinds);
    const ground = new Uint8ClampedArray(SIDE * SIDE * 4);
    const drift = this.#field(1, cx, cy, 64);
    const grain = new Uint32Array(SIDE * SIDE);
    for (let y = 0, at = 0; y < SIDE; y++) {
      for (let x = 0; x < SIDE; x++, at++) {
        grain[at] = this.#random(0, SIDE * cx + x, SIDE * cy + y);
        const place = (y + CELL) * WIDE + x + CELL;
        const shade = Math.trunc(drift[place] * 3 + (grain[at] & 255) / 256 - 0.1);
        paint(ground, at, PALETTES[kinds[place]][Math.min(Math.max(shade, 0), 3)]);
      }
    }
    this.#tufts(ground, kinds, grain);
    this.#shadows(ground, cx, cy, plants);
    const mine = plants.filter(({ x, y }) => Math.floor(x / SIDE) === cx && Math.floor(y / SIDE) === cy);
    mine.sort((a, b) => a.y - b.y || a.x - b.x);
    const walkable = Array.from({ length: CHUNK * CHUNK }, (_, cell) => {
      const [row, column] = [Math.floor(cell / CHUNK), cell % CHUNK];
      return kinds[(CELL * row + CELL * 1.5) * WIDE + CELL * column + CELL * 1.5] > WATER;
    });
    return { plants: mine, ground, walkable };
  }

  /** The kind of ground of each pixel of a chunk and a cell around it. */
  #kinds(cx, cy) {
    const field = (what, step) => this.#field(what, cx, cy, step);
    const [wet1, wet2, wet3] = [field(2, 256), field(3, 64), field(4, 16)];
    const [lush1, lush2, sunny] = [field(5, 128), field(6, 32), field(10, 128)];
    const [trail1, trail2] = [field(7, 256), field(8, 16)];
    return Uint8Array.from(wet1, (_, i) => {
      const wet = wet1[i] * 0.65 + wet2[i] * 0.27 + wet3[i] * 0.08;
      const lush = lush1[i] * 0.7 + lush2[i] * 0.3;
      const trail = Math.abs(trail1[i] - 0.5) + (trail2[i] - 0.5) * 0.02;
      if (wet < 0.26) return WATER;
      if (wet < 0.27) return SHORE;
      if (trail < 0.022 && wet > 0.3) return PATH;
      if (wet < 0.31) return SAND;
      if (lush < 0.4) return sunny[i] > 0.5 ? SUNFLOWERS : TULIPS;
      return lush > 0.56 ? MOSS : GRASS;
    });
  }

  /** The plants of a chunk and of a cell around it, whose shadows fall into it. */
  #plants(cx, cy, kinds) {
    const plants = [];
    for (let j = 0; j < CHUNK + 2; j++) {
      for (let i = 0; i < CHUNK + 2; i++) {
        const [column, row] = [i - 1 + CHUNK * cx, j - 1 + CHUNK * cy];
        const word = this.#random(9, column, row);
        const dx = 2 + (((word & 255) * 12) >> 8);
        const dy = 2 + ((((word >>> 8) & 255) * 12) >> 8);
        const grows = GROWS.get(kinds[(j * CELL + dy) * WIDE + i * CELL + dx]);
        if (!grows || ((word >>> 16) & 255) >= grows[1]) continue;
        const total = grows[0].reduce((sum, [, weight]) => sum + weight, 0);
        let choice = ((word >>> 24) * total) >> 8;
        const [species] = grows[0].find(([, weight]) => (choice -= weight) < 0);
        plants.push({ species, x: column * CELL + dx, y: row * CELL + dy, seed: `${this.name}/${column},${row}` });
      }
    }
    return plants;
  }

  /** Blades of grass, pebbles and glints: a few pixels of another shade of the same ground. */
  #tufts(ground, kinds, grain) {
    const tuft = (few, places, shade) => {
      for (let y = 1; y < SIDE - 1; y++) {
        for (let x = 1; x < SIDE - 1; x++) {
          if (few(grain[y * SIDE + x] >>> 8) !== 0) continue;
          for (const [dy, dx] of places) {
            const kind = kinds[(y + dy + CELL) * WIDE + x + dx + CELL];
            paint(ground, (y + dy) * SIDE + x + dx, PALETTES[kind][shade]);
          }
        }
      }
    };
    tuft((seed) => seed & 127, [[0, 0], [-1, 0]], 0);
    tuft((seed) => (seed >>> 8) & 255, [[0, 0], [0, 1]], 3);
  }

  /** A flat ellipse under each plant. */
  #shadows(ground, cx, cy, plants) {
    const dark = new Uint8Array(SIDE * SIDE);
    for (const plant of plants) {
      const width = SHADOWS[plant.species];
      const height = Math.floor(width / 3);
      const left = plant.x - cx * SIDE - (width >> 1) + 1;
      const top = plant.y - cy * SIDE - (height >> 1) - 1;
      for (let i = 0; i < height; i++) {
        for (let j = 0; j < width; j++) {
          const [x, y] = [left + j, top + i];
          const [across, down] = [(1 - width + 2 * j) * height, (1 - height + 2 * i) * width];
          const inside = across ** 2 + down ** 2 < (width * height) ** 2;
          if (inside && x >= 0 && x < SIDE && y >= 0 && y < SIDE) dark[y * SIDE + x] = 1;
        }
      }
    }
    for (let at = 0; at < SIDE * SIDE; at++) {
      if (dark[at]) for (let c = 0; c < 3; c++) ground[4 * at + c] = (ground[4 * at + c] * SHADE[c]) >> 8;
    }
  }

  /** Smooth noise 0 … 1 with a node every `step` pixels, over a chunk and a cell around it. */
  #field(what, cx, cy, step) {
    const field = new Float64Array(WIDE * WIDE);
    const [left, top] = [SIDE * cx - CELL, SIDE * cy - CELL];
    const node = (x, y) => this.#random(what, x, y) / 2 ** 32;
    for (let j = 0, at = 0; j < WIDE; j++) {
      const [row, down] = nodeAndWay(top + j, step);
      let column = null;
      let here, there;
      for (let i = 0; i < WIDE; i++, at++) {
        const [next, across] = nodeAndWay(left + i, step);
        if (next !== column) {
          column = next;
          [here, there] = [next, next + 1].map((x) => (1 - down) * node(x, row) + down * node(x, row + 1));
        }
        field[at] = (1 - across) * here + across * there;
      }
    }
    return field;
  }

  /** A random word for each place (and purpose): integers only, the same on every machine. */
  #random(what, x, y) {
    let word = Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca77) ^ this.key[what % 8] ^ Math.imul(what, 0x27d4eb2f);
    word = Math.imul(word ^ (word >>> 16), 0x7feb352d); // the finalizer "lowbias32"
    word = Math.imul(word ^ (word >>> 15), 0x846ca68b);
    return (word ^ (word >>> 16)) >>> 0;
  }
}

function nodeAndWay(place, step) {
  const node = Math.floor(place / step);
  const way = (place - node * step) / step;
  return [node, way * way * (3 - 2 * way)];
}

function paint(ground, at, [r, g, b]) {
  ground[4 * at] = r;
  ground[4 * at + 1] = g;
  ground[4 * at + 2] = b;
  ground[4 * at + 3] = 255;
}
