"""Draw one texture from a seed and save it as a PNG: the three lines that a game needs."""

from pathlib import Path

from PIL import Image

from assetgen_plugin import Pack

PACKS = Path(__file__).parent / "packs"

pack = Pack.open(PACKS / "plants.onnx")
pixels = pack.texture(seed=7, label="oak")  # (32, 32, 4) uint8, straight alpha

Image.fromarray(pixels).resize((256, 256), Image.Resampling.NEAREST).save("oak.png")
print(f"oak.png: {pixels.shape} from {pack}")
