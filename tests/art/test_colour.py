from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import DTypeLike, NDArray

from assetgen_art.colour import alpha, from_oklab, oklab, premultiplied, rgb
from assetgen_training.data.tensors import oklab as torch_oklab


def some_colours() -> NDArray[np.uint8]:
    """All greys and corners, and colours at random, (N, 3)."""
    greys = np.repeat(np.arange(256)[:, None], 3, axis=1)
    corners = 255 * (np.arange(8)[:, None] >> np.arange(3) & 1)
    return np.concatenate([greys, corners, np.random.default_rng(0).integers(0, 256, (2000, 3))]).astype(np.uint8)


@pytest.mark.parametrize(("dtype", "near"), [(np.float32, 1e-6), (np.float64, 1e-14)])
def test_training_and_measures_see_the_same_oklab(dtype: DTypeLike, near: float) -> None:
    colours = some_colours()
    found = oklab(colours, dtype)
    assert found.dtype == dtype
    expected = torch_oklab(torch.from_numpy(colours.astype(dtype) / np.array(255, dtype))).numpy()
    np.testing.assert_allclose(found, expected, atol=near)


def test_oklab_of_white_black_and_red_is_that_of_its_source() -> None:
    white, black, red = oklab(np.array([[255] * 3, [0] * 3, [255, 0, 0]], np.uint8), np.float64)
    np.testing.assert_allclose(white, [1, 0, 0], atol=1e-4)
    np.testing.assert_allclose(black, [0, 0, 0], atol=0.03)  # the cube root is kept off its infinite slope
    np.testing.assert_allclose(red, [0.62796, 0.22486, 0.12585], atol=1e-4)


def test_colours_survive_oklab() -> None:
    colours = some_colours()
    back = from_oklab(oklab(colours, np.float64)).astype(int)
    assert np.abs(back - colours).max() <= 1


@given(seed=st.integers(0, 2**32), channels=st.sampled_from([1, 3, 4]))
def test_premultiplied_colours_are_weighted_by_alpha_and_alpha_stays(seed: int, channels: int) -> None:
    images = np.random.default_rng(seed).integers(0, 256, (2, 3, 5, channels)).astype(np.uint8)
    values, opacity = premultiplied(images), alpha(images)
    assert opacity.shape == (2, 3, 5, 1)
    if channels < 4:
        assert (opacity == 1).all()
    np.testing.assert_allclose(rgb(values), rgb(images) / 255 * opacity, atol=1e-6)
    if channels == 4:
        np.testing.assert_array_equal(values[..., 3:], opacity)
