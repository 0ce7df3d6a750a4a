"""The forest on the web: the same plants in the same places, of the same pixels, as the forest in pygame."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from test_web_engines import package

from assetgen_plugin import Pack, texture_hash
from assetgen_plugin.agp import flat_bytes
from browser import NEEDED, head_of, run_html
from places import PACKS, ROOT

GAMES = ROOT / "samples" / "games"
WEB = ROOT / "plugin" / "web"
NODE = shutil.which("node")
pytestmark = [
    pytest.mark.skipif(not (GAMES / "forest").is_dir(), reason="the samples are not here"),
    pytest.mark.skipif(NODE is None, reason="there is no node on this machine"),
]
CHUNKS = [(name, x, y) for name in ("demo", "Wäldchen") for x, y in ((0, 0), (-1, -1), (-3, 2), (40, -7), (2**20, 5))]

LIST = """
import { readFileSync } from "node:fs";
import { Pack, sha256, textureHash } from "@assetgen/runtime";
import { World } from "./world.js";
const plan = JSON.parse(process.argv[1]);
const pack = Pack.from(readFileSync(plan.pack));
const hex = (bytes) => Buffer.from(sha256(bytes)).toString("hex");
const hashOf = ({ species, seed }) => textureHash(pack.texture({ seed, label: species }));
console.log(JSON.stringify(plan.chunks.map(([name, cx, cy]) => {
  const { plants, ground, walkable } = new World(name).chunk(cx, cy);
  return {
    plants: plants.map(({ species, x, y, seed }) => [species, x, y, seed]),
    ground: hex(ground.filter((_, i) => i % 4 < 3)),
    walkable,
    textures: plants.slice(0, plan.drawn).map(hashOf),
  };
})));
"""


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The module of the forest in pygame that says what grows where."""
    monkeypatch.syspath_prepend(str(GAMES / "forest"))
    import world

    yield world
    sys.modules.pop("world")


def test_both_forests_have_the_same_plants_in_the_same_places(world: Any, tmp_path: Path) -> None:
    game = tmp_path / "forest-web"
    shutil.copytree(GAMES / "forest-web", game)
    (game / "node_modules" / "@assetgen").mkdir(parents=True)
    (game / "node_modules" / "@assetgen" / "runtime").symlink_to(WEB)
    pack = Pack.open(PACKS / "plants.onnx")
    (game / "plants.agp").write_bytes(flat_bytes(pack.tensors))
    plan = {"pack": "plants.agp", "chunks": CHUNKS, "drawn": 5}
    done = subprocess.run(
        [str(NODE), "--input-type=module", "-e", LIST, json.dumps(plan)],
        cwd=game,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for (name, cx, cy), found in zip(CHUNKS, json.loads(done.stdout), strict=True):
        chunk = world.World(name).chunk(cx, cy)
        plants = [[plant.species, plant.x, plant.y, plant.seed] for plant in chunk.plants]
        assert found["plants"] == plants, (name, cx, cy)
        assert found["ground"] == hashlib.sha256(chunk.ground.tobytes()).hexdigest(), (name, cx, cy)
        assert found["walkable"] == chunk.walkable.ravel().tolist(), (name, cx, cy)
        drawn = [texture_hash(pack.texture(seed, label=species)) for species, _, _, seed in plants[:5]]
        assert found["textures"] == drawn


SEEN = """<script type="module">
import { game } from "./forest.js";
const look = setInterval(() => {
  const [scene] = game.scene.scenes;
  if (!scene.hero || scene.waiting || scene.chunks.size < plan.chunks) return;
  clearInterval(look);
  const { x, y } = scene;
  game.renderer.snapshot((image) => post({ x, y, webgl: game.renderer.type === Phaser.WEBGL, image: image.src }));
}, 200);
</script>"""


@pytest.mark.parametrize("name", ["demo", "another"])
@pytest.mark.slow
@NEEDED[1]
@NEEDED[2]
def test_what_phaser_shows_is_the_forest_of_python(world: Any, name: str, tmp_path: Path) -> None:
    game = tmp_path / "forest-web"
    shutil.copytree(GAMES / "forest-web", game)
    (game / "node_modules" / "@assetgen").mkdir(parents=True)
    (game / "node_modules" / "@assetgen" / "runtime").symlink_to(WEB)
    (game / "node_modules" / "phaser").symlink_to(package("phaser@4.2.1", tmp_path))
    pack = Pack.open(PACKS / "plants.onnx")
    (game / "plants.agp").write_bytes(flat_bytes(pack.tensors))
    page = (game / "index.html").read_text("utf-8")
    page = page.replace("<link ", f"<script>history.replaceState(null, '', '?world={name}')</script><link ", 1)
    result = run_html(game, tmp_path / "profile", head_of({"chunks": 30}) + page + SEEN)
    assert "error" not in result, result
    assert result["webgl"]
    with Image.open(io.BytesIO(base64.b64decode(result["image"].partition(",")[2]))) as image:
        shown = np.asarray(image.convert("RGB")).astype(int)
    left, top = result["x"] - 320, result["y"] - 180
    expected = picture(world, name, pack, left, top)
    differs = (shown != expected).any(axis=2)
    differs[180 - 13 : 180 + 30, 320 - 30 : 320 + 30] = False  # the walker, whom Python's picture lacks
    assert not differs.any(), f"{differs.sum()} pixels"


def picture(world: Any, name: str, pack: Pack, left: int, top: int) -> Any:
    """What is in sight (360, 640, 3): ground, then plants from the farthest to the nearest."""
    there, side = world.World(name), world.SIDE
    seen = np.zeros((360 + 2 * side, 640 + 2 * side, 3), int)
    chunks = {
        (x, y): there.chunk(x, y)
        for x in range(left // side - 1, (left + 640) // side + 2)
        for y in range(top // side - 1, (top + 360) // side + 2)
    }
    plants = []
    for (x, y), chunk in chunks.items():
        at_x, at_y = x * side - left + side, y * side - top + side
        if 0 <= at_x <= 640 + side and 0 <= at_y <= 360 + side:
            seen[at_y : at_y + side, at_x : at_x + side] = chunk.ground
        plants += chunk.plants
    for plant in sorted(plants, key=lambda plant: (plant.y, plant.x)):
        x, y = plant.x - left + side - 16, plant.y - top + side - 30
        if 0 <= x <= 608 + 2 * side and 0 <= y <= 328 + 2 * side:
            texture = pack.texture(plant.seed, label=plant.species)
            solid = texture[..., 3] > 0
            seen[y : y + 32, x : x + 32][solid] = texture[solid, :3]
    return seen[side:-side, side:-side]
