"""The decoder's arithmetic (docs/contract.md, sections 7 and 8) in numpy int64, many textures at once.

No floats, and no code of the runtime but its reading of the layers. Images are (N, C, H, W).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin.tensors import Tensors, layers_of, tensor_text

Ints = NDArray[np.int64]
BOUND = 1 << 22


def textures(tensors: Tensors, z: NDArray[np.int8], z_palette: NDArray[np.int8] | None) -> NDArray[np.uint8]:
    """(N, H, W, C) uint8, straight alpha, from codes (N, D + K)."""
    height, width, channels = (int(side) for side in tensors["size"])
    out = run(tensors, "decoder", z)
    if tensor_text(tensors, "output") == "direct":
        pixels = np.moveaxis(out, 1, -1)
        if channels == 4:
            pixels = straight(pixels)
    else:
        if z_palette is None:
            colours = tensors["palette.colours"].astype(np.int64)[None].repeat(len(z), axis=0)
        else:
            colours = run(tensors, "palette", z_palette).reshape(len(z), -1, channels)
        if channels == 4:
            colours = np.insert(colours, 0, 0, axis=1)
        flat = np.take_along_axis(colours, out.reshape(len(z), -1, 1), axis=1)
        pixels = flat.reshape(len(z), height, width, channels)
    assert pixels.shape == (len(z), height, width, channels)
    assert pixels.min() >= 0
    assert pixels.max() <= 255
    return pixels.astype(np.uint8)


def run(tensors: Tensors, chain: str, codes: NDArray[np.int8]) -> Ints:
    x: Ints = codes.astype(np.int64)
    for layer in layers_of(tensors, chain):
        own = {name: array.astype(np.int64) for name, array in layer.tensors.items()}
        match layer.kind:
            case "dense":
                x = requantized(x @ own["weight"].T, own)
            case "conv":
                x = np.moveaxis(requantized(correlated(x, own), own), -1, 1)
            case "reshape":
                x = x.reshape(-1, *own["shape"])
            case "upsample":
                x = x.repeat(own["factor"][0], axis=2).repeat(own["factor"][0], axis=3)
            case "shuffle":
                x = shuffled(x, int(own["block"][0]))
            case "crop":
                x = x[:, :, : own["size"][0], : own["size"][1]]
            case "wrap":
                top, left, bottom, right = own["pads"]
                x = np.pad(x, ((0, 0), (0, 0), (top, bottom), (left, right)), mode="wrap")
            case "table":
                x = own["values"][x]
            case "argmax":
                x = x.argmax(axis=1)  # the first of equals
            case kind:
                raise ValueError(kind)
    return x


def requantized(sums: Ints, layer: dict[str, Ints]) -> Ints:
    """Output channels last."""
    sums = sums + layer["bias"]
    assert np.abs(sums).max() <= BOUND
    return np.clip(sums >> layer["shift"], *layer["range"])


def correlated(x: Ints, layer: dict[str, Ints]) -> Ints:
    """(N, H, W, O)."""
    weight = layer["weight"]
    n_out, _, kernel_height, kernel_width = weight.shape
    top, left, bottom, right = layer["pads"]
    x = np.moveaxis(np.pad(x, ((0, 0), (0, 0), (top, bottom), (left, right))), 1, -1)
    height, width = x.shape[1] - kernel_height + 1, x.shape[2] - kernel_width + 1
    sums = np.zeros((len(x), height, width, n_out), np.int64)
    for i in range(kernel_height):
        for j in range(kernel_width):
            sums += x[:, i : i + height, j : j + width] @ weight[:, :, i, j].T
    return sums


def shuffled(x: Ints, block: int) -> Ints:
    n, channels, height, width = x.shape
    split = x.reshape(n, channels // block**2, block, block, height, width)
    return split.transpose(0, 1, 4, 2, 5, 3).reshape(n, channels // block**2, height * block, width * block)


def straight(pixels: Ints) -> Ints:
    """From colours premultiplied by alpha."""
    colour, alpha = pixels[..., :3], pixels[..., 3:]
    unmultiplied = np.minimum(255, (255 * colour + alpha // 2) // np.maximum(alpha, 1))
    return np.concatenate([np.where(alpha == 0, 0, unmultiplied), alpha], axis=-1)
