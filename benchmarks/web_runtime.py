"""The web runtime's speed and weight: WebAssembly, plain JavaScript and onnxruntime-web, in Node and in Chromium.

    python benchmarks/web_runtime.py

Needs node, npm, Chromium and gcc. Prints Markdown tables: textures a second of one thread (seed to pixels), beside the
C core built for SSE2, whose vectors are as wide as WebAssembly's; milliseconds to the first texture of a page, until
its code is loaded and from there on (all from this machine, the median), in a browser that has come to rest and in one
that is still starting its own processes; the same for engines until the texture is theirs or shown; and what a page
loads. C and Node count the processor's time, Chromium the clock's; the fastest
twentieth of a second counts, since other work on the machine only slows.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from assetgen_plugin import Pack  # noqa: E402
from assetgen_plugin.agp import flat_bytes  # noqa: E402
from browser import run_modules  # noqa: E402

PACKS = ("fashion", "plants", "dungeon-items", "plants-art")
WEB = ROOT / "plugin" / "web"
NPM = {"ort": "onnxruntime-web@1.30.0", "phaser": "phaser@4.2.1", "three": "three@0.187.0"}
ORT_FILES = ("ort.wasm.min.mjs", "ort-wasm-simd-threaded.mjs", "ort-wasm-simd-threaded.wasm")
ROUNDS = 9  # of 100 textures, in engines
SECONDS = 1.5
TURNS = 3  # of each contestant, one after the other
STARTS = 7
REST = 1000  # ms, until a browser that was started has come to rest

MEASURE = """
await new Promise((rested) => setTimeout(rested, plan.rest));
const begun = performance.now();
const { Pack } = await import(`${at.web}/index.js`);
const loaded = performance.now();
const engine = plan.engine === "onnxruntime-web" ? "wasm" : plan.engine;
const pack = await Pack.load(address(`${plan.pack}.agp`), { engine });
let drawn = pack;
if (plan.engine === "onnxruntime-web") {
  const { OnnxPack } = await import(`${at.web}/onnx.js`);
  const ort = await import(`${at.ort}/ort.wasm.min.mjs`);
  ort.env.wasm.numThreads = 1;
  drawn = await OnnxPack.open(ort, pack, await read(`${plan.pack}.onnx`));
}
await drawn.texture({ seed: 0 });
const result = { code: loaded - begun, rest: performance.now() - loaded, rate: 0 };
for (let index = 0, end = now() + 1000 * plan.seconds; now() < end; ) {
  const turn = now();
  let [count, took] = [0, 0];
  for (; (took = now() - turn) < 50; count++, index++) {
    const texture = drawn.texture({ seed: 7, index });
    if (drawn !== pack) await texture;
  }
  result.rate = Math.max(result.rate, (1000 * count) / took);
}
"""
IN_NODE = """
import { readFileSync } from "node:fs";
const plan = JSON.parse(process.argv[1]);
const at = { web: plan.web, ort: plan.ort };
const now = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
const address = (file) => `${plan.files}/${file}`;
const read = async (file) => new Uint8Array(readFileSync(address(file)));
"""
IN_CHROMIUM = """
const at = { web: "/web", ort: "/ort" };
const now = () => performance.now();
const address = (file) => `/files/${file}`;
const read = async (file) => new Uint8Array(await (await fetch(address(file))).arrayBuffer());
"""
ENGINES = {
    "canvas": """
const context = document.body.appendChild(document.createElement("canvas")).getContext("2d");
const { Pack } = await import("/web/index.js");
measure(await Pack.load("/files/plants.agp"), ({ data, width, height }) =>
  context.putImageData(new ImageData(data, width, height), 0, 0));
""",
    "Phaser 4.2.1, WebGL": """
await new Promise((done) => document.head.append(Object.assign(document.createElement("script"), {
  src: "/phaser/dist/phaser.min.js", onload: done })));
const { addTexture, register } = await import("/web/phaser.js");
register(Phaser);
new Phaser.Game({ type: Phaser.WEBGL, banner: false, audio: { noAudio: true }, scene: {
  preload() { this.load.assetgen("plants", "/files/plants.agp"); },
  create() {
    let number = 0;
    measure(this.cache.custom.assetgen.get("plants"), (texture) => addTexture(this, `t${number++}`, texture));
  },
} });
""",
    "three.js r187, WebGL": """
const THREE = await import("/three/build/three.module.js");
const { Pack } = await import("/web/index.js");
const { dataTexture } = await import("/web/three.js");
const renderer = new THREE.WebGLRenderer();
measure(await Pack.load("/files/plants.agp"), (texture) => renderer.initTexture(dataTexture(THREE, texture)));
""",
}
IN_ENGINE = """
const begun = performance.now();
function measure(pack, give) {
  give(pack.texture({ seed: 0 }));
  const first = performance.now() - begun;
  const rates = [];
  for (let round = 0; round < plan.rounds; round++) {
    const start = performance.now();
    for (let index = 0; index < 100; index++) give(pack.texture({ seed: round, index }));
    rates.push(100_000 / (performance.now() - start));
  }
  post({ first, rate: Math.max(0, ...rates) });
}
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        files = folder / "files"
        files.mkdir()
        site = {"web": WEB, "files": files} | {name: from_npm(name, folder) for name in NPM}
        site["ort"] /= "dist"
        for name in PACKS:
            source = ROOT / "samples" / "packs" / f"{name}.onnx"
            shutil.copyfile(source, files / source.name)
            (files / f"{name}.agp").write_bytes(flat_bytes(Pack.open(source).tensors))

        program = folder / "sse2"
        source = ROOT / "benchmarks" / "c_runtime.c"
        subprocess.run(["gcc", "-O2", f"-I{ROOT / 'plugin' / 'c'}", str(source), "-o", str(program)], check=True)
        engines = [(engine, where) for engine in ("wasm", "js", "onnxruntime-web") for where in ("Node", "Chromium")]
        best: dict[tuple[str, str, str], float] = {}
        for name in PACKS:
            for _ in range(TURNS):
                c = subprocess.run(
                    [str(program), str(files / f"{name}.agp"), "sse2", "1", str(SECONDS)],
                    check=True,
                    capture_output=True,
                    text=True,
                )
                turn = {("C, SSE2", "gcc -O2"): float(c.stdout.split()[0])}
                for engine, where in engines:
                    plan = {"engine": engine, "pack": name, "seconds": SECONDS, "rest": 0}
                    turn[engine, where] = measured(where, site, folder, plan)["rate"]
                for key, rate in turn.items():
                    best[(*key, name)] = max(rate, best.get((*key, name), 0))
        print("| textures/s, one thread | " + " | ".join(PACKS) + " |")
        print("| --- " * (len(PACKS) + 1) + "|")
        for engine, where in [("C, SSE2", "gcc -O2"), *engines]:
            rates = [best[engine, where, name] for name in PACKS]
            print(f"| {engine}, {where} | " + " | ".join(f"{rate:,.0f}" for rate in rates) + " |")
        for where in ("Node", "Chromium"):
            shares = [best["wasm", where, name] / best["C, SSE2", "gcc -O2", name] for name in PACKS]
            print(f"| wasm in {where} / C | " + " | ".join(f"{share:.2f}" for share in shares) + " |", flush=True)

        print(
            "\n| first texture of a page, ms | code loaded | then: fetched, opened, drawn | while the browser starts |"
        )
        print("| --- " * 4 + "|")
        for name in PACKS:
            for engine in ("wasm", "js", "onnxruntime-web"):
                plan = {"engine": engine, "pack": name, "seconds": 0}
                starts = {
                    rest: [measured("Chromium", site, folder, plan | {"rest": rest}) for _ in range(STARTS)]
                    for rest in (REST, 0)
                }
                code, then = (statistics.median(start[what] for start in starts[REST]) for what in ("code", "rest"))
                cold = statistics.median(start["rest"] for start in starts[0])
                print(f"| {name}, {engine} | {code:.0f} | {then:.0f} | {cold:.0f} |", flush=True)

        print("\n| engine, plants | textures/s | first texture |\n| --- | --- | --- |")
        for engine, script in ENGINES.items():
            runs = [paged(folder, site, IN_ENGINE + script, {"rounds": n}) for n in (ROUNDS, *[0] * STARTS)]
            first = statistics.median(run["first"] for run in runs)
            print(f"| {engine} | {runs[0]['rate']:,.0f} | {first:.0f} ms |", flush=True)

        unread = ("global.js", "worker.js")
        own = [WEB / "index.js", *sorted(path for path in (WEB / "src").glob("*.js") if path.name not in unread)]
        ort = [WEB / "onnx.js", *(site["ort"] / name for name in ORT_FILES)]
        print("\n| a page loads | KB | KB gzipped |\n| --- | --- | --- |")
        for what, paths in {
            "the runtime": own,
            "of which the core": [WEB / "src" / "core_bytes.js"],
            "of which AsyncPack's worker": [WEB / "src" / "worker_source.js"],
            "assetgen.global.js": [WEB / "assetgen.global.js"],
            "assetgen.wasm": [WEB / "assetgen.wasm"],
            "onnxruntime-web besides": ort,
            "Phaser": [site["phaser"] / "dist" / "phaser.min.js"],
            "three.js": [site["three"] / "build" / name for name in ("three.module.js", "three.core.js")],
            **{f"{name}.agp": [files / f"{name}.agp"] for name in PACKS},
            **{f"{name}.onnx": [files / f"{name}.onnx"] for name in PACKS},
        }.items():
            contents = [path.read_bytes() for path in paths]
            packed = sum(len(gzip.compress(content, 9)) for content in contents)
            print(f"| {what} | {sum(map(len, contents)) / 1000:,.0f} | {packed / 1000:,.0f} |")


def from_npm(name: str, folder: Path) -> Path:
    """A package's folder."""
    place = folder / name
    place.mkdir()
    subprocess.run(["npm", "pack", "--silent", NPM[name]], cwd=place, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(next(place.glob("*.tgz"))) as archive:
        archive.extractall(place, filter="data")
    return place / "package"


def measured(where: str, site: dict[str, Path], folder: Path, plan: dict[str, Any]) -> dict[str, float]:
    """Textures a second, and milliseconds to the first, of a new process or page."""
    if where == "Node":
        told = json.dumps(plan | {name: str(place) for name, place in site.items()})
        script = IN_NODE + MEASURE + "console.log(JSON.stringify(result));"
        done = subprocess.run(
            ["node", "--input-type=module", "-e", script, told], check=True, capture_output=True, text=True
        )
        found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
        return found
    return paged(folder, site, IN_CHROMIUM + MEASURE + "post(result);", plan)


def paged(folder: Path, site: dict[str, Path], script: str, plan: dict[str, Any]) -> dict[str, float]:
    """What a page's script posts."""
    place = Path(tempfile.mkdtemp(dir=folder))
    result = run_modules(place / "site", place / "profile", site, script, plan)
    if "error" in result:
        sys.exit(str(result))
    return result


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    main()
