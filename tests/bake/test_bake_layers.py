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
from assetgen_plugin import Pack
from baking import bake_file, run, times
from forge import pack_file
from packs import indexed_rgba
from painted import painted, random_art


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
