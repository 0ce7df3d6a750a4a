"""What defines each kind of autoencoder, as a number: principal angles, units that are on, contraction."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

_ACTIVE = 0.01  # of a unit's maximum over the data, above which it is on


def principal_angles(one: NDArray[np.floating], other: NDArray[np.floating]) -> NDArray[np.float64]:
    """Angles in degrees between the column spaces of two matrices (N, K), rising, (K,).

    Source: Björck & Golub 1973.
    """
    bases = [np.linalg.qr(matrix.astype(np.float64))[0] for matrix in (one, other)]
    cosines = np.linalg.svd(bases[0].T @ bases[1], compute_uv=False)
    angles: NDArray[np.float64] = np.degrees(np.arccos(np.clip(cosines, -1, 1)))
    return angles


def active_share(codes: NDArray[np.floating]) -> float:
    """Mean share of the units that an image has on: above 1 % of that unit's maximum over the data. codes: (N, D)."""
    return float((codes > _ACTIVE * codes.max(axis=0)).mean())


def dead_share(codes: NDArray[np.floating]) -> float:
    """Share of the units that no image has on. codes: (N, D), >= 0."""
    return float((codes.max(axis=0) <= 0).mean())


def jacobian_norm(
    encode: Callable[[Tensor], Tensor], images: Tensor, *, probes: int, generator: torch.Generator
) -> Tensor:
    """Squared Frobenius norm of an encoder's Jacobian at each image, (B,), estimated without bias.

    images: (B, C, H, W). encode: to (B, D), each image by itself. probes: random signs v, whose |v' J|^2 has this mean.
    Source: Hutchinson 1990.
    """
    images = images.detach().requires_grad_()
    code = encode(images)
    total = images.new_zeros(len(images))
    for _ in range(probes):
        signs = 2.0 * torch.randint(0, 2, code.shape, device=code.device, generator=generator) - 1
        (gradient,) = torch.autograd.grad(code, images, signs, retain_graph=True)
        total += gradient.square().flatten(1).sum(dim=1)
    return total / probes


def relative_contraction(
    encode: Callable[[Tensor], Tensor], images: Tensor, *, probes: int, generator: torch.Generator
) -> float:
    """Root mean squared Frobenius norm of the Jacobian over the code's standard deviation, all units together.

    The same for a code in other units. Arguments as of jacobian_norm.
    """
    norm = jacobian_norm(encode, images, probes=probes, generator=generator).mean()
    with torch.no_grad():
        variance = encode(images).var(dim=0).sum()
    return float((norm / variance).sqrt())


@torch.no_grad()
def noise_response(
    encode: Callable[[Tensor], Tensor], images: Tensor, *, noise_std: float, generator: torch.Generator
) -> float:
    """How far Gaussian noise on the images moves their codes, root mean square over the code's standard deviation."""
    noise = noise_std * torch.randn(images.shape, device=images.device, generator=generator)
    code = encode(images)
    moved = (encode(images + noise) - code).square().sum(dim=1).mean()
    return float((moved / code.var(dim=0).sum()).sqrt())
