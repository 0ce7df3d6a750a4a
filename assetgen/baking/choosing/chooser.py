"""Which draw of each variant a job keeps: no outlier, none too close to an original, no two too similar.

Decided in the order of the plan, one variant after the other, in integers: the result is the same on every machine and
for any number of processes, and a longer plan decides the part that it shares with a shorter one in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assetgen_art.signatures import (
    FULL,
    N_SHAPE,
    SHAPE_CELLS,
    WIDTH,
    compact,
    compact_areas,
    compact_distances,
    distances,
    signatures,
)
from assetgen_plugin.errors import DataError

from ..spec.settings import Limits
from .quality import FAULTS, Draws, Quality

MOST_ATTEMPTS = 100  # draws of one variant
_BLOCK = 256  # textures that are drawn at a time; decisions do not depend on it


@dataclass(frozen=True)
class Refusal:
    """A draw that is not kept, and why."""

    attempt: int
    why: str


@dataclass(frozen=True)
class Choice:
    """The draw of a variant that is kept. row: of its name. signature: (WIDTH,) uint8."""

    row: int
    attempt: int
    texture: NDArray[np.uint8]
    signature: NDArray[np.uint8]
    refused: tuple[Refusal, ...]


class Draw(Protocol):
    """Draws variants of a job, by the rows of their names and an attempt for each."""

    def __call__(self, rows: Sequence[int], attempts: Sequence[int]) -> Draws: ...


class Chooser:
    """Decides one job's variants in the order of its plan."""

    def __init__(
        self,
        *,
        unique: Limits | None = None,
        originals: tuple[Limits, NDArray[np.uint8]] | None = None,
        quality: tuple[int, Quality] | None = None,
    ) -> None:
        """unique: between variants. originals: from the training images, with their hashes (M, COMPACT_WIDTH).

        quality: the largest score allowed, and what computes scores. None refuses nothing.
        """
        self._kept = _Kept(unique)
        self._originals = None if originals is None else (originals[0], compact_areas(originals[1]))
        self._quality = quality

    def keep(self, name: str, signature: NDArray[np.uint8]) -> None:
        """Takes a variant that was decided earlier, with its signature (WIDTH,): later ones must not be too similar."""
        self._kept.add(name, signature)

    def choose(self, names: Sequence[str], draw: Draw) -> Iterator[Choice]:
        """The draws to keep of further variants, in order; each counts as kept from then on.

        DataError if all MOST_ATTEMPTS draws of one are refused.
        """
        for start in range(0, len(names), _BLOCK):
            n_before = len(self._kept)
            rows = range(start, min(start + _BLOCK, len(names)))
            found = self._passing(names, dict.fromkeys(rows, 0), draw)
            for row in rows:
                choice = found[row]
                while why := self._kept.twin(choice.signature, since=n_before):  # of one in this block
                    again = self._passing(names, {row: _next(names[row], choice.attempt, why)}, draw)[row]
                    refused = (*choice.refused, Refusal(choice.attempt, why), *again.refused)
                    choice = replace(again, refused=refused)
                self._kept.add(names[row], choice.signature)
                yield choice

    def _passing(self, names: Sequence[str], wanted: dict[int, int], draw: Draw) -> dict[int, Choice]:
        """For each row, the first draw that passes, beginning with the given attempt, beside what is kept so far."""
        passed: dict[int, Choice] = {}
        refused: dict[int, list[Refusal]] = {row: [] for row in wanted}
        while wanted:
            rows, attempts = list(wanted), list(wanted.values())
            draws = draw(rows, attempts)
            their_signatures, reasons = self._judged(draws)
            wanted = {}
            for place, (row, attempt, why) in enumerate(zip(rows, attempts, reasons, strict=True)):
                if why is None:
                    texture, signature = draws.textures[place], their_signatures[place]
                    passed[row] = Choice(row, attempt, texture, signature, tuple(refused[row]))
                else:
                    refused[row].append(Refusal(attempt, why))
                    wanted[row] = _next(names[row], attempt, why)
        return passed

    def _judged(self, draws: Draws) -> tuple[NDArray[np.uint8], list[str | None]]:
        """Signatures of textures, and why each is refused, None if it is not."""
        their_signatures = signatures(draws.textures)
        reasons: list[str | None] = [None] * len(draws.textures)
        if self._quality is not None:
            limit, quality = self._quality
            scores, faults = quality.scores(draws, their_signatures)
            for row, (score, fault) in enumerate(zip(scores.tolist(), faults.tolist(), strict=True)):
                if score > limit:
                    reasons[row] = f"an outlier, {score} for {FAULTS[fault]}"
        if self._originals is not None:
            limits, areas = self._originals
            for row, one in enumerate(compact_areas(compact(their_signatures))):
                shape, colour = compact_distances(one, areas)
                close = np.flatnonzero(limits.too_close(shape, colour))
                if reasons[row] is None and len(close):
                    number = close[(shape + colour)[close].argmin()]
                    reasons[row] = f"close to original {number}, {_apart(shape[number], colour[number])}"
        for row, signature in enumerate(their_signatures):
            reasons[row] = reasons[row] or self._kept.twin(signature, since=0)
        return their_signatures, reasons


def _next(name: str, attempt: int, why: str) -> int:
    """The attempt after one that was refused; DataError after the last."""
    if attempt + 1 == MOST_ATTEMPTS:
        raise DataError(
            f"{name}: all {MOST_ATTEMPTS} draws are refused, the last as {why}; "
            "ask for fewer variants, a wider spread or smaller distances"
        )
    return attempt + 1


class _Kept:
    """Variants that are kept, and a search for twins with few comparisons."""

    def __init__(self, limits: Limits | None) -> None:
        self._limits = limits
        self._names: list[str] = []
        self._signatures = np.empty((_BLOCK, WIDTH), np.uint8)
        self._quarters = np.empty((8, _BLOCK), np.int16)
        self._areas = np.empty(_BLOCK, np.int32)

    def __len__(self) -> int:
        return len(self._names)

    def add(self, name: str, signature: NDArray[np.uint8]) -> None:
        if self._limits is None:
            return
        place = len(self._names)
        if place == len(self._areas):
            self._signatures = np.concatenate([self._signatures, self._signatures])
            self._areas = np.concatenate([self._areas, self._areas])
            self._quarters = np.concatenate([self._quarters, self._quarters], axis=1)
        self._names.append(name)
        self._signatures[place] = signature
        self._quarters[:, place] = quarters = _quarters(signature)
        self._areas[place] = quarters.sum()

    def twin(self, signature: NDArray[np.uint8], *, since: int) -> str | None:
        """Why a variant is refused, if it is: names the first kept one, from row `since` on, that is too similar.

        Two shapes differ in area by at least the sum of the differences of their quarters. If that alone is too large a
        part of both areas, nothing more has to be compared.
        """
        if self._limits is None:
            return None
        kept = slice(since, len(self._names))
        quarters = _quarters(signature)
        apart = np.abs(self._quarters[:, kept] - quarters[:, None]).sum(axis=0, dtype=np.int32)
        most = self._limits.shape * (self._areas[kept] + quarters.sum(dtype=np.int32))
        near = np.flatnonzero(apart * (2 * FULL - self._limits.shape) <= most)
        if not len(near):
            return None
        shape, colour = distances(signature, self._signatures[kept][near])
        close = np.flatnonzero(self._limits.too_close(shape, colour))
        if not len(close):
            return None
        first = close[0]
        return f"a twin of {self._names[since + near[first]]}, {_apart(shape[first], colour[first])}"


def _quarters(signature: NDArray[np.uint8]) -> NDArray[np.int16]:
    """The lighter and the darker area of each quarter of a signature, (8,), each of 16 cells, so at most 4,080."""
    side = SHAPE_CELLS // 2
    sums: NDArray[np.int16] = signature[:N_SHAPE].reshape(2, 2, side, 2, side).sum(axis=(2, 4), dtype=np.int16)
    return sums.ravel()


def _apart(shape: np.int64, colour: np.int64) -> str:
    return f"shape {shape / 100:.2f} %, colour {colour / 100:.2f} %"
