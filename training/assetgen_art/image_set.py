"""A set of images with their classes and names, and what is true of such a set."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Traits:
    """What is known of a set of sprites; its training is configured accordingly."""

    flips: bool = True  # they look as good mirrored left to right
    seamless: bool = False  # each one continues at its opposite edges: left to right, top to bottom
    soft_alpha: bool = False  # pixels between transparent and opaque matter (foliage, glows, antialiased outlines)
    anchor: Literal["bottom", "centre"] = "bottom"  # what stays in place when one is warped
    pixel_art: bool = True  # crisp pixels of few colours, which must not be blurred
    keep_edges: int = 0  # pixels at the edges that stay as they are, so that tiles go on meeting
    symmetry: bool = False  # variants of sprites that are symmetrical are so, too


def numbers_by_tag(tags: Sequence[str]) -> dict[str, list[int]]:
    """The frames of each tag, as a pack's info has them. tags: of each frame."""
    return {tag: [number for number, other in enumerate(tags) if other == tag] for tag in dict.fromkeys(tags)}


@dataclass(frozen=True)
class ImageSet:
    """Images of one size. images: (N, H, W, C) uint8, straight alpha. labels: (N,) int64 into label_names."""

    name: str
    licence: str
    images: NDArray[np.uint8]
    labels: NDArray[np.int64]
    label_names: tuple[str, ...]
    test: tuple[NDArray[np.uint8], NDArray[np.int64]] | None = None  # images and labels that are never trained on
    names: tuple[str, ...] = ()  # of each image, all different: variants are requested by them; () if there are none
    traits: Traits = field(default_factory=Traits)
    dirty: NDArray[np.uint8] | None = None  # of pairs: each image as it was before somebody cleaned it
    layers: Mapping[str, NDArray[np.uint8]] = field(default_factory=dict)  # over the images, by name: (N, H, W, 4) each
    animations: Mapping[str, tuple[int, ...]] = field(default_factory=dict)  # by sprite, ms of each frame, a layer
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by sprite of several poses, that of each frame

    @property
    def shape(self) -> tuple[int, int, int]:
        """(H, W, C)."""
        height, width, channels = self.images.shape[1:]
        return height, width, channels

    def as_shown(self) -> ImageSet:
        """The set with the first frames of animations in place of all that their frames draw, as textures show them."""
        if not self.animations:
            return self
        moves = np.array([name in self.animations for name in self.names])
        first = self.layers["frame.000"][..., : self.shape[2]]
        return replace(self, images=np.where(moves[:, None, None, None], first, self.images))

    def digest(self) -> str:
        """SHA-256 (hex) of pixels, labels and names: which data a pack was trained on."""
        named = (self.names,) if self.names else ()
        digest = hashlib.sha256(repr((self.images.shape, self.label_names, *named)).encode())
        digest.update(np.ascontiguousarray(self.images).data)
        digest.update(self.labels.tobytes())
        if self.dirty is not None:
            digest.update(self.dirty.tobytes())
        for name, layer in self.layers.items():
            digest.update(name.encode())
            digest.update(np.ascontiguousarray(layer).data)
        return digest.hexdigest()
