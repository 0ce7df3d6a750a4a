"""The quality gate: what a set of sprites must measure to be shipped, relative to the real set, and why."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assetgen_art.image_set import Traits

from .variants import VARIANT_MEASURES, VariantRow, leads, losses

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


VARIANT_WHY = {
    "variation": "how far two variants of a sprite differ in outline; below, a player sees the same one again",
    "told_apart": "share of small crops that a network tells from the artist's; half is chance, above shows a flaw",
    "interior": "step between pixels inside the silhouette, over the artist's; below, insides are washed out",
    "softness": "half-transparent pixels, in points more than the artist's; above is haze, below are hard edges",
    "palette": "distance to the artist's palettes with the palette kept; above, colours are not the artist's",
    "repeats": "share that is still its sprite, at most moved, but for the plainest tenth; above, variants are copies",
    "features": "share of small features, such as eyes and rivets, that variants still have",
    "outline": "share of the edge in the outline's colour, over the artist's; below, outlines are broken",
    "orphans": "single pixels unlike all their neighbours, in points more than the artist's; above is speckle",
    "patches": "distance to the artist's 5×5 windows, 1 for other sprites of the artist",
    "holes": "share of variants of opaque sprites that have holes",
    "lag": "the most that warping by hand is better by, of told apart, features, outline and patches",
    "lead": "the most that variants are better by than warping by hand, in the same",
}
"""What each measure of variants says; the last two compare with the art warped by hand just as far."""

VARIANT_TITLES = VARIANT_MEASURES | {"lag": "behind warping by hand", "lead": "ahead of warping by hand"}
"""Keys of the verdicts on variants, and their names."""

_WHOLE_SET = ("sharpness", "colourfulness", "stray_area", "seam", "duplicates", "diversity")
"""Measures of samples drawn as in a game that decide on painted packs too. The others flatter copies."""


@dataclass(frozen=True, kw_only=True)
class VariantLimits:
    """The limits of painted variants, their palettes kept. Shares and ratios are of 1."""

    variation: float = 0.30  # at least
    told_apart: float = 0.56  # at most
    interior: float = 0.92  # ratio, at least
    softness: float = 0.02  # difference, at most, in both directions
    palette: float = 0.8  # ratio, at most, or up to a tenth above that of the art warped by hand, if that is more:
    palette_part: float = 1.1  # of one character, a larger head alone is farther than its palettes are from each other
    repeats: float = 0.05  # share, at most, without the sprites that repeat most
    outline: float = 0.9  # ratio, at least
    orphans: float = 0.01  # difference, at most
    holes: float = 0.0  # share, at most
    lag: float = 0.03  # share, at most: what five seeds of the network and 400 variants leave to chance
    lead: float = 0.03  # share, at least, but not more than this part of what warping by hand loses:
    lead_part: float = 0.5  # of sand it loses next to nothing
    lead_from: float = 0.30  # from this shape variation on: moved less, a warp is as good
    twins: bool = True  # whether duplicates among whole samples decide

    def bounds(self, variation: float, by_hand: VariantRow) -> dict[str, tuple[float, float]]:
        """Lowest and highest allowed value by key of VARIANT_WHY.

        variation: of the variants. by_hand: the art warped by hand as far.
        """
        least, most = -math.inf, math.inf
        lead = min(self.lead, self.lead_part * max(losses(by_hand).values(), default=0.0))
        palette = by_hand.scores["palette"]
        moved = 0.0 if math.isnan(palette) else self.palette_part * palette
        return {
            "variation": (self.variation, most),
            "told_apart": (least, self.told_apart),
            "interior": (self.interior, most),
            "softness": (-self.softness, self.softness),
            "palette": (least, max(self.palette, moved)),
            "repeats": (least, self.repeats),
            "outline": (self.outline, most),
            "orphans": (least, self.orphans),
            "holes": (least, self.holes),
            "lag": (least, self.lag),
            "lead": (lead if variation >= self.lead_from else least, most),
        }


HELD = VariantLimits(variation=0.08, repeats=0.10, twins=False)
"""Of tiles whose edges are held: they move inside alone, and one of a single colour is always the same."""


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
    duplicates: float = 0.02  # share above the real set's own, at most: plain sprites meet by chance among 600 samples
    diversity: float = 0.9  # ratio, at least
    precision: float = 0.95  # share, at least
    coverage: float = 0.9  # share, at least
    shape_variation: float = 1 / 3  # ratio, at least


@dataclass(frozen=True)
class Verdict:
    """One measure against its limit."""

    measure: str  # key of MEASURES or VARIANT_TITLES
    value: float
    low: float  # -inf for none
    high: float  # inf for none
    why: str

    @property
    def passed(self) -> bool:
        """Whether the value is within its limits; NaN, a measure that could not be taken, passes."""
        return math.isnan(self.value) or self.low <= self.value <= self.high

    @property
    def title(self) -> str:
        """The measure's name."""
        return MEASURES.get(self.measure) or VARIANT_TITLES[self.measure]

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


def painted_verdicts(
    row: VariantRow,
    by_hand: VariantRow,
    values: Mapping[str, float],
    within: Mapping[str, tuple[float, float]],
    limits: VariantLimits,
) -> list[Verdict]:
    """The verdicts on a painted pack: on its variants, beside the art warped by hand as far, then on whole samples.

    values, within: the samples' own by the keys of MEASURES, of which those that no copy can flatter decide.
    """
    margins = leads(row, by_hand)
    scores = row.scores | {
        "lag": max(0.0, -min(margins.values())) if margins else math.nan,
        "lead": max(margins.values()) if margins else math.nan,
    }
    found = [
        Verdict(key, scores[key], low, high, VARIANT_WHY[key])
        for key, (low, high) in limits.bounds(scores["variation"], by_hand).items()
    ]
    decides = {key: limit for key, limit in within.items() if key in _WHOLE_SET}
    if not limits.twins:
        decides.pop("duplicates", None)
    return found + verdicts(values, decides)
