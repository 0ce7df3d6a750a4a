"""The blind page: originals and variants mixed, to be told apart by eye."""

from __future__ import annotations

import numpy as np

from assetgen_art.html import Quiz, Section, page
from assetgen_art.image_set import ImageSet
from assetgen_plugin.errors import DataError
from assetgen_plugin.seeds import Seed

from .alike import distinct
from .score import SpritePack
from .shapes import ShapeRules

EACH = 50  # originals, and variants


def blind_page(pack: SpritePack, data: ImageSet, *, name: str, seed: Seed) -> str:
    """A page with fifty originals and fifty variants in random order, answers under a fold; fewer of a small set.

    The variants are of other sprites than the originals where the set has enough that are distinct. Raises DataError if
    the pack draws none of these sprites.
    """
    rng, known = np.random.default_rng(0), frozenset(pack.names)
    rows = [
        int(row) for row in distinct(data.images, rules=ShapeRules(flips=data.traits.flips)) if data.names[row] in known
    ]
    if len(rows) < 2 or pack.size != data.shape:
        raise DataError(f"{name} draws other sprites than {data.name}; name the art that it was trained on with --data")
    rng.shuffle(rows)
    n_each = min(EACH, len(rows))
    originals, bases = rows[:n_each], rows[-n_each:]
    pictures = [data.images[row] for row in originals]
    pictures += [pack.textures(seed, [number], base=data.names[row])[0] for number, row in enumerate(bases)]
    order = rng.permutation(2 * n_each)
    made = tuple(number for number, at in enumerate(order, start=1) if at >= n_each)
    whose = ", ".join(
        f"{number} {data.names[bases[at - n_each]]}" for number, at in enumerate(order, start=1) if at >= n_each
    )
    luck = n_each + int(np.ceil(1.645 * (2 * n_each) ** 0.5 / 2))
    quiz = Quiz(
        tuple(pictures[at] for at in order),
        made,
        "made",
        (
            f"Made by the pack, with the sprite that each is a variant of: {whose}.",
            f"Guessing is right about {n_each} of {2 * n_each}; up to {luck} may be luck.",
        ),
    )
    note = (
        f"{n_each} are the artist's, {n_each} were made by the pack. Tick those that you think were made (by keyboard: "
        "Tab and the space bar), then open the answers at the end."
    )
    return page(f"{name}: which were made?", [Section("", [quiz], note=note)])
