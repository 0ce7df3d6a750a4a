"""How visible the borders of a texture are where it is tiled, in whole per cent."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

INVISIBLE = 100  # the score of a border that differs no more than neighbouring rows inside
_CHUNK_PIXELS = 1 << 18  # to bound memory
_LEAST_STEP = 1  # level a pixel and channel, on both sides: a nearly flat texture has no seam


def seam_scores(textures: NDArray[np.uint8]) -> NDArray[np.int64]:
    """The step from each edge to the opposite one over that within, in per cent, of textures (N, H, W, C) uint8, (N,).

    The worse of left–right and top–bottom; each is the mean difference of the pixels across that border, premultiplied,
    over the ninth decile of the same for neighbouring rows or columns, since bricks and planks have joints, and tiles
    often begin with one. Up to about 100 the border is invisible; a side of one pixel has no border. Sprite sets that
    tile are judged after training by the same measure, in floats.
    """
    scores = np.empty(len(textures), np.int64)
    step = max(1, _CHUNK_PIXELS // (textures.shape[1] * textures.shape[2]))
    for start in range(0, len(textures), step):
        rows = slice(start, start + step)
        planes = _premultiplied(textures[rows])
        scores[rows] = np.maximum(_seams(planes), _seams(planes.swapaxes(1, 2)))
    return scores


def _premultiplied(textures: NDArray[np.uint8]) -> NDArray[np.int16]:
    if textures.shape[3] != 4:
        return textures.astype(np.int16)
    alpha = textures[..., 3:].astype(np.int32)
    colours = (textures[..., :3] * alpha + 127) // 255
    return np.concatenate([colours, alpha], axis=3).astype(np.int16)


def _seams(planes: NDArray[np.int16]) -> NDArray[np.int64]:
    """Of the border between the last and the first row of planes (N, H, W, C), (N,)."""
    n_images, n_rows = planes.shape[:2]
    if n_rows == 1:
        return np.full(n_images, INVISIBLE, np.int64)
    rows = planes.reshape(n_images, n_rows, -1)
    within = np.sort(np.abs(np.diff(rows, axis=1)).sum(axis=2, dtype=np.int64), axis=1)
    across = np.abs(rows[:, 0] - rows[:, -1]).sum(axis=1, dtype=np.int64)
    least = _LEAST_STEP * rows.shape[2]
    scores: NDArray[np.int64] = 100 * (across + least) // (within[:, (n_rows - 2) * 9 // 10] + least)
    return scores
