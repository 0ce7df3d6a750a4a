"""Cleaning of drawn pages that no training saw: an archive's, the usual ones, and ink that is not black.

    python benchmarks/archive_pages.py MODEL.onnx [MODEL.onnx …] [--pages 24] [--sheet OUT.png]

Archive pages (`data/pages.py`, old=1) resemble those of the DIBCO competitions: brown ink that fades, thick strokes,
dark paper, stains, the other side showing through. For each model: RMSE, and F of ink against paper (threshold 128),
beside what Otsu's threshold makes of the dirty page. Ink kept: of pages set in the font of Pillow, the share of the
print's middle that is still dark. OUT: dirty, clean, and what each model makes of four archive pages.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from assetgen_art.documents import cleaned_by, otsu
from assetgen_art.pictures import save_png
from assetgen_plugin import Denoiser
from assetgen_training.data.pages import draw_pages

Page = NDArray[np.uint8]
_SEED = 1_000_005  # training draws from another
INKS = {
    "bold, 110 on 200": (34, 1, 110, 200),
    "pencil, 150 on 215": (30, 0, 150, 215),
    "x-height 45, 60 on 230": (84, 2, 60, 230),
    "x-height 45, 120 on 190": (84, 2, 120, 190),
    "white on black, 235 on 25": (34, 0, 235, 25),
}


def f_measure(found: Page, clean: Page) -> float:
    """Harmonic mean of precision and recall of ink, 0..1."""
    ink, seen = clean < 128, found < 128
    return float(2 * (ink & seen).sum() / max(1, int(ink.sum() + seen.sum())))


def rmse(found: Page, clean: Page) -> float:
    """In 0..1, over all pixels."""
    return float(np.sqrt(np.square(found.astype(float) - clean).mean()) / 255)


def otsu_page(page: Page) -> Page:
    """Black below Otsu's threshold, white from it on."""
    return np.where(page < otsu(np.bincount(page.ravel(), minlength=256)), 0, 255).astype(np.uint8)


def cleaned(model: Denoiser, pages: Page) -> Page:
    """Pages (N, H, W), each cleaned as `assetgen clean` does."""
    return np.stack([cleaned_by(model, page[..., None])[0][..., 0] for page in pages])


def ink_kept(model: Denoiser, size: int, stroke: int, ink: int, paper: int) -> float:
    """The share of a drawn page's full ink that is nearer to the ink's end of the scale afterwards."""
    drawn = Image.new("L", (900, 600))
    font = ImageFont.load_default(size)
    for top in range(10, 580, int(1.5 * size)):
        ImageDraw.Draw(drawn).text((10, top), "Jackdaws love my big sphinx of quartz", 255, font, stroke_width=stroke)
    inside = np.asarray(drawn) / 255
    noise = 3 * np.random.default_rng(1).standard_normal(inside.shape)
    page = np.rint(paper + (ink - paper) * inside + noise).clip(0, 255).astype(np.uint8)
    result = cleaned(model, page[None])[0][inside == 1]
    return float(((result < 128) if ink < paper else (result >= 128)).mean())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("models", type=Path, nargs="+")
    parser.add_argument("--pages", type=int, default=24)
    parser.add_argument("--sheet", type=Path)
    options = parser.parse_args()

    models = {str(path): Denoiser.open(path) for path in options.models}
    columns: list[Page] = []
    for name, old in (("an archive's pages", 1.0), ("the usual pages", 0.0)):
        clean, dirty = draw_pages(options.pages, 420, 540, rng=np.random.default_rng(_SEED), old=old)
        rows = {"dirty": dirty, "Otsu": np.stack([otsu_page(page) for page in dirty])}
        rows |= {path: cleaned(model, dirty) for path, model in models.items()}
        print(f"{options.pages} of {name:32}  RMSE      F")
        for row, pages in rows.items():
            mean = np.mean([f_measure(one, other) for one, other in zip(pages, clean, strict=True)])
            print(f"  {row:40} {rmse(pages, clean):.4f}  {mean:.3f}")
        if old:
            columns = [dirty[:4], clean[:4], *(rows[path][:4] for path in models)]
    for case, (size, stroke, ink, paper) in INKS.items():
        shares = "  ".join(f"{ink_kept(model, size, stroke, ink, paper):.3f}" for model in models.values())
        print(f"ink kept, {case:32} {shares}")
    if options.sheet is not None:
        save_png(options.sheet, Image.fromarray(np.hstack([np.vstack(list(column)) for column in columns])))


if __name__ == "__main__":
    main()
