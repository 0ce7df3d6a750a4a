"""Pairs of a clean and a dirty page, drawn and soiled here: training data for cleaning scans where there are no pairs.

A page is a window onto a document of pseudo-words: paragraphs, headings, columns of numbers, rules, in a family of
fonts drawn for it, upright, slanted or bold, in sizes from small print to titles, now and then a little askew or in
part faint. The clean page is black ink on white paper, antialiased. The dirty one is the same print as a scanner sees
it after an accident:

- print: ink that is not quite black, nor even, of which a clean scan has the black and white points stretched;
- paper of some reflectance, its texture, and what befell it (`soiling.py`), all multiplied: light goes through a stain
  twice, through ink and stain alike;
- wear: where paper is creased, ink flakes off, so that folds and wrinkles veil both ink and paper with grey;
- show-through: another page's ink, mirrored, blurred and faint;
- scan: blur, noise, gamma, JPEG.

Some pages are an archive's: larger letters in brown ink that fades along the line, on dark paper full of spots, with
more of the other side showing through.

Fonts are Pillow's own, always there, and of the free families below those that this machine has (matplotlib brings
Computer Modern, STIX and DejaVu; Debian has fonts-liberation, fonts-freefont-ttf, fonts-texgyre and others). The same
fonts, Pillow and seed give the same pages.
"""

from __future__ import annotations

import functools
import importlib.util
import io
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from scipy.ndimage import gaussian_filter

from assetgen_plugin.errors import ConfigError

from .soiling import Field, aged, clouds, faded, light, paper, soil

# Free families, by the names of their files; each is drawn from equally often.
_FAMILIES = (
    r"cm(b|r|ti)10",
    r"cmss10",
    r"cmtt10",
    r"STIXGeneral(Bol|BolIta|Italic)?",
    r"DejaVuSans(Condensed)?(-Bold|-Oblique|-BoldOblique)?",
    r"DejaVuSerif(Condensed)?(-Bold|-Italic|-BoldItalic)?",
    r"DejaVuSansMono(-Bold|-Oblique|-BoldOblique)?",
    r"LiberationSans-.*",
    r"LiberationSerif-.*",
    r"LiberationMono-.*",
    r"FreeSans.*",
    r"FreeSerif.*",
    r"FreeMono.*",
    r"texgyre(adventor|bonum|cursor|heros|pagella|schola|termes)-(regular|bold|italic|bolditalic)",
    r"(lmroman|lmsans|lmmono)10-(regular|bold|italic|oblique)",
    r"(C059|P052|NimbusRoman|NimbusSans|NimbusMonoPS|URWBookman)-.*",
    r"(Carlito|Caladea|Gelasio)-.*",
    r"(EBGaramond|GentiumPlus|GenBas|GenBkBas).*",
    r"Noto(Sans|Serif)-(Regular|Bold|Italic|BoldItalic)",
)
_FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/share/texmf/fonts",
    "/usr/local/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
)
_MIN_SIDE, _MAX_SIDE = 16, 1 << 13
_SUPER = 2  # text is drawn this many times larger and reduced, so that no hinting snaps it to pixels
_X_HEIGHT = (5.5, 16.0)  # of running text, in pixels
_LARGE = (16.0, 45.0)  # the same of a page in five: bold print at 300 dots an inch
OLD = 0.12  # share of pages as an archive has them
_FAINT = (70, 127)  # ink of 255 in what is written faintly beside black print

# Parts of English words, roughly as common as they stand here, and words.
_ONSETS = "t s h w b m c d f p l r n g th st pr tr ch sh br pl gr cl wh k v j fr cr sp y qu z fl dr x"
_NUCLEI = "e a i o e a u o e i ea ou ai ee io oo y ie oa au"
_CODAS = "n s t d r n s l ng st m nd nt ck p c th rs ll ss ct g x b f k w v rd"
_COMMON = (
    "the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which "
    "one you were all her she there would their we him been has when who will no more if out so up said what its about "
    "than into them can only other time new some could these two may first then do any like my now over such our man "
    "even most made after also well many must should each page form field text number date name total sum year me"
)


def draw_pages(
    n_pages: int,
    height: int,
    width: int,
    *,
    rng: np.random.Generator,
    fonts: Sequence[Path] | None = None,
    old: float = OLD,
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Clean and dirty pages, (N, H, W) uint8 grey each: white 255, ink 0.

    Page k of a generator's state is the same however many follow it. fonts: files, in this order, beside Pillow's own
    font; all that `free_fonts` finds if not given. old: the share of pages from an archive, 0..1.

    Raises ConfigError for sizes that are no page's, and for files that are no fonts.
    """
    if n_pages < 0 or min(height, width) < _MIN_SIDE or max(height, width) > _MAX_SIDE:
        raise ConfigError(f"cannot draw {n_pages} pages of {height}×{width} pixels; sides are {_MIN_SIDE}..{_MAX_SIDE}")
    families = _families(tuple(free_fonts() if fonts is None else fonts))
    clean, dirty = np.empty((2, n_pages, height, width), np.uint8)
    for number in range(n_pages):
        is_old = rng.random() < old
        ink = _printed((height, width), families, is_old=is_old, rng=rng)
        through = _showing_through(ink, is_old=is_old, rng=rng)
        clean[number], dirty[number] = _scanned(ink, through, is_old=is_old, rng=rng)
    return clean, dirty


@functools.cache
def free_fonts() -> tuple[Path, ...]:
    """Files of the known free families on this machine, matplotlib's first, in the order of their names."""
    folders = [Path(folder) for folder in _FONT_FOLDERS]
    matplotlib = importlib.util.find_spec("matplotlib")
    for location in (matplotlib and matplotlib.submodule_search_locations) or ():
        folders.insert(0, Path(location) / "mpl-data" / "fonts")
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*.[ot]tf")):
            if any(re.fullmatch(family, path.stem) for family in _FAMILIES):
                found.setdefault(path.stem, path)
    return tuple(found[stem] for stem in sorted(found))


@dataclass(frozen=True)
class _Style:
    """How the lines of one page look."""

    path: Path | None  # of the font; None is Pillow's own
    x_height: float  # pixels
    slant: float  # pixels to the right per pixel up
    stroke: int  # added to the outlines' weight, in drawn pixels
    ink: int = 255  # 1..255


def _families(fonts: tuple[Path, ...]) -> list[list[Path | None]]:
    """The fonts by family; those of no known one are a family together; Pillow's own is one."""
    by_family: dict[str, list[Path | None]] = {"": [None]}
    for path in fonts:
        family = next((name for name in _FAMILIES if re.fullmatch(name, path.stem)), "others")
        by_family.setdefault(family, []).append(path)
    return list(by_family.values())


@functools.lru_cache(maxsize=256)
def _font(path: Path | None, x_height: float) -> ImageFont.FreeTypeFont:
    """A font whose x is that many pixels high, roughly: sizes are whole."""
    measured = _opened(path, 100)
    size = max(4, round(100 * x_height / -measured.getbbox("x", anchor="ls")[1]))
    return _opened(path, size)


def _opened(path: Path | None, size: int) -> ImageFont.FreeTypeFont:
    if path is None:
        font = ImageFont.load_default(size)
        assert isinstance(font, ImageFont.FreeTypeFont)  # of a size it always is
        return font
    try:
        return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
    except OSError as error:
        raise ConfigError(f"{path} cannot be read as a font ({error}); leave it out or give another") from error


@functools.cache
def _vocabulary() -> tuple[list[str], list[str]]:
    """Common words and pseudo-words, always the same."""
    rng = np.random.default_rng(0)
    onsets, nuclei, codas = _ONSETS.split(), _NUCLEI.split(), _CODAS.split()

    def one(choices: list[str]) -> str:  # the earlier the likelier
        return choices[int(len(choices) * rng.random() ** 2)]

    words = []
    for _ in range(4000):
        n_syllables = rng.choice([1, 2, 3, 4], p=[0.25, 0.4, 0.25, 0.1])
        syllables = [one(onsets) * (rng.random() < 0.8) + one(nuclei) for _ in range(n_syllables)]
        words.append("".join(syllables) + one(codas) * (rng.random() < 0.7))
    return _COMMON.split(), words


def _words(count: int, *, rng: np.random.Generator) -> list[str]:
    """Running text: sentences with capitals and stops, now and then a number, a name, brackets, quotes."""
    common, rare = _vocabulary()
    words = []
    capital = rng.random() < 0.7
    for place, choice, shape, mark in rng.random((count, 4)).tolist():
        word = common[int(place**2 * len(common))] if choice < 0.45 else rare[int(place * len(rare))]
        if shape < 0.03:
            word = str(int(10 ** (4 * shape / 0.03)))
        elif shape < 0.05:
            word = word.upper()
        elif capital or shape < 0.09:
            word = word.capitalize()
        stop = ".,,;:.!?"[int(8 * mark / 0.1)] if mark < 0.1 else ""
        if 0.1 <= mark < 0.12:
            word = f"({word})" if mark < 0.11 else f'"{word}"'
        words.append(word + stop)
        capital = stop in (".", "!", "?")
    return words


def _printed(
    shape: tuple[int, int], families: list[list[Path | None]], *, is_old: bool, rng: np.random.Generator
) -> Field:
    """A window onto a printed document: how much of each pixel is ink, 0..1."""
    height, width = shape
    canvas = np.zeros((_SUPER * height, _SUPER * width), np.uint8)
    family = families[rng.integers(len(families))]
    x_height = math.exp(rng.uniform(*np.log(_LARGE if rng.random() < (0.6 if is_old else 0.2) else _X_HEIGHT)))
    leading = x_height * rng.uniform(2.2, 3.6)
    left, right = rng.uniform(-1, 4) * x_height, width * rng.uniform(0.8, 1.4)
    body = _style(family, x_height, rng=rng)
    faint = int(rng.integers(*_FAINT)) if rng.random() < 0.15 else 255
    y = rng.uniform(-1, 2) * leading  # baseline
    while y < height + leading:
        kind = rng.random()
        if kind < 0.06:  # a heading
            large = _style(family, x_height * rng.uniform(1.1, 2.2), rng=rng)
            y += 0.5 * large.x_height
            _draw_line(canvas, " ".join(_words(int(rng.integers(1, 7)), rng=rng)).title(), left, y, large)
            y += leading + large.x_height
        elif kind < 0.1:  # columns of numbers
            step = x_height * rng.uniform(9, 16)
            for _ in range(rng.integers(1, 6)):
                for column in range(math.ceil(width / step)):
                    number = rng.integers(10 ** rng.integers(1, 6))
                    _draw_line(canvas, f"{number / 100:.2f}", left + column * step, y, body)
                y += leading
        elif kind < 0.13:  # a rule
            row = round(_SUPER * (y - x_height))
            canvas[max(0, row) : max(0, row + rng.integers(1, 5)), max(0, round(_SUPER * left)) :] = 255
            y += leading
        elif kind < 0.18:
            y += leading * rng.uniform(0.3, 3)
        else:
            emphasised = _style(family, x_height, rng=rng)
            style = emphasised if rng.random() < 0.15 else body
            if rng.random() < 0.4:
                style = replace(style, ink=faint)
            n_lines = math.ceil(math.exp(rng.uniform(0, math.log(14))))
            for line in _wrapped(n_lines, right - left, style, rng=rng):
                _draw_line(canvas, line, left, y, style)
                y += leading
            y += leading * rng.choice([0.0, 0.5])
    picture = Image.fromarray(canvas)
    if rng.random() < 0.3:
        picture = picture.rotate(rng.normal(0, 0.8), Image.Resampling.BILINEAR)
    return np.asarray(picture.reduce(_SUPER), np.float32) / np.float32(255)


def _style(family: list[Path | None], x_height: float, *, rng: np.random.Generator) -> _Style:
    slant = rng.uniform(0.12, 0.28) if rng.random() < 0.35 else 0.0
    stroke = 0
    if x_height > 9 and rng.random() < (0.08 if x_height < _LARGE[0] else 0.4):
        stroke = int(rng.integers(1, 2 + int(x_height / 8)))
    return _Style(family[rng.integers(len(family))], x_height, slant, stroke)


def _wrapped(n_lines: int, width: float, style: _Style, *, rng: np.random.Generator) -> list[str]:
    """A paragraph of lines about as wide, the first at times indented, the last shorter."""
    font = _font(style.path, _SUPER * style.x_height)
    n_letters = max(8, int(_SUPER * width / (font.getlength("the quick form of a dozen lines is here") / 39)))
    text = " ".join(_words(n_lines * n_letters // 5 + 1, rng=rng))
    lines = ["   " * int(rng.integers(3))]
    for word in text.split(" "):
        if len(lines[-1]) + len(word) > n_letters:
            if len(lines) == n_lines:
                break
            lines.append("")
        lines[-1] += word + " "
    return lines


def _draw_line(canvas: NDArray[np.uint8], text: str, left: float, baseline: float, style: _Style) -> None:
    """Adds a line of text; left and baseline in pixels of the page."""
    unit = _SUPER * style.x_height
    top = round(_SUPER * baseline - 2.6 * unit)
    rows = slice(max(0, top), max(0, round(top + 4.1 * unit)))
    strip = Image.new("L", (canvas.shape[1], len(canvas[rows])))
    if strip.height == 0:
        return
    at = (_SUPER * left, _SUPER * baseline - rows.start)
    font = _font(style.path, unit)
    ImageDraw.Draw(strip).text(at, text, style.ink, font, anchor="ls", stroke_width=style.stroke)
    if style.slant:
        sheared = (1, style.slant, -style.slant * at[1], 0, 1, 0)
        strip = strip.transform(strip.size, Image.Transform.AFFINE, sheared, Image.Resampling.BILINEAR)
    np.maximum(canvas[rows], np.asarray(strip), out=canvas[rows])


def _showing_through(ink: Field, *, is_old: bool, rng: np.random.Generator) -> Field:
    """Reflectance under the print of the page's other side, which is this one's, mirrored and moved."""
    if rng.random() >= (0.5 if is_old else 0.2):
        return np.ones_like(ink)
    other = np.roll(ink[:, ::-1], (rng.integers(len(ink)), rng.integers(ink.shape[1])), axis=(0, 1))
    blurred: Field = gaussian_filter(other, rng.uniform(0.8, 2.5))
    return 1 - np.float32(rng.uniform(0.03, 0.4 if is_old else 0.25)) * blurred


def _scanned(
    ink: Field, through: Field, *, is_old: bool, rng: np.random.Generator
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The clean page and the dirty one of a print, uint8."""
    soft = gaussian_filter(ink, rng.uniform(0.15, 0.5))
    low, high = rng.uniform(0, 0.12), rng.uniform(0.93, 1)  # a clean scan's black and white points
    clean = ((1 - soft - low) / (high - low)).clip(0, 1)

    darkness = 1 - (rng.uniform(0, 0.12) if rng.random() < 0.85 else rng.uniform(0.12, 0.55))
    uneven = 1 + rng.uniform(0, 0.06) * clouds(ink.shape, rng.uniform(1.5, 40), rng=rng)
    if is_old:  # brown ink that ran dry and was dipped again
        darkness, uneven = rng.uniform(0.5, 0.9), 1 - faded(ink.shape, rng=rng)
    printed = 1 - (darkness * uneven * soft).clip(0, 1)
    stains, creased = soil(ink.shape, rng=rng)
    sheet = rng.uniform(0.82, 0.98) * paper(ink.shape, rng=rng) * light(ink.shape, rng=rng) * stains * through
    if is_old:
        sheet = sheet * aged(ink.shape, rng=rng)
    page = sheet * printed
    if rng.random() < 0.6:
        grey = rng.uniform(0.3, 0.5)  # of bare fibres in shadow, where ink has flaked off
        worn = ((1 - creased) / (1 - grey)).clip(0, 1)
        page = (page + worn * (grey * sheet - page)) * creased.clip(1)
    else:
        page = page * creased
    if rng.random() < 0.4:
        page = gaussian_filter(page, rng.uniform(0.2, 0.8))
    page = page.clip(0, 1) ** rng.uniform(0.9, 1.2)
    page = page + rng.uniform(0, 0.02) * rng.standard_normal(ink.shape, np.float32)
    return _bytes(clean), _compressed(_bytes(page.clip(0, 1)), rng=rng)


def _bytes(page: Field) -> NDArray[np.uint8]:
    return (page * 255 + 0.5).astype(np.uint8)


def _compressed(page: NDArray[np.uint8], *, rng: np.random.Generator) -> NDArray[np.uint8]:
    """One page in four comes back from a JPEG file."""
    quality = int(rng.integers(30, 95))
    if rng.random() >= 0.25:
        return page
    buffer = io.BytesIO()
    Image.fromarray(page).save(buffer, "JPEG", quality=quality)
    return np.asarray(Image.open(buffer))
