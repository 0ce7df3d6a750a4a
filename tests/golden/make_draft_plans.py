"""Makes draft-plans.json, and the packs that it is about, by the naive implementation.

    PYTHONPATH=plugin:tests python tests/golden/make_draft_plans.py

A draft: it may be made again until contract 2 is frozen.
"""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

import numpy as np

import plans
from assetgen_plugin.agp import flat_bytes
from plans_naive import Naive, Refused

HERE = Path(__file__).parent
PACKS = {"draft-caves": "caves", "draft-styles": "two"}


def main() -> None:
    fingerprints, rows = {}, []
    for file, name in PACKS.items():
        tensors = plans.packs()[name]
        flat = flat_bytes(tensors)
        (HERE / f"{file}.agp").write_bytes(flat)
        fingerprints[file] = flat[12:44].hex()
        labels = [label for label in bytes(tensors["labels"].tolist()).decode().split("\n") if label]
        for case in plans.cases():
            if case.pack != name or case.outline.sum() > 400:
                continue
            controls, spread = case.controls, int(256 * case.controls["spread"] + 0.5)
            label, level = controls["label"], controls["level"] or 0
            try:
                plan = Naive(tensors).plan(
                    controls["seed"],
                    controls["index"],
                    controls["attempt"],
                    outline=case.outline.tolist(),
                    pins=None if case.pins is None else case.pins.tolist(),
                    label=None if label is None else labels.index(label),
                    level=level,
                    spread=spread,
                )
            except Refused:
                continue
            pins = np.zeros(case.outline.shape, np.uint8) if case.pins is None else case.pins
            rows.append(
                {
                    "pack": file,
                    "seed": str(controls["seed"]),
                    "index": str(controls["index"]),
                    "attempt": controls["attempt"],
                    "label": label,
                    "level": level,
                    "spread": spread,
                    "size": list(case.outline.shape),
                    "outline": base64.b64encode(np.packbits(case.outline).tobytes()).decode(),
                    "pins": [[int(y), int(x), int(pins[y, x])] for y, x in np.argwhere(pins)],
                    "sha256": hashlib.sha256(b"".join(map(bytes, plan))).hexdigest(),
                }
            )
    lines = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in rows)
    text = f'{{"packs": {json.dumps(fingerprints)},\n "plans": [\n  {lines}\n ]}}\n'
    (HERE / "draft-plans.json").write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
