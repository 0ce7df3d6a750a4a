"""The data files by which engines and editors find the sprites on the pages of an atlas.

Equal input gives equal bytes: no times, frames in the given order, one a line where the format allows it, so that a
new sprite is one line in a diff. UTF-8, LF. Pages of no height, without sprites, are left
out.

Written after: TexturePacker's JSON as PixiJS 8 and Phaser 3.90 and 4.2 read it (their sources), Aseprite's
`--format json-array`, "TMX Map Format" of Tiled's documentation, "TSCN file format" of Godot's.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath
from types import MappingProxyType
from xml.etree import ElementTree

from assetgen_plugin.errors import ConfigError, DataError

from ..spec.names import layer_file
from ..spec.settings import DATA_FORMATS, AtlasSettings
from .animations import godot_frames
from .atlas import Frame, Moment
from .engine_formats import cocos2d_page, defold_page, libgdx_page, paper2d_page, starling_page, unity_page
from .godot import IMPORT_SETTINGS
from .sprite import Box, Sprite, sprite_of

__all__ = ["DATA_FORMATS", "data_files", "data_paths"]

_JAVASCRIPT = (
    "__BASE",
    "__proto__",
    "hasOwnProperty",
)  # Phaser's name for a whole page; names that every JavaScript object has
_OF_ALL_PAGES = {"phaser": ".phaser.json", "libgdx": ".atlas", "defold": ".tpinfo"}  # one file for an atlas
_ANIMATIONS = ".anims.json"  # of Phaser, where something moves
_ENDINGS = {  # of one file for each page
    "texturepacker-hash": ".json",
    "texturepacker-array": ".array.json",
    "aseprite": ".aseprite.json",
    "tiled": ".tsx",
    "starling": ".xml",
    "cocos2d": ".plist",
    "paper2d": ".paper2dsprites",
    "unity": ".tpsheet",
}
_MAX_PART = 240  # bytes of a file name without its suffix
_NO_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")  # not allowed in XML or UTF-8
_NO_PATH = re.compile(r'[<>:"|?*\\]|[. ]$|^$|^\.|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)', re.IGNORECASE)


@dataclass(frozen=True)
class _Page:
    """file: of the page's picture, beside the data file. frames: of this page alone."""

    file: str
    size: tuple[int, int]
    frames: tuple[Sprite, ...]

    def animations(self) -> Iterator[tuple[str, list[Sprite]]]:
        """(name, frames) of each animation, of each pose of those with poses; all frames of one are on one page."""
        return self._by(lambda moment: moment.name)

    def variants(self) -> Iterator[tuple[str, list[Sprite]]]:
        """(name, frames) of each variant that is animated."""
        return self._by(lambda moment: moment.variant)

    def _by(self, name_of: Callable[[Moment], str]) -> Iterator[tuple[str, list[Sprite]]]:
        for name, frames in groupby(self.frames, lambda one: one.moment and name_of(one.moment)):
            if name is not None:
                yield name, list(frames)


def data_files(
    name: str,
    pages: Sequence[tuple[str, tuple[int, int]]],
    frames: Sequence[Frame],
    settings: AtlasSettings,
    *,
    format: str,
    resource_path: str,
    normals: bool = False,
    trims: Mapping[str, Box] = MappingProxyType({}),
) -> Iterator[tuple[str, bytes]]:
    """(path, content) of each data file of an atlas in one of DATA_FORMATS; paths start from the output folder.

    name: of the atlas; it may have folders. pages: (file, (width, height) in px) of each picture, all in one folder,
    which the data files go into as well. frames: of all pages, in the order for the files.
    resource_path: where the output folder lies in a Godot project, res://…; only godot reads it.
    normals: each page has one of normals beside it, which phaser names.
    trims: what is shown of sprites, by name; a Tiled tileset has them whole.
    Raises DataError for what a format cannot express: some names, or mixed sizes.
    """
    _check_names(frames, format)
    folder = PurePosixPath(pages[0][0]).parent if pages else PurePosixPath()
    assert all(PurePosixPath(file).parent == folder for file, _ in pages)
    by_page: list[list[Sprite]] = [[] for _ in pages]
    for frame in frames:
        by_page[frame.page].append(sprite_of(frame, {} if format == "tiled" else trims, settings.pivot))
    used = [
        _Page(PurePosixPath(file).name, size, tuple(own))
        for (file, size), own in zip(pages, by_page, strict=True)
        if own or size[1]
    ]
    short = PurePosixPath(name).name
    match format:
        case "texturepacker-hash":
            files = _texturepacker_hash(used)
        case "texturepacker-array":
            files = _texturepacker_array(used)
        case "aseprite":
            files = _aseprite(used)
        case "phaser":
            files = _phaser(short, used, normals=normals)
        case "godot":
            files = _godot(short, used, _resource_folder(resource_path, folder))
        case "godot-import":
            files = ((f"{page.file}.import", IMPORT_SETTINGS) for page in used)
        case "tiled":
            files = _tiled(used, settings)
        case "libgdx":
            pages_text = "\n".join(libgdx_page(page.file, page.size, page.frames) for page in used)
            files = iter([(f"{short}.atlas", pages_text)])
        case "defold":
            pages_text = "".join(defold_page(page.file, page.size, page.frames) for page in used)
            files = iter([(f"{short}.tpinfo", f'version: "2.0"\ndescription: "written by assetgen"\n{pages_text}')])
        case "starling":
            files = ((_with_ending(page.file, ".xml"), starling_page(page.file, page.frames)) for page in used)
        case "cocos2d":
            files = (
                (_with_ending(page.file, ".plist"), cocos2d_page(page.file, page.size, page.frames)) for page in used
            )
        case "paper2d":
            files = (
                (_with_ending(page.file, ".paper2dsprites"), paper2d_page(page.file, page.size, page.frames))
                for page in used
            )
        case "unity":
            files = (
                (_with_ending(page.file, ".tpsheet"), unity_page(page.file, page.size, page.frames)) for page in used
            )
        case _:
            raise ConfigError(f"data format {format!r} is unknown; allowed are {', '.join(DATA_FORMATS)}")
    for path, text in files:
        yield str(folder / path), text.encode()


def data_paths(
    name: str, pages: Sequence[tuple[str, tuple[int, int]]], frames: Sequence[Frame], format: str
) -> Iterator[str]:
    """The paths that data_files would give."""
    folder = PurePosixPath(pages[0][0]).parent if pages else PurePosixPath()
    short = PurePosixPath(name).name
    if format in _OF_ALL_PAGES:
        yield str(folder / f"{short}{_OF_ALL_PAGES[format]}")
        if format == "phaser" and any(frame.moment for frame in frames):
            yield str(folder / f"{short}{_ANIMATIONS}")
    elif format == "godot":
        names = dict.fromkeys(frame.moment.variant if frame.moment else frame.name for frame in frames)
        yield from (str(folder / short / f"{name}.tres") for name in names)
    else:
        used = {frame.page for frame in frames}
        for number, (file, size) in enumerate(pages):
            if number in used or size[1]:
                yield f"{file}.import" if format == "godot-import" else _with_ending(file, _ENDINGS[format])


def _texturepacker_hash(pages: Sequence[_Page]) -> Iterator[tuple[str, str]]:
    """For `pixi.Assets.load`, which has `animations`, and Phaser's `load.atlas`."""
    files = [_with_ending(page.file, ".json") for page in pages]
    for file, page in zip(files, pages, strict=True):
        lines = (f"{_json(frame.name)}:{_json(_place(frame))}" for frame in page.frames)
        meta = _json(_meta(page, file, files))
        yield file, f'{{"frames":{{\n{_lines(lines)}\n}},\n{_played(page)}"meta":{meta}}}\n'


def _texturepacker_array(pages: Sequence[_Page]) -> Iterator[tuple[str, str]]:
    files = [_with_ending(page.file, ".array.json") for page in pages]
    for file, page in zip(files, pages, strict=True):
        yield file, f'{{"frames":[\n{_list(page)}\n],\n{_played(page)}"meta":{_json(_meta(page, file, files))}}}\n'


def _aseprite(pages: Sequence[_Page]) -> Iterator[tuple[str, str]]:
    """As written by `aseprite --format json-array`. A tag is a variant of an animation; the variants are none."""
    for page in pages:
        first = {frame.name: number for number, frame in enumerate(page.frames)}
        tags = [
            {"name": name, "from": first[frames[0].name], "to": first[frames[-1].name], "direction": "forward"}
            for name, frames in page.animations()
        ]
        meta = {**_meta(page, "", []), "frameTags": tags, "layers": [], "slices": []}
        lines = (
            _json({"filename": one.name, **_place(one), "duration": one.moment.duration if one.moment else 100})
            for one in page.frames
        )
        yield _with_ending(page.file, ".aseprite.json"), f'{{"frames":[\n{_lines(lines)}\n],\n"meta":{_json(meta)}}}\n'


def _phaser(name: str, pages: Sequence[_Page], *, normals: bool) -> Iterator[tuple[str, str]]:
    """One file for all pages, for Phaser's `load.multiatlas`."""
    textures = ",\n".join(
        f'{{"image":{_json(page.file)},{_normal_map(page) if normals else ""}'
        f'"format":"RGBA8888","size":{_json(_size(*page.size))},"scale":1,"frames":[\n'
        f"{_list(page)}\n]}}"
        for page in pages
    )
    yield f"{name}.phaser.json", f'{{"textures":[\n{textures}\n],\n"meta":{{"app":"assetgen","version":"1.0"}}}}\n'
    animations = [_phaser_animation(name, *one) for page in pages for one in page.animations()]
    if animations:
        yield f"{name}{_ANIMATIONS}", f'{{"anims":[\n{_lines(iter(animations))}\n],\n"globalTimeScale":1}}\n'


def _phaser_animation(texture: str, name: str, frames: Sequence[Sprite]) -> str:
    """One animation for Phaser's `load.animation`, which adds the duration of a frame to that of all."""
    durations = [frame.moment.duration for frame in frames if frame.moment]
    shortest = max(1, min(durations))
    shown = [
        {"key": texture, "frame": frame.name} | ({"duration": duration - shortest} if duration > shortest else {})
        for frame, duration in zip(frames, durations, strict=True)
    ]
    return _json({"key": name, "type": "frame", "frameRate": 1000 / shortest, "repeat": -1, "frames": shown})


def _normal_map(page: _Page) -> str:
    return f'"normalMap":{_json(layer_file(page.file, "normal"))},'


def _godot(name: str, pages: Sequence[_Page], folder: str) -> Iterator[tuple[str, str]]:
    """One AtlasTexture for each sprite, one SpriteFrames for each animation.

    Without a uid, Godot makes its own: ours could clash with the project's.
    """
    for page in pages:
        path = _godot_text(folder + page.file)
        for variant, frames in page.variants():
            moments = [frame.moment for frame in frames if frame.moment]
            regions = [_region(frame).rstrip() for frame in frames]
            played = [
                (tag, [place for place, _ in some]) for tag, some in groupby(enumerate(moments), lambda one: one[1].tag)
            ]
            text = godot_frames(path, played, regions, [moment.duration for moment in moments])
            yield f"{name}/{variant}.tres", text
        for frame in page.frames:
            if frame.moment is None:
                yield (
                    f"{name}/{frame.name}.tres",
                    '[gd_resource type="AtlasTexture" load_steps=2 format=3]\n\n'
                    f'[ext_resource type="Texture2D" path="{path}" id="1"]\n\n'
                    '[resource]\natlas = ExtResource("1")\n' + _region(frame),
                )


def _region(sprite: Sprite) -> str:
    """What an AtlasTexture shows; around a trimmed sprite Godot adds what puts it where the whole one would be."""
    region = f"region = Rect2({sprite.x}, {sprite.y}, {sprite.width}, {sprite.height})\n"
    if not sprite.is_trimmed:
        return region
    wide, high = sprite.source_width - sprite.width, sprite.source_height - sprite.height
    return f"{region}margin = Rect2({sprite.left}, {sprite.top}, {wide}, {high})\n"


def _tiled(pages: Sequence[_Page], settings: AtlasSettings) -> Iterator[tuple[str, str]]:
    """A tileset for each page. Tiles are numbered row by row; as the page's width never changes, nor do the numbers."""
    sizes = sorted({(frame.width, frame.height) for page in pages for frame in page.frames})
    if len(sizes) > 1:
        found = ", ".join(f"{width}×{height}" for width, height in sizes[:3])
        raise DataError(
            f"a Tiled tileset has tiles of one size, but these sprites are {found}; make one atlas for each size"
        )
    margin, spacing = settings.padding + settings.extrude, settings.padding + 2 * settings.extrude
    for page in pages:
        width, height = sizes[0]
        # As Tiled counts, which has a margin at the left and top only. Phaser ignores these attributes and subtracts
        # both margins; it comes to the same result if nothing is left beside the columns: see page_width.
        columns = (page.size[0] - margin + spacing) // (width + spacing)
        rows = (page.size[1] - margin + spacing) // (height + spacing)
        root = ElementTree.Element("tileset", version="1.10", name=PurePosixPath(page.file).stem)
        for key, value in (("tilewidth", width), ("tileheight", height), ("spacing", spacing), ("margin", margin)):
            root.set(key, str(value))
        root.set("tilecount", str(columns * rows))
        root.set("columns", str(columns))
        ElementTree.SubElement(root, "image", source=page.file, width=str(page.size[0]), height=str(page.size[1]))
        numbers = {frame.name: _tile_number(frame, margin, spacing, columns) for frame in page.frames}
        played = {frames[0].name: frames for _, frames in page.animations()}  # as a map shows the first frame
        for tile_name, number in sorted(numbers.items(), key=lambda one: one[::-1]):
            tile = ElementTree.SubElement(root, "tile", id=str(number))
            properties = ElementTree.SubElement(tile, "properties")
            ElementTree.SubElement(properties, "property", name="name", value=tile_name)
            moments = [(one.name, one.moment) for one in played.get(tile_name, ())]
            animation = ElementTree.SubElement(tile, "animation") if moments else tile
            for shown, moment in moments:
                duration = str(moment.duration if moment else 0)
                ElementTree.SubElement(animation, "frame", tileid=str(numbers[shown]), duration=duration)
        ElementTree.indent(root, " ")
        text = ElementTree.tostring(root, encoding="unicode")
        yield _with_ending(page.file, ".tsx"), f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _tile_number(frame: Sprite, margin: int, spacing: int, columns: int) -> int:
    column, rest_x = divmod(frame.x - margin, frame.width + spacing)
    row, rest_y = divmod(frame.y - margin, frame.height + spacing)
    if rest_x or rest_y:
        raise DataError(
            f"{frame.name!r} at {frame.x},{frame.y} is not on the grid of a Tiled tileset, because sprites of another "
            "size were on its page; bake with --repack"
        )
    return row * columns + column


def _place(sprite: Sprite) -> dict[str, object]:
    """A sprite in TexturePacker's terms, not rotated. PixiJS reads the pivot as anchor, other engines as pivot."""
    place: dict[str, object] = {
        "frame": {"x": sprite.x, "y": sprite.y, **_size(sprite.width, sprite.height)},
        "rotated": False,
        "trimmed": sprite.is_trimmed,
        "spriteSourceSize": {"x": sprite.left, "y": sprite.top, **_size(sprite.width, sprite.height)},
        "sourceSize": _size(sprite.source_width, sprite.source_height),
    }
    if sprite.pivot is not None:
        place["pivot"] = place["anchor"] = {"x": sprite.pivot[0], "y": sprite.pivot[1]}
    if sprite.moment is not None:
        place["duration"] = sprite.moment.duration
    return place


def _played(page: _Page) -> str:
    """The names of the frames of each animation, as PixiJS has them; nothing where none is."""
    lines = [f"{_json(name)}:{_json([frame.name for frame in frames])}" for name, frames in page.animations()]
    return f'"animations":{{\n{_lines(iter(lines))}\n}},\n' if lines else ""


def _meta(page: _Page, file: str, files: Sequence[str]) -> dict[str, object]:
    """The meta entry of a page's file; names the other files of the atlas, if there are any."""
    meta: dict[str, object] = {
        "app": "assetgen",
        "version": "1.0",
        "image": page.file,
        "format": "RGBA8888",
        "size": _size(*page.size),
        "scale": "1",
    }
    if len(files) > 1:
        meta["related_multi_packs"] = [other for other in files if other != file]
    return meta


def _list(page: _Page) -> str:
    return _lines(_json({"filename": frame.name, **_place(frame)}) for frame in page.frames)


def _lines(entries: Iterator[str]) -> str:
    return ",\n".join(entries)


def _size(width: int, height: int) -> dict[str, int]:
    return {"w": width, "h": height}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _with_ending(file: str, ending: str) -> str:
    return str(PurePosixPath(file).with_suffix("")) + ending


def _godot_text(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _resource_folder(resource_path: str, folder: PurePosixPath) -> str:
    """The folder of the pages in a Godot project, with a slash at the end."""
    if not resource_path.startswith("res://") or not resource_path.isprintable():
        raise ConfigError(
            f"resource_path is {resource_path!r}; write the output folder as Godot sees it, such as res://sprites"
        )
    within = PurePosixPath(resource_path.removeprefix("res://").strip("/")) / folder
    return "res://" if str(within) == "." else f"res://{within}/"


def _check_names(frames: Sequence[Frame], format: str) -> None:
    """DataError for names that are repeated, or that this format cannot express."""
    seen: set[str] = set()
    for frame in frames:
        name = frame.name
        if not name or _NO_TEXT.search(name):
            raise DataError(f"a sprite is named {name!a}; a name must not be empty or have control characters")
        if format not in ("godot", "tiled") and name in _JAVASCRIPT:
            raise DataError(f"a sprite is named {name!r}, which JavaScript engines reserve; rename it")
        if format == "godot":
            for part in name.split("/"):
                if _NO_PATH.search(part) or len(part.encode()) > _MAX_PART:
                    raise DataError(
                        f"the sprite {name!r} is not a valid file name on every system; rename it for Godot"
                    )
            name = unicodedata.normalize("NFC", name).casefold()
        if name in seen:
            raise DataError(
                f"two sprites are named {frame.name!r}; names must be unique, for Godot even when case is ignored"
            )
        seen.add(name)
