"""Small packs of plans with random weights, and outlines of every kind."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin.tensors import text_tensor

Tensors = dict[str, NDArray[np.generic]]

NAMES = ("wall", "Boden", "Tür 🌲", "砂", "water", "lava", "rug", "bed", "pillar", "stairs")


def plan_pack(
    *,
    n_classes: int = 3,
    labels: tuple[str, ...] = (),
    widths: tuple[int, ...] = (24, 16),
    n_taps: int = 90,
    rim: int = 1,
    repair: tuple[int, ...] = (4, 2, 1, 2, 3, 20),
    seed: int = 7,
    reach: int = 4,
) -> Tensors:
    """Random weights behind random taps, most of which reach `reach` cells far; windows of a map of rooms.

    Class 1 is a wall, the others can be walked on, but the fourth.
    """
    rng = np.random.default_rng(seed)
    walkable = [0, 1, 1, 0, *[1] * 6][:n_classes]
    tensors: Tensors = {
        "contract": np.array([2], np.uint8),
        "output": text_tensor("plan"),
        "classes": text_tensor("\n".join(NAMES[:n_classes])),
        "colours": rng.integers(0, 256, (n_classes + 1, 4)).astype(np.uint8),
        "walkable": np.array(walkable, np.uint8),
        "labels": text_tensor("\n".join(labels)),
        "scan.taps": _taps(n_taps, n_classes, reach, rng),
        "windows": windows_of(_rooms(n_classes, rng), n_classes),
        "rim": np.array([rim], np.uint8),
        "repair": np.array(repair, np.int32),
    }
    n_inputs = n_taps + n_classes + 5
    for number, n_out in enumerate((*widths, n_classes)):
        is_last = number == len(widths)
        weight = rng.integers(-90, 91, (n_out, n_inputs)).astype(np.int8)
        name = f"scan.{number:02d}.dense"
        tensors |= {
            f"{name}.weight": weight,
            f"{name}.bias": rng.integers(-3000, 3001, n_out).astype(np.int32),
            f"{name}.shift": (rng.integers(8, 10, n_out) if is_last else rng.integers(2, 5, n_out)).astype(np.uint8),
            f"{name}.range": np.array([-1024, 1023] if is_last else [0, 255], np.int32),
        }
        if number == 0:
            tensors["scan.style"] = rng.integers(-900, 901, (max(1, len(labels)), n_out)).astype(np.int32)
            tensors["scan.level"] = rng.integers(-900, 901, (9, n_out)).astype(np.int32)
        n_inputs = n_out
    return tensors


def windows_of(grid: NDArray[np.integer], n_classes: int) -> NDArray[np.uint32]:
    """The codes of all 3x3 windows of a map with void around it."""
    around = np.pad(grid.astype(np.int64), 2)
    height, width = around.shape
    code = np.zeros((height - 2, width - 2), np.int64)
    for a in range(3):
        for b in range(3):
            code = code * (n_classes + 1) + around[a : a + height - 2, b : b + width - 2]
    return np.unique(code).astype(np.uint32)


def _taps(n: int, n_classes: int, reach: int, rng: np.random.Generator) -> NDArray[np.int8]:
    taps = []
    while len(taps) < n:
        plane = int(rng.integers(0, 3 * n_classes + 2))
        dy, dx = (int(np.clip(rng.normal(0, reach), -16, 16)) for _ in range(2))
        is_class, is_sum = 2 <= plane < 2 + n_classes, 2 + n_classes <= plane < 2 + 2 * n_classes
        if is_class and (dy, dx) >= (0, 0):
            dy, dx = -abs(dy) - (dx >= 0), dx
        if is_sum and not (dy <= -2 or (dy == -1 and dx <= -2)):
            dy = -2 - abs(dy)
        taps.append((plane, max(-16, dy), dx))
    return np.array(taps, np.int8)


def _rooms(n_classes: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """A map of rooms of all classes, walls between them."""
    grid = np.ones((60, 60), np.int64)
    for _ in range(60):
        y, x = rng.integers(1, 50, 2)
        h, w = rng.integers(2, 10, 2)
        grid[y : min(59, y + h), x : min(59, x + w)] = rng.integers(2, n_classes + 1)
    return grid


def packs() -> dict[str, Tensors]:
    """Packs of all kinds: few and many classes, with and without styles, a rim and hidden layers."""
    return {
        "caves": plan_pack(),
        "two": plan_pack(n_classes=2, labels=("a", "b", "c"), widths=(), rim=0, repair=(0, 1, 1, 2, 1, 1)),
        "ten": plan_pack(n_classes=10, labels=("x",), widths=(50, 20, 30), repair=(9, 3, 4, 5, 7, 1000)),
        "wide": plan_pack(n_classes=5, widths=(97,), rim=4, repair=(1, 8, 1, 3, 1, 1)),
        "bare": without_windows(plan_pack(widths=(33,), rim=0, repair=(0, 2, 1, 3, 5, 2))),
    }


def without_windows(tensors: Tensors) -> Tensors:
    return tensors | {"windows": np.zeros(0, np.uint32)}


class Case(NamedTuple):
    """A request, and where it comes from."""

    pack: str
    outline: NDArray[np.bool_]
    pins: NDArray[np.uint8] | None
    controls: dict[str, Any]  # seed, index, attempt, level, label, spread


def cases() -> list[Case]:
    """Requests for all packs in outlines of every kind, half with pins: few, or so many that some are refused."""
    rng, found = np.random.default_rng(1), []
    for name, tensors in packs().items():
        n_classes = len(tensors["walkable"])
        labels = bytes(tensors["labels"].tolist()).decode().split("\n")
        for number, outline in enumerate(outlines().values()):
            for n_pinned, level in ((0, None), ((0.04, 0.3)[number % 2], 3)):
                pinned = (rng.random(outline.shape) < n_pinned) & outline
                pins = np.where(pinned, rng.integers(1, n_classes + 1, outline.shape), 0).astype(np.uint8)
                controls = {
                    "seed": 2**64 - 1 - number,
                    "index": 7 * number,
                    "attempt": number % 3,
                    "level": level,
                    "label": (labels[0] or None) if level else None,
                    "spread": (1.0, 0.0, 4.0, 0.37)[number % 4],
                }
                found.append(Case(name, outline, pins if n_pinned else None, controls))
    return found


def outlines() -> dict[str, NDArray[np.bool_]]:
    """Outlines of every kind, up to a few hundred cells."""
    y, x = (axis - 12 for axis in np.mgrid[:25, :25])
    angle, distance = np.arctan2(y, x), np.hypot(y, x)
    star = distance < 5.5 + 6 * np.cos(5 * angle)
    comb = np.zeros((14, 22), bool)
    comb[:3] = True
    comb[:, ::4] = comb[:, 1::4] = comb[:, 2::4] = True
    corridor = np.zeros((9, 40), bool)
    corridor[:, :8] = corridor[:, -8:] = True
    corridor[4] = True
    return {
        "square": np.ones((12, 12), bool),
        "least": np.ones((3, 3), bool),
        "disc": distance <= 10,
        "ring": (distance <= 12) & (distance >= 5),
        "star": star,
        "spiral": _spiral(31),
        "diagonal": np.abs(y - x) <= 3,
        "comb": comb,
        "corridor": corridor,
        "wide": np.ones((4, 60), bool),
        "tall": np.ones((60, 4), bool),
        "holes": ~((y % 5 == 0) & (x % 5 == 0)),
    }


def _spiral(side: int) -> NDArray[np.bool_]:
    """A way of five cells' width that winds to the middle, two cells of void between its turns."""
    mask = np.zeros((side, side), bool)
    low, high = 2, side - 3
    corners = [(low, low)]
    while high - low >= 7:
        corners += [(low, high), (high, high), (high, low), (low + 7, low)]
        low, high = low + 7, high - 7
    for (y, x), (b, a) in pairwise(corners):
        mask[min(y, b) - 2 : max(y, b) + 3, min(x, a) - 2 : max(x, a) + 3] = True
    return mask
