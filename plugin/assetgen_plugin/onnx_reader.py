"""Reads ONNX files as far as packs use the format, strictly and within limits; anything else is refused.

Packs may come from strangers, and an inference engine has a large attack surface: no byte reaches it before this reader
has understood the whole file. Field numbers are those of onnx.proto. Where protobuf parsers may disagree (a field that
is repeated, unknown or of another wire type; fixed-width numbers, which packs do not use), the file is refused, so that
the engine reads what was checked here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .errors import PackError

MAX_FILE_BYTES = 64 << 20
MAX_NODES = 1024
MAX_DIMENSIONS = 8
_MAX_ENTRIES = {"GraphProto": 4096}  # of one repeated field; enough for the constants of 200 layers
_MAX_OTHER_ENTRIES = 64

Attribute = int | str | tuple[int, ...]

_DTYPES = {  # by TensorProto.DataType
    1: np.float32,
    2: np.uint8,
    3: np.int8,
    5: np.int16,
    6: np.int32,
    7: np.int64,
    10: np.float16,
    12: np.uint32,
}
_OTHER_MODEL_FIELDS = (20, 25, 26)  # of ModelProto: training, functions, configuration
_VARINT, _BYTES = 0, 2  # wire types
_INT, _STRING, _INTS = 2, 3, 7  # AttributeProto.AttributeType


class Node(NamedTuple):
    """One operator of the default ONNX domain."""

    op: str
    name: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    attributes: dict[str, Attribute]


class ValueInfo(NamedTuple):
    """An input or output of the graph: its ONNX element type and its shape, in which named dimensions are strings."""

    name: str
    elem_type: int
    shape: tuple[int | str, ...]


class Graph(NamedTuple):
    """A graph: nodes in order, constant tensors by name, inputs and outputs."""

    nodes: tuple[Node, ...]
    initializers: dict[str, NDArray[np.generic]]
    inputs: tuple[ValueInfo, ...]
    outputs: tuple[ValueInfo, ...]


class Model(NamedTuple):
    """An ONNX file: its graph, IR version, opset of the default domain and metadata properties."""

    graph: Graph
    ir_version: int
    opset: int
    metadata: dict[str, str]


def read_model(data: bytes) -> Model:
    """The model in the bytes of a file; PackError for anything but a small, plain ONNX model."""
    if not data:
        raise PackError("an empty file")
    if len(data) > MAX_FILE_BYTES:
        raise PackError(f"{len(data)} bytes; a pack has at most {MAX_FILE_BYTES}")
    try:
        return _model(memoryview(data))
    except (ValueError, IndexError, OverflowError) as error:
        raise PackError("not an ONNX file, or a damaged one") from error


def _fields(
    view: memoryview, message: str, once: Sequence[int], many: Sequence[int] = ()
) -> Iterator[tuple[int, int | memoryview]]:
    """(field number, value) for each field of a message, in order.

    once: the fields that are allowed once. many: those that may be repeated. Any other is a PackError.
    """
    counts = dict.fromkeys(once, 1) | dict.fromkeys(many, _MAX_ENTRIES.get(message, _MAX_OTHER_ENTRIES))
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
        else:
            raise PackError(f"not an ONNX file, or a damaged one (wire type {wire} in {message})")
        if number not in counts:
            if message == "ModelProto" and number not in _OTHER_MODEL_FIELDS:
                raise PackError(f"not an ONNX file, or a damaged one (field {number} in {message})")
            raise PackError(f"packs do not use field {number} of {message}; export the pack again")
        if counts[number] == 0:
            raise PackError(f"field {number} of {message} is repeated too often; export the pack again")
        counts[number] -= 1
        yield number, value


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
            raise PackError("not an ONNX file, or a damaged one (an integer without end)")


def _int(value: int | memoryview) -> int:
    if not isinstance(value, int):
        raise PackError("not an ONNX file, or a damaged one (bytes in place of an integer)")
    return value - (1 << 64) if value >> 63 else value


def _bytes(value: int | memoryview) -> memoryview:
    if isinstance(value, int):
        raise PackError("not an ONNX file, or a damaged one (an integer in place of bytes)")
    return value


def _text(value: int | memoryview) -> str:
    return str(_bytes(value), "utf-8")


def _ints(value: int | memoryview) -> list[int]:
    """A repeated integer field, packed or not."""
    if isinstance(value, int):
        return [_int(value)]
    at, numbers = 0, []
    while at < len(value):
        number, at = _varint(value, at)
        numbers.append(_int(number))
        if len(numbers) > _MAX_OTHER_ENTRIES:
            raise PackError(f"a list of more than {_MAX_OTHER_ENTRIES} integers; packs have none so long")
    return numbers


def _model(view: memoryview) -> Model:
    graph, ir_version, opset, metadata = None, 0, 0, {}
    for number, value in _fields(view, "ModelProto", range(1, 9), (14,)):  # 2 to 6: producer, version, doc string
        if number == 1:
            ir_version = _int(value)
        elif number == 7:
            graph = _graph(_bytes(value))
        elif number == 8:
            opset = _opset(_bytes(value))
        elif number == 14:
            key, text = _property(_bytes(value))
            if key in metadata:
                raise PackError(f"two metadata properties are named {key!r}")
            metadata[key] = text
    if graph is None:
        raise PackError("not an ONNX file (no graph in it)")
    return Model(graph, ir_version, opset, metadata)


def _opset(view: memoryview) -> int:
    version = 0
    for number, value in _fields(view, "OperatorSetIdProto", (1, 2)):
        if number == 1 and _text(value) != "":
            raise PackError(f"operators of the domain {_text(value)!r}; packs use only those of ONNX itself")
        if number == 2:
            version = _int(value)
    return version


def _property(view: memoryview) -> tuple[str, str]:
    pair = {1: "", 2: ""}
    for number, value in _fields(view, "StringStringEntryProto", (1, 2)):
        pair[number] = _text(value)
    return pair[1], pair[2]


def _graph(view: memoryview) -> Graph:
    nodes: list[Node] = []
    initializers: dict[str, NDArray[np.generic]] = {}
    inputs, outputs = [], []
    for number, value in _fields(view, "GraphProto", (2, 10), (1, 5, 11, 12)):  # 2, 10: name, doc string
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
    return Graph(tuple(nodes), initializers, tuple(inputs), tuple(outputs))


def _node(view: memoryview) -> Node:
    inputs, outputs, name, op = [], [], "", ""
    attributes: dict[str, Attribute] = {}
    for number, value in _fields(view, "NodeProto", (3, 4, 6, 7), (1, 2, 5)):  # 6: doc string
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
            if key in attributes:
                raise PackError(f"two attributes of node {name!r} are named {key!r}")
            attributes[key] = attribute
        elif number == 7 and _text(value) != "":
            raise PackError(f"operators of the domain {_text(value)!r}; packs use only those of ONNX itself")
    return Node(op, name, tuple(inputs), tuple(outputs), attributes)


def _attribute(view: memoryview) -> tuple[str, Attribute]:
    name, kind = "", 0
    found: dict[int, Attribute] = {}
    numbers: list[int] = []
    for number, value in _fields(view, "AttributeProto", (1, 3, 4, 20), (8,)):
        if number == 1:
            name = _text(value)
        elif number == 3:
            found[_INT] = _int(value)
        elif number == 4:
            found[_STRING] = _text(value)
        elif number == 8:
            numbers += _ints(value)
            found[_INTS] = tuple(numbers)
        else:
            kind = _int(value)
    if list(found) != [kind]:
        raise PackError(f"attribute {name!r} is of a type that packs do not use")
    return name, found[kind]


def _tensor(view: memoryview) -> tuple[str, NDArray[np.generic]]:
    dims: list[int] = []
    data_type, name, raw = 0, "", memoryview(b"")
    for number, value in _fields(view, "TensorProto", (2, 8, 9, 12), (1,)):  # 12: doc string
        if number == 1:
            dims += _ints(value)
        elif number == 2:
            data_type = _int(value)
        elif number == 8:
            name = _text(value)
        elif number == 9:
            raw = _bytes(value)
    if data_type not in _DTYPES:
        raise PackError(f"tensor {name!r} is of ONNX type {data_type}, which packs do not use")
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
    for number, value in _fields(view, "ValueInfoProto", (1, 2, 3)):  # 3: doc string
        if number == 1:
            name = _text(value)
        elif number == 2:
            elem_type, shape = _tensor_type(_bytes(value))
    return ValueInfo(name, elem_type, shape)


def _tensor_type(view: memoryview) -> tuple[int, tuple[int | str, ...]]:
    elem_type = 0
    shape: tuple[int | str, ...] = ()
    for _, value in _fields(view, "TypeProto", (1,)):  # tensor_type
        for number, content in _fields(_bytes(value), "TypeProto.Tensor", (1, 2)):
            if number == 1:
                elem_type = _int(content)
            else:
                dimensions = _fields(_bytes(content), "TensorShapeProto", (), (1,))
                shape = tuple(_dimension(_bytes(dimension)) for _, dimension in dimensions)
    return elem_type, shape


def _dimension(view: memoryview) -> int | str:
    dimension: int | str = ""
    for number, value in _fields(view, "Dimension", (1, 2)):
        dimension = _int(value) if number == 1 else _text(value)
    return dimension
