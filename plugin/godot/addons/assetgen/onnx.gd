@tool
extends RefCounted
## Turns a pack's ONNX file into the flat container (contract, sections 9 and 10). A file is accepted if its tensors have
## the fingerprint that it names.

const KINDS := {"u8": 1, "i8": 2, "i16": 3, "i32": 4, "u32": 5}
const KIND_OF_ONNX := {2: 1, 3: 2, 5: 3, 6: 4, 12: 5}

## What is read of the graph.
class Graph:
	var tensors := {}  # name -> {kind (of ONNX), shape, data}
	var attributes := {}  # "NODE/NAME" -> ints
	var metadata := {}


## The bytes of an .agp file, or what is wrong (a String).
static func flat_bytes(file: PackedByteArray) -> Variant:
	var graph := Graph.new()
	for field in _fields(file, 0, file.size()):
		if field[0] == 14 and field[1] == 2:
			var entry := {}
			for part in _fields(file, field[2], field[3]):
				entry[part[0]] = file.slice(part[2], part[3]).get_string_from_utf8()
			graph.metadata[entry.get(1, "")] = entry.get(2, "")
		elif field[0] == 7 and field[1] == 2:
			_read_graph(file, field[2], field[3], graph)
	if not graph.metadata.has("assetgen"):
		return "not a pack; assetgen export RUN -o PACK.onnx writes one"
	var about: Variant = JSON.parse_string(graph.metadata.assetgen)
	if not (about is Dictionary and about.has("fingerprint") and about.has("contract")):
		return "its metadata are not those of a pack"
	var tensors := _tensors(graph, about)
	var body := _body(tensors)
	var hashing := HashingContext.new()
	hashing.start(HashingContext.HASH_SHA256)
	hashing.update(body)
	var digest := hashing.finish()
	if digest.hex_encode() != about.fingerprint:
		return "its tensors do not have the fingerprint that it names; assetgen verify tells more"
	var head := "AGP1".to_ascii_buffer()
	head.resize(12)
	head.encode_u32(4, int(about.contract))
	head.encode_u32(8, tensors.size())
	return head + digest + body


## [number, wire type, from, to] of each field of a message; of a varint [number, 0, value, 0].
static func _fields(file: PackedByteArray, at: int, end: int) -> Array[Array]:
	var found: Array[Array] = []
	while at < end:
		var tag := _varint(file, at, end)
		at = tag[1]
		match tag[0] & 7:
			0:
				var value := _varint(file, at, end)
				found.append([tag[0] >> 3, 0, value[0], 0])
				at = value[1]
			2:
				var length := _varint(file, at, end)
				if length[0] < 0 or length[0] > end - length[1]:
					return found
				found.append([tag[0] >> 3, 2, length[1], length[1] + length[0]])
				at = length[1] + length[0]
			1:
				at += 8
			5:
				at += 4
			_:
				return found
	return found


## [value, where it ends].
static func _varint(file: PackedByteArray, at: int, end: int) -> Array[int]:
	var value := 0
	var shift := 0
	while at < end and shift < 64:
		value |= (file[at] & 127) << shift
		shift += 7
		at += 1
		if file[at - 1] < 128:
			break
	return [value, at]


static func _ints(file: PackedByteArray, field: Array) -> Array[int]:
	var found: Array[int] = []
	if field[1] == 0:
		found.append(field[2])
		return found
	var at: int = field[2]
	while at < field[3]:
		var value := _varint(file, at, field[3])
		found.append(value[0])
		at = value[1]
	return found


static func _read_graph(file: PackedByteArray, from: int, to: int, graph: Graph) -> void:
	for field in _fields(file, from, to):
		if field[0] == 5 and field[1] == 2:
			var tensor := {kind = 0, shape = [], data = PackedByteArray()}
			var name := ""
			for part in _fields(file, field[2], field[3]):
				match part[0]:
					1:
						tensor.shape.append_array(_ints(file, part))
					2:
						tensor.kind = part[2]
					8:
						name = file.slice(part[2], part[3]).get_string_from_utf8()
					9:
						tensor.data = file.slice(part[2], part[3])
			graph.tensors[name] = tensor
		elif field[0] == 1 and field[1] == 2:
			_read_node(file, field[2], field[3], graph)


static func _read_node(file: PackedByteArray, from: int, to: int, graph: Graph) -> void:
	var name := ""
	var attributes := {}
	for part in _fields(file, from, to):
		if part[0] == 3:
			name = file.slice(part[2], part[3]).get_string_from_utf8()
		elif part[0] == 5:
			var key := ""
			var ints: Array[int] = []
			for piece in _fields(file, part[2], part[3]):
				if piece[0] == 1:
					key = file.slice(piece[2], piece[3]).get_string_from_utf8()
				elif piece[0] == 3 or piece[0] == 8:
					ints.append_array(_ints(file, piece))
			attributes[key] = ints
	for key: String in attributes:
		graph.attributes["%s/%s" % [name, key]] = attributes[key]


## name -> [kind, shape, bytes] of the contract's tensors.
static func _tensors(graph: Graph, about: Dictionary) -> Dictionary:
	var found := {}
	var given: Dictionary = about.get("tensors", {})
	for name: String in given:
		var shape: Array = given[name].shape.map(func(side: float) -> int: return int(side))
		found[name] = [KINDS.get(given[name].dtype, 0), shape, Marshalls.base64_to_raw(given[name].data)]
	var layer := RegEx.create_from_string("^(\\w+\\.\\d\\d\\.(?:dense|conv|reshape|upsample|shuffle|crop|wrap|table|argmax))\\.(\\w+)")
	var layers := {}
	for name: String in graph.tensors:
		var match := layer.search(name)
		if match:
			layers[match.get_string(1)] = true
		elif KIND_OF_ONNX.has(graph.tensors[name].kind):
			found[name] = [KIND_OF_ONNX[graph.tensors[name].kind], graph.tensors[name].shape, graph.tensors[name].data]
	for place: String in graph.attributes:
		var match := layer.search(place)
		if match:
			layers[match.get_string(1)] = true
	for name: String in layers:
		_add_layer(found, graph, name)
	return found


static func _add_layer(found: Dictionary, graph: Graph, name: String) -> void:
	match name.get_slice(".", 2):
		"dense", "conv":
			var weight: Dictionary = graph.tensors.get(name + ".weight", {shape = [0], data = PackedByteArray()})
			var scales := _floats(graph, name + ".scale")
			var offsets := _floats(graph, name + ".offset")
			var n := mini(scales.size(), offsets.size())
			var shift := PackedByteArray()
			var bias := PackedInt32Array()
			for i in n:
				var power := 0
				while power < 32 and scales[i] * (1 << power) < 1:
					power += 1
				shift.append(power)
				bias.append(floori(offsets[i] * (1 << power)))
			found[name + ".weight"] = [2, weight.shape, weight.data]
			found[name + ".shift"] = [1, [n], shift]
			found[name + ".bias"] = [4, [n], bias.to_byte_array()]
			var limits := PackedInt32Array([int((_floats(graph, name + ".lo") + PackedFloat32Array([0]))[0]), int((_floats(graph, name + ".hi") + PackedFloat32Array([0]))[0])])
			found[name + ".range"] = [4, [2], limits.to_byte_array()]
			if name.ends_with("conv"):
				var pads: Array = graph.attributes.get(name + ".Conv/pads", [0, 0, 0, 0])
				found[name + ".pads"] = [1, [4], PackedByteArray(pads)]
		"reshape":
			found[name + ".shape"] = [4, [3], _longs(graph, name + ".shape4").slice(1).to_byte_array()]
		"upsample":
			found[name + ".factor"] = [1, [1], PackedByteArray([int(_floats(graph, name + ".scales")[-1])])]
		"shuffle":
			found[name + ".block"] = [1, [1], PackedByteArray(graph.attributes.get(name + ".DepthToSpace/blocksize", [0]))]
		"crop":
			found[name + ".size"] = [4, [2], _longs(graph, name + ".ends").to_byte_array()]
		"wrap":
			var pads := PackedByteArray()
			for side: String in ["top", "left", "bottom", "right"]:
				pads.append(absi(_longs(graph, "%s.%s" % [name, side])[0]))
			found[name + ".pads"] = [1, [4], pads]
		"table":
			var values: Dictionary = graph.tensors[name + ".values"]
			found[name + ".values"] = [1, values.shape, values.data]
		"argmax":
			found[name + ".slots"] = [4, [1], PackedInt32Array([_floats(graph, name + ".tiebreak").size()]).to_byte_array()]


static func _floats(graph: Graph, name: String) -> PackedFloat32Array:
	return graph.tensors[name].data.to_float32_array() if graph.tensors.has(name) else PackedFloat32Array()


static func _longs(graph: Graph, name: String) -> PackedInt32Array:
	var found := PackedInt32Array()
	for value: int in graph.tensors[name].data.to_int64_array() if graph.tensors.has(name) else PackedInt64Array([0]):
		found.append(value)
	return found


static func _body(tensors: Dictionary) -> PackedByteArray:
	var names := Array(tensors.keys())
	names.sort()  # ASCII, by code points
	var body := PackedByteArray()
	for name: String in names:
		var tensor: Array = tensors[name]
		var letters := name.to_ascii_buffer()
		var head := PackedByteArray()
		head.resize(4)
		head.encode_u32(0, letters.size())
		var shape := PackedByteArray()
		shape.resize(5 + 4 * tensor[1].size())
		shape[0] = tensor[0]
		shape.encode_u32(1, tensor[1].size())
		for i: int in tensor[1].size():
			shape.encode_u32(5 + 4 * i, tensor[1][i])
		body.append_array(head + letters + shape)
		body.append_array(tensor[2])
	return body
