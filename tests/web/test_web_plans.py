"""Plans by the web runtime in Node: WebAssembly and plain JavaScript draw and refuse what Python does."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

import plans
from assetgen_plugin import PlanPack, SeedError
from assetgen_plugin.agp import flat_bytes
from hostile_plans import HOSTILE, good
from places import GOLDEN, ROOT

NODE = shutil.which("node")
INDEX = (ROOT / "plugin" / "web" / "index.js").as_uri()

pytestmark = pytest.mark.skipif(NODE is None, reason="there is no node on this machine")

DRAW = """
const packs = {};
for (const name of given.packs) {
  packs[name] = PlanPack.from(readFileSync(`${folder}/${name}.agp`), { engine: given.engine });
}
const answer = ({ pack, ...request }) => {
  try {
    return packs[pack].plan(request).classes.join("");
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};
print(given.requests.map(answer));
"""
OPEN = """
print(given.files.map((file) => {
  try {
    return PlanPack.from(readFileSync(file), { engine: given.engine }).fingerprint;
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
}));
"""
LOOK = """
const pack = await PlanPack.load(`${folder}/rooms.agp`);
const outline = { width: 9, height: 7, data: new Uint8Array(63).fill(1) };
const { width, height, channels, pixels, data } = pack.texture({ seed: 7n, outline });
const { classes } = pack.plan({ seed: 7, outline });
const { classes: walkable, ...rest } = pack;
const refused = [];
const short = { ...outline, data: [1] };
for (const request of [{ seed: 1 }, { seed: 1, outline, pin: [] }, 7, { seed: 1, outline: short }]) {
  try {
    pack.plan(request);
  } catch (error) {
    refused.push(`${error.name}: ${error.message}`);
  }
}
const same = String(Array.from(pixels)) === String(Array.from(data));
print({ width, height, channels, pixels: Array.from(pixels), same,
  classes: Array.from(classes), rest: { classes: walkable, ...rest }, refused });
"""

APART = """
const { AsyncPlanPack } = await import(given.index);
const here = PlanPack.from(readFileSync(`${folder}/rooms.agp`), { engine: given.engine });
const pack = await AsyncPlanPack.load(`${folder}/rooms.agp`, { engine: given.engine });
const outline = { width: 9, height: 7, data: new Uint8Array(63).fill(1) };
const asked = [1, 2, 3].map((seed) => ({ seed, outline, pins: seed === 3 ? [2, ...Array(62).fill(0)] : null }));
const plans = await Promise.all(asked.map((request) => pack.plan(request)));
const texture = await pack.texture(asked[0]);
const failure = (promise) => promise.then(() => "none", (error) => `${error.name}: ${error.message}`);
const refused = await failure(pack.plan({ seed: 1, outline: { ...outline, data: new Uint8Array(63) } }));
const { classes, walkable, colours, labels, fingerprint, engine } = here;
const described = JSON.stringify({ classes, walkable, colours, labels, fingerprint, engine });
const waiting = failure(pack.plan(asked[0]));
pack.close();
print({
  same: plans.every(({ classes }, i) => String(classes) === String(here.plan(asked[i]).classes)),
  texture: String(texture.pixels) === String(here.texture(asked[0]).pixels) && texture.data.length === 252,
  described: JSON.stringify(pack) === described,
  refused,
  failures: [
    await waiting,
    await failure(pack.plan(asked[0])),
    await failure(AsyncPlanPack.load(`${folder}/damaged.agp`)),
    await failure(AsyncPlanPack.load(`${folder}/rooms.agp`, { limits: {} })),
  ],
});
"""


def run(script: str, folder: Path, given: dict[str, Any]) -> Any:
    """What a script prints, which has PlanPack, a folder and what is given."""
    (folder / "given.json").write_text(json.dumps(given), "utf-8")
    head = f"""
import {{ readFileSync }} from "node:fs";
import {{ PlanPack }} from {json.dumps(INDEX)};
const folder = {json.dumps(str(folder))};
const given = JSON.parse(readFileSync(`${{folder}}/given.json`));
const print = (result) => console.log(JSON.stringify(result));
"""
    (folder / "script.mjs").write_text(head + script, "utf-8")
    done = subprocess.run([str(NODE), folder / "script.mjs"], capture_output=True, text=True, timeout=250)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("engine", ["wasm", "js"])
def test_node_draws_what_numpy_draws(engine: str, tmp_path: Path) -> None:
    opened = {name: PlanPack.of(tensors) for name, tensors in plans.packs().items()}
    for name, pack in opened.items():
        (tmp_path / f"{name}.agp").write_bytes(flat_bytes(pack.tensors))
    requests, right = [], []
    for case in plans.cases():
        height, width = case.outline.shape
        outline = {"width": width, "height": height, "data": case.outline.astype(int).ravel().tolist()}
        controls = case.controls | {"seed": f"seed {case.controls['seed']}"}
        pins = None if case.pins is None else case.pins.ravel().tolist()
        requests.append({"pack": case.pack, "outline": outline, "pins": pins, **controls})
        try:
            plan = opened[case.pack].plan(**controls, outline=case.outline, pins=case.pins)
            right.append("".join(map(str, plan.ravel())))
        except SeedError as error:
            right.append(f"SeedError: {error}".replace("'wall'", '"wall"'))
    found = run(DRAW, tmp_path, {"engine": engine, "packs": list(opened), "requests": requests})
    assert found == right


def refusals() -> list[tuple[NDArray[np.int64], NDArray[np.int64] | None]]:
    """Outlines and pins that no plan fits: empty, thin, one cell, too large by sides and by cells; pins outside, of no
    class, that shut off a room, that leave no floor.
    """
    whole, none = np.ones((8, 9), np.int64), np.zeros((8, 9), np.int64)
    outside, unknown, shut = none.copy(), none.copy(), none.copy()
    outside[2, 3] = unknown[4, 5] = shut[:, 4] = 1
    unknown[4, 5] = 4
    outlines = [none, whole[:2], whole[:1, :1], np.ones((513, 3), np.int64), np.ones((300, 300), np.int64)]
    return [
        *((outline, None) for outline in outlines),
        (whole - outside, outside),
        (whole, unknown),
        (whole, shut),
        (whole, whole),
    ]


@pytest.mark.parametrize("engine", ["wasm", "js"])
def test_what_no_plan_fits_is_refused_in_the_words_of_python(engine: str, tmp_path: Path) -> None:
    pack = PlanPack.of(good())
    (tmp_path / "rooms.agp").write_bytes(flat_bytes(pack.tensors))
    requests, right = [], []
    for outline, pins in refusals():
        shape = {"width": outline.shape[1], "height": outline.shape[0], "data": outline.ravel().tolist()}
        requests.append(
            {"pack": "rooms", "seed": 1, "outline": shape, "pins": None if pins is None else pins.ravel().tolist()}
        )
        with pytest.raises(SeedError) as refusal:
            pack.plan(1, outline=outline, pins=pins)
        right.append(f"SeedError: {refusal.value}".replace("'wall'", '"wall"'))
    assert run(DRAW, tmp_path, {"engine": engine, "packs": ["rooms"], "requests": requests}) == right


def test_outline_in_several_pieces(tmp_path: Path) -> None:
    outline = [[1, 1, 1, 0, 1, 1, 1, 1]] * 5
    pack = PlanPack.of(good())
    (tmp_path / "rooms.agp").write_bytes(flat_bytes(pack.tensors))
    shape = {"width": 8, "height": 5, "data": [cell for row in outline for cell in row]}
    requests = [
        {"pack": "rooms", "seed": 3, "outline": shape, "pieces": each} for each in (None, "largest", "each", "x")
    ]
    requests.append(requests[1] | {"pins": [2] + 39 * [0]})
    found = run(DRAW, tmp_path, {"engine": "js", "packs": ["rooms"], "requests": requests})
    wanted = ["".join(map(str, pack.plan(3, outline=outline, pieces=each).ravel())) for each in ("largest", "each")]
    assert found[1:3] == wanted
    assert found[0].startswith("SeedError: the outline is in 2 pieces, of 20, 15 cells, the second at row 0, column 0;")
    assert found[4].startswith("SeedError: the pin at row 0, column 0 lies outside the largest piece")
    assert found[3] == 'SeedError: pieces "x"; "largest" or "each" is allowed'


@pytest.mark.parametrize("engine", ["js", None])
def test_hostile_packs_are_refused(engine: str | None, tmp_path: Path) -> None:
    """Also with the core at hand: it is JavaScript that checks."""
    files = []
    for number, (tensors, _) in enumerate((tensors, why) for tensors, why in HOSTILE if "contract" in tensors):
        files.append(str(tmp_path / f"{number}.agp"))
        Path(files[-1]).write_bytes(flat_bytes(tensors))
    flat = flat_bytes(good())
    for number, damaged in enumerate((b"", flat[:50], flat[:-1], flat + b"\0", flat[:100] + b"x" + flat[101:])):
        files.append(str(tmp_path / f"damaged-{number}.agp"))
        Path(files[-1]).write_bytes(damaged)
    whole = tmp_path / "whole.agp"
    whole.write_bytes(flat)
    *refused, opened = run(
        OPEN, tmp_path, {"engine": engine, "files": [*files, str(whole)]} if engine else {"files": [*files, str(whole)]}
    )
    assert opened == flat[12:44].hex()
    assert [each for each in refused if not each.startswith("PackError: ")] == []


def test_pack_shows_what_it_draws(tmp_path: Path) -> None:
    tensors = good()
    (tmp_path / "rooms.agp").write_bytes(flat_bytes(tensors))
    pack = PlanPack.of(tensors)
    found = run(LOOK, tmp_path, {})
    outline = [[1] * 9] * 7
    assert found["classes"] == pack.plan(7, outline=outline).ravel().tolist()
    assert found["pixels"] == pack.texture(7, outline=outline).ravel().tolist()
    assert found["same"]
    assert (found["width"], found["height"], found["channels"]) == (9, 7, 4)
    rest = found["rest"]
    assert rest["classes"] == list(pack.classes)
    assert rest["walkable"] == list(pack.walkable)
    assert rest["labels"] == list(pack.labels)
    assert rest["colours"] == pack.colours.tolist()
    assert (rest["fingerprint"], rest["engine"]) == (pack.fingerprint, "wasm")
    assert len(found["refused"]) == 4
    assert found["refused"][1] == (
        'SeedError: no control "pin" here; '
        "seed, index, attempt, outline, pins, level, label, spread, pieces are allowed"
    )


@pytest.mark.parametrize("engine", ["wasm", "js"])
def test_plans_of_a_worker_are_those_of_the_page(engine: str, tmp_path: Path) -> None:
    flat = flat_bytes(good())
    (tmp_path / "rooms.agp").write_bytes(flat)
    (tmp_path / "damaged.agp").write_bytes(flat[:-1] + b"x")
    found = run(APART, tmp_path, {"engine": engine, "index": INDEX})
    *closed, damaged, limits = found.pop("failures")
    assert found == {
        "same": True,
        "texture": True,
        "described": True,
        "refused": "SeedError: the outline is empty: none of its 7x9 cells is inside",
    }
    assert closed == 2 * ["PackError: the pack is closed"]
    assert damaged.startswith(f"PackError: {tmp_path}/damaged.agp: ")
    assert limits.startswith('TypeError: no option "limits"')


def test_golden_packs_have_their_fingerprints(tmp_path: Path) -> None:
    opened = run(
        OPEN, tmp_path, {"engine": "wasm", "files": [str(path) for path in sorted(GOLDEN.glob("plans-*.agp"))]}
    )
    assert opened == [PlanPack.open(path).fingerprint for path in sorted(GOLDEN.glob("plans-*.agp"))]
