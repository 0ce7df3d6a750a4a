@tool
extends EditorExportPlugin
## Puts the script that draws in pages into web exports, which is no resource that Godot would export by itself.

const Page := preload("runtime/page.gd")


func _get_name() -> String:
	return "assetgen"


func _export_begin(features: PackedStringArray, _is_debug: bool, _path: String, _flags: int) -> void:
	if "web" not in features:
		return
	if FileAccess.file_exists(Page.SCRIPT):
		add_file(Page.SCRIPT, FileAccess.get_file_as_bytes(Page.SCRIPT), false)
	else:
		push_warning("assetgen: %s is not there, GDScript alone will draw; plugin/godot/build.py writes it" % Page.SCRIPT)
