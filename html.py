"""The HTML page that all reports are written in: one file with its style and its pictures, nothing from the network."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from jinja2 import Environment, StrictUndefined, Template
from PIL import Image

from .pictures import png_bytes


@dataclass(frozen=True)
class Figure:
    """A picture. alt: what it shows, for people who cannot see it. size: (width, height) on the page in CSS pixels."""

    png: bytes
    alt: str
    caption: str = ""
    size: tuple[int, int] | None = None  # None is the picture's own

    @staticmethod
    def of(image: Image.Image, alt: str, *, scale: int = 1, caption: str = "") -> Figure:
        """An image that the browser enlarges by whole pixels, which costs a fraction of the bytes."""
        return Figure(png_bytes(image, {}), alt, caption, (scale * image.width, scale * image.height))

    @property
    def source(self) -> str:
        """The picture as a data URI."""
        return f"data:image/png;base64,{base64.b64encode(self.png).decode('ascii')}"


@dataclass(frozen=True)
class Column:
    """A column of a table. note: shown when one points at its heading."""

    name: str
    kind: Literal["number", "text", "strong", "code"] = "number"  # numbers are aligned to the right
    note: str = ""


@dataclass(frozen=True)
class Row:
    """A row of a table; its first cell is its heading. note: shown when one points at it. failed: marked in red."""

    cells: Sequence[str]
    note: str = ""
    failed: bool = False


@dataclass(frozen=True)
class Table:
    """A table, each row with as many cells as there are columns."""

    columns: Sequence[Column]
    rows: Sequence[Row]


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of a page: whatever of these it has, in this order."""

    title: str = ""
    level: int = 2  # of the heading: 2, or 3 for a part of the section before
    warnings: Sequence[str] = ()
    note: str = ""
    table: Table | None = None
    terms: Sequence[tuple[str, str]] = ()  # (term, meaning)
    swatches: Sequence[tuple[str, str]] = ()  # (#rrggbb, text beside it)
    sheet: Figure | None = None  # a picture on a line of its own
    gallery: Sequence[Figure] = ()  # small pictures side by side


def page(title: str, sections: Sequence[Section]) -> str:
    """An HTML page. Every text is escaped; equal input gives equal pages."""
    return _template().render(title=title, sections=sections)


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    return environment.from_string(resources.files(__package__).joinpath("page.html").read_text("utf-8"))
