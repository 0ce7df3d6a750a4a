from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
import torch

from assetgen_plugin.errors import ConfigError, DataError, DivergedError
from assetgen_training.config import Stage, TrainConfig
from assetgen_training.data.batches import DirectData, split
from assetgen_training.export.pack import export
from assetgen_training.presets import PRESETS
from assetgen_training.run import stage as stage_module
from assetgen_training.run.checkpoint import load_tensors
from assetgen_training.run.folder import RunFolder, load_run
from assetgen_training.run.log import read_log
from assetgen_training.run.number_format import NumberFormat
from assetgen_training.run.train import train
from conftest import TINY, TINY_INDEXED, blobs

DATA = blobs(64, 1, rng=np.random.default_rng(5))
STEPS = dataclasses.replace(TINY, steps=40, evaluate_every=10)


def losses(run: Path, event: str = "step") -> list[float]:
    return [record["loss"] for record in read_log(run / "log.jsonl") if record["event"] == event]


def test_training_lowers_the_validation_loss(grey_run: Path, sprite_run: Path) -> None:
    for run in (grey_run, sprite_run):
        stage = [r["loss"] for r in read_log(run / "log.jsonl") if r["event"] == "validation" and r["step"] <= 42]
        assert stage[-1] < 0.9 * stage[0] if stage[0] > 0 else stage[-1] < stage[0]


def test_run_folder_has_log_curves_and_samples(sprite_run: Path) -> None:
    names = {path.name for path in sprite_run.iterdir()}
    assert {"config.json", "data.json", "log.jsonl", "loss.png", "samples", "checkpoint.safetensors"} <= names
    step = next(record for record in read_log(sprite_run / "log.jsonl") if record["event"] == "step")
    assert {"loss", "slots", "palette", "kl", "images_per_s", "lr", "step"} <= step.keys()
    assert RunFolder(sprite_run).load_config() == TINY_INDEXED


def test_resume_refuses_other_data(tmp_path: Path) -> None:
    train(STEPS, DATA, tmp_path / "run", device="cpu", silent=True)
    other = blobs(64, 1, rng=np.random.default_rng(6))
    with pytest.raises(DataError, match="other data"):
        train(STEPS, other, tmp_path / "run", device="cpu", resume=True, silent=True)


def test_run_folder_in_use_is_refused(grey_run: Path) -> None:
    with pytest.raises(DataError, match="already holds a run"):
        train(TINY, DATA, grey_run, device="cpu", silent=True)


def test_keyboard_interrupt_keeps_the_best_so_far(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    step = stage_module.update_average

    def interrupted(weights: stage_module.Weights, decay: float, number: int) -> None:
        if number == 15:
            raise KeyboardInterrupt
        step(weights, decay, number)

    monkeypatch.setattr(stage_module, "update_average", interrupted)
    train(STEPS, DATA, tmp_path / "run", device="cpu", silent=True)
    pack = export(tmp_path / "run", tmp_path / "pack.onnx")
    codes = pack.codes(range(50))
    with torch.no_grad():  # the integers are close to the floats: their scales were found, though no stage was exact
        floats = 255 * load_run(tmp_path / "run")[2].decoder(torch.from_numpy(codes.z).float() / 32).sigmoid()
    assert np.abs(pack.render(codes)[..., 0] - floats[:, 0].numpy()).mean() < 2


def test_non_finite_loss_stops_with_its_step(tmp_path: Path) -> None:
    wild = dataclasses.replace(STEPS, stages=(Stage(share=1.0, lr=1.0, beta=1e39),))
    with pytest.raises(DivergedError, match=r"step \d+, stage 0, batch of images \["):
        train(wild, DATA, tmp_path / "run", device="cpu", silent=True)


def test_patience_ends_a_stage_early(tmp_path: Path) -> None:
    slow = dataclasses.replace(
        TINY, steps=4000, evaluate_every=5, patience=3, stages=(Stage(share=1.0, lr=0.05),), ema=0.0
    )
    train(slow, DATA, tmp_path / "run", device="cpu", silent=True)
    assert read_log(tmp_path / "run" / "log.jsonl")[-2]["step"] < 4000


@pytest.mark.parametrize("keep", ["best", "last"])
def test_a_stage_ends_with_its_best_weights_or_its_last(keep: Literal["best", "last"], tmp_path: Path) -> None:
    """A rate that is far too high: the loss does not fall from one validation to the next."""
    stages = (Stage(share=1.0, lr=0.3),)
    wild = dataclasses.replace(TINY, steps=60, evaluate_every=5, stages=stages, ema=0.0, decay="none", keep=keep)
    train(wild, DATA, tmp_path / "run", device="cpu", precision="32-true", silent=True)
    validations = losses(tmp_path / "run", "validation")
    number = int(np.argmin(validations)) if keep == "best" else len(validations) - 1
    assert validations[-1] > min(validations)
    kept = load_tensors(RunFolder(tmp_path / "run").best)[1]
    assert kept["step"] == 5 * (number + 1)
    last, exported = (load_tensors(tmp_path / "run" / f"{name}.safetensors")[0] for name in ("checkpoint", "model"))
    learned = {name: value for name, value in exported.items() if not name.endswith("exponent")}  # found at the end
    ends_with_last = all(torch.equal(last[f"average.{name}"], value) for name, value in learned.items())
    assert ends_with_last == (keep == "last")


@pytest.mark.parametrize("preset", ["tutorial-vae", "tutorial-dae", "tutorial-text"])
def test_a_tutorial_s_run_is_keras_s(preset: str) -> None:
    config = PRESETS[preset]
    assert config.optimizer == ("rmsprop" if preset == "tutorial-vae" else "adam")
    assert config.keep == "last"
    assert config.ema == 0
    assert config.decay == "none"
    assert config.stages[0].lr == 1e-3
    assert config.fixed_noise == (preset == "tutorial-dae")


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a CUDA device")
def test_cuda_asked_for_and_absent_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="torch finds none"):
        train(STEPS, DATA, tmp_path / "run", device="cuda", silent=True)


@pytest.mark.cuda
@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
def test_cuda_trains_resumes_and_exports(tmp_path: Path) -> None:
    for name, data, config in (
        ("grey", DATA, STEPS),
        ("sprites", blobs(64, 4, rng=np.random.default_rng(1)), TINY_INDEXED),
    ):
        run = tmp_path / name
        train(config, data, run, device="cuda", silent=True)
        train(config, data, run, device="cuda", resume=True, silent=True)
        assert export(run, tmp_path / f"{name}.onnx").texture(1).shape == data.shape


def test_config_survives_json_and_refuses_unknown_fields() -> None:
    for config in PRESETS.values():
        assert TrainConfig.from_json(json.loads(json.dumps(config.to_json()))) == config
    with pytest.raises(ConfigError, match="learning_rate"):
        TrainConfig.from_json({**TINY.to_json(), "learning_rate": 1})


@pytest.mark.parametrize(
    "change", [{"latent": 0}, {"steps": 0}, {"steps": None}, {"minutes": 5}, {"prior": "exemplar", "holdout": 1.0}]
)
def test_config_refuses_values_out_of_range(change: dict[str, object]) -> None:
    with pytest.raises(ConfigError):
        dataclasses.replace(TINY, **change)  # type: ignore[arg-type]


def test_held_out_images_are_never_trained_on() -> None:
    rows, held = split(blobs(100, 1, rng=np.random.default_rng(0)), 0.1, rng=np.random.default_rng(1))
    assert len(held) == 10
    assert sorted([*rows, *held]) == list(range(100))


def test_batches_are_premultiplied() -> None:
    data = blobs(4, 4, rng=np.random.default_rng(1))
    data.images[..., 3] //= 2
    batch = DirectData(data, torch.device("cpu")).batch(torch.arange(4), 0.0, torch.Generator())
    assert bool((batch.images[:, :3] <= batch.images[:, 3:] + 1e-6).all())


@pytest.mark.parametrize("precision", ["bf16-mixed", "auto"])
def test_other_number_formats_train_too_and_a_run_keeps_its_own(tmp_path: Path, precision: str) -> None:
    run = tmp_path / "run"
    train(STEPS, DATA, run, device="cpu", precision=precision, silent=True)
    validations = losses(run, "validation")
    assert validations[-1] < validations[0]
    start = read_log(run / "log.jsonl")[0]
    assert start["number_format"] == str(NumberFormat.load(run / "form.json"))
    assert ("bfloat16" in start["number_format"]) or precision == "auto"
    before = load_tensors(run / "model.safetensors")[0]
    train(STEPS, DATA, run, device="cpu", precision="32-true", resume=True, silent=True)  # nothing is left to do
    assert read_log(run / "log.jsonl")[-2]["number_format"] == start["number_format"]
    after = load_tensors(run / "model.safetensors")[0]
    assert all(torch.equal(before[name], after[name]) for name in before)
