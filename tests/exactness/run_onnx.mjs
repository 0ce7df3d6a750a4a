// Hashes of a pack's textures from onnxruntime-node or onnxruntime-web (wasm), as JSON.
//
//   node run_onnx.mjs onnxruntime-node|onnxruntime-web PACK CODES [BATCH [THREADS]]
//   node run_onnx.mjs straight-alpha
//
// Run it in a folder whose node_modules holds the runtime (package.json has the versions). CODES is what
// reference.py --codes wrote. The second form prints the SHA-256 of straightAlpha of every (colour, alpha).

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const product = (sides) => sides.reduce((a, b) => a * b, 1);

function straightAlpha(colour, alpha) {
  return alpha === 0 ? 0 : Math.min(255, Math.trunc((255 * colour + (alpha >> 1)) / alpha));
}

// One texture (H, W, C) from the planes (C, H, W) of a direct pack.
function fromPlanes(planes, [height, width, channels]) {
  const area = height * width;
  const pixels = new Uint8Array(area * channels);
  for (let i = 0; i < area; i++) {
    for (let c = 0; c < channels; c++) {
      const value = planes[c * area + i];
      pixels[i * channels + c] = channels === 4 && c < 3 ? straightAlpha(value, planes[3 * area + i]) : value;
    }
  }
  return pixels;
}

// One texture (H, W, C) from the index map and the palette of an indexed pack.
function fromPalette(index, palette, channels) {
  const pixels = new Uint8Array(index.length * channels);
  index.forEach((slot, i) => {
    if (channels === 4 && slot === 0) return; // transparent
    const first = (channels === 4 ? slot - 1 : slot) * channels;
    if (first + channels > palette.length) throw new Error(`slot ${slot} has no colour`);
    pixels.set(palette.subarray(first, first + channels), i * channels);
  });
  return pixels;
}

async function run(name, packPath, codesPath, batch, threads) {
  const require = createRequire(join(process.cwd(), "package.json"));
  const ort = require(name);
  const web = name === "onnxruntime-web";
  if (web) ort.env.wasm.numThreads = threads;
  const session = await ort.InferenceSession.create(readFileSync(packPath), {
    executionProviders: [web ? "wasm" : "cpu"],
    intraOpNumThreads: threads,
  });
  const codes = JSON.parse(readFileSync(codesPath, "utf8"));
  const inputs = ["z", "z_palette"].filter((key) => codes[key] !== null);
  const integers = Object.fromEntries(inputs.map((key) => [key, new Int8Array(Buffer.from(codes[key], "base64"))]));
  for (const key of inputs) {
    if (integers[key].length !== codes.count * codes.width) throw new Error(`${key} is not ${codes.count} codes`);
  }
  const fixed = codes.palette === null ? null : new Uint8Array(Buffer.from(codes.palette, "base64"));
  const hashes = [];
  for (let start = 0; start < codes.count; start += batch) {
    const n = Math.min(batch, codes.count - start);
    const feeds = {};
    for (const key of inputs) {
      const part = integers[key].subarray(start * codes.width, (start + n) * codes.width);
      feeds[key] = new ort.Tensor("float32", Float32Array.from(part), [n, codes.width]);
    }
    const results = await session.run(feeds);
    const row = (key, i) => {
      const size = product(results[key].dims.slice(1));
      return results[key].data.subarray(i * size, (i + 1) * size);
    };
    for (let i = 0; i < n; i++) {
      const pixels =
        codes.output === "direct"
          ? fromPlanes(row("texture", i), codes.size)
          : fromPalette(row("index", i), fixed ?? row("palette", i), codes.size[2]);
      if (pixels.length !== product(codes.size)) throw new Error(`a texture of ${pixels.length} bytes`);
      hashes.push(sha256(pixels));
    }
  }
  const version = web ? ort.env.versions.web : ort.env.versions.node;
  return { hashes, runtime: `${name} ${version}, Node ${process.versions.node}`, machine: process.arch };
}

const [name, packPath, codesPath, batch = "64", threads = "1"] = process.argv.slice(2);
if (name === "straight-alpha") {
  const pairs = Array.from({ length: 65536 }, (_, i) => straightAlpha(i >> 8, i & 255));
  console.log(JSON.stringify(sha256(Uint8Array.from(pairs))));
} else {
  const report = await run(name, packPath, codesPath, Number(batch), Number(threads));
  // The wasm runtime's worker threads would keep the process alive; but a pipe has to have taken everything first.
  process.stdout.write(JSON.stringify(report) + "\n", () => process.exit(0));
}
