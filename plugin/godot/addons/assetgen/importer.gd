@tool
extends EditorImportPlugin
## Makes an AssetgenPack of an .agp or .onnx file.

const Onnx := preload("onnx.gd")
const Pack := preload("pack.gd")


func _get_importer_name() -> String:
	return "assetgen.pack"


func _get_visible_name() -> String:
	return "Assetgen pack"


func _get_recognized_extensions() -> PackedStringArray:
	return ["agp", "onnx"]


func _get_save_extension() -> String:
	return "res"


func _get_resource_type() -> String:
	return "Resource"


func _get_priority() -> float:
	return 1.0


func _get_import_order() -> int:
	return 0


func _get_preset_count() -> int:
	return 0


func _get_import_options(_path: String, _preset: int) -> Array[Dictionary]:
	return []


func _get_option_visibility(_path: String, _option: StringName, _options: Dictionary) -> bool:
	return true


func _import(source: String, save_path: String, _options: Dictionary, _platforms: Array[String], _files: Array[String]) -> Error:
	var bytes := FileAccess.get_file_as_bytes(source)
	if source.get_extension().to_lower() == "onnx":
		var converted: Variant = Onnx.flat_bytes(bytes)
		if converted is String:
			push_error("assetgen: %s: %s" % [source, converted])
			return ERR_FILE_CORRUPT
		bytes = converted
	var pack: Resource
	if _is_of_plans(bytes):
		pack = load("res://addons/assetgen/plans.gd").new()
		pack.data = bytes
	else:
		pack = Pack.from_bytes(bytes)
		if pack.error != "":
			push_error("assetgen: %s: %s" % [source, pack.error])
			return ERR_FILE_CORRUPT
	return ResourceSaver.save(pack, "%s.%s" % [save_path, _get_save_extension()], ResourceSaver.FLAG_COMPRESS)


## A pack of plans has rules of repair, which no other pack has; tensors' names stand in the file as they are.
static func _is_of_plans(bytes: PackedByteArray) -> bool:
	var name := "repair".to_ascii_buffer()
	var from := bytes.find(name[0])
	while from >= 0:
		if bytes.slice(from, from + name.size()) == name and from >= 4 and bytes.decode_u32(from - 4) < 128:
			return true
		from = bytes.find(name[0], from + 1)
	return false
