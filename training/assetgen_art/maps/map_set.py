"""A set of maps with their classes: symbols named and merged, what one can walk on, and what may be learned from it."""

from __future__ import annotations

import dataclasses
import hashlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assetgen_plugin.errors import ConfigError, DataError

from .map_file import VOID, MapFile
from .sources import Found, MapOptions, Skipped, read_maps

MOST_CLASSES = 10
LEAST_SIDE = 3  # cells; smaller maps teach nothing about windows of 3×3
_DARK = (0x3A, 0x3D, 0x46)
_LIGHT = ((0xE9, 0xD8, 0xA6), (0xC9, 0x8B, 0x5A), (0x7F, 0xB0, 0x8A), (0x7A, 0xA5, 0xC9), (0xC9, 0x7A, 0x8E))

Plan = NDArray[np.uint8]
_Cells = NDArray[Any]  # of any number of classes


@dataclass(frozen=True)
class MapSet:
    """Maps of the same classes.

    maps: (H, W) uint8 each, 0 outside, 1 … K. names, folders: of each. classes: K names, the commonest first. counts:
    (K,) cells of each. colours: (K + 1, 4) uint8, of void and the classes. walkable: (K,). has_void: whether any map
    has cells outside.
    """

    name: str
    maps: tuple[Plan, ...]
    names: tuple[str, ...]
    folders: tuple[str, ...]
    classes: tuple[str, ...]
    counts: NDArray[np.int64]
    colours: NDArray[np.uint8]
    walkable: NDArray[np.bool_]
    has_void: bool
    skipped: tuple[Skipped, ...]
    cut: str  # how pictures were cut into cells, or ""
    merged: tuple[str, ...]  # what was done about rare classes, a sentence each

    def digest(self) -> str:
        """SHA-256 (hex) of maps and classes: what a pack was trained on."""
        digest = hashlib.sha256(repr((self.classes, self.walkable.tolist())).encode())
        for plan in self.maps:
            digest.update(repr(plan.shape).encode() + plan.tobytes())
        return digest.hexdigest()


def load_maps(source: Path, options: MapOptions) -> MapSet:
    """The maps of a file or folder by their classes.

    DataError if nothing can be learned from them: no maps, one class, more than ten. ConfigError if the options name
    a class that they do not have.
    """
    found = read_maps(source, options)
    named = dict(_named(options))
    counts: Counter[str] = Counter()
    colours: dict[str, Counter[tuple[int, int, int, int]]] = {}
    for one in found.maps:
        cells = np.bincount(one.cells.ravel(), minlength=len(one.symbols)).tolist()
        for number, symbol in enumerate(one.symbols):
            name = named.get(symbol, symbol)
            counts[name] += cells[number]
            if one.colours:
                colours.setdefault(name, Counter())[one.colours[number]] += cells[number]
    _check_known(options, set(named.values()) | set(counts), counts)
    has_void = counts.pop(VOID, 0) > 0
    classes = [name for name, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])) if count]
    numbers = {VOID: 0} | {name: number for number, name in enumerate(classes, start=1)}
    maps = [_numbered(one, named, numbers) for one in found.maps]
    maps, classes, merged = _merge_rare(maps, classes, options)
    if len(classes) > MOST_CLASSES:
        total = max(1, sum(counts.values()))
        listed = ", ".join(f"{name} {100 * counts[name] / total:.2g} %" for name in classes[:14]) + ", …" * (
            len(classes) > 14
        )
        raise DataError(
            f"{source} has {len(classes)} classes, and a plan has at most {MOST_CLASSES} ({listed}); "
            "merge some by --symbols NAME=SYMBOL,SYMBOL or by --merge-rare PERCENT"
        )
    if len(classes) < 2:
        only = f"only {classes[0]}" if classes else "nothing but void"
        raise DataError(f"the maps of {source} hold {only}; there is nothing to learn from one class")
    kept, skipped = _worth_keeping(maps, found, classes)
    if not kept:
        raise DataError(f"no map of {source} can be used: {skipped[0].name} {skipped[0].why}")
    walkable = np.array([name in options.walkable for name in classes])
    if options.walkable and walkable.all():
        raise ConfigError("--walkable names every class; plans need one that cannot be walked on")
    used = [maps[number] for number in kept]
    return MapSet(
        source.resolve().name,
        tuple(used),
        tuple(found.maps[number].name for number in kept),
        tuple(found.folders[number] for number in kept),
        tuple(classes),
        np.sum([np.bincount(plan.ravel(), minlength=len(classes) + 1)[1:] for plan in used], axis=0),
        _colours(classes, walkable, colours),
        walkable,
        has_void,
        (*found.skipped, *skipped),
        found.cut,
        tuple(merged),
    )


def in_classes_of(data: MapSet, other: MapSet) -> MapSet:
    """A set with the class numbers of another. DataError if it has a class that the other lacks."""
    for name in data.classes:
        if name not in other.classes:
            raise DataError(
                f"{data.name} has the class {name}, which {other.name} lacks; it has {', '.join(other.classes)}"
            )
    table = np.array([0, *(1 + other.classes.index(name) for name in data.classes)], np.uint8)
    maps = tuple(table[plan] for plan in data.maps)
    counts = np.sum([np.bincount(plan.ravel(), minlength=len(other.classes) + 1)[1:] for plan in maps], axis=0)
    return dataclasses.replace(
        data, maps=maps, classes=other.classes, counts=counts, colours=other.colours, walkable=other.walkable
    )


def _named(options: MapOptions) -> list[tuple[str, str]]:
    """(symbol, class) of all that the options name."""
    return [(symbol, name) for name, symbols in options.symbols for symbol in symbols]


def _check_known(options: MapOptions, known: set[str], counts: Counter[str]) -> None:
    """ConfigError for a walkable class that no map has."""
    for name in options.walkable:
        if name not in known or (name == VOID):
            listed = ", ".join(name for name, _ in counts.most_common(12) if name != VOID)
            raise ConfigError(f"--walkable {name}: the maps have no such class; they have {listed}")


def _numbered(one: MapFile, named: dict[str, str], numbers: dict[str, int]) -> _Cells:
    """A map by the numbers of its classes; (H, W) uint16 as long as there may be many."""
    table = np.array([numbers[named.get(symbol, symbol)] for symbol in one.symbols], np.uint16)
    cells: _Cells = table[one.cells]
    return cells


def _merge_rare(
    maps: list[_Cells], classes: list[str], options: MapOptions
) -> tuple[list[_Cells], list[str], list[str]]:
    """The maps with each rare class given to the class that is mostly beside it; the classes left; what was done."""
    counts = np.sum([np.bincount(plan.ravel(), minlength=len(classes) + 1) for plan in maps], axis=0)
    total = max(1, int(counts[1:].sum()))
    said = []
    rare = [number for number in range(1, len(counts)) if 100 * counts[number] < options.merge_rare * total]
    table = np.arange(len(counts))
    if rare:
        beside = np.zeros((len(counts), len(counts)), np.int64)
        for plan in maps:
            for one, other in ((plan[1:], plan[:-1]), (plan[:, 1:], plan[:, :-1])):
                pairs = np.bincount(one.ravel() * np.int64(len(counts)) + other.ravel(), minlength=len(counts) ** 2)
                beside += pairs.reshape(len(counts), -1) + pairs.reshape(len(counts), -1).T
        beside[:, [0, *rare]] = 0
        for number in rare:
            if beside[number].any():
                table[number] = beside[number].argmax()
                said.append(
                    f"{classes[number - 1]} ({100 * counts[number] / total:.2g} % of the cells) became "
                    f"{classes[table[number] - 1]}, which is mostly beside it"
                )
    left = [number for number in range(1, len(counts)) if table[number] == number]
    renumbered = np.zeros(len(counts), np.int64)
    renumbered[[0, *left]] = np.arange(len(left) + 1)
    table = renumbered[table]
    dtype = np.uint8 if len(left) < 256 else np.uint16
    return [table[plan].astype(dtype) for plan in maps], [classes[number - 1] for number in left], said


def _worth_keeping(maps: list[_Cells], found: Found, classes: list[str]) -> tuple[list[int], list[Skipped]]:
    """The numbers of the maps that are used, and the others with a reason."""
    kept, skipped = [], []
    seen: dict[tuple[tuple[int, ...], bytes], str] = {}
    for number, plan in enumerate(maps):
        name = found.maps[number].name
        held = np.unique(plan[plan > 0])
        same = seen.setdefault((plan.shape, plan.tobytes()), name)
        if min(plan.shape) < LEAST_SIDE:
            why = f"is {plan.shape[1]}×{plan.shape[0]} cells; at least {LEAST_SIDE} a side are needed"
        elif len(held) < 2:
            why = f"holds only {classes[held[0] - 1]}" if len(held) else "holds nothing"
        elif same != name:
            why = f"is the same as {same}"
        else:
            kept.append(number)
            continue
        skipped.append(Skipped(name, why))
    return kept, skipped


def _colours(
    classes: list[str], walkable: NDArray[np.bool_], seen: dict[str, Counter[tuple[int, int, int, int]]]
) -> NDArray[np.uint8]:
    """RGBA of void, transparent, and of each class: its commonest colour, or a dark or light one of our own."""
    colours = [(0, 0, 0, 0)]
    shades = 0
    for name, walks in zip(classes, walkable, strict=True):
        if name in seen:
            colours.append(seen[name].most_common(1)[0][0])
        elif walks:
            colours.append((*_LIGHT[shades % len(_LIGHT)], 255))
            shades += 1
        else:
            dark = tuple(min(255, part + 24 * (len(colours) - 1 - shades)) for part in _DARK)
            colours.append((dark[0], dark[1], dark[2], 255))
    return np.array(colours, np.uint8)
