"""A denoiser's training starts with the weights of another, and then is a training like any other."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
import torch
from click.testing import CliRunner
from numpy.typing import NDArray
from PIL import Image

from assetgen.cli.main import main
from assetgen_art.image_set import ImageSet
from assetgen_plugin import Denoiser
from assetgen_plugin.errors import ConfigError
from assetgen_training.data.pages import draw_pages
from assetgen_training.data.pairs import rendered_pages
from assetgen_training.export.denoiser import export_denoiser
from assetgen_training.models.unet import UNet
from assetgen_training.presets import PRESETS
from assetgen_training.run import stage as stage_module
from assetgen_training.run.checkpoint import load_tensors
from assetgen_training.run.folder import RunFolder, load_model
from assetgen_training.run.train import train
from networks import awake
from places import PACKS

WIDTHS = (4, 6, 8)
CONFIG = dataclasses.replace(
    PRESETS["documents"], widths=WIDTHS, crop=32, steps=8, minutes=None, evaluate_every=4, batch_size=4
)


@pytest.fixture(scope="module")
def pages() -> ImageSet:
    return rendered_pages(3, rng=np.random.default_rng(1))


@pytest.fixture
def start(tmp_path: Path) -> Denoiser:
    return export_denoiser(awake(1, WIDTHS), tmp_path / "start.onnx", kind="document", licence="CC0", info={})


def first_weights(run: Path, monkeypatch: pytest.MonkeyPatch, pages: ImageSet, start: Denoiser | None) -> list[UNet]:
    """The network that a run begins with, and its average: the run ends before its first step."""

    def no_step(*_: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(stage_module, "_advance", no_step)
        with pytest.raises(SystemExit):
            train(CONFIG, pages, run, device="cpu", start=start, silent=True)
    saved = load_tensors(RunFolder(run).checkpoint)[0]
    networks = [UNet(1, WIDTHS).eval() for _ in range(2)]
    for prefix, unet in zip(("model.net.", "average.net."), networks, strict=True):
        unet.load_state_dict({n.removeprefix(prefix): value for n, value in saved.items() if n.startswith(prefix)})
    return networks


def restored(unet: UNet, page: NDArray[np.uint8]) -> NDArray[np.uint8]:
    with torch.no_grad():
        clean: NDArray[np.float32] = unet(torch.from_numpy(page[None, None].astype(np.float32) / 255)).numpy()
    return np.rint(255 * clean[0, 0]).astype(np.uint8)


@pytest.mark.parametrize("kind", ["document", "image"])  # weights of 8 and of 16 bits
def test_a_stored_network_computes_the_same_once_it_is_loaded(kind: str, tmp_path: Path) -> None:
    denoiser = export_denoiser(awake(3, WIDTHS, seed=3), tmp_path / "a.onnx", kind=kind, licence="CC0", info={})
    unet = UNet(3, WIDTHS).eval()
    unet.load_stored(denoiser.tensors)
    image = np.random.default_rng(0).integers(0, 256, (40, 56, 3), np.uint8)
    with torch.no_grad():
        clean = unet(torch.from_numpy(image.transpose(2, 0, 1)[None].astype(np.float32) / 255))
    difference = 255 * clean[0].permute(1, 2, 0).numpy() - denoiser.clean(image)
    assert np.abs(difference).max() < 0.51  # the file's output is rounded to whole levels


def test_the_shipped_network_cleans_the_same_once_it_is_loaded() -> None:
    denoiser = Denoiser.open(PACKS / "clean-text.onnx")
    unet = UNet(denoiser.channels, denoiser.widths).eval()
    unet.load_stored(denoiser.tensors)
    page = draw_pages(1, 96, 128, rng=np.random.default_rng(5))[1][0]
    difference = restored(unet, page).astype(int) - denoiser.clean(page)
    assert np.abs(difference).max() <= 1
    assert np.count_nonzero(difference) < 0.001 * page.size


def test_a_run_begins_with_the_weights_that_it_is_given_and_says_whose(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: ImageSet, start: Denoiser
) -> None:
    page = pages.images[0, ..., 0]
    begun = first_weights(tmp_path / "begun", monkeypatch, pages, start)
    plain = first_weights(tmp_path / "plain", monkeypatch, pages, None)
    for unet in begun:
        assert np.abs(restored(unet, page).astype(int) - start.clean(page)).max() <= 1
    for unet in plain:
        assert (restored(unet, page) == page).all()  # a new network is the identity
    assert RunFolder(tmp_path / "begun").load_config() == dataclasses.replace(CONFIG, start=start.fingerprint)
    assert RunFolder(tmp_path / "plain").load_config() == CONFIG


def test_a_run_with_a_start_resumes_to_the_same_weights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: ImageSet, start: Denoiser
) -> None:
    train(CONFIG, pages, tmp_path / "whole", device="cpu", start=start, silent=True)
    validate = stage_module._validate

    def killed(*arguments: object) -> None:
        if arguments[3].step == 8:  # type: ignore[attr-defined]
            raise SystemExit
        validate(*arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(stage_module, "_validate", killed)
        with pytest.raises(SystemExit):
            train(CONFIG, pages, tmp_path / "cut", device="cpu", start=start, silent=True)
    cut = RunFolder(tmp_path / "cut")
    train(cut.load_config(), pages, cut.path, device="cpu", resume=True, silent=True)
    whole, resumed = (load_model(tmp_path / name)[2].state_dict() for name in ("whole", "cut"))
    assert all(torch.equal(whole[name], resumed[name]) for name in whole)


@pytest.mark.parametrize("change", [{"widths": (4, 6, 9)}, {"widths": (4, 6)}, {"network": "tutorial-text"}])
def test_weights_of_another_network_are_refused(
    change: dict[str, object], tmp_path: Path, pages: ImageSet, start: Denoiser
) -> None:
    config = dataclasses.replace(CONFIG, **change)  # type: ignore[arg-type]
    with pytest.raises(ConfigError, match="has another network"):
        train(config, pages, tmp_path / "run", device="cpu", start=start, silent=True)


@pytest.mark.parametrize(
    ("tint", "options", "says", "begins"),
    [
        (255, [], "starting with the weights of clean-text.onnx", True),
        (255, ["--from-scratch"], "", False),
        (200, [], "starting from scratch: clean-text.onnx is for grey scans, and these have colours", False),
    ],
)
def test_a_training_on_scans_starts_with_the_model_of_assetgen_clean(
    tint: int, options: list[str], says: str, begins: bool, tmp_path: Path, pages: ImageSet
) -> None:
    assert pages.dirty is not None
    for folder, images in (("dirty", pages.dirty), ("clean", pages.images)):
        (tmp_path / folder).mkdir()
        for number, image in enumerate(images[:4, ..., 0]):
            coloured = np.stack([image, image, np.minimum(image, tint)], axis=2)
            Image.fromarray(coloured).save(tmp_path / folder / f"{number}.png")
    out, folders = tmp_path / "c.onnx", ["--dirty", str(tmp_path / "dirty"), "--clean", str(tmp_path / "clean")]
    result = CliRunner().invoke(main, ["train", *folders, *options, "-o", str(out), "--steps", "1"])
    assert result.exit_code == 0, result.output
    lines = [line for line in result.output.splitlines() if line.startswith(("starting with", "starting from"))]
    assert len(lines) == (says != "")
    assert all(says in line for line in lines)
    shipped = Denoiser.open(PACKS / "clean-text.onnx").fingerprint
    configuration = Denoiser.open(out).info["configuration"]
    assert configuration["start"] == (shipped if begins else "")
