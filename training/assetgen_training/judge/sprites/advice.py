"""What to do with a set whose pack missed the gate, in an artist's words and by what is true of this very set."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assetgen_art.image_set import ImageSet

from .gate import Verdict
from .measures import visible

_FEW = 24  # sprites, below which variants have little to be mixed from
_TINY = 20  # pixels of a typical sprite's longer side, below which there is little room to change
_LARGE = 160  # pixels, from which a guide of 64 says little about details
_MIXED = 2.5  # tall sprites over low ones, from which a set is of several kinds
_MANY_KINDS = 6

_LIKENESS = {"told_apart", "interior", "interior_sharpness", "sharpness", "orphans", "orphan_pixels", "stray_area"}
_LIKENESS |= {"precision", "lag", "lead", "holes", "palette", "palette_distance", "colourfulness"}
_SAMENESS = {"variation", "repeats", "shape_variation", "copies", "near_copies"}
_RANGE = {"coverage", "diversity", "duplicates"}
_DETAIL = {"outline", "features"}


def advice(verdicts: Sequence[Verdict], data: ImageSet, *, n_distinct: int) -> tuple[str, ...]:
    """Sentences on what to change, the most promising first; () if every measure is within its limits.

    data: the whole set. n_distinct: how many of its sprites show something new.
    """
    failed = {verdict.measure for verdict in verdicts if not verdict.passed}
    if not failed:
        return ()
    low, typical, high = _heights(data)
    found = []
    if failed & (_LIKENESS | _RANGE) and n_distinct < _FEW:
        found.append(
            f"Add sprites: {n_distinct} different ones are few. From about {_FEW} of one kind on, variants have "
            "something to be mixed from."
        )
    if failed & (_LIKENESS | _RANGE | _DETAIL) and (high > _MIXED * low or len(data.label_names) > _MANY_KINDS):
        found.append(
            f"Make it more uniform: it holds {_kinds(data)} from {low} to {high} pixels high. Train on one kind at a "
            "time, with --only or in folders of their own."
        )
    if failed & (_RANGE | _LIKENESS) and n_distinct < 0.75 * len(data.images):
        found.append(
            f"Keep one of each: {len(data.images) - n_distinct} of {len(data.images)} sprites are frames or recolours "
            "of others. Leave them out, and draw their variants from the same seed instead."
        )
    if failed & (_LIKENESS | _DETAIL) and typical >= _LARGE:
        found.append(
            f"Make it smaller: a typical sprite is {typical} pixels high. At half of that (--size) its shape is "
            "learned more exactly; small features of large art are what is lost first."
        )
    if failed & _SAMENESS:
        found.append(
            f"Use another size: at {typical} pixels there is little room for a shape to change. Where you have the art "
            "at twice the size, train on that."
            if typical <= _TINY
            else "Ask for more: a wider spread moves variants farther from their sprite (assetgen preview --kind "
            "variants --spread 2 shows how far is too far), and more sprites of its kind give them more to become."
        )
    if failed & _DETAIL:
        found.append(
            "Ask for less: a narrower spread keeps thin outlines and small features whole, and so does art in which "
            "they are two pixels wide."
        )
    if failed & {"softness", "semi_transparent"}:
        found.append(
            "Look at the edges: half-transparent pixels are not as in your art. --soft-alpha says that they matter, "
            "--no-soft-alpha that edges are crisp."
        )
    if "seam" in failed:
        found.append("Look at the borders: tiles that are not meant to join are better trained with --no-seamless.")
    if failed & _LIKENESS:
        found.append("Train longer only if none of this applies: large mixed sets need 30 minutes or more.")
    return tuple(found)


def _heights(data: ImageSet) -> tuple[int, int, int]:
    """Heights that a tenth of the sprites are below, the middle one, and that a tenth are above, pixels."""
    seen = np.asarray(visible(data.images).any(axis=2))  # (N, H)
    heights = seen.shape[1] - seen.argmax(axis=1) - seen[:, ::-1].argmax(axis=1)
    low, typical, high = np.quantile(heights, (0.1, 0.5, 0.9)).round().astype(int)
    return int(low), int(typical), int(high)


def _kinds(data: ImageSet) -> str:
    n_kinds = len(data.label_names)
    return f"{n_kinds} classes of sprites" if n_kinds > 1 else "sprites"
