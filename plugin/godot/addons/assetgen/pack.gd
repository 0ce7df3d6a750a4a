@tool
@icon("icon.svg")
class_name AssetgenPack
extends Resource
## A pack: textures from seeds, each a function of its request alone, the same on every machine.
##
## [codeblock]
## var pack: AssetgenPack = load("res://trees.agp")
## sprite.texture = pack.texture({seed = 7, label = "oak"})
## [/codeblock]
## A request is a Dictionary: [code]seed[/code] (an int, of whose 64 bits a negative one is the upper half, or a String, a
## name), [code]index[/code], [code]attempt[/code], [code]label[/code], [code]base[/code], [code]spread[/code] (0 … 4),
## [code]palette[/code] ("keep", "any" or "from:NAME"), [code]colours[/code] (Colors or "#rrggbb" that each colour is forced to the
## nearest of); of painted packs also [code]epoch[/code], [code]style[/code], [code]swaps[/code] (a Dictionary of colours to
## colours) and [code]layer[/code]. All may be left out. What a pack refuses gives null and an error in one line.
## Images may be drawn on any thread if [member is_threaded].

const Request := preload("runtime/request.gd")
const Page := preload("runtime/page.gd")
const Player := preload("runtime/player.gd")
const KEYS: Array[String] = [
	"seed", "index", "attempt", "label", "base", "spread", "palette", "colours", "epoch", "style", "swaps", "layer",
]
const NO_REQUEST: PackedInt64Array = [0, 0, 0, -1, -1, -1, 0, -1, 0, -1]
const FRAME := "frame."  # how the names of layers begin that are frames of an animation
const LABEL_LINES := 0
const NAME_LINES := 1
const LAYER_LINES := 2
const FINGERPRINT := 3
const KERNEL := 4

## The content of an .agp file.
@export_storage var data: PackedByteArray:
	set(value):
		data = value
		_core = null
		_is_open = false
		emit_changed()

## What draws: "native" (the GDExtension), "page" (in a web export, WebAssembly) or "gdscript"; "" for the first of them that
## is there.
var engine := "":
	set(value):
		engine = value
		_core = null
		_is_open = false

var width: int:
	get: return _number(1)
var height: int:
	get: return _number(0)
## 1 (grey), 3 (RGB) or 4 (RGBA, straight alpha).
var channels: int:
	get: return _number(2)
var is_painted: bool:
	get: return _number(4) == 1
var epochs: int:
	get: return _number(5)
## How far variants are from their sprites if a request does not say.
var spread: float:
	get: return _number(6) / 256.0
var labels: PackedStringArray:
	get: return _lines(LABEL_LINES)
## The sprites it was made from; empty if the pack does not keep their names.
var names: PackedStringArray:
	get: return _lines(NAME_LINES)
var layers: PackedStringArray:
	get: return _lines(LAYER_LINES)
## SHA-256 (hex) of what the pack computes; equal packs give equal textures.
var fingerprint: String:
	get: return _core.texts(PackedInt64Array([FINGERPRINT])) if _opened() else ""
## Which code draws: a kernel of the C core, in a page "wasm" or "js", or "gdscript".
var kernel: String:
	get: return _core.texts(PackedInt64Array([KERNEL])) if _opened() else ""
## Whether images may be drawn on any thread: everywhere but in a page, where the main thread draws.
var is_threaded: bool:
	get: return not (_opened() and _core is Page)
## What is wrong with the file; "" if nothing is.
var error: String:
	get:
		_opened()
		return _error

var _core: RefCounted
var _is_open := false
var _error := ""
var _numbers: PackedInt64Array
var _texts: Array[PackedStringArray] = []
var _lock := Mutex.new()


## The pack in an .agp file that was not imported, such as one in user://. Its error says what is wrong with it.
static func open_file(path: String) -> AssetgenPack:
	return from_bytes(FileAccess.get_file_as_bytes(path))


static func from_bytes(bytes: PackedByteArray) -> AssetgenPack:
	var pack: AssetgenPack = load("res://addons/assetgen/pack.gd").new()
	pack.data = bytes
	return pack


## The seed that a name stands for.
static func seed_of(name: String) -> int:
	return name.sha256_buffer().decode_s64(0)


## SHA-256 (hex) of an image's pixels: the hash of lock files and golden vectors.
static func hash_of(image: Image) -> String:
	var hashing := HashingContext.new()
	hashing.start(HashingContext.HASH_SHA256)
	hashing.update(image.get_data())
	return hashing.finish().hex_encode()


func texture(request := {}) -> ImageTexture:
	var drawn := image(request)
	return ImageTexture.create_from_image(drawn) if drawn else null


## One texture: RGBA8, RGB8 or L8, as the pack has it; a layer is RGBA8.
func image(request := {}) -> Image:
	return _first(_drawn(Request.TEXTURE, request))


## Textures of rising indices from that of the request on, quicker than one by one.
func images(count: int, request := {}) -> Array[Image]:
	var none: Array[Image] = []
	return _drawn(Request.TEXTURE, request, {}, {count = count}) if count > 0 else none


## The frames of a variant of an animation, in playing order and of one draw; with a layer in the request, what lies over each.
## Frames at the end that show nothing are left out; empty, with an error, for a sprite without frames.
func frames(request: Dictionary) -> Array[Image]:
	var found: Array[Image] = []
	var base: String = request.get("base", "")
	if base == "":
		push_error("assetgen: frames are of one sprite; give its name as base")
		return found
	var over: String = request.get("layer", "")
	var names := Array(layers).filter(func(name: String) -> bool: return name.begins_with(FRAME))
	names.sort()
	for name: String in names:
		found.append(image(request.merged({layer = name}, true)))
	while not found.is_empty() and (found[-1] == null or found[-1].is_invisible()):
		found.pop_back()
	if found.is_empty():
		push_error("assetgen: %s has no frames in this pack" % base)
	elif over != "":
		for i in found.size():
			found[i] = image(request.merged({layer = "%s.%s" % [over, names[i].trim_prefix(FRAME)]}, true))
	return found


## Between the sprites a (way 0) and b (way 1). Without a spread it is that point itself, whatever the seed.
func blend(a: String, b: String, way: float, request := {}) -> Image:
	return _first(_drawn(Request.BLEND, request, {}, {from = a, to = b, way = way}))


## On the way from one texture (0) to another (1).
func interpolate(from: Dictionary, to: Dictionary, way: float) -> Image:
	return _first(_drawn(Request.INTERPOLATION, from, to, {way = way}))


## The centre of a class and noise of the class's own spread; not of painted packs.
func around_centroid(request := {}) -> Image:
	return _first(_drawn(Request.CENTROID, request))


func _first(found: Array[Image]) -> Image:
	return null if found.is_empty() else found[0]


func _opened() -> bool:
	_lock.lock()
	if not _is_open:
		_open()
	_lock.unlock()
	return _error == ""


func _open() -> void:
	_is_open = true
	_error = "no file; load an .agp or .onnx file" if data.is_empty() else ""
	if _error == "":
		_core = _new_core()
		_error = _core.open(data) if _core else "there is no engine %s here; native, page and gdscript are known" % engine
	if _error == "":
		_numbers = _core.numbers()
		_texts = []
		for kind: int in [LABEL_LINES, NAME_LINES, LAYER_LINES]:
			_texts.append(_core.texts(PackedInt64Array([kind])).split("\n", false))


func _new_core() -> RefCounted:
	if engine in ["", "native"] and ClassDB.class_exists(&"AssetgenCore"):
		return ClassDB.instantiate(&"AssetgenCore")
	if engine in ["", "page"] and Page.is_here():
		return Page.new()
	return Player.new() if engine in ["", "gdscript"] else null


func _number(which: int) -> int:
	return _numbers[which] if _opened() else 0


func _lines(kind: int) -> PackedStringArray:
	return _texts[kind] if _opened() else PackedStringArray()


func _drawn(kind: int, request: Dictionary, to := {}, ends := {}) -> Array[Image]:
	var found: Array[Image] = []
	if not _opened():
		push_error("assetgen: %s: %s" % [resource_path, _error])
		return found
	var wrong: PackedStringArray = []
	var colours := _bytes_of(request.get("colours", []), wrong)
	var swaps := PackedByteArray()
	var pairs: Dictionary = request.get("swaps", {})
	for colour: Variant in pairs:
		swaps.append_array(_bytes_of([colour, pairs[colour]], wrong))
	if colours.size() > 3 * 256 or swaps.size() > 6 * 256:
		wrong.append("at most 256 colours or swaps are allowed")
	var layer := _place(layers, request.get("layer", ""), "layer", wrong)
	var count: int = ends.get("count", 1)
	var n := PackedInt64Array([
		kind, count, _fixed(ends.get("way", 0.0), 1, "the way", wrong), _place(names, ends.get("from", ""), "sprite", wrong),
		_place(names, ends.get("to", ""), "sprite", wrong), layer,
	])
	n.append_array(_numbers_of(request, kind, wrong))
	n.append_array(_numbers_of(to, kind, wrong) if kind == Request.INTERPOLATION else NO_REQUEST)
	var drawn: Variant = wrong[0] if wrong else _core.draw(n, colours, swaps)
	if drawn is String:
		push_error("assetgen: %s" % drawn)
		return found
	var depth := 4 if layer >= 0 else channels
	var format: Image.Format = {1: Image.FORMAT_L8, 3: Image.FORMAT_RGB8, 4: Image.FORMAT_RGBA8}[depth]
	var size := depth * width * height
	for i in count:
		var pixels: PackedByteArray = drawn if count == 1 else drawn.slice(i * size, (i + 1) * size)
		found.append(Image.create_from_data(width, height, false, format, pixels))
	return found


func _numbers_of(request: Dictionary, kind: int, wrong: PackedStringArray) -> PackedInt64Array:
	for key: Variant in request:
		if str(key) not in KEYS:
			wrong.append("%s is not part of a request; %s are" % [key, ", ".join(KEYS)])
	var place: Variant = request.get("seed", 0)
	if not (place is int or place is String or place is StringName):
		wrong.append("a seed is an int or a String, got %s" % place)
		place = 0
	var source: String = request.get("palette", "")
	var palettes := {"": Request.VARIED, "keep": Request.KEEP, "any": Request.ANY}
	var palette: int = palettes.get(source, Request.FROM_SPRITE)
	var lender := -1
	if palette == Request.FROM_SPRITE:
		if not source.begins_with("from:"):
			wrong.append("palette %s; keep, any or from:NAME is allowed" % source)
		lender = _place(names, source.trim_prefix("from:"), "sprite", wrong)
	var default_spread := {Request.BLEND: 0, Request.CENTROID: 256}
	var far: int = default_spread.get(kind, -1)
	if request.has("spread"):
		far = _fixed(request.spread, 4, "the spread", wrong)
	return PackedInt64Array([
		place if place is int else seed_of(place), _whole(request, "index", wrong), _whole(request, "attempt", wrong),
		_place(labels, request.get("label", ""), "class", wrong), _place(names, request.get("base", ""), "sprite", wrong),
		far, palette, lender, _whole(request, "epoch", wrong), _place(names, request.get("style", ""), "sprite", wrong),
	])


static func _whole(request: Dictionary, key: String, wrong: PackedStringArray) -> int:
	var value: Variant = request.get(key, 0)
	if value is int and value >= 0 and value < 1 << 32:
		return value
	wrong.append("%s is an int 0 to 4294967295, got %s" % [key, value])
	return 0


static func _fixed(value: float, most: int, what: String, wrong: PackedStringArray) -> int:
	if not (value >= 0 and value <= most):
		wrong.append("%s must be 0 to %d, got %s" % [what, most, value])
		return 0
	return floori(256 * value + 0.5)


static func _place(among: PackedStringArray, name: String, what: String, wrong: PackedStringArray) -> int:
	if name == "":
		return -1
	var found := among.find(name)
	if found < 0:
		var hint := "; the first is %s" % among[0] if among else "; it names none"
		wrong.append("no %s %s in this pack%s" % [what, name, hint])
	return found


static func _bytes_of(colours: Array, wrong: PackedStringArray) -> PackedByteArray:
	var bytes := PackedByteArray()
	for value: Variant in colours:
		if not (value is Color or value is String and Color.html_is_valid(value)):
			wrong.append("a colour is a Color or #rrggbb, got %s" % value)
			continue
		var colour: Color = value if value is Color else Color.html(value)
		bytes.append_array([colour.r8, colour.g8, colour.b8])
	return bytes
