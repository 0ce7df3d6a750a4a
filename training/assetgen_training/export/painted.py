"""What a painted pack has beside an indexed one: the art, how it is bent, how it is painted (contract 2)."""

from __future__ import annotations

import dataclasses
import math
import zlib
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from assetgen_art.image_set import Traits
from assetgen_plugin.tensors import Tensors, text_tensor

from ..data.pose import N_POSE, PoseField

CONTRACT = 2
_TINY = 16  # pixels: the larger side of sprites in which patches of 5×5 are most of the sprite
_MOST_COLOURS = 256  # of a sprite that is stored by colour numbers

Level = tuple[int, int, int, int, int]  # radius of patches, sweeps; weights of paint, guide, place

# Measured in docs/decisions/019-detail.md: the guide decides where patches belong at the coarsest level only.
_SMALL_ART: tuple[Level, ...] = ((2, 2, 1, 2, 1600), (2, 2, 8, 1, 1600), (2, 2, 8, 1, 400), (2, 2, 8, 1, 100))
_MIX: tuple[Level, ...] = ((2, 2, 1, 2, 400), (2, 2, 1, 1, 400), (2, 2, 2, 1, 400))
_PLACE_OF_LARGE_ART = 25600  # patches do not turn, so that smooth shapes hold together only along the pose


@dataclass(frozen=True)
class Painting:
    """How variants are painted. levels, mix: coarsest first, the last for all finer ones; mix is for two sources."""

    wrap: bool
    coarsest: int
    follow: bool
    levels: tuple[Level, ...]
    mix: tuple[Level, ...]

    def tensors(self) -> Tensors:
        """As a pack has them."""
        return {
            "paint.wrap": np.array([self.wrap], np.uint8),
            "paint.coarsest": np.array([self.coarsest], np.int32),
            "paint.follow": np.array([self.follow], np.uint8),
            "paint.levels": self._rows(self.levels),
            "paint.mix": self._rows(self.mix),
        }

    def _rows(self, levels: tuple[Level, ...]) -> NDArray[np.int32]:
        """As many rows as the longer of both has."""
        n_more = max(len(self.levels), len(self.mix)) - len(levels)
        return np.array((*levels, *[levels[-1]] * n_more), np.int32)


def painting_of(traits: Traits, boxes: NDArray[np.int32], scale: int) -> Painting:
    """How a set is painted whose sprites have these boxes (N, 4) and are `scale` times as large as their guides."""
    side = float(np.median(boxes[:, 2:].max(axis=1)))
    small = Painting(traits.seamless, 12, False, _SMALL_ART, _MIX)
    if scale == 1:
        return _with_small_patches(small) if side <= _TINY else small
    n_guided = max(1, 1 + math.ceil(math.log2(side / small.coarsest)) - math.ceil(math.log2(scale)))
    guided = [(2, 2, paint, guide, _PLACE_OF_LARGE_ART) for _, _, paint, guide, _ in _SMALL_ART[:n_guided]]
    beyond = (2, 1, *guided[-1][2:])
    return dataclasses.replace(small, follow=True, levels=(*guided, beyond))


def _with_small_patches(painting: Painting) -> Painting:
    def small(levels: tuple[Level, ...]) -> tuple[Level, ...]:
        return tuple((1, *rest) for _, *rest in levels)  # type: ignore[misc]

    return dataclasses.replace(painting, levels=small(painting.levels), mix=small(painting.mix))


def painted_tensors(
    indexed: Tensors, art: Tensors, field: PoseField, painting: Painting, *, latent: int, spread: float
) -> Tensors:
    """The tensors of a painted pack from those of an indexed pack with exemplars, of which the guide has the size.

    art: as `art_tensors` gives it, in the order of the exemplars, and `size`, that of the texture. latent: values
    before the pose. spread: of requests that give none.
    """
    height, _, _ = indexed["size"]
    kept = {name: array for name, array in indexed.items() if not name.startswith("centroid.")}
    kept["contract"] = np.array([CONTRACT], np.uint8)
    kept["output"] = text_tensor("painted")
    for name in ("class.cumulative", "exemplar.cumulative"):  # one epoch
        kept[name] = indexed[name].reshape(1, -1)
    return (
        kept
        | art
        | field.tensors(latent)
        | painting.tensors()
        | {
            "guide.scale": np.array([int(art["size"][0]) // int(height)], np.uint8),
            "spread": np.array([round(256 * spread)], np.int32),
        }
    )
