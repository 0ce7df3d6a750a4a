"""Writes contract-v2.json: golden vectors of painted packs, by the naive implementation alone.

As make_contract_v1.py, it refuses to overwrite them: other arithmetic is a new contract version.
Of a pack that is there nothing is written.

    python tests/golden/make_contract_v2.py
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
from painted import LEVELS, MIX, STYLE, random_painted, with_epochs  # noqa: E402

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
MORE = {  # those with which the vectors were completed
    "painted-held": 1551,  # bent art is drawn to held edges and to a layer; coloured layers, shown in place of the art
    "painted-ring": 1434,  # the same where opposite sides meet
    "painted-shown": 1282,  # all layers coloured, each shown by some exemplars, four levels
    "painted-large": 2625,  # 28×32, of a guide of 7×8: the levels of trained packs, three epochs, held to a layer
}
RENDERED = ("colours", "swaps", "layer")
COLOURS = [[15, 56, 15], [48, 98, 48], [139, 172, 15], [155, 188, 15]]


def main() -> None:
    target = FOLDER / "contract-v2.json"
    if target.exists():
        sys.exit(f"{target} is there already; golden vectors are never written anew")
    vectors: dict[str, Any] = {
        "contract": 2,
        "about": "seeds, indices and attempts are decimal strings; spread and t are over 256; no spread is the pack's; "
        "palette is varied, keep, any or from:NAME; layer: RGBA of that layer",
        "textures": [],
        "blends": [],
        "interpolations": [],
    }
    for name, seed in (PACKS | MORE).items():
        path = FOLDER / f"{name}.onnx"
        if not path.exists():
            path.write_bytes(pack_file(made(name, seed)))
        tensors = naive_painted.read_tensors(path)
        for vector in requests(tensors, few=name == "painted-large"):
            place = int(vector["seed"]), int(vector["index"])
            variant = naive_painted.variant(tensors, *place, attempt=int(vector["attempt"]), **controls_of(vector))
            vectors["textures"].append({"pack": name, **vector, "sha256": sha256(tensors, variant, vector)})
        for vector in blends(tensors, more=name in MORE):
            ends, place = (vector["a"], vector["b"], vector["t"]), (int(vector["seed"]), int(vector["index"]))
            variant = naive_painted.blend(tensors, *ends, *place, **controls_of(vector))
            vectors["blends"].append({"pack": name, **vector, "sha256": sha256(tensors, variant, vector)})
        for vector in interpolations(tensors, more=name in MORE):
            sides = [tuple(map(int, vector[side])) for side in ("from", "to")]
            variant = naive_painted.interpolate(tensors, *sides, vector["t"], **controls_of(vector))
            vectors["interpolations"].append({"pack": name, **vector, "sha256": sha256(tensors, variant, vector)})
    lines = [f" {json.dumps(key)}: {listed(value)}" for key, value in vectors.items()]
    target.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


def made(name: str, seed: int) -> dict[str, Any]:
    """The tensors of a pack that is not there yet."""
    if name != "painted-large":
        return random_painted(rng=np.random.default_rng(seed), most=SIDE)
    tensors = random_painted(rng=np.random.default_rng(seed), most=32)
    rules = zip(("levels", "mix", "style"), (LEVELS, MIX, STYLE), strict=True)
    tensors |= {f"paint.{kind}": np.array(rows, np.int32) for kind, rows in rules}
    tensors["paint.coarsest"] = np.array([12, 24, 12], np.int32)
    return with_epochs(tensors, [[0], [0, 2]])


def requests(tensors: Tensors, *, few: bool) -> Iterator[dict[str, Any]]:
    """few: of a pack whose textures take the naive implementation long."""
    names, n_epochs = names_of(tensors), tensors["class.cumulative"].shape[0]
    some = naive_painted.art(tensors, "art")[1]
    swaps = [[pixel[:3], [1, 2, 3]] for pixel in some[len(some) // 2][:6] if pixel[3]]
    yield {"seed": str(2**64 - 1), "index": str(2**32 - 1), "attempt": "1"}
    place = {"seed": "7", "index": "3", "attempt": "0"}
    yield place
    yield place | {"spread": 0, "epoch": n_epochs}
    if few:
        for epoch in range(2, n_epochs):
            yield place | {"epoch": epoch, "palette": "any"}
        yield place | {"style": names[-1], "base": names[0]}
        return
    yield place | {"spread": 1024, "base": names[1], "swaps": swaps, "colours": COLOURS}
    yield place | {"style": names[-1], "colours": COLOURS}
    if tensors["labels"].data:
        yield place | {"label": text(tensors["labels"]).split("\n")[-1]}
    if "palette.colours" not in tensors:
        for palette in ("keep", "any", f"from:{names[-1]}"):
            yield place | {"palette": palette, "base": names[0]}
        yield place | {"palette": "any", "style": names[2], "epoch": n_epochs}
    for layer in layers_of(tensors):
        yield place | {"layer": layer, "base": names[2]}


def blends(tensors: Tensors, *, more: bool) -> Iterator[dict[str, Any]]:
    """more: also what else may be asked of a blend."""
    a, b, *others = names_of(tensors)
    for t in (0, 90, 128, 256):
        yield {"a": a, "b": b, "t": t, "seed": "5", "index": "6", "spread": 200}
    if more:
        asked = {"a": b, "b": others[0], "t": 100, "seed": str(2**64 - 2), "index": "9", "spread": 512}
        yield asked | {"colours": COLOURS, "swaps": [[[0, 0, 0], [9, 8, 7]]]}
        if "palette.colours" not in tensors:
            for palette in ("keep", f"from:{a}", "any"):
                yield asked | {"palette": palette, "epoch": tensors["class.cumulative"].shape[0]}
        for layer in layers_of(tensors):
            yield asked | {"layer": layer}


def interpolations(tensors: Tensors, *, more: bool) -> Iterator[dict[str, Any]]:
    """more: also with a label and an epoch."""
    asked = {"from": ["1", "2"], "to": ["3", "4"]}
    for t in (0, 100, 256):
        yield asked | {"t": t}
    if more:
        labels = text(tensors["labels"]).split("\n") if tensors["labels"].data else []
        label = {"label": labels[-1]} if labels else {}
        yield {"from": ["11", "0"], "to": ["12", "7"], "t": 128, **label, "epoch": tensors["class.cumulative"].shape[0]}


def layers_of(tensors: Tensors) -> list[str]:
    return text(tensors["layer.names"]).split("\n") if "layer.names" in tensors else []


def controls_of(vector: dict[str, Any]) -> dict[str, Any]:
    """What the naive implementation is given by name to draw, but for what it is given to render."""
    places = ("seed", "index", "attempt", "a", "b", "t", "from", "to")
    return {key: value for key, value in vector.items() if key not in (*places, *RENDERED)}


def names_of(tensors: Tensors) -> list[str]:
    return text(tensors["exemplar.names"]).split("\n")


def sha256(tensors: Tensors, variant: naive_painted.Asked, vector: dict[str, Any]) -> str:
    own = {key: vector[key] for key in RENDERED if key in vector}
    return hashlib.sha256(naive_painted.render(tensors, variant, **own)).hexdigest()


def listed(value: Any) -> str:
    if not isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return "[\n" + ",\n".join(f"  {json.dumps(one, ensure_ascii=False)}" for one in value) + "\n ]"


if __name__ == "__main__":
    main()
