from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch
from conftest import blobs
from sklearn.decomposition import PCA

from assetgen_plugin.errors import ConfigError, ExportError
from assetgen_training.autoencoder_measures import (
    active_share,
    dead_share,
    jacobian_norm,
    principal_angles,
    relative_contraction,
)
from assetgen_training.autoencoders import Autoencoder, ContractiveAutoencoder, build_model
from assetgen_training.config import PRESETS, Stage, TrainConfig
from assetgen_training.data import ImageSet
from assetgen_training.export import export, export_encoder, export_float, load_model
from assetgen_training.losses import contraction, kl_sparsity
from assetgen_training.train import train

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
    config = small(kind, steps=40, latent=8)
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
    export_float(run, tmp_path / "decoder.onnx")
    encoder, decoder = (onnxruntime.InferenceSession(tmp_path / f"{name}.onnx") for name in ("encoder", "decoder"))
    (codes,) = encoder.run(["code"], {"image": images[:5].numpy()})
    (pixels,) = decoder.run(["texture"], {"z": codes})
    np.testing.assert_allclose(codes, code[:5], atol=1e-4)
    np.testing.assert_allclose(pixels, recon[:5], atol=1e-4)
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
    stages = (Stage(share=0.6, lr=1e-2), Stage(share=0.4, lr=1e-3))
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
    exact = contraction(model.encode(images), model.weight)
    jacobian = torch.autograd.functional.jacobian(model.encode, images)  # (3, 6, 3, 1, 4, 4)
    for row in range(3):
        assert float(exact[row]) == pytest.approx(float(jacobian[row, :, row].square().sum()), rel=1e-4)
    estimate = jacobian_norm(model.encode, images, probes=2000, generator=torch.Generator().manual_seed(1))
    np.testing.assert_allclose(estimate, exact.detach(), rtol=0.1)


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
    with pytest.raises(ConfigError, match="exact and refine stages are of a vae, not of model sparse"):
        dataclasses.replace(PRESETS["sparse"], stages=(Stage(share=1.0, lr=1e-3, exact=True),))
    with pytest.raises(ConfigError, match="direct output"):
        dataclasses.replace(PRESETS["linear"], conditional=True)
