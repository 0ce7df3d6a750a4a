"""Checkpoints of a run: tensors as safetensors, the rest as JSON, each file replaced whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from lightning_fabric import Fabric
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import load_file as load_numpy
from safetensors.numpy import save as save_numpy
from safetensors.torch import load_file, save
from torch import Tensor

from assetgen_art.files import write_atomic
from assetgen_plugin.errors import DataError

_STATE = "state"


def save_tensors(path: Path, tensors: dict[str, Tensor], state: dict[str, Any] | None = None) -> None:
    """Tensors, with a JSON-able state beside them in the same file."""
    content = {name: tensor.detach().contiguous().cpu() for name, tensor in tensors.items()}
    write_atomic(path, save(content, metadata={_STATE: json.dumps(state or {})}))


def load_tensors(path: Path) -> tuple[dict[str, Tensor], dict[str, Any]]:
    """What save_tensors wrote; DataError for a missing or damaged file."""
    try:
        with safe_open(path, "pt") as file:
            state = json.loads((file.metadata() or {}).get(_STATE, "{}"))
        return load_file(path), state
    except (OSError, SafetensorError, ValueError) as error:
        raise DataError(f"{path}: not a checkpoint of a run, or damaged ({error})") from error


def save_arrays(path: Path, arrays: dict[str, NDArray[Any]]) -> None:
    """Arrays of any memory layout: safetensors itself would write those that are not in C order in disorder."""
    write_atomic(path, save_numpy({name: np.ascontiguousarray(array) for name, array in arrays.items()}))


def load_arrays(path: Path) -> dict[str, NDArray[Any]]:
    """What save_arrays wrote; DataError for a missing or damaged file."""
    try:
        return load_numpy(path)
    except (OSError, SafetensorError, ValueError) as error:
        raise DataError(f"{path}: not an array file of a run, or damaged ({error})") from error


def optimizer_tensors(optimizer: torch.optim.Optimizer) -> dict[str, Tensor]:
    """The optimizer's state as named tensors: optimizer.PARAMETER.FIELD."""
    return {
        f"optimizer.{number}.{field}": torch.as_tensor(value)
        for number, fields in optimizer.state_dict()["state"].items()
        for field, value in fields.items()
    }


def scaler_tensors(fabric: Fabric) -> dict[str, Tensor]:
    """The state of float16's gradient scaler as named tensors, precision.FIELD; none in other number formats."""
    return {f"precision.{name}": torch.tensor(value) for name, value in fabric.strategy.precision.state_dict().items()}


def restore_scaler(fabric: Fabric, tensors: dict[str, Tensor]) -> None:
    """Puts back what scaler_tensors gave."""
    state = {name.removeprefix("precision."): t.item() for name, t in tensors.items() if name.startswith("precision.")}
    if state:
        fabric.strategy.precision.load_state_dict(state)


def restore_optimizer(optimizer: torch.optim.Optimizer, tensors: dict[str, Tensor]) -> None:
    """Puts back what optimizer_tensors gave."""
    state: dict[int, dict[str, Tensor]] = {}
    for name, tensor in tensors.items():
        prefix, _, rest = name.partition(".")
        if prefix == "optimizer":
            number, _, field = rest.partition(".")
            state.setdefault(int(number), {})[field] = tensor
    optimizer.load_state_dict({"state": state, "param_groups": optimizer.state_dict()["param_groups"]})
    for parameter, fields in optimizer.state.items():
        for field, value in fields.items():
            if value.shape == parameter.shape:  # a file keeps no memory layout; the fused optimizers rely on it
                fields[field] = torch.empty_like(parameter).copy_(value)
