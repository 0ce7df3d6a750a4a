## Colours of variants (contract, section 7; contract 2, section 5).
extends RefCounted


static func _squared(r: int, g: int, b: int, palette: PackedByteArray, at: int) -> int:
	var dr := r - palette[at]
	var dg := g - palette[at + 1]
	var db := b - palette[at + 2]
	return dr * dr + dg * dg + db * db


## How many pixels of the art (RGBA) that can be seen are nearest to each colour of the palette.
static func shares(pixels: PackedByteArray, palette: PackedByteArray, channels: int) -> PackedInt64Array:
	var counts := PackedInt64Array()
	counts.resize(palette.size() / channels)
	var known := {}
	for i in range(0, pixels.size(), 4):
		if pixels[i + 3] == 0:
			continue
		var colour := pixels[i] << 16 | pixels[i + 1] << 8 | pixels[i + 2]
		if not known.has(colour):
			var best := 0
			var least := 1 << 30
			for j in counts.size():
				var apart := _squared(pixels[i], pixels[i + 1], pixels[i + 2], palette, j * channels)
				if apart < least:
					least = apart
					best = j
			known[colour] = best
		counts[known[colour]] += 1
	return counts


## Where a colour (0xRRGGBB) of the art goes.
static func moved(colour: int, own: PackedByteArray, counts: PackedInt64Array, kept: PackedByteArray, palette: PackedByteArray, channels: int) -> int:
	var red := 0
	var green := 0
	var blue := 0
	var total := 0
	for j in counts.size():
		var at := j * channels
		var d := _squared(colour >> 16, colour >> 8 & 255, colour & 255, own, at)
		var weight := (counts[j] << 16) / ((d * d >> 6) + 65536)
		total += weight
		red += weight * (palette[at] - kept[at])
		green += weight * (palette[at + 1] - kept[at + 1])
		blue += weight * (palette[at + 2] - kept[at + 2])
	total = maxi(1, total)
	var r := clampi((colour >> 16) + _floored(red, total), 0, 255)
	var g := clampi((colour >> 8 & 255) + _floored(green, total), 0, 255)
	var b := clampi((colour & 255) + _floored(blue, total), 0, 255)
	return r << 16 | g << 8 | b


static func _floored(a: int, b: int) -> int:
	return a / b - (1 if a % b != 0 and a < 0 else 0)


## A palette with each colour as the nearest of some (r, g, b).
static func forced(palette: PackedByteArray, channels: int, wanted: PackedByteArray) -> PackedByteArray:
	var found := palette.duplicate()
	for at in range(0, palette.size(), channels):
		var best := nearest(palette[at], palette[at + 1], palette[at + 2], wanted)
		for c in 3:
			found[at + c] = wanted[best + c]
	return found


## Where in some colours (r, g, b) the nearest one begins.
static func nearest(red: int, green: int, blue: int, wanted: PackedByteArray) -> int:
	var best := 0
	var least := 1 << 40
	for i in range(0, wanted.size(), 3):
		var h := red + wanted[i] >> 1
		var dr := red - wanted[i]
		var dg := green - wanted[i + 1]
		var db := blue - wanted[i + 2]
		var apart := ((512 + h) * dr * dr >> 8) + 4 * dg * dg + ((767 - h) * db * db >> 8)
		if apart < least:
			least = apart
			best = i
	return best
