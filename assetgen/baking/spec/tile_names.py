"""Which tiles of a pack a class of a plan is drawn with: by name, by what lies around a cell where the set has that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin.errors import DataError

_MASKED: Final = re.compile(r"(.+)[_-](\d{1,3})")
_FOUR: Final = 16  # masks of the four sides
# (dy, dx) clockwise from above: bit k of a mask of eight; a corner counts only where both sides beside it do
_AROUND: Final = ((-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1))


@dataclass(frozen=True)
class Tiles:
    """The tiles of one class: one kind, or one for each mask of its neighbours."""

    plain: str | None  # class or sprite of the pack; None if there are masks alone
    masked: Mapping[int, str]  # mask → class or sprite

    def name(self, mask: int) -> str | None:
        """The tiles for a mask of eight: with its corners, its sides alone, or whatever the neighbours are."""
        if not self.masked:
            return self.plain
        if max(self.masked) >= _FOUR:
            sides = mask & 0b01010101
            found = self.masked.get(mask, self.masked.get(sides))
        else:
            found = self.masked.get(sum((mask >> 2 * side & 1) << side for side in range(4)))
        return found or self.plain


def parse_tile_names(text: str | None) -> dict[str, str]:
    """{class: tiles} of a text such as floor=grass,wall=brick; DataError for another."""
    pairs = [] if text is None else [pair.partition("=") for pair in text.split(",")]
    names = {of.strip(): name.strip() for of, _, name in pairs}
    if len(names) < len(pairs) or not all(names) or not all(names.values()):
        raise DataError(f"tile names {text!r} are not like floor=grass,wall=brick, each class once")
    return names


def tiles_of_classes(
    classes: Sequence[str], known: Iterable[str], asked: Mapping[str, str], where: str
) -> tuple[Tiles, ...]:
    """The tiles of each class. known: classes and sprites of the pack of tiles, called `where` in messages.

    A class takes the name that is asked for, else its own, in any case; `NAME_5` or `NAME-5` are its tiles for mask 5.
    Raises DataError for a class that has no tiles, and for names of neither.
    """
    names = list(known)
    plain, masked = {name.casefold(): name for name in names}, dict[str, dict[int, str]]()
    for name in names:
        found = _MASKED.fullmatch(name)
        if found is not None and int(found[2]) < 256:
            masked.setdefault(found[1].casefold(), {})[int(found[2])] = name
    for name in asked:
        if name not in classes:
            raise DataError(f"tiles are named for {name!r}, which is no class of the plans; they have {_list(classes)}")
    tiles = []
    for each in classes:
        key = asked.get(each, each).casefold()
        if key not in plain and key not in masked:
            raise DataError(
                f"{where} has no tiles {asked.get(each, each)!r} for the class {each!r}; name some with "
                f"{each}=…: it has {_list(names)}"
            )
        masks = {} if each in asked and asked[each] in names else masked.get(key, {})
        tiles.append(Tiles(plain.get(key), masks))
    return tuple(tiles)


def masks(plan: NDArray[np.uint8]) -> NDArray[np.int64]:
    """For each cell (H, W) which of its eight neighbours are of its class, as bits 0 … 7 clockwise from above.

    What is outside counts as of the same class; a corner counts only where both sides beside it do.
    """
    height, width = plan.shape
    padded = np.pad(plan, 1)
    same = []
    for dy, dx in _AROUND:
        other = padded[1 + dy : 1 + dy + height, 1 + dx : 1 + dx + width]
        same.append((other == plan) | (other == 0))
    found = np.zeros(plan.shape, np.int64)
    for bit, one in enumerate(same):
        here = one if bit % 2 == 0 else one & same[bit - 1] & same[(bit + 1) % 8]
        found |= here.astype(np.int64) << bit
    return found


def _list(names: Sequence[str]) -> str:
    return f"{', '.join(names[:12])}{', …' if len(names) > 12 else ''}" or "none"
