"""The one way in which files are written: whole, or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path

from assetgen_plugin.errors import DataError

_NUMBERS = count()  # of files that this process writes aside


def write_atomic(
    path: Path,
    content: bytes | Iterable[bytes],
    *,
    durable: bool = True,
    scratch: Path | None = None,
    unless: Callable[[], bool] = lambda: False,
) -> None:
    """Writes a file, and the folders above it, so that at any moment it has either its old or all of its new content.

    content: all of it, or pieces, which are written as they come and never held together.
    durable: flushes the file and its folder to the disk, so that this also holds if the power fails.
    scratch: folder for the temporary file, on the same file system, if it should not lie beside the file.
    unless: asked when the content is complete; if it says yes, the file stays as it is.

    A file that is replaced keeps its permissions. Raises DataError if the file cannot be written; whatever interrupts
    the writing, an error in `content` included, leaves the old file and no temporary one.
    """
    temporary, is_replaced = _temporary(path, scratch), False
    try:
        for folder in (path.parent, temporary.parent):
            if not os.path.isdir(folder):  # quicker than Path.is_dir, and this is asked for each of many files
                folder.mkdir(parents=True, exist_ok=True)
        try:
            with temporary.open("wb") as file:
                for piece in [content] if isinstance(content, bytes) else content:
                    file.write(piece)
                if unless():
                    return
                if durable:
                    file.flush()
                    os.fsync(file.fileno())
            _take_mode(temporary, path)
            temporary.replace(path)
            is_replaced = True
        finally:
            if not is_replaced:
                temporary.unlink(missing_ok=True)
        if durable:
            _flush_folder(path.parent)
    except OSError as error:
        raise DataError(f"{path} cannot be written ({error.strerror}); nothing was replaced") from error


def write_aside(folder: Path, path: str, content: bytes) -> str:
    """Writes a file into a folder for temporary ones that exists, and returns where: `move_into` takes it from there.

    path: where it is meant to go, for the message of the DataError if it cannot be written. Each process has a folder
    of its own inside, since those that make files in one folder wait for each other.
    """
    own = f"{folder}/{os.getpid()}"
    temporary = f"{own}/{next(_NUMBERS)}.tmp"
    try:
        try:
            file = open(temporary, "wb")  # noqa: SIM115
        except FileNotFoundError:
            os.mkdir(own)
            file = open(temporary, "wb")  # noqa: SIM115
        with file:
            file.write(content)
    except OSError as error:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise DataError(f"{path} cannot be written ({error.strerror}); nothing was replaced") from error
    return temporary


def move_into(temporary: str, path: str) -> None:
    """Moves a file that `write_aside` wrote to its place, as `write_atomic` does, but without flushing it."""
    try:
        _take_mode(temporary, path)
        try:
            os.replace(temporary, path)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            os.replace(temporary, path)
    except OSError as error:
        raise DataError(f"{path} cannot be written ({error.strerror}); nothing was replaced") from error


def remove_leftovers(path: Path) -> None:
    """Removes the temporary files that killed processes left beside a file when they wrote it."""
    prefix, suffix = f".{_short(path.name)}.", ".tmp"
    for file in path.parent.glob(f".*{suffix}"):
        if file.name.startswith(prefix) and file.name[len(prefix) : -len(suffix)].isdecimal():
            file.unlink(missing_ok=True)


def _take_mode(temporary: str | Path, path: str | Path) -> None:
    """Gives a file the permissions of the one that it is to replace, if there is one."""
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return
    os.chmod(temporary, mode & 0o7777)


def _temporary(path: Path, scratch: Path | None) -> Path:
    """Where the content is written first; two processes never share such a file."""
    return (path.parent if scratch is None else scratch) / f".{_short(path.name)}.{os.getpid()}.tmp"


def _short(name: str) -> str:
    """A name that leaves room for more within the 255 bytes that file systems allow."""
    encoded = os.fsencode(name)
    return name if len(encoded) <= 200 else hashlib.sha256(encoded).hexdigest()


def _flush_folder(folder: Path) -> None:
    """Makes a rename in a folder last, where the system can: Windows and some network drives cannot."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
