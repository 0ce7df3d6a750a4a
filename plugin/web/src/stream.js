/** Textures for a running game: drawn in workers, handed to the engine within a budget for each frame. */

import { shown } from "./errors.js";

const AHEAD = 2; // textures that a worker is given at once, so that it never waits for the page

export class Stream {
  #packs; // {pack, busy}: how many textures each draws
  #upload;
  #drop;
  #capacity;
  #kept = new Map(); // key: what upload returned, the one that was used last at the end
  #wanted = new Map(); // key: {request, frame, priority, order}
  #drawing = new Set();
  #ready = []; // [key, texture]
  #failed = new Map(); // key: true; they are not asked for again
  #errors = [];
  #frame = 0;
  #order = 0;
  #closed = false;

  /**
   * packs: an AsyncPack, or several of one file, which draw at the same time. upload: makes of a texture what the engine
   * shows. drop: frees what upload returned, when it is no longer kept. fallback: what `get` returns meanwhile.
   * capacity: how many textures are kept, and how many requests may wait; more than are ever in sight at once.
   */
  constructor(packs, { upload, drop = () => {}, fallback = null, capacity = 1024 }) {
    if (!(Number.isInteger(capacity) && capacity >= 1)) throw new TypeError(`capacity must be 1 or more, got ${shown(capacity)}`);
    this.#packs = [packs].flat().map((pack) => ({ pack, busy: 0 }));
    this.#upload = upload;
    this.#drop = drop;
    this.#capacity = capacity;
    this.fallback = fallback;
  }

  /**
   * What upload made of the texture of a request, as for Pack.texture, if it is ready; else the fallback, and it will be
   * drawn. Ask again in each frame in which it is in sight. priority: of those that are asked for, larger ones come first.
   */
  get(request, priority = 0) {
    const key = keyOf(request);
    if (this.#kept.has(key)) {
      const kept = this.#kept.get(key);
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept;
    }
    if (this.#closed || this.#drawing.has(key) || this.#failed.has(key)) return this.fallback;
    const order = this.#wanted.get(key)?.order ?? this.#order++;
    this.#wanted.delete(key); // so that the last are those that were wanted last
    this.#wanted.set(key, { request, frame: this.#frame, priority, order });
    if (this.#wanted.size > this.#capacity) this.#wanted.delete(this.#wanted.keys().next().value);
    return this.fallback;
  }

  /**
   * Hands over what has been drawn, until the next would take longer than the budget; returns how many. At least one, if
   * there is one: a budget that is too small delays, but not for ever. Once a frame. Throws the SeedError or PackError of
   * a request that could not be drawn; it is not tried again.
   */
  pump(budget = 2) {
    const begun = performance.now();
    let last = begun;
    let took = 0;
    let n = 0;
    while (this.#ready.length && (n === 0 || last - begun + took <= budget)) {
      this.#keep(...this.#ready.shift());
      n++;
      const now = performance.now();
      took = now - last;
      last = now;
    }
    this.#send();
    this.#frame++;
    if (this.#errors.length) throw this.#errors.shift();
    return n;
  }

  /** Everything that was asked for, however long it takes: for loading screens. Frames go on meanwhile. */
  async finish() {
    while (this.pending && !this.#closed) {
      this.pump(8);
      await new Promise((resolve) => setTimeout(resolve));
    }
    if (this.#errors.length) throw this.#errors.shift();
  }

  /** How many textures were asked for and have not been handed over. */
  get pending() {
    return this.#wanted.size + this.#drawing.size;
  }

  /** How many textures are kept. */
  get size() {
    return this.#kept.size;
  }

  /** Takes a request back, or gives up its texture. */
  cancel(request) {
    const key = keyOf(request);
    this.#wanted.delete(key);
    this.#drawing.delete(key); // what comes is thrown away
    this.#ready = this.#ready.filter(([ready]) => ready !== key);
    if (this.#kept.has(key)) this.#giveUp(key);
  }

  /** Gives up all textures and requests, for instance for another level. */
  clear() {
    for (const key of [...this.#kept.keys()]) this.#giveUp(key);
    this.#wanted.clear();
    this.#drawing.clear();
    this.#failed.clear();
    this.#ready = [];
  }

  /** Ends the workers and gives up all textures. */
  close() {
    this.#closed = true;
    for (const { pack } of this.#packs) pack.close();
    this.clear();
  }

  #keep(key, texture) {
    if (!this.#drawing.delete(key)) return; // no longer wanted
    while (this.#kept.size >= this.#capacity) this.#giveUp(this.#kept.keys().next().value);
    this.#kept.set(key, this.#upload(texture));
  }

  #giveUp(key) {
    const kept = this.#kept.get(key);
    this.#kept.delete(key);
    this.#drop(kept);
  }

  /** Gives the workers what is most wanted: asked for last, then of the highest priority, then first. */
  #send() {
    let room = this.#packs.reduce((sum, { busy }) => sum + Math.max(0, AHEAD - busy), 0);
    if (!room || !this.#wanted.size || this.#ready.length > this.#capacity) return;
    const waiting = [...this.#wanted].sort(
      ([, a], [, b]) => b.frame - a.frame || b.priority - a.priority || a.order - b.order,
    );
    for (const [key, { request }] of waiting) {
      if (!room--) return;
      this.#draw(key, request);
    }
  }

  #draw(key, request) {
    this.#wanted.delete(key);
    this.#drawing.add(key);
    const worker = this.#packs.reduce((least, one) => (one.busy < least.busy ? one : least));
    worker.busy++;
    worker.pack.texture(request).then(
      (texture) => {
        worker.busy--;
        if (this.#drawing.has(key)) this.#ready.push([key, texture]);
        this.#send();
      },
      (error) => {
        worker.busy--;
        if (this.#drawing.delete(key)) {
          this.#failed.set(key, true);
          this.#errors.push(error);
        }
        this.#send();
      },
    );
  }
}

/** A request as a string: equal ones have equal keys, in whatever order their controls stand. */
function keyOf(request) {
  const given = Object.entries(request).filter(([, value]) => value !== undefined && value !== null);
  given.sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(given, (_, value) => (typeof value === "bigint" ? `${value}n` : value));
}
