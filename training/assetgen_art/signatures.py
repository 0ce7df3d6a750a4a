"""How similar two pictures look, in integers from the pixels to the decision, so that every machine decides the same.

A signature is a picture of a few areas: how much of each cell of a grid is covered by what is lighter than the sprite's
own mean and by what is darker (its shape, whatever its colours), and by red, green and blue. Two are compared by what
they share: their distance is one minus the areas that both have over those that either has, which for silhouettes alone
is one minus intersection over union. So small sprites are no more similar than large ones.

Source: Ružička 1958 (weighted Jaccard); that it is a metric: Marczewski and Steinhaus 1958.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

FULL = 10_000  # the distance of pictures that have nothing in common: distances are in hundredths of a per cent
SHAPE_CELLS, COLOUR_CELLS = 8, 4  # along a side
N_SHAPE = 2 * SHAPE_CELLS**2  # bytes: the lighter areas, the darker ones
WIDTH = N_SHAPE + 4 * COLOUR_CELLS**2  # then red, green, blue (premultiplied) and alpha
_N_COMPACT_SHAPE = N_SHAPE // 4  # of half bytes
COMPACT_WIDTH = (_N_COMPACT_SHAPE + 3 * COLOUR_CELLS**2 // 4) // 2  # bytes
_GAIN = 96  # of 128 levels: how far from the middle a pixel is that is one mean deviation from the sprite's mean
_LEAST_DEVIATION = 8  # levels; below, a sprite is flat, and its noise is not enlarged
_CHUNK_PIXELS = 1 << 18  # to bound memory
# The nearest k of 0 … 15 to 15 · √(v / 255), of v = 0 … 255; it stands for an area k² of 225.
_ROOTS = (np.array([255 * (2 * k - 1) ** 2 for k in range(1, 16)])[:, None] <= 900 * np.arange(256)).sum(
    axis=0, dtype=np.uint8
)


def signatures(textures: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The signatures (N, WIDTH) of textures (N, H, W, C) uint8 of any size, straight alpha, C of 1, 3 or 4."""
    found = np.empty((len(textures), WIDTH), np.uint8)
    for rows in _chunks(textures):
        lighter, darker, colours = _areas(textures[rows])
        planes = [_cells(lighter, SHAPE_CELLS), _cells(darker, SHAPE_CELLS)]
        planes += [_cells(colours[..., channel], COLOUR_CELLS) for channel in range(4)]
        found[rows] = np.concatenate(planes, axis=1)
    return found


def distances(signature: NDArray[np.uint8], many: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """How far one signature (WIDTH,), or M, each from its own, are from many (M, WIDTH) in shape and in colour.

    (M,) each, 0 … 10,000. Shape: which part of what either draws differs in silhouette, or in what is lighter and what
    darker; 0 of a recolour that keeps that. Colour: which part differs in colour, of larger cells.
    """
    return shape_distances(signature, many), _apart(_colour_areas(np.atleast_2d(signature)), _colour_areas(many))


def shape_distances(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> NDArray[np.int64]:
    """The first of `distances`, (M,), of one signature (WIDTH,) or of M, each from its own of the other (M, WIDTH)."""
    return _apart(one[..., :N_SHAPE], other[:, :N_SHAPE])


def compact(found: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Hashes (N, COMPACT_WIDTH) of signatures (N, WIDTH), by which a pack knows its training images.

    Areas of cells twice as large, each as the four bits of its square root, since small sprites cover little of a cell.
    """
    shape = found[:, :N_SHAPE].reshape(-1, 2, SHAPE_CELLS, SHAPE_CELLS)
    colour = found[:, N_SHAPE:].reshape(-1, 4, COLOUR_CELLS, COLOUR_CELLS)[:, :3]
    roots = _ROOTS[np.concatenate([_quartered(shape), _quartered(colour)], axis=1)]
    hashes: NDArray[np.uint8] = roots[:, ::2] << 4 | roots[:, 1::2]
    return hashes


def compact_areas(hashes: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The areas that hashes (M, COMPACT_WIDTH) stand for, (M, 56): lighter, darker, colours, their rest."""
    roots = np.stack([hashes >> 4, hashes & 15], axis=2).reshape(len(hashes), -1)
    areas = roots * roots  # 0 … 225
    shape = areas[:, :_N_COMPACT_SHAPE]
    alpha = _quartered(
        shape.reshape(-1, 2, SHAPE_CELLS // 2, SHAPE_CELLS // 2).sum(axis=1, keepdims=True, dtype=np.uint16)
    )
    colours = np.minimum(areas[:, _N_COMPACT_SHAPE:].reshape(len(hashes), 3, -1), alpha[:, None])  # all were rounded
    rest = alpha[:, None] - colours
    whole = np.concatenate([shape, colours.reshape(len(hashes), -1), rest.reshape(len(hashes), -1)], axis=1)
    return np.asfortranarray(whole.astype(np.uint8))  # column by column is how they are compared fastest


def compact_distances(one: NDArray[np.uint8], many: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """As `distances`, of the areas of one hash (56,) from those of each of many (M, 56).

    Larger cells hide differences and invent none, but for the rounding: these are mostly smaller, by about a third.
    """
    shape = _apart(one[:_N_COMPACT_SHAPE], many[:, :_N_COMPACT_SHAPE])
    return shape, _apart(one[_N_COMPACT_SHAPE:], many[:, _N_COMPACT_SHAPE:])


def _apart(one: NDArray[np.uint8], many: NDArray[np.uint8]) -> NDArray[np.int64]:
    """1 − Σ min / Σ max of areas (K,) or (M, K) and (M, K), in units of 1 / FULL, (M,); 0 where there are none."""
    both = np.minimum(one, many).sum(axis=1, dtype=np.uint16).astype(np.int64)  # of at most 128 areas of at most 255
    either = np.maximum(one, many).sum(axis=1, dtype=np.uint16).astype(np.int64)
    apart: NDArray[np.int64] = FULL * (either - both) // np.maximum(either, 1)
    return apart


def _colour_areas(found: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Red, green and blue of each cell of signatures, and what each leaves of alpha, so that black is an area too."""
    planes = found[:, N_SHAPE:].reshape(-1, 4, COLOUR_CELLS**2)
    return np.concatenate([planes[:, :3], planes[:, 3:] - planes[:, :3]], axis=1).reshape(-1, 6 * COLOUR_CELLS**2)


def _quartered(cells: NDArray[np.unsignedinteger]) -> NDArray[np.uint16]:
    """Means of each 2 × 2 cells of planes (N, P, side, side), rounded down, (N, P · side² / 4)."""
    n_images, n_planes, side, _ = cells.shape
    blocks = cells.reshape(n_images, n_planes, side // 2, 2, side // 2, 2)
    means: NDArray[np.uint16] = blocks.sum(axis=(3, 5), dtype=np.uint16) >> 2
    return means.reshape(n_images, n_planes * side**2 // 4)


def _chunks(textures: NDArray[np.uint8]) -> Iterator[slice]:
    n_images, height, width, _ = textures.shape
    step = max(1, _CHUNK_PIXELS // (height * width))
    return (slice(start, start + step) for start in range(0, n_images, step))


def _areas(textures: NDArray[np.uint8]) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """What each pixel covers of lighter and of darker, (N, H, W) each, and of red, green, blue and all, (N, H, W, 4).

    0 … 255; lighter and darker add up to all.
    """
    colours, alpha = colours_and_alpha(textures)
    light = luminance(colours)
    drawn = np.maximum(alpha.sum(axis=(1, 2), dtype=np.int64, keepdims=True), 1)
    mean = (16 * (light * alpha).sum(axis=(1, 2), dtype=np.int64, keepdims=True) // drawn).astype(np.int32)
    apart = 16 * light - mean
    deviation = (np.abs(apart) * alpha).sum(axis=(1, 2), dtype=np.int64, keepdims=True) // drawn
    deviation = np.maximum(deviation, 16 * _LEAST_DEVIATION).astype(np.int32)
    level = np.clip(128 + _GAIN * apart // deviation, 0, 255)
    lighter = (level * alpha + 127) // 255
    premultiplied = (colours * alpha[..., None] + 127) // 255
    return lighter, alpha - lighter, np.concatenate([premultiplied, alpha[..., None]], axis=3)


def colours_and_alpha(textures: NDArray[np.uint8]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Straight colours (N, H, W, 3) and alpha (N, H, W), 0 … 255, of textures with 1, 3 or 4 channels."""
    pixels = textures.astype(np.int32)
    if textures.shape[3] == 4:
        return pixels[..., :3], pixels[..., 3]
    colours = pixels if textures.shape[3] == 3 else np.broadcast_to(pixels, (*textures.shape[:3], 3))
    return colours, np.full(textures.shape[:3], 255, np.int32)


def luminance(colours: NDArray[np.int32]) -> NDArray[np.int32]:
    """Rec. 601 luma of colours (…, 3), 0 … 255."""
    luma: NDArray[np.int32] = (77 * colours[..., 0] + 150 * colours[..., 1] + 29 * colours[..., 2]) >> 8
    return luma


def _cells(values: NDArray[np.int32], n_cells: int) -> NDArray[np.uint8]:
    """Means of values (N, H, W) over n_cells × n_cells equal areas, rounded down, (N, n_cells²).

    A pixel on the border of two cells counts in each by its share.
    """
    n_images, height, width = values.shape
    sums = _stretches(_stretches(values, n_cells).swapaxes(1, 2), n_cells).swapaxes(1, 2)
    means: NDArray[np.uint8] = (sums // (height * width)).astype(np.uint8)
    return means.reshape(n_images, -1)


def _stretches(values: NDArray[np.int32] | NDArray[np.int64], n_cells: int) -> NDArray[np.int64]:
    """n_cells times the sums of values (N, K, …) over n_cells equal stretches of the second axis, (N, n_cells, …)."""
    n_images, n_values = values.shape[:2]
    totals = np.zeros((n_images, n_values + 1, *values.shape[2:]), np.int64)
    np.cumsum(values, axis=1, out=totals[:, 1:])
    edges = np.arange(n_cells + 1) * n_values
    whole, part = edges // n_cells, edges % n_cells
    following = values[:, np.minimum(whole, n_values - 1)]
    at_edges = n_cells * totals[:, whole] + part[:, None] * following
    stretches: NDArray[np.int64] = np.diff(at_edges, axis=1)
    return stretches
