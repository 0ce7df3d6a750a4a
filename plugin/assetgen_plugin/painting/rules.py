"""The rules by which a pack's textures are painted, by level (contract 2, sections 1, 4 and 8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..errors import SeedError
from ..tensors import Tensors, tensor_text

RULES: Final = ("levels", "mix", "style")
"""For textures, for blends of two sources, and for the shape of one sprite in the paint of another."""
MAX_LAYERS: Final = 100
FRAME: Final = "frame."
"""How the names of layers begin that are frames of an animation, in playing order of the rest of their names."""
_PATCHES: Final = 24  # looked at in a sweep, by pixel, at most


class Level(NamedTuple):
    """One level of the search: radius of patches, sweeps, and weights of paint, guide and place."""

    radius: int
    sweeps: int
    paint: int
    guide: int
    place: int


class Hold(NamedTuple):
    """Which places a pack holds. edges: pixels at the border. reach: pixels around them that move less. layer: the
    layer whose visible pixels are held, or −1.
    """

    edges: int
    reach: int
    layer: int


class Rules(NamedTuple):
    """coarsest: the side at which the pyramid ends. levels: coarsest first, the last for all finer ones."""

    coarsest: int
    levels: tuple[Level, ...]

    def level(self, number: int) -> Level:
        """The row of a level; 0 is the coarsest."""
        return self.levels[min(number, len(self.levels) - 1)]


def rules_of(tensors: Tensors, kind: str) -> Rules:
    """The rules of one of RULES."""
    rows = tensors[f"paint.{kind}"].tolist()
    return Rules(int(tensors["paint.coarsest"][RULES.index(kind)]), tuple(Level(*row) for row in rows))


def hold_of(tensors: Tensors) -> Hold | None:
    """The places that a pack holds, None if it holds none."""
    return Hold(*tensors["hold"].tolist()) if "hold" in tensors else None


def level_sizes(height: int, width: int, side: int, coarsest: int, wrap: bool) -> list[tuple[int, int]]:
    """(h, w) of the levels, coarsest first. side: the larger one of the art's box."""
    sizes = [(height, width)]
    while side > coarsest and not (wrap and (height % 2 or width % 2)):
        height, width, side = (height + 1) >> 1, (width + 1) >> 1, (side + 1) >> 1
        sizes.append((height, width))
    return sizes[::-1]


def painting_products(rules: Rules, height: int, width: int, wrap: bool) -> int:
    """What painting a texture takes at most, if the art fills it: the products of all patches looked at."""
    total = 0
    for number, (h, w) in enumerate(level_sizes(height, width, max(height, width), rules.coarsest, wrap)):
        level = rules.level(number)
        total += h * w * (_PATCHES * level.sweeps + 2) * (2 * level.radius + 1) ** 2 * 8
    return total


def layers_of_art(tensors: Tensors) -> tuple[str, ...]:
    """The names of the art's layers, () if there are none."""
    return tuple(tensor_text(tensors, "layer.names").split("\n")) if "layer.names" in tensors else ()


def layer_prefix(number: int) -> str:
    """How the names of a layer's tensors begin; of -1 those of the art."""
    return "art" if number < 0 else f"layer.{number:02d}"


def shown_layer(tensors: Tensors, exemplar: int) -> int:
    """The number of the layer that textures of a sprite show; -1 if it is the art itself."""
    return int(tensors["layer.shown"][exemplar]) if "layer.shown" in tensors else -1


def tags_of(info: Mapping[str, Any], base: str) -> dict[str, list[int]]:
    """The numbers of a sprite's frames by tag, in playing order, as a pack's info has them; {} if it has no tags.

    What does not look like that is left out: info is not checked.
    """
    tags = info.get("tags")
    found = tags.get(base) if isinstance(tags, dict) else None
    if not isinstance(found, dict):
        return {}
    valid = {
        str(tag): numbers
        for tag, numbers in found.items()
        if isinstance(numbers, list) and numbers and all(type(one) is int and one >= 0 for one in numbers)
    }
    return dict(sorted(valid.items(), key=lambda one: one[1][0]))  # files keep them by name


def tagged(info: Mapping[str, Any], base: str, tag: str, frames: Sequence[str]) -> list[str]:
    """Of a sprite's frames those under a tag; SeedError if it has no such tag."""
    tags = tags_of(info, base)
    if tag not in tags or max(tags[tag]) >= len(frames):
        raise SeedError(f"{base!r} has no frames under {tag!r}; its tags are {', '.join(tags) or 'none'}")
    return [frames[number] for number in tags[tag]]


def inflated_size(counts: NDArray[np.integer], boxes: NDArray[np.integer]) -> int:
    """The bytes that the stream inflates to. counts: (N,), 0 is true colour. boxes: (N, 4)."""
    areas = boxes[:, 2].astype(np.int64) * boxes[:, 3]
    return int(np.where(counts > 0, 4 * counts.astype(np.int64) + areas, 4 * areas).sum())
