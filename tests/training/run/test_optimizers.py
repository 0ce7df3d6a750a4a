"""Optimizers against their formulas, on whatever device, and under a gradient scaler that finds an overflow."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import nn

from assetgen_training.run.optimizers.keras import KerasAdam, KerasRMSprop
from assetgen_training.run.optimizers.muon import Muon

Gradients = NDArray[np.float64]
EVERY = [KerasRMSprop, KerasAdam, lambda parameters, lr: Muon(parameters, lr=lr)]
NAMES = ["rmsprop", "adam", "muon"]


def gradients() -> Gradients:
    """Of 40 steps, (40, 60): some far below the root of the epsilon, some far above, some 0."""
    rng = np.random.default_rng(1)
    return rng.standard_normal((40, 60)) * np.logspace(-6, 1, 60) * (rng.random((40, 1)) > 0.1)


def keras_rmsprop(w: Gradients, steps: Gradients) -> Gradients:
    v = np.zeros_like(w)
    for g in steps:
        v = 0.9 * v + 0.1 * g * g
        w = w - 1e-3 * g / np.sqrt(v + 1e-7)
    return w


def keras_adam(w: Gradients, steps: Gradients) -> Gradients:
    m, v = np.zeros_like(w), np.zeros_like(w)
    for number, g in enumerate(steps, start=1):
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        alpha = 1e-3 * np.sqrt(1 - 0.999**number) / (1 - 0.9**number)
        w = w - alpha * m / (np.sqrt(v) + 1e-7)
    return w


@pytest.mark.parametrize(
    ("made", "formula"), [(KerasRMSprop, keras_rmsprop), (KerasAdam, keras_adam)], ids=["rmsprop", "adam"]
)
def test_keras_s_optimizers_follow_keras_s_formulas(
    made: Callable[..., torch.optim.Optimizer], formula: Callable[[Gradients, Gradients], Gradients]
) -> None:
    start = np.random.default_rng(2).standard_normal(60)
    parameter = nn.Parameter(torch.tensor(start))  # in float64: a float32's rounding is larger than some steps
    optimizer = made([parameter], 1e-3)
    for gradient in gradients():
        parameter.grad = torch.tensor(gradient)
        optimizer.step()
    expected = formula(start, gradients())
    assert np.abs(expected - start).max() > 0.01
    np.testing.assert_allclose(parameter.detach().numpy(), expected, rtol=0, atol=1e-9)


@pytest.mark.parametrize("made", EVERY, ids=NAMES)
def test_what_an_optimizer_keeps_is_where_its_parameters_are(made: Callable[..., torch.optim.Optimizer]) -> None:
    """The fused kernels want even the step's number there. The device `meta` stands for any that is not the CPU."""
    matrix = nn.Parameter(torch.zeros(4, 3, device="meta"))
    optimizer = made([matrix], 1e-3)
    if isinstance(optimizer, Muon):  # it makes its state in its first step; that of a matrix is no kernel of AdamW's
        matrix.grad = torch.zeros(4, 3, device="meta")
        optimizer.step()
    kept = [value for fields in optimizer.state.values() for value in fields.values()]
    assert len(kept) >= 2 or isinstance(optimizer, KerasAdam)  # torch makes its state
    assert all(value.device == matrix.device for value in kept)


def scaled_run(made: Callable[..., torch.optim.Optimizer], *, scale: float, overflow: bool) -> list[torch.Tensor]:
    """Weights after four steps under a gradient scaler; of a fifth, in between, the gradients are infinite."""
    torch.manual_seed(1)
    net = nn.Sequential(nn.Linear(6, 8), nn.Tanh(), nn.Linear(8, 3))
    optimizer = made(net.parameters(), 1e-2)
    scaler = torch.amp.GradScaler("cpu", init_scale=scale)
    inputs = torch.randn(5, 16, 6, generator=torch.Generator().manual_seed(2))
    for number, batch in enumerate(inputs):
        if number == 2 and not overflow:
            continue
        optimizer.zero_grad()
        loss = net(batch).square().mean() * (torch.inf if number == 2 else 1)
        scaler.scale(loss).backward()  # type: ignore[no-untyped-call]
        scaler.step(optimizer)
        scaler.update()
    return [parameter.detach() for parameter in net.parameters()]


@pytest.mark.parametrize("made", EVERY, ids=NAMES)
def test_a_gradient_scaler_changes_no_step_and_an_overflow_costs_only_its_own(
    made: Callable[..., torch.optim.Optimizer],
) -> None:
    plain = scaled_run(made, scale=1.0, overflow=False)
    for weights in (scaled_run(made, scale=2.0**16, overflow=False), scaled_run(made, scale=2.0**16, overflow=True)):
        for one, other in zip(plain, weights, strict=True):
            torch.testing.assert_close(other, one, atol=1e-6, rtol=0)
