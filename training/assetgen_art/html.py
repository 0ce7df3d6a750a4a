"""The one HTML page that every report is: a title, sections of text, tables and pictures, in a single file.

Reports say what is shown, `page.html` how it looks. All text is escaped; pictures are PNG files inside the page.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import ClassVar

import numpy as np
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from numpy.typing import NDArray

from .pictures import png_bytes, to_image

_EDGE = 96  # CSS pixels that a small picture is enlarged to, by whole factors


@dataclass(frozen=True)
class Text:
    """A paragraph, after a few words in bold if there are any."""

    kind: ClassVar[str] = "text"
    text: str
    lead: str = ""


@dataclass(frozen=True)
class Items:
    """A list of lines, each (words in bold, text)."""

    kind: ClassVar[str] = "items"
    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """A table whose first column names its rows. caption: what it shows, for those who cannot see it.

    notes: of each row, shown when the pointer rests on it. failed: numbers of the rows that are to stand out. prose:
    numbers of the columns that hold sentences, code: what one types; the others hold figures. mark: number of the
    column that says whether a row failed.
    """

    kind: ClassVar[str] = "table"
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    failed: frozenset[int] = frozenset()
    prose: frozenset[int] = frozenset()
    code: frozenset[int] = frozenset()
    mark: int | None = None


@dataclass(frozen=True)
class Picture:
    """A picture on its own. width: in CSS pixels. clear: whether the ground shows through, which the reader chooses."""

    kind: ClassVar[str] = "picture"
    png: bytes
    alt: str
    width: int | None = None
    clear: bool = False


@dataclass(frozen=True)
class Gallery:
    """Small pictures side by side, each (pixels (H, W, C) uint8, its name). captions: whether names are printed below.

    Otherwise they show when the pointer rests on the picture.
    """

    kind: ClassVar[str] = "gallery"
    pictures: tuple[tuple[NDArray[np.uint8], str], ...]
    captions: bool = False


@dataclass(frozen=True)
class Swatches:
    """Colours, each (#rrggbb, what to print below)."""

    kind: ClassVar[str] = "swatches"
    colours: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Quiz:
    """Numbered pictures, each with a box to tick, and the answers under a fold.

    made: the numbers, from 1, that should be ticked. label: what a tick says. lines: what is under the fold, before the
    count of those that were ticked, or left, rightly. The fold open, those that should be ticked have a rim.
    """

    kind: ClassVar[str] = "quiz"
    pictures: tuple[NDArray[np.uint8], ...]
    made: tuple[int, ...]
    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Badge:
    """A word beside the title, green if it is good and red if not."""

    text: str
    good: bool


Block = Text | Items | Table | Picture | Gallery | Swatches | Quiz


@dataclass(frozen=True)
class Section:
    """A part of the page. level: 2, or 3 for a part of the section above. note: a sentence on what is to be seen."""

    title: str
    blocks: Sequence[Block] = ()
    note: str = ""
    level: int = 2


def page(title: str, sections: Iterable[Section], *, badge: Badge | None = None) -> str:
    """The page as HTML, which needs nothing from the network."""
    shown = list(sections)
    on_ground = any(_on_ground(block) for section in shown for block in section.blocks)
    return _template().render(title=title, badge=badge, sections=shown, on_ground=on_ground) + "\n"


def dress() -> str:
    """The style sheet that all pages share, those of reports and the gallery."""
    return Path(__file__).with_name("dress.css").read_text("utf-8")


def _on_ground(block: Block) -> bool:
    return isinstance(block, Gallery | Quiz) or (isinstance(block, Picture) and block.clear)


def shown_size(pixels: NDArray[np.uint8]) -> tuple[int, int]:
    """(width, height) in CSS pixels at which a small picture is shown."""
    height, width = pixels.shape[:2]
    scale = max(1, _EDGE // max(height, width))
    return width * scale, height * scale


def data_url(png: bytes) -> str:
    """A PNG file as the address of a picture inside the page."""
    return f"data:image/png;base64,{base64.b64encode(png).decode('ascii')}"


def pixels_url(pixels: NDArray[np.uint8]) -> str:
    """Pixels (H, W, C) as the address of a picture inside the page."""
    return data_url(png_bytes(to_image(pixels), {}))


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(data_url=data_url, pixels_url=pixels_url, shown_size=shown_size)
    return environment.get_template("page.html")
