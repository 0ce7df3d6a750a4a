"""Which files are not what the plan wants, and why."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

import numpy as np

from assetgen_plugin import texture_hash
from assetgen_plugin.errors import DataError

from ..drawing.atlas import Frame
from ..drawing.draw import mip_path
from ..drawing.encode import read_rgba, rgba
from ..spec.bake_file import Atlas
from ..spec.settings import SUFFIXES
from .frames import frames, page_sizes
from .ledger import State

_TABLES: Final = """
CREATE TEMP TABLE todo (place INTEGER PRIMARY KEY, name TEXT NOT NULL, why TEXT NOT NULL);
CREATE TEMP TABLE wanted (path TEXT PRIMARY KEY) WITHOUT ROWID;
"""


@dataclass(frozen=True)
class Known:
    """What the state says of a file."""

    path: str
    made: str
    pixels: str | None
    content: str | None
    size: int | None
    time: int | None


@dataclass(frozen=True)
class PageWanted:
    """One page of an atlas as the plan wants it."""

    path: str
    number: int
    size: tuple[int, int]
    made: str  # hash of all that it shows
    frames: tuple[Frame, ...]
    why: str | None  # why it must be composed again


def find_files(state: State, *, deep: bool, force: bool, shard: tuple[int, int]) -> int:
    """Fills the temporary table `todo` with textures whose own files are not as wanted; how many others there are.

    deep: by their content, not by size and time alone. shard: (k, n), only every n-th. Raises DataError for a file in
    the way that no bake wrote, unless by force.
    """
    database = state.database
    for statement in _TABLES.split(";"):
        database.execute(statement)
    rows = database.execute(
        "SELECT t.place, t.name, t.request, t.key, t.attempt, t.why, t.width, t.height, t.pixels,"
        " f.path, f.made, f.pixels, f.content, f.size, f.time"
        " FROM textures t LEFT JOIN files f ON f.owner = t.name"
        " WHERE t.place IS NOT NULL AND t.atlas IS NULL ORDER BY t.place"
    )
    fresh, foreign = 0, []
    for place, lines in groupby(rows, itemgetter(0)):
        found = list(lines)
        _, name, text, key, attempt, why, width, height, pixels = found[0][:9]
        request = json.loads(text)
        known = {line[9]: Known(*line[9:]) for line in found if line[9] is not None}
        paths = texture_paths(name, request, width, height)
        database.executemany("INSERT INTO wanted VALUES (?)", [(path,) for path in paths])
        if place % shard[1] != shard[0] - 1:
            continue
        reason = None
        for level, path in enumerate(paths):
            shape = (max(1, -(-height >> level)), max(1, -(-width >> level)))
            said = _why_stale(state, path, known.get(path), f"{key}.{attempt}", why, shape, deep=deep)
            reason = reason or said
            if said == "in the way":
                foreign.append(path)
        if reason is not None:
            database.execute("INSERT INTO todo VALUES (?, ?, ?)", [place, name, reason])
            continue
        fresh += 1
        if pixels is None:
            database.execute("UPDATE textures SET pixels = ? WHERE name = ?", [known[paths[0]].pixels, name])
    if foreign and not force:
        raise DataError(
            f"{state.out / foreign[0]} {f'and {len(foreign) - 1:,} more files are' if len(foreign) > 1 else 'is'}"
            " not of an earlier bake; move it away, use another folder, or --force"
        )
    return fresh


def find_pages(
    state: State, name: str, atlas: Atlas, *, deep: bool, force: bool, shard: tuple[int, int]
) -> Iterator[PageWanted]:
    """The pages of an atlas, each with why it must be composed again, if it must and is of this shard."""
    width, settings = json.loads(state.fact(f"atlas:{name}") or "[0, null]")
    sizes = page_sizes(atlas.settings, width, frames(state, name))
    for number, size in enumerate(sizes):
        if size[1] == 0:  # all of its sprites were dropped
            continue
        rows = state.database.execute(
            "SELECT name, page, x, y, width, height, key, attempt, why FROM textures"
            " WHERE atlas = ? AND page = ? AND place IS NOT NULL ORDER BY place",
            [name, number],
        ).fetchall()
        shown = [[row[0], row[2], row[3], row[6], row[7]] for row in rows]
        made = digest([settings, size, atlas.format, atlas.mips, sorted(shown)])
        path = f"{name}-{number}{SUFFIXES[atlas.format]}"
        whys = Counter(row[8] for row in rows if row[8])
        changes = ", ".join(f"{count} {why}" for why, count in whys.most_common())
        reason = None
        for level, file in enumerate(page_paths(path, size, atlas.mips)):
            state.database.execute("INSERT OR IGNORE INTO wanted VALUES (?)", [file])
            if number % shard[1] != shard[0] - 1:
                continue
            known = known_file(state, file)
            shape = (max(1, -(-size[1] >> level)), max(1, -(-size[0] >> level)))
            why = None if known is None else changes or ("a texture is gone" if known.made != made else None)
            said = _why_stale(state, file, known, made, why, shape, deep=deep)
            if said == "in the way" and not force:
                raise DataError(f"{state.out / file} is not of an earlier bake; move it away, or --force")
            reason = reason or said
        yield PageWanted(path, number, size, made, tuple(Frame(*row[:6]) for row in rows), reason)


def page_paths(path: str, size: tuple[int, int], mips: int) -> list[str]:
    """A page's own file and those of its mip maps."""
    return [path, *(mip_path(path, level) for level in range(1, _n_levels(*size, mips) + 1))]


def known_file(state: State, path: str) -> Known | None:
    """What the state says of one file."""
    row = state.database.execute(
        "SELECT path, made, pixels, content, size, time FROM files WHERE path = ?", [path]
    ).fetchone()
    return None if row is None else Known(*row)


def unchanged(state: State, known: Known, shape: tuple[int, int] | None) -> bool:
    """Whether a file on the disk has the content that the state knows of, by its bytes or else by its pixels.

    shape: (H, W), which raw pixels do not tell themselves.
    """
    try:
        content = (state.out / known.path).read_bytes()
    except OSError:
        return False
    if known.content is not None:
        return hashlib.sha256(content).hexdigest() == known.content
    if known.pixels is None:
        return False
    path = state.out / known.path
    if path.suffix == SUFFIXES["raw"]:
        flat = np.frombuffer(content, np.uint8)
        pixels = flat.reshape(*shape, 4) if shape is not None and flat.size == shape[0] * shape[1] * 4 else None
    else:
        pixels = read_rgba(path)
    if pixels is None:
        return False
    narrowed = (pixels[..., :channels] for channels in (4, 3, 1))
    return any(texture_hash(one) == known.pixels and np.array_equal(rgba(one), pixels) for one in narrowed)


def digest(value: Any) -> str:
    """A hash of a JSON value, 16 hexadecimal digits."""
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()[:16]


def _why_stale(
    state: State, path: str, known: Known | None, made: str, why: str | None, shape: tuple[int, int], *, deep: bool
) -> str | None:
    """Why a file must be written again; None if it is as wanted. One that is found so is remembered."""
    stat = state.stat(path)
    if stat is None:
        return why or ("missing" if known is not None else "new")
    if known is None:
        return "in the way"
    if known.made != made:
        return why or "drawn otherwise"
    if not deep and stat == (known.size, known.time):
        return None
    if stat == (-1, -1) or not unchanged(state, known, shape):
        return "changed on the disk"
    state.database.execute("UPDATE files SET size = ?, time = ? WHERE path = ?", [*stat, path])
    return None


def texture_paths(name: str, request: dict[str, Any], width: int, height: int) -> list[str]:
    """A texture's own file and those of its mip maps."""
    return page_paths(name + SUFFIXES[request.get("format", "png")], (width, height), request.get("mips", 0))


def _n_levels(width: int, height: int, mips: int) -> int:
    """How many mip maps there are of at most `mips`: the last is 1×1."""
    return min(mips, (max(width, height) - 1).bit_length())
