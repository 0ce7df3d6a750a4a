/** A forest of which no two plants are alike, as far as you walk; ?world=NAME gives another. */

import { AsyncPack } from "@assetgen/runtime";
import { addTexture } from "@assetgen/runtime/phaser";
import { frames, STEPS } from "./hero.js";
import { CELL, CHUNK, SIDE, World } from "./world.js";

const VIEW = [640, 360]; // pixels of art; each is shown as 2×2
const SPEED = 120; // pixels a second
const AHEAD = 1; // chunks around those in sight that are made too
const WAYS = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };
const KEYS = { left: "LEFT,A", right: "RIGHT,D", up: "UP,W", down: "DOWN,S" };
const MODES = ["every plant its own", "one sprite a species"];

class Forest extends Phaser.Scene {
  async create() {
    this.world = new World(new URLSearchParams(location.search).get("world") ?? "demo");
    this.pack = await AsyncPack.load("plants.agp");
    for (const label of this.pack.labels) {
      addTexture(this, label, await this.pack.texture({ seed: "typical", index: 9, label })); // good-looking ones
    }
    for (const [key, texture] of Object.entries(frames())) addTexture(this, key, texture);
    this.chunks = new Map();
    this.mode = 0;
    this.waiting = 0; // plants that the worker has not drawn yet
    [this.x, this.y, this.walked] = [SIDE / 2, SIDE / 2, 0];
    while (!this.walkable(this.x, this.y)) this.x += CELL;
    this.hero = this.add.image(0, 0, "down 0").setOrigin(0.5, 12 / 13);
    this.keys = Object.entries(KEYS).map(([way, names]) => [way, Object.values(this.input.keyboard.addKeys(names))]);
    this.input.keyboard.on("keydown-V", () => this.show((this.mode + 1) % MODES.length));
  }

  update(_, milliseconds) {
    if (!this.hero) return; // still loading
    const held = this.keys.find(([, keys]) => keys.some((key) => key.isDown));
    this.walk(held?.[0], (SPEED * Math.min(milliseconds, 50)) / 1000);
    this.look();
  }

  /** A step, unless there is water. */
  walk(way, far) {
    this.walked = way ? this.walked + far : 0;
    if (way) {
      const [x, y] = [this.x + WAYS[way][0] * far, this.y + WAYS[way][1] * far];
      if (this.walkable(x, y)) [this.x, this.y] = [x, y];
      this.way = way;
    }
    const step = Math.floor(this.walked / 12) % STEPS;
    const left = this.way === "left"; // drawn as the way to the right, turned
    this.hero.setTexture(`${left ? "right" : (this.way ?? "down")} ${step}`).setFlipX(left);
    const [x, y] = [Math.floor(this.x), Math.floor(this.y)];
    this.hero.setPosition(x, y).setDepth(depth(x, y));
    this.cameras.main.setScroll(x - VIEW[0] / 2, y - VIEW[1] / 2);
  }

  /** Makes the chunks in sight and around, one a frame but for those in sight, and forgets those far away. */
  look() {
    const [left, top] = [this.cameras.main.scrollX, this.cameras.main.scrollY];
    const [x0, x1] = [Math.floor((left - 16) / SIDE), Math.floor((left + VIEW[0] + 16) / SIDE)];
    const [y0, y1] = [Math.floor(top / SIDE), Math.floor((top + VIEW[1] + 32) / SIDE)];
    let made = 0;
    for (let y = y0 - AHEAD; y <= y1 + AHEAD; y++) {
      for (let x = x0 - AHEAD; x <= x1 + AHEAD; x++) {
        const seen = x >= x0 && x <= x1 && y >= y0 && y <= y1;
        if (!this.chunks.has(`${x},${y}`) && (seen || made++ === 0)) this.grow(x, y);
      }
    }
    for (const [key, chunk] of this.chunks) {
      if (chunk.x < x0 - 3 || chunk.x > x1 + 3 || chunk.y < y0 - 3 || chunk.y > y1 + 3) this.forget(key, chunk);
    }
    const words = this.waiting ? `the forest grows: ${this.waiting} plants to draw` : MODES[this.mode];
    document.getElementById("line").textContent = `${words} · arrows walk · V: another view`;
  }

  /** A chunk on the screen: its ground, and its plants, each the typical one until the worker has drawn its own. */
  grow(x, y) {
    const key = `${x},${y}`;
    const { plants, ground, walkable } = this.world.chunk(x, y);
    addTexture(this, `ground ${key}`, { width: SIDE, height: SIDE, data: ground });
    const picture = this.add.image(x * SIDE, y * SIDE, `ground ${key}`).setOrigin(0, 0).setDepth(-Infinity);
    const chunk = { x, y, walkable, picture, plants: [] };
    this.chunks.set(key, chunk);
    for (const plant of plants) {
      const image = this.add.image(plant.x, plant.y, plant.species).setOrigin(0.5, 30 / 32);
      image.setDepth(depth(plant.x, plant.y));
      chunk.plants.push({ ...plant, image });
      this.waiting++;
      this.pack.texture({ seed: plant.seed, label: plant.species }).then((texture) => {
        this.waiting--;
        if (this.chunks.get(key) !== chunk) return; // walked on meanwhile
        addTexture(this, plant.seed, texture);
        if (this.mode === 0) image.setTexture(plant.seed);
      });
    }
  }

  forget(key, { picture, plants }) {
    this.chunks.delete(key);
    picture.destroy();
    this.textures.remove(`ground ${key}`);
    for (const { image, seed } of plants) {
      image.destroy();
      if (this.textures.exists(seed)) this.textures.remove(seed);
    }
  }

  show(mode) {
    this.mode = mode;
    for (const { plants } of this.chunks.values()) {
      for (const { image, seed, species } of plants) {
        image.setTexture(mode === 0 && this.textures.exists(seed) ? seed : species);
      }
    }
  }

  walkable(x, y) {
    const [cx, cy] = [Math.floor(x / SIDE), Math.floor(y / SIDE)];
    if (!this.chunks.has(`${cx},${cy}`)) this.grow(cx, cy);
    const [column, row] = [Math.floor(x / CELL) - cx * CHUNK, Math.floor(y / CELL) - cy * CHUNK];
    return this.chunks.get(`${cx},${cy}`).walkable[row * CHUNK + column];
  }
}

/** What is nearer is drawn later: by y, then by x. */
function depth(x, y) {
  return y * 2 ** 24 + x;
}

export const game = new Phaser.Game({
  type: Phaser.AUTO, parent: "game", width: VIEW[0], height: VIEW[1], zoom: 2, pixelArt: true, banner: false,
  audio: { noAudio: true }, scene: Forest,
});
