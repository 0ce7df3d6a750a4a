"""How alike two pictures look, in integers from the pixels to the decision, so that every machine decides the same.

A signature is a picture of a few areas: how much of each cell of a grid is covered by what is lighter than the sprite's
own mean and by what is darker (its shape, whatever its colours), and by red, green and blue. Two are compared by what
they share: their distance is one minus the areas that both have over those that either has, which of silhouettes alone
is one minus intersection over union. Small sprites are so no more alike than large ones.

Source: Ružička 1958 (weighted Jaccard); that it is a metric: Marczewski and Steinhaus 1958. Needs no torch.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

FULL = 10_000  # the distance of pictures that have nothing in common, so hundredths of a per cent
SHAPE_CELLS, COLOUR_CELLS = 8, 4  # along a side
N_SHAPE = 2 * SHAPE_CELLS**2  # bytes: the lighter areas, the darker ones
WIDTH = N_SHAPE + 4 * COLOUR_CELLS**2  # then red, green, blue (premultiplied) and alpha
_COMPACT_CELLS = 4, 2
_N_COMPACT_SHAPE = 2 * _COMPACT_CELLS[0] ** 2  # nibbles, two a byte
COMPACT_WIDTH = (_N_COMPACT_SHAPE + 3 * _COMPACT_CELLS[1] ** 2) // 2  # bytes
_GAIN = 96  # of 128 levels: how far from the middle a pixel is that is one mean deviation from the sprite's mean
_LEAST_DEVIATION = 8  # levels; below, a sprite is flat, and its noise is not enlarged
_CHUNK_PIXELS = 1 << 20  # to bound memory
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
    """How far one signature (WIDTH,) is from each of many (M, WIDTH) in shape and in colour, (M,) each, 0 … 10,000.

    Shape: which part of what either draws differs in silhouette, or in what is lighter and what darker; 0 of a recolour
    that keeps that. Colour: which part differs in colour, of larger cells.
    """
    return shape_distances(signature, many), _apart(_colour_areas(signature[None])[0], _colour_areas(many))


def shape_distances(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> NDArray[np.int64]:
    """The first of `distances`, (M,), of one signature (WIDTH,) or of M, each from its own of the other (M, WIDTH)."""
    return _apart(one[..., :N_SHAPE], other[:, :N_SHAPE])


def compact(textures: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Hashes (N, COMPACT_WIDTH) of textures, by which a pack knows its training images.

    Areas of coarser cells, each as the four bits of its square root: small sprites cover little of a cell.
    """
    found = np.empty((len(textures), COMPACT_WIDTH), np.uint8)
    for rows in _chunks(textures):
        lighter, darker, colours = _areas(textures[rows])
        planes = [_cells(lighter, _COMPACT_CELLS[0]), _cells(darker, _COMPACT_CELLS[0])]
        planes += [_cells(colours[..., channel], _COMPACT_CELLS[1]) for channel in range(3)]
        nibbles = _ROOTS[np.concatenate(planes, axis=1)]
        found[rows] = nibbles[:, ::2] << 4 | nibbles[:, 1::2]
    return found


def compact_distances(one: NDArray[np.uint8], many: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """As `distances`, of one hash (COMPACT_WIDTH,) from each of many (M, COMPACT_WIDTH).

    Coarser cells hide differences and never invent any, but for the rounding: these are mostly smaller.
    """
    here, there = _dense(one[None]), _dense(many)
    shape = _apart(here[0, :_N_COMPACT_SHAPE], there[:, :_N_COMPACT_SHAPE])
    return shape, _apart(_compact_colours(here)[0], _compact_colours(there))


def _apart(one: NDArray[np.integer], many: NDArray[np.integer]) -> NDArray[np.int64]:
    """1 − Σ min / Σ max of areas (K,) or (M, K) and (M, K), in units of 1 / FULL, (M,); 0 where there are none."""
    both = np.minimum(one, many).sum(axis=1, dtype=np.int64)
    either = np.maximum(one, many).sum(axis=1, dtype=np.int64)
    return FULL * (either - both) // np.maximum(either, 1)


def _colour_areas(found: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """What each cell of signatures has of red, green and blue, and what each leaves of alpha, so that black is one too."""
    planes = found[:, N_SHAPE:].reshape(len(found), 4, -1)
    return np.concatenate([planes[:, :3], planes[:, 3:] - planes[:, :3]], axis=1).reshape(len(found), -1)


def _dense(hashes: NDArray[np.uint8]) -> NDArray[np.int32]:
    """The areas that hashes (N, COMPACT_WIDTH) stand for, 0 … 225, (N, 2 · COMPACT_WIDTH)."""
    roots = np.stack([hashes >> 4, hashes & 15], axis=2).reshape(len(hashes), -1).astype(np.int32)
    return roots * roots


def _compact_colours(areas: NDArray[np.int32]) -> NDArray[np.int32]:
    """The six areas of each larger cell, whose alpha is that of the smaller ones in it."""
    side = _COMPACT_CELLS[1]
    alpha = areas[:, :_N_COMPACT_SHAPE].reshape(len(areas), 2, side, 2, side, 2).sum(axis=(1, 3, 5)) >> 2
    alpha = alpha.reshape(len(areas), 1, -1)
    colours = np.minimum(areas[:, _N_COMPACT_SHAPE:].reshape(len(areas), 3, -1), alpha)  # each was rounded for itself
    return np.concatenate([colours, alpha - colours], axis=1).reshape(len(areas), -1)


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
    """Straight colours (N, H, W, 3) and alpha (N, H, W), 0 … 255; grey is three equal colours, without alpha all is 255."""
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
    return (sums // (height * width)).astype(np.uint8).reshape(n_images, -1)


def _stretches(values: NDArray[np.int32], n_cells: int) -> NDArray[np.int32]:
    """n_cells times the sums of values (N, K, …) over n_cells equal stretches of the second axis, (N, n_cells, …)."""
    n_images, n_values = values.shape[:2]
    totals = np.zeros((n_images, n_values + 1, *values.shape[2:]), np.int64)
    np.cumsum(values, axis=1, out=totals[:, 1:])
    edges = np.arange(n_cells + 1) * n_values
    whole, part = edges // n_cells, edges % n_cells
    following = values[:, np.minimum(whole, n_values - 1)]
    at_edges = n_cells * totals[:, whole] + part[:, None] * following
    return np.diff(at_edges, axis=1)
