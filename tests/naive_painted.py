"""Painted packs a second time, slowly: pure Python integers, from docs/contract-2.md alone.

What version 2 takes over from version 1 comes from naive.py; nothing is shared with the runtime or exporter. Section
numbers are the document's.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import onnx

import naive
from naive import Tensors, class_of, demand, disturbed, forced, lerp, named, one_hot, row, run, text

Pixel = list[int]
Picture = list[list[Pixel]]
Place = tuple[int, int, int]  # source, row, column
CLEAR = [0, 0, 0, 0]
NEAR = [(0, 0), (0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, -1), (1, -1), (-1, 1), (0, 2), (0, -2), (2, 0), (-2, 0)]
STEPS = [(-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1)]
RULES = ["levels", "mix", "style"]


def read_tensors(path: Any) -> Tensors:
    """7. The tensors of an ONNX file."""
    model = onnx.load(str(path))
    meta = json.loads(next(p.value for p in model.metadata_props if p.key == "assetgen"))
    demand(meta["format"] == 1 and meta["contract"] == 2 and "tensors" not in meta, "format, contract, tensors")
    dtypes = {2: "u8", 3: "i8", 5: "i16", 6: "i32", 12: "u32"}
    tensors: Tensors = {}
    layers: dict[str, dict[str, Any]] = {}
    for proto in model.graph.initializer:
        chain, _, rest = proto.name.partition(".")
        if chain in ("decoder", "palette") and rest[:2].isdecimal():
            prefix, _, short = proto.name.rpartition(".")
            layers.setdefault(prefix, {})[short] = naive.initializer(proto)
        else:
            tensors[proto.name] = naive.unpack(dtypes[proto.data_type], proto.dims, proto.raw_data)
    attributes: dict[str, dict[str, Any]] = {}
    for node in model.graph.node:
        prefix = ".".join(node.name.split(".")[:3])
        layers.setdefault(prefix, {})
        attributes.setdefault(prefix, {}).update({a.name: a for a in node.attribute})
    for prefix, stored in layers.items():
        for short, tensor in naive.read_layer(prefix.split(".")[2], stored, attributes[prefix]).items():
            tensors[f"{prefix}.{short}"] = tensor
    demand(naive.fingerprint(tensors) == meta["fingerprint"], "fingerprint")
    return tensors


def number(tensors: Tensors, name: str, at: int = 0) -> int:
    return tensors[name].data[at]


# 2. Art


def art(tensors: Tensors, prefix: str) -> list[Picture]:
    """The pictures of all exemplars on the canvas, straight alpha."""
    raw = zlib.decompress(bytes(tensors[f"{prefix}.data"].data))
    height, width, _ = tensors["size"].data
    canvases = []
    for exemplar, n in enumerate(tensors[f"{prefix}.counts"].data):
        top, left, h, w = row(tensors["art.boxes"], exemplar)
        if n:
            colours = [list(raw[4 * i : 4 * i + 4]) for i in range(n)]
            pixels = [colours[i] for i in raw[4 * n : 4 * n + h * w]]
            raw = raw[4 * n + h * w :]
        else:
            planes = [plane(raw[i * h * w : (i + 1) * h * w], h, w) for i in range(4)]
            pixels = [[(r + g) % 256, g, (b + g) % 256, a] for g, r, b, a in zip(*planes)]
            raw = raw[4 * h * w :]
        canvas = [[CLEAR for _ in range(width)] for _ in range(height)]
        for i, pixel in enumerate(pixels):
            canvas[top + i // w][left + i % w] = pixel
        canvases.append(canvas)
    demand(not raw, "bytes behind the art")
    return canvases


def plane(residuals: bytes, h: int, w: int) -> list[int]:
    values: list[int] = []
    for i, residual in enumerate(residuals):
        y, x = divmod(i, w)
        left = values[i - 1] if x else 0
        up = values[i - w] if y else 0
        corner = values[i - w - 1] if x and y else 0
        values.append((residual + sorted([left, up, left + up - corner])[1]) % 256)
    demand(len(values) == h * w, "a plane")
    return values


def premultiplied(picture: Picture) -> Picture:
    return [[[(c * p[3] + 127) // 255 for c in p[:3]] + [p[3]] for p in line] for line in picture]


def box_of(picture: Picture) -> tuple[int, int, int, int]:
    """Top, left, bottom, right of what can be seen."""
    seen = [(y, x) for y, line in enumerate(picture) for x, p in enumerate(line) if p[3]]
    if not seen:
        return 0, 0, len(picture), len(picture[0])
    ys, xs = zip(*seen)
    return min(ys), min(xs), max(ys) + 1, max(xs) + 1


# 3. Pose


def flow_of(tensors: Tensors, z: list[int], box: tuple[int, int, int, int]) -> list[list[list[int]]]:
    """F_y and F_x."""
    height, width, _ = tensors["size"].data
    n_terms = tensors["pose.terms"].shape[0]

    def profile(nodes: list[int], at: int, side: int) -> int:
        a = (2 * at + 1) * 2048 // side
        i, b = a >> 8, a & 255
        return (nodes[i] * (256 - b) + nodes[i + 1] * b + 128) >> 8

    flow = []
    for axis, side in enumerate((height, width)):
        lines = []
        for y in range(height):
            line = []
            for x in range(width):
                total = 0
                for k in range(n_terms):
                    latent, its_axis = row(tensors["pose.terms"], k)
                    if its_axis == axis:
                        r = profile(row(tensors["pose.rows"], k), y, height)
                        total += z[latent] * r * profile(row(tensors["pose.columns"], k), x, width)
                line.append(16 * (y, x)[axis] + min(max((total * side + 2**21) >> 22, -8192), 8192))
            lines.append(line)
        flow.append(lines)
    if number(tensors, "pose.keep") and not number(tensors, "paint.wrap"):
        t, l, b, r = box  # noqa: E741
        fy, fx = flow
        up = max(0, max(fy[0][x] - 16 * t for x in range(l, r)))
        down = max(0, 16 * (b - 1) - min(fy[height - 1][x] for x in range(l, r)))
        before = max(0, max(fx[y][0] - 16 * l for y in range(t, b)))
        behind = max(0, 16 * (r - 1) - min(fx[y][width - 1] for y in range(t, b)))
        for y in range(height):
            for x in range(width):
                h, w = max(1, height - 1), max(1, width - 1)
                fy[y][x] += down * y // h - up * (height - 1 - y) // h
                fx[y][x] += behind * x // w - before * (width - 1 - x) // w
    return flow


def held_of(tensors: Tensors, exemplar: int) -> list[list[int]] | None:
    """Whether each pixel keeps its place."""
    if "hold" not in tensors:
        return None
    height, width, _ = tensors["size"].data
    e, _, layer = tensors["hold"].data
    mask = art(tensors, f"layer.{layer:02d}")[exemplar] if layer >= 0 else None
    return [
        [int(min(y, x, height - 1 - y, width - 1 - x) < e or bool(mask and mask[y][x][3])) for x in range(width)]
        for y in range(height)
    ]


def drawn_to(flow: list[list[list[int]]], held: list[list[int]], reach: int) -> list[list[list[int]]]:
    """F near held pixels."""
    h, w = len(held), len(held[0])
    pixels = [(y, x) for y in range(h) for x in range(w) if held[y][x]]

    def away(y: int, x: int) -> int:
        return min([reach, *(max(abs(y - i), abs(x - j)) for i, j in pixels)])

    return [
        [
            [16 * (y, x)[axis] + (flow[axis][y][x] - 16 * (y, x)[axis]) * away(y, x) // reach for x in range(w)]
            for y in range(h)
        ]
        for axis in (0, 1)
    ]


def axis_of(tensors: Tensors, asked: Asked) -> int:
    """Twice the column that a texture is symmetrical about, or -1."""
    return tensors["mirror"].data[asked.sources[0]] if "mirror" in tensors and len(asked.sources) == 1 else -1


def symmetrical(flow: list[list[list[int]]], m: int) -> list[list[list[int]]]:
    """F of a texture that is symmetrical."""
    fy, fx = ([list(line) for line in values] for values in flow)
    w = len(fy[0])
    for y in range(len(fy)):
        for x in range(w):
            other = m - x
            if 2 * x == m:
                fx[y][x] = 16 * x
            if not (0 <= other < w and 2 * x < m):
                continue
            a = (flow[0][y][x] - 16 * y + flow[0][y][other] - 16 * y) >> 1
            b = (flow[1][y][x] - 16 * x - (flow[1][y][other] - 16 * other)) >> 1
            fy[y][x] = fy[y][other] = 16 * y + a
            fx[y][x], fx[y][other] = 16 * x + b, 16 * other - b
    return [fy, fx]


# 4. Painting


@dataclass
class Level:
    arts: list[Picture]
    guides: list[Picture]
    variant: Picture
    flow: list[list[list[int]]]
    prefers: list[list[int]] | None
    held: list[list[int]] | None

    @property
    def h(self) -> int:
        return len(self.variant)

    @property
    def w(self) -> int:
        return len(self.variant[0])


def halved(picture: Picture) -> Picture:
    h, w = len(picture), len(picture[0])

    def pixel(y: int, x: int) -> Pixel:
        return picture[y][x] if y < h and x < w else CLEAR

    def mean(y: int, x: int) -> Pixel:
        four = [pixel(2 * y + i, 2 * x + j) for i in (0, 1) for j in (0, 1)]
        return [(sum(channel) + 2) >> 2 for channel in zip(*four)]

    return [[mean(y, x) for x in range((w + 1) >> 1)] for y in range((h + 1) >> 1)]


def halved_flow(values: list[list[int]]) -> list[list[int]]:
    h, w = len(values), len(values[0])

    def mean(y: int, x: int) -> int:
        four = [values[min(2 * y + i, h - 1)][min(2 * x + j, w - 1)] for i in (0, 1) for j in (0, 1)]
        return (sum(four) - 28) >> 3

    return [[mean(y, x) for x in range((w + 1) >> 1)] for y in range((h + 1) >> 1)]


def pyramid(finest: Level, m: int, coarsest: int, wrap: int) -> list[Level]:
    levels, k = [finest], 0
    while m > coarsest and not (wrap and (levels[0].h % 2 or levels[0].w % 2)):
        last, k, m = levels[0], k + 1, (m + 1) >> 1
        h, w = (last.h + 1) >> 1, (last.w + 1) >> 1
        prefers = None
        if finest.prefers is not None:
            prefers = [
                [finest.prefers[min(y << k, finest.h - 1)][min(x << k, finest.w - 1)] for x in range(w)]
                for y in range(h)
            ]
        held = None
        if last.held is not None:
            held = [
                [
                    int(
                        all(
                            last.held[min(2 * y + i, last.h - 1)][min(2 * x + j, last.w - 1)]
                            for i in (0, 1)
                            for j in (0, 1)
                        )
                    )
                    for x in range(w)
                ]
                for y in range(h)
            ]
        levels.insert(
            0,
            Level(
                [halved(picture) for picture in last.arts],
                [halved(picture) for picture in last.guides],
                halved(last.variant),
                [halved_flow(values) for values in last.flow],
                prefers,
                held,
            ),
        )
    return levels


class Search:
    """One level: matches, and the picture that they vote for."""

    def __init__(self, level: Level, rules: list[int], opaque: bool, wrap: int) -> None:
        self.level, self.opaque, self.wrap = level, opaque, wrap
        self.radius, self.sweeps, self.paint, self.guide, self.place = rules
        self.h, self.w = level.h, level.w
        self.matches: list[list[Place | None]] = []
        self.picture: Picture = []

    def inside(self, y: int, x: int) -> tuple[int, int] | None:
        if self.wrap:
            return y % self.h, x % self.w
        return (y, x) if 0 <= y < self.h and 0 <= x < self.w else None

    def land(self, s: int, y: int, x: int) -> Place | None:
        """A place; outside EMPTY, or in opaque art clamped."""
        place = self.inside(y, x)
        if place is None and self.opaque:
            place = min(max(y, 0), self.h - 1), min(max(x, 0), self.w - 1)
        return None if place is None else (s, *place)

    def seen(self, picture: Picture, y: int, x: int) -> Pixel:
        place = self.inside(y, x)
        return CLEAR if place is None else picture[place[0]][place[1]]

    def pointed(self, y: int, x: int) -> tuple[int, int]:
        fy, fx = self.level.flow
        return (fy[y][x] + 8) >> 4, (fx[y][x] + 8) >> 4

    def begin(self, before: Search | None, follow: int) -> None:
        self.matches = []
        for y in range(self.h):
            line: list[Place | None] = []
            for x in range(self.w):
                row_, column = self.pointed(y, x)
                if self.is_held(y, x):
                    line.append((0, y, x))
                    continue
                if before is None:
                    s = self.level.prefers[y][x] if self.level.prefers else 0
                    line.append(self.land(s, row_, column))
                    continue
                parent = before.matches[y >> 1][x >> 1]
                if parent is None:
                    line.append(None)
                    continue
                s, py, px = parent
                if follow:
                    y0, x0 = before.pointed(y >> 1, x >> 1)
                    line.append(self.land(s, row_ + 2 * (py - y0), column + 2 * (px - x0)))
                else:
                    line.append(self.land(s, 2 * py + (y & 1), 2 * px + (x & 1)))
            self.matches.append(line)
        self.vote()

    def proposals(self, y: int, x: int, radius: int) -> list[Place | None]:
        found: list[Place | None] = []
        for i in range(-radius, radius + 1):
            for j in range(-radius, radius + 1):
                place = self.inside(y + i, x + j)
                if place is not None:
                    match = self.matches[place[0]][place[1]]
                    found.append(None if match is None else self.land(match[0], match[1] - i, match[2] - j))
        return found

    def paint_of(self, place: Place | None) -> Pixel:
        return CLEAR if place is None else self.level.arts[place[0]][place[1]][place[2]]

    def vote(self) -> None:
        def voted(y: int, x: int) -> Pixel:
            paints = [self.paint_of(place) for place in self.proposals(y, x, self.radius)]
            n = len(paints)
            return [(sum(channel) + (n >> 1)) // n for channel in zip(*paints)]

        self.picture = [[voted(y, x) for x in range(self.w)] for y in range(self.h)]

    def around(self) -> list[tuple[int, int]]:
        sides = range(-self.radius, self.radius + 1)
        return [(i, j) for i in sides for j in sides]

    def cost(self, q: Place | None, y: int, x: int) -> int:
        total = 0
        for i, j in self.around():
            o, v = self.seen(self.picture, y + i, x + j), self.seen(self.level.variant, y + i, x + j)
            a = g = CLEAR
            if q is not None:
                a = self.seen(self.level.arts[q[0]], q[1] + i, q[2] + j)
                g = self.seen(self.level.guides[q[0]], q[1] + i, q[2] + j)
            total += self.paint * sum((m - n) ** 2 for m, n in zip(o, a))
            total += self.guide * sum((m - n) ** 2 for m, n in zip(v, g))
        if q is None:
            s = self.level.prefers[y][x] if self.level.prefers else 0
            posed = self.inside(*self.pointed(y, x))
            drawn = posed is not None and self.level.arts[s][posed[0]][posed[1]][3] >= 64
            return total + (self.place * (2 * self.radius + 1) ** 2 * (256 if drawn else 0) >> 4)
        dy, dx = 16 * q[1] - self.level.flow[0][y][x], 16 * q[2] - self.level.flow[1][y][x]
        if self.wrap:
            dy = (dy + 8 * self.h) % (16 * self.h) - 8 * self.h
            dx = (dx + 8 * self.w) % (16 * self.w) - 8 * self.w
        d = (dy * dy + dx * dx) >> 4
        total += (self.place * (2 * self.radius + 1) ** 2 * min(d, 256)) >> 4
        return 4 * total if self.level.prefers and self.level.prefers[y][x] != q[0] else total

    def candidates(self, y: int, x: int) -> list[Place | None]:
        found: list[Place | None] = [] if self.opaque else [None]
        for i, j in NEAR:
            neighbour = self.inside(y + i, x + j)
            if neighbour is not None:
                match = self.matches[neighbour[0]][neighbour[1]]
                if match is None:
                    found.append(None)
                else:
                    self.add(found, match[0], match[1] - i, match[2] - j)
        for s in range(len(self.level.arts)):
            self.add(found, s, *self.pointed(y, x))
        own = self.matches[y][x]
        if own is not None:
            for i, j in STEPS:
                self.add(found, own[0], own[1] + i, own[2] + j)
        return found

    def add(self, found: list[Place | None], s: int, y: int, x: int) -> None:
        place = self.inside(y, x)
        if place is not None:
            found.append((s, *place))

    def is_held(self, y: int, x: int) -> bool:
        return bool(self.level.held and self.level.held[y][x])

    def swept(self, y: int, x: int) -> Place | None:
        if self.is_held(y, x):
            return 0, y, x
        around = [(y + i, x + j) for i, j in self.around()]
        pictures = (self.picture, self.level.variant)
        if not self.opaque and all(self.seen(picture, *at) == CLEAR for picture in pictures for at in around):
            return None
        candidates = self.candidates(y, x)
        if not candidates:
            return self.matches[y][x]
        costs = {place: self.cost(place, y, x) for place in set(candidates)}
        return min(candidates, key=lambda place: costs[place])  # of equal ones the first

    def sweep(self) -> None:
        self.matches = [[self.swept(y, x) for x in range(self.w)] for y in range(self.h)]
        self.vote()

    def chosen(self, y: int, x: int) -> int:
        if self.is_held(y, x):
            return y * self.w + x
        seen = self.picture[y][x]

        def numbered(place: Place | None) -> int:
            return -1 if place is None else (place[0] * self.h + place[1]) * self.w + place[2]

        def order(place: Place | None) -> tuple[int, int]:
            return sum((m - n) ** 2 for m, n in zip(seen, self.paint_of(place))), numbered(place)

        return min(order(place) for place in self.proposals(y, x, 1))[1]


class Asked(NamedTuple):
    """5. What a texture is painted from."""

    z: list[int]
    kept: list[int]
    palette: list[int]
    sources: list[int]
    rules: str = "levels"
    t: int = 0
    regions: Sequence[int] = ()


def places(tensors: Tensors, asked: Asked) -> list[list[int]]:
    height, width, _ = tensors["size"].data
    pictures = art(tensors, "art")
    arts = [pictures[e] for e in asked.sources]
    first = arts[0]
    box, opaque = box_of(first), all(p[3] == 255 for line in first for p in line)
    wrap, follow = number(tensors, "paint.wrap"), number(tensors, "paint.follow")
    own = [code_of(tensors, e) for e in asked.sources]
    flow, held = flow_of(tensors, asked.z, box), held_of(tensors, asked.sources[0])
    if held is not None:
        flow = drawn_to(flow, held, tensors["hold"].data[1])
    m = axis_of(tensors, asked)
    if m >= 0:
        flow = symmetrical(flow, m)
    finest = Level(
        [premultiplied(picture) for picture in arts],
        [guide_of(tensors, code, palette_of(tensors, code)) for code in own],
        guide_of(tensors, asked.z, palette_of(tensors, asked.kept)),
        flow,
        preferred(asked, box, height, width) if len(asked.sources) == 2 else None,
        held,
    )
    table = tensors[f"paint.{asked.rules}"]
    coarsest = tensors["paint.coarsest"].data[RULES.index(asked.rules)]
    levels = pyramid(finest, max(box[2] - box[0], box[3] - box[1]), coarsest, wrap)
    before: Search | None = None
    for i, level in enumerate(levels):
        rules = row(table, min(i, table.shape[0] - 1))
        if level.h > height // number(tensors, "guide.scale"):
            rules = [*rules[:3], 0, rules[4]]
        search = Search(level, rules, opaque, wrap)
        search.begin(before, follow)
        for _ in range(search.sweeps):
            search.sweep()
        before = search
    assert before is not None
    chosen = [[before.chosen(y, x) for x in range(width)] for y in range(height)]
    return chosen if m < 0 else [[mirrored(line, x, m) for x in range(width)] for line in chosen]


def mirrored(line: list[int], x: int, m: int) -> int:
    """The place of pixel x in a row of places that is symmetrical."""
    if not (2 * x > m >= x):
        return line[x]
    theirs, w = line[m - x], len(line)
    if theirs < 0:
        return -1
    column = m - theirs % w
    return theirs - theirs % w + column if 0 <= column < w else line[x]


def guide_of(tensors: Tensors, code: list[int], palette: list[Pixel]) -> Picture:
    c, f = tensors["size"].data[2], number(tensors, "guide.scale")
    colours = [CLEAR, *palette] if c == 4 else [[*colour, 255] for colour in palette]
    picture = premultiplied([[colours[slot] for slot in line] for line in run(tensors, "decoder", code)])
    return [[pixel for pixel in line for _ in range(f)] for line in picture for _ in range(f)]


# 5. Codes, colours, blends; 6. epochs


def choose(word: int, cumulative: Sequence[int]) -> int:
    return next(i for i, c in enumerate(cumulative) if word < c or c == 4294967295)


def drawn_class(tensors: Tensors, draw: Callable[..., list[int]], epoch: int) -> int:
    return choose(draw(0)[0], row(tensors["class.cumulative"], epoch - 1))


def pick(tensors: Tensors, k: int, word: int, epoch: int) -> int:
    first, last = tensors["exemplar.offsets"].data[k : k + 2]
    return first + choose(word, row(tensors["exemplar.cumulative"], epoch - 1)[first:last])


def code_of(tensors: Tensors, exemplar: int) -> list[int]:
    return row(tensors["exemplar.latent"], exemplar) + one_hot(tensors, class_of(tensors, exemplar))


def palette_of(tensors: Tensors, code: list[int]) -> list[Pixel]:
    c = tensors["size"].data[2]
    fixed = tensors.get("palette.colours")
    values = fixed.data if fixed else run(tensors, "palette", code)
    return [values[i : i + c] for i in range(0, len(values), c)]


def palette_code(
    tensors: Tensors,
    draw: Callable[..., list[int]],
    k: int,
    spread: int,
    palette: str,
    mean: list[int],
    kept: list[int],
    hot: list[int],
    epoch: int,
) -> list[int]:
    if "palette.colours" in tensors:
        demand(palette == "varied", "a pack that computes no palettes")
        return kept + hot
    if palette == "varied":
        return disturbed(mean, row(tensors["exemplar.palette_scale"], k), draw(5, len(mean)), spread) + hot
    if palette == "keep":
        return kept + hot
    if palette == "any":
        return code_of(tensors, pick(tensors, k, draw(6)[0], epoch))
    return code_of(tensors, named(tensors, palette[len("from:") :]))


def variant(
    tensors: Tensors,
    seed: int,
    index: int,
    *,
    label: str | None = None,
    base: str | None = None,
    spread: int | None = None,
    palette: str = "varied",
    attempt: int = 0,
    epoch: int = 1,
    style: str | None = None,
) -> Asked:
    draw = naive.drawing(seed, index, attempt)
    s = number(tensors, "spread") if spread is None else spread
    labels = text(tensors["labels"]).split("\n") if tensors["labels"].data else []
    if base is not None:
        k = class_of(tensors, named(tensors, base))
    elif label is not None:
        k = labels.index(label)
    else:
        k = drawn_class(tensors, draw, epoch)
    chosen = pick(tensors, k, draw(1)[0], epoch) if base is None else named(tensors, base)
    neighbours = row(tensors["exemplar.neighbours"], chosen)
    neighbour = neighbours[draw(2)[0] * len(neighbours) >> 32]
    t0 = draw(3)[0] * (number(tensors, "exemplar.reach") + 1) >> 32
    a, b = (row(tensors["exemplar.latent"], i) for i in (chosen, neighbour))
    m, hot = lerp(a, b, min(256, (t0 * s + 128) >> 8)), one_hot(tensors, k)
    z = disturbed(m, row(tensors["exemplar.scale"], k), draw(4, len(m)), s) + hot
    if style is None:
        return Asked(z, a + hot, palette_code(tensors, draw, k, s, palette, m, a, hot, epoch), [chosen])
    e = named(tensors, style)
    latent, kind = row(tensors["exemplar.latent"], e), class_of(tensors, e)
    theirs = palette_code(tensors, draw, kind, s, palette, latent, latent, one_hot(tensors, kind), epoch)
    return Asked(z, code_of(tensors, e), theirs, [e], "style")


def blend(
    tensors: Tensors,
    a: str,
    b: str,
    t: int,
    seed: int,
    index: int,
    *,
    spread: int,
    palette: str = "varied",
    epoch: int = 1,
) -> Asked:
    draw, ends = naive.drawing(seed, index, 0), [named(tensors, name) for name in (a, b)]
    kinds = [class_of(tensors, end) for end in ends]
    k = kinds[1] if 2 * t > 256 else kinds[0]
    m = lerp(row(tensors["exemplar.latent"], ends[0]), row(tensors["exemplar.latent"], ends[1]), t)
    hot = lerp(one_hot(tensors, kinds[0]), one_hot(tensors, kinds[1]), t)
    z = disturbed(m, row(tensors["exemplar.scale"], k), draw(4, len(m)), spread) + hot
    colours = palette_code(tensors, draw, k, spread, palette, m, m, hot, epoch)
    return between(Asked(z, m + hot, colours, []), ends, t, draw)


def interpolate(tensors: Tensors, first: tuple[int, int], second: tuple[int, int], t: int, **controls: Any) -> Asked:
    """controls: as variant takes them, for both ends."""
    u, v = variant(tensors, *first, **controls), variant(tensors, *second, **controls)
    codes = [lerp(one, other, t) for one, other in zip(u[:3], v[:3])]
    return between(Asked(*codes, []), [u.sources[0], v.sources[0]], t, naive.drawing(*first, 0))


def between(asked: Asked, ends: list[int], t: int, draw: Callable[..., list[int]]) -> Asked:
    if t in (0, 256) or ends[0] == ends[1]:
        return asked._replace(sources=[ends[t == 256]])
    return asked._replace(sources=ends, rules="mix", t=t, regions=[word >> 24 for word in draw(8, 9)])


def preferred(asked: Asked, box: tuple[int, int, int, int], height: int, width: int) -> list[list[int]]:
    n = [asked.regions[3 * i : 3 * i + 3] for i in range(3)]

    def value(y: int, x: int) -> int:
        a, c = (2 * y + 1) * 256 // height, (2 * x + 1) * 256 // width
        i, b, j, d = a >> 8, a & 255, c >> 8, c & 255
        upper = n[i][j] * (256 - b) * (256 - d) + n[i + 1][j] * b * (256 - d)
        return (upper + n[i][j + 1] * (256 - b) * d + n[i + 1][j + 1] * b * d) >> 16

    v = [[value(y, x) for x in range(width)] for y in range(height)]
    t, l, b, r = box  # noqa: E741
    within = [v[y][x] for y in range(t, b) for x in range(l, r)]
    tau = next(tau for tau in range(256) if 256 * sum(u <= tau for u in within) >= asked.t * len(within))
    return [[int(u <= tau) for u in line] for line in v]


Colour = Sequence[int]


def recoloured(
    tensors: Tensors, asked: Asked, source: int, picture: Picture, colours: Sequence[Colour] | None, swaps: Any
) -> Callable[[Pixel], Pixel]:
    """What becomes of a colour of the art of a source."""
    k = palette_of(tensors, code_of(tensors, asked.sources[source]))
    q, r = palette_of(tensors, asked.kept), palette_of(tensors, asked.palette)

    def squared(c: Colour, other: Colour) -> int:
        return sum((m - n) ** 2 for m, n in zip(c[:3], other[:3]))

    def nearest(c: Colour) -> int:
        return min(range(len(k)), key=lambda j: squared(c, k[j]))

    n = [0] * len(k)
    for line in picture:
        for pixel in line:
            if pixel[3]:
                n[nearest(pixel)] += 1

    def to(pixel: Pixel) -> Pixel:
        if pixel[3] == 0:
            return pixel
        for before, after in swaps or []:
            if list(before) == pixel[:3]:
                return [*after, pixel[3]]
        w = [(n[j] << 16) // (((squared(pixel, k[j]) ** 2) >> 6) + 2**16) for j in range(len(k))]
        moved = []
        for i in range(3):
            step = sum(w[j] * (r[j][i] - q[j][i]) for j in range(len(k))) // max(1, sum(w))
            moved.append(min(max(pixel[i] + step, 0), 255))
        return [*(forced(moved, colours) if colours else moved), pixel[3]]

    return to


def render(
    tensors: Tensors,
    asked: Asked,
    *,
    colours: Sequence[Colour] | None = None,
    swaps: Any = None,
    layer: str | None = None,
) -> bytes:
    """The bytes of a texture, or of a layer, which has four channels."""
    height, width, channels = tensors["size"].data
    number_of = None
    if layer is not None:
        number_of = text(tensors["layer.names"]).split(chr(10)).index(layer)
        channels = 4
    coloured = number_of is None or ("layer.coloured" in tensors and bool(tensors["layer.coloured"].data[number_of]))
    paints = art(tensors, "art")
    pictures = []
    for e in asked.sources:
        drawn = number_of
        if layer is None and "layer.shown" in tensors and tensors["layer.shown"].data[e] >= 0:
            drawn = tensors["layer.shown"].data[e]
        pictures.append(paints[e] if drawn is None else art(tensors, f"layer.{drawn:02d}")[e])
    change: list[Callable[[Pixel], Pixel]] = [lambda pixel: pixel for _ in asked.sources]
    if coloured:
        change = [recoloured(tensors, asked, s, paints[e], colours, swaps) for s, e in enumerate(asked.sources)]
    out: list[int] = []
    for line in places(tensors, asked):
        for place in line:
            pixel = CLEAR
            if place >= 0:
                s, rest = divmod(place, height * width)
                pixel = change[s](pictures[s][rest // width][rest % width])
            out += pixel[:channels]
    return bytes(out)
