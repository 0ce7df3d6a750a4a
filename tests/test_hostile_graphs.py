"""Files whose graph is not the one that their tensors call for: refused before the inference engine sees them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

onnx = pytest.importorskip("onnx")
import forge  # noqa: E402
from onnx import helper, numpy_helper  # noqa: E402

DIRECT = (Path(__file__).parent / "golden" / "direct.onnx").read_bytes()


def insert_node(op: str, **attributes: Any) -> Callable[[Any], None]:
    """A node of one input and one output in the middle of the decoder."""

    def change(model: Any) -> None:
        node = model.graph.node[4]
        node.output[0], inserted = "before", helper.make_node(op, ["before"], [node.output[0]], "x", **attributes)
        model.graph.node.insert(5, inserted)

    return change


def each_initializer(change: Callable[[Any], object], ending: str) -> Callable[[Any], None]:
    def apply(model: Any) -> None:
        change(next(tensor for tensor in model.graph.initializer if tensor.name.endswith(ending)))

    return apply


def floats(value: float) -> Callable[[Any], None]:
    def change(tensor: Any) -> None:
        array = numpy_helper.to_array(tensor).copy()
        array.flat[0] = value
        tensor.raw_data = array.tobytes()

    return change


def dims(*sides: int, keep_data: bool = True) -> Callable[[Any], None]:
    def change(tensor: Any) -> None:
        tensor.dims[:] = sides
        tensor.raw_data = tensor.raw_data if keep_data else b""

    return change


def attribute(model: Any, op: str, name: str) -> Any:
    node = next(node for node in model.graph.node if node.op_type == op)
    return next(attribute for attribute in node.attribute if attribute.name == name)


WEIGHT = "00.dense.weight"
EMPTY = helper.make_graph([], "empty", [], [])
GRAPHS: dict[str, tuple[Callable[[Any], object], str]] = {
    "identity": (insert_node("Identity"), "operator 'Identity' is not one"),
    "loop": (insert_node("Loop", body=EMPTY), "field 6 of AttributeProto"),
    "loop without body": (insert_node("Loop"), "operator 'Loop' is not one"),
    "transposed": (insert_node("ConvTranspose"), "operator 'ConvTranspose' is not one"),
    "known operator": (insert_node("Floor"), "not one that the exporter writes"),
    "operator's name is long": (insert_node("X" * 100_000), "operator 'XXX.* …$"),
    "float attribute": (insert_node("Floor", x=1.0), "wire type 5 in AttributeProto"),
    "tensor attribute": (
        insert_node("Floor", x=numpy_helper.from_array(np.zeros(1))),
        "field 5 of AttributeProto",
    ),
    "extra initializer": (
        lambda m: m.graph.initializer.append(numpy_helper.from_array(np.zeros(1, np.float32), "x")),
        "not one that the exporter writes",
    ),
    "extra weight": (
        lambda m: m.graph.initializer.append(numpy_helper.from_array(np.zeros(1, np.int8), "weight")),
        "does not belong in a pack",
    ),
    "missing initializer": (lambda m: m.graph.initializer.pop(), "."),
    "no initializers": (lambda m: m.graph.ClearField("initializer"), "."),
    "no nodes": (lambda m: m.graph.ClearField("node"), "."),
    "nodes backwards": (lambda m: m.graph.node.reverse(), "not one that the exporter writes"),
    "output renamed": (lambda m: setattr(m.graph.output[0], "name", "x"), "not one that the exporter writes"),
    "second output": (lambda m: m.graph.output.append(m.graph.output[0]), "not one that the exporter writes"),
    "second input": (lambda m: m.graph.input.append(m.graph.input[0]), "not one that the exporter writes"),
    "float output": (
        lambda m: setattr(m.graph.output[0].type.tensor_type, "elem_type", 1),
        "not one that the exporter writes",
    ),
    "fixed batch": (
        lambda m: setattr(m.graph.input[0].type.tensor_type.shape.dim[0], "dim_value", 1),
        "not one that the exporter writes",
    ),
    "denotation": (
        lambda m: setattr(m.graph.input[0].type.tensor_type.shape.dim[0], "denotation", "n"),
        "field 3 of Dimension",
    ),
    "opset 14": (
        lambda m: setattr(m.opset_import[0], "version", 14),
        "opset 14, IR 8; packs of format 1 have 15 and 8",
    ),
    "opset 16": (
        lambda m: setattr(m.opset_import[0], "version", 16),
        "opset 16, IR 8; packs of format 1 have 15 and 8",
    ),
    "newer IR": (lambda m: setattr(m, "ir_version", 10), "opset 15, IR 10; packs of format 1 have 15 and 8"),
    "no opset": (lambda m: m.ClearField("opset_import"), "opset 0"),
    "two opsets": (lambda m: m.opset_import.add(version=15), "field 8 of ModelProto stands there too often"),
    "custom domain": (lambda m: setattr(m.opset_import[0], "domain", "com.evil"), "domain 'com.evil'"),
    "node of a custom domain": (lambda m: setattr(m.graph.node[0], "domain", "com.evil"), "domain 'com.evil'"),
    "transB": (lambda m: setattr(attribute(m, "Gemm", "transB"), "i", 0), "not one that the exporter writes"),
    "DCR": (lambda m: setattr(attribute(m, "DepthToSpace", "mode"), "s", b"DCR"), "not one that the exporter writes"),
    "blocksize": (lambda m: setattr(attribute(m, "DepthToSpace", "blocksize"), "i", 2**62), "."),
    "pads": (lambda m: attribute(m, "Conv", "pads").ints.append(0), "."),
    "negative pads": (lambda m: attribute(m, "Conv", "pads").ints.__setitem__(0, -1), "."),
    "pads as text": (lambda m: attribute(m, "Conv", "pads").MergeFrom(helper.make_attribute("pads", "x")), "of a kind"),
    "attribute of two values": (lambda m: setattr(attribute(m, "Gemm", "transB"), "s", b"1"), "of a kind"),
    "attribute twice": (
        lambda m: m.graph.node[2].attribute.append(helper.make_attribute("transB", 0)),
        "are named 'transB'",
    ),
    "1,025 nodes": (lambda m: m.graph.node.extend([m.graph.node[0]] * 1025), "more than 1024 nodes"),
    "9,000 inputs": (lambda m: m.graph.input.extend([m.graph.input[0]] * 9000), "field 11 of GraphProto stands"),
    "functions": (lambda m: m.functions.add(name="f"), "field 25 of ModelProto is not one"),
    "training": (lambda m: m.training_info.add(), "field 20 of ModelProto is not one"),
    "sparse": (lambda m: m.graph.sparse_initializer.add(), "field 15 of GraphProto is not one"),
    "value_info": (lambda m: m.graph.value_info.add(name="x"), "field 13 of GraphProto is not one"),
    "quantization": (lambda m: m.graph.quantization_annotation.add(), "field 14 of GraphProto is not one"),
    "no metadata": (lambda m: m.ClearField("metadata_props"), "no assetgen metadata"),
    "metadata twice": (lambda m: m.metadata_props.append(m.metadata_props[0]), "two metadata properties"),
    "tensor twice": (lambda m: m.graph.initializer.append(m.graph.initializer[0]), "two tensors are named"),
    "external data": (each_initializer(forge.external, WEIGHT), "field 1[34] of TensorProto"),
    "text tensor": (each_initializer(lambda t: setattr(t, "data_type", 8), WEIGHT), "of ONNX type 8"),
    "double tensor": (each_initializer(lambda t: setattr(t, "data_type", 11), ".scale"), "of ONNX type 11"),
    "float_data": (each_initializer(lambda t: t.float_data.append(1.0), ".scale"), "field 4 of TensorProto"),
    "int32_data": (each_initializer(lambda t: t.int32_data.append(1), WEIGHT), "field 5 of TensorProto"),
    **{
        f"{value} in {name}": (each_initializer(floats(value), name), ".")
        for name in (".scale", ".offset", ".lo", ".hi")
        for value in (float("nan"), float("inf"), -float("inf"), -0.0, 1e30)
    },
    "inf scales of Resize": (each_initializer(floats(float("inf")), ".scales"), "not one that the exporter writes"),
    "dims 2^62": (each_initializer(dims(2**62, 2**62), WEIGHT), "bytes of data, not"),
    "dims overflow to 0": (each_initializer(dims(2**32, 2**32, keep_data=False), WEIGHT), "bytes of data, not"),
    "0 of many": (each_initializer(dims(0, 2**62, keep_data=False), WEIGHT), "."),
    "negative dims": (each_initializer(dims(-1, 10), WEIGHT), "has the shape"),
    "two negative dims": (each_initializer(dims(-16, -10), WEIGHT), "has the shape"),
    "lying dims": (each_initializer(dims(16, 11), WEIGHT), "has 160 bytes of data, not 176"),
    "9 dims": (each_initializer(dims(*[1] * 8, 160), WEIGHT), "has the shape"),
    "dims turned": (each_initializer(dims(10, 16), WEIGHT), "does not fit"),
    "less data": (each_initializer(lambda t: setattr(t, "raw_data", b""), WEIGHT), "has 0 bytes of data, not 160"),
}


@pytest.mark.parametrize("name", GRAPHS)
@pytest.mark.usefixtures("no_engine")
def test_graphs(name: str, refuses: Callable[[bytes, str], None]) -> None:
    change, reason = GRAPHS[name]
    data = forge.edit_model(DIRECT, change)
    assert data != DIRECT
    refuses(data, reason)


@pytest.mark.usefixtures("no_engine")
def test_where_protobuf_parsers_may_differ(refuses: Callable[[bytes, str], None]) -> None:
    """What this reader and the engine's would read differently must not pass: it would be checked here, run there."""
    first = onnx.load_from_string(DIRECT)
    graph = forge.field(7, forge.to_bytes(first.graph))
    refuses(DIRECT + graph, "field 7 of ModelProto stands there too often")
    refuses(DIRECT + DIRECT, "stands there too often")
    mode = b"\x0a\x04mode"
    assert DIRECT.count(mode) >= 2
    refuses(DIRECT.replace(mode, b"\x8d\x00mode"), "wire type 5 in AttributeProto")  # a name of four bytes: fixed32
    one = forge.edit_model(DIRECT, lambda m: setattr(attribute(m, "Gemm", "transB"), "f", 1.0))
    refuses(one.replace(b"\x15\x00\x00\x80\x3f\x18\x01", b"\x18\x00\x15\x00\x00\x80\x3f"), "wire type 5")  # 1.0 == 1
    raw = first.graph.initializer[0]
    twice = forge.to_bytes(raw) + forge.field(9, raw.raw_data)
    refuses(DIRECT.replace(forge.to_bytes(raw), twice), ": ")
    refuses(forge.field(7, forge.field(5, twice)), "field 9 of TensorProto stands there too often")
    refuses(forge.field(7, forge.field(5, forge.field(1, b"\x01" * 1000))), "more than 64 integers")


@pytest.mark.usefixtures("no_engine")
@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "data",
    [
        b"\x08\x08" * (24 << 20),
        forge.field(7, forge.field(1, b"\x0a\x00" * (24 << 20))),
        forge.field(7, forge.field(5, b"") * (20 << 20)),
        forge.field(7, forge.field(5, forge.field(1, b"\x01" * (50 << 20)))),
        forge.field(7, b"")
        + forge.field(14, b"\x0a\x08assetgen" + forge.field(2, b"[[]" + b",[]" * (16 << 20) + b"]")),
    ],
    ids=["fields", "inputs", "tensors", "dims", "json"],
)
def test_large_files_are_refused_before_they_are_unfolded(data: bytes, refuses: Callable[[bytes, str], None]) -> None:
    """Each would take half a minute and gigabytes if it were parsed to its end."""
    refuses(data, "too often|more than|of ONNX type 0")
