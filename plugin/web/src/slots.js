/** Places for textures of one size on shared pages, which engines draw faster than many textures. */

const SIDE = 1024; // of a page, pixels; all devices have such
const GAP = 2; // clear pixels around each, so that filtering shows no neighbour

export class Slots {
  /** Places for n textures of width×height. */
  constructor(width, height, n) {
    this.width = width;
    this.height = height;
    this.columns = Math.max(1, Math.floor(SIDE / (width + GAP)));
    this.perPage = this.columns * Math.max(1, Math.floor(SIDE / (height + GAP)));
    this.nPages = Math.ceil(n / this.perPage);
    const rows = Math.ceil(Math.min(n, this.perPage) / this.columns);
    /** Sides of a page. */
    this.pageWidth = this.columns * (width + GAP);
    this.pageHeight = rows * (height + GAP);
    this.free = Array.from({ length: n }, (_, i) => n - 1 - i);
  }

  /** A place that is free: {number, page, x, y}. There is one if no more than n are taken. */
  take() {
    const number = this.free.pop();
    const at = number % this.perPage;
    return {
      number,
      page: Math.floor(number / this.perPage),
      x: (at % this.columns) * (this.width + GAP),
      y: Math.floor(at / this.columns) * (this.height + GAP),
    };
  }

  give(number) {
    this.free.push(number);
  }
}
