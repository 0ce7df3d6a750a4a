"""Bakes of plans: outlines and pins from pictures, data files, locks and bake files."""

from __future__ import annotations

import base64
import json
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

import plans
from assetgen.baking.depfile import depfile
from assetgen.baking.ledger.lock import TextureLine, read_lock
from assetgen.baking.provenance import again, credits, origin
from assetgen.baking.spec.bake_file import read_bake_file
from assetgen.baking.spec.outlines import outline_of, pins_of, read_outline, read_pins
from assetgen.baking.verify import verify
from assetgen_plugin import PlanPack
from assetgen_plugin.agp import flat_bytes
from assetgen_plugin.errors import DataError
from assetgen_plugin.plans.graph import plan_graph
from baking import one_job, pack_in, run, times

pytest.importorskip("onnx")
from assetgen_training.export.onnx_file import onnx_bytes

FILE = """
[[jobs]]
name = "keep"
pack = "rooms.onnx"
seeds = "1-3"
outline = "keep.png"
pins = "pins.png"
cell = 4
level = 5
label = 1
format = "tmj"
"""


def rooms(folder: Path) -> Path:
    """A pack of plans in a folder."""
    tensors = plans.plan_pack(labels=("a", "b"))
    header = {"format": 1, "contract": 2, "fingerprint": flat_bytes(tensors)[12:44].hex(), "goldens": [], "info": {}}
    path = folder / "rooms.onnx"
    path.write_bytes(onnx_bytes(plan_graph(tensors), "assetgen", header))
    return path


def picture(path: Path, pixels: NDArray[Any], cell: int = 1) -> Path:
    Image.fromarray(pixels.astype(np.uint8).repeat(cell, axis=0).repeat(cell, axis=1)).save(path)
    return path


def disc_of_cells(folder: Path, cell: int = 1) -> Path:
    return picture(folder / "keep.png", plans.outlines()["disc"] * 255, cell)


def pins_in(folder: Path, pack: PlanPack, cell: int = 1) -> Path:
    pixels = np.zeros((25, 25, 4), np.uint8)
    pixels[12, 12, :3], pixels[12, 13, :3] = pack.colours[2, :3], pack.colours[3, :3]
    pixels[12, 12:14, 3] = 255
    return picture(folder / "pins.png", pixels, cell)


def site(folder: Path, pack: PlanPack) -> dict[str, Any]:
    return {"outline": read_outline(disc_of_cells(folder)), "pins": read_pins(pins_in(folder, pack))}


def test_baked_plans_are_those_of_the_pack(tmp_path: Path) -> None:
    path, out = rooms(tmp_path), tmp_path / "out"
    pack = PlanPack.open(path)
    spec = one_job(path, out, seeds=("1-3",), labels=(("b", 1),), spread=0.5, scale=2, level=3, **site(tmp_path, pack))
    assert run(spec).n_written == 3
    outline, pins = plans.outlines()["disc"], np.zeros((25, 25), np.uint8)
    pins[12, 12], pins[12, 13] = 2, 3
    for seed in (1, 2, 3):
        expected = pack.texture(seed, outline=outline, pins=pins, level=3, label="b", spread=0.5)
        with Image.open(out / f"b_{seed}_0.png") as image:
            assert np.array_equal(np.asarray(image), expected.repeat(2, axis=0).repeat(2, axis=1))
    before = times(out)
    assert run(spec).n_written == 0
    assert times(out) == before
    assert verify(out) == (3, [])
    assert origin(out / "b_2_0.png")["level"] == "3"
    again(out / "b_2_0.png", path, tmp_path / "again.png")
    assert (tmp_path / "again.png").read_bytes() == (out / "b_2_0.png").read_bytes()
    assert [pack["pack"] for pack in credits([out])] == ["rooms.onnx"]


def test_plans_come_out_of_a_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, cache, drawn = rooms(tmp_path), tmp_path / "cache", []
    plan = PlanPack.plan
    monkeypatch.setattr(PlanPack, "plan", lambda *given, **controls: drawn.append(1) or plan(*given, **controls))
    job = {"seeds": ("1-3",), **site(tmp_path, PlanPack.open(path))}

    def bake(out: str, **changed: Any) -> dict[str, bytes]:
        drawn.clear()
        run(one_job(path, tmp_path / out, **job | changed), cache=cache)
        return {file.name: file.read_bytes() for file in (tmp_path / out).iterdir() if file.suffix == ".png"}

    first = bake("out")
    assert len(drawn) == 3
    assert bake("again") == first
    assert not drawn
    bake("maps", format="tmj")
    assert not drawn
    for changed in (
        {"level": 2},
        {"pins": None},
        {"outline": read_outline(picture(tmp_path / "a.png", np.full((25, 25), 255)))},
    ):
        bake(f"other {list(changed)}", **changed)
        assert len(drawn) == 3, changed
    for entry in cache.glob("*/*"):
        entry.write_bytes(entry.read_bytes()[:-1] + b"x")
    assert bake("damaged") == first
    assert len(drawn) == 3


def test_another_outline_makes_the_plans_again_and_says_why(tmp_path: Path) -> None:
    path, out = rooms(tmp_path), tmp_path / "out"
    first = {"outline": read_outline(disc_of_cells(tmp_path))}
    run(one_job(path, out, seeds=("1-2",), **first))
    ring = read_outline(picture(tmp_path / "ring.png", plans.outlines()["ring"] * 255))
    report = run(one_job(path, out, seeds=("1-2",), outline=ring))
    assert report.n_written == 2
    assert all(why.startswith("outline 25x25:") and len(why) < 60 for why in report.stale.values())


def test_plans_become_files_that_tools_read(tmp_path: Path) -> None:
    path, out = rooms(tmp_path), tmp_path / "out"
    pack = PlanPack.open(path)
    outline = read_outline(disc_of_cells(tmp_path))
    plan = pack.plan(7, outline=plans.outlines()["disc"])
    for format in ("tmj", "csv", "json"):
        run(one_job(path, out / format, seeds=("7",), outline=outline, format=format, scale=16))
        assert verify(out / format) == (1, [])
    assert np.array_equal(np.loadtxt(out / "csv" / "7_0.csv", delimiter=","), plan)
    tiled = json.loads((out / "tmj" / "7_0.tmj").read_text("utf-8"))
    assert tiled["layers"][0]["data"] == plan.ravel().tolist()
    assert (tiled["width"], tiled["height"], tiled["tilewidth"]) == (25, 25, 16)
    assert [tile["type"] for tile in tiled["tilesets"][0]["tiles"]] == list(pack.classes)
    plain = json.loads((out / "json" / "7_0.json").read_text("utf-8"))
    assert plain["cells"] == plan.tolist()
    assert [row["walkable"] for row in plain["classes"]] == [False, *pack.walkable]
    data = base64.b64decode(plain["godot_tile_map_data"])
    cells = list(struct.iter_unpack("<hhHHHH", data[2:]))
    assert data[:2] == b"\0\0"
    assert len(cells) == (plan > 0).sum()
    assert all(plan[y, x] == column + 1 and (source, row, alternative) == (0, 0, 0)
               for x, y, source, column, row, alternative in cells)  # fmt: skip
    (out / "csv" / "7_0.csv").write_text("1,2\n")
    assert verify(out / "csv") == (1, ["7_0.csv: another plan than the pack draws"])


def test_tiled_maps_are_read_by_a_parser_of_them(tmp_path: Path) -> None:
    parser = pytest.importorskip("pytiled_parser")
    path, out = rooms(tmp_path), tmp_path / "out"
    run(one_job(path, out, seeds=("7",), outline=read_outline(disc_of_cells(tmp_path)), format="tmj", scale=16))
    tiled = parser.parse_map(out / "7_0.tmj")
    assert tuple(tiled.map_size) == (25, 25)
    assert tiled.layers[0].data == PlanPack.open(path).plan(7, outline=plans.outlines()["disc"]).tolist()


def test_bake_file_names_outline_and_pins(tmp_path: Path) -> None:
    pack = PlanPack.open(rooms(tmp_path))
    disc_of_cells(tmp_path, 4), pins_in(tmp_path, pack, 4)
    (tmp_path / "assetgen.toml").write_text(FILE.replace("label = 1\n", ""), "utf-8")
    spec = read_bake_file(tmp_path / "assetgen.toml")
    assert {path.name for path in spec.sources} == {"assetgen.toml", "keep.png", "pins.png"}
    assert "keep.png" in depfile(spec)
    assert "pins.png" in depfile(spec)
    assert run(spec).n_written == 3
    lines = [line for line in read_lock(tmp_path / "assetgen.lock")[1] if isinstance(line, TextureLine)]
    assert [line.file for line in lines] == [f"keep/{seed}_0.tmj" for seed in (1, 2, 3)]
    assert all(line.request["level"] == 5 and "pins" in line.request for line in lines)
    assert run(spec, dry=True, deep=True, locked=True).n_stale == 0


def test_plans_share_an_atlas(tmp_path: Path) -> None:
    path = rooms(tmp_path)
    disc_of_cells(tmp_path)
    (tmp_path / "assetgen.toml").write_text(
        '[[jobs]]\nname = "a"\npack = "rooms.onnx"\nseeds = "1-2"\noutline = "keep.png"\natlas = "maps"\n', "utf-8"
    )
    run(read_bake_file(tmp_path / "assetgen.toml"))
    assert (tmp_path / "baked" / "maps-0.png").exists()
    assert verify(tmp_path / "assetgen.lock", path) == (2, [])


def test_pictures_become_outlines(tmp_path: Path) -> None:
    wanted = plans.outlines()["star"]
    grey = read_outline(picture(tmp_path / "grey.png", np.where(wanted, 200, 30), 3), 3)
    clear = np.zeros((*wanted.shape, 4))
    clear[wanted, 3] = 255  # black, where it is not transparent
    for text in (grey, read_outline(picture(tmp_path / "clear.png", clear))):
        assert np.array_equal(outline_of(text), wanted)
        assert len(text) < 300


@pytest.mark.parametrize(
    ("job", "reason"),
    [
        ({}, "rooms.onnx draws plans; give an outline"),
        ({"palette": "keep"}, "leave palette out"),
        ({"seam": 100}, "leave seam out"),
        ({"outliers": 75}, "leave outliers out"),
        ({"bases": (("oak", 1),)}, "leave bases out"),
        ({"format": "tmj", "mips": 1}, "a tmj file has no mip maps"),
        ({"pins": "3x3:eJw="}, "pins of 3x3 cells for an outline of 25x25"),
        ({"labels": (("c", 1),)}, "no class 'c' in rooms.onnx"),
    ],
)
def test_jobs_of_plans_that_are_refused(job: dict[str, Any], reason: str, tmp_path: Path) -> None:
    outline = {"outline": read_outline(disc_of_cells(tmp_path))} if job else {}
    with pytest.raises(DataError, match=reason):
        run(one_job(rooms(tmp_path), tmp_path / "out", **{**outline, **job}))


@pytest.mark.parametrize(
    ("job", "left"), [({"outline": "3x3:eJw="}, "outline"), ({"level": 3}, "level"), ({"format": "csv"}, "format")]
)
def test_jobs_of_textures_take_nothing_of_plans(job: dict[str, Any], left: str, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=rf"plants\.onnx draws textures, not plans; leave {left} out"):
        run(one_job(pack_in(tmp_path), tmp_path / "out", **job))


def test_pictures_that_are_refused_are_named(tmp_path: Path) -> None:
    (tmp_path / "text.png").write_text("no picture")
    with pytest.raises(DataError, match=r"text\.png cannot be read as an image"):
        read_outline(tmp_path / "text.png")
    odd = picture(tmp_path / "odd.png", np.ones((9, 10)) * 255)
    with pytest.raises(DataError, match=r"odd\.png is 10x9, not whole cells of 4x4"):
        read_outline(odd, 4)
    large = picture(tmp_path / "large.png", np.ones((3, 513)) * 255)
    with pytest.raises(DataError, match="513x3 cells; sides up to 512"):
        read_outline(large)


def test_what_cannot_be_drawn_names_the_plan_and_the_cell(tmp_path: Path) -> None:
    path = rooms(tmp_path)
    two = np.zeros((10, 20))
    two[1:6, 1:6] = two[0:9, 9:18] = 255
    outline = read_outline(picture(tmp_path / "two.png", two))
    with pytest.raises(DataError, match="1_0: the outline is in 2 pieces, of 81, 25 cells"):
        run(one_job(path, tmp_path / "out", outline=outline))
    run(one_job(path, tmp_path / "out", outline=outline, pieces="each"))
    pink = np.zeros((10, 20, 4))
    pink[3, 3] = (255, 0, 200, 255)
    pins = read_pins(picture(tmp_path / "pink.png", pink))
    with pytest.raises(DataError, match="1_0: the pin at row 3, column 3 is #ff00c8, the colour of no class; classes"):
        run(one_job(path, tmp_path / "out", outline=outline, pins=pins, pieces="each"))


@pytest.mark.parametrize("text", ["", "3x3", "3x3:?", "3x3:AAAA", "9x9:eJwDAAAAAAE=", "x" * 100])
def test_damaged_texts_of_a_lock_file_are_refused(text: str) -> None:
    with pytest.raises(DataError, match="bake again"):
        outline_of(text)
    with pytest.raises(DataError, match="bake again"):
        pins_of(text, np.zeros((3, 4), np.uint8), ("a", "b"))
