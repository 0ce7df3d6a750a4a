"""How plans differ from maps: patterns of cells, rooms, connectedness, copies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assetgen_art.maps.lessons import divergence
from assetgen_art.maps.regions import components, dilated

_EPSILON = 1e-6
_ROOM = 1  # cells that are taken off the edges of the walkable cells; what is left are rooms

Plan = NDArray[np.uint8]


def patterns(plans: Sequence[Plan], side: int) -> Counter[int]:
    """How often each pattern of side × side cells stands around a cell inside the plans; void is a part of patterns."""
    factors = np.random.default_rng(side).integers(1, 1 << 62, side * side, dtype=np.uint64) * np.uint64(2) + np.uint64(
        1
    )
    counts: Counter[int] = Counter()
    for plan in plans:
        windows = np.lib.stride_tricks.sliding_window_view(np.pad(plan, side // 2), (side, side))[plan > 0]
        codes = (windows.reshape(-1, side * side).astype(np.uint64) * factors).sum(axis=1, dtype=np.uint64)
        values, times = np.unique(codes, return_counts=True)
        counts.update(dict(zip(values.tolist(), times.tolist(), strict=True)))
    return counts


def pattern_divergence(drawn: Counter[int], real: Counter[int]) -> float:
    """The Kullback-Leibler divergence of tile patterns, in nats, the mean of both directions.

    Each pattern counts a millionth of an occurrence more than it has. Source: Lucas & Volz 2019, "Tile pattern
    KL-divergence for analysing and evolving game levels", with w = 1/2.
    """
    keys = list(drawn.keys() | real.keys())
    p, q = (
        (np.array([counts[key] for key in keys], float) + _EPSILON) / ((counts.total() + _EPSILON) * (1 + _EPSILON))
        for counts in (drawn, real)
    )
    log = np.log(p / q)
    return float((p @ log - q @ log) / 2)


def shannon(drawn: Sequence[Plan], real: Sequence[Plan], side: int) -> float:
    """The Jensen-Shannon divergence of the patterns of side × side cells, in bits: 0 to 1."""
    return divergence(patterns(drawn, side), patterns(real, side))


def walks(plan: Plan, walkable: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The cells of a plan that can be walked on."""
    found: NDArray[np.bool_] = np.concatenate([[False], walkable])[plan]
    return found


def rooms_per_thousand(plans: Sequence[Plan], walkable: NDArray[np.bool_]) -> float:
    """Rooms in a thousand cells inside: pieces of the walkable cells all of whose 8 neighbours can be walked on."""
    rooms = cells = 0
    for plan in plans:
        inner = ~dilated(~np.pad(walks(plan, walkable), 1), _ROOM)
        rooms += components(inner)[1]
        cells += int((plan > 0).sum())
    return 1000 * rooms / max(1, cells)


def connected(plans: Sequence[Plan], walkable: NDArray[np.bool_]) -> float:
    """Share of the plans whose walkable cells are one piece."""
    return float(np.mean([components(walks(plan, walkable))[1] == 1 for plan in plans]))


def difference(one: Plan, other: Plan, *, rim: NDArray[np.bool_]) -> float:
    """Share of the cells inside, those at the rim aside, that differ between two plans of one outline."""
    asked = (one > 0) & ~rim
    return float((one != other)[asked].mean()) if asked.any() else 0.0


def nearest_agreement(plan: Plan, others: Sequence[Plan], *, rim: NDArray[np.bool_]) -> float:
    """The largest share of a plan's cells that a training plan repeats, wherever it is laid over it by its centre.

    Cells that are at the plan's rim, or void in either, are not compared; at least half of the cells must be.
    """
    asked = (plan > 0) & ~rim
    best = 0.0
    for other in others:
        laid = _centred(other, plan.shape)
        both = asked & (laid > 0)
        if 2 * both.sum() >= asked.sum() > 0:
            best = max(best, float((plan == laid)[both].mean()))
    return best


def _centred(plan: Plan, shape: tuple[int, ...]) -> Plan:
    """A plan cut and padded with void around its centre to another shape."""
    laid = np.zeros(shape, np.uint8)
    source, target = [], []
    for side, wanted in zip(plan.shape, shape, strict=True):
        length, start = min(side, wanted), max(0, (side - wanted) // 2)
        place = max(0, (wanted - side) // 2)
        source.append(slice(start, start + length))
        target.append(slice(place, place + length))
    laid[tuple(target)] = plan[tuple(source)]
    return laid
