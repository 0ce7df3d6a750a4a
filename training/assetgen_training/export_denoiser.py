"""From a trained U-Net to one denoiser file: weights in float16, graph checked, metadata with its fingerprint."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import torch

from assetgen_plugin.denoiser import FORMAT, METADATA_KEY, Denoiser, fingerprint
from assetgen_plugin.errors import ExportError, PackError
from assetgen_plugin.tensors import Tensors
from assetgen_plugin.unet import check_unet, reach, unet_graph

from .export import onnx_bytes
from .files import write_atomic
from .unet import UNet


def export_denoiser(model: UNet, out: Path, *, kind: str, licence: str, info: dict[str, Any]) -> Denoiser:
    """Writes the denoiser file of a model and opens it again.

    kind: document or image. licence: of the weights. info: name, training data, configuration; values of JSON.
    Raises ExportError if the weights do not fit float16 or the network is not one that the runtime takes.
    """
    write_atomic(out, denoiser_bytes(model, kind=kind, licence=licence, info=info))
    return Denoiser.open(out)


def denoiser_bytes(model: UNet, *, kind: str, licence: str, info: dict[str, Any]) -> bytes:
    """The ONNX file of `export_denoiser`; equal inputs give equal bytes."""
    tensors = denoiser_tensors(model)
    channels = model.last.out_channels
    try:
        widths = check_unet(tensors, channels)
    except PackError as error:
        raise ExportError(f"this network cannot become a denoiser: {error}") from error
    header = {
        "format": FORMAT,
        "kind": kind,
        "channels": channels,
        "overlap": reach(len(widths)),
        "fingerprint": fingerprint(tensors, kind, channels),
        "info": {"licence": licence, "assetgen": version("assetgen"), **info},
    }
    return onnx_bytes(unet_graph(tensors, channels, widths), METADATA_KEY, header)


def denoiser_tensors(model: UNet) -> Tensors:
    """The file's tensors: weights rounded to float16, biases in float32."""
    with torch.no_grad(), np.errstate(over="ignore"):  # too large for float16 becomes infinite, which is refused
        return {
            name: tensor.cpu().numpy().astype(np.float16 if name.endswith(".weight") else np.float32)
            for name, tensor in model.state_dict().items()
        }
