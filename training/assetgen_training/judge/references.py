"""Packs to compare others with; they come with the package."""

from __future__ import annotations

from pathlib import Path

from assetgen_plugin import Pack


def tutorial_vae() -> Pack:
    """A well-known tutorial's VAE on Fashion-MNIST after its 20 epochs, as a pack without classes.

    Made by `assetgen train fashion-mnist --preset tutorial-vae -o training/assetgen_training/judge/tutorial-vae.onnx`.
    """
    return Pack.open(Path(__file__).with_name("tutorial-vae.onnx"))
