"""The training that a set asks for, without an option."""

from __future__ import annotations

import numpy as np
import pytest

from assetgen_art.image_set import ImageSet, Traits
from assetgen_training.models.vae import Vae
from assetgen_training.run.sprite_config import sprite_config


def sprites(
    n_sprites: int, height: int = 32, width: int = 32, channels: int = 4, traits: Traits | None = None
) -> ImageSet:
    images = np.zeros((n_sprites, height, width, channels), np.uint8)
    return ImageSet("s", "", images, np.zeros(n_sprites, np.int64), (), traits=traits or Traits())


@pytest.mark.parametrize(("height", "width"), [(8, 8), (16, 16), (20, 64), (56, 64), (128, 88), (256, 256), (64, 36)])
@pytest.mark.parametrize("n_sprites", [2, 40, 2_000])
def test_every_size_and_set_has_a_training_of_so_many_steps(height: int, width: int, n_sprites: int) -> None:
    config = sprite_config(sprites(n_sprites, height, width))
    assert config.painted
    assert config.steps
    assert config.batch_size <= n_sprites
    rows, columns, _ = config.learned_shape((height, width, 4))
    assert max(rows, columns) <= 64
    assert (rows * config.guide_scale, columns * config.guide_scale) == (height, width)
    assert max(rows, columns) / 2 ** (len(config.widths) - 1) >= 2  # the grid that the decoder begins with


@pytest.mark.parametrize("side", [16, 32, 64, 128, 256])
def test_decoders_are_small(side: int) -> None:
    data = sprites(700, side, side)
    config = sprite_config(data)
    model = Vae(config, config.learned_shape(data.shape), 20)
    assert sum(weights.numel() for weights in model.decoder.parameters()) < 350_000


@pytest.mark.parametrize("side", [8, 12, 16, 20, 40, 64, 128])
def test_tiles_are_never_cropped_and_vary_by_what_the_latent_draws(side: int) -> None:
    sprite, tile = (sprite_config(sprites(300, side, side, 3, Traits(seamless=seamless))) for seamless in (False, True))
    guide = side // tile.guide_scale
    assert guide * tile.guide_scale == side
    assert guide % 2 ** (len(tile.widths) - 1) == 0
    assert tile.shape_noise > sprite.shape_noise
    assert not tile.flips


def test_few_sprites_are_mirrored_and_varied_farther_than_many() -> None:
    few, many = (sprite_config(sprites(n_sprites)) for n_sprites in (40, 400))
    assert few.flips
    assert not many.flips
    assert few.pose > many.pose
    assert few.latent < many.latent


def test_painted_art_gets_more_colours_and_soft_alpha_only_its_own() -> None:
    pixel, soft = (
        sprite_config(sprites(40, traits=traits))
        for traits in (Traits(pixel_art=True), Traits(pixel_art=False, soft_alpha=True))
    )
    assert pixel.slots < soft.slots
    assert soft.soft_alpha


def test_guides_have_soft_outlines_where_art_is_reduced_to_them() -> None:
    for traits in (Traits(), Traits(soft_alpha=True)):
        own, reduced = (sprite_config(sprites(40, side, side, traits=traits)) for side in (16, 32))
        assert own.soft_alpha == traits.soft_alpha
        assert reduced.soft_alpha
    assert not sprite_config(sprites(40, 32, 32, 3)).soft_alpha
