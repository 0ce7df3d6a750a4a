"""What a bake file may set: image formats, atlas settings, limits of similarity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assetgen_art.signatures import FULL
from assetgen_plugin.errors import ConfigError

DATA_FORMATS = (
    *("texturepacker-hash", "texturepacker-array", "aseprite", "phaser", "godot", "godot-import", "tiled"),
    *("libgdx", "starling", "cocos2d", "paper2d", "unity", "defold"),
)
_FARTHEST = 8  # sides of a sprite: a pivot may lie outside
_RANGES = {"max_side": (64, 8192), "padding": (0, 64), "extrude": (0, 16)}
IMAGE_FORMATS: Final = ("png", "webp", "qoi", "ktx2", "raw")
PLAN_FORMATS: Final = ("tmj", "tscn", "csv", "json")
"""What a plan can be written as, besides an image: Tiled map, Godot scene, numbers by row, those with their meaning."""
SUFFIXES: Final = {"png": ".png", "webp": ".webp", "qoi": ".qoi", "ktx2": ".ktx2", "raw": ".rgba"} | {
    format: f".{format}" for format in PLAN_FORMATS
}
LIMIT = 75  # the largest score of a good texture


@dataclass(frozen=True)
class AtlasSettings:
    """How pages are laid out, and which data files describe them."""

    max_side: int = 1024  # px of a page, 64 … 8192
    padding: int = 2  # px between cells and at the page's border, 0 … 64; a cell is a sprite with its extrusion
    extrude: int = 1  # px by which each sprite's border is repeated, 0 … 16: no neighbour bleeds in when filtered
    power_of_two: bool = False  # width and height of pages
    formats: tuple[str, ...] = ()  # data files to write, of DATA_FORMATS
    trim: bool = False  # whether data files leave out clear borders; the pages stay as they are
    pivot: tuple[float, float] | None = (
        None  # of each sprite, from its left top corner, in its widths and heights; -8 … 8
    )

    def __post_init__(self) -> None:
        for name, (low, high) in _RANGES.items():
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
                raise ConfigError(f"{name} is {value!r}; give a whole number of pixels, {low} to {high}")
        if not isinstance(self.power_of_two, bool):
            raise ConfigError(f"power_of_two is {self.power_of_two!r}; give true or false")
        lower = 1 << (self.max_side.bit_length() - 1)
        if self.power_of_two and lower != self.max_side:
            raise ConfigError(f"max_side is {self.max_side}, which is not a power of two; give {lower} or {2 * lower}")
        if not isinstance(self.trim, bool):
            raise ConfigError(f"trim is {self.trim!r}; give true or false")
        if self.pivot is not None and not all(abs(each) <= _FARTHEST for each in self.pivot):
            raise ConfigError(f"pivot is {list(self.pivot)}; give two numbers, -8 to 8, such as [0.5, 1] for the feet")
        for each in self.formats:
            if each not in DATA_FORMATS:
                raise ConfigError(f"data format {each!r} is unknown; allowed are {', '.join(DATA_FORMATS)}")
        if len(set(self.formats)) < len(self.formats):
            raise ConfigError(f"data formats are repeated: {', '.join(self.formats)}; list each once")

    @property
    def gap(self) -> int:
        """Px from one sprite to the next in a row."""
        return self.padding + 2 * self.extrude


@dataclass(frozen=True)
class Limits:
    """Two images are too similar if both of their distances are below these, in hundredths of a per cent."""

    shape: int = 600  # 1 … 10,000
    colour: int = 400  # 1 … 10,000; 10,000 allows any colours: the shape alone decides

    def __post_init__(self) -> None:
        for name, limit in (("shape", self.shape), ("colour", self.colour)):
            if not 1 <= limit <= FULL:
                raise ConfigError(f"{name} distance is {limit / 100:g} %; from 0.01 to 100 % is allowed")

    def too_close(self, shape: NDArray[np.int64], colour: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of the distances (M,) are too small."""
        return ((shape < self.shape) | (self.shape == FULL)) & ((colour < self.colour) | (self.colour == FULL))
