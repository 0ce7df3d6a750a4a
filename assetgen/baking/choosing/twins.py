"""Variants that are kept, and a search among them for twins that compares a new one with few.

The sum of the cells of a signature, each with weight 1, 0 or −1, differs between two signatures by no more than those
differ in all (the triangle inequality). Variants are therefore filed by a few such sums, those that tell apart most of
a sample, in cells about twice as wide as a twin can be far. What lies in the cells within reach of a new variant is
compared exactly: which sums are taken decides how long the search takes, never what it finds.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assetgen_art.signatures import COLOUR_CELLS, FULL, N_SHAPE, SHAPE_CELLS, WIDTH, distances

from ..spec.settings import Limits

_FIRST: Final = 512  # variants from which they are filed; fewer are all compared
_AGAIN: Final = 4  # times as many as when sums were last chosen: they are chosen again
_SAMPLE: Final = 256
_MOST_SUMS: Final = 8  # each doubles the cells that are looked up
_ENOUGH: Final = 1e-4  # of the pairs of a sample that the sums do not tell apart
_LEAST_GAIN: Final = 0.1  # of those, how many a further sum must tell apart
_PART: Final = 4  # of what is filed, so large a part may lie in the second of two files
_N_BLOCKS: Final = N_SHAPE // 4
_CHUNK: Final = 1 << 17  # pairs, to bound memory
_RECENT: Final = 4096  # variants that are sooner compared all than looked up
_PRIME: Final = 1_000_003  # to number cells; if two have one number, more is compared

Pairs = tuple[NDArray[np.int64], NDArray[np.int64]]  # rows of new variants, and of kept ones


class Kept:
    """Variants that are kept."""

    def __init__(self, limits: Limits | None) -> None:
        """limits: how close a twin is; None if nothing is one."""
        self._limits = limits
        self._names: list[str] = []
        self._signatures = np.empty((_FIRST, WIDTH), np.uint8)
        self._areas = np.empty((_FIRST, 2), np.int64)
        self._blocks = np.empty((_FIRST, _N_BLOCKS), np.int16)
        self._chosen = [0]  # rows of _WEIGHTS
        self._sums = np.empty((_FIRST, 1), np.int64)
        self._cells: list[_Cells] = []  # the first n_filed rows, most of them in the first of two
        self._n_filed = 0
        self._choose_at = _FIRST

    def __len__(self) -> int:
        return len(self._names)

    def add(self, names: Sequence[str], signatures: NDArray[np.uint8]) -> None:
        """Keeps variants, with their signatures (N, WIDTH)."""
        if self._limits is None:
            return
        n_before, n_now = len(self), len(self) + len(names)
        while n_now > len(self._areas):
            self._signatures, self._areas, self._blocks, self._sums = (
                np.concatenate([one, np.empty_like(one)])
                for one in (self._signatures, self._areas, self._blocks, self._sums)
            )
        self._names += names
        self._signatures[n_before:n_now] = signatures
        self._areas[n_before:n_now] = _areas(signatures)
        self._blocks[n_before:n_now] = _blocks(signatures)
        self._sums[n_before:n_now] = _sums(signatures, self._chosen)

    def drop(self, n_left: int) -> None:
        """Forgets all but the first n_left, those that are filed among them."""
        assert self._n_filed <= n_left
        del self._names[n_left:]

    def file(self) -> None:
        """Files what was added, which cannot be dropped any more."""
        if self._limits is None or len(self) < _FIRST:
            return
        if len(self) >= self._choose_at:
            self._choose_at = _AGAIN * len(self)
            self._choose_sums(self._limits)
            self._cells = []
        start = 0 if not self._cells else self._cells[0].n_rows
        if len(self) - start > start / _PART:
            self._cells, start = [], 0
        rows = slice(start, len(self))
        octaves = _octaves(self._areas[rows, self._main])
        numbers = _numbers(octaves, self._sums[rows] // self._widths(octaves))
        self._cells = [*self._cells[:1], _Cells(numbers, start)]
        self._n_filed = len(self)

    def twins(self, signatures: NDArray[np.uint8], since: int = 0) -> list[str | None]:
        """Of each of new variants (N, WIDTH), why it is refused, if it is: the first kept one that is too similar.

        since: how many, kept first, are known not to be.
        """
        reasons: list[str | None] = [None] * len(signatures)
        if self._limits is None or not len(signatures):
            return reasons
        areas, sums = _areas(signatures), _sums(signatures, self._chosen)
        first = np.full(len(signatures), len(self), np.int64)
        if len(self) - since <= _RECENT:
            searched = self._unfiled(areas, sums, since)
        else:
            searched = chain(self._filed(areas, sums), self._unfiled(areas, sums, self._n_filed))
        for pairs in searched:
            new, kept = self._close(signatures, areas, sums, pairs)
            np.minimum.at(first, new, kept)
        for row in np.flatnonzero(first < len(self)).tolist():
            reasons[row] = self._reason(signatures[row], int(first[row]))
        return reasons

    def clash(self, start: int) -> tuple[int, str] | None:
        """The first row kept from `start` on that is a twin of one since then, and why; None if there is none."""
        if self._limits is None:
            return None
        rows = slice(start, len(self))
        new, kept = np.tril_indices(len(self) - start, -1)
        new, kept = self._close(self._signatures[rows], self._areas[rows], self._sums[rows], (new, kept + start))
        if not len(new):
            return None
        row = int(new.min())
        return start + row, self._reason(self._signatures[start + row], int(kept[new == row].min()))

    @property
    def _main(self) -> int:
        """The kind of area by which variants are filed: that of shapes, or of colours if any shape will do."""
        return 0 if self._limits is not None and self._limits.shape < FULL else 1

    def _reason(self, signature: NDArray[np.uint8], row: int) -> str:
        shape, colour = distances(signature, self._signatures[row : row + 1])
        return f"a twin of {self._names[row]}, {apart(shape[0], colour[0])}"

    def _close(
        self, signatures: NDArray[np.uint8], areas: NDArray[np.int64], sums: NDArray[np.int64], pairs: Pairs
    ) -> Pairs:
        """The pairs of twins among some pairs. signatures, areas, sums: of the new ones."""
        limits, (new, kept) = self._limits, pairs
        assert limits is not None
        for place, number in enumerate(self._chosen):
            kind = _KINDS[number]
            by = np.abs(sums[new, place] - self._sums[kept, place])
            near = np.flatnonzero(_within(limits, kind, by, areas[new, kind] + self._areas[kept, kind]))
            new, kept = new[near], kept[near]
        blocks = _blocks(signatures)
        found: list[Pairs] = [(new[:0], kept[:0])]
        for start in range(0, len(new), _CHUNK // WIDTH):
            some, others = (rows[start : start + _CHUNK // WIDTH] for rows in (new, kept))
            by = np.abs(blocks[some] - self._blocks[others]).sum(axis=1, dtype=np.int64)
            near = np.flatnonzero(_within(limits, 0, by, areas[some, 0] + self._areas[others, 0]))
            some, others = some[near], others[near]
            close = limits.too_close(*distances(signatures[some], self._signatures[others]))
            found.append((some[close], others[close]))
        return np.concatenate([some for some, _ in found]), np.concatenate([others for _, others in found])

    def _unfiled(self, areas: NDArray[np.int64], sums: NDArray[np.int64], first: int) -> Iterator[Pairs]:
        """Every new variant with every kept one from the first on, but for those that the first sum tells apart."""
        assert self._limits is not None
        order = np.argsort(self._sums[first : len(self), 0])
        in_order = self._sums[first : len(self), 0][order]
        reach = _reach(self._limits, areas, _KINDS[self._chosen[0]])
        starts = np.searchsorted(in_order, sums[:, 0] - reach)
        ends = np.searchsorted(in_order, sums[:, 0] + reach, side="right")
        yield from _runs(np.arange(len(areas)), starts, ends - starts, order + first)

    def _filed(self, areas: NDArray[np.int64], sums: NDArray[np.int64]) -> Iterator[Pairs]:
        """Every new variant with those filed in cells within its reach."""
        if not self._cells:
            return
        assert self._limits is not None
        kinds = [_KINDS[number] for number in self._chosen]
        reach = np.stack([_reach(self._limits, areas, kind) for kind in kinds], axis=1)
        area, share = areas[:, self._main], _share(self._limits, self._main)
        least = _octaves(np.floor(area * (1 - share)).astype(np.int64))
        most = _octaves(np.ceil(area / (1 - share)).astype(np.int64)) if share < 1 else np.full(len(area), 62)
        for octave in range(int(least.min()), int(most.max()) + 1):
            new = np.flatnonzero((least <= octave) & (octave <= most))
            octaves = np.full(len(new), octave)
            widths = self._widths(octaves)
            low = (sums[new] - reach[new]) // widths
            steps = (sums[new] + reach[new]) // widths - low
            if math.prod((steps.max(axis=0, initial=0) + 1).tolist()) > self._n_filed:  # dearer than to compare all
                yield from self._in_octave(octave, new)
                continue
            beside = np.indices(steps.max(axis=0, initial=0) + 1).reshape(len(kinds), -1).T  # (cells, sums)
            within = (beside <= steps[:, None]).all(axis=2)
            numbers = _numbers(octaves, low)[:, None] + _numbers(np.zeros(len(beside), np.int64), beside)
            for cells in self._cells:
                yield from cells.pairs(new[np.nonzero(within)[0]], numbers[within])

    def _in_octave(self, octave: int, new: NDArray[np.int64]) -> Iterator[Pairs]:
        """Some new variants with all those filed whose areas are of an octave."""
        kept = np.flatnonzero(_octaves(self._areas[: self._n_filed, self._main]) == octave)
        step = max(1, _CHUNK // max(1, len(new)))
        for start in range(0, len(kept), step):
            part = kept[start : start + step]
            yield np.repeat(new, len(part)), np.tile(part, len(new))

    def _widths(self, octaves: NDArray[np.int64]) -> NDArray[np.int64]:
        """The width of cells along each sum, of variants by the octaves of their areas, (N, sums)."""
        assert self._limits is not None
        largest = (1 << octaves)[:, None]  # of shapes; red, green, blue and their rests together are about 3/4 of it
        areas = np.concatenate([largest, largest * 3 // 4 + 48] if self._main == 0 else [largest, largest], axis=1)
        return np.stack([2 * _reach(self._limits, areas, _KINDS[number]) for number in self._chosen], axis=1)

    def _choose_sums(self, limits: Limits) -> None:
        """Takes those sums that together tell apart most pairs of a sample, one after the other."""
        sample = np.linspace(0, len(self) - 1, _SAMPLE).astype(np.int64)
        one, other = np.triu_indices(_SAMPLE, 1)
        values, areas = _sums(self._signatures[sample], range(len(_WEIGHTS))), self._areas[sample]
        tells_apart = {}
        for number, kind in enumerate(_KINDS):
            limit = (limits.shape, limits.colour)[kind]
            if limit < FULL:
                by = np.abs(values[one, number] - values[other, number])  # twice as far, since cells are so wide
                tells_apart[number] = by * (2 * FULL - limit) > 2 * limit * (areas[one, kind] + areas[other, kind])
        left, chosen = np.ones(len(one), np.bool_), list[int]()
        while tells_apart and len(chosen) < _MOST_SUMS and left.mean() > _ENOUGH:
            best = max(tells_apart, key=lambda number: int((tells_apart[number] & left).sum()))
            if (tells_apart[best] & left).sum() < _LEAST_GAIN * left.sum():
                break
            left &= ~tells_apart.pop(best)
            chosen.append(best)
        self._chosen = chosen or [0]
        self._sums = np.empty((len(self._areas), len(self._chosen)), np.int64)
        for start in range(0, len(self), _CHUNK):
            rows = slice(start, min(start + _CHUNK, len(self)))
            self._sums[rows] = _sums(self._signatures[rows], self._chosen)


class _Cells:
    """Rows of kept variants by the numbers of their cells."""

    def __init__(self, numbers: NDArray[np.int64], first: int) -> None:
        """numbers: of the cells of rows from the first on."""
        order = np.argsort(numbers, kind="stable")
        self.n_rows = len(numbers)
        self._rows = order + first
        self._numbers, starts = np.unique(numbers[order], return_index=True)
        self._ends = np.append(starts, self.n_rows).astype(np.int64)

    def pairs(self, new: NDArray[np.int64], numbers: NDArray[np.int64]) -> Iterator[Pairs]:
        """New variants, each with every row in a cell. new, numbers: of each cell to look into, (N,)."""
        places = np.minimum(np.searchsorted(self._numbers, numbers), len(self._numbers) - 1)
        hits = np.flatnonzero(self._numbers[places] == numbers)
        new, starts = new[hits], self._ends[places[hits]]
        yield from _runs(new, starts, self._ends[places[hits] + 1] - starts, self._rows)


def _runs(
    new: NDArray[np.int64], starts: NDArray[np.int64], counts: NDArray[np.int64], rows: NDArray[np.int64]
) -> Iterator[Pairs]:
    """New variants, each with a run of rows, about _CHUNK pairs at a time. starts, counts: of the runs, (N,)."""
    parts = np.append(0, np.cumsum(counts)) // _CHUNK
    edges = [0, *(np.flatnonzero(np.diff(parts)) + 1).tolist(), len(counts)]
    for first, end in pairwise(edges):
        some = counts[first:end]
        before = np.cumsum(some) - some
        found = np.repeat(starts[first:end] - before, some) + np.arange(int(some.sum()))
        yield np.repeat(new[first:end], some), rows[found]


def apart(shape: np.int64, colour: np.int64) -> str:
    """Two distances, for people."""
    return f"shape {shape / 100:.2f} %, colour {colour / 100:.2f} %"


def _share(limits: Limits, kind: int) -> float:
    return (limits.shape, limits.colour)[kind] / FULL


def _reach(limits: Limits, areas: NDArray[np.int64], kind: int) -> NDArray[np.int64]:
    """By how much a sum of one kind of twins of variants can differ from theirs, at most, (N,). areas: (N, 2).

    If areas a and b of two differ by d in all, they are d / ((a + b + d) / 2) apart, and b is at most a / (1 − share).
    """
    share = _share(limits, kind)
    if share == 1:
        return np.full(len(areas), 1 << 40)
    reach: NDArray[np.int64] = np.ceil(areas[:, kind] * (share / (1 - share))).astype(np.int64) + 1
    return reach


def _within(limits: Limits, kind: int, by: NDArray[np.int64], areas: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether two may be twins whose areas differ by so much or more. areas: of both together."""
    limit = (limits.shape, limits.colour)[kind]
    return by * (2 * FULL - limit) <= limit * areas if limit < FULL else np.ones(by.shape, np.bool_)


def _blocks(signatures: NDArray[np.uint8]) -> NDArray[np.int16]:
    """The lighter and the darker area of each four cells of signatures (N, WIDTH), (N, _N_BLOCKS)."""
    side = SHAPE_CELLS // 2
    blocks: NDArray[np.int16] = (
        signatures[:, :N_SHAPE].reshape(-1, 2, side, 2, side, 2).sum(axis=(3, 5), dtype=np.int16)
    )
    return blocks.reshape(-1, _N_BLOCKS)


def _octaves(areas: NDArray[np.int64]) -> NDArray[np.int64]:
    """The number of binary digits of each of areas (N,)."""
    octaves: NDArray[np.int32] = np.frexp(areas.astype(np.float64))[1]
    return octaves.astype(np.int64)


def _numbers(octaves: NDArray[np.int64], cells: NDArray[np.int64]) -> NDArray[np.int64]:
    """One number for each cell (N, sums) of variants, which adds up: that of a sum of cells is the sum of theirs."""
    numbers = octaves
    for column in cells.T:
        numbers = numbers * _PRIME + column  # modulo 2^64
    return numbers


def _areas(signatures: NDArray[np.uint8]) -> NDArray[np.int64]:
    """The areas of shapes, and of red, green, blue and what they leave of alpha, of signatures (N, WIDTH), (N, 2)."""
    shape = signatures[:, :N_SHAPE].sum(axis=1, dtype=np.int64)
    return np.stack([shape, 3 * signatures[:, -(COLOUR_CELLS**2) :].sum(axis=1, dtype=np.int64)], axis=1)


def _sums(signatures: NDArray[np.uint8], numbers: Sequence[int]) -> NDArray[np.int64]:
    """Sums of signatures (N, WIDTH) by the numbers of their weights, (N, sums); float32 holds them exactly."""
    weights = _WEIGHTS[list(numbers)].astype(np.float32)
    sums: NDArray[np.float32] = signatures.astype(np.float32) @ weights.T
    return sums.astype(np.int64)


def _weights() -> tuple[NDArray[np.int64], list[int]]:
    """Weights of the bytes of a signature, (sums, WIDTH), and of each whether it is of shapes, 0, or of colours, 1."""
    rows, kinds = [], []
    for pattern in _patterns(SHAPE_CELLS, (0b0000_0000, 0b0000_1111, 0b0011_1100, 0b0011_0011)):
        for darker in (1, -1):
            rows.append(np.concatenate([pattern, darker * pattern, np.zeros(WIDTH - N_SHAPE, np.int64)]))
            kinds.append(0)
    for pattern in _patterns(COLOUR_CELLS, (0b0000, 0b0011, 0b0110)):
        for signs in ((1, 1, 1), (1, -1, -1), (-1, 1, -1), (-1, -1, 1)):
            of_colours = [2 * sign * pattern for sign in signs]  # each colour, less what it leaves of alpha
            rows.append(np.concatenate([np.zeros(N_SHAPE, np.int64), *of_colours, -sum(signs) * pattern]))
            kinds.append(1)
    return np.stack(rows), kinds


def _patterns(side: int, digits: Sequence[int]) -> list[NDArray[np.int64]]:
    """Signs of the cells of a square, (side²,) each: products of stripes along it and across it, by binary digits."""
    stripes = [np.array([1 - 2 * (number >> place & 1) for place in range(side)]) for number in digits]
    return [np.outer(down, across).ravel() for down in stripes for across in stripes]


_WEIGHTS, _KINDS = _weights()
