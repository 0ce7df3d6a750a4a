"""Layers of the art beside what is baked: in the lock file, checked, pruned, verified like any other output."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from assetgen.baking.spec.bake_file import Bake
from assetgen.baking.verify import verify
from assetgen_art.sprites.prepare import load_art
from assetgen_plugin import Pack
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


def test_what_aseprites_readers_get_is_read_as_an_animation_again(moving: Path, tmp_path: Path) -> None:
    run(spec(tmp_path, moving, 'seeds = "7"\nbases = { "sprite 0" = 1 }'))
    data, _ = load_art(tmp_path / "out" / "t" / "sprite-0_7_0_strip3.json")
    assert list(data.animations.values()) == [(80, 90, 200)]
