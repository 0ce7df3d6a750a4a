"""What `assetgen bake` writes for a Godot project, in Godot itself; the next bake keeps what Godot added."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from test_godot import godot, needs_godot

from assetgen_plugin import Pack
from baking import bake_file, run
from places import PACKS

BAKE = """
[bake]
out = "art"
[packs]
items = "plants.onnx"
[[jobs]]
name = "loot"
pack = "items"
count = 3
atlas = "ui"
[atlases.ui]
data = ["godot", "godot-import"]
resource_path = "res://art"
"""
PROBE = """
extends SceneTree
func _init() -> void:
	var found := []
	for index in 3:
		var sprite: AtlasTexture = load("res://art/ui/loot/1_%d.tres" % index)
		var image := sprite.get_image()
		image.convert(Image.FORMAT_RGBA8)
		found.append(Array(image.get_data()))
	FileAccess.open("res://found.json", FileAccess.WRITE).store_string(JSON.stringify(found))
	var sprite: AtlasTexture = load("res://art/ui/loot/1_1.tres")
	ResourceSaver.set_uid("res://art/ui/loot/1_1.tres", ResourceUID.create_id())
	quit()
"""


@needs_godot
def test_imported_sprites_have_the_packs_pixels_and_the_next_bake_keeps_what_godot_wrote(tmp_path: Path) -> None:
    spec = bake_file(tmp_path, BAKE)
    run(spec)
    (tmp_path / "project.godot").write_text('config_version=5\n\n[application]\nconfig/name="test"\n')
    (tmp_path / "probe.gd").write_text(PROBE)
    before = (tmp_path / "art" / "ui-0.png.import").read_text()
    godot(tmp_path, "--import")
    after = (tmp_path / "art" / "ui-0.png.import").read_text()
    assert 'uid="uid://' in after
    assert before != after
    godot(tmp_path, "-s", "probe.gd")
    pack = Pack.open(PACKS / "plants.onnx")
    for index, found in enumerate(json.loads((tmp_path / "found.json").read_text())):
        texture = pack.texture(1, index)  # clear pixels too: nothing repainted them
        assert np.array_equal(np.array(found, np.uint8).reshape(texture.shape), texture)
    resource = (tmp_path / "art" / "ui" / "loot" / "1_1.tres").read_text()
    assert 'uid="uid://' in resource
    more = bake_file(tmp_path, BAKE.replace("count = 3", "count = 4"))
    assert run(more).stale.keys() == {"ui/loot/1_3.tres", "ui-0.png"}
    assert (tmp_path / "art" / "ui" / "loot" / "1_1.tres").read_text() == resource
    assert (tmp_path / "art" / "ui-0.png.import").read_text() == after
