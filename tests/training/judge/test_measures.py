from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from torch import Tensor

from assetgen_training.judge.measures import (
    frechet_distance,
    graininess,
    manifold_measures,
    near_copies,
    near_duplicates,
    nearest_rows,
    sharpness,
)

WIDTH = 6


def standard(n_points: int, seed: int) -> Tensor:
    """Points whose mean is exactly 0 and whose covariance is exactly the identity, (n_points, WIDTH)."""
    points = torch.randn(n_points, WIDTH, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)
    points -= points.mean(dim=0)
    return points @ torch.linalg.inv(torch.linalg.cholesky(torch.cov(points.T))).T


def pictures(n_images: int, seed: int) -> NDArray[np.uint8]:
    """Soft random pictures, (n_images, 12, 12, 1), none like another."""
    rng = np.random.default_rng(seed)
    coarse = rng.integers(0, 256, (n_images, 6, 6, 1))
    return np.repeat(np.repeat(coarse, 2, axis=1), 2, axis=2).astype(np.uint8)


@given(st.floats(-3, 3), st.floats(0.2, 4))
def test_frechet_distance_of_gaussians_is_the_known_one(shift: float, scale: float) -> None:
    one, other = standard(200, 1), standard(300, 2) * scale + shift
    assert frechet_distance(one, other) == pytest.approx(WIDTH * (shift**2 + (scale - 1) ** 2), abs=1e-6)


def test_frechet_distance_sees_a_rotated_covariance_and_is_symmetric() -> None:
    stretch = torch.diag(torch.tensor([3.0, 1, 1, 1, 1, 1], dtype=torch.float64))
    turn = torch.eye(WIDTH, dtype=torch.float64).roll(1, 0)
    one, other = standard(200, 1) @ stretch, standard(200, 2) @ stretch @ turn
    assert frechet_distance(one, one) < 1e-6
    assert frechet_distance(one, other) == pytest.approx(2 * (3 - 1) ** 2, abs=1e-6)
    assert frechet_distance(one, other) == pytest.approx(frechet_distance(other, one), abs=1e-6)


def test_manifold_measures_of_the_same_and_of_far_apart_points() -> None:
    points = standard(200, 3).float()
    same = manifold_measures(points, points)
    assert same["precision"] == same["recall"] == same["coverage"] == 1
    assert set(manifold_measures(points, points + 100).values()) == {0.0}


def test_a_forgotten_half_costs_recall_and_coverage_but_not_precision() -> None:
    real = torch.cat([standard(200, 4).float(), standard(200, 5).float() + 50])
    measures = manifold_measures(real, standard(400, 6).float())
    assert measures["precision"] > 0.9
    assert measures["recall"] <= 0.5
    assert measures["coverage"] <= 0.5


def test_an_outlier_among_the_samples_does_not_buy_coverage() -> None:
    """Coverage counts real balls; a single far sample has a vast ball, which only recall falls for."""
    real = standard(200, 7).float()
    samples = torch.cat([real[:20] * 0.01 + 9, torch.full((1, WIDTH), -500.0)])
    measures = manifold_measures(real, samples)
    assert measures["recall"] == 1
    assert measures["coverage"] < 0.1


def test_density_counts_the_real_neighbours_of_a_sample() -> None:
    real = standard(300, 8).float()
    crowded = manifold_measures(real, real.mean(dim=0).expand(50, -1))["density"]
    sparse = manifold_measures(real, real[real.norm(dim=1).topk(50).indices])["density"]
    assert crowded > 2 > 1.5 * sparse


def test_sharpness_of_an_edge_grows_with_its_height() -> None:
    image = np.zeros((1, 5, 5, 1), np.uint8)
    image[:, :, 3:] = 200
    assert sharpness(image) == pytest.approx(200 / 2)  # the root of one in four columns of gradients
    assert graininess(image) == pytest.approx(200 * 2 / 3)  # on both sides of the edge, of three columns inside


def test_blur_lowers_sharpness_and_noise_raises_grain_most() -> None:
    images = pictures(50, 1)
    blurred = images[:, 1:] // 2 + images[:, :-1] // 2
    noise = np.random.default_rng(2).normal(0, 20, images.shape)
    noisy = (images + noise).clip(0, 255).astype(np.uint8)
    assert sharpness(blurred) < 0.9 * sharpness(images)
    assert graininess(noisy) / graininess(images) > sharpness(noisy) / sharpness(images) > 1


def test_transparent_colours_have_no_edges() -> None:
    hidden = np.random.default_rng(3).integers(0, 256, (4, 8, 8, 4), dtype=np.uint8)
    hidden[..., 3] = 0
    assert sharpness(hidden) == graininess(hidden) == 0


def test_copies_are_found_even_if_spoilt_a_little_and_other_pictures_are_not() -> None:
    training = pictures(400, 4)
    wobble = np.random.default_rng(5).integers(-6, 7, training.shape)
    assert near_copies((training[:50].astype(int) + wobble[:50]).clip(0, 255).astype(np.uint8), training) == 1
    assert near_copies(pictures(50, 6), training) == 0


def test_near_duplicates_are_the_images_that_another_repeats() -> None:
    images = pictures(40, 7)
    assert near_duplicates(images) == 0
    assert near_duplicates(np.concatenate([images, images[:10]])) == pytest.approx(20 / 50)


def test_nearest_rows_finds_the_original() -> None:
    images = pictures(30, 8)
    order = np.random.default_rng(9).permutation(30)
    assert nearest_rows(images[order], images).tolist() == order.tolist()
