from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import torch

from assetgen_art.originals import read_originals
from assetgen_art.signatures import compact, signatures
from assetgen_plugin import Encoder, Pack
from assetgen_plugin.checking import check_tensors
from assetgen_plugin.errors import DataError, ExportError
from assetgen_plugin.onnx_reader import read_model
from assetgen_plugin.pack_graph import build_graph, layer_tensors, same_graph
from assetgen_plugin.tensors import MAX_ACCUMULATOR, fingerprint
from assetgen_training.export.network import export_encoder
from assetgen_training.export.pack import export, export_float, sigmoid_table
from assetgen_training.models.exact import HIDDEN, TABLE, Conv, Dense, ExactStack, TransposedConv, quantised
from assetgen_training.run.folder import load_run
from conftest import blobs


def test_torch_and_the_pack_agree_to_the_byte(grey_run: Path) -> None:
    pack = Pack.open(grey_run / "pack.onnx")
    codes = pack.codes(range(200))
    model = load_run(grey_run)[2]
    with torch.no_grad():
        integers = model.decoder.integers(torch.from_numpy(codes.z.astype(np.float32)))
    expected = sigmoid_table()[integers.long().numpy()].transpose(0, 2, 3, 1)
    np.testing.assert_array_equal(pack.render(codes), expected)


def test_index_and_palette_of_torch_and_the_pack_agree(sprite_run: Path) -> None:
    pack = Pack.open(sprite_run / "pack.onnx")
    codes = pack.codes(range(200))
    model = load_run(sprite_run)[2]
    assert codes.palette is not None
    assert model.palette_head is not None
    with torch.no_grad():
        logits = model.decoder.integers(torch.from_numpy(codes.z.astype(np.float32)))
        colours = model.palette_head.integers(torch.from_numpy(codes.palette.astype(np.float32)))
    index = logits.numpy().argmax(axis=1)  # the first of equals, as the contract says
    palette = sigmoid_table()[colours.long().numpy()].reshape(len(codes), -1, 3)
    textures = pack.render(codes)
    np.testing.assert_array_equal(textures[..., 3] > 0, index > 0)
    shown = palette[np.arange(len(codes))[:, None, None], np.maximum(index - 1, 0)]
    np.testing.assert_array_equal(textures[..., :3], np.where(index[..., None] > 0, shown, 0))


def test_pack_passes_the_onnx_checker_and_only_its_batch_is_symbolic(grey_run: Path, sprite_run: Path) -> None:
    for run in (grey_run, sprite_run):
        model = onnx.load(run / "pack.onnx")
        onnx.checker.check_model(model, full_check=True)
        for value in [*model.graph.input, *model.graph.output]:
            dims = value.type.tensor_type.shape.dim
            assert [bool(dim.dim_param) for dim in dims] == [True] + [False] * (len(dims) - 1)


def test_reading_a_graph_gives_back_its_tensors(sprite_run: Path) -> None:
    graph = read_model((sprite_run / "pack.onnx").read_bytes()).graph
    tensors = Pack.open(sprite_run / "pack.onnx").tensors
    layers = layer_tensors(graph)
    assert all(np.array_equal(layers[name], tensors[name]) for name in layers)
    assert same_graph(build_graph(tensors), graph)


def test_export_is_repeatable_and_the_fingerprint_is_of_the_integers(grey_run: Path, tmp_path: Path) -> None:
    pack = export(grey_run, tmp_path / "again.onnx")
    assert (tmp_path / "again.onnx").read_bytes() == (grey_run / "pack.onnx").read_bytes()
    assert pack.fingerprint == fingerprint(pack.tensors)
    altered = dict(pack.tensors)
    altered["centroid.mean"] = altered["centroid.mean"] + np.int8(1)
    assert fingerprint(altered) != pack.fingerprint


def test_accumulator_bound_is_proven_per_channel_or_refused(grey_run: Path) -> None:
    tensors = dict(Pack.open(grey_run / "pack.onnx").tensors)
    for name, weight in tensors.items():
        if name.endswith(".weight"):
            amax = 127 if name.startswith("decoder.00") else 255
            flat = np.abs(weight.astype(np.int64)).reshape(len(weight), -1).sum(axis=1)
            assert (amax * flat + np.abs(tensors[name.replace("weight", "bias")]) <= MAX_ACCUMULATOR).all()
    tensors["decoder.00.dense.bias"] = tensors["decoder.00.dense.bias"] + np.int32(MAX_ACCUMULATOR)
    with pytest.raises(Exception, match=r"channel \d+ can reach"):
        check_tensors(tensors)


def test_exporter_refuses_a_model_beyond_the_bound(
    grey_run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assetgen_plugin.checking.chain.MAX_ACCUMULATOR", 1000)
    with pytest.raises(ExportError, match="within which float32 sums are exact"):
        export(grey_run, tmp_path / "pack.onnx")
    assert not (tmp_path / "pack.onnx").exists()


def test_weights_of_any_size_keep_the_bound() -> None:
    generator = torch.Generator().manual_seed(3)
    for scale in (1e-4, 0.1, 1.0):
        layer = Conv(64, 8, span=TABLE)
        with torch.no_grad():
            layer.weight.copy_(scale * torch.randn(layer.weight.shape, generator=generator))
            layer.bias.copy_(torch.randn(8, generator=generator))  # type: ignore[union-attr]
        weight, bias, shift = quantised(layer, 5, 255)
        assert float((255 * weight.abs().flatten(1).sum(1) + bias.abs()).detach().max()) <= MAX_ACCUMULATOR
        assert bool((weight.abs() <= 127).all())
        assert bool((shift >= 0).all())


def test_exact_layers_stay_close_to_the_float_ones() -> None:
    generator = torch.Generator().manual_seed(3)
    stack = ExactStack(Dense(8, 64, span=HIDDEN), Dense(64, 32, span=HIDDEN), Dense(32, 10, span=TABLE))
    code = torch.randint(-80, 80, (500, 8), generator=generator) / 32
    stack.calibrate(code)
    with torch.no_grad():
        expected = stack(code)
        stack.exact = True
        assert float((stack(code) - expected).abs().mean()) < 0.02


def test_gradients_pass_the_rounding() -> None:
    stack = ExactStack(Dense(4, 16, span=HIDDEN), Dense(16, 3, span=TABLE))
    stack.exact = True
    code = torch.ones(2, 4, requires_grad=True)
    stack(code).sum().backward()
    assert code.grad is not None
    assert float(code.grad.abs().sum()) > 0
    assert all(p.grad is not None for p in stack.parameters())


def test_transposed_convolution_is_keras_s() -> None:
    layer = TransposedConv(3, 5, span=HIDDEN)
    x = torch.randn(2, 3, 6, 7, generator=torch.Generator().manual_seed(1))
    with torch.no_grad():
        ours = layer(x)
        stacked = layer.linear(x, layer.kernel(), layer.full_bias())
        # Keras: out[2i + k] += x[i] w[k], cut to the first 2n rows and columns
        theirs = torch.nn.functional.conv_transpose2d(x, layer.weight.transpose(0, 1), layer.bias, stride=2)
    torch.testing.assert_close(ours, theirs[..., :12, :14], atol=1e-5, rtol=1e-5)
    torch.testing.assert_close(stacked, ours, atol=1e-5, rtol=1e-5)


def test_float_export_agrees_with_torch(grey_run: Path, sprite_run: Path, tmp_path: Path) -> None:
    for run, output in ((grey_run, "texture"), (sprite_run, "logits")):
        export_float(run, tmp_path / "float.onnx")
        model = load_run(run)[2]
        session = onnxruntime.InferenceSession(tmp_path / "float.onnx", providers=["CPUExecutionProvider"])
        n_code = model.decoder.layers[0].in_features
        code = np.random.default_rng(1).normal(size=(5, n_code)).astype(np.float32)
        got = dict(
            zip(
                [o.name for o in session.get_outputs()],
                session.run(None, {i.name: code for i in session.get_inputs()}),
                strict=True,
            )
        )
        with torch.no_grad():
            logits = model.decoder(torch.from_numpy(code))
            expected = logits.sigmoid() if output == "texture" else logits
        np.testing.assert_allclose(got[output], expected.numpy(), atol=1e-5, rtol=1e-4)


def test_encoder_export_agrees_with_torch(sprite_run: Path, tmp_path: Path) -> None:
    export_encoder(sprite_run, tmp_path / "encoder.onnx")
    images = np.random.default_rng(1).random((3, 4, 13, 13), np.float32)
    mu, logvar = Encoder.open(tmp_path / "encoder.onnx").run(images)
    with torch.no_grad():
        expected = load_run(sprite_run)[2].encoder(torch.from_numpy(images))
    np.testing.assert_allclose(mu, expected[0].numpy(), atol=1e-5)
    np.testing.assert_allclose(logvar, expected[1].numpy(), atol=1e-5)


def test_unfinished_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="not a finished run"):
        export(tmp_path, tmp_path / "pack.onnx")


def test_metadata_says_what_it_was_trained_on(sprite_run: Path) -> None:
    info = Pack.open(sprite_run / "pack.onnx").info
    assert info["licence"] == "CC0"
    assert info["training_data"]["n_images"] == 96
    hashes = read_originals(info)
    assert hashes is not None
    data = blobs(96, 4, side=13, rng=np.random.default_rng(2))
    assert (hashes == compact(signatures(data.images))).all()
    assert json.dumps(info)
