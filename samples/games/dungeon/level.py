"""A level of the dungeon from its name alone: outline, plan, and who and what is where."""

from __future__ import annotations

import hashlib
from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin import PlanPack

WIDTH, HEIGHT = 56, 42  # cells
LOBES = 4  # ellipses that stick out of the one in the middle
FAR = 8  # steps from the start at least, of monsters
MONSTERS = ("mon_undead", "mon_demons", "mon_animals", "mon_eyes", "mon_dragons", "mon_aquatic")
ITEMS = ("item_gold", "item_potion", "item_weapon", "item_armour", "item_scroll", "item_ring")


@dataclass(frozen=True, slots=True)
class Thing:
    """kind: its class in the pack that draws it. x, y: its cell. seed: its texture's."""

    kind: str
    x: int
    y: int
    seed: str


class Level:
    """world: the name of the dungeon. depth: of the level, from 1. Everything else follows from these and the pack."""

    def __init__(self, world: str, depth: int, pack: PlanPack) -> None:
        self.name = f"{world}/{depth}"
        self._key = np.frombuffer(hashlib.sha256(self.name.encode()).digest(), "<u4")
        self.plan: NDArray[np.uint8] = pack.plan(self.name, outline=self._outline())
        self.walkable: NDArray[np.bool_] = np.array([False, *pack.walkable])[self.plan]
        cells = [(x, y) for y, x in np.argwhere(self.walkable).tolist()]
        self.start: tuple[int, int] = min(cells)
        steps = self.steps_from(self.start, WIDTH * HEIGHT)
        self.exit: tuple[int, int] = max(cells, key=lambda cell: steps[cell])  # of several the first, row by row
        self.monsters: list[Thing] = []
        self.items: list[Thing] = []
        for x, y in cells:
            word = self.random(2, x, y)
            chance, choice, seed = word & 1023, word >> 10, f"{self.name}/{x},{y}"
            if (x, y) == self.exit or steps[x, y] < 2:
                continue
            if chance < 24 and steps[x, y] >= FAR:
                self.monsters.append(Thing(MONSTERS[choice % len(MONSTERS)], x, y, seed))
            elif chance >= 1000:
                self.items.append(Thing(ITEMS[choice % len(ITEMS)], x, y, seed))

    def steps_from(self, cell: tuple[int, int], most: int) -> dict[tuple[int, int], int]:
        """How many steps it is to each walkable cell (x, y) that is no farther than `most`."""
        steps, waiting = {cell: 0}, deque([cell])
        while waiting:
            x, y = waiting.popleft()
            if steps[x, y] == most:
                continue
            for place in ((x, y - 1), (x - 1, y), (x + 1, y), (x, y + 1)):
                if place not in steps and self.is_walkable(*place):
                    steps[place] = steps[x, y] + 1
                    waiting.append(place)
        return steps

    def is_walkable(self, x: int, y: int) -> bool:
        return 0 <= x < WIDTH and 0 <= y < HEIGHT and bool(self.walkable[y, x])

    def random(self, what: int, x: int, y: int) -> int:
        """A random word for each place and purpose: integers only, the same on every machine."""
        word = x * 0x9E3779B1 ^ y * 0x85EBCA77 ^ int(self._key[what % 8]) ^ what * 0x27D4EB2F
        for shift, factor in ((16, 0x7FEB352D), (15, 0x846CA68B)):  # the finalizer "lowbias32"
            word &= 0xFFFFFFFF
            word = (word ^ word >> shift) * factor
        word &= 0xFFFFFFFF
        return word ^ word >> 16

    def _outline(self) -> NDArray[np.bool_]:
        """A cave (HEIGHT, WIDTH): an ellipse, and others with their middles in it, so that it is in one piece."""
        y, x = np.mgrid[:HEIGHT, :WIDTH]
        ellipses = [(WIDTH // 2, HEIGHT // 2, 15, 10)]
        for lobe in range(LOBES):
            word = self.random(1, lobe, 0)
            dx, dy = ((word & 255) * 19 >> 8) - 9, ((word >> 8 & 255) * 13 >> 8) - 6
            ellipses.append((WIDTH // 2 + dx, HEIGHT // 2 + dy, 7 + (word >> 16 & 7), 6 + (word >> 24 & 7)))
        inside: NDArray[np.bool_] = np.zeros((HEIGHT, WIDTH), bool)
        for cx, cy, rx, ry in ellipses:
            inside |= ((x - cx) * ry) ** 2 + ((y - cy) * rx) ** 2 < (rx * ry) ** 2
        return inside
