"""How visible the borders of a texture are where it is laid beside itself, in whole per cent."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from assetgen_training.signatures import colours_and_alpha

INVISIBLE = 100  # the score of a border that differs no more than neighbouring rows within
_LEAST_STEP = 1  # level a pixel and channel, on both sides: a nearly flat texture has no seam


def seam_scores(textures: NDArray[np.uint8]) -> NDArray[np.int64]:
    """The step from each edge to the opposite one over that within, in per cent, of textures (N, H, W, C) uint8, (N,).

    The worse of left–right and top–bottom; each the mean difference of the pixels across that border, premultiplied,
    over the ninth decile of the same of neighbouring rows or columns, since bricks and planks have joints, and tiles
    often begin with one. Up to about 100 the border is not seen; a side of one pixel has none. The measure by which
    sprite sets that tile are judged after training is the same, in floats.
    """
    colours, alpha = colours_and_alpha(textures)
    planes = np.concatenate([(colours * alpha[..., None] + 127) // 255, alpha[..., None]], axis=3)
    return np.maximum(_seams(planes), _seams(planes.swapaxes(1, 2)))


def _seams(planes: NDArray[np.int32]) -> NDArray[np.int64]:
    """Of the border between the last and the first row of planes (N, H, W, 4), (N,)."""
    n_images, n_rows = planes.shape[:2]
    if n_rows == 1:
        return np.full(n_images, INVISIBLE, np.int64)
    within = np.sort(np.abs(np.diff(planes, axis=1)).sum(axis=(2, 3), dtype=np.int64), axis=1)
    across = np.abs(planes[:, 0] - planes[:, -1]).sum(axis=(1, 2), dtype=np.int64)
    least = _LEAST_STEP * planes.shape[2] * planes.shape[3]
    scores: NDArray[np.int64] = 100 * (across + least) // (within[:, (n_rows - 2) * 9 // 10] + least)
    return scores
