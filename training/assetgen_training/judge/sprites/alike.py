"""Which pictures show the same thing: a variant that is still its sprite, a sprite that repeats another of its set."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.fft import irfft2, rfft2

from assetgen_art.colour import alpha

from .measures import composited, visible
from .shapes import LEVELS, SHIFT, ShapeRules, label_maps, shape_distances
from .spaces import NEAR_RMSE, coarse_distances, repeats

_RECOLOUR = 0.02  # shape distance below which two sprites are one figure in other colours
_COARSE_RECOLOUR = 0.08  # distance of their label maps at 8×8, above which they are not compared
_OWN = 0.5  # of a picture's distance from a plain ground: nearer to it than that, another repeats most of it
_SHORTLIST = 12  # of earlier sprites, compared exactly
_PLAIN = 0.1  # of the sprites of a set, which may be as plain as a wall of one colour
_REPEATS = 0.25  # share of a set that must be repeats, for them to be left out


def near_copies(base: NDArray[np.uint8], variants: NDArray[np.uint8], *, rules: ShapeRules) -> NDArray[np.bool_]:
    """Which variants (V, H, W, C) are within an RMSE of .05 of their base (H, W, C) at the best shift, (V,).

    They must also be nearer to it than half of its distance from a plain ground: faint art, such as sand, is within
    .05 of most art of its colour. Shifts of up to ±2 pixels, or of any distance around the edges where the art `wraps`.
    The RMSE is that of both pictures on black and on white, of at most four times the area that is drawn: on mid grey
    alone, a green leaf would hardly differ from any other.
    """
    here, there = _on_both_grounds(variants), _on_both_grounds(base[None])[0]
    height, width = base.shape[:2]
    differs = np.square(there - there.mean(axis=(0, 1))).sum()  # from a plain ground
    if rules.wraps:
        spectrum = rfft2(there.astype(np.float64), axes=(0, 1))
        products = irfft2(rfft2(here, axes=(1, 2)) * spectrum.conj(), s=(height, width), axes=(1, 2)).sum(axis=3)
        squares = np.square(here).sum(axis=(1, 2, 3)) + np.square(there).sum() - 2 * products.max(axis=(1, 2))
        distances = np.sqrt(np.maximum(squares, 0) / (height * width))
        wrapped: NDArray[np.bool_] = distances < min(NEAR_RMSE, _OWN * np.sqrt(differs / (height * width)))
        return wrapped
    seen = visible(variants)
    padded = np.pad(base, ((SHIFT, SHIFT), (SHIFT, SHIFT), (0, 0)), mode="constant" if base.shape[2] == 4 else "edge")
    shown, drawn = _on_both_grounds(padded[None])[0], visible(padded[None])[0]
    found = np.zeros(len(variants), np.bool_)
    for down in range(2 * SHIFT + 1):
        for across in range(2 * SHIFT + 1):
            window = np.s_[down : down + height, across : across + width]
            area = np.minimum(4 * (seen | drawn[window]).sum(axis=(1, 2)), height * width).clip(1)
            error = np.square(here - shown[window]).sum(axis=(1, 2, 3))
            found |= np.sqrt(error / area) < np.minimum(NEAR_RMSE, _OWN * np.sqrt(differs / area))
    return found


def copied_share(shares: Sequence[float] | NDArray[np.float64]) -> float:
    """The mean of sprites' shares of near-copies without the tenth of the sprites that have the largest.

    What is as plain as a door of one colour can hardly differ from itself, however far everything else is bent for it.
    """
    ranked = np.sort(np.asarray(shares, np.float64))
    return float(ranked[: len(ranked) - int(_PLAIN * len(ranked))].mean())


def shape_variation(variants: NDArray[np.uint8], *, rules: ShapeRules) -> float:
    """Median over bases of the median 1 − IoU of two variants of a base, 0..1. variants: (B, V, H, W, C).

    Of the silhouettes, at the best shift of up to ±2 pixels (of 64 a side: larger art is compared at fewer pixels) and
    mirroring. Opaque art has none: there it is 1 − Σ min / Σ max of the levels of both label maps, which are ranks in
    lightness, at the best shift (around the edges where the art `wraps`). NaN below two variants.
    """
    n_bases, n_variants = variants.shape[:2]
    if n_bases == 0 or n_variants < 2:
        return float("nan")
    one, other = np.triu_indices(n_variants, 1)
    medians = []
    for of_base in variants:
        maps = label_maps(of_base)
        silhouettes, levels = shape_distances(maps[one], maps[other], rules=rules)
        if np.isnan(silhouettes).any():
            mean = (maps.astype(np.float64).mean(axis=(1, 2)) - 1) / (LEVELS - 1)
            silhouettes = 2 * levels / np.maximum(mean[one] + mean[other] + levels, 1e-9)
        medians.append(float(np.median(silhouettes)))
    return float(np.median(medians))


def distinct(images: NDArray[np.uint8], *, rules: ShapeRules) -> NDArray[np.int64]:
    """Numbers of the images that show something new, rising; all of them if less than a quarter repeat others.

    An image repeats an earlier one if it is within an RMSE of .05 of it (mirrored too where `flips`), as the next frame
    of an animation is, or has its silhouette and its order of lightness, as a figure in another colour has.
    """
    kept: list[int] = []
    maps = label_maps(images)
    of_pixels = coarse_distances(images, flips=rules.flips)
    of_maps = coarse_distances(_shown(maps), flips=rules.flips)
    for row in range(len(images)):
        earlier = np.array(kept, np.int64)
        same = _closest(of_pixels[row], earlier, NEAR_RMSE)
        alike = _closest(of_maps[row], earlier, _COARSE_RECOLOUR)
        if len(same) and repeats(images[row], images[same], flips=rules.flips):
            continue
        if len(alike):
            repeated = np.repeat(maps[row : row + 1], len(alike), axis=0)
            silhouettes, levels = shape_distances(repeated, maps[alike], rules=rules)
            if (np.fmax(silhouettes, levels) < _RECOLOUR).any():
                continue
        kept.append(row)
    if len(kept) > (1 - _REPEATS) * len(images):
        return np.arange(len(images))
    return np.array(kept, np.int64)


def _on_both_grounds(images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Images as points, (N, H, W, 4): squared distances are mean squared errors, averaged over black and white grounds.

    Where colours on mid grey differ by d and alpha by a, the error is (d + a/2)² on black and (d - a/2)² on white: on
    average d² + a²/4.
    """
    return np.concatenate([composited(images) / np.float32(3**0.5), alpha(images) / np.float32(2)], axis=3)


def _closest(distances: NDArray[np.float32], rows: NDArray[np.int64], most: float) -> NDArray[np.int64]:
    """The rows at less than a distance, the closest twelve of them."""
    near = rows[distances[rows] < most]
    return near[np.argsort(distances[near], kind="stable")[:_SHORTLIST]]


def _shown(maps: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Label maps as grey images with alpha, (N, H, W, 4)."""
    grey = (maps * np.uint8(255 // LEVELS))[..., None]
    return np.concatenate([grey, grey, grey, np.where(maps > 0, 255, 0).astype(np.uint8)[..., None]], axis=3)
