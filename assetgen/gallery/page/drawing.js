/** Draws textures in workers: what can be seen first, what was drawn before not again. */

const MOST_BYTES = 96 << 20; // of pixels that are kept

/** The textures of one pack. */
class Drawing {
  /** bytes: of the .agp file. onDrawn: called with the key of each texture that is ready. */
  static async open(bytes, onDrawn) {
    const count = Math.max(1, Math.min(4, (navigator.hardwareConcurrency ?? 2) - 1));
    const drawing = new Drawing(onDrawn);
    drawing.workers = [await assetgen.AsyncPack.from(bytes)];
    drawing.idle = [...drawing.workers];
    for (let i = 1; i < count; i++) {
      assetgen.AsyncPack.from(bytes).then((worker) => drawing.#join(worker), () => {}); // one is enough
    }
    return drawing;
  }

  constructor(onDrawn) {
    this.onDrawn = onDrawn;
    this.done = new Map(); // key: texture, the one that was used last at the end; or an Error
    this.bytes = 0;
    this.wanted = new Map(); // key: call, most wanted first
    this.busy = new Set();
    this.closed = false;
  }

  #join(worker) {
    if (this.closed) return worker.close();
    this.workers.push(worker);
    this.idle.push(worker);
    this.#next();
  }

  /** A texture that is ready, or an Error that it met; undefined if it has not been drawn. */
  get(key) {
    const found = this.done.get(key);
    if (found === undefined) return undefined;
    this.done.delete(key);
    this.done.set(key, found);
    return found;
  }

  /** What to draw from now on: [key, call] pairs, most wanted first. What was wanted before no longer is. */
  want(calls) {
    this.wanted = new Map(calls.filter(([key]) => !this.done.has(key) && !this.busy.has(key)));
    this.#next();
  }

  #next() {
    while (this.idle.length && this.wanted.size && !this.closed) {
      const [key, call] = this.wanted.entries().next().value;
      this.wanted.delete(key);
      this.#draw(this.idle.pop(), key, call);
    }
  }

  async #draw(worker, key, [method, given]) {
    this.busy.add(key);
    let result;
    try {
      result = await worker[method](...given);
    } catch (error) {
      result = error;
    }
    if (this.closed) return;
    this.busy.delete(key);
    this.done.set(key, result);
    this.bytes += result.data?.length ?? 0;
    for (const [old, texture] of this.done) {
      if (this.bytes <= MOST_BYTES || old === key) break;
      this.done.delete(old);
      this.bytes -= texture.data?.length ?? 0;
    }
    this.idle.push(worker);
    this.onDrawn(key);
    this.#next();
  }

  close() {
    this.closed = true;
    for (const worker of this.workers) worker.close();
  }
}

/** Puts a texture on a canvas, one pixel for each of its own. */
function paintOn(canvas, texture) {
  if (canvas.width !== texture.width) canvas.width = texture.width;
  if (canvas.height !== texture.height) canvas.height = texture.height;
  canvas.getContext("2d").putImageData(new ImageData(texture.data, texture.width, texture.height), 0, 0);
}

/** Sizes a canvas so that each of its pixels is a whole number of the screen's, at least one; that number. */
function sharpen(canvas, width, height, zoom) {
  const ratio = window.devicePixelRatio || 1;
  const block = Math.max(1, Math.round(zoom * ratio));
  canvas.style.width = `${(width * block) / ratio}px`;
  canvas.style.height = `${(height * block) / ratio}px`;
  return block;
}
