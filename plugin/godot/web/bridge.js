/** What runtime/page.gd calls in a page: the calls of AssetgenCore, by assetgen.global.js, which stands before it. */
var assetgenGodot = (() => {
  // Godot's numbers are doubles in JavaScript, and its arrays no arrays: requests come as JSON, 64-bit numbers as text.
  const HEAD = ["kind", "count", "way", "from", "to", "layer"];
  const REQUEST = ["seed", "index", "attempt", "label", "base", "spread", "palette", "lender", "epoch", "style"];
  const KINDS = ["texture", "blend", "centroid", "interpolation"];
  const PALETTES = [undefined, "keep", undefined, "any"]; // 2: of another sprite

  /** result(), or its error as a text. */
  const tried = (result) => {
    try {
      return result();
    } catch (error) {
      return String(error?.message ?? error);
    }
  };
  const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const triples = (base64) => {
    const bytes = bytesOf(base64);
    return Array.from({ length: bytes.length / 3 }, (_, i) => [...bytes.subarray(3 * i, 3 * i + 3)]);
  };
  const pairs = (colours) => colours.flatMap((colour, i) => (i % 2 ? [] : [[colour, colours[i + 1]]]));
  const named = (names, numbers) => Object.fromEntries(names.map((name, i) => [name, Number(numbers[i])]));
  /** The properties that say something. */
  const given = (properties) => Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));

  class OpenPack {
    constructor(pack) {
      this.pack = pack;
    }

    numbers() {
      const { height, width, channels, output, epochs, spread, names } = this.pack;
      const flags = [Number(output !== "direct"), Number(output === "painted")];
      return [height, width, channels, ...flags, epochs, 256 * spread, names.length].join();
    }

    texts(kind) {
      const { labels, names, layers, fingerprint, engine } = this.pack;
      return [labels.join("\n"), names.join("\n"), layers.join("\n"), fingerprint, engine][kind];
    }

    /** The pixels, or a text: what is wrong. json: {numbers, colours, swaps}, as AssetgenCore.draw takes them. */
    draw(json) {
      return tried(() => {
        const { numbers, colours, swaps } = JSON.parse(json);
        const head = named(HEAD, numbers);
        const forced = triples(colours);
        const parts = [];
        for (let i = 0; i < head.count; i++) {
          const codes = this.#codes(head, numbers.slice(HEAD.length), i, pairs(triples(swaps)));
          if (forced.length) codes.colours = forced;
          parts.push(this.pack.render(codes).pixels);
        }
        if (parts.length === 1) return parts[0];
        const whole = new Uint8Array(parts.length * parts[0].length);
        parts.forEach((part, i) => whole.set(part, i * part.length));
        return whole;
      });
    }

    #codes(head, numbers, shift, swaps) {
      const { pack } = this;
      const kind = KINDS[head.kind];
      const request = this.#request(numbers, shift);
      const painted = given({ layer: pack.layers[head.layer], swaps: swaps.length ? swaps : undefined });
      const t = head.way / 256;
      if (kind === "blend") {
        const { seed, index, attempt, spread, palette, epoch } = request;
        const more = given({ seed, index, attempt, spread, palette, epoch });
        return pack.blendCodes(pack.names[head.from], pack.names[head.to], t, { ...more, ...painted });
      }
      if (kind === "centroid") {
        const { seed, index, attempt, spread, label } = request;
        return pack.centroidCodes(given({ seed, index, attempt, spread, label }));
      }
      if (kind === "texture") return pack.codes({ ...request, ...painted });
      return this.#between(request, this.#request(numbers.slice(REQUEST.length), 0), t);
    }

    #between(from, to, t) {
      const place = ({ seed, index }) => ({ seed, index });
      for (const [key, value] of Object.entries({ ...from, ...to })) {
        if (["seed", "index", "attempt"].includes(key)) continue;
        if (from[key] !== value || to[key] !== value || !["label", "epoch"].includes(key)) {
          throw new Error(`between two textures a page knows one label and one epoch, and no ${key} of one end`);
        }
      }
      return this.pack.interpolationCodes(place(from), place(to), [t], given({ label: from.label, epoch: from.epoch }))[0];
    }

    #request(numbers, shift) {
      const { index, attempt, label, base, spread, palette, lender, epoch, style } = named(REQUEST, numbers);
      const { labels, names } = this.pack;
      return given({
        seed: BigInt.asUintN(64, BigInt(numbers[0])),
        index: index + shift,
        attempt,
        label: labels[label],
        base: names[base],
        spread: spread < 0 ? undefined : spread / 256,
        palette: palette === 2 ? `from:${names[lender]}` : PALETTES[palette],
        epoch: epoch || undefined,
        style: names[style],
      });
    }
  }

  class OpenPlans {
    constructor(pack) {
      this.pack = pack;
    }

    numbers() {
      const { classes, walkable } = this.pack;
      return [classes.length, ...walkable.map(Number)].join();
    }

    texts(kind) {
      const { classes, labels, fingerprint, engine } = this.pack;
      return [labels.join("\n"), classes.join("\n"), "", fingerprint, engine][kind];
    }

    colours() {
      return Uint8Array.from(this.pack.colours.flat());
    }

    /** The classes, or a text: what is wrong. json: {numbers, outline, pins}, as AssetgenCore.plan takes them. */
    plan(json) {
      return tried(() => {
        const { numbers, outline, pins } = JSON.parse(json);
        const [index, attempt, style, level, spread, height, width] = numbers.slice(1).map(Number);
        const seed = BigInt.asUintN(64, BigInt(numbers[0]));
        if (style === -2) throw new Error("no such style in this pack");
        const controls = given({ label: this.pack.labels[style], level: level || undefined, pins: pins ? bytesOf(pins) : undefined });
        const site = { width, height, data: bytesOf(outline) };
        return this.pack.plan({ seed, index, attempt, spread: spread / 256, outline: site, ...controls }).classes;
      });
    }
  }

  return {
    /** The pack in the bytes of an .agp file, or a text: what is wrong. */
    open: (base64) => tried(() => new OpenPack(assetgen.Pack.from(bytesOf(base64)))),
    openPlans: (base64) => tried(() => new OpenPlans(assetgen.PlanPack.from(bytesOf(base64)))),
  };
})();
