"""The end of a bake: data files of atlases, what is left of earlier bakes, the lock file."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from assetgen_plugin.errors import DataError

from ..drawing.atlas import Frame
from ..drawing.atlas_formats import data_files
from ..spec.bake_file import Atlas, Bake
from ..spec.options import Options, Report
from ..spec.variants import PackFacts
from . import stale
from .frames import frames
from .ledger import Output, State
from .lock import FileLine, Header, TextureLine, file_hash, lock_bytes, write_pieces
from .record import batched
from .shards import part_bytes, part_path

_CHUNK: Final = 256


def write_data(
    state: State,
    name: str,
    atlas: Atlas,
    pages: list[stale.PageWanted],
    report: Report,
    options: Options,
) -> None:
    """The data files of an atlas, where one is missing or the frames are others than it tells."""
    if not atlas.settings.formats:
        return
    all_frames = list(frames(state, name))
    n_pages = max((page.number for page in pages), default=-1) + 1
    listed = [("", (0, 0))] * n_pages  # empty ones are in no file
    for page in pages:
        listed[page.number] = (page.path, page.size)
    told = [[frame.name, frame.page, frame.x, frame.y, frame.width, frame.height] for frame in all_frames]
    made = stale.digest(
        [listed, told, atlas.settings.formats, atlas.settings.padding, atlas.settings.extrude, atlas.resource_path]
    )
    known = state.database.execute(
        "SELECT path, size, time FROM files WHERE owner = ? AND made = ?", [f"data:{name}", made]
    ).fetchall()
    state.database.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", [(path,) for path, _, _ in known])
    if state.fact(f"data:{name}") == f"{made} {len(known)}" and all(
        state.stat(path) == (size, time) for path, size, time in known
    ):
        return
    n_files = 0
    for chunk in batched(_data(name, atlas, listed, all_frames), _CHUNK):
        n_files += len(chunk)
        state.database.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", [(path,) for path, _ in chunk])
        stale_ones = [(path, content) for path, content in chunk if _is_stale(state, path, content, report, options)]
        if options.dry:
            continue
        state.store([Output(path, f"data:{name}", made, content) for path, content in stale_ones])
        report.n_written += len(stale_ones)
        state.database.executemany(
            "INSERT OR REPLACE INTO files (path, fold, owner, made, content, size, time) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    path,
                    path.casefold(),
                    f"data:{name}",
                    made,
                    hashlib.sha256(content).hexdigest(),
                    *(state.stat(path) or ()),
                )
                for path, content in chunk
            ],
        )
    state.remember(f"data:{name}", f"{made} {n_files}")


def keep_data(state: State, name: str) -> None:
    """Leaves the data files of an atlas as they are: they are another shard's, or not due yet."""
    state.database.execute("INSERT OR IGNORE INTO wanted SELECT path FROM files WHERE owner = ?", [f"data:{name}"])


def _data(
    name: str, atlas: Atlas, pages: Sequence[tuple[str, tuple[int, int]]], all_frames: Sequence[Frame]
) -> Iterator[tuple[str, bytes]]:
    """(path, content) of all data files of an atlas."""
    for format in atlas.settings.formats:
        yield from data_files(name, pages, all_frames, atlas.settings, format=format, resource_path=atlas.resource_path)


def _is_stale(state: State, path: str, content: bytes, report: Report, options: Options) -> bool:
    """Whether a data file is not there with this content; DataError if one that is not ours is in the way."""
    before, there = stale.known_file(state, path), state.stat(path)
    if there is not None and before is None and not options.force:
        raise DataError(f"{state.out / path} is not of an earlier bake; move it away, or --force")
    if there is not None and file_hash(state.out / path) == hashlib.sha256(content).hexdigest():
        return False
    why = "new" if before is None else "missing" if there is None else "frames changed"
    report.note(path, why, options)
    return True


def tidy(state: State, report: Report, *, prune: bool) -> None:
    """Finds files of ours that the bake no longer names; removes them if that is asked and nobody changed them."""
    left = state.database.execute(
        "SELECT f.path, f.made, f.pixels, f.content, f.size, f.time, t.width, t.height FROM files f"
        " LEFT JOIN textures t ON t.name = f.owner WHERE f.path NOT IN (SELECT path FROM wanted) ORDER BY f.path"
    ).fetchall()
    for path, *rest, width, height in left:
        known = stale.Known(path, *rest)
        there = state.stat(path)
        shape = None if width is None else (height, width)
        if there is not None and prune and there != (-1, -1) and stale.unchanged(state, known, shape):
            state.inside(path).unlink()
            report.pruned.append(path)
        elif there is not None:
            report.left.append(path)
            continue
        state.database.execute("DELETE FROM files WHERE path = ?", [path])
    state.database.execute(
        "DELETE FROM textures WHERE place IS NULL AND name NOT IN (SELECT owner FROM files WHERE owner NOT LIKE '%:%')"
    )


def write_lock_file(state: State, spec: Bake, packs: dict[Path, PackFacts], options: Options, report: Report) -> None:
    """Writes the lock file, or this shard's part of it, if it is not there as it must be."""
    folder = spec.lock.parent
    header = Header(
        out=_relative(spec.out, folder),
        packs={
            facts.short: {"file": _relative(path, folder), "fingerprint": facts.fingerprint}
            for path, facts in sorted(packs.items())
        },
        atlases={
            name: dict(zip(("width", "settings"), json.loads(state.fact(f"atlas:{name}") or ""), strict=True))
            | {"format": atlas.format}
            for name, atlas in spec.atlases.items()
        },
    )
    if options.shard != (1, 1):
        if not options.dry:
            pieces = part_bytes(header, lines(state, options.shard), options.shard, _plan(state))
            write_pieces(part_path(spec.lock, options.shard), pieces)
        return
    if not options.dry and not options.plan_only:
        assert not state.database.execute(
            "SELECT 1 FROM textures WHERE place IS NOT NULL AND pixels IS NULL LIMIT 1"
        ).fetchone(), "a texture was neither drawn nor found"
    pieces = lock_bytes(header, (line for _, line in lines(state, options.shard)))
    sha256, report.lock_stale = write_pieces(spec.lock, pieces, dry=options.dry)
    if not options.dry:
        state.database.execute("UPDATE textures SET locked = 1, why = NULL WHERE NOT locked OR why IS NOT NULL")
        state.remember("lock content", sha256)


def lines(state: State, shard: tuple[int, int]) -> Iterator[tuple[int | None, TextureLine | FileLine]]:
    """The lines of a lock file behind its header, each with the texture's place in the plan; of a shard, only its own.

    Textures come in the order of the plan, then those that are left, then other files by name.
    """
    k, n = shard
    for row in state.database.execute(
        "SELECT place, name, request, key, attempt, refused, kind, pixels, page, x, y, width, height FROM textures"
        " WHERE place IS NOT NULL ORDER BY place"
    ):
        place, name, text, key, attempt, refused, kind, pixels, *frame = row
        request = json.loads(text)
        own = None if "atlas" in request else stale.texture_paths(name, request, 1, 1)[0]
        if (place if own is not None else frame[0]) % n != k - 1:
            continue
        reasons = tuple(json.loads(refused)) if refused else ()
        where = None if own is not None else tuple(frame)
        yield place, TextureLine(name, request, key, attempt, reasons, kind, own, where, pixels)
    if k == 1:
        yield from _left(state)
    yield from _other_files(state, shard)


def _left(state: State) -> Iterator[tuple[None, TextureLine]]:
    """Textures of an earlier bake that still have their file, by name."""
    for row in state.database.execute(
        "SELECT t.name, t.request, t.key, t.attempt, t.kind, f.path, f.pixels FROM textures t JOIN files f"
        " ON f.owner = t.name WHERE t.place IS NULL AND f.made = t.key || '.' || t.attempt AND f.path NOT LIKE '%.mip%'"
        " ORDER BY t.name"
    ):
        name, text, key, attempt, kind, path, pixels = row
        yield None, TextureLine(name, json.loads(text), key, attempt, (), kind, path, None, pixels, True)


def _other_files(state: State, shard: tuple[int, int]) -> Iterator[tuple[None, FileLine]]:
    """Files that are not one texture's own, by name: mip maps, pages, data files."""
    k, n = shard
    for path, owner, made, pixels, content, left, place in state.database.execute(
        "SELECT f.path, f.owner, f.made, f.pixels, f.content, f.path NOT IN (SELECT path FROM wanted), t.place"
        " FROM files f LEFT JOIN textures t ON t.name = f.owner"
        " WHERE f.owner LIKE 'atlas:%' OR f.owner LIKE 'data:%' OR f.path LIKE '%.mip%' ORDER BY f.path"
    ):
        if owner.startswith("atlas:"):
            place = int(re.sub(r"(\.mip\d+)?\.\w+$", "", path).rpartition("-")[2])  # its page
        if (0 if left else place or 0) % n == k - 1:
            yield None, FileLine(path, owner, made, pixels, None if pixels else content, bool(left))


def _plan(state: State) -> tuple[int, str]:
    """How many textures the plan has, and the hash of what they are."""
    digest, n_textures = hashlib.sha256(), 0
    for name, key, attempt in state.database.execute(
        "SELECT name, key, attempt FROM textures WHERE place IS NOT NULL ORDER BY place"
    ):
        digest.update(f"{name} {key} {attempt}\n".encode())
        n_textures += 1
    return n_textures, digest.hexdigest()


def _relative(path: Path, folder: Path) -> str:
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive on Windows
        return path.resolve().as_posix()
