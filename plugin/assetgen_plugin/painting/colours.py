"""The colours of a texture: those of the art, moved as the palette moves (contract 2, section 5)."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..pixels import nearest_colours

_TOGETHER: Final = 4096  # colours that are compared with all of a palette at a time

Colours = NDArray[np.uint8]
"""(n, 3)."""


def premultiplied(straight: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Premultiplied from straight alpha, (…, 4)."""
    alpha = straight[..., 3:].astype(np.int32)
    return np.concatenate([(straight[..., :3] * alpha + 127) // 255, alpha], axis=-1).astype(np.uint8)


def shares(pixels: NDArray[np.uint8], palette: Colours) -> NDArray[np.int64]:
    """How many of the pixels (n, 4) that can be seen are nearest to each colour of a palette (P, ·), (P,)."""
    keys, counts = np.unique(_keys(pixels[pixels[:, 3] > 0]), return_counts=True)
    found = np.zeros(len(palette), np.int64)
    for some in _slices(len(keys)):
        np.add.at(found, _squared(_colours(keys[some]), palette).argmin(axis=1), counts[some])
    return found


def moved(colours: Colours, own: Colours, counts: NDArray[np.int64], kept: Colours, palette: Colours) -> Colours:
    """Colours of the art as a texture has them.

    own: the palette that the art's guide was coloured with, (P, ·), and counts: its shares. kept, palette: the kept and
    the own palette of the texture.
    """
    steps = palette[:, :3].astype(np.int64) - kept[:, :3]
    distance = _squared(colours, own)
    weight = (counts << 16) // (((distance * distance) >> 6) + (1 << 16))  # (n, P)
    step = (weight @ steps) // np.maximum(1, weight.sum(axis=1, keepdims=True))
    result: Colours = np.clip(colours + step, 0, 255).astype(np.uint8)
    return result


def recoloured(
    pixels: NDArray[np.uint8],
    own: Colours,
    counts: NDArray[np.int64],
    kept: Colours,
    palette: Colours,
    forced: Colours | None,
    swaps: NDArray[np.uint8] | None,
) -> NDArray[np.uint8]:
    """Pixels of the art (n, 4), those that can be seen in the colours of a texture.

    forced: (M, 3), or None. swaps: pairs of colours (M, 2, 3), or None; a colour that is swapped is not moved.
    """
    seen = pixels[:, 3] > 0
    distinct, inverse = np.unique(_keys(pixels[seen]), return_inverse=True)
    result = np.empty((len(distinct), 3), np.uint8)
    for some in _slices(len(distinct)):
        result[some] = moved(_colours(distinct[some]), own, counts, kept, palette)
        if forced is not None:
            result[some] = nearest_colours(result[None, some], forced)[0]
    if swaps is not None:
        for before, after in swaps[::-1]:  # of several for one colour, the first
            result[distinct == _keys(before[None])[0]] = after
    drawn = pixels.copy()
    drawn[seen, :3] = result[inverse]
    return drawn


def _squared(colours: Colours, palette: Colours) -> NDArray[np.int64]:
    """Squared RGB distances (n, P)."""
    apart = colours[:, None, :].astype(np.int64) - palette[:, :3]
    squared: NDArray[np.int64] = (apart * apart).sum(axis=-1)
    return squared


def _keys(colours: NDArray[np.uint8]) -> NDArray[np.int64]:
    """A number for each colour (n, 3 or 4), without its alpha."""
    keys: NDArray[np.int64] = colours[:, :3].astype(np.int64) @ np.array([1 << 16, 1 << 8, 1])
    return keys


def _colours(keys: NDArray[np.int64]) -> Colours:
    return np.stack([keys >> 16, keys >> 8 & 255, keys & 255], axis=-1).astype(np.uint8)


def _slices(n_colours: int) -> list[slice]:
    """Parts of n colours, to bound memory."""
    return [slice(start, start + _TOGETHER) for start in range(0, n_colours, _TOGETHER)]
