from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray

from assetgen_training.data.batches import IndexedData
from assetgen_training.data.slots import IndexedSet, index_sprites
from assetgen_training.data.tensors import oklab
from conftest import blobs


def coloured(sprites: IndexedSet) -> NDArray[np.uint8]:
    """The sprites that slot maps and palettes give back, (N, H, W, 3 or 4)."""
    rows = np.arange(len(sprites.index))[:, None, None]
    if not sprites.transparent:
        return sprites.palette[rows, sprites.index]
    colours = np.pad(sprites.palette, ((0, 0), (1, 0), (0, 0)))[rows, sprites.index]
    return np.concatenate([colours, np.where(sprites.index > 0, 255, 0)[..., None].astype(np.uint8)], axis=-1)


def test_oklab_of_known_colours() -> None:
    srgb = torch.tensor([[1.0, 1.0, 1.0], [1.0, 0.0, 0.0], [0.0, 0.0, 0.0]])
    expected = torch.tensor([[1.0, 0.0, 0.0], [0.62796, 0.22486, 0.12585]])
    torch.testing.assert_close(oklab(srgb)[:2], expected, atol=2e-3, rtol=0)
    assert float(oklab(srgb)[2, 0]) < 0.03


def test_sprites_of_few_colours_come_back_exactly() -> None:
    for channels in (3, 4):
        data = blobs(40, channels, rng=np.random.default_rng(1))
        np.testing.assert_array_equal(coloured(index_sprites(data.images, data.labels, 6)), data.images)


def test_many_colours_become_the_nearest_few_that_the_artist_used() -> None:
    rng = np.random.default_rng(1)
    base = rng.integers(0, 255, (5, 3))
    pixels = base[rng.integers(0, 5, (16, 16))] + rng.integers(-4, 5, (16, 16, 3))
    image = np.concatenate([pixels.clip(0, 255), np.full((16, 16, 1), 255)], axis=-1).astype(np.uint8)
    sprites = index_sprites(image[None], np.zeros(1, np.int64), 5)
    used = sprites.palette[0][sprites.counts[0] > 0]
    assert all((image[..., :3] == colour).all(axis=-1).any() for colour in used)
    assert np.abs(coloured(sprites)[0][..., :3].astype(int) - image[..., :3]).mean() < 6


def test_a_slot_means_the_same_in_every_sprite_of_a_class() -> None:
    data = blobs(60, 4, rng=np.random.default_rng(3))
    sprites = index_sprites(data.images, data.labels, 4)
    brightness = sprites.palette.sum(axis=2)  # the body is always brighter than its rim
    for label in (0, 1):
        rows = data.labels == label
        used = sprites.counts[rows] > 0
        assert (used == used[0]).all()
        body, rim = np.argsort(-np.where(used, brightness[rows], -1).astype(int), axis=1)[:, :2].T
        assert len(set(body)) == len(set(rim)) == 1


def test_empty_sprite_is_all_transparent() -> None:
    sprites = index_sprites(np.zeros((2, 5, 5, 4), np.uint8), np.zeros(2, np.int64), 3)
    assert sprites.index.max() == 0
    assert sprites.counts.max() == 0


def test_augmentation_moves_slots_and_never_makes_new_ones() -> None:
    data = blobs(32, 4, rng=np.random.default_rng(1))
    sprites = index_sprites(data.images, data.labels, 4)
    source = IndexedData(sprites, data.labels, data.traits, torch.device("cpu"))
    rows = torch.arange(32)
    plain = source.batch(rows, 0.0, torch.Generator().manual_seed(1))
    warped = source.batch(rows, 1.0, torch.Generator().manual_seed(1))
    assert plain.index is not None
    assert warped.index is not None
    assert not torch.equal(plain.index, warped.index)
    for before, after in zip(plain.index, warped.index, strict=True):
        assert set(after.unique().tolist()) <= set(before.unique().tolist()) | {0}
    assert set(warped.images[:, 3].unique().tolist()) <= {0.0, 1.0}
    again = source.batch(rows, 1.0, torch.Generator().manual_seed(1))
    assert torch.equal(again.images, warped.images)
