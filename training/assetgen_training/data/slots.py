"""Palette slots: each sprite's few colours, found in OKLab and put in slots that mean the same across the set."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from torch import Tensor

from ..config import TrainConfig
from .tensors import oklab

_DRAWN = 128  # alpha from which a pixel is drawn where colours are opaque,
_DRAWN_SOFTLY = 16  # and where they have alpha
_MOST_PIXELS = 200_000  # that a palette for a whole set is found from
_ALPHA_WEIGHT = 0.5  # of alpha against OKLab's lightness, in distances between colours


@dataclass(frozen=True)
class IndexedSet:
    """Sprites as slot maps.

    index: (N, H, W) uint8, 0 is transparent (RGBA sets), colours follow. palette: (N, P, 3) uint8 sRGB, or (N, P, 4)
    with straight alpha. counts: (N, P) float32, pixels of each colour; 0 marks an unused slot.
    """

    index: NDArray[np.uint8]
    palette: NDArray[np.uint8]
    counts: NDArray[np.float32]
    transparent: bool


def indexed(config: TrainConfig, images: NDArray[np.uint8], labels: NDArray[np.int64]) -> IndexedSet:
    """Sprites (N, H, W, C) as a model of this configuration learns them: in its palette, or in their own colours."""
    if config.fixed_palette:
        return index_by_palette(images, np.array(config.fixed_palette, np.uint8))
    return index_sprites(images, labels, config.slots, soft_alpha=config.soft_alpha)


def index_sprites(
    images: NDArray[np.uint8], labels: NDArray[np.int64], slots: int, *, soft_alpha: bool = False
) -> IndexedSet:
    """Each sprite as a map into at most `slots` colours of its own; slots are matched across the sprites of a class.

    images: (N, H, W, C) uint8, RGB or straight RGBA. labels: (N,) int64. soft_alpha: colours have an alpha.
    """
    n_sprites, height, width, channels = images.shape
    transparent = channels == 4
    drawn = _drawn(images, soft_alpha)
    index = np.zeros((n_sprites, height, width), np.uint8)
    palette = np.zeros((n_sprites, slots, 4 if soft_alpha else 3), np.uint8)
    counts = np.zeros((n_sprites, slots), np.float32)
    colours_of, features_of = [], []
    for number, image in enumerate(images):
        pixels = image[..., : palette.shape[2]][drawn[number]]
        colours, map_ = _reduce(pixels, slots)
        index[number][drawn[number]] = map_ + transparent
        colours_of.append(colours)
        features_of.append(_features(colours, map_, np.argwhere(drawn[number]) / (height, width)))
    for label in np.unique(labels):
        members = np.flatnonzero(labels == label)
        orders = _matched_slots([features_of[member] for member in members], slots)
        for member, order in zip(members, orders, strict=True):
            if not len(order):
                continue
            palette[member] = colours_of[member][0]
            palette[member, order] = colours_of[member]
            slot_map = np.concatenate([[0], order + 1] if transparent else [order]).astype(np.uint8)
            index[member] = slot_map[index[member]]
            used = index[member][drawn[member]] - transparent
            counts[member] = np.bincount(used, minlength=slots)
    return IndexedSet(index, palette, counts, transparent)


def index_by_palette(images: NDArray[np.uint8], colours: NDArray[np.uint8]) -> IndexedSet:
    """Each sprite as a map into one palette for all, (P, 3) uint8: the nearest colour in OKLab."""
    drawn = _drawn(images, soft_alpha=False)
    transparent = images.shape[3] == 4
    unique, inverse = np.unique(images[..., :3].reshape(-1, 3), axis=0, return_inverse=True)
    lab, targets = _measured(unique), _measured(colours)
    nearest = np.concatenate(
        [
            ((part[:, None] - targets) ** 2).sum(axis=2).argmin(axis=1)
            for part in np.array_split(lab, 1 + len(lab) // 4096)
        ]
    )
    index = (nearest[inverse.ravel()].reshape(drawn.shape) + transparent).astype(np.uint8)
    index[~drawn] = 0
    slots = np.arange(len(colours)) + transparent
    counts = np.stack([(index == slot).sum(axis=(1, 2)) for slot in slots], axis=1).astype(np.float32)
    return IndexedSet(index, np.broadcast_to(colours, (len(images), *colours.shape)).copy(), counts, transparent)


def shared_palette(images: NDArray[np.uint8], n_colours: int, *, rng: np.random.Generator) -> NDArray[np.uint8]:
    """One palette for a whole set, (P, 3) uint8 with P <= n_colours: k-means in OKLab over its drawn pixels."""
    pixels = images[..., :3][_drawn(images, soft_alpha=False)]
    if len(pixels) > _MOST_PIXELS:
        pixels = pixels[rng.choice(len(pixels), _MOST_PIXELS, replace=False)]
    return _reduce(pixels, n_colours)[0]


def coloured(index: Tensor, palette: Tensor, *, transparent: bool) -> Tensor:
    """Slot maps (B, H, W) int64 in their palettes' colours: premultiplied RGBA or RGB images (B, C, H, W).

    palette: (B, P, 3) or (B, P, 4) in 0..1, straight alpha. transparent: slot 0 is, and the colours follow.
    """
    if not transparent:
        return _lookup(palette, index)
    alpha = palette[..., 3:] if palette.shape[2] == 4 else palette.new_ones(*palette.shape[:2], 1)
    colours = torch.cat([palette[..., :3] * alpha, alpha], dim=2)
    return _lookup(torch.cat([palette.new_zeros(len(palette), 1, 4), colours], dim=1), index)


def _lookup(colours: Tensor, index: Tensor) -> Tensor:
    """(B, P, C) colours at (B, H, W) slots: (B, C, H, W)."""
    n_batch, height, width = index.shape
    flat = index.view(n_batch, -1, 1).expand(-1, -1, colours.shape[2])
    return colours.gather(1, flat).transpose(1, 2).reshape(n_batch, -1, height, width)


def _drawn(images: NDArray[np.uint8], soft_alpha: bool) -> NDArray[np.bool_]:
    """Which pixels are not transparent, (N, H, W)."""
    if images.shape[3] != 4:
        return np.ones(images.shape[:3], bool)
    drawn: NDArray[np.bool_] = images[..., 3] >= (_DRAWN_SOFTLY if soft_alpha else _DRAWN)
    return drawn


def _measured(colours: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Colours (n, 3) or (n, 4) where distances are what the eye sees: OKLab, scaled by alpha and followed by it."""
    lab: NDArray[np.float64] = oklab(torch.from_numpy(colours[:, :3] / 255.0)).numpy().reshape(-1, 3)
    if colours.shape[1] == 3:
        return lab
    alpha = colours[:, 3:] / 255.0
    return np.concatenate([lab * alpha, _ALPHA_WEIGHT * alpha], axis=1)


def _reduce(pixels: NDArray[np.uint8], slots: int) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """At most `slots` colours for (M, C) pixels, and the colour of each pixel: k-means in OKLab, begun from a merge."""
    if not len(pixels):
        return np.zeros((0, pixels.shape[1]), np.uint8), np.zeros(0, np.int64)
    colours, inverse, counts = np.unique(pixels, axis=0, return_inverse=True, return_counts=True)
    inverse = inverse.ravel()
    if len(colours) <= slots:
        return colours, inverse
    points = _measured(colours)
    centres = [int(counts.argmax())]  # farthest-first, weighted by how often a colour occurs
    distance = np.full(len(points), np.inf)
    while len(centres) < slots:
        distance = np.minimum(distance, ((points - points[centres[-1]]) ** 2).sum(axis=1))
        centres.append(int((distance * np.sqrt(counts)).argmax()))
    means = points[centres]
    for _ in range(12):
        nearest = ((points[:, None] - means) ** 2).sum(axis=2).argmin(axis=1)
        weights = np.bincount(nearest, counts, slots)
        sums = np.stack([np.bincount(nearest, counts * axis, slots) for axis in points.T], axis=1)
        filled = weights > 0
        means[filled] = sums[filled] / weights[filled, None]
    # The colour nearest to each mean that the artist really used, so that nothing is averaged into mud.
    chosen = ((points[:, None] - means) ** 2).sum(axis=2).argmin(axis=0)
    kept, remap = np.unique(chosen, return_inverse=True)
    return colours[kept], remap.ravel()[nearest][inverse]


def _features(colours: NDArray[np.uint8], map_: NDArray[np.int64], places: NDArray[np.float64]) -> NDArray[np.float64]:
    """What tells one colour's role: lightness, hue, alpha, where it lies, how much of it there is. (n, 7)."""
    lab = oklab(torch.from_numpy(colours[:, :3] / 255.0)).numpy().reshape(-1, 3)
    alpha = colours[:, 3] / 255.0 if colours.shape[1] == 4 else np.ones(len(colours))
    counts = np.bincount(map_, minlength=len(colours)).astype(np.float64)
    centre = [np.bincount(map_, places[:, axis], len(colours)) / np.maximum(counts, 1) for axis in (0, 1)]
    share = np.sqrt(counts / max(counts.sum(), 1))
    return np.column_stack([2 * lab[:, 0], 3 * lab[:, 1:], 2 * alpha, *centre, share])


def _matched_slots(features: list[NDArray[np.float64]], slots: int) -> list[NDArray[np.int64]]:
    """For each sprite the slot of each of its colours: k-means with one colour a slot, by optimal assignment."""
    everything = np.concatenate(features)
    if not len(everything):
        return [np.zeros(0, np.int64) for _ in features]
    fullest = max(features, key=len)
    means = fullest[np.argsort(fullest[:, 0])]
    while len(means) < slots:  # a class of fewer colours than slots leaves the last ones unused
        means = np.concatenate([means, np.full((1, everything.shape[1]), 1e3)])
    orders: list[NDArray[np.int64]] = []
    for _ in range(10):
        orders = []
        sums, weights = np.zeros_like(means), np.zeros(slots)
        for rows in features:
            cost = ((rows[:, None] - means) ** 2).sum(axis=2)
            order = linear_sum_assignment(cost)[1]
            orders.append(order)
            sums[order] += rows
            weights[order] += 1
        used = weights > 0
        means[used] = sums[used] / weights[used, None]
    return orders
