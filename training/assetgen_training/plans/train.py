"""Trains the scan network on maps: steps of cells, float first, then exact; a run folder that resumes."""

from __future__ import annotations

import dataclasses
import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from assetgen_art.files import write_atomic
from assetgen_art.maps.lessons import Lessons
from assetgen_art.maps.map_set import MapSet
from assetgen_plugin.errors import ConfigError, DivergedError

from ..keys import key
from ..run.checkpoint import load_tensors, optimizer_tensors, restore_optimizer, save_tensors
from ..run.cpu import fast_cpu
from ..run.folder import RunFolder
from ..run.log import RunLog
from ..run.optimizers.muon import Muon
from .cells import CHUNK_STEPS, Samples, TrainingPlans, chunk, gathered, level_edges, samples
from .network import N_INPUTS, ScanNetwork, input_scales
from .planes import choose_taps

_WARM_UP = 100  # steps over which the learning rate rises
_AVERAGE = 0.995  # of the weights' running mean, a step
_MOST_JUDGED = 20_000  # cells that a validation looks at
_HELD_OUT = 0.1  # share of the maps that is validated on, at most _MOST_HELD_OUT
_MOST_HELD_OUT = 60


@dataclass(frozen=True, kw_only=True)
class PlanConfig:
    """Settings of a training on maps."""

    kind: str = "plan"  # tells the run folder of plans from others
    steps: int = 4000  # optimizer steps
    batch_size: int = 2048  # cells a step
    lr: float = 2e-3  # peak of the learning rate
    exact: float = 0.25  # share of the steps, the last ones, in integer arithmetic
    evaluate_every: int = 512  # steps between validations and checkpoints, whole chunks
    seed: int = 1  # of weights, order and pins

    def __post_init__(self) -> None:
        if self.steps < 1 or self.batch_size < 1:
            raise ConfigError(f"steps {self.steps} and batch_size {self.batch_size} must be at least 1")
        if not 0 < self.exact <= 1:
            raise ConfigError(f"exact must be above 0 and at most 1, got {self.exact}")
        if self.evaluate_every % CHUNK_STEPS:
            raise ConfigError(f"evaluate_every must be a multiple of {CHUNK_STEPS}, got {self.evaluate_every}")


def usual_steps(n_maps: int) -> int:
    """How many steps a set of maps takes: more teach few maps by heart."""
    return min(4000, max(320, 10 * n_maps))


@dataclass(frozen=True)
class TrainedScan:
    """A trained network in its exact form, what it looks at, and its loss on held-out maps, nats a cell."""

    network: ScanNetwork
    taps: NDArray[np.int8]
    styles: tuple[str, ...]
    validation: float
    n_held_out: int


@fast_cpu()
def train_plans(data: MapSet, found: Lessons, config: PlanConfig, run: Path, *, silent: bool = False) -> TrainedScan:
    """Trains on the maps of a set and keeps the run in a folder; one that is there already is continued.

    ConfigError if the folder holds a run of other settings or maps; DivergedError if the loss is not finite.
    """
    _keep_config(run, config, data)
    styles = styles_of(data)
    of_map = np.array([styles.index(data.folders[number]) if styles else 0 for number in found.maps], np.int64)
    learned, held_out = split(found, config.seed)
    edges = level_edges([plan for number in learned for plan in found.variants[number]], data.walkable)
    plans, judged = (
        TrainingPlans(
            tuple(found.variants[number] for number in some), of_map[some], data.walkable, found.rim > 0, edges
        )
        for some in (learned, held_out)
    )
    n_classes = len(data.classes)
    taps = choose_taps(n_classes, N_INPUTS - n_classes - 5)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(key(config.seed, "weights"))
        network = ScanNetwork(input_scales(taps, n_classes), n_classes, max(1, len(styles)))
    average = _copied(network)
    optimizer = Muon(network.parameters(), lr=config.lr)
    step = _resume(run, network, average, optimizer)
    first_exact = round(config.steps * (1 - config.exact)) // CHUNK_STEPS * CHUNK_STEPS
    validation = _validation_cells(judged if len(held_out) else plans, taps)
    loss_of = math.nan
    with RunLog(RunFolder(run).log, silent=silent) as log:
        while step < config.steps:
            dropping = torch.Generator().manual_seed(key(config.seed, "dropped", step))
            for batch in chunk(plans, taps, config.seed, step // CHUNK_STEPS, config.batch_size):
                if step == first_exact:
                    _make_exact(network, average, batch)
                loss = _step(network, optimizer, batch, _learning_rate(config, step), step, dropping)
                _follow(average, network, step)
                step += 1
                if step == config.steps:
                    break
            log.step("plans", step / config.steps, {"step": step, "loss": loss})
            if step % config.evaluate_every == 0 or step >= config.steps:
                loss_of = _judged(average, validation)
                log.record("validation", step=step, train=loss, validation=loss_of, exact=network.exact)
                _keep(run, network, average, optimizer, step)
        log.record("done", step=step)
    if math.isnan(loss_of):
        loss_of = _judged(average, validation)
    return TrainedScan(average, taps, styles, loss_of, len(held_out))


def styles_of(data: MapSet) -> tuple[str, ...]:
    """The folders of the maps, where every map lies in one of two or more; () otherwise."""
    folders = sorted(set(data.folders))
    return tuple(folders) if len(folders) > 1 and "." not in folders else ()


def split(found: Lessons, seed: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The numbers of the plans that are learned from, and of those held out: whole maps, never pieces of one."""
    maps = np.unique(found.maps)
    n_held_out = min(_MOST_HELD_OUT, int(len(maps) * _HELD_OUT))
    order = np.random.default_rng(key(seed, "held out")).permutation(maps)
    held = np.isin(found.maps, order[:n_held_out])
    return np.flatnonzero(~held), np.flatnonzero(held)


def _step(
    network: ScanNetwork,
    optimizer: torch.optim.Optimizer,
    batch: Samples,
    lr: float,
    step: int,
    generator: torch.Generator,
) -> float:
    logits = network(batch.seen, batch.style, batch.level, batch.turn, generator)
    loss = F.cross_entropy(logits, batch.target)
    value = float(loss.detach())
    if not math.isfinite(value):
        raise DivergedError(f"the loss is {value} at step {step}; lower the learning rate")
    for group in optimizer.param_groups:
        group["lr"] = lr
    optimizer.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    optimizer.step()
    return value


def _learning_rate(config: PlanConfig, step: int) -> float:
    """Half a cosine to a fiftieth of the peak, behind a warm-up."""
    risen = min(1.0, (step + 1) / _WARM_UP)
    return config.lr * risen * (0.51 + 0.49 * math.cos(math.pi * step / config.steps))


def _make_exact(network: ScanNetwork, average: ScanNetwork, batch: Samples) -> None:
    """From here on integers: the averaged weights go on, with the spans that they reach."""
    network.load_state_dict(average.state_dict())
    network.calibrate(batch.seen)
    average.load_state_dict(network.state_dict())
    network.exact = average.exact = True


@torch.no_grad()
def _follow(average: ScanNetwork, network: ScanNetwork, step: int) -> None:
    """Moves the running mean; the first steps count more, lest it remember the weights before them."""
    kept = min(_AVERAGE, (1 + step) / (10 + step))
    for mean, weight in zip(average.parameters(), network.parameters(), strict=True):
        mean.lerp_(weight, 1 - kept)


def _copied(network: ScanNetwork) -> ScanNetwork:
    scales = network.layers[0].scales
    assert isinstance(scales, Tensor)
    copy = ScanNetwork(scales, network.n_classes, len(network.style))
    copy.load_state_dict(network.state_dict())
    return copy.requires_grad_(False)


def _validation_cells(plans: TrainingPlans, taps: NDArray[np.int8]) -> Samples:
    """Cells of the held-out maps, each in its tightest and its loosest outline, without pins."""
    chosen = [plan for some in plans.variants for plan in {id(plan): plan for plan in (some[0], some[-1])}.values()]
    whole = samples(chosen, [np.zeros(plan.shape, bool) for plan in chosen], plans)
    rows = np.random.default_rng(key("validation")).permutation(len(whole.at))[:_MOST_JUDGED]
    styles = np.concatenate(
        [[style] * (1 if some[0] is some[-1] else 2) for style, some in zip(plans.styles, plans.variants, strict=True)]
    ).astype(np.int64)
    none = np.zeros(len(chosen), np.int64)
    return gathered(whole, rows, taps, styles, none, none)


@torch.no_grad()
def _judged(network: ScanNetwork, cells: Samples) -> float:
    return float(F.cross_entropy(network(cells.seen, cells.style, cells.level, cells.turn), cells.target))


def _keep(run: Path, network: ScanNetwork, average: ScanNetwork, optimizer: torch.optim.Optimizer, step: int) -> None:
    tensors = {f"network.{name}": value for name, value in network.state_dict().items()}
    tensors |= {f"average.{name}": value for name, value in average.state_dict().items()}
    tensors |= optimizer_tensors(optimizer)
    save_tensors(RunFolder(run).checkpoint, tensors, {"step": step, "exact": network.exact})


def _resume(run: Path, network: ScanNetwork, average: ScanNetwork, optimizer: torch.optim.Optimizer) -> int:
    """Puts back what the folder keeps; the step that comes next."""
    if not (RunFolder(run).checkpoint).exists():
        return 0
    tensors, state = load_tensors(RunFolder(run).checkpoint)
    for name, model in (("network.", network), ("average.", average)):
        model.load_state_dict({key[len(name) :]: value for key, value in tensors.items() if key.startswith(name)})
        model.exact = bool(state["exact"])
    restore_optimizer(optimizer, {name: value for name, value in tensors.items() if name.startswith("optimizer.")})
    return int(state["step"])


def _keep_config(run: Path, config: PlanConfig, data: MapSet) -> None:
    kept: dict[str, Any] = {**dataclasses.asdict(config), "data": data.digest()}
    path = RunFolder(run).config
    if path.exists():
        if json.loads(path.read_text("utf-8")) != kept:
            raise ConfigError(
                f"{run} holds a run of other settings or other maps; name another folder with --run, or remove it"
            )
        return
    write_atomic(path, json.dumps(kept, indent=1).encode())
