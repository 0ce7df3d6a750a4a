"""Ramps of colours, such as a team's: all shades of a hue become those of another, where a mask lets them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from ..errors import SeedError
from ..painting.art import Picture
from ..request import Colour, Request

if TYPE_CHECKING:
    from ..pack import Pack

MASK: Final = "mask"
"""The layer that says where a sprite has its team's colours: it is bright there."""
_WHITE: Final = 65280  # the lightness of white
_GREY: Final = 24  # largest less smallest channel, up to which a colour belongs to the greys
_GAP: Final = 20  # degrees of hue that part two ramps
_RARE: Final = 0.005  # share of the pixels below which a ramp is a few odd pixels

Ramp = tuple[Colour, ...]
"""Colours of one hue, dark to light."""


def ramps_of(pack: Pack, base: str, mask: str | None = MASK) -> tuple[Ramp, ...]:
    """The ramps in a sprite's art, the one that covers most first; greys are one of them.

    mask: only what this layer of the sprite lets, if the pack has it; None: the whole sprite. SeedError as `original`.
    """
    art = pack.original(base)
    seen = np.ones(art.shape[:2], bool) if art.shape[2] == 3 else art[..., 3] > 0
    if mask is not None and mask in pack.layers:
        seen &= is_bright(pack.original(base, layer=mask))
    return ramps_in(art[seen][:, :3])


def team_ramp(pack: Pack, base: str) -> Ramp:
    """The ramp that is a team's: which covers most of what the layer `mask` lets; without one, greys are none.

    () if there is no such ramp. SeedError as `original`.
    """
    found = ramps_of(pack, base)
    if MASK not in pack.layers:
        found = tuple(ramp for ramp in found if _hues(np.array(ramp, np.uint8)).max() >= 0)
    return found[0] if found else ()


def ramps_in(colours: NDArray[np.uint8]) -> tuple[Ramp, ...]:
    """The ramps in colours (N, 3), the commonest first; those of few pixels are left out."""
    if not len(colours):
        return ()
    unique, counts = np.unique(colours, axis=0, return_counts=True)
    hues = _hues(unique)
    order = np.argsort(hues, kind="stable")
    groups: list[list[int]] = [[number for number in order.tolist() if hues[number] < 0]]
    hued = [number for number in order.tolist() if hues[number] >= 0]
    if hued:
        groups.append([hued[0]])
        for last, number in pairwise(hued):
            if hues[number] - hues[last] > _GAP:
                groups.append([])
            groups[-1].append(number)
        if len(groups) > 2 and hues[hued[0]] + 360 - hues[hued[-1]] <= _GAP:  # red lies at both ends
            groups[1] = groups.pop() + groups[1]
    shares = [counts[group].sum() / len(colours) for group in groups]
    found = [number for number in np.argsort(-np.array(shares), kind="stable") if shares[number] > _RARE]
    return tuple(_ordered(unique[groups[number]]) for number in found)


def ramp_swaps(ramp: Sequence[Colour], target: Sequence[Colour]) -> dict[Colour, Colour]:
    """Swaps that turn a ramp into another: each colour becomes that of the target at its place in lightness.

    target: dark to light, stretched from the ramp's darkest to its lightest; or one colour, of which it takes shades.
    """
    if not ramp or not target:
        raise SeedError("a ramp has at least one colour")
    levels = [_lightness(colour) for colour in ramp]
    low, high = min(levels), max(levels)
    swaps: dict[Colour, Colour] = {}
    middle = max(1, sum(levels) // len(levels))
    for colour, level in zip(ramp, levels, strict=True):
        if len(target) == 1:
            swaps[colour] = _colour(_shade(value, level, middle) for value in target[0])
            continue
        at = 0 if high == low else (level - low) * 256 * (len(target) - 1) // (high - low)
        first = min(at >> 8, len(target) - 2)
        part = at - 256 * first
        pairs = zip(target[first], target[first + 1], strict=True)
        swaps[colour] = _colour((a * (256 - part) + b * part + 128) >> 8 for a, b in pairs)
    return swaps


def team(pack: Pack, request: Request, *, layer: str | None = None, mask: str = MASK) -> Picture:
    """The texture of a request, or a coloured layer of it, (H, W, C), with its swaps only where a layer is bright.

    mask: the name of that layer. SeedError for a request without swaps, and if the pack has no such layer.
    """
    if request.swaps is None:
        raise SeedError("team colours are swaps; give the request some, such as ramp_swaps(…)")
    plain = pack.draw(replace(request, swaps=None), layer=layer)
    frame = "" if layer is None else layer.partition(".")[2]
    over = f"{mask}.{frame}" if frame and f"{mask}.{frame}" in pack.layers else mask
    where = is_bright(pack.draw(request, layer=over))
    texture: Picture = np.where(where[..., None], pack.draw(request, layer=layer), plain)
    return texture


def is_bright(mask: Picture) -> NDArray[np.bool_]:
    """Where a mask (H, W, 4) lets what it masks through: lighter than the middle, and visible."""
    levels = mask[..., :3].astype(np.int64) @ np.array([77, 151, 28])
    bright: NDArray[np.bool_] = (levels >= 128 * 256) & (mask[..., 3] >= 128)
    return bright


def _lightness(colour: Sequence[int]) -> int:
    """0 to 65280, of .30 red, .59 green and .11 blue."""
    red, green, blue = colour
    return 77 * red + 151 * green + 28 * blue


def _hues(colours: NDArray[np.uint8]) -> NDArray[np.int64]:
    """The hues (N,) of colours (N, 3) in degrees; −1 of greys."""
    values = colours.astype(np.int64)
    most, least = values.max(axis=1), values.min(axis=1)
    spread = np.maximum(1, most - least)
    red, green, blue = values.T
    sixths = np.select(
        [most == red, most == green],
        [60 * (green - blue) // spread % 360, 120 + 60 * (blue - red) // spread],
        240 + 60 * (red - green) // spread,
    )
    hues: NDArray[np.int64] = np.where(most - least <= _GREY, -1, sixths)
    return hues


def _ordered(colours: NDArray[np.uint8]) -> Ramp:
    found = [_colour(colour) for colour in colours.tolist()]
    return tuple(sorted(found, key=lambda colour: (_lightness(colour), colour)))


def _shade(value: int, level: int, middle: int) -> int:
    """A channel of a colour of middle lightness at another lightness: towards black, or towards white."""
    if level <= middle:
        return value * level // middle
    return value + (255 - value) * (level - middle) // (_WHITE - middle)


def _colour(values: Iterable[int]) -> Colour:
    red, green, blue = values
    return red, green, blue
