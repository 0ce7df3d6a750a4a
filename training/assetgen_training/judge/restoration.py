"""How well images are restored: PSNR and SSIM, and the classical filters that a denoiser must beat."""

from __future__ import annotations

import math

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from scipy.ndimage import median_filter
from torch import Tensor

_WINDOW, _SIGMA = 11, 1.5  # of SSIM
_C1, _C2 = 0.01**2, 0.03**2  # for values in 0..1


def psnr(truth: Tensor, restored: Tensor) -> float:
    """Peak signal-to-noise ratio in dB, of the squared error pooled over all images; infinite for equal ones.

    truth, restored: (B, C, H, W) in 0..1.
    """
    error = float((truth.double() - restored.double()).square().mean())
    return math.inf if error == 0 else -10 * math.log10(error)


def ssim(truth: Tensor, restored: Tensor) -> Tensor:
    """Structural similarity of each image, (B,), at most 1; channels are averaged.

    truth, restored: (B, C, H, W) float in 0..1, at least 11 pixels a side. Windows that lie inside, Gaussian of
    standard deviation 1.5. Source: Wang, Bovik, Sheikh & Simoncelli 2004, equation 13 and section III.C.
    """
    n_batch, _, height, width = truth.shape
    x, y = torch.stack([truth, restored]).reshape(2, -1, 1, height, width)
    moments = _smoothed(torch.cat([x, y, x * x, y * y, x * y]))
    mean_x, mean_y, xx, yy, xy = moments.chunk(5)
    variance_x, variance_y, covariance = xx - mean_x.square(), yy - mean_y.square(), xy - mean_x * mean_y
    luminance = (2 * mean_x * mean_y + _C1) / (mean_x.square() + mean_y.square() + _C1)
    structure = (2 * covariance + _C2) / (variance_x + variance_y + _C2)
    return (luminance * structure).view(n_batch, -1).mean(dim=1)


def median3(images: Tensor) -> Tensor:
    """Median of 3×3 pixels, (B, C, H, W); edges are repeated."""
    height, width = images.shape[2:]
    padded = F.pad(images, (1, 1, 1, 1), mode="replicate")
    around = [padded[:, :, row : row + height, column : column + width] for row in range(3) for column in range(3)]
    return torch.stack(around).median(dim=0).values


def median3_at_extremes(images: Tensor) -> Tensor:
    """Black and white pixels replaced by their `median3`; the others stay, (B, C, H, W)."""
    return torch.where((images == 0) | (images == 1), median3(images), images)


def background_median(page: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Pixels darker by a tenth than the median of the 11×11 around them stay; all others become white.

    page: (H, W) or (H, W, C) uint8.
    """
    background = median_filter(page, (11, 11, *(1,) * (page.ndim - 2))).astype(int)
    return np.where(page < background - 0.1 * 255, page, 255).astype(np.uint8)


def _smoothed(images: Tensor) -> Tensor:
    """Images (N, 1, H, W) under SSIM's window, (N, 1, H - 10, W - 10)."""
    at = torch.arange(_WINDOW, device=images.device, dtype=images.dtype) - _WINDOW // 2
    weights = torch.exp(-at.square() / (2 * _SIGMA**2))
    weights = weights / weights.sum()
    return F.conv2d(F.conv2d(images, weights.view(1, 1, -1, 1)), weights.view(1, 1, 1, -1))
