## What packs give for the tasks of tasks.json: hashes, most of them. Everything is preloaded: there may be no class cache.
extends RefCounted

const Pack := preload("res://addons/assetgen/pack.gd")
const Plans := preload("res://addons/assetgen/plans.gd")

var _packs := {}


func all() -> PackedStringArray:
	var answers: PackedStringArray = []
	for task: Dictionary in JSON.parse_string(FileAccess.get_file_as_string("res://tasks.json")):
		answers.append(_answer(task))
	return answers


func _answer(task: Dictionary) -> String:
	var key: String = task.file + task.get("engine", "")
	if not _packs.has(key):
		if task.kind == "plan":
			_packs[key] = Plans.new()
			_packs[key].data = FileAccess.get_file_as_bytes(task.file)
		else:
			_packs[key] = Pack.open_file(task.file)
			_packs[key].engine = task.get("engine", "")
	if _packs[key].error != "":
		return "refused: %s" % _packs[key].error
	var request := _request(task.get("request", {}))
	if task.kind == "plan":
		request.pins = Marshalls.base64_to_raw(task.pins)
		return _hash(_packs[key].plan(Marshalls.base64_to_raw(task.outline), Vector2i(task.width, task.height), request))
	var pack: Pack = _packs[key]
	var image: Image
	match task.kind:
		"kernel":
			return pack.kernel
		"about":
			return "%dx%dx%d %s %s %s" % [pack.height, pack.width, pack.channels, pack.fingerprint, pack.labels, pack.names]
		"texture":
			image = pack.image(request)
		"frames":
			return " ".join(pack.frames(request).map(func(frame: Image) -> String: return Pack.hash_of(frame)))
		"last":
			image = pack.images(int(task.count), request)[-1]
		"blend":
			image = pack.blend(task.a, task.b, task.t / 256, request)
		"centroid":
			image = pack.around_centroid(request)
		"interpolate":
			image = pack.interpolate(request, _request(task.to), task.t / 256)
	return Pack.hash_of(image) if image else "refused"


static func _hash(bytes: PackedByteArray) -> String:
	if bytes.is_empty():
		return "refused"
	var hashing := HashingContext.new()
	hashing.start(HashingContext.HASH_SHA256)
	hashing.update(bytes)
	return hashing.finish().hex_encode()


## Seeds come as signed decimal strings, since JSON has no ints; spreads in 256ths.
static func _request(from: Dictionary) -> Dictionary:
	var request := {}
	for key: String in from:
		var value: Variant = from[key]
		match key:
			"seed", "index", "attempt":
				request[key] = str(value).to_int()
			"epoch", "level":
				request[key] = int(value)
			"spread":
				request[key] = value / 256
			"colours":
				request[key] = value.map(func(c: Array) -> Color: return Color8(c[0], c[1], c[2]))
			"swaps":
				var pairs := {}
				for pair: Array in value:
					pairs[Color8(pair[0][0], pair[0][1], pair[0][2])] = Color8(pair[1][0], pair[1][1], pair[1][2])
				request[key] = pairs
			_:
				request[key] = value
	return request
