"""Atlas data files, each read back by something that is not ours.

Tiled's by pytiled-parser, the JSONs' rectangles by Pillow, TexturePacker's and Aseprite's by the reader that training
uses, PixiJS's and Phaser's by those in tests/web/test_pixi.py and tests/web/test_phaser.py. Godot's by godot-parser,
and by a strict reader below, written from "TSCN file format" in Godot's documentation (docs.godotengine.org,
engine_details/file_formats/tscn).
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from assetgen.baking.drawing.atlas import Frame, Layout, page_width
from assetgen.baking.drawing.atlas_formats import DATA_FORMATS, data_files
from assetgen.baking.spec.settings import AtlasSettings
from assetgen_art.sprites.items import ArtOptions, Sprite
from assetgen_art.sprites.sheets import cut, parse_sheet
from assetgen_art.sprites.sources import read_art
from assetgen_plugin.errors import ConfigError, DataError
from atlases import NAMES, Atlas, make_atlas, random_sprites

SMALL = AtlasSettings(max_side=64)
PAIR = [Frame("one", 0, 3, 3, 16, 16), Frame("two", 0, 23, 3, 16, 16)]
PAGES = [("items-0.png", (64, 22))]


@pytest.fixture(params=[1, 30], ids=["one page", "several pages"])
def atlas(request: pytest.FixtureRequest, tmp_path: Path) -> Atlas:
    sprites = random_sprites(request.param, 12, 10, rng=np.random.default_rng(0))
    made = make_atlas(tmp_path, sprites, SMALL)
    assert (len(made.pages) > 1) == (request.param > 1)
    return made


def crop(atlas: Atlas, image: str, frame: dict[str, Any]) -> np.ndarray[Any, Any]:
    """What Pillow sees where a JSON says that a sprite lies."""
    place = frame["frame"]
    assert not frame["rotated"]
    assert not frame["trimmed"]
    assert frame["spriteSourceSize"] == {"x": 0, "y": 0, **frame["sourceSize"]}
    assert frame["sourceSize"] == {"w": place["w"], "h": place["h"]}
    with Image.open(atlas.folder / "art" / image) as page:
        box = (place["x"], place["y"], place["x"] + place["w"], place["y"] + place["h"])
        return np.asarray(page.crop(box))


def one_texture(entry: dict[str, Any]) -> list[tuple[str, list[tuple[str, dict[str, Any]]]]]:
    frames = entry["frames"]
    named = list(frames.items()) if isinstance(frames, dict) else [(frame["filename"], frame) for frame in frames]
    return [(entry["meta"]["image"], named)]


def textures(entry: dict[str, Any]) -> list[tuple[str, list[tuple[str, dict[str, Any]]]]]:
    return [(page["image"], [(one["filename"], one) for one in page["frames"]]) for page in entry["textures"]]


JSONS = {
    "texturepacker-hash": one_texture,
    "texturepacker-array": one_texture,
    "aseprite": one_texture,
    "phaser": textures,
}


@pytest.mark.parametrize("format", JSONS)
def test_each_json_names_where_pillow_finds_the_sprites(atlas: Atlas, format: str) -> None:
    found: dict[str, Any] = {}
    for content in atlas.files(format).values():
        for image, frames in JSONS[format](json.loads(content)):
            found |= {name: crop(atlas, image, frame) for name, frame in frames}
    assert sorted(found) == sorted(atlas.sprites)
    for name, pixels in atlas.sprites.items():
        assert np.array_equal(found[name], pixels)


@pytest.mark.parametrize("format", ["texturepacker-hash", "texturepacker-array", "aseprite", "phaser"])
def test_training_reads_the_sheets_that_baking_writes(atlas: Atlas, format: str) -> None:
    sprites = list(atlas.sprites.values())
    found = []
    for content in atlas.files(format).values():
        sheet = parse_sheet(content)
        assert sheet is not None
        for page in sheet.pages:
            assert not page.skipped
            with Image.open(atlas.folder / "art" / page.image) as image:
                found += [cut(np.asarray(image), frame) for frame in page.frames]
    assert sorted(each.tobytes() for each in found) == sorted(each.tobytes() for each in sprites)


@pytest.mark.parametrize("format", ["texturepacker-hash", "texturepacker-array"])
def test_a_baked_folder_can_be_trained_on(atlas: Atlas, format: str) -> None:
    atlas.write(format)
    read = list(read_art(atlas.folder, ArtOptions()))
    assert sum(isinstance(each, Sprite) for each in read) == len(atlas.sprites)


def test_the_jsons_of_several_pages_name_each_other(atlas: Atlas) -> None:
    for format in ("texturepacker-hash", "texturepacker-array"):
        files = atlas.files(format)
        for path, content in files.items():
            others = [Path(other).name for other in files if other != path]
            assert json.loads(content)["meta"].get("related_multi_packs", []) == others


def test_aseprite_frames_have_what_its_own_export_has(atlas: Atlas) -> None:
    for path, content in atlas.files("aseprite").items():
        entry = json.loads(content)
        keys = {"filename", "frame", "rotated", "trimmed", "spriteSourceSize", "sourceSize", "duration"}
        assert all(frame.keys() == keys for frame in entry["frames"])
        assert entry["meta"].keys() == {
            *("app", "version", "image", "format", "size", "scale", "frameTags", "layers", "slices")
        }
        assert path.endswith(".aseprite.json")


def test_tiled_tilesets_are_read_by_pytiled_parser_and_each_tile_is_its_sprite(atlas: Atlas) -> None:
    pytiled_parser = pytest.importorskip("pytiled_parser", reason="pytiled-parser is in the dev extra")
    found = {}
    for path in atlas.write("tiled"):
        tileset = pytiled_parser.parse_tileset(path)
        image = Image.open(path.parent / tileset.image)
        assert image.size == (tileset.image_width, tileset.image_height)
        across = tileset.tile_width + tileset.spacing
        down = tileset.tile_height + tileset.spacing
        assert tileset.columns == (image.width - tileset.margin + tileset.spacing) // across
        assert tileset.tile_count == tileset.columns * ((image.height - tileset.margin + tileset.spacing) // down)
        for number, tile in tileset.tiles.items():
            assert number == tile.id < tileset.tile_count
            row, column = divmod(number, tileset.columns)
            x, y = tileset.margin + column * across, tileset.margin + row * down
            pixels = image.crop((x, y, x + tileset.tile_width, y + tileset.tile_height))
            found[tile.properties["name"]] = np.asarray(pixels)
    assert found.keys() == atlas.sprites.keys()
    assert all(np.array_equal(found[name], pixels) for name, pixels in atlas.sprites.items())


@given(
    width=st.integers(1, 24),
    height=st.integers(1, 24),
    padding=st.integers(0, 4),
    extrude=st.integers(0, 4),
    n=st.integers(1, 30),
    more=st.integers(1, 30),
    power_of_two=st.booleans(),
)
def test_tile_numbers_stay_when_sprites_are_added(
    tmp_path_factory: pytest.TempPathFactory,
    width: int,
    height: int,
    padding: int,
    extrude: int,
    n: int,
    more: int,
    power_of_two: bool,
) -> None:
    pytiled_parser = pytest.importorskip("pytiled_parser", reason="pytiled-parser is in the dev extra")
    settings = AtlasSettings(max_side=64, padding=padding, extrude=extrude, power_of_two=power_of_two)
    folder = tmp_path_factory.mktemp("tiles")
    sprites = random_sprites(n + more, width, height, rng=np.random.default_rng(0))
    before = make_atlas(folder / "before", dict(list(sprites.items())[:n]), settings)
    after = make_atlas(folder / "after", sprites, settings, before)

    def numbers(atlas: Atlas) -> dict[str, tuple[str, int]]:
        tilesets = {path.name: pytiled_parser.parse_tileset(path) for path in atlas.write("tiled")}
        return {
            tile.properties["name"]: (file, tile.id)
            for file, tileset in tilesets.items()
            for tile in tileset.tiles.values()
            if tile.id < tileset.tile_count
        }

    old, new = numbers(before), numbers(after)
    assert len(old) == n
    assert len(new) == n + more
    assert old.items() <= new.items()


@given(width=st.integers(1, 40), height=st.integers(1, 40), padding=st.integers(0, 4), extrude=st.integers(0, 4))
def test_phaser_counts_as_many_tiles_as_tiled(width: int, height: int, padding: int, extrude: int) -> None:
    settings = AtlasSettings(max_side=128, padding=padding, extrude=extrude)
    layout = Layout(settings, page_width(settings, 20, width, height))
    frames = [layout.place(str(number), width, height) for number in range(20)]
    pages = [(f"{number}.png", layout.page_size(number)) for number in range(layout.n_pages)]
    for _, content in data_files("tiles", pages, frames, settings, format="tiled", resource_path=""):
        root = ElementTree.fromstring(content)
        margin, spacing = int(root.attrib["margin"]), int(root.attrib["spacing"])
        image = root.find("image")
        assert image is not None
        # Both margins and whole numbers, or it warns: Phaser 3.90 and 4.2, Tilemaps.Tileset#updateTileData
        columns, no_more = divmod(int(image.attrib["width"]) - 2 * margin + spacing, width + spacing)
        rows, none_left = divmod(int(image.attrib["height"]) - 2 * margin + spacing, height + spacing)
        assert (no_more, none_left) == (0, 0)
        assert (str(columns), str(columns * rows)) == (root.attrib["columns"], root.attrib["tilecount"])


def test_sprites_of_several_sizes_are_no_tiled_tileset() -> None:
    mixed = [PAIR[0], replace(PAIR[1], width=8)]
    with pytest.raises(DataError, match="8×16, 16×16; make one atlas for each size"):
        list(data_files("items", PAGES, mixed, SMALL, format="tiled", resource_path="res://"))
    shifted = [PAIR[0], replace(PAIR[1], x=24)]
    with pytest.raises(DataError, match="not on the grid"):
        list(data_files("items", PAGES, shifted, SMALL, format="tiled", resource_path="res://"))


def read_tres(text: str) -> tuple[str, tuple[float, ...]]:
    """(path of the texture, region) of an AtlasTexture in Godot 4's text format; every line must be one of those."""
    string = r'"((?:[^"\\\n]|\\["\\])*)"'
    heading, external, resource = text.rstrip("\n").split("\n\n")
    assert text.endswith("\n")
    found = re.fullmatch(r'\[gd_resource type="AtlasTexture" load_steps=(\d+) format=(\d+)\]', heading)
    assert found
    assert found.groups() == ("2", "3")  # the resource and one external one; format 3 is Godot 4's
    found = re.fullmatch(rf'\[ext_resource type="Texture2D" path={string} id={string}\]', external)
    assert found
    path, number = (re.sub(r"\\(.)", r"\1", group) for group in found.groups())
    assert path.startswith("res://")
    lines = resource.split("\n")
    assert lines[0] == "[resource]"
    properties = dict(line.split(" = ", 1) for line in lines[1:])
    assert len(properties) == len(lines) - 1
    assert properties.pop("atlas") == f'ExtResource("{number}")'
    found = re.fullmatch(r"Rect2\((\d+), (\d+), (\d+), (\d+)\)", properties.pop("region"))
    assert found
    assert not properties
    return path, tuple(int(group) for group in found.groups())


def test_godot_resources_say_where_each_sprite_lies(tmp_path: Path) -> None:
    names = [name for name in NAMES if not set(name) & set('"<>\\')]
    sprites = random_sprites(20, 12, 10, rng=np.random.default_rng(1))
    sprites = dict(zip([*names, *(f"noise-{number}" for number in range(20))], sprites.values(), strict=False))
    atlas = make_atlas(tmp_path, sprites, SMALL)
    files = atlas.files("godot", 'res://my "art"/')
    assert sorted(files) == sorted(f"art/items/{name}.tres" for name in sprites)
    for name, pixels in sprites.items():
        path, (x, y, width, height) = read_tres(files[f"art/items/{name}.tres"].decode())
        with Image.open(tmp_path / path.removeprefix('res://my "art"/')) as page:
            assert np.array_equal(np.asarray(page)[y : y + height, x : x + width], pixels)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # godot-parser uses old names of pyparsing
def test_godot_parser_reads_the_resources() -> None:
    godot_parser = pytest.importorskip("godot_parser", reason="godot-parser is in the dev extra")
    resource_path = r'res://my "art"\here'
    frames = [replace(PAIR[0], name="swords/Zürich 砂")]
    files = dict(data_files("items", PAGES, frames, SMALL, format="godot", resource_path=resource_path))
    heading, external, resource = godot_parser.parse(files["items/swords/Zürich 砂.tres"].decode()).get_sections()
    assert heading.header.name == "gd_resource"
    assert dict(heading.header.attributes) == {"type": "AtlasTexture", "load_steps": 2, "format": 3}
    assert dict(external.header.attributes) == {"type": "Texture2D", "path": f"{resource_path}/items-0.png", "id": "1"}
    assert resource["atlas"] == godot_parser.ExtResource("1")
    region = resource["region"]
    assert (region.name, region.args) == ("Rect2", [3, 3, 16, 16])


@pytest.mark.parametrize(
    ("resource_path", "texture"),
    [("res://", "res://items-0.png"), ("res://a", "res://a/items-0.png"), ("res://a/b/", "res://a/b/items-0.png")],
)
def test_godot_finds_the_pages_below_the_resource_path(resource_path: str, texture: str) -> None:
    files = dict(data_files("items", PAGES, PAIR, SMALL, format="godot", resource_path=resource_path))
    assert {read_tres(content.decode())[0] for content in files.values()} == {texture}


@pytest.mark.parametrize("resource_path", ["", "assets", "user://a", "res://a\nb"])
def test_a_resource_path_outside_a_godot_project_is_refused(resource_path: str) -> None:
    with pytest.raises(ConfigError, match="res://"):
        list(data_files("items", PAGES, PAIR, SMALL, format="godot", resource_path=resource_path))


@pytest.mark.parametrize("format", DATA_FORMATS)
def test_files_are_utf_8_with_lf_and_equal_for_equal_input(atlas: Atlas, format: str) -> None:
    if format == "godot":
        renamed = [replace(frame, name=f"n{number}") for number, frame in enumerate(atlas.frames)]
        atlas = replace(atlas, frames=renamed)
    files = atlas.files(format)
    assert files == atlas.files(format)
    assert len(files) == {"phaser": 1, "libgdx": 1, "defold": 1, "godot": len(atlas.frames)}.get(
        format, len(atlas.pages)
    )
    for path, content in files.items():
        assert path.startswith("art/items")
        assert content.endswith(b"\n")
        assert b"\r" not in content
        content.decode()


def test_a_new_sprite_is_one_new_line_and_a_new_height() -> None:
    files = [
        dict(data_files("items", PAGES, frames, SMALL, format="texturepacker-hash", resource_path=""))["items-0.json"]
        for frames in (PAIR, [*PAIR, Frame("three", 0, 43, 3, 16, 16)])
    ]
    old, new = (content.decode().replace(",\n", "\n").splitlines() for content in files)
    assert [line for line in new if line not in old] == [next(line for line in new if '"three"' in line)]


@pytest.mark.parametrize("format", DATA_FORMATS)
def test_pages_without_sprites_are_left_out(format: str) -> None:
    pages = [("items-0.png", (64, 0)), ("items-1.png", (64, 22))]
    frames = [replace(frame, page=1) for frame in PAIR]
    files = dict(data_files("items", pages, frames, SMALL, format=format, resource_path="res://"))
    assert all(b"items-0" not in content for content in files.values())
    assert files


@pytest.mark.parametrize("format", DATA_FORMATS)
@pytest.mark.parametrize("name", ["", "a\nb", "a\0b", "a\ud800b", "a\x85b", "a\uffffb"])
def test_names_that_no_file_can_hold_are_refused(format: str, name: str) -> None:
    refused(format, [replace(PAIR[0], name=name)], "control characters")


@pytest.mark.parametrize("format", JSONS)
@pytest.mark.parametrize("name", ["__BASE", "__proto__", "hasOwnProperty"])
def test_names_that_javascript_engines_keep_are_refused(format: str, name: str) -> None:
    refused(format, [replace(PAIR[0], name=name)], "rename it")


@pytest.mark.parametrize(
    "name",
    [
        "../up",
        "/root",
        "a//b",
        "a/./b",
        "a\\b",
        "c:d",
        "what?",
        "con",
        "a/LPT1.x",
        "end.",
        "end ",
        ".hidden",
        "ü" * 121,
    ],
)
def test_names_that_are_no_path_everywhere_are_refused_for_godot(name: str) -> None:
    refused("godot", [replace(PAIR[0], name=name)], "on every system")


@pytest.mark.parametrize("format", DATA_FORMATS)
def test_a_name_that_occurs_twice_is_refused(format: str) -> None:
    refused(format, [PAIR[0], replace(PAIR[1], name="one")], "names must be unique")


def test_names_that_differ_in_case_alone_are_refused_for_godot_only() -> None:
    frames = [PAIR[0], replace(PAIR[1], name="ONE")]
    refused("godot", frames, "even when case is ignored")
    assert dict(data_files("items", PAGES, frames, SMALL, format="tiled", resource_path=""))


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ConfigError, match="texturepacker-hash"):
        list(data_files("items", PAGES, PAIR, SMALL, format="unreal", resource_path=""))


def refused(format: str, frames: list[Frame], message: str) -> None:
    with pytest.raises(DataError, match=message):
        list(data_files("items", PAGES, frames, SMALL, format=format, resource_path="res://"))
