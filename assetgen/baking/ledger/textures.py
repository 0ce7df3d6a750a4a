"""The table of textures: what the bake file asks for, what was decided about it, and where it lies in an atlas.

A texture that is asked for has a place in the plan; one of an earlier bake, whose file may still be there, has none.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

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
"""
# `drawn` is this, as it was when the texture's page was last written: what the page shows of it, and where
_SHOWN: Final = "key || '.' || attempt || '@' || page || ',' || x || ',' || y"

LARGE: Final = 20_000  # textures of a plan; the lock file has a line for each of fewer, and ranges of more
_AT_A_TIME: Final = 500  # names in one question
_IF_SAME: Final = "CASE WHEN key = excluded.key AND attempt = excluded.attempt THEN {} END"
# a hash that is known whole, of which a lock file with ranges has the first digits
_GOES_ON: Final = (
    "key = excluded.key AND attempt = excluded.attempt AND substr(pixels, 1, length(excluded.pixels)) = excluded.pixels"
)


@dataclass(frozen=True, slots=True)
class KnownTexture:
    """What is known of a texture when it is planned again."""

    place: int | None
    key: str
    request: str  # JSON
    job: str | None
    decided: bool
    size: tuple[int, int]  # width, height; 0, 0 if it is not known


@dataclass(frozen=True, slots=True)
class PageTexture:
    """A texture on a page of an atlas. why: what made it another than the page shows, if anything did."""

    frame: Frame
    key: str
    attempt: int
    why: str | None
    is_drawn: bool  # its pixels are known


@dataclass(frozen=True, slots=True)
class ShownTask:
    """A texture to be drawn for a page. is_shown: the page's file, as last written, shows it in its place."""

    task: TextureTask
    is_shown: bool


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

    # the plan

    def claim(self, names: Sequence[str]) -> tuple[str, str] | None:
        """Takes names for this plan; the first that some file system takes for another one of it, and that other."""
        rows = [(folded(name), name) for name in names]
        if self._database.executemany("INSERT OR IGNORE INTO planned VALUES (?, ?)", rows).rowcount == len(rows):
            return None
        seen: set[str] = set()
        for fold, name in rows:
            other = str(self._one("SELECT name FROM planned WHERE fold = ?", fold)[0])
            if other != name or fold in seen:
                return name, other
            seen.add(fold)
        return names[0], names[0]  # all of them were taken before

    def known(self, names: Sequence[str]) -> dict[str, KnownTexture]:
        """What is known of textures, by name; those that are new are left out."""
        rows = self._database.execute(
            "SELECT name, place, key, request, job, decided, coalesce(width, 0), coalesce(height, 0) FROM textures"
            f" WHERE name IN ({','.join('?' * len(names))})",
            names,
        )
        return {
            name: KnownTexture(place, key, request, job, bool(decided), (width, height))
            for name, place, key, request, job, decided, width, height in rows
        }

    def plan_again(self, many: Iterable[tuple[PlannedTexture, tuple[int, int], bool]]) -> None:
        """Keeps textures whose keys are the same, perhaps at other places of the plan.

        many: of each what is planned, its width and height, and whether its attempt is decided.
        """
        self._database.executemany(
            "UPDATE textures SET place = ?, job = ?, decided = max(decided, ?), width = ?, height = ? WHERE name = ?",
            ((planned.place, planned.job, decided, *size, planned.name) for planned, size, decided in many),
        )

    def plan_new(self, many: Iterable[tuple[PlannedTexture, tuple[int, int], bool, str]]) -> None:
        """Adds textures, or those whose keys are others; each keeps its frame in an atlas if its size is the same.

        many: of each what is planned, its width and height, whether its attempt is decided, and why it is new.
        """
        self._database.executemany(
            "INSERT INTO textures (name, fold, place, job, request, key, atlas, width, height, decided, why)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET place = excluded.place,"
            " job = excluded.job, request = excluded.request, key = excluded.key, refused = NULL,"
            " attempt = CASE WHEN key = excluded.key THEN attempt ELSE 0 END,"
            " kind = CASE WHEN key = excluded.key THEN kind END,"
            " pixels = NULL, signature = NULL, why = excluded.why, decided = excluded.decided,"
            " locked = 0,"
            " page = CASE WHEN atlas IS excluded.atlas AND width = excluded.width AND height = excluded.height"
            " THEN page END, atlas = excluded.atlas, width = excluded.width, height = excluded.height",
            (
                (
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
                )
                for planned, size, decided, why in many
            ),
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

    def is_large(self) -> bool:
        """Whether the plan is too long for a lock file with a line for each texture."""
        return self.count() > LARGE

    def plan(self) -> Iterator[tuple[str, str, int]]:
        """(name, key, attempt) of the whole plan, in its order."""
        yield from self._database.execute(
            "SELECT name, key, attempt FROM textures WHERE place IS NOT NULL ORDER BY place"
        )

    # atlases

    def frames(self, atlas: str) -> Iterator[Frame]:
        """The frames of an atlas that have been placed, in the order of the plan."""
        rows = self._database.execute(
            "SELECT name, page, x, y, width, height FROM textures"
            " WHERE atlas = ? AND page IS NOT NULL AND place IS NOT NULL ORDER BY place",
            [atlas],
        )
        return (Frame(*row) for row in rows)

    def moving(self, atlas: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """(name, request) of the textures of an atlas that are animations."""
        rows = self._database.execute(
            "SELECT name, request FROM textures WHERE atlas = ? AND place IS NOT NULL AND request LIKE '%\"frames\":%'",
            [atlas],
        )
        return ((name, json.loads(request)) for name, request in rows)

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
            "SELECT name, page, x, y, width, height, key, attempt, why, pixels IS NOT NULL FROM textures"
            " WHERE atlas = ? AND page = ? AND place IS NOT NULL ORDER BY place",
            [atlas, page],
        )
        return [PageTexture(Frame(*row[:6]), *row[6:]) for row in rows]

    def page_tasks(self, atlas: str, page: int) -> dict[str, ShownTask]:
        """The textures of one page as they are drawn, by name."""
        rows = self._database.execute(
            f"SELECT name, request, attempt, drawn = {_SHOWN} AND pixels IS NOT NULL, class, packed FROM textures"
            " LEFT JOIN chosen USING (name) WHERE atlas = ? AND page = ? AND place IS NOT NULL",
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

    def note_stale(self, many: Iterable[tuple[int, str, str]]) -> None:
        """The files of textures must be written: (place, name, why) of each."""
        self._database.executemany("INSERT INTO stale VALUES (?, ?, ?)", many)

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
            " LEFT JOIN chosen ON chosen.name = stale.name ORDER BY stale.place"
        )
        return (_task(*row) for row in rows)

    def expected(self, names: Sequence[str]) -> dict[str, Expected]:
        """What textures that have just been drawn must come out as, by name."""
        found = {}
        for start in range(0, len(names), _AT_A_TIME):
            some = names[start : start + _AT_A_TIME]
            rows = self._database.execute(
                "SELECT name, key, attempt, pixels, locked, json_extract(request, '$.seam') FROM textures"
                f" WHERE name IN ({','.join('?' * len(some))})",
                some,
            )
            for name, key, attempt, pixels, locked, seam in rows:
                found[name] = Expected(f"{key}.{attempt}", pixels, bool(locked), seam)
        return found

    def note_drawn(self, many: Iterable[tuple[str, str, str | None]]) -> None:
        """Keeps (name, pixels, kind): what came out, and the class that was drawn where none was asked for."""
        rows = ((pixels, kind, name) for name, pixels, kind in many)
        self._database.executemany("UPDATE textures SET pixels = ?, kind = ? WHERE name = ?", rows)

    def note_pixels(self, name: str, pixels: str | None) -> None:
        """Keeps the hash of the pixels of a texture that was found drawn."""
        self._database.execute("UPDATE textures SET pixels = ? WHERE name = ?", [pixels, name])

    def forget_part_hashes(self) -> None:
        """Textures in atlases whose pixels are known by a few digits alone are drawn again."""
        self._database.execute("UPDATE textures SET pixels = NULL WHERE length(pixels) < 64 AND atlas IS NOT NULL")

    def any_undrawn(self) -> bool:
        """Whether the pixels of some texture of the plan are not known."""
        return self._any("SELECT 1 FROM textures WHERE place IS NOT NULL AND pixels IS NULL LIMIT 1")

    # the lock file

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """What `lines` puts into words, in order."""
        return self._database.execute(
            "SELECT place, name, request, key, attempt, refused, kind, pixels, page, x, y, width, height FROM textures"
            " WHERE place IS NOT NULL ORDER BY place"
        )

    def lines(self) -> Iterator[tuple[int, TextureLine]]:
        """The plan as lines of a lock file, each with its place, in order."""
        for place, name, text, key, attempt, refused, kind, pixels, *frame in self.rows():
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
            f" pixels = CASE WHEN {_GOES_ON} THEN pixels"
            f" ELSE coalesce(excluded.pixels, {_IF_SAME.format('pixels')}) END,"
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
