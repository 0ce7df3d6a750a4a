"""How a set of sprites differs from another: copies, repeats, spread, palettes and the neighbourhood of real ones.

Pure functions of images (N, H, W, C) uint8. Pixel distances are root mean squares of what is seen, in 0..1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import adaptive_avg_pool2d

from assetgen_art.colour import alpha, premultiply

from ..measures import K_NEAREST, manifold_measures
from .measures import composited, lab, n_together, opaque, visible

COPY_RMSE = 0.02  # of the range; to the eye the same picture
NEAR_RMSE = 0.05  # to the eye the same sprite in another light
_MOST_EMPTY = 4  # an image counts as at most so many times the area that is drawn on it
_ROWS = 1000  # of a distance matrix at a time
_STRIPS = 1 << 22  # values of images that are held as floats at a time, all images side by side
_SHORTLIST = 12  # candidates by coarse distance, compared exactly
_COARSE = 8  # side of the small pictures that find candidates and places
_QUANTILES = (np.arange(8) + 0.5) / 8
_DIRECTIONS = np.array(
    [[1, 0, 0], [0, 1, 0], [0, 0, 1], *(np.array([1, a, b]) / 3**0.5 for a in (1, -1) for b in (1, -1))], np.float32
)
_FLOOR = 0.004  # OKLab distance of palettes that nobody can tell apart
_COMPONENTS = 32
_PATCH = 5  # side of a window, pixels
_PATCHES = 2000  # of a set, or of a half
_PATCH_FLOOR = 0.02  # distance of windows that nobody can tell apart: flat art has many equal ones


def nearest_real(
    images: NDArray[np.uint8], real: NDArray[np.uint8], *, flips: bool, others: bool = False
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """RMSE of each image to the nearest real one, mirrored too where `flips`, and the number of that one, (N,) each.

    Of the whole image, or of four times the area drawn where that is less: otherwise a sprite of forty pixels would be
    a near-copy of anything small. others: `real` are the images themselves, and each looks for another one.
    Candidates are the twelve nearest at 8×8, whose distances are never larger than those of the images.
    """
    best, rows = np.full(len(images), np.inf), np.zeros(len(images), np.int64)
    if len(real) <= others:
        return best, rows
    shortlist, at_least = _candidates(images, real, flips=flips, others=others)
    step = n_together(images)
    for start in range(0, len(images), step):
        chunk = slice(start, min(start + step, len(images)))
        here, seen = composited(images[chunk]), visible(images[chunk])
        for candidate, bound in zip(shortlist[chunk].T, at_least[chunk].T, strict=True):
            left = np.flatnonzero(bound < best[chunk])  # the others have found a nearer one
            there = real[candidate[left]]
            distance = _rmse(here[left], seen[left], there)
            if flips:
                distance = np.minimum(distance, _rmse(here[left], seen[left], there[:, :, ::-1]))
            nearer = distance < best[chunk][left]
            best[start + left[nearer]] = distance[nearer]
            rows[start + left[nearer]] = candidate[left[nearer]]
    return best, rows


def coarse_distances(images: NDArray[np.uint8], *, flips: bool) -> NDArray[np.float32]:
    """RMSE of each pair of images at 8×8, mirrored too where `flips`, (N, N): at most that of the images themselves."""
    points = _coarse(images)
    distance = torch.cdist(points.flatten(1), points.flatten(1))
    if flips:
        distance = torch.minimum(distance, torch.cdist(points.flip(3).flatten(1), points.flatten(1)))
    scaled: NDArray[np.float32] = (distance / points[0].numel() ** 0.5).numpy()
    return scaled


def repeats(image: NDArray[np.uint8], among: NDArray[np.uint8], *, flips: bool) -> bool:
    """Whether an image (H, W, C) is within an RMSE of .05 of one of others (N, H, W, C), as `nearest_real` has it."""
    here = np.broadcast_to(composited(image[None]), (len(among), *image.shape[:2], 3))
    seen = np.broadcast_to(visible(image[None]), (len(among), *image.shape[:2]))
    nearest = _rmse(here, seen, among)
    if flips:
        nearest = np.minimum(nearest, _rmse(here, seen, among[:, :, ::-1]))
    return bool((nearest < NEAR_RMSE).any())


def duplicates(images: NDArray[np.uint8]) -> float:
    """Share of images that another among them repeats, within an RMSE of .02."""
    return float((nearest_real(images, images, flips=False, others=True)[0] < COPY_RMSE).mean())


def diversity(images: NDArray[np.uint8]) -> float:
    """Mean distance of two of the images: RMSE of what is seen, 0..1. Low if all are alike, or grey."""
    if len(images) < 2:
        return 0.0
    n_images, (height, width) = len(images), images.shape[1:3]
    squares = torch.zeros(n_images, n_images, dtype=torch.float64)
    step = max(1, _STRIPS // (3 * n_images * width))
    for top in range(0, height, step):  # of all images the same rows: whole images as floats would be gigabytes
        strip = torch.from_numpy(composited(images[:, top : top + step])).flatten(1) - 0.5  # from the ground
        own = strip.double().square().sum(dim=1)
        squares += own[:, None] + own - 2 * (strip @ strip.T).double()
    squares.fill_diagonal_(0)
    total = float((squares.clamp_min(0) / (3 * height * width)).sqrt().sum())
    return total / (n_images * (n_images - 1))


def palettes(images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Each sprite's colours as a point, (N, 56): distances of points are OKLab distances of the colours.

    Eight quantiles of the opaque pixels along seven directions of OKLab: the sliced Wasserstein distance (Bonneel et
    al. 2015), which needs no bins, no number of colours and no matching. A sprite without pixels is at the origin.
    """
    step = n_together(images)
    parts = [_palettes(images[start : start + step]) for start in range(0, max(1, len(images)), step)]
    return np.concatenate(parts)


def palette_distance(images: NDArray[np.uint8], real: NDArray[np.uint8], *, rng: np.random.Generator) -> float:
    """Mean distance to the nearest palette of one half of the real sprites, over the other half's: 1 is real.

    Above 1.5 the colours are not the artist's: muddy, garish, or mixed from sprites that share none.
    """
    halves = _halves(len(real), rng)
    if len(real) < 2 or not len(images):
        return float("nan")
    points, others = torch.from_numpy(palettes(images)), [torch.from_numpy(palettes(real[rows])) for rows in halves]
    return _beside_halves(points, others, _FLOOR)


def patch_distance(images: NDArray[np.uint8], real: NDArray[np.uint8], *, rng: np.random.Generator) -> float:
    """Mean distance of 5×5 windows to the nearest of one half of the real sprites, over the other half's: 1 is real.

    How pixels are put together: broken outlines, torn edges, dithered double exposures and fragments rise, in the
    order in which they bother the eye. Blur may fall below 1. Premultiplied OKLab and alpha, about opaque pixels.
    """
    halves = [_patches(real[rows], _PATCHES, rng) for rows in _halves(len(real), rng)]
    return _beside_halves(_patches(images, _PATCHES, rng), halves, _PATCH_FLOOR)


@dataclass(frozen=True)
class FeatureSpace:
    """A space where sprites that look alike are close to each other: principal components of three descriptions.

    Where mass and colour lie (premultiplied OKLab and alpha at 8×8), which colours there are (`palettes`), and where
    the inside is busy (local contrast at 4×4), each scaled to the same variance over the real set. Not a trained
    judge, none of which knows 32×32 sprites, and not raw pixels, where every sharp image is far from every other.
    """

    mean: Tensor  # (F,)
    scale: Tensor  # (F,)
    components: Tensor  # (F, 32)

    @staticmethod
    def of(real: NDArray[np.uint8]) -> FeatureSpace:
        """The space that a set of real sprites spans."""
        blocks = _descriptions(real)
        spread = [
            block.var(dim=0, correction=0).sum().sqrt().clamp_min(1e-6).expand(block.shape[1]) for block in blocks
        ]
        scale, everything = torch.cat(spread), torch.cat(blocks, dim=1)
        mean = everything.mean(dim=0)
        _, _, directions = torch.linalg.svd((everything - mean) / scale, full_matrices=False)
        return FeatureSpace(mean, scale, directions[:_COMPONENTS].T)

    def place(self, images: NDArray[np.uint8]) -> Tensor:
        """Features of images, (N, 32)."""
        points: Tensor = ((torch.cat(_descriptions(images), dim=1) - self.mean) / self.scale) @ self.components
        return points

    def place_turned(self, images: NDArray[np.uint8], real: Tensor, *, flips: bool) -> Tensor:
        """Features of images, or of their mirror images where those lie nearer to a real sprite, (N, 32)."""
        points = self.place(images)
        if not flips:
            return points
        mirrored = self.place(np.ascontiguousarray(images[:, :, ::-1]))
        nearer = torch.cdist(mirrored, real).amin(dim=1) < torch.cdist(points, real).amin(dim=1)
        return torch.where(nearer[:, None], mirrored, points)


def neighbourhood(generated: Tensor, real: Tensor) -> tuple[float, float]:
    """Precision and coverage with k = 5 (fewer for tiny sets; NaN below three sprites), of features (N, F).

    precision: share of samples within a real sprite's ball; coverage: share of balls with a sample. The real set
    should not be larger than the samples: 600 samples cannot cover 20,000 sprites.
    """
    k = min(K_NEAREST, len(real) - 1, len(generated) - 1)
    if k < 2:
        return float("nan"), float("nan")
    measures = manifold_measures(real, generated, k)
    return measures["precision"], measures["coverage"]


def strangeness(generated: Tensor, real: Tensor) -> NDArray[np.float64]:
    """Distance to the nearest real sprite's features, over the real ones' median of the same, (N,)."""
    among = torch.cdist(real, real).topk(min(2, len(real)), largest=False).values[:, -1].median().clamp_min(1e-6)
    distance: NDArray[np.float64] = (torch.cdist(generated, real).amin(dim=1) / among).double().numpy()
    return distance


def _rmse(one: NDArray[np.float32], seen: NDArray[np.bool_], other: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Distance of pairs, one side composited already, (N,)."""
    error = np.square(one - composited(other)).mean(axis=3).sum(axis=(1, 2))
    drawn = (seen | visible(other)).sum(axis=(1, 2))
    distance: NDArray[np.float64] = np.sqrt(error / np.clip(_MOST_EMPTY * drawn, 1, one.shape[1] * one.shape[2]))
    return distance


def _candidates(
    images: NDArray[np.uint8], real: NDArray[np.uint8], *, flips: bool, others: bool
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The nearest at 8×8, rising, and a lower bound of the distance of each, (N, S)."""
    among, points = _coarse(real), _coarse(images)
    n_candidates = min(_SHORTLIST, len(real) - others)
    rows, bounds = [], []
    for start in range(0, len(points), _ROWS):
        chunk = points[start : start + _ROWS]
        distance = torch.cdist(chunk.flatten(1), among.flatten(1))
        if flips:
            distance = torch.minimum(distance, torch.cdist(chunk.flip(3).flatten(1), among.flatten(1)))
        if others:
            distance[torch.arange(len(chunk)), start + torch.arange(len(chunk))] = torch.inf
        nearest = distance.topk(n_candidates, largest=False)
        rows.append(nearest.indices)
        bounds.append(nearest.values / points[0].numel() ** 0.5 - 2e-3)  # cdist is not exact near 0
    return torch.cat(rows).numpy(), torch.cat(bounds).double().numpy()


def _coarse(images: NDArray[np.uint8]) -> Tensor:
    """What is seen at 8×8, (N, 3, 8, 8)."""
    step = n_together(images)
    return torch.cat(
        [
            adaptive_avg_pool2d(_planes(composited(images[start : start + step])), _COARSE)
            for start in range(0, len(images), step)
        ]
    )


def _planes(images: NDArray[np.float32]) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(np.moveaxis(images, -1, 1)))


def _palettes(images: NDArray[np.uint8]) -> NDArray[np.float32]:
    shape = opaque(images).reshape(len(images), -1)
    along = lab(images).reshape(len(images), -1, 3) @ _DIRECTIONS.T  # (N, H·W, 7)
    along[~shape] = np.inf
    along.sort(axis=1)
    counts = shape.sum(axis=1)
    at = np.floor(_QUANTILES * counts[:, None]).astype(np.int64)  # (N, 8)
    points = np.take_along_axis(along, at[:, :, None], axis=1)
    points[counts == 0] = 0
    scaled: NDArray[np.float32] = points.reshape(len(images), -1) * np.float32((3 / points[0].size) ** 0.5)
    return scaled


def _halves(n_images: int, rng: np.random.Generator) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    order = rng.permutation(n_images)
    return order[::2], order[1::2]


def _beside_halves(points: Tensor, halves: Sequence[Tensor], floor: float) -> float:
    """Mean distance of points to their nearest in one half over that of the other half, on average of both ways."""
    if not all(len(part) for part in (points, *halves)):
        return float("nan")
    ratios = [
        (_mean_nearest(points, half) + floor) / (_mean_nearest(other, half) + floor)
        for half, other in (halves, halves[::-1])
    ]
    return sum(ratios) / 2


def _mean_nearest(points: Tensor, among: Tensor) -> float:
    return float(torch.cdist(points, among).amin(dim=1).mean())


def _patches(images: NDArray[np.uint8], count: int, rng: np.random.Generator) -> Tensor:
    """Windows about `count` opaque pixels at random, (count or fewer, 5·5·4), in the order of the images."""
    centres = np.flatnonzero(opaque(images))
    chosen = np.sort(centres[rng.permutation(len(centres))[:count]])
    image, row, column = np.unravel_index(chosen, images.shape[:3])
    edge, steps, step = _PATCH // 2, np.arange(_PATCH), n_together(images)
    windows = np.empty((len(chosen), _PATCH, _PATCH, 4), np.float32)
    for start in range(0, len(images), step):  # as floats large art would take gigabytes
        own = slice(*np.searchsorted(image, (start, start + step)))
        padded = np.pad(_painted(images[start : start + step]), ((0, 0), (edge, edge), (edge, edge), (0, 0)))
        rows, columns = row[own, None, None] + steps[:, None], column[own, None, None] + steps
        windows[own] = padded[image[own, None, None] - start, rows, columns]
    return torch.from_numpy(windows.reshape(len(windows), 4 * _PATCH**2))


def _painted(images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Premultiplied OKLab and alpha, (N, H, W, 4)."""
    painted: NDArray[np.float32] = np.concatenate([lab(images), alpha(images)], axis=3)
    premultiply(painted)
    return painted


def _descriptions(images: NDArray[np.uint8]) -> list[Tensor]:
    """Three descriptions, (N, 256), (N, 56) and (N, 16)."""
    places, contrasts = [], []
    step = n_together(images)
    for start in range(0, len(images), step):
        chunk = images[start : start + step]
        planes = _planes(_painted(chunk))  # (N, 4, H, W)
        places.append(adaptive_avg_pool2d(planes, _COARSE).flatten(1))
        lightness = planes[:, :1]
        busy = (lightness - torch.nn.functional.avg_pool2d(lightness, 3, 1, 1, count_include_pad=False)).square()
        contrasts.append(adaptive_avg_pool2d(busy, 4).clamp_min(0).sqrt().flatten(1))
    return [torch.cat(places), torch.from_numpy(palettes(images)), torch.cat(contrasts)]
