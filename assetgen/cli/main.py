"""The root of the command line: parses, calls, prints. Results go to stdout, messages to stderr."""

from __future__ import annotations

import logging
import sys

import click

from assetgen_art.distribution import install_command, installed_version

from .bake import bake, merge, verify
from .evaluate import evaluate
from .gallery import gallery
from .images import clean, denoise, info, preview
from .train import add, demo, export, inspect, train

_EPILOG = f"""\b
Exit codes:
  0  done
  1  an error, in one line on stderr, or a check that failed
  2  incorrect usage
  3  a pack does not meet the quality gate, or a cleaned page lost its ink

\b
First steps:
  assetgen demo                              train on generated plants, bake 64 variants
  assetgen inspect my-art -o my-art.html     what training on a folder of art would do
  assetgen train my-art -o my-art.onnx       train on it and write a pack

\b
The train extra:
  {install_command("train")}
"""


class _InOrder(click.Group):
    """Lists its commands in the order in which they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


def _version(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(f"assetgen {installed_version()}")
        ctx.exit()


@click.group(
    cls=_InOrder, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version and exit."
)
@click.option("--debug", is_flag=True, help="Show tracebacks and the debug messages of libraries.")
def main(debug: bool) -> None:
    """Train on your art, ship one small ONNX pack, get any number of unique textures from a seed.

    Results go to stdout, messages to stderr. demo, train, evaluate, add, and export of a run folder require the train
    extra; the other commands work with a plain installation.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(logging.DEBUG if debug else logging.WARNING)  # also for libraries that set their own level
    logging.basicConfig(level=handler.level, handlers=[handler])


for _command in (
    demo,
    inspect,
    train,
    export,
    add,
    evaluate,
    preview,
    gallery,
    bake,
    verify,
    merge,
    info,
    clean,
    denoise,
):
    main.add_command(_command)
