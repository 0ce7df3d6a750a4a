"""Where a run stands, and what follows from it: its progress, the learning rate, the images of a step."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass

import torch
from torch import Tensor

from ..config import TrainConfig
from ..keys import key


@dataclass
class RunState:
    """Where a run stands; saved with every checkpoint."""

    stage: int = 0
    step: int = 0  # of the whole run
    stage_step: int = 0
    stage_seconds: float = 0.0
    best: float = math.inf  # lowest validation loss of this stage
    stale: int = 0  # validations since

    def leave_stage(self) -> None:
        """Moves on to the next stage's start."""
        self.stage, self.stage_step, self.stage_seconds = self.stage + 1, 0, 0.0
        self.best, self.stale = math.inf, 0


def order(config: TrainConfig, step: int, n_rows: int, batch_size: int) -> Tensor:
    """Which rows a step sees: each epoch in an order of its own, its last partial batch left out."""
    epoch, number = divmod(step, max(1, n_rows // batch_size))
    return _epoch_order(config.seed, epoch, n_rows)[number * batch_size : (number + 1) * batch_size]


@functools.lru_cache(maxsize=1)
def _epoch_order(seed: int, epoch: int, n_rows: int) -> Tensor:
    generator = torch.Generator().manual_seed(key(seed, "epoch", epoch))
    return torch.randperm(n_rows, generator=generator)


def progress(config: TrainConfig, state: RunState) -> float:
    """How much of the present stage is done, 0..1."""
    stage = config.stages[state.stage]
    if config.steps is not None:
        return state.stage_step / max(1, round(stage.share * config.steps))
    assert config.minutes is not None
    return state.stage_seconds / (60 * config.minutes * stage.share)


def learning_rate(config: TrainConfig, state: RunState) -> float:
    """Half a cosine from the stage's peak to a tenth of it, behind a warm-up of 100 steps."""
    peak = config.stages[state.stage].lr
    if config.decay == "none":
        return peak
    fall = 0.55 + 0.45 * math.cos(math.pi * min(1.0, progress(config, state)))
    return peak * fall * min(1.0, (state.stage_step + 1) / 100)
