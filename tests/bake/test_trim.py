"""Trimmed sprites and pivots in the data files of engines: free-tex-packer's own templates say the same."""

from __future__ import annotations

import json
import plistlib
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from assetgen.baking.drawing.atlas_formats import data_files
from assetgen.baking.drawing.sprite import seen
from assetgen.baking.spec.settings import AtlasSettings
from assetgen_plugin.errors import ConfigError, DataError
from atlases import Atlas, make_atlas, random_sprites
from baking import bake_file, run

SETTINGS = AtlasSettings(max_side=64, pivot=(0.25, 1.0))
NPM = shutil.which("npm")
RENDER = """
const { getExporterByType, startExporter } = require("free-tex-packer-core/exporters");
const { readFileSync } = require("fs");
const { rects, config } = JSON.parse(readFileSync("given.json"));
const found = {};
for (const type of ["JsonHash", "JsonArray", "Starling", "Cocos2d", "Unity3D", "Unreal"]) {
  found[type] = startExporter(getExporterByType(type), rects, config);
}
console.log(JSON.stringify(found));
"""


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    """Sprites with clear borders, one of them clear altogether."""
    rng = np.random.default_rng(5)
    sprites = random_sprites(14, 12, 9, rng=rng)
    for number, pixels in enumerate(sprites.values()):
        left, top = rng.integers(0, 5, 2)
        pixels[:top] = pixels[:, :left] = 0
        if number % 3:
            pixels[7:] = pixels[:, 10:] = 0
    sprites["7"][:] = 0
    return make_atlas(tmp_path, sprites, SETTINGS)


def files(atlas: Atlas, format: str, *, pivot: bool = True) -> dict[str, str]:
    trims = {name: seen(pixels) for name, pixels in atlas.sprites.items()}
    settings = SETTINGS if pivot else replace(SETTINGS, pivot=None)
    found = data_files(
        "art/items", atlas.pages, atlas.frames, settings, format=format, resource_path="res://", trims=trims
    )
    return {path: content.decode() for path, content in found}


def whole(atlas: Atlas, page: str, place: dict[str, Any]) -> NDArray[np.uint8]:
    """A sprite put together from what a data file says of it."""
    frame, within, size = place["frame"], place["spriteSourceSize"], place["sourceSize"]
    assert (within["w"], within["h"]) == (frame["w"], frame["h"])
    shown = np.zeros((size["h"], size["w"], 4), np.uint8)
    with Image.open(atlas.folder / "art" / page) as image:
        cut = image.crop((frame["x"], frame["y"], frame["x"] + frame["w"], frame["y"] + frame["h"]))
    shown[within["y"] : within["y"] + within["h"], within["x"] : within["x"] + within["w"]] = np.asarray(cut)
    return shown


def plainly_named(atlas: Atlas) -> Atlas:
    """The same sprites under names that need no escapes, which free-tex-packer does not write."""
    renamed = {name: f"n{number}/of" for number, name in enumerate(atlas.sprites)}
    sprites = {renamed[name]: pixels for name, pixels in atlas.sprites.items()}
    frames = [replace(frame, name=renamed[frame.name]) for frame in atlas.frames]
    return replace(atlas, sprites=sprites, frames=frames)


@pytest.mark.parametrize("format", ["texturepacker-hash", "paper2d"])
def test_what_is_shown_and_what_was_trimmed_make_the_whole_sprite(atlas: Atlas, format: str) -> None:
    n_trimmed = 0
    for text in files(atlas, format).values():
        content = json.loads(text)
        for name, place in content["frames"].items():
            assert np.array_equal(whole(atlas, content["meta"]["image"], place), atlas.sprites[name])
            assert place["trimmed"] == (place["spriteSourceSize"] != {"x": 0, "y": 0, "w": 12, "h": 9})
            assert place["pivot"] == {"x": 0.25, "y": 1.0}
            n_trimmed += place["trimmed"]
    assert n_trimmed > 5


def test_starling_cocos2d_and_libgdx_say_the_same(atlas: Atlas) -> None:
    places = {}
    for text in files(atlas, "texturepacker-hash").values():
        places |= json.loads(text)["frames"]
    for text in files(atlas, "starling").values():
        for one in ElementTree.fromstring(text).iter("SubTexture"):
            place, given = places[one.attrib["name"]], {key: one.attrib[key] for key in one.attrib if key != "name"}
            assert {key: float(value) for key, value in given.items() if key.startswith("pivot")} == {
                "pivotX": 3,
                "pivotY": 9,
            }
            if place["trimmed"]:
                within = place["spriteSourceSize"]
                assert (given["frameX"], given["frameY"]) == (str(-within["x"]), str(-within["y"]))
                assert (given["frameWidth"], given["frameHeight"]) == ("12", "9")
    for text in files(atlas, "cocos2d").values():
        for name, one in plistlib.loads(text.encode())["frames"].items():
            within = places[name]["spriteSourceSize"]
            right, up = map(float, one["spriteOffset"][1:-1].split(","))
            assert (6 + right - within["w"] / 2, 4.5 - up - within["h"] / 2) == (within["x"], within["y"])
            assert one["anchor"] == "{0.25,0}"
    (text,) = files(atlas, "libgdx").values()
    blocks = re.findall(
        r"\n(\S.*)\n  rotate: false\n  xy: .*\n  size: (\d+), (\d+)\n  orig: 12, 9\n  offset: (\d+), (\d+)", text
    )
    assert len(blocks) == len(places)
    for name, width, height, left, below in blocks:
        within = places[name]["spriteSourceSize"]
        assert (int(width), int(height), int(left)) == (within["w"], within["h"], within["x"])
        assert int(below) == 9 - within["y"] - within["h"]


@pytest.mark.slow
@pytest.mark.skipif(NPM is None, reason="there is no npm on this machine, from which free-tex-packer comes")
def test_free_tex_packers_templates_say_the_same(atlas: Atlas, tmp_path: Path) -> None:
    command = [str(NPM), "install", "--silent", "free-tex-packer-core@0.3.9"]
    subprocess.run(command, cwd=tmp_path, check=True, timeout=280)
    atlas = plainly_named(atlas)
    ((_, hashed),) = list(files(atlas, "texturepacker-hash", pivot=False).items())[:1]
    content = json.loads(hashed)
    rects = [{"name": name, **place} for name, place in content["frames"].items()]
    size, image = content["meta"]["size"], content["meta"]["image"]
    config = {"imageName": image, "imageFile": image, "imageWidth": size["w"], "imageHeight": size["h"]}
    config |= {"prependFolderName": True, "textureFormat": "png"}
    (tmp_path / "given.json").write_text(json.dumps({"rects": rects, "config": config}))
    (tmp_path / "render.js").write_text(RENDER)
    done = subprocess.run(["node", "render.js"], cwd=tmp_path, check=True, capture_output=True, text=True)
    theirs = json.loads(done.stdout)
    ours = {
        format: next(text for text in files(atlas, format, pivot=False).values())
        for format in ("starling", "cocos2d", "unity", "paper2d")
    }

    keys = ("frame", "rotated", "trimmed", "spriteSourceSize", "sourceSize")
    by_name = {one["name"]: {key: one[key] for key in keys} for one in rects}
    for type in ("JsonHash", "Unreal"):
        found = json.loads(theirs[type])["frames"]
        assert {name: {key: one[key] for key in keys} for name, one in found.items()} == by_name
    paper = json.loads(ours["paper2d"])["frames"]
    assert {name: one["pivot"] for name, one in paper.items()} == {
        name: one["pivot"] for name, one in json.loads(theirs["Unreal"])["frames"].items()
    }
    assert cocos2d(ours["cocos2d"], "textureRect", "spriteOffset", "spriteSourceSize") == cocos2d(
        theirs["Cocos2d"], "frame", "offset", "sourceSize"
    )
    assert unity(ours["unity"]) == unity(theirs["Unity3D"])
    assert starling(ours["starling"]) == starling(theirs["Starling"].partition("-->")[2].strip())


def cocos2d(text: str, *keys: str) -> dict[str, list[list[float]]]:
    frames = plistlib.loads(text.strip().encode())["frames"]
    return {
        name: [[float(each) for each in re.findall(r"-?[\d.]+", one[key])] for key in keys]
        for name, one in frames.items()
    }


def unity(text: str) -> dict[str, list[float]]:
    rows = [line.split(";") for line in text.splitlines() if line and line[0] not in "#:"]
    heads = [line for line in text.splitlines() if line.startswith(":")]
    assert {":format=40300", ":pivotpoints=enabled", ":borders=disabled"} <= set(heads)
    return {name: [float(each) for each in rest[:4]] for name, *rest in rows}


def starling(text: str) -> dict[str, dict[str, float]]:
    found = {}
    for one in ElementTree.fromstring(text).iter("SubTexture"):
        values = {key: float(value) for key, value in one.attrib.items() if key != "name"}
        whole = {"frameX": 0.0, "frameY": 0.0, "frameWidth": values["width"], "frameHeight": values["height"]}
        found[one.attrib["name"]] = whole | values
    return found


def test_unitys_pivot_is_of_what_is_shown(atlas: Atlas) -> None:
    places = {}
    for text in files(atlas, "texturepacker-hash").values():
        places |= json.loads(text)["frames"]
    for text in files(atlas, "unity").values():
        rows = [line.split(";") for line in text.splitlines() if line and line[0] != ":"]
        assert rows
        for name, *numbers in rows:
            wide, high, x, y = (float(each) for each in numbers[2:6])
            (box,) = (place["spriteSourceSize"] for other, place in places.items() if _plain(other) == name)
            assert (box["x"] + x * wide, box["y"] + (1 - y) * high) == pytest.approx((3, 9), abs=1e-4)


def _plain(name: str) -> str:
    for sign, text in (("%", "%25"), ("#", "%23"), (":", "%3A"), (";", "%3B"), ("\\", "-"), ("/", "-")):
        name = name.replace(sign, text)
    return name


def test_godot_adds_the_trimmed_border_as_margin(atlas: Atlas) -> None:
    atlas = plainly_named(atlas)
    for path, text in files(atlas, "godot").items():
        left, top, width, height = seen(atlas.sprites[path.removeprefix("art/items/").removesuffix(".tres")])
        margin = f"margin = Rect2({left}, {top}, {12 - width}, {9 - height})\n"
        assert text.endswith(margin if (width, height) != (12, 9) else ")\n")


ATLAS = """
[packs]
items = "plants.onnx"
[[jobs]]
name = "loot"
pack = "items"
count = {count}
atlas = "ui"
[atlases.ui]
data = ["texturepacker-hash"]
"""


def test_a_bake_trims_what_its_pages_show_and_draws_nothing_for_it(tmp_path: Path) -> None:
    spec = bake_file(tmp_path, ATLAS.format(count=3))
    run(spec)
    page = (spec.out / "ui-0.png").read_bytes()
    before = json.loads((spec.out / "ui-0.json").read_text())["frames"]
    trimming = bake_file(tmp_path, ATLAS.format(count=3) + "trim = true\npivot = [0.5, 1]\n")
    assert run(trimming).stale == {"ui-0.json": "frames changed"}
    assert (spec.out / "ui-0.png").read_bytes() == page
    assert run(trimming).n_written == 0
    after = json.loads((spec.out / "ui-0.json").read_text())["frames"]
    with Image.open(spec.out / "ui-0.png") as image:
        for name, place in after.items():
            frame, within, whole = place["frame"], place["spriteSourceSize"], before[name]["frame"]
            assert (frame["x"] - within["x"], frame["y"] - within["y"]) == (whole["x"], whole["y"])
            box = image.crop((whole["x"], whole["y"], whole["x"] + whole["w"], whole["y"] + whole["h"])).getbbox()
            assert box == (within["x"], within["y"], within["x"] + within["w"], within["y"] + within["h"])
            assert place["anchor"] == {"x": 0.5, "y": 1.0}
    more = bake_file(tmp_path, ATLAS.format(count=4) + "trim = true\npivot = [0.5, 1]\n")
    run(more)
    assert json.loads((spec.out / "ui-0.json").read_text())["frames"].items() > after.items()


@pytest.mark.parametrize("pivot", ["[1]", '"feet"', "[0.5, true]", "[9.0, 0]"])
def test_a_pivot_that_is_none_is_refused(tmp_path: Path, pivot: str) -> None:
    with pytest.raises((ConfigError, DataError), match=r"two numbers.* such as \[0.5, 1\]"):
        bake_file(tmp_path, ATLAS.format(count=1) + f"pivot = {pivot}\n")
