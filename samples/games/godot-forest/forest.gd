extends Node2D
## A forest of which no two plants are alike, as far as you walk (arrows). Options behind `--`:
##     --world NAME            another forest; one name always gives the same
##     --screenshot FILE.png   saves the window when all is drawn, and ends
##     --hashes N              prints the hashes of N plants, and ends

const Pack := preload("res://addons/assetgen/pack.gd")
const Stream := preload("res://addons/assetgen/stream.gd")
const World := preload("res://world.gd")
const SPEED := 120.0  # pixels a second
const VIEW := Vector2(640, 360)

var _world: World
var _stream: Stream
var _pack: Pack = load("res://plants.onnx")
var _chunks := {}
var _camera := Camera2D.new()
var _screenshot := ""


func _ready() -> void:
	var options := OS.get_cmdline_user_args()
	_world = World.new(_option(options, "--world", "demo"))
	_screenshot = _option(options, "--screenshot", "")
	if "--hashes" in options:
		for plant in _world.plants(Vector2i.ZERO).slice(0, int(_option(options, "--hashes", "4"))):
			print(Pack.hash_of(_pack.image({seed = plant.seed, label = plant.species})))
		get_tree().quit()
		return
	_stream = Stream.new()
	_stream.pack = _pack
	add_child(_stream)
	_camera.position = Vector2(128, 128)
	add_child(_camera)
	y_sort_enabled = true
	print("engine: ", _pack.kernel)


func _process(delta: float) -> void:
	if _stream == null:
		return
	_camera.position += Input.get_vector("ui_left", "ui_right", "ui_up", "ui_down") * SPEED * delta
	var first := Vector2i(((_camera.position - VIEW / 2) / World.SIDE).floor())
	var last := Vector2i(((_camera.position + VIEW / 2 + Vector2(0, 32)) / World.SIDE).floor())
	for y in range(first.y, last.y + 1):
		for x in range(first.x, last.x + 1):
			if not _chunks.has(Vector2i(x, y)):
				_chunks[Vector2i(x, y)] = _made(Vector2i(x, y))
				if _screenshot == "":
					return  # one chunk a frame
	if _screenshot != "" and _stream.pending == 0 and Engine.get_process_frames() > 10:
		_save(_screenshot)
		_screenshot = ""


func _save(path: String) -> void:
	await RenderingServer.frame_post_draw
	get_viewport().get_texture().get_image().save_png(path)
	get_tree().quit()


func _made(chunk: Vector2i) -> Node2D:
	var ground := Sprite2D.new()
	ground.texture = ImageTexture.create_from_image(_world.ground(chunk))
	ground.centered = false
	ground.scale = Vector2(4, 4)
	ground.position = chunk * World.SIDE
	ground.z_index = -1
	add_child(ground)
	for plant in _world.plants(chunk):
		var sprite := Sprite2D.new()
		sprite.texture = _stream.fetch({seed = plant.seed, label = plant.species})
		sprite.position = Vector2(plant.x, plant.y)
		sprite.offset = Vector2(0, -_pack.height / 2.0)
		add_child(sprite)
	return ground


static func _option(options: PackedStringArray, name: String, otherwise: String) -> String:
	var at := options.find(name)
	return options[at + 1] if at >= 0 and at + 1 < options.size() else otherwise
