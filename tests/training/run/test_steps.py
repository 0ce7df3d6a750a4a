"""What one optimizer step does, and what is validated."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

import numpy as np
import pytest
import torch
from lightning_fabric import Fabric
from torch import Tensor, nn

from assetgen_plugin.errors import DivergedError
from assetgen_training.config import Optimizer, Stage
from assetgen_training.data.batches import Batch, DirectData
from assetgen_training.models.losses import total_loss
from assetgen_training.models.vae import Vae
from assetgen_training.run.steps import ElboSteps
from conftest import TINY, blobs

CPU = torch.device("cpu")
DATA = blobs(32, 1, rng=np.random.default_rng(5))
CONFIG = dataclasses.replace(TINY, conditional=False, stages=(Stage(share=1.0, lr=1e-2, beta=0.5, augment=0.7),))


class Noted(DirectData):
    """A source that notes how strongly it is asked to augment."""

    def __init__(self) -> None:
        super().__init__(DATA, CPU)
        self.augments: list[float] = []

    def batch(self, rows: Tensor, augment: float, generator: torch.Generator) -> Batch:
        self.augments.append(augment)
        return super().batch(rows, augment, generator)


def model_of() -> Vae:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(1)
        return Vae(CONFIG, DATA.shape, 0)


def steps_of(optimizer: Optimizer = "adamw", source: DirectData | None = None) -> ElboSteps:
    fabric = Fabric(accelerator="cpu", precision="32-true")
    config = dataclasses.replace(CONFIG, optimizer=optimizer)
    return ElboSteps(fabric, config, 0, model_of(), source or DirectData(DATA, CPU))


def seeded() -> torch.Generator:
    return torch.Generator().manual_seed(3)


def values(parameters: Iterable[nn.Parameter]) -> list[Tensor]:
    return [parameter.detach().clone() for parameter in parameters]


def test_training_augments_as_the_stage_says_and_validation_does_not() -> None:
    source = Noted()
    steps = steps_of(source=source)
    steps.step(torch.arange(8), slice(None), 0, 1e-3, seeded())
    assert source.augments == [0.7]
    steps.judged(model_of(), torch.arange(8), seeded())
    assert source.augments == [0.7, 0.0]


def test_other_weights_are_validated_on_these_images_with_drawn_codes() -> None:
    """Not those that learn; the same by the same generator, others by another."""
    steps, other = steps_of(), model_of()
    with torch.no_grad():
        for parameter in other.parameters():
            parameter.mul_(1.5)
    rows = torch.tensor([3, 5, 7])
    images = torch.from_numpy(DATA.images[rows.numpy()]).permute(0, 3, 1, 2).float() / 255
    noise = torch.randn(2, 3, CONFIG.latent, generator=seeded())
    with torch.no_grad():
        expected = other(Batch(images, torch.from_numpy(DATA.labels[rows.numpy()])), noise)
        found = steps.judged(other, rows, seeded())
        assert not torch.equal(steps.judged(other, rows, torch.Generator().manual_seed(4))["recon"], found["recon"])
    for name, part in expected.items():
        torch.testing.assert_close(found[name], part)


def test_a_step_goes_down_the_mean_of_the_loss_with_beta_at_the_rate_given() -> None:
    """By AdamW's first step: against the sign of each gradient, as far as the rate, and 1e-4 of the weight besides."""
    steps, model = steps_of(), model_of()
    rows, lr = torch.arange(8), 1e-3
    generator = seeded()
    batch = DirectData(DATA, CPU).batch(rows, 0.7, generator)
    noise = torch.randn(2, 8, CONFIG.latent, generator=generator)
    total_loss(model(batch, noise), 0.5).mean().backward()
    before = values(model.parameters())
    steps.step(rows, slice(None), 0, lr, seeded())
    for parameter, old, new in zip(model.parameters(), before, values(steps.wrapped.parameters()), strict=True):
        assert parameter.grad is not None
        clear = parameter.grad.abs() > 1e-4  # beside the epsilon of 1e-8
        expected = old * (1 - lr * 1e-4) - lr * parameter.grad.sign()
        torch.testing.assert_close(new[clear], expected[clear], atol=1e-6, rtol=0)


@pytest.mark.parametrize(
    ("optimizer", "name"),
    [("adamw", "AdamW"), ("adam", "KerasAdam"), ("rmsprop", "KerasRMSprop"), ("muon", "Muon")],
)
def test_each_optimizer_is_the_one_asked_for(optimizer: Optimizer, name: str) -> None:
    inner = steps_of(optimizer).optimizer.optimizer
    assert type(inner).__name__ == name
    assert all(group["lr"] == 1e-2 for group in inner.param_groups)
    assert sum(len(group["params"]) for group in inner.param_groups) == len(list(model_of().parameters()))


def test_a_loss_that_is_not_finite_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = steps_of()
    before = values(steps.wrapped.parameters())
    monkeypatch.setattr(Vae, "forward", lambda self, batch, noise: {"recon": self.decoder(noise[0]).sum() * np.nan})
    with pytest.raises(DivergedError, match=r"nan at step 42, stage 0, .* images \[8, 9, 10, 11\] …; .* \(0\.01\)"):
        steps.step(torch.arange(8, 16), slice(None), 42, 1e-3, seeded())
    assert all(torch.equal(a, b) for a, b in zip(before, values(steps.wrapped.parameters()), strict=True))


def test_an_optimizer_goes_on_from_what_a_checkpoint_kept() -> None:
    one, other = steps_of(), steps_of()
    rows = torch.arange(8)
    one.step(rows, slice(None), 0, 1e-3, seeded())
    other.wrapped.load_state_dict(one.wrapped.state_dict())
    other.load({name: tensor.clone() for name, tensor in one.tensors().items()})
    for steps in (one, other):
        steps.step(rows, slice(None), 1, 1e-3, torch.Generator().manual_seed(9))
    for a, b in zip(values(one.wrapped.parameters()), values(other.wrapped.parameters()), strict=True):
        assert torch.equal(a, b)
