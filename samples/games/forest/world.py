"""An endless forest from its name alone: what grows where, and the ground beneath, chunk by chunk."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

CELL = 16  # pixels; a plant at most in each
CHUNK = 12  # cells
SIDE = CELL * CHUNK  # pixels of a chunk

# Ground colours, from the deepest water to the shade under the trees.
WATER, SHORE, SAND, TULIPS, SUNFLOWERS, GRASS, MOSS, PATH = range(8)
PALETTES = np.array(
    [
        [(41, 92, 128), (46, 104, 141), (52, 115, 151), (62, 130, 163)],
        [(120, 160, 160), (139, 171, 158), (158, 180, 150), (178, 178, 138)],
        [(201, 181, 126), (207, 188, 134), (213, 195, 143), (220, 203, 152)],
        [(122, 164, 78), (130, 172, 84), (138, 180, 90), (148, 188, 98)],
        [(122, 164, 78), (130, 172, 84), (138, 180, 90), (148, 188, 98)],
        [(94, 141, 67), (101, 149, 71), (108, 157, 76), (117, 166, 82)],
        [(66, 110, 60), (72, 117, 63), (79, 125, 66), (87, 133, 70)],
        [(158, 131, 92), (166, 139, 98), (174, 147, 105), (183, 157, 115)],
    ],
    np.uint8,
)

# What grows on each kind of ground: (species, weight), and how many cells of 256 hold a plant.
GROWS = {
    SAND: ((("palm", 5), ("cactus", 4), ("fern", 1)), 96),
    TULIPS: ((("tulip", 12), ("fern", 3), ("oak", 1)), 156),
    SUNFLOWERS: ((("sunflower", 12), ("fern", 3), ("oak", 1)), 156),
    GRASS: ((("oak", 9), ("fern", 4), ("mushroom", 1), ("pine", 1)), 200),
    MOSS: ((("pine", 10), ("oak", 3), ("fern", 2), ("mushroom", 2)), 232),
}
SHADOWS = {"oak": 20, "pine": 16, "palm": 16, "cactus": 12, "mushroom": 12, "tulip": 10, "fern": 14, "sunflower": 10}


@dataclass(frozen=True, slots=True)
class Plant:
    """x, y: where it stands, in pixels of the world. seed: its texture's."""

    species: str
    x: int
    y: int
    seed: str


@dataclass(frozen=True)
class Chunk:
    """plants: from the farthest to the nearest. ground: (SIDE, SIDE, 3) uint8. walkable: (CHUNK, CHUNK), of cells."""

    plants: tuple[Plant, ...]
    ground: NDArray[np.uint8]
    walkable: NDArray[np.bool_]


class World:
    """name: of the world; everything else follows from it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._key = np.frombuffer(hashlib.sha256(name.encode()).digest(), "<u4")

    def chunk(self, cx: int, cy: int) -> Chunk:
        ground = self._kinds(cx, cy)  # with a margin of a cell on each side
        plants = self._plants(cx, cy, ground)
        inside = (slice(CELL, -CELL), slice(CELL, -CELL))
        x, y = (np.arange(SIDE) + SIDE * c for c in (cx, cy))
        grain = self._random(0, x[None, :], y[:, None])
        drift = self._field(1, cx, cy, 64)[inside] * 3 + (grain & 255) / 256 - 0.1
        shade = np.clip(drift.astype(np.int64), 0, 3)
        pixels = PALETTES[ground[inside], shade]
        self._tufts(pixels, ground[inside], grain)
        self._shadows(pixels, cx, cy, plants)
        mine = [p for p in plants if p.x // SIDE == cx and p.y // SIDE == cy]
        middle = ground[inside][CELL // 2 :: CELL, CELL // 2 :: CELL]
        return Chunk(tuple(sorted(mine, key=lambda p: (p.y, p.x))), pixels, middle > WATER)

    def _kinds(self, cx: int, cy: int) -> NDArray[np.int64]:
        """The kind of ground of each pixel of a chunk and a cell around it."""
        wet = self._field(2, cx, cy, 256) * 0.65 + self._field(3, cx, cy, 64) * 0.27 + self._field(4, cx, cy, 16) * 0.08
        lush = self._field(5, cx, cy, 128) * 0.7 + self._field(6, cx, cy, 32) * 0.3
        trail = np.abs(self._field(7, cx, cy, 256) - 0.5) + (self._field(8, cx, cy, 16) - 0.5) * 0.02
        kinds = np.full(wet.shape, GRASS)
        kinds[lush > 0.56] = MOSS
        kinds[lush < 0.40] = TULIPS
        kinds[(lush < 0.40) & (self._field(10, cx, cy, 128) > 0.5)] = SUNFLOWERS
        kinds[wet < 0.31] = SAND
        kinds[(trail < 0.022) & (wet > 0.30)] = PATH
        kinds[wet < 0.27] = SHORE
        kinds[wet < 0.26] = WATER
        return kinds

    def _plants(self, cx: int, cy: int, ground: NDArray[np.int64]) -> list[Plant]:
        """The plants of a chunk and of a cell around it, whose shadows fall into it."""
        cells = np.arange(-1, CHUNK + 1)
        x, y = cells + CHUNK * cx, cells + CHUNK * cy
        drawn = self._random(9, x[None, :], y[:, None])
        plants = []
        for j, words in enumerate(drawn.tolist()):
            for i, word in enumerate(words):
                dx, dy = 2 + (word & 255) * 12 // 256, 2 + (word >> 8 & 255) * 12 // 256
                kind = int(ground[j * CELL + dy, i * CELL + dx])
                if kind not in GROWS:
                    continue
                species, density = GROWS[kind]
                if word >> 16 & 255 >= density:
                    continue
                choice = (word >> 24) * sum(weight for _, weight in species) >> 8
                name = next(name for name, weight in species if (choice := choice - weight) < 0)
                column, row = int(x[i]), int(y[j])
                plants.append(Plant(name, column * CELL + dx, row * CELL + dy, f"{self.name}/{column},{row}"))
        return plants

    def _tufts(self, pixels: NDArray[np.uint8], ground: NDArray[np.int64], grain: NDArray[np.uint32]) -> None:
        """Blades of grass, pebbles and glints: a few pixels of another shade of the same ground."""
        seeds = grain[1:-1, 1:-1] >> 8
        for few, offsets, shade in ((seeds & 127, ((0, 0), (-1, 0)), 0), (seeds >> 8 & 255, ((0, 0), (0, 1)), 3)):
            rows, columns = np.nonzero(few == 0)
            for dy, dx in offsets:
                at = (rows + 1 + dy, columns + 1 + dx)
                pixels[at] = PALETTES[ground[at], shade]

    def _shadows(self, pixels: NDArray[np.uint8], cx: int, cy: int, plants: list[Plant]) -> None:
        """A flat ellipse under each plant."""
        dark = np.zeros((SIDE + 4 * CELL, SIDE + 4 * CELL), np.bool_)
        for plant in plants:
            ellipse = _ellipse(SHADOWS[plant.species])
            height, width = ellipse.shape
            x, y = plant.x - cx * SIDE + 2 * CELL - width // 2 + 1, plant.y - cy * SIDE + 2 * CELL - height // 2 - 1
            dark[y : y + height, x : x + width] |= ellipse
        under = dark[2 * CELL : -2 * CELL, 2 * CELL : -2 * CELL]
        pixels[under] = (pixels[under].astype(np.uint16) * (168, 178, 196) >> 8).astype(np.uint8)

    def _field(self, what: int, cx: int, cy: int, step: int) -> NDArray[np.float64]:
        """Smooth noise 0 … 1 with a node every `step` pixels, over a chunk and a cell around it."""
        first = [(SIDE * c - CELL) // step for c in (cx, cy)]
        n_nodes = (SIDE + 2 * CELL) // step + 3
        x, y = (np.arange(n_nodes) + f for f in first)
        nodes = self._random(what, x[None, :], y[:, None]) / 2**32
        across, down = (
            _weights(SIDE * c - CELL - f * step, n_nodes, step) for c, f in zip((cx, cy), first, strict=True)
        )
        field: NDArray[np.float64] = down @ nodes @ across.T
        return field

    def _random(self, what: int, x: NDArray[np.int64], y: NDArray[np.int64]) -> NDArray[np.uint32]:
        """A random word for each place (and purpose): integers only, the same on every machine."""
        word = x.astype(np.uint32) * np.uint32(0x9E3779B1) ^ y.astype(np.uint32) * np.uint32(0x85EBCA77)
        word = word ^ self._key[what % 8] ^ np.uint32(what * 0x27D4EB2F & 0xFFFFFFFF)
        for shift, factor in ((16, 0x7FEB352D), (15, 0x846CA68B)):  # the finalizer "lowbias32"
            word = (word ^ (word >> np.uint32(shift))) * np.uint32(factor)
        return word ^ (word >> np.uint32(16))


@cache
def _weights(start: int, n_nodes: int, step: int) -> NDArray[np.float64]:
    """How much each node counts at each pixel of a chunk and its margin, (SIDE + 2 CELL, n_nodes)."""
    place = start + np.arange(SIDE + 2 * CELL)
    node, way = place // step, place % step / step
    way = way * way * (3 - 2 * way)
    weights = np.zeros((len(place), n_nodes))
    rows = np.arange(len(place))
    weights[rows, node] = 1 - way
    weights[rows, node + 1] = way
    return weights


@cache
def _ellipse(width: int) -> NDArray[np.bool_]:
    """(width // 3, width), true inside."""
    height = width // 3
    y, x = np.ogrid[1 - height : height : 2, 1 - width : width : 2]
    inside: NDArray[np.bool_] = (x * height) ** 2 + (y * width) ** 2 < (width * height) ** 2
    return inside
