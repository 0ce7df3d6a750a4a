"""The ONNX graph of a network's layers, and the checks of these layers and their tensors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .errors import PackError
from .onnx_reader import Attribute, Graph, Node, ValueInfo
from .tensors import Tensors

INPUTS: Final = {"encoder": "image", "decoder": "z", "restorer": "image"}
OUTPUTS: Final = {"encoder": "code", "decoder": "texture", "restorer": "clean"}
MAX_LAYERS: Final = 64
MAX_VALUES: Final = 1 << 24  # that one layer gives for one image
MAX_MULTIPLICATIONS: Final = 1 << 32  # for one image
_SETTINGS: Final = {"conv": 5, "crop": 2, "reshape": 3}  # numbers of a layer; all others have none
_LAST: Final = ("halves", "posterior")  # allowed only as the last layer of an encoder
_OPS: Final = (
    *("conv", "dense", "shift", "relu", "silu", "sigmoid", "clip", "pool", "up", "shuffle", "crop"),
    *("flatten", "reshape", *_LAST),
)
_FLOAT: Final = 1  # TensorProto.DataType
Layer: TypeAlias = tuple[str, tuple[int, ...]]
Floats: TypeAlias = NDArray[np.float32]


def chain_graph(kind: str, shape: Sequence[int], layers: Sequence[Layer], tensors: Tensors) -> Graph:
    """The ONNX graph of a chain; PackError if its layers do not fit each other, their tensors, or the limits.

    shape: (D,) or (C, H, W) of one input.
    """
    if kind not in INPUTS:
        raise PackError(f"a network of the kind {kind!r}; {', '.join(INPUTS)} are allowed")
    if not 1 <= len(layers) <= MAX_LAYERS:
        raise PackError(f"{len(layers)} layers; 1 to {MAX_LAYERS} are allowed")
    chain = _Chain(INPUTS[kind], tuple(shape), tensors)
    for number, (op, settings) in enumerate(layers):
        if op not in _OPS or len(settings) != _SETTINGS.get(op, 0):
            raise PackError(f"layer {number} is {op!r} with {len(settings)} numbers; there is no such layer")
        if op in _LAST and (number + 1 < len(layers) or kind != "encoder"):
            raise PackError(f"layer {number} is {op}, which is allowed only as the last layer of an encoder")
        chain.add(f"{number:02d}", op, settings)
    if unknown := sorted(tensors.keys() - chain.used):
        raise PackError(f"tensor {unknown[0]!r} belongs to no layer")
    return chain.graph(OUTPUTS[kind])


class _Chain:
    """A graph under construction: the name of its last value, and that value's shape for one image."""

    def __init__(self, source: str, shape: tuple[int, ...], tensors: Tensors) -> None:
        if len(shape) not in (1, 3) or not all(1 <= size <= 1 << 16 for size in shape):
            raise PackError(f"an input of shape {list(shape)}; a vector (D) or an image (C, H, W) is allowed")
        self.nodes: list[Node] = []
        self.constants: dict[str, NDArray[np.generic]] = {}
        self.used: set[str] = set()
        self.value, self.shape = source, shape
        self.outputs: list[tuple[str, tuple[int, ...]]] = []
        self._source, self._tensors, self._cost = ValueInfo(source, _FLOAT, ("n", *shape)), tensors, 0
        self._check_size("input")

    def add(self, name: str, op: str, settings: tuple[int, ...]) -> None:
        """Appends the nodes of a layer."""
        is_image, wants_image = len(self.shape) == 3, op in ("conv", "pool", "up", "shuffle", "crop", "flatten")
        if (wants_image and not is_image) or (op in ("dense", "shift", "reshape", *_LAST) and is_image):
            raise PackError(f"layer {name} is {op}, but its input has the shape {list(self.shape)}")
        match op:
            case "conv":
                self._conv(name, settings)
            case "dense":
                bias = self._tensor(f"{name}.bias", None)
                weight = self._tensor(f"{name}.weight", (*bias.shape, *self.shape))
                self._cost += weight.size
                self._node(name, "Gemm", f"{name}.weight", f"{name}.bias", transB=1)
                self.shape = bias.shape
            case "shift":
                self._tensor(f"{name}.bias", self.shape)
                self._node(name, "Add", f"{name}.bias")
            case "relu" | "sigmoid":
                self._node(name, op.capitalize())
            case "silu":
                before = self.value
                self._node(name, "Sigmoid")
                self._node(name, "Mul", before)
            case "clip":
                self._node(name, "Clip", self._constant("low", np.float32(0)), self._constant("high", np.float32(1)))
            case "pool":
                channels, height, width = self.shape
                even = (0, 0, height % 2, width % 2)
                self._node(name, "MaxPool", kernel_shape=(2, 2), strides=(2, 2), pads=even)
                self.shape = channels, -(-height // 2), -(-width // 2)
            case "up":
                scales = self._constant("scales", np.array([1, 1, 2, 2], np.float32))
                rounding = {"coordinate_transformation_mode": "asymmetric", "mode": "nearest", "nearest_mode": "floor"}
                self._node(name, "Resize", "", scales, **rounding)
                self.shape = self.shape[0], 2 * self.shape[1], 2 * self.shape[2]
            case "shuffle":
                if self.shape[0] % 4:
                    raise PackError(f"layer {name} shuffles {self.shape[0]} channels, which is not a multiple of four")
                self._node(name, "DepthToSpace", blocksize=2, mode="CRD")
                self.shape = self.shape[0] // 4, 2 * self.shape[1], 2 * self.shape[2]
            case "crop":
                if not all(1 <= size <= found for size, found in zip(settings, self.shape[1:], strict=True)):
                    raise PackError(f"layer {name} crops {list(self.shape)} to {list(settings)}")
                bounds = (np.zeros(2), np.array(settings), np.array([2, 3]))
                names = [f"{name}.{part}" for part in ("starts", "ends", "axes")]
                for constant, bound in zip(names, bounds, strict=True):
                    self._constant(constant, bound.astype(np.int64))
                self._node(name, "Slice", *names)
                self.shape = (self.shape[0], *settings)
            case "flatten" | "reshape":
                shape = settings or (int(np.prod(self.shape)),)
                if min(shape) < 1 or int(np.prod(shape)) != int(np.prod(self.shape)):
                    raise PackError(f"layer {name} reshapes {list(self.shape)} to {list(shape)}")
                self._node(name, "Reshape", self._constant(f"{name}.shape", np.array([-1, *shape], np.int64)))
                self.shape = shape
            case "halves" | "posterior":
                (size,) = self.shape
                if size % 2:
                    raise PackError(f"layer {name} splits a vector of {size}, which is odd")
                spread = f"{name}.logvar" if op == "posterior" else "logvar"
                parts = self._constant(f"{name}.parts", np.array([size // 2] * 2, np.int64))
                self.nodes.append(Node("Split", f"{name}.Split", (self.value, parts), ("mu", spread), {"axis": 1}))
                if op == "posterior":
                    least, most = self._constant("least", np.float32(-9)), self._constant("most", np.float32(4))
                    self.nodes.append(Node("Clip", f"{name}.Clip", (spread, least, most), ("logvar",), {}))
                self.outputs = [("mu", (size // 2,)), ("logvar", (size // 2,))]
        self._check_size(name)

    def graph(self, result: str) -> Graph:
        """The complete graph. result: the name of its output, unless it ends with mu and logvar."""
        if not self.outputs:
            self.nodes.append(Node("Identity", result, (self.value,), (result,), {}))
            self.outputs = [(result, self.shape)]
        outputs = tuple(ValueInfo(name, _FLOAT, ("n", *shape)) for name, shape in self.outputs)
        return Graph(tuple(self.nodes), self.constants, (self._source,), outputs)

    def _conv(self, name: str, settings: tuple[int, ...]) -> None:
        stride, *pads = settings
        bias = self._tensor(f"{name}.bias", None)
        weight = self._tensors.get(f"{name}.weight")
        kernel = () if weight is None else weight.shape[2:]
        if len(kernel) != 2 or not 1 <= stride <= 4 or not all(0 <= pad <= 8 for pad in pads):
            raise PackError(
                f"layer {name} is not a valid convolution: kernel {list(kernel)}, stride {stride}, padding {pads}"
            )
        self._tensor(f"{name}.weight", (*bias.shape, self.shape[0], *kernel))
        sides = [
            (size + pads[axis] + pads[axis + 2] - kernel[axis]) // stride + 1
            for axis, size in enumerate(self.shape[1:])
        ]
        if min(sides) < 1:
            raise PackError(f"layer {name} has no output for an input of shape {list(self.shape)}")
        assert weight is not None
        self._cost += weight.size * sides[0] * sides[1]
        attributes: dict[str, Attribute] = {"kernel_shape": kernel, "pads": tuple(pads), "strides": (stride, stride)}
        self._node(name, "Conv", f"{name}.weight", f"{name}.bias", **attributes)
        self.shape = (*bias.shape, *sides)

    def _node(self, name: str, op: str, *inputs: str, **attributes: Attribute) -> None:
        output = f"{name}.{op}"
        self.nodes.append(Node(op, output, (self.value, *inputs), (output,), attributes))
        self.value = output

    def _constant(self, name: str, array: NDArray[np.generic] | np.generic) -> str:
        self.constants[name] = np.asarray(array)
        return name

    def _tensor(self, name: str, shape: tuple[int, ...] | None) -> Floats:
        """A tensor of a layer, of this shape or, without one, any vector; PackError if it is not such."""
        array = self._tensors.get(name)
        if (
            array is None
            or array.dtype != np.float32
            or not (array.shape == shape or (shape is None and array.ndim == 1))
        ):
            found = "missing" if array is None else f"{array.dtype}{list(array.shape)}"
            raise PackError(f"tensor {name!r} is {found}, not float32{'[any]' if shape is None else list(shape)}")
        if not array.size or not np.isfinite(array).all():
            raise PackError(f"tensor {name!r} is empty or contains values that are not finite")
        self.used.add(name)
        self._constant(name, array)
        return array.astype(np.float32, copy=False)

    def _check_size(self, name: str) -> None:
        n_values = int(np.prod([float(size) for size in self.shape]))
        if n_values > MAX_VALUES:
            raise PackError(f"layer {name} gives {n_values} values; at most {MAX_VALUES} are allowed")
        if self._cost > MAX_MULTIPLICATIONS:
            raise PackError(
                f"{self._cost} multiplications up to layer {name}; at most {MAX_MULTIPLICATIONS} are allowed"
            )
