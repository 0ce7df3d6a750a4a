"""Writes contract-v2-plans.json, golden vectors of plans, by the naive implementation alone.

    PYTHONPATH=plugin:tests python tests/golden/make_contract_v2_plans.py

As make_contract_v1.py, it refuses to overwrite them. Of a pack that is there nothing is written.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import plans
from assetgen_plugin.agp import flat_bytes
from plans_naive import Naive, Refused

HERE = Path(__file__).parent
PACKS = {"plans-caves": "caves", "plans-styles": "two"}
MORE = {"plans-ten": "ten", "plans-wide": "wide", "plans-bare": "bare", "plans-deep": "deep"}
DEEP = {  # eight layers, taps of every reach, a rim that can be walked on
    "n_classes": 4,
    "labels": ("Höhle", "砂漠"),
    "widths": (20, 9, 8, 12, 7, 1, 16),
    "n_taps": 160,
    "rim": 2,
    "repair": (3, 2, 4, 3, 1023, 1023),
    "seed": 11,
    "reach": 12,
}
TOP = 2**32 - 1
ROOM = ["#######...####", "#######...####", "###.#######.##", "#####.##..####", "##..####..####", "#######..#####"]
APART = ["####..####..#.", "####..#####.#.", "####..##.##...", "......#######.", "###########.#.", "####....##..##"]


def main() -> None:
    target = HERE / "contract-v2-plans.json"
    if target.exists():
        sys.exit(f"{target} is there already; golden vectors are never written anew")
    fingerprints, rows = {}, []
    for file, name in PACKS.items():
        naive, fingerprints[file] = packed(file, plans.packs()[name])
        for case in plans.cases():
            if case.pack == name and case.outline.sum() <= 400:
                rows += drawn(naive, file, case.outline, case.pins, **asked(case.controls))
    deep = plans.packs() | {"deep": plans.plan_pack(**DEEP)}
    for file, name in (PACKS | MORE).items():
        naive, fingerprints[file] = packed(file, deep[name])
        for outline, pins, controls in further(naive):
            rows += drawn(naive, file, outline, pins, **({"level": 0, "label": None, "spread": 256} | controls))
    lines = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in rows)
    text = f'{{"packs": {json.dumps(fingerprints)},\n "plans": [\n  {lines}\n ]}}\n'
    target.write_text(text, "utf-8", newline="\n")


def packed(file: str, tensors: plans.Tensors) -> tuple[Naive, str]:
    """The naive implementation of a pack that is written where it is missing, and its fingerprint."""
    if not (HERE / f"{file}.agp").exists():
        (HERE / f"{file}.agp").write_bytes(flat_bytes(tensors))
    flat = (HERE / f"{file}.agp").read_bytes()
    assert flat == flat_bytes(tensors), file
    return Naive(tensors), flat[12:44].hex()


def asked(controls: dict[str, Any]) -> dict[str, Any]:
    return controls | {"level": controls["level"] or 0, "spread": int(256 * controls["spread"] + 0.5)}


def drawn(
    naive: Naive, file: str, outline: NDArray[np.bool_], pins: NDArray[np.uint8] | None, **controls: Any
) -> list[dict[str, Any]]:
    """The row of a plan; none if it is refused."""
    numbers = controls | {"label": None if controls["label"] is None else naive.labels.index(controls["label"])}
    pinned = np.zeros(outline.shape, np.uint8) if pins is None else pins
    try:
        plan = naive.plan(**numbers, outline=outline.tolist(), pins=pinned.tolist())
    except Refused:
        return []
    row = {"pack": file, "seed": str(controls["seed"]), "index": str(controls["index"])}
    row |= {key: controls[key] for key in ("attempt", "label", "level", "spread")}
    row |= {
        "size": list(outline.shape),
        "outline": base64.b64encode(np.packbits(outline).tobytes()).decode(),
        "pins": [[int(y), int(x), int(pinned[y, x])] for y, x in np.argwhere(pinned)],
    }
    row |= {key: controls[key] for key in ("pieces",) if key in controls}
    return [row | {"sha256": hashlib.sha256(b"".join(map(bytes, plan))).hexdigest()}]


def further(naive: Naive) -> Iterator[tuple[NDArray[np.bool_], NDArray[np.uint8] | None, dict[str, Any]]]:
    """Outlines with holes, in pieces, at the array's bounds; pins of all classes; every level and label."""
    rng = np.random.default_rng(naive.k)
    room, apart = (np.array([[cell == "#" for cell in line] for line in lines]) for lines in (ROOM, APART))
    room, apart = (cells.repeat(2, axis=0).repeat(2, axis=1) for cells in (room, apart))
    first = {"seed": 2**63 + 5, "index": TOP, "attempt": TOP}
    yield room, None, first
    yield np.pad(room, ((3, 0), (5, 1))), None, first  # other words
    for n, share in enumerate((0.02, 0.1, 0.1, 0.4)):
        for outline, pieces in ((room, None), (apart, "each")):
            pinned = (rng.random(outline.shape) < share) & outline
            pins = np.where(pinned, rng.integers(1, naive.k + 1, outline.shape), 0).astype(np.uint8)
            if share > 0.3:  # nearly all of one class, which may be a wall
                pins = np.where(pinned & (rng.random(outline.shape) < 0.9), 1, pins).astype(np.uint8)
            controls = {"seed": n, "index": 3, "attempt": 0, "spread": (256, 0, 700, 128)[n]}
            yield outline, pins, controls | ({} if pieces is None else {"pieces": pieces})
    for pieces in ("largest", "each"):
        yield apart, None, {"seed": 2**64 - 1, "index": 0, "attempt": 1, "pieces": pieces}
        yield room, None, {"seed": 9, "index": 1, "attempt": 0, "pieces": pieces}
    small = np.ones((6, 7), bool)
    for level in range(9):
        yield small, None, {"seed": 77, "index": level, "attempt": 0, "level": level}
    for label in naive.labels:
        yield small, None, {"seed": 78, "index": 0, "attempt": 0, "label": label, "spread": 1024}
    for shape in ((1, 120), (2, 512), (512, 3)):
        yield np.ones(shape, bool), None, {"seed": 5, "index": 5, "attempt": 5, "spread": 300}
    for seed in range(6):  # so small that walls alone may be drawn, and small pieces filled
        yield np.ones((4, 4), bool), None, {"seed": seed, "index": 0, "attempt": 0, "spread": 1024}
    walls = np.full((5, 6), 1, np.uint8)
    walls[2, 2:5] = 0
    yield np.ones((5, 6), bool), walls, {"seed": 1, "index": 0, "attempt": 0}


if __name__ == "__main__":
    main()
