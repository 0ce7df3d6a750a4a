"""Layers that become integers: float to train, exact to fine-tune and to export (contract, section 7).

In its exact form a layer works on integer values carried in float32, with weights rounded to int8 and a shift per
output channel; gradients pass the rounding as if it were not there (straight-through, Bengio et al. 2013).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from assetgen_plugin.errors import ExportError
from assetgen_plugin.tensors import LATENT_MAX, LATENT_UNIT, MAX_ACCUMULATOR, Tensors

_MAX_SHIFT = 12  # keeps a rounding half and a table's middle small beside the accumulator's bound
LATENT_EXPONENT = 5
assert 2**LATENT_EXPONENT == LATENT_UNIT


@dataclass(frozen=True)
class Span:
    """The integers that a layer gives: round(2^exponent · value) + middle, cut to low..high."""

    low: int
    high: int
    middle: int
    exponent: int


HIDDEN = Span(0, 255, 0, 5)  # behind a ReLU; the exponent is calibrated
LOGITS = Span(-1024, 1023, 0, 5)  # compared by argmax
TABLE = Span(0, 1023, 512, 6)  # read through a table of 1,024 sigmoids


class Dense(nn.Linear):
    """A fully connected layer, (B, I) to (B, O)."""

    def __init__(self, n_in: int, n_out: int, *, span: Span) -> None:
        super().__init__(n_in, n_out)
        self.span = span
        self.exponent: Tensor
        self.register_buffer("exponent", torch.tensor(span.exponent))

    def kernel(self) -> Tensor:
        """The weights, (O, I)."""
        return self.weight

    def full_bias(self) -> Tensor:
        """The biases, (O,)."""
        return self.bias

    def linear(self, x: Tensor, kernel: Tensor, bias: Tensor) -> Tensor:
        """Kernel · x + bias."""
        return F.linear(x, kernel, bias)


class Conv(nn.Conv2d):
    """A cross-correlation of stride 1 that keeps the size, (B, I, H, W) to (B, O, H, W)."""

    def __init__(self, n_in: int, n_out: int, *, span: Span, padding: int = 1) -> None:
        """padding: of zeros; 0 behind a Wrap."""
        super().__init__(n_in, n_out, 3)
        self.span = span
        self.pads = (padding,) * 4  # top, left, bottom, right
        self.exponent: Tensor
        self.register_buffer("exponent", torch.tensor(span.exponent))

    def kernel(self) -> Tensor:
        """The weights, (O, I, kh, kw)."""
        return self.weight

    def full_bias(self) -> Tensor:
        """The biases, (O,)."""
        assert self.bias is not None
        return self.bias

    def linear(self, x: Tensor, kernel: Tensor, bias: Tensor) -> Tensor:
        """Padded cross-correlation of x with kernel, plus bias."""
        top, left, bottom, right = self.pads
        if len(set(self.pads)) == 1:
            return F.conv2d(x, kernel, bias, padding=top)
        return F.conv2d(F.pad(x, (left, right, top, bottom)), kernel, bias)

    def forward(self, x: Tensor) -> Tensor:
        """(B, I, H, W) to (B, O, H, W)."""
        return self.linear(x, self.kernel(), self.full_bias())


class TransposedConv(Conv):
    """Keras's Conv2DTranspose (3×3, stride 2, same): (B, I, H, W) to (B, O, 2·H, 2·W).

    A transposed convolution of stride 2 is four small convolutions, one for each parity of (row, column); stacked
    as channels they are one 2×2 convolution whose output a pixel shuffle puts in place. That is its exact form.
    """

    def __init__(self, n_in: int, n_out: int, *, span: Span) -> None:
        super().__init__(n_in, n_out, span=span)
        self.pads = (1, 1, 0, 0)

    def forward(self, x: Tensor) -> Tensor:
        """(B, I, H, W) to (B, O, 2·H, 2·W), by the library's own transposed convolution.

        That cuts the first row and column, Keras's the last, which in images turned by 180° are the first.
        """
        if self.weight.is_contiguous(memory_format=torch.channels_last):  # the transposed weights no longer tell
            x = x.contiguous(memory_format=torch.channels_last)
        kernel = turned(self.weight).transpose(0, 1)
        return turned(F.conv_transpose2d(turned(x), kernel, self.bias, stride=2, padding=1, output_padding=1))

    def linear(self, x: Tensor, kernel: Tensor, bias: Tensor) -> Tensor:
        """The 2×2 convolution by the four parities, and the shuffle: (B, O, 2·H, 2·W)."""
        return F.pixel_shuffle(super().linear(x, kernel, bias), 2)

    def kernel(self) -> Tensor:
        """The four parities as one kernel, (4·O, I, 2, 2); output row 2i takes taps 2, 0 of rows i−1, i; 2i+1 tap 1."""
        w, zero = self.weight, torch.zeros_like(self.weight[..., 0])
        even = torch.stack([w[..., 2], w[..., 0]], dim=-1)  # (O, I, 3, 2): columns of even outputs
        odd = torch.stack([zero, w[..., 1]], dim=-1)
        rows = []
        for columns in (even, odd):
            zero_row = torch.zeros_like(columns[:, :, 0])
            rows.append(torch.stack([columns[:, :, 2], columns[:, :, 0]], dim=2))  # (O, I, 2, 2)
            rows.append(torch.stack([zero_row, columns[:, :, 1]], dim=2))
        phases = torch.stack([rows[0], rows[2], rows[1], rows[3]], dim=1)  # (O, 4 = row·2 + column, I, 2, 2)
        return phases.flatten(0, 1)

    def full_bias(self) -> Tensor:
        """The biases, each given to its four parities, (4·O,)."""
        return super().full_bias().repeat_interleave(4)


class Reshape(nn.Module):
    """(B, C·H·W) to (B, C, H, W)."""

    def __init__(self, *shape: int) -> None:
        super().__init__()
        self.shape = shape

    def forward(self, x: Tensor) -> Tensor:
        """The vector as an image."""
        return x.view(-1, *self.shape)


class Shuffle(nn.PixelShuffle):
    """(B, 4·C, H, W) to (B, C, 2·H, 2·W)."""


class Wrap(nn.CircularPad2d):
    """(B, C, H, W) to (B, C, H + 2, W + 2): beyond each edge the opposite one, for a 3×3 convolution."""

    def __init__(self) -> None:
        super().__init__(1)


class Crop(nn.Module):
    """The first rows and columns of an image."""

    def __init__(self, height: int, width: int) -> None:
        super().__init__()
        self.size = (height, width)

    def forward(self, x: Tensor) -> Tensor:
        """(B, C, H', W') to (B, C, H, W)."""
        return x[..., : self.size[0], : self.size[1]]


class ExactStack(nn.Module):
    """Layers in a row, from a code to logits; float or exact."""

    def __init__(self, *layers: nn.Module) -> None:
        super().__init__()
        self.layers = nn.ModuleList(layers)
        self.exact = False

    def forward(self, code: Tensor) -> Tensor:
        """code: (B, D + K), latent and label. Returns the last layer's logits, in float units either way."""
        if self.exact:
            with torch.autocast(code.device.type, enabled=False):
                return self._exact(code.float())
        for layer in self.layers:
            code = layer(code)
            if isinstance(layer, Dense | Conv) and layer.span == HIDDEN:
                code = code.relu_()
        return code

    def integers(self, code: Tensor) -> Tensor:
        """The integers of the last layer for integer codes (units of 1/32): what the pack computes."""
        exponent = LATENT_EXPONENT
        amax = LATENT_MAX
        for layer in self.layers:
            if isinstance(layer, Dense | Conv):
                weight, bias, shift = quantised(layer, exponent, amax)
                unit = torch.exp2(-shift)
                scale = unit.view(-1, *(1,) * (weight.dim() - 1))
                code = layer.linear(code, weight * scale, (bias + 0.5) * unit)  # + ½: the guard band
                code = _floor(code.clamp(layer.span.low, layer.span.high))
                exponent, amax = int(layer.exponent), layer.span.high
            else:
                code = layer(code)
        return code

    def _exact(self, code: Tensor) -> Tensor:
        last = [layer for layer in self.layers if isinstance(layer, Dense | Conv)][-1]
        integers = self.integers(_round(code * LATENT_UNIT).clamp(-LATENT_MAX, LATENT_MAX))
        logits: Tensor = (integers - last.span.middle) / 2**last.span.exponent
        return logits

    @torch.no_grad()
    def calibrate(self, code: Tensor) -> None:
        """Sets the exponent of each hidden layer so that its 0..255 span what these codes reach."""
        for layer in self.layers:
            code = layer(code)
            if isinstance(layer, Dense | Conv) and layer.span == HIDDEN:
                code = code.relu()
                reached = float(torch.quantile(code.flatten()[: 1 << 22], 0.9995))
                layer.exponent.fill_(int(np.clip(np.floor(np.log2(255 / max(reached, 1e-3))), -4, 12)))

    def tensors(self, chain: str, last: tuple[str, Tensors]) -> Tensors:
        """The layers as the contract's named tensors. last: kind and tensors of the layer that ends the chain."""
        emitted: list[tuple[str, Tensors]] = []
        exponent, amax = LATENT_EXPONENT, LATENT_MAX
        for layer in self.layers:
            match layer:
                case Dense() | Conv():
                    weight, bias, shift = (value.detach().cpu().numpy() for value in quantised(layer, exponent, amax))
                    limits = np.array([layer.span.low, layer.span.high], np.int32)
                    values: Tensors = {"weight": weight.astype(np.int8), "bias": bias.astype(np.int32)}
                    values |= {"shift": shift.astype(np.uint8), "range": limits}
                    if isinstance(layer, Conv):
                        values["pads"] = np.array(layer.pads, np.uint8)
                    emitted.append(("dense" if isinstance(layer, Dense) else "conv", values))
                    exponent, amax = int(layer.exponent), layer.span.high
                case Reshape():
                    emitted.append(("reshape", {"shape": np.array(layer.shape, np.int32)}))
                case Shuffle():
                    emitted.append(("shuffle", {"block": np.array([2], np.uint8)}))
                case Wrap():
                    emitted.append(("wrap", {"pads": np.ones(4, np.uint8)}))
                case Crop():
                    emitted.append(("crop", {"size": np.array(layer.size, np.int32)}))
                case _:
                    raise ExportError(f"a layer {type(layer).__name__} has no exact form")
            if isinstance(layer, TransposedConv):
                emitted.append(("shuffle", {"block": np.array([2], np.uint8)}))
        return {
            f"{chain}.{number:02d}.{kind}.{short}": array
            for number, (kind, values) in enumerate([*emitted, last])
            for short, array in values.items()
        }


def quantised(layer: Dense | Conv, exponent: int, amax: int) -> tuple[Tensor, Tensor, Tensor]:
    """(weight, bias, shift) of a layer as integers in float32, for inputs in units of 2^-exponent up to amax.

    The weights of each output channel get the finest power-of-two unit with which they fit int8 and the accumulator
    its bound. The bias holds the rounding half and the middle of the span.
    """
    kernel = layer.kernel()
    bias = layer.full_bias()
    span, out = layer.span, int(layer.exponent)
    with torch.no_grad():
        flat = kernel.flatten(1).abs()
        reach = 2.0**-exponent * amax * flat.sum(dim=1) + bias.abs()
        reach += (span.middle + 1) * 2.0**-out
        finest = torch.log2(LATENT_MAX / flat.amax(dim=1).clamp_min(1e-9))
        bounded = torch.log2(0.98 * MAX_ACCUMULATOR / reach) - exponent
        fineness = torch.minimum(finest, bounded).floor()  # weight unit 2^-fineness
        shift = (fineness + exponent - out).clamp(0, _MAX_SHIFT)
        fineness = shift - exponent + out
    unit = torch.exp2(fineness)
    weight = _round(kernel * unit.view(-1, *(1,) * (kernel.dim() - 1))).clamp(-127, 127)
    half = torch.where(shift > 0, torch.exp2(shift - 1), torch.zeros_like(shift))
    return weight, _round(bias * unit * 2.0**exponent) + half + span.middle * torch.exp2(shift), shift


def turned(x: Tensor) -> Tensor:
    """Images (..., H, W) turned by 180°."""
    return x.flip(-2, -1)


def _round(x: Tensor) -> Tensor:
    return x + (x.round() - x).detach()


def _floor(x: Tensor) -> Tensor:
    return x + (x.floor() - x).detach()
