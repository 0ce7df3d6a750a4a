"""ONNX files: a graph in protobuf, with metadata."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import onnx
from onnx import helper, numpy_helper

from assetgen_plugin import denoiser
from assetgen_plugin.onnx_reader import Graph
from assetgen_plugin.pack_file import METADATA_KEY
from assetgen_plugin.pack_graph import IR_VERSION, OPSET


def with_info(path: Path, extra: dict[str, Any]) -> bytes:
    """A pack's or denoiser's file with more entries in its free-form info; all else stays as it is."""
    model = onnx.load_from_string(path.read_bytes())
    (entry,) = (entry for entry in model.metadata_props if entry.key in (METADATA_KEY, denoiser.METADATA_KEY))
    header = json.loads(entry.value)
    header["info"] |= extra
    entry.value = json.dumps(header, sort_keys=True, allow_nan=False)
    content: bytes = model.SerializeToString(deterministic=True)
    return content


def onnx_bytes(graph: Graph, key: str, header: dict[str, Any]) -> bytes:
    """The ONNX file of a graph, with a header as JSON under one metadata key."""
    proto = helper.make_graph(
        [
            helper.make_node(node.op, node.inputs, node.outputs, name=node.name, **dict[str, Any](node.attributes))
            for node in graph.nodes
        ],
        "assetgen",
        [helper.make_tensor_value_info(value.name, value.elem_type, value.shape) for value in graph.inputs],
        [helper.make_tensor_value_info(value.name, value.elem_type, value.shape) for value in graph.outputs],
        [numpy_helper.from_array(array, name) for name, array in graph.initializers.items()],
    )
    return _model_bytes(proto, {key: json.dumps(header, sort_keys=True, allow_nan=False)})


def _model_bytes(graph: onnx.GraphProto, metadata: dict[str, str] | None = None) -> bytes:
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)
    model.producer_name = "assetgen"
    helper.set_model_props(model, metadata or {})
    onnx.checker.check_model(model, full_check=True)
    content: bytes = model.SerializeToString(deterministic=True)
    return content
