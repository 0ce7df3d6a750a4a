## Latents from seeds (contract, section 6; contract 2, sections 5 and 6).
extends RefCounted

const Draws := preload("draws.gd")
const Request := preload("request.gd")
const Tensors := preload("tensors.gd")
const LAST := 4294967295

## What a texture is made of: codes of the decoder and the palette, and of painted packs the rest.
class Codes:
	var z: PackedInt32Array
	var palette: PackedInt32Array
	var kept: PackedInt32Array
	var first := 0  # the sprites whose art is painted with
	var second := -1  # -1: one alone
	var way := 0
	var is_style := false
	var regions: PackedByteArray

var count := 0
var epochs := 1
var is_gaussian := false

var _latent := 0
var _labels := 0
var _paints := false
var _computes_palettes := false
var _width := 0  # of a row of factors, or of neighbours
var _reach := 0
var _offsets: PackedInt32Array
var _neighbours: PackedInt32Array
var _classes: PackedInt64Array
var _cumulative: PackedInt64Array
var _latents: PackedInt32Array
var _centres: PackedInt32Array
var _factor: PackedInt32Array
var _scale: PackedInt32Array
var _palette_scale: PackedInt32Array
var _centre_scale: PackedInt32Array


func _init(tensors: Tensors, latent: int, labels: int, paints: bool, computes_palettes: bool) -> void:
	_latent = latent
	_labels = labels
	_paints = paints
	_computes_palettes = computes_palettes
	var kinds := maxi(1, labels)
	if paints:
		var rows := tensors.shape("class.cumulative", 2)
		epochs = rows[0] if tensors.error == "" else 1
		tensors.need(epochs >= 1, "class.cumulative has no rows")
	else:
		_centres = tensors.i8("centroid.mean", [kinds, latent])
		_centre_scale = tensors.i16("centroid.scale", [kinds, latent])
	_classes = tensors.u32("class.cumulative", [epochs, kinds] if paints else [kinds])
	is_gaussian = not paints and tensors.has("gaussian.offsets")
	tensors.need(not is_gaussian or tensors.text("output") == "direct", "an indexed pack draws from exemplars")
	var kind := "gaussian" if is_gaussian else "exemplar"
	_offsets = tensors.i32(kind + ".offsets", [kinds + 1])
	if tensors.error != "":
		return
	for k in kinds:
		tensors.need(_offsets[0] == 0 and _offsets[k + 1] > _offsets[k], "%s.offsets must rise from 0" % kind)
	count = _offsets[kinds]
	_cumulative = tensors.u32(kind + ".cumulative", [epochs, count] if paints else [count])
	_latents = tensors.i8("gaussian.mean" if is_gaussian else "exemplar.latent", [count, latent])
	if tensors.error != "":
		return
	for row in epochs:
		_check_rising(tensors, _classes, row * kinds, (row + 1) * kinds)
		for k in kinds:
			_check_rising(tensors, _cumulative, row * count + _offsets[k], row * count + _offsets[k + 1])
	if is_gaussian:
		_width = (tensors.shape("gaussian.factor", 2) + [0, 0])[1]
		tensors.need(_width == latent or _width == latent * (latent + 1) / 2, "gaussian.factor is %d wide" % _width)
		_factor = tensors.i16("gaussian.factor", [count, _width])
		return
	_scale = tensors.i16("exemplar.scale", [kinds, latent])
	if computes_palettes:
		_palette_scale = tensors.i16("exemplar.palette_scale", [kinds, latent])
	_width = (tensors.shape("exemplar.neighbours", 2) + [0, 0])[1]
	tensors.need(_width >= 1, "exemplar.neighbours is empty")
	_neighbours = tensors.i32("exemplar.neighbours", [count, _width])
	_reach = tensors.number("exemplar.reach", 0, 256)
	if tensors.error != "":
		return
	for k in kinds:
		for i in range(_offsets[k] * _width, _offsets[k + 1] * _width):
			if _neighbours[i] < _offsets[k] or _neighbours[i] >= _offsets[k + 1]:
				tensors.fail("exemplar.neighbours must name exemplars of the same class")


static func _check_rising(tensors: Tensors, table: PackedInt64Array, from: int, to: int) -> void:
	var rises := table[to - 1] == LAST
	for i in range(from + 1, to):
		rises = rises and table[i] >= table[i - 1]
	tensors.need(rises, "cumulative weights must rise within each class and end at 4294967295")


func kind_of(exemplar: int) -> int:
	var kind := 0
	while _offsets[kind + 1] <= exemplar:
		kind += 1
	return kind


## n: numbers of a request, from at on (request.gd, less its head).
func drawn(n: PackedInt64Array, at: int) -> Codes:
	var shift := at - Request.SEED
	var spread := n[shift + Request.SPREAD]
	var exemplar := n[shift + Request.BASE]
	var kind := n[shift + Request.LABEL]
	var style := n[shift + Request.STYLE]
	var epoch := n[shift + Request.EPOCH]
	if exemplar >= 0:
		kind = kind_of(exemplar)
	elif kind < 0:
		kind = _drawn_kind(_words(n, at, 0, 1)[0], epoch)
	if exemplar < 0:
		exemplar = _entry(kind, _words(n, at, 1, 1)[0], epoch)
	var hot := _one_hot(kind)
	var own := _row(_latents, exemplar)
	var codes := Codes.new()
	if is_gaussian:
		codes.z = _disturbed(own, _factor, exemplar * _width, _words(n, at, 4, _latent), spread, hot, _width != _latent)
		return codes
	var neighbour := _words(n, at, 2, 1)[0] * _width >> 32
	var there := _row(_latents, _neighbours[exemplar * _width + neighbour])
	var way := _words(n, at, 3, 1)[0] * (_reach + 1) >> 32
	var mean := _lerp(own, there, mini(256, way * spread + 128 >> 8))
	codes.z = _disturbed(mean, _scale, kind * _latent, _words(n, at, 4, _latent), spread, hot)
	codes.first = exemplar
	if style >= 0:
		codes.first = style
		codes.is_style = true
		kind = kind_of(style)
		hot = _one_hot(kind)
		own = _row(_latents, style)
		mean = own
	_set_palettes(codes, mean, own, hot, kind, n, at)
	return codes


func blended(a: int, b: int, way: int, n: PackedInt64Array, at: int) -> Codes:
	var mean := _lerp(_row(_latents, a), _row(_latents, b), way)
	var hot := _lerp(_one_hot(kind_of(a)), _one_hot(kind_of(b)), way)
	var kind := kind_of(b if 2 * way > 256 else a)
	var spread := n[at - Request.SEED + Request.SPREAD]
	var codes := Codes.new()
	codes.z = _disturbed(mean, _scale, kind * _latent, _words(n, at, 4, _latent), spread, hot)
	_set_palettes(codes, mean, mean, hot, kind, n, at)
	_set_sources(codes, a, b, way, n, at)
	return codes


func around_centroid(n: PackedInt64Array, at: int) -> Codes:
	var kind := n[at - Request.SEED + Request.LABEL]
	if kind < 0:
		kind = _drawn_kind(_words(n, at, 0, 1)[0], 1)
	var spread := n[at - Request.SEED + Request.SPREAD]
	var mean := _row(_centres, kind)
	var hot := _one_hot(kind)
	var codes := Codes.new()
	codes.z = _disturbed(mean, _centre_scale, kind * _latent, _words(n, at, 4, _latent), spread, hot)
	if _computes_palettes:
		codes.palette = _disturbed(mean, _centre_scale, kind * _latent, _words(n, at, 5, _latent), spread, hot)
	return codes


func between(a: Codes, b: Codes, way: int, n: PackedInt64Array, at: int) -> Codes:
	var codes := Codes.new()
	codes.z = _lerp(a.z, b.z, way)
	codes.palette = _lerp(a.palette, b.palette, way)
	codes.kept = _lerp(a.kept, b.kept, way)
	codes.is_style = (a.is_style or b.is_style) if way % 256 else (b.is_style if way else a.is_style)
	_set_sources(codes, a.first, b.first, way, n, at)
	return codes


## The code of an exemplar itself.
func code_of(exemplar: int) -> PackedInt32Array:
	return _row(_latents, exemplar) + _one_hot(kind_of(exemplar))


func _set_sources(codes: Codes, a: int, b: int, way: int, n: PackedInt64Array, at: int) -> void:
	codes.first = b if way == 256 else a
	if not _paints or a == b or way == 0 or way == 256:
		return
	codes.second = b
	codes.way = way
	for word in _words(n, at, 8, 9).slice(0, 9):
		codes.regions.append(word >> 24)


func _set_palettes(codes: Codes, mean: PackedInt32Array, own: PackedInt32Array, hot: PackedInt32Array, kind: int, n: PackedInt64Array, at: int) -> void:
	if not _computes_palettes:
		return
	var shift := at - Request.SEED
	codes.kept = own + hot
	match n[shift + Request.PALETTE]:
		Request.KEEP:
			codes.palette = codes.kept
		Request.VARIED:
			codes.palette = _disturbed(mean, _palette_scale, kind * _latent, _words(n, at, 5, _latent), n[shift + Request.SPREAD], hot)
		Request.ANY:
			codes.palette = code_of(_entry(kind, _words(n, at, 6, 1)[0], n[shift + Request.EPOCH]))
		Request.FROM_SPRITE:
			codes.palette = code_of(n[shift + Request.PALETTE_FROM])


func _disturbed(mean: PackedInt32Array, factor: PackedInt32Array, from: int, words: PackedInt64Array, spread: int, hot: PackedInt32Array, is_triangle := false) -> PackedInt32Array:
	var z := PackedInt32Array()
	z.resize(_latent)
	var at := from
	for i in _latent:
		var sum := 0
		if is_triangle:
			for j in i + 1:
				sum += factor[at] * Draws.normal(words[j])
				at += 1
		else:
			sum = factor[at] * Draws.normal(words[i])
			at += 1
		z[i] = clampi(mean[i] + (sum * spread + 32768 >> 16), -127, 127)
	return z + hot


static func _words(n: PackedInt64Array, at: int, domain: int, count: int) -> PackedInt64Array:
	return Draws.words(n[at], n[at + 1], n[at + 2], domain, count)


func _drawn_kind(word: int, epoch: int) -> int:
	var n := _classes.size() / epochs
	return _choose(word, _classes, (epoch - 1) * n, n)


func _entry(kind: int, word: int, epoch: int) -> int:
	var first := _offsets[kind]
	return first + _choose(word, _cumulative, (epoch - 1) * count + first, _offsets[kind + 1] - first)


func _choose(word: int, table: PackedInt64Array, from: int, n: int) -> int:
	for i in n - 1:
		if word < table[from + i] or _paints and table[from + i] == LAST:
			return i
	return n - 1


func _row(values: PackedInt32Array, number: int) -> PackedInt32Array:
	return values.slice(number * _latent, (number + 1) * _latent)


func _one_hot(kind: int) -> PackedInt32Array:
	var hot := PackedInt32Array()
	hot.resize(_labels)
	if _labels > 0:
		hot[kind] = 64
	return hot


static func _lerp(a: PackedInt32Array, b: PackedInt32Array, way: int) -> PackedInt32Array:
	var found := PackedInt32Array()
	found.resize(a.size())
	for i in a.size():
		found[i] = a[i] + ((b[i] - a[i]) * way + 128 >> 8)
	return found
