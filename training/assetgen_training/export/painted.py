"""What a painted pack has beside an indexed one: the art, how it is bent, how it is painted (contract 2)."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assetgen_art.image_set import Traits
from assetgen_plugin.tensors import Tensors, text_tensor

from ..data.augment import N_TINT
from ..data.pose import N_POSE, pose_field

CONTRACT = 2
DEFAULT_SPREAD = 1.0  # until it is measured
# The larger side of most sprites, in pixels, up to which patches of 5×5 are too much of one, and that of a quarter,
# beyond which shapes are smooth whatever the art
_TINY, _LARGE = 16, 64

Level = tuple[int, int, int, int, int]  # radius of patches, sweeps; weights of paint, guide, place

# Measured in docs/decisions/019-detail.md and 026-finer-poses.md. The pose decides where patches belong, at 13 to 24
# pixels a side; from there on the paint is trusted most.
_LEVELS: tuple[Level, ...] = ((2, 2, 4, 1, 25600), (2, 2, 8, 1, 400), (2, 2, 8, 1, 100), (2, 2, 8, 1, 100))
_MIX: tuple[Level, ...] = ((2, 2, 1, 1, 1600), (2, 2, 4, 1, 1600), (2, 2, 8, 1, 400), (2, 2, 8, 1, 100))
_STYLE: tuple[Level, ...] = ((2, 2, 1, 4, 0), (2, 2, 1, 2, 0), (2, 2, 2, 1, 0), (2, 2, 4, 1, 0))
_COARSEST = (24, 24, 12)  # for each of the three
# Patches do not turn: the smooth shapes of large and of antialiased art hold together only along the pose, which all
# matches of theirs follow. Measured in docs/decisions/032-smooth-art.md
_PLACE_OF_LARGE_ART, _PLACE_OF_SMOOTH_ART = 25600, 1600  # at least


@dataclass(frozen=True)
class Painting:
    """How variants are painted, by level, the coarsest first, the last for all finer ones: the same number in each.

    mix: blends. style: textures whose paint is another sprite's. coarsest: for each of the three, the pixels that a
    sprite's larger side has at most at the coarsest level.
    """

    wrap: bool
    coarsest: tuple[int, int, int]
    follow: bool
    levels: tuple[Level, ...]
    mix: tuple[Level, ...]
    style: tuple[Level, ...]

    def tensors(self) -> Tensors:
        """As a pack has them."""
        return {
            "paint.wrap": np.array([self.wrap], np.uint8),
            "paint.coarsest": np.array(self.coarsest, np.int32),
            "paint.follow": np.array([self.follow], np.uint8),
            "paint.levels": np.array(self.levels, np.int32),
            "paint.mix": np.array(self.mix, np.int32),
            "paint.style": np.array(self.style, np.int32),
        }


def painting_of(traits: Traits, boxes: NDArray[np.int32]) -> Painting:
    """How a set is painted whose sprites have these boxes (N, 4)."""
    side, large = np.quantile(boxes[:, 2:].max(axis=1), (0.5, 0.75)).tolist()
    is_large, is_smooth = large > _LARGE, not (traits.pixel_art or traits.seamless)
    place = _PLACE_OF_LARGE_ART if is_large else _PLACE_OF_SMOOTH_ART if is_smooth else 0
    found = []
    for rows in (tuple((*row[:4], max(row[4], place)) for row in _LEVELS), _MIX, _STYLE):
        if is_large:
            n_small = 1 + math.ceil(math.log2(_LARGE / min(_COARSEST)))  # levels up to that size
            rows = tuple(rows[min(number, len(rows) - 1)] for number in range(n_small + 1))
            rows = (*rows[:-1], (rows[-1][0], 1, *rows[-1][2:]))
        if side <= _TINY:
            rows = tuple((1, *row[1:]) for row in rows)
        found.append(rows)
    return Painting(traits.seamless, _COARSEST, is_large or is_smooth, *found)


def painted_tensors(
    indexed: Tensors, traits: Traits, *, shape: tuple[int, int, int], scale: int, spread: float
) -> Tensors:
    """The tensors of a painted pack from those of an indexed pack with exemplars, and of the art of these.

    traits: of the set. shape: of its art. scale: how many times larger that is than what the decoder draws.
    spread: of requests that give none.
    """
    n_before = int(indexed["latent"][0]) - N_POSE - N_TINT
    kept = {name: array for name, array in indexed.items() if not name.startswith("centroid.")}
    kept["contract"] = np.array([CONTRACT], np.uint8)
    kept["output"] = text_tensor("painted")
    if "exemplar.palette_scale" in kept:  # the spread is what shapes need: colours vary as they did in training
        kept["exemplar.palette_scale"] = np.rint(kept["exemplar.palette_scale"] / spread).astype(np.int16)
    for name in ("class.cumulative", "exemplar.cumulative"):  # one epoch
        kept[name] = indexed[name].reshape(1, -1)
    return (
        kept
        | pose_field(traits).tensors(n_before)
        | painting_of(traits, indexed["art.boxes"]).tensors()
        | {
            "size": np.array(shape, np.int32),
            "guide.scale": np.array([scale], np.uint8),
            "spread": np.array([round(256 * spread)], np.int32),
        }
    )
