"""The number format and memory layout of a step, chosen by what the processor can do, never by a measurement."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

from assetgen_art.files import write_atomic
from assetgen_plugin.errors import ConfigError

PRECISIONS = ("auto", "32-true", "bf16-mixed", "16-mixed")
_NAMES = {"32-true": "float32", "bf16-mixed": "bfloat16", "16-mixed": "float16"}
_TYPES = {"bf16-mixed": torch.bfloat16, "16-mixed": torch.float16}


@dataclass(frozen=True)
class NumberFormat:
    """precision: as Fabric names it. channels_last: whether convolutions see (B, H, W, C) in memory."""

    precision: str = "32-true"
    channels_last: bool = False

    def __str__(self) -> str:
        return f"{_NAMES[self.precision]}, channels {'last' if self.channels_last else 'first'}"

    def arrange(self, module: nn.Module) -> None:
        """Puts a module's weights in this layout."""
        if self.channels_last:
            module.to(memory_format=torch.channels_last)  # type: ignore[call-overload]

    def save(self, path: Path) -> None:
        """Writes it as JSON, for a run that resumes."""
        write_atomic(path, json.dumps(asdict(self)).encode())

    @staticmethod
    def load(path: Path) -> NumberFormat:
        """What save wrote; the plain format if there is no such file."""
        return NumberFormat(**json.loads(path.read_text("utf-8"))) if path.is_file() else NumberFormat()


def choose_number_format(precision: str, device: str, *, convolutional: bool, n_processes: int) -> NumberFormat:
    """The number format for training steps of a model on a device, `cpu` or `cuda`.

    precision: one of PRECISIONS. auto is bfloat16 where the processor multiplies in it, float16 on CUDA devices that
    have matrix units for that alone, and float32 elsewhere and where this torch has no such convolutions. It takes no
    measurement: one would depend on what else the machine does, and with another format come other weights. Several
    processes, whose processors may differ, take float32; so does a model without convolutions, which gains nothing.
    Raises ConfigError for a precision that is not known, or that the device does not have.

    Measured on a processor with AVX512-BF16 and AMX, one thread and two: of seven presets a step in bfloat16 took 0.23
    to 0.52 of its time in float32, and float32 with channels last 0.58 to 0.88 of that with channels first.
    torch.compile is not used: it took 9 to 44 s there, for steps from 2 % faster to 16 % slower.
    """
    if precision not in PRECISIONS:
        raise ConfigError(f"precision {precision!r} is not known; allowed are {', '.join(PRECISIONS)}")
    if precision != "auto":
        if precision != "32-true" and not convolves(device, _TYPES[precision]):
            raise ConfigError(
                f"precision {precision} needs convolutions in {_NAMES[precision]}, which this torch does not have on "
                f"{device}; use --precision auto or 32-true"
            )
        return NumberFormat(precision, channels_last=True)
    if n_processes > 1 or not convolutional:
        return NumberFormat()
    half = fast_half(device)
    return NumberFormat(half if half and convolves(device, _TYPES[half]) else "32-true", channels_last=True)


def fast_half(device: str) -> str | None:
    """The precision of 16 bits that a device's processor multiplies in; None if it would first convert each number."""
    if device == "cuda":
        capability = torch.cuda.get_device_capability()
        return "bf16-mixed" if capability >= (8, 0) else "16-mixed" if capability >= (7, 0) else None
    return "bf16-mixed" if torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported() else None


def convolves(device: str, number: torch.dtype) -> bool:
    """Whether torch convolves in these numbers on a device, forward and backward, and gets it right.

    On a CPU oneDNN does it for bfloat16, which not every build of torch has; Fabric has no float16 there. Some CUDA
    devices of capability 7.5 are known to return NaN in float16.
    """
    if device == "cpu" and number == torch.float16:
        return False
    images = torch.ones(1, 8, 6, 6, device=device, dtype=number, requires_grad=True)
    kernel = torch.ones(8, 8, 3, 3, device=device, dtype=number, requires_grad=True)
    try:
        sums = F.conv2d(images, kernel)
        sums.sum().backward()  # type: ignore[no-untyped-call]
    except RuntimeError:
        return False
    assert kernel.grad is not None
    return bool((sums == 8 * 9).all() and (kernel.grad == 4 * 4).all())
