## The runtime in a web export: the core as WebAssembly, by way of JavaScript. The same calls as AssetgenCore, the same bytes.
## Godot's own threads cannot call a page, so all is drawn on the main thread.
extends RefCounted

const SCRIPT := "res://addons/assetgen/web/assetgen.js"

static var _bridge: Variant  # JavaScriptObjects, whose methods only JavaScript knows

var _opened: Variant


## Whether this is a page that has the script, which the plugin puts into web exports.
static func is_here() -> bool:
	if _bridge == null and OS.has_feature("web") and FileAccess.file_exists(SCRIPT):
		JavaScriptBridge.eval(FileAccess.get_file_as_string(SCRIPT), true)
		_bridge = JavaScriptBridge.get_interface("assetgenGodot")
	return _bridge != null


func open(file: PackedByteArray) -> String:
	return _kept(_bridge.open(Marshalls.raw_to_base64(file)))


func open_plans(file: PackedByteArray) -> String:
	return _kept(_bridge.openPlans(Marshalls.raw_to_base64(file)))


func numbers() -> PackedInt64Array:
	var found := PackedInt64Array()
	for number: String in str(_opened.numbers()).split(","):
		found.append(number.to_int())
	return found


func texts(kind: PackedInt64Array) -> String:
	return _opened.texts(kind[0])


func colours() -> PackedByteArray:
	return JavaScriptBridge.js_buffer_to_packed_byte_array(_opened.colours())


func draw(n: PackedInt64Array, colours: PackedByteArray, swaps: PackedByteArray) -> Variant:
	return _bytes_of(_opened.draw(_json(n, {colours = colours, swaps = swaps})))


func plan(n: PackedInt64Array, outline: PackedByteArray, pins: PackedByteArray) -> Variant:
	return _bytes_of(_opened.plan(_json(n, {outline = outline, pins = pins})))


## What is wrong with the file, or "".
func _kept(opened: Variant) -> String:
	if opened is String:
		return opened
	_opened = opened
	return ""


## A request as text: JavaScript's numbers do not hold 64 bits.
static func _json(n: PackedInt64Array, blobs: Dictionary) -> String:
	var request := {numbers = Array(n).map(func(number: int) -> String: return str(number))}
	for key: String in blobs:
		request[key] = "" if blobs[key].is_empty() else Marshalls.raw_to_base64(blobs[key])
	return JSON.stringify(request)


static func _bytes_of(found: Variant) -> Variant:
	return found if found is String else JavaScriptBridge.js_buffer_to_packed_byte_array(found)
