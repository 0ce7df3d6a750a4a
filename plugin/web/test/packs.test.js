import assert from "node:assert/strict";
import { test } from "node:test";

import { fromDecimal, Pack, PackError, sha256, textureHash } from "../index.js";
import { draw } from "../src/seeds.js";
import { readBytes, readJson } from "./files.js";

/** As a caller writes it: JSON holds seeds as decimal strings. */
function textureOf(pack, { method, seed, ends, ...controls }) {
  const request = { ...controls, seed: typeof seed === "string" ? fromDecimal(seed) : seed.name };
  return method === "blend" ? pack.blend(...ends, request) : pack[method](request);
}

const ENGINES = ["wasm", "js"];

for (const { file, requests } of readJson("requests.json")) {
  test(`${file} draws what the Python runtime draws`, () => {
    for (const engine of ENGINES) {
      const pack = Pack.from(readBytes(file), { engine });
      assert.equal(pack.engine, engine);
      for (const { sha256, ...request } of requests) {
        assert.equal(textureHash(textureOf(pack, request)), sha256, JSON.stringify(request));
      }
    }
  });
}

test("hostile files are refused in one line, the same of each engine", () => {
  const cases = readJson("hostile.json");
  assert.ok(cases.length > 300);
  for (const { file, reason } of cases) {
    const [one, other] = ENGINES.map((engine) => {
      try {
        Pack.from(readBytes(file), { engine });
      } catch (error) {
        assert.ok(error instanceof PackError && !error.message.includes("\n") && error.message.length < 500, error.stack);
        return error.message;
      }
      return assert.fail(`${file} is opened: ${reason}`);
    });
    assert.equal(one, other, reason);
  }
});

test("altered tensors are refused, or draw what the contract says", () => {
  for (const { file, sha256 } of readJson("altered.json")) {
    for (const engine of ENGINES) {
      const draw = () => textureHash(Pack.from(readBytes(file), { engine }).texture({ seed: 7 }));
      if (sha256 === null) assert.throws(draw, PackError, file);
      else assert.equal(draw(), sha256, `${file}, ${engine}`);
    }
  }
});

test("random damage under a fingerprint that fits is refused, or draws the same with each engine", () => {
  const sources = ["direct.agp", "indexed.agp", "sprites-wrapped.agp", "sprites-fixed.agp"].map(readBytes);
  let opened = 0;
  for (let number = 0; number < 1000; number++) {
    const random = draw({ low: 2026, high: 0, index: number, attempt: 0 }, 0, 8);
    const bytes = sources[number % sources.length].slice();
    for (let change = 0; change <= random[0] % 3; change++) {
      bytes[44 + (random[1 + change] % (bytes.length - 44))] = random[4 + change] >>> (number % 25);
    }
    bytes.set(sha256(bytes.subarray(44)), 12);
    try {
      const [one, other] = ENGINES.map((engine) => Pack.from(bytes, { engine }).texture({ seed: 7 }));
      assert.equal(one.data.length, one.width * one.height * 4);
      assert.equal(textureHash(one), textureHash(other));
      opened++;
    } catch (error) {
      assert.ok(error instanceof PackError && !error.message.includes("\n"), `${number}: ${error.stack}`);
    }
  }
  assert.ok(opened > 100 && opened < 900, `${opened} opened`);
});
