"""One stage of a run: what precedes its first step, its steps, reports, validations and checkpoints."""

from __future__ import annotations

import dataclasses
import time
from dataclasses import dataclass

import torch
from torch import Tensor

from assetgen_art.pictures import save_png, sheet

from ..keys import key
from ..models.family import Model, set_exact
from ..models.losses import total_loss
from .checkpoint import load_tensors, restore_scaler, save_tensors, scaler_tensors
from .critics import CRITIC, load_classifier
from .folder import StepCounts
from .log import RunLog
from .posterior import calibrate_integers, keep_prior
from .schedule import (
    RunState,
    can_fix,
    has_ended,
    is_late,
    learning_rate,
    order,
    stage_budget,
    steps_within,
)
from .setup import Setup
from .snapshots import samples, save_held_out
from .steps import ElboSteps, RefineSteps

_REPORT_EVERY = 20  # steps between two lines of the log


@dataclass(frozen=True)
class Weights:
    """The model that learns, and the moving average of its weights, which is validated and exported."""

    model: Model
    average: Model

    def both(self) -> tuple[Model, Model]:
        """Each of the two."""
        return self.model, self.average


@dataclass(frozen=True)
class Timing:
    """The numbers of steps, and what this stage's steps took while its own was not yet known."""

    counts: StepCounts
    seconds: list[float]

    def n_steps(self, state: RunState) -> int | None:
        """Steps of the present stage; None while it is not known."""
        return self.counts.planned[state.stage]


def run_stage(
    setup: Setup, weights: Weights, state: RunState, counts: StepCounts, saved: dict[str, Tensor], log: RunLog
) -> None:
    """Takes the present stage's steps, or those that are left of it, and moves the state on to the next stage.

    saved: tensors of the checkpoint that the run was resumed from, if that was in this stage; else none.
    """
    if not has_ended(setup.config, state, counts.planned[state.stage]):
        steps = _begin(setup, weights, state, saved, log)
        timing = Timing(counts, [])
        ended = False
        while not ended:
            ended = _advance(setup, weights, steps, state, timing, log)
    if setup.leader and setup.config.prior == "exemplar" and state.stage == 0:
        save_held_out(setup, weights.average)
    counts.taken[state.stage :] = [state.stage_step]
    if setup.leader:
        counts.save(setup.folder)
    state.leave_stage()


def _begin(
    setup: Setup, weights: Weights, state: RunState, saved: dict[str, Tensor], log: RunLog
) -> ElboSteps | RefineSteps:
    """Puts the weights where the stage begins, or the optimizer where it was when the run was killed."""
    stages = setup.config.stages
    stage, fresh = stages[state.stage], state.stage_step == 0
    if not saved and state.stage > 0:
        setup.fabric.barrier()  # until the leader has written them
        best_so_far = load_tensors(setup.folder.best)[0]
        for model in weights.both():
            model.load_state_dict(best_so_far)
    for model in weights.both():
        if fresh and stage.exact:
            calibrate_integers(setup, model, setup.rows(state.stage))
        set_exact(model, stage.exact)
    if fresh and stage.refine and not stages[state.stage - 1].refine and setup.leader:
        keep_prior(setup, weights.average, log)
    steps = _steps_of(setup, state.stage, weights.model, log)
    if not fresh:
        steps.load(saved)
        restore_scaler(setup.fabric, saved)
    else:
        log.record("stage", step=state.step, stage=state.stage, **dataclasses.asdict(stage))
        if setup.leader:  # this stage's first validation replaces the best weights that it began with
            _checkpoint(setup, weights, steps, state)
    return steps


def _steps_of(setup: Setup, stage: int, model: Model, log: RunLog) -> ElboSteps | RefineSteps:
    """What a step of a stage does. If a refine stage's critic is not yet trained, the leader trains it."""
    if not setup.config.stages[stage].refine:
        return ElboSteps(setup.fabric, setup.config, stage, model, setup.source)
    if setup.leader:
        load_classifier(CRITIC, setup.data, say=log.say)
    setup.fabric.barrier()
    return RefineSteps(setup, stage, model, load_classifier(CRITIC, setup.data, say=log.say))


def _advance(
    setup: Setup, weights: Weights, steps: ElboSteps | RefineSteps, state: RunState, timing: Timing, log: RunLog
) -> bool:
    """One step, with the report and the validation that are due after it; returns whether the stage has ended."""
    config = setup.config
    begun = time.perf_counter()
    rows = setup.rows(state.stage)
    batch_rows = rows[order(config, state.step, len(rows), setup.batch_size)]
    generator = torch.Generator(setup.device).manual_seed(key(config.seed, "step", state.step))
    lr = learning_rate(config, state, timing.n_steps(state))
    parts = steps.step(batch_rows, setup.part, state.step, lr, generator)
    update_average(weights, config.ema, state.step)
    state.step += 1
    state.stage_step += 1
    seconds = time.perf_counter() - begun
    state.stage_seconds += seconds
    if timing.n_steps(state) is None:
        timing.seconds.append(seconds)
        _find_steps(setup, weights.average, steps, state, timing, log)
    if state.step % _REPORT_EVERY == 0:
        _report(setup, state, timing.n_steps(state), _means(setup, state.stage, parts), lr, seconds, log)
    if state.step % config.evaluate_every == 0 or has_ended(config, state, timing.n_steps(state)):
        begun = time.perf_counter()
        _validate(setup, weights.average, steps, state, log)
        if setup.leader:
            _checkpoint(setup, weights, steps, state)
        state.stage_seconds += time.perf_counter() - begun
    return has_ended(config, state, timing.n_steps(state))


def _find_steps(
    setup: Setup, average: Model, steps: ElboSteps | RefineSteps, state: RunState, timing: Timing, log: RunLog
) -> None:
    """Fixes the stage's number of steps as soon as enough have been timed. The leader's clock decides for all."""
    n_steps = None
    if setup.leader and can_fix(setup.config, state):
        begun = time.perf_counter()
        _validation_losses(setup, average, steps, state)  # for its time alone
        n_steps = steps_within(setup.config, state, timing.seconds, time.perf_counter() - begun)
    timing.counts.planned[state.stage] = n_steps = setup.fabric.broadcast(n_steps)
    if n_steps is not None and setup.leader:
        timing.counts.save(setup.folder)
        log.record("plan", step=state.step, stage=state.stage, steps=n_steps)
        log.say(f"stage {state.stage + 1} of {len(setup.config.stages)}: {n_steps:,} steps in the time asked for")


@torch.no_grad()
def update_average(weights: Weights, decay: float, step: int) -> None:
    """Exponential moving average of the weights, shorter while the run is young."""
    keep = min(decay, (1 + step) / (10 + step))
    torch._foreach_lerp_(list(weights.average.parameters()), list(weights.model.parameters()), 1 - keep)


def _means(setup: Setup, stage: int, parts: dict[str, Tensor]) -> dict[str, float]:
    """The loss and its parts as means over the whole batch, of all processes."""
    loss = total_loss(parts, setup.config.stages[stage].beta)
    means = torch.stack([value.detach().mean() for value in (loss, *parts.values())])
    over_all = torch.as_tensor(setup.fabric.all_reduce(means, reduce_op="mean"))
    return dict(zip(["loss", *parts], over_all.tolist(), strict=True))


def _report(
    setup: Setup, state: RunState, n_steps: int | None, means: dict[str, float], lr: float, seconds: float, log: RunLog
) -> None:
    """Moves the live line, writes a record, and says once if the run takes longer than asked for."""
    config, speed = setup.config, setup.batch_size / seconds
    done = state.stage_step / n_steps if n_steps else state.stage_seconds / stage_budget(config, state.stage)
    stage = config.stages[state.stage]
    log.step(
        f"stage {state.stage + 1}/{len(config.stages)} step {state.stage_step:,}/{n_steps or 0:,}",
        sum(before.share for before in config.stages[: state.stage]) + stage.share * min(1.0, done),
        means | {"img/s": speed},
    )
    log.record(
        "step",
        step=state.step,
        stage=state.stage,
        stage_step=state.stage_step,
        stage_steps=n_steps,
        lr=lr,
        **means,
        images_per_s=round(speed, 1),
        stage_seconds=round(state.stage_seconds, 1),
    )
    if n_steps and not state.late and is_late(config, state, n_steps):
        state.late = True
        log.record("late", step=state.step, stage=state.stage, stage_seconds=round(state.stage_seconds, 1))
        log.say(
            f"step {state.stage_step:,} of {n_steps:,} after {state.stage_seconds / 60:.1f} of the stage's "
            f"{stage_budget(config, state.stage) / 60:.1f} minutes: the machine is slower than when it was timed; "
            "training takes longer and still takes every step"
        )


@torch.no_grad()
def _validation_losses(
    setup: Setup, average: Model, steps: ElboSteps | RefineSteps, state: RunState
) -> dict[str, float]:
    """The mean loss and its parts on the held-out images, without augmentation."""
    beta = setup.config.stages[state.stage].beta
    generator = torch.Generator(setup.device).manual_seed(key(setup.config.seed, "validate"))
    sums: dict[str, float] = {}
    for rows in torch.split(setup.held, setup.source.chunk):
        parts = steps.judged(average, rows, generator)
        for name, value in (parts | {"loss": total_loss(parts, beta)}).items():
            sums[name] = sums.get(name, 0.0) + float(value.sum()) / len(setup.held)
    return sums


def _validate(setup: Setup, average: Model, steps: ElboSteps | RefineSteps, state: RunState, log: RunLog) -> None:
    """Keeps the best weights, and counts validations without progress. The leader validates and decides for all."""
    config = setup.config
    if setup.leader:
        losses = _validation_losses(setup, average, steps, state)
        state.stale += 1
        # Variants are asked of the sprites that were learned: what is right for others is no reason to stop early. And
        # an adversary's loss does not say how good a decoder is, only how they stand to each other.
        ahead = config.prior == "exemplar" or config.stages[state.stage].adversary > 0
        better = losses["loss"] < state.best or ahead
        if better:
            state.best, state.stale = losses["loss"], 0
        if better or config.keep == "last":
            about = {"step": state.step, "exact": config.stages[state.stage].exact}
            save_tensors(setup.folder.best, average.state_dict(), about)
        log.record("validation", step=state.step, stage=state.stage, best=state.best, **losses)
        save_png(setup.folder.samples(state.step), sheet(samples(setup, average), 12))
    state.best, state.stale = setup.fabric.broadcast((state.best, state.stale))


def _checkpoint(setup: Setup, weights: Weights, steps: ElboSteps | RefineSteps, state: RunState) -> None:
    tensors = {f"model.{name}": tensor for name, tensor in weights.model.state_dict().items()}
    tensors |= {f"average.{name}": tensor for name, tensor in weights.average.state_dict().items()}
    tensors |= steps.tensors() | scaler_tensors(setup.fabric)
    save_tensors(setup.folder.checkpoint, tensors, dataclasses.asdict(state))
