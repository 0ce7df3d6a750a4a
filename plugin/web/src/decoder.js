/**
 * The integer decoder (contract, section 7): layers over values that are integers in doubles, two sums to a double.
 *
 * A sum in a decoder never leaves ±2^22 (checkChain proves it of each channel), so a double, exact to 2^53, carries two:
 * S = high · 2^24 + low. Weights are stored in pairs of output channels, w_high · 2^24 + w_low, and a multiplication and
 * an addition of doubles serve both. Inputs that are 0, as many are behind a ReLU, are left out before that.
 */

const UNIT = 2 ** 24;
const HALF = 2 ** 23;
const PAIRS = 4; // pairs of output channels that are summed at once, for two pixels
const LANES = 2 * PAIRS;

/** A chain of checked layers, ready to run. */
export class Chain {
  constructor(layers) {
    const largest = Math.max(...layers.flatMap((layer) => [product(layer.input), product(layer.output)]));
    this.buffers = [new Float64Array(largest), new Float64Array(largest)];
    this.steps = layers.map(stepOf);
    this.result = new Uint8Array(product(layers[layers.length - 1].output));
  }

  /** What comes out for a code (Int8Array): a Uint8Array in C order that the next run overwrites. */
  run(code) {
    let [from, to] = this.buffers;
    from.set(code);
    for (const step of this.steps.slice(0, -1)) {
      step(from, to);
      [from, to] = [to, from];
    }
    this.steps[this.steps.length - 1](from, this.result);
    return this.result;
  }
}

/** The function (from, to) that does what a layer does; both are arrays in C order, from is not changed. */
function stepOf(layer) {
  const { kind, tensors } = layer;
  const [channels, height, width] = layer.input;
  switch (kind) {
    case "dense":
    case "conv":
      return linear(layer);
    case "reshape":
      return (from, to) => to.set(from);
    case "upsample": {
      const [factor] = tensors.get("factor").data;
      return (from, to) => upsample(from, to, channels * height, width, factor);
    }
    case "shuffle": {
      const [block] = tensors.get("block").data;
      return (from, to) => shuffle(from, to, channels, height, width, block);
    }
    case "crop":
      return window(layer, 0, 0);
    case "wrap": {
      const [top, left] = tensors.get("pads").data;
      return window(layer, top, left);
    }
    case "table": {
      const values = tensors.get("values").data;
      const n = product(layer.input);
      return (from, to) => {
        for (let i = 0; i < n; i++) to[i] = values[from[i]];
      };
    }
    default:
      return (from, to) => argmax(from, to, channels, height * width);
  }
}

/** A dense layer, which is a convolution of 1×1 over one pixel, or a convolution. */
function linear({ kind, tensors, input, output }) {
  const weight = tensors.get("weight");
  const [nOut, nIn, kernelHeight, kernelWidth] = [...weight.shape, 1, 1];
  const [, height, width] = [...input, 1, 1];
  const [, rows, columns] = [...output, 1, 1];
  const [top, left, bottom, right] = kind === "conv" ? tensors.get("pads").data : [0, 0, 0, 0];
  const paddedHeight = height + top + bottom;
  const paddedWidth = width + left + right;
  const padded = top + left + bottom + right ? new Float64Array(nIn * paddedHeight * paddedWidth) : null;

  const size = nIn * kernelHeight * kernelWidth; // inputs of one output
  const offsets = new Int32Array(size); // where they are, from the first on
  for (let c = 0, k = 0; c < nIn; c++) {
    for (let i = 0; i < kernelHeight; i++) {
      for (let j = 0; j < kernelWidth; j++) offsets[k++] = (c * paddedHeight + i) * paddedWidth + j;
    }
  }
  const weights = paired(weight.data, nOut, size);
  const bias = tensors.get("bias").data;
  const shift = tensors.get("shift").data;
  const [low, high] = tensors.get("range").data;
  const values = new Float64Array(2 * size);
  const places = new Int32Array(size);
  const area = rows * columns;
  const start = (pixel) => Math.floor(pixel / columns) * paddedWidth + (pixel % columns);

  return (from, to) => {
    if (padded) pad(from, padded, nIn, height, width, paddedHeight, paddedWidth, top, left);
    const source = padded ?? from;
    if (nOut <= 2) { // the last layer of a grey pack: no block of channels is worth gathering for
      for (let here = 0; here < area; here++) {
        store(fewSums(source, start(here), offsets, weights), 0, nOut, bias, shift, low, high, to, here, area);
      }
      return;
    }
    for (let here = 0; here < area; here += 2) {
      const there = Math.min(here + 1, area - 1); // the last pixel alone is computed twice
      const n = gather(source, start(here), start(there), offsets, values, places);
      sums(values, places, n, weights, size, nOut, bias, shift, low, high, to, here, there, area);
    }
  };
}

/** Weights (nOut, size) as doubles in the order in which `sums` reads them: LANES channels, inputs, PAIRS. */
function paired(weight, nOut, size) {
  const blocks = Math.ceil(nOut / LANES);
  const pairs = new Float64Array(blocks * size * PAIRS);
  for (let o = 0; o < nOut; o++) {
    const block = Math.floor(o / LANES);
    const pair = (o % LANES) >> 1;
    const unit = o % 2 ? UNIT : 1;
    for (let k = 0; k < size; k++) pairs[(block * size + k) * PAIRS + pair] += weight[o * size + k] * unit;
  }
  return pairs;
}

/** The inputs of two output pixels where not both are 0, and which they are (times PAIRS); returns how many. */
function gather(source, here, there, offsets, values, places) {
  let n = 0;
  for (let k = 0; k < offsets.length; k++) {
    const x = source[here + offsets[k]];
    const y = source[there + offsets[k]];
    if (x !== 0 || y !== 0) {
      values[2 * n] = x;
      values[2 * n + 1] = y;
      places[n] = k * PAIRS;
      n++;
    }
  }
  return n;
}

/** The one or two channels of an output pixel. */
function fewSums(source, first, offsets, weights) {
  let sum = 0;
  for (let k = 0; k < offsets.length; k++) sum += source[first + offsets[k]] * weights[k * PAIRS];
  return sum;
}

/** All channels of two output pixels: weights times values, bias, shift and range. */
function sums(values, places, n, weights, size, nOut, bias, shift, low, high, to, here, there, area) {
  for (let o = 0, first = 0; o < nOut; o += LANES, first += size * PAIRS) {
    let x0 = 0;
    let x1 = 0;
    let x2 = 0;
    let x3 = 0;
    let y0 = 0;
    let y1 = 0;
    let y2 = 0;
    let y3 = 0;
    for (let k = 0; k < n; k++) {
      const x = values[2 * k];
      const y = values[2 * k + 1];
      const place = first + places[k];
      const w0 = weights[place];
      const w1 = weights[place + 1];
      const w2 = weights[place + 2];
      const w3 = weights[place + 3];
      x0 += x * w0;
      x1 += x * w1;
      x2 += x * w2;
      x3 += x * w3;
      y0 += y * w0;
      y1 += y * w1;
      y2 += y * w2;
      y3 += y * w3;
    }
    store(x0, o, nOut, bias, shift, low, high, to, here, area);
    store(x1, o + 2, nOut, bias, shift, low, high, to, here, area);
    store(x2, o + 4, nOut, bias, shift, low, high, to, here, area);
    store(x3, o + 6, nOut, bias, shift, low, high, to, here, area);
    store(y0, o, nOut, bias, shift, low, high, to, there, area);
    store(y1, o + 2, nOut, bias, shift, low, high, to, there, area);
    store(y2, o + 4, nOut, bias, shift, low, high, to, there, area);
    store(y3, o + 6, nOut, bias, shift, low, high, to, there, area);
  }
}

/** Takes two sums out of a double and stores the values of channels o and o + 1. */
function store(sum, o, nOut, bias, shift, low, high, to, at, area) {
  const second = Math.floor((sum + HALF) / UNIT);
  const first = sum - second * UNIT;
  if (o < nOut) to[o * area + at] = Math.min(Math.max((first + bias[o]) >> shift[o], low), high);
  if (o + 1 < nOut) to[(o + 1) * area + at] = Math.min(Math.max((second + bias[o + 1]) >> shift[o + 1], low), high);
}

function pad(from, to, channels, height, width, paddedHeight, paddedWidth, top, left) {
  for (let c = 0, k = 0; c < channels; c++) {
    for (let i = 0; i < height; i++) {
      const at = (c * paddedHeight + top + i) * paddedWidth + left;
      for (let j = 0; j < width; j++) to[at + j] = from[k++];
    }
  }
}

function upsample(from, to, rows, width, factor) {
  for (let i = 0, at = 0; i < rows * factor; i++) {
    const row = Math.floor(i / factor) * width;
    for (let j = 0; j < width; j++) {
      const value = from[row + j];
      for (let k = 0; k < factor; k++) to[at++] = value;
    }
  }
}

function shuffle(from, to, channels, height, width, block) {
  for (let c = 0, k = 0; c < channels; c++) {
    const out = Math.floor(c / block ** 2) * block * height;
    const a = Math.floor(c / block) % block;
    const b = c % block;
    for (let i = 0; i < height; i++) {
      const at = (out + i * block + a) * width * block + b;
      for (let j = 0; j < width; j++) to[at + j * block] = from[k++];
    }
  }
}

/** Crops and wraps: the output's pixels are those of the input, which repeats, from `top` and `left` before it on. */
function window({ input, output }, top, left) {
  const [channels, height, width] = input;
  const [, rows, columns] = output;
  return (from, to) => {
    for (let c = 0, at = 0; c < channels; c++) {
      for (let i = 0; i < rows; i++) {
        const row = (c * height + ((i - top + height) % height)) * width;
        for (let j = 0; j < columns; j++) to[at++] = from[row + ((j - left + width) % width)];
      }
    }
  };
}

function argmax(from, to, slots, area) {
  for (let i = 0; i < area; i++) {
    let best = 0;
    let most = from[i];
    for (let slot = 1; slot < slots; slot++) {
      const value = from[slot * area + i];
      if (value > most) {
        most = value;
        best = slot;
      }
    }
    to[i] = best;
  }
}

function product(sides) {
  return sides.reduce((all, side) => all * side, 1);
}
