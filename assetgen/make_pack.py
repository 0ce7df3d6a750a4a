"""From art to a pack: reads it, says what it found, trains, exports, measures, and keeps only what passes its gate."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assetgen_art.files import write_atomic
from assetgen_art.sprites.sources import ArtOptions
from assetgen_plugin import Network, Pack
from assetgen_plugin.errors import ConfigError

from .scores import COUNT, measure, page_of

if TYPE_CHECKING:
    from assetgen_art.image_set import ImageSet
    from assetgen_art.sprites.report import ArtReport
    from assetgen_training.config import TrainConfig

DEFAULT_MINUTES = 30.0  # of a user's own sprites
REJECTED = ".rejected.onnx"
ENCODER = ".encoder.onnx"
_PAIRS = "pairs.json"  # of a run folder: where the scans are
_ART, _REPORT, _QUALITY = "art.json", "art.html", "quality.html"  # of a run folder


@dataclass(frozen=True)
class Fitted:
    """What a training left. passed: whether the pack met the gate; None if its kind of pack has none.

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


def inspect(source: Path, options: ArtOptions, page: Path | None) -> tuple[str, dict[str, Any]]:
    """What training on this art would find and do: as text, and as JSON values; page: an HTML file to write it to."""
    from assetgen_art.sprites.prepare import load_art

    _, report = load_art(source, options)
    if page is not None:
        report.save_html(page)
    return report.to_text(), dict(report.to_json())


def fit_art(
    source: Path,
    out: Path,
    run: Path,
    options: ArtOptions,
    *,
    denoiser: bool = False,
    minutes: float | None,
    steps: int | None,
    palette: str | None,
    seed: int | None,
    device: str,
    precision: str,
    say: Callable[[str], None],
) -> Fitted | None:
    """Trains on the art in a folder or sheet, a pack of variants or a denoiser.

    None in the processes of a distributed run that do not write.
    """
    from assetgen_training.presets import PRESETS
    from assetgen_training.run.sprite_config import PER_SPRITE, sprite_config

    if (run / "config.json").exists():
        raise ConfigError(f"{run} holds a run already; --resume it, or name another folder with --run")
    data, report = read_art(source, options)
    report.save_html(run / _REPORT)
    say(report.to_text())
    if denoiser:
        config = _overridden(PRESETS["denoiser"], minutes, steps, seed)
    else:
        config = sprite_config(data, minutes=minutes or DEFAULT_MINUTES, palette=palette or PER_SPRITE)
        config = _overridden(config, None, steps, seed)
    kept = {
        "source": str(source.resolve()),
        "options": dataclasses.asdict(options),
        "plan": dataclasses.asdict(report.plan),
    }
    write_atomic(run / _ART, json.dumps(kept, indent=1).encode())
    return fit(config, data, out, run, device=device, precision=precision, resume=False, say=say)


def fit_builtin(
    source: str,
    out: Path,
    run: Path,
    *,
    preset: str | None,
    latent: int | None,
    minutes: float | None,
    steps: int | None,
    seed: int | None,
    device: str,
    precision: str,
    data_dir: Path | None,
    say: Callable[[str], None],
) -> Fitted | None:
    """Trains on a set that assetgen knows, by a preset. latent: another width of the code than the preset's."""
    from assetgen_training.data.built_in import load_source
    from assetgen_training.presets import PRESETS

    data = load_source(source, data_dir=data_dir)
    if preset in (None, "denoiser") and data.dirty is not None:
        preset = "documents"
    preset = preset or ("sprites" if data.shape[2] == 4 else "vae")
    if preset not in PRESETS:
        raise ConfigError(f"no preset {preset!r}; there are {', '.join(PRESETS)}")
    config = _overridden(PRESETS[preset], minutes, steps, seed)
    if latent is not None:
        config = dataclasses.replace(config, latent=latent)
    return fit(config, data, out, run, device=device, precision=precision, resume=False, say=say)


def fit_pairs(
    dirty: Path,
    clean: Path,
    out: Path,
    run: Path,
    *,
    preset: str | None,
    minutes: float | None,
    steps: int | None,
    seed: int | None,
    device: str,
    precision: str,
    say: Callable[[str], None],
) -> Fitted | None:
    """Trains a denoiser on the scans of two folders."""
    from assetgen_training.data.pairs import load_pairs
    from assetgen_training.presets import PRESETS

    config = PRESETS.get(preset or "documents")
    if config is None or config.corruption != "pairs":
        allowed = ", ".join(name for name, one in PRESETS.items() if one.corruption == "pairs")
        raise ConfigError(f"preset {preset!r} is not of pairs; {allowed} are")
    if (run / "config.json").exists():
        raise ConfigError(f"{run} holds a run already; --resume it, or name another folder with --run")
    data = load_pairs(dirty, clean)
    write_atomic(run / _PAIRS, json.dumps({"dirty": str(dirty.resolve()), "clean": str(clean.resolve())}).encode())
    config = _overridden(config, minutes, steps, seed)
    return fit(config, data, out, run, device=device, precision=precision, resume=False, say=say)


def resume_run(
    run: Path, out: Path, *, device: str, precision: str, data_dir: Path | None, say: Callable[[str], None]
) -> Fitted | None:
    """Goes on with a run, with its own settings."""
    from assetgen_training.config import TrainConfig
    from assetgen_training.data.built_in import load_source

    if not (run / "config.json").is_file():
        raise ConfigError(f"{run} is not a run folder (no config.json)")
    config = TrainConfig.load(run / "config.json")
    if (run / _ART).is_file():
        kept = json.loads((run / _ART).read_text("utf-8"))
        data, _ = read_art(Path(kept["source"]), ArtOptions(**_tuples(kept["options"])))
    elif (run / _PAIRS).is_file():
        from assetgen_training.data.pairs import load_pairs

        folders = json.loads((run / _PAIRS).read_text("utf-8"))
        data = load_pairs(Path(folders["dirty"]), Path(folders["clean"]))
    else:
        name = str(json.loads((run / "data.json").read_text("utf-8"))["name"])
        data = load_source(name, data_dir=data_dir)
    return fit(config, data, out, run, device=device, precision=precision, resume=True, say=say)


def fit(
    config: TrainConfig,
    data: ImageSet,
    out: Path,
    run: Path,
    *,
    device: str,
    precision: str,
    resume: bool,
    say: Callable[[str], None],
) -> Fitted | None:
    """Trains, exports and, where variants can be asked for by name, measures; None where another process does that."""
    from assetgen_training.export.pack import export
    from assetgen_training.run.train import train

    if not train(config, data, run, device=device, precision=precision, resume=resume):
        return None
    if config.model != "vae":
        return export_other(config.model, run, out)
    rejected = out.with_name(out.stem + REJECTED)
    extra = {"art": json.loads((run / _ART).read_text("utf-8"))["options"]} if (run / _ART).exists() else {}
    pack = export(run, rejected if data.names else out, extra=extra)
    passed, summary, pages = None, "", tuple(page for page in (run / _REPORT,) if page.exists())
    target = out
    if data.names:
        from assetgen_training.judge.sprites.score import sprite_verdict

        scores = measure(out, pack, data, count=COUNT, seed=1, say=say)
        passed, summary = scores.passed, sprite_verdict(scores)
        write_atomic(run / _QUALITY, page_of(scores, data, run).encode())
        pages += (run / _QUALITY,)
        if passed:
            os.replace(rejected, out)
        else:
            target = rejected
    return Fitted(target, run, target.stat().st_size, pack.fingerprint, passed, summary, pages)


def export_other(model: str, run: Path, out: Path) -> Fitted:
    """Writes what a run whose model is no VAE has: a denoiser, or an autoencoder's two halves."""
    return _export_denoiser(run, out) if model == "denoiser" else _export_autoencoder(run, out)


def _export_autoencoder(run: Path, out: Path) -> Fitted:
    """Encoder and decoder: there is no prior to draw from, and so no pack."""
    from assetgen_training.export.network import export_decoder, export_encoder

    encoder = out.with_name(out.stem + ENCODER)
    export_decoder(run, out)
    export_encoder(run, encoder)
    return Fitted(out, run, out.stat().st_size, Network.open(out).fingerprint, None, "", (), encoder)


def _export_denoiser(run: Path, out: Path) -> Fitted:
    """The denoiser, and what it makes of images that it has not seen."""
    from assetgen_training.export.denoiser import export_denoising_run
    from assetgen_training.judge.score_denoisers import score_held_out, scores_table

    denoiser = export_denoising_run(run, out)
    if denoiser is None:
        return Fitted(out, run, out.stat().st_size, Network.open(out).fingerprint, None, "", ())
    table = scores_table("on images held out of training", score_held_out(denoiser, out.name, run))
    return Fitted(out, run, out.stat().st_size, denoiser.fingerprint, None, table, ())


def _overridden(config: TrainConfig, minutes: float | None, steps: int | None, seed: int | None) -> TrainConfig:
    """The config with another length or seed, where one is given."""
    if minutes is not None or steps is not None:
        config = dataclasses.replace(config, minutes=minutes, steps=steps)
    return config if seed is None else dataclasses.replace(config, seed=seed)


def add_sprites(
    pack_path: Path, source: Path, run: Path, out: Path, *, label: str | None
) -> tuple[str, list[tuple[str, float]], list[str]]:
    """Writes a pack that also knows the sprites of a file or folder.

    Returns its fingerprint, each sprite's name and how far its reconstruction is from it (root mean square, 0..1), and
    a line for each file that was left.
    """
    from assetgen_art.sprites.canvas import CanvasPlan
    from assetgen_art.sprites.prepare import load_more
    from assetgen_training.export.adopt import adopt

    if not (run / _ART).is_file():
        raise ConfigError(f"{run} is not the run folder of a training on sprites (no {_ART})")
    kept = json.loads((run / _ART).read_text("utf-8"))
    pack = Pack.open(pack_path)
    options, plan = ArtOptions(**_tuples(kept["options"])), CanvasPlan(**_tuples(kept["plan"]))
    names, images, left = load_more(source, options, plan, pack.size[2])
    added = adopt(run, pack, out, names, images, label)
    errors = list(zip(added.names, added.errors.tolist(), strict=True))
    return added.pack.fingerprint, errors, [f"{one.path}: {one.why}" for one in left]


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
        raise ConfigError(f"the pack's note on how its art was read is not one of this version ({error})") from error


def _tuples(fields: dict[str, Any]) -> dict[str, Any]:
    """A dataclass's fields from its JSON, which knows no tuples."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}
