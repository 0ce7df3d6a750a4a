"""A second implementation of plans, written from docs/contract-2-plans.md alone: slow, plain, and without numpy's help.

Grids are lists of rows. Tensors come as numpy arrays and are read as lists.
"""

from __future__ import annotations

import math

E = [math.floor(65536 * math.exp(-d / 32) + 0.5) for d in range(378)]
FOUR = ((-1, 0), (0, -1), (0, 1), (1, 0))
EIGHT = tuple((a, b) for a in (-1, 0, 1) for b in (-1, 0, 1) if (a, b) != (0, 0))


def philox_word(seed, index, attempt, domain, number):
    c = [index, attempt, number // 4, domain]
    k = [seed & 0xFFFFFFFF, seed >> 32]
    for _ in range(10):
        p, q = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(q >> 32) ^ c[1] ^ k[0], q & 0xFFFFFFFF, (p >> 32) ^ c[3] ^ k[1], p & 0xFFFFFFFF]
        k = [(k[0] + 0x9E3779B9) & 0xFFFFFFFF, (k[1] + 0xBB67AE85) & 0xFFFFFFFF]
    return c[number % 4]


class Refused(Exception):  # noqa: N818
    pass


def components(cells):
    """The components of a set of cells, in raster order of their first cells."""
    rest, found = set(cells), []
    for start in sorted(cells):
        if start not in rest:
            continue
        rest.discard(start)
        component, todo = {start}, [start]
        while todo:
            y, x = todo.pop()
            for dy, dx in FOUR:
                other = y + dy, x + dx
                if other in rest:
                    rest.discard(other)
                    component.add(other)
                    todo.append(other)
        found.append(component)
    return found


class Naive:
    def __init__(self, tensors):
        t = {name: array.tolist() for name, array in tensors.items()}
        text = bytes(t["labels"]).decode()
        self.labels = text.split("\n") if text else []
        self.n_styles = len(self.labels)
        self.k = len(bytes(t["classes"]).decode().split("\n"))
        self.walkable = [0, *t["walkable"]]
        self.taps, self.style, self.level = t["scan.taps"], t["scan.style"], t["scan.level"]
        self.windows, self.rim, self.repair = set(t["windows"]), t["rim"][0], t["repair"]
        self.layers = []
        while f"scan.{len(self.layers):02d}.dense.weight" in t:
            name = f"scan.{len(self.layers):02d}.dense."
            self.layers.append([t[name + short] for short in ("weight", "bias", "shift", "range")])

    def plan(self, seed, index=0, attempt=0, *, outline, pins=None, label=None, level=0, spread=256, pieces=None):
        """outline, pins: lists of rows. label: a number. pieces: None, largest or each. Returns a list of rows."""
        controls = {"label": label, "level": level, "spread": spread}
        if pieces is None:
            return self.whole(seed, index, attempt, outline=outline, pins=pins, **controls)
        rows, columns = range(len(outline)), range(len(outline[0]))
        found = components({(y, x) for y in rows for x in columns if outline[y][x]})
        if pieces == "largest" and found:
            found = [max(found, key=len)]
        pinned = {(y, x): pins[y][x] for y in rows for x in columns if pins is not None and pins[y][x]}
        if not found or any(not any(cell in piece for piece in found) for cell in pinned):
            raise Refused("pins" if found else "size")
        together = [[0 for _ in columns] for _ in rows]
        for piece in found:
            alone = [[(y, x) in piece for x in columns] for y in rows]
            own = [[pinned.get((y, x), 0) if (y, x) in piece else 0 for x in columns] for y in rows]
            plan = self.whole(seed, index, attempt, outline=alone, pins=own, **controls)
            for y, x in piece:
                together[y][x] = plan[y][x]
        return together

    def whole(self, seed, index, attempt, *, outline, pins, label, level, spread):
        """A plan of an outline in one piece."""
        self.h, self.w = len(outline), len(outline[0])
        self.inside = {(y, x) for y in range(self.h) for x in range(self.w) if outline[y][x]}
        self.pins = {
            (y, x): pins[y][x] for y in range(self.h) for x in range(self.w) if pins is not None and pins[y][x]
        }
        self.at_rim = {cell for cell in self.inside if any(self.is_void(cell, step) for step in EIGHT)}
        self.at_edge = {cell for cell in self.inside if any(self.is_void(cell, step) for step in FOUR)}
        self.refuse()
        if label is None:
            label = (philox_word(seed, index, attempt, 0, 0) * max(1, self.n_styles)) >> 32
        self.drawn = {}
        for cell in sorted(self.inside):
            word = philox_word(seed, index, attempt, 7, cell[0] * self.w + cell[1])
            self.drawn[cell] = self.draw(cell, word, label, level, spread)
        self.mend()
        return [[self.drawn.get((y, x), 0) for x in range(self.w)] for y in range(self.h)]

    def is_void(self, cell, step=(0, 0)):
        return (cell[0] + step[0], cell[1] + step[1]) not in self.inside

    def refuse(self):
        weights = sum(len(weight) * len(weight[0]) for weight, *_ in self.layers)
        if not self.inside or len(self.inside) > 2**16 or len(self.inside) * weights > 2**33:
            raise Refused("size")
        if len(components(self.inside)) > 1:
            raise Refused("pieces")
        if self.rim and self.at_rim == self.inside:
            raise Refused("thin")
        if any(cell not in self.inside or not 0 <= k <= self.k for cell, k in self.pins.items()):
            raise Refused("pins")
        free = {cell for cell in self.inside if cell not in self.pins or self.walkable[self.pins[cell]]}
        if len(components(free)) != 1:
            raise Refused("enclosed")

    def draw(self, cell, word, label, level, spread):
        if cell in self.pins:
            return self.pins[cell]
        if self.rim and cell in self.at_rim:
            return self.rim
        fits = self.fitting(cell)
        logits = self.logits(cell, label, level)
        m = max(logits[k - 1] for k in fits)
        if spread == 0:
            return next(k for k in fits if logits[k - 1] == m)
        e = []
        for k in fits:
            d = ((m - logits[k - 1]) * (65536 // spread)) >> 8
            e.append(E[d] if d <= 377 else 0)
        r = (word * sum(e)) >> 32
        return next(k for i, k in enumerate(fits) if r < sum(e[: i + 1]))

    def known(self, cell):
        """The class of a cell, or None."""
        if self.is_void(cell):
            return 0
        if cell in self.drawn:
            return self.drawn[cell]
        if cell in self.pins:
            return self.pins[cell]
        return self.rim if self.rim and cell in self.at_rim else None

    def fitting(self, cell):
        faults = [0] * (self.k + 1)
        for a in (-1, 0, 1):
            for b in (-1, 0, 1):
                window = [(cell[0] + a + i, cell[1] + b + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
                others = [self.known(other) for other in window if other != cell]
                if None in others:
                    continue
                for k in range(1, self.k + 1):
                    code = 0
                    for other in window:
                        code = code * (self.k + 1) + (k if other == cell else self.known(other))
                    faults[k] += code not in self.windows
        return [k for k in range(1, self.k + 1) if faults[k] == min(faults[1:])]

    def plane(self, number, cell):
        k = self.k
        if number == 0:
            return int(self.is_void(cell))
        if number == 1:
            return self.is_void(cell) + sum(self.is_void(cell, step) for step in EIGHT)
        if number <= 1 + k:
            return int(self.drawn.get(cell) == number - 1)
        if number <= 1 + 2 * k:
            around = [cell, *((cell[0] + a, cell[1] + b) for a, b in EIGHT)]
            return sum(self.drawn.get(other) == number - 1 - k for other in around)
        return int(self.pins.get(cell) == number - 1 - 2 * k)

    def told(self, cell):
        n = len(self.inside)
        counts = [list(self.drawn.values()).count(k) for k in range(1, self.k + 1)]
        islands = components({other for other, k in self.drawn.items() if self.walkable[k]})
        beside = []
        for other in ((cell[0], cell[1] - 1), (cell[0] - 1, cell[1])):
            beside.append(next((number for number, island in enumerate(islands) if other in island), None))
        edges = []
        for number in beside:
            n_open = 0
            for y, x in islands[number] if number is not None else ():
                for dy, dx in FOUR:
                    other = y + dy, x + dx
                    n_open += other in self.inside and other not in self.drawn and other not in self.at_rim
            edges.append(min(9, n_open))
        are_one = beside[0] is not None and beside[0] == beside[1]
        shares = [(16 * count + n // 2) // n for count in counts]
        return [*shares, 16 * len(self.drawn) // n, *edges, int(are_one), int(len(islands) > 1)]

    def logits(self, cell, label, level):
        values = [self.plane(p, (cell[0] + dy, cell[1] + dx)) for p, dy, dx in self.taps] + self.told(cell)
        for number, (weight, bias, shift, (low, high)) in enumerate(self.layers):
            sums = [sum(w * v for w, v in zip(row, values)) + b for row, b in zip(weight, bias)]
            if number == 0:
                sums = [s + a + b for s, a, b in zip(sums, self.style[label], self.level[level])]
            values = [min(max(s >> n, low), high) for s, n in zip(sums, shift)]
        return values

    def islands(self):
        return components({cell for cell, k in self.drawn.items() if self.walkable[k]})

    def mend(self):
        least, brush, wall, floor, cost, edge_cost = self.repair
        if not self.islands():
            free = sorted(cell for cell in self.inside if cell not in self.pins)
            inner = [cell for cell in free if cell not in self.at_edge]
            self.drawn[(inner or free)[0]] = floor
        found = self.islands()
        largest = max(found, key=len)
        for component in found:
            if len(component) < least and component is not largest and not component & self.pins.keys():
                for cell in component:
                    self.drawn[cell] = wall
        found = self.islands()
        if len(found) == 1:
            return
        step = {}
        for cell in self.inside:
            if not self.walkable[self.drawn[cell]] and cell not in self.pins:
                step[cell] = edge_cost if cell in self.at_edge else cost
        best = {cell: (0, number) for number, component in enumerate(found) for cell in component}
        while True:  # until no way is cheaper
            better = {}
            for cell, (d, owner) in best.items():
                for dy, dx in FOUR:
                    other = cell[0] + dy, cell[1] + dx
                    if other in step:
                        way = d + step[other], owner
                        if way < min(best.get(other, (math.inf, 0)), better.get(other, (math.inf, 0))):
                            better[other] = way
            if not better:
                break
            best |= better
        edges = []
        for cell in best:
            for direction, other in enumerate([(cell[0], cell[1] + 1), (cell[0] + 1, cell[1])]):
                if other in best and best[other][1] != best[cell][1]:
                    edges.append((best[cell][0] + best[other][0], cell, direction, other))
        groups = [{number} for number in range(len(found))]
        ways = set()
        for _, cell, _, other in sorted(edges):
            here, there = (next(group for group in groups if best[end][1] in group) for end in (cell, other))
            if here is there:
                continue
            groups.remove(there)
            here |= there
            for end in (cell, other):
                while best[end][0] > 0:
                    ways.add(end)
                    before = best[end][0] - step[end], best[end][1]
                    around = [(end[0] + dy, end[1] + dx) for dy, dx in FOUR]
                    end = next(near for near in around if best.get(near) == before)
        for cell in ways:
            self.drawn[cell] = floor
        for y, x in sorted(ways):
            for cell in [(b, a) for b in range(y, y + brush) for a in range(x, x + brush)]:
                if cell not in self.inside or self.walkable[self.drawn[cell]]:
                    continue
                if cell in self.at_edge or cell in self.pins:
                    continue
                beside = self.drawn.get((cell[0] - 1, cell[1]), 0), self.drawn.get((cell[0], cell[1] - 1), 0)
                if any(self.walkable[k] for k in beside):
                    self.drawn[cell] = floor
