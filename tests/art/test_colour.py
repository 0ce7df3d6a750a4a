from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assetgen_art.colour import alpha, premultiplied, rgb


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
