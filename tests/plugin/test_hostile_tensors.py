"""Packs whose file is whole and whose fingerprint is right, but whose tensors break one rule of the contract."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import packs
from assetgen_plugin import Pack, PackError
from assetgen_plugin.checking import check_tensors
from packs import Chain, Tensors

pytest.importorskip("onnx")
import forge
from hostile_tensors import (
    LAYERS,
    NO_GRAPH,
    PRIOR,
    fixed,
    grey,
    renamed,
    sprite,
    sprites_direct,
    text,
    wrapped,
)


@pytest.mark.parametrize(
    ("tensors", "reason"), [*PRIOR, *LAYERS], ids=lambda value: value if isinstance(value, str) else ""
)
def test_tensors(tensors: Tensors, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forge.forbid_engine(monkeypatch)
    path = tmp_path / "pack.onnx"
    path.write_bytes(forge.pack_file(tensors))
    forge.refused(path, reason)


@pytest.mark.parametrize(
    ("tensors", "reason"),
    NO_GRAPH,
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_tensors_of_no_graph(tensors: Tensors, reason: str) -> None:
    with pytest.raises(PackError, match=reason):
        check_tensors(tensors)


def test_the_same_packs_unbroken_are_opened(tmp_path: Path) -> None:
    """Else the tests above would pass for a reason of no interest."""
    makes = (grey, sprite, wrapped, fixed, sprites_direct, lambda: fixed() | {"exemplar.names": text(renamed("x"))})
    for name, tensors in enumerate(make() for make in makes):
        check_tensors(tensors)
        path = tmp_path / f"{name}.onnx"
        path.write_bytes(forge.pack_file(tensors))
        assert Pack.open(path).texture(1).any()


def test_a_hundred_layers_open_and_one_more_is_refused(tmp_path: Path) -> None:
    def tall(n_layers: int) -> Tensors:
        chain = Chain("decoder", 5, rng=np.random.default_rng(0))
        for _ in range(n_layers - 3):
            chain = chain.dense(5, packs.SIGNED)
        rest = packs.grey_diagonal(rng=np.random.default_rng(0))
        chain = chain.dense(35, packs.TABLE).reshape(1, 7, 5).table()
        return {name: held for name, held in rest.items() if not name.startswith("decoder.")} | chain.tensors

    path = tmp_path / "tall.onnx"
    path.write_bytes(forge.pack_file(tall(100)))
    assert Pack.open(path).size == (7, 5, 1)
    with pytest.raises(PackError, match="is not a layer"):
        check_tensors(tall(101))
