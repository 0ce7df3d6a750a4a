"""What `assetgen evaluate` does for a pack with classes: samples, baselines, judges, a table, a page, kept scores."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from assetgen_art.files import write_atomic
from assetgen_art.image_set import ImageSet
from assetgen_plugin import Pack
from assetgen_plugin.errors import DataError

from ..data.built_in import load_source
from ..export.onnx_file import with_info
from ..export.pack import float_renderer, lacking_originals
from ..run.cpu import fast_cpu
from ..run.critics import JUDGE, SECOND_JUDGE, judge_accuracy, load_classifier
from .baselines import SampleSet
from .compare import MEASURES, Row, baseline_sets, evaluate, pack_samples, read_samples
from .page import formatted, scores_page
from .references import tutorial_vae


@fast_cpu()
def evaluate_pack(
    path: Path,
    source: str | None,
    *,
    data_dir: Path | None,
    count: int,
    seed: int,
    compare: Sequence[Path],
    run: Path | None,
    faults: bool,
    confirm: bool,
    record: bool,
    page: Path | None,
    say: Callable[[str], None],
) -> dict[str, Any]:
    """Measures a pack and returns its scores as JSON values; the arguments are the options of the command."""
    pack = Pack.open(path)
    source = source or str(pack.info.get("training_data", {}).get("name", ""))
    if not source:
        raise DataError(f"{path} does not say what it was trained on; name the images with --data")
    data = load_source(source, data_dir=data_dir)
    sets = _sets(pack, path, data, count, seed, compare, run)
    sets += baseline_sets(data, count, faults=faults, rng=np.random.default_rng(0))
    scores: dict[str, Any] = {
        "pack": path.name,
        "fingerprint": pack.fingerprint,
        "data": source,
        "seed": str(seed),
        "count": count,
        "judges": [],
        "written": [],
    }
    tables: list[tuple[str, list[Row]]] = []
    judges = {
        judge: load_classifier(judge, data, say=say) for judge in ((JUDGE, SECOND_JUDGE) if confirm else (JUDGE,))
    }
    for (judge, classifier), rows in zip(
        judges.items(), evaluate(data, sets, [*judges.values()], say=say), strict=True
    ):
        accuracy = judge_accuracy(classifier, data)
        tables.append((_described(judge.name, accuracy), rows))
        judged = {"judge": judge.name, "judge_accuracy": round(accuracy, 4), "rows": [row.to_json() for row in rows]}
        scores["judges"].append(judged)
    if page is not None:
        write_atomic(page, scores_page(f"{path.name} against {source}", data, sets, tables).encode())
        scores["written"].append(str(page))
    if record:
        kept = {key: value for key, value in scores.items() if key not in ("pack", "written")}
        beside = path.with_suffix(".scores.json")
        write_atomic(beside, (json.dumps(kept, indent=1) + "\n").encode())
        write_atomic(path, with_info(path, {"scores": _headline(kept), **lacking_originals(pack, data)}))
        scores["written"] += [str(beside), str(path)]
    return scores


def scores_table(judged: dict[str, Any]) -> str:
    """One judge's rows as a table for a terminal."""
    table = Table(box=None, title=_described(judged["judge"], judged["judge_accuracy"]))
    table.add_column("", no_wrap=True)
    table.add_column("n", justify="right")
    for name in MEASURES.values():
        table.add_column(name, justify="right")
    for row in judged["rows"]:
        values = [formatted(float("nan") if row[key] is None else row[key], key) for key in MEASURES]
        table.add_row(row["name"], f"{row['n_images']:,}", *values)
    console = Console(width=280, no_color=True)
    with console.capture() as capture:
        console.print(table)
    return capture.get().rstrip()


def _sets(
    pack: Pack, path: Path, data: ImageSet, count: int, seed: int, compare: Sequence[Path], run: Path | None
) -> list[SampleSet]:
    """The pack's samples first, then its float decoder's, then those of other generators."""
    sets = [pack_samples(pack, path.name, data, count=count, seed=seed)]
    if run is not None:
        render = float_renderer(run, pack)
        sets.append(pack_samples(pack, f"{path.name}, decoded in floats", data, count=count, seed=seed, render=render))
    for other in compare:
        if other.suffix.lower() == ".npz":
            sets.append(read_samples(other, data))
        else:
            sets.append(pack_samples(Pack.open(other), other.name, data, count=count, seed=seed))
    if data.name == "fashion-mnist":
        sets.append(pack_samples(tutorial_vae(), "the tutorial's VAE", data, count=count, seed=seed))
    return sets


def _described(judge: str, accuracy: float) -> str:
    return f"{judge}, which is right about {100 * accuracy:.1f} % of the real images"


def _headline(scores: dict[str, Any]) -> dict[str, Any]:
    """What goes into the pack: its own row by each judge."""
    return {
        "data": scores["data"],
        "seed": scores["seed"],
        "judges": [
            {"judge": judged["judge"], "judge_accuracy": judged["judge_accuracy"], **judged["rows"][1]}
            for judged in scores["judges"]
        ],
    }
