from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from numpy.typing import NDArray

from assetgen_plugin.latents import Prior
from assetgen_training.config import TrainConfig
from assetgen_training.data.pose import N_POSE
from assetgen_training.models.priors import Tensors, cumulative, fit_prior
from conftest import TINY, TINY_INDEXED


def posterior(n_images: int) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int64]]:
    """Two classes: two far clusters in class 0, one correlated cloud in class 1."""
    rng = np.random.default_rng(1)
    labels = np.arange(n_images) % 2
    mu = rng.standard_normal((n_images, 4)) * 0.2
    mu[labels == 0, 0] += np.where(rng.random((labels == 0).sum()) < 0.25, 2.0, -1.0)
    mu[labels == 1, 1] += 3 * mu[labels == 1, 2]
    return mu, np.full_like(mu, 0.1), labels


def drawn(config: TrainConfig, n_images: int = 2000) -> tuple[Tensors, NDArray[np.float64], NDArray[np.int64]]:
    mu, sigma, labels = posterior(n_images)
    tensors = fit_prior(config, mu, sigma, labels, 2, rng=np.random.default_rng(2))
    tensors |= {
        "latent": np.array(tensors["centroid.mean"].shape[1:], np.int32),
        "labels": np.frombuffer(b"a\nb", np.uint8),
    }
    codes = Prior(tensors).draw(np.arange(4000, dtype=np.uint64), np.zeros(4000, np.uint64), None, 256)
    return tensors, codes.z[:, :4] / 32, codes.classes


def test_mixture_draws_have_the_aggregate_posterior_s_moments() -> None:
    _, z, classes = drawn(dataclasses.replace(TINY, components=4))
    mu, _, labels = posterior(2000)
    for label in (0, 1):
        ours, theirs = z[classes == label], mu[labels == label]
        np.testing.assert_allclose(ours.mean(axis=0), theirs.mean(axis=0), atol=0.08)
        np.testing.assert_allclose(np.cov(ours.T), np.cov(theirs.T) + 0.01 * np.eye(4), atol=0.12)
    gap = z[classes == 0][:, 0]
    assert ((gap > 0.2) & (gap < 1.2)).mean() < 0.02  # nothing between the two clusters


def test_exemplar_draws_stay_near_the_training_latents() -> None:
    tensors, z, _ = drawn(dataclasses.replace(TINY_INDEXED, shape_noise=0.0, reach=0.0, pose=0.0), 200)
    latents = {tuple(row) for row in tensors["exemplar.latent"][:, :4] / 32}
    assert {tuple(row) for row in z} <= latents
    assert len({tuple(row) for row in z}) > 150


def test_neighbours_are_the_nearest_of_the_same_class() -> None:
    tensors, _, _ = drawn(TINY_INDEXED, 60)
    latent, offsets = tensors["exemplar.latent"].astype(float), tensors["exemplar.offsets"]
    for own, near in enumerate(tensors["exemplar.neighbours"]):
        low, high = (offsets[0], offsets[1]) if own < offsets[1] else (offsets[1], offsets[2])
        distance = np.linalg.norm(latent - latent[own], axis=1)
        distance[own] = np.inf
        distance[:low] = distance[high:] = np.inf
        assert np.sort(distance)[3] >= distance[near].max() - 3  # to the rounding of latents


def test_a_class_of_one_has_itself_as_neighbour() -> None:
    labels = np.array([0, 0, 0, 1])
    mu = np.random.default_rng(1).standard_normal((4, 4))
    tensors = fit_prior(TINY_INDEXED, mu, np.ones_like(mu), labels, 2, rng=np.random.default_rng(1))
    assert tensors["exemplar.neighbours"][3].tolist() == [3, 3, 3, 3]
    assert tensors["exemplar.neighbours"].shape == (4, 4)


def test_standard_prior_is_standard_normal() -> None:
    _, z, _ = drawn(dataclasses.replace(TINY, prior="standard"))
    np.testing.assert_allclose(z.mean(axis=0), 0, atol=0.08)
    np.testing.assert_allclose(z.std(axis=0), 1, atol=0.05)


@pytest.mark.parametrize("weights", [[1.0], [1, 1], [0.1, 0.0, 0.9], [1e-12, 1]])
def test_cumulative_tables_rise_to_their_end(weights: list[float]) -> None:
    table = cumulative(np.array(weights, np.float64))
    assert table[-1] == 2**32 - 1
    assert (np.diff(table.astype(np.int64)) >= 0).all()


def test_poses_and_tints_are_drawn_behind_the_latent() -> None:
    config = dataclasses.replace(TINY_INDEXED, pose=0.5, tint=2.0)
    mu, sigma, labels = posterior(200)
    tensors = fit_prior(config, mu, sigma, labels, 2, rng=np.random.default_rng(2))
    assert not tensors["exemplar.latent"][:, 4:].any()  # every sprite stands as it was drawn
    pose, tint = slice(4, 4 + N_POSE), slice(4 + N_POSE, None)
    assert (tensors["exemplar.scale"][:, pose] == 128).all()
    assert (tensors["exemplar.palette_scale"][:, tint] == 512).all()
    assert not tensors["exemplar.scale"][:, tint].any()
    assert not tensors["exemplar.palette_scale"][:, pose].any()


def test_exemplars_of_direct_output_have_no_palettes() -> None:
    tensors, _, _ = drawn(dataclasses.replace(TINY, prior="exemplar"))
    assert "exemplar.latent" in tensors
    assert "exemplar.palette_scale" not in tensors
