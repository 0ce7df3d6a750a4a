"""The quality gate: what a set of sprites must measure to be shipped, relative to the real set, and why."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assetgen_art.image_set import Traits

MEASURES = {
    "sharpness": "sharpness",
    "interior_sharpness": "interior sharpness",
    "colourfulness": "colour",
    "semi_transparent": "semi-transparent",
    "orphan_pixels": "orphan pixels",
    "stray_area": "stray area",
    "seam": "seam",
    "palette_distance": "palette distance",
    "patch_distance": "patch distance",
    "copies": "copies",
    "near_copies": "near-copies",
    "duplicates": "duplicates",
    "diversity": "diversity",
    "precision": "precision",
    "coverage": "coverage",
    "shape_variation": "shape variation",
}
"""Keys of the scores of a set, and their names."""

WHY = {
    "sharpness": "step between neighbouring pixels relative to the real sprites; below is blur, above is speckle",
    "interior_sharpness": "the same inside the silhouette; below, insides look airbrushed",
    "colourfulness": "mean chroma relative to the real sprites; below, colours are muddy",
    "semi_transparent": "share of half-transparent pixels; above is haze, below is lost softness where the art is soft",
    "orphan_pixels": "share of single pixels unlike all their neighbours; above is speckle",
    "stray_area": "share of the drawn area outside the largest part; above are crumbs and fragments",
    "seam": "step across the edges relative to the real textures; above, tiles show their borders",
    "palette_distance": "distance to the nearest real palette, 1 for other real sprites; above, colours are foreign",
    "patch_distance": "distance to the nearest real 5×5 windows, 1 for other real sprites; has no limit",
    "copies": "share within an RMSE of .02 of a training sprite; above, training sprites are copied",
    "near_copies": "share within an RMSE of .05 of a training sprite; above, they are almost copied",
    "duplicates": "share that another sample repeats; above, a game shows twins",
    "diversity": "mean distance of two samples relative to two real sprites; below, all look alike",
    "precision": "share of samples that lie among the real sprites; below, they show something else",
    "coverage": "share of real sprites with a sample close by; below, kinds are missing",
    "shape_variation": "shape distance of two variants of one sprite relative to real ones; below, recolours",
}
"""What each measure says, and what it means to be outside its limit."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The limits. Ratios and differences are relative to the real set; shares are of 1."""

    sharpness: tuple[float, float] = (0.85, 1.15)  # ratio
    interior_sharpness: float = 0.75  # ratio, at least
    colourfulness: float = 0.85  # ratio, at least
    semi_transparent: float = 0.05  # difference, at most; in both directions if alpha is soft
    orphan_pixels: float = 1.2  # ratio, at most
    orphan_slack: float = 0.003  # and that much on top: real sets may have none
    stray_area: float = 0.02  # difference, at most
    seam: float = 1.15  # ratio, at most
    palette_distance: float = 1.5  # ratio, at most
    copies: float = 0.01  # share, at most
    near_copies: float = 0.10  # share, at most, or the real sprites' own if larger: some sets repeat
    duplicates: float = 0.005  # share above the real set's own, at most: of 600 samples one pair by chance
    diversity: float = 0.9  # ratio, at least
    precision: float = 0.95  # share, at least
    coverage: float = 0.9  # share, at least
    shape_variation: float = 1 / 3  # ratio, at least


@dataclass(frozen=True)
class Verdict:
    """One measure against its limit."""

    measure: str  # key of MEASURES
    value: float
    low: float  # -inf for none
    high: float  # inf for none
    why: str

    @property
    def passed(self) -> bool:
        """Whether the value is within its limits; NaN, a measure that could not be taken, passes."""
        return math.isnan(self.value) or self.low <= self.value <= self.high

    @property
    def mark(self) -> str:
        """The word next to the value."""
        if math.isnan(self.value):
            return "not measurable"
        return "ok" if self.passed else "failed"

    def to_json(self) -> dict[str, Any]:
        """As JSON values; a missing bound or value is None."""
        low, high = (None if math.isinf(bound) else round(bound, 6) for bound in (self.low, self.high))
        value = None if math.isnan(self.value) else round(self.value, 6)
        return {"measure": self.measure, "value": value, "low": low, "high": high, "passed": self.passed}


def bounds(
    real: Mapping[str, float], *, traits: Traits, opaque: bool, limits: Limits
) -> dict[str, tuple[float, float]]:
    """Lowest and highest allowed value of each measure that has limits in such a set, in the order of MEASURES.

    real: the real set's own values, to which shares of pixels and of repeats are relative.
    """
    least, most = -math.inf, math.inf
    soft = real["semi_transparent"]
    within = {
        "sharpness": limits.sharpness,
        "interior_sharpness": (limits.interior_sharpness, most),
        "colourfulness": (limits.colourfulness, most),
        "semi_transparent": (
            soft - limits.semi_transparent if traits.soft_alpha else least,
            soft + limits.semi_transparent,
        ),
        "orphan_pixels": (least, limits.orphan_pixels * real["orphan_pixels"] + limits.orphan_slack),
        "stray_area": (least, real["stray_area"] + limits.stray_area),
        "seam": (least, limits.seam),
        "palette_distance": (least, limits.palette_distance),
        "copies": (least, limits.copies),
        "near_copies": (least, max(limits.near_copies, real["near_copies"])),
        "duplicates": (least, real["duplicates"] + limits.duplicates),
        "diversity": (limits.diversity, most),
        "precision": (limits.precision, most),
        "coverage": (limits.coverage, most),
        "shape_variation": (limits.shape_variation, most),
    }
    skipped = {"interior_sharpness", "semi_transparent", "stray_area"} if opaque else set()
    if not traits.seamless:
        skipped.add("seam")
    return {key: within[key] for key in MEASURES if key in within and key not in skipped}


def verdicts(values: Mapping[str, float], within: Mapping[str, tuple[float, float]]) -> list[Verdict]:
    """The verdict on each value that has bounds."""
    return [Verdict(key, values[key], low, high, WHY[key]) for key, (low, high) in within.items()]
