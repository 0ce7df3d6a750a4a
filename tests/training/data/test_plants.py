"""What a training set needs of the embedded plants: crisp, small palettes, varied, repeatable."""

import numpy as np
import pytest
from numpy.typing import NDArray

from assetgen_training.data.plants import SPECIES, draw_plants

N = 128  # of each species: 1,024 sprites
Plants = tuple[NDArray[np.uint8], NDArray[np.int64]]


@pytest.fixture(scope="module")
def plants() -> Plants:
    return draw_plants(N, rng=np.random.default_rng(5))


def test_species_follow_one_another_in_equal_numbers(plants: Plants) -> None:
    sprites, labels = plants
    assert sprites.shape == (N * len(SPECIES), 32, 32, 4)
    assert sprites.dtype == np.uint8
    assert labels.dtype == np.int64
    np.testing.assert_array_equal(labels, np.repeat(np.arange(8), N))
    assert len(set(SPECIES)) == 8


def test_no_sprites_is_an_empty_set() -> None:
    sprites, labels = draw_plants(0, rng=np.random.default_rng(0))
    assert sprites.shape == (0, 32, 32, 4)
    assert labels.shape == (0,)


def test_alpha_is_binary_and_colour_is_zero_under_it(plants: Plants) -> None:
    sprites, _ = plants
    assert set(np.unique(sprites[..., 3])) == {0, 255}
    assert not sprites[sprites[..., 3] == 0].any()


def test_a_sprite_has_at_most_twelve_colours(plants: Plants) -> None:
    sprites, _ = plants
    counts = [len(np.unique(s[s[..., 3] > 0], axis=0)) for s in sprites]
    assert min(counts) >= 4
    assert max(counts) <= 12


def test_same_seed_gives_the_same_bytes_and_another_seed_others() -> None:
    first, again, other = (draw_plants(3, rng=np.random.default_rng(s))[0] for s in (1, 1, 2))
    np.testing.assert_array_equal(first, again)
    assert (first != other).any(axis=(1, 2, 3)).all()


def test_no_two_sprites_are_equal(plants: Plants) -> None:
    sprites, _ = plants
    assert len({s.tobytes() for s in sprites}) == len(sprites)


def test_every_plant_stands_on_the_ground_and_fills_the_frame(plants: Plants) -> None:
    mask = plants[0][..., 3] > 0
    assert mask[:, -1].any(axis=1).all()
    root = (mask[:, -1] * np.arange(32)).sum(axis=1) / mask[:, -1].sum(axis=1)
    assert np.abs(np.median(root) - 15.5) < 1
    assert mask.mean(axis=(1, 2)).min() > 0.12
    assert (mask.any(axis=2).sum(axis=1) >= 14).all()


def test_no_stray_pixels(plants: Plants) -> None:
    mask = np.pad(plants[0][..., 3] > 0, ((0, 0), (1, 1), (1, 1)))
    around = sum(
        np.roll(mask, shift, axis=(1, 2)).astype(int)
        for shift in ((0, 1), (1, 0), (0, -1), (-1, 0), (1, 1), (1, -1), (-1, 1), (-1, -1))
    )
    assert not (mask & (around == 0)).any()


@pytest.mark.parametrize("species", SPECIES)
def test_silhouettes_differ_within_a_species(plants: Plants, species: str) -> None:
    sprites, labels = plants
    mask = sprites[labels == SPECIES.index(species), ..., 3].reshape(N, -1) > 0
    flat = mask.astype(np.float64)
    shared = flat @ flat.T
    area = flat.sum(axis=1)
    iou = shared / (area[:, None] + area - shared)
    assert np.median(1 - iou[np.triu_indices(N, 1)]) > 0.2
