"""Turn one piece of clothing into another in twelve steps, along a line through the latent space."""

from pathlib import Path

import numpy as np
from PIL import Image

from assetgen_plugin import Pack

PACKS = Path(__file__).parent / "packs"

pack = Pack.open(PACKS / "fashion.onnx")
ways = np.linspace(0, 1, 12)  # 0 is the first piece, 1 the second
rows = [pack.interpolate(("shop", 2 * row), ("shop", 2 * row + 1), ways.tolist()) for row in range(8)]
picture = np.block([[step[..., 0] for step in row] for row in rows])
Image.fromarray(picture).resize((picture.shape[1] * 2, picture.shape[0] * 2)).save("transitions.png")
print(f"transitions.png: {len(rows)} transitions of {len(ways)} steps")
