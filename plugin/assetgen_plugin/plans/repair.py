"""Joins what is apart: afterwards all walkable cells of a plan hang together (contract 2, plans, section 7)."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..tensors import Tensors
from .pieces import near_void, pieces_of
from .site import Site

_FAR: Final = (1 << 62, 0)  # cost and component of a cell that nothing has reached


def repaired(tensors: Tensors, plan: NDArray[np.uint8], site: Site) -> NDArray[np.uint8]:
    """A plan (H, W) whose walkable cells hang together. No pinned cell changes."""
    least, brush, wall, floor, cost, rim_cost = (int(value) for value in tensors["repair"])
    walkable = np.concatenate([[False], tensors["walkable"] == 1])
    inside, pinned = site.outline.astype(bool), site.pins > 0
    rim = near_void(inside, corners=False)
    plan = plan.copy()
    if not walkable[plan].any():
        free = inside & ~pinned
        first = np.argwhere(free & ~rim if (free & ~rim).any() else free)[0]
        plan[tuple(first)] = floor
    _fill(plan, walkable, pinned, least, wall)
    numbers, counts = pieces_of(walkable[plan])
    if len(counts) < 2:
        return plan
    costs = np.where(walkable[plan], 0, np.where(rim, rim_cost, cost))
    costs[~inside | (pinned & ~walkable[plan])] = -1  # no way
    ways = _ways(numbers, len(counts), costs)
    for y, x in ways:
        plan[y, x] = floor
    height, width = plan.shape
    for y, x in sorted(ways):
        for b in range(y, min(height, y + brush)):
            for a in range(x, min(width, x + brush)):
                if walkable[plan[b, a]] or not inside[b, a] or rim[b, a] or pinned[b, a]:
                    continue
                if (b and walkable[plan[b - 1, a]]) or (a and walkable[plan[b, a - 1]]):
                    plan[b, a] = floor
    return plan


def _fill(
    plan: NDArray[np.uint8], walkable: NDArray[np.bool_], pinned: NDArray[np.bool_], least: int, wall: int
) -> None:
    """Walls up the components that are too small, neither pinned nor the largest."""
    numbers, counts = pieces_of(walkable[plan])
    small = counts < least
    small[counts.argmax()] = False  # of equally large ones the first
    small[numbers[pinned & (numbers >= 0)]] = False
    plan[(numbers >= 0) & np.append(small, False)[numbers]] = wall


def _ways(numbers: NDArray[np.int64], n: int, costs: NDArray[np.int64]) -> set[tuple[int, int]]:
    """The cells that are not walkable on the ways that join all n components.

    numbers: (H, W), the component of each walkable cell, −1 elsewhere. costs: (H, W), what a step into a cell costs; −1
    where there is none.
    """
    height, width = costs.shape
    steps = costs.ravel().tolist()
    owners = numbers.ravel().tolist()
    reached = [(0, owner) if owner >= 0 else _FAR for owner in owners]  # cost, component

    def neighbours(cell: int) -> list[int]:
        """Up, left, right, down."""
        y, x = divmod(cell, width)
        found = [cell - width] * (y > 0) + [cell - 1] * (x > 0) + [cell + 1] * (x + 1 < width)
        return found + [cell + width] * (y + 1 < height)

    queue = [(0, owner, cell) for cell, owner in enumerate(owners) if owner >= 0]
    heapify(queue)
    while queue:
        cost, owner, cell = heappop(queue)
        if (cost, owner) != reached[cell]:
            continue
        for other in neighbours(cell):
            if steps[other] > 0 and (cost + steps[other], owner) < reached[other]:
                reached[other] = (cost + steps[other], owner)
                heappush(queue, (*reached[other], other))

    edges = []
    for cell in range(height * width):
        for direction, other in enumerate((cell + 1, cell + width)):
            is_beside = (cell + 1) % width > 0 if direction == 0 else other < height * width
            if is_beside and _FAR not in (reached[cell], reached[other]) and reached[cell][1] != reached[other][1]:
                edges.append((reached[cell][0] + reached[other][0], cell, direction, other))
    roots = list(range(n))

    def root(component: int) -> int:
        while roots[component] != component:
            roots[component] = roots[roots[component]]
            component = roots[component]
        return component

    ways: set[tuple[int, int]] = set()
    for _, cell, _, other in sorted(edges):
        here, there = root(reached[cell][1]), root(reached[other][1])
        if here == there:
            continue
        roots[here] = there
        for end in (cell, other):
            while steps[end] > 0:
                ways.add(divmod(end, width))
                before = (reached[end][0] - steps[end], reached[end][1])
                end = next(near for near in neighbours(end) if reached[near] == before)
    return ways
