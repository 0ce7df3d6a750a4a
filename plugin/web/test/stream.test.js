import assert from "node:assert/strict";
import { test } from "node:test";

import { bled, Pack, SeedError, Stream, textureHash, AsyncPack } from "../index.js";
import { Slots } from "../src/slots.js";
import { pathOf, readBytes } from "./files.js";

/** A pack that draws when it is told to. */
class Slow {
  asked = [];
  closed = false;

  texture(request) {
    return new Promise((resolve, reject) => this.asked.push({ request, resolve, reject }));
  }

  async done(n = 1) {
    for (const { request, resolve } of this.asked.splice(0, n)) resolve({ of: request });
    await settled();
  }

  close() {
    this.closed = true;
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve));
const seeds = (pack) => pack.asked.map(({ request }) => request.seed);
const streamOf = (pack, options = {}) => new Stream(pack, { upload: (texture) => texture.of.seed, fallback: "…", ...options });

test("what is not ready is the fallback, and what is drawn is handed over by pump", async () => {
  const pack = new Slow();
  const stream = streamOf(pack);
  assert.equal(stream.get({ seed: 7 }), "…");
  assert.equal(stream.pump(), 0);
  await pack.done();
  assert.equal(stream.get({ seed: 7 }), "…");
  assert.equal(stream.pump(), 1);
  assert.equal(stream.get({ seed: 7 }), 7);
  assert.equal(stream.get({ index: undefined, seed: 7 }), 7);
  assert.equal(stream.pending, 0);
});

test("what was asked for last comes first, then by priority, then in order", async () => {
  const pack = new Slow();
  const stream = streamOf(pack);
  for (const seed of [1, 2]) stream.get({ seed });
  stream.pump(); // 1 and 2 are with the worker
  for (const seed of [3, 4]) stream.get({ seed });
  stream.pump();
  stream.get({ seed: 5 });
  stream.get({ seed: 6 }, 1);
  stream.get({ seed: 4 });
  await pack.done(2);
  assert.deepEqual(seeds(pack), [6, 4]);
  await pack.done(2);
  assert.deepEqual(seeds(pack), [5, 3]);
});

test("a budget that is used up leaves the rest for the next frame, but never all", async () => {
  const pack = new Slow();
  const stream = streamOf([pack, new Slow()], {
    upload: (texture) => {
      for (const end = performance.now() + 3; performance.now() < end; );
      return texture.of.seed;
    },
  });
  for (let seed = 0; seed < 2; seed++) stream.get({ seed });
  stream.pump();
  for (const worker of [pack]) await worker.done(5);
  assert.equal(stream.pump(0), 1);
});

test("several packs draw at the same time", () => {
  const packs = [new Slow(), new Slow()];
  const stream = streamOf(packs);
  for (let seed = 0; seed < 9; seed++) stream.get({ seed });
  stream.pump();
  assert.deepEqual(packs.map((pack) => pack.asked.length), [2, 2]);
});

test("the least recently used are given up, and dropped", async () => {
  const dropped = [];
  const pack = new Slow();
  const stream = streamOf(pack, { capacity: 2, drop: (seed) => dropped.push(seed) });
  for (const seed of [1, 2]) stream.get({ seed });
  stream.pump();
  await pack.done(2);
  stream.pump(1000);
  stream.get({ seed: 1 });
  stream.get({ seed: 3 });
  stream.pump();
  await pack.done();
  stream.pump();
  assert.deepEqual(dropped, [2]);
  assert.equal(stream.size, 2);
  stream.clear();
  assert.deepEqual(dropped.sort(), [1, 2, 3]);
});

test("what is taken back is not shown when it comes", async () => {
  const pack = new Slow();
  const stream = streamOf(pack);
  stream.get({ seed: 1 });
  stream.pump();
  stream.cancel({ seed: 1 });
  await pack.done();
  assert.equal(stream.pump(), 0);
  assert.equal(stream.get({ seed: 1 }), "…");
});

test("a request that is refused is thrown by pump once, and not asked for again", async () => {
  const stream = new Stream(await AsyncPack.load(pathOf("direct.agp")), { upload: (texture) => texture });
  stream.get({ seed: 1, label: "no such" });
  stream.pump();
  await assert.rejects(async () => stream.finish(), SeedError);
  stream.get({ seed: 1, label: "no such" });
  assert.equal(stream.pending, 0);
  stream.close();
});

test("textures are those of the pack", async () => {
  const pack = Pack.from(readBytes("direct.agp"));
  const stream = new Stream(await AsyncPack.load(pathOf("direct.agp")), { upload: textureHash });
  const requests = Array.from({ length: 12 }, (_, index) => ({ seed: 5n, index }));
  for (const request of requests) stream.get(request);
  await stream.finish();
  assert.deepEqual(requests.map((request) => stream.get(request)), requests.map((request) => textureHash(pack.texture(request))));
  stream.close();
});

test("places on pages do not overlap, and are given again", () => {
  const slots = new Slots(300, 200, 30);
  const taken = Array.from({ length: 30 }, () => slots.take());
  for (const a of taken) {
    assert.ok(a.x + 300 < slots.pageWidth && a.y + 200 < slots.pageHeight);
    for (const b of taken) {
      assert.ok(a === b || a.page !== b.page || Math.abs(a.x - b.x) > 300 || Math.abs(a.y - b.y) > 200);
    }
  }
  slots.give(taken[4].number);
  assert.deepEqual(slots.take(), taken[4]);
});

test("clear pixels take the colour of what is beside them, and nothing else changes", () => {
  const data = new Uint8ClampedArray(4 * 9);
  data.set([200, 100, 50, 255], 0);
  data.set([100, 0, 50, 128], 4 * 8);
  const filled = bled({ width: 3, height: 3, channels: 4, pixels: data, data }).data;
  assert.deepEqual([...filled.slice(16, 20)], [150, 50, 50, 0]);
  assert.deepEqual([...filled.slice(4, 8)], [200, 100, 50, 0]);
  assert.deepEqual([...filled.slice(8, 12)], [0, 0, 0, 0]);
  assert.deepEqual([...filled.slice(0, 4)], [200, 100, 50, 255]);
  assert.equal(data[16], 0);
});
