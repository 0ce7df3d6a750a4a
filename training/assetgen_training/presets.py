"""The presets of `assetgen train --model`."""

from __future__ import annotations

from typing import Any, TypedDict

from .config import Optimizer, Output, Stage, TrainConfig

_DENOISER: Any = {"model": "denoiser", "output": "direct", "conditional": False}
_AUTOENCODER: _Shared = {
    "output": "direct",
    "conditional": False,
    "optimizer": "muon",
    "evaluate_every": 250,
}
PRESETS = {
    "vae": TrainConfig(
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
            Stage(share=0.55, lr=2e-3, beta=0.4),
            Stage(share=0.3, lr=1e-3, refine=True),
            Stage(share=0.15, lr=3e-4, refine=True, exact=True),
        ),
        minutes=30,
    ),
    "sprites": TrainConfig(
        preset="sprites",
        output="indexed",
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
        minutes=10,
    ),
    "tutorial-vae": TrainConfig(
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
        validation="test",
        ema=0.0,
    ),
    "autoencoder": TrainConfig(
        preset="autoencoder",
        model="autoencoder",
        latent=32,
        hidden=(256,),
        widths=(64, 32, 16),
        full_convs=1,
        stages=(Stage(share=1.0, lr=2e-3),),
        steps=3_000,
        **_AUTOENCODER,
    ),
    "plain-vae": TrainConfig(
        preset="plain-vae",
        latent=32,
        hidden=(256,),
        widths=(64, 32, 16),
        full_convs=1,
        stages=(Stage(share=1.0, lr=2e-3),),
        steps=3_000,
        **_AUTOENCODER,
    ),
    "linear": TrainConfig(
        preset="linear",
        model="linear",
        latent=8,
        stages=(Stage(share=0.5, lr=3e-2), Stage(share=0.3, lr=3e-3), Stage(share=0.2, lr=3e-4)),
        steps=3_000,
        **_AUTOENCODER,
    ),
    "sparse": TrainConfig(
        preset="sparse",
        model="sparse",
        latent=1024,  # wider than an image of 784 pixels
        hidden=(64,),
        widths=(64, 32, 16),
        full_convs=1,
        penalty=0.003,
        sparsity=0.045,
        stages=(Stage(share=1.0, lr=2e-3),),
        steps=3_000,
        **_AUTOENCODER,
    ),
    "contractive": TrainConfig(
        preset="contractive",
        model="contractive",
        latent=128,
        penalty=0.08,
        stages=(Stage(share=1.0, lr=3e-3),),
        steps=8_000,
        **_AUTOENCODER,
    ),
    "denoiser": TrainConfig(
        preset="denoiser",
        corruption="mixed",
        optimizer="muon",
        widths=(32, 56, 96),
        batch_size=128,
        ema=0.999,
        evaluate_every=500,
        stages=(Stage(share=1.0, lr=2e-3),),
        minutes=30,
        **_DENOISER,
    ),
    "documents": TrainConfig(
        preset="documents",
        optimizer="muon",
        widths=(16, 32, 64, 128),
        corruption="pairs",
        crop=128,
        batch_size=16,
        ema=0.999,
        evaluate_every=500,
        stages=(Stage(share=1.0, lr=5e-4),),  # at 2e-3 it stays with white paper
        minutes=30,
        **_DENOISER,
    ),
    "tutorial-dae": TrainConfig(
        preset="tutorial-dae",
        network="tutorial",
        corruption="beta",
        decay="none",
        stages=(Stage(share=1.0, lr=1e-3),),
        batch_size=2048,
        steps=20 * 29,  # 20 epochs of 60,000 images
        evaluate_every=29,
        patience=10,
        validation="test",
        ema=0.0,
        **_DENOISER,
    ),
    "tutorial-text": TrainConfig(
        preset="tutorial-text",
        network="tutorial-text",
        corruption="pairs",
        decay="none",
        stages=(Stage(share=1.0, lr=1e-3),),
        batch_size=16,
        steps=200 * 36,  # 200 epochs of 96 pages of 420×540 pixels, cut into tiles
        evaluate_every=36,
        patience=5,
        ema=0.0,
        **_DENOISER,
    ),
}
"""Named starting points. The `tutorial-` ones are the well-known tutorial's programs, the others our own."""


class _Shared(TypedDict):
    """What the presets of autoencoders have in common."""

    output: Output
    conditional: bool
    optimizer: Optimizer
    evaluate_every: int
