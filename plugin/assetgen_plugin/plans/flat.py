"""Reads .agp files (contract, section 10)."""

from __future__ import annotations

import hashlib
import re
import struct
from typing import Final

import numpy as np

from ..agp import MAGIC
from ..errors import PackError
from ..tensors import CONTRACT_2, DTYPES, Tensors

_HEAD: Final = 44  # bytes before the first tensor
_MAX_TENSORS: Final = 1024
_MAX_NAME: Final = 64
_MAX_DIMENSIONS: Final = 4


def read_flat(data: bytes) -> Tensors:
    """The tensors (read-only) in the bytes of an .agp file of contract 2; PackError unless it is whole."""
    if len(data) < _HEAD or not data.startswith(MAGIC):
        raise PackError("not an .agp file, or cut short")
    contract, n_tensors = struct.unpack_from("<II", data, 4)
    if contract != CONTRACT_2 or n_tensors > _MAX_TENSORS:
        raise PackError(
            f"contract {contract} with {n_tensors} tensors; {CONTRACT_2} with up to {_MAX_TENSORS} is allowed"
        )
    if (found := hashlib.sha256(data[_HEAD:]).digest()) != data[12:_HEAD]:
        raise PackError(f"altered: its fingerprint is {found.hex()}, it says {data[12:_HEAD].hex()}")
    tensors: Tensors = {}
    at, last = _HEAD, ""
    try:
        for _ in range(n_tensors):
            (length,) = struct.unpack_from("<I", data, at)
            name = data[at + 4 : at + 4 + length].decode("latin-1")
            code, n_dims = struct.unpack_from("<BI", data, at + 4 + length)
            if length > _MAX_NAME or not re.fullmatch("[!-~]+", name) or name <= last:
                raise PackError(f"tensor {name[:_MAX_NAME]!r}: names are printable ASCII, and they rise")
            if not 1 <= code <= len(DTYPES) or n_dims > _MAX_DIMENSIONS:
                raise PackError(f"tensor {name!r} has dtype code {code} and {n_dims} dimensions")
            shape = struct.unpack_from(f"<{n_dims}I", data, at + 9 + length)
            at += 9 + length + 4 * n_dims
            dtype = np.dtype(list(DTYPES.values())[code - 1])
            size = dtype.itemsize
            for side in shape:  # whole numbers of any size
                size *= side
            if size > len(data) - at:
                raise PackError(f"cut short: tensor {name!r} needs {size} bytes, {len(data) - at} are left")
            tensors[name] = np.frombuffer(data, dtype, size // dtype.itemsize, at).reshape(shape)
            at, last = at + size, name
    except struct.error as error:
        raise PackError("cut short within a tensor") from error
    if at != len(data):
        raise PackError(f"{len(data) - at} bytes behind its last tensor")
    return tensors
