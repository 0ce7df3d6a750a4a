"""The engines that draw packs, as parameters of tests: those that this machine does not have are skipped."""

from __future__ import annotations

import pytest

from assetgen_plugin.decoding import ENGINES
from assetgen_plugin.decoding.core import library
from assetgen_plugin.decoding.session import is_installed
from assetgen_plugin.errors import PackError


def reason_against(engine: str) -> str | None:
    """Why this machine cannot draw with an engine; None if it can."""
    if engine == "onnxruntime" and not is_installed():
        return "onnxruntime is not installed"
    if engine == "core":
        try:
            library()
        except PackError as error:
            return str(error)
    return None


ALL_ENGINES = [
    pytest.param(engine, marks=pytest.mark.skipif(reason is not None, reason=str(reason)))
    for engine in ENGINES
    for reason in [reason_against(engine)]
]
