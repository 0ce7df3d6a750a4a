from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from conftest import PACKS
from PIL import Image

from assetgen.bake import _prefixes, bake, verify
from assetgen.seedspec import parse_seeds
from assetgen_plugin import Pack, texture_hash
from assetgen_plugin.errors import DataError, SeedError
from assetgen_training.pictures import read_png


def times(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}


@pytest.fixture
def pack_path(tmp_path: Path) -> Path:
    return Path(shutil.copy(PACKS / "plants.onnx", tmp_path / "pack.onnx"))


def test_baked_files_hold_the_textures_and_say_where_they_come_from(pack_path: Path, tmp_path: Path) -> None:
    pack = Pack.open(pack_path)
    bake(pack, pack_path, tmp_path / "out", ["forest/level-3"], count=3, label="oak", spread=0.5)
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert len(manifest["textures"]) == 3
    for entry in manifest["textures"]:
        texture = pack.texture("forest/level-3", int(entry["index"]), label="oak", spread=0.5)
        with Image.open(tmp_path / "out" / entry["file"]) as image:
            image.load()
            assert image.info["assetgen:pack"] == pack.fingerprint
            assert image.info["assetgen:seed"] == entry["seed"]
            assert image.info["assetgen:index"] == entry["index"]
            np.testing.assert_array_equal(np.asarray(image), texture)
        assert entry["sha256"] == texture_hash(texture)
        assert (entry["name"], entry["spread"]) == ("forest/level-3", 128)


def test_second_bake_writes_nothing(pack_path: Path, tmp_path: Path) -> None:
    pack = Pack.open(pack_path)
    first = bake(pack, pack_path, tmp_path / "out", range(5), count=2)
    before = times(tmp_path / "out")
    second = bake(pack, pack_path, tmp_path / "out", range(5), count=2)
    assert (len(first.written), len(second.written), len(second.unchanged)) == (10, 0, 10)
    assert times(tmp_path / "out") == before


def test_bakes_of_one_pack_add_up_in_one_manifest(pack_path: Path, tmp_path: Path) -> None:
    pack = Pack.open(pack_path)
    for label in pack.labels:
        bake(pack, pack_path, tmp_path / "out", [7], count=2, label=label)
    assert verify(tmp_path / "out", None) == (2 * len(pack.labels), [])


def test_files_that_are_not_ours_are_never_touched(pack_path: Path, tmp_path: Path) -> None:
    pack, out = Pack.open(pack_path), tmp_path / "out"
    name = bake(pack, pack_path, tmp_path / "elsewhere", [7]).written[0]
    out.mkdir()
    (out / name).write_bytes(b"precious")
    (out / "notes.txt").write_bytes(b"mine")
    with pytest.raises(DataError, match="not of an earlier bake"):
        bake(pack, pack_path, out, [7])
    assert (out / name).read_bytes() == b"precious"
    bake(pack, pack_path, out, [7], force=True)
    assert verify(out, None) == (1, [])
    assert (out / "notes.txt").read_bytes() == b"mine"


def test_a_new_pack_replaces_what_the_old_one_baked_and_leaves_the_rest(pack_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    bake(Pack.open(pack_path), pack_path, out, range(4))
    other = Path(shutil.copy(PACKS / "fashion.onnx", tmp_path / "other.onnx"))
    result = bake(Pack.open(other), other, out, [1])
    assert all((out / name).exists() for name in result.left)
    assert verify(out, None) == (1, [])


def test_verify_lists_what_is_altered_missing_or_misnamed(pack_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    names = sorted(bake(Pack.open(pack_path), pack_path, out, range(5)).written)
    pixels = read_png(out / names[0], 4).copy()
    pixels[0, 0] = (1, 2, 3, 255)
    Image.fromarray(pixels).save(out / names[0])
    (out / names[1]).unlink()
    (out / names[2]).write_bytes(b"\x89PNG\r\n\x1a\nbroken")
    shutil.copy(out / names[4], out / names[3])
    n_textures, wrong = verify(out, None)
    assert n_textures == 5
    assert [line.split(":")[0] for line in wrong] == names[:4]
    assert "other pixels" in wrong[0]
    assert wrong[1].endswith("missing")


def test_verify_needs_the_very_pack(pack_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    bake(Pack.open(pack_path), pack_path, out, [1])
    pack_path.rename(tmp_path / "moved.onnx")
    with pytest.raises(DataError, match="--pack"):
        verify(out, None)
    assert verify(out, tmp_path / "moved.onnx") == (1, [])
    with pytest.raises(DataError, match="another pack"):
        verify(out, PACKS / "fashion.onnx")


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"format": 9}', '{"format": 1, "pack": {"file": "x", "fingerprint": "y"}, "textures": [{}]}'],
)
def test_broken_manifest_is_refused_and_kept(text: str, pack_path: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "manifest.json").write_text(text)
    with pytest.raises(DataError, match=r"manifest\.json"):
        verify(tmp_path / "out", None)
    with pytest.raises(DataError, match=r"manifest\.json"):
        bake(Pack.open(pack_path), pack_path, tmp_path / "out", [1])
    assert (tmp_path / "out" / "manifest.json").read_text() == text


def test_manifest_that_names_files_outside_its_folder_is_refused(pack_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    bake(Pack.open(pack_path), pack_path, out, [1])
    manifest = json.loads((out / "manifest.json").read_text())
    manifest["textures"][0]["file"] = "../../etc/passwd"
    (out / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(DataError, match="which no bake writes"):
        verify(out, None)


def test_a_pack_that_cannot_be_opened_leaves_the_folder_as_it_is(pack_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    bake(Pack.open(pack_path), pack_path, out, [1])
    before = times(out)
    with pytest.raises(SeedError):
        bake(Pack.open(pack_path), pack_path, out, [1], label="dragon")
    assert times(out) == before


def test_classes_whose_names_look_alike_as_files_stay_apart() -> None:
    assert _prefixes(("Oak", "oak", "a b", "a/b", "пальма", "..")) == [
        "oak-0_",
        "oak-1_",
        "a-b-2_",
        "a-b-3_",
        "пальма_",
        "_",
    ]
    assert _prefixes(()) == [""]


def test_a_bake_is_bounded(pack_path: Path, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="at most 1,000,000"):
        bake(Pack.open(pack_path), pack_path, tmp_path / "out", range(1000), count=1001)


def test_seed_options() -> None:
    assert list(parse_seeds("7")) == [7]
    assert list(parse_seeds("1-4")) == [1, 2, 3, 4]
    assert list(parse_seeds("name:forest/level-3")) == ["forest/level-3"]
    assert list(parse_seeds(f"{2**64 - 1}")) == [2**64 - 1]
    for wrong in ("", "-1", "1-", "4-1", "1.5", "0x7", "1 - 4", "seven", str(2**64), "٧", f"0-{2**64 - 1}"):
        with pytest.raises(SeedError):
            parse_seeds(wrong)


def test_no_two_sprites_share_file_names() -> None:
    prefixes = _prefixes(("mon/orc", "mon-orc", "Oak", "oak 2"))
    assert len(set(prefixes)) == 4
    assert prefixes[3] == "oak-2_"
