"""What a plan is drawn into: an outline and pins, checked before anything is drawn (contract 2, plans, section 3)."""

from __future__ import annotations

from typing import Any, Final, Literal, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..errors import SeedError
from ..tensors import Tensors
from .pieces import near_void, pieces_of
from .tensors import classes_of, scan_layers

MAX_SIDE: Final = 512
MAX_CELLS: Final = 1 << 16
MAX_PRODUCTS: Final = 1 << 33  # weights times cells
_MOST_SIZES: Final = 8  # pieces whose sizes a message tells

Pieces: TypeAlias = Literal["largest", "each"] | None
"""What to do with an outline in several pieces: draw in the largest, draw in each; None: refuse it."""


class Site(NamedTuple):
    """An outline in one piece, and its pins."""

    outline: NDArray[np.uint8]  # (H, W), 1 inside
    pins: NDArray[np.uint8]  # (H, W), classes 1 … K, 0 where nothing is pinned


def sites_of(tensors: Tensors, outline: ArrayLike, pins: ArrayLike | None, pieces: Pieces) -> list[Site]:
    """The sites of an outline: one, or with `each` as many as it has pieces. SeedError for what no plan fits into."""
    inside = _outline(outline)
    n_classes = len(classes_of(tensors))
    pinned = _pins(pins, inside, n_classes)
    if pieces not in (None, "largest", "each"):
        raise SeedError(f"pieces {pieces!r}; 'largest', 'each' or None is allowed")
    numbers, counts = pieces_of(inside)
    if len(counts) > 1 and pieces is None:
        raise SeedError(_several(numbers, counts))
    chosen = [int(counts.argmax())] if pieces == "largest" else range(len(counts))
    if pieces == "largest" and (lost := (pinned > 0) & (numbers != chosen[0])).any():
        raise SeedError(f"the pin at {_where(lost)} lies outside the largest piece of the outline; pin cells inside")
    sites = []
    for number in chosen:
        part = numbers == number
        sites.append(Site(part.astype(np.uint8), np.where(part, pinned, 0).astype(np.uint8)))
        check_site(tensors, sites[-1])
    return sites


def check_site(tensors: Tensors, site: Site) -> None:
    """SeedError unless a pack's plans fit into a site, whose outline is in one piece and whose pins are known."""
    inside = site.outline.astype(bool)
    n_cells = int(inside.sum())
    n_weights = sum(layer.tensors["weight"].size for layer in scan_layers(tensors))
    if n_cells > MAX_CELLS or n_weights * n_cells > MAX_PRODUCTS:
        most = min(MAX_CELLS, MAX_PRODUCTS // n_weights)
        raise SeedError(f"the outline is too large: {n_cells} cells; this pack draws at most {most}")
    if tensors["rim"][0] and not (inside & ~near_void(inside, corners=True)).any():
        raise SeedError(
            f"the outline is too thin at {_where(inside)}: all its cells touch void and become "
            f"{classes_of(tensors)[tensors['rim'][0] - 1]!r}; 3x3 cells are the least"
        )
    walls = np.concatenate([[False], tensors["walkable"] == 0])
    free = inside & ~walls[site.pins]
    numbers, counts = pieces_of(free)
    if not len(counts):
        raise SeedError(f"the pins leave no cell to walk on; unpin one, such as {_where(inside)}")
    if len(counts) > 1:
        shut = int(np.argsort(-counts, kind="stable")[1])
        raise SeedError(
            f"the pins shut off {counts[shut]} cells at {_where(numbers == shut)} from the rest; "
            "leave a way open, or pin them too"
        )


def _outline(outline: ArrayLike) -> NDArray[np.bool_]:
    mask = _grid(outline, "an outline")
    if not mask.size or not mask.any():
        raise SeedError(f"the outline is empty: none of its {mask.shape[0]}x{mask.shape[1]} cells is inside")
    if max(mask.shape) > MAX_SIDE:
        raise SeedError(
            f"the outline is too large: {mask.shape[0]}x{mask.shape[1]}; sides up to {MAX_SIDE} are allowed"
        )
    return mask.astype(bool)


def _pins(pins: ArrayLike | None, inside: NDArray[np.bool_], n_classes: int) -> NDArray[np.int64]:
    if pins is None:
        return np.zeros(inside.shape, np.int64)
    pinned = _grid(pins, "pins are")
    if pinned.shape != inside.shape:
        raise SeedError(
            f"pins of {pinned.shape[0]}x{pinned.shape[1]} cells for an outline of {inside.shape[0]}x{inside.shape[1]}"
        )
    if (unknown := (pinned < 0) | (pinned > n_classes)).any():
        raise SeedError(
            f"the pin at {_where(unknown)} is class {pinned[unknown][0]}; 1 to {n_classes} are known, 0 pins nothing"
        )
    if (outside := (pinned > 0) & ~inside).any():
        raise SeedError(f"the pin at {_where(outside)} lies outside the outline; pin cells inside")
    return pinned.astype(np.int64)


def _grid(values: ArrayLike, what: str) -> NDArray[Any]:
    """A 2-D array of whole numbers or truth values."""
    try:
        grid = np.asarray(values)
        shown = f"{grid.dtype}{list(grid.shape)}" if grid.dtype != object else type(values).__name__
    except ValueError:
        grid, shown = np.empty(0, object), "rows of several lengths"
    if grid.dtype.kind not in "biu" or grid.ndim != 2:
        verb = "" if what.endswith("are") else " is"
        way = "; convert it, such as by mask > 0" if grid.dtype.kind == "f" and grid.ndim == 2 else ""
        raise SeedError(f"{what}{verb} an array (rows, columns) of whole numbers, got {shown}{way}")
    return grid


def _several(numbers: NDArray[np.int64], counts: NDArray[np.int64]) -> str:
    order = np.argsort(-counts, kind="stable")
    sizes = ", ".join(str(counts[number]) for number in order[:_MOST_SIZES]) + ", …" * (len(counts) > _MOST_SIZES)
    return (
        f"the outline is in {len(counts)} pieces, of {sizes} cells, the second at {_where(numbers == order[1])}; "
        "join them, or choose which pieces to draw in: largest or each"
    )


def _where(mask: NDArray[np.bool_]) -> str:
    """The first cell of a mask."""
    row, column = np.argwhere(mask)[0]
    return f"row {row}, column {column}"
