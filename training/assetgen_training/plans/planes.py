"""What the scan network sees of a plan at each of its cells, for many plans of known cells at once.

A plan is (H, W) uint8: 0 outside its outline, 1 … K inside. As every tap on a class looks at cells drawn before, the
planes of a finished plan give for each cell what a drawing would have shown there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

REACH = 16  # cells that a tap may be away
_OPEN_EDGES = 9  # most that are told

Plan = NDArray[np.uint8]


def choose_taps(n_classes: int, n_features: int) -> NDArray[np.int8]:
    """The places that the network looks at, (F, 3) int8: plane, dy, dx.

    Dense nearby, sums of 3×3 further away; of the classes all but the last, which the others and void tell. Class
    planes are looked at where a drawing by waves (x + 6·y) has been too. The nearest first, each kind of plane by a
    measure of its own.
    """
    seen = range(1, max(2, n_classes))
    places = [(dy, dx) for dy in range(-REACH, REACH + 1) for dx in range(-REACH, REACH + 1)]
    ranked: list[tuple[float, tuple[int, int, int]]] = []
    for dy, dx in places:
        away = float(np.hypot(dy, dx))
        coarse = dy % 3 == 0 and (dx % 3 == 0)
        if (dy, dx) != (0, 0):
            ranked.append((1 + 1.3 * away, (0, dy, dx)))
        if coarse and max(abs(dy), abs(dx)) < REACH:
            ranked.append((2 + 0.55 * away, (1, dy, dx)))
        for c in seen:
            if (dy, dx) < (0, 0) and dx < 6 * -dy + (dy == 0):
                ranked.append((away, (1 + c, dy, dx)))
            if _summed(dy, dx):
                ranked.append((2 + 0.5 * away, (1 + n_classes + c, dy, dx)))
        if (dy, dx) > (0, 0):
            ranked.extend((1.5 + 1.6 * away, (1 + 2 * n_classes + c, dy, dx)) for c in seen)
    ranked.sort()
    return np.array([tap for _, tap in ranked[:n_features]], np.int8)


def _summed(dy: int, dx: int) -> bool:
    """Whether the 3×3 sum of a class is looked at there: every third row and column, its cells drawn before."""
    if (dy + 2) % 3 or (dx + 2) % 3 or max(-dy, abs(dx)) >= REACH:
        return False
    return (dx <= -2 and dy == -1) or (dy <= -2 and dx + 1 < 6 * (-dy - 1))


@dataclass(frozen=True)
class Seen:
    """Samples of many plans: one a cell that the network is asked for.

    planes: (N · P · H · W,) uint8, all planes of all plans with a margin of REACH. at: (n,) int64, where plane 0 of
    each sample's own cell lies. told: (n, K + 5) uint8. target: (n,) int64, class − 1. plan, y, x: (n,) its plan's
    number and its place. stride: (plane, row), by which taps become offsets.
    """

    planes: NDArray[np.uint8]
    at: NDArray[np.int64]
    told: NDArray[np.uint8]
    target: NDArray[np.int64]
    plan: NDArray[np.int64]
    y: NDArray[np.int64]
    x: NDArray[np.int64]
    stride: tuple[int, int]

    def offsets(self, taps: NDArray[np.int8]) -> NDArray[np.int64]:
        """Where the taps lie from a sample's own place, (F,)."""
        plane, dy, dx = taps.astype(np.int64).T
        offsets: NDArray[np.int64] = plane * self.stride[0] + dy * self.stride[1] + dx
        return offsets


def seen(plans: Sequence[Plan], pins: Sequence[NDArray[np.bool_]], n_classes: int, *, rim: bool) -> Seen:
    """The samples of some plans. pins: which of their cells are pinned. rim: cells at the rim are not asked for."""
    height = max(len(plan) for plan in plans)
    width = max(plan.shape[1] for plan in plans)
    n_planes = 3 * n_classes + 2
    planes = np.zeros((len(plans), n_planes, height + 2 * REACH, width + 2 * REACH), np.uint8)
    planes[:, 0] = 1
    inner = planes[:, :, REACH:-REACH, REACH:-REACH]
    cells = np.zeros((len(plans), height, width), np.uint8)
    pinned = np.zeros(cells.shape, bool)
    for number, (plan, pin) in enumerate(zip(plans, pins, strict=True)):
        rows, columns = plan.shape
        cells[number, :rows, :columns] = plan
        pinned[number, :rows, :columns] = pin & (plan > 0)
    inner[:, 0] = cells == 0
    for c in range(1, n_classes + 1):
        inner[:, 1 + c] = cells == c
        inner[:, 1 + 2 * n_classes + c] = (cells == c) & pinned
        planes[:, 1 + n_classes + c] = _sums(planes[:, 1 + c], 0)
    planes[:, 1] = _sums(planes[:, 0], 1)
    near_void = inner[:, 1] > 0
    asked = (cells > 0) & ~pinned & ~(near_void & rim)
    of, y, x = np.nonzero(asked)
    sides = planes.shape[2], planes.shape[3]
    stride = sides[0] * sides[1], sides[1]
    at = of * n_planes * stride[0] + (y + REACH) * stride[1] + x + REACH
    target = cells[asked].astype(np.int64) - 1
    return Seen(planes.ravel(), at, np.zeros((len(at), 0), np.uint8), target, of, y, x, stride)


def told(plans: Sequence[Plan], walkable: NDArray[np.bool_]) -> list[NDArray[np.uint8]]:
    """The told numbers of every cell of each plan, (H, W, K + 5) uint8, as they are just before the cell is drawn.

    walkable: (K,). For each class 16 · count / N of the N cells inside, rounded; 16 · drawn // N; the open edges of the
    component at the left and of the one above, at most 9; whether they are one; whether there are several components.
    """
    n_classes = len(walkable)
    height, width = max(len(plan) for plan in plans), max(plan.shape[1] for plan in plans)
    cells = np.zeros((len(plans), height + 1, width + 2), np.uint8)  # a column of void on each side, a row below
    for number, plan in enumerate(plans):
        cells[number, : len(plan), 1 : plan.shape[1] + 1] = plan
    inside = cells > 0
    void = np.pad(~inside, ((0, 0), (1, 1), (1, 1)), constant_values=True)
    free = inside & (_sums(void.view(np.uint8), 1)[:, 1:-1, 1:-1] == 0)  # inside, and not at the rim
    counts = np.zeros((len(plans), n_classes), np.int64)
    n_cells = np.maximum(1, inside.sum(axis=(1, 2)))
    front = np.zeros((len(plans), width + 2), np.int64)  # component of the lowest drawn cell of each column, 0: none
    n_born = np.zeros(len(plans), np.int64)
    n_components = np.zeros(len(plans), np.int64)
    walks = np.concatenate([[False], walkable])
    result = np.zeros((len(plans), height, width, n_classes + 5), np.uint8)
    for y in range(height):
        below_first, below_second = free[:, y], free[:, y + 1]  # cells to come below the front's: not yet drawn, drawn
        for x in range(1, width + 1):
            here = np.flatnonzero(inside[:, y, x])
            front[~inside[:, y, x], x] = 0
            if not len(here):
                continue
            state = front[here]
            left, above = state[:, x - 1], state[:, x]
            # an open edge below each cell of the front, and one to the right of the last drawn cell
            downs = np.concatenate([below_second[here, :x], below_first[here, x:]], axis=1)
            into = free[here, y, x]
            edges = [
                np.where(
                    one > 0,
                    ((state == one[:, None]) & downs).sum(axis=1) + ((one == left) & into),
                    0,
                )
                for one in (left, above)
            ]
            out = result[here, y, x - 1]
            out[:, :n_classes] = (16 * counts[here] + n_cells[here, None] // 2) // n_cells[here, None]
            out[:, n_classes] = 16 * counts[here].sum(axis=1) // n_cells[here]
            out[:, n_classes + 1] = np.minimum(edges[0], _OPEN_EDGES)
            out[:, n_classes + 2] = np.minimum(edges[1], _OPEN_EDGES)
            out[:, n_classes + 3] = (left == above) & (left > 0)
            out[:, n_classes + 4] = n_components[here] > 1
            result[here, y, x - 1] = out
            drawn = cells[here, y, x]
            counts[here, drawn - 1] += 1
            walk = walks[drawn]
            alone = walk & (left == 0) & (above == 0)
            n_born[here] += alone
            n_components[here] += alone
            joined = walk & (left > 0) & (above > 0) & (left != above)
            n_components[here] -= joined
            own = np.where(alone, n_born[here], np.maximum(left, above))
            for one in (left, above):
                state = np.where(joined[:, None] & (state == one[:, None]), own[:, None], state)
            state[:, x] = np.where(walk, own, 0)
            front[here] = state
    return [result[number, : len(plan), : plan.shape[1]] for number, plan in enumerate(plans)]


def _sums(plane: NDArray[np.uint8], beyond: int) -> NDArray[np.uint8]:
    """The 3×3 sums of planes (N, H, W); beyond: the value outside."""
    padded = np.pad(plane, ((0, 0), (1, 1), (1, 1)), constant_values=beyond)
    rows = padded[:, :-2] + padded[:, 1:-1] + padded[:, 2:]
    sums: NDArray[np.uint8] = rows[:, :, :-2] + rows[:, :, 1:-1] + rows[:, :, 2:]
    return sums
