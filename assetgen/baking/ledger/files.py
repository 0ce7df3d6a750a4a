"""The table of files: what a bake wrote into the output folder, from what, and how it looked on the disk then."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from ..drawing.tasks import Aside
from ..spec.names import folded
from .lock import FileLine, TextureLine

TABLES: Final = """
CREATE TABLE files (
    path TEXT PRIMARY KEY, fold TEXT NOT NULL, owner TEXT NOT NULL, made TEXT NOT NULL,
    pixels TEXT, content TEXT, size INTEGER, time INTEGER
) WITHOUT ROWID;
CREATE INDEX by_owner ON files (owner);
CREATE INDEX by_fold ON files (fold);
"""
TEMPORARY_TABLES: Final = """
CREATE TEMP TABLE listed (path TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE claims (fold TEXT PRIMARY KEY, path TEXT NOT NULL, what TEXT NOT NULL) WITHOUT ROWID;
CREATE TEMP TABLE folders (fold TEXT PRIMARY KEY, what TEXT NOT NULL) WITHOUT ROWID;
"""
_RECORD: Final = "f.path, f.made, f.pixels, f.content, f.size, f.time"
_INSERT: Final = "INTO files (path, fold, owner, made, pixels, content, size, time) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True)
class Output:
    """A file to write."""

    path: str  # relative to the output folder
    owner: str  # the texture that it shows, or atlas:NAME, or data:NAME
    made: str  # hash of everything that it depends on
    content: bytes | Aside
    pixels: str | None = None  # SHA-256 of an image's H×W×C bytes

    @property
    def sha256(self) -> str:
        """SHA-256 (hex) of the bytes."""
        return self.content.content if isinstance(self.content, Aside) else hashlib.sha256(self.content).hexdigest()

    @property
    def size_and_time(self) -> tuple[int | None, int | None]:
        """Bytes, and the time of the last change in ns, of a file that needs only be moved."""
        return (self.content.size, self.content.time) if isinstance(self.content, Aside) else (None, None)


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What is known of a file that a bake wrote."""

    path: str
    made: str  # hash of everything that it depends on
    pixels: str | None  # SHA-256 of an image's H×W×C bytes
    content: str | None  # SHA-256 of the bytes; None if only the lock file names the file
    size: int | None  # bytes, when it was written or last found unchanged; None if it was never seen on this disk
    time: int | None  # of its last change then, ns


@dataclass(frozen=True, slots=True)
class TextureFiles:
    """A texture of the plan that has files of its own, and what is known of those, by path."""

    place: int
    name: str
    request: dict[str, Any]
    made: str  # what its files must depend on
    why: str | None  # what made the texture another than before, if anything did
    size: tuple[int, int]  # width, height
    pixels: str | None
    records: dict[str, FileRecord]


class Files:
    """The table, asked and told by methods; it holds no rows in memory."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._last_parents: list[str] = []

    def at(self, path: str) -> FileRecord | None:
        """What is known of one file; None if no bake wrote it."""
        row = self._database.execute(f"SELECT {_RECORD} FROM files f WHERE path = ?", [path]).fetchone()
        return None if row is None else FileRecord(*row)

    def of_owner(self, owner: str, made: str) -> list[FileRecord]:
        """The files of one owner that depend on exactly this."""
        rows = self._database.execute(f"SELECT {_RECORD} FROM files f WHERE owner = ? AND made = ?", [owner, made])
        return [FileRecord(*row) for row in rows]

    def of_textures(self, first: int, end: int) -> Iterator[TextureFiles]:
        """Textures at some places of the plan that are not in an atlas, with what is known of their files, in order."""
        rows = self._database.execute(
            "SELECT t.place, t.name, t.request, t.key || '.' || t.attempt, t.why, t.width, t.height, t.pixels,"
            f" {_RECORD} FROM textures t LEFT JOIN files f ON f.owner = t.name"
            # the plus sign keeps SQLite from the index of atlases, which would lead through the whole plan each time
            " WHERE t.place >= ? AND t.place < ? AND +t.atlas IS NULL ORDER BY t.place",
            [first, end],
        )
        for place, group in groupby(rows, itemgetter(0)):
            lines = list(group)
            _, name, request, made, why, width, height, pixels = lines[0][:8]
            records = {line[8]: FileRecord(*line[8:]) for line in lines if line[8] is not None}
            yield TextureFiles(place, name, json.loads(request), made, why, (width, height), pixels, records)

    def note_written(self, outputs: Iterable[Output]) -> None:
        """Keeps what files will hold before they are written or moved; before that, sizes and times are not known."""
        self._database.executemany(
            "INSERT OR REPLACE " + _INSERT,
            (
                (one.path, folded(one.path), one.owner, one.made, one.pixels, one.sha256, *one.size_and_time)
                for one in outputs
            ),
        )

    def note_unchanged(self, output: Output, size: int | None, time: int | None) -> None:
        """Keeps that a file holds this output already."""
        self._database.execute(
            "INSERT OR REPLACE " + _INSERT,
            [
                output.path,
                folded(output.path),
                output.owner,
                output.made,
                output.pixels,
                output.sha256,
                size,
                time,
            ],
        )

    def note_found(self, path: str, size: int, time: int, pixels: str | None, content: str) -> None:
        """Keeps the size and time of a file that holds what it should, and the hashes of its pixels and its bytes."""
        self._database.execute(
            "UPDATE files SET size = ?, time = ?, pixels = ?, content = ? WHERE path = ?",
            [size, time, pixels, content, path],
        )

    def note_stats(self, many: Iterable[tuple[str, int | None, int | None]]) -> None:
        """Keeps (path, size, time) of files that were written."""
        rows = ((size, time, path) for path, size, time in many)
        self._database.executemany("UPDATE files SET size = ?, time = ? WHERE path = ?", rows)

    def take(self, line: TextureLine | FileLine) -> None:
        """Takes over what a lock file says of a file, if nothing is known of it and the line names one."""
        if isinstance(line, FileLine):
            values = line.file, line.owner, line.made or "", line.pixels, line.content
        elif line.file is not None and line.pixels is not None:
            values = line.file, line.name, f"{line.key}.{line.attempt}", line.pixels, None
        else:
            return
        path, *rest = values
        self._database.execute("INSERT OR IGNORE " + _INSERT, [path, folded(path), *rest, None, None])

    def alike(self, path: str) -> FileRecord | None:
        """What is known of a file whose path differs from this one in case or Unicode form alone."""
        query = f"SELECT {_RECORD} FROM files f WHERE fold = ? AND path != ?"
        row = self._database.execute(query, [folded(path), path]).fetchone()
        return None if row is None else FileRecord(*row)

    # what this bake lists

    def claim(self, claims: Iterable[tuple[str, str]]) -> tuple[str, str, str, str] | None:
        """Takes paths for outputs of this plan, (path, what) of each; the first that clashes with an earlier one, both.

        Paths clash if some file system takes them for one, or if one is a folder of the other.
        """
        rows = [(folded(path), path, what) for path, what in claims]
        folders = []
        for fold, _, what in rows:
            parents = fold.split("/")[:-1]
            if parents and parents != self._last_parents:
                self._last_parents = parents
                folders += [("/".join(parents[:n]), what) for n in range(1, len(parents) + 1)]
        self._database.executemany("INSERT OR IGNORE INTO folders VALUES (?, ?)", folders)
        if self._database.executemany("INSERT OR IGNORE INTO claims VALUES (?, ?, ?)", rows).rowcount == len(rows):
            return None
        seen: set[str] = set()
        for fold, path, what in rows:
            other, of = self._database.execute("SELECT path, what FROM claims WHERE fold = ?", [fold]).fetchone()
            if (other, of) != (path, what) or fold in seen:
                return path, what, other, of
            seen.add(fold)
        raise AssertionError("paths were claimed twice for one output")

    def file_and_folder(self) -> tuple[str, str, str] | None:
        """(path, what, what) of an output that is a file of one claim and a folder of another, if there is one."""
        query = "SELECT c.path, c.what, d.what FROM claims c JOIN folders d ON d.fold = c.fold LIMIT 1"
        row = self._database.execute(query).fetchone()
        return None if row is None else (row[0], row[1], row[2])

    def mark_listed(self, paths: Iterable[str]) -> None:
        """These files belong to this bake."""
        self._database.executemany("INSERT OR IGNORE INTO listed VALUES (?)", ((path,) for path in paths))

    def listed_alike(self, path: str) -> list[str]:
        """Files of this bake whose paths differ from this one in case or Unicode form alone."""
        query = "SELECT path FROM files WHERE fold = ? AND path != ? AND path IN (SELECT path FROM listed)"
        return [row[0] for row in self._database.execute(query, [folded(path), path])]

    def mark_all_listed(self, owner: str) -> None:
        """All files known of an owner belong to this bake."""
        self._database.execute("INSERT OR IGNORE INTO listed SELECT path FROM files WHERE owner = ?", [owner])

    def unlisted(self) -> list[tuple[FileRecord, tuple[int, int] | None]]:
        """Files of earlier bakes that this one does not list, by path, each with its texture's (H, W) if known."""
        rows = self._database.execute(
            f"SELECT {_RECORD}, t.height, t.width FROM files f LEFT JOIN textures t ON t.name = f.owner"
            " WHERE f.path NOT IN (SELECT path FROM listed) ORDER BY f.path"
        ).fetchall()
        return [(FileRecord(*row[:6]), None if row[7] is None else row[6:]) for row in rows]

    def forget(self, path: str) -> None:
        """Nothing is known of a file any more."""
        self._database.execute("DELETE FROM files WHERE path = ?", [path])

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """What `lines` puts into words, by path."""
        return self._database.execute(
            "SELECT f.path, f.owner, f.made, f.pixels, f.content, t.place FROM files f"
            " LEFT JOIN textures t ON t.name = f.owner WHERE f.path IN (SELECT path FROM listed)"
            " AND (f.owner LIKE 'atlas:%' OR f.owner LIKE 'data:%' OR f.path LIKE '%.mip%'"
            " OR substr(f.path, 1, length(f.owner) + 1) != f.owner || '.') ORDER BY f.path"
        )

    def lines(self) -> Iterator[tuple[int | None, FileLine]]:
        """Files that are not one texture's own (mip maps, layers, pages, data files) as lines of a lock file, by path.

        Those of this bake alone; each with the place in the plan of the texture that it shows, if it shows one.
        """
        for path, owner, made, pixels, content, place in self.rows():
            if path.rpartition(".")[0] == owner:
                continue  # a texture's own, whose name looks like that of a mip map
            is_data = owner.startswith("data:")
            yield place, FileLine(path, owner, None if is_data else made, pixels, content if is_data else None)
