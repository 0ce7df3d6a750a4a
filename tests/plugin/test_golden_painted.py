"""Every engine draws the golden vectors of painted packs (contract 2).

tests/golden/contract-v2.json and the packs beside it are NEVER regenerated to make a test pass; see test_golden.py.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest

from assetgen_plugin import Pack, texture_hash
from decoders import ALL_ENGINES
from places import GOLDEN

VECTORS: dict[str, Any] = json.loads((GOLDEN / "contract-v2.json").read_text("utf-8"))

FILES = {  # SHA-256 of the packs
    "painted-box.onnx": "84c0aa4191415dd31bcc28424579bc83d8cad929db489ea8bc63c12b2d7fe433",
    "painted-fixed.onnx": "cea4df583249696dd74dae7a625a1cf473641cf0380d27e95e94ffcac8704557",
    "painted-held.onnx": "5382383356579f2c62bfcc20f8928070c363e81da29a315f463beb9f2e0ccfb5",
    "painted-kept.onnx": "78e8694b2af6f1059f8facedb14ba7b249233908430d2217fd39584768086cb0",
    "painted-large.onnx": "ab7b147bef7198419c18f7e19c60af41338b704e20ce6e7dd6e2fade7f602014",
    "painted-mirrored.onnx": "7c8eddc82144ecea8f1dc8e9f5a95dd6730724bae3b643be6ac62dcee73777b9",
    "painted-layers.onnx": "ddcf60503fcf96a4051e7b0f97a2f42a9fcc4b8184ef779d212c5152ab861ec0",
    "painted-rgba.onnx": "aa3c3189df5990d711ea08de350375678661076482baeabf876753052c41459a",
    "painted-ring.onnx": "19de38377b68d92cca8c718583e2f92d29cec302f3dc9c58da9ea3c03ae8b127",
    "painted-shown.onnx": "005afa913680e504d4fae64b856459e7dfee9040dc650b104cb1ccedfabbd391",
    "painted-tiles.onnx": "9d3487865c81aa30853cafa4398685e785bf50500ec3106d9a96c1f4caa28bd4",
}
ROWS = {  # of the vectors of each pack
    "painted-box": "6a34c953d4e0b5d7fbb900ce64fb03063af438928e6d55f686dc3ac25487c0a8",
    "painted-fixed": "01a25eaa4e00c6e888052ccc2a9322596cc82db03dc4fc3e73c2b4abadba86b2",
    "painted-held": "ba60e10b6443868b9658603980f58cb6a7e6ac3757a48c176cc6bb6088439a08",
    "painted-kept": "6dfbf7a5cb2e435ea3aafcf5d8a598f7083e592041d2370bc3b88cfddd2c7d1b",
    "painted-large": "adce00f37ee9056b868a0cbd64c60b1441ff1bf25cbe2dff94907dd13d174ca4",
    "painted-mirrored": "be1b2b25bc8a34806d40f01b257847f854ea404b13ba5ff79b196eaa0a2d50f9",
    "painted-layers": "4c9d9290550475c22ce061fff759b4e4ddc21d79ad9c5bc6e9c1505f11db40ef",
    "painted-rgba": "ee10827f36a62d2ba32280dad130ed10bff11aaf0d947b7094ab63a22b3fd77b",
    "painted-ring": "9ff6bea77262bf37494dece2d131660e2efad5907b694cc389c01bb255aca3d9",
    "painted-shown": "46df3fe616149783a5ffa44abf268780ba6801a127e1a920929a3d6c70238b6c",
    "painted-tiles": "b0c3fa67acda9433963334283ffb779aa1fa839590b39e873aa8704af0d2608c",
}


@pytest.mark.parametrize("name", FILES)
def test_golden_packs_are_the_ones_first_written(name: str) -> None:
    assert hashlib.sha256((GOLDEN / name).read_bytes()).hexdigest() == FILES[name]


@pytest.mark.parametrize("name", ROWS)
def test_golden_vectors_are_the_ones_first_written(name: str) -> None:
    kinds = ("textures", "blends", "interpolations")
    rows = [[row for row in VECTORS[kind] if row["pack"] == name] for kind in kinds]
    assert hashlib.sha256(json.dumps(rows).encode()).hexdigest() == ROWS[name]


@pytest.fixture(scope="module", params=ALL_ENGINES)
def opened(request: pytest.FixtureRequest) -> dict[str, Pack]:
    names = {row["pack"] for row in VECTORS["textures"]}
    return {name: Pack.open(GOLDEN / f"{name}.onnx", engine=request.param) for name in names}


def controls_of(row: dict[str, Any]) -> dict[str, Any]:
    """What the public calls take by name."""
    names = ("label", "base", "palette", "style", "epoch", "layer", "swaps")
    controls = {key: row[key] for key in names if key in row}
    if "spread" in row:
        controls["spread"] = row["spread"] / 256
    if "colours" in row:
        controls["palette"] = row["colours"]
    return controls


def test_textures(opened: dict[str, Pack]) -> None:
    for row in VECTORS["textures"]:
        place = int(row["seed"]), int(row["index"])
        texture = opened[row["pack"]].texture(*place, attempt=int(row["attempt"]), **controls_of(row))
        assert texture_hash(texture) == row["sha256"], row


def test_blends(opened: dict[str, Pack]) -> None:
    for row in VECTORS["blends"]:
        place = int(row["seed"]), int(row["index"])
        texture = opened[row["pack"]].blend(row["a"], row["b"], row["t"] / 256, *place, **controls_of(row))
        assert texture_hash(texture) == row["sha256"], row


def test_interpolations(opened: dict[str, Pack]) -> None:
    for row in VECTORS["interpolations"]:
        ends = [(int(seed), int(index)) for seed, index in (row["from"], row["to"])]
        (texture,) = opened[row["pack"]].interpolate(*ends, [row["t"] / 256], **controls_of(row))
        assert texture_hash(texture) == row["sha256"], row


def test_textures_of_a_pack_are_different() -> None:
    for name in {row["pack"] for row in VECTORS["textures"]}:
        hashes = [row["sha256"] for row in VECTORS["textures"] if row["pack"] == name]
        assert len(set(hashes)) > len(hashes) // 2, name
