import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";

import { asSeed, fromDecimal, Pack, PackError, SeedError, textureHash } from "../index.js";
import { sha256Hex } from "../src/sha256.js";
import { readBytes } from "./files.js";

const direct = Pack.from(readBytes("direct.agp"));
const wrapped = Pack.from(readBytes("sprites-wrapped.agp"));
const fixed = Pack.from(readBytes("sprites-fixed.agp"));

test("SHA-256 is that of Node's crypto at every length around its blocks", () => {
  for (let n = 0; n < 200; n++) {
    const bytes = Uint8Array.from({ length: n }, (_, i) => (i * 31 + n) & 255);
    assert.equal(sha256Hex(bytes), createHash("sha256").update(bytes).digest("hex"));
  }
});

test("seeds are integers of 64 bits or names", () => {
  assert.equal(asSeed(7), 7n);
  assert.equal(asSeed(2n ** 64n - 1n), 2n ** 64n - 1n);
  assert.equal(asSeed("forest/level-3"), 13496945087510688707n);
  assert.equal(asSeed(2 ** 53 - 1), 2n ** 53n - 1n);
  const others = [true, null, undefined, {}, [7], Symbol("7"), "\ud800"];
  for (const seed of [-1, 1.5, NaN, Infinity, 2 ** 53, -1n, 2n ** 64n, ...others]) {
    assert.throws(() => asSeed(seed), SeedError);
    assert.throws(() => direct.texture({ seed }), SeedError);
  }
  for (const text of ["", "-1", "1.0", " 1", "1e3", "٣", "1".repeat(21), 7]) {
    assert.throws(() => fromDecimal(text), SeedError);
  }
});

test("what the contract or a pack does not have is refused", () => {
  const refused = [
    [{ index: -1 }, /index must be an integer from 0 to 2\^32-1, got -1/],
    [{ index: 2 ** 32 }, /index/],
    [{ index: 0.5 }, /index/],
    [{ index: "7" }, /index/],
    [{ attempt: 2n ** 32n }, /attempt/],
    [{ spread: 4.01 }, /spread must be a number from 0 to 4, got 4.01/],
    [{ spread: -0.01 }, /spread/],
    [{ spread: NaN }, /spread/],
    [{ spread: "1" }, /spread/],
    [{ label: "no such" }, /no class "no such" in this pack; it has /],
    [{ base: "no such" }, /no sprite "no such"/],
    [{ palette: "keep" }, /it has no palette control/],
    [{ sead: 7 }, /no control "sead" here; seed, index/],
    [{ label: "__proto__" }, /no class/],
  ];
  for (const [request, reason] of refused) {
    assert.throws(() => direct.texture({ seed: 7, ...request }), { name: "SeedError", message: reason });
  }
  assert.throws(() => direct.texture(7), /a request is an object like \{seed: 7\}, got 7/);
  const colours = [[], [[1, 2]], [[0, 0, 256]], [[0, 0, 0.5]], [true]];
  for (const palette of ["", "from", "from:", "from:no such", "varied", 7, ...colours]) {
    assert.throws(() => wrapped.texture({ seed: 7, palette }), SeedError, String(palette));
  }
  assert.throws(() => fixed.texture({ seed: 7, palette: "keep" }), /one fixed palette/);
  assert.throws(() => wrapped.aroundCentroid({ seed: 7, base: wrapped.names[0] }), SeedError);
  assert.throws(() => wrapped.blend(wrapped.names[0], wrapped.names[1], 1.01), /t must be a number from 0 to 1/);
});

test("index and attempt may be bigints, and what is left out is 0", () => {
  const hash = (request) => textureHash(wrapped.texture(request));
  assert.equal(hash({ seed: 7n, index: 3n, attempt: 1n }), hash({ seed: 7, index: 3, attempt: 1 }));
  assert.equal(hash({ seed: 7 }), hash({ seed: 7, index: 0, attempt: 0, spread: 1 }));
});

test("a texture is its own: drawing another does not change it", () => {
  const texture = wrapped.texture({ seed: 7 });
  const before = textureHash(texture);
  wrapped.texture({ seed: 8 });
  assert.equal(textureHash(texture), before);
});

test("data is RGBA, whatever the pack's channels", () => {
  for (const pack of [direct, wrapped, fixed, Pack.from(readBytes("indexed.agp"))]) {
    const { width, height, channels, pixels, data } = pack.texture({ seed: 7 });
    assert.ok(data instanceof Uint8ClampedArray && data.length === width * height * 4);
    for (let i = 0; i < width * height; i++) {
      const own = Array.from(pixels.subarray(i * channels, (i + 1) * channels));
      const wanted = channels === 1 ? [own[0], own[0], own[0], 255] : channels === 3 ? [...own, 255] : own;
      assert.deepEqual(Array.from(data.subarray(4 * i, 4 * i + 4)), wanted);
    }
  }
});

test("interpolations begin and end at the textures of their ends", () => {
  const [a, b] = [{ seed: 1 }, { seed: 2, index: 3 }];
  const steps = wrapped.interpolate(a, b, [0, 0.5, 1]).map(textureHash);
  assert.equal(steps[0], textureHash(wrapped.texture(a)));
  assert.equal(steps[2], textureHash(wrapped.texture(b)));
});

test("names of a class are those of its sprites", () => {
  assert.deepEqual(fixed.labels.flatMap((label) => fixed.namesOf(label)), [...fixed.names]);
});

test("a pack is read from bytes and nothing else", () => {
  for (const content of ["pack.agp", null, 7, {}, new Uint8Array(0), new ArrayBuffer(3)]) {
    assert.throws(() => Pack.from(content), PackError);
  }
  const moved = new Uint8Array(readBytes("direct.agp").length + 3).subarray(3); // bytes need not be aligned
  moved.set(readBytes("direct.agp"));
  assert.equal(Pack.from(moved).fingerprint, direct.fingerprint);
});
