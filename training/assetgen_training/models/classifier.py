"""A small classifier, whose features images are compared by."""

from __future__ import annotations

from dataclasses import dataclass

import torch.nn.functional as F
from torch import Tensor, nn


@dataclass(frozen=True, kw_only=True)
class ClassifierShape:
    """What a classifier is built and trained from; two that differ in it are independent."""

    name: str
    widths: tuple[int, int, int]  # channels of the three blocks
    kernel: int  # side of its convolutions
    n_features: int  # width of the layer that is measured
    seed: int


class Classifier(nn.Module):
    """Images (B, C, H, W) in 0..1 to class logits (B, K); features (B, F) on the way."""

    def __init__(self, shape: ClassifierShape, channels: int, n_classes: int) -> None:
        super().__init__()
        self.blocks = nn.ModuleList()
        for n_in, width in zip((channels, *shape.widths), shape.widths, strict=False):
            conv = nn.Conv2d(n_in, width, shape.kernel, padding=shape.kernel // 2, bias=False)
            block = nn.Sequential(conv, nn.BatchNorm2d(width), nn.ReLU(), nn.MaxPool2d(2, ceil_mode=True))
            self.blocks.append(block)
        self.hidden = nn.Linear(9 * shape.widths[-1], shape.n_features)
        self.head = nn.Linear(shape.n_features, n_classes)

    def features(self, images: Tensor) -> Tensor:
        """What is measured: the layer before the logits, behind its ReLU, (B, F)."""
        return self.last(self.activations(images)[-1])

    def activations(self, images: Tensor) -> list[Tensor]:
        """The output of each block: (B, width, H/2, W/2), (B, width, H/4, W/4) and (B, width, H/8, W/8)."""
        outputs = []
        for block in self.blocks:
            images = block(images)
            outputs.append(images)
        return outputs

    def last(self, activation: Tensor) -> Tensor:
        """The features behind the last block's output."""
        features: Tensor = self.hidden(F.adaptive_avg_pool2d(activation, 3).flatten(1)).relu()
        return features

    def forward(self, images: Tensor) -> Tensor:
        """Class logits (B, K)."""
        logits: Tensor = self.head(F.dropout(self.features(images), 0.3, self.training))
        return logits
