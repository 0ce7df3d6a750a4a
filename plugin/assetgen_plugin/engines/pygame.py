"""Textures as pygame surfaces (pygame-ce): one, many in an atlas, or streamed while the game runs."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pygame
from numpy.typing import NDArray

from ..pack import Pack
from ..request import Palette, Swaps
from ..seeds import Seed
from .grid import side_by_side
from .stream import Stream


def surface(pixels: NDArray[np.uint8]) -> pygame.Surface:
    """A surface of a texture (H, W, C) uint8, with per-pixel alpha where C is 4.

    If a window is open, the surface has its format, which makes blits fastest: open the window first.
    """
    height, width, channels = pixels.shape
    if channels == 1:
        pixels = np.repeat(pixels, 3, axis=2)
    raw = pygame.image.frombuffer(
        np.ascontiguousarray(pixels).data, (width, height), "RGBA" if channels == 4 else "RGB"
    )
    if not pygame.display.get_init() or pygame.display.get_surface() is None:
        return raw.copy()  # a copy, because the array may not live as long
    return raw.convert_alpha() if channels == 4 else raw.convert()


def atlas(
    pack: Pack,
    seeds: Seed | Iterable[Seed],
    indices: int | Iterable[int] = 0,
    *,
    label: str | None = None,
    base: str | None = None,
    spread: float | None = None,
    palette: Palette | None = None,
    attempts: int | Iterable[int] = 0,
    epoch: int = 1,
    style: str | None = None,
    swaps: Swaps | None = None,
    gap: int = 0,
) -> tuple[pygame.Surface, list[pygame.Rect]]:
    """One surface with many textures, and the area of each, in order: screen.blit(sheet, place, areas[3]).

    gap: pixels between them. The other arguments are those of Pack.textures.
    """
    textures = pack.textures(
        seeds,
        indices,
        label=label,
        base=base,
        spread=spread,
        palette=palette,
        attempts=attempts,
        epoch=epoch,
        style=style,
        swaps=swaps,
    )
    sheet, places = side_by_side(textures, gap)
    return surface(sheet), [pygame.Rect(place) for place in places]


def stream(pack: Pack, fallback: pygame.Surface | None = None, *, capacity: int = 1024) -> Stream[pygame.Surface]:
    """A stream of surfaces. fallback: shown until a texture is ready; a transparent surface if it is left out."""
    if fallback is None:
        fallback = surface(np.zeros((*pack.size[:2], 4), np.uint8))
    return Stream(pack, surface, fallback, capacity=capacity)
