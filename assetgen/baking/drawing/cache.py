"""What was drawn before, in a folder that builds and machines may share; it can be removed at any time.

The name of an entry is the hash of everything that decides its pixels: contract, pack, seed, index, attempt and
controls. What an output adds (format, enlargement, place in an atlas) takes little time and is not part of it.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assetgen_art.files import write_atomic
from assetgen_plugin.errors import DataError
from assetgen_plugin.tensors import CONTRACT

from ..spec.tables import to_json
from .tasks import TextureTask

_CONTROLS: Final = (
    "seed",
    "index",
    "label",
    "base",
    "spread",
    "palette",
    "style",
    "swaps",
    "team",
    "epoch",
    "blend",
    "from_attempt",
    "outline",
    "pins",
    "level",
    "pieces",
)
_HEAD: Final = struct.Struct("<8s8sHHHh")  # magic, check, H, W, C, class or −1
_MAGIC: Final = b"assetgn1"


class Cache:
    """A folder of textures by their keys."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        self._folder = folder
        self._fingerprint = fingerprint

    def get(self, task: TextureTask) -> tuple[NDArray[np.uint8], int] | None:
        """(texture (H, W, C) uint8, its class or −1); None if it is missing or damaged."""
        try:
            content = self._path(task).read_bytes()
            magic, check, height, width, channels, kind = _HEAD.unpack_from(content)
            packed = content[_HEAD.size :]
            if magic != _MAGIC or check != hashlib.sha256(packed).digest()[:8]:
                return None
            n_bytes = height * width * channels
            pixels = zlib.decompressobj().decompress(packed, n_bytes)
            return np.frombuffer(pixels, np.uint8).reshape(height, width, channels), kind
        except (OSError, struct.error, zlib.error, ValueError):
            return None

    def put(self, task: TextureTask, texture: NDArray[np.uint8], kind: int) -> None:
        """Keeps a texture and its class; DataError if the folder cannot be written."""
        packed = zlib.compress(texture.tobytes(), 1)
        head = _HEAD.pack(_MAGIC, hashlib.sha256(packed).digest()[:8], *texture.shape, kind)
        write_atomic(self._path(task), head + packed, durable=False)

    def put_new(self, task: TextureTask, texture: NDArray[np.uint8], kind: int) -> None:
        """As `put`, unless there is an entry already."""
        if not self._path(task).exists():
            self.put(task, texture, kind)

    def _path(self, task: TextureTask) -> Path:
        """Where a texture is kept: the key is made of values as the lock file writes them, in this order, for ever."""
        controls = {name: task.values[name] for name in _CONTROLS if name in task.values}
        content = to_json([CONTRACT, self._fingerprint, task.attempt, controls])
        key = hashlib.sha256(content.encode()).hexdigest()
        return self._folder / key[:2] / key[2:40]


def check_cache(folder: Path) -> Path:
    """The absolute path of a cache folder, made if missing; DataError if it holds other files or cannot be written."""
    note = folder / "CACHEDIR.TAG"  # backups know it: https://bford.info/cachedir/
    try:
        if folder.is_dir() and not note.exists() and any(folder.iterdir()):
            raise DataError(
                f"{folder} is not a cache of assetgen: it holds other files; name an empty folder, or one to be made"
            )
        if not note.exists():
            folder.mkdir(parents=True, exist_ok=True)
            note.write_text(
                "Signature: 8a477f597d28d172789f06886806bc55\n# Textures drawn by assetgen; may be removed.\n"
            )
    except OSError as error:
        raise DataError(f"the cache {folder} cannot be used ({error.strerror})") from error
    return folder.absolute()
