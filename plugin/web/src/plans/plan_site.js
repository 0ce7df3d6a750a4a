/** What a plan is drawn into: an outline and pins, checked before anything is drawn (contract 2, plans, section 3). */

import { SeedError, shown } from "../errors.js";

const MAX_SIDE = 512;
const MAX_CELLS = 2 ** 16;
const MAX_PRODUCTS = 2 ** 33; // weights times cells
const MOST_SIZES = 8; // pieces whose sizes a message tells

/** The pieces of a mask by four neighbours: {numbers: Int32Array, −1 off the mask, in order of first cells; counts}. */
export function piecesOf(mask, width) {
  const numbers = new Int32Array(mask.length).fill(-1);
  const counts = [];
  const stack = [];
  const visit = (cell, number) => {
    if (!mask[cell] || numbers[cell] >= 0) return;
    numbers[cell] = number;
    stack.push(cell);
  };
  for (let start = 0; start < mask.length; start++) {
    if (!mask[start] || numbers[start] >= 0) continue;
    const number = counts.length;
    counts.push(0);
    visit(start, number);
    while (stack.length) {
      const cell = stack.pop();
      const x = cell % width;
      counts[number]++;
      if (cell >= width) visit(cell - width, number);
      if (x > 0) visit(cell - 1, number);
      if (x + 1 < width) visit(cell + 1, number);
      if (cell + width < mask.length) visit(cell + width, number);
    }
  }
  return { numbers, counts };
}

/** Cells inside with void among their four neighbours, or with corners among all eight, (H·W,) Uint8Array. */
export function nearVoid(inside, width, corners) {
  const height = inside.length / width;
  const near = new Uint8Array(inside.length);
  const isVoid = (y, x) => y < 0 || y >= height || x < 0 || x >= width || !inside[y * width + x];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!inside[y * width + x]) continue;
      let found = isVoid(y - 1, x) || isVoid(y, x - 1) || isVoid(y, x + 1) || isVoid(y + 1, x);
      if (corners) found ||= isVoid(y - 1, x - 1) || isVoid(y - 1, x + 1) || isVoid(y + 1, x - 1) || isVoid(y + 1, x + 1);
      near[y * width + x] = found ? 1 : 0;
    }
  }
  return near;
}

/**
 * The sites of a request: a list of {width, height, outline, pins}, Uint8Arrays of H·W, one for each piece that is drawn
 * in. SeedError for what no plan fits into.
 */
export function sitesOf(plans, { outline, pins, pieces }) {
  const { width, height, inside } = checkedOutline(outline);
  const pinned = checkedPins(pins, inside, width, plans.classes.length);
  if (![undefined, null, "largest", "each"].includes(pieces)) {
    throw new SeedError(`pieces ${shown(pieces)}; "largest" or "each" is allowed`);
  }
  const { numbers, counts } = piecesOf(inside, width);
  const order = bySize(counts);
  if (counts.length > 1 && !pieces) throw new SeedError(severalPieces(numbers, counts, order, width));
  const chosen = pieces === "largest" ? [order[0]] : [...counts.keys()];
  const lost = pieces === "largest" && pinned ? pinned.findIndex((pin, cell) => pin && numbers[cell] !== order[0]) : -1;
  if (lost >= 0) {
    const at = cellName(lost, width);
    throw new SeedError(`the pin at ${at} lies outside the largest piece of the outline; pin cells inside`);
  }
  return chosen.map((number) => {
    const site = {
      width,
      height,
      outline: Uint8Array.from(numbers, (found) => (found === number ? 1 : 0)),
      pins: pinned && pinned.map((pin, cell) => (numbers[cell] === number ? pin : 0)),
    };
    checkSite(plans, site);
    return site;
  });
}

function checkSite(plans, { width, outline, pins }) {
  const nCells = outline.reduce((sum, each) => sum + each, 0);
  if (nCells > MAX_CELLS || plans.nWeights * nCells > MAX_PRODUCTS) {
    const most = Math.min(MAX_CELLS, Math.floor(MAX_PRODUCTS / plans.nWeights));
    throw new SeedError(`the outline is too large: ${nCells} cells; this pack draws at most ${most}`);
  }
  if (plans.rim) {
    const rim = nearVoid(outline, width, true);
    if (outline.every((each, cell) => !each || rim[cell])) {
      const at = where(outline, width);
      const name = shown(plans.classes[plans.rim - 1]);
      throw new SeedError(
        `the outline is too thin at ${at}: all its cells touch void and become ${name}; 3x3 cells are the least`,
      );
    }
  }
  if (!pins) return;
  const free = outline.map((each, cell) => (each && (!pins[cell] || plans.walkable[pins[cell]]) ? 1 : 0));
  const { numbers, counts } = piecesOf(free, width);
  if (counts.length === 0) {
    throw new SeedError(`the pins leave no cell to walk on; unpin one, such as ${where(outline, width)}`);
  }
  if (counts.length > 1) {
    const shut = bySize(counts)[1];
    const at = where(numbers.map((number) => (number === shut ? 1 : 0)), width);
    throw new SeedError(
      `the pins shut off ${counts[shut]} cells at ${at} from the rest; leave a way open, or pin them too`,
    );
  }
}

function checkedOutline(outline) {
  const { width, height, data } = outline ?? {};
  if (![width, height].every((side) => Number.isInteger(side) && side >= 0) || !isGrid(data, width * height)) {
    throw new SeedError("an outline is {width, height, data}: a number or truth value for each cell, row by row");
  }
  const inside = Uint8Array.from(data, (value) => (value ? 1 : 0));
  if (!inside.includes(1)) throw new SeedError(`the outline is empty: none of its ${height}x${width} cells is inside`);
  if (Math.max(width, height) > MAX_SIDE) {
    throw new SeedError(`the outline is too large: ${height}x${width}; sides up to ${MAX_SIDE} are allowed`);
  }
  return { width, height, inside };
}

/** The pins as a Uint8Array, or null if there are none. */
function checkedPins(pins, inside, width, nClasses) {
  if (pins === undefined || pins === null) return null;
  if (!isGrid(pins, inside.length)) {
    throw new SeedError(`pins are ${inside.length} class numbers, one for each cell of the outline, row by row`);
  }
  const pinned = Array.from(pins, Number);
  const unknown = pinned.findIndex((pin) => !Number.isInteger(pin) || pin < 0 || pin > nClasses);
  if (unknown >= 0) {
    const at = cellName(unknown, width);
    const pin = shown(pins[unknown]);
    throw new SeedError(`the pin at ${at} is class ${pin}; 1 to ${nClasses} are known, 0 pins nothing`);
  }
  const outside = pinned.findIndex((pin, cell) => pin && !inside[cell]);
  if (outside >= 0) {
    throw new SeedError(`the pin at ${cellName(outside, width)} lies outside the outline; pin cells inside`);
  }
  return Uint8Array.from(pinned);
}

function isGrid(data, n) {
  return (Array.isArray(data) || (ArrayBuffer.isView(data) && !(data instanceof DataView))) && data.length === n;
}

/** The numbers of pieces, the largest first, of equals the first. */
function bySize(counts) {
  return [...counts.keys()].sort((a, b) => counts[b] - counts[a] || a - b);
}

function severalPieces(numbers, counts, order, width) {
  const sizes = order.slice(0, MOST_SIZES).map((number) => counts[number]).join(", ");
  const more = counts.length > MOST_SIZES ? ", …" : "";
  const at = cellName(numbers.indexOf(order[1]), width);
  return (
    `the outline is in ${counts.length} pieces, of ${sizes}${more} cells, the second at ${at}; ` +
    'join them, or give pieces: "largest" or "each"'
  );
}

function where(mask, width) {
  return cellName(mask.indexOf(1), width);
}

function cellName(cell, width) {
  return `row ${Math.floor(cell / width)}, column ${cell % width}`;
}
