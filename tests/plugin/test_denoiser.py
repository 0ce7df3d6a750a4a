"""Denoiser files: the same as the network, seamless in windows, alpha kept; anything else refused before the engine."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

onnx = pytest.importorskip("onnx")
from onnx import helper, numpy_helper  # noqa: E402

import forge  # noqa: E402
from assetgen_plugin import Denoiser, Pack, PackError  # noqa: E402
from assetgen_plugin.denoiser import METADATA_KEY, fingerprint  # noqa: E402
from assetgen_plugin.errors import DataError, ExportError  # noqa: E402
from assetgen_training.export.denoiser import denoiser_bytes, export_denoiser  # noqa: E402
from assetgen_training.models.unet import PAGE_WIDTHS, UNet  # noqa: E402
from networks import awake  # noqa: E402
from places import GOLDEN  # noqa: E402

GREY = denoiser_bytes(awake(1, (4, 6)), kind="document", licence="CC0", info={"name": "tiny"})


def pixels(*shape: int) -> np.ndarray[Any, np.dtype[np.uint8]]:
    return np.random.default_rng(3).integers(0, 256, shape, np.uint8)


def opened(tmp_path: Path, channels: int, widths: tuple[int, ...] = (4, 6, 6)) -> tuple[UNet, Denoiser]:
    model = awake(channels, widths)
    return model, export_denoiser(model, tmp_path / "d.onnx", kind="image", licence="CC0", info={})


def difference(one: np.ndarray[Any, Any], other: np.ndarray[Any, Any]) -> int:
    return int(np.abs(one.astype(int) - other.astype(int)).max())


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("size", [(1, 1), (1, 17), (28, 28), (33, 31)])
def test_file_and_network_agree(channels: int, size: tuple[int, int], tmp_path: Path) -> None:
    model, denoiser = opened(tmp_path, channels)
    image = pixels(*size, channels)
    planes = torch.from_numpy(image).permute(2, 0, 1)[None].float() / 255
    with torch.no_grad():
        wanted = (model(planes)[0].permute(1, 2, 0) * 255).round().numpy()
    assert difference(denoiser.clean(image), wanted) <= 1
    assert denoiser.clean(image).tobytes() == denoiser.clean(image).tobytes()


def test_eight_bits_change_a_page_by_hardly_a_level(tmp_path: Path) -> None:
    model = awake(1, (4, 6, 6))
    image = pixels(64, 64)
    small, exact = (
        export_denoiser(model, tmp_path / f"{kind}.onnx", kind=kind, licence="CC0", info={}).clean(image).astype(float)
        for kind in ("document", "image")
    )
    assert (tmp_path / "document.onnx").stat().st_size < (tmp_path / "image.onnx").stat().st_size
    assert 0 < np.sqrt(np.square(small - exact).mean()) < 1 < 0.2 * np.abs(exact - image).mean()


@pytest.mark.parametrize("size", [(100, 131), (97, 40), (64, 203)])
@pytest.mark.parametrize("shape", [(), (3,), (4,)])
def test_windows_leave_no_seams(size: tuple[int, int], shape: tuple[int, ...], tmp_path: Path) -> None:
    _, denoiser = opened(tmp_path, 1)
    image = pixels(*size, *shape)
    whole = denoiser.clean(image)
    for side in (2 * denoiser.overlap + 4, 2 * denoiser.overlap + 20):
        denoiser._side = side
        assert difference(denoiser.clean(image), whole) <= 1


def test_colour_is_cleaned_by_channel_and_alpha_stays(tmp_path: Path) -> None:
    _, denoiser = opened(tmp_path, 1)
    image = pixels(20, 24, 4)
    image[..., 3] = np.where(image[..., 3] < 100, 0, image[..., 3])
    cleaned = denoiser.clean(image)
    clear = image[..., 3] == 0
    assert np.array_equal(cleaned[..., 3], image[..., 3])
    assert np.array_equal(cleaned[clear], image[clear])
    seen = np.where(clear[..., None], 0, image)
    for channel in range(3):
        assert np.array_equal(cleaned[~clear, channel], denoiser.clean(seen[..., channel])[~clear])
    noise = image.copy()
    noise[clear, :3] = 77  # what is under an alpha of 0 reaches no other pixel
    assert np.array_equal(denoiser.clean(noise)[~clear], cleaned[~clear])


def test_grey_in_any_form_gives_the_same(tmp_path: Path) -> None:
    _, denoiser = opened(tmp_path, 1)
    grey = pixels(20, 24)
    wanted = denoiser.clean(grey)
    for channels in (1, 3):
        assert np.array_equal(denoiser.clean(np.stack([grey] * channels, axis=2))[..., -1], wanted)
    with_alpha = np.stack([grey, np.full_like(grey, 9)], axis=2)
    assert np.array_equal(denoiser.clean(with_alpha), np.stack([wanted, with_alpha[..., 1]], axis=2))
    _, colour = opened(tmp_path, 3)
    assert colour.clean(grey).shape == grey.shape
    assert colour.clean(with_alpha).shape == with_alpha.shape


@pytest.mark.parametrize(
    "image", [np.zeros((2, 2)), np.zeros((2, 2, 5), np.uint8), np.zeros((0, 4), np.uint8), np.zeros(4, np.uint8)]
)
def test_other_arrays_are_refused(image: Any, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="image of"):
        opened(tmp_path, 1)[1].clean(image)


@pytest.mark.slow
@pytest.mark.parametrize("shape", [(), (3,)])
def test_a4_at_300_dpi_takes_at_most_300_mb(shape: tuple[int, ...], tmp_path: Path) -> None:
    (tmp_path / "page.onnx").write_bytes(denoiser_bytes(awake(1, PAGE_WIDTHS), kind="document", licence="CC0", info={}))
    script = f"""
import resource, numpy as np
from assetgen_plugin import Denoiser
page = np.zeros((3508, 2480, *{shape}), np.uint8)
page[:] = np.arange(page[0].size, dtype=np.uint64).reshape(page[0].shape) % 251
Denoiser.open({str(tmp_path / "page.onnx")!r}).clean(page)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 300


# Files that are refused


@pytest.fixture
def refused(tmp_path: Path) -> Callable[[bytes, str], None]:
    def check(data: bytes, reason: str) -> None:
        path = tmp_path / "d.onnx"
        path.write_bytes(data)
        with pytest.raises(PackError, match=reason) as caught:
            Denoiser.open(path)
        assert str(caught.value).startswith(f"{path}: ")
        assert str(caught.value).isprintable()
        assert len(str(caught.value)) < 600

    return check


def edited(change: Callable[[Any], object]) -> bytes:
    return forge.edit_model(GREY, change)


def header(**fields: Any) -> Callable[[Any], None]:
    def change(model: Any) -> None:
        entry = model.metadata_props[0]
        entry.value = json.dumps(json.loads(entry.value) | fields)

    return change


def tensor(name: str, array: Any) -> Callable[[Any], None]:
    """Another tensor, with the fingerprint of all put right."""

    def change(model: Any) -> None:
        (found,) = (stored for stored in model.graph.initializer if stored.name == name)
        found.CopyFrom(numpy_helper.from_array(array, name))
        tensors = {t.name: numpy_helper.to_array(t) for t in model.graph.initializer if t.name.count(".")}
        header(fingerprint=fingerprint(tensors, "document", 1))(model)

    return change


def node(model: Any, op: str) -> Any:
    return next(node for node in model.graph.node if node.op_type == op)


FIRST, BIAS = np.zeros((4, 1, 3, 3), np.float16), np.zeros(4, np.float32)
FILES: dict[str, tuple[Callable[[Any], object], str]] = {
    "fingerprint": (header(fingerprint="0" * 64), "altered"),
    "other weights": (
        lambda m: m.graph.initializer[0].CopyFrom(numpy_helper.from_array(FIRST, m.graph.initializer[0].name)),
        "altered",
    ),
    "kind": (header(kind="photo"), "for 'photo'"),
    "kind of another": (header(kind="image"), "altered"),
    "channels": (header(channels=2), "with 2 channels"),
    "channels of another": (header(channels=3), "tensor 'down.0.0.weight' is"),
    "true channels": (header(channels=True), "has no 'channels'"),
    "newer": (header(format=3), "format 3 is newer"),
    "other format": (header(format=1), "says format 1, its weights are of 2"),
    "scale of another shape": (tensor("down.1.0.scale", np.ones((6, 1, 1), np.float32)), "down.1.0.scale"),
    "infinite scale": (tensor("down.1.0.scale", np.full((6, 1, 1, 1), np.inf, np.float32)), "not finite"),
    "scale without integers": (tensor("down.1.0.weight", np.zeros((6, 4, 3, 3), np.float16)), "does not belong"),
    "integers without a scale": (tensor("down.0.0.weight", np.zeros((4, 1, 3, 3), np.int8)), "scale' is missing"),
    "overlap": (header(overlap=0), "overlap of 0"),
    "no info": (header(info=None), "has no 'info'"),
    "no metadata": (lambda m: m.ClearField("metadata_props"), "not an assetgen denoiser"),
    "no JSON": (lambda m: setattr(m.metadata_props[0], "value", "{"), "is not JSON"),
    "NaN": (tensor("down.0.0.weight", FIRST + np.float16("nan")), "not finite"),
    "infinite": (tensor("down.0.0.bias", BIAS + np.float32("inf")), "not finite"),
    "float32 weight": (tensor("down.0.0.weight", FIRST.astype(np.float32)), "not float16"),
    "other kernel": (tensor("down.0.0.weight", np.zeros((4, 1, 5, 5), np.float16)), "down.0.0.weight"),
    "too wide": (tensor("down.0.0.weight", np.zeros((65, 1, 3, 3), np.float16)), "level 0 is 65 wide"),
    "scalar": (tensor("down.0.0.bias", np.float32(0)), "down.0.0.bias"),
    "huge dims": (
        lambda m: m.graph.initializer[0].dims.__setitem__(slice(None), [2**40, 2**40, 3, 3]),
        "bytes of data, not",
    ),
    "missing": (lambda m: m.graph.initializer.pop(0), "."),
    "extra weight": (
        lambda m: m.graph.initializer.append(numpy_helper.from_array(BIAS, "x.weight")),
        "does not belong",
    ),
    "extra": (lambda m: m.graph.initializer.append(numpy_helper.from_array(BIAS, "x")), "not one that the exporter"),
    "operator": (lambda m: setattr(node(m, "Relu"), "op_type", "Abs"), "not one that the exporter"),
    "domain": (lambda m: setattr(node(m, "Relu"), "domain", "evil"), "domain 'evil'"),
    "pads": (lambda m: node(m, "Conv").attribute[1].ints.append(1), "not one that the exporter"),
    "scales": (tensor("scales", np.array([1, 1, 2, 1e9], np.float32)), "not one that the exporter"),
    "clip": (tensor("high", np.array(2, np.float32)), "not one that the exporter"),
    "second output": (lambda m: m.graph.output.append(m.graph.output[0]), "not one that the exporter"),
    "no nodes": (lambda m: m.graph.ClearField("node"), "not one that the exporter"),
    "no graph": (lambda m: m.graph.ClearField("initializer"), "0 levels"),
    "opset": (lambda m: setattr(m.opset_import[0], "version", 17), "opset 17"),
    "functions": (lambda m: m.functions.add(name="f"), "field 25"),
    "external": (lambda m: forge.external(m.graph.initializer[0]), "field 1[34] of TensorProto"),
    "loop": (
        lambda m: m.graph.node.append(helper.make_node("Loop", [], ["x"], body=helper.make_graph([], "b", [], []))),
        "field 6 of AttributeProto",
    ),
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.usefixtures("no_engine")
def test_files_that_are_not_denoisers(name: str, refused: Callable[[bytes, str], None]) -> None:
    refused(edited(FILES[name][0]), FILES[name][1])


@pytest.mark.usefixtures("no_engine")
def test_truncated_and_flipped_files(refused: Callable[[bytes, str], None]) -> None:
    for length in {*range(0, len(GREY), 101), *range(30), len(GREY) - 1}:
        refused(GREY[:length], ": ")
    rng = np.random.default_rng(0)
    info = GREY.index(b'"info"'), GREY.index(b'"kind"')
    for at in rng.integers(0, len(GREY), 300):
        if not info[0] <= at < info[1] and b"assetgen" not in GREY[max(0, at - 10) : at + 12]:  # names
            refused(GREY[:at] + bytes([GREY[at] ^ 1 << int(rng.integers(8))]) + GREY[at + 1 :], ": ")


def test_a_pack_is_no_denoiser_and_the_other_way_round(tmp_path: Path, refused: Callable[[bytes, str], None]) -> None:
    refused((GOLDEN / "direct.onnx").read_bytes(), "not an assetgen denoiser")
    refused(b"", "an empty file")
    (tmp_path / "d.onnx").write_bytes(GREY)
    with pytest.raises(PackError, match="not an assetgen pack"):
        Pack.open(tmp_path / "d.onnx")
    with pytest.raises(PackError, match="cannot be read"):
        Denoiser.open(tmp_path / "none.onnx")


def test_weights_that_lead_to_no_numbers_are_an_error_not_a_picture(tmp_path: Path) -> None:
    model = awake(1, (4,))
    for parameter in model.down.parameters():
        torch.nn.init.constant_(parameter, 60_000.0)
    torch.nn.init.constant_(model.down[0][1].bias, 3e38)
    with torch.no_grad():
        model.last.weight.copy_(
            torch.tensor([60_000.0, -60_000.0, 60_000.0, -60_000.0]).view(1, 4, 1, 1).expand(1, 4, 3, 3)
        )
    denoiser = export_denoiser(model, tmp_path / "d.onnx", kind="image", licence="CC0", info={})
    with pytest.raises(PackError, match="values that are not finite"):
        denoiser.clean(pixels(8, 8))


def test_export_refuses_weights_beyond_float16_and_is_repeatable() -> None:
    assert denoiser_bytes(awake(1, (4, 6)), kind="document", licence="CC0", info={"name": "tiny"}) == GREY
    (entry,) = onnx.load_from_string(GREY).metadata_props
    assert entry.key == METADATA_KEY
    model = awake(1, (4,))
    torch.nn.init.constant_(model.last.weight, 1e6)
    with pytest.raises(ExportError, match="not finite"):
        denoiser_bytes(model, kind="image", licence="CC0", info={})
