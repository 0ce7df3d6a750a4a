import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { AsyncPack, Pack, PackError, SeedError, textureHash } from "../index.js";
import { Core, coreBytes } from "../src/core.js";
import { pathOf, readBytes } from "./files.js";

const WASM = readFileSync(new URL("../assetgen.wasm", import.meta.url));
const INDEX = new URL("../index.js", import.meta.url).href;
const direct = readBytes("direct.agp");
const wrapped = readBytes("sprites-wrapped.agp");

test("WebAssembly draws where it can, and what is asked for where something is", () => {
  assert.equal(Pack.from(direct).engine, "wasm");
  assert.equal(Pack.from(direct, { engine: "wasm" }).engine, "wasm");
  assert.equal(Pack.from(direct, { engine: "js" }).engine, "js");
  assert.equal(Pack.from(direct, { engine: new WebAssembly.Module(WASM) }).engine, "wasm");
  for (const engine of ["WASM", "", null, 7, {}, WASM]) {
    assert.throws(() => Pack.from(direct, { engine }), { name: "TypeError", message: /"wasm", "js" or a WebAssembly/ });
  }
});

test("the file and its inlined variant are one core, which imports nothing", () => {
  assert.deepEqual(Buffer.from(coreBytes()), WASM);
  assert.deepEqual(WebAssembly.Module.imports(new WebAssembly.Module(WASM)), []);
});

test("plain JavaScript draws where there is no WebAssembly or none with SIMD, and says so if asked for more", () => {
  const script = `
    const { Pack } = await import("${INDEX}");
    const seen = [(await Pack.load(process.argv[1])).engine];
    await Pack.load(process.argv[1], { engine: "wasm" }).catch(({ message }) => seen.push(message.split(": ").slice(1)));
    console.log(JSON.stringify(seen.flat()));`;
  const run = (options, before) => {
    const given = [...options, "--input-type=module", "-e", before + script, pathOf("direct.agp")];
    return JSON.parse(execFileSync(process.execPath, given, { encoding: "utf8" }));
  };
  assert.deepEqual(run([], "delete globalThis.WebAssembly;"), [
    "js", "WebAssembly cannot draw it", "there is no WebAssembly here",
  ]);
  if (process.arch === "x64") { // V8 has SIMD from SSE4.1 on
    assert.deepEqual(run(["--no-enable-sse4-1"], ""), [
      "js", "WebAssembly cannot draw it", "this WebAssembly has no SIMD",
    ]);
  }
});

test("a trap is one error with a name, which stays", () => {
  const pack = Pack.from(direct, { engine: new WebAssembly.Module(trapping()) });
  for (let time = 0; time < 2; time++) {
    assert.throws(() => pack.texture({ seed: 7 }), (error) => {
      assert.ok(error instanceof PackError);
      assert.match(error.message, /^the WebAssembly core has failed \(unreachable\); open the pack with \{engine: "js"\}$/);
      return true;
    });
  }
});

test("a closed pack draws no more, and others go on", () => {
  for (const engine of ["wasm", "js"]) {
    const [one, other] = [direct, wrapped].map((bytes) => Pack.from(bytes, { engine }));
    const before = textureHash(other.texture({ seed: 7 }));
    one.close();
    one.close();
    assert.throws(() => one.texture({ seed: 7 }), { name: "PackError", message: "the pack is closed" });
    assert.equal(textureHash(other.texture({ seed: 7 })), before);
  }
});

test("drawing takes no memory", () => {
  const { core } = Core.open(wrapped);
  const pack = Pack.from(wrapped);
  const draw = (seed) => core.draw(pack.codes({ seed }), pack.width * pack.height * pack.channels);
  const pages = core.memory.buffer.byteLength;
  for (let seed = 0; seed < 200; seed++) draw(seed);
  assert.equal(core.memory.buffer.byteLength, pages);
});

test("work beyond a limit is refused, and misspelt options are", async () => {
  const { products, moves } = Pack.from(wrapped).work;
  for (const engine of ["wasm", "js"]) {
    Pack.from(wrapped, { engine, limits: { products, moves } });
    const less = [[{ products: products - 1 }, `${products} multiplications`], [{ moves: moves - 1 }, `${moves} moves`]];
    for (const [limits, found] of less) {
      const refusal = { name: "PackError", message: new RegExp(`a texture takes ${found}.*; the limit set is`) };
      assert.throws(() => Pack.from(wrapped, { engine, limits }), refusal);
      await assert.rejects(AsyncPack.from(wrapped, { engine, limits }), refusal);
    }
  }
  for (const limits of [{ moves: -1 }, { moves: "many" }, { move: 1 }, "x"]) {
    assert.throws(() => Pack.from(wrapped, { limits }), TypeError);
  }
  assert.throws(() => Pack.from(wrapped, { motor: "js" }), { name: "TypeError", message: /no option "motor" here; engine/ });
  assert.throws(() => Pack.from(wrapped, { worker: "a.js" }), TypeError);
  await assert.rejects(AsyncPack.from(wrapped, "plants"), TypeError);
});

test("codes that are not of the pack are refused by each engine", () => {
  for (const engine of ["wasm", "js"]) {
    const pack = Pack.from(wrapped, { engine });
    const codes = pack.codes({ seed: 7 });
    const others = [
      { z: codes.z.slice(1) },
      { z: Array.from(codes.z) },
      { z: codes.z.map(() => -128) },
      { palette: null },
      { palette: new Int8Array(99_999) },
      { colours: Array(257).fill([1, 2, 3]) },
      { colours: [[1, 2]] },
    ];
    for (const other of others) assert.throws(() => pack.render({ ...codes, ...other }), SeedError);
  }
  const colours = [[1, 2, 3]];
  const pack = Pack.from(direct);
  assert.throws(() => pack.render({ ...pack.codes({ seed: 7 }), colours }), SeedError);
});

test("AsyncPack draws in a thread of Node what Pack draws", async () => {
  for (const engine of ["wasm", "js", new WebAssembly.Module(WASM)]) {
    const pack = Pack.from(wrapped);
    const apart = await AsyncPack.from(wrapped, { engine });
    assert.equal(apart.engine, engine === "js" ? "js" : "wasm");
    assert.deepEqual([apart.fingerprint, [...apart.names]], [pack.fingerprint, [...pack.names]]);
    const [a, b] = pack.names;
    const textures = await Promise.all([
      apart.texture({ seed: 7 }), apart.blend(a, b, 0.5), apart.aroundCentroid({ seed: 1 }),
      apart.interpolate({ seed: 1 }, { seed: 2 }, [0.5]),
    ]);
    const own = [
      pack.texture({ seed: 7 }), pack.blend(a, b, 0.5), pack.aroundCentroid({ seed: 1 }),
      pack.interpolate({ seed: 1 }, { seed: 2 }, [0.5]),
    ];
    assert.deepEqual(textures.flat().map(textureHash), own.flat().map(textureHash));
    await assert.rejects(apart.texture({ seed: -1 }), SeedError);
    const waiting = apart.texture({ seed: 1 });
    apart.close();
    await assert.rejects(waiting, { name: "PackError", message: "the pack is closed" });
    await assert.rejects(apart.texture({ seed: 1 }), { name: "PackError", message: "the pack is closed" });
  }
});

test("errors of loading name what was asked for", async () => {
  const lost = fileURLToPath(new URL("no.agp", import.meta.url));
  const text = fileURLToPath(import.meta.url);
  for (const Class of [Pack, AsyncPack]) {
    await assert.rejects(Class.load(lost), { name: "PackError", message: /no\.agp: cannot be read \(ENOENT/ });
    await assert.rejects(Class.load(text), { name: "PackError", message: /engines\.test\.js: not an \.agp file/ });
    await assert.rejects(Class.load("http://127.0.0.1:1/a.agp"), { message: /^http:\S+a\.agp: cannot be fetched \(/ });
    await assert.rejects(Class.load(lost, { engine: "gpu" }), TypeError);
  }
  await assert.rejects(AsyncPack.from(direct.slice(1), { where: "oaks" }), { message: /^oaks: not an \.agp file/ });
});

test("a pack is loaded from a path, a file's URL and a data: URL", async () => {
  const path = pathOf("direct.agp");
  const data = `data:;base64,${Buffer.from(direct).toString("base64")}`;
  for (const url of [path, pathToFileURL(path), pathToFileURL(path).href, data]) {
    assert.equal((await Pack.load(url)).fingerprint, Pack.from(direct).fingerprint);
  }
});

test("Node ends when nothing waits, even with a thread that is open", () => {
  const script = `
    const { AsyncPack } = await import("${INDEX}");
    const pack = await AsyncPack.load(process.argv[1]);
    console.log((await pack.texture({ seed: 7 })).width);`;
  const given = ["--input-type=module", "-e", script, pathOf("direct.agp")];
  const width = execFileSync(process.execPath, given, { encoding: "utf8", timeout: 60_000 });
  assert.equal(Number(width), Pack.from(direct).width);
});

/** A core whose draw traps, with every other export of the real one. */
function trapping() {
  const names = WebAssembly.Module.exports(new WebAssembly.Module(WASM)).map(({ name }) => name);
  const functions = names.filter((name) => name !== "memory" && name !== "draw");
  const text = (name) => [name.length, ...Buffer.from(name)];
  const section = (id, body) => [id, ...leb(body.length), ...body];
  // types: of draw and the rest (any number of arguments is given, those that are too many are left out)
  const types = [1, 0x60, 0, 1, 0x7f];
  const exported = [text("memory"), 2, 0, text("draw"), 0, 0, functions.map((name, i) => [text(name), 0, i + 1])];
  const body = (code) => [code.length + 1, 0, ...code];
  // open must answer 0; places are at 8, as is the room for a file
  const answers = functions.map((name) => body([0x41, name === "open" ? 0 : 8, 0x0b]));
  return Uint8Array.from([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, types),
    ...section(3, [functions.length + 1, ...Array(functions.length + 1).fill(0)]),
    ...section(5, [1, 0, 16]),
    ...section(7, [functions.length + 2, ...exported.flat(9)]),
    ...section(10, [functions.length + 1, ...body([0x00, 0x0b]), ...answers.flat()]),
  ]);
}

function leb(n) {
  return n < 128 ? [n] : [(n & 127) | 128, ...leb(n >> 7)];
}
