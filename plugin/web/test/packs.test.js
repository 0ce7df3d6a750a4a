import assert from "node:assert/strict";
import { test } from "node:test";

import { fromDecimal, Pack, PackError, textureHash } from "../index.js";
import { readBytes, readJson } from "./files.js";

/** As a caller writes it: JSON holds seeds as decimal strings. */
function textureOf(pack, { method, seed, ends, ...controls }) {
  const request = { ...controls, seed: typeof seed === "string" ? fromDecimal(seed) : seed.name };
  return method === "blend" ? pack.blend(...ends, request) : pack[method](request);
}

for (const { file, requests } of readJson("requests.json")) {
  test(`${file} draws what the Python runtime draws`, () => {
    const pack = Pack.from(readBytes(file));
    for (const { sha256, ...request } of requests) {
      assert.equal(textureHash(textureOf(pack, request)), sha256, JSON.stringify(request));
    }
  });
}

test("hostile files are refused in one line", () => {
  const cases = readJson("hostile.json");
  assert.ok(cases.length > 300);
  for (const { file, reason } of cases) {
    assert.throws(
      () => Pack.from(readBytes(file)),
      (error) => error instanceof PackError && !error.message.includes("\n") && error.message.length < 500,
      `${file}: ${reason}`,
    );
  }
});

test("altered tensors are refused, or draw what the contract says", () => {
  for (const { file, sha256 } of readJson("altered.json")) {
    const draw = () => textureHash(Pack.from(readBytes(file)).texture({ seed: 7 }));
    if (sha256 === null) assert.throws(draw, PackError, file);
    else assert.equal(draw(), sha256, file);
  }
});
