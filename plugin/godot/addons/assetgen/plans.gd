@tool
@icon("icon.svg")
class_name AssetgenPlans
extends Resource
## A pack of plans, which fills outlines with rooms, caves or levels, cell by cell. It needs the native library, or in a
## web export the page's WebAssembly.

const Page := preload("runtime/page.gd")

## The content of an .agp file.
@export_storage var data: PackedByteArray:
	set(value):
		data = value
		_core = null
		_error = ""

## What is wrong with the file, or "".
var error: String:
	get:
		_opened()
		return _error
var classes: PackedStringArray:
	get: return _core.texts(PackedInt64Array([1])).split("\n") if _opened() else PackedStringArray()
var styles: PackedStringArray:
	get: return _core.texts(PackedInt64Array([0])).split("\n", false) if _opened() else PackedStringArray()
var fingerprint: String:
	get: return _core.texts(PackedInt64Array([3])) if _opened() else ""
## Of the void and of each class.
var colours: PackedColorArray:
	get:
		var found := PackedColorArray()
		var bytes: PackedByteArray = _core.colours() if _opened() else PackedByteArray()
		for i in range(0, bytes.size(), 4):
			found.append(Color8(bytes[i], bytes[i + 1], bytes[i + 2], bytes[i + 3]))
		return found

var _core: RefCounted
var _error := ""


## Whether one can walk on a class, 1 … the number of classes.
func is_walkable(number: int) -> bool:
	return _opened() and number >= 1 and number <= classes.size() and _core.numbers()[number] == 1


## The class of each cell, row by row, 0 outside. outline: size.x * size.y bytes, not 0 inside, in one piece. request: seed,
## index, attempt, style, level (1 … 8), spread, and pins (bytes like the outline: the class of a cell that is given, else
## 0). Empty, with an error in one line, for what the pack refuses.
func plan(outline: PackedByteArray, size: Vector2i, request := {}) -> PackedByteArray:
	if not _opened():
		push_error("assetgen: %s: %s" % [resource_path, _error])
		return PackedByteArray()
	for key: Variant in request:
		if str(key) not in ["seed", "index", "attempt", "style", "level", "spread", "pins"]:
			push_error("assetgen: %s is not part of a request for a plan" % key)
			return PackedByteArray()
	var place: Variant = request.get("seed", 0)
	var style: int = styles.find(request.style) if request.has("style") else -1
	var numbers := PackedInt64Array([
		place if place is int else str(place).sha256_buffer().decode_s64(0), request.get("index", 0), request.get("attempt", 0),
		-2 if style < 0 and request.has("style") else style, request.get("level", 0),
		floori(256 * request.get("spread", 1.0) + 0.5), size.y, size.x,
	])
	var found: Variant = _core.plan(numbers, outline, request.get("pins", PackedByteArray()))
	if found is String:
		push_error("assetgen: %s" % found)
		return PackedByteArray()
	return found


func _opened() -> bool:
	if _core == null and _error == "":
		if ClassDB.class_exists(&"AssetgenCore"):
			_core = ClassDB.instantiate(&"AssetgenCore")
		elif Page.is_here():
			_core = Page.new()
		_error = _core.open_plans(data) if _core else "plans need the native library; plugin/godot/build.py builds it"
	return _error == ""
