"""Every engine draws the vectors of painted packs (contract 2; a draft, written anew until it is frozen)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from assetgen_plugin import Pack, texture_hash
from decoders import ALL_ENGINES
from places import GOLDEN

VECTORS: dict[str, Any] = json.loads((GOLDEN / "contract-v2-draft.json").read_text("utf-8"))


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
