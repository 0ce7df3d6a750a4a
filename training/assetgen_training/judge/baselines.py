"""What generated images are compared with: a trivial sampler, and real images with one fault each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter
from sklearn.decomposition import PCA

from assetgen_art.image_set import ImageSet

_N_COMPONENTS = 64


@dataclass(frozen=True)
class SampleSet:
    """Images under a name. images: (N, H, W, C) uint8. labels: (N,) int64 that they were made for, or None."""

    name: str
    images: NDArray[np.uint8]
    labels: NDArray[np.int64] | None = None


def pca_gaussian(data: ImageSet, labels: NDArray[np.int64], *, rng: np.random.Generator) -> SampleSet:
    """A Gaussian in the space of the first 64 principal components of each class, sampled for the given labels.

    A sampler must beat it: it knows the means and covariances of pixels, and nothing else.
    """
    images = np.empty((len(labels), *data.shape), np.uint8)
    flat = data.images.reshape(len(data.images), -1)
    for label in np.unique(labels):
        members, rows = flat[data.labels == label], np.flatnonzero(labels == label)
        n_components = min(_N_COMPONENTS, *members.shape)
        pca = PCA(n_components, svd_solver="randomized", random_state=int(rng.integers(1 << 31))).fit(members)
        codes = rng.standard_normal((len(rows), n_components)) * np.sqrt(pca.explained_variance_)
        images[rows] = np.rint(pca.inverse_transform(codes)).clip(0, 255).reshape(-1, *data.shape)
    return SampleSet("per-class PCA-64 + Gaussian", images, labels)


def spoilt(real: SampleSet, *, rng: np.random.Generator) -> list[SampleSet]:
    """Real images with one fault each, which the measures have to notice. real: with labels.

    Each set has as many images as `real`, so that Fréchet distances are comparable.
    """
    images, labels = real.images, real.labels
    assert labels is not None
    n_images = len(images)
    blurred = gaussian_filter(images.astype(np.float32), (0, 0.7, 0.7, 0))
    noise = rng.normal(0, 20, images.shape)
    kept = np.flatnonzero(labels != labels.max())
    kept = np.resize(rng.permutation(kept), n_images)
    repeated = np.resize(rng.permutation(n_images)[: max(1, n_images // 10)], n_images)
    return [
        SampleSet("real, blurred (σ 0.7 px)", np.rint(blurred).astype(np.uint8), labels),
        SampleSet("real, noisy (σ 20 levels)", np.rint(images + noise).clip(0, 255).astype(np.uint8), labels),
        SampleSet("real, one class missing", images[kept], labels[kept]),
        SampleSet("real, a tenth repeated ten times", images[repeated], labels[repeated]),
    ]
