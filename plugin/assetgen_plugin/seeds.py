"""Seeds, indices and controls to integers; Philox words; normal draws (contract, sections 1 to 4)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .errors import SeedError

MAX_SPREAD: Final = 4

Seed: TypeAlias = int | str
"""An integer 0 … 2^64−1, or a name that stands for one."""

CLASS, COMPONENT, NEIGHBOUR, WAY, NOISE, PALETTE_NOISE, PALETTE_SOURCE = range(7)
"""Philox domains: what a word is drawn for."""
REGIONS: Final = 8
"""Another: which of two sources is preferred where (contract 2)."""

_INTEGERS: Final = (int, np.integer)
_NUMBERS: Final = (int, float, np.integer, np.floating)
_MASK: Final = np.uint64(0xFFFFFFFF)
_MULTIPLIERS: Final = (np.uint64(0xD2511F53), np.uint64(0xCD9E8D57))
_WEYL: Final = (np.uint64(0x9E3779B9), np.uint64(0xBB67AE85))
_32: Final = np.uint64(32)
_LAST: Final = 0xFFFFFFFF

# How many entries of the upper half of the table of normal quantiles are 0, 1, 2, … 117 (units of 1/32).
_RUNS: Final = (
    26, 51, 51, 50, 51, 50, 51, 50, 49, 49, 49, 48, 47, 47, 47, 46, 45, 44, 44, 42, 42, 42, 40,
    39, 39, 38, 36, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 24, 22, 22, 21, 19, 19,
    19, 17, 17, 15, 15, 15, 13, 13, 13, 11, 11, 11, 10, 9, 9, 8, 8, 7, 7, 7, 6, 5, 6, 5, 5, 4,
    4, 4, 3, 4, 3, 2, 3, 2, 3, 2, 2, 1, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0, 1, 0, 1, 0, 0,
    1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1,
)  # fmt: skip
_UPPER: Final = np.repeat(np.arange(len(_RUNS)), _RUNS)
NORMAL_TABLE: Final[NDArray[np.int8]] = np.concatenate([-_UPPER[::-1], _UPPER]).astype(np.int8)
"""Normal quantiles Φ⁻¹((i + ½)/4096) in units of 1/32, (4096,) int8; a constant of contract version 1."""


def as_seed(seed: Seed) -> int:
    """The 64-bit integer of a seed, or of a name: the first 8 bytes of its UTF-8's SHA-256, little-endian."""
    if isinstance(seed, str):
        try:
            name = seed.encode("utf-8")
        except UnicodeEncodeError as error:
            raise SeedError(
                f"the seed name {seed!r} contains a lone surrogate, so it cannot be encoded as UTF-8"
            ) from error
        from hashlib import sha256

        return int.from_bytes(sha256(name).digest()[:8], "little")
    if isinstance(seed, bytes | bytearray):
        raise SeedError(f"seed must be an integer or a name as str, got bytes {bytes(seed)[:16]!r}")
    return _bounded(seed, 64, "seed")


def as_index(index: int) -> int:
    """An index as an int, checked to lie in 0 … 2^32−1."""
    return _bounded(index, 32, "index")


def as_attempt(attempt: int) -> int:
    """The number of a redraw as an int, checked to lie in 0 … 2^32−1; 0 is the first draw."""
    return _bounded(attempt, 32, "attempt")


def as_epoch(epoch: int) -> int:
    """The number of an epoch as an int, checked to lie in 1 … 2^32−1; 1 is the first."""
    if _bounded(epoch, 32, "epoch") == 0:
        raise SeedError("epoch must be 1 or more; 1 is the pack as it was first exported")
    return int(epoch)


def as_fixed(value: float, what: str, highest: int) -> int:
    """A control in units of 1/256: floor(256·value + ½), for 0 <= value <= highest."""
    if type(value) not in (float, int) and (isinstance(value, bool) or not isinstance(value, _NUMBERS)):
        raise SeedError(f"{what} must be a number from 0 to {highest}, got {value!r}")
    if not 0 <= value <= highest:  # refuses NaN too
        raise SeedError(f"{what} must be from 0 to {highest}, got {_shown(value)}")
    return math.floor(256 * float(value) + 0.5)


def draw(
    seeds: NDArray[np.uint64],
    indices: NDArray[np.uint64],
    counts: Sequence[tuple[int, int]],
    attempt: int | NDArray[np.uint64] = 0,
) -> list[NDArray[np.int64]]:
    """Random words of several domains, in one pass.

    seeds, indices: (N,) each. counts: (domain, number of words) pairs. attempt: one for all, or (N,).
    Returns: one (N, number of words) int64 array a pair, values 0 … 2^32−1.
    """
    spans = [(domain, -(-n_words // 4)) for domain, n_words in counts]
    blocks = np.concatenate([np.arange(n_blocks) for _, n_blocks in spans]).astype(np.uint64)
    domains = np.repeat([domain for domain, _ in spans], [n for _, n in spans]).astype(np.uint64)
    attempts = np.broadcast_to(np.asarray(attempt, np.uint64), seeds.shape)
    words = philox(
        (seeds[:, None] & _MASK, seeds[:, None] >> _32),
        (indices[:, None], attempts[:, None], blocks[None, :], domains[None, :]),
    )  # (N, blocks, 4)
    drawn, start = [], 0
    for (_, n_words), (_, n_blocks) in zip(counts, spans, strict=True):
        of_domain = words[:, start : start + n_blocks].reshape(len(seeds), 4 * n_blocks)
        drawn.append(of_domain[:, :n_words].astype(np.int64))
        start += n_blocks
    return drawn


def philox(
    key: tuple[NDArray[np.uint64], NDArray[np.uint64]],
    counter: tuple[NDArray[np.uint64] | np.uint64, ...],
) -> NDArray[np.uint64]:
    """Philox4x32-10 blocks; key and counter words broadcast, 32-bit values in uint64. Returns (…, 4).

    Source: Salmon et al., Parallel random numbers: as easy as 1, 2, 3 (SC 2011).
    """
    k0, k1 = key
    c0, c1, c2, c3 = counter
    for _ in range(10):
        p0, p1 = _MULTIPLIERS[0] * c0, _MULTIPLIERS[1] * c2
        c0, c1, c2, c3 = (p1 >> _32) ^ c1 ^ k0, p1 & _MASK, (p0 >> _32) ^ c3 ^ k1, p0 & _MASK
        k0, k1 = (k0 + _WEYL[0]) & _MASK, (k1 + _WEYL[1]) & _MASK
    return np.stack(np.broadcast_arrays(c0, c1, c2, c3), axis=-1)


def normal(words: NDArray[np.int64]) -> NDArray[np.int64]:
    """Normal draws in units of 1/32, from the top 12 bits of each word."""
    quantiles: NDArray[np.int64] = NORMAL_TABLE[words >> 20].astype(np.int64)
    return quantiles


def choose(word: int, cumulative: NDArray[np.uint32], *, ends_early: bool = False) -> int:
    """The first i with word < cumulative[i]; the last entry is never compared.

    ends_early: the first that is 2^32 − 1 is the last; those behind it have no weight (contract 2, section 6).
    """
    return int(np.searchsorted(cumulative[:-1], np.uint32(min(word, _LAST - ends_early)), side="right"))


def _bounded(value: int, bits: int, what: str) -> int:
    if type(value) is not int and (isinstance(value, bool) or not isinstance(value, _INTEGERS)):
        raise SeedError(f"{what} must be an integer from 0 to 2^{bits}-1, got {value!r}")
    if not 0 <= value < 1 << bits:
        raise SeedError(f"{what} must be from 0 to 2^{bits}-1, got {_shown(value)}")
    return int(value)


def _shown(value: float) -> str:
    """A number for a message; Python refuses to convert an int of thousands of digits to text."""
    return f"an integer of {value.bit_length()} bits" if isinstance(value, int) and abs(value) >> 128 else str(value)
