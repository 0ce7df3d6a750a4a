"""Draws the cells of a plan one after another, in numpy (contract 2, plans, sections 4 to 6). Slow and plain."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..tensors import Tensors
from .islands import Islands
from .likelihood import WEIGHTS
from .pieces import near_void
from .site import Site
from .tensors import MAX_REACH, classes_of, scan_layers

BORDER: Final = MAX_REACH + 1  # cells of void around: a tap may look at the 3x3 cells around its place
_MOST_APART: Final = 1023  # E is 0 from 378 on
_E: Final = np.zeros(_MOST_APART + 1, np.int64)
_E[: len(WEIGHTS)] = WEIGHTS
_WINDOWS: Final = np.array(  # of the 5x5 cells around one, those of each 3x3 window that holds it
    [[5 * (a + i) + b + j for i in range(3) for j in range(3)] for a in range(3) for b in range(3)]
)
_MIDDLE: Final = 12


class Controls(NamedTuple):
    """What a plan is drawn with, beside its site."""

    style: int
    level: int  # 0 … 8, 0: not told
    spread: int  # over 256


class _Layer(NamedTuple):
    weight: NDArray[np.float64]  # (O, I): sums are exact in doubles
    bias: NDArray[np.int64]
    shift: NDArray[np.int64]
    low: int
    high: int


class Scan:
    """Draws the cells of plans of one pack; what is apart stays apart."""

    def __init__(self, tensors: Tensors) -> None:
        self._n_classes = len(classes_of(tensors))
        self._walkable = [False, *(tensors["walkable"] == 1).tolist()]
        self._rim = int(tensors["rim"][0])
        self._taps = tensors["scan.taps"].astype(np.int64)
        self._style, self._level = tensors["scan.style"].astype(np.int64), tensors["scan.level"].astype(np.int64)
        self._layers = [_layer(layer.tensors) for layer in scan_layers(tensors)]
        self._windows = frozenset(tensors["windows"].tolist())
        self._places = (self._n_classes + 1) ** np.arange(8, -1, -1, dtype=np.int64)

    def draw(self, site: Site, words: NDArray[np.int64], controls: Controls) -> NDArray[np.uint8]:
        """The plan (H, W) in a site, not repaired. words: (H·W,), a random word for each cell."""
        height, width = site.outline.shape
        inside = site.outline.astype(bool)
        rim = near_void(inside, corners=True)
        board = _Board(site, self._n_classes, self._taps)
        seen = np.full((height + 4, width + 4), 0)  # two cells of void around; −1 where the class is not known
        seen[2:-2, 2:-2] = np.where(inside, np.where(site.pins, site.pins, np.where(rim, self._rim or -1, -1)), 0)
        islands = Islands(inside, rim)
        counts, n_cells = np.zeros(self._n_classes + 1, np.int64), int(inside.sum())
        plan = np.zeros((height, width), np.uint8)
        for n_drawn, (y, x) in enumerate(np.argwhere(inside).tolist()):
            if site.pins[y, x]:
                drawn = int(site.pins[y, x])
            elif self._rim and rim[y, x]:
                drawn = self._rim
            else:
                best = self._fitting(seen[y : y + 5, x : x + 5].ravel())
                if len(best) > 1:
                    shares = (16 * counts[1:] + n_cells // 2) // n_cells
                    told = [*shares.tolist(), 16 * n_drawn // n_cells, *islands.told(y, x)]
                    logits = self._logits(np.concatenate([board.seen(y, x), told]), controls)
                    drawn = _choice(logits, best, int(words[y * width + x]), controls.spread)
                else:
                    drawn = best[0]
            plan[y, x] = seen[y + 2, x + 2] = drawn
            board.put(y, x, drawn)
            islands.put(y, x, walkable=self._walkable[drawn])
            counts[drawn] += 1
        return plan

    def _fitting(self, around: NDArray[np.int64]) -> list[int]:
        """The classes that make the fewest windows that the art does not have. around: the 5x5 cells, (25,)."""
        windows = around[_WINDOWS]  # (9, 9)
        is_cell = _WINDOWS == _MIDDLE
        known = (windows >= 0) | is_cell
        faults = [0] * self._n_classes
        for window in np.flatnonzero(known.all(axis=1)):
            others = np.where(is_cell[window], 0, windows[window])
            code, place = int(others @ self._places), int(self._places[is_cell[window]][0])
            for k in range(self._n_classes):
                faults[k] += code + (k + 1) * place not in self._windows
        fewest = min(faults)
        return [k + 1 for k, n in enumerate(faults) if n == fewest]

    def _logits(self, values: NDArray[Any], controls: Controls) -> NDArray[np.int64]:
        """The logits (K,) of what a cell sees and is told."""
        told = self._style[controls.style] + self._level[controls.level]
        for number, layer in enumerate(self._layers):
            sums = (layer.weight @ values).astype(np.int64) + layer.bias + (told if number == 0 else 0)
            values = (sums >> layer.shift).clip(layer.low, layer.high)
        return values.astype(np.int64)


class _Board:
    """What taps look at: planes of the void, of the classes drawn so far, of the pins, and sums of 3x3 cells."""

    def __init__(self, site: Site, n_classes: int, taps: NDArray[np.int64]) -> None:
        self._n_classes = n_classes
        self._width = site.outline.shape[1] + 2 * BORDER
        planes = np.zeros((3 * n_classes + 2, site.outline.shape[0] + 2 * BORDER, self._width), np.int64)
        void = np.pad(1 - site.outline.astype(np.int64), BORDER, constant_values=1)
        pins = np.pad(site.pins, BORDER)
        planes[0] = void
        for dy in (-1, 0, 1):
            for dx in (-1, 0, 1):
                planes[1] += np.roll(void, (dy, dx), (0, 1))  # what rolls over is void too
        for k in range(1, n_classes + 1):
            planes[1 + 2 * n_classes + k] = pins == k
        self._planes = planes
        self._flat = planes.reshape(-1)
        self._places = (taps[:, 0] * planes.shape[1] + taps[:, 1] + BORDER) * self._width + taps[:, 2] + BORDER

    def seen(self, y: int, x: int) -> NDArray[np.int64]:
        """The values (F,) of the taps of a cell."""
        values: NDArray[np.int64] = self._flat[self._places + (y * self._width + x)]
        return values

    def put(self, y: int, x: int, drawn: int) -> None:
        """A cell is drawn."""
        y, x = y + BORDER, x + BORDER
        self._planes[1 + drawn, y, x] = 1
        self._planes[1 + self._n_classes + drawn, y - 1 : y + 2, x - 1 : x + 2] += 1


def _layer(tensors: Tensors) -> _Layer:
    weight, bias, shift = tensors["weight"].astype(np.float64), tensors["bias"], tensors["shift"]
    low, high = (int(bound) for bound in tensors["range"])
    return _Layer(weight, bias.astype(np.int64), shift.astype(np.int64), low, high)


def _choice(logits: NDArray[np.int64], allowed: list[int], word: int, spread: int) -> int:
    """The class that a random word draws of those allowed."""
    among = logits[np.array(allowed) - 1]
    if spread == 0:
        return allowed[int(among.argmax())]  # of equal ones the first
    apart = np.minimum(_MOST_APART, ((among.max() - among) * (65536 // spread)) >> 8)
    steps = _E[apart].cumsum()
    r = (word * int(steps[-1])) >> 32
    return allowed[int(np.searchsorted(steps, r, side="right"))]
