"""Companion files: a sprite's normal map, glow or mask, which are layers of it and no sprites."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_ENDINGS: Final = {
    "n": "normal",
    "normal": "normal",
    "normals": "normal",
    "nrm": "normal",
    "e": "emission",
    "emission": "emission",
    "emissive": "emission",
    "s": "specular",
    "specular": "specular",
    "spec": "specular",
    "mask": "mask",
    "keep": "keep",
    "ao": "ao",
    "occlusion": "ao",
    "height": "height",
}
_STEM = re.compile(r"(.+)[ _.-]([a-zA-Z]+)")
_UNSURE = {"e", "s"}  # east, south, small: they count only beside a normal map
_COMPASS = {"w", "ne", "nw", "se", "sw"}

Parts = tuple[str, ...]


def companions(files: Iterable[Parts]) -> dict[Parts, tuple[Parts, str]]:
    """The image that each companion file belongs to, and the layer that its name tells. files: images, as path parts.

    "wall_n" beside "wall_w" is a direction, and nothing here looks at pixels: who reads them has the last word.
    """
    stems = {(*parts[:-1], parts[-1].rpartition(".")[0].lower()): parts for parts in files}
    found: dict[Parts, tuple[Parts, str]] = {}
    for stem, parts in stems.items():
        match = _STEM.fullmatch(stem[-1])
        if match is None or match[2] not in _ENDINGS:
            continue
        base, separator = (*stem[:-1], match[1]), stem[-1][len(match[1])]
        directions = any((*stem[:-1], f"{match[1]}{separator}{other}") in stems for other in _COMPASS)
        if base not in stems or (len(match[2]) == 1 and directions):
            continue
        found[parts] = stems[base], _ENDINGS[match[2]]
    lit = {base for base, layer in found.values() if layer == "normal"}
    return {
        parts: (base, layer) for parts, (base, layer) in found.items() if base in lit or _ending(parts) not in _UNSURE
    }


def _ending(parts: Parts) -> str:
    match = _STEM.fullmatch(parts[-1].rpartition(".")[0].lower())
    return match[2] if match else ""
