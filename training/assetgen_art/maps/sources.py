"""Reading a folder of maps, or one file: every map as a grid of symbols, and what was skipped and why."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from pathlib import Path

from assetgen_plugin.errors import ConfigError, DataError

from ..image_files import IMAGE_EXTENSIONS, printable
from .map_file import MapFile
from .pictures import Pixels, cell_of, colour_map, read_pixels, tile_map, tile_of
from .text import read_csv, read_text
from .tiled import read_tiled

MAX_FILES = 20_000
_TILED = {".tmx", ".tmj"}
_TEXT = {".txt", ".csv"}
_LOOKED_AT = 16  # pictures by which the size of tiles is found


@dataclass(frozen=True, kw_only=True)
class MapOptions:
    """What a user says of a set of maps; everything else is read from them."""

    walkable: tuple[str, ...] = ()  # names of classes
    symbols: tuple[tuple[str, tuple[str, ...]], ...] = ()  # the name of a class, and the symbols that stand for it
    cell: int | None = None  # pixels a side of a cell in pictures; None finds it
    layer: str | None = None  # of Tiled maps; None takes the topmost tile of all
    merge_rare: float = 0.0  # percent of the cells; rarer classes become the class beside them

    def __post_init__(self) -> None:
        if self.cell is not None and not 1 <= self.cell <= 1024:
            raise ConfigError(f"--cell {self.cell}: a cell has 1 to 1024 pixels a side")
        if not 0 <= self.merge_rare <= 50:
            raise ConfigError(f"--merge-rare {self.merge_rare}: give percent of the cells, 0 to 50")


@dataclass(frozen=True)
class Skipped:
    """A file or map that was not used, and why in a few words."""

    name: str
    why: str


@dataclass(frozen=True)
class Found:
    """The maps of a source, each with its folder; how the pictures among them were cut, or ""."""

    maps: tuple[MapFile, ...]
    folders: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    cut: str


def read_maps(source: Path, options: MapOptions) -> Found:
    """All maps of a file or folder, in the order of their names. DataError if there is none."""
    if not source.exists():
        raise DataError(f"{source} does not exist; name a folder of maps, or one file")
    wanted = IMAGE_EXTENSIONS | _TILED | _TEXT
    files = [source]
    if source.is_dir():
        files = sorted(file for file in source.rglob("*") if file.suffix.lower() in wanted and file.is_file())
    if len(files) > MAX_FILES:
        raise DataError(f"{source} has {len(files):,} files; at most {MAX_FILES:,} are read at a time")
    root = source if source.is_dir() else source.parent
    maps: list[tuple[str, MapFile]] = []
    skipped: list[Skipped] = []
    pictures: list[tuple[str, str, Path]] = []
    for file in files:
        name = printable(file.relative_to(root).as_posix())
        folder = printable(file.relative_to(root).parent.as_posix())
        try:
            match file.suffix.lower():
                case ".tmx" | ".tmj":
                    maps.append((folder, read_tiled(file, name, options.layer)))
                case ".csv":
                    maps.append((folder, read_csv(file, name)))
                case ".txt":
                    maps.extend((folder, one) for one in read_text(file, name))
                case _:
                    pictures.append((folder, name, file))
        except DataError as error:
            skipped.append(Skipped(name, str(error)))
    cut = _read_pictures(pictures, options.cell, maps, skipped)
    if not maps:
        why = f"; {skipped[0].name} {skipped[0].why}" if skipped else ""
        raise DataError(f"{source} holds no map; PNG, .tmx, .tmj, .csv and .txt are read{why}")
    maps.sort(key=lambda one: (one[0], _numbered(one[1].name)))
    return Found(tuple(one for _, one in maps), tuple(folder for folder, _ in maps), tuple(skipped), cut)


def _numbered(name: str) -> tuple[str, int]:
    """A map's place: its file, then its number in it."""
    file, _, number = name.rpartition(":")
    return (file, int(number)) if file and number.isdecimal() else (name, 0)


def _read_pictures(
    pictures: list[tuple[str, str, Path]], cell: int | None, maps: list[tuple[str, MapFile]], skipped: list[Skipped]
) -> str:
    """Adds the maps in pictures; each is first cut by its own cells, then all by the cells that they have in common."""
    own: list[tuple[str, MapFile, int]] = []
    many_coloured: list[tuple[str, str, Path]] = []
    for folder, name, path in pictures:
        try:
            pixels = _pixels(path)
            side = cell or cell_of([pixels])
            if side is None or (cell and cell_of([pixels]) is None):
                many_coloured.append((folder, name, path))
            else:
                own.append((folder, colour_map(name, pixels, side), side))
        except DataError as error:
            skipped.append(Skipped(name, str(error)))
    said = []
    if own:
        common = math.gcd(*(side for _, _, side in own))
        for folder, one, side in own:
            times = side // common
            cells = one.cells.repeat(times, axis=0).repeat(times, axis=1) if times > 1 else one.cells
            maps.append((folder, dataclasses.replace(one, cells=cells)))
        said.append(f"{len(own):,} pictures with a colour for each cell of {common}×{common} pixels")
    if many_coloured:
        tiles = cell or _tile_side(many_coloured)
        for folder, name, path in many_coloured:
            try:
                if tiles is None:
                    raise DataError("has many colours and no tiles that repeat; give the side of a tile with --cell")
                maps.append((folder, tile_map(name, _pixels(path), tiles)))
            except DataError as error:
                skipped.append(Skipped(name, str(error)))
        if tiles is not None:
            said.append(f"{len(many_coloured):,} pictures made of tiles of {tiles}×{tiles} pixels")
    return "; ".join(said)


def _pixels(path: Path) -> Pixels:
    pixels = read_pixels(path)
    if pixels is None:
        raise DataError("is no picture")
    return pixels


def _tile_side(pictures: list[tuple[str, str, Path]]) -> int | None:
    looked_at = []
    for _, _, path in pictures[:_LOOKED_AT]:
        try:
            looked_at.append(_pixels(path))
        except DataError:
            continue  # it is reported when it is read
    return tile_of(looked_at) if looked_at else None
