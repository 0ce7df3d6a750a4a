"""Which draw of each variant a job keeps: no outlier, none too close to an original, no two too similar.

Decided in the order of the plan, one variant after the other, in integers: the result is the same on every machine and
for any number of processes, and a longer plan decides the part that it shares with a shorter one in the same way.
Outliers and near originals do not depend on other variants, so that they are found where a variant is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assetgen_art.signatures import compact, compact_areas, compact_distances, signatures
from assetgen_plugin.errors import DataError

from ..spec.settings import Limits
from .quality import FAULTS, Draws, Quality
from .twins import Kept, apart

MOST_ATTEMPTS = 100  # draws of one variant


@dataclass(frozen=True)
class Refusal:
    """A draw that is not kept, and why."""

    attempt: int
    why: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """The draw of a variant that may be kept. texture: (H, W, C); signature: (WIDTH,) uint8; number: of its class."""

    attempt: int
    texture: NDArray[np.uint8]
    number: int
    signature: NDArray[np.uint8]
    refused: tuple[Refusal, ...]
    n_compared: int = 0  # so many, kept first, are no twins of it


Draw = Callable[[Sequence[int], Sequence[int]], Draws]
"""Draws variants by their rows and an attempt for each."""
Again = Callable[[Sequence[int], Sequence[int]], list[Candidate]]
"""The candidates of variants by their rows and an attempt for each to begin with."""


class Judge:
    """Finds the draws of variants that are good by themselves, whatever else is kept."""

    def __init__(
        self,
        *,
        originals: tuple[Limits, NDArray[np.uint8]] | None = None,
        quality: tuple[int, Quality] | None = None,
    ) -> None:
        """originals: how far from the training images, with their hashes (M, COMPACT_WIDTH).

        quality: the largest score allowed, and what computes scores. None refuses nothing.
        """
        self._originals = None if originals is None else (originals[0], compact_areas(originals[1]))
        self._quality = quality

    def candidates(
        self, names: Sequence[str], attempts: Sequence[int], draw: Draw, kept: Kept | None = None
    ) -> list[Candidate]:
        """For each variant the first draw that passes, from the given attempt on; DataError if none is left.

        kept: variants of which it must be no twin either.
        """
        n_compared = 0 if kept is None else len(kept)
        passed: dict[int, Candidate] = {}
        refused: list[list[Refusal]] = [[] for _ in names]
        wanted = dict(enumerate(attempts))
        while wanted:
            rows = list(wanted)
            draws = draw(rows, list(wanted.values()))
            their_signatures = signatures(draws.textures)
            reasons = self._reasons(draws, their_signatures)
            if kept is not None:
                passing = [place for place, why in enumerate(reasons) if why is None]
                for place, why in zip(passing, kept.twins(their_signatures[passing]), strict=True):
                    reasons[place] = why
            for place, row in enumerate(rows):
                attempt, why = wanted.pop(row), reasons[place]
                if why is None:
                    number = 0 if draws.classes is None else int(draws.classes[place])
                    found = draws.textures[place], number, their_signatures[place], tuple(refused[row])
                    passed[row] = Candidate(attempt, *found, n_compared)
                else:
                    refused[row].append(Refusal(attempt, why))
                    wanted[row] = next_attempt(names[row], attempt, why)
        return [passed[row] for row in range(len(names))]

    def _reasons(self, draws: Draws, their_signatures: NDArray[np.uint8]) -> list[str | None]:
        """Why each texture is refused, None if it is not."""
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
                    reasons[row] = f"close to original {number}, {apart(shape[number], colour[number])}"
        return reasons


class Chooser:
    """Decides variants in the order of their plan, some at a time; decisions do not depend on how many."""

    def __init__(self, unique: Limits | None = None) -> None:
        """unique: between variants; None if they may be alike."""
        self._kept = Kept(unique)

    @property
    def kept(self) -> Kept:
        """Those that are kept so far."""
        return self._kept

    def keep(self, names: Sequence[str], their_signatures: NDArray[np.uint8]) -> None:
        """Takes variants that were decided earlier, with signatures (N, WIDTH): later ones must not be too similar."""
        self._kept.add(names, their_signatures)
        self._kept.file()

    def choose(self, names: Sequence[str], candidates: Sequence[Candidate], again: Again) -> list[Candidate]:
        """The draws of variants to keep, in order; each counts as kept from then on.

        candidates: the first of each; again: gives further ones. DataError if all MOST_ATTEMPTS of one are refused.
        """
        found = list(candidates)
        n_before = len(self._kept)
        twins = dict(self._twins(found, range(len(found))))
        while twins:
            further = _further(names, found, twins, again)
            for row, candidate in zip(twins, further, strict=True):
                found[row] = candidate
            twins = dict(self._twins(found, twins))
        self._add(names, found, 0)
        while (clash := self._kept.clash(n_before)) is not None:  # of two that were drawn at the same time
            place, why = clash
            row = place - n_before
            self._kept.drop(place)
            (found[row],) = _further(names, found, {row: why}, again)
            while twins := dict(self._twins(found, [row])):
                (found[row],) = _further(names, found, twins, again)
            self._add(names, found, row)
        self._kept.file()
        return found

    def _twins(self, found: Sequence[Candidate], rows: Sequence[int] | dict[int, str]) -> Iterator[tuple[int, str]]:
        """(row, why) of those that are twins of what is kept."""
        alike: dict[int, list[int]] = {}
        for row in rows:
            alike.setdefault(found[row].n_compared, []).append(row)
        for since, some in alike.items():
            reasons = self._kept.twins(np.stack([found[row].signature for row in some]), since)
            yield from ((row, why) for row, why in zip(some, reasons, strict=True) if why is not None)

    def _add(self, names: Sequence[str], found: Sequence[Candidate], start: int) -> None:
        self._kept.add(names[start:], np.stack([one.signature for one in found[start:]]))


def _further(
    names: Sequence[str], found: Sequence[Candidate], refused: dict[int, str], again: Again
) -> list[Candidate]:
    """The next candidates of variants whose last ones are refused, by row and why."""
    attempts = [next_attempt(names[row], found[row].attempt, why) for row, why in refused.items()]
    return [
        replace(one, refused=(*found[row].refused, Refusal(found[row].attempt, why), *one.refused))
        for (row, why), one in zip(refused.items(), again(list(refused), attempts), strict=True)
    ]


def next_attempt(name: str, attempt: int, why: str) -> int:
    """The attempt after one that was refused; DataError after the last."""
    if attempt + 1 == MOST_ATTEMPTS:
        raise DataError(
            f"{name}: all {MOST_ATTEMPTS} draws are refused, the last as {why}; "
            "ask for fewer variants, a wider spread or smaller distances"
        )
    return attempt + 1
