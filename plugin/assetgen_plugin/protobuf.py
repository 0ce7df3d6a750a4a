"""Reads the part of an ONNX file that a pack uses, strictly and within bounds; anything else is refused.

A pack comes from strangers, and an inference engine is a large surface: no byte reaches it before this reader has
understood the whole file. Field numbers are those of onnx.proto.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .errors import PackError

MAX_FILE_BYTES = 64 << 20
MAX_NODES = 1024
MAX_DIMENSIONS = 8

Attribute = int | float | str | tuple[int, ...]

_DTYPES = {1: np.float32, 2: np.uint8, 3: np.int8, 6: np.int32, 7: np.int64}  # TensorProto.DataType
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5


@dataclass(frozen=True)
class Node:
    """One operator of the default ONNX domain."""

    op: str
    name: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    attributes: dict[str, Attribute] = field(default_factory=dict)


@dataclass(frozen=True)
class ValueInfo:
    """An input or output of the graph: ONNX element type and shape, the batch dimension by its name."""

    name: str
    elem_type: int
    shape: tuple[int | str, ...]


@dataclass(frozen=True)
class Graph:
    """Nodes in order, constant tensors by name, inputs and outputs."""

    nodes: tuple[Node, ...]
    initializers: dict[str, NDArray[np.generic]]
    inputs: tuple[ValueInfo, ...]
    outputs: tuple[ValueInfo, ...]


@dataclass(frozen=True)
class Model:
    """An ONNX file: its graph, its opset of the default domain, its metadata properties."""

    graph: Graph
    opset: int
    metadata: dict[str, str]


def read_model(data: bytes) -> Model:
    """The model in data; PackError for whatever is not a small, plain ONNX model."""
    if len(data) > MAX_FILE_BYTES:
        raise PackError(f"{len(data)} bytes; a pack has at most {MAX_FILE_BYTES}")
    try:
        return _model(memoryview(data))
    except (struct.error, ValueError, IndexError, OverflowError) as error:
        raise PackError("not an ONNX file, or a damaged one") from error


def _fields(view: memoryview, message: str) -> Iterator[tuple[int, int, int | memoryview]]:
    """(field number, wire type, value) of one message, in order."""
    at = 0
    while at < len(view):
        key, at = _varint(view, at)
        number, wire = key >> 3, key & 7
        value: int | memoryview
        if wire == _VARINT:
            value, at = _varint(view, at)
        elif wire == _BYTES:
            length, at = _varint(view, at)
            if length > len(view) - at:
                raise PackError(f"not an ONNX file, or a truncated one ({message} ends too early)")
            value, at = view[at : at + length], at + length
        elif wire in (_FIXED32, _FIXED64):
            size = 4 if wire == _FIXED32 else 8
            if size > len(view) - at:
                raise PackError(f"not an ONNX file, or a truncated one ({message} ends too early)")
            value, at = view[at : at + size], at + size
        else:
            raise PackError(f"not an ONNX file, or a damaged one (wire type {wire} in {message})")
        yield number, wire, value


def _varint(view: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = view[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value & 0xFFFFFFFFFFFFFFFF, at
        shift += 7
        if shift > 63:
            raise PackError("not an ONNX file, or a damaged one (an endless integer)")


def _int(value: int | memoryview) -> int:
    if not isinstance(value, int):
        raise PackError("not an ONNX file, or a damaged one (bytes where an integer belongs)")
    return value - (1 << 64) if value >> 63 else value


def _bytes(value: int | memoryview) -> memoryview:
    if isinstance(value, int):
        raise PackError("not an ONNX file, or a damaged one (an integer where bytes belong)")
    return value


def _text(value: int | memoryview) -> str:
    return str(_bytes(value), "utf-8")


def _ints(wire: int, value: int | memoryview) -> list[int]:
    """A repeated integer field, packed or not."""
    if wire == _VARINT:
        return [_int(value)]
    view, at, numbers = _bytes(value), 0, []
    while at < len(view):
        number, at = _varint(view, at)
        numbers.append(_int(number))
    return numbers


def _unexpected(message: str, number: int) -> PackError:
    return PackError(f"field {number} of {message} is not one that a pack uses; export the pack again")


def _model(view: memoryview) -> Model:
    graph, opset, metadata = None, 0, {}
    for number, _, value in _fields(view, "ModelProto"):
        if number == 7 and graph is None:
            graph = _graph(_bytes(value))
        elif number == 8:
            opset = _opset(_bytes(value))
        elif number == 14:
            key, text = _property(_bytes(value))
            metadata[key] = text
        elif number not in (1, 2, 3, 4, 5, 6):  # versions, producer, domain, doc string: of no effect
            raise _unexpected("ModelProto", number)
    if graph is None:
        raise PackError("not an ONNX file (no graph in it)")
    return Model(graph, opset, metadata)


def _opset(view: memoryview) -> int:
    version = 0
    for number, _, value in _fields(view, "OperatorSetIdProto"):
        if number == 1 and _text(value) != "":
            raise PackError(f"operators of the domain {_text(value)!r}; a pack uses ONNX's own only")
        if number == 2:
            version = _int(value)
    return version


def _property(view: memoryview) -> tuple[str, str]:
    pair = {1: "", 2: ""}
    for number, _, value in _fields(view, "StringStringEntryProto"):
        pair[number] = _text(value)
    return pair[1], pair[2]


def _graph(view: memoryview) -> Graph:
    nodes: list[Node] = []
    initializers: dict[str, NDArray[np.generic]] = {}
    inputs, outputs = [], []
    for number, _, value in _fields(view, "GraphProto"):
        if number == 1:
            nodes.append(_node(_bytes(value)))
            if len(nodes) > MAX_NODES:
                raise PackError(f"more than {MAX_NODES} nodes")
        elif number == 5:
            name, array = _tensor(_bytes(value))
            if name in initializers:
                raise PackError(f"two tensors are named {name!r}")
            initializers[name] = array
        elif number == 11:
            inputs.append(_value_info(_bytes(value)))
        elif number == 12:
            outputs.append(_value_info(_bytes(value)))
        elif number not in (2, 10):  # name, doc string
            raise _unexpected("GraphProto", number)
    return Graph(tuple(nodes), initializers, tuple(inputs), tuple(outputs))


def _node(view: memoryview) -> Node:
    inputs, outputs, name, op = [], [], "", ""
    attributes: dict[str, Attribute] = {}
    for number, _, value in _fields(view, "NodeProto"):
        if number == 1:
            inputs.append(_text(value))
        elif number == 2:
            outputs.append(_text(value))
        elif number == 3:
            name = _text(value)
        elif number == 4:
            op = _text(value)
        elif number == 5:
            key, attribute = _attribute(_bytes(value))
            attributes[key] = attribute
        elif number == 7 and _text(value) == "":
            continue
        elif number != 6:  # doc string
            raise _unexpected("NodeProto", number)
    return Node(op, name, tuple(inputs), tuple(outputs), attributes)


def _attribute(view: memoryview) -> tuple[str, Attribute]:
    name, kind = "", 0
    result: Attribute | None = None
    numbers: list[int] = []
    for number, wire, value in _fields(view, "AttributeProto"):
        if number == 1:
            name = _text(value)
        elif number == 2 and wire == _FIXED32:
            result = float(struct.unpack("<f", _bytes(value))[0])
        elif number == 3:
            result = _int(value)
        elif number == 4:
            result = _text(value)
        elif number == 8:
            numbers += _ints(wire, value)
        elif number == 20:
            kind = _int(value)
        else:
            raise _unexpected("AttributeProto", number)
    if kind == 7:  # INTS
        return name, tuple(numbers)
    if result is None or kind not in (1, 2, 3):  # FLOAT, INT, STRING
        raise PackError(f"attribute {name!r} is of a kind that a pack does not use")
    return name, result


def _tensor(view: memoryview) -> tuple[str, NDArray[np.generic]]:
    dims: list[int] = []
    data_type, name, raw = 0, "", memoryview(b"")
    for number, wire, value in _fields(view, "TensorProto"):
        if number == 1:
            dims += _ints(wire, value)
        elif number == 2:
            data_type = _int(value)
        elif number == 8:
            name = _text(value)
        elif number == 9:
            raw = _bytes(value)
        elif number != 12:  # doc string
            raise _unexpected("TensorProto", number)
    if data_type not in _DTYPES:
        raise PackError(f"tensor {name!r} is of ONNX type {data_type}, which a pack does not use")
    dtype = np.dtype(_DTYPES[data_type]).newbyteorder("<")
    if len(dims) > MAX_DIMENSIONS or any(dim < 0 for dim in dims):
        raise PackError(f"tensor {name!r} has the shape {dims}")
    n_bytes = dtype.itemsize
    for dim in dims:
        n_bytes *= dim
    if n_bytes != len(raw):
        raise PackError(f"tensor {name!r} of shape {dims} has {len(raw)} bytes of data, not {n_bytes}")
    return name, np.frombuffer(raw, dtype).reshape(dims)


def _value_info(view: memoryview) -> ValueInfo:
    name, elem_type = "", 0
    shape: tuple[int | str, ...] = ()
    for number, _, value in _fields(view, "ValueInfoProto"):
        if number == 1:
            name = _text(value)
        elif number == 2:
            elem_type, shape = _tensor_type(_bytes(value))
        elif number != 3:  # doc string
            raise _unexpected("ValueInfoProto", number)
    return ValueInfo(name, elem_type, shape)


def _tensor_type(view: memoryview) -> tuple[int, tuple[int | str, ...]]:
    elem_type = 0
    shape: tuple[int | str, ...] = ()
    for number, _, value in _fields(view, "TypeProto"):
        if number != 1:  # tensor_type
            raise _unexpected("TypeProto", number)
        for inner, _, content in _fields(_bytes(value), "TypeProto.Tensor"):
            if inner == 1:
                elem_type = _int(content)
            elif inner == 2:
                shape = tuple(_dimension(_bytes(dim)) for _, _, dim in _fields(_bytes(content), "TensorShapeProto"))
            else:
                raise _unexpected("TypeProto.Tensor", inner)
    return elem_type, shape


def _dimension(view: memoryview) -> int | str:
    dimension: int | str = ""
    for number, _, value in _fields(view, "Dimension"):
        dimension = _int(value) if number == 1 else _text(value)
    return dimension
