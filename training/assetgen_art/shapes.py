"""Which pixels of shapes hang together: neighbours, diagonals included, and connected parts."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Slices = tuple[slice, slice, slice]


def neighbours(down: int, across: int) -> tuple[Slices, Slices]:
    """Where images (N, H, W, …) have each pixel, and its neighbour `down` and `across` from it.

    Pixels without such a neighbour are left out. down: 0 or more.
    """
    here, there = slice(None, -abs(across) or None), slice(abs(across), None)
    if across < 0:
        here, there = there, here
    return (slice(None), slice(None, -down or None), here), (slice(None), slice(down, None), there)


ALL_NEIGHBOURS = tuple(neighbours(down, across) for down, across in ((0, 1), (1, 0), (1, 1), (1, -1)))
"""Each pair of pixels that touch, once: beside, below, and on both diagonals."""


def largest_part(shape: NDArray[np.bool_], *, over_gaps: bool = False) -> NDArray[np.int64]:
    """Pixels of the largest connected part of each shape (N, H, W), (N,). over_gaps: also over gaps of one pixel.

    Runs of pixels along rows are joined to those that they touch in the next row, until nothing changes.
    """
    n_images, height, width = shape.shape
    padded = np.pad(shape, ((0, 0), (1, 1), (1, 2)))  # so that no run of pixels goes on in the next row or image
    wide = padded.copy()
    if over_gaps:  # each pixel as 2 × 2
        wide[:, :, 1:] |= padded[:, :, :-1]
        wide[:, 1:] |= wide[:, :-1].copy()
    step = np.diff(wide.ravel().astype(np.int8))
    starts, ends = np.flatnonzero(step > 0) + 1, np.flatnonzero(step < 0) + 1  # of runs along rows
    first = np.searchsorted(ends, starts + width + 2, side="right")  # of the runs of the next row that touch each
    n_below = np.searchsorted(starts, ends + width + 4, side="left") - first
    above = np.repeat(np.arange(len(starts)), n_below)
    below = np.arange(len(above)) + np.repeat(first - np.cumsum(n_below) + n_below, n_below)
    parts = np.arange(len(starts))  # of each run: the first run of its part, when done
    while (parts[above] != parts[below]).any():
        one, other = parts[above], parts[below]
        np.minimum.at(parts, one, other)
        np.minimum.at(parts, other, one)
        parts = parts[parts]
    before = np.concatenate([np.zeros(1, np.int64), np.cumsum(padded.ravel())])
    sizes = np.zeros(len(starts), np.int64)
    np.add.at(sizes, parts, before[ends] - before[starts])
    largest = np.zeros(n_images, np.int64)
    np.maximum.at(largest, starts // ((height + 2) * (width + 3)), sizes)
    return largest
