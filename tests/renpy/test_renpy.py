"""The Ren'Py plugin by the golden vectors: its module in this Python, and its images in Ren'Py where there is one."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PIL import Image

from assetgen_plugin import Pack, texture_hash
from assetgen_plugin.agp import flat_bytes
from engine_calls import CALLS, golden_calls
from places import GOLDEN, PACKS, ROOT

SOURCE = ROOT / "plugin" / "renpy"
RENPY = os.environ.get("RENPY") or shutil.which("renpy", path=f"{os.environ.get('PATH', '')}:/usr/games")
HERE = Path(__file__).parent

pytestmark = [
    pytest.mark.skipif(not SOURCE.is_dir(), reason="the sources are not here"),
    pytest.mark.skipif(shutil.which("cc") is None, reason="there is no C compiler here"),
]
needs_renpy = pytest.mark.skipif(RENPY is None, reason="there is no Ren'Py here; apt-get install renpy")


@pytest.fixture(scope="module")
def game(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Ren'Py game with the plugin, the core and the packs, after the README's steps."""
    folder = tmp_path_factory.mktemp("renpy") / "forest"
    (folder / "game").mkdir(parents=True)
    for file in ("assetgen.rpy", "assetgen_packs.py"):
        shutil.copy(SOURCE / file, folder / "game")
    shutil.copy(HERE / "python311.rpy", folder / "game")
    header = ROOT / "plugin" / "c" / "assetgen.h"
    command = ["cc", "-O1", "-shared", "-fPIC", "-x", "c", "-DASSETGEN_IMPLEMENTATION", str(header)]
    subprocess.run([*command, "-o", str(folder / "game" / "libassetgen.so")], check=True)
    for path in [*GOLDEN.glob("*.onnx"), PACKS / "plants.onnx"]:
        (folder / "game" / f"{path.stem}.agp").write_bytes(flat_bytes(Pack.open(path).tensors))
    return folder


@pytest.fixture(scope="module")
def packs() -> ModuleType:
    """The module, imported by its file."""
    spec = importlib.util.spec_from_file_location("assetgen_packs", SOURCE / "assetgen_packs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def opened(packs: ModuleType, game: Path, name: str) -> Any:
    return packs.Pack((game / "game" / f"{name}.agp").read_bytes(), str(game / "game" / "libassetgen.so"))


def renpy(folder: Path, *arguments: str) -> str:
    """What a run of Ren'Py prints; it finds no display."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    environment |= {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "HOME": str(folder.parent)}
    command = [str(RENPY), str(folder), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=280, env=environment)
    return done.stdout + done.stderr


@needs_renpy
def test_golden_vectors_in_renpy(game: Path) -> None:
    shutil.copy(HERE / "probe.rpy", game / "game")
    calls = [call for name in CALLS for call in golden_calls(name)]
    (game / "calls.json").write_text(json.dumps([call for call, _ in calls]))
    output = renpy(game, "probe")
    assert (game / "answers.json").is_file(), output
    assert (game / "answers.json").stat().st_size, output
    answers = json.loads((game / "answers.json").read_text())
    assert [call for (call, wanted), found in zip(calls, answers, strict=True) if found != wanted] == []


@needs_renpy
def test_the_sample_has_no_errors(tmp_path: Path, game: Path) -> None:
    sample = tmp_path / "sample"
    shutil.copytree(game / "game", sample / "game", ignore=shutil.ignore_patterns("probe*"))
    shutil.copy(SOURCE / "sample.rpy", sample / "game" / "script.rpy")
    output = renpy(sample, "lint")
    assert "Statistics" in output, output
    assert not re.search(r"error|could not|not defined", output, re.IGNORECASE), output


def test_textures_of_a_plain_python_are_those_of_every_runtime(game: Path, packs: ModuleType) -> None:
    pack, ours = opened(packs, game, "plants"), Pack.open(PACKS / "plants.onnx")
    assert pack.hash(pack.texture(seed="forest/level-3", index=2, label="oak")) == texture_hash(
        ours.texture("forest/level-3", 2, label="oak")
    )
    assert (pack.height, pack.width, pack.channels) == ours.size


@pytest.mark.parametrize("name", ["direct", "indexed", "painted-tiles"])
def test_pngs_hold_the_pixels(game: Path, packs: ModuleType, name: str, tmp_path: Path) -> None:
    pack = opened(packs, game, name)
    (tmp_path / "one.png").write_bytes(pack.png(seed=7))
    with Image.open(tmp_path / "one.png") as image:
        assert image.tobytes() == pack.texture(seed=7)


def test_what_a_pack_refuses_is_an_error_in_one_line(game: Path, packs: ModuleType) -> None:
    pack = opened(packs, game, "indexed")
    for wanted in ({"label": "brick"}, {"spread": 5.0}, {"palette": "mine"}, {"base": "nobody"}, {"layer": "normal"}):
        with pytest.raises(ValueError, match=r"^assetgen: [^\n]+$"):
            pack.texture(**wanted)
    with pytest.raises(TypeError):
        pack.texture(seeds=7)
    with pytest.raises(ValueError, match="assetgen export"):
        packs.Pack(b"nothing", str(game / "game" / "libassetgen.so"))


def test_the_module_asks_for_python_3_9_alone() -> None:
    """No numpy, nothing that Ren'Py lacks."""
    code = "import sys; sys.modules['numpy'] = None; import assetgen_packs"
    subprocess.run([sys.executable, "-S", "-c", code], cwd=SOURCE, check=True)
