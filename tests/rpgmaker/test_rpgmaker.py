"""The RPG Maker MZ plugin in Chromium with PixiJS 5, over stand-ins for MZ (engine.js), which cannot be had here."""

from __future__ import annotations

import base64
import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from assetgen_plugin import Pack
from assetgen_plugin.agp import flat_bytes
from browser import GROUND, NEEDED, from_npm, head_of, run_html
from engine_calls import CALLS, golden_calls
from places import GOLDEN, PACKS, ROOT

SOURCE = ROOT / "plugin" / "rpgmaker"
HERE = Path(__file__).parent

pytestmark = NEEDED

BOOT = """
const boot = new Scene_Boot();
const ready = () => new Promise((resolve, reject) => {
  const wait = () => {
    try {
      if (boot.isReady()) return resolve();
    } catch (error) {
      return reject(error);
    }
    setTimeout(wait, 10);
  };
  wait();
});
"""
GOLDENS = """
const hashed = async (bytes) => {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
};
const asked = ({ seed, index, attempt, spread, colours, ...rest }) => ({
  seed: BigInt(seed), index: BigInt(index ?? 0), ...(attempt === undefined ? {} : { attempt: BigInt(attempt) }),
  ...(spread === undefined ? {} : { spread: spread / 256 }), ...(colours ? { palette: colours } : {}), ...rest,
});
const drawn = ({ file, kind, request, a, b, t, to }) => {
  const pack = Assetgen.pack(file);
  if (kind === "blend") return pack.blend(a, b, t / 256, asked(request));
  if (kind === "interpolate") {
    const { label, epoch, ...from } = asked(request);
    const { seed, index } = asked(to);
    return pack.interpolate(from, { seed, index }, [t / 256], { label, epoch })[0];
  }
  return kind === "centroid" ? pack.aroundCentroid(asked(request)) : pack.texture(asked(request));
};
ready().then(async () => {
  const found = [];
  for (const call of plan.calls) found.push(await hashed(drawn(call).pixels));
  post({ found });
}, (error) => post({ error: error.message }));
"""
DRAW = """
ready().then(() => {
  commands["Assetgen show"]({ picture: "2", variant: plan.names[0].slice(9), x: "5", y: "-6", zoom: "300" });
  const app = new PIXI.Application({ width: 64 * plan.names.length, height: 64, backgroundColor: plan.ground });
  plan.names.forEach((name, number) => {
    const bitmap = ImageManager.loadBitmap("img/pictures/", name);
    const sprite = new PIXI.Sprite(new PIXI.Texture(bitmap.baseTexture));
    sprite.position.set(64 * number, 0);
    sprite.scale.set(2);
    app.stage.addChild(sprite);
  });
  app.render();
  const again = ImageManager.loadBitmap("img/pictures/", plan.names[0]);
  const message = (call) => { try { call(); } catch (error) { return error.message; } };
  post({
    image: app.renderer.plugins.extract.base64(app.stage), version: PIXI.VERSION, pictures,
    same: again === ImageManager.loadBitmap("img/pictures/", plan.names[0]),
    others: ImageManager.loadBitmap("img/", "Actor1"),
    refused: ["assetgen:nobody?seed=1", "assetgen:plants?seed=1&label=brick", "assetgen:plants?seeds=1"].map((name) =>
      message(() => ImageManager.loadBitmap("img/", name))),
  });
}, (error) => post({ error: error.message }));
"""


@pytest.fixture(scope="module")
def pixi(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return from_npm("pixi.js@5.3.12", "dist/pixi.min.js", tmp_path_factory.mktemp("pixi"))


def run_game(folder: Path, pixi: bytes, script: str, plan: dict[str, Any], packs: dict[str, bytes]) -> dict[str, Any]:
    """What a page posts that loads what a game loads, in MZ's order."""
    (folder / "assetgen").mkdir(parents=True)
    for name, content in packs.items():
        (folder / "assetgen" / f"{name}.agp").write_bytes(content)
    (folder / "pixi.js").write_bytes(pixi)
    for source in (ROOT / "plugin" / "web" / "assetgen.global.js", SOURCE / "Assetgen.js", HERE / "engine.js"):
        (folder / source.name).symlink_to(source)
    scripts = ("pixi.js", "engine.js", "assetgen.global.js", "Assetgen.js")
    loaded = "".join(f'<script src="{name}"></script>\n' for name in scripts)
    page = f"{head_of({'packs': list(packs), **plan})}{loaded}<script>{BOOT}{script}</script>"
    return run_html(folder, folder.parent / "profile", page)


def test_golden_vectors(tmp_path: Path, pixi: bytes) -> None:
    calls = [call for name in CALLS for call in golden_calls(name)]
    packs = {path.stem: flat_bytes(Pack.open(path).tensors) for path in GOLDEN.glob("*.onnx")}
    result = run_game(tmp_path / "game", pixi, GOLDENS, {"calls": [call for call, _ in calls]}, packs)
    assert "error" not in result, result
    assert [call for (call, wanted), found in zip(calls, result["found"], strict=True) if found != wanted] == []


def test_pixi_5_draws_the_variants_that_names_stand_for(tmp_path: Path, pixi: bytes) -> None:
    pack = Pack.open(PACKS / "plants.onnx")
    names = [
        "assetgen:plants?seed=7",
        "assetgen:plants?seed=forest%2F1&index=3&label=oak",
        "assetgen:plants?seed=18446744073709551615&spread=0.5",
    ]
    textures = [pack.texture(7), pack.texture("forest/1", 3, label="oak"), pack.texture((1 << 64) - 1, spread=0.5)]
    plan = {"names": names, "ground": int.from_bytes(bytes(GROUND), "big")}
    result = run_game(tmp_path / "game", pixi, DRAW, plan, {"plants": flat_bytes(pack.tensors)})
    assert "error" not in result, result
    assert result["version"].startswith("5.")
    with Image.open(io.BytesIO(base64.b64decode(result["image"].partition(",")[2]))) as image:
        shown = np.asarray(image.convert("RGBA"))
    for number, texture in enumerate(textures):
        wanted = texture.repeat(2, axis=0).repeat(2, axis=1)
        found = shown[:, 64 * number : 64 * (number + 1)]
        assert set(np.unique(texture[..., 3])) <= {0, 255}
        assert np.array_equal(found * (found[..., 3:] > 0), wanted * (wanted[..., 3:] > 0))
    assert result["pictures"] == [[2, names[0], 0, 5, -6, 300, 300, 255, 0]]
    assert result["same"]
    assert result["others"] == "file img/Actor1"
    refused = result["refused"]
    assert refused[0].startswith('assetgen has no pack "nobody"')
    assert "brick" in refused[1]
    assert "seeds" in refused[2]


@pytest.mark.parametrize("content", [b"", b"nothing"])
def test_a_pack_that_is_none_stops_the_game_with_one_line(tmp_path: Path, pixi: bytes, content: bytes) -> None:
    script = "ready().then(() => post({}), (error) => post({ error: error.message }));"
    error = run_game(tmp_path / "game", pixi, script, {}, {"broken": content})["error"]
    assert error.startswith("assetgen/broken.agp: ")
    assert "\n" not in error


def test_the_header_is_what_the_plugin_manager_reads() -> None:
    text = (SOURCE / "Assetgen.js").read_text("utf-8")
    header = text[: text.index("*/")]
    assert header.startswith("/*:")
    (default,) = [line.partition("@default ")[2] for line in header.splitlines() if '@default ["' in line]
    assert json.loads(default) == ["plants"]
    assert [line.split()[-1] for line in header.splitlines() if "@arg" in line] == [
        "picture",
        "variant",
        "x",
        "y",
        "zoom",
    ]
