"""Texture files: pixels to the bytes of PNG, WebP, QOI, KTX2 or raw RGBA, and back; mip maps."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from assetgen_art.pictures import png_bytes, to_image
from assetgen_plugin.errors import DataError

from .ktx2 import KTX2, ktx2_bytes, read_ktx2

PREFIX: Final = "assetgen:"
"""The prefix of assetgen's keys in the metadata of an image."""
_MAX_PIXELS: Final = 1 << 27
_DESCRIPTION: Final = 0x010E  # EXIF ImageDescription


def encode(pixels: NDArray[np.uint8], format: str, provenance: Mapping[str, str]) -> bytes:
    """The bytes of an image (H, W, 1, 3 or 4) uint8.

    No time is written, and the encoders' settings are fixed. PNG keeps the provenance as text entries, WebP as JSON in
    EXIF's ImageDescription; QOI, KTX2 and raw (H·W·4 bytes, straight alpha) cannot keep it.
    """
    if format == "raw":
        return rgba(pixels).tobytes()
    if format == "ktx2":
        return ktx2_bytes(rgba(pixels))
    image = to_image(pixels)
    if format == "png":
        return png_bytes(image, {PREFIX + key: value for key, value in provenance.items()}, {"compress_level": 6})
    buffer = io.BytesIO()
    if format == "webp":
        exif = Image.Exif()
        exif[_DESCRIPTION] = json.dumps({PREFIX + key: value for key, value in provenance.items()})
        image.save(buffer, "WEBP", lossless=True, exact=True, quality=80, method=4, exif=exif)
        return buffer.getvalue()
    try:
        to_image(rgba(pixels)).save(buffer, "QOI")
    except KeyError as error:
        raise DataError("this Pillow cannot write QOI; pip install 'pillow>=12.0', or use another format") from error
    return buffer.getvalue()


def decode(content: bytes, format: str, shape: tuple[int, int, int]) -> NDArray[np.uint8] | None:
    """The pixels of a file that `encode` wrote for an image of this shape; None for any other content."""
    height, width, channels = shape
    if format == "raw":
        if len(content) != height * width * 4:
            return None
        found = np.frombuffer(content, np.uint8).reshape(height, width, 4)
    elif format == "ktx2":
        whole = read_ktx2(content)
        if whole is None or whole.shape[:2] != (height, width):
            return None
        found = whole
    else:
        try:
            with Image.open(io.BytesIO(content), formats=[format.upper()]) as image:
                if image.size != (width, height) or height * width > _MAX_PIXELS:
                    return None
                found = np.asarray(image)
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
            return None
    found = rgba(found.reshape(height, width, -1))
    narrowed = found[..., :channels]  # grey may have become RGB, and RGB RGBA; WebP drops an opaque alpha
    return narrowed if np.array_equal(rgba(narrowed), found) else None


def read_rgba(path: Path) -> NDArray[np.uint8] | None:
    """The pixels of a PNG, WebP, QOI or KTX2 file of any size, (H, W, 4); None if they cannot be read."""
    try:
        pixels = read_pixels(path.read_bytes())
    except OSError:
        return None
    return None if pixels is None else rgba(pixels)


def read_pixels(content: bytes) -> NDArray[np.uint8] | None:
    """The pixels of a PNG, WebP, QOI or KTX2 file by its bytes, (H, W, 1, 3 or 4); None if they cannot be read."""
    if content.startswith(KTX2):
        return read_ktx2(content)
    try:
        with Image.open(io.BytesIO(content), formats=["PNG", "WEBP", "QOI"]) as image:
            if image.width * image.height > _MAX_PIXELS or image.mode not in ("L", "RGB", "RGBA"):
                return None
            return np.asarray(image).reshape(image.height, image.width, -1)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None


def read_provenance(path: Path) -> dict[str, str]:
    """The provenance in the metadata of a PNG or WebP, {} if there is none; DataError if it is not an image."""
    try:
        with Image.open(path) as image:
            if image.width * image.height > _MAX_PIXELS:
                raise DataError(
                    f"{path} has {image.width}×{image.height} pixels, more than any texture; name a baked image"
                )
            image.load()  # text entries may come after the pixels
            text = {str(key): str(value) for key, value in image.info.items()}
            described = image.getexif().get(_DESCRIPTION) if image.format == "WEBP" else None
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise DataError(f"{path} cannot be read as an image ({error})") from error
    if isinstance(described, str):
        try:
            found = json.loads(described)
        except ValueError:
            found = None
        text = {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}
    return {key.removeprefix(PREFIX): value for key, value in text.items() if key.startswith(PREFIX)}


def enlarged(textures: NDArray[np.uint8], scale: int) -> NDArray[np.uint8]:
    """Textures (…, H, W, C) with each pixel as a block of scale × scale."""
    return textures.repeat(scale, axis=-3).repeat(scale, axis=-2) if scale > 1 else textures


def mip_maps(pixels: NDArray[np.uint8], n_levels: int) -> list[NDArray[np.uint8]]:
    """The next n_levels mip maps of an image (H, W, C), each half the size, fewer if 1×1 is reached.

    Each pixel is the rounded mean of 2×2 pixels (fewer at an odd border), colour weighted by alpha, in integers.
    """
    levels: list[NDArray[np.uint8]] = []
    while len(levels) < n_levels and max(pixels.shape[:2]) > 1:
        pixels = _halved(pixels)
        levels.append(pixels)
    return levels


def _halved(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    height, width, channels = pixels.shape
    padded = np.pad(pixels, ((0, height % 2), (0, width % 2), (0, 0)), mode="edge").astype(np.int64)
    four = padded.reshape(padded.shape[0] // 2, 2, padded.shape[1] // 2, 2, channels).swapaxes(1, 2)
    if channels < 4:
        mean: NDArray[np.int64] = (four.sum(axis=(2, 3)) + 2) >> 2
        return mean.astype(np.uint8)
    alpha = four[..., 3:]
    whole = alpha.sum(axis=(2, 3))
    colour = ((four[..., :3] * alpha).sum(axis=(2, 3)) + whole // 2) // np.maximum(whole, 1)
    halved: NDArray[np.uint8] = np.concatenate([colour, (whole + 2) >> 2], axis=-1).astype(np.uint8)
    return halved


def rgba(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Pixels (H, W, 1, 3 or 4) as (H, W, 4)."""
    if pixels.shape[2] == 4:
        return pixels
    colour = np.broadcast_to(pixels, (*pixels.shape[:2], 3))
    return np.concatenate([colour, np.full((*pixels.shape[:2], 1), 255, np.uint8)], axis=-1)
