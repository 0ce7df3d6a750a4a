"""What reading a set of art is asked for, and what comes out of it: sprites, and what was skipped or done."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin.errors import ConfigError

from ..image_files import Picture
from .traits import Pixels

MIN_SIDE, MAX_SIDE = 8, 256  # of the images of a set, in pixels
_KEY = re.compile("#[0-9a-fA-F]{6}")

Align = Literal["bottom", "centre"]
Reason = Literal[
    "not an image",
    "unreadable",
    "other format",
    "sheet",
    "empty",
    "faint",
    "too small",
    "odd size",
    "duplicate",
    "not seamless",
    "not selected",
    "layer",
]


@dataclass(frozen=True, kw_only=True)
class ArtOptions:
    """Choices about a set's art; with None the choice is made by looking at the art."""

    only: tuple[str, ...] = ()  # patterns, one of which the path of each file in a folder must match; () takes all
    tile: tuple[int, int] | None = None  # (width, height) of the cells of a sheet's grid, 4 to 512 pixels
    margin: int = 0  # pixels before the first row and column of a grid, 0 to 512
    spacing: int = 0  # pixels between the cells of a grid, 0 to 512
    key: str = "auto"  # the colour that stands for transparency: auto, none or #rrggbb
    size: tuple[int, int] | None = None  # (width, height) of the images to train on, 8 to 256 pixels
    align: Align | None = None  # where smaller sprites are placed in it
    upscaled: int | None = None  # the factor by which the art was enlarged; 1 if it was not
    pixel_art: bool | None = None  # which must not be blurred
    soft_alpha: bool | None = None  # pixels between transparent and opaque matter
    classes: bool | None = None  # folders, tags and the folders in a sheet are classes
    flips: bool | None = None  # the art looks as good mirrored left to right
    seamless: bool | None = None  # textures that continue at their opposite edges
    symmetry: bool | None = None  # variants of sprites that are symmetrical are so, too
    keep_edges: int | None = None  # pixels at the edges of tiles that variants keep, 0 to 64
    sheets: bool | None = None  # images that are recognised as strips and sheets are cut
    layers: bool | None = None  # normal maps, glows and masks beside the sprites are layers of them
    animations: bool | None = None  # the frames of one are one sprite, whose variants share a draw

    def __post_init__(self) -> None:
        _check_sides("tile", self.tile, 4, 512)
        _check_sides("size", self.size, MIN_SIDE, MAX_SIDE)
        for name, value in (("margin", self.margin), ("spacing", self.spacing)):
            if not 0 <= value <= 512:
                raise ConfigError(f"{name} must be 0 to 512 pixels, got {value}")
        if self.upscaled is not None and not 1 <= self.upscaled <= 64:
            raise ConfigError(f"upscaled must be 1 to 64, got {self.upscaled}; 1 means that the art was not enlarged")
        if self.keep_edges is not None and not 0 <= self.keep_edges <= 64:
            raise ConfigError(f"keep edges must be 0 to 64 pixels, got {self.keep_edges}")
        if self.key not in ("auto", "none") and not _KEY.fullmatch(self.key):
            raise ConfigError(f"key must be auto, none or a colour such as #ff00ff, got {self.key!r}")
        if self.tile is None and (self.margin or self.spacing):
            raise ConfigError("margin and spacing describe a grid: also give tile, the size of its cells")


@dataclass(frozen=True)
class Sprite:
    """A sprite as it was read. path: folders and name, without extension, for people. group: what may be its class.

    layers: what lies over it, by name, each as large as its picture. durations: of the frames of an animation, in ms;
    the frames are layers, and the picture is all that they draw.
    """

    path: str
    group: tuple[str, ...]
    picture: Picture
    layers: tuple[tuple[str, Pixels], ...] = ()
    durations: tuple[int, ...] = ()


@dataclass(frozen=True)
class Skipped:
    """Something that is not trained on, and why. picture: (H, W, 4) uint8, if there is one to show."""

    path: str
    reason: Reason
    why: str
    picture: NDArray[np.uint8] | None = field(default=None, compare=False)

    @property
    def is_art(self) -> bool:
        """Whether it was meant to be trained on, unlike licences, lists, and what `only` leaves out."""
        return self.reason not in ("not an image", "not selected")


@dataclass(frozen=True)
class Noted:
    """Something that was done to a file while it was read, for the report. value: of a layer its name."""

    what: Literal["key colour", "cut", "may be a sheet", "layer", "animation", "poses"]
    path: str
    value: str
    why: str = ""


def _check_sides(name: str, sides: tuple[int, int] | None, low: int, high: int) -> None:
    if sides is not None and not (low <= min(sides) and max(sides) <= high):
        raise ConfigError(f"{name} must be {low} to {high} pixels a side, got {sides[0]}x{sides[1]}")
