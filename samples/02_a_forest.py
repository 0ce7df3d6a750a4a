"""Fill a clearing with plants, no two alike: each tile's plant depends only on the level's name and the tile number."""

from pathlib import Path

from PIL import Image

from assetgen_plugin import Pack

PACKS = Path(__file__).parent / "packs"
COLUMNS, ROWS, TILE = 20, 12, 24

pack = Pack.open(PACKS / "plants.onnx")
tiles = range(COLUMNS * ROWS)
plants = pack.textures("forest/level-3", tiles)  # one batch; each equals pack.texture("forest/level-3", tile)

ground = Image.new("RGB", (COLUMNS * TILE + 16, ROWS * TILE + 16), (96, 128, 72))
for tile, pixels in zip(tiles, plants, strict=True):
    plant = Image.fromarray(pixels)
    ground.paste(plant, (tile % COLUMNS * TILE, tile // COLUMNS * TILE), plant)
ground.resize((2 * ground.width, 2 * ground.height), Image.Resampling.NEAREST).save("forest.png")
print(f"forest.png: {len(plants)} plants, {len({p.tobytes() for p in plants})} of them different")
