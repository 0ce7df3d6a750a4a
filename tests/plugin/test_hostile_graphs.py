"""Files whose graph is not the one that their tensors call for: refused before the inference engine sees them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

onnx = pytest.importorskip("onnx")
from onnx import helper, numpy_helper  # noqa: E402

import forge  # noqa: E402
from places import GOLDEN  # noqa: E402

DIRECT, WRAPPED, FIXED = (
    (GOLDEN / f"{name}.onnx").read_bytes() for name in ("direct", "sprites-wrapped", "sprites-fixed")
)


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
    "identity": (insert_node("Identity"), "packs do not use the operator 'Identity'"),
    "loop": (insert_node("Loop", body=EMPTY), "field 6 of AttributeProto"),
    "loop without body": (insert_node("Loop"), "packs do not use the operator 'Loop'"),
    "transposed": (insert_node("ConvTranspose"), "packs do not use the operator 'ConvTranspose'"),
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
    "two opsets": (lambda m: m.opset_import.add(version=15), "field 8 of ModelProto is repeated too often"),
    "custom domain": (lambda m: setattr(m.opset_import[0], "domain", "com.evil"), "domain 'com.evil'"),
    "node of a custom domain": (lambda m: setattr(m.graph.node[0], "domain", "com.evil"), "domain 'com.evil'"),
    "transB": (lambda m: setattr(attribute(m, "Gemm", "transB"), "i", 0), "not one that the exporter writes"),
    "DCR": (lambda m: setattr(attribute(m, "DepthToSpace", "mode"), "s", b"DCR"), "not one that the exporter writes"),
    "blocksize": (lambda m: setattr(attribute(m, "DepthToSpace", "blocksize"), "i", 2**62), "."),
    "pads": (lambda m: attribute(m, "Conv", "pads").ints.append(0), "."),
    "negative pads": (lambda m: attribute(m, "Conv", "pads").ints.__setitem__(0, -1), "."),
    "pads as text": (
        lambda m: attribute(m, "Conv", "pads").MergeFrom(helper.make_attribute("pads", "x")),
        "of a type that packs do not use",
    ),
    "attribute of two values": (
        lambda m: setattr(attribute(m, "Gemm", "transB"), "s", b"1"),
        "of a type that packs do not use",
    ),
    "attribute twice": (
        lambda m: m.graph.node[2].attribute.append(helper.make_attribute("transB", 0)),
        "are named 'transB'",
    ),
    "1,025 nodes": (lambda m: m.graph.node.extend([m.graph.node[0]] * 1025), "more than 1024 nodes"),
    "9,000 inputs": (
        lambda m: m.graph.input.extend([m.graph.input[0]] * 9000),
        "field 11 of GraphProto is repeated too often",
    ),
    "functions": (lambda m: m.functions.add(name="f"), "packs do not use field 25 of ModelProto"),
    "training": (lambda m: m.training_info.add(), "packs do not use field 20 of ModelProto"),
    "sparse": (lambda m: m.graph.sparse_initializer.add(), "packs do not use field 15 of GraphProto"),
    "value_info": (lambda m: m.graph.value_info.add(name="x"), "packs do not use field 13 of GraphProto"),
    "quantization": (lambda m: m.graph.quantization_annotation.add(), "packs do not use field 14 of GraphProto"),
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


def whole(*values: int, dtype: type = np.int64) -> Callable[[Any], None]:
    """Other values of an initializer, and maybe another type."""

    def change(tensor: Any) -> None:
        tensor.CopyFrom(numpy_helper.from_array(np.array(values, dtype), tensor.name))

    return change


def scalar(value: int) -> Callable[[Any], None]:
    def change(tensor: Any) -> None:
        tensor.CopyFrom(numpy_helper.from_array(np.array(value, np.int64), tensor.name))

    return change


def node_of(model: Any, ending: str) -> Any:
    return next(node for node in model.graph.node if node.name.endswith(ending))


def without_node(ending: str) -> Callable[[Any], None]:
    """One node less; what read it reads what it read."""

    def change(model: Any) -> None:
        gone = node_of(model, ending)
        for node in model.graph.node:
            node.input[:] = [gone.input[0] if name == gone.output[0] else name for name in node.input]
        model.graph.node.remove(gone)

    return change


def put(ending: str, change: Callable[[Any], object]) -> Callable[[Any], None]:
    return lambda model: change(node_of(model, ending)) and None


NOT_OURS = "not one that the exporter writes"
X = "02.wrap"  # of pads 2, 3, 2, 3 around values of shape (5, 2, 3)
WRAPS: dict[str, tuple[Callable[[Any], object], str]] = {
    "top not negative": (each_initializer(whole(2), f"{X}.top"), NOT_OURS),
    "bottom negative": (each_initializer(whole(-2), f"{X}.bottom"), NOT_OURS),
    "top 0": (each_initializer(whole(0), f"{X}.top"), "wrap does not fit"),
    "left 0": (each_initializer(whole(0), f"{X}.left"), "wrap does not fit"),
    "right 0": (each_initializer(whole(0), f"{X}.right"), "wrap does not fit"),
    "top too large": (each_initializer(whole(-3), f"{X}.top"), "wrap does not fit"),
    "right too large": (each_initializer(whole(4), f"{X}.right"), "wrap does not fit"),
    **{
        f"{edge} of {value}": (each_initializer(whole(value), f"{X}.{edge}"), ".")
        for edge in ("top", "left", "bottom", "right")
        for value in (256, 258, -258, 259, 2**32 + 2, 2**63 - 1, -(2**63))
    },
    "end too near": (each_initializer(whole(1), f"{X}.end"), NOT_OURS),
    "end of 2^31 - 1": (each_initializer(whole(2**31 - 1), f"{X}.end"), NOT_OURS),
    "end negative": (each_initializer(whole(-1), f"{X}.end"), NOT_OURS),
    "begin 1": (each_initializer(whole(1), f"{X}.begin"), NOT_OURS),
    "begin negative": (each_initializer(whole(-1), f"{X}.begin"), NOT_OURS),
    "rows along the columns": (each_initializer(whole(3), f"{X}.axis2"), NOT_OURS),
    "columns along the rows": (each_initializer(whole(2), f"{X}.axis3"), NOT_OURS),
    "along the batch": (each_initializer(whole(0), f"{X}.axis2"), NOT_OURS),
    "negative axis": (each_initializer(whole(-2), f"{X}.axis2"), NOT_OURS),
    "int32 pad": (each_initializer(whole(-2, dtype=np.int32), f"{X}.top"), NOT_OURS),
    "float pad": (each_initializer(whole(-2, dtype=np.float32), f"{X}.top"), NOT_OURS),
    "int32 axis": (each_initializer(whole(2, dtype=np.int32), f"{X}.axis2"), NOT_OURS),
    "NaN pad": (each_initializer(whole(float("nan"), dtype=np.float32), f"{X}.top"), "."),  # type: ignore[arg-type]
    "two pads": (each_initializer(whole(-2, -2), f"{X}.top"), NOT_OURS),
    "no pad": (each_initializer(whole(), f"{X}.top"), NOT_OURS),
    "scalar pad": (each_initializer(scalar(-2), f"{X}.top"), NOT_OURS),
    "scalar axis": (each_initializer(scalar(2), f"{X}.axis2"), NOT_OURS),
    "pads in a row": (each_initializer(dims(1, 1), f"{X}.top"), NOT_OURS),
    "top renamed": (each_initializer(lambda t: setattr(t, "name", t.name + "most"), f"{X}.top"), "."),
    "edge of a dense layer": (
        lambda m: m.graph.initializer.append(numpy_helper.from_array(np.array([-1]), "decoder.00.dense.top")),
        "needs the tensors",
    ),
    "joined along the channels": (
        put(f"{X}.axis2.Concat", lambda node: setattr(node.attribute[0], "i", 1)),
        NOT_OURS,
    ),
    "joined along a negative axis": (
        put(f"{X}.axis2.Concat", lambda node: setattr(node.attribute[0], "i", -2)),
        NOT_OURS,
    ),
    "joined the other way round": (
        put(f"{X}.axis2.Concat", lambda node: node.input.__setitem__(slice(None), list(node.input)[::-1])),
        NOT_OURS,
    ),
    "joined of two": (put(f"{X}.axis2.Concat", lambda node: node.input.pop()), NOT_OURS),
    "joined of many": (put(f"{X}.axis2.Concat", lambda node: node.input.extend([node.input[1]] * 9)), NOT_OURS),
    "steps": (put(f"{X}.top.Slice", lambda node: node.input.append(f"decoder.{X}.begin")), NOT_OURS),
    "without axes": (put(f"{X}.top.Slice", lambda node: node.input.pop()), NOT_OURS),
    "sliced from another layer": (
        put(f"{X}.bottom.Slice", lambda node: node.input.__setitem__(0, f"decoder.{X}.top.Slice")),
        NOT_OURS,
    ),
    "rows alone": (without_node(f"{X}.axis3.Concat"), NOT_OURS),
    "no first slice": (without_node(f"{X}.top.Slice"), NOT_OURS),
    "columns first": (
        lambda m: m.graph.node.insert(0, m.graph.node.pop(5)),
        NOT_OURS,
    ),
}


@pytest.mark.parametrize("name", WRAPS)
@pytest.mark.usefixtures("no_engine")
def test_wraps(name: str, refuses: Callable[[bytes, str], None]) -> None:
    change, reason = WRAPS[name]
    data = forge.edit_model(WRAPPED, change)
    assert data != WRAPPED
    refuses(data, reason)


def test_a_wrap_of_other_pads_that_fit_is_another_pack(refuses: Callable[[bytes, str], None]) -> None:
    """It is refused by its fingerprint, which the core compares when it opens a pack."""
    refuses(forge.edit_model(WRAPPED, each_initializer(whole(-1), f"{X}.top")), "altered")


@pytest.mark.usefixtures("no_engine")
def test_graphs_of_a_palette_that_is_fixed(refuses: Callable[[bytes, str], None]) -> None:
    """It has no input and no output of its own."""
    other = onnx.load_from_string(WRAPPED)
    for change in (
        lambda m: m.graph.input.append(other.graph.input[1]),
        lambda m: m.graph.output.append(other.graph.output[1]),
        lambda m: m.graph.output.__getitem__(0).CopyFrom(other.graph.output[1]),
    ):
        refuses(forge.edit_model(FIXED, change), NOT_OURS)
    for change in (lambda m: m.graph.input.pop(), lambda m: m.graph.output.pop()):
        refuses(forge.edit_model(WRAPPED, change), NOT_OURS)
    layers = [node for node in other.graph.node if node.name.startswith("palette.")]
    refuses(forge.edit_model(FIXED, lambda m: m.graph.node.extend(layers)), ".")


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
    refuses(DIRECT + graph, "field 7 of ModelProto is repeated too often")
    refuses(DIRECT + DIRECT, "is repeated too often")
    mode = b"\x0a\x04mode"
    assert DIRECT.count(mode) >= 2
    refuses(DIRECT.replace(mode, b"\x8d\x00mode"), "wire type 5 in AttributeProto")  # a name of four bytes: fixed32
    one = forge.edit_model(DIRECT, lambda m: setattr(attribute(m, "Gemm", "transB"), "f", 1.0))
    refuses(one.replace(b"\x15\x00\x00\x80\x3f\x18\x01", b"\x18\x00\x15\x00\x00\x80\x3f"), "wire type 5")  # 1.0 == 1
    raw = first.graph.initializer[0]
    twice = forge.to_bytes(raw) + forge.field(9, raw.raw_data)
    refuses(DIRECT.replace(forge.to_bytes(raw), twice), ": ")
    refuses(forge.field(7, forge.field(5, twice)), "field 9 of TensorProto is repeated too often")
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
