"""The ONNX graph of a pack of plans: what a cell sees to its logits (contract 2, plans, section 8)."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..onnx_reader import Graph, Node, ValueInfo
from ..pack_graph import add_layer, is_layer
from ..tensors import Tensors
from .tensors import scan_layers

_FLOAT: Final = 1  # TensorProto.DataType


def plan_graph(tensors: Tensors) -> Graph:
    """The only graph of these tensors; those that are not layers are among its constants.

    Inputs: `features` (n, F + K + 5), what is tapped and told; `told` (n, O), the rows of style and level, times
    2^−shift of the first layer. Output: `logits` (n, K). All float32 that hold the contract's integers.
    """
    layers = scan_layers(tensors)
    nodes: list[Node] = []
    initializers: dict[str, NDArray[np.generic]] = {
        name: array for name, array in sorted(tensors.items()) if not is_layer(name)
    }
    value = "features"
    for layer in layers:
        value = add_layer(layer, value, None, nodes, initializers)
        if layer is layers[0]:
            gemm, clip = next(at for at, node in enumerate(nodes) if node.op == "Gemm"), len(nodes) - 2
            added = Node("Add", f"{layer.name}.Add", (nodes[gemm].outputs[0], "told"), (f"{layer.name}.Add",), {})
            nodes[clip] = nodes[clip]._replace(inputs=(added.name, *nodes[clip].inputs[1:]))
            nodes.insert(clip, added)
    nodes[-1] = nodes[-1]._replace(outputs=("logits",))
    n_first, n_inputs = layers[0].tensors["weight"].shape
    n_classes = layers[-1].tensors["weight"].shape[0]
    return Graph(
        tuple(nodes),
        initializers,
        (ValueInfo("features", _FLOAT, ("n", n_inputs)), ValueInfo("told", _FLOAT, ("n", n_first))),
        (ValueInfo("logits", _FLOAT, ("n", n_classes)),),
    )
