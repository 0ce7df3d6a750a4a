"""Plans baked with the tiles of a second pack: each cell its own variant; pictures, Tiled maps, Godot scenes."""

from __future__ import annotations

import base64
import json
import re
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from assetgen.baking.depfile import depfile
from assetgen.baking.spec.bake_file import read_bake_file
from assetgen.baking.spec.outlines import read_outline
from assetgen.baking.spec.tile_names import masks, parse_tile_names, tiles_of_classes
from assetgen.baking.verify import verify
from assetgen_plugin import Pack, PlanPack
from assetgen_plugin.errors import DataError
from baking import one_job, pack_in, run, times

pytest.importorskip("onnx")
from test_bake_plans import rooms

KINDS = ("oak", "fern", "tulip")  # of the plants, for the three classes of the plans
SIDE = 32


def small_outline(folder: Path) -> str:
    mask = np.zeros((9, 12), np.uint8)
    mask[1:8, 1:11] = mask[0, 5] = 255
    Image.fromarray(mask).save(folder / "small.png")
    return read_outline(folder / "small.png")


def named(pack: PlanPack) -> str:
    return ",".join(f"{name}={kind}" for name, kind in zip(pack.classes, KINDS, strict=True))


def job(folder: Path, **more: Any) -> tuple[Any, PlanPack, Pack]:
    """A bake of one plan with tiles, and its packs."""
    path, tiles = rooms(folder), pack_in(folder)
    pack = PlanPack.open(path)
    site = {"outline": small_outline(folder), "tiles": tiles, "tile_names": named(pack)}
    return one_job(path, folder / "out", seeds=("7",), **(site | more)), pack, Pack.open(tiles)


def pixels(path: Path) -> NDArray[np.uint8]:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGBA"))


def test_each_cell_is_its_own_variant_of_the_tile_of_its_class(tmp_path: Path) -> None:
    spec, pack, tiles = job(tmp_path)
    assert run(spec).n_written == 1
    shown = pixels(tmp_path / "out" / "7_0.png")
    outline = np.asarray(Image.open(tmp_path / "small.png")) > 0
    plan = pack.plan(7, outline=outline)
    assert shown.shape == (9 * SIDE, 12 * SIDE, 4)
    for y, x in np.ndindex(plan.shape):
        cell = shown[y * SIDE : (y + 1) * SIDE, x * SIDE : (x + 1) * SIDE]
        if plan[y, x]:
            kind = KINDS[plan[y, x] - 1]
            keep = None if tiles.output == "direct" else "keep"
            assert (cell == tiles.texture(7, 512 * y + x, label=kind, palette=keep)).all(), (y, x)
        else:
            assert not cell.any()
    assert verify(tmp_path / "out") == (1, [])
    assert run(spec).n_written == 0


def test_a_tiled_map_shows_the_cells_of_its_picture(tmp_path: Path) -> None:
    spec, pack, _ = job(tmp_path, format="tmj", scale=2)
    assert run(spec).n_written == 2
    found = json.loads((tmp_path / "out" / "7_0.tmj").read_text("utf-8"))
    plan = pack.plan(7, outline=np.asarray(Image.open(tmp_path / "small.png")) > 0)
    (tileset,), (layer,) = found["tilesets"], found["layers"]
    assert (found["tilewidth"], tileset["image"], tileset["columns"]) == (64, "7_0.png", 12)
    assert (tileset["imagewidth"], tileset["imageheight"]) == pixels(tmp_path / "out" / "7_0.png").shape[1::-1]
    assert layer["data"] == [n + 1 if k else 0 for n, k in enumerate(plan.ravel().tolist())]
    types = {tile["id"]: tile["type"] for tile in tileset["tiles"]}
    assert types == {n: pack.classes[k - 1] for n, k in enumerate(plan.ravel().tolist()) if k}


@pytest.mark.parametrize("with_tiles", [True, False])
def test_a_scene_of_godot_has_the_cells_of_its_picture_and_solid_walls(with_tiles: bool, tmp_path: Path) -> None:
    none: dict[str, Any] = {} if with_tiles else {"tiles": None, "tile_names": None}
    spec, pack, _ = job(tmp_path, format="tscn", scale=4, **none)
    assert run(spec).n_written == 2
    scene = (tmp_path / "out" / "7_0.tscn").read_text("utf-8")
    plan = pack.plan(7, outline=np.asarray(Image.open(tmp_path / "small.png")) > 0)
    side = 4 * SIDE if with_tiles else 4
    assert pixels(tmp_path / "out" / "7_0.png").shape == (9 * side, 12 * side, 4)
    assert f"texture_region_size = Vector2i({side}, {side})" in scene
    data = base64.b64decode(re.findall(r'tile_map_data = PackedByteArray\("(.*)"\)', scene)[0])
    cells = list(struct.iter_unpack("<hhHHHH", data[2:]))
    assert data[:2] == b"\0\0"
    assert cells == [(x, y, 0, x, y, 0) for y, x in np.argwhere(plan).tolist()]
    assert {(int(x), int(y)) for x, y in re.findall(r"^(\d+):(\d+)/0 = 0$", scene, re.M)} == {
        (x, y) for y, x in np.argwhere(plan).tolist()
    }
    solid = {(int(x), int(y)) for x, y in re.findall(r"^(\d+):(\d+)/0/physics_layer_0/", scene, re.M)}
    walkable = np.array([True, *pack.walkable])[plan]
    assert solid == {(x, y) for y, x in np.argwhere(~walkable).tolist()}


def test_what_is_missing_or_changed_is_made_again_and_told(tmp_path: Path) -> None:
    spec, _, _ = job(tmp_path, format="tmj")
    run(spec)
    picture, out = tmp_path / "out" / "7_0.png", tmp_path / "out"
    before = picture.read_bytes()
    picture.unlink()
    assert verify(out)[1] == ["7_0.tmj: its picture 7_0.png is missing or shows something else"]
    assert run(spec).stale == {"7_0": "missing"}
    assert picture.read_bytes() == before
    written = times(out)
    assert run(spec).n_written == 0
    assert times(out) == written


def test_other_tiles_are_another_plan(tmp_path: Path) -> None:
    spec, pack, _ = job(tmp_path)
    run(spec)
    before = pixels(tmp_path / "out" / "7_0.png")
    other, _, _ = job(tmp_path, tile_names=named(pack).replace("fern", "cactus"))
    assert "tile_names" in run(other).stale["7_0"]
    assert (pixels(tmp_path / "out" / "7_0.png") != before).any()


def test_a_bake_file_names_tiles(tmp_path: Path) -> None:
    spec, pack, _ = job(tmp_path)
    run(spec)
    names = ", ".join(f'"{name}" = "{kind}"' for name, kind in zip(pack.classes, KINDS, strict=True))
    text = '[packs]\nplants = "plants.onnx"\n[[jobs]]\nname = "a"\npack = "rooms.onnx"\nseeds = "7"\n'
    (tmp_path / "assetgen.toml").write_text(
        f'{text}outline = "small.png"\ntiles = "plants"\ntile_names = {{ {names} }}\n', "utf-8"
    )
    read = read_bake_file(tmp_path / "assetgen.toml")
    assert "plants.onnx" in depfile(read)
    run(read)
    assert (pixels(tmp_path / "baked" / "a" / "7_0.png") == pixels(tmp_path / "out" / "7_0.png")).all()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"tile_names": None}, r"plants\.onnx has no tiles 'wall' for the class 'wall'; name some with wall=…: it has"),
        (
            {"tile_names": "wall=oak,lava=fern"},
            "tiles are named for 'lava', which is no class of the plans; they have wall",
        ),
        ({"tile_names": "wall"}, "tile names 'wall' are not like floor=grass,wall=brick"),
        ({"tiles": None}, "tiles are named but no pack of tiles is given"),
        ({"format": "csv"}, "a csv file shows no tiles; leave tiles out, or choose png, tmj or tscn"),
        ({"tiles": "rooms.onnx"}, r"rooms\.onnx draws plans; tiles are of a pack of textures"),
    ],
)
def test_tiles_that_do_not_fit_are_refused_in_one_line(more: dict[str, Any], said: str, tmp_path: Path) -> None:
    if more.get("tiles"):
        more = more | {"tiles": tmp_path / more["tiles"]}
    spec, _, _ = job(tmp_path, **more)
    with pytest.raises(DataError, match=said):
        run(spec)


def test_masks_name_the_neighbours_of_the_same_class() -> None:
    plan = np.array([[1, 1, 2], [1, 1, 1], [2, 1, 0]], np.uint8)
    found = masks(plan)
    # the middle: all but the corners above right and below left, whose class is another
    assert found[1, 1] == 0b11011101
    assert found[0, 2] == 0b00000101 | 1 << 1  # outside counts as the same, the cell below and the left one do not
    padded = np.pad(plan, 1)
    for y, x in np.ndindex(plan.shape):
        sides = [padded[y, x + 1], padded[y + 1, x + 2], padded[y + 2, x + 1], padded[y + 1, x]]
        assert [bool(found[y, x] >> 2 * n & 1) for n in range(4)] == [k in (0, plan[y, x]) for k in sides]


def test_tiles_by_mask_fall_back_to_sides_and_to_the_plain_one() -> None:
    four = tiles_of_classes(["wall"], ["Wall_0", "Wall_5", "wall"], {}, "set")[0]
    assert four.name(0b00010001) == "Wall_5"  # above and below
    assert four.name(0b00000000) == "Wall_0"
    assert four.name(0b11111111) == "wall"
    blob = tiles_of_classes(["wall"], ["wall-255", "wall-85", "wall-17"], {}, "set")[0]
    assert blob.name(255) == "wall-255"
    assert blob.name(0b01010111) == "wall-85"  # no tile with that corner: that of the sides
    assert blob.name(0) is None


def test_tile_names_are_parsed() -> None:
    assert parse_tile_names("floor=grass, wall=a b") == {"floor": "grass", "wall": "a b"}
    assert parse_tile_names(None) == {}
    for text in ("", "floor", "floor=", "=x", "floor=a,floor=b"):
        with pytest.raises(DataError, match="not like"):
            parse_tile_names(text)
