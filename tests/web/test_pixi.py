"""PixiJS itself, in Chromium, finds all pages by the first one's TexturePacker JSON and draws each sprite as it is."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from assetgen.baking.spec.settings import AtlasSettings
from atlases import make_atlas, random_sprites
from browser import GROUND, NEEDED, drawing, from_npm, run_page

pytestmark = NEEDED

SCRIPT = """
(async () => {
  const app = new PIXI.Application();
  const [width, height] = plan.size;
  await app.init({width, height, background: plan.ground, antialias: false, preference: "webgl", autoStart: false});
  const first = await PIXI.Assets.load({src: plan.load, data: {textureOptions: {scaleMode: "nearest"}}});
  const textures = Object.assign({}, ...[first, ...first.linkedSheets].map((sheet) => sheet.textures));
  for (const [x, y, , name] of plan.draws) {
    const sprite = new PIXI.Sprite(textures[name]);
    sprite.position.set(x, y);
    app.stage.addChild(sprite);
  }
  const frame = new PIXI.Rectangle(0, 0, width, height);
  const image = await app.renderer.extract.base64({target: app.stage, frame, clearColor: plan.ground, resolution: 1});
  post({names: Object.keys(textures), image, version: PIXI.VERSION});
})();
"""


@pytest.fixture(scope="module")
def pixi(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return from_npm("pixi.js@8.22.0", "dist/pixi.min.js", tmp_path_factory.mktemp("pixi"))


@pytest.mark.parametrize("n", [5, 40], ids=["one page", "several pages"])
def test_pixi_draws_each_sprite_of_each_page(tmp_path: Path, pixi: bytes, n: int) -> None:
    sprites = random_sprites(n, 13, 11, rng=np.random.default_rng(n))
    atlas = make_atlas(tmp_path / "site", sprites, AtlasSettings(max_side=64))
    assert (len(atlas.pages) > 1) == (n > 5)
    atlas.write("texturepacker-hash")
    draws, expected = drawing({"": set(sprites)}, sprites)
    ground = "#{:02x}{:02x}{:02x}".format(*GROUND)
    plan = {"load": "art/items-0.json", "draws": draws, "size": expected.shape[1::-1], "ground": ground}

    result = run_page(atlas.folder, tmp_path / "profile", pixi, SCRIPT, plan)

    assert "error" not in result, result
    assert set(result["names"]) == set(sprites)
    with Image.open(io.BytesIO(base64.b64decode(result["image"].partition(",")[2]))) as image:
        assert np.array_equal(np.asarray(image.convert("RGB")), expected)
