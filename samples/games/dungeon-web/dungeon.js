/** A dungeon of which each level, wall, monster and treasure comes from packs and a name; ?world=NAME gives another. */

import { AsyncPack, PlanPack } from "@assetgen/runtime";
import { HEIGHT, Level, WIDTH } from "./level.js";

const VIEW = [640, 360]; // pixels of art; each is shown as 2×2
const CELL = 32; // pixels
const BLOCK = 2; // cells a side of which each has a variant of its ground of its own
const STEP = 10 / 60; // seconds that a step takes
const PACE = 28 / 60; // between two steps of a monster
const SIGHT = 8; // steps as far as which walls and monsters are seen
const HEARTS = 5;
const [FLOOR, WALL, EXIT] = ["floor5_2", "grnrock", "tlite6_1"]; // of the ground pack
const WAYS = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };
const KEYS = {
  ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down", a: "left", d: "right", w: "up", s: "down",
};

/** Who walks from cell to cell, smoothly. */
class Mover {
  constructor(x, y, pace) {
    Object.assign(this, { x, y, pace, before: [x, y], left: 0, turned: false });
  }

  step(dx, dy) {
    Object.assign(this, { before: [this.x, this.y], left: this.pace, x: this.x + dx, y: this.y + dy });
    if (dx) this.turned = dx < 0;
  }

  tick(seconds) {
    this.left = Math.max(0, this.left - seconds);
  }

  /** In pixels of the level. */
  get place() {
    const way = this.left / this.pace;
    return [this.x, this.y].map((now, i) => Math.round(CELL * (now + (this.before[i] - now) * way)));
  }
}

/** A pack's textures as images: null until the worker has drawn one. */
class Images {
  #drawn = new Map();
  waiting = 0;

  constructor(pack) {
    this.pack = pack;
  }

  get(request) {
    const key = JSON.stringify(request);
    if (!this.#drawn.has(key)) {
      if (this.#drawn.size > 4096) this.#drawn.clear(); // of levels left behind
      this.#drawn.set(key, null);
      this.waiting++;
      this.pack.texture(request).then(async ({ data, width, height }) => {
        this.#drawn.set(key, await createImageBitmap(new ImageData(new Uint8ClampedArray(data), width, height)));
        this.waiting--;
      });
    }
    return this.#drawn.get(key);
  }
}

class Game {
  constructor(world, plans, packs) {
    Object.assign(this, { world, plans, depth: 0, found: 0, turn: 0, sinceTurn: 0 });
    [this.ground, this.beasts, this.goods] = packs.map((pack) => new Images(pack));
    this.descend();
  }

  get waiting() {
    return this.ground.waiting + this.beasts.waiting + this.goods.waiting;
  }

  /** The next level. */
  descend() {
    this.depth++;
    [this.hearts, this.mercy] = [HEARTS, 0];
    this.level = new Level(this.world, this.depth, this.plans);
    this.hero = new Mover(...this.level.start, STEP);
    this.monsters = this.level.monsters.map((one) => [one, new Mover(one.x, one.y, 16 / 60)]);
    this.items = new Map(this.level.items.map((one) => [one.y * WIDTH + one.x, one]));
    this.known = new Set();
    this.#look();
  }

  /** Some time passes: the hero's way, the monsters' steps, what they meet. */
  update(way, seconds) {
    this.mercy = Math.max(0, this.mercy - seconds);
    for (const mover of [this.hero, ...this.monsters.map(([, mover]) => mover)]) mover.tick(seconds);
    const { hero, level } = this;
    if (way && !hero.left && level.isWalkable(hero.x + WAYS[way][0], hero.y + WAYS[way][1])) {
      hero.step(...WAYS[way]);
      this.#look();
    }
    if (this.items.delete(hero.y * WIDTH + hero.x)) this.found++;
    this.sinceTurn += seconds;
    if (this.sinceTurn >= PACE) {
      [this.sinceTurn, this.turn] = [0, this.turn + 1];
      for (const [one, mover] of this.monsters) this.#prowl(one, mover);
    }
    if (!this.mercy && this.monsters.some(([, { x, y }]) => x === hero.x && y === hero.y)) {
      [this.hearts, this.mercy] = [this.hearts - 1, 1];
      if (!this.hearts) {
        this.depth--;
        this.descend();
        return;
      }
    }
    if (hero.x === level.exit[0] && hero.y === level.exit[1] && !hero.left) this.descend();
  }

  /** Ground, things, monsters and hero in the light of a lamp; what was never seen stays dark. */
  draw(view) {
    const [x, y] = this.hero.place;
    const [left, top] = [x + CELL / 2 - VIEW[0] / 2, y + CELL / 2 - VIEW[1] / 2];
    view.globalCompositeOperation = "source-over";
    view.fillStyle = "#000";
    view.fillRect(0, 0, ...VIEW);
    for (let cy = Math.floor(top / CELL); cy * CELL < top + VIEW[1]; cy++) {
      for (let cx = Math.floor(left / CELL); cx * CELL < left + VIEW[0]; cx++) {
        if (this.#knows(cx, cy)) this.#cell(view, cx, cy, cx * CELL - left, cy * CELL - top);
      }
    }
    for (const { kind, x, y, seed } of this.items.values()) {
      const image = this.#knows(x, y) && this.goods.get({ seed, label: kind });
      if (image) view.drawImage(image, x * CELL - left, y * CELL - top);
    }
    for (const [{ kind, seed }, mover] of this.monsters) {
      if (!this.seen.has(mover.y * WIDTH + mover.x)) continue;
      const [px, py] = mover.place;
      stand(view, this.beasts.get({ seed, label: kind }), px - left, py - top, mover.turned);
    }
    const hero = this.beasts.get({ seed: "hero", base: "death_knight", palette: "keep", spread: 0 });
    if (this.mercy % 0.2 < 0.1) stand(view, hero, x - left, y - top, this.hero.turned);
    view.globalCompositeOperation = "multiply";
    view.fillStyle = light(view);
    view.fillRect(0, 0, ...VIEW);
    view.globalCompositeOperation = "source-over";
    this.#map(view);
  }

  #knows(x, y) {
    return x >= 0 && x < WIDTH && this.known.has(y * WIDTH + x);
  }

  /** A cell's part of the picture that its block of cells has of the same ground. */
  #cell(view, cx, cy, x, y) {
    const { level } = this;
    const isFloor = level.isWalkable(cx, cy);
    const isExit = cx === level.exit[0] && cy === level.exit[1];
    const seed = `${level.name}/${Math.floor(cx / BLOCK)},${Math.floor(cy / BLOCK)}`;
    const image = this.ground.get({ seed, base: isExit ? EXIT : isFloor ? FLOOR : WALL, palette: "keep" });
    const [u, v] = isExit ? [CELL / 2, CELL / 2] : [(cx % BLOCK) * CELL, (cy % BLOCK) * CELL];
    if (image) view.drawImage(image, u, v, CELL, CELL, x, y, CELL, CELL);
    if (isExit) return;
    if (isFloor && !level.isWalkable(cx, cy - 1)) {
      for (let row = 0; row < 10; row++) {
        view.fillStyle = `rgb(0 0 0 / ${(130 - 13 * row) / 255})`;
        view.fillRect(x, y + row, CELL, 1);
      }
    } else if (!isFloor && level.isWalkable(cx, cy + 1)) {
      view.fillStyle = "rgb(34 30 34)";
      view.fillRect(x, y + CELL - 8, CELL, 8);
      view.fillStyle = "rgb(96 92 88)";
      view.fillRect(x, y + CELL - 9, CELL, 1);
    }
  }

  /** The cells known so far, two pixels each, in the upper right corner. */
  #map(view) {
    const [left, top] = [VIEW[0] - 2 * WIDTH - 6, 6];
    view.fillStyle = "rgb(10 10 16 / 0.6)";
    view.fillRect(left, top, 2 * WIDTH, 2 * HEIGHT);
    const dot = (at, colour, side = 2) => {
      view.fillStyle = colour;
      view.fillRect(left + 2 * (at % WIDTH), top + 2 * Math.floor(at / WIDTH), side, side);
    };
    for (const at of this.known) dot(at, this.level.walkable[at] ? "#b0a078" : "#4a464e");
    const exit = this.level.exit[1] * WIDTH + this.level.exit[0];
    if (this.known.has(exit)) dot(exit, "#ffaa3c", 3);
    dot(this.hero.y * WIDTH + this.hero.x, "#78dcff", 3);
  }

  /** What is seen from where the hero stands; it is known from then on. */
  #look() {
    this.seen = new Set();
    for (const at of this.level.stepsFrom(this.hero.x, this.hero.y, SIGHT).keys()) {
      for (const dy of [-WIDTH, 0, WIDTH]) for (const dx of [-1, 0, 1]) this.seen.add(at + dy + dx);
    }
    for (const at of this.seen) if (this.level.plan[at]) this.known.add(at);
  }

  /** A step of a monster: towards the hero if that is near, else anywhere. */
  #prowl(one, mover) {
    const [dx, dy] = [this.hero.x - mover.x, this.hero.y - mover.y];
    const far = Math.abs(dx) + Math.abs(dy);
    let step = [0, 0];
    if (far > 0 && far <= 5) step = Math.abs(dx) >= Math.abs(dy) ? [Math.sign(dx), 0] : [0, Math.sign(dy)];
    else {
      const word = this.level.random(3, one.x * 64 + one.y, this.turn);
      if (word & 3) step = Object.values(WAYS)[(word >>> 4) & 3];
    }
    const [x, y] = [mover.x + step[0], mover.y + step[1]];
    const isTaken = this.monsters.some(([, other]) => other.x === x && other.y === y);
    if (!isTaken && this.level.isWalkable(x, y)) mover.step(...step);
  }
}

/** A sprite with a shadow under it. */
function stand(view, image, x, y, turned) {
  if (!image) return;
  view.fillStyle = "rgb(0 0 0 / 0.43)";
  view.beginPath();
  view.ellipse(x + 16, y + 27, 11, 4, 0, 0, 2 * Math.PI);
  view.fill();
  view.save();
  view.translate(x + (turned ? CELL : 0), y - 3);
  view.scale(turned ? -1 : 1, 1);
  view.drawImage(image, 0, 0);
  view.restore();
}

/** Warm near the hero, dim far away. */
function light(view) {
  const gradient = view.createRadialGradient(VIEW[0] / 2, VIEW[1] / 2, 20, VIEW[0] / 2, VIEW[1] / 2, 250);
  gradient.addColorStop(0, "rgb(255 244 222)");
  gradient.addColorStop(1, "rgb(84 86 112)");
  return gradient;
}

const names = ["ground", "dungeon-monsters", "dungeon-items"];
const plans = await PlanPack.load("dungeon.agp");
const packs = await Promise.all(names.map((name) => AsyncPack.load(`${name}.agp`)));
export const game = new Game(new URLSearchParams(location.search).get("world") ?? "demo", plans, packs);

const canvas = document.getElementById("game");
const view = canvas.getContext("2d");
view.imageSmoothingEnabled = false;
let held = []; // ways, the latest first
addEventListener("keydown", (event) => {
  const way = KEYS[event.key];
  if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault(); // the page would scroll
  if (!held.includes(way)) held.unshift(way);
});
addEventListener("keyup", ({ key }) => {
  held = held.filter((way) => way !== KEYS[key]);
});
addEventListener("blur", () => {
  held = []; // keys let go elsewhere are not told
});
let before = performance.now();
requestAnimationFrame(function frame(now) {
  game.update(held[0], Math.min(now - before, 50) / 1000);
  before = now;
  game.draw(view);
  const { depth, hearts, found } = game;
  document.getElementById("line").textContent =
    `level ${depth} · hearts ${hearts} of ${HEARTS} · treasures ${found} · arrows walk, the light leads down`;
  requestAnimationFrame(frame);
});
