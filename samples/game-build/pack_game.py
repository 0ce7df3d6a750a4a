"""Packs what the player gets: the game and its assets, without what a bake keeps for itself in assets/.assetgen."""

import sys
import zipfile
from pathlib import Path

here = Path(__file__).parent
assets = sorted(path for path in (here / "assets").rglob("*") if path.is_file() and ".assetgen" not in path.parts)
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
    for path in (here / "game.py", here / "assetgen.lock", *assets):
        archive.write(path, path.relative_to(here))
