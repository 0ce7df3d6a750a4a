"""What a set of maps teaches beside its cells: outlines, rim, windows, whether it may be turned, how to repair."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .map_set import MapSet
from .outlines import background, cropped, outlined, rim
from .regions import components

LEAST_MAPS = 70  # below, plans are noticeably worse
MOST_CELLS = 1 << 16  # inside one outline
_CUT = 256  # cells a side of the pieces of larger maps
_LEAST_PIECE = 9  # cells; smaller pieces of a map are left out
_TOLERANCE = 1.25  # how much further from each other two halves of the maps may be when one is mirrored
_TOLERATED = 0.0005  # bits, beside that

Plan = NDArray[np.uint8]


@dataclass(frozen=True)
class Lessons:
    """What was measured on a set of maps.

    variants: of each map, or piece of one, its plans in different outlines, the tightest first. maps: (N,) the number
    of the map of each. around: the class that surrounds the maps, 0 if their outlines are their own. rim: the class of
    all cells at the rim, 0 if there are several; rim_share: the share of the commonest. windows: (n,) uint32, the codes
    of all 3×3 windows, rising. mirrored, turned: whether windows mirrored left to right, and in all eight positions,
    count as the art's. repair: the six numbers of the contract. joined: share of the plans whose walkable cells are one
    piece.
    """

    variants: tuple[tuple[Plan, ...], ...]
    maps: NDArray[np.int64]
    around: int
    rim: int
    rim_share: float
    windows: NDArray[np.uint32]
    mirrored: bool
    turned: bool
    repair: tuple[int, int, int, int, int, int]
    joined: float

    def only(self, numbers: NDArray[np.int64]) -> Lessons:
        """The same of some of the plans; what was measured on all of them stays."""
        variants = tuple(self.variants[number] for number in numbers)
        return dataclasses.replace(self, variants=variants, maps=self.maps[numbers])


def lessons(data: MapSet) -> Lessons:
    """What the maps of a set teach."""
    variants: list[tuple[Plan, ...]] = []
    maps: list[int] = []
    arounds: Counter[int] = Counter()
    for number, cells in enumerate(data.maps):
        found: Iterable[tuple[Plan, ...]]
        if data.has_void:
            found = [(piece,) for piece in _pieces(cells)]
        else:
            arounds[background(cells, data.walkable)] += 1
            found = [tuple(outlined(cells, data.walkable))]
        for some in found:
            parts = _cut(some)
            variants.extend(parts)
            maps.extend([number] * len(parts))
    tight = [plans[0] for plans in variants]
    n_classes = len(data.classes)
    mirrored, turned = symmetries(tight, n_classes)
    at_rim = np.zeros(n_classes + 1, np.int64)
    codes = []
    for plan in (plan for plans in variants for plan in plans):
        at_rim += np.bincount(plan[rim(plan > 0)], minlength=n_classes + 1)
        codes.append(np.unique(window_codes(plan, n_classes)))
    commonest = int(at_rim.argmax())
    return Lessons(
        tuple(variants),
        np.array(maps, np.int64),
        arounds.most_common(1)[0][0] if arounds else 0,
        commonest if at_rim[commonest] == at_rim.sum() and at_rim.any() else 0,
        float(at_rim[commonest] / max(1, at_rim.sum())),
        _with_mirrored(np.unique(np.concatenate(codes)), n_classes, 2 if turned else int(mirrored)),
        mirrored,
        turned,
        _repair(tight, data),
        float(np.mean([components(_walks(plan, data.walkable))[1] == 1 for plan in tight])),
    )


def window_codes(plan: Plan, n_classes: int) -> NDArray[np.int64]:
    """The codes of all 3×3 windows that touch a plan, void outside it, (n,)."""
    powers = (n_classes + 1) ** np.arange(8, -1, -1, dtype=np.int64)
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(plan, 2), (3, 3)).reshape(-1, 9)
    codes: NDArray[np.int64] = windows.astype(np.int64) @ powers
    return codes


def symmetries(plans: Sequence[Plan], n_classes: int) -> tuple[bool, bool]:
    """Whether plans mirrored left to right look like plans as they are, and whether they do in all eight positions.

    Compares the 3×3 windows of every second plan with those of the others, as they are and mirrored.
    """
    one, other = list(plans[::2]), list(plans[1::2])
    if not other:
        return False, False
    reference = _windows(other, n_classes)
    limit = _TOLERANCE * divergence(_windows(one, n_classes), reference) + _TOLERATED

    def alike(mirrored: list[Plan]) -> bool:
        return divergence(_windows(mirrored, n_classes), reference) <= limit

    sideways = alike([plan[:, ::-1] for plan in one])
    return sideways, sideways and alike([plan[::-1] for plan in one]) and alike([plan.T for plan in one])


def _windows(plans: Sequence[Plan], n_classes: int) -> Counter[int]:
    counts = Counter[int]()
    for plan in plans:
        codes, times = np.unique(window_codes(plan, n_classes), return_counts=True)
        counts.update(dict(zip(codes.tolist(), times.tolist(), strict=True)))
    return counts


def divergence(one: Counter[int], other: Counter[int]) -> float:
    """The Jensen-Shannon divergence of two counts, in bits: 0 if they are proportional, 1 if they share nothing."""
    keys = list(one.keys() | other.keys())
    p, q = (np.array([counts[key] for key in keys], float) / max(1, counts.total()) for counts in (one, other))
    middle = (p + q) / 2
    parts = [np.where(x > 0, x * np.log2(np.where(x > 0, x, 1) / middle), 0).sum() for x in (p, q)]
    return float(sum(parts) / 2)


def _pieces(cells: Plan) -> list[Plan]:
    """The pieces of a map with void that hold more than one class."""
    numbers, count = components(cells > 0)
    sizes = np.bincount(numbers.ravel(), minlength=count + 1)
    pieces = [cropped(np.where(numbers == one, cells, 0)) for one in range(1, count + 1) if sizes[one] >= _LEAST_PIECE]
    return [piece for piece in pieces if len(np.unique(piece[piece > 0])) > 1]


def _cut(plans: tuple[Plan, ...]) -> list[tuple[Plan, ...]]:
    """Plans with too many cells, cut into squares; others as they are."""
    if max(int((plan > 0).sum()) for plan in plans) <= MOST_CELLS:
        return [plans]
    height, width = plans[0].shape
    squares = [plans[0][y : y + _CUT, x : x + _CUT] for y in range(0, height, _CUT) for x in range(0, width, _CUT)]
    return [(piece,) for square in squares for piece in _pieces(square)]


def _with_mirrored(codes: NDArray[np.int64], n_classes: int, how: int) -> NDArray[np.uint32]:
    """Window codes; with 1 also those of the windows mirrored, with 2 in all eight positions; rising."""
    powers = (n_classes + 1) ** np.arange(8, -1, -1, dtype=np.int64)
    windows = (codes[:, None] // powers % (n_classes + 1)).reshape(-1, 3, 3)
    every = [windows, windows[:, :, ::-1]] if how else [windows]
    if how > 1:
        every += [one[:, ::-1] for one in every]
        every += [one.transpose(0, 2, 1) for one in every]
    return np.unique(np.concatenate([one.reshape(-1, 9) @ powers for one in every])).astype(np.uint32)


def _repair(plans: Sequence[Plan], data: MapSet) -> tuple[int, int, int, int, int, int]:
    """least, brush, wall class, floor class, cost, cost at the rim.

    Pieces of fewer than `least` walkable cells become wall: 4, or what the smallest hundredth of the pieces of the art
    has. Ways are as wide as nearly all of the art's: 2 where squares of 2×2 cover 95 % of the walkable cells.
    """
    sizes, covered, total = [], 0, 0
    for plan in plans:
        walks = _walks(plan, data.walkable)
        numbers, count = components(walks)
        sizes += np.bincount(numbers.ravel(), minlength=count + 1)[1:].tolist()
        squares = walks[:-1, :-1] & walks[1:, :-1] & walks[:-1, 1:] & walks[1:, 1:]
        wide = np.zeros_like(walks)
        for dy in (0, 1):
            for dx in (0, 1):
                wide[dy : dy + squares.shape[0], dx : dx + squares.shape[1]] |= squares
        covered += int(wide.sum())
        total += int(walks.sum())
    least = int(np.clip(np.quantile(sizes, 0.01) if sizes else 4, 2, 16))
    wall = max(
        (number for number in range(len(data.classes)) if not data.walkable[number]), key=data.counts.__getitem__
    )
    floor = max((number for number in range(len(data.classes)) if data.walkable[number]), key=data.counts.__getitem__)
    return min(least, 4), 2 if covered >= 0.95 * max(1, total) else 1, wall + 1, floor + 1, 1, 16


def _walks(plan: Plan, walkable: NDArray[np.bool_]) -> NDArray[np.bool_]:
    walks: NDArray[np.bool_] = np.concatenate([[False], walkable])[plan]
    return walks
