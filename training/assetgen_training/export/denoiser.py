"""From a trained denoiser to one file: weights in 16 or 8 bits, graph checked, metadata with its fingerprint."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch

from assetgen_art.distribution import installed_version
from assetgen_art.files import write_atomic
from assetgen_plugin.denoiser import METADATA_KEY, Denoiser, fingerprint, format_of
from assetgen_plugin.denoiser_graph import check_unet, convolutions, reach, unet_graph
from assetgen_plugin.errors import ExportError, PackError
from assetgen_plugin.tensors import Tensors

from ..models.chain import Chain
from ..models.family import as_denoiser
from ..models.unet import UNet
from ..run.folder import load_model
from .network import network_bytes, run_info
from .onnx_file import onnx_bytes


def export_denoising_run(run: Path, out: Path) -> Denoiser | None:
    """Writes the denoiser of a finished run; of a tutorial's network a `Network` of one size, and gives None."""
    config, about, model = load_model(run)
    if config.model != "denoiser":
        raise ExportError(f"{run} holds a model {config.model}, which is not a denoiser")
    denoiser = as_denoiser(model)
    info = run_info(config.to_json(), about)
    if denoiser.unet is None:
        chain = Chain()
        chain.module(denoiser.net)
        write_atomic(out, network_bytes("restorer", denoiser.shape, chain, info))
        return None
    kind = "document" if config.corruption == "pairs" else "image"
    return export_denoiser(denoiser.unet, out, kind=kind, licence=info.pop("licence"), info=info)


def export_denoiser(model: UNet, out: Path, *, kind: str, licence: str, info: dict[str, Any]) -> Denoiser:
    """Writes the denoiser file of a model and opens it again.

    kind: document, most of whose weights become 8 bits, or image. licence: of the weights. info: name, training data,
    configuration; values of JSON.
    Raises ExportError if the weights do not fit float16 or the network is not one that the runtime takes.
    """
    write_atomic(out, denoiser_bytes(model, kind=kind, licence=licence, info=info))
    return Denoiser.open(out)


def denoiser_bytes(model: UNet, *, kind: str, licence: str, info: dict[str, Any]) -> bytes:
    """The ONNX file of `export_denoiser`; equal inputs give equal bytes."""
    tensors = denoiser_tensors(model, small=kind == "document")
    channels = model.last.out_channels
    try:
        widths = check_unet(tensors, channels)
    except PackError as error:
        raise ExportError(f"this network cannot become a denoiser: {error}") from error
    header = {
        "format": format_of(tensors),
        "kind": kind,
        "channels": channels,
        "overlap": reach(len(widths)),
        "fingerprint": fingerprint(tensors, kind, channels),
        "info": {"licence": licence, "assetgen": installed_version(), **info},
    }
    return onnx_bytes(unet_graph(tensors, channels, widths), METADATA_KEY, header)


def denoiser_tensors(model: UNet, *, small: bool) -> Tensors:
    """The file's tensors: weights rounded to float16, biases in float32.

    small: weights below the full size, where most are, become int8 with a scale for each channel that comes out.
    """
    tensors = _float_tensors(model)
    for name, (level, _) in convolutions(model.last.out_channels, model.widths).items():
        if small and level > 0:
            weight = model.get_parameter(f"{name}.weight").detach().cpu().numpy()
            scale = np.maximum(np.abs(weight).max(axis=(1, 2, 3), keepdims=True) / 127, np.finfo(np.float32).tiny)
            if np.isfinite(tensors[f"{name}.weight"]).all():
                tensors[f"{name}.weight"] = np.rint(weight / scale).astype(np.int8)
                tensors[f"{name}.scale"] = scale.astype(np.float32)
    return tensors


def _float_tensors(model: UNet) -> Tensors:
    with torch.no_grad(), np.errstate(over="ignore"):  # too large for float16 becomes infinite, which is refused
        return {
            name: tensor.cpu().numpy().astype(np.float16 if name.endswith(".weight") else np.float32)
            for name, tensor in model.state_dict().items()
        }
