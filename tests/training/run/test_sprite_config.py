"""The training that a set and the time ask for, without an option."""

from __future__ import annotations

import numpy as np
import pytest

from assetgen_art.image_set import ImageSet, Traits
from assetgen_training.run.sprite_config import sprite_config


def sprites(
    n_sprites: int, height: int = 32, width: int = 32, channels: int = 4, traits: Traits | None = None
) -> ImageSet:
    images = np.zeros((n_sprites, height, width, channels), np.uint8)
    return ImageSet("s", "", images, np.zeros(n_sprites, np.int64), (), traits=traits or Traits())


@pytest.mark.parametrize(("height", "width"), [(8, 8), (16, 16), (20, 64), (56, 64), (128, 88), (128, 128)])
@pytest.mark.parametrize("minutes", [1.0, 30.0])
@pytest.mark.parametrize("n_sprites", [2, 40, 20_000])
def test_every_size_set_and_time_has_a_training(height: int, width: int, minutes: float, n_sprites: int) -> None:
    config = sprite_config(sprites(n_sprites, height, width), minutes=minutes)
    assert config.minutes == minutes
    assert config.batch_size <= n_sprites
    assert max(height, width) / 2 ** (len(config.widths) - 1) >= 2  # the grid that the decoder begins with


@pytest.mark.parametrize("side", [8, 12, 16, 20, 64, 128])
def test_tiles_are_never_cropped_and_vary_by_what_the_latent_draws(side: int) -> None:
    sprite, tile = (
        sprite_config(sprites(300, side, side, 3, Traits(seamless=seamless)), minutes=30) for seamless in (False, True)
    )
    assert side % 2 ** (len(tile.widths) - 1) == 0
    assert tile.shape_noise > sprite.shape_noise
    assert not tile.flips


def test_few_sprites_are_mirrored_and_varied_farther_than_many() -> None:
    few, many = (sprite_config(sprites(n_sprites), minutes=30) for n_sprites in (40, 400))
    assert few.flips
    assert not many.flips
    assert few.pose > many.pose
    assert few.latent < many.latent


def test_painted_art_gets_more_colours_and_soft_alpha_only_its_own() -> None:
    pixel, soft = (
        sprite_config(sprites(40, traits=traits), minutes=30)
        for traits in (Traits(pixel_art=True), Traits(pixel_art=False, soft_alpha=True))
    )
    assert pixel.slots < soft.slots
    assert soft.soft_alpha
    assert not pixel.soft_alpha
