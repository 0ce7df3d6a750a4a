from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from assetgen_plugin import Pack
from assetgen_plugin.errors import DataError
from assetgen_training.run.checkpoint import (
    load_arrays,
    load_tensors,
    optimizer_tensors,
    restore_optimizer,
    save_arrays,
)
from places import PACKS


def test_arrays_of_any_memory_layout_come_back_as_they_were(tmp_path: Path) -> None:
    plain = np.arange(12, dtype=np.int16).reshape(3, 4)
    arrays = {"plain": plain, "transposed": plain.T, "fortran": np.asfortranarray(plain), "strided": plain[:, ::2]}
    save_arrays(tmp_path / "arrays", arrays)
    loaded = load_arrays(tmp_path / "arrays")
    for name, array in arrays.items():
        np.testing.assert_array_equal(loaded[name], array, err_msg=name)


def test_the_pack_draws_with_the_covariances_that_were_fitted(grey_run: Path) -> None:
    """Cholesky factors have positive diagonals; a prior saved in disorder would not."""
    for path in (grey_run / "pack.onnx", PACKS / "fashion.onnx"):
        tensors = Pack.open(path).tensors
        rows, columns = np.tril_indices(int(tensors["latent"][0]))
        assert tensors["gaussian.factor"].shape[1] == len(rows)
        assert (tensors["gaussian.factor"][:, rows == columns] > 0).all(), path


def test_damaged_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "bad").write_bytes(b"\x10\0\0\0\0\0\0\0nonsense")
    for load in (load_arrays, load_tensors):
        for name in ("bad", "none"):
            with pytest.raises(DataError, match=name):
                load(tmp_path / name)


def test_optimizer_state_comes_back_in_the_layout_of_its_weights() -> None:
    def trained() -> tuple[torch.nn.Conv2d, torch.optim.Optimizer]:
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(1)
            conv = torch.nn.Conv2d(3, 4, 3).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        optimizer = torch.optim.AdamW(conv.parameters(), fused=True)
        step(conv, optimizer)
        return conv, optimizer

    def step(conv: torch.nn.Conv2d, optimizer: torch.optim.Optimizer) -> None:
        optimizer.zero_grad()
        conv(torch.arange(192.0).view(1, 3, 8, 8)).square().mean().backward()
        optimizer.step()

    one, first = trained()
    other, second = trained()
    restore_optimizer(second, {name: value.contiguous().clone() for name, value in optimizer_tensors(first).items()})
    assert second.state[other.weight]["exp_avg"].is_contiguous(memory_format=torch.channels_last)
    step(one, first)
    step(other, second)
    assert torch.equal(one.weight, other.weight)
