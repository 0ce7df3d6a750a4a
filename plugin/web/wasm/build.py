"""Builds what is built of plugin/web, the same bytes from the same sources.

    python plugin/web/wasm/build.py            # needs Debian 12's clang-14 lld-14 wasi-libc libclang-rt-14-dev-wasm32
    python plugin/web/wasm/build.py --scripts  # only what is joined of JavaScript, around the assetgen.wasm there is
    python plugin/web/wasm/build.py -o FOLDER  # into another folder, to compare

assetgen.wasm: wasm/core.c and plugin/c/assetgen.h, compiled. src/core_bytes.js: the same in base64.
src/worker_source.js: src/worker.js and what it imports, as one classic script in a string. assetgen.global.js: all of
the package as one classic script.
"""

from __future__ import annotations

import argparse
import base64
import json
import re
import subprocess
from pathlib import Path
from typing import Final

WEB: Final = Path(__file__).resolve().parents[1]
HEADER: Final = WEB.parent / "c"
COMPILE: Final = (
    *("clang-14", "--target=wasm32-wasi", "-std=c99", "-O2", "-msimd128", "-mbulk-memory", "-fvisibility=hidden"),
    *("-Wall", "-Wextra", "-Werror", "-Wno-unused-function", "-nostartfiles", "-Wl,--no-entry", "-Wl,--strip-all"),
    *("-Wl,--stack-first", "-Wl,-z,stack-size=65536"),  # a stack that is too deep traps before it overwrites anything
)
WRITTEN: Final = "// Written by wasm/build.py.\n"

IMPORT: Final = re.compile(r'^import \{([^}]*)\} from "(\.[^"]*)";\n', re.MULTILINE)
REEXPORT: Final = re.compile(r'^export (\{[^}]*\}|\*|\* as \w+) from "(\.[^"]*)";\n', re.MULTILINE)
EXPORT: Final = re.compile(r"^export (?=(?:async )?(?:class|function|const|let) (\w+))", re.MULTILINE)
COMMENTS: Final = re.compile(r"^[ \t]*/\*.*?\*/\n|^[ \t]*//[^\n]*\n|[ \t]+// [^\"'`\n]*$", re.MULTILINE | re.DOTALL)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scripts", action="store_true", help="do not compile")
    parser.add_argument("-o", "--out", type=Path, default=WEB, metavar="FOLDER", help="default: plugin/web")
    given = parser.parse_args()
    core = (WEB / "assetgen.wasm").read_bytes() if given.scripts else compiled(given.out)
    for name, content in scripts(core).items():
        (given.out / name).parent.mkdir(exist_ok=True)
        (given.out / name).write_text(content, "utf-8", newline="\n")


def compiled(out: Path) -> bytes:
    """assetgen.wasm, which is left in a folder."""
    path = out / "assetgen.wasm"
    subprocess.run([*COMPILE, f"-I{HEADER}", str(WEB / "wasm" / "core.c"), "-o", str(path)], check=True)
    path.chmod(0o644)  # the linker takes it for a program
    return path.read_bytes()


def scripts(core: bytes) -> dict[str, str]:
    """The scripts around this assetgen.wasm, by their paths in plugin/web."""
    inlined = f'{WRITTEN}export const CORE = "{base64.b64encode(core).decode()}";\n'
    # A Worker is told the bytes of the core, so that no page loads them twice.
    worker = joined(WEB / "src" / "worker.js", {"core_bytes.js": 'export const CORE = "";\n'})
    in_string = f"{WRITTEN}export const WORKER =\n  {json.dumps(worker, ensure_ascii=False)};\n"
    whole = joined(WEB / "src" / "global.js", {"core_bytes.js": inlined, "worker_source.js": in_string}, "assetgen")
    return {"src/core_bytes.js": inlined, "src/worker_source.js": in_string, "assetgen.global.js": WRITTEN + whole}


def joined(entry: Path, instead: dict[str, str], name: str | None = None) -> str:
    """A module and all that it imports as one classic script, without comments.

    Each module becomes a function that is called once and returns what it exports. instead: the text of modules, by
    file name, that is not read from the file. name: of the variable that gets the exports of the entry.
    """
    done: dict[Path, str] = {}
    open_: list[Path] = []
    lines: list[str] = []

    def visit(path: Path) -> str:
        """Appends a module behind those that it imports; the variable with its exports."""
        if path in open_:
            raise SystemExit(f"{path.name} imports itself, by way of {[each.name for each in open_]}")
        if path not in done:
            open_.append(path)
            variable = f"_{path.stem}"
            body, exports = unmodular(instead.get(path.name) or path.read_text("utf-8"), path, visit)
            lines.append(f"const {variable} = (() => {{\n{body}return {{ {', '.join(exports)} }};\n}})();\n")
            open_.pop()
            done[path] = variable
        return done[path]

    last = visit(entry)
    returned = f"return {last};\n" if name else ""
    start = f"var {name} = " if name else ""
    return f'{start}(() => {{\n"use strict";\n{"".join(lines)}{returned}}})();\n'


def unmodular(text: str, path: Path, visit: object) -> tuple[str, list[str]]:
    """(the text of a module as the inside of a function, the properties of an object of its exports)."""
    assert callable(visit)
    exports: list[str] = []

    def imported(match: re.Match[str]) -> str:
        return f"const {{{' '.join(match[1].split())}}} = {visit((path.parent / match[2]).resolve())};\n"

    def exported_again(match: re.Match[str]) -> str:
        module = visit((path.parent / match[2]).resolve())
        if match[1].startswith("{"):
            exports.extend(f"{each.strip()}: {module}.{each.strip()}" for each in match[1].strip("{} ,").split(","))
        else:
            exports.append(f"...{module}" if match[1] == "*" else f"{match[1].split()[-1]}: {module}")
        return ""

    def exported(match: re.Match[str]) -> str:
        exports.append(match[1])
        return ""

    text = COMMENTS.sub("", text)
    text = EXPORT.sub(exported, REEXPORT.sub(exported_again, IMPORT.sub(imported, text)))
    left = re.search(r"^(?:import|export)\b.*", text, re.MULTILINE)
    if left:
        raise SystemExit(f"{path.name}: {left[0]!r} is of a form that cannot be joined")
    return "".join(f"{line.strip()}\n" for line in text.splitlines() if line.strip()), exports


if __name__ == "__main__":
    main()
