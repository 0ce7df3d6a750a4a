"""Data files of LibGDX, Starling, Cocos2d and Unreal for the frames of one page, as text.

Written after TextureAtlasData of LibGDX 1.12, Starling's TextureAtlas, format 3 of Cocos2d-x's SpriteFrameCache, and
what Unreal's Paper2D reads of TexturePacker's JSON. Sprites are neither rotated nor trimmed.
"""

from __future__ import annotations

import json
import plistlib
from collections.abc import Sequence
from xml.etree import ElementTree

from assetgen_plugin.errors import DataError

from .atlas import Frame

_Size = tuple[int, int]


def libgdx_page(file: str, size: _Size, frames: Sequence[Frame]) -> str:
    """A page of a .atlas file, of LibGDX and Spine; DataError for a name that its reader would take for a value."""
    lines = [file, f"size: {size[0]}, {size[1]}", "format: RGBA8888", "filter: Nearest, Nearest", "repeat: none"]
    for frame in frames:
        if ":" in frame.name or frame.name != frame.name.strip():
            raise DataError(
                f"a sprite is named {frame.name!r}; names in a .atlas file have no colon and no space at either end; "
                "rename it"
            )
        whole = f"{frame.width}, {frame.height}"
        lines += [
            *(frame.name, "  rotate: false", f"  xy: {frame.x}, {frame.y}", f"  size: {whole}", f"  orig: {whole}"),
            *("  offset: 0, 0", "  index: -1"),
        ]
    return "\n".join(lines) + "\n"


def starling_page(file: str, frames: Sequence[Frame]) -> str:
    """The XML of Starling and Sparrow."""
    root = ElementTree.Element("TextureAtlas", imagePath=file)
    for frame in frames:
        place = {"x": frame.x, "y": frame.y, "width": frame.width, "height": frame.height}
        ElementTree.SubElement(
            root, "SubTexture", {"name": frame.name, **{key: str(value) for key, value in place.items()}}
        )
    ElementTree.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def cocos2d_page(file: str, size: _Size, frames: Sequence[Frame]) -> str:
    """A property list in format 3."""
    entries = {}
    for frame in frames:
        whole = f"{{{frame.width},{frame.height}}}"
        entries[frame.name] = {
            "aliases": [],
            "spriteOffset": "{0,0}",
            "spriteSize": whole,
            "spriteSourceSize": whole,
            "textureRect": f"{{{{{frame.x},{frame.y}}},{whole}}}",
            "textureRotated": False,
        }
    meta = {
        "format": 3,
        "realTextureFileName": file,
        "size": f"{{{size[0]},{size[1]}}}",
        "textureFileName": file,
    }
    return plistlib.dumps({"frames": entries, "metadata": meta}, sort_keys=False).decode()


def paper2d_page(file: str, size: _Size, frames: Sequence[Frame]) -> str:
    """A .paper2dsprites file; the pivot is the centre."""
    entries = []
    for frame in frames:
        whole = {"w": frame.width, "h": frame.height}
        entry = {
            "frame": {"x": frame.x, "y": frame.y, **whole},
            "rotated": False,
            "trimmed": False,
            "spriteSourceSize": {"x": 0, "y": 0, **whole},
            "sourceSize": whole,
            "pivot": {"x": 0.5, "y": 0.5},
        }
        entries.append(f"{_json(frame.name)}:{_json(entry)}")
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


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
