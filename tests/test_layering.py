"""Who may import whom: assetgen -> training -> plugin, the plugin alone in the world; torch only where it trains."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLUGIN = ROOT / "plugin" / "assetgen_plugin"
TRAINING = ROOT / "training" / "assetgen_training"
ASSETGEN = ROOT / "assetgen"
GOLDEN = Path(__file__).parent / "golden" / "direct.onnx"
# each the name of a module in plugin/assetgen_plugin/engines, and what it imports: its engine, and what comes with that
ENGINES = {"arcade": {"arcade", "PIL"}, "panda3d": {"panda3d"}, "pygame": {"pygame"}}
HEAVY = {"torch", "lightning_fabric", "onnx", "sklearn", "scipy", "matplotlib", "safetensors"}

pytestmark = pytest.mark.skipif(not TRAINING.is_dir(), reason="the sources are not here")


def imports(tree: ast.AST, *, everywhere: bool = True) -> Iterator[tuple[str, int]]:
    """(module, level) of each import; with everywhere=False only of those that run when the module is imported."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, 0) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", node.level
            if not node.module:
                yield from ((alias.name, node.level) for alias in node.names)
        elif isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            if everywhere:  # for type checkers only: it never runs
                yield from imports(node, everywhere=everywhere)
        elif everywhere or not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from imports(node, everywhere=everywhere)


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


def test_training_does_not_import_assetgen() -> None:
    for path, tree in parsed(TRAINING).items():
        for module, level in imports(tree):
            assert level or top(module) != "assetgen", f"{path} imports {module}"


def test_nothing_is_imported_by_string_or_executed() -> None:
    for folder in (PLUGIN, TRAINING, ASSETGEN):
        for path, tree in parsed(folder).items():
            names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
            assert not names & {"eval", "exec", "__import__"}, path
            assert not {top(module) for module, _ in imports(tree)} & {"importlib.util", "pickle", "runpy"}, path


def heavy_modules() -> set[str]:
    """The modules of training that import what only the extra [train] brings, themselves or through a neighbour."""
    names = {path.stem: path for path in parsed(TRAINING)}
    trees = parsed(TRAINING)
    heavy: set[str] = set()
    while True:
        found = {
            name
            for name, path in names.items()
            for module, level in imports(trees[path], everywhere=False)
            if (level == 0 and top(module) in HEAVY) or (level == 1 and top(module) in heavy)
        }
        if found == heavy:
            return heavy
        heavy = found


def test_assetgen_imports_what_needs_torch_only_inside_functions() -> None:
    heavy = heavy_modules()
    assert {"train", "export", "models"} <= heavy
    assert "files" not in heavy
    for path, tree in parsed(ASSETGEN).items():
        for module, level in imports(tree, everywhere=False):
            parts = module.split(".")
            assert level or parts[0] not in HEAVY, f"{path} imports {module} at its top"
            assert parts[0] != "assetgen_training" or len(parts) > 1, f"{path} imports all of assetgen_training"
            assert parts[0] != "assetgen_training" or parts[1] not in heavy, f"{path} imports {module} at its top"


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
    assert not modules_after("import assetgen.cli", cwd=tmp_path) & HEAVY
    for module in ("baking.bake", "fit", "info", "preview", "controls", "demo"):
        assert not modules_after(f"import assetgen.{module}", cwd=tmp_path) & HEAVY, module


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
