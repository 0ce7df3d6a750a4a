"""What the commands share: errors in one line, options that several of them take, a progress bar."""

from __future__ import annotations

import dataclasses
import errno
import functools
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, ParamSpec

import click

from assetgen_art.distribution import install_command
from assetgen_plugin.errors import AssetgenError, ConfigError

from ..baking.spec.settings import DATA_FORMATS

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

P = ParamSpec("P")
Decorator = Callable[[Callable[..., None]], Callable[..., None]]
FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)
ANY = click.Path(path_type=Path)
MAX_SEED: Final = 2**64 - 1
JSON = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON on stdout.")
DEVICE = click.option(
    "--device",
    type=click.Choice(["auto", "cpu", "cuda"]),
    default="auto",
    show_default=True,
    help="Where to train; auto uses a CUDA GPU if there is one.",
)
DATA_DIR = click.option(
    "--data-dir",
    type=FOLDER,
    help="Folder with the four Fashion-MNIST idx files, for the built-in set fashion-mnist.",
)
COLOURS = click.option(
    "--palette",
    metavar="CHOICE",
    show_default="varied",
    help="Colours: keep (the base sprite's own), any (those of a random sprite of the class), from:NAME (those of that "
    "sprite), a list such as '#20242a,#c8b070', or a .gpl, .hex or .png file.",
)
SPREAD = click.option(
    "--spread",
    type=click.FloatRange(0, 4),
    show_default="the pack's own, which is 1 unless assetgen info says otherwise",
    help="How much textures vary: 0 draws the typical one only.",
)
STYLE = click.option(
    "--style",
    metavar="NAME",
    show_default="that of each sprite",
    help="Paint with the art of this sprite, whatever the shape; for packs that hold their art.",
)
EPOCH = click.option(
    "--epoch",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Draw as the pack did before later sprites were added: 1 is the pack as it was first exported.",
)
_EXTRAS: Final = {  # third-party modules that a plain installation lacks, and the extra that brings them
    "torch": "train",
    "lightning_fabric": "train",
    "matplotlib": "train",
    "onnx": "train",
    "platformdirs": "train",
    "safetensors": "train",
    "scipy": "train",
    "sklearn": "train",
    "threadpoolctl": "train",
    "dask": "cluster",
    "distributed": "cluster",
}


def shard_part(value: str) -> tuple[int, int]:
    """(2, 7) of 2/7: the second of seven parts."""
    k, slash, n = value.partition("/")
    if not (slash and k.isascii() and n.isascii() and k.isdecimal() and n.isdecimal() and len(k + n) <= 8):
        raise click.BadParameter(f"{value!r} is not a part; write 2/7 for the second of seven")
    if not 1 <= int(k) <= int(n):
        raise click.BadParameter(f"{value!r} is not a part; parts are numbered 1/{n} to {n}/{n}")
    return int(k), int(n)


def scheduler(value: str) -> str:
    """The address of a dask scheduler."""
    if not re.fullmatch(r"(\w+://)?\S+:\d+", value, re.ASCII):
        raise click.BadParameter(f"{value!r} is not the address of a scheduler; write tcp://HOST:PORT")
    return value


def notify(text: str) -> None:
    """Prints a message for people, on stderr."""
    click.echo(text, err=True)


def examples(*lines: str) -> str:
    """An epilog that shows how a command is used, a line for each example."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def grouped(
    name: str, kind: type[DataclassInstance], options: Sequence[Decorator]
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A decorator that adds options to a command, which takes their values as one argument.

    name: of the argument. kind: its frozen dataclass, whose fields are the options' parameters.
    """
    fields = {field.name for field in dataclasses.fields(kind)}

    def decorator(function: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(function)
        def run(**kwargs: Any) -> None:
            values = {key: kwargs.pop(key) for key in fields}
            try:
                group = kind(**values)
            except ConfigError as error:
                raise click.UsageError(str(error)) from error
            function(**kwargs, **{name: group})

        wrapped: Callable[..., None] = run
        for option in reversed(options):
            wrapped = option(wrapped)
        return wrapped

    return decorator


def command(function: Callable[P, None]) -> Callable[P, None]:
    """Turns expected errors into one line and exit code 1; with --debug they keep their traceback."""

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            function(*args, **kwargs)
        except (AssetgenError, ModuleNotFoundError, OSError) as error:
            text = _explained(error)
            if text is None or click.get_current_context().find_root().params.get("debug"):
                raise
            raise click.ClickException(" ".join(text.split())) from error

    return run


def _explained(error: Exception) -> str | None:
    """What to tell the user about an error; None for a mistake of our own, which shows its traceback."""
    match error:
        case AssetgenError():
            return str(error)
        case ModuleNotFoundError():
            module = (error.name or "").partition(".")[0]
            if module not in _EXTRAS:
                return None
            return f"this needs {module}, which is not installed; {install_command(_EXTRAS[module])}"
        case OSError() if error.strerror and error.errno != errno.EPIPE:  # click ends quietly when a pipe is closed
            return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
        case _:
            return None


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on stderr if that is a terminal; the function takes the number done and the total."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)
        yield lambda n_done, n_all: bar.update(task, completed=n_done, total=n_all)


OF_DATA = (
    click.option(
        "--data",
        type=click.Choice(DATA_FORMATS),
        multiple=True,
        metavar="FORMAT",
        help=f"Also write a data file for the atlas: {', '.join(DATA_FORMATS)}; repeatable; requires --atlas.",
    ),
    click.option("--trim", is_flag=True, help="Leave clear borders out of data files; pages stay as they are."),
    click.option(
        "--pivot",
        type=(float, float),
        metavar="X Y",
        help="Pivot of each sprite for data files, from its left top corner: 0.5 1 is the middle of its feet.",
    ),
)
"""What data files an atlas gets, and what they say."""
