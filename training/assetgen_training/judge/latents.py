"""What a latent space is good for: gaps, classes and continuity of an autoencoder's beside a VAE's.

Nothing says where a plain autoencoder is to put its codes. What lies between them then decodes to nothing that the data
has, classes need not keep together, and a step along a line need not be a step in the picture.
"""

from __future__ import annotations

import dataclasses
import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.neighbors import KNeighborsClassifier, NearestNeighbors
from torch import Tensor

from assetgen_art.html import STYLE, image_tag
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
    """The scores of a model and its pictures: reconstructions, evenly drawn codes, lines; and codes with labels."""

    scores: LatentScores
    pictures: tuple[tuple[str, NDArray[np.uint8]], ...]  # each of rows of eleven
    codes: NDArray[np.float64]
    labels: NDArray[np.int64]


def latent_report(run: Path, data: ImageSet, *, seed: int, say: Callable[[str], None]) -> LatentReport:
    """Measures the latent space of a finished run on a set's own test images.

    The distance of a picture from the data is that to its nearest training image in a small classifier's features.
    Raises DataError for a run without a latent space, or whose decoder is conditioned on classes.
    """
    config, _, model = load_model(run)
    if config.model == "denoiser" or config.output != "direct" or config.conditional:
        raise DataError(f"{run}: only autoencoders and unconditional VAEs of direct output can be compared")
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
    """A page with the scores, and each model's pictures under its map. maps: PNG files of the codes by class."""
    rows = "".join(
        f"<tr><td>{html.escape(one.name)}</td><td>{one.latent}</td><td>{one.error:.4f}</td><td>{one.gaps:.1%}</td>"
        f"<td>{one.separability:.1%}</td><td>{one.off_path:.1%}</td><td>{one.unevenness:.2f}</td></tr>"
        for one in (report.scores for report in reports)
    )
    parts = [
        "<h1>Latent spaces</h1><table><thead><tr><th></th><th>latent</th><th>error</th><th>gaps</th><th>10-NN</th>"
        f"<th>off path</th><th>unevenness</th></tr></thead><tbody>{rows}</tbody></table>",
        f"<p class='note'>{html.escape(' '.join((LatentScores.__doc__ or '').split()))}</p>",
    ]
    for report, picture in zip(reports, maps, strict=True):
        parts.append(f"<h2>{html.escape(report.scores.name)}</h2>{image_tag(picture)}")
        for title, images in report.pictures:
            parts.append(f"<h3>{html.escape(title)}</h3>{image_tag(png_bytes(sheet(images, _STEPS, scale=2), {}))}")
    return f"<!doctype html><meta charset='utf-8'><title>Latent spaces</title><style>{STYLE}</style>{''.join(parts)}"


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
