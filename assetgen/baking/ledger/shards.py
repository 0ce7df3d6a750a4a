"""A bake in shards: each writes its piece of the lock file, and `merge` joins the pieces."""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from assetgen_art.files import write_atomic
from assetgen_plugin.errors import DataError

from .lock import FileLine, Header, TextureLine, header_of, json_lines, lock_bytes, parsed

_MAX_DIGITS = 6  # of a number of shards
_BEHIND = 1 << 62  # the order of lines without a place in the plan


def shard_path(lock: Path, shard: tuple[int, int]) -> Path:
    """Where a shard writes its piece: assetgen.lock.2-of-7."""
    return lock.with_name(f"{lock.name}.{shard[0]}-of-{shard[1]}")


def shard_bytes(
    header: Header,
    lines: Iterable[tuple[int | None, TextureLine | FileLine]],
    shard: tuple[int, int],
    plan: tuple[int, str],
) -> Iterator[bytes]:
    """The content of a shard's piece: which shard it is, the header, and (place, line) pairs.

    plan: how many textures the whole bake has, and the hash of what they are.
    """
    yield (json.dumps({"assetgen.shard": list(shard), "plan": list(plan)}) + "\n").encode()
    yield (header.to_line() + "\n").encode()
    n_lines = 0
    for n_lines, (place, line) in enumerate(lines, 1):  # noqa: B007  (counted for the end)
        yield f'{{"place": {json.dumps(place)}, "line": {line.to_line()}}}\n'.encode()
    yield f'{{"end": {n_lines}}}\n'.encode()


def merge(lock: Path) -> int:
    """Joins the pieces beside a lock file into it; returns the number of textures.

    Raises DataError if a piece is missing, if they belong to different bakes, or if a texture is in none or in two.
    """
    pieces = sorted(lock.parent.glob(f"{lock.name}.*-of-*"))
    counts = {path.name.rpartition("-of-")[2] for path in pieces}
    if len(counts) != 1 or not (count := counts.pop()).isdecimal() or len(count) > _MAX_DIGITS:
        found = ", ".join(path.name for path in pieces) or "none"
        raise DataError(
            f"beside {lock} there must be the pieces of one bake; found {found}; remove those of other bakes"
        )
    expected = [shard_path(lock, (k, int(count))) for k in range(1, int(count) + 1)]
    missing = [path.name for path in expected if path not in pieces]
    if missing:
        raise DataError(f"{lock} cannot be made without {', '.join(missing)}; run `assetgen bake --shard` for each")
    opened = [_opened(path, (k, len(expected))) for k, path in enumerate(expected, 1)]
    if len({(header.to_line(), plan) for header, plan, _ in opened}) > 1:
        raise DataError(f"the pieces of {lock} belong to different bakes; run every shard again")
    header, (n_textures, _), _ = opened[0]
    joined = _complete(lock, heapq.merge(*(lines for _, _, lines in opened), key=lambda one: one[:2]), n_textures)
    write_atomic(lock, lock_bytes(header, joined))
    return n_textures


def _opened(
    path: Path, shard: tuple[int, int]
) -> tuple[Header, tuple[int, str], Iterator[tuple[int, str, TextureLine | FileLine]]]:
    lines = json_lines(path)
    (_, first), (_, second) = next(lines, (0, {})), next(lines, (0, {}))
    plan = first.get("plan")
    if (
        first.get("assetgen.shard") != list(shard)
        or not isinstance(plan, list)
        or [type(part) for part in plan] != [int, str]
    ):
        raise DataError(f"{path} is not shard {shard[0]} of {shard[1]} of a lock file; run that shard again")
    return header_of(path, second), (plan[0], plan[1]), _whole(path, lines)


def _whole(
    path: Path, lines: Iterator[tuple[int, dict[str, Any]]]
) -> Iterator[tuple[int, str, TextureLine | FileLine]]:
    """The lines of a piece with their sort keys; DataError unless it has the end of a complete one."""
    last: dict[str, Any] = {}
    n_lines = -1
    for n_lines, (number, values) in enumerate(lines):  # noqa: B007  (the end counts the lines before it)
        if last:
            break
        if "end" in values:
            last = values
        else:
            yield _placed(f"{path}, line {number}", values)
    if last.get("end") != n_lines:
        raise DataError(f"{path} is incomplete or was altered; run that shard again")


def _placed(where: str, values: dict[str, Any]) -> tuple[int, str, TextureLine | FileLine]:
    place, line = values.get("place"), values.get("line")
    if not (place is None or (type(place) is int and place >= 0)) or not isinstance(line, dict):
        raise DataError(f"{where} is malformed; run that shard again")
    found = parsed(where, line)
    if place is not None:
        return place, "", found
    return (_BEHIND, found.name, found) if isinstance(found, TextureLine) else (_BEHIND + 1, found.file, found)


def _complete(
    lock: Path, lines: Iterable[tuple[int, str, TextureLine | FileLine]], n_textures: int
) -> Iterator[TextureLine | FileLine]:
    """The lines unchanged; DataError unless every texture of the plan is there exactly once, with its pixels."""
    next_place = 0
    for place, _, line in lines:
        if place < _BEHIND:
            if place != next_place or not isinstance(line, TextureLine) or line.pixels is None:
                raise DataError(f"texture {next_place} of {lock} is in no piece, or in two; run every shard again")
            next_place += 1
        elif next_place != n_textures:
            break
        yield line
    if next_place != n_textures:
        raise DataError(f"the pieces of {lock} hold {next_place:,} of {n_textures:,} textures; run every shard again")
