"""Textures per second of processor time, and what the first one takes, in each engine that is here: one table.

    GODOT=… DOTNET=… python benchmarks/game_engines.py [PACK]      default: plants, of contract 1

Each program draws indices 0 … n - 1 of one seed and prints the hash of the last; all must agree. The
first texture is counted with the engine's start, the others as the difference of two runs, both in processor time of
the process and its children: other work on the machine disturbs that less than the clock, but not wholly.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from assetgen_plugin import Pack, texture_hash
from assetgen_plugin.agp import flat_bytes

ROOT = Path(__file__).resolve().parents[1]
PLUGIN = ROOT / "plugin"
PACK = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT / "samples" / "packs" / "plants.onnx"
SECONDS = 3.0  # of processor time that the longer run should take

C = """
#define ASSETGEN_IMPLEMENTATION
#include "assetgen.h"
#include <stdio.h>
#include <stdlib.h>
int main(int argc, char **argv) {
    static uint8_t file[1 << 21], pixels[1 << 16], digest[32];
    FILE *in = fopen("plants.agp", "rb");
    size_t n = fread(file, 1, sizeof file, in);
    ag_pack *pack;
    if (ag_open(file, n, &pack)) return 1;
    ag_request request = ag_defaults();
    request.seed = 7;
    for (int i = 0; i < atoi(argv[argc - 1]); i++) {
        request.index = i;
        ag_texture(pack, &request, pixels, sizeof pixels);
    }
    ag_sha256(pixels, ag_size(pack), digest);
    for (int i = 0; i < 32; i++) printf("%02x", digest[i]);
    return 0;
}
"""
CSHARP = """
using Assetgen;
static class Draw {
    static void Main(string[] words) {
        var pack = Pack.Open(System.IO.File.ReadAllBytes("plants.agp"));
        byte[] pixels = null;
        for (uint i = 0; i < uint.Parse(words[0]); i++) pixels = pack.Texture(new Request { Seed = 7, Index = i });
        System.Console.WriteLine(Pack.Hash(pixels));
    }
}
"""
LUA = """
local assetgen = require "lib.assetgen"
local file = io.open("plants.agp", "rb")
local pack = assetgen.open(file:read "*a", "./libassetgen.so")
local pixels, size
for i = 0, tonumber(arg[#arg]) - 1 do pixels, size = pack:texture { seed = 7, index = i } end
print(pack:hash(pixels, size))
if love then love.event.quit() end
"""
NODE = """
import { createHash } from "node:crypto";
import { Pack } from "./web/index.js";
const pack = await Pack.load("plants.agp", { engine: process.argv[2] });
let texture;
for (let index = 0; index < Number(process.argv[3]); index++) texture = pack.texture({ seed: 7, index });
console.log(createHash("sha256").update(texture.pixels).digest("hex"));
"""
PYTHON = """
import sys
from assetgen_plugin import Pack, texture_hash
pack = Pack.open(sys.argv[1])
for index in range(int(sys.argv[2])): texture = pack.texture(7, index)
print(texture_hash(texture))
"""
GODOT = """
extends SceneTree
const Pack := preload("res://addons/assetgen/pack.gd")
func _init() -> void:
	var words := OS.get_cmdline_user_args()
	var pack := Pack.open_file("res://plants.agp")
	pack.engine = words[0]
	var image: Image
	for i in words[1].to_int():
		image = pack.image({seed = 7, index = i})
	print(Pack.hash_of(image))
	quit()
"""
RENPY = """
init python:
    def assetgen_draw():
        parser = renpy.arguments.ArgumentParser()
        parser.add_argument("n", type=int)
        n = parser.parse_args().n
        pack = Assetgen.pack("plants.agp")
        for index in range(n):
            pixels = pack.texture(seed=7, index=index)
        print(pack.hash(pixels))
        return False
    renpy.arguments.register_command("draw", assetgen_draw)
label start:
    return
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        print("| engine | first texture, CPU s | textures per CPU second |\n| --- | ---: | ---: |")
        for name, command in commands(here):
            first = spent(command, 1, here)
            n = 20
            while (longer := spent(command, n, here)) - first < SECONDS / 3:
                n *= 3
            n = int(n * SECONDS / (longer - first))
            rate = (n - 1) / (spent(command, n, here) - first)
            print(f"| {name} | {first:.2f} | {rate:,.0f} |", flush=True)


def spent(command: list[str], n: int, folder: Path) -> float:
    """Processor time of drawing n textures, in seconds; fails if the last is not the one that Python draws."""
    before = os.times()
    done = subprocess.run([*command, str(n)], cwd=folder, capture_output=True, text=True, env=environment(folder))
    after = os.times()
    wanted = texture_hash(Pack.open(PACK).texture(7, n - 1))
    if wanted not in done.stdout:
        sys.exit(f"{command[0]} draws something else: {done.stdout[-500:]} {done.stderr[-500:]}")
    return after.children_user + after.children_system - before.children_user - before.children_system


def environment(folder: Path) -> dict[str, str]:
    quiet = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "HOME": str(folder), "OMP_NUM_THREADS": "1"}
    return os.environ | quiet


def commands(here: Path) -> list[tuple[str, list[str]]]:
    """(name, command) of every engine that can run here; a number follows the command."""
    (here / "plants.agp").write_bytes(flat_bytes(Pack.open(PACK).tensors))
    core = ["cc", "-O2", "-x", "c", "-DASSETGEN_IMPLEMENTATION", str(PLUGIN / "c" / "assetgen.h")]
    subprocess.run([*core, "-shared", "-fPIC", "-o", here / "libassetgen.so"], check=True)
    found = [("C", [str(c_program(here))]), ("Python, by the core", python_program(here))]
    if shutil.which("node"):
        (here / "web").symlink_to(PLUGIN / "web")
        (here / "draw.mjs").write_text(NODE)
        found += [
            (f"Node, {name}", ["node", "draw.mjs", engine]) for name, engine in (("wasm", "wasm"), ("JavaScript", "js"))
        ]
    if shutil.which("mcs"):
        (here / "Draw.cs").write_text(CSHARP)
        subprocess.run(
            ["mcs", "-optimize+", "-out:draw.exe", PLUGIN / "dotnet" / "Assetgen.cs", "Draw.cs"], cwd=here, check=True
        )
        found.append(("C#, Mono", ["mono", "draw.exe"]))
        if dotnet := os.environ.get("DOTNET") or shutil.which("dotnet"):
            name = '{"name": "Microsoft.NETCore.App", "version": "2.0.0"}'
            more = '"rollForward": "LatestMajor", "configProperties": {"System.Globalization.Invariant": true}'
            (here / "draw.runtimeconfig.json").write_text(f'{{"runtimeOptions": {{"framework": {name}, {more}}}}}')
            found.append(("C#, CoreCLR", [dotnet, "exec", "--runtimeconfig", "draw.runtimeconfig.json", "draw.exe"]))
    (here / "lib").mkdir()
    shutil.copy(PLUGIN / "love" / "assetgen.lua", here / "lib")
    (here / "main.lua").write_text(LUA)
    (here / "conf.lua").write_text("function love.conf(t) t.window = nil; t.modules.audio = false end")
    found += [(name, [program, argument]) for name, program, argument in LUAS if shutil.which(program)]
    if godot := os.environ.get("GODOT") or shutil.which("godot"):
        found += godot_commands(here, godot)
    if renpy := os.environ.get("RENPY") or shutil.which("renpy", path="/usr/games"):
        found.append(("Ren'Py, ctypes on the core", renpy_command(here, renpy)))
    return found


LUAS = (("LuaJIT, FFI on the core", "luajit", "main.lua"), ("LÖVE, FFI on the core", "love", "."))


def c_program(here: Path) -> Path:
    (here / "draw.c").write_text(C)
    subprocess.run(["cc", "-O2", f"-I{PLUGIN / 'c'}", here / "draw.c", "-o", here / "draw"], check=True)
    return here / "draw"


def python_program(here: Path) -> list[str]:
    (here / "draw.py").write_text(PYTHON)
    return [sys.executable, "draw.py", str(PACK)]


def godot_commands(here: Path, godot: str) -> list[tuple[str, list[str]]]:
    game = here / "godot"
    game.mkdir()
    (game / "project.godot").write_text('config_version=5\n\n[application]\nconfig/name="draw"\n')
    subprocess.run([sys.executable, PLUGIN / "godot" / "build.py", "-o", game], check=True, capture_output=True)
    (game / ".godot").mkdir()
    (game / ".godot" / "extension_list.cfg").write_text("res://addons/assetgen/assetgen.gdextension\n")
    shutil.copy(here / "plants.agp", game)
    (game / "draw.gd").write_text(GODOT)
    command = [godot, "--headless", "--path", str(game), "-s", "draw.gd", "--"]
    return [("Godot, GDExtension", [*command, "native"]), ("Godot, GDScript", [*command, "gdscript"])]


def renpy_command(here: Path, renpy: str) -> list[str]:
    game = here / "renpy" / "game"
    game.mkdir(parents=True)
    for source in (PLUGIN / "renpy" / "assetgen.rpy", PLUGIN / "renpy" / "assetgen_packs.py", here / "libassetgen.so"):
        shutil.copy(source, game)
    shutil.copy(here / "plants.agp", game)
    shutil.copy(ROOT / "tests" / "renpy" / "python311.rpy", game)
    (game / "script.rpy").write_text(RENPY)
    return [renpy, str(game.parent), "draw"]


if __name__ == "__main__":
    main()
