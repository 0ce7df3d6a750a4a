"""From maps to a pack that draws plans: reads, reports, trains, exports."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assetgen_art.distribution import installed_version
from assetgen_art.files import write_atomic
from assetgen_art.maps.lessons import lessons
from assetgen_art.maps.map_set import in_classes_of, load_maps
from assetgen_art.maps.report import inspect_maps
from assetgen_art.maps.sources import MapOptions
from assetgen_plugin.errors import ConfigError, DataError
from assetgen_plugin.plans import PlanPack

from .make_pack import Trained, Training

if TYPE_CHECKING:
    from assetgen_art.maps.map_set import MapSet
    from assetgen_training.judge.plans.score import PlanScores

_MAPS = "maps.json"  # in the run folder: where the maps are and how they were read
_PAGE = "maps.html"


def is_plan_run(run: Path) -> bool:
    """Whether a folder holds a training on maps."""
    return (run / _MAPS).is_file()


def train_on_maps(
    source: Path | None, options: MapOptions, training: Training, *, notify: Callable[[str], None]
) -> Trained:
    """Trains a pack of plans on the maps of a folder or file; without a source, continues the run.

    ConfigError if nothing is walkable, DataError if the maps teach nothing.
    """
    from assetgen_training.plans.export import plan_pack_bytes, plan_tensors
    from assetgen_training.plans.train import PlanConfig, train_plans, usual_steps

    run = training.run
    if source is None:
        source, options = _kept(run)
    elif is_plan_run(run):
        raise ConfigError(f"{run} already holds a training run; continue it with --resume, or name another with --run")
    report = inspect_maps(source, options)
    notify(report.to_text())
    found = report.lessons
    if found is None:
        listed = ", ".join(report.data.classes)
        raise ConfigError(f"--walkable is missing: name what can be walked on, of {listed}")
    steps = training.steps
    if steps is not None and len(steps) > 1:
        raise ConfigError("a training on maps has one stage; give --steps one number")
    config = PlanConfig(
        steps=usual_steps(len(report.data.maps)) if steps is None else steps[0],
        seed=1 if training.seed is None else training.seed,
    )
    if not is_plan_run(run):
        _keep(run, source, options, config.steps, config.seed)
    else:
        known = json.loads((run / _MAPS).read_text("utf-8"))
        config = dataclasses.replace(config, steps=known["steps"], seed=known["seed"])
    report.save_html(run / _PAGE)
    trained = train_plans(report.data, found, config, run)
    tensors = plan_tensors(report.data, found, trained)
    info = _info(training.out.stem, report.data, source, options, dataclasses.asdict(config), trained.validation)
    fingerprint, content = plan_pack_bytes(tensors, info, flat=training.out.suffix == ".agp")
    write_atomic(training.out, content)
    summary = f"{trained.validation:.4f} nats a cell on {trained.n_held_out} maps held out of training"
    return Trained(training.out, run, len(content), fingerprint, None, summary, (run / _PAGE,))


def score_plan_pack(
    path: Path,
    source: Path,
    held_out: Path | None,
    *,
    seed: int,
    vae_steps: int,
    keep: bool,
    page: Path | None,
    notify: Callable[[str], None],
) -> tuple[PlanScores, list[Path]]:
    """The scores of a pack, and the files that were written.

    source: the maps that it was trained on. held_out: others; None takes those that the training held out. vae_steps:
    of a conditional VAE to compare with; 0 leaves it out. keep: write the scores beside the pack. DataError if it was
    trained on other maps.
    """
    from assetgen_training.judge.plans.page import plans_page
    from assetgen_training.judge.plans.score import score_plans
    from assetgen_training.plans.train import split

    pack = PlanPack.open(path)
    options = options_of(pack)
    data = load_maps(source, options)
    if data.digest() != pack.info.get("training_data", {}).get("sha256"):
        raise DataError(f"{path} was trained on other maps than those in {source}; name them with --data")
    found = lessons(data)
    learned, others = split(found, int(pack.info["configuration"]["seed"]))
    if held_out is None:
        if not len(others):
            raise DataError(f"{path} was trained on all of its few maps; name others with --held-out")
        tested = found.only(others)
    else:
        tested = lessons(in_classes_of(load_maps(held_out, options), data))
    scores = score_plans(
        pack, data, found.only(learned), tested, name=path.name, seed=seed, vae_steps=vae_steps, say=notify
    )
    written = []
    if keep:
        written.append(path.with_suffix(".scores.json"))
        write_atomic(written[-1], (json.dumps(scores.to_json(), indent=1) + "\n").encode())
    if page is not None:
        write_atomic(page, plans_page(path.name, scores, data.colours).encode())
        written.append(page)
    return scores, written


def options_of(pack: PlanPack) -> MapOptions:
    """How the maps of a pack were read, as it keeps it. ConfigError if it does not, as .agp files do not."""
    try:
        return options_from(pack.info["maps"])
    except (KeyError, TypeError, ValueError) as error:
        raise ConfigError("the pack does not say how its maps were read; evaluate its .onnx file") from error


def _info(
    name: str, data: MapSet, source: Path, options: MapOptions, config: dict[str, Any], validation: float
) -> dict[str, Any]:
    """What the file says of its training."""
    licence = next((file for file in _beside(source) if file.is_file()), None)
    return {
        "name": name,
        "licence": licence.read_text("utf-8", "replace")[:20_000] if licence else "",
        "training_data": {"name": data.name, "n_maps": len(data.maps), "sha256": data.digest()},
        "configuration": config,
        "maps": dataclasses.asdict(options),
        "validation": round(validation, 5),
        "assetgen": installed_version(),
    }


def _beside(source: Path) -> list[Path]:
    """Where a licence text of the maps may be."""
    folder = source if source.is_dir() else source.parent
    names = ("LICENSE", "LICENSE.txt", "LICENCE", "LICENCE.txt", "LICENSE.md")
    return [place / name for place in (folder, folder.parent) for name in names]


def _keep(run: Path, source: Path, options: MapOptions, steps: int, seed: int) -> None:
    kept = {"source": str(source.resolve()), "options": dataclasses.asdict(options), "steps": steps, "seed": seed}
    write_atomic(run / _MAPS, json.dumps(kept, indent=1).encode())


def _kept(run: Path) -> tuple[Path, MapOptions]:
    try:
        kept = json.loads((run / _MAPS).read_text("utf-8"))
        return Path(kept["source"]), options_from(kept["options"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(f"{run} does not hold a training on maps ({error})") from error


def options_from(kept: dict[str, Any]) -> MapOptions:
    """Options from their JSON, which knows no tuples; TypeError if they are not such."""
    symbols = tuple((str(name), tuple(values)) for name, values in kept.get("symbols", ()))
    return MapOptions(**{**kept, "symbols": symbols, "walkable": tuple(kept.get("walkable", ()))})
