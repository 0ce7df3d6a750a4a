"""Textures of a pack as Panda3D's: single ones, an atlas of many, a stream that fills while the game runs.

from assetgen_plugin.engines import panda3d
card.setTexture(panda3d.texture(pack.texture(seed=7)))
card.setTransparency(TransparencyAttrib.MAlpha)
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from panda3d.core import SamplerState, Texture

from ..pack import Pack
from .grid import grid
from .stream import Stream

_ORDER = {1: [0], 3: [2, 1, 0], 4: [2, 1, 0, 3]}  # Panda3D keeps BGR and BGRA
_LINEAR = {1: Texture.F_luminance, 3: Texture.F_rgb, 4: Texture.F_rgba}
_SRGB = {1: Texture.F_sluminance, 3: Texture.F_srgb, 4: Texture.F_srgb_alpha}
_BORDER = 1  # pixels around each texture of an atlas that repeat its edge


def texture(
    pixels: NDArray[np.uint8], *, name: str = "assetgen", nearest: bool = True, srgb: bool = False
) -> Texture:
    """A Panda3D texture of pixels (H, W, C) uint8: grey, RGB or RGBA with straight alpha, clamped at its edges.

    nearest: no filter, as pixel art wants it; else linear, without mipmaps.
    srgb: for a game that lights in linear space (framebuffer-srgb, simplepbr): the shader gets linear values.
    """
    height, width, channels = pixels.shape
    made = Texture(name)
    made.setup_2d_texture(width, height, Texture.T_unsigned_byte, (_SRGB if srgb else _LINEAR)[channels])
    made.set_ram_image(pixels[::-1, :, _ORDER[channels]].tobytes())  # the bottom row is the first
    made.set_keep_ram_image(True)  # no file has it: a window made anew must find it here
    made.set_compression(Texture.CM_off)
    made.set_minfilter(SamplerState.FT_nearest if nearest else SamplerState.FT_linear)
    made.set_magfilter(SamplerState.FT_nearest if nearest else SamplerState.FT_linear)
    made.set_wrap_u(SamplerState.WM_clamp)
    made.set_wrap_v(SamplerState.WM_clamp)
    return made


def atlas(
    textures: NDArray[np.uint8], *, name: str = "assetgen", nearest: bool = True, srgb: bool = False
) -> tuple[Texture, list[tuple[float, float, float, float]]]:
    """One Panda3D texture that holds many of (N, H, W, C), and (left, bottom, right, top) of each in 0 … 1.

    The rectangles are for CardMaker.set_uv_range((left, bottom), (right, top)). Sides are powers of two; around each
    texture its edge is repeated, so that a filter finds no neighbour there. nearest, srgb: as in `texture`.
    """
    n_textures, height, width, channels = textures.shape
    cell_height, cell_width = height + 2 * _BORDER, width + 2 * _BORDER
    page_height, page_width, columns = grid(n_textures, cell_height, cell_width)
    bordered = np.pad(textures, ((0, 0), (_BORDER, _BORDER), (_BORDER, _BORDER), (0, 0)), mode="edge")
    page = np.zeros((page_height, page_width, channels), np.uint8)
    places = []
    for number, cell in enumerate(bordered):
        y, x = number // columns * cell_height, number % columns * cell_width
        page[y : y + cell_height, x : x + cell_width] = cell
        left, top = x + _BORDER, y + _BORDER
        places.append(
            (
                left / page_width,
                1 - (top + height) / page_height,
                (left + width) / page_width,
                1 - top / page_height,
            )
        )
    return texture(page, name=name, nearest=nearest, srgb=srgb), places


def stream(
    pack: Pack, *, fallback: Texture | None = None, capacity: int = 1024, nearest: bool = True, srgb: bool = False
) -> Stream[Texture]:
    """Panda3D textures that are drawn on a thread beside the game; `get` gives the fallback until one is there.

    fallback: the pack's middle if it is left out. capacity: textures kept, the ones least lately asked for go first.
    """

    def upload(pixels: NDArray[np.uint8]) -> Texture:
        return texture(pixels, nearest=nearest, srgb=srgb)

    return Stream(
        pack, upload, upload(pack.texture(0, spread=0)) if fallback is None else fallback, capacity=capacity
    )
