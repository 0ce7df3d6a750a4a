"""Scores of packs, denoisers and latent spaces: computed, shown as pages and recorded in the files themselves."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from assetgen_art.files import write_atomic
from assetgen_plugin import Denoiser, Pack
from assetgen_plugin.errors import DataError

if TYPE_CHECKING:
    from assetgen_art.image_set import ImageSet
    from assetgen_training.judge.score_denoisers import Restoration
    from assetgen_training.judge.sprites.score import SpriteScores

N_SAMPLES = 600  # drawn of a pack, if not said otherwise


def score_sprite_pack(
    path: Path, pack: Pack, data: ImageSet, *, count: int, seed: int, notify: Callable[[str], None]
) -> SpriteScores:
    """The scores of a pack of named sprites, beside baselines that need no learning.

    data: the set that it was trained on. Raises DataError if it was trained on another.
    """
    from assetgen_training.judge.sprites.score import score_sprites

    if unknown := sorted(set(data.names) - set(pack.names)):
        raise DataError(f"{path} has no sprite {unknown[0]!r}; name the art that it was trained on with --data")
    return score_sprites(
        pack,
        data.as_shown(),
        name=path.name,
        count=count,
        seed=seed,
        rng=np.random.default_rng(0),
        painted="art.data" in pack.tensors,
        palette="keep" if "exemplar.palette_scale" in pack.tensors else None,
        say=notify,
    )


def score_page(scores: SpriteScores, data: ImageSet, run: Path | None) -> str:
    """The HTML page of scores, with reconstructions of the sprites that its run held out."""
    from assetgen_training.judge.sprites.page import sprite_page
    from assetgen_training.run.folder import RunFolder, load_held_out

    held_out = None
    if run is not None and RunFolder(run).held_out.exists():
        arrays = load_held_out(run)
        held_out = (arrays["images"], arrays["reconstructions"])
    return sprite_page(scores, data.as_shown().images, held_out=held_out)


def blind_page(path: Path, pack: Pack, data: ImageSet, *, seed: int) -> str:
    """A page on which originals and variants of a pack are to be told apart by eye."""
    from assetgen_training.judge.sprites import blind

    return blind.blind_page(pack, data.as_shown(), name=path.name, seed=seed)


def latent_scores(
    runs: Sequence[Path],
    source: str,
    data_dir: Path | None,
    seed: int,
    page: Path | None,
    notify: Callable[[str], None],
) -> tuple[list[dict[str, Any]], str]:
    """What the latent spaces of runs are good for, as JSON values and as text; page: an HTML file to write."""
    from assetgen_training.data.built_in import load_source
    from assetgen_training.judge.score_latents import latent_page, latent_report, latent_table
    from assetgen_training.run.figures import latent_map_png

    data = load_source(source, data_dir=data_dir)
    reports = [latent_report(run, data, seed=seed, say=notify) for run in runs]
    if page is not None:
        maps = [latent_map_png(report.codes, report.labels, data.label_names) for report in reports]
        write_atomic(page, latent_page(reports, maps).encode())
    return [report.scores.to_json() for report in reports], latent_table(reports)


def record_restorations(path: Path, denoiser: Denoiser, what: str, rows: list[Restoration]) -> list[Path]:
    """Writes a denoiser's scores beside its file, and their last row into its metadata; returns the files written."""
    from assetgen_training.export.onnx_file import with_info

    whole = {"fingerprint": denoiser.fingerprint, "on": what, "rows": [row.to_json() for row in rows]}
    beside = path.with_suffix(".scores.json")
    write_atomic(beside, (json.dumps(whole, indent=1) + "\n").encode())
    write_atomic(path, with_info(path, {"scores": {"on": what, **rows[-1].to_json()}}))
    return [beside, path]


def record_scores(path: Path, pack: Pack, data: ImageSet, scores: SpriteScores, seed: int) -> list[Path]:
    """Writes scores beside a pack's file and their headline into its metadata; returns the files written.

    A pack without hashes of its training images gets those of data, if that is the set that it was trained on.
    """
    from assetgen_training.export.onnx_file import with_info
    from assetgen_training.export.pack import lacking_originals

    whole = scores.to_json() | {"fingerprint": pack.fingerprint, "seed": str(seed)}
    beside = path.with_suffix(".scores.json")
    write_atomic(beside, (json.dumps(whole, indent=1) + "\n").encode())
    headline: dict[str, Any] = {"data": scores.data, "seed": str(seed), "passed": scores.passed}
    headline |= {verdict.measure: verdict.to_json()["value"] for verdict in scores.verdicts}
    write_atomic(path, with_info(path, {"scores": headline, **lacking_originals(pack, data)}))
    return [beside, path]
