"""The LÖVE binding by the golden vectors, under LuaJIT and in LÖVE without a window. Skipped where there is neither."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assetgen_plugin import Pack, texture_hash
from assetgen_plugin.agp import flat_bytes
from places import GOLDEN, ROOT

BINDING = ROOT / "plugin" / "love" / "assetgen.lua"
CONTROLS = ("label", "base", "style", "palette")

pytestmark = [
    pytest.mark.skipif(not BINDING.is_file(), reason="the sources are not here"),
    pytest.mark.skipif(shutil.which("cc") is None, reason="there is no C compiler here"),
]


def rows() -> Iterator[dict[str, Any]]:
    """The golden textures that the binding can ask for."""
    for name in ("contract-v1-sprites.json", "contract-v2.json"):
        for row in json.loads((GOLDEN / name).read_text("utf-8"))["textures"]:
            beyond = [key for key in ("colours", "swaps", "layer", "around_centroid") if row.get(key)]
            if not beyond and isinstance(row.get("palette", ""), str):
                yield row


def quoted(text: str) -> str:
    return '"' + "".join(f"\\{byte:03}" for byte in text.encode()) + '"'


def wanted(row: dict[str, Any]) -> str:
    """A golden vector's request as a Lua table."""
    parts = [f"seed={row['seed']}ULL", f"index={row['index']}", f"attempt={row.get('attempt', '0')}"]
    parts += [f"{key}={quoted(row[key])}" for key in CONTROLS if row.get(key) is not None]
    if row.get("spread") is not None:
        parts.append(f"spread={row['spread'] / 256}")
    if row.get("epoch") is not None:
        parts.append(f"epoch={row['epoch']}")
    return "{" + ", ".join(parts) + "}"


@pytest.fixture(scope="module")
def game(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the binding, the core and the golden packs."""
    folder = tmp_path_factory.mktemp("game")
    shutil.copy(BINDING, folder)
    header = ROOT / "plugin" / "c" / "assetgen.h"
    command = ["cc", "-O1", "-shared", "-fPIC", "-x", "c", "-DASSETGEN_IMPLEMENTATION", str(header)]
    subprocess.run([*command, "-o", str(folder / "libassetgen.so")], check=True)
    for name in {row["pack"] for row in rows()}:
        (folder / f"{name}.agp").write_bytes(flat_bytes(Pack.open(GOLDEN / f"{name}.onnx").tensors))
    return folder


@pytest.mark.skipif(shutil.which("luajit") is None, reason="there is no luajit here")
def test_golden_vectors_under_luajit(game: Path) -> None:
    lines = [
        'local assetgen = require "assetgen"',
        "local packs, bad, n = {}, 0, 0",
        "local function try(name, request, hash)",
        '  packs[name] = packs[name] or assetgen.open(io.open(name .. ".agp", "rb"):read "*a", "./libassetgen.so")',
        "  n = n + 1",
        "  if packs[name]:hash(packs[name]:texture(request)) ~= hash then bad = bad + 1; print(name, n) end",
        "end",
        *(f"try({quoted(row['pack'])}, {wanted(row)}, {quoted(row['sha256'])})" for row in rows()),
        "print(n, bad)",
    ]
    (game / "golden.lua").write_text("\n".join(lines), "utf-8")
    ran = subprocess.run(["luajit", "golden.lua"], cwd=game, capture_output=True, text=True, timeout=300, check=False)
    assert ran.stdout.split() == [str(len(list(rows()))), "0"], ran.stdout + ran.stderr


@pytest.mark.skipif(shutil.which("luajit") is None, reason="there is no luajit here")
def test_what_a_pack_refuses_is_one_line(game: Path) -> None:
    name = next(rows())["pack"]
    program = f"""
local assetgen = require "assetgen"
local pack = assetgen.open(io.open("{name}.agp", "rb"):read "*a", "./libassetgen.so")
for _, request in ipairs {{ {{ palette = "grey" }}, {{ base = "no such sprite" }}, {{ spread = 9 }} }} do
  print(select(2, pcall(pack.texture, pack, request)))
end
print(select(2, pcall(assetgen.open, "no pack", "./libassetgen.so")))
print(pack:hash(pack:texture {{ seed = "forest/level-3" }}))
"""
    (game / "refused.lua").write_text(program, "utf-8")
    ran = subprocess.run(["luajit", "refused.lua"], cwd=game, capture_output=True, text=True, timeout=60, check=False)
    *refused, drawn = ran.stdout.splitlines()
    assert len(refused) == 4, ran.stdout + ran.stderr
    assert all("assetgen: " in line for line in refused)
    assert drawn == texture_hash(Pack.open(GOLDEN / f"{name}.onnx").texture("forest/level-3"))


@pytest.mark.skipif(shutil.which("love") is None, reason="there is no LÖVE here")
def test_pixels_in_love(game: Path) -> None:
    pack = Pack.open(GOLDEN / "painted-kept.onnx")
    (game / "conf.lua").write_text(
        "function love.conf(t) t.modules.window = false; t.modules.graphics = false; t.modules.audio = false end",
        "utf-8",
    )
    (game / "main.lua").write_text(
        """
local pack = require "assetgen".open(love.filesystem.read("painted-kept.agp"), "./libassetgen.so")
local data = pack:image_data { seed = 7, index = 3 }
print(data:getWidth(), data:getHeight(), love.data.encode("string", "hex", data:getString()))
love.event.quit()
""",
        "utf-8",
    )
    ran = subprocess.run(["love", "."], cwd=game, capture_output=True, text=True, timeout=120, check=False)
    width, height, pixels = ran.stdout.split()
    assert (int(height), int(width), 4) == pack.size, ran.stderr
    assert bytes.fromhex(pixels) == pack.texture(7, 3).tobytes()
