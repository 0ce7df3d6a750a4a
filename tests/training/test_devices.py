"""Nothing of a step is made on the CPU by accident: the device `meta`, which has no numbers, stands for a GPU.

An operation between it and the CPU fails, as one between a GPU and the CPU does. What needs numbers (exponents of
integers, whether a loss is finite) is left to the tests marked `cuda`.
"""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import torch
from torch import Tensor

from assetgen_art.image_set import ImageSet, Traits
from assetgen_training.config import Stage, TrainConfig
from assetgen_training.data.batches import Batch, DirectData, IndexedData, NoisyData
from assetgen_training.data.slots import indexed
from assetgen_training.models.classifier import Classifier
from assetgen_training.models.exact import HIDDEN, TABLE, Conv, Dense, ExactStack, Reshape
from assetgen_training.models.family import build_model
from assetgen_training.models.losses import total_loss
from assetgen_training.models.refine import Refinement
from assetgen_training.presets import PRESETS
from assetgen_training.run.critics import CRITIC
from conftest import blobs

META = torch.device("meta")
GREY = blobs(16, 1, side=28, rng=np.random.default_rng(1))
SPRITES = blobs(16, 4, side=28, rng=np.random.default_rng(2))
PAIRS = dataclasses.replace(GREY, dirty=255 - GREY.images)


def set_of(config: TrainConfig) -> ImageSet:
    if config.output == "indexed":
        return SPRITES
    return PAIRS if config.corruption == "pairs" else GREY


def source_of(config: TrainConfig, data: ImageSet, device: torch.device) -> DirectData | IndexedData | NoisyData:
    if config.output == "indexed":
        return IndexedData(indexed(config, data.images, data.labels), data.labels, Traits(), device)
    return NoisyData(data, config, device) if config.model == "denoiser" else DirectData(data, device)


def moved(batch: Batch) -> Batch:
    fields = {field.name: getattr(batch, field.name) for field in dataclasses.fields(batch)}
    return Batch(**{name: value if value is None else value.to(META) for name, value in fields.items()})


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_s_loss_and_its_gradients_are_where_the_model_is(preset: str) -> None:
    config = PRESETS[preset]
    data = set_of(config)
    rows = torch.arange(16)
    batch = moved(source_of(config, data, torch.device("cpu")).batch(rows, 0.5, torch.Generator().manual_seed(1)))
    model = build_model(config, data.shape, 2 if config.conditional else 0).to(META).train()
    parts = model(batch, torch.empty(2, 16, config.latent, device=META))
    loss = total_loss(parts, 0.5).mean()
    assert loss.device == META
    loss.backward()  # type: ignore[no-untyped-call]
    assert all(p.grad is not None and p.grad.device == META for p in model.parameters())


def test_a_refine_step_is_where_its_critic_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch, "cov", lambda values: values @ values.T)  # it asks for numbers
    decoder = ExactStack(Dense(6, 144, span=HIDDEN), Reshape(1, 12, 12), Conv(1, 1, span=TABLE))
    critic = Classifier(CRITIC, 1, 2).to(META)
    refinement = Refinement(decoder.to(META), critic, Stage(share=1.0, lr=1e-3, refine=True), (12, 12, 1))
    assert all(buffer.device == META for buffer in refinement.buffers())
    images, codes = torch.empty(8, 1, 12, 12, device=META), torch.empty(8, 6, device=META)

    def features(count: int) -> Tensor:
        return torch.empty(count, CRITIC.n_features, device=META)

    refinement.calibrate(features(50), features(60), images, images)
    parts = refinement.train()(images, codes, codes)
    total_loss(parts, 0.0).mean().backward()  # type: ignore[no-untyped-call]
    assert all(p.grad is not None and p.grad.device == META for p in decoder.parameters())
