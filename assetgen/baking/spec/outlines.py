"""Outlines and pins of plans: pictures of the designer's, kept as short texts in bake and lock files."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from assetgen_plugin.errors import DataError

MAX_CELL: Final = 256  # px of a cell in a picture
MAX_SIDE: Final = 512  # cells
_MAX_PIXELS: Final = 1 << 27
_TEXT: Final = re.compile(r"(\d{1,3})x(\d{1,3}):([A-Za-z0-9+/=]*)")
_HALF: Final = 128


def read_outline(path: Path, cell: int = 1) -> str:
    """The outline in a picture, as a text that `outline_of` reads.

    Where the picture is transparent somewhere, what is not is inside; else what is not dark. cell: px of a cell a side;
    a cell is inside if half of it is. Raises DataError for a picture that cannot be read or has no whole cells.
    """
    pixels = _pixels(path, cell).astype(np.int64)
    light = pixels[..., :3].sum(axis=-1) // 3
    inside = pixels[..., 3] >= _HALF if (pixels[..., 3] < _HALF).any() else light >= _HALF
    height, width = inside.shape[0] // cell, inside.shape[1] // cell
    shares = inside.reshape(height, cell, width, cell).mean(axis=(1, 3))
    return _packed((height, width), np.packbits(shares >= 0.5).tobytes())


def read_pins(path: Path, cell: int = 1) -> str:
    """The pins in a picture, as a text that `pins_of` reads: the colour in the middle of each cell, or none."""
    pixels = _pixels(path, cell)[cell // 2 :: cell, cell // 2 :: cell]
    pinned = np.where(pixels[..., 3:] >= _HALF, pixels, 0).astype(np.uint8)
    pinned[..., 3] = np.where(pinned[..., 3] > 0, 255, 0)
    return _packed((pixels.shape[0], pixels.shape[1]), pinned.tobytes())


def outline_of(text: str) -> NDArray[np.bool_]:
    """The outline (H, W) of a text; DataError for any other text."""
    (height, width), content = _unpacked(text)
    if len(content) != (height * width + 7) // 8:
        raise DataError(f"{text[:40]!r} is not an outline; bake again")
    return np.unpackbits(np.frombuffer(content, np.uint8), count=height * width).reshape(height, width).astype(bool)


def pins_of(text: str | None, colours: NDArray[np.uint8], classes: tuple[str, ...]) -> NDArray[np.uint8] | None:
    """The pins (H, W) of a text, by the colours (K + 1, 4) of a pack's classes; None if there are none.

    Raises DataError for a colour that is of no class, naming the cell.
    """
    if text is None:
        return None
    (height, width), content = _unpacked(text)
    if len(content) != 4 * height * width:
        raise DataError(f"{text[:40]!r} is not a map of pins; bake again")
    pixels = np.frombuffer(content, np.uint8).reshape(height, width, 4)
    pins = np.zeros((height, width), np.uint8)
    for number in range(len(classes), 0, -1):
        pins[(pixels[..., :3] == colours[number, :3]).all(axis=-1) & (pixels[..., 3] > 0)] = number
    unknown = np.argwhere((pixels[..., 3] > 0) & (pins == 0))
    if len(unknown):
        y, x = unknown[0]
        known = ", ".join(
            f"#{bytes(colour[:3]).hex()} {name}" for colour, name in zip(colours[1:], classes, strict=True)
        )
        raise DataError(
            f"the pin at row {y}, column {x} is #{bytes(pixels[y, x, :3]).hex()}, the colour of no class; "
            f"classes are {known}"
        )
    return pins


def size_of(text: str) -> tuple[int, int]:
    """(H, W) of the outline in a text."""
    return _unpacked(text)[0]


def _pixels(path: Path, cell: int) -> NDArray[np.uint8]:
    """The RGBA pixels of a picture of whole cells."""
    try:
        with Image.open(path) as image:
            if image.width * image.height > _MAX_PIXELS:
                raise DataError(f"{path} has {image.width}x{image.height} pixels, more than any plan needs")
            pixels = np.asarray(image.convert("RGBA"))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise DataError(f"{path} cannot be read as an image ({error})") from error
    height, width = pixels.shape[:2]
    if height % cell or width % cell:
        raise DataError(f"{path} is {width}x{height}, not whole cells of {cell}x{cell}; give another cell size")
    if max(height, width) > cell * MAX_SIDE:
        cells = f"{width // cell}x{height // cell}"
        raise DataError(f"{path} has {cells} cells; sides up to {MAX_SIDE} are allowed, or give the cell size")
    return pixels


def _packed(size: tuple[int, int], content: bytes) -> str:
    return f"{size[1]}x{size[0]}:{base64.b64encode(zlib.compress(content, 9)).decode('ascii')}"


def _unpacked(text: str) -> tuple[tuple[int, int], bytes]:
    """((H, W), the content) of a text that `_packed` wrote."""
    found = _TEXT.fullmatch(text)
    if found is None:
        raise DataError(f"{text[:40]!r} is not an outline or a map of pins; bake again")
    width, height = int(found[1]), int(found[2])
    try:
        packed = binascii.a2b_base64(found[3], strict_mode=True)
        return (height, width), zlib.decompressobj().decompress(packed, 4 * MAX_SIDE * MAX_SIDE)
    except (ValueError, zlib.error) as error:
        raise DataError(f"{text[:40]!r} is damaged; bake again") from error
