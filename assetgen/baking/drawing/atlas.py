"""Sprites laid out on pages that only ever grow: a placed sprite stays where it is until a repack.

Sprites are never trimmed: a retrained pack draws other margins, so trimming would move and resize frames that should
stay where they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import NamedTuple, NoReturn

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin.errors import DataError

from ..spec.settings import AtlasSettings

MAX_PAGES = 100_000
_LARGEST = 1 << 20  # px, and pages: what a lock file may say before it is checked further


class Moment(NamedTuple):
    """Which part of an animation a frame is. number: of its tag's frames, such as `walk`. duration: ms.

    pose: whether the tag is one of several of the variant, which it then is named after.
    """

    variant: str
    tag: str
    number: int
    duration: int
    pose: bool = False

    @property
    def name(self) -> str:
        """Of what is played: the variant, or one of its poses."""
        return f"{self.variant}_{self.tag}" if self.pose else self.variant


@dataclass(frozen=True)
class Frame:
    """Where a sprite's own pixels lie, its extrusion not counted: page number, and px from the left top corner."""

    name: str
    page: int
    x: int
    y: int
    width: int
    height: int
    moment: Moment | None = None  # of an animation


def page_width(settings: AtlasSettings, n: int, width: int, height: int, cell: int | None = None) -> int:
    """The page width, px, that makes a page of n sprites of this size roughly square.

    A power of two; without power_of_two, whatever is left beside whole cells is cut off. Then no column is empty, and
    Tiled and Phaser, which count the columns of a tileset in different ways, agree. It is chosen once and kept: a wider
    page would move every sprite. cell: the width, px, of a frame where sprites are blocks of frames.
    Raises DataError if such a sprite fits on no page.
    """
    across, down = (side + 2 * settings.extrude + settings.padding for side in (width, height))
    least = across + settings.padding
    if max(least, down + settings.padding) > settings.max_side:
        _refuse_size(settings, width, height)
    chosen = 256  # narrower pages gain nothing, and an atlas that starts small may grow
    while chosen < least or 2 * chosen * chosen < n * across * down:
        chosen *= 2
    chosen = min(chosen, settings.max_side)
    step = across if cell is None else cell + settings.gap
    return chosen if settings.power_of_two else settings.padding + (chosen - settings.padding) // step * step


def block_size(settings: AtlasSettings, n: int, width: int, height: int) -> tuple[int, int]:
    """(width, height) of the block that n frames of an animation make, px: a row, or several if a page is too narrow.

    Its frames lie as far apart as if each had been placed by itself. Raises DataError if no page holds them.
    """
    gap, free = settings.gap, settings.max_side - settings.padding
    most = free // (width + gap)
    if n > most * (free // (height + gap)):
        raise DataError(
            f"an animation has {n} frames of {width}×{height}, which no page with max_side {settings.max_side} holds; "
            "raise max_side"
        )
    rows = -(-n // most)
    columns = -(-n // rows)
    return columns * (width + gap) - gap, rows * (height + gap) - gap


def block_frames(block: Frame, moments: Sequence[Moment], size: tuple[int, int], gap: int) -> list[Frame]:
    """The frames in a block, named NAME_000, of poses NAME_walk_000, and so on.

    size: width and height of one. gap: of the settings.
    """
    across, down = size[0] + gap, size[1] + gap
    columns = (block.width + gap) // across
    return [
        Frame(
            f"{moment.name}_{moment.number:03}",
            block.page,
            block.x + place % columns * across,
            block.y + place // columns * down,
            *size,
            moment,
        )
        for place, moment in enumerate(moments)
    ]


def block_pixels(block: Frame, pictures: Sequence[NDArray[np.uint8]], gap: int, extrude: int) -> NDArray[np.uint8]:
    """The pixels of a block, (H, W, 4), of those of its frames, (h, w, 4) each; the gaps have their extrusion."""
    moments = [Moment("", "", number, 0) for number in range(len(pictures))]
    height, width, channels = pictures[0].shape
    (columns, beside), (rows, below) = divmod(block.width + gap, width + gap), divmod(block.height + gap, height + gap)
    if beside or below or columns * rows < len(pictures):
        raise DataError(
            f"{block.name!r} has {len(pictures)} frames of {width}×{height}; the lock file has it as "
            f"{block.width}×{block.height}; bake with --repack"
        )
    at = Frame(block.name, 0, extrude, extrude, block.width, block.height)
    around = block.width + 2 * extrude, block.height + 2 * extrude
    frames = block_frames(at, moments, (width, height), gap)
    pixels = compose(around, channels, frames, pictures, extrude)
    return pixels[extrude : extrude + block.height, extrude : extrude + block.width]


class Layout:
    """Pages filled in rows of one height, from left to right; nothing that was placed ever moves.

    A sprite goes into the lowest gap (page, y, x) that is wide enough in a row of its height, so that it takes the
    place of a dropped one of its size; else into a new row. What is free follows from what is placed: a layout of kept
    frames continues exactly as the one that placed them would have. It holds the rows and gaps, not the sprites.
    """

    def __init__(self, settings: AtlasSettings, width: int | None = None, kept: Iterable[Frame] = ()) -> None:
        """width: the page width, px, of an earlier layout; None is max_side. kept: frames that stay where they are.

        Raises DataError if the width or a kept frame, which come from a lock file, do not agree with the settings.
        """
        self.settings = settings
        self.width = settings.max_side if width is None else width
        if not 1 <= self.width <= settings.max_side:
            raise DataError(
                f"the page width in the lock file is {width}; max_side allows 1 to {settings.max_side}; "
                "bake with --repack"
            )
        if settings.power_of_two and self.width & (self.width - 1):
            raise DataError(
                f"the page width in the lock file is {width}, which is not a power of two; bake with --repack"
            )
        self._bottoms: list[int] = []  # of each page's lowest row with the padding below, px; 0 if the page is empty
        self._bands = _Gaps()  # (page, y), without rows
        self._rows: dict[int, _Gaps] = {}  # (page, y, x) in the rows of a cell height
        self._keep(list(kept))

    def place(self, name: str, width: int, height: int) -> Frame:
        """Where a new sprite goes; DataError if it fits on no page. The caller makes sure that names differ."""
        padding, extrude = self.settings.padding, self.settings.extrude
        across, down = width + 2 * extrude + padding, height + 2 * extrude + padding
        if min(width, height) < 1 or across + padding > self.width or down + padding > self.settings.max_side:
            self._refuse(name, width, height)
        row = self._rows.setdefault(down, _Gaps())
        found = row.take(across)
        if found is None:
            self._open_row(row, down)
            found = row.take(across)
            assert found is not None
        (page, y, x), length = found
        self._add_gap(row, page, y, x + across, length - across)
        return Frame(name, page, x + extrude, y + extrude, width, height)

    @property
    def n_pages(self) -> int:
        """Pages up to the last that is used; those before it may be empty where all their sprites were dropped."""
        return len(self._bottoms)

    def page_size(self, page: int) -> tuple[int, int]:
        """(width, height) of a page, px, cut off below its last row; height 0 if it is empty: write no file then."""
        bottom = self._bottoms[page]
        return self.width, 1 << (bottom - 1).bit_length() if self.settings.power_of_two and bottom else bottom

    def _open_row(self, row: _Gaps, down: int) -> None:
        """An empty row, at the lowest place that is high enough, or on a new page."""
        found = self._bands.take(down)
        if found is None:
            if self.n_pages == MAX_PAGES:
                raise DataError(
                    f"the atlas needs more than {MAX_PAGES:,} pages; raise max_side, or use several atlases"
                )
            self._bands.add((self.n_pages, self.settings.padding), self.settings.max_side - self.settings.padding)
            self._bottoms.append(0)
            found = self._bands.take(down)
            assert found is not None
        (page, y), length = found
        if length > down:
            self._bands.add((page, y + down), length - down)
        self._bottoms[page] = max(self._bottoms[page], y + down)
        self._add_gap(row, page, y, self.settings.padding, self.width - self.settings.padding)

    def _add_gap(self, row: _Gaps, page: int, y: int, x: int, length: int) -> None:
        if length > 2 * self.settings.extrude + self.settings.padding:  # else nothing would ever fit
            row.add((page, y, x), length)

    def _keep(self, kept: list[Frame]) -> None:
        """Takes over the frames of an earlier layout: finds the gaps between them."""
        if not kept:
            return
        page, top, bottom, left, right = self._cells(kept)
        self._bottoms = [0] * (int(page[-1]) + 1)
        starts = [self.settings.padding] * self.n_pages  # of what is free below the rows seen so far
        same_row = (np.diff(page) == 0) & (np.diff(top) == 0)
        first, last = np.flatnonzero(np.append(True, ~same_row)), np.flatnonzero(np.append(~same_row, True))
        for number, y, end in zip(page[first].tolist(), top[first].tolist(), bottom[first].tolist(), strict=True):
            if y > starts[number]:
                self._bands.add((number, starts[number]), y - starts[number])
            starts[number] = self._bottoms[number] = end
        for number, start in enumerate(starts):
            if start < self.settings.max_side:
                self._bands.add((number, start), self.settings.max_side - start)

        before, after = np.flatnonzero(same_row), np.flatnonzero(same_row) + 1
        row_of = np.concatenate([first, after, last])  # a cell of the row; gaps before it, between two and after it
        begin = np.concatenate([np.full(len(first), self.settings.padding), right[before], right[last]])
        length = np.concatenate([left[first], left[after], np.full(len(last), self.width)]) - begin
        gaps = np.stack([bottom[row_of] - top[row_of], page[row_of], top[row_of], begin, length])[:, length > 0]
        for down, number, y, x, free in gaps.T.tolist():
            self._add_gap(self._rows.setdefault(down, _Gaps()), number, y, x, free)

    def _cells(self, kept: list[Frame]) -> tuple[NDArray[np.int64], ...]:
        """(page, top, bottom, left, right) of kept cells from low to high, px, the padding behind them included.

        Raises DataError unless they lie within pages and in rows, apart from one another.
        """
        padding, extrude, max_side = self.settings.padding, self.settings.extrude, self.settings.max_side
        for frame in kept:
            numbers = (frame.page, frame.x, frame.y, frame.width, frame.height)
            if not all(0 <= number <= _LARGEST for number in numbers) or frame.page >= MAX_PAGES:
                raise DataError(
                    f"the lock file has {frame.name!r} at {numbers}, which no atlas can have; bake with --repack"
                )
        table = np.array([(frame.page, frame.y, frame.x, frame.width, frame.height) for frame in kept], np.int64)
        order = np.lexsort(table[:, 2::-1].T)
        page, y, x, width, height = table[order].T
        top, bottom = y - extrude, y + height + extrude + padding
        left, right = x - extrude, x + width + extrude + padding

        outside = (left < padding) | (right > self.width) | (top < padding) | (bottom > max_side)
        for number in order[outside | (width < 1) | (height < 1)][:1]:
            frame = kept[number]
            raise DataError(
                f"the lock file has {frame.name!r}, {frame.width}×{frame.height}, at {frame.x},{frame.y}, outside a "
                f"page of {self.width}×{max_side} with padding {padding} and extrusion {extrude}; bake with --repack"
            )
        same_page, same_row = np.diff(page) == 0, (np.diff(page) == 0) & (np.diff(y) == 0)
        in_row = same_row & ((left[1:] < right[:-1]) | (np.diff(height) != 0))
        for number in np.flatnonzero(in_row | (same_page & ~same_row & (top[1:] < bottom[:-1])))[:1]:
            one, other = kept[order[number]], kept[order[number + 1]]
            raise DataError(
                f"the lock file has {one.name!r} and {other.name!r} on page {one.page}, where they overlap or share no "
                f"row of one height with padding {padding} and extrusion {extrude}; bake with --repack"
            )
        return page, top, bottom, left, right

    def _refuse(self, name: str, width: int, height: int) -> NoReturn:
        if min(width, height) < 1:
            raise DataError(f"{name!r} is {width}×{height}; a sprite must have at least one pixel")
        widest = self.width - 2 * (self.settings.padding + self.settings.extrude)
        if self.width < self.settings.max_side and width > widest:
            raise DataError(
                f"{name!r} is {width} px wide; pages of {self.width} px hold at most {widest}; bake with --repack"
            )
        _refuse_size(self.settings, width, height, name)


def compose(
    size: tuple[int, int],
    channels: int,
    frames: Sequence[Frame],
    textures: Iterable[NDArray[np.uint8]],
    extrude: int,
    base: NDArray[np.uint8] | None = None,
    removed: Iterable[Frame] = (),
) -> NDArray[np.uint8]:
    """A page's pixels, (H, W, channels) uint8, 0 where there is no sprite; the border of each sprite is repeated.

    size: (width, height) of the page, px. frames, textures: those of this page to paste, (h, w, channels) uint8.
    extrude: px, of the settings. base: pixels of the page as it was, to start from; what no longer fits is cut off.
    removed: frames of the base that no longer exist; their pixels would make the page depend on its past.
    Raises DataError for a texture that is not of its frame's size.
    """
    width, height = size
    page = np.zeros((height, width, channels), np.uint8)
    if base is not None:
        page[: base.shape[0], : base.shape[1]] = base[:height, :width]
    for frame in removed:
        page[_cell(frame, extrude)] = 0
    for frame, texture in zip(frames, textures, strict=True):
        if texture.shape != (frame.height, frame.width, channels):
            raise DataError(
                f"{frame.name!r} was given pixels of shape {texture.shape}; its frame is "
                f"{(frame.height, frame.width, channels)}; draw it again, or bake with --repack"
            )
        cell = page[_cell(frame, extrude)]
        inner = slice(extrude, extrude + frame.height), slice(extrude, extrude + frame.width)
        cell[inner] = texture
        if extrude:
            cell[:extrude, inner[1]], cell[inner[0].stop :, inner[1]] = texture[0], texture[-1]
            cell[:, :extrude] = cell[:, extrude : extrude + 1]
            cell[:, inner[1].stop :] = cell[:, inner[1].stop - 1 : inner[1].stop]
    return page


class _Gaps:
    """Free stretches of rows (or of pages, from top to bottom), by length and start."""

    def __init__(self) -> None:
        self._starts: dict[int, list[tuple[int, ...]]] = {}  # length, px: heap of starts

    def add(self, start: tuple[int, ...], length: int) -> None:
        heappush(self._starts.setdefault(length, []), start)

    def take(self, length: int) -> tuple[tuple[int, ...], int] | None:
        """(start, its length) of the lowest gap that is long enough; None if none is."""
        fits = [each for each in self._starts if each >= length]
        if not fits:
            return None
        found = min(fits, key=lambda each: self._starts[each][0])
        heap = self._starts[found]
        start = heappop(heap)
        if not heap:
            del self._starts[found]
        return start, found


def _cell(frame: Frame, extrude: int) -> tuple[slice, slice]:
    """(rows, columns) of a page that a sprite and its extrusion take."""
    return (
        slice(frame.y - extrude, frame.y + frame.height + extrude),
        slice(frame.x - extrude, frame.x + frame.width + extrude),
    )


def _refuse_size(settings: AtlasSettings, width: int, height: int, name: str | None = None) -> NoReturn:
    largest = settings.max_side - 2 * (settings.padding + settings.extrude)
    what = "a sprite" if name is None else repr(name)
    raise DataError(
        f"{what} is {width}×{height}; max_side {settings.max_side} allows {largest} px a side; raise max_side"
    )
