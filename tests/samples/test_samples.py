from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import onnx
import pytest
from click.testing import CliRunner
from PIL import Image

from assetgen.cli.main import main
from assetgen_art.maps.regions import components
from assetgen_plugin import Denoiser, Pack
from assetgen_plugin.plans import PlanPack
from assetgen_plugin.tensors import layers_of
from assetgen_training.judge.measures import laplacian_variance
from places import GOLDEN, PACKS, ROOT

SAMPLES = sorted((ROOT / "samples").glob("0*.py"))
README = (ROOT / "README.md").read_text("utf-8")
RECIPES = (PACKS / "README.md").read_text("utf-8")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_sample_runs_and_makes_its_picture(sample: Path, tmp_path: Path) -> None:
    assert len(sample.read_text("utf-8").splitlines()) < 40
    done = subprocess.run([sys.executable, "-W", "error", sample], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (picture,) = tmp_path.glob("*.png")
    assert picture.name in done.stdout
    with Image.open(picture) as image:
        assert len(image.convert("RGB").getcolors(1 << 20) or []) > 5


@pytest.mark.parametrize(("name", "kind"), [("clean-text", "document"), ("denoise-fashion", "image")])
def test_shipped_denoiser_is_small_and_says_its_recipe_and_scores(name: str, kind: str) -> None:
    path = PACKS / f"{name}.onnx"
    assert path.stat().st_size < 1_000_000
    onnx.checker.check_model(onnx.load(path), full_check=True)
    denoiser = Denoiser.open(path)
    assert denoiser.kind == kind
    assert denoiser.info["configuration"]["model"] == "denoiser"
    assert denoiser.info["scores"]["psnr"] > 25
    assert "MIT" in denoiser.info["licence"]
    assert f"-o samples/packs/{name}.onnx" in RECIPES


@pytest.mark.parametrize("name", ["plants", "fashion"])
def test_shipped_pack_is_small_and_says_its_recipe(name: str) -> None:
    path = PACKS / f"{name}.onnx"
    assert path.stat().st_size < 1_000_000
    onnx.checker.check_model(onnx.load(path), full_check=True)
    pack = Pack.open(path)
    assert pack.info["licence"]
    assert pack.info["training_data"]["n_images"] >= 1_000
    assert pack.info["configuration"]["minutes"]
    assert f"-o samples/packs/{name}.onnx" in RECIPES


def test_shipped_pack_of_plans_is_small_joins_rooms_and_says_its_recipe() -> None:
    path = PACKS / "dungeon.onnx"
    assert path.stat().st_size < 250_000
    onnx.checker.check_model(onnx.load(path), full_check=True)
    pack = PlanPack.open(path)
    assert pack.classes == ("wall", "floor")
    assert "BSD 3-Clause" in pack.info["licence"]
    assert f"--steps {pack.info['configuration']['steps']} -o samples/packs/dungeon.onnx" in RECIPES
    y, x = np.mgrid[:40, :40]
    ring = ((y - 20) ** 2 + (x - 20) ** 2 < 390) & ((y - 20) ** 2 + (x - 20) ** 2 > 40)
    plan = pack.plan(1, outline=ring)
    assert ((plan > 0) == ring).all()
    assert components(plan == 2)[1] == 1
    assert 0.3 < (plan[ring] == 2).mean() < 0.9
    open_, solid = (np.mean([(pack.plan(seed, outline=ring, level=n) == 2).sum() for seed in range(3)]) for n in (8, 1))
    assert open_ > solid


@pytest.mark.skipif(shutil.which("make") is None or shutil.which("git") is None, reason="make and git are not here")
def test_the_sample_build_makes_checks_and_stays_the_same(tmp_path: Path) -> None:
    def shell(*words: str) -> str:
        done = subprocess.run(words, cwd=game, capture_output=True, text=True, env=environment, timeout=200)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    game = tmp_path / "game-build"
    shutil.copytree(PACKS, tmp_path / "packs")
    shutil.copytree(ROOT / "samples" / "game-build", game, ignore=shutil.ignore_patterns("assets", "build"))
    environment = {**os.environ, "ASSETGEN": f"{sys.executable} -m assetgen", "GIT_CONFIG_GLOBAL": os.devnull}
    lock = (game / "assetgen.lock").read_bytes()
    shell("git", "init", "-q", ".")
    shell("git", "add", "assetgen.lock")
    shell("git", "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "lock")
    assert "pack_game.py" in shell("make")
    assert (game / "build" / "game.zip").stat().st_size > 50_000
    again = shell("make")
    assert "0 files written" in again
    assert "pack_game.py" not in again
    (game / "assets" / "sprites-0.png").unlink()
    assert "1 files written" in shell("make")
    assert "56 textures: all are what the pack draws" in shell("make", "check")
    assert "36 sprites" in shell(sys.executable, "game.py")
    assert (game / "assetgen.lock").read_bytes() == lock
    (tmp_path / "packs" / "plants.onnx").touch()
    assert "0 files written" in shell("make")


@pytest.mark.skipif(shutil.which("make") is None or shutil.which("git") is None, reason="make and git are not here")
def test_the_sample_build_needs_no_lock_file_and_its_check_needs_a_committed_one(tmp_path: Path) -> None:
    def shell(*words: str, expect: int = 0) -> str:
        done = subprocess.run(words, cwd=game, capture_output=True, text=True, env=environment, timeout=200)
        assert done.returncode == expect, done.stdout + done.stderr
        return done.stdout + done.stderr

    game = tmp_path / "game-build"
    shutil.copytree(PACKS, tmp_path / "packs")
    shutil.copytree(ROOT / "samples" / "game-build", game, ignore=shutil.ignore_patterns("assets", "build"))
    environment = {**os.environ, "ASSETGEN": f"{sys.executable} -m assetgen", "GIT_CONFIG_GLOBAL": os.devnull}
    lock = (game / "assetgen.lock").read_bytes()
    (game / "assetgen.lock").unlink()
    shell("make")  # as a newcomer without it
    assert (game / "assetgen.lock").read_bytes() == lock
    with zipfile.ZipFile(game / "build" / "game.zip") as packed:
        names = packed.namelist()
    assert any(name.endswith("sprites-0.png") for name in names)
    assert not any(".assetgen" in name for name in names)
    page = game / "assets" / "sprites-0.png"
    content = page.read_bytes()
    page.write_bytes(content[:-20])
    assert "1 files written" in shell("make")
    assert page.read_bytes() == content
    shell("git", "init", "-q", ".")
    shell("git", "add", ".", ":!assetgen.lock")
    commit = ("git", "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m")
    shell(*commit, "all but the lock file")
    shell("make", "check", expect=2)
    shell("git", "add", "-f", "assetgen.lock")
    shell("make", "check", expect=2)  # added is not committed
    shell(*commit, "lock")
    assert "56 textures: all are what the pack draws" in shell("make", "check")


def test_fashion_pack_keeps_to_its_multiplications() -> None:
    pack = Pack.open(PACKS / "fashion.onnx")
    count, side = 0, 1
    for layer in layers_of(pack.tensors, "decoder"):
        if layer.kind == "reshape":
            side = int(layer.tensors["shape"][1])
        elif layer.kind == "shuffle":
            side *= 2
        elif layer.kind in ("dense", "conv"):
            count += layer.tensors["weight"].size * (side * side if layer.kind == "conv" else 1)
    assert side == 28
    assert count <= 8_000_000


def test_cloth_came_from_clothes() -> None:
    """The same draws, by another decoder, which a thousand textures show to be rougher."""
    before, after = GOLDEN / "bake-fashion.onnx", PACKS / "fashion.onnx"
    assert after.stat().st_size < 1_000_000
    assert "fashion_cloth.py samples/packs/fashion.onnx --pack tests/golden/bake-fashion.onnx" in RECIPES
    onnx.checker.check_model(onnx.load(after), full_check=True)
    packs = [Pack.open(path) for path in (before, after)]
    assert packs[1].info["derived_from"] == packs[0].fingerprint
    kept = [{name for name in pack.tensors if not name.startswith("decoder.")} for pack in packs]
    assert kept[0] == kept[1]
    assert all(np.array_equal(packs[0].tensors[name], packs[1].tensors[name]) for name in kept[0])
    grain = [laplacian_variance(pack.textures(1, range(1000))) for pack in packs]
    assert grain[1] > 1.3 * grain[0]


@pytest.mark.parametrize("name", ["plants", "fashion"])
def test_thousand_textures_of_a_shipped_pack_are_all_different(name: str) -> None:
    textures = Pack.open(PACKS / f"{name}.onnx").textures(11, range(1000))
    assert len({texture.tobytes() for texture in textures}) == 1000


def test_plants_keep_their_species_palette_and_crisp_alpha() -> None:
    pack = Pack.open(PACKS / "plants.onnx")
    textures = pack.textures(3, range(64))
    assert set(np.unique(textures[..., 3])) == {0, 255}
    assert max(len(np.unique(texture.reshape(-1, 4), axis=0)) for texture in textures) <= 13


def test_readme_python_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for block in re.findall(r"```python\n(.*?)```", README, re.DOTALL):
        names: dict[str, object] = {}
        exec(compile(block, "README.md", "exec"), names)  # the README's own lines
        assert getattr(names["pixels"], "shape", None) == (32, 32, 4)


def test_readme_commands_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    monkeypatch.chdir(tmp_path)
    lines = [line for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL) for line in block.splitlines()]
    assert len(lines) >= 4
    for line in lines:
        program, *arguments = shlex.split(line.removeprefix("$ "))
        assert program == "assetgen"
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == 0, f"{line}\n{result.output}"
