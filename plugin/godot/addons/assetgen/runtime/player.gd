## The runtime in GDScript: what AssetgenCore is where there is no native library. The same calls, the same bytes.
extends RefCounted

const Chain := preload("chain.gd")
const Colours := preload("colours.gd")
const Painter := preload("painter.gd")
const Prior := preload("prior.gd")
const Request := preload("request.gd")
const Tensors := preload("tensors.gd")

var height := 0
var width := 0
var channels := 0
var scale := 1  # of a painted pack's guide
var prior: Prior

var _output := ""
var _labels: PackedStringArray
var _names: PackedStringArray
var _layers: PackedStringArray
var _fingerprint := ""
var _spread := 256
var _decoder: Chain
var _palette: Chain
var _colours: PackedByteArray
var _painter: Painter


## What is wrong with the file, or "".
func open(file: PackedByteArray) -> String:
	var tensors := Tensors.new()
	tensors.read(file)
	if tensors.error == "":
		_open(tensors)
	return tensors.error


func _open(tensors: Tensors) -> void:
	_fingerprint = tensors.fingerprint
	_output = tensors.text("output")
	var paints := _output == "painted"
	var known := _output in ["direct", "indexed"] if tensors.contract == 1 else paints
	tensors.need(known, "its output is not one of contract %d's" % tensors.contract)
	var size := tensors.i32("size", [3])
	var latent := tensors.number("latent", 1, 512)
	_labels = tensors.lines("labels", "class names")
	if tensors.has("exemplar.names"):
		_names = tensors.lines("exemplar.names", "names of exemplars")
	if tensors.error != "":
		return
	height = size[0]
	width = size[1]
	channels = size[2]
	var most := 256 if paints else 1024
	var fits := height >= 1 and width >= 1 and height <= most and width <= most and channels in [1, 3, 4]
	tensors.need(fits and not (paints and channels == 1), "texture size %dx%dx%d" % [height, width, channels])
	scale = (tensors.bytes("guide.scale", Tensors.U8, [1]) + PackedByteArray([0]))[0] if paints else 1
	tensors.need(scale >= 1 and scale <= 8 and height % maxi(1, scale) == 0 and width % maxi(1, scale) == 0, "guide.scale is %d" % scale)
	var has_colours := tensors.has("palette.colours")
	if tensors.error != "":
		return
	prior = Prior.new(tensors, latent, _labels.size(), paints, _output != "direct" and not has_colours)
	tensors.need(not tensors.has("exemplar.names") or _names.size() == prior.count, "exemplar.names does not name each exemplar")
	if tensors.error != "":
		return
	_decoder = Chain.new(tensors, "decoder", latent + _labels.size())
	if _output == "direct":
		_decoder.must_end(tensors, "table", [channels, height, width])
	else:
		_decoder.must_end(tensors, "argmax", [1, height / scale, width / scale])
	if tensors.error != "":
		return
	if _output != "direct":
		var n := _decoder.layers[-1].before[0] - (1 if channels == 4 else 0)
		tensors.need(n >= 1, "its palette has no colours")
		if has_colours:
			_colours = tensors.bytes("palette.colours", Tensors.U8, [n, channels])
		else:
			_palette = Chain.new(tensors, "palette", latent + _labels.size())
			_palette.must_end(tensors, "table", [n * channels, 1, 1])
	if paints and tensors.error == "":
		_layers = tensors.lines("layer.names", "names of layers") if tensors.has("layer.names") else PackedStringArray()
		_spread = tensors.number("spread", 0, 1024)
		_painter = Painter.new(tensors, self, _layers.size(), latent)
		var products := 3 * (_decoder.products + (_palette.products if _palette else 0)) + _painter.products(tensors)
		tensors.need(products <= 1 << 32, "a texture takes %d products; 2^32 are allowed" % products)
	tensors.check_all_used()


func numbers() -> PackedInt64Array:
	return [height, width, channels, int(_output != "direct"), int(_painter != null), prior.epochs, _spread, 0 if prior.is_gaussian else prior.count]


func texts(kind: PackedInt64Array) -> String:
	match kind[0]:
		0:
			return "\n".join(_labels)
		1:
			return "\n".join(_names)
		2:
			return "\n".join(_layers)
		3:
			return _fingerprint
	return "gdscript"


## Pixels, or what is wrong (a String). n: numbers as request.gd orders them. May be called from any thread.
func draw(n: PackedInt64Array, colours: PackedByteArray, swaps: PackedByteArray) -> Variant:
	var wrong := _refused(n, colours, swaps)
	if wrong != "":
		return wrong
	n[Request.EPOCH] = maxi(1, n[Request.EPOCH])
	n[Request.TO_REQUEST + Request.EPOCH - Request.SEED] = maxi(1, n[Request.TO_REQUEST + Request.EPOCH - Request.SEED])
	for at: int in [Request.SPREAD, Request.TO_REQUEST + Request.SPREAD - Request.SEED]:
		if n[at] < 0:
			n[at] = _spread
	var pixels := PackedByteArray()
	for i in n[Request.COUNT]:
		pixels.append_array(_drawn(_codes(n), colours, swaps, n[Request.LAYER]))
		n[Request.INDEX] += 1
	return pixels


func _codes(n: PackedInt64Array) -> Prior.Codes:
	match n[Request.KIND]:
		Request.BLEND:
			return prior.blended(n[Request.FROM], n[Request.TO], n[Request.WAY], n, Request.SEED)
		Request.CENTROID:
			return prior.around_centroid(n, Request.SEED)
		Request.INTERPOLATION:
			var a := prior.drawn(n, Request.SEED)
			return prior.between(a, prior.drawn(n, Request.TO_REQUEST), n[Request.WAY], n, Request.SEED)
	return prior.drawn(n, Request.SEED)


func _refused(n: PackedInt64Array, colours: PackedByteArray, swaps: PackedByteArray) -> String:
	var kind := n[Request.KIND]
	if kind == Request.CENTROID and _painter:
		return "a painted pack draws from sprites, it has no centroids"
	if n[Request.LAYER] != -1 and (n[Request.LAYER] < 0 or n[Request.LAYER] >= _layers.size()):
		return "no such layer in this pack, or the pack is not painted"
	if not colours.is_empty() and (_output == "direct" or channels == 1):
		return "colours are 1 to 256, for an indexed pack that is not grey"
	if not swaps.is_empty() and not _painter:
		return "swaps are 0 to 256 pairs of colours, for a painted pack"
	if n[Request.WAY] < 0 or n[Request.WAY] > 256:
		return "a t must be 0 to 256, in 256ths"
	if kind == Request.BLEND and (_is_no_sprite(n[Request.FROM]) or _is_no_sprite(n[Request.TO])):
		return "no such sprite in this pack"
	for shift in [0, Request.TO_REQUEST - Request.SEED] if kind == Request.INTERPOLATION else [0]:
		var label := n[shift + Request.LABEL]
		var base := n[shift + Request.BASE]
		if label < -1 or label >= _labels.size() or base >= 0 and base < prior.count and label >= 0 and prior.kind_of(base) != label:
			return "no such class in this pack, or not the base's"
		if base != -1 and (_is_no_sprite(base) or kind in [Request.BLEND, Request.CENTROID]):
			return "no such sprite in this pack, or one where none may be given"
		if kind == Request.BLEND and label != -1:
			return "no such class in this pack, or not the base's"
		if n[shift + Request.SPREAD] < -1 or n[shift + Request.SPREAD] > 1024:
			return "a spread must be 0 to 1024, in 256ths"
		if n[shift + Request.EPOCH] > prior.epochs:
			return "no such epoch in this pack"
		var style := n[shift + Request.STYLE]
		if style != -1 and (not _painter or _is_no_sprite(style) or kind == Request.BLEND):
			return "no such sprite in this pack, or one where no style may be given"
		var source := n[shift + Request.PALETTE]
		var is_unknown := source != Request.VARIED and (not _palette or kind == Request.CENTROID)
		if is_unknown or source == Request.FROM_SPRITE and _is_no_sprite(n[shift + Request.PALETTE_FROM]):
			return "no such source of the palette; a pack that computes none has AG_VARIED alone"
	return ""


func _is_no_sprite(number: int) -> bool:
	return number < 0 or number >= prior.count or prior.is_gaussian


func _drawn(codes: Prior.Codes, forced: PackedByteArray, swaps: PackedByteArray, layer: int) -> PackedByteArray:
	if _painter:
		return _painter.drawn(codes, forced, swaps, layer)
	var drawn := _decoder.run(codes.z)
	if _output == "direct":
		return _from_planes(drawn)
	var own := palette_of(codes.palette)
	return _from_slots(drawn, own if forced.is_empty() else Colours.forced(own, channels, forced))


func slots_of(code: PackedInt32Array) -> PackedByteArray:
	return _decoder.run(code)


func palette_of(code: PackedInt32Array) -> PackedByteArray:
	return _palette.run(code) if _palette else _colours


func _from_planes(planes: PackedByteArray) -> PackedByteArray:
	var area := width * height
	var pixels := PackedByteArray()
	pixels.resize(planes.size())
	for i in area:
		var alpha := planes[3 * area + i] if channels == 4 else 255
		for c in channels:
			var value := planes[c * area + i]
			if channels == 4 and c < 3:
				value = 0 if alpha == 0 else mini(255, (255 * value + alpha / 2) / alpha)
			pixels[i * channels + c] = value
	return pixels


func _from_slots(slots: PackedByteArray, own: PackedByteArray) -> PackedByteArray:
	var pixels := PackedByteArray()
	var first := 1 if channels == 4 else 0
	pixels.resize(slots.size() * channels)
	for i in slots.size():
		var at := (slots[i] - first) * channels
		if at >= 0:
			for c in channels:
				pixels[i * channels + c] = own[at + c]
	return pixels
