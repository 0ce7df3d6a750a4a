"""Writes contract-v1-sprites.json: golden vectors of the controls for sprites, by the naive implementation alone.

Base, palette, blend, forced colours, the layer `wrap` and `palette.colours`. As make_contract_v1.py, of which it takes
the helpers, it has been run once and refuses to overwrite; of an existing pack nothing is written.

    python tests/golden/make_contract_v1_sprites.py
"""

from __future__ import annotations

import json
import sys
from itertools import product
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
sys.path[:0] = [str(FOLDER), str(FOLDER.parent)]

from make_contract_v1 import TOP_INDEX, TOP_SEED, WAYS, sha256  # noqa: E402

import naive  # noqa: E402

RECIPES = {name.replace("_", "-"): name for name in ("sprites_wrapped", "sprites_fixed", "sprites_direct")}
PLACES = ((0, 0, 0), (7, 3, 0), (TOP_SEED, TOP_INDEX, 0), (2**32, 5, 1))
SPREADS = (0, 64, 256, 1024)
MIDDLES = (*WAYS, 64, 129)
COLOURS: dict[str, list[list[int]]] = {
    "one": [[1, 254, 128]],
    "black and white": [[0, 0, 0], [255, 255, 255]],
    "four greens": [[15, 56, 15], [48, 98, 48], [139, 172, 15], [155, 188, 15]],
    "twins": [[100, 90, 100], [100, 110, 100], [90, 100, 100], [100, 90, 100]],
    "corners": [[r, g, b] for r in (0, 255) for g in (0, 255) for b in (0, 255)],
    "reds and blues": [[r, 0, 255 - r] for r in range(0, 256, 5)],
    "256 greys": [[255 - shade] * 3 for shade in range(256)],
}
LEVELS = (0, 1, 99, 128, 255)


def main() -> None:
    target = FOLDER / "contract-v1-sprites.json"
    if target.exists():
        sys.exit(f"{target} is there already; golden vectors are never written anew")
    make_missing_packs()
    vectors: dict[str, Any] = {
        "contract": 1,
        "about": "seeds, indices and attempts are decimal strings; spread and t are over 256; z and z_palette are the "
        "code and the palette code; palette is varied, keep, any or from:NAME; colours names the forced ones",
        "colours": [{"name": name, "colours": colours} for name, colours in COLOURS.items()],
        "nearest": [nearest(name) for name in COLOURS],
        "packs": [],
        "textures": [],
        "blends": [],
        "interpolations": [],
    }
    for name in RECIPES:
        pack = naive.read_pack(FOLDER / f"{name}.onnx")
        vectors["packs"].append(describe(name, pack))
        vectors["textures"] += textures(name, pack.tensors)
        vectors["blends"] += blends(name, pack.tensors)
        vectors["interpolations"] += interpolations(name, pack.tensors)
    lines = []
    for key, value in vectors.items():
        rows = [json.dumps(row, ensure_ascii=True) for row in value] if isinstance(value, list) else []
        text = "[\n    " + ",\n    ".join(rows) + "\n  ]" if rows else json.dumps(value)
        lines.append(f"  {json.dumps(key)}: {text}")
    target.write_bytes(("{\n" + ",\n".join(lines) + "\n}\n").encode("ascii"))


def make_missing_packs() -> None:
    missing = [name for name in RECIPES if not (FOLDER / f"{name}.onnx").exists()]
    if missing:
        import numpy as np

        import packs
        from assetgen_training.export.pack import pack_bytes

    for name in missing:
        tensors = packs.RECIPES[RECIPES[name]](rng=np.random.default_rng(11))
        (FOLDER / f"{name}.onnx").write_bytes(pack_bytes(tensors, {"name": f"golden {name}", "licence": "CC0-1.0"}))


def nearest(name: str) -> dict[str, Any]:
    """What the colours of a palette become, for every colour of a few levels a channel."""
    given = [list(colour) for colour in product(LEVELS, repeat=3)]
    return {
        "colours": name,
        "levels": list(LEVELS),
        "become": [naive.forced(colour, COLOURS[name]) for colour in given],
    }


def labels_of(tensors: naive.Tensors) -> list[str]:
    text = naive.text(tensors["labels"])
    return text.split("\n") if text else []


def palettes_of(tensors: naive.Tensors) -> list[str]:
    names = naive.names_of(tensors)
    given = ["keep", "any", f"from:{names[0]}", f"from:{names[-1]}"] if naive.computes_palettes(tensors) else []
    return ["varied", *given]


def describe(name: str, pack: naive.Pack) -> dict[str, Any]:
    fingerprint = naive.fingerprint(pack.tensors)
    naive.demand(fingerprint == pack.fingerprint, "a fingerprint that the tensors do not have")
    size, labels, names = pack.tensors["size"].data, labels_of(pack.tensors), naive.names_of(pack.tensors)
    row = {"pack": name, "file": f"{name}.onnx", "fingerprint": fingerprint}
    return row | {"size": size, "labels": labels, "names": names}


def textures(name: str, tensors: naive.Tensors) -> list[dict[str, Any]]:
    labels, names, palettes = labels_of(tensors), naive.names_of(tensors), palettes_of(tensors)
    bases, forced = (None, names[0], names[-1]), COLOURS if naive.text(tensors["output"]) == "indexed" else {}
    cases: list[tuple[tuple[int, int, int], dict[str, Any]]] = []
    for place in PLACES:
        cases += [(place, {"base": base, "palette": palette}) for base in bases for palette in palettes]
        cases += [(place, {"label": label, "palette": palettes[place[1] % len(palettes)]}) for label in labels]
        cases += [(place, {"base": names[1], "spread": spread}) for spread in SPREADS]
        cases += [(place, {"around_centroid": True, "spread": spread}) for spread in SPREADS]
        cases += [(place, {"colours": colours}) for colours in forced]
    cases += [((8, 1, 0), {"base": base, "palette": palette}) for base in names for palette in palettes[:3]]
    cases += [((9, 1, 0), {"palette": f"from:{lender}"}) for lender in names if naive.computes_palettes(tensors)]
    cases += [((10, 1, 0), {"base": names[2], "spread": s, "palette": p}) for s in SPREADS for p in palettes]
    cases += [((11, 1, 0), {"base": names[2], "spread": s, "colours": c}) for s in (0, 1024) for c in forced]
    for base in names:
        own = labels[naive.class_of(tensors, names.index(base))] if labels else None
        cases.append(((12, 1, 0), {"base": base, "label": own}))
    rows = []
    for (seed, index, attempt), given in cases:
        controls = {"attempt": attempt, "label": None, "base": None, "spread": 256, "palette": "varied"}
        controls |= {"around_centroid": False, "colours": None} | given
        colours = controls.pop("colours")
        z, z_palette, k = naive.code(tensors, seed, index, **controls)
        row = {"pack": name, "seed": str(seed), "index": str(index)} | controls | {"colours": colours}
        row["attempt"] = str(row["attempt"])
        rows.append(row | {"class": k} | drawn(tensors, z, z_palette, colours))
    return rows


def blends(name: str, tensors: naive.Tensors) -> list[dict[str, Any]]:
    names, palettes = naive.names_of(tensors), palettes_of(tensors)
    forced = COLOURS if naive.text(tensors["output"]) == "indexed" else {}
    cases: list[tuple[tuple[int, int, int], str, str, int, dict[str, Any]]] = []
    for a, b in ((names[0], names[1]), (names[0], names[-1]), (names[-1], names[2]), (names[1], names[1])):
        cases += [((1, 0, 0), a, b, t, {"spread": spread}) for t in MIDDLES for spread in (0, 256)]
        cases += [((2, 4, 0), a, b, t, {"palette": p}) for t in (128, 129) for p in palettes]
    cases += [(place, names[0], names[-1], 100, {"spread": spread}) for place in PLACES for spread in SPREADS]
    cases += [((3, 0, 0), names[0], names[-1], 100, {"colours": colours}) for colours in forced]
    rows = []
    for (seed, index, attempt), a, b, t, given in cases:
        controls = {"attempt": attempt, "spread": 256, "palette": "varied", "colours": None} | given
        colours = controls.pop("colours")
        z, z_palette, k = naive.blend(tensors, a, b, t, seed, index, **controls)
        row = {"pack": name, "a": a, "b": b, "t": t, "seed": str(seed), "index": str(index)} | controls
        row["attempt"] = str(row["attempt"])
        rows.append(row | {"colours": colours, "class": k} | drawn(tensors, z, z_palette, colours))
    return rows


def interpolations(name: str, tensors: naive.Tensors) -> list[dict[str, Any]]:
    rows = []
    for a, b in (((1, 0), (2, 0)), ((TOP_SEED, TOP_INDEX), (0, 0))):
        u, v = (naive.code(tensors, seed, index)[:2] for seed, index in (a, b))
        for t in WAYS:
            z = naive.lerp(u[0], v[0], t)
            z_palette = None if u[1] is None or v[1] is None else naive.lerp(u[1], v[1], t)
            row = {"pack": name, "a": list(map(str, a)), "b": list(map(str, b)), "t": t}
            rows.append(row | drawn(tensors, z, z_palette, None))
    return rows


def drawn(tensors: naive.Tensors, z: list[int], z_palette: list[int] | None, colours: str | None) -> dict[str, Any]:
    if colours is None:
        return {"z": z, "z_palette": z_palette, "sha256": sha256(tensors, z, z_palette)}
    texture, _ = naive.decode(tensors, z, z_palette, COLOURS[colours])
    return {"z": z, "z_palette": z_palette, "sha256": naive.sha256(texture)}


if __name__ == "__main__":
    main()
