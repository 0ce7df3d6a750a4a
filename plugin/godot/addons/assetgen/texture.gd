@tool
@icon("icon.svg")
class_name AssetgenTexture
extends ImageTexture
## A variant of a pack, for wherever a texture goes. Only what is set here is saved, not the pixels.

const Pack := preload("pack.gd")

## An imported .agp or .onnx file.
@export var pack: Pack:
	set(value):
		if pack and pack.changed.is_connected(_redraw):
			pack.changed.disconnect(_redraw)
		pack = value
		if pack:
			pack.changed.connect(_redraw)
		_redraw()
## A name, such as forest/level-3, or an int.
@export var seed := "0":
	set(value):
		seed = value
		_redraw()
@export_range(0, 4294967295) var index := 0:
	set(value):
		index = value
		_redraw()
## One of the pack's classes; drawn if empty.
@export var label := "":
	set(value):
		label = value
		_redraw()
## One of the pack's sprites, of which this is a variant; drawn if empty.
@export var base := "":
	set(value):
		base = value
		_redraw()
## How far from the sprite, 0 to 4; -1 is as the pack has it.
@export_range(-1, 4, 0.05) var spread := -1.0:
	set(value):
		spread = value
		_redraw()
## "keep", "any" or "from:NAME"; empty: colours vary too.
@export var palette := "":
	set(value):
		palette = value
		_redraw()
## Each colour becomes the nearest of these, if there are any.
@export var colours: PackedColorArray:
	set(value):
		colours = value
		_redraw()
## One of the layers of a painted pack, such as normals, in place of the colours.
@export var layer := "":
	set(value):
		layer = value
		_redraw()

var _is_wanted := false


## What is asked of the pack, as [AssetgenPack] takes it.
func request() -> Dictionary:
	var wanted := {seed = seed.to_int() if seed.is_valid_int() else seed, index = index}
	for key: String in ["label", "base", "palette", "layer"]:
		if get(key) != "":
			wanted[key] = get(key)
	if spread >= 0:
		wanted.spread = spread
	if colours:
		wanted.colours = Array(colours)
	return wanted


## Draws now; otherwise that happens at the end of the frame in which something was set.
func draw_now() -> void:
	_is_wanted = false
	var drawn: Image = pack.image(request()) if pack else null
	if drawn:
		set_image(drawn)


func _redraw() -> void:
	notify_property_list_changed()
	if not _is_wanted:
		_is_wanted = true
		draw_now.call_deferred()


func _validate_property(property: Dictionary) -> void:
	match property.name:
		"image":
			property.usage = PROPERTY_USAGE_NONE
		"label", "base", "layer":
			var known: Dictionary = {"label": "labels", "base": "names", "layer": "layers"}
			if pack and pack.error == "":
				property.hint = PROPERTY_HINT_ENUM_SUGGESTION
				property.hint_string = ",".join(pack.get(known[property.name]))
