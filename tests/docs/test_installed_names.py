"""Nothing in the project makes anybody install, import or look up another package: `assetgen` is a stranger's name."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from places import ROOT

PYTHON, NPM = "assetgen-textures", "@assetgen/runtime"
FOLDERS = (".ci", "assetgen", "benchmarks", "docs", "plugin", "samples", "training")
SUFFIXES = {
    ".c",
    ".h",
    ".html",
    ".js",
    ".json",
    ".md",
    ".mjs",
    ".py",
    ".sh",
    ".toml",
    ".ts",
    ".txt",
    ".yaml",
    ".yml",
    "",
}

INSTALLS = re.compile(
    r"""\b(?P<tool>
      pip3?\ install | pipx\ (?:install|run) | uv\ (?:add|tool\ install) | uvx | poetry\ add | (?:conda|mamba)\ install
    | npm\ (?:install|i|add|exec) | npx | (?:yarn|pnpm|bun)\ add
    )\ (?P<words>(?:\\\n|[^`;&|\#\n)])*)""",
    re.VERBOSE,
)
ELSEWHERE = (  # each finds a name that must be one of ours, and says whose it is
    (
        PYTHON,
        re.compile(r"(?<![\w./@-])(assetgen[\w.-]*)\s*(?:\[[a-z]|[=~<>!]=\s*\d)"),
    ),  # a requirement, as in messages
    (PYTHON, re.compile(r"""\b(?:version|distribution|metadata|requires|files)\(\s*["'](assetgen[\w.-]*)["']\s*\)""")),
    (PYTHON, re.compile(r"""\bpackage_name=["'](assetgen[\w.-]*)["']""")),
    (NPM, re.compile(r"""\b(?:from|import|require)\s*\(?\s*["'](@?assetgen(?:/[\w./-]+)?)["']""")),
    (
        NPM,
        re.compile(r"""["'](@?assetgen(?:/[\w./-]+)?)["']\s*:\s*["'](?:\.|/|file:|https?:|[\^~*\d])"""),
    ),  # import maps
    (NPM, re.compile(r"(?:jsdelivr\.net/npm|unpkg\.com|esm\.sh|skypack\.dev)/(@?[\w-]*assetgen[\w/-]*)")),
)


def ours(name: str, expected: str) -> bool:
    """Whether a name that looks like ours is ours, or a part of it such as @assetgen/runtime/phaser."""
    return name == expected or (expected == NPM and name.startswith(f"{NPM}/"))


def wrong_names(text: str) -> Iterator[tuple[int, str]]:
    """(line, name) of each name in a text that would get another project than this one."""

    def line(at: int) -> int:
        return text.count("\n", 0, at) + 1

    for found in INSTALLS.finditer(text):
        is_npm = found["tool"].startswith(("npm", "npx", "yarn", "pnpm", "bun"))
        for word in re.findall(r"[^\s'\"\\]+", found["words"]):
            is_path = word.startswith((".", "/", "~", "$")) or ("/" in word and not word.startswith("@"))
            name = re.split(r"[\[=<>~!,]|(?<=.)@", word)[0]
            if (
                is_path
                or word.endswith((".whl", ".gz", ".tgz"))
                or "assetgen" not in re.sub(r"[-_.]", "", name.lower())
            ):
                continue
            if not ours(name, NPM if is_npm else PYTHON):
                yield line(found.start()), name
    for expected, pattern in ELSEWHERE:
        for found in pattern.finditer(text):
            if not ours(found[1].rstrip(".-"), expected):
                yield line(found.start()), found[1]


def texts() -> Iterator[Path]:
    yield from (path for path in sorted(ROOT.iterdir()) if path.suffix in {".md", ".toml", ".txt"})
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix in SUFFIXES and "node_modules" not in path.parts:
                yield path


@pytest.mark.parametrize(
    "line",
    [
        "pip install assetgen",
        "      - run: pip install assetgen",
        "python -m pip install -q 'assetgen[train]'",
        "raise ClickException(f\"this needs {name}: pip install 'assetgen[train]'\")",
        "pip install panda3d \\\n    assetgen",
        "pip install assetgen-texture",
        "pip install asset-gen",
        "pip install assetgen==0.2.0",
        "pipx install assetgen",
        "uv add assetgen",
        'dev = ["assetgen[cluster]"]',
        "assetgen>=0.2",
        "needs `assetgen[train]`",
        'version("assetgen")',
        '@click.version_option(package_name="assetgen")',
        "npm install assetgen",
        "npm i @assetgen/web",
        'import { Pack } from "assetgen";',
        'import { addTexture } from "assetgen/phaser";',
        'await import("assetgen")',
        '{ "imports": { "assetgen": "./node_modules/assetgen/index.js" } }',
        '"dependencies": { "assetgen": "^0.2.0" }',
        "https://cdn.jsdelivr.net/npm/assetgen@1/index.js",
    ],
)
def test_a_line_that_would_install_a_stranger_is_found(line: str) -> None:
    assert [*wrong_names(f"\n{line}\n")], line
    assert next(wrong_names(f"\n{line}\n"))[0] in (2, 3)


@pytest.mark.parametrize(
    "line",
    [
        "pip install assetgen-textures",
        "pip install 'assetgen-textures[train]'",
        "pip install assetgen-textures==0.2.0 # `assetgen` is another project",
        "pip install ~/assetgen pygame-ce",
        'pip install -c constraints.txt -e ".[train]" && assetgen demo',
        'pip install "$work"/dist/assetgen_textures-*.whl',
        "`pip install .` (the project called `assetgen` is not this one)",
        "npm install ~/assetgen/plugin/web",
        "npm install @assetgen/runtime",
        'import { Pack } from "@assetgen/runtime";',
        'import { register } from "@assetgen/runtime/phaser";',
        'import { Pack } from "./assetgen/index.js";',
        'version("assetgen-textures")',
        'packages = ["assetgen", "plugin/assetgen_plugin"]',
        'import assetgen.cli\nfrom assetgen.cli import main\nmeta["assetgen"]',
        '"scripts": { "pack": "assetgen export plants.onnx" }',
        '{"app": "assetgen", "version": "1.0"}',
    ],
)
def test_a_line_that_installs_this_project_passes(line: str) -> None:
    assert [*wrong_names(line)] == []


def test_no_file_names_another_package() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in texts()
        for line, name in wrong_names(path.read_text("utf-8"))
    ]
    assert not found, f"{PYTHON} and {NPM} are ours; these are not:\n" + "\n".join(found)


def test_names_and_versions_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    package = json.loads((ROOT / "plugin" / "web" / "package.json").read_text("utf-8"))
    released = re.findall(
        r"^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d{2}-\d{2}$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M
    )
    assert (project["name"], package["name"]) == (PYTHON, NPM)
    assert project["version"] == package["version"] == released[0]
    assert project["scripts"].keys() == {"assetgen"}
