"""What projects have committed stays: the bytes of lock files, the keys in them, the names of cached textures.

Each golden file was written by the first version that had its format; they are never made again.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from assetgen.baking.ledger.shards import merge, shard_path
from assetgen.baking.spec.bake_file import Bake, read_bake_file
from baking import bake_file, pack_in, run
from places import GOLDEN, ROOT

LOCK = GOLDEN / "bake-lock-2.lock"
OLD_LOCK = GOLDEN / "bake-contract-1.lock"  # format 1
CACHE = 75, "1b581027e06f828c"  # names, the tag of the folder among them, and their digest
PIECES = "907e23f90f33aed5"
LEFT = "70f4dd37d5b27865"
EVERYTHING = """
[bake]
out = "art"
[packs]
items = "dungeon-items.onnx"
plants = "plants.onnx"
clothes = "fashion.onnx"

[[jobs]]
name = "loot"
pack = "items"
bases = { light_blue = 30 }
spread = 0.75
palette = "keep"
unique = { shape = 11, colour = 9.5 }
originals = true
outliers = 60
atlas = "ui"

[[jobs]]
name = "loot/potions"
pack = "items"
seeds = ["name:dungeon/loot", 18446744073709551615]
labels = { item_potion = 4, item_ring = 2 }
palette = "any"
outliers = true
atlas = "ui"

[[jobs]]
name = "wood"
pack = "plants"
seeds = ["1-3", 7]
count = 5
weights = { oak = 2.5, pine = 1.5 }
scale = 2
mips = 2
spread = 0
format = "webp"
palette = "#102030,#405060,#ffffff"
file = "{job}-{label}/{seed:03}_{index:04}"

[[jobs]]
name = "picked"
pack = "items"
seeds_file = "picked.txt"
palette = "from:artefact__urand_air"
format = "qoi"

[[jobs]]
name = "clothes"
pack = "clothes"
labels = ["sandal"]
count = 3
seam = 9999
format = "raw"

[[jobs]]
name = "tiles"
pack = "clothes"
count = 6
unique = true
atlas = "pages/tiles"

[atlases.ui]
max_side = 256
data = ["phaser", "godot"]
resource_path = "res://art"
[atlases."pages/tiles"]
max_side = 128
padding = 4
extrude = 0
power_of_two = true
format = "webp"
mips = 1
data = ["texturepacker-hash", "texturepacker-array", "aseprite", "tiled"]
"""


def everything(folder: Path) -> Bake:
    """A bake of every feature; nothing is drawn yet."""
    for pack in ("dungeon-items", "plants"):
        pack_in(folder, pack)
    shutil.copy(GOLDEN / "bake-fashion.onnx", folder / "fashion.onnx")  # as it was then
    (folder / "picked.txt").write_text("7\nname:boss/first 3 base=artefact__urand_air\n42 5 label=item_ring\n", "utf-8")
    return bake_file(folder, EVERYTHING)


def digest(*contents: bytes) -> str:
    """SHA-256 of several contents, each by its own, 16 hexadecimal digits."""
    return hashlib.sha256(b"".join(hashlib.sha256(content).digest() for content in contents)).hexdigest()[:16]


def test_a_bake_of_every_feature_writes_the_lock_file_and_the_cache_keys_that_it_always_did(tmp_path: Path) -> None:
    spec = everything(tmp_path)
    cache = tmp_path / "cache"
    run(spec, cache=cache)
    assert spec.lock.read_bytes() == LOCK.read_bytes()
    names = sorted(path.relative_to(cache).as_posix() for path in cache.rglob("*") if path.is_file())
    assert (len(names), digest(*(name.encode() for name in names))) == CACHE


def test_shards_write_the_pieces_and_the_lock_file_that_they_always_did(tmp_path: Path) -> None:
    spec = everything(tmp_path)
    run(spec, plan_only=True)
    for k in (3, 1, 2):
        run(spec, shard=(k, 3))
    pieces = [shard_path(spec.lock, (k, 3)).read_bytes() for k in (1, 2, 3)]
    assert digest(*pieces) == PIECES
    merge(spec.lock)
    assert spec.lock.read_bytes() == LOCK.read_bytes()


def test_outputs_no_longer_listed_are_not_in_the_lock_file(tmp_path: Path) -> None:
    spec = everything(tmp_path)
    run(spec)
    fewer = (
        EVERYTHING.replace("count = 5", "count = 3").replace("mips = 2", "mips = 1").replace('"godot"', '"aseprite"')
    )
    spec = bake_file(tmp_path, fewer.replace("count = 6", "count = 4"))
    assert run(spec).left
    assert digest(spec.lock.read_bytes()) == LEFT
    shutil.rmtree(spec.out / ".assetgen")
    run(spec)
    assert digest(spec.lock.read_bytes()) == LEFT


def test_a_lock_file_of_format_1_is_read_and_its_decisions_stay(tmp_path: Path) -> None:
    spec = everything(tmp_path)
    shutil.copy(OLD_LOCK, spec.lock)
    run(spec)
    assert spec.lock.read_bytes() == LOCK.read_bytes()


def test_format_2_says_of_textures_what_format_1_said() -> None:
    old, new = (path.read_text("utf-8").splitlines()[1:] for path in (OLD_LOCK, LOCK))
    assert [line for line in old if '"name": ' in line] == [line for line in new if '"name": ' in line]


def test_the_sample_build_keeps_its_lock_file(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "samples" / "packs", tmp_path / "packs")
    sample = shutil.copytree(
        ROOT / "samples" / "game-build", tmp_path / "game", ignore=shutil.ignore_patterns("assets")
    )
    lock = (sample / "assetgen.lock").read_bytes()
    (sample / "assetgen.lock").unlink()
    run(read_bake_file(sample / "assetgen.toml"))
    assert (sample / "assetgen.lock").read_bytes() == lock
