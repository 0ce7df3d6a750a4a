"""A conditional VAE as a baseline: plans of a fixed canvas from a latent and the outline, each cell by itself.

The textbook way (Sohn, Lee & Yan 2015): the decoder sees the outline, and a plan is the likeliest class of each cell.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from assetgen_plugin.errors import DataError

from ...keys import key

_LATENT = 32
_WIDTH = 48  # channels
_BATCH = 32  # plans a step
_MOST_SIDE = 96  # cells of the canvas

Plan = NDArray[np.uint8]


class _Network(nn.Module):
    """Encoder: (B, K + 1, S, S) to mean and log-variance; decoder: latent and outline to logits (B, K, S, S)."""

    def __init__(self, n_classes: int, side: int) -> None:
        super().__init__()
        self._small = side // 8
        channels = [n_classes + 1, _WIDTH, _WIDTH, _WIDTH]
        self.down = nn.ModuleList([nn.Conv2d(channels[at], channels[at + 1], 3, 2, 1) for at in range(3)])
        self.moments = nn.Linear(_WIDTH * self._small**2, 2 * _LATENT)
        self.start = nn.Linear(_LATENT, _WIDTH * self._small**2)
        self.up = nn.ModuleList([nn.Conv2d(_WIDTH + 1, _WIDTH, 3, 1, 1) for _ in range(4)])
        self.last = nn.Conv2d(_WIDTH, n_classes, 3, 1, 1)

    def encode(self, cells: Tensor) -> tuple[Tensor, Tensor]:
        """One-hot cells, void first, to mean and log-variance, (B, D)."""
        for layer in self.down:
            cells = layer(cells).relu()
        mu, logvar = self.moments(cells.flatten(1)).chunk(2, dim=1)
        return mu, logvar

    def decode(self, z: Tensor, outline: Tensor) -> Tensor:
        """Latents (B, D) and outlines (B, 1, S, S) to logits (B, K, S, S)."""
        h = self.start(z).view(-1, _WIDTH, self._small, self._small)
        for at, layer in enumerate(self.up):
            if at:
                h = F.interpolate(h, scale_factor=2.0)
            h = layer(torch.cat([h, F.adaptive_avg_pool2d(outline, h.shape[-1])], dim=1)).relu()
        logits: Tensor = self.last(h)
        return logits


class ConditionalVae:
    """Trained on plans when it is made; draws plans in outlines that fit its canvas."""

    def __init__(self, plans: Sequence[Plan], n_classes: int, rim_class: int, *, steps: int, seed: int) -> None:
        """rim_class: class of all cells at the rim, or 0. DataError if no plan fits a canvas of 96 cells a side."""
        plans = [plan for plan in plans if max(plan.shape) <= _MOST_SIDE]
        if not plans:
            raise DataError(f"no plan fits the canvas of {_MOST_SIDE}×{_MOST_SIDE} cells of the conditional VAE")
        self._side: int = -(-max(max(plan.shape) for plan in plans) // 8) * 8
        self._rim = rim_class
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(key(seed, "plan vae"))
            self._network = _Network(n_classes, self._side)
        cells = torch.from_numpy(np.stack([self._laid(plan) for plan in plans])).long()
        self._train(cells, n_classes, steps, torch.Generator().manual_seed(key(seed, "plan vae steps")))

    def fits(self, outline: NDArray[np.bool_]) -> bool:
        """Whether an outline fits the canvas."""
        height, width = outline.shape
        fitting: bool = max(height, width) <= self._side
        return fitting

    @torch.no_grad()
    def draw(self, outline: NDArray[np.bool_], at_rim: NDArray[np.bool_], *, generator: torch.Generator) -> Plan:
        """A plan (H, W)."""
        canvas = torch.from_numpy(self._laid(outline.astype(np.uint8)))[None, None].float()
        logits = self._network.decode(torch.randn(1, _LATENT, generator=generator), canvas)
        classes = 1 + logits[0].argmax(dim=0).numpy()[: outline.shape[0], : outline.shape[1]]
        plan = np.where(outline, classes, 0).astype(np.uint8)
        return np.where(at_rim & (self._rim > 0), self._rim, plan).astype(np.uint8)

    def _laid(self, plan: Plan) -> Plan:
        canvas = np.zeros((self._side, self._side), np.uint8)
        canvas[: plan.shape[0], : plan.shape[1]] = plan
        return canvas

    def _train(self, cells: Tensor, n_classes: int, steps: int, generator: torch.Generator) -> None:
        """Adam on the negative ELBO, summed over the cells inside."""
        optimizer = torch.optim.Adam(self._network.parameters(), lr=1e-3)
        for _ in range(steps):
            some = cells[torch.randint(len(cells), (min(_BATCH, len(cells)),), generator=generator)]
            seen = F.one_hot(some, n_classes + 1).permute(0, 3, 1, 2).float()
            inside = (some > 0).float()
            mu, logvar = self._network.encode(seen)
            z = mu + (logvar / 2).exp() * torch.randn(mu.shape, generator=generator)
            logits = self._network.decode(z, inside[:, None])
            recon = F.cross_entropy(logits, (some - 1).clamp_min(0), reduction="none") * inside
            kl = 0.5 * (mu.square() + logvar.exp() - 1 - logvar).sum(dim=1)
            optimizer.zero_grad()
            (recon.sum(dim=(1, 2)) + kl).mean().backward()  # type: ignore[no-untyped-call]
            optimizer.step()
