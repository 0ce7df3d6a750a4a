"""Variants that are kept, and a search among them for twins that compares a new one with few.

The sum of the cells of a signature, each with weight 1, 0 or −1, differs between two signatures by no more than those
differ in all (the triangle inequality). Variants are therefore filed by a few such sums, those that tell apart most of
a sample: by all but the last in cells about twice as wide as a twin can be far, by the last within a cell. What lies
within reach of a new variant is compared exactly: which sums are taken decides how long the search takes, never what it
finds.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
_FAR: Final = 1 << 30  # farther than any two sums are
_BEYOND: Final = 1 << 32  # twice as far and more
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
        self._sums = np.empty((1, _FIRST), np.int32)  # a row for each, so that what is compared lies close together
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
            self._signatures, self._areas, self._blocks = (
                np.concatenate([one, np.empty_like(one)]) for one in (self._signatures, self._areas, self._blocks)
            )
            self._sums = np.concatenate([self._sums, np.empty_like(self._sums)], axis=1)
        self._names += names
        self._signatures[n_before:n_now] = signatures
        self._areas[n_before:n_now] = _areas(signatures)
        self._blocks[n_before:n_now] = _blocks(signatures)
        self._sums[:, n_before:n_now] = _sums(signatures, self._chosen)

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
        numbers = _numbers(octaves, self._sums[:-1, rows].T // self._widths(octaves))
        self._cells = [*self._cells[:1], _Cells(numbers, self._sums[:, rows], start)]
        self._n_filed = len(self)

    def twins(self, signatures: NDArray[np.uint8], since: int = 0) -> list[str | None]:
        """Of each of new variants (N, WIDTH), why it is refused, if it is: the first kept one that is too similar.

        since: how many, kept first, are known not to be.
        """
        reasons: list[str | None] = [None] * len(signatures)
        if self._limits is None or not len(signatures) or since == len(self):
            return reasons
        sought = self._sought(signatures)
        first = np.full(len(signatures), len(self), np.int64)
        if len(self) - since <= _RECENT:
            searched = self._unfiled(sought, since)
        else:
            searched = chain(self._filed(sought), self._unfiled(sought, self._n_filed))
        for pairs in searched:
            new, kept = self._close(sought, pairs)
            np.minimum.at(first, new, kept)
        rows = np.flatnonzero(first < len(self))
        for row, reason in zip(rows.tolist(), self._reasons(signatures[rows], first[rows]), strict=True):
            reasons[row] = reason
        return reasons

    def clash(self, start: int) -> tuple[int, str] | None:
        """The first row kept from `start` on that is a twin of one since then, and why; None if there is none."""
        if self._limits is None:
            return None
        signatures = self._signatures[start : len(self)]
        sought = self._sought(signatures)
        found = []
        for new, kept in self._unfiled(sought, start):
            later = kept < new + start
            found.append(self._close(sought, (new[later], kept[later])))
        new, kept = (np.concatenate(rows) for rows in zip(*found, strict=True))
        if not len(new):
            return None
        row = int(new.min())
        (reason,) = self._reasons(signatures[row : row + 1], kept[new == row].min(keepdims=True))
        return start + row, reason

    @property
    def _main(self) -> int:
        """The kind of area by which variants are filed: that of shapes, or of colours if any shape will do."""
        return 0 if self._limits is not None and self._limits.shape < FULL else 1

    def _reasons(self, signatures: NDArray[np.uint8], rows: NDArray[np.int64]) -> list[str]:
        """Why new variants (N, WIDTH) are refused, each for one that is kept, (N,)."""
        found = zip(rows.tolist(), *distances(signatures, self._signatures[rows]), strict=True)
        return [f"a twin of {self._names[row]}, {apart(shape, colour)}" for row, shape, colour in found]

    def _sought(self, signatures: NDArray[np.uint8]) -> _Sought:
        """New variants (N, WIDTH), as they are looked up."""
        assert self._limits is not None
        areas = _areas(signatures)
        reach = [_reach(self._limits, areas, _KINDS[number]) for number in self._chosen]
        return _Sought(signatures, areas, _sums(signatures, self._chosen), np.stack(reach))

    def _close(self, sought: _Sought, pairs: Pairs) -> Pairs:
        """The pairs of twins among some pairs that no sum tells apart."""
        limits, (new, kept) = self._limits, pairs
        assert limits is not None
        blocks = _blocks(sought.signatures)
        found: list[Pairs] = [(new[:0], kept[:0])]
        for start in range(0, len(new), _CHUNK // WIDTH):
            some, others = (rows[start : start + _CHUNK // WIDTH] for rows in (new, kept))
            by = np.abs(blocks[some] - self._blocks[others]).sum(axis=1, dtype=np.int64)
            near = np.flatnonzero(_within(limits, 0, by, sought.areas[some, 0] + self._areas[others, 0]))
            some, others = some[near], others[near]
            close = limits.too_close(*distances(sought.signatures[some], self._signatures[others]))
            found.append((some[close], others[close]))
        return np.concatenate([some for some, _ in found]), np.concatenate([others for _, others in found])

    def _unfiled(self, sought: _Sought, first: int) -> Iterator[Pairs]:
        """Every new variant with every kept one from the first on, but for those that the sums tell apart."""
        order = np.argsort(self._sums[0, first : len(self)]) + first
        in_order = self._sums.take(order, axis=1)
        starts = np.searchsorted(in_order[0], sought.sums[0] - sought.reach[0])
        ends = np.searchsorted(in_order[0], sought.sums[0] + sought.reach[0], side="right")
        for pairs in _runs(np.arange(len(starts)), starts, ends - starts):
            new, places = sought.near(pairs, in_order)
            yield new, order[places]

    def _filed(self, sought: _Sought) -> Iterator[Pairs]:
        """Every new variant with those filed that no sum tells apart, found by the cells within its reach."""
        if not self._cells:
            return
        assert self._limits is not None
        low, high = (sought.sums - sought.reach)[:-1].T, (sought.sums + sought.reach)[:-1].T
        area, share = sought.areas[:, self._main], _share(self._limits, self._main)
        least = _octaves(np.floor(area * (1 - share)).astype(np.int64))
        most = _octaves(np.ceil(area / (1 - share)).astype(np.int64)) if share < 1 else np.full(len(area), 62)
        for octave in range(int(least.min()), int(most.max()) + 1):
            new = np.flatnonzero((least <= octave) & (octave <= most))
            octaves = np.full(len(new), octave)
            widths = self._widths(octaves)
            first = low[new] // widths
            steps = high[new] // widths - first
            n_beside = steps.max(axis=0, initial=0) + 1
            if math.prod(n_beside.tolist()) > self._n_filed:  # dearer than to compare all
                yield from self._in_octave(octave, new, sought)
                continue
            beside = np.moveaxis(np.indices(n_beside), 0, -1).reshape(n_beside.prod(), -1)  # (cells, sums)
            within = (beside <= steps[:, None]).all(axis=2)
            numbers = _numbers(octaves, first)[:, None] + _numbers(np.zeros(len(beside), np.int64), beside)
            for cells in self._cells:
                yield from cells.near(sought, new[np.nonzero(within)[0]], numbers[within])

    def _in_octave(self, octave: int, new: NDArray[np.int64], sought: _Sought) -> Iterator[Pairs]:
        """Some new variants with all those filed whose areas are of an octave, but for those that sums tell apart."""
        kept = np.flatnonzero(_octaves(self._areas[: self._n_filed, self._main]) == octave)
        step = max(1, _CHUNK // max(1, len(new)))
        for start in range(0, len(kept), step):
            part = kept[start : start + step]
            yield sought.near((np.repeat(new, len(part)), np.tile(part, len(new))), self._sums)

    def _widths(self, octaves: NDArray[np.int64]) -> NDArray[np.int64]:
        """The width of cells along each sum but the last, of variants by the octaves of their areas, (N, sums − 1)."""
        assert self._limits is not None
        largest = (1 << octaves)[:, None]  # of shapes; red, green, blue and their rests together are about 3/4 of it
        areas = np.concatenate([largest, largest * 3 // 4 + 48] if self._main == 0 else [largest, largest], axis=1)
        widths = np.empty((len(octaves), len(self._chosen) - 1), np.int64)
        for place, number in enumerate(self._chosen[:-1]):
            widths[:, place] = 2 * _reach(self._limits, areas, _KINDS[number])
        return widths

    def _choose_sums(self, limits: Limits) -> None:
        """Takes those sums that together tell apart most pairs of a sample, one after the other."""
        sample = np.linspace(0, len(self) - 1, _SAMPLE).astype(np.int64)
        one, other = np.triu_indices(_SAMPLE, 1)
        values, areas = _sums(self._signatures[sample], range(len(_WEIGHTS))), self._areas[sample]
        tells_apart = {}
        for number, kind in enumerate(_KINDS):
            limit = (limits.shape, limits.colour)[kind]
            if limit < FULL:
                by = np.abs(values[number, one] - values[number, other])  # twice as far, since cells are so wide
                tells_apart[number] = by * (2 * FULL - limit) > 2 * limit * (areas[one, kind] + areas[other, kind])
        left, chosen = np.ones(len(one), np.bool_), list[int]()
        while tells_apart and len(chosen) < _MOST_SUMS and left.mean() > _ENOUGH:
            best = max(tells_apart, key=lambda number: int((tells_apart[number] & left).sum()))
            if (tells_apart[best] & left).sum() < _LEAST_GAIN * left.sum():
                break
            left &= ~tells_apart.pop(best)
            chosen.append(best)
        self._chosen = chosen or [0]
        self._sums = np.empty((len(self._chosen), len(self._areas)), np.int32)
        for start in range(0, len(self), _CHUNK):
            rows = slice(start, min(start + _CHUNK, len(self)))
            self._sums[:, rows] = _sums(self._signatures[rows], self._chosen)


@dataclass(frozen=True)
class _Sought:
    """New variants that are looked up."""

    signatures: NDArray[np.uint8]  # (N, WIDTH)
    areas: NDArray[np.int64]  # (N, 2)
    sums: NDArray[np.int32]  # (sums, N)
    reach: NDArray[np.int64]  # by how much those of a twin can differ, (sums, N)

    def near(self, pairs: Pairs, sums: NDArray[np.int32]) -> Pairs:
        """The pairs that no sum tells apart. sums: of those kept, (sums, M)."""
        new, kept = pairs
        for ours, theirs, reach in zip(self.sums, sums, self.reach, strict=True):
            near = np.abs(ours.take(new) - theirs.take(kept)) <= reach.take(new)
            new, kept = new.compress(near), kept.compress(near)
        return new, kept


class _Cells:
    """Rows of kept variants by the numbers of their cells, those in one cell by their last sum."""

    def __init__(self, numbers: NDArray[np.int64], sums: NDArray[np.int32], first: int) -> None:
        """numbers, sums (sums, N): of rows from the first on."""
        order = np.lexsort((sums[-1], numbers))
        self.n_rows = len(numbers)
        self._rows = order + first
        self._sums = sums.take(order, axis=1)
        in_order = numbers[order]
        is_first = np.append(True, in_order[1:] != in_order[:-1])
        self._numbers = in_order[is_first]
        self._keys = np.cumsum(is_first) * _BEYOND + self._sums[-1]  # the last sums of a cell's rows after another's

    def near(self, sought: _Sought, new: NDArray[np.int64], numbers: NDArray[np.int64]) -> Iterator[Pairs]:
        """New variants, each with the rows in a cell that no sum tells apart. new, numbers: of each cell, (N,)."""
        places = np.minimum(np.searchsorted(self._numbers, numbers), len(self._numbers) - 1)
        hits = np.flatnonzero(self._numbers[places] == numbers)
        new, keys = new[hits], (places[hits] + 1) * _BEYOND
        starts = np.searchsorted(self._keys, keys + sought.sums[-1][new] - sought.reach[-1][new])
        ends = np.searchsorted(self._keys, keys + sought.sums[-1][new] + sought.reach[-1][new], side="right")
        for pairs in _runs(new, starts, ends - starts):
            some, rows = sought.near(pairs, self._sums)
            yield some, self._rows[rows]


def _runs(new: NDArray[np.int64], starts: NDArray[np.int64], counts: NDArray[np.int64]) -> Iterator[Pairs]:
    """New variants, each with a run of rows, about _CHUNK pairs at a time. starts, counts: of the runs, (N,)."""
    parts = np.append(0, np.cumsum(counts)) // _CHUNK
    edges = [0, *(np.flatnonzero(np.diff(parts)) + 1).tolist(), len(counts)]
    for first, end in pairwise(edges):
        some = counts[first:end]
        before = np.cumsum(some) - some
        found = np.repeat(starts[first:end] - before, some) + np.arange(int(some.sum()))
        yield np.repeat(new[first:end], some), found


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
        return np.full(len(areas), _FAR)
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


def _sums(signatures: NDArray[np.uint8], numbers: Sequence[int]) -> NDArray[np.int32]:
    """Sums of signatures (N, WIDTH) by the numbers of their weights, (sums, N); float32 holds them exactly."""
    sums: NDArray[np.float32] = _WEIGHTS[list(numbers)] @ signatures.astype(np.float32).T
    return sums.astype(np.int32)


def _weights() -> tuple[NDArray[np.float32], list[int]]:
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
    return np.stack(rows).astype(np.float32), kinds


def _patterns(side: int, digits: Sequence[int]) -> list[NDArray[np.int64]]:
    """Signs of the cells of a square, (side²,) each: products of stripes along it and across it, by binary digits."""
    stripes = [np.array([1 - 2 * (number >> place & 1) for place in range(side)]) for number in digits]
    return [np.outer(down, across).ravel() for down in stripes for across in stripes]


_WEIGHTS, _KINDS = _weights()
