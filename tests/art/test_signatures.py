"""Signatures of textures: what they leave alone, what they tell apart, and that their distances are distances."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from assetgen_art.originals import MOST_ORIGINALS, originals_entry, read_originals
from assetgen_art.signatures import (
    COLOUR_CELLS,
    COMPACT_WIDTH,
    FULL,
    N_SHAPE,
    SHAPE_CELLS,
    WIDTH,
    compact,
    compact_areas,
    compact_distances,
    distances,
    shape_distances,
    signatures,
)
from assetgen_plugin.errors import PackError

SIZES = [(1, 1), (1, 7), (7, 1), (3, 5), (8, 8), (13, 13), (28, 28), (200, 240)]


def noise(n: int, size: tuple[int, int], channels: int, seed: int = 0) -> NDArray[np.uint8]:
    return np.random.default_rng(seed).integers(0, 256, (n, *size, channels), dtype=np.uint8)


def sprite(*, top: int = 6, left: int = 9, colour: tuple[int, int, int] = (200, 120, 40)) -> NDArray[np.uint8]:
    """A lighter L with a darker foot on nothing, 32×32, like no mirror image of itself."""
    image = np.zeros((32, 32, 4), np.uint8)
    image[top : top + 18, left : left + 6] = (*colour, 255)
    image[top + 12 : top + 18, left : left + 14] = (*(value // 2 for value in colour), 255)
    return image


def apart(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> tuple[int, int]:
    both = signatures(np.stack([one, other]))
    shape, colour = distances(both[0], both[1:])
    return int(shape[0]), int(colour[0])


@st.composite
def textures(draw: st.DrawFn, n: int) -> NDArray[np.uint8]:
    """n textures of one odd size: noise, in part transparent, in part flat."""
    size = draw(st.sampled_from(SIZES))
    channels = draw(st.sampled_from([1, 3, 4]))
    made = noise(n, size, channels, draw(st.integers(0, 10_000)))
    for image in made:
        if draw(st.booleans()):
            image[: draw(st.integers(0, size[0])), : draw(st.integers(0, size[1]))] = draw(st.integers(0, 255))
    return made


@given(textures(3))
@settings(max_examples=40, deadline=None)
def test_distances_are_a_metric(images: NDArray[np.uint8]) -> None:
    found = signatures(images)
    assert found.shape == (3, WIDTH)
    table = np.array([distances(one, found) for one in found])  # (3, shape or colour, 3)
    assert ((table >= 0) & (table <= FULL)).all()
    assert (np.diagonal(table, axis1=0, axis2=2) == 0).all()
    assert (table == table.transpose(2, 1, 0)).all()
    assert (table[0, :, 2] <= table[0, :, 1] + table[1, :, 2] + 1).all()  # each is rounded down


@given(textures(2))
@settings(max_examples=40, deadline=None)
def test_a_texture_has_the_same_signature_alone(images: NDArray[np.uint8]) -> None:
    assert (signatures(images)[1] == signatures(images[1:])[0]).all()


@pytest.mark.parametrize("size", [(1, 1), (1, 7), (7, 1), (3, 5), (13, 11)])
def test_cells_are_exact_means_of_areas(size: tuple[int, int]) -> None:
    image = noise(1, size, 4)
    alpha = image[0, ..., 3].astype(int)
    red = (image[0, ..., 0].astype(int) * alpha + 127) // 255
    found = signatures(image)[0, N_SHAPE:].reshape(4, COLOUR_CELLS, COLOUR_CELLS)
    for plane, values in ((0, red), (3, alpha)):
        assert found[plane].tolist() == [
            [int(mean_of_cell(values, row, column)) for column in range(COLOUR_CELLS)] for row in range(COLOUR_CELLS)
        ]


def mean_of_cell(values: NDArray[np.int64], row: int, column: int) -> Fraction:
    height, width = values.shape
    inside = [
        overlap(y, row, height) * overlap(x, column, width) * int(values[y, x])
        for y in range(height)
        for x in range(width)
    ]
    return sum(inside, Fraction(0)) * COLOUR_CELLS**2 / (height * width)


def overlap(pixel: int, cell: int, n_pixels: int) -> Fraction:
    start, end = (Fraction(edge * n_pixels, COLOUR_CELLS) for edge in (cell, cell + 1))
    return max(Fraction(0), min(Fraction(pixel + 1), end) - max(Fraction(pixel), start))


def test_lighter_and_darker_areas_are_what_is_drawn() -> None:
    image = sprite()
    found = signatures(image[None])[0]
    shape = found[:N_SHAPE].reshape(2, SHAPE_CELLS, SHAPE_CELLS).astype(int).sum(axis=0)
    drawn = image[..., 3].reshape(SHAPE_CELLS, 4, SHAPE_CELLS, 4).astype(int).mean(axis=(1, 3))
    assert (abs(shape - drawn) <= 2).all()


def test_recolour_changes_colour_and_not_shape() -> None:
    shape, colour = apart(sprite(), sprite(colour=(40, 120, 200)))
    assert shape < 100
    assert colour > 1000
    darker, _ = apart(sprite(), sprite(colour=(100, 60, 20)))
    assert darker < 200


def test_colours_that_nothing_shows_do_not_count() -> None:
    hidden = sprite()
    hidden[hidden[..., 3] == 0] = (255, 0, 255, 0)
    assert apart(sprite(), hidden) == (0, 0)


def test_mirror_image_and_shift_change_shape() -> None:
    assert apart(sprite(), sprite()[:, ::-1].copy())[0] > 2000
    assert apart(sprite(), sprite(left=10))[0] > 500
    far, near = apart(sprite(), sprite(left=12))[0], apart(sprite(), sprite(left=10))[0]
    assert far > near


def test_small_sprites_are_no_more_alike_than_large_ones() -> None:
    small, large = np.zeros((2, 64, 64, 4), np.uint8), np.zeros((2, 64, 64, 4), np.uint8)
    small[0, 32:48, 32:48] = small[1, 32:48, 40:56] = 255
    large[0, :32, :32] = large[1, :32, 16:48] = 255
    assert apart(*small)[0] == apart(*large)[0] == pytest.approx(FULL * 2 / 3, abs=1)  # a third in common


@pytest.mark.parametrize("channels", [1, 3, 4])
def test_black_and_white_have_nothing_in_common_in_colour(channels: int) -> None:
    black, white = np.zeros((9, 9, channels), np.uint8), np.full((9, 9, channels), 255, np.uint8)
    black[..., 3:] = 255
    assert apart(black, white) == (0, FULL)


def test_grey_is_three_equal_colours() -> None:
    grey = noise(4, (28, 28), 1)
    opaque = np.full((4, 28, 28, 1), 255, np.uint8)
    assert (signatures(grey) == signatures(grey.repeat(3, axis=3))).all()
    assert (signatures(grey) == signatures(np.concatenate([grey, grey, grey, opaque], axis=3))).all()


def test_empty_pictures_are_the_same_and_unlike_all_else() -> None:
    nothing = np.zeros((32, 32, 4), np.uint8)
    assert apart(nothing, nothing) == (0, 0)
    assert apart(nothing, sprite()) == (FULL, FULL)
    assert distances(signatures(nothing[None])[0], np.empty((0, WIDTH), np.uint8))[0].shape == (0,)


def test_shapes_are_compared_row_by_row() -> None:
    one, other = signatures(noise(5, (16, 16), 4, 1)), signatures(noise(5, (16, 16), 4, 2))
    rows = [int(shape_distances(one[row], other[row : row + 1])[0]) for row in range(5)]
    assert shape_distances(one, other).tolist() == rows


@given(textures(2))
@settings(max_examples=40, deadline=None)
def test_hashes_are_small_and_of_the_same_texture_the_same(images: NDArray[np.uint8]) -> None:
    hashes = compact(signatures(images))
    assert hashes.shape == (2, COMPACT_WIDTH)
    assert COMPACT_WIDTH <= 22
    areas = compact_areas(hashes)
    shape, colour = compact_distances(areas[0], areas)
    assert shape[0] == colour[0] == 0
    other = compact_distances(areas[1], areas)
    assert (shape[1], colour[1]) == (other[0][0], other[1][0])
    assert 0 <= shape[1] <= FULL
    assert 0 <= colour[1] <= FULL


def test_hashes_tell_a_copy_from_another_sprite() -> None:
    hashes = compact_areas(
        compact(signatures(np.stack([sprite(), sprite(left=10), sprite()[:, ::-1], sprite(colour=(40, 120, 200))])))
    )
    shape, colour = compact_distances(hashes[0], hashes)
    assert shape[1] < 2000 < shape[2]
    assert shape[3] < 300 < 1000 < colour[3]


def test_originals_are_read_as_they_were_written() -> None:
    images = noise(7, (16, 16), 4)
    entry = originals_entry(images)
    hashes = read_originals(entry)
    assert hashes is not None
    assert (hashes == compact(signatures(images))).all()
    more = read_originals(originals_entry(images[:2], before=hashes))
    assert more is not None
    assert (more == np.concatenate([hashes, hashes[:2]])).all()
    assert read_originals({}) is None


def test_large_sets_keep_no_originals() -> None:
    assert originals_entry(noise(MOST_ORIGINALS, (1, 1), 1))
    assert originals_entry(noise(MOST_ORIGINALS + 1, (1, 1), 1)) == {}
    assert originals_entry(noise(1, (1, 1), 1), before=np.zeros((MOST_ORIGINALS, COMPACT_WIDTH), np.uint8)) == {}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"scheme": 2}, "scheme 2"),
        ({"n": 8}, "154 bytes; 22 are needed for each"),
        ({"n": True}, "must have a scheme, an n and hashes"),
        ({"n": 0, "hashes": ""}, "0 bytes"),
        ({"hashes": "?"}, "base64"),
        ({"hashes": None}, "must have a scheme, an n and hashes"),
    ],
)
def test_damaged_originals_are_refused(change: dict[str, object], reason: str) -> None:
    entry = originals_entry(noise(7, (4, 4), 4))["originals"]
    with pytest.raises(PackError, match=reason):
        read_originals({"originals": entry | change})
