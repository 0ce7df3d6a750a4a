"""The texture contract a second time, slowly: pure Python integers, from docs/contract.md alone.

Nothing here may be shared with the runtime or the exporter. Section numbers are the document's.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
import struct
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import mul
from typing import Any, NamedTuple

import onnx


def demand(condition: bool, message: str) -> None:
    if not condition:
        raise ValueError(message)


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


# 1. Seeds and indices; 2. random words


def unsigned(value: Any, bits: int) -> int:
    demand(type(value) is int and 0 <= value < 1 << bits, f"not an unsigned {bits}-bit integer")
    return int(value)


def seed_of_name(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode("utf-8")).digest()[:8], "little")


def philox4x32(key: Sequence[int], counter: Sequence[int]) -> list[int]:
    k0, k1 = key
    c0, c1, c2, c3 = counter
    for _ in range(10):
        a, b = c0 * 0xD2511F53, c2 * 0xCD9E8D57
        c0, c1, c2, c3 = b >> 32 ^ c1 ^ k0, b % 2**32, a >> 32 ^ c3 ^ k1, a % 2**32
        k0, k1 = (k0 + 0x9E3779B9) % 2**32, (k1 + 0xBB67AE85) % 2**32
    return [c0, c1, c2, c3]


def words(seed: int, index: int, domain: int, n: int, attempt: int = 0) -> list[int]:
    unsigned(seed, 64), unsigned(index, 32), unsigned(attempt, 32)
    key = (seed % 2**32, seed >> 32)
    blocks = [philox4x32(key, (index, attempt, block, domain)) for block in range((n + 3) // 4)]
    return [word for block in blocks for word in block][:n]


# 3. Normal draws; 4. choices

RUNS = """
    26 51 51 50 51 50 51 50 49 49 49 48 47 47 47 46 45 44 44 42 42 42 40 39 39 38 36 36
    35 34 33 32 31 30 29 28 27 26 25 24 24 22 22 21 19 19 19 17 17 15 15 15 13 13 13 11
    11 11 10 9 9 8 8 7 7 7 6 5 6 5 5 4 4 4 3 4 3 2 3 2 3 2 2 1 2 2 1 1 1 1 1 1
    1 1 1 0 1 0 1 0 1 0 0 1 0 0 0 0 1 0 0 0 0 0 0 0 0 1
"""
TABLE_SHA256 = "a0df31f45bf5130eb3fa3231a2211ed557971f164ea48139cf7eb12f3bd0a133"
UPPER = [value for value, times in enumerate(RUNS.split()) for _ in range(int(times))]
NORMAL = [-value for value in reversed(UPPER)] + UPPER
demand(sha256(struct.pack("<4096b", *NORMAL)) == TABLE_SHA256, "the table of normal draws")


def choose(word: int, cumulative: Sequence[int]) -> int:
    demand(len(cumulative) > 0, "a choice among nothing")
    for i, bound in enumerate(cumulative[:-1]):
        if word < bound:
            return i
    return len(cumulative) - 1


# 5. Tensors; 8. the fingerprint; 9. the container


class Tensor(NamedTuple):
    dtype: str
    shape: tuple[int, ...]
    data: list[int]


Tensors = dict[str, Tensor]
FORMATS = {"u8": "B", "i8": "b", "i16": "h", "i32": "i", "u32": "I", "i64": "q", "f32": "f"}
CODES = {"u8": 1, "i8": 2, "i16": 3, "i32": 4, "u32": 5}
ONNX_DTYPES = {1: "f32", 2: "u8", 3: "i8", 5: "i16", 6: "i32", 7: "i64"}
NODES = {
    "dense": ["Cast", "Mul", "Gemm", "Clip", "Floor"],
    "conv": ["Cast", "Mul", "Conv", "Clip", "Floor"],
    "reshape": ["Reshape"],
    "upsample": ["Resize"],
    "shuffle": ["DepthToSpace"],
    "crop": ["Slice"],
    "wrap": ["Slice", "Slice", "Concat", "Slice", "Slice", "Concat"],
    "table": ["Cast", "Gather"],
    "argmax": ["Mul", "Add", "ArgMax", "Cast"],
}


@dataclass
class Pack:
    tensors: Tensors
    fingerprint: str  # as the container claims it
    goldens: list[dict[str, Any]]
    info: dict[str, Any]


def unpack(dtype: str, shape: Sequence[int], raw: bytes) -> Tensor:
    data = struct.unpack(f"<{math.prod(shape)}{FORMATS[dtype]}", raw)
    return Tensor(dtype, tuple(shape), list(data))


def fingerprint(tensors: Tensors) -> str:
    out = b""
    for name in sorted(tensors, key=lambda name: name.encode("ascii")):
        dtype, shape, data = tensors[name]
        out += struct.pack("<I", len(name)) + name.encode("ascii")
        out += struct.pack(f"<BI{len(shape)}I", CODES[dtype], len(shape), *shape)
        out += struct.pack(f"<{len(data)}{FORMATS[dtype]}", *data)
    return sha256(out)


def initializer(proto: Any) -> Tensor:
    dtype = ONNX_DTYPES[proto.data_type]
    if proto.HasField("raw_data"):
        return unpack(dtype, proto.dims, proto.raw_data)
    typed = {"f32": proto.float_data, "i64": proto.int64_data}.get(dtype, proto.int32_data)
    return Tensor(dtype, tuple(proto.dims), list(typed))


def whole(values: Sequence[float]) -> list[int]:
    demand(all(value == math.floor(value) for value in values), "not an integer")
    return [int(value) for value in values]


def read_layer(kind: str, stored: Tensors, attributes: dict[str, Any]) -> Tensors:
    """The integer tensors of section 7 from the initializers and attributes of section 9."""
    if kind in ("dense", "conv"):
        outs = stored["weight"].shape[0]
        demand(stored["scale"].shape == (outs, *(1 for _ in stored["weight"].shape[1:])), "scale")
        demand(stored["offset"].shape == (outs,), "offset")
        shift = [1 - math.frexp(scale)[1] for scale in stored["scale"].data]
        demand([2.0**-s for s in shift] == stored["scale"].data, "not a power of two")
        bias = [b * 2.0**s - 0.5 for b, s in zip(stored["offset"].data, shift)]
        found = {
            "weight": stored["weight"],
            "bias": Tensor("i32", (outs,), whole(bias)),
            "shift": Tensor("u8", (outs,), shift),
            "range": Tensor("i32", (2,), whole(stored["lo"].data + stored["hi"].data)),
        }
        if kind == "dense":
            demand(attributes["transB"].i == 1, "transB")
        else:
            found["pads"] = Tensor("u8", (4,), list(attributes["pads"].ints))
        return found
    if kind == "reshape":
        demand(len(stored["shape4"].data) == 4 and stored["shape4"].data[0] == -1, "reshape")
        return {"shape": Tensor("i32", (3,), stored["shape4"].data[1:])}
    if kind == "upsample":
        factor = whole(stored["scales"].data)[3]
        demand(stored["scales"].data == [1, 1, factor, factor], "upsample")
        return {"factor": Tensor("u8", (1,), [factor])}
    if kind == "shuffle":
        demand(attributes["mode"].s == b"CRD", "DepthToSpace must be CRD")
        return {"block": Tensor("u8", (1,), [attributes["blocksize"].i])}
    if kind == "crop":
        demand(stored["starts"].data == [0, 0] and stored["axes"].data == [2, 3], "crop")
        return {"size": Tensor("i32", (2,), stored["ends"].data)}
    if kind == "wrap":
        fixed = {"begin": [0], "end": [2**30], "axis2": [2], "axis3": [3]}
        demand(set(stored) == {*fixed, "top", "left", "bottom", "right"}, "constants of wrap")
        demand(all(t.dtype == "i64" and t.shape == (1,) for t in stored.values()), "constants of wrap")
        demand(all(stored[name].data == value for name, value in fixed.items()), "constants of wrap")
        (t,), (left,), (b,), (r,) = (stored[name].data for name in ("top", "left", "bottom", "right"))
        return {"pads": Tensor("u8", (4,), [-t, -left, b, r])}
    if kind == "table":
        return {"values": stored["values"]}
    slots = stored["tiebreak"].shape[1]
    demand(stored["scale"].data == [256], "scale of argmax")
    demand(stored["tiebreak"].data == [255 - c for c in range(slots)], "tiebreak")
    return {"slots": Tensor("i32", (1,), [slots])}


def check_wrap(x: str, nodes: list[Any], source: str) -> None:
    """Names, inputs and axes of the six nodes of a wrap layer named x."""
    expected: list[tuple[str, list[str], list[int]]] = []
    for axis, first, last in ((2, "top", "bottom"), (3, "left", "right")):
        ahead, behind, joined = f"{x}.{first}.Slice", f"{x}.{last}.Slice", f"{x}.axis{axis}.Concat"
        expected.append((ahead, [source, f"{x}.{first}", f"{x}.end", f"{x}.axis{axis}"], []))
        expected.append((behind, [source, f"{x}.begin", f"{x}.{last}", f"{x}.axis{axis}"], []))
        expected.append((joined, [ahead, source, behind], [axis]))
        source = joined
    found = [(n.name, list(n.input), [a.i for a in n.attribute]) for n in nodes]
    demand(found == expected and all(list(n.output) == [n.name] for n in nodes), f"nodes of {x}")


def read_pack(path: Any) -> Pack:
    model = onnx.load(str(path))
    meta = json.loads(next(p.value for p in model.metadata_props if p.key == "assetgen"))
    demand(meta["format"] == 1 and meta["contract"] == 1, "unknown format or contract")
    tensors = {
        name: unpack(t["dtype"], t["shape"], base64.b64decode(t["data"], validate=True))
        for name, t in meta["tensors"].items()
    }
    stored = {proto.name: initializer(proto) for proto in model.graph.initializer}
    layers: dict[str, list[Any]] = {}
    for node in model.graph.node:
        layers.setdefault(".".join(node.name.split(".")[:3]), []).append(node)
    flow = {"decoder": "z", "palette": "z_palette"}
    for prefix in sorted(layers):
        part, _, kind = prefix.split(".")
        nodes = layers[prefix]
        demand([node.op_type for node in nodes] == NODES[kind], f"nodes of {prefix}")
        demand(any(flow[part] in node.input for node in nodes), f"{prefix} is not next in line")
        if kind == "wrap":
            check_wrap(prefix, nodes, flow[part])
        flow[part] = nodes[-1].output[0]
        start = len(prefix) + 1
        own = {name[start:]: t for name, t in stored.items() if name.startswith(prefix + ".")}
        attributes = {a.name: a for node in nodes for a in node.attribute}
        for what, tensor in read_layer(kind, own, attributes).items():
            tensors[f"{prefix}.{what}"] = tensor
    check_bounds(tensors)
    check_palette(tensors, [(v.name for v in values) for values in (model.graph.input, model.graph.output)])
    check_names(tensors)
    return Pack(tensors, meta["fingerprint"], meta["goldens"], meta["info"])


# 6. Latents


def to_fixed(x: float, most: float = 4) -> int:
    demand(0 <= x <= most, "out of range, or NaN")
    return math.floor(256 * x + 0.5)


def text(tensor: Tensor) -> str:
    return bytes(tensor.data).decode("utf-8")


def row(tensor: Tensor, i: int) -> list[int]:
    width = math.prod(tensor.shape[1:])
    return tensor.data[i * width : (i + 1) * width]


def disturbed(mean: list[int], factor: list[int], drawn: list[int], spread: int) -> list[int]:
    q = [NORMAL[word >> 20] for word in drawn]
    if len(factor) == len(mean):
        sums = list(map(mul, factor, q))
    else:
        rows = [factor[i * (i + 1) // 2 :][: i + 1] for i in range(len(mean))]
        sums = [sum(map(mul, of_i, q)) for of_i in rows]
    moved = [m + ((total * spread + 2**15) >> 16) for m, total in zip(mean, sums)]
    return [min(max(x, -127), 127) for x in moved]


def computes_palettes(tensors: Tensors) -> bool:
    return text(tensors["output"]) == "indexed" and "palette.colours" not in tensors


def check_palette(tensors: Tensors, ends: Sequence[Iterable[str]]) -> None:
    """That a pack has layers of a palette, or fixed colours, or neither, and inputs and outputs to match."""
    inputs, outputs = (list(names) for names in ends)
    if text(tensors["output"]) == "direct":
        expected = ["z"], ["texture"]
    elif "palette.colours" in tensors:
        expected = ["z"], ["index"]
    else:
        expected = ["z", "z_palette"], ["index", "palette"]
    demand((inputs, outputs) == expected, "inputs and outputs")
    demand(text(tensors["output"]) == "indexed" or "palette.colours" not in tensors, "colours of a direct pack")
    demand(bool(layers_of(tensors, "palette")) == computes_palettes(tensors), "layers of the palette")
    demand(("exemplar.palette_scale" in tensors) == computes_palettes(tensors), "noise of the palette")


def names_of(tensors: Tensors) -> list[str]:
    return text(tensors["exemplar.names"]).split("\n") if "exemplar.names" in tensors else []


def check_names(tensors: Tensors) -> None:
    names = names_of(tensors)
    demand(len(set(names)) == len(names) and all(n and n.isprintable() for n in names), "names of exemplars")
    demand(not names or len(names) == tensors["exemplar.latent"].shape[0], "as many names as exemplars")


def named(tensors: Tensors, name: str) -> int:
    demand(name in names_of(tensors), f"no exemplar {name!r}")
    return names_of(tensors).index(name)


def class_of(tensors: Tensors, exemplar: int) -> int:
    return sum(1 for first in tensors["exemplar.offsets"].data[1:] if first <= exemplar)


def one_hot(tensors: Tensors, k: int) -> list[int]:
    n_labels = len(text(tensors["labels"]).split("\n")) if tensors["labels"].data else 0
    return [64 if i == k else 0 for i in range(n_labels)]


def pick(tensors: Tensors, kind: str, k: int, word: int) -> int:
    first, last = tensors[f"{kind}.offsets"].data[k : k + 2]
    return first + choose(word, tensors[f"{kind}.cumulative"].data[first:last])


def palette_code(
    tensors: Tensors,
    draw: Callable[..., list[int]],
    k: int,
    spread: int,
    palette: str,
    mean: list[int],
    kept: list[int],
    hot: list[int],
) -> list[int] | None:
    """The palette code of a texture of class k around mean; kept is what *keep* keeps, hot the texture's one-hot."""
    if not computes_palettes(tensors):
        demand(palette == "varied", "a pack that computes no palettes")
        return None
    if palette == "varied":
        return disturbed(mean, row(tensors["exemplar.palette_scale"], k), draw(5, len(mean)), spread) + hot
    if palette == "keep":
        return kept + hot
    if palette == "any":
        lender = pick(tensors, "exemplar", k, draw(6)[0])
    else:
        demand(palette.startswith("from:"), "palette")
        lender = named(tensors, palette[len("from:") :])
    return row(tensors["exemplar.latent"], lender) + one_hot(tensors, class_of(tensors, lender))


def drawing(seed: int, index: int, attempt: int) -> Callable[..., list[int]]:
    return lambda domain, n=1: words(seed, index, domain, n, attempt)


def code(
    tensors: Tensors,
    seed: int,
    index: int,
    label: str | None = None,
    spread: int = 256,
    attempt: int = 0,
    around_centroid: bool = False,
    base: str | None = None,
    palette: str = "varied",
) -> tuple[list[int], list[int] | None, int]:
    """The code, the palette code and the class. palette: varied, keep, any or from:NAME."""
    demand(type(spread) is int and 0 <= spread <= 1024, "spread")
    labels = text(tensors["labels"]).split("\n") if tensors["labels"].data else []
    d, draw = tensors["latent"].data[0], drawing(seed, index, attempt)
    demand(label is None or label in labels, f"no class {label!r}")
    if base is not None:
        k = class_of(tensors, named(tensors, base))
        demand(label is None or label == labels[k], "a label that is not the base's")
    elif label is not None:
        k = labels.index(label)
    else:
        k = choose(draw(0)[0], tensors["class.cumulative"].data)
    hot = one_hot(tensors, k)
    if around_centroid:
        demand(base is None and palette == "varied", "a centroid takes neither a base nor a palette")
        mean, factor = row(tensors["centroid.mean"], k), row(tensors["centroid.scale"], k)
        z = disturbed(mean, factor, draw(4, d), spread) + hot
        if not computes_palettes(tensors):
            return z, None, k
        return z, disturbed(mean, factor, draw(5, d), spread) + hot, k
    if "gaussian.mean" in tensors:
        demand(text(tensors["output"]) == "direct", "an indexed pack has exemplars")
        demand(base is None and palette == "varied", "a Gaussian takes neither a base nor a palette")
        component = pick(tensors, "gaussian", k, draw(1)[0])
        mean, factor = row(tensors["gaussian.mean"], component), row(tensors["gaussian.factor"], component)
        return disturbed(mean, factor, draw(4, d), spread) + hot, None, k
    chosen = pick(tensors, "exemplar", k, draw(1)[0]) if base is None else named(tensors, base)
    neighbours = row(tensors["exemplar.neighbours"], chosen)
    neighbour = neighbours[draw(2)[0] * len(neighbours) >> 32]
    t0 = draw(3)[0] * (tensors["exemplar.reach"].data[0] + 1) >> 32
    a, b = (row(tensors["exemplar.latent"], i) for i in (chosen, neighbour))
    mean = lerp(a, b, min(256, (t0 * spread + 128) >> 8))
    z = disturbed(mean, row(tensors["exemplar.scale"], k), draw(4, d), spread) + hot
    return z, palette_code(tensors, draw, k, spread, palette, mean, a, hot), k


def blend(
    tensors: Tensors,
    a: str,
    b: str,
    t: int,
    seed: int,
    index: int,
    spread: int,
    attempt: int = 0,
    palette: str = "varied",
) -> tuple[list[int], list[int] | None, int]:
    """The code, the palette code and the class between the exemplars named a and b."""
    demand(type(spread) is int and 0 <= spread <= 1024, "spread")
    draw, ends = drawing(seed, index, attempt), [named(tensors, name) for name in (a, b)]
    kinds = [class_of(tensors, end) for end in ends]
    k = kinds[1] if 2 * t > 256 else kinds[0]
    mean = lerp(row(tensors["exemplar.latent"], ends[0]), row(tensors["exemplar.latent"], ends[1]), t)
    hot = lerp(one_hot(tensors, kinds[0]), one_hot(tensors, kinds[1]), t)
    z = disturbed(mean, row(tensors["exemplar.scale"], k), draw(4, len(mean)), spread) + hot
    return z, palette_code(tensors, draw, k, spread, palette, mean, mean, hot), k


def lerp(u: list[int], v: list[int], t: int) -> list[int]:
    demand(len(u) == len(v) and type(t) is int and 0 <= t <= 256, "t, or codes of two lengths")
    return [a + (((b - a) * t + 128) >> 8) for a, b in zip(u, v)]


# 7. The decoder: a vector is a list, an image a list of channels, each a list of rows


def layers_of(tensors: Tensors, part: str) -> list[tuple[str, dict[str, Tensor]]]:
    found: dict[tuple[str, str], dict[str, Tensor]] = {}
    for name in sorted(tensors):
        if name.startswith(part + ".") and name != "palette.colours":
            _, number, kind, what = name.split(".")
            found.setdefault((number, kind), {})[what] = tensors[name]
    demand([n for n, _ in found] == [f"{i:02}" for i in range(len(found))], "layer numbers")
    return [(kind, layer) for (_, kind), layer in found.items()]


def check_bounds(tensors: Tensors) -> None:
    for part in ("decoder", "palette"):
        low, high = -127, 127
        for kind, layer in layers_of(tensors, part):
            if kind in ("dense", "conv"):
                for o, (b, s) in enumerate(zip(layer["bias"].data, layer["shift"].data)):
                    total = max(-low, high) * sum(map(abs, row(layer["weight"], o))) + abs(b)
                    demand(total <= 2**22 and 0 <= s <= 22, f"bound of {part} {kind} {o}")
                low, high = layer["range"].data
            elif kind == "table":
                demand(0 <= low <= high < len(layer["values"].data), "range beyond the table")
                low, high = min(layer["values"].data), max(layer["values"].data)


def neurons(layer: dict[str, Tensor]) -> Callable[[list[int]], list[int]]:
    rows = [row(layer["weight"], o) for o in range(layer["weight"].shape[0])]
    lo, hi = layer["range"].data
    each = list(zip(rows, layer["bias"].data, layer["shift"].data))

    def apply(x: list[int]) -> list[int]:
        demand(len(x) == len(rows[0]), "inputs of a layer")
        return [min(max((sum(map(mul, w, x)) + b) >> s, lo), hi) for w, b, s in each]

    return apply


def convolved(x: Any, layer: dict[str, Tensor]) -> Any:
    outs, ins, kh, kw = layer["weight"].shape
    top, left, bottom, right = layer["pads"].data
    wide = left + len(x[0][0]) + right
    demand(len(x) == ins, "channels of a convolution")
    padded = [[[0] * wide] * top + [[0] * left + r + [0] * right for r in plane] + [[0] * wide] * bottom for plane in x]
    apply = neurons(layer)
    y: Any = [[] for _ in range(outs)]
    for i in range(len(padded[0]) - kh + 1):
        windows = [[r[j : j + kw] for p in padded for r in p[i : i + kh]] for j in range(wide - kw + 1)]
        pixels = [apply([v for r in window for v in r]) for window in windows]
        for plane, line in zip(y, zip(*pixels)):
            plane.append(list(line))
    return y


def shuffled(x: Any, r: int) -> Any:
    high, wide = len(x[0]) * r, len(x[0][0]) * r
    return [
        [[x[c + i % r * r + j % r][i // r][j // r] for j in range(wide)] for i in range(high)]
        for c in range(0, len(x), r * r)
    ]


def wrapped(x: Any, pads: Sequence[int]) -> Any:
    t, left, b, r = pads
    h, w = len(x[0]), len(x[0][0])
    demand(all(1 <= pad <= h for pad in (t, b)) and all(1 <= pad <= w for pad in (left, r)), "pads of a wrap")
    rows, columns = range(t + h + b), range(left + w + r)
    return [[[plane[(i - t) % h][(j - left) % w] for j in columns] for i in rows] for plane in x]


def look_up(x: Any, values: list[int]) -> Any:
    return [look_up(v, values) for v in x] if isinstance(x, list) else values[x]


def run(tensors: Tensors, part: str, x: Any) -> Any:
    demand(all(-127 <= v <= 127 for v in x), "a code beyond 127")
    for kind, layer in layers_of(tensors, part):
        if kind == "dense":
            x = neurons(layer)(x)
        elif kind == "reshape":
            c, h, w = layer["shape"].data
            demand(len(x) == c * h * w, "reshape")
            x = [[x[(i * h + j) * w :][:w] for j in range(h)] for i in range(c)]
        elif kind == "conv":
            x = convolved(x, layer)
        elif kind == "upsample":
            f = layer["factor"].data[0]
            x = [[[v for v in r for _ in range(f)] for r in p for _ in range(f)] for p in x]
        elif kind == "shuffle":
            x = shuffled(x, layer["block"].data[0])
        elif kind == "crop":
            h, w = layer["size"].data
            x = [[r[:w] for r in plane[:h]] for plane in x]
        elif kind == "wrap":
            x = wrapped(x, layer["pads"].data)
        elif kind == "table":
            x = look_up(x, layer["values"].data)
        else:
            demand(kind == "argmax" and len(x) == layer["slots"].data[0], "argmax")
            x = [[column.index(max(column)) for column in zip(*rows)] for rows in zip(*x)]
    return x


def straight(pixel: list[int]) -> list[int]:
    *colour, a = pixel
    return [min(255, (255 * c + a // 2) // a) for c in colour] + [a] if a else [0, 0, 0, 0]


def distance(colour: Sequence[int], other: Sequence[int]) -> int:
    (R, G, B), (r, g, b) = colour, other
    m = (R + r) >> 1
    return (((512 + m) * (R - r) ** 2) >> 8) + 4 * (G - g) ** 2 + (((767 - m) * (B - b) ** 2) >> 8)


def forced(colour: list[int], colours: Sequence[Sequence[int]]) -> list[int]:
    """A colour of the palette (with its alpha, if it has one) as the nearest of the given ones."""
    demand(1 <= len(colours) <= 256 and all(len(c) == 3 for c in colours), "1 to 256 colours (r, g, b)")
    demand(all(unsigned(v, 8) == v for c in colours for v in c), "0 to 255")
    demand(len(colour) >= 3, "grey")
    distances = [distance(colour[:3], c) for c in colours]
    return list(colours[distances.index(min(distances))]) + colour[3:]


def decode(
    tensors: Tensors,
    code: list[int],
    palette_code: list[int] | None = None,
    colours: Sequence[Sequence[int]] | None = None,
) -> tuple[bytes, tuple[int, int, int]]:
    h, w, c = tensors["size"].data
    out = run(tensors, "decoder", code)
    if text(tensors["output"]) == "direct":
        demand(len(out) == c, "channels")
        demand(colours is None, "no palette to force")
        pixels = [[list(pixel) for pixel in zip(*rows)] for rows in zip(*out)]
        if c == 4:
            pixels = [[straight(pixel) for pixel in line] for line in pixels]
    else:
        fixed = tensors.get("palette.colours")
        values = fixed.data if fixed else run(tensors, "palette", palette_code)
        demand(fixed is None or (fixed.dtype == "u8" and fixed.shape[1:] == (c,)), "palette.colours")
        palette = [values[i : i + c] for i in range(0, len(values), c)]
        if colours is not None:
            palette = [forced(colour, colours) for colour in palette]
        palette = [[0, 0, 0, 0]] * (c == 4) + palette
        slots = layers_of(tensors, "decoder")[-1][1]["slots"].data[0]
        demand(slots == len(palette) and len(values) % c == 0, "slots and colours")
        pixels = [[palette[slot] for slot in line] for line in out]
    demand(len(pixels) == h and all(len(line) == w for line in pixels), "size")
    return bytes(v for line in pixels for pixel in line for v in pixel), (h, w, c)


def texture(
    tensors: Tensors,
    seed: int,
    index: int,
    *,
    colours: Sequence[Sequence[int]] | None = None,
    **controls: Any,
) -> tuple[bytes, tuple[int, int, int]]:
    return decode(tensors, *code(tensors, seed, index, **controls)[:2], colours)
