"""The components of the walkable cells that are drawn so far, and where they can still grow."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


class Islands:
    """Components by four neighbours, each with its open edges: those to cells that are neither drawn nor at the rim."""

    def __init__(self, inside: NDArray[np.bool_], rim: NDArray[np.bool_]) -> None:
        """rim: the cells inside with void among their eight neighbours."""
        self._width = inside.shape[1] + 1  # a column of void at the right ends rows, and is left of the next
        self._can_grow = np.pad(inside & ~rim, ((0, 1), (0, 1))).ravel().tolist()
        self._parents = [-1] * len(self._can_grow)  # −1: not walkable, or not drawn
        self._open = [0] * len(self._can_grow)  # of the root of a component
        self._n = 0

    def told(self, y: int, x: int) -> list[int]:
        """Of a cell that is about to be drawn: open edges of the component at its left and of that above, both at most
        9; whether they are one; whether there are several components.
        """
        left, above = self._neighbours(y, x)
        edges = [min(9, self._open[root]) if root >= 0 else 0 for root in (left, above)]
        return [*edges, int(left == above >= 0), int(self._n > 1)]

    def put(self, y: int, x: int, *, walkable: bool) -> None:
        """A cell is drawn; cells come in raster order."""
        here = y * self._width + x
        roots = [root for root in self._neighbours(y, x) if root >= 0]
        if self._can_grow[here]:
            for root in roots:
                self._open[root] -= 1
        if not walkable:
            return
        self._parents[here] = here
        self._open[here] = self._can_grow[here + 1] + self._can_grow[here + self._width]
        self._n += 1
        for root in set(roots):
            self._parents[root] = here
            self._open[here] += self._open[root]
            self._n -= 1

    def _neighbours(self, y: int, x: int) -> tuple[int, int]:
        """The roots of the components at the left and above, −1 where there is none."""
        here = y * self._width + x
        return self._root(here - 1) if here else -1, self._root(here - self._width) if y else -1

    def _root(self, cell: int) -> int:
        while 0 <= self._parents[cell] != cell:
            self._parents[cell] = self._parents[self._parents[cell]]
            cell = self._parents[cell]
        return self._parents[cell]
