"""Checks the layers of a chain: shapes, and bounds within which every engine computes exactly (contract, section 7)."""

from __future__ import annotations

import numpy as np

from ..errors import PackError
from ..tensors import (
    LATENT_MAX,
    LAYERS,
    MAX_ACCUMULATOR,
    MAX_ACTIVATIONS,
    MAX_MULTIPLICATIONS,
    MAX_SHIFT,
    Layer,
    expect,
)


def check_chain(layers: list[Layer], n_inputs: int, last: str, result: tuple[int, ...]) -> int:
    """The multiplications that a chain takes.

    Follows the shape and the bounds of the values through the layers; PackError where they do not fit.
    """
    shape: tuple[int, ...] = (n_inputs,)
    low, high = -LATENT_MAX, LATENT_MAX
    multiplications = 0
    for layer in layers:
        if set(layer.tensors) != set(LAYERS[layer.kind]):
            raise PackError(f"{layer.name} needs the tensors {', '.join(LAYERS[layer.kind])}")
        for short, (dtype, n_dims) in LAYERS[layer.kind].items():
            expect(layer.tensors, short, dtype, (None,) * n_dims, layer.name + ".")
        if layer.kind in ("table", "argmax") and layer is not layers[-1]:
            raise PackError(f"{layer.name} is allowed only as the last layer")
        shape = _output_shape(layer, shape)
        if any(side < 1 for side in shape) or np.prod(shape, dtype=object) > MAX_ACTIVATIONS:
            raise PackError(f"{layer.name} has an output of shape {shape}, which is empty or too large")
        if layer.kind in ("dense", "conv"):
            multiplications += layer.tensors["weight"].size * int(np.prod(shape[1:], dtype=np.int64))
            if multiplications > MAX_MULTIPLICATIONS:
                raise PackError(
                    f"a texture takes {multiplications} multiplications up to {layer.name}; at most 2^32 are allowed"
                )
            _check_accumulator(layer, max(-low, high))
            low, high = (int(bound) for bound in layer.tensors["range"])
        elif layer.kind == "table" and not 0 <= low <= high < layer.tensors["values"].size:
            raise PackError(
                f"{layer.name} is indexed from {low} to {high}, but has {layer.tensors['values'].size} values"
            )
        elif layer.kind == "argmax" and max(-low, high) > 1 << 15:
            raise PackError(f"{layer.name} compares values from {low} to {high}; at most ±2^15 is allowed")
    if not layers or layers[-1].kind != last or shape != result:
        kind = layers[-1].kind if layers else "nothing"
        raise PackError(f"the last layer must be a {last} of shape {result}, not {kind} of shape {shape}")
    return multiplications


def _output_shape(layer: Layer, shape: tuple[int, ...]) -> tuple[int, ...]:
    """The shape of a layer's output for an input of this shape; PackError if the two do not fit."""
    match layer.kind, {short: array.tolist() for short, array in layer.tensors.items() if short != "weight"}, shape:
        case "dense", _, (n_in,) if layer.tensors["weight"].shape[1] == n_in:
            return (layer.tensors["weight"].shape[0],)
        case "reshape", {"shape": [channels, height, width]}, (n_in,) if channels * height * width == n_in:
            return channels, height, width
        case "conv", {"pads": [top, left, bottom, right]}, (n_in, height, width):
            n_out, n_channels, kernel_height, kernel_width = layer.tensors["weight"].shape
            if n_channels == n_in and kernel_height > 0 and kernel_width > 0:
                return n_out, height + top + bottom - kernel_height + 1, width + left + right - kernel_width + 1
        case "upsample", {"factor": [factor]}, (channels, height, width) if 1 <= factor <= 8:
            return channels, height * factor, width * factor
        case "shuffle", {"block": [block]}, (channels, height, width) if 1 <= block <= 8:
            if channels % block**2 == 0:
                return channels // block**2, height * block, width * block
        case "crop", {"size": [rows, columns]}, (channels, height, width) if rows <= height and columns <= width:
            return channels, rows, columns
        case "wrap", {"pads": [top, left, bottom, right]}, (channels, height, width):
            if (
                min(top, bottom) >= 1
                and max(top, bottom) <= height
                and min(left, right) >= 1
                and max(left, right) <= width
            ):
                return channels, top + height + bottom, left + width + right
        case "table", _, _:
            return shape
        case "argmax", {"slots": [slots]}, (channels, height, width) if slots == channels <= 256:
            return height, width
    raise PackError(f"{layer.name} does not fit an input of shape {shape}")


def _check_accumulator(layer: Layer, amax: int) -> None:
    weight, bias = layer.tensors["weight"], layer.tensors["bias"]
    n_out = weight.shape[0]
    if layer.tensors["shift"].shape != (n_out,) or bias.shape != (n_out,) or layer.tensors["range"].shape != (2,):
        raise PackError(f"{layer.name}: bias and shift need {n_out} values, range 2")
    low, high = (int(bound) for bound in layer.tensors["range"])
    if not -MAX_ACCUMULATOR <= low < high <= MAX_ACCUMULATOR or layer.tensors["shift"].max() > MAX_SHIFT:
        raise PackError(f"{layer.name}: its range {low} to {high}, or a shift, is beyond the limits of the contract")
    weights = np.abs(weight.astype(np.int16)).reshape(n_out, -1).sum(axis=1, dtype=np.int64)
    worst = amax * weights + np.abs(bias.astype(np.int64))
    if (worst > MAX_ACCUMULATOR).any():
        channel = int(worst.argmax())
        raise PackError(
            f"{layer.name}: channel {channel} can reach {worst[channel]}, beyond the {MAX_ACCUMULATOR} "
            "within which float32 sums are exact"
        )
