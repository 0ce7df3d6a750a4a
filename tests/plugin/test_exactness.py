"""Not one pixel differs: between batch sizes, threads, optimisation levels, processes, onnxruntime versions,
languages and CPUs, and against the contract's arithmetic in integers.

The quick tests compare some dozens of seeds; those marked slow compare 1,000, seeds 0 … 999 at index 0, with what
the plugin draws in this process. What the slow ones need (virtual environments, npm packages, an arm64 Python) they
download from PyPI, npm and Debian once, into the user's cache folder. Their summary is printed: -m slow -rP shows it.

The packs are samples/packs/*.onnx; ASSETGEN_TEST_PACKS names another folder. Layers and palettes that none of them
has come from the small packs of random weights in tests/golden.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import random
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import platformdirs
import pytest
from numpy.typing import NDArray
from onnx.reference import ReferenceEvaluator

import naive
import oracle
from assetgen_plugin import Pack, texture_hash
from assetgen_plugin.latents import Codes
from assetgen_plugin.pixels import apply_palette, straight_alpha
from decoders import ALL_ENGINES
from places import ROOT

HERE = ROOT / "tests" / "exactness"
PACKS = Path(os.environ.get("ASSETGEN_TEST_PACKS", ROOT / "samples" / "packs"))
GOLDEN = ROOT / "tests" / "golden"
CACHE = platformdirs.user_cache_path("assetgen", appauthor=False) / "exactness"
SHIPPED = ("fashion", "plants", "plants-art", "dungeon-items", "dungeon-monsters")
SMALL = ("sprites-wrapped", "sprites-fixed", "sprites-direct")
QUICK, ALL = 60, 1000  # seeds

OLDER = {"1.18.1": "numpy<2", "1.20.1": "numpy>=2", "1.23.2": "numpy>=2"}  # of onnxruntime, and what it is built for
X86_CPUS = {"Haswell": ({"AVX2", "FMA3"}, "AVX512F"), "Nehalem": ({"SSE42"}, "AVX")}  # has, has not
ARM_CPUS = {"cortex-a76": {"ASIMD", "ASIMDDP"}, "max": {"ASIMD", "SVE"}}  # the second has every extension
ARM_DEBS = (
    *("python3.11-minimal", "libpython3.11-minimal", "libpython3.11-stdlib", "libc6", "libgcc-s1", "libstdc++6"),
    *("libbz2-1.0", "libexpat1", "libffi8", "liblzma5", "libssl3", "zlib1g"),
)
DEBIAN_KEYS = "/usr/share/keyrings/debian-archive-keyring.gpg"
ARM_PROCESSOR = """\
processor\t: {}
Features\t: fp asimd aes pmull sha1 sha2 crc32 atomics fphp asimdhp cpuid asimdrdm lrcpc dcpop asimddp
CPU implementer\t: 0x41
CPU architecture: 8
CPU variant\t: 0x4
CPU part\t: 0xd0b
CPU revision\t: 1

"""

WAYS = [
    pytest.param(*engine.values, batch, threads, marks=engine.marks)
    for engine in ALL_ENGINES
    for batch, threads in product((1, 7, 64), (1, 2))
    if engine.values != ("numpy",) or (batch, threads) == (7, 1)  # numpy draws one by one, on one thread
]


@dataclass(frozen=True)
class Sample:
    """One of the packs, and the hashes of its first 1,000 textures as onnxruntime draws them here."""

    path: Path
    pack: Pack
    hashes: list[str]


@pytest.fixture(scope="module", params=[*SHIPPED, *SMALL])
def sample(request: pytest.FixtureRequest) -> Sample:
    path = (GOLDEN if request.param in SMALL else PACKS) / f"{request.param}.onnx"
    assert path.is_file(), f"{path} is missing; set ASSETGEN_TEST_PACKS to the folder of the packs"
    pack = Pack.open(path, engine="onnxruntime")
    return Sample(path, pack, [texture_hash(texture) for texture in pack.textures(range(ALL))])


def seeds(quick: int = QUICK) -> pytest.MarkDecorator:
    """Runs a test with some seeds, and with all of them if slow tests are asked for."""
    everything = pytest.param(ALL, marks=[pytest.mark.slow, pytest.mark.timeout(3600)])
    return pytest.mark.parametrize("n", [quick, everything])


def slow(test: Callable[..., None]) -> Callable[..., None]:
    return pytest.mark.slow(pytest.mark.timeout(3600)(test))


def hashes(textures: NDArray[np.uint8]) -> list[str]:
    return [texture_hash(texture) for texture in textures]


def check(found: list[str], sample: Sample, n: int) -> None:
    """Names the seeds whose textures differ."""
    assert len(found) == n
    assert [seed for seed in range(n) if found[seed] != sample.hashes[seed]] == []


# In this process


@seeds()
@pytest.mark.parametrize(("engine", "batch", "threads"), WAYS)
def test_engines_batches_and_threads(sample: Sample, engine: str, batch: int, threads: int, n: int) -> None:
    pack = Pack.open(sample.path, threads=threads, engine=engine)
    cuts = [*range(0, n, batch), n]
    check([one for first, last in pairwise(cuts) for one in hashes(pack.textures(range(first, last)))], sample, n)


@seeds()
def test_order_of_the_seeds(sample: Sample, n: int) -> None:
    order = random.Random(7).sample(range(n), n)
    found = dict(zip(order, hashes(sample.pack.textures(order)), strict=True))
    check([found[seed] for seed in range(n)], sample, n)


@seeds()
@pytest.mark.parametrize("level", onnxruntime.GraphOptimizationLevel.__members__)
def test_optimisation_levels(sample: Sample, level: str, n: int) -> None:
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = getattr(onnxruntime.GraphOptimizationLevel, level)
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(sample.path.read_bytes(), options, providers=["CPUExecutionProvider"])
    check(hashes(through(session, sample.pack, sample.pack.codes(range(n)))), sample, n)


@seeds(quick=20)
def test_reference_evaluator(sample: Sample, n: int) -> None:
    evaluator = ReferenceEvaluator(onnx.load(sample.path))
    codes = sample.pack.codes(range(n))
    parts = [through(evaluator, sample.pack, codes[start : start + 20]) for start in range(0, n, 20)]
    check(hashes(np.concatenate(parts)), sample, n)


@seeds(quick=40)
def test_integer_oracle(sample: Sample, n: int) -> None:
    codes = sample.pack.codes(range(n))
    parts = [codes[start : start + 50] for start in range(0, n, 50)]
    textures = [oracle.textures(sample.pack.tensors, part.z, part.palette) for part in parts]
    check(hashes(np.concatenate(textures)), sample, n)


@seeds(quick=3)
def test_naive_contract(sample: Sample, n: int) -> None:
    tensors = naive.read_pack(sample.path).tensors
    check([naive.sha256(naive.texture(tensors, seed, 0)[0]) for seed in range(n)], sample, n)


def through(graph: Any, pack: Pack, codes: Codes) -> NDArray[np.uint8]:
    """The textures of the codes, from anything that runs the graph as onnxruntime's sessions do."""
    feeds = {"z": codes.z.astype(np.float32)}
    if pack.output == "direct":
        return straight_alpha(np.moveaxis(graph.run(["texture"], feeds)[0], 1, -1))
    if codes.palette is None:
        colours: NDArray[np.uint8] = pack.tensors["palette.colours"]
        return apply_palette(graph.run(["index"], feeds)[0], colours[None].repeat(len(codes), axis=0))
    feeds["z_palette"] = codes.palette.astype(np.float32)
    index, palette = graph.run(["index", "palette"], feeds)
    return apply_palette(index, palette.reshape(len(codes), -1, pack.size[2]))


# In other Pythons


@seeds()
def test_fresh_process(sample: Sample, n: int) -> None:
    reference([sys.executable], sample, n, "--batch", "7", "--threads", "2", "--order", "shuffled")


@slow
@pytest.mark.parametrize("version", OLDER)
def test_other_versions_of_onnxruntime(sample: Sample, version: str) -> None:
    environment = cached(f"onnxruntime-{version}", lambda folder: build_environment(folder, version))
    report = reference([str(environment / "bin" / "python")], sample, ALL, "--batch", "7", "--threads", "2")
    assert report["runtime"].startswith(f"onnxruntime {version},")


@slow
@pytest.mark.parametrize("cpu", X86_CPUS)
def test_other_x86_cpus(sample: Sample, cpu: str) -> None:
    if platform.machine() != "x86_64":
        pytest.skip("needs an x86-64 Python to emulate")
    emulator = [tool("qemu-x86_64", "qemu-user"), "-cpu", cpu]
    report = reference([*emulator, sys.executable], sample, ALL, "--batch", "20")
    has, lacks = X86_CPUS[cpu]
    assert has <= set(report["features"])
    assert lacks not in report["features"]


@slow
@pytest.mark.parametrize("cpu", ARM_CPUS)
def test_arm64(sample: Sample, cpu: str) -> None:
    qemu = tool("qemu-aarch64", "qemu-user")
    version = onnxruntime.__version__
    folder = cached(f"arm64-onnxruntime-{version}-numpy-{np.__version__}", build_arm64)
    system = folder / "system"
    python = [qemu, "-cpu", cpu, "-L", str(system), str(system / "usr" / "bin" / "python3.11")]
    report = reference(python, sample, ALL, "--batch", "20", path=[folder / "packages"])
    assert report["machine"] == "aarch64"
    assert report["runtime"].startswith(f"onnxruntime {version},")
    assert ARM_CPUS[cpu] <= set(report["features"])


def reference(
    python: list[str], sample: Sample, n: int, *arguments: str, path: list[Path] | None = None
) -> dict[str, Any]:
    """Runs exactness/reference.py in another Python, compares and returns its report."""
    command = [*python, str(HERE / "reference.py"), str(sample.path), "--n", str(n), *arguments]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment["PYTHONPATH"] = os.pathsep.join(map(str, [ROOT / "plugin", *(path or [])]))
    return compare(command, sample, n, env=environment)


def compare(command: list[str], sample: Sample, n: int, **how: Any) -> dict[str, Any]:
    """Runs a command that prints a report with hashes, and compares them."""
    start = time.perf_counter()
    report: dict[str, Any] = json.loads(output(command, **how))
    seconds = time.perf_counter() - start
    differing = sum(map(str.__ne__, report["hashes"], sample.hashes))
    print(
        f"{sample.path.name}: {report['runtime']}, {report['machine']}, {' '.join(command[:3])}: "
        f"{len(report['hashes'])} compared, {differing} differ, {seconds:.1f} s"
    )
    check(report["hashes"], sample, n)
    return report


# In JavaScript


@slow
@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("runtime", ["onnxruntime-node", "onnxruntime-web"])
def test_javascript(sample: Sample, runtime: str, threads: int, tmp_path: Path) -> None:
    codes = tmp_path / "codes.json"
    reference([sys.executable], sample, ALL, "--codes", str(codes))
    command = [tool("node", "nodejs"), str(HERE / "run_onnx.mjs"), runtime, str(sample.path), str(codes)]
    report = compare([*command, "7", str(threads)], sample, ALL, cwd=node_packages())
    version = json.loads((HERE / "package.json").read_text())["dependencies"][runtime]
    assert report["runtime"].startswith(f"{runtime} {version},")


@slow
def test_javascript_straight_alpha() -> None:
    printed = output([tool("node", "nodejs"), str(HERE / "run_onnx.mjs"), "straight-alpha"])
    pairs = ((colour, alpha) for colour in range(256) for alpha in range(256))
    assert json.loads(printed) == naive.sha256(bytes(naive.straight([c, c, c, a])[0] for c, a in pairs))


# What the slow tests build, once, in the user's cache folder


def tool(name: str, package: str) -> str:
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed (Debian package {package})")
    return path


def output(command: list[str], **how: Any) -> str:
    done = subprocess.run(command, check=False, capture_output=True, text=True, **how)
    assert done.returncode == 0, f"{command} ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
    return done.stdout


def cached(name: str, build: Callable[[Path], None]) -> Path:
    """A folder of the cache, built unless it is there and whole."""
    folder = CACHE / name
    done = folder / "complete"
    if not done.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        build(folder)
        done.touch()
    return folder


def build_environment(folder: Path, version: str) -> None:
    python = sys.executable if sys.version_info[:2] == (3, 11) else tool("python3.11", "python3.11-venv")
    output([python, "-m", "venv", str(folder)])
    output([str(folder / "bin" / "python"), "-m", "pip", "install", f"onnxruntime=={version}", OLDER[version]])


def node_packages() -> Path:
    npm = tool("npm", "npm")
    wanted = (HERE / "package.json").read_bytes()

    def build(folder: Path) -> None:
        (folder / "package.json").write_bytes(wanted)
        output([npm, "install", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder)

    return cached(f"node-{hashlib.sha256(wanted).hexdigest()[:12]}", build)


def build_arm64(folder: Path) -> None:
    """A root of Debian 12 for arm64 with Python 3.11 in it, and this process's onnxruntime and numpy for it."""
    apt, dpkg = tool("apt-get", "apt"), tool("dpkg", "dpkg")
    if not Path(DEBIAN_KEYS).exists():
        pytest.skip(f"{DEBIAN_KEYS} is not installed (Debian package debian-archive-keyring)")
    wheels, system, packages = (folder / name for name in ("wheels", "system", "packages"))
    platforms = [f"--platform=manylinux{tag}_aarch64" for tag in ("_2_28", "_2_27", "2014")]
    options = ["--no-deps", "--only-binary=:all:", "--python-version=3.11", *platforms, "--dest", str(wheels)]
    wanted = [f"onnxruntime=={onnxruntime.__version__}", f"numpy=={np.__version__}"]
    output([sys.executable, "-m", "pip", "download", *options, *wanted])
    for wheel in wheels.iterdir():
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(packages)
    for deb in arm64_packages(apt, folder / "apt"):
        output([dpkg, "-x", str(deb), str(system)])
    # onnxruntime falls over where /proc/cpuinfo is another architecture's; qemu looks below `system` first.
    (system / "proc").mkdir()
    count = os.cpu_count() or 1
    (system / "proc" / "cpuinfo").write_text("".join(ARM_PROCESSOR.format(number) for number in range(count)))


def arm64_packages(apt: str, folder: Path) -> Iterator[Path]:
    """Debian packages, fetched without touching the system's own lists of packages."""
    downloads = folder / "downloads"
    for directory in (folder / "state" / "lists" / "partial", folder / "cache" / "archives" / "partial", downloads):
        directory.mkdir(parents=True)
    (folder / "status").touch()
    (folder / "sources.list").write_text(
        f"deb [arch=arm64 signed-by={DEBIAN_KEYS}] http://deb.debian.org/debian bookworm main\n"
    )
    settings = {
        "APT::Architecture": "arm64",
        "APT::Architectures": "arm64",
        "APT::Sandbox::User": "",  # the user's cache folder is not _apt's
        "Acquire::Languages": "none",
        "Dir::Etc::sourcelist": folder / "sources.list",
        "Dir::Etc::sourceparts": "-",
        "Dir::State": folder / "state",
        "Dir::State::status": folder / "status",
        "Dir::Cache": folder / "cache",
    }
    (folder / "apt.conf").write_text("".join(f'{name} "{value}";\n' for name, value in settings.items()))
    environment = os.environ | {"APT_CONFIG": str(folder / "apt.conf")}
    output([apt, "update"], env=environment)
    output([apt, "download", *ARM_DEBS], env=environment, cwd=downloads)
    return downloads.glob("*.deb")
