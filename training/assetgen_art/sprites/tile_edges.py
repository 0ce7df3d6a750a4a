"""Whether sprites are the tiles of one terrain, whose edges must go on meeting when they vary."""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin.errors import DataError

from .items import ArtOptions

_LEAST_TILES = 6
_FULL = 0.5  # share of an edge's pixels that are drawn, from which something meets there
_MEET = 0.5, 0.3, 0.5  # of all edges those that are drawn, and that show a pattern; of the drawn those that others have
_MOST = 4  # pixels that are held unless more are asked for
_PART = 16  # of a tile's side, one pixel of which is held


def edges_kept(images: NDArray[np.uint8], *, framed: bool, options: ArtOptions) -> tuple[int, str]:
    """How many pixels at their edges variants keep, and why; no reason if the sprites are no tiles.

    images: (N, H, W, 4). framed: they fill their images.
    """
    height, width = images.shape[1:3]
    most = min(64, (min(height, width) - 1) // 2)
    if options.keep_edges is not None:
        if options.keep_edges > most:
            raise DataError(
                f"{options.keep_edges} pixels at the edges of {width}×{height} cannot be kept; at most {most}"
            )
        return options.keep_edges, "as requested"
    if not framed or len(images) < _LEAST_TILES:
        return 0, ""
    sides = images[:, 0], images[:, -1], images[:, :, 0], images[:, :, -1]
    met = [known for side in sides for known in _met(side)]
    drawn, patterned = len(met) / (4 * len(images)), float(np.mean([_varies(side) for side in sides]))
    alike = sum(met) / max(1, len(met))
    if drawn < _MEET[0] or patterned < _MEET[1]:
        return 0, ""
    why = f"{drawn:.0%} of the edges are drawn; {alike:.0%} of these are edges of other tiles, too"
    if alike < _MEET[2]:
        return 0, why
    return max(1, min(_MOST, most, min(height, width) // _PART)), why


def _met(edges: NDArray[np.uint8]) -> list[bool]:
    """Of the edges (N, L, 4) at one side that are drawn: whether another tile has the same one there."""
    shown = [edge.tobytes() for edge in edges[_are_drawn(edges)]]
    counts = Counter(shown)
    return [counts[edge] > 1 for edge in shown]


def _varies(edges: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Which edges (N, L, 4) at one side are drawn in more than one colour, (N,)."""
    changes: NDArray[np.bool_] = (edges != edges[:, :1]).any(axis=(1, 2))
    return _are_drawn(edges) & changes


def _are_drawn(edges: NDArray[np.uint8]) -> NDArray[np.bool_]:
    shown: NDArray[np.bool_] = (edges[..., 3] > 0).mean(axis=1) >= _FULL
    return shown
