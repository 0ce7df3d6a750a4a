"""A team's own maps, from the folder to a pack of plans and its scores, by the command line."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from assetgen.cli.main import main
from assetgen_plugin.plans import PlanPack

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
