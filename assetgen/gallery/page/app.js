/** The page: controls, verdicts and pictures brought together. */

const COUNT = 200_000; // variants of a view; another seed gives as many again
const SIMILAR = 20_000; // that are looked at for more like one

let pack = null; // {name, pack, verdicts, drawing, cells: {…}}
let items = null; // a list of items instead of the endless ones, or null
let hidden = []; // sorted indices that the endless view leaves out
let marked = null; // the item that another is compared with
let filter = "unjudged";

const grid = new Grid($("grid"), {
  count: () => (items ? items.length : COUNT - hidden.length),
  fill,
  select: showPanel,
  onShow: wantWhatIsSeen,
});

// ---- Items ----

/** What the controls ask for, but for the index. */
function controls() {
  const text = (id) => $(id).value.trim() || null;
  const base = known("base");
  const other = base && known("blend");
  const blend = other ? { t: Number($("way").value), with: other } : null;
  const spread = Number($("spread").value);
  return {
    seed: text("seed") ?? "1",
    label: base ? null : text("label"),
    base,
    blend,
    style: blend ? null : known("style"),
    spread: spread === pack.pack.spread && !blend ? null : spread,
    palette: palette(),
    attempt: 0,
    epoch: Number($("epoch").value || 1),
  };
}

/** The name of a sprite in a field; null if it is empty or not (yet) a name. */
function known(id) {
  const name = $(id).value.trim();
  return pack.names.has(name) ? name : null;
}

function palette() {
  const [kind, text] = [$("palette").value, $("palette-text").value.trim()];
  if (kind === "from") return pack.names.has(text) ? `from:${text}` : null;
  if (kind !== "given") return kind || null;
  try {
    coloursOf(text);
    return text.replace(/\s/g, "").toLowerCase();
  } catch {
    return null;
  }
}

function itemAt(position) {
  if (items) return items[position];
  let index = position; // past those that are left out
  for (const left of hidden) {
    if (left > index) break;
    index++;
  }
  return { ...pack.controls, index };
}

/** What is shown, anew. keepCursor: the cursor stays where it is. */
function view({ keepCursor = false } = {}) {
  pack.controls = controls();
  items = null;
  hidden = [];
  if (filter === "pick" || filter === "reject") items = pack.verdicts.lines(filter).map(itemOf);
  else if (filter === "similar") items = pack.similar ?? [];
  else if (filter === "unjudged") {
    const constant = lineOf({ ...pack.controls, index: 0 });
    for (const line of pack.verdicts.verdicts.keys()) {
      const item = itemOf(line);
      if (lineOf({ ...item, index: 0 }) === constant && item.index < COUNT) hidden.push(item.index);
    }
    hidden.sort((a, b) => a - b);
  }
  if (!keepCursor) {
    grid.at = 0;
    $("grid").scrollTop = 0;
  }
  grid.layOut();
  counted();
  if (grid.count()) grid.move(grid.at);
  else showPanel(null);
}

// ---- Drawing ----

function layer() {
  return $("layer").value || null;
}

function keyOf(item, shown = layer()) {
  return `${shown ?? ""}\n${lineOf(item)}`;
}

function fill(cell, position) {
  const item = itemAt(position);
  const line = lineOf(item);
  const verdict = pack.verdicts.of(line);
  cell.classList.toggle("pick", verdict === "pick");
  cell.classList.toggle("reject", verdict === "reject");
  cell.classList.toggle("marked", marked === line);
  cell.setAttribute("aria-label", verdict ? `${line}, ${verdict === "pick" ? "picked" : "rejected"}` : line);
  const texture = pack.drawing.get(keyOf(item));
  const isDrawn = Boolean(texture?.data);
  cell.classList.toggle("drawn", isDrawn);
  cell.classList.toggle("failed", texture instanceof Error);
  if (isDrawn) paintOn(cell.firstElementChild, texture);
  cell.dataset.key = keyOf(item);
}

/** The cursor's texture first, then what is in sight, its sprite, what comes next and what came before. */
function wantWhatIsSeen() {
  if (!pack) return;
  const calls = [];
  const add = (item, shown = layer()) => calls.push([keyOf(item, shown), callOf(item, shown)]);
  if (grid.count()) {
    add(itemAt(grid.at));
    const [first, last] = grid.inSight();
    for (let position = first; position < last; position++) add(itemAt(position));
    const origin = pack.origin;
    if (origin) add(origin);
    if (player.isOn()) {
      for (let frame = 0; frame < player.times.length; frame++) {
        add(itemAt(grid.at), frameLayer(frame));
        if (origin) add(origin, frameLayer(frame));
      }
    }
    const more = last - first;
    for (let position = last; position < Math.min(grid.count(), last + more); position++) add(itemAt(position));
    for (let position = first - 1; position >= Math.max(0, first - more); position--) add(itemAt(position));
  }
  pack.drawing.want(calls);
}

function drawn(key) {
  for (const cell of grid.cells.values()) if (cell.dataset.key === key) fill(cell, Number(cell.dataset.position));
  if (pack.origin && keyOf(pack.origin, shownLayer()) === key) putOriginal();
  if (grid.count() && keyOf(itemAt(grid.at), shownLayer()) === key) putLarge();
}

// ---- The panel ----

function showPanel(position) {
  const item = position === null ? null : itemAt(position);
  $("panel").classList.toggle("empty", !item);
  for (const id of ["pick", "reject", "similar", "compare", "copy"]) $(id).disabled = !item;
  if (!item) {
    $("facts").textContent = "";
    $("line").firstElementChild.textContent = "";
    return say(filter === "unjudged" ? "All judged." : "Nothing here yet.");
  }
  const line = lineOf(item);
  const verdict = pack.verdicts.of(line);
  $("pick").setAttribute("aria-pressed", String(verdict === "pick"));
  $("reject").setAttribute("aria-pressed", String(verdict === "reject"));
  $("line").firstElementChild.textContent = line;
  const { name, kind } = spriteOf(item);
  player.show(pack.animations[name] ?? []);
  pack.origin = name === null ? null : { ...itemOf(`0 0`), base: name, spread: 0, palette: pack.keeps ? "keep" : null };
  const facts = { Seed: `${item.seed}, ${item.index}` };
  if (kind !== null) facts.Class = kind;
  if (name !== null) facts[pack.pack.output === "painted" || item.base ? "Sprite" : "Nearest sprite"] = name;
  if (item.blend) facts.Blend = `${Math.round(100 * item.blend.t)} % ${item.blend.with}`;
  if (item.style) facts["Art of"] = item.style;
  facts.Spread = String(item.spread ?? pack.pack.spread);
  $("facts").replaceChildren(
    ...Object.entries(facts).flatMap(([term, value]) => [element("dt", term), element("dd", value)]),
  );
  $("original-name").textContent = name ?? "";
  putLarge();
  putOriginal();
  wantWhatIsSeen();
}

function putLarge() {
  put($("large"), pack.drawing.get(keyOf(itemAt(grid.at), shownLayer())));
}

function putOriginal() {
  $("original").parentElement.hidden = !pack.origin;
  put($("original"), pack.origin && pack.drawing.get(keyOf(pack.origin, shownLayer())));
}

// ---- Animations ----

const player = new Player(() => {
  if (!pack || !grid.count()) return true;
  const next = frameLayer(player.next());
  const isReady = [itemAt(grid.at), pack.origin].every((item) => !item || pack.drawing.get(keyOf(item, next)));
  if (isReady) player.frame = player.next();
  putLarge();
  putOriginal();
  return isReady;
});

/** The layer that is a frame of an animation, or that lies over one if a layer is shown. */
function frameLayer(frame) {
  const number = String(frame).padStart(3, "0");
  const shown = layer();
  return shown === null ? `frame.${number}` : `${shown}.${number}`;
}

/** The layer that the panel shows now. */
function shownLayer() {
  return player.isOn() ? frameLayer(player.frame) : layer();
}

function put(canvas, texture) {
  const { width, height } = pack.pack;
  canvas.className = "ground";
  canvas.width = width;
  canvas.height = height;
  sharpen(canvas, width, height, Math.max(1, Math.floor(144 / Math.max(width, height))));
  if (texture?.data) paintOn(canvas, texture);
}

/** {name, kind}: the sprite that an item is a variant of, and its class; null where there is none. */
function spriteOf(item) {
  const codes = codesOf(item);
  const kind = pack.pack.labels[codes.kind] ?? null;
  if (item.base) return { name: item.base, kind };
  const { prior } = pack.pack;
  if (codes.sources) return { name: pack.pack.names[codes.sources[0]] ?? null, kind };
  if (!pack.pack.names.length) return { name: null, kind };
  let [best, least] = [0, Infinity];
  const latents = prior.data("exemplar.latent");
  for (let number = 0; number < pack.pack.names.length; number++) {
    let apart = 0;
    for (let i = 0; i < prior.nLatent; i++) apart += (latents[number * prior.nLatent + i] - codes.z[i]) ** 2;
    if (apart < least) [best, least] = [number, apart];
  }
  return { name: pack.pack.names[best], kind };
}

function codesOf(item) {
  const [method, given] = callOf(item);
  return method === "blend" ? pack.pack.blendCodes(...given) : pack.pack.codes(...given);
}

// ---- Verdicts ----

function judge(verdict) {
  if (!grid.count()) return;
  const line = lineOf(itemAt(grid.at));
  pack.verdicts.judge(line, verdict);
  const isSet = pack.verdicts.of(line) !== null;
  if (filter === "unjudged" || filter === "pick" || filter === "reject") view({ keepCursor: true }); // it leaves
  else {
    grid.refill();
    if (isSet && $("advance").checked) grid.move(grid.at + 1);
    else showPanel(grid.at);
  }
  const done = { pick: "Picked", reject: "Rejected" }[verdict];
  say(isSet ? `${done}: ${line}` : `Taken back: ${line}`);
}

function undo() {
  const line = pack.verdicts.undo();
  if (line === null) return say("Nothing to undo.");
  view({ keepCursor: true });
  const item = itemOf(line);
  const position = items ? items.findIndex((one) => lineOf(one) === line) : item.index - hidden.filter((i) => i < item.index).length;
  if (position >= 0) grid.move(position);
  say(`Undone: ${line}`);
}

function counted() {
  $("n-picked").textContent = pack.verdicts.lines("pick").length;
  $("n-rejected").textContent = pack.verdicts.lines("reject").length;
}

/** The nearest of many, by the distance of what the decoder is given. */
async function findSimilar() {
  const item = itemAt(grid.at);
  const wanted = codesOf(item).z;
  const { controls: own } = pack;
  const from = { ...item, ...(item.blend ? {} : { base: own.base, label: own.label }) };
  const found = [];
  for (let index = 0; index < SIMILAR; index++) {
    const candidate = { ...from, index };
    const { z } = codesOf(candidate);
    let apart = 0;
    for (let i = 0; i < z.length; i++) apart += (z[i] - wanted[i]) ** 2;
    found.push([apart, candidate]);
    if (index % 500 === 499) {
      say(`Looking for more like this: ${Math.round((100 * index) / SIMILAR)} %`);
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
  found.sort((a, b) => a[0] - b[0]);
  pack.similar = [item, ...found.map(([, one]) => one).filter((one) => lineOf(one) !== lineOf(item))].slice(0, 400);
  $("similar-field").hidden = false;
  setFilter("similar");
  say(`The nearest of ${SIMILAR.toLocaleString("en")}, the nearest first.`);
}

// ---- Closer looks ----

function look(some) {
  const pairs = some.flatMap((item) => [1, 4].map((zoom) => [item, zoom]));
  $("closer").firstElementChild.replaceChildren(
    ...pairs.map(([item, zoom]) => {
      const canvas = document.createElement("canvas");
      const texture = pack.drawing.get(keyOf(item));
      canvas.className = "ground";
      sharpen(canvas, pack.pack.width, pack.pack.height, zoom);
      if (texture?.data) paintOn(canvas, texture);
      const figure = document.createElement("figure");
      figure.append(canvas, element("figcaption", `${zoom === 1 ? "1:1" : "×4"} ${lineOf(item)}`));
      return figure;
    }),
  );
  $("closer").showModal();
}

function compare() {
  const item = itemAt(grid.at);
  const line = lineOf(item);
  if (marked && marked !== line) {
    look([itemOf(marked), item]);
    marked = null;
  } else {
    marked = marked === line ? null : line;
    say(marked ? "Marked. Press C on another one to see both." : "No longer marked.");
  }
  grid.refill();
}

// ---- Files ----

function exportPicks() {
  const text = pack.verdicts.text(pack.name);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = `${pack.name}.seeds.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  say(`${pack.verdicts.lines("pick").length} lines for assetgen bake --seeds-file ${link.download}`);
}

function importPicks(text) {
  try {
    const added = pack.verdicts.add(text);
    view({ keepCursor: true });
    say(`${added} picks added.`);
  } catch (error) {
    say(error.message, true);
  }
}

/** Under assetgen gallery --serve, picks go straight into the seeds file. */
let saving = null;
function save() {
  counted();
  if (!DATA.serve) return;
  clearTimeout(saving);
  const { name, verdicts } = pack;
  saving = setTimeout(async () => {
    try {
      const answer = await fetch(`seeds?token=${DATA.serve}&pack=${encodeURIComponent(name)}`, {
        method: "POST",
        headers: { "Content-Type": "text/plain" },
        body: verdicts.text(name),
      });
      if (!answer.ok) throw new Error(await answer.text());
    } catch (error) {
      say(`Not saved: ${error.message}`, true);
    }
  }, 200);
}

// ---- Controls ----

function setFilter(value) {
  filter = value;
  document.querySelector(`input[name=filter][value=${value}]`).checked = true;
  view();
}

function setGround(value) {
  if (value === "tile" && !document.body.style.getPropertyValue("--tile")) return $("tile").click();
  document.body.dataset.ground = value;
  $("ground").value = value;
}

async function setTile(url) {
  const image = new Image();
  image.src = url;
  await image.decode();
  const ratio = window.devicePixelRatio || 1;
  const block = Math.max(1, Math.round(Number($("zoom").value) * ratio)) / ratio;
  document.body.style.setProperty("--tile", `url("${url}")`);
  document.body.style.setProperty("--tile-size", `${image.width * block}px ${image.height * block}px`);
  setGround("tile");
}

async function openPack(number) {
  const { name, agp } = DATA.packs[number];
  say(`Opening ${name} …`);
  const bytes = bytesOf(agp);
  const opened = await assetgen.Pack.from(bytes);
  const next = { name, pack: opened, names: new Set(opened.names), keeps: false, animations: DATA.packs[number].animations };
  next.keeps = opened.output === "painted" || (opened.output === "indexed" && opened.prior.computesPalettes);
  next.verdicts = new Verdicts(opened.fingerprint, save);
  if (DATA.packs[number].picks) next.verdicts.add(DATA.packs[number].picks);
  pack?.drawing.close();
  next.drawing = await Drawing.open(bytes, drawn);
  pack = next;
  const { labels, names, layers, epochs, output } = opened;
  options($("label"), [["", "any"], ...labels.map((label) => [label, label])]);
  $("label-field").hidden = !labels.length;
  const whole = layers.filter((one) => !/\.\d+$/.test(one)); // not of single frames, which are played
  options($("layer"), [["", "the art itself"], ...whole.map((one) => [one, one])]);
  $("layer-field").hidden = !whole.length;
  options($("epoch"), Array.from({ length: epochs }, (_, i) => [String(i + 1), i + 1 === epochs ? "now" : `epoch ${i + 1}`]));
  $("epoch-field").hidden = epochs === 1;
  $("style-field").hidden = output !== "painted";
  options($("names"), names.map((one) => [one, one]));
  for (const id of ["base", "blend", "style"]) $(id).value = "";
  $("palette").disabled = output === "direct";
  for (const option of $("palette").options) option.disabled = !next.keeps && !["", "given"].includes(option.value);
  $("spread").value = opened.spread;
  grid.at = 0;
  fillOutputs();
  pack.controls = controls();
  grid.size(opened.width, opened.height, Number($("zoom").value));
  view();
  say(`${name}: ${opened.width}×${opened.height}, ${names.length || "no"} sprites. Press ? for the keys.`);
}

function bytesOf(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}

function fillOutputs() {
  $("spread-value").textContent = Number($("spread").value).toFixed(2);
  $("way-value").textContent = `${Math.round(100 * $("way").value)} %`;
  $("palette-text").hidden = !["from", "given"].includes($("palette").value);
  if ($("palette").value === "from") $("palette-text").setAttribute("list", "names");
  else $("palette-text").removeAttribute("list");
}

const KEYS = {
  p: () => judge("pick"),
  x: () => judge("reject"),
  u: undo,
  m: findSimilar,
  c: compare,
  e: exportPicks,
  f: () => $("play").click(),
  n: () => setFilter("unjudged"),
  a: () => setFilter("all"),
  k: () => setFilter("pick"),
  g: () => setGround({ dark: "light", light: "checker", checker: "dark", tile: "dark" }[document.body.dataset.ground]),
  b: () => {
    $("base").value = $("base").value ? "" : (spriteOf(itemAt(grid.at)).name ?? "");
    view();
  },
  "?": () => $("keys").showModal(),
  Enter: () => grid.count() && look([itemAt(grid.at)]),
  " ": () => grid.count() && look([itemAt(grid.at)]),
  ArrowLeft: () => grid.move(grid.at - 1),
  ArrowRight: () => grid.move(grid.at + 1),
  ArrowUp: () => grid.move(grid.at - grid.columns),
  ArrowDown: () => grid.move(grid.at + grid.columns),
  Home: () => grid.move(0),
  End: () => grid.move(grid.count() - 1),
  PageDown: () => grid.move(grid.at + grid.columns * Math.max(1, Math.floor($("grid").clientHeight / grid.pitchY) - 1)),
  PageUp: () => grid.move(grid.at - grid.columns * Math.max(1, Math.floor($("grid").clientHeight / grid.pitchY) - 1)),
};

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.matches("input:not([type=radio], [type=checkbox], [type=range]), select, textarea");
  const isOther = event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]");
  const isOnControl = event.target.matches("button, summary, input") && /^(Enter| |Arrow|Home|End|Page)/.test(event.key);
  if (!pack || isTyping || isOther || isOnControl) return;
  if (/^[1-8]$/.test(event.key)) {
    $("zoom").value = event.key;
    grid.size(pack.pack.width, pack.pack.height, Number(event.key));
  } else {
    const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    act();
  }
  event.preventDefault();
});

$("grid").addEventListener("click", (event) => {
  const position = grid.positionOf(event.target);
  if (position !== null) grid.move(position);
});
$("grid").addEventListener("dblclick", () => grid.count() && look([itemAt(grid.at)]));
for (const id of ["label", "base", "palette", "palette-text", "blend", "style", "layer", "epoch", "seed", "spread", "way"]) {
  $(id).addEventListener("input", () => {
    fillOutputs();
    view();
  });
}
for (const input of document.querySelectorAll("input[name=filter]")) input.addEventListener("change", () => setFilter(input.value));
for (const id of ["similar", "compare", "undo"]) $(id).addEventListener("click", { similar: findSimilar, compare, undo }[id]);
$("play").addEventListener("change", () => {
  player.turn($("play").checked);
  if (pack && grid.count()) showPanel(grid.at);
});
$("pick").addEventListener("click", () => judge("pick"));
$("reject").addEventListener("click", () => judge("reject"));
$("zoom").addEventListener("input", () => grid.size(pack.pack.width, pack.pack.height, Number($("zoom").value)));
$("ground").addEventListener("input", () => setGround($("ground").value));
$("tile").addEventListener("change", () => $("tile").files[0] && setTile(URL.createObjectURL($("tile").files[0])));
$("pack").addEventListener("input", () => openPack(Number($("pack").value)));
$("copy").addEventListener("click", () => navigator.clipboard?.writeText($("line").firstElementChild.textContent));
$("help").addEventListener("click", KEYS["?"]);
$("export").addEventListener("click", exportPicks);
$("import").addEventListener("click", () => $("import-file").click());
$("import-file").addEventListener("change", async () => {
  const [file] = $("import-file").files;
  if (file) importPicks(await file.text());
  $("import-file").value = "";
});
function watchRatio() { // another screen, or a zoomed page
  matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`).addEventListener("change", () => {
    grid.layOut();
    watchRatio();
  }, { once: true });
}
watchRatio();

options($("pack"), DATA.packs.map(({ name }, i) => [String(i), name]));
$("pack").parentElement.hidden = DATA.packs.length === 1;
if (DATA.tile) setTile(DATA.tile);
openPack(0).then(() => $("grid").focus(), (error) => say(error.message, true));
