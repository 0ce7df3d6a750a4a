/** What must be in a pack: names, dtypes, shapes and values of its tensors (contract, section 5). */

import { PackError, shown } from "./errors.js";
import { CONTRACTS, expect } from "./flat.js";
import { checkChain, LATENT_MAX, layersOf, MAX_MULTIPLICATIONS } from "./layers.js";
import { checkPainted } from "./painting/rules.js";

const MAX_LATENT = 512;
const MAX_SIDE = 1024;
const MAX_REACH = 256;
const LAST = 0xffffffff; // of a cumulative table
// Controls, lines and directions, which would put a terminal or a page into disorder.
const UNSAFE = /[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/;

/**
 * What a pack is: {contract, height, width, channels, output, nLatent, labels, names, prior, nEpochs, computesPalettes,
 * nColours, decoder, palette, painting, work}; decoder and palette are lists of layers, palette is null where the pack
 * computes no palettes, painting where it does not paint; work is {products, moves}, what a texture takes.
 * PackError if the tensors (a Map) are not those of a whole, consistent pack.
 * isProven: as for checkChain.
 */
export function describePack(tensors, isProven = false) {
  const contract = expect(tensors, "contract", "u8", [1])[0];
  if (!CONTRACTS.includes(contract)) {
    throw new PackError(`contract ${contract} is not one this runtime knows (${CONTRACTS.join(", ")})`);
  }
  const [height, width, channels] = expect(tensors, "size", "i32", [3]);
  const [nLatent] = expect(tensors, "latent", "i32", [1]);
  const output = text(tensors, "output");
  const labels = lines(tensors, "labels");
  const outputs = contract === 1 ? ["direct", "indexed"] : ["painted"];
  if (!outputs.includes(output)) {
    throw new PackError(`output kind ${shown(output)}; of contract ${contract} this runtime knows ${outputs.join(" and ")}`);
  }
  checkNames(labels, "class names");
  const isPainted = output === "painted";
  const allowed = isPainted ? [3, 4] : [1, 3, 4];
  if (![height, width].every((side) => side >= 1 && side <= MAX_SIDE) || !allowed.includes(channels)) {
    const found = `texture size ${height}x${width}x${channels}`;
    throw new PackError(`${found}; sides 1 to ${MAX_SIDE}, channels ${allowed.join(" or ")}`);
  }
  if (nLatent < 1 || nLatent > MAX_LATENT) {
    throw new PackError(`latent of width ${nLatent}; 1 to ${MAX_LATENT} is allowed`);
  }
  const indexed = output !== "direct";
  const computesPalettes = indexed && !tensors.has("palette.colours");
  const prior = checkPrior(tensors, Math.max(1, labels.length), nLatent, { indexed, computesPalettes, isPainted });
  const own = isPainted ? checkPainted(tensors, { height, width }, nLatent, prior.n, (name) => lines(tensors, name)) : null;
  const painting = own?.painting ?? null;
  if (painting) checkNames(painting.layers, "names of layers");
  const guide = [height, width].map((side) => side / (painting?.scale ?? 1));

  const decoder = layersOf(tensors, "decoder");
  const palette = computesPalettes ? layersOf(tensors, "palette") : null;
  const nInputs = nLatent + labels.length;
  let nColours = 0;
  let work;
  if (!indexed) {
    work = checkChain(decoder, nInputs, "table", [channels, height, width], isProven);
  } else {
    work = checkChain(decoder, nInputs, "argmax", guide, isProven);
    nColours = decoder.at(-1).tensors.get("slots").data[0] - (channels === 4 ? 1 : 0);
    if (nColours < 1) throw new PackError("its palette has no colours");
    if (computesPalettes) {
      const more = checkChain(palette, nInputs, "table", [nColours * channels], isProven);
      work = { products: work.products + more.products, moves: work.moves + more.moves };
    } else {
      expect(tensors, "palette.colours", "u8", [nColours, channels]);
    }
  }

  if (painting) {
    work = { products: 3 * work.products + painting.products, moves: 3 * work.moves };
    if (work.products > MAX_MULTIPLICATIONS) {
      throw new PackError(`a texture takes ${work.products} products; 2^32 is allowed`);
    }
  }

  const known = new Set(["contract", "output", "size", "latent", "labels", ...prior.known, ...(own?.known ?? [])]);
  if (indexed && !computesPalettes) known.add("palette.colours");
  for (const layer of [...decoder, ...(palette ?? [])]) {
    for (const short of layer.tensors.keys()) known.add(`${layer.name}.${short}`);
  }
  for (const name of tensors.keys()) {
    if (!known.has(name)) throw new PackError(`tensor ${shown(name)} does not belong in a pack`);
  }
  const { kind, names } = prior;
  return {
    contract, height, width, channels, output, nLatent, labels, names, prior: kind, nEpochs: prior.nEpochs,
    computesPalettes, nColours, decoder, palette, painting, work,
  };
}

/**
 * Checks the tensors of the prior: {kind: "gaussian" | "exemplar", n: exemplars or components, nEpochs, names of the
 * exemplars, known: tensors' names}.
 */
function checkPrior(tensors, nClasses, nLatent, { indexed, computesPalettes, isPainted }) {
  const known = ["class.cumulative"];
  const nEpochs = isPainted ? (tensors.get("class.cumulative")?.shape[0] ?? 0) : 1;
  const epochs = isPainted ? [nEpochs] : [];
  checkCumulative(expect(tensors, "class.cumulative", "u32", [...epochs, nClasses]), [0, nClasses], "class.cumulative");
  if (nEpochs < 1) throw new PackError("class.cumulative must have a row for each epoch, and at least one");
  if (!isPainted) {
    checkLatents(expect(tensors, "centroid.mean", "i8", [nClasses, nLatent]), "centroid.mean");
    expect(tensors, "centroid.scale", "i16", [nClasses, nLatent]);
    known.push("centroid.mean", "centroid.scale");
  }
  const kind = !isPainted && tensors.has("gaussian.offsets") ? "gaussian" : "exemplar";
  if (indexed && kind === "gaussian") {
    throw new PackError("an indexed pack draws from exemplars, this one holds a Gaussian prior");
  }
  const offsets = expect(tensors, `${kind}.offsets`, "i32", [nClasses + 1]);
  if (offsets[0] !== 0 || offsets.some((offset, k) => k > 0 && offset <= offsets[k - 1])) {
    throw new PackError(`${kind}.offsets must rise from 0, with something in each class`);
  }
  const n = offsets[nClasses];
  checkCumulative(expect(tensors, `${kind}.cumulative`, "u32", [...epochs, n]), offsets, `${kind}.cumulative`);
  known.push(`${kind}.offsets`, `${kind}.cumulative`);

  if (kind === "gaussian") {
    checkLatents(expect(tensors, "gaussian.mean", "i8", [n, nLatent]), "gaussian.mean");
    expect(tensors, "gaussian.factor", "i16", [n, null]);
    const width = tensors.get("gaussian.factor").shape[1];
    const triangle = (nLatent * (nLatent + 1)) / 2;
    if (width !== nLatent && width !== triangle) {
      throw new PackError(`gaussian.factor is ${width} wide; ${nLatent} or ${triangle} is allowed`);
    }
    return { kind, n, nEpochs, names: [], known: [...known, "gaussian.mean", "gaussian.factor"] };
  }

  checkLatents(expect(tensors, "exemplar.latent", "i8", [n, nLatent]), "exemplar.latent");
  expect(tensors, "exemplar.scale", "i16", [nClasses, nLatent]);
  checkNeighbours(expect(tensors, "exemplar.neighbours", "i32", [n, null]), tensors, offsets);
  const [reach] = expect(tensors, "exemplar.reach", "i32", [1]);
  if (reach < 0 || reach > MAX_REACH) throw new PackError(`exemplar.reach is ${reach}; 0 to ${MAX_REACH} is allowed`);
  known.push("exemplar.latent", "exemplar.neighbours", "exemplar.reach", "exemplar.scale");
  if (computesPalettes) {
    expect(tensors, "exemplar.palette_scale", "i16", [nClasses, nLatent]);
    known.push("exemplar.palette_scale");
  }
  if (!tensors.has("exemplar.names")) return { kind, n, nEpochs, names: [], known };
  const names = text(tensors, "exemplar.names").split("\n");
  checkNames(names, "names of exemplars");
  if (names.length !== n) throw new PackError(`exemplar.names holds ${names.length} names for ${n} exemplars`);
  return { kind, n, nEpochs, names, known: [...known, "exemplar.names"] };
}

function checkNeighbours(neighbours, tensors, offsets) {
  const width = tensors.get("exemplar.neighbours").shape[1];
  for (let k = 0; k + 1 < offsets.length; k++) {
    for (let i = offsets[k] * width; i < offsets[k + 1] * width; i++) {
      if (neighbours[i] < offsets[k] || neighbours[i] >= offsets[k + 1]) {
        throw new PackError("exemplar.neighbours must name exemplars of the same class");
      }
    }
  }
  if (width < 1) throw new PackError("exemplar.neighbours must name exemplars of the same class");
}

/** table: rows of offsets' last entry values each. */
function checkCumulative(table, offsets, name) {
  for (let row = 0; row < table.length; row += offsets.at(-1)) {
    for (let k = 0; k + 1 < offsets.length; k++) {
      let rises = table[row + offsets[k + 1] - 1] === LAST;
      for (let i = row + offsets[k] + 1; i < row + offsets[k + 1]; i++) rises &&= table[i] >= table[i - 1];
      if (!rises) throw new PackError(`${name} must rise within each class and end at ${LAST}`);
    }
  }
}

function checkLatents(values, name) {
  if (values.includes(-128)) throw new PackError(`${name} holds -128; latents lie within ±${LATENT_MAX}`);
}

export function checkNames(names, what) {
  if (new Set(names).size !== names.length || names.some((name) => name === "" || UNSAFE.test(name))) {
    throw new PackError(`${what} must be printable, not empty and different from each other`);
  }
}

/** The lines of a text, [] of an empty one. */
export function lines(tensors, name) {
  const content = text(tensors, name);
  return content === "" ? [] : content.split("\n");
}

export function text(tensors, name) {
  const bytes = expect(tensors, name, "u8", [null]);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new PackError(`tensor ${shown(name)} is not UTF-8`);
  }
}
