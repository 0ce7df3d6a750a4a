from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.ndimage import binary_dilation, label

from assetgen_art.shapes import ALL_NEIGHBOURS, largest_part, neighbours


@given(seed=st.integers(0, 2**32), share=st.floats(0, 1), over_gaps=st.booleans())
def test_the_largest_part_is_that_of_a_flood_fill(seed: int, share: float, over_gaps: bool) -> None:
    shapes = np.random.default_rng(seed).random((3, 9, 11)) < share
    for shape, found in zip(shapes, largest_part(shapes, over_gaps=over_gaps), strict=True):
        joined = np.pad(shape, ((0, 1), (0, 1)))
        if over_gaps:
            joined = binary_dilation(joined, np.array([[0, 0, 0], [0, 1, 1], [0, 1, 1]]))
        parts, _ = label(joined, np.ones((3, 3)))
        sizes = np.bincount(parts[:-1, :-1][shape], minlength=1)
        assert found == (sizes[1:].max() if len(sizes) > 1 else 0)


def test_every_pair_of_neighbours_comes_once() -> None:
    numbers = np.arange(12).reshape(1, 3, 4)
    pairs = []
    for here, there in ALL_NEIGHBOURS:
        pairs += list(zip(numbers[here].flat, numbers[there].flat, strict=True))
    touching = {
        (a, b) for a in range(12) for b in range(a + 1, 12) if max(abs(a // 4 - b // 4), abs(a % 4 - b % 4)) == 1
    }
    assert len(pairs) == len(touching)
    assert {(min(pair), max(pair)) for pair in pairs} == touching
    (row,) = numbers[neighbours(0, 1)[0]]
    assert row.shape == (3, 3)
