"""Measures sets of sprites against a real one, whose own figures are taken once."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from assetgen_art.image_set import Traits

from .gate import MEASURES
from .measures import (
    colourfulness,
    each,
    interior_sharpness,
    opaque,
    orphan_pixels,
    seam,
    semi_transparent,
    sharpness,
    stray_area,
)
from .shapes import ShapeRules, label_maps, nearest_shapes, shape_distances
from .spaces import (
    COPY_RMSE,
    NEAR_RMSE,
    FeatureSpace,
    diversity,
    duplicates,
    nearest_real,
    neighbourhood,
    palette_distance,
    patch_distance,
    strangeness,
)

_MOST_REAL = 2000  # real sprites that are measured; copies are looked for among all
_PAIRS = 1500  # of real sprites, compared in shape
_FEWEST_PAIRS = 10  # of a class, for its median to count
_RATIOS = {
    "sharpness": sharpness,
    "interior_sharpness": interior_sharpness,
    "colourfulness": colourfulness,
    "seam": seam,
}
_SHARES = {
    "semi_transparent": semi_transparent,
    "orphan_pixels": orphan_pixels,
    "stray_area": stray_area,
}


@dataclass(frozen=True)
class SpriteSet:
    """Sprites to be measured. images: (N, H, W, C) uint8. variants: (B, V, H, W, C) of B bases, or None."""

    name: str
    images: NDArray[np.uint8]
    variants: NDArray[np.uint8] | None = None


@dataclass(frozen=True)
class SpriteRow:
    """A set's measures by the keys of MEASURES; NaN where one does not apply."""

    name: str
    n_images: int
    scores: dict[str, float]

    def to_json(self) -> dict[str, Any]:
        """As JSON values, NaN as None."""
        return {"name": self.name, "n_images": self.n_images, **{key: _json(self.scores[key]) for key in self.scores}}


@dataclass(frozen=True)
class ShapeRow:
    """Median shape distances as (silhouettes, label maps); silhouettes are NaN for opaque sets."""

    name: str
    to_base: tuple[float, float]  # of variants to their base
    between: tuple[float, float]  # of two variants of one base
    to_nearest: tuple[float, float]  # of variants to the nearest real sprite
    variation: float  # between variants over between real sprites of the base's class: median of the bases
    shares: tuple[float, ...]  # the same of each base

    def to_json(self) -> dict[str, Any]:
        """As JSON values, NaN as None."""
        pairs = {"to_base": self.to_base, "between": self.between, "to_nearest": self.to_nearest}
        values = {key: [_json(value) for value in pair] for key, pair in pairs.items()}
        return {"name": self.name, **values, "variation": _json(self.variation)}


@dataclass(frozen=True)
class Reference:
    """A real set, and its own figures."""

    images: NDArray[np.uint8]  # all of them
    some: NDArray[np.uint8]  # at most 2,000
    traits: Traits
    rules: ShapeRules
    maps: NDArray[np.uint8]  # label maps of `some`
    own: dict[str, float]  # means of the pixel measures, duplicates, diversity of two draws
    space: FeatureSpace
    points: Tensor  # features of `some`
    shapes: tuple[float, float]  # median distance of two sprites of one class
    class_shapes: dict[int, float]  # of each class the median of the mean of both

    @staticmethod
    def of(
        images: NDArray[np.uint8],
        labels: NDArray[np.int64],
        traits: Traits,
        *,
        rng: np.random.Generator,
    ) -> Reference:
        """The reference that real images make. labels: (N,) classes, within which shapes are compared."""
        chosen = np.sort(rng.permutation(len(images))[:_MOST_REAL])
        some = images[chosen]
        solid = bool(opaque(some).all())
        rules = ShapeRules(flips=traits.flips, wraps=traits.seamless and solid)
        maps = label_maps(some)
        twice = 1 - 1 / len(some)  # two samples may be of one sprite
        own = _means(some) | {"duplicates": duplicates(some), "diversity": twice * diversity(some)}
        among, _ = nearest_real(some, some, flips=traits.flips, others=True)
        own |= _copy_shares(among)
        space = FeatureSpace.of(some)
        one, other = _class_pairs(labels[chosen], rng)
        masks, levels = shape_distances(maps[one], maps[other], rules=rules)
        both, kinds = _both(masks, levels), labels[chosen][one]
        counted = {int(kind): both[kinds == kind] for kind in np.unique(kinds)}
        class_shapes = {kind: float(np.median(of)) for kind, of in counted.items() if len(of) >= _FEWEST_PAIRS}
        shapes = (_median(masks), _median(levels))
        return Reference(images, some, traits, rules, maps, own, space, space.place(some), shapes, class_shapes)

    @property
    def solid(self) -> bool:
        """Whether nothing of it is transparent."""
        return bool(self.maps.all())

    @property
    def row(self) -> SpriteRow:
        """The real set's own row: the limits are relative to it."""
        scores = dict.fromkeys(MEASURES, math.nan) | self.own
        scores |= dict.fromkeys((*_RATIOS, "diversity"), 1.0)
        if not self.traits.seamless:
            scores["seam"] = math.nan
        return SpriteRow("real", len(self.images), scores)

    def measure(self, samples: SpriteSet, *, rng: np.random.Generator) -> SpriteRow:
        """All measures of the samples except those of shape, which need variants."""
        images, flips = samples.images, self.traits.flips
        of_pixels = _means(images)
        scores = dict.fromkeys(MEASURES, math.nan)
        scores |= {key: _ratio(of_pixels[key], self.own[key]) for key in _RATIOS}
        scores |= {key: of_pixels[key] for key in _SHARES}
        if not self.traits.seamless:
            scores["seam"] = math.nan
        distance, _ = nearest_real(images, self.images, flips=flips)
        points = self.space.place_turned(images, self.points, flips=flips)
        among = self.points[np.sort(rng.permutation(len(self.points))[: len(images)])]
        precision, coverage = neighbourhood(points, among)
        return SpriteRow(
            samples.name,
            len(images),
            scores
            | {
                "palette_distance": palette_distance(images, self.some, rng=rng),
                "patch_distance": patch_distance(images, self.some, rng=rng),
                **_copy_shares(distance),
                "duplicates": duplicates(images),
                "diversity": _ratio(diversity(images), self.own["diversity"]),
                "precision": precision,
                "coverage": coverage,
            },
        )

    def measure_shapes(
        self, name: str, variants: NDArray[np.uint8], bases: NDArray[np.uint8], labels: NDArray[np.int64]
    ) -> ShapeRow:
        """Shape distances of variants (B, V, H, W, C) of bases (B, H, W, C) of the classes labels (B,)."""
        n_bases, n_variants = variants.shape[:2]
        maps = label_maps(variants.reshape(-1, *bases.shape[1:]))
        to_base = shape_distances(maps, np.repeat(label_maps(bases), n_variants, axis=0), rules=self.rules)
        one, other = np.triu_indices(n_variants, 1)
        first = np.arange(n_bases)[:, None] * n_variants
        masks, levels = shape_distances(maps[(first + one).ravel()], maps[(first + other).ravel()], rules=self.rules)
        to_nearest = nearest_shapes(maps, self.maps, rules=self.rules)
        of_bases = np.median(_both(masks, levels).reshape(n_bases, -1), axis=1)
        whole = float(_both(*(np.array([part]) for part in self.shapes))[0])
        shares = tuple(
            _ratio(float(of_base), self.class_shapes.get(int(label), whole))
            for of_base, label in zip(of_bases, labels, strict=True)
        )
        return ShapeRow(
            name,
            (_median(to_base[0]), _median(to_base[1])),
            (_median(masks), _median(levels)),
            (_median(to_nearest[0]), _median(to_nearest[1])),
            float(np.median(shares)),
            shares,
        )

    def nearest(self, images: NDArray[np.uint8]) -> NDArray[np.int64]:
        """Number of the real sprite nearest to each in pixels, (N,)."""
        return nearest_real(images, self.images, flips=self.traits.flips)[1]

    def badness(self, images: NDArray[np.uint8]) -> NDArray[np.float64]:
        """How bad each sample looks, (N,): speckle, crumbs and strangeness, each relative to what real ones have."""
        points = self.space.place_turned(images, self.points, flips=self.traits.flips)
        total = strangeness(points, self.points)
        for of, least in ((orphan_pixels, 0.02), (stray_area, 0.05)):
            total = total + each(of, images) / (np.quantile(each(of, self.some), 0.95) + least)
        return total


def _means(images: NDArray[np.uint8]) -> dict[str, float]:
    """Means of the pixel measures."""
    return {key: float(each(measure, images).mean()) for key, measure in (_RATIOS | _SHARES).items()}


def _copy_shares(distance: NDArray[np.float64]) -> dict[str, float]:
    return {"copies": float((distance < COPY_RMSE).mean()), "near_copies": float((distance < NEAR_RMSE).mean())}


def _class_pairs(labels: NDArray[np.int64], rng: np.random.Generator) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs of different sprites of one class; of the whole set if no class has two."""
    one = rng.integers(len(labels), size=_PAIRS)
    order = np.argsort(labels, kind="stable")
    start = np.searchsorted(labels[order], labels[one], "left")
    size = np.searchsorted(labels[order], labels[one], "right") - start
    other = order[start + rng.integers(size)]
    kept = one != other
    if not kept.any() and len(labels) > 1:
        return one, (one + 1 + rng.integers(len(labels) - 1, size=_PAIRS)) % len(labels)
    return one[kept], other[kept]


def _both(masks: NDArray[np.float64], levels: NDArray[np.float64]) -> NDArray[np.float64]:
    """Mean of both shape distances: silhouettes alone miss new insides, label maps alone pass a few moved"""
    return np.where(np.isnan(masks), levels, (masks + levels) / 2)


def _median(values: NDArray[np.float64]) -> float:
    return float(np.median(values)) if len(values) else math.nan


def _ratio(value: float, real: float) -> float:
    """The ratio; NaN if the real set has none of it, and so nothing to compare with."""
    return value / real if real > 1e-9 else math.nan


def _json(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 6)
