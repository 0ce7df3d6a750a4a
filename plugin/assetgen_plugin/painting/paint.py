"""Painting: a picture from patches of the art, found from coarse to fine (contract 2, section 4).

A match is the number of a place in a source, s·h·w + y·w + x, or EMPTY. Sums of squared differences of a patch stay
below 2^24, so that float32 holds them exactly in any order; all else is integers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .pose import Box, Flow
from .rules import Level, Rules, level_sizes

EMPTY: Final = -1
_OUTSIDE: Final = -2  # no place at all
_TOGETHER: Final = 1 << 12  # pixels whose patches are compared at a time
_OTHER_SOURCE: Final = 4  # times as dear is a match in the source that a pixel does not prefer
_FAR: Final = 256  # the farthest that counts, from where the pose points to
_DRAWN: Final = 64  # alpha from which the pose puts paint at a pixel
_NEAR: Final = (
    *((0, 0), (0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, -1)),
    *((1, -1), (-1, 1), (0, 2), (0, -2), (2, 0), (-2, 0)),
)
_STEPS: Final = ((-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1))

Picture = NDArray[np.uint8]
"""(h, w, 4), premultiplied."""
Matches = NDArray[np.int64]
"""(h, w), or those of some pixels, (n,)."""
_Values = NDArray[np.float32]


@dataclass(frozen=True)
class Canvas:
    """What is painted from, at one size. arts, guides: of one or two sources, (S, h, w, 4)."""

    arts: NDArray[np.uint8]
    guides: NDArray[np.uint8]
    variant: Picture
    flow: Flow
    prefers: NDArray[np.uint8] | None  # of two sources, the number of the one that each pixel prefers
    held: NDArray[np.bool_] | None = None  # pixels that keep their place

    @property
    def size(self) -> tuple[int, int]:
        """(h, w)."""
        height, width, _ = self.variant.shape
        return height, width

    def halved(self) -> Canvas:
        """At half the size."""
        return Canvas(
            np.stack([_halved(art) for art in self.arts]),
            np.stack([_halved(guide) for guide in self.guides]),
            _halved(self.variant),
            _halved_flow(self.flow),
            None if self.prefers is None else self.prefers[::2, ::2],
            None if self.held is None else _halved_mask(self.held),
        )


def painted(
    canvas: Canvas, box: Box, rules: Rules, *, opaque: bool, wrap: bool, follow: bool, guide_height: int
) -> NDArray[np.int32]:
    """The places of a texture, (H, W). box, opaque: of the first source. guide_height: h of what the decoder draws."""
    side = max(box.bottom - box.top, box.right - box.left)
    canvases = [canvas]
    for _ in level_sizes(*canvas.size, side, rules.coarsest, wrap)[1:]:
        canvases.append(canvases[-1].halved())
    search, before = None, None
    for number, here in enumerate(reversed(canvases)):
        level = rules.level(number)
        if here.size[0] > guide_height:
            level = level._replace(guide=0)
        search = _Search(here, level, opaque, wrap)
        search.begin(before, follow)
        for _ in range(level.sweeps):
            search.sweep()
        before = search
    assert search is not None
    return search.choice().astype(np.int32)


class _Search:
    """The search for the matches of one level."""

    def __init__(self, canvas: Canvas, level: Level, opaque: bool, wrap: bool) -> None:
        self._canvas, self._level, self._opaque, self._wrap = canvas, level, opaque, wrap
        self.height, self.width = canvas.size
        self.area = self.height * self.width
        self.flow = canvas.flow
        self._pointed = (canvas.flow + 8) >> 4  # the pixels that the pose points to, (2, h, w)
        self._y, self._x = np.mgrid[: self.height, : self.width]
        paints = canvas.arts.reshape(-1, 4).astype(np.int64)
        self._paints = np.concatenate([paints, np.zeros((1, 4), np.int64)])  # EMPTY is the last
        place = self._number(0 if canvas.prefers is None else canvas.prefers.astype(np.int64), *self._pointed)
        self._posed = (place != _OUTSIDE) & (self._paints[np.where(place == _OUTSIDE, EMPTY, place), 3] >= _DRAWN)
        self.matches: Matches = np.zeros(0, np.int64)
        self._picture: Picture = np.zeros(0, np.uint8)
        self._patches = [self._patches_of(canvas.arts), self._patches_of(canvas.guides)]
        self._variant = self._patches_of(canvas.variant[None])

    def begin(self, before: _Search | None, follow: bool) -> None:
        """The first matches: where the pose points to, or what the level before found."""
        row, column = self._pointed
        if before is None:
            prefers = self._canvas.prefers
            self.matches = self._near(0 if prefers is None else prefers.astype(np.int64), row, column)
        else:
            parent = before.matches[self._y >> 1, self._x >> 1]
            source, y, x = before.split(parent)
            if follow:
                pointed = (before.flow[:, self._y >> 1, self._x >> 1] + 8) >> 4
                row, column = row + 2 * (y - pointed[0]), column + 2 * (x - pointed[1])
            else:
                row, column = 2 * y + (self._y & 1), 2 * x + (self._x & 1)
            self.matches = np.where(parent == EMPTY, EMPTY, self._near(source, row, column))
        self._hold(self.matches)
        self._vote()

    def sweep(self) -> None:
        """All matches anew, from those before and their picture."""
        painted = self._patches_of(self._picture[None])
        active = np.arange(self.area)
        if not self._opaque:
            blank = ~(painted.any(axis=1) | self._variant.any(axis=1))
            active = active[~blank]
        swept = np.full(self.area, EMPTY, np.int64)
        for start in range(0, len(active), _TOGETHER):
            some = active[start : start + _TOGETHER]
            swept[some] = self._cheapest(some, painted[some], self._variant[some])
        self.matches = swept.reshape(self.height, self.width)
        self._hold(self.matches)
        self._vote()

    def choice(self) -> Matches:
        """The proposal for each pixel that is nearest to the picture, (h, w)."""
        picture = self._picture.astype(np.int64)
        least = np.full((self.height, self.width), np.iinfo(np.int64).max)
        chosen = np.full((self.height, self.width), EMPTY, np.int64)
        for inside, proposal in self._proposals(1):
            apart = ((picture - self._paints[proposal]) ** 2).sum(axis=-1)
            nearer = inside & ((apart < least) | ((apart == least) & (proposal < chosen)))
            least, chosen = np.where(nearer, apart, least), np.where(nearer, proposal, chosen)
        self._hold(chosen)
        return chosen

    def split(self, matches: Matches) -> tuple[Matches, Matches, Matches]:
        """Source, row and column of matches; of EMPTY ones something."""
        source, place = np.divmod(matches, self.area)
        return (source, *np.divmod(place, self.width))

    def _hold(self, matches: Matches) -> None:
        """Gives held pixels their own places."""
        if self._canvas.held is not None:
            matches[self._canvas.held] = np.flatnonzero(self._canvas.held)

    def _vote(self) -> None:
        """The picture: for each pixel the rounded mean of what the patches over it propose."""
        sums = np.zeros((self.height, self.width, 4), np.int64)
        counts = np.zeros((self.height, self.width, 1), np.int64)
        for inside, proposal in self._proposals(self._level.radius):
            sums += np.where(inside[..., None], self._paints[proposal], 0)
            counts += inside[..., None]
        self._picture = ((sums + (counts >> 1)) // counts).astype(np.uint8)

    def _proposals(self, radius: int) -> list[tuple[NDArray[np.bool_], Matches]]:
        """What the matches within `radius` of each pixel propose for it: whether there is one, and which place."""
        proposals = []
        for i in range(-radius, radius + 1):
            for j in range(-radius, radius + 1):
                inside, theirs = self._neighbours(self._y + i, self._x + j)
                source, y, x = self.split(theirs)
                proposals.append((inside, np.where(theirs == EMPTY, EMPTY, self._near(source, y - i, x - j))))
        return proposals

    def _neighbours(self, y: Matches, x: Matches) -> tuple[NDArray[np.bool_], Matches]:
        """Whether there are pixels at these places, and their matches."""
        if self._wrap:
            return np.ones(y.shape, bool), self.matches[y % self.height, x % self.width]
        inside = (y >= 0) & (y < self.height) & (x >= 0) & (x < self.width)
        return inside, self.matches[y.clip(0, self.height - 1), x.clip(0, self.width - 1)]

    def _number(self, source: Matches | int, y: Matches, x: Matches) -> Matches:
        """The numbers of places; _OUTSIDE where there is none."""
        if self._wrap:
            return source * self.area + y % self.height * self.width + x % self.width
        inside = (y >= 0) & (y < self.height) & (x >= 0) & (x < self.width)
        return np.where(inside, source * self.area + y * self.width + x, _OUTSIDE)

    def _near(self, source: Matches | int, y: Matches, x: Matches) -> Matches:
        """The numbers of places, of which those outside are EMPTY, or in opaque art the nearest inside."""
        if self._opaque and not self._wrap:
            y, x = y.clip(0, self.height - 1), x.clip(0, self.width - 1)
        number = self._number(source, y, x)
        return np.where(number == _OUTSIDE, EMPTY, number)

    def _patches_of(self, pictures: NDArray[np.uint8]) -> _Values:
        """The patch around each pixel of S pictures (S, h, w, 4), outside 0 or the other side: (S·h·w, values)."""
        radius = self._level.radius
        if self._wrap:
            rows, columns = (np.arange(-radius, side + radius) % side for side in (self.height, self.width))
            padded = pictures[:, rows[:, None], columns]
        else:
            padded = np.pad(pictures, ((0, 0), (radius, radius), (radius, radius), (0, 0)))
        sides = (2 * radius + 1, 2 * radius + 1)
        windows = np.lib.stride_tricks.sliding_window_view(padded, sides, axis=(1, 2))
        return windows.reshape(len(pictures) * self.area, -1).astype(np.float32)

    def _cheapest(self, pixels: Matches, painted: _Values, variant: _Values) -> Matches:
        """The cheapest candidate of each of n pixels, of equally cheap ones the first; without any, its match."""
        best = self.matches.reshape(-1)[pixels]
        least = np.full(len(pixels), np.iinfo(np.int64).max)
        for candidates in self._candidates(pixels):
            there = np.flatnonzero(candidates != _OUTSIDE)
            if not len(there):
                continue
            some = candidates[there]
            cost = self._costs(pixels[there], some, painted[there], variant[there])
            cheaper = cost < least[there]
            least[there[cheaper]], best[there[cheaper]] = cost[cheaper], some[cheaper]
        return best

    def _candidates(self, pixels: Matches) -> list[Matches]:
        """For each of n pixels, the places that are tried in turn; _OUTSIDE is none."""
        y, x = np.divmod(pixels, self.width)
        candidates = [] if self._opaque else [np.full(len(pixels), EMPTY, np.int64)]
        for down, right in _NEAR:
            inside, theirs = self._neighbours(y + down, x + right)
            source, row, column = self.split(theirs)
            moved = np.where(theirs == EMPTY, EMPTY, self._number(source, row - down, column - right))
            candidates.append(np.where(inside, moved, _OUTSIDE))
        row, column = self._pointed[:, y, x]
        candidates += [self._number(source, row, column) for source in range(len(self._canvas.arts))]
        own = self.matches.reshape(-1)[pixels]
        source, row, column = self.split(own)
        for down, right in _STEPS:
            stepped = self._number(source, row + down, column + right)
            candidates.append(np.where(own == EMPTY, _OUTSIDE, stepped))
        return candidates

    def _costs(self, pixels: Matches, matches: Matches, painted: _Values, variant: _Values) -> Matches:
        """What each of n matches costs at its pixel. painted, variant: the patches of the pixels, (n, values)."""
        level = self._level
        empty = matches == EMPTY
        costs = np.zeros(len(pixels), np.int64)
        for weight, here, there in zip((level.paint, level.guide), (painted, variant), self._patches, strict=True):
            if weight:
                apart = here - np.where(empty[:, None], np.float32(0), there[matches])
                costs += weight * np.einsum("nk,nk->n", apart, apart).astype(np.int64)
        source, y, x = self.split(matches)
        steps = 16 * np.stack([y, x]) - self.flow.reshape(2, -1)[:, pixels]
        if self._wrap:
            sides = np.array([[self.height], [self.width]])
            steps = (steps + 8 * sides) % (16 * sides) - 8 * sides
        distance = np.minimum((steps * steps).sum(axis=0) >> 4, _FAR)
        distance = np.where(empty, np.where(self._posed.reshape(-1)[pixels], _FAR, 0), distance)
        costs += (level.place * (2 * level.radius + 1) ** 2 * distance) >> 4
        if self._canvas.prefers is not None:
            other = ~empty & (source != self._canvas.prefers.reshape(-1)[pixels])
            costs = np.where(other, _OTHER_SOURCE * costs, costs)
        return costs


def _halved(picture: Picture) -> Picture:
    """Rounded means of 2×2 pixels; an odd side is continued by 0."""
    height, width, _ = picture.shape
    even = np.pad(picture, ((0, height % 2), (0, width % 2), (0, 0))).astype(np.uint16)
    sums = even[::2, ::2] + even[1::2, ::2] + even[::2, 1::2] + even[1::2, 1::2]
    return ((sums + 2) >> 2).astype(np.uint8)


def _halved_mask(held: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether all of 2×2 pixels are held; the last row or column of an odd side is repeated."""
    even = np.pad(held, ((0, held.shape[0] % 2), (0, held.shape[1] % 2)), mode="edge")
    halved: NDArray[np.bool_] = even[::2, ::2] & even[1::2, ::2] & even[::2, 1::2] & even[1::2, 1::2]
    return halved


def _halved_flow(flow: Flow) -> Flow:
    """The flow of a picture of half the size; the last row or column of an odd side is repeated."""
    _, height, width = flow.shape
    even = np.pad(flow, ((0, 0), (0, height % 2), (0, width % 2)), mode="edge")
    sums = even[:, ::2, ::2] + even[:, 1::2, ::2] + even[:, ::2, 1::2] + even[:, 1::2, 1::2]
    halved: Flow = (sums - 28) >> 3
    return halved
