"""The golden vectors of contract 2 by the web runtime in Node: WebAssembly and plain JavaScript, textures and plans."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assetgen_plugin import Pack
from assetgen_plugin.agp import flat_bytes
from assetgen_plugin.plans.goldens import site_of
from engine_calls import golden_calls
from places import GOLDEN, ROOT

NODE = shutil.which("node")

pytestmark = pytest.mark.skipif(NODE is None, reason="there is no node on this machine")

HEAD = """
import { readFileSync } from "node:fs";
import { Pack, PlanPack, sha256 } from %s;
const { folder, engine, calls } = JSON.parse(readFileSync(0));
const packs = new Map();
const opened = (kind, name) => {
  if (!packs.has(name)) packs.set(name, kind.from(readFileSync(`${folder}/${name}.agp`), { engine }));
  return packs.get(name);
};
const hex = (bytes) => Array.from(sha256(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
"""
TEXTURES = """
const asked = ({ seed, index, attempt, spread, colours, ...rest }) => ({
  seed: BigInt(seed), index: BigInt(index ?? 0), ...(attempt === undefined ? {} : { attempt: BigInt(attempt) }),
  ...(spread === undefined ? {} : { spread: spread / 256 }), ...(colours ? { palette: colours } : {}), ...rest,
});
const drawn = ({ file, kind, request, a, b, t, to }) => {
  const pack = opened(Pack, file);
  if (kind === "blend") return pack.blend(a, b, t / 256, asked(request));
  if (kind === "texture") return pack.texture(asked(request));
  const { label, epoch, ...from } = asked(request);
  const { seed, index } = asked(to);
  return pack.interpolate(from, { seed, index }, [t / 256], { label, epoch })[0];
};
console.log(JSON.stringify(calls.map((call) => hex(drawn(call).pixels))));
"""
PLANS = """
console.log(JSON.stringify(calls.map(({ pack, seed, index, attempt, ...request }) => {
  const place = { seed: BigInt(seed), index: Number(index), attempt };
  return hex(opened(PlanPack, pack).plan({ ...place, ...request }).classes);
})));
"""


def run(script: str, folder: Path, engine: str, calls: list[dict[str, Any]]) -> list[str]:
    assert NODE is not None
    index = (ROOT / "plugin" / "web" / "index.js").as_uri()
    (folder / "run.mjs").write_text(HEAD % json.dumps(index) + script)
    given = json.dumps({"folder": str(folder), "engine": engine, "calls": calls})
    done = subprocess.run([NODE, folder / "run.mjs"], input=given, capture_output=True, check=True, text=True)
    return list(json.loads(done.stdout))


@pytest.mark.parametrize("engine", ["wasm", "js"])
def test_textures(engine: str, tmp_path: Path) -> None:
    calls = golden_calls("contract-v2.json")
    for name in {call["file"] for call, _ in calls}:
        (tmp_path / f"{name}.agp").write_bytes(flat_bytes(Pack.open(GOLDEN / f"{name}.onnx").tensors))
    answers = run(TEXTURES, tmp_path, engine, [call for call, _ in calls])
    assert [call for (call, wanted), found in zip(calls, answers, strict=True) if found != wanted] == []


@pytest.mark.parametrize("engine", ["wasm", "js"])
def test_plans(engine: str, tmp_path: Path) -> None:
    vectors = json.loads((GOLDEN / "contract-v2-plans.json").read_text("utf-8"))
    for name in vectors["packs"]:
        shutil.copy(GOLDEN / f"{name}.agp", tmp_path)
    calls = []
    for row in vectors["plans"]:
        outline, pins = site_of(row)
        height, width = outline.shape
        given = {key: row[key] for key in ("pack", "seed", "index", "attempt", "label", "pieces") if key in row}
        given |= {"spread": row["spread"] / 256, "level": row["level"] or None, "pins": pins.ravel().tolist()}
        given["outline"] = {"width": width, "height": height, "data": outline.astype(np.uint8).ravel().tolist()}
        calls.append(given)
    answers = run(PLANS, tmp_path, engine, calls)
    rows = vectors["plans"]
    assert [row for row, found in zip(rows, answers, strict=True) if found != row["sha256"]] == []
