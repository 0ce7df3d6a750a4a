"""The pass-through U-Net of a denoiser file as an ONNX graph, and the checks of its tensors.

unet_graph is the only definition of that graph, by which the exporter writes it and the loader rebuilds and compares
it. The tensors are named as in `assetgen_training.models.unet.UNet`:

    down.L.0, down.L.1    3×3 convolutions at level L, where pixels are 2^L wide; passed across, then pooled
    narrow.L              1×1, from the width of level L+1 to that of level L; its result is enlarged twofold
    up.L.0, up.L.1        3×3 convolutions of that joined with what was passed across
    last                  3×3, gives the correction that is added to the image

each with a `.bias` (float32) and a `.weight`: float16, or int8 with a `.scale` (float32) for each output channel.
Files of format 1 have only float16.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from .errors import PackError
from .onnx_reader import Attribute, Graph, Node, ValueInfo
from .tensors import Tensors

MAX_LEVELS: Final = 6
MAX_WIDTH: Final = 64  # values that one convolution gives for each pixel of the image
MAX_MULTIPLICATIONS: Final = 1 << 18  # for each pixel of the image
_FLOAT: Final = 1  # TensorProto.DataType


def check_unet(tensors: Tensors, channels: int) -> tuple[int, ...]:
    """The widths of the levels; PackError unless the tensors make a complete U-Net with finite weights."""
    n_levels = 0
    while f"down.{n_levels}.0.weight" in tensors:
        n_levels += 1
    if not 1 <= n_levels <= MAX_LEVELS:
        raise PackError(f"a U-Net of {n_levels} levels; 1 to {MAX_LEVELS} are allowed")
    widths = tuple(int(tensors[f"down.{level}.0.weight"].shape[0]) for level in range(n_levels))
    for level, width in enumerate(widths):
        if not 1 <= width <= MAX_WIDTH * 4**level:
            raise PackError(f"level {level} is {width} wide; 1 to {MAX_WIDTH * 4**level} is allowed")
    shapes = convolutions(channels, widths)
    multiplications, belonging = 0.0, set()
    for name, (level, shape) in shapes.items():
        parts = {"weight": ("<f2", shape), "bias": ("<f4", shape[:1])}
        if is_scaled(tensors, name):
            parts |= {"weight": ("i1", shape), "scale": ("<f4", (shape[0], 1, 1, 1))}
        for part, (dtype, wanted) in parts.items():
            tensor = f"{name}.{part}"
            array = tensors.get(tensor)
            if array is None or array.dtype.newbyteorder("<") != np.dtype(dtype) or array.shape != wanted:
                found = "missing" if array is None else f"{array.dtype}{list(array.shape)}"
                raise PackError(f"tensor {tensor!r} is {found}, not {np.dtype(dtype)}{list(wanted)}")
            if not np.isfinite(array).all():
                raise PackError(f"tensor {tensor!r} contains values that are not finite")
            belonging.add(tensor)
        multiplications += tensors[f"{name}.weight"].size / 4**level
    if unknown := sorted(tensors.keys() - belonging):
        raise PackError(f"tensor {unknown[0]!r} does not belong in a denoiser")
    if multiplications > MAX_MULTIPLICATIONS:
        raise PackError(
            f"{multiplications:.0f} multiplications for each pixel; at most {MAX_MULTIPLICATIONS} are allowed"
        )
    return widths


def is_scaled(tensors: Tensors, name: str) -> bool:
    """Whether the weights of a convolution are integers with a scale."""
    return f"{name}.weight" in tensors and tensors[f"{name}.weight"].dtype == np.int8


def convolutions(channels: int, widths: tuple[int, ...]) -> dict[str, tuple[int, tuple[int, ...]]]:
    """For each convolution, in the order of computation, its name: (level, shape of its weight)."""
    shapes: dict[str, tuple[int, tuple[int, ...]]] = {}
    for level, (n_in, width) in enumerate(zip((channels, *widths), widths, strict=False)):
        shapes[f"down.{level}.0"] = level, (width, n_in, 3, 3)
        shapes[f"down.{level}.1"] = level, (width, width, 3, 3)
    for level in reversed(range(len(widths) - 1)):
        width = widths[level]
        shapes[f"narrow.{level}"] = level + 1, (width, widths[level + 1], 1, 1)
        shapes[f"up.{level}.0"] = level, (width, 2 * width, 3, 3)
        shapes[f"up.{level}.1"] = level, (width, width, 3, 3)
    shapes["last"] = 0, (channels, widths[0], 3, 3)
    return shapes


def reach(n_levels: int) -> int:
    """How many pixels to each side a pixel of the output may depend on, rounded up to pixels of the coarsest level."""
    if n_levels == 1:
        return 3
    far = 5  # from the five convolutions at level 0
    block = 1 << (n_levels - 1)
    far += sum(4 << level for level in range(1, n_levels - 1)) + 2 * block
    far += block - 1  # pooling combines a pixel with the others of its block
    return -(-far // block) * block


def unet_graph(tensors: Tensors, channels: int, widths: tuple[int, ...]) -> Graph:
    """The ONNX graph: image (n, C, h, w) in 0..1 to clean, of the same shape; h, w multiples of 2^(levels − 1)."""
    nodes: list[Node] = []
    initializers: dict[str, NDArray[np.generic]] = {}

    def constant(name: str, array: NDArray[np.generic]) -> str:
        initializers[name] = array
        return name

    def node(op: str, name: str, *inputs: str, output: str | None = None, **attributes: Attribute) -> str:
        nodes.append(Node(op, f"{name}.{op}", inputs, (output or f"{name}.{op}",), attributes))
        return output or f"{name}.{op}"

    def conv(name: str, value: str) -> str:
        weight = constant(f"{name}.weight", tensors[f"{name}.weight"])
        bias = constant(f"{name}.bias", tensors[f"{name}.bias"])
        kernel = tensors[weight].shape[2:]
        pads = (kernel[0] // 2,) * 4
        floats = node("Cast", name, weight, to=_FLOAT)
        if is_scaled(tensors, name):
            floats = node("Mul", name, floats, constant(f"{name}.scale", tensors[f"{name}.scale"]))
        return node("Conv", name, value, floats, bias, kernel_shape=kernel, pads=pads)

    def twice(name: str, value: str) -> str:
        for part in (0, 1):
            value = node("Relu", f"{name}.{part}", conv(f"{name}.{part}", value))
        return value

    value, across = "image", []
    for level in range(len(widths)):
        value = twice(f"down.{level}", value)
        if level < len(widths) - 1:
            across.append(value)
            value = node("MaxPool", f"down.{level}", value, kernel_shape=(2, 2), strides=(2, 2))
    if across:
        scales = constant("scales", np.array([1, 1, 2, 2], np.float32))
    rounding = {"coordinate_transformation_mode": "asymmetric", "mode": "nearest", "nearest_mode": "floor"}
    for level in reversed(range(len(widths) - 1)):
        value = node("Resize", f"narrow.{level}", conv(f"narrow.{level}", value), "", scales, **rounding)
        value = twice(f"up.{level}", node("Concat", f"up.{level}", across[level], value, axis=1))
    value = node("Add", "last", "image", conv("last", value))
    low, high = constant("low", np.array(0, np.float32)), constant("high", np.array(1, np.float32))
    node("Clip", "last", value, low, high, output="clean")
    shape = ("n", channels, "h", "w")
    return Graph(tuple(nodes), initializers, (ValueInfo("image", _FLOAT, shape),), (ValueInfo("clean", _FLOAT, shape),))
