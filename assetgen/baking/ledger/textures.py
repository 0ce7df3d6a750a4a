"""The table of textures: what the bake file asks for, what was decided about it, and where it lies in an atlas.

A texture that is asked for has a place in the plan; one of an earlier bake, whose file may still be there, has none.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ..drawing.atlas import Frame
from ..drawing.tasks import Drawn, TextureTask
from ..spec.names import folded, texture_file
from ..spec.tables import to_json
from ..spec.variants import PlannedTexture
from .lock import TextureLine

TABLES: Final = """
CREATE TABLE textures (
    name TEXT PRIMARY KEY, fold TEXT NOT NULL, place INTEGER, job TEXT, request TEXT NOT NULL, key TEXT NOT NULL,
    attempt INTEGER NOT NULL DEFAULT 0, refused TEXT, kind TEXT, pixels TEXT, signature BLOB,
    atlas TEXT, page INTEGER, x INTEGER, y INTEGER, width INTEGER, height INTEGER, drawn TEXT,
    decided INTEGER NOT NULL DEFAULT 0, locked INTEGER NOT NULL DEFAULT 0, why TEXT
) WITHOUT ROWID;
CREATE INDEX by_place ON textures (place);
CREATE INDEX by_page ON textures (atlas, page);
"""
TEMPORARY_TABLES: Final = """
CREATE TEMP TABLE planned (fold TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
CREATE TEMP TABLE stale (place INTEGER PRIMARY KEY, name TEXT NOT NULL, why TEXT NOT NULL);
CREATE TEMP TABLE drawn (name TEXT PRIMARY KEY, class INTEGER NOT NULL, packed BLOB NOT NULL);
"""
_MOST_DRAWN: Final = 1 << 29  # bytes of textures that are kept until their files are due; others are drawn again
_AT_A_TIME: Final = 1024  # rows that are read before the table may be changed
# `drawn` is this, as it was when the texture's page was last written: what the page shows of it, and where
_SHOWN: Final = "key || '.' || attempt || '@' || page || ',' || x || ',' || y"

_IF_SAME: Final = "CASE WHEN key = excluded.key AND attempt = excluded.attempt THEN {} END"


@dataclass(frozen=True, slots=True)
class KnownTexture:
    """What is known of a texture when it is planned again."""

    place: int | None
    key: str
    request: str  # JSON
    job: str | None
    decided: bool
    has_size: bool


@dataclass(frozen=True, slots=True)
class PageTexture:
    """A texture on a page of an atlas. why: what made it another than the page shows, if anything did."""

    frame: Frame
    key: str
    attempt: int
    why: str | None


@dataclass(frozen=True, slots=True)
class ShownTask:
    """A texture to be drawn for a page. is_shown: the page's file, as last written, shows it in its place."""

    task: TextureTask
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """Which attempt of a texture was chosen. drawn: what it came out as, if that is kept until its file is due."""

    name: str
    attempt: int
    refused: Sequence[str]  # why each attempt before it was
    signature: NDArray[np.uint8]
    pixels: str
    drawn: Drawn | None


@dataclass(frozen=True, slots=True)
class Expected:
    """What a texture must come out as. pixels: SHA-256 of its H×W×C bytes; None if it was never drawn."""

    made: str  # KEY.ATTEMPT: what its file depends on
    pixels: str | None
    is_locked: bool
    max_seam: int | None


class Textures:
    """The table, asked and told by methods; it holds no rows in memory."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._n_drawn = 0  # bytes in the table of what is drawn already

    # the plan

    def claim(self, name: str) -> str | None:
        """Takes a name for this plan; the one that has taken it already, if some file system takes the two for one."""
        fold = folded(name)
        if self._database.execute("INSERT OR IGNORE INTO planned VALUES (?, ?)", [fold, name]).rowcount:
            return None
        return str(self._one("SELECT name FROM planned WHERE fold = ?", fold)[0])

    def known(self, names: Sequence[str]) -> dict[str, KnownTexture]:
        """What is known of textures, by name; those that are new are left out."""
        rows = self._database.execute(
            "SELECT name, place, key, request, job, decided, coalesce(width, 0) FROM textures"
            f" WHERE name IN ({','.join('?' * len(names))})",
            names,
        )
        return {
            name: KnownTexture(place, key, request, job, bool(decided), bool(has_size))
            for name, place, key, request, job, decided, has_size in rows
        }

    def plan_again(self, planned: PlannedTexture, size: tuple[int, int], *, decided: bool) -> None:
        """Keeps a texture whose key is the same, perhaps at another place of the plan. size: width, height."""
        self._database.execute(
            "UPDATE textures SET place = ?, job = ?, decided = max(decided, ?), width = ?, height = ? WHERE name = ?",
            [planned.place, planned.job, decided, *size, planned.name],
        )

    def plan_new(self, planned: PlannedTexture, size: tuple[int, int], *, decided: bool, why: str) -> None:
        """Adds a texture, or one whose key is another; it keeps its frame in an atlas if its size is the same."""
        self._database.execute(
            "INSERT INTO textures (name, fold, place, job, request, key, atlas, width, height, decided, why)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET place = excluded.place,"
            " job = excluded.job, request = excluded.request, key = excluded.key, refused = NULL,"
            " attempt = CASE WHEN key = excluded.key THEN attempt ELSE 0 END,"
            " kind = CASE WHEN key = excluded.key THEN kind END,"
            " pixels = NULL, signature = NULL, why = excluded.why, decided = excluded.decided,"
            " locked = 0,"
            " page = CASE WHEN atlas IS excluded.atlas AND width = excluded.width AND height = excluded.height"
            " THEN page END, atlas = excluded.atlas, width = excluded.width, height = excluded.height",
            [
                planned.name,
                folded(planned.name),
                planned.place,
                planned.job,
                to_json(planned.request),
                planned.key,
                planned.request.get("atlas"),
                *size,
                decided,
                why,
            ],
        )

    def end_plan(self) -> None:
        """Textures whose names were not claimed have no place in the plan any more."""
        self._database.execute(
            "UPDATE textures SET place = NULL WHERE place IS NOT NULL AND NOT EXISTS"
            " (SELECT 1 FROM planned WHERE planned.fold = textures.fold AND planned.name = textures.name)"
        )

    def count(self) -> int:
        """How many textures the plan has."""
        return int(self._one("SELECT count(*) FROM textures WHERE place IS NOT NULL")[0])

    def plan(self) -> Iterator[tuple[str, str, int]]:
        """(name, key, attempt) of the whole plan, in its order."""
        yield from self._database.execute(
            "SELECT name, key, attempt FROM textures WHERE place IS NOT NULL ORDER BY place"
        )

    # decisions

    def any_undecided(self) -> bool:
        """Whether the attempt of some texture is still to be chosen."""
        return self._any("SELECT 1 FROM textures WHERE place IS NOT NULL AND NOT decided")

    def count_undecided(self, job: str) -> int:
        """Of how many textures of a job the attempt is still to be chosen."""
        return int(
            self._one("SELECT count(*) FROM textures WHERE job = ? AND place IS NOT NULL AND NOT decided", job)[0]
        )

    def undecided(self, job: str) -> Iterator[TextureTask]:
        """Textures of a job whose attempt is still to be chosen, in the order of the plan."""
        for name, request, _, _ in self._of_job(job, decided=False):
            yield TextureTask(name, json.loads(request), 0)

    def decided(self, job: str) -> Iterator[tuple[TextureTask, NDArray[np.uint8] | None]]:
        """Textures of a job whose attempt was chosen, in the order of the plan, with their signatures if known."""
        for name, request, attempt, known in self._of_job(job, decided=True):
            signature = np.frombuffer(known, np.uint8) if known else None
            yield TextureTask(name, json.loads(request), attempt), signature

    def _of_job(self, job: str, *, decided: bool) -> Iterator[tuple[str, str, int, bytes | None]]:
        """(name, request, attempt, signature) of textures of a job; the table may be changed meanwhile."""
        after = -1
        while rows := self._database.execute(
            "SELECT place, name, request, attempt, signature FROM textures"
            " WHERE place > ? AND job = ? AND decided = ? ORDER BY place LIMIT ?",
            [after, job, decided, _AT_A_TIME],
        ).fetchall():
            after = rows[-1][0]
            yield from (row[1:] for row in rows)

    def decide(self, decisions: Iterable[Decision]) -> None:
        """Keeps decisions, and what they look like."""
        many = list(decisions)
        self._database.executemany(
            "UPDATE textures SET kind = CASE WHEN attempt = ? THEN kind END, attempt = ?, refused = ?, signature = ?,"
            " pixels = ?, decided = 1 WHERE name = ?",
            (
                (
                    one.attempt,
                    one.attempt,
                    json.dumps(one.refused) if one.refused else None,
                    one.signature.tobytes(),
                    one.pixels,
                    one.name,
                )
                for one in many
            ),
        )
        kept = [(one.name, one.drawn.number, one.drawn.packed) for one in many if one.drawn is not None]
        self._n_drawn += sum(len(packed) for _, _, packed in kept)
        if self._n_drawn <= _MOST_DRAWN:
            self._database.executemany("INSERT OR REPLACE INTO drawn VALUES (?, ?, ?)", kept)

    def remember_signatures(self, signatures: Iterable[tuple[str, NDArray[np.uint8]]]) -> None:
        """Keeps (name, signature) pairs that had to be computed again."""
        self._database.executemany(
            "UPDATE textures SET signature = ? WHERE name = ?", ((value.tobytes(), name) for name, value in signatures)
        )

    def refused(self) -> dict[str, list[str]]:
        """Why each attempt before the chosen one was refused, by name, of textures that have such."""
        rows = self._database.execute(
            "SELECT name, refused FROM textures WHERE refused IS NOT NULL AND place IS NOT NULL ORDER BY place"
        )
        return {name: json.loads(text) for name, text in rows}

    def twins(self) -> tuple[int, str, str] | None:
        """(how many, one, another) of unique textures that show the very pixels of one of another job, if any do."""
        row = self._one(
            "SELECT count(*), min(first), min(last) FROM (SELECT min(name) AS first, max(name) AS last FROM textures"
            " WHERE place IS NOT NULL AND pixels IS NOT NULL AND json_extract(request, '$.unique') IS NOT NULL"
            " GROUP BY pixels HAVING count(DISTINCT job) > 1 ORDER BY first)"
        )
        return (row[0], row[1], row[2]) if row[0] else None

    # atlases

    def frames(self, atlas: str) -> Iterator[Frame]:
        """The frames of an atlas that have been placed, in the order of the plan."""
        rows = self._database.execute(
            "SELECT name, page, x, y, width, height FROM textures"
            " WHERE atlas = ? AND page IS NOT NULL AND place IS NOT NULL ORDER BY place",
            [atlas],
        )
        return (Frame(*row) for row in rows)

    def unplaced(self, atlas: str, *, after: int, limit: int) -> list[tuple[int, str, int, int]]:
        """(place in the plan, name, width, height) of the first textures without a frame behind a place of the plan."""
        return self._database.execute(
            "SELECT place, name, width, height FROM textures"
            " WHERE atlas = ? AND place > ? AND page IS NULL ORDER BY place LIMIT ?",
            [atlas, after, limit],
        ).fetchall()

    def place(self, frame: Frame) -> None:
        """Gives a texture its frame."""
        self._database.execute(
            "UPDATE textures SET page = ?, x = ?, y = ?, why = coalesce(why, 'moved') WHERE name = ?",
            [frame.page, frame.x, frame.y, frame.name],
        )

    def take_frame(self, name: str) -> None:
        """Takes the frame of one texture away."""
        self._database.execute("UPDATE textures SET page = NULL WHERE name = ?", [name])

    def displace(self, atlas: str, *, dropped_only: bool) -> None:
        """Takes the frames of an atlas away: of all textures, or of those that the plan no longer has."""
        self._database.execute(
            "UPDATE textures SET page = NULL WHERE atlas = ? AND (place IS NULL OR NOT ?)", [atlas, dropped_only]
        )

    def extent(self, atlas: str) -> tuple[int, int, int]:
        """How many textures an atlas has, and the largest width and height among them."""
        n, width, height = self._one(
            "SELECT count(*), max(width), max(height) FROM textures WHERE atlas = ? AND place IS NOT NULL", atlas
        )
        return n, width, height

    def on_page(self, atlas: str, page: int) -> list[PageTexture]:
        """The textures of one page, in the order of the plan."""
        rows = self._database.execute(
            "SELECT name, page, x, y, width, height, key, attempt, why FROM textures"
            " WHERE atlas = ? AND page = ? AND place IS NOT NULL ORDER BY place",
            [atlas, page],
        )
        return [PageTexture(Frame(*row[:6]), *row[6:]) for row in rows]

    def page_tasks(self, atlas: str, page: int) -> dict[str, ShownTask]:
        """The textures of one page as they are drawn, by name."""
        rows = self._database.execute(
            f"SELECT name, request, attempt, drawn = {_SHOWN} AND pixels IS NOT NULL, class, packed FROM textures"
            " LEFT JOIN temp.drawn USING (name) WHERE atlas = ? AND page = ? AND place IS NOT NULL",
            [atlas, page],
        )
        return {
            name: ShownTask(_task(name, request, attempt, *drawn), bool(is_shown))
            for name, request, attempt, is_shown, *drawn in rows
        }

    def note_shown(self, names: Iterable[str]) -> None:
        """The pages of these textures have been written, and show them."""
        self._database.executemany(f"UPDATE textures SET drawn = {_SHOWN} WHERE name = ?", ((name,) for name in names))

    # drawing

    def note_stale(self, place: int, name: str, why: str) -> None:
        """The files of a texture must be written."""
        self._database.execute("INSERT INTO stale VALUES (?, ?, ?)", [place, name, why])

    def count_stale(self) -> int:
        """How many textures have files that must be written."""
        return int(self._one("SELECT count(*) FROM stale")[0])

    def stale(self) -> dict[str, str]:
        """Why the files of a texture must be written, by name, in the order of the plan."""
        return dict(self._database.execute("SELECT name, why FROM stale ORDER BY place"))

    def stale_tasks(self) -> Iterator[TextureTask]:
        """The textures whose files must be written, in the order of the plan."""
        rows = self._database.execute(
            "SELECT t.name, t.request, t.attempt, class, packed FROM stale JOIN textures t ON t.name = stale.name"
            " LEFT JOIN temp.drawn ON temp.drawn.name = stale.name ORDER BY stale.place"
        )
        return (_task(*row) for row in rows)

    def expected(self, name: str) -> Expected:
        """What a texture that has just been drawn must come out as."""
        key, attempt, pixels, locked, request = self._one(
            "SELECT key, attempt, pixels, locked, request FROM textures WHERE name = ?", name
        )
        return Expected(f"{key}.{attempt}", pixels, bool(locked), json.loads(request).get("seam"))

    def note_drawn(self, name: str, pixels: str | None, kind: str | None) -> None:
        """Keeps what came out: the hash of the pixels, and the class that was drawn where none was asked for."""
        self._database.execute("UPDATE textures SET pixels = ?, kind = ? WHERE name = ?", [pixels, kind, name])

    def note_pixels(self, name: str, pixels: str | None) -> None:
        """Keeps the hash of the pixels of a texture that was found drawn."""
        self._database.execute("UPDATE textures SET pixels = ? WHERE name = ?", [pixels, name])

    def any_undrawn(self) -> bool:
        """Whether the pixels of some texture of the plan are not known."""
        return self._any("SELECT 1 FROM textures WHERE place IS NOT NULL AND pixels IS NULL LIMIT 1")

    # the lock file

    def lines(self) -> Iterator[tuple[int, TextureLine]]:
        """The plan as lines of a lock file, each with its place, in order."""
        for place, name, text, key, attempt, refused, kind, pixels, *frame in self._database.execute(
            "SELECT place, name, request, key, attempt, refused, kind, pixels, page, x, y, width, height FROM textures"
            " WHERE place IS NOT NULL ORDER BY place"
        ):
            request, reasons = json.loads(text), tuple(json.loads(refused)) if refused else ()
            file, where = (None, tuple(frame)) if "atlas" in request else (texture_file(name, request), None)
            yield place, TextureLine(name, request, key, attempt, reasons, kind, file, where, pixels)

    def take(self, line: TextureLine, place: int) -> None:
        """Takes over what a lock file says of a texture; what is known beside stays if its decisions are the same."""
        self._database.execute(
            "INSERT INTO textures (name, fold, place, request, key, attempt, refused, kind, pixels, atlas,"
            " page, x, y, width, height, decided, locked)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 1)"
            " ON CONFLICT (name) DO UPDATE SET place = excluded.place, request = excluded.request,"
            f" signature = {_IF_SAME.format('signature')},"  # and what a lock file of `--plan` does not say:
            f" kind = coalesce(excluded.kind, {_IF_SAME.format('kind')}),"
            f" pixels = coalesce(excluded.pixels, {_IF_SAME.format('pixels')}),"
            " key = excluded.key, attempt = excluded.attempt, refused = excluded.refused, atlas = excluded.atlas,"
            " page = excluded.page, x = excluded.x, y = excluded.y, width = excluded.width, height = excluded.height,"
            " decided = 1, locked = 1",
            [
                line.name,
                folded(line.name),
                None if line.left else place,
                to_json(line.request),
                line.key,
                line.attempt,
                json.dumps(line.refused) if line.refused else None,
                line.kind,
                line.pixels,
                line.request.get("atlas"),
                *(line.frame or (None,) * 5),
            ],
        )

    def differs_from_lock(self) -> str | None:
        """The name of a texture that the plan or the lock file has, and the other has not; None if there is none."""
        row = self._one("SELECT name FROM textures WHERE locked != (place IS NOT NULL) LIMIT 1")
        return None if row is None else str(row[0])

    def begin_lock_file(self) -> None:
        """Before a lock file is taken over: nothing is locked, nothing has a place."""
        self._database.execute("UPDATE textures SET locked = 0, place = NULL")

    def unlock(self) -> None:
        """There is no lock file: nothing is locked."""
        self._database.execute("UPDATE textures SET locked = 0")

    def forget_unlocked_decisions(self) -> None:
        """What the lock file does not have is decided and placed again."""
        self._database.execute("UPDATE textures SET decided = 0, page = NULL WHERE locked = 0")

    def lock(self) -> None:
        """The lock file has been written, with the whole plan in it, and no decision about anything else is kept."""
        self._database.execute(
            "UPDATE textures SET locked = 1, why = NULL WHERE place IS NOT NULL AND (NOT locked OR why IS NOT NULL)"
        )
        self._database.execute("UPDATE textures SET locked = 0, decided = 0, page = NULL WHERE place IS NULL")

    def forget_dropped(self) -> None:
        """Forgets textures that the plan no longer has and that have no files."""
        self._database.execute(
            "DELETE FROM textures"
            " WHERE place IS NULL AND name NOT IN (SELECT owner FROM files WHERE owner NOT LIKE '%:%')"
        )

    def _one(self, query: str, *values: object) -> Any:
        return self._database.execute(query, values).fetchone()

    def _any(self, query: str) -> bool:
        return self._database.execute(query).fetchone() is not None


def _task(name: str, request: str, attempt: int, number: int | None, packed: bytes | None) -> TextureTask:
    drawn = None if number is None or packed is None else Drawn(packed, number)
    return TextureTask(name, json.loads(request), attempt, drawn)
