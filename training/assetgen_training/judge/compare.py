"""Measures generated images against real ones, next to baselines, without which a number says little."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from assetgen_art.image_set import ImageSet
from assetgen_plugin import Pack
from assetgen_plugin.errors import DataError
from assetgen_plugin.latents import Codes
from assetgen_plugin.seeds import Seed

from ..models.classifier import Classifier
from ..run.critics import judge_images, middle_features
from .baselines import SampleSet, pca_gaussian, spoilt
from .measures import (
    broken,
    frechet_distance,
    graininess,
    high_frequencies,
    laplacian_variance,
    manifold_measures,
    near_copies,
    near_duplicates,
    sharpness,
)
from .two_sample import two_sample_accuracy

MEASURES = {
    "frechet": "Fréchet distance",
    "precision": "precision",
    "recall": "recall",
    "density": "density",
    "coverage": "coverage",
    "accuracy": "label accuracy",
    "sharpness": "sharpness",
    "grain": "grain",
    "laplacian": "Laplacian variance",
    "high_frequencies": "high frequencies",
    "told_apart": "told from real",
    "middle": "Fréchet, middle layer",
    "broken": "broken",
    "near_copies": "near-copies",
    "near_duplicates": "near-duplicates",
}
"""Keys of the scores of a row, and their names. Sharpness to high frequencies are relative to the real images."""

_HALVES = "real: half against half"
_MAX_SAMPLES_FILE = 1 << 30  # bytes


@dataclass(frozen=True)
class Row:
    """One set of images and its scores; accuracy is NaN if there are no labels."""

    name: str
    n_images: int
    scores: dict[str, float]
    broken: dict[str, float] = field(default_factory=dict)  # share by class; empty without labels

    def to_json(self) -> dict[str, Any]:
        """As JSON values, NaN as None."""
        scores = {key: None if math.isnan(value) else round(value, 6) for key, value in self.scores.items()}
        shares = {label: round(share, 4) for label, share in self.broken.items()}
        return {"name": self.name, "n_images": self.n_images, **scores, "broken_by_class": shares}


def reference_of(data: ImageSet) -> SampleSet:
    """The real images to measure against: the set's test images, or, if it has none, its training images."""
    images, labels = data.test or (data.images, data.labels)
    return SampleSet("real", images, labels)


def pack_samples(
    pack: Pack,
    name: str,
    data: ImageSet,
    *,
    count: int,
    seed: Seed,
    render: Callable[[Codes], NDArray[np.uint8]] | None = None,
) -> SampleSet:
    """Textures of a pack, its classes in the proportions of the real images; without labels if it has no classes.

    render: what turns codes into textures, by default the pack itself.
    """
    render = render or pack.render
    if pack.size != data.shape:
        raise DataError(
            f"{name} draws {pack.size}, but {data.name} has images of {data.shape}; name its own data with --data"
        )
    if not pack.labels:
        return SampleSet(name, render(pack.codes(seed, range(count))))
    if unknown := sorted(set(pack.labels) - set(data.label_names)):
        raise DataError(
            f"{name} draws class {unknown[0]!r}, which {data.name} does not have; name its own data with --data"
        )
    labels = labels_like(reference_of(data), count)
    images = np.empty((count, *pack.size), np.uint8)
    for label in np.unique(labels):
        rows = np.flatnonzero(labels == label)
        images[rows] = render(pack.codes(seed, rows.tolist(), label=data.label_names[label]))
    return SampleSet(name, images, labels)


def labels_like(real: SampleSet, count: int) -> NDArray[np.int64]:
    """Labels, `count` of them, in the proportions of the real ones, in rising order, (count,)."""
    assert real.labels is not None
    at = (np.arange(count) + 0.5) * len(real.labels) / count
    labels: NDArray[np.int64] = np.sort(real.labels)[at.astype(np.int64)]
    return labels


def read_samples(path: Path, data: ImageSet) -> SampleSet:
    """Images of another generator: an .npz file with images (N, H, W, C) uint8 and perhaps labels (N,)."""
    try:
        if path.stat().st_size > _MAX_SAMPLES_FILE:
            raise DataError(f"{path} is larger than {_MAX_SAMPLES_FILE >> 20} MiB; save fewer images")
        with np.load(path, allow_pickle=False) as file:
            images = file["images"]
            labels = file["labels"].astype(np.int64) if "labels" in file else None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(f"{path} is not an .npz file with an array `images` ({error})") from error
    if images.dtype != np.uint8 or images.shape[1:] != data.shape or not len(images):
        raise DataError(
            f"the images in {path} are {images.dtype} of shape {list(images.shape)}, not uint8 of N×{data.shape}"
        )
    if labels is not None and (labels.shape != images.shape[:1] or not 0 <= labels.min() <= labels.max() < 256):
        raise DataError(f"{path}: its labels must be one whole number from 0 to 255 for each image")
    return SampleSet(path.stem, images, labels)


def baseline_sets(data: ImageSet, count: int, *, faults: bool, rng: np.random.Generator) -> list[SampleSet]:
    """Real images as if they were samples, the Gaussian of each class and, with `faults`, real images with faults."""
    chosen = rng.choice(len(data.images), min(count, len(data.images)), replace=False)
    copied = SampleSet("real: training images, copied", data.images[chosen], data.labels[chosen])
    gaussian = pca_gaussian(data, labels_like(reference_of(data), count), rng=rng)
    return [copied, gaussian, *(spoilt(copied, rng=rng) if faults else [])]


def evaluate(
    data: ImageSet, sets: Sequence[SampleSet], judges: Sequence[Classifier], *, say: Callable[[str], None]
) -> list[list[Row]]:
    """For each judge a row for one half of the real images measured against the other, and a row for each set."""
    real = reference_of(data)
    assert real.labels is not None
    half, other = _halves(real)
    pairs = [
        (
            SampleSet("real", real.images[half], real.labels[half]),
            SampleSet(_HALVES, real.images[other], real.labels[other]),
        ),
        *((real, samples) for samples in sets),
    ]
    rows: list[list[Row]] = [[] for _ in judges]
    real_features = [judge_images(judge, real.images)[0] for judge in judges]
    for number, (against, samples) in enumerate(pairs, start=1):
        say(f"measuring {samples.name} ({number} of {len(pairs)})")
        of_pixels = _pixel_scores(data, against, samples)
        for judged, judge, features in zip(rows, judges, real_features, strict=True):
            known = features[half] if against is not real else features
            scores, shares = _judged_scores(data, judge, known, against, samples)
            scores |= of_pixels
            judged.append(Row(samples.name, len(samples.images), {key: scores[key] for key in MEASURES}, shares))
    return rows


def _halves(real: SampleSet) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    order = np.random.default_rng(0).permutation(len(real.images))
    return order[::2], order[1::2]


def _judged_scores(
    data: ImageSet, judge: Classifier, features: Tensor, real: SampleSet, samples: SampleSet
) -> tuple[dict[str, float], dict[str, float]]:
    """(scores, the share of broken images of each class). features: (N, F), the judge's of the real images."""
    generated, predicted = judge_images(judge, samples.images)
    accuracy = math.nan if samples.labels is None else float((predicted == samples.labels).mean())
    measures = manifold_measures(features, generated)
    middle = frechet_distance(middle_features(judge, real.images), middle_features(judge, samples.images))
    shares, n_broken = {}, 0
    for label in np.unique(samples.labels) if samples.labels is not None else ():
        of_class = samples.labels == label
        found = broken(features[real.labels == label], generated[of_class])
        shares[data.label_names[label]], n_broken = float(found.mean()), n_broken + int(found.sum())
    scores = {
        "frechet": frechet_distance(features, generated),
        **measures,
        "accuracy": accuracy,
        "middle": middle,
        "broken": n_broken / len(generated) if shares else float(broken(features, generated).mean()),
    }
    return scores, shares


def _pixel_scores(data: ImageSet, real: SampleSet, samples: SampleSet) -> dict[str, float]:
    return {
        "sharpness": sharpness(samples.images) / sharpness(real.images),
        "grain": graininess(samples.images) / graininess(real.images),
        "laplacian": laplacian_variance(samples.images) / laplacian_variance(real.images),
        "high_frequencies": high_frequencies(samples.images) / high_frequencies(real.images),
        "told_apart": two_sample_accuracy(real.images, samples.images),
        "near_copies": near_copies(samples.images, data.images),
        "near_duplicates": near_duplicates(samples.images),
    }
