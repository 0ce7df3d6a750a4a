"""The folder of a run: the names of its files, and how a finished one is read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from assetgen_plugin.errors import DataError, ExportError

from ..config import TrainConfig
from ..models.autoencoders import Model, build_model
from ..models.vae import Vae
from .checkpoint import load_tensors


def load_run(run: Path) -> tuple[TrainConfig, dict[str, Any], Vae]:
    """Config, data description and final model of a VAE's run folder.

    DataError if it is not finished, ExportError if its model is no VAE.
    """
    config, about, model = load_model(run)
    if not isinstance(model, Vae):
        raise ExportError(
            f"{run} holds a model {config.model}, which has no prior to draw from and so no pack; "
            "assetgen export RUN writes what it has"
        )
    return config, about, model


def load_model(run: Path) -> tuple[TrainConfig, dict[str, Any], Model]:
    """Config, data description and final model of a run folder of any kind; DataError if it is not finished."""
    _check_finished(run, "config.json", "data.json", "model.safetensors")
    config = TrainConfig.load(run / "config.json")
    if config.model == "vae":
        _check_finished(run, "prior.safetensors")
    about = json.loads((run / "data.json").read_text("utf-8"))
    height, width, channels = about["shape"]
    model = build_model(config, (height, width, channels), len(about["label_names"]))
    model.load_state_dict(load_tensors(run / "model.safetensors")[0])
    return config, about, model.eval()


def _check_finished(run: Path, *names: str) -> None:
    for name in names:
        if not (run / name).is_file():
            raise DataError(f"{run} is not a finished run (no {name}); resume it with assetgen train --resume {run}")
