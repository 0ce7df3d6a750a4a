"""The settings for training on a set of sprites, chosen from the set."""

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

# (largest side of the guide, decoder channels at each size)
_WIDTHS = ((12, (32, 16)), (24, (32, 24, 16)), (48, (32, 24, 16, 8)), (64, (32, 24, 16, 16, 8)))
_STEPS_OF_FEW, _STEPS_OF_MANY = 750, 1_250
# Sprites from which the space between them is full enough. Hidden augmentation then only costs capacity, and variants
# that differ lie near; of few sprites what lies near is their copies.
_MANY = 200


def sprite_config(data: ImageSet, *, palette: str = PER_SPRITE) -> TrainConfig:
    """How to train on a set of sprites.

    palette: `per-sprite`; `auto`, one palette found for the whole set; or a file of colours (.gpl, .hex, .png).
    """
    scale = guide_scale(*data.shape[:2], multiple=4 if data.traits.seamless else 1)
    height, width = (side // scale for side in data.shape[:2])
    reduced_alpha = scale > 1 and data.shape[2] == 4  # outlines of guides are soft
    n_sprites, traits = len(data.images), data.traits
    few = n_sprites < _MANY
    colours: tuple[tuple[int, ...], ...] = ()
    if palette == AUTO:
        found = shared_palette(data.images, _SHARED_COLOURS, rng=np.random.default_rng(0))
        colours = tuple(tuple(colour) for colour in found.tolist())
    elif palette != PER_SPRITE:
        colours = read_palette(Path(palette))
    return dataclasses.replace(
        PRESETS["sprites"],
        steps=_STEPS_OF_FEW if few else _STEPS_OF_MANY,
        guide_scale=scale,
        latent=int(np.clip(8 * round(n_sprites / 100) + 24, 24, 48)),
        widths=_widths(height, width, seamless=traits.seamless),
        slots=len(colours) or _slots(traits),
        fixed_palette=colours,
        soft_alpha=(traits.soft_alpha or reduced_alpha) and not colours,
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


def _widths(height: int, width: int, *, seamless: bool) -> tuple[int, ...]:
    """Of the decoder for guides of this size; tiles are not cropped, so that their sides divide by what it doubles."""
    widths: tuple[int, ...] = next(widths for side, widths in _WIDTHS if max(height, width) <= side)
    while seamless and (height % 2 ** (len(widths) - 1) or width % 2 ** (len(widths) - 1)):
        widths = widths[1:]
    return widths


def _slots(traits: Traits) -> int:
    """Twelve colours are the art's own to the eye where pixels are placed by hand; smooth shading asks for more."""
    return 12 if traits.pixel_art else 20
