import assert from "node:assert/strict";
import { test } from "node:test";

import { Pack } from "../index.js";
import { readBytes, readJson } from "./files.js";
import { compareGolden } from "./golden.js";

const vectors = ["contract-v1.json", "contract-v1-sprites.json"].map(readJson);
const rows = vectors.flatMap((each) => each.packs);

for (const engine of ["wasm", "js"]) {
  test(`the golden vectors come out of ${engine}, at every stage and by the public calls`, async () => {
    const packs = new Map(
      rows.map((row) => [row.pack, Pack.from(readBytes(`${row.file.replace(/onnx$/, "agp")}`), { engine })]),
    );
    const { compared, differ } = await compareGolden(vectors, packs);
    assert.deepEqual(differ, []);
    assert.ok(compared > 2000, `${compared} compared`);
  });
}
