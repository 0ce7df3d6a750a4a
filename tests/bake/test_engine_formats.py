"""Data files of LibGDX, Starling, Cocos2d and Unreal, read back: each sprite's pixels lie where they say."""

from __future__ import annotations

import json
import plistlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from assetgen.baking.drawing.atlas import Frame
from assetgen.baking.drawing.atlas_formats import data_files, data_paths
from assetgen.baking.spec.settings import AtlasSettings
from assetgen_plugin.errors import DataError
from atlases import make_atlas, random_sprites

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


READERS = {"libgdx": libgdx, "starling": starling, "cocos2d": cocos2d, "paper2d": paper2d}


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
