"""The settings for training on a set of sprites, chosen from the set and the time available."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np

from assetgen_art.guides import guide_scale
from assetgen_art.image_set import ImageSet, Traits
from assetgen_art.palettes import read_palette

from ..config import TrainConfig
from ..data.slots import shared_palette
from ..presets import PRESETS

PER_SPRITE, AUTO = "per-sprite", "auto"
_SHARED_COLOURS = 32  # of a palette found for a whole set

# (largest side, decoder channels at each size): a step is most of the time spent at the full size.
_WIDTHS = ((24, (96, 40, 24)), (48, (112, 64, 40, 24)), (96, (112, 64, 48, 32, 16)), (128, (112, 64, 48, 32, 24, 12)))
# Sprites from which the space between them is full enough. Hidden augmentation then only costs capacity, and variants
# that differ lie near; of few sprites what lies near is their copies.
_MANY = 200
QUICK_MINUTES = 6  # below this a narrower decoder gets further
_QUICK_WIDTHS = ((48, (64, 32, 16)), (96, (64, 40, 24, 12)), (128, (64, 48, 24, 16, 8)))
# Of tiles, which are full of grain: from a larger grid, where each place has weights of its own.
_TILE_WIDTHS = ((32, (64, 48, 24)), (64, (64, 48, 32, 16)), (128, (64, 48, 32, 24, 12)))


def sprite_config(
    data: ImageSet, *, minutes: float, palette: str = PER_SPRITE, quick: bool | None = None
) -> TrainConfig:
    """How to train on a set of sprites for so many minutes.

    quick: with a narrower decoder, which gets further in a short run; None takes it for less than six minutes.
    palette: `per-sprite`; `auto`, one palette found for the whole set; or a file of colours (.gpl, .hex, .png).
    """
    scale = guide_scale(*data.shape[:2])
    height, width = (side // scale for side in data.shape[:2])
    n_sprites, traits = len(data.images), data.traits
    few = n_sprites < _MANY
    colours: tuple[tuple[int, ...], ...] = ()
    if palette == AUTO:
        found = shared_palette(data.images, _SHARED_COLOURS, rng=np.random.default_rng(0))
        colours = tuple(tuple(colour) for colour in found.tolist())
    elif palette != PER_SPRITE:
        colours = read_palette(Path(palette))
    quick = minutes < QUICK_MINUTES if quick is None else quick
    table = _QUICK_WIDTHS if quick else _TILE_WIDTHS if traits.seamless else _WIDTHS
    return dataclasses.replace(
        PRESETS["sprites"],
        minutes=minutes,
        painted=True,
        guide_scale=scale,
        latent=int(np.clip(8 * round(n_sprites / 100) + 24, 24, 48)),
        widths=_widths(table, height, width, seamless=traits.seamless),
        hidden=(128,) if quick or traits.seamless else (224,),
        full_convs=0 if quick else 1,
        slots=len(colours) or _slots(traits),
        fixed_palette=colours,
        soft_alpha=traits.soft_alpha and not colours,
        seamless=traits.seamless,
        batch_size=min(64, n_sprites),
        flips=few and not traits.seamless,
        stages=tuple(
            dataclasses.replace(stage, augment=stage.augment / (1 if few else 2)) for stage in PRESETS["sprites"].stages
        ),
        reach=0.25 if few else 0.2,
        # Grain is not warped far, and of few pixels not at all: tiles vary by what the latent draws.
        shape_noise=0.25 if traits.seamless else 0.125 if few else 0.1,
        palette_noise=0.125 if few else 0.1,
        pose=1.0 if few else 0.55,
        tint=1.0 if few else 0.6,
    )


def _widths(
    table: tuple[tuple[int, tuple[int, ...]], ...], height: int, width: int, *, seamless: bool
) -> tuple[int, ...]:
    """Of the decoder for this size; tiles must not be cropped, so that their sides divide by what it doubles."""
    widths = next(widths for side, widths in table if max(height, width) <= side)
    while seamless and (height % 2 ** (len(widths) - 1) or width % 2 ** (len(widths) - 1)):
        widths = widths[1:]
    return widths


def _slots(traits: Traits) -> int:
    """Twelve colours are the art's own to the eye where pixels are placed by hand; smooth shading asks for more."""
    return 12 if traits.pixel_art else 20
