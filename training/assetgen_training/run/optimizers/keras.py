"""Keras's RMSprop and Adam by torch's fused kernel, for the presets that repeat a Keras program.

Both differ from torch's in where the epsilon stands, which matters: the gradients of a loss that is averaged over
pixels are smaller than its root. Neither supports a gradient scaler's fused path: what they do around the kernel must
not happen in a step that is skipped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import nn


class KerasRMSprop(torch.optim.Adam):
    """v = rho·v + (1 - rho)·g², w = w - lr·g / sqrt(v + epsilon): Keras has the epsilon within the root.

    The kernel is that of Adam without momentum and without an epsilon of its own, since torch has no fused RMSprop:
    half the time of a step on a CPU. What it keeps is v + epsilon. Adam's bias correction, 1 - rho^step, is 1 when
    steps count from a thousand. Source: keras/src/optimizers/rmsprop.py of Keras 3.
    """

    def __init__(self, parameters: Iterable[nn.Parameter], lr: float, *, rho: float = 0.9, epsilon: float = 1e-7):
        super().__init__(parameters, lr=lr, betas=(0.0, rho), eps=0.0, fused=True)
        self._step_supports_amp_scaling = False
        self._lift = epsilon * (1 - rho) / rho  # of what is kept, before a step: rho·(v + epsilon + lift) keeps epsilon
        for group in self.param_groups:
            for parameter in group["params"]:
                self.state[parameter] = {
                    "step": torch.tensor(1000.0, device=parameter.device),
                    "exp_avg": torch.zeros_like(parameter),
                    "exp_avg_sq": torch.full_like(parameter, epsilon),
                }

    @torch.no_grad()
    def step(self, closure: Callable[[], Any] | None = None) -> Any:
        """One step along the gradients."""
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        with_gradient = [p for group in self.param_groups for p in group["params"] if p.grad is not None]
        torch._foreach_add_([self.state[parameter]["exp_avg_sq"] for parameter in with_gradient], self._lift)
        super().step()
        return loss


class KerasAdam(torch.optim.Adam):
    """Adam whose epsilon is added to the root of the second moment as it is, before its bias is corrected.

    Source: "epsilon hat", Kingma & Ba 2015, before section 2.1; keras/src/optimizers/adam.py of Keras 3.
    """

    def __init__(self, parameters: Iterable[nn.Parameter], lr: float, *, epsilon: float = 1e-7):
        super().__init__(parameters, lr=lr, betas=(0.9, 0.999), eps=epsilon, fused=True)
        self._step_supports_amp_scaling = False
        self._epsilon = epsilon

    @torch.no_grad()
    def step(self, closure: Callable[[], Any] | None = None) -> Any:
        """One step along the gradients."""
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        for group in self.param_groups:
            first = self.state.get(group["params"][0])
            number = 1 + int(first["step"]) if first else 1
            group["eps"] = self._epsilon / (1 - group["betas"][1] ** number) ** 0.5
        super().step()
        return loss
