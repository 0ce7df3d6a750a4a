"""A ledger opened for one bake: held by one process alone, and in step with the lock file."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assetgen_art.files import remove_leftovers
from assetgen_plugin.errors import DataError

from .folder import OWN, OutputFolder
from .frames import UNCHECKED
from .ledger import Ledger, connect, is_held
from .lock import TextureLine, file_hash, read_lock
from .plan import PLAN


@contextmanager
def opened(out: Path, lock: Path, *, shard: str = "", writing: bool = True) -> Iterator[Ledger]:
    """The ledger of an output folder, in step with the lock file, held by this process alone.

    shard: a suffix for the ledger of one of several that share a folder. Without writing, a copy is opened and
    discarded in the end. Raises DataError if another bake holds it, if it belongs to another lock file, or if the disk
    is full.
    """
    own, scratch = out / OWN, f"tmp{shard}"
    with tempfile.TemporaryDirectory(prefix="assetgen-") as copies:
        path = own / f"state{shard}.db"
        if writing:
            _prepare(own)
        else:
            path = _copied(path, Path(copies))
        try:
            database = connect(path, out)
            try:
                if writing:  # what a bake that was killed was about to write
                    shutil.rmtree(own / scratch, ignore_errors=True)
                    remove_leftovers(lock)
                ledger = Ledger(database, OutputFolder(out, scratch))
                _check_owner(ledger, lock)
                _follow(ledger, lock)
                ledger.commit()
                yield ledger
                ledger.commit()
            finally:
                database.close()
                if writing:  # what other processes had written aside when an error ended the bake
                    shutil.rmtree(own / scratch, ignore_errors=True)
        except sqlite3.Error as error:
            raise _explained(error, path, own) from error


def _explained(error: sqlite3.Error, path: Path, own: Path) -> DataError:
    """What an error of the database means for a bake."""
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return DataError(f"no room left for {path} ({error}); free some space and bake again")
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return DataError(f"{own} cannot be written ({error}); make {own.parent} writable, or bake into another folder")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return DataError(f"another bake is running in {own.parent}; wait for it, or bake into another folder")
    return DataError(f"{path} is damaged ({error}); remove {own}: the next bake makes it again")


def _prepare(own: Path) -> None:
    """Makes the folder, which is not to be committed."""
    try:
        own.mkdir(parents=True, exist_ok=True)
        ignore = own / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n")
    except OSError as error:
        raise DataError(f"{own} cannot be written ({error.strerror})") from error


def _copied(path: Path, copies: Path) -> Path:
    """A copy of a database, with the journal of a bake that was killed; DataError while another bake writes it."""
    if path.exists() and is_held(path):
        raise DataError(f"another bake is running in {path.parent.parent}; wait for it")
    for file in (path, path.with_name(path.name + "-journal")):
        try:
            shutil.copyfile(file, copies / file.name)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise DataError(f"{file} cannot be read ({error.strerror})") from error
    return copies / path.name


def _check_owner(ledger: Ledger, lock: Path) -> None:
    """DataError if the outputs belong to another lock file."""
    out = ledger.folder.path
    owner = os.path.relpath(os.path.abspath(lock), os.path.abspath(out))
    known = ledger.fact("lock")
    if known is not None and known != owner:
        raise DataError(
            f"{out} holds the outputs of another bake, whose lock file is {known} (relative to that folder); "
            f"bake into another folder, or remove {out / OWN} if that bake no longer exists"
        )
    ledger.remember("lock", owner)


def _follow(ledger: Ledger, lock: Path) -> None:
    """Takes over what the lock file decided, and forgets decisions that it does not have."""
    content = file_hash(lock)
    if content is None or content != ledger.fact("lock content"):
        if content is None:
            ledger.textures.unlock()
            ledger.forget_atlases()
        else:
            _take_over(ledger, lock)
        ledger.textures.forget_unlocked_decisions()
        ledger.forget(PLAN)
    ledger.forget("lock content")  # until this bake has written it


def _take_over(ledger: Ledger, lock: Path) -> None:
    """Everything that a lock file says, beside what is known of the files already."""
    header, lines = read_lock(lock)
    is_here = (lock.parent / header.out).resolve() == ledger.folder.path.resolve()  # else its files are elsewhere
    ledger.forget_atlases()
    for name, atlas in header.atlases.items():
        ledger.remember(f"atlas:{name}", json.dumps([atlas["width"], str(atlas.get("settings"))]))
    ledger.remember(UNCHECKED, "yes")
    ledger.textures.begin_lock_file()
    for place, line in enumerate(lines):
        if isinstance(line, TextureLine):
            ledger.textures.take(line, place)
        if is_here:
            ledger.files.take(line)
