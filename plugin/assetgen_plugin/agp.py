"""The flat container of a pack, .agp: its tensors one behind the other, for runtimes that read no ONNX (section 10)."""

from __future__ import annotations

import hashlib
import struct
from typing import Final

from .tensors import CONTRACT, Tensors, serialised

MAGIC: Final = b"AGP1"


def flat_bytes(tensors: Tensors) -> bytes:
    """The content of an .agp file: magic, contract, number of tensors, fingerprint, and what that is the hash of."""
    body = b"".join(serialised(tensors))
    return MAGIC + struct.pack("<II", CONTRACT, len(tensors)) + hashlib.sha256(body).digest() + body
