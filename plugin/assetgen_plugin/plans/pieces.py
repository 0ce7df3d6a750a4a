"""Pieces of a mask: cells that hang together by their four neighbours."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def pieces_of(mask: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The piece of each cell, and the cells of each piece.

    mask: (H, W). Returns: (H, W) numbers from 0 on, in raster order of the pieces' first cells, −1 off the mask; and
    (n,) counts.
    """
    cells = np.arange(mask.size).reshape(mask.shape)
    across, down = mask[:, :-1] & mask[:, 1:], mask[:-1] & mask[1:]
    ends = np.concatenate([cells[:, :-1][across], cells[:-1][down]])
    others = np.concatenate([cells[:, 1:][across], cells[1:][down]])
    first = cells.ravel().copy()  # of each cell, one before it in its piece: in the end, the first
    while (apart := first[ends] != first[others]).any():
        here, there = first[ends[apart]], first[others[apart]]
        np.minimum.at(first, np.maximum(here, there), np.minimum(here, there))
        while (first != (jumped := first[first])).any():
            first = jumped
    inside = mask.ravel()
    _, numbers, counts = np.unique(first[inside], return_inverse=True, return_counts=True)
    found = np.full(mask.size, -1)
    found[inside] = numbers.reshape(-1)
    return found.reshape(mask.shape), counts


def near_void(inside: NDArray[np.bool_], *, corners: bool) -> NDArray[np.bool_]:
    """The cells inside with void among their four neighbours, or with corners among all eight; (H, W).

    What lies beyond the array is void.
    """
    height, width = inside.shape
    padded = np.pad(inside, 1)
    steps = [(0, 1), (1, 0), (1, 2), (2, 1)] + [(0, 0), (0, 2), (2, 0), (2, 2)] * corners
    surrounded = np.ones_like(inside)
    for dy, dx in steps:
        surrounded &= padded[dy : dy + height, dx : dx + width]
    return inside & ~surrounded
