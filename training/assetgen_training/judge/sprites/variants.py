"""Measures variants of sprites, their palettes kept, against those very sprites, beside what one could do by hand."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .alike import copied_share, near_copies, shape_variation
from .baselines import warped
from .details import features_kept, outline_share
from .measures import Measure, each, interior_sharpness, opaque, orphan_pixels, semi_transparent
from .shapes import ShapeRules
from .spaces import palette_distance, patch_distance
from .told_apart import SEEDS, told_apart

VARIANT_MEASURES = {
    "variation": "shape variation",
    "told_apart": "told apart",
    "interior": "interior sharpness",
    "softness": "semi-transparent",
    "palette": "palette distance",
    "repeats": "near-copies",
    "features": "features kept",
    "outline": "outline kept",
    "orphans": "orphan pixels",
    "patches": "patch distance",
    "holes": "holes",
}
"""Keys of the measures of variants, and their names."""

WARPED = "warped by hand"
_FEWEST_FEATURES = 20  # of all bases together, for the share that is kept to say something
_STRONGEST = 6.0  # warp by hand
_HALVINGS = 6  # of the interval in which its strength is looked for


@dataclass(frozen=True)
class VariantRow:
    """The measures of a set of variants by the keys of VARIANT_MEASURES; NaN where one does not apply.

    told: of each seed, the share of crops that a network told from the originals; their mean is `told_apart`. copied:
    of each base, the share of near-copies.
    """

    name: str
    n_images: int
    scores: dict[str, float]
    told: tuple[float, ...]
    copied: tuple[float, ...] = ()

    @property
    def told_within(self) -> float:
        """Half the width of the 95 % interval of the mean of `told`: t · s / √n."""
        if len(self.told) < 2:
            return math.nan
        return float(_T[min(len(self.told), len(_T)) - 2] * np.std(self.told, ddof=1) / math.sqrt(len(self.told)))

    def to_json(self) -> dict[str, Any]:
        """As JSON values, NaN as None."""
        scores = {key: None if math.isnan(value) else round(value, 6) for key, value in self.scores.items()}
        told = [round(value, 6) for value in self.told]
        return {"name": self.name, "n_images": self.n_images, **scores, "told_apart_by_seed": told}


_T = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262)  # Student's t, 97.5 %, 1 … 9 degrees of freedom


def measure_variants(
    name: str,
    bases: NDArray[np.uint8],
    variants: NDArray[np.uint8],
    *,
    rules: ShapeRules,
    seeds: int = SEEDS,
) -> VariantRow:
    """The measures of variants (B, V, H, W, C) of bases (B, H, W, C).

    interior: interior sharpness over the bases'. softness: share of semi-transparent pixels less the bases', -1..1.
    repeats: share of near-copies of the base at the best shift, by `copied_share`. features: share of the bases'
    features that is kept. outline: share of the edge in the outline's colour, over the bases'. orphans: share of single
    pixels less the bases'. holes: share of variants of opaque sprites that are not opaque.
    """
    flat = variants.reshape(-1, *bases.shape[1:])
    pairs = [*zip(bases, variants, strict=True)]
    kept = np.array([features_kept(base, of_base) for base, of_base in pairs]).reshape(-1, 2).sum(axis=0)
    solid = opaque(bases).all(axis=(1, 2))
    copied = tuple(float(near_copies(*pair, rules=rules).mean()) for pair in pairs) if len(flat) else ()
    told = tuple(told_apart(bases, variants, seed=seed) for seed in range(seeds))
    scores = {
        "variation": shape_variation(variants, rules=rules),
        "told_apart": float(np.mean(told)) if told else math.nan,
        "interior": _over(_mean(interior_sharpness, flat), _mean(interior_sharpness, bases)),
        "softness": _mean(semi_transparent, flat) - _mean(semi_transparent, bases),
        "palette": palette_distance(flat, bases, rng=np.random.default_rng(0)),
        "repeats": copied_share(copied) if copied else math.nan,
        "features": float(kept[0] / kept[1]) if kept[1] >= _FEWEST_FEATURES * variants.shape[1] else math.nan,
        "outline": _outline_kept(bases, variants),
        "orphans": _mean(orphan_pixels, flat) - _mean(orphan_pixels, bases),
        "patches": patch_distance(flat, bases, rng=np.random.default_rng(0)),
        "holes": float((~opaque(variants[solid].reshape(-1, *bases.shape[1:])).all(axis=(1, 2))).mean())
        if solid.any() and variants.shape[1] and bases.shape[3] == 4
        else math.nan,
    }
    return VariantRow(name, len(flat), {key: scores[key] for key in VARIANT_MEASURES}, told, copied)


def warped_alike(
    bases: NDArray[np.uint8], n_variants: int, variation: float, *, rules: ShapeRules
) -> NDArray[np.uint8]:
    """Variants made by hand, (B, V, H, W, C): the bases warped as strongly as gives the shape variation wanted.

    Neither mirrored nor recoloured. The strength is found by halving, to about a sixtieth of the strongest warp, which
    is taken where none is strong enough.
    """

    def made(strength: float) -> NDArray[np.uint8]:
        repeated = np.repeat(bases, n_variants, axis=0)
        rng = np.random.default_rng(0)
        flat = warped(repeated, strength=strength, flips=False, wraps=rules.wraps, rng=rng)
        return flat.reshape(len(bases), n_variants, *bases.shape[1:])

    low, high = 0.0, _STRONGEST
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if shape_variation(made(middle), rules=rules) < variation:
            low = middle
        else:
            high = middle
    return made((low + high) / 2)


def losses(row: VariantRow) -> dict[str, float]:
    """How far variants fall short of the art in what shows their quality, by key; without what cannot be measured.

    Shares of 1: told apart by more than chance, features and outline lost, windows farther than the artist's own from
    each other. The last counts a third, and from 1.05 on: two draws of one and the same warp differ by up to .05 in it.
    """
    scores = row.scores
    found = {
        "told_apart": scores["told_apart"] - 0.5,
        "features": 1 - scores["features"],
        "outline": 1 - scores["outline"],
        "patches": (scores["patches"] - 1.05) / 3,
    }
    return {key: value for key, value in found.items() if not math.isnan(value)}


def leads(row: VariantRow, other: VariantRow) -> dict[str, float]:
    """By how much less a row loses than another, by the keys of `losses` that both have."""
    ours, theirs = losses(row), losses(other)
    return {key: theirs[key] - ours[key] for key in ours if key in theirs}


def beaten_throughout(row: VariantRow, other: VariantRow) -> bool:
    """Whether another row is better in every measure that can be taken but for shape variation, which is alike."""

    def faults(scores: dict[str, float]) -> dict[str, float]:
        """Each measure as a distance from what is best."""
        best = {"interior": 1.0, "features": 1.0, "outline": 1.0}
        return {key: abs(value - best.get(key, 0.0)) for key, value in scores.items() if key != "variation"}

    ours, theirs = faults(row.scores), faults(other.scores)
    apart = [(ours[key], theirs[key]) for key in ours if not math.isnan(ours[key] + theirs[key])]
    worse = [mine > other for mine, other in apart if max(mine, other) > 0.005]
    return bool(worse) and all(worse)


def _outline_kept(bases: NDArray[np.uint8], variants: NDArray[np.uint8]) -> float:
    """Mean over the bases that have an outline; NaN if none has."""
    own = [outline_share(base, base[None]) for base in bases]
    some = [row for row, share in enumerate(own) if share > 0]
    if not some:
        return math.nan
    return float(
        np.mean([outline_share(bases[row], variants[row]) for row in some]) / np.mean([own[row] for row in some])
    )


def _mean(measure: Measure, images: NDArray[np.uint8]) -> float:
    return float(each(measure, images).mean()) if len(images) else math.nan


def _over(value: float, real: float) -> float:
    return value / real if real > 1e-9 else math.nan
