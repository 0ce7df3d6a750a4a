## Textures painted with the art in a pack (contract 2).
extends RefCounted

const Art := preload("art.gd")
const Colours := preload("colours.gd")
const Prior := preload("prior.gd")
const Search := preload("search.gd")
const Tensors := preload("tensors.gd")

## What a painted texture is made from: a sprite's art, its guide and its colours.
class Source:
	var straight: PackedByteArray  # RGBA of the whole texture
	var art: PackedByteArray  # premultiplied, as is the guide
	var guide: PackedByteArray
	var palette: PackedByteArray
	var shares: PackedInt64Array
	var top := 0
	var left := 0
	var bottom := 0
	var right := 0
	var is_opaque := true

var _player: WeakRef  # it owns this
var _height := 0
var _width := 0
var _channels := 0
var _scale := 1
var _boxes: PackedInt32Array
var _terms: PackedInt32Array
var _rows: PackedInt32Array  # of the pose, for each row of the texture
var _columns: PackedInt32Array
var _keeps := false
var _wraps := false
var _follows := false
var _coarsest: PackedInt32Array
var _rules: Array[PackedInt32Array] = []  # levels, mix, style
var _art: Array[PackedByteArray]
var _layers: Array = []
var _coloured: PackedByteArray  # of each layer: whether it has the texture's colours
var _shown: PackedInt32Array  # of each exemplar: the layer that its textures show, -1 for the art; empty if all show that
var _edges := 0  # pixels at the border that keep their places
var _mirror: PackedInt32Array  # by exemplar twice the column that its textures are symmetrical about, or −1
var _reach := 0  # pixels around held ones that move less; 0 if none is held
var _mask := -1  # the layer whose drawn pixels keep their places
var _known := {}  # exemplar -> Source
var _lock := Mutex.new()


func _init(tensors: Tensors, player: RefCounted, layers: int, latent: int) -> void:
	_player = weakref(player)
	_height = player.height
	_width = player.width
	_channels = player.channels
	_scale = player.scale
	_boxes = tensors.i32("art.boxes", [player.prior.count, 4])
	_terms = tensors.i32("pose.terms", [-1, 2])
	var n := _terms.size() / 2
	tensors.need(n <= 64, "pose.terms has %d terms; at most 64 are allowed" % n)
	var rows := tensors.i16("pose.rows", [n, 17])
	var columns := tensors.i16("pose.columns", [n, 17])
	_keeps = tensors.flag("pose.keep")
	_wraps = tensors.flag("paint.wrap")
	_follows = tensors.flag("paint.follow")
	_coarsest = tensors.i32("paint.coarsest", [3])
	if tensors.error != "":
		return
	for i in range(0, _boxes.size(), 4):
		var fits := _boxes[i] >= 0 and _boxes[i + 1] >= 0 and _boxes[i + 2] >= 1 and _boxes[i + 3] >= 1
		fits = fits and _boxes[i] + _boxes[i + 2] <= _height and _boxes[i + 1] + _boxes[i + 3] <= _width
		tensors.need(fits, "art.boxes: a box does not lie within the texture")
	for i in n:
		var fits := _terms[2 * i] >= 0 and _terms[2 * i] < latent and _terms[2 * i + 1] in [0, 1]
		tensors.need(fits, "pose.terms names no latent or axis")
	_rows = _profiles(rows, n, _height)
	_columns = _profiles(columns, n, _width)
	for name: String in ["paint.levels", "paint.mix", "paint.style"]:
		_rules.append(tensors.i32(name, [-1, 5]))
		if not _are_rules(_rules[-1], _coarsest[_rules.size() - 1]):
			tensors.fail("%s is beyond the contract's bounds" % name)
	if tensors.error != "":
		return
	_art = Art.read(tensors, "art", _boxes)
	for i in layers:
		_layers.append(Art.read(tensors, "layer.%02d" % i, _boxes))
	_read_uses(tensors, layers, player.prior.count)


func _read_uses(tensors: Tensors, layers: int, count: int) -> void:
	_coloured.resize(layers)
	if tensors.has("layer.coloured"):
		_coloured = tensors.bytes("layer.coloured", Tensors.U8, [layers])
		for value in _coloured:
			tensors.need(value <= 1, "layer.coloured must be 0 or 1 for each layer")
	if tensors.has("layer.shown"):
		_shown = tensors.i32("layer.shown", [count])
		for value in _shown:
			var fits := value == -1 or value >= 0 and value < _coloured.size() and _coloured[value] == 1
			tensors.need(fits, "layer.shown names layer %d; -1 or a coloured layer is allowed" % value)
	if tensors.has("mirror"):
		_mirror = tensors.i32("mirror", [count])
		for value in _mirror:
			tensors.need(value >= -1 and value <= 2 * (_width - 1), "mirror holds %d; -1 to %d is allowed" % [value, 2 * (_width - 1)])
	if tensors.has("hold"):
		var hold := tensors.i32("hold", [3])
		if tensors.error != "":
			return
		_edges = hold[0]
		_reach = hold[1]
		_mask = hold[2]
		var fits := _edges >= 0 and _edges <= 64 and _reach >= 1 and _reach <= 64 and _mask >= -1 and _mask < layers
		tensors.need(fits, "hold is %s; edges 0 to 64, reach 1 to 64 and one of %d layers or -1 are allowed" % [hold, layers])


static func _are_rules(rule: PackedInt32Array, coarsest: int) -> bool:
	var fits := coarsest >= 4 and coarsest <= 64 and rule.size() >= 5 and rule.size() <= 40
	for k in range(0, rule.size(), 5):
		fits = fits and rule[k] >= 1 and rule[k] <= 2 and rule[k + 1] >= 0 and rule[k + 1] <= 4
		fits = fits and rule[k + 2] >= 1 and rule[k + 2] <= 255 and rule[k + 3] >= 0 and rule[k + 3] <= 255
		fits = fits and rule[k + 4] >= 0 and rule[k + 4] <= 1 << 20
		fits = fits and (rule[k + 2] + rule[k + 3]) * 6502500 + 400 * rule[k + 4] < 1 << 31
	return fits


## What painting takes at most, of art that fills the texture (contract 2, section 8).
func products(tensors: Tensors) -> int:
	var most := 0
	for kind in _rules.size() if tensors.error == "" else 0:
		var sides: Array[Vector2i] = [Vector2i(_width, _height)]
		var side := maxi(_height, _width)
		while side > _coarsest[kind] and not (_wraps and (sides[0].x % 2 or sides[0].y % 2)):
			sides.push_front((sides[0] + Vector2i.ONE) / 2)
			side = (side + 1) / 2
		var sum := 0
		for i in sides.size():
			var at := 5 * mini(i, _rules[kind].size() / 5 - 1)
			var r := 2 * _rules[kind][at] + 1
			sum += sides[i].x * sides[i].y * (24 * _rules[kind][at + 1] + 2) * r * r * 8
		most = maxi(most, sum)
	return most


static func _profiles(nodes: PackedInt32Array, n: int, side: int) -> PackedInt32Array:
	var values := PackedInt32Array()
	for k in n:
		for y in side:
			var a := (2 * y + 1) * 2048 / side
			var at := k * 17 + (a >> 8)
			var b := a & 255
			values.append(nodes[at] * (256 - b) + nodes[at + 1] * b + 128 >> 8)
	return values


func drawn(codes: Prior.Codes, forced: PackedByteArray, swaps: PackedByteArray, layer: int) -> PackedByteArray:
	var player: RefCounted = _player.get_ref()
	var sources: Array[Source] = [_find(codes.first)]
	if codes.second >= 0:
		sources.append(_find(codes.second))
	var kept: PackedByteArray = player.palette_of(codes.kept)
	var palette: PackedByteArray = player.palette_of(codes.palette)
	var variant := _guide(codes.z, kept)
	var down := _way(codes.z, 0, _height)
	var along := _way(codes.z, 1, _width)
	var first := sources[0]
	for i in _height * _width:
		down[i] += 16 * (i / _width)
		along[i] += 16 * (i % _width)
	if _keeps and not _wraps:
		_squeeze(down, _height, _width, 1, Vector4i(first.top, first.bottom, first.left, first.right))
		_squeeze(along, _width, 1, _width, Vector4i(first.left, first.right, first.top, first.bottom))
	var held := _held(codes.first)
	if not held.is_empty():
		_draw_to(held, down, along)
	var axis := -1 if _mirror.is_empty() or codes.second >= 0 else _mirror[codes.first]
	if axis >= 0:
		_mirror_flow(down, along, axis)
	var rule := 1 if sources.size() == 2 else 2 if codes.is_style else 0
	var search := Search.new()
	search.height = _height
	search.width = _width
	search.wraps = _wraps
	search.variant = Search.framed(variant, _height, _width, _wraps)
	for source in sources:
		search.arts.append(Search.framed(source.art, _height, _width, _wraps))
		search.guides.append(Search.framed(source.guide, _height, _width, _wraps))
	search.flow_y = down
	search.flow_x = along
	search.held = held
	if sources.size() == 2:
		search.prefers = _preferences(codes.regions, codes.way, first)
	var side := maxi(first.bottom - first.top, first.right - first.left)
	var places := search.places(side, _rules[rule], _coarsest[rule], _follows, _height / _scale, first.is_opaque)
	if axis >= 0:
		_mirror_places(places, axis)
	if layer >= 0 and not _coloured[layer]:
		return _of_layer(codes, places, layer)
	var drawn: Array[PackedByteArray] = [_picture(codes.first, layer, first)]
	if codes.second >= 0:
		drawn.append(_picture(codes.second, layer, sources[1]))
	return _pixels(sources, drawn, places, kept, palette, forced, swaps, _channels if layer < 0 else 4)


## What an exemplar's textures show, or a layer of it.
func _picture(exemplar: int, layer: int, source: Source) -> PackedByteArray:
	var number := layer
	if layer < 0 and not _shown.is_empty():
		number = _shown[exemplar]
	return source.straight if number < 0 else _on_canvas(_layers[number], exemplar)


## 1 for each pixel that keeps its place in textures from an exemplar; empty if none does.
func _held(exemplar: int) -> PackedByteArray:
	var held := PackedByteArray()
	if _reach == 0:
		return held
	var mask := PackedByteArray() if _mask < 0 else _on_canvas(_layers[_mask], exemplar)
	held.resize(_height * _width)
	for i in held.size():
		var y := i / _width
		var x := i % _width
		var is_edge := mini(mini(y, x), mini(_height - 1 - y, _width - 1 - x)) < _edges
		held[i] = 1 if is_edge or not mask.is_empty() and mask[4 * i + 3] > 0 else 0
	return held


## Draws the flow near held pixels to their own places: wholly at them, not at all from _reach pixels away.
func _draw_to(held: PackedByteArray, down: PackedInt32Array, along: PackedInt32Array) -> void:
	var away := PackedInt32Array()
	away.resize(held.size())
	away.fill(_reach)
	var edge := PackedInt32Array()
	for i in held.size():
		if held[i]:
			away[i] = 0
			edge.append(i)
	for distance in range(1, _reach):
		var next := PackedInt32Array()
		for i in edge:
			for y in range(maxi(0, i / _width - 1), mini(_height, i / _width + 2)):
				for x in range(maxi(0, i % _width - 1), mini(_width, i % _width + 2)):
					if away[y * _width + x] > distance:
						away[y * _width + x] = distance
						next.append(y * _width + x)
		edge = next
	for i in held.size():
		var y := 16 * (i / _width)
		var x := 16 * (i % _width)
		var by := (down[i] - y) * away[i]
		var bx := (along[i] - x) * away[i]
		down[i] = y + (by - posmod(by, _reach)) / _reach
		along[i] = x + (bx - posmod(bx, _reach)) / _reach


## Makes the flow symmetrical about column axis / 2: a pixel and its mirror image move alike, or against each other.
func _mirror_flow(down: PackedInt32Array, along: PackedInt32Array, axis: int) -> void:
	for y in _height:
		for x in range(maxi(0, axis - _width + 1), (axis + 1) / 2):
			var left := y * _width + x
			var right := y * _width + axis - x
			var a := down[left] + down[right] - 32 * y
			var b := along[left] - 16 * x - (along[right] - 16 * (axis - x))
			a = (a - posmod(a, 2)) / 2
			b = (b - posmod(b, 2)) / 2
			down[left] = 16 * y + a
			down[right] = 16 * y + a
			along[left] = 16 * x + b
			along[right] = 16 * (axis - x) - b
		if axis % 2 == 0:
			along[y * _width + axis / 2] = 8 * axis


## Right of the axis a texture of one source shows the places of the mirror image, mirrored.
func _mirror_places(places: PackedInt32Array, axis: int) -> void:
	for y in _height:
		for x in range(axis / 2 + 1, mini(_width, axis + 1)):
			var place := places[y * _width + axis - x]
			var column := axis - place % _width
			if place < 0:
				places[y * _width + x] = -1
			elif column >= 0 and column < _width:
				places[y * _width + x] = place - place % _width + column


func _of_layer(codes: Prior.Codes, places: PackedInt32Array, layer: int) -> PackedByteArray:
	var area := _height * _width
	var canvas := _on_canvas(_layers[layer], codes.first)
	if codes.second >= 0:
		canvas.append_array(_on_canvas(_layers[layer], codes.second))
	var pixels := PackedByteArray()
	pixels.resize(4 * area)
	for i in area:
		if places[i] >= 0:
			pixels.encode_u32(4 * i, canvas.decode_u32(4 * places[i]))
	return pixels


## drawn: what each source shows; channels: of what comes out.
func _pixels(sources: Array[Source], drawn: Array[PackedByteArray], places: PackedInt32Array, kept: PackedByteArray, palette: PackedByteArray, forced: PackedByteArray, swaps: PackedByteArray, channels: int) -> PackedByteArray:
	var area := _height * _width
	var pixels := PackedByteArray()
	var known := {}
	pixels.resize(area * channels)
	for i in area:
		if places[i] < 0:
			continue
		var s := 0 if places[i] < area else 1
		var from := 4 * (places[i] - s * area)
		var source := sources[s]
		var straight := drawn[s]
		var at := channels * i
		if straight[from + 3] == 0:
			for c in channels:
				pixels[at + c] = straight[from + c]
			continue
		var colour := straight[from] << 16 | straight[from + 1] << 8 | straight[from + 2]
		var key := s << 24 | colour
		if not known.has(key):
			var to := _swapped(colour, swaps)
			if to < 0:
				to = Colours.moved(colour, source.palette, source.shares, kept, palette, _channels)
				if not forced.is_empty():
					var best := Colours.nearest(to >> 16, to >> 8 & 255, to & 255, forced)
					to = forced[best] << 16 | forced[best + 1] << 8 | forced[best + 2]
			known[key] = to
		var value: int = known[key]
		pixels[at] = value >> 16
		pixels[at + 1] = value >> 8 & 255
		pixels[at + 2] = value & 255
		if channels == 4:
			pixels[at + 3] = straight[from + 3]
	return pixels


static func _swapped(colour: int, swaps: PackedByteArray) -> int:
	for k in range(0, swaps.size(), 6):
		if swaps[k] << 16 | swaps[k + 1] << 8 | swaps[k + 2] == colour:
			return swaps[k + 3] << 16 | swaps[k + 4] << 8 | swaps[k + 5]
	return -1


func _find(exemplar: int) -> Source:
	_lock.lock()
	var found: Source = _known.get(exemplar)
	_lock.unlock()
	if found:
		return found
	var player: RefCounted = _player.get_ref()
	var code: PackedInt32Array = player.prior.code_of(exemplar)
	var source := Source.new()
	source.straight = _on_canvas(_art, exemplar)
	source.palette = player.palette_of(code)
	source.art = _premultiplied(source.straight)
	source.guide = _guide(code, source.palette)
	source.shares = Colours.shares(source.straight, source.palette, _channels)
	source.top = _height
	source.left = _width
	for i in _height * _width:
		var alpha := source.straight[4 * i + 3]
		source.is_opaque = source.is_opaque and alpha == 255
		if alpha:
			source.top = mini(source.top, i / _width)
			source.left = mini(source.left, i % _width)
			source.bottom = maxi(source.bottom, i / _width + 1)
			source.right = maxi(source.right, i % _width + 1)
	if source.bottom == 0:
		source.top = 0
		source.left = 0
		source.bottom = _height
		source.right = _width
	_lock.lock()
	_known[exemplar] = source
	_lock.unlock()
	return source


func _on_canvas(pictures: Array, exemplar: int) -> PackedByteArray:
	var top := _boxes[4 * exemplar]
	var left := _boxes[4 * exemplar + 1]
	var height := _boxes[4 * exemplar + 2]
	var width := _boxes[4 * exemplar + 3]
	var picture: PackedByteArray = pictures[exemplar]
	var canvas := PackedByteArray()
	canvas.resize(4 * _height * _width)
	for y in height:
		for x in width:
			canvas.encode_u32(4 * ((top + y) * _width + left + x), picture.decode_u32(4 * (y * width + x)))
	return canvas


func _guide(code: PackedInt32Array, palette: PackedByteArray) -> PackedByteArray:
	var slots: PackedByteArray = _player.get_ref().slots_of(code)
	var guide := PackedByteArray()
	guide.resize(4 * _height * _width)
	for i in _height * _width:
		var colour := slots[i / _width / _scale * (_width / _scale) + i % _width / _scale] - (1 if _channels == 4 else 0)
		if colour < 0:
			continue
		for c in _channels:
			guide[4 * i + c] = palette[colour * _channels + c]
		if _channels == 3:
			guide[4 * i + 3] = 255
	return _premultiplied(guide)


static func _premultiplied(straight: PackedByteArray) -> PackedByteArray:
	var pixels := straight.duplicate()
	for i in range(0, straight.size(), 4):
		var alpha := straight[i + 3]
		if alpha < 255:
			for c in 3:
				pixels[i + c] = (straight[i + c] * alpha + 127) / 255
	return pixels


func _way(z: PackedInt32Array, axis: int, side: int) -> PackedInt32Array:
	var sums := PackedInt64Array()
	sums.resize(_height * _width)
	for k in _terms.size() / 2:
		var latent := z[_terms[2 * k]]
		if _terms[2 * k + 1] != axis or latent == 0:
			continue
		var at := 0
		for i in _height:
			var factor := latent * _rows[k * _height + i]
			for j in _width:
				sums[at] += factor * _columns[k * _width + j]
				at += 1
	var way := PackedInt32Array()
	way.resize(sums.size())
	for i in sums.size():
		way[i] = clampi(sums[i] * side + (1 << 21) >> 22, -8192, 8192)
	return way


## box: first and last along the axis, from and to across it.
static func _squeeze(places: PackedInt32Array, side: int, along: int, across: int, box: Vector4i) -> void:
	var before := 0
	var behind := 0
	var most := maxi(1, side - 1)
	for line in range(box.z, box.w):
		before = maxi(before, places[line * across] - 16 * box.x)
		behind = maxi(behind, 16 * (box.y - 1) - places[line * across + (side - 1) * along])
	for i in places.size():
		var y := i / along % side
		places[i] += behind * y / most - before * (side - 1 - y) / most


func _preferences(regions: PackedByteArray, way: int, first: Source) -> PackedByteArray:
	var field := PackedByteArray()
	var counts := PackedInt64Array()
	field.resize(_height * _width)
	counts.resize(256)
	for i in field.size():
		var y := i / _width
		var x := i % _width
		var a := (2 * y + 1) * 256 / _height
		var c := (2 * x + 1) * 256 / _width
		var b := a & 255
		var d := c & 255
		var n := 3 * (a >> 8) + (c >> 8)
		var upper := regions[n] * (256 - d) + regions[n + 1] * d
		var lower := regions[n + 3] * (256 - d) + regions[n + 4] * d
		field[i] = upper * (256 - b) + lower * b >> 16
		if y >= first.top and y < first.bottom and x >= first.left and x < first.right:
			counts[field[i]] += 1
	var wanted := way * (first.bottom - first.top) * (first.right - first.left)
	var seen := counts[0]
	var most := 0
	while 256 * seen < wanted:
		most += 1
		seen += counts[most]
	for i in field.size():
		field[i] = 1 if field[i] <= most else 0
	return field
