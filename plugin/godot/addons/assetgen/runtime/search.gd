## The coarse-to-fine search for the places of a texture (contract 2, section 4); one object is one level.
##
## Pictures are PackedByteArrays of four channels with a margin of two pixels, which is 0 or, if they wrap, the other side.
extends RefCounted

const EMPTY := -1
const DRAWN := 64  # alpha from which the pose puts paint at a pixel
const OUTSIDE := -2
const NEAR: Array[int] = [0, 0, 0, 1, 0, -1, 1, 0, -1, 0, 1, 1, -1, -1, 1, -1, -1, 1, 0, 2, 0, -2, 2, 0, -2, 0]
const STEPS: Array[int] = [-1, -1, -1, 0, -1, 1, 0, -1, 0, 1, 1, -1, 1, 0, 1, 1]

var height := 0
var width := 0
var wraps := false
var variant: PackedByteArray
var arts: Array[PackedByteArray] = []
var guides: Array[PackedByteArray] = []
var flow_y: PackedInt32Array
var flow_x: PackedInt32Array
var prefers: PackedByteArray  # of each pixel; empty if there is one source
var held: PackedByteArray  # 1 for pixels that keep their places; empty if none does
var matches: PackedInt32Array

var _opaque := false
var _radius := 1
var _paint := 0
var _guide := 0
var _place := 0
var _area := 0
var _row := 0  # bytes of a picture's row
var _picture: PackedByteArray


static func framed(pixels: PackedByteArray, rows: int, columns: int, wraps: bool) -> PackedByteArray:
	var row := 4 * (columns + 4)
	var picture := PackedByteArray()
	picture.resize(row * 2)
	var sides := PackedByteArray()
	sides.resize(8)
	for y in rows:
		picture.append_array(sides)
		picture.append_array(pixels.slice(4 * columns * y, 4 * columns * (y + 1)))
		picture.append_array(sides)
	picture.resize(row * (rows + 4))
	if wraps:
		_wrap(picture, rows, columns)
	return picture


static func _wrap(picture: PackedByteArray, rows: int, columns: int) -> void:
	var row := 4 * (columns + 4)
	for y in range(-2, rows + 2):
		for x in range(-2, columns + 2):
			if y < 0 or y >= rows or x < 0 or x >= columns:
				var from := (posmod(y, rows) + 2) * row + 4 * (posmod(x, columns) + 2)
				picture.encode_u32((y + 2) * row + 4 * (x + 2), picture.decode_u32(from))


func _halved_picture(picture: PackedByteArray) -> PackedByteArray:
	var rows := (height + 1) / 2
	var columns := (width + 1) / 2
	var row := 4 * (width + 4)
	var half_row := 4 * (columns + 4)
	var half := PackedByteArray()
	half.resize(half_row * (rows + 4))
	for y in rows:
		for x in columns:
			var from := (2 * y + 2) * row + 4 * (2 * x + 2)
			var to := (y + 2) * half_row + 4 * (x + 2)
			var right := 2 * x + 1 < width
			var down := 2 * y + 1 < height
			for c in 4:
				var sum := picture[from + c] + 2
				if right:
					sum += picture[from + 4 + c]
				if down:
					sum += picture[from + row + c]
				if right and down:
					sum += picture[from + row + 4 + c]
				half[to + c] = sum >> 2
	if wraps:
		_wrap(half, rows, columns)
	return half


func _halved_flow(flow: PackedInt32Array) -> PackedInt32Array:
	var half := PackedInt32Array()
	for y in range(0, height, 2):
		var down := mini(y + 1, height - 1) * width
		for x in range(0, width, 2):
			var right := mini(x + 1, width - 1)
			half.append(flow[y * width + x] + flow[y * width + right] + flow[down + x] + flow[down + right] - 28 >> 3)
	return half


func _halved() -> RefCounted:
	var half: RefCounted = get_script().new()
	half.height = (height + 1) / 2
	half.width = (width + 1) / 2
	half.wraps = wraps
	half.variant = _halved_picture(variant)
	for art in arts:
		half.arts.append(_halved_picture(art))
	for one in guides:
		half.guides.append(_halved_picture(one))
	half.flow_y = _halved_flow(flow_y)
	half.flow_x = _halved_flow(flow_x)
	if not prefers.is_empty():
		for y in range(0, height, 2):
			for x in range(0, width, 2):
				half.prefers.append(prefers[y * width + x])
	if not held.is_empty():
		for y in range(0, height, 2):
			var down := mini(y + 1, height - 1) * width
			for x in range(0, width, 2):
				var right := mini(x + 1, width - 1)
				half.held.append(held[y * width + x] & held[y * width + right] & held[down + x] & held[down + right])
	return half


## The places of the finest level, which this is. side: the larger one of the first source's box.
func places(side: int, rules: PackedInt32Array, coarsest: int, follows: bool, guide_height: int, opaque: bool) -> PackedInt32Array:
	var levels: Array[RefCounted] = [self]
	while side > coarsest and not (wraps and (levels[0].height % 2 or levels[0].width % 2)):
		levels.push_front(levels[0]._halved())
		side = (side + 1) / 2
	for i in levels.size():
		var at := 5 * mini(i, rules.size() / 5 - 1)
		levels[i]._prepare(rules.slice(at, at + 5), guide_height, opaque)
		levels[i]._begin(levels[i - 1] if i > 0 else null, follows)
		for sweep in rules[at + 1]:
			levels[i]._sweep()
	return _choice()


func _prepare(rule: PackedInt32Array, guide_height: int, opaque: bool) -> void:
	_opaque = opaque
	_area = height * width
	_row = 4 * (width + 4)
	_radius = rule[0]
	_paint = rule[2]
	_guide = rule[3] if height <= guide_height else 0
	_place = rule[4] * (2 * _radius + 1) * (2 * _radius + 1)


func _placed(s: int, y: int, x: int) -> int:
	if wraps:
		return s * _area + posmod(y, height) * width + posmod(x, width)
	return s * _area + y * width + x if y >= 0 and y < height and x >= 0 and x < width else OUTSIDE


func _landed(s: int, y: int, x: int) -> int:
	var found := _placed(s, y, x)
	if found != OUTSIDE:
		return found
	return s * _area + clampi(y, 0, height - 1) * width + clampi(x, 0, width - 1) if _opaque else EMPTY


func _moved(found: int, dy: int, dx: int, lands: bool) -> int:
	if found == EMPTY:
		return EMPTY
	var s := 0 if found < _area else 1
	var at := found - s * _area
	return _landed(s, at / width + dy, at % width + dx) if lands else _placed(s, at / width + dy, at % width + dx)


func _begin(before: RefCounted, follows: bool) -> void:
	matches.resize(_area)
	for at in _area:
		var y := at / width
		var x := at % width
		var row := flow_y[at] + 8 >> 4
		var column := flow_x[at] + 8 >> 4
		if before == null:
			matches[at] = _landed(prefers[at] if not prefers.is_empty() else 0, row, column)
			continue
		var parent: int = y / 2 * before.width + x / 2
		var found: int = before.matches[parent]
		if found == EMPTY:
			matches[at] = EMPTY
			continue
		var s := 0 if found < before._area else 1
		var py: int = (found - s * before._area) / before.width
		var px: int = (found - s * before._area) % before.width
		if follows:
			var up: int = before.flow_y[parent] + 8 >> 4
			var left: int = before.flow_x[parent] + 8 >> 4
			matches[at] = _landed(s, row + 2 * (py - up), column + 2 * (px - left))
		else:
			matches[at] = _landed(s, 2 * py + (y & 1), 2 * px + (x & 1))
	_hold(matches)
	_vote()


## Gives held pixels their own places.
func _hold(found: PackedInt32Array) -> void:
	for at in held.size():
		if held[at]:
			found[at] = at


func _vote() -> void:
	var voted := PackedByteArray()
	voted.resize(_row * (height + 4))
	var r := _radius
	for at in _area:
		var y := at / width
		var x := at % width
		var n := 0
		var red := 0
		var green := 0
		var blue := 0
		var alpha := 0
		for i in range(-r, r + 1):
			for j in range(-r, r + 1):
				var neighbour := _placed(0, y + i, x + j)
				if neighbour == OUTSIDE:
					continue
				n += 1
				var proposal := _moved(matches[neighbour], -i, -j, true)
				if proposal == EMPTY:
					continue
				var s := 0 if proposal < _area else 1
				var place := proposal - s * _area
				var from := (place / width + 2) * _row + 4 * (place % width + 2)
				var art := arts[s]
				red += art[from]
				green += art[from + 1]
				blue += art[from + 2]
				alpha += art[from + 3]
		var to := (y + 2) * _row + 4 * (x + 2)
		var half := n / 2
		voted[to] = (red + half) / n
		voted[to + 1] = (green + half) / n
		voted[to + 2] = (blue + half) / n
		voted[to + 3] = (alpha + half) / n
	if wraps:
		_wrap(voted, height, width)
	_picture = voted


func _sweep() -> void:
	var next := PackedInt32Array()
	next.resize(_area)
	for at in _area:
		var y := at / width
		var x := at % width
		if not _opaque and _is_clear(y, x):
			next[at] = EMPTY
			continue
		var best := matches[at]
		var least := 1 << 62
		var tried := {OUTSIDE: true}
		if not _opaque:
			least = _cost(y, x, at, EMPTY, least)
			best = EMPTY
			tried[EMPTY] = true
		var candidates := PackedInt32Array()
		for k in range(0, NEAR.size(), 2):
			var neighbour := _placed(0, y + NEAR[k], x + NEAR[k + 1])
			if neighbour != OUTSIDE:
				candidates.append(_moved(matches[neighbour], -NEAR[k], -NEAR[k + 1], false))
		for s in arts.size():
			candidates.append(_placed(s, flow_y[at] + 8 >> 4, flow_x[at] + 8 >> 4))
		if matches[at] != EMPTY:
			for k in range(0, STEPS.size(), 2):
				candidates.append(_moved(matches[at], STEPS[k], STEPS[k + 1], false))
		for candidate in candidates:
			if tried.has(candidate):
				continue
			tried[candidate] = true
			var cost := _cost(y, x, at, candidate, least)
			if cost < least:
				least = cost
				best = candidate
		next[at] = best
	matches = next
	_hold(matches)
	_vote()


func _is_clear(y: int, x: int) -> bool:
	for i in range(-_radius, _radius + 1):
		var from := (y + i + 2) * _row + 4 * (x - _radius + 2)
		for k in range(from, from + 4 * (2 * _radius + 1)):
			if _picture[k] or variant[k]:
				return false
	return true


## Of a match at a pixel; no less than least if it is not below it.
func _cost(y: int, x: int, at: int, found: int, least: int) -> int:
	var n := 4 * (2 * _radius + 1)
	var cost := 0
	var factor := 1
	var from := (y - _radius + 2) * _row + 4 * (x - _radius + 2)
	if found == EMPTY:
		var source := prefers[at] if not prefers.is_empty() else 0
		var posed := _placed(source, flow_y[at] + 8 >> 4, flow_x[at] + 8 >> 4)
		if posed != OUTSIDE:
			posed -= source * _area
			if arts[source][(posed / width + 2) * _row + 4 * (posed % width + 2) + 3] >= DRAWN:
				cost = 16 * _place
		for i in 2 * _radius + 1:
			var painted := 0
			var guided := 0
			for k in range(from, from + n):
				var seen := _picture[k]
				var wanted := variant[k]
				painted += seen * seen
				guided += wanted * wanted
			cost += _paint * painted + _guide * guided
			from += _row
		return cost
	var s := 0 if found < _area else 1
	var row := (found - s * _area) / width
	var column := (found - s * _area) % width
	var dy := 16 * row - flow_y[at]
	var dx := 16 * column - flow_x[at]
	if wraps:
		dy = posmod(dy + 8 * height, 16 * height) - 8 * height
		dx = posmod(dx + 8 * width, 16 * width) - 8 * width
	cost = _place * mini(dy * dy + dx * dx >> 4, 256) >> 4
	if not prefers.is_empty() and prefers[at] != s:
		factor = 4
	var art := arts[s]
	var guide := guides[s]
	var shift := (row - y) * _row + 4 * (column - x)
	for i in 2 * _radius + 1:
		var painted := 0
		for k in range(from, from + n):
			var d := _picture[k] - art[k + shift]
			painted += d * d
		cost += _paint * painted
		if _guide:
			var guided := 0
			for k in range(from, from + n):
				var d := variant[k] - guide[k + shift]
				guided += d * d
			cost += _guide * guided
		if cost * factor >= least:
			break
		from += _row
	return cost * factor


func _choice() -> PackedInt32Array:
	var chosen := PackedInt32Array()
	chosen.resize(_area)
	for at in _area:
		var y := at / width
		var x := at % width
		var from := (y + 2) * _row + 4 * (x + 2)
		var best := EMPTY
		var nearest := 1 << 62
		for i in range(-1, 2):
			for j in range(-1, 2):
				var neighbour := _placed(0, y + i, x + j)
				if neighbour == OUTSIDE:
					continue
				var proposal := _moved(matches[neighbour], -i, -j, true)
				var apart := 0
				if proposal == EMPTY:
					for c in 4:
						apart += _picture[from + c] * _picture[from + c]
				else:
					var s := 0 if proposal < _area else 1
					var place := proposal - s * _area
					var to := (place / width + 2) * _row + 4 * (place % width + 2)
					for c in 4:
						var d := _picture[from + c] - arts[s][to + c]
						apart += d * d
				if apart < nearest or apart == nearest and proposal < best:
					best = proposal
					nearest = apart
		chosen[at] = best
	_hold(chosen)
	return chosen
