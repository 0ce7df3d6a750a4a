"""assetgen.lock: what a bake made, one JSON object a line, to be committed; it is read as untrusted input."""

from __future__ import annotations

import hashlib
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from assetgen_art.files import write_atomic
from assetgen_plugin.errors import DataError

from ..drawing.godot import is_godots, without_additions
from ..spec.names import check_name, is_frames, texture_file
from ..spec.tables import to_json
from ..spec.variants import texture_key
from .ranges import DIGITS, expanded, gathered

FORMAT: Final = 2
_FORMATS: Final = (1, 2)
_CONFLICT: Final = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")
_MAX_LINE: Final = 1 << 20
_REQUEST: Final = {
    "pack": str,
    "seed": str,
    "index": str,
    "seed_name": str,
    "label": str,
    "base": str,
    "spread": int,
    "palette": str,
    "blend": str,
    "style": str,
    "swaps": str,
    "team": str,
    "epoch": int,
    "from_attempt": int,
    "scale": int,
    "format": str,
    "mips": int,
    "atlas": str,
    "unique": str,
    "originals": str,
    "outliers": int,
    "seam": int,
    "outline": str,
    "pins": str,
    "level": int,
    "pieces": str,
    "tiles": str,
    "tile_names": str,
    "layers": str,
    "frames": str,
}
_OWN: Final = {
    "name": str,
    "attempt": int,
    "refused": list,
    "class": str,
    "file": str,
    "frame": list,
    "key": str,
    "pixels": str,
    "left": bool,
}
_FILE: Final = {"file": str, "made": str, "pixels": str, "content": str, "left": bool, "owner": str}


@dataclass(frozen=True)
class Header:
    """The first line of a lock file."""

    out: str  # the output folder, relative to the lock file
    packs: dict[str, dict[str, str]]  # short name → its file, relative to the lock file, and its whole fingerprint
    atlases: dict[str, dict[str, Any]] = field(
        default_factory=dict
    )  # name → width of its pages, settings, format of pages
    sizes: dict[str, list[int]] = field(default_factory=dict)  # short name → H, W, C; only where there are ranges

    def to_line(self) -> str:
        """The line, without its end."""
        line = {"assetgen.lock": FORMAT, "out": self.out, "packs": self.packs, "atlases": self.atlases}
        return to_json(line | ({"sizes": self.sizes} if self.sizes else {}))


@dataclass(frozen=True)
class TextureLine:
    """One texture of a lock file."""

    name: str
    request: dict[str, Any]
    key: str
    attempt: int = 0
    refused: tuple[str, ...] = ()  # why each earlier attempt was refused
    kind: str | None = None  # the class that was drawn, if none was asked for
    file: str | None = None
    frame: tuple[int, ...] | None = None  # page, x, y, width, height in its atlas
    pixels: str | None = None  # SHA-256 of the image's H×W×C bytes, its first digits in a range; None if only planned
    left: bool = False  # of an earlier bake, no longer listed; lock files of format 1 have such lines

    def to_line(self) -> str:
        """The line, without its end; defaults are left out."""
        own = {
            "attempt": self.attempt or None,
            "refused": list(self.refused) or None,
            "class": self.kind,
            "file": self.file,
            "frame": None if self.frame is None else list(self.frame),
            "key": self.key,
            "pixels": self.pixels,
        }
        given = {key: value for key, value in own.items() if value is not None}
        return to_json({"name": self.name, **self.request, **given})


@dataclass(frozen=True)
class FileLine:
    """A file in a lock file that is not one texture's own: a page, a mip map, a data file."""

    file: str
    owner: str  # atlas:NAME, or the name of a texture
    made: str | None = None  # hash of everything that an image depends on
    pixels: str | None = None  # of an image
    content: str | None = None  # SHA-256 of the bytes, of a data file
    left: bool = False  # of an earlier bake, no longer listed; lock files of format 1 have such lines

    def to_line(self) -> str:
        """The line, without its end."""
        line = {"file": self.file, "owner": self.owner}
        own = {"made": self.made, "pixels": self.pixels, "content": self.content}
        return to_json(line | {key: value for key, value in own.items() if value is not None})


def read_lock(path: Path) -> tuple[Header, Iterator[TextureLine | FileLine]]:
    """The header of a lock file, and its lines as they are read; DataError names the line that is not valid."""
    lines = json_lines(path)
    first = next(lines, None)
    if first is None:
        raise DataError(f"{path} is empty; restore the lock file, or remove it and bake again")
    header = header_of(path, first[1])
    return header, _after_header(path, header, lines)


def _after_header(
    path: Path, header: Header, lines: Iterable[tuple[int, dict[str, Any]]]
) -> Iterator[TextureLine | FileLine]:
    """The lines after the first; git's union merge may leave the headers of both sides, and the first one counts."""
    for number, values in lines:
        if "assetgen.lock" in values:
            other = header_of(path, values)
            header.packs.update({name: entry for name, entry in other.packs.items() if name not in header.packs})
            header.atlases.update({name: one for name, one in other.atlases.items() if name not in header.atlases})
            header.sizes.update({name: size for name, size in other.sizes.items() if name not in header.sizes})
        elif "range" in values:
            where = f"{path}, line {number}"
            for one in expanded(where, values):
                yield parsed(where, _whole(where, header, one), DIGITS)
        else:
            yield parsed(f"{path}, line {number}", values)


def _whole(where: str, header: Header, values: dict[str, Any]) -> dict[str, Any]:
    """A line of a range with what follows from it: its key, and its file if it has one."""
    pack, size = header.packs.get(values.get("pack", "")), header.sizes.get(values.get("pack", ""))
    if pack is None or size is None:
        raise DataError(f"{where} names a pack that line 1 does not; restore the file, or remove it")
    request = {key: value for key, value in values.items() if key in _REQUEST}
    values = values | {"key": texture_key(pack["fingerprint"], size, request)}
    return values if "atlas" in values else values | {"file": texture_file(values["name"], request)}


def lock_bytes(header: Header, lines: Iterable[TextureLine | FileLine]) -> Iterator[bytes]:
    """The content of a lock file, in pieces; with sizes of packs in the header, textures are written as ranges."""
    yield (header.to_line() + "\n").encode()
    for is_texture, group in groupby(lines, lambda line: isinstance(line, TextureLine)):
        if is_texture and header.sizes:
            for one in gathered(line for line in group if isinstance(line, TextureLine)):
                yield (one.to_line() if isinstance(one, TextureLine) else to_json(one)).encode() + b"\n"
        else:
            for line in group:
                yield (line.to_line() + "\n").encode()


def write_lock(path: Path, pieces: Iterable[bytes], *, dry: bool = False) -> tuple[str, bool]:
    """Writes a lock file unless it has this content already: (SHA-256 of the content, whether it was different).

    pieces: of the content, never held together. dry: compares only.
    """
    sha256, before = hashlib.sha256(), file_hash(path)

    def hashed() -> Iterator[bytes]:
        for piece in pieces:
            sha256.update(piece)
            yield piece

    if dry:
        deque(hashed(), maxlen=0)
    else:
        write_atomic(path, hashed(), unless=lambda: sha256.hexdigest() == before)
    return sha256.hexdigest(), sha256.hexdigest() != before


def file_hash(path: Path) -> str | None:
    """SHA-256 (hex) of a file's bytes, without what Godot's editor added to them; None if it does not exist."""
    try:
        if is_godots(path.name):
            return hashlib.sha256(without_additions(path.name, path.read_bytes())).hexdigest()
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DataError(f"{path} cannot be read ({error.strerror})") from error


def json_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """(number, object) of each line of a file; DataError for a line that is not a JSON object."""
    try:
        with path.open("rb") as file:
            number = 0
            while line := file.readline(_MAX_LINE + 1):
                number += 1
                if len(line) > _MAX_LINE:
                    raise DataError(
                        f"{path}, line {number} is longer than {_MAX_LINE >> 20} MiB; restore the file, or remove it"
                    )
                if line.startswith(_CONFLICT):
                    raise DataError(
                        f"{path}, line {number} is a conflict of git; take both sides (git checkout --merge, with "
                        f"`{path.name} merge=union` in .gitattributes), or either one, and bake again"
                    )
                try:
                    values = json.loads(line)
                except (ValueError, RecursionError) as error:
                    raise DataError(f"{path}, line {number} is not JSON ({error}); restore it, or remove it") from error
                if not isinstance(values, dict):
                    raise DataError(f"{path}, line {number} is not an object; restore the file, or remove it")
                yield number, values
    except OSError as error:
        raise DataError(
            f"{path} cannot be read ({error.strerror}); name a lock file, or a folder that has one"
        ) from error


def header_of(path: Path, values: dict[str, Any]) -> Header:
    """The header in a line; DataError if it is not one."""
    if values.get("assetgen.lock") not in _FORMATS:
        found = values.get("assetgen.lock")
        raise DataError(
            f"{path} is not a lock file of assetgen; restore it, or remove it"
            if found is None
            else f"{path} has lock file format {str(found)[:20]}; this assetgen reads formats 1 and 2: upgrade assetgen"
        )
    out, packs, atlases, sizes = (values.get(key) for key in ("out", "packs", "atlases", "sizes"))
    sizes = {} if sizes is None else sizes
    is_valid = (
        isinstance(out, str)
        and isinstance(packs, dict)
        and all(
            isinstance(pack, dict)
            and isinstance(pack.get("file"), str)
            and _is_hash(pack.get("fingerprint"), 64)
            and pack["fingerprint"].startswith(short)
            for short, pack in packs.items()
        )
        and isinstance(atlases, dict)
        and all(isinstance(atlas, dict) and type(atlas.get("width")) is int for atlas in atlases.values())
        and isinstance(sizes, dict)
        and all(isinstance(size, list) and [type(side) for side in size] == [int] * 3 for size in sizes.values())
    )
    if not is_valid:
        raise DataError(f"{path}, line 1: out, packs or atlases are missing or malformed; restore it, or remove it")
    assert isinstance(out, str)
    assert isinstance(packs, dict)
    assert isinstance(atlases, dict)
    assert isinstance(sizes, dict)
    return Header(out, packs, atlases, sizes)


def parsed(where: str, values: dict[str, Any], n_digits: int = 64) -> TextureLine | FileLine:
    """A line after the header; DataError, beginning with where it is, for one that no bake writes.

    n_digits: of the hash of its pixels.
    """
    known = _OWN | _REQUEST if "name" in values else _FILE
    for key, value in values.items():
        if key not in known or type(value) is not known[key]:
            raise DataError(f"{where}: {key[:40]!r} is unknown or malformed; restore the file, or remove it")
    for key in ("name", "file"):
        if key in values:
            check_name(values[key], f"{where}: {key}")
    for key, length in (("pixels", n_digits), ("content", 64), ("key", 16)):
        if key in values and not _is_hash(values[key], length):
            raise DataError(f"{where}: {key} is not a hash; restore the file, or remove it")
    if "name" not in values:
        if not {"file", "owner"} <= set(values):
            raise DataError(f"{where} names neither a texture nor a file; restore the file, or remove it")
        return FileLine(**values)
    return _texture(where, values)


def _texture(where: str, values: dict[str, Any]) -> TextureLine:
    frame, refused = values.get("frame"), values.get("refused", [])
    decimals = [values.get("seed", ""), values.get("index", "")]
    is_valid = (
        {"pack", "seed", "index", "key"} <= set(values)
        and all(text.isascii() and text.isdecimal() and len(text) <= 20 for text in decimals)
        and (frame is None or (len(frame) == 5 and all(type(side) is int and 0 <= side < 1 << 20 for side in frame)))
        and all(isinstance(reason, str) for reason in refused)
        and 0 <= values.get("attempt", 0) < 1 << 32
        and is_frames(values.get("frames", "0"))
        and ("file" in values) != ("atlas" in values)
    )
    if not is_valid:
        raise DataError(f"{where} is malformed; restore the file, or remove it")
    return TextureLine(
        name=values["name"],
        request={key: values[key] for key in values if key in _REQUEST},
        key=values["key"],
        attempt=values.get("attempt", 0),
        refused=tuple(refused),
        kind=values.get("class"),
        file=values.get("file"),
        frame=None if frame is None else tuple(frame),
        pixels=values.get("pixels"),
        left=values.get("left", False),
    )


def _is_hash(value: object, length: int) -> bool:
    return isinstance(value, str) and re.fullmatch(rf"[0-9a-f]{{{length}}}", value) is not None
