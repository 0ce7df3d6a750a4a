"""Small data and runs that many tests share."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import settings

import forge
from assetgen_art.image_set import ImageSet
from assetgen_training.config import Stage, TrainConfig
from assetgen_training.export.pack import export
from assetgen_training.run.train import train
from compiled import HEADER, STRICT
from places import TESTS

settings.register_profile("assetgen", deadline=None)  # a busy machine is no failure
settings.load_profile("assetgen")
torch.set_num_threads(1)  # networks this small lose more by handing work around than they gain


def blobs(n_images: int, channels: int, *, side: int = 12, rng: np.random.Generator) -> ImageSet:
    """Discs (class 0) and squares (class 1) of several sizes, places and colours."""
    labels = np.arange(n_images) % 2
    y, x = np.mgrid[:side, :side]
    images = np.zeros((n_images, side, side, channels), np.uint8)
    for image, label in zip(images, labels, strict=True):
        centre, radius = rng.uniform(side * 0.35, side * 0.6, 2), rng.uniform(side * 0.2, side * 0.35)
        distance = np.abs(np.stack([y - centre[0], x - centre[1]]))
        inside = (distance**2).sum(axis=0) < radius**2 if label == 0 else distance.max(axis=0) < radius
        rim = inside & ~np.roll(inside, 1, axis=0)
        image[inside] = [*rng.integers(90, 255, min(3, channels)), 255][:channels]
        image[rim] = [*(image[inside][0][:3] // 2), 255][:channels]
    return ImageSet("blobs", "CC0", images, labels.astype(np.int64), ("disc", "square"))


TINY = TrainConfig(
    preset="tiny",
    output="direct",
    latent=4,
    widths=(16, 16, 16),
    components=3,
    batch_size=16,
    steps=60,
    evaluate_every=20,
    stages=(Stage(share=0.7, lr=3e-3), Stage(share=0.3, lr=1e-3, exact=True)),
)
TINY_INDEXED = TrainConfig(
    **{
        **{name: getattr(TINY, name) for name in TINY.__dataclass_fields__},
        "output": "indexed",
        "prior": "exemplar",
        "slots": 4,
        "stages": (Stage(share=0.7, lr=3e-3, augment=0.3), Stage(share=0.3, lr=1e-3, exact=True)),
    }
)


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Classifiers that tests train are not left in the user's cache."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def grey_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished run on 96 grey images, with pack.onnx in it."""
    run = tmp_path_factory.mktemp("grey") / "run"
    train(TINY, blobs(96, 1, rng=np.random.default_rng(1)), run, device="cpu", silent=True)
    export(run, run / "pack.onnx")
    return run


@pytest.fixture(scope="session")
def sprite_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished run on 96 RGBA sprites, 13 pixels a side, with pack.onnx in it."""
    run = tmp_path_factory.mktemp("sprites") / "run"
    data = blobs(96, 4, side=13, rng=np.random.default_rng(2))
    train(TINY_INDEXED, data, run, device="cpu", silent=True)
    export(run, run / "pack.onnx")
    return run


@pytest.fixture
def refuses(tmp_path: Path) -> Callable[[bytes, str], None]:
    """Checks that these bytes are refused for this reason."""

    def check(data: bytes, reason: str) -> None:
        path = tmp_path / "pack.onnx"
        path.write_bytes(data)
        forge.refused(path, reason)

    return check


@pytest.fixture
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes reaching the inference engine a failure of the test."""
    forge.forbid_engine(monkeypatch)


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Compiles tests/c/NAME.c, once for each compiler and flags; warnings are errors."""
    folder, built = tmp_path_factory.mktemp("c"), dict[tuple[str, ...], Path]()

    def compiled(name: str, compiler: str, *flags: str) -> Path:
        key = (name, compiler, *flags)
        if key not in built:
            program = folder / f"{name}-{len(built)}"
            strict = [flag for flag in STRICT if not (flag.startswith("-std") and "-xc++" in flags)]
            source = TESTS / "c" / f"{name}.c"
            command = [compiler, *strict, *flags, f"-I{HEADER}", source, "-o", program]
            command += ["-lstdc++"] * ("-xc++" in flags)
            subprocess.run(command, check=True, timeout=400)
            built[key] = program
        return built[key]

    return compiled
