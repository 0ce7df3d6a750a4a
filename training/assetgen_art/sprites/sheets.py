"""Sprite sheets: a grid of equal cells, or the JSON of TexturePacker, free-tex-packer or Aseprite.

A sheet's JSON is a claim about an image by an unknown author. Every number is checked before it is used as a size,
names are only ever shown, and a frame that cannot be right is skipped with the reason while the others are read.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import NoReturn

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin.errors import DataError

from ..image_files import MAX_SIDE, printable

MAX_JSON = 16 << 20  # bytes
MAX_SPRITES = 100_000  # of one sheet, and of a whole source
_MAX_SOURCE = 2048  # pixels a side of one frame with its trimmed margin
_MAX_AREA = 1_500_000_000  # pixels of all frames of a JSON together
_MAX_TAGS = 1000
_MAX_DURATION = 65535  # ms
_EXTENSIONS = {".png", ".webp", ".gif", ".jpg", ".jpeg", ".bmp", ".aseprite", ".ase", ".psd", ".svg"}


@dataclass(frozen=True)
class Frame:
    """Where a sprite lies on its page, and the canvas it was trimmed from; all in pixels, as (x, y, width, height)."""

    name: str
    group: tuple[str, ...]  # folders of its name, then its tag
    region: tuple[int, int, int, int]  # on the page; turned frames occupy height × width there
    turned: bool  # stored turned clockwise by 90°
    canvas: tuple[int, int]  # (width, height) before trimming
    offset: tuple[int, int]  # of the region's left top corner in the canvas
    part: tuple[int, int, int, int] | None = None  # the slice of the canvas that is the sprite, if not all of it
    centre: tuple[int, int, int, int] | None = None  # of a nine-slice: what is stretched of the sprite
    tag: str = ""  # the innermost of the animation's tags that it has
    duration: int = 0  # ms; 0 if that is not said


@dataclass(frozen=True)
class Page:
    """One image of a sheet. image: its file name, without folders. skipped: (frame, why) of unusable ones.

    normals: the file name of the page's normal map, "" if the JSON names none.
    """

    image: str
    frames: tuple[Frame, ...]
    skipped: tuple[tuple[str, str], ...]
    normals: str = ""


@dataclass(frozen=True)
class Sheet:
    """What a JSON file says: its pages, and the file names of further JSON files of the same sheet."""

    pages: tuple[Page, ...]
    related: tuple[str, ...] = ()


def parse_sheet(data: bytes) -> Sheet | None:
    """The sheet that a JSON file describes; None of valid JSON about something else. DataError, its text the reason."""
    if len(data) > MAX_JSON:
        raise DataError(f"has {len(data):,} bytes; the limit for a sheet is {MAX_JSON:,}")
    try:
        root = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_unique, parse_constant=_no_constant)
    except RecursionError as error:
        raise DataError("is nested too deeply to be a sheet") from error
    except ValueError as error:
        raise DataError(f"is not valid JSON ({printable(str(error))})") from error
    if not isinstance(root, dict) or not {"frames", "textures"} & root.keys():
        return None
    meta = root.get("meta", {})
    if not isinstance(meta, dict):
        raise DataError(f"meta is {_kind(meta)}, not an object")
    if "textures" in root:  # TexturePacker's multipack for Phaser
        if not isinstance(root["textures"], list):
            raise DataError(f"textures is {_kind(root['textures'])}, not a list")
        pages = [_page(_object(texture, "a texture"), {}) for texture in root["textures"]]
    else:
        pages = [_page(root, meta)]
    total = sum(frame.canvas[0] * frame.canvas[1] for page in pages for frame in page.frames)
    if total > _MAX_AREA:
        raise DataError(f"has frames of {total:,} pixels in all; the limit is {_MAX_AREA:,}")
    related = meta.get("related_multi_packs", [])
    names = [_base(name) for name in related if isinstance(name, str)] if isinstance(related, list) else []
    return Sheet(tuple(pages), tuple(name for name in names[:100] if name))


def cut(page: NDArray[np.uint8], frame: Frame) -> NDArray[np.uint8]:
    """The sprite as it was before packing, (H, W, 4): turned back, its trimmed margin restored.

    Raises DataError, its text the reason.
    """
    x, y, width, height = frame.region
    across, down = (height, width) if frame.turned else (width, height)
    if x + across > page.shape[1] or y + down > page.shape[0]:
        raise DataError(f"lies outside its page: {across}×{down} at {x},{y} of {page.shape[1]}×{page.shape[0]}")
    region = page[y : y + down, x : x + across]
    if frame.turned:
        region = np.rot90(region)
    sprite = np.zeros((frame.canvas[1], frame.canvas[0], 4), np.uint8)
    left, top = frame.offset
    sprite[top : top + height, left : left + width] = region
    if frame.part is not None:
        x, y, width, height = frame.part
        sprite = sprite[y : y + height, x : x + width]
    return sprite


def cells(
    width: int, height: int, tile: tuple[int, int], margin: int, spacing: int
) -> Iterator[tuple[int, int, slice, slice]]:
    """(row, column, rows, columns) of a grid's whole cells, row by row; DataError, its text the reason, if none."""
    across = (width - margin + spacing) // (tile[0] + spacing)
    down = (height - margin + spacing) // (tile[1] + spacing)
    if across < 1 or down < 1:
        raise DataError(f"is {width}×{height}: not even one tile of {tile[0]}×{tile[1]} fits into it (margin {margin})")
    if across * down > MAX_SPRITES:
        raise DataError(
            f"would be cut into {across * down:,} tiles; the limit is {MAX_SPRITES:,}; choose a larger tile"
        )
    for row in range(down):
        for column in range(across):
            y, x = margin + row * (tile[1] + spacing), margin + column * (tile[0] + spacing)
            yield row, column, slice(y, y + tile[1]), slice(x, x + tile[0])


def _page(entry: dict[str, object], meta: dict[str, object]) -> Page:
    listed = entry.get("frames")
    if isinstance(listed, dict):
        pairs: list[tuple[str, object]] = list(listed.items())
    elif isinstance(listed, list):
        pairs = [(_filename(frame, number), frame) for number, frame in enumerate(listed)]
    else:
        raise DataError(f"frames is {_kind(listed)}, not an object or a list")
    if len(pairs) > MAX_SPRITES:
        raise DataError(f"lists {len(pairs):,} frames; the limit is {MAX_SPRITES:,}")
    frames: list[Frame] = []
    skipped: list[tuple[str, str]] = []
    tags = _tags(meta.get("frameTags"), skipped)
    for number, (key, value) in enumerate(pairs):
        folders, name = _name(key, f"frame {number}")
        tag = next(((tag,) for tag, first, last in tags if first <= number <= last), ())
        try:
            frames.append(replace(_frame(value, name, (*folders, *tag)), tag="".join(tag)))
        except DataError as error:
            skipped.append((name, str(error)))
    if len(pairs) == len(frames) == 1:  # if there are several frames, slices are hit boxes and pivots, not sprites
        frames = _slices(meta.get("slices"), frames[0], skipped) or frames
    image = entry.get("image", meta.get("image"))
    normals = entry.get("normalMap", meta.get("normalMap"))  # as Phaser writes it
    named = [_base(one) if isinstance(one, str) else "" for one in (image, normals)]
    return Page(named[0], tuple(frames), tuple(skipped), named[1])


def _frame(value: object, name: str, group: tuple[str, ...]) -> Frame:
    entry = _object(value, "the frame")
    x, y, width, height = _rectangle(entry.get("frame"), "frame")
    canvas, offset = (width, height), (0, 0)
    if entry.get("sourceSize") is not None:
        size = _object(entry["sourceSize"], "sourceSize")
        canvas = _integer(size, "w", "sourceSize", 1, _MAX_SOURCE), _integer(size, "h", "sourceSize", 1, _MAX_SOURCE)
        inner = (0, 0, width, height)
        if entry.get("spriteSourceSize") is not None:
            inner = _rectangle(entry["spriteSourceSize"], "spriteSourceSize")
            wider, higher = width - inner[2], height - inner[3]
            if wider == higher > 0 and wider % 2 == 0:  # Aseprite's inner padding is part of the frame
                x, y, width, height = x + wider // 2, y + higher // 2, inner[2], inner[3]
        offset = inner[:2]
        if offset[0] + width > canvas[0] or offset[1] + height > canvas[1]:
            raise DataError(
                f"is {width}×{height} at {offset[0]},{offset[1]} in a sourceSize of only {canvas[0]}×{canvas[1]}"
            )
    turned = entry.get("rotated", False)
    if not isinstance(turned, bool):
        raise DataError(f"rotated is {_kind(turned)}, not true or false")
    if max(canvas) > _MAX_SOURCE:
        raise DataError(f"is {canvas[0]}×{canvas[1]}; the limit is {_MAX_SOURCE} pixels a side")
    duration = entry.get("duration")
    shown = duration if isinstance(duration, int) and 0 < duration <= _MAX_DURATION else 0
    return Frame(name, group, (x, y, width, height), turned, canvas, offset, duration=shown)


def _tags(value: object, skipped: list[tuple[str, str]]) -> list[tuple[str, int, int]]:
    """Aseprite's tags as (name, first frame, last frame), the shortest first: an inner tag describes a frame better."""
    tags = []
    for number, entry in enumerate(value[:_MAX_TAGS] if isinstance(value, list) else ()):
        try:
            tag = _object(entry, "it")
            first = _integer(tag, "from", "it", 0, MAX_SPRITES)
            last = _integer(tag, "to", "it", first, MAX_SPRITES)
            tags.append((_name(tag.get("name"), f"tag {number}")[1], first, last))
        except DataError as error:
            skipped.append((f"frame tag {number}", str(error)))
    return sorted(tags, key=lambda tag: tag[2] - tag[1])


def _slices(value: object, frame: Frame, skipped: list[tuple[str, str]]) -> list[Frame]:
    """Aseprite's slices of a single frame, each a sprite of its own, and what is stretched of nine-slices."""
    parts = []
    area = 0
    for number, entry in enumerate(value[:MAX_SPRITES] if isinstance(value, list) else ()):
        name = f"slice {number}"
        try:
            piece = _object(entry, "it")
            folders, name = _name(piece.get("name"), name)
            keys = piece.get("keys")
            if not isinstance(keys, list) or not keys:
                raise DataError("has no keys")
            key = _object(keys[0], "its key")
            part = _rectangle(key.get("bounds"), "bounds")
            centre = None if key.get("center") is None else _rectangle(key["center"], "center")
            if part[0] + part[2] > frame.canvas[0] or part[1] + part[3] > frame.canvas[1]:
                raise DataError(f"lies outside its {frame.canvas[0]}×{frame.canvas[1]} frame")
            if centre is not None and (centre[0] + centre[2] > part[2] or centre[1] + centre[3] > part[3]):
                raise DataError(f"has a center outside its {part[2]}×{part[3]}")
            area += frame.canvas[0] * frame.canvas[1]
            if area > _MAX_AREA:
                raise DataError("exceeds, with the slices before it, what is read of one sheet")
            group = (*frame.group, *folders)
            parts.append(replace(frame, name=name, group=group, part=part, centre=centre))
        except DataError as error:
            skipped.append((name, f"slice {error}"))
    return parts


def _rectangle(value: object, what: str) -> tuple[int, int, int, int]:
    entry = _object(value, what)
    x, y = (_integer(entry, key, what, 0, MAX_SIDE) for key in "xy")
    width, height = (_integer(entry, key, what, 1, MAX_SIDE) for key in "wh")
    return x, y, width, height


def _integer(entry: dict[str, object], key: str, what: str, low: int, high: int) -> int:
    value = entry.get(key)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e9:
        value = int(value)  # some exporters write 32.0
    if isinstance(value, bool) or not isinstance(value, int):
        raise DataError(f"{what}.{key} is {_kind(value)}, not a whole number")
    if not low <= value <= high:
        raise DataError(f"{what}.{key} is {value if abs(value) < 1e12 else 'huge'}; {low} to {high} is allowed")
    return value


def _object(value: object, what: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise DataError(f"{what} is {_kind(value)}, not an object")
    return value


def _filename(frame: object, number: int) -> str:
    name = frame.get("filename") if isinstance(frame, dict) else None
    return name if isinstance(name, str) else f"frame {number}"


def _name(value: object, otherwise: str) -> tuple[tuple[str, ...], str]:
    """(folders, name) of a frame's name, without the extension of an image; "..", roots and drives are dropped."""
    text = value if isinstance(value, str) else ""
    parts = [printable(part) for part in text[:1000].replace("\\", "/").split("/")]
    parts = [part for part in parts if part not in ("", ".", "..") and not part.endswith(":")]
    if not parts:
        return (), otherwise
    name = PurePosixPath(parts[-1])
    return tuple(parts[:-1]), name.stem if name.suffix.lower() in _EXTENSIONS else parts[-1]


def _base(name: str) -> str:
    """The last part of a path with slashes or backslashes; "" if no file can have that name."""
    base = name[:1000].replace("\\", "/").rsplit("/", 1)[-1]
    return "" if base in ("", ".", "..") or "\0" in base else base


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "text", bool: "a boolean", type(None): "missing"}
    return names.get(type(value), "a fraction" if isinstance(value, float) else "a number")


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    entries = dict(pairs)
    if len(entries) < len(pairs):
        twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
        raise ValueError(f"the key {printable(twice)!r} occurs twice")
    return entries


def _no_constant(text: str) -> NoReturn:
    raise ValueError(f"{text} is not a number in JSON")
