"""The denoiser's network: a small U-Net whose output is the noisy image plus a correction, so that clean pixels pass.

It is fully convolutional and cleans images of any size. It has only the operators that
`assetgen_plugin.denoiser_graph` writes, by the same names; that module has a diagram of the layers.
"""

from __future__ import annotations

import itertools

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from assetgen_plugin.denoiser_graph import MAX_LEVELS, MAX_WIDTH, convolutions, is_scaled
from assetgen_plugin.errors import ConfigError
from assetgen_plugin.tensors import Tensors

PAGE_WIDTHS = (16, 32, 64, 64)  # 0.30 million parameters; sees 52 pixels to each side
SMALL_WIDTHS = (24, 48, 96)  # 0.25 million, for images of 28 pixels a side


class UNet(nn.Module):
    """Noisy images (B, C, H, W) in 0..1 to clean ones of the same shape, for any H and W.

    While it trains, its output may leave 0..1, so that no error is without a gradient; otherwise it is clipped.
    Source: Ronneberger, Fischer & Brox 2015, with an added input (Zhang et al. 2017, DnCNN): for documents the same
    network with a sigmoid at its end collapsed to white paper.
    """

    def __init__(self, channels: int, widths: tuple[int, ...] = PAGE_WIDTHS) -> None:
        """channels: of the images. widths: channels at each level, whose pixels double in size from one to the next."""
        super().__init__()
        allowed = [MAX_WIDTH * 4**level for level in range(len(widths))]
        if not 1 <= len(widths) <= MAX_LEVELS or not all(
            1 <= width <= most for width, most in zip(widths, allowed, strict=True)
        ):
            raise ConfigError(
                f"widths {widths}; 1 to {MAX_LEVELS} levels, at most {MAX_WIDTH}·4^level wide, are allowed"
            )

        def twice(n_in: int, n_out: int) -> nn.ModuleList:
            return nn.ModuleList([nn.Conv2d(n_in, n_out, 3, padding=1), nn.Conv2d(n_out, n_out, 3, padding=1)])

        self.widths = tuple(widths)
        self.down = nn.ModuleList(twice(low, high) for low, high in zip((channels, *widths), widths, strict=False))
        self.narrow = nn.ModuleList(nn.Conv2d(low, high, 1) for high, low in itertools.pairwise(widths))
        self.up = nn.ModuleList(twice(2 * width, width) for width in widths[:-1])
        self.last = nn.Conv2d(widths[0], channels, 3, padding=1)
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
                nn.init.zeros_(module.bias)  # type: ignore[arg-type]
        nn.init.zeros_(self.last.weight)  # it begins as the identity

    def forward(self, noisy: Tensor) -> Tensor:
        """(B, C, H, W) to (B, C, H, W)."""
        height, width = noisy.shape[2:]
        multiple = 2 ** (len(self.widths) - 1)
        padded = F.pad(noisy, (0, -width % multiple, 0, -height % multiple), mode="replicate")
        value, across = padded, []
        for level, pair in enumerate(self.down):
            value = _twice(pair, value)  # (B, widths[level], H / 2^level, W / 2^level)
            if level < len(self.widths) - 1:
                across.append(value)
                value = F.max_pool2d(value, 2)
        for level in reversed(range(len(self.widths) - 1)):
            value = F.interpolate(self.narrow[level](value), scale_factor=2.0, mode="nearest")
            value = _twice(self.up[level], torch.cat([across[level], value], dim=1))
        clean: Tensor = (padded + self.last(value))[:, :, :height, :width]
        return clean if self.training else clean.clamp(0.0, 1.0)

    def load_stored(self, tensors: Tensors) -> None:
        """Takes the weights of a denoiser's file, of the same channels and widths; integers become floats."""
        state = {}
        for name in convolutions(self.last.out_channels, self.widths):
            weight = tensors[f"{name}.weight"].astype(np.float32)
            state[f"{name}.weight"] = weight * tensors[f"{name}.scale"] if is_scaled(tensors, name) else weight
            state[f"{name}.bias"] = tensors[f"{name}.bias"]
        self.load_state_dict({name: torch.from_numpy(array.copy()) for name, array in state.items()})


def _twice(pair: nn.Module, value: Tensor) -> Tensor:
    assert isinstance(pair, nn.ModuleList)
    for conv in pair:
        value = conv(value).relu()
    return value
