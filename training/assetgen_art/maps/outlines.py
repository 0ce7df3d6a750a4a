"""Outlines of maps that have none: from tight silhouettes to hulls, each with the map's cells inside."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .regions import Mask, closed, components, convex_by_rows_and_columns, dilated, without_holes

CLOSINGS = (0, 1, 2, 4)  # reach of the closings, from tight to loose

Plan = NDArray[np.uint8]


def background(cells: Plan, walkable: NDArray[np.bool_]) -> int:
    """The class that surrounds a map: of those one cannot walk on, the commonest at the edges; 0 if there is none.

    cells: (H, W), classes 1 … K. walkable: (K,).
    """
    edge = np.concatenate([cells[0], cells[-1], cells[:, 0], cells[:, -1]])
    counts = np.bincount(edge, minlength=len(walkable) + 1)[1:] * ~walkable
    return int(counts.argmax()) + 1 if counts.any() else 0


def outlined(cells: Plan, walkable: NDArray[np.bool_]) -> list[Plan]:
    """A map that fills its rectangle as plans of different outlines, the tightest first, each (H, W) uint8.

    Where a class surrounds the map, the outline is what is not of this class, and one cell around it: as it is, with
    gaps filled, and as a hull of rows and columns. Holes are filled. Every outline is one piece; of a map in several
    pieces it is the largest one's, and the others are left out. A map that nothing surrounds keeps its rectangle.
    """
    around = background(cells, walkable)
    content = cells != around
    if not around or not content.any():
        return [cells]
    margin = 2 + 2 * max(CLOSINGS)
    tight = dilated(np.pad(content, margin), 1)
    numbers, count = components(tight)
    if count > 1:
        tight = numbers == 1 + np.argmax(np.bincount(numbers[numbers > 0])[1:])
    whole = np.where(tight, np.pad(cells, margin, constant_values=around), around)
    outlines = [without_holes(closed(tight, reach)) for reach in CLOSINGS]
    outlines.append(convex_by_rows_and_columns(tight))
    plans: list[Plan] = []
    for outline in outlines:
        plan = cropped(np.where(outline, whole, 0).astype(np.uint8))
        if not any(np.array_equal(plan, other) for other in plans):
            plans.append(plan)
    return plans


def cropped(plan: Plan) -> Plan:
    """A plan without the rows and columns of void around it; at least one cell must be inside."""
    rows, columns = np.flatnonzero(plan.any(axis=1)), np.flatnonzero(plan.any(axis=0))
    return plan[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def rim(outline: Mask) -> Mask:
    """The cells of an outline with void among their 8 neighbours; beyond the grid is void."""
    return outline & dilated(np.pad(~outline, 1, constant_values=True), 1)[1:-1, 1:-1]
