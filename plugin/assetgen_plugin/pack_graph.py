"""The ONNX graph of a pack's layers, and back (contract, section 9; contract 2, section 7).

build_graph is the only definition of that graph. The exporter writes it; the loader builds it again from the tensors
that it found and accepts a file only if both are equal: no other graph ever reaches the inference engine.
"""

from __future__ import annotations

import re
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .errors import PackError
from .onnx_reader import Attribute, Graph, Node, ValueInfo
from .tensors import (
    CONTRACT,
    Layer,
    Tensors,
    contract_of,
    guide_size,
    labels_of,
    layers_of,
    n_colours,
    tensor_text,
)

OPSET: Final = 15
IR_VERSION: Final = 8
OPERATORS: Final = (
    *("Cast", "Mul", "Gemm", "Conv", "Clip", "Floor", "Reshape", "Resize", "DepthToSpace", "Slice", "Gather"),
    *("Add", "ArgMax", "Concat"),
)
_LAYER: Final = re.compile(r"(decoder|palette|scan)\.\d\d\.")
_FLOAT, _UINT8, _INT32 = 1, 2, 6  # TensorProto.DataType
_EDGES: Final = ("top", "left", "bottom", "right")  # in the order of pads
_FAR: Final = 1 << 30  # beyond the end of any side
_TIE_STEPS: Final = 256  # logits are multiplied by this, which leaves room to make them distinct


def build_graph(tensors: Tensors) -> Graph:
    """The ONNX graph that computes these layers exactly; contract 2 has the other tensors among its constants."""
    n_code = int(tensors["latent"][0]) + len(labels_of(tensors))
    height, width = guide_size(tensors)
    channels = int(tensors["size"][2])
    nodes: list[Node] = []
    chains: list[tuple[str, str, str, tuple[int, ...]]]
    initializers: dict[str, NDArray[np.generic]] = {}
    if tensor_text(tensors, "output") == "direct":
        chains = [("decoder", "z", "texture", (channels, height, width))]
    else:
        chains = [("decoder", "z", "index", (height, width))]
        if "palette.colours" not in tensors:
            chains.append(("palette", "z_palette", "palette", (n_colours(tensors) * channels,)))
    if contract_of(tensors) != CONTRACT:
        initializers |= {name: array for name, array in sorted(tensors.items()) if not is_layer(name)}
    for chain, source, result, _ in chains:
        value = source
        layers = layers_of(tensors, chain)
        for layer in layers:
            value = add_layer(layer, value, result if layer is layers[-1] else None, nodes, initializers)
    return Graph(
        tuple(nodes),
        initializers,
        tuple(ValueInfo(source, _FLOAT, ("n", n_code)) for _, source, _, _ in chains),
        tuple(ValueInfo(result, _UINT8, ("n", *shape)) for _, _, result, shape in chains),
    )


def is_layer(name: str) -> bool:
    """Whether a tensor, or a constant of the graph, is one of a layer's."""
    return _LAYER.match(name) is not None


def layer_tensors(graph: Graph) -> Tensors:
    """The layer tensors of a graph that build_graph made; for any other, tensors from which it makes another graph."""
    found: Tensors = {}
    for node in graph.nodes:
        if node.op not in OPERATORS:
            raise PackError(f"packs do not use the operator {node.op!r}; they use {', '.join(OPERATORS)}")
        prefix = node.name.removesuffix("." + node.op)
        if "pads" in node.attributes:
            found[f"{prefix}.pads"] = np.array(node.attributes["pads"]).astype(np.uint8)
        if "blocksize" in node.attributes:
            found[f"{prefix}.block"] = np.array([node.attributes["blocksize"]]).astype(np.uint8)
    with np.errstate(all="ignore"):  # hostile floats become integers that give another graph
        for name, array in graph.initializers.items():
            prefix, _, short = name.rpartition(".")
            if short in ("weight", "values"):
                found[name] = array
            elif short == "scale" and array.ndim > 1:  # 2^-shift; frexp gives ½ and 1 - shift
                found[f"{prefix}.shift"] = (1 - np.frexp(array)[1]).ravel().astype(np.uint8)
            elif short == "lo":
                bounds = [array, graph.initializers.get(f"{prefix}.hi", array)]
                found[f"{prefix}.range"] = np.array([bound.ravel()[0] for bound in bounds]).astype(np.int32)
            elif short == "shape4":
                found[f"{prefix}.shape"] = array[1:].astype(np.int32)
            elif short == "scales":
                found[f"{prefix}.factor"] = array[-1:].astype(np.uint8)
            elif short == "ends":
                found[f"{prefix}.size"] = array.astype(np.int32)
            elif short == "tiebreak":
                found[f"{prefix}.slots"] = np.array([array.size], np.int32)
            elif short in _EDGES:
                found.setdefault(f"{prefix}.pads", np.zeros(4, np.uint8))[_EDGES.index(short)] = abs(array[0])
        for name in [name for name in found if name.endswith(".shift")]:
            prefix = name.removesuffix(".shift")
            offset = graph.initializers.get(f"{prefix}.offset", np.zeros(1)).astype(np.float64)
            if offset.shape == found[name].shape:
                found[f"{prefix}.bias"] = (np.ldexp(offset, found[name].astype(np.int32)) - 0.5).astype(np.int32)
    return found


def same_graph(one: Graph, other: Graph) -> bool:
    """Whether two graphs are equal to the last bit of every tensor."""
    return (
        (one.nodes, one.inputs, one.outputs) == (other.nodes, other.inputs, other.outputs)
        and one.initializers.keys() == other.initializers.keys()
        and all(_same_array(array, other.initializers[name]) for name, array in one.initializers.items())
    )


def _same_array(one: NDArray[np.generic], other: NDArray[np.generic]) -> bool:
    return one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()


def add_layer(
    layer: Layer, value: str, result: str | None, nodes: list[Node], initializers: dict[str, NDArray[np.generic]]
) -> str:
    """Appends one layer's nodes and constants; returns the name of its output."""
    tensors = layer.tensors

    def constant(short: str, array: NDArray[np.generic]) -> str:
        initializers[f"{layer.name}.{short}"] = array
        return f"{layer.name}.{short}"

    def node(op: str, *inputs: str, output: str | None = None, part: str = "", **attributes: Attribute) -> str:
        name = f"{layer.name}.{part}.{op}" if part else f"{layer.name}.{op}"
        nodes.append(Node(op, name, inputs, (output or name,), attributes))
        return output or name

    def number(short: str, value: float) -> str:
        return constant(short, np.array(value, np.float32))

    if layer.kind in ("dense", "conv"):
        weight = tensors["weight"]
        unit = np.ldexp(np.ones(len(weight)), -tensors["shift"].astype(np.int32))  # 2^-shift, (O,)
        scale = unit.reshape(-1, *(1,) * (weight.ndim - 1)).astype(np.float32)
        offset = ((tensors["bias"].astype(np.float64) + 0.5) * unit).astype(np.float32)
        floats = node("Cast", constant("weight", weight), to=_FLOAT)
        folded = node("Mul", floats, constant("scale", scale))
        if layer.kind == "dense":
            value = node("Gemm", value, folded, constant("offset", offset), transB=1)
        else:
            pads = tuple(int(pad) for pad in tensors["pads"])
            value = node("Conv", value, folded, constant("offset", offset), kernel_shape=weight.shape[2:], pads=pads)
        low, high = (float(bound) for bound in tensors["range"])
        value = node("Clip", value, number("lo", low), number("hi", high))
        return node("Floor", value)
    if layer.kind == "reshape":
        return node("Reshape", value, constant("shape4", np.array([-1, *tensors["shape"]], np.int64)))
    if layer.kind == "upsample":
        factor = float(tensors["factor"][0])
        scales = constant("scales", np.array([1, 1, factor, factor], np.float32))
        rounding = {"coordinate_transformation_mode": "asymmetric", "mode": "nearest", "nearest_mode": "floor"}
        return node("Resize", value, "", scales, **rounding)
    if layer.kind == "shuffle":
        return node("DepthToSpace", value, blocksize=int(tensors["block"][0]), mode="CRD")
    if layer.kind == "crop":
        starts, ends, axes = np.zeros(2, np.int64), tensors["size"].astype(np.int64), np.array([2, 3], np.int64)
        return node("Slice", value, constant("starts", starts), constant("ends", ends), constant("axes", axes))
    if layer.kind == "wrap":
        end, begin = constant("end", np.array([_FAR], np.int64)), constant("begin", np.zeros(1, np.int64))
        top, left, bottom, right = (int(pad) for pad in tensors["pads"])
        for axis, (first, n_first), (last, n_last) in (
            (2, ("top", top), ("bottom", bottom)),
            (3, ("left", left), ("right", right)),
        ):
            along = constant(f"axis{axis}", np.array([axis], np.int64))
            ahead = node("Slice", value, constant(first, np.array([-n_first], np.int64)), end, along, part=first)
            behind = node("Slice", value, begin, constant(last, np.array([n_last], np.int64)), along, part=last)
            value = node("Concat", ahead, value, behind, part=f"axis{axis}", axis=axis)
        return value
    if layer.kind == "table":
        return node("Gather", constant("values", tensors["values"]), node("Cast", value, to=_INT32), output=result)
    n_slots = int(tensors["slots"][0])
    tiebreak = np.arange(_TIE_STEPS - 1, _TIE_STEPS - 1 - n_slots, -1, dtype=np.float32)  # 255 - slot
    value = node("Mul", value, number("scale", _TIE_STEPS))
    value = node("Add", value, constant("tiebreak", tiebreak.reshape(1, -1, 1, 1)))
    return node("Cast", node("ArgMax", value, axis=1, keepdims=0), output=result, to=_UINT8)
