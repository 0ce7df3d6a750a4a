"""A small network that learns to tell drawn textures from images while the decoder learns to be mistaken for them.

It is not the evaluation's: `judge/two_sample.py` has another network, which it trains anew on a pack's own textures.
"""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from assetgen_plugin.errors import ConfigError

_WIDTHS = (32, 64, 128)  # channels at the full size, at a half and at a quarter
_GROUP = 8  # images that are compared with each other
_SLOPE = 0.2  # of the rectifiers, below zero
_LEAST = 8  # pixels of the smaller side


class Adversary(nn.Module):
    """Images (B, C, H, W) in 0..1 and their classes (B, K), one-hot, to logits (B,): above 0 is an image of the set.

    Sources: Miyato & Koyama 2018 (the class by an inner product), Karras et al. 2018 (the deviation within a group of
    images: a set without variety is told by it). Nothing is normalised, so that each image's gradient is its own.
    """

    def __init__(self, channels: int, height: int, width: int, n_classes: int) -> None:
        """ConfigError for images that are too small. n_classes: 0 for none."""
        super().__init__()
        if min(height, width) < _LEAST:
            raise ConfigError(
                f"an adversary needs images of at least {_LEAST}×{_LEAST} pixels, these are {height}×{width}"
            )
        full, half, last = _WIDTHS
        self.convs = nn.ModuleList(
            [
                nn.Conv2d(channels, full, 3, padding=1),  # (B, 32, H, W)
                nn.Conv2d(full, half, 4, stride=2, padding=1),  # (B, 64, H/2, W/2)
                nn.Conv2d(half, half, 3, padding=1),
                nn.Conv2d(half, last, 4, stride=2, padding=1),  # (B, 128, H/4, W/4)
                nn.Conv2d(last, last, 3, padding=1),
                nn.Conv2d(last, last, 3, stride=2, padding=1),  # (B, 128, H/8, W/8), rounded up
            ]
        )
        n_flat = last * math.ceil((height // 4) / 2) * math.ceil((width // 4) / 2)
        self.hidden = nn.Linear(n_flat + 1, last)
        self.any_class = nn.Linear(last, 1)
        self.classes = nn.Parameter(torch.randn(n_classes, last) / 2)
        for layer in (*self.convs, self.hidden):
            nn.init.kaiming_normal_(layer.weight, a=_SLOPE)
            nn.init.zeros_(layer.bias)
        nn.init.normal_(self.any_class.weight, std=0.05)

    def forward(self, images: Tensor, classes: Tensor, n_sets: int = 1) -> Tensor:
        """n_sets: how many sets of one size the batch holds, one after the other; no group is of two of them.

        Groups are of eight neighbours, or of as many as divide a set.
        """
        h = 2 * images - 1
        for conv in self.convs:
            h = F.leaky_relu(conv(h), _SLOPE)
        h = h.flatten(1)
        h = F.leaky_relu(self.hidden(torch.cat([h, _variety(h, n_sets).to(h.dtype)], dim=1)), _SLOPE).float()
        of_class = (h * (classes.float() @ self.classes.float())).sum(dim=1)
        logits: Tensor = self.any_class(h)[:, 0].float() + of_class / math.sqrt(h.shape[1])
        return logits


def _variety(h: Tensor, n_sets: int) -> Tensor:
    """The deviation within each group, averaged over the features (B, F) and given to all of it, (B, 1)."""
    size = math.gcd(len(h) // n_sets, _GROUP)
    groups = h.float().view(-1, size, h.shape[1])
    spread = (groups.var(dim=1, correction=0) + 1e-6).sqrt().mean(dim=1)
    return spread.repeat_interleave(size)[:, None]


def telling_loss(real: Tensor, drawn: Tensor) -> Tensor:
    """The adversary's loss in nats, (B,): the cross-entropy of its logits, (B,) each, of images and of textures.

    Source: Goodfellow et al. 2014.
    """
    return F.softplus(-real) + F.softplus(drawn)


def mistaken_loss(drawn: Tensor) -> Tensor:
    """The decoder's loss in nats, (B,), of the logits of its textures: the form that does not saturate (ibid.)."""
    return F.softplus(-drawn)


def gradient_penalty(real: Tensor, images: Tensor) -> Tensor:
    """R1: the squared length of the logits' gradient in the pixels of the images, (B,), with a gradient of its own.

    real: (B,), the logits of images (B, C, H, W) that require a gradient.
    Source: Mescheder, Geiger & Nowozin 2018, eq. 9, without its γ/2.
    """
    (gradient,) = torch.autograd.grad(real.sum(), images, create_graph=True)
    return gradient.float().square().flatten(1).sum(dim=1)


def levels(textures: Tensor) -> Tensor:
    """Textures in the 256 levels that images have, so that nothing is told by that; the gradient passes as it is."""
    return textures + ((255 * textures).round() / 255 - textures).detach()


def classes_of(codes: Tensor, adversary: Adversary) -> Tensor:
    """The classes of codes (B, D + K), one-hot, (B, K)."""
    n_classes = len(adversary.classes)
    return (codes[:, codes.shape[1] - n_classes :] > 0).float()
