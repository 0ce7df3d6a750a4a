@tool
extends EditorExportPlugin
## Puts the WebAssembly core into web exports, where there are no native libraries, and leaves it out of others.

const SCRIPT := "res://addons/assetgen/web/assetgen.js.txt"


func _get_name() -> String:
	return "assetgen"


func _export_begin(features: PackedStringArray, _is_debug: bool, _path: String, _flags: int) -> void:
	if "web" in features and FileAccess.file_exists(SCRIPT):
		add_file(SCRIPT, FileAccess.get_file_as_bytes(SCRIPT), false)
