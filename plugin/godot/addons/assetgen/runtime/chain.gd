## The layers of a decoder or a palette (contract, section 7).
##
## Values are floats, of which every one and every sum is an integer below 2^24, so they are exact. They lie in groups of
## four channels: value (c, pixel) is at (c / 4 * pixels + pixel) * 4 + c % 4. A product of two Projections, 4 channels out
## by 4 in times 4 in by 4 pixels, is 64 multiplications at the cost of one step of GDScript; a loop over single
## numbers would take ten times as long.
extends RefCounted

const Tensors := preload("tensors.gd")
const MOST_PRODUCTS := 1 << 32

class Layer:
	var kind := ""
	var name := ""
	var before: Array[int]  # channels, rows, columns that come in
	var behind: Array[int]  # and go out
	var places: PackedInt32Array  # of layers that only move values: where each comes from, -1: a zero
	var kernel := [1, 1]
	var pads := [0, 0, 0, 0]
	var weights: Array[Projection]
	var bias: PackedVector4Array
	var scale: PackedVector4Array  # 2^-shift
	var low := Vector4.ZERO
	var high := Vector4.ZERO
	var values: PackedByteArray  # of a table

var layers: Array[Layer] = []
var products := 0

var _is_vector := true
var _low := -127
var _high := 127


func _init(tensors: Tensors, chain: String, inputs: int) -> void:
	var found := {}
	for name in tensors.names:
		if name.begins_with(chain + ".") and name != "palette.colours":
			found[name.substr(0, name.rfind("."))] = true
	var at: Array[int] = [inputs, 1, 1]
	tensors.need(not found.is_empty(), "there is no %s" % chain)
	for name: String in found:
		var layer := Layer.new()
		layer.kind = name.get_slice(".", 2)
		layer.name = name
		layer.before = at
		tensors.need(name == "%s.%02d.%s" % [chain, layers.size(), layer.kind], "%s is not a layer of this contract" % name)
		tensors.need(layers.is_empty() or layers[-1].kind not in ["table", "argmax"], "%s stands behind the last layer" % name)
		if tensors.error == "":
			_read(tensors, layer)
		if tensors.error == "":
			at = layer.behind
			var n := at[0] * at[1] * at[2]
			tensors.need(at[0] > 0 and at[1] > 0 and at[2] > 0 and n <= 1 << 24, "%s gives no values, or too many" % name)
		if tensors.error != "":
			return
		layers.append(layer)
		if layer.kind in ["reshape", "upsample", "shuffle", "crop", "wrap"]:
			_place(layer)


## Refuses a chain that does not end in this kind of layer and values of this shape.
func must_end(tensors: Tensors, kind: String, wanted: Array[int]) -> void:
	if tensors.error == "":
		var last := layers[-1]
		tensors.need(last.kind == kind and last.behind == wanted, "the layers do not end in what the pack's size and output need")


func _read(tensors: Tensors, layer: Layer) -> void:
	var name := layer.name + "."
	var s := layer.before
	var fits := true
	match layer.kind:
		"dense", "conv":
			_read_linear(tensors, layer)
		"reshape":
			layer.behind = _sides(tensors.i32(name + "shape", [3]))
			fits = _is_vector and tensors.error == "" and layer.behind.min() > 0 and layer.behind.max() <= 1 << 20
			fits = fits and layer.behind[0] * layer.behind[1] * layer.behind[2] == s[0]
			_is_vector = false
		"upsample", "shuffle":
			var r := tensors.bytes(name + ("factor" if layer.kind == "upsample" else "block"), Tensors.U8, [1])
			fits = not _is_vector and r.size() == 1 and r[0] >= 1 and r[0] <= 8
			if fits and layer.kind == "upsample":
				layer.behind = [s[0], s[1] * r[0], s[2] * r[0]]
			elif fits:
				fits = s[0] % (r[0] * r[0]) == 0
				layer.behind = [s[0] / (r[0] * r[0]), s[1] * r[0], s[2] * r[0]]
		"crop":
			var to := tensors.i32(name + "size", [2])
			fits = not _is_vector and to.size() == 2 and to[0] <= s[1] and to[1] <= s[2]
			if fits:
				layer.behind = [s[0], to[0], to[1]]
		"wrap":
			var pads := tensors.bytes(name + "pads", Tensors.U8, [4])
			fits = not _is_vector and pads.size() == 4
			fits = fits and mini(mini(pads[0], pads[1]), mini(pads[2], pads[3])) >= 1
			fits = fits and maxi(pads[0], pads[2]) <= s[1] and maxi(pads[1], pads[3]) <= s[2]
			if fits:
				layer.pads = [pads[0], pads[1], pads[2], pads[3]]
				layer.behind = [s[0], pads[0] + s[1] + pads[2], pads[1] + s[2] + pads[3]]
		"table":
			layer.values = tensors.bytes(name + "values", Tensors.U8, [-1])
			fits = _low >= 0 and _high < layer.values.size()
			layer.behind = s
		"argmax":
			fits = not _is_vector and tensors.i32(name + "slots", [1]) == PackedInt32Array([s[0]])
			fits = fits and s[0] <= 256 and maxi(-_low, _high) <= 1 << 15
			layer.behind = [1, s[1], s[2]]
		_:
			tensors.fail("%s is not a layer of this contract" % layer.name)
	tensors.need(fits, "%s does not fit what comes to it" % layer.name)


static func _sides(from: PackedInt32Array) -> Array[int]:
	var sides: Array[int] = []
	for side in from:
		sides.append(side)
	return sides


func _read_linear(tensors: Tensors, layer: Layer) -> void:
	var name := layer.name + "."
	var is_conv := layer.kind == "conv"
	var s := layer.before
	var shape := tensors.shape(name + "weight", 4 if is_conv else 2)
	var pads := tensors.bytes(name + "pads", Tensors.U8, [4]) if is_conv else PackedByteArray([0, 0, 0, 0])
	if tensors.error != "":
		return
	var outputs := shape[0]
	var kh := shape[2] if is_conv else 1
	var kw := shape[3] if is_conv else 1
	tensors.need(is_conv != _is_vector and shape[1] == s[0] and outputs > 0 and kh > 0 and kw > 0, "%s does not fit what comes to it" % layer.name)
	if tensors.error != "":
		return
	layer.kernel = [kh, kw]
	layer.pads = [pads[0], pads[1], pads[2], pads[3]]
	layer.behind = [outputs, s[1] + pads[0] + pads[2] - kh + 1, s[2] + pads[1] + pads[3] - kw + 1]
	products += outputs * s[0] * kh * kw * maxi(0, layer.behind[1]) * maxi(0, layer.behind[2])
	tensors.need(products <= MOST_PRODUCTS, "a texture takes more than 2^32 multiplications")
	var weight := tensors.bytes(name + "weight", Tensors.I8, shape)
	var bias := tensors.i32(name + "bias", [outputs])
	var shift := tensors.bytes(name + "shift", Tensors.U8, [outputs])
	var limits := tensors.i32(name + "range", [2])
	if tensors.error != "":
		return
	var most := 1 << 22
	tensors.need(limits[0] < limits[1] and limits[0] >= -most and limits[1] <= most, "%s has a range beyond the contract's" % layer.name)
	_check_bounds(tensors, layer, weight, bias, shift)
	_low = limits[0]
	_high = limits[1]
	layer.low = Vector4.ONE * limits[0]
	layer.high = Vector4.ONE * limits[1]
	if tensors.error == "":
		_pack(layer, weight, bias, shift)


func _check_bounds(tensors: Tensors, layer: Layer, weight: PackedByteArray, bias: PackedInt32Array, shift: PackedByteArray) -> void:
	var largest := maxi(-_low, _high)
	var size := weight.size() / bias.size()
	var at := 0
	for o in bias.size():
		var sum := 0
		for k in size:
			var w := weight[at]
			sum += w if w < 129 else 256 - w
			at += 1
		if shift[o] > 22 or largest * sum + absi(bias[o]) > 1 << 22:
			tensors.fail("%s can reach sums beyond 4194304" % layer.name)
			return


## Weights as Projections: by four channels out, four in, rows and columns of the kernel.
static func _pack(layer: Layer, weight: PackedByteArray, bias: PackedInt32Array, shift: PackedByteArray) -> void:
	var outputs := layer.behind[0]
	var inputs := layer.before[0]
	var taps: int = layer.kernel[0] * layer.kernel[1]
	var size := inputs * taps
	var block := PackedFloat32Array()
	block.resize(16)
	for o in range(0, outputs, 4):
		for c in range(0, inputs, 4):
			for tap in taps:
				block.fill(0)
				for k in mini(4, inputs - c):
					for row in mini(4, outputs - o):
						block[4 * k + row] = weight.decode_s8((o + row) * size + (c + k) * taps + tap)
				layer.weights.append(Projection(
					Vector4(block[0], block[1], block[2], block[3]), Vector4(block[4], block[5], block[6], block[7]),
					Vector4(block[8], block[9], block[10], block[11]), Vector4(block[12], block[13], block[14], block[15]),
				))
		var offset := Vector4.ZERO
		var scale := Vector4.ONE
		for row in mini(4, outputs - o):
			offset[row] = bias[o + row]
			scale[row] = 1.0 / (1 << shift[o + row])
		layer.bias.append(offset)
		layer.scale.append(scale)


static func _place(layer: Layer) -> void:
	var channels := layer.behind[0]
	var rows := layer.behind[1]
	var columns := layer.behind[2]
	var height := layer.before[1]
	var width := layer.before[2]
	var r := rows / height
	layer.places.resize((channels + 3) / 4 * 4 * rows * columns)
	layer.places.fill(-1)
	for c in channels:
		for i in rows:
			for j in columns:
				var source := 0
				match layer.kind:
					"reshape":
						source = (c * rows + i) * columns + j
					"upsample":
						source = _at(c, i / r, j / r, height, width)
					"shuffle":
						source = _at(c * r * r + i % r * r + j % r, i / r, j / r, height, width)
					"crop":
						source = _at(c, i, j, height, width)
					"wrap":
						source = _at(c, posmod(i - layer.pads[0], height), posmod(j - layer.pads[1], width), height, width)
				layer.places[_at(c, i, j, rows, columns)] = source


static func _at(c: int, i: int, j: int, height: int, width: int) -> int:
	return ((c / 4 * height + i) * width + j) * 4 + c % 4


## What the chain gives for a code: bytes in C order, of an argmax the slots.
func run(code: PackedInt32Array) -> PackedByteArray:
	var flat := PackedFloat32Array()
	flat.resize((code.size() + 3) / 4 * 4)
	for i in code.size():
		flat[i] = code[i]
	for layer in layers:
		match layer.kind:
			"dense":
				flat = _dense(layer, flat)
			"conv":
				flat = _conv(layer, flat)
			"table":
				return _looked_up(layer, flat)
			"argmax":
				return _largest(layer, flat)
			_:
				flat = _moved(layer, flat)
	return PackedByteArray()


static func _moved(layer: Layer, flat: PackedFloat32Array) -> PackedFloat32Array:
	var to := PackedFloat32Array()
	var places := layer.places
	to.resize(places.size())
	var i := 0
	for place in places:
		if place >= 0:
			to[i] = flat[place]
		i += 1
	return to


static func _dense(layer: Layer, flat: PackedFloat32Array) -> PackedFloat32Array:
	var from := flat.to_byte_array().to_vector4_array()
	var weights := layer.weights
	var to := PackedVector4Array()
	var groups := layer.bias.size()
	to.resize(groups)
	var k := 0
	for o in groups:
		var sum := layer.bias[o]
		for value in from:
			sum += weights[k] * value
			k += 1
		to[o] = (sum * layer.scale[o]).floor().clamp(layer.low, layer.high)
	return to.to_byte_array().to_float32_array()


static func _conv(layer: Layer, flat: PackedFloat32Array) -> PackedFloat32Array:
	var kh: int = layer.kernel[0]
	var kw: int = layer.kernel[1]
	var rows := layer.behind[1]
	var columns := layer.behind[2]
	var width := (columns + 3) / 4 * 4 + kw - 1  # where four pixels may begin
	var height := rows + kh - 1
	var groups := (layer.before[0] + 3) / 4
	var quads := _quads(layer, flat, groups, height, width)
	var steps := PackedInt32Array()
	for c in groups:
		for i in kh:
			for j in kw:
				steps.append((c * height + i) * width + j)
	var to := PackedVector4Array()
	to.resize(layer.bias.size() * rows * columns)
	var weights := layer.weights
	var n := steps.size()
	var at := 0
	for o in layer.bias.size():
		var bias := layer.bias[o]
		var scale := layer.scale[o]
		var low := layer.low
		var high := layer.high
		for y in rows:
			for x in range(0, columns, 4):
				var start := y * width + x
				var k := o * n
				var a := bias
				var b := bias
				var c := bias
				var d := bias
				for step in steps:
					var product: Projection = weights[k] * quads[start + step]
					a += product.x
					b += product.y
					c += product.z
					d += product.w
					k += 1
				to[at] = (a * scale).floor().clamp(low, high)
				var left := columns - x
				if left > 1:
					to[at + 1] = (b * scale).floor().clamp(low, high)
				if left > 2:
					to[at + 2] = (c * scale).floor().clamp(low, high)
				if left > 3:
					to[at + 3] = (d * scale).floor().clamp(low, high)
				at += mini(4, left)
	return to.to_byte_array().to_float32_array()


## Four pixels side by side, of four channels, for each place where they may begin in the padded image.
static func _quads(layer: Layer, flat: PackedFloat32Array, groups: int, height: int, width: int) -> Array[Projection]:
	var from := flat.to_byte_array().to_vector4_array()
	var image_height := layer.before[1]
	var image_width := layer.before[2]
	var top: int = layer.pads[0]
	var left: int = layer.pads[1]
	var quads: Array[Projection] = []
	quads.resize(groups * height * width)
	var row := PackedVector4Array()
	row.resize(width + 4 + image_width + left)
	var at := 0
	for c in groups:
		for y in height:
			var i := y - top
			if i < 0 or i >= image_height:
				row.fill(Vector4.ZERO)
			else:
				var begin := (c * image_height + i) * image_width
				for x in image_width:
					row[left + x] = from[begin + x]
			for x in width:
				quads[at] = Projection(row[x], row[x + 1], row[x + 2], row[x + 3])
				at += 1
	return quads


static func _looked_up(layer: Layer, flat: PackedFloat32Array) -> PackedByteArray:
	var area := layer.behind[1] * layer.behind[2]
	var found := PackedByteArray()
	found.resize(layer.behind[0] * area)
	for c in layer.behind[0]:
		for pixel in area:
			found[c * area + pixel] = layer.values[int(flat[(c / 4 * area + pixel) * 4 + c % 4])]
	return found


static func _largest(layer: Layer, flat: PackedFloat32Array) -> PackedByteArray:
	var area := layer.behind[1] * layer.behind[2]
	var found := PackedByteArray()
	found.resize(area)
	for pixel in area:
		var most := -INF
		for c in layer.before[0]:
			var value := flat[(c / 4 * area + pixel) * 4 + c % 4]
			if value > most:
				most = value
				found[pixel] = c
	return found
