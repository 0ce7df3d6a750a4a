"""How generated images differ from real ones: pure functions of features (N, F) and of images (N, H, W, C) uint8.

Features are those of a classifier (`models/classifier.py`). No single measure is enough: a sampler that blurs, adds
noise, forgets a class, copies its training images or repeats itself is caught by one of them and praised by another.
"""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from assetgen_art.colour import premultiply

from ..models.losses import symmetric_root

_ROWS = 1000  # of a distance matrix at a time: 1,000 × 60,000 float32 are 240 MB
K_NEAREST = 5  # neighbours that span a point's ball, in precision, recall, density and coverage
COPY_NEIGHBOURS = 50  # training images that show how near neighbours usually are
COPY_RATIO = 0.5  # an image nearer than this share of it to its nearest is a near-copy
DUPLICATE_RMSE = 0.02  # of the range 0..1; nearer samples look the same


def frechet_distance(one: Tensor, other: Tensor) -> float:
    """Squared 2-Wasserstein distance of the Gaussians fitted to two sets of features, (N, F) and (M, F).

    Returns: >= 0, in squared units of the features; 0 iff means and covariances agree. Biased upward by about
    (1/N + 1/M) times the features' variance: compare only at equal N.
    Source: Dowson & Landau 1982; on features of a network Heusel et al. 2017 (FID).
    """
    mean_one, mean_other = one.double().mean(dim=0), other.double().mean(dim=0)
    covariance_one, covariance_other = torch.cov(one.double().T), torch.cov(other.double().T)
    # tr (A B)^½ is the sum of the roots of the eigenvalues of A^½ B A^½, which is symmetric.
    root = symmetric_root(covariance_one)
    cross = torch.linalg.eigvalsh(root @ covariance_other @ root).clamp_min(0).sqrt().sum()
    distance = (mean_one - mean_other).square().sum() + covariance_one.trace() + covariance_other.trace() - 2 * cross
    return max(0.0, float(distance))


def manifold_measures(real: Tensor, generated: Tensor, k: int = K_NEAREST) -> dict[str, float]:
    """Precision, recall, density and coverage of generated (M, F) against real (N, F) features.

    A ball around each point reaches to its k-th nearest of the same set. precision: share of generated points in some
    real ball; recall: share of real points in some generated ball; density: how many real balls hold a generated
    point, over k, on average (may exceed 1); coverage: share of real balls that hold a generated point.
    Sources: Kynkäänniemi et al. 2019 (precision, recall), Naeem et al. 2020 (density, coverage).
    """
    real_radius, generated_radius = _radius(real, k), _radius(generated, k)
    in_real, in_generated, held = [], torch.zeros(len(real), dtype=torch.bool), torch.zeros(len(real))
    for chunk, radius in zip(torch.split(generated, _ROWS), torch.split(generated_radius, _ROWS), strict=True):
        distance = torch.cdist(chunk, real)  # (B, N)
        inside = distance <= real_radius
        in_real.append(inside.sum(dim=1))
        held += inside.sum(dim=0)
        in_generated |= (distance <= radius[:, None]).any(dim=0)
    balls = torch.cat(in_real).float()
    return {
        "precision": float((balls > 0).float().mean()),
        "recall": float(in_generated.float().mean()),
        "density": float(balls.mean()) / k,
        "coverage": float((held > 0).float().mean()),
    }


def sharpness(images: NDArray[np.uint8]) -> float:
    """Root mean square of the brightness gradient (differences of neighbouring pixels), in levels a pixel.

    The mean length would not do: it stays the same when blur spreads an edge over more pixels.
    """
    brightness = _brightness(images)
    down = brightness[:, 1:, :-1] - brightness[:, :-1, :-1]
    across = brightness[:, :-1, 1:] - brightness[:, :-1, :-1]
    return float(np.sqrt((down**2 + across**2).mean()))


def graininess(images: NDArray[np.uint8]) -> float:
    """Mean size of the discrete Laplacian, in levels a pixel: fine texture, and noise more than edges."""
    return float(np.abs(_laplacian(images)).mean())


def laplacian_variance(images: NDArray[np.uint8]) -> float:
    """Variance of an image's discrete Laplacian, in squared levels, the mean over images: strong detail counts most."""
    return float(_laplacian(images).var(axis=(1, 2)).mean())


def high_frequencies(images: NDArray[np.uint8]) -> float:
    """Mean power of the waves shorter than four pixels, in squared levels a pixel: cloth, prints, noise."""
    height, width = images.shape[1:3]
    frequency = np.hypot(np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width))  # cycles a pixel
    total = 0.0
    for part in np.array_split(images, -(-len(images) // _ROWS)):
        brightness = _brightness(part)
        waves = np.fft.rfft2(brightness - brightness.mean(axis=(1, 2), keepdims=True))
        total += float(np.square(np.abs(waves[:, frequency > 0.25])).sum()) / (height * width) ** 2
    return total / len(images)


def broken(real: Tensor, generated: Tensor, share: float = 0.01) -> NDArray[np.bool_]:
    """Which generated features (M, F) are farther from all the real ones (N, F) than all but a share of these, (M,)."""
    limit = torch.quantile(_nearest(real, real, 2)[:, -1], 1 - share)
    found: NDArray[np.bool_] = (_nearest(generated, real, 1)[:, 0] > limit).numpy()
    return found


def near_copies(images: NDArray[np.uint8], training: NDArray[np.uint8]) -> float:
    """Share of images whose nearest training image is nearer than half of what their next neighbours are.

    The ratio of the distance to the nearest to the mean distance of the 50 next is near 0 for a copy and near 1 for
    an image of one's own, however smooth or common its kind is. Distances are of pixels.
    Source: the ratio follows Carlini et al. 2023, Extracting training data from diffusion models, section 4.2.
    """
    nearest = _nearest(_flat(images), _flat(training), COPY_NEIGHBOURS + 1)
    return float((nearest[:, 0] < COPY_RATIO * nearest[:, 1:].mean(dim=1)).float().mean())


def near_duplicates(images: NDArray[np.uint8]) -> float:
    """Share of images that have another among them within an RMSE of 0.02 of the range."""
    flat = _flat(images)
    return float((_nearest(flat, flat, 2)[:, 1] < DUPLICATE_RMSE).float().mean())


def nearest_rows(images: NDArray[np.uint8], among: NDArray[np.uint8]) -> NDArray[np.int64]:
    """For each image the number of the nearest (in pixels) among others, (N,)."""
    flat, others = _flat(images), _flat(among)
    rows = [torch.cdist(chunk, others).argmin(dim=1) for chunk in torch.split(flat, _ROWS)]
    found: NDArray[np.int64] = torch.cat(rows).numpy()
    return found


def _radius(points: Tensor, k: int) -> Tensor:
    """Distance of each point to its k-th nearest other one, (N,)."""
    return _nearest(points, points, k + 1)[:, k]


def _nearest(points: Tensor, among: Tensor, k: int) -> Tensor:
    """The k smallest distances of each point, rising, (N, min(k, M))."""
    k = min(k, len(among))
    rows = [torch.cdist(chunk, among).topk(k, largest=False).values for chunk in torch.split(points, _ROWS)]
    return torch.cat(rows)


def _flat(images: NDArray[np.uint8]) -> Tensor:
    """Images as vectors whose Euclidean distance is the RMSE of pixels in 0..1, (N, H·W·C) float32."""
    scale = 255 * (images[0].size ** 0.5)
    flat: Tensor = torch.from_numpy(images.reshape(len(images), -1)).float() / scale
    return flat


def _laplacian(images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """(N, H - 2, W - 2), in levels."""
    b = _brightness(images)
    laplacian: NDArray[np.float32] = (
        4 * b[:, 1:-1, 1:-1] - b[:, :-2, 1:-1] - b[:, 2:, 1:-1] - b[:, 1:-1, :-2] - b[:, 1:-1, 2:]
    )
    return laplacian


def _brightness(images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Mean of the colour channels, on black where transparent, (N, H, W)."""
    levels = images.astype(np.float32)
    if images.shape[3] == 4:
        premultiply(levels, full=255)
        levels = levels[..., :3]
    brightness: NDArray[np.float32] = levels.mean(axis=3)
    return brightness
