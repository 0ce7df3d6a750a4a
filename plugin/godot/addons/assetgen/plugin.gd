@tool
extends EditorPlugin
## Imports packs, and puts what a web game needs into its export.

const Importer := preload("importer.gd")
const WebExport := preload("web/export.gd")

var _importer := Importer.new()
var _export := WebExport.new()


func _enter_tree() -> void:
	add_import_plugin(_importer)
	add_export_plugin(_export)


func _exit_tree() -> void:
	remove_import_plugin(_importer)
	remove_export_plugin(_export)
