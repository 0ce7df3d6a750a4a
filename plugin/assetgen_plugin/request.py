"""Requests for textures: a seed, an index and controls."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Final, TypeAlias

import numpy as np

from .errors import SeedError
from .seeds import MAX_SPREAD, Seed, as_attempt, as_fixed, as_index, as_seed

MAX_COLOURS: Final = 256

Palette: TypeAlias = str | Sequence[Sequence[int]]
"""`keep`, `any`, `from:NAME`, or colours (r, g, b) of 0 … 255."""


@dataclass(frozen=True, kw_only=True)
class Controls:
    """The controls of one texture or of many. Raises SeedError for values that no pack allows.

    Whether a pack has the label, the base and the palette, the pack itself checks. Equal controls compare and hash as
    equal, whatever types they were given in: a palette of colours is kept as tuples.
    """

    label: str | None = None  # one of Pack.labels; None: drawn, or that of the base
    base: str | None = None  # one of Pack.names: a variant of that sprite; None: drawn
    spread: float = 1.0  # 0 … 4, how far from the base, or from the typical; 1 is as trained
    palette: Palette | None = None  # None: the colours vary too

    def __post_init__(self) -> None:
        as_fixed(self.spread, "spread", MAX_SPREAD)
        for what, name in (("class", self.label), ("sprite", self.base)):
            if name is not None and not isinstance(name, str):
                raise SeedError(f"no {what} {name!r}; names are strings, assetgen info PACK lists them")
        if isinstance(self.palette, str):
            if self.palette not in ("keep", "any") and not self.palette.startswith("from:"):
                raise SeedError(f"palette {self.palette!r}; keep, any, from:NAME or a sequence of (r, g, b) is allowed")
        elif self.palette is not None:
            object.__setattr__(self, "palette", _colours(self.palette))

    @property
    def spread_256(self) -> int:
        """The spread in units of 1/256, as the contract has it."""
        return as_fixed(self.spread, "spread", MAX_SPREAD)


@dataclass(frozen=True)
class Request(Controls):
    """A request for one texture. Raises SeedError for values that no pack allows."""

    seed: Seed  # 0 … 2^64−1, or a name
    index: int = 0  # 0 … 2^32−1
    _: KW_ONLY
    attempt: int = 0  # 0 … 2^32−1: another draw of the same index

    def __post_init__(self) -> None:
        super().__post_init__()
        as_seed(self.seed)
        as_index(self.index)
        as_attempt(self.attempt)

    @property
    def controls(self) -> tuple[str | None, str | None, int, Palette | None]:
        """(label, base, spread over 256, palette): equal for requests that can be drawn together."""
        return self.label, self.base, self.spread_256, self.palette


def alike(requests: Iterable[Request]) -> list[list[int]]:
    """The positions of requests in groups that can be drawn together, in the order of the first of each group."""
    groups: dict[object, list[int]] = {}
    for position, request in enumerate(requests):
        groups.setdefault(request.controls, []).append(position)
    return list(groups.values())


def _colours(palette: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """The colours (r, g, b) of a palette; SeedError for anything that is not such."""
    try:
        colours = np.array(palette)
    except ValueError:
        colours = np.zeros(0)
    whole = colours.dtype.kind in "iu" and colours.ndim == 2 and colours.shape[1] == 3
    whole = whole and not any(isinstance(value, bool | np.bool_) for colour in palette for value in colour)
    if not whole or not 1 <= len(colours) <= MAX_COLOURS or colours.min() < 0 or colours.max() > 255:
        raise SeedError(f"a palette must be 1 to {MAX_COLOURS} colours (r, g, b) of whole numbers from 0 to 255")
    return tuple(map(tuple, colours.tolist()))
