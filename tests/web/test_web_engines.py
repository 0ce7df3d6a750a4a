"""The web runtime's adapters in Chromium: each engine draws textures, and its screenshot is the textures' pixels."""

from __future__ import annotations

import base64
import io
import json
import re
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from assetgen_plugin import Pack
from assetgen_plugin.agp import flat_bytes
from browser import GROUND, NEEDED, head_of, run_html, run_modules
from places import ROOT

pytestmark = NEEDED

WEB = ROOT / "plugin" / "web"
PACKS = {  # grey; RGB; RGBA that is clear or solid; RGBA with every alpha
    "fashion": ROOT / "samples/packs/fashion.onnx",
    "wrapped": ROOT / "tests/golden/sprites-wrapped.onnx",
    "plants": ROOT / "samples/packs/plants.onnx",
    "direct": ROOT / "tests/golden/direct.onnx",
}
SIZE = (200, 168)  # of the scene
CELL = 40

PHASER = """
import { addTexture, register } from "/web/phaser.js";
const Phaser = globalThis.Phaser;
register(Phaser);
class Scene extends Phaser.Scene {
  preload() {
    const failed = [];
    this.failed = failed;
    this.load.on("loaderror", (file) => failed.push(file.key));
    for (const name of plan.packs) this.load.assetgen(name, `files/${name}.agp`);
    console.error = () => {}; // it says what is wrong with this one
    this.load.assetgen([{ key: "broken", url: "files/broken.agp" }]);
  }
  create() {
    const missing = [];
    plan.draws.forEach(([x, y, name, request], number) => {
      const key = `drawn-${number}`;
      const texture = addTexture(this, key, this.cache.custom.assetgen.get(name).texture(request));
      if (!texture.has("__BASE") || texture.getFrameNames(true)[0] !== "__BASE") missing.push(key);
      this.add.image(x, y, key).setOrigin(0, 0);
    });
    let drawn = 0;
    this.game.events.on("postrender", () => {
      if (++drawn === 3) this.game.renderer.snapshot((image) => post({
        missing, failed: this.failed, webgl: this.game.renderer.type === Phaser.WEBGL, version: Phaser.VERSION,
        image: image.src,
      }));
    });
  }
}
new Phaser.Game({
  type: Phaser[plan.renderer], width: plan.size[0], height: plan.size[1], backgroundColor: plan.ground,
  antialias: false, roundPixels: false, banner: false, audio: {noAudio: true}, scene: Scene,
});
"""

THREE = """
import * as THREE from "three";
import { Pack } from "/web/index.js";
import { dataTexture } from "/web/three.js";
const [width, height] = plan.size;
const renderer = new THREE.WebGLRenderer({ antialias: false, preserveDrawingBuffer: true });
renderer.setSize(width, height);
renderer.setClearColor(plan.ground);
const camera = new THREE.OrthographicCamera(0, width, 0, -height, -1, 1);
const scene = new THREE.Scene();
for (const [x, y, name, request] of plan.draws) {
  const texture = (await Pack.load(`files/${name}.agp`)).texture(request);
  const material = new THREE.MeshBasicMaterial({ map: dataTexture(THREE, texture), transparent: true });
  const mesh = new THREE.Mesh(new THREE.PlaneGeometry(texture.width, texture.height), material);
  mesh.position.set(x + texture.width / 2, -y - texture.height / 2, 0);
  scene.add(mesh);
}
renderer.render(scene, camera);
post({ version: THREE.REVISION, image: renderer.domElement.toDataURL() });
"""

CANVAS = """
import { Pack } from "/web/index.js";
const canvas = document.createElement("canvas");
[canvas.width, canvas.height] = plan.size;
const context = canvas.getContext("2d");
context.fillStyle = plan.ground;
context.fillRect(0, 0, ...plan.size);
for (const [x, y, name, request] of plan.draws) {
  const { width, height, data } = (await Pack.load(`files/${name}.agp`)).texture(request);
  context.drawImage(await createImageBitmap(new ImageData(data, width, height)), x, y);
}
post({ image: canvas.toDataURL() });
"""

GOLDEN_BY_ONNX = """
const parsed = async (file) => JSON.parse(new TextDecoder().decode(await read(file)));
const vectors = await Promise.all(plan.vectors.map(parsed));
const [packs, drawing] = [new Map(), new Map()];
for (const { pack: name, file } of vectors.flatMap((each) => each.packs)) {
  const pack = Pack.from(await read(file.replace(/onnx$/, "agp")));
  packs.set(name, pack);
  drawing.set(name, await OnnxPack.open(ort, pack, new Uint8Array(await read(file))));
}
const result = await compareGolden(vectors, packs, drawing);
const [{ reason }] = await Promise.allSettled([
  OnnxPack.open(ort, packs.get("sprites-fixed"), new Uint8Array(await read("sprites-wrapped.onnx"))),
]);
result.refused = reason !== undefined;
"""
ONNX_IN_A_PAGE = f"""
import * as ort from "/ort/ort.wasm.min.mjs";
import {{ Pack }} from "/web/index.js";
import {{ OnnxPack }} from "/web/onnx.js";
import {{ compareGolden }} from "/web/test/golden.js";
ort.env.wasm.numThreads = 1;
const read = async (file) => (await fetch(`/files/${{file}}`)).arrayBuffer();
{GOLDEN_BY_ONNX}
post(result);
"""
ONNX_IN_NODE = f"""
import {{ readFileSync }} from "node:fs";
const plan = JSON.parse(process.argv[1]);
const {{ Pack }} = await import(`${{plan.web}}/index.js`);
const {{ OnnxPack }} = await import(`${{plan.web}}/onnx.js`);
const {{ compareGolden }} = await import(`${{plan.web}}/test/golden.js`);
const ort = await import(`${{plan.ort}}/ort.wasm.min.mjs`);
ort.env.wasm.numThreads = 1;
const read = async (file) => readFileSync(`${{plan.files}}/${{file}}`);
{GOLDEN_BY_ONNX}
console.log(JSON.stringify(result));
"""
VECTORS = ("contract-v1.json", "contract-v1-sprites.json")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packs")
    for name, source in PACKS.items():
        (folder / f"{name}.onnx").write_bytes(source.read_bytes())
        (folder / f"{name}.agp").write_bytes(flat_bytes(Pack.open(source).tensors))
    content = (folder / "plants.agp").read_bytes()
    (folder / "broken.agp").write_bytes(content[:-1] + b"\x7f")
    return folder


def package(name: str, folder: Path) -> Path:
    """A package's folder, from npm."""
    subprocess.run(["npm", "pack", "--silent", name], cwd=folder, check=True, timeout=240, stdout=subprocess.DEVNULL)
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


@pytest.fixture(scope="module", params=["3.90.0", "4.2.1"])
def phaser(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    return request.param, package(f"phaser@{request.param}", tmp_path_factory.mktemp("phaser"))


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return package("three@0.187.0", tmp_path_factory.mktemp("three"))


@pytest.fixture(scope="module")
def ort(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return package("onnxruntime-web@1.30.0", tmp_path_factory.mktemp("ort"))


def scene() -> tuple[dict[str, Any], NDArray[np.float64], NDArray[np.bool_]]:
    """(what a page draws, the picture (H, W, 3) that should come out, where a half-clear pixel is in it)."""
    width, height = SIZE
    picture = np.full((height, width, 3), GROUND, np.float64)
    half = np.zeros((height, width), np.bool_)
    draws = []
    for row, (name, source) in enumerate(PACKS.items()):
        pack = Pack.open(source)
        for column in range(width // CELL):
            x, y = column * CELL + 2, row * CELL + 5
            texture = pack.texture(column, 1)
            draws.append((x, y, name, {"seed": column, "index": 1}))
            rows, columns, channels = texture.shape
            alpha = texture[..., 3:] / 255 if channels == 4 else np.ones((rows, columns, 1))
            colour = np.broadcast_to(texture[..., : min(3, channels)], (rows, columns, 3))
            at = slice(y, y + rows), slice(x, x + columns)
            picture[at] = colour * alpha + picture[at] * (1 - alpha)
            half[at] = (alpha[..., 0] > 0) & (alpha[..., 0] < 1)
    plan = {"packs": list(PACKS), "draws": draws, "size": SIZE, "ground": "#{:02x}{:02x}{:02x}".format(*GROUND)}
    return plan, picture, half


def check_picture(address: str, picture: NDArray[np.float64], half: NDArray[np.bool_]) -> None:
    """Exact, but for half-clear pixels, whose blending each engine rounds in its own way."""
    with Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2]))) as image:
        found = np.asarray(image.convert("RGB")).astype(np.float64)
    assert np.array_equal(found[~half], picture[~half])
    assert half.any()
    assert np.abs(found[half] - picture[half]).max() <= 2


@pytest.mark.parametrize("renderer", ["CANVAS", "WEBGL"])
def test_phaser_loads_packs_and_draws_their_textures(
    files: Path, phaser: tuple[str, Path], renderer: str, tmp_path: Path
) -> None:
    plan, picture, half = scene()
    version, folder = phaser
    site = {"web": WEB, "files": files, "phaser": folder}
    plan["renderer"] = renderer
    before = "phaser/dist/phaser.min.js"
    result = run_modules(tmp_path / "site", tmp_path / "profile", site, PHASER, plan, before=before)
    assert "error" not in result, result
    assert (result["version"], result["webgl"]) == (version, renderer == "WEBGL")
    assert result["missing"] == []
    assert result["failed"] == ["broken"]
    check_picture(result["image"], picture, half)


def test_three_draws_textures(files: Path, three: Path, tmp_path: Path) -> None:
    plan, picture, half = scene()
    imports = {"three": "/three/build/three.module.js"}
    site = {"web": WEB, "files": files, "three": three}
    result = run_modules(tmp_path / "site", tmp_path / "profile", site, THREE, plan, imports=imports)
    assert "error" not in result, result
    assert result["version"] == "187"
    check_picture(result["image"], picture, half)


def test_a_canvas_draws_textures(files: Path, tmp_path: Path) -> None:
    plan, picture, half = scene()
    site = {"web": WEB, "files": files}
    result = run_modules(tmp_path / "site", tmp_path / "profile", site, CANVAS, plan)
    assert "error" not in result, result
    check_picture(result["image"], picture, half)


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The golden packs, as .onnx and as .agp, and their vectors."""
    folder = tmp_path_factory.mktemp("golden")
    for source in (ROOT / "tests" / "golden").glob("*.onnx"):
        (folder / source.name).write_bytes(source.read_bytes())
        (folder / f"{source.stem}.agp").write_bytes(flat_bytes(Pack.open(source).tensors))
    for name in VECTORS:
        (folder / name).write_bytes((ROOT / "tests" / "golden" / name).read_bytes())
    return folder


def check_golden(result: dict[str, Any]) -> None:
    assert "error" not in result, result
    assert result["differ"] == []
    assert result["compared"] > 2000
    assert result["refused"]


def test_onnxruntime_web_draws_the_golden_textures_in_chromium(golden: Path, ort: Path, tmp_path: Path) -> None:
    site = {"web": WEB, "files": golden, "ort": ort / "dist"}
    check_golden(run_modules(tmp_path / "site", tmp_path / "profile", site, ONNX_IN_A_PAGE, {"vectors": VECTORS}))


def test_onnxruntime_web_draws_the_golden_textures_in_node(golden: Path, ort: Path) -> None:
    plan = {"web": str(WEB), "files": str(golden), "ort": str(ort / "dist"), "vectors": VECTORS}
    done = subprocess.run(
        ["node", "--input-type=module", "-e", ONNX_IN_NODE, json.dumps(plan)],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    check_golden(json.loads(done.stdout.splitlines()[-1]))


SEEN = """<script>
const shot = setInterval(() => {
  const canvas = document.querySelector("canvas");
  if (!canvas) return;
  const copy = document.createElement("canvas");
  [copy.width, copy.height] = [canvas.width, canvas.height];
  requestAnimationFrame(() => {
    copy.getContext("2d").drawImage(canvas, 0, 0);
    const { data } = copy.getContext("2d").getImageData(0, 0, copy.width, copy.height);
    if (!data.some((value, i) => i % 4 < 3 && value)) return;
    clearInterval(shot);
    post({ image: copy.toDataURL() });
  });
}, 100);
</script>"""
CDN = "https://cdn.jsdelivr.net/npm/"


@pytest.mark.parametrize("engine", ["view", "phaser", "three", "global"])
def test_the_pages_of_the_readme_show_a_variant(files: Path, tmp_path: Path, engine: str) -> None:
    readme = (WEB / "README.md").read_text("utf-8")
    (page,) = (page for page in re.findall("```html\n(.*?)```", readme, re.DOTALL) if engine in page)
    assert page.count("\n") <= 10
    site = tmp_path / "site"
    site.mkdir()
    (site / "assetgen").symlink_to(WEB)
    shutil.copyfile(files / "plants.agp", site / "plants.agp")
    if engine == "global":
        (command,) = re.findall("^    (echo .*)", readme, re.MULTILINE)
        subprocess.run(["sh", "-c", command], cwd=site, check=True)
        (site / "plants.agp").unlink()
    elif engine != "view":
        (site / engine).symlink_to(package({"phaser": "phaser@4.2.1", "three": "three@0.187.0"}[engine], tmp_path))
        page = page.replace(f"{CDN}phaser@4/", "phaser/").replace(f"{CDN}three/", "/three/")
    page = page.replace("new THREE.WebGLRenderer()", "new THREE.WebGLRenderer({ preserveDrawingBuffer: true })")
    result = run_html(site, tmp_path / "profile", head_of({}) + page + SEEN, as_file=engine == "global")
    assert "error" not in result, result
    with Image.open(io.BytesIO(base64.b64decode(result["image"].partition(",")[2]))) as image:
        shown = np.asarray(image.convert("RGBA"))
    texture = Pack.open(PACKS["plants"]).texture(7, label="oak" if engine == "phaser" else None)
    solid = texture[..., 3] > 0
    if engine in ("view", "global"):
        assert np.array_equal(shown, texture)
    elif engine == "phaser":
        assert np.array_equal(shown[84:116, 84:116][solid], texture[solid])
    else:  # half as high as the canvas in the middle of it, and as wide as high
        height, width = shown.shape[:2]
        assert width != height
        y, x = height * ((np.mgrid[:32, :32] + 0.5) / 64 - 0.25)
        assert np.array_equal(shown[(y + height / 2).astype(int), (x + width / 2).astype(int)][solid], texture[solid])
