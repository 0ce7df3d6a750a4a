"""Data files of LibGDX, Starling, Cocos2d, Unreal, Unity and Defold for the sprites of one page, as text.

Written after TextureAtlasData of LibGDX 1.12, Starling's TextureAtlas, format 3 of Cocos2d-x's SpriteFrameCache,
what Unreal's Paper2D reads of TexturePacker's JSON, the .tpsheet files of TexturePacker's importer for Unity, and
tpinfo.proto of Defold's extension-texturepacker. Sprites are not rotated.
"""

from __future__ import annotations

import json
import plistlib
from collections.abc import Sequence
from xml.etree import ElementTree

from assetgen_plugin.errors import DataError

from .sprite import Sprite

_Size = tuple[int, int]


def libgdx_page(file: str, size: _Size, sprites: Sequence[Sprite]) -> str:
    """A page of a .atlas file, of LibGDX and Spine; DataError for a name that its reader would take for a value."""
    lines = [file, f"size: {size[0]}, {size[1]}", "format: RGBA8888", "filter: Nearest, Nearest", "repeat: none"]
    for one in sprites:
        if ":" in one.name or one.name != one.name.strip():
            raise DataError(
                f"a sprite is named {one.name!r}; names in a .atlas file have no colon and no space at either end; "
                "rename it"
            )
        below = one.source_height - one.top - one.height  # LibGDX counts from the left bottom corner
        lines += [
            *(
                one.name if one.moment is None else one.moment.name,
                "  rotate: false",
                f"  xy: {one.x}, {one.y}",
                f"  size: {one.width}, {one.height}",
            ),
            *(f"  orig: {one.source_width}, {one.source_height}", f"  offset: {one.left}, {below}"),
            f"  index: {-1 if one.moment is None else one.moment.number}",
        ]
    return "\n".join(lines) + "\n"


def starling_page(file: str, sprites: Sequence[Sprite]) -> str:
    """The XML of Starling and Sparrow."""
    root = ElementTree.Element("TextureAtlas", imagePath=file)
    for one in sprites:
        place: dict[str, float] = {"x": one.x, "y": one.y, "width": one.width, "height": one.height}
        if one.is_trimmed:
            place |= {"frameX": -one.left, "frameY": -one.top}
            place |= {"frameWidth": one.source_width, "frameHeight": one.source_height}
        if one.pivot is not None:
            place |= {"pivotX": one.pivot[0] * one.source_width, "pivotY": one.pivot[1] * one.source_height}
        texts = {key: f"{value:g}" for key, value in place.items()}
        ElementTree.SubElement(root, "SubTexture", {"name": one.name, **texts})
    ElementTree.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def cocos2d_page(file: str, size: _Size, sprites: Sequence[Sprite]) -> str:
    """A property list in format 3."""
    entries: dict[str, dict[str, object]] = {}
    for one in sprites:
        shown = f"{{{one.width},{one.height}}}"
        right = one.left + one.width / 2 - one.source_width / 2  # from the centre, y upwards
        up = one.source_height / 2 - one.top - one.height / 2
        entries[one.name] = {
            "aliases": [],
            "spriteOffset": f"{{{right:g},{up:g}}}",
            "spriteSize": shown,
            "spriteSourceSize": f"{{{one.source_width},{one.source_height}}}",
            "textureRect": f"{{{{{one.x},{one.y}}},{shown}}}",
            "textureRotated": False,
        }
        if one.pivot is not None:
            entries[one.name]["anchor"] = f"{{{one.pivot[0]:g},{1 - one.pivot[1]:g}}}"
    meta = {
        "format": 3,
        "realTextureFileName": file,
        "size": f"{{{size[0]},{size[1]}}}",
        "textureFileName": file,
    }
    return plistlib.dumps({"frames": entries, "metadata": meta}, sort_keys=False).decode()


def paper2d_page(file: str, size: _Size, sprites: Sequence[Sprite]) -> str:
    """A .paper2dsprites file; the pivot is the centre where none is given."""
    entries = []
    for one in sprites:
        x, y = one.pivot or (0.5, 0.5)
        shown = {"w": one.width, "h": one.height}
        entry = {
            "frame": {"x": one.x, "y": one.y, **shown},
            "rotated": False,
            "trimmed": one.is_trimmed,
            "spriteSourceSize": {"x": one.left, "y": one.top, **shown},
            "sourceSize": {"w": one.source_width, "h": one.source_height},
            "pivot": {"x": x, "y": y},
        }
        entries.append(f"{_json(one.name)}:{_json(entry)}")
    meta = {
        "app": "assetgen",
        "version": "1.0",
        "target": "paper2d",
        "image": file,
        "format": "RGBA8888",
        "size": {"w": size[0], "h": size[1]},
        "scale": "1",
    }
    return '{"frames":{\n' + ",\n".join(entries) + f'\n}},\n"meta":{_json(meta)}}}\n'


def unity_page(file: str, size: _Size, sprites: Sequence[Sprite]) -> str:
    """A .tpsheet for the importer of TexturePacker for Unity; the pivot is the centre if none is given."""
    lines = [
        ":format=40300",
        f":texture={file}",
        f":size={size[0]}x{size[1]}",
        ":pivotpoints=enabled",
        ":borders=disabled",
        "",
    ]
    for one in sprites:
        x, y = one.pivot or (0.5, 0.5)  # of the whole sprite; Unity wants it of what is shown, and counts from below
        x = (x * one.source_width - one.left) / one.width
        y = 1 - (y * one.source_height - one.top) / one.height
        place = f"{one.x};{size[1] - one.y - one.height};{one.width};{one.height}"
        lines.append(f"{_unity_name(one.name)};{place}; {x:g};{y:g}; 0;0;0;0")
    return "\n".join(lines) + "\n"


def defold_page(file: str, size: _Size, sprites: Sequence[Sprite]) -> str:
    """A page of a .tpinfo file, whose reader makes rectangles of sprites without vertices."""
    lines = ["pages {", f"  name: {_json(file)}", f"  size {{ width: {size[0]} height: {size[1]} }}"]
    for one in sprites:
        shown = f"width: {one.width} height: {one.height}"
        lines += [
            "  sprites {",
            f"    name: {_json(one.name)}",
            f"    trimmed: {_json(one.is_trimmed)}",
            "    rotated: false",
            "    is_solid: false",
            f"    corner_offset {{ x: {one.left} y: {one.top} }}",
            f"    source_rect {{ x: {one.left} y: {one.top} {shown} }}",
            f"    frame_rect {{ x: {one.x} y: {one.y} {shown} }}",
            f"    untrimmed_size {{ width: {one.source_width} height: {one.source_height} }}",
        ]
        if one.pivot is not None:  # a field of version 2 of the format
            x, y = one.pivot[0] * one.source_width, one.pivot[1] * one.source_height
            lines.append(f"    pivot {{ x: {x:g} y: {y:g} }}")
        lines.append("  }")
    return "\n".join([*lines, "}"]) + "\n"


def _unity_name(name: str) -> str:
    """A name as TexturePacker writes it: its signs escaped, folders joined by dashes."""
    for sign, text in (("%", "%25"), ("#", "%23"), (":", "%3A"), (";", "%3B"), ("\\", "-"), ("/", "-")):
        name = name.replace(sign, text)
    return name


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
