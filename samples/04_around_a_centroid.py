"""Draw new boots around the mean of their class, with 0, ½, 1 and 2 times the spread of the class."""

from pathlib import Path

import numpy as np
from PIL import Image

from assetgen_plugin import Pack

PACKS = Path(__file__).parent / "packs"

pack = Pack.open(PACKS / "fashion.onnx")
rows = [
    [pack.around_centroid("ankle-boot", 1, index, spread=spread)[..., 0] for index in range(12)]
    for spread in (0, 0.5, 1, 2)
]
picture = np.block(rows)
Image.fromarray(picture).resize((picture.shape[1] * 2, picture.shape[0] * 2)).save("boots.png")
print("boots.png: one row each for spread 0, 0.5, 1 and 2")
