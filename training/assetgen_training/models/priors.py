"""Priors fitted to the aggregate posterior after training, as the contract's integer tensors (sections 5 and 6)."""

from __future__ import annotations

import warnings

import numpy as np
from numpy.typing import NDArray
from sklearn.exceptions import ConvergenceWarning
from sklearn.mixture import GaussianMixture
from sklearn.neighbors import NearestNeighbors
from threadpoolctl import threadpool_limits

from assetgen_plugin.tensors import LATENT_MAX, LATENT_UNIT, Tensors, text_tensor

from ..config import TrainConfig
from ..data.augment import N_TINT
from ..data.pose import N_POSE

_FACTOR_UNIT = 256
_SAMPLES_A_COMPONENT = 40  # fewer, and a full covariance is mostly noise


def fit_prior(
    config: TrainConfig,
    mu: NDArray[np.float64],
    sigma: NDArray[np.float64],
    labels: NDArray[np.int64],
    n_classes: int,
    *,
    names: tuple[str, ...] = (),
    rng: np.random.Generator,
) -> Tensors:
    """Class weights, centroids and the prior that the config names.

    mu, sigma: (N, D) posterior of every training image. labels: (N,) int64, all 0 without classes. names: of the
    images, N or none; exemplars keep them.
    """
    n_groups = max(1, n_classes)
    members = [np.flatnonzero(labels == label) for label in range(n_groups)]
    tensors: Tensors = {
        "class.cumulative": cumulative(np.array([len(rows) for rows in members], np.float64)),
        "centroid.mean": latent_integers(np.stack([mu[rows].mean(axis=0) for rows in members])),
        "centroid.scale": factor_integers(np.stack([mu[rows].std(axis=0) for rows in members])),
    }
    if config.prior == "exemplar":
        exemplars = tensors | _exemplars(config, mu, members)
        if names:
            in_order = [names[row] for rows in members for row in rows]
            exemplars["exemplar.names"] = text_tensor("\n".join(in_order))
        return _with_conditioning(config, exemplars) if config.output == "indexed" else exemplars
    if config.prior == "standard":
        unit = np.ones((1, mu.shape[1]))
        mixtures = [(np.ones(1), 0 * unit, unit) for _ in members]
    else:
        samples = mu + sigma * rng.standard_normal(mu.shape)
        mixtures = [_mixture(samples[rows], config.components, rng=rng) for rows in members]
    return tensors | {
        "gaussian.offsets": np.cumsum([0, *(len(weights) for weights, _, _ in mixtures)]).astype(np.int32),
        "gaussian.cumulative": np.concatenate([cumulative(weights) for weights, _, _ in mixtures]),
        "gaussian.mean": latent_integers(np.concatenate([means for _, means, _ in mixtures])),
        "gaussian.factor": factor_integers(np.concatenate([factors for _, _, factors in mixtures])),
    }


def cumulative(weights: NDArray[np.float64]) -> NDArray[np.uint32]:
    """Weights (any scale) as the contract's table of cumulative u32, the last entry 2^32 - 1."""
    table: NDArray[np.uint32] = (
        np.floor(np.cumsum(weights) / weights.sum() * 2**32).clip(0, 2**32 - 1).astype(np.uint32)
    )
    table[-1] = 2**32 - 1
    return table


def latent_integers(z: NDArray[np.float64]) -> NDArray[np.int8]:
    """Latents in units of 1/32, -127..127."""
    return np.rint(z * LATENT_UNIT).clip(-LATENT_MAX, LATENT_MAX).astype(np.int8)


def factor_integers(factor: NDArray[np.float64]) -> NDArray[np.int16]:
    """Standard deviations and Cholesky factors in units of 1/256."""
    return np.rint(factor * _FACTOR_UNIT).clip(-32767, 32767).astype(np.int16)


def _mixture(
    samples: NDArray[np.float64], components: int, *, rng: np.random.Generator
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """(weights, means, packed Cholesky factors) of a Gaussian mixture with full covariances."""
    n_components = max(1, min(components, len(samples) // _SAMPLES_A_COMPONENT))
    state = int(rng.integers(1 << 31))
    mixture = GaussianMixture(n_components, reg_covar=1e-4, max_iter=60, random_state=state)
    # Matrices this small run slower on several threads, and crawl where another process wants the cores.
    with warnings.catch_warnings(), threadpool_limits(1):
        warnings.simplefilter("ignore", ConvergenceWarning)  # sixty rounds are enough for a prior
        mixture.fit(samples)
    factors = np.linalg.cholesky(mixture.covariances_)
    rows, columns = np.tril_indices(samples.shape[1])
    return mixture.weights_, mixture.means_, factors[:, rows, columns]


def _exemplars(config: TrainConfig, mu: NDArray[np.float64], members: list[NDArray[np.int64]]) -> Tensors:
    """The training latents, their four nearest of the class, and the class's spread."""
    latents, neighbours, tables = [], [], []
    offsets = np.cumsum([0, *(len(rows) for rows in members)])
    for first, rows in zip(offsets, members, strict=False):
        points = mu[rows]
        n_near = min(4, len(rows) - 1)
        if n_near:
            near = NearestNeighbors(n_neighbors=n_near + 1).fit(points).kneighbors(points, return_distance=False)
            near = np.stack([row[row != own][:n_near] for own, row in enumerate(near)])
        else:
            near = np.zeros((len(rows), 1), np.int64)
        near = np.concatenate([near, np.repeat(near[:, -1:], 4 - near.shape[1], axis=1)], axis=1)
        latents.append(points)
        neighbours.append(near + first)
        tables.append(cumulative(np.ones(len(rows))))
    spread = np.stack([mu[rows].std(axis=0) for rows in members])
    palette_scale = {"exemplar.palette_scale": factor_integers(config.palette_noise * spread)}
    has_palettes = config.output == "indexed" and not config.fixed_palette
    return (palette_scale if has_palettes else {}) | {
        "exemplar.offsets": offsets.astype(np.int32),
        "exemplar.cumulative": np.concatenate(tables),
        "exemplar.latent": latent_integers(np.concatenate(latents)),
        "exemplar.neighbours": np.concatenate(neighbours).astype(np.int32),
        "exemplar.reach": np.array([round(256 * config.reach)], np.int32),
        "exemplar.scale": factor_integers(config.shape_noise * spread),
    }


def _with_conditioning(config: TrainConfig, tensors: Tensors) -> Tensors:
    """The tensors with pose and tint behind the latent: 0 in the middle, with noise of their own."""
    pose = np.concatenate([np.full(N_POSE, config.pose), np.zeros(N_TINT)])
    tint = np.concatenate([np.zeros(N_POSE), np.full(N_TINT, config.tint)])
    conditioning = {
        "centroid.mean": 0 * pose,
        "centroid.scale": factor_integers(pose),
        "exemplar.latent": 0 * pose,
        "exemplar.scale": factor_integers(pose),
        "exemplar.palette_scale": factor_integers(tint),
    }
    if config.fixed_palette:
        del conditioning["exemplar.palette_scale"]
    extended = {
        name: np.concatenate([tensors[name], np.broadcast_to(row, (len(tensors[name]), len(row)))], axis=1)
        for name, row in conditioning.items()
    }
    return tensors | {name: array.astype(tensors[name].dtype) for name, array in extended.items()}
