"""The image sets that a command line can name."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from assetgen_art.image_set import ImageSet
from assetgen_plugin.errors import DataError

from .fashion_mnist import CLASSES, load_fashion_mnist
from .pairs import rendered_pages
from .plants import SPECIES, draw_plants

SOURCES = ("fashion-mnist", "plants", "pages")
_PLANTS_SEED = 7
_PAGES_SEED, _N_PAGES = 11, 640


def load_source(source: str, *, data_dir: Path | None = None) -> ImageSet:
    """The training images that a command line names."""
    if source == "fashion-mnist":
        images, labels = load_fashion_mnist("train", data_dir=data_dir)
        licence = "Fashion-MNIST: MIT, Copyright (c) 2017 Zalando SE, https://tech.zalando.com"
        return ImageSet(source, licence, images, labels, CLASSES, load_fashion_mnist("test", data_dir=data_dir))
    if source == "plants":
        images, labels = draw_plants(160, rng=np.random.default_rng(_PLANTS_SEED))
        return ImageSet(source, "assetgen's parametric plants: MIT", images, labels, SPECIES)
    if source == "pages":
        return rendered_pages(_N_PAGES, rng=np.random.default_rng(_PAGES_SEED))
    raise DataError(f"unknown source {source!r}; the built-in sources are {', '.join(SOURCES)}")
