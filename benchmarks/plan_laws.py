"""Are plans inside their outline, walkable in one piece, pins kept, the same in every runtime? How long do they take?

    python benchmarks/plan_laws.py PACK [--plans 10000] [--compared 200] [--drawings FOLDER]

Draws plans of a pack in outlines of every kind (discs, rings, stars, spirals, diagonals, corridors, combs, blobs,
512x100, strokes of a brush, silhouettes drawn by hand, and what the lines in the drawings of a folder enclose), half of
them with pins, by the C core; checks the laws in each; draws some again by numpy, and, where there is node, by
WebAssembly and plain JavaScript. Prints a row a kind, and the least processor time of a 64x64 plan by each, in C too
where there is a compiler.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin import PlanPack
from assetgen_plugin.agp import flat_bytes
from assetgen_plugin.plans.goldens import plan_hash
from assetgen_plugin.plans.pieces import pieces_of
from plan_outlines import Maker, kinds, of_folder

WEB: Final = Path(__file__).resolve().parents[1] / "plugin" / "web" / "index.js"
HEADER: Final = WEB.parents[1] / "c"
IN_C: Final = """
#define ASSETGEN_IMPLEMENTATION
#include "assetgen.h"
#include <stdio.h>
#include <time.h>
static uint8_t file[1 << 24], outline[4096], classes[4096];
int main(int count, char **given) {
    FILE *source = fopen(given[count - 1], "rb");
    size_t n = fread(file, 1, sizeof file, source);
    ag_plans *plans;
    ag_plan_request request = ag_plan_defaults();
    double least = 1e9;
    if (ag_open_plans(file, n, NULL, &plans)) return 1;
    memset(outline, 1, sizeof outline);
    request.outline = outline, request.height = request.width = 64;
    for (request.seed = 0; request.seed < 40; request.seed++) {
        clock_t start = clock();
        if (ag_plan(plans, &request, classes, sizeof classes, NULL, NULL, 0)) return 1;
        double spent = 1e3 * (double)(clock() - start) / CLOCKS_PER_SEC;
        if (spent < least) least = spent;
    }
    printf("%f\\n", least);
    return 0;
}
"""
IN_NODE: Final = """
import { readFileSync } from "node:fs";
import { PlanPack, sha256 } from %s;
const { pack, plans } = JSON.parse(readFileSync(process.argv[2]));
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const result = { hashes: {}, times: {} };
for (const engine of ["wasm", "js"]) {
  const opened = PlanPack.from(readFileSync(pack), { engine });
  result.hashes[engine] = plans.map((request) => hex(sha256(opened.plan(request).classes)));
  const outline = { width: 64, height: 64, data: new Uint8Array(4096).fill(1) };
  const times = Array.from({ length: 40 }, (_, seed) => {
    const start = process.cpuUsage().user;
    opened.plan({ seed, outline });
    return (process.cpuUsage().user - start) / 1000;
  });
  result.times[engine] = Math.min(...times);
}
console.log(JSON.stringify(result));
"""


def request(pack: PlanPack, kind: Maker, number: int) -> dict[str, Any] | None:
    """The arguments of one plan: an outline in one piece, pins in every second; None if the pack is refused it."""
    rng = np.random.default_rng(number)
    mask = kind(rng)
    numbers, counts = pieces_of(mask)
    outline = numbers == counts.argmax()
    found: dict[str, Any] = {"seed": number, "outline": outline, "spread": (1.0, 1.0, 0.0, 2.0)[number % 4]}
    found["level"] = (None, 1, 8)[number % 3]
    if min(outline.shape) < 3 or not np.lib.stride_tricks.sliding_window_view(outline, (3, 3)).all(axis=(2, 3)).any():
        return None
    if number % 2:
        free = np.argwhere(outline)
        pins = np.zeros(outline.shape, np.uint8)
        for y, x in free[rng.integers(0, len(free), 1 + len(free) // 100)]:
            pins[y, x] = rng.integers(1, len(pack.classes) + 1)
        walls = np.array([False, *(not walkable for walkable in pack.walkable)])[pins]
        if len(pieces_of(outline & ~walls)[1]) == 1:
            found["pins"] = pins
    return found


def broken(pack: PlanPack, plan: NDArray[np.uint8], asked: dict[str, Any]) -> str | None:
    """The law that a plan breaks."""
    if not ((plan > 0) == asked["outline"]).all():
        return "inside"
    pins = asked.get("pins")
    if pins is not None and (plan[pins > 0] != pins[pins > 0]).any():
        return "pins"
    n_pieces = len(pieces_of(np.array([False, *pack.walkable])[plan])[1])
    return None if n_pieces == 1 else f"{n_pieces} pieces"


def in_node(pack: PlanPack, asked: list[dict[str, Any]]) -> Any:
    """{hashes, times} by engine."""
    plans = []
    for one in asked:
        height, width = one["outline"].shape
        outline = {"width": width, "height": height, "data": one["outline"].astype(int).ravel().tolist()}
        pins = one["pins"].ravel().tolist() if "pins" in one else None
        plans.append(
            {"seed": one["seed"], "spread": one["spread"], "level": one["level"], "outline": outline, "pins": pins}
        )
    with tempfile.TemporaryDirectory() as work:
        agp, given, script = Path(work, "pack.agp"), Path(work, "given.json"), Path(work, "run.mjs")
        agp.write_bytes(flat_bytes(pack.tensors))
        given.write_text(json.dumps({"pack": str(agp), "plans": plans}))
        script.write_text(IN_NODE % json.dumps(WEB.as_uri()))
        done = subprocess.run(["node", script, given], capture_output=True, check=True, text=True)
    return json.loads(done.stdout)


def in_c(pack: PlanPack) -> float:
    """The least processor time of a 64x64 plan in C, in ms, compiled as the package compiles it."""
    with tempfile.TemporaryDirectory() as work:
        agp, source, program = Path(work, "pack.agp"), Path(work, "time.c"), Path(work, "time")
        agp.write_bytes(flat_bytes(pack.tensors))
        source.write_text(IN_C)
        subprocess.run(["cc", "-O2", f"-I{HEADER}", source, "-o", program], check=True)
        return float(subprocess.run([program, agp], capture_output=True, check=True, text=True).stdout)


def quickest(pack: PlanPack, n: int) -> float:
    """The least processor time of a 64x64 plan, in ms."""
    outline, times = np.ones((64, 64), np.uint8), []
    for seed in range(n):
        start = time.process_time()
        pack.plan(seed, outline=outline)
        times.append(time.process_time() - start)
    return 1000 * min(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pack", type=Path)
    parser.add_argument("--plans", type=int, default=10_000)
    parser.add_argument("--compared", type=int, default=200, help="plans drawn again by the other engines")
    parser.add_argument(
        "--drawings", type=Path, action="append", default=[], help="folder of line drawings, dark on white"
    )
    given = parser.parse_args()
    pack, plain = PlanPack.open(given.pack, engine="core"), PlanPack.open(given.pack, engine="numpy")
    asked: list[dict[str, Any]] = []
    rows: dict[str, list[str | None]] = {}
    makers = kinds() | {folder.name: of_folder(folder) for folder in given.drawings}
    hashes, number = [], 0
    while sum(map(len, rows.values())) < given.plans:
        for name, kind in makers.items():
            number += 1
            one = request(pack, kind, number)
            if one is None:
                continue
            plan = pack.plan(**one)
            rows.setdefault(name, []).append(broken(pack, plan, one))
            if len(asked) < given.compared and plan.size < 16_000:
                asked.append(one)
                hashes.append(plan_hash(plan))
    print(f"{'outlines':16}{'plans':>8}{'broken':>8}")
    for name, found in rows.items():
        laws = sorted({law for law in found if law is not None})
        print(f"{name:16}{len(found):8}{sum(law is not None for law in found):8} {', '.join(laws)}")
    differ = sum(plan_hash(plain.plan(**one)) != right for one, right in zip(asked, hashes, strict=True))
    print(f"{len(asked)} plans again: numpy differs in {differ}", end="")
    times = {"C": in_c(pack)} if shutil.which("cc") else {}
    times |= {"Python with the core": quickest(pack, 40), "numpy": quickest(plain, 1)}
    if shutil.which("node"):
        found = in_node(pack, asked)
        for engine, others in found["hashes"].items():
            print(f", {engine} in {sum(one != other for one, other in zip(others, hashes, strict=True))}", end="")
        times |= found["times"]
    print("\n64x64, least processor time: " + ", ".join(f"{name} {ms:.1f} ms" for name, ms in times.items()))


if __name__ == "__main__":
    main()
