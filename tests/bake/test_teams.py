"""Textures baked in a team's colours: within the mask, in frames, in atlases, from the cache."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from numpy.typing import NDArray
from PIL import Image

from assetgen.baking.verify import verify
from assetgen.cli.main import main
from assetgen_plugin import Pack, Request
from assetgen_plugin.errors import DataError
from assetgen_plugin.following.ramps import ramp_swaps, team
from baking import bake_file, run
from forge import pack_file
from packs import indexed_rgba
from painted import REDS, team_sprites

BLUES = [(0, 0, 60), (90, 120, 255)]
JOB = 'seeds = "7"\nbases = { "sprite 0" = 2, "sprite 1" = 1 }\n'
TEAM = 'team = "#00003c, #5A78FF"\n'


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("packs") / "team.onnx"
    path.write_bytes(pack_file(team_sprites()))
    return path


def spec(pack: Path, *jobs: str, more: str = "") -> str:
    listed = "".join(f'[[jobs]]\nname = "t{number}"\npack = "{pack}"\n{job}\n' for number, job in enumerate(jobs))
    return f'[bake]\nout = "out"\n{listed}{more}'


def pixels(path: Path) -> NDArray[np.uint8]:
    with Image.open(path) as image:
        return np.asarray(image)


def test_a_job_is_baked_in_the_colours_of_its_team(pack: Path, tmp_path: Path) -> None:
    bake = bake_file(tmp_path, spec(pack, JOB, JOB + TEAM + "scale = 2", JOB + 'team = "#20c040"'))
    run(bake)
    opened, out = Pack.open(pack), tmp_path / "out"
    for name, base, index in (("sprite-0_7_1", "sprite 0", 1), ("sprite-1_7_0", "sprite 1", 0)):
        request = Request(7, index, base=base, swaps=ramp_swaps(REDS, BLUES))
        wanted = team(opened, request)
        assert not np.array_equal(wanted, opened.texture(7, index, base=base))
        assert np.array_equal(pixels(out / "t1" / f"{name}.png")[::2, ::2], wanted)
        strip = pixels(out / "t1" / f"{name}_strip1.png")[::2, ::2]
        assert np.array_equal(strip, team(opened, request, layer="frame.000"))
        assert np.array_equal(pixels(out / "t0" / f"{name}.png"), opened.texture(7, index, base=base))
        assert not np.array_equal(pixels(out / "t2" / f"{name}.png"), wanted)
    assert run(bake).n_written == 0
    assert verify(tmp_path / "assetgen.lock") == (9, [])
    lines = [json.loads(line) for line in (tmp_path / "assetgen.lock").read_text("utf-8").splitlines()]
    assert {line.get("team") for line in lines if "seed" in line} == {None, "#00003c,#5a78ff", "#20c040"}


def test_options_ask_for_several_sprites_in_the_colours_of_a_team(pack: Path, tmp_path: Path) -> None:
    bases = [option for base in ("sprite 1", "sprite 0", "sprite 1") for option in ("--base", base)]
    colours = ["--team", "#00003c, #5A78FF"]
    result = CliRunner().invoke(main, ["bake", str(pack), "-o", str(tmp_path), "--seed", "7", *bases, *colours])
    assert result.exit_code == 0, result.output
    opened = Pack.open(pack)
    for name, base in (("sprite-0_7_0", "sprite 0"), ("sprite-1_7_0", "sprite 1")):
        request = Request(7, base=base, swaps=ramp_swaps(REDS, BLUES))
        assert np.array_equal(pixels(tmp_path / f"{name}.png"), team(opened, request))
    assert len(list(tmp_path.glob("*_0.png"))) == 2


def test_teams_are_told_apart_in_atlases_and_in_the_cache(pack: Path, tmp_path: Path) -> None:
    more = '[atlases.page]\nmax_side = 256\ndata = ["texturepacker-hash"]\n'
    jobs = [f'{JOB}{team}atlas = "page"' for team in ("", TEAM)]
    text = spec(pack, *jobs, more=more).replace("[bake]\n", '[bake]\ncache = "cache"\n')
    for folder in ("one", "two"):  # the second by the cache of the first
        (tmp_path / folder).mkdir(exist_ok=True)
        bake = bake_file(tmp_path / folder, text.replace('"cache"', json.dumps(str(tmp_path / "cache"))))
        run(bake)
        out, opened = tmp_path / folder / "out", Pack.open(pack)
        places = json.loads((out / "page-0.json").read_text("utf-8"))["frames"]
        for index in range(2):
            for job, swaps in ((0, None), (1, ramp_swaps(REDS, BLUES))):
                request = Request(7, index, base="sprite 0", swaps=swaps)
                wanted = opened.draw(request) if swaps is None else team(opened, request)
                x, y, w, h = (places[f"t{job}/sprite-0_7_{index}_000"]["frame"][key] for key in "xywh")
                assert np.array_equal(pixels(out / "page-0.png")[y : y + h, x : x + w], wanted)
        assert verify(tmp_path / folder / "assetgen.lock") == (6, [])


def test_variants_without_a_base_wear_the_colours_too(pack: Path, tmp_path: Path) -> None:
    run(bake_file(tmp_path, spec(pack, 'seeds = "1-6"\n' + TEAM)))
    opened = Pack.open(pack)
    for seed in range(1, 7):
        shown = pixels(tmp_path / "out" / "t0" / f"{seed}_0.png")
        assert np.array_equal(shown, team(opened, Request(seed, swaps=ramp_swaps(REDS, BLUES))))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('team = "blue"', "team 'blue' is not valid; write one colour as #rrggbb"),
        ('team = "#00003c,"', "is not valid"),
        (TEAM + 'swaps = "#102030=#405060"', "team and swaps are both given"),
    ],
)
def test_teams_that_are_none_are_refused(pack: Path, tmp_path: Path, text: str, word: str) -> None:
    with pytest.raises(DataError, match=word):
        bake_file(tmp_path, spec(pack, JOB + text))


def test_packs_without_art_have_no_teams(tmp_path: Path) -> None:
    path = tmp_path / "plain.onnx"
    path.write_bytes(pack_file(indexed_rgba(rng=np.random.default_rng(1))))
    with pytest.raises(DataError, match="style, swaps and team are for painted packs"):
        run(bake_file(tmp_path, spec(path, 'seeds = "7"\n' + TEAM)))
