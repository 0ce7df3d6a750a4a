"""The C# runtime under Mono: golden vectors, hostile files, packs with one change each; Unity's package."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import web_files
from assetgen_plugin import Pack
from assetgen_plugin.agp import flat_bytes
from places import GOLDEN, PACKS, ROOT

SOURCE = ROOT / "plugin" / "dotnet" / "Assetgen.cs"
COMPILER, MONO = shutil.which("mcs"), shutil.which("mono")
pytestmark = [
    pytest.mark.skipif(
        COMPILER is None or MONO is None, reason="there is no Mono on this machine (mono-mcs, mono-runtime)"
    ),
    pytest.mark.skipif(not SOURCE.is_file(), reason="the sources are not here"),
]
Ask = Callable[[Iterable[list[str]]], list[str]]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Answers of the runtime to lines of words."""
    program = tmp_path_factory.mktemp("dotnet") / "probe.exe"
    probe = Path(__file__).with_name("Probe.cs")
    command = [str(COMPILER), "-langversion:7.2", "-warnaserror", "-optimize+", f"-out:{program}", SOURCE, probe]
    subprocess.run(command, check=True, capture_output=True)

    def answers(lines: Iterable[list[str]]) -> list[str]:
        text = "".join("\t".join(line) + "\n" for line in lines)
        done = subprocess.run([str(MONO), program], input=text, capture_output=True, text=True, check=True)
        assert done.stderr == ""
        return done.stdout.splitlines()

    return answers


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The golden packs and the shipped ones as .agp, by name."""
    folder = tmp_path_factory.mktemp("packs")
    found = {}
    for source in [*GOLDEN.glob("*.onnx"), *(PACKS / f"{name}.onnx" for name in web_files.SHIPPED_NAMES)]:
        found[source.stem] = folder / f"{source.stem}.agp"
        found[source.stem].write_bytes(flat_bytes(Pack.open(source).tensors))
    return found


def words(row: dict[str, Any], colours: dict[str, list[list[int]]]) -> list[str]:
    """The controls of a golden row."""
    given = {
        key: row[key] for key in ("seed", "index", "attempt", "label", "base", "spread", "a", "b", "t") if key in row
    }
    if row.get("palette") not in (None, "varied") and isinstance(row["palette"], str):
        given["palette"] = row["palette"]
    if row.get("colours"):
        given["colours"] = base64.b64encode(bytes(np.array(colours[row["colours"]], np.uint8))).decode()
    return [f"{key}={value}" for key, value in given.items() if value is not None]


def test_the_golden_vectors_come_out(ask: Ask, files: dict[str, Path]) -> None:
    first, sprites = (
        json.loads((GOLDEN / name).read_text()) for name in ("contract-v1.json", "contract-v1-sprites.json")
    )
    colours = {row["name"]: row["colours"] for row in sprites["colours"]}
    lines, wanted = [], []
    for row in [*first["textures"], *sprites["textures"]]:
        kind = "centroid" if row["around_centroid"] else "texture"
        lines.append([str(files[row["pack"]]), kind, *words(row, colours)])
        wanted.append(row["sha256"])
    for row in sprites["blends"]:
        lines.append([str(files[row["pack"]]), "blend", *words(row, colours)])
        wanted.append(row["sha256"])
    for row in [*first["interpolations"], *sprites["interpolations"]]:
        ends = {
            "seed": row["a"][0],
            "index": row["a"][1],
            "to_seed": row["b"][0],
            "to_index": row["b"][1],
            "t": row["t"],
        }
        if row.get("label") is not None:
            ends["label"] = row["label"]
        lines.append([str(files[row["pack"]]), "interpolate", *(f"{key}={value}" for key, value in ends.items())])
        wanted.append(row["sha256"])
    assert len(wanted) > 900
    assert ask(lines) == wanted


def test_shipped_packs_draw_what_python_draws(ask: Ask, files: dict[str, Path]) -> None:
    lines, wanted = [], []
    for name in web_files.SHIPPED_NAMES:
        pack = Pack.open(PACKS / f"{name}.onnx")
        for index in range(4):
            lines.append([str(files[name]), "texture", "seed=11", f"index={index}", "spread=300"])
            wanted.append(hashlib.sha256(pack.texture(11, index, spread=300 / 256).tobytes()).hexdigest())
    assert ask(lines) == wanted


def test_hostile_files_are_refused_in_one_line(ask: Ask, tmp_path: Path) -> None:
    lines = []
    for number, (_, content) in enumerate(web_files.hostile_files()):
        (tmp_path / f"{number}.agp").write_bytes(content)
        lines.append([str(tmp_path / f"{number}.agp"), "about"])
    answers = ask(lines)
    assert len(answers) == len(lines) > 100
    assert [(n, answer) for n, answer in enumerate(answers) if not answer.startswith("refused: ")] == []


def test_packs_with_one_change_are_drawn_or_refused_as_by_python(ask: Ask, tmp_path: Path) -> None:
    rng = np.random.default_rng(21)
    lines, wanted = [], []
    for number in range(200):
        tensors = web_files.altered_tensors(rng=rng)
        (tmp_path / f"{number}.agp").write_bytes(flat_bytes(tensors))
        lines.append([str(tmp_path / f"{number}.agp"), "texture", "seed=7"])
        wanted.append(web_files.verdict(tensors))
    found = [None if answer.startswith("refused: ") else answer for answer in ask(lines)]
    assert found == wanted
    assert None in wanted


def test_the_unity_package_compiles_and_imports_a_pack(tmp_path: Path, files: dict[str, Path]) -> None:
    script = ROOT / "plugin" / "dotnet" / "package.py"
    for folder in ("one", "two"):
        subprocess.run([sys.executable, script, "-o", tmp_path / folder], check=True, capture_output=True)
    package = tmp_path / "one"
    metas = {path.relative_to(package): path.read_text() for path in package.rglob("*.meta")}
    assert metas == {
        path.relative_to(tmp_path / "two"): path.read_text() for path in (tmp_path / "two").rglob("*.meta")
    }
    guids = [re.search(r"^guid: ([0-9a-f]{32})$", text, re.MULTILINE) for text in metas.values()]
    assert all(guids)
    assert len({found[1] for found in guids if found}) == len(metas)
    assert len(metas) == sum(path.suffix != ".meta" for path in package.rglob("*"))
    example = re.search(r"```csharp\n(.*?)```", (package / "README.md").read_text(), re.DOTALL)
    assert example is not None
    (tmp_path / "Tree.cs").write_text(example[1])
    sources = [*package.rglob("*.cs"), tmp_path / "Tree.cs", ROOT / "plugin/dotnet/monogame/Variants.cs"]
    program = tmp_path / "adapters.exe"
    flags = ["-langversion:7.2", "-warnaserror", "-nowarn:649,169"]  # fields that Unity sets
    stubs = Path(__file__).with_name("Stubs.cs")
    subprocess.run([str(COMPILER), *flags, f"-out:{program}", stubs, *sources], check=True, capture_output=True)

    def run(file: Path) -> list[str]:
        return subprocess.run(
            [str(MONO), program, file], check=True, capture_output=True, text=True
        ).stdout.splitlines()

    texture = Pack.open(PACKS / "plants.onnx").texture(7)
    colours = texture[..., :3].astype(int) * texture[..., 3:]
    premultiplied = np.concatenate([(colours + 127) // 255, texture[..., 3:]], axis=-1).astype(np.uint8)
    assert run(files["plants"]) == [hashlib.sha256(pixels.tobytes()).hexdigest() for pixels in (texture, premultiplied)]
    (tmp_path / "broken.agp").write_bytes(b"AGP1" + bytes(100))
    assert "fingerprint" in run(tmp_path / "broken.agp")[0] or "contract" in run(tmp_path / "broken.agp")[0]


def test_the_readme_draws_what_python_draws(tmp_path: Path, files: dict[str, Path]) -> None:
    example = re.search(r"```csharp\n(.*?)```", (SOURCE.parent / "README.md").read_text(), re.DOTALL)
    assert example is not None
    (tmp_path / "Show.cs").write_text(f"static class Show {{ static void Main() {{ {example[1]} }} }}")
    shutil.copyfile(files["plants"], tmp_path / "trees.agp")
    flags = ["-langversion:7.2", "-nowarn:219", "-out:show.exe"]
    subprocess.run([str(COMPILER), *flags, SOURCE, "Show.cs"], check=True, capture_output=True, cwd=tmp_path)
    found = subprocess.run([str(MONO), "show.exe"], check=True, capture_output=True, text=True, cwd=tmp_path).stdout
    assert found.strip() == hashlib.sha256(Pack.open(PACKS / "plants.onnx").texture(7).tobytes()).hexdigest()
