"""Textures as pictures: PNG files with text entries, contact sheets."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, PngImagePlugin

from assetgen_plugin.errors import DataError

from .files import write_atomic

_BACKGROUND = (71, 74, 84)  # a mid grey-blue, on which dark and light sprites both stand out
_MODES = {1: "L", 3: "RGB", 4: "RGBA"}
_MAX_PIXELS = 1 << 26


def to_image(texture: NDArray[np.uint8]) -> Image.Image:
    """A texture (H, W, C) uint8 as a Pillow image."""
    return Image.fromarray(texture[..., 0] if texture.shape[2] == 1 else texture)


def png_bytes(image: Image.Image, text: dict[str, str], settings: Mapping[str, Any] | None = None) -> bytes:
    """A PNG with text entries and no time stamp; the same input gives the same bytes with the same Pillow.

    settings: further arguments of Pillow's writer, such as dpi.
    """
    entries = PngImagePlugin.PngInfo()
    for key, value in text.items():
        entries.add_itxt(key, value)
    buffer = io.BytesIO()
    image.save(buffer, "PNG", pnginfo=entries, **(settings or {}))
    return buffer.getvalue()


def read_png(path: Path, channels: int) -> NDArray[np.uint8]:
    """The pixels of an image file, (H, W, channels) uint8; DataError if it is damaged or in another mode."""
    try:
        with Image.open(path) as image:
            if image.width * image.height > _MAX_PIXELS:
                raise DataError(
                    f"{path} has {image.width}×{image.height} pixels; a texture has at most {_MAX_PIXELS:,}"
                )
            if image.mode != _MODES[channels]:
                raise DataError(f"{path} has the pixel format {image.mode}, not {_MODES[channels]}")
            return np.asarray(image).reshape(image.height, image.width, channels)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise DataError(f"{path} cannot be read as an image ({error})") from error


def sheet(
    images: NDArray[np.uint8], columns: int, *, scale: int | None = None, gap: int = 2, clear: bool = False
) -> Image.Image:
    """Images (N, H, W, C) side by side, enlarged by whole pixels, on a neutral background or, if clear, on none.

    gap: pixels between them.
    """
    n_images, height, width, channels = images.shape
    scale = scale or max(1, 64 // max(height, width))
    rows = -(-n_images // columns)
    cell_height, cell_width = height * scale + gap, width * scale + gap
    page_size = (columns * cell_width + gap, rows * cell_height + gap)
    if clear:
        page = Image.new("RGBA", page_size)
    elif channels == 1:
        page = Image.new("L", page_size, 74)
    else:
        page = Image.new("RGB", page_size, _BACKGROUND)
    for number, image in enumerate(images):
        picture = to_image(image).resize((width * scale, height * scale), Image.Resampling.NEAREST)
        at = (gap + number % columns * cell_width, gap + number // columns * cell_height)
        page.paste(picture, at, picture if channels == 4 and not clear else None)
    return page


def save_png(path: Path, image: Image.Image) -> None:
    """Writes a PNG whole or not at all."""
    write_atomic(path, png_bytes(image, {}))
