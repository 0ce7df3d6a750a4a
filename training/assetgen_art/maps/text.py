"""Maps as text: characters in lines, several to a file, or numbers and names in CSV."""

from __future__ import annotations

import csv
from pathlib import Path

from assetgen_plugin.errors import DataError

from ..image_files import read_bounded
from .map_file import MAX_FILE, VOID, MapFile, from_rows

_MOST_CHARACTERS = 32  # different ones in a file of maps; prose has more
_SPACE = "space"  # how a blank is named


def read_text(path: Path, name: str) -> list[MapFile]:
    """The maps in a text file, a character a cell. Empty lines, and lines that begin with `;`, stand between maps.

    Lines that an editor has cut at their end are filled with blanks. DataError for prose, or what is no text.
    """
    blocks: list[list[str]] = [[]]
    for line in _text(path).splitlines():
        if line.strip() and not line.startswith(";"):
            blocks[-1].append(line.rstrip("\r\n"))
        elif blocks[-1]:
            blocks.append([])
    blocks = [block for block in blocks if block]
    characters = {character for block in blocks for line in block for character in line}
    if len(characters) > _MOST_CHARACTERS:
        raise DataError(f"has {len(characters)} different characters; a map has at most {_MOST_CHARACTERS}")
    maps = []
    for number, block in enumerate(blocks):
        width = max(len(line) for line in block)
        rows = [[_SPACE if character == " " else character for character in line.ljust(width)] for line in block]
        maps.append(from_rows(name if len(blocks) == 1 else f"{name}:{number}", rows))
    return maps


def read_csv(path: Path, name: str) -> MapFile:
    """The map in a CSV file, a field a cell, separated by commas, semicolons or tabs; void is empty or −1."""
    text = _text(path)
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    try:
        rows = [[field.strip() for field in row] for row in csv.reader(text.splitlines(), delimiter=separator) if row]
    except csv.Error as error:
        raise DataError(f"is not CSV ({error})") from error
    if rows and all(row[-1] == "" for row in rows):
        rows = [row[:-1] for row in rows]  # Tiled ends each line with a comma
    return from_rows(name, [[VOID if field in ("", "-1") else field for field in row] for row in rows])


def _text(path: Path) -> str:
    try:
        return read_bounded(path, MAX_FILE).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError("is not text in UTF-8") from error
