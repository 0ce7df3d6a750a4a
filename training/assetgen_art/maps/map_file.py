"""One map as it is read from a file: a grid of symbols, before anyone says what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin.errors import DataError

VOID = "void"  # the symbol of cells that are outside the map
MAX_SIDE = 4096  # cells
MAX_FILE = 64 << 20  # bytes
MAX_SYMBOLS = 256  # of one map; with more it is no map


@dataclass(frozen=True)
class MapFile:
    """A grid of symbols. name: file, and the map's number in it. cells: (H, W) int64 into symbols."""

    name: str
    cells: NDArray[np.int64]
    symbols: tuple[str, ...]
    colours: tuple[tuple[int, int, int, int], ...] = ()  # RGBA of each symbol, where the file has colours


def from_rows(name: str, rows: Sequence[Sequence[str]]) -> MapFile:
    """A map of rows of symbols; short rows are filled with void. DataError if there is nothing, or too much."""
    width = max((len(row) for row in rows), default=0)
    check_size(len(rows), width)
    numbers: dict[str, int] = {}
    cells = np.array(
        [[numbers.setdefault(symbol, len(numbers)) for symbol in padded(row, width)] for row in rows], np.int64
    )
    check_symbols(len(numbers))
    return MapFile(name, cells, tuple(numbers))


def padded(row: Sequence[str], width: int) -> Iterable[str]:
    """A row with void up to a width."""
    return [*row, *[VOID] * (width - len(row))]


def check_size(height: int, width: int) -> None:
    """DataError for a grid that is empty or too large."""
    if height < 1 or width < 1:
        raise DataError("has no cells")
    if max(height, width) > MAX_SIDE:
        raise DataError(f"has {width}×{height} cells; at most {MAX_SIDE} a side are read")


def check_symbols(count: int) -> None:
    """DataError for a grid of too many different symbols."""
    if count > MAX_SYMBOLS:
        raise DataError(f"has {count:,} different symbols, more than the {MAX_SYMBOLS} of a map")
