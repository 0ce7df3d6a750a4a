"""The rooms of a bake: the ledger's tables are spoken to by their own methods, and nobody else knows SQL."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from places import ROOT

LEDGER = ROOT / "assetgen" / "baking" / "ledger"
PACKAGES = [ROOT / folder for folder in ("assetgen", "plugin", "training")]
STATEMENT = re.compile(
    r"\b(SELECT\b.+\bFROM|INSERT (OR \w+ )?INTO|REPLACE INTO|UPDATE \w+ SET|DELETE FROM|CREATE (TEMP )?(TABLE|INDEX)"
    r"|DROP TABLE|PRAGMA \w+|BEGIN (IMMEDIATE|EXCLUSIVE))\b|^COMMIT$",
    re.DOTALL,
)

pytestmark = pytest.mark.skipif(not LEDGER.is_dir(), reason="the sources are not here")


def speaks_sql(source: str) -> bool:
    """Whether a module holds SQL or runs some."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in ("execute", "executemany", "executescript"):
            return True
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and STATEMENT.search(node.value):
            return True
    return False


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("x.execute(query)", True),
        ("x = 'SELECT name FROM textures'", True),
        ("x = f'UPDATE textures SET {y}'", True),
        ("x = 'INSERT OR IGNORE INTO seen'", True),
        ("x = 'COMMIT'", True),
        ("x = 'select one from the list'", False),
        ("x = 'UPDATE the lock file'", False),
    ],
)
def test_sql_is_found(source: str, found: bool) -> None:
    assert speaks_sql(source) is found


def test_sql_stands_in_the_ledger_alone_and_there_with_the_tables() -> None:
    speakers = {path for folder in PACKAGES for path in folder.rglob("*.py") if speaks_sql(path.read_text("utf-8"))}
    assert {path.relative_to(LEDGER).as_posix() for path in speakers} == {
        *("decisions.py", "files.py", "ledger.py", "textures.py"),
    }


def modules_naming(word: str) -> set[Path]:
    return {path for folder in PACKAGES for path in folder.rglob("*.py") if word in path.read_text("utf-8")}


def test_files_are_replaced_by_the_one_writer() -> None:
    """No other module renames a temporary file of its own; a download is verified first, and the pack that fails the
    gate is renamed when it passes."""
    renaming = modules_naming("os.replace(") | modules_naming(".tmp")
    expected = {
        "training/assetgen_art/files.py",
        "training/assetgen_training/data/fashion_mnist.py",
        "assetgen/make_pack.py",
    }
    assert {path.relative_to(ROOT).as_posix() for path in renaming} <= expected
