extends RefCounted
## An endless forest from its name alone: what grows where. All integers but the noise, which is plain doubles: the same
## plants in the same places as in ../forest/world.py.

const CELL := 16  # pixels; a plant at most in each
const CHUNK := 12  # cells
const SIDE := CELL * CHUNK

enum { WATER, SHORE, SAND, TULIPS, SUNFLOWERS, GRASS, MOSS, PATH }

const SHADES: Array[Array] = [
	[Color8(41, 92, 128), Color8(46, 104, 141), Color8(52, 115, 151), Color8(62, 130, 163)],
	[Color8(120, 160, 160), Color8(139, 171, 158), Color8(158, 180, 150), Color8(178, 178, 138)],
	[Color8(201, 181, 126), Color8(207, 188, 134), Color8(213, 195, 143), Color8(220, 203, 152)],
	[Color8(122, 164, 78), Color8(130, 172, 84), Color8(138, 180, 90), Color8(148, 188, 98)],
	[Color8(122, 164, 78), Color8(130, 172, 84), Color8(138, 180, 90), Color8(148, 188, 98)],
	[Color8(94, 141, 67), Color8(101, 149, 71), Color8(108, 157, 76), Color8(117, 166, 82)],
	[Color8(66, 110, 60), Color8(72, 117, 63), Color8(79, 125, 66), Color8(87, 133, 70)],
	[Color8(158, 131, 92), Color8(166, 139, 98), Color8(174, 147, 105), Color8(183, 157, 115)],
]
# What grows on each kind of ground: species and weights, and how many cells of 256 hold a plant.
const GROWS := {
	SAND: [["palm", 5, "cactus", 4, "fern", 1], 96],
	TULIPS: [["tulip", 12, "fern", 3, "oak", 1], 156],
	SUNFLOWERS: [["sunflower", 12, "fern", 3, "oak", 1], 156],
	GRASS: [["oak", 9, "fern", 4, "mushroom", 1, "pine", 1], 200],
	MOSS: [["pine", 10, "oak", 3, "fern", 2, "mushroom", 2], 232],
}
const WORD := 0xFFFFFFFF

var name: String

var _key: PackedInt64Array


func _init(of: String) -> void:
	name = of
	var digest := of.sha256_buffer()
	for i in 8:
		_key.append(digest.decode_u32(4 * i))


## {species, x, y, seed} of each plant of a chunk, from the farthest to the nearest.
func plants(chunk: Vector2i) -> Array[Dictionary]:
	var found: Array[Dictionary] = []
	for row in range(CHUNK * chunk.y, CHUNK * (chunk.y + 1)):
		for column in range(CHUNK * chunk.x, CHUNK * (chunk.x + 1)):
			var word := _random(9, column, row)
			var x := column * CELL + 2 + ((word & 255) * 12 >> 8)
			var y := row * CELL + 2 + ((word >> 8 & 255) * 12 >> 8)
			var grows: Array = GROWS.get(kind_at(x, y), [])
			if grows.is_empty() or (word >> 16 & 255) >= grows[1]:
				continue
			var total := 0
			for i in range(1, grows[0].size(), 2):
				total += grows[0][i]
			var choice := (word >> 24) * total >> 8
			for i in range(0, grows[0].size(), 2):
				choice -= grows[0][i + 1]
				if choice < 0:
					found.append({species = grows[0][i], x = x, y = y, seed = "%s/%d,%d" % [name, column, row]})
					break
	found.sort_custom(func(a: Dictionary, b: Dictionary) -> bool: return a.y < b.y or a.y == b.y and a.x < b.x)
	return found


## The kind of ground at a pixel.
func kind_at(x: int, y: int) -> int:
	var wet := _noise(2, x, y, 256) * 0.65 + _noise(3, x, y, 64) * 0.27 + _noise(4, x, y, 16) * 0.08
	if wet < 0.26:
		return WATER
	if wet < 0.27:
		return SHORE
	if wet > 0.30 and absf(_noise(7, x, y, 256) - 0.5) + (_noise(8, x, y, 16) - 0.5) * 0.02 < 0.022:
		return PATH
	if wet < 0.31:
		return SAND
	var lush := _noise(5, x, y, 128) * 0.7 + _noise(6, x, y, 32) * 0.3
	if lush < 0.40:
		return SUNFLOWERS if _noise(10, x, y, 128) > 0.5 else TULIPS
	return MOSS if lush > 0.56 else GRASS


## The ground of a chunk, a pixel for each 4×4: it is shown enlarged.
func ground(chunk: Vector2i) -> Image:
	var side := SIDE / 4
	var image := Image.create_empty(side, side, false, Image.FORMAT_RGB8)
	for j in side:
		for i in side:
			var x := SIDE * chunk.x + 4 * i + 2
			var y := SIDE * chunk.y + 4 * j + 2
			var drift := _noise(1, x, y, 64) * 3 + (_random(0, x, y) & 255) / 256.0 - 0.1
			image.set_pixel(i, j, SHADES[kind_at(x, y)][clampi(int(drift), 0, 3)])
	return image


## Smooth noise 0 … 1 with a node every `step` pixels.
func _noise(what: int, x: int, y: int, step: int) -> float:
	var i := floori(x / float(step))
	var j := floori(y / float(step))
	var a := _eased(posmod(x, step) / float(step))
	var b := _eased(posmod(y, step) / float(step))
	var upper := _random(what, i, j) * (1 - a) + _random(what, i + 1, j) * a
	var lower := _random(what, i, j + 1) * (1 - a) + _random(what, i + 1, j + 1) * a
	return (upper * (1 - b) + lower * b) / 4294967296.0


static func _eased(way: float) -> float:
	return way * way * (3 - 2 * way)


## A random word for each place and purpose.
func _random(what: int, x: int, y: int) -> int:
	var word := ((x & WORD) * 0x9E3779B1 ^ (y & WORD) * 0x85EBCA77) & WORD
	word = word ^ _key[what % 8] ^ (what * 0x27D4EB2F & WORD)
	word = (word ^ word >> 16) * 0x7FEB352D & WORD
	word = (word ^ word >> 15) * 0x846CA68B & WORD
	return word ^ word >> 16
