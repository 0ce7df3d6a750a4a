"""Who may import whom: arrows point down the floors below, without circles; only training needs torch."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from places import GOLDEN, ROOT

PLUGIN = ROOT / "plugin" / "assetgen_plugin"
ART = ROOT / "training" / "assetgen_art"
TRAINING = ROOT / "training" / "assetgen_training"
ASSETGEN = ROOT / "assetgen"
PACKAGES = {folder.name: folder for folder in (PLUGIN, ART, TRAINING, ASSETGEN)}
# from the ground up: a module imports from its own floor and from those before it; a floor is a room, or one module
FLOORS = (
    "assetgen_plugin.errors",
    "assetgen_plugin.tensors",
    "assetgen_plugin.agp",
    "assetgen_plugin.pixels",
    "assetgen_plugin.painting",
    "assetgen_plugin.checking",
    "assetgen_plugin.decoding",
    "assetgen_plugin.seeds",
    "assetgen_plugin.onnx_reader",
    "assetgen_plugin.model_file",
    "assetgen_plugin.pack_graph",
    "assetgen_plugin.pack_file",
    "assetgen_plugin.plans",
    "assetgen_plugin",
    "assetgen_plugin.following",
    "assetgen_plugin.engines",
    "assetgen_art",
    "assetgen_art.sprites",
    "assetgen_art.maps",
    "assetgen_training",
    "assetgen_training.data",
    "assetgen_training.models",
    "assetgen_training.run.optimizers",
    "assetgen_training.run",
    "assetgen_training.export",
    "assetgen_training.plans",
    "assetgen_training.judge",
    "assetgen_training.judge.sprites",
    "assetgen_training.judge.plans",
    "assetgen.baking.spec",
    "assetgen.baking.drawing",
    "assetgen.baking.ledger",
    "assetgen.baking.choosing",
    "assetgen.baking",
    "assetgen",
    "assetgen.gallery",
    "assetgen.cli",
)
GOLDEN = GOLDEN / "direct.onnx"
# each the name of a module in plugin/assetgen_plugin/engines, and what it imports: its engine, and what comes with that
ENGINES = {"arcade": {"arcade", "PIL"}, "panda3d": {"panda3d"}, "pygame": {"pygame"}}
HEAVY = {"torch", "lightning_fabric", "onnx", "sklearn", "scipy", "matplotlib", "safetensors"}

pytestmark = pytest.mark.skipif(not TRAINING.is_dir(), reason="the sources are not here")


def import_nodes(tree: ast.AST, *, everywhere: bool = True) -> Iterator[ast.Import | ast.ImportFrom]:
    """Each import; with everywhere=False only those that run when the module is imported."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            if everywhere:  # for type checkers only: it never runs
                yield from import_nodes(node, everywhere=everywhere)
        elif everywhere or not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from import_nodes(node, everywhere=everywhere)


def imports(tree: ast.AST, *, everywhere: bool = True) -> Iterator[tuple[str, int]]:
    """(module, level) of each import."""
    for node in import_nodes(tree, everywhere=everywhere):
        if isinstance(node, ast.Import):
            yield from ((alias.name, 0) for alias in node.names)
        else:
            yield node.module or "", node.level
            if not node.module:
                yield from ((alias.name, node.level) for alias in node.names)


def parsed(folder: Path) -> dict[Path, ast.Module]:
    trees = {path: ast.parse(path.read_text("utf-8"), str(path)) for path in sorted(folder.rglob("*.py"))}
    assert trees, f"no modules in {folder}"
    return trees


def top(module: str) -> str:
    return module.partition(".")[0]


def test_plugin_imports_the_standard_library_numpy_onnxruntime_and_itself_relatively() -> None:
    """An engine's adapter imports its engine too; nothing else in the plugin imports an adapter."""
    allowed = {*sys.stdlib_module_names, "numpy", "onnxruntime"}
    for path, tree in parsed(PLUGIN).items():
        engine = ENGINES.get(path.stem, set()) if path.parent == PLUGIN / "engines" else set()
        for module, level in imports(tree):
            depth = len(path.relative_to(PLUGIN).parts)
            assert level <= depth, f"{path} imports from outside its package"
            assert level or top(module) in allowed | engine, f"{path} imports {module}"
            assert not level or not {*module.split(".")} & ENGINES.keys(), f"{path} imports {module}"


def test_engines_are_imported_by_their_own_adapter_only(tmp_path: Path) -> None:
    loaded = modules_after(
        "import assetgen_plugin.engines, assetgen_plugin.engines.stream", cwd=tmp_path, path=str(PLUGIN.parent)
    )
    assert not loaded & {"PIL", *ENGINES}
    assert list(imports(ast.parse((PLUGIN / "engines" / "__init__.py").read_text("utf-8")))) == []


def modules() -> dict[str, Path]:
    """Every module of ours by its dotted name."""
    return {
        ".".join((top, *path.relative_to(folder).with_suffix("").parts)).removesuffix(".__init__"): path
        for top, folder in PACKAGES.items()
        for path in sorted(folder.rglob("*.py"))
    }


def absolute(name: str, path: Path, node: ast.ImportFrom) -> str:
    """The dotted name that an import statement of a module takes from."""
    package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
    start = package[: len(package) + 1 - node.level] if node.level else []
    return ".".join([*start, *([node.module] if node.module else [])])


def arrows(*, everywhere: bool = True) -> dict[str, set[str]]:
    """For each module of ours, those of ours that it imports."""
    known = modules()
    found: dict[str, set[str]] = {name: set() for name in known}
    for name, path in known.items():
        for node in import_nodes(ast.parse(path.read_text("utf-8")), everywhere=everywhere):
            if isinstance(node, ast.Import):
                found[name] |= {alias.name for alias in node.names} & known.keys()
                continue
            source = absolute(name, path, node)
            for alias in node.names:
                target = f"{source}.{alias.name}" if f"{source}.{alias.name}" in known else source
                found[name] |= {target} & known.keys() - {name}
    return found


def room(name: str) -> str:
    path = modules()[name]
    return name if path.name == "__init__.py" else name.rpartition(".")[0]


def floor(name: str) -> str:
    return name if name in FLOORS else room(name)


def test_every_module_stands_on_a_floor() -> None:
    assert {floor(name) for name in modules()} == set(FLOORS)


def test_arrows_point_down() -> None:
    height = {name: number for number, name in enumerate(FLOORS)}
    floors = {name: floor(name) for name in modules()}
    upward = {
        (name, target)
        for name, targets in arrows().items()
        for target in targets
        if height[floors[target]] > height[floors[name]] and name != "assetgen.__main__"  # the door to the command line
    }
    assert not upward


def test_no_module_imports_itself_through_others() -> None:
    rest = arrows()
    while leaves := {name for name, targets in rest.items() if not targets & rest.keys()}:
        rest = {name: targets for name, targets in rest.items() if name not in leaves}
    assert not rest, f"these import each other in a circle: {sorted(rest)}"


def test_rooms_are_small_enough_to_survey() -> None:
    """Sixteen modules a folder, 450 lines a module."""
    sizes = Counter(room(name) for name, path in modules().items() if path.name != "__init__.py")
    assert max(sizes.values()) <= 16, sizes
    lengths = {name: len(path.read_text("utf-8").splitlines()) for name, path in modules().items()}
    assert max(lengths.values()) <= 450, max(lengths, key=lambda name: lengths[name])


def test_nothing_is_imported_by_string_or_executed() -> None:
    for folder in PACKAGES.values():
        for path, tree in parsed(folder).items():
            names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
            assert not names & {"eval", "exec", "__import__"}, path
            assert not {top(module) for module, _ in imports(tree)} & {"importlib.util", "pickle", "runpy"}, path


def heavy_modules() -> set[str]:
    """The modules that import what only the extra [train] brings, themselves or through others."""
    known, below = modules(), arrows(everywhere=False)
    heavy = {
        name
        for name, path in known.items()
        for module, level in imports(ast.parse(path.read_text("utf-8")), everywhere=False)
        if level == 0 and top(module) in HEAVY
    }
    while found := {name for name, targets in below.items() if targets & heavy} - heavy:
        heavy |= found
    return heavy


def test_only_training_needs_what_the_extra_brings() -> None:
    heavy = heavy_modules()
    assert {"assetgen_training.run.train", "assetgen_training.export.pack", "assetgen_training.models.vae"} <= heavy
    assert {top(name) for name in heavy} == {"assetgen_training"}


def modules_after(code: str, *, cwd: Path, path: str = "") -> set[str]:
    """The top-level modules that a fresh Python has loaded after code."""
    script = code + "\nimport json, sys; print(json.dumps(sorted({m.partition('.')[0] for m in sys.modules})))"
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_command_line_starts_without_torch(tmp_path: Path) -> None:
    assert not modules_after("import assetgen.cli.main", cwd=tmp_path) & HEAVY
    for module in ("baking.bake", "make_pack", "info", "preview", "baking.spec.controls", "demo"):
        assert not modules_after(f"import assetgen.{module}", cwd=tmp_path) & HEAVY, module


def test_plugin_imports_what_needs_onnxruntime_when_it_is_first_used(tmp_path: Path) -> None:
    """`import assetgen_plugin` loads neither Network nor Denoiser; no module is loaded under two names."""
    code = """
import json, sys
import assetgen_plugin
before = sorted(sys.modules)
assert assetgen_plugin.Denoiser.open and assetgen_plugin.Encoder.open
from assetgen_plugin import Decoder, Network
assert issubclass(Decoder, Network)
try:
    assetgen_plugin.Densoiser
except AttributeError as error:
    assert "Densoiser" in str(error)
else:
    raise AssertionError
files = [module.__file__ for module in list(sys.modules.values()) if "plugin" in str(getattr(module, "__file__", ""))]
assert len(files) == len(set(files)), files
print(json.dumps(before))
"""
    environment = {**os.environ, "PYTHONPATH": str(PLUGIN.parent)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    loaded = set(json.loads(done.stdout))
    assert "assetgen_plugin.pack" in loaded
    assert not loaded & {
        f"assetgen_plugin.{name}" for name in ("network", "network_graph", "denoiser", "denoiser_graph")
    }
    assert not {top(module) for module in loaded} & {"onnxruntime", "PIL", "asyncio", "difflib"}


def test_art_is_read_and_reported_without_torch(tmp_path: Path) -> None:
    for module in ("sprites.prepare", "scans", "palettes", "originals"):
        assert not modules_after(f"import assetgen_art.{module}", cwd=tmp_path) & HEAVY, module


def test_plugin_works_copied_into_a_game_under_another_name(tmp_path: Path) -> None:
    shutil.copytree(PLUGIN, tmp_path / "vendored_gen", ignore=shutil.ignore_patterns("__pycache__"))
    code = f"""
from vendored_gen import Pack, texture_hash
from vendored_gen.engines.stream import Stream
pack = Pack.open({str(GOLDEN)!r})
assert pack.texture("forest", 3, label=pack.labels[0]).shape == pack.size
assert pack.interpolate((1, 0), (2, 0), [0, 0.5, 1]).shape == (3, *pack.size)
assert Stream(pack, bytes, None).now(3) == pack.texture(3).tobytes()
"""
    loaded = modules_after(code, cwd=tmp_path, path=str(tmp_path))
    assert "vendored_gen" in loaded
    assert not loaded & {*HEAVY, "PIL", "click", "rich", "assetgen", "assetgen_plugin", "assetgen_training"}
