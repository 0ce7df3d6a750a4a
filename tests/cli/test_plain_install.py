"""What a plain installation can do: everything but training and measuring, and it says what those need."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from assetgen_art.distribution import DISTRIBUTION
from assetgen_plugin import Pack
from places import PACKS

EXTRAS = (
    *("torch", "lightning_fabric", "matplotlib", "onnx", "platformdirs", "safetensors", "scipy", "sklearn"),
    *("threadpoolctl", "dask", "distributed"),
)
# runs command lines, given as JSON, as a Python without the extras would: (exit code, stdout, stderr) of each
PROGRAM = f"""
import json, sys

class NotInstalled:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {EXTRAS!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, NotInstalled())
from click.testing import CliRunner
from assetgen.cli.main import main
done = [CliRunner().invoke(main, line) for line in json.loads(sys.argv[1])]
assert not {{*{EXTRAS!r}}} & {{*sys.modules}}
print(json.dumps([(one.exit_code, one.stdout, one.stderr) for one in done]))
"""


def run(folder: Path, *lines: list[str]) -> list[tuple[int, str, str]]:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM, json.dumps(lines)],
        cwd=folder,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [(code, out, err) for code, out, err in json.loads(done.stdout)]


@pytest.fixture
def art(tmp_path: Path) -> Path:
    for label in ("oak", "palm"):
        (tmp_path / "art" / label).mkdir(parents=True)
        for number, pixels in enumerate(Pack.open(PACKS / "plants.onnx").textures(1, range(8), label=label)):
            Image.fromarray(pixels).save(tmp_path / "art" / label / f"{number}.png")
    return tmp_path / "art"


def test_inspect_reports_as_text_as_json_and_as_a_page(art: Path) -> None:
    text, as_json, page = run(
        art.parent, ["inspect", "art"], ["inspect", "art", "--json"], ["inspect", "art", "-o", "report.html"]
    )
    assert text[0] == as_json[0] == page[0] == 0
    assert "art: 16 sprites, 32×32" in text[1]
    facts = json.loads(as_json[1])
    assert (facts["sprites"], facts["size"], facts["classes"]) == (16, [32, 32], {"oak": 8, "palm": 8})
    assert page[1] == text[1]
    assert (art.parent / "report.html").read_text("utf-8").count("data:image/png;base64,") == 16


def test_packs_are_baked_verified_drawn_described_and_converted(art: Path) -> None:
    pack, denoiser = str(PACKS / "plants.onnx"), str(PACKS / "denoise-fashion.onnx")
    lines = (
        ["bake", pack, "-o", "out", "--seed", "1-3", "--unique", "--atlas", "a", "--data", "godot"],
        ["verify", "out"],
        ["bake", pack, "-o", "parts", "--count", "4", "--shard", "1/2"],
        ["bake", pack, "-o", "parts", "--count", "4", "--shard", "2/2"],
        ["merge", "-o", "parts"],
        ["info", pack, denoiser, "parts/1_0.png", "out/assetgen.lock"],
        ["info", "--credits", pack],
        ["preview", pack, "-o", "sheet.png", "--count", "16"],
        ["preview", pack, "-o", "loop.webp", "--count", "2", "--kind", "animation"],
        ["export", pack, "-o", "plants.agp", "--format", "agp"],
        ["denoise", "art/oak", "-o", "denoised", "--model", denoiser],
        ["clean", "art/oak", "-o", "cleaned"],
    )
    for line, (code, _, err) in zip(lines, run(art.parent, *lines), strict=True):
        assert code == 0, (line, err)


def test_what_needs_an_extra_says_so_in_one_line(art: Path) -> None:
    sprites, fashion = str(PACKS / "plants-art.onnx"), str(PACKS / "fashion.onnx")
    (art.parent / "run").mkdir()
    (art.parent / "run" / "art.json").write_text('{"options": {}, "plan": {}}')
    lines = (
        ["demo", "-o", "demo"],
        ["train", "art"],
        ["train", "plants"],
        ["train", "--resume", "run"],
        ["evaluate", sprites, "--data", "art"],
        ["evaluate", fashion],
        ["evaluate", str(PACKS / "clean-text.onnx")],
        ["evaluate", "run"],
        ["export", "run", "-o", "a.onnx"],
    )
    for line, (code, out, err) in zip(lines, run(art.parent, *lines), strict=True):
        assert (code, out) == (1, ""), (line, err)
        assert err.startswith("Error: this needs "), line
        assert err.endswith(f"which is not installed; pip install '{DISTRIBUTION}[train]'\n"), line
    assert not {*art.parent.iterdir()} - {art, art.parent / "run"}  # nothing begun
