"""The decoder in numpy: slower than the others, but it needs nothing else.

Sums are computed in float64, in which all that a pack can reach (2^22) are exact in any order; the rest is integers.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..pixels import finished
from ..tensors import Layer, Tensors, layers_of

Values = NDArray[np.int64]


class NumpyDecoder:
    """Draws the textures of codes by numpy."""

    engine = "numpy"

    def __init__(self, tensors: Tensors) -> None:
        self._tensors = tensors
        self._decoder, self._palette = layers_of(tensors, "decoder"), layers_of(tensors, "palette")

    def textures(
        self, z: NDArray[np.int8], palette: NDArray[np.int8] | None, colours: NDArray[np.uint8] | None
    ) -> NDArray[np.uint8]:
        """As Decoder.textures."""
        values = np.stack([run(self._decoder, code) for code in z])
        palettes = None if palette is None else np.stack([run(self._palette, code) for code in palette])
        return finished(self._tensors, values, palettes, colours)

    def slots(self, z: NDArray[np.int8]) -> NDArray[np.uint8]:
        """As Guides.slots."""
        return np.stack([run(self._decoder, code) for code in z])

    def palettes(self, codes: NDArray[np.int8]) -> NDArray[np.uint8]:
        """As Guides.palettes."""
        return np.stack([run(self._palette, code) for code in codes])


def run(layers: list[Layer], code: NDArray[np.int8]) -> NDArray[np.uint8]:
    """What comes out of a chain's last layer, a table or an argmax, for one code (D + K)."""
    values: Values = code.astype(np.int64)
    for layer in layers:
        values = _layer(layer.kind, layer.tensors, values)
    return values.astype(np.uint8)


def _layer(kind: str, tensors: Tensors, values: Values) -> Values:
    """The output of one layer (contract, section 7)."""
    match kind:
        case "dense":
            return _scaled(tensors, tensors["weight"].astype(np.float64) @ values)
        case "conv":
            return _scaled(tensors, _sums(tensors["weight"], tensors["pads"].tolist(), values))
        case "reshape":
            return values.reshape(tensors["shape"].tolist())
        case "upsample":
            factor = int(tensors["factor"][0])
            return values.repeat(factor, axis=1).repeat(factor, axis=2)
        case "shuffle":
            r = int(tensors["block"][0])
            channels, height, width = values.shape
            blocks = values.reshape(channels // r**2, r, r, height, width)  # c, a, b, i, j
            return blocks.transpose(0, 3, 1, 4, 2).reshape(channels // r**2, height * r, width * r)
        case "crop":
            rows, columns = tensors["size"].tolist()
            return values[:, :rows, :columns]
        case "wrap":
            top, left, bottom, right = tensors["pads"].tolist()
            _, height, width = values.shape
            rows, columns = np.arange(-top, height + bottom) % height, np.arange(-left, width + right) % width
            return values[:, rows[:, None], columns]
        case "table":
            looked_up: Values = tensors["values"].astype(np.int64)[values]
            return looked_up
        case _:
            slots: Values = values.argmax(axis=0)  # of equal values, the first
            return slots


def _sums(weight: NDArray[np.int8], pads: list[int], values: Values) -> NDArray[np.float64]:
    """The sums of a convolution of stride 1: (O, rows, columns)."""
    top, left, bottom, right = pads
    padded = np.pad(values.astype(np.float64), ((0, 0), (top, bottom), (left, right)))
    n_out, channels, kernel_height, kernel_width = weight.shape
    rows, columns = padded.shape[1] - kernel_height + 1, padded.shape[2] - kernel_width + 1
    sums = np.zeros((n_out, rows * columns))
    for a in range(kernel_height):
        for b in range(kernel_width):
            seen = padded[:, a : a + rows, b : b + columns].reshape(channels, rows * columns)
            sums += weight[:, :, a, b].astype(np.float64) @ seen
    return sums.reshape(n_out, rows, columns)


def _scaled(tensors: Tensors, sums: NDArray[np.float64]) -> Values:
    """Sums (O, …) with their bias, shifted and clipped to the layer's range."""
    each = (-1, *(1,) * (sums.ndim - 1))
    bias, shift = (tensors[short].astype(np.int64).reshape(each) for short in ("bias", "shift"))
    low, high = tensors["range"].tolist()
    return ((sums.astype(np.int64) + bias) >> shift).clip(low, high)
