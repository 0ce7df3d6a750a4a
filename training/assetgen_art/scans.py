"""Reads scans and other images from other people's disks, within bounds, as upright 8-bit pixels."""

from __future__ import annotations

import math
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from assetgen_plugin.errors import AssetgenError, DataError

from .image_files import header_size, open_regular

MAX_PIXELS = 50_000_000  # A4 at 600 dpi has 35 million
ENDINGS = {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp"}
MAX_BYTES = 1 << 32  # of a file; it is read piece by piece
_FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP")
_PAGED = {"PNG", "TIFF", "WEBP"}  # may hold more than one image; a JPEG's further ones are previews
_MAX_PROFILE = 1 << 20  # bytes of a colour profile
_pillow = threading.Lock()  # its pixel limit and the warning filters are global to the process


@contextmanager
def patient_pillow() -> Iterator[None]:
    """Pillow without its own pixel limit (ours is checked first) and without its warnings about odd tags."""
    with _pillow, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
        try:
            yield
        finally:
            Image.MAX_IMAGE_PIXELS = limit


def read_scan(path: Path, max_pixels: int) -> tuple[NDArray[np.uint8], dict[str, Any]]:
    """(pixels (H, W, C) uint8 of 1 to 4 channels, resolution and colour profile as settings of a PNG writer).

    Upright as its EXIF says; 16 bits become 8, palettes and CMYK become RGB. Raises DataError, its text the reason.
    """
    with open_regular(path, MAX_BYTES) as file:
        try:
            size = header_size(file.read(30))
            if size is not None:
                _check_size(size, max_pixels)
            file.seek(0)
            with Image.open(file, formats=_FORMATS) as image:
                _check_size(image.size, max_pixels)
                _check_single(image)
                return _pixels(image), _settings(image)
        except UnidentifiedImageError as error:
            raise DataError(
                "is damaged or not an image in a format that is read (PNG, JPEG, TIFF, WebP, BMP)"
            ) from error
        except (AssetgenError, MemoryError):
            raise
        except Exception as error:  # decoders raise all kinds of errors on damaged files
            text = str(error).partition("\n")[0] or type(error).__name__
            raise DataError(f"is damaged ({text})") from error


def _check_size(size: tuple[int, int], max_pixels: int) -> None:
    width, height = size
    if width * height > max_pixels:
        raise DataError(f"has {width}×{height} pixels; the limit is {max_pixels:,}, set by --max-pixels")


def _check_single(image: Image.Image) -> None:
    if image.format not in _PAGED:
        return
    try:
        image.seek(1)
    except EOFError:
        image.seek(0)
        return
    raise DataError("contains more than one image; save each page or frame as a file of its own")


def _pixels(image: Image.Image) -> NDArray[np.uint8]:
    """The pixels upright, (H, W, 1 to 4) uint8."""
    image.load()
    clear = image.info.get("transparency")
    mode = image.mode
    upright = ImageOps.exif_transpose(image)
    if mode.startswith("I"):  # 16 bits of grey
        deep = np.asarray(upright).astype(np.int64)
        level = ((np.clip(deep, 0, 65535) * 255 + 32767) // 65535).astype(np.uint8)
        if not isinstance(clear, int):
            return level[..., None]
        return np.stack([level, np.where(deep == clear, 0, 255).astype(np.uint8)], axis=2)
    if mode == "F":
        raise DataError("has floating-point pixels; save it with 8 or 16 bits per channel")
    if mode in ("1", "L", "LA", "La"):
        wanted = "LA" if mode in ("LA", "La") or clear is not None else "L"
    elif mode in ("RGBA", "RGBa", "PA") or clear is not None:
        wanted = "RGBA"
    else:
        wanted = "RGB"
    pixels = np.array(upright if upright.mode == wanted else upright.convert(wanted))
    return pixels[..., None] if pixels.ndim == 2 else pixels


def _settings(image: Image.Image) -> dict[str, Any]:
    """Resolution, which text recognition depends on, and colour profile, unless the colours were converted."""
    settings: dict[str, Any] = {}
    dpi = image.info.get("dpi")
    if isinstance(dpi, tuple) and len(dpi) == 2:
        try:
            across, down = (float(value) for value in dpi)
        except (TypeError, ValueError, ArithmeticError):
            across = down = math.nan
        if 1 <= across <= 10_000 and 1 <= down <= 10_000:
            settings["dpi"] = (down, across) if image.getexif().get(0x0112, 1) in (5, 6, 7, 8) else (across, down)
    profile = image.info.get("icc_profile")
    if isinstance(profile, bytes) and len(profile) <= _MAX_PROFILE and image.mode in ("L", "LA", "RGB", "RGBA", "P"):
        settings["icc_profile"] = profile
    return settings
