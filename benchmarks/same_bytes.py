"""Whether 1,000 textures of each shipped pack are equal in every build: compilers, flags, kernels, machines, hosts.

    python benchmarks/same_bytes.py [--count 1000] [--builds "gcc -O2,clang -O0"] [--no-machines] [--no-hosts] [PACK]

Compares the SHA-256 of the pixels of seeds 0 to COUNT - 1 with that of the core in Python. The hosts are Python's other
engines, Node and Chromium. Needs gcc, clang, node and Chromium, and for the other machines qemu-user and
aarch64-linux-gnu-gcc. Prints a line for each build and kernel.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from assetgen_plugin import Pack  # noqa: E402
from assetgen_plugin.agp import flat_bytes  # noqa: E402
from assetgen_plugin.decoding import ENGINES  # noqa: E402
from browser import run_modules  # noqa: E402

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


IN_CHROMIUM = """
const { Pack } = await import("/web/index.js");
const found = [];
for (const path of plan.packs) {
  const pack = await Pack.load(path, { engine: "wasm" });
  const size = pack.texture({ seed: 0 }).pixels.length;
  const pixels = new Uint8Array(size * plan.count);
  for (let seed = 0; seed < plan.count; seed++) pixels.set(pack.texture({ seed }).pixels, seed * size);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", pixels));
  found.push(Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join(""));
}
post({ found });
"""


def lines(*command: object) -> list[str]:
    """What a program prints."""
    return subprocess.run([str(word) for word in command], capture_output=True, check=True, text=True).stdout.split()


def in_python(path: Path, count: int, engine: str) -> str:
    """The hash of what an engine draws in Python."""
    pack, found = Pack.open(path, engine=engine), hashlib.sha256()
    for seed in range(0, count, 100):
        found.update(pack.textures(range(seed, min(seed + 100, count))).tobytes())
    return found.hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packs", nargs="*", type=Path, metavar="PACK")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--builds", default=",".join(BUILDS))
    parser.add_argument("--no-machines", action="store_true", help="Not those that qemu plays.")
    parser.add_argument("--no-hosts", action="store_true", help="Not Python's other engines, Node and Chromium.")
    options = parser.parse_args()
    packs = options.packs or PACKS
    wanted = [in_python(path, options.count, "core") for path in packs]
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
        for engine in () if options.no_hosts else ENGINES[1:]:
            begun = time.time()
            told(f"Python, {engine}", [in_python(path, options.count, engine) for path in packs], begun)
        for engine in () if options.no_hosts else ("wasm", "js"):
            begun = time.time()
            node = ("node", "--input-type=module", "-e", IN_NODE, ROOT / "plugin" / "web")
            told(f"Node, {engine}", lines(*node, engine, options.count, *agps), begun)
        if not options.no_hosts:
            begun = time.time()
            site = {"web": ROOT / "plugin" / "web", "packs": Path(folder)}
            plan = {"packs": [f"/packs/{agp.name}" for agp in agps], "count": options.count}
            page = run_modules(Path(folder) / "site", Path(folder) / "profile", site, IN_CHROMIUM, plan)
            told("Chromium, wasm", page.get("found") or [str(page)] * len(packs), begun)
    raise SystemExit(n_wrong > 0)


if __name__ == "__main__":
    main()
