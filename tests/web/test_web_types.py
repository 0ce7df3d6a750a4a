"""The declarations of plugin/web: they compile, say what is there, and refuse what the runtime refuses."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from browser import NEEDED
from places import ROOT

WEB = ROOT / "plugin" / "web"
NAME = json.loads((WEB / "package.json").read_text("utf-8"))["name"]

USE = f"""
import {{ AsyncPack, AsyncPlanPack, Pack, PackError, PlanPack, SeedError }} from "{NAME}";
import {{ asSeed, fromDecimal, sha256, textureHash }} from "{NAME}";
import {{ OnnxPack }} from "{NAME}/onnx";
import {{ addTexture, register }} from "{NAME}/phaser";
import {{ dataTexture }} from "{NAME}/three";
import Phaser from "phaser";

const pack: Pack = await Pack.load("plants.agp", {{ engine: "wasm", limits: {{ moves: 1e7 }} }});
const other = Pack.from(new Uint8Array(8), {{ engine: new WebAssembly.Module(new Uint8Array(8)) }});
const apart = await AsyncPack.load(new URL("https://example.org/a.agp"), {{ worker: "worker.js" }});
const named = await AsyncPack.from(new ArrayBuffer(8), {{ where: "here", engine: "js" }});
const texture = pack.texture({{ seed: 7n, index: 1, label: "oak", spread: 0.5, palette: [[1, 2, 3]] }});
const image = new ImageData(texture.data, texture.width, texture.height);
const engine: "wasm" | "js" = apart.engine;
const products: number = named.work.products + other.work.moves;
const hash: string = textureHash(await apart.blend("a", "b", 0.5, {{ palette: "from:c" }}));
const steps = pack.interpolate({{ seed: 1 }}, {{ seed: 2 }}, [0, 1], {{ label: "oak" }});
const again = pack.render(pack.codes({{ seed: "a name" }}));
pack.close();
const digest: Uint8Array = sha256(new Uint8Array(asSeed(fromDecimal("7")) === 7n ? 1 : 2));
const failure: Error[] = [new PackError("a"), new SeedError("b")];
const drawn = (await OnnxPack.open({{}}, pack, "a.onnx")).pack;
class Data {{ constructor(bytes: Uint8Array, width: number) {{}} }}
const map: Data = dataTexture({{ DataTexture: Data }}, texture);
register(Phaser);
const outline = {{ width: 2, height: 2, data: [true, true, false, 1] }};
const rooms: PlanPack = await PlanPack.load("rooms.agp");
const far: AsyncPlanPack = await AsyncPlanPack.load("rooms.agp", {{ worker: "worker.js", engine: "js" }});
const cells: Uint8Array = (await far.plan({{ seed: 7, outline, pins: [0, 0, 0, 1], pieces: "each" }})).classes;
const shade: number = rooms.colours[1][0] + (await far.texture({{ seed: 7, outline, level: 3 }})).pixels[0];
class Scene extends Phaser.Scene {{
  preload() {{ this.load.assetgen("plants", "plants.agp").assetgen([{{ key: "oaks" }}]); }}
  create() {{ const made = addTexture<Phaser.Textures.Texture>(this, "key", texture); }}
}}
// @ts-expect-error
pack.texture({{ sead: 7 }});
// @ts-expect-error
Pack.load("a.agp", {{ engine: "gpu" }});
// @ts-expect-error
Pack.load("a.agp", {{ worker: "worker.js" }});
// @ts-expect-error
AsyncPlanPack.load("a.agp", {{ limits: {{ moves: 1 }} }});
// @ts-expect-error
new Pack(new Uint8Array(8));
"""
OPTIONS = {
    "strict": True,
    "noEmit": True,
    "types": [],
    "target": "es2022",
    "lib": ["es2022", "dom", "dom.iterable"],
    "module": "nodenext",
    "moduleResolution": "nodenext",
}


def test_what_is_exported_is_declared() -> None:
    for module in ("index", "onnx", "phaser", "three"):
        script = (WEB / f"{module}.js").read_text("utf-8")
        exported = set(re.findall(r"^export (?:async )?(?:class|function) (\w+)", script, re.MULTILINE))
        for names in re.findall(r"^export \{([^}]*)\}", script, re.MULTILINE):
            exported |= {name.strip() for name in names.split(",")}
        types = (WEB / f"{module}.d.ts").read_text("utf-8")
        assert exported == set(re.findall(r"^export (?:class|function) (\w+)", types, re.MULTILINE)), module


@pytest.mark.slow
@NEEDED[2]
def test_typescript_takes_the_declarations(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"type": "module"}')
    install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "typescript@5.9.3", "phaser@4.2.1"]
    subprocess.run(install, cwd=tmp_path, check=True, timeout=240)
    shutil.copytree(WEB, tmp_path / "node_modules" / NAME)
    (tmp_path / "use.ts").write_text(USE, "utf-8")
    (tmp_path / "tsconfig.json").write_text(json.dumps({"compilerOptions": OPTIONS, "files": ["use.ts"]}))
    done = subprocess.run(["npx", "tsc"], cwd=tmp_path, capture_output=True, text=True, timeout=240, check=False)
    # Phaser's own declarations have errors.
    errors = [line for line in done.stdout.splitlines() if not line.startswith((" ", "node_modules/phaser/"))]
    assert errors == []
    assert done.returncode in (0, 2), done.stderr
