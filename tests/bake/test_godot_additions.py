"""What Godot's editor adds to baked files (uids, its own import settings) stays, and makes no bake draw anything."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from test_bake_tiles import job

from assetgen.baking.drawing.godot import IMPORT_SETTINGS, with_additions, without_additions
from assetgen.baking.verify import verify
from baking import bake_file, run

ATLAS = """
[packs]
items = "plants.onnx"
[[jobs]]
name = "loot"
pack = "items"
count = {count}
atlas = "ui"
[atlases.ui]
max_side = 64
data = ["godot", "godot-import"]
"""
UID = 'uid="uid://dxk3v1yw3qk6m"'
BY_GODOT = """\
[remap]

importer="texture"
type="CompressedTexture2D"
uid="uid://b7a1o8mjkyo5k"
path="res://.godot/imported/ui-0.png-0123456789abcdef0123456789abcdef.ctex"

[deps]

source_file="res://ui-0.png"

[params]

compress/mode=2
compress/high_quality=true
mipmaps/generate=true
process/fix_alpha_border=true
process/premult_alpha=false
detect_3d/compress_to=1
"""


def with_uid(path: Path) -> str:
    """Adds a uid to a file's header, as the editor does, and returns the new text."""
    text = re.sub(r"^(\[gd_\w+ [^\]]*)\]", rf"\1 {UID}]", path.read_text("utf-8"))
    assert UID in text
    path.write_text(text, "utf-8")
    return text


def test_a_uid_in_a_resource_stays_when_nothing_and_when_its_frame_changes(tmp_path: Path) -> None:
    spec = bake_file(tmp_path, ATLAS.format(count=2))
    run(spec)
    resource = spec.out / "ui" / "loot" / "1_0.tres"
    text = with_uid(resource)
    assert run(spec, dry=True, deep=True).stale == {}
    assert run(spec).n_written == 0
    assert verify(spec.lock)[1] == []
    assert resource.read_text("utf-8") == text
    smaller = bake_file(tmp_path, ATLAS.format(count=2).replace("max_side = 64", "max_side = 64\npadding = 9"))
    assert run(smaller).stale["ui/loot/1_0.tres"] == "frames changed"
    assert text != resource.read_text("utf-8")
    assert UID in resource.read_text("utf-8")


def test_a_uid_stays_when_a_resource_was_also_edited_or_the_ledger_is_lost(tmp_path: Path) -> None:
    spec = bake_file(tmp_path, ATLAS.format(count=1))
    run(spec)
    resource = spec.out / "ui" / "loot" / "1_0.tres"
    text = with_uid(resource)
    resource.write_text(text.replace("Rect2(3", "Rect2(4"), "utf-8")
    assert run(spec).stale == {"ui/loot/1_0.tres": "changed on disk"}
    assert resource.read_text("utf-8") == text
    shutil.rmtree(spec.out / ".assetgen")
    assert run(spec).n_written == 0
    assert resource.read_text("utf-8") == text


def test_a_uid_in_a_scene_stays_when_its_plan_is_drawn_again(tmp_path: Path) -> None:
    spec, _, _ = job(tmp_path, format="tscn")
    run(spec)
    scene = tmp_path / "out" / "7_0.tscn"
    text = with_uid(scene)
    assert run(spec, dry=True, deep=True).stale == {}
    assert run(spec).n_written == 0
    assert verify(tmp_path / "out")[1] == []
    other, _, _ = job(tmp_path, format="tscn", scale=2)
    assert run(other).n_written == 2
    assert scene.read_text("utf-8") != text
    assert UID in scene.read_text("utf-8").splitlines()[0]
    assert run(other).n_written == 0


def test_import_settings_are_put_into_the_file_that_godot_wrote(tmp_path: Path) -> None:
    spec = bake_file(tmp_path, ATLAS.format(count=1).replace('"godot", ', ""))
    spec.out.mkdir()
    settings = spec.out / "ui-0.png.import"
    settings.write_text(BY_GODOT, "utf-8")
    assert run(spec).stale["ui-0.png.import"] == "new"
    ours = {"compress/mode=2": "compress/mode=0", "generate=true": "generate=false"}
    ours |= {"alpha_border=true": "alpha_border=false", "compress_to=1": "compress_to=0"}
    expected = BY_GODOT
    for before, now in ours.items():
        expected = expected.replace(before, now)
    assert settings.read_text("utf-8") == expected
    assert run(spec).n_written == 0
    settings.write_text("", "utf-8")  # cut off
    assert run(spec).stale == {"ui-0.png.import": "changed on disk"}
    assert settings.read_text("utf-8") == IMPORT_SETTINGS


HEADERS = st.sampled_from(
    [
        '[gd_resource type="AtlasTexture" load_steps=2 format=3]',
        f'[gd_resource type="AtlasTexture" load_steps=2 format=3 {UID}]',
        f'[gd_resource type="AtlasTexture" format=3 {UID}]',
        f"[gd_scene format=4 {UID}]",
    ]
)
LINES = st.lists(
    st.sampled_from(
        [
            f'[ext_resource type="Texture2D" {UID} path="res://a.png" id="1"]',
            '[ext_resource type="Texture2D" path="res://a.png" id="1"]',
            f'text = "{UID}"',
            "[resource]",
            "",
        ]
    )
)
FILES = st.tuples(HEADERS, LINES).map(lambda parts: "".join(f"{line}\n" for line in (parts[0], *parts[1])).encode())


@given(FILES, FILES | st.binary())
def test_additions_change_nothing_but_themselves(content: bytes, before: bytes) -> None:
    content = without_additions("a.tres", content)
    assert without_additions("a.tres", with_additions("a.tres", content, before)) == content
    assert with_additions("a.tres", content, content) == content
    assert with_additions("a.tres", content, before).count(UID.encode()) >= before.startswith(b"[gd_scene")
    assert without_additions("a.png", before) == before


@given(st.binary() | st.text().map(str.encode))
def test_any_file_in_place_of_import_settings_is_replaced_by_settings(before: bytes) -> None:
    ours = IMPORT_SETTINGS.encode()
    assert without_additions("a.import", with_additions("a.import", ours, before)) == ours
