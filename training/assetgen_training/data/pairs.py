"""Pairs of a dirty and a clean page, cut into tiles: from two folders, or rendered and soiled here."""

from __future__ import annotations

import hashlib
import itertools
import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops

from assetgen_art.documents import is_light_on_dark, stretched
from assetgen_art.image_set import ImageSet
from assetgen_art.scans import ENDINGS, MAX_PIXELS, patient_pillow, read_scan
from assetgen_plugin.errors import DataError

from .pages import draw_pages

TILE = 192  # pixels a side
_PAGE = (420, 540)  # rows and columns of a rendered page
_MAX_BYTES = 4 << 30  # of all tiles
_SHOWN = 3  # names in a message

_Pixels = NDArray[np.uint8]


def load_pairs(dirty: Path, clean: Path) -> ImageSet:
    """The scans in two folders, matched by their names without endings, as tiles; colour if any scan has colours.

    Grey pages whose ink is not dark are stretched, as `assetgen clean` stretches those that a grey model is to clean.
    Equal clean pages are one page, whose tiles are trained on together or held out together. Alpha is left out.
    Raises DataError for a file without its other, of another size than that, or unreadable.
    """
    pairs, digests = [], []
    n_bytes = 0
    with patient_pillow():
        for name, dirty_path, clean_path in _matched(dirty, clean):
            pair = _colours(dirty_path), _colours(clean_path)
            if pair[0].shape[:2] != pair[1].shape[:2]:
                sizes = [f"{image.shape[1]}×{image.shape[0]}" for image in pair]
                raise DataError(f"{name}: dirty is {sizes[0]}, clean {sizes[1]}; both must be the same scan")
            n_bytes += 2 * TILE * TILE * 3 * _n_tiles(pair[0])
            if n_bytes > _MAX_BYTES:
                raise DataError(f"the scans in {dirty} come to more than {_MAX_BYTES >> 30} GiB of tiles; give fewer")
            pairs.append(pair)
            digests.append(hashlib.sha256(pair[1].tobytes()).hexdigest())
    if all(_is_grey(image) for pair in pairs for image in pair):
        pairs = [_levelled(*(Image.fromarray(image[..., 0]) for image in pair)) for pair in pairs]
    return _tiled(dirty.resolve().name, "as the scans'", pairs, digests)


def rendered_pages(n_pages: int, *, rng: np.random.Generator) -> ImageSet:
    """Pages that `pages.py` sets and `soiling.py` soils, as tiles."""
    clean, dirty = draw_pages(n_pages, *_PAGE, rng=rng)
    pairs = [_levelled(*map(Image.fromarray, pair)) for pair in zip(dirty, clean, strict=True)]
    return _tiled("pages", "assetgen's rendered pages: MIT", pairs, [str(number) for number in range(n_pages)])


def _levelled(dirty: Image.Image, clean: Image.Image) -> tuple[_Pixels, _Pixels]:
    """A grey pair, (H, W, 1) each, as a denoiser will see its page in `assetgen clean`: dark on light, stretched."""
    if is_light_on_dark(dirty):
        dirty, clean = ImageChops.invert(dirty), ImageChops.invert(clean)
    return np.array(stretched(dirty)[0])[..., None], np.array(clean)[..., None]


def _tiled(name: str, licence: str, pairs: list[tuple[_Pixels, _Pixels]], pages: list[str]) -> ImageSet:
    """The set of all tiles; label k is the k-th page."""
    numbers = {page: number for number, page in enumerate(dict.fromkeys(pages))}
    dirty, clean = ([tile for pair in pairs for tile in _tiles(pair[side])] for side in (0, 1))
    n_tiles = [_n_tiles(pair[0]) for pair in pairs]
    labels = np.repeat([numbers[page] for page in pages], n_tiles).astype(np.int64)
    return ImageSet(name, licence, np.stack(clean), labels, tuple(numbers), dirty=np.stack(dirty))


def _tiles(image: _Pixels) -> Iterator[_Pixels]:
    """The fewest tiles that cover an image (H, W, C), evenly spaced; a smaller one is continued by its edge."""
    height, width = image.shape[:2]
    padded = np.pad(image, ((0, max(0, TILE - height)), (0, max(0, TILE - width)), (0, 0)), mode="edge")
    for row, column in itertools.product(_starts(height), _starts(width)):
        yield padded[row : row + TILE, column : column + TILE]


def _n_tiles(image: _Pixels) -> int:
    return len(_starts(image.shape[0])) * len(_starts(image.shape[1]))


def _starts(size: int) -> list[int]:
    n_tiles = math.ceil(size / TILE)
    return [round(number * (size - TILE) / max(1, n_tiles - 1)) for number in range(n_tiles)]


def _matched(dirty: Path, clean: Path) -> list[tuple[str, Path, Path]]:
    """(name, dirty, clean) of each pair, by name."""
    found: list[dict[str, Path]] = []
    for folder in (dirty, clean):
        if not folder.is_dir():
            raise DataError(f"{folder} is not a folder of scans")
        files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS)
        named = {str(path.relative_to(folder).with_suffix("")): path for path in files}
        if len(named) < len(files):
            twice = next(path for path in files if path not in named.values())
            raise DataError(
                f"{twice} differs from another file there only in its ending; each scan needs a name of its own"
            )
        found.append(named)
    if lone := sorted(found[0].keys() ^ found[1].keys()):
        shown = ", ".join(lone[:_SHOWN]) + (f" and {len(lone) - _SHOWN} more" if len(lone) > _SHOWN else "")
        raise DataError(
            f"every scan must be in both {dirty} and {clean} under the same name; found in only one of them: {shown}"
        )
    if not found[0]:
        raise DataError(f"no images in {dirty}; the formats that can be read are {', '.join(sorted(ENDINGS))}")
    return [(name, path, found[1][name]) for name, path in sorted(found[0].items())]


def _colours(path: Path) -> _Pixels:
    """The pixels of a file, (H, W, 3), or DataError that names it."""
    try:
        pixels, _ = read_scan(path, MAX_PIXELS)
    except DataError as error:
        raise DataError(f"{path} {str(error).removeprefix(f'{path}: ')}") from error
    n_colours = pixels.shape[2] - (pixels.shape[2] in (2, 4))
    return pixels[..., :n_colours] if n_colours == 3 else pixels[..., :1].repeat(3, axis=2)


def _is_grey(image: _Pixels) -> bool:
    return bool((image[..., :1] == image).all())
