"""From art to a pack: reads, reports, trains, exports, measures, and accepts only what passes the gate."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assetgen_art.files import write_atomic
from assetgen_art.sprites.items import ArtOptions
from assetgen_plugin import Denoiser, Network, Pack
from assetgen_plugin.errors import ConfigError
from assetgen_plugin.following import is_frame

from .clean import default_model
from .scores import N_SAMPLES, score_page, score_sprite_pack

if TYPE_CHECKING:
    from assetgen_art.image_set import ImageSet
    from assetgen_art.sprites.report import ArtReport
    from assetgen_training.config import TrainConfig
    from assetgen_training.run.folder import RunFolder

REJECTED = ".rejected.onnx"
ENCODER = ".encoder.onnx"


@dataclass(frozen=True, kw_only=True)
class Training:
    """How to train, whatever on: where to write, how long, from which seed, on what."""

    out: Path  # the pack, or the network's ONNX file
    run: Path  # run folder: checkpoints, logs, samples, reports
    minutes: float | None = None  # None, like steps and seed: the preset's
    steps: tuple[int, ...] | None = None  # optimizer steps of the whole or of each stage, instead of minutes
    seed: int | None = None
    device: str = "auto"  # auto, cpu or cuda
    precision: str = "auto"  # auto, or as Fabric names it


@dataclass(frozen=True)
class Trained:
    """What a training left. passed: whether the pack met the quality gate; None if there is none for its kind.

    Of an autoencoder `pack` is its decoder's file, of a denoiser its own.
    """

    pack: Path
    run: Path
    n_bytes: int
    fingerprint: str
    passed: bool | None
    summary: str  # of what was measured
    pages: tuple[Path, ...]  # reports to look at
    encoder: Path | None = None  # of an autoencoder

    def to_json(self) -> dict[str, Any]:
        """As JSON values."""
        fields = {"pack": str(self.pack), "bytes": self.n_bytes, "fingerprint": self.fingerprint, "run": str(self.run)}
        if self.encoder is not None:
            fields["encoder"] = str(self.encoder)
        return fields | {"passed": self.passed, "pages": [str(page) for page in self.pages]}


def train_on_art(
    source: Path,
    options: ArtOptions,
    training: Training,
    *,
    palette: str | None,
    denoiser: bool = False,
    notify: Callable[[str], None],
) -> Trained | None:
    """Trains a pack of variants, or a denoiser, on the art in a folder or sheet.

    None in the processes of a distributed run that do not write.
    """
    from assetgen_training.presets import PRESETS
    from assetgen_training.run.folder import RunFolder
    from assetgen_training.run.sprite_config import PER_SPRITE, sprite_config

    folder = RunFolder(training.run)
    _require_new(folder)
    if denoiser:  # which sees pictures alone
        options = dataclasses.replace(options, layers=False, animations=False, keep_edges=0)
    data, report = read_art(source, options)
    report.save_html(folder.art_page)
    notify(report.to_text())
    if denoiser:
        config = _overridden(PRESETS["denoiser"], training)
    else:
        config = _overridden(sprite_config(data, palette=palette or PER_SPRITE), training)
    kept = {
        "source": str(source.resolve()),
        "options": dataclasses.asdict(options),
        "plan": dataclasses.asdict(report.plan),
    }
    write_atomic(folder.art, json.dumps(kept, indent=1).encode())
    return _trained(config, data, training, notify=notify)


def train_on_builtin(
    source: str,
    training: Training,
    *,
    preset: str | None,
    latent: int | None,
    data_dir: Path | None,
    notify: Callable[[str], None],
) -> Trained | None:
    """Trains on a built-in image set by a preset. latent: width of the latent, in place of the preset's."""
    from assetgen_training.data.built_in import load_source
    from assetgen_training.presets import PRESETS
    from assetgen_training.run.sprite_config import sprite_config

    data = load_source(source, data_dir=data_dir)
    if preset in (None, "denoiser") and data.dirty is not None:
        preset = "documents"
    preset = preset or ("sprites" if data.shape[2] == 4 else "vae")
    if preset not in PRESETS:
        raise ConfigError(f"unknown preset {preset!r}; choose one of {', '.join(PRESETS)}")
    config = _overridden(sprite_config(data) if preset == "sprites" else PRESETS[preset], training)
    if latent is not None:
        config = dataclasses.replace(config, latent=latent)
    return _trained(config, data, training, notify=notify)


def train_on_pairs(
    dirty: Path,
    clean: Path,
    training: Training,
    *,
    preset: str | None,
    from_scratch: bool = False,
    notify: Callable[[str], None],
) -> Trained | None:
    """Trains a denoiser on the scans of two folders: dirty, and the same clean.

    It starts with the weights of the model that `assetgen clean` has, if its network is the same and unless
    from_scratch.
    """
    from assetgen_training.data.pairs import load_pairs
    from assetgen_training.presets import PRESETS
    from assetgen_training.run.folder import RunFolder

    folder = RunFolder(training.run)
    _require_new(folder)
    config = PRESETS.get(preset or "documents")
    if config is None or config.corruption != "pairs":
        allowed = " or ".join(name for name, one in PRESETS.items() if one.corruption == "pairs")
        raise ConfigError(f"preset {preset!r} does not train on pairs of scans; use {allowed}")
    data = load_pairs(dirty, clean)
    start = None if from_scratch else _start(config, data, notify=notify)
    folders = {"dirty": str(dirty.resolve()), "clean": str(clean.resolve())}
    write_atomic(folder.pairs, json.dumps(folders).encode())
    return _trained(_overridden(config, training), data, training, start=start, notify=notify)


def resume_training(training: Training, *, data_dir: Path | None, notify: Callable[[str], None]) -> Trained | None:
    """Continues the run in a folder with its own length, seed and other settings."""
    from assetgen_training.data.built_in import load_source
    from assetgen_training.run.folder import RunFolder, read_json

    folder = RunFolder(training.run)
    config = folder.load_config()
    if folder.art.is_file():
        kept = read_json(folder.art)
        data, _ = read_art(Path(kept["source"]), ArtOptions(**_tuples(kept["options"])))
    elif folder.pairs.is_file():
        from assetgen_training.data.pairs import load_pairs

        folders = read_json(folder.pairs)
        data = load_pairs(Path(folders["dirty"]), Path(folders["clean"]))
    else:
        data = load_source(str(folder.load_data()["name"]), data_dir=data_dir)
    return _trained(config, data, training, resume=True, notify=notify)


def _trained(
    config: TrainConfig,
    data: ImageSet,
    training: Training,
    *,
    start: Denoiser | None = None,
    resume: bool = False,
    notify: Callable[[str], None],
) -> Trained | None:
    """Trains, exports and, if the sprites have names, measures; None in processes that do not write."""
    from assetgen_training.export.pack import export
    from assetgen_training.run.folder import RunFolder, StepCounts, save_spread
    from assetgen_training.run.train import train

    out, run, folder = training.out, training.run, RunFolder(training.run)
    if not train(config, data, run, device=training.device, precision=training.precision, start=start, resume=resume):
        return None
    counts = StepCounts.load(folder)
    plan = counts.whole_plan() if counts else None
    if config.minutes is not None and plan is not None:
        again = f"--steps {','.join(map(str, plan))}"
        notify(f"{sum(plan):,} steps; to repeat this training exactly, give {again} instead of --minutes")
    if config.model != "vae":
        return export_other(config.model, run, out)
    rejected = out.with_name(out.stem + REJECTED)
    pack = export(run, rejected if data.names else out)
    passed, summary, pages = None, "", tuple(page for page in (folder.art_page,) if page.exists())
    target = out
    if config.painted:
        from assetgen_training.judge.sprites.spread import default_spread

        notify("measuring how far variants may differ")
        save_spread(run, default_spread(pack, data.as_shown()))
        pack = export(run, rejected if data.names else out)
    if data.names:
        from assetgen_training.judge.sprites.tables import sprite_verdict

        scores = score_sprite_pack(out, pack, data, count=N_SAMPLES, seed=1, notify=notify)
        passed, summary = scores.passed, sprite_verdict(scores)
        write_atomic(folder.quality_page, score_page(scores, data, run).encode())
        pages += (folder.quality_page,)
        if passed:
            os.replace(rejected, out)
        else:
            target = rejected
    return Trained(target, run, target.stat().st_size, pack.fingerprint, passed, summary, pages)


def export_other(model: str, run: Path, out: Path) -> Trained:
    """Writes the network of a run that has no pack: a denoiser, or an autoencoder's encoder and decoder."""
    return _export_denoiser(run, out) if model == "denoiser" else _export_autoencoder(run, out)


def _export_autoencoder(run: Path, out: Path) -> Trained:
    """Encoder and decoder: there is no prior to draw from, and so no pack."""
    from assetgen_training.export.network import export_decoder, export_encoder

    encoder = out.with_name(out.stem + ENCODER)
    export_decoder(run, out)
    export_encoder(run, encoder)
    return Trained(out, run, out.stat().st_size, Network.open(out).fingerprint, None, "", (), encoder)


def _export_denoiser(run: Path, out: Path) -> Trained:
    """The denoiser, and what it makes of images that it has not seen."""
    from assetgen_training.export.denoiser import export_denoising_run
    from assetgen_training.judge.score_denoisers import score_held_out, scores_table

    denoiser = export_denoising_run(run, out)
    if denoiser is None:
        return Trained(out, run, out.stat().st_size, Network.open(out).fingerprint, None, "", ())
    table = scores_table("on images held out of training", score_held_out(denoiser, out.name, run))
    return Trained(out, run, out.stat().st_size, denoiser.fingerprint, None, table, ())


def _start(config: TrainConfig, data: ImageSet, *, notify: Callable[[str], None]) -> Denoiser | None:
    """The model of `assetgen clean`, if what is to be trained has the same network, otherwise None; says which."""
    if config.network != "assetgen":  # a tutorial's, which has its own first weights
        return None
    path = default_model()
    denoiser = Denoiser.open(path)
    if (config.widths, data.shape[2]) != (denoiser.widths, denoiser.channels):
        notify(f"starting from scratch: {path.name} is for grey scans, and these have colours")
        return None
    notify(f"starting with the weights of {path.name}, the model of assetgen clean")
    return denoiser


def _require_new(folder: RunFolder) -> None:
    if folder.config.exists():
        raise ConfigError(
            f"{folder.path} already holds a training run; continue it with --resume, or name another folder with --run"
        )


def _overridden(config: TrainConfig, training: Training) -> TrainConfig:
    """The config with another length or seed, where one is given."""
    if training.steps is not None:
        config = config.with_steps(training.steps)
    elif training.minutes is not None:
        config = dataclasses.replace(config, minutes=training.minutes, steps=None)
    return config if training.seed is None else dataclasses.replace(config, seed=training.seed)


def add_sprites(
    pack_path: Path, source: Path, run: Path, out: Path, *, label: str | None
) -> tuple[str, list[tuple[str, float]], list[str]]:
    """Writes a pack that also knows the sprites of a file or folder.

    Returns its fingerprint, each sprite's name and how far its reconstruction is from it (root mean square, 0..1), and
    a line for each file that was skipped.
    """
    from assetgen_art.sprites.canvas import CanvasPlan
    from assetgen_art.sprites.prepare import load_more
    from assetgen_training.export.adopt import adopt
    from assetgen_training.run.folder import RunFolder, read_json

    art = RunFolder(run).art
    if not art.is_file():
        raise ConfigError(
            f"{run} is not the run folder of a pack of sprites (it has no {art.name}); name the pack's own"
        )
    kept = read_json(art)
    pack = Pack.open(pack_path)
    options, plan = ArtOptions(**_tuples(kept["options"])), CanvasPlan(**_tuples(kept["plan"]))
    if all(map(is_frame, pack.layers)):
        options = dataclasses.replace(options, layers=False)
    if not any(map(is_frame, pack.layers)):
        options = dataclasses.replace(options, animations=False)
    more = load_more(source, options, plan, pack.size[2], pack.layers)
    added = adopt(
        run, pack, out, more.names, more.images, label, layers=more.layers, animations=more.animations, tags=more.tags
    )
    errors = list(zip(added.names, added.errors.tolist(), strict=True))
    return added.pack.fingerprint, errors, [f"{one.path}: {one.why}" for one in more.skipped]


def read_art(source: Path, options: ArtOptions) -> tuple[ImageSet, ArtReport]:
    """The art of a folder or sheet as it is trained on: under the folder's name, grey art as colours."""
    from assetgen_art.sprites.prepare import load_art

    data, report = load_art(source, options)
    images = data.images.repeat(3, axis=3) if data.shape[2] == 1 else data.images
    return dataclasses.replace(data, name=source.resolve().name, images=images), report


def options_of(pack: Pack) -> ArtOptions:
    """The choices by which a pack's art was read, as it keeps them; those of the art itself if it keeps none."""
    try:
        return ArtOptions(**_tuples(pack.info.get("art", {})))
    except (TypeError, AttributeError) as error:
        raise ConfigError(
            f"the pack's record of how its art was read does not fit this version of assetgen ({error}); train it again"
        ) from error


def _tuples(fields: dict[str, Any]) -> dict[str, Any]:
    """A dataclass's fields from its JSON, which knows no tuples."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}
