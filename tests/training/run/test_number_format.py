from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import Tensor, nn

from assetgen_plugin.errors import ConfigError
from assetgen_training.run import number_format as form_module
from assetgen_training.run.number_format import FORMS, Form, choose_form

PLAIN, LAST, HALF = FORMS


def loss(model: nn.Module) -> Tensor:
    value: Tensor = model(torch.ones(2, 3, 8, 8)).float().square().mean()
    return value


def with_times(monkeypatch: pytest.MonkeyPatch, *seconds: float) -> Form:
    times = dict(zip(FORMS, seconds, strict=True))
    monkeypatch.setattr(form_module, "_seconds", lambda form, model, loss: times[form])
    return choose_form("auto", nn.Conv2d(3, 4, 3), loss, n_processes=1)[0]


def test_auto_takes_a_form_that_is_clearly_faster_and_else_the_plainest(monkeypatch: pytest.MonkeyPatch) -> None:
    assert with_times(monkeypatch, 1.0, 0.9, 0.4) == HALF
    assert with_times(monkeypatch, 1.0, 0.5, 0.45) == LAST
    assert with_times(monkeypatch, 1.0, 0.9, 0.9) == PLAIN
    assert with_times(monkeypatch, 1.0, 2.0, 3.0) == PLAIN


def test_auto_really_measures_and_leaves_the_model_alone() -> None:
    model = nn.Conv2d(3, 4, 3)
    before = model.weight.detach().clone()
    form, seconds = choose_form("auto", model, loss, n_processes=1)
    assert form in FORMS
    assert set(seconds) == {str(form) for form in FORMS}
    assert min(seconds.values()) > 0
    assert torch.equal(model.weight, before)
    assert model.weight.grad is None


def test_a_named_precision_is_kept_and_processes_do_not_measure() -> None:
    model = nn.Conv2d(3, 4, 3)
    assert choose_form("bf16-mixed", model, loss, n_processes=1) == (Form("bf16-mixed", True), {})
    assert choose_form("auto", model, loss, n_processes=2) == (Form("32-true", False), {})
    with pytest.raises(ConfigError, match="bf16-mixed"):
        choose_form("bf16", model, loss, n_processes=1)


def test_form_is_kept_for_a_run_that_resumes(tmp_path: Path) -> None:
    HALF.save(tmp_path / "form.json")
    assert Form.load(tmp_path / "form.json") == HALF
    assert Form.load(tmp_path / "none.json") == PLAIN


def test_layout_changes_no_value() -> None:
    model = nn.Conv2d(3, 4, 3)
    expected = loss(model)
    assert torch.allclose(loss(LAST.arranged(model)), expected)
    assert model.weight.is_contiguous(memory_format=torch.channels_last)
