"""A sprite as data files describe it: where it lies on its page, what was trimmed around it, where its pivot is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from .atlas import Frame, Moment

Box: TypeAlias = tuple[int, int, int, int]
"""left, top, width, height in px."""


@dataclass(frozen=True)
class Sprite:
    """Lengths in px. x, y, width, height: what is shown of a page. source_…: of the whole sprite, (left, top) of it."""

    name: str
    page: int
    x: int
    y: int
    width: int
    height: int
    left: int  # of what is shown within the whole sprite
    top: int
    source_width: int
    source_height: int
    pivot: tuple[float, float] | None  # of the whole sprite: 0, 0 is its left top corner, 1, 1 the right bottom one
    moment: Moment | None = None  # of an animation

    @property
    def is_trimmed(self) -> bool:
        """Whether less than the whole sprite is shown."""
        return (self.width, self.height) != (self.source_width, self.source_height)


def sprite_of(frame: Frame, trims: Mapping[str, Box], pivot: tuple[float, float] | None) -> Sprite:
    """The sprite in a frame. trims: by name, what is shown of it; whole where it is not named."""
    left, top, width, height = trims.get(frame.name, (0, 0, frame.width, frame.height))
    place = frame.name, frame.page, frame.x + left, frame.y + top, width, height
    return Sprite(*place, left, top, frame.width, frame.height, pivot, frame.moment)


def seen(pixels: NDArray[np.uint8]) -> Box:
    """The smallest box with all pixels (H, W, 4) of a sprite that are not clear; its first pixel if all are."""
    rows, columns = (np.flatnonzero(pixels[..., 3].any(axis=axis)) for axis in (1, 0))
    if not rows.size:
        return 0, 0, 1, 1
    left, top = int(columns[0]), int(rows[0])
    return left, top, int(columns[-1]) + 1 - left, int(rows[-1]) + 1 - top
