"""The .agp file of a pack: its tensors one after another, for runtimes that do not read ONNX (contract, section 10)."""

from __future__ import annotations

import struct
from typing import Final

from .errors import PackError
from .tensors import Tensors, serialised

MAGIC: Final = b"AGP1"
_DIGEST: Final = 32  # bytes
_HEAD: Final = 12 + _DIGEST


def flat_bytes(tensors: Tensors) -> bytes:
    """The content of an .agp file: magic, contract, number of tensors, fingerprint, and the bytes that it hashes."""
    body = b"".join(serialised(tensors))
    return _head(tensors, _digest(body)) + body


def claimed_bytes(tensors: Tensors, fingerprint: str) -> bytes:
    """The same with the fingerprint (hex) that a file claims; check_fingerprint, or the C core, says if it is true."""
    try:
        claimed = bytes.fromhex(fingerprint)
    except ValueError:
        claimed = b""
    body = b"".join(serialised(tensors))
    if len(claimed) != _DIGEST or claimed.hex() != fingerprint:
        raise PackError(f"altered: its fingerprint is {_digest(body).hex()}, it says {fingerprint}")
    return _head(tensors, claimed) + body


def check_fingerprint(flat: bytes) -> None:
    """PackError unless the fingerprint in the head of an .agp file is that of its tensors."""
    if (found := _digest(flat[_HEAD:])) != flat[_HEAD - _DIGEST : _HEAD]:
        raise PackError(f"altered: its fingerprint is {found.hex()}, it says {fingerprint_of(flat)}")


def fingerprint_of(flat: bytes) -> str:
    """The fingerprint (hex) in the head of an .agp file."""
    return flat[_HEAD - _DIGEST : _HEAD].hex()


def _head(tensors: Tensors, digest: bytes) -> bytes:
    return MAGIC + struct.pack("<II", _contract(tensors), len(tensors)) + digest


def _digest(body: bytes) -> bytes:
    from hashlib import sha256  # loads OpenSSL, for which the first texture by the C core need not wait

    return sha256(body).digest()


def _contract(tensors: Tensors) -> int:
    """What the head names; 1 of tensors that name none, which no loader takes."""
    named = tensors.get("contract")
    return int(named.flat[0]) if named is not None and named.size else 1
