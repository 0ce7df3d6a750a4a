"""Guides: the small pictures by which variants of art are painted, and how art is reduced to them.

A guide says where things go, not what they look like: one of a quarter of the art's size guides as well as one of its
own size (docs/decisions/019-detail.md), and a model of it is small and soon trained.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

MAX_SCALE = 8
_LARGEST = 64  # pixels of a guide's larger side
_USUAL = 24  # up to which art is reduced if its sides allow it, by a power of two
_CHUNK = 64  # images reduced at a time


def usual_scale(height: int, width: int) -> int:
    """The factor by which art of this size is reduced if that divides its sides: 1, 2, 4 or 8."""
    scale = 1
    while max(height, width) > _USUAL * scale and scale < MAX_SCALE:
        scale *= 2
    return scale


def guide_scale(height: int, width: int, *, multiple: int = 1) -> int:
    """The factor by which art of this size is reduced: of those that divide both sides the nearest to the usual one.

    multiple: what the sides of the guide must be multiples of. 0 if no factor will do.
    """
    usual = usual_scale(height, width)
    fitting = [
        scale
        for scale in range(1, MAX_SCALE + 1)
        if height % (scale * multiple) == width % (scale * multiple) == 0 and max(height, width) <= _LARGEST * scale
    ]
    return min(fitting, key=lambda scale: max(scale / usual, usual / scale), default=0)


def reduced(images: NDArray[np.uint8], scale: int) -> NDArray[np.uint8]:
    """Images (N, H, W, C), straight alpha, by means of scale × scale pixels, which count by their alpha."""
    if scale == 1:
        return images
    n_images, height, width, channels = images.shape
    small = np.empty((n_images, height // scale, width // scale, channels), np.uint8)
    for start in range(0, n_images, _CHUNK):
        part = images[start : start + _CHUNK]
        blocks = part.reshape(len(part), height // scale, scale, width // scale, scale, channels)
        if channels != 4:
            small[start : start + _CHUNK] = np.rint(blocks.mean(axis=(2, 4)))
            continue
        alpha = blocks[..., 3].sum(axis=(2, 4), dtype=np.int64)
        sums = np.einsum("nyaxbc,nyaxb->nyxc", blocks[..., :3].astype(np.int64), blocks[..., 3].astype(np.int64))
        small[start : start + _CHUNK, ..., :3] = np.rint(sums / np.maximum(alpha, 1)[..., None])
        small[start : start + _CHUNK, ..., 3] = np.rint(alpha / scale**2)
    if channels == 4:
        small[small[..., 3] == 0] = 0
    return small
