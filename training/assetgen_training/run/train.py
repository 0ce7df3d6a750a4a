"""A training run, from top to bottom."""

from __future__ import annotations

import copy
import dataclasses
import os
from pathlib import Path

import torch
from torch import Tensor

from assetgen_art.image_set import ImageSet
from assetgen_plugin import Denoiser

from ..config import TrainConfig
from ..data.batches import CHUNK
from ..keys import key
from ..models.family import Model, as_denoiser, set_exact
from .checkpoint import load_tensors, save_tensors
from .cpu import fast_cpu
from .figures import loss_curves
from .folder import RunFolder, StepCounts
from .log import RunLog, read_log
from .number_format import NumberFormat, choose_number_format
from .posterior import calibrate_integers, keep_prior
from .schedule import RunState, planned_steps
from .setup import (
    Setup,
    begin_folder,
    check_same_data,
    count_processes,
    find_device,
    new_model,
    open_fabric,
    prepare,
)
from .snapshots import save_latent_plane, save_noisy_held_out
from .stage import Weights, run_stage


@fast_cpu()
def train(
    config: TrainConfig,
    data: ImageSet,
    run: Path,
    *,
    device: str = "auto",
    precision: str = "32-true",
    start: Denoiser | None = None,
    resume: bool = False,
    silent: bool = False,
) -> bool:
    """Fits a model to data and leaves in the folder `run` what `export` needs, with logs, curves and sample sheets.

    device: auto, cpu or cuda. precision: auto, or as Fabric names it; a resumed run keeps its own. Under torchrun the
    batch is divided among the processes. start: what a new denoiser has its first weights from, a denoiser of the same
    network; none is random weights. resume: go on from the run's checkpoint.
    Ctrl-C ends training and keeps the best weights so far. Raises ConfigError, DataError or DivergedError.
    Returns whether this process is the one that wrote the run (rank 0).
    """
    # Number format and processes
    folder, device = RunFolder(run), find_device(device)
    number_format = NumberFormat.load(folder.number_format) if resume else _chosen(config, device, precision)
    fabric = open_fabric(device, number_format.precision)

    if start is not None and not resume:
        config = dataclasses.replace(config, start=start.fingerprint)

    # Data, uint8 on the device, and its batches
    setup = prepare(config, data, folder, fabric)

    # Model; every draw is a function of (seed, purpose, step), so that a resumed run repeats it
    model = new_model(setup)
    if start is not None and not resume:
        as_denoiser(model).begin_with(start)
    number_format.arrange(model)
    weights = Weights(model, copy.deepcopy(model).eval())

    # Where the run stands, and how many steps its stages have: at its checkpoint, or in a new folder
    state, saved, counts = RunState(), dict[str, Tensor](), StepCounts(planned_steps(config), [])
    if resume:
        check_same_data(setup)
        state, saved = _restore(folder, weights)
        counts = StepCounts.load(folder) or counts
    elif setup.leader:
        begin_folder(setup)
        number_format.save(folder.number_format)
        counts.save(folder)

    with RunLog(folder.log if setup.leader else Path(os.devnull), silent=silent or not setup.leader) as log:
        _announce(setup, number_format, state, log)

        # Loop
        try:
            while state.stage < len(config.stages):
                run_stage(setup, weights, state, counts, saved, log)
                saved = {}
        except KeyboardInterrupt:
            log.say(f"stopped at step {state.step:,}; keeping the best weights so far")

        # Files to export from, and figures
        if setup.leader:
            _finish(setup, weights.average, state, log)
    fabric.barrier()
    return setup.leader


def _chosen(config: TrainConfig, device: str, precision: str) -> NumberFormat:
    return choose_number_format(precision, device, convolutional=config.is_convolutional, n_processes=count_processes())


def _restore(folder: RunFolder, weights: Weights) -> tuple[RunState, dict[str, Tensor]]:
    """Loads the checkpoint's weights; returns its state and all its tensors."""
    saved, state = load_tensors(folder.checkpoint)
    for prefix, model in zip(("model.", "average."), weights.both(), strict=True):
        model.load_state_dict(
            {name.removeprefix(prefix): tensor for name, tensor in saved.items() if name.startswith(prefix)}
        )
    return RunState(**state), saved


def _announce(setup: Setup, number_format: NumberFormat, state: RunState, log: RunLog) -> None:
    """Says what is trained on, and how."""
    config, about, fabric = setup.config, setup.about, setup.fabric
    height, width, channels = about["shape"]
    where = f"{fabric.device.type} × {fabric.world_size}"
    budget = f"{config.steps:,} steps" if config.steps else f"{config.minutes:g} minutes"
    log.say(
        f"{about['n_images']:,} images {height}×{width}×{channels}, {setup.n_classes} classes; "
        f"preset {config.preset}, batch {setup.batch_size}, {budget} on {where}, {number_format}"
        + (f"; resumed at step {state.step:,}" if state.step else "")
    )
    log.record(
        "start",
        step=state.step,
        device=str(fabric.device),
        processes=fabric.world_size,
        threads=torch.get_num_threads(),
        number_format=str(number_format),
    )


@torch.no_grad()
def _finish(setup: Setup, average: Model, state: RunState, log: RunLog) -> None:
    """Writes the best weights, their prior and the figures of the run."""
    config, folder = setup.config, setup.folder
    calibrated = False
    if folder.best.exists():
        best, about_best = load_tensors(folder.best)
        average.load_state_dict(best)
        calibrated = about_best["exact"]
    if config.has_prior:
        if not calibrated:  # there was no exact stage, or it did not get far enough
            calibrate_integers(setup, average, setup.rows(min(state.stage, len(config.stages) - 1)))
        set_exact(average, False)
        if not any(stage.refine for stage in config.stages[: state.stage + 1]):  # it has fitted it, for this encoder
            keep_prior(setup, average, log)
    save_tensors(folder.model, average.state_dict())
    batch = setup.source.batch(
        setup.held[:CHUNK], 0.0, torch.Generator(setup.device).manual_seed(key(config.seed, "held out"))
    )
    if batch.noisy is not None:
        save_noisy_held_out(folder, batch.images, batch.noisy)
    if config.has_prior and config.latent == 2 and setup.n_classes == 0 and config.output == "direct":
        save_latent_plane(setup, average)
    loss_curves(folder.loss_curves, read_log(folder.log))
    log.record("end", step=state.step)
