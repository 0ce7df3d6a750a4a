"""Textures as arcade's: one, many in an atlas, or streamed while the game runs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from math import isqrt

import arcade
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ..pack import Pack
from ..request import Palette, Swaps
from ..seeds import Seed
from .stream import Stream

_BORDER = 1  # pixels around each texture of an atlas; arcade repeats the edge there
_SLOTS = 4096  # textures for each unit of an atlas's capacity


def texture(pixels: NDArray[np.uint8]) -> arcade.Texture:
    """An arcade texture of pixels (H, W, C) uint8: grey, RGB or RGBA with straight alpha.

    Its hit box is the whole rectangle: tracing outlines, arcade's default, takes longer than drawing the texture.
    """
    height, width, channels = pixels.shape
    image = Image.fromarray(pixels[..., 0] if channels == 1 else pixels).convert("RGBA")
    # arcade merges textures of equal hash, and its own hash ignores the shape: a clear 4×16 would become a clear 8×8.
    digest = hashlib.sha256(image.tobytes()).hexdigest()
    return arcade.Texture(image, hit_box_algorithm=arcade.hitbox.algo_bounding_box, hash=f"{width}x{height}:{digest}")


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
) -> tuple[arcade.DefaultTextureAtlas, list[arcade.Texture]]:
    """An atlas with many textures in the window's context, for arcade.SpriteList(atlas=…), and these, in order.

    It has the right size from the start; the window's own atlas doubles when it is full, and moves everything.
    The arguments are those of Pack.textures.
    """
    drawn = pack.textures(
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
    textures = [texture(pixels) for pixels in drawn]
    n_textures, height, width, _ = drawn.shape
    columns = isqrt(max(0, n_textures - 1)) + 1
    rows = -(-n_textures // columns)
    size = columns * (width + 2 * _BORDER), max(1, rows) * (height + 2 * _BORDER)
    room = arcade.DefaultTextureAtlas(size, border=_BORDER, textures=textures, capacity=n_textures // _SLOTS + 1)
    return room, textures


def stream(
    pack: Pack,
    fallback: arcade.Texture | None = None,
    *,
    capacity: int = 1024,
    atlas: arcade.DefaultTextureAtlas | None = None,
) -> Stream[arcade.Texture]:
    """A stream of textures. fallback: shown until one is ready; a transparent texture if it is left out.

    atlas: that of the sprite lists that show them; the window's own if it is left out. It should hold twice the
    capacity: a full atlas stops the game while it grows or drops what is no longer used.
    """
    room = arcade.get_window().ctx.default_atlas if atlas is None else atlas

    def upload(pixels: NDArray[np.uint8]) -> arcade.Texture:
        made = texture(pixels)
        room.add(made)  # now, within the frame's budget, rather than when a sprite is first drawn
        return made

    if fallback is None:
        fallback = upload(np.zeros((*pack.size[:2], 4), np.uint8))
    return Stream(pack, upload, fallback, capacity=capacity)
