"""What textures are painted from (contract 2, section 5)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Paintings:
    """What N textures are painted from, beside their codes.

    kept: the codes of their kept palettes, (N, D + K) int8; None if the pack computes none.
    sources: (N, 2) int64, one or two exemplars, the second −1 if there is none.
    ways: (N,) int64, t over 256 on the way between two.
    styled: (N,) bool, whether it is a shape in the paint of a sprite that was asked for.
    regions: (N, 9) uint8, of which pixels prefer which of two sources.
    """

    kept: NDArray[np.int8] | None
    sources: NDArray[np.int64]
    ways: NDArray[np.int64]
    styled: NDArray[np.bool_]
    regions: NDArray[np.uint8]

    def __getitem__(self, rows: slice | list[int]) -> Paintings:
        kept = None if self.kept is None else self.kept[rows]
        return Paintings(kept, self.sources[rows], self.ways[rows], self.styled[rows], self.regions[rows])
