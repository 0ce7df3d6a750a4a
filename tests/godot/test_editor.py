"""The addon in Godot's editor without a window, and what it offers scenes: inspector, tile sets, streams."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from test_godot import godot, needs_compiler, needs_godot, with_addon

from assetgen_plugin import Pack, texture_hash
from places import PACKS

PLUGINS = '\n[editor_plugins]\nenabled=PackedStringArray("res://addons/assetgen/plugin.cfg")\n'
SCENE = """[gd_scene format=3]
[ext_resource type="Script" path="res://addons/assetgen/texture.gd" id="1"]
[ext_resource type="Resource" path="res://plants.onnx" id="2"]
[sub_resource type="ImageTexture" id="3"]
script = ExtResource("1")
pack = ExtResource("2")
seed = "7"
label = "oak"
[node name="Tree" type="Sprite2D"]
texture = SubResource("3")
"""
PROBE = """
extends SceneTree
var answers := {}
func _init() -> void:
	run.call_deferred()
func run() -> void:
	var pack: AssetgenPack = load("res://plants.onnx")
	var sprite: Sprite2D = load("res://tree.tscn").instantiate()
	root.add_child(sprite)
	await process_frame
	answers.preview = pack.hash_of(sprite.texture.get_image())
	for property in sprite.texture.get_property_list():
		if property.name in ["label", "base", "image"]:
			answers[property.name] = [property.hint_string, property.usage]
	var packed := PackedScene.new()
	packed.pack(sprite)
	ResourceSaver.save(packed, "res://saved.tscn")
	answers.saved = FileAccess.get_file_as_string("res://saved.tscn").length()
	var rows: Array[Dictionary] = [{seed = 1, label = "oak"}, {}, {seed = 2, label = "fern"}]
	var tiles := AssetgenTiles.tile_set_of_rows(pack, 3, rows)
	var source: TileSetAtlasSource = tiles.get_source(0)
	answers.tiles = []
	for y in 3:
		for x in 3:
			if source.has_tile(Vector2i(x, y)):
				var region := source.get_tile_texture_region(Vector2i(x, y))
				answers.tiles.append([x, y, pack.hash_of(source.texture.get_image().get_region(region))])
	var layer := TileMapLayer.new()
	layer.tile_set = tiles
	AssetgenTiles.fill(layer, PackedByteArray([1, 0, 3, 3]), 2, 3)
	var row := func(at: Vector2i) -> int: return layer.get_cell_atlas_coords(at).y
	answers.cells = layer.get_used_cells().map(func(at: Vector2i): return [at.x, at.y, row.call(at)])
	var stream := AssetgenStream.new()
	stream.pack = pack
	root.add_child(stream)
	var textures := []
	var shown := []
	stream.drawn.connect(func(one: ImageTexture): shown.append(one))
	for i in 20:
		textures.append(stream.fetch({seed = 5, index = i}))
	answers.same = textures[3] == stream.fetch({seed = 5, index = 3})
	var n_frames := 0
	while stream.pending > 0 and n_frames < 10000:
		await process_frame
		n_frames += 1
	await process_frame
	stream.finish()
	answers.streamed = textures.map(func(one: ImageTexture): return shown.count(one))
	FileAccess.open("res://answers.json", FileAccess.WRITE).store_string(JSON.stringify(answers))
	quit()
"""


@needs_godot
@needs_compiler
@pytest.mark.parametrize("flags", [(), ("--no-library",)], ids=["GDExtension", "GDScript"])
def test_inspector_tile_sets_and_streams_show_the_packs_variants(tmp_path: Path, flags: tuple[str, ...]) -> None:
    project = with_addon(tmp_path / "game", *flags)
    (project / "project.godot").write_text((project / "project.godot").read_text() + PLUGINS)
    shutil.copy(PACKS / "plants.onnx", project)
    (project / "tree.tscn").write_text(SCENE)
    (project / "probe.gd").write_text(PROBE)
    output = godot(project, "--editor", "--quit")
    assert "ERROR" not in output.replace("ERROR: Pages in use", ""), output
    output = godot(project, "-s", "probe.gd")
    assert (project / "answers.json").is_file(), output
    answers = json.loads((project / "answers.json").read_text())

    pack = Pack.open(PACKS / "plants.onnx")
    assert answers["preview"] == texture_hash(pack.texture(7, label="oak"))
    assert answers["label"][0].split(",") == list(pack.labels)
    assert answers["base"][0] == ",".join(pack.names)
    assert answers["image"][1] == 0
    assert answers["saved"] < 1500  # the pixels are not in the scene
    tiles = [[x, 0, pack.texture(1, x, label="oak")] for x in range(3)]
    tiles += [[x, 2, pack.texture(2, x, label="fern")] for x in range(3)]
    assert answers["tiles"] == [[x, y, texture_hash(texture)] for x, y, texture in tiles]
    assert sorted(answers["cells"]) == [[0, 0, 0], [0, 1, 2], [1, 1, 2]]
    assert answers["same"]
    assert answers["streamed"] == [1] * 20  # without a window Godot keeps an ImageTexture's first picture
