"""Every command with wrong input: one line that says what is wrong and what to do, and the right exit code."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from assetgen.cli.main import main
from assetgen_plugin import Denoiser
from assetgen_training.presets import PRESETS
from places import PACKS

PLANTS, FASHION, SPRITES = (str(PACKS / f"{name}.onnx") for name in ("plants", "fashion", "plants-art"))
DENOISER = str(PACKS / "clean-text.onnx")
FAILURES = [  # exit code, command line, what the message says
    (1, "inspect nothing", "nothing does not exist"),
    (1, "inspect empty", "empty has no sprites to train on"),
    (2, "inspect empty --size 4", "size must be 8 to 256 pixels a side"),
    (2, "inspect empty --margin 3", "tile"),
    (2, "inspect sheet.png --tile ax", "'ax' is not a width and height in pixels; write 32x32"),
    (2, "inspect empty -o empty", "File 'empty' is a directory"),
    (2, "train", "give one of SOURCE, --dirty DIR with --clean DIR, and --resume RUN"),
    (2, "train empty --resume empty", "give one of SOURCE"),
    (2, "train --dirty empty", "--dirty and --clean require each other"),
    (2, "train plants --from-scratch", "--from-scratch applies only to --dirty with --clean"),
    (2, "train --resume empty --from-scratch", "--from-scratch applies only to --dirty with --clean"),
    (1, "train --dirty empty --clean empty --preset vae", "use documents or tutorial-text"),
    (2, "train --dirty empty --clean empty --model vae", "use denoiser"),
    (2, "train --dirty empty --clean empty --flips", "--flips applies only to a folder or sheet of your own sprites"),
    (2, "train plants --steps 3 --minutes 3", "--minutes and --steps exclude each other"),
    (2, "train plants --preset vae --model vae", "--preset and --model exclude each other"),
    (2, "train plants --no-pixel-art", "--no-pixel-art applies only to a folder or sheet of your own sprites"),
    (2, "train empty --latent 3", "--latent applies only to a built-in SOURCE"),
    (2, "train empty --preset vae", "--preset vae applies only to a built-in SOURCE (fashion-mnist, plants, pages)"),
    (2, "train empty --model sparse", "--model sparse applies only to a built-in SOURCE"),
    (2, "train --resume empty --seed 3", "--seed cannot be changed when a run is resumed"),
    (2, "train --resume empty --margin 3 --tile 8", "--tile cannot be changed when a run is resumed"),
    (1, "train --resume empty", "empty is not a run folder"),
    (1, "train --resume damaged", "data.json is damaged"),
    (1, "train --resume incomplete", "data.json cannot be read"),
    (2, f"export {PLANTS} -o x.onnx", "name a run folder, or a pack with --format agp"),
    (2, "export nothing -o x.onnx", "nothing does not exist"),
    (2, "export empty -o x --format agp", "empty is a folder"),
    (2, f"export {PLANTS} -o x --format agp --float", "--keep-edges cannot be combined with --format agp"),
    (1, f"add {SPRITES} empty --run empty -o x.onnx", "empty is not the run folder of a pack of sprites"),
    (1, "evaluate nothing", "cannot be read"),
    (2, f"evaluate {SPRITES}", "--data is missing"),
    (2, f"evaluate {SPRITES} --data empty --confirm", "--confirm does not apply to a pack of sprites"),
    (2, f"evaluate {DENOISER} --faults", "--faults does not apply to a denoiser; allowed are --data"),
    (2, "evaluate empty --record", "--record does not apply to a run folder"),
    (2, "bake", "no assetgen.toml in this folder; name a bake file with --file, or a PACK and --out"),
    (2, f"bake {PLANTS}", "--out is missing"),
    (2, f"bake {PLANTS} -o text", "text is not a folder"),
    (2, f"bake {PLANTS} -o out --file text", "PACK and --file exclude each other"),
    (2, f"bake {PLANTS} -o out --seed 1 --seeds-file text", "--seed and --seeds-file exclude each other"),
    (2, f"bake {PLANTS} -o out --label oak --base x", "--label and --base exclude each other"),
    (2, f"bake {PLANTS} -o out --data godot", "--data requires --atlas"),
    (2, f"bake {PLANTS} -o out --data photoshop --atlas a", "'photoshop' is not one of 'texturepacker-hash'"),
    (2, f"bake {PLANTS} -o out --shard 8/7", "parts are numbered 1/7 to 7/7"),
    (2, f"bake {PLANTS} -o out --shard x", "write 2/7 for the second of seven"),
    (2, f"bake {PLANTS} -o out --cluster here", "write tcp://HOST:PORT"),
    (2, "bake --seed 3", "--seed requires a PACK; in a bake file it belongs to a job"),
    (2, "bake --from sheet.png", "--out is missing: the file to write"),
    (2, f"bake {PLANTS} --from sheet.png -o empty", "empty is a folder; with --from, --out names the file to write"),
    (1, f"bake {PLANTS} --from sheet.png -o x.png", "assetgen did not bake"),
    (1, f"bake {PLANTS} -o out --label dragon", "no class 'dragon'"),
    (1, f"bake {PLANTS} -o text/out", "cannot be written"),
    (2, "merge", "no assetgen.toml in this folder; name a bake file with --file, or a folder with --out"),
    (2, "merge -f text -o empty", "--file and --out exclude each other"),
    (1, "verify empty", "cannot be read"),
    (1, "info empty", "empty cannot be read (Is a directory); name a pack, a lock file or a baked image"),
    (1, "info text", "not an ONNX file"),
    (1, f"preview {PLANTS} -o a.jpg", "name a .png file"),
    (1, f"preview {PLANTS} -o a.png --kind blends", "this pack has no named sprites; use --kind sheet"),
    (1, f"preview {PLANTS} -o a.png --kind latent --count 1", "give --count 2 or more"),
    (2, f"preview {PLANTS} -o a.png --label oak --base x", "--label and --base exclude each other"),
    (1, f"preview {PLANTS} -o text/a.png --count 8", "text"),
    (1, "clean empty -o out", "no images in empty; supported are .bmp, .jpeg"),
    (1, "clean nothing -o out", "nothing does not exist"),
    (1, "clean sheet.png -o .", "is one of the originals, which are never changed"),
    (1, "clean sheet.png -o kept", "already exists and was not written by an earlier run; move it away or use --force"),
    (1, "clean text.png -o out", "skipped: text.png: "),
    (1, f"denoise sheet.png -o out --model {FASHION}", "not an assetgen denoiser"),
    (2, "denoise sheet.png -o out", "Missing option '--model'"),
]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which commands run."""
    monkeypatch.chdir(tmp_path)
    for folder in ("empty", "kept", "damaged", "incomplete"):
        Path(folder).mkdir()
    Path("text").write_text("hello\n")
    Path("text.png").write_text("hello\n")
    Image.new("RGB", (64, 48)).save("sheet.png")
    Image.new("RGB", (64, 48)).save("kept/sheet.png")
    return tmp_path


@pytest.mark.parametrize(("code", "line", "message"), FAILURES, ids=[line for _, line, _ in FAILURES])
def test_wrong_input_is_one_line_that_says_what_to_do(code: int, line: str, message: str, place: Path) -> None:
    if "damaged" in line or "incomplete" in line:
        for folder in (place / "damaged", place / "incomplete"):
            (folder / "config.json").write_text(json.dumps(PRESETS["vae"].to_json()))
        (place / "damaged" / "data.json").write_text("{")
    before = {*place.iterdir()}
    result = CliRunner().invoke(main, line.split())
    assert result.exit_code == code, result.output
    assert message in result.stderr
    messages = [text for text in result.stderr.splitlines() if text and not text.startswith(("Usage: ", "Try "))]
    assert len(messages) == 1, result.stderr
    assert isinstance(result.exception, SystemExit)  # nothing else got out
    assert {*place.iterdir()} - before <= {place / "out"}  # nothing is left behind beside an empty folder
    assert not [path for path in place.rglob("*.png") if path.name not in ("sheet.png", "text.png")]


def test_what_the_system_refuses_is_one_line_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "sheet.png")

    monkeypatch.setattr("assetgen.preview.preview", full)
    line = ["preview", PLANTS, "-o", str(tmp_path / "sheet.png")]
    result = CliRunner().invoke(main, line)
    assert (result.exit_code, result.stderr) == (1, "Error: sheet.png: No space left on device\n")
    assert isinstance(CliRunner().invoke(main, ["--debug", *line]).exception, OSError)


def test_ctrl_c_ends_cleaning_in_the_middle_of_an_image(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(denoiser: Denoiser, image: object) -> None:
        assert threading.current_thread() is threading.main_thread()  # the one that Ctrl-C reaches
        raise KeyboardInterrupt

    monkeypatch.setattr(Denoiser, "clean", interrupted)
    result = CliRunner().invoke(main, ["clean", "sheet.png", "text.png", "-o", "out"])
    assert (result.exit_code, result.stderr.strip(), result.stdout) == (1, "Aborted!", "")
    assert not (place / "out").exists()
