"""A run repeats itself, byte for byte: twice, by minutes and by steps, killed, on a busy machine, in two processes."""

from __future__ import annotations

import dataclasses
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
import torch
from lightning_fabric import Fabric
from lightning_fabric.plugins import MixedPrecision

from assetgen_training.config import Optimizer, Stage, TrainConfig
from assetgen_training.run import stage as stage_module
from assetgen_training.run import train as train_module
from assetgen_training.run.checkpoint import load_tensors
from assetgen_training.run.folder import RunFolder, StepCounts
from assetgen_training.run.log import read_log
from assetgen_training.run.train import train
from conftest import TINY, TINY_INDEXED, blobs
from places import TESTS

DATA = blobs(64, 1, rng=np.random.default_rng(5))
SPRITES = blobs(64, 4, rng=np.random.default_rng(6))
STEPS = dataclasses.replace(TINY, steps=40, evaluate_every=10)
MORE_STEPS = dataclasses.replace(STEPS, steps=160)
MINUTES = dataclasses.replace(STEPS, steps=None, minutes=0.06)
INDEXED_STEPS = dataclasses.replace(TINY_INDEXED, steps=40, evaluate_every=10)
ONE_STEP = dataclasses.replace(STEPS, steps=1, stages=(Stage(share=1.0, lr=0.01),))
ONE_SPARSE_STEP = dataclasses.replace(ONE_STEP, model="sparse", conditional=False, penalty=1.0)
ONE_REFINE_STEP = dataclasses.replace(
    ONE_STEP, steps=2, stages=(Stage(share=0.5, lr=0.01), Stage(share=0.5, lr=0.03, refine=True, frechet=1.0))
)
# The adversary's own step is too small to matter: Adam would make one of its rounding errors.
ONE_DUEL_STEP = dataclasses.replace(
    ONE_REFINE_STEP,
    stages=(
        Stage(share=0.5, lr=0.01),
        Stage(share=0.5, lr=0.3, refine=True, frechet=1.0, adversary=1e-6, label=0.5),
    ),
)
# In its exact stage integers round: at a lower rate the two orders of summation stay close enough to be compared.
CALM = dataclasses.replace(STEPS, stages=(STEPS.stages[0], Stage(share=0.3, lr=3e-4, exact=True)))
_OWN = ("config", "data", "number_format", "steps", "log", "checkpoint", "loss_curves")


def trained(run: Path, config: TrainConfig = STEPS, *, resume: bool = False) -> Path:
    data = SPRITES if config.output == "indexed" else DATA
    train(config, data, run, device="cpu", resume=resume, silent=True)
    return run


def contents(run: Path) -> dict[str, bytes]:
    """Everything that a run learned and drew: all its files but those that speak of times."""
    apart = {getattr(RunFolder(run), name) for name in _OWN}
    return {
        str(path.relative_to(run)): path.read_bytes()
        for path in sorted(run.rglob("*"))
        if path.is_file() and path not in apart and not path.name.startswith(".")  # a kill may leave half a file
    }


def same(one: Path, other: Path) -> bool:
    states = [load_tensors(RunFolder(run).checkpoint)[0] for run in (one, other)]
    assert states[0].keys() == states[1].keys()
    assert all(torch.equal(states[0][name], states[1][name]) for name in states[0])
    assert contents(one).keys() == contents(other).keys()
    return contents(one) == contents(other)


@pytest.mark.parametrize("config", [STEPS, TINY_INDEXED], ids=["direct", "indexed"])
def test_same_seed_gives_same_bytes_and_another_seed_others(config: TrainConfig, tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        trained(tmp_path / name, dataclasses.replace(config, seed=seed))
    assert same(tmp_path / "a", tmp_path / "b")
    assert contents(tmp_path / "a") != contents(tmp_path / "c")


def test_a_run_by_minutes_is_the_run_by_the_steps_that_it_wrote(tmp_path: Path) -> None:
    by_minutes = trained(tmp_path / "minutes", MINUTES)
    counts = StepCounts.load(RunFolder(by_minutes))
    assert counts is not None
    plan = counts.whole_plan()
    assert plan is not None
    assert min(plan) > 3
    by_steps = trained(tmp_path / "steps", STEPS.with_steps(plan))
    assert same(by_minutes, by_steps)


def test_a_run_by_minutes_keeps_to_the_steps_that_it_wrote_when_it_resumes(tmp_path: Path) -> None:
    whole = trained(tmp_path / "whole", MINUTES)
    plan = RunFolder(whole).steps.read_bytes()
    with pytest.MonkeyPatch.context() as patched:
        end_at_write(patched, 5)
        with pytest.raises(SystemExit):
            trained(tmp_path / "cut", MINUTES)
    cut = StepCounts.load(RunFolder(tmp_path / "cut"))
    assert cut is not None
    assert cut.taken == []
    RunFolder(tmp_path / "cut").steps.write_bytes(json.dumps({**json.loads(plan), "taken": []}).encode())
    trained(tmp_path / "cut", MINUTES, resume=True)
    assert same(whole, tmp_path / "cut")
    assert RunFolder(tmp_path / "cut").steps.read_bytes() == plan


class Clock:
    """A clock that a step moves by a second, and by more once there is a plan."""

    def __init__(self, folder: RunFolder, *, later: float) -> None:
        self.now, self.folder, self.later = 0.0, folder, later

    def __call__(self) -> float:
        counts = StepCounts.load(self.folder)
        self.now += self.later if counts and counts.planned[0] is not None else 1.0
        return self.now


@pytest.mark.parametrize(("later", "times"), [(1.0, 0), (10.0, 1)])
def test_a_clock_that_slips_is_reported_once_and_costs_no_step(
    later: float, times: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """200 steps of a second, of which 12 are a validation's."""
    asked = dataclasses.replace(MINUTES, minutes=200 / 60, evaluate_every=100, stages=(Stage(share=1.0, lr=1e-3),))
    clock = Clock(RunFolder(tmp_path / "run"), later=later)
    monkeypatch.setattr(stage_module.time, "perf_counter", clock)
    trained(tmp_path / "run", asked)
    records = read_log(RunFolder(tmp_path / "run").log)
    counts = StepCounts.load(RunFolder(tmp_path / "run"))
    assert counts is not None
    assert counts.planned == counts.taken
    assert counts.taken[0] == pytest.approx(200, abs=10)
    assert [record["event"] for record in records].count("late") == times


def test_records_speak_of_the_step_first_and_of_the_time_last(tmp_path: Path) -> None:
    for record in read_log(RunFolder(trained(tmp_path / "run")).log):
        assert list(record)[:2] == ["event", "step"]
        assert list(record)[-1] == "time"


@contextmanager
def busy(count: int) -> Iterator[None]:
    """Processes that take the CPU."""
    loops = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(count)]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()


def test_a_busy_machine_changes_no_byte(tmp_path: Path) -> None:
    config = dataclasses.replace(STEPS, steps=60)
    quiet = trained(tmp_path / "quiet", config)
    with busy(4):
        assert same(quiet, trained(tmp_path / "busy", config))


def end_at_write(patched: pytest.MonkeyPatch, number: int) -> None:
    """Ends the process, as far as train can tell, after so many files of tensors of a stage are written."""
    save = stage_module.save_tensors
    written = 0

    def ends(*arguments: object) -> None:
        nonlocal written
        save(*arguments)  # type: ignore[arg-type]
        written += 1
        if written == number:
            raise SystemExit

    patched.setattr(stage_module, "save_tensors", ends)


@pytest.mark.parametrize(
    "config", [pytest.param(STEPS, marks=pytest.mark.slow), INDEXED_STEPS], ids=["direct", "indexed"]
)
def test_a_run_that_ends_after_any_write_resumes_to_the_same_bytes(config: TrainConfig, tmp_path: Path) -> None:
    """Between best weights and checkpoint, at a stage's end, at the next one's start, and twice."""
    whole = trained(tmp_path / "whole", config)
    for number in range(1, 12):
        run = tmp_path / str(number)
        for resume in (False, True):
            with pytest.MonkeyPatch.context() as patched:
                end_at_write(patched, number)
                try:
                    trained(run, config, resume=resume)
                    assert resume
                except SystemExit:
                    pass
        trained(run, config, resume=True)
        assert same(whole, run), number


def test_a_stage_that_patience_ended_stays_ended_when_the_run_resumes(tmp_path: Path) -> None:
    stages = (Stage(share=0.9, lr=0.3), Stage(share=0.1, lr=1e-3))
    impatient = dataclasses.replace(STEPS, steps=1000, evaluate_every=5, patience=1, ema=0.0, stages=stages)
    whole = trained(tmp_path / "whole", impatient)
    counts = StepCounts.load(RunFolder(whole))
    assert counts is not None
    assert counts.planned == [900, 100]
    assert counts.taken[0] < 900
    n_writes = 2 * counts.taken[0] // 5  # the first stage's start, and each validation but the last with two
    for number in (n_writes - 1, n_writes, n_writes + 1):
        with pytest.MonkeyPatch.context() as patched:
            end_at_write(patched, number)
            with pytest.raises(SystemExit):
                trained(tmp_path / str(number), impatient)
        trained(tmp_path / str(number), impatient, resume=True)
        assert same(whole, tmp_path / str(number)), number


def test_a_run_resumed_after_ctrl_c_has_the_prior_of_its_last_encoder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = trained(tmp_path / "whole")
    update = stage_module.update_average

    def interrupted(weights: stage_module.Weights, decay: float, number: int) -> None:
        if number == 25:
            raise KeyboardInterrupt
        update(weights, decay, number)

    with monkeypatch.context() as patched:
        patched.setattr(stage_module, "update_average", interrupted)
        cut = trained(tmp_path / "cut")
    assert RunFolder(cut).prior.read_bytes() != RunFolder(whole).prior.read_bytes()
    assert same(whole, trained(cut, resume=True))


def float16_on_a_cpu(device: str, precision: str) -> Fabric:
    """Fabric with float16's autocast and gradient scaler, which it otherwise has for CUDA alone."""
    return Fabric(accelerator="cpu", devices=1, plugins=MixedPrecision("16-mixed", device))


@pytest.mark.parametrize(
    "optimizer", ["muon", *(pytest.param(name, marks=pytest.mark.slow) for name in ("adamw", "adam", "rmsprop"))]
)
def test_a_run_in_float16_passes_overflows_and_resumes_to_the_same_bytes(
    optimizer: Optimizer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first steps overflow: their scale of 65,536 is too large for losses in nats. It is part of what goes on."""
    monkeypatch.setattr(train_module, "open_fabric", float16_on_a_cpu)
    config = dataclasses.replace(STEPS, optimizer=optimizer)
    whole = trained(tmp_path / "whole", config)
    saved = load_tensors(RunFolder(whole).checkpoint)[0]
    assert saved["precision.scale"] < 2**16
    losses = [record["loss"] for record in read_log(RunFolder(whole).log) if record["event"] == "validation"]
    assert losses[-1] < losses[0]
    with monkeypatch.context() as patched:
        end_at_write(patched, 4)
        with pytest.raises(SystemExit):
            trained(tmp_path / "cut", config)
    trained(tmp_path / "cut", config, resume=True)
    assert same(whole, tmp_path / "cut")


WORKER = """
import hashlib, sys, time
from pathlib import Path
sys.path[:0] = {paths!r}
from test_repeats import DATA, {config}
from assetgen_training.run import stage
from assetgen_training.run.train import train

run, update, rank = Path(sys.argv[1]), stage.update_average, None

def noted(weights, decay, step):
    update(weights, decay, step)
    import torch.distributed as distributed
    rank = distributed.get_rank() if distributed.is_initialized() else 0
    tensors = [*weights.model.state_dict().values(), *weights.average.state_dict().values()]
    digest = hashlib.sha256(b"".join(tensor.numpy().tobytes() for tensor in tensors)).hexdigest()
    with run.with_name(run.name + f".rank{{rank}}").open("a") as file:
        print(step, digest, file=file)

stage.update_average = noted
{more}
train({config}, DATA, run, device="cpu", silent=True)
"""
# The clock of the second process runs fast.
UNEVEN = """
import os
if os.environ["RANK"] == "1":
    clock = time.perf_counter
    stage.time.perf_counter = lambda: 20 * clock()
"""


# Down the gradient itself: where a gradient is nearly 0, AdamW goes by the sign of its rounding errors.
PLAIN_DESCENT = """
import torch
from assetgen_training.run import steps
steps._optimizer = lambda config, stage, parameters: torch.optim.SGD(parameters, lr=stage.lr)
steps._ALONE = 0
"""


def script(config: str, more: str = "") -> str:
    return WORKER.format(paths=[str(TESTS), str(Path(__file__).parent)], config=config, more=more)


def in_two_processes(run: Path, config: str, more: str = "") -> tuple[str, str]:
    """Trains under torchrun; returns what each process noted of its weights after every step."""
    worker = run.with_suffix(".py")
    worker.write_text(script(config, more))
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node=2", str(worker)]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    done = subprocess.run([*command, str(run)], env=environment, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr[-3000:]
    assert read_log(RunFolder(run).log)[0]["processes"] == 2
    first, second = (run.with_name(f"{run.name}.rank{rank}").read_text() for rank in (0, 1))
    return first, second


def test_two_processes_agree_repeat_themselves_and_have_the_loss_curve_of_one(tmp_path: Path) -> None:
    one = trained(tmp_path / "one", CALM)
    first, second = in_two_processes(tmp_path / "two", "CALM")
    assert len(first.splitlines()) == 40
    assert first == second
    assert in_two_processes(tmp_path / "again", "CALM") == (first, second)
    assert contents(tmp_path / "two") == contents(tmp_path / "again")
    for event in ("step", "validation"):
        curves = [
            [record["loss"] for record in read_log(RunFolder(run).log) if record["event"] == event]
            for run in (tmp_path / "two", one)
        ]
        np.testing.assert_allclose(*curves, rtol=2e-3)


# Each has a loss that looks at the whole batch: its variance, the activity of its units, the moments of its features.
@pytest.mark.parametrize(
    "config",
    [pytest.param("ONE_STEP", marks=pytest.mark.slow), "ONE_SPARSE_STEP", "ONE_REFINE_STEP", "ONE_DUEL_STEP"],
)
def test_a_step_of_two_processes_is_that_of_one(config: str, tmp_path: Path) -> None:
    worker = [sys.executable, "-c", script(config, PLAIN_DESCENT), str(tmp_path / "one")]
    subprocess.run(worker, check=True, timeout=240)
    in_two_processes(tmp_path / "two", config, PLAIN_DESCENT)
    one, two = (load_tensors(RunFolder(tmp_path / name).checkpoint)[0] for name in ("one", "two"))
    weights = {name for name in one if name.startswith("model.")}
    for name in weights:
        torch.testing.assert_close(two[name], one[name], atol=1e-6, rtol=0)
    # the average has gone nine tenths of the step
    moved = [10 * (one[name] - one[name.replace("model.", "average.", 1)]).abs().max() for name in weights]
    assert max(moved) > 1e-3


def test_processes_whose_clocks_differ_take_the_same_steps(tmp_path: Path) -> None:
    first, second = in_two_processes(tmp_path / "run", "MINUTES", UNEVEN)
    assert first == second
    counts = StepCounts.load(RunFolder(tmp_path / "run"))
    assert counts is not None
    assert len(first.splitlines()) == sum(counts.taken)


@pytest.mark.parametrize("wait", [0.0, pytest.param(0.3, marks=pytest.mark.slow)])
def test_a_killed_run_resumes_to_the_same_bytes(wait: float, tmp_path: Path) -> None:
    whole = trained(tmp_path / "whole", MORE_STEPS)
    cut = RunFolder(tmp_path / "cut")
    process = subprocess.Popen([sys.executable, "-c", script("MORE_STEPS"), str(cut.path)], stderr=subprocess.PIPE)
    until = time.monotonic() + 120

    def waits(reached: Callable[[], bool]) -> None:
        while not reached() and process.poll() is None and time.monotonic() < until:
            time.sleep(0.002)

    waits(cut.best.exists)
    time.sleep(wait)
    os.kill(process.pid, signal.SIGKILL)
    _, said = process.communicate()
    assert process.returncode == -signal.SIGKILL, said.decode()
    trained(cut.path, MORE_STEPS, resume=True)
    assert same(whole, cut.path)
