/** A level of the dungeon from its name alone, the twin of ../dungeon/level.py: the same cells and things. */

import { sha256 } from "@assetgen/runtime";

export const WIDTH = 56; // cells
export const HEIGHT = 42;
const LOBES = 4; // ellipses that stick out of the one in the middle
const FAR = 8; // steps from the start at least, of monsters
const MONSTERS = ["mon_undead", "mon_demons", "mon_animals", "mon_eyes", "mon_dragons", "mon_aquatic"];
const ITEMS = ["item_gold", "item_potion", "item_weapon", "item_armour", "item_scroll", "item_ring"];

export class Level {
  /** world: the name of the dungeon. depth: of the level, from 1. Everything else follows from these and the pack. */
  constructor(world, depth, pack) {
    this.name = `${world}/${depth}`;
    const digest = new DataView(sha256(new TextEncoder().encode(this.name)).buffer);
    this.key = Array.from({ length: 8 }, (_, i) => digest.getUint32(4 * i, true));
    const outline = { width: WIDTH, height: HEIGHT, data: this.#outline() };
    /** The class of each cell, row by row; 0 outside. */
    this.plan = pack.plan({ seed: this.name, outline }).classes;
    this.walkable = Array.from(this.plan, (k) => k > 0 && pack.walkable[k - 1]);
    const cells = [];
    this.walkable.forEach((is, at) => is && cells.push([at % WIDTH, Math.floor(at / WIDTH)]));
    this.start = cells.reduce((best, cell) => (cell[0] < best[0] || (cell[0] === best[0] && cell[1] < best[1]) ? cell : best));
    const steps = this.stepsFrom(...this.start, WIDTH * HEIGHT);
    const far = ([x, y]) => steps.get(y * WIDTH + x);
    this.exit = cells.reduce((best, cell) => (far(cell) > far(best) ? cell : best));
    this.monsters = [];
    this.items = [];
    for (const [x, y] of cells) {
      const word = this.random(2, x, y);
      const [chance, choice, seed] = [word & 1023, word >>> 10, `${this.name}/${x},${y}`];
      if ((x === this.exit[0] && y === this.exit[1]) || far([x, y]) < 2) continue;
      if (chance < 24 && far([x, y]) >= FAR) {
        this.monsters.push({ kind: MONSTERS[choice % MONSTERS.length], x, y, seed });
      } else if (chance >= 1000) this.items.push({ kind: ITEMS[choice % ITEMS.length], x, y, seed });
    }
  }

  /** y·WIDTH + x of each walkable cell that is no farther than `most` steps → how many it is. */
  stepsFrom(x, y, most) {
    const steps = new Map([[y * WIDTH + x, 0]]);
    for (const [at, far] of steps) {
      if (far === most) continue;
      const [x, y] = [at % WIDTH, Math.floor(at / WIDTH)];
      for (const [i, j] of [[x, y - 1], [x - 1, y], [x + 1, y], [x, y + 1]]) {
        if (!steps.has(j * WIDTH + i) && this.isWalkable(i, j)) steps.set(j * WIDTH + i, far + 1);
      }
    }
    return steps;
  }

  isWalkable(x, y) {
    return x >= 0 && x < WIDTH && y >= 0 && y < HEIGHT && this.walkable[y * WIDTH + x];
  }

  /** A random word for each place and purpose: integers only, the same on every machine. */
  random(what, x, y) {
    let word = Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca77) ^ this.key[what % 8] ^ Math.imul(what, 0x27d4eb2f);
    word = Math.imul(word ^ (word >>> 16), 0x7feb352d); // the finalizer "lowbias32"
    word = Math.imul(word ^ (word >>> 15), 0x846ca68b);
    return (word ^ (word >>> 16)) >>> 0;
  }

  /** A cave: an ellipse, and others with their middles in it, so that it is in one piece. */
  #outline() {
    const ellipses = [[WIDTH / 2, HEIGHT / 2, 15, 10]];
    for (let lobe = 0; lobe < LOBES; lobe++) {
      const word = this.random(1, lobe, 0);
      const [dx, dy] = [(((word & 255) * 19) >> 8) - 9, ((((word >>> 8) & 255) * 13) >> 8) - 6];
      ellipses.push([WIDTH / 2 + dx, HEIGHT / 2 + dy, 7 + ((word >>> 16) & 7), 6 + ((word >>> 24) & 7)]);
    }
    return Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) => {
      const [x, y] = [at % WIDTH, Math.floor(at / WIDTH)];
      return ellipses.some(([cx, cy, rx, ry]) => ((x - cx) * ry) ** 2 + ((y - cy) * rx) ** 2 < (rx * ry) ** 2) ? 1 : 0;
    });
  }
}
