from __future__ import annotations

import hashlib
import json
import os
import re
import shlex
import shutil
import signal
import struct
import subprocess
import sys
import time
from importlib import metadata
from pathlib import Path

import click
import numpy as np
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from assetgen.baking.drawing.encode import encode
from assetgen.cli.main import main
from assetgen_art.distribution import DISTRIBUTION
from assetgen_plugin import Pack, PlanPack
from places import PACKS, ROOT

REFERENCE = (ROOT / "docs" / "reference" / "cli.md").read_text("utf-8")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def failed_in_one_line(result: Result, *, code: int = 1) -> bool:
    return (
        result.exit_code == code and "Traceback" not in result.output and len(result.stderr.strip().splitlines()) == 1
    )


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_has_help_and_is_in_the_reference(name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert main.commands[name].help
    assert f"## assetgen {name}\n" in REFERENCE


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_fits_its_line_and_every_option_says_what_it_does(name: str) -> None:
    listed = run("--help").stdout
    first_line = (main.commands[name].help or "").partition("\n")[0]
    assert re.search(rf"^  {name} +{re.escape(first_line)}$", listed, re.MULTILINE)
    for option in main.commands[name].params:
        if isinstance(option, click.Option):
            assert option.help, option.name
            assert option.help.endswith("."), option.help


def examples() -> list[str]:
    epilogs = [main.epilog, *(command.epilog for command in main.commands.values())]
    lines = [line.strip() for epilog in epilogs for line in (epilog or "").splitlines()]
    return [re.split(r" {3,}", line)[0] for line in lines if line.startswith("assetgen ")]


def test_the_examples_in_the_help_are_valid_usage() -> None:
    assert len(examples()) > 20
    for line in examples():
        _, name, *arguments = shlex.split(line)
        main.commands[name].make_context(name, arguments)


@pytest.mark.parametrize("found", [True, False])
def test_version_is_that_of_the_distribution_or_unknown(found: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        if not found:
            raise metadata.PackageNotFoundError(name)
        return f"1.2.3 of {name}"

    monkeypatch.setattr(metadata, "version", version)
    shown = run("--version")
    assert shown.exit_code == 0
    assert shown.stdout == (f"assetgen 1.2.3 of {DISTRIBUTION}\n" if found else "assetgen unknown\n")


def test_demo_makes_a_pack_a_sheet_and_verified_variants(tmp_path: Path) -> None:
    result = run("demo", "-o", tmp_path / "demo", "--steps", 90, "--device", "cpu", "--json")
    assert result.exit_code == 0, result.output
    made = json.loads(result.stdout)
    assert made["n_variants"] == 64
    assert 1 <= made["n_different"] <= 64  # seconds of training promise no more
    assert len(list((tmp_path / "demo" / "variants").rglob("*.png"))) == 64
    with Image.open(made["sheet"]) as sheet:
        assert sheet.width > 500
    assert len(Pack.open(made["pack"]).labels) == 8
    assert failed_in_one_line(run("demo", "-o", tmp_path / "demo"))


def test_train_exports_resumes_and_refuses(tmp_path: Path) -> None:
    out = tmp_path / "plants.onnx"
    result = run("train", "plants", "-o", out, "--steps", 4, "--device", "cpu", "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["fingerprint"] == Pack.open(out).fingerprint
    again = run("train", "--resume", tmp_path / "plants.run", "--device", "cpu")
    assert again.exit_code == 0, again.output
    assert failed_in_one_line(run("train", "plants", "-o", out, "--steps", 4))
    assert failed_in_one_line(run("train", "dragons", "-o", out))
    assert failed_in_one_line(run("train", "--resume", tmp_path / "nowhere"))
    assert "tutorial-vae" in run("train", "plants", "--preset", "gan").stderr  # the message lists those that exist
    assert run("train", "plants", "--steps", 3, "--minutes", 3).exit_code == 2
    for wrong in ("0", "3,x", "-1", "4,,4"):
        assert "is not a number of steps" in run("train", "plants", "--steps", wrong).stderr
    assert failed_in_one_line(
        run("train", "plants", "-o", tmp_path / "b.onnx", "--steps", "4,4")
    )  # it has three stages
    assert run("train").exit_code == 2


def test_train_stopped_by_ctrl_c_exports_the_best_so_far(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "assetgen", "train", "plants", "-o", str(tmp_path / "p.onnx"), "--minutes", "30"]
    log, until = tmp_path / "p.run" / "log.jsonl", time.monotonic() + 120
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background would ignore it
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    signal.signal(signal.SIGINT, before)
    with process:
        try:
            while not (log.exists() and '"event": "step"' in log.read_text("utf-8")):
                assert process.poll() is None and time.monotonic() < until  # noqa: PT018
                time.sleep(0.2)
            os.kill(process.pid, signal.SIGINT)
            _, said = process.communicate(timeout=120)
        finally:
            process.kill()  # a failed test leaves no training behind; of one that ended this does nothing
    assert process.returncode == 0, said.decode()
    assert "; keeping the best" in said.decode()
    assert Pack.open(tmp_path / "p.onnx").texture(1).shape == (32, 32, 4)


def test_export_writes_pack_float_and_encoder(grey_run: Path, tmp_path: Path) -> None:
    result = run("export", grey_run, "-o", tmp_path / "a.onnx", "--encoder", tmp_path / "e.onnx", "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["pack"] == str(tmp_path / "a.onnx")
    assert (tmp_path / "e.onnx").exists()
    assert run("export", grey_run, "-o", tmp_path / "f.onnx", "--float").exit_code == 0
    assert failed_in_one_line(run("info", tmp_path / "f.onnx"))
    assert failed_in_one_line(run("export", tmp_path, "-o", tmp_path / "b.onnx"))


def test_export_writes_a_flat_pack(tmp_path: Path) -> None:
    for name in ("fashion", "plants-art"):
        done = run("export", PACKS / f"{name}.onnx", "-o", tmp_path / f"{name}.agp", "--format", "agp", "--json")
        assert done.exit_code == 0, done.output
        content, pack = (tmp_path / f"{name}.agp").read_bytes(), Pack.open(PACKS / f"{name}.onnx")
        assert content[:12] == b"AGP1" + struct.pack("<II", 1, len(pack.tensors))
        assert content[12:44].hex() == pack.fingerprint == hashlib.sha256(content[44:]).hexdigest()
        assert json.loads(done.stdout)["bytes"] == len(content) < (PACKS / f"{name}.onnx").stat().st_size
    assert run("export", PACKS / "plants.onnx", "-o", tmp_path / "x.onnx").exit_code == 2
    assert run("export", tmp_path, "-o", tmp_path / "x.agp", "--format", "agp").exit_code == 2


def test_export_writes_a_flat_pack_of_plans(tmp_path: Path) -> None:
    done = run("export", PACKS / "dungeon.onnx", "-o", tmp_path / "dungeon.agp", "--format", "agp")
    assert done.exit_code == 0, done.output
    assert PlanPack.open(tmp_path / "dungeon.agp").fingerprint == PlanPack.open(PACKS / "dungeon.onnx").fingerprint


def test_bake_and_verify(sprite_run: Path, tmp_path: Path) -> None:
    pack, out = sprite_run / "pack.onnx", tmp_path / "out"
    result = run("bake", pack, "-o", out, "--seed", "1-3", "--count", 2, "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["n_written"] == 6
    assert run("bake", pack, "-o", out, "--seed", "1-3", "--count", 2, "--check").exit_code == 0
    assert run("verify", out).exit_code == 0
    next(out.glob("*.png")).unlink()
    assert run("bake", pack, "-o", out, "--seed", "1-3", "--count", 2, "--dry-run").exit_code == 0
    stale = run("bake", pack, "-o", out, "--seed", "1-3", "--count", 2, "--check")
    assert stale.exit_code == 1
    assert ": missing" in stale.stdout
    failed = run("verify", out, "--json")
    assert failed.exit_code == 1
    assert len(json.loads(failed.stdout)["wrong"]) == 1
    assert failed_in_one_line(run("bake", pack, "-o", out, "--seed", "x"))
    assert failed_in_one_line(run("bake", pack, "-o", out, "--label", "dragon"))
    assert failed_in_one_line(run("bake", tmp_path / "no.onnx", "-o", out))
    assert failed_in_one_line(run("verify", tmp_path))
    for wrong in (
        ("--spread", 5),
        ("--shard", "8/7"),
        ("--shard", "1"),
        ("--data", "phaser"),
        ("--seed", 1, "--seeds-file", "x"),
        ("--label", "disc", "--base", "x"),
        ("--file", "x.toml"),
    ):
        assert run("bake", pack, "-o", out, *wrong).exit_code == 2, wrong
    assert run("bake", pack).exit_code == 2


def test_bake_file_shards_and_one_image_again(
    sprite_run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("bake").exit_code == 2
    shutil.copy(sprite_run / "pack.onnx", "game.onnx")
    Path("assetgen.toml").write_text(
        '[bake]\nout = "art"\n[[jobs]]\nname = "a"\npack = "game.onnx"\ncount = 6\nspread = 0.5\nscale = 2\n'
        'format = "webp"\n[[jobs]]\nname = "b"\npack = "game.onnx"\nformat = "raw"\n'
    )
    assert run("bake", "--label", "disc").exit_code == 2
    for part in ("1/2", "2/2"):
        assert run("bake", "--shard", part).exit_code == 0
    assert failed_in_one_line(run("bake"))  # the shards' files are known to nobody before the merge
    assert run("merge").exit_code == 0
    done = run("bake", "--explain", "--depfile", "art.d")
    assert (done.exit_code, done.stdout) == (0, "art: 0 files written, 7 textures unchanged\n")
    assert Path("art.d").read_text().startswith("assetgen.lock: assetgen.toml game.onnx")
    for image in ("art/a/1_5.webp", "art/b/1_0.rgba"):
        again = run("bake", "--from", image, "-o", f"again{image[-5:]}")
        assert again.exit_code == 0, again.output
        assert Path(f"again{image[-5:]}").read_bytes() == Path(image).read_bytes()
        facts = json.loads(run("info", image, "--json").stdout)
        assert (facts["seed"], facts["index"]) == ("1", image[8])
    assert failed_in_one_line(run("bake", PACKS / "plants.onnx", "--from", image, "-o", "x.png"))
    assert failed_in_one_line(run("bake", "game.onnx", "--from", image, "-o", "x.jpg"))
    assert failed_in_one_line(run("bake", "game.onnx", "--from", "assetgen.toml", "-o", "x.png"))
    assert run("bake", "--from", image).exit_code == 2
    for changed in (
        {"scale": "99999"},
        {"seed": "x"},
        {"spread": "9999"},
        {"pack": ""},
        {"palette": "#1"},
        {"label": "?"},
    ):
        told = {"pack": facts["pack"], "seed": "1", "index": "0"} | changed
        Path("lie.png").write_bytes(encode(np.zeros((2, 2, 4), np.uint8), "png", told))
        assert failed_in_one_line(run("bake", "game.onnx", "--from", "lie.png", "-o", "x.png")), changed
    assert not Path("x.png").exists()


def test_credits_of_packs_lock_files_and_bake_files(tmp_path: Path) -> None:
    for place in (PACKS / "fashion.onnx", PACKS.parent / "game-build"):
        told = run("info", place, "--credits")
        assert told.exit_code == 0, told.output
        assert "Disclosure" in told.stdout
    assert "Zalando" in run("info", PACKS / "fashion.onnx", "--credits").stdout
    facts = json.loads(run("info", PACKS / "fashion.onnx", "--credits", "--json").stdout)
    assert facts[0]["training_data"]["n_images"] == 60_000
    assert failed_in_one_line(run("info", tmp_path, "--credits"))


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("sheet", "a.png"),
        ("latent", "b.png"),
        ("interpolation", "c.png"),
        ("animation", "d.gif"),
        ("animation", "e.webp"),
    ],
)
def test_preview(kind: str, name: str, grey_run: Path, tmp_path: Path) -> None:
    for number, pack in enumerate((PACKS / "plants.onnx", PACKS / "fashion.onnx")):
        out = tmp_path / f"{number}{name}"
        result = run("preview", pack, "-o", out, "--kind", kind, "--count", 3)
        assert result.exit_code == 0, result.output
        with Image.open(out) as image:
            assert image.width >= 60
            assert getattr(image, "n_frames", 1) >= (30 if kind == "animation" else 1)
    assert failed_in_one_line(run("preview", pack, "-o", tmp_path / "x.bmp", "--kind", kind))
    assert run("preview", grey_run / "pack.onnx", "-o", tmp_path / name, "--kind", kind, "--count", 2).exit_code == 0


def test_info_tells_packs_and_baked_files(sprite_run: Path, tmp_path: Path) -> None:
    facts = json.loads(run("info", sprite_run / "pack.onnx", "--json").stdout)
    assert (facts["labels"], facts["size"], facts["licence"]) == (["disc", "square"], [13, 13, 4], "CC0")
    run("bake", sprite_run / "pack.onnx", "-o", tmp_path / "out", "--seed", "5")
    baked = json.loads(run("info", next((tmp_path / "out").glob("*.png")), "--json").stdout)
    assert (baked["seed"], baked["pack"]) == ("5", facts["fingerprint"])
    assert "fingerprint" in run("info", sprite_run / "pack.onnx").stdout
    Image.new("RGB", (4, 4)).save(tmp_path / "plain.png")
    assert failed_in_one_line(run("info", tmp_path / "plain.png"))
    assert failed_in_one_line(run("info", tmp_path / "absent.onnx"))


def test_debug_shows_the_traceback(tmp_path: Path) -> None:
    result = run("--debug", "info", tmp_path / "absent.onnx")
    assert result.exception is not None
    assert type(result.exception).__name__ in ("DataError", "PackError")
