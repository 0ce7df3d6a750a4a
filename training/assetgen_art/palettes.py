"""Palette files: the colours that a team has agreed on."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, UnidentifiedImageError

from assetgen_plugin.errors import DataError

MAX_COLOURS = 63  # as many as a pack has slots for
_MAX_FILE = 1 << 20  # bytes, and pixels


def read_palette(path: Path) -> tuple[tuple[int, ...], ...]:
    """The colours (r, g, b) of a palette file: GIMP's .gpl, .hex (a colour a line), or any image's own pixels.

    Raises DataError that says what is wrong with it.
    """
    try:
        content = path.read_bytes() if path.stat().st_size <= _MAX_FILE else None
    except OSError as error:
        raise DataError(
            f"palette {path} cannot be read ({error.strerror}); give per-sprite, auto, or a .gpl, .hex or .png file"
        ) from error
    if content is None:
        raise DataError(f"palette {path} is larger than {_MAX_FILE >> 10} KiB")
    if path.suffix.lower() in (".gpl", ".hex"):
        lines = [line.strip() for line in content.decode("utf-8", "replace").splitlines()]
        listed = [_colour(line, hexadecimal=path.suffix.lower() == ".hex") for line in lines]
        colours = [colour for colour in listed if colour is not None]
    else:
        colours = _image_colours(path)
    colours = list(dict.fromkeys(colours))
    if not 2 <= len(colours) <= MAX_COLOURS:
        raise DataError(f"palette {path} holds {len(colours)} different colours; 2 to {MAX_COLOURS} are allowed")
    return tuple(colours)


def _colour(line: str, *, hexadecimal: bool) -> tuple[int, ...] | None:
    """The colour of a line: six hexadecimal digits, or three decimal numbers before a name; None for any other line."""
    words = [line.removeprefix("#")] if hexadecimal else line.split()[:3]
    try:
        values = list(bytes.fromhex(words[0])) if hexadecimal else [int(word) for word in words]
    except (ValueError, IndexError):
        return None
    return tuple(values[:3]) if len(values) in (3, 4) and all(0 <= value <= 255 for value in values) else None


def _image_colours(path: Path) -> list[tuple[int, ...]]:
    """The different colours of a small image, row by row; transparent pixels are left out."""
    try:
        with Image.open(path) as image:
            if image.width * image.height > _MAX_FILE:
                raise DataError(
                    f"palette {path} is an image of {image.width}×{image.height} pixels; at most {_MAX_FILE:,} are read"
                )
            pixels = np.asarray(image.convert("RGBA")).reshape(-1, 4)
    except (OSError, SyntaxError, ValueError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise DataError(
            f"palette {path} cannot be read as an image ({error}); give a .gpl, .hex or .png file"
        ) from error
    unique, first = np.unique(pixels[pixels[:, 3] > 0, :3], axis=0, return_index=True)
    return [tuple(colour) for colour in unique[np.argsort(first)].tolist()]
