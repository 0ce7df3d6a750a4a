"""How far the variants of a pack that carries the art should differ: the spread of requests that give none."""

from __future__ import annotations

import numpy as np

from assetgen_art.image_set import ImageSet
from assetgen_plugin import Pack

from .alike import copied_share, distinct, near_copies, shape_variation
from .shapes import ShapeRules

_SPREADS = tuple(number / 8 for number in range(8, 33))  # tried one after the other: 1 to 4
# Asked for: more than the gate asks for. Near-copies of 360 variants have a standard error of one point.
_VARIATION, _NEAR_COPIES = 0.32, 0.03
_HELD_VARIATION, _HELD_NEAR_COPIES = 0.10, 0.08  # of tiles whose edges are held
_BASES, _VARIANTS = 96, 5  # of smaller sets more variants, so that as many decide
_SEED = "default spread"  # and the number of the sprite: with one for all, all would have the same few poses


def default_spread(pack: Pack, data: ImageSet) -> float:
    """The least of 1, 1.125 … 4 at which variants differ enough in shape and few repeat their sprite; 4 if none is.

    Measured as the gate measures, with the palette kept, by variants of some sprites that the pack has by name and
    that repeat no other; 1 if it has none of the set.
    """
    known = frozenset(pack.names)
    new = distinct(data.images, rules=ShapeRules(flips=data.traits.flips)) if data.names else ()
    rows = [int(row) for row in new if data.names[row] in known]
    if not rows:
        return _SPREADS[0]
    chosen = [rows[place] for place in np.unique(np.linspace(0, len(rows) - 1, _BASES).round().astype(int))]
    variants = range(-(-_BASES * _VARIANTS // len(chosen)))
    rules = ShapeRules(flips=data.traits.flips, wraps=data.traits.seamless)
    palette = "keep" if "exemplar.palette_scale" in pack.tensors else None  # a fixed palette never moves
    held = bool(data.traits.keep_edges)
    variation, copies = (_HELD_VARIATION, _HELD_NEAR_COPIES) if held else (_VARIATION, _NEAR_COPIES)
    for spread in _SPREADS[:-1]:
        made = np.stack(
            [
                pack.textures(f"{_SEED}/{row}", variants, base=data.names[row], spread=spread, palette=palette)
                for row in chosen
            ]
        )
        near = [near_copies(data.images[row], own, rules=rules).mean() for row, own in zip(chosen, made, strict=True)]
        if copied_share(near) <= copies and shape_variation(made, rules=rules) >= variation:
            return spread
    return _SPREADS[-1]
