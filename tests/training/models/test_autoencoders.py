from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from sklearn.decomposition import PCA
from sklearn.neighbors import NearestNeighbors

from assetgen.make_pack import export_other
from assetgen_art.image_set import ImageSet
from assetgen_plugin import Decoder, Encoder
from assetgen_plugin.errors import ConfigError, DataError, ExportError
from assetgen_training.config import Stage, TrainConfig
from assetgen_training.data.built_in import load_source
from assetgen_training.data.fashion_mnist import DEBIAN_DIR
from assetgen_training.export.network import export_decoder, export_encoder
from assetgen_training.export.pack import export
from assetgen_training.judge.score_latents import far_share, latent_page, latent_report, latent_table
from assetgen_training.models.autoencoders import Autoencoder, ContractiveAutoencoder
from assetgen_training.models.family import build_model
from assetgen_training.models.losses import contraction, kl_sparsity
from assetgen_training.presets import PRESETS
from assetgen_training.run.figures import latent_map_png
from assetgen_training.run.folder import load_model
from assetgen_training.run.log import read_log
from assetgen_training.run.train import train
from autoencoder_measures import (
    active_share,
    dead_share,
    jacobian_norm,
    principal_angles,
    relative_contraction,
)
from conftest import blobs
from places import ROOT

KINDS = ("autoencoder", "linear", "sparse", "contractive")
DATA = blobs(64, 1, rng=np.random.default_rng(5))


def small(kind: str, *, steps: int, latent: int) -> TrainConfig:
    return dataclasses.replace(
        PRESETS[kind],
        steps=steps,
        evaluate_every=max(1, steps // 4),
        latent=latent,
        batch_size=16,
        hidden=(16,),
        widths=(8, 8, 8),
        stages=(Stage(share=1.0, lr=3e-3),),
    )


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_trains_resumes_and_runs_without_torch(kind: str, tmp_path: Path) -> None:
    run = tmp_path / "run"
    config = small(kind, steps=160, latent=8)
    train(config, DATA, run, device="cpu", precision="32-true", silent=True)
    train(config, DATA, run, device="cpu", resume=True, silent=True)  # nothing is left to do
    _, _, model = load_model(run)
    assert isinstance(model, Autoencoder)
    images = torch.from_numpy(DATA.images).permute(0, 3, 1, 2).float() / 255
    with torch.no_grad():
        code = model.encode(images)
        recon = model.decode(code).clamp(0, 1)
        fresh = build_model(config, DATA.shape, 0)
        assert isinstance(fresh, Autoencoder)
        before = (fresh.decode(fresh.encode(images)) - images).square().mean()
    assert (recon - images).square().mean() < before
    export_encoder(run, tmp_path / "encoder.onnx")
    export_decoder(run, tmp_path / "decoder.onnx")
    codes = Encoder.open(tmp_path / "encoder.onnx").encode(DATA.images[:5])
    pixels = Decoder.open(tmp_path / "decoder.onnx").decode(codes)
    np.testing.assert_allclose(codes, code[:5], atol=1e-4)
    np.testing.assert_allclose(pixels / 255, recon[:5].permute(0, 2, 3, 1), atol=0.502 / 255)
    with pytest.raises(ExportError, match="no prior"):
        export(run, tmp_path / "pack.onnx")


def test_linear_code_spans_the_principal_components(tmp_path: Path) -> None:
    rng = np.random.default_rng(2)
    basis = np.linalg.qr(rng.standard_normal((36, 36)))[0]
    spread = np.array([0.12, 0.1, 0.08] + [0.01] * 33)  # the gap: 3 components
    values = 0.5 + (rng.standard_normal((512, 36)) * spread) @ basis.T
    images = np.clip(np.rint(255 * values), 0, 255).astype(np.uint8).reshape(-1, 6, 6, 1)
    data = ImageSet("gap", "CC0", images, np.zeros(512, np.int64), ("all",))
    config = small("linear", steps=1200, latent=3)
    stages = (Stage(share=0.6, lr=3e-2), Stage(share=0.4, lr=3e-3))
    config = dataclasses.replace(config, batch_size=64, stages=stages, evaluate_every=300, holdout=0.01)
    train(config, data, tmp_path / "run", device="cpu", precision="32-true", silent=True)
    _, _, model = load_model(tmp_path / "run")
    assert isinstance(model, Autoencoder)
    flat = images.reshape(512, 36) / 255
    pca = PCA(3).fit(flat)
    learned = model.state_dict()["decoder.weight"].numpy()
    assert principal_angles(learned, pca.components_.T).max() < 2
    x = torch.from_numpy(flat).float().view(-1, 1, 6, 6)
    with torch.no_grad():
        error = float((model.decode(model.encode(x)) - x).square().mean())
    best = float(((pca.inverse_transform(pca.transform(flat)) - flat) ** 2).mean())
    assert error < 1.01 * best


def test_kl_sparsity_is_zero_at_its_target_and_grows_both_ways() -> None:
    target = torch.full((7,), 0.05)
    assert float(kl_sparsity(target, 0.05)) == pytest.approx(0, abs=1e-6)
    assert kl_sparsity(target / 10, 0.05) > 0.1
    assert kl_sparsity(4 * target, 0.05) > 0.1


def test_active_and_dead_units_are_counted_against_each_units_own_maximum() -> None:
    codes = np.array([[1.0, 0.005, 0.0], [0.005, 100.0, 0.0]])
    assert active_share(codes) == pytest.approx(2 / 6)
    assert dead_share(codes) == pytest.approx(1 / 3)


def test_contraction_is_the_jacobians_norm_and_hutchinson_estimates_it() -> None:
    torch.manual_seed(0)
    model = build_model(small("contractive", steps=1, latent=6), (4, 4, 1), 0)
    assert isinstance(model, ContractiveAutoencoder)
    images = torch.rand(3, 1, 4, 4)
    exact = contraction(model.encode(images), model.weight).detach()
    jacobian = torch.autograd.functional.jacobian(model.encode, images)  # (3, 6, 3, 1, 4, 4)
    for row in range(3):
        assert float(exact[row]) == pytest.approx(float(jacobian[row, :, row].square().sum()), rel=1e-4)
    estimate = jacobian_norm(model.encode, images, probes=2000, generator=torch.Generator().manual_seed(1))
    np.testing.assert_allclose(estimate, exact, rtol=0.1)


def test_penalty_contracts_the_code_relative_to_its_spread(tmp_path: Path) -> None:
    images = torch.from_numpy(DATA.images).permute(0, 3, 1, 2).float() / 255
    measured = []
    for penalty in (0.0, 3.0):
        config = dataclasses.replace(small("contractive", steps=200, latent=16), penalty=penalty)
        train(config, DATA, tmp_path / str(penalty), device="cpu", precision="32-true", silent=True)
        _, _, model = load_model(tmp_path / str(penalty))
        assert isinstance(model, ContractiveAutoencoder)
        generator = torch.Generator().manual_seed(1)
        measured.append(relative_contraction(model.encode, images, probes=50, generator=generator))
    assert measured[1] < measured[0]


def test_what_a_vae_alone_has_is_refused_by_name() -> None:
    with pytest.raises(ConfigError, match="exact and refine stages need a vae, not a model sparse"):
        dataclasses.replace(PRESETS["sparse"], stages=(Stage(share=1.0, lr=1e-3, exact=True),))
    with pytest.raises(ConfigError, match="direct output"):
        dataclasses.replace(PRESETS["linear"], conditional=True)


def test_latent_spaces_are_compared_on_one_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    many = blobs(240, 1, side=16, rng=np.random.default_rng(6))
    data = dataclasses.replace(many, test=(many.images[:120], many.labels[:120]))
    vae = dataclasses.replace(
        PRESETS["vae"],
        conditional=False,
        latent=2,
        steps=60,
        minutes=None,
        evaluate_every=30,
        stages=(Stage(share=1.0, lr=3e-3),),
        batch_size=16,
        hidden=(16,),
        widths=(8, 8, 8),
    )
    reports = []
    for name, config in (("autoencoder", small("autoencoder", steps=60, latent=2)), ("vae", vae)):
        train(config, data, tmp_path / name, device="cpu", precision="32-true", silent=True)
        reports.append(latent_report(tmp_path / name, data, seed=1, say=lambda _: None))
    for report in reports:
        scores = report.scores
        assert all(0 <= share <= 1 for share in (scores.gaps, scores.separability, scores.off_path))
        assert 1 <= scores.unevenness <= 10
    assert latent_table(reports).count("\n") == 2
    maps = [latent_map_png(report.codes, report.labels, data.label_names) for report in reports]
    assert latent_page(reports, maps).count("<img") == 2 * 4
    conditional = dataclasses.replace(vae, conditional=True)
    train(conditional, data, tmp_path / "conditional", device="cpu", precision="32-true", silent=True)
    with pytest.raises(DataError, match="not conditioned on classes"):
        latent_report(tmp_path / "conditional", data, seed=1, say=lambda _: None)


def test_codes_of_a_space_with_holes_are_found_wanting() -> None:
    """Pictures far from all data are counted, near ones are not: by a decoder that is right in half of its box."""
    rng = np.random.default_rng(0)
    data = blobs(64, 1, rng=rng)
    near = NearestNeighbors(n_neighbors=1).fit(data.images.reshape(64, -1))
    noise = rng.integers(0, 256, data.images.shape).astype(np.uint8)
    assert far_share(near, data.images.reshape(64, -1), 1.0) == 0
    assert far_share(near, noise.reshape(64, -1), 1.0) == 1


def test_compress_sample_says_rate_and_distortion(tmp_path: Path) -> None:
    train(small("autoencoder", steps=40, latent=8), DATA, tmp_path / "run", device="cpu", silent=True)
    export_encoder(tmp_path / "run", tmp_path / "encoder.onnx")
    export_decoder(tmp_path / "run", tmp_path / "decoder.onnx")
    (tmp_path / "images").mkdir()
    for number, image in enumerate(DATA.images):
        Image.fromarray(image[..., 0]).save(tmp_path / "images" / f"{number}.png")
    sample = ROOT / "samples" / "compress.py"
    paths = [tmp_path / name for name in ("images", "encoder.onnx", "decoder.onnx", "curve.png")]
    done = subprocess.run([sys.executable, sample, *paths], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    rates = {
        name: [(float(rate), float(quality)) for kind, rate, quality in lines[2:] if kind == name]
        for name in ("autoencoder", "JPEG", "WebP")
    }
    assert [len(points) for points in rates.values()] == [7, 9, 9]
    assert all(points == sorted(points) for points in ([rate for rate, _ in way] for way in rates.values()))
    assert (tmp_path / "curve.png").stat().st_size > 1000


@pytest.mark.skipif(not DEBIAN_DIR.exists(), reason="needs Debian's dataset-fashion-mnist")
@pytest.mark.parametrize("kind", [*KINDS, "denoiser", "plain-vae"])
def test_each_kind_learns_from_a_short_epoch_of_fashion_mnist(kind: str, tmp_path: Path) -> None:
    data = load_source("fashion-mnist")
    few = dataclasses.replace(data, images=data.images[:2048], labels=data.labels[:2048], test=None)
    config = dataclasses.replace(
        PRESETS[kind], steps=28, minutes=None, batch_size=64, evaluate_every=14, ema=0.5, hidden=(32,), widths=(8, 8, 8)
    )
    train(config, few, tmp_path / "run", device="cpu", silent=True)
    losses = [record["loss"] for record in read_log(tmp_path / "run" / "log.jsonl") if record["event"] == "validation"]
    assert losses[-1] < losses[0]
    out = tmp_path / f"{kind}.onnx"
    if kind == "plain-vae":
        assert export(tmp_path / "run", out).texture(1).shape == (28, 28, 1)
    else:
        assert export_other(config.model, tmp_path / "run", out).n_bytes == out.stat().st_size
