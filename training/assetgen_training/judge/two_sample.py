"""How well a network that looks for it tells generated images from real ones.

Features of a classifier say whether a picture is a shirt; they are nearly blind to whether its cloth is cloth. A
network that is trained on nothing but the difference is not.
"""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from ..run.critics import as_batch
from ..run.number_format import choose_number_format

_WIDTHS, _SEED, _BATCH, _EPOCHS = (24, 48, 96), 404, 64, 8


def two_sample_accuracy(real: NDArray[np.uint8], generated: NDArray[np.uint8], *, epochs: int = _EPOCHS) -> float:
    """Share of images that the network assigns to the right set, of those it was not trained on: .5 is chance.

    real, generated: (N, H, W, C) and (M, H, W, C) uint8. As many of one as of the other are used, half of them for
    training. NaN if there are fewer than two of either.
    Source: Lopez-Paz & Oquab 2017, Revisiting classifier two-sample tests.
    """
    n_each = min(len(real), len(generated))
    if n_each < 2:
        return float("nan")
    rng = np.random.default_rng(_SEED)
    chosen = [images[rng.permutation(len(images))[:n_each]] for images in (real, generated)]
    seen, unseen = (np.concatenate([images[part] for images in chosen]) for part in _halves(n_each))
    labels = [torch.arange(2.0).repeat_interleave(len(images) // 2) for images in (seen, unseen)]
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(_SEED)
        network = _network(seen.shape[3])
        _fit(network, seen, labels[0], epochs)
    with torch.no_grad():
        found = torch.cat([network(as_batch(part))[:, 0] for part in np.array_split(unseen, -(-len(unseen) // 500))])
    return float(((found > 0).float() == labels[1]).float().mean())


def _halves(count: int) -> tuple[slice, slice]:
    return slice(0, count // 2), slice(count // 2, count)


def _network(channels: int) -> nn.Sequential:
    layers: list[nn.Module] = []
    for n_in, width in zip((channels, *_WIDTHS), _WIDTHS, strict=False):
        layers += [nn.Conv2d(n_in, width, 3, padding=1, bias=False), nn.BatchNorm2d(width), nn.ReLU()]
        layers += [nn.MaxPool2d(2, ceil_mode=True)]
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(_WIDTHS[-1], 1))


def _fit(network: nn.Sequential, images: NDArray[np.uint8], labels: Tensor, epochs: int) -> None:
    """Leaves the network as it is to be used."""
    batch = min(_BATCH, len(images))
    n_steps = epochs * (len(images) // batch)
    optimizer = torch.optim.AdamW(network.parameters(), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 3e-3, total_steps=n_steps)
    number_format = choose_number_format("auto", "cpu", convolutional=True, n_processes=1)
    number_format.arrange(network)
    network.train()
    for step in range(n_steps):
        if step % (len(images) // batch) == 0:
            order = torch.randperm(len(images))
        rows, order = order[:batch], order[batch:]
        shown = as_batch(images[rows.numpy()])
        if torch.rand(()) < 0.5:
            shown = shown.flip(3)
        with torch.autocast("cpu", torch.bfloat16, enabled=number_format.precision == "bf16-mixed"):
            logits = network(shown)[:, 0]
        optimizer.zero_grad()
        F.binary_cross_entropy_with_logits(logits.float(), labels[rows]).backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        schedule.step()
    network.eval()
