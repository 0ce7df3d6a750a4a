"""Maps as pictures: a colour for each class, or the tiles of a tileset, which are told apart by equality."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin.errors import DataError

from ..image_files import decoded, read_image
from .map_file import VOID, MapFile, check_size, check_symbols

_FEW_COLOURS = 32  # a picture of single-coloured cells has no more
_TILE_SIDES = (8, 12, 16, 20, 24, 32, 40, 48, 64, 96, 128)  # pixels

Pixels = NDArray[np.uint32]


def read_pixels(path: Path) -> Pixels | None:
    """The pixels of a picture as RGBA numbers, (H, W) uint32, 0 where transparent; None of a file that is no picture.

    DataError, its text the reason, for a damaged one.
    """
    data = read_image(path)
    if data is None:
        return None
    pixels = decoded(data, frames=1)[0][0].pixels
    return np.ascontiguousarray(pixels).view(">u4")[..., 0].astype(np.uint32)


def cell_of(pictures: list[Pixels]) -> int | None:
    """The side of a cell in pixels: the largest of which all pictures are single-coloured squares.

    None if a picture has too many colours, or no such square; its cells may be tiles.
    """
    side = 0
    for pixels in pictures:
        side = math.gcd(side, *pixels.shape)
        for axis, changes in ((0, pixels[1:] != pixels[:-1]), (1, pixels[:, 1:] != pixels[:, :-1])):
            side = math.gcd(side, *(np.flatnonzero(changes.any(axis=1 - axis)) + 1).tolist())
        if len(np.unique(pixels[::side, ::side])) > _FEW_COLOURS:
            return None
    return side or None


def tile_of(pictures: list[Pixels]) -> int | None:
    """The side of the tiles of which pictures are made: the one that describes them with the fewest numbers.

    None if none of the usual sides divides all pictures, or tiles do not repeat.
    """
    best, least = None, math.inf
    for side in _TILE_SIDES:
        if any(height % side or width % side for height, width in (pixels.shape for pixels in pictures)):
            continue
        tiles: Counter[bytes] = Counter()
        for pixels in pictures:
            tiles.update(tile.tobytes() for tile in _tiles(pixels, side).reshape(-1, side * side))
        cost = len(tiles) * side * side + tiles.total()
        if cost < least and 2 * len(tiles) <= tiles.total():
            best, least = side, cost
    return best


def colour_map(name: str, pixels: Pixels, side: int) -> MapFile:
    """A picture as a map of its cells' colours, #rrggbb. DataError if a cell is not of one colour."""
    height, width = _cells(pixels, side)
    blocks = pixels.reshape(height, side, width, side)
    cells = blocks[:, 0, :, 0]
    mixed = np.argwhere((blocks != cells[:, None, :, None]).any(axis=(1, 3)))
    if len(mixed):
        y, x = mixed[0]
        raise DataError(f"is not of one colour in its cell {x},{y}, of {side}×{side} pixels; see --cell")
    values, numbers = np.unique(cells, return_inverse=True)
    check_symbols(len(values))
    colours = tuple(_rgba(int(value)) for value in values)
    symbols = tuple(f"#{colour[0]:02x}{colour[1]:02x}{colour[2]:02x}" if colour[3] else VOID for colour in colours)
    return MapFile(name, numbers.reshape(height, width).astype(np.int64), symbols, colours)


def tile_map(name: str, pixels: Pixels, side: int) -> MapFile:
    """A picture as a map of its tiles, each named by a hash of its pixels: tile-1f2e3d."""
    height, width = _cells(pixels, side)
    tiles = _tiles(pixels, side).reshape(height * width, side * side)
    values, numbers = np.unique(tiles, axis=0, return_inverse=True)
    check_symbols(len(values))
    symbols = tuple(
        f"tile-{hashlib.sha256(value.astype('>u4').tobytes()).hexdigest()[:6]}" if value.any() else VOID
        for value in values
    )
    colours = tuple(_mean(value) for value in values)
    return MapFile(name, numbers.reshape(height, width).astype(np.int64), symbols, colours)


def _cells(pixels: Pixels, side: int) -> tuple[int, int]:
    height, width = pixels.shape
    if height % side or width % side:
        raise DataError(f"has {width}×{height} pixels, which are not whole cells of {side}×{side}; see --cell")
    check_size(height // side, width // side)
    return height // side, width // side


def _tiles(pixels: Pixels, side: int) -> Pixels:
    height, width = pixels.shape
    return pixels.reshape(height // side, side, width // side, side).transpose(0, 2, 1, 3)


def _rgba(value: int) -> tuple[int, int, int, int]:
    return value >> 24, value >> 16 & 255, value >> 8 & 255, value & 255


def _mean(tile: Pixels) -> tuple[int, int, int, int]:
    shown = tile.astype(">u4").view(np.uint8).reshape(-1, 4)
    red, green, blue, alpha = (round(float(value)) for value in shown.mean(axis=0))
    return red, green, blue, alpha
