from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from torch import nn

from assetgen_plugin import Decoder, Encoder, Network
from assetgen_plugin.errors import DataError, ExportError, PackError
from assetgen_plugin.network import METADATA_KEY
from assetgen_plugin.network_graph import chain_graph
from assetgen_plugin.tensors import Tensors
from assetgen_training.export.network import Chain, encoder_chain, network_bytes
from assetgen_training.models.exact import (
    HIDDEN,
    TABLE,
    Conv,
    Crop,
    Dense,
    ExactStack,
    Reshape,
    Shuffle,
    TransposedConv,
    Wrap,
)
from assetgen_training.models.vae import Encoder as VaeEncoder
from assetgen_training.models.vae import TutorialEncoder, Vae

INFO = {"licence": "CC0"}
DENSE: Tensors = {"00.weight": np.ones((3, 4), np.float32), "00.bias": np.zeros(3, np.float32)}


def written(folder: Path, kind: str, shape: tuple[int, ...], chain: Chain) -> Path:
    path = folder / f"{kind}.onnx"
    path.write_bytes(network_bytes(kind, shape, chain, INFO))
    return path


def small_decoder() -> Chain:
    torch.manual_seed(1)
    chain = Chain()
    chain.module(nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 16), nn.Sigmoid()))
    chain.add("reshape", 1, 4, 4)
    return chain


@pytest.mark.parametrize(
    ("module", "shape"),
    [
        (nn.Sequential(nn.Conv2d(3, 5, 3, stride=2, padding=1), nn.SiLU(), nn.Flatten(), nn.Linear(60, 4)), (3, 7, 6)),
        (nn.Sequential(nn.MaxPool2d(2, ceil_mode=True), nn.Upsample(scale_factor=2), nn.ReLU()), (2, 7, 5)),
        (nn.Sequential(nn.Conv2d(1, 2, (3, 5), padding=(0, 2)), nn.Sigmoid()), (1, 6, 6)),
        (
            ExactStack(
                *(Dense(6, 48, span=HIDDEN), Reshape(12, 2, 2), TransposedConv(12, 8, span=HIDDEN)),
                *(Shuffle(2), Conv(2, 3, span=TABLE), Crop(7, 5)),
            ),
            (6,),
        ),
    ],
)
def test_a_chain_computes_what_its_module_does(module: nn.Module, shape: tuple[int, ...], tmp_path: Path) -> None:
    torch.manual_seed(0)
    for parameter in module.parameters():
        nn.init.normal_(parameter, std=0.3)
    chain = Chain()
    chain.module(module)
    kind = "decoder" if len(shape) == 1 else "restorer"
    network = Network.open(written(tmp_path, kind, shape, chain))
    values = np.random.default_rng(0).random((5, *shape), np.float32)
    (found,) = network.run(values)
    with torch.no_grad():
        np.testing.assert_allclose(found, module(torch.from_numpy(values)), atol=1e-5)
    assert network.run(values[:0])[0].shape == (0, *found.shape[1:])


def test_both_encoders_of_vaes_give_mean_and_spread(tmp_path: Path) -> None:
    torch.manual_seed(0)
    images = np.random.default_rng(0).random((2, 1, 28, 28), np.float32)
    for encoder in (TutorialEncoder(1, 28, 28, 2), VaeEncoder(1, 28, 28, 3, deep=True)):
        model = Vae.__new__(Vae)
        nn.Module.__init__(model)
        model.encoder = encoder
        file = Encoder.open(written(tmp_path, "encoder", (1, 28, 28), encoder_chain(model)))
        with torch.no_grad():
            expected = encoder(torch.from_numpy(images))
        for found, wanted in zip(file.run(images), expected, strict=True):
            np.testing.assert_allclose(found, wanted, atol=1e-5)


def test_pixels_come_and_go_with_straight_alpha(tmp_path: Path) -> None:
    chain = Chain()
    chain.add("flatten")
    encoder = Encoder.open(written(tmp_path, "encoder", (4, 1, 1), chain))
    image = np.array([[[[100, 200, 50, 128]]]], np.uint8)
    code = encoder.encode(image)
    np.testing.assert_allclose(code[0, 0], 100 / 255 * 128 / 255, rtol=1e-5)
    chain = Chain()
    chain.add("reshape", 4, 1, 1)
    again = Decoder.open(written(tmp_path, "decoder", (4,), chain)).decode(code)
    assert np.abs(again.astype(int) - image).max() <= 1
    with pytest.raises(DataError, match="uint8 is allowed"):
        encoder.encode(code.reshape(1, 1, 1, 4))  # type: ignore[arg-type]
    with pytest.raises(DataError, match=r"\(N, 4\) float32"):
        Decoder.open(tmp_path / "decoder.onnx").decode(np.zeros((1, 5), np.float32))


def test_files_of_another_kind_and_altered_ones_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "decoder", (4,), small_decoder())
    with pytest.raises(PackError, match="contains a network decoder, not a network encoder"):
        Encoder.open(path)
    model = onnx.load(path)
    altered = {
        "graph is not one": lambda: model.graph.node[0].attribute[0].__setattr__("i", 0),
        "altered": lambda: model.graph.initializer[0].__setattr__(
            "raw_data", bytes(4) + model.graph.initializer[0].raw_data[4:]
        ),
    }
    for message, alter in altered.items():
        model = onnx.load(path)
        alter()
        (tmp_path / "altered.onnx").write_bytes(model.SerializeToString())
        with pytest.raises(PackError, match=message):
            Network.open(tmp_path / "altered.onnx")


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("format", 2, "network format 2"),
        ("kind", "pack", "'pack'"),
        ("shape", [4, 4], "a vector .D. or an image"),
        ("shape", [True], "not a list of whole numbers"),
        ("layers", [["dense"], ["nothing"]], "there is no such layer"),
        ("layers", [["dense", 1]], "there is no such layer"),
        ("layers", [[]], "not lists of a name and whole numbers"),
        ("layers", [], "0 layers"),
        ("layers", 7, "has no 'layers'"),
        ("info", None, "has no 'info'"),
    ],
)
def test_headers_that_lie_are_refused(key: str, value: object, message: str, tmp_path: Path) -> None:
    path = written(tmp_path, "decoder", (4,), small_decoder())
    model = onnx.load(path)
    header = json.loads(next(entry for entry in model.metadata_props if entry.key == METADATA_KEY).value)
    model.metadata_props[0].value = json.dumps({**header, key: value})
    path.write_bytes(model.SerializeToString())
    with pytest.raises(PackError, match=message):
        Network.open(path)


@pytest.mark.parametrize(
    ("shape", "layers", "tensors", "message"),
    [
        ((4,), [("dense", ())], {}, "'00.bias' is missing"),
        ((5,), [("dense", ())], DENSE, r"'00.weight' is float32\[3, 4\]"),
        ((4,), [("dense", ())], {**DENSE, "01.bias": np.zeros(1, np.float32)}, "belongs to no layer"),
        ((4,), [("dense", ())], {**DENSE, "00.bias": np.full(3, np.nan, np.float32)}, "not finite"),
        ((4,), [("pool", ())], {}, "but its input has the shape"),
        ((1, 4, 4), [("crop", (5, 1))], {}, "crops"),
        ((1, 4, 4), [("crop", (0, 1))], {}, "crops"),
        ((3, 4, 4), [("shuffle", ())], {}, "not a multiple of four"),
        ((4,), [("reshape", (1, 2, 3))], {}, "reshapes"),
        ((4,), [("halves", ())], {}, "only as the last layer of an encoder"),
        ((1, 64, 64), [("up", ())] * 20, {}, "gives 67108864 values"),
        ((0,), [("relu", ())], {}, "a vector .D. or an image"),
        (
            (1, 2, 2),
            [("conv", (1, 0, 0, 0, 0))],
            {"00.weight": np.zeros((1, 1, 3, 3), np.float32), "00.bias": np.zeros(1, np.float32)},
            "has no output for an input",
        ),
        ((1, 2, 2), [("conv", (9, 0, 0, 0, 0))], {"00.bias": np.zeros(1, np.float32)}, "not a valid convolution"),
    ],
)
def test_layers_that_do_not_fit_are_refused(
    shape: tuple[int, ...], layers: list[tuple[str, tuple[int, ...]]], tensors: Tensors, message: str
) -> None:
    with pytest.raises(PackError, match=message):
        chain_graph("decoder", shape, layers, tensors)


def test_damaged_bytes_never_crash(tmp_path: Path) -> None:
    whole = network_bytes("decoder", (4,), small_decoder(), INFO)
    rng = np.random.default_rng(0)
    path = tmp_path / "damaged.onnx"
    for _ in range(300):
        data = bytearray(whole)
        for place in rng.integers(0, len(data), 2):
            data[place] = rng.integers(0, 256)
        path.write_bytes(bytes(data[: rng.integers(1, len(data) + 1)]) if rng.random() < 0.3 else bytes(data))
        try:
            Network.open(path)
        except PackError:
            continue


def test_what_has_no_file_is_refused() -> None:
    for module in (nn.Tanh(), ExactStack(Wrap(), Conv(1, 1, span=TABLE, padding=0))):
        with pytest.raises(ExportError):
            Chain().module(module)
    chain = Chain()
    chain.add("pool")
    with pytest.raises(ExportError, match="cannot become a file"):
        network_bytes("decoder", (4,), chain, INFO)
