"""Compress a folder of PNG images with an autoencoder: bits per pixel and PSNR, compared with JPEG and WebP.

    python samples/compress.py IMAGES ENCODER DECODER [FIGURE.png]

Each value of a latent is quantised to 2 to 8 bits over its range, and the result is deflated. The decoder is not
counted, as no codec is. JPEG and WebP compress one sheet of all images, so that their headers hardly count.
"""

import io
import sys
import zlib
from pathlib import Path

import numpy as np
from PIL import Image

from assetgen_plugin import Decoder, Encoder


def read_image(path: Path, size: tuple[int, int], mode: str) -> np.ndarray:
    with Image.open(path) as image:
        if image.size != size:
            raise SystemExit(f"{path} is {image.size[0]}×{image.size[1]}; this encoder takes {size[0]}×{size[1]}")
        return np.asarray(image.convert(mode)).reshape(size[1], size[0], -1)


def psnr(images: np.ndarray, again: np.ndarray) -> float:
    """Peak signal-to-noise ratio in dB."""
    return float(-10 * np.log10(max(1e-10, np.mean((images / 255 - again / 255) ** 2))))


def by_autoencoder(images: np.ndarray, encoder: Encoder, decoder: Decoder, bits: int) -> tuple[int, float]:
    """(bytes, PSNR) of images as latents of so many bits a value."""
    latents = encoder.encode(images)
    low, step = latents.min(axis=0), np.maximum(np.ptp(latents, axis=0), 1e-9) / (2**bits - 1)
    integers = np.rint((latents - low) / step).astype(np.uint8)
    n_bytes = len(zlib.compress(np.packbits(np.unpackbits(integers[..., None], axis=-1)[..., 8 - bits :]).tobytes(), 9))
    return n_bytes + low.nbytes + step.nbytes, psnr(images, decoder.decode(low + step * integers.astype(np.float32)))


def by_codec(images: np.ndarray, name: str, quality: int) -> tuple[int, float]:
    """(bytes, PSNR) of images as one sheet, compressed by Pillow's codec of this name."""
    n_images, height, width, channels = images.shape
    columns = int(np.ceil(np.sqrt(n_images)))
    cells = np.zeros((columns * columns, height, width, channels), np.uint8)
    cells[:n_images] = images
    rows = cells.reshape(columns, columns, height, width, channels).swapaxes(1, 2)
    page = Image.fromarray(rows.reshape(columns * height, columns * width, channels).squeeze())
    buffer = io.BytesIO()
    page.save(buffer, name, quality=quality)
    with Image.open(buffer) as read_back:
        again = np.asarray(read_back.convert(page.mode)).reshape(columns, height, columns, width, channels)
    return len(buffer.getvalue()), psnr(images, again.swapaxes(1, 2).reshape(cells.shape)[:n_images])


def main(folder: Path, encoder_path: Path, decoder_path: Path, figure: Path | None = None) -> None:
    encoder, decoder = Encoder.open(encoder_path), Decoder.open(decoder_path)
    channels, height, width = encoder.shape
    mode = {1: "L", 3: "RGB", 4: "RGBA"}[channels]
    images = np.stack([read_image(path, (width, height), mode) for path in sorted(folder.glob("*.png"))])
    ways = {"autoencoder": [by_autoencoder(images, encoder, decoder, bits) for bits in range(2, 9)]}
    for name in ("JPEG", "WebP") if channels < 4 else ("WebP",):
        ways[name] = [by_codec(images, name, quality) for quality in (1, 3, 6, 10, 15, 25, 40, 60, 80)]
    n_pixels = len(images) * height * width
    print(f"{len(images)} images of {width}×{height}\n{'':12} bits/pixel  PSNR dB")
    for name, points in ways.items():
        for n_bytes, quality in points:
            print(f"{name:12} {8 * n_bytes / n_pixels:10.3f} {quality:8.2f}")
    if figure is not None:
        import matplotlib.pyplot as plt

        for name, points in ways.items():
            plt.plot([8 * n_bytes / n_pixels for n_bytes, _ in points], [q for _, q in points], "o-", ms=3, label=name)
        plt.gca().set(xlabel="bits per pixel", ylabel="PSNR, dB", xscale="log")
        plt.legend()
        plt.savefig(figure, dpi=110)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
