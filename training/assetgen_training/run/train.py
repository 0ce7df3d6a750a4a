"""A training run, from top to bottom."""

from __future__ import annotations

import copy
import dataclasses
import functools
import json
import math
import os
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from lightning_fabric import Fabric
from torch import Tensor, nn

from assetgen_art.files import write_atomic
from assetgen_art.image_set import ImageSet
from assetgen_art.originals import originals_entry
from assetgen_art.pictures import save_png, sheet
from assetgen_plugin.errors import ConfigError, DataError

from ..config import Stage, TrainConfig
from ..data.batches import Batch, DirectData, IndexedData, NoisyData, split, with_test_images
from ..data.slots import indexed
from ..models.autoencoders import Model, build_model
from ..models.denoiser import DenoisingAutoencoder
from ..models.losses import total_loss
from ..models.priors import fit_prior
from ..models.vae import Vae
from .checkpoint import load_tensors, save_arrays, save_tensors
from .cpu import fast_cpu
from .critics import CRITIC, load_judge
from .figures import latent_map, loss_curves
from .keys import key
from .log import RunLog, read_log
from .number_format import Form, choose_form
from .schedule import RunState, learning_rate, order, progress
from .snapshots import latent_plane, samples, save_held_out, save_noisy_held_out
from .steps import CHUNK, ElboSteps, RefineSteps, Source, posteriors

_LARGE_CHUNK = 100  # images of a forward pass that may be tiles of pages: 64 channels of them are a gigabyte
_REPORT_EVERY = 20  # steps between two lines of the log


@fast_cpu()
def train(
    config: TrainConfig,
    data: ImageSet,
    run: Path,
    *,
    device: str = "auto",
    precision: str = "32-true",
    resume: bool = False,
    silent: bool = False,
) -> bool:
    """Fits a model to data and leaves in the folder `run` what `export` needs, with logs, curves and sample sheets.

    device: auto, cpu or cuda. precision: auto, or as Fabric names it. Under torchrun the batch is
    divided among the processes. resume: go on from the run's checkpoint.
    Ctrl-C ends training and keeps the best weights so far. Raises ConfigError, DataError or DivergedError.
    Returns whether this process is the one that wrote the run (rank 0).
    """
    # Fabric and generators: every draw is a function of (seed, purpose, step), so that a resumed run repeats it
    fabric = _fabric(device, Form().precision)
    generator = torch.Generator(fabric.device)
    if config.batch_size % fabric.world_size:
        raise ConfigError(f"batch_size {config.batch_size} does not divide among {fabric.world_size} processes")

    # Data, uint8 on the device
    if any(stage.refine for stage in config.stages) and len(data.label_names) < 2:
        raise DataError(f"{data.name} has no classes, by which the critic of a refine stage learns to see")
    names = data.label_names if config.conditional else ()
    about = _about(data, names)
    train_rows, held_rows = split(data, config.holdout, rng=_rng(config.seed, "split"))
    fitted_rows = np.arange(len(data.images))
    if config.validation == "test":
        data, train_rows, held_rows = with_test_images(data)
        fitted_rows = train_rows
    labels = data.labels if names else np.zeros_like(data.labels)
    if config.output == "indexed":
        if data.shape[2] == 1:
            raise ConfigError(f"{data.name} is grey; preset {config.preset} needs colours, use --preset vae")
        sprites = indexed(config, data.images, data.labels)
        traits = dataclasses.replace(data.traits, flips=data.traits.flips and config.flips)
        source: Source = IndexedData(sprites, labels, traits, fabric.device)
    elif config.model == "denoiser":
        source = NoisyData(data, config, fabric.device)
    else:
        source = DirectData(dataclasses.replace(data, labels=labels), fabric.device)
    batch_size = min(config.batch_size, len(train_rows) // fabric.world_size * fabric.world_size)
    rows = torch.from_numpy(train_rows).to(fabric.device)
    all_rows = torch.from_numpy(fitted_rows).to(fabric.device)
    held = torch.from_numpy(held_rows).to(fabric.device)
    part = slice(fabric.global_rank * batch_size // fabric.world_size, None)
    part = slice(part.start, part.start + batch_size // fabric.world_size)

    # Model, and the fastest way to compute its steps here
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(key(config.seed, "weights"))
        model = build_model(config, data.shape, len(names)).to(fabric.device)
    speeds: dict[str, float] = {}
    if resume:
        form = Form.load(run / "form.json")
    else:
        trial = source.batch(rows[:batch_size], 0.0, generator.manual_seed(0))
        still = torch.zeros(2, len(trial), config.latent, device=fabric.device)
        trial_loss = functools.partial(_trial_loss, batch=trial, noise=still, beta=config.stages[0].beta)
        form, speeds = choose_form(precision, model, trial_loss, n_processes=fabric.world_size)
    if form != Form():
        fabric = _fabric(device, form.precision)
    form.arranged(model)
    average = copy.deepcopy(model).eval()

    # Resume
    state = RunState()
    saved_tensors: dict[str, Tensor] = {}
    if resume:
        _check_same_data(run, about)
        saved_tensors, saved = load_tensors(run / "checkpoint.safetensors")
        state = RunState(**saved)
        model.load_state_dict(_strip("model.", saved_tensors))
        average.load_state_dict(_strip("average.", saved_tensors))
    leader = fabric.global_rank == 0
    if leader and not resume:
        _begin(run, config, about)
        form.save(run / "form.json")

    # Loop
    log = RunLog(run / "log.jsonl" if leader else Path(os.devnull), silent=silent or not leader)
    with log:
        if leader:
            _announce(log, config, about, fabric, batch_size, form, speeds, state)
        try:
            while state.stage < len(config.stages):
                stage = config.stages[state.stage]
                if config.prior == "exemplar" and state.stage > 0:
                    rows = all_rows  # every sprite is one that variants may be asked of
                fresh, ended = state.stage_step == 0, progress(config, state) >= 1
                if not ended:
                    if fresh and state.stage > 0:
                        fabric.barrier()  # the leader has written them
                        best_so_far = load_tensors(run / "best.safetensors")[0]
                        for either in (model, average):
                            either.load_state_dict(best_so_far)
                    for either in (model, average):
                        if isinstance(either, Vae):
                            if fresh and stage.exact:
                                _calibrate(config, either, source, rows)
                            either.set_exact(stage.exact)
                    if stage.refine and fresh and leader and not config.stages[state.stage - 1].refine:
                        assert isinstance(average, Vae)
                        _fit_prior(config, average, source, fitted_rows, data.names, run, log)
                    steps = _steps(fabric, config, state.stage, model, source, data, run, log)
                    if fresh:
                        log.record("stage", stage=state.stage, step=state.step, **dataclasses.asdict(stage))
                    else:
                        steps.load(saved_tensors)
                while not ended:
                    begun = time.perf_counter()
                    batch_rows = rows[order(config, state.step, len(rows), batch_size)]
                    generator.manual_seed(key(config.seed, "step", state.step))
                    parts = steps.step(batch_rows, part, state.step, learning_rate(config, state), generator)
                    _update_average(average, model, config.ema, state.step)
                    state.step += 1
                    state.stage_step += 1
                    state.stage_seconds += time.perf_counter() - begun
                    if fabric.world_size > 1 and config.minutes is not None:
                        state.stage_seconds = fabric.broadcast(state.stage_seconds)
                    if state.step % _REPORT_EVERY == 0:
                        numbers = _numbers(fabric, stage, parts)
                        _report(log, config, state, numbers, batch_size / (time.perf_counter() - begun))
                    ended = progress(config, state) >= 1
                    if state.step % config.evaluate_every == 0 or ended:
                        begun = time.perf_counter()
                        _validate(config, stage, steps, average, source, held, state, log, run, leader=leader)
                        ended = ended or state.stale >= config.patience
                        if leader:
                            _checkpoint(run, model, average, steps, state)
                        state.stage_seconds += time.perf_counter() - begun
                if leader and config.prior == "exemplar" and state.stage == 0:
                    assert isinstance(average, Vae)
                    save_held_out(average, data, source, held, run)
                state.stage, state.stage_step, state.stage_seconds = state.stage + 1, 0, 0.0
                state.best, state.stale = math.inf, 0
        except KeyboardInterrupt:
            log.say(f"stopped at step {state.step}; keeping the best so far")

        # The best weights, their prior and their pictures
        if leader:
            calibrated = False
            if (run / "best.safetensors").exists():
                best, about_best = load_tensors(run / "best.safetensors")
                average.load_state_dict(best)
                calibrated = about_best["exact"]
            if isinstance(average, Vae):
                if not calibrated:  # there was no exact stage, or it did not get far enough
                    _calibrate(config, average, source, rows)
                average.set_exact(False)
                if not (run / "prior.safetensors").exists():  # a refine stage has fitted it, and kept the encoder since
                    _fit_prior(config, average, source, fitted_rows, data.names, run, log)
            _finish(config, average, data, source, held_rows, run, log)
    fabric.barrier()
    return leader


def _fabric(device: str, precision: str) -> Fabric:
    """Fabric for a device; its processes are torchrun's, else one."""
    if device not in ("auto", "cpu", "cuda"):
        raise ConfigError(f"device {device!r}; auto, cpu and cuda are allowed")
    if device == "cuda" and not torch.cuda.is_available():
        raise ConfigError("cuda was asked for, but torch finds no CUDA device here; use --device cpu or auto")
    if device == "auto":
        device = "cuda" if torch.cuda.is_available() else "cpu"
    n_local = int(os.environ.get("LOCAL_WORLD_SIZE", "1"))
    n_nodes = int(os.environ.get("WORLD_SIZE", "1")) // n_local
    strategy = "ddp" if n_local * n_nodes > 1 else "auto"
    fabric = Fabric(accelerator=device, devices=n_local, num_nodes=n_nodes, strategy=strategy, precision=precision)  # type: ignore[arg-type]
    fabric.launch()
    return fabric


def _rng(*path: object) -> np.random.Generator:
    return np.random.default_rng(key(*path))


@torch.no_grad()
def _update_average(average: Model, model: Model, decay: float, step: int) -> None:
    """Exponential moving average of the weights, shorter while the run is young."""
    keep = min(decay, (1 + step) / (10 + step))
    torch._foreach_lerp_(list(average.parameters()), list(model.parameters()), 1 - keep)


def _about(data: ImageSet, names: tuple[str, ...]) -> dict[str, Any]:
    """What the run folder and the pack say of the data."""
    return {
        "name": data.name,
        "licence": data.licence,
        "n_images": len(data.images),
        "shape": data.shape,
        "label_names": names,
        "sha256": data.digest(),
        **originals_entry(data.images),
    }


def _begin(run: Path, config: TrainConfig, about: dict[str, Any]) -> None:
    """The run folder with its config; refuses a folder that holds another run."""
    if (run / "config.json").exists():
        raise DataError(f"{run} holds a run already; --resume it, or name another folder with --run")
    write_atomic(run / "config.json", json.dumps(config.to_json(), indent=2).encode())
    write_atomic(run / "data.json", json.dumps(about, indent=2).encode())


def _check_same_data(run: Path, about: dict[str, Any]) -> None:
    if json.loads((run / "data.json").read_text("utf-8"))["sha256"] != about["sha256"]:
        raise DataError(f"{run} was begun on other data than {about['name']} is now; start a new run")


def _announce(
    log: RunLog,
    config: TrainConfig,
    about: dict[str, Any],
    fabric: Fabric,
    batch_size: int,
    form: Form,
    speeds: dict[str, float],
    state: RunState,
) -> None:
    """Says what is trained on, and how."""
    height, width, channels = about["shape"]
    where = f"{fabric.device.type} × {fabric.world_size}"
    budget = f"{config.steps:,} steps" if config.steps else f"{config.minutes:g} minutes"
    log.say(
        f"{about['n_images']:,} images {height}×{width}×{channels}, {len(about['label_names'])} classes; "
        f"preset {config.preset}, batch {batch_size}, {budget} on {where}"
        + (f"; resumed at step {state.step:,}" if state.step else "")
    )
    tried = ", ".join(f"{name}: {1000 * seconds:.1f} ms" for name, seconds in speeds.items())
    log.say(f"steps in {form}" + (f" (a step takes {tried})" if tried else ""))
    log.record("start", step=state.step, device=str(fabric.device), processes=fabric.world_size, form=str(form))


def _trial_loss(model: nn.Module, *, batch: Batch, noise: Tensor, beta: float) -> Tensor:
    return total_loss(model(batch, noise), beta).mean()


def _steps(
    fabric: Fabric,
    config: TrainConfig,
    stage: int,
    model: Model,
    source: Source,
    data: ImageSet,
    run: Path,
    log: RunLog,
) -> ElboSteps | RefineSteps:
    """What a step of this stage does. The critic of a refine stage is the first process's to train."""
    if not config.stages[stage].refine:
        return ElboSteps(fabric, config, stage, model, source)
    assert isinstance(source, DirectData)
    assert isinstance(model, Vae)
    if fabric.global_rank == 0:
        load_judge(CRITIC, data, say=log.say)
    fabric.barrier()
    critic = load_judge(CRITIC, data, say=log.say)
    return RefineSteps(fabric, config, stage, model, source, critic, run)


def _calibrate(config: TrainConfig, model: Vae, source: Source, rows: Tensor) -> None:
    """Finds the scale of each hidden layer from posterior samples of some training images."""
    generator = torch.Generator(rows.device).manual_seed(key(config.seed, "calibrate"))
    batch = source.batch(rows[:: max(1, len(rows) // CHUNK)], config.stages[-1].augment, generator)
    with torch.no_grad():
        mu, logvar = model.encoder(batch.images)
        noise = torch.randn(mu.shape, device=rows.device, generator=generator)
        z = mu + 1.5 * model.sigma(logvar) * noise
        code = model.code(z, batch.labels, pose=batch.pose, tint=batch.tint)
        for stack in model.stacks():
            stack.calibrate(code)


def _numbers(fabric: Fabric, stage: Stage, parts: dict[str, Tensor]) -> dict[str, float]:
    """The loss and its parts as means over the whole batch, of all processes."""
    means = torch.stack([value.detach().mean() for value in (total_loss(parts, stage.beta), *parts.values())])
    over_all = torch.as_tensor(fabric.all_reduce(means, reduce_op="mean"))
    return dict(zip(["loss", *parts], over_all.tolist(), strict=True))


def _report(log: RunLog, config: TrainConfig, state: RunState, numbers: dict[str, float], speed: float) -> None:
    done = sum(stage.share for stage in config.stages[: state.stage])
    done += config.stages[state.stage].share * min(1.0, progress(config, state))
    log.step(f"stage {state.stage + 1}/{len(config.stages)}", done, numbers | {"img/s": speed})
    log.record("step", step=state.step, lr=learning_rate(config, state), images_per_s=round(speed, 1), **numbers)


@torch.no_grad()
def _validate(
    config: TrainConfig,
    stage: Stage,
    steps: ElboSteps | RefineSteps,
    average: Model,
    source: Source,
    held: Tensor,
    state: RunState,
    log: RunLog,
    run: Path,
    *,
    leader: bool,
) -> None:
    """The loss on the held-out images, without augmentation; the best weights are kept."""
    generator = torch.Generator(held.device).manual_seed(key(config.seed, "validate"))
    sums: dict[str, float] = {}
    for rows in torch.split(held, _LARGE_CHUNK if isinstance(source, NoisyData) else CHUNK):
        parts = steps.judged(average, rows, generator)
        for name, value in (parts | {"loss": total_loss(parts, stage.beta)}).items():
            sums[name] = sums.get(name, 0.0) + float(value.sum()) / len(held)
    state.stale += 1
    # Variants are asked of the sprites that were learned: what is right for others is no reason to stop early.
    if sums["loss"] < state.best or config.prior == "exemplar":
        state.best, state.stale = sums["loss"], 0
        if leader:
            save_tensors(run / "best.safetensors", average.state_dict(), {"step": state.step, "exact": stage.exact})
    if leader:
        log.record("validation", step=state.step, best=state.best, **sums)
        save_png(run / "samples" / f"{state.step:07d}.png", sheet(samples(config.seed, average, source, held), 12))


def _checkpoint(run: Path, model: Model, average: Model, steps: ElboSteps | RefineSteps, state: RunState) -> None:
    tensors = {f"model.{name}": tensor for name, tensor in model.state_dict().items()}
    tensors |= {f"average.{name}": tensor for name, tensor in average.state_dict().items()}
    save_tensors(run / "checkpoint.safetensors", tensors | steps.tensors(), dataclasses.asdict(state))


def _strip(prefix: str, tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name.removeprefix(prefix): tensor for name, tensor in tensors.items() if name.startswith(prefix)}


def _fit_prior(
    config: TrainConfig,
    model: Vae,
    source: Source,
    fitted_rows: np.ndarray[Any, np.dtype[np.int64]],
    names: tuple[str, ...],
    run: Path,
    log: RunLog,
) -> None:
    """Fits the prior to the posterior of every training image, held out or not."""
    log.say("fitting the prior")
    mu, sigma = (values.double().cpu().numpy()[fitted_rows] for values in posteriors(model, source))
    labels = source.labels.cpu().numpy()[fitted_rows]
    prior = fit_prior(config, mu, sigma, labels, model.n_classes, names=names, rng=_rng(config.seed, "prior"))
    save_arrays(run / "prior.safetensors", prior)


@torch.no_grad()
def _finish(
    config: TrainConfig,
    model: Model,
    data: ImageSet,
    source: Source,
    held_rows: np.ndarray[Any, np.dtype[np.int64]],
    run: Path,
    log: RunLog,
) -> None:
    """The final weights and the figures of the run."""
    save_tensors(run / "model.safetensors", model.state_dict())
    if isinstance(model, DenoisingAutoencoder):
        rows = torch.from_numpy(held_rows[:CHUNK]).to(source.labels.device)
        batch = source.batch(rows, 0.0, torch.Generator(rows.device).manual_seed(key(config.seed, "held out")))
        assert batch.noisy is not None
        save_noisy_held_out(run, batch.images, batch.noisy)
    loss_curves(run / "loss.png", read_log(run / "log.jsonl"))
    if isinstance(model, Vae) and config.latent == 2 and model.n_classes == 0 and config.output == "direct":
        mu = posteriors(model, source)[0].double().cpu().numpy()
        latent_map(run / "latent-map.png", mu[held_rows], data.labels[held_rows], data.label_names)
        save_png(run / "latent-plane.png", latent_plane(model, mu))
    log.record("end")
