"""Muon orthogonalises what is a matrix, leaves the rest to AdamW, and goes on from a checkpoint as if never stopped."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from assetgen_training.run.checkpoint import load_tensors, optimizer_tensors, restore_optimizer, save_tensors
from assetgen_training.run.optimizers.muon import Muon, orthogonalised


@pytest.mark.parametrize("shape", [(64, 16), (16, 64), (32, 32)])
def test_singular_values_come_to_about_one_and_directions_stay(shape: tuple[int, int]) -> None:
    matrix = torch.randn(*shape, generator=torch.Generator().manual_seed(0))
    u, _, vt = torch.linalg.svd(matrix, full_matrices=False)
    result = orthogonalised(matrix)
    values = torch.linalg.svdvals(result)
    # Newton-Schulz leaves the smallest directions short of one; all but these lie in 0.6..1.3
    assert values.max() < 1.3
    assert values.median() > 0.6
    assert torch.nn.functional.cosine_similarity(result.flatten(), (u @ vt).flatten(), dim=0) > 0.9


def test_columns_without_gradient_stay_as_they_are() -> None:
    layer = torch.nn.Linear(8, 4)
    with torch.no_grad():
        layer.weight[:, 2] = 0
    optimizer = Muon(layer.parameters(), lr=0.01)
    inputs = torch.randn(16, 8, generator=torch.Generator().manual_seed(0))
    inputs[:, 2] = 0
    before = layer.weight.detach().clone()
    layer(inputs).square().mean().backward()
    optimizer.step()
    assert (layer.weight[:, 2] == 0).all()
    assert not torch.equal(layer.weight, before)


def test_it_fits_a_network() -> None:
    generator = torch.Generator().manual_seed(0)
    inputs = torch.randn(64, 16, generator=generator)
    targets = torch.randn(64, 16, generator=generator)
    torch.manual_seed(1)
    net = torch.nn.Sequential(torch.nn.Linear(16, 64), torch.nn.ReLU(), torch.nn.Linear(64, 16))
    optimizer = Muon(net.parameters(), lr=0.03)
    for _ in range(200):
        optimizer.zero_grad()
        loss = (net(inputs) - targets).square().mean()
        loss.backward()
        optimizer.step()
    assert float(loss.detach()) < 0.1 * float(targets.square().mean())


def test_its_state_comes_back(tmp_path: Path) -> None:
    def made() -> tuple[torch.nn.Conv2d, Muon]:
        torch.manual_seed(0)
        conv = torch.nn.Conv2d(3, 4, 3).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        return conv, Muon(conv.parameters(), lr=0.01)

    def step(conv: torch.nn.Conv2d, optimizer: Muon, seed: int) -> None:
        optimizer.zero_grad()
        conv(torch.randn(2, 3, 8, 8, generator=torch.Generator().manual_seed(seed))).square().mean().backward()
        optimizer.step()

    conv, optimizer = made()
    for seed in range(3):
        step(conv, optimizer, seed)
    save_tensors(tmp_path / "state", optimizer_tensors(optimizer))
    again, resumed = made()
    again.load_state_dict(conv.state_dict())
    restore_optimizer(resumed, load_tensors(tmp_path / "state")[0])
    step(conv, optimizer, 3)
    step(again, resumed, 3)
    assert torch.equal(conv.weight, again.weight)
    assert conv.bias is not None
    assert again.bias is not None
    assert torch.equal(conv.bias, again.bias)
