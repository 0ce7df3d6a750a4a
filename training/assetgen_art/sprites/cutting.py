"""The frames and cells of one image: its key colour becomes transparent, sheets are cut, movements joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..image_files import Picture
from .animations import animated, frames_of, look_alike
from .companions import Beside, around, nine_patch
from .items import ArtOptions, Noted, Skipped, Sprite
from .key_colours import hex_of, key_of, without
from .layouts import Layout, Run, TileText, layout_of, may_be_sheet
from .sheets import cells
from .traits import Pixels

_NINE_PATCH = ".9"  # what names end with, before the extension


def cut_up(
    pictures: list[Picture],
    trouble: str,
    name: str,
    folders: tuple[str, ...],
    options: ArtOptions,
    beside: Beside,
    texts: Sequence[TileText] = (),
) -> Iterator[Sprite | Skipped | Noted]:
    """Frames and cells of an image that was read. With a grid, each image counts as a folder.

    trouble: why not all frames were read, or "". texts: what is said of sheets beside it. DataError if the grid that
    is asked for does not fit.
    """
    path = "/".join((*folders, name))
    if trouble:
        yield Skipped(path, "unreadable", trouble)
    key = key_in(pictures[0].pixels, options)
    if key is not None:
        yield Noted("key colour", path, hex_of(key))
        pictures = [Picture(without(picture.pixels, key), picture.grey, picture.duration) for picture in pictures]
    over = beside.pictures([picture.pixels.shape[:2] for picture in pictures])
    if options.tile is not None:
        grid = Layout(options.tile, "", options.spacing)
        for number, (picture, layers) in enumerate(zip(pictures, over, strict=True)):
            frame = f"{path}_{number:03}" if len(pictures) > 1 else path
            for _, cell in _cells(picture, layers, frame, (*folders, name), grid, options.margin):
                yield cell
        return
    if len(pictures) > 1:
        frames = [
            Sprite(f"{path}_{number:03}", folders, picture, layers)
            for number, (picture, layers) in enumerate(zip(pictures, over, strict=True))
        ]
        if options.animations is not False and frames_of(frames) is not None:
            yield Noted("animation", path, f"{len(frames)}")
            yield animated(path, folders, frames, [frame.picture.duration for frame in frames])
        else:
            yield from frames
        return
    pixels = pictures[0].pixels
    if name.endswith(_NINE_PATCH) and (centre := nine_patch(pixels)) is not None:
        path, inner = path.removesuffix(_NINE_PATCH), Picture(pixels[1:-1, 1:-1], pictures[0].grey)
        layers = tuple((layer, whole[1:-1, 1:-1]) for layer, whole in over[0])
        if options.keep_edges != 0:
            yield Noted("layer", path, "keep")
            layers += (("keep", around(centre, inner.pixels)),)
        yield Sprite(path, folders, inner, layers)
        return
    layout = layout_of(name, pixels, texts) if options.sheets is not False else None
    if layout is None:
        if options.sheets is None and (tile := may_be_sheet(pixels)) is not None:
            yield Noted("may be a sheet", path, f"{tile[0]}x{tile[1]}")
        yield Sprite(path, folders, pictures[0], over[0])
        return
    yield Noted("cut", path, f"{layout.tile[0]}×{layout.tile[1]}", layout.what)
    found = dict(_cells(pictures[0], over[0], path, (*folders, name), layout, 0))
    yield from _joined(found, layout.runs if options.animations is not False else (), path, folders)


def key_in(pixels: Pixels, options: ArtOptions) -> tuple[int, int, int] | None:
    """The colour of an image (H, W, 4) that becomes transparent; None if none does."""
    if options.key == "auto":
        return key_of(pixels)
    if options.key == "none":
        return None
    red, green, blue = bytes.fromhex(options.key[1:])
    return red, green, blue


def _cells(
    picture: Picture,
    layers: tuple[tuple[str, Pixels], ...],
    path: str,
    group: tuple[str, ...],
    layout: Layout,
    margin: int,
) -> Iterator[tuple[tuple[int, int], Sprite | Skipped]]:
    """Each cell of a grid with its row and column."""
    height, width = picture.pixels.shape[:2]
    for row, column, rows, columns in cells(width, height, layout.tile, margin, layout.spacing):
        pixels = picture.pixels[rows, columns]
        cell = f"{path}/{group[-1]}_{row:03}_{column:03}"
        if pixels[..., 3].any():
            over = tuple((layer, whole[rows, columns]) for layer, whole in layers)
            yield (row, column), Sprite(cell, group, Picture(pixels, picture.grey), over)
        else:
            yield (row, column), Skipped(cell, "empty", "a cell without any visible pixel")


def _joined(
    found: dict[tuple[int, int], Sprite | Skipped], runs: Sequence[Run], path: str, folders: tuple[str, ...]
) -> Iterator[Sprite | Skipped | Noted]:
    """The cells of a sheet, of which those of a run are one animation if they look like that."""
    used: set[tuple[int, int]] = set()
    for run in runs:
        frames = [(cell, one) for cell in run.cells if isinstance(one := found.get(cell), Sprite)]
        sprites = [one for _, one in frames]
        pictures = frames_of(sprites)
        if pictures is None or not look_alike(pictures):
            continue
        named = f"{path}_{run.name}" if run.name else path
        yield Noted("animation", named, f"{len(sprites)}")
        yield animated(named, folders, sprites, [0] * len(sprites))
        used.update(cell for cell, _ in frames)
    yield from (one for cell, one in found.items() if cell not in used)
