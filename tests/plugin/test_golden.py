"""The golden vectors of contract version 1, exact at every stage.

tests/golden/contract-v1.json, contract-v1-sprites.json and the packs beside them are NEVER regenerated to make a test
pass. If a test here fails, the code is wrong. Other arithmetic is a new contract version, with vectors of its own and a
line in the changelog.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assetgen_plugin import Pack, texture_hash
from assetgen_plugin.latents import Codes, interpolate
from assetgen_plugin.pixels import nearest_colours
from assetgen_plugin.seeds import NORMAL_TABLE, as_seed, choose, draw, normal
from decoders import ALL_ENGINES
from places import GOLDEN

FOLDER = GOLDEN
VECTORS: dict[str, Any] = json.loads((FOLDER / "contract-v1.json").read_text("ascii"))
SPRITES: dict[str, Any] = json.loads((FOLDER / "contract-v1-sprites.json").read_text("ascii"))
COLOURS: dict[str | None, Any] = {None: None} | {row["name"]: row["colours"] for row in SPRITES["colours"]}
FILES = {  # SHA-256 of the files themselves
    "contract-v1.json": "b9c317b0fbcc896f3bd267c5046167a83aa31de992238600a71883995ed417ee",
    "direct.onnx": "d0273d3b7171441476470fb654e78f04dbd62ac17f2bb0bad3268c6d311d2339",
    "indexed.onnx": "a75ee9341b215f25b785524ed6e83e4343746e1d714eb8c7adb648f62b05f302",
    "contract-v1-sprites.json": "0338a57b7430e4f8a746435d4310a8bea7a000f852f88876a37c49f4869a771e",
    "sprites-direct.onnx": "a33a525ca0ab71128a3107f4ff51ed30640c77fb5fff405737335997eb3fd9e5",
    "sprites-fixed.onnx": "326348307561ea3ca8cc2c3455a18017d87b875f18398a25dc03bdcb9328829d",
    "sprites-wrapped.onnx": "a1a46723cc7cc0a01eaf6619b10b373d2573a3c18400af530a45def4e8e5ed41",
}


@pytest.fixture(scope="module", params=ALL_ENGINES)
def opened(request: pytest.FixtureRequest) -> dict[str, Pack]:
    files = {pack["pack"]: FOLDER / pack["file"] for pack in VECTORS["packs"] + SPRITES["packs"]}
    return {name: Pack.open(file, engine=request.param) for name, file in files.items()}


def codes_of(pack: Pack, row: dict[str, Any]) -> Codes:
    return pack._prior.draw(
        np.array([int(row["seed"])], np.uint64),
        np.array([int(row["index"])], np.uint64),
        None if row["label"] is None else pack.labels.index(row["label"]),
        row["spread"],
        centroid=row["around_centroid"],
        attempt=int(row["attempt"]),
    )


def check(pack: Pack, codes: Codes, row: dict[str, Any]) -> None:
    assert codes.z.tolist() == [row["z"]]
    assert (None if codes.palette is None else codes.palette.tolist()) == (row["palette"] and [row["palette"]])
    assert texture_hash(pack.render(codes)[0]) == row["sha256"]


def number_of(pack: Pack, name: str | None) -> int | None:
    return None if name is None else pack.names.index(name)


def source_of(pack: Pack, palette: str) -> Any:
    return pack.names.index(palette.removeprefix("from:")) if palette.startswith("from:") else palette


def place_of(row: dict[str, Any]) -> tuple[Any, Any]:
    return np.array([int(row["seed"])], np.uint64), np.array([int(row["index"])], np.uint64)


def check_sprite(pack: Pack, codes: Codes, row: dict[str, Any]) -> None:
    colours = COLOURS[row.get("colours")]
    forced = replace(codes, colours=None if colours is None else np.array(colours, np.uint8))
    check(pack, forced, row | {"palette": row["z_palette"]})


def palette_of(row: dict[str, Any]) -> Any:
    """As the public calls take it."""
    if row["colours"] is not None:
        return COLOURS[row["colours"]]
    return None if row["palette"] == "varied" else row["palette"]


@pytest.mark.parametrize("name", FILES)
def test_golden_files_are_the_ones_first_written(name: str) -> None:
    assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == FILES[name]


def test_seeds_of_names() -> None:
    for row in VECTORS["names"]:
        assert as_seed(row["name"]) == int(row["seed"])


def test_words() -> None:
    for row in VECTORS["words"]:
        place = (np.array([int(row[key])], np.uint64) for key in ("seed", "index"))
        (words,) = draw(*place, [(row["domain"], len(row["words"]))], int(row["attempt"]))
        assert words.tolist() == [list(map(int, row["words"]))]


def test_choices() -> None:
    for row in VECTORS["choices"]:
        assert choose(int(row["word"]), np.array(list(map(int, row["cumulative"])), np.uint32)) == row["chosen"]


def test_normal_draws() -> None:
    assert hashlib.sha256(NORMAL_TABLE.tobytes()).hexdigest() == VECTORS["normal_table_sha256"]
    words = np.array([int(row["word"]) for row in VECTORS["normal"]], np.int64)
    assert normal(words).tolist() == [row["q"] for row in VECTORS["normal"]]


def test_packs(opened: dict[str, Pack]) -> None:
    for row in VECTORS["packs"] + SPRITES["packs"]:
        pack = opened[row["pack"]]
        assert list(pack.names) == row.get("names", [])
        assert (pack.fingerprint, list(pack.size), list(pack.labels)) == (
            row["fingerprint"],
            row["size"],
            row["labels"],
        )
        assert (FOLDER / row["file"]).stat().st_size < 40_000


def test_textures(opened: dict[str, Pack]) -> None:
    for row in VECTORS["textures"]:
        pack = opened[row["pack"]]
        codes = codes_of(pack, row)
        assert codes.classes.tolist() == [row["class"]]
        check(pack, codes, row)


def test_textures_through_the_public_calls(opened: dict[str, Pack]) -> None:
    for row in VECTORS["textures"]:
        pack, seed, index = opened[row["pack"]], int(row["seed"]), int(row["index"])
        controls = {"label": row["label"], "spread": row["spread"] / 256}
        if row["around_centroid"]:
            if row["attempt"] != "0":
                continue
            texture = pack.around_centroid(controls.pop("label"), seed, index, **controls)
        else:
            texture = pack.texture(seed, index, attempt=int(row["attempt"]), **controls)
        assert texture_hash(texture) == row["sha256"]


def test_interpolations(opened: dict[str, Pack]) -> None:
    for row in VECTORS["interpolations"]:
        pack = opened[row["pack"]]
        a, b = ((int(seed), int(index)) for seed, index in (row["a"], row["b"]))
        ends = pack.codes([a[0], b[0]], [a[1], b[1]], label=row["label"])
        check(pack, interpolate(ends, [row["t"]]), row)
        assert texture_hash(pack.interpolate(a, b, [row["t"] / 256], label=row["label"])[0]) == row["sha256"]


def test_nearest_colours() -> None:
    for row in SPRITES["nearest"]:
        palette = np.array(list(product(row["levels"], repeat=3)), np.uint8)
        assert nearest_colours(palette[None], np.array(COLOURS[row["colours"]], np.uint8)).tolist() == [row["become"]]


def test_sprites(opened: dict[str, Pack]) -> None:
    for row in SPRITES["textures"]:
        pack = opened[row["pack"]]
        codes = pack._prior.draw(
            *place_of(row),
            None if row["label"] is None else pack.labels.index(row["label"]),
            row["spread"],
            base=number_of(pack, row["base"]),
            palette=source_of(pack, row["palette"]),
            centroid=row["around_centroid"],
            attempt=int(row["attempt"]),
        )
        assert codes.classes.tolist() == [row["class"]]
        check_sprite(pack, codes, row)


def test_blends(opened: dict[str, Pack]) -> None:
    for row in SPRITES["blends"]:
        pack = opened[row["pack"]]
        codes = pack._prior.blend(
            (pack.names.index(row["a"]), pack.names.index(row["b"])),
            row["t"],
            *place_of(row),
            row["spread"],
            palette=source_of(pack, row["palette"]),
            attempt=int(row["attempt"]),
        )
        assert codes.classes.tolist() == [row["class"]]
        check_sprite(pack, codes, row)


def test_sprites_and_blends_through_the_public_calls(opened: dict[str, Pack]) -> None:
    for row in SPRITES["textures"] + SPRITES["blends"]:
        pack, place, spread = opened[row["pack"]], (int(row["seed"]), int(row["index"])), row["spread"] / 256
        attempt = int(row["attempt"])
        if attempt and (row.get("around_centroid") or "t" in row):
            continue  # of these the public calls draw the first alone
        if row.get("around_centroid"):
            texture = pack.around_centroid(row["label"], *place, spread=spread)
        elif "t" in row:
            ends = row["a"], row["b"]
            texture = pack.blend(*ends, row["t"] / 256, *place, spread=spread, palette=palette_of(row))
        else:
            controls = {"label": row["label"], "base": row["base"], "palette": palette_of(row)}
            texture = pack.texture(*place, spread=spread, attempt=attempt, **controls)
        assert texture_hash(texture) == row["sha256"]


def test_interpolations_of_sprites(opened: dict[str, Pack]) -> None:
    for row in SPRITES["interpolations"]:
        pack = opened[row["pack"]]
        a, b = ((int(seed), int(index)) for seed, index in (row["a"], row["b"]))
        check_sprite(pack, interpolate(pack.codes([a[0], b[0]], [a[1], b[1]]), [row["t"]]), row)
        assert texture_hash(pack.interpolate(a, b, [row["t"] / 256])[0]) == row["sha256"]


@pytest.mark.parametrize("name", ["contract-v1", "contract-v1-sprites"])
def test_naive_contract_gives_the_same_vectors(name: str, tmp_path: Path) -> None:
    """The script that wrote the vectors, run on a copy without them: naive.py still says the same, to the byte."""
    pytest.importorskip("onnx")
    (tmp_path / "golden").mkdir()
    for source in (*FOLDER.glob("*.onnx"), *FOLDER.glob("make_*.py"), FOLDER.parent / "naive.py"):
        shutil.copyfile(source, tmp_path / source.relative_to(FOLDER.parent))
    script = tmp_path / "golden" / f"make_{name.replace('-', '_')}.py"
    subprocess.run([sys.executable, script], check=True, timeout=120)
    written = script.with_name(f"{name}.json").read_bytes()
    assert written == (FOLDER / f"{name}.json").read_bytes()
    again = subprocess.run([sys.executable, script], check=False, capture_output=True, text=True, timeout=120)
    assert again.returncode == 1
    assert "never written anew" in again.stderr
    assert script.with_name(f"{name}.json").read_bytes() == written
