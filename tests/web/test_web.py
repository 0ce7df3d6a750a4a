"""The web runtime: its own tests in Node, and the golden vectors in Chromium."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from browser import CHROMIUM, run_modules

pytest.importorskip("onnx")  # of the naive implementation, which web_files.py asks
from assetgen_plugin import Pack, texture_hash
from assetgen_plugin.agp import flat_bytes
from places import PACKS, ROOT
from web_files import SHIPPED_NAMES, write_files

WEB = ROOT / "plugin" / "web"
NAME = json.loads((WEB / "package.json").read_text("utf-8"))["name"]
PLANTS = PACKS / "plants.onnx"
NODE = shutil.which("node")
NEEDS_NODE = pytest.mark.skipif(NODE is None, reason="there is no node on this machine")
NEEDS_CHROMIUM = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")

GOLDEN_IN_A_PAGE = """
import { AsyncPack, Pack, PackError, SeedError, textureHash } from "/web/index.js";
import { compareGolden } from "/web/test/golden.js";
const vectors = await Promise.all(plan.vectors.map(async (file) => (await fetch(`files/${file}`)).json()));
const result = { engines: {} };
for (const engine of ["wasm", "js"]) {
  const packs = new Map();
  for (const { pack, file } of vectors.flatMap((each) => each.packs)) {
    packs.set(pack, await Pack.load(`files/${file.replace(/onnx$/, "agp")}`, { engine }));
  }
  result.engines[engine] = await compareGolden(vectors, packs);
}

// The same in a Worker.
const pack = await Pack.load("files/sprites-wrapped.agp");
const apart = await AsyncPack.load(new URL("files/sprites-wrapped.agp", location.href));
const [a, b] = pack.names;
const refusals = await Promise.allSettled([apart.texture({ seed: -1 }), AsyncPack.load("files/hostile-99.agp")]);
result.worker = {
  engines: [apart.engine, pack.engine],
  known: [apart.fingerprint === pack.fingerprint, String(apart.names) === String(pack.names)],
  texture: textureHash(await apart.texture({ seed: 7 })) === textureHash(pack.texture({ seed: 7 })),
  blend: textureHash(await apart.blend(a, b, 0.5)) === textureHash(pack.blend(a, b, 0.5)),
  steps: (await apart.interpolate({ seed: 1 }, { seed: 2 }, [0, 0.5])).length,
  refused: refusals.map(({ reason }) => reason?.name),
};
apart.close();
result.worker.closed = (await Promise.allSettled([apart.texture({ seed: 7 })]))[0].reason?.name;
post(result);
"""

THOUSAND = """
const hashes = {};
for (const engine of plan.engines) {
  const pack = await Pack.load(plan.pack, { engine });
  const hashOf = (index) => textureHash(pack.texture({ seed: 2026, index }));
  hashes[engine] = Array.from({ length: 1000 }, (_, index) => hashOf(index));
}
"""
THOUSAND_IN_NODE = f"""
const plan = JSON.parse(process.argv[1]);
const {{ Pack, textureHash }} = await import(plan.web);
{THOUSAND}
console.log(JSON.stringify(hashes));
"""
THOUSAND_IN_A_PAGE = f"""
import {{ Pack, textureHash }} from "/web/index.js";
{THOUSAND}
post(hashes);
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("web")
    write_files(folder)
    return folder


@NEEDS_NODE
def test_the_tests_of_the_package_pass_in_node(files: Path) -> None:
    tests = sorted(str(path) for path in (WEB / "test").glob("*.test.js"))
    result = subprocess.run(
        [str(NODE), "--test", *tests],
        env=os.environ | {"ASSETGEN_WEB_FILES": str(files)},
        cwd=WEB,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert result.returncode == 0, result.stdout[-8000:] + result.stderr[-2000:]


@NEEDS_CHROMIUM
def test_the_golden_vectors_pass_in_chromium(files: Path, tmp_path: Path) -> None:
    plan = {"vectors": ["contract-v1.json", "contract-v1-sprites.json"]}
    site = {"web": WEB, "files": files}
    result = run_modules(tmp_path / "site", tmp_path / "profile", site, GOLDEN_IN_A_PAGE, plan)
    assert "error" not in result, result
    assert set(result["engines"]) == {"wasm", "js"}
    for found in result["engines"].values():
        assert found["differ"] == []
        assert found["compared"] > 2000
    assert result["worker"] == {
        "engines": ["wasm", "wasm"],
        "known": [True, True],
        "texture": True,
        "blend": True,
        "steps": 2,
        "refused": ["SeedError", "PackError"],
        "closed": "PackError",
    }


@NEEDS_NODE
def test_the_example_for_node_shows_the_texture_of_python(tmp_path: Path) -> None:
    blocks = re.findall("```js\n(.*?)```", (WEB / "README.md").read_text("utf-8"), re.DOTALL)
    (script,) = (block for block in blocks if "show.mjs" in block)
    assert script.count("\n") <= 10
    (tmp_path / "node_modules" / NAME).parent.mkdir(parents=True)
    (tmp_path / "node_modules" / NAME).symlink_to(WEB)
    (tmp_path / "show.mjs").write_text(script, "utf-8")
    pack = Pack.open(PLANTS)
    (tmp_path / "plants.agp").write_bytes(flat_bytes(pack.tensors))
    done = subprocess.run(
        [str(NODE), "show.mjs"], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    clear = "  "
    wanted = [
        "".join(f"\x1b[48;2;{r};{g};{b}m  \x1b[0m" if a else clear for r, g, b, a in row)
        for row in pack.texture(7, label="oak").tolist()
    ]
    assert done.stdout.splitlines() == wanted


@pytest.mark.slow
@pytest.mark.timeout(1200)  # plain JavaScript on a busy machine
@NEEDS_NODE
@NEEDS_CHROMIUM
@pytest.mark.parametrize("name", SHIPPED_NAMES)
def test_a_thousand_textures_of_each_engine_are_those_of_python(name: str, tmp_path: Path) -> None:
    pack = Pack.open(PLANTS.with_stem(name))
    drawn = pack.textures(2026, range(1000))
    wanted = [texture_hash(texture) for texture in drawn]
    file = tmp_path / "pack.agp"
    file.write_bytes(flat_bytes(pack.tensors))
    plan = {"engines": ["wasm", "js"], "pack": str(file), "web": (WEB / "index.js").as_uri()}
    command = [str(NODE), "--input-type=module", "-e", THOUSAND_IN_NODE, json.dumps(plan)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr
    in_node = json.loads(done.stdout)
    plan = {"engines": ["wasm"], "pack": "pack.agp"}
    site = {"web": WEB, "pack.agp": file}
    in_a_page = run_modules(tmp_path / "site", tmp_path / "profile", site, THOUSAND_IN_A_PAGE, plan)
    assert in_node == {"wasm": wanted, "js": wanted}
    assert in_a_page == {"wasm": wanted}
