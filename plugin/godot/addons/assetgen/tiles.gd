class_name AssetgenTiles
extends RefCounted
## Tile sets of variants, and TileMapLayers filled with them.

const Pack := preload("pack.gd")
const Plans := preload("plans.gd")


## A tile set of count variants side by side in one picture, numbers 0 … count - 1 of the request: tile i lies at (i, 0)
## of source 0.
static func tile_set(pack: Pack, count: int, request := {}) -> TileSet:
	return _from_rows(pack, [pack.images(count, request)])


## A tile set with a row of variants for each class of tiles: row r lies at (0 … count - 1, r) of source 0. requests: one
## for each row; an empty one leaves the row out.
static func tile_set_of_rows(pack: Pack, count: int, requests: Array[Dictionary]) -> TileSet:
	var rows: Array = []
	for request in requests:
		rows.append(pack.images(count, request) if request else [])
	return _from_rows(pack, rows)


static func _from_rows(pack: Pack, rows: Array) -> TileSet:
	var size := Vector2i(pack.width, pack.height)
	var columns := 0
	for row: Array in rows:
		columns = maxi(columns, row.size())
	var sheet := Image.create_empty(maxi(1, columns) * size.x, maxi(1, rows.size()) * size.y, false, Image.FORMAT_RGBA8)
	var source := TileSetAtlasSource.new()
	source.texture_region_size = size
	for y in rows.size():
		for x: int in rows[y].size():
			var image: Image = rows[y][x]
			image.convert(Image.FORMAT_RGBA8)
			sheet.blit_rect(image, Rect2i(Vector2i.ZERO, size), Vector2i(x, y) * size)
	source.texture = ImageTexture.create_from_image(sheet)
	for y in rows.size():
		for x: int in rows[y].size():
			source.create_tile(Vector2i(x, y))
	var found := TileSet.new()
	found.tile_size = size
	found.add_source(source, 0)
	return found


## Puts a plan's cells into a layer whose tile set has a row for each class (as of [method tile_set_of_rows]): class c shows a tile of row
## c - 1, of which columns are there, chosen by the cell alone.
static func fill(layer: TileMapLayer, cells: PackedByteArray, width: int, columns: int) -> void:
	for i in cells.size():
		if cells[i]:
			var place := Vector2i(i % width, i / width)
			layer.set_cell(place, 0, Vector2i(_chosen(place, columns), cells[i] - 1))


## Puts tiles of one row into all cells of a rectangle.
static func scatter(layer: TileMapLayer, cells: Rect2i, columns: int, row := 0) -> void:
	for y in range(cells.position.y, cells.end.y):
		for x in range(cells.position.x, cells.end.x):
			layer.set_cell(Vector2i(x, y), 0, Vector2i(_chosen(Vector2i(x, y), columns), row))


## A number below n that follows from the place, in integers, so that it is the same everywhere.
static func _chosen(place: Vector2i, n: int) -> int:
	var word := (place.x * 0x9E3779B1 ^ place.y * 0x85EBCA77) & 0xFFFFFFFF
	word = (word ^ word >> 16) * 0x7FEB352D & 0xFFFFFFFF
	word = (word ^ word >> 15) * 0x846CA68B & 0xFFFFFFFF
	return (word ^ word >> 16) % maxi(1, n)
