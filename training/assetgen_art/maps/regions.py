"""Regions of grids: connected pieces, dilations, closings, holes, hulls."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]


def components(mask: Mask) -> tuple[NDArray[np.int32], int]:
    """The connected pieces (4 neighbours) of a mask: their numbers from 1 by raster order, 0 outside; and how many."""
    height, width = mask.shape
    edges = np.diff(np.pad(mask, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]  # of runs, in the same order
    parents = list(range(len(rows)))

    def root(run: int) -> int:
        while parents[run] != run:
            parents[run] = parents[parents[run]]
            run = parents[run]
        return run

    first = np.searchsorted(rows, np.arange(height + 1)).tolist()
    begins, stops = starts.tolist(), ends.tolist()
    for y in range(1, height):
        above, below = first[y - 1], first[y]
        while above < first[y] and below < first[y + 1]:
            if begins[above] < stops[below] and begins[below] < stops[above]:
                one, other = root(above), root(below)
                parents[max(one, other)] = min(one, other)
            if stops[above] < stops[below]:
                above += 1
            else:
                below += 1
    roots = np.array([root(run) for run in range(len(parents))], np.int64)
    kept, numbers = np.unique(roots, return_inverse=True)
    change = np.zeros((height, width + 1), np.int32)
    np.add.at(change, (rows, starts), numbers.astype(np.int32) + 1)
    np.add.at(change, (rows, ends), -(numbers.astype(np.int32) + 1))
    return change.cumsum(axis=1)[:, :-1].astype(np.int32), len(kept)


def dilated(mask: Mask, reach: int) -> Mask:
    """The cells within `reach` of the mask, diagonals included; the grid keeps its size."""
    height, width = mask.shape
    for _ in range(reach):
        padded = np.pad(mask, 1)
        wide = padded[:, :-2] | padded[:, 1:-1] | padded[:, 2:]
        mask = wide[:-2] | wide[1:-1] | wide[2:]
    return mask.reshape(height, width)


def closed(mask: Mask, reach: int) -> Mask:
    """The mask with gaps up to 2 · reach wide filled, by a dilation and an erosion of squares."""
    grown = dilated(np.pad(mask, 2 * reach), reach)
    shrunk = ~dilated(~grown, reach)
    return shrunk[2 * reach : shrunk.shape[0] - 2 * reach, 2 * reach : shrunk.shape[1] - 2 * reach]


def without_holes(mask: Mask) -> Mask:
    """The mask and all that it encloses: what no way of 4 neighbours joins to the grid's outside."""
    numbers, _ = components(np.pad(~mask, 1, constant_values=True))
    filled: Mask = numbers != numbers[0, 0]
    return filled[1:-1, 1:-1]


def convex_by_rows_and_columns(mask: Mask) -> Mask:
    """The hull of a mask between whose cells, in a row or a column, none is missing."""
    while True:
        filled = mask
        for axis in (0, 1):
            before = np.logical_or.accumulate(filled, axis)
            after = np.flip(np.logical_or.accumulate(np.flip(filled, axis), axis), axis)
            filled = before & after
        if (filled == mask).all():
            return mask
        mask = filled
