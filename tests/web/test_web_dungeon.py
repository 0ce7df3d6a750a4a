"""The dungeon on the web: the same cells, monsters and treasures as the dungeon in pygame."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assetgen_plugin import Pack, PlanPack
from assetgen_plugin.agp import flat_bytes
from browser import CHROMIUM, head_of, run_html
from places import PACKS, ROOT

GAMES = ROOT / "samples" / "games"
NODE = shutil.which("node")
PAINTED = ("ground", "dungeon-monsters", "dungeon-items")
pytestmark = [
    pytest.mark.skipif(not (GAMES / "dungeon").is_dir(), reason="the samples are not here"),
    pytest.mark.skipif(NODE is None, reason="there is no node on this machine"),
]
LEVELS = [(name, depth) for name in ("demo", "Höhle", "7") for depth in (1, 2, 9)]

LIST = """
import { readFileSync } from "node:fs";
import { PlanPack, sha256 } from "@assetgen/runtime";
import { Level } from "./level.js";
const found = {};
for (const engine of ["wasm", "js"]) {
  const pack = PlanPack.from(readFileSync("dungeon.agp"), { engine });
  found[engine] = JSON.parse(process.argv[1]).map(([name, depth]) => {
    const { plan, start, exit, monsters, items } = new Level(name, depth, pack);
    const things = [...monsters, ...items].map(({ kind, x, y, seed }) => [kind, x, y, seed]);
    return { cells: Buffer.from(sha256(plan)).toString("hex"), start, exit, things };
  });
}
console.log(JSON.stringify(found));
"""


@pytest.fixture
def level(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The module of the dungeon in pygame that says what is where."""
    monkeypatch.syspath_prepend(str(GAMES / "dungeon"))
    import level

    yield level
    sys.modules.pop("level")


def copy_of_game(folder: Path) -> Path:
    """The game with its packs of plans, as after npm install."""
    game = folder / "dungeon-web"
    shutil.copytree(GAMES / "dungeon-web", game)
    (game / "node_modules" / "@assetgen").mkdir(parents=True)
    (game / "node_modules" / "@assetgen" / "runtime").symlink_to(ROOT / "plugin" / "web")
    (game / "dungeon.agp").write_bytes(flat_bytes(PlanPack.open(PACKS / "dungeon.onnx").tensors))
    return game


def facts(level: Any) -> dict[str, Any]:
    things = [[one.kind, one.x, one.y, one.seed] for one in (*level.monsters, *level.items)]
    cells = hashlib.sha256(level.plan.tobytes()).hexdigest()
    return {"cells": cells, "start": list(level.start), "exit": list(level.exit), "things": things}


def test_both_dungeons_have_the_same_cells_and_the_same_things_in_them(level: Any, tmp_path: Path) -> None:
    done = subprocess.run(
        [str(NODE), "--input-type=module", "-e", LIST, json.dumps(LEVELS)],
        cwd=copy_of_game(tmp_path),
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    pack = PlanPack.open(PACKS / "dungeon.onnx")
    expected = [facts(level.Level(name, depth, pack)) for name, depth in LEVELS]
    assert json.loads(done.stdout) == {"wasm": expected, "js": expected}


SEEN = """<script type="module">
import { game } from "./dungeon.js";
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const look = setInterval(async () => {
  if (game.waiting) return;
  clearInterval(look);
  const { plan, start, exit, monsters, items } = game.level;
  const things = [...monsters, ...items].map(({ kind, x, y, seed }) => [kind, x, y, seed]);
  const cells = hex(new Uint8Array(await crypto.subtle.digest("SHA-256", plan)));
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  post({ found: { cells, start, exit, things }, image: document.getElementById("game").toDataURL() });
}, 500);
</script>"""


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")
def test_the_browser_shows_the_dungeon_of_python(level: Any, tmp_path: Path) -> None:
    game = copy_of_game(tmp_path)
    for name in PAINTED:
        tensors = Pack.open(PACKS / "painted" / f"{name}.onnx").tensors
        (game / f"{name}.agp").write_bytes(flat_bytes(tensors))
    page = (game / "index.html").read_text("utf-8")
    result = run_html(game, tmp_path / "profile", head_of({}) + page + SEEN)
    assert "error" not in result, result
    pack = PlanPack.open(PACKS / "dungeon.onnx")
    assert result["found"] == facts(level.Level("demo", 1, pack))
    assert len(result["image"]) > 50_000  # a picture, not a dark one
