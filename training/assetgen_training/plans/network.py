"""The scan network: from what is seen at a cell to the logits of its class, float to train and exact to fine-tune."""

from __future__ import annotations

import itertools

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from assetgen_plugin.errors import ExportError
from assetgen_plugin.tensors import MAX_ACCUMULATOR, Tensors

from ..models.exact import HIDDEN, LOGITS, Dense, quantised

WIDTHS = (96, 96, 64)  # of the hidden layers
N_INPUTS = 576  # numbers that the first layer takes
N_LEVELS = 8
N_TURNS = 8
_DROPPED = 0.1  # of hidden values while it learns
INPUT_MAX = 16  # the told counts
LOGIT_UNIT = 32  # logits are integers in 1/32 nat


class _First(Dense):
    """The first layer: inputs of very different ranges, each divided by what it typically is."""

    def __init__(self, scales: Tensor, n_out: int) -> None:
        super().__init__(len(scales), n_out, span=HIDDEN)
        self.scales: Tensor
        self.register_buffer("scales", scales.clone(), persistent=False)

    def kernel(self) -> Tensor:
        """The weights for inputs as they are, (O, I)."""
        return self.weight / self.scales


class ScanNetwork(nn.Module):
    """Integers seen at a cell, (B, F + K + 5), its plan's style, level and turn, (B,), to logits in nats, (B, K).

    Maps are learned from in all eight positions, but need not look alike in them; so the network is told the turn while
    it learns, and is exported for maps as they are, turn 0.
    """

    def __init__(self, scales: Tensor, n_classes: int, n_styles: int) -> None:
        """scales: typical size of each input. n_styles: at least 1."""
        super().__init__()
        self.n_classes = n_classes
        first = _First(scales, WIDTHS[0])
        hidden = [Dense(a, b, span=HIDDEN) for a, b in itertools.pairwise(WIDTHS)]
        self.layers = nn.ModuleList([first, *hidden, Dense(WIDTHS[-1], n_classes, span=LOGITS)])
        self.style = nn.Parameter(torch.zeros(n_styles, WIDTHS[0]))
        self.level = nn.Parameter(torch.zeros(1 + N_LEVELS, WIDTHS[0]))
        self.turn = nn.Parameter(torch.zeros(N_TURNS, WIDTHS[0]))
        self.exact = False

    def forward(
        self, seen: Tensor, style: Tensor, level: Tensor, turn: Tensor, generator: torch.Generator | None = None
    ) -> Tensor:
        """The logits, by floats or exactly. generator: of the hidden values that are dropped; None drops none."""
        if self.exact:
            return self._exact(seen, style, level, turn, generator)
        told = self._styles()[style] + self._levels()[level] + self._turns()[turn]
        return self._float(seen, told, generator)

    def _styles(self) -> Tensor:
        return self.style if len(self.style) > 1 else self.style * 0  # one style is none: the bias has it

    def _levels(self) -> Tensor:
        return torch.cat([self.level[:1] * 0, self.level[1:]])

    def _turns(self) -> Tensor:
        return torch.cat([self.turn[:1] * 0, self.turn[1:]])  # the bias is that of turn 0

    def _float(self, seen: Tensor, told: Tensor, generator: torch.Generator | None) -> Tensor:
        value = seen
        for number, layer in enumerate(self.layers):
            assert isinstance(layer, Dense)
            bias = layer.full_bias() if number else layer.full_bias() + told
            value = layer.linear(value, layer.kernel(), bias * 0) + bias if not number else layer(value)
            if layer.span == HIDDEN:
                value = _dropped(value.relu(), generator)
        return value

    def _exact(
        self, seen: Tensor, style: Tensor, level: Tensor, turn: Tensor, generator: torch.Generator | None
    ) -> Tensor:
        value, exponent, amax = seen, 0, INPUT_MAX
        for number, layer in enumerate(self.layers):
            assert isinstance(layer, Dense)
            weight, bias, shift = quantised(layer, exponent, amax)
            if not number:
                styles, levels, turns = self._told(layer, shift)
                bias = bias + styles[style] + levels[level] + turns[turn]
            unit = torch.exp2(-shift)
            total = value @ (weight * unit[:, None]).T + (bias + 0.5) * unit  # + ½: no sum is rounded across a whole
            value = _floor(total.clamp(layer.span.low, layer.span.high))
            if layer.span == HIDDEN:
                value = _dropped(value, generator)
            exponent, amax = int(layer.exponent), layer.span.high
        return value / LOGIT_UNIT

    def _told(self, layer: Dense, shift: Tensor) -> list[Tensor]:
        """The rows of style, level and turn in the first layer's units."""
        unit = torch.exp2(shift + int(layer.exponent))
        return [_round(rows * unit) for rows in (self._styles(), self._levels(), self._turns())]

    @torch.no_grad()
    def calibrate(self, seen: Tensor) -> None:
        """Sets the exponents of the hidden layers so that 0..255 span what these cells reach."""
        value = seen
        for layer in self.layers:
            assert isinstance(layer, Dense)
            value = layer.linear(value, layer.kernel(), layer.full_bias())
            if layer.span == HIDDEN:
                value = value.relu()
                reached = float(torch.quantile(value.flatten()[: 1 << 22], 0.9998))
                layer.exponent.fill_(int(np.clip(np.floor(np.log2(255 / max(reached, 1e-3))), -4, 12)))

    @torch.no_grad()
    def tensors(self) -> Tensors:
        """The layers and tables as the contract's tensors; ExportError if the bound of the first layer breaks."""
        emitted: Tensors = {}
        exponent, amax = 0, INPUT_MAX
        for number, layer in enumerate(self.layers):
            assert isinstance(layer, Dense)
            weight, bias, shift = quantised(layer, exponent, amax)
            name = f"scan.{number:02d}.dense."
            emitted[name + "weight"] = weight.cpu().numpy().astype(np.int8)
            emitted[name + "bias"] = bias.cpu().numpy().astype(np.int32)
            emitted[name + "shift"] = shift.cpu().numpy().astype(np.uint8)
            emitted[name + "range"] = np.array([layer.span.low, layer.span.high], np.int32)
            if not number:
                for short, rows in zip(("style", "level"), self._told(layer, shift)[:2], strict=True):
                    emitted["scan." + short] = rows.cpu().numpy().astype(np.int32)
            exponent, amax = int(layer.exponent), layer.span.high
        _check_first(emitted)
        return emitted


def _check_first(tensors: Tensors) -> None:
    weight = np.abs(tensors["scan.00.dense.weight"].astype(np.int64)).sum(axis=1)
    told = [np.abs(tensors[name].astype(np.int64)).max(axis=0) for name in ("scan.style", "scan.level")]
    reach = INPUT_MAX * weight + np.abs(tensors["scan.00.dense.bias"].astype(np.int64)) + told[0] + told[1]
    if reach.max() > MAX_ACCUMULATOR:
        raise ExportError(f"the first layer of the scan network reaches {reach.max()}; at most 2^22 is allowed")


def input_scales(taps: NDArray[np.int8], n_classes: int) -> Tensor:
    """What each input of the network typically is: 1 of a cell, more of a sum or a told count."""
    plane = taps[:, 0]
    sums = (plane == 1) | ((plane > 1 + n_classes) & (plane <= 1 + 2 * n_classes))
    told = [8.0] * (n_classes + 1) + [4.0, 4.0, 1.0, 1.0]
    return torch.tensor([*np.where(sums, 5.0, 1.0), *told], dtype=torch.float32)


def _dropped(value: Tensor, generator: torch.Generator | None) -> Tensor:
    """Values of which some are 0, the others larger by as much."""
    if generator is None:
        return value
    kept = torch.rand(value.shape, generator=generator, device=value.device) >= _DROPPED
    return value * kept / (1 - _DROPPED)


def _round(x: Tensor) -> Tensor:
    return x + (x.round() - x).detach()


def _floor(x: Tensor) -> Tensor:
    return x + (x.floor() - x).detach()
