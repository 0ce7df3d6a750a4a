"""How different two sprites are in shape, whatever their colours: a recolour is not a new sprite.

By RGB distances a red sword and a blue one have nothing in common. Two other measures do not depend on colour: of the
silhouettes, and of what is lighter and darker within them. Both look for the best shift and mirroring first, since
moving a sprite does not make a new shape either.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.fft import irfft2, rfft2
from torch.nn.functional import adaptive_avg_pool2d

from .measures import lab, opaque

LEVELS = 8
SHIFT = 2  # pixels each way
_PAIRS = 512  # compared at a time
_LARGEST = 64  # pixels a side of label maps
_SHORTLIST = 8  # of the whole set, compared exactly
_COARSE = 8  # side of the small maps that choose them


@dataclass(frozen=True)
class ShapeRules:
    """What counts as the same shape in a set."""

    flips: bool = True  # mirrored left to right
    wraps: bool = False  # shifted around the edges by any distance: opaque sets that tile


def label_maps(images: NDArray[np.uint8], levels: int = LEVELS) -> NDArray[np.uint8]:
    """Each pixel's rank in lightness among its sprite's, as a level 1..levels, 0 where transparent, (N, H, W).

    Pixels of one lightness share the middle of their ranks, so that a flat sprite is one level. Colours may change
    as they like while their order in lightness stays: the map does not. Of art larger than 64 pixels a side every
    n-th pixel is taken, so that a shift by two pixels means the same at any size.
    """
    step = -(-max(images.shape[1:3]) // _LARGEST)
    images = images[:, step // 2 :: step, step // 2 :: step]
    shape, lightness = opaque(images), lab(images)[..., 0]
    maps = np.zeros(shape.shape, np.uint8)
    for number, drawn in enumerate(shape):
        values, inverse, counts = np.unique(lightness[number][drawn], return_inverse=True, return_counts=True)
        if len(values):
            middle = (np.cumsum(counts) - counts / 2) / counts.sum()  # 0..1, exclusive
            maps[number][drawn] = 1 + np.floor(middle * levels)[inverse]
    return maps


def shape_distances(
    one: NDArray[np.uint8], other: NDArray[np.uint8], *, rules: ShapeRules, levels: int = LEVELS
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Distances of the silhouettes and of the label maps of P pairs, (P,) each, 0 the same … 1 nothing in common.

    one, other: label maps (P, H, W). Silhouettes: 1 − intersection over union of the opaque pixels; NaN for opaque
    sets, which have none. Label maps: mean difference in level, of the whole range, over the union; 1 where only one
    is drawn. Each at its own best shift of up to ±2 px (where `wraps`: any, around the edges) and mirroring.
    Where neither draws anything both are 0.
    """
    masks, maps = np.ones(len(one)), np.ones(len(one))
    solid = bool(one.all() and other.all())
    mirrors = (False, True) if rules.flips else (False,)
    for start in range(0, len(one), _PAIRS):
        rows = slice(start, start + _PAIRS)
        for mirrored in mirrors:
            turned = other[rows, :, ::-1] if mirrored else other[rows]
            if solid and rules.wraps:
                maps[rows] = np.minimum(maps[rows], _best_wrapped(one[rows], turned, levels))
                continue
            for of_masks, of_maps in _at_shifts(one[rows], turned, solid, levels):
                masks[rows] = np.minimum(masks[rows], of_masks)
                maps[rows] = np.minimum(maps[rows], of_maps)
    return np.full(len(one), np.nan) if solid else masks, maps


def nearest_shapes(
    maps: NDArray[np.uint8], among: NDArray[np.uint8], *, rules: ShapeRules
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Distance of each map to the nearest of a set, as `shape_distances` gives them, (N,) each.

    Those that are nearest at 8×8, or in their coarse spectra where `wraps`, are compared exactly.
    """
    turned = [maps, maps[..., ::-1]] if rules.flips else [maps]
    coarse = _spectrum if rules.wraps else _coarse
    coarse_set = coarse(among)
    distances = torch.stack([torch.cdist(coarse(way), coarse_set) for way in turned]).amin(dim=0)
    shortlist = distances.topk(min(_SHORTLIST, len(among)), largest=False).indices.numpy()  # (N, S)
    pairs = np.repeat(maps, shortlist.shape[1], axis=0), among[shortlist.ravel()]
    masks, labels = shape_distances(*pairs, rules=rules)
    return masks.reshape(shortlist.shape).min(axis=1), labels.reshape(shortlist.shape).min(axis=1)


def _at_shifts(
    one: NDArray[np.uint8], other: NDArray[np.uint8], solid: bool, levels: int
) -> list[tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """Both distances at each shift."""
    if solid:  # nothing lies beyond an edge: compare the middle with windows of the other
        edge = [min(SHIFT, (side - 1) // 2) for side in one.shape[1:]]
        one = one[:, edge[0] : one.shape[1] - edge[0], edge[1] : one.shape[2] - edge[1]]
    else:
        edge = [SHIFT, SHIFT]
        one = np.pad(one, ((0, 0), (SHIFT, SHIFT), (SHIFT, SHIFT)))
        other = np.pad(other, ((0, 0), (2 * SHIFT, 2 * SHIFT), (2 * SHIFT, 2 * SHIFT)))
    height, width = one.shape[1:]
    here = one > 0
    n_drawn = here.sum(axis=(1, 2)) + (other > 0).sum(axis=(1, 2))  # every shift keeps all of the other
    found = []
    for down in range(2 * edge[0] + 1):
        for across in range(2 * edge[1] + 1):
            moved = other[:, down : down + height, across : across + width]
            there = moved > 0
            both = here & there
            n_both = both.sum(axis=(1, 2))
            n_union = np.full(len(one), height * width) if solid else n_drawn - n_both
            step = np.where(one > moved, one - moved, moved - one)
            apart = (step * both).sum(axis=(1, 2), dtype=np.int32) / (levels - 1) + (n_union - n_both)
            whole = np.maximum(n_union, 1)
            found.append(((n_union - n_both) / whole, apart / whole))
    return found


def _best_wrapped(one: NDArray[np.uint8], other: NDArray[np.uint8], levels: int) -> NDArray[np.float64]:
    """Smallest mean difference in level over all circular shifts of opaque maps, (P,).

    |x − y| of two levels is the number of thresholds between them: Σ_k [x > k] + [y > k] − 2 [x > k][y > k], and the
    sum of the last product over all pixels is, at every shift at once, a correlation.
    """
    correlation: NDArray[np.complexfloating] | float = 0.0
    either = np.zeros(len(one))
    (one, rows), (other, others) = _distinct(one), _distinct(other)
    for level in range(1, levels):  # each map is in many pairs: transform it once
        above, others_above = (one > level).astype(np.float32), (other > level).astype(np.float32)
        correlation = correlation + rfft2(above)[rows] * rfft2(others_above).conj()[others]
        either += above.sum(axis=(1, 2))[rows] + others_above.sum(axis=(1, 2))[others]
    best = irfft2(correlation, s=one.shape[1:]).max(axis=(1, 2))
    distance: NDArray[np.float64] = np.maximum(either - 2 * best, 0) / ((levels - 1) * one[0].size)
    return distance


def _distinct(maps: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], list[int]]:
    """The different ones among maps, and which of them each is; numpy's `unique` sorts, which takes longer than all."""
    numbers: dict[bytes, int] = {}
    rows = [numbers.setdefault(each.tobytes(), len(numbers)) for each in maps]
    first = [rows.index(number) for number in range(len(numbers))]
    return maps[first], rows


def _spectrum(maps: NDArray[np.uint8]) -> torch.Tensor:
    """Amplitudes of the coarse waves of the levels, which shifts around the edges leave alone, (N, 136)."""
    waves = np.abs(rfft2(maps.astype(np.float32)))
    low = np.concatenate([waves[:, : _COARSE + 1, :_COARSE], waves[:, -_COARSE:, :_COARSE]], axis=1)
    low[:, 0, 0] = 0  # the mean, which ranks make the same
    return torch.from_numpy(low).flatten(1)


def _coarse(maps: NDArray[np.uint8]) -> torch.Tensor:
    """Small pictures of silhouette and levels, (N, 128)."""
    planes = torch.from_numpy(np.stack([maps > 0, maps / LEVELS], axis=1).astype(np.float32))
    return adaptive_avg_pool2d(planes, _COARSE).flatten(1)
