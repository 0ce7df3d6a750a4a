"""Forges packs: files that break one rule of the contract and keep all others, and random damage."""

from __future__ import annotations

import base64
import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper, numpy_helper

from assetgen_plugin import Pack, PackError
from assetgen_plugin.pack_graph import build_graph
from assetgen_plugin.tensors import fingerprint
from packs import Tensors

SHORT = {"uint8": "u8", "int8": "i8", "int16": "i16", "int32": "i32", "uint32": "u32"}


def refused(path: Path, reason: str) -> None:
    """Checks that Pack.open refuses a file for this reason, in one line that names the file."""
    with pytest.raises(PackError, match=reason) as caught:
        Pack.open(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert message.isprintable()
    assert len(message) < 600


def forbid_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes a test fail if its file gets as far as an engine."""

    def reached(*_: object, **__: object) -> None:
        pytest.fail("the inference engine was reached")  # no Exception, which would be taken for one of the engine's

    monkeypatch.setattr(onnxruntime, "InferenceSession", reached)
    monkeypatch.setattr("assetgen_plugin.decoding.core.CoreDecoder.__init__", reached)
    monkeypatch.setattr("assetgen_plugin.decoding.exact.NumpyDecoder.__init__", reached)


def pack_file(tensors: Tensors, **header: Any) -> bytes:
    """A pack of any tensors, however wrong, with the right fingerprint and graph and no goldens; header overrides."""
    graph = build_graph(tensors)
    model = helper.make_model(
        helper.make_graph(
            [helper.make_node(n.op, n.inputs, n.outputs, name=n.name, **n.attributes) for n in graph.nodes],
            "forged",
            [helper.make_tensor_value_info(v.name, v.elem_type, v.shape) for v in graph.inputs],
            [helper.make_tensor_value_info(v.name, v.elem_type, v.shape) for v in graph.outputs],
            [numpy_helper.from_array(array, name) for name, array in graph.initializers.items()],
        ),
        opset_imports=[helper.make_opsetid("", 15)],
        ir_version=8,
    )
    layers = {name for name in tensors if name.startswith(("decoder.", "palette.")) and name.count(".") > 1}
    stored = {name: as_stored(array) for name, array in tensors.items() if name not in layers}
    contract = 2 if tensors["contract"][0] == 2 else 1
    whole = {"format": 1, "contract": contract, "fingerprint": fingerprint(tensors), "goldens": [], "info": {}}
    if contract == 1:
        whole["tensors"] = stored
    helper.set_model_props(model, {"assetgen": json.dumps(whole | header)})
    return to_bytes(model)


def as_stored(array: np.ndarray[Any, Any]) -> dict[str, Any]:
    data = base64.b64encode(array.tobytes()).decode("ascii")
    return {"dtype": SHORT[array.dtype.name], "shape": list(array.shape), "data": data}


def to_bytes(model: onnx.ModelProto) -> bytes:
    content: bytes = model.SerializeToString(deterministic=True)
    return content


def edit_model(data: bytes, change: Callable[[Any], object]) -> bytes:
    model = onnx.load_from_string(data)
    change(model)
    return to_bytes(model)


def edit_header(data: bytes, change: Callable[[Any], object]) -> bytes:
    """With the metadata's JSON changed in place, or replaced by what change returns if that is not None."""

    def rewrite(model: Any) -> None:
        header = json.loads(model.metadata_props[0].value)
        changed = change(header)
        model.metadata_props[0].value = json.dumps(header if changed is None else changed)

    return edit_model(data, rewrite)


def edit_text(data: bytes, text: str) -> bytes:
    """With other metadata, JSON or not."""
    return edit_model(data, lambda model: setattr(model.metadata_props[0], "value", text))


def varint(number: int) -> bytes:
    out = b""
    while number > 0x7F:
        out, number = out + bytes([number & 0x7F | 0x80]), number >> 7
    return out + bytes([number])


def field(number: int, content: bytes) -> bytes:
    """One length-delimited protobuf field."""
    return varint(number << 3 | 2) + varint(len(content)) + content


# Random damage: each gives other bytes from the bytes of a pack, most of them not a pack


def damaged(data: bytes, other: bytes, *, rng: np.random.Generator) -> bytes:
    """data with one to three random changes; other is a pack to splice in."""
    for _ in range(int(rng.integers(1, 4))):
        data = DAMAGES[int(rng.integers(len(DAMAGES)))](data, other, rng)
    return data


def _place(data: bytes, rng: np.random.Generator) -> int:
    return int(rng.integers(len(data))) if data else 0


def _flip(data: bytes, other: bytes, rng: np.random.Generator) -> bytes:
    at = _place(data, rng)
    return data[:at] + bytes([data[at] ^ 1 << int(rng.integers(8))]) + data[at + 1 :] if data else b"\x00"


def _overwrite(data: bytes, other: bytes, rng: np.random.Generator) -> bytes:
    at, n = _place(data, rng), int(rng.choice([1, 2, 4, 8]))
    edge = bytes([int(rng.choice([0, 1, 0x7F, 0x80, 0xFF]))]) * n
    return data[:at] + (edge if rng.integers(2) else rng.bytes(n)) + data[at + n :]


def _delete(data: bytes, other: bytes, rng: np.random.Generator) -> bytes:
    at = _place(data, rng)
    return data[:at] + data[at + int(rng.choice([1, 1, 2, 7, 300])) :]


def _insert(data: bytes, other: bytes, rng: np.random.Generator) -> bytes:
    at = _place(data, rng)
    return data[:at] + rng.bytes(int(rng.choice([1, 1, 2, 7, 300]))) + data[at:]


def _repeat(data: bytes, other: bytes, rng: np.random.Generator) -> bytes:
    a, b = sorted((_place(data, rng), _place(data, rng)))
    return data[:b] + data[a:b] + data[b:] if len(data) < 1 << 20 else data


def _splice(data: bytes, other: bytes, rng: np.random.Generator) -> bytes:
    return data[: _place(data, rng)] + other[_place(other, rng) :]


def _truncate(data: bytes, other: bytes, rng: np.random.Generator) -> bytes:
    return data[: _place(data, rng)]


def _append(data: bytes, other: bytes, rng: np.random.Generator) -> bytes:
    """Protobuf takes two messages in a row for one, merged."""
    return data + (other if rng.integers(2) else field(int(rng.integers(1, 30)), rng.bytes(3)))


def _rewrite(data: bytes, other: bytes, rng: np.random.Generator) -> bytes:
    try:
        model, donor = onnx.load_from_string(data), onnx.load_from_string(other)
        change_message(model, donor, rng=rng)
        return to_bytes(model)
    except Exception:  # protobuf's own errors: an earlier change left no model, or text that is not UTF-8
        return data


def _header(data: bytes, other: bytes, rng: np.random.Generator) -> bytes:
    try:
        return edit_header(data, lambda header: change_json(header, rng=rng))
    except Exception:  # no model, or no JSON in it, is left
        return data


DAMAGES = (_flip, _overwrite, _delete, _insert, _repeat, _splice, _truncate, _append, *[_rewrite] * 6, *[_header] * 5)
NUMBERS = (0, 1, -1, 2, 3, 7, 8, 15, 127, 255, 256, 2**31 - 1, -(2**31), 2**62)
TEXTS = ("", "z", "n", "Conv", "Identity", "Loop", "DCR", "linear", "ai.onnx.ml", "decoder.00.dense.weight", "é")
VALUES = (*NUMBERS, 10**30, 0.5, float("nan"), True, None, "", "x", "i8", "u32", "AAAA", [], [1], [0, 2**40], {}, [[]])


def change_message(message: Any, donor: Any, *, rng: np.random.Generator) -> None:
    """Walks down to a random field of a protobuf message and changes, drops, doubles, moves or swaps it."""
    while True:
        fields = message.ListFields()
        if not fields:
            return
        descriptor, value = fields[int(rng.integers(len(fields)))]
        name, many = descriptor.name, not isinstance(value, int | float | str | bytes) and hasattr(value, "__len__")
        chosen = int(rng.integers(len(value))) if many and len(value) else 0
        deeper = descriptor.message_type is not None and (name == "graph" or rng.random() < 0.75)
        if deeper:
            message = value[chosen] if many else value
            continue
        if descriptor.message_type is not None and many:
            _change_list(value, chosen, getattr(donor, name, ()), rng)
        elif many:
            items = list(value)
            items[chosen : chosen + 1] = [_scalar(items[chosen], rng)] * int(rng.choice([0, 1, 1, 2]))
            message.ClearField(name)
            getattr(message, name).extend(items)
        elif descriptor.message_type is not None or rng.integers(5) == 0:
            message.ClearField(name)
        elif descriptor.enum_type is not None:
            setattr(message, name, descriptor.enum_type.values[int(rng.integers(8))].number)
        else:
            setattr(message, name, _scalar(value, rng))
        return


def _change_list(messages: Any, chosen: int, donated: Any, rng: np.random.Generator) -> None:
    what = int(rng.integers(4))
    if what == 0:
        del messages[chosen]
    elif what == 1:
        messages.append(copy.deepcopy(messages[chosen]))
    elif what == 2 and len(donated):
        messages[chosen].CopyFrom(donated[int(rng.integers(len(donated)))])
    else:
        items = [copy.deepcopy(item) for item in messages]
        items.insert(int(rng.integers(len(items))), items.pop(chosen))
        del messages[:]
        messages.extend(items)


def _scalar(value: Any, rng: np.random.Generator) -> Any:
    if isinstance(value, bytes):
        return _flip(value, b"", rng)
    if isinstance(value, str):
        return TEXTS[int(rng.integers(len(TEXTS)))]
    if isinstance(value, float):
        return float(rng.choice([0.0, 1.0, -1.0, np.nan, np.inf]))
    number = value ^ 1 << int(rng.integers(8)) if rng.integers(2) else NUMBERS[int(rng.integers(len(NUMBERS)))]
    return int(np.clip(number, -(2**31), 2**31 - 1))


def change_json(header: Any, *, rng: np.random.Generator) -> None:
    """Walks down to a random value of a JSON document and changes, drops or doubles it."""
    while True:
        keys = list(header) if isinstance(header, dict) else list(range(len(header)))
        if not keys:
            return
        key = keys[int(rng.integers(len(keys)))]
        value = header[key]
        if isinstance(value, dict | list) and value and rng.random() < 0.85:
            header = value
            continue
        what = int(rng.integers(6))
        if what == 0:
            del header[key]
        elif what == 1 and isinstance(header, list):
            header.append(copy.deepcopy(value))
        elif what == 2 and isinstance(value, str) and value:
            raw = _flip(value.encode("utf-8"), b"", rng)
            header[key] = raw.decode("utf-8", "replace")
        elif what == 3 and type(value) is int:
            header[key] = value + int(rng.choice([-1, 1, 2**32]))
        else:
            header[key] = copy.deepcopy(VALUES[int(rng.integers(len(VALUES)))])
        return


def external(tensor: Any) -> None:
    """Makes a tensor say that its data lies in /etc/passwd."""
    tensor.ClearField("raw_data")
    tensor.data_location = TensorProto.EXTERNAL
    entry = tensor.external_data.add()
    entry.key, entry.value = "location", "/etc/passwd"
