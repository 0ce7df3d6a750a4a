"""What a latent space is good for: gaps, classes and continuity, of an autoencoder compared to a VAE.

Nothing constrains where a plain autoencoder puts its codes. What lies between them may decode to nothing like the data,
classes may be scattered, and a step along a line may not be a step in the picture.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.neighbors import KNeighborsClassifier, NearestNeighbors
from torch import Tensor

from assetgen_art.html import Items, Picture, Section, Table, page
from assetgen_art.image_set import ImageSet
from assetgen_art.pictures import png_bytes, sheet
from assetgen_plugin.errors import DataError

from ..data.tensors import pixels, values
from ..models.classifier import Classifier
from ..models.family import Model, decode, encode
from ..run.critics import CRITIC, load_classifier
from ..run.folder import load_model

_BOX = 1.0  # per cent of the codes beyond each side of the box
_DRAWS = 2000
_NEIGHBOURS = 10
_FITTED = 20_000  # training images
_PAIRS, _STEPS = 400, 11
_FAR = 99  # percentile of real test images' distances to the training images, beyond which a picture is far from them
_CHUNK = 500

_NOTES = (
    ("latent", "dimensions of a code"),
    ("error", "mean squared error of a test pixel in 0..1 after encoding and decoding"),
    ("gaps", "share of pictures far from the data, of codes drawn evenly in the box that holds most test codes"),
    ("10-NN", "share of test images whose class their ten nearest training codes get right"),
    ("off path", "share of pictures far from the data, on straight lines between two test codes"),
    ("unevenness", "longest of ten steps along such a line over their mean, in pictures; 1 is even"),
)
"""What each column says."""


@dataclass(frozen=True)
class LatentScores:
    """Of one model. error: mean squared, of a test pixel in 0..1.

    gaps: share of codes drawn evenly in the box of the test codes (its middle 98 % along each axis) whose pictures are
    far from the data. separability: accuracy of 10 nearest neighbours in latent space. off_path: share of pictures on
    straight lines between test codes that are far from the data. unevenness: the longest of a line's ten steps over
    their mean, in pictures; 1 is even.
    """

    name: str
    latent: int
    error: float
    gaps: float
    separability: float
    off_path: float
    unevenness: float

    def to_json(self) -> dict[str, Any]:
        """As JSON values."""
        return dataclasses.asdict(self)


@dataclass(frozen=True)
class LatentReport:
    """The scores and pictures of a model (reconstructions, evenly drawn codes, lines), and its codes with labels."""

    scores: LatentScores
    pictures: tuple[tuple[str, NDArray[np.uint8]], ...]  # each in rows of eleven
    codes: NDArray[np.float64]
    labels: NDArray[np.int64]


def latent_report(run: Path, data: ImageSet, *, seed: int, say: Callable[[str], None]) -> LatentReport:
    """Measures the latent space of a finished run on the test images of a set.

    The distance of a picture from the data is that to its nearest training image in a small classifier's features.
    Raises DataError for a run without a latent space, or whose decoder is conditioned on classes.
    """
    config, _, model = load_model(run)
    if config.model == "denoiser" or config.output != "direct" or config.conditional:
        raise DataError(f"{run}: the model must be an autoencoder or VAE of direct output, not conditioned on classes")
    if data.test is None:
        raise DataError(f"{data.name} has no test images to measure on")
    rng = np.random.default_rng(seed)
    chosen = np.sort(rng.permutation(len(data.images))[:_FITTED])
    test, test_labels = values(data.test[0]), data.test[1]
    critic = load_classifier(CRITIC, data, say=say)
    near = NearestNeighbors(n_neighbors=1).fit(_features(critic, values(data.images[chosen])))
    far = float(np.percentile(near.kneighbors(_features(critic, test[:_DRAWS]))[0], _FAR))

    def gaps(pictures: Tensor) -> float:
        return far_share(near, _features(critic, pictures), far)

    codes, fitted = _encoded(model, test), _encoded(model, values(data.images[chosen]))
    recon = _decoded(model, codes)
    low, high = np.percentile(codes.numpy(), [_BOX, 100 - _BOX], axis=0)
    drawn = _decoded(model, torch.from_numpy(rng.uniform(low, high, (_DRAWS, codes.shape[1]))).float())
    classes = KNeighborsClassifier(_NEIGHBOURS).fit(fitted.numpy(), data.labels[chosen])

    n_pairs = min(_PAIRS, len(codes) // 2)
    ends = codes[torch.from_numpy(rng.permutation(len(codes))[: 2 * n_pairs])].view(2, n_pairs, 1, -1)
    way = torch.linspace(0, 1, _STEPS).view(1, _STEPS, 1)
    lines = _decoded(model, (ends[0] + way * (ends[1] - ends[0])).flatten(0, 1))
    steps = lines.view(n_pairs, _STEPS, -1).diff(dim=1).norm(dim=2)  # (pairs, steps - 1)
    scores = LatentScores(
        name=config.preset,
        latent=config.latent,
        error=float((recon - test).square().mean()),
        gaps=gaps(drawn),
        separability=float(classes.score(codes.numpy(), test_labels)),
        off_path=gaps(lines.view(n_pairs, _STEPS, *lines.shape[1:])[:, 1:-1].flatten(0, 1)),
        unevenness=float((steps.max(dim=1).values / steps.mean(dim=1).clamp_min(1e-9)).mean()),
    )
    pictures = (
        ("Test images and their reconstructions", pixels(torch.cat([test[:22], recon[:22]]))),
        ("Codes drawn evenly in the box of the test codes", pixels(drawn[: 6 * _STEPS])),
        ("Straight lines between codes of test images", pixels(lines[: 6 * _STEPS])),
    )
    return LatentReport(scores, pictures, codes.double().numpy(), test_labels)


def far_share(near: NearestNeighbors, features: NDArray[np.generic], far: float) -> float:
    """Share of pictures whose nearest neighbour is farther than this. near: fitted. features: (N, F)."""
    return float((near.kneighbors(features)[0] > far).mean())


def latent_table(reports: Sequence[LatentReport]) -> str:
    """The scores as text."""
    lines = [f"{'':14}{'latent':>7}{'error':>9}{'gaps':>8}{'10-NN':>8}{'off path':>10}{'unevenness':>12}"]
    for report in reports:
        one = report.scores
        lines.append(
            f"{one.name:14}{one.latent:7}{one.error:9.4f}{one.gaps:8.1%}{one.separability:8.1%}{one.off_path:10.1%}"
            f"{one.unevenness:12.2f}"
        )
    return "\n".join(lines)


def latent_page(reports: Sequence[LatentReport], maps: Sequence[bytes]) -> str:
    """A page with the scores, and the map and pictures of each model. maps: PNG files of the codes by class."""
    sections = [Section("", [_table([report.scores for report in reports])]), Section("", [Items(_NOTES)])]
    for report, picture in zip(reports, maps, strict=True):
        name = report.scores.name
        sections.append(Section(name, [Picture(picture, f"map of the codes of {name}, coloured by class")]))
        for title, images in report.pictures:
            shown = Picture(png_bytes(sheet(images, _STEPS, scale=2), {}), f"{name}: {title}")
            sections.append(Section(title, [shown], level=3))
    return page("Latent spaces", sections)


def _table(rows: Sequence[LatentScores]) -> Table:
    head = ("", "latent", "error", "gaps", "10-NN", "off path", "unevenness")
    cells = tuple(
        (
            one.name,
            f"{one.latent}",
            f"{one.error:.4f}",
            f"{one.gaps:.1%}",
            f"{one.separability:.1%}",
            f"{one.off_path:.1%}",
            f"{one.unevenness:.2f}",
        )
        for one in rows
    )
    return Table("Measured on test images", head, cells)


@torch.no_grad()
def _features(critic: Classifier, pictures: Tensor) -> NDArray[np.float32]:
    features: NDArray[np.float32] = torch.cat([critic.features(part) for part in torch.split(pictures, _CHUNK)]).numpy()
    return features


@torch.no_grad()
def _encoded(model: Model, pictures: Tensor) -> Tensor:
    return torch.cat([encode(model, part) for part in torch.split(pictures, _CHUNK)])


@torch.no_grad()
def _decoded(model: Model, codes: Tensor) -> Tensor:
    return torch.cat([decode(model, part) for part in torch.split(codes, _CHUNK)])
