"""What is fixed before the first step of a run: its data on the device, its rows, its batches, its processes."""

from __future__ import annotations

import dataclasses
import json
import os
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from lightning_fabric import Fabric
from torch import Tensor

from assetgen_art.files import write_atomic
from assetgen_art.guides import reduced
from assetgen_art.image_set import ImageSet, numbers_by_tag
from assetgen_art.originals import originals_entry
from assetgen_plugin.errors import ConfigError, DataError

from ..config import TrainConfig
from ..data.batches import DirectData, IndexedData, NoisyData, Source, split, with_test_images
from ..data.slots import indexed
from ..keys import key
from ..models.family import Model, build_model
from .folder import RunFolder


@dataclass(frozen=True)
class Setup:
    """What stays the same at every step. Rows are numbers of images, int64 on the device."""

    config: TrainConfig
    folder: RunFolder
    fabric: Fabric
    data: ImageSet  # if its test images validate, they follow those for training
    about: dict[str, Any]  # what the run folder and the pack say of the data
    source: Source  # where batches come from
    learned: Tensor  # rows that the first stage learns from
    fitted: Tensor  # rows that the prior is fitted to, held out or not; later stages of an exemplar prior learn them
    held: Tensor  # rows to validate with
    batch_size: int  # over all processes
    part: slice  # of each batch: what this process sees

    @property
    def device(self) -> torch.device:
        """Where data and model are."""
        return self.fabric.device

    @property
    def leader(self) -> bool:
        """Whether this process decides for all, and writes the run folder."""
        return self.fabric.global_rank == 0

    @property
    def n_classes(self) -> int:
        """Classes that the decoder is conditioned on, 0 for none."""
        return len(self.about["label_names"])

    def rows(self, stage: int) -> Tensor:
        """Rows that a stage learns from: with an exemplar prior, all that variants may be asked of after the first."""
        return self.fitted if self.config.prior == "exemplar" and stage > 0 else self.learned


def find_device(device: str) -> str:
    """`cpu` or `cuda`, of which auto takes what there is; ConfigError for another, or for one that is missing."""
    if device not in ("auto", "cpu", "cuda"):
        raise ConfigError(f"device {device!r} is not known; auto, cpu and cuda are allowed")
    if device == "cuda" and not torch.cuda.is_available():
        raise ConfigError("--device cuda needs a CUDA device, and torch finds none; use --device cpu or auto")
    if device == "auto":
        return "cuda" if torch.cuda.is_available() else "cpu"
    return device


def count_processes() -> int:
    """Processes of the run: torchrun's, else one."""
    return int(os.environ.get("WORLD_SIZE", "1"))


def open_fabric(device: str, precision: str) -> Fabric:
    """Fabric for `cpu` or `cuda`, in as many processes as torchrun has started, else one."""
    n_local = int(os.environ.get("LOCAL_WORLD_SIZE", "1"))
    n_nodes = count_processes() // n_local
    strategy = "ddp" if count_processes() > 1 else "auto"
    fabric = Fabric(accelerator=device, devices=n_local, num_nodes=n_nodes, strategy=strategy, precision=precision)  # type: ignore[arg-type]
    fabric.launch()
    return fabric


def prepare(config: TrainConfig, data: ImageSet, folder: RunFolder, fabric: Fabric) -> Setup:
    """Puts the data on the device and divides it; ConfigError or DataError if it does not suit the config."""
    if config.batch_size % fabric.world_size:
        raise ConfigError(f"batch_size {config.batch_size} cannot be divided among {fabric.world_size} processes")
    if any(stage.refine for stage in config.stages) and len(data.label_names) < 2:
        raise DataError(
            f"{data.name} has no classes, and the critic of a refine stage learns to see by telling classes"
        )
    if config.painted and any(side % config.guide_scale for side in data.shape[:2]):
        raise ConfigError(f"guide_scale {config.guide_scale} does not divide the sides of {data.name}, {data.shape}")
    names = data.label_names if config.conditional else ()
    about = describe(data, names)
    learned, held = split(data, config.holdout, rng=np.random.default_rng(key(config.seed, "split")))
    fitted = np.arange(len(data.images))
    if config.validation == "test":
        data, learned, held = with_test_images(data)
        fitted = learned
    batch_size = min(config.batch_size, len(learned) // fabric.world_size * fabric.world_size)
    n_mine = batch_size // fabric.world_size
    return Setup(
        config=config,
        folder=folder,
        fabric=fabric,
        data=data,
        about=about,
        source=_source(config, data, fabric.device),
        learned=torch.from_numpy(learned).to(fabric.device),
        fitted=torch.from_numpy(fitted).to(fabric.device),
        held=torch.from_numpy(held).to(fabric.device),
        batch_size=batch_size,
        part=slice(fabric.global_rank * n_mine, (fabric.global_rank + 1) * n_mine),
    )


def new_model(setup: Setup) -> Model:
    """The untrained model, on the data's device; its weights are functions of the seed."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(key(setup.config.seed, "weights"))
        return build_model(setup.config, setup.config.learned_shape(setup.data.shape), setup.n_classes).to(setup.device)


def describe(data: ImageSet, names: tuple[str, ...]) -> dict[str, Any]:
    """What the run folder and the pack say of the data."""
    return {
        "name": data.name,
        "licence": data.licence,
        "n_images": len(data.images),
        "shape": data.shape,
        "label_names": names,
        "traits": dataclasses.asdict(data.traits),
        "sha256": data.digest(),
        **({"animations": {name: list(times) for name, times in data.animations.items()}} if data.animations else {}),
        **({"tags": {name: numbers_by_tag(tags) for name, tags in data.tags.items()}} if data.tags else {}),
        **originals_entry(data.as_shown().images),
    }


def begin_folder(setup: Setup) -> None:
    """Writes config and data description; DataError if the folder already holds a run."""
    folder = setup.folder
    if folder.config.exists():
        raise DataError(f"{folder.path} already holds a run; --resume it, or name another folder with --run")
    write_atomic(folder.config, json.dumps(setup.config.to_json(), indent=2).encode())
    write_atomic(folder.data, json.dumps(setup.about, indent=2).encode())


def check_same_data(setup: Setup) -> None:
    """DataError if the run to resume was begun on other data."""
    if setup.folder.load_data()["sha256"] != setup.about["sha256"]:
        raise DataError(
            f"{setup.folder.path} was begun on other data than {setup.about['name']} now is; start a new run"
        )


def _source(config: TrainConfig, data: ImageSet, device: torch.device) -> Source:
    """Batches of the kind that the config's model learns from."""
    labels = data.labels if config.conditional and data.label_names else np.zeros_like(data.labels)
    if config.output == "indexed":
        if data.shape[2] == 1:
            raise ConfigError(f"{data.name} is grey; preset {config.preset} needs colours, use --preset vae")
        sprites = indexed(config, reduced(data.images, config.guide_scale), data.labels)
        traits = dataclasses.replace(data.traits, flips=data.traits.flips and config.flips)
        return IndexedData(sprites, labels, traits, device)
    if config.model == "denoiser":
        return NoisyData(data, config, device)
    return DirectData(dataclasses.replace(data, labels=labels), device)
