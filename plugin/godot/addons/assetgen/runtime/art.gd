## The art in a pack (contract 2, section 2).
extends RefCounted

const Tensors := preload("tensors.gd")


## RGBA of each exemplar, in its box.
static func read(tensors: Tensors, prefix: String, boxes: PackedInt32Array) -> Array[PackedByteArray]:
	var pictures: Array[PackedByteArray] = []
	var counts := tensors.i32(prefix + ".counts", [boxes.size() / 4])
	var stream := tensors.bytes(prefix + ".data", Tensors.U8, [-1])
	if tensors.error != "":
		return pictures
	var size := 0
	for i in counts.size():
		var area := boxes[4 * i + 2] * boxes[4 * i + 3]
		if counts[i] < 0 or counts[i] > 256:
			tensors.fail("%s.counts holds %d" % [prefix, counts[i]])
		size += 4 * counts[i] + area if counts[i] > 0 else 4 * area
	if size > 1 << 26:
		tensors.fail("%s.data inflates to %d bytes; at most 2^26 are allowed" % [prefix, size])
	if tensors.error != "":
		return pictures
	var bytes := stream.decompress(size, FileAccess.COMPRESSION_DEFLATE) if stream.size() >= 6 and stream[0] & 15 == 8 else PackedByteArray()
	if bytes.size() != size or not _ends_with_its_sum(stream, bytes):
		tensors.fail("%s.data is not a whole zlib stream of the size that the boxes say" % prefix)
		return pictures
	var at := 0
	for i in counts.size():
		var height := boxes[4 * i + 2]
		var width := boxes[4 * i + 3]
		var n := counts[i]
		if n > 0:
			pictures.append(_indexed(tensors, bytes, at, n, height * width, prefix))
			at += 4 * n + height * width
		else:
			pictures.append(_true_colour(bytes.slice(at, at + 4 * height * width), height, width))
			at += 4 * height * width
	return pictures


## Whether the last four bytes of the stream are the Adler-32 of what it holds: so nothing stands behind it.
static func _ends_with_its_sum(stream: PackedByteArray, bytes: PackedByteArray) -> bool:
	var a := 1
	var b := 0
	for i in range(0, bytes.size(), 4096):
		for value in bytes.slice(i, i + 4096):
			a += value
			b += a
		a %= 65521
		b %= 65521
	var tail := stream.slice(-4)
	return (b << 16 | a) == tail[0] << 24 | tail[1] << 16 | tail[2] << 8 | tail[3]


static func _indexed(tensors: Tensors, bytes: PackedByteArray, at: int, n: int, area: int, prefix: String) -> PackedByteArray:
	var pixels := PackedByteArray()
	pixels.resize(4 * area)
	for i in area:
		var colour := bytes[at + 4 * n + i]
		if colour >= n:
			tensors.fail("%s.data has colour %d of %d" % [prefix, colour, n])
			return pixels
		pixels.encode_u32(4 * i, bytes.decode_u32(at + 4 * colour))
	return pixels


static func _true_colour(planes: PackedByteArray, height: int, width: int) -> PackedByteArray:
	var area := height * width
	for plane in range(0, 4 * area, area):
		for i in area:
			var x := i % width
			var left := planes[plane + i - 1] if x > 0 else 0
			var up := planes[plane + i - width] if i >= width else 0
			var corner := planes[plane + i - width - 1] if x > 0 and i >= width else 0
			var third := left + up - corner
			var median := maxi(mini(left, up), mini(maxi(left, up), third))
			planes[plane + i] = planes[plane + i] + median & 255
	var pixels := PackedByteArray()
	pixels.resize(4 * area)
	for i in area:
		var green := planes[i]
		pixels[4 * i] = planes[area + i] + green & 255
		pixels[4 * i + 1] = green
		pixels[4 * i + 2] = planes[2 * area + i] + green & 255
		pixels[4 * i + 3] = planes[3 * area + i]
	return pixels
