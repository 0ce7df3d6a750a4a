"""The presets of `assetgen train --preset` and `--model`."""

from __future__ import annotations

from dataclasses import replace

from .config import Stage, TrainConfig

_ONE_STAGE = (Stage(share=1.0, lr=2e-3),)

# Each group of presets is its first one with changes.
_VAE = TrainConfig(
    preset="vae",
    output="direct",
    latent=40,
    deep_encoder=True,
    hidden=(160,),
    widths=(64, 24, 16),
    full_convs=1,
    batch_size=128,
    ema=0.999,
    evaluate_every=500,
    stages=(
        Stage(share=0.4, lr=2e-3, beta=0.4),
        Stage(share=0.15, lr=1e-3, refine=True),
        Stage(share=0.3, lr=3e-4, refine=True, frechet=0.05, adversary=6e-4, label=0.05),
        Stage(share=0.15, lr=1e-4, refine=True, frechet=0.05, adversary=2e-4, label=0.05, exact=True),
    ),
    minutes=60,
)
_SPRITES = TrainConfig(
    preset="sprites",
    output="indexed",
    painted=True,
    latent=32,
    optimizer="muon",
    batch_size=64,
    prior="exemplar",
    holdout=0.05,
    stages=(
        Stage(share=0.5, lr=2e-3, beta=0.2, augment=0.3),
        Stage(share=0.35, lr=1.2e-3, beta=0.05, augment=0.1),
        Stage(share=0.15, lr=3e-4, beta=0.05, augment=0.1, exact=True),
    ),
    steps=1_500,
)
_LINEAR = TrainConfig(
    preset="linear",
    model="linear",
    output="direct",
    conditional=False,
    latent=8,
    optimizer="muon",
    stages=(Stage(share=0.5, lr=3e-2), Stage(share=0.3, lr=3e-3), Stage(share=0.2, lr=3e-4)),
    steps=3_000,
)
_AUTOENCODER = replace(
    _LINEAR,
    preset="autoencoder",
    model="autoencoder",
    latent=32,
    hidden=(256,),
    full_convs=1,
    stages=_ONE_STAGE,
)
_DENOISER = TrainConfig(
    preset="denoiser",
    model="denoiser",
    output="direct",
    conditional=False,
    corruption="mixed",
    optimizer="muon",
    widths=(32, 56, 96),
    ema=0.999,
    evaluate_every=500,
    stages=_ONE_STAGE,
    minutes=30,
)
_TUTORIAL_DENOISER = TrainConfig(
    preset="tutorial-dae",
    model="denoiser",
    output="direct",
    conditional=False,
    network="tutorial",
    corruption="beta",
    fixed_noise=True,
    optimizer="adam",
    decay="none",
    stages=(Stage(share=1.0, lr=1e-3),),
    batch_size=2048,
    steps=20 * 29,  # 20 epochs of 60,000 images
    evaluate_every=29,
    patience=10,
    keep="last",
    validation="test",
    ema=0.0,
)

_ALL = (
    _VAE,
    _SPRITES,
    TrainConfig(
        preset="tutorial-vae",
        output="direct",
        network="tutorial",
        latent=2,
        conditional=False,
        prior="standard",
        optimizer="rmsprop",
        decay="none",
        stages=(Stage(share=1.0, lr=1e-3, beta=1e-3),),
        batch_size=16,
        steps=20 * 3750,  # 20 epochs of 60,000 images
        evaluate_every=3750,
        keep="last",
        validation="test",
        ema=0.0,
    ),
    _AUTOENCODER,
    replace(_AUTOENCODER, preset="plain-vae", model="vae"),
    _LINEAR,
    replace(
        _AUTOENCODER,
        preset="sparse",
        model="sparse",
        latent=1024,  # wider than an image of 784 pixels
        hidden=(64,),
        penalty=0.003,
        sparsity=0.045,
    ),
    replace(
        _LINEAR,
        preset="contractive",
        model="contractive",
        latent=128,
        penalty=0.08,
        stages=(Stage(share=1.0, lr=3e-3),),
        steps=8_000,
    ),
    _DENOISER,
    replace(
        _DENOISER,
        preset="documents",
        widths=(16, 32, 64, 64),
        corruption="pairs",
        crop=128,
        batch_size=16,
        stages=(Stage(share=1.0, lr=5e-4),),  # at 2e-3 it never leaves white paper
    ),
    _TUTORIAL_DENOISER,
    replace(
        _TUTORIAL_DENOISER,
        preset="tutorial-text",
        network="tutorial-text",
        corruption="pairs",
        fixed_noise=False,
        batch_size=16,
        steps=200 * 36,  # 200 epochs of 96 pages of 420×540 pixels, cut into tiles
        evaluate_every=36,
        patience=5,
        validation="holdout",
    ),
)

PRESETS = {config.preset: config for config in _ALL}
"""Named starting points. The `tutorial-` ones are the well-known tutorial's programs, the others are our own."""
