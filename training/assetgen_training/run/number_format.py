"""The form of a step: number format and memory layout, chosen by a short measurement on the machine at hand."""

from __future__ import annotations

import copy
import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from assetgen_art.files import write_atomic
from assetgen_plugin.errors import ConfigError

PRECISIONS = ("auto", "32-true", "bf16-mixed", "16-mixed")
_WARM_STEPS, _STEPS = 2, 3  # of a trial
_WORTH = 1.2  # times faster that a less plain form must be


@dataclass(frozen=True)
class Form:
    """precision: as Fabric names it. channels_last: whether convolutions see (B, H, W, C) in memory."""

    precision: str = "32-true"
    channels_last: bool = False

    def __str__(self) -> str:
        numbers = {"32-true": "float32", "bf16-mixed": "bfloat16", "16-mixed": "float16"}[self.precision]
        return f"{numbers}, channels {'last' if self.channels_last else 'first'}"

    def arranged(self, module: nn.Module) -> nn.Module:
        """The module with its weights in this layout."""
        if self.channels_last:
            module.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        return module

    def save(self, path: Path) -> None:
        """Writes it as JSON, for a run that resumes."""
        write_atomic(path, json.dumps(asdict(self)).encode())

    @staticmethod
    def load(path: Path) -> Form:
        """What save wrote; the plain form if there is no such file."""
        return Form(**json.loads(path.read_text("utf-8"))) if path.is_file() else Form()


FORMS = (Form("32-true", False), Form("32-true", True), Form("bf16-mixed", True))
"""Those that auto tries, the plainest first."""


def choose_form(
    precision: str, model: nn.Module, loss: Callable[[nn.Module], Tensor], *, n_processes: int
) -> tuple[Form, dict[str, float]]:
    """The form for training steps of a model, and the seconds a step of each form that was tried.

    precision: one of PRECISIONS. With auto the forms are measured; a later one must beat an earlier one by a sixth, so
    that noise does not decide and a second run chooses the same. Several processes must agree, so nothing is measured
    then and auto is float32; nor is a model without convolutions, which no layout helps. loss: from the model to a
    scalar loss of one batch; it is run on copies, both ways.

    Measured on two cores with AVX512-BF16 and AMX: bfloat16 with channels last took half the time of float32 at batch
    128 and 0.6 at batch 16; a processor without them has to convert, which is why this is not a setting to guess.
    torch.compile is not among the forms: it took 9 to 44 s there, for steps from 2 % faster to 16 % slower.
    """
    if precision not in PRECISIONS:
        raise ConfigError(f"precision {precision!r}; {', '.join(PRECISIONS)} are allowed")
    if precision != "auto":
        return Form(precision, channels_last=True), {}
    if n_processes > 1 or not any(isinstance(module, nn.Conv2d) for module in model.modules()):
        return Form(), {}
    best, *others = FORMS
    tried = {best: _seconds(best, model, loss)}
    for form in others:
        tried[form] = _seconds(form, model, loss)
        if tried[form] < tried[best] / _WORTH:
            best = form
    return best, {str(form): seconds for form, seconds in tried.items()}


def _seconds(form: Form, model: nn.Module, loss: Callable[[nn.Module], Tensor]) -> float:
    """The best time of a few steps in this form."""
    tried = form.arranged(copy.deepcopy(model))
    device = next(tried.parameters()).device
    dtype = torch.float16 if form.precision == "16-mixed" else torch.bfloat16
    times = []
    for _ in range(_WARM_STEPS + _STEPS):
        begun = time.perf_counter()
        with torch.autocast(device.type, dtype, enabled=form.precision != "32-true"):
            value = loss(tried)
        value.backward()  # type: ignore[no-untyped-call]
        if device.type == "cuda":
            torch.cuda.synchronize(device)
        times.append(time.perf_counter() - begun)
    return min(times[_WARM_STEPS:])
