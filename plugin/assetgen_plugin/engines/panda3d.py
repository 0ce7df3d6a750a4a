"""Textures as Panda3D's: one, many in an atlas, or streamed while the game runs."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from panda3d.core import SamplerState, Texture

from ..pack import Pack
from ..request import Palette, Swaps
from ..seeds import Seed
from .grid import side_by_side
from .stream import Stream

_ORDER = {1: [0], 3: [2, 1, 0], 4: [2, 1, 0, 3]}  # Panda3D keeps BGR and BGRA
_PLAIN = {1: Texture.F_luminance, 3: Texture.F_rgb, 4: Texture.F_rgba}
_SRGB = {1: Texture.F_sluminance, 3: Texture.F_srgb, 4: Texture.F_srgb_alpha}
_BORDER = 1  # pixels around each texture of an atlas, in which its edge is repeated


def texture(pixels: NDArray[np.uint8], *, name: str = "assetgen", nearest: bool = True, srgb: bool = False) -> Texture:
    """A Panda3D texture of pixels (H, W, C) uint8: grey, RGB or RGBA with straight alpha; wrap mode clamp.

    nearest: unfiltered, for pixel art; otherwise linear, without mipmaps.
    srgb: for games that compute light in linear space (framebuffer-srgb, simplepbr).
    """
    height, width, channels = pixels.shape
    made = Texture(name)
    made.setup_2d_texture(width, height, Texture.T_unsigned_byte, (_SRGB if srgb else _PLAIN)[channels])
    made.set_ram_image(pixels[::-1, :, _ORDER[channels]].tobytes())  # Panda3D starts with the bottom row
    made.set_keep_ram_image(True)  # there is no file from which another window could load it
    made.set_compression(Texture.CM_off)
    made.set_minfilter(SamplerState.FT_nearest if nearest else SamplerState.FT_linear)
    made.set_magfilter(SamplerState.FT_nearest if nearest else SamplerState.FT_linear)
    made.set_wrap_u(SamplerState.WM_clamp)
    made.set_wrap_v(SamplerState.WM_clamp)
    return made


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
    name: str = "assetgen",
    nearest: bool = True,
    srgb: bool = False,
) -> tuple[Texture, list[tuple[float, float, float, float]]]:
    """One Panda3D texture with many textures, and (left, bottom, right, top) of each in it, 0 … 1, in order.

    Its sides are powers of two. The edge of each texture is repeated around it, so that rounding and filtering do not
    reach its neighbours: CardMaker.set_uv_range((left, bottom), (right, top)). name, nearest, srgb: as in `texture`.
    The other arguments are those of Pack.textures.
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
    _, height, width, _ = textures.shape
    edges = ((0, 0), (_BORDER, _BORDER), (_BORDER, _BORDER), (0, 0))
    sheet, places = side_by_side(np.pad(textures, edges, mode="edge"))
    sides = [1 << (side - 1).bit_length() for side in sheet.shape[:2]]
    page = np.pad(sheet, ((0, sides[0] - sheet.shape[0]), (0, sides[1] - sheet.shape[1]), (0, 0)))
    areas = []
    for x, y, _, _ in places:
        left, top = x + _BORDER, y + _BORDER
        across, down = (left / sides[1], (left + width) / sides[1]), (top / sides[0], (top + height) / sides[0])
        areas.append((across[0], 1 - down[1], across[1], 1 - down[0]))
    return texture(page, name=name, nearest=nearest, srgb=srgb), areas


def stream(
    pack: Pack, fallback: Texture | None = None, *, capacity: int = 1024, nearest: bool = True, srgb: bool = False
) -> Stream[Texture]:
    """A stream of textures. fallback: shown until one is ready; a transparent texture if it is left out.

    Panda3D sends a texture to the graphics card when it is first drawn. nearest, srgb: as in `texture`.
    """

    def upload(pixels: NDArray[np.uint8]) -> Texture:
        return texture(pixels, nearest=nearest, srgb=srgb)

    if fallback is None:
        fallback = upload(np.zeros((*pack.size[:2], 4), np.uint8))
    return Stream(pack, upload, fallback, capacity=capacity)
