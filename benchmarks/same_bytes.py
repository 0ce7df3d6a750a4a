"""Whether 1,000 textures of each shipped pack are equal in every build: compilers, flags, kernels, machines.

    python benchmarks/same_bytes.py [--count 1000] [--builds "gcc -O2,clang -O0"] [--no-machines] [PACK ...]

Compares the SHA-256 of the pixels of seeds 0 to COUNT - 1 with that of the core in Python, of which numpy alone draws
the first few as well. Needs gcc, clang and node, and for the other machines qemu-user and aarch64-linux-gnu-gcc. Prints
a line for each build and kernel.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assetgen_plugin import Pack
from assetgen_plugin.agp import flat_bytes

ROOT = Path(__file__).resolve().parents[1]
PACKS = [
    path
    for path in sorted((ROOT / "samples" / "packs").rglob("*.onnx"))
    if path.stem not in ("clean-text", "denoise-fashion", "dungeon")
]
BUILDS = [f"{compiler} {flags}" for compiler in ("gcc", "clang") for flags in ("-O0", "-O2", "-O3 -ffast-math")]
MACHINES = {  # the build of each, and what runs it
    "SSE2 alone (Nehalem)": ("gcc -O2 -static", ("qemu-x86_64", "-cpu", "Nehalem")),
    "aarch64": ("aarch64-linux-gnu-gcc -O2 -static", ("qemu-aarch64",)),
}
N_NUMPY = 4
IN_NODE = """
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
const [web, engine, count, ...packs] = process.argv.slice(1);
const { Pack } = await import(`${web}/index.js`);
for (const path of packs) {
  const pack = Pack.from(readFileSync(path), { engine });
  const hash = createHash("sha256");
  for (let seed = 0; seed < Number(count); seed++) hash.update(pack.texture({ seed }).pixels);
  console.log(hash.digest("hex"));
}
"""


def lines(*command: object) -> list[str]:
    """What a program prints."""
    return subprocess.run([str(word) for word in command], capture_output=True, check=True, text=True).stdout.split()


def expected(path: Path, count: int) -> str:
    """The hash of what the core draws in Python, whose first textures numpy draws as well."""
    core = Pack.open(path, engine="core")
    textures = core.textures(range(count))
    assert np.array_equal(Pack.open(path, engine="numpy").textures(range(N_NUMPY)), textures[:N_NUMPY]), path
    return hashlib.sha256(textures.tobytes()).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packs", nargs="*", type=Path, metavar="PACK")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--builds", default=",".join(BUILDS))
    parser.add_argument("--no-machines", action="store_true", help="Not those that qemu plays.")
    options = parser.parse_args()
    packs = options.packs or PACKS
    wanted = [expected(path, options.count) for path in packs]
    print(f"{options.count:,} textures each of {', '.join(path.parent.name + '/' + path.stem for path in packs)}")
    n_wrong = 0

    def told(name: str, found: Sequence[str], begun: float) -> None:
        nonlocal n_wrong
        wrong = [path.stem for path, one, other in zip(packs, found, wanted, strict=True) if one != other]
        n_wrong += len(wrong)
        print(f"{name}: {', '.join(wrong) + ' differ' if wrong else 'equal'} ({time.time() - begun:.0f} s)", flush=True)

    with tempfile.TemporaryDirectory() as folder:
        agps = [Path(folder) / f"{number}.agp" for number in range(len(packs))]
        for path, agp in zip(packs, agps, strict=True):
            agp.write_bytes(flat_bytes(Pack.open(path).tensors))
        builds: dict[str, tuple[str, tuple[str, ...]]] = {one: (one, ()) for one in options.builds.split(",") if one}
        if not options.no_machines:
            builds |= MACHINES
        for name, (build, runner) in builds.items():
            program = Path(folder) / "same_bytes"
            compiler, *flags = build.split()
            if not shutil.which(compiler) or (runner and not shutil.which(runner[0])):
                print(f"{name}: not here")
                continue
            source = ROOT / "benchmarks" / "same_bytes.c"
            subprocess.run(
                [compiler, *flags, f"-I{ROOT / 'plugin' / 'c'}", str(source), "-o", str(program)], check=True
            )
            for kernel in lines(*runner, program):
                begun = time.time()
                told(f"{name}, {kernel}", lines(*runner, program, kernel, options.count, *agps), begun)
        for engine in ("wasm", "js"):
            begun = time.time()
            node = ("node", "--input-type=module", "-e", IN_NODE, ROOT / "plugin" / "web")
            told(f"Node, {engine}", lines(*node, engine, options.count, *agps), begun)
    raise SystemExit(n_wrong > 0)


if __name__ == "__main__":
    main()
