"""Writes the Unity package: the runtime, its importer, and a .meta file for each.

    python plugin/dotnet/package.py -o Packages/com.assetgen.runtime

Unity knows files by the GUIDs in their .meta files. They are hashes of the paths within the package, so they are the
same on every machine and in every version.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

HERE = Path(__file__).parent
META = """fileFormatVersion: 2
guid: {guid}
{importer}:
  externalObjects: {{}}
  userData: {extra}
  assetBundleName: {extra}
  assetBundleVariant: {extra}
"""
IMPORTERS = {".cs": "MonoImporter", ".asmdef": "AssemblyDefinitionImporter", ".json": "PackageManifestImporter"}


def write_package(folder: Path) -> list[Path]:
    """The files of the package, all but the .meta ones."""
    name = json.loads((HERE / "unity" / "package.json").read_text("utf-8"))["name"]
    shutil.copytree(HERE / "unity", folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.meta"))
    for source in ("Assetgen.cs", "AssetgenPlans.cs"):
        shutil.copyfile(HERE / source, folder / "Runtime" / source)
    files = sorted(path for path in folder.rglob("*") if path.suffix != ".meta")
    for path in files:
        place = path.relative_to(folder).as_posix()
        guid = hashlib.md5(f"{name}/{place}".encode(), usedforsecurity=False).hexdigest()
        importer = "DefaultImporter" if path.is_dir() else IMPORTERS.get(path.suffix, "TextScriptImporter")
        content = META.format(guid=guid, importer=importer, extra="")
        path.with_name(path.name + ".meta").write_text(content.replace(" \n", "\n"), "utf-8")
    return [path for path in files if path.is_file()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("-o", "--out", type=Path, required=True, help="Folder of the package.")
    out: Path = parser.parse_args().out
    print(f"{out}: {len(write_package(out))} files")


if __name__ == "__main__":
    main()
