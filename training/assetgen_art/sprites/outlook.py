"""What variants of a set will be good at, and what they will lose, told before anything is trained."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..colour import premultiplied
from .traits import SOLID

_TINY = 20  # pixels of a typical sprite's longer side, up to which there is little room to change
_MIXED = 2.5  # heights of tall sprites over those of low ones, from which a set is of several kinds
_MANY = 24  # sprites, below which variants have little to be mixed from
_MIRRORED = 0.06  # root mean square difference from the mirror image, up to which a sprite is symmetric
_OFTEN, _MOSTLY = 0.3, 0.5  # shares of sprites, from which something is worth saying
_FEW_COLOURS = 2  # of letters and signs
_SAMPLED = 200  # sprites that are looked at
_DOT = 0.35  # step in brightness around single pixels that are eyes, rivets or highlights

WORKS = (
    "Variants suit things that nature or a hand makes a little different each time: plants, rocks, creatures, "
    "treasure, food, ground. Thirty or more of one kind, of one size, each a sprite of its own, work best."
)


def outlook(
    images: NDArray[np.uint8], *, n_classes: int, n_near: int, seamless: bool, pixel_art: bool
) -> tuple[str, ...]:
    """Sentences on what to expect of variants of images (N, H, W, C), what suits them first.

    n_near: images that nearly repeat others.
    """
    some = images[:: max(1, len(images) // _SAMPLED)]
    found = [WORKS]
    shape = some[..., 3] >= SOLID // 2 if some.shape[3] == 4 else np.ones(some.shape[:3], bool)
    heights, widths = _extent(shape, 2), _extent(shape, 1)
    typical = int(np.median(np.maximum(heights, widths)))
    low, high = np.quantile(heights, (0.1, 0.9))
    if len(images) < _MANY:
        found.append(f"With {len(images)} sprites, variants of one stay close to it: there is little to mix it with.")
    if typical <= _TINY:
        found.append(
            f"At {typical} pixels a shape can change by one or two: variants differ less than those of larger art."
        )
    if high > _MIXED * max(low, 1) and not seamless:
        found.append(
            f"Sprites are from {low:.0f} to {high:.0f} pixels high: probably of several kinds, which are better "
            "trained one at a time (--only)."
        )
    symmetric, plain = (
        float(np.mean(of)) for of in (_mirrored(some), [_n_colours(one) <= _FEW_COLOURS for one in some])
    )
    if symmetric >= _MOSTLY and not seamless:
        found.append(
            f"{symmetric:.0%} of the sprites are nearly symmetric: variants lean and bend, so what must stay straight "
            "or even, such as shields, machines and letters, comes out crooked. What is so to the pixel stays so."
        )
    if plain >= _OFTEN and not seamless:
        found.append(f"{plain:.0%} of the sprites have at most two colours: letters and signs become unreadable.")
    if pixel_art and (dotted := float(_dotted(some, shape).mean())) >= _OFTEN:
        found.append(
            f"{dotted:.0%} of the sprites have features of a pixel or two, such as eyes: most stay, but far from the "
            "sprite (--spread 3) about one in four goes."
        )
    if n_near > len(images) / 4:
        found.append(
            f"{n_near} of {len(images)} sprites are frames or recolours of others: frames of one variant need the same "
            "seed and are each bent alike, but details that move are not followed."
        )
    if n_classes > 8:
        found.append(f"{n_classes} classes share one model; a pack of each kind by itself is better and smaller.")
    return tuple(found)


def _extent(shape: NDArray[np.bool_], across: int) -> NDArray[np.int64]:
    """From the first to the last line that is drawn, (N,); 0 of none. across: the axis along which lines run."""
    drawn = np.asarray(shape.any(axis=across))
    n = drawn.shape[1]
    return np.where(drawn.any(axis=1), n - drawn.argmax(axis=1) - drawn[:, ::-1].argmax(axis=1), 0)


def _mirrored(images: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Which sprites are their own mirror images, about the middle of what they draw, (N,)."""
    same = np.zeros(len(images), bool)
    for number, values in enumerate(premultiplied(images)):
        columns = np.flatnonzero(values[..., -1].any(axis=0) if values.shape[2] == 4 else np.ones(values.shape[1]))
        if len(columns):
            part = values[:, columns[0] : columns[-1] + 1]
            drawn = max(1, int((part[..., -1] > 0).sum()))
            error = np.square(part - part[:, ::-1]).mean(axis=2).sum()
            same[number] = np.sqrt(error / drawn) < _MIRRORED
    return same


def _n_colours(image: NDArray[np.uint8]) -> int:
    seen = image[image[..., 3] >= SOLID // 2] if image.shape[2] == 4 else image.reshape(-1, image.shape[2])
    return len(np.unique(seen, axis=0))


def _dotted(images: NDArray[np.uint8], shape: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which sprites have a pixel within them that is far lighter or darker than all four next to it, (N,)."""
    light = premultiplied(images)[..., :3].mean(axis=3)
    middle, inside = light[:, 1:-1, 1:-1], shape[:, 1:-1, 1:-1].copy()
    alone = np.ones(middle.shape, bool)
    for rows, columns in ((slice(None, -2), slice(1, -1)), (slice(2, None), slice(1, -1)),
                          (slice(1, -1), slice(None, -2)), (slice(1, -1), slice(2, None))):  # fmt: skip
        alone &= np.abs(middle - light[:, rows, columns]) > _DOT
        inside &= shape[:, rows, columns]
    return np.asarray((alone & inside).any(axis=(1, 2)))
