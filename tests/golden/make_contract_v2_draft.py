"""Writes contract-v2-draft.json: vectors of painted packs, by the naive implementation alone.

A draft: contract 2 is not frozen yet, so this may be run again until it is. Packs are written where they are missing.

    python tests/golden/make_contract_v2_draft.py
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

FOLDER = Path(__file__).parent
sys.path[:0] = [str(FOLDER.parent)]

import naive_painted  # noqa: E402
from forge import pack_file  # noqa: E402
from naive import Tensors, text  # noqa: E402
from painted import random_painted  # noqa: E402

PACKS = {  # seeds of random_painted, chosen for what they have
    "painted-rgba": 280,  # a guide of the texture's own size, matches that follow the pose, two epochs
    "painted-kept": 358,  # a guide of a third of the size, bent art kept within the texture
    "painted-layers": 435,  # two layers
    "painted-tiles": 612,  # opaque RGB, opposite sides meet, two layers, true colour
    "painted-box": 88,  # RGB of which the art does not fill the canvas, true colour
    "painted-mirrored": 701,  # symmetrical textures, an odd width, held places, coloured layers that are shown
    "painted-fixed": 495,  # opaque RGBA, one palette for all textures, true colour
}
SIDE = 22
COLOURS = [[15, 56, 15], [48, 98, 48], [139, 172, 15], [155, 188, 15]]


def main() -> None:
    vectors: dict[str, Any] = {
        "contract": 2,
        "draft": True,
        "about": "seeds, indices and attempts are decimal strings; spread and t are over 256; no spread is the pack's; "
        "palette is varied, keep, any or from:NAME; layer: RGBA of that layer",
        "textures": [],
        "blends": [],
        "interpolations": [],
    }
    for name, seed in PACKS.items():
        path = FOLDER / f"{name}.onnx"
        if not path.exists():
            path.write_bytes(pack_file(random_painted(rng=np.random.default_rng(seed), most=SIDE)))
        tensors = naive_painted.read_tensors(path)
        for vector in requests(tensors):
            place = int(vector["seed"]), int(vector["index"])
            own = {key: vector[key] for key in ("colours", "swaps", "layer") if key in vector}
            controls = {key: value for key, value in vector.items() if key not in (*own, "seed", "index", "attempt")}
            variant = naive_painted.variant(tensors, *place, attempt=int(vector["attempt"]), **controls)
            vectors["textures"].append({"pack": name, **vector, "sha256": sha256(tensors, variant, **own)})
        a, b, *_ = names_of(tensors)
        for t in (0, 90, 128, 256):
            variant = naive_painted.blend(tensors, a, b, t, 5, 6, spread=200)
            vector = {"pack": name, "a": a, "b": b, "t": t, "seed": "5", "index": "6", "spread": 200}
            vectors["blends"].append({**vector, "sha256": sha256(tensors, variant)})
        for t in (0, 100, 256):
            variant = naive_painted.interpolate(tensors, (1, 2), (3, 4), t)
            vector = {"pack": name, "from": ["1", "2"], "to": ["3", "4"], "t": t}
            vectors["interpolations"].append({**vector, "sha256": sha256(tensors, variant)})
    lines = [f" {json.dumps(key)}: {listed(value)}" for key, value in vectors.items()]
    (FOLDER / "contract-v2-draft.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


def requests(tensors: Tensors) -> Iterator[dict[str, Any]]:
    names, n_epochs = names_of(tensors), tensors["class.cumulative"].shape[0]
    some = naive_painted.art(tensors, "art")[1]
    swaps = [[pixel[:3], [1, 2, 3]] for pixel in some[len(some) // 2][:6] if pixel[3]]
    yield {"seed": str(2**64 - 1), "index": str(2**32 - 1), "attempt": "1"}
    place = {"seed": "7", "index": "3", "attempt": "0"}
    yield place
    yield place | {"spread": 0, "epoch": n_epochs}
    yield place | {"spread": 1024, "base": names[1], "swaps": swaps, "colours": COLOURS}
    yield place | {"style": names[-1], "colours": COLOURS}
    if tensors["labels"].data:
        yield place | {"label": text(tensors["labels"]).split("\n")[-1]}
    if "palette.colours" not in tensors:
        for palette in ("keep", "any", f"from:{names[-1]}"):
            yield place | {"palette": palette, "base": names[0]}
        yield place | {"palette": "any", "style": names[2], "epoch": n_epochs}
    if "layer.names" in tensors:
        for layer in text(tensors["layer.names"]).split("\n"):
            yield place | {"layer": layer, "base": names[2]}


def names_of(tensors: Tensors) -> list[str]:
    return text(tensors["exemplar.names"]).split("\n")


def sha256(tensors: Tensors, variant: naive_painted.Asked, **own: Any) -> str:
    return hashlib.sha256(naive_painted.render(tensors, variant, **own)).hexdigest()


def listed(value: Any) -> str:
    if not isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return "[\n" + ",\n".join(f"  {json.dumps(one, ensure_ascii=False)}" for one in value) + "\n ]"


if __name__ == "__main__":
    main()
