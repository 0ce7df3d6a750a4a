"""Guides are means of the art's pixels, which count by their alpha."""

from __future__ import annotations

import numpy as np
import pytest

from assetgen_art.guides import GUIDE_SIDE, MAX_SCALE, guide_scale, reduced


@pytest.mark.parametrize("channels", [3, 4])
@pytest.mark.parametrize("scale", [1, 2, 3])
def test_a_guide_is_the_mean_of_premultiplied_blocks(channels: int, scale: int) -> None:
    images = np.random.default_rng(1).integers(0, 256, (70, 6, 12, channels)).astype(np.uint8)
    images[:3, ..., 3:] = 0
    small = reduced(images, scale)
    assert small.shape == (70, 6 // scale, 12 // scale, channels)
    for n, y, x in np.ndindex(*small.shape[:3]):
        block = images[n, scale * y : scale * (y + 1), scale * x : scale * (x + 1)].reshape(-1, channels).astype(float)
        if channels == 3:
            np.testing.assert_allclose(small[n, y, x], block.mean(axis=0), atol=0.5)
            continue
        np.testing.assert_allclose(small[n, y, x, 3], block[:, 3].mean(), atol=0.5)
        if small[n, y, x, 3] and scale > 1:
            seen = (block[:, :3] * block[:, 3:]).sum(axis=0) / block[:, 3].sum()
            np.testing.assert_allclose(small[n, y, x, :3], seen, atol=0.5)


def test_the_scale_is_the_least_that_divides_both_sides() -> None:
    for height, width in ((64, 64), (65, 3), (100, 84), (256, 256), (130, 70), (131, 131), (192, 12)):
        scale = guide_scale(height, width)
        allowed = [f for f in range(1, MAX_SCALE + 1) if height % f == width % f == 0]
        allowed = [f for f in allowed if max(height, width) <= GUIDE_SIDE * f]
        assert scale == min(allowed, default=0)
