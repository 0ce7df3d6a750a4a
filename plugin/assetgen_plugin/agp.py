"""The .agp file of a pack: its tensors one after another, for runtimes that do not read ONNX (contract, section 10)."""

from __future__ import annotations

import hashlib
import struct
from typing import Final

from .tensors import Tensors, contract_of, serialised

MAGIC: Final = b"AGP1"


def flat_bytes(tensors: Tensors) -> bytes:
    """The content of an .agp file: magic, contract, number of tensors, fingerprint, and the bytes that it hashes."""
    pieces = list(serialised(tensors))
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return b"".join([MAGIC, struct.pack("<II", contract_of(tensors), len(tensors)), digest.digest(), *pieces])


def fingerprint_of(flat: bytes) -> str:
    """The fingerprint (hex) in the head of an .agp file."""
    return flat[12:44].hex()
