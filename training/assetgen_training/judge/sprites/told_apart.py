"""How well a small network tells variants from originals: the one measure that nobody had to think of a fault for.

The recipe is frozen: its figures may be compared with older ones. Half of the bases, with their variants, train the
network; crops of the other half are what it is asked about.
"""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits

from assetgen_art.colour import alpha, premultiplied, rgb

from .measures import OPAQUE

SEEDS = 5
_CROP = 16  # pixels a side
_WANDER = 5  # of a crop's middle, from a pixel that is drawn
_CHANNELS = (24, 32, 48)
_STEPS, _BATCH = 500, 64  # half of a batch are originals
_RATE, _DECAY = 4e-3, 0.02  # AdamW; the rate rises and falls once
_TRAINED, _TESTED = 6000, 1500  # crops of originals, and as many of variants


def told_apart(bases: NDArray[np.uint8], variants: NDArray[np.uint8], *, seed: int) -> float:
    """Share of 16×16 crops that the network tells rightly: variants (B, V, H, W, C) from bases (B, H, W, C).

    .5 is chance: half of the crops are originals. seed: of the halves, the crops and the network. NaN below four bases.
    """
    if len(bases) < 4 or not variants.shape[1]:
        return float("nan")
    rng, generator = np.random.default_rng(seed), torch.Generator().manual_seed(seed)
    order = rng.permutation(len(bases))
    trained, tested = order[: len(order) // 2], order[len(order) // 2 :]
    flat = variants.reshape(-1, *bases.shape[1:])
    made = np.arange(len(flat)).reshape(variants.shape[:2])
    originals = _crops(bases, trained, _TRAINED, rng)
    others = _crops(flat, made[trained].ravel(), _TRAINED, rng)
    net = _trained(originals, others, rng, generator)
    with torch.inference_mode():
        called_made = [
            float((net(crops)[:, 0] > 0).float().mean())
            for crops in (_crops(bases, tested, _TESTED, rng), _crops(flat, made[tested].ravel(), _TESTED, rng))
        ]
    return (1 - called_made[0] + called_made[1]) / 2


def _trained(originals: Tensor, others: Tensor, rng: np.random.Generator, generator: torch.Generator) -> nn.Module:
    """A network whose output (N, 1) is above 0 for what looks like a variant."""
    net = _network(generator)
    net.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # a third faster
    optimizer = torch.optim.AdamW(net.parameters(), lr=_RATE, weight_decay=_DECAY)
    rates = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, total_steps=_STEPS)
    truth = torch.cat([torch.zeros(_BATCH // 2), torch.ones(_BATCH // 2)])
    for _ in range(_STEPS):
        one, other = torch.from_numpy(rng.integers(_TRAINED, size=(2, _BATCH // 2)))
        loss = binary_cross_entropy_with_logits(net(torch.cat([originals[one], others[other]]))[:, 0], truth)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        rates.step()
    net.eval()
    return net


def _network(generator: torch.Generator) -> nn.Sequential:
    layers: list[nn.Module] = []
    before = 4
    for number, width in enumerate(_CHANNELS):
        layers += [
            nn.Conv2d(before, width, 3, padding=1, stride=1 if number == 0 else 2, bias=False),  # 16, 8, 4 a side
            nn.BatchNorm2d(width),
            nn.ReLU(),
        ]
        before = width
    last = nn.Linear(before * (_CROP // 4) ** 2, 1)
    for layer in (*layers, last):
        if isinstance(layer, nn.Conv2d | nn.Linear):
            nn.init.kaiming_uniform_(layer.weight, a=5**0.5, generator=generator)
    nn.init.zeros_(last.bias)
    return nn.Sequential(*layers, nn.Flatten(), last)


def _crops(images: NDArray[np.uint8], rows: NDArray[np.int64], count: int, rng: np.random.Generator) -> Tensor:
    """Crops of images drawn among rows, each about a pixel of the shape, premultiplied, (count, 4, 16, 16)."""
    shape = np.array(images.shape[1:3])
    edge, half = _CROP // 2, shape // 2
    crops = []
    chosen, counts = np.unique(rng.choice(rows, count), return_counts=True)
    for row, n_crops in zip(chosen, counts, strict=True):
        padded = np.pad(_painted(images[row]), ((edge, edge), (edge, edge), (0, 0)))
        drawn = np.argwhere(padded[edge:-edge, edge:-edge, 3] >= OPAQUE / 255)
        if not len(drawn):
            drawn = half[None]
        middles = drawn[rng.integers(len(drawn), size=n_crops)] + rng.integers(-_WANDER, _WANDER + 1, (n_crops, 2))
        for y, x in np.clip(middles, np.minimum(edge, half), np.maximum(shape - edge, half)):
            crops.append(padded[y : y + _CROP, x : x + _CROP])
    return torch.from_numpy(np.stack(crops)).permute(0, 3, 1, 2)


def _painted(image: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Premultiplied colours and alpha in 0..1, (H, W, 4), whatever the channels."""
    return np.concatenate(
        [premultiplied(image)[..., :3] if image.shape[2] == 4 else rgb(image) / np.float32(255), alpha(image)], axis=2
    )
