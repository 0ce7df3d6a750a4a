"""Plans by what needs no learning: random cuts of maps, and wave function collapse within the same outlines."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assetgen_art.maps.outlines import rim

Plan = NDArray[np.uint8]
_TRIES = 4  # of a plan whose wave contradicts itself


def random_cut(outline: NDArray[np.bool_], maps: Sequence[Plan], *, rng: np.random.Generator) -> Plan:
    """A piece of a random map, cut out by the outline; where the map ends it is repeated mirrored."""
    source = maps[int(rng.integers(len(maps)))]
    y, x = (int(rng.integers(side)) for side in source.shape)
    height, width = outline.shape
    rows, columns = (
        _mirrored(np.arange(start, start + length), side)
        for start, length, side in ((y, height, source.shape[0]), (x, width, source.shape[1]))
    )
    return np.where(outline, source[rows[:, None], columns], 0).astype(np.uint8)


def _mirrored(places: NDArray[np.int64], side: int) -> NDArray[np.int64]:
    places = places % (2 * side)
    return np.where(places < side, places, 2 * side - 1 - places)


class WaveFunctionCollapse:
    """Overlapping wave function collapse of 3×3 windows. Source: Gumin 2016, github.com/mxgmn/WaveFunctionCollapse.

    Every cell has the windows of the art that may be centred on it, void included, so that an outline is a constraint
    like any other. A contradiction starts the plan again; after four the cells that are left become the wall.
    """

    def __init__(self, plans: Sequence[Plan], n_classes: int, wall: int) -> None:
        """plans: of the art, in their outlines. wall: class of the cells that no window fits."""
        windows = np.concatenate(
            [np.lib.stride_tricks.sliding_window_view(np.pad(plan, 2), (3, 3)).reshape(-1, 9) for plan in plans]
        )
        self._patterns, counts = np.unique(windows, axis=0, return_counts=True)
        self._weights = counts / counts.sum()
        self._wall = wall
        grid = self._patterns.reshape(-1, 3, 3)
        self._agree = [  # pattern b may be centred (dy, dx) from pattern a
            (a.reshape(len(grid), 1, -1) == b.reshape(1, len(grid), -1)).all(axis=2)
            for a, b in (
                (grid[:, 1:], grid[:, :-1]),
                (grid[:, :-1], grid[:, 1:]),
                (grid[:, :, 1:], grid[:, :, :-1]),
                (grid[:, :, :-1], grid[:, :, 1:]),
            )
        ]
        self._centre = self._patterns[:, 4]

    def draw(self, outline: NDArray[np.bool_], rim_class: int, *, rng: np.random.Generator) -> tuple[Plan, int]:
        """A plan, and how many times it contradicted itself. rim_class: class of all cells at the rim, or 0."""
        allowed = self._allowed(np.pad(outline, 1), rim_class)
        best = np.zeros(allowed.shape[:2], np.uint8)
        for tries in range(_TRIES):
            plan, whole = self._attempt(allowed.copy(), rng)
            if whole:
                return plan[1:-1, 1:-1], tries
            best = plan
        plan = np.where(np.pad(outline, 1) & (best == 0), self._wall, best).astype(np.uint8)
        return plan[1:-1, 1:-1], _TRIES

    def _allowed(self, outline: NDArray[np.bool_], rim_class: int) -> NDArray[np.bool_]:
        """(H, W, P): the patterns whose void lies where the outline's is."""
        at_rim = rim(outline)
        void = ~np.pad(outline, 1)
        edge = np.pad(at_rim, 1)
        allowed = np.ones((*outline.shape, len(self._patterns)), bool)
        for place in range(9):
            dy, dx = divmod(place, 3)
            part = slice(dy, dy + outline.shape[0]), slice(dx, dx + outline.shape[1])
            allowed &= (self._patterns[:, place] == 0) == void[part][..., None]
            if rim_class:
                allowed &= (self._patterns[:, place] == rim_class) | ~edge[part][..., None]
        return allowed

    def _attempt(self, wave: NDArray[np.bool_], rng: np.random.Generator) -> tuple[Plan, bool]:
        height, width, _ = wave.shape
        if not self._propagate(wave, [(y, x) for y in range(height) for x in range(width)]):
            return self._read(wave), False
        noise = rng.random((height, width)) * 1e-3
        entropy = np.full((height, width), np.inf)
        for y in range(height):
            for x in range(width):
                entropy[y, x] = self._entropy(wave[y, x]) + noise[y, x]
        while True:
            y, x = divmod(int(entropy.argmin()), width)
            if not np.isfinite(entropy[y, x]):
                return self._read(wave), True
            weights = self._weights * wave[y, x]
            chosen = int(rng.choice(len(weights), p=weights / weights.sum()))
            wave[y, x] = False
            wave[y, x, chosen] = True
            changed: list[tuple[int, int]] = [(y, x)]
            if not self._propagate(wave, [(y, x)], changed):
                return self._read(wave), False
            for cy, cx in set(changed):
                entropy[cy, cx] = self._entropy(wave[cy, cx]) + noise[cy, cx]

    def _entropy(self, patterns: NDArray[np.bool_]) -> float:
        """Of the patterns that may be there; infinite once it is one, or all have the same centre left over."""
        if patterns.sum() <= 1:
            return float(np.inf)
        weights = self._weights[patterns]
        weights = weights / weights.sum()
        return float(-(weights * np.log(weights)).sum())

    def _propagate(
        self, wave: NDArray[np.bool_], queue: list[tuple[int, int]], changed: list[tuple[int, int]] | None = None
    ) -> bool:
        """Takes away the patterns that nothing beside them fits; False at a contradiction."""
        height, width, _ = wave.shape
        waiting = set(queue)
        while queue:
            y, x = queue.pop()
            waiting.discard((y, x))
            for (dy, dx), agree in zip(((1, 0), (-1, 0), (0, 1), (0, -1)), self._agree, strict=True):
                ny, nx = y + dy, x + dx
                if not (0 <= ny < height and 0 <= nx < width):
                    continue
                left = wave[ny, nx] & agree[wave[y, x]].any(axis=0)
                if left.sum() < wave[ny, nx].sum():
                    if not left.any():
                        return False
                    wave[ny, nx] = left
                    if changed is not None:
                        changed.append((ny, nx))
                    if (ny, nx) not in waiting:
                        waiting.add((ny, nx))
                        queue.append((ny, nx))
        return True

    def _read(self, wave: NDArray[np.bool_]) -> Plan:
        """The classes where one pattern is left, 0 elsewhere."""
        single = wave.sum(axis=2) == 1
        return np.where(single, self._centre[wave.argmax(axis=2)], 0).astype(np.uint8)
