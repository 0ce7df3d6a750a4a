"""Plans by the web runtime in Node: WebAssembly and plain JavaScript draw and refuse what Python does."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

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


def test_draft_vectors_are_the_same_files(tmp_path: Path) -> None:
    opened = run(
        OPEN, tmp_path, {"engine": "wasm", "files": [str(path) for path in sorted(GOLDEN.glob("draft-*.agp"))]}
    )
    assert opened == [PlanPack.open(path).fingerprint for path in sorted(GOLDEN.glob("draft-*.agp"))]
