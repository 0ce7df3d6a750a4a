"""Where a run stands, and what follows from it: the steps of each stage, the learning rate, the images of a step.

A run is steps: what a step does depends on its number and on how many the stage has, never on a clock. Where minutes
are asked for, the clock is read only to find that number, once, during the first steps of each stage. It is then
written to the run folder, and a run of the same numbers of steps is the same run.
"""

from __future__ import annotations

import functools
import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from ..config import TrainConfig
from ..keys import key

TIMED = 50  # first steps of a stage, within which its number of steps is found
_WARM_UP = 100  # steps over which the learning rate rises to its peak
_COLD = 3  # first steps in a process are slower, and are not measured by
_PART = 0.25  # of the stage's time after which it is fixed, if that is before TIMED steps


@dataclass
class RunState:
    """Where a run stands; saved with every checkpoint."""

    stage: int = 0
    step: int = 0  # of the whole run
    stage_step: int = 0
    stage_seconds: float = 0.0  # nothing but reports and the number of steps that minutes come to depends on it
    best: float = math.inf  # lowest validation loss of this stage
    stale: int = 0  # validations since
    late: bool = False  # whether it was said that the run takes longer than asked for

    def leave_stage(self) -> None:
        """Moves on to the next stage's start."""
        self.stage, self.stage_step, self.stage_seconds = self.stage + 1, 0, 0.0
        self.best, self.stale = math.inf, 0


def planned_steps(config: TrainConfig) -> list[int | None]:
    """The number of steps of each stage; None for those that are found from minutes when the stage begins."""
    if config.steps is None:
        return [None] * len(config.stages)
    return [max(1, round(stage.share * config.steps)) for stage in config.stages]


def stage_budget(config: TrainConfig, stage: int) -> float:
    """Seconds that were asked for a stage; infinite if steps were."""
    return math.inf if config.minutes is None else 60 * config.minutes * config.stages[stage].share


def can_fix(config: TrainConfig, state: RunState) -> bool:
    """Whether enough steps have been timed to find the stage's number of steps."""
    some_time = state.stage_seconds >= _PART * stage_budget(config, state.stage)
    return state.stage_step >= TIMED or (some_time and state.stage_step > _COLD)


def steps_within(config: TrainConfig, state: RunState, step_seconds: Sequence[float], validation_seconds: float) -> int:
    """How many steps the stage has in the time asked for, those taken included; at least those.

    step_seconds: what each of its steps so far took in this process. The median counts, so that a moment in which the
    machine was busy does not. validation_seconds: what one validation takes.
    """
    warm = list(step_seconds)[_COLD:] or [state.stage_seconds / max(1, state.stage_step)]
    pace = statistics.median(warm) + validation_seconds / config.evaluate_every
    left = stage_budget(config, state.stage) - state.stage_seconds
    return state.stage_step + max(0, round(left / pace))


def is_late(config: TrainConfig, state: RunState, n_steps: int) -> bool:
    """Whether the stage has fallen behind the time asked for by a quarter of it."""
    budget = stage_budget(config, state.stage)
    return config.minutes is not None and state.stage_seconds - budget * state.stage_step / n_steps > budget / 4


def has_ended(config: TrainConfig, state: RunState, n_steps: int | None) -> bool:
    """Whether the stage has taken its steps, or too many of them without progress."""
    return (n_steps is not None and state.stage_step >= n_steps) or state.stale >= config.patience


def learning_rate(config: TrainConfig, state: RunState, n_steps: int | None) -> float:
    """Half a cosine from the stage's peak to a tenth of it, behind a warm-up of 100 steps.

    The cosine begins after the timed steps, whose rates are thus the same whatever n_steps, the stage's number of
    steps, is found to be; for these alone it may be None.
    """
    peak = config.stages[state.stage].lr
    if config.decay == "none":
        return peak
    risen = min(1.0, (state.stage_step + 1) / _WARM_UP)
    if state.stage_step < TIMED:
        return peak * risen
    assert n_steps is not None
    done = min(1.0, (state.stage_step - TIMED) / max(1, n_steps - TIMED))
    return peak * risen * (0.55 + 0.45 * math.cos(math.pi * done))


def order(config: TrainConfig, step: int, n_rows: int, batch_size: int) -> Tensor:
    """Which rows a step sees: each epoch in an order of its own, its last partial batch left out."""
    epoch, number = divmod(step, max(1, n_rows // batch_size))
    return _epoch_order(config.seed, epoch, n_rows)[number * batch_size : (number + 1) * batch_size]


@functools.lru_cache(maxsize=1)
def _epoch_order(seed: int, epoch: int, n_rows: int) -> Tensor:
    generator = torch.Generator().manual_seed(key(seed, "epoch", epoch))
    return torch.randperm(n_rows, generator=generator)
