"""Companion files: a sprite's normal map, glow or mask, which are layers of it and no sprites."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import numpy as np

from assetgen_plugin.errors import DataError

from ..image_files import decoded, read_image

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


def is_layer(path: Path, base: Path, layer: str) -> bool:
    """Whether a file that is named like a layer looks like one: as large as its sprite, and a normal map like one."""
    try:
        found = [read_image(one) for one in (path, base)]
        if found[0] is None or found[1] is None:
            return False
        own, other = (decoded(data, frames=1)[0][0].pixels for data in found if data is not None)
    except DataError:
        return False
    if own.shape != other.shape:
        return False
    if layer == "normal":
        vectors = own[own[..., 3] >= 128][:, :3] / 127.5 - 1
        lengths = np.sqrt(np.square(vectors).sum(axis=1))
        return bool(len(vectors) and (abs(lengths - 1) < 0.2).mean() > 0.8 and (vectors[:, 2] >= -0.05).mean() > 0.95)
    lit = (own[..., 3] > 0) & (own[..., :3].max(axis=2) > 8)
    grey = (own[..., 0] == own[..., 1]) & (own[..., 1] == own[..., 2])
    outside = (lit & ~grey & (other[..., 3] == 0)).sum()
    return bool(outside <= 0.05 * max(1, lit.sum()))
