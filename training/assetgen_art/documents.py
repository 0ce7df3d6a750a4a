"""Scanned pages on their way through a denoiser: dark ink on light paper before, their own colours after.

A denoiser of pages has learned dark ink on light paper. What is pencil, blue, faded, or white on black, becomes that
first; what it leaves of each pixel's darkness then goes back into the page's own colours.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageFilter

from assetgen_plugin import Denoiser

Pixels: TypeAlias = NDArray[np.uint8]

_INK, _PAPER = 0.0005, 0.90  # quantiles of the luminance that are the ink's, but for specks, and the paper's
_BLACK = 0.05  # of the paper's luminance: what ink is stretched to
_DARK_ENOUGH = 0.20  # of the paper's: ink that needs no stretching, which fattens strokes and darkens stains
_LEAST_SPAN = 64  # levels between ink and paper: the grain of a blank page is no ink
_AROUND = 16  # pixels to each side that a stroke stands out from
_STROKE = 8  # a page is reduced so many times to look for the paper between strokes
_LEAST_DEPTH = 64  # levels that ink is darker than the paper around it
_LEAST_INK = 0.0005  # of a page; with less there is nothing to lose
_GONE = 192  # level from which ink counts as erased
_STRIP = 256  # rows that are coloured at a time


def cleaned_by(denoiser: Denoiser, image: Pixels) -> tuple[Pixels, float]:
    """(an image (H, W, C) uint8 cleaned, how much of its ink is left, 0..1).

    A grey model for documents cleans it as `clean_page` does, any other model as it is; then nothing counts as ink.
    """
    if denoiser.kind == "document" and denoiser.channels == 1 and image.size:
        return clean_page(image, denoiser.clean)
    return denoiser.clean(image), 1.0


def clean_page(page: Pixels, clean: Callable[[Pixels], Pixels]) -> tuple[Pixels, float]:
    """(the page cleaned, how much of its ink is left, 0..1).

    page: (H, W, C) uint8, C 1 or 3, or 2 or 4 with alpha, which stays. clean: what removes the dirt of grey pages of
    (H, W) pixels with dark ink on light paper. Ink is what is darker than the paper around it, by Otsu's threshold; in
    white on black it is the white. A colour keeps its hue.
    """
    n_colours = page.shape[2] - (page.shape[2] in (2, 4))
    colours = page[..., :n_colours]
    level = Image.fromarray(colours[..., 0] if n_colours == 1 else np.ascontiguousarray(colours)).convert("L")
    visible = None if n_colours == page.shape[2] else page[..., -1] > 0
    if visible is not None and not visible.all():
        level.paste(int(np.median(np.asarray(level)[visible])) if visible.any() else 255, mask=_mask(~visible))
    inverted = is_light_on_dark(level)
    if inverted:
        level, colours = ImageChops.invert(level), 255 - colours
    seen, white = stretched(level)
    cleaned = clean(np.array(seen))
    kept = ink_left(seen, cleaned)
    result = cleaned[..., None] if n_colours == 1 else _coloured(colours, level, cleaned, white)
    if inverted:
        result = 255 - result
    if visible is None:
        return result, kept
    result = np.where(visible[..., None], result, page[..., :n_colours])
    return np.concatenate([result, page[..., -1:]], axis=2), kept


def is_light_on_dark(level: Image.Image) -> bool:
    """Whether a grey page has light strokes on dark paper: most of it is dark, and what stands out is light."""
    counts = np.array(level.histogram())
    if counts[: otsu(counts)].sum() <= counts.sum() / 2:
        return False
    around = level.filter(ImageFilter.BoxBlur(_AROUND))
    apart = np.array(ImageChops.subtract(level, around, scale=2, offset=128).histogram())
    return bool((apart * (np.arange(256.0) - 128) ** 3).sum() > 0)


def stretched(level: Image.Image) -> tuple[Image.Image, int]:
    """(a grey page whose ink is nearly black, the paper's level, which stays).

    A page whose darkest pixels are already dark beside its paper is left as it is.
    """
    counts = np.cumsum(level.histogram())
    ink, paper = (int(np.searchsorted(counts, share * counts[-1])) for share in (_INK, _PAPER))
    if ink <= _DARK_ENOUGH * paper:
        return level, paper
    span = max(paper - ink, _LEAST_SPAN)
    table = paper - (paper - np.arange(256)) * (paper * (1 - _BLACK) / span)
    return level.point(np.rint(table.clip(0, 255)).astype(int).tolist()), paper


def ink_left(seen: Image.Image, cleaned: Pixels) -> float:
    """The share of a stretched page's ink that is still dark once it is cleaned, 0..1; 1 where there is no ink."""
    small = seen.reduce(_STROKE) if min(seen.size) >= _STROKE else seen
    paper = small.filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.BoxBlur(4)).resize(seen.size)
    depth = ImageChops.subtract(paper, seen)
    ink = np.asarray(depth) >= max(_LEAST_DEPTH, otsu(np.array(depth.histogram())))
    n_ink = np.count_nonzero(ink)
    if n_ink < _LEAST_INK * ink.size:
        return 1.0
    return float(np.count_nonzero(cleaned[ink] < _GONE) / n_ink)


def otsu(counts: NDArray[np.int64]) -> int:
    """The level from which on a histogram's second class begins, 1..255: the most variance between the two classes.

    counts: (256,). Source: Otsu 1979.
    """
    below = np.cumsum(counts)[:-1].astype(float)
    total, sums = float(counts.sum()), np.cumsum(counts * np.arange(256.0))
    above = total - below
    difference = sums[:-1] / np.maximum(below, 1) - (sums[-1] - sums[:-1]) / np.maximum(above, 1)
    return int(np.argmax(below * above * difference**2)) + 1


def _coloured(colours: Pixels, level: Image.Image, cleaned: Pixels, white: int) -> Pixels:
    """Colours (H, W, 3) with the darkness of the cleaned page, (H, W).

    A colour's distance from white, in each channel, is multiplied by one number: its hue stays. A pure colour is not
    made darker than it can be without losing it.
    """
    result = np.empty_like(colours)
    before = np.asarray(level)
    for start in range(0, len(colours), _STRIP):
        rows = slice(start, start + _STRIP)
        absorbed = np.maximum(255 - colours[rows].astype(np.float32) * np.float32(255 / max(white, 1)), 0)
        dark = np.maximum(255 - before[rows].astype(np.float32) * np.float32(255 / max(white, 1)), 1)
        wanted = (255 - cleaned[rows].astype(np.float32)) / dark
        most = 255 / np.maximum(absorbed.max(axis=2), 1)
        result[rows] = np.rint(255 - absorbed * np.minimum(wanted, most)[..., None]).astype(np.uint8)
    return result


def _mask(where: NDArray[np.bool_]) -> Image.Image:
    return Image.fromarray(where.astype(np.uint8) * 255)
