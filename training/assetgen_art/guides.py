"""Guides: the small pictures by which variants of larger art are painted, and how art is reduced to them."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

GUIDE_SIDE = 64  # pixels of a guide's larger side, at most
MAX_SCALE = 8
_CHUNK = 64  # images reduced at a time


def least_scale(height: int, width: int) -> int:
    """The whole factor by which art of this size must be reduced at least."""
    return math.ceil(max(height, width) / GUIDE_SIDE)


def guide_scale(height: int, width: int) -> int:
    """The factor by which art of this size is reduced: the least that divides both sides; 0 if there is none."""
    fitting = (f for f in range(least_scale(height, width), MAX_SCALE + 1) if height % f == width % f == 0)
    return next(fitting, 0)


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
