"""What is drawn and what comes out, as it travels to the process that draws and back."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin.request import Request

from ..spec.controls import as_request
from .atlas import Frame

_SMALL: Final = 4096  # bytes of a texture; to deflate fewer takes longer than to copy them


@dataclass(frozen=True)
class PackFile:
    """A pack as a batch names it."""

    path: Path
    fingerprint: str
    cache: Path | None = None  # folder of textures that were drawn before


@dataclass(frozen=True)
class Drawn:
    """A texture that was drawn before its file is due, as while attempts are chosen."""

    packed: bytes  # its H×W×C bytes, deflated if that makes them fewer
    number: int  # of its class; 0 where the pack has none

    @staticmethod
    def of(texture: NDArray[np.uint8], number: int) -> Drawn:
        """What `texture` gives again."""
        content = texture.tobytes()
        packed = zlib.compress(content, 1) if len(content) > _SMALL else content
        return Drawn(packed if len(packed) < len(content) else content, number)

    def texture(self, shape: tuple[int, int, int]) -> NDArray[np.uint8]:
        """The texture, (H, W, C) uint8."""
        height, width, channels = shape
        is_packed = len(self.packed) != height * width * channels
        return np.frombuffer(zlib.decompress(self.packed) if is_packed else self.packed, np.uint8).reshape(shape)


@dataclass(frozen=True)
class TextureTask:
    """One texture to draw, unless it is drawn already."""

    name: str
    values: dict[str, Any]  # of its line in the lock file: the pack, the request, settings of the output
    attempt: int
    drawn: Drawn | None = None

    @property
    def request(self) -> Request:
        """What the pack is asked for; SeedError or DataError for values that make no request."""
        return as_request(self.values, self.attempt)


@dataclass(frozen=True)
class Batch:
    """Textures of one pack, drawn together."""

    pack: PackFile
    tasks: tuple[TextureTask, ...]
    tiles: PackFile | None = None  # that draws the cells of its plans
    aside: Path | None = None  # folder into which the process that draws writes the files; None: it sends their bytes


@dataclass(frozen=True)
class Aside:
    """A file that the process that drew it has written, to be moved to its place."""

    path: str
    content: str  # SHA-256 of its bytes
    size: int  # bytes
    time: int  # of its last change, ns


@dataclass(frozen=True)
class Image:
    """An image as the bytes of its file, or where those lie."""

    path: str  # relative to the output folder
    pixels: str  # SHA-256 of its H×W×C bytes
    content: bytes | Aside


@dataclass(frozen=True)
class DrawnTexture:
    """A texture that was drawn, with its files if it has its own."""

    name: str
    kind: str | None  # the class that was drawn, where none was asked for
    pixels: str  # SHA-256 of its H×W×C bytes
    seam: int | None  # its seam score, if the job limits it
    files: tuple[Image, ...] = ()


@dataclass(frozen=True)
class PageTask:
    """A page of an atlas to compose: what its file shows already, and still should, is cut out of that."""

    path: str
    size: tuple[int, int]  # width, height
    format: str
    mips: int
    extrude: int
    gap: int
    provenance: dict[str, str]
    batches: tuple[Batch, ...]
    frames: dict[str, Frame]  # of everything that it shows, by name
    kept: tuple[Frame, ...] = ()  # of what the earlier pixels still show
    earlier: NDArray[np.uint8] | None = None  # pixels of the file, (H, W, 4)
    layers: tuple[str, ...] = ()  # of which it has pages with the same frames


@dataclass(frozen=True)
class DrawnPage:
    """A page that was composed."""

    path: str
    textures: tuple[DrawnTexture, ...]  # those that were drawn for it
    files: tuple[Image, ...]


def by_pack(tasks: Iterable[TextureTask], packs: Mapping[str, PackFile], aside: Path | None = None) -> list[Batch]:
    """The tasks as a batch for each pack and tiles. packs: by their short names in the lock file."""
    members: dict[tuple[str, str], list[TextureTask]] = {}
    for task in tasks:
        members.setdefault((task.values["pack"], task.values.get("tiles", "")), []).append(task)
    return [Batch(packs[short], tuple(found), packs.get(tiles), aside) for (short, tiles), found in members.items()]
