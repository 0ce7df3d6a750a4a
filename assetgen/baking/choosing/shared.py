"""The variants that are kept, in files that grow, so that other processes look for twins among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assetgen_art.signatures import WIDTH

from ..spec.settings import Limits
from .twins import Kept


@dataclass(frozen=True)
class Shared:
    """The first of the variants that another process keeps."""

    signatures: str  # file of WIDTH bytes each
    names: str  # file of a line each
    n: int
    limits: Limits

    def kept(self) -> Kept:
        """At least these variants, as far as this process has not read them yet."""
        if self.signatures not in _KEPT:
            _KEPT.clear()
            _KEPT[self.signatures] = _Read(Kept(self.limits))
        return _KEPT[self.signatures].up_to(self)


class _Read:
    """What a process has read of files of variants."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._n_bytes = 0  # of names

    def up_to(self, shared: Shared) -> Kept:
        n_before = len(self._kept)
        if n_before < shared.n:
            with open(shared.signatures, "rb") as file:
                file.seek(n_before * WIDTH)
                signatures = np.frombuffer(file.read((shared.n - n_before) * WIDTH), np.uint8).reshape(-1, WIDTH)
            with open(shared.names, "rb") as file:
                file.seek(self._n_bytes)
                names = [file.readline() for _ in range(n_before, shared.n)]
            self._n_bytes += sum(map(len, names))
            self._kept.add([name.decode().rstrip("\n") for name in names], signatures)
            self._kept.file()
        return self._kept


_KEPT: Final[dict[str, _Read]] = {}  # by the files of signatures: those of the latest job alone


class Shelf:
    """Where a process puts the variants that it keeps, for others."""

    def __init__(self, folder: Path, number: int, limits: Limits) -> None:
        """folder: for temporary files. number: of the job."""
        self._signatures, self._names = folder / f"signatures-{number}", folder / f"names-{number}"
        self._limits = limits
        self._n = 0

    def add(self, names: Sequence[str], signatures: NDArray[np.uint8]) -> None:
        """Keeps variants, with their signatures (N, WIDTH)."""
        with self._signatures.open("ab") as file:
            file.write(signatures.tobytes())
        with self._names.open("ab") as file:
            file.write("".join(f"{name}\n" for name in names).encode())
        self._n += len(names)

    def shared(self) -> Shared:
        """Those that are kept so far, as they are told to another process."""
        return Shared(str(self._signatures), str(self._names), self._n, self._limits)
