from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from numpy.typing import NDArray

from assetgen_plugin.latents import Prior
from assetgen_training.config import TrainConfig
from assetgen_training.data.augment import N_TINT
from assetgen_training.data.pose import N_POSE
from assetgen_training.models.priors import Tensors, cumulative, factor_integers, fit_prior, latent_integers
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
    tensors, z, _ = drawn(dataclasses.replace(TINY, prior="standard"))
    assert len(tensors["gaussian.mean"]) == len(tensors["gaussian.cumulative"]) == 2  # one for each class
    np.testing.assert_allclose(z.mean(axis=0), 0, atol=0.08)
    np.testing.assert_allclose(z.std(axis=0), 1, atol=0.05)


@pytest.mark.parametrize("weights", [[1.0], [1, 1], [0.1, 0.0, 0.9], [1e-12, 1]])
def test_cumulative_tables_rise_to_their_end(weights: list[float]) -> None:
    table = cumulative(np.array(weights, np.float64))
    assert table[-1] == 2**32 - 1
    assert (np.diff(table.astype(np.int64)) >= 0).all()


def test_a_cumulative_table_is_floored_and_no_weight_is_no_chance() -> None:
    table = cumulative(np.array([0, 1, 3, 1.4, 0]))
    assert table.dtype == np.uint32
    assert table.tolist() == [0, int(2**32 / 5.4), int(4 * 2**32 / 5.4), 2**32 - 1, 2**32 - 1]


def test_integers_saturate_where_the_contract_s_types_end() -> None:
    latents = latent_integers(np.array([-9.0, -4.0, 0.02, 3.9, 9.0]))
    assert (latents.dtype, latents.tolist()) == (np.int8, [-127, -127, 1, 125, 127])
    factors = factor_integers(np.array([-200.0, -0.5, 0.003, 200.0]))
    assert (factors.dtype, factors.tolist()) == (np.int16, [-32767, -128, 1, 32767])


def test_poses_and_tints_are_drawn_behind_the_latent() -> None:
    config = dataclasses.replace(TINY_INDEXED, pose=1.5, tint=2.0)
    mu, sigma, labels = posterior(200)
    tensors = fit_prior(config, mu, sigma, labels, 2, rng=np.random.default_rng(2))
    assert tensors["exemplar.latent"].shape == (200, 4 + N_POSE + N_TINT)
    assert not tensors["exemplar.latent"][:, 4:].any()  # every sprite stands as it was drawn
    assert not tensors["centroid.mean"][:, 4:].any()
    pose, tint = slice(4, 4 + N_POSE), slice(4 + N_POSE, None)
    assert (tensors["exemplar.scale"][:, pose] == 384).all()
    assert (tensors["exemplar.palette_scale"][:, tint] == 512).all()
    assert not tensors["exemplar.scale"][:, tint].any()
    assert not tensors["exemplar.palette_scale"][:, pose].any()


def test_exemplars_of_direct_output_have_no_palettes() -> None:
    tensors, _, _ = drawn(dataclasses.replace(TINY, prior="exemplar"))
    assert "exemplar.latent" in tensors
    assert "exemplar.palette_scale" not in tensors


def test_palettes_vary_by_their_own_share_of_the_spread() -> None:
    mu, sigma, labels = posterior(200)
    config = dataclasses.replace(TINY_INDEXED, shape_noise=0.5, palette_noise=0.25, reach=1.0)
    tensors = fit_prior(config, mu, sigma, labels, 2, rng=np.random.default_rng(2))
    spread = np.stack([mu[labels == label].std(axis=0) for label in (0, 1)])
    np.testing.assert_allclose(tensors["exemplar.palette_scale"][:, :4], 64 * spread, atol=0.5)
    np.testing.assert_allclose(tensors["exemplar.scale"][:, :4], 128 * spread, atol=0.5)
    assert (tensors["exemplar.reach"].dtype, tensors["exemplar.reach"].tolist()) == (np.int32, [256])


def test_a_set_with_one_palette_has_none_to_draw() -> None:
    config = dataclasses.replace(TINY_INDEXED, fixed_palette=((0, 0, 0), (255, 255, 255)), slots=2)
    mu, sigma, labels = posterior(60)
    tensors = fit_prior(config, mu, sigma, labels, 2, rng=np.random.default_rng(2))
    assert "exemplar.palette_scale" not in tensors
    assert tensors["exemplar.scale"].shape == (2, 4 + N_POSE + N_TINT)


def test_exemplars_keep_their_names_class_after_class() -> None:
    mu, sigma, labels = posterior(6)
    tensors = fit_prior(TINY_INDEXED, mu, sigma, labels, 2, names=tuple("abcdef"), rng=np.random.default_rng(2))
    assert tensors["exemplar.names"].tobytes().decode() == "a\nc\ne\nb\nd\nf"


def test_without_classes_there_is_one_group() -> None:
    mu, sigma, _ = posterior(200)
    tensors = fit_prior(TINY, mu, sigma, np.zeros(200, np.int64), 0, rng=np.random.default_rng(2))
    assert len(tensors["class.cumulative"]) == len(tensors["centroid.mean"]) == 1


def test_a_mixture_has_no_more_components_than_its_class_can_fill() -> None:
    mu, sigma, _ = posterior(300)
    labels = np.repeat([0, 1, 2], [30, 70, 200])
    tensors = fit_prior(dataclasses.replace(TINY, components=4), mu, sigma, labels, 3, rng=np.random.default_rng(2))
    assert np.diff(tensors["gaussian.offsets"]).tolist() == [1, 1, 4]  # forty images each, but at least one


def test_a_prior_is_a_function_of_its_seed() -> None:
    mu, sigma, labels = posterior(600)
    one, same, other = (
        fit_prior(dataclasses.replace(TINY, components=6), mu, sigma, labels, 2, rng=np.random.default_rng(seed))
        for seed in (1, 1, 2)
    )
    assert all(np.array_equal(one[name], same[name]) for name in one)
    assert not np.array_equal(one["gaussian.mean"], other["gaussian.mean"])
