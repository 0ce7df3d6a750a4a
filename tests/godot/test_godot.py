"""The Godot addon: golden vectors in Godot itself through both of its engines, imports, an exported game.

Godot is what GODOT names, or `godot` on the PATH; plugin/godot/fetch_godot.sh fetches one.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assetgen_plugin import Pack, texture_hash
from assetgen_plugin.agp import flat_bytes
from assetgen_plugin.plans.goldens import site_of
from engine_calls import CALLS, Call, golden_calls
from forge import pack_file
from painted import moving_sprites, random_painted
from places import GOLDEN, PACKS, ROOT

SOURCE = ROOT / "plugin" / "godot"
GODOT = os.environ.get("GODOT") or shutil.which("godot")
HERE = Path(__file__).parent
Ask = Callable[[list[Call]], list[str]]

pytestmark = pytest.mark.skipif(not SOURCE.is_dir(), reason="the sources are not here")
needs_godot = pytest.mark.skipif(
    GODOT is None, reason="there is no Godot 4 here; plugin/godot/fetch_godot.sh fetches one"
)
needs_compiler = pytest.mark.skipif(shutil.which("cc") is None, reason="there is no C compiler here")


def godot(project: Path, *arguments: str) -> str:
    """What a headless run prints; a script that fails to parse makes the test fail by what it leaves out."""
    command = [str(GODOT), "--headless", "--path", str(project), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=560)
    assert "SCRIPT ERROR" not in done.stderr, done.stderr
    return done.stdout + done.stderr


def with_addon(project: Path, *flags: str) -> Path:
    project.mkdir(parents=True)
    (project / "project.godot").write_text('config_version=5\n\n[application]\nconfig/name="test"\n')
    command = [sys.executable, str(SOURCE / "build.py"), "-o", str(project), *flags]
    subprocess.run(command, check=True, capture_output=True)
    return project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that knows the extension, as one has that was opened in the editor, but no classes."""
    folder = with_addon(tmp_path_factory.mktemp("godot") / "game")
    (folder / ".godot").mkdir()
    (folder / ".godot" / "extension_list.cfg").write_text("res://addons/assetgen/assetgen.gdextension\n")
    return with_packs(folder)


def with_packs(project: Path) -> Path:
    """A project with the packs of the golden vectors, plants, and the probe's scripts."""
    for source in [*GOLDEN.glob("*.onnx"), PACKS / "plants.onnx"]:
        (project / f"{source.stem}.agp").write_bytes(flat_bytes(Pack.open(source).tensors))
    for source in GOLDEN.glob("*.agp"):
        shutil.copy(source, project)
    for script in ("answers.gd", "probe.gd"):
        shutil.copy(HERE / script, project)
    return project


@pytest.fixture(scope="module")
def ask(project: Path) -> Ask:
    def answers(tasks: list[Call]) -> list[str]:
        (project / "tasks.json").write_text(json.dumps(tasks))
        (project / "answers.json").unlink(missing_ok=True)
        output = godot(project, "-s", "probe.gd")
        assert (project / "answers.json").is_file(), output
        found: list[str] = json.loads((project / "answers.json").read_text())
        return found

    return answers


def signed(seed: str) -> str:
    """A seed as GDScript's ints have it."""
    number = int(seed)
    return str(number - (1 << 64) if number >> 63 else number)


def for_godot(call: Call) -> Call:
    """A golden call with seeds as GDScript's ints have them."""
    signed_seeds = {key: {**call[key], "seed": signed(call[key]["seed"])} for key in ("request", "to") if key in call}
    return {**call, **signed_seeds}


@needs_godot
@needs_compiler
@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("engine", ["native", "gdscript"])
def test_golden_vectors(ask: Ask, engine: str, name: str) -> None:
    tasks = golden_textures(name, engine)
    found = ask([task for task, _ in tasks])
    assert [(task, a) for (task, wanted), a in zip(tasks, found, strict=True) if a != wanted] == []


@needs_godot
@needs_compiler
def test_held_places_and_coloured_layers_are_those_of_python(ask: Ask, project: Path) -> None:
    """Packs of random art, every layer of them; those of the golden vectors hold nothing."""
    calls, wanted = [], []
    for number, pack in enumerate(random_packs(project)):
        (project / f"random-{number}.agp").write_bytes(flat_bytes(pack.tensors))
        for index in range(3):
            controls: dict[str, Any] = {"spread": 2.0 + 0.5 * index}
            for layer in (None, *pack.layers):
                texture = pack.texture(11, index, **controls, layer=layer)
                request = {"seed": "11", "index": index, "spread": int(256 * controls["spread"])}
                request |= {} if layer is None else {"layer": layer}
                calls.append({"file": f"res://random-{number}.agp", "kind": "texture", "request": request})
                wanted.append(texture_hash(texture))
    answers = {engine: ask([{**call, "engine": engine} for call in calls]) for engine in ("native", "gdscript")}
    assert answers["native"] == wanted
    assert answers["gdscript"] == wanted


@needs_godot
@needs_compiler
def test_frames_are_those_of_python(ask: Ask, project: Path) -> None:
    (project / "moving.onnx").write_bytes(pack_file(moving_sprites()))
    pack = Pack.open(project / "moving.onnx")
    (project / "moving.agp").write_bytes(flat_bytes(pack.tensors))
    calls, wanted = [], []
    for base, layer in (("sprite 0", None), ("sprite 0", "normal"), ("sprite 1", None)):
        request = {"seed": "7", "base": base} | ({"layer": layer} if layer else {})
        calls.append({"file": "res://moving.agp", "kind": "frames", "request": request})
        wanted.append(" ".join(texture_hash(frame) for frame in pack.frames(7, base=base, layer=layer)))
    calls += [
        {"file": "res://moving.agp", "kind": "frames", "request": {"seed": "7"} | base}
        for base in ({"base": "sprite 2"}, {})
    ]
    for engine in ("native", "gdscript"):
        assert ask([{**call, "engine": engine} for call in calls]) == [*wanted, "", ""]


def random_packs(folder: Path) -> list[Pack]:
    """Packs, some of which hold places, show layers and colour them."""
    found = []
    for seed in range(40):
        tensors = random_painted(rng=np.random.default_rng(seed), most=14)
        if "hold" in tensors or "layer.coloured" in tensors:
            (folder / "random.onnx").write_bytes(pack_file(tensors))
            found.append(Pack.open(folder / "random.onnx"))
    assert any("hold" in pack.tensors and pack.tensors["hold"][2] >= 0 for pack in found)
    assert any((pack.tensors.get("layer.shown", np.array([-1])) >= 0).any() for pack in found)
    return found[:14]


@needs_godot
@needs_compiler
def test_golden_plans(ask: Ask) -> None:
    tasks = golden_plans()
    assert ask([task for task, _ in tasks]) == [sha256 for _, sha256 in tasks]


def golden_textures(name: str, engine: str) -> list[tuple[Call, str]]:
    """What a file of golden vectors asks of Godot, and the hashes."""
    return [
        ({**for_godot(call), "file": f"res://{call['file']}.agp", "engine": engine}, sha256)
        for call, sha256 in golden_calls(name)
    ]


def golden_plans() -> list[tuple[Call, str]]:
    tasks = []
    for row in json.loads((GOLDEN / "contract-v2-plans.json").read_text("utf-8"))["plans"]:
        if "pieces" in row:
            continue  # a host may draw in several pieces; this one draws in one
        outline, pins = site_of(row)
        height, width = np.asarray(outline).shape
        request = {key: row[key] for key in ("index", "attempt", "level", "spread")} | {"seed": signed(row["seed"])}
        if row["label"] is not None:
            request["style"] = row["label"]
        cells = [np.zeros((height, width)) if grid is None else np.asarray(grid) for grid in (outline, pins)]
        encoded = [base64.b64encode(grid.astype(np.uint8).tobytes()).decode() for grid in cells]
        site = {"height": height, "width": width, "outline": encoded[0], "pins": encoded[1]}
        tasks.append(({"file": f"res://{row['pack']}.agp", "kind": "plan", **site, "request": request}, row["sha256"]))
    return tasks


@needs_godot
@needs_compiler
def test_both_engines_know_and_refuse_the_same(ask: Ask, project: Path) -> None:
    whole = (project / "plants.agp").read_bytes()
    (project / "cut.agp").write_bytes(whole[:1000])
    (project / "altered.agp").write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    (project / "empty.agp").write_bytes(b"")
    requests: list[dict[str, Any]] = [
        {"label": "brick"},
        {"label": "oak", "seed": "5", "base": "nobody"},
        {"spread": 2000},
        {"palette": "mine"},
        {"epoch": 2},
        {"layer": "normals"},
        {"swaps": [[[1, 2, 3], [4, 5, 6]]]},
        {"seeds": "7"},
    ]
    answers = {}
    for engine in ("native", "gdscript"):
        tasks = [
            {"file": f"res://{name}.agp", "kind": "about"}
            for name in ("direct", "indexed", "painted-layers", "sprites-fixed")
        ]
        tasks += [{"file": "res://plants.agp", "kind": "last", "count": 3, "request": {"seed": "-1", "label": "oak"}}]
        tasks += [{"file": "res://direct.agp", "kind": "texture", "request": request} for request in requests]
        tasks += [{"file": f"res://{name}.agp", "kind": "about"} for name in ("cut", "altered", "empty")]
        answers[engine] = ask([{**task, "engine": engine} for task in tasks])
    found = answers["gdscript"]
    assert found[:-3] == answers["native"][:-3]
    assert found[4] == texture_hash(Pack.open(PACKS / "plants.onnx").texture((1 << 64) - 1, 2, label="oak"))
    assert found[5:-3] == ["refused"] * len(requests)
    assert all(answer.startswith("refused: ") for answer in found[-3:] + answers["native"][-3:])


@needs_compiler
def test_the_extension_draws_for_a_host_that_is_no_godot(tmp_path: Path) -> None:
    program = tmp_path / "host"
    sources = [str(HERE / "host.c"), str(SOURCE / "native" / "extension.c")]
    includes = [f"-I{SOURCE / 'native'}", f"-I{ROOT / 'plugin' / 'c'}"]
    flags = ["-O1", "-Wall", "-Wextra", "-Werror", "-Wno-unused-function"]
    subprocess.run(["cc", *flags, *includes, *sources, "-o", str(program)], check=True)
    pack = Pack.open(GOLDEN / "indexed.onnx")
    (tmp_path / "indexed.agp").write_bytes(flat_bytes(pack.tensors))
    done = subprocess.run([program, tmp_path / "indexed.agp"], check=True, capture_output=True, text=True)
    assert done.stdout.split() == [pack.texture(7, 1).tobytes().hex()]


@needs_compiler
def test_the_package_holds_what_a_project_needs(tmp_path: Path) -> None:
    library = with_addon(tmp_path / "one") / "addons" / "assetgen"
    plain = with_addon(tmp_path / "two", "--no-library") / "addons" / "assetgen"
    named = (library / "assetgen.gdextension").read_text().split('"res://addons/assetgen/')[1].split('"')[0]
    assert (library / named).is_file()
    assert not (plain / "assetgen.gdextension").exists()
    assert not (plain / "bin").exists()
    scripts = {path.name for path in SOURCE.rglob("*.gd")}
    assert {path.name for path in plain.rglob("*.gd")} >= scripts > {"pack.gd", "plugin.gd"}
    for path in plain.rglob("*.gd"):  # all is found by its place, so that no class cache is needed
        for line in path.read_text("utf-8").splitlines():
            if "preload(" in line:
                assert (path.parent / line.split('preload("')[1].split('"')[0]).is_file(), line


def test_a_folder_without_a_project_is_refused_in_one_line(tmp_path: Path) -> None:
    command = [sys.executable, str(SOURCE / "build.py"), "-o", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 2
    assert "no project.godot" in done.stderr.splitlines()[-1]
