"""Stands for a game: it finds its sprites by the names that the atlas has."""

import json
from pathlib import Path

atlas = json.loads((Path(__file__).parent / "assets" / "sprites.phaser.json").read_text("utf-8"))
for page in atlas["textures"]:
    print(page["image"], len(page["frames"]), "sprites, first", page["frames"][0]["filename"])
