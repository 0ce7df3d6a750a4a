@icon("icon.svg")
class_name AssetgenStream
extends Node
## Textures while the game runs: threads draw them, and a fallback is shown until then. In a page the main thread draws them,
## as many in a frame as the budget allows.
##
## [codeblock]
## sprite.texture = stream.fetch({seed = "forest/12,7", label = "oak"})
## [/codeblock]
## What [method fetch] gives is one texture for each request, always the same object: it shows the fallback first and turns into the
## variant by itself. Textures that nobody holds are forgotten.

## All that was asked for has been drawn.
signal finished
## A texture has been drawn.
signal drawn(texture: ImageTexture)

const Pack := preload("pack.gd")

@export var pack: Pack
## Shown until a texture has been drawn: an image of the pack's size. Without one, nothing is shown.
@export var fallback: Image
## Of each frame, for handing finished textures to the renderer, in milliseconds; one is always handed over.
@export_range(0.1, 16, 0.1) var budget := 2.0
## Textures that may be in the threads' hands at a time. What was asked for last comes first.
@export_range(1, 1024) var most_at_once := 64

var pending: int:
	get: return _waiting.size() + _tasks.size()

var _textures := {}  # key -> WeakRef of an ImageTexture
var _waiting := {}  # key -> request, in the order of asking
var _tasks := {}  # task -> key
var _done: Array = []  # [key, image], from the threads
var _lock := Mutex.new()


## The texture of a request, as [AssetgenPack] takes it.
func fetch(request: Dictionary) -> ImageTexture:
	var key := var_to_str(request)
	var known: WeakRef = _textures.get(key)
	var texture: ImageTexture = known.get_ref() if known else null
	if texture == null:
		texture = ImageTexture.create_from_image(_shown_first())
		_textures[key] = weakref(texture)
		_waiting[key] = request.duplicate(true)
	return texture


## Draws all that is waiting before it returns, for loading screens and tests.
func finish() -> void:
	while pending > 0 or not _done.is_empty():
		_start()
		for task: int in _tasks.keys():
			WorkerThreadPool.wait_for_task_completion(task)
			_tasks.erase(task)
		_hand_over(INF)
	finished.emit()


func _process(_delta: float) -> void:
	if pending == 0 and _done.is_empty():
		return
	for task: int in _tasks.keys():
		if WorkerThreadPool.is_task_completed(task):
			WorkerThreadPool.wait_for_task_completion(task)
			_tasks.erase(task)
	_start()
	_hand_over(budget)
	if pending == 0 and _done.is_empty():
		finished.emit()


func _exit_tree() -> void:
	_waiting.clear()
	for task: int in _tasks:
		WorkerThreadPool.wait_for_task_completion(task)
	_tasks.clear()


func _shown_first() -> Image:
	return fallback if fallback else Image.create_empty(pack.width, pack.height, false, Image.FORMAT_RGBA8)


func _start() -> void:
	var keys := _waiting.keys()
	var begun := Time.get_ticks_usec()
	while _tasks.size() < most_at_once and not keys.is_empty():
		var key: String = keys.pop_back()
		var request: Dictionary = _waiting[key]
		_waiting.erase(key)
		if (_textures[key] as WeakRef).get_ref() == null:
			_textures.erase(key)
			continue
		if pack.is_threaded:
			_tasks[WorkerThreadPool.add_task(_draw.bind(key, request), false, "assetgen")] = key
			continue
		_draw(key, request)
		if Time.get_ticks_usec() - begun > 1000 * budget:
			break


func _draw(key: String, request: Dictionary) -> void:
	var image := pack.image(request)
	_lock.lock()
	_done.append([key, image])
	_lock.unlock()


func _hand_over(milliseconds: float) -> void:
	var begun := Time.get_ticks_usec()
	_lock.lock()
	var ready := _done
	_done = []
	_lock.unlock()
	while not ready.is_empty():
		var key: String = ready[0][0]
		var image: Image = ready[0][1]
		ready.pop_front()
		var texture: ImageTexture = (_textures[key] as WeakRef).get_ref() if _textures.has(key) else null
		if texture == null:
			_textures.erase(key)
		elif image:
			texture.set_image(image)
			drawn.emit(texture)
		if Time.get_ticks_usec() - begun > 1000 * milliseconds:
			break
	_lock.lock()
	_done = ready + _done
	_lock.unlock()
