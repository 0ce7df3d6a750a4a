"""What the commands have in common: errors in one line, options that several of them take."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ParamSpec

import click

from assetgen_plugin.errors import AssetgenError

P = ParamSpec("P")
FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)
ANY = click.Path(path_type=Path)
DEVICES = click.Choice(["auto", "cpu", "cuda"])


def say(text: str) -> None:
    click.echo(text, err=True)


def command(function: Callable[P, None]) -> Callable[P, None]:
    """Errors of ours as one line and exit code 1; a traceback with --debug only."""

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            function(*args, **kwargs)
        except AssetgenError as error:
            if click.get_current_context().find_root().params.get("debug"):
                raise
            raise click.ClickException(" ".join(str(error).split())) from error
        except ModuleNotFoundError as error:
            if error.name is None or error.name.partition(".")[0] not in _TRAIN_MODULES:
                raise
            raise click.ClickException(f"this needs {error.name}: pip install 'assetgen[train]'") from error

    return run


_TRAIN_MODULES = ("torch", "lightning_fabric", "onnx", "safetensors", "sklearn", "scipy", "matplotlib", "platformdirs")
JSON = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON on stdout.")
BASE = click.option("--base", help="Variants of this sprite only, by its name in the pack.")
COLOURS = click.option(
    "--palette",
    metavar="CHOICE",
    help="keep (the base's), any, from:NAME, #rrggbb,#rrggbb,… or a .gpl, .hex or .png file.  [default: varied]",
)
SPREAD = click.option(
    "--spread",
    type=click.FloatRange(0, 4),
    default=1.0,
    show_default=True,
    help="How far from the typical: 0 is the middle itself, 1 as trained.",
)


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr while something is done, if that is a terminal; told (number done, number in all)."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)
        yield lambda n_done, n_all: bar.update(task, completed=n_done, total=n_all)
