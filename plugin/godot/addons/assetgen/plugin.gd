@tool
extends EditorPlugin
## Imports packs, and gives web exports what draws them.

const Exporter := preload("exporter.gd")
const Importer := preload("importer.gd")

var _exporter := Exporter.new()
var _importer := Importer.new()


func _enter_tree() -> void:
	add_import_plugin(_importer)
	add_export_plugin(_exporter)


func _exit_tree() -> void:
	remove_export_plugin(_exporter)
	remove_import_plugin(_importer)
