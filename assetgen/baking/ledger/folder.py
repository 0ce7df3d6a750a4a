"""The output folder on the disk: where its files lie, what they look like, how they are replaced."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path
from typing import Final

from assetgen_art.files import move_into, write_atomic
from assetgen_plugin.errors import DataError

OWN: Final = ".assetgen"
"""The folder in an output folder that is not for the game: the ledger, and files that are being written."""


class OutputFolder:
    """An output folder. Paths of its files are relative to it, with / between the parts."""

    def __init__(self, path: Path, scratch: str = "tmp") -> None:
        """scratch: name of the folder in OUT/.assetgen for files that are being written."""
        self.path = path
        self._root = os.fspath(path)
        self._scratch = path / OWN / scratch
        self._checked: set[str] = set()  # folders inside
        self._names: dict[str, frozenset[str]] = {}  # in folders, until something is written

    def inside(self, path: str) -> Path:
        """Where a file lies; DataError if its folder is a link that leads out of the output folder."""
        self._check(path)
        return self.path / path

    def _check(self, path: str) -> None:
        parent = path.rpartition("/")[0]
        if parent in self._checked:
            return
        folder = self.path / parent
        real, root = os.path.realpath(folder), os.path.realpath(self.path)
        if real != root and not real.startswith(root + os.sep):
            raise DataError(f"{folder} is a link that leads out of {self.path}; remove it, or bake into another folder")
        self._checked.add(parent)

    def stat(self, path: str) -> tuple[int, int] | None:
        """(bytes, time in ns) of a file, None if there is none, (-1, -1) if it is not a regular file."""
        try:
            found = os.lstat(f"{self._root}/{path}")
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise DataError(f"{self.path / path} cannot be read ({error.strerror})") from error
        return (found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else (-1, -1)

    def is_same(self, path: str, other: str) -> bool:
        """Whether two paths lead to one file, as where case is ignored."""
        try:
            one, two = os.lstat(f"{self._root}/{path}"), os.lstat(f"{self._root}/{other}")
        except OSError:
            return False
        # some file systems number a file anew for each spelling of its name, but list it once
        return os.path.samestat(one, two) or not (self._is_spelled(path) and self._is_spelled(other))

    def _is_spelled(self, path: str) -> bool:
        """Whether folders list each part of a path of a file that is there as the path has it."""
        folder = ""
        for part in path.split("/"):
            if folder not in self._names:
                self._names[folder] = frozenset(os.listdir(f"{self._root}/{folder}"))
            if part not in self._names[folder]:
                return False
            folder += f"{part}/"
        return True

    def remove(self, path: str) -> None:
        """Removes a file, and the folders above it that are empty then."""
        target = self.inside(path)
        self._names.clear()
        try:
            target.unlink()
        except OSError as error:
            raise DataError(f"{target} cannot be removed ({error.strerror})") from error
        with contextlib.suppress(OSError):  # the first that is not empty
            for folder in target.parents:
                if folder == self.path:
                    break
                folder.rmdir()

    def write(self, path: str, content: bytes) -> None:
        """Writes or replaces a file.

        It is not flushed to the disk, which would take about half a millisecond a file, longer than to draw one: what
        the system loses in a power failure is found by its size in the next bake, and drawn again.
        """
        self._names.clear()
        write_atomic(self.inside(path), content, durable=False, scratch=self._scratch)

    def aside(self) -> Path:
        """The folder for files that other processes write and `move` takes."""
        self._scratch.mkdir(parents=True, exist_ok=True)
        return self._scratch.absolute()

    def move(self, temporary: str, path: str) -> None:
        """Moves a file that was written aside to its place."""
        self._names.clear()
        self._check(path)
        move_into(temporary, f"{self._root}/{path}")
