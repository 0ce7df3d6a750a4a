/** The golden vectors of contract version 1 against this runtime; tests in Node and pages in Chromium run the same. */

import { interpolate } from "../src/codes.js";
import { forcedTo } from "../src/colours.js";
import { asSeed, choose, draw, fromDecimal, normal, NORMAL_TABLE, seedWords } from "../src/seeds.js";
import { sha256Hex } from "../src/sha256.js";
import { textureHash } from "../src/pack.js";

/**
 * How many vectors were compared, {compared, differ: [what, …]}.
 * vectors: both JSON files, the older first. packs: Map of a pack's name to its Pack. drawing: Map to what shall draw,
 * the Packs themselves or OnnxPacks.
 */
export async function compareGolden(vectors, packs, drawing = packs) {
  const found = new Findings(drawing);
  const [first, sprites] = vectors;
  for (const { name, seed } of first.names) found.same(`name ${name}`, String(asSeed(name)), seed);
  for (const row of first.words) {
    const words = draw(placeOf(row), row.domain, row.words.length);
    found.same(`words ${row.seed} ${row.index} ${row.domain}`, Array.from(words, String), row.words);
  }
  for (const { word, cumulative, chosen } of first.choices) {
    const table = Uint32Array.from(cumulative, Number);
    found.same(`choice of ${word}`, choose(Number(word), table, 0, table.length), chosen);
  }
  const table = new Uint8Array(NORMAL_TABLE.buffer);
  found.same("table of normal draws", sha256Hex(table), first.normal_table_sha256);
  for (const { word, q } of first.normal) found.same(`normal ${word}`, normal(Number(word)), q);

  const colours = new Map(sprites.colours.map((row) => [row.name, row.colours]));
  for (const row of sprites.nearest) {
    const levels = row.levels;
    const palette = levels.flatMap((r) => levels.flatMap((g) => levels.flatMap((b) => [r, g, b])));
    const forced = forcedTo(colours.get(row.colours), Uint8Array.from(palette), 3);
    found.same(`nearest of ${row.colours}`, Array.from(forced), row.become.flat());
  }
  for (const row of vectors.flatMap((each) => each.packs)) {
    const { fingerprint, height, width, channels, labels, names } = packs.get(row.pack);
    found.same(`pack ${row.pack}`, [fingerprint, [height, width, channels], labels, names], [
      row.fingerprint, row.size, row.labels, row.names ?? [],
    ]);
  }
  for (const row of first.textures) await compareTexture(found, packs.get(row.pack), row, {}, row.palette);
  for (const row of sprites.textures) {
    const controls = { base: row.base, palette: row.palette };
    await compareTexture(found, packs.get(row.pack), row, controls, row.z_palette, colours);
  }
  for (const row of sprites.blends) {
    const pack = packs.get(row.pack);
    const controls = { spread: row.spread, palette: sourceOf(pack, row.palette) };
    const ends = [row.a, row.b].map((name) => pack.names.indexOf(name));
    const codes = pack.prior.blend(...ends, row.t, placeOf(row), controls);
    found.same(`class of ${JSON.stringify(row)}`, codes.kind, row.class);
    await compareCodes(found, pack, row, codes, row.z_palette, colours);
  }
  for (const row of [...first.interpolations, ...sprites.interpolations]) {
    const pack = packs.get(row.pack);
    const label = row.label === undefined || row.label === null ? null : pack.labels.indexOf(row.label);
    const [a, b] = [row.a, row.b].map(([seed, index]) => pack.prior.draw(placeOf({ seed, index }), { label }));
    const paletteCode = "z_palette" in row ? row.z_palette : row.palette;
    await compareCodes(found, pack, row, interpolate(a, b, row.t), paletteCode, colours);
  }
  return { compared: found.compared, differ: found.differ };
}

async function compareTexture(found, pack, row, { base = null, palette = "varied" }, paletteCode, colours = new Map()) {
  const controls = {
    spread: row.spread,
    label: row.label === null ? null : pack.labels.indexOf(row.label),
    base: base === null ? null : pack.names.indexOf(base),
    palette: sourceOf(pack, palette),
  };
  const codes = row.around_centroid
    ? pack.prior.aroundCentroid(placeOf(row), controls)
    : pack.prior.draw(placeOf(row), controls);
  found.same(`class of ${JSON.stringify(row)}`, codes.kind, row.class);
  await compareCodes(found, pack, row, codes, paletteCode, colours);
  const method = row.around_centroid ? "aroundCentroid" : "texture";
  const called = await found.drawing.get(row.pack)[method](requestOf(row, palette, colours));
  found.same(`call ${JSON.stringify(row)}`, textureHash(called), row.sha256);
}

async function compareCodes(found, pack, row, codes, paletteCode, colours) {
  const forced = colours.get(row.colours) ?? null;
  found.same(`code of ${JSON.stringify(row)}`, Array.from(codes.z), row.z);
  found.same(`palette of ${JSON.stringify(row)}`, codes.palette && Array.from(codes.palette), paletteCode);
  const texture = await found.drawing.get(row.pack).render({ ...codes, colours: forced });
  found.same(`texture of ${JSON.stringify(row)}`, textureHash(texture), row.sha256);
}

/** What a user would ask for. */
function requestOf(row, palette, colours) {
  const place = { seed: fromDecimal(row.seed), index: Number(row.index), attempt: Number(row.attempt) };
  const request = { ...place, label: row.label, spread: row.spread / 256 };
  if (row.around_centroid) return request;
  return { ...request, base: row.base, palette: colours.get(row.colours) ?? (palette === "varied" ? null : palette) };
}

function placeOf({ seed, index, attempt = "0" }) {
  const [low, high] = seedWords(fromDecimal(seed));
  return { low, high, index: Number(index), attempt: Number(attempt) };
}

function sourceOf(pack, palette) {
  return palette.startsWith("from:") ? pack.names.indexOf(palette.slice(5)) : palette;
}

class Findings {
  compared = 0;
  differ = [];

  constructor(drawing) {
    this.drawing = drawing;
  }

  same(what, found, wanted) {
    this.compared++;
    if (JSON.stringify(found) !== JSON.stringify(wanted)) this.differ.push(`${what}: ${JSON.stringify(found)}`);
  }
}
