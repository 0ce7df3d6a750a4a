"""Ramps found in art, swapped as wholes, within a mask; and searches that the layers of a texture share."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assetgen_plugin import Pack, Request, SeedError
from assetgen_plugin.agp import flat_bytes
from assetgen_plugin.following import layers
from assetgen_plugin.following.ramps import is_bright, ramp_swaps, ramps_in, ramps_of, team, team_ramp
from decoders import ALL_ENGINES
from forge import pack_file
from painted import GREYS, REDS, team_sprites
from places import ROOT

BLUE = [(0, 0, 60), (90, 120, 255)]
COLOURS = st.tuples(*[st.integers(0, 255)] * 3)


def written(folder: Path) -> Path:
    """A pack of `team_sprites`."""
    path = folder / "pack.onnx"
    path.write_bytes(pack_file(team_sprites()))
    return path


def test_colours_of_one_hue_are_a_ramp_from_dark_to_light() -> None:
    greens = [(10, 60, 10), (30, 200, 40)]
    pinks = [(200, 40, 60)]  # its hue is just below that of red: they lie at both ends of the circle
    every = np.array(greens[::-1] + 5 * REDS[::-1] + 3 * GREYS + pinks, np.uint8)
    reds, greys, green = ramps_in(every)
    assert reds == (
        *REDS[:2],
        *sorted([*pinks, REDS[2]], key=lambda colour: 77 * colour[0] + 151 * colour[1] + 28 * colour[2]),
    )
    assert greys == tuple(GREYS)
    assert green == tuple(greens)
    assert ramps_in(np.zeros((0, 3), np.uint8)) == ()
    rare = np.array(300 * [GREYS[0]] + [REDS[0]], np.uint8)
    assert ramps_in(rare) == ((GREYS[0],),)


def test_the_ramp_of_a_team_is_the_masks_or_has_a_hue(tmp_path: Path) -> None:
    for masked in (True, False):
        tensors = team_sprites(greys=0.8, masked=masked)
        (tmp_path / "pack.onnx").write_bytes(pack_file(tensors))
        pack = Pack.open(tmp_path / "pack.onnx")
        assert team_ramp(pack, "sprite 1") == tuple(GREYS if masked else REDS)
    (tmp_path / "pack.onnx").write_bytes(pack_file(team_sprites(greys=1, masked=False)))
    assert team_ramp(Pack.open(tmp_path / "pack.onnx"), "sprite 1") == ()


def test_a_ramp_becomes_another_by_lightness() -> None:
    swaps = ramp_swaps(REDS, BLUE)
    assert swaps[REDS[0]] == BLUE[0]
    assert swaps[REDS[2]] == BLUE[1]
    assert BLUE[0] < swaps[REDS[1]] < BLUE[1]
    with pytest.raises(SeedError, match="at least one"):
        ramp_swaps(REDS, [])


@given(st.lists(COLOURS, min_size=1, max_size=8, unique=True), st.lists(COLOURS, min_size=1, max_size=4))
def test_lighter_colours_of_a_ramp_become_lighter_shades_of_one_colour(
    ramp: list[tuple[int, int, int]], target: list[tuple[int, int, int]]
) -> None:
    swaps = ramp_swaps(ramp, target[:1])
    ordered = sorted(ramp, key=lambda colour: 77 * colour[0] + 151 * colour[1] + 28 * colour[2])
    shades = np.array([swaps[colour] for colour in ordered])
    assert (np.diff(shades, axis=0) >= 0).all()
    assert all(0 <= value <= 255 for colour in ramp_swaps(ramp, target).values() for value in colour)


@pytest.mark.parametrize("engine", ALL_ENGINES)
def test_team_colours_stay_within_the_mask(tmp_path: Path, engine: str) -> None:
    pack = Pack.open(written(tmp_path), engine=engine)
    reds, *_ = (ramp for ramp in ramps_of(pack, "sprite 0") if set(ramp) == set(REDS))
    swaps = ramp_swaps(reds, BLUE)
    request = Request(3, 1, base="sprite 0", palette="keep", swaps=swaps)
    plain = pack.draw(Request(3, 1, base="sprite 0", palette="keep"))
    worn, drawn = pack.draw(request), team(pack, request)
    inside = is_bright(pack.draw(request, layer="mask"))
    assert 0.2 < inside.mean() < 0.8
    assert np.array_equal(drawn[inside], worn[inside])
    assert np.array_equal(drawn[~inside], plain[~inside])
    assert (worn[~inside] != plain[~inside]).any()
    assert np.array_equal(team(pack, request, layer="frame.000"), drawn)
    with pytest.raises(SeedError, match="give the request some"):
        team(pack, Request(3, base="sprite 0"))


@pytest.mark.parametrize("engine", ALL_ENGINES)
def test_layers_of_one_texture_after_those_of_another_are_its_own(tmp_path: Path, engine: str) -> None:
    """The search is kept from one layer to the next, and no longer."""
    path = written(tmp_path)
    pack = Pack.open(path, engine=engine)
    requests = [Request(seed, base=f"sprite {seed % 2}") for seed in (1, 2, 1)] + [Request(1, spread=0.0)]
    for request in requests:
        for name, picture in layers(pack, request).items():
            assert np.array_equal(picture, Pack.open(path, engine=engine).draw(request, layer=name))


@pytest.mark.skipif(not shutil.which("node"), reason="needs Node")
@pytest.mark.parametrize("engine", ["wasm", "js"])
def test_javascript_gives_the_same_teams_and_frames(tmp_path: Path, engine: str) -> None:
    path = written(tmp_path)
    pack = Pack.open(path)
    (tmp_path / "pack.agp").write_bytes(flat_bytes(pack.tensors))
    ramps = [(REDS, BLUE), (REDS, [(90, 200, 40)]), ([(9, 9, 9)], BLUE), (GREYS, [*BLUE, (255, 255, 255)])]
    program = f"""
import {{ readFileSync }} from "node:fs";
import {{ Pack, rampSwaps }} from {json.dumps((ROOT / "plugin/web/index.js").as_uri())};
const pack = Pack.from(readFileSync({json.dumps(str(tmp_path / "pack.agp"))}), {{ engine: "{engine}" }});
const swaps = {json.dumps(ramps)}.map(([ramp, target]) => rampSwaps(ramp, target));
const asked = {{ seed: 3, index: 1, base: "sprite 0", palette: "keep" }};
const worn = pack.team({{ ...asked, swaps: swaps[0] }});
const frames = [1, 2, 1].map((seed) => pack.frames({{ seed, base: "sprite 1" }}).map((one) => Array.from(one.pixels)));
console.log(JSON.stringify({{ swaps, worn: Array.from(worn.pixels), frames }}));
"""
    (tmp_path / "ask.mjs").write_text(program)
    done = subprocess.run(["node", tmp_path / "ask.mjs"], capture_output=True, text=True, check=True, timeout=120)
    said = json.loads(done.stdout)
    for (ramp, target), swaps in zip(ramps, said["swaps"], strict=True):
        assert [(tuple(a), tuple(b)) for a, b in swaps] == list(ramp_swaps(ramp, target).items())
    request = Request(3, 1, base="sprite 0", palette="keep", swaps=ramp_swaps(REDS, BLUE))
    assert said["worn"] == team(pack, request).reshape(-1).tolist()
    for seed, drawn in zip((1, 2, 1), said["frames"], strict=True):
        assert drawn == [frame.reshape(-1).tolist() for frame in pack.frames(seed, base="sprite 1")]
