"""What `assetgen evaluate` does for a pack of sprites: samples, variants, measures next to baselines, the gate."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from assetgen_art.image_set import ImageSet
from assetgen_plugin.errors import DataError
from assetgen_plugin.seeds import Seed

from .advice import advice
from .alike import distinct
from .baselines import blurred, jittered, recoloured, speckled
from .gate import HELD, MEASURES, Limits, VariantLimits, Verdict, bounds, painted_verdicts, verdicts
from .reference import Reference, ShapeRow, SpriteRow, SpriteSet
from .shapes import ShapeRules
from .told_apart import SEEDS
from .variants import WARPED, VariantRow, beaten_throughout, measure_variants, warped_alike

_LARGE = 128 * 128  # pixels of a texture, above which fewer are drawn
_MOSTLY = 0.5  # of a sprite's variants that are near-copies: it is named
_BLENDS, _WAYS = 12, 9  # interpolations on the page, and pictures of each


class SpritePack(Protocol):
    """What a pack must be able to do; `assetgen_plugin.Pack` is one."""

    names: tuple[str, ...]
    size: tuple[int, int, int]

    def textures(
        self,
        seeds: Seed | Iterable[Seed],
        indices: int | Iterable[int] = 0,
        *,
        base: str | None = None,
        palette: Literal["keep"] | None = None,
    ) -> NDArray[np.uint8]:
        """Textures (N, H, W, C); variants of `base`, one of `names`, if given; in its colours with "keep"."""

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
    kept: list[VariantRow]  # variants with the palette kept, and the art warped by hand as far; empty without bases
    copied: tuple[str, ...]  # sprites of whose variants, so kept, more than half are near-copies
    n_sprites: int  # that the pack was trained on
    n_distinct: int  # training sprites that show something new; the others repeat them and are left out
    painted: bool  # whether the pack carries the art, and so is held to what artists see
    verdicts: list[Verdict]
    samples: NDArray[np.uint8]  # (N, H, W, C), the worst first
    nearest: NDArray[np.uint8]  # (N, H, W, C), the training sprite nearest to each
    bases: NDArray[np.uint8]  # (B, H, W, C)
    variants: NDArray[np.uint8]  # (B, V, H, W, C)
    by_hand: NDArray[np.uint8]  # (B, V, H, W, C), the same bases warped and recoloured without learning
    blends: NDArray[np.uint8]  # (R, T, H, W, C), from one training sprite to another of its class
    warped: NDArray[np.uint8]  # (B, V, H, W, C), the bases warped by hand as far as the variants, colours kept
    advice: tuple[str, ...]  # what to do with this set, if a measure fails

    @property
    def beaten(self) -> bool:
        """Whether the art warped by hand is better than the variants in every measure."""
        return len(self.kept) > 1 and beaten_throughout(*self.kept[:2])

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
            "painted": self.painted,
            "n_sprites": self.n_sprites,
            "n_distinct": self.n_distinct,
            "better_by_hand": self.beaten,
            "advice": [*self.advice],
            "variants": [row.to_json() for row in self.kept],
            "copied": [*self.copied],
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
    bases: int = 60,
    variants: int = 6,
    seed: Seed,
    rng: np.random.Generator,
    painted: bool = False,
    palette: Literal["keep"] | None = None,
    limits: Limits | None = None,
    seeds: int = SEEDS,
    say: Callable[[str], None],
) -> SpriteScores:
    """Measures a pack against the sprites that it was trained on, of those that repeat each other one.

    count: samples drawn as in a game, fewer of large art. bases, variants: sprites that variants are drawn of, and how
    many of each. rng: for baselines, subsets and the choice of bases; the pack's textures depend on `seed` alone.
    painted: whether the pack carries the art. palette: "keep" if it can keep one; `kept` is measured with it. seeds: of
    the network that tells variants apart.
    """
    if pack.size != data.shape:
        raise DataError(
            f"{name} draws {pack.size}, but {data.name} has images of {data.shape}; name its own data with --data"
        )
    say(f"measuring {data.name}")
    count = max(min(count, 100), min(count, count * _LARGE // (data.shape[0] * data.shape[1])))
    new = distinct(data.images, rules=ShapeRules(flips=data.traits.flips))
    whole, data = data, _rows_of(data, new)
    real = Reference.of(data.images, data.labels, data.traits, rng=rng)
    chosen = _bases(pack, data, bases, rng)
    base_images, base_labels = data.images[chosen], data.labels[chosen]

    def drawn(colours: Literal["keep"] | None) -> NDArray[np.uint8]:
        made = np.empty((len(chosen), variants, *data.shape), np.uint8)
        for number, row in enumerate(chosen):
            own = range(number * variants, (number + 1) * variants)  # one index twice would be one pose twice
            made[number] = pack.textures(seed, own, base=data.names[row], palette=colours)
        return made

    made = drawn(None)
    sets = [SpriteSet(name, _samples(pack, data, count, seed, rng, every=len(new) == len(whole.images)), made)]
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
    kept, by_hand, copied = [], made[:, :0], tuple[str, ...]()
    if len(chosen) and variants > 1:
        say("telling variants from the art")
        in_own_colours = drawn(palette) if palette is not None else made
        kept.append(measure_variants(name, base_images, in_own_colours, rules=real.rules, seeds=seeds))
        copied = tuple(data.names[row] for row, share in zip(chosen, kept[0].copied, strict=True) if share > _MOSTLY)
        by_hand = warped_alike(base_images, variants, kept[0].scores["variation"], rules=real.rules)
        kept.append(measure_variants(WARPED, base_images, by_hand, rules=real.rules, seeds=seeds))
    within = bounds(real.row.scores, traits=data.traits, opaque=real.solid, limits=limits or Limits())
    if painted and kept:
        of_variants = HELD if data.traits.keep_edges else VariantLimits()
        found = painted_verdicts(kept[0], kept[1], rows[2].scores, within, of_variants)
    else:
        found = verdicts(rows[2].scores, within)
    worst_first = np.argsort(-real.badness(sets[0].images), kind="stable")
    samples_sorted = sets[0].images[worst_first]
    return SpriteScores(
        name=name,
        data=data.name,
        rows=rows,
        shapes=shapes,
        real_shapes=real.shapes,
        kept=kept,
        copied=copied,
        n_sprites=len(whole.images),
        n_distinct=len(new),
        painted=painted,
        verdicts=found,
        samples=samples_sorted,
        nearest=data.images[real.nearest(samples_sorted)],
        bases=base_images,
        variants=made,
        by_hand=sets[1].variants if sets[1].variants is not None else made[:, :0],
        blends=_blends(pack, data, chosen, rng),
        warped=by_hand,
        advice=advice(found, whole, n_distinct=len(new)),
    )


def _rows_of(data: ImageSet, rows: NDArray[np.int64]) -> ImageSet:
    """Some of the images of a set."""
    names = tuple(data.names[row] for row in rows) if data.names else ()
    return replace(data, images=data.images[rows], labels=data.labels[rows], names=names)


def _bases(pack: SpritePack, data: ImageSet, count: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Numbers of the training sprites that variants are drawn of, in rising order."""
    known = frozenset(pack.names)
    rows = np.array([row for row, name in enumerate(data.names) if name in known], np.int64)
    return np.sort(rng.permutation(rows)[:count])


def _samples(
    pack: SpritePack, data: ImageSet, count: int, seed: Seed, rng: np.random.Generator, *, every: bool
) -> NDArray[np.uint8]:
    """Samples drawn as in a game, (count, H, W, C).

    every: whether the data are all that the pack learned. Else they are what is distinct in it, and only of that are
    samples drawn: they are compared with it, and of a figure in five colours a game draws five times as many.
    """
    known = [name for name in data.names if name in frozenset(pack.names)]
    if every or not known:
        return pack.textures(seed, range(count))
    chosen = rng.integers(len(known), size=count)
    made = np.empty((count, *data.shape), np.uint8)
    for number in np.unique(chosen):
        places = np.flatnonzero(chosen == number)
        made[places] = pack.textures(seed, places.tolist(), base=known[number])
    return made


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
