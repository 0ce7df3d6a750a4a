from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import nn

from assetgen_plugin.errors import ConfigError
from assetgen_training.run import number_format as number_format_module
from assetgen_training.run.number_format import NumberFormat, choose_number_format

PLAIN, LAST, HALF = NumberFormat(), NumberFormat("32-true", True), NumberFormat("bf16-mixed", True)


def chosen(precision: str, *, convolutional: bool = True, n_processes: int = 1) -> NumberFormat:
    return choose_number_format(precision, "cpu", convolutional=convolutional, n_processes=n_processes)


@pytest.mark.parametrize(("has_bfloat16", "expected"), [(True, HALF), (False, LAST)])
def test_auto_goes_by_what_the_processor_can_do(
    has_bfloat16: bool, expected: NumberFormat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(number_format_module, "multiplies_bfloat16", lambda device: has_bfloat16)
    assert chosen("auto") == expected
    assert chosen("auto", convolutional=False) == PLAIN
    assert chosen("auto", n_processes=2) == PLAIN  # their processors may differ


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
