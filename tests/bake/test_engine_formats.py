"""Data files of LibGDX, Starling, Cocos2d, Unreal and Defold, read back: each sprite's pixels lie where they say."""

from __future__ import annotations

import json
import plistlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory, text_format
from PIL import Image

from assetgen.baking.drawing.atlas import Frame
from assetgen.baking.drawing.atlas_formats import data_files, data_paths
from assetgen.baking.spec.settings import AtlasSettings
from assetgen_plugin.errors import DataError
from atlases import make_atlas, random_sprites

FIELD = descriptor_pb2.FieldDescriptorProto
LABELS = {"required": FIELD.LABEL_REQUIRED, "repeated": FIELD.LABEL_REPEATED, "optional": FIELD.LABEL_OPTIONAL}
KINDS = {"float": FIELD.TYPE_FLOAT, "string": FIELD.TYPE_STRING, "bool": FIELD.TYPE_BOOL, "int32": FIELD.TYPE_INT32}
RECT = ("x", "y", "width", "height")
SMALL = AtlasSettings(max_side=64)
Found = tuple[str, str, tuple[int, ...]]  # picture, sprite, (x, y, width, height)


def libgdx(text: str) -> Iterator[Found]:
    """As LibGDX reads it: a blank line ends a page, and a line with a colon is a value of what stands before it."""
    for page in text.split("\n\n"):
        picture, *lines = page.splitlines()
        parts: list[tuple[str, dict[str, str]]] = [(picture, {})]
        for line in lines:
            if ":" in line:
                key, value = line.split(":", 1)
                parts[-1][1][key.strip()] = value.strip()
            else:
                parts.append((line.strip(), {}))
        for name, values in parts[1:]:
            assert values["rotate"] == "false"
            assert values["orig"] == values["size"]
            yield picture, name, tuple(map(int, f"{values['xy']}, {values['size']}".split(", ")))


def starling(text: str) -> Iterator[Found]:
    root = ElementTree.fromstring(text)
    for each in root.iter("SubTexture"):
        box = tuple(int(each.attrib[key]) for key in ("x", "y", "width", "height"))
        yield root.attrib["imagePath"], each.attrib["name"], box


def cocos2d(text: str) -> Iterator[Found]:
    content = plistlib.loads(text.encode())
    for name, entry in content["frames"].items():
        box = tuple(map(int, re.findall(r"\d+", entry["textureRect"])))
        assert entry["spriteSourceSize"] == entry["spriteSize"] == f"{{{box[2]},{box[3]}}}"
        yield content["metadata"]["textureFileName"], name, box


def paper2d(text: str) -> Iterator[Found]:
    content = json.loads(text)
    assert content["meta"]["target"] == "paper2d"
    for name, entry in content["frames"].items():
        yield content["meta"]["image"], name, tuple(entry["frame"][key] for key in "xywh")


def defold(text: str) -> Iterator[Found]:
    """As protobuf reads it, by the fields of Defold's tpinfo.proto (its extension-texturepacker)."""
    for page in text_format.Parse(text, tpinfo()).pages:
        for sprite in page.sprites:
            frame, whole = sprite.frame_rect, sprite.untrimmed_size
            box = (int(frame.x), int(frame.y), int(frame.width), int(frame.height))
            assert (whole.width, whole.height) == box[2:]
            assert not sprite.trimmed
            assert not sprite.rotated
            yield page.name, sprite.name, box


def tpinfo() -> Any:
    """An empty message of a .tpinfo file."""
    schema = {
        "Point": ["required float x", "required float y"],
        "Size": ["required float width", "required float height"],
        "Rect": [f"required float {name}" for name in ("x", "y", "width", "height")],
        "Sprite": [
            *("required string name", "required bool trimmed", "required bool rotated", "required bool is_solid"),
            *("required Size untrimmed_size", "required Point corner_offset", "required Rect source_rect"),
            *("required Rect frame_rect", "repeated Point vertices", "repeated int32 indices", "optional Point pivot"),
        ],
        "Page": ["required string name", "required Size size", "repeated Sprite sprites"],
        "Atlas": ["repeated Page pages", "required string version", "required string description"],
    }
    file = descriptor_pb2.FileDescriptorProto(name="tpinfo.proto", package="defold", syntax="proto2")
    for name, fields in schema.items():
        message = file.message_type.add(name=name)
        for number, field in enumerate(fields, 1):
            label, kind, key = field.split()
            made = message.field.add(name=key, number=number, label=LABELS[label])
            if kind in KINDS:
                made.type = KINDS[kind]
            else:
                made.type, made.type_name = FIELD.TYPE_MESSAGE, f".defold.{kind}"
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.GetMessageClass(pool.FindMessageTypeByName("defold.Atlas"))()


READERS = {"defold": defold, "libgdx": libgdx, "starling": starling, "cocos2d": cocos2d, "paper2d": paper2d}


@pytest.mark.parametrize("n_sprites", [1, 30])
@pytest.mark.parametrize("format", READERS)
def test_each_sprite_lies_where_the_file_says(format: str, n_sprites: int, tmp_path: Path) -> None:
    sprites = random_sprites(n_sprites, 12, 10, rng=np.random.default_rng(0))
    atlas = make_atlas(tmp_path, sprites, SMALL)
    files = atlas.files(format)
    assert list(files) == list(data_paths("art/items", atlas.pages, atlas.frames, format))
    found = {}
    for content in files.values():
        for picture, name, (x, y, width, height) in READERS[format](content.decode()):
            with Image.open(tmp_path / "art" / picture) as page:
                found[name] = np.asarray(page.crop((x, y, x + width, y + height)))
    assert found.keys() == sprites.keys()
    assert all(np.array_equal(found[name], pixels) for name, pixels in sprites.items())


@pytest.mark.parametrize("name", ["a:b", " a", "a "])
def test_names_that_libgdx_would_read_as_something_else_are_refused(name: str) -> None:
    frame = replace(Frame("one", 0, 3, 3, 16, 16), name=name)
    with pytest.raises(DataError, match="rename it"):
        list(data_files("items", [("items-0.png", (64, 22))], [frame], SMALL, format="libgdx", resource_path=""))


def test_defold_learns_what_was_trimmed_and_where_the_pivot_is() -> None:
    frame = replace(Frame("one", 0, 3, 5, 16, 20), name='a "b"')
    settings = replace(SMALL, pivot=(0.5, 1.0))
    files = data_files(
        "items",
        [("items-0.png", (64, 32))],
        [frame],
        settings,
        format="defold",
        resource_path="",
        trims={frame.name: (2, 4, 9, 7)},
    )
    ((path, content),) = files
    (page,) = text_format.Parse(content, tpinfo()).pages
    (sprite,) = page.sprites
    assert (path, page.name, page.size.width, page.size.height) == ("items.tpinfo", "items-0.png", 64, 32)
    assert (sprite.name, sprite.trimmed) == ('a "b"', True)
    assert (sprite.corner_offset.x, sprite.corner_offset.y) == (2, 4)
    assert [getattr(sprite.source_rect, key) for key in RECT] == [2, 4, 9, 7]
    assert [getattr(sprite.frame_rect, key) for key in RECT] == [3 + 2, 5 + 4, 9, 7]
    assert (sprite.untrimmed_size.width, sprite.untrimmed_size.height) == (16, 20)
    assert (sprite.pivot.x, sprite.pivot.y) == (8, 20)
