/** What must be in a pack of plans: names, dtypes, shapes and values of its tensors (contract 2, plans, section 2). */

import { PackError, shown } from "../errors.js";
import { expect } from "../flat.js";
import { layersOf } from "../layers.js";
import { checkNames, lines, text } from "../tensors.js";

const CONTRACT = 2;
const MAX_CLASSES = 10;
const MAX_STYLES = 256;
const MAX_TAPS = 1024;
const MAX_REACH = 16;
const MAX_LAYERS = 8;
const MAX_WIDTH = 1024;
const MAX_WINDOWS = 2 ** 20;
const MAX_INPUT = 16; // what a tap or a told number reaches
const MAX_SUM = 2 ** 22;
const MAX_SHIFT = 22;
const MAX_LOGIT = 2 ** 15;
const N_TOLD = 5; // told numbers beside the share of each class
const MAX_LEAST = 2 ** 16;
const MAX_BRUSH = 8;
const MAX_COST = 1023;
export const LEVELS = 9; // level 0 stands for none

/**
 * What a pack of plans is: {classes, styles, walkable, colours, rim, windows, repair: {least, brush, wall, floor, cost,
 * rimCost}, taps, style, level, layers, nWeights}; walkable by class number, 0 among them; layers {nIn, nOut, weight, bias,
 * shift, low, high}. PackError if the tensors (a Map) are not those of a whole, consistent pack.
 */
export function describePlans(tensors) {
  const [contract] = expect(tensors, "contract", "u8", [1]);
  const output = text(tensors, "output");
  if (contract !== CONTRACT || output !== "plan") {
    throw new PackError(`contract ${contract}, output ${shown(output)}; a pack of plans has contract 2, output "plan"`);
  }
  const classes = text(tensors, "classes").split("\n");
  const styles = lines(tensors, "labels");
  checkNames(classes, "class names");
  checkNames(styles, "labels");
  const n = classes.length;
  if (n < 2 || n > MAX_CLASSES) throw new PackError(`${n} classes; 2 to ${MAX_CLASSES} are allowed`);
  if (styles.length > MAX_STYLES) throw new PackError(`${styles.length} labels; at most ${MAX_STYLES} are allowed`);
  const colours = expect(tensors, "colours", "u8", [n + 1, 4]);
  const walkable = [0, ...expect(tensors, "walkable", "u8", [n])];
  if (walkable.some((value) => value > 1)) throw new PackError("walkable is 1 for classes that can be walked on, else 0");
  const rules = checkRules(tensors, n, walkable);
  const taps = checkTaps(tensors, n);
  const chain = new Map([...tensors].filter(([name]) => name.startsWith("scan.") && name.split(".").length > 2));
  const found = layersOf(chain, "scan");
  const layers = checkLayers(tensors, found, taps.length / 3, n, Math.max(1, styles.length));
  const known = new Set(["contract", "output", "classes", "colours", "walkable", "labels", "windows", "rim", "repair"]);
  for (const name of ["scan.style", "scan.level", "scan.taps"]) known.add(name);
  for (const layer of found) for (const short of layer.tensors.keys()) known.add(`${layer.name}.${short}`);
  for (const name of tensors.keys()) {
    if (!known.has(name)) throw new PackError(`tensor ${shown(name)} does not belong in a pack of plans`);
  }
  const nWeights = layers.reduce((sum, { weight }) => sum + weight.length, 0);
  const [style, level] = ["scan.style", "scan.level"].map((name) => tensors.get(name).data);
  return { classes, styles, walkable, colours, ...rules, taps, style, level, layers, nWeights };
}

function checkRules(tensors, n, walkable) {
  const windows = expect(tensors, "windows", "u32", [null]);
  const most = (n + 1) ** 9;
  if (windows.length > MAX_WINDOWS || windows.some((code, i) => code >= most || (i > 0 && code <= windows[i - 1]))) {
    throw new PackError(`windows must be at most ${MAX_WINDOWS} rising codes below ${most}`);
  }
  const [rim] = expect(tensors, "rim", "u8", [1]);
  if (rim > n) throw new PackError(`rim is class ${rim}; 0 to ${n} is allowed`);
  const [least, brush, wall, floor, cost, rimCost] = expect(tensors, "repair", "i32", [6]);
  if (!(least >= 0 && least <= MAX_LEAST && brush >= 1 && brush <= MAX_BRUSH)) {
    throw new PackError(`repair: least ${least} and brush ${brush}; 0 to ${MAX_LEAST} and 1 to ${MAX_BRUSH} are allowed`);
  }
  if (![cost, rimCost].every((each) => each >= 1 && each <= MAX_COST)) {
    throw new PackError(`repair: costs ${cost} and ${rimCost}; 1 to ${MAX_COST} is allowed`);
  }
  if (![wall, floor].every((k) => k >= 1 && k <= n) || walkable[wall] || !walkable[floor]) {
    throw new PackError(`repair: wall is class ${wall} and floor ${floor}; an unwalkable and a walkable class are needed`);
  }
  return { rim, windows, repair: { least, brush, wall, floor, cost, rimCost } };
}

function checkTaps(tensors, n) {
  const taps = expect(tensors, "scan.taps", "i8", [null, 3]);
  const count = taps.length / 3;
  if (count < 1 || count > MAX_TAPS) throw new PackError(`${count} taps; 1 to ${MAX_TAPS} are allowed`);
  for (let i = 0; i < count; i++) {
    const [plane, dy, dx] = taps.subarray(3 * i, 3 * i + 3);
    if (plane < 0 || plane > 3 * n + 1) throw new PackError(`scan.taps: planes are 0 to ${3 * n + 1}`);
    if (Math.abs(dy) > MAX_REACH || Math.abs(dx) > MAX_REACH) {
      throw new PackError(`scan.taps: taps are within ${MAX_REACH} cells of the cell that is drawn`);
    }
    const isClass = plane >= 2 && plane < 2 + n;
    const isSum = plane >= 2 + n && plane < 2 + 2 * n;
    const isBefore = dy < 0 || (dy === 0 && dx < 0);
    const isFarBefore = dy <= -2 || (dy === -1 && dx <= -2);
    if ((isClass && !isBefore) || (isSum && !isFarBefore)) {
      throw new PackError(`scan.taps: tap ${i}, [${plane}, ${dy}, ${dx}], sees a class that is not drawn yet`);
    }
  }
  return taps;
}

function checkLayers(tensors, layers, nTaps, n, nStyles) {
  if (layers.length < 1 || layers.length > MAX_LAYERS) {
    throw new PackError(`${layers.length} layers; 1 to ${MAX_LAYERS} are allowed`);
  }
  let nIn = nTaps + n + N_TOLD;
  let amax = MAX_INPUT;
  const checked = layers.map(({ kind, name, tensors: own }, number) => {
    if (kind !== "dense") throw new PackError(`${name} is not dense; a pack of plans has dense layers only`);
    if (String([...own.keys()].sort()) !== "bias,range,shift,weight") {
      throw new PackError(`${name} needs the tensors weight, bias, shift, range`);
    }
    const weight = expect(own, "weight", "i8", [null, nIn], `${name}.`);
    const nOut = weight.length / nIn;
    if (nOut < 1 || nOut > MAX_WIDTH) throw new PackError(`${name} has ${nOut} outputs; 1 to ${MAX_WIDTH} are allowed`);
    const bias = expect(own, "bias", "i32", [nOut], `${name}.`);
    const shift = expect(own, "shift", "u8", [nOut], `${name}.`);
    const [low, high] = expect(own, "range", "i32", [2], `${name}.`);
    if (!(low >= -MAX_SUM && low < high && high <= MAX_SUM) || shift.some((bits) => bits > MAX_SHIFT)) {
      throw new PackError(`${name}: range ${low} to ${high} or its shifts are beyond the contract's`);
    }
    const rows = [bias];
    if (number === 0) {
      rows.push(expect(tensors, "scan.style", "i32", [nStyles, nOut]), expect(tensors, "scan.level", "i32", [LEVELS, nOut]));
    }
    checkSums(name, weight, nIn, nOut, amax, rows);
    const layer = { nIn, nOut, weight, bias, shift, low, high };
    [nIn, amax] = [nOut, Math.max(-low, high)];
    return layer;
  });
  if (nIn !== n || amax > MAX_LOGIT) {
    throw new PackError(`the layers end in ${nIn} values up to ${amax}; ${n} up to ${MAX_LOGIT} are needed`);
  }
  return checked;
}

/** No sum may leave its bound. rows: biases, of which each table adds one row. */
function checkSums(name, weight, nIn, nOut, amax, rows) {
  for (let o = 0; o < nOut; o++) {
    let sum = 0;
    for (let i = o * nIn; i < (o + 1) * nIn; i++) sum += Math.abs(weight[i]);
    let worst = amax * sum;
    for (const table of rows) {
      let most = 0;
      for (let i = o; i < table.length; i += nOut) most = Math.max(most, Math.abs(table[i]));
      worst += most;
    }
    if (worst > MAX_SUM) throw new PackError(`${name}: channel ${o} can reach ${worst}, beyond the ${MAX_SUM} of a sum`);
  }
}
