"""Writes contract-v1.json: golden vectors of contract version 1, by the naive implementation alone.

It has been run once. The vectors are what every runtime in every language is held to, so it refuses to overwrite them;
a change of arithmetic is a new contract version with a file of its own. The two packs beside it are made here too,
if they are not there yet; of an existing pack nothing is written.

    python tests/golden/make_contract_v1.py
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
sys.path.insert(0, str(FOLDER.parent))

import naive  # noqa: E402

RECIPES = {"direct": "rgba_triangle", "indexed": "indexed_rgba"}
TOP_SEED, TOP_INDEX = 2**64 - 1, 2**32 - 1
NAMES = ("", "forest/level-3", "7", "Zürich", "Zu\u0308rich", "砂漠", "🌲🌲", "a\x00b", "line\nbreak", " ")
PLACES = ((0, 0, 0), (1, 0, 0), (7, 3, 0), (2**32, 2, 0), (TOP_SEED, TOP_INDEX, 0), (0, 0, 1), (TOP_SEED, 5, 1))
SPREADS = (0, 64, 256, 1024)
WAYS = (0, 1, 128, 255, 256)
FULL = 2**32 - 1
TABLES = ([FULL], [0, FULL], [FULL, FULL], [10, 10, 20, FULL], [0, 0, FULL], [2**31, FULL, FULL])
WORDS = (0, 9, 10, 19, 20, 2**20 - 1, 2**20, 2**31 - 1, 2**31, FULL - 1, FULL)


def main() -> None:
    target = FOLDER / "contract-v1.json"
    if target.exists():
        sys.exit(f"{target} is there already; golden vectors are never written anew")
    make_missing_packs()
    vectors: dict[str, Any] = {
        "contract": 1,
        "about": "seeds, indices, attempts and words are decimal strings; spread and t are over 256",
        "names": [{"name": name, "seed": str(naive.seed_of_name(name))} for name in NAMES],
        "words": [words(*place, domain) for place in PLACES for domain in range(7)],
        "choices": [
            {"word": str(word), "cumulative": list(map(str, table)), "chosen": naive.choose(word, table)}
            for table in TABLES
            for word in WORDS
        ],
        "normal_table_sha256": naive.TABLE_SHA256,
        "normal": [{"word": str(word), "q": naive.NORMAL[word >> 20]} for word in normal_words()],
        "packs": [],
        "textures": [],
        "interpolations": [],
    }
    for name in RECIPES:
        pack = naive.read_pack(FOLDER / f"{name}.onnx")
        vectors["packs"].append(describe(name, pack))
        vectors["textures"] += textures(name, pack.tensors)
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


def words(seed: int, index: int, attempt: int, domain: int) -> dict[str, Any]:
    drawn = naive.words(seed, index, domain, 9, attempt)
    place = {"seed": str(seed), "index": str(index), "attempt": str(attempt), "domain": domain}
    return place | {"words": list(map(str, drawn))}


def normal_words() -> list[int]:
    tops = [0, 1, 2, 1023, 2046, 2047, 2048, 2049, 2073, 2074, 3071, 3072, 4094, 4095]
    return sorted({top << 20 for top in tops} | {(top << 20) + 2**20 - 1 for top in tops})


def describe(name: str, pack: naive.Pack) -> dict[str, Any]:
    fingerprint = naive.fingerprint(pack.tensors)
    naive.demand(fingerprint == pack.fingerprint, "a fingerprint that the tensors do not have")
    text = naive.text(pack.tensors["labels"])
    return {
        "pack": name,
        "file": f"{name}.onnx",
        "fingerprint": fingerprint,
        "size": pack.tensors["size"].data,
        "labels": text.split("\n"),
    }


def textures(name: str, tensors: naive.Tensors) -> list[dict[str, Any]]:
    labels = [None, *naive.text(tensors["labels"]).split("\n")]
    named = naive.seed_of_name("砂漠")
    cases: list[tuple[int, int, dict[str, Any]]] = []
    for seed, index, attempt in (*PLACES, (named, 1, 0)):
        cases += [(seed, index, {"attempt": attempt, "label": label}) for label in labels]
        cases += [(seed, index, {"attempt": attempt, "spread": spread}) for spread in SPREADS if spread != 256]
        cases += [(seed, index, {"attempt": attempt, "around_centroid": True, "spread": spread}) for spread in SPREADS]
    cases += [(8, 1, {"label": label, "spread": spread}) for label in labels for spread in SPREADS]
    cases += [(9, 2, {"label": label, "around_centroid": True}) for label in labels]
    rows = []
    for seed, index, given in cases:
        controls = {"attempt": 0, "label": None, "spread": 256, "around_centroid": False} | given
        z, palette, k = naive.code(tensors, seed, index, **controls)
        row = {"pack": name, "seed": str(seed), "index": str(index)} | controls
        row["attempt"] = str(row["attempt"])
        rows.append(row | {"class": k, "z": z, "palette": palette, "sha256": sha256(tensors, z, palette)})
    return rows


def interpolations(name: str, tensors: naive.Tensors) -> list[dict[str, Any]]:
    rows = []
    for label in (None, naive.text(tensors["labels"]).split("\n")[0]):
        for a, b in (((1, 0), (2, 0)), ((TOP_SEED, TOP_INDEX), (0, 0))):
            u, v = (naive.code(tensors, seed, index, label)[:2] for seed, index in (a, b))
            for t in WAYS:
                z = naive.lerp(u[0], v[0], t)
                palette = None if u[1] is None or v[1] is None else naive.lerp(u[1], v[1], t)
                row = {"pack": name, "a": list(map(str, a)), "b": list(map(str, b)), "label": label, "t": t}
                rows.append(row | {"z": z, "palette": palette, "sha256": sha256(tensors, z, palette)})
    return rows


def sha256(tensors: naive.Tensors, z: list[int], palette: list[int] | None) -> str:
    return naive.sha256(naive.decode(tensors, z, palette)[0])


if __name__ == "__main__":
    main()
