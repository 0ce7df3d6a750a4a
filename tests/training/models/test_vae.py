from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
import torch

from assetgen_art.image_set import ImageSet
from assetgen_plugin import Pack
from assetgen_plugin.errors import ConfigError
from assetgen_training.config import Stage, TrainConfig
from assetgen_training.export.pack import export
from assetgen_training.models.vae import KerasStridedConv, Vae
from assetgen_training.presets import PRESETS
from assetgen_training.run.train import train
from conftest import TINY, TINY_INDEXED, blobs


def test_tutorial_s_layers_have_the_parameters_of_its_keras_program() -> None:
    model = Vae(PRESETS["tutorial-vae"], (28, 28, 1), 0)
    encoder = sum(p.numel() for p in model.encoder.parameters())
    decoder = sum(p.numel() for p in model.decoder.parameters())
    # Conv 32, 64, 64, 64 (3×3); Dense 32 on 14·14·64; two Dense 2
    assert encoder == 320 + 18_496 + 36_928 + 36_928 + 401_440 + 2 * 66
    # Dense 14·14·64 from 2; Conv2DTranspose 32; Conv2D 1
    assert decoder == 37_632 + 18_464 + 289


def test_tutorial_s_strided_convolution_pads_as_keras_does() -> None:
    layer = KerasStridedConv(3, 5)
    images = torch.randn(2, 3, 6, 8, generator=torch.Generator().manual_seed(1))
    with torch.no_grad():  # TensorFlow pads an even side after its end alone
        padded = torch.nn.functional.pad(images, (0, 1, 0, 1))
        theirs = torch.nn.functional.conv2d(padded, layer.weight, layer.bias, stride=2)
        torch.testing.assert_close(layer(images), theirs, atol=1e-5, rtol=1e-5)
    assert theirs.shape == (2, 5, 3, 4)


def test_tutorial_samples_with_exp_of_s() -> None:
    model = Vae(PRESETS["tutorial-vae"], (28, 28, 1), 0)
    torch.testing.assert_close(model.sigma(torch.tensor([0.5])), torch.tensor([0.5]).exp())


@pytest.mark.parametrize(
    ("config", "shape"),
    [
        *((TINY, shape) for shape in ((28, 28, 1), (9, 13, 3), (32, 20, 4), (5, 5, 1))),
        *((TINY_INDEXED, shape) for shape in ((9, 13, 3), (32, 20, 4), (5, 5, 4))),
    ],
    ids=lambda value: value.output if isinstance(value, TrainConfig) else "x".join(map(str, value)),
)
def test_any_size_and_channels_train_and_export(
    config: TrainConfig, shape: tuple[int, int, int], tmp_path: Path
) -> None:
    height, width, channels = shape
    square = blobs(24, channels, side=32, rng=np.random.default_rng(1))
    images = np.ascontiguousarray(square.images[:, :height, :width])
    data = ImageSet("cut", "CC0", images, square.labels, square.label_names)
    short = dataclasses.replace(config, steps=4, evaluate_every=2)
    train(short, data, tmp_path / "run", device="cpu", silent=True)
    pack = export(tmp_path / "run", tmp_path / "pack.onnx")
    assert pack.size == shape
    assert pack.texture(3, label="square").shape == shape


def test_grey_images_have_no_palette(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="needs colours"):
        train(TINY_INDEXED, blobs(24, 1, rng=np.random.default_rng(1)), tmp_path / "run", device="cpu", silent=True)
    assert not (tmp_path / "run").exists()


def test_sets_without_classes_train_and_export(tmp_path: Path) -> None:
    data = dataclasses.replace(blobs(24, 4, rng=np.random.default_rng(1)), label_names=("all",))
    data = dataclasses.replace(data, labels=np.zeros(24, np.int64))
    config = dataclasses.replace(TINY_INDEXED, steps=4, evaluate_every=2, conditional=False)
    train(config, data, tmp_path / "run", device="cpu", silent=True)
    pack = export(tmp_path / "run", tmp_path / "pack.onnx")
    assert pack.labels == ()
    assert pack.texture(1).shape == (12, 12, 4)


def test_tutorial_preset_leaves_its_two_figures_and_an_exact_pack(tmp_path: Path) -> None:
    data = blobs(48, 1, side=28, rng=np.random.default_rng(1))
    data = dataclasses.replace(data, test=(data.images[:16], data.labels[:16]))
    config = dataclasses.replace(PRESETS["tutorial-vae"], steps=6, evaluate_every=3)
    train(config, data, tmp_path / "run", device="cpu", silent=True)
    assert (tmp_path / "run" / "latent-map.png").exists()
    assert (tmp_path / "run" / "latent-plane.png").exists()
    pack = Pack.open(export(tmp_path / "run", tmp_path / "pack.onnx") and tmp_path / "pack.onnx")
    assert (pack.labels, pack.size) == ((), (28, 28, 1))


def test_first_stage_may_be_exact(tmp_path: Path) -> None:
    config = dataclasses.replace(TINY, steps=4, evaluate_every=2, stages=(Stage(share=1.0, lr=1e-3, exact=True),))
    train(config, blobs(24, 1, rng=np.random.default_rng(1)), tmp_path / "run", device="cpu", silent=True)
    assert export(tmp_path / "run", tmp_path / "pack.onnx").texture(1).shape == (12, 12, 1)
