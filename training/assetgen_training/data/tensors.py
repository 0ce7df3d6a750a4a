"""Pixels as the files have them, and as the networks do."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

_TO_LMS = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


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


def oklab(srgb: Tensor) -> Tensor:
    """OKLab of sRGB colours in 0..1, (…, 3).

    Source: Ottosson 2020; the cube root is kept off its infinite slope at black.
    """
    linear = torch.where(srgb <= 0.04045, srgb / 12.92, ((srgb.clamp_min(0.0) + 0.055) / 1.055).pow(2.4))
    lms = linear @ srgb.new_tensor(_TO_LMS).T
    return lms.clamp_min(1e-5).pow(1 / 3) @ srgb.new_tensor(_TO_LAB).T
