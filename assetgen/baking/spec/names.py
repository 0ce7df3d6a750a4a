"""File names that every file system takes, and that stay inside the folder they are meant for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from assetgen_plugin.errors import DataError

MAX_PART = 150  # bytes of one part, UTF-8: room for suffixes below the usual 255
MAX_NAME = 400
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}


def check_name(name: str, what: str) -> str:
    """A relative name with / between its parts, as it is; DataError if some file system would take it otherwise."""

    def refuse(why: str) -> DataError:
        shown = name if len(name) <= 60 else name[:60] + "…"
        return DataError(f"{what} {shown!r} {why}; letters, digits, - _ . and / between folders are allowed")

    if len(name.encode("utf-8", "replace")) > MAX_NAME:
        raise refuse(f"is longer than {MAX_NAME} bytes")
    if unicodedata.normalize("NFC", name) != name:
        raise refuse("is not in Unicode's composed form (NFC), so file systems would disagree about it")
    for part in name.split("/"):
        if part in ("", ".", ".."):
            raise refuse("leads out of its folder or has an empty part")
        if not re.fullmatch(r"[\w. -]+", part):
            raise refuse("holds a character that some file system refuses")
        if part.startswith((".", " ")) or part.endswith((".", " ")):
            raise refuse("has a part that begins or ends with a dot or a space")
        if part.split(".")[0].casefold() in _RESERVED:
            raise refuse("is a device's name on Windows")
        if len(part.encode()) > MAX_PART:
            raise refuse(f"has a part longer than {MAX_PART} bytes")
    return name


def slugs(labels: Sequence[str]) -> dict[str, str]:
    """Each label as a part of a file name: letters, digits, dot, dash and underscore, in lower case, no two alike."""
    plain = [re.sub(r"[^\w.-]+", "-", unicodedata.normalize("NFC", label)).strip(".").casefold() for label in labels]
    counts: dict[str, int] = {}
    for slug in plain:
        counts[slug] = counts.get(slug, 0) + 1
    return {
        label: f"{slug}-{number}" if counts[slug] > 1 or not slug else slug
        for number, (label, slug) in enumerate(zip(labels, plain, strict=True))
    }
