"""Layers of the art beside what is baked: in the lock file, checked, pruned, verified like any other output."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from assetgen.baking.provenance import again
from assetgen.baking.spec.bake_file import Bake
from assetgen.baking.spec.tables import to_json
from assetgen.baking.verify import verify
from assetgen_art.sprites.prepare import load_art
from assetgen_plugin import Pack
from assetgen_plugin.errors import DataError
from baking import bake_file, run, times
from forge import pack_file
from packs import indexed_rgba
from painted import moving_sprites, painted, random_art


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack with a layer `normal` and a layer `mask`."""
    rng = np.random.default_rng(4)
    indexed = indexed_rgba(rng=rng)
    n = len(indexed["exemplar.latent"])
    indexed["exemplar.names"] = np.frombuffer("\n".join(f"sprite {i}" for i in range(n)).encode(), np.uint8)
    art = random_art((n, 18, 26), 4, whole=False, rng=rng)
    layers = {"normal": np.where(art[..., 3:] > 0, art[..., [1, 2, 0, 3]], np.uint8(0)), "mask": art[::-1].copy()}
    path = tmp_path_factory.mktemp("packs") / "lit.onnx"
    path.write_bytes(pack_file(painted(indexed, art, layers=layers)))
    return path


def pixels(path: Path) -> NDArray[np.uint8]:
    with Image.open(path) as image:
        return np.asarray(image)


def spec(folder: Path, pack: Path, job: str, more: str = "") -> Bake:
    return bake_file(folder, f'[bake]\nout = "out"\n[[jobs]]\nname = "t"\npack = "{pack}"\n{job}\n{more}')


def test_layers_lie_beside_textures_and_show_the_same_places(pack: Path, tmp_path: Path) -> None:
    bake = spec(tmp_path, pack, 'seeds = "7"\ncount = 4\nscale = 2\nmips = 2')
    assert run(bake).n_written == 4 * 3 * 3
    opened = Pack.open(pack)
    for index in range(4):
        shown = pixels(tmp_path / "out" / "t" / f"7_{index}_n.png")
        assert np.array_equal(shown[::2, ::2], opened.texture(7, index, layer="normal"))
        assert (tmp_path / "out" / "t" / f"7_{index}_mask.mip1.png").exists()
    assert verify(tmp_path / "assetgen.lock") == (4, [])


@pytest.mark.parametrize("atlas", ["", 'atlas = "page"'])
def test_nothing_is_done_twice_and_what_is_lost_or_changed_is_made_again(
    pack: Path, tmp_path: Path, atlas: str
) -> None:
    more = "" if not atlas else "[atlases.page]\nmax_side = 128\n"
    bake = spec(tmp_path, pack, f'seeds = "7"\ncount = 12\n{atlas}', more)
    run(bake)
    before = times(tmp_path / "out")
    assert run(bake).n_written == 0
    assert times(tmp_path / "out") == before
    for state in (tmp_path / "out" / ".assetgen").iterdir():  # the lock file alone knows the layers, too
        state.unlink()
    assert run(bake).n_written == 0
    target = next((tmp_path / "out").rglob("*_n.png"))
    content = target.read_bytes()
    target.unlink()
    assert verify(tmp_path / "assetgen.lock")[1]
    report = run(bake, dry=True)
    assert report.stale
    run(bake)
    assert target.read_bytes() == content
    Image.fromarray(np.zeros((9, 9, 4), np.uint8)).save(target)
    assert verify(tmp_path / "assetgen.lock")[1]
    run(bake)
    assert target.read_bytes() == content
    assert verify(tmp_path / "assetgen.lock") == (12, [])


def test_layers_of_textures_that_are_no_longer_asked_for_are_pruned(pack: Path, tmp_path: Path) -> None:
    run(spec(tmp_path, pack, 'seeds = "7"\ncount = 3'))
    report = run(spec(tmp_path, pack, 'seeds = "7"\ncount = 2'), prune=True)
    assert sorted(report.pruned) == ["t/7_2.png", "t/7_2_mask.png", "t/7_2_n.png"]


def test_pages_of_layers_have_the_frames_of_their_atlas(pack: Path, tmp_path: Path) -> None:
    """Also beside textures of a pack that has no layers: flat normals, empty masks."""
    plain = tmp_path / "plain.onnx"
    rng = np.random.default_rng(5)
    indexed = indexed_rgba(rng=rng)
    art = random_art((len(indexed["exemplar.latent"]), 18, 26), 4, whole=True, rng=rng)
    plain.write_bytes(pack_file(painted(indexed, art)))
    more = f'[[jobs]]\nname = "p"\npack = "{plain}"\nseeds = "1"\natlas = "page"\n'
    more += '[atlases.page]\nmax_side = 64\ndata = ["phaser"]\n'
    bake = spec(tmp_path, pack, 'seeds = "7"\ncount = 5\natlas = "page"', more)
    run(bake)
    opened, page = Pack.open(pack), {n: pixels(tmp_path / "out" / f"page-{n}_n.png") for n in (0, 1)}
    frames: dict[str, Any] = {}
    for line in lock_lines(tmp_path):
        if "frame" in line:
            frames[line["name"]] = line["frame"]
    textures = json.loads((tmp_path / "out" / "page.phaser.json").read_text("utf-8"))["textures"]
    assert [one["normalMap"] for one in textures] == ["page-0_n.png", "page-1_n.png"]
    for index in range(5):
        n, x, y, width, height = frames[f"t/7_{index}"]
        assert np.array_equal(page[n][y : y + height, x : x + width], opened.texture(7, index, layer="normal"))
    n, x, y, width, height = frames["p/1_0"]
    assert (page[n][y : y + height, x : x + width] == (128, 128, 255, 255)).all()
    assert verify(tmp_path / "assetgen.lock") == (6, [])
    run(spec(tmp_path, pack, 'seeds = "7"\ncount = 6\natlas = "page"', more))
    assert verify(tmp_path / "assetgen.lock") == (7, [])


def lock_lines(folder: Path) -> list[dict[str, Any]]:
    (lock,) = folder.rglob("assetgen.lock")
    return [json.loads(line) for line in lock.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def moving(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pack of moving sprites, whose first one says how long its frames last."""
    path = tmp_path_factory.mktemp("packs") / "moving.onnx"
    info = {"animations": {"sprite 0": [80, 90, 200]}}
    path.write_bytes(pack_file(moving_sprites(), info=info))
    return path


def test_the_frames_of_animations_are_strips_that_say_how_they_are_played(moving: Path, tmp_path: Path) -> None:
    bake = spec(tmp_path, moving, 'seeds = "7"\nbases = { "sprite 0" = 2, "sprite 1" = 1, "sprite 2" = 1 }\nscale = 2')
    run(bake)
    out, pack = tmp_path / "out" / "t", Pack.open(moving)
    assert len(list(out.glob("*_strip[0-9].png"))) == 3
    for index in range(2):
        shown = pixels(out / f"sprite-0_7_{index}_strip3.png")[::2, ::2]
        frames = pack.frames(7, index, base="sprite 0")
        assert np.array_equal(shown, np.concatenate(frames, axis=1))
        assert np.array_equal(shown[:, :26], pixels(out / f"sprite-0_7_{index}.png")[::2, ::2])
        lit = pixels(out / f"sprite-0_7_{index}_strip3_n.png")[::2, ::2]
        assert np.array_equal(lit, np.concatenate(pack.frames(7, index, base="sprite 0", layer="normal"), axis=1))
    sheet = json.loads((out / "sprite-0_7_1_strip3.json").read_text("utf-8"))
    assert [frame["duration"] for frame in sheet["frames"]] == [80, 90, 200]
    assert sheet["frames"][2]["frame"] == {"x": 104, "y": 0, "w": 52, "h": 36}
    assert sheet["meta"]["image"] == "sprite-0_7_1_strip3.png"
    assert sheet["meta"]["frameTags"] == [{"name": "sprite 0", "from": 0, "to": 2, "direction": "forward"}]
    godot = (out / "sprite-1_7_0_strip2.tres").read_text("utf-8")
    assert godot.count("Rect2(") == 2
    assert '"speed": 10.0' in godot
    assert run(bake).n_written == 0
    assert verify(tmp_path / "assetgen.lock") == (4, [])
    (out / "sprite-0_7_1_strip3.json").write_text("{}")
    assert verify(tmp_path / "assetgen.lock")[1]
    (out / "sprite-0_7_0_strip3_n.png").unlink()
    assert sorted(run(bake, dry=True).stale) == ["t/sprite-0_7_0", "t/sprite-0_7_1"]
    run(bake)
    assert verify(tmp_path / "assetgen.lock") == (4, [])
    report = run(
        spec(tmp_path, moving, 'seeds = "7"\nbases = { "sprite 1" = 1, "sprite 2" = 1 }\nscale = 2'), prune=True
    )
    assert len(report.pruned) == 2 * 6


def test_textures_are_drawn_again_from_their_metadata_and_layers_and_strips_refused(
    moving: Path, tmp_path: Path
) -> None:
    run(spec(tmp_path, moving, 'seeds = "7"\nbases = ["sprite 0"]'))
    out, name = tmp_path / "out" / "t", tmp_path / "again.png"
    again(out / "sprite-0_7_0.png", moving, name)
    assert np.array_equal(pixels(name), pixels(out / "sprite-0_7_0.png"))
    for ending, what in (("_n", "the layer 'normal'"), ("_strip3", "the frames"), ("_strip3_n", "the layer 'normal'")):
        with pytest.raises(DataError, match=f"shows {what} of a texture; bake its bake file again"):
            again(out / f"sprite-0_7_0{ending}.png", moving, name)


def test_what_aseprites_readers_get_is_read_as_an_animation_again(moving: Path, tmp_path: Path) -> None:
    run(spec(tmp_path, moving, 'seeds = "7"\nbases = { "sprite 0" = 1 }'))
    data, _ = load_art(tmp_path / "out" / "t" / "sprite-0_7_0_strip3.json")
    assert list(data.animations.values()) == [(80, 90, 200)]


MOVING = 'seeds = "7"\nbases = { "sprite 0" = 3, "sprite 1" = 2, "sprite 2" = 2 }\natlas = "page"\n'
"""Animations of three frames and of two, and a sprite that stands still."""


def cut(out: Path, page: str, place: Mapping[str, int]) -> NDArray[np.uint8]:
    """A frame of a page, by a data file."""
    x, y, width, height = (place[key] for key in "xywh")
    return pixels(out / page)[y : y + height, x : x + width]


@pytest.mark.parametrize(
    "settings",
    [
        "max_side = 256",
        "max_side = 128\nextrude = 0\npadding = 0",
        "max_side = 100\nextrude = 3",  # where three frames do not lie side by side
        "max_side = 256\npower_of_two = true\ntrim = true",
    ],
)
@pytest.mark.parametrize("scale", [1, 2])
def test_each_frame_of_an_animation_is_a_frame_of_the_page_and_of_the_pages_of_layers(
    moving: Path, tmp_path: Path, settings: str, scale: int
) -> None:
    settings = settings.replace("100", "128") if scale == 2 else settings
    more = f'[atlases.page]\n{settings}\ndata = ["aseprite"]\n'
    bake = spec(tmp_path, moving, f"{MOVING}scale = {scale}", more)
    run(bake)
    out, pack, n_shown = tmp_path / "out", Pack.open(moving), 0
    for file in out.glob("*.aseprite.json"):
        data = json.loads(file.read_text("utf-8"))
        page = data["meta"]["image"]
        for tag in data["meta"]["frameTags"]:
            base, index = tag["name"].removeprefix("t/").replace("-", " ").split("_7_")
            frames = data["frames"][tag["from"] : tag["to"] + 1]
            assert [one["filename"] for one in frames] == [f"{tag['name']}_{k:03}" for k in range(len(frames))]
            assert [one["duration"] for one in frames] == ([80, 90, 200] if base == "sprite 0" else [100, 100])
            for layer, end in ((None, ""), ("normal", "_n")):
                for one, drawn in zip(frames, pack.frames(7, int(index), base=base, layer=layer), strict=True):
                    shown = cut(out, page.replace(".png", f"{end}.png"), one["frame"])
                    left, top, width, height = (one["spriteSourceSize"][key] for key in "xywh")
                    whole = drawn.repeat(scale, 0).repeat(scale, 1)
                    assert np.array_equal(shown, whole[top : top + height, left : left + width])
            n_shown += 1
        still = [one for one in data["frames"] if "sprite-2" in one["filename"]]
        for one in still:
            assert one["duration"] == 100
            n_shown += one["filename"] in ("t/sprite-2_7_0", "t/sprite-2_7_1")
    assert n_shown == 7
    before = times(out)
    assert run(bake).n_written == 0
    assert run(bake, dry=True).n_stale == 0
    assert times(out) == before
    assert verify(tmp_path / "assetgen.lock") == (7, [])


@pytest.mark.parametrize("keeps_state", [True, False])
def test_more_variants_of_an_animation_move_no_frame(moving: Path, tmp_path: Path, keeps_state: bool) -> None:
    more = '[atlases.page]\nmax_side = 256\ndata = ["texturepacker-hash", "aseprite"]\n'
    run(spec(tmp_path, moving, MOVING, more))
    before = {line["name"]: line["frame"] for line in lock_lines(tmp_path) if "frame" in line}
    assert before["t/sprite-0_7_0"][3:] == [3 * 30 - 4, 18]
    if not keeps_state:
        for state in (tmp_path / "out" / ".assetgen").iterdir():
            state.unlink()
    run(spec(tmp_path, moving, MOVING.replace('"sprite 1" = 2', '"sprite 1" = 4'), more))
    after = {line["name"]: line["frame"] for line in lock_lines(tmp_path) if "frame" in line}
    assert {name: after[name] for name in before} == before
    assert len(after) == 9
    assert verify(tmp_path / "assetgen.lock") == (9, [])
    run(spec(tmp_path, moving, MOVING, more.replace("256", "256\npadding = 5")), prune=True)
    other = tmp_path / "anew"
    run(spec(other, moving, MOVING, more.replace("256", "256\npadding = 5")))
    for path in (path for path in (other / "out").iterdir() if path.is_file()):
        assert path.read_bytes() == (tmp_path / "out" / path.name).read_bytes()
    target = tmp_path / "out" / "page-0_n.png"
    Image.fromarray(pixels(target)[:, ::-1]).save(target)
    assert verify(tmp_path / "assetgen.lock")[1]


def test_an_animation_that_fits_on_no_page_is_refused(moving: Path, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"3 frames of 52×36, which no page with max_side 76 holds; raise"):
        run(spec(tmp_path, moving, MOVING + "scale = 2\n", "[atlases.page]\nmax_side = 76\n"))


def test_a_lock_file_that_has_other_frames_than_the_animation_is_refused(moving: Path, tmp_path: Path) -> None:
    more = "[atlases.page]\nmax_side = 256\n"
    run(spec(tmp_path, moving, MOVING, more))
    lock = tmp_path / "assetgen.lock"
    text = lock.read_text("utf-8")
    for line in lock_lines(tmp_path):
        if line.get("name") == "t/sprite-0_7_0":
            page, x, y, width, height = line["frame"]
            for wrong in ([page, x, y, 26, height], [page, x, y, width - 1, height], [page, x, y, 1, 1]):
                lock.write_text(text.replace(to_json(line), to_json(line | {"frame": wrong})), "utf-8")
                assert lock.read_text("utf-8") != text
                with pytest.raises(DataError, match=r"has 3 frames of 26×18; the lock file has it as"):
                    verify(lock)
                run(spec(tmp_path, moving, MOVING, more))
                assert verify(lock) == (7, [])


def test_engines_are_told_what_moves(moving: Path, tmp_path: Path) -> None:
    formats = ["phaser", "texturepacker-hash", "godot", "tiled", "libgdx", "starling"]
    run(spec(tmp_path, moving, MOVING, f"[atlases.page]\nmax_side = 256\ndata = {json.dumps(formats)}\n"))
    out = tmp_path / "out"
    played = json.loads((out / "page.anims.json").read_text("utf-8"))["anims"]
    assert [one["key"] for one in played] == [f"t/sprite-0_7_{k}" for k in range(3)] + [
        "t/sprite-1_7_0",
        "t/sprite-1_7_1",
    ]
    assert played[0] == {
        "key": "t/sprite-0_7_0",
        "type": "frame",
        "frameRate": 12.5,
        "repeat": -1,
        "frames": [
            {"key": "page", "frame": "t/sprite-0_7_0_000"},
            {"key": "page", "frame": "t/sprite-0_7_0_001", "duration": 10},
            {"key": "page", "frame": "t/sprite-0_7_0_002", "duration": 120},
        ],
    }
    textures = json.loads((out / "page.phaser.json").read_text("utf-8"))["textures"]
    place = {one["filename"]: one["frame"] for texture in textures for one in texture["frames"]}
    assert len(place) == 3 * 3 + 2 * 2 + 2
    pixi = json.loads((out / "page-0.json").read_text("utf-8"))
    assert pixi["animations"]["t/sprite-1_7_1"] == ["t/sprite-1_7_1_000", "t/sprite-1_7_1_001"]
    godot = (out / "page" / "t" / "sprite-0_7_1.tres").read_text("utf-8")
    assert '[gd_resource type="SpriteFrames" load_steps=5 format=3]' in godot
    assert 'path="res://page-0.png"' in godot
    assert '"name": &"sprite 0"' in godot
    shown = [place[f"t/sprite-0_7_1_{k:03}"] for k in range(3)]
    assert [one.split(")")[0] for one in godot.split("Rect2(")[1:]] == [f"{o['x']}, {o['y']}, 26, 18" for o in shown]
    assert 'type="AtlasTexture"' in (out / "page" / "t" / "sprite-2_7_0.tres").read_text("utf-8")
    assert len(list((out / "page" / "t").iterdir())) == 7
    tiles = {
        tile.find("properties/property").get("value"): tile  # type: ignore[union-attr]
        for tile in ElementTree.parse(out / "page-0.tsx").iter("tile")
    }
    steps = [(one.get("tileid"), one.get("duration")) for one in tiles["t/sprite-0_7_0_000"].iter("frame")]
    names = [f"t/sprite-0_7_0_{k:03}" for k in range(3)]
    assert steps == [(tiles[name].get("id"), ms) for name, ms in zip(names, ("80", "90", "200"), strict=True)]
    assert not list(tiles["t/sprite-0_7_0_001"].iter("frame"))
    atlas = (out / "page.atlas").read_text("utf-8").split("t/sprite-0_7_2\n")
    assert [one.split("index: ")[1].split("\n")[0] for one in atlas[1:]] == ["0", "1", "2"]
    assert "t/sprite-0_7_0_002" in (out / "page-0.xml").read_text("utf-8")


POSED = {"animations": {"sprite 0": [80, 90, 200]}, "tags": {"sprite 0": {"walk": [1, 2], "stand": [0]}}}


@pytest.fixture(scope="module")
def posed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pack of moving sprites, whose first one is of two poses."""
    path = tmp_path_factory.mktemp("packs") / "posed.onnx"
    path.write_bytes(pack_file(moving_sprites(), info=POSED))
    return path


def frames_of(folder: Path) -> str:
    """What the lock file says of the frames of the only animation."""
    (found,) = {line["frames"] for line in lock_lines(folder) if "stand:" in str(line) or "100,100,100" in str(line)}
    return str(found)


def test_poses_are_tags_of_the_strip_and_animations_of_its_frames(posed: Path, tmp_path: Path) -> None:
    bake = spec(tmp_path, posed, 'seeds = "7"\nbases = { "sprite 0" = 1, "sprite 1" = 1 }')
    run(bake)
    out = tmp_path / "out" / "t"
    sheet = json.loads((out / "sprite-0_7_0_strip3.json").read_text("utf-8"))
    assert sheet["meta"]["frameTags"] == [
        {"name": "stand", "from": 0, "to": 0, "direction": "forward"},
        {"name": "walk", "from": 1, "to": 2, "direction": "forward"},
    ]
    godot = (out / "sprite-0_7_0_strip3.tres").read_text("utf-8")
    stand, walk = godot.split("[resource]")[1].split('"loop"')[:2]
    assert [stand.count("SubResource"), walk.count("SubResource")] == [1, 2]
    assert re.findall('"name": &"(.*)"', godot) == ["stand", "walk"]
    assert frames_of(tmp_path) == "stand:80,walk:90,walk:200;normal"
    assert run(bake).n_written == 0
    assert verify(tmp_path / "assetgen.lock") == (2, [])


def test_poses_are_found_by_name_in_an_atlas(posed: Path, tmp_path: Path) -> None:
    formats = ["phaser", "texturepacker-hash", "godot", "aseprite", "libgdx"]
    job = 'seeds = "7"\nbases = { "sprite 0" = 2, "sprite 1" = 1 }\natlas = "page"\n'
    bake = spec(tmp_path, posed, job, f"[atlases.page]\nmax_side = 256\ndata = {json.dumps(formats)}\n")
    run(bake)
    out, pack = tmp_path / "out", Pack.open(posed)
    pixi = json.loads((out / "page-0.json").read_text("utf-8"))
    played = [f"t/sprite-0_7_{index}_{tag}" for index in range(2) for tag in ("stand", "walk")]
    assert list(pixi["animations"]) == [*played, "t/sprite-1_7_0"]
    for index in range(2):
        for tag in ("stand", "walk"):
            names = pixi["animations"][f"t/sprite-0_7_{index}_{tag}"]
            assert names == [f"t/sprite-0_7_{index}_{tag}_{k:03}" for k in range(1 + (tag == "walk"))]
            for name, drawn in zip(names, pack.frames(7, index, base="sprite 0", tag=tag), strict=True):
                assert np.array_equal(cut(out, "page-0.png", pixi["frames"][name]["frame"]), drawn)
    phaser = json.loads((out / "page.anims.json").read_text("utf-8"))["anims"]
    assert [one["key"] for one in phaser] == [*played, "t/sprite-1_7_0"]
    tags = json.loads((out / "page-0.aseprite.json").read_text("utf-8"))["meta"]["frameTags"]
    assert [one["name"] for one in tags] == [*played, "t/sprite-1_7_0"]
    godot = (out / "page" / "t" / "sprite-0_7_1.tres").read_text("utf-8")
    assert re.findall('"name": &"(.*)"', godot) == ["stand", "walk"]
    assert sorted(one.stem for one in (out / "page" / "t").iterdir()) == [
        "sprite-0_7_0",
        "sprite-0_7_1",
        "sprite-1_7_0",
    ]
    assert "t/sprite-0_7_0_walk\n" in (out / "page.atlas").read_text("utf-8")
    assert run(bake).n_written == 0
    assert verify(tmp_path / "assetgen.lock") == (3, [])


@pytest.mark.parametrize("frames", ["stand:x", "", ":", "100;;", "walk:100,", "a/b:100"])
def test_a_lock_file_with_other_frames_than_a_bake_writes_is_refused(posed: Path, tmp_path: Path, frames: str) -> None:
    bake = spec(tmp_path, posed, 'seeds = "7"\nbases = { "sprite 0" = 1 }')
    run(bake)
    lock = tmp_path / "assetgen.lock"
    lock.write_text(lock.read_text("utf-8").replace("stand:80,walk:90,walk:200;normal", frames))
    for read in (lambda: verify(lock), lambda: run(bake)):
        with pytest.raises(DataError, match="line 2 is malformed; restore the file"):
            read()


@pytest.mark.parametrize(
    "tags", [{"stand": [0]}, {"a": [1], "b": [0, 2]}, {"a,b": [0], "c": [1, 2]}, {"a": [0, 1], "b": [1, 2]}, "no", [1]]
)
def test_tags_that_are_not_those_of_one_frame_after_the_other_are_none(tmp_path: Path, tags: object) -> None:
    path = tmp_path / "odd.onnx"
    path.write_bytes(pack_file(moving_sprites(), info={"tags": {"sprite 0": tags}}))
    run(spec(tmp_path, path, 'seeds = "7"\nbases = { "sprite 0" = 1 }'))
    assert frames_of(tmp_path) == "100,100,100;normal"
