"""How an image is divided into frames or tiles: by its name, as the makers of such sheets do, or by sight."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin.errors import DataError

from ..image_files import read_bounded
from .animations import look_alike
from .traits import Pixels, enlargement

_SIZE: Final = re.compile(r"(?<![0-9])([1-9][0-9]{0,2}) ?[x×] ?([1-9][0-9]{0,2})(?![0-9])")
_COUNT: Final = re.compile(r"[ _-]strip([1-9][0-9]?)$")
_LEAST, _MOST = 4, 512  # pixels a side of a frame whose size is said
_LEAST_SEEN, _MOST_SEEN = 8, 256  # of one that is seen
_LEAST_FRAMES: Final = 3  # of a sheet that nothing but its pixels tells
_SPRITE: Final = 64  # pixels a side up to which an image that has gaps is a sprite
_USED: Final = 0.7  # share of a sheet's cells that show something, up to the last row and column that do
_TOUCHING: Final = 0.2  # share of a frame's side along which a strip's frames may run on into each other, on average
_LIKELY: Final = 0.3  # share of the borders of cells across which something is drawn, where an image must be a sheet
_TEXT: Final = 4096  # bytes of a text that describes a sheet

_WAYS: Final = ("up", "left", "down", "right")  # the rows of an LPC sheet
_LPC: Final = 64  # pixels a side of its frames
_LPC_SHEET: Final = (832, 1344)
_LPC_MOVES: Final = (("spellcast", 7), ("thrust", 8), ("walk", 9), ("slash", 6), ("shoot", 13))
_MAKER_WAYS: Final = ("down", "left", "right", "up")  # the rows of a character of RPG Maker
_MAKER_CHARACTERS: Final = {(576, 384), (384, 256)}  # pixels of eight characters in MV and MZ, and in VX
_MAKER_TILES: Final = {(768, 768): 48, (384, 768): 48, (512, 512): 32, (256, 512): 32}  # and a side of a tile
_MAKER_TILESET: Final = re.compile(r"_(A5|[BCDE])$")
_KENNEY: Final = re.compile(
    r"Tile size\W+(\d+)px\W+(\d+)px.*?Space between tiles\W+(\d+)px.*?"
    r"\(horizontal\)\W+(\d+) tiles.*?\(vertical\)\W+(\d+) tiles",
    re.DOTALL,
)


@dataclass(frozen=True)
class Run:
    """Cells of a sheet that are frames of one movement if they look like that: (row, column). name: "" if it is all."""

    name: str
    cells: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Layout:
    """How an image is divided. tile: (width, height) of its cells; what: how that is known."""

    tile: tuple[int, int]
    what: str
    spacing: int = 0
    runs: tuple[Run, ...] = ()


def layout_of(name: str, pixels: Pixels, sizes: Sequence[TileText] = ()) -> Layout | None:
    """How an image (H, W, 4) is divided; None if it is a sprite. sizes: what texts beside it say of sheets."""
    height, width = pixels.shape[:2]
    if (frame := _named(name, pixels)) is not None:
        runs = (Run("", tuple((0, column) for column in range(width // frame[0]))),) if frame[1] == height else ()
        return Layout(frame, "its name says the size of a frame", runs=runs)
    for text in sizes:
        if (layout := text.layout(width, height)) is not None:
            return layout
    return _rpg_maker(name, pixels) or _lpc(pixels) or _seen(pixels)


def may_be_sheet(pixels: Pixels) -> tuple[int, int] | None:
    """(width, height) of the cells into which the gaps in a large image part it, whatever they show; None if none."""
    if max(pixels.shape[:2]) <= _SPRITE or pixels[..., 3].min() == 255:
        return None
    for tile in _clear_grids(pixels):
        if len(_used(pixels, tile)) >= 2 * _LEAST_FRAMES:
            return tile
    return None


def likely_tile(pixels: Pixels) -> tuple[int, int] | None:
    """(width, height) of the cells of an image that must be a sheet: the most between which hardly anything goes on."""
    height, width = pixels.shape[:2]
    found = []
    for across, down in ((across, down) for across in range(1, 17) for down in range(1, 17) if across * down > 1):
        tile = width // across, height // down
        whole = pixels[: down * tile[1], : across * tile[0]]
        if min(tile) >= _LEAST_SEEN and _touching(whole, tile, within=256) <= _LIKELY and _used(whole, tile):
            found.append((across * down, -abs(tile[0] - tile[1]), tile))
    return max(found)[2] if found else None


@dataclass(frozen=True)
class TileText:
    """What a text says of a sheet, as Kenney's packs have them: tiles of one size in rows and columns."""

    tile: tuple[int, int]
    spacing: int
    tiles: tuple[int, int]  # across, down

    def layout(self, width: int, height: int) -> Layout | None:
        """The layout of an image that is as large as the text says, with its spacing or without."""
        for spacing in {self.spacing: 0, 0: 0}:
            sides = (n * (side + spacing) - spacing for n, side in zip(self.tiles, self.tile, strict=True))
            if (width, height) == tuple(sides):
                return Layout(self.tile, "a text beside it says the size of a tile", spacing)
        return None


def tile_texts(paths: Sequence[Path]) -> tuple[TileText, ...]:
    """What text files say of sheets; those that say nothing are left out."""
    found = []
    for path in paths:
        try:
            text = read_bounded(path, _TEXT).decode("utf-8", "replace")
        except DataError:
            continue
        if match := _KENNEY.search(text):
            width, height, spacing, across, down = (int(number) for number in match.groups())
            if min(width, height) >= _LEAST and max(width, height) <= _MOST and across * down:
                found.append(TileText((width, height), spacing, (across, down)))
    return tuple(found)


def _named(name: str, pixels: Pixels) -> tuple[int, int] | None:
    """(width, height) of the frames of an image (H, W, 4) whose name tells: "run (32 x 32)", "run_strip6".

    None if the name says nothing, or the size of the whole image, or if the image is one sprite that was enlarged.
    """
    height, width = pixels.shape[:2]
    if counted := _COUNT.search(name):
        frame = width // int(counted[1]), height
        whole = width % int(counted[1]) == 0
    elif sized := list(_SIZE.finditer(name)):
        frame = int(sized[-1][1]), int(sized[-1][2])
        whole = width % frame[0] == height % frame[1] == 0
    else:
        return None
    if not whole or frame == (width, height) or not (min(frame) >= _LEAST and max(frame) <= _MOST):
        return None
    times = width // frame[0]
    if times > 1 and (width, height) == (frame[0] * times, frame[1] * times) and enlargement(pixels)[0] % times == 0:
        return None
    return frame


def _rpg_maker(name: str, pixels: Pixels) -> Layout | None:
    """The sheets of RPG Maker: characters of 3×4 frames, one ($) or eight of them, objects (!), plain tilesets."""
    height, width = pixels.shape[:2]
    if _MAKER_TILESET.search(name) and (side := _MAKER_TILES.get((width, height))):
        return Layout((side, side), "a tileset of RPG Maker")
    marks = name[: len(name) - len(name.lstrip("!$"))]
    across, down = (1, 1) if "$" in marks else (4, 2)
    if width % (3 * across) or height % (4 * down) or pixels[..., 3].min() == 255:
        return None
    tile = width // (3 * across), height // (4 * down)
    if not marks and ((width, height) not in _MAKER_CHARACTERS or not _is_apart(pixels, tile)):
        return None
    if min(tile) < _LEAST_SEEN:
        return None
    if "!" in marks:
        return Layout(tile, "objects of RPG Maker")
    runs = []
    for number in range(across * down):
        row, column = 4 * (number // across), 3 * (number % across)
        for way, facing in enumerate(_MAKER_WAYS):
            named = facing if across == 1 else f"{number + 1}_{facing}"
            runs.append(Run(named, tuple((row + way, column + frame) for frame in range(3))))
    return Layout(tile, "characters of RPG Maker", runs=tuple(runs))


def _lpc(pixels: Pixels) -> Layout | None:
    """The universal sheet of the Liberated Pixel Cup."""
    height, width = pixels.shape[:2]
    tile = _LPC, _LPC
    if (width, height) != _LPC_SHEET or pixels[..., 3].min() == 255 or not _is_apart(pixels, tile):
        return None
    runs = [
        Run(f"{move}_{way}", tuple((4 * number + row, column) for column in range(frames)))
        for number, (move, frames) in enumerate(_LPC_MOVES)
        for row, way in enumerate(_WAYS)
    ]
    hurt = Run("hurt", tuple((4 * len(_LPC_MOVES), column) for column in range(6)))
    return Layout(tile, "a character of the Liberated Pixel Cup", runs=(*runs, hurt))


def _seen(pixels: Pixels) -> Layout | None:
    """A sheet whose rows are frames of movements, as can be seen; None of everything that could be a sprite."""
    height, width = pixels.shape[:2]
    if pixels[..., 3].min() == 255 or not pixels[..., 3].any():
        return None
    tiles = list(_clear_grids(pixels))
    if width > height and width % height == 0 and _LEAST_SEEN <= height <= _MOST_SEEN:
        tiles += [(height, height)] if _is_apart(pixels, (height, height)) else []
    for tile in tiles:
        used = _used(pixels, tile)
        rows = [[cell for cell in used if cell[0] == row] for row in sorted({row for row, _ in used})]
        if len(used) >= _LEAST_FRAMES and _moves(pixels, tile, rows):
            runs = (Run("" if len(rows) == 1 else str(number), tuple(row)) for number, row in enumerate(rows))
            return Layout(tile, "its frames look alike, with gaps between them", runs=tuple(runs))
    return None


def _moves(pixels: Pixels, tile: tuple[int, int], rows: Sequence[Sequence[tuple[int, int]]]) -> bool:
    """Whether neighbours in rows of cells look like frames of one movement, and not like repeats of a pattern."""
    alike, repeats, pairs = 0, 0, 0
    for row in rows:
        for one, other in pairwise(_cell(pixels, tile, cell) for cell in row):
            alike += look_alike((one, other))
            repeats += bool((one == other).all())
            pairs += 1
    return pairs > 0 and 2 * alike > pairs and 2 * repeats < pairs


def _clear_grids(pixels: Pixels) -> Iterator[tuple[int, int]]:
    """(width, height) of cells between which nothing is drawn across, in an image (H, W, 4); the smallest first."""
    visible = pixels[..., 3] > 0
    sides = [_clear_sides(visible.T), _clear_sides(visible)]
    tiles = [(width, height) for width in sides[0] for height in sides[1] if (height, width) != visible.shape]
    yield from sorted(tiles, key=lambda tile: tile[0] * tile[1])


def _clear_sides(visible: NDArray[np.bool_]) -> list[int]:
    """The heights of cells at whose borders nothing goes on: visible (H, W)."""
    height = len(visible)
    crossed: NDArray[np.bool_] = visible[:-1] & visible[1:]
    clear = ~crossed.any(axis=1).reshape(height - 1)  # between each row and the next
    return [
        side
        for side in range(_LEAST_SEEN, min(height, _MOST_SEEN) + 1)
        if height % side == 0 and bool(clear[side - 1 :: side].all())
    ]


def _used(pixels: Pixels, tile: tuple[int, int]) -> list[tuple[int, int]]:
    """The cells (row, column) that show something; none if too many of them are empty."""
    height, width = pixels.shape[:2]
    alpha = pixels[..., 3].reshape(height // tile[1], tile[1], width // tile[0], tile[0])
    shows = alpha.max(axis=(1, 3)) > 0
    rows, columns = np.flatnonzero(shows.any(axis=1)), np.flatnonzero(shows.any(axis=0))
    if not len(rows) or shows[: rows[-1] + 1, : columns[-1] + 1].mean() < _USED:
        return []
    return [(int(row), int(column)) for row, column in np.argwhere(shows)]


def _is_apart(pixels: Pixels, tile: tuple[int, int]) -> bool:
    """Whether hardly anything goes on from one cell to the next in the same colour, on average over their borders."""
    return _touching(pixels, tile, within=32) <= _TOUCHING


def _touching(pixels: Pixels, tile: tuple[int, int], *, within: int) -> float:
    """The share of the cells' borders across which something is drawn, whose colours are `within` of each other."""
    alpha, colours = pixels[..., 3] > 0, pixels[..., :3].astype(np.int16)
    shares = [0.0]
    for axis, side in ((1, tile[0]), (0, tile[1])):
        at = np.arange(side, pixels.shape[axis], side)
        both = alpha.take(at - 1, axis) & alpha.take(at, axis)
        same = np.abs(colours.take(at - 1, axis) - colours.take(at, axis)).max(axis=-1) < within
        if len(at):
            shares.append(float((both & same).mean()))
    return max(shares)


def _cell(pixels: Pixels, tile: tuple[int, int], cell: tuple[int, int]) -> Pixels:
    top, left = cell[0] * tile[1], cell[1] * tile[0]
    return pixels[top : top + tile[1], left : left + tile[0]]
