/** The layers of a decoder: how they must fit together, and the proof that no sum leaves its bound (section 7). */

import { PackError, shown } from "./errors.js";
import { expect } from "./flat.js";

export const LATENT_MAX = 127;
const MAX_ACCUMULATOR = 2 ** 22;
const MAX_SHIFT = 22;
const MAX_ACTIVATIONS = 2 ** 24; // values of one layer's output
export const MAX_MULTIPLICATIONS = 2 ** 32; // of one chain, a texture
const MAX_PADDED = 2 ** 25; // of a convolution's input; the contract has no bound of its own for what pads add
const MAX_COMPARED = 2 ** 15; // by argmax

// The tensors of each kind of layer: dtype and number of dimensions.
const LINEAR = { bias: ["i32", 1], shift: ["u8", 1], range: ["i32", 1] };
const KINDS = new Map([
  ["dense", { weight: ["i8", 2], ...LINEAR }],
  ["conv", { weight: ["i8", 4], ...LINEAR, pads: ["u8", 1] }],
  ["reshape", { shape: ["i32", 1] }],
  ["upsample", { factor: ["u8", 1] }],
  ["shuffle", { block: ["u8", 1] }],
  ["crop", { size: ["i32", 1] }],
  ["wrap", { pads: ["u8", 1] }],
  ["table", { values: ["u8", 1] }],
  ["argmax", { slots: ["i32", 1] }],
]);

/** The layers of `decoder` or `palette`, in order: {kind, name, tensors: Map of short name to tensor}. */
export function layersOf(tensors, chain) {
  const grouped = new Map(); // names in a pack rise, so layers come in order
  for (const [name, tensor] of tensors) {
    const dot = name.lastIndexOf(".");
    const layer = name.slice(0, dot);
    if (!layer.startsWith(chain + ".")) continue;
    if (!grouped.has(layer)) grouped.set(layer, new Map());
    grouped.get(layer).set(name.slice(dot + 1), tensor);
  }
  return [...grouped].map(([name, own], number) => {
    const kind = name.slice(name.lastIndexOf(".") + 1);
    if (name !== `${chain}.${String(number).padStart(2, "0")}.${kind}` || !KINDS.has(kind)) {
      const known = [...KINDS.keys()].join(", ");
      throw new PackError(`${shown(name)} is not a layer of this contract; kinds are ${known}`);
    }
    return { kind, name, tensors: own };
  });
}

/**
 * Walks the layers with the shape and the bounds of the values that pass through them; leaves each layer its shape.
 * {products, moves}: the multiplications and the values that layers write, which a texture takes.
 * isProven: it is known that no sum leaves its bound, which takes the longest to check.
 */
export function checkChain(layers, nInputs, last, result, isProven) {
  let shape = [nInputs];
  let low = -LATENT_MAX;
  let high = LATENT_MAX;
  let multiplications = 0;
  let moves = 0;
  layers.forEach((layer, number) => {
    const { kind, name, tensors } = layer;
    const wanted = KINDS.get(kind);
    if (tensors.size !== Object.keys(wanted).length || Object.keys(wanted).some((short) => !tensors.has(short))) {
      throw new PackError(`${name} needs the tensors ${Object.keys(wanted).join(", ")}`);
    }
    for (const [short, [dtype, nDimensions]] of Object.entries(wanted)) {
      expect(tensors, short, dtype, Array(nDimensions).fill(null), `${name}.`);
    }
    if ((kind === "table" || kind === "argmax") && number !== layers.length - 1) {
      throw new PackError(`${name} may only come last`);
    }
    layer.input = shape;
    shape = outputShape(layer, shape);
    layer.output = shape;
    if (shape.some((side) => side < 1) || product(shape) > MAX_ACTIVATIONS) {
      throw new PackError(`${name} gives values of shape ${shape}`);
    }
    moves += product(shape);
    if (kind === "dense" || kind === "conv") {
      multiplications += tensors.get("weight").data.length * product(shape.slice(1));
      if (multiplications > MAX_MULTIPLICATIONS) {
        throw new PackError(`${name} brings a texture to ${multiplications} multiplications; 2^32 is allowed`);
      }
      if (!isProven) checkAccumulator(layer, Math.max(-low, high));
      [low, high] = tensors.get("range").data;
    } else if (kind === "table" && !(low >= 0 && high < tensors.get("values").data.length)) {
      const held = tensors.get("values").data.length;
      throw new PackError(`${name} is read at ${low} to ${high}, but holds ${held} values`);
    } else if (kind === "argmax" && Math.max(-low, high) > MAX_COMPARED) {
      throw new PackError(`${name} compares values from ${low} to ${high}; at most ±2^15 is allowed`);
    }
  });
  if (layers.length === 0 || layers.at(-1).kind !== last || String(shape) !== String(result)) {
    throw new PackError(`the layers end in ${shape}, not in a ${last} of ${result}`);
  }
  return { products: multiplications, moves };
}

/** The shape of a layer's output for an input of this shape; PackError if the two do not fit. */
function outputShape(layer, shape) {
  const { kind, name, tensors } = layer;
  const values = (short) => Array.from(tensors.get(short).data);
  const refused = new PackError(`${name} does not fit values of shape ${shape}`);
  const need = (fits) => {
    if (!fits) throw refused;
  };
  if (kind === "table") return shape;
  const [channels, height, width] = shape;
  if (kind === "dense") {
    const [nOut, nIn] = tensors.get("weight").shape;
    need(shape.length === 1 && nIn === shape[0]);
    return [nOut];
  }
  if (kind === "reshape") {
    const to = values("shape");
    need(shape.length === 1 && to.length === 3 && to.every((side) => side >= 1) && product(to) === shape[0]);
    return to;
  }
  need(shape.length === 3);
  switch (kind) {
    case "conv": {
      const [nOut, nIn, kernelHeight, kernelWidth] = tensors.get("weight").shape;
      const [top, left, bottom, right, ...more] = values("pads");
      need(right !== undefined && more.length === 0 && nIn === channels && kernelHeight > 0 && kernelWidth > 0);
      const nPadded = channels * (height + top + bottom) * (width + left + right);
      if (nPadded > MAX_PADDED) throw new PackError(`${name} pads its input to ${nPadded} values; 2^25 is allowed`);
      return [nOut, height + top + bottom - kernelHeight + 1, width + left + right - kernelWidth + 1];
    }
    case "upsample": {
      const [factor, ...more] = values("factor");
      need(factor >= 1 && factor <= 8 && more.length === 0);
      return [channels, height * factor, width * factor];
    }
    case "shuffle": {
      const [block, ...more] = values("block");
      need(block >= 1 && block <= 8 && more.length === 0 && channels % block ** 2 === 0);
      return [channels / block ** 2, height * block, width * block];
    }
    case "crop": {
      const [rows, columns, ...more] = values("size");
      need(rows <= height && columns <= width && more.length === 0);
      return [channels, rows, columns];
    }
    case "wrap": {
      const [top, left, bottom, right, ...more] = values("pads");
      need(right !== undefined && more.length === 0 && Math.min(top, left, bottom, right) >= 1);
      need(Math.max(top, bottom) <= height && Math.max(left, right) <= width);
      return [channels, top + height + bottom, left + width + right];
    }
    default: { // argmax
      const [slots, ...more] = values("slots");
      need(slots === channels && slots <= 256 && more.length === 0);
      return [height, width];
    }
  }
}

function checkAccumulator({ name, tensors }, amax) {
  const weight = tensors.get("weight").data;
  const bias = tensors.get("bias").data;
  const shift = tensors.get("shift").data;
  const range = tensors.get("range").data;
  const [nOut] = tensors.get("weight").shape;
  if (shift.length !== nOut || bias.length !== nOut || range.length !== 2) {
    throw new PackError(`${name}: bias and shift need ${nOut} values, range 2`);
  }
  const [low, high] = range;
  const bounded = low >= -MAX_ACCUMULATOR && low < high && high <= MAX_ACCUMULATOR;
  if (!bounded || shift.some((bits) => bits > MAX_SHIFT)) {
    throw new PackError(`${name}: range ${low} to ${high} or its shifts are beyond the contract's`);
  }
  const nIn = weight.length / nOut;
  for (let o = 0; o < nOut; o++) {
    let sum = 0;
    for (let i = o * nIn; i < (o + 1) * nIn; i++) sum += Math.abs(weight[i]);
    const worst = amax * sum + Math.abs(bias[o]);
    if (worst > MAX_ACCUMULATOR) {
      throw new PackError(`${name}: channel ${o} can reach ${worst}, beyond the ${MAX_ACCUMULATOR} of a sum`);
    }
  }
}

function product(sides) {
  return sides.reduce((all, side) => all * side, 1);
}
