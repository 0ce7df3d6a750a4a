"""Companion files: a sprite's normal map, glow or mask, which are layers of it and no sprites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

import numpy as np

from assetgen_plugin.errors import DataError

from ..image_files import IMAGE_EXTENSIONS, decoded, printable, read_image
from .items import Noted, Skipped
from .traits import Pixels

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
_FLAT: Final = (128, 128, 255, 255)  # straight at whoever looks
_UNSURE = {"e", "s"}  # east, south, small: without a normal map beside them their pixels must say it
_GLOWS = 0.5  # of its sprite, that a glow lights at most
_COMPASS = {"w", "ne", "nw", "se", "sw"}

_OUTSIDE: Final = {"emission"}
"""Layers that may show something where their sprite does not: a glow."""

Parts = tuple[str, ...]


@dataclass(frozen=True)
class Beside:
    """The companion files of one image by the names of their layers, and what was decided about them."""

    files: tuple[tuple[str, Path], ...] = ()

    def pictures(self, sizes: Sequence[tuple[int, int]]) -> list[tuple[tuple[str, Pixels], ...]]:
        """The layers of an image's pictures, which have these sizes (height, width); () where they do not fit."""
        found: list[list[tuple[str, Pixels]]] = [[] for _ in sizes]
        for name, path in self.files:
            data = read_image(path)
            pictures = [] if data is None else [one.pixels for one in decoded(data)[0]]
            if [picture.shape[:2] for picture in pictures] == list(sizes):
                for layers, picture in zip(found, pictures, strict=True):
                    layers.append((name, picture))
        return [tuple(layers) for layers in found]


NOTHING: Final = Beside()


def default_layer(name: str, sprite: Pixels) -> Pixels:
    """What a sprite (H, W, 4) without a layer has in its place: a flat normal map, else nothing."""
    flat = np.zeros_like(sprite)
    if name == "normal":
        flat[sprite[..., 3] > 0] = _FLAT
    return flat


def around(centre: tuple[int, int, int, int], sprite: Pixels) -> Pixels:
    """The layer `keep` of a nine-slice (H, W, 4): its borders, which must meet. centre: x, y, width, height."""
    x, y, width, height = centre
    borders = np.full_like(sprite, 255)
    borders[y : y + height, x : x + width] = 0
    return borders


def nine_patch(pixels: Pixels) -> tuple[int, int, int, int] | None:
    """What is stretched of an Android nine-patch (H, W, 4), without its frame: x, y, width, height; None of others.

    The frame is a pixel wide: transparent or white, black where the top and the left side say what is stretched.
    """
    if min(pixels.shape[:2]) < 5:
        return None
    frame = np.concatenate([pixels[0], pixels[-1], pixels[1:-1, 0], pixels[1:-1, -1]])
    plain = (frame[:, 3] == 0) | (frame == 255).all(axis=1)
    black = (frame == (0, 0, 0, 255)).all(axis=1)
    red = (frame == (255, 0, 0, 255)).all(axis=1)  # optical bounds
    sides = [np.flatnonzero((line == (0, 0, 0, 255)).all(axis=1)) for line in (pixels[0, 1:-1], pixels[1:-1, 0])]
    if not (plain | black | red).all() or not all(len(side) for side in sides):
        return None
    (x, right), (y, bottom) = ((int(side[0]), int(side[-1])) for side in sides)
    return x, y, right - x + 1, bottom - y + 1


def within_sprite(name: str, layer: Pixels, sprite: Pixels) -> Pixels:
    """A layer without what lies outside its sprite, (H, W, 4) each; glows may reach out of theirs."""
    if name in _OUTSIDE:
        return layer
    return np.where(sprite[..., 3:] > 0, layer, np.uint8(0))


def read_companions(
    source: Path, images: Iterable[Parts], named: Mapping[Parts, tuple[Parts, str]], *, wanted: bool
) -> tuple[dict[Parts, Beside], dict[Parts, Noted | Skipped]]:
    """The companions of each image, by its path parts, and of each companion file what is said of it.

    images: all below `source`. named: companions that a JSON file names, with their image and layer. wanted: whether
    they become layers; else they are left out.
    """
    over: dict[Parts, dict[str, Path]] = {}
    told: dict[Parts, Noted | Skipped] = {}
    found = companions(images) | dict(named)
    normals = {
        parts
        for parts, (base, layer) in found.items()
        if layer == "normal" and is_layer(source.joinpath(*parts), source.joinpath(*base), layer)
    }
    lit = {found[parts][0] for parts in normals}
    for parts, (base, layer) in found.items():
        path, shown = source.joinpath(*parts), printable("/".join(parts))
        sure = base in lit or parts in named or _ending(parts) not in _UNSURE
        fits = parts in normals if layer == "normal" else is_layer(path, source.joinpath(*base), layer, sure=sure)
        if not fits:
            continue
        of = f"the {layer} layer of {printable('/'.join(base))}"
        if not wanted:
            told[parts] = Skipped(shown, "layer", f"{of}; it is not a sprite")
        elif layer in over.setdefault(base, {}):
            told[parts] = Skipped(shown, "layer", f"{of}, which has another one in {over[base][layer].name}")
        else:
            over[base][layer] = path
            told[parts] = Noted("layer", shown, layer)
    return {base: Beside(tuple(files.items())) for base, files in over.items()}, told


def companions_in(folder: Path) -> list[Parts]:
    """The images of a folder, of which a single file that is read may have companions."""
    names = sorted(one.name for one in folder.iterdir() if PurePath(one.name).suffix.lower() in IMAGE_EXTENSIONS)
    return [(name,) for name in names]


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
    return found


def _ending(parts: Parts) -> str:
    match = _STEM.fullmatch(parts[-1].rpartition(".")[0].lower())
    return match[2] if match else ""


def is_layer(path: Path, base: Path, layer: str, *, sure: bool = True) -> bool:
    """Whether a file that is named like a layer looks like one: as large as its sprite, and a normal map like one.

    Unless that is sure by the name, a glow must leave most of its sprite dark, and other layers be grey over colours:
    the same figure, seen from the east or the south, does neither.
    """
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
    visible = other[..., 3] > 0
    if (lit & ~grey & ~visible).sum() > 0.05 * max(1, lit.sum()):
        return False
    if sure:
        return True
    if layer == "emission":
        return bool(0 < (lit & visible).sum() < _GLOWS * visible.sum())
    coloured = np.ptp(other[..., :3].astype(int), axis=2) > 0
    return bool(grey.all() and coloured[visible].any())
