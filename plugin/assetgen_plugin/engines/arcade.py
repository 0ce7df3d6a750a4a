"""Textures of a pack as arcade's: single ones, an atlas of many, a stream that fills while the game runs.

from assetgen_plugin.engines import arcade as variants
sprite = arcade.Sprite(variants.texture(pack.texture(seed=7)))

Draw with sprites.draw(pixelated=True) and place sprites by `left` and `bottom` at whole pixels: then what is on the
screen are the pack's pixels.
"""

from __future__ import annotations

import hashlib

import arcade
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ..pack import Pack
from .grid import grid
from .stream import Stream

_BORDER = 1  # pixels around each texture of an atlas that repeat its edge
_SLOTS = 4096  # textures that one unit of an atlas's capacity holds


def texture(pixels: NDArray[np.uint8]) -> arcade.Texture:
    """An arcade texture of pixels (H, W, C) uint8, grey, RGB or RGBA; its hit box is the whole rectangle."""
    height, width, channels = pixels.shape
    image = Image.fromarray(pixels[..., 0] if channels == 1 else pixels).convert("RGBA")
    # arcade takes textures of one hash for the same; its own hash forgets the shape, so a clear 4×16 would be an 8×8.
    name = f"{width}x{height}:{hashlib.sha256(image.tobytes()).hexdigest()}"
    # The default hit box traces the outline of every texture, which takes longer than drawing it.
    return arcade.Texture(image, hit_box_algorithm=arcade.hitbox.algo_bounding_box, hash=name)


def atlas(textures: NDArray[np.uint8]) -> tuple[arcade.DefaultTextureAtlas, list[arcade.Texture]]:
    """An atlas in the window's context that holds N textures (N, H, W, C), and these as arcade's.

    For arcade.SpriteList(atlas=…). It is large enough from the start: the default atlas doubles as it fills, and moves
    everything each time.
    """
    made = [texture(pixels) for pixels in textures]
    return _room(len(made), textures.shape[1:3], textures=made), made


def stream(
    pack: Pack,
    *,
    fallback: arcade.Texture | None = None,
    capacity: int = 1024,
    atlas: arcade.DefaultTextureAtlas | None = None,
) -> Stream[arcade.Texture]:
    """Arcade textures that are drawn on a thread beside the game; `get` gives the fallback until one is there.

    fallback: the pack's middle if it is left out. capacity: textures kept, the ones least lately asked for go first.
    atlas: where they are uploaded, that of the sprite list which shows them; the window's own if it is left out.
    """
    room = arcade.get_window().ctx.default_atlas if atlas is None else atlas

    def upload(pixels: NDArray[np.uint8]) -> arcade.Texture:
        made = texture(pixels)
        room.add(made)  # now, within the frame's budget, rather than when a sprite is first drawn
        return made

    return Stream(
        pack, upload, upload(pack.texture(0, spread=0)) if fallback is None else fallback, capacity=capacity
    )
