"""From a trained network to a chain of layers, and to the file that the plugin opens."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from assetgen_art.files import write_atomic
from assetgen_plugin.errors import ExportError, PackError
from assetgen_plugin.network import FORMAT, METADATA_KEY, fingerprint
from assetgen_plugin.network_graph import Layer, chain_graph
from assetgen_plugin.tensors import Tensors

from ..models.autoencoders import Autoencoder, ContractiveAutoencoder, LinearAutoencoder, SparseAutoencoder
from ..models.exact import HIDDEN, Conv, Crop, Dense, ExactStack, Reshape, Shuffle, TransposedConv, Wrap
from ..models.vae import Encoder, KerasStridedConv, TutorialEncoder, Vae
from ..run.folder import load_model
from .onnx_file import onnx_bytes

_ACTIVATIONS: dict[type[nn.Module], str] = {nn.ReLU: "relu", nn.SiLU: "silu", nn.Sigmoid: "sigmoid"}


@dataclass
class Chain:
    """Layers as `assetgen_plugin.network` has them."""

    layers: list[Layer] = field(default_factory=list)
    tensors: Tensors = field(default_factory=dict)

    def add(self, op: str, *settings: int, weight: Tensor | None = None, bias: Tensor | None = None) -> None:
        """One more layer."""
        for part, tensor in (("weight", weight), ("bias", bias)):
            if tensor is not None:
                array = tensor.detach().cpu().float().contiguous().numpy()
                self.tensors[f"{len(self.layers):02d}.{part}"] = np.ascontiguousarray(array)
        self.layers.append((op, settings))

    def conv(self, weight: Tensor, bias: Tensor | None, stride: int, pads: tuple[int, ...]) -> None:
        """A convolution; pads: top, left, bottom, right."""
        self.add("conv", stride, *pads, weight=weight, bias=weight.new_zeros(len(weight)) if bias is None else bias)

    def dense(self, weight: Tensor, bias: Tensor | None = None) -> None:
        """A matrix."""
        self.add("dense", weight=weight, bias=weight.new_zeros(len(weight)) if bias is None else bias)

    def module(self, module: nn.Module) -> None:
        """All layers of a module that is a chain itself; ExportError for another."""
        match module:
            case nn.Sequential():
                for part in module:
                    self.module(part)
            case ExactStack():
                for part in module.layers:
                    self._stack_layer(part)
            case KerasStridedConv():
                self.conv(F.pad(module.weight, (1, 0, 1, 0)), module.bias, 2, (1, 1, 1, 1))
            case nn.Conv2d():
                assert isinstance(module.padding, tuple)
                self.conv(module.weight, module.bias, module.stride[0], module.padding * 2)
            case nn.Linear():
                self.dense(module.weight, module.bias)
            case nn.ReLU() | nn.SiLU() | nn.Sigmoid():
                self.add(_ACTIVATIONS[type(module)])
            case nn.MaxPool2d(kernel_size=2, ceil_mode=True):
                self.add("pool")
            case nn.Upsample(scale_factor=2):
                self.add("up")
            case nn.Flatten():
                self.add("flatten")
            case _:
                raise ExportError(f"a layer {type(module).__name__} is none that a network file has")

    def _stack_layer(self, layer: nn.Module) -> None:
        match layer:
            case Dense():
                self.dense(layer.weight, layer.bias)
            case Conv():
                self.conv(layer.kernel(), layer.full_bias(), 1, layer.pads)
                if isinstance(layer, TransposedConv):
                    self.add("shuffle")
            case Reshape():
                self.add("reshape", *layer.shape)
            case Shuffle():
                self.add("shuffle")
            case Crop():
                self.add("crop", *layer.size)
            case Wrap():
                raise ExportError("a seamless decoder has no network file; use its pack")
        if isinstance(layer, Dense | Conv) and layer.span == HIDDEN:
            self.add("relu")


def encoder_chain(model: Vae | Autoencoder) -> Chain:
    """Images to codes, or to the posterior's mu and logvar."""
    chain = Chain()
    match model:
        case Vae(encoder=TutorialEncoder() as tutorial):
            chain.module(tutorial.convs)
            chain.add("flatten")
            channels, (_, hidden) = 64, (0, tutorial.hidden)
            weight = hidden.weight.view(len(hidden.weight), -1, channels)  # its columns are rows, columns, channels
            chain.dense(weight.transpose(1, 2).flatten(1), hidden.bias)
            chain.add("relu")
            heads = tutorial.mu, tutorial.s
            chain.dense(torch.cat([head.weight for head in heads]), torch.cat([head.bias for head in heads]))
            chain.add("halves")
        case Vae(encoder=Encoder() as encoder):
            chain.module(encoder.convs)
            chain.add("flatten")
            chain.module(encoder.head)
            chain.add("posterior")
        case LinearAutoencoder():
            chain.add("flatten")
            chain.add("shift", bias=-model.mean)
            chain.module(model.encoder)
        case ContractiveAutoencoder():
            chain.add("flatten")
            chain.dense(model.weight, model.code_bias)
            chain.add("sigmoid")
        case Autoencoder():
            chain.module(model.encoder)
            if isinstance(model, SparseAutoencoder):
                chain.add("relu")
    return chain


def decoder_chain(model: Autoencoder) -> Chain:
    """An autoencoder's codes to images, cut to 0..1."""
    chain = Chain()
    match model:
        case LinearAutoencoder():
            chain.module(model.decoder)
            chain.add("shift", bias=model.mean)
            chain.add("reshape", *model.shape)
            chain.add("clip")
        case ContractiveAutoencoder():
            chain.dense(model.weight.T, model.image_bias)
            chain.add("sigmoid")
            chain.add("reshape", *model.shape)
        case _:
            chain.module(model.decoder)
    return chain


def export_encoder(run: Path, out: Path) -> None:
    """Writes the encoder of a run's VAE or autoencoder, for `assetgen_plugin.Encoder`."""
    config, about, model = load_model(run)
    if not isinstance(model, Vae | Autoencoder):
        raise ExportError(f"{run} holds a model {config.model}, which has no encoder")
    height, width, channels = about["shape"]
    _write(out, "encoder", (channels, height, width), encoder_chain(model), run_info(config.to_json(), about))


def export_decoder(run: Path, out: Path) -> None:
    """Writes the decoder of a run's autoencoder, for `assetgen_plugin.Decoder`; a VAE's is its pack."""
    config, about, model = load_model(run)
    if not isinstance(model, Autoencoder):
        raise ExportError(f"{run} holds a model {config.model}, whose decoder is no file of its own")
    _write(out, "decoder", (config.latent,), decoder_chain(model), run_info(config.to_json(), about))


def run_info(configuration: dict[str, Any], about: dict[str, Any]) -> dict[str, Any]:
    """What the file says of a run."""
    data = {key: about[key] for key in ("name", "n_images", "sha256")}
    return {
        "name": about["name"],
        "licence": about["licence"],
        "training_data": data,
        "configuration": configuration,
        "assetgen": version("assetgen"),
    }


def network_bytes(kind: str, shape: tuple[int, ...], chain: Chain, info: dict[str, Any]) -> bytes:
    """The ONNX file of a chain; equal inputs give equal bytes. ExportError if it breaks the plugin's limits."""
    try:
        graph = chain_graph(kind, shape, chain.layers, chain.tensors)
    except PackError as error:
        raise ExportError(f"this network cannot become a file: {error}") from error
    header = {
        "format": FORMAT,
        "kind": kind,
        "shape": list(shape),
        "layers": [[op, *settings] for op, settings in chain.layers],
        "fingerprint": fingerprint(kind, shape, chain.layers, chain.tensors),
        "info": info,
    }
    return onnx_bytes(graph, METADATA_KEY, header)


def _write(out: Path, kind: str, shape: tuple[int, ...], chain: Chain, info: dict[str, Any]) -> None:
    write_atomic(out, network_bytes(kind, shape, chain, info))
