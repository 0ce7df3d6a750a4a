## Random words and normal draws (contract, sections 2 to 4). Words are ints 0 … 2^32 - 1.
extends RefCounted

const RUNS: Array[int] = [
	26, 51, 51, 50, 51, 50, 51, 50, 49, 49, 49, 48, 47, 47, 47, 46, 45, 44, 44, 42, 42, 42, 40, 39, 39, 38, 36, 36,
	35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 24, 22, 22, 21, 19, 19, 19, 17, 17, 15, 15, 15, 13, 13, 13, 11,
	11, 11, 10, 9, 9, 8, 8, 7, 7, 7, 6, 5, 6, 5, 5, 4, 4, 4, 3, 4, 3, 2, 3, 2, 3, 2, 2, 1, 2, 2, 1, 1, 1, 1, 1, 1,
	1, 1, 1, 0, 1, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1,
]
const WORD := 0xFFFFFFFF

static var _normal := _table()


static func _table() -> PackedInt32Array:
	var table := PackedInt32Array()
	table.resize(4096)
	var at := 2048
	for value in RUNS.size():
		for i in RUNS[value]:
			table[at] = value
			table[4095 - at] = -value
			at += 1
	return table


## A normal draw in 1/32.
static func normal(word: int) -> int:
	return _normal[word >> 20]


## The first n words of a domain (Philox4x32-10). seed: its 64 bits.
static func words(seed: int, index: int, attempt: int, domain: int, n: int) -> PackedInt64Array:
	var found := PackedInt64Array()
	for block in (n + 3) / 4:
		var c0 := index
		var c1 := attempt
		var c2 := block
		var c3 := domain
		var k0 := seed & WORD
		var k1 := seed >> 32 & WORD
		for turn in 10:
			var p := 0xD2511F53 * c0  # the low 64 bits, which are all
			var q := 0xCD9E8D57 * c2
			c0 = (q >> 32 & WORD) ^ c1 ^ k0
			c1 = q & WORD
			c2 = (p >> 32 & WORD) ^ c3 ^ k1
			c3 = p & WORD
			k0 = k0 + 0x9E3779B9 & WORD
			k1 = k1 + 0xBB67AE85 & WORD
		found.append_array(PackedInt64Array([c0, c1, c2, c3]))
	return found
