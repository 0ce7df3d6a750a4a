## The named integer tensors of an .agp file (contract, sections 8 and 10).
##
## GDScript has no exceptions: [member error] says what is wrong first, in one line, and whoever asks for tensors stops
## when it is not empty. What does not fit comes out empty.
extends RefCounted

enum { U8 = 1, I8, I16, I32, U32 }

const WIDTHS: Array[int] = [0, 1, 1, 2, 4, 4]
const MOST_BYTES := 64 << 20

var error := ""
var contract := 0
var fingerprint := ""
var names: PackedStringArray

var _file: PackedByteArray
var _kinds: Dictionary = {}  # name -> kind
var _shapes: Dictionary = {}  # name -> Array of sides
var _places: Dictionary = {}  # name -> where its values begin in the file
var _used: Dictionary = {}


func read(file: PackedByteArray) -> void:
	_file = file
	if file.size() < 44 or file.slice(0, 4).get_string_from_ascii() != "AGP1":
		fail("not an .agp file; assetgen export PACK.onnx -o PACK.agp --format agp writes one")
		return
	if file.size() > MOST_BYTES:
		fail("%d bytes; a pack has at most %d" % [file.size(), MOST_BYTES])
		return
	contract = file.decode_u32(4)
	if contract != 1 and contract != 2:
		fail("contract %d is not known here; update addons/assetgen" % contract)
		return
	fingerprint = file.slice(12, 44).hex_encode()
	var hashing := HashingContext.new()
	hashing.start(HashingContext.HASH_SHA256)
	hashing.update(file.slice(44)) if file.size() > 44 else OK
	if hashing.finish().hex_encode() != fingerprint:
		fail("altered: its content does not have the fingerprint that it names")
		return
	var count: int = file.decode_u32(8)
	var at := 44
	var last := PackedByteArray()
	if count > 4096:
		fail("%d tensors; at most 4096 are allowed" % count)
	for i in count:
		if error != "":
			return
		at = _read_tensor(at, last)
		if error == "":
			last = names[-1].to_ascii_buffer()
	if at != file.size():
		fail("there are bytes behind its last tensor")
	elif bytes("contract", U8, [1]) != PackedByteArray([contract]):
		fail("its head names another contract than its tensors")


func _read_tensor(at: int, last: PackedByteArray) -> int:
	var end := _file.size()
	var length := _file.decode_u32(at) if at <= end - 4 else 0
	if length < 1 or length > 128 or at + 4 + length + 5 > end:
		fail("cut short, or a name of %d bytes" % length)
		return at
	var name := _file.slice(at + 4, at + 4 + length)
	for letter in name:
		if letter < 33 or letter > 126:
			fail("a tensor's name is not ASCII")
			return at
	var text := name.get_string_from_ascii()
	if not _rises(last, name):
		fail("tensor %s is not in order; names must rise" % text)
		return at
	at += 4 + length
	var kind := _file[at]
	var dimensions: int = _file.decode_u32(at + 1)
	if kind < 1 or kind > 5 or dimensions > 4 or at + 5 + 4 * dimensions > end:
		fail("tensor %s is of no known type" % text)
		return at
	at += 5
	var shape: Array[int] = []
	var n := 1
	for k in dimensions:
		var side: int = _file.decode_u32(at + 4 * k)
		shape.append(side)
		n = mini(n * side, 1 << 30)
	if 0 in shape:
		n = 0
	at += 4 * dimensions
	if n * WIDTHS[kind] > end - at:
		fail("cut short: the file ends within tensor %s" % text)
		return at
	names.append(text)
	_kinds[text] = kind
	_shapes[text] = shape
	_places[text] = at
	return at + n * WIDTHS[kind]


static func _rises(before: PackedByteArray, name: PackedByteArray) -> bool:
	for i in mini(before.size(), name.size()):
		if before[i] != name[i]:
			return before[i] < name[i]
	return before.size() < name.size()


func fail(message: String) -> void:
	if error == "":
		error = message


func need(fits: bool, message: String) -> void:
	if not fits:
		fail(message)


func has(name: String) -> bool:
	return _kinds.has(name)


## The sides of a tensor that has this many dimensions.
func shape(name: String, dimensions: int) -> Array[int]:
	var none: Array[int] = []
	if not _kinds.has(name):
		fail("tensor %s is missing" % name)
		return none
	var found: Array[int] = _shapes[name]
	if found.size() != dimensions:
		fail("tensor %s is of another shape than the contract's" % name)
		return none
	return found


## The bytes of a tensor. wanted: its sides, -1 for any.
func bytes(name: String, kind: int, wanted: Array) -> PackedByteArray:
	_used[name] = true
	var found := shape(name, wanted.size())
	if error != "":
		return PackedByteArray()
	var n := 1
	for i in wanted.size():
		n *= found[i]
		if wanted[i] >= 0 and wanted[i] != found[i]:
			n = -1
			break
	if _kinds[name] != kind or n < 0:
		fail("tensor %s is of another type or shape than the contract's" % name)
		return PackedByteArray()
	var at: int = _places[name]
	return _file.slice(at, at + n * WIDTHS[kind])


func i8(name: String, wanted: Array) -> PackedInt32Array:
	var from := bytes(name, I8, wanted)
	var values := PackedInt32Array()
	values.resize(from.size())
	for i in from.size():
		var value: int = from[i]
		values[i] = value - ((value & 128) << 1)
		if value == 128:
			fail("%s holds -128; latents lie within 127 of 0" % name)
	return values


func i16(name: String, wanted: Array) -> PackedInt32Array:
	var from := bytes(name, I16, wanted)
	var values := PackedInt32Array()
	values.resize(from.size() >> 1)
	for i in values.size():
		values[i] = from.decode_s16(2 * i)
	return values


func i32(name: String, wanted: Array) -> PackedInt32Array:
	return bytes(name, I32, wanted).to_int32_array()


func u32(name: String, wanted: Array) -> PackedInt64Array:
	var from := bytes(name, U32, wanted)
	var values := PackedInt64Array()
	values.resize(from.size() >> 2)
	for i in values.size():
		values[i] = from.decode_u32(4 * i)
	return values


func number(name: String, least: int, most: int) -> int:
	var values := i32(name, [1])
	if error != "":
		return least
	if values[0] < least or values[0] > most:
		fail("%s is %d; %d to %d is allowed" % [name, values[0], least, most])
		return least
	return values[0]


func flag(name: String) -> bool:
	var values := bytes(name, U8, [1])
	need(values.size() == 1 and values[0] <= 1, "%s is neither 0 nor 1" % name)
	return error == "" and values[0] == 1


func text(name: String) -> String:
	var from := bytes(name, U8, [-1])
	for i in from.size():
		if from[i] == 0:
			fail("tensor %s holds a zero byte" % name)
			return ""
	if not _is_utf8(from):
		fail("tensor %s is not UTF-8" % name)
		return ""
	return from.get_string_from_utf8()


static func _is_utf8(from: PackedByteArray) -> bool:
	var i := 0
	while i < from.size():
		var first := from[i]
		var n := 0 if first < 0x80 else 1 if first >> 5 == 6 else 2 if first >> 4 == 14 else 3 if first >> 3 == 30 else -1
		if n < 0 or i + n >= from.size():
			return false
		var code := first if n == 0 else first & (0x3f >> n)
		for k in range(1, n + 1):
			if from[i + k] >> 6 != 2:
				return false
			code = code << 6 | from[i + k] & 63
		if n > 0 and code < [0, 0x80, 0x800, 0x10000][n] or code > 0x10ffff or code >> 11 == 27:
			return false
		i += n + 1
	return true


## The lines of a text, which must be printable, not empty and different from each other.
func lines(name: String, what: String) -> PackedStringArray:
	var whole := text(name)
	if whole == "":
		return PackedStringArray()
	var found := whole.split("\n")
	var seen := {}
	for line in found:
		if line == "" or seen.has(line):
			fail("%s must be not empty and different from each other" % what)
		seen[line] = true
		for i in line.length():
			var sign := line.unicode_at(i)
			if sign < 32 or sign >= 0x7f and sign <= 0x9f or sign >= 0x200b and sign <= 0x200f or sign >= 0x2028 and sign <= 0x202e or sign >= 0x2066 and sign <= 0x2069:
				fail("%s must be printable" % what)
	return found


func check_all_used() -> void:
	for name in names:
		if not _used.has(name):
			fail("tensor %s does not belong in a pack" % name)
