"""Small classifiers whose features judge generated images: trained once on the real ones, then cached.

Judges are never used in a training loss. A second one, of another seed and shape, confirms the first one's scores.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import platformdirs
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from assetgen_art.image_set import ImageSet
from assetgen_plugin.errors import DataError

from ..models.classifier import Classifier, ClassifierShape
from .checkpoint import load_tensors, save_tensors
from .number_format import choose_number_format

_VERSION = 2  # of the networks and of how they are trained; part of the cache's key
_CHUNK = 500


JUDGE = ClassifierShape(name="judge", widths=(32, 64, 128), kernel=3, n_features=128, seed=101)
SECOND_JUDGE = ClassifierShape(name="second judge", widths=(24, 48, 64), kernel=5, n_features=96, seed=202)
CRITIC = ClassifierShape(name="critic", widths=(24, 48, 96), kernel=3, n_features=64, seed=303)
"""For perceptual losses in training, so that no judge is ever optimised against."""


@torch.no_grad()
def judge_images(classifier: Classifier, images: NDArray[np.uint8]) -> tuple[Tensor, NDArray[np.int64]]:
    """Features (N, F) float32 and predicted classes (N,) of images (N, H, W, C) uint8."""
    features, classes = [], []
    for start in range(0, len(images), _CHUNK):
        feature = classifier.features(as_batch(images[start : start + _CHUNK]))
        features.append(feature)
        classes.append(classifier.head(feature).argmax(dim=1))
    predicted: NDArray[np.int64] = torch.cat(classes).numpy()
    return torch.cat(features), predicted


@torch.no_grad()
def middle_features(classifier: Classifier, images: NDArray[np.uint8]) -> Tensor:
    """What a classifier sees of the texture of images (N, H, W, C) uint8, (N, 2·width) float32.

    The mean and the standard deviation over the image of each channel of its second block.
    """
    features = []
    for start in range(0, len(images), _CHUNK):
        middle = classifier.activations(as_batch(images[start : start + _CHUNK]))[1].flatten(2)
        features.append(torch.cat([middle.mean(dim=2), middle.std(dim=2, correction=0)], dim=1))
    return torch.cat(features)


def judge_accuracy(classifier: Classifier, data: ImageSet) -> float:
    """Share of the real images (the test images, where there are any) that it assigns to their class."""
    images, labels = data.test or (data.images, data.labels)
    return float((judge_images(classifier, images)[1] == labels).mean())


def load_classifier(
    shape: ClassifierShape, data: ImageSet, *, say: Callable[[str], None], cache: Path | None = None, epochs: int = 8
) -> Classifier:
    """The classifier of this data, from the cache (default: the user's) or trained now and put there.

    DataError if the data has fewer than two classes.
    """
    if len(data.label_names) < 2:
        raise DataError(f"{data.name} has fewer than two classes; the classifier that judges images needs two")
    key = hashlib.sha256(repr((_VERSION, shape, epochs, data.digest())).encode()).hexdigest()[:16]
    path = (cache or platformdirs.user_cache_path("assetgen")) / "judges" / f"{key}.safetensors"
    classifier = Classifier(shape, data.shape[2], len(data.label_names))
    if path.is_file():
        try:
            classifier.load_state_dict(load_tensors(path)[0])
            return classifier.eval()
        except (DataError, RuntimeError):
            say(f"{path} is damaged; training it again")
    say(f"training the {shape.name} on {len(data.images):,} images of {data.name}, once; it is kept in {path}")
    classifier = train_classifier(shape, data, epochs=epochs)
    save_tensors(path, classifier.state_dict())
    return classifier


def train_classifier(shape: ClassifierShape, data: ImageSet, *, epochs: int) -> Classifier:
    """A classifier fitted to data by AdamW under a one-cycle learning rate, with shifts of up to two pixels."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(shape.seed)
        generator = torch.Generator().manual_seed(shape.seed)
        classifier = Classifier(shape, data.shape[2], len(data.label_names))
        labels = torch.from_numpy(data.labels)
        batch_size = min(128, len(data.images))
        n_steps = epochs * (len(data.images) // batch_size)
        optimizer = torch.optim.AdamW(classifier.parameters(), weight_decay=0.02, fused=True)
        schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 3e-3, total_steps=n_steps)
        number_format = choose_number_format("auto", "cpu", convolutional=True, n_processes=1)
        number_format.arrange(classifier)
        order = torch.empty(0, dtype=torch.int64)
        classifier.train()
        for _ in range(n_steps):
            if len(order) < batch_size:
                order = torch.randperm(len(data.images), generator=generator)
            rows, order = order[:batch_size], order[batch_size:]
            images = _shifted(as_batch(data.images[rows.numpy()]), generator)
            with torch.autocast("cpu", torch.bfloat16, enabled=number_format.precision == "bf16-mixed"):
                logits = classifier(images)
            loss = F.cross_entropy(logits.float(), labels[rows], label_smoothing=0.05)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
    return classifier.eval()


def as_batch(images: NDArray[np.uint8]) -> Tensor:
    """(B, H, W, C) uint8 to (B, C, H, W) in 0..1, RGBA premultiplied."""
    batch = torch.from_numpy(images).permute(0, 3, 1, 2).float() / 255
    if batch.shape[1] == 4:
        batch[:, :3] *= batch[:, 3:]
    return batch.contiguous(memory_format=torch.channels_last)


def _shifted(images: Tensor, generator: torch.Generator, reach: int = 2) -> Tensor:
    """The batch moved as one by up to `reach` pixels each way, and mirrored or not."""
    down, across = (torch.randint(0, 2 * reach + 1, (2,), generator=generator)).tolist()
    height, width = images.shape[2:]
    padded = F.pad(images, (reach,) * 4)
    moved = padded[:, :, down : down + height, across : across + width]
    return moved.flip(3) if torch.rand((), generator=generator) < 0.5 else moved
