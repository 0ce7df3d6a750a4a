"""The C# runtime under Mono and CoreCLR: golden vectors, hostile files, packs with one change each; Unity's package."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

import plans
import web_files
from assetgen_plugin import Pack, PlanPack, SeedError
from assetgen_plugin.agp import flat_bytes
from assetgen_plugin.plans.goldens import site_of
from engine_calls import CALLS, Call, golden_calls
from hostile_plans import HOSTILE, good
from places import GOLDEN, PACKS, ROOT

SOURCE = ROOT / "plugin" / "dotnet" / "Assetgen.cs"
PLANS = SOURCE.with_name("AssetgenPlans.cs")
COMPILER, MONO = shutil.which("mcs"), shutil.which("mono")
DOTNET = os.environ.get("DOTNET") or shutil.which("dotnet")
CORE = {"name": "Microsoft.NETCore.App", "version": "2.0.0"}
SETTINGS = {"System.Globalization.Invariant": True}
RUNTIME = {"framework": CORE, "rollForward": "LatestMajor", "configProperties": SETTINGS}
pytestmark = [
    pytest.mark.skipif(
        COMPILER is None or MONO is None, reason="there is no Mono on this machine (mono-mcs, mono-runtime)"
    ),
    pytest.mark.skipif(not SOURCE.is_file(), reason="the sources are not here"),
]
Ask = Callable[[Iterable[list[str]]], list[str]]


@pytest.fixture(scope="module", params=["mono", "coreclr"])
def ask(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Answers of the runtime to lines of words."""
    if request.param == "coreclr" and DOTNET is None:
        pytest.skip("there is no .NET here; name one in DOTNET, such as bin/dotnet of PyPI's dotnetcore2")
    program = tmp_path_factory.mktemp("dotnet") / "probe.exe"
    probe = Path(__file__).with_name("Probe.cs")
    command = [str(COMPILER), "-langversion:7.2", "-warnaserror", "-optimize+", f"-out:{program}", SOURCE, PLANS, probe]
    subprocess.run(command, check=True, capture_output=True)
    settings = program.with_name("probe.runtimeconfig.json")
    settings.write_text(json.dumps({"runtimeOptions": RUNTIME}))
    core = [str(DOTNET), "exec", "--runtimeconfig", str(settings)]

    def answers(lines: Iterable[list[str]]) -> list[str]:
        text = "".join("\t".join(line) + "\n" for line in lines)
        run = [*([str(MONO)] if request.param == "mono" else core), str(program)]
        done = subprocess.run(run, input=text, capture_output=True, text=True, check=True, encoding="utf-8")
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


def words(call: Call) -> list[str]:
    """A golden call in the probe's words."""
    request, given = call["request"], {key: call[key] for key in ("a", "b", "t") if key in call}
    given |= {key: value for key, value in request.items() if key not in ("colours", "swaps")}
    given |= {f"to_{key}": call["to"][key] for key in ("seed", "index") if "to" in call}
    for key in ("colours", "swaps"):
        if key in request:
            given[key] = base64.b64encode(bytes(np.array(request[key], np.uint8))).decode()
    return [f"{key}={value}" for key, value in given.items()]


@pytest.mark.parametrize("name", CALLS)
def test_the_golden_vectors_come_out(ask: Ask, files: dict[str, Path], name: str) -> None:
    calls = golden_calls(name)
    answers = ask([str(files[call["file"]]), call["kind"], *words(call)] for call, _ in calls)
    assert [call for (call, wanted), found in zip(calls, answers, strict=True) if found != wanted] == []


def plan_words(outline: NDArray[Any], pins: NDArray[Any] | None, **controls: Any) -> list[str]:
    """A plan in the probe's words."""
    grids = {"outline": outline} | ({} if pins is None else {"pins": pins})
    given = {key: base64.b64encode(grid.astype(np.uint8).tobytes()).decode() for key, grid in grids.items()}
    given |= {"height": outline.shape[0], "width": outline.shape[1]}
    given |= {key: value for key, value in controls.items() if value is not None}
    return ["plan", *(f"{key}={value}" for key, value in given.items())]


def test_the_golden_plans_come_out(ask: Ask) -> None:
    lines, wanted = [], []
    for row in json.loads((GOLDEN / "contract-v2-plans.json").read_text("utf-8"))["plans"]:
        if "pieces" in row:
            continue  # a host may draw in several pieces; this one draws in one
        outline, pins = site_of(row)
        controls = {key: row[key] for key in ("seed", "index", "attempt", "level", "spread", "label")}
        site = np.asarray(outline), None if pins is None else np.asarray(pins)
        lines.append([str(GOLDEN / f"{row['pack']}.agp"), *plan_words(*site, **controls)])
        wanted.append(row["sha256"])
    assert [answer.split()[0] for answer in ask(lines)] == wanted


def test_plans_are_drawn_and_refused_as_by_python(ask: Ask, tmp_path: Path) -> None:
    """Packs of all kinds in outlines of every kind, with pins, levels and spreads."""
    opened = {name: PlanPack.of(tensors) for name, tensors in plans.packs().items()}
    for name, pack in opened.items():
        (tmp_path / f"{name}.agp").write_bytes(flat_bytes(pack.tensors))
    lines, wanted = [], []
    for case in plans.cases():
        spread = int(256 * case.controls["spread"] + 0.5)
        controls = case.controls | {"spread": spread}
        lines.append([str(tmp_path / f"{case.pack}.agp"), *plan_words(case.outline, case.pins, **controls)])
        try:
            plan = opened[case.pack].plan(**case.controls, outline=case.outline, pins=case.pins)
            texture = np.asarray(opened[case.pack].tensors["colours"])[plan]
            wanted.append(" ".join(hashlib.sha256(each.tobytes()).hexdigest() for each in (plan, texture)))
        except SeedError:
            wanted.append("refused")
    assert [answer.partition(": ")[0] for answer in ask(lines)] == wanted
    assert "refused" in wanted


def test_hostile_plans_are_refused_in_one_line(ask: Ask, tmp_path: Path) -> None:
    contents = [flat_bytes(tensors) for tensors, _ in HOSTILE if "contract" in tensors]
    whole = flat_bytes(good())
    contents += [b"", whole[:50], whole[:-1], whole + b"\0", whole[:100] + b"x" + whole[101:], whole]
    lines = []
    for number, content in enumerate(contents):
        (tmp_path / f"{number}.agp").write_bytes(content)
        lines.append([str(tmp_path / f"{number}.agp"), "plan"])
    *refused, ready = ask(lines)
    assert ready == f"ready {whole[12:44].hex()}"
    assert [(n, answer) for n, answer in enumerate(refused) if not answer.startswith("refused: ")] == []


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
