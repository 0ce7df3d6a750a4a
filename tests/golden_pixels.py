"""The contract's golden vectors that name pixels, for tests of engines; needs neither torch nor onnx."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin import Pack

FOLDER = Path(__file__).parent / "golden"
Golden = tuple[NDArray[np.uint8], str]
"""(Pixels as Pack draws them, the SHA-256 that the contract wants)."""


@cache
def golden_pixels() -> dict[str, list[Golden]]:
    """By pack, all textures of the vectors that the public calls can draw."""
    found: dict[str, list[Golden]] = {}
    for name in ("contract-v1.json", "contract-v1-sprites.json"):
        vectors = json.loads((FOLDER / name).read_text("ascii"))
        colours = {row["name"]: row["colours"] for row in vectors.get("colours", [])}
        for row in vectors["packs"]:
            pack = Pack.open(FOLDER / row["file"])
            found[row["pack"]] = list(_drawn(pack, row["pack"], vectors, colours))
    return found


def _drawn(pack: Pack, name: str, vectors: dict[str, Any], colours: dict[str, Any]) -> Iterator[Golden]:
    rows = vectors["textures"] + vectors.get("blends", []) + vectors["interpolations"]
    for row in rows:
        if row["pack"] != name:
            continue
        if "a" in row and isinstance(row["a"], list):
            ends = [(int(seed), int(index)) for seed, index in (row["a"], row["b"])]
            yield pack.interpolate(*ends, [row["t"] / 256], label=row.get("label"))[0], row["sha256"]
            continue
        place, spread, attempt = (int(row["seed"]), int(row["index"])), row["spread"] / 256, int(row["attempt"])
        palette = row["palette"] if "base" in row or "a" in row else "varied"  # of contract-v1.json it is a code
        palette = colours[row["colours"]] if row.get("colours") else None if palette == "varied" else palette
        if "a" in row:
            if attempt == 0:  # Pack.blend takes no other
                yield (
                    pack.blend(row["a"], row["b"], row["t"] / 256, *place, spread=spread, palette=palette),
                    row["sha256"],
                )
        elif row["around_centroid"]:
            if attempt == 0:
                yield pack.around_centroid(row["label"], *place, spread=spread), row["sha256"]
        else:
            controls = {"label": row["label"], "base": row.get("base"), "spread": spread, "palette": palette}
            yield pack.texture(*place, **controls, attempt=attempt), row["sha256"]
