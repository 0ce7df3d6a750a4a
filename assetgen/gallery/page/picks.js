/** Items and verdicts. An item is one texture as a line of a seeds file says it; that line is also its key. */

/** An item's line: SEED INDEX, then what differs from the pack's own way to draw. */
function lineOf(item) {
  const words = [item.seed, String(item.index)];
  const add = (name, value) => {
    if (value !== null && value !== undefined && value !== "") words.push(quoted(`${name}=${value}`));
  };
  add("label", item.blend ? null : item.label);
  add("base", item.base);
  if (item.blend) add("blend", `${item.blend.t}:${item.blend.with}`);
  add("style", item.style);
  add("spread", item.spread);
  add("palette", item.palette);
  add("attempt", item.attempt || null);
  add("epoch", item.epoch > 1 ? item.epoch : null);
  return words.map((word, i) => (i ? word : quoted(word))).join(" ");
}

/** The item of a line; null for a comment or an empty line. Throws Error for what is no item. */
function itemOf(line) {
  const [seed, ...words] = splitWords(line);
  if (seed === undefined) return null;
  if (!/^(\d{1,20}|name:.*)$/.test(seed)) throw new Error(`${seed} is not a seed`);
  const item = { seed, index: 0, label: null, base: null, blend: null, style: null, spread: null, palette: null, attempt: 0, epoch: 1 };
  for (const word of words) {
    if (/^\d{1,10}$/.test(word)) item.index = Number(word);
    else {
      const [, name, value] = /^(\w+)=(.*)$/s.exec(word) ?? [];
      if (name === "blend") {
        const [, t, other] = /^([\d.]+):(.+)$/s.exec(value) ?? [];
        if (!other) throw new Error(`${word} is not blend=T:NAME`);
        item.blend = { t: Number(t), with: other };
      } else if (["label", "base", "style", "palette"].includes(name)) item[name] = value;
      else if (["spread", "attempt", "epoch"].includes(name) && Number.isFinite(Number(value))) item[name] = Number(value);
      else throw new Error(`${word} is not a control`);
    }
  }
  return item;
}

/** As a shell quotes: words with blanks, quotes or # in them. */
function quoted(word) {
  return /^[^\s'"\\#]+$/.test(word) ? word : `'${word.replace(/'/g, `'"'"'`)}'`;
}

function splitWords(line) {
  const words = [];
  let word = null;
  let quote = null;
  for (let i = 0; i < line.length; i++) {
    const sign = line[i];
    if (quote) {
      if (sign === quote) quote = null;
      else word += sign;
    } else if (sign === "'" || sign === '"') {
      quote = sign;
      word ??= "";
    } else if (/\s/.test(sign)) {
      if (word !== null) words.push(word);
      word = null;
    } else if (sign === "#" && word === null) break;
    else word = (word ?? "") + sign;
  }
  if (quote) throw new Error(`${line} has a quote that does not end`);
  if (word !== null) words.push(word);
  return words;
}

/** What a game calls to draw an item: the name of the method, and its arguments. */
function callOf(item, layer) {
  const seed = item.seed.startsWith("name:") ? item.seed.slice(5) : BigInt(item.seed);
  const request = { seed, index: item.index };
  if (item.attempt) request.attempt = item.attempt;
  if (item.spread !== null) request.spread = item.spread;
  if (item.palette) request.palette = item.palette.startsWith("#") ? coloursOf(item.palette) : item.palette;
  if (item.epoch > 1) request.epoch = item.epoch;
  if (layer) request.layer = layer;
  if (item.blend) return ["blend", [item.base, item.blend.with, item.blend.t, request]];
  if (item.style) request.style = item.style;
  if (item.base) request.base = item.base;
  else if (item.label) request.label = item.label;
  return ["texture", [request]];
}

/** [[r, g, b], …] of "#rrggbb,#rrggbb". Throws Error for anything else. */
function coloursOf(text) {
  const colours = text.split(",").map((one) => /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(one.trim()));
  if (!colours.every(Boolean)) throw new Error("Write colours as #rrggbb, separated by commas.");
  return colours.map((found) => found.slice(1).map((digits) => parseInt(digits, 16)));
}

/** The verdicts on the items of one pack, kept over reloads. Order is that of judging. */
class Verdicts {
  constructor(fingerprint, onChange) {
    this.place = `assetgen gallery ${fingerprint}`;
    this.onChange = onChange;
    this.verdicts = new Map(); // line: "pick" or "reject"
    this.undone = []; // [line, verdict before it], the last one last
    try {
      for (const [line, verdict] of JSON.parse(localStorage.getItem(this.place) ?? "[]")) this.verdicts.set(line, verdict);
    } catch {
      this.forgets = true; // a page without storage, or with someone else's
    }
  }

  of(line) {
    return this.verdicts.get(line) ?? null;
  }

  /** verdict: "pick", "reject" or null. The same verdict twice takes it back. */
  judge(line, verdict) {
    const before = this.of(line);
    this.undone.push([line, before]);
    this.#set(line, before === verdict ? null : verdict);
  }

  /** Takes the last verdict back: the line it was on, or null. */
  undo() {
    const last = this.undone.pop();
    if (!last) return null;
    this.#set(...last);
    return last[0];
  }

  #set(line, verdict) {
    if (verdict) this.verdicts.set(line, verdict);
    else this.verdicts.delete(line);
    try {
      localStorage.setItem(this.place, JSON.stringify([...this.verdicts]));
    } catch {
      this.forgets = true;
    }
    this.onChange();
  }

  lines(verdict) {
    return [...this.verdicts].filter(([, own]) => own === verdict).map(([line]) => line);
  }

  /** The seeds file of what was picked. */
  text(name) {
    const picked = this.lines("pick");
    return `# ${name}: ${picked.length} picked\n${picked.map((line) => `${line}\n`).join("")}`;
  }

  /** Adds the picks of a seeds file; how many are new. Throws Error, naming the line, for what is none. */
  add(text) {
    const items = text.split(/\r?\n/).map((line, i) => {
      try {
        return itemOf(line);
      } catch (error) {
        throw new Error(`Line ${i + 1}: ${error.message}`);
      }
    });
    const lines = items.filter(Boolean).map(lineOf);
    const before = this.verdicts.size;
    for (const line of lines) this.#set(line, "pick");
    return this.verdicts.size - before;
  }
}
