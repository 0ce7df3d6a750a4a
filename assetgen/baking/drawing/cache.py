"""Textures that were drawn before, in a folder that builds and machines may share; it can be removed at any time.

The name of an entry is the hash of all that decides its pixels: contract, pack, seed, index, attempt and controls. What
an output adds to them (format, enlargement, place in an atlas) is quickly made and not in it.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from assetgen_art.files import write_atomic
from assetgen_plugin.errors import DataError
from assetgen_plugin.tensors import CONTRACT

from ..spec.tables import to_json

_CONTROLS: Final = ("seed", "index", "label", "base", "spread", "palette")
_HEAD: Final = struct.Struct("<8s8sHHHh")  # magic, check, H, W, C, class or −1
_MAGIC: Final = b"assetgn1"


class Cache:
    """A folder of textures by their keys."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        self._folder = folder
        self._fingerprint = fingerprint

    def get(self, request: dict[str, Any], attempt: int) -> tuple[NDArray[np.uint8], int] | None:
        """(texture (H, W, C) uint8, its class or −1); None if it is not there, or damaged."""
        try:
            content = self._path(request, attempt).read_bytes()
            magic, check, height, width, channels, kind = _HEAD.unpack_from(content)
            packed = content[_HEAD.size :]
            if magic != _MAGIC or check != hashlib.sha256(packed).digest()[:8]:
                return None
            n_bytes = height * width * channels
            pixels = zlib.decompressobj().decompress(packed, n_bytes)
            return np.frombuffer(pixels, np.uint8).reshape(height, width, channels), kind
        except (OSError, struct.error, zlib.error, ValueError):
            return None

    def put(self, request: dict[str, Any], attempt: int, texture: NDArray[np.uint8], kind: int) -> None:
        """Keeps a texture and its class. DataError if the folder cannot be written."""
        packed = zlib.compress(texture.tobytes(), 1)
        head = _HEAD.pack(_MAGIC, hashlib.sha256(packed).digest()[:8], *texture.shape, kind)
        write_atomic(self._path(request, attempt), head + packed, durable=False)

    def _path(self, request: dict[str, Any], attempt: int) -> Path:
        controls = {name: request[name] for name in _CONTROLS if name in request}
        content = to_json([CONTRACT, self._fingerprint, attempt, controls])
        key = hashlib.sha256(content.encode()).hexdigest()
        return self._folder / key[:2] / key[2:40]


def check_cache(folder: Path) -> Path:
    """The folder, made if it is not there; DataError if it holds something else or cannot be written."""
    note = folder / "CACHEDIR.TAG"  # backups know it: https://bford.info/cachedir/
    try:
        if folder.is_dir() and not note.exists() and any(folder.iterdir()):
            raise DataError(f"{folder} is no cache of assetgen: it holds other things; name an empty or a new folder")
        if not note.exists():
            folder.mkdir(parents=True, exist_ok=True)
            note.write_text(
                "Signature: 8a477f597d28d172789f06886806bc55\n# Textures drawn by assetgen; may be removed.\n"
            )
    except OSError as error:
        raise DataError(f"the cache {folder} cannot be used ({error.strerror})") from error
    return folder.absolute()
