from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from assetgen_art.seams import seam_ratio, worst_seam


def ramp(side: int, *, mirrored: bool) -> NDArray[np.uint8]:
    """A texture that gets lighter to the right and down, and darker again if mirrored: then it tiles."""
    levels = np.arange(side)
    levels = np.minimum(levels, side - 1 - levels) if mirrored else levels
    return np.repeat((4 * (levels[:, None] + levels))[..., None], 3, axis=2).astype(np.uint8)


@pytest.mark.parametrize("side", [8, 16])
def test_ramps_have_a_seam_and_mirrored_ramps_have_none(side: int) -> None:
    broken, whole = (ramp(side, mirrored=mirrored) for mirrored in (False, True))
    assert seam_ratio(broken) == pytest.approx(side - 1)  # the whole way back in one step
    assert seam_ratio(whole) == 0
    seams = worst_seam(np.stack([broken, whole]).astype(np.float32) / 255)
    assert seams[0] > 0.9 * (side - 1)
    assert seams[1] < 0.1


def test_flat_textures_are_seamless() -> None:
    flat = np.full((8, 8, 3), 90, np.uint8)
    assert seam_ratio(flat) == 1
    assert worst_seam(flat[None].astype(np.float32) / 255)[0] == pytest.approx(1)


@given(seed=st.integers(0, 2**32))
def test_one_bad_direction_is_not_averaged_away(seed: int) -> None:
    rng = np.random.default_rng(seed)
    column = rng.integers(100, 110, (12, 1, 3))
    texture = np.repeat(column, 12, axis=1).astype(np.float32)
    texture += np.arange(12, dtype=np.float32)[None, :, None]  # its left and right edges are eleven steps apart
    assert worst_seam(texture[None] / 255)[0] > 5
    assert worst_seam(texture.swapaxes(0, 1)[None] / 255)[0] == pytest.approx(worst_seam(texture[None] / 255)[0])


@given(seed=st.integers(0, 2**32))
def test_alpha_does_not_count(seed: int) -> None:
    rng = np.random.default_rng(seed)
    image = rng.integers(0, 256, (6, 7, 4)).astype(np.uint8)
    assert seam_ratio(image) == seam_ratio(image[..., :3])
