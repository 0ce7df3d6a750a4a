"""What is drawn and what comes out, as it travels to the process that draws and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin.request import Request

from ..spec.controls import as_request
from .atlas import Frame


@dataclass(frozen=True)
class PackFile:
    """A pack as a batch carries it: where it is, or all of it."""

    path: Path
    fingerprint: str
    content: bytes | None = None  # for machines that do not see the path
    cache: Path | None = None  # folder of textures that were drawn before


@dataclass(frozen=True)
class TextureTask:
    """One texture to draw."""

    name: str
    values: dict[str, Any]  # of its line in the lock file: the pack, the request, settings of the output
    attempt: int

    @property
    def request(self) -> Request:
        """What the pack is asked for; SeedError or DataError for values that make no request."""
        return as_request(self.values, self.attempt)


@dataclass(frozen=True)
class Batch:
    """Textures of one pack, drawn together."""

    pack: PackFile
    tasks: tuple[TextureTask, ...]


@dataclass(frozen=True)
class Image:
    """An image as the bytes of its file."""

    path: str  # relative to the output folder
    pixels: str  # SHA-256 of its H×W×C bytes
    content: bytes


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
    provenance: dict[str, str]
    batches: tuple[Batch, ...]
    frames: dict[str, Frame]  # of everything that it shows, by name
    kept: tuple[Frame, ...] = ()  # of what the earlier pixels still show
    earlier: NDArray[np.uint8] | None = None  # pixels of the file, (H, W, 4)


@dataclass(frozen=True)
class DrawnPage:
    """A page that was composed."""

    path: str
    textures: tuple[DrawnTexture, ...]  # those that were drawn for it
    files: tuple[Image, ...]


def by_pack(tasks: Iterable[TextureTask], packs: Mapping[str, PackFile]) -> list[Batch]:
    """The tasks as a batch for each pack. packs: by their short names in the lock file."""
    members: dict[str, list[TextureTask]] = {}
    for task in tasks:
        members.setdefault(task.values["pack"], []).append(task)
    return [Batch(packs[short], tuple(found)) for short, found in members.items()]
