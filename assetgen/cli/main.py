"""The command line's root: parses, calls, prints. Results go to stdout, messages to stderr."""

from __future__ import annotations

import logging
import sys

import click

from .bake import bake, merge, verify
from .evaluate import evaluate
from .images import clean, denoise, info, preview
from .train import add, demo, export, inspect, train


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="assetgen")
@click.option("--debug", is_flag=True, help="Show tracebacks.")
def main(debug: bool) -> None:
    """Train on your art, ship one small ONNX pack, get any number of unique textures from a seed."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(logging.DEBUG if debug else logging.WARNING)  # also for libraries that set their own level
    logging.basicConfig(level=handler.level, handlers=[handler])


for _command in (demo, inspect, train, export, add, evaluate, clean, denoise, preview, bake, verify, merge, info):
    main.add_command(_command)
