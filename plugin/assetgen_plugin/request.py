"""Requests for textures: a seed, an index and controls."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Any, Final, Literal, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .errors import SeedError
from .painting.rules import layers_of_art
from .seeds import MAX_SPREAD, Seed, as_attempt, as_epoch, as_fixed, as_index, as_seed
from .tensors import Tensors, labels_of, names_of, tensor_text

MAX_COLOURS: Final = 256

Palette: TypeAlias = str | Sequence[Sequence[int]]
"""`keep`, `any`, `from:NAME`, or colours (r, g, b) of 0 … 255."""

Colour: TypeAlias = tuple[int, int, int]
"""(r, g, b), 0 … 255 each."""
Swaps: TypeAlias = Mapping[Colour, Colour] | Sequence[tuple[Colour, Colour]]
"""Colours of the art and those that stand in their place."""
Places: TypeAlias = NDArray[np.uint64]
"""Seeds, indices and attempts of N textures, (3, N)."""
PaletteSource: TypeAlias = Literal["varied", "keep", "any"] | int
"""Where palette codes come from: varied like shapes, kept from the base, of a drawn exemplar, or of exemplar n."""


@dataclass(frozen=True, kw_only=True)
class Controls:
    """The controls of one texture or of many. Raises SeedError for values that no pack allows.

    Whether a pack has the label, the base, the palette, the epoch and the style, the pack itself checks. Equal controls
    compare and hash as equal, whatever types they were given in: colours are kept as tuples.
    """

    label: str | None = None  # one of Pack.labels; None: drawn, or that of the base
    base: str | None = None  # one of Pack.names: a variant of that sprite; None: drawn
    spread: float | None = None  # 0 … 4, how far from the base, or from the typical; None: Pack.spread
    palette: Palette | None = None  # None: the colours vary too
    epoch: int = 1  # 1 … Pack.epochs: draws as the pack did then
    style: str | None = None  # one of Pack.names: the sprite whose art it is painted with; None: its own
    swaps: Swaps | None = None  # colours of the art that stand for others, whatever the palette
    blend: tuple[str, float] | None = None  # (another sprite, 0 … 1): what lies on the way from the base to it

    def __post_init__(self) -> None:
        if self.spread is not None:
            as_fixed(self.spread, "spread", MAX_SPREAD)
        as_epoch(self.epoch)
        if self.blend is not None:
            object.__setattr__(self, "blend", _blend(self.blend))
            if self.base is None or self.style is not None:
                raise SeedError("a blend is between a base and another sprite; it takes no style")
        if self.swaps is not None:
            object.__setattr__(self, "swaps", _swaps(self.swaps) or None)
        for what, name in (("class", self.label), ("sprite", self.base), ("sprite", self.style)):
            if name is not None and not isinstance(name, str):
                raise SeedError(f"no {what} {name!r}; names are strings, assetgen info PACK lists them")
        if isinstance(self.palette, str):
            if self.palette not in ("keep", "any") and not self.palette.startswith("from:"):
                raise SeedError(f"palette {self.palette!r}; keep, any, from:NAME or a sequence of (r, g, b) is allowed")
        elif self.palette is not None:
            object.__setattr__(self, "palette", _palette(self.palette))


@dataclass(frozen=True)
class Request(Controls):
    """A request for one texture. Raises SeedError for values that no pack allows."""

    seed: Seed  # 0 … 2^64−1, or a name
    index: int = 0  # 0 … 2^32−1
    _: KW_ONLY
    attempt: int = 0  # 0 … 2^32−1: another draw of the same index

    def __post_init__(self) -> None:
        super().__post_init__()
        as_seed(self.seed)
        as_index(self.index)
        as_attempt(self.attempt)

    @property
    def controls(self) -> tuple[object, ...]:
        """What is equal for requests that can be drawn together."""
        spread = None if self.spread is None else as_fixed(self.spread, "spread", MAX_SPREAD)
        return self.label, self.base, spread, self.palette, self.epoch, self.style, self.swaps, self.blend


class Resolved(NamedTuple):
    """Controls by their numbers in a pack.

    kind: a class, or None. exemplar, style: numbers of sprites, or None. spread: over 256. colours: (M, 3) uint8 that
    palettes are forced to, or None. swaps: (M, 2, 3) uint8, or None. blend: another sprite and t over 256, or None.
    """

    kind: int | None
    exemplar: int | None
    spread: int
    palette: PaletteSource
    colours: NDArray[np.uint8] | None
    epoch: int
    style: int | None
    swaps: NDArray[np.uint8] | None
    blend: tuple[int, int] | None


class Choices:
    """What a pack has to choose from: turns the names in controls into its numbers, or refuses them."""

    labels: tuple[str, ...]
    names: tuple[str, ...]
    layers: tuple[str, ...]
    epochs: int
    spread: float

    def __init__(self, tensors: Tensors) -> None:
        output = tensor_text(tensors, "output")
        self._is_painted, self._is_direct = output == "painted", output == "direct"
        self._is_grey = tensors["size"][2] == 1
        self._draws_palettes = "palette.00.dense.weight" in tensors
        self._offsets = tensors.get("exemplar.offsets", np.zeros(0, np.int32))
        self.labels, self.names, self.layers = labels_of(tensors), names_of(tensors), layers_of_art(tensors)
        self.epochs = len(tensors["class.cumulative"]) if self._is_painted else 1
        self.spread = int(tensors["spread"][0]) / 256 if self._is_painted else 1.0

    def resolved(self, controls: Controls) -> Resolved:
        """Controls by their numbers in this pack; SeedError for one that it does not have."""
        colours, source = self._palette(controls.palette)
        exemplar = None if controls.base is None else self.exemplar(controls.base)
        kind = None if controls.label is None else self.kind(controls.label)
        if exemplar is not None and kind is not None and kind != self._kind_of(exemplar):
            raise SeedError(f"the sprite {controls.base!r} is not of class {controls.label!r}; leave the label out")
        if controls.epoch > self.epochs:
            allowed = f"1 to {self.epochs}" if self.epochs > 1 else "only epoch 1"
            raise SeedError(f"no epoch {controls.epoch} in this pack; it has {allowed}")
        if not self._is_painted and (controls.style is not None or controls.swaps is not None):
            raise SeedError("style and swaps are for painted packs; this one does not hold its art")
        spread = self.spread if controls.spread is None else controls.spread
        return Resolved(
            kind,
            exemplar,
            as_fixed(spread, "spread", MAX_SPREAD),
            source,
            colours,
            int(controls.epoch),
            None if controls.style is None else self.exemplar(controls.style),
            None if controls.swaps is None else np.array(controls.swaps, np.uint8),
            None if controls.blend is None else (self.exemplar(controls.blend[0]), as_fixed(controls.blend[1], "t", 1)),
        )

    def layer(self, name: str) -> int:
        """The number of a layer."""
        if name not in self.layers:
            raise SeedError(f"no layer {name!r} in this pack; it has {', '.join(self.layers) or 'none'}")
        return self.layers.index(name)

    def kind(self, label: str) -> int:
        """The number of a class."""
        if label not in self.labels:
            allowed = ", ".join(self.labels) or "none: this pack has no classes"
            raise SeedError(f"no class {label!r} in this pack; it has {allowed}")
        return self.labels.index(label)

    def exemplar(self, name: str) -> int:
        """The number of a sprite."""
        if not isinstance(name, str) or name not in self.names:
            from difflib import get_close_matches  # not needed where all is well

            close = ", ".join(get_close_matches(name, self.names, cutoff=0.3)) if isinstance(name, str) else ""
            allowed = (
                f"did you mean {close}?"
                if close
                else "assetgen info PACK lists them"
                if self.names
                else "it keeps none"
            )
            raise SeedError(f"no sprite {name!r} among the {len(self.names)} names of this pack; {allowed}")
        return self.names.index(name)

    def _kind_of(self, exemplar: int) -> int:
        return int(np.searchsorted(self._offsets, exemplar, side="right")) - 1

    def _palette(self, palette: Palette | None) -> tuple[NDArray[np.uint8] | None, PaletteSource]:
        """Colours to force palettes to, and where the palette code comes from."""
        if palette is None:
            return None, "varied"
        if self._is_direct:
            raise SeedError("this pack draws channel values, not palette colours; it has no palette control")
        if not isinstance(palette, str):
            if self._is_grey:
                raise SeedError("this pack draws shades of grey; its palettes cannot be forced to colours (r, g, b)")
            return np.array(palette, np.uint8), "varied"
        if not self._draws_palettes:
            raise SeedError("this pack has one fixed palette; give colours instead, as a sequence of (r, g, b)")
        if palette in ("keep", "any"):
            return None, "keep" if palette == "keep" else "any"
        return None, self.exemplar(palette.removeprefix("from:"))


def alike(requests: Iterable[Request]) -> list[list[int]]:
    """The positions of requests in groups that can be drawn together, in the order of the first of each group."""
    groups: dict[object, list[int]] = {}
    for position, request in enumerate(requests):
        groups.setdefault(request.controls, []).append(position)
    return list(groups.values())


def places_of(requests: Iterable[Request]) -> Places:
    """Where the random words of each request begin."""
    found = [(as_seed(request.seed), int(request.index), int(request.attempt)) for request in requests]
    return np.array(found, np.uint64).reshape(-1, 3).T


def places(seeds: object, indices: object, attempts: object) -> Places:
    """The places of N textures from N seeds, indices and attempts, or one of them for all."""
    many = _many(seeds, "seeds"), _many(indices, "indices"), _many(attempts, "attempts")
    counts = [len(values) for values in many]
    n_textures = max(counts) if all(counts) else 0
    if {*counts} - {1, n_textures}:
        raise SeedError("{} seeds, {} indices and {} attempts; as many of each, or one".format(*counts))
    checks: tuple[tuple[Callable[[Any], int], int], ...] = (as_seed, 64), (as_index, 32), (as_attempt, 32)
    found = np.empty((3, n_textures), np.uint64)
    for row, values, (check, bits) in zip(found, many, checks, strict=True):
        is_checked = set(map(type, values)) == {int} and min(values) >= 0 and max(values) < 1 << bits  # most often
        row[:] = np.array(values if is_checked else [check(value) for value in values], np.uint64)
    return found


def pair(end: tuple[Seed, int]) -> tuple[Seed, int]:
    """One end of a transition; SeedError if it is not a seed and an index."""
    try:
        seed, index = (None,) if isinstance(end, str | bytes) else end
    except (TypeError, ValueError) as error:
        raise SeedError(f"a transition runs between two pairs (seed, index), got {end!r}") from error
    return seed, index


def _many(values: object, what: str) -> list[Any]:
    """One value or many, as a list. A string is one value; bytes are refused: they would iterate as integers."""
    if isinstance(values, bytes | bytearray | memoryview):
        raise SeedError(f"{what} must be integers or, for seeds, names as str; got bytes {bytes(values)[:16]!r}")
    return list(values) if isinstance(values, Iterable) and not isinstance(values, str) else [values]


def _swaps(swaps: Swaps) -> tuple[tuple[Colour, Colour], ...]:
    """Pairs of colours; SeedError for anything that is not such."""
    pairs = list(swaps.items()) if isinstance(swaps, Mapping) else list(swaps)
    whole = all(isinstance(each, tuple | list) and len(each) == 2 for each in pairs)
    colours = _colours([colour for each in pairs for colour in each]) if whole and pairs else ()
    if not whole or colours is None or len(pairs) > MAX_COLOURS:
        raise SeedError(
            f"swaps must be at most {MAX_COLOURS} pairs of colours, {{(r, g, b): (r, g, b), …}}, of whole numbers from "
            "0 to 255"
        )
    return tuple(zip(colours[::2], colours[1::2], strict=True))


def _palette(palette: Sequence[Sequence[int]]) -> tuple[Colour, ...]:
    """The colours of a palette; SeedError for anything that is not such."""
    colours = _colours(palette)
    if not colours or len(colours) > MAX_COLOURS:
        raise SeedError(f"a palette must be 1 to {MAX_COLOURS} colours (r, g, b) of whole numbers from 0 to 255")
    return colours


def _colours(values: Sequence[Sequence[int]]) -> tuple[Colour, ...] | None:
    """Colours (r, g, b) as tuples of ints; None for anything that is not such."""
    try:
        colours = np.array(values)
    except ValueError:
        return None
    whole = colours.dtype.kind in "iu" and colours.ndim == 2 and colours.shape[1] == 3
    whole = whole and not any(isinstance(value, bool | np.bool_) for colour in values for value in colour)
    if not whole or not len(colours) or colours.min() < 0 or colours.max() > 255:
        return None
    return tuple((red, green, blue) for red, green, blue in colours.tolist())


def _blend(blend: object) -> tuple[str, float]:
    """Another sprite and a way; SeedError for anything that is not such."""
    if not isinstance(blend, tuple | list) or len(blend) != 2 or not isinstance(blend[0], str):
        raise SeedError(f"a blend is (a sprite's name, 0 to 1), got {blend!r}")
    as_fixed(blend[1], "t", 1)
    return blend[0], float(blend[1])
