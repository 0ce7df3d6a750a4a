"""What generated sprites are compared with: variants made without learning, and real sprites with one fault each.

Pure functions of images (N, H, W, C) uint8 to as many. Pixels move whole, so that nothing but `blurred` is blurry.
"""

from __future__ import annotations

import math

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter

from assetgen_art.colour import premultiplied, rgb

from .measures import VISIBLE, lab, n_together

_FROM_LAB = np.array(
    [[1, 0.3963377774, 0.2158037573], [1, -0.1055613458, -0.0638541728], [1, -0.0894841775, -1.2914855480]]
)
_FROM_LMS = np.array(
    [
        [4.0767416621, -3.3077115913, 0.2309699292],
        [-1.2684380046, 2.6097574011, -0.3413193965],
        [-0.0041960863, -0.7034186147, 1.7076147010],
    ]
)
_BEND = 0.05  # of the side: the elastic field at strength 1
_CHUNK, _PIXELS = 512, 1 << 21  # images warped at a time, but of large ones fewer: places take 8 bytes a pixel


def jittered(
    images: NDArray[np.uint8],
    *,
    strength: float = 1.0,
    flips: bool = True,
    wraps: bool = False,
    rng: np.random.Generator,
) -> NDArray[np.uint8]:
    """Variants by hand: each sprite warped, mirrored and recoloured at random. The rival that learns nothing."""
    return recoloured(warped(images, strength=strength, flips=flips, wraps=wraps, rng=rng), rng=rng)


def warped(
    images: NDArray[np.uint8],
    *,
    strength: float = 1.0,
    flips: bool = True,
    wraps: bool = False,
    rng: np.random.Generator,
) -> NDArray[np.uint8]:
    """Each sprite turned, scaled, sheared, bent and perhaps mirrored, sampled at the nearest pixel.

    strength 1: rotation ±14°, scale ±18 % a side, shear ±.15, an elastic field of ±5 % of the side with four bends
    across. All about the middle of what is drawn. wraps: for sets that tile, a shift around the edges and whole bends
    instead of an affine warp, which would break the seam.
    """
    step = max(1, min(_CHUNK, _PIXELS // max(1, images.shape[1] * images.shape[2])))
    parts = [
        _warped(images[start : start + step], strength, flips, wraps, rng) for start in range(0, len(images), step)
    ]
    return np.concatenate(parts)


def recoloured(
    images: NDArray[np.uint8], *, degrees: float = 35.0, gain: float = 0.12, rng: np.random.Generator
) -> NDArray[np.uint8]:
    """Each sprite's hue turned by up to `degrees` and its lightness scaled by up to `gain`, in OKLab."""
    shape, n_colours = (len(images), 1, 1), min(3, images.shape[3])
    turns = rng.uniform(-1, 1, shape) * math.radians(degrees)
    gains = 1 + rng.uniform(-1, 1, (*shape, 1)) * gain
    recoloured = images.copy()
    for some in _parts(images):
        colours, turn = lab(images[some]) * gains[some], turns[some]
        a, b = colours[..., 1].copy(), colours[..., 2].copy()
        colours[..., 1] = np.cos(turn) * a - np.sin(turn) * b
        colours[..., 2] = np.sin(turn) * a + np.cos(turn) * b
        recoloured[some][..., :n_colours] = _srgb(colours)[..., :n_colours]
    return recoloured


def blurred(images: NDArray[np.uint8], *, sigma: float = 0.7) -> NDArray[np.uint8]:
    """Each sprite out of focus, alpha included."""
    made = np.empty_like(images)
    for some in _parts(images):
        coloured = images[some] if images.shape[3] == 4 else rgb(images[some])
        made[some] = _straight(gaussian_filter(premultiplied(coloured), (0, sigma, sigma, 0)), images.shape[3])
    return made


def speckled(images: NDArray[np.uint8], *, share: float = 0.08, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Each sprite with a share of its pixels taken from elsewhere on it, as by an argmax decoder that is unsure."""
    n_images, height, width, _ = images.shape
    rows, columns = rng.integers(height, size=images.shape[:3]), rng.integers(width, size=images.shape[:3])
    elsewhere = images[np.arange(n_images)[:, None, None], rows, columns]
    replaced = rng.random(images.shape[:3]) < share
    if images.shape[3] == 4:
        replaced &= (images[..., 3] >= VISIBLE) | (elsewhere[..., 3] >= VISIBLE) & (rng.random(images.shape[:3]) < 0.3)
    return np.where(replaced[..., None], elsewhere, images)


def _parts(images: NDArray[np.uint8]) -> list[slice]:
    """Some images at a time."""
    step = n_together(images)
    return [slice(start, start + step) for start in range(0, len(images), step)]


def _warped(
    images: NDArray[np.uint8], strength: float, flips: bool, wraps: bool, rng: np.random.Generator
) -> NDArray[np.uint8]:
    n_images, height, width, _ = images.shape
    side = max(height, width)
    rows, columns = np.mgrid[:height, :width]
    bends = rng.uniform(-1, 1, (n_images, 2, 4, 4)) * strength * _BEND * side * 1.6
    down, across = (_smooth(bends[:, axis], height, width, wraps) for axis in (0, 1))  # (N, H, W) pixels
    y, x = rows + down, columns + across
    if wraps:
        shift = rng.integers(0, (height, width), (n_images, 2))
        y, x = y + shift[:, 0, None, None], x + shift[:, 1, None, None]
    else:
        middle_y, middle_x = _middles(images)
        y, x = y - middle_y, x - middle_x
        angle, shear = (rng.uniform(-1, 1, (2, n_images, 1, 1)) * strength) * [[[[math.radians(14)]]], [[[0.15]]]]
        scale_y, scale_x = np.exp(rng.uniform(-1, 1, (2, n_images, 1, 1)) * strength * 0.17)
        x = x + shear * y
        y, x = (
            scale_y * (np.cos(angle) * y + np.sin(angle) * x) + middle_y,
            scale_x * (np.cos(angle) * x - np.sin(angle) * y) + middle_x,
        )
    if flips:
        mirrored = rng.random((n_images, 1, 1)) < 0.5
        x = np.where(mirrored, width - 1 - x, x)
    y, x = np.rint(y).astype(np.int64), np.rint(x).astype(np.int64)
    outside = (y < 0) | (y >= height) | (x < 0) | (x >= width)
    y, x = (y % height, x % width) if wraps else (y.clip(0, height - 1), x.clip(0, width - 1))
    moved: NDArray[np.uint8] = images[np.arange(n_images)[:, None, None], y, x]
    if images.shape[3] == 4:
        moved[outside & (not wraps)] = 0
    return moved


def _middles(images: NDArray[np.uint8]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Centre of what each image draws, (N, 1, 1) rows and columns; of an empty one its own."""
    weights = images[..., 3].astype(np.float64) + 1e-3 if images.shape[3] == 4 else np.ones(images.shape[:3])
    total = weights.sum(axis=(1, 2))
    rows = (weights.sum(axis=2) @ np.arange(images.shape[1])) / total
    columns = (weights.sum(axis=1) @ np.arange(images.shape[2])) / total
    return rows[:, None, None], columns[:, None, None]


def _smooth(field: NDArray[np.float64], height: int, width: int, wraps: bool) -> NDArray[np.float64]:
    """A coarse field (N, 4, 4) at every pixel, (N, H, W); around the edges it goes on at the other side."""
    if wraps:
        field = np.concatenate([field, field[:, :1]], axis=1)
        field = np.concatenate([field, field[:, :, :1]], axis=2)
    fine = torch.nn.functional.interpolate(
        torch.from_numpy(field)[:, None], (height, width), mode="bilinear" if wraps else "bicubic", align_corners=True
    )
    smooth: NDArray[np.float64] = fine[:, 0].numpy()
    return smooth


def _srgb(colours: NDArray[np.float64]) -> NDArray[np.uint8]:
    """OKLab to sRGB 0..255, clipped. Source: Ottosson 2020."""
    linear = ((colours @ _FROM_LAB.T) ** 3 @ _FROM_LMS.T).clip(0, 1)
    gamma = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    levels: NDArray[np.uint8] = np.rint(255 * gamma).astype(np.uint8)
    return levels


def _straight(values: NDArray[np.float32], channels: int) -> NDArray[np.uint8]:
    """Images (N, H, W, channels) uint8 of premultiplied values in 0..1 with 3 or 4 channels."""
    if values.shape[3] == 4:
        alpha = values[..., 3:]
        values = np.concatenate([values[..., :3] / np.maximum(alpha, 1e-6), alpha], axis=3)
    straight: NDArray[np.uint8] = np.rint(255 * values.clip(0, 1)).astype(np.uint8)
    if values.shape[3] == 4:
        straight[straight[..., 3] == 0] = 0
    return straight[..., :channels]
