"""Pixels as the files have them, and as the networks do."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor


def planes(images: NDArray[np.uint8]) -> Tensor:
    """(N, H, W, C) uint8 to (N, C, H, W) uint8, contiguous."""
    return torch.from_numpy(images).permute(0, 3, 1, 2).contiguous()


def values(images: NDArray[np.uint8]) -> Tensor:
    """(N, H, W, C) uint8 to (N, C, H, W) float32 in 0..1."""
    return planes(images).float() / 255


def pixels(images: Tensor) -> NDArray[np.uint8]:
    """(N, C, H, W) in 0..1 to (N, H, W, C) uint8."""
    rounded: NDArray[np.uint8] = (images * 255).round().to(torch.uint8).permute(0, 2, 3, 1).contiguous().cpu().numpy()
    return rounded
