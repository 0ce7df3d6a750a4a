"""Small networks that tests share."""

from __future__ import annotations

import torch

from assetgen_training.models.unet import UNet


def awake(channels: int, widths: tuple[int, ...], seed: int = 0) -> UNet:
    """A network whose correction is not 0."""
    torch.manual_seed(seed)
    model = UNet(channels, widths).eval()
    torch.nn.init.normal_(model.last.weight, std=0.05)
    return model
