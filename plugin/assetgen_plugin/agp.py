"""The .agp file of a pack: its tensors one after another, for runtimes that do not read ONNX (contract, section 10)."""

from __future__ import annotations

import hashlib
import struct
from typing import Final

from .tensors import CONTRACT, Tensors, serialised

MAGIC: Final = b"AGP1"


def flat_bytes(tensors: Tensors) -> bytes:
    """The content of an .agp file: magic, contract, number of tensors, fingerprint, and the bytes that it hashes."""
    body = b"".join(serialised(tensors))
    return MAGIC + struct.pack("<II", CONTRACT, len(tensors)) + hashlib.sha256(body).digest() + body
