"""Textures a second of painted packs, seed to pixels, in C, WebAssembly and Python, in one run.

    python benchmarks/painted.py [PACK ...]      default: those of samples/packs/painted

Needs gcc and node. Each is one thread, in seconds of the processor, for the machine may have other work; the fastest
twentieth of a second of TURNS counts, and the contestants take turns.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = "1"

from assetgen_plugin import Pack
from assetgen_plugin.agp import flat_bytes

ROOT = Path(__file__).resolve().parents[1]
PACKS = sorted((ROOT / "samples" / "packs" / "painted").glob("*.onnx"))
TURNS, TURN = 5, 1.0  # of a contestant, seconds
SLICE = 0.05
IN_NODE = """
import { readFileSync } from "node:fs";
const [web, agp, seconds] = process.argv.slice(1);
const { Pack } = await import(`${web}/index.js`);
const pack = Pack.from(readFileSync(agp), { engine: "wasm" });
const now = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6; };
let best = 0;
for (let index = 0, end = now() + Number(seconds); now() < end; ) {
  let [count, took] = [0, 0];
  for (const turn = now(); (took = now() - turn) < 0.05; count++, index++) pack.texture({ seed: 7, index });
  best = Math.max(best, count / took);
}
console.log(JSON.stringify(best));
"""


def in_python(pack: Pack) -> float:
    """Textures a second of the fastest slice of a turn."""
    best, index, end = 0.0, 0, time.process_time() + TURN
    while time.process_time() < end:
        begun, first = time.process_time(), index
        while time.process_time() - begun < SLICE:
            pack.texture(7, index)
            index += 1
        best = max(best, (index - first) / (time.process_time() - begun))
    return best


def of(*words: object) -> float:
    """The number that a program prints first."""
    done = subprocess.run([str(word) for word in words], capture_output=True, check=True, text=True)
    return float(json.loads(done.stdout.split()[0]))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        program, agp = Path(folder) / "c_runtime", Path(folder) / "pack.agp"
        header = ROOT / "plugin" / "c"
        subprocess.run(["gcc", "-O2", f"-I{header}", ROOT / "benchmarks" / "c_runtime.c", "-o", program], check=True)
        for path in [Path(argument) for argument in sys.argv[1:]] or PACKS:
            pack = Pack.open(path, engine="core")
            kernel: str = pack._decoder.kernel  # type: ignore[attr-defined]
            agp.write_bytes(flat_bytes(pack.tensors))
            contestants: dict[str, Callable[[], float]] = {
                f"C, {name}": lambda name=name: of(program, agp, name, 1, TURN)  # type: ignore[misc]
                for name in dict.fromkeys((kernel, "avx2", "sse2"))
            }
            contestants["WebAssembly, Node"] = lambda: of(
                "node", "--input-type=module", "-e", IN_NODE, ROOT / "plugin" / "web", agp, TURN
            )
            contestants["Python, core"] = lambda pack=pack: in_python(pack)  # type: ignore[misc]
            found: dict[str, float] = {}
            for _ in range(TURNS):
                for name, measure in contestants.items():
                    found[name] = max(found.get(name, 0), measure())
            height, width, _ = pack.size
            print(f"\n| {path.stem}, {width}×{height} | textures/s |\n| --- | ---: |")
            for name, rate in found.items():
                print(f"| {name} | {rate:,.0f} |", flush=True)


if __name__ == "__main__":
    main()
