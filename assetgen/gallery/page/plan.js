/** The page of plans: an outline drawn with the mouse is filled at once. */

const LEVELS = 8;
const MOST_UNDONE = 60;

let pack = null; // {name, pack, picks}
let site = null; // {columns, rows, outline, pins}: Uint8Array each; pins are classes, 0 for none
let undone = [];
let seed = 1;
let shown = null; // the plan that is seen
let waiting = false;

// ---- The site ----

function emptySite(columns, rows) {
  return { columns, rows, outline: new Uint8Array(columns * rows), pins: new Uint8Array(columns * rows) };
}

/** A site in a shape. */
function shaped(kind, columns, rows) {
  const made = emptySite(columns, rows);
  const [cx, cy] = [(columns - 1) / 2, (rows - 1) / 2];
  const [rx, ry] = [columns / 2 - 1, rows / 2 - 1];
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const far = ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2;
      const isIn = {
        disc: far <= 1,
        ring: far <= 1 && far >= 0.16,
        cross: x > 0 && y > 0 && x < columns - 1 && y < rows - 1 && (Math.abs(x - cx) < columns / 5 || Math.abs(y - cy) < rows / 5),
        full: x > 0 && y > 0 && x < columns - 1 && y < rows - 1,
        none: false,
      }[kind];
      made.outline[y * columns + x] = isIn ? 1 : 0;
    }
  }
  return made;
}

function remember() {
  undone.push({ ...site, outline: site.outline.slice(), pins: site.pins.slice() });
  if (undone.length > MOST_UNDONE) undone.shift();
}

function undo() {
  const before = undone.pop();
  if (!before) return say("Nothing to undo.");
  site = before;
  $("columns").value = site.columns;
  $("rows").value = site.rows;
  soon();
}

/** Puts what is drawn on the cells under the brush. */
function brush(x, y, takesAway) {
  const kind = Number(document.querySelector("input[name=tool]:checked").value);
  const reach = kind ? 0 : (Number($("brush").value) - 1) / 2;
  for (let j = y - reach; j <= y + reach; j++) {
    for (let i = x - reach; i <= x + reach; i++) {
      if (i < 0 || j < 0 || i >= site.columns || j >= site.rows) continue;
      const cell = j * site.columns + i;
      if (kind === 0) {
        site.outline[cell] = takesAway ? 0 : 1;
        if (takesAway) site.pins[cell] = 0;
      } else if (site.outline[cell]) site.pins[cell] = takesAway ? 0 : kind;
    }
  }
  soon();
}

// ---- Drawing ----

function soon() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    draw();
  });
}

function request() {
  return {
    seed,
    spread: Number($("spread").value),
    label: $("label").value || null,
    level: Number($("level").value) || null,
  };
}

function draw() {
  const { columns, rows, outline, pins } = site;
  $("spread-value").textContent = Number($("spread").value).toFixed(2);
  const begun = performance.now();
  const grid = (values) => ({ width: columns, height: rows, data: values });
  try {
    if (!outline.includes(1)) throw new Error("Draw an outline.");
    const more = pins.some(Boolean) ? { pins } : {};
    shown = pack.pack.plan({ ...request(), outline: grid(outline), pieces: "each", ...more }).classes;
    const took = performance.now() - begun;
    const inside = outline.reduce((sum, value) => sum + value, 0);
    say(`${inside} cells in ${took.toFixed(0)} ms`);
  } catch (error) {
    shown = null;
    say(error.message, true);
  }
  paint();
  facts();
}

function paint() {
  const { columns, rows, outline, pins } = site;
  const canvas = $("plan");
  const ratio = window.devicePixelRatio || 1;
  const room = [$("site").clientWidth - 24, $("site").clientHeight - 24];
  const block = Math.max(1, Math.floor(Math.min(room[0] / columns, room[1] / rows) * ratio));
  canvas.width = columns * block;
  canvas.height = rows * block;
  canvas.style.width = `${canvas.width / ratio}px`;
  canvas.style.height = `${canvas.height / ratio}px`;
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#24262b";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  for (let cell = 0; cell < outline.length; cell++) {
    if (!outline[cell]) continue;
    const [x, y] = [(cell % columns) * block, Math.floor(cell / columns) * block];
    pen.fillStyle = shown ? colourOf(shown[cell]) : "#4b4e55";
    pen.fillRect(x, y, block, block);
    if (!pins[cell]) continue;
    pen.strokeStyle = "#ffb454";
    pen.lineWidth = Math.max(1, block / 6);
    pen.strokeRect(x + pen.lineWidth / 2, y + pen.lineWidth / 2, block - pen.lineWidth, block - pen.lineWidth);
  }
}

function colourOf(kind) {
  const [r, g, b] = pack.pack.colours[kind];
  return `rgb(${r}, ${g}, ${b})`;
}

function facts() {
  const counts = pack.pack.classes.map((name, k) => [name, shown ? shown.reduce((n, kind) => n + (kind === k + 1), 0) : 0]);
  const rows = [["Seed", String(seed)], ...counts.map(([name, n]) => [name, String(n)]), ["Picked", pack.picks.join(", ") || "none"]];
  $("facts").replaceChildren(...rows.flatMap(([term, value]) => [element("dt", term), element("dd", value)]));
  $("pick").setAttribute("aria-pressed", String(pack.picks.includes(seed)));
}

// ---- Files ----

function save(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A picture of one pixel a cell. */
function savePicture(name, colour) {
  const canvas = document.createElement("canvas");
  canvas.width = site.columns;
  canvas.height = site.rows;
  const image = new ImageData(site.columns, site.rows);
  for (let cell = 0; cell < site.outline.length; cell++) image.data.set(colour(cell), 4 * cell);
  canvas.getContext("2d").putImageData(image, 0, 0);
  canvas.toBlob((blob) => save(name, blob));
}

const OPAQUE = (kind) => [...pack.pack.colours[kind].slice(0, 3), 255];
const CLEAR = [0, 0, 0, 0];

// ---- Controls ----

function toSeed(next) {
  seed = Math.max(0, next);
  draw();
}

function pick() {
  pack.picks = pack.picks.includes(seed) ? pack.picks.filter((one) => one !== seed) : [...pack.picks, seed];
  facts();
}

function setTool(kind) {
  const tool = document.querySelector(`input[name=tool][value="${kind}"]`);
  if (tool) tool.checked = true;
}

function openPack(number) {
  const { name, agp } = DATA.packs[number];
  const bytes = Uint8Array.from(atob(agp), (sign) => sign.charCodeAt(0));
  pack = { name, pack: assetgen.PlanPack.from(bytes), picks: [] };
  options($("label"), [["", "any"], ...pack.pack.labels.map((label) => [label, label])]);
  $("label-field").hidden = !pack.pack.labels.length;
  const tools = ["outline", ...pack.pack.classes.map((one) => `pin ${one}`)];
  $("tools").replaceChildren(
    ...tools.map((tool, kind) => {
      const label = document.createElement("label");
      const input = Object.assign(document.createElement("input"), { type: "radio", name: "tool", value: String(kind) });
      input.checked = kind === 0;
      const swatch = document.createElement("i");
      swatch.style.background = kind ? colourOf(kind) : "#4b4e55";
      label.append(input, swatch, ` ${tool}`);
      return label;
    }),
  );
  draw();
}

function cellAt(event) {
  const box = $("plan").getBoundingClientRect();
  const x = Math.floor(((event.clientX - box.left) / box.width) * site.columns);
  return [x, Math.floor(((event.clientY - box.top) / box.height) * site.rows)];
}

let drawing = null; // the cell that the pointer was on
$("plan").addEventListener("pointerdown", (event) => {
  remember();
  $("plan").setPointerCapture(event.pointerId);
  drawing = cellAt(event);
  brush(...drawing, event.button === 2 || event.shiftKey);
});
$("plan").addEventListener("pointermove", (event) => {
  if (!drawing) return;
  const [x, y] = cellAt(event);
  const steps = Math.max(1, Math.abs(x - drawing[0]), Math.abs(y - drawing[1]));
  const takesAway = event.buttons === 2 || event.shiftKey;
  for (let i = 1; i <= steps; i++) {
    const along = (k, to) => Math.round(drawing[k] + ((to - drawing[k]) * i) / steps);
    brush(along(0, x), along(1, y), takesAway);
  }
  drawing = [x, y];
});
for (const end of ["pointerup", "pointercancel"]) $("plan").addEventListener(end, () => (drawing = null));
$("plan").addEventListener("contextmenu", (event) => event.preventDefault());

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.matches("input:not([type=radio], [type=range]), select");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input") && event.key.startsWith("Arrow")) return;
  if (/^[0-9]$/.test(event.key)) setTool(event.key);
  else if (event.key === "ArrowLeft") toSeed(seed - 1);
  else if (event.key === "ArrowRight") toSeed(seed + 1);
  else if (event.key.toLowerCase() === "p") pick();
  else if (event.key.toLowerCase() === "u") undo();
  else return;
  event.preventDefault();
});

for (const button of document.querySelectorAll("[data-shape]")) {
  button.addEventListener("click", () => {
    remember();
    site = shaped(button.dataset.shape, site.columns, site.rows);
    draw();
  });
}
for (const id of ["columns", "rows"]) {
  $(id).addEventListener("change", () => {
    const [columns, rows] = ["columns", "rows"].map((name) => Math.min(200, Math.max(4, Math.round(Number($(name).value)) || 40)));
    remember();
    site = shaped("disc", columns, rows);
    draw();
  });
}
for (const id of ["label", "spread", "level"]) $(id).addEventListener("input", soon);
$("pack").addEventListener("input", () => openPack(Number($("pack").value)));
$("before").addEventListener("click", () => toSeed(seed - 1));
$("next").addEventListener("click", () => toSeed(seed + 1));
$("pick").addEventListener("click", pick);
$("undo").addEventListener("click", undo);
$("save-outline").addEventListener("click", () => savePicture("outline.png", (cell) => (site.outline[cell] ? [255, 255, 255, 255] : CLEAR)));
$("save-pins").addEventListener("click", () => savePicture("pins.png", (cell) => (site.pins[cell] ? OPAQUE(site.pins[cell]) : CLEAR)));
$("save-plan").addEventListener("click", () => shown && savePicture(`plan-${seed}.png`, (cell) => (shown[cell] ? OPAQUE(shown[cell]) : CLEAR)));
$("save-seeds").addEventListener("click", () => {
  const text = `# ${pack.name}: ${pack.picks.length} picked\n${pack.picks.map((one) => `${one}\n`).join("")}`;
  save(`${pack.name}.seeds.txt`, new Blob([text], { type: "text/plain" }));
});
new ResizeObserver(() => site && paint()).observe($("site"));

options($("pack"), DATA.packs.map(({ name }, i) => [String(i), name]));
$("pack").parentElement.hidden = DATA.packs.length === 1;
options($("level"), [["", "any"], ...Array.from({ length: LEVELS }, (_, i) => [String(i + 1), String(i + 1)])]);
site = shaped("disc", Number($("columns").value), Number($("rows").value));
try {
  openPack(0);
} catch (error) {
  say(error.message, true);
}
