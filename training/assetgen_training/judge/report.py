"""The page that `assetgen evaluate` writes: the table, and the pictures that a table cannot replace. One file."""

from __future__ import annotations

import html
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assetgen_art.html import STYLE, image_tag
from assetgen_art.image_set import ImageSet
from assetgen_art.pictures import png_bytes, sheet

from .baselines import SampleSet
from .compare import MEASURES, Row, reference_of
from .measures import nearest_rows

_COLUMNS = 24  # pictures a row of a sheet
_ROWS = 10  # rows of a sheet without classes


_NOTES = {
    "frechet": "distance of the two sets' features as Gaussians; lower is better, 0 is the same; equal n only",
    "precision": "share of samples that lie among the real images",
    "recall": "share of real images that lie among the samples",
    "density": "how crowded with real images the samples' places are; real images have about 1",
    "coverage": "share of real images with a sample close by",
    "accuracy": "share of samples that a classifier takes for the class they were drawn for",
    "sharpness": "mean squared brightness gradient (its root) over that of real images; below 1 is blur",
    "grain": "mean Laplacian over that of real images; above 1 is noise or invented texture",
    "near_copies": "share of samples at less than half the usual distance to their nearest training image",
    "near_duplicates": "share of samples that another sample repeats",
}


def formatted(value: float, key: str) -> str:
    """A score as people read it: shares of copies in per cent, the rest with two or three digits."""
    if np.isnan(value):
        return "–"
    if key in ("near_copies", "near_duplicates"):
        return f"{100 * value:.1f} %"
    return f"{value:.2f}" if key in ("frechet", "density", "sharpness", "grain") else f"{value:.3f}"


def html_page(
    title: str, data: ImageSet, sets: Sequence[SampleSet], tables: Sequence[tuple[str, Sequence[Row]]]
) -> str:
    """A page with a table for each judge, and sheets of the real images and of every set.

    tables: (the judge's description, its rows). The first set is the one evaluated: its samples also stand beside
    their nearest training images.
    """
    parts = [f"<h1>{html.escape(title)}</h1>"]
    for description, rows in tables:
        parts += [f"<p>{html.escape(description)}</p>", _table(rows)]
    notes = "".join(f"<li><b>{MEASURES[key]}</b>: {note}</li>" for key, note in _NOTES.items())
    parts.append(f"<ul class=note>{notes}</ul>")
    real = reference_of(data)
    parts += ["<h2>Real</h2>", _picture(_by_class(real, data))]
    first = sets[0]
    parts += [f"<h2>{html.escape(first.name)}</h2>", _picture(_by_class(first, data))]
    parts += [
        "<h2>Samples above their nearest training images</h2>",
        "<p class=note>Nearest in pixels. A sampler that copies shows the same picture twice.</p>",
        _picture(_beside_nearest(first, data)),
    ]
    for other in sets[1:]:
        parts += [f"<h2>{html.escape(other.name)}</h2>", _picture(_by_class(other, data))]
    body = "\n".join(parts)
    return (
        f"<!doctype html><html lang=en><meta charset=utf-8><title>{html.escape(title)}</title>"
        f"<style>{STYLE}</style><body>{body}</body></html>"
    )


def _table(rows: Sequence[Row]) -> str:
    head = "".join(f"<th title='{_NOTES[key]}'>{name}</th>" for key, name in MEASURES.items())
    lines = []
    for row in rows:
        cells = "".join(f"<td>{formatted(row.scores[key], key)}</td>" for key in MEASURES)
        lines.append(f"<tr><td>{html.escape(row.name)}</td><td>{row.n_images:,}</td>{cells}</tr>")
    return f"<table><thead><tr><th></th><th>n</th>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>"


def _by_class(samples: SampleSet, data: ImageSet) -> NDArray[np.uint8]:
    """A row of images for each class, or some rows without regard to it, (rows · _COLUMNS, H, W, C)."""
    if samples.labels is None:
        return np.resize(samples.images[: _ROWS * _COLUMNS], (_ROWS * _COLUMNS, *data.shape))
    rows = [samples.images[samples.labels == label][:_COLUMNS] for label in range(len(data.label_names))]
    padded = [np.pad(row, [(0, _COLUMNS - len(row)), (0, 0), (0, 0), (0, 0)]) for row in rows if len(row)]
    return np.concatenate(padded)


def _beside_nearest(samples: SampleSet, data: ImageSet) -> NDArray[np.uint8]:
    """Rows of samples, each above a row of their nearest training images."""
    step = max(1, len(samples.images) // (4 * _COLUMNS))
    chosen = samples.images[::step][: 4 * _COLUMNS]
    nearest = data.images[nearest_rows(chosen, data.images)]
    pairs = [part[start : start + _COLUMNS] for start in range(0, len(chosen), _COLUMNS) for part in (chosen, nearest)]
    return np.concatenate(pairs)


def _picture(images: NDArray[np.uint8]) -> str:
    return image_tag(png_bytes(sheet(images, _COLUMNS, scale=max(1, 56 // images.shape[1])), {}))
