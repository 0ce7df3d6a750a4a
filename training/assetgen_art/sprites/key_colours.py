"""Key colours: what stands for transparency in art without alpha."""

from __future__ import annotations

from typing import Final

import numpy as np

from .traits import Pixels

_KEYS: Final = ((255, 0, 255), (0, 255, 0), (0, 0, 255))  # that no artist paints a background in
_LEAST = 0.05  # share of an image that a key covers
_BORDER: Final = (0.3, 0.5, 0.5)  # share of its border, by key: magenta is hardly ever anything else
_FILLED = 0.9  # share of its own box from which what is left is a panel in a frame, not a figure on a ground


def key_of(pixels: Pixels) -> tuple[int, int, int] | None:
    """The key colour of an image (H, W, 4) without transparency; None if it has none."""
    if pixels[..., 3].min() < 255:
        return None
    border = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])[:, :3]
    for key, least in zip(_KEYS, _BORDER, strict=True):
        ground = (pixels[..., :3] == key).all(axis=2)
        edges = (ground[0], ground[-1], ground[:, 0], ground[:, -1])
        if ground.mean() < _LEAST or ground.all() or not all(edge.any() for edge in edges):
            continue
        rows, columns = np.flatnonzero(~ground.all(axis=1)), np.flatnonzero(~ground.all(axis=0))
        inner = ~ground[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        if (border == key).all(axis=1).mean() >= least and inner.mean() < _FILLED:
            return key
    return None


def without(pixels: Pixels, key: tuple[int, int, int]) -> Pixels:
    """The image with one colour made transparent."""
    ground = (pixels[..., :3] == key).all(axis=2)
    return np.where(ground[..., None], np.uint8(0), pixels)


def hex_of(colour: tuple[int, int, int]) -> str:
    """A colour as #rrggbb."""
    return "#{:02x}{:02x}{:02x}".format(*colour)
