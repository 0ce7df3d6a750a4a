"""What is known of an output folder: a small database in OUT/.assetgen that one bake at a time may hold.

The lock file is the truth about decisions (attempts, frames); the database adds what a lock file should not have: sizes
and times of files, signatures, and which files are being written. It can be removed at any time: it is made again from
the lock file and the outputs themselves.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from assetgen_plugin.errors import DataError

from ..spec.tables import to_json
from .lock import FileLine, file_hash, read_lock

FOLDER: Final = ".assetgen"
_VERSION: Final = 1
_TABLES: Final = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE packs (path TEXT PRIMARY KEY, size INTEGER, time INTEGER, facts TEXT) WITHOUT ROWID;
CREATE TABLE textures (
    name TEXT PRIMARY KEY, fold TEXT NOT NULL UNIQUE, place INTEGER, job TEXT, request TEXT NOT NULL, key TEXT NOT NULL,
    attempt INTEGER NOT NULL DEFAULT 0, refused TEXT, kind TEXT, pixels TEXT, signature BLOB,
    atlas TEXT, page INTEGER, x INTEGER, y INTEGER, width INTEGER, height INTEGER, drawn TEXT,
    decided INTEGER NOT NULL DEFAULT 0, locked INTEGER NOT NULL DEFAULT 0, why TEXT
) WITHOUT ROWID;
CREATE INDEX by_place ON textures (place);
CREATE TABLE files (
    path TEXT PRIMARY KEY, fold TEXT NOT NULL UNIQUE, owner TEXT NOT NULL, made TEXT NOT NULL,
    pixels TEXT, content TEXT, size INTEGER, time INTEGER
) WITHOUT ROWID;
CREATE INDEX by_owner ON files (owner);
"""


@dataclass(frozen=True)
class Output:
    """A file to write."""

    path: str  # relative to the output folder
    owner: str  # the texture that it is of, or atlas:NAME, or data:NAME
    made: str  # hash of all that it depends on
    content: bytes
    pixels: str | None = None  # SHA-256 of an image's H×W×C bytes


class State:
    """An open database, its output folder, and how files get into it."""

    def __init__(self, database: sqlite3.Connection, out: Path, scratch: str = "tmp") -> None:
        """scratch: name of the folder in OUT/.assetgen for files that are being written."""
        self.database = database
        self.out = out
        self._scratch = out / FOLDER / scratch
        self._root = os.fspath(out)
        self._checked_folders: set[Path] = set()

    def store(self, outputs: Sequence[Output]) -> None:
        """Writes files: first that they are ours and what they will hold, then themselves, then that they are there.

        A bake that is killed in between finds by their content which were written.
        """
        self.database.executemany(
            "INSERT OR REPLACE INTO files (path, fold, owner, made, pixels, content) VALUES (?, ?, ?, ?, ?, ?)",
            [
                (
                    one.path,
                    one.path.casefold(),
                    one.owner,
                    one.made,
                    one.pixels,
                    hashlib.sha256(one.content).hexdigest(),
                )
                for one in outputs
            ],
        )
        self.commit()
        for one in outputs:
            self.write(one.path, one.content)
            size, time = self.stat(one.path) or (None, None)
            self.database.execute("UPDATE files SET size = ?, time = ? WHERE path = ?", [size, time, one.path])

    def write(self, path: str, content: bytes) -> None:
        """Puts a file into the output folder: at any moment the old or the new one stands there."""
        target = self.inside(path)
        temporary = self._scratch / hashlib.sha256(path.encode()).hexdigest()[:16]
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            temporary.parent.mkdir(parents=True, exist_ok=True)
            try:
                temporary.write_bytes(content)
                temporary.replace(target)
            finally:
                temporary.unlink(missing_ok=True)
        except OSError as error:
            raise DataError(f"{target} cannot be written ({error.strerror}); nothing that was there is lost") from error

    def inside(self, path: str) -> Path:
        """A file's place; DataError if a link leads its folder out of the output folder."""
        target = self.out / path
        folder = target.parent
        if folder not in self._checked_folders:
            real, root = os.path.realpath(folder), os.path.realpath(self.out)
            if real != root and not real.startswith(root + os.sep):
                raise DataError(f"{folder} is a link out of {self.out}; remove it, or bake into another folder")
            self._checked_folders.add(folder)
        return target

    def stat(self, path: str) -> tuple[int, int] | None:
        """(bytes, time in ns) of an output, None if there is none, (-1, -1) if it is no regular file."""
        try:
            found = os.lstat(f"{self._root}/{path}")
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise DataError(f"{self.out / path} cannot be read ({error.strerror})") from error
        return (found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else (-1, -1)

    def fact(self, name: str) -> str | None:
        """A fact by its name."""
        row = self.database.execute("SELECT value FROM facts WHERE name = ?", [name]).fetchone()
        return None if row is None else str(row[0])

    def remember(self, name: str, value: str) -> None:
        """Keeps a fact."""
        self.database.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", [name, value])

    def commit(self) -> None:
        """What was done so far is kept, whatever happens next."""
        self.database.execute("COMMIT")
        self.database.execute("BEGIN IMMEDIATE")


@contextmanager
def opened(out: Path, lock: Path, *, shard: str = "", writing: bool = True) -> Iterator[State]:
    """The state of an output folder, in step with the lock file, held by this process alone.

    shard: a suffix for the state of one of several that share a folder. Without writing, a copy is opened that is
    forgotten in the end. Raises DataError if another bake holds it, if it belongs to another lock file, or if the disk
    is full.
    """
    folder, owner = out / FOLDER, os.path.relpath(os.path.abspath(lock), os.path.abspath(out))
    with tempfile.TemporaryDirectory(prefix="assetgen-") as scratch:
        if writing:
            try:
                folder.mkdir(parents=True, exist_ok=True)
                ignore = folder / ".gitignore"
                if not ignore.exists():
                    ignore.write_text("*\n")
            except OSError as error:
                raise DataError(f"{folder} cannot be written ({error.strerror})") from error
        place = folder / f"state{shard}.db"
        if not writing:
            place = _copied(place, Path(scratch))
        try:
            database = _connected(place, out)
            try:
                if writing:
                    _sweep(folder / f"tmp{shard}", lock)
                state = State(database, out, f"tmp{shard}")
                known = state.fact("lock")
                if known is not None and known != owner:
                    raise DataError(
                        f"{out} holds the outputs of another bake, whose lock file is {known} seen from there; "
                        f"bake into another folder, or remove {folder} if that bake is gone"
                    )
                state.remember("lock", owner)
                _follow_lock(state, lock)
                database.execute("DELETE FROM facts WHERE name = 'lock content'")  # until the bake comes to its end
                state.commit()
                yield state
                database.execute("COMMIT")
            finally:
                database.close()
        except sqlite3.Error as error:
            if "full" in str(error) or "disk I/O" in str(error):
                raise DataError(f"no room left for {place} ({error}); free some and bake again") from error
            raise DataError(f"{place} is damaged ({error}); remove {folder}, it is made again") from error


def _sweep(scratch: Path, lock: Path) -> None:
    """Removes what a bake that was killed was about to write."""
    shutil.rmtree(scratch, ignore_errors=True)
    for file in lock.parent.glob(f".{lock.name}.*.tmp"):
        if file.name.split(".")[-2].isdecimal() and file.name.count(".") == lock.name.count(".") + 3:
            file.unlink(missing_ok=True)


def _connected(place: Path, out: Path) -> sqlite3.Connection:
    """The database, its tables there, and no other process in it."""
    database = sqlite3.connect(place, timeout=0, isolation_level=None)
    try:
        database.execute("PRAGMA locking_mode = EXCLUSIVE")
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute("BEGIN EXCLUSIVE")
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version not in (0, _VERSION):
            raise DataError(f"{place} is of version {version}, this assetgen knows {_VERSION}; remove it")
        if version == 0:
            for statement in _TABLES.split(";"):
                database.execute(statement)
            database.execute(f"PRAGMA user_version = {_VERSION}")
    except sqlite3.OperationalError as error:
        database.close()
        if "locked" in str(error):
            raise DataError(f"another bake is at work in {out}; wait for it, or bake into another folder") from error
        raise
    except BaseException:
        database.close()
        raise
    return database


def _copied(place: Path, scratch: Path) -> Path:
    """A copy of a database, with the journal of a bake that was killed."""
    for file in (place, place.with_name(place.name + "-journal")):
        try:
            shutil.copyfile(file, scratch / file.name)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise DataError(f"{file} cannot be read ({error.strerror})") from error
    return scratch / place.name


def _follow_lock(state: State, lock: Path) -> None:
    """Takes over what the lock file decided, and forgets decisions that it does not have."""
    database = state.database
    content = file_hash(lock)
    if content is None:
        database.execute("UPDATE textures SET locked = 0")
        database.execute("DELETE FROM facts WHERE name LIKE 'atlas:%'")
    elif content != state.fact("lock content"):
        _take_over(state, lock)
    else:
        return
    database.execute("UPDATE textures SET decided = 0, page = NULL WHERE locked = 0")


def _take_over(state: State, lock: Path) -> None:
    """Everything that a lock file says, beside what is known of the files already."""
    header, lines = read_lock(lock)
    is_here = (lock.parent / header.out).resolve() == state.out.resolve()  # else its files are in another folder
    database = state.database
    database.execute("DELETE FROM facts WHERE name LIKE 'atlas:%'")
    for name, atlas in header.atlases.items():
        state.remember(f"atlas:{name}", json.dumps([atlas["width"], str(atlas.get("settings"))]))
    database.execute("UPDATE textures SET locked = 0, place = NULL")
    for place, line in enumerate(lines):
        if isinstance(line, FileLine):
            if not is_here:
                continue
            path, owner, made, pixels, content = line.file, line.owner, line.made, line.pixels, line.content
        else:
            frame = line.frame or (None,) * 5
            database.execute("DELETE FROM textures WHERE fold = ? AND name != ?", [line.name.casefold(), line.name])
            database.execute(
                "INSERT INTO textures (name, fold, place, request, key, attempt, refused, kind, pixels, atlas,"
                " page, x, y, width, height, decided, locked)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 1)"
                " ON CONFLICT (name) DO UPDATE SET place = excluded.place, request = excluded.request,"
                " signature = CASE WHEN key = excluded.key AND attempt = excluded.attempt THEN signature END,"
                " key = excluded.key, attempt = excluded.attempt, refused = excluded.refused, kind = excluded.kind,"
                " pixels = excluded.pixels, atlas = excluded.atlas, page = excluded.page, x = excluded.x,"
                " y = excluded.y, width = excluded.width, height = excluded.height, decided = 1, locked = 1",
                [
                    line.name,
                    line.name.casefold(),
                    None if line.left else place,
                    to_json(line.request),
                    line.key,
                    line.attempt,
                    json.dumps(line.refused) if line.refused else None,
                    line.kind,
                    line.pixels,
                    line.request.get("atlas"),
                    *frame,
                ],
            )
            if line.file is None or line.pixels is None or not is_here:
                continue
            path, owner, made, pixels, content = line.file, line.name, f"{line.key}.{line.attempt}", line.pixels, None
        database.execute(
            "INSERT OR IGNORE INTO files (path, fold, owner, made, pixels, content) VALUES (?, ?, ?, ?, ?, ?)",
            [path, path.casefold(), owner, made, pixels, content],
        )
