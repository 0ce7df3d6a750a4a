"""The C runtime (plugin/c/assetgen.h): golden vectors, shipped packs and hostile files, by several compilers."""

from __future__ import annotations

import hashlib
import json
import math
import os
import platform
import re
import shutil
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

import oracle
import packs
from assetgen_plugin import Pack, PackError, SeedError, texture_hash
from assetgen_plugin.agp import flat_bytes
from assetgen_plugin.checking import check_tensors
from assetgen_plugin.latents import Prior
from assetgen_plugin.seeds import as_fixed
from compiled import COMPILERS, HEADER, QUICK, SANITIZED, STRICT, Questions, hexed, kernels, matrix, request
from hostile_tensors import LAYERS, PRIOR
from packs import Tensors
from places import GOLDEN, ROOT, TESTS

SHIPPED = sorted(
    path for path in (ROOT / "samples" / "packs").glob("*.onnx") if b"exemplar.latent" in path.read_bytes()
    or b"gaussian.mean" in path.read_bytes()
)  # fmt: skip

pytestmark = pytest.mark.skipif(not COMPILERS, reason="no C compiler; apt install gcc")


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    """All golden vectors."""
    vectors, sprites = (
        json.loads((TESTS / "golden" / f"{name}.json").read_text("ascii"))
        for name in ("contract-v1", "contract-v1-sprites")
    )
    rows = vectors["packs"] + sprites["packs"]
    opened = {row["pack"]: Pack.open(TESTS / "golden" / row["file"]) for row in rows}
    questions = Questions(tmp_path_factory.mktemp("golden"), opened)
    ask, draw = questions.ask, questions.draw
    for row in rows:
        names = [",".join(map(hexed, row.get(kind, []))) or "-" for kind in ("labels", "names")]
        draw("pack", row["pack"], answer=" ".join(map(str, [row["fingerprint"], *row["size"], *names])))
    for row in vectors["names"]:
        ask(f"name {hexed(row['name']) or '-'}", row["seed"])
    ask("name eda080", "error: a text is not UTF-8")  # a lone surrogate
    for row in vectors["words"]:
        place = " ".join(str(row[key]) for key in ("seed", "index", "attempt", "domain"))
        ask(f"words {place} {len(row['words'])}", " ".join(row["words"]))
    for row in vectors["choices"]:
        ask(f"choose {row['word']} {len(row['cumulative'])} {' '.join(row['cumulative'])}", row["chosen"])
    for row in vectors["normal"]:
        ask(f"normal {row['word']}", row["q"])
    ask("table", vectors["normal_table_sha256"])
    colours = {None: None} | {row["name"]: row["colours"] for row in sprites["colours"]}
    for row in sprites["nearest"]:
        for colour, become in zip(product(row["levels"], repeat=3), row["become"], strict=True):
            ask(f"force {bytes(np.array(colours[row['colours']], np.uint8)).hex()} {bytes(colour).hex()}",
                bytes(become).hex())  # fmt: skip
    for row in vectors["textures"] + sprites["textures"]:
        what = "centroid" if row["around_centroid"] else "texture"
        palette = row["palette"] if isinstance(row["palette"], str) else "varied"  # in the older file it is a code
        asked = request(row | {"palette": palette}, colours[row.get("colours")])
        draw(what, row["pack"], asked, answer=row["sha256"])
    for row in sprites["blends"]:
        ends = hexed(row["a"]), hexed(row["b"]), str(row["t"])
        draw("blend", row["pack"], *ends, request(row, colours[row["colours"]]), answer=row["sha256"])
    for row in vectors["interpolations"] + sprites["interpolations"]:
        ends = tuple(
            request({"seed": seed, "index": index, "label": row.get("label")}) for seed, index in (row["a"], row["b"])
        )
        draw("interpolate", row["pack"], str(row["t"]), *ends, answer=row["sha256"])
    for x in (0, -0.0, 0.5, 1, 1.0000001, 4, math.nextafter(4, 5), -1e-300, math.nan, math.inf, -math.inf, 5e-324):
        ask(f"fixed {x!r}", " ".join(str(fixed(x, most)) for most in (4, 1)))
    for x in np.random.default_rng(4).uniform(0, 1.2, 200).tolist() + [k / 512 for k in range(513)]:
        ask(f"fixed {x!r}", " ".join(str(fixed(x, most)) for most in (4, 1)))
    return questions


def fixed(x: float, most: int) -> int:
    try:
        return as_fixed(x, "x", most)
    except SeedError:
        return -2 if most == 4 else -1


@pytest.mark.parametrize("flags", QUICK, ids=" ".join)
def test_golden_vectors(flags: tuple[str, ...], build: Callable[..., Path], golden: Questions) -> None:
    golden.check_kernels(build("golden", *flags))


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Questions:
    """Random requests for each shipped pack, answered by the Python runtime."""
    opened = {path.stem: Pack.open(path) for path in SHIPPED}
    questions = Questions(tmp_path_factory.mktemp("shipped"), opened)
    rng = np.random.default_rng(11)
    for name, pack in opened.items():
        for number in range(60):
            row = random_request(pack, rng=rng)
            if pack.names and number % 4 == 0:
                a, b = (str(end) for end in rng.choice(pack.names, 2))
                t = int(rng.integers(257))
                row |= {"label": None, "base": None}
                texture = pack.blend(
                    a, b, t / 256, int(row["seed"]), row["index"], spread=row["spread"] / 256, palette=controls(row)
                )
                line = "blend", name, hexed(a), hexed(b), str(t), request(row | {"attempt": 0}, row["colours"])
            elif number % 4 == 1:
                row |= {"base": None, "palette": "varied", "colours": None, "attempt": 0}
                texture = pack.around_centroid(row["label"], int(row["seed"]), row["index"], spread=row["spread"] / 256)
                line = "centroid", name, request(row)
            elif number % 4 == 2:
                ends = (int(row["seed"]), row["index"]), (int(rng.integers(2**63)), 3)
                t = int(rng.integers(257))
                texture = pack.interpolate(*ends, [t / 256], label=row["label"])[0]
                asked = [request({"seed": seed, "index": index, "label": row["label"]}) for seed, index in ends]
                line = "interpolate", name, str(t), *asked
            else:
                texture = pack.texture(
                    int(row["seed"]),
                    row["index"],
                    label=row["label"],
                    base=row["base"],
                    spread=row["spread"] / 256,
                    palette=controls(row),
                    attempt=row["attempt"],
                )
                line = "texture", name, request(row, row["colours"])
            questions.draw(*line, answer=texture_hash(texture))
    return questions


def random_request(pack: Pack, *, rng: np.random.Generator) -> dict[str, Any]:
    sources, base = ["varied"], None
    if pack.output == "indexed" and "palette.colours" not in pack.tensors:
        sources += ["keep", "any"]
        if pack.names:
            sources += [f"from:{rng.choice(pack.names)}"]
    if pack.names and rng.integers(2):
        base = str(rng.choice(pack.names))
    palette, colours = str(rng.choice(sources)), None
    if pack.output == "indexed" and palette == "varied" and rng.integers(2):
        colours = rng.integers(0, 256, (int(rng.integers(1, 9)), 3)).tolist()
    return {
        "seed": str(rng.integers(2**64, dtype=np.uint64)),
        "index": int(rng.integers(2**32)),
        "attempt": int(rng.integers(2)) * int(rng.integers(2**32)),
        "label": None if base else [None, *pack.labels][rng.integers(len(pack.labels) + 1)],
        "base": base,
        "spread": int(rng.choice([0, 1, 100, 256, 300, 1024])),
        "palette": palette,
        "colours": colours,
    }


def controls(row: dict[str, Any]) -> Any:
    """The palette as the public calls of the Python runtime take it."""
    return row["colours"] or (None if row["palette"] == "varied" else row["palette"])


@pytest.mark.parametrize("flags", QUICK, ids=" ".join)
def test_shipped_packs(flags: tuple[str, ...], build: Callable[..., Path], shipped: Questions) -> None:
    shipped.check_kernels(build("golden", *flags))


@pytest.mark.slow
@pytest.mark.parametrize("place", range(5))  # among the kernels of the machine
@pytest.mark.parametrize("flags", [*matrix()], ids=" ".join)
def test_every_compiler_and_flag(
    flags: tuple[str, ...], place: int, build: Callable[..., Path], golden: Questions, shipped: Questions
) -> None:
    program = build("golden", *flags)
    for kernel in kernels(program)[place : place + 1]:
        golden.check(program, f"--kernel={kernel}")
        shipped.check(program, f"--kernel={kernel}", every=6 if "-O0" in flags else 1)


REFUSED_REQUESTS = [
    ("texture 0 1 0 0 78 - 256 0 - -", "no such class"),
    ("texture 0 1 0 0 - 78 256 0 - -", "no such sprite"),
    ("texture 0 1 0 0 - - 1025 0 - -", "a spread must be"),
    ("texture 0 1 0 0 - - 4294967294 0 - -", "a spread must be"),
    ("texture 0 1 0 0 - - 256 4 - -", "no such source"),
    ("texture 0 1 0 0 - - 256 2 - -", "no such source"),
    ("texture 1 1 0 0 - - 256 1 - -", "no such source"),
    ("texture 2 1 0 0 - - 256 1 - -", "no such source"),
    ("texture 2 1 0 0 - - 256 0 - 010203", "colours are"),
    (f"texture 0 1 0 0 - - 256 0 - {'00' * 3 * 257}", "colours are"),
    ("centroid 0 1 0 0 - 6f616b 256 0 - -", "no such sprite"),
    ("centroid 0 1 0 0 - - 256 1 - -", "no such source"),
    ("blend 0 78 6f616b 0 1 0 0 - - 256 0 - -", "no such sprite"),
    ("blend 0 6f616b 6f616b 257 1 0 0 - - 256 0 - -", "a t must be"),
    ("blend 0 6f616b 6f616b 0 1 0 0 - 6f616b 256 0 - -", "no such sprite"),
    ("interpolate 0 257 1 0 0 - - 256 0 - - 1 0 0 - - 256 0 - -", "a t must be"),
]


def test_requests_that_are_refused(build: Callable[..., Path], tmp_path: Path) -> None:
    files = ("sprites-wrapped", "sprites-fixed", "direct")
    paths = [tmp_path / f"{name}.agp" for name in files]
    for name, path in zip(files, paths, strict=True):
        path.write_bytes(flat_bytes(Pack.open(TESTS / "golden" / f"{name}.onnx").tensors))
    program = build("golden", COMPILERS[0], *SANITIZED)
    lines = "\n".join(line for line, _ in REFUSED_REQUESTS)
    done = subprocess.run([program, *paths], input=lines, capture_output=True, check=True, text=True, timeout=60)
    for (line, reason), answer in zip(REFUSED_REQUESTS, done.stdout.splitlines(), strict=True):
        assert answer.startswith(f"error: {reason}"), (line, answer)


@pytest.mark.slow
@pytest.mark.parametrize("machine", ["aarch64", "s390x", "i686"])  # another vector unit, big-endian, 32 bits and x87
def test_other_machines(machine: str, build: Callable[..., Path], golden: Questions, shipped: Questions) -> None:
    compiler, emulator = f"{machine}-linux-gnu-gcc", {"i686": "qemu-i386"}.get(machine, f"qemu-{machine}")
    if not (shutil.which(compiler) and shutil.which(emulator)):
        pytest.skip(f"needs {compiler} and {emulator}: apt install gcc-{machine}-linux-gnu qemu-user")
    program = build("golden", compiler, "-O3", "-static")
    assert kernels(emulator, program) == {"aarch64": ["dotprod", "neon", "plain"]}.get(machine, ["plain"])
    golden.check_kernels(emulator, program)
    shipped.check_kernels(emulator, program)


@pytest.mark.slow
@pytest.mark.skipif(platform.machine() != "x86_64", reason="for x86")
def test_an_old_processor_takes_a_kernel_that_it_can_run(
    build: Callable[..., Path], golden: Questions, shipped: Questions
) -> None:
    if not shutil.which("qemu-x86_64"):
        pytest.skip("needs qemu-x86_64: apt install qemu-user")
    program = build("golden", COMPILERS[0], "-O2", "-static")
    emulated = "qemu-x86_64", "-cpu", "Nehalem", program
    assert kernels(*emulated) == ["sse2", "plain"]
    golden.check(*emulated)
    shipped.check(*emulated)


@pytest.mark.slow
def test_webassembly(build: Callable[..., Path], golden: Questions, shipped: Questions) -> None:
    if "clang" not in COMPILERS or not shutil.which("wasm-ld") or not shutil.which("node"):
        pytest.skip("needs clang, wasm-ld and node: apt install clang lld wasi-libc libclang-rt-14-dev-wasm32 nodejs")
    program = build("golden", "clang", "--target=wasm32-wasi", "-O2", "-msimd128", "-mbulk-memory")
    runner = "node", "--no-warnings", Path(__file__).with_name("wasi.mjs"), program
    assert kernels(*runner) == ["wasm", "plain"]
    golden.check_kernels(*runner)
    shipped.check_kernels(*runner)


def test_the_header_is_what_its_parts_give() -> None:
    subprocess.run([sys.executable, HEADER / "join.py", "--check"], check=True, timeout=60)


@pytest.mark.parametrize("name", ["sprites-wrapped", "sprites-fixed", "direct"])
def test_batches_and_codes_give_the_same_bytes_and_allocate_nothing(
    name: str, build: Callable[..., Path], tmp_path: Path
) -> None:
    path = tmp_path / "pack.agp"
    path.write_bytes(flat_bytes(Pack.open(GOLDEN / f"{name}.onnx").tensors))
    program = build("batches", COMPILERS[-1], *SANITIZED)
    for kernel in kernels(build("golden", *QUICK[0])):
        done = subprocess.run([program, path, kernel], capture_output=True, check=False, text=True, timeout=120)
        assert done.returncode == 0, (kernel, done.stderr[-3000:])


def test_the_program_of_the_readme_draws_what_python_draws(tmp_path: Path) -> None:
    pack = Pack.open(ROOT / "samples" / "packs" / "plants.onnx")
    blocks = re.findall("```c\n(.*?)```", (HEADER / "README.md").read_text("utf-8"), re.DOTALL)
    head, _, body = blocks[0].partition("\n\n")
    opening = "static uint8_t bytes[1 << 20]; size_t n_bytes = fread(bytes, 1, sizeof bytes, stdin);"
    writing = "fwrite(pixels, 1, ag_size(pack), stdout); fwrite(many, 1, n_pixels, stdout); ag_close(pack);"
    closing = "ag_close(pack); free(pixels); free(scratch); free(many); return error;"
    (tmp_path / "readme.c").write_text(
        "\n".join(
            [head, "#include <stdio.h>\nint main(void) {", opening, body, blocks[1], writing, blocks[2], closing, "}\n"]
        )
    )
    command = [COMPILERS[0], *STRICT, *SANITIZED, f"-I{HEADER}", "readme.c", "-o", "readme"]
    subprocess.run(command, check=True, cwd=tmp_path, timeout=120)
    done = subprocess.run([tmp_path / "readme"], input=flat_bytes(pack.tensors), capture_output=True, check=True)
    drawn = pack.textures("forest/level-3", range(12, 76), label="pine", spread=0.5)
    assert done.stdout == drawn[0].tobytes() + drawn.tobytes()


def test_threads_share_a_pack(build: Callable[..., Path], tmp_path: Path) -> None:
    path = tmp_path / "pack.agp"
    path.write_bytes(flat_bytes(Pack.open(TESTS / "golden" / "indexed.onnx").tensors))
    program = build("threads", COMPILERS[0], "-g", "-O1", "-fsanitize=thread", "-pthread")
    subprocess.run([program, path], check=True, timeout=120)


@pytest.mark.skipif(not shutil.which("sdl2-config"), reason="no SDL2; apt install libsdl2-dev")
@pytest.mark.parametrize("name", ["plants", "fashion"])
def test_the_sample_in_sdl_shows_the_variants(name: str, tmp_path: Path) -> None:
    pack = Pack.open(ROOT / "samples" / "packs" / f"{name}.onnx")
    (tmp_path / "pack.agp").write_bytes(flat_bytes(pack.tensors))
    flags = subprocess.run(["sdl2-config", "--cflags", "--libs"], capture_output=True, check=True, text=True).stdout
    source = ROOT / "samples" / "games" / "sdl" / "main.c"
    command = [COMPILERS[0], "-O2", *STRICT, f"-I{HEADER}", source, "-o", "sheet", *flags.split()]
    subprocess.run(command, check=True, cwd=tmp_path, timeout=120)
    command = ["./sheet", "pack.agp", "--seed", "5", "--screenshot", "sheet.bmp"]
    subprocess.run(command, check=True, cwd=tmp_path, env=os.environ | {"SDL_VIDEODRIVER": "dummy"}, timeout=120)
    sheet = np.asarray(Image.open(tmp_path / "sheet.bmp").convert("RGB"))
    height, width, channels = pack.size
    for row, label in enumerate(pack.labels):
        for column, texture in enumerate(pack.textures(5, range(12 * row, 12 * row + 12), label=label)):
            top, left = 4 + row * (2 * height + 4), 4 + column * (2 * width + 4)
            shown = sheet[top : top + 2 * height, left : left + 2 * width]
            expected = texture.repeat(2, axis=0).repeat(2, axis=1)
            if channels == 4:
                opaque = expected[..., 3] == 255
                assert (shown[expected[..., 3] == 0] == (46, 52, 64)).all()
                np.testing.assert_array_equal(shown[opaque], expected[opaque][:, :3])
            else:
                np.testing.assert_array_equal(shown, np.broadcast_to(expected, shown.shape))


# Packs and files of all kinds, under sanitizers


@pytest.fixture(scope="module")
def verdicts(build: Callable[..., Path]) -> Callable[..., list[str]]:
    """What the runtime says to each of these files, compiled with these flags, by this kernel."""

    def judged(files: list[bytes], *flags: str, kernel: str = "-", limits: tuple[int, int] = (0, 0)) -> list[str]:
        program = build("open", COMPILERS[-1], *SANITIZED, *flags)
        framed = b"".join(struct.pack("<I", len(data)) + data for data in files)
        command = [program, kernel, *map(str, limits)]
        done = subprocess.run(command, input=framed, capture_output=True, check=False, timeout=280)
        assert done.returncode == 0, done.stderr.decode(errors="replace")[-3000:]
        lines = done.stdout.decode().splitlines()
        assert len(lines) == len(files)
        return lines

    return judged


def sealed(data: bytes) -> bytes:
    """A file with the fingerprint of its present content, so that it is read further."""
    return data[:12] + hashlib.sha256(data[44:]).digest() + data[44:]


def flat(tensors: Tensors) -> bytes:
    return flat_bytes({name: array.astype(array.dtype.newbyteorder("<")) for name, array in tensors.items()})


def small_packs() -> list[bytes]:
    kinds = (packs.grey_diagonal, packs.indexed_rgba, packs.sprites_wrapped, packs.sprites_fixed)
    return [flat(make(rng=np.random.default_rng(1))) for make in kinds]


def wide() -> Tensors:
    """A pack between whose layers values need more than 16 bits."""
    tensors = packs.grey_triangle(rng=np.random.default_rng(5))
    for name, high in (("decoder.00.dense", 70_000), ("decoder.01.dense", 40_000), ("decoder.04.conv", 40_000)):
        tensors[f"{name}.range"] = np.array([-high, high], np.int32)
        tensors[f"{name}.shift"] = np.zeros_like(tensors[f"{name}.shift"])
        tensors[f"{name}.bias"] = np.arange(tensors[f"{name}.bias"].size, dtype=np.int32) * 99 - 999
    for name in ("decoder.01.dense", "decoder.04.conv", "decoder.07.conv"):
        tensors[f"{name}.weight"] = np.clip(tensors[f"{name}.weight"], -1, 1)
    return tensors | {"decoder.07.conv.shift": np.array([7], np.uint8)}


def test_packs_of_every_kind(verdicts: Callable[..., list[str]], build: Callable[..., Path]) -> None:
    rng = np.random.default_rng(12)
    every = [make(rng=rng) for make in packs.RECIPES.values()]
    every += [wide(), *(packs.random_pack(rng=rng) for _ in range(150))]
    every += [packs.random_layers(rng=rng) for _ in range(100)]
    expected = []
    for tensors in every:
        check_tensors(tensors)
        codes = Prior(tensors).draw(np.array([7], np.uint64), np.zeros(1, np.uint64), None, 256)
        expected.append(f"opened {texture_hash(oracle.textures(tensors, codes.z, codes.palette)[0])}")
    files = [flat(tensors) for tensors in every]
    for kernel in kernels(build("golden", *QUICK[0])):
        assert verdicts(files, kernel=kernel) == expected, kernel
        assert verdicts(files, "-DAG_ALWAYS_GATHER", kernel=kernel) == expected, kernel


def test_a_host_limits_the_work_of_a_texture(verdicts: Callable[..., list[str]], tmp_path: Path) -> None:
    """Multiplications and values that layers write are counted, also where layers only move them."""
    rng = np.random.default_rng(2)
    chain = packs.Chain("decoder", 5, rng=rng).dense(7).dense(6).reshape(6, 1, 1)  # 77 multiplications, 19 moves
    for _ in range(3):
        chain = chain.upsample(8).crop(4, 4)  # 480 moves
    chain = chain.conv(3, (1, 1), (0,) * 4, packs.TABLE).table()  # 288 and 96
    tensors = packs.rgb_exemplar(rng=rng)
    tensors = {name: array for name, array in tensors.items() if not name.startswith("decoder")} | chain.tensors
    tensors |= {"size": np.array([4, 4, 3], np.int32), "labels": np.zeros(0, np.uint8)}
    tensors |= packs.exemplar_prior(5, 1, indexed=False, rng=rng) | {"latent": np.array([5], np.int32)}
    for name in ("centroid.mean", "centroid.scale"):
        tensors[name] = tensors[name][:1, :5]
    tensors["class.cumulative"] = np.array([4294967295], np.uint32)
    check_tensors(tensors)
    cost, moves = 77 + 288, 19 + sum(6 * (8 * s) ** 2 + 96 for s in (1, 4, 4)) + 96
    assert verdicts([flat(tensors)], limits=(cost, moves))[0].startswith("opened")
    refused = "refused: a texture takes more multiplications or moves than the limit that was set"
    for limits in ((cost - 1, 0), (0, moves - 1), (1, 1)):
        assert verdicts([flat(tensors)], limits=limits) == [refused]


def test_other_files(verdicts: Callable[..., list[str]]) -> None:
    rng = np.random.default_rng(0)
    files = [b"", b"AGP", b"AGP1", b"hello, this is a text" * 50, bytes(1000), b"\xff" * 1000, b"AGP2" + bytes(60)]
    files += [rng.bytes(size) for size in range(1, 200)] + [b"AGP1" + rng.bytes(size) for size in range(1, 200)]
    files += [(TESTS / "golden" / "direct.onnx").read_bytes()]
    assert all(line.startswith("refused: ") for line in verdicts(files))


def test_truncated_at_every_length(verdicts: Callable[..., list[str]]) -> None:
    for data in small_packs():
        cut = [data[:length] for length in range(len(data))]
        assert all(line.startswith("refused: ") for line in verdicts(cut))
        assert all(line.startswith("refused: ") for line in verdicts([sealed(d) for d in cut if len(d) >= 44]))
        assert verdicts([data + b"\0", sealed(data + b"\0")]) == [
            "refused: altered: the content does not have the fingerprint that the file names",
            "refused: there are bytes behind the last tensor",
        ]


def test_flipped_bits(verdicts: Callable[..., list[str]]) -> None:
    rng = np.random.default_rng(3)
    for data in small_packs():
        flipped = []
        for place in rng.integers(0, len(data), 1500).tolist():
            changed = bytearray(data)
            changed[place] ^= 1 << int(rng.integers(8)) if rng.integers(4) else 0xFF
            flipped.append(bytes(changed))
        assert all(line.startswith("refused: ") for line in verdicts(flipped))
        opened = [line for line in verdicts([sealed(changed) for changed in flipped]) if line.startswith("opened")]
        assert 0 < len(opened) < len(flipped)


def heads(data: bytes) -> Iterator[int]:
    """Where the lengths, counts, types and dimensions of a file stand."""
    place = 44
    for _ in range(struct.unpack_from("<I", data, 8)[0]):
        yield place
        (length,) = struct.unpack_from("<I", data, place)
        dtype, n_dims = struct.unpack_from("<BI", data, place + 4 + length)
        yield place + 5 + length
        place += 9 + length
        shape = struct.unpack_from(f"<{n_dims}I", data, place)
        yield from range(place, place + 4 * n_dims, 4)
        place += 4 * n_dims + (1, 1, 2, 4, 4)[dtype - 1] * math.prod(shape)
    assert place == len(data)


def test_wrong_counts_and_huge_dimensions(verdicts: Callable[..., list[str]]) -> None:
    wrong = (0, 1, 5, 65, 2**16, 2**24, 2**31 - 1, 2**31, 2**32 - 44, 2**32 - 1)
    for data in small_packs():
        files = []
        for place, number in product([4, 8, *heads(data)], wrong):
            changed = data[:place] + struct.pack("<I", number) + data[place + 4 :]
            if changed != data:
                files.append(sealed(changed))
        assert all(line.startswith("refused: ") for line in verdicts(files))


def test_tensors_out_of_order_or_twice(verdicts: Callable[..., list[str]]) -> None:
    data = small_packs()[0]
    tensors = packs.grey_diagonal(rng=np.random.default_rng(1))
    pieces = [flat({name: array})[44:] for name, array in sorted(tensors.items())]
    assert data[44:] == b"".join(pieces)
    twice = data[:8] + struct.pack("<I", len(pieces) + 1) + data[12:44] + b"".join([pieces[0], *pieces])
    turned = data[:44] + b"".join([pieces[1], pieces[0], *pieces[2:]])
    refused = "refused: its tensors are not in order, have long names or unknown types, or are too many"
    assert verdicts([sealed(twice), sealed(turned)]) == [refused] * 2


def test_tensors_that_break_one_rule(verdicts: Callable[..., list[str]]) -> None:
    cases = [*PRIOR, *LAYERS]
    for (_, reason), line in zip(cases, verdicts([flat(tensors) for tensors, _ in cases]), strict=True):
        assert line.startswith("refused: "), reason


def changed(tensors: Tensors, *, rng: np.random.Generator) -> Tensors:
    """A pack with one thing changed: a value, a shape, a type, or a tensor that is missing or under another's name."""
    name = str(rng.choice(sorted(tensors)))
    array, others = tensors[name], {key: value for key, value in tensors.items() if key != name}
    match int(rng.integers(7)):
        case 0 | 1 | 2 if array.size:
            limits = np.iinfo(array.dtype)
            copy = array.copy()
            near = int(array.flat[0]) + int(rng.integers(-2, 3))
            choices = [limits.min, limits.max, 0, 1, near, 255, 1 << 22, (1 << 22) - 1, *rng.integers(0, 12, 3)]
            copy.flat[rng.integers(array.size)] = np.clip(int(rng.choice(choices)), limits.min, limits.max)
            return others | {name: copy}
        case 3:
            axis = int(rng.integers(array.ndim))
            size = int(rng.integers(array.shape[axis] + 1))
            return others | {name: np.take(array, range(size), axis)}
        case 4:
            return others | {name: array.astype(rng.choice(["u1", "i1", "<i2", "<i4", "<u4"]))}
        case 5:
            return others | {str(rng.choice(sorted(tensors))) + str(rng.choice(["", "x"])): array}
    return others


def test_refuses_what_the_python_runtime_refuses(verdicts: Callable[..., list[str]]) -> None:
    """And opens what that opens: thousands of packs with one change each."""
    rng = np.random.default_rng(8)
    originals = [packs.random_pack(rng=rng) for _ in range(40)]
    cases = [changed(tensors, rng=rng) for tensors, _ in product(originals, range(60))] + originals
    expected = []
    for tensors in cases:
        try:
            check_tensors(tensors)
            expected.append("opened")
        except PackError:
            expected.append("refused:")
    lines = verdicts([flat(tensors) for tensors in cases])
    differ = [(e, line) for e, line in zip(expected, lines, strict=True) if line.split()[0] != e]
    assert not differ
    assert 200 < expected.count("opened") < len(expected) - 200


@pytest.mark.slow
@pytest.mark.skipif("clang" not in COMPILERS, reason="libFuzzer comes with clang; apt install clang")
def test_fuzzing_finds_nothing_in_a_minute(build: Callable[..., Path], tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    every = [
        wide(),
        *(make(rng=rng) for make in packs.RECIPES.values()),
        *(packs.random_pack(rng=rng) for _ in range(9)),
    ]
    (tmp_path / "seeds").mkdir()
    for number, tensors in enumerate(every):
        (tmp_path / "seeds" / f"{number}.agp").write_bytes(flat(tensors))
    program = build("fuzz", "clang", *SANITIZED, "-fsanitize=fuzzer", "-DAG_FUZZING")
    command = [program, "-max_total_time=60", "-max_len=9000", "-timeout=60", "seeds"]
    done = subprocess.run(command, capture_output=True, check=False, text=True, cwd=tmp_path, timeout=200)
    assert done.returncode == 0, done.stderr[-3000:]
