"""A user's own art, from the folder to variants in a game, by the command line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from assetgen.cli.main import main
from assetgen_art.originals import read_originals
from assetgen_plugin import Pack
from assetgen_training.judge.sprites import score as sprite_scoring
from assetgen_training.run.folder import RunFolder
from conftest import blobs


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def draw_art(folder: Path, n_sprites: int = 40, *, side: int = 16) -> Path:
    data = blobs(n_sprites, 4, side=side, rng=np.random.default_rng(5))
    for number, (image, label) in enumerate(zip(data.images, data.labels, strict=True)):
        path = folder / data.label_names[label] / f"{data.label_names[label]}_{number:02}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(image).save(path)
    return folder


@pytest.fixture(scope="module", autouse=True)
def brief_judges() -> Iterator[None]:
    """The networks that tell variants from art learn for a moment: what they find is for the tests of the judge."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("assetgen_training.judge.sprites.told_apart._STEPS", 4)
        patch.setattr("assetgen_training.judge.sprites.variants._HALVINGS", 1)
        yield


@pytest.fixture(scope="module")
def art(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return draw_art(tmp_path_factory.mktemp("art") / "shapes")


@pytest.fixture(scope="module")
def fitted(art: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with shapes.rejected.onnx and shapes.run, after far too short a training."""
    folder = tmp_path_factory.mktemp("fitted")
    result = run("train", art, "-o", folder / "shapes.onnx", "--steps", 150, "--device", "cpu")
    assert result.exit_code == 3, result.output
    assert "40 sprites, 16×16" in result.stderr
    assert "shapes.rejected.onnx" in result.stderr
    return folder


@pytest.fixture(scope="module")
def pack(fitted: Path) -> Path:
    return fitted / "shapes.rejected.onnx"


def test_a_pack_that_misses_its_gate_is_kept_aside_with_pages_to_look_at(fitted: Path) -> None:
    assert not (fitted / "shapes.onnx").exists()
    assert "FAILED" not in (fitted / "shapes.run" / "art.html").read_text("utf-8")
    page = (fitted / "shapes.run" / "quality.html").read_text("utf-8")
    assert page.count("data:image/png;base64,") >= 5
    assert "http" not in page.replace("http://www.w3.org", "")


def test_a_training_by_minutes_names_the_command_that_repeats_it(art: Path, tmp_path: Path) -> None:
    folders = tmp_path / "a", tmp_path / "b"
    first = run("train", art, "-o", folders[0] / "a.onnx", "--minutes", 0.03, "--device", "cpu", "--json")
    again = re.search(r"give (--steps [\d,]+) instead", first.stderr)
    assert again is not None, first.stderr
    second = run("train", art, "-o", folders[1] / "a.onnx", *again[1].split(), "--device", "cpu", "--json")
    assert json.loads(first.stdout)["fingerprint"] == json.loads(second.stdout)["fingerprint"]
    assert "--steps" not in second.stderr


def test_a_rejected_pack_never_replaces_one_that_was_there(art: Path, tmp_path: Path) -> None:
    (tmp_path / "shapes.onnx").write_bytes(b"the one from before")
    result = run("train", art, "-o", tmp_path / "shapes.onnx", "--steps", 3, "--device", "cpu", "--json")
    assert result.exit_code == 3
    assert (tmp_path / "shapes.onnx").read_bytes() == b"the one from before"
    assert json.loads(result.stdout)["passed"] is False


def test_a_pack_that_passes_is_written_where_it_was_asked_for(
    art: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_gate(monkeypatch)
    result = run("train", art, "-o", tmp_path / "shapes.onnx", "--steps", 3, "--device", "cpu", "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["passed"] is True
    assert Pack.open(tmp_path / "shapes.onnx").names
    assert not (tmp_path / "shapes.rejected.onnx").exists()


def open_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    """A gate with nothing to fail."""
    monkeypatch.setattr(sprite_scoring, "verdicts", lambda *_: [])
    monkeypatch.setattr(sprite_scoring, "painted_verdicts", lambda *_: [])


def test_opaque_tiles_become_a_seamless_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_gate(monkeypatch)
    folder = tmp_path / "ground"
    folder.mkdir()
    rng = np.random.default_rng(3)
    angle = np.arange(16) * (2 * np.pi / 16)
    for number in range(12):
        across, down = (np.cos(angle * rng.integers(1, 4) + rng.uniform(0, 6)) for _ in range(2))
        waves = ((across[:, None] + down[None, :] + 2) / 4)[..., None] * rng.integers(80, 256, 3)
        Image.fromarray(waves.astype(np.uint8)).save(folder / f"tile_{number:02}.png")
    result = run("train", folder, "-o", tmp_path / "ground.onnx", "--steps", 3, "--device", "cpu")
    assert result.exit_code == 0, result.output
    pack = Pack.open(tmp_path / "ground.onnx")
    assert pack.size == (16, 16, 3)
    assert any(".wrap." in name for name in pack.tensors)
    assert "seam" in result.stderr


def spoil(folder: Path) -> Path:
    """Puts into a folder of sprites what people's folders hold besides."""
    first = next(folder.rglob("*.png")).read_bytes()
    (folder / "cut short.png").write_bytes(first[: len(first) // 2])
    (folder / "empty.png").write_bytes(b"")
    (folder / "page.png").write_text("<html>")
    Image.new("RGBA", (1, 1), (9, 9, 9, 255)).save(folder / "dot.png")
    Image.new("RGBA", (4096, 4096), (9, 9, 9, 255)).save(folder / "wallpaper.png", compress_level=1)
    frame = {"filename": "walk", "frame": {"x": 0, "y": 0, "w": 10**9, "h": 8}}
    (folder / "sheet.json").write_text(json.dumps({"frames": [frame], "meta": {"image": "dot.png"}}))
    (folder / "notes.json").write_text('{"frames": ')
    return folder


def test_training_passes_over_what_is_broken_and_names_it(tmp_path: Path) -> None:
    result = run(
        "train", spoil(draw_art(tmp_path / "art", 6)), "-o", tmp_path / "a.onnx", "--steps", 3, "--device", "cpu"
    )
    assert result.exit_code == 3, result.output
    for name in ("cut short.png", "empty.png", "page.png", "walk", "wallpaper", "notes.json"):
        assert name in result.stderr
    assert len(Pack.open(tmp_path / "a.rejected.onnx").names) == 6


@pytest.mark.parametrize("n_sprites", [0, 1])
def test_a_folder_without_two_sprites_is_one_line_and_leaves_nothing(tmp_path: Path, n_sprites: int) -> None:
    art = draw_art(tmp_path / "art", 1)
    if n_sprites == 0:
        next(art.rglob("*.png")).unlink()
    (art / "page.png").write_text("<html>")
    for command in (("inspect", art), ("train", art, "-o", tmp_path / "a.onnx")):
        result = run(*command)
        assert result.exit_code == 1
        assert result.stderr.startswith("Error: ")
        assert len(result.stderr.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["art"]


def test_pack_knows_its_sprites_and_its_art(pack: Path, art: Path) -> None:
    opened = Pack.open(pack)
    assert opened.labels == ("disc", "square")
    assert len(opened.names) == 40
    assert opened.names_of("square")[0].startswith("square_")
    assert opened.info["training_data"]["name"] == art.name  # the folder's name, not where it lies
    facts = json.loads(run("info", pack, "--json").stdout)
    assert facts["sprites"] == list(opened.names)
    assert facts["originals"] == "hashes of 40 training images"


def test_inspect_says_what_training_would_do_and_writes_a_page(art: Path, tmp_path: Path) -> None:
    result = run("inspect", art, "-o", tmp_path / "art.html")
    assert result.exit_code == 0
    assert "40 sprites, 16×16" in result.stdout
    assert (tmp_path / "art.html").stat().st_size > 1000
    facts = json.loads(run("inspect", art, "--json", "--no-classes", "--size", "24").stdout)
    assert "24" in json.dumps(facts)
    assert run("inspect", tmp_path / "nothing").exit_code == 1
    assert run("inspect", art, "--tile", "axb").exit_code == 2


def test_edges_are_kept_if_the_export_says_so(fitted: Path, tmp_path: Path) -> None:
    for pixels, code in ((2, 0), (8, 1)):
        out = tmp_path / f"{pixels}.onnx"
        result = run("export", fitted / "shapes.run", "-o", out, "--keep-edges", pixels)
        assert result.exit_code == code, result.output
        assert out.exists() == (code == 0)
    assert "0 to 7" in result.output
    assert Pack.open(tmp_path / "2.onnx").tensors["hold"].tolist()[:1] == [2]


def test_killed_training_goes_on_with_its_own_art_and_settings(
    art: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_gate(monkeypatch)
    out = tmp_path / "a.onnx"
    options = ("--steps", 4, "--palette", "auto", "--no-flips", "--device", "cpu")
    assert run("train", art, "-o", out, *options).exit_code == 0
    config = RunFolder(tmp_path / "a.run").load_config()
    assert config.fixed_palette
    assert config.slots == len(config.fixed_palette)
    out.unlink()
    resumed = run("train", "--resume", tmp_path / "a.run", "--device", "cpu")
    assert resumed.exit_code == 0, resumed.output
    assert Pack.open(out).tensors["palette.colours"].shape == (config.slots, 4)
    for option in (("--size", 16), ("--no-flips",), ("--margin", 1)):
        assert run("train", "--resume", tmp_path / "a.run", *option).exit_code == 2
        assert run("train", "plants", *option).exit_code == 2
    again = run("train", art, "-o", out, "--steps", 4)
    assert again.exit_code == 1
    assert "--resume" in again.stderr


@pytest.mark.parametrize("content", ["GIMP Palette\nName: x\n#\n255 0 0 red\n 0 0 255\n", "ff0000\n#0000FF\n\n"])
def test_packs_of_a_given_palette_hold_nothing_else(art: Path, tmp_path: Path, content: str) -> None:
    palette = tmp_path / ("game.gpl" if content.startswith("GIMP") else "game.hex")
    palette.write_text(content)
    result = run("train", art, "-o", tmp_path / "a.onnx", "--steps", 3, "--palette", palette, "--device", "cpu")
    assert result.exit_code == 3, result.output
    textures = Pack.open(tmp_path / "a.rejected.onnx").textures(1, range(20), spread=4)
    colours = {tuple(pixel) for pixel in textures.reshape(-1, 4).tolist()}
    assert colours <= {(0, 0, 0, 0), (255, 0, 0, 255), (0, 0, 255, 255)}


@pytest.mark.parametrize("name", ["none.hex", "wrong.gpl", "image.png"])
def test_a_bad_palette_is_one_line(art: Path, tmp_path: Path, name: str) -> None:
    if name != "none.hex":
        (tmp_path / name).write_text("not a palette")
    result = run("train", art, "-o", tmp_path / "a.onnx", "--steps", 3, "--palette", tmp_path / name)
    assert result.exit_code == 1
    assert result.stderr.strip().splitlines()[-1].startswith(f"Error: palette {tmp_path / name}")
    assert "Traceback" not in result.output


def test_bake_variants_of_one_sprite_in_given_colours(pack: Path, tmp_path: Path) -> None:
    base = Pack.open(pack).names[3]
    for palette in ("keep", "any", f"from:{Pack.open(pack).names[5]}", "#c02020,#401010"):
        out = tmp_path / palette.partition(":")[0].strip("#")
        result = run("bake", pack, "-o", out, "--seed", "1-3", "--base", base, "--palette", palette)
        assert result.exit_code == 0, result.output
        assert len(list(out.glob(f"{base}_*.png"))) == 3
        assert run("verify", out, "--pack", pack).exit_code == 0
        facts = json.loads(run("info", next(out.glob("*.png")), "--json").stdout)
        assert (facts["base"], facts["palette"]) == (base, palette)
    unknown = run("bake", pack, "-o", tmp_path / "x", "--base", base[:-1])
    assert unknown.exit_code == 1
    assert "did you mean" in unknown.stderr


@pytest.mark.parametrize("kind", ["variants", "blends"])
def test_preview_of_sprites(kind: str, pack: Path, grey_run: Path, tmp_path: Path) -> None:
    result = run("preview", pack, "-o", tmp_path / "a.png", "--kind", kind, "--count", 2, "--label", "disc")
    assert result.exit_code == 0, result.output
    with Image.open(tmp_path / "a.png") as picture:
        assert picture.width > picture.height
    refused = run("preview", grey_run / "pack.onnx", "-o", tmp_path / "b.png", "--kind", kind)
    assert refused.exit_code == 1
    assert "no named sprites; use --kind sheet" in refused.stderr


def test_added_sprites_are_varied_and_change_nothing_else(pack: Path, fitted: Path, tmp_path: Path) -> None:
    new = draw_art(tmp_path / "new", 6)
    for number, path in enumerate(sorted(new.rglob("*.png"))):
        path.rename(path.with_name(f"new_{number}.png"))
    more = tmp_path / "more.onnx"
    result = run("add", pack, new, "--run", fitted / "shapes.run", "--label", "disc", "-o", more)
    assert result.exit_code == 0, result.output
    before, after = Pack.open(pack), Pack.open(more)
    assert set(after.names) == {*before.names, *(f"new_{n}" for n in range(6))}
    assert len(after.names_of("disc")) == len(before.names_of("disc")) + 6
    hashes, more_hashes = read_originals(before.info), read_originals(after.info)
    assert hashes is not None
    assert more_hashes is not None
    assert len(more_hashes) == len(hashes) + 6
    assert (more_hashes[: len(hashes)] == hashes).all()
    for name in before.names[::7]:
        assert np.array_equal(before.texture(1, 2, base=name), after.texture(1, 2, base=name))
    assert len(np.unique(after.textures(1, range(8), base="new_0", spread=2).reshape(8, -1), axis=0)) > 1
    for arguments, reason in (
        (("--label", "disc"), "already"),
        (("--label", "oak"), "no class"),
        ((), "no class"),
    ):
        refused = run("add", more, new, "--run", fitted / "shapes.run", *arguments, "-o", tmp_path / "x.onnx")
        assert refused.exit_code == 1
        assert reason in refused.stderr
    assert not (tmp_path / "x.onnx").exists()


def without_originals(pack: Path) -> bytes:
    """The file of a pack from before packs knew their training images."""
    model = onnx.load(pack)
    (entry,) = (entry for entry in model.metadata_props if entry.key == "assetgen")
    header = json.loads(entry.value)
    del header["info"]["originals"]
    entry.value = json.dumps(header)
    content: bytes = model.SerializeToString()
    return content


def test_evaluate_gives_the_gate_and_keeps_its_scores(pack: Path, art: Path, tmp_path: Path) -> None:
    copy = tmp_path / "shapes.onnx"
    copy.write_bytes(without_originals(pack))
    result = run("evaluate", copy, "--data", art, "--count", 100, "--record", "-o", tmp_path / "page.html", "--json")
    assert result.exit_code == 3, result.output
    scores = json.loads(result.stdout)
    assert scores["passed"] is False
    assert json.loads((tmp_path / "shapes.scores.json").read_text("utf-8"))["verdicts"] == scores["verdicts"]
    kept = Pack.open(copy)
    assert kept.info["scores"]["passed"] is False
    assert kept.fingerprint == Pack.open(pack).fingerprint
    assert kept.info["originals"] == Pack.open(pack).info["originals"]  # it gets those that it had not
    assert "data:image/png" in (tmp_path / "page.html").read_text("utf-8")
    blind = run("evaluate", copy, "--data", art, "--blind", "-o", tmp_path / "blind.html")
    assert blind.exit_code == 0, blind.output
    assert 'type="checkbox"' in (tmp_path / "blind.html").read_text("utf-8")
    assert run("evaluate", copy, "--data", art, "--blind").exit_code == 2
    assert run("evaluate", copy).exit_code == 2
    assert run("evaluate", copy, "--data", art, "--confirm").exit_code == 2
    other = draw_art(tmp_path / "other", 8)
    for path in sorted(other.rglob("*.png")):
        path.rename(path.with_stem("x" + path.stem))
    refused = run("evaluate", copy, "--data", other)
    assert refused.exit_code == 1
    assert "trained on" in refused.stderr
