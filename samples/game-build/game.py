"""Stands in for a game, which finds its sprites by their names in the atlas."""

import json
from pathlib import Path

atlas = json.loads((Path(__file__).parent / "assets" / "sprites.phaser.json").read_text("utf-8"))
for page in atlas["textures"]:
    print(page["image"], len(page["frames"]), "sprites, first", page["frames"][0]["filename"])
