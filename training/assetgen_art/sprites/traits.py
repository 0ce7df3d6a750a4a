"""What a sprite's pixels reveal: was it enlarged, is it pixel art, where does its light come from, is it a repeat.

Everything works on straight RGBA arrays (H, W, 4) uint8 whose colour is 0 where alpha is 0.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..colour import premultiplied, premultiply

CLEAR, SOLID = 13, 242  # to the eye, alpha below the first is invisible, from the second on opaque
_PAINTED = 64  # alpha from which a variant's shape asks for paint (contract 2)
_PAINTED_SHARE = 0.1  # of the visible pixels, below which next to nothing of a variant is painted
_TRACE = 4  # alpha below is what exporters leave behind, invisible on any background
_DRAWN = 128  # alpha from which a pixel counts as part of the shape
_COLOUR_BITS = np.frombuffer(bytes([255, 255, 255, 0]), np.uint32)[0]  # of a pixel read as one number
_OFF_CENTRE = 2  # pixels that symmetrical sprites have more on one side than on the other
_CHUNK = 512  # rows at a time where memory would grow with the square of their number
_PIXELS = 1 << 20  # of images that are held as floats at a time

Box = tuple[int, int, int, int]  # (top, left, bottom, right), the last two excluded
Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class PixelStats:
    """Statistics of one sprite's pixels.

    box: of its visible pixels. colours: how many different ones opaque pixels have. partial: share of
    half-transparent pixels among the visible ones. hard, soft: corners of its outline without and with half-transparent
    pixels. light: correlation of brightness with x, in -1..1. fill: visible share of the box. opaque: without any
    transparency.
    """

    box: Box
    colours: int
    partial: float
    hard: int
    soft: int
    light: float
    fill: float
    opaque: bool

    @property
    def has_outline(self) -> bool:
        """Whether there are enough corners to tell how outlines are drawn; straight edges need no antialiasing."""
        return self.hard + self.soft >= 12

    @property
    def crisp(self) -> bool:
        """Whether its outline is drawn in whole pixels."""
        return self.has_outline and self.hard > self.soft


def pixel_stats(pixels: Pixels) -> PixelStats:
    """The statistics of a sprite with at least one visible pixel."""
    alpha = pixels[..., 3]
    box = content_box(alpha)
    inner = pixels[box[0] : box[2], box[1] : box[3]]
    alpha = inner[..., 3]
    solid, clear = alpha >= SOLID, alpha < CLEAR
    n_visible = alpha.size - int(np.count_nonzero(clear))
    n_solid = int(np.count_nonzero(solid))
    partial = (n_visible - n_solid) / max(1, n_visible)
    packed = np.ascontiguousarray(inner).view(np.uint32)[..., 0]
    colours = len(np.unique(packed[solid] & _COLOUR_BITS))
    opaque = alpha.min() == 255 and inner.shape == pixels.shape
    hard = soft = 0
    if not opaque:
        n_clear, n_filled = _windows(clear), _windows(solid)
        whole = n_clear + n_filled == 4
        hard = int(np.count_nonzero(whole & (n_filled % 2 == 1)))
        soft = int(np.count_nonzero(~whole & (n_clear > 0) & (n_filled > 0)))
    return PixelStats(box, colours, partial, hard, soft, _light(inner), n_visible / alpha.size, bool(opaque))


def is_faint(pixels: Pixels) -> bool:
    """Whether a sprite is so transparent that its variants would be empty."""
    alpha = pixels[..., 3]
    return bool(np.count_nonzero(alpha >= _PAINTED) < _PAINTED_SHARE * np.count_nonzero(alpha >= CLEAR))


def content_box(alpha: NDArray[np.uint8]) -> Box:
    """The box of the pixels above a trace of alpha, or of any if all are fainter; the whole of an empty image."""
    shown = alpha >= _TRACE
    if not shown.any():
        shown = alpha > 0
    rows, columns = np.flatnonzero(shown.any(axis=1)), np.flatnonzero(shown.any(axis=0))
    if not len(rows):
        return 0, 0, *alpha.shape
    return int(rows[0]), int(columns[0]), int(rows[-1]) + 1, int(columns[-1]) + 1


def enlargement(pixels: Pixels) -> tuple[int, int, int, int]:
    """(factor, top, left, evidence): the largest grid of square blocks of one colour each that the image lies on.

    top, left: where the grid begins. evidence: rows and columns at which anything changes; the more there are, the
    less likely it is by chance that all of them lie on the grid. The factor of a flat image is 1, for want of evidence.
    """
    packed = np.ascontiguousarray(pixels).view(np.uint32)[..., 0]
    steps = [
        1 + np.flatnonzero((packed[1:] != packed[:-1]).any(axis=1)),
        1 + np.flatnonzero((packed[:, 1:] != packed[:, :-1]).any(axis=0)),
    ]
    if min(map(len, steps)) < 2:
        return 1, 0, 0, 0
    factor = math.gcd(*(int(step) for places in steps for step in np.diff(places)))
    top, left = (int(places[0]) % factor for places in steps)
    bottom, right = (packed.shape[0] - top) % factor, (packed.shape[1] - left) % factor
    edges = (packed[:top], packed[packed.shape[0] - bottom :], packed[:, :left], packed[:, packed.shape[1] - right :])
    if factor > 1 and any(
        edge.any() for edge in edges
    ):  # a block cut off by the edge counts only where it is transparent
        factor = math.gcd(factor, top or factor, left or factor, bottom or factor, right or factor)
        top = left = 0
    return factor, top, left, sum(map(len, steps))


def native(pixels: Pixels, factor: int, top: int, left: int) -> Pixels:
    """One pixel for each block of an enlarged image."""
    rows, columns = (pixels.shape[0] - top) // factor, (pixels.shape[1] - left) // factor
    return pixels[top : top + rows * factor : factor, left : left + columns * factor : factor]


def area_reduced(pixels: Pixels, height: int, width: int) -> Pixels:
    """The image reduced by averaging exact areas, weighted by alpha so that hidden colours do not count."""
    rows = np.empty((pixels.shape[0], width, 4))
    for start in range(0, len(rows), _CHUNK):
        strip = pixels[start : start + _CHUNK].astype(np.float64)
        premultiply(strip, full=255)
        rows[start : start + _CHUNK] = _averaged(strip, width, 1)
    result = _averaged(rows, height, 0)  # (height, width, 4), premultiplied
    alpha = np.rint(result[..., 3:])
    result[..., :3] *= 255 / np.maximum(result[..., 3:], 1e-6)
    return np.where(alpha > 0, np.concatenate([np.rint(result[..., :3]), alpha], axis=2).clip(0, 255), 0).astype(
        np.uint8
    )


def dominant_reduced(pixels: Pixels, factor: int) -> Pixels:
    """Pixel art reduced by a whole factor: each block becomes its most frequent colour, so that none is invented."""
    height, width = (-(-side // factor) * factor for side in pixels.shape[:2])
    padded = np.pad(pixels, [(height - pixels.shape[0], 0), (0, width - pixels.shape[1]), (0, 0)])
    packed = np.ascontiguousarray(padded).view(np.uint32)[..., 0]
    blocks = packed.reshape(height // factor, factor, width // factor, factor).swapaxes(1, 2)
    blocks = np.sort(blocks.reshape(height // factor, width // factor, -1), axis=2)  # equal colours next to each other
    places = np.arange(factor * factor)
    begins = np.concatenate([np.ones((*blocks.shape[:2], 1), bool), blocks[..., 1:] != blocks[..., :-1]], axis=2)
    runs = places - np.maximum.accumulate(np.where(begins, places, 0), axis=2)  # how many equal ones come before
    chosen = np.take_along_axis(blocks, runs.argmax(axis=2)[..., None], axis=2)
    return np.ascontiguousarray(chosen).view(np.uint8).reshape(height // factor, width // factor, 4)


def near_repeats(images: NDArray[np.uint8], threshold: float) -> list[tuple[int, int]]:
    """Pairs (image, an earlier one that it nearly repeats): their root mean square difference is below the threshold.

    images: (N, H, W, C). Only pixels that either image shows count. Candidates are found by the means of 4 × 4 areas,
    whose distance is never larger than that of the images; memory is linear in N.
    """
    n_images, channels = len(images), images.shape[3]
    means = np.empty((n_images, 16 * channels), np.float32)
    step = max(1, min(_CHUNK, _PIXELS // max(1, images.shape[1] * images.shape[2])))
    for start in range(0, n_images, step):
        part = premultiplied(images[start : start + step])
        means[start : start + step] = _averaged(_averaged(part, 4, 1), 4, 2).reshape(len(part), -1)
    squares = (means**2).sum(axis=1)
    found = []
    for start in range(0, n_images, _CHUNK):
        stop = min(start + _CHUNK, n_images)
        distance = squares[start:stop, None] - 2 * means[start:stop] @ means[:stop].T + squares[:stop]  # (n, stop)
        distance[np.arange(start, stop)[:, None] <= np.arange(stop)] = np.inf
        nearest = distance.argmin(axis=1)
        limit = threshold**2 * means.shape[1] + 1e-3
        for row in np.flatnonzero(distance[np.arange(stop - start), nearest] <= limit):
            image, earlier = start + int(row), int(nearest[row])
            pair = premultiplied(images[[image, earlier]])
            shown = pair.any(axis=(0, 3)).sum() * channels
            if np.sqrt(((pair[0] - pair[1]) ** 2).sum() / shown) < threshold:
                found.append((image, earlier))
    return found


def _windows(mask: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """How many of each 2 × 2 pixels are set."""
    counts = mask.astype(np.uint8)
    rows = counts[1:] + counts[:-1]
    summed: NDArray[np.uint8] = rows[:, 1:] + rows[:, :-1]
    return summed


def _light(pixels: Pixels) -> float:
    """Correlation of brightness with x over the shape."""
    y, x = np.nonzero(pixels[..., 3] >= _DRAWN)
    if len(x) < 16:
        return 0.0
    brightness = pixels[y, x, :3] @ np.array([0.299, 0.587, 0.114])
    from_middle, from_mean = x - x.mean(), brightness - brightness.mean()
    scale = math.sqrt(float(from_middle @ from_middle) * float(from_mean @ from_mean))
    return float(from_middle @ from_mean) / scale if scale > 1e-6 else 0.0


def _averaged(values: NDArray[np.floating], n_to: int, axis: int) -> NDArray[np.float64]:
    """Means of n_to equal stretches along an axis, with the exact share of each value that a stretch cuts."""
    values = np.moveaxis(values, axis, 0)
    n_from = len(values)
    totals = np.concatenate([np.zeros((1, *values.shape[1:])), np.cumsum(values, axis=0, dtype=np.float64)])
    edges = np.arange(n_to + 1) * (n_from / n_to)
    whole = np.minimum(edges.astype(np.int64), n_from)
    cut = (edges - whole).reshape(-1, *[1] * (values.ndim - 1))
    sums = totals[whole] + cut * values[np.minimum(whole, n_from - 1)]
    return np.moveaxis(np.diff(sums, axis=0) * (n_to / n_from), 0, axis)


def symmetry_of(picture: Pixels, frames: Sequence[Pixels] = ()) -> int:
    """Twice the column about which a sprite (H, W, 4) is symmetrical to the pixel; −1 if it is not.

    It must stand in the middle of its image, so that variants have the same room on both sides.

    frames: of an animation, which must be symmetrical about the same column; those that draw nothing do not count.
    """
    axis = _axis_of(picture)
    others = {_axis_of(frame) for frame in frames if frame[..., 3].any()}
    return axis if others <= {axis} else -1


def _axis_of(picture: Pixels) -> int:
    columns = np.flatnonzero((picture[..., 3] > 0).any(axis=0))
    if not len(columns):
        return -1
    shown = np.where(picture[..., 3:] > 0, picture, np.uint8(0))[:, columns[0] : columns[-1] + 1]
    axis = int(columns[0] + columns[-1])
    is_central = abs(axis - (picture.shape[1] - 1)) <= _OFF_CENTRE
    return axis if is_central and np.array_equal(shown, shown[:, ::-1]) else -1
