"""A network as a chain of layers, the form in which the plugin runs it."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from torch import Tensor, nn

from assetgen_plugin.errors import ExportError
from assetgen_plugin.network_graph import Layer
from assetgen_plugin.tensors import Tensors

from .exact import HIDDEN, Conv, Crop, Dense, ExactStack, Reshape, Shuffle, TransposedConv, Wrap
from .vae import KerasStridedConv

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
                self.conv(module.weight, module.bias, 2, (0, 0, 1, 1))
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
                raise ExportError(f"a network file cannot hold a layer {type(module).__name__}")

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
                raise ExportError("a seamless decoder cannot become a network file; use its pack")
        if isinstance(layer, Dense | Conv) and layer.span == HIDDEN:
            self.add("relu")
