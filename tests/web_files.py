"""What the tests of plugin/web read: packs as .agp, textures that Python drew, hostile files.

    python tests/web_files.py FOLDER

requests.json: textures by Pack, whose decoder is onnxruntime. altered.json: random changes of tensors, with the hash of
the naive implementation's texture, or null where the Python loader refuses them. hostile.json: files to refuse.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

import hostile_tensors
import naive
import packs
from assetgen_plugin import Pack, PackError, texture_hash
from assetgen_plugin.agp import flat_bytes
from assetgen_plugin.checking import check_tensors
from assetgen_plugin.tensors import Tensors
from places import GOLDEN, PACKS

SHIPPED = PACKS
SHIPPED_NAMES = ("fashion", "plants", "plants-art", "dungeon-items", "dungeon-monsters")
N_REQUESTS = 12
N_ALTERED = 300
HEADER = 44


def write_files(folder: Path) -> None:
    rng = np.random.default_rng(20)
    for name in ("contract-v1.json", "contract-v1-sprites.json"):
        shutil.copyfile(GOLDEN / name, folder / name)
    listed = []
    for source in [*sorted(GOLDEN.glob("*.onnx")), *(SHIPPED / f"{name}.onnx" for name in SHIPPED_NAMES)]:
        pack = Pack.open(source)
        file = folder / f"{source.stem}.agp"
        file.write_bytes(flat_bytes(pack.tensors))
        drawn = [drawn_request(pack, rng=rng) for _ in range(N_REQUESTS)]
        listed.append({"file": file.name, "requests": drawn})
    write_json(folder / "requests.json", listed)
    hostile = []
    for number, (reason, content) in enumerate(hostile_files()):
        file = folder / f"hostile-{number}.agp"
        file.write_bytes(content)
        hostile.append({"file": file.name, "reason": reason})
    write_json(folder / "hostile.json", hostile)
    altered = []
    for number in range(N_ALTERED):
        tensors = altered_tensors(rng=rng)
        file = folder / f"altered-{number}.agp"
        file.write_bytes(flat_bytes(tensors))
        altered.append({"file": file.name, "sha256": verdict(tensors)})
    write_json(folder / "altered.json", altered)


def drawn_request(pack: Pack, *, rng: np.random.Generator) -> dict[str, Any]:
    """A request with controls at random, as JSON, and the hash of the texture."""

    def chance(choices: Any) -> Any:
        return None if rng.integers(2) or not len(choices) else choices[int(rng.integers(len(choices)))]

    seed: Any = int(rng.integers(2**64, dtype=np.uint64)) if rng.integers(3) else f"forest/{rng.integers(99)}"
    place = {"index": int(rng.integers(2**32)), "spread": float(rng.choice([0, 0.3, 1, 1.7, 4]))}
    request: dict[str, Any] = {"seed": {"name": seed} if isinstance(seed, str) else str(seed)} | place
    palette: Any = None
    if pack.output == "indexed" and pack.size[2] > 1 and rng.integers(2):
        palette = rng.integers(0, 256, (int(rng.integers(1, 9)), 3)).tolist()
        if pack._prior.draws_palettes and rng.integers(2):
            palette = str(rng.choice(["keep", "any", *([f"from:{pack.names[-1]}"] if pack.names else [])]))
    centroids = [] if pack.output == "painted" else ["aroundCentroid"]
    method = str(rng.choice(["texture", "texture", *centroids, *(["blend"] if pack.names else [])]))
    if method == "aroundCentroid":
        label = chance(pack.labels)
        texture = pack.around_centroid(label, seed, **place)
        request |= {"label": label}
    elif method == "blend":
        a, b = (pack.names[int(rng.integers(len(pack.names)))] for _ in range(2))
        t = float(rng.choice([0, 0.25, 0.5, 0.503, 0.9, 1]))
        texture = pack.blend(a, b, t, seed, **place, palette=palette)
        request |= {"ends": [a, b, t], "palette": palette}
    else:
        base = chance(pack.names)
        label = chance(pack.labels) if base is None else None
        attempt = int(rng.integers(3))
        texture = pack.texture(seed, **place, label=label, base=base, palette=palette, attempt=attempt)
        request |= {"label": label, "base": base, "palette": palette, "attempt": attempt}
    return {"method": method, **request, "sha256": texture_hash(texture)}


def hostile_files() -> Iterator[tuple[str, bytes]]:
    """(why, content) of files that no loader may accept."""
    sound = flat_bytes(Pack.open(GOLDEN / "sprites-wrapped.onnx").tensors)
    for length in [*range(200), *range(200, len(sound), 97)]:
        yield f"cut at {length}", sound[:length]
    for at in [*range(HEADER), *range(HEADER, len(sound), 89)]:
        yield f"byte {at} changed", sound[:at] + bytes([sound[at] ^ 0x41]) + sound[at + 1 :]
    yield "a byte behind it", sound + b"\0"
    body = sound[HEADER:]
    name_length = struct.unpack_from("<I", body)[0]
    code_at = 4 + name_length
    for reason, changed in {
        "a byte behind its tensors": body + b"\0",
        "a tensor twice": body[: -len(last_tensor(body))] + 2 * last_tensor(body),
        "a name of 2^32-1 bytes": b"\xff" * 4 + body[4:],
        "a name of no bytes": bytes(4) + body[4:],
        "a name that is not ASCII": body[:4] + b"\xe9" + body[5:],
        "a name with a line break": body[:4] + b"\n" + body[5:],
        "dtype 0": body[:code_at] + b"\0" + body[code_at + 1 :],
        "dtype 6": body[:code_at] + b"\6" + body[code_at + 1 :],
        "2^32-1 dimensions": body[: code_at + 1] + b"\xff" * 4 + body[code_at + 5 :],
        "5 dimensions": body[: code_at + 1] + b"\5" + body[code_at + 2 :],
        "a side of 2^32-1": body[: code_at + 5] + b"\xff" * 4 + body[code_at + 9 :],
    }.items():
        yield reason, framed(changed)
    yield "too few tensors", framed(body, count=-1)
    yield "too many tensors", framed(body, count=1)
    yield "2^32-1 tensors", sound[:8] + b"\xff" * 4 + sound[12:]
    yield "contract 2", b"AGP1\2" + sound[5:]
    yield "another magic", b"AGP2" + sound[4:]
    yield "an ONNX file", (GOLDEN / "direct.onnx").read_bytes()
    for tensors, reason in [*hostile_tensors.PRIOR, *hostile_tensors.LAYERS, *hostile_tensors.NO_GRAPH]:
        yield reason, flat_bytes(tensors)
    yield "34 GB of padding", flat_bytes(heavy())


def heavy() -> Tensors:
    """A pack that the contract allows, but whose pads would ask for 34 GB."""
    chain = packs.Chain("decoder", 11, rng=np.random.default_rng(0)).dense(1 << 14).reshape(1 << 14, 1, 1)
    rest = {name: held for name, held in hostile_tensors.grey().items() if not name.startswith("decoder.")}
    last = {
        "conv.weight": np.zeros((1, 1 << 14, 1, 1), "i1"),
        "conv.bias": np.zeros(1, "i4"),
        "conv.shift": np.zeros(1, "u1"),
        "conv.range": np.array([0, 1], "i4"),
        "conv.pads": np.full(4, 255, "u1"),
    }
    tensors = rest | chain.tensors | {f"decoder.02.{name}": held for name, held in last.items()}
    tensors |= {"decoder.03.crop.size": np.array([9, 13], "i4"), "decoder.04.table.values": np.zeros(2, "u1")}
    check_tensors(tensors)
    return tensors


def last_tensor(body: bytes) -> bytes:
    """The bytes of `size`, the last tensor of all packs by name."""
    return body[body.rindex(struct.pack("<I", 4) + b"size") :]


def framed(body: bytes, count: int = 0) -> bytes:
    """A file around tensors, with their fingerprint and, but for `count`, the number of those of sprites-wrapped."""
    n_tensors = len(Pack.open(GOLDEN / "sprites-wrapped.onnx").tensors)
    return b"AGP1" + struct.pack("<II", 1, n_tensors + count) + hashlib.sha256(body).digest() + body


def altered_tensors(*, rng: np.random.Generator) -> Tensors:
    """A small random pack with a few values of one tensor changed."""
    tensors: Tensors = dict(packs.random_pack(rng=rng))
    name = sorted(tensors)[int(rng.integers(len(tensors)))]
    array = tensors[name].copy()
    if array.size:
        info = np.iinfo(array.dtype)
        values = [info.min, info.max, 0, 1, int(rng.integers(info.min, info.max + 1)), int(array.flat[0]) + 1]
        for _ in range(int(rng.integers(1, 3))):
            value = values[int(rng.integers(len(values)))]
            array.flat[int(rng.integers(array.size))] = np.clip(value, info.min, info.max)
    return tensors | {name: array}


def verdict(tensors: Tensors) -> str | None:
    """The hash of the texture of seed 7, or None if the pack is to be refused."""
    try:
        check_tensors(tensors)
    except PackError:
        return None
    names = {np.dtype("u1"): "u8", np.dtype("i1"): "i8", np.dtype("i2"): "i16"}
    names |= {np.dtype("<i4"): "i32", np.dtype("<u4"): "u32"}
    plain = {
        name: naive.Tensor(names[array.dtype], array.shape, array.ravel().tolist()) for name, array in tensors.items()
    }
    return naive.sha256(naive.texture(plain, 7, 0)[0])


def write_json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, indent=1), "utf-8")


if __name__ == "__main__":
    write_files(Path(sys.argv[1]))
