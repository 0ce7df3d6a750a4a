"""From sprites of any size to images of one size: undo enlargement, tell the kind of art, plan the canvas, draw.

Sprites keep their own pixels up to 256 a side. Pixel art is never averaged. What was enlarged goes back to one pixel a
block; a sprite that is too large is left out or, if the whole set is, reduced by a whole factor with the colours it
has. Larger antialiased art is reduced by averaging.
"""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin.errors import ConfigError

from ..guides import guide_scale, usual_scale
from .items import MAX_SIDE, MIN_SIDE, Align, ArtOptions
from .traits import (
    Box,
    Pixels,
    PixelStats,
    area_reduced,
    content_box,
    dominant_reduced,
    enlargement,
    native,
    pixel_stats,
)

_LEAST_SIDE = 3  # pixels of the shorter side
_LARGEST = 512  # pixels a side that are kept of a sprite
_EVIDENCE = 10  # changes that all lie on a grid: fewer may be a coincidence
_LARGER = 2.0  # than common sprites: how much the largest may be and still be what the canvas is made for
_NEEDED = f"a sprite needs {MIN_SIDE} pixels or more along one side and {_LEAST_SIDE} along the other"
_LINE = 0.035  # of an image's height, that sprites on one line differ by
_STANDING = 0.6  # share of sprites on one line, from which it is the ground
_SMALLEST = 16  # pixels of the longer side that antialiased sprites keep next to larger ones
_MOST_SHRUNK = 0.25  # a sprite that would have to shrink further, compared to the others, is of another kind


Layers = Sequence[tuple[str, Pixels]]
"""By name, each as large as its sprite."""


@dataclass(frozen=True)
class Decision:
    """A choice that was made about a set, why, and the option that overrides it."""

    key: str
    value: str
    why: str
    option: str


@dataclass(frozen=True)
class Kept:
    """A sprite, kept compressed until the whole set is known.

    frame, box: of the stored pixels. shrink: how many source pixels a side each of them stands for. layers: what lies
    over it, compressed alike, by name.
    """

    path: str
    group: tuple[str, ...]
    grey: bool
    packed: bytes
    frame: tuple[int, int]  # (height, width)
    box: Box
    shrink: int
    grid: tuple[int, int, int, int]  # as `enlargement` found it
    stats: PixelStats
    layers: tuple[tuple[str, bytes], ...] = ()
    durations: tuple[int, ...] = ()  # of its frames, ms, if it is an animation
    tags: tuple[str, ...] = ()  # the pose of each frame, if there are several

    @property
    def pixels(self) -> Pixels:
        return np.frombuffer(zlib.decompress(self.packed), np.uint8).reshape(*self.frame, 4)

    def over(self) -> dict[str, Kept]:
        """Its layers by name, as sprites that stand as this one does."""
        return {name: replace(self, packed=packed, layers=(), durations=(), tags=()) for name, packed in self.layers}

    @property
    def source_frame(self) -> tuple[int, int]:
        return self.frame[0] * self.shrink, self.frame[1] * self.shrink


@dataclass(frozen=True)
class CanvasPlan:
    """How sprites become images of one size. All are (height, width)."""

    canvas: tuple[int, int]
    frame: tuple[int, int] | None  # of images whose sprites keep their place in it; others are placed by their content
    crop: Box  # of that frame
    scale: float  # of antialiased art
    factor: int  # that pixel art is divided by
    exact: bool  # the crop fills the canvas
    pixel_art: bool
    align: Align
    sized: bool = False  # the size was asked for


def keep(
    path: str,
    group: tuple[str, ...],
    pixels: Pixels,
    *,
    grey: bool,
    layers: Layers = (),
    durations: tuple[int, ...] = (),
) -> Kept | str:
    """A sprite as it is kept until the whole set is known, or why it cannot be used. pixels: with something visible."""
    height, width = pixels.shape[:2]
    if too_small(pixels):
        return f"{width}×{height}; {_NEEDED}"
    grid, shrink = enlargement(pixels), 1
    coarse = grid[0] > 1 and grid[3] >= _EVIDENCE
    if max(height, width) > _LARGEST and not coarse:
        shrink = math.ceil(max(height, width) / _LARGEST)
        sides = max(1, round(height / shrink)), max(1, round(width / shrink))
        pixels, grid = area_reduced(pixels, *sides), (1, 0, 0, 0)
        layers = tuple((name, area_reduced(layer, *sides)) for name, layer in layers)
        if not pixels[..., 3].any():
            return f"{width}×{height}, with almost nothing visible in it"
    # An enlarged sprite is measured with one pixel a block, of which there are far fewer.
    stats = pixel_stats(native(pixels, *grid[:3]) if coarse else pixels)
    if coarse:
        stats = replace(stats, box=content_box(pixels[..., 3]), opaque=bool(pixels[..., 3].min() == 255))
    packed = zlib.compress(pixels.tobytes(), 1)
    over = tuple((name, zlib.compress(layer.tobytes(), 1)) for name, layer in layers)
    return Kept(path, group, grey, packed, pixels.shape[:2], stats.box, shrink, grid, stats, over, durations)


def too_small(pixels: Pixels) -> bool:
    """Whether a sprite is too small to learn from."""
    height, width = pixels.shape[:2]
    return bool(max(height, width) < MIN_SIDE or min(height, width) < _LEAST_SIDE)


def to_native(kept: Sequence[Kept], options: ArtOptions) -> tuple[list[Kept], list[tuple[Kept, str]], Decision]:
    """The sprites, enlarged ones with one pixel for each block; those that are then too small and why; the decision."""
    telling = [one for one in kept if one.grid[3] >= _EVIDENCE]
    found = Counter(one.grid[0] for one in telling)
    n_enlarged = len(telling) - found[1]
    telling_ones = f"the {len(telling)} sprites with enough detail to tell"
    why = f"{n_enlarged or 'none'} of {telling_ones} are made of blocks of equal pixels"
    used = [1]
    if options.upscaled is not None:
        used, why = [options.upscaled], "as requested"
    elif telling and n_enlarged >= 0.8 * len(telling):
        # By chance single sprites look coarser than they are, so a fifth of the set must have a factor.
        used = sorted((factor for factor, n in found.items() if n >= 0.2 * len(telling)), reverse=True)
        used = used or [math.gcd(*(one.grid[0] for one in telling if one.grid[0] > 1))]
    stay: list[Kept] = []
    go: list[tuple[Kept, str]] = []
    n_other = 0
    for one in kept:
        factor, top, left, evidence = one.grid
        divisor = max((each for each in used if factor % each == 0), default=1)
        if divisor == 1 and evidence < _EVIDENCE and max(used) > 1:
            # It shows too little to tell: it is treated like the set if it can be.
            divisor = max((each for each in used if _on_grid(one.pixels, each)), default=1)
            top = left = 0
        n_other += divisor == 1 and max(used) > 1
        if divisor > 1:
            pixels = native(one.pixels, divisor, top % divisor, left % divisor)
            if too_small(pixels):
                go.append((one, f"{pixels.shape[1]}×{pixels.shape[0]} once its enlargement is undone; {_NEEDED}"))
                continue
            stats = pixel_stats(pixels)
            packed = zlib.compress(pixels.tobytes(), 1)
            over = tuple(
                (name, zlib.compress(native(layer.pixels, divisor, top % divisor, left % divisor).tobytes(), 1))
                for name, layer in one.over().items()
            )
            stay.append(replace(one, packed=packed, frame=pixels.shape[:2], box=stats.box, stats=stats, layers=over))
        else:
            stay.append(one)
    value = "no"
    if max(used) > 1:
        value = "by " + " or ".join(str(factor) for factor in sorted(used) if factor > 1)
        why += ": each block is read as one pixel" + (f"; {n_other} other sprites stay as they are" if n_other else "")
    return stay, go, Decision("enlarged", value, why, "upscaled")


def _on_grid(pixels: Pixels, factor: int) -> bool:
    """Whether an image consists of blocks of factor × factor equal pixels."""
    if factor == 1 or pixels.shape[0] % factor or pixels.shape[1] % factor:
        return False
    small = pixels[::factor, ::factor]
    return bool((small.repeat(factor, axis=0).repeat(factor, axis=1) == pixels).all())


def is_pixel_art(stats: Sequence[PixelStats], kept: Sequence[Kept], options: ArtOptions) -> tuple[bool, str]:
    """Whether the art is made of crisp pixels of few colours, and why it is thought so."""
    if options.pixel_art is not None:
        return options.pixel_art, "as requested"
    outlined = [one for one in stats if one.has_outline]
    colours = float(np.median([one.colours for one in stats]))
    if len(outlined) >= max(1, 0.1 * len(stats)):
        crisp = sum(one.crisp for one in outlined) / len(outlined)
        why = (
            f"outlines are crisp in {crisp:.0%} of {len(outlined)} sprites; a typical sprite has {colours:.0f} colours"
        )
        return crisp >= 0.5 and colours <= 512, why
    area = float(np.median([one.frame[0] * one.frame[1] for one in kept]))
    limit = max(64, min(256, area / 16))
    return (
        colours <= limit,
        f"no outlines to judge by; a typical sprite has {colours:.0f} colours, and pixel art has up to {limit:.0f}",
    )


def _frame(kept: Sequence[Kept]) -> tuple[int, int] | None:
    """The image size (height, width) that at least nine in ten sprites share."""
    frame, n = Counter(one.source_frame for one in kept).most_common(1)[0]
    return frame if n >= 0.9 * len(kept) and len(kept) > 1 else None


def alignment(kept: Sequence[Kept], options: ArtOptions) -> tuple[Align, str]:
    """Where sprites stand, judged by the margins above and below them, and why it is thought so."""
    if options.align is not None:
        return options.align, "as requested"
    kept = [one for one in kept for _ in one.tags or ("",)]  # each pose counts
    above = np.array([one.box[0] / one.frame[0] for one in kept])
    below = np.array([1 - one.box[2] / one.frame[0] for one in kept])
    loose = above + below > 0.06
    if loose.sum() >= max(2, 0.2 * len(kept)):
        lower, upper = (float((margin[loose] <= _LINE).mean()) for margin in (below, above))
        why = f"of the sprites with empty margins, {lower:.0%} touch the bottom of their images and {upper:.0%} the top"
        if lower >= 0.4 and lower >= 1.5 * upper:
            return "bottom", why
        standing, hanging = (_in_line(margin[loose]) for margin in (below, above))
        if standing >= _STANDING and standing >= 1.5 * hanging:
            at = f"{np.median(below[loose]):.0%} above the bottom of their images"
            return "bottom", f"{standing:.0%} of the sprites with empty margins stand on one line, {at}"
        return "centre", why
    if float(np.median([one.stats.fill for one in kept])) > 0.9:
        return "centre", "the sprites fill their images"
    return "bottom", "the images are cropped to their sprites, which are assumed to stand on the ground"


def _in_line(margins: NDArray[np.float64]) -> float:
    """Share of margins that are as wide as the middle one, to a thirtieth of the image."""
    return float((np.abs(margins - np.median(margins)) <= _LINE).mean())


def plan_canvas(
    kept: Sequence[Kept], pixel_art: bool, align: Align, options: ArtOptions
) -> tuple[CanvasPlan, Decision]:
    """The canvas of the set, and how sprites get into it."""
    frame = _frame(kept)
    crop: Box = (0, 0, 0, 0)
    opaque = frame is not None and all(one.stats.opaque for one in kept)
    if frame is not None:
        inside = [one for one in kept if one.source_frame == frame]
        crop = _crop([one.box for one in inside], inside[0].frame, align)
        shrink = inside[0].shrink
        sizes = np.array([[(crop[2] - crop[0]) * shrink, (crop[3] - crop[1]) * shrink]] * len(inside))
    else:
        boxes = np.array([one.box for one in kept]) * np.array([[one.shrink] for one in kept])
        sizes = boxes[:, 2:] - boxes[:, :2]
    # not the largest: one wallpaper among three sprites does not count
    typical = float(np.quantile(sizes.max(axis=1), 0.8, method="lower"))
    scale, factor = 1.0, 1
    if options.size is not None:
        limit = options.size[1], options.size[0]
        _check_size(*limit)
        most = np.quantile(sizes, 0.9, axis=0)
        scale = min(1.0, *(limit / most))
        factor = max(1, math.ceil(max(most / limit) - 1e-9))
    else:
        limit = MAX_SIDE, MAX_SIDE
        if pixel_art:
            factor = math.ceil(typical / MAX_SIDE)
        else:
            scale = min(1.0, MAX_SIDE / typical)
    final = np.ceil(sizes / factor) if pixel_art else np.maximum(1, np.rint(sizes * scale))
    if options.size is not None:
        height, width = limit
    elif opaque:
        height, width = (int(side) if scale == 1 else max(MIN_SIDE, 4 * round(side / 4)) for side in final[0])
        if not guide_scale(height, width):
            height, width = _divisible(height, width, usual_scale(height, width))
    else:
        # Pixel art that is larger than the canvas is lost, antialiased art merely becomes smaller. Sprites that are
        # lost with any canvas do not count.
        most_drawn = np.array(limit) / (1 if pixel_art else _MOST_SHRUNK)
        fitting = (final <= most_drawn).all(axis=1)
        final = final[fitting] if fitting.any() else final
        common, largest = np.quantile(final, 0.95 if pixel_art else 0.9, axis=0), final.max(axis=0)
        canvas = np.minimum(np.where(largest <= _LARGER * common, largest, common), limit)
        height, width = (max(MIN_SIDE, math.ceil(side)) for side in canvas)
        height, width = _divisible(height, width, max(4, usual_scale(height, width)))
    how = (
        f"images of {frame[1]}×{frame[0]}"
        if frame
        else f"sprites {_span(sizes[:, 1])} pixels wide and {_span(sizes[:, 0])} high"
    )
    if frame and tuple(sizes[0]) != frame:
        how += f", of which {sizes[0, 1]}×{sizes[0, 0]} are used"
    if pixel_art and factor > 1:
        how += f", reduced to 1/{factor}: each block of pixels becomes its most frequent colour"
    elif not pixel_art and scale < 1:
        how += f", reduced to {scale:.0%} by averaging"
    exact = opaque and bool(abs(final[0] - (height, width)).max() < 8)
    plan = CanvasPlan((height, width), frame, crop, scale, factor, exact, pixel_art, align, options.size is not None)
    return plan, Decision("size", f"{width}×{height}", how + ("; as requested" if options.size else ""), "size")


def _divisible(height: int, width: int, unit: int) -> tuple[int, int]:
    """Sides rounded up to multiples of a unit."""
    return unit * math.ceil(height / unit), unit * math.ceil(width / unit)


def _check_size(height: int, width: int) -> None:
    """ConfigError for a size that no whole factor reduces to a guide."""
    if not guide_scale(height, width):
        near = _divisible(height, width, 4)
        raise ConfigError(
            f"--size {width}x{height}: sides above 64 pixels must have a common divisor of 2 to 8; "
            f"use {near[1]}x{near[0]}"
        )


def _crop(boxes: Sequence[Box], frame: tuple[int, int], align: Align) -> Box:
    """The part of a common frame that any sprite uses; its sides are multiples of 4 where the frame has room."""
    union = np.array(boxes)
    low, high = union[:, :2].min(axis=0), union[:, 2:].max(axis=0)
    spans = []
    for axis in (0, 1):
        side = 4 * math.ceil((high[axis] - low[axis]) / 4)
        if side >= frame[axis]:
            spans.append((0, frame[axis]))
            continue
        spare = side - int(high[axis] - low[axis])
        start = int(low[axis]) - (spare if axis == 0 and align == "bottom" else spare // 2)
        start = min(max(0, start), frame[axis] - side)
        spans.append((start, start + side))
    return spans[0][0], spans[1][0], spans[0][1], spans[1][1]


def fills_frames(plan: CanvasPlan) -> bool:
    """Whether images of one size are used whole, as tiles are."""
    return plan.frame is not None and plan.crop == (0, 0, *plan.frame)


def is_shrunk(kept: Kept, plan: CanvasPlan) -> bool:
    """Whether a sprite is made smaller than the others are, so that it fits."""
    if plan.pixel_art or plan.exact or kept.source_frame == plan.frame:
        return False
    height, width = ((kept.box[axis + 2] - kept.box[axis]) * kept.shrink * plan.scale for axis in (0, 1))
    return height > plan.canvas[0] + 1 or width > plan.canvas[1] + 1


def draw(image: Pixels, kept: Kept, plan: CanvasPlan) -> str:
    """Draws a sprite into its image (H, W, 4); returns why not, or ""."""
    framed = kept.source_frame == plan.frame
    if plan.exact and not framed:
        size = f"{kept.source_frame[1]}×{kept.source_frame[0]}"
        return (
            f"{size}; most of these images without transparency are {plan.frame[1]}×{plan.frame[0]}"
            if plan.frame
            else size
        )
    top, left, bottom, right = plan.crop if framed else kept.box
    region = kept.pixels[top:bottom, left:right]
    height, width = region.shape[:2]
    scale = plan.scale * kept.shrink
    if plan.pixel_art:
        region = dominant_reduced(region, plan.factor) if plan.factor > 1 else region
    elif plan.exact:
        region = area_reduced(region, *plan.canvas) if plan.scale < 1 else region
    else:
        room = min(plan.canvas[0] / height, plan.canvas[1] / width)
        if room < _MOST_SHRUNK * scale:
            return f"{width * kept.shrink}×{height * kept.shrink}, far larger than the others"
        scale = min(max(scale, min(1.0, _SMALLEST / max(height, width))), room)
        if scale < 1 and kept.stats.crisp:  # a pixel-art sprite among other art is not blurred either
            region = dominant_reduced(region, math.ceil(1 / scale - 1e-9))
        elif scale < 1:
            region = area_reduced(region, max(1, round(height * scale)), max(1, round(width * scale)))
    if plan.exact:  # a few rows or columns more than the art has, so that a whole factor divides them
        more = [(0, max(0, side - have)) for side, have in zip(plan.canvas, region.shape, strict=False)]
        region = np.pad(region, [*more, (0, 0)], mode="edge")
    height, width = region.shape[:2]
    if height > plan.canvas[0] or width > plan.canvas[1]:
        size = f"{width}×{height}"
        limit = f"{plan.canvas[1]}×{plan.canvas[0]}"
        return f"{size}, larger than {limit}, and pixel art is not reduced; a larger --size includes it"
    if not region[..., 3].any():
        return "nothing of it is left when it is reduced like the others"
    y = plan.canvas[0] - height if plan.align == "bottom" else (plan.canvas[0] - height) // 2
    x = (plan.canvas[1] - width) // 2
    image[y : y + height, x : x + width] = region
    return ""


def _span(values: NDArray[np.int64]) -> str:
    low, high = int(values.min()), int(values.max())
    return f"{low}" if low == high else f"{low}–{high}"
