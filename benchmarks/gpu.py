"""Everything that training does on a GPU, in one go: trains, resumes, exports, its images per second, exactness.

    python benchmarks/gpu.py                  # some ten minutes on one CUDA device
    python benchmarks/gpu.py --device cpu --steps 8 --quick

Prints the tables of docs/benchmarks.md, section GPU. Data are the built-in plants, which are drawn. For each kind of
model a run is taken in one piece and in two; both must end in the same bytes, and in a file that opens. The exact
decoder's integers on the device are compared with those on the CPU, which the tests compare with the pack's.
"""

from __future__ import annotations

import argparse
import dataclasses
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
import torch

from assetgen.make_pack import export_other
from assetgen_art.image_set import ImageSet
from assetgen_plugin.errors import AssetgenError
from assetgen_training.config import Stage, TrainConfig
from assetgen_training.data.built_in import load_source
from assetgen_training.export.pack import export
from assetgen_training.models.family import as_vae
from assetgen_training.presets import PRESETS
from assetgen_training.run import stage as stage_module
from assetgen_training.run.checkpoint import load_tensors
from assetgen_training.run.folder import RunFolder, load_model
from assetgen_training.run.log import read_log
from assetgen_training.run.number_format import NumberFormat
from assetgen_training.run.train import train

KINDS = ("vae", "sprites", "plain-vae", "denoiser", "autoencoder", "linear", "sparse", "contractive")
FORMATS = ("32-true", "bf16-mixed", "16-mixed")
TIMED = ("vae", "sprites", "denoiser")
_EARLY = 20  # steps that are not timed


def config_of(preset: str, steps: int, *, quick: bool) -> TrainConfig:
    """A preset in so many steps, with every kind of stage that it may have."""
    config = dataclasses.replace(PRESETS[preset], steps=steps, minutes=None, evaluate_every=max(1, steps // 4))
    if preset == "sprites":
        config = dataclasses.replace(config, slots=8)
    if preset == "vae":
        stages = (
            Stage(share=0.4, lr=1e-3, beta=0.4),
            Stage(share=0.2, lr=5e-4, refine=True),
            Stage(share=0.2, lr=3e-4, refine=True, adversary=6e-4, label=0.05),
            Stage(share=0.2, lr=3e-4, refine=True, adversary=6e-4, exact=True),
        )
        config = dataclasses.replace(config, stages=stages)
    return dataclasses.replace(config, batch_size=min(config.batch_size, 32)) if quick else config


@contextmanager
def cut_after(n_files: int) -> Iterator[None]:
    """Ends the process, as far as train can tell, after so many files of tensors of a stage are written."""
    save, written = stage_module.save_tensors, 0

    def ends(path: Path, *rest: dict[str, object]) -> None:
        nonlocal written
        save(path, *rest)  # type: ignore[arg-type]
        written += 1
        if written == n_files:
            raise SystemExit

    stage_module.save_tensors = ends
    try:
        yield
    finally:
        stage_module.save_tensors = save


def same_bytes(one: Path, other: Path) -> bool:
    """Whether two runs ended in the same weights and optimizer."""
    first, second = (load_tensors(RunFolder(run).checkpoint)[0] for run in (one, other))
    return first.keys() == second.keys() and all(torch.equal(first[name], second[name]) for name in first)


def try_kind(preset: str, data: ImageSet, work: Path, device: str, steps: int, *, quick: bool) -> dict[str, str]:
    """One row: what a preset's run does; an error instead where it fails, so that the others are tried too."""
    config = config_of(preset, steps, quick=quick)
    row = {"preset": preset}
    try:
        train(config, data, work / "whole", device=device, precision="auto", silent=True)
        records = read_log(RunFolder(work / "whole").log)
        losses = [record["loss"] for record in records if record["event"] == "validation" and record["stage"] == 0]
        row["format"] = str(NumberFormat.load(RunFolder(work / "whole").number_format))
        row["loss"] = f"{losses[0]:.4g} → {losses[-1]:.4g}"
        with cut_after(4), suppress(SystemExit):
            train(config, data, work / "cut", device=device, precision="auto", silent=True)
        train(config, data, work / "cut", device=device, resume=True, silent=True)
        row["resumes"] = "to the same bytes" if same_bytes(work / "whole", work / "cut") else "TO OTHER BYTES"
        out = work / f"{preset}.onnx"
        if config.has_prior:
            row["exports"] = f"a texture of {export(work / 'whole', out).texture(1).shape}"
        else:
            row["exports"] = f"{export_other(config.model, work / 'whole', out).n_bytes:,} bytes"
        if preset == "vae":
            row["exact"] = exactness(work / "whole", device)
    except (AssetgenError, RuntimeError) as error:
        row["FAILED"] = f"{type(error).__name__}: {str(error).splitlines()[0]}"
    return row


@torch.no_grad()
def exactness(run: Path, device: str) -> str:
    """How many of the decoder's integers on the device equal those on the CPU, and how far the others are."""
    decoder = as_vae(load_model(run)[2]).decoder
    first = decoder.layers[0]
    codes = torch.from_numpy(np.random.default_rng(0).integers(-127, 128, (256, first.in_features))).float()
    here = decoder.integers(codes)
    there = decoder.to(device).integers(codes.to(device)).cpu()
    unequal = int((here != there).sum())
    return f"{unequal:,} of {here.numel():,} integers differ, by at most {float((here - there).abs().max()):.0f}"


def images_per_second(preset: str, data: ImageSet, run: Path, device: str, precision: str, steps: int) -> float:
    """The median over a stage's steps, as its log has it."""
    config = dataclasses.replace(config_of(preset, steps, quick=False), stages=(Stage(share=1.0, lr=1e-4),))
    config = dataclasses.replace(config, evaluate_every=10 * steps)
    train(config, data, run, device=device, precision=precision, silent=True)
    speeds = [record["images_per_s"] for record in read_log(RunFolder(run).log) if record["event"] == "step"]
    return statistics.median(speeds[_EARLY // 20 :] or speeds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--device", default="cuda")
    parser.add_argument("--steps", type=int, default=400)
    parser.add_argument("--quick", action="store_true", help="few images and small batches, without the speeds")
    options = parser.parse_args()
    if options.device == "cuda":
        capability = ".".join(map(str, torch.cuda.get_device_capability()))
        print(f"{torch.cuda.get_device_name()}, capability {capability}, torch {torch.__version__}")
    data = load_source("plants")
    if options.quick:
        data = dataclasses.replace(data, images=data.images[::8], labels=data.labels[::8])
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for preset in KINDS:
            row = try_kind(preset, data, Path(folder) / preset, options.device, options.steps, quick=options.quick)
            failed |= "FAILED" in row or row.get("resumes") == "TO OTHER BYTES"
            print("| " + " | ".join(f"{name}: {value}" for name, value in row.items()) + " |", flush=True)
        for preset in () if options.quick else TIMED:
            for precision in FORMATS:
                run = Path(folder) / f"{preset}-{precision}"
                try:
                    speed = images_per_second(preset, data, run, options.device, precision, options.steps)
                    print(f"| {preset} | {precision} | {speed:,.0f} images/s |", flush=True)
                except (AssetgenError, RuntimeError) as error:
                    failed = True
                    print(f"| {preset} | {precision} | {str(error).splitlines()[0]} |", flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()
