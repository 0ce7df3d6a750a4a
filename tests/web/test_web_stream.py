"""Streams of textures in Chromium: each engine shows the pack's pixels."""

from __future__ import annotations

import base64
import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from assetgen_plugin import Pack
from assetgen_plugin.agp import flat_bytes
from browser import GROUND, NEEDED, from_npm, head_of, run_html
from places import PACKS, ROOT

pytestmark = NEEDED
WEB = ROOT / "plugin" / "web"
N, ACROSS, CELL = 48, 8, 36

SHOW = """
const drawn = plan.seeds.map((seed, i) => [seed, CELL * (i % ACROSS), CELL * Math.floor(i / ACROSS)]);
let frames = 0;
"""
PHASER = """
import { AsyncPack } from "/web/index.js";
import { stream } from "/web/phaser.js";
const Phaser = globalThis.Phaser;
class Scene extends Phaser.Scene {
  async create() {
    const textures = stream(this, "plants", await AsyncPack.load("files/plants.agp"), { capacity: 64 });
    const sprites = drawn.map(([seed, x, y]) => [seed, this.add.image(x, y, ...textures.fallback).setOrigin(0, 0)]);
    this.events.on("update", () => {
      for (const [seed, sprite] of sprites) sprite.setTexture(...textures.get({ seed })).setOrigin(0, 0);
      textures.pump(2);
      if (textures.pending || ++frames < 4) return;
      frames = -1e9;
      this.game.events.once("postrender", () => this.game.renderer.snapshot((image) => post({ image: image.src })));
    });
  }
}
new Phaser.Game({
  type: Phaser[plan.renderer], width: plan.size[0], height: plan.size[1], backgroundColor: plan.ground,
  antialias: false, roundPixels: false, banner: false, audio: {noAudio: true}, scene: Scene,
});
"""
PIXI = """
import { AsyncPack } from "/web/index.js";
import { stream } from "/web/pixi.js";
const PIXI = globalThis.PIXI;
const app = new PIXI.Application();
await app.init({ width: plan.size[0], height: plan.size[1], background: plan.ground, antialias: false,
  preference: "webgl", autoStart: false });
const textures = stream(PIXI, await AsyncPack.load("files/plants.agp"), { capacity: 64 });
for (const [seed] of drawn) textures.get({ seed });
await textures.finish();
for (const [seed, x, y] of drawn) {
  const sprite = new PIXI.Sprite(textures.get({ seed }));
  sprite.position.set(x, y);
  app.stage.addChild(sprite);
}
app.renderer.render(app.stage);
post({ image: app.canvas.toDataURL() });
"""


def expected(size: tuple[int, int], pack: Pack, seeds: list[int]) -> NDArray[np.uint8]:
    screen = np.empty((size[1], size[0], 3), np.uint8)
    screen[:] = GROUND
    height, width, _ = pack.size
    for number, seed in enumerate(seeds):
        y, x = number // ACROSS * CELL, number % ACROSS * CELL
        texture = pack.texture(seed).astype(int)
        place = screen[y : y + height, x : x + width]
        alpha = texture[..., 3:]
        place[:] = ((texture[..., :3] * alpha + place * (255 - alpha) + 127) // 255).astype(np.uint8)
    return screen


def page(tmp_path: Path, engine: bytes, script: str, plan: dict[str, Any]) -> dict[str, Any]:
    folder = tmp_path / "site"
    (folder / "files").mkdir(parents=True)
    (folder / "engine.js").write_bytes(engine)
    (folder / "web").symlink_to(WEB)
    (folder / "files" / "plants.agp").write_bytes(flat_bytes(Pack.open(PACKS / "plants.onnx").tensors))
    constants = f"const CELL = {CELL}, ACROSS = {ACROSS};"
    html = f'{head_of(plan)}<script src="engine.js"></script><script type="module">{{IMPORTS}}</script>'
    lines = script.strip().splitlines()
    imports = [line for line in lines if line.startswith("import ")]
    rest = [line for line in lines if not line.startswith("import ")]
    return run_html(
        folder, tmp_path / "profile", html.replace("{IMPORTS}", "\n".join([*imports, constants, SHOW, *rest]))
    )


def shot(result: dict[str, Any]) -> NDArray[np.int16]:
    assert "image" in result, json.dumps(result)[:500]
    content = base64.b64decode(result["image"].partition(",")[2])
    return np.asarray(Image.open(io.BytesIO(content)).convert("RGB")).astype(np.int16)


@pytest.mark.parametrize("renderer", ["CANVAS", "WEBGL"])
@pytest.mark.parametrize("version", ["3.90.0", "4.2.1"])
def test_phaser_shows_the_textures_of_a_stream(tmp_path: Path, version: str, renderer: str) -> None:
    engine = from_npm(f"phaser@{version}", "dist/phaser.min.js", tmp_path)
    seeds = list(range(100, 100 + N))
    size = (ACROSS * CELL, N // ACROSS * CELL)
    plan = {"seeds": seeds, "size": size, "renderer": renderer, "ground": "#{:02x}{:02x}{:02x}".format(*GROUND)}
    result = shot(page(tmp_path, engine, PHASER, plan))
    wanted = expected(size, Pack.open(PACKS / "plants.onnx"), seeds)
    assert np.abs(result - wanted).max() <= 2


def test_pixi_shows_the_textures_of_a_stream(tmp_path: Path) -> None:
    engine = from_npm("pixi.js@8", "dist/pixi.min.js", tmp_path)
    seeds = list(range(200, 200 + N))
    size = (ACROSS * CELL, N // ACROSS * CELL)
    plan = {"seeds": seeds, "size": size, "ground": "#{:02x}{:02x}{:02x}".format(*GROUND)}
    result = shot(page(tmp_path, engine, PIXI, plan))
    wanted = expected(size, Pack.open(PACKS / "plants.onnx"), seeds)
    assert np.abs(result - wanted).max() <= 2
