/** Draws the cells of a plan one after another in plain JavaScript (contract 2, plans, sections 4 to 6). */

import { CLASS, draw } from "../seeds.js";
import { nearVoid } from "./plan_site.js";

const CELLS = 7; // the domain of the cells' words
const MARGIN = 17; // cells of void around: as far as a tap looks, and one more
const UNKNOWN = 255;
const NO_COLUMN = -1;
const AT_THE_RIM = 2;

/** E[d] = round(65536·exp(−d/32)) for d below 378; 0 beyond. A constant of contract 2. */
const WEIGHTS = Uint32Array.of(
  65536, 63520, 61565, 59671, 57835, 56056, 54331, 52660, 51039, 49469, 47947, 46472, 45042, 43656, 42313, 41011,
  39750, 38527, 37341, 36192, 35079, 34000, 32954, 31940, 30957, 30005, 29081, 28187, 27319, 26479, 25664, 24875,
  24109, 23368, 22649, 21952, 21276, 20622, 19987, 19372, 18776, 18199, 17639, 17096, 16570, 16060, 15566, 15087,
  14623, 14173, 13737, 13314, 12905, 12508, 12123, 11750, 11388, 11038, 10698, 10369, 10050, 9741, 9441, 9151, 8869,
  8596, 8332, 8076, 7827, 7586, 7353, 7127, 6907, 6695, 6489, 6289, 6096, 5908, 5726, 5550, 5380, 5214, 5054, 4898,
  4747, 4601, 4460, 4323, 4190, 4061, 3936, 3815, 3697, 3584, 3473, 3366, 3263, 3162, 3065, 2971, 2879, 2791, 2705,
  2622, 2541, 2463, 2387, 2314, 2243, 2174, 2107, 2042, 1979, 1918, 1859, 1802, 1746, 1693, 1641, 1590, 1541, 1494,
  1448, 1403, 1360, 1318, 1278, 1238, 1200, 1163, 1128, 1093, 1059, 1027, 995, 964, 935, 906, 878, 851, 825, 800,
  775, 751, 728, 706, 684, 663, 642, 623, 604, 585, 567, 550, 533, 516, 500, 485, 470, 456, 442, 428, 415, 402, 390,
  378, 366, 355, 344, 333, 323, 313, 303, 294, 285, 276, 268, 260, 252, 244, 236, 229, 222, 215, 209, 202, 196, 190,
  184, 178, 173, 168, 162, 157, 153, 148, 143, 139, 135, 131, 127, 123, 119, 115, 112, 108, 105, 102, 99, 95, 93,
  90, 87, 84, 82, 79, 77, 74, 72, 70, 68, 66, 64, 62, 60, 58, 56, 54, 53, 51, 50, 48, 47, 45, 44, 42, 41, 40, 39,
  37, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 27, 26, 25, 24, 23, 23, 22, 21, 21, 20, 19, 19, 18, 18, 17, 17, 16,
  16, 15, 15, 14, 14, 13, 13, 13, 12, 12, 11, 11, 11, 10, 10, 10, 9, 9, 9, 9, 8, 8, 8, 8, 7, 7, 7, 7, 6, 6, 6, 6, 6,
  6, 5, 5, 5, 5, 5, 5, 4, 4, 4, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
  2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1,
);

/** What draws the plans of one pack; what is apart stays apart. */
export class Scan {
  constructor(plans) {
    this.plans = plans;
    const n = plans.classes.length;
    this.windows = new Set(plans.windows);
    this.powers = Array.from({ length: 9 }, (_, i) => (n + 1) ** (8 - i));
    this.places = placesOf(plans.taps, n);
    const [first, ...rest] = plans.layers;
    this.columns = columnsOf(first);
    this.rest = rest.map((layer) => ({ ...layer, columns: columnsOf(layer), sums: new Int32Array(layer.nOut) }));
    this.bias = new Int32Array(first.nOut);
    this.sums = new Int32Array(first.nOut);
    this.logits = new Int32Array(n);
  }

  /** The plan, (H·W,) Uint8Array, in a site. place: {low, high, index, attempt}. style: its number, or null: drawn. */
  draw(site, place, { style, level, spread }) {
    const { plans } = this;
    const { width, height, outline } = site;
    const board = this.#board(site);
    this.#setBias(style ?? Math.floor((draw(place, CLASS, 1)[0] * Math.max(1, plans.styles.length)) / 2 ** 32), level);
    const words = draw(place, CELLS, width * height);
    const plan = new Uint8Array(width * height);
    for (let y = 0, number = 0; y < height; y++) {
      for (let x = 0; x < width; x++, number++) {
        if (!outline[number]) continue;
        const p = (y + MARGIN) * board.width + x + MARGIN;
        let drawn = board.known[p];
        if (drawn === UNKNOWN) {
          const best = this.#fitting(board, p);
          if (best.length > 1) this.#infer(board, p);
          drawn = best.length > 1 ? this.#choice(best, words[number], spread) : best[0];
        }
        plan[number] = drawn;
        this.#put(board, p, drawn);
      }
    }
    return plan;
  }

  /** Grids with void all around, of which a cell is a place. */
  #board({ width, height, outline, pins }) {
    const { plans } = this;
    const n = plans.classes.length;
    const w = width + 2 * MARGIN;
    const area = w * (height + 2 * MARGIN);
    const grid = (fill = 0) => new Uint8Array(area).fill(fill);
    const board = {
      width: w, area, voids: grid(1), rim: grid(), drawn: grid(), pinned: grid(), known: grid(),
      sums: Array.from({ length: n + 1 }, () => grid()), counts: new Uint32Array(n + 1), nCells: 0, nDrawn: 0,
      parents: new Int32Array(area).fill(-1), open: new Int32Array(area), nIslands: 0,
      offsets: this.places.map(({ dy, dx }) => dy * w + dx), hasPins: Boolean(pins?.some(Boolean)),
    };
    const rim = nearVoid(outline, width, true);
    for (let cell = 0; cell < outline.length; cell++) {
      if (!outline[cell]) continue;
      const p = (Math.floor(cell / width) + MARGIN) * w + (cell % width) + MARGIN;
      const pin = pins ? pins[cell] : 0;
      board.nCells++;
      board.voids[p] = 0;
      board.rim[p] = rim[cell] ? AT_THE_RIM : 1;
      board.pinned[p] = pin;
      board.known[p] = pin || (rim[cell] && plans.rim) || UNKNOWN;
    }
    board.sums[0].fill(9);
    for (let p = w + 1; p < area - w - 1; p++) {
      let sum = 0;
      for (let i = -w; i <= w; i += w) sum += board.voids[p + i - 1] + board.voids[p + i] + board.voids[p + i + 1];
      board.sums[0][p] = sum;
    }
    return board;
  }

  #setBias(style, level) {
    const { plans, bias } = this;
    const n = bias.length;
    for (let o = 0; o < n; o++) {
      bias[o] = plans.layers[0].bias[o] + plans.style[style * n + o] + plans.level[level * n + o];
    }
  }

  /** The classes that make the fewest windows that the art does not have. */
  #fitting(board, p) {
    const { powers, windows } = this;
    const n = this.plans.classes.length;
    const { known, width: w } = board;
    const faults = new Array(n + 1).fill(0);
    for (let place = 0; place < 9; place++) {
      const corner = p - Math.floor(place / 3) * w - (place % 3);
      let code = 0;
      let i = 8;
      for (; i >= 0; i--) {
        if (i === place) continue;
        const found = known[corner + Math.floor(i / 3) * w + (i % 3)];
        if (found === UNKNOWN) break;
        code += found * powers[i];
      }
      if (i >= 0) continue;
      for (let k = 1; k <= n; k++) if (!windows.has(code + k * powers[place])) faults[k]++;
    }
    let best = [];
    for (let k = 1, fewest = 10; k <= n; k++) {
      if (faults[k] < fewest) [fewest, best] = [faults[k], []];
      if (faults[k] === fewest) best.push(k);
    }
    return best;
  }

  /** The logits of a cell. */
  #infer(board, p) {
    const { plans, columns, sums } = this;
    const { nOut, shift, low, high } = plans.layers[0];
    sums.set(this.bias);
    this.places.forEach((look, i) => {
      const at = p + board.offsets[i];
      if (look.kind === "sums") return add(sums, columns, look.columns[0], board.sums[look.plane][at]);
      if (look.kind === "pinned" && !board.hasPins) return undefined;
      const column = look.columns[board[look.kind][at]];
      if (column !== NO_COLUMN) add(sums, columns, column, 1);
      return undefined;
    });
    this.#told(board, p).forEach((value, i) => add(sums, columns, plans.taps.length / 3 + i, value));
    let values = sums;
    for (let o = 0; o < nOut; o++) sums[o] = Math.min(Math.max(sums[o] >> shift[o], low), high);
    for (const layer of this.rest) {
      layer.sums.set(layer.bias);
      for (let i = 0; i < layer.nIn; i++) if (values[i]) add(layer.sums, layer.columns, i, values[i]);
      values = layer.sums;
      for (let o = 0; o < layer.nOut; o++) {
        values[o] = Math.min(Math.max(values[o] >> layer.shift[o], layer.low), layer.high);
      }
    }
    this.logits.set(values);
  }

  /** What a cell is told. */
  #told({ counts, nCells, nDrawn, nIslands, width, open, parents }, p) {
    const shares = [];
    for (let k = 1; k < counts.length; k++) shares.push(Math.floor((16 * counts[k] + (nCells >> 1)) / nCells));
    const left = rootOf(parents, p - 1);
    const above = rootOf(parents, p - width);
    const edges = [left, above].map((root) => (root < 0 ? 0 : Math.min(9, open[root])));
    const areOne = left >= 0 && left === above ? 1 : 0;
    return [...shares, Math.floor((16 * nDrawn) / nCells), ...edges, areOne, nIslands > 1 ? 1 : 0];
  }

  #choice(allowed, word, spread) {
    const { logits } = this;
    const most = Math.max(...allowed.map((k) => logits[k - 1]));
    if (spread === 0) return allowed.find((k) => logits[k - 1] === most);
    const quotient = Math.floor(65536 / spread);
    let total = 0;
    const steps = allowed.map((k) => (total += WEIGHTS[Math.floor(((most - logits[k - 1]) * quotient) / 256)] ?? 0));
    const r = Math.floor((word * total) / 2 ** 32); // below 2^53: exact
    return allowed[steps.findIndex((step) => r < step)];
  }

  /** A cell is drawn. */
  #put(board, p, drawn) {
    const { width: w, rim, open, parents } = board;
    board.drawn[p] = board.known[p] = drawn;
    for (let i = -w; i <= w; i += w) for (let j = -1; j <= 1; j++) board.sums[drawn][p + i + j]++;
    board.counts[drawn]++;
    board.nDrawn++;
    const around = [...new Set([rootOf(parents, p - 1), rootOf(parents, p - w)])].filter((root) => root >= 0);
    if (rim[p] === 1) for (const beside of [p - 1, p - w]) if (parents[beside] >= 0) open[rootOf(parents, beside)]--;
    if (!this.plans.walkable[drawn]) return;
    parents[p] = p;
    open[p] = (rim[p + 1] === 1 ? 1 : 0) + (rim[p + w] === 1 ? 1 : 0);
    board.nIslands += 1 - around.length;
    for (const root of around) {
      parents[root] = p;
      open[p] += open[root];
    }
  }
}

/** Where taps look: {dy, dx, kind, plane, columns by what is there}; taps at one place share a look where they can. */
function placesOf(taps, n) {
  const places = [];
  for (let i = 0; i < taps.length; i += 3) {
    const [plane, dy, dx] = taps.subarray(i, i + 3);
    const kind = plane === 0 ? "voids" : plane === 1 ? "sums" : plane < 2 + n ? "drawn" : plane < 2 + 2 * n ? "sums" : "pinned";
    const summed = kind === "sums" && plane > 1 ? plane - 1 - n : 0;
    const there = kind === "voids" ? 1 : kind === "sums" ? 0 : kind === "drawn" ? plane - 1 : plane - 1 - 2 * n;
    const fits = (look) =>
      look.kind === kind && look.plane === summed && look.dy === dy && look.dx === dx && look.columns[there] === NO_COLUMN;
    let look = places.find(fits);
    if (!look) {
      look = { dy, dx, kind, plane: summed, columns: new Array(n + 1).fill(NO_COLUMN) };
      places.push(look);
    }
    look.columns[there] = i / 3;
  }
  return places;
}

/** The weights of a layer, input by input. */
function columnsOf({ weight, nIn, nOut }) {
  const columns = new Int32Array(weight.length);
  for (let o = 0; o < nOut; o++) for (let i = 0; i < nIn; i++) columns[i * nOut + o] = weight[o * nIn + i];
  return columns;
}

function add(sums, columns, column, value) {
  if (value === 0) return;
  const first = column * sums.length;
  for (let o = 0; o < sums.length; o++) sums[o] += columns[first + o] * value;
}

/** The root of the island at a cell, −1 if there is none. */
function rootOf(parents, cell) {
  while (parents[cell] >= 0 && parents[cell] !== cell) cell = parents[cell] = parents[parents[cell]];
  return parents[cell];
}
