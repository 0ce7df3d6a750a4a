"""What follows the pixels of a variant: its layers, the frames of its animation, points of the sprite."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..errors import SeedError
from ..painting.art import Picture
from ..painting.rules import FRAME as FRAME
from ..painting.rules import layers_of_art
from ..request import Request

if TYPE_CHECKING:
    from ..pack import Pack


def is_frame(layer: str) -> bool:
    """Whether a layer belongs to one frame of animations: is one, or lies over one (`normal.003`)."""
    return layer.startswith(FRAME) or layer.rpartition(".")[2].isdecimal()


def layers(pack: Pack, request: Request) -> dict[str, Picture]:
    """All layers of a variant by their names, (H, W, 4) each, of the same places as its texture.

    Raises SeedError for a control that this pack does not have.
    """
    return {name: pack.draw(request, layer=name) for name in layers_of_art(pack.tensors)}


def frames(pack: Pack, request: Request, *, tag: str | None = None) -> list[Picture]:
    """The frames of a variant's animation in playing order, (H, W, 4) each; SeedError if its sprite has none.

    request: with a base, whose frames they are. All come from one draw: the same places and colours. tag: one of
    `pack.info["tags"][base]`, whose frames alone are drawn.
    """
    if request.base is None:
        raise SeedError("frames are of one sprite; give its name as base")
    return [pack.draw(request, layer=name) for name in pack.frame_layers(request.base, tag=tag)]


def moved(pack: Pack, request: Request, point: tuple[int, int]) -> tuple[int, int]:
    """Where a point (row, column) of the sprite lies in its variant: a pivot, a hand, a muzzle.

    It is the pixel whose place is nearest to the point, of equally near ones the one that moved least, of these the
    first. SeedError for a point outside the texture.
    """
    height, width, _ = pack.size
    if not (0 <= point[0] < height and 0 <= point[1] < width):
        raise SeedError(f"the point {point} lies outside textures of {height}x{width}")
    places: NDArray[np.int64] = pack.places([request])[0].astype(np.int64)
    here = np.indices((height, width)).reshape(2, -1)
    shown = places.reshape(-1)
    there = np.stack(np.divmod(shown, width))
    own = np.array(point)[:, None]
    apart = ((there - own) ** 2).sum(axis=0)
    apart[(shown < 0) | (shown >= height * width)] = np.iinfo(np.int64).max
    if apart.min() == np.iinfo(np.int64).max:
        return point
    nearest = int(np.lexsort((np.arange(len(shown)), ((here - own) ** 2).sum(axis=0), apart))[0])
    return nearest // width, nearest % width
