"""Guides are means of the art's pixels, which count by their alpha."""

from __future__ import annotations

import numpy as np
import pytest

from assetgen_art.guides import MAX_SCALE, guide_scale, reduced


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


def test_art_of_any_size_up_to_256_is_reduced_to_a_small_guide() -> None:
    for side in range(8, 257):
        whole = 8 * -(-side // 8)
        assert whole // guide_scale(whole, whole) <= 32
    assert [guide_scale(side, side) for side in (16, 24, 32, 48, 64, 96, 128, 256)] == [1, 1, 2, 2, 4, 4, 8, 8]


@pytest.mark.parametrize("multiple", [1, 4])
def test_the_scale_divides_both_sides_and_is_0_where_none_does(multiple: int) -> None:
    for height, width in np.random.default_rng(0).integers(1, 257, (500, 2)).tolist():
        scale = guide_scale(height, width, multiple=multiple)
        guides = [
            f
            for f in range(1, MAX_SCALE + 1)
            if height % (f * multiple) == width % (f * multiple) == 0 and max(height, width) / f <= 64
        ]
        assert (scale in guides) if guides else scale == 0
