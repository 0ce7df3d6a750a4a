"""How well the opposite edges of a texture meet: the step across an edge, against steps between neighbours within.

One measure read in two ways. `seam_ratio` asks whether an artist's tile was meant to tile, and averages over all of it.
`worst_seam` asks whether a player would see a border, and takes the worse direction against the strongest steps that
the texture has anyway. What a bake holds its textures to is a third reading, in integers, since lock files keep it.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray


def seam_ratio(pixels: NDArray[np.uint8]) -> float:
    """Mean step from each edge of an image (H, W, C) to the opposite one, over that between neighbours; 1 is seamless.

    Of both directions together, in colour only; 1 for a flat image.
    """
    colours = pixels[None, ..., :3].astype(np.int16)
    (across_rows, within_rows), (across_columns, within_columns) = _steps(colours, 1), _steps(colours, 2)
    across = float(across_rows.mean() + across_columns.mean())
    within = float(within_rows.mean() + within_columns.mean())
    if within == 0:
        return 1.0 if across == 0 else math.inf
    return across / within


def worst_seam(colours: NDArray[np.float32]) -> NDArray[np.float64]:
    """Mean step across the worse pair of edges, over the ninth decile of those between rows or columns, (N,).

    colours: (N, H, W, 3) in 0..1. Up to about 1 is seamless. The ninth decile, because bricks and planks have joints,
    and tiles often begin with one.
    """
    scores = []
    for axis in (1, 2):
        across, within = _steps(colours, axis)
        edge, inside = across.mean(axis=(1, 2)), within.mean(axis=(2, 3))
        scores.append((edge + 1e-3) / (np.quantile(inside, 0.9, axis=1) + 1e-3))  # a flat texture is seamless
    worse: NDArray[np.float64] = np.maximum(*scores).astype(np.float64)
    return worse


def _steps(colours: NDArray[Any], axis: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """Sizes of the steps along an axis of images (N, H, W, 3): from edge to edge (N, L, 3), within (N, K - 1, L, 3)."""
    lines = np.moveaxis(colours, axis, 1)  # (N, K, L, 3)
    return np.abs(lines[:, 0] - lines[:, -1]), np.abs(np.diff(lines, axis=1))
