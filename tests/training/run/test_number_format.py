from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import nn
from torch.overrides import TorchFunctionMode

from assetgen_plugin.errors import ConfigError
from assetgen_training.run import number_format as number_format_module
from assetgen_training.run.number_format import NumberFormat, choose_number_format, fast_half

PLAIN, LAST, HALF = NumberFormat(), NumberFormat("32-true", True), NumberFormat("bf16-mixed", True)


def chosen(precision: str, *, convolutional: bool = True, n_processes: int = 1) -> NumberFormat:
    return choose_number_format(precision, "cpu", convolutional=convolutional, n_processes=n_processes)


@pytest.mark.parametrize(("half", "expected"), [("bf16-mixed", HALF), (None, LAST)])
def test_auto_goes_by_what_the_processor_can_do(
    half: str | None, expected: NumberFormat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(number_format_module, "fast_half", lambda device: half)
    assert chosen("auto") == expected
    assert chosen("auto", convolutional=False) == PLAIN
    assert chosen("auto", n_processes=2) == PLAIN  # their processors may differ


@pytest.mark.parametrize(
    ("capability", "expected"),
    [((6, 1), None), ((7, 0), "16-mixed"), ((7, 5), "16-mixed"), ((8, 0), "bf16-mixed"), ((12, 0), "bf16-mixed")],
)
def test_cuda_devices_take_the_half_precision_that_they_have(
    capability: tuple[int, int], expected: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cuda, "get_device_capability", lambda: capability)
    assert fast_half("cuda") == expected


class Broken(TorchFunctionMode):
    """A torch whose convolutions in 16 bits are missing, or give NaN."""

    def __init__(self, how: str) -> None:
        super().__init__()
        self.how = how

    def __torch_function__(  # type: ignore[no-untyped-def]
        self, func, types, args=(), kwargs=None
    ):
        result = func(*args, **(kwargs or {}))
        if func is torch.conv2d and args[0].dtype != torch.float32:
            if self.how == "missing":
                raise RuntimeError("\"slow_conv2d_cpu\" not implemented for 'BFloat16'")
            return result * torch.nan
        return result


@pytest.mark.parametrize("how", ["missing", "nan"])
def test_a_half_precision_without_convolutions_is_not_chosen_and_refused_if_named(
    how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(number_format_module, "fast_half", lambda device: "bf16-mixed")
    with Broken(how):
        assert chosen("auto") == LAST
        assert chosen("32-true") == LAST
        with pytest.raises(ConfigError, match="needs convolutions in bfloat16, which this torch does not have on cpu"):
            chosen("bf16-mixed")
    assert chosen("bf16-mixed") == HALF


def test_float16_is_refused_on_a_cpu() -> None:
    with pytest.raises(ConfigError, match="needs convolutions in float16"):
        chosen("16-mixed")


def test_auto_takes_no_measurement(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a clock that stands still it chooses the same."""
    expected = chosen("auto")
    monkeypatch.setattr("time.perf_counter", lambda: 0.0)
    assert chosen("auto") == expected


def test_a_named_precision_is_kept_and_an_unknown_one_refused() -> None:
    assert chosen("bf16-mixed") == chosen("bf16-mixed", n_processes=2) == HALF
    with pytest.raises(ConfigError, match="'bf16' is not known; allowed are auto, 32-true, bf16-mixed"):
        chosen("bf16")


def test_number_format_is_kept_for_a_run_that_resumes(tmp_path: Path) -> None:
    HALF.save(tmp_path / "form.json")
    assert NumberFormat.load(tmp_path / "form.json") == HALF
    assert NumberFormat.load(tmp_path / "none.json") == PLAIN


def test_layout_changes_no_value() -> None:
    model = nn.Conv2d(3, 4, 3)
    images = torch.ones(2, 3, 8, 8)
    expected = model(images)
    LAST.arrange(model)
    assert torch.allclose(model(images), expected)
    assert model.weight.is_contiguous(memory_format=torch.channels_last)
