"""Phaser itself, in Chromium, loads what baking writes for it and draws each sprite as it is."""

from __future__ import annotations

import base64
import io
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from assetgen.baking.spec.settings import AtlasSettings
from atlases import make_atlas, random_sprites
from baking import bake_file, run
from browser import GROUND, NEEDED, drawing, from_npm, run_page
from forge import pack_file
from painted import moving_sprites

pytestmark = NEEDED

SCRIPT = """
class Scene extends Phaser.Scene {
  preload() {
    this.load.on("loaderror", (file) => post({error: "not loaded: " + file.src}));
    this.load.setPath("art/");
    for (const [method, key, ...files] of plan.loads) this.load[method](key, ...files);
  }
  create() {
    const names = {};
    for (const [, key] of plan.loads) {
      if (this.textures.exists(key)) names[key] = this.textures.get(key).getFrameNames();
    }
    const played = {};
    for (const key of plan.plays ?? []) {
      const sprite = this.add.sprite(-99, -99, "multi").play(key);
      played[key] = sprite.anims.currentAnim.frames.map(
        (one) => [one.textureFrame, one.frame.cutX, one.frame.cutY, sprite.anims.msPerFrame + one.duration]);
    }
    for (const [x, y, key, name] of plan.draws) this.add.image(x, y, key, name).setOrigin(0, 0);
    let drawn = 0;
    this.game.events.on("postrender", () => {
      if (++drawn === 3) this.game.renderer.snapshot((image) => post({
        version: Phaser.VERSION, webgl: this.game.renderer.type === Phaser.WEBGL, names, played, image: image.src,
      }));
    });
  }
}
new Phaser.Game({
  type: Phaser[plan.renderer], width: plan.size[0], height: plan.size[1], backgroundColor: plan.ground,
  antialias: false, roundPixels: false,  // rounding makes the canvas renderer draw sprites half a pixel larger
  banner: false, audio: {noAudio: true}, scene: Scene,
});
"""


@pytest.fixture(scope="module", params=["3.90.0", "4.2.1"])
def phaser(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, bytes]:
    """(version, phaser.min.js)"""
    folder = tmp_path_factory.mktemp("phaser")
    return request.param, from_npm(f"phaser@{request.param}", "dist/phaser.min.js", folder)


@pytest.mark.parametrize("renderer", ["CANVAS", "WEBGL"])
@pytest.mark.parametrize("n", [5, 40], ids=["one page", "several pages"])
def test_phaser_draws_each_sprite_from_each_of_its_formats(
    tmp_path: Path, phaser: tuple[str, bytes], renderer: str, n: int
) -> None:
    sprites = random_sprites(n, 13, 11, rng=np.random.default_rng(n))
    atlas = make_atlas(tmp_path / "site", sprites, AtlasSettings(max_side=64))
    assert (len(atlas.pages) > 1) == (n > 5)
    for format in ("phaser", "texturepacker-hash", "texturepacker-array", "aseprite"):
        atlas.write(format)
    loads = [["multiatlas", "multi", "items.phaser.json"]]
    names = {"multi": set(atlas.sprites)}
    for number, (file, _) in enumerate(atlas.pages):
        stem = Path(file).stem
        for method, ending in (("atlas", ".json"), ("atlas", ".array.json"), ("aseprite", ".aseprite.json")):
            loads.append([method, f"{number}{ending}", f"{stem}.png", f"{stem}{ending}"])
            names[f"{number}{ending}"] = {frame.name for frame in atlas.frames if frame.page == number}
    draws, expected = drawing(names, sprites)
    plan = {
        "loads": loads,
        "draws": draws,
        "renderer": renderer,
        "size": expected.shape[1::-1],
        "ground": "#{:02x}{:02x}{:02x}".format(*GROUND),
    }

    result = run_page(atlas.folder, tmp_path / "profile", phaser[1], SCRIPT, plan)

    assert "error" not in result, result
    assert (result["version"], result["webgl"]) == (phaser[0], renderer == "WEBGL")
    assert {key: set(found) for key, found in result["names"].items()} == names
    with Image.open(io.BytesIO(base64.b64decode(result["image"].partition(",")[2]))) as image:
        assert np.array_equal(np.asarray(image.convert("RGB")), expected)


def test_phaser_plays_the_animations_of_an_atlas(tmp_path: Path, phaser: tuple[str, bytes]) -> None:
    info = {"animations": {"sprite 0": [80, 90, 200]}}
    (tmp_path / "moving.onnx").write_bytes(pack_file(moving_sprites(), info=info))
    job = 'name = "t"\npack = "moving.onnx"\nseeds = "7"\nbases = { "sprite 0" = 3, "sprite 1" = 2 }\natlas = "multi"\n'
    more = '[atlases.multi]\nmax_side = 100\ndata = ["phaser"]\n'
    run(bake_file(tmp_path, f'[bake]\nout = "art"\n[[jobs]]\n{job}{more}'))
    textures = json.loads((tmp_path / "art" / "multi.phaser.json").read_text("utf-8"))["textures"]
    assert len(textures) > 1
    places = {one["filename"]: one["frame"] for texture in textures for one in texture["frames"]}
    loads = [["multiatlas", "multi", "multi.phaser.json"], ["animation", "played", "multi.anims.json"]]
    expected = {
        f"t/sprite-{n}_7_{index}": [
            [name, places[name]["x"], places[name]["y"], duration]
            for k, duration in enumerate(durations)
            for name in [f"t/sprite-{n}_7_{index}_{k:03}"]
        ]
        for n, durations, count in ((0, (80, 90, 200), 3), (1, (100, 100), 2))
        for index in range(count)
    }
    plan = {"loads": loads, "draws": [], "plays": list(expected), "renderer": "CANVAS", "size": [16, 16]}

    result = run_page(tmp_path, tmp_path / "profile", phaser[1], SCRIPT, plan | {"ground": "#000000"})

    assert "error" not in result, result
    assert result["played"] == expected
