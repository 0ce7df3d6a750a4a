"""Palette slots: each sprite's few colours, found in OKLab and put in slots that mean the same across the set."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
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
_OPAQUE = 128  # alpha from which a pixel is drawn


@dataclass(frozen=True)
class IndexedSet:
    """Sprites as slot maps.

    index: (N, H, W) uint8, 0 is transparent (RGBA sets), colours follow. palette: (N, P, 3) uint8 sRGB.
    counts: (N, P) float32, pixels of each colour; 0 marks an unused slot.
    """

    index: NDArray[np.uint8]
    palette: NDArray[np.uint8]
    counts: NDArray[np.float32]
    transparent: bool


def oklab(srgb: Tensor) -> Tensor:
    """OKLab of sRGB colours in 0..1, (…, 3).

    Source: Ottosson 2020; the cube root is kept off its infinite slope at black.
    """
    linear = torch.where(srgb <= 0.04045, srgb / 12.92, ((srgb.clamp_min(0.0) + 0.055) / 1.055).pow(2.4))
    lms = linear @ srgb.new_tensor(_TO_LMS).T
    return lms.clamp_min(1e-5).pow(1 / 3) @ srgb.new_tensor(_TO_LAB).T


def index_sprites(images: NDArray[np.uint8], labels: NDArray[np.int64], slots: int) -> IndexedSet:
    """Each sprite as a map into at most `slots` colours of its own; slots are matched across the sprites of a class.

    images: (N, H, W, C) uint8, RGB or straight RGBA. labels: (N,) int64.
    """
    n_sprites, height, width, channels = images.shape
    transparent = channels == 4
    index = np.zeros((n_sprites, height, width), np.uint8)
    palette = np.zeros((n_sprites, slots, 3), np.uint8)
    counts = np.zeros((n_sprites, slots), np.float32)
    colours_of, features_of = [], []
    for number, image in enumerate(images):
        drawn = image[..., 3] >= _OPAQUE if transparent else np.ones((height, width), bool)
        colours, map_ = _reduce(image[..., :3][drawn], slots)
        index[number][drawn] = map_ + transparent
        colours_of.append(colours)
        features_of.append(_features(colours, map_, np.argwhere(drawn) / (height, width)))
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
            used = index[member][index[member] > 0] - 1 if transparent else index[member]
            counts[member] = np.bincount(used.ravel(), minlength=slots)
    return IndexedSet(index, palette, counts, transparent)


def _reduce(pixels: NDArray[np.uint8], slots: int) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """At most `slots` colours for (M, 3) pixels, and the colour of each pixel: k-means in OKLab, begun from a merge."""
    if not len(pixels):
        return np.zeros((0, 3), np.uint8), np.zeros(0, np.int64)
    colours, inverse, counts = np.unique(pixels, axis=0, return_inverse=True, return_counts=True)
    inverse = inverse.ravel()
    if len(colours) <= slots:
        return colours, inverse
    lab = oklab(torch.from_numpy(colours / 255.0)).numpy()
    centres = [int(counts.argmax())]  # farthest-first, weighted by how often a colour occurs
    while len(centres) < slots:
        distance = ((lab[:, None] - lab[centres]) ** 2).sum(axis=2).min(axis=1)
        centres.append(int((distance * np.sqrt(counts)).argmax()))
    means = lab[centres]
    for _ in range(12):
        nearest = ((lab[:, None] - means) ** 2).sum(axis=2).argmin(axis=1)
        weights = np.zeros((slots, len(colours)))
        weights[nearest, np.arange(len(colours))] = counts
        filled = weights.sum(axis=1) > 0
        means[filled] = (weights @ lab)[filled] / weights.sum(axis=1)[filled, None]
    # The colour nearest to each mean that the artist really used, so that nothing is averaged into mud.
    chosen = ((lab[:, None] - means) ** 2).sum(axis=2).argmin(axis=0)
    kept, remap = np.unique(chosen, return_inverse=True)
    return colours[kept], remap.ravel()[nearest][inverse]


def _features(colours: NDArray[np.uint8], map_: NDArray[np.int64], places: NDArray[np.float64]) -> NDArray[np.float64]:
    """What tells one colour's role: lightness, hue, where it lies, how much of it there is. (n, 6)."""
    lab = oklab(torch.from_numpy(colours / 255.0)).numpy().reshape(-1, 3)
    counts = np.bincount(map_, minlength=len(colours)).astype(np.float64)
    centre = [np.bincount(map_, places[:, axis], len(colours)) / np.maximum(counts, 1) for axis in (0, 1)]
    share = np.sqrt(counts / max(counts.sum(), 1))
    return np.column_stack([2 * lab[:, 0], 3 * lab[:, 1:], *centre, share])


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
