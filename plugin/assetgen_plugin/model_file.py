"""What all files that the runtime loads have in common: bytes within bounds, JSON metadata, a session of the engine."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

import onnxruntime

from .errors import PackError
from .onnx_reader import MAX_FILE_BYTES, Model, read_model
from .tensors import Tensors

_MAX_VALUES: Final = 1 << 16  # of the metadata's JSON: parsed, each costs far more memory than its text
_MAX_MESSAGE: Final = 400  # characters; names in a message come from the file


_Opened = TypeVar("_Opened")


def opened(path: str | os.PathLike[str], make: Callable[[Model, bytes], _Opened]) -> _Opened:
    """What make makes of the model in a file and its bytes; PackError in one line that begins with the file's name."""
    data = _read_bytes(path)
    try:
        return make(read_model(data), data)
    except PackError as error:
        raise _refusal(path, error) from error.__cause__


def _read_bytes(path: str | os.PathLike[str]) -> bytes:
    """The content of a file, at most one byte more than a pack may have; PackError if it cannot be read."""
    try:
        with open(path, "rb") as file:
            return file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise PackError(f"{path}: cannot be read ({error.strerror})") from error
    except ValueError as error:  # a NUL in the name
        raise PackError(f"{str(path)!r}: cannot be read ({error})") from error


def _refusal(path: str | os.PathLike[str], error: PackError) -> PackError:
    """The error for a file, in one line that begins with its name."""
    reason = " ".join(str(error).split())
    short = reason if len(reason) <= _MAX_MESSAGE else reason[:_MAX_MESSAGE] + " …"
    return PackError(f"{path}: {short}")


def metadata_json(model: Model, key: str, what: str, kinds: Mapping[str, type]) -> dict[str, Any]:
    """The JSON object under one key of a model's metadata, with a value of its kind in each field.

    what: for the message. Raises PackError if there is none, or if a field is missing or of another kind.
    """
    if key not in model.metadata:
        raise PackError(f"an ONNX file, but not an assetgen {what} (it has no {key} metadata)")
    text = model.metadata[key]
    if sum(text.count(mark) for mark in "[{,") > _MAX_VALUES:
        raise PackError(f"its {key} metadata holds more than {_MAX_VALUES} values")
    try:
        header = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise PackError(f"its {key} metadata is not JSON") from error
    if not isinstance(header, dict):
        raise PackError(f"its {key} metadata is not a JSON object")
    for name, kind in kinds.items():
        if not isinstance(header.get(name), kind) or isinstance(header[name], bool):
            raise PackError(f"its {key} metadata lacks {name!r}, or it is no {kind.__name__}")
    return header


def check_version(what: str, found: int, known: int) -> None:
    """PackError for a format or contract that this runtime does not know."""
    if found != known:
        newer = "newer than this runtime" if found > known else "unknown"
        raise PackError(f"{what} {found} is {newer} ({known}); upgrade assetgen or export again")


def layer_floats(model: Model) -> Tensors:
    """The weights and biases among a graph's constants."""
    stored = model.graph.initializers
    return {name: array for name, array in stored.items() if name.endswith((".weight", ".bias"))}


def open_session(data: bytes, threads: int, *, arena: bool = True) -> onnxruntime.InferenceSession:
    """A session on the CPU. arena: keep freed memory for the next run; without it a large run gives its memory back."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = options.enable_mem_pattern = arena
    options.log_severity_level = 4  # its errors arrive as exceptions; stderr is the caller's
    try:
        return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own errors share no base class
        raise PackError(f"onnxruntime {onnxruntime.__version__} refuses it: {error}") from error


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")
