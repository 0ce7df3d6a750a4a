"""Muon: momentum whose matrices are orthogonalised before each step.

torch.optim.Muon takes matrices alone; here a convolution is one, of a row for each of its outputs, and what is no
matrix (biases) is left to AdamW.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import Tensor, nn

_MOMENTUM = 0.95
_A, _B, _C = 3.4445, -4.775, 2.0315  # of the quintic that takes singular values from 0..1 to about 1
_ITERATIONS = 5
_LENGTH = 0.6  # root mean square of a step, in learning rates; AdamW's usual 0.2 is slower here (decision 010)


class Muon(torch.optim.AdamW):
    """Sources: Jordan et al. 2024, kellerjordan.github.io/posts/muon; Liu et al. 2025, arXiv 2502.16982 (the scale)."""

    def __init__(self, parameters: Iterable[nn.Parameter], lr: float) -> None:
        every = list(parameters)
        self._matrices = [parameter for parameter in every if parameter.dim() > 1]
        super().__init__(every, lr=lr, weight_decay=1e-4, fused=True)
        # AdamW's kernel would undo a gradient scaler's scale by itself; the matrices need it undone before, and
        # no step at all after an overflow. The scaler does both for an optimizer that says no here.
        self._step_supports_amp_scaling = False

    @torch.no_grad()
    def step(self, closure: Callable[[], Any] | None = None) -> Any:
        """One step along the gradients; those of the matrices are used up."""
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        lr = self.param_groups[0]["lr"]
        for matrix in self._matrices:
            if matrix.grad is None:
                continue
            state = self.state[matrix]
            if "momentum" not in state:
                state["step"] = torch.zeros((), device=matrix.device)  # AdamW asks each state for it when one is loaded
                state["momentum"] = torch.zeros_like(matrix)
            state["step"] += 1
            state["momentum"].mul_(_MOMENTUM).add_(matrix.grad)
            ahead = matrix.grad.add(state["momentum"], alpha=_MOMENTUM).flatten(1)  # Nesterov's
            step = orthogonalised(ahead).view(matrix.shape)
            matrix.sub_(step, alpha=lr * _LENGTH * max(ahead.shape) ** 0.5)
            matrix.grad = None  # AdamW leaves it alone
        super().step()
        return loss


def orthogonalised(matrix: Tensor) -> Tensor:
    """About U·Vᵀ of a matrix U·S·Vᵀ, (R, C): its singular values come to lie in 0.7..1.2, in bfloat16's precision.

    Source: the Newton-Schulz iteration of Jordan et al. 2024.
    """
    x = matrix.bfloat16()
    tall = len(x) > x.shape[1]
    x = x.T if tall else x
    x = x / x.norm().clamp_min(1e-7)
    for _ in range(_ITERATIONS):
        gram = x @ x.T
        x = torch.addmm(x, torch.addmm(gram, gram, gram, beta=_B, alpha=_C), x, beta=_A)
    return (x.T if tall else x).to(matrix.dtype)
