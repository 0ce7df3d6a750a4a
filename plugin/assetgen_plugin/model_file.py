"""What all ONNX files that the runtime loads have in common: a size limit, JSON metadata, errors that name the file."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from .errors import PackError
from .onnx_reader import MAX_FILE_BYTES, Model, read_model
from .tensors import Tensors

_MAX_VALUES: Final = 1 << 16  # in the metadata's JSON: once parsed, each takes far more memory than its text
_MAX_MESSAGE: Final = 400  # characters; names in a message come from the file
_T = TypeVar("_T")


def opened(path: str | os.PathLike[str], make: Callable[[Model, bytes], _T]) -> _T:
    """What `make` returns for the model in a file and the file's bytes.

    Raises PackError, in one line that begins with the file's name, if the file cannot be read or make raises one.
    """
    return opened_bytes(path, lambda data: make(read_model(data), data))


def opened_bytes(path: str | os.PathLike[str], make: Callable[[bytes], _T]) -> _T:
    """What `make` returns for the bytes of a file of any format; errors as of `opened`."""
    data = _read_bytes(path)
    try:
        return make(data)
    except PackError as error:
        raise _refusal(path, error) from error.__cause__


def _read_bytes(path: str | os.PathLike[str]) -> bytes:
    """The content of a file, cut off one byte beyond the limit; PackError if it cannot be read."""
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
    """The JSON object under one key of a model's metadata, its fields checked to be of the given types.

    what: the kind of file, for the message. Raises PackError if there is none, or if a field is missing or of another
    type.
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
            raise PackError(f"its {key} metadata has no {name!r} of type {kind.__name__}")
    return header


def check_version(what: str, found: int, *known: int) -> None:
    """PackError for a format or contract that is not among those that this runtime knows, in rising order."""
    if found not in known:
        newer = "newer than this runtime" if found > known[-1] else "unknown"
        knows = " and ".join(map(str, known))
        raise PackError(f"{what} {found} is {newer} ({knows}); upgrade assetgen or export again")


def layer_floats(model: Model) -> Tensors:
    """The weights, their scales and the biases among a graph's constants."""
    stored = model.graph.initializers
    return {name: array for name, array in stored.items() if name.endswith((".weight", ".scale", ".bias"))}


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")
