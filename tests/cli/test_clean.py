"""Cleaning folders of files: every kind of image, nothing lost or overwritten, hostile files named and passed over."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from click.testing import CliRunner, Result
from PIL import Image, ImageDraw, ImageFont

from assetgen.clean import clean_files, planned
from assetgen.cli.main import main
from assetgen_art.scans import read_scan
from assetgen_plugin import Denoiser
from assetgen_plugin.errors import DataError
from assetgen_training.data.pages import draw_pages
from assetgen_training.export.denoiser import export_denoiser
from assetgen_training.models.unet import UNet
from networks import awake


@pytest.fixture
def model(tmp_path: Path) -> Path:
    export_denoiser(awake(1, (4, 4)), tmp_path / "m.onnx", kind="image", licence="CC0", info={})
    return tmp_path / "m.onnx"


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    """One image of each mode and format, two that would get one name, one in a folder."""
    folder = tmp_path / "scans"
    (folder / "more").mkdir(parents=True)
    rgba = Image.fromarray(np.random.default_rng(0).integers(0, 256, (9, 13, 4), np.uint8))
    rgb = rgba.convert("RGB")
    rgba.save(folder / "rgba.png")
    rgb.save(folder / "a.png")
    rgb.save(folder / "A.jpg")
    rgb.convert("L").save(folder / "more" / "grey.TIFF", dpi=(300, 300))
    rgb.convert("1").save(folder / "one.bmp")
    rgb.convert("P").save(folder / "palette.png")
    rgb.convert("CMYK").save(folder / "cmyk.jpg")
    rgb.save(folder / "w.webp")
    Image.fromarray(np.full((9, 13), 65535, np.uint16)).save(folder / "deep.png")
    exif = Image.Exif()
    exif[0x0112] = 6
    rgb.save(folder / "turned.jpg", exif=exif)
    (folder / "notes.txt").write_text("no image")
    return folder


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("jobs", [1, 3])
def test_folders_of_all_kinds(scans: Path, model: Path, tmp_path: Path, jobs: int) -> None:
    before, out = contents(scans), tmp_path / "out"
    result = run("denoise", scans, "-o", out, "--model", model, "--jobs", jobs, "--json")
    assert result.exit_code == 0, result.output
    assert len(json.loads(result.stdout)["written"]) == 10
    assert contents(scans) == before
    modes = {}
    for name in contents(out):
        with Image.open(out / name) as image:
            modes[name] = (image.mode, image.size)
            if name == "more/grey.png":
                assert image.info["dpi"] == pytest.approx((300, 300), abs=0.1)
    flat = (13, 9)
    assert modes == {
        "A.jpg.png": ("RGB", flat),
        "a.png.png": ("RGB", flat),
        "more/grey.png": ("L", flat),
        "one.png": ("L", flat),
        "palette.png": ("RGB", flat),
        "cmyk.png": ("RGB", flat),
        "w.png": ("RGB", flat),
        "deep.png": ("L", flat),
        "rgba.png": ("RGBA", flat),
        "turned.png": ("RGB", (9, 13)),
    }
    with Image.open(out / "rgba.png") as cleaned, Image.open(scans / "rgba.png") as image:
        assert np.array_equal(np.asarray(cleaned), Denoiser.open(model).clean(np.asarray(image)))
    first = contents(out)
    assert run("denoise", scans, "-o", out, "--model", model).exit_code == 0  # its own outputs it replaces
    assert contents(out) == first


def test_16_bits_and_clear_colours_are_read_to_scale(scans: Path, tmp_path: Path) -> None:
    assert read_scan(scans / "deep.png", 1000)[0].min() == 255
    Image.new("P", (3, 3)).save(tmp_path / "clear.png", transparency=0)
    assert read_scan(tmp_path / "clear.png", 1000)[0].shape == (3, 3, 4)


def test_hostile_files_are_named_and_passed_over(scans: Path, model: Path, tmp_path: Path) -> None:
    whole = (scans / "a.png").read_bytes()
    (scans / "cut.png").write_bytes(whole[: len(whole) // 2])
    (scans / "empty.png").write_bytes(b"")
    (scans / "text.jpg").write_text("hello")
    (scans / "lies.png").write_bytes(whole[:16] + (60_000).to_bytes(4, "big") * 2 + whole[24:])
    Image.new("L", (300, 300)).save(scans / "large.png")
    frames = [Image.new("L", (4, 4), level) for level in (0, 255)]
    frames[0].save(scans / "pages.tif", save_all=True, append_images=frames[1:])
    result = run("denoise", scans, "-o", tmp_path / "out", "--model", model, "--max-pixels", 80_000, "--json")
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    reasons = {Path(entry["file"]).name: entry["why"] for entry in report["failed"]}
    assert set(reasons) == {"cut.png", "empty.png", "text.jpg", "lies.png", "large.png", "pages.tif"}
    assert "60000×60000" in reasons["lies.png"]
    assert "more than one image" in reasons["pages.tif"]
    assert len(report["written"]) == 10
    assert "Traceback" not in result.output
    assert not list((tmp_path / "out").glob(".*"))


def test_originals_and_other_peoples_files_stay(scans: Path, model: Path, tmp_path: Path) -> None:
    before = contents(scans)
    assert run("denoise", scans, "-o", scans, "--model", model).exit_code == 1
    assert run("denoise", scans / "a.png", "-o", scans, "--model", model).exit_code == 1
    assert contents(scans) == before
    out = tmp_path / "out"
    out.mkdir()
    (out / "rgba.png").write_bytes(before["rgba.png"])
    assert run("denoise", scans, "-o", out, "--model", model).exit_code == 1
    assert (out / "rgba.png").read_bytes() == before["rgba.png"]
    assert run("denoise", scans, "-o", out, "--model", model, "--force").exit_code == 0
    assert (out / "rgba.png").read_bytes() != before["rgba.png"]


def test_outputs_within_the_source_are_not_cleaned_again(scans: Path, model: Path) -> None:
    for _ in range(2):
        assert len(clean_files([scans], scans / "cleaned", model).written) == 10


def test_no_two_files_get_one_name(tmp_path: Path) -> None:
    for name in ("x/a.png", "y/a.png", "y/a.jpg", "y/a.jpg.png", "y/A.PNG"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    targets = [str(target).casefold() for _, target in planned([tmp_path / "x", tmp_path / "y"], tmp_path / "out")]
    assert len(set(targets)) == len(targets) >= 4
    (tmp_path / "z").mkdir()
    with pytest.raises(DataError, match="no images"):
        planned([tmp_path / "z"], tmp_path / "out")


def test_identity_keeps_pixels_and_errors_take_one_line(scans: Path, tmp_path: Path) -> None:
    export_denoiser(UNet(1, (4,)), tmp_path / "same.onnx", kind="image", licence="CC0", info={})
    assert run("denoise", scans / "rgba.png", "-o", tmp_path / "out", "--model", tmp_path / "same.onnx").exit_code == 0
    with Image.open(tmp_path / "out" / "rgba.png") as cleaned, Image.open(scans / "rgba.png") as image:
        assert np.array_equal(np.asarray(cleaned), np.asarray(image))
    for arguments in (
        ("denoise", tmp_path / "none", "--model", tmp_path / "same.onnx"),
        ("clean", scans, "--model", "x"),
    ):
        failed = run(*arguments, "-o", tmp_path / "out")
        assert failed.exit_code == 1
        assert len(failed.stderr.strip().splitlines()) == 1


def test_text_is_cleaned_by_the_model_that_comes_with_assetgen(tmp_path: Path) -> None:
    clean, dirty = draw_pages(1, 160, 240, rng=np.random.default_rng(3))
    Image.fromarray(dirty[0]).save(tmp_path / "page.png")
    assert run("clean", tmp_path / "page.png", "-o", tmp_path / "out").exit_code == 0
    with Image.open(tmp_path / "out" / "page.png") as image:
        errors = [np.square(page / 255 - clean[0] / 255).mean() for page in (np.asarray(image), dirty[0])]
    assert errors[0] < errors[1] / 9  # a third of the root mean square


def lettered(ink: int, paper: int) -> Image.Image:
    """Large bold print, as of a scan at 300 dots an inch."""
    page = Image.new("L", (500, 360), paper)
    for top in range(20, 340, 70):
        text = "Bold print is not lost"
        ImageDraw.Draw(page).text((10, top), text, ink, ImageFont.load_default(44), stroke_width=1)
    return page


@pytest.mark.parametrize(("ink", "paper"), [(110, 200), (150, 215), (235, 25), (60, 230)])
def test_ink_that_is_not_black_stays(ink: int, paper: int, tmp_path: Path) -> None:
    page = lettered(ink, paper)
    page.save(tmp_path / "page.png")
    assert run("clean", tmp_path / "page.png", "-o", tmp_path / "out").exit_code == 0
    with Image.open(tmp_path / "out" / "page.png") as image:
        cleaned = np.asarray(image).astype(int)
    is_ink = np.asarray(page) == ink
    darker = cleaned if ink < paper else 255 - cleaned
    assert (darker[is_ink] < 128).mean() > 0.97
    assert (darker[np.asarray(page) == paper] > 200).mean() > 0.97


def test_a_map_s_blue_stays_blue(tmp_path: Path) -> None:
    page = np.asarray(lettered(0, 255))[..., None].repeat(3, axis=2).copy()
    page[page[..., 0] < 128] = (40, 80, 190)
    Image.fromarray(page).save(tmp_path / "map.png")
    assert run("clean", tmp_path / "map.png", "-o", tmp_path / "out").exit_code == 0
    with Image.open(tmp_path / "out" / "map.png") as image:
        red, green, blue = np.median(np.asarray(image)[page[..., 0] < 128], axis=0)
    assert blue > green + 40 > red + 60


def test_a_page_whose_ink_vanishes_is_written_and_named_with_exit_code_3(tmp_path: Path) -> None:
    bleach = UNet(1, (4,))
    torch.nn.init.constant_(bleach.last.bias, 1.0)  # type: ignore[arg-type]
    export_denoiser(bleach, tmp_path / "bleach.onnx", kind="document", licence="CC0", info={})
    lettered(20, 230).save(tmp_path / "page.png")
    for options in ([], ["--json"]):
        result = run(
            "clean", tmp_path / "page.png", "-o", tmp_path / "out", "--model", tmp_path / "bleach.onnx", *options
        )
        assert result.exit_code == 3
        assert "page.png: 0% of its ink is left" in result.stderr
    assert json.loads(result.stdout)["faint"][0]["ink_left"] == 0
    assert (tmp_path / "out" / "page.png").exists()
    (tmp_path / "broken.png").write_bytes(b"")
    scans = (tmp_path / "page.png", tmp_path / "broken.png")
    assert run("clean", *scans, "-o", tmp_path / "out", "--model", tmp_path / "bleach.onnx").exit_code == 1
