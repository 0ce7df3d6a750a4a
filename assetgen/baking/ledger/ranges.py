"""Ranges of a lock file: one line for thousands of textures whose names, seeds and indices count on.

The line holds what comes round again, one member or several, the steps by which seeds and indices grow with each round,
and of each texture what is decided: its attempt if that is not 0, its frame, the first digits of its pixels' hash.
Other lines are needed where nothing comes round, as for a list of chosen seeds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, Protocol, TypeVar

from assetgen_plugin.errors import DataError

MOST: Final = 4096  # textures of a range
_LEAST: Final = 16
_MOST_MEMBERS: Final = 256
_TRIES: Final = 32  # numbers of members
_LINE, _MEMBER = 250, 45  # about so many bytes of a line and of each of its members
DIGITS: Final = 8  # of the hash of a texture's pixels: one error in four thousand million is not seen
_NUMBER: Final = re.compile(r"([0-9]+)")
_COUNTER: Final = re.compile(r"\{(seed|index)(?::0([1-9][0-9]?))?\}")
_COUNTED: Final = ("seed", "index")
_KEYS: Final = {"range": int, "of": list, "steps": dict, "attempts": dict, "size": list, "frames": list, "pixels": str}


class Line(Protocol):
    """What a range needs to know of a texture's own line."""

    @property
    def name(self) -> str: ...
    @property
    def request(self) -> dict[str, Any]: ...
    @property
    def attempt(self) -> int: ...
    @property
    def frame(self) -> tuple[int, ...] | None: ...
    @property
    def pixels(self) -> str | None: ...


_Line = TypeVar("_Line", bound=Line)


def gathered(lines: Iterable[_Line]) -> Iterator[_Line | dict[str, Any]]:
    """The same textures in the same order: ranges, as the objects of their lines, and lines that belong to none."""
    rest = iter(lines)
    some = list(islice(rest, MOST))
    while some:
        n_taken, members, steps = _longest(some)
        if not members:
            yield from some[:n_taken]
        else:
            yield {"range": n_taken, "of": members, "steps": steps} | _decided(some[:n_taken])
        some = [*some[n_taken:], *islice(rest, n_taken)]


def expanded(where: str, values: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The objects of the lines that a range stands for, without their keys; DataError if it is malformed."""
    if any(key not in _KEYS or type(value) is not _KEYS[key] for key, value in values.items()):
        raise _malformed(where)
    n, of, steps = values["range"], values.get("of", []), values.get("steps", {})
    attempts, pixels, size = values.get("attempts", {}), values.get("pixels"), values.get("size", [])
    is_valid = (
        0 < n <= MOST
        and 0 < len(of) <= _MOST_MEMBERS
        and all(isinstance(member, dict) for member in of)
        and all(isinstance(of[0].get(key), str) for key in ("name", *_COUNTED))
        and all(key in _COUNTED and type(step) is int and 0 <= step < 1 << 64 for key, step in steps.items())
        and all(type(attempt) is int for attempt in attempts.values())
        and (pixels is None or len(pixels) == DIGITS * n)
    )
    if not is_valid:
        raise _malformed(where)
    members = [of[0] | member for member in of]
    starts = [[_number(where, member[key]) for key in _COUNTED] for member in members]
    names = [_COUNTER.split(member["name"]) for member in members]
    frames = _frames(where, values["frames"], size, n) if "frames" in values else None
    for row in range(n):
        turn, place = divmod(row, len(members))
        seed, index = (start + turn * steps.get(key, 0) for key, start in zip(_COUNTED, starts[place], strict=True))
        line = members[place] | {"name": _named(names[place], seed, index), "seed": str(seed), "index": str(index)}
        if str(row) in attempts:
            line["attempt"] = attempts[str(row)]
        if frames is not None:
            line["frame"] = frames[row]
        if pixels is not None:
            line["pixels"] = pixels[DIGITS * row : DIGITS * (row + 1)]
        yield line


def _longest(lines: Sequence[_Line]) -> tuple[int, list[dict[str, Any]], dict[str, int]]:
    """(how many, members, steps) of the range at the beginning that takes the fewest bytes for each of its textures.

    Without members if there is none: then so many lines may be passed over.
    """
    lines = lines[: _alike(lines)]
    fixed = [{key: value for key, value in one.request.items() if key not in _COUNTED} for one in lines]
    counts = [(int(one.request["seed"]), int(one.request["index"])) for one in lines]
    n_equal = next((row for row, values in enumerate(fixed) if values != fixed[0]), len(fixed))
    best: tuple[int, list[dict[str, Any]], dict[str, int]] = min(n_equal, _LEAST), [], {}
    least, n_tries = float("inf"), 0
    for n_members in range(1, min(_MOST_MEMBERS, len(lines) - 1) + 1):
        if fixed[n_members] != fixed[0]:
            continue
        steps = tuple(there - here for here, there in zip(counts[0], counts[n_members], strict=True))
        n_tries += 1
        n, names = _reach(lines, fixed, counts, n_members, steps) if min(steps) >= 0 else (0, [])
        if n >= _LEAST and (_LINE + _MEMBER * n_members) / n < least:
            least = (_LINE + _MEMBER * n_members) / n
            first = {"name": names[0], **lines[0].request}
            own = ({"name": name, **one.request} for name, one in zip(names, lines, strict=False))
            others = [{key: value for key, value in one.items() if first[key] != value} for one in own]
            best = n, [first, *others[1:]], {key: step for key, step in zip(_COUNTED, steps, strict=True) if step}
        if n == len(lines) or n_tries == _TRIES:
            break
    return best


def _alike(lines: Sequence[_Line]) -> int:
    """How many lines at the beginning have the same values of a request, and are decided as far as the first."""

    def form(line: _Line) -> tuple[object, ...]:
        return [*line.request], line.frame and line.frame[3:], line.pixels is None

    first = form(lines[0])
    return next((row for row, line in enumerate(lines) if form(line) != first), len(lines))


def _reach(
    lines: Sequence[_Line],
    fixed: Sequence[dict[str, Any]],
    counts: Sequence[tuple[int, int]],
    n_members: int,
    steps: tuple[int, ...],
) -> tuple[int, list[str]]:
    """How many lines at the beginning so many members and these steps make, and the members' names with counters."""
    names = [one.name for one in lines[:n_members]]
    parts: list[list[str]] = [[]] * n_members
    for row in range(n_members, len(lines)):
        turn, place = divmod(row, n_members)
        seed, index = (start + turn * step for start, step in zip(counts[place], steps, strict=True))
        if (seed, index) != counts[row] or fixed[row] != fixed[place]:
            return row, names
        if turn == 1:
            names[place] = _with_counters(lines[place].name, lines[row].name, counts[place], counts[row])
            parts[place] = _COUNTER.split(names[place])
        if _named(parts[place], seed, index) != lines[row].name:
            names[place] = lines[place].name if turn == 1 else names[place]
            return row, names
    return len(lines), names


def _with_counters(name: str, later: str, counts: tuple[int, int], later_counts: tuple[int, int]) -> str:
    """A name with {seed} and {index}, perhaps as {seed:03}, where it differs from that of the next round."""
    parts, others = _NUMBER.split(name), _NUMBER.split(later)
    if len(parts) != len(others):
        return name
    for place in range(1, len(parts), 2):
        if parts[place] != others[place]:
            for key, count, later_count in zip(_COUNTED, counts, later_counts, strict=True):
                if (int(parts[place]), int(others[place])) == (count, later_count):
                    width = f":0{len(parts[place])}" if parts[place].startswith("0") and len(parts[place]) > 1 else ""
                    parts[place] = f"{{{key}{width}}}"
                    break
    return "".join(parts)


def _named(parts: Sequence[str], seed: int, index: int) -> str:
    """A name by its parts as _COUNTER splits them: text, counter, width, text, …"""
    name = parts[0] if parts else ""
    for place in range(1, len(parts), 3):
        number = seed if parts[place] == "seed" else index
        name += str(number).zfill(int(parts[place + 1] or 0)) + parts[place + 2]
    return name


def _decided(lines: Sequence[_Line]) -> dict[str, Any]:
    """What is decided about the textures of a range."""
    found: dict[str, Any] = {}
    attempts = {str(row): one.attempt for row, one in enumerate(lines) if one.attempt}
    if attempts:
        found["attempts"] = attempts
    frames = [one.frame for one in lines if one.frame is not None]
    if frames:
        found |= {"size": list(frames[0][3:]), "frames": _rows(frames)}
    if lines[0].pixels is not None:
        found["pixels"] = "".join(str(one.pixels)[:DIGITS] for one in lines)
    return found


def _rows(frames: Sequence[tuple[int, ...]]) -> list[list[int]]:
    """Frames as rows of them: [page, x, y, how many, x from one to the next]."""
    rows: list[list[int]] = []
    for page, x, y, *_ in frames:
        if rows and rows[-1][0] == page and rows[-1][2] == y:
            last = rows[-1]
            step = last[4] if last[3] > 1 else x - last[1]
            if step > 0 and x == last[1] + last[3] * step:
                last[3:] = last[3] + 1, step
                continue
        rows.append([page, x, y, 1, 0])
    return rows


def _frames(where: str, rows: list[Any], size: list[Any], n: int) -> list[list[int]]:
    """Each frame of rows, [page, x, y, width, height]."""
    found: list[list[int]] = []
    for row in rows:
        if not isinstance(row, list) or len(row) != 5 or not all(type(one) is int for one in row):
            raise _malformed(where)
        page, x, y, count, step = row
        if not 0 < count <= n - len(found):
            raise _malformed(where)
        found += [[page, x + step * turn, y, *size] for turn in range(count)]
    if len(found) != n:
        raise _malformed(where)
    return found


def _number(where: str, text: object) -> int:
    if not isinstance(text, str) or not (text.isascii() and text.isdecimal() and len(text) <= 20):
        raise _malformed(where)
    return int(text)


def _malformed(where: str) -> DataError:
    return DataError(f"{where} is a malformed range; restore the file, or remove it")
