"""From a decoder's output to pixels: applies palettes, converts alpha to straight, hashes textures."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .tensors import Tensors, tensor_text


def texture_hash(texture: NDArray[np.uint8]) -> str:
    """SHA-256 (hex) of a texture's H×W×C bytes."""
    from hashlib import sha256

    return sha256(np.ascontiguousarray(texture).tobytes()).hexdigest()


def finished(
    tensors: Tensors,
    values: NDArray[np.uint8],
    palettes: NDArray[np.uint8] | None,
    colours: NDArray[np.uint8] | None,
) -> NDArray[np.uint8]:
    """The textures (N, H, W, C) that a pack's layers give.

    values: channels (N, C, H, W) of a direct pack, or index maps (N, H, W). palettes: (N, P·C), or None for the pack's
    fixed one. colours: (M, 3) that palettes are forced to.
    """
    if tensor_text(tensors, "output") == "direct":
        return straight_alpha(np.moveaxis(values, 1, -1))
    if palettes is None:
        fixed = tensors["palette.colours"]
        palette = np.broadcast_to(fixed, (len(values), *fixed.shape))
    else:
        palette = palettes.reshape(len(values), -1, int(tensors["size"][2]))
    if colours is not None:
        palette = nearest_colours(palette, colours)
    return apply_palette(values, palette)


def straight_alpha(premultiplied: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Straight from premultiplied alpha, (…, 4) uint8: min(255, (255·c + a/2) // a); other channel counts as is."""
    if premultiplied.shape[-1] != 4:
        return premultiplied
    alpha = premultiplied[..., 3:].astype(np.int32)
    colour = (255 * premultiplied[..., :3].astype(np.int32) + alpha // 2) // np.maximum(alpha, 1)
    straight = premultiplied.copy()
    straight[..., :3] = np.where(alpha > 0, np.minimum(colour, 255), 0)
    return straight


def apply_palette(index: NDArray[np.uint8], palette: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Textures (N, H, W, C) from index maps (N, H, W) and palettes (N, P, C); with C = 4 slot 0 is transparent."""
    if palette.shape[-1] == 4:
        palette = np.concatenate([np.zeros_like(palette[:, :1]), palette], axis=1)
    return palette[np.arange(len(index))[:, None, None], index]


def nearest_colours(palette: NDArray[np.uint8], colours: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Palettes (N, P, C) with each colour replaced by the nearest of `colours` (M, 3), alpha left as it is.

    The distance is the integer "redmean", weights by how red the two are; of equally near ones the first is taken.
    """
    here = palette[..., None, :3].astype(np.int64)
    there = colours.astype(np.int64)
    red = (here[..., 0] + there[:, 0]) >> 1
    r, g, b = ((here[..., channel] - there[:, channel]) ** 2 for channel in range(3))
    distance = (((512 + red) * r) >> 8) + 4 * g + (((767 - red) * b) >> 8)
    forced = palette.copy()
    forced[..., :3] = colours[distance.argmin(axis=-1)]
    return forced
