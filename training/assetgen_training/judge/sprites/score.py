"""What `assetgen evaluate` does for a pack of sprites: samples, variants, measures next to baselines, the gate."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from assetgen_art.image_set import ImageSet
from assetgen_plugin.errors import DataError
from assetgen_plugin.seeds import Seed

from .baselines import blurred, jittered, recoloured, speckled
from .gate import MEASURES, Limits, Verdict, bounds, verdicts
from .reference import Reference, ShapeRow, SpriteRow, SpriteSet

_BLENDS, _WAYS = 12, 9  # interpolations on the page, and pictures of each
_PERCENT = ("semi_transparent", "orphan_pixels", "stray_area", "copies", "near_copies", "duplicates")


class SpritePack(Protocol):
    """What a pack must be able to do; `assetgen_plugin.Pack` is one."""

    names: tuple[str, ...]
    size: tuple[int, int, int]

    def textures(
        self, seeds: Seed | Iterable[Seed], indices: int | Iterable[int] = 0, *, base: str | None = None
    ) -> NDArray[np.uint8]:
        """Textures (N, H, W, C); variants of `base`, one of `names`, if given."""

    def blend(self, a: str, b: str, t: float) -> NDArray[np.uint8]:
        """One texture (H, W, C) between two of `names`, t from 0 to 1."""


@dataclass(frozen=True)
class SpriteScores:
    """The measures of a pack next to baselines, its verdicts, and the pictures that belong to them."""

    name: str
    data: str
    rows: list[SpriteRow]  # the real set, the pack, the baselines
    shapes: list[ShapeRow]  # of the pack and of baselines with variants; empty if the pack has no bases
    real_shapes: tuple[float, float]  # median distance of two real sprites of one class: silhouettes, label maps
    verdicts: list[Verdict]
    samples: NDArray[np.uint8]  # (N, H, W, C), the worst first
    nearest: NDArray[np.uint8]  # (N, H, W, C), the training sprite nearest to each
    bases: NDArray[np.uint8]  # (B, H, W, C)
    variants: NDArray[np.uint8]  # (B, V, H, W, C)
    by_hand: NDArray[np.uint8]  # (B, V, H, W, C), the same bases warped and recoloured without learning
    blends: NDArray[np.uint8]  # (R, T, H, W, C), from one training sprite to another of its class

    @property
    def passed(self) -> bool:
        """Whether the gate is met."""
        return all(verdict.passed for verdict in self.verdicts)

    def to_json(self) -> dict[str, Any]:
        """Everything but the pictures, as JSON values."""
        return {
            "name": self.name,
            "data": self.data,
            "passed": self.passed,
            "verdicts": [verdict.to_json() for verdict in self.verdicts],
            "rows": [row.to_json() for row in self.rows],
            "real_shapes": [None if np.isnan(value) else round(value, 6) for value in self.real_shapes],
            "shapes": [row.to_json() for row in self.shapes],
        }


def score_sprites(
    pack: SpritePack,
    data: ImageSet,
    *,
    name: str,
    count: int = 600,
    bases: int = 40,
    variants: int = 8,
    seed: Seed,
    rng: np.random.Generator,
    limits: Limits | None = None,
    say: Callable[[str], None],
) -> SpriteScores:
    """Measures a pack against the sprites that it was trained on.

    count: samples drawn as in a game. bases, variants: sprites that variants are drawn of, and how many of each.
    rng: for baselines, subsets and the choice of bases; the pack's textures depend on `seed` alone.
    """
    if pack.size != data.shape:
        raise DataError(
            f"{name} draws {pack.size}, but {data.name} has images of {data.shape}; name its own data with --data"
        )
    say(f"measuring {data.name}")
    real = Reference.of(data.images, data.labels, data.traits, rng=rng)
    chosen = _bases(pack, data, bases, rng)
    base_images, base_labels = data.images[chosen], data.labels[chosen]
    made = np.empty((len(chosen), variants, *data.shape), np.uint8)
    for number, row in enumerate(chosen):
        made[number] = pack.textures(seed, range(variants), base=data.names[row])
    sets = [SpriteSet(name, pack.textures(seed, range(count)), made)]
    sets += _baselines(data, count, base_images, variants, rng=rng)
    rows = [real.row, _half_row(data, count, rng)]
    shapes = []
    for samples in sets:
        say(f"measuring {samples.name}")
        row = real.measure(samples, rng=rng)
        if samples.variants is not None and len(chosen) and variants > 1:
            shapes.append(real.measure_shapes(samples.name, samples.variants, base_images, base_labels))
            row.scores["shape_variation"] = shapes[-1].variation
        rows.append(row)
    within = bounds(real.row.scores, traits=data.traits, opaque=real.solid, limits=limits or Limits())
    worst_first = np.argsort(-real.badness(sets[0].images), kind="stable")
    samples_sorted = sets[0].images[worst_first]
    return SpriteScores(
        name=name,
        data=data.name,
        rows=rows,
        shapes=shapes,
        real_shapes=real.shapes,
        verdicts=verdicts(rows[2].scores, within),
        samples=samples_sorted,
        nearest=data.images[real.nearest(samples_sorted)],
        bases=base_images,
        variants=made,
        by_hand=sets[1].variants if sets[1].variants is not None else made[:, :0],
        blends=_blends(pack, data, chosen, rng),
    )


def formatted(value: float, key: str) -> str:
    """A measure as it is shown: shares of pixels and of copies in per cent, ratios with two digits."""
    if np.isnan(value):
        return "–"
    return f"{100 * value:.1f} %" if key in _PERCENT else f"{value:.2f}"


def limit_text(verdict: Verdict) -> str:
    """The limit of a verdict, in the units of its value."""
    low, high = formatted(verdict.low, verdict.measure), formatted(verdict.high, verdict.measure)
    if np.isinf(verdict.low):
        return f"≤ {high}"
    return f"≥ {low}" if np.isinf(verdict.high) else f"{low} … {high}"


def sprite_verdict(scores: SpriteScores) -> str:
    """One line on whether the gate is met, and one for each measure that fails or could not be taken."""
    n_passed = sum(verdict.mark == "ok" for verdict in scores.verdicts)
    head = "passed" if scores.passed else "rejected"
    lines = [f"{head}: {n_passed} of {len(scores.verdicts)} measures are within their limits"]
    for verdict in scores.verdicts:
        if verdict.mark != "ok":
            value = f"{formatted(verdict.value, verdict.measure)}, limit {limit_text(verdict)}"
            lines.append(f"  {MEASURES[verdict.measure]} {verdict.mark}: {value} ({verdict.why})")
    return "\n".join(lines)


def sprite_table(scores: SpriteScores) -> str:
    """The gate, the measures next to the baselines and the shape distances, for a terminal."""
    gate = Table(box=None, title=f"{scores.name}: {'passed' if scores.passed else 'rejected'}")
    for heading in ("measure", "value", "limit", "", "what it says"):
        gate.add_column(heading, justify="right" if heading in ("value", "limit") else "left")
    for verdict in scores.verdicts:
        value = formatted(verdict.value, verdict.measure)
        mark = verdict.mark if verdict.passed else verdict.mark.upper()
        gate.add_row(MEASURES[verdict.measure], value, limit_text(verdict), mark, verdict.why)
    compared = Table(box=None, title="compared with what needs no learning")
    compared.add_column("", no_wrap=True)
    for heading in (row.name for row in scores.rows):
        compared.add_column(heading, justify="right")
    for key, title in MEASURES.items():
        compared.add_row(title, *(formatted(row.scores[key], key) for row in scores.rows))
    shapes = Table(box=None, title="median shape distance, silhouettes / label maps")
    shapes.add_column("", no_wrap=True)
    for heading in SHAPE_COLUMNS:
        shapes.add_column(heading, justify="right")
    for cells in shape_cells(scores):
        shapes.add_row(*cells)
    console = Console(width=200, no_color=True)
    with console.capture() as capture:
        for table in (gate, compared, *([shapes] if scores.shapes else [])):
            console.print(table)
            console.print()
    return capture.get().rstrip()


SHAPE_COLUMNS = ("variant – base", "variant – variant", "variant – nearest real", "real – real of its class", "share")


def shape_cells(scores: SpriteScores) -> list[list[str]]:
    """The cells of the shape table: name, then SHAPE_COLUMNS."""

    def pair(values: tuple[float, float]) -> str:
        return " / ".join(formatted(value, "") for value in values)

    return [
        [
            row.name,
            *(pair(values) for values in (row.to_base, row.between, row.to_nearest, scores.real_shapes)),
            formatted(row.variation, ""),
        ]
        for row in scores.shapes
    ]


def _bases(pack: SpritePack, data: ImageSet, count: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Numbers of the training sprites that variants are drawn of, in rising order."""
    known = frozenset(pack.names)
    rows = np.array([row for row, name in enumerate(data.names) if name in known], np.int64)
    return np.sort(rng.permutation(rows)[:count])


def _half_row(data: ImageSet, count: int, rng: np.random.Generator) -> SpriteRow:
    """One half of the real sprites measured against the other, `count` each at most: what good sprites get."""
    name = "real: half against half"
    if len(data.images) < 2:
        return SpriteRow(name, 0, dict.fromkeys(MEASURES, math.nan))
    some = np.sort(rng.permutation(len(data.images))[: 2 * count])
    order = some[np.argsort(data.labels[some], kind="stable")]
    half, other = order[::2], order[1::2]
    reference = Reference.of(data.images[half], data.labels[half], data.traits, rng=rng)
    return reference.measure(SpriteSet(name, data.images[other]), rng=rng)


def _baselines(
    data: ImageSet, count: int, bases: NDArray[np.uint8], n_variants: int, *, rng: np.random.Generator
) -> list[SpriteSet]:
    """What one would do without learning, and real sprites with a fault."""
    traits = data.traits
    solid = data.shape[2] != 4
    chosen = data.images[rng.integers(len(data.images), size=count)]
    repeated = np.repeat(bases, n_variants, axis=0)

    def by_hand(images: NDArray[np.uint8]) -> NDArray[np.uint8]:
        if not len(images):
            return images
        return jittered(images, flips=traits.flips, wraps=traits.seamless and solid, rng=rng)

    def of_bases(images: NDArray[np.uint8]) -> NDArray[np.uint8]:
        return images.reshape(len(bases), n_variants, *data.shape)

    return [
        SpriteSet("by hand: warped, recoloured", by_hand(chosen), of_bases(by_hand(repeated))),
        SpriteSet("by hand: recoloured", recoloured(chosen, rng=rng), of_bases(recoloured(repeated, rng=rng))),
        SpriteSet("real: copied", data.images[rng.permutation(len(data.images))[:count]]),
        SpriteSet("real: blurred", blurred(chosen)),
        SpriteSet("real: speckled", speckled(chosen, rng=rng)),
    ]


def _blends(pack: SpritePack, data: ImageSet, rows: NDArray[np.int64], rng: np.random.Generator) -> NDArray[np.uint8]:
    """Blends from some of the bases to others of the same class."""
    blends: list[list[NDArray[np.uint8]]] = []
    for row in rng.permutation(rows):
        others = rows[(data.labels[rows] == data.labels[row]) & (rows != row)]
        if len(others) and len(blends) < _BLENDS:
            a, b = data.names[row], data.names[rng.choice(others)]
            blends.append([pack.blend(a, b, way / (_WAYS - 1)) for way in range(_WAYS)])
    return np.array(blends, np.uint8).reshape(-1, _WAYS, *data.shape)
