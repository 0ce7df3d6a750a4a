"""Image files, read within bounds: recognised by their content, decoded to frames of straight RGBA.

Art comes from other people's disks. Sizes are read from headers before anything is decoded, files are opened so that
a FIFO cannot hang the tool, and whatever Pillow raises on a damaged file becomes one sentence.
"""

from __future__ import annotations

import io
import os
import stat
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError
from PIL.BmpImagePlugin import BmpImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from assetgen_plugin.errors import DataError

MAX_FILE = 64 << 20  # bytes of an image file
MAX_SIDE = 8192  # pixels
MAX_PIXELS = 40_000_000  # of one image, and of all frames of an animation
MAX_FRAMES = 256  # of an animation
_MOST_DURATION = 65535  # ms
_HEAD = 64  # bytes by which a file is recognised
_MOST_CHARACTERS = 120  # of a name that is shown

# Named by their classes, so that Pillow does not look for its plugins only when the first image is opened.
_FORMATS = tuple(str(kind.format) for kind in (PngImageFile, WebPImageFile, GifImageFile, JpegImageFile, BmpImageFile))
_GREYS = {"1", "L", "LA", "La", "I", "I;16", "I;16B", "I;16L"}
_MODES = {*_GREYS, "P", "PA", "RGB", "RGBA", "RGBX", "RGBa"}
IMAGE_EXTENSIONS = {".png", ".webp", ".gif", ".jpg", ".jpeg", ".bmp", ".apng"}
_EXPORT_FIRST = {
    "Aseprite": "an Aseprite file; export a PNG sheet + JSON from Aseprite "
    "(File > Export Sprite Sheet, or aseprite -b in.aseprite --sheet out.png --data out.json)",
    "Photoshop": "a Photoshop file; export its layers as PNG (File > Export > Layers to Files)",
    "TIFF": "a TIFF; save it as PNG",
}


@dataclass(frozen=True)
class Picture:
    """A decoded frame. pixels: (H, W, 4) uint8, straight alpha, 0 where alpha is 0. grey: stored without colour.

    duration: for which an animation shows it, in ms; 0 if that is not said.
    """

    pixels: NDArray[np.uint8]
    grey: bool
    duration: int = 0


def listed(names: Sequence[str], *, most: int = 4, between: str = ", ") -> str:
    """The first names, and an ellipsis for the others."""
    return between.join([*names[:most], *["…"] * (len(names) > most)])


def printable(text: str) -> str:
    """Text from a file or its name as one printable line of at most 120 characters."""
    known = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    shown = "".join(character if character.isprintable() else "�" for character in known).strip()
    return shown if len(shown) <= _MOST_CHARACTERS else shown[: _MOST_CHARACTERS - 1] + "…"


def open_regular(path: Path, limit: int) -> BinaryIO:
    """An open file of at most `limit` bytes; DataError for anything else: folders, FIFOs, files one may not read."""
    try:
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
        file = os.fdopen(os.open(path, flags), "rb")
    except (OSError, ValueError) as error:
        raise DataError(f"cannot be opened ({_why(error)})") from error
    status = os.fstat(file.fileno())
    if not stat.S_ISREG(status.st_mode):
        file.close()
        raise DataError("is not a regular file")
    if status.st_size > limit:
        file.close()
        raise DataError(f"has {status.st_size:,} bytes; the limit is {limit:,}")
    return file


def read_bounded(path: Path, limit: int) -> bytes:
    """The whole content of a regular file; DataError if it has more than `limit` bytes or cannot be read."""
    with open_regular(path, limit) as file:
        try:
            return file.read(limit)
        except OSError as error:
            raise DataError(f"cannot be read ({_why(error)})") from error


def read_image(path: Path) -> bytes | None:
    """The bytes of an image file in a format that is read; None of a file that is not an image by content or name.

    Raises DataError, its text the reason, for images that cannot be read and for editors' files.
    """
    with open_regular(path, MAX_FILE) as file:
        try:
            head = file.read(_HEAD)
            kind = _kind(head)
            if kind in _FORMATS:
                return head + file.read(MAX_FILE)
        except OSError as error:
            raise DataError(f"cannot be read ({_why(error)})") from error
    if kind is not None:
        raise DataError(_EXPORT_FIRST[kind])
    if path.suffix.lower() in IMAGE_EXTENSIONS:
        raise DataError("is named like an image, but is not one" if head else "is empty (0 bytes)")
    return None


def decoded(data: bytes, *, frames: int = MAX_FRAMES) -> tuple[list[Picture], str]:
    """The frames of an image (one unless it is animated), and why some of them were not read, or "".

    Raises DataError, its text the reason, if there is not even one.
    """
    _check_header(data)
    pictures: list[Picture] = []
    pixels_left = MAX_PIXELS
    # Pillow warns of large, truncated and oddly tagged images, and its decoders raise all kinds of errors on
    # damaged ones (struct.error, IndexError, SyntaxError, zlib.error, …): each concerns this file alone.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
                frames = 1 if image.format not in ("PNG", "GIF", "WEBP") else frames
                for number in range(frames + 1):
                    if number:
                        try:
                            image.seek(number)
                        except EOFError:
                            return pictures, ""
                    if number == frames:
                        break
                    _check_size(*image.size)
                    pixels_left -= image.width * image.height
                    if pixels_left < 0:
                        return pictures, f"only its first {number} frames were read: all together are too large"
                    pictures.append(_picture(image, deep=data[:4] == b"\x89PNG" and data[24:25] == b"\x10"))
        except UnidentifiedImageError as error:
            raise DataError("is damaged (its header cannot be read)") from error
        except Image.DecompressionBombError as error:
            raise DataError(f"is larger than {MAX_PIXELS // 1_000_000} megapixels") from error
        except DataError as error:
            if not pictures:
                raise
            return pictures, f"only its first {len(pictures)} frames were read: the next {error}"
        except MemoryError as error:
            raise DataError("needs more memory than there is") from error
        except Exception as error:
            if not pictures:
                raise DataError(f"is damaged ({_why(error)})") from error
            return pictures, f"only its first {len(pictures)} frames were read: the next is damaged"
    return pictures, "" if frames == 1 else f"only its first {frames} frames were read"


def _kind(head: bytes) -> str | None:
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"BM") and head[6:10] == bytes(4):
        return "BMP"
    if head[4:6] == b"\xe0\xa5":
        return "Aseprite"
    if head.startswith(b"8BPS"):
        return "Photoshop"
    return "TIFF" if head.startswith((b"II*\0", b"MM\0*")) else None


def _check_size(width: int, height: int) -> None:
    if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise DataError(
            f"is {width}×{height} pixels; the limit is {MAX_SIDE} a side and {MAX_PIXELS // 1_000_000} megapixels"
        )


def _check_header(data: bytes) -> None:
    """Refuses PNG, GIF and WebP by the size in their headers, before Pillow warns about it or allocates it."""
    size = header_size(data)
    if size is not None:
        _check_size(*size)


def header_size(data: bytes) -> tuple[int, int] | None:
    """(width, height) that the first 30 bytes of a PNG, GIF or WebP claim; None of other files."""
    kind, chunk = _kind(data[:_HEAD]), data[12:16]
    if len(data) < 30:
        return None
    if kind == "PNG":
        return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    if kind == "GIF":
        return int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    if kind == "WEBP" and chunk == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if kind == "WEBP" and chunk == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == "WEBP" and chunk == b"VP8 ":
        return int.from_bytes(data[26:28], "little") & 0x3FFF, int.from_bytes(data[28:30], "little") & 0x3FFF
    return None


def _picture(image: Image.Image, *, deep: bool) -> Picture:
    """The current frame. deep: a PNG of 16 bits a channel, whose transparent colour Pillow does not scale with it."""
    image.load()
    if image.mode == "CMYK":
        raise DataError("is in CMYK (print) colours; save it as an RGB PNG")
    if image.mode not in _MODES:
        raise DataError(f"has the unsupported pixel format {image.mode}; save it as an RGB or RGBA PNG")
    turned = ImageOps.exif_transpose(image)
    grey = image.mode in _GREYS
    if grey and image.mode.startswith("I"):
        values = np.asarray(turned).astype(np.int64)
        clear = image.info.get("transparency")
        level = (np.clip(values, 0, 65535) * 255 + 32767) // 65535
        alpha = np.where(values == clear, 0, 255) if isinstance(clear, int) else np.full_like(values, 255)
        pixels = np.stack([level, level, level, alpha], axis=2).astype(np.uint8)
    else:
        colour = turned.info.get("transparency")
        if deep and isinstance(colour, tuple):
            turned.info["transparency"] = tuple(value >> 8 for value in colour)
        pixels = np.array(turned.convert("RGBA"))
    pixels[pixels[..., 3] == 0] = 0
    duration = image.info.get("duration", 0)
    known = isinstance(duration, int | float) and 0 < duration <= _MOST_DURATION
    return Picture(pixels, grey, round(duration) if known else 0)


def _why(error: Exception) -> str:
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return printable(text.partition("\n")[0]) or type(error).__name__
