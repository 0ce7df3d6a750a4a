from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest
import torch
from click.testing import CliRunner
from PIL import Image

from assetgen.cli.main import main
from assetgen_plugin import Denoiser, Network
from assetgen_plugin.errors import ConfigError, DataError
from assetgen_training.config import Stage, TrainConfig
from assetgen_training.data.batches import Batch, NoisyData, split
from assetgen_training.data.pages import draw_pages
from assetgen_training.data.pairs import TILE, load_pairs, rendered_pages
from assetgen_training.export.denoiser import export_denoiser, export_denoising_run
from assetgen_training.judge.score_denoisers import score, score_held_out
from assetgen_training.models.denoiser import DenoisingAutoencoder
from assetgen_training.models.unet import UNet
from assetgen_training.presets import PRESETS
from assetgen_training.run.folder import load_model
from assetgen_training.run.train import train
from conftest import blobs

CPU = torch.device("cpu")


def small(preset: str, **changes: object) -> TrainConfig:
    changes = {"steps": 150, "minutes": None, "evaluate_every": 75, "batch_size": 16, "ema": 0.9, **changes}
    return dataclasses.replace(PRESETS[preset], **changes)  # type: ignore[arg-type]


def write_pages(folder: Path, pages: np.ndarray, names: list[str]) -> None:  # type: ignore[type-arg]
    folder.mkdir(parents=True)
    for page, name in zip(pages, names, strict=True):
        Image.fromarray(page).save(folder / name)


@pytest.mark.parametrize("channels", [1, 4])
def test_a_denoiser_learns_resumes_and_cleans_without_torch(channels: int, tmp_path: Path) -> None:
    data = blobs(96, channels, side=16, rng=np.random.default_rng(3))
    config = small("denoiser", corruption="salt-and-pepper", widths=(8, 16), stages=(Stage(share=1.0, lr=5e-3),))
    train(config, data, tmp_path / "run", device="cpu", silent=True)
    train(config, data, tmp_path / "run", device="cpu", resume=True, silent=True)  # nothing is left to do
    denoiser = export_denoising_run(tmp_path / "run", tmp_path / "denoiser.onnx")
    assert denoiser is not None
    assert (denoiser.kind, denoiser.channels) == ("image", min(channels, 3))
    assert denoiser.info["training_data"]["name"] == "blobs"
    noisy, *filters, restored = score_held_out(denoiser, "denoiser", tmp_path / "run")
    assert noisy.psnr + 5 < restored.psnr
    assert all(row.name.startswith("3×3 median") for row in filters)


def test_every_batch_is_corrupted_anew_and_what_is_clear_stays() -> None:
    data = blobs(8, 4, rng=np.random.default_rng(1))
    source = NoisyData(data, small("denoiser"), CPU)
    rows = torch.arange(8)
    first, again, other = (source.batch(rows, 0.0, torch.Generator().manual_seed(seed)) for seed in (1, 1, 2))
    assert first.noisy is not None
    assert again.noisy is not None
    assert other.noisy is not None
    assert torch.equal(first.noisy, again.noisy)
    assert not torch.equal(first.noisy, other.noisy)
    assert torch.equal(first.images, other.images)
    clear = torch.from_numpy(data.images[..., 3] == 0)[:, None].expand(-1, 3, -1, -1)
    assert clear.any()
    assert (first.noisy[clear] == 0).all()
    assert (first.noisy != first.images).any()


def test_with_fixed_noise_an_image_is_noisy_in_one_way() -> None:
    data = blobs(8, 1, side=28, rng=np.random.default_rng(1))
    config = small("tutorial-dae")
    source, other_seed = (NoisyData(data, dataclasses.replace(config, seed=seed), CPU) for seed in (1, 2))
    rows = torch.arange(8)
    first, again = (source.batch(rows, 0.0, torch.Generator().manual_seed(seed)) for seed in (1, 2))
    backwards = source.batch(rows.flip(0), 0.0, torch.Generator().manual_seed(3))
    other = other_seed.batch(rows, 0.0, torch.Generator().manual_seed(1))
    for batch in (first, again, backwards, other):
        assert batch.noisy is not None
    assert first.noisy is not None
    assert torch.equal(first.noisy, again.noisy)
    assert torch.equal(first.noisy.flip(0), backwards.noisy)
    assert not torch.equal(first.noisy, other.noisy)
    changed = (first.noisy - first.images).abs() > 1e-3
    assert 0.07 < changed.float().mean() < 0.13
    assert len(torch.unique(changed.flatten(1), dim=0)) == 8  # none has the noise of another
    with pytest.raises(ConfigError, match="fixed_noise"):
        dataclasses.replace(config, corruption="pairs")


def test_pieces_of_pairs_are_of_one_place() -> None:
    pages = rendered_pages(2, rng=np.random.default_rng(0))
    assert pages.dirty is not None
    same = dataclasses.replace(pages, dirty=pages.images)
    batch = NoisyData(same, small("documents", crop=64), CPU).batch(torch.arange(5), 0.0, torch.Generator())
    assert batch.images.shape == (5, 1, 64, 64)
    assert batch.noisy is not None
    assert torch.equal(batch.images, batch.noisy)
    assert batch[slice(1, 3)].noisy is not None


def test_whiter_than_white_is_no_error_but_a_stroke_made_so_is_one_with_a_gradient() -> None:
    model = DenoisingAutoencoder(small("documents", widths=(4,)), (8, 8, 1)).train()
    bias = model.net.get_parameter("last.bias")
    torch.nn.init.constant_(bias, 2.0)
    noisy, none = torch.full((1, 1, 8, 8), 0.5), torch.zeros(0)
    for level, loss, slope in ((1.0, 0.0, 0.0), (0.25, 64 * 0.5625, 64 * 2 * 0.75)):
        bias.grad = None
        error = model(Batch(torch.full((1, 1, 8, 8), level), torch.zeros(1), noisy=noisy), none)["recon"]
        error.sum().backward()
        assert bias.grad is not None
        assert (error.item(), bias.grad.item()) == pytest.approx((loss, slope))


def test_whole_pages_are_held_out() -> None:
    pages = rendered_pages(10, rng=np.random.default_rng(0))
    train_rows, held_rows = split(pages, 0.2, rng=np.random.default_rng(1))
    assert len(set(pages.labels[held_rows])) == 2
    assert not set(pages.labels[held_rows]) & set(pages.labels[train_rows])
    assert sorted([*train_rows, *held_rows]) == list(range(len(pages.images)))


def test_pages_are_cut_into_tiles_that_cover_them(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    shapes = [(100, 300), (TILE, TILE), (TILE + 1, 2 * TILE)]
    # the dirty ones, their inverse, are dark on light and reach from black to white: they need no stretching
    clean = [
        (rng.integers(0, 300, shape).clip(0, 255) * (rng.random(shape) < 0.4)).astype(np.uint8) for shape in shapes
    ]
    names = ["a.png", "b.png", "c.png"]
    write_pages(tmp_path / "clean", np.array([*clean, None], object)[:3], names)
    write_pages(tmp_path / "dirty", np.array([*(255 - page for page in clean), None], object)[:3], names)
    pairs = load_pairs(tmp_path / "dirty", tmp_path / "clean")
    assert pairs.dirty is not None
    assert pairs.images.shape == (2 + 1 + 4, TILE, TILE, 1)
    assert list(pairs.labels) == [0, 0, 1, 2, 2, 2, 2]
    assert (pairs.dirty == 255 - pairs.images).all()
    assert (pairs.images[0, :100] == clean[0][:, :TILE, None]).all()
    assert (pairs.images[1, :100] == clean[0][:, -TILE:, None]).all()
    assert (pairs.images[-1] == clean[2][1:, TILE:, None]).all()


def test_dirty_pages_are_stretched_and_turned_dark_on_light_as_they_are_for_cleaning(tmp_path: Path) -> None:
    clean, dirty = draw_pages(2, 200, 200, rng=np.random.default_rng(2))
    faded = (90 + dirty * 0.5).round().astype(np.uint8)
    names = ["a.png", "b.png"]
    for folder, pages in (("clean", clean), ("dirty", dirty), ("faded", faded)):
        write_pages(tmp_path / folder, pages, names)
        write_pages(tmp_path / f"{folder}-negative", 255 - pages, names)
    plain = load_pairs(tmp_path / "dirty", tmp_path / "clean")
    for folder, truth in (
        ("faded", "clean"),
        ("dirty-negative", "clean-negative"),
        ("faded-negative", "clean-negative"),
    ):
        pairs = load_pairs(tmp_path / folder, tmp_path / truth)
        assert pairs.dirty is not None
        assert plain.dirty is not None
        assert (pairs.images == plain.images).all()
        if folder == "dirty-negative":
            assert (pairs.dirty == plain.dirty).all()
        else:  # half the levels are left to begin with
            assert np.quantile(faded, 0.0005) > 0.35 * np.quantile(faded, 0.9)
            assert np.quantile(pairs.dirty, 0.0005) < 0.1 * np.quantile(pairs.dirty, 0.9)


def test_equal_clean_pages_are_one_page(tmp_path: Path) -> None:
    page = np.full((200, 200), 255, np.uint8)
    write_pages(tmp_path / "clean", np.stack([page, page]), ["a.png", "b.png"])
    write_pages(tmp_path / "dirty", np.stack([page - 1, page - 2]), ["a.png", "b.png"])
    assert len(load_pairs(tmp_path / "dirty", tmp_path / "clean").label_names) == 1


@pytest.mark.parametrize(
    ("dirty", "clean", "message"),
    [
        ({"a.png": (20, 20)}, {"b.png": (20, 20)}, "found in only one of them: a, b"),
        ({"a.png": (20, 20)}, {"a.png": (20, 21)}, "a: dirty is 20×20, clean 21×20"),
        ({"a.png": (20, 20), "a.bmp": (20, 20)}, {"a.png": (20, 20)}, "differs from another file"),
        ({}, {}, "no images in"),
    ],
)
def test_pairs_that_are_none_are_refused(
    tmp_path: Path, dirty: dict[str, tuple[int, int]], clean: dict[str, tuple[int, int]], message: str
) -> None:
    for folder, files in (("dirty", dirty), ("clean", clean)):
        (tmp_path / folder).mkdir()
        for name, shape in files.items():
            Image.fromarray(np.zeros(shape, np.uint8)).save(tmp_path / folder / name)
    with pytest.raises(DataError, match=message):
        load_pairs(tmp_path / "dirty", tmp_path / "clean")


def test_a_damaged_scan_is_named(tmp_path: Path) -> None:
    for folder in ("dirty", "clean"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.png").write_bytes(b"no image")
    with pytest.raises(DataError, match=r"a\.png is damaged or not an image"):
        load_pairs(tmp_path / "dirty", tmp_path / "clean")


def test_preset_and_data_must_fit() -> None:
    data = blobs(8, 1, rng=np.random.default_rng(1))
    with pytest.raises(DataError, match="has single images, but preset"):
        NoisyData(data, PRESETS["documents"], CPU)
    with pytest.raises(ConfigError, match="28×28"):
        DenoisingAutoencoder(PRESETS["tutorial-dae"], data.shape)
    with pytest.raises(ConfigError, match="no network"):
        dataclasses.replace(PRESETS["autoencoder"], network="tutorial")


@pytest.mark.parametrize("preset", ["tutorial-dae", "tutorial-text"])
def test_the_tutorials_networks_train_and_export(preset: str, tmp_path: Path) -> None:
    data = blobs(32, 1, side=28, rng=np.random.default_rng(1))
    if preset == "tutorial-text":
        data = dataclasses.replace(data, dirty=data.images // 2)
    config = small(preset, steps=4, evaluate_every=2, validation="holdout", ema=0.0)
    train(config, data, tmp_path / "run", device="cpu", silent=True)
    assert export_denoising_run(tmp_path / "run", tmp_path / "net.onnx") is None
    noisy = np.random.default_rng(0).random((3, 1, 28, 28), np.float32)
    (clean,) = Network.open(tmp_path / "net.onnx").run(noisy)
    _, _, model = load_model(tmp_path / "run")
    assert isinstance(model, DenoisingAutoencoder)
    with torch.no_grad():
        np.testing.assert_allclose(clean, model.restored(torch.from_numpy(noisy)), atol=1e-5)


def test_from_two_folders_to_cleaned_scans(tmp_path: Path) -> None:
    pages = rendered_pages(2, rng=np.random.default_rng(4))
    assert pages.dirty is not None
    for folder, images in (("dirty", pages.dirty), ("clean", pages.images)):
        write_pages(tmp_path / folder, images[:4, ..., 0], [f"{number}.png" for number in range(4)])
    out, folders = tmp_path / "c.onnx", ["--dirty", str(tmp_path / "dirty"), "--clean", str(tmp_path / "clean")]
    result = CliRunner().invoke(main, ["train", *folders, "-o", str(out), "--steps", "3"])
    assert result.exit_code == 0, result.output
    assert "background median" in result.output
    assert Denoiser.open(out).kind == "document"
    result = CliRunner().invoke(main, ["train", "--resume", str(out.with_suffix(".run")), "-o", str(out)])
    assert result.exit_code == 0, result.output
    facts = json.loads(CliRunner().invoke(main, ["info", str(out), "--json"]).output)
    assert facts["denoiser"] == "document"
    command = ["clean", str(tmp_path / "dirty"), "-o", str(tmp_path / "cleaned"), "--model", str(out)]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    assert len(list((tmp_path / "cleaned").iterdir())) == 4


def test_a_denoiser_of_the_users_sprites(tmp_path: Path) -> None:
    data = blobs(24, 4, side=16, rng=np.random.default_rng(3))
    (tmp_path / "art").mkdir()
    for number, image in enumerate(data.images):
        Image.fromarray(image).save(tmp_path / "art" / f"{number}.png")
    out = tmp_path / "d.onnx"
    command = ["train", str(tmp_path / "art"), "--model", "denoiser", "-o", str(out), "--steps", "3"]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    assert (Denoiser.open(out).kind, Denoiser.open(out).channels) == ("image", 3)
    assert "held out" in result.output


def test_scores_name_what_is_measured() -> None:
    class Perfect:
        kind, channels = "document", 3

        def clean(self, image: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
            return np.full_like(image, 7)

    clean = np.full((2, 16, 16, 1), 7, np.uint8)
    noisy, _, perfect = score(Perfect(), "perfect", clean, clean + 51)  # type: ignore[arg-type]
    assert noisy.rmse == pytest.approx(0.2)
    assert noisy.psnr == pytest.approx(13.979, abs=1e-3)
    assert (perfect.rmse, perfect.ssim) == (0.0, pytest.approx(1.0))


def test_evaluate_says_what_a_denoiser_is_worth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assetgen_training.judge.score_denoisers._FRESH_PAGES", 1)
    path = tmp_path / "c.onnx"
    export_denoiser(UNet(1, (4,)), path, kind="document", licence="CC0", info={})
    result = CliRunner().invoke(main, ["evaluate", str(path), "--json", "--record"])
    assert result.exit_code == 0, result.output
    rows = {row["name"]: row for row in json.loads(result.stdout)}
    assert rows["noisy"]["rmse"] == rows["c.onnx"]["rmse"] > 0.02  # an untrained network is the identity
    assert rows["background median"]["rmse"] != rows["noisy"]["rmse"]
    assert Denoiser.open(path).info["scores"]["rmse"] == rows["c.onnx"]["rmse"]
    assert json.loads(path.with_suffix(".scores.json").read_text())["rows"]
    for arguments in (["--faults"], ["--data", "nothing"]):
        assert CliRunner().invoke(main, ["evaluate", str(path), *arguments]).exit_code in (1, 2)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--dirty", "x"],
        ["fashion-mnist", "--dirty", "x", "--clean", "y"],
        ["--dirty", "x", "--clean", "y", "--model", "vae"],
        ["--dirty", "x", "--clean", "y", "--tile", "8x8"],
        ["art", "--model", "sparse"],
        ["art", "--latent", "3"],
    ],
)
def test_what_does_not_go_together_is_said(arguments: list[str]) -> None:
    result = CliRunner().invoke(main, ["train", *arguments])
    assert result.exit_code == 2, result.output
    assert "Traceback" not in result.output
