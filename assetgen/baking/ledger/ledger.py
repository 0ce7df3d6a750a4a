"""What is known of an output folder: a small database in OUT/.assetgen.

The lock file is the truth about decisions (attempts, frames); the ledger adds what a lock file should not have: sizes
and times of files, signatures, and which files are being written. It can be removed at any time: the next bake makes
it again from the lock file and the outputs themselves.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from assetgen_plugin.errors import DataError

from ..drawing.godot import is_godots, with_additions
from ..drawing.tasks import Aside
from . import decisions, files, textures
from .decisions import Decisions
from .files import Files, Output
from .folder import OutputFolder
from .textures import Textures

_VERSION: Final = 2
_PATIENCE: Final = 1.0  # seconds for a lock: one that opens it at the same moment, or looks, has it for an instant
_TABLES: Final = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE packs (path TEXT PRIMARY KEY, size INTEGER, time INTEGER, facts TEXT) WITHOUT ROWID;
"""
# In version 1 two names that differ in case could not both be known.
_FROM_1: Final = """
DROP INDEX by_place;
DROP INDEX by_owner;
ALTER TABLE textures RENAME TO old_textures;
ALTER TABLE files RENAME TO old_files;
ALTER TABLE facts RENAME TO old_facts;
DROP TABLE packs
"""
_INTO_2: Final = """
INSERT INTO textures SELECT * FROM old_textures;
INSERT INTO files SELECT * FROM old_files;
INSERT INTO facts SELECT * FROM old_facts;
DROP TABLE old_textures;
DROP TABLE old_files;
DROP TABLE old_facts
"""


class Ledger:
    """An open ledger: its tables, and the output folder that it is about."""

    def __init__(self, database: sqlite3.Connection, folder: OutputFolder) -> None:
        self.folder = folder
        self.textures = Textures(database)
        self.decisions = Decisions(database)
        self.files = Files(database)
        self._database = database

    def store(self, outputs: Sequence[Output]) -> int:
        """Writes files, and returns how many.

        First it is noted that they are ours and what they will hold, then they are written, then sizes and times noted.

        A bake that is killed in between finds by their content which were written. Sizes and times of files that lie
        aside are known before: those that a killed bake had not moved yet are told from them by these.
        """
        self.files.note_written(outputs)
        self.commit()
        written = []
        for output in outputs:
            if is_godots(output.path):
                self.folder.write(output.path, self._with_additions(output))
                written.append(output.path)
            elif isinstance(output.content, Aside):
                self.folder.move(output.content.path, output.path)
            else:
                self.folder.write(output.path, output.content)
                written.append(output.path)
        self.files.note_stats((path, *(self.folder.stat(path) or (None, None))) for path in written)
        return len(outputs)

    def _with_additions(self, output: Output) -> bytes:
        """The bytes of an output with what Godot's editor added to the file that is there."""
        content = output.content
        if isinstance(content, Aside):
            aside = Path(content.path)
            content = aside.read_bytes()
            aside.unlink()
        try:
            before = self.folder.inside(output.path).read_bytes()
        except OSError:
            return content
        return with_additions(output.path, content, before)

    def fact(self, name: str) -> str | None:
        """A fact by its name."""
        row = self._database.execute("SELECT value FROM facts WHERE name = ?", [name]).fetchone()
        return None if row is None else str(row[0])

    def remember(self, name: str, value: str) -> None:
        """Keeps a fact."""
        self._database.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", [name, value])

    def forget(self, name: str) -> None:
        """Removes a fact."""
        self._database.execute("DELETE FROM facts WHERE name = ?", [name])

    def forget_atlases(self, but: Iterable[str] = ()) -> None:
        """Removes the facts about the widths and settings of atlases, but for the named ones."""
        kept = {f"atlas:{name}" for name in but}
        known = self._database.execute("SELECT name FROM facts WHERE name LIKE 'atlas:%'").fetchall()
        for (name,) in known:
            if name not in kept:
                self.forget(name)

    def packs(self) -> dict[str, tuple[int, int, str]]:
        """(bytes, time in ns, facts) of every pack that was read, by absolute path."""
        rows = self._database.execute("SELECT path, size, time, facts FROM packs")
        return {path: (size, time, facts) for path, size, time, facts in rows}

    def remember_packs(self, packs: Mapping[str, tuple[int, int, str]]) -> None:
        """Keeps what `packs` gives."""
        self._database.executemany(
            "INSERT OR REPLACE INTO packs VALUES (?, ?, ?, ?)", [(path, *facts) for path, facts in packs.items()]
        )

    def commit(self) -> None:
        """What was done so far is kept, whatever happens next."""
        self._database.execute("COMMIT")
        self._database.execute("BEGIN IMMEDIATE")


def connect(path: Path, out: Path) -> sqlite3.Connection:
    """The database of a ledger with its tables, in a transaction; closing it without COMMIT forgets what was done.

    Raises DataError if another process has it, or if another version of assetgen made it.
    """
    database = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute("BEGIN EXCLUSIVE")
        database.execute("PRAGMA locking_mode = EXCLUSIVE")  # sooner, one that has to wait would bar who is before it
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version == 1:
            _create(database, _FROM_1)
            version = 0
        if version not in (0, _VERSION):
            raise DataError(f"{path} has version {version}; this assetgen reads version {_VERSION}; remove the file")
        if version == 0:
            _create(database, _TABLES + textures.TABLES + files.TABLES)
            if database.execute("SELECT 1 FROM sqlite_master WHERE name = 'old_files'").fetchone():
                _create(database, _INTO_2)
            database.execute(f"PRAGMA user_version = {_VERSION}")
        _create(database, textures.TEMPORARY_TABLES + decisions.TEMPORARY_TABLES + files.TEMPORARY_TABLES)
    except sqlite3.OperationalError as error:
        database.close()
        if "locked" in str(error):
            raise DataError(f"another bake is running in {out}; wait for it, or bake into another folder") from error
        raise
    except BaseException:
        database.close()
        raise
    return database


def is_held(path: Path) -> bool:
    """Whether a bake has the database at this moment."""
    try:
        with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0)) as probe:
            probe.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        return "locked" in str(error)
    except sqlite3.DatabaseError:  # damaged, which is told when it is opened
        return False
    return False


def _create(database: sqlite3.Connection, tables: str) -> None:
    for statement in tables.split(";"):  # executescript would end the transaction
        database.execute(statement)
