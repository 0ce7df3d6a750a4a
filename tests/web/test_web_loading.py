"""Pack and AsyncPack wherever a game's page may come from: bundles, another origin, the disk, under a strict policy."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

from assetgen_plugin import Pack, texture_hash
from assetgen_plugin.agp import flat_bytes
from browser import CHROMIUM, head_of, run_html, run_modules
from places import ROOT

ROOT = ROOT
WEB = ROOT / "plugin" / "web"
NAME = json.loads((WEB / "package.json").read_text("utf-8"))["name"]
PACK = ROOT / "samples" / "packs" / "plants.onnx"
TOOLS = ("esbuild@0.28.2", "rollup@4.68.8", "@rollup/plugin-node-resolve@16.0.3", "webpack@5.113.0", "vite@8.4.0")
NEEDS_CHROMIUM = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")
NEEDS_NPM = pytest.mark.skipif(shutil.which("npm") is None, reason="there is no npm on this machine")

DRAW = """
async function drawn(Class, from, options) {
  const pack = await Class.load(from, options);
  const texture = await pack.texture({ seed: 7 });
  pack.close();
  return [pack.engine, textureHash(texture)];
}
"""
MAIN = f"""
import {{ AsyncPack, Pack, textureHash }} from "{NAME}";
{DRAW}
(async () => post({{ apart: await drawn(AsyncPack, "plants.agp"), here: await drawn(Pack, "plants.agp") }}))();
"""
WEBPACK = """
const path = require("node:path");
const output = { path: path.resolve("out") };
const options = { mode: "production", context: __dirname, entry: "./main.js", output, performance: { hints: false } };
require("webpack")(options, (error, stats) => {
  if (!error && !stats.hasErrors() && !stats.hasWarnings()) return;
  console.error(error ?? stats.toString());
  process.exit(1);
});
"""
BUNDLE = {  # each to out/main.js
    "esbuild": ["esbuild", "main.js", "--bundle", "--minify", "--outfile=out/main.js"],
    "rollup": ["rollup", "main.js", "-p", "node-resolve", "-f", "iife", "-o", "out/main.js"],
    "webpack": ["node", "webpack.cjs"],
    "vite": ["vite", "build", "--outDir", "out"],
}


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pack") / "plants.agp"
    path.write_bytes(flat_bytes(Pack.open(PACK).tensors))
    return path


@pytest.fixture(scope="module")
def wanted() -> str:
    return texture_hash(Pack.open(PACK).texture(7))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as npm would publish it."""
    folder = tmp_path_factory.mktemp("published")
    subprocess.run(
        ["npm", "pack", "--silent", str(WEB)], cwd=folder, check=True, timeout=120, stdout=subprocess.DEVNULL
    )
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


@pytest.fixture(scope="module")
def bundlers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """node_modules with the bundlers in it."""
    folder = tmp_path_factory.mktemp("bundlers")
    (folder / "package.json").write_text("{}")
    install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", *TOOLS]
    subprocess.run(install, cwd=folder, check=True, timeout=240)
    return folder / "node_modules"


@NEEDS_NPM
@NEEDS_CHROMIUM
@pytest.mark.parametrize("bundler", BUNDLE)
def test_a_bundle_draws_in_a_worker(
    bundler: str, bundlers: Path, published: Path, pack: Path, wanted: str, tmp_path: Path
) -> None:
    project = tmp_path / "game"
    shutil.copytree(bundlers, project / "node_modules", symlinks=True)
    shutil.copytree(published, project / "node_modules" / NAME)
    (project / "main.js").write_text(MAIN)
    (project / "webpack.cjs").write_text(WEBPACK)
    page = f'{head_of({})}<script src="main.js"></script>'
    (project / "index.html").write_text('<script type="module" src="main.js"></script>')
    command = BUNDLE[bundler]
    if command[0] != "node":
        command = [str(project / "node_modules" / ".bin" / command[0]), *command[1:]]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    out = project / "out"
    if bundler == "vite":  # its page names the script
        page = head_of({}) + (out / "index.html").read_text("utf-8")
    shutil.copyfile(pack, out / "plants.agp")
    result = run_html(out, tmp_path / "profile", page)
    assert result == {"apart": ["wasm", wanted], "here": ["wasm", wanted]}


@NEEDS_CHROMIUM
def test_the_package_draws_in_a_worker_from_another_origin(pack: Path, wanted: str, tmp_path: Path) -> None:
    script = f"""
    const other = location.origin.replace("127.0.0.1", "localhost");
    const {{ AsyncPack, Pack, textureHash }} = await import(`${{other}}/web/index.js`);
    {DRAW}
    post({{ apart: await drawn(AsyncPack, "plants.agp"), here: await drawn(Pack, `${{other}}/plants.agp`) }});
    """
    site = {"web": WEB, "plants.agp": pack}
    result = run_modules(tmp_path / "site", tmp_path / "profile", site, script, {})
    assert result == {"apart": ["wasm", wanted], "here": ["wasm", wanted]}


@NEEDS_CHROMIUM
def test_the_classic_script_draws_in_a_worker_of_a_page_on_the_disk(pack: Path, wanted: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    shutil.copyfile(WEB / "assetgen.global.js", site / "assetgen.global.js")
    plants = base64.b64encode(pack.read_bytes()).decode()
    (site / "plants.js").write_text(f'var plants = "data:;base64,{plants}";')
    scripts = '<script src="assetgen.global.js"></script><script src="plants.js"></script>'
    script = f"""<script>
    const {{ AsyncPack, Pack, textureHash }} = assetgen;
    {DRAW}
    (async () => post({{
      apart: await drawn(AsyncPack, plants),
      here: await drawn(Pack, plants),
      besides: [assetgen.phaser.register, assetgen.three.dataTexture, assetgen.onnx.OnnxPack].map((it) => typeof it),
      missing: (await drawn(AsyncPack, "no.agp").catch((error) => error)).message,
    }}))();
    </script>"""
    result = run_html(site, tmp_path / "profile", head_of({}) + scripts + script, as_file=True)
    assert result.pop("missing").startswith("no.agp: cannot be fetched (")
    assert result == {"apart": ["wasm", wanted], "here": ["wasm", wanted], "besides": ["function"] * 3}


POLICY = (
    """<meta http-equiv="Content-Security-Policy" content="script-src 'self' 'unsafe-inline'; worker-src 'self'">"""
)


@NEEDS_CHROMIUM
def test_a_policy_that_forbids_wasm_and_blobs_costs_speed_alone(pack: Path, wanted: str, tmp_path: Path) -> None:
    script = f"""<script type="module">
    console.error = () => {{}};
    const {{ AsyncPack, Pack, textureHash }} = await import("/web/index.js");
    {DRAW}
    const failure = async (...given) => (await drawn(...given).catch((error) => error)).message;
    post({{
      here: await drawn(Pack, "plants.agp"),
      apart: await drawn(AsyncPack, "plants.agp", {{ worker: "web/src/worker.js" }}),
      wasm: await failure(Pack, "plants.agp", {{ engine: "wasm" }}),
      blob: await failure(AsyncPack, "plants.agp"),
      lost: await failure(AsyncPack, "plants.agp", {{ worker: "no/worker.js" }}),
      far: await failure(AsyncPack, "plants.agp", {{ worker: "https://example.org/worker.js" }}),
    }});
    </script>"""
    site = tmp_path / "site"
    site.mkdir()
    (site / "web").symlink_to(WEB)
    (site / "plants.agp").symlink_to(pack)
    result = run_html(site, tmp_path / "profile", POLICY + head_of({}) + script)
    assert result["here"] == ["js", wanted]
    assert result["apart"] == ["wasm", wanted]  # a policy is of the page, and not of files that it starts
    for what, named in {
        "wasm": "plants.agp: WebAssembly cannot draw it: ",
        "blob": "a Content-Security-Policy must allow worker-src blob:",
        "lost": "the worker no/worker.js has not started (",
        "far": "the worker https://example.org/worker.js cannot be started (",
    }.items():
        assert named in result[what], result
