"""One stage of a run: what precedes its first step, its steps, reports, validations and checkpoints."""

from __future__ import annotations

import dataclasses
import time
from dataclasses import dataclass

import torch
from torch import Tensor

from assetgen_art.pictures import save_png, sheet

from ..config import Stage
from ..keys import key
from ..models.family import Model, set_exact
from ..models.losses import total_loss
from .checkpoint import load_tensors, save_tensors
from .critics import CRITIC, load_classifier
from .log import RunLog
from .posterior import calibrate_integers, keep_prior
from .schedule import RunState, learning_rate, order, progress
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


def run_stage(setup: Setup, weights: Weights, state: RunState, saved: dict[str, Tensor], log: RunLog) -> None:
    """Takes the present stage's steps, or those that are left of it, and moves the state on to the next stage.

    saved: tensors of the checkpoint that the run was resumed from; none if it was not.
    """
    if progress(setup.config, state) < 1:
        steps = _begin(setup, weights, state, saved, log)
        while not _advance(setup, weights, steps, state, log):
            pass
    if setup.leader and setup.config.prior == "exemplar" and state.stage == 0:
        save_held_out(setup, weights.average)
    state.leave_stage()


def _begin(
    setup: Setup, weights: Weights, state: RunState, saved: dict[str, Tensor], log: RunLog
) -> ElboSteps | RefineSteps:
    """Puts the weights where the stage begins, or the optimizer where it was when the run was killed."""
    stages = setup.config.stages
    stage, fresh = stages[state.stage], state.stage_step == 0
    if fresh and state.stage > 0:
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
    if fresh:
        log.record("stage", stage=state.stage, step=state.step, **dataclasses.asdict(stage))
    else:
        steps.load(saved)
    return steps


def _steps_of(setup: Setup, stage: int, model: Model, log: RunLog) -> ElboSteps | RefineSteps:
    """What a step of a stage does. If a refine stage's critic is not yet trained, the leader trains it."""
    if not setup.config.stages[stage].refine:
        return ElboSteps(setup.fabric, setup.config, stage, model, setup.source)
    if setup.leader:
        load_classifier(CRITIC, setup.data, say=log.say)
    setup.fabric.barrier()
    return RefineSteps(setup, stage, model, load_classifier(CRITIC, setup.data, say=log.say))


def _advance(setup: Setup, weights: Weights, steps: ElboSteps | RefineSteps, state: RunState, log: RunLog) -> bool:
    """One step, with the report and the validation that are due after it; returns whether the stage has ended."""
    config, stage = setup.config, setup.config.stages[state.stage]
    begun = time.perf_counter()
    rows = setup.rows(state.stage)
    batch_rows = rows[order(config, state.step, len(rows), setup.batch_size)]
    generator = torch.Generator(setup.device).manual_seed(key(config.seed, "step", state.step))
    parts = steps.step(batch_rows, setup.part, state.step, learning_rate(config, state), generator)
    update_average(weights, config.ema, state.step)
    state.step += 1
    state.stage_step += 1
    state.stage_seconds += time.perf_counter() - begun
    if setup.fabric.world_size > 1 and config.minutes is not None:
        state.stage_seconds = setup.fabric.broadcast(state.stage_seconds)
    if state.step % _REPORT_EVERY == 0:
        _report(setup, state, _means(setup, stage, parts), setup.batch_size / (time.perf_counter() - begun), log)
    ended = progress(config, state) >= 1
    if state.step % config.evaluate_every == 0 or ended:
        begun = time.perf_counter()
        _validate(setup, weights.average, steps, state, log)
        ended = ended or state.stale >= config.patience
        if setup.leader:
            _checkpoint(setup, weights, steps, state)
        state.stage_seconds += time.perf_counter() - begun
    return ended


@torch.no_grad()
def update_average(weights: Weights, decay: float, step: int) -> None:
    """Exponential moving average of the weights, shorter while the run is young."""
    keep = min(decay, (1 + step) / (10 + step))
    torch._foreach_lerp_(list(weights.average.parameters()), list(weights.model.parameters()), 1 - keep)


def _means(setup: Setup, stage: Stage, parts: dict[str, Tensor]) -> dict[str, float]:
    """The loss and its parts as means over the whole batch, of all processes."""
    means = torch.stack([value.detach().mean() for value in (total_loss(parts, stage.beta), *parts.values())])
    over_all = torch.as_tensor(setup.fabric.all_reduce(means, reduce_op="mean"))
    return dict(zip(["loss", *parts], over_all.tolist(), strict=True))


def _report(setup: Setup, state: RunState, means: dict[str, float], speed: float, log: RunLog) -> None:
    config = setup.config
    done = sum(stage.share for stage in config.stages[: state.stage])
    done += config.stages[state.stage].share * min(1.0, progress(config, state))
    log.step(f"stage {state.stage + 1}/{len(config.stages)}", done, means | {"img/s": speed})
    log.record("step", step=state.step, lr=learning_rate(config, state), images_per_s=round(speed, 1), **means)


@torch.no_grad()
def _validate(setup: Setup, average: Model, steps: ElboSteps | RefineSteps, state: RunState, log: RunLog) -> None:
    """The loss on the held-out images, without augmentation; the best weights are kept."""
    config, stage = setup.config, setup.config.stages[state.stage]
    generator = torch.Generator(setup.device).manual_seed(key(config.seed, "validate"))
    sums: dict[str, float] = {}
    for rows in torch.split(setup.held, setup.source.chunk):
        parts = steps.judged(average, rows, generator)
        for name, value in (parts | {"loss": total_loss(parts, stage.beta)}).items():
            sums[name] = sums.get(name, 0.0) + float(value.sum()) / len(setup.held)
    state.stale += 1
    # Variants are asked of the sprites that were learned: what is right for others is no reason to stop early.
    if sums["loss"] < state.best or config.prior == "exemplar":
        state.best, state.stale = sums["loss"], 0
        if setup.leader:
            save_tensors(setup.folder.best, average.state_dict(), {"step": state.step, "exact": stage.exact})
    if setup.leader:
        log.record("validation", step=state.step, best=state.best, **sums)
        save_png(setup.folder.samples(state.step), sheet(samples(setup, average), 12))


def _checkpoint(setup: Setup, weights: Weights, steps: ElboSteps | RefineSteps, state: RunState) -> None:
    tensors = {f"model.{name}": tensor for name, tensor in weights.model.state_dict().items()}
    tensors |= {f"average.{name}": tensor for name, tensor in weights.average.state_dict().items()}
    save_tensors(setup.folder.checkpoint, tensors | steps.tensors(), dataclasses.asdict(state))
