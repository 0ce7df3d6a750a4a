"""What the eye checks in a sprite, as numbers: pure functions of images (N, H, W, C) uint8, one value an image.

RGBA has straight alpha; RGB and grey images are opaque throughout. An image with nothing drawn gives 0 everywhere, so
that a set of empty pictures has no sharpness and no colour, and fails.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from assetgen_art.colour import rgb
from assetgen_art.seams import worst_seam
from assetgen_art.shapes import ALL_NEIGHBOURS, largest_part, neighbours

from ...data.tensors import oklab

Measure = Callable[[NDArray[np.uint8]], NDArray[np.float64]]
"""One value of each image."""

OPAQUE = 128  # alpha from which a pixel belongs to the shape
VISIBLE = 8  # alpha from which it is seen at all; 256 − VISIBLE is as good as opaque
_UNLIKE = 0.1  # OKLab distance; at .06 dithered shading counts, at .15 speckle in the sprite's own colours is missed
_GROUND = 0.5  # sprites are seen on mid grey, where dark outlines and light ones both show
_BESIDE_AND_BELOW = (neighbours(0, 1), neighbours(1, 0))
_MOST, _MOST_PIXELS = 1000, 1 << 19  # images, and pixels of them, that are held as floats at a time


def n_together(images: NDArray[np.uint8]) -> int:
    """How many of some images are measured at a time, so that large art takes little memory."""
    return max(1, min(_MOST, _MOST_PIXELS // max(1, int(np.prod(images.shape[1:3])))))


def each(measure: Measure, images: NDArray[np.uint8]) -> NDArray[np.float64]:
    """A measure of every image, (N,), some images at a time."""
    step = n_together(images)
    return np.concatenate([measure(images[start : start + step]) for start in range(0, max(1, len(images)), step)])


def opaque(images: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """The pixels of the shape, (N, H, W)."""
    return _alpha_from(images, OPAQUE)


def visible(images: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """The pixels that are seen, however faint, (N, H, W)."""
    return _alpha_from(images, VISIBLE)


def composited(images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """What a player sees, on mid grey, (N, H, W, 3) in 0..1; colours under transparent pixels do not count."""
    colours: NDArray[np.float32] = rgb(images).astype(np.float32) / np.float32(255)
    if images.shape[3] == 4:
        alpha = images[..., 3:].astype(np.float32) / np.float32(255)
        colours = alpha * colours + (1 - alpha) * np.float32(_GROUND)
    return colours


def lab(images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """OKLab of the colours, whatever the alpha, (…, 3): lightness 0..1, a and b about ±.3."""
    colours: NDArray[np.float32] = oklab(torch.from_numpy(rgb(images).astype(np.float32) / 255)).numpy()
    return colours


def sharpness(images: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Root mean square step between neighbouring pixels of which at least one is seen, in 0..1.

    Against real sprites: below .85 is blur, above 1.15 speckle. Only where something is drawn, so that small sprites
    are no blurrier than large ones.
    """
    return _steps(composited(images), visible(images), both=False)


def interior_sharpness(images: NDArray[np.uint8]) -> NDArray[np.float64]:
    """The same between pixels that both lie within the shape, in 0..1.

    Crisp outlines around airbrushed or empty insides pass the plain sharpness and fail here.
    """
    return _steps(composited(images), opaque(images), both=True)


def colourfulness(images: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Mean OKLab chroma of what is seen, weighted by alpha, in 0..~.3. Averages of different sprites are grey."""
    chroma = np.linalg.norm(lab(images)[..., 1:], axis=3)
    weights = images[..., 3] / 255 if images.shape[3] == 4 else np.ones(chroma.shape)
    return _share((chroma * weights).sum(axis=(1, 2)), weights.sum(axis=(1, 2)))


def semi_transparent(images: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Share of the pixels seen that are neither clear nor solid, 0..1: soft outlines, or blur where there was none."""
    if images.shape[3] != 4:
        return np.zeros(len(images))
    seen = visible(images)
    soft = seen & (images[..., 3] < 256 - VISIBLE)
    return _share(soft.sum(axis=(1, 2)), seen.sum(axis=(1, 2)))


def orphan_pixels(images: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Single pixels unlike all eight neighbours, as a share of the shape's pixels, 0..1: speckle.

    A hole of one pixel counts as well as one pixel alone; a highlight, an eye or a rivet does too, hence the
    comparison with real sprites. Neighbours beyond the edge are left out.
    """
    shape, colours = opaque(images), lab(images)
    alone = np.ones(shape.shape, bool)
    for here, there in ALL_NEIGHBOURS:
        step = np.square(colours[here] - colours[there]).sum(axis=3) > _UNLIKE**2
        both, one = shape[here] & shape[there], shape[here] ^ shape[there]
        unlike = np.where(both, step, one)
        alone[here] &= unlike
        alone[there] &= unlike
    return _share(alone.sum(axis=(1, 2)), shape.sum(axis=(1, 2)))


def stray_area(images: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Share of the shape outside its largest connected part (diagonals connect), 0..1: crumbs and fragments."""
    shape = opaque(images)
    area = shape.sum(axis=(1, 2))
    return _share(area - largest_part(shape), area)


def seam(images: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Step across the worse pair of edges, over the larger of those within: up to about 1 is seamless. For tiles."""
    return worst_seam(composited(images))


def _alpha_from(images: NDArray[np.uint8], least: int) -> NDArray[np.bool_]:
    if images.shape[3] != 4:
        return np.ones(images.shape[:3], bool)
    seen: NDArray[np.bool_] = images[..., 3] >= least
    return seen


def _steps(colours: NDArray[np.float32], mask: NDArray[np.bool_], *, both: bool) -> NDArray[np.float64]:
    """Root mean square difference of neighbours of which both, or one at least, lie in the mask, (N,)."""
    total, pairs = np.zeros(len(colours)), np.zeros(len(colours))
    for here, there in _BESIDE_AND_BELOW:
        counted = mask[here] & mask[there] if both else mask[here] | mask[there]
        step = np.square(colours[here] - colours[there]).mean(axis=3)
        total += (step * counted).sum(axis=(1, 2))
        pairs += counted.sum(axis=(1, 2))
    return np.sqrt(_share(total, pairs))


def _share(part: NDArray[Any], whole: NDArray[Any]) -> NDArray[np.float64]:
    """The quotient, 0 where there is no whole, (N,)."""
    shares: NDArray[np.float64] = np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0)
    return shares
