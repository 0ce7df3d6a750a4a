"""Painted packs in the C runtime: what numpy paints, by several compilers and all kernels, and files that lie."""

from __future__ import annotations

import shutil
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assetgen_plugin import Pack, texture_hash
from assetgen_plugin.agp import flat_bytes
from compiled import COMPILERS, QUICK, SANITIZED, Questions, hexed, kernels, matrix, request
from forge import pack_file
from packs import Tensors
from painted import random_painted, shipped
from places import ROOT

pytestmark = pytest.mark.skipif(not COMPILERS, reason="no C compiler; apt install gcc")
PALETTES = ["varied", "keep", "any", "from"]


@pytest.fixture(scope="module")
def painted(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    """Random requests for random packs and for one of the size of a shipped one, answered by numpy."""
    folder = tmp_path_factory.mktemp("painted")
    rng = np.random.default_rng(19)
    every = [random_painted(rng=rng, most=int(rng.choice([6, 14, 30]))) for _ in range(24)]
    every.append(shipped(ROOT / "samples" / "packs" / "plants-art.onnx"))
    opened = {}
    for number, tensors in enumerate(every):
        path = folder / f"{number}.onnx"
        path.write_bytes(pack_file(tensors))
        opened[str(number)] = Pack.open(path, engine="numpy")
    questions = Questions(folder, opened)
    for name, pack in opened.items():
        for kind in ("painted", "painted", "painted", "mixed", "mixed", "between"):
            ask(questions, name, pack, kind, rng=rng)
    return questions


def ask(questions: Questions, name: str, pack: Pack, kind: str, *, rng: np.random.Generator) -> None:
    """One question of a kind of tests/c/golden.c."""
    a, b, style, lender = (str(each) for each in rng.choice(pack.names, 4))
    seed, index, attempt = int(rng.integers(2**63)), int(rng.integers(2**32)), int(rng.integers(3))
    spread, t, epoch = int(rng.integers(1025)), int(rng.integers(257)), int(rng.integers(1, pack.epochs + 1))
    palette = str(rng.choice(PALETTES)) if "palette.colours" not in pack.tensors else "varied"
    palette = f"from:{lender}" if palette == "from" else palette
    colours = rng.integers(0, 256, (3, 3)).tolist() if palette == "varied" and rng.integers(2) else None
    own = pack.original(a).reshape(-1, pack.size[2])[:7, :3].tolist()
    swaps = [(colour, [9, 8, 7]) for colour in own] if rng.integers(2) else []
    layer = str(rng.choice(pack.layers)) if pack.layers and rng.integers(2) else None
    row: dict[str, Any] = {"seed": seed, "index": index, "attempt": attempt, "spread": spread, "palette": palette}
    given = hexed(np.array(swaps, np.uint8).tobytes() if swaps else None)
    controls: dict[str, Any] = {"palette": colours or (None if palette == "varied" else palette)}
    controls |= {"spread": spread / 256, "epoch": epoch, "swaps": swaps or None, "layer": layer}
    shown = hexed(layer)
    if kind == "painted":
        is_styled, base = bool(rng.integers(2)), a if rng.integers(2) else None
        controls |= {"style": style if is_styled else None, "base": base, "attempt": attempt}
        texture = pack.texture(seed, index, **controls)
        paint = f"{epoch} {hexed(style if is_styled else None)} {given}"
        questions.draw(kind, name, shown, request(row | {"base": base}, colours), paint, answer=texture_hash(texture))
    elif kind == "mixed":
        texture = pack.blend(a, b, t / 256, seed, index, **controls)
        asked = request(row | {"attempt": 0}, colours), f"{epoch} - {given}"
        questions.draw(kind, name, shown, hexed(a), hexed(b), str(t), *asked, answer=texture_hash(texture))
    else:
        ends = (seed, index), (seed + 1, 3)
        (texture,) = pack.interpolate(*ends, [t / 256])
        plain = {"spread": int(pack.tensors["spread"][0])}
        asked = tuple(f"{request({'seed': s, 'index': i} | plain)} 1 - -" for s, i in ends)
        questions.draw(kind, name, "-", str(t), *asked, answer=texture_hash(texture))


@pytest.mark.parametrize("flags", QUICK, ids=" ".join)
def test_paints_what_numpy_paints(flags: tuple[str, ...], build: Callable[..., Path], painted: Questions) -> None:
    painted.check_kernels(build("golden", *flags))


@pytest.mark.slow
@pytest.mark.parametrize("flags", [*matrix(), (COMPILERS[-1], *SANITIZED)] if COMPILERS else [], ids=" ".join)
def test_every_compiler_and_flag(flags: tuple[str, ...], build: Callable[..., Path], painted: Questions) -> None:
    painted.check_kernels(build("golden", *flags))


@pytest.mark.slow
@pytest.mark.parametrize("machine", ["aarch64", "s390x", "i686"])  # another vector unit, big-endian, 32 bits
def test_other_machines(machine: str, build: Callable[..., Path], painted: Questions) -> None:
    compiler, emulator = f"{machine}-linux-gnu-gcc", {"i686": "qemu-i386"}.get(machine, f"qemu-{machine}")
    if not (shutil.which(compiler) and shutil.which(emulator)):
        pytest.skip(f"needs {compiler} and {emulator}: apt install gcc-{machine}-linux-gnu qemu-user")
    painted.check_kernels(emulator, build("golden", compiler, "-O3", "-static"))


@pytest.mark.slow
def test_webassembly(build: Callable[..., Path], painted: Questions) -> None:
    if "clang" not in COMPILERS or not shutil.which("wasm-ld") or not shutil.which("node"):
        pytest.skip("needs clang, wasm-ld and node: apt install clang lld wasi-libc libclang-rt-14-dev-wasm32 nodejs")
    program = build("golden", "clang", "--target=wasm32-wasi", "-O2", "-msimd128", "-mbulk-memory")
    painted.check_kernels("node", "--no-warnings", Path(__file__).with_name("wasi.mjs"), program)


@pytest.mark.parametrize("seed", [1, 4, 6])
def test_batches_codes_and_places_allocate_nothing(build: Callable[..., Path], tmp_path: Path, seed: int) -> None:
    path = tmp_path / "pack.agp"
    path.write_bytes(flat_bytes(random_painted(rng=np.random.default_rng(seed))))
    program = build("batches", COMPILERS[-1], *SANITIZED)
    for kernel in kernels(build("golden", *QUICK[0])):
        done = subprocess.run([program, path, kernel], capture_output=True, check=False, text=True, timeout=120)
        assert done.returncode == 0, (kernel, done.stderr[-3000:])


REFUSED = {
    "spread": ([1025], "a number of guide, spread or paint"),
    "guide.scale": ([9], "a number of guide, spread or paint"),
    "paint.wrap": ([2], "a number of guide, spread or paint"),
    "paint.coarsest": ([12, 3, 12], "a number of guide, spread or paint"),
    "paint.levels": ([[3, 1, 1, 1, 0]], "a number of guide, spread or paint"),
    "paint.mix": ([[2, 1, 255, 255, 0]], "a number of guide, spread or paint"),
    "paint.style": (np.ones((9, 5), np.int32), "a number of guide, spread or paint"),
    "pose.terms": ([[0, 2]], "a term of the pose"),
    "art.data": (list(zlib.compress(b"")), "art is not a whole zlib stream"),
}


@pytest.mark.parametrize("name", [*REFUSED])
def test_tensors_that_break_one_rule(name: str, build: Callable[..., Path]) -> None:
    values, reason = REFUSED[name]
    tensors = random_painted(rng=np.random.default_rng(2))
    if name == "pose.terms":
        knots = np.zeros((1, 17), np.int16)
        tensors |= {"pose.terms": np.zeros((1, 2), np.int32), "pose.rows": knots, "pose.columns": knots}
    assert opened(tensors, build).startswith("opened")
    changed = tensors | {name: np.array(values, tensors[name].dtype)}
    assert opened(changed, build).startswith(f"refused: {reason}")


def test_a_stream_longer_than_its_boxes_need_is_not_unpacked(build: Callable[..., Path], tmp_path: Path) -> None:
    tensors = random_painted(rng=np.random.default_rng(2))
    whole = zlib.decompress(tensors["art.data"].tobytes())
    for content in (bytes(1 << 27), whole + b"\0", whole[:-1]):
        data = np.frombuffer(zlib.compress(content, 9), np.uint8)
        assert opened(tensors | {"art.data": data}, build).startswith("refused: art is not a whole zlib stream")
    for level in range(10):
        data = np.frombuffer(zlib.compress(whole, level), np.uint8)
        assert opened(tensors | {"art.data": data}, build).startswith("opened")


@pytest.mark.parametrize("change", ["count", "box", "colour", "clear"])
def test_art_that_breaks_a_rule(change: str, build: Callable[..., Path]) -> None:
    tensors = random_painted(rng=np.random.default_rng(5))
    counts, boxes = tensors["art.counts"].copy(), tensors["art.boxes"].copy()
    content = bytearray(zlib.decompress(tensors["art.data"].tobytes()))
    n = int(counts[0])
    assert n
    if change == "count":
        counts[0] = 257
    elif change == "box":
        boxes[0, 2] = tensors["size"][0] - boxes[0, 0] + 1
    elif change == "colour":
        content[4 * n] = n
    else:
        content[4 * content[4 * n] : 4 * content[4 * n] + 4] = bytes([1, 0, 0, 0])
    data = np.frombuffer(zlib.compress(bytes(content)), np.uint8)
    lying = tensors | {"art.counts": counts, "art.boxes": boxes, "art.data": data}
    assert opened(lying, build).startswith("refused: art does not fit its box, its colours or the bytes")


def opened(tensors: Tensors, build: Callable[..., Path]) -> str:
    """What tests/c/open.c says to a pack."""
    data = flat_bytes(tensors)
    command = [build("open", COMPILERS[-1], *SANITIZED), "-", "0", "0"]
    done = subprocess.run(
        command, input=len(data).to_bytes(4, "little") + data, capture_output=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-3000:]
    return done.stdout.decode().strip()
