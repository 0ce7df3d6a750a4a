/** The walker: pixels from text. */

const COLOURS = {
  o: [45, 32, 40],
  h: [122, 70, 42],
  s: [240, 194, 154],
  r: [201, 64, 58],
  d: [156, 42, 50],
  l: [66, 76, 116],
  b: [84, 58, 44],
};
const HEAD = {
  down: ["..oooooo..", ".ohhhhhho.", "ohhhhhhhho", "ohssssssho", "ohsossosho", ".osssssso."],
  up: ["..oooooo..", ".ohhhhhho.", "ohhhhhhhho", "ohhhhhhhho", "ohhhhhhhho", ".ohhhhhho."],
  right: ["..oooooo..", ".ohhhhhho.", "ohhhhhhhho", "ohhhhsssso", "ohhhssosso", ".ohhsssso."],
};
const BODY = ["..orrrro..", ".osrrrrso.", ".osrddrso.", "..orrrro.."];
const LEGS = [
  ["..olllo...", "..olooblo.", "..obo.oo.."],
  ["..ollllo..", "..olooolo.", "..obo.obo."],
  ["...olllo..", ".olboolo..", "..oo.obo.."],
  ["..ollllo..", "..olooolo.", "..obo.obo."],
];
export const STEPS = LEGS.length;

/** {"down 0": {width, height, data}, …}: the steps of a walk in three directions, as textures; left is right turned. */
export function frames() {
  const drawn = {};
  for (const [way, head] of Object.entries(HEAD)) {
    LEGS.forEach((legs, step) => {
      const rows = [...head, ...BODY, ...legs];
      const [width, height] = [rows[0].length, rows.length];
      const rgba = (letter) => (letter in COLOURS ? [...COLOURS[letter], 255] : [0, 0, 0, 0]);
      const pixels = [...rows.join("")].flatMap(rgba);
      drawn[`${way} ${step}`] = { width, height, data: Uint8ClampedArray.from(pixels) };
    });
  }
  return drawn;
}
