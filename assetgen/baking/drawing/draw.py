"""Textures drawn and encoded, a batch at a time, in this process or in another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin import Pack, texture_hash
from assetgen_plugin.errors import PackError
from assetgen_plugin.latents import Codes
from assetgen_plugin.onnx_reader import read_model

from ..spec.controls import as_palette
from ..spec.settings import SUFFIXES
from .atlas import Frame, compose
from .cache import Cache
from .encode import encode, enlarged, mip_maps, rgba
from .seams import seam_scores


@dataclass(frozen=True)
class PackFile:
    """A pack as a batch carries it to the process that draws: where it is, or all of it."""

    path: Path
    fingerprint: str
    content: bytes | None = None  # for machines that do not see the path
    cache: Path | None = None  # folder of textures that were drawn before


@dataclass(frozen=True)
class Wanted:
    """One texture to draw."""

    name: str
    request: dict[str, Any]  # as in the lock file
    attempt: int


@dataclass(frozen=True)
class Batch:
    """Textures of one pack, drawn together; files of them, if asked for."""

    pack: PackFile
    wanted: tuple[Wanted, ...]


@dataclass(frozen=True)
class Image:
    """An image in its file's bytes."""

    path: str  # relative to the output folder
    pixels: str  # SHA-256 of its H×W×C bytes
    content: bytes


@dataclass(frozen=True)
class Drawn:
    """A texture that was drawn: its class, the hash of its pixels, its files."""

    name: str
    kind: str | None
    pixels: str
    seam: int | None  # its score, if it was asked for
    files: tuple[Image, ...] = ()


@dataclass(frozen=True)
class Page:
    """A page of an atlas to compose: on its earlier pixels, if these still hold."""

    path: str
    size: tuple[int, int]  # width, height
    format: str
    mips: int
    extrude: int
    provenance: dict[str, str]
    batches: tuple[Batch, ...]
    frames: dict[str, Frame]  # of all that it shows
    kept: tuple[Frame, ...] = ()  # those that the earlier pixels still show
    earlier: NDArray[np.uint8] | None = None  # (H, W, 4)


@dataclass(frozen=True)
class DrawnPage:
    """A page that was composed."""

    path: str
    textures: tuple[Drawn, ...]
    files: tuple[Image, ...]


_PACKS: Final[dict[str, Pack]] = {}  # by fingerprint: each process opens a pack once


def opened_pack(file: PackFile) -> Pack:
    """The pack of a file, opened once a process; PackError if it is another than its fingerprint says."""
    if file.fingerprint not in _PACKS:
        content = file.content
        pack = Pack.open(file.path) if content is None else Pack(read_model(content), content, threads=1)
        if pack.fingerprint != file.fingerprint:
            raise PackError(f"{file.path} was replaced while the bake ran; bake again")
        _PACKS[file.fingerprint] = pack
    return _PACKS[file.fingerprint]


def textures_of(
    pack: Pack, wanted: Sequence[Wanted], cache: Path | None = None
) -> tuple[NDArray[np.uint8], list[str | None]]:
    """The textures that are wanted of a pack, (N, H, W, C) uint8, and the class of each that did not name one.

    cache: folder in which they are looked for before they are drawn, and kept.
    """
    if cache is None:
        textures, classes = _drawn(pack, wanted)
    else:
        textures, classes = _remembered(pack, wanted, Cache(cache, pack.fingerprint))
    told = [pack.labels and "label" not in one.request for one in wanted]
    return textures, [pack.labels[k] if tell else None for tell, k in zip(told, classes.tolist(), strict=True)]


def _remembered(pack: Pack, wanted: Sequence[Wanted], cache: Cache) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Textures and classes, those that the cache does not have drawn and put into it."""
    textures, classes = np.empty((len(wanted), *pack.size), np.uint8), np.zeros(len(wanted), np.int64)
    missing = []
    for place, one in enumerate(wanted):
        found = cache.get(one.request, one.attempt)
        if found is None or found[0].shape != pack.size or not 0 <= found[1] < max(1, len(pack.labels)):
            missing.append(place)
        else:
            textures[place], classes[place] = found
    if missing:
        textures[missing], classes[missing] = _drawn(pack, [wanted[place] for place in missing])
    for place in missing:
        cache.put(wanted[place].request, wanted[place].attempt, textures[place], int(classes[place]))
    return textures, classes


def _drawn(pack: Pack, wanted: Sequence[Wanted]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Textures and classes, in the order that they are wanted."""
    codes: list[Codes] = []
    order: list[int] = []
    for controls, members in alike(wanted).items():
        label, base, spread, palette = controls
        rows = [wanted[member] for member in members]
        codes.append(
            pack.codes(
                [int(row.request["seed"]) for row in rows],
                [int(row.request["index"]) for row in rows],
                label=label,
                base=base,
                spread=spread / 256,
                palette=as_palette(palette),
                attempts=[row.attempt for row in rows],
            )
        )
        order += members
    back = np.argsort(order)
    textures = np.concatenate([pack.render(part) for part in codes])
    return textures[back], np.concatenate([part.classes for part in codes])[back]


def draw_files(batch: Batch) -> list[Drawn]:
    """The textures of a batch as files."""
    pack = opened_pack(batch.pack)
    name = str(pack.info.get("name", ""))
    textures, kinds = textures_of(pack, batch.wanted, batch.pack.cache)
    drawn = []
    for wanted, texture, kind in zip(batch.wanted, textures, kinds, strict=True):
        request = wanted.request
        pixels = enlarged(texture, request.get("scale", 1))
        format, stem = request.get("format", "png"), wanted.name
        levels = [pixels, *mip_maps(pixels, request.get("mips", 0))]
        paths = [stem + SUFFIXES[format], *(mip_path(stem + SUFFIXES[format], n) for n in range(1, len(levels)))]
        about = {"pack_name": name} | provenance(wanted, batch.pack.fingerprint)
        files = tuple(
            Image(path, texture_hash(level), encode(level, format, about))
            for path, level in zip(paths, levels, strict=True)
        )
        drawn.append(Drawn(wanted.name, kind, files[0].pixels, _seam(texture, request), files))
    return drawn


def draw_page(page: Page) -> DrawnPage:
    """A page of an atlas, composed and encoded."""
    textures: list[NDArray[np.uint8]] = []
    frames = [page.frames[frame.name] for frame in page.kept]
    if page.earlier is not None:
        textures += [page.earlier[f.y : f.y + f.height, f.x : f.x + f.width] for f in frames]
    drawn = []
    for batch in page.batches:
        found, kinds = textures_of(opened_pack(batch.pack), batch.wanted, batch.pack.cache)
        for wanted, texture, kind in zip(batch.wanted, found, kinds, strict=True):
            pixels = enlarged(texture, wanted.request.get("scale", 1))
            textures.append(rgba(pixels))
            frames.append(page.frames[wanted.name])
            drawn.append(Drawn(wanted.name, kind, texture_hash(pixels), _seam(texture, wanted.request)))
    pixels = compose(page.size, 4, frames, textures, page.extrude)
    levels = [pixels, *mip_maps(pixels, page.mips)]
    paths = [page.path, *(mip_path(page.path, number) for number in range(1, len(levels)))]
    files = tuple(
        Image(path, texture_hash(level), encode(level, page.format, page.provenance))
        for path, level in zip(paths, levels, strict=True)
    )
    return DrawnPage(page.path, tuple(drawn), files)


def mip_path(path: str, level: int) -> str:
    """The file of a mip map: loot/boots_7_3.mip1.png."""
    stem, dot, suffix = path.rpartition(".")
    return f"{stem}.mip{level}{dot}{suffix}"


def provenance(wanted: Wanted, fingerprint: str) -> dict[str, str]:
    """What a file says of itself, so that it can be drawn again from the pack."""
    told = {key: value for key, value in wanted.request.items() if key in TOLD}
    return {"pack": fingerprint, "attempt": str(wanted.attempt)} | {key: str(value) for key, value in told.items()}


TOLD: Final = ("seed", "index", "seed_name", "label", "base", "spread", "palette", "scale")
"""What of a request an image's metadata holds."""


def alike(wanted: Sequence[Wanted]) -> dict[tuple[str | None, str | None, int, str | None], list[int]]:
    """Positions of the textures that may be drawn together, by label, base, spread and palette."""
    groups: dict[tuple[str | None, str | None, int, str | None], list[int]] = {}
    for position, one in enumerate(wanted):
        request = one.request
        controls = request.get("label"), request.get("base"), request.get("spread", 256), request.get("palette")
        groups.setdefault(controls, []).append(position)
    return groups


def _seam(texture: NDArray[np.uint8], request: dict[str, Any]) -> int | None:
    return int(seam_scores(texture[None])[0]) if "seam" in request else None
