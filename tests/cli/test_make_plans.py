"""A team's own maps, from the folder to a pack of plans and its scores, by the command line."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result
from numpy.typing import NDArray
from PIL import Image

from assetgen.cli.main import main
from assetgen_plugin.plans import PlanPack
from assetgen_plugin.plans.pieces import pieces_of
from places import PACKS, TESTS

OPTIONS = ("--kind", "plan", "--walkable", "floor", "--symbols", "floor=.", "--symbols", "wall=#")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def draw_maps(folder: Path, n_maps: int, seed: int) -> Path:
    rng = np.random.default_rng(seed)
    folder.mkdir(parents=True)
    for number in range(n_maps):
        cells = np.full((14, 18), "#")
        half = int(rng.integers(6, 12))
        cells[2 : int(rng.integers(7, 12)), 2:half] = "."
        cells[int(rng.integers(2, 4)) : 12, half + 1 : 16] = "."
        cells[5, half] = "."
        cells[3, rng.integers(3, 6)] = cells[5, rng.integers(12, 15)] = "#"  # pillars, lest maps be the same
        (folder / f"{number:02}.txt").write_text("\n".join("".join(row) for row in cells), "utf-8")
    return folder


@pytest.fixture(scope="module")
def maps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = draw_maps(tmp_path_factory.mktemp("maps") / "rooms", 40, 1)
    (folder.parent / "LICENSE").write_text("Do as you like.", "utf-8")
    return folder


@pytest.fixture(scope="module")
def pack(maps: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("fitted") / "rooms.onnx"
    result = run("train", maps, *OPTIONS, "--steps", 64, "-o", path)
    assert result.exit_code == 0, result.output
    assert "40, 18×14 to 18×14 cells" in result.stderr
    assert "nats a cell on 4 maps held out" in result.stdout
    return path


def test_inspect_reports_maps_as_text_json_and_page(maps: Path, tmp_path: Path) -> None:
    result = run("inspect", maps, *OPTIONS, "-o", tmp_path / "page.html")
    assert result.exit_code == 0, result.output
    assert "rim        always wall" in result.stdout
    assert "40 maps are few" in result.stdout
    assert "<img" in (tmp_path / "page.html").read_text("utf-8")
    facts = json.loads(run("inspect", maps, *OPTIONS, "--json").stdout)
    assert facts["maps"] == 40
    assert [one["walkable"] for one in facts["classes"]] == [one["name"] == "floor" for one in facts["classes"]]


def test_the_pack_draws_and_says_where_it_comes_from(pack: Path) -> None:
    opened = PlanPack.open(pack)
    assert opened.info["licence"] == "Do as you like."
    assert opened.info["training_data"]["n_maps"] == 40
    plan = opened.plan("name", outline=np.ones((12, 12), bool))
    assert set(np.unique(plan).tolist()) == {1, 2}


def test_evaluate_compares_the_pack_with_held_out_maps_and_baselines(pack: Path, maps: Path, tmp_path: Path) -> None:
    result = run("evaluate", pack, "--data", maps, "-o", tmp_path / "page.html")
    assert result.exit_code == 0, result.output
    rows = [line.split("  ")[0] for line in result.stdout.splitlines()]
    assert {"real, held out", "rooms.onnx", "wave function collapse", "random cuts"} <= set(rows)
    assert "Real plans" in (tmp_path / "page.html").read_text("utf-8")
    others = draw_maps(tmp_path / "others", 3, 2)
    scores = json.loads(run("evaluate", pack, "--data", maps, "--held-out", others, "--json").stdout)
    assert scores["outlines"] == 3
    by_name = {row["name"]: row for row in scores["rows"]}
    assert by_name["rooms.onnx"]["after"] == 1
    assert by_name["random cuts"]["before"] is None


def test_evaluate_refuses_other_maps_than_those_of_the_training(pack: Path, tmp_path: Path) -> None:
    result = run("evaluate", pack, "--data", draw_maps(tmp_path / "others", 3, 2))
    assert result.exit_code == 1
    assert "trained on other maps" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_run_is_not_begun_twice_but_resumed(pack: Path, maps: Path) -> None:
    result = run("train", maps, *OPTIONS, "--steps", 64, "-o", pack)
    assert result.exit_code == 1
    assert "--resume" in result.stderr
    before = pack.read_bytes()
    result = run("train", "--resume", pack.with_suffix(".run"))
    assert result.exit_code == 0, result.output
    assert pack.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        (("--kind", "plan"), 1, "--walkable is missing: name what can be walked on, of #, ."),
        (("--walkable", "floor"), 2, "--walkable applies only to maps; add --kind plan"),
        ((*OPTIONS, "--tile", "16"), 2, "--tile applies only to sprites"),
        ((*OPTIONS, "--minutes", "3"), 2, "--minutes does not apply to plans"),
        ((*OPTIONS, "--steps", "3,4"), 1, "one stage"),
        (("--kind", "plan", "--walkable", "lava"), 1, "no such class"),
        (("--kind", "plan", "--symbols", "floor"), 2, "is not a class and its symbols"),
        (("--kind", "plan", "--walkable", "floor,"), 2, "empty name"),
    ],
)
def test_wrong_use_is_said_in_one_line(
    maps: Path, tmp_path: Path, arguments: tuple[str, ...], code: int, why: str
) -> None:
    result = run("train", maps, *arguments, "-o", tmp_path / "a.onnx")
    assert result.exit_code == code, result.output
    assert why in result.stderr


def picture(path: Path, cells: NDArray[np.integer]) -> Path:
    """Of an outline, from 0 and 1, or of pins, from the numbers of the shipped pack's classes."""
    colours = PlanPack.open(PACKS / "dungeon.onnx").colours
    Image.fromarray(colours[cells] if "pins" in path.name else (cells * 255).astype(np.uint8)).save(path)
    return path


def grid(shape: tuple[int, int], *parts: tuple[slice | int, slice | int, int]) -> NDArray[np.uint8]:
    cells = np.zeros(shape, np.uint8)
    for rows, columns, value in parts:
        cells[rows, columns] = value
    return cells


ROOM = (slice(1, 15), slice(1, 25), 1)
SHAPE = (16, 26)
EACH = slice(None)


@pytest.mark.parametrize(
    ("outline", "pins", "why"),
    [
        (grid(SHAPE), None, "the outline is empty: none of its 16x26 cells is inside"),
        (
            grid(SHAPE, (EACH, slice(9), 1), (4, 20, 1)),
            None,
            "in 2 pieces, of 144, 1 cells, the second at row 4, column 20",
        ),
        (grid(SHAPE, (slice(2), EACH, 1)), None, "too thin at row 0, column 0"),
        (grid((300, 300), (EACH, EACH, 1)), None, "too large: 90000 cells"),
        (grid((513, 4), (EACH, EACH, 1)), None, "has 4x513 cells; sides up to 512 are allowed"),
        (grid(SHAPE, ROOM), grid(SHAPE, (0, 7, 1)), "the pin at row 0, column 7 lies outside the outline"),
        (grid(SHAPE, ROOM), grid(SHAPE, (slice(1, 15), 9, 1)), "the pins shut off 112 cells at row 1, column 1"),
        (grid(SHAPE, ROOM), grid(SHAPE, ROOM), "the pins leave no cell to walk on"),
        (grid(SHAPE, ROOM), grid((3, 3)), "pins of 3x3 cells for an outline of 26x16"),
    ],
    ids=["empty", "pieces", "thin", "cells", "sides", "outside", "enclosed", "no floor", "sizes"],
)
def test_outlines_and_pins_that_no_plan_fits_are_told_in_one_line(
    outline: NDArray[np.uint8], pins: NDArray[np.uint8] | None, why: str, tmp_path: Path
) -> None:
    asked = ["--outline", picture(tmp_path / "outline.png", outline)]
    if pins is not None:
        asked += ["--pins", picture(tmp_path / "pins.png", pins)]
    result = run("bake", PACKS / "dungeon.onnx", "-o", tmp_path / "out", "--seed", 1, *asked)
    assert result.exit_code == 1, result.output
    assert why in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not list(tmp_path.glob("out/*.png"))


@pytest.mark.parametrize("pieces", ["largest", "each"])
def test_an_outline_in_several_pieces_is_drawn_when_asked_how(pieces: str, tmp_path: Path) -> None:
    outline = grid(SHAPE, (EACH, slice(9), 1), (slice(3, 9), slice(12, 20), 1))
    path = picture(tmp_path / "outline.png", outline)
    result = run(
        "bake", PACKS / "dungeon.onnx", "-o", tmp_path / "out", "--seed", 1, "--outline", path, "--pieces", pieces
    )
    assert result.exit_code == 0, result.output
    (drawn,) = (tmp_path / "out").glob("*.png")
    inside = np.asarray(Image.open(drawn).convert("RGBA"))[..., 3] > 0
    assert inside.sum() == (outline.sum() if pieces == "each" else 144)


ROOMS = ("wall=#", "floor=.", "door=+", "rug=~", "table=T", "bed=B", "barrel=o", "void=space")


def test_rooms_of_seven_classes_drawn_by_hand_are_learned(tmp_path: Path) -> None:
    symbols = [word for each in ROOMS for word in ("--symbols", each)]
    options = ("--kind", "plan", "--walkable", "floor,door,rug", *symbols)
    facts = json.loads(run("inspect", TESTS / "maps", *options, "--json").stdout)
    assert (facts["maps"], facts["connected"], len(facts["classes"])) == (16, 1, 7)
    assert any("16 maps are few" in text for text in facts["warnings"])
    result = run("train", TESTS / "maps", *options, "--steps", 64, "-o", tmp_path / "manors.onnx")
    assert result.exit_code == 0, result.output
    pack, found = PlanPack.open(tmp_path / "manors.onnx"), set[int]()
    outline = grid((14, 20), (slice(0, 9), EACH, 1), (EACH, slice(4, 15), 1)).astype(bool)
    for seed in range(12):
        plan = pack.plan(seed, outline=outline)
        assert ((plan > 0) == outline).all()
        assert len(pieces_of(np.array([False, *pack.walkable])[plan])[1]) == 1
        found |= set(np.unique(plan[outline]).tolist())
    assert len(found) >= 5
