"""The page that `assetgen evaluate` writes for a pack: the scores, and pictures, which no score replaces."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assetgen_art.html import Items, Picture, Section, Table, page
from assetgen_art.image_set import ImageSet
from assetgen_art.pictures import png_bytes, sheet

from .baselines import SampleSet
from .compare import MEASURES, Row, reference_of
from .measures import nearest_rows

_COLUMNS = 24  # pictures in a row of a sheet
_ROWS = 10  # rows of a sheet without classes

_NOTES = {
    "frechet": "distance of the features of two sets, taken as Gaussians; 0 is the same; only compare rows of equal n",
    "precision": "share of samples that lie among the real images",
    "recall": "share of real images that lie among the samples",
    "density": "how many real images are close to a sample, relative to each other; about 1 is real",
    "coverage": "share of real images with a sample close by",
    "accuracy": "share of samples that a classifier assigns to the class they were drawn for",
    "sharpness": "root mean square of the brightness gradient relative to real images; below 1 is blur",
    "grain": "mean Laplacian relative to real images; above 1 is noise or invented texture",
    "laplacian": "variance of the Laplacian relative to real images: crisp detail above all",
    "high_frequencies": "power of waves shorter than four pixels relative to real images: cloth, prints, noise",
    "told_apart": "share that a network trained to tell these images from real ones gets right; .5 is chance",
    "middle": "as the Fréchet distance, of the classifier's second block: textures rather than things",
    "broken": "share of samples farther from all real images of their class than 99 % of these are from each other",
    "near_copies": "share of samples less than half the usual distance from their nearest training image",
    "near_duplicates": "share of samples that another sample repeats",
}


_PER_CENT = ("near_copies", "near_duplicates", "broken")
_TWO_DIGITS = ("frechet", "density", "sharpness", "grain", "laplacian", "high_frequencies", "told_apart", "middle")


def formatted(value: float, key: str) -> str:
    """A score as it is shown: shares of copies in per cent, the rest with two or three digits."""
    if np.isnan(value):
        return "–"
    if key in _PER_CENT:
        return f"{100 * value:.1f} %"
    return f"{value:.2f}" if key in _TWO_DIGITS else f"{value:.3f}"


def scores_page(
    title: str, data: ImageSet, sets: Sequence[SampleSet], tables: Sequence[tuple[str, Sequence[Row]]]
) -> str:
    """A page with a table for each judge, and sheets of the real images and of every set.

    tables: (the judge's description, its rows). The first set is the one evaluated: its samples are also shown above
    their nearest training images.
    """
    first, real = sets[0], reference_of(data)
    notes = Items(tuple((MEASURES[key], note) for key, note in _NOTES.items()))
    nearest = _picture(_above_nearest(first, data), "samples, each above its nearest training image")
    return page(
        title,
        [
            Section("", [_table(description, rows) for description, rows in tables]),
            Section("What the measures say", [notes]),
            _sheet("Real images", real, data),
            _sheet(first.name, first, data),
            Section(
                "Samples above their nearest training images",
                [nearest],
                note="Nearest in pixels. A sampler that copies shows the same picture twice.",
            ),
            *(_sheet(other.name, other, data) for other in sets[1:]),
        ],
    )


def _table(description: str, rows: Sequence[Row]) -> Table:
    return Table(
        description,
        ("", "n", *MEASURES.values()),
        tuple((row.name, f"{row.n_images:,}", *(formatted(row.scores[key], key) for key in MEASURES)) for row in rows),
    )


def _sheet(title: str, samples: SampleSet, data: ImageSet) -> Section:
    return Section(title, [_picture(_by_class(samples, data), f"a sheet of images: {samples.name}")])


def _by_class(samples: SampleSet, data: ImageSet) -> NDArray[np.uint8]:
    """A row of images for each class, or some rows if there are no labels, (rows · _COLUMNS, H, W, C)."""
    if samples.labels is None:
        return np.resize(samples.images[: _ROWS * _COLUMNS], (_ROWS * _COLUMNS, *data.shape))
    rows = [samples.images[samples.labels == label][:_COLUMNS] for label in range(len(data.label_names))]
    padded = [np.pad(row, [(0, _COLUMNS - len(row)), (0, 0), (0, 0), (0, 0)]) for row in rows if len(row)]
    return np.concatenate(padded)


def _above_nearest(samples: SampleSet, data: ImageSet) -> NDArray[np.uint8]:
    """Rows of samples, each followed by a row of their nearest training images."""
    step = max(1, len(samples.images) // (4 * _COLUMNS))
    chosen = samples.images[::step][: 4 * _COLUMNS]
    nearest = data.images[nearest_rows(chosen, data.images)]
    pairs = [part[start : start + _COLUMNS] for start in range(0, len(chosen), _COLUMNS) for part in (chosen, nearest)]
    return np.concatenate(pairs)


def _picture(images: NDArray[np.uint8], alt: str) -> Picture:
    return Picture(png_bytes(sheet(images, _COLUMNS, scale=max(1, 56 // images.shape[1])), {}), alt)
